/* trace_plain.c - undoes what logs, mail and web pages do to the lines of a message. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "packet/trace_private.h"

#define ALIKE 4 /* characters at the beginning by which the prefix is known again */
#define TAIL 3  /* and at its end, where its length differs */

static struct slice without_end_blanks(struct slice s)
{
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

static bool begins_alike(struct slice line, struct slice prefix)
{
    size_t n = prefix.n < ALIKE ? prefix.n : ALIKE;

    return line.n >= n && memcmp(line.p, prefix.p, n) == 0;
}

/* The journal writes the lines of a message under its first, behind as many blanks. */
static bool is_blank_for(struct slice line, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (i >= line.n || line.p[i] != ' ')
            return false;
    return true;
}

/* Numbers in it (times, processes) may differ, and have other lengths. */
static struct slice bare_of_other_length(struct slice line, struct slice prefix)
{
    struct slice tail = slice_sub(prefix, prefix.n - TAIL, prefix.n);
    size_t about = prefix.n > 2 * TAIL + ALIKE ? prefix.n - 2 * TAIL : ALIKE;
    struct slice rest = slice_sub(line, about, prefix.n + 2 * TAIL);
    size_t at = slice_find(rest, tail);

    if (at < rest.n)
        return slice_sub(line, about + at + TAIL, line.n);
    at = slice_find(line, SLICE("]: ")); /* "kamailio[811]: ": only the first line has more */
    return at < line.n && slice_find(prefix, SLICE("]: ")) < prefix.n
               ? slice_sub(line, at + 3, line.n)
               : line;
}

struct slice trace_bare(struct slice line, struct slice prefix)
{
    struct slice short_prefix = without_end_blanks(prefix);

    if (prefix.n > ALIKE && is_blank_for(line, prefix.n))
        return slice_sub(line, prefix.n, line.n);
    if (prefix.n == 0 || !begins_alike(line, short_prefix))
        return line;
    if (short_prefix.n > 0 && line.n < prefix.n && line.n >= short_prefix.n &&
        slice_eq(without_end_blanks(line), short_prefix))
        return slice_sub(line, line.n, line.n); /* ">", an empty line of a mail that is quoted */
    if (line.n >= prefix.n && begins_alike(line, prefix) &&
        line.p[prefix.n - 1] == prefix.p[prefix.n - 1] &&
        (prefix.n < 2 || line.p[prefix.n - 2] == prefix.p[prefix.n - 2]))
        return slice_sub(line, prefix.n, line.n);
    return prefix.n > ALIKE + TAIL ? bare_of_other_length(line, prefix) : line;
}

struct replacement {
    const char *written, *is;
    bool ends_line;
};

/* Writes the text with the first replacement that fits at each place; returns whether a line end
 * was among them. */
static bool replace_all(struct slice line, struct text *out, const struct replacement *all,
                        size_t n)
{
    bool any = false;

    for (size_t at = 0; at < line.n;) {
        struct slice rest = slice_sub(line, at, line.n);
        size_t i = 0;

        while (i < n && !slice_starts(rest, slice_of(all[i].written)))
            i++;
        if (i < n) {
            text_adds(out, all[i].is);
            at += strlen(all[i].written);
            any = any || all[i].ends_line;
        } else {
            text_addc(out, line.p[at++]);
        }
    }
    return any;
}

bool trace_unescape(struct slice line, struct text *out)
{
    static const struct replacement escapes[] = {
        { "#015#012", "\r\n", true },   { "#015", "", true },
        { "#012", "\n", true },         { "#011", "\t", false },
        { "\\015\\012", "\r\n", true }, { "\\r\\n", "\r\n", true },
        { "\\x0d\\x0a", "\r\n", true }, { "\\u000d\\u000a", "\r\n", true },
        { "\\n", "\n", true },          { "\\\"", "\"", false },
        { "\\/", "/", false },          { "<CR><LF>", "\r\n", true },
    };

    text_clear(out);
    return replace_all(line, out, escapes, ARRAY_SIZE(escapes));
}

void trace_add_html(struct text *out, struct slice line)
{
    static const struct replacement entities[] = {
        { "&lt;", "<", false },   { "&gt;", ">", false },  { "&quot;", "\"", false },
        { "&#34;", "\"", false }, { "&#39;", "'", false }, { "&nbsp;", " ", false },
        { "&amp;", "&", false },
    };

    replace_all(line, out, entities, ARRAY_SIZE(entities));
}
