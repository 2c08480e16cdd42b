/* keeping.c - the calls whose files are due, and the records that wait for them. */
#include "config.h"

#include "alert/keeping.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/printable.h"
#include "report/save.h"

#define DUE_MOST 1000u            /* calls */
#define AROUND (60 * NANOS_PER_S) /* of a call: its lookups, the end of its connection */

struct due {
    uint32_t call;
    char *path;
    struct held *held;
    size_t n_held, room_held;
};

struct keeping {
    struct keeping_setup setup;
    keeping_tell *tell;
    void *context;
    struct due **list; /* the first is under way */
    size_t n, room;
    struct due *named; /* by keeping_path() last */
    struct save *save; /* NULL: not begun */
    struct report report;
    bool failing; /* which was said */
};

struct keeping *keeping_new(const struct keeping_setup *setup, keeping_tell *tell, void *context)
{
    struct keeping *k = xcalloc(1, sizeof *k);

    *k = (struct keeping){ .setup = *setup, .tell = tell, .context = context };
    k->report = (struct report){ .calls = setup->calls, .keys = setup->keys };
    return k;
}

static void due_free(struct due *due)
{
    for (size_t i = 0; i < due->n_held; i++) {
        free(due->held[i].with);
        free(due->held[i].without);
    }
    free(due->held);
    free(due->path);
    free(due);
}

void keeping_free(struct keeping *k)
{
    if (k == NULL)
        return;
    save_free(k->save);
    for (size_t i = 0; i < k->n; i++)
        due_free(k->list[i]);
    free(k->list);
    free(k);
}

/* What is under way was chosen before, and may lack what came since. */
static struct due *find_due(struct keeping *k, uint32_t call)
{
    for (size_t i = k->save != NULL ? 1 : 0; i < k->n; i++)
        if (k->list[i]->call == call)
            return k->list[i];
    return NULL;
}

/* The first failure is told, and the next one behind a success. */
static void say(struct keeping *k, const char *why)
{
    struct text shown = { 0 };

    if (k->failing)
        return;
    k->failing = true;
    printable_text(&shown, slice_of(why));
    fprintf(k->setup.news, _("%s: the capture of a failed call is not kept: %s\n"), PACKAGE_NAME,
            text_str(&shown));
    text_done(&shown);
}

const char *keeping_path(struct keeping *k, const struct call *call, const char *id)
{
    struct due *due = find_due(k, call->id);

    if (due == NULL && k->n >= DUE_MOST) {
        say(k, _("too many calls fail at the same time"));
        return NULL;
    }
    if (due == NULL) {
        due = xcalloc(1, sizeof *due);
        due->call = call->id;
        due->path = xasprintf("%s/%s.pcapng", k->setup.folder, id);
        VEC_PUSH(k->list, k->n, k->room) = due;
    }
    k->named = due;
    return due->path;
}

void keeping_hold(struct keeping *k, struct held *held)
{
    struct due *due = k->named;

    VEC_PUSH(due->held, due->n_held, due->room_held) = *held;
    *held = (struct held){ 0 };
}

/* A connection that keys open is read from its start. */
static void set_time(const struct keeping *k, const struct call *call, struct save_request *request)
{
    if (k->setup.keys != NULL || call->start < AROUND || call->last > INT64_MAX - AROUND)
        return;
    request->from = call->start - AROUND;
    request->to = call->last + AROUND;
}

static bool begin(struct keeping *k, struct due *due, struct error *error)
{
    const struct call *call = calls_by_id(k->setup.calls, due->call);
    struct save_request request = { .saver = k->setup.saver,
                                    .format = SAVE_PCAPNG,
                                    .path = due->path,
                                    .calls = &due->call,
                                    .n_calls = 1,
                                    .media = true,
                                    .report = &k->report,
                                    .redact = k->setup.redact };

    if (call == NULL) {
        error_set(error, "%s", _("the call has been forgotten meanwhile"));
        return false;
    }
    set_time(k, call, &request);
    request.replay = k->setup.again(k->setup.context, error);
    if (request.replay != NULL)
        k->save = save_new(&request, error);
    return k->save != NULL;
}

/* The first one is done, with a file or without. */
static void finish(struct keeping *k, bool kept, struct error *error)
{
    struct due *due = k->list[0];

    save_free(k->save);
    k->save = NULL;
    if (!kept)
        say(k, error->message != NULL ? error->message : _("this capture cannot be read again"));
    k->failing = !kept;
    error_done(error);
    if (k->named == due)
        k->named = NULL;
    vec_drop_front(k->list, &k->n, 1, sizeof(struct due *));
    for (size_t i = 0; i < due->n_held; i++)
        k->tell(k->context, slice_of(kept ? due->held[i].with : due->held[i].without),
                due->held[i].deliver);
    due_free(due);
}

void keeping_step(struct keeping *k, nanos_t budget)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + budget;

    while (k->n > 0 && (budget == 0 || clock_now(CLOCK_MONOTONIC) < until)) {
        struct error error = { 0 };
        enum save_status status = SAVE_FAILED;

        if (k->save != NULL || begin(k, k->list[0], &error))
            status = save_step(k->save, &error);
        if (status != SAVE_MORE)
            finish(k, status == SAVE_DONE, &error);
    }
}
