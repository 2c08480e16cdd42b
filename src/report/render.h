/* render.h - a canvas -> terminal text with colours, plain text, or HTML. */
#ifndef SIPWHY_REPORT_RENDER_H
#define SIPWHY_REPORT_RENDER_H

#include <stdbool.h>
#include <stdio.h>

#include "draw/canvas.h"

/* Lines of UTF-8, blanks at their ends dropped; with `color`, ECMA-48 sequences for roles. */
void render_text(const struct canvas *, bool color, FILE *out);
/* The same lines within <pre>, each role a <span class="…">. */
void render_html(const struct canvas *, FILE *out);
/* Text for HTML: shown form, with &, <, > and quotes escaped. */
void render_html_text(struct slice text, FILE *out);

#endif
