/* yaml_place.c - the place in the file that a byte of a scalar's text comes from.
 *
 * libyaml says where a scalar begins. From there the source is walked beside the text: what is in
 * the source only is the indentation, the second of two quotes, the breaks that were folded, and
 * escapes. */
#include "config.h"

#include <yaml.h>

#include "base/yaml.h"

struct place_search {
    struct slice source;
    size_t at;
};

/* Bytes of the line break at `at`, as libyaml counts lines (YAML 1.1 section 4.1.4); 0: none. */
static size_t line_break(struct slice s, size_t at)
{
    struct slice rest = slice_sub(s, at, s.n);

    if (slice_starts(rest, SLICE("\r\n")) || slice_starts(rest, SLICE("\xc2\x85")))
        return 2;
    if (slice_starts(rest, SLICE("\n")) || slice_starts(rest, SLICE("\r")))
        return 1;
    return slice_starts(rest, SLICE("\xe2\x80\xa8")) || slice_starts(rest, SLICE("\xe2\x80\xa9"))
               ? 3
               : 0;
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t offset_of(struct slice s, unsigned line, unsigned column)
{
    size_t at = 0;

    for (unsigned n = 1; n < line && at < s.n;) {
        size_t width = line_break(s, at);

        at += width ? width : 1;
        n += width > 0;
    }
    for (unsigned n = 1; n < column && at < s.n; n++)
        do
            at++;
        while (at < s.n && continues(s.p[at]));
    return at;
}

static void place_of(struct slice s, size_t offset, unsigned *line, unsigned *column)
{
    *line = *column = 1;
    for (size_t at = 0; at < offset;) {
        size_t width = line_break(s, at);

        if (width) {
            ++*line;
            *column = 1;
        } else if (!continues(s.p[at])) {
            ++*column;
        }
        at += width ? width : 1;
    }
    /* An offset within a character is that character's place. */
    if (offset < s.n && continues(s.p[offset]) && *column > 1)
        --*column;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Over an escape of a double-quoted scalar; what it stands for is one character of the text. */
static size_t escape_width(char letter)
{
    return letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2;
}

/* One byte of the text; false: the source does not go on like the text. */
static bool step(struct place_search *w, const struct yaml *scalar, size_t *i)
{
    struct slice text = scalar->text, source = w->source;

    while (w->at < source.n) {
        char c = source.p[w->at], wanted = text.p[*i];
        bool doubled = w->at + 1 < source.n && source.p[w->at + 1] == '\'';

        if (scalar->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && c == '\\' && w->at + 1 < source.n) {
            if (blank(source.p[w->at + 1])) { /* an escaped line break: nothing in the text */
                w->at += 2;
                continue;
            }
            w->at += escape_width(source.p[w->at + 1]);
            do
                ++*i;
            while (*i < text.n && continues(text.p[*i]));
            return true;
        }
        if (c == wanted || (blank(c) && c != ' ' && c != '\t' && blank(wanted))) {
            bool pair = c == '\'' && doubled && scalar->style == YAML_SINGLE_QUOTED_SCALAR_STYLE;

            w->at += pair ? 2 : 1;
            ++*i;
            return true;
        }
        if (!blank(c))
            return false;
        w->at++;
    }
    return false;
}

/* Over blanks that the next byte of the text is not, so that a place is never in the indentation.
 */
static void skip_indent(struct place_search *w, const struct yaml *scalar, size_t i)
{
    if (i >= scalar->text.n || blank(scalar->text.p[i]))
        return;
    while (w->at < w->source.n && blank(w->source.p[w->at]))
        w->at++;
}

static size_t text_start(struct slice source, const struct yaml *scalar)
{
    size_t at = offset_of(source, scalar->line, scalar->column);

    if (scalar->style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
        scalar->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return at + 1;
    if (scalar->style == YAML_LITERAL_SCALAR_STYLE || scalar->style == YAML_FOLDED_SCALAR_STYLE)
        while (at < source.n && source.p[at] != '\n')
            at++;
    return at;
}

void yaml_locate(const struct yaml *scalar, size_t offset, unsigned *line, unsigned *column)
{
    struct place_search w = { yaml_source(scalar->file), 0 };

    *line = scalar->line;
    *column = scalar->column;
    if (scalar->kind != YAML_SCALAR)
        return;
    w.at = text_start(w.source, scalar);
    size_t i = 0;
    skip_indent(&w, scalar, 0);
    while (i < offset && i < scalar->text.n) {
        if (!step(&w, scalar, &i))
            return;
        skip_indent(&w, scalar, i);
    }
    place_of(w.source, w.at, line, column);
}
