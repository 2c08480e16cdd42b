/* ladder_draw.c - a window of a ladder on a canvas. */
#include "config.h"

#include <stdint.h>

#include "base/gettext.h"
#include "base/text.h"
#include "draw/ladder_private.h"
#include "draw/words.h"

enum {
    SINCE_WIDTH = 9,  /* "12345.678" */
    CLOCK_WIDTH = 12, /* "12:03:04.123" */
    SIGN_AFTER = 1,
    LINE_AFTER = 3,   /* cells from the time to what follows it */
    RIGHT_MARGIN = 3, /* right of the last lifeline */
    SPACING_MIN = 22,
    SPACING_MAX = 34, /* cells from one lifeline to the next */
    ARROW_MIN = 2     /* cells of the arrow before its label */
};

struct frame_of {
    const struct ladder *ladder;
    struct canvas *canvas;
    struct rect area;
    size_t left, shown; /* columns */
    int spacing;
};

static int time_width(const struct ladder *ladder)
{
    return ladder->look.time == LADDER_ABSOLUTE ? CLOCK_WIDTH : SINCE_WIDTH;
}

/* Cells for what lies between lifelines. */
static int room_for_gaps(const struct ladder *ladder, int width)
{
    return width - time_width(ladder) - LINE_AFTER - RIGHT_MARGIN;
}

size_t ladder_fitting(const struct ladder *ladder, int width)
{
    int gaps = room_for_gaps(ladder, width) / SPACING_MIN;
    size_t fit = gaps < 1 ? 2 : (size_t)gaps + 1;

    return fit < ladder->n_columns ? fit : ladder->n_columns;
}

int ladder_width(const struct ladder *ladder)
{
    int gaps = ladder->n_columns > 2 ? (int)ladder->n_columns - 1 : 1;

    return time_width(ladder) + LINE_AFTER + RIGHT_MARGIN + gaps * SPACING_MAX;
}

int ladder_height(const struct ladder *ladder)
{
    return (int)ladder->n_rows;
}

/* The cell of a lifeline; columns that are scrolled away lie outside the area. */
static int lifeline(const struct frame_of *f, unsigned column)
{
    int shift = (int)column - (int)f->left;

    return f->area.x + time_width(f->ladder) + LINE_AFTER + shift * f->spacing;
}

/* Name and address of a column in `room` cells; of the two the name is cut. */
static void head_text(const struct ladder_column *column, int room, struct text *out)
{
    struct text address = { 0 };
    int left;

    if (column->endpoint.port != 0)
        endpoint_print(&address, column->endpoint);
    else
        addr_print(&address, column->endpoint.addr);
    left = room - text_width(text_view(&address)) - 1;
    if (column->name[0] != '\0' && text_width(slice_of(column->name)) <= left)
        text_printf(out, "%s ", column->name);
    else if (column->name[0] != '\0' && left > 4)
        text_printf(out, "%.*s… ", (int)text_fit(slice_of(column->name), left - 1).n, column->name);
    text_slice(out, text_view(&address));
    text_done(&address);
}

/* Over its lifeline, but within the area: the first begins at the left edge, the last ends at the
 * right one. */
static void draw_head(struct frame_of *f)
{
    int end = f->area.x + f->area.width, from = f->area.x;

    for (size_t i = f->left; i < f->left + f->shown; i++) {
        int x = lifeline(f, (unsigned)i), limit = x + f->spacing / 2, width;
        struct text text = { 0 };

        if (i + 1 == f->left + f->shown || limit > end)
            limit = end;
        head_text(&f->ladder->columns[i], limit - from - 1, &text);
        width = text_width(text_view(&text));
        x -= width / 2;
        if (x + width > limit - 1)
            x = limit - 1 - width;
        if (x < from)
            x = from;
        canvas_field(f->canvas, x, f->area.y, width < limit - x ? width : limit - x,
                     TEXT_ROLE_STRONG, text_view(&text));
        from = x + width + 1;
        text_done(&text);
    }
}

static void draw_lifelines(struct frame_of *f, int y)
{
    for (size_t i = f->left; i < f->left + f->shown; i++)
        canvas_glyph(f->canvas, lifeline(f, (unsigned)i), y, TEXT_ROLE_FRAME, GLYPH_VLINE);
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
    struct text text = { 0 };
    int x = f->area.x + time_width(f->ladder);

    time_text(f->ladder, i, &text);
    canvas_text(f->canvas, x - (int)text.n, y, TEXT_ROLE_TIME, 0, text_view(&text));
    text_done(&text);
    if (row->finding != NULL)
        canvas_glyph(f->canvas, x + SIGN_AFTER, y, severity_role(row->finding->severity),
                     row->wrong ? severity_glyph(row->finding->severity) : GLYPH_EVIDENCE);
}

/* Between two lifelines: the line and its head; where it passes a party, that shows. An end that is
 * out of sight leaves an ellipsis at the edge. */
static void draw_arrow(struct frame_of *f, const struct ladder_row *row, int y)
{
    int from = lifeline(f, row->from), to = lifeline(f, row->to);
    bool media = row->kind == LADDER_MEDIA;
    int first = (from < to ? from : to) + 1, last = (from < to ? to : from) - 1;

    canvas_fill(f->canvas, (struct rect){ first, y, last - first + 1, 1 }, row->role,
                media ? GLYPH_DOUBLE : GLYPH_HLINE);
    for (size_t i = f->left; i < f->left + f->shown; i++) {
        int x = lifeline(f, (unsigned)i);

        if (x > first && x < last)
            canvas_glyph(f->canvas, x, y, row->role, media ? GLYPH_CROSS_DOUBLE : GLYPH_CROSS);
    }
    canvas_glyph(f->canvas, from < to ? last : first, y, row->role,
                 from < to ? GLYPH_ARROW_RIGHT : GLYPH_ARROW_LEFT);
    if (last >= f->area.x + f->area.width)
        canvas_glyph(f->canvas, f->area.x + f->area.width - 1, y, row->role, GLYPH_ELLIPSIS);
    if (first < lifeline(f, (unsigned)f->left))
        canvas_glyph(f->canvas, lifeline(f, (unsigned)f->left), y, row->role, GLYPH_ELLIPSIS);
}

static void row_label(const struct ladder_row *row, struct text *out)
{
    text_adds(out, row->label);
    if (row->repeats > 0)
        text_printf(out, ngettext("  %u time", "  %u times", row->repeats + 1u),
                    (unsigned)row->repeats + 1u);
    if (row->detail[0] != '\0')
        text_printf(out, "  %s", row->detail);
}

/* Cut to the part of [*x, *x + *room) that is in sight. */
static void into_sight(const struct frame_of *f, int *x, int *room)
{
    int begin = f->area.x + time_width(f->ladder) + LINE_AFTER + 1;
    int end = f->area.x + f->area.width;

    if (*x < begin) {
        *room -= begin - *x;
        *x = begin;
    }
    if (*x + *room > end)
        *room = end - *x;
}

/* The words within the line at the sender's end, with a blank on either side. They stay before the
 * next lifeline where they fit there. */
static void draw_label(struct frame_of *f, const struct ladder_row *row, int y)
{
    int from = lifeline(f, row->from), to = lifeline(f, row->to), width;
    int x = (from < to ? from : to) + 1, room = (from < to ? to - from : from - to) - 1;
    struct text text = { 0 };

    row_label(row, &text);
    width = text_width(text_view(&text)) + 2;
    into_sight(f, &x, &room);
    if (from < to)
        x += ARROW_MIN;
    room -= 2 * ARROW_MIN;
    if (width > room)
        width = room;
    if (from > to)
        x += room + ARROW_MIN - width;
    if (width > 3) {
        canvas_field(f->canvas, x, y, width, row->role, SLICE(""));
        canvas_field(f->canvas, x + 1, y, width - 2, row->role, text_view(&text));
    }
    text_done(&text);
}

/* A packet from a host to itself has no way to show. */
static void draw_loop(struct frame_of *f, const struct ladder_row *row, int y)
{
    int x = lifeline(f, row->from);
    struct text text = { 0 };

    row_label(row, &text);
    canvas_glyph(f->canvas, x + 1, y, row->role, GLYPH_ARROW_LEFT);
    canvas_field(f->canvas, x + 3, y, text_width(text_view(&text)), row->role, text_view(&text));
    text_done(&text);
}

static void draw_row(struct frame_of *f, size_t i, int y)
{
    const struct ladder_row *row = &f->ladder->rows[i];
    int margin = time_width(f->ladder) + LINE_AFTER;
    struct rect former, lines = { f->area.x + margin, y, f->area.width - margin, 1 };

    draw_margin(f, i, y);
    former = canvas_clip(f->canvas, lines); /* arrows from columns that are scrolled away */
    draw_lifelines(f, y);
    if (row->from == row->to) {
        draw_loop(f, row, y);
    } else {
        draw_arrow(f, row, y);
        draw_label(f, row, y);
    }
    canvas_clip(f->canvas, former);
}

static void draw_rows(struct frame_of *f, size_t top, size_t selected)
{
    int y = f->area.y + LADDER_HEAD, end = f->area.y + f->area.height;

    for (size_t i = top; i < f->ladder->n_rows && y < end; i++, y++) {
        draw_row(f, i, y);
        if (i != selected)
            continue;
        canvas_select(f->canvas, (struct rect){ f->area.x, y, f->area.width, 1 });
    }
}

void ladder_draw(const struct ladder *ladder, struct canvas *canvas, struct rect area, size_t top,
                 size_t left, size_t selected)
{
    struct frame_of f = { .ladder = ladder, .canvas = canvas, .area = area };
    struct rect former = canvas_clip(canvas, area);
    int room = room_for_gaps(ladder, area.width);

    f.shown = ladder_fitting(ladder, area.width);
    f.left = left + f.shown <= ladder->n_columns ? left : ladder->n_columns - f.shown;
    f.spacing = f.shown > 1 ? room / (int)(f.shown - 1) : room;
    f.spacing = f.spacing > SPACING_MAX ? SPACING_MAX : f.spacing < 8 ? 8 : f.spacing;
    draw_head(&f);
    draw_rows(&f, top, selected);
    canvas_clip(canvas, former);
}
