/* dispatch.c - which trigger fires for an error, and what is made of it. */
#include "config.h"

#include "alert/dispatch.h"

#include <stdlib.h>
#include <unistd.h>

#include "alert/alert_record.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "report/json.h"
#include "report/json_value.h"

#define HOST_MOST 256

struct dispatch {
    struct dispatch_setup setup;
    struct gathering *gatherings; /* one for each trigger */
    struct alert_ids ids;
    struct arena *arena;
    char host[HOST_MOST];
    struct text line;
    uint64_t count;
    struct keeping *keeping; /* NULL: no captures of calls */
};

static void find_host(char host[HOST_MOST])
{
    if (gethostname(host, HOST_MOST) != 0)
        host[0] = '\0';
    host[HOST_MOST - 1] = '\0';
    for (char *p = host; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' || (unsigned char)*p >= 0x7f)
            *p = '?';
}

static void put_out(void *context, struct slice record, bool deliver)
{
    struct dispatch *d = context;

    if (deliver && d->setup.sender != NULL)
        sender_give(d->setup.sender, record);
    fwrite(record.p, 1, record.n, d->setup.out);
    putc('\n', d->setup.out);
    if (d->setup.flush)
        fflush(d->setup.out);
}

void dispatch_keep(struct dispatch *d, nanos_t budget)
{
    if (d->keeping != NULL)
        keeping_step(d->keeping, budget);
}

struct dispatch *dispatch_new(const struct dispatch_setup *setup)
{
    struct dispatch *d = xcalloc(1, sizeof *d);

    d->setup = *setup;
    d->gatherings = xcalloc(setup->alerts->n_triggers + 1, sizeof *d->gatherings);
    d->arena = arena_new();
    find_host(d->host);
    if (setup->keep != NULL)
        d->keeping = keeping_new(setup->keep, put_out, d);
    return d;
}

void dispatch_free(struct dispatch *d)
{
    if (d == NULL)
        return;
    for (size_t i = 0; i < d->setup.alerts->n_triggers; i++)
        gathering_done(&d->gatherings[i]);
    free(d->gatherings);
    keeping_free(d->keeping);
    arena_free(d->arena);
    text_done(&d->line);
    free(d);
}

uint64_t dispatch_count(const struct dispatch *d)
{
    return d->count;
}

/* In an expression the error stands for what a filter takes from the first finding. */
static bool holds(struct dispatch *d, const struct alert_trigger *trigger,
                  const struct watched *watched)
{
    const struct finding *finding = watched->finding;
    const struct said said = {
        .failed = true,
        .cause = finding->rule->id,
        .why = finding->title,
        .severity = severity_name(finding->severity),
        .confidence = confidence_name(finding->confidence),
        .symptom = finding->rule->symptom,
        .code = finding->provider_code,
    };

    if (trigger->when == NULL)
        return true;
    arena_reset(d->arena);
    struct subject *subject = diagnosis_subject(d->setup.diagnosis, watched->call, d->arena);

    subject->said = &said;
    return expr_holds(trigger->when, subject);
}

/* At once, or when the capture of its call is made. */
static void hand_out(struct dispatch *d, json_t *base, const struct call *call,
                     const struct alert_trigger *trigger, const struct gathering *gathering)
{
    const char *name = trigger != NULL ? trigger->name : NULL, *path = NULL;
    bool deliver = trigger != NULL || d->setup.alerts->journal;
    char id[ALERT_ID + 1];

    alert_id_next(&d->ids, clock_now(CLOCK_REALTIME), id);
    text_clear(&d->line);
    alert_record_print(base, id, name, gathering, NULL, &d->line);
    if (d->keeping != NULL && call != NULL)
        path = keeping_path(d->keeping, call, id);
    if (path == NULL) {
        put_out(d, text_view(&d->line), deliver);
        return;
    }
    struct held held = { .without = xstrdup(text_str(&d->line)), .deliver = deliver };

    text_clear(&d->line);
    alert_record_print(base, id, name, gathering, path, &d->line);
    held.with = xstrdup(text_str(&d->line));
    keeping_hold(d->keeping, &held);
}

void dispatch_error(void *context, const struct watched *watched)
{
    struct dispatch *d = context;
    const struct alerts *alerts = d->setup.alerts;
    const struct alert_source source = { .calls = d->setup.calls,
                                         .diagnosis = d->setup.diagnosis,
                                         .call = watched->call,
                                         .verdict = watched->verdict,
                                         .finding = watched->finding,
                                         .time = watched->time,
                                         .host = d->host };
    json_t *base = alert_record_new(&source, d->arena);
    bool fired = false;

    d->count++;
    for (size_t i = 0; i < alerts->n_triggers; i++) {
        if (!holds(d, alerts->triggers[i], watched) ||
            !gathering_add(&d->gatherings[i], alerts->triggers[i], watched->time,
                           alert_record_call_id(base)))
            continue;
        hand_out(d, base, watched->call, alerts->triggers[i], &d->gatherings[i]);
        gathering_clear(&d->gatherings[i]);
        fired = true;
    }
    if (!fired)
        hand_out(d, base, watched->call, NULL, NULL);
    json_decref(base);
}

void dispatch_sample(const struct alert_trigger *trigger, struct text *out)
{
    struct alert_ids ids = { 0 };
    char id[ALERT_ID + 1], host[HOST_MOST];
    struct text time = { 0 };
    nanos_t now = clock_now(CLOCK_REALTIME);

    find_host(host);
    clock_iso8601(&time, now);
    alert_id_next(&ids, now, id);
    json_t *record = json_pack("{s:s, s:s, s:s, s:s, s:i, s:s, s:n, s:s, s:s, s:s, s:n, s:s, s:s, "
                               "s:n, s:n, s:n, s:n, s:[], s:n}",
                               "format", "sipwhy-alert/1", "id", id, "time", text_str(&time),
                               "trigger", trigger->name, "count", 1, "host", host, "code", "cause",
                               "test", "severity", "error", "confidence", "possible", "symptom",
                               "title", _("A test of this trigger: no call has failed"),
                               "explanation", _("Somebody ran sipwhy watch --test."), "fix",
                               "provider", "trunk", "call", "evidence", "capture");

    text_done(&time);
    if (record == NULL)
        out_of_memory();
    json_print(record, out);
    json_decref(record);
}
