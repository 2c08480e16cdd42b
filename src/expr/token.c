/* token.c - the words of the expression language. */
#include "config.h"

#include "expr/token.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/number.h"

void expr_fail(struct expr_error *error, size_t offset, size_t length, const char *format, ...)
{
    if (error->message[0])
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    error->offset = offset;
    error->length = length;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A name, and with it the keywords: words joined by points. After "header." any character of a
 * header's name follows (RFC 3261 section 25.1, token), such as the hyphen, which is the minus
 * elsewhere. */
static size_t name_length(struct slice s)
{
    size_t at = 0;
    bool header = false;

    for (;;) {
        size_t word = at;

        while (at < s.n && (is_letter(s.p[at]) || is_digit(s.p[at]) || (header && s.p[at] == '-')))
            at++;
        header = slice_eq(slice_sub(s, word, at), SLICE("header"));
        if (at + 1 >= s.n || s.p[at] != '.' ||
            !(is_letter(s.p[at + 1]) || (header && is_digit(s.p[at + 1]))))
            return at;
        at++;
    }
}

static struct token read_name(struct slice s, size_t at)
{
    static const struct {
        const char *word;
        enum token_kind kind;
    } keywords[] = {
        { "or", TOKEN_OR }, { "and", TOKEN_AND },   { "not", TOKEN_NOT },
        { "in", TOKEN_IN }, { "true", TOKEN_TRUE }, { "false", TOKEN_FALSE },
    };
    size_t n = name_length(slice_sub(s, at, s.n));
    struct token token = {
        .kind = TOKEN_NAME, .offset = at, .length = n, .text = slice_sub(s, at, at + n)
    };

    for (size_t i = 0; i < ARRAY_SIZE(keywords); i++)
        if (slice_eq(token.text, slice_of(keywords[i].word)))
            token.kind = keywords[i].kind;
    return token;
}

static struct token read_number(struct slice s, size_t at, struct expr_error *error)
{
    static const struct {
        const char *name;
        double factor;
    } units[] = { { "", 1 }, { "ms", 0.001 }, { "s", 1 }, { "m", 60 }, { "h", 3600 } };
    struct token token = { .kind = TOKEN_FAULTY, .offset = at };
    size_t digits = number_read(slice_sub(s, at, s.n), &token.number), end = at + digits;

    while (end < s.n && (is_letter(s.p[end]) || is_digit(s.p[end])))
        end++;
    struct slice unit = slice_sub(s, at + digits, end);
    token.length = end - at;
    for (size_t i = 0; i < ARRAY_SIZE(units); i++)
        if (slice_eq(unit, slice_of(units[i].name))) {
            token.kind = TOKEN_NUMBER;
            token.number *= units[i].factor;
            return token;
        }
    expr_fail(error, at + digits, unit.n, _("unknown unit '%.*s'; possible are ms, s, m, h"),
              SLICE_ARG(unit));
    return token;
}

/* 192.0.2.1, 10.0.0.0/8, 2001:db8::1, fe80::/10: whatever addr.h takes; false for numbers, ranges
 * and names. */
static bool read_address(struct slice s, size_t at, struct token *token)
{
    size_t end = at, points = 0, colons = 0;

    for (; end < s.n; end++) {
        char c = s.p[end];
        bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');

        if (!hex && c != '.' && c != ':')
            break;
        points += c == '.';
        colons += c == ':';
    }
    if (colons < 2 && points != 3)
        return false;
    *token = (struct token){ .kind = TOKEN_ADDR, .offset = at, .length = end - at };
    size_t digits = end + 1;
    while (digits < s.n && is_digit(s.p[digits]))
        digits++;
    if (end < s.n && s.p[end] == '/' && network_parse(slice_sub(s, at, digits), &token->network)) {
        token->kind = TOKEN_NETWORK;
        token->length = digits - at;
        return true;
    }
    return addr_parse(slice_sub(s, at, end), &token->network.addr);
}

static struct token read_text(struct slice s, size_t at, struct expr_error *error)
{
    size_t end = at + 1;

    while (end < s.n && s.p[end] != '"')
        end += s.p[end] == '\\' ? 2 : 1;
    struct token token = {
        .kind = TOKEN_TEXT, .offset = at, .length = end + 1 - at, .text = slice_sub(s, at + 1, end)
    };
    if (end >= s.n) {
        token.kind = TOKEN_FAULTY;
        expr_fail(error, at, s.n - at, _("the text has no closing quote"));
    }
    return token;
}

static struct token read_sign(struct slice s, size_t at, struct expr_error *error)
{
    static const struct {
        const char *sign;
        enum token_kind kind;
    } signs[] = {
        /* the longer before its own beginning */
        { "==", TOKEN_EQUAL },    { "!=", TOKEN_UNEQUAL },  { "<=", TOKEN_AT_MOST },
        { ">=", TOKEN_AT_LEAST }, { "!~", TOKEN_NO_MATCH }, { "..", TOKEN_RANGE },
        { "<", TOKEN_LESS },      { ">", TOKEN_MORE },      { "~", TOKEN_MATCH },
        { "+", TOKEN_PLUS },      { "-", TOKEN_MINUS },     { "*", TOKEN_TIMES },
        { "/", TOKEN_DIVIDE },    { "(", TOKEN_OPEN },      { ")", TOKEN_CLOSE },
        { ",", TOKEN_COMMA },
    };
    static const struct {
        const char *sign, *advice;
    } wrong[] = {
        { "=", N_("'=' is no operator; write '=='") },
        { "&", N_("'&' is no operator; write 'and'") },
        { "|", N_("'|' is no operator; write 'or'") },
        { "!", N_("'!' is no operator; write 'not'") },
        { "'", N_("a text stands in double quotes") },
    };
    struct slice rest = slice_sub(s, at, s.n);

    for (size_t i = 0; i < ARRAY_SIZE(signs); i++)
        if (slice_starts(rest, slice_of(signs[i].sign)))
            return (struct token){ .kind = signs[i].kind,
                                   .offset = at,
                                   .length = slice_of(signs[i].sign).n };
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++)
        if (slice_starts(rest, slice_of(wrong[i].sign)))
            expr_fail(error, at, 1, "%s", _(wrong[i].advice));
    expr_fail(error, at, 1, _("this character means nothing here"));
    return (struct token){ .kind = TOKEN_FAULTY, .offset = at, .length = 1 };
}

struct token token_read(struct slice s, size_t at, struct expr_error *error)
{
    struct token token;

    while (at < s.n && is_blank(s.p[at]))
        at++;
    if (at >= s.n)
        return (struct token){ .kind = TOKEN_END, .offset = s.n };
    if (read_address(s, at, &token))
        return token;
    if (is_digit(s.p[at]))
        return read_number(s, at, error);
    if (is_letter(s.p[at]))
        return read_name(s, at);
    return s.p[at] == '"' ? read_text(s, at, error) : read_sign(s, at, error);
}
