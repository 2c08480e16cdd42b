/* guide_draw.c - how the guide's screen divides itself: questions, conclusion, and on a wide
 * terminal the ladder and the message that they speak of. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/finding.h"
#include "draw/message.h"
#include "draw/words.h"
#include "screen/call_screen.h"
#include "screen/guide_screen.h"

#define WIDE 110 /* from this width on ladder and questions stand side by side */
#define MARKS_MAX 16
#define HEIGHT_FOR_WORDS 30 /* of the screen, from which on causes are named that are not likely   \
                             */
#define INDENT 3

/* ---- the walk ---- */

/* Where drawing stands; canvas NULL only counts. */
struct pen {
    struct guide_screen *v;
    struct canvas *canvas;
    int x, y, width;
    int selected; /* y of the selected answer */
    bool brief;   /* room is scarce */
};

static void put(struct pen *pen, int indent, enum text_role role, const char *words)
{
    if (words != NULL && *words)
        pen->y += canvas_wrap(pen->canvas, pen->x + indent, pen->y, pen->width - indent, role,
                              slice_of(words));
}

static void put_evidence(struct pen *pen, const struct walk_step *step)
{
    struct text text = { 0 };

    if (step->evidence.kind == PLACE_NONE)
        text_adds(&text, _("the capture says so"));
    else if (step->evidence.kind == PLACE_SIP)
        text_printf(&text, _("the capture says so, message %u"), step->evidence.message + 1);
    else
        text_printf(&text, _("the capture says so, frame %u"), step->evidence.frame);
    if (step->overruled) {
        text_clear(&text);
        text_adds(&text, _("you say so, other than the capture"));
    }
    put(pen, INDENT + 4, TEXT_ROLE_INFO, text_str(&text));
    text_done(&text);
}

static void put_answer(struct pen *pen, const struct walk_step *step, size_t i, bool selected)
{
    bool given = (int)i == step->given;
    int y = pen->y;
    enum text_role role = given ? TEXT_ROLE_STRONG : TEXT_ROLE_TEXT;
    struct text text = { 0 };

    text_printf(&text, "%zu %s", i + 1, step->answers[i].text);
    if (pen->canvas != NULL)
        canvas_glyph(pen->canvas, pen->x + INDENT, y, given ? TEXT_ROLE_GOOD : TEXT_ROLE_DIM,
                     given ? GLYPH_BULLET_ON : GLYPH_BULLET_OFF);
    put(pen, INDENT + 2, role, text_str(&text));
    text_done(&text);
    if (selected) {
        pen->selected = y;
        if (pen->canvas != NULL)
            canvas_role(
                pen->canvas,
                (struct rect){ pen->x + INDENT + 2, y, pen->width - INDENT - 2, pen->y - y },
                TEXT_ROLE_SELECTED, 0);
    }
    if (given && (step->by == ANSWER_EVIDENCE || step->overruled))
        put_evidence(pen, step);
}

static void put_value(struct pen *pen, const struct walk_step *step, bool selected)
{
    struct text text = { 0 };
    int y = pen->y;

    text_printf(&text, "%zu ", step->n_answers + 1);
    if (step->value != NULL)
        text_printf(&text, _("value: %s"), step->value);
    else
        text_printf(&text, _("type a value: %s"), step->value_help);
    put(pen, INDENT + 2, step->value != NULL ? TEXT_ROLE_STRONG : TEXT_ROLE_DIM, text_str(&text));
    text_done(&text);
    if (!selected)
        return;
    pen->selected = y;
    if (pen->canvas != NULL)
        canvas_role(pen->canvas,
                    (struct rect){ pen->x + INDENT + 2, y, pen->width - INDENT - 2, pen->y - y },
                    TEXT_ROLE_SELECTED, 0);
}

/* The selected step in full; of the others the answer alone. */
static void put_step(struct pen *pen, size_t i)
{
    struct guide_screen *v = pen->v;
    const struct walk_step *step = walk_step(v->walk, i);
    bool open = i == v->step;
    struct text text = { 0 };

    text_printf(&text, "%zu. %s", i + 1, step->question);
    put(pen, 0, open ? TEXT_ROLE_STRONG : TEXT_ROLE_TEXT, text_str(&text));
    text_clear(&text);
    if (open)
        put(pen, INDENT, TEXT_ROLE_DIM, step->why);
    for (size_t a = 0; a < step->n_answers; a++)
        if (open || (int)a == step->given)
            put_answer(pen, step, a, open && a == v->row);
    if (open && step->kind == QUESTION_VALUE)
        put_value(pen, step, v->row == step->n_answers);
    if (open && (v->command || step->command != NULL)) {
        text_printf(&text, "%s ", step->command != NULL ? _("to find out:") : _("to capture:"));
        guide_screen_command(v, &text);
        put(pen, INDENT, v->command ? TEXT_ROLE_KEY : TEXT_ROLE_DIM, text_str(&text));
        if (v->command)
            pen->selected = pen->y - 1;
    }
    text_done(&text);
}

static void put_walk(struct pen *pen)
{
    struct guide_screen *v = pen->v;

    put(pen, 0, TEXT_ROLE_HEADER_NAME, walk_symptom(v->walk)->title);
    for (size_t i = 0; i < walk_steps(v->walk); i++) {
        pen->y += pen->width > 60 || i == v->step;
        put_step(pen, i);
    }
    if (walk_done(v->walk)) {
        pen->y++;
        put(pen, 0, TEXT_ROLE_DIM,
            _("No question is left. An answer can be changed, or taken back."));
    }
}

static void draw_walk(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    struct pen pen = { .v = v, .x = area.x + 1, .width = area.width - 2 };

    put_walk(&pen);
    v->rows = pen.y;
    v->height = area.height;
    if (v->seek && pen.selected >= v->top + area.height - 2)
        v->top = pen.selected - area.height + 3;
    if (v->seek && pen.selected < v->top + 2)
        v->top = pen.selected - 2;
    int last = v->rows > area.height ? v->rows - area.height : 0;
    v->top = v->top > last ? last : v->top < 0 ? 0 : v->top;
    struct rect former = canvas_clip(canvas, area);
    pen = (struct pen){
        .v = v, .canvas = canvas, .x = area.x + 1, .y = area.y - v->top, .width = area.width - 2
    };
    put_walk(&pen);
    canvas_clip(canvas, former);
    v->below = v->rows - v->top - area.height;
}

/* ---- the conclusion, always in sight ---- */

static enum text_role standing_role(enum conclusion_status status)
{
    static const enum text_role roles[] = {
        [CONCLUSION_EXCLUDED] = TEXT_ROLE_DIM,  [CONCLUSION_OPEN] = TEXT_ROLE_DIM,
        [CONCLUSION_POSSIBLE] = TEXT_ROLE_INFO, [CONCLUSION_LIKELY] = TEXT_ROLE_WARNING,
        [CONCLUSION_PROVEN] = TEXT_ROLE_ERROR,
    };

    return roles[status];
}

static enum glyph standing_glyph(enum conclusion_status status)
{
    static const enum glyph glyphs[] = {
        [CONCLUSION_EXCLUDED] = GLYPH_EXCLUDED, [CONCLUSION_OPEN] = GLYPH_UNSORTED,
        [CONCLUSION_POSSIBLE] = GLYPH_INFO,     [CONCLUSION_LIKELY] = GLYPH_WARNING,
        [CONCLUSION_PROVEN] = GLYPH_ERROR,
    };

    return glyphs[status];
}

/* Where causes begin: behind the longest of these words, in whatever language. */
static int standing_width(void)
{
    int widest = 0;

    for (enum conclusion_status s = CONCLUSION_EXCLUDED; s <= CONCLUSION_PROVEN; s++) {
        int width = text_width(slice_of(conclusion_status_words(s)));

        widest = width > widest ? width : widest;
    }
    return widest + 3;
}

static void put_standing(struct pen *pen, enum conclusion_status status)
{
    if (pen->canvas == NULL)
        return;
    canvas_glyph(pen->canvas, pen->x, pen->y, standing_role(status), standing_glyph(status));
    canvas_puts(pen->canvas, pen->x + 2, pen->y, standing_role(status),
                conclusion_status_words(status));
}

static size_t count_standing(const struct conclusion *list, size_t n, enum conclusion_status status)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        found += list[i].status == status;
    return found;
}

/* The ids of all that stand so, in one paragraph; where room is scarce how many they are. */
static void put_ids(struct pen *pen, const struct conclusion *list, size_t n,
                    enum conclusion_status status)
{
    struct text text = { 0 };
    size_t found = count_standing(list, n, status), named = 0;

    if (!found)
        return;
    put_standing(pen, status);
    for (size_t i = 0; i < n && !pen->brief; i++)
        if (list[i].status == status)
            text_printf(&text, "%s%s", named++ ? ", " : "", list[i].rule->id);
    if (pen->brief)
        text_printf(&text, ngettext("%zu cause", "%zu causes", found), found);
    put(pen, standing_width(), TEXT_ROLE_DIM, text_str(&text));
    text_done(&text);
}

static void put_cause(struct pen *pen, const struct conclusion *c, bool whole)
{
    struct text text = { 0 };

    put_standing(pen, c->status);
    text_printf(&text, "%s (%s)", c->title, c->rule->id);
    put(pen, standing_width(), TEXT_ROLE_STRONG, text_str(&text));
    text_clear(&text);
    if (whole) {
        text_printf(&text, "%s %s", _("Fix:"), c->fix);
        put(pen, 2, TEXT_ROLE_GOOD, text_str(&text));
        if (!pen->brief || walk_done(pen->v->walk))
            put(pen, 2, TEXT_ROLE_TEXT, c->explain);
    }
    text_done(&text);
}

/* The causes that are likely at least, the first with its fix; of the others the ids. */
static void put_conclusions(struct pen *pen, int height)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(pen->v->walk, &list), i = 0;

    pen->brief = height < HEIGHT_FOR_WORDS;
    for (; i < n && list[i].status >= CONCLUSION_LIKELY; i++)
        put_cause(pen, &list[i], i == 0);
    put_ids(pen, list, n, CONCLUSION_POSSIBLE);
    put_ids(pen, list, n, CONCLUSION_OPEN);
    put_ids(pen, list, n, CONCLUSION_EXCLUDED);
}

static void draw_conclusions(struct guide_screen *v, struct canvas *canvas, struct rect area,
                             int height)
{
    struct rect former = canvas_clip(canvas, area);
    struct pen pen = {
        .v = v, .canvas = canvas, .x = area.x + 1, .y = area.y + 1, .width = area.width - 2
    };

    canvas_fill(canvas, (struct rect){ area.x, area.y, area.width, 1 }, TEXT_ROLE_FRAME,
                GLYPH_HLINE);
    int x = canvas_puts(canvas, area.x + 2, area.y, TEXT_ROLE_STRONG, _(" conclusion "));
    if (v->below > 0)
        canvas_printf(canvas, x + 1, area.y, TEXT_ROLE_KEY,
                      ngettext(" %d line of the question below, Down ",
                               " %d lines of the question below, Down ", (unsigned)v->below),
                      v->below);
    put_conclusions(&pen, height);
    canvas_clip(canvas, former);
    call_screen_more(canvas, area, area.y, pen.y - area.y - area.height, "y");
}

static int conclusions_height(struct guide_screen *v, struct rect area)
{
    struct pen pen = { .v = v, .width = area.width - 2 };

    put_conclusions(&pen, area.height);
    int most = area.height * 2 / 5;
    return (pen.y < most ? pen.y : most) + 1;
}

/* ---- beside it: the ladder and the message ---- */

static void build_ladder(struct guide_screen *v, const struct call *call)
{
    struct app *app = v->screen.app;

    arena_reset(v->arena);
    v->leg.view = view_new(app->calls, call, v->arena);
    v->leg.verdict = diagnosis_call(app->diagnosis, call);
    struct ladder_look look = {
        .time = LADDER_SINCE_LAST,
        .fold = true,
        .media = true,
        .profiles = app->profiles,
        .sides = diagnosis_sides(app->diagnosis),
        .alias = aliases_name,
        .context = v->aliases,
    };
    v->ladder = ladder_new(&v->leg, 1, &look, v->arena);
}

/* The message that the selected step speaks of; else what the first finding points at. */
static uint32_t message_of(const struct guide_screen *v, struct span *span)
{
    const struct walk_step *step = guide_screen_step(v);

    *span = (struct span){ 0 };
    if (step != NULL && step->evidence.kind == PLACE_SIP) {
        *span = step->evidence.span;
        return step->evidence.message;
    }
    const struct verdict *verdict = v->leg.verdict;
    for (size_t i = 0; verdict != NULL && i < verdict->n_findings; i++)
        for (size_t e = 0; e < verdict->findings[i].n_evidence; e++)
            if (verdict->findings[i].evidence[e].kind == PLACE_SIP) {
                *span = (struct span){ verdict->findings[i].evidence[e].offset,
                                       verdict->findings[i].evidence[e].length };
                return verdict->findings[i].evidence[e].message;
            }
    return NO_INDEX;
}

static void draw_ladder(struct guide_screen *v, struct canvas *canvas, struct rect area,
                        uint32_t message)
{
    size_t n = ladder_rows(v->ladder);
    size_t at = message == NO_INDEX ? n : ladder_find(v->ladder, 0, message);
    int fit = area.height - LADDER_HEAD;
    struct scroll rows = { .at = at < n ? at : 0, .top = v->ladder_top };

    scroll_fit(&rows, n, fit);
    v->ladder_top = rows.top;
    struct rect former = canvas_clip(canvas, area);
    ladder_draw(v->ladder, canvas, area, rows.top, 0, at < n ? at : SIZE_MAX);
    canvas_clip(canvas, former);
}

/* Of a finding that points at the very place, with what was expected; else the place alone. */
static size_t marks_of(const struct guide_screen *v, uint32_t message, struct span span,
                       struct mark *marks)
{
    const struct verdict *verdict = v->leg.verdict;

    for (size_t i = 0; verdict != NULL && i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];

        for (size_t e = 0; e < finding->n_evidence; e++)
            if (finding->evidence[e].message == message &&
                finding->evidence[e].offset == span.offset)
                return finding_marks(finding, message, marks, MARKS_MAX);
    }
    marks[0] = (struct mark){ .at = span, .role = TEXT_ROLE_RELATED };
    return span.length > 0;
}

static void draw_message(struct guide_screen *v, struct canvas *canvas, struct rect area,
                         uint32_t message, struct span span)
{
    struct mark marks[MARKS_MAX];
    struct slice bytes = view_message(v->leg.view, message)->bytes;
    const char *gone = message_gone(v->leg.view, message);

    if (gone != NULL) {
        canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, TEXT_ROLE_WARNING, slice_of(gone));
        return;
    }
    struct message_look look = { .marks = marks };
    look.n_marks = marks_of(v, message, span, marks);
    int rows = message_draw(NULL, 0, 0, area.width - 1, bytes, &look);
    int row = look.n_marks ? message_row(area.width - 1, bytes, &look, span.offset) : 0;
    int top = row > area.height / 2 ? row - area.height / 2 : 0;
    int last = rows > area.height ? rows - area.height : 0;
    struct rect former = canvas_clip(canvas, area);
    message_draw(canvas, area.x + 1, area.y - (top > last ? last : top), area.width - 1, bytes,
                 &look);
    canvas_clip(canvas, former);
}

static void draw_beside(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    const struct call *call = calls_by_id(v->screen.app->calls, v->call);
    struct span span;

    if (v->ladder == NULL)
        build_ladder(v, call);
    uint32_t message = message_of(v, &span);
    int below = message == NO_INDEX ? 0 : area.height * 2 / 5;
    int wanted = LADDER_HEAD + ladder_height(v->ladder);
    if (below && wanted < area.height - below)
        below = area.height - wanted - 1;
    draw_ladder(v, canvas, (struct rect){ area.x, area.y, area.width, area.height - below },
                message);
    if (!below)
        return;
    int y = area.y + area.height - below;
    canvas_fill(canvas, (struct rect){ area.x, y, area.width, 1 }, TEXT_ROLE_FRAME, GLYPH_HLINE);
    canvas_printf(canvas, area.x + 2, y, TEXT_ROLE_STRONG, _(" message %u "), message + 1);
    draw_message(v, canvas, (struct rect){ area.x, y + 1, area.width, below - 1 }, message, span);
}

void guide_screen_draw(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    if (v->walk == NULL) {
        guide_screen_list_draw(v, canvas, area);
        return;
    }
    if (area.width >= WIDE && v->call && calls_by_id(v->screen.app->calls, v->call) != NULL) {
        int left = area.width / 2;

        draw_beside(v, canvas,
                    (struct rect){ area.x + left + 1, area.y, area.width - left - 1, area.height });
        canvas_fill(canvas, (struct rect){ area.x + left, area.y, 1, area.height }, TEXT_ROLE_FRAME,
                    GLYPH_VLINE);
        area.width = left;
    }
    int below = area.height >= 10 ? conclusions_height(v, area) : 0;
    draw_walk(v, canvas, (struct rect){ area.x, area.y, area.width, area.height - below });
    if (below)
        draw_conclusions(v, canvas,
                         (struct rect){ area.x, area.y + area.height - below, area.width, below },
                         area.height);
}
