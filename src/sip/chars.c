/* chars.c - the character classes of the grammar (RFC 3261 section 25.1) as one table. */
#include "config.h"

#include "sip/chars.h"

#define LETTER (CHAR_TOKEN | CHAR_WORD | UNRESERVED | CHAR_HOST | CHAR_SCHEME)
#define UNRESERVED (CHAR_USER | CHAR_PASSWORD | CHAR_PARAM | CHAR_HNV)
#define TOKEN_WORD (CHAR_TOKEN | CHAR_WORD)

const uint16_t sip_char_classes[256] = {
    [0x00 ... 0x08] = CHAR_CONTROL,
    ['\t'] = CHAR_BLANK | CHAR_LWS,
    ['\n'] = CHAR_LWS,
    [0x0b ... 0x0c] = CHAR_CONTROL,
    ['\r'] = CHAR_LWS,
    [0x0e ... 0x1f] = CHAR_CONTROL,
    [0x7f] = CHAR_CONTROL,
    [' '] = CHAR_BLANK | CHAR_LWS,
    ['0' ... '9'] = LETTER | CHAR_DIGIT | CHAR_HEX,
    ['A' ... 'F'] = LETTER | CHAR_ALPHA | CHAR_HEX,
    ['G' ... 'Z'] = LETTER | CHAR_ALPHA,
    ['a' ... 'f'] = LETTER | CHAR_ALPHA | CHAR_HEX,
    ['g' ... 'z'] = LETTER | CHAR_ALPHA,
    ['-'] = TOKEN_WORD | UNRESERVED | CHAR_HOST | CHAR_SCHEME,
    ['.'] = TOKEN_WORD | UNRESERVED | CHAR_HOST | CHAR_SCHEME,
    ['!'] = TOKEN_WORD | UNRESERVED,
    ['*'] = TOKEN_WORD | UNRESERVED,
    ['_'] = TOKEN_WORD | UNRESERVED,
    ['\''] = TOKEN_WORD | UNRESERVED,
    ['~'] = TOKEN_WORD | UNRESERVED,
    ['%'] = TOKEN_WORD,
    ['`'] = TOKEN_WORD,
    ['+'] = TOKEN_WORD | UNRESERVED | CHAR_SCHEME | CHAR_RESERVED,
    ['('] = CHAR_WORD | UNRESERVED,
    [')'] = CHAR_WORD | UNRESERVED,
    ['<'] = CHAR_WORD,
    ['>'] = CHAR_WORD,
    ['\\'] = CHAR_WORD,
    ['"'] = CHAR_WORD,
    ['{'] = CHAR_WORD,
    ['}'] = CHAR_WORD,
    ['['] = CHAR_WORD | CHAR_PARAM | CHAR_HNV,
    [']'] = CHAR_WORD | CHAR_PARAM | CHAR_HNV,
    [':'] = CHAR_WORD | CHAR_PARAM | CHAR_HNV | CHAR_RESERVED,
    ['/'] = CHAR_WORD | CHAR_USER | CHAR_PARAM | CHAR_HNV | CHAR_RESERVED,
    ['?'] = CHAR_WORD | CHAR_USER | CHAR_HNV | CHAR_RESERVED,
    ['@'] = CHAR_RESERVED,
    ['&'] = CHAR_USER | CHAR_PASSWORD | CHAR_PARAM | CHAR_RESERVED,
    ['='] = CHAR_USER | CHAR_PASSWORD | CHAR_RESERVED,
    ['$'] = CHAR_USER | CHAR_PASSWORD | CHAR_PARAM | CHAR_HNV | CHAR_RESERVED,
    [','] = CHAR_USER | CHAR_PASSWORD | CHAR_RESERVED,
    [';'] = CHAR_USER | CHAR_RESERVED,
};

bool chars_all(struct slice s, unsigned classes)
{
    return s.n > 0 && chars_span(s, 0, classes) == s.n;
}

bool chars_all_escaped(struct slice s, unsigned classes)
{
    for (size_t i = 0; i < s.n; i++) {
        if (char_is(s.p[i], classes) && s.p[i] != '%')
            continue;
        if (s.p[i] != '%' || s.n - i < 3 || char_hex(s.p[i + 1]) < 0 || char_hex(s.p[i + 2]) < 0)
            return false;
        i += 2;
    }
    return true;
}

int char_hex(char c)
{
    if (!char_is(c, CHAR_HEX))
        return -1;
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

struct slice chars_unquote(struct slice s)
{
    if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
        return slice_sub(s, 1, s.n - 1);
    return s;
}

size_t chars_quoted_end(struct slice s, size_t from)
{
    for (size_t i = from + 1; i < s.n; i++) {
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == '"')
            return i + 1;
    }
    return 0;
}
