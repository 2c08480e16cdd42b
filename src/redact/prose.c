/* prose.c - phrases, warnings, products and tokens: what may name somebody goes, the words of
 * the trade stay. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "redact/value.h"
#include "sip/chars.h"

#define NAME_MAX_LENGTH 64u /* bytes of the name of a parameter */

/* The demands of one kind of text. */
struct manner {
    bool blanks;     /* telephone numbers may hold some */
    bool versions;   /* all digits go */
    size_t shortest; /* words with fewer letters stay */
};

static const struct manner of_prose = { .blanks = true, .shortest = 2 };
static const struct manner of_products = { .versions = true, .shortest = 1 };
static const struct manner of_tokens = { .shortest = 4 };

static bool is_alnum(char c)
{
    return char_is(c, CHAR_DIGIT | CHAR_ALPHA);
}

/* Length of a name that is followed by '=': it says what the value is. */
static size_t parameter_span(const char *p, size_t n)
{
    size_t end = 0;

    n = n < NAME_MAX_LENGTH ? n : NAME_MAX_LENGTH;
    while (end < n && (is_alnum(p[end]) || p[end] == '_' || p[end] == '-'))
        end++;
    return end < n && p[end] == '=' ? end + 1 : 0;
}

static void redact_one_word(const struct redact *r, const struct manner *how, char *p, size_t n)
{
    struct slice word = { p, n };

    if (redact_is_term(word))
        return;
    if (!chars_all(word, CHAR_DIGIT)) {
        if (n >= how->shortest)
            redact_words(r, p, n);
    } else if (how->versions) {
        redact_serial(r, p, n);
    } else if (redact_is_number(r, word)) {
        redact_number(r, p, n);
    }
}

/* The name of a parameter stays, but for words that were somebody's. */
static void redact_known_words(const struct redact *r, char *p, size_t n)
{
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end < n && is_alnum(p[end]);)
            end++;
        struct slice word = { p + i, end - i };

        if (!redact_is_term(word) && redact_is_known_word(r, word, UINT32_MAX))
            redact_words(r, p + i, word.n);
    }
}

/* At the beginning of a word; returns how much is done with. */
static size_t redact_next(const struct redact *r, const struct manner *how, char *p, size_t n)
{
    size_t end = parameter_span(p, n);

    if (end > 0) {
        redact_known_words(r, p, end - 1);
        return end;
    }
    end = redact_uri_at(r, p, n, 0);
    if (end > 0)
        return end;
    end = redact_place(r, p, n, true);
    if (end > 0)
        return end;
    end = redact_phone_span(p, n, how->blanks);
    if (end > 0) {
        redact_spread_number(r, p, end);
        return end;
    }
    while (end < n && is_alnum(p[end]))
        end++;
    if (end > 0)
        redact_one_word(r, how, p, end);
    return end > 0 ? end : 1;
}

static void redact_as(const struct redact *r, const struct manner *how, char *p, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (is_alnum(p[i]) || p[i] == ':' || p[i] == '+' || p[i] == '(') {
            i += redact_next(r, how, p + i, n - i);
        } else {
            if ((uint8_t)p[i] >= 0x80)
                p[i] = 'x'; /* other alphabets: not told apart */
            i++;
        }
    }
}

static void redact_meant_prose(const struct redact *r, char *p, size_t n)
{
    redact_as(r, &of_prose, p, n);
}

void redact_prose(const struct redact *r, char *p, size_t n)
{
    redact_escaped(r, p, n, redact_meant_prose);
}

void redact_product(const struct redact *r, char *p, size_t n)
{
    redact_as(r, &of_products, p, n);
}

/* The offset behind the quote that ends the quoted string beginning here. */
static size_t quoted_end(struct slice all, size_t from)
{
    size_t end = chars_quoted_end(all, from);

    return end > 0 ? end : all.n;
}

/* One of several that commas separate: but not within quotes. */
static size_t item_end(struct slice all, size_t from, char separator)
{
    size_t i = from;

    while (i < all.n && all.p[i] != separator)
        i = all.p[i] == '"' ? quoted_end(all, i) : i + 1;
    return i;
}

void redact_warning(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };

    for (size_t i = 0, end; i < n; i = end + 1) {
        end = item_end(all, i, ',');
        i += chars_span(slice_sub(all, 0, end), i, CHAR_LWS);
        if (chars_span(slice_sub(all, 0, end), i, CHAR_DIGIT) == 3)
            i += 3; /* the code */
        redact_prose(r, p + i, end - i);
    }
}

static void redact_token_part(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t equals = slice_chr(all, '=');
    struct slice name = slice_trim(slice_sub(all, 0, equals));
    size_t from = equals < n ? equals + 1 : 0;
    bool quoted = from < n && p[from] == '"';

    if (slice_ieq(name, SLICE("boundary")) || slice_iends(name, SLICE("-tag")))
        return; /* the body and the dialog go by these */
    if (quoted)
        from++;
    if (slice_ieq(name, SLICE("call-id")))
        redact_call_reference(r, p + from, n - from - (quoted && p[n - 1] == '"' && n > from));
    else
        redact_as(r, &of_tokens, p + from, n - from);
}

void redact_tokens(const struct redact *r, char *p, size_t n)
{
    for (size_t i = 0, end; i < n; i = end + 1) {
        end = item_end((struct slice){ p, n }, i, ';');
        redact_token_part(r, p + i, end - i);
    }
}

void redact_figures(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };

    for (size_t i = 0; i < n;) {
        size_t digits = chars_span(all, i, CHAR_DIGIT), word = 0;
        uint64_t value = UINT64_MAX;

        while (i + digits + word < n && is_alnum(p[i + digits + word]))
            word++;
        if (word > 0)
            redact_one_word(r, &of_tokens, p + i, digits + word);
        else if (digits > 0 &&
                 (!slice_u64(slice_sub(all, i, i + digits), &value) || value > UINT32_MAX))
            redact_number(r, p + i, digits);
        i += digits + word > 0 ? digits + word : 1;
    }
}
