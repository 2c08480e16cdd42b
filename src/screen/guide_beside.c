/* guide_beside.c - the subject of the walk: on a wide terminal the ladder and the message stand
 * beside the questions, on a narrow one its row and its line stand under the answer. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "draw/evidence.h"
#include "draw/finding.h"
#include "draw/message.h"
#include "draw/words.h"
#include "screen/guide_screen.h"

#define MARKS_MAX 16
#define TALL 30 /* of the screen, from which on the rows around are shown, too */

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

/* Made when it is first looked at; false: there is no call. */
bool guide_screen_has_ladder(struct guide_screen *v)
{
    const struct call *call = v->call ? calls_by_id(v->screen.app->calls, v->call) : NULL;

    if (call != NULL && v->ladder == NULL)
        build_ladder(v, call);
    return call != NULL;
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
    size_t newest = v->screen.app->live && n ? n - 1 : 0;
    struct scroll rows = { .at = at < n ? at : newest, .top = v->ladder_top };

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

void guide_screen_beside_draw(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    struct span span;

    if (!guide_screen_has_ladder(v))
        return;
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

/* ---- under the answer ---- */

/* The row of the ladder that a place is in; their number if it is in none. */
static size_t row_of(const struct ladder *ladder, const struct place *place)
{
    size_t n = ladder_rows(ladder), i = 0;

    if (place->kind == PLACE_SIP)
        return ladder_find(ladder, 0, place->message);
    while (i < n && ladder_row(ladder, i)->frame != place->frame)
        i++;
    return i;
}

/* The evidence of a finding that stands at that very place, with what was expected there. */
static const struct finding *finding_at(const struct verdict *verdict, const struct place *place,
                                        size_t *which)
{
    for (size_t i = 0; verdict != NULL && i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];

        for (size_t e = 0; e < finding->n_evidence; e++) {
            const struct evidence *evidence = &finding->evidence[e];
            bool same = place->kind == PLACE_SIP ? evidence->message == place->message &&
                                                       evidence->offset == place->span.offset
                                                 : evidence->frame == place->frame;

            *which = e;
            if (same && evidence->kind == place->kind)
                return finding;
        }
    }
    return NULL;
}

static int draw_line(const struct guide_screen *v, struct canvas *canvas, struct rect at,
                     const struct place *place)
{
    size_t which, shown;
    const struct finding *found = finding_at(v->leg.verdict, place, &which);
    struct slice bytes = place->text;

    if (place->kind == PLACE_SIP)
        bytes = slice_sub(view_message(v->leg.view, place->message)->bytes, place->span.offset,
                          place->span.offset + place->span.length);
    struct evidence plain = { .kind = place->kind,
                              .message = place->message,
                              .frame = place->frame,
                              .offset = place->span.offset,
                              .length = place->span.length,
                              .text = (char *)(uintptr_t)bytes.p,
                              .text_length = bytes.n };
    struct evidence one = found != NULL ? found->evidence[which] : plain;
    struct finding finding = { .severity = found != NULL ? found->severity : SEVERITY_INFO,
                               .evidence = &one,
                               .n_evidence = 1 };
    return evidence_draw(canvas, at, v->leg.view, &finding, 0, &shown);
}

int guide_screen_shown_draw(struct guide_screen *v, struct canvas *canvas, struct rect at,
                            struct rect clip, const struct place *place)
{
    if (place->kind == PLACE_NONE || !guide_screen_has_ladder(v))
        return 0;
    size_t n = ladder_rows(v->ladder), row = row_of(v->ladder, place);
    int around = clip.height >= TALL ? 3 : 1, rows = row < n ? LADDER_HEAD + around : 0;
    size_t top = row < (size_t)around / 2 ? 0 : row - (size_t)around / 2;
    at.height = rows;
    if (canvas != NULL && rows && at.y >= clip.y && at.y + rows <= clip.y + clip.height) {
        ladder_draw(v->ladder, canvas, at, top, 0, row);
        canvas_clip(canvas, clip);
    }
    at.y += rows;
    at.height = clip.height;
    return rows + draw_line(v, canvas, at, place);
}
