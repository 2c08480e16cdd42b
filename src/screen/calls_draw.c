/* calls_draw.c - the look of the call list. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/evidence.h"
#include "draw/outlook.h"
#include "draw/words.h"
#include "screen/call_screen.h"
#include "screen/calls_screen.h"

#define PROGRESS_CELLS 20
#define PLACE_FROM 10   /* rows from which on it is said where the line stands */
#define EVIDENCE_MOST 9 /* rows of the lines that a finding points at */
#define PLACE_WIDTH 18  /* of "1234 of 56789" */
#define DAY_WIDTH 3     /* more, where the times are of more than one day */
#define LIST_MIN 5      /* rows of calls that the finding below leaves at least, of as many */

static enum text_role role_of(const struct call *call, const struct verdict *verdict)
{
    if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR)
        return TEXT_ROLE_ERROR;
    if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_WARNING)
        return TEXT_ROLE_WARNING;
    return call->state == CALL_TRYING || call->state == CALL_RINGING ? TEXT_ROLE_PROVISIONAL
                                                                     : TEXT_ROLE_TEXT;
}

/* The columns that have room, the least important left out first; a column that stretches gets the
 * rest. */
static void lay_out(const struct calls_screen *v, int width, int *widths)
{
    int left = width - 3;

    for (size_t i = 0; i < v->n_columns; i++) {
        widths[i] = v->columns[i].width;
        if (v->screen.app->days && strcmp(v->columns[i].info->name, "time") == 0)
            widths[i] += DAY_WIDTH;
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

static void draw_heading(const struct calls_screen *v, struct canvas *canvas, int y, int width,
                         const int *widths)
{
    canvas_fill(canvas, (struct rect){ 0, y, width, 1 }, TEXT_ROLE_BAR, GLYPH_COUNT);
    int x = 3;
    for (size_t i = 0; i < v->n_columns; i++) {
        if (!widths[i])
            continue;
        struct slice title = slice_of(column_title(&v->columns[i]));
        int pad = v->columns[i].info->align == ALIGN_RIGHT ? widths[i] - text_width(title) : 0;
        canvas_field(canvas, x + (pad > 0 ? pad : 0), y, widths[i] - (pad > 0 ? pad : 0),
                     TEXT_ROLE_BAR, title);
        if (i == v->sort)
            canvas_glyph(canvas, x - 1, y, TEXT_ROLE_KEY,
                         v->descending ? GLYPH_SORT_DOWN : GLYPH_SORT_UP);
        x += widths[i] + 1;
    }
}

static void draw_cell(struct canvas *canvas, struct rect at, enum column_align align,
                      enum text_role role, struct slice text)
{
    int cells = text_width(text);
    int pad = align == ALIGN_RIGHT && cells < at.width ? at.width - cells : 0;

    canvas_field(canvas, at.x + pad, at.y, at.width - pad, role, text);
}

/* Only what is wrong is in the colour of it: the sign and the reason. */
static enum text_role cell_role(const struct column *column, enum text_role role)
{
    return column->info->stretches || role == TEXT_ROLE_PROVISIONAL ? role : TEXT_ROLE_TEXT;
}

static void draw_selection(const struct calls_screen *v, struct canvas *canvas, struct rect line,
                           size_t i)
{
    if (i != v->scroll.at)
        return;
    canvas_select(canvas, line);
}

/* The capture as a whole: its name over the columns, what is wrong with it under `why`. */
static void draw_whole_row(struct calls_screen *v, struct canvas *canvas, struct rect line,
                           size_t i, const int *widths)
{
    const struct verdict *verdict = calls_screen_whole(v);
    const struct finding *finding = verdict->n_findings ? &verdict->findings[0] : NULL;
    int why = line.width - 1;

    for (size_t c = v->n_columns; c-- > 0;)
        if (widths[c]) {
            why -= widths[c];
            break;
        }
    canvas_field(canvas, 3, line.y, why - 4, TEXT_ROLE_STRONG,
                 slice_of(_("the capture as a whole")));
    if (finding != NULL) {
        canvas_glyph(canvas, 1, line.y, severity_role(finding->severity),
                     severity_glyph(finding->severity));
        canvas_field(canvas, why, line.y, line.width - why - 1, severity_role(finding->severity),
                     slice_of(finding_title_within(finding, line.width - why - 1)));
    }
    draw_selection(v, canvas, line, i);
}

/* "[-] The ACK is addressed to the wrong place   12 calls": the count is never cut. */
static void draw_group_row(struct calls_screen *v, struct canvas *canvas, struct rect line,
                           size_t i)
{
    const struct call_group *group = call_list_heading(v->list, i);
    struct text text = { 0 };

    text_printf(&text, ngettext("%zu call", "%zu calls", group->calls), group->calls);
    int count = text_width(text_view(&text)), most = line.width - count - 9;
    int title = text_width(slice_of(group->heading));

    title = title < most ? title : most;
    canvas_puts(canvas, 1, line.y, TEXT_ROLE_KEY, group->folded ? "[+]" : "[-]");
    canvas_field(canvas, 5, line.y, title, TEXT_ROLE_HEADER_NAME, slice_of(group->heading));
    canvas_puts(canvas, 5 + title + 3, line.y, TEXT_ROLE_DIM, text_str(&text));
    text_done(&text);
    draw_selection(v, canvas, line, i);
}

static void draw_row(struct calls_screen *v, struct canvas *canvas, struct rect line, size_t i,
                     const int *widths)
{
    struct call *call = call_list_call(v->list, i);
    int y = line.y;

    if (calls_screen_is_whole(v, i)) {
        draw_whole_row(v, canvas, line, i, widths);
        return;
    }
    if (call_list_heading(v->list, i) != NULL) {
        draw_group_row(v, canvas, line, i);
        return;
    }
    if (call == NULL) { /* while the list stands still */
        canvas_puts(canvas, 3, y, TEXT_ROLE_DIM, _("this call has been forgotten"));
        return;
    }
    struct app *app = v->screen.app;
    const struct verdict *verdict = diagnosis_call(app->diagnosis, call);
    enum text_role role = role_of(call, verdict);
    struct arena *arena = arena_new();
    struct row_source source = { .app = app, .call = call, .arena = arena };
    struct text text = { 0 };
    if (call_list_marked(v->list, call->id))
        canvas_glyph(canvas, 0, y, TEXT_ROLE_MARKED, GLYPH_MARK);
    if (role == TEXT_ROLE_ERROR || role == TEXT_ROLE_WARNING)
        canvas_glyph(canvas, 1, y, role, role == TEXT_ROLE_ERROR ? GLYPH_ERROR : GLYPH_WARNING);
    int x = 3;
    for (size_t c = 0; c < v->n_columns; c++) {
        if (!widths[c])
            continue;
        text_clear(&text);
        column_text_within(&v->columns[c], widths[c], &source, &text);
        const struct column_info *info = v->columns[c].info;
        struct rect cell = { x, y, widths[c], 1 };
        draw_cell(canvas, cell, info->align, cell_role(&v->columns[c], role), text_view(&text));
        x += widths[c] + 1;
    }
    draw_selection(v, canvas, line, i);
    text_done(&text);
    arena_free(arena);
}

/* The progress of reading: a bar, the rate, the time left; it ends before x. */
static void draw_progress(const struct app *app, struct canvas *canvas, int x, int y)
{
    uint64_t read = app->packets.read, size = app->packets.size;
    double done = (double)(read < size ? read : size) / (double)size;
    struct text text = { 0 };

    text_printf(&text, "%3.0f %%", done * 100);
    if (app->load_rate > 0)
        text_printf(&text, _("  %.0f MB/s, %.0f s left"), app->load_rate / 1e6,
                    (double)(size - (read < size ? read : size)) / app->load_rate);
    x -= PROGRESS_CELLS + 1 + text_width(text_view(&text));
    canvas_fill(canvas, (struct rect){ x, y, PROGRESS_CELLS, 1 }, TEXT_ROLE_DIM, GLYPH_HLINE);
    int filled = (int)(done * PROGRESS_CELLS);
    canvas_fill(canvas, (struct rect){ x, y, filled, 1 }, TEXT_ROLE_GOOD, GLYPH_BLOCK);
    canvas_text(canvas, x + PROGRESS_CELLS + 1, y, TEXT_ROLE_DIM, 0, text_view(&text));
    text_done(&text);
}

static void draw_filter_line(struct calls_screen *v, struct canvas *canvas, int y, int width)
{
    struct app *app = v->screen.app;
    unsigned percent;
    struct text text = { 0 };

    text_printf(&text, _(" filter: %s"), v->filter != NULL ? v->filter : _("all"));
    if (calls_screen_grouping(v) != NULL)
        text_printf(&text, "   %s", calls_screen_grouping(v));
    canvas_field(canvas, 0, y, width - PLACE_WIDTH, TEXT_ROLE_DIM, text_view(&text));
    text_clear(&text);
    if (app->loading && app->packets.size) {
        draw_progress(app, canvas, width - 1, y);
    } else if (call_list_busy(v->list, &percent) || calls_screen_searching(v, &percent)) {
        text_printf(&text, _("working %u %%"), percent);
    } else {
        size_t n = call_list_count(v->list);

        text_printf(&text, _("%zu of %zu"), n ? v->scroll.at + 1 : 0, n);
    }
    canvas_text(canvas, width - text_width(text_view(&text)) - 1, y, TEXT_ROLE_DIM, 0,
                text_view(&text));
    text_done(&text);
}

/* "message 5, ACK to 54.171.127.193" */
static void say_place(struct text *out, struct view *view, const struct finding *finding)
{
    if (!finding->n_evidence || view == NULL)
        return;
    const struct evidence *evidence = &finding->evidence[0];
    uint32_t i = evidence->message;
    evidence_place(out, NULL, evidence);
    if (i >= view_call(view)->n_messages)
        return;
    text_clear(out);
    bool request = view_kept(view, i)->status == 0;
    const struct flow *flow = view_flow(view, i);
    text_printf(out, _("message %u, "), i + 1);
    message_label(out, view, i);
    text_adds(out, request ? _(" to ") : _(" from "));
    endpoint_print(out, request ? flow->dst : flow->src);
}

/* The fault of the selected call: the line, the fix, why. Returns the rows it takes. */
static int draw_finding(struct canvas *canvas, struct rect area, struct view *view,
                        const struct finding *finding)
{
    struct text text = { 0 };
    struct rect at = { area.x + 2, area.y, area.width - 4, area.height };
    size_t shown;

    if (area.height >= PLACE_FROM)
        say_place(&text, view, finding);
    at.y += text.n ? canvas_wrap(canvas, at.x, at.y, at.width, TEXT_ROLE_DIM, text_view(&text)) : 0;
    int room = area.height - (at.y - area.y); /* the fix has to follow */
    struct rect lines = { area.x, at.y, area.width, room };
    if (canvas == NULL || room > EVIDENCE_MOST)
        lines.height = EVIDENCE_MOST;
    at.y += evidence_draw(canvas, lines, view, finding, 0, &shown);
    at.y += call_screen_fix(canvas, at, finding);
    at.y += call_screen_why(canvas, at, finding);
    text_done(&text);
    return at.y - area.y;
}

static int draw_words(struct canvas *canvas, struct rect at, const char *words)
{
    return canvas_wrap(canvas, at.x + 1, at.y, at.width - 2, TEXT_ROLE_DIM, slice_of(words));
}

/* The reasons why there may be no SIP in it. */
static int draw_no_sip(struct canvas *canvas, struct rect area)
{
    return draw_words(canvas, area,
                      _("There is no SIP in this capture that can be read. d tells what was in it; "
                        "w asks what is wrong and says what to capture."));
}

/* The subject of the words below: a call, or the capture as a whole. */
struct subject_of {
    struct arena *arena;
    struct view *view; /* NULL: the capture */
    const struct verdict *verdict;
    enum outlook outlook;
    struct text ahead; /* the outlook for a call that goes on */
    struct said_of_record records[RECORDS_SAID];
};

static void subject_done(struct subject_of *of)
{
    text_done(&of->ahead);
    for (size_t i = 0; i < RECORDS_SAID; i++)
        text_done(&of->records[i].text);
    arena_free(of->arena);
}

static int draw_records(struct canvas *canvas, struct rect area, const struct subject_of *of)
{
    int rows = 0;

    for (size_t i = 0; i < RECORDS_SAID; i++)
        if (of->records[i].text.n > 0)
            rows += canvas_wrap(canvas, area.x + 1, area.y + rows, area.width - 2,
                                of->records[i].contradicts ? TEXT_ROLE_WARNING : TEXT_ROLE_INFO,
                                text_view(&of->records[i].text));
    return rows;
}

/* The words for a call, or for the capture (no view), with or without a finding. Returns the rows
 * it takes. */
static int draw_said(struct canvas *canvas, struct rect area, const struct subject_of *of)
{
    const struct call *call = of->view != NULL ? view_call(of->view) : NULL;
    int ahead = 0;

    if (of->ahead.n)
        ahead = canvas_wrap(canvas, area.x + 1, area.y, area.width - 2,
                            of->outlook == OUTLOOK_GRAVE ? TEXT_ROLE_WARNING : TEXT_ROLE_INFO,
                            text_view(&of->ahead));
    ahead +=
        draw_records(canvas, (struct rect){ area.x, area.y + ahead, area.width, area.height }, of);
    area.y += ahead;
    area.height -= ahead;
    if (of->verdict->n_findings)
        return ahead + draw_finding(canvas, area, of->view, &of->verdict->findings[0]);
    if (call == NULL)
        return draw_no_sip(canvas, area);
    const char *meaning = call->status >= 300 ? sip_status_meaning(call->status) : NULL;
    return ahead + draw_words(canvas, area, meaning != NULL ? meaning : call_screen_nothing(call));
}

static bool selected(struct calls_screen *v, struct subject_of *out)
{
    struct app *app = v->screen.app;
    bool any = call_list_count(v->list) > 0, whole = any && calls_screen_is_whole(v, v->scroll.at);
    struct call *call = any ? call_list_call(v->list, v->scroll.at) : NULL;
    const struct call_group *group = any ? call_list_heading(v->list, v->scroll.at) : NULL;

    if (group != NULL)
        call = calls_by_id(app->calls, group->first);
    *out = (struct subject_of){ 0 };
    if (!whole && call == NULL)
        return false;
    out->verdict = call != NULL ? diagnosis_call(app->diagnosis, call) : calls_screen_whole(v);
    out->arena = arena_new();
    out->view = call != NULL ? view_new(app->calls, call, out->arena) : NULL;
    if (call != NULL && app->live)
        out->outlook = outlook_words(out->view, app->diagnosis, app->now, &out->ahead);
    if (call != NULL)
        calls_screen_records(app, call, out->verdict, out->arena, out->records);
    return true;
}

/* Rows for what is said of the selected call, its rule included: what it needs, as long as the list
 * keeps LIST_MIN rows or what it has. */
static int detail_height(struct calls_screen *v, struct rect area)
{
    int calls = (int)(call_list_count(v->list) < LIST_MIN ? call_list_count(v->list) : LIST_MIN);
    int most = area.height - 2 - (calls < 1 ? 1 : calls);
    struct subject_of of;

    if (area.height < 8 || !selected(v, &of))
        return 0;
    struct rect inner = { area.x, area.y, area.width, most - 1 };
    int needed = 1 + draw_said(NULL, inner, &of);
    subject_done(&of);
    return needed < most ? needed : most;
}

static void draw_detail(struct calls_screen *v, struct canvas *canvas, struct rect area)
{
    struct subject_of of;
    struct rect below = { area.x, area.y + 1, area.width, area.height - 1 };

    canvas_fill(canvas, (struct rect){ 0, area.y, area.width, 1 }, TEXT_ROLE_FRAME, GLYPH_HLINE);
    if (!selected(v, &of))
        return;
    const struct finding *finding = of.verdict->n_findings ? &of.verdict->findings[0] : NULL;
    int more = draw_said(NULL, below, &of) - below.height;
    if (finding != NULL) {
        int x = canvas_printf(canvas, 1, area.y, severity_role(finding->severity), " %s ",
                              finding->title);

        canvas_printf(canvas, x + 1, area.y, TEXT_ROLE_STRONG, " %s ",
                      confidence_words(finding->confidence));
    }
    struct rect former = canvas_clip(canvas, below);
    draw_said(canvas, below, &of);
    canvas_clip(canvas, former);
    call_screen_more(canvas, area, area.y, more, _("Enter"));
    subject_done(&of);
}

static void draw_nothing(struct calls_screen *v, struct canvas *canvas, int y, int width)
{
    const struct app *app = v->screen.app;
    const char *why = app->live           ? _("No calls yet. They appear here as they come.")
                      : app->loading      ? _("Reading …")
                      : v->filter != NULL ? _("No call fits the filter; F shows all again.")
                      : call_list_forgotten_before(v->list)
                          ? _("All calls are hidden; F shows them again.")
                      : calls_count(app->calls) ? _("All calls are hidden; H shows the others.")
                                                : _("There is no SIP in this capture.");

    canvas_wrap(canvas, 2, y + 1, width - 4, TEXT_ROLE_DIM, slice_of(why));
}

static void draw_rows(struct calls_screen *v, struct canvas *canvas, struct rect area,
                      const int *widths)
{
    size_t n = call_list_count(v->list);

    for (int y = 0; y < area.height && v->scroll.top + (size_t)y < n; y++)
        draw_row(v, canvas, (struct rect){ 0, area.y + y, area.width, 1 },
                 v->scroll.top + (size_t)y, widths);
}

void calls_screen_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct calls_screen *v = (struct calls_screen *)screen;
    int *widths = xcalloc(v->n_columns + 1, sizeof *widths);

    calls_screen_hold(v);
    int detail = detail_height(v, area);
    int rows = area.height - 2 - detail;
    scroll_fit(&v->scroll, call_list_count(v->list), rows);
    lay_out(v, area.width, widths);
    draw_filter_line(v, canvas, area.y, area.width);
    draw_heading(v, canvas, area.y + 1, area.width, widths);
    size_t n = call_list_count(v->list);
    struct rect list = { 0, area.y + 2, area.width, rows };
    struct rect former = canvas_clip(canvas, list);
    draw_rows(v, canvas, list, widths);
    if (!n)
        draw_nothing(v, canvas, area.y + 2, area.width);
    canvas_clip(canvas, former);
    if (detail) {
        struct rect below = { 0, area.y + area.height - detail, area.width, detail };

        former = canvas_clip(canvas, below);
        draw_detail(v, canvas, below);
        canvas_clip(canvas, former);
    }
    free(widths);
}
