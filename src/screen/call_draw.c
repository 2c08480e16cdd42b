/* call_draw.c - how the call screen divides itself. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/explain.h"
#include "draw/finding.h"
#include "draw/words.h"
#include "screen/call_view.h"

#define WIDE 110 /* from this width on ladder and message stand side by side */
#define MARKS_MAX 16

/* Marks of the current finding in the message; of another finding if that has none there. */
static size_t collect_marks(const struct call_view *v, uint32_t message, struct mark *marks)
{
    const struct ladder_row *row = call_view_row(v);
    const struct verdict *verdict = v->legs[row ? row->leg : 0].verdict;
    const struct finding *current = call_view_finding(v);
    size_t n = 0;
    if (current && row && row->leg == 0)
        n = finding_marks(current, message, marks, MARKS_MAX - 1);
    for (size_t i = 0; verdict && i < verdict->n_findings && !n; i++)
        n = finding_marks(&verdict->findings[i], message, marks, MARKS_MAX - 1);
    if (v->found.length)
        marks[n++] = (struct mark){.at = v->found, .role = ROLE_MATCH};
    return n;
}

static void draw_raw(struct call_view *v, struct canvas *canvas, struct rect area, uint32_t message)
{
    struct mark marks[MARKS_MAX];
    struct slice bytes = view_message(call_view_leg(v), message)->bytes;
    struct message_look look = {.marks = marks, .n_marks = collect_marks(v, message, marks)};
    v->text_rows = message_draw(NULL, 0, 0, area.width - 1, bytes, &look);
    v->text_height = area.height;
    if (v->text_top == SCROLL_TO_MARK) {
        int row = look.n_marks
                      ? message_row(area.width - 1, bytes, &look, marks[look.n_marks - 1].at.offset)
                      : 0;
        v->text_top = row > area.height / 2 ? row - area.height / 2 : 0;
    }
    if (v->text_top > v->text_rows - area.height)
        v->text_top = v->text_rows > area.height ? v->text_rows - area.height : 0;
    struct rect former = canvas_clip(canvas, area);
    message_draw(canvas, area.x + 1, area.y - v->text_top, area.width - 1, bytes, &look);
    canvas_clip(canvas, former);
}

static void draw_explained(struct call_view *v, struct canvas *canvas, struct rect area,
                           uint32_t message)
{
    const struct sip_message *parsed = view_message(call_view_leg(v), message);
    v->text_rows = message_explain(NULL, 0, 0, area.width - 1, parsed);
    v->text_height = area.height;
    int last = v->text_rows > area.height ? v->text_rows - area.height : 0;
    v->text_top = v->text_top < 0 ? 0 : v->text_top > last ? last : v->text_top;
    struct rect former = canvas_clip(canvas, area);
    message_explain(canvas, area.x + 1, area.y - v->text_top, area.width - 1, parsed);
    canvas_clip(canvas, former);
}

static void draw_packet_words(struct call_view *v, struct canvas *canvas, struct rect area)
{
    const struct ladder_row *row = call_view_row(v);
    if (!row)
        return;
    int y = area.y + canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, ROLE_STRONG,
                                 slice_of(row->label));
    y += canvas_wrap(canvas, area.x + 1, y, area.width - 2, ROLE_TEXT, slice_of(row->detail));
    canvas_printf(canvas, area.x + 1, y, ROLE_DIM, _("frame %u"), row->frame);
    v->text_rows = v->text_height = area.height;
}

static void draw_message(struct call_view *v, struct canvas *canvas, struct rect area)
{
    uint32_t message = call_view_message(v);
    const char *gone = message == NO_MESSAGE ? NULL : message_gone(call_view_leg(v), message);
    if (gone) {
        canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, ROLE_WARNING, slice_of(gone));
        v->text_rows = v->text_height = area.height;
    } else if (message == NO_MESSAGE)
        draw_packet_words(v, canvas, area);
    else if (v->structured)
        draw_explained(v, canvas, area, message);
    else
        draw_raw(v, canvas, area, message);
}

static void draw_ladder(struct call_view *v, struct canvas *canvas, struct rect area)
{
    int height = ladder_rows(v->ladder) ? ladder_row_height(v->ladder, 0) : 1;
    int fit = (area.height - LADDER_HEAD) / (height > 0 ? height : 1);
    scroll_fit(&v->rows, ladder_rows(v->ladder), fit);
    size_t columns = ladder_columns(v->ladder), shown = ladder_fitting(v->ladder, area.width);
    size_t last = columns > shown ? columns - shown : 0;
    v->left = v->left > last ? last : v->left;
    struct rect former = canvas_clip(canvas, area);
    ladder_draw(v->ladder, canvas, area, v->rows.top, v->left, v->rows.at);
    if (last)
        canvas_printf(canvas, area.x, area.y, ROLE_DIM, "%zu-%zu/%zu", v->left + 1, v->left + shown,
                      columns);
    canvas_clip(canvas, former);
}

/* The words of a finding: title, explanation, fix, references. Returns the rows they take. */
static int finding_words(struct canvas *canvas, int x, int y, int width,
                         const struct finding *finding)
{
    int from = y;
    struct text text = {0};
    y += canvas_wrap(canvas, x, y, width, severity_role(finding->severity),
                     slice_of(finding->title));
    y += canvas_wrap(canvas, x, y, width, ROLE_TEXT, slice_of(finding->explain));
    if (finding->check) {
        text_printf(&text, "%s %s", _("To decide:"), finding->check);
        y += canvas_wrap(canvas, x, y, width, ROLE_INFO, text_view(&text));
        text_clear(&text);
    }
    text_printf(&text, "%s %s", _("Fix:"), finding->fix);
    y += canvas_wrap(canvas, x, y, width, ROLE_GOOD, text_view(&text));
    text_clear(&text);
    for (size_t i = 0; i < finding->rule->n_references; i++)
        text_printf(&text, "%s%s", i ? ", " : "", finding->rule->references[i]);
    if (finding->provider_code)
        text_printf(&text, "%s%s", text.n ? ", " : "", finding->provider_code);
    y += text.n ? canvas_wrap(canvas, x, y, width, ROLE_DIM, text_view(&text)) : 0;
    text_done(&text);
    return y - from;
}

static void draw_finding(struct call_view *v, struct canvas *canvas, struct rect area)
{
    const struct finding *finding = call_view_finding(v);
    const struct call *call = view_call(v->legs[0].view);
    v->finding_height = area.height;
    v->finding_rows = 0;
    if (!finding) {
        const char *meaning = call->status ? sip_status_meaning(call->status) : NULL;
        canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, ROLE_DIM,
                    slice_of(meaning ? meaning : _("Nothing was found wrong with this call.")));
        return;
    }
    struct rect former = canvas_clip(canvas, area);
    v->finding_rows = finding_words(NULL, 0, 0, area.width - 2, finding);
    int last = v->finding_rows > area.height ? v->finding_rows - area.height : 0;
    v->finding_top = v->finding_top > last ? last : v->finding_top;
    finding_words(canvas, area.x + 1, area.y - v->finding_top, area.width - 2, finding);
    canvas_clip(canvas, former);
}

static void draw_finding_rule(struct call_view *v, struct canvas *canvas, struct rect area, int y)
{
    size_t n = v->legs[0].verdict->n_findings;
    bool focus = v->pane == PANE_FINDING;
    canvas_fill(canvas, (struct rect){area.x, y, area.width, 1}, focus ? ROLE_KEY : ROLE_FRAME,
                GLYPH_HLINE);
    int x = canvas_puts(canvas, area.x + 2, y, focus ? ROLE_KEY : ROLE_STRONG, _(" why "));
    if (n > 1)
        canvas_printf(canvas, x + 1, y, ROLE_DIM, _(" %zu of %zu, e shows the next "),
                      v->finding + 1, n);
    int below = v->finding_rows - v->finding_top - v->finding_height;
    if (below > 0) {
        char *more = xasprintf(ngettext(" %d more line ", " %d more lines ", (unsigned)below),
                               below);
        canvas_puts(canvas, area.x + area.width - 2 - text_width(slice_of(more)), y, ROLE_DIM,
                    more);
        free(more);
    }
}

/* Rows for the finding: what it needs, at most a third of the screen, or what a short ladder leaves
 * where that stands alone. */
static int finding_height(const struct call_view *v, struct rect area)
{
    const struct finding *finding = call_view_finding(v);
    int needed = finding ? finding_words(NULL, 0, 0, area.width - 2, finding) : 1;
    int most = area.height / 3, spare = area.height - 1 - LADDER_HEAD - ladder_height(v->ladder);
    if (area.width < WIDE && v->pane != PANE_MESSAGE && spare > most)
        most = spare;
    return needed < most ? needed : most;
}

static void draw_panes(struct call_view *v, struct canvas *canvas, struct rect area)
{
    if (area.width < WIDE) {
        if (v->pane == PANE_MESSAGE)
            draw_message(v, canvas, area);
        else
            draw_ladder(v, canvas, area);
        return;
    }
    int left = area.width * v->left_share / 100;
    struct rect ladder = {area.x, area.y, left, area.height};
    struct rect message = {area.x + left + 1, area.y, area.width - left - 1, area.height};
    enum role line = v->pane == PANE_MESSAGE ? ROLE_KEY : ROLE_FRAME;
    draw_ladder(v, canvas, ladder);
    canvas_fill(canvas, (struct rect){left, area.y, 1, area.height}, line, GLYPH_VLINE);
    draw_message(v, canvas, message);
}

void call_view_draw(struct call_view *v, struct canvas *canvas, struct rect area)
{
    if (v->full) {
        draw_message(v, canvas, area);
        return;
    }
    if (area.width < WIDE && v->pane == PANE_FINDING && area.height < 20) {
        draw_finding(v, canvas, area);
        return;
    }
    int below = area.height >= 12 ? finding_height(v, area) : 0;
    struct rect above = {area.x, area.y, area.width, area.height - below - (below > 0)};
    draw_panes(v, canvas, above);
    if (!below)
        return;
    draw_finding(v, canvas, (struct rect){area.x, above.y + above.height + 1, area.width, below});
    draw_finding_rule(v, canvas, area, above.y + above.height);
}
