/* call_draw.c - the layout of the call screen: the evidence first at every size. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/evidence.h"
#include "draw/outlook.h"
#include "draw/words.h"
#include "screen/call_screen.h"

enum {
    WIDE = 110,        /* ladder and message stand side by side */
    THREE_PANES = 150, /* why, fix and check stand side by side */
    TALL = 16,         /* evidence, ladder and fix have room below each other */
    FIX_MIN = 3,
    LADDER_MIN = 6,
    MORE_WIDTH = 16,
    WORDS_WIDTH = 30 /* of what stands in the rule over the words */
};

void call_screen_more(struct canvas *canvas, struct rect area, int y, int more, const char *key)
{
    if (more <= 0)
        return;
    char *words = xasprintf(ngettext(" %d more, %s ", " %d more, %s ", (unsigned)more), more, key);
    canvas_puts(canvas, area.x + area.width - 2 - text_width(slice_of(words)), y, TEXT_ROLE_DIM,
                words);
    free(words);
}

static void draw_rule(struct canvas *canvas, struct rect area, int y, bool focus)
{
    canvas_fill(canvas, (struct rect){ area.x, y, area.width, 1 },
                focus ? TEXT_ROLE_KEY : TEXT_ROLE_FRAME, GLYPH_HLINE);
}

static void draw_ladder(struct call_screen *v, struct canvas *canvas, struct rect area)
{
    scroll_fit(&v->rows, ladder_rows(v->ladder), area.height - LADDER_HEAD);
    size_t columns = ladder_columns(v->ladder), shown = ladder_fitting(v->ladder, area.width);
    size_t last = columns > shown ? columns - shown : 0;
    v->left = v->left > last ? last : v->left;
    struct rect former = canvas_clip(canvas, area);
    ladder_draw(v->ladder, canvas, area, v->rows.top, v->left, v->rows.at);
    canvas_clip(canvas, former);
    v->ladder_width = area.width;
}

/* The words, or none of them where not all fit before column `most`; clears them. */
static int put_whole(struct canvas *canvas, int x, int y, int most, struct text *words)
{
    if (x + text_width(text_view(words)) <= most)
        x = canvas_puts(canvas, x, y, TEXT_ROLE_DIM, text_str(words));
    text_clear(words);
    return x;
}

/* The rows and columns of the ladder in sight, where not all are. */
static void draw_ladder_place(const struct call_screen *v, struct canvas *canvas, int x, int y,
                              int most)
{
    size_t n = ladder_rows(v->ladder), end = v->rows.top + v->rows.rows;
    size_t columns = ladder_columns(v->ladder);
    const struct ladder_row *row = call_screen_row(v);

    if (!v->ladder_width)
        return;
    struct text text = { 0 };

    if (row != NULL)
        text_printf(&text, _(" frame %u "), row->frame);
    x = put_whole(canvas, x, y, most, &text);
    if (n > v->rows.rows)
        text_printf(&text, _(" rows %zu-%zu of %zu "), v->rows.top + 1, end < n ? end : n, n);
    x = put_whole(canvas, x, y, most, &text);
    size_t shown = ladder_fitting(v->ladder, v->ladder_width);
    if (shown < columns)
        text_printf(&text, _(" columns %zu-%zu of %zu "), v->left + 1, v->left + shown, columns);
    put_whole(canvas, x, y, most, &text);
    text_done(&text);
}

const char *call_screen_nothing(const struct call *call)
{
    return call->state == CALL_FAILED ? _("This call failed, and nothing in the capture says why.")
                                      : _("Nothing was found wrong with this call.");
}

static void draw_nothing(const struct call_screen *v, struct canvas *canvas, struct rect area)
{
    const struct call *call = view_call(v->legs[0].view);
    const char *meaning = call->status ? sip_status_meaning(call->status) : NULL;

    canvas_wrap(canvas, area.x + 1, area.y, area.width - 2, TEXT_ROLE_DIM,
                slice_of(meaning != NULL ? meaning : call_screen_nothing(call)));
}

/* The rule over the words: what they are, which finding of how many, and what is out of sight. */
static void draw_words_rule(struct call_screen *v, struct canvas *canvas, struct rect area, int y,
                            const char *label)
{
    const struct verdict *verdict = v->legs[0].verdict;
    bool focus = v->pane == PANE_FINDING;

    draw_rule(canvas, area, y, focus);
    int x = canvas_puts(canvas, area.x + 2, y, focus ? TEXT_ROLE_KEY : TEXT_ROLE_STRONG, label);
    int more = v->finding_rows - v->finding_top - v->finding_height + v->evidence_hidden;
    struct rect rest = { area.x, y, area.width - (more > 0 ? MORE_WIDTH : 0), 1 };
    struct rect former = canvas_clip(canvas, rest);
    if (verdict->n_findings > 1 && x + WORDS_WIDTH < rest.x + rest.width)
        x = canvas_printf(canvas, x + 1, y, TEXT_ROLE_DIM, _(" %zu of %zu, e shows the next "),
                          v->finding + 1, verdict->n_findings);
    draw_ladder_place(v, canvas, x + 1, y, rest.x + rest.width);
    canvas_clip(canvas, former);
    call_screen_more(canvas, area, y, more, "Tab");
}

/* ---- narrow: evidence, ladder and fix below each other ---- */

static int draw_title(struct canvas *canvas, struct rect at, const struct finding *finding)
{
    if (at.height < TALL) {
        if (canvas != NULL)
            canvas_field(canvas, at.x + 1, at.y, at.width - 2, severity_role(finding->severity),
                         slice_of(finding->title));
        return 1;
    }
    return canvas_wrap(canvas, at.x + 1, at.y, at.width - 2, severity_role(finding->severity),
                       slice_of(finding->title));
}

struct layout {
    int title, evidence, hidden, ladder, words, rules;
};

/* The line that is wrong has the right of way, then the beginning of the fix; the ladder gets what
 * it needs of the rest. */
static struct layout lay_out(const struct call_screen *v, struct rect area,
                             const struct finding *finding)
{
    struct rect inner = { 0, 0, area.width - 2, area.height };
    struct layout l = { .rules = area.height >= TALL ? 3 : 1 };
    size_t shown;
    int words = call_screen_words(NULL, inner, finding),
        ladder = LADDER_HEAD + ladder_height(v->ladder),
        least = area.height >= TALL ? LADDER_MIN : 0;
    int fix = call_screen_fix(NULL, inner, finding);

    l.title = draw_title(NULL, area, finding);
    int rest = area.height - l.title - l.rules;
    fix = fix > FIX_MIN ? FIX_MIN : fix;
    fix = area.height >= TALL ? fix : 1;
    least = ladder < least ? ladder : least;
    l.evidence = evidence_draw(NULL, (struct rect){ 0, 0, area.width, rest - fix - least },
                               v->legs[0].view, finding, 0, &shown);
    l.hidden = l.evidence > rest - fix ? l.evidence - (rest - fix) : 0;
    l.evidence -= l.hidden;
    rest -= l.evidence;
    l.ladder = ladder < rest - fix ? ladder : rest - fix;
    l.ladder = l.ladder > LADDER_HEAD || area.height >= TALL ? l.ladder : 0;
    l.words = words < rest - l.ladder ? words : rest - l.ladder;
    if (l.ladder)
        l.ladder = rest - l.words;
    return l;
}

static void draw_words(struct call_screen *v, struct canvas *canvas, struct rect area,
                       const struct finding *finding)
{
    struct rect inner = { area.x + 1, area.y, area.width - 2, area.height };
    struct rect former = canvas_clip(canvas, area);

    v->finding_height = area.height;
    v->finding_rows = call_screen_words(NULL, inner, finding);
    int last = v->finding_rows > area.height ? v->finding_rows - area.height : 0;
    v->finding_top = v->finding_top > last ? last : v->finding_top;
    inner.y -= v->finding_top;
    call_screen_words(canvas, inner, finding);
    canvas_clip(canvas, former);
}

static void draw_evidence(struct call_screen *v, struct canvas *canvas, struct rect area,
                          const struct finding *finding, bool rule)
{
    size_t shown;
    struct rect former = canvas_clip(canvas, area);

    evidence_draw(canvas, area, v->legs[0].view, finding, 0, &shown);
    canvas_clip(canvas, former);
    if (!rule)
        return;
    int y = area.y + area.height;
    draw_rule(canvas, area, y, v->pane == PANE_LADDER);
    call_screen_more(canvas, area, y, (int)(finding->n_evidence - shown), "Tab");
}

static void draw_stacked(struct call_screen *v, struct canvas *canvas, struct rect area,
                         const struct finding *finding)
{
    struct layout l = lay_out(v, area, finding);
    struct rect at = area;

    at.y += draw_title(canvas, area, finding);
    if (l.rules > 1)
        draw_rule(canvas, area, at.y++, false);
    at.height = l.evidence;
    draw_evidence(v, canvas, at, finding, l.rules > 1);
    at.y += l.evidence + (l.rules > 1);
    at.height = l.ladder;
    if (l.ladder)
        draw_ladder(v, canvas, at);
    at.y += l.ladder + 1;
    at.height = area.y + area.height - at.y;
    draw_words(v, canvas, at, finding);
    v->evidence_hidden = l.hidden;
    draw_words_rule(v, canvas, area, at.y - 1, _(" fix "));
}

/* All of the finding, to scroll through. */
static int draw_whole(struct call_screen *v, struct canvas *canvas, struct rect area,
                      const struct finding *finding)
{
    size_t shown;
    struct rect at = { area.x + 1, area.y, area.width - 2, area.height };

    area.height = TALL;
    at.y += draw_title(canvas, area, finding);
    struct rect all = { area.x, at.y, area.width, area.height + 1000 };
    at.y += evidence_draw(canvas, all, v->legs[0].view, finding, 0, &shown);
    at.y += call_screen_words(canvas, at, finding);
    return at.y - area.y;
}

static void draw_finding_pane(struct call_screen *v, struct canvas *canvas, struct rect area,
                              const struct finding *finding)
{
    struct rect text = { area.x, area.y + 1, area.width, area.height - 1 };
    struct rect moved = text, former = canvas_clip(canvas, text);

    v->finding_height = text.height;
    v->finding_rows = draw_whole(v, NULL, text, finding);
    int last = v->finding_rows > text.height ? v->finding_rows - text.height : 0;
    v->finding_top = v->finding_top > last ? last : v->finding_top;
    moved.y -= v->finding_top;
    draw_whole(v, canvas, moved, finding);
    canvas_clip(canvas, former);
    draw_words_rule(v, canvas, area, area.y, _(" finding "));
}

static void draw_narrow(struct call_screen *v, struct canvas *canvas, struct rect area,
                        const struct finding *finding)
{
    struct rect below = { area.x, area.y + area.height - FIX_MIN, area.width, FIX_MIN };

    if (v->pane == PANE_FINDING) {
        draw_finding_pane(v, canvas, area, finding);
    } else if (v->pane == PANE_MESSAGE) {
        if (area.height >= TALL) {
            area.height -= FIX_MIN + 1;
            draw_words(v, canvas, below, finding);
            draw_words_rule(v, canvas, area, below.y - 1, _(" fix "));
        }
        call_screen_message_draw(v, canvas, area);
    } else if (v->browsing && area.height < TALL) {
        draw_ladder(v, canvas, area);
    } else {
        draw_stacked(v, canvas, area, finding);
    }
}

/* ---- wide: ladder and message side by side, words below ---- */

/* Each of why, fix and check in a third of the width. Returns the rows of the longest. */
static int draw_thirds(struct canvas *canvas, struct rect area, const struct finding *finding)
{
    static int (*const draws[])(struct canvas *, struct rect,
                                const struct finding *) = { call_screen_why, call_screen_fix,
                                                            call_screen_check };
    int third = area.width / 3, most = 0;

    for (int i = 0; i < (int)ARRAY_SIZE(draws); i++) {
        struct rect at = { area.x + 1 + i * third, area.y, third - 2, area.height };
        int rows = draws[i](canvas, at, finding);

        most = rows > most ? rows : most;
    }
    return most;
}

/* The words below: in three panes where the width allows it. Returns the rows they need. */
static int draw_below(struct canvas *canvas, struct rect area, const struct finding *finding)
{
    area.height = TALL;
    int title = draw_title(canvas, area, finding);
    struct rect at = { area.x, area.y + title, area.width, area.height };
    if (area.width >= THREE_PANES)
        return title + draw_thirds(canvas, at, finding);
    at.x += 1;
    at.width -= 2;
    return title + call_screen_words(canvas, at, finding);
}

static void draw_finding(struct call_screen *v, struct canvas *canvas, struct rect area,
                         const struct finding *finding)
{
    struct rect moved = area, former = canvas_clip(canvas, area);

    v->finding_height = area.height;
    v->finding_rows = draw_below(NULL, area, finding);
    int last = v->finding_rows > area.height ? v->finding_rows - area.height : 0;
    v->finding_top = v->finding_top > last ? last : v->finding_top;
    moved.y -= v->finding_top;
    draw_below(canvas, moved, finding);
    canvas_clip(canvas, former);
}

/* A third of the height at most: what goes on says so, and Tab scrolls it. */
static int words_height(struct rect area, const struct finding *finding)
{
    int needed = finding != NULL ? draw_below(NULL, area, finding) : 1, most = area.height / 3;

    return area.height < 12 ? 0 : needed < most ? needed : most;
}

int call_screen_left(const struct call_screen *v, int width)
{
    int wanted = ladder_width(v->ladder), most = width * 55 / 100;

    if (v->left_share)
        return width * v->left_share / 100;
    return wanted < most ? wanted : most;
}

static void draw_wide(struct call_screen *v, struct canvas *canvas, struct rect area,
                      const struct finding *finding)
{
    int below = words_height(area, finding), left = call_screen_left(v, area.width);
    int above = area.height - below - (below > 0);
    struct rect ladder = { area.x, area.y, left, above };
    struct rect message = { area.x + left + 1, area.y, area.width - left - 1, above };
    struct rect words = { area.x, area.y + above + 1, area.width, below };

    draw_ladder(v, canvas, ladder);
    canvas_fill(canvas, (struct rect){ area.x + left, area.y, 1, above },
                v->pane == PANE_MESSAGE ? TEXT_ROLE_KEY : TEXT_ROLE_FRAME, GLYPH_VLINE);
    call_screen_message_draw(v, canvas, message);
    if (!below)
        return;
    if (finding != NULL)
        draw_finding(v, canvas, words, finding);
    else
        draw_nothing(v, canvas, words);
    draw_words_rule(v, canvas, area, words.y - 1, _(" why "));
}

/* The outlook for a call that goes on, in the first row. */
static int draw_ahead(const struct call_screen *v, struct canvas *canvas, struct rect area)
{
    struct app *app = v->screen.app;
    struct text text = { 0 };

    if (!app->live || app->paused)
        return 0;
    enum outlook outlook = outlook_words(v->legs[0].view, app->diagnosis, app->now, &text);
    if (text.n)
        canvas_field(canvas, area.x + 1, area.y, area.width - 2,
                     outlook == OUTLOOK_GRAVE ? TEXT_ROLE_WARNING : TEXT_ROLE_INFO,
                     text_view(&text));
    text_done(&text);
    return outlook != OUTLOOK_NONE;
}

void call_screen_draw(struct call_screen *v, struct canvas *canvas, struct rect area)
{
    const struct finding *finding = call_screen_finding(v);

    v->finding_rows = v->finding_height = v->evidence_hidden = v->ladder_width = 0;
    int ahead = draw_ahead(v, canvas, area);
    area.y += ahead;
    area.height -= ahead;
    if (v->full) {
        call_screen_message_draw(v, canvas, area);
    } else if (area.width >= WIDE) {
        draw_wide(v, canvas, area, finding);
    } else if (finding != NULL) {
        draw_narrow(v, canvas, area, finding);
    } else if (v->pane == PANE_MESSAGE) {
        call_screen_message_draw(v, canvas, area);
    } else {
        area.height -= 2;
        draw_ladder(v, canvas, area);
        draw_nothing(v, canvas, (struct rect){ area.x, area.y + area.height + 1, area.width, 1 });
        draw_words_rule(v, canvas, area, area.y + area.height, _(" why "));
    }
}
