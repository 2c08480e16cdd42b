/* call_pane.c - the panes of the call screen: the message with its marks, and the words of the
 * finding. */
#include "config.h"

#include "base/gettext.h"
#include "draw/evidence.h"
#include "draw/explain.h"
#include "draw/finding.h"
#include "draw/words.h"
#include "screen/call_screen.h"

enum { MARKS_MAX = 16, COMPARED_SHARE = 3 };

/* Marks of the current finding in the message; of another finding if that has none there. */
static size_t collect_marks(const struct call_screen *v, uint32_t message, struct mark *marks)
{
    const struct ladder_row *row = call_screen_row(v);
    const struct verdict *verdict = v->legs[row != NULL ? row->leg : 0].verdict;
    const struct finding *current = call_screen_finding(v);
    size_t n = 0;

    if (current != NULL && row != NULL && row->leg == 0)
        n = finding_marks(current, message, marks, MARKS_MAX - 1);
    for (size_t i = 0; verdict != NULL && i < verdict->n_findings && !n; i++)
        n = finding_marks(&verdict->findings[i], message, marks, MARKS_MAX - 1);
    if (v->found.length)
        marks[n++] = (struct mark){ .at = v->found, .role = TEXT_ROLE_MATCH };
    return n;
}

/* The first row so that the line with the first mark, or what was searched for, is in sight with
 * what is said of it. */
static int top_of_mark(const struct call_screen *v, int width, int height, struct slice bytes,
                       const struct message_look *look)
{
    if (!look->n_marks || v->text_rows <= height)
        return 0;
    uint32_t offset = look->marks[v->found.length ? look->n_marks - 1 : 0].at.offset;
    int row = message_row(width, bytes, look, offset);
    size_t end = offset + slice_chr(slice_sub(bytes, offset, bytes.n), '\n') + 1;
    int next = end < bytes.n ? message_row(width, bytes, look, (uint32_t)end) : v->text_rows;
    return next <= height ? 0 : row > 0 ? row - 1 : 0;
}

static void draw_raw(struct call_screen *v, struct canvas *canvas, struct rect area,
                     uint32_t message)
{
    struct mark marks[MARKS_MAX];
    struct slice bytes = view_message(call_screen_leg(v), message)->bytes;
    struct message_look look = { .marks = marks, .n_marks = collect_marks(v, message, marks) };
    int width = area.width - 1;

    v->text_rows = message_draw(NULL, 0, 0, width, bytes, &look);
    v->text_height = area.height;
    if (v->text_top == SCROLL_TO_MARK)
        v->text_top = top_of_mark(v, width, area.height, bytes, &look);
    if (v->text_top > v->text_rows - area.height)
        v->text_top = v->text_rows > area.height ? v->text_rows - area.height : 0;
    struct rect former = canvas_clip(canvas, area);
    message_draw(canvas, area.x + 1, area.y - v->text_top, width, bytes, &look);
    if (v->text_top > 0) { /* the message's name stays in sight */
        canvas_fill(canvas, (struct rect){ area.x, area.y, area.width, 1 }, TEXT_ROLE_TEXT,
                    GLYPH_COUNT);
        canvas_field(canvas, area.x + 1, area.y, width, TEXT_ROLE_DIM,
                     slice_trim(slice_sub(bytes, 0, slice_chr(bytes, '\n'))));
    }
    canvas_clip(canvas, former);
}

static void draw_explained(struct call_screen *v, struct canvas *canvas, struct rect area,
                           uint32_t message)
{
    const struct sip_message *parsed = view_message(call_screen_leg(v), message);

    v->text_rows = message_explain(NULL, 0, 0, area.width - 1, parsed, v->screen.app->profiles);
    v->text_height = area.height;
    int last = v->text_rows > area.height ? v->text_rows - area.height : 0;
    v->text_top = v->text_top < 0 ? 0 : v->text_top > last ? last : v->text_top;
    struct rect former = canvas_clip(canvas, area);
    message_explain(canvas, area.x + 1, area.y - v->text_top, area.width - 1, parsed,
                    v->screen.app->profiles);
    canvas_clip(canvas, former);
}

static void draw_packet_words(struct call_screen *v, struct canvas *canvas, struct rect area)
{
    const struct ladder_row *row = call_screen_row(v);

    if (row == NULL)
        return;
    int y = area.y + canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, TEXT_ROLE_STRONG,
                                 slice_of(row->label));
    y += canvas_wrap(canvas, area.x + 1, y, area.width - 2, TEXT_ROLE_TEXT, slice_of(row->detail));
    canvas_printf(canvas, area.x + 1, y, TEXT_ROLE_DIM, _("frame %u"), row->frame);
    v->text_rows = v->text_height = area.height;
}

/* The first piece of evidence that is not in the message shown; n_evidence if all are. */
static size_t other_evidence(const struct finding *finding, uint32_t message)
{
    size_t i = 0;

    while (i < finding->n_evidence && finding->evidence[i].kind == PLACE_SIP &&
           finding->evidence[i].message == message)
        i++;
    return i;
}

/* Rows that the message takes, raw. */
static int raw_rows(const struct call_screen *v, int width, uint32_t message)
{
    struct mark marks[MARKS_MAX];
    struct message_look look = { .marks = marks, .n_marks = collect_marks(v, message, marks) };

    return message == NO_INDEX
               ? 3
               : message_draw(NULL, 0, 0, width, view_message(call_screen_leg(v), message)->bytes,
                              &look);
}

/* Beneath the message: what its marked line is compared with. Returns the rows taken, with the
 * blank ones under it. */
static int draw_compared(struct call_screen *v, struct canvas *canvas, struct rect area,
                         uint32_t message)
{
    const struct finding *finding = call_screen_finding(v);
    const struct ladder_row *row = call_screen_row(v);
    size_t first = finding != NULL ? other_evidence(finding, message) : 0, shown;

    if (finding == NULL || row == NULL || row->leg || first == finding->n_evidence)
        return 0;
    struct rect at = { area.x, area.y, area.width, area.height / COMPARED_SHARE };
    struct view *view = v->legs[0].view;
    int rows = evidence_draw(NULL, at, view, finding, first, &shown);
    if (rows >= area.height / 2)
        return 0;
    int message_rows = raw_rows(v, area.width - 1, message) + 1;
    at.y = area.y + area.height - rows;
    if (message_rows < area.height - rows)
        at.y = area.y + message_rows;
    struct rect former = canvas_clip(canvas, area);
    canvas_fill(canvas, (struct rect){ area.x, at.y - 1, area.width, 1 }, TEXT_ROLE_FRAME,
                GLYPH_HLINE);
    canvas_puts(canvas, area.x + 2, at.y - 1, TEXT_ROLE_STRONG,
                first ? _(" compared with ") : _(" wrong "));
    evidence_draw(canvas, at, view, finding, first, &shown);
    if (first + shown < finding->n_evidence)
        call_screen_more(canvas, area, at.y - 1, (int)(finding->n_evidence - first - shown), "d");
    canvas_clip(canvas, former);
    return area.y + area.height - at.y + 1;
}

void call_screen_message_draw(struct call_screen *v, struct canvas *canvas, struct rect area)
{
    uint32_t message = call_screen_message(v);
    const char *gone = message == NO_INDEX ? NULL : message_gone(call_screen_leg(v), message);

    if (!v->structured && !v->full)
        area.height -= draw_compared(v, canvas, area, message);
    if (gone != NULL) {
        canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, TEXT_ROLE_WARNING, slice_of(gone));
        v->text_rows = v->text_height = area.height;
    } else if (message == NO_INDEX)
        draw_packet_words(v, canvas, area);
    else if (v->structured)
        draw_explained(v, canvas, area, message);
    else
        draw_raw(v, canvas, area, message);
}

static int labelled(struct canvas *canvas, struct rect at, enum text_role role, const char *label,
                    const char *words)
{
    struct text text = { 0 };

    if (words == NULL || !*words)
        return 0;
    text_printf(&text, "%s%s%s", label, *label ? " " : "", words);
    int rows = canvas_wrap(canvas, at.x, at.y, at.width, role, text_view(&text));
    text_done(&text);
    return rows;
}

int call_screen_fix(struct canvas *canvas, struct rect at, const struct finding *finding)
{
    return labelled(canvas, at, TEXT_ROLE_GOOD, _("Fix:"), finding->fix);
}

int call_screen_why(struct canvas *canvas, struct rect at, const struct finding *finding)
{
    return labelled(canvas, at, TEXT_ROLE_TEXT, "", finding->explain);
}

int call_screen_check(struct canvas *canvas, struct rect at, const struct finding *finding)
{
    int y = at.y;
    struct text text = { 0 };

    at.y += labelled(canvas, at, TEXT_ROLE_INFO, _("To be sure:"), finding->check);
    for (size_t i = 0; i < finding->rule->n_references; i++)
        text_printf(&text, "%s%s", i ? ", " : "", finding->rule->references[i]);
    if (finding->provider_code != NULL) {
        text_adds(&text, text.n ? ", " : "");
        text_printf(&text, _("provider's code %s"), finding->provider_code);
    }
    at.y += text.n ? labelled(canvas, at, TEXT_ROLE_DIM, "", text_str(&text)) : 0;
    text_done(&text);
    return at.y - y;
}

int call_screen_words(struct canvas *canvas, struct rect at, const struct finding *finding)
{
    int y = at.y;

    at.y += call_screen_fix(canvas, at, finding);
    at.y += call_screen_why(canvas, at, finding);
    at.y += call_screen_check(canvas, at, finding);
    return at.y - y;
}
