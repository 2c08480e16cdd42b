/* picture.h - a screen as SVG: for a page, a slide, the README. */
#ifndef SIPWHY_SCREEN_PICTURE_H
#define SIPWHY_SCREEN_PICTURE_H

#include "draw/canvas.h"
#include "screen/theme.h"

struct text;
/* A document of its own: shapes and text only. Where the theme leaves a colour to the terminal, it
 * is that of the background's usual ones. Cells are as wide as they are high to 0.5, whatever the
 * font. */
void picture_add(struct text *out, const struct canvas *, const struct theme *, enum background);

#endif
