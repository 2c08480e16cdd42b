/* printable.h - any bytes -> characters that may be shown: the one gate that text from the network
 * passes.
 *
 * Controls become ^X, C1 controls and bytes that are no UTF-8 \xNN, bidirectional and invisible
 * characters \uNNNN, a tab one blank. Widths come from a table of our own, so that every locale and
 * every libc gives the same picture. */
#ifndef SIPWHY_DRAW_PRINTABLE_H
#define SIPWHY_DRAW_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/text.h"

enum printable_kind {
    PRINTABLE_CHARACTER, /* one character of one cell */
    PRINTABLE_WIDE,      /* one character of two cells */
    PRINTABLE_COMBINING, /* joins the cell before it */
    PRINTABLE_ESCAPE     /* n ASCII characters in place of what must not be shown */
};

#define PRINTABLE_MAX 10 /* "\U000e0001" */

struct printable {
    enum printable_kind kind;
    size_t bytes; /* taken from the text */
    int width;    /* cells */
    int n;
    uint32_t characters[PRINTABLE_MAX];
};

/* The cells in place of the start of `s` (not empty). A combining character at the very start of a
 * text (`first`) has nothing to join and is escaped. */
void printable_next(struct slice s, bool first, struct printable *out);

/* 0, 1 or 2 cells; -1 for what is escaped. */
int character_width(uint32_t character);

/* Adds the text in its shown form, as UTF-8, newlines escaped too. */
void printable_text(struct text *, struct slice s);

#endif
