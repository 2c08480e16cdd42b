/* auth.c - digest challenges and credentials (RFC 3261 section 22, RFC 7616). */
#include "config.h"

#include <stddef.h>

#include "base/mem.h"
#include "sip/auth.h"
#include "sip/chars.h"

static const struct {
    struct slice name;
    size_t offset;
} fields[] = {
    { { "username", 8 }, offsetof(struct digest, username) },
    { { "realm", 5 }, offsetof(struct digest, realm) },
    { { "nonce", 5 }, offsetof(struct digest, nonce) },
    { { "uri", 3 }, offsetof(struct digest, uri) },
    { { "response", 8 }, offsetof(struct digest, response) },
    { { "algorithm", 9 }, offsetof(struct digest, algorithm) },
    { { "qop", 3 }, offsetof(struct digest, qop) },
    { { "cnonce", 6 }, offsetof(struct digest, cnonce) },
    { { "nc", 2 }, offsetof(struct digest, nc) },
    { { "opaque", 6 }, offsetof(struct digest, opaque) },
    { { "stale", 5 }, offsetof(struct digest, stale) },
};

/* The first of a name counts. */
static void take_field(struct digest *out, struct slice name, struct slice value)
{
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        struct slice *field = (struct slice *)(void *)((char *)out + fields[i].offset);

        if (slice_ieq(name, fields[i].name) && field->p == NULL)
            *field = value;
    }
}

/* Cuts one `name = value` off *rest; a value in quotes may hold commas. */
static bool next_field(struct slice *rest, struct slice *name, struct slice *value)
{
    size_t i = chars_span(*rest, 0, CHAR_LWS), start, end;

    while (i < rest->n && (rest->p[i] == ',' || char_is(rest->p[i], CHAR_LWS)))
        i++;
    if (i == rest->n)
        return false;
    start = i;
    while (i < rest->n && rest->p[i] != '=' && rest->p[i] != ',')
        i++;
    *name = slice_trim(slice_sub(*rest, start, i));
    if (i < rest->n && rest->p[i] == '=')
        i++;
    i += chars_span(*rest, i, CHAR_LWS);
    end = i < rest->n && rest->p[i] == '"' ? chars_quoted_end(*rest, i) : 0;
    if (end == 0)
        end = i + slice_chr(slice_sub(*rest, i, rest->n), ',');
    *value = chars_unquote(slice_trim(slice_sub(*rest, i, end)));
    *rest = slice_sub(*rest, end, rest->n);
    return true;
}

bool digest_parse(struct slice value, struct digest *out)
{
    struct slice rest = slice_trim(value), name, field;
    size_t scheme = chars_span(rest, 0, CHAR_TOKEN);

    *out = (struct digest){ .scheme = slice_sub(rest, 0, scheme) };
    if (!slice_ieq(out->scheme, SLICE("Digest")))
        return false;
    rest = slice_sub(rest, scheme, rest.n);
    while (next_field(&rest, &name, &field))
        take_field(out, name, field);
    return true;
}

bool digest_is_stale(const struct digest *digest)
{
    return slice_ieq(digest->stale, SLICE("true"));
}

/* Behind the '=' that follows at `i`; 0: none does. */
static size_t after_equals(struct slice s, size_t i)
{
    i += chars_span(s, i, CHAR_LWS);
    if (i >= s.n || s.p[i] != '=')
        return 0;
    return i + 1 + chars_span(s, i + 1, CHAR_LWS);
}

void digest_mask_with(char *p, size_t n, char digit)
{
    static const struct slice names[] = { SLICE("response"), SLICE("rspauth") };
    const struct slice all = { p, n };

    for (size_t k = 0; k < ARRAY_SIZE(names); k++) {
        for (size_t at = slice_ifind(all, names[k]); at < n;) {
            size_t i = at + names[k].n, value = after_equals(all, i);

            for (i = value > 0 ? value : i;
                 value > 0 && i < n && (p[i] == '"' || char_is(p[i], CHAR_HEX)); i++)
                if (p[i] != '"')
                    p[i] = digit;
            at = i + slice_ifind(slice_sub(all, i, n), names[k]);
        }
    }
}

void digest_mask(char *p, size_t n)
{
    digest_mask_with(p, n, '*');
}
