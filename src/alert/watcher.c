/* watcher.c - listens to calls, and remembers which causes of them were told. */
#include "config.h"

#include "alert/watcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define VOICE_AFTER (10 * NANOS_PER_S)
#define WHOLE_EACH (60 * NANOS_PER_S)

/* By the slot of a call. */
struct told {
    uint32_t id;         /* of the call; 0: nothing is known of any */
    bool waits;          /* in the list of those that are looked at after a while */
    const char **causes; /* the rules' */
    size_t n_causes, room_causes;
};

struct waiting {
    uint32_t id;
    nanos_t since;
};

struct watcher {
    struct calls *calls;
    struct diagnosis *diagnosis;
    watcher_tell *tell;
    void *context;
    struct told *told;
    size_t room_told;
    struct told whole; /* of the capture */
    nanos_t whole_at;  /* when it is judged next; 0: not yet known */
    struct waiting *waiting;
    size_t n_waiting, room_waiting, first_waiting;
};

static void told_done(struct told *told)
{
    free(told->causes);
    *told = (struct told){ 0 };
}

static struct told *told_of(struct watcher *w, const struct call *call)
{
    w->told = table_reach(w->told, call->slot, &w->room_told, sizeof *w->told);
    struct told *told = &w->told[call->slot];

    if (told->id != call->id)
        told_done(told);
    told->id = call->id;
    return told;
}

static bool note_told(struct told *told, const char *cause)
{
    for (size_t i = 0; i < told->n_causes; i++)
        if (strcmp(told->causes[i], cause) == 0)
            return false;
    VEC_PUSH(told->causes, told->n_causes, told->room_causes) = cause;
    return true;
}

static bool is_about_voice(const struct finding *finding)
{
    static const char *const symptoms[] = { "one-way-audio-to-pbx", "one-way-audio-from-pbx",
                                            "no-audio" };

    for (size_t i = 0; i < ARRAY_SIZE(symptoms); i++)
        if (strcmp(finding->rule->symptom, symptoms[i]) == 0)
            return finding->confidence != CONFIDENCE_POSSIBLE;
    return false;
}

static void tell_errors(struct watcher *w, struct call *call, const struct verdict *verdict,
                        struct told *told, nanos_t time, bool voice_only)
{
    for (size_t i = 0; i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];
        const struct watched watched = { call, verdict, finding, time };

        if (finding->severity == SEVERITY_ERROR && (!voice_only || is_about_voice(finding)) &&
            note_told(told, finding->rule->id))
            w->tell(w->context, &watched);
    }
}

static void judge(struct watcher *w, struct call *call, bool voice_only)
{
    const struct verdict *verdict = diagnosis_call(w->diagnosis, call);

    if (verdict->n_findings > 0)
        tell_errors(w, call, verdict, told_of(w, call),
                    call->end != NANOS_NONE ? call->end : call->last, voice_only);
}

static void judge_whole(struct watcher *w, nanos_t now)
{
    tell_errors(w, NULL, diagnosis_capture(w->diagnosis), &w->whole, now, false);
}

/* Listeners */

static void on_settled(void *user, struct call *call)
{
    judge(user, call, false);
}

static bool talks(const struct call *call)
{
    return call->method == SIP_INVITE && call->answered != NANOS_NONE && call->end == NANOS_NONE;
}

static void on_changed(void *user, struct call *call)
{
    struct watcher *w = user;

    if (!talks(call))
        return;
    struct told *told = told_of(w, call);

    if (told->waits)
        return;
    told->waits = true;
    VEC_PUSH(w->waiting, w->n_waiting, w->room_waiting) =
        (struct waiting){ call->id, call->answered };
}

static void on_forgotten(void *user, struct call *call)
{
    struct watcher *w = user;

    if (call->slot < w->room_told && w->told[call->slot].id == call->id)
        told_done(&w->told[call->slot]);
}

struct watcher *watcher_new(struct calls *calls, struct diagnosis *diagnosis, watcher_tell *tell,
                            void *context)
{
    struct watcher *w = xcalloc(1, sizeof *w);

    *w = (struct watcher){
        .calls = calls, .diagnosis = diagnosis, .tell = tell, .context = context
    };
    calls_listen(calls, CALL_CHANGED, on_changed, w);
    calls_listen(calls, CALL_SETTLED, on_settled, w);
    calls_listen(calls, CALL_FORGOTTEN, on_forgotten, w);
    return w;
}

/* Time */

static bool is_due(const struct waiting *waiting, nanos_t now)
{
    return now > waiting->since && now - VOICE_AFTER >= waiting->since;
}

static void drop_waiting(struct watcher *w)
{
    if (w->first_waiting <= w->n_waiting / 2)
        return;
    vec_drop_front(w->waiting, &w->n_waiting, w->first_waiting, sizeof *w->waiting);
    w->first_waiting = 0;
}

/* Not at the first time that is known; anew where the clock was set back. */
static bool whole_is_due(struct watcher *w, nanos_t now)
{
    bool due = w->whole_at != 0 && now >= w->whole_at;

    if (due || w->whole_at == 0 || w->whole_at - now > WHOLE_EACH)
        w->whole_at = now + WHOLE_EACH;
    return due;
}

void watcher_tick(struct watcher *w, nanos_t now)
{
    if (now <= 0 || now > INT64_MAX - WHOLE_EACH)
        return;
    while (w->first_waiting < w->n_waiting && is_due(&w->waiting[w->first_waiting], now)) {
        struct call *call = calls_by_id(w->calls, w->waiting[w->first_waiting++].id);

        if (call != NULL && talks(call))
            judge(w, call, true);
    }
    drop_waiting(w);
    if (whole_is_due(w, now))
        judge_whole(w, now);
}

void watcher_finish(struct watcher *w, nanos_t now)
{
    for (size_t i = 0; i < calls_count(w->calls); i++)
        judge(w, calls_at(w->calls, i), false);
    judge_whole(w, now);
}

void watcher_free(struct watcher *w)
{
    if (w == NULL)
        return;
    calls_unlisten(w->calls, w);
    for (size_t i = 0; i < w->room_told; i++)
        told_done(&w->told[i]);
    told_done(&w->whole);
    free(w->told);
    free(w->waiting);
    free(w);
}
