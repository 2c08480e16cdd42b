/* ladder_line.c - the arrow in one line of a ladder. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "packet/ladder_private.h"

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '@';
}

static bool is_shaft(char c)
{
    return c == '-' || c == '=';
}

/* ---- columns ---- */

/* The box-drawing block and the arrows, by the last two bytes of their UTF-8. */
static char like_in_ascii(const unsigned char *p)
{
    static const struct {
        unsigned char bytes[3];
        char is;
    } likes[] = {
        { { 0xe2, 0x94, 0x80 }, '-' }, { { 0xe2, 0x94, 0x81 }, '-' }, { { 0xe2, 0x94, 0x82 }, '|' },
        { { 0xe2, 0x94, 0x83 }, '|' }, { { 0xe2, 0x94, 0xbc }, '+' }, { { 0xe2, 0x95, 0x90 }, '-' },
        { { 0xe2, 0x95, 0x91 }, '|' }, { { 0xe2, 0x80, 0x93 }, '-' }, { { 0xe2, 0x80, 0x94 }, '-' },
        { { 0xe2, 0x96, 0xb6 }, '>' }, { { 0xe2, 0x96, 0xba }, '>' }, { { 0xe2, 0x97, 0x80 }, '<' },
        { { 0xe2, 0x97, 0x84 }, '<' }, { { 0xe2, 0x9f, 0xb6 }, '>' }, { { 0xe2, 0x9f, 0xb5 }, '<' },
    };

    for (size_t i = 0; i < ARRAY_SIZE(likes); i++)
        if (memcmp(p, likes[i].bytes, 3) == 0)
            return likes[i].is;
    return '?';
}

static void add_cell(struct ladder_line *line, char c)
{
    if (line->n < LADDER_COLUMNS)
        line->cells[line->n++] = c;
}

void ladder_line(struct slice line, struct ladder_line *out)
{
    out->n = 0;
    for (size_t at = 0; at < line.n;) {
        const unsigned char *p = (const unsigned char *)line.p + at;
        size_t left = line.n - at, n = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;

        if (n == 1) {
            add_cell(out, *p == '\t' || *p < ' ' ? ' ' : (char)*p);
        } else if (left >= 3 && (memcmp(p, "\xe2\x86\x92", 3) == 0 ||
                                 memcmp(p, "\xe2\x86\x90", 3) == 0)) { /* an arrow of one sign */
            add_cell(out, p[2] == 0x90 ? '<' : '-');
            add_cell(out, p[2] == 0x90 ? '-' : '>');
        } else {
            add_cell(out, n == 3 && left >= 3 ? like_in_ascii(p) : '?');
        }
        at += n < left ? n : left;
    }
    out->cells[out->n] = '\0';
}

/* ---- labels ---- */

static size_t find_method(const struct ladder_line *line, size_t from, size_t to, char out[10])
{
    static const char *const methods[] = { "INVITE",  "ACK",     "BYE",     "CANCEL",   "REGISTER",
                                           "OPTIONS", "PRACK",   "UPDATE",  "REFER",    "NOTIFY",
                                           "INFO",    "MESSAGE", "PUBLISH", "SUBSCRIBE" };

    for (size_t at = from; at < to; at++)
        for (size_t i = 0; i < ARRAY_SIZE(methods); i++) {
            size_t n = strlen(methods[i]);

            if (at + n <= to && memcmp(line->cells + at, methods[i], n) == 0 &&
                (at == 0 || !is_word(line->cells[at - 1])) && !is_word(line->cells[at + n])) {
                memcpy(out, methods[i], n + 1);
                return at;
            }
        }
    return to;
}

/* Three digits from 100 to 699 that are part of no number, address or time. */
static size_t find_code(const struct ladder_line *line, size_t from, size_t to, unsigned *status)
{
    for (size_t at = from; at + 3 <= to; at++) {
        const char *p = line->cells + at;
        bool alone =
            (at == 0 || (!is_word(p[-1]) && p[-1] != ':' && p[-1] != '+' && p[-1] != '/')) &&
            !is_word(p[3]) && p[3] != ':' && p[3] != '/';

        if (alone && p[0] >= '1' && p[0] <= '6' && isdigit((unsigned char)p[1]) &&
            isdigit((unsigned char)p[2])) {
            *status =
                (unsigned)(p[0] - '0') * 100 + (unsigned)(p[1] - '0') * 10 + (unsigned)(p[2] - '0');
            return at;
        }
    }
    return to;
}

/* The words behind a status, up to a gap, a bracket or a line. */
static void take_phrase(const struct ladder_line *line, size_t at, size_t to, char *out)
{
    size_t n = 0;

    while (at < to && line->cells[at] == ' ')
        at++;
    for (; at < to && n + 1 < LADDER_WORD; at++) {
        char c = line->cells[at], next = at + 1 < to ? line->cells[at + 1] : ' ';

        if (strchr("|<>(?=[", c) != NULL || (c == '-' && (is_shaft(next) || next == '>')) ||
            (c == ' ' && next == ' '))
            break;
        out[n++] = c;
    }
    while (n > 0 && strchr(" -~?", out[n - 1]) != NULL) /* of a phrase that was shortened */
        n--;
    out[n] = '\0';
}

bool ladder_label(const struct ladder_line *line, size_t from, size_t to, struct ladder_label *out)
{
    *out = (struct ladder_label){ .status = 0 };
    size_t method = find_method(line, from, to, out->method);
    size_t code = find_code(line, from, to, &out->status);

    if (method < code) {
        out->status = 0;
        return true;
    }
    if (code < to)
        take_phrase(line, code + 3, to, out->phrase);
    return code < to;
}

/* ---- arrows ---- */

static bool is_head(const struct ladder_line *line, size_t at)
{
    char c = line->cells[at];

    return (c == '<' && at + 1 < line->n && is_shaft(line->cells[at + 1])) ||
           (c == '>' && at > 0 && is_shaft(line->cells[at - 1]));
}

/* Column of the next arrow's head; line->n: there is none. */
static size_t find_head(const struct ladder_line *line, size_t from)
{
    size_t at = from;

    while (at < line->n && !is_head(line, at))
        at++;
    return at;
}

/* Does the shaft go on over the lifeline? Not into an arrow with a head of its own. */
static bool is_crossed(const struct ladder_line *line, size_t at, bool leftwards)
{
    const char *cells = line->cells;
    size_t i = at;

    if (at == 0 || at + 1 >= line->n || !is_shaft(cells[at - 1]) || !is_shaft(cells[at + 1]))
        return false;
    while (leftwards ? i-- > 0 : ++i < line->n)
        if (cells[i] == '|' || is_head(line, i))
            return cells[i] == '|';
    return true;
}

/* The lifeline to the left of a column, or to its right, at which an arrow ends; false: none is. */
static bool find_lifeline(const struct ladder_line *line, size_t at, bool leftwards, size_t *out)
{
    for (size_t i = at; leftwards ? i-- > 0 : ++i < line->n;)
        if (line->cells[i] == '|' && !is_crossed(line, i, leftwards)) {
            *out = i;
            return true;
        }
    return false;
}

/* Between two lifelines. */
static bool read_columns(const struct ladder_line *line, size_t head, bool right,
                         struct ladder_arrow *out)
{
    size_t left_end, right_end;

    if (!find_lifeline(line, right ? head : head + 1, true, &left_end) ||
        !find_lifeline(line, right ? head - 1 : head, false, &right_end))
        return false;
    *(right ? &out->from : &out->to) = (struct ladder_end){ .column = left_end };
    *(right ? &out->to : &out->from) = (struct ladder_end){ .column = right_end };
    out->labelled = ladder_label(line, left_end, right_end, &out->label);
    return true;
}

static void take_name(const struct ladder_line *line, size_t from, size_t to, char *out)
{
    size_t n = 0;

    while (from < to && strchr(" ([\"'", line->cells[from]) != NULL)
        from++;
    while (from < to && n + 1 < LADDER_WORD)
        out[n++] = line->cells[from++];
    while (n > 0 && strchr(" :,;)]\"'", out[n - 1]) != NULL)
        n--;
    out[n] = '\0';
}

static bool is_name(const char *name)
{
    struct ladder_line line;
    struct ladder_label label;

    if (*name == '\0' || strpbrk(name, "<>|?") != NULL)
        return false;
    ladder_line(slice_of(name), &line);
    return find_method(&line, 0, line.n, label.method) == line.n &&
           (line.n != 3 || find_code(&line, 0, line.n, &label.status) == line.n);
}

/* The shaft with the words on it: "---- INVITE ---->". *from, *to: its columns. */
static void find_shaft(const struct ladder_line *line, size_t head, bool right, size_t *from,
                       size_t *to)
{
    const char *cells = line->cells;

    *from = head;
    *to = head + 1;
    if (right)
        while (*from > 0 && is_shaft(cells[*from - 1]))
            --*from;
    else
        while (*to < line->n && is_shaft(cells[*to]))
            ++*to;
    for (size_t i = 0; i < line->n; i++) { /* the other part of a shaft with words on it */
        bool shaft = i + 1 < line->n && is_shaft(cells[i]) && is_shaft(cells[i + 1]);

        if (shaft && right && i < *from && *from - i < 60) {
            *from = i;
            break;
        }
        if (shaft && !right && i > *to && i - *to < 60)
            for (*to = i; *to < line->n && is_shaft(cells[*to]);)
                ++*to;
    }
}

/* Between two names: "alice -> bob: INVITE", "alice --- INVITE ---> bob"; without names the writer
 * is left of the arrow: "--> INVITE", "<-- 403 Forbidden". */
static bool read_names(const struct ladder_line *line, size_t head, bool right,
                       struct ladder_arrow *out)
{
    size_t from, to, before, behind;
    struct ladder_end left = { .name = "left" }, far = { .name = "right" };
    char name[LADDER_WORD] = "";

    find_shaft(line, head, right, &from, &to);
    out->labelled = ladder_label(line, from, to, &out->label);
    for (before = from; before > 0 && line->cells[before - 1] == ' ';)
        before--;
    size_t end = before;

    while (before > 0 && line->cells[before - 1] != ' ')
        before--;
    take_name(line, before, end, name);
    bool named = is_name(name);

    for (behind = to; behind < line->n && line->cells[behind] == ' ';)
        behind++;
    end = behind;
    while (end < line->n && line->cells[end] != ' ')
        end++;
    take_name(line, behind, end, far.name);
    if (named && is_name(far.name))
        memcpy(left.name, name, sizeof name);
    else
        far = (struct ladder_end){ .name = "right" };
    if (!out->labelled)
        out->labelled =
            ladder_label(line, strcmp(far.name, "right") == 0 ? to : end, line->n, &out->label) ||
            ladder_label(line, 0, from, &out->label);
    out->from = right ? left : far;
    out->to = right ? far : left;
    return out->labelled;
}

bool ladder_arrow(const struct ladder_line *line, size_t *at, struct ladder_arrow *out)
{
    size_t head = find_head(line, *at);
    bool right = head < line->n && line->cells[head] == '>';

    *out = (struct ladder_arrow){ .labelled = false };
    if (head == line->n)
        return false;
    if (read_columns(line, head, right, out)) {
        *at = right ? out->to.column : out->from.column;
        return true;
    }
    *at = line->n; /* of names a line has two */
    return read_names(line, head, right, out);
}
