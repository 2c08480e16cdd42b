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
#include "frame/dns.h"
#include "frame/tls.h"
#include "packet/trace.h"
#include "redact/redact.h"
#include "session/forwarder.h"
#include "sip/framer.h"

#define KIB UINT64_C(1024)
#define MIB (KIB * 1024)
#define TICK (500 * NANOS_PER_MS) /* of the capture's time */

struct session {
    struct rules *rules;
    struct profiles *profiles;
    struct store *store;
    struct calls *calls;
    struct framer *framer;
    struct frames *frames;
    struct diagnosis *diagnosis;
    struct limits limits;
    struct keylog *keys;         /* NULL: none */
    struct forwarder *forwarder; /* the calling function's; NULL: none */
    struct redact *redact;       /* NULL: calls are shown as they are */
    char *handbook;              /* "file:///usr/share/sipwhy/handbook"; NULL: not installed */
    char *copy;                  /* of a payload, to redact it */
    size_t copy_room;
    nanos_t ticked; /* when the timers were looked at last */
    nanos_t end;    /* time of the latest packet */
};

/* A copy of the bytes to redact; valid until the next one. */
static char *copy_of(struct session *s, struct slice bytes)
{
    if (bytes.n > s->copy_room || s->copy == NULL) {
        s->copy_room = bytes.n > 0 ? bytes.n : 1;
        s->copy = xrealloc(s->copy, s->copy_room);
    }
    if (bytes.n > 0)
        memcpy(s->copy, bytes.p, bytes.n);
    return s->copy;
}

/* Of whom who told of it, as far as redaction leaves it; `name` is room for it. */
static const struct frame_agent *redacted_agent(const struct session *s, struct frame_agent *agent,
                                                const struct frame_agent *told, char *name,
                                                size_t room)
{
    size_t n;

    if (told == NULL)
        return NULL;
    n = told->name.n < room ? told->name.n : room;
    if (n > 0)
        memcpy(name, told->name.p, n);
    redact_host(s->redact, name, n);
    *agent = (struct frame_agent){
        .from = redact_addr(s->redact, told->from),
        .id = told->id,
        .name = { name, n },
    };
    return agent;
}

static void give_message(struct session *s, const struct frame *f, struct slice bytes, ref_t ref,
                         uint32_t missing)
{
    if (s->forwarder != NULL)
        forwarder_add(s->forwarder, f, bytes);
    calls_feed_sip(s->calls, f, bytes, ref, missing);
}

static void take_redacted_message(struct session *s, const struct frame *f, struct slice bytes,
                                  uint32_t missing)
{
    struct frame frame = *f;
    struct frame_agent agent;
    char *copy = copy_of(s, bytes), name[64];

    redact_ends(s->redact, &frame);
    frame.agent = redacted_agent(s, &agent, f->agent, name, sizeof name);
    redact_sip(s->redact, copy, bytes.n);
    frame.payload = (struct slice){ copy, bytes.n };
    frame.ref = store_add(s->store, copy, bytes.n);
    give_message(s, &frame, frame.payload, frame.ref, missing);
}

/* Names of hosts and of who issued a certificate. */
static void redact_tls(const struct redact *redact, struct tls_event *tls)
{
    struct certificate *c = &tls->certificate;

    redact_host(redact, tls->sni, strlen(tls->sni));
    redact_text(redact, c->subject, strlen(c->subject));
    redact_text(redact, c->issuer, strlen(c->issuer));
    for (char *p = c->names; *p != '\0';) {
        size_t n = strcspn(p, ",");

        redact_host(redact, p, n);
        p += n;
        p += strspn(p, ", ");
    }
}

static void take_redacted_frame(struct session *s, const struct frame *f)
{
    struct frame frame = *f;
    struct tls_event tls;
    bool dns = f->kind == FRAME_DATAGRAM && (f->src.port == DNS_PORT || f->dst.port == DNS_PORT);

    if (f->kind == FRAME_LOG) /* it may say anything */
        return;
    redact_ends(s->redact, &frame);
    frame.ref = REF_NONE;
    frame.agent = NULL;
    if (dns || f->kind == FRAME_ICMP) {
        char *copy = copy_of(s, f->payload);

        if (dns)
            redact_dns(s->redact, (uint8_t *)copy, f->payload.n);
        else
            redact_sip(s->redact, copy, f->payload.n);
        frame.payload.p = copy;
    }
    if (f->kind == FRAME_TLS) {
        tls = *f->tls;
        redact_tls(s->redact, &tls);
        frame.tls = &tls;
    }
    calls_feed_other(s->calls, &frame);
}

static void take_stream(struct session *s, const struct frame *f)
{
    struct frame frame = *f;

    if (s->redact != NULL)
        redact_ends(s->redact, &frame);
    calls_feed_stream(s->calls, &frame);
}

static void take_message(void *context, const struct frame *f, const struct slice bytes, ref_t ref,
                         uint32_t missing)
{
    struct session *s = context;

    if (s->redact != NULL) {
        take_redacted_message(s, f, bytes, missing);
        return;
    }
    give_message(s, f, bytes, ref, missing);
}

static void take_frame(void *context, const struct frame *f)
{
    struct session *s = context;

    if (f->kind == FRAME_STREAM && f->transport == TRANSPORT_TCP)
        take_stream(s, f);
    if (framer_feed(s->framer, f))
        return;
    if (s->redact != NULL)
        take_redacted_frame(s, f);
    else
        calls_feed_other(s->calls, f);
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
    struct session *s = xcalloc(1, sizeof *s);

    s->ticked = s->end = NANOS_NONE;
    s->limits = *limits;
    s->rules = rules_load(folder, error);
    s->profiles = s->rules != NULL ? profiles_load(folder, error) : NULL;
    if (s->profiles == NULL) {
        session_free(s);
        return NULL;
    }
    s->handbook = find_handbook(folder);
    s->store = store_new(limits->spool * MIB);
    s->calls = calls_new(s->store, &limits->calls);
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
    if (s->frames != NULL) {
        frames_free(s->frames);
        framer_free(s->framer);
        diagnosis_free(s->diagnosis);
        calls_free(s->calls);
        store_free(s->store);
    }
    redact_free(s->redact);
    free(s->copy);
    free(s->handbook);
    if (s->profiles != NULL)
        profiles_free(s->profiles);
    if (s->rules != NULL)
        rules_free(s->rules);
    free(s);
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
    s->forwarder = forwarder;
    frames_hep_own(s->frames, forwarder_to(forwarder));
}

struct keylog *session_keylog(const struct session *s)
{
    return s->keys;
}

void session_redact(struct session *s)
{
    s->redact = redact_new(0, s->profiles);
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
    calls_set_written(s->calls, p->link == TRACE_LINK);
    frames_feed(s->frames, p);
}

void session_tick(struct session *s, nanos_t now)
{
    s->ticked = now;
    frames_tick(s->frames, now);
    framer_tick(s->framer, now);
    calls_tick(s->calls, now);
}

void session_finish(struct session *s)
{
    frames_flush(s->frames);
    framer_flush(s->framer);
    calls_flush(s->calls, s->end);
}

const struct redact *session_redactor(const struct session *s)
{
    return s->redact;
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
