/* guide_draw.c - the layout of the guide's screen: questions and conclusion; their subject is drawn
 * by guide_beside.c. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/words.h"
#include "screen/call_screen.h"
#include "screen/guide_screen.h"

enum {
    HEIGHT_FOR_WORDS =
        30,             /* of the screen: with fewer rows causes that are not likely are counted */
    WIDTH_FOR_IDS = 58, /* of the conclusion */
    POSSIBLE_NAMED = 3, /* causes that are possible, where none is likely */
    INDENT = 3
};

/* ---- the walk ---- */

/* The place of drawing; canvas NULL only counts. */
struct pen {
    struct guide_screen *v;
    struct canvas *canvas;
    int x, y, width;
    struct rect clip;
    int selected;   /* y of the selected answer */
    int begin, end; /* rows of the selected step */
    bool narrow;    /* the evidence of the answers stands under them */
    bool brief;     /* room is scarce */
    bool tight;     /* so are columns */
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

    if (step->tried != NULL)
        text_printf(&text, _("tried by sipwhy: %s"), step->tried);
    else if (step->recorded)
        text_adds(&text, _("the provider's records say so"));
    else if (step->evidence.kind == PLACE_NONE)
        text_adds(&text, _("the capture says so"));
    else if (step->evidence.kind == PLACE_SIP)
        text_printf(&text, _("the capture says so, message %u"), step->evidence.message + 1);
    else
        text_printf(&text, _("the capture says so, frame %u"), step->evidence.frame);
    if (step->overruled) {
        text_clear(&text);
        text_adds(&text, step->tried != NULL ? _("you say so, other than what was tried")
                         : step->recorded    ? _("you say so, other than the provider's records")
                                             : _("you say so, other than the capture"));
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
            canvas_select(pen->canvas, (struct rect){ pen->x + INDENT - 2, y,
                                                      pen->width - INDENT + 2, pen->y - y });
    }
    if (!given || (step->by != ANSWER_EVIDENCE && !step->overruled))
        return;
    put_evidence(pen, step);
    if (pen->narrow && step == guide_screen_step(pen->v))
        pen->y += guide_screen_shown_draw(pen->v, pen->canvas,
                                          (struct rect){ pen->x - 1, pen->y, pen->width + 2, 0 },
                                          pen->clip, &step->evidence);
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
        canvas_select(pen->canvas,
                      (struct rect){ pen->x + INDENT - 2, y, pen->width - INDENT + 2, pen->y - y });
}

/* The answer of the capture stands with its evidence in the place of the other answers where room
 * is scarce, until somebody moves in them. */
static bool is_told(const struct pen *pen, const struct walk_step *step)
{
    return pen->narrow && !pen->v->moved && step == guide_screen_step(pen->v) &&
           step->by == ANSWER_EVIDENCE && step->evidence.kind != PLACE_NONE;
}

/* The selected step in full; of the others the answer alone. */
static void put_step(struct pen *pen, size_t i)
{
    struct guide_screen *v = pen->v;
    const struct walk_step *step = walk_step(v->walk, i);
    bool open = i == v->step;
    struct text text = { 0 };

    text_printf(&text, "%zu. %s", i + 1, step->question);
    pen->begin = open ? pen->y : pen->begin;
    put(pen, 0, open ? TEXT_ROLE_STRONG : TEXT_ROLE_TEXT, text_str(&text));
    text_clear(&text);
    bool told = is_told(pen, step);
    if (open && !told)
        put(pen, INDENT, TEXT_ROLE_DIM, step->why);
    for (size_t a = 0; a < step->n_answers; a++)
        if ((open && !told) || (int)a == step->given)
            put_answer(pen, step, a, open && a == v->row);
    if (told) {
        text_printf(
            &text,
            ngettext("%zu other answer, Down", "%zu other answers, Down", step->n_answers - 1),
            step->n_answers - 1);
        put(pen, INDENT + 2, TEXT_ROLE_DIM, text_str(&text));
        text_clear(&text);
    }
    if (open && !told && step->kind == QUESTION_VALUE)
        put_value(pen, step, v->row == step->n_answers);
    if (open && (v->command || step->command != NULL)) {
        text_printf(&text, "%s ", step->command != NULL ? _("to be sure:") : _("to capture:"));
        guide_screen_command(v, &text);
        put(pen, INDENT, v->command ? TEXT_ROLE_KEY : TEXT_ROLE_DIM, text_str(&text));
        if (v->command)
            pen->selected = pen->y - 1;
    }
    pen->end = open ? pen->y : pen->end;
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

/* Brings the selected step into sight, or where that is too tall its selected answer. */
static void seek(struct guide_screen *v, const struct pen *pen, int height)
{
    bool whole = pen->end - pen->begin <= height;
    int from = whole ? pen->begin : pen->selected - 2, to = whole ? pen->end : pen->selected + 3;

    if (to > v->top + height)
        v->top = to - height;
    if (from < v->top)
        v->top = from;
}

static void draw_walk(struct guide_screen *v, struct canvas *canvas, struct rect area, bool narrow)
{
    struct pen pen = {
        .v = v, .x = area.x + 1, .width = area.width - 2, .narrow = narrow, .clip = area
    };

    put_walk(&pen);
    v->rows = pen.y;
    v->height = area.height;
    if (v->seek)
        seek(v, &pen, area.height);
    int last = v->rows > area.height ? v->rows - area.height : 0;
    v->top = v->top > last ? last : v->top < 0 ? 0 : v->top;
    struct rect former = canvas_clip(canvas, area);
    pen = (struct pen){ .v = v,
                        .canvas = canvas,
                        .x = area.x + 1,
                        .y = area.y - v->top,
                        .width = area.width - 2,
                        .narrow = narrow,
                        .clip = area };
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

/* The column of the causes: behind the longest of these words, in whatever language. */
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
    if (pen->tight)
        text_printf(&text, "%s: %s", conclusion_status_words(c->status), c->title);
    else
        text_printf(&text, "%s (%s)", c->title, c->rule->id);
    put(pen, pen->tight ? 2 : standing_width(), TEXT_ROLE_STRONG, text_str(&text));
    text_clear(&text);
    if (whole) {
        text_printf(&text, "%s %s", _("Fix:"), c->fix);
        put(pen, 2, TEXT_ROLE_GOOD, text_str(&text));
        if (!pen->brief || (walk_done(pen->v->walk) && !pen->v->call))
            put(pen, 2, TEXT_ROLE_TEXT, c->explain);
    }
    text_done(&text);
}

/* The causes that are likely at least, or a few that are possible where none is; the first with its
 * fix. Of the others the ids. */
static void put_conclusions(struct pen *pen, int height)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(pen->v->walk, &list), i = 0;

    pen->brief = height < HEIGHT_FOR_WORDS;
    pen->tight = pen->width < WIDTH_FOR_IDS;
    for (; i < n && list[i].status >= CONCLUSION_LIKELY; i++)
        put_cause(pen, &list[i], i == 0);
    for (size_t likely = i; likely == 0 && i < n && i < POSSIBLE_NAMED; i++) {
        if (list[i].status != CONCLUSION_POSSIBLE)
            break;
        put_cause(pen, &list[i], i == 0);
    }
    put_ids(pen, list + i, n - i, CONCLUSION_POSSIBLE);
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
    int x = area.x + 2;
    bool tight = pen.width < WIDTH_FOR_IDS;

    if (v->below <= 0 || !tight)
        x = canvas_puts(canvas, x, area.y, TEXT_ROLE_STRONG, _(" conclusion "));
    if (v->below > 0 && tight)
        canvas_printf(canvas, x, area.y, TEXT_ROLE_KEY, _(" %d more, Down "), v->below);
    else if (v->below > 0)
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

void guide_screen_draw(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    int width = area.width, watch = guide_screen_watch_height(v, area.height);

    if (watch && (v->walk == NULL || width < GUIDE_WIDE)) {
        area.height -= watch;
        guide_screen_watch_draw(v, canvas,
                                (struct rect){ area.x, area.y + area.height, width, watch });
    }
    if (v->walk == NULL) {
        guide_screen_list_draw(v, canvas, area);
        return;
    }
    if (width >= GUIDE_WIDE && v->call && calls_by_id(v->screen.app->calls, v->call) != NULL) {
        int left = area.width / 2;

        guide_screen_beside_draw(
            v, canvas,
            (struct rect){ area.x + left + 1, area.y, area.width - left - 1, area.height });
        canvas_fill(canvas, (struct rect){ area.x + left, area.y, 1, area.height }, TEXT_ROLE_FRAME,
                    GLYPH_VLINE);
        area.width = left;
    }
    int below = area.height >= 10 ? conclusions_height(v, area) : 0;
    draw_walk(v, canvas, (struct rect){ area.x, area.y, area.width, area.height - below },
              width < GUIDE_WIDE);
    if (below)
        draw_conclusions(v, canvas,
                         (struct rect){ area.x, area.y + area.height - below, area.width, below },
                         area.height);
}
