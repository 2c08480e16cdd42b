/* canvas.c - a grid of cells that everything is drawn on. */
#include "config.h"

#include "draw/canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "draw/printable.h"

#define CANVAS_MAX 100000 /* cells each way: no size overflows */

struct canvas {
    int width, height;
    struct rect clip;
    bool ascii;
    int focus_x, focus_y; /* -1: nowhere */
    struct cell *cells;
};

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct canvas *canvas_new(int width, int height)
{
    struct canvas *canvas = xcalloc(1, sizeof *canvas);

    canvas_resize(canvas, width, height);
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    if (canvas == NULL)
        return;
    free(canvas->cells);
    free(canvas);
}

void canvas_resize(struct canvas *canvas, int width, int height)
{
    canvas->width = clamp(width, 1, CANVAS_MAX);
    canvas->height = clamp(height, 1, CANVAS_MAX);
    free(canvas->cells);
    canvas->cells = xcalloc((size_t)canvas->width * (size_t)canvas->height, sizeof *canvas->cells);
    canvas->clip = (struct rect){ 0, 0, canvas->width, canvas->height };
    canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    size_t n = (size_t)canvas->width * (size_t)canvas->height;

    for (size_t i = 0; i < n; i++)
        canvas->cells[i] = (struct cell){ .character = ' ', .role = TEXT_ROLE_TEXT };
    canvas->focus_x = canvas->focus_y = -1;
}

int canvas_width(const struct canvas *canvas)
{
    return canvas->width;
}

int canvas_height(const struct canvas *canvas)
{
    return canvas->height;
}

static struct cell *cell_at(const struct canvas *canvas, int x, int y)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

const struct cell *canvas_cell(const struct canvas *canvas, int x, int y)
{
    static const struct cell outside = { .character = ' ', .role = TEXT_ROLE_TEXT };

    if (x < 0 || x >= canvas->width || y < 0 || y >= canvas->height)
        return &outside;
    return cell_at(canvas, x, y);
}

/* The part of `r` that lies in the bounds; may be empty. */
static struct rect cut_rect(struct rect r, struct rect bounds)
{
    long long left = r.x > bounds.x ? r.x : bounds.x;
    long long top = r.y > bounds.y ? r.y : bounds.y;
    long long right = (long long)r.x + r.width, bottom = (long long)r.y + r.height;
    long long right_bound = (long long)bounds.x + bounds.width;
    long long bottom_bound = (long long)bounds.y + bounds.height;

    if (right > right_bound)
        right = right_bound;
    if (bottom > bottom_bound)
        bottom = bottom_bound;
    if (right <= left || bottom <= top)
        return (struct rect){ bounds.x, bounds.y, 0, 0 };
    return (struct rect){ (int)left, (int)top, (int)(right - left), (int)(bottom - top) };
}

struct rect canvas_clip(struct canvas *canvas, struct rect clip)
{
    struct rect former = canvas->clip;

    canvas->clip = cut_rect(clip, (struct rect){ 0, 0, canvas->width, canvas->height });
    return former;
}

void canvas_set_ascii(struct canvas *canvas, bool ascii)
{
    canvas->ascii = ascii;
}

bool canvas_is_ascii(const struct canvas *canvas)
{
    return canvas->ascii;
}

static bool inside(const struct rect *clip, int x, int y)
{
    return x >= clip->x && x < clip->x + clip->width && y >= clip->y && y < clip->y + clip->height;
}

static bool row_inside(const struct rect *clip, int y)
{
    return y >= clip->y && y < clip->y + clip->height;
}

static void blank(struct cell *cell)
{
    cell->character = ' ';
    memset(cell->combining, 0, sizeof cell->combining);
    cell->style &= (uint8_t)~STYLE_CONTINUED;
}

/* Half a wide character cannot be shown: the half that stays becomes a blank. */
static void split_wide(struct canvas *canvas, int x, int y)
{
    struct cell *cell = cell_at(canvas, x, y);

    if ((cell->style & STYLE_CONTINUED) != 0 && x > 0)
        blank(cell_at(canvas, x - 1, y));
    if (x + 1 < canvas->width && (cell_at(canvas, x + 1, y)->style & STYLE_CONTINUED) != 0)
        blank(cell_at(canvas, x + 1, y));
}

static void set_cell(struct canvas *canvas, int x, int y, uint32_t character, enum text_role role,
                     unsigned style)
{
    if (!inside(&canvas->clip, x, y))
        return;
    split_wide(canvas, x, y);
    *cell_at(canvas, x, y) =
        (struct cell){ .character = character, .role = (uint8_t)role, .style = (uint8_t)style };
}

static void set_wide(struct canvas *canvas, int x, int y, uint32_t character, enum text_role role,
                     unsigned style)
{
    if (!inside(&canvas->clip, x, y) || !inside(&canvas->clip, x + 1, y)) {
        set_cell(canvas, x, y, ' ', role, style);
        set_cell(canvas, x + 1, y, ' ', role, style);
        return;
    }
    set_cell(canvas, x + 1, y, ' ', role, style);
    set_cell(canvas, x, y, character, role, style);
    *cell_at(canvas, x + 1, y) =
        (struct cell){ .role = (uint8_t)role, .style = (uint8_t)(style | STYLE_CONTINUED) };
}

/* More marks than a cell holds are left out: a pile of them would climb over the lines above. */
static void join_combining(struct canvas *canvas, int x, int y, uint32_t character)
{
    struct cell *cell;

    if (!inside(&canvas->clip, x - 1, y) || canvas->ascii)
        return;
    cell = cell_at(canvas, x - 1, y);
    if ((cell->style & STYLE_CONTINUED) != 0 && x >= 2)
        cell = cell_at(canvas, x - 2, y);
    for (size_t i = 0; i < CELL_COMBINING; i++) {
        if (cell->combining[i] == 0) {
            cell->combining[i] = character;
            return;
        }
    }
}

/* Letters of the western languages keep their base letter without UTF-8, so that translated texts
 * stay legible; of the rest only the width is told. */
static uint32_t ascii_of(uint32_t character)
{
    static const char latin_1[] = " !????|?\"?a\"?-????23'u?.?1o\"????"
                                  "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
                                  "aaaaaaaceeeeiiiidnooooo/ouuuuyty";

    static const struct {
        uint32_t character;
        char ascii;
    } others[] = {
        { 0x2013, '-' }, { 0x2014, '-' }, { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201c, '"' },
        { 0x201d, '"' }, { 0x2026, '~' }, { 0x2190, '<' },  { 0x2192, '>' },
    };

    if (character <= 0x7e)
        return character;
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (others[i].character == character)
            return (uint32_t)others[i].ascii;
    return character >= 0xa0 && character <= 0xff ? (uint32_t)latin_1[character - 0xa0] : '?';
}

static void draw_printable(struct canvas *canvas, int x, int y, enum text_role role, unsigned style,
                           const struct printable *next)
{
    bool replace = canvas->ascii && next->characters[0] > 0x7e;

    switch (next->kind) {
    case PRINTABLE_CHARACTER:
        set_cell(canvas, x, y, replace ? ascii_of(next->characters[0]) : next->characters[0], role,
                 style);
        break;
    case PRINTABLE_WIDE:
        if (!replace) {
            set_wide(canvas, x, y, next->characters[0], role, style);
            break;
        }
        set_cell(canvas, x, y, '?', role, style);
        set_cell(canvas, x + 1, y, '?', role, style);
        break;
    case PRINTABLE_COMBINING:
        join_combining(canvas, x, y, next->characters[0]);
        break;
    case PRINTABLE_ESCAPE:
        for (int i = 0; i < next->n; i++)
            set_cell(canvas, x + i, y, next->characters[i], TEXT_ROLE_ESCAPE, style);
        break;
    }
}

int canvas_text(struct canvas *canvas, int x, int y, enum text_role role, unsigned style,
                struct slice text)
{
    struct printable next;
    bool first = true;

    if (!row_inside(&canvas->clip, y))
        return x + text_width(text);
    while (text.n > 0) {
        printable_next(text, first, &next);
        draw_printable(canvas, x, y, role, style, &next);
        x += next.width;
        text = slice_sub(text, next.bytes, text.n);
        first = false;
    }
    return x;
}

int canvas_puts(struct canvas *canvas, int x, int y, enum text_role role, const char *text)
{
    return canvas_text(canvas, x, y, role, 0, slice_of(text));
}

int canvas_printf(struct canvas *canvas, int x, int y, enum text_role role, const char *format, ...)
{
    struct text text = { 0 };
    va_list args;

    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    x = canvas_text(canvas, x, y, role, 0, text_view(&text));
    text_done(&text);
    return x;
}

int canvas_glyph(struct canvas *canvas, int x, int y, enum text_role role, enum glyph glyph)
{
    return canvas_puts(canvas, x, y, role, glyph_text(glyph, canvas->ascii));
}

/* The longest beginning of the text that takes at most `width` cells; *used is what it takes. */
static struct slice fitting(struct slice text, int width, int *used)
{
    struct printable next;
    size_t n = 0;

    *used = 0;
    while (n < text.n) {
        printable_next(slice_sub(text, n, text.n), n == 0, &next);
        if (*used + next.width > width)
            break;
        *used += next.width;
        n += next.bytes;
    }
    return slice_sub(text, 0, n);
}

void canvas_field(struct canvas *canvas, int x, int y, int width, enum text_role role,
                  struct slice text)
{
    int used, end = x + width;
    struct slice shown;

    if (width <= 0)
        return;
    shown = fitting(text, width, &used);
    if (shown.n < text.n)
        shown = fitting(text, width - 1, &used);
    canvas_text(canvas, x, y, role, 0, shown);
    if (shown.n < text.n) {
        canvas_glyph(canvas, x + used, y, role, GLYPH_ELLIPSIS);
        used++;
    }
    for (x += used; x < end; x++)
        set_cell(canvas, x, y, ' ', role, 0);
}

void canvas_fill(struct canvas *canvas, struct rect rect, enum text_role role, enum glyph glyph)
{
    const char *text = glyph == GLYPH_COUNT ? " " : glyph_text(glyph, canvas->ascii);

    rect = cut_rect(rect, canvas->clip);
    for (int y = rect.y; y < rect.y + rect.height; y++)
        for (int x = rect.x; x < rect.x + rect.width; x++)
            canvas_puts(canvas, x, y, role, text);
}

void canvas_role(struct canvas *canvas, struct rect rect, enum text_role role, unsigned style)
{
    rect = cut_rect(rect, canvas->clip);
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = cell_at(canvas, x, y);

            cell->role = (uint8_t)role;
            cell->style = (uint8_t)((cell->style & STYLE_CONTINUED) | style);
        }
    }
}

void canvas_set_focus(struct canvas *canvas, int x, int y)
{
    canvas->focus_x = clamp(x, 0, canvas->width - 1);
    canvas->focus_y = clamp(y, 0, canvas->height - 1);
}

bool canvas_focus(const struct canvas *canvas, int *x, int *y)
{
    *x = canvas->focus_x;
    *y = canvas->focus_y;
    return canvas->focus_x >= 0;
}

void canvas_select(struct canvas *canvas, struct rect rect)
{
    canvas_role(canvas, rect, TEXT_ROLE_SELECTED, 0);
    canvas_glyph(canvas, rect.x, rect.y, TEXT_ROLE_SELECTED,
                 canvas_cell(canvas, rect.x, rect.y)->character == ' ' ? GLYPH_SELECTED
                                                                       : GLYPH_SELECTED_MARK);
    canvas_set_focus(canvas, rect.x, rect.y);
}

int text_width(struct slice text)
{
    struct printable next;
    bool first = true;
    int width = 0;

    while (text.n > 0) {
        printable_next(text, first, &next);
        width += next.width;
        text = slice_sub(text, next.bytes, text.n);
        first = false;
    }
    return width;
}

struct slice text_fit(struct slice text, int width)
{
    int used;

    return fitting(text, width, &used);
}

/* The place to break a line of `n` bytes that fit: after the last blank among them, n if there is
 * none. */
static size_t break_at(struct slice text, size_t n)
{
    size_t end = n;

    if (text.p[n] == ' ')
        return n;
    while (end > 0 && text.p[end - 1] != ' ')
        end--;
    while (end > 0 && text.p[end - 1] == ' ')
        end--;
    return end == 0 ? n : end;
}

struct slice text_wrap(struct slice *rest, int width)
{
    size_t newline = slice_chr(*rest, '\n');
    struct slice line = slice_sub(*rest, 0, newline), shown;
    struct printable first;
    int used;

    shown = fitting(line, width, &used);
    if (shown.n == line.n) {
        *rest = slice_sub(*rest, newline < rest->n ? newline + 1 : newline, rest->n);
        return line;
    }
    if (shown.n == 0) { /* not even one character fits: it is cut, not waited for */
        printable_next(line, true, &first);
        shown = slice_sub(line, 0, first.bytes);
    } else {
        shown = slice_sub(line, 0, break_at(line, shown.n));
    }
    *rest = slice_sub(*rest, shown.n, rest->n);
    while (rest->n > 0 && rest->p[0] == ' ')
        *rest = slice_sub(*rest, 1, rest->n);
    return shown;
}

int canvas_wrap(struct canvas *canvas, int x, int y, int width, enum text_role role,
                struct slice text)
{
    int lines = 0;

    do {
        struct slice line = text_wrap(&text, width < 1 ? 1 : width);

        if (canvas != NULL)
            canvas_text(canvas, x, y + lines, role, 0, line);
        lines++;
    } while (text.n > 0);
    return lines;
}

static int row_length(const struct canvas *canvas, int y)
{
    int n = canvas->width;

    while (n > 0 && cell_at(canvas, n - 1, y)->character == ' ' &&
           cell_at(canvas, n - 1, y)->combining[0] == 0)
        n--;
    return n;
}

void cell_to_text(const struct cell *cell, struct text *out)
{
    if ((cell->style & STYLE_CONTINUED) != 0)
        return;
    utf8_write(out, cell->character);
    for (size_t i = 0; i < CELL_COMBINING && cell->combining[i] != 0; i++)
        utf8_write(out, cell->combining[i]);
}

void canvas_to_text(const struct canvas *canvas, struct text *out)
{
    for (int y = 0; y < canvas->height; y++) {
        int n = row_length(canvas, y);

        for (int x = 0; x < n; x++)
            cell_to_text(cell_at(canvas, x, y), out);
        text_addc(out, '\n');
    }
}
