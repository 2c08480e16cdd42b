/* ladder_draw.c - a window of a ladder on a canvas. */
#include "config.h"

#include <stdint.h>

#include "base/text.h"
#include "draw/ladder_model.h"
#include "draw/words.h"

enum {
    TIME_WIDTH = 12,                                  /* "12:03:04.123" */
    SIGN_AT = TIME_WIDTH + 1,
    LINES_AT = TIME_WIDTH + 3,                        /* where the columns begin */
    SPACING_MIN = 22                                  /* cells from one lifeline to the next */
};

struct frame_of {
    const struct ladder *ladder;
    struct canvas *canvas;
    struct rect area;
    size_t left, shown;                               /* columns */
    int spacing;
};

size_t ladder_fitting(const struct ladder *ladder, int width)
{
    int room = (width - LINES_AT) / SPACING_MIN;
    size_t fit = room < 1 ? 1 : (size_t)room;

    return fit < ladder->n_columns ? fit : ladder->n_columns;
}

int ladder_row_height(const struct ladder *ladder, size_t i)
{
    return ladder->look.compact || ladder->rows[i].kind != LADDER_MESSAGE ? 1 : 2;
}

int ladder_height(const struct ladder *ladder)
{
    int height = 0;

    for (size_t i = 0; i < ladder->n_rows; i++)
        height += ladder_row_height(ladder, i);
    return height;
}

/* The cell of a lifeline; columns that are scrolled away lie outside the area. */
static int lifeline(const struct frame_of *f, unsigned column)
{
    int shift = (int)column - (int)f->left;

    return f->area.x + LINES_AT + f->spacing / 2 + shift * f->spacing;
}

static void centered(struct frame_of *f, int y, int middle, enum role role, struct slice text)
{
    int width = text_width(text), room = f->spacing - 1;

    if (width > room)
        width = room;
    canvas_field(f->canvas, middle - width / 2, y, width, role, text);
}

static void draw_head(struct frame_of *f)
{
    for (size_t i = f->left; i < f->left + f->shown; i++) {
        const struct ladder_column *column = &f->ladder->columns[i];
        int x = lifeline(f, (unsigned)i);
        struct text address = {0};

        if (column->endpoint.port != 0)
            endpoint_print(&address, column->endpoint);
        else
            addr_print(&address, column->endpoint.addr);
        centered(f, f->area.y, x, ROLE_STRONG, slice_of(column->name));
        centered(f, f->area.y + 1, x, ROLE_DIM, text_view(&address));
        text_done(&address);
    }
}

static void draw_lifelines(struct frame_of *f, int y)
{
    for (size_t i = f->left; i < f->left + f->shown; i++)
        canvas_glyph(f->canvas, lifeline(f, (unsigned)i), y, ROLE_FRAME, GLYPH_VLINE);
}

static void time_text(const struct ladder *ladder, size_t i, struct text *out)
{
    nanos_t time = ladder->rows[i].time;

    switch (ladder->look.time) {
    case LADDER_ABSOLUTE:
        clock_local_ms(out, time);
        break;
    case LADDER_SINCE_START:
        text_printf(out, "%.3f", nanos_seconds(time - ladder->rows[0].time));
        break;
    case LADDER_SINCE_LAST:
        text_printf(out, "%+.3f", nanos_seconds(time - ladder->rows[i > 0 ? i - 1 : 0].time));
        break;
    }
}

static void draw_margin(struct frame_of *f, size_t i, int y)
{
    const struct ladder_row *row = &f->ladder->rows[i];
    struct text text = {0};
    int x = f->area.x;

    time_text(f->ladder, i, &text);
    canvas_text(f->canvas, x + TIME_WIDTH - (int)text.n, y, ROLE_TIME, 0, text_view(&text));
    text_done(&text);
    if (row->finding != NULL)
        canvas_glyph(f->canvas, x + SIGN_AT, y, severity_role(row->finding->severity),
                     row->wrong ? severity_glyph(row->finding->severity) : GLYPH_EVIDENCE);
}

/* Between two lifelines: the line and its head. */
static void draw_arrow(struct frame_of *f, const struct ladder_row *row, int y)
{
    int from = lifeline(f, row->from), to = lifeline(f, row->to);
    enum glyph line = row->kind == LADDER_MEDIA ? GLYPH_DOUBLE : GLYPH_HLINE;
    int first = (from < to ? from : to) + 1, last = (from < to ? to : from) - 1;

    if (row->from == row->to) {
        canvas_glyph(f->canvas, from + 1, y, row->role, GLYPH_ARROW_LEFT);
        return;
    }
    canvas_fill(f->canvas, (struct rect){first, y, last - first + 1, 1}, row->role, line);
    canvas_glyph(f->canvas, from < to ? last : first, y, row->role,
                 from < to ? GLYPH_ARROW_RIGHT : GLYPH_ARROW_LEFT);
}

static void row_label(const struct frame_of *f, const struct ladder_row *row, struct text *out)
{
    text_adds(out, row->label);
    if (row->repeats > 0)
        text_printf(out, " %s%u", glyph_text(GLYPH_TIMES, canvas_is_ascii(f->canvas)),
                    (unsigned)row->repeats);
    if (row->detail[0] != '\0')
        text_printf(out, "  %s", row->detail);
}

/* At the sender's end: words lead the way of the arrow. `inset` leaves some of the arrow before. */
static void draw_label(struct frame_of *f, const struct ladder_row *row, int y, int inset)
{
    int from = lifeline(f, row->from), to = lifeline(f, row->to);
    int room = (from < to ? to - from : from - to) - 1 - 2 * inset, width;
    struct text text = {0};

    row_label(f, row, &text);
    width = text_width(text_view(&text));
    if (row->from == row->to)
        room = f->spacing - 4;
    if (width > room)
        width = room;
    if (row->from == row->to || from < to)
        canvas_field(f->canvas, from + 1 + inset, y, width, row->role, text_view(&text));
    else
        canvas_field(f->canvas, from - inset - width, y, width, row->role, text_view(&text));
    text_done(&text);
}

/* The words within the line, with a blank on either side. */
static void draw_inline(struct frame_of *f, const struct ladder_row *row, int y)
{
    int from = lifeline(f, row->from), to = lifeline(f, row->to), width;
    int room = (from < to ? to - from : from - to) - 9;
    struct text text = {0};

    draw_arrow(f, row, y);
    if (row->from == row->to) {
        draw_label(f, row, y, 2);
        return;
    }
    row_label(f, row, &text);
    width = text_width(text_view(&text));
    if (width > room)
        width = room;
    if (width > 0) {
        int x = from < to ? from + 4 : from - 3 - width;

        canvas_field(f->canvas, x - 1, y, width + 2, row->role, SLICE(""));
        canvas_field(f->canvas, x, y, width, row->role, text_view(&text));
    }
    text_done(&text);
}

static void draw_row(struct frame_of *f, size_t i, int y)
{
    const struct ladder_row *row = &f->ladder->rows[i];
    int height = ladder_row_height(f->ladder, i);
    struct rect lines = {f->area.x + SIGN_AT + 1, y, f->area.width - SIGN_AT - 1, height};
    struct rect former;

    draw_margin(f, i, y);
    if (lines.y + height > f->area.y + f->area.height)
        lines.height--;                               /* the last row that shows may be cut */
    former = canvas_clip(f->canvas, lines); /* arrows from columns that are scrolled away */
    for (int line = 0; line < height; line++)
        draw_lifelines(f, y + line);
    if (height == 1) {
        draw_inline(f, row, y);
    } else {
        draw_label(f, row, y, 1);
        draw_arrow(f, row, y + 1);
    }
    canvas_clip(f->canvas, former);
}

static void draw_rows(struct frame_of *f, size_t top, size_t selected)
{
    int y = f->area.y + LADDER_HEAD, end = f->area.y + f->area.height;

    for (size_t i = top; i < f->ladder->n_rows && y < end; i++) {
        int height = ladder_row_height(f->ladder, i);

        draw_row(f, i, y);
        if (i == selected)
            canvas_role(f->canvas, (struct rect){f->area.x, y, f->area.width, height},
                        ROLE_SELECTED, 0);
        y += height;
    }
}

void ladder_draw(const struct ladder *ladder, struct canvas *canvas, struct rect area, size_t top,
                 size_t left, size_t selected)
{
    struct frame_of f = {.ladder = ladder, .canvas = canvas, .area = area};
    struct rect former = canvas_clip(canvas, area);
    int room = area.width - LINES_AT;

    f.shown = ladder_fitting(ladder, area.width);
    f.left = left + f.shown <= ladder->n_columns ? left : ladder->n_columns - f.shown;
    f.spacing = f.shown > 0 ? room / (int)f.shown : room;
    if (f.spacing < 4)
        f.spacing = 4;
    draw_head(&f);
    draw_rows(&f, top, selected);
    canvas_clip(canvas, former);
}
