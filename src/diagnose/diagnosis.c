/* diagnosis.c - asks the rules about a call and makes their answers into findings with evidence. */
#include "config.h"

#include "diagnose/diagnosis_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "diagnose/ahead.h"
#include "diagnose/finding.h"
#include "diagnose/precedence.h"
#include "diagnose/rule_index.h"
#include "fact/sides.h"

#define VERDICTS_LEAST 16 /* kept whatever they take */
#define VERDICTS_BYTES (UINT64_C(256) * 1024 * 1024)
#define SOUND_MOST 64

/* Most calls are sound: a verdict without findings is kept once for all of them that have the same
 * direction, provider and trunk. It is in no list, and no slot, time or size is its own. */
struct kept_verdict {
    struct verdict verdict;
    bool shared;
    uint32_t slot;                      /* of its call */
    bool stale;                         /* the call has changed since */
    struct kept_verdict *older, *newer; /* by when it was asked for */
    size_t bytes;
};

struct diagnosis {
    struct calls *calls;
    const struct rules *rules;
    const struct profiles *profiles;
    struct sides *sides;
    struct records records; /* the provider's; not owned */
    struct gates *gates;
    struct precedence *precedence;
    struct arena *arena;           /* emptied before each verdict */
    const struct subject *last;    /* of the call that was judged last, in the arena; NULL: it has
                                      changed since */
    struct kept_verdict **by_slot; /* of calls; NULL: none was made, or it is
                                      gone */
    size_t room_slots;
    struct kept_verdict *oldest, *newest;
    struct kept_verdict *sound[SOUND_MOST]; /* those that are shared */
    size_t n_sound;
    size_t n_verdicts;
    uint64_t bytes, most, dropped; /* of verdicts; dropped: how many */
    uint64_t freed;                /* dropped, or of a call that changed or went
                                    */
    struct kept_verdict *capture;
    bool lint;
    uint64_t capture_stamp;
    struct finding_maker maker;
    struct diagnosis *second; /* for another thread; NULL: there was none */
    struct ahead *ahead;      /* NULL: calls are judged as they are asked for */
    struct slice written;     /* by it, of the call that was asked for last */
};

/* A rule that held, before it is known what else did. */
struct candidate {
    const struct rule *rule;
    bool dropped;
    const char *consequence_of;
};

static void unlink_verdict(struct diagnosis *d, struct kept_verdict *kept)
{
    *(kept->older != NULL ? &kept->older->newer : &d->oldest) = kept->newer;
    *(kept->newer != NULL ? &kept->newer->older : &d->newest) = kept->older;
    d->n_verdicts--;
    d->bytes -= kept->bytes;
}

static void link_newest(struct diagnosis *d, struct kept_verdict *kept)
{
    kept->older = d->newest;
    kept->newer = NULL;
    *(d->newest != NULL ? &d->newest->newer : &d->oldest) = kept;
    d->newest = kept;
    d->n_verdicts++;
    d->bytes += kept->bytes;
}

static void verdict_free(struct kept_verdict *kept)
{
    if (kept == NULL)
        return;
    for (size_t i = 0; i < kept->verdict.n_findings; i++)
        finding_free(&kept->verdict.findings[i]);
    free(kept->verdict.findings);
    free(kept);
}

const struct verdict *verdict_in(const struct kept_verdict *kept)
{
    return &kept->verdict;
}

void verdict_drop(struct kept_verdict *kept)
{
    if (kept != NULL && !kept->shared)
        verdict_free(kept);
}

/* NULL: none is kept. */
static struct kept_verdict *verdict_of(const struct diagnosis *d, const struct call *call)
{
    return call->slot < d->room_slots ? d->by_slot[call->slot] : NULL;
}

static void drop_verdict(struct diagnosis *d, uint32_t slot)
{
    struct kept_verdict *kept = d->by_slot[slot];

    d->by_slot[slot] = NULL;
    d->freed++;
    if (kept->shared)
        return;
    unlink_verdict(d, kept);
    verdict_free(kept);
}

static void forget_last(struct diagnosis *d, const struct call *call)
{
    if (d->last != NULL && d->last->call == call)
        d->last = NULL;
}

static void call_changed(void *diagnosis, struct call *call)
{
    struct kept_verdict *kept = verdict_of(diagnosis, call);

    forget_last(diagnosis, call);
    if (kept != NULL && kept->shared)
        drop_verdict(diagnosis, call->slot);
    else if (kept != NULL)
        kept->stale = true;
}

static void call_forgotten(void *diagnosis, struct call *call)
{
    forget_last(diagnosis, call);
    if (verdict_of(diagnosis, call) != NULL)
        drop_verdict(diagnosis, call->slot);
}

struct diagnosis *diagnosis_new(struct calls *calls, const struct rules *rules,
                                const struct profiles *profiles)
{
    struct diagnosis *d = xcalloc(1, sizeof *d);

    d->calls = calls;
    d->rules = d->maker.rules = rules;
    d->profiles = profiles;
    d->sides = sides_new(calls, profiles);
    d->gates = gates_new(rules);
    d->precedence = precedence_new(rules);
    d->arena = arena_new();
    d->most = VERDICTS_BYTES;
    calls_listen(calls, CALL_CHANGED, call_changed, d);
    calls_listen(calls, CALL_FORGOTTEN, call_forgotten, d);
    return d;
}

static void free_second(struct diagnosis *d)
{
    struct calls *again = d->second->calls;

    diagnosis_free(d->second);
    calls_again_free(again, d->calls);
}

void diagnosis_free(struct diagnosis *d)
{
    if (d == NULL)
        return;
    if (d->second != NULL)
        free_second(d);
    calls_unlisten(d->calls, d);
    while (d->oldest != NULL)
        drop_verdict(d, d->oldest->slot);
    for (size_t i = 0; i < d->n_sound; i++)
        verdict_free(d->sound[i]);
    free(d->by_slot);
    verdict_free(d->capture);
    finding_maker_done(&d->maker);
    gates_free(d->gates);
    precedence_free(d->precedence);
    sides_free(d->sides);
    arena_free(d->arena);
    free(d);
}

void diagnosis_limit(struct diagnosis *d, uint64_t bytes)
{
    d->most = bytes;
}

void diagnosis_use(const struct diagnosis *d, uint64_t *bytes, uint64_t *dropped)
{
    *bytes = d->bytes;
    *dropped = d->dropped;
}

uint64_t diagnosis_freed(const struct diagnosis *d)
{
    return d->freed;
}

const struct precedence *diagnosis_precedence(const struct diagnosis *d)
{
    return d->precedence;
}

void diagnosis_join(struct diagnosis *d, const struct records *records)
{
    d->records = *records;
}

const struct records *diagnosis_records(const struct diagnosis *d)
{
    return &d->records;
}

const struct rules *diagnosis_rules(const struct diagnosis *d)
{
    return d->rules;
}

const struct sides *diagnosis_sides(struct diagnosis *d)
{
    sides_update(d->sides);
    return d->sides;
}

struct subject *diagnosis_subject(struct diagnosis *d, const struct call *call, struct arena *arena)
{
    sides_update(d->sides);
    struct subject *subject = subject_new(d->calls, call, d->profiles, d->sides, arena);

    if (d->records.log != NULL)
        call_log_join(d->records.log, d->calls);
    subject->log = d->records.log;
    subject->alerts = d->records.alerts;
    subject->checks = d->records.checks;
    if (d->records.alerts != NULL)
        alert_log_join_calls(d->records.alerts, subject);
    subject->lint = d->lint;
    return subject;
}

struct subject *diagnosis_said(struct diagnosis *d, const struct call *call, struct arena *arena)
{
    const struct verdict *verdict = diagnosis_call(d, call);
    const struct finding *first = verdict->n_findings ? &verdict->findings[0] : NULL;
    struct subject *subject = diagnosis_subject(d, call, arena);
    struct said *said = arena_alloc(arena, sizeof *said);
    struct value *causes = arena_alloc(arena, (verdict->n_findings + 1) * sizeof *causes);

    for (size_t i = 0; i < verdict->n_findings; i++)
        causes[i] = value_text(slice_of(verdict->findings[i].rule->id));
    *said = (struct said){ .failed = first != NULL && first->severity == SEVERITY_ERROR,
                           .causes = causes,
                           .n_causes = verdict->n_findings };
    if (first != NULL) {
        said->cause = first->rule->id;
        said->why = first->title;
        said->severity = severity_name(first->severity);
        said->confidence = confidence_name(first->confidence);
        said->symptom = first->rule->symptom;
        said->code = first->provider_code;
    }
    subject->said = said;
    return subject;
}

/* Rules that hold */

static bool has_id(const struct candidate *all, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].rule->id, id) == 0)
            return true;
    return false;
}

static size_t find_candidates(struct diagnosis *d, struct subject *s, struct candidate **out)
{
    size_t n = 0, room = 0;
    bool attempt = s->call != NULL && s->call->attempt;

    *out = NULL;
    gates_ask(d->gates, s);
    for (size_t i = gates_next(d->gates, 0); i != GATES_END; i = gates_next(d->gates, i + 1)) {
        const struct rule *rule = rules_at(d->rules, i);

        if (rule->attempt != attempt || has_id(*out, n, rule->id) ||
            !gates_rule_holds(d->gates, i, s))
            continue;
        VEC_PUSH(*out, n, room) = (struct candidate){ .rule = rule };
    }
    gates_learn(d->gates, s);
    return n;
}

static int compare(const void *a, const void *b, void *precedence)
{
    const struct candidate *x = a, *y = b;
    bool follows_x = x->consequence_of != NULL, follows_y = y->consequence_of != NULL;

    if (follows_x != follows_y)
        return follows_x - follows_y;
    return precedence_compare(precedence, x->rule, y->rule);
}

static void drop_replaced(const struct precedence *p, struct candidate *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n && !all[i].dropped; k++)
            all[i].dropped = precedence_replaces(p, all[k].rule, all[i].rule);
}

static void find_consequences(struct candidate *all, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = all[i].rule;

        for (size_t c = 0; c < rule->n_consequence_of && all[i].consequence_of == NULL; c++)
            for (size_t k = 0; k < n; k++)
                if (k != i && strcmp(all[k].rule->id, rule->consequence_of[c]) == 0)
                    all[i].consequence_of = all[k].rule->id;
    }
}

/* Drops the findings that a special case replaces; then finds the consequences among the others. */
static size_t settle(struct precedence *p, struct candidate *all, size_t n)
{
    size_t kept = 0;

    if (n == 0)
        return 0;
    drop_replaced(p, all, n);
    for (size_t i = 0; i < n; i++)
        if (!all[i].dropped)
            all[kept++] = all[i];
    find_consequences(all, kept);
    qsort_r(all, kept, sizeof *all, compare, p);
    return kept;
}

/* NULL: the call was on the wire. */
static struct subject *sparse_subject(struct diagnosis *d, const struct call *call)
{
    if (call == NULL || !call->written)
        return NULL;
    struct subject *sparse = diagnosis_subject(d, call, d->arena);

    sparse->sparse = true;
    return sparse;
}

static struct kept_verdict *new_verdict(const struct verdict *verdict)
{
    struct kept_verdict *kept = xcalloc(1, sizeof *kept);

    kept->verdict = *verdict;
    return kept;
}

/* The one that is shared already, or else a new one. */
static struct kept_verdict *sound_verdict(struct diagnosis *d, const struct verdict *verdict)
{
    for (size_t i = 0; i < d->n_sound; i++) {
        const struct verdict *known = &d->sound[i]->verdict;

        if (known->direction == verdict->direction && known->profile == verdict->profile &&
            known->trunk == verdict->trunk)
            return d->sound[i];
    }
    struct kept_verdict *kept = new_verdict(verdict);

    if (d->n_sound < SOUND_MOST) {
        kept->shared = true;
        d->sound[d->n_sound++] = kept;
    }
    return kept;
}

struct kept_verdict *diagnosis_judge(struct diagnosis *d, const struct call *call)
{
    struct kept_verdict *kept;
    struct candidate *all;

    arena_reset(d->arena);
    struct subject *s = diagnosis_subject(d, call, d->arena);
    size_t n = find_candidates(d, s, &all);

    n = settle(d->precedence, all, n);
    struct verdict verdict = { .direction = s->direction,
                               .profile = subject_provider(s),
                               .trunk = subject_trunk(s),
                               .n_findings = n };
    kept = n == 0 && call != NULL ? sound_verdict(d, &verdict) : new_verdict(&verdict);
    if (n) {
        struct subject *sparse = sparse_subject(d, call);

        kept->verdict.findings = xcalloc(n, sizeof *kept->verdict.findings);
        for (size_t i = 0; i < n; i++)
            finding_make(&d->maker, s, sparse, all[i].rule, all[i].consequence_of,
                         &kept->verdict.findings[i]);
    }
    free(all);
    d->last = s;
    return kept;
}

struct view *diagnosis_view(const struct diagnosis *d, const struct call *call)
{
    return d->last != NULL && d->last->call == call ? d->last->view : NULL;
}

static size_t length_of(const char *text)
{
    return text != NULL ? strlen(text) + 1 : 0;
}

static size_t bytes_of(const struct kept_verdict *kept)
{
    size_t n = sizeof *kept;

    for (size_t i = 0; i < kept->verdict.n_findings; i++) {
        const struct finding *f = &kept->verdict.findings[i];

        n += sizeof *f + length_of(f->title) + length_of(f->explain) + length_of(f->fix) +
             length_of(f->check) + length_of(f->provider_code) +
             f->rule->n_points * sizeof *f->evidence;
        for (size_t e = 0; e < f->n_evidence; e++)
            n += f->evidence[e].text_length + length_of(f->evidence[e].expected) +
                 length_of(f->evidence[e].note) + 1;
    }
    return n;
}

/* Drops the longest unasked, until so many bytes more are within what may be kept. */
static void make_room(struct diagnosis *d, size_t bytes)
{
    while (d->bytes + bytes > d->most && d->n_verdicts >= VERDICTS_LEAST) {
        drop_verdict(d, d->oldest->slot);
        d->dropped++;
    }
}

static void keep_verdict(struct diagnosis *d, const struct call *call, struct kept_verdict *kept)
{
    if (!kept->shared) {
        kept->slot = call->slot;
        kept->bytes = bytes_of(kept);
        make_room(d, kept->bytes);
        link_newest(d, kept);
    }
    d->by_slot = table_reach(d->by_slot, call->slot, &d->room_slots, sizeof *d->by_slot);
    d->by_slot[call->slot] = kept;
}

bool diagnosis_has_learnt(const struct diagnosis *d, const struct call *call)
{
    return gates_have_learnt(d->gates, call);
}

void diagnosis_lint(struct diagnosis *d)
{
    d->lint = true;
}

void diagnosis_titles_only(struct diagnosis *d)
{
    d->maker.titles_only = true;
}

/* What is shared is so among the calls of one diagnosis. */
static struct kept_verdict *taken_over(struct diagnosis *d, struct kept_verdict *judged)
{
    if (judged == NULL || !judged->shared)
        return judged;
    return sound_verdict(d, &judged->verdict);
}

struct diagnosis *diagnosis_second(struct diagnosis *d, struct calls **calls)
{
    if (d->records.log != NULL || d->records.alerts != NULL)
        return NULL;
    d->second = diagnosis_new(calls_again(d->calls), d->rules, d->profiles);
    d->second->records = d->records;
    d->second->lint = d->lint;
    d->second->maker.titles_only = d->maker.titles_only;
    *calls = d->second->calls;
    return d->second;
}

void diagnosis_ahead(struct diagnosis *d, const struct verdict_writers *writers)
{
    d->ahead = ahead_new(d, d->second, d->second->calls, writers);
}

void diagnosis_ahead_end(struct diagnosis *d)
{
    ahead_free(d->ahead);
    d->ahead = NULL;
    d->written = (struct slice){ 0 };
}

struct slice diagnosis_written(const struct diagnosis *d)
{
    return d->written;
}

const struct verdict *diagnosis_call(struct diagnosis *d, const struct call *call)
{
    struct kept_verdict *kept = verdict_of(d, call);

    d->written = (struct slice){ 0 };
    if (kept != NULL && kept->shared)
        return &kept->verdict;
    if (kept != NULL && !kept->stale) {
        unlink_verdict(d, kept);
        link_newest(d, kept);
        return &kept->verdict;
    }
    if (kept != NULL)
        drop_verdict(d, call->slot);
    kept = d->ahead != NULL ? taken_over(d, ahead_take(d->ahead, call, &d->written)) : NULL;
    if (kept == NULL)
        kept = diagnosis_judge(d, call);
    keep_verdict(d, call, kept);
    calls_note_error(d->calls, call,
                     kept->verdict.n_findings > 0 &&
                         kept->verdict.findings[0].severity == SEVERITY_ERROR);
    return &kept->verdict;
}

const struct verdict *diagnosis_capture(struct diagnosis *d)
{
    struct calls_stats stats;

    calls_stats(d->calls, &stats);
    uint64_t stamp =
        hash_mix(stats.sip_messages, hash_mix(calls_lookup_count(d->calls), (uint64_t)stats.end));
    if (d->capture == NULL || d->capture_stamp != stamp) {
        verdict_free(d->capture);
        d->capture = diagnosis_judge(d, NULL);
        d->capture_stamp = stamp;
    }
    return &d->capture->verdict;
}

const struct verdict *diagnosis_capture_last(struct diagnosis *d)
{
    return d->capture != NULL ? &d->capture->verdict : diagnosis_capture(d);
}
