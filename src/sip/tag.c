/* tag.c - the tag of a From or To and the branch of a Via, which tell dialogs and transactions
 * apart (RFC 3261 sections 19.3, 8.1.1.7). */
#include "config.h"

#include "sip/tag.h"

#include <limits.h>
#include <string.h>

#include "base/byte_mask.h"
#include "sip/chars.h"

/* The end of a parameter's value. */
static const char *value_end(const char *p, const char *end)
{
    static const bool ends[UCHAR_MAX + 1] = {
        [';'] = true, [','] = true, [' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true,
    };

    for (; end - p >= BYTE_MASK_WIDTH; p += BYTE_MASK_WIDTH) {
        unsigned mask = byte_mask(p, ';') | byte_mask(p, ',') | byte_mask(p, ' ') |
                        byte_mask(p, '\t') | byte_mask(p, '\r') | byte_mask(p, '\n');

        if (mask != 0)
            return p + __builtin_ctz(mask);
    }
    while (p < end && !ends[(unsigned char)*p])
        p++;
    return p;
}

/* The first `c` outside of quotes, or `end`. There are next to never any quotes: who has looked for
 * them once need not look at each byte. */
static const char *find_outside(const char *p, const char *end, char c, bool quotes)
{
    if (!quotes) {
        const char *at = p < end ? memchr(p, c, (size_t)(end - p)) : NULL;

        return at != NULL ? at : end;
    }
    for (bool quoted = false; p < end && (quoted || *p != c); p++)
        if (*p == '"')
            quoted = !quoted;
    return p;
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && slice_is_blank(*p))
        p++;
    return p;
}

/* The value of a parameter in ";a=1;tag=x", from `p` on, up to `end` or a comma. `name` is in lower
 * case. */
static struct slice param_of(const char *p, const char *end, struct slice name)
{
    bool quotes = p < end && memchr(p, '"', (size_t)(end - p)) != NULL;

    end = find_outside(p, end, ',', quotes);
    while ((p = find_outside(p, end, ';', quotes)) < end) {
        const char *at = skip_blanks(++p, end);

        if ((size_t)(end - at) < name.n || (*at | 0x20) != *name.p ||
            !slice_ieq((struct slice){ at, name.n }, name))
            continue;
        at = skip_blanks(at + name.n, end);
        if (at == end || *at != '=')
            continue;
        at = skip_blanks(at + 1, end);
        return (struct slice){ at, (size_t)(value_end(at, end) - at) };
    }
    return (struct slice){ NULL, 0 };
}

/* The first '<' that is not within a quoted name, or `end`. */
static const char *bracket_of(const char *p, const char *end)
{
    bool quoted = false;

    for (; p < end && (quoted || *p != '<'); p++) {
        if (*p == '"')
            quoted = !quoted;
        else if (*p == '\\' && quoted && p + 1 < end)
            p++;
    }
    return p;
}

struct slice sip_tag_general(struct slice value)
{
    if (value.n == 0)
        return value;
    const char *end = value.p + value.n, *p = bracket_of(value.p, end);
    if (p == end)
        p = value.p;
    const char *close = find_outside(p, end, '>', false);
    return param_of(close < end ? close : find_outside(p, end, ';', false), end, SLICE("tag"));
}

struct slice sip_branch_general(struct slice via)
{
    return via.n > 0 ? param_of(via.p, via.p + via.n, SLICE("branch")) : via;
}

/* As they nearly always are */

/* What follows `before`, which must be there without a blank behind it. */
static bool take_value(const char *p, const char *end, struct slice before, struct slice *value)
{
    if ((size_t)(end - p) < before.n || memcmp(p, before.p, before.n) != 0)
        return false;
    p += before.n;
    *value = (struct slice){ p, (size_t)(value_end(p, end) - p) };
    return value->n > 0;
}

/* The end of a name in quotes without escapes; NULL: it has some. */
static const char *quoted_end(const char *p, const char *end)
{
    const char *quote = memchr(p + 1, '"', (size_t)(end - p - 1));

    return quote == NULL || memchr(p, '\\', (size_t)(quote - p)) != NULL ? NULL : quote + 1;
}

/* A name in quotes, or of words, or none; the URI in brackets; nothing, or the tag (20.20). */
static bool usual_tag(struct slice from, struct slice *tag)
{
    if (from.n == 0)
        return false;
    const char *p = from.p, *end = p + from.n;

    if (*p == '"')
        p = quoted_end(p, end);
    while (p != NULL && p < end && char_is(*p, CHAR_TOKEN | CHAR_BLANK))
        p++;
    if (p == NULL || p == end || *p != '<')
        return false;
    p += byte_find(p, (size_t)(end - p), 0, '>');
    *tag = (struct slice){ NULL, 0 };
    return p < end && (p + 1 == end || take_value(p + 1, end, SLICE(";tag="), tag));
}

/* The end of the hop that a Via begins with: what follows it, or a quote. */
static const char *hop_end(const char *p, const char *end)
{
    for (; end - p >= BYTE_MASK_WIDTH; p += BYTE_MASK_WIDTH) {
        unsigned mask = byte_mask(p, ';') | byte_mask(p, ',') | byte_mask(p, '"');

        if (mask != 0)
            return p + __builtin_ctz(mask);
    }
    while (p < end && *p != ';' && *p != ',' && *p != '"')
        p++;
    return p;
}

/* The branch is the first parameter (20.42). */
static bool usual_branch(struct slice via, struct slice *branch)
{
    if (via.n == 0)
        return false;
    const char *end = via.p + via.n;

    return take_value(hop_end(via.p, end), end, SLICE(";branch="), branch);
}

struct slice sip_tag(struct slice from)
{
    struct slice tag;

    return usual_tag(from, &tag) ? tag : sip_tag_general(from);
}

struct slice sip_branch(struct slice via)
{
    struct slice branch;

    return usual_branch(via, &branch) ? branch : sip_branch_general(via);
}
