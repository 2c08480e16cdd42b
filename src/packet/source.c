/* source.c - several inputs become one sequence of packets. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <pcap/dlt.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine.h"
#include "packet/capture_gap.h"
#include "packet/clock_steps.h"
#include "packet/fingerprint.h"
#include "packet/folder_watch.h"
#include "packet/hep_listen.h"
#include "packet/paths.h"
#include "packet/source_private.h"
#include "packet/trace.h"

#define BUFFER ((size_t)256 * 1024)      /* of the first few files: stays in a cache */
#define SMALL_BUFFER ((size_t)64 * 1024) /* of each, when there are many */
#define MANY_FILES 16
#define MOST_INPUTS 65536
#define MOST_NOTES 10000u
#define MOST_FOLLOWED 256 /* files of folders that are open at once */

/* An input is in one of three places: it has a packet and stands in `waiting`, it must be asked for
 * one and stands in `pending`, or it has ended. */
struct source {
    struct input *inputs;
    size_t n, room;
    struct folder_watch *watch; /* of folders that are followed; NULL: there are none */
    size_t *waiting, n_waiting; /* latest first, the next at the end */
    size_t *pending, n_pending;
    struct clock_steps *clocks; /* of each input; live: one of all */
    struct clocks began;
    nanos_t slept; /* live: by the clocks, since the start of the
                      computer */
    struct capture_gaps *outages;
    struct text news;
    bool live;
    bool eager; /* an input that waits does not hold others up */
    nanos_t delay;
    uint32_t unpack_times;
    struct fingerprint fingerprint; /* of all packets so far */
    struct fingerprint former;      /* read again: of those that were read then */
    struct source_stats stats;
    char **notes;
    size_t n_notes, notes_room;
    struct filters filters;
};

static struct source *source_new(size_t n, bool live)
{
    struct source *s = xcalloc(1, sizeof *s);

    s->clocks = xcalloc(n, sizeof *s->clocks);
    for (size_t i = 0; i < n; i++)
        clock_steps_init(&s->clocks[i]);
    s->outages = xcalloc(1, sizeof *s->outages);
    s->began = clocks_read();
    s->slept = clocks_slept();

    s->room = n;
    s->inputs = xcalloc(n, sizeof *s->inputs);
    s->waiting = xcalloc(n, sizeof *s->waiting);
    s->pending = xcalloc(n, sizeof *s->pending);
    s->live = s->eager = live;
    s->unpack_times = UNPACK_TIMES;
    return s;
}

void source_limit_unpacking(struct source *s, uint32_t times)
{
    s->unpack_times = times > 0 ? times : 1;
    for (size_t i = 0; i < s->n; i++)
        if (s->inputs[i].stream != NULL)
            s->inputs[i].stream->most_times = s->unpack_times;
}

static void add_note(struct source *s, char *note)
{
    if (s->n_notes >= MOST_NOTES) {
        free(note);
        return;
    }
    VEC_PUSH(s->notes, s->n_notes, s->notes_room) = note;
}

static void close_input(struct input *in)
{
    if (in->reader != NULL)
        in->reader->close(in);
    bytestream_free(in->stream);
    free(in->remark);
    free(in->path);
    free(in->name);
}

/* Counts inputs[n], which was opened, or closes what was opened of it. */
static bool take_input(struct source *s, bool opened)
{
    struct input *in = &s->inputs[s->n];

    if (!opened) {
        close_input(in);
        return false;
    }
    if (in->remark != NULL)
        add_note(s, in->remark);
    in->remark = NULL;
    s->pending[s->n_pending++] = s->n++;
    return true;
}

/* Of a folder, one that cannot be opened is passed over. */
static bool prepare_file(struct source *s, const struct path *path, size_t buffer,
                         struct error *error)
{
    bool good = take_input(s, file_open(&s->inputs[s->n], path->name, buffer, error));

    if (good)
        s->inputs[s->n - 1].listed = path->listed;
    if (good || !path->listed)
        return good;
    add_note(s, xstrdup(error->message));
    error_done(error);
    s->inputs[s->n] = (struct input){ 0 };
    return true;
}

struct source *source_prepare_files(const char *const *arguments, size_t n, struct error *error)
{
    struct paths paths = { 0 };
    bool good = paths_expand(&paths, arguments, n, error) && paths.n > 0 && paths.n < MOST_INPUTS;
    struct source *s = source_new(good ? paths.n : 0, false);
    size_t buffer = paths.n < MANY_FILES ? BUFFER : SMALL_BUFFER;

    if (!good && !error_is_set(error))
        error_set(error, n ? _("too many files") : _("no file to read"));
    for (size_t i = 0; good && i < paths.n; i++)
        good = prepare_file(s, &paths.all[i], buffer, error);
    s->watch = good ? folder_watch_new(&paths) : NULL;
    paths_done(&paths);
    if (good)
        return s;
    source_close(s);
    return NULL;
}

void source_follow(struct source *s)
{
    s->eager = true;
    for (size_t i = 0; i < s->n; i++)
        if (s->inputs[i].stream != NULL)
            file_follow(&s->inputs[i]);
}

void source_delay(struct source *s, nanos_t delay)
{
    s->delay = delay;
}

void source_on_secrets(struct source *s, secrets_taker *take, void *context)
{
    for (size_t i = 0; i < s->n; i++)
        s->inputs[i].secrets = (struct secrets_sink){ take, context };
}

/* False: no capture is there at all; *error is that of the last file. */
static bool note_passed_over(struct source *s, size_t n, struct error *error)
{
    if (n == 0)
        return true;
    if (n == s->n)
        return false;
    error_done(error);
    add_note(s, xasprintf(ngettext("%zu file of the folder is no capture, and is not read",
                                   "%zu files of the folder are no captures, and are not read", n),
                          n));
    return true;
}

bool source_begin(struct source *s, struct store *store, struct error *error)
{
    size_t passed_over = 0;

    for (size_t i = 0; i < s->n; i++) {
        struct input *in = &s->inputs[i];

        if (in->reader != NULL || file_begin(in, store, error))
            continue;
        if (!in->listed)
            return false;
        if (++passed_over < s->n)
            error_done(error);
        file_pass_over(in);
    }
    return note_passed_over(s, passed_over, error);
}

struct source *source_open_files(const char *const *paths, size_t n, struct store *store,
                                 struct error *error)
{
    struct source *s = source_prepare_files(paths, n, error);

    if (s != NULL && source_begin(s, store, error))
        return s;
    source_close(s);
    return NULL;
}

bool source_is_lasting(const struct source *s)
{
    if (s->eager)
        return false;
    for (size_t i = 0; i < s->n; i++)
        if (s->inputs[i].stream == NULL || s->inputs[i].stream->pipe)
            return false;
    return true;
}

static bool open_again(struct input *in, const struct input *former, size_t buffer,
                       struct error *error)
{
    int fd =
        former->stream != NULL ? fcntl(former->stream->fd, F_DUPFD_CLOEXEC, CONFINE_COPIES) : -1;

    if (fd >= 0) {
        file_open_fd(in, fd, former->name, buffer);
        in->listed = former->listed;
    } else {
        error_set(error, "%s: %s", former->name, strerror(errno));
    }
    return fd >= 0;
}

struct source *source_again(const struct source *former, struct error *error)
{
    struct source *s = source_new(former->n, false);
    size_t buffer = former->n < MANY_FILES ? BUFFER : SMALL_BUFFER;
    bool good = true;

    while (good && s->n < former->n)
        good = take_input(s, open_again(&s->inputs[s->n], &former->inputs[s->n], buffer, error));
    source_limit_unpacking(s, former->unpack_times);
    s->former = former->fingerprint;
    good = good && source_begin(s, NULL, error);
    if (good && (former->filters.text == NULL || source_set_filter(s, former->filters.text, error)))
        return s;
    source_close(s);
    return NULL;
}

static bool open_interface(struct input *in, const char *name, const struct live_options *options,
                           struct error *error)
{
    return hep_listen_is(name) ? hep_listen_open(in, name, error)
                               : live_open(in, name, options, error);
}

struct source *source_open_live(const struct live_options *options, struct error *error)
{
    size_t n = options->n_interfaces;
    struct source *s = source_new(n < MOST_INPUTS ? n : 0, true);
    bool good = n > 0 && n < MOST_INPUTS;

    if (!good)
        error_set(error, n ? _("too many interfaces") : _("no interface to listen on"));
    /* Privileges are needed here and never again. */
    while (good && s->n < n)
        good = take_input(
            s, open_interface(&s->inputs[s->n], options->interfaces[s->n], options, error));
    if (good)
        return s;
    source_close(s);
    return NULL;
}

bool source_set_filter(struct source *s, const char *text, struct error *error)
{
    int link = s->n && s->inputs[0].link != LINK_UNKNOWN ? s->inputs[0].link : DLT_EN10MB;

    return filters_set(&s->filters, text, link, error);
}

static void add_news(struct source *s, const char *words)
{
    if (s->news.n > 0)
        text_adds(&s->news, "; ");
    text_adds(&s->news, words);
}

COLD static void note_step(struct source *s, const struct packet *p, const char *name, nanos_t step)
{
    double seconds = nanos_seconds(step < 0 ? -step : step);

    if (++s->stats.clock_steps > CLOCK_STEPS_NAMED)
        return;
    add_note(s, step < 0 ? xasprintf(_("%s: clock set back by %.0f s at packet %u; times go on "
                                       "from before"),
                                     name, seconds, p->file_number)
                         : xasprintf(_("%s: clock set ahead by %.0f s at packet %u; times go on "
                                       "from before"),
                                     name, seconds, p->file_number));
    add_news(s, s->notes[s->n_notes - 1]);
}

/* Lengths and times in a file may be anything: lengths agree, and times can be subtracted and
 * follow each other from here on. */
IN_PLACE static void mend(struct source *s, size_t i, struct packet *p)
{
    nanos_t step, stamp = p->time;

    if (p->len < p->caplen)
        p->len = p->caplen;
    if (stamp < 0)
        stamp = 0;
    if (stamp > TIME_LATEST)
        stamp = TIME_LATEST;
    p->time = s->live ? clock_steps_live(&s->clocks[0], stamp, s->began, clocks_read(), &step)
                      : clock_steps_stamp(&s->clocks[i], stamp, &step);
    p->set = stamp - p->time;
    if (step != 0)
        note_step(s, p, s->inputs[i].name, step);
}

/* Puts an input that has a packet where its time belongs; of equal times, the first file's
 * first. */
static void insert_ready(struct source *s, size_t input)
{
    nanos_t time = s->inputs[input].head.time;
    size_t at = s->n_waiting++;

    for (; at > 0; at--) {
        size_t before = s->waiting[at - 1];
        nanos_t other = s->inputs[before].head.time;

        if (other > time || (other == time && before > input))
            break;
        s->waiting[at] = before;
    }
    s->waiting[at] = input;
}

COLD static void note_end(struct source *s, const struct input *in, enum read_status status)
{
    char *words = file_end_words(in, status);

    if (words != NULL)
        add_note(s, words);
    if (in->stream != NULL && in->stream->others)
        add_note(s, xasprintf(_("%s: holds several files, and only the first is read"), in->name));
    s->stats.expanded += status == READ_SWOLLEN;
    s->stats.truncated |= status == READ_CUT;
}

/* An interface that is no longer there, or there again. */
COLD static void see_presence(struct source *s, const struct input *in)
{
    nanos_t now = clock_steps_now(s->began, clocks_read());

    if (in->presence == PRESENT) {
        char *words = xasprintf(_("interface %s is back"), in->name);

        capture_gap_end(s->outages, in->name, now);
        add_news(s, words);
        free(words);
        return;
    }
    const struct capture_gap *begun =
        capture_gap_begin(s->outages, in->name, now, in->presence == GONE);
    struct text words = { 0 };

    capture_gap_words(&words, begun);
    add_news(s, text_str(&words));
    text_done(&words);
}

/* A remark of a reader while it reads is news. */
COLD static void tell_remark(struct source *s, struct input *in)
{
    add_news(s, in->remark);
    add_note(s, in->remark);
    in->remark = NULL;
}

/* A file that is followed does not end: where nothing more can be made of it, another one may come
 * in its place. */
APART static enum read_status read_followed(struct source *s, struct input *in, struct packet *out,
                                            struct error *error)
{
    if (in->at_end && !file_has_more(in))
        return READ_WAIT;
    in->at_end = false;
    enum read_status status = in->reader->next(in, out, error);

    if (status == READ_PACKET || status == READ_FAILED ||
        (status == READ_CORRUPT && in->packets == 0 && !in->replaced))
        return status;
    if (status != READ_WAIT) {
        note_end(s, in, status);
        file_give_up(in);
    }
    file_reached_end(in);
    return READ_WAIT;
}

/* Asks one input for its next packet. */
IN_PLACE static enum read_status read_input(struct source *s, size_t i, struct packet *out,
                                            struct error *error)
{
    struct input *in = &s->inputs[i];
    enum presence former = in->presence;
    enum read_status status =
        in->followed ? read_followed(s, in, out, error) : in->reader->next(in, out, error);

    if (in->presence != former)
        see_presence(s, in);
    if (in->remark != NULL)
        tell_remark(s, in);
    if (status == READ_PACKET) {
        out->input = (uint16_t)i;
        out->file_number = ++in->packets;
        mend(s, i, out);
    } else if (status == READ_CORRUPT && in->packets == 0) {
        error_set(error, _("%s: its first packet is corrupt"), in->name);
        status = READ_FAILED;
    } else if (status != READ_WAIT && !in->followed) {
        note_end(s, in, status);
    }
    return status;
}

static void make_room_for_input(struct source *s)
{
    if (s->n < s->room)
        return;
    s->room = s->room * 2 + 1;
    s->inputs = xrealloc(s->inputs, s->room * sizeof *s->inputs);
    s->clocks = xrealloc(s->clocks, s->room * sizeof *s->clocks);
    s->waiting = xrealloc(s->waiting, s->room * sizeof *s->waiting);
    s->pending = xrealloc(s->pending, s->room * sizeof *s->pending);
    for (size_t i = s->n; i < s->room; i++)
        clock_steps_init(&s->clocks[i]);
}

/* Files that are gone, and those that came first and are whole by now, make room for others. */
static void leave_oldest(struct source *s)
{
    for (size_t k = 0; k < s->n_pending; k++) {
        struct input *in = &s->inputs[s->pending[k]];

        if (!in->listed || !in->followed || !in->at_end)
            continue;
        bool deleted = file_is_deleted(in);
        if (!deleted && s->n_pending <= MOST_FOLLOWED)
            continue;
        if (deleted && in->path != NULL)
            folder_watch_forget(s->watch, in->path, in->stream->fd);
        file_leave(in);
        memmove(&s->pending[k], &s->pending[k + 1], (--s->n_pending - k) * sizeof *s->pending);
        k--;
    }
}

/* Files that have come into followed folders since; one that cannot be opened is passed over. */
static void take_fresh(struct source *s)
{
    struct paths fresh = { 0 };

    folder_watch_look(s->watch, &fresh);
    for (size_t i = 0; i < fresh.n && s->n < MOST_INPUTS - 1; i++) {
        struct secrets_sink secrets = s->n > 0 ? s->inputs[0].secrets : (struct secrets_sink){ 0 };
        struct error error = { 0 };
        size_t before = s->n;

        make_room_for_input(s);
        s->inputs[s->n] = (struct input){ 0 };
        (void)prepare_file(s, &fresh.all[i], SMALL_BUFFER, &error);
        error_done(&error);
        if (s->n == before)
            continue;
        s->inputs[before].secrets = secrets;
        s->inputs[before].stream->most_times = s->unpack_times;
        file_follow(&s->inputs[before]);
        file_begin_later(&s->inputs[before]);
    }
    if (fresh.n > 0 && s->n >= MOST_INPUTS - 1)
        add_news(s, _("there are more files than can be followed: later ones are not read"));
    paths_done(&fresh);
    leave_oldest(s);
}

/* Asks every hungry input for a packet; false if one failed. */
static bool feed_hungry(struct source *s, struct error *error)
{
    for (size_t k = 0; k < s->n_pending;) {
        struct packet *head = &s->inputs[s->pending[k]].head;
        enum read_status status = read_input(s, s->pending[k], head, error);

        if (status == READ_WAIT) {
            k++;
            continue;
        }
        if (status == READ_PACKET)
            insert_ready(s, s->pending[k]);
        s->pending[k] = s->pending[--s->n_pending];
        if (status == READ_FAILED)
            return false;
    }
    return true;
}

/* The next packet of all, wanted or not. A file that waits holds the others up, for its packet may
 * be the earliest; an interface does not. */
APART static enum source_status next_of_all(struct source *s, struct packet *out,
                                            struct error *error)
{
    if (s->n_pending > 0 && !feed_hungry(s, error))
        return SOURCE_FAILED;
    if (s->n_waiting == 0 && s->eager && s->watch != NULL)
        take_fresh(s);
    if (s->n_pending > 0 && (!s->eager || s->n_waiting == 0))
        return SOURCE_WAIT;
    if (s->n_waiting == 0) /* a folder that has become empty may get files */
        return s->eager && s->watch != NULL ? SOURCE_WAIT : SOURCE_END;
    size_t i = s->waiting[s->n_waiting - 1];

    if (s->eager && clock_steps_within(s->delay, s->began, s->inputs[i].head.time))
        return SOURCE_WAIT;
    s->n_waiting--;
    s->pending[s->n_pending++] = i;
    *out = s->inputs[i].head;
    return SOURCE_PACKET;
}

/* The same where there is one input, whose packets wait for nobody. */
static enum source_status next_of_one(struct source *s, struct packet *out, struct error *error)
{
    enum read_status status = s->n_pending > 0 ? read_input(s, 0, out, error) : READ_END;

    if (status == READ_PACKET || status == READ_WAIT)
        return status == READ_PACKET ? SOURCE_PACKET : SOURCE_WAIT;
    s->n_pending = 0;
    return status == READ_FAILED ? SOURCE_FAILED : SOURCE_END;
}

static bool is_alone(const struct source *s)
{
    return s->n == 1 && s->n_waiting == 0 && s->delay == 0 && s->watch == NULL;
}

enum source_status source_next(struct source *s, struct packet *out, struct error *error)
{
    enum source_status status;

    do {
        status = is_alone(s) ? next_of_one(s, out, error) : next_of_all(s, out, error);
        if (status == SOURCE_PACKET)
            out->number = fingerprint_add(&s->fingerprint, out);
        if (status != SOURCE_FAILED &&
            !fingerprint_agrees(&s->fingerprint, &s->former, status == SOURCE_PACKET)) {
            error_set(error, _("the capture has changed since it was read"));
            return SOURCE_FAILED;
        }
    } while (status == SOURCE_PACKET && s->filters.text != NULL &&
             !filters_accept(&s->filters, out));
    if (status == SOURCE_PACKET) {
        s->stats.packets++;
        s->stats.bytes += out->caplen;
        s->stats.cut_short += out->caplen < out->len && out->link != TRACE_LINK; /* ladder.h */
    }
    return status;
}

size_t source_fds(const struct source *s, int *fds, size_t room)
{
    size_t n = 0;

    for (size_t k = 0; k < s->n_pending && n < room; k++) {
        const struct input *in = &s->inputs[s->pending[k]];
        int fd = in->reader->fd(in);

        if (fd >= 0)
            fds[n++] = fd;
    }
    return n;
}

void source_stats(struct source *s, struct source_stats *out)
{
    bool size_known = true;

    *out = s->stats;
    for (size_t i = 0; i < s->n; i++) {
        struct input *in = &s->inputs[i];

        if (in->reader->drops != NULL)
            in->reader->drops(in, out);
        if (in->presence != PRESENT && !out->gone) {
            out->away = in->name;
            out->gone = in->presence == GONE;
        }
        if (in->stream != NULL) {
            out->read += in->stream->read;
            out->size += in->stream->size;
        }
        size_known &= in->stream != NULL && in->stream->size > 0;
    }
    if (!size_known)
        out->size = 0;
}

const struct capture_gap *source_gap(const struct source *s, size_t i)
{
    return i < s->outages->n ? &s->outages->list[i] : NULL;
}

char *source_news(struct source *s)
{
    return s->news.n > 0 ? text_take(&s->news) : NULL;
}

/* The computer was not awake, and nobody heard anything. */
static void see_sleep(struct source *s, nanos_t now)
{
    nanos_t slept = clocks_slept() - s->slept;

    if (slept < NANOS_PER_S)
        return;
    s->slept += slept;
    const struct capture_gap *begun = capture_gap_begin(s->outages, NULL, now - slept, false);
    struct text words = { 0 };

    capture_gap_end(s->outages, NULL, now);
    capture_gap_words(&words, begun);
    add_news(s, text_str(&words));
    text_done(&words);
}

nanos_t source_now(struct source *s)
{
    nanos_t now = clock_steps_now(s->began, clocks_read());

    for (size_t i = 0; i < s->n; i++) {
        enum presence former = s->inputs[i].presence;

        if (s->inputs[i].reader->look != NULL && former != GONE)
            s->inputs[i].reader->look(&s->inputs[i]);
        if (s->inputs[i].presence != former)
            see_presence(s, &s->inputs[i]);
    }
    see_sleep(s, now);
    return now;
}

const char *source_note(const struct source *s, size_t i)
{
    return i < s->n_notes ? s->notes[i] : NULL;
}

void source_close(struct source *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n; i++)
        close_input(&s->inputs[i]);
    for (size_t i = 0; i < s->n_notes; i++)
        free(s->notes[i]);
    filters_done(&s->filters);
    folder_watch_free(s->watch);
    free(s->clocks);
    free(s->outages);
    text_done(&s->news);
    free(s->notes);
    free(s->pending);
    free(s->waiting);
    free(s->inputs);
    free(s);
}
