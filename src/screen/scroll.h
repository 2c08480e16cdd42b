/* scroll.h - a place in a list of lines, and which are in sight: moving as in less and vi. */
#ifndef SIPWHY_SCREEN_SCROLL_H
#define SIPWHY_SCREEN_SCROLL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "screen/action.h"

struct scroll {
    size_t at;   /* the selected line */
    size_t top;  /* the first line in sight */
    size_t n;    /* lines in all */
    size_t rows; /* lines in sight */
};

/* Says how many lines there are and fit, and brings the selection into sight. */
void scroll_fit(struct scroll *, size_t n, int rows);
void scroll_to(struct scroll *, size_t at);
/* Carries out a moving action; false if it is none. */
bool scroll_act(struct scroll *, enum action);
/* "rows 1-22 of 60" where not all are in sight; for the title's right end. */
void scroll_status(const struct scroll *, struct text *out);
/* For text without a selection: moves what is in sight. */
bool scroll_text_act(struct scroll *, enum action);

#endif
