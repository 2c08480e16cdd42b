/* prober.c - the process with the network, its orders and its answers. */
#include "config.h"

#include "probe/prober.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "helper/confine.h"
#include "probe/asked.h"
#include "probe/transactions.h"

#define PART_MOST 16384u

enum order_kind { ORDER_PROBE, ORDER_CALL, ORDER_LISTEN, ORDER_STOP };

struct order {
    uint32_t kind, target;
};

/* The first byte of a message. */
enum message_kind {
    MESSAGE_READY = 'r',
    MESSAGE_SAYS = 's',
    MESSAGE_PROGRESS = 'o',
    MESSAGE_PART = 'p',
    MESSAGE_DONE = 'd',
    MESSAGE_FAILED = 'f'
};

/* --- the process --- */

struct serving {
    const struct prober_wish *wish;
    int pipe;
    struct probe_wish probing;
    struct asker *asker;
    struct tls_identity *identity;
    struct probe_listener *listener;
    struct probe *probes; /* what was found of each target, as far as it was asked */
};

static bool tell(int pipe, enum message_kind kind, const char *bytes, size_t n)
{
    char message[1 + PART_MOST];

    message[0] = (char)kind;
    n = n < PART_MOST ? n : PART_MOST;
    if (n > 0)
        memcpy(message + 1, bytes, n);
    return pipe_send(pipe, message, 1 + n);
}

static void tell_words(int pipe, enum message_kind kind, const char *words)
{
    (void)tell(pipe, kind, words, strlen(words));
}

/* Where the program has ended, nobody else is asked. */
static void say_step(void *context, bool waits, const char *words)
{
    const struct serving *s = context;

    if (!tell(s->pipe, waits ? MESSAGE_SAYS : MESSAGE_PROGRESS, words, strlen(words)))
        _exit(0);
}

static void hand_over(const struct serving *s, const struct text *record)
{
    bool good = record->n <= WIRE_MOST;

    for (size_t at = 0; at < record->n && good; at += PART_MOST)
        good = tell(s->pipe, MESSAGE_PART, record->p + at, record->n - at);
    if (good)
        (void)tell(s->pipe, MESSAGE_DONE, NULL, 0);
    else
        tell_words(s->pipe, MESSAGE_FAILED,
                   _("what the process with the network has found cannot be read"));
}

/* Of a target that is asked again all is new. */
static bool serve_probe(struct serving *s, size_t target, struct text *record, struct error *error)
{
    struct probe *probe = &s->probes[target];
    const struct probe_target about = s->wish->targets[target];

    probe->target = (struct probe_target){ 0 };
    probe_done(probe);
    probe->target = about;
    bool good = asker_ask(s->asker, probe, error);
    if (good)
        wire_put_probe(probe, record);
    return good;
}

/* Of the transport that a client would take. */
static const struct probe_place *first_place(const struct serving *s, const struct probe **of)
{
    for (size_t i = 0; i < s->wish->n_targets; i++)
        for (size_t j = 0; j < s->probes[i].lookup.n_places; j++)
            if (s->probes[i].lookup.places[j].first) {
                *of = &s->probes[i];
                return &s->probes[i].lookup.places[j];
            }
    return NULL;
}

static void wipe(const char *password)
{
    if (password != NULL)
        explicit_bzero((char *)(uintptr_t)password, strlen(password));
}

static void serve_call(struct serving *s, struct text *record)
{
    const struct probe *of = NULL;
    const struct probe_place *place = first_place(s, &of);
    struct probe_call call = { .outcome = PROBE_CALL_NOT_SENT };
    struct route route = { 0 };

    if (place != NULL)
        probe_call(&call, s->wish->call, &of->target, place);
    else
        call.reason = xstrdup(_("no place to send it to is known"));
    wipe(s->wish->call->password);
    if (s->wish->hops && call.voice.remote.port != 0)
        probe_route(&route, call.voice.remote, s->pipe);
    wire_put_call(&call, &route, record);
    probe_call_done(&call);
}

static void serve_listening(struct serving *s, struct text *record)
{
    struct probe_listening *came = xcalloc(1, sizeof *came);

    probe_listen(s->listener, came);
    wire_put_listening(came, record);
    probe_listening_done(came);
    free(came);
}

static void serve_order(struct serving *s, const struct order *order)
{
    struct text record = { 0 };
    struct error error = { 0 };
    bool good = true;

    if (order->kind == ORDER_PROBE && order->target < s->wish->n_targets)
        good = serve_probe(s, order->target, &record, &error);
    else if (order->kind == ORDER_CALL && s->wish->call != NULL)
        serve_call(s, &record);
    else if (order->kind == ORDER_LISTEN && s->listener != NULL)
        serve_listening(s, &record);
    else
        return; /* such as an order to stop that came too late */
    if (good)
        hand_over(s, &record);
    else
        tell_words(s->pipe, MESSAGE_FAILED, error.message);
    error_done(&error);
    text_done(&record);
}

static void say_call(void *context, const struct probe_arrival *call)
{
    struct text from = { 0 };

    endpoint_print(&from, call->from);
    char *words =
        xasprintf(call->ended == NANOS_NONE
                      ? _("a call from %s")
                      : _("the call from %s is over; ^C ends the waiting and says what came"),
                  text_str(&from));
    tell_words(((const struct serving *)context)->pipe, MESSAGE_SAYS, words);
    free(words);
    text_done(&from);
}

/* What needs rights, and the files of the user. */
static bool prepare(struct serving *s, struct error *error)
{
    struct probe_listen_wish *listen = s->wish->listen;
    const char *asked = s->wish->asked_path;

    s->probing.asked_file = asked != NULL ? asked_open(asked) : -1;
    if (asked != NULL && s->probing.asked_file < 0) {
        char *words = xasprintf(_("when an address is sent OPTIONS is not remembered: %s: %s"),
                                asked, sudo_user_strerror(errno));

        tell_words(s->pipe, MESSAGE_SAYS, words);
        free(words);
    }
    if ((listen != NULL || s->wish->call != NULL) && !transactions_load(error))
        return false;
    if (listen == NULL)
        return true;
    if (s->wish->certificate != NULL &&
        (s->identity = tls_identity_read(s->wish->certificate, error)) == NULL)
        return false;
    listen->identity = s->identity;
    listen->stop = s->pipe;
    listen->tell = say_call;
    listen->context = s;
    s->listener = probe_listener_new(listen, error);
    return s->listener != NULL;
}

/* Certificates that the user trusts besides (SSL_CERT_FILE, SSL_CERT_DIR). */
static bool give_up_rights(struct serving *s, struct error *error)
{
    static const char *const names[] = { "SSL_CERT_FILE", "SSL_CERT_DIR" };
    int folders[ARRAY_SIZE(names)];
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        const char *path = getenv(names[i]);
        int folder = path != NULL ? open(path, O_PATH | O_CLOEXEC) : -1;

        if (folder >= 0)
            folders[n++] = folder;
    }
    bool good = confine(&(struct confine_wish){ .duty = CONFINE_PROBER,
                                                .pipe = s->pipe,
                                                .user = s->wish->user,
                                                .folders = folders,
                                                .n_folders = n,
                                                .secretive = s->wish->call != NULL },
                        error);

    for (size_t i = 0; i < n; i++)
        close(folders[i]);
    return good;
}

static void serve(int pipe, const void *context)
{
    struct serving s = { .wish = context, .pipe = pipe };
    struct error error = { 0 };
    struct order order;

    s.probing = (struct probe_wish){ .resolver = s.wish->resolver,
                                     .hops = s.wish->hops,
                                     .fragments = s.wish->fragments,
                                     .stop = pipe,
                                     .say = say_step,
                                     .context = &s };
    if (!prepare(&s, &error) || !give_up_rights(&s, &error)) {
        tell_words(pipe, MESSAGE_FAILED, error.message);
        return;
    }
    s.asker = asker_new(&s.probing);
    s.probes = xcalloc(s.wish->n_targets + 1, sizeof *s.probes);
    if (!tell(pipe, MESSAGE_READY, NULL, 0))
        return;
    while (pipe_receive(pipe, &order, sizeof order) == sizeof order)
        serve_order(&s, &order);
    probe_listener_free(s.listener);
    tls_identity_free(s.identity);
    asker_free(s.asker);
    for (size_t i = 0; i < s.wish->n_targets; i++) {
        s.probes[i].target = (struct probe_target){ 0 }; /* the wish's */
        probe_done(&s.probes[i]);
    }
    free(s.probes);
}

/* --- the program --- */

/* The bytes behind the kind; '\0': the process has ended, or there is nothing to be had yet. */
static char receive(struct prober *p, int flags, char bytes[PART_MOST], size_t *n)
{
    struct iovec parts[2] = { { (char[]){ 0 }, 1 }, { bytes, PART_MOST } };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
    ssize_t got;

    do {
        got = recvmsg(p->helper.pipe, &message, flags);
    } while (got < 0 && errno == EINTR);
    if (got == 0)
        errno = EPIPE;
    *n = got > 0 ? (size_t)got - 1 : 0;
    return got > 0 ? *(char *)parts[0].iov_base : '\0';
}

bool prober_start(struct prober *p, const struct prober_wish *wish, char **news,
                  struct error *error)
{
    const struct helper_duty duty = { "sipwhy-prober", serve, wish };
    char *bytes = xmalloc(PART_MOST);
    struct text said = { 0 };
    size_t n = 0;
    char kind = '\0';

    *news = NULL;
    *p = (struct prober){ 0 };
    if (helper_start(&p->helper, &duty, error))
        while ((kind = receive(p, 0, bytes, &n)) == MESSAGE_SAYS)
            text_printf(&said, "%s%.*s", said.n > 0 ? "\n" : "", (int)n, bytes);
    if (kind == MESSAGE_FAILED)
        error_set(error, "%.*s", (int)n, bytes);
    else if (kind != MESSAGE_READY && !error_is_set(error))
        error_set(error, _("the process %s has ended"), duty.name);
    free(bytes);
    if (said.n > 0)
        *news = text_take(&said);
    if (kind != MESSAGE_READY)
        prober_stop(p);
    return kind == MESSAGE_READY;
}

void prober_stop(struct prober *p)
{
    helper_stop(&p->helper);
    text_done(&p->bytes);
}

static bool give_order(struct prober *p, enum order_kind kind, size_t target)
{
    const struct order order = { kind, (uint32_t)target };

    if (kind != ORDER_STOP)
        text_clear(&p->bytes);
    return p->helper.pid > 0 && pipe_send(p->helper.pipe, &order, sizeof order);
}

bool prober_order_probe(struct prober *p, size_t target)
{
    return give_order(p, ORDER_PROBE, target);
}

bool prober_order_call(struct prober *p)
{
    return give_order(p, ORDER_CALL, 0);
}

bool prober_order_listen(struct prober *p)
{
    return give_order(p, ORDER_LISTEN, 0);
}

bool prober_order_stop(struct prober *p)
{
    return give_order(p, ORDER_STOP, 0);
}

enum prober_news prober_receive(struct prober *p, struct text *words)
{
    char *bytes = xmalloc(PART_MOST);
    enum prober_news news = PROBER_WAIT;
    size_t n;

    text_clear(words);
    while (news == PROBER_WAIT) {
        char kind = receive(p, MSG_DONTWAIT, bytes, &n);

        if (kind == '\0' && errno == EAGAIN)
            break;
        if (kind == MESSAGE_PART && n > 0 && p->bytes.n + n <= WIRE_MOST)
            text_add(&p->bytes, bytes, n);
        else if (kind == MESSAGE_DONE)
            news = PROBER_DONE;
        else
            news = kind == MESSAGE_SAYS       ? PROBER_SAYS
                   : kind == MESSAGE_PROGRESS ? PROBER_PROGRESS
                                              : PROBER_FAILED;
        if (news != PROBER_DONE && news != PROBER_WAIT)
            text_add(words, bytes, n);
    }
    free(bytes);
    if (news == PROBER_FAILED && words->n == 0)
        text_printf(words, _("the process %s has ended"), "sipwhy-prober");
    return news;
}

int prober_pipe(const struct prober *p)
{
    return p->helper.pipe;
}

struct slice prober_record(const struct prober *p)
{
    return text_view(&p->bytes);
}
