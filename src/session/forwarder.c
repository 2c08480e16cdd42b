/* forwarder.c - HEP 3 out of messages, and the process that sends it. */
#include "config.h"

#include "session/forwarder.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/socket_address.h"
#include "base/sudo_user.h"
#include "helper/confine.h"
#include "helper/helper.h"

#define MESSAGE_MAX 65535u /* HEP's length has 16 bits */
#define CHUNKS_MAX 512u    /* bytes of all but the message */
#define KEY_MAX 128u
#define NAME_MAX_HERE 64
#define PATIENCE_S 2 /* of a TCP connection that takes nothing, and between two attempts */
#define HURRY_MS 100 /* for an answer, of a live capture */
#define AGENT 1      /* its capture id, beside the name of the host */
#define ASK_STATS 1u /* the length of a message that is a question */

struct forwarder {
    struct helper helper;
    struct endpoint to;
    bool stream;
    bool hurries;
    const char *user; /* the calling function's; of use to the process alone */
    char *key;
    char node[NAME_MAX_HERE + 1];
    uint64_t lost;               /* that the pipe did not take, or that are too long */
    struct forwarder_stats told; /* by the process, the last time */
    bool asked;                  /* it has not answered yet */
    size_t n;
    uint8_t bytes[MESSAGE_MAX];
};

/* ---- the process ---- */

struct service {
    struct forwarder *setup;
    int fd; /* -1: not connected */
    nanos_t retry;
    struct forwarder_stats stats;
};

static bool connect_socket(struct service *v)
{
    union socket_address address;
    socklen_t size = socket_address_of(v->setup->to, &address);
    const struct timeval patience = { .tv_sec = PATIENCE_S };

    v->fd = socket(address.any.sa_family,
                   (v->setup->stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
    if (v->fd < 0)
        return false;
    setsockopt(v->fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(v->fd, &address.any, size) == 0)
        return true;
    close(v->fd);
    v->fd = -1;
    return false;
}

static bool is_connected(struct service *v)
{
    if (v->fd >= 0)
        return true;
    if (clock_now(CLOCK_MONOTONIC) < v->retry)
        return false;
    bool good = connect_socket(v);

    /* From here on: a host that says nothing has taken as long already. */
    v->retry = clock_now(CLOCK_MONOTONIC) + PATIENCE_S * NANOS_PER_S;
    return good;
}

static bool send_all(struct service *v, const uint8_t *p, size_t n)
{
    while (n > 0) {
        ssize_t sent = send(v->fd, p, n, MSG_NOSIGNAL);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        p += sent;
        n -= (size_t)sent;
    }
    return true;
}

/* A datagram that was refused says so when the next one is sent, which then goes. */
static void send_message(struct service *v, const uint8_t *p, size_t n)
{
    bool sent = is_connected(v) && send_all(v, p, n);

    if (!sent && v->fd >= 0 && !v->setup->stream && errno == ECONNREFUSED) {
        v->stats.lost += v->stats.sent > 0;
        v->stats.sent -= v->stats.sent > 0;
        sent = send_all(v, p, n);
    }
    if (!sent && v->fd >= 0 && v->setup->stream) {
        close(v->fd);
        v->fd = -1;
    }
    v->stats.sent += sent;
    v->stats.lost += !sent;
}

static void serve(int pipe, const void *context)
{
    struct service v = { .setup = (struct forwarder *)(uintptr_t)context, .fd = -1 };
    const struct confine_wish wish = { .duty = CONFINE_SENDER,
                                       .pipe = pipe,
                                       .user = v.setup->user,
                                       .secretive = v.setup->key != NULL };
    struct error error = { 0 };
    uint8_t *bytes = v.setup->bytes;
    ssize_t n = confine(&wish, &error) ? 1 : -1;

    error_done(&error);
    if (n < 0 || !pipe_send(pipe, &v.stats, sizeof v.stats))
        return;
    while ((n = pipe_receive(pipe, bytes, MESSAGE_MAX)) > 0) {
        if ((size_t)n > ASK_STATS)
            send_message(&v, bytes, (size_t)n);
        else if (!pipe_send(pipe, &v.stats, sizeof v.stats))
            break;
    }
    if (v.fd >= 0)
        close(v.fd);
}

/* ---- the pipe ---- */

static bool read_where(struct forwarder *f, const char *where, struct error *error)
{
    struct slice rest = slice_of(where), kind = slice_cut(&rest, ':');

    f->stream = slice_ieq(kind, SLICE("tcp"));
    if ((f->stream || slice_ieq(kind, SLICE("udp"))) && endpoint_parse(rest, &f->to) &&
        f->to.port != 0)
        return true;
    error_set(error, _("--hep-send %s: expected udp:ADDRESS:PORT or tcp:ADDRESS:PORT"), where);
    return false;
}

struct forwarder *forwarder_start(const struct forwarder_wish *wish, struct error *error)
{
    struct forwarder *f = xcalloc(1, sizeof *f);
    const struct helper_duty duty = { "sipwhy-hep", serve, f };
    struct forwarder_stats ready;

    f->helper = (struct helper){ .pid = -1, .pipe = -1 };
    f->user = wish->user;
    f->key = wish->key != NULL ? xstrdup(wish->key) : NULL;
    if (gethostname(f->node, sizeof f->node - 1) != 0)
        f->node[0] = '\0';
    if (read_where(f, wish->where, error) && helper_start(&f->helper, &duty, error)) {
        if (pipe_receive(f->helper.pipe, &ready, sizeof ready) == sizeof ready)
            return f;
        error_set(error, _("the process %s cannot give up its privileges"), duty.name);
    }
    forwarder_stop(f);
    return NULL;
}

void forwarder_stop(struct forwarder *f)
{
    if (f == NULL)
        return;
    helper_stop(&f->helper);
    free(f->key);
    free(f);
}

int forwarder_pipe(const struct forwarder *f)
{
    return f != NULL ? f->helper.pipe : 0;
}

struct endpoint forwarder_to(const struct forwarder *f)
{
    return f->to;
}

void forwarder_hurry(struct forwarder *f)
{
    f->hurries = true;
}

static bool hand_on(const struct forwarder *f, const uint8_t *p, size_t n)
{
    ssize_t sent;

    do {
        sent = send(f->helper.pipe, p, n, MSG_NOSIGNAL | (f->hurries ? MSG_DONTWAIT : 0));
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)n;
}

/* Asks, and takes the answer if it comes in time. */
static void ask_stats(struct forwarder *f, int patience_ms)
{
    static const uint8_t question[ASK_STATS] = { 0 };
    struct pollfd polled = { .fd = f->helper.pipe, .events = POLLIN };
    struct forwarder_stats told;

    f->asked = f->asked || hand_on(f, question, sizeof question);
    if (!f->asked || poll(&polled, 1, patience_ms) <= 0)
        return;
    f->asked = false;
    if (pipe_receive(f->helper.pipe, &told, sizeof told) == sizeof told)
        f->told = told;
}

void forwarder_stats(struct forwarder *f, struct forwarder_stats *out)
{
    if (f->asked)
        ask_stats(f, 0);
    ask_stats(f, f->hurries ? HURRY_MS : -1);
    *out = f->told;
    out->lost += f->lost;
}

/* ---- HEP 3 ---- */

static void add_chunk(struct forwarder *f, unsigned type, const void *p, size_t n)
{
    uint8_t *to = f->bytes + f->n;

    put_be16(to, 0);
    put_be16(to + 2, type);
    put_be16(to + 4, (unsigned)n + 6);
    if (n > 0)
        memcpy(to + 6, p, n);
    f->n += n + 6;
}

static void add_number(struct forwarder *f, unsigned type, size_t bytes, uint32_t value)
{
    uint8_t p[4];

    put_be32(p, value);
    add_chunk(f, type, p + 4 - bytes, bytes);
}

static void add_text(struct forwarder *f, unsigned type, struct slice text, size_t most)
{
    if (text.n > 0)
        add_chunk(f, type, text.p, text.n < most ? text.n : most);
}

static void add_ends(struct forwarder *f, const struct frame *frame)
{
    bool six = frame->src.addr.family == ADDR_IPV6;

    add_number(f, 1, 1, six ? 10 : 2); /* as Linux numbers families */
    add_number(f, 2, 1,
               frame->transport == TRANSPORT_UDP    ? IPPROTO_UDP
               : frame->transport == TRANSPORT_SCTP ? IPPROTO_SCTP
                                                    : IPPROTO_TCP);
    add_chunk(f, six ? 5 : 3, frame->src.addr.bytes, six ? 16 : 4);
    add_chunk(f, six ? 6 : 4, frame->dst.addr.bytes, six ? 16 : 4);
    add_number(f, 7, 2, frame->src.port);
    add_number(f, 8, 2, frame->dst.port);
}

/* An agent that told of it stays its agent. */
static void add_agent(struct forwarder *f, const struct frame_agent *agent)
{
    struct slice node = agent != NULL ? agent->name : slice_of(f->node);

    add_number(f, 12, 4, agent != NULL ? agent->id : AGENT);
    add_text(f, 14, slice_of(f->key != NULL ? f->key : ""), KEY_MAX);
    add_text(f, 19, node, NAME_MAX_HERE);
}

void forwarder_add(struct forwarder *f, const struct frame *frame, struct slice message)
{
    const uint64_t time = frame->time > 0 ? (uint64_t)frame->time : 0;

    if (message.n == 0 || message.n > MESSAGE_MAX - CHUNKS_MAX) {
        f->lost++;
        return;
    }
    memcpy(f->bytes, "HEP3", 4);
    f->n = 6;
    add_ends(f, frame);
    add_number(f, 9, 4, (uint32_t)(time / NANOS_PER_S));
    add_number(f, 10, 4, (uint32_t)(time % NANOS_PER_S / 1000));
    add_number(f, 11, 1, 1); /* SIP */
    add_agent(f, frame->agent);
    add_chunk(f, 15, message.p, message.n);
    put_be16(f->bytes + 4, (unsigned)f->n);
    f->lost += !hand_on(f, f->bytes, f->n);
}

char *hep_key_read(const char *path, struct error *error)
{
    char line[KEY_MAX + 2] = "";
    FILE *file = fopen(path, "re");
    bool good = file != NULL && fgets(line, sizeof line, file) != NULL;
    size_t n = strcspn(line, "\r\n");

    if (file == NULL)
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
    else if (!good || n == 0 || n > KEY_MAX)
        error_set(error, _("%s: its first line is no key of 1 to %u characters"), path, KEY_MAX);
    if (file != NULL)
        fclose(file);
    line[n] = '\0';
    return good && n > 0 && n <= KEY_MAX ? xstrdup(line) : NULL;
}
