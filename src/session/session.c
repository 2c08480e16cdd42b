/* session.c - the pipeline on one page. */
#include "config.h"

#include "session/session.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/mem.h"
#include "base/text.h"
#include "packet/trace.h"
#include "session/delivery.h"
#include "session/relay.h"
#include "sip/framer.h"

#define KIB UINT64_C(1024)
#define MIB (KIB * 1024)
#define TICK (500 * NANOS_PER_MS) /* of the capture's time */

struct session {
    const struct rules *rules;
    struct rules *own_rules; /* NULL: the calling function's */
    struct profiles *profiles;
    struct store *store;
    struct calls *calls;
    struct framer *framer;
    struct frames *frames;
    struct diagnosis *diagnosis;
    struct keylog *keys;      /* NULL: none */
    char *handbook;           /* "file:///usr/share/sipwhy/handbook"; NULL: not installed */
    struct delivery delivery; /* the other thread's */
    struct limits limits; /* long: what changes with each packet is not in a cache line with that */
    struct relay *relay;  /* NULL: all in one thread */
    struct letter letter; /* room for a plain one: on a stack it would be zeroed for each packet */
    bool written;         /* the packet was */
    nanos_t ticked;       /* when the timers were looked at last */
    nanos_t end;          /* time of the latest packet */
};

/* To the calls: at once, or by way of the other thread. */
static void send_frame(struct session *s, enum letter_kind kind, const struct frame *f)
{
    const struct letter letter = { .kind = kind, .written = s->written, .frame = f };

    if (s->relay != NULL)
        relay_send(s->relay, &letter, s->delivery.redact == NULL ? s->limits.calls.headers : 0);
    else
        delivery_take(&s->delivery, &letter);
}

/* A letter that points to nothing is written where it will be taken; without send_plain() it is not
 * sent. */
static struct letter *plain_letter(struct session *s, enum letter_kind kind)
{
    struct letter *letter = s->relay != NULL ? relay_room(s->relay) : &s->letter;

    letter->kind = kind;
    letter->written = s->written;
    return letter;
}

static void send_plain(struct session *s)
{
    if (s->relay != NULL)
        relay_fill(s->relay);
    else
        delivery_take(&s->delivery, &s->letter);
}

static void take_message(void *session, const struct frame *f, const struct slice bytes, ref_t ref,
                         uint32_t missing)
{
    (void)bytes, (void)ref, (void)missing; /* they are the frame's, too */
    send_frame(session, LETTER_MESSAGE, f);
}

static void take_other(struct session *s, const struct frame *f)
{
    if (intake_rtp(&plain_letter(s, LETTER_RTP)->rtp, f))
        send_plain(s);
    else
        send_frame(s, LETTER_OTHER, f);
}

static void take_frame(void *session, const struct frame *f)
{
    struct session *s = session;

    if (f->kind == FRAME_STREAM && f->transport == TRANSPORT_TCP)
        send_frame(s, LETTER_STREAM, f);
    if (!framer_feed(s->framer, f))
        take_other(s, f);
}

static void keep_to_limits(struct session *s)
{
    const struct limits *limits = &s->limits;
    uint32_t half = limits->reassembly * (uint32_t)KIB / 2;

    frames_limit(s->frames, &(struct frames_limits){
                                .fragments = limits->fragments,
                                .connections = limits->connections,
                                .waiting_kib = half,
                            });
    framer_limit(s->framer, &(struct framer_limits){
                                .directions = 2 * limits->connections,
                                .message_kib = limits->message_size,
                                .waiting_kib = half,
                            });
    diagnosis_limit(s->diagnosis, limits->findings * MIB);
}

/* Looked for before the files are out of reach. */
static char *find_handbook(const char *folder)
{
    char *index = xasprintf("%s/handbook/index.html", folder);
    bool there = folder[0] == '/' && access(index, R_OK) == 0;

    free(index);
    return there ? xasprintf("file://%s/handbook", folder) : NULL;
}

struct session *session_new(const char *folder, struct error *error)
{
    return session_new_limited(folder, &default_limits, error);
}

struct session *session_new_limited(const char *folder, const struct limits *limits,
                                    struct error *error)
{
    struct rules *rules = rules_load(folder, error);
    struct session *s = rules != NULL ? session_new_by(rules, folder, limits, error) : NULL;

    if (s != NULL)
        s->own_rules = rules;
    else if (rules != NULL)
        rules_free(rules);
    return s;
}

struct session *session_new_by(const struct rules *rules, const char *folder,
                               const struct limits *limits, struct error *error)
{
    struct session *s = xcalloc(1, sizeof *s);

    s->ticked = s->end = NANOS_NONE;
    s->limits = *limits;
    s->rules = rules;
    s->profiles = profiles_load(folder, error);
    if (s->profiles == NULL) {
        session_free(s);
        return NULL;
    }
    s->handbook = find_handbook(folder);
    s->store = store_new(limits->spool * MIB);
    s->calls = calls_new(s->store, &limits->calls);
    s->delivery = (struct delivery){ .calls = s->calls, .store = s->store };
    s->framer = framer_new(take_message, s);
    s->frames = frames_new(take_frame, s);
    s->diagnosis = diagnosis_new(s->calls, s->rules, s->profiles);
    keep_to_limits(s);
    return s;
}

void session_free(struct session *s)
{
    if (s == NULL)
        return;
    relay_free(s->relay);
    if (s->frames != NULL) {
        frames_free(s->frames);
        framer_free(s->framer);
        diagnosis_free(s->diagnosis);
        calls_free(s->calls);
        store_free(s->store);
    }
    delivery_done(&s->delivery);
    free(s->handbook);
    if (s->profiles != NULL)
        profiles_free(s->profiles);
    if (s->own_rules != NULL)
        rules_free(s->own_rules);
    free(s);
}

void session_leave(struct session *s)
{
    if (s == NULL)
        return;
    relay_free(s->relay);
    mem_leave(s);
}

void session_own(struct session *s, const struct network *own, size_t n)
{
    for (size_t i = 0; i < n; i++)
        profiles_own(s->profiles, own[i]);
}

void session_keys(struct session *s, struct keylog *keys)
{
    s->keys = keys;
    frames_keys(s->frames, keys);
}

void session_hep_key(struct session *s, const char *key)
{
    frames_hep_key(s->frames, key);
}

void session_forward(struct session *s, struct forwarder *forwarder)
{
    s->delivery.forwarder = forwarder;
    frames_hep_own(s->frames, forwarder_to(forwarder));
}

struct keylog *session_keylog(const struct session *s)
{
    return s->keys;
}

void session_redact(struct session *s)
{
    s->delivery.redact = redact_new(0, s->profiles);
}

void session_feed(struct session *s, const struct packet *p)
{
    /* Timers follow the packets' time, so that a file gives what listening would have given. A
     * clock that was set back takes them with it. */
    if (s->ticked == NANOS_NONE || p->time < s->ticked)
        s->ticked = p->time;
    if (p->time - s->ticked >= TICK)
        session_tick(s, p->time);
    if (p->time > s->end)
        s->end = p->time;
    s->written = p->link == TRACE_LINK;
    frames_feed(s->frames, p);
}

void session_tick(struct session *s, nanos_t now)
{
    s->ticked = now;
    frames_tick(s->frames, now);
    framer_tick(s->framer, now);
    plain_letter(s, LETTER_TICK)->now = now;
    send_plain(s);
}

void session_share(struct session *s, size_t batch)
{
    if (s->relay == NULL)
        s->relay = relay_new(batch, delivery_take, delivery_expect, &s->delivery);
}

void session_settle(struct session *s)
{
    if (s->relay != NULL)
        relay_settle(s->relay);
}

void session_finish(struct session *s)
{
    frames_flush(s->frames);
    framer_flush(s->framer);
    session_settle(s);
    relay_free(s->relay);
    s->relay = NULL;
    calls_flush(s->calls, s->end);
}

const struct redact *session_redactor(const struct session *s)
{
    return s->delivery.redact;
}

struct store *session_store(struct session *s)
{
    return s->store;
}

struct calls *session_calls(struct session *s)
{
    return s->calls;
}

struct diagnosis *session_diagnosis(struct session *s)
{
    return s->diagnosis;
}

const struct rules *session_rules(const struct session *s)
{
    return s->rules;
}

const struct profiles *session_profiles(const struct session *s)
{
    return s->profiles;
}

void session_frames_stats(const struct session *s, struct frames_stats *out)
{
    frames_stats(s->frames, out);
}

uint64_t session_marred(const struct session *s)
{
    return framer_marred(s->framer);
}

static void calls_state(const struct session *s, struct limit_state *state)
{
    struct calls_limits used;
    struct calls_lost lost;

    calls_use(s->calls, &used, &lost);
    state[LIMIT_CALLS] = (struct limit_state){ used.calls, lost.calls };
    state[LIMIT_CALL_MESSAGES] =
        (struct limit_state){ used.messages_per_call, lost.messages_per_call };
    state[LIMIT_CALL_KIB] = (struct limit_state){ used.kib_per_call, lost.kib_per_call };
    state[LIMIT_CALL_STREAMS] =
        (struct limit_state){ used.streams_per_call, lost.streams_per_call };
    state[LIMIT_MESSAGES] = (struct limit_state){ used.messages, lost.messages };
    state[LIMIT_MEDIA] = (struct limit_state){ used.media, lost.media };
    state[LIMIT_STREAMS] = (struct limit_state){ used.streams, lost.streams };
    state[LIMIT_LOOKUPS] = (struct limit_state){ used.lookups, lost.lookups };
    state[LIMIT_ICMP] = (struct limit_state){ used.icmp, lost.icmp };
    state[LIMIT_ATTEMPTS] = (struct limit_state){ used.attempts, lost.attempts };
    state[LIMIT_HEADERS] = (struct limit_state){ used.headers, lost.headers };
}

static void streams_state(const struct session *s, struct limit_state *state)
{
    struct frames_limits used;
    struct frames_lost lost;
    struct framer_limits framer_used;
    struct framer_lost framer_lost;

    frames_use(s->frames, &used, &lost);
    framer_use(s->framer, &framer_used, &framer_lost);
    state[LIMIT_MESSAGE_SIZE] =
        (struct limit_state){ framer_used.message_kib, framer_lost.message };
    state[LIMIT_FRAGMENTS] = (struct limit_state){ used.fragments, lost.fragments };
    state[LIMIT_CONNECTIONS] =
        (struct limit_state){ used.connections, lost.connections + framer_lost.directions };
    state[LIMIT_REASSEMBLY] = (struct limit_state){
        ((uint64_t)used.waiting_kib + framer_used.waiting_kib) / KIB,
        lost.waiting + framer_lost.waiting,
    };
}

void session_limits(const struct session *s, struct limit_state state[LIMIT_COUNT])
{
    uint64_t bytes, dropped;

    for (size_t i = 0; i < LIMIT_COUNT; i++)
        state[i] = (struct limit_state){ 0, 0 };
    calls_state(s, state);
    streams_state(s, state);
    state[LIMIT_SPOOL] = (struct limit_state){
        store_kept(s->store) / MIB,
        store_dropped(s->store) - store_failed(s->store),
    };
    diagnosis_use(s->diagnosis, &bytes, &dropped);
    state[LIMIT_FINDINGS] = (struct limit_state){ bytes / MIB, dropped };
}

const struct limits *session_limit_use(const struct session *s)
{
    return &s->limits;
}

/* Of a program that was built and not installed: configure has left config.status beside its
 * folder, and a link to the data of the source tree. False for an installed one. */
static bool find_build_data(char *out, size_t room)
{
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);

    if (n <= 0)
        return false;
    program[n] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');

        if (slash == NULL)
            return false;
        *slash = '\0';
    }
    struct text t = { 0 };

    text_printf(&t, "%s/config.status", program);
    bool built = access(text_str(&t), F_OK) == 0;

    text_clear(&t);
    text_printf(&t, "%s/data-source", program);
    built = built && t.n < room && access(text_str(&t), F_OK) == 0;
    if (built)
        memcpy(out, t.p, t.n + 1);
    text_done(&t);
    return built;
}

/* Found before main() begins: the same for every thread. */
static char build_data[PATH_MAX];

__attribute__((constructor)) static void build_data_find(void)
{
    if (!find_build_data(build_data, sizeof build_data))
        build_data[0] = '\0';
}

const char *session_handbook(const struct session *s)
{
    return s->handbook;
}

const char *data_dir(void)
{
    const char *chosen = environment_get("SIPWHY_DATA");

    if (chosen != NULL && *chosen != '\0')
        return chosen;
    return build_data[0] != '\0' ? build_data : DATADIR;
}
