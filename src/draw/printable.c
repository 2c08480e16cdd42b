/* printable.c - any bytes -> characters that may be shown. */
#include "config.h"

#include "draw/printable.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "draw/width_table.h"

static int compare_range(const void *key, const void *element)
{
    uint32_t character = *(const uint32_t *)key;
    const struct char_range *range = element;

    return character < range->first ? -1 : character > range->last;
}

static bool in_ranges(uint32_t character, const struct char_range *ranges, size_t n)
{
    return bsearch(&character, ranges, n, sizeof *ranges, compare_range) != NULL;
}

int character_width(uint32_t character)
{
    if (character < 0x20 || (character >= 0x7f && character < 0xa0) || character > 0x10ffff)
        return -1;
    if (character < 0xad)
        return 1;
    if (in_ranges(character, hidden_ranges, ARRAY_SIZE(hidden_ranges)))
        return -1;
    if (in_ranges(character, combining_ranges, ARRAY_SIZE(combining_ranges)))
        return 0;
    return in_ranges(character, wide_ranges, ARRAY_SIZE(wide_ranges)) ? 2 : 1;
}

static void escape(struct printable *out, const char *text)
{
    out->kind = PRINTABLE_ESCAPE;
    for (out->n = 0; text[out->n] != '\0' && out->n < PRINTABLE_MAX; out->n++)
        out->characters[out->n] = (unsigned char)text[out->n];
    out->width = out->n;
}

static void escape_character(struct printable *out, uint32_t character, unsigned char byte)
{
    char text[PRINTABLE_MAX + 1];

    if (character == UTF8_BAD)
        snprintf(text, sizeof text, "\\x%02x", (unsigned)byte);
    else if (character < 0x20 || character == 0x7f)
        snprintf(text, sizeof text, "^%c", (int)(character ^ 0x40));
    else if (character < 0xa0)
        snprintf(text, sizeof text, "\\x%02x", (unsigned)character);
    else if (character < 0x10000)
        snprintf(text, sizeof text, "\\u%04x", (unsigned)character);
    else
        snprintf(text, sizeof text, "\\U%08x", (unsigned)character);
    escape(out, text);
}

void printable_next(struct slice s, bool first, struct printable *out)
{
    uint32_t character = utf8_decode(s, &out->bytes);
    int width;

    if (character == '\t')
        character = ' ';
    width = character == UTF8_BAD ? -1 : character_width(character);
    if (width < 0 || (width == 0 && first)) {
        escape_character(out, character, (unsigned char)s.p[0]);
        return;
    }
    out->kind = width == 0   ? PRINTABLE_COMBINING
                : width == 2 ? PRINTABLE_WIDE
                             : PRINTABLE_CHARACTER;
    out->width = width;
    out->n = 1;
    out->characters[0] = character;
}

void printable_text(struct text *out, struct slice s)
{
    struct printable next;
    bool first = true;

    while (s.n > 0) {
        printable_next(s, first, &next);
        for (int i = 0; i < next.n; i++)
            utf8_write(out, next.characters[i]);
        s = slice_sub(s, next.bytes, s.n);
        first = false;
    }
}
