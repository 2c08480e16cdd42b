/* utf8.c - UTF-8 that may be broken. */
#include "config.h"

#include "base/utf8.h"

#include "base/mem.h"

/* RFC 3629 section 3: lead byte, payload bits of it, and the smallest character of that length. */
static const struct form {
    uint8_t mask, lead;
    uint32_t least;
} forms[] = {
    { 0x80, 0x00, 0 },
    { 0xe0, 0xc0, 0x80 },
    { 0xf0, 0xe0, 0x800 },
    { 0xf8, 0xf0, 0x10000 },
};

static bool is_character(uint32_t c)
{
    return c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

uint32_t utf8_decode(struct slice s, size_t *length)
{
    uint8_t first = (uint8_t)s.p[0];

    *length = 1;
    for (size_t n = 0; n < ARRAY_SIZE(forms) && n < s.n; n++) {
        if ((first & forms[n].mask) != forms[n].lead)
            continue;
        uint32_t c = first & (uint8_t)~forms[n].mask;
        for (size_t i = 1; i <= n; i++) {
            uint8_t byte = (uint8_t)s.p[i];

            if ((byte & 0xc0) != 0x80)
                return UTF8_BAD;
            c = c << 6 | (byte & 0x3f);
        }
        if (c < forms[n].least || !is_character(c))
            return UTF8_BAD;
        *length = n + 1;
        return c;
    }
    return UTF8_BAD;
}

void utf8_write(struct text *out, uint32_t c)
{
    char buffer[4];
    size_t n = 1;

    if (!is_character(c))
        c = 0xfffd;
    while (n < ARRAY_SIZE(forms) && c >= forms[n].least)
        n++;
    for (size_t i = n; i-- > 1; c >>= 6)
        buffer[i] = (char)(0x80 | (c & 0x3f));
    buffer[0] = (char)(forms[n - 1].lead | c);
    text_add(out, buffer, n);
}

void utf8_clean(struct text *out, struct slice s)
{
    size_t good = 0; /* bytes in a row to be taken as they are */

    while (good < s.n) {
        size_t length;

        if (utf8_decode(slice_sub(s, good, s.n), &length) != UTF8_BAD) {
            good += length;
            continue;
        }
        text_add(out, s.p, good);
        utf8_write(out, 0xfffd);
        s = slice_sub(s, good + 1, s.n);
        good = 0;
    }
    text_slice(out, s);
}
