/* calls_draw.c - how the call list looks. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/calls_view.h"

#define PROGRESS_CELLS 20
#define DETAIL_LINES 5 /* of the box below the list, its rule included */

static enum role role_of(const struct call *call, const struct verdict *verdict)
{
    if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR)
        return ROLE_ERROR;
    if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_WARNING)
        return ROLE_WARNING;
    return call->state == CALL_TRYING || call->state == CALL_RINGING ? ROLE_PROVISIONAL : ROLE_TEXT;
}

/* Which columns have room, the least important left out first; what stretches gets the rest. */
static void lay_out(const struct calls_view *v, int width, int *widths)
{
    int left = width - 3;
    for (size_t i = 0; i < v->n_columns; i++) {
        widths[i] = v->columns[i].width;
        left -= widths[i] + 1;
    }
    for (int priority = 9; priority > 0 && left < 0; priority--)
        for (size_t i = v->n_columns; i-- > 0 && left < 0;)
            if (widths[i] && v->columns[i].info->priority == priority) {
                left += widths[i] + 1;
                widths[i] = 0;
            }
    for (size_t i = 0; i < v->n_columns && left > 0; i++)
        if (widths[i] && v->columns[i].info->stretches) {
            widths[i] += left;
            left = 0;
        }
}

static void draw_heading(const struct calls_view *v, struct canvas *canvas, int y, int width,
                         const int *widths)
{
    canvas_fill(canvas, (struct rect){0, y, width, 1}, ROLE_BAR, GLYPH_COUNT);
    int x = 3;
    for (size_t i = 0; i < v->n_columns; i++) {
        if (!widths[i])
            continue;
        struct slice title = slice_of(column_title(&v->columns[i]));
        int pad = v->columns[i].info->align == ALIGN_RIGHT ? widths[i] - text_width(title) : 0;
        canvas_field(canvas, x + (pad > 0 ? pad : 0), y, widths[i] - (pad > 0 ? pad : 0), ROLE_BAR,
                     title);
        if (i == v->sort)
            canvas_glyph(canvas, x - 1, y, ROLE_KEY,
                         v->descending ? GLYPH_SORT_DOWN : GLYPH_SORT_UP);
        x += widths[i] + 1;
    }
}

/* A verdict that is too long for its column goes on in a second line. */
int calls_view_height(struct calls_view *v, size_t i)
{
    struct call *call = call_list_call(v->list, i);
    const struct verdict *verdict = call ? diagnosis_call(v->screen.app->diagnosis, call) : NULL;
    if (!verdict || !verdict->n_findings || verdict->findings[0].severity == SEVERITY_INFO)
        return 1;
    return text_width(slice_of(verdict->findings[0].title)) > v->why_width && v->why_width ? 2 : 1;
}

static void draw_cell(struct canvas *canvas, struct rect at, enum column_align align,
                      enum role role, struct slice text)
{
    int cells = text_width(text);
    int pad = align == ALIGN_RIGHT && cells < at.width ? at.width - cells : 0;
    if (at.height == 1 || cells <= at.width) {
        canvas_field(canvas, at.x + pad, at.y, at.width - pad, role, text);
        return;
    }
    struct rect former = canvas_clip(canvas, at);
    if (canvas_wrap(canvas, at.x, at.y, at.width, role, text) > at.height)
        canvas_glyph(canvas, at.x + at.width - 1, at.y + at.height - 1, role, GLYPH_ELLIPSIS);
    canvas_clip(canvas, former);
}

static void draw_row(struct calls_view *v, struct canvas *canvas, struct rect line, size_t i,
                     const int *widths)
{
    struct call *call = call_list_call(v->list, i);
    int y = line.y;
    if (!call) { /* while the list stands still */
        canvas_puts(canvas, 3, y, ROLE_DIM, _("this call has been forgotten"));
        return;
    }
    struct app *app = v->screen.app;
    const struct verdict *verdict = diagnosis_call(app->diagnosis, call);
    enum role role = role_of(call, verdict);
    struct arena *arena = arena_new();
    struct row_source source = {.app = app, .call = call, .arena = arena};
    struct text text = {0};
    if (call_list_marked(v->list, call->id))
        canvas_glyph(canvas, 0, y, ROLE_MARKED, GLYPH_MARK);
    if (role == ROLE_ERROR || role == ROLE_WARNING)
        canvas_glyph(canvas, 1, y, role, role == ROLE_ERROR ? GLYPH_ERROR : GLYPH_WARNING);
    int x = 3;
    for (size_t c = 0; c < v->n_columns; c++) {
        if (!widths[c])
            continue;
        text_clear(&text);
        column_text(&v->columns[c], &source, &text);
        const struct column_info *info = v->columns[c].info;
        struct rect cell = {x, y, widths[c], info->stretches ? line.height : 1};
        draw_cell(canvas, cell, info->align, role, text_view(&text));
        x += widths[c] + 1;
    }
    if (i == v->scroll.at)
        canvas_role(canvas, line, ROLE_SELECTED, 0);
    if (i == v->scroll.at)
        canvas_glyph(canvas, 0, y, ROLE_SELECTED, GLYPH_SELECTED);
    text_done(&text);
    arena_free(arena);
}

/* How far reading has come: a bar, the rate, the time left; it ends before x. */
static void draw_progress(const struct app *app, struct canvas *canvas, int x, int y)
{
    uint64_t read = app->packets.read, size = app->packets.size;
    double done = (double)(read < size ? read : size) / (double)size;
    struct text text = {0};
    text_printf(&text, "%3.0f %%", done * 100);
    if (app->load_rate > 0)
        text_printf(&text, _("  %.0f MB/s, %.0f s left"), app->load_rate / 1e6,
                    (double)(size - (read < size ? read : size)) / app->load_rate);
    x -= PROGRESS_CELLS + 1 + text_width(text_view(&text));
    canvas_fill(canvas, (struct rect){x, y, PROGRESS_CELLS, 1}, ROLE_DIM, GLYPH_HLINE);
    int filled = (int)(done * PROGRESS_CELLS);
    canvas_fill(canvas, (struct rect){x, y, filled, 1}, ROLE_GOOD, GLYPH_BLOCK);
    canvas_text(canvas, x + PROGRESS_CELLS + 1, y, ROLE_DIM, 0, text_view(&text));
    text_done(&text);
}

static void draw_filter_line(struct calls_view *v, struct canvas *canvas, int y, int width)
{
    struct app *app = v->screen.app;
    unsigned percent;
    struct text text = {0};
    text_printf(&text, _(" filter: %s"), v->filter ? v->filter : _("all"));
    if (v->grouped)
        text_printf(&text, "   %s", _("grouped by cause"));
    canvas_field(canvas, 0, y, width, ROLE_DIM, text_view(&text));
    text_clear(&text);
    if (app->loading && app->packets.size) {
        draw_progress(app, canvas, width - 1, y);
    } else if (call_list_busy(v->list, &percent)) {
        text_printf(&text, _("working %u %%"), percent);
    } else {
        size_t n = call_list_count(v->list);
        text_printf(&text, _("%zu of %zu"), n ? v->scroll.at + 1 : 0, n);
    }
    canvas_text(canvas, width - text_width(text_view(&text)) - 1, y, ROLE_DIM, 0, text_view(&text));
    text_done(&text);
}

static void draw_detail(struct calls_view *v, struct canvas *canvas, int y, int width)
{
    canvas_fill(canvas, (struct rect){0, y, width, 1}, ROLE_FRAME, GLYPH_HLINE);
    if (!call_list_count(v->list))
        return;
    struct call *call = call_list_call(v->list, v->scroll.at);
    if (!call)
        return;
    const struct verdict *verdict = diagnosis_call(v->screen.app->diagnosis, call);
    struct arena *arena = arena_new();
    struct row_source source = {.app = v->screen.app, .call = call, .arena = arena};
    struct text text = {0};
    text_addc(&text, ' ');
    for (size_t i = 0; i < columns_count(); i++)
        if (strcmp(columns_at(i)->name, "from") == 0 || strcmp(columns_at(i)->name, "to") == 0) {
            text_adds(&text, strcmp(columns_at(i)->name, "to") == 0 ? " \u2192 " : "");
            columns_at(i)->text(&source, &text);
        }
    const struct finding *finding = verdict->n_findings ? &verdict->findings[0] : NULL;
    if (finding)
        text_printf(&text, "  %s  %s", finding->rule->id, _(confidence_name(finding->confidence)));
    text_addc(&text, ' ');
    canvas_text(canvas, 1, y, finding ? ROLE_STRONG : ROLE_DIM, 0, text_view(&text));
    text_clear(&text);
    if (finding) {
        canvas_text(canvas, 1, ++y, role_of(call, verdict), 0, slice_of(finding->title));
        text_printf(&text, "%s %s %s", finding->explain, _("Fix:"), finding->fix);
        canvas_wrap(canvas, 1, y + 1, width - 2, ROLE_TEXT, text_view(&text));
    } else if (call->status >= 300) {
        canvas_wrap(canvas, 1, y + 1, width - 2, ROLE_DIM,
                    slice_of(sip_status_meaning(call->status)));
    } else {
        canvas_puts(canvas, 1, y + 1, ROLE_DIM, _("Nothing was found wrong with this call."));
    }
    text_done(&text);
    arena_free(arena);
}

static void draw_nothing(struct calls_view *v, struct canvas *canvas, int y, int width)
{
    const struct app *app = v->screen.app;
    const char *why = app->live      ? _("No calls yet. They appear here as they come.")
                      : app->loading ? _("Reading …")
                      : v->filter    ? _("No call fits the filter; F shows all again.")
                      : calls_count(app->calls) ? _("All calls are hidden; H shows the others.")
                                     : _("There is no SIP in this capture.");
    canvas_wrap(canvas, 2, y + 1, width - 4, ROLE_DIM, slice_of(why));
}

/* Rows from the topmost on; the selected one must be in sight, whatever those above it take. */
static void draw_rows(struct calls_view *v, struct canvas *canvas, struct rect area,
                      const int *widths)
{
    size_t n = call_list_count(v->list);
    int above = 0;
    for (size_t i = v->scroll.top; i <= v->scroll.at && i < n; i++)
        above += calls_view_height(v, i);
    for (; above > area.height && v->scroll.top < v->scroll.at; v->scroll.top++)
        above -= calls_view_height(v, v->scroll.top);
    int y = area.y;
    for (size_t i = v->scroll.top; i < n && y < area.y + area.height; i++) {
        int height = calls_view_height(v, i);
        draw_row(v, canvas, (struct rect){0, y, area.width, height}, i, widths);
        y += height;
    }
}

void calls_view_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct calls_view *v = (struct calls_view *)screen;
    int *widths = xcalloc(v->n_columns + 1, sizeof *widths);
    int detail = area.height >= 16 ? DETAIL_LINES + (area.height >= 30 ? 2 : 0) : 0;
    calls_view_hold(v);
    int rows = area.height - 2 - detail;
    scroll_fit(&v->scroll, call_list_count(v->list), rows);
    lay_out(v, area.width, widths);
    v->why_width = 0;
    for (size_t c = 0; c < v->n_columns; c++)
        if (v->columns[c].info->stretches)
            v->why_width = widths[c];
    draw_filter_line(v, canvas, area.y, area.width);
    draw_heading(v, canvas, area.y + 1, area.width, widths);
    size_t n = call_list_count(v->list);
    struct rect list = {0, area.y + 2, area.width, rows};
    struct rect former = canvas_clip(canvas, list);
    draw_rows(v, canvas, list, widths);
    if (!n)
        draw_nothing(v, canvas, area.y + 2, area.width);
    canvas_clip(canvas, former);
    if (detail) {
        struct rect below = {0, area.y + area.height - detail, area.width, detail};
        former = canvas_clip(canvas, below);
        draw_detail(v, canvas, below.y, area.width);
        canvas_clip(canvas, former);
    }
    free(widths);
}
