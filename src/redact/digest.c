/* digest.c - challenges and credentials, by parameter (RFC 7616 section 3.4). */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "redact/value.h"
#include "sip/chars.h"

static void keep(const struct redact *r, char *p, size_t n)
{
    (void)r;
    (void)p;
    (void)n;
}

/* A parameter that is not named here may be a key: of AKA (RFC 3310), of extensions. */
static void remove_all(const struct redact *r, char *p, size_t n)
{
    (void)r;
    memset(p, '0', n);
}

static const struct {
    const char *name;
    void (*redact)(const struct redact *, char *p, size_t n);
} parameters[] = {
    { "username", redact_text },
    { "realm", redact_host },
    { "uri", redact_value },
    { "domain", redact_value },
    { "nonce", redact_words },
    { "nextnonce", redact_words },
    { "cnonce", redact_words },
    { "opaque", redact_words },
    { "algorithm", keep },
    { "qop", keep },
    { "nc", keep },
    { "stale", keep },
    { "charset", keep },
    { "userhash", keep },
};

static void redact_parameter(const struct redact *r, struct slice name, char *p, size_t n)
{
    void (*redact)(const struct redact *, char *, size_t) = remove_all;

    for (size_t i = 0; i < ARRAY_SIZE(parameters); i++)
        if (slice_ieq(name, slice_of(parameters[i].name)))
            redact = parameters[i].redact;
    redact(r, p, n);
}

/* Behind the '='; returns where the value ends. */
static size_t value_end(struct slice all, size_t i)
{
    if (i < all.n && all.p[i] == '"') {
        size_t end = chars_quoted_end(all, i);

        return end > 0 ? end : all.n;
    }
    while (i < all.n && all.p[i] != ',' && !char_is(all.p[i], CHAR_LWS))
        i++;
    return i;
}

void redact_digest(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t scheme = chars_span(all, 0, CHAR_TOKEN);
    size_t next = scheme + chars_span(all, scheme, CHAR_LWS);

    /* Basic, Bearer: a secret as a whole. Authentication-Info begins with a parameter. */
    if (!slice_ieq(slice_sub(all, 0, scheme), SLICE("Digest")) && next < n && p[next] != '=') {
        redact_blot(p + scheme, n - scheme);
        return;
    }
    for (size_t i = 0; i < n;) {
        size_t from = i, length = chars_span(all, i, CHAR_TOKEN);
        size_t equals = from + length + chars_span(all, from + length, CHAR_LWS);

        if (length == 0 || equals >= n || p[equals] != '=') {
            i = length == 0 ? i + 1 : equals;
            continue;
        }
        i = equals + 1 + chars_span(all, equals + 1, CHAR_LWS);
        size_t end = value_end(all, i);
        bool quoted = i < end && p[i] == '"';
        size_t inside = end - i;

        if (quoted)
            inside -= inside > 1 && p[end - 1] == '"' ? 2 : 1;
        redact_parameter(r, slice_sub(all, from, from + length), p + i + quoted, inside);
        i = end;
    }
}
