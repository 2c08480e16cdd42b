/* sender.c - the parser's side of the sender. */
#include "config.h"

#include "alert/sender.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "alert/sender_private.h"
#include "base/environment.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "draw/printable.h"
#include "helper/helper.h"

#define WAITING_MOST 4096u    /* records in memory */
#define END_PATIENCE_MS 60000 /* longer than the sender takes to come to an end */

struct sender {
    struct helper helper;
    struct sender_message message; /* of the sender */
    char **waiting;                /* what the pipe had no room for: kind and bytes */
    size_t *sizes;
    size_t n_waiting, room_waiting, room_sizes;
    uint64_t dropped, faults;
    bool gone, said; /* the process has ended, which was told */
};

/* Messages */

/* 1: given; 0: no room now; -1: nobody is there. */
static int try_give(struct sender *s, const char *bytes, size_t n)
{
    ssize_t sent;

    do {
        sent = send(s->helper.pipe, bytes, n, MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    if (sent == (ssize_t)n)
        return 1;
    return sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS) ? 0 : -1;
}

static char *wrap(enum sender_kind kind, struct slice bytes)
{
    char *message = xmalloc(bytes.n + 1);

    message[0] = (char)kind;
    if (bytes.n > 0)
        memcpy(message + 1, bytes.p, bytes.n);
    return message;
}

static void let_wait(struct sender *s, char *message, size_t n)
{
    if (s->n_waiting >= WAITING_MOST || s->gone) {
        s->dropped++;
        free(message);
        return;
    }
    size_t n_sizes = s->n_waiting;

    VEC_PUSH(s->sizes, n_sizes, s->room_sizes) = n;
    VEC_PUSH(s->waiting, s->n_waiting, s->room_waiting) = message;
}

static void give_waiting(struct sender *s)
{
    size_t given = 0;
    int done = 1;

    while (given < s->n_waiting && (done = try_give(s, s->waiting[given], s->sizes[given])) == 1)
        free(s->waiting[given++]);
    size_t n_sizes = s->n_waiting;

    vec_drop_front(s->waiting, &s->n_waiting, given, sizeof *s->waiting);
    vec_drop_front(s->sizes, &n_sizes, given, sizeof *s->sizes);
    s->gone = s->gone || done < 0;
}

void sender_give(struct sender *s, struct slice record)
{
    if (record.n > SENDER_BYTES)
        return;
    let_wait(s, wrap(SENDER_RECORD, record), record.n + 1);
    give_waiting(s);
}

void sender_figures(struct sender *s, const struct metric_rows *rows)
{
    size_t n = rows->n < METRIC_ROWS_MOST ? rows->n : METRIC_ROWS_MOST;
    struct slice bytes = { (const char *)rows->list, n * sizeof *rows->list };
    char *message = wrap(SENDER_FIGURES, bytes);

    if (s->n_waiting == 0 && !s->gone)
        s->gone = try_give(s, message, bytes.n + 1) < 0;
    free(message);
}

/* What the sender says holds what servers answered. */
static void write_line(struct slice words, FILE *out)
{
    struct text shown = { 0 };

    printable_text(&shown, words);
    fprintf(out, "%s: %s\n", PACKAGE_NAME, text_str(&shown));
    text_done(&shown);
}

static bool is_readable(const struct sender *s, int patience)
{
    struct pollfd polled = { .fd = s->helper.pipe, .events = POLLIN };

    return poll(&polled, 1, patience) > 0;
}

/* False: the sender has ended. */
static bool take_news(struct sender *s, FILE *out)
{
    ssize_t n = pipe_receive(s->helper.pipe, &s->message, sizeof s->message);

    if (n < (ssize_t)SENDER_HEAD)
        return false;
    s->faults += s->message.kind == SENDER_FAULT;
    write_line((struct slice){ s->message.bytes, (size_t)n - SENDER_HEAD }, out);
    return true;
}

static void say_losses(struct sender *s, FILE *out)
{
    struct text words = { 0 };

    if (s->dropped == 0)
        return;
    text_printf(&words,
                ngettext("%llu alert could not be handed to the sender, and is lost",
                         "%llu alerts could not be handed to the sender, and are lost", s->dropped),
                (unsigned long long)s->dropped);
    write_line(text_view(&words), out);
    text_done(&words);
    s->faults += s->dropped;
    s->dropped = 0;
}

void sender_tick(struct sender *s, bool blocking, FILE *out)
{
    bool was_there = !s->said;

    give_waiting(s);
    while (blocking && !s->gone && s->n_waiting > 0) {
        struct pollfd polled = { .fd = s->helper.pipe, .events = POLLIN | POLLOUT };

        if (poll(&polled, 1, END_PATIENCE_MS) <= 0)
            break;
        if ((polled.revents & POLLIN) != 0 && !take_news(s, out))
            s->gone = true;
        give_waiting(s);
    }
    while (!s->gone && is_readable(s, 0))
        if (!take_news(s, out))
            s->gone = true;
    s->said = s->gone;
    if (was_there && s->gone)
        write_line(SLICE("the process that delivers alerts has ended"), out);
    say_losses(s, out);
}

/* The process */

/* The first message but for news says whether there is one. */
static bool wait_ready(struct sender *s, struct error *error)
{
    ssize_t n;

    while ((n = pipe_receive(s->helper.pipe, &s->message, sizeof s->message)) >=
           (ssize_t)SENDER_HEAD) {
        struct slice words = { s->message.bytes, (size_t)n - SENDER_HEAD };

        if (s->message.kind == SENDER_READY)
            return true;
        if (s->message.kind == SENDER_REFUSED) {
            error_set(error, "%.*s", SLICE_ARG(words));
            return false;
        }
        write_line(words, stderr);
    }
    error_set(error, "%s", _("the process that delivers alerts has ended"));
    return false;
}

static void sender_free(struct sender *s)
{
    helper_stop(&s->helper);
    for (size_t i = 0; i < s->n_waiting; i++)
        free(s->waiting[i]);
    free(s->waiting);
    free(s->sizes);
    free(s);
}

struct sender *sender_start(const struct sender_setup *setup, struct error *error)
{
    const struct helper_duty duty = { "sipwhy-sender", sender_serve, setup };
    struct sender *s = xcalloc(1, sizeof *s);

    s->helper.pid = -1;
    if (helper_start(&s->helper, &duty, error) && wait_ready(s, error))
        return s;
    sender_free(s);
    return NULL;
}

int sender_pipe(const struct sender *s)
{
    return s != NULL ? s->helper.pipe : 0;
}

uint64_t sender_stop(struct sender *s, FILE *out)
{
    if (s == NULL)
        return 0;
    const char end = SENDER_END;

    sender_tick(s, true, out);
    if (!s->gone && pipe_send(s->helper.pipe, &end, 1))
        while (is_readable(s, END_PATIENCE_MS) && take_news(s, out))
            ;
    uint64_t faults = s->faults;

    sender_free(s);
    return faults;
}

char *sender_default_folder(const char *name)
{
    const char *state = environment_get("STATE_DIRECTORY"), *home = environment_get("HOME");
    const char *user = environment_get("XDG_STATE_HOME");

    if (state != NULL && state[0] == '/')
        return xasprintf("%.*s/%s", (int)strcspn(state, ":"), state, name);
    if (user != NULL && user[0] == '/')
        return xasprintf("%s/sipwhy/%s", user, name);
    if (home != NULL && home[0] == '/')
        return xasprintf("%s/.local/state/sipwhy/%s", home, name);
    return NULL;
}
