/* conclude.c - conclusions from the answers and the findings, for every cause that the symptom can
 * have.
 *
 * An answer excludes what can be reached by its siblings only; after "I don't know" that stays
 * possible. Then what the answers conclude counts, and the findings of the diagnosis: evidence has
 * the first word, but for what the user has said otherwise. Where the diagnosis is sure of an
 * error, what it did not find is no more than possible unless the user says so; and what "I don't
 * know" suggests is likely only beside an answer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "guide/walk.h"

struct statuses {
    enum conclusion_status *of;
    bool *shown;
    bool *denied;                                    /* by the user */
    unsigned *order;                                 /* of those that stand alike */
    const struct finding **found;                    /* NULL: no finding speaks of it */
    const struct step **by;                          /* the answer that concluded it */
    enum conclusion_status most[ANSWER_UNKNOWN + 1]; /* that an answer concludes, by whose it is */
};

/* Room for each cause of the guide, in the arena. */
static struct statuses statuses_new(struct arena *arena, size_t n)
{
    struct statuses s = {
        .of = arena_alloc(arena, (n + 1) * sizeof *s.of),
        .shown = arena_alloc(arena, (n + 1) * sizeof *s.shown),
        .denied = arena_alloc(arena, (n + 1) * sizeof *s.denied),
        .order = arena_alloc(arena, (n + 1) * sizeof *s.order),
        .found = arena_alloc(arena, (n + 1) * sizeof *s.found),
        .by = arena_alloc(arena, (n + 1) * sizeof *s.by),
    };

    return s;
}

/* Causes that only the other answers of the step lead to. */
static void leave_behind(const struct walk *w, const struct step *step, struct statuses *s)
{
    bool unknown = step->shown.by == ANSWER_UNKNOWN;

    for (size_t i = 0; i < w->guide->n_causes; i++) {
        if (!cause_in(&step->node->reach, i) || cause_in(&step->taken->reach, i))
            continue;
        if (unknown && s->of[i] == CONCLUSION_OPEN) {
            s->of[i] = CONCLUSION_POSSIBLE;
        } else if (!unknown && s->of[i] != CONCLUSION_POSSIBLE) {
            s->of[i] = CONCLUSION_EXCLUDED;
            s->denied[i] = step->shown.by == ANSWER_USER;
        }
    }
}

/* Is the diagnosis sure of an error, and of what caused it? */
static bool error_found(const struct walk *w)
{
    for (size_t i = 0; w->verdict != NULL && i < w->verdict->n_findings; i++) {
        const struct finding *f = &w->verdict->findings[i];

        if (f->severity == SEVERITY_ERROR && f->confidence != CONFIDENCE_POSSIBLE &&
            f->consequence_of == NULL)
            return true;
    }
    return false;
}

static bool anything_answered(const struct walk *w)
{
    for (size_t i = 0; i < w->n_steps; i++)
        if (w->steps[i].taken != NULL && w->steps[i].shown.by != ANSWER_UNKNOWN)
            return true;
    return false;
}

static void bound_answers(const struct walk *w, struct statuses *s)
{
    bool found = error_found(w);

    s->most[ANSWER_EVIDENCE] = found ? CONCLUSION_POSSIBLE : CONCLUSION_PROVEN;
    s->most[ANSWER_USER] = CONCLUSION_LIKELY; /* by somebody: that proves nothing yet */
    s->most[ANSWER_UNKNOWN] =
        found || !anything_answered(w) ? CONCLUSION_POSSIBLE : CONCLUSION_LIKELY;
}

static void conclude_step(const struct walk *w, const struct step *step, size_t at,
                          struct statuses *s)
{
    static const enum conclusion_status statuses[] = { [OUTCOME_PROVEN] = CONCLUSION_PROVEN,
                                                       [OUTCOME_LIKELY] = CONCLUSION_LIKELY,
                                                       [OUTCOME_POSSIBLE] = CONCLUSION_POSSIBLE };
    enum conclusion_status most = s->most[step->shown.by];

    for (size_t i = 0; i < w->guide->n_causes; i++) {
        for (size_t list = OUTCOME_PROVEN; list <= OUTCOME_POSSIBLE; list++) {
            enum conclusion_status status = statuses[list];

            if (status > most)
                status = most;
            if (!cause_in(&step->taken->causes[list], i) || s->of[i] >= status)
                continue;
            s->of[i] = status;
            s->shown[i] = true;
            s->order[i] = (unsigned)(100 + at);
            s->by[i] = step;
        }
        if (cause_in(&step->taken->causes[OUTCOME_EXCLUDE], i)) {
            s->of[i] = CONCLUSION_EXCLUDED;
            s->denied[i] = step->shown.by == ANSWER_USER;
            s->shown[i] = true;
        }
    }
}

static void take_finding(const struct walk *w, size_t at, struct statuses *s)
{
    static const enum conclusion_status statuses[] = { [CONFIDENCE_PROVEN] = CONCLUSION_PROVEN,
                                                       [CONFIDENCE_LIKELY] = CONCLUSION_LIKELY,
                                                       [CONFIDENCE_POSSIBLE] =
                                                           CONCLUSION_POSSIBLE };
    const struct finding *finding = &w->verdict->findings[at];
    int cause = guide_cause(w->guide, slice_of(finding->rule->id));

    if (cause < 0 || (finding->severity == SEVERITY_INFO && !s->shown[cause]))
        return;
    enum conclusion_status status =
        finding->consequence_of != NULL ? CONCLUSION_POSSIBLE : statuses[finding->confidence];
    s->shown[cause] = true;
    s->found[cause] = finding;
    s->order[cause] = (unsigned)at;
    if (status > s->of[cause] && (!s->denied[cause] || status == CONCLUSION_PROVEN))
        s->of[cause] = status;
}

static const char *reason_of(struct walk *w, const struct statuses *s, size_t cause)
{
    const struct finding *finding = s->found[cause];
    const struct step *step = s->by[cause];

    if (step != NULL && step->shown.by != ANSWER_EVIDENCE && step->shown.given >= 0)
        return arena_printf(w->arena, "%s %s", step->shown.question,
                            step->shown.answers[step->shown.given].text);
    if (finding == NULL || finding->n_evidence == 0)
        return NULL;
    const struct evidence *e = &finding->evidence[0];
    if (e->kind == PLACE_SIP)
        return arena_printf(w->arena, _("the capture says so: message %u, line %u, %s"),
                            e->message + 1, e->line, e->header);
    return arena_printf(w->arena, _("the capture says so: frame %u, %s"), e->frame, e->header);
}

/* The guide's own words where there is no finding; the rule's where the guide has none. */
static const char *cause_says(struct walk *w, const struct rule *rule, enum cause_text which)
{
    const struct cause_words *words = guide_cause_words(w->guide, rule->id);
    const char *own = words != NULL ? walk_words(w, &words->words, which) : NULL;

    return own != NULL ? own : walk_print(w, rule_wording(rule, which));
}

static void word(struct walk *w, const struct statuses *s, size_t cause, struct conclusion *c)
{
    const struct finding *finding = s->found[cause];
    const struct rule *rule = w->guide->causes[cause];

    c->rule = finding != NULL ? finding->rule : rule;
    if (finding != NULL) {
        c->title = finding->title;
        c->explain = finding->explain;
        c->fix = finding->fix;
        c->check = finding->check;
    } else {
        c->title = cause_says(w, rule, CAUSE_TITLE);
        c->explain = cause_says(w, rule, CAUSE_EXPLAIN);
        c->fix = cause_says(w, rule, CAUSE_FIX);
        c->check = cause_says(w, rule, CAUSE_LOOK);
    }
    c->reason = reason_of(w, s, cause);
}

struct ordered {
    size_t cause;
    enum conclusion_status status;
    unsigned order;
};

static int by_standing(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;

    if (x->status != y->status)
        return x->status > y->status ? -1 : 1;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return x->cause < y->cause ? -1 : x->cause > y->cause;
}

void walk_conclude(struct walk *w)
{
    struct arena *scratch = arena_new();
    struct statuses room = statuses_new(scratch, w->guide->n_causes), *s = &room;
    struct ordered *order = arena_alloc(scratch, (w->guide->n_causes + 1) * sizeof *order);
    size_t n = 0;

    bound_answers(w, s);
    for (size_t i = 0; i < w->guide->n_causes; i++) {
        s->of[i] = CONCLUSION_OPEN;
        s->order[i] = 1000;
        s->shown[i] = cause_in(&w->symptom->node->reach, i);
    }
    for (size_t i = 0; i < w->n_steps; i++)
        if (w->steps[i].taken != NULL) {
            leave_behind(w, &w->steps[i], s);
            conclude_step(w, &w->steps[i], i, s);
        }
    for (size_t i = 0; w->verdict != NULL && i < w->verdict->n_findings; i++)
        take_finding(w, i, s);
    for (size_t i = 0; i < w->guide->n_causes; i++)
        if (s->shown[i])
            order[n++] = (struct ordered){ i, s->of[i], s->order[i] };
    qsort(order, n, sizeof *order, by_standing);
    w->conclusions = arena_alloc(w->arena, (n + 1) * sizeof *w->conclusions);
    for (size_t i = 0; i < n; i++) {
        w->conclusions[i].status = order[i].status;
        word(w, s, order[i].cause, &w->conclusions[i]);
    }
    w->n_conclusions = n;
    arena_free(scratch);
}

size_t walk_conclusions(struct walk *w, const struct conclusion **out)
{
    *out = w->conclusions;
    return w->n_conclusions;
}
