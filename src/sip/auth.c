#include "config.h"

#include <stddef.h>

#include "base/mem.h"
#include "sip/auth.h"
#include "sip/chars.h"

static const struct {
    struct slice name;
    size_t offset;
} fields[] = {
    {{"username", 8}, offsetof(struct digest, username)},
    {{"realm", 5}, offsetof(struct digest, realm)},
    {{"nonce", 5}, offsetof(struct digest, nonce)},
    {{"uri", 3}, offsetof(struct digest, uri)},
    {{"response", 8}, offsetof(struct digest, response)},
    {{"algorithm", 9}, offsetof(struct digest, algorithm)},
    {{"qop", 3}, offsetof(struct digest, qop)},
    {{"cnonce", 6}, offsetof(struct digest, cnonce)},
    {{"nc", 2}, offsetof(struct digest, nc)},
    {{"opaque", 6}, offsetof(struct digest, opaque)},
    {{"stale", 5}, offsetof(struct digest, stale)},
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

    *out = (struct digest){.scheme = slice_sub(rest, 0, scheme)};
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

void digest_mask(char *p, size_t n)
{
    const struct slice name = SLICE("response=");
    struct slice rest = {p, n};
    size_t at;

    while ((at = slice_ifind(rest, name)) < rest.n) {
        size_t i = n - rest.n + at + name.n;
        for (; i < n && (p[i] == '"' || char_is(p[i], CHAR_HEX)); i++)
            if (p[i] != '"')
                p[i] = '*';
        rest = (struct slice){p + i, n - i};
    }
}
