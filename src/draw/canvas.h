/* canvas.h - a grid of cells that everything is drawn on: screens, text reports, SVG and golden
 * tests alike.
 *
 * The canvas is the one place where text becomes harmless: what is put on it may hold any byte;
 * controls (C0, C1), broken UTF-8, bidirectional and invisible characters are drawn as visible
 * escapes (^[, \x9b, \u202e), tabs as blanks. Wide characters take two cells, combining ones join
 * the cell before them. Cells outside the canvas or the clip are cut off. */
#ifndef SIPWHY_DRAW_CANVAS_H
#define SIPWHY_DRAW_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* Roles, not colours: screen/theme.c and report/ansi.c say what a role looks like. A meaning
 * never hangs on a role alone. */
enum text_role {
    TEXT_ROLE_TEXT,
    TEXT_ROLE_DIM,
    TEXT_ROLE_STRONG,
    TEXT_ROLE_TITLE,
    TEXT_ROLE_BAR,
    TEXT_ROLE_KEY,
    TEXT_ROLE_FRAME,
    TEXT_ROLE_SELECTED,
    TEXT_ROLE_MARKED,
    TEXT_ROLE_ERROR,
    TEXT_ROLE_WARNING,
    TEXT_ROLE_INFO,
    TEXT_ROLE_GOOD,
    TEXT_ROLE_REQUEST,
    TEXT_ROLE_PROVISIONAL,
    TEXT_ROLE_SUCCESS,
    TEXT_ROLE_FAILURE,
    TEXT_ROLE_MEDIA,
    TEXT_ROLE_TIME,
    TEXT_ROLE_HEADER_NAME,
    TEXT_ROLE_HEADER_VALUE,
    TEXT_ROLE_URI,
    TEXT_ROLE_SDP,
    TEXT_ROLE_BODY,
    TEXT_ROLE_EXPECTED,
    TEXT_ROLE_WRONG,
    TEXT_ROLE_RELATED,
    TEXT_ROLE_MATCH,
    TEXT_ROLE_ESCAPE,
    TEXT_ROLE_COUNT
};
const char *role_name(enum text_role); /* as themes name it: "error" */

enum cell_style {
    STYLE_BOLD = 1,
    STYLE_UNDERLINE = 2,
    STYLE_REVERSE = 4,
    STYLE_CONTINUED = 8 /* second half of a wide character */
};

#define CELL_COMBINING 2
struct cell {
    uint32_t character; /* 0 in the second half of a wide one */
    uint32_t combining[CELL_COMBINING];
    uint8_t role;  /* enum text_role */
    uint8_t style; /* enum cell_style, or-ed */
};

struct rect {
    int x, y, width, height;
};

struct canvas;
struct canvas *canvas_new(int width, int height); /* at least 1x1; all blanks */
void canvas_free(struct canvas *);
void canvas_resize(struct canvas *, int width, int height); /* content is lost */
void canvas_clear(struct canvas *);
int canvas_width(const struct canvas *);
int canvas_height(const struct canvas *);
const struct cell *canvas_cell(const struct canvas *, int x, int y); /* outside: a blank */
/* Drawing is limited to the rectangle (cut to the canvas); returns the former one. */
struct rect canvas_clip(struct canvas *, struct rect);

/* UTF-8 glyphs or ASCII: lines, arrows and signs are asked for by name and drawn as text, never
 * ACS. */
void canvas_set_ascii(struct canvas *, bool ascii);
bool canvas_is_ascii(const struct canvas *);
enum glyph {
    GLYPH_HLINE,
    GLYPH_VLINE,
    GLYPH_CROSS,
    GLYPH_CROSS_DOUBLE,
    GLYPH_TEE_LEFT,
    GLYPH_TEE_RIGHT,
    GLYPH_TEE_UP,
    GLYPH_TEE_DOWN,
    GLYPH_CORNER_TL,
    GLYPH_CORNER_TR,
    GLYPH_CORNER_BL,
    GLYPH_CORNER_BR,
    GLYPH_ARROW_LEFT,
    GLYPH_ARROW_RIGHT,
    GLYPH_DOUBLE,
    GLYPH_ERROR,
    GLYPH_WARNING,
    GLYPH_INFO,
    GLYPH_GOOD,
    GLYPH_SELECTED,
    GLYPH_EVIDENCE,
    GLYPH_UNSORTED,
    GLYPH_SORT_UP,
    GLYPH_SORT_DOWN,
    GLYPH_MARK,
    GLYPH_SELECTED_MARK, /* selected, and marked */
    GLYPH_ELLIPSIS,
    GLYPH_BULLET_ON,
    GLYPH_BULLET_OFF,
    GLYPH_EXCLUDED,
    GLYPH_TIMES,
    GLYPH_RIGHT,
    GLYPH_BLOCK,
    GLYPH_COUNT
};
const char *glyph_text(enum glyph, bool ascii); /* UTF-8, one cell wide; "->" style pairs
                                                   are not used */

/* Draws text from (x, y) to the right, in one line; returns the x after it (as if nothing had
 * been cut). */
int canvas_text(struct canvas *, int x, int y, enum text_role, unsigned style, struct slice text);
int canvas_puts(struct canvas *, int x, int y, enum text_role, const char *text);
int canvas_printf(struct canvas *, int x, int y, enum text_role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
int canvas_glyph(struct canvas *, int x, int y, enum text_role, enum glyph);
/* Text in exactly `width` cells: cut with an ellipsis, or filled with blanks. */
void canvas_field(struct canvas *, int x, int y, int width, enum text_role, struct slice text);
/* GLYPH_COUNT: blanks */
void canvas_fill(struct canvas *, struct rect, enum text_role, enum glyph glyph_or_blank);
/* repaints what is there */
void canvas_role(struct canvas *, struct rect, enum text_role, unsigned style);
/* Shows that the rectangle is selected: repaints it, and puts a sign into its first cell, which is
 * blank or holds the sign of what is marked; the focus goes there. */
void canvas_select(struct canvas *, struct rect);
/* Where the user is: a terminal's cursor goes there, for screen readers, braille lines and
 * magnifiers follow it. The last place since canvas_clear() counts. */
void canvas_set_focus(struct canvas *, int x, int y);
bool canvas_focus(const struct canvas *, int *x, int *y); /* false: nowhere */

/* Cells that the text takes when drawn, escapes included. */
int text_width(struct slice text);
/* Wraps at blanks to `width` cells (a longer word is broken) from (x, y) down; returns the
 * number of lines it takes, also of those that fall outside. NULL canvas: only counts. */
int canvas_wrap(struct canvas *, int x, int y, int width, enum text_role, struct slice text);

/* The longest beginning of the text that takes at most `width` cells. */
struct slice text_fit(struct slice text, int width);
/* Takes the first line of at most `width` cells (at least one character) off *rest, by the same
 * rules; a newline ends one. */
struct slice text_wrap(struct slice *rest, int width);

/* The canvas as lines of UTF-8 text, blanks at line ends dropped: what golden tests compare. */
struct text;
void canvas_to_text(const struct canvas *, struct text *out);
void cell_to_text(const struct cell *,
                  struct text *out); /* nothing for the second half of a wide character */

#endif
