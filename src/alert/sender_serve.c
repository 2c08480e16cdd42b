/* sender_serve.c - the process that delivers alerts: records come by the pipe, go into the spool,
 * and from there to where their triggers say. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alert/journal.h"
#include "alert/metrics_server.h"
#include "alert/runner.h"
#include "alert/sender_private.h"
#include "alert/transfer.h"
#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "helper/confine.h"

#define LONGEST_WAIT_MS 60000
#define GRACE (10 * NANOS_PER_S) /* for what is left when the program ends */
#define MIB (UINT64_C(1) << 20)

struct server {
    const struct sender_setup *setup;
    int pipe;
    struct spool *spool; /* NULL: nothing is delivered */
    struct queue *queues;
    size_t n_queues, room_queues;
    struct journal *journal;        /* NULL: alerts do not go there */
    struct transfers *transfers;    /* NULL: no trigger needs the network */
    struct metrics_server *metrics; /* NULL: nobody asks for figures */
    struct metric_row *rows;        /* the latest figures */
    size_t n_rows;
    struct helper runner;
    struct queue *commanded; /* whose command runs; NULL: none */
    bool closed, orderly;    /* nothing more comes; the program ends in order */
    nanos_t end;             /* then: of CLOCK_MONOTONIC */
    struct sender_message *message;
};

/* To the parser */

static bool send_words(int pipe, enum sender_kind kind, const char *words)
{
    struct slice text = slice_sub(slice_of(words), 0, 1000);
    char *message = xasprintf("%c%.*s", (char)kind, SLICE_ARG(text));
    ssize_t sent = send(pipe, message, text.n + 1, MSG_NOSIGNAL | MSG_DONTWAIT);

    free(message);
    return sent > 0;
}

__attribute__((format(printf, 3, 4))) static void
tell(const struct server *v, enum sender_kind kind, const char *format, ...)
{
    struct text words = { 0 };
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(&words, format, arguments);
    va_end(arguments);
    (void)send_words(v->pipe, kind, text_str(&words));
    text_done(&words);
}

/* Deliveries */

/* When the program ends, no digest waits any longer. */
static nanos_t wall_of(const struct server *v)
{
    return v->closed ? INT64_MAX / 2 : clock_now(CLOCK_REALTIME);
}

/* Where it failed it is said once, and once that it is well again. */
static void say_outcome(const struct server *v, struct queue *q, enum outcome outcome,
                        const char *why)
{
    const char *place = delivery_name(q->kind), *name = q->trigger->name;

    switch (outcome) {
    case OUTCOME_DELIVERED:
        if (v->setup->test)
            tell(v, SENDER_NEWS, _("%s of '%s': delivered"), place, name);
        else if (q->failing)
            tell(v, SENDER_NEWS, _("%s of '%s': alerts are delivered again"), place, name);
        break;
    case OUTCOME_LATER:
        if (!q->failing)
            tell(v, v->setup->test ? SENDER_FAULT : SENDER_NEWS,
                 _("%s of '%s': %s; alerts wait in the spool"), place, name, why);
        break;
    case OUTCOME_NEVER:
        tell(v, SENDER_FAULT, _("%s of '%s': %s; the alert %s is given up"), place, name, why,
             q->ids[0]);
        break;
    }
    q->failing = outcome == OUTCOME_LATER;
}

static void end_delivery(struct server *v, struct queue *q, enum outcome outcome,
                         nanos_t retry_after, const char *why)
{
    say_outcome(v, q, outcome, why);
    queue_end(q, v->spool, outcome, clock_now(CLOCK_MONOTONIC), retry_after);
}

static void on_transfer(void *context, struct queue *q, bool look, enum outcome outcome,
                        nanos_t retry_after, const char *why)
{
    struct server *v = context;

    if (!look)
        end_delivery(v, q, outcome, retry_after, why);
    else if (outcome != OUTCOME_DELIVERED && !q->failing)
        say_outcome(v, q, OUTCOME_LATER, why);
}

static size_t place_of(const struct server *v, const struct alert_trigger *trigger)
{
    size_t i = 0;

    while (v->setup->alerts->triggers[i] != trigger)
        i++;
    return i;
}

static void begin(struct server *v, struct queue *q, const struct alert_record *records, size_t n,
                  struct slice text)
{
    if (q->kind != DELIVER_COMMAND)
        transfer_begin(v->transfers, q, records, n, text);
    else if (runner_order(&v->runner, place_of(v, q->trigger), text))
        v->commanded = q;
    else
        end_delivery(v, q, OUTCOME_LATER, 0, _("commands cannot be run"));
}

/* What cannot be read any more is given up. */
static void deliver(struct server *v, struct queue *q)
{
    struct alert_record *records = xcalloc(q->n_ids, sizeof *records);
    struct text text = { 0 };
    struct error error = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < q->n_ids; i++) {
        struct spool_entry entry = { .kind = q->kind };

        memcpy(entry.id, q->ids[i], sizeof entry.id);
        memcpy(entry.trigger, q->trigger->name, strlen(q->trigger->name) + 1);
        text_clear(&text);
        if (spool_read(v->spool, &entry, &text, &error) &&
            alert_record_read(text_view(&text), &records[n], &error))
            n++;
    }
    if (n > 0)
        begin(v, q, records, n, text_view(&text));
    else
        end_delivery(v, q, OUTCOME_NEVER, 0, error_is_set(&error) ? error.message : "");
    for (size_t i = 0; i < n; i++)
        alert_record_done(&records[i]);
    error_done(&error);
    text_done(&text);
    free(records);
}

/* The program ends, and what is left waits for its next start. */
static bool is_late(const struct server *v)
{
    return v->closed && clock_now(CLOCK_MONOTONIC) >= v->end;
}

static void deliver_due(struct server *v)
{
    for (size_t i = 0; i < v->n_queues && !is_late(v); i++) {
        struct queue *q = &v->queues[i];
        bool busy = q->kind == DELIVER_COMMAND && v->commanded != NULL;

        if (!busy && queue_next(q, v->spool, clock_now(CLOCK_MONOTONIC), wall_of(v)))
            deliver(v, q);
    }
}

static void take_answer(struct server *v)
{
    enum outcome outcome = OUTCOME_LATER;
    struct text why = { 0 };
    struct queue *q = v->commanded;
    bool there = runner_answer(&v->runner, &outcome, &why);

    v->commanded = NULL;
    if (!there)
        text_adds(&why, _("commands cannot be run"));
    if (q != NULL)
        end_delivery(v, q, there ? outcome : OUTCOME_LATER, 0, text_str(&why));
    text_done(&why);
    if (!there) {
        helper_stop(&v->runner);
        v->runner.pipe = -1;
    }
}

/* From the parser */

static void keep(struct server *v, const struct alert_trigger *trigger,
                 const struct alert_record *r, struct slice text)
{
    struct spool_entry entry = { 0 };
    struct error error = { 0 };
    uint64_t dropped;

    memcpy(entry.id, r->id, sizeof entry.id);
    memcpy(entry.trigger, trigger->name, strlen(trigger->name) + 1);
    for (entry.kind = 0; entry.kind < DELIVERIES; entry.kind++)
        if (trigger_delivers(trigger, entry.kind) && !spool_add(v->spool, &entry, text, &error)) {
            tell(v, SENDER_FAULT, _("the alert %s is lost: %s"), r->id, error.message);
            error_done(&error);
        }
    dropped = spool_dropped(v->spool);
    if (dropped > 0)
        tell(v, SENDER_FAULT, _("the spool is full: its %llu oldest alerts are given up"),
             (unsigned long long)dropped);
}

static void take_record(struct server *v, struct slice text)
{
    const struct alert_trigger *trigger;
    struct error error = { 0 };
    struct alert_record r;

    if (!alert_record_read(text, &r, &error)) {
        tell(v, SENDER_FAULT, "%s", error.message);
        error_done(&error);
        return;
    }
    if (v->journal != NULL)
        journal_write(v->journal, &r);
    trigger = alerts_trigger(v->setup->alerts, slice_of(r.trigger));
    if (trigger != NULL && v->spool != NULL)
        keep(v, trigger, &r, text);
    alert_record_done(&r);
}

/* Rows that do not hold are passed over; those of before go. */
static void take_figures(struct server *v, struct slice bytes)
{
    size_t n = bytes.n / sizeof *v->rows;

    if (v->rows == NULL)
        v->rows = xcalloc(METRIC_ROWS_MOST, sizeof *v->rows);
    v->n_rows = 0;
    for (size_t i = 0; i < n && i < METRIC_ROWS_MOST; i++) {
        struct metric_row *row = &v->rows[v->n_rows];

        memcpy(row, bytes.p + i * sizeof *row, sizeof *row);
        v->n_rows += metric_row_holds(row);
    }
}

/* As many as are there: the parser must not wait. */
static void take_messages(struct server *v)
{
    ssize_t n;

    while ((n = recv(v->pipe, v->message, sizeof *v->message, MSG_DONTWAIT | MSG_TRUNC)) > 0) {
        struct slice bytes = { v->message->bytes, (size_t)n - SENDER_HEAD };

        if ((size_t)n <= sizeof *v->message && v->message->kind == SENDER_RECORD)
            take_record(v, bytes);
        else if ((size_t)n <= sizeof *v->message && v->message->kind == SENDER_FIGURES)
            take_figures(v, bytes);
        else if (v->message->kind == SENDER_END)
            v->orderly = true;
    }
    if (n < 0 && (errno == EAGAIN || errno == EINTR) && !v->orderly)
        return;
    v->closed = true;
    v->end = clock_now(CLOCK_MONOTONIC) + GRACE;
}

/* The loop */

static bool is_delivering(const struct server *v)
{
    for (size_t i = 0; i < v->n_queues; i++)
        if (v->queues[i].under_way)
            return true;
    return false;
}

/* At the end: is there one that was not tried since? */
static bool has_work(const struct server *v)
{
    for (size_t i = 0; i < v->n_queues; i++)
        if (!v->queues[i].failing && queue_due(&v->queues[i], v->spool, 0, wall_of(v)) != INT64_MAX)
            return true;
    return false;
}

/* What is under way comes to its end, or it would be sent again; but not after a kill. */
static bool is_over(const struct server *v)
{
    if (!v->closed || !v->orderly)
        return v->closed;
    return !is_delivering(v) && (is_late(v) || !has_work(v));
}

static int patience(const struct server *v)
{
    nanos_t now = clock_now(CLOCK_MONOTONIC);
    nanos_t due = now + LONGEST_WAIT_MS * NANOS_PER_MS;

    if (v->closed && !is_late(v) && v->end < due)
        due = v->end;
    for (size_t i = 0; i < v->n_queues && !is_late(v); i++) {
        bool busy = v->queues[i].kind == DELIVER_COMMAND && v->commanded != NULL;
        nanos_t at = busy ? INT64_MAX : queue_due(&v->queues[i], v->spool, now, wall_of(v));

        due = at < due ? at : due;
    }
    nanos_t wait = (due - now + NANOS_PER_MS - 1) / NANOS_PER_MS;

    return metrics_server_patience(v->metrics, wait <= 0                ? 0
                                               : wait > LONGEST_WAIT_MS ? LONGEST_WAIT_MS
                                                                        : (int)wait);
}

static void wait_for_something(struct server *v)
{
    const struct {
        int fd;
        void (*take)(struct server *);
    } places[] = {
        { v->closed ? -1 : v->pipe, take_messages },
        { v->runner.pipe, take_answer },
        { metrics_server_fd(v->metrics), NULL },
    };
    int fds[ARRAY_SIZE(places)];
    void (*takes[ARRAY_SIZE(places)])(struct server *);
    bool readable[ARRAY_SIZE(places)] = { false };
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_SIZE(places); i++)
        if (places[i].fd >= 0) {
            takes[n] = places[i].take;
            fds[n++] = places[i].fd;
        }
    transfers_wait(v->transfers, fds, readable, n, patience(v));
    for (size_t i = 0; i < n; i++)
        if (readable[i] && takes[i] != NULL)
            takes[i](v);
    metrics_server_run(v->metrics); /* it closes what was silent for too long, too */
}

static void loop(struct server *v)
{
    while (!is_over(v)) {
        deliver_due(v);
        transfers_go_on(v->transfers, on_transfer, v);
        wait_for_something(v);
        transfers_go_on(v->transfers, on_transfer, v);
    }
}

/* The start */

static void add_queues(struct server *v)
{
    const struct alerts *alerts = v->setup->alerts;

    for (size_t i = 0; i < alerts->n_triggers; i++)
        for (enum delivery kind = 0; kind < DELIVERIES; kind++)
            if (trigger_delivers(alerts->triggers[i], kind))
                VEC_PUSH(v->queues, v->n_queues, v->room_queues) =
                    (struct queue){ .trigger = alerts->triggers[i], .kind = kind };
}

/* A folder that is made here belongs to the user who is left. */
static bool open_spool(struct server *v, struct error *error)
{
    const char *path = v->setup->spool;
    char *inside = xasprintf("%s/", path);
    bool there = access(path, F_OK) == 0;
    uid_t uid;
    gid_t gid;

    (void)datafile_make_folders(inside);
    free(inside);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0) {
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
        return false;
    }
    if (!there && getuid() == 0 &&
        (!confine_user(v->setup->user, &uid, &gid, error) || fchown(folder, uid, gid) != 0)) {
        error_set(error, "%s: %s", path, strerror(errno));
        close(folder);
        return false;
    }
    v->spool = spool_open(folder, path, v->setup->alerts->spool_mib * MIB, error);
    return v->spool != NULL;
}

static bool start_runner(struct server *v, struct error *error)
{
    const struct runner_setup setup = { v->setup->alerts, v->setup->user };

    return !alerts_deliver(v->setup->alerts, DELIVER_COMMAND) ||
           runner_start(&v->runner, &setup, error);
}

static bool start_transfers(struct server *v, struct error *error)
{
    const struct alerts *alerts = v->setup->alerts;

    if (!alerts_deliver(alerts, DELIVER_WEBHOOK) && !alerts_deliver(alerts, DELIVER_MAIL))
        return true;
    v->transfers = transfers_new(alerts, error);
    return v->transfers != NULL;
}

static void write_metrics(void *context, struct text *out)
{
    struct server *v = context;
    struct metric_rows rows = { 0 };

    for (size_t i = 0; i < v->n_rows; i++)
        VEC_PUSH(rows.list, rows.n, rows.room) = v->rows[i];
    metric_add(&rows, METRIC_SPOOL, v->spool != NULL ? (double)spool_count(v->spool) : 0);
    metric_add_labelled(&rows, METRIC_BUILD, SLICE(PACKAGE_VERSION), 1);
    metrics_print(rows.list, rows.n, out);
    metric_rows_done(&rows);
}

/* After the runner was started: no command inherits the socket. */
static bool start_metrics(struct server *v, struct error *error)
{
    if (v->setup->metrics == NULL)
        return true;
    v->metrics = metrics_server_start(*v->setup->metrics, write_metrics, v, error);
    return v->metrics != NULL;
}

static bool check_writable(const struct server *v, struct error *error)
{
    if (v->spool == NULL || faccessat(spool_folder(v->spool), ".", W_OK, AT_EACCESS) == 0)
        return true;
    error_set(error, "%s: %s", v->setup->spool, strerror(errno));
    return false;
}

static bool prepare(struct server *v, struct error *error)
{
    int folder;
    struct confine_wish wish = { .duty = CONFINE_SENDER,
                                 .pipe = v->pipe,
                                 .user = v->setup->user,
                                 .folders = &folder,
                                 .secretive = true };

    if (!start_runner(v, error) || !start_transfers(v, error) ||
        (v->setup->spool != NULL && !open_spool(v, error)) || !start_metrics(v, error))
        return false;
    if (v->setup->alerts->journal)
        v->journal = journal_new();
    folder = v->spool != NULL ? spool_folder(v->spool) : -1;
    wish.n_folders = v->spool != NULL ? 1 : 0;
    return confine(&wish, error) && check_writable(v, error);
}

/* Alerts of an earlier start whose triggers are no more. */
static void say_left_over(const struct server *v)
{
    size_t n = 0;

    for (size_t i = 0; v->spool != NULL && i < spool_count(v->spool); i++) {
        const struct spool_entry *entry = spool_at(v->spool, i);
        const struct alert_trigger *trigger =
            alerts_trigger(v->setup->alerts, slice_of(entry->trigger));

        n += trigger == NULL || !trigger_delivers(trigger, entry->kind);
    }
    if (n > 0)
        tell(v, SENDER_NEWS,
             ngettext("%zu alert of an earlier start stays in the spool: no trigger delivers it "
                      "any more",
                      "%zu alerts of an earlier start stay in the spool: no trigger delivers them "
                      "any more",
                      n),
             n);
}

static void look_around(struct server *v)
{
    say_left_over(v);
    for (size_t i = 0; i < v->n_queues && !v->setup->test; i++)
        if (v->queues[i].kind != DELIVER_COMMAND)
            transfer_look(v->transfers, &v->queues[i]);
}

void sender_serve(int pipe, const void *context)
{
    struct server v = { .setup = context,
                        .pipe = pipe,
                        .runner = { .pid = -1, .pipe = -1 },
                        .message = xcalloc(1, sizeof *v.message) };
    struct error error = { 0 };

    if (prepare(&v, &error) && send_words(pipe, SENDER_READY, "")) {
        if (v.spool != NULL)
            add_queues(&v);
        look_around(&v);
        loop(&v);
    } else {
        (void)send_words(pipe, SENDER_REFUSED, error_is_set(&error) ? error.message : "");
    }
    error_done(&error);
    journal_free(v.journal);
    metrics_server_stop(v.metrics);
    free(v.rows);
    transfers_free(v.transfers);
    spool_close(v.spool); /* for the next start: a command may still run */
    helper_stop(&v.runner);
    free(v.queues);
    free(v.message);
}
