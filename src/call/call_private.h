/* call_private.h - declarations that the files of call/ share: the store from the inside. Nobody
 * else looks in here. */
#ifndef SIPWHY_CALL_CALL_PRIVATE_H
#define SIPWHY_CALL_CALL_PRIVATE_H

#include <string.h>

#include "base/hash.h"
#include "call/call.h"
#include "sip/sdp.h"

#define KIB 1024u

/* RFC 3261 table 4, and how long a call is watched. */
#define T1_64 (32 * NANOS_PER_S)    /* 64*T1: timers B, F, H */
#define TIMER_C (180 * NANOS_PER_S) /* a proxy's patience after a provisional */
#define LINGER (5 * NANOS_PER_S)    /* T4: what is still on the way arrives */

/* A call with what is needed to go on reading it. There are as many as calls: the larger members
 * come first, so that nothing is lost between them. */
struct call_entry {
    struct call c;        /* first: a struct call of the store is this */
    struct hash_wide key; /* of its Call-ID, which is not kept */
    nanos_t seen;         /* last message */
    nanos_t queued;       /* when the timer queue will look; INT64_MAX */
    /* The attempt: the last request that may begin the call (INVITE without To tag, REGISTER, …).
     */
    nanos_t attempt_time;
    uint32_t attempt; /* index of the message; NO_INDEX */
    uint32_t attempt_cseq, attempt_branch, attempt_flow;
    uint32_t caller_tag;   /* From tag of the caller, 0: none */
    uint32_t bytes;        /* of its messages; UINT32_MAX: or more */
    uint32_t older, newer; /* slots, in its queue; NO_INDEX: none */
    uint32_t next;         /* slot, in its bucket or of those that are free; NO_INDEX: none */
    uint16_t attempt_sent; /* times it was seen, UINT16_MAX: or more */
    unsigned queue : 2;    /* enum queue_id */
    bool provisional : 1;  /* a 1xx came for it */
    bool final : 1;        /* a final response came for it */
    bool cancelled : 1;    /* a CANCEL was sent for it */
    bool acked : 1;        /* an ACK was sent for its final response */
    bool bye_answered : 1;
    bool timed_out : 1;   /* the state was set by a timer, not a message */
    bool error_known : 1; /* calls_note_error() */
};

/* table.c: calls in their slots. */
enum { CALLS_PER_CHUNK = 256 };
struct call_table {
    struct call_entry **chunks; /* slot i is place i % CALLS_PER_CHUNK of its chunk; a call of id 0
                                   there is none */
    size_t n_chunks, room_chunks;
    uint32_t n_slots, n_calls;
    uint32_t first_free;
    uint32_t *buckets; /* slots, by the hash of the Call-ID */
    size_t n_buckets;  /* a power of two, or 0 */
};

static inline struct call_entry *call_in_slot(const struct call_table *t, uint32_t slot)
{
    return &t->chunks[slot / CALLS_PER_CHUNK][slot % CALLS_PER_CHUNK];
}
/* A new call, zero but for these; it stays where it is until it is removed. */
struct call_entry *table_add(struct call_table *, struct hash_wide key, uint32_t id);
void table_remove(struct call_table *, struct call_entry *);
struct call_entry *table_find(const struct call_table *, struct hash_wide key); /* NULL: none */
/* Has the processor fetch what table_find() looks at first. */
void table_prefetch(const struct call_table *, struct hash_wide key);
/* What it comes to when it has looked at `looks` calls, at most: the key's call, perhaps, or the
 * next to be looked at; NULL: there is none. */
const struct call_entry *table_near(const struct call_table *, struct hash_wide key,
                                    unsigned looks);
void table_done(struct call_table *);

struct call_more *call_more(struct call *); /* makes it where there is none */

/* Calls in the order in which they may be forgotten; see evict.c. */
enum queue_id { QUEUE_SOUND, QUEUE_FAILED, QUEUE_RUNNING, QUEUE_COUNT };
struct queue {
    uint32_t first, last; /* slots; NO_INDEX: none */
};

struct listener {
    call_listener *tell;
    void *user;
};

struct listeners {
    struct listener *p;
    size_t n, room;
};

struct timer {
    nanos_t at;
    uint32_t slot, id;
};

/* A place where media is expected: one endpoint of the SDP of a call. */
struct media_endpoint {
    struct endpoint endpoint;
    uint32_t slot, id;  /* of the newest call with it; id 0: free */
    bool rtp;           /* audio or video; else fax, or RTCP's port */
    uint8_t event_type; /* payload type of telephone-event, 0: none */
    uint8_t n_types;
    uint8_t types[12]; /* dynamic payload types, and their clocks */
    uint32_t clocks[12];
};

struct calls {
    struct store *store;
    struct calls_limits limits;
    struct calls_stats stats;
    struct calls_lost lost;
    struct calls_limits most; /* that one call has had */
    nanos_t now;

    struct call_table table;
    uint32_t *order; /* slots in the order of ids */
    size_t n_calls, room_calls;
    struct queue queues[QUEUE_COUNT];
    uint32_t last_id;
    uint64_t n_messages, n_media;

    struct flow *flows;
    struct flow_use {
        uint32_t uses; /* messages and calls that name it */
        uint32_t call; /* id of the call of its last message */
    } * uses;          /* as many as flows */
    size_t n_flows, room_flows, room_uses;
    uint32_t *free_flows;
    size_t n_free_flows, room_free_flows;
    struct hash by_ends;
    uint32_t flows_ever;
    uint32_t last_flow; /* the flow that flow_of() looks at first; NO_INDEX */

    struct agent *agents;
    size_t n_agents, room_agents;

    struct timer *timers; /* a heap, the soonest first */
    size_t n_timers, room_timers;

    struct media_endpoint *media_endpoints;
    size_t n_media_endpoints, room_media_endpoints;
    uint32_t *free_media_endpoints;
    size_t n_free_media_endpoints, room_free_media_endpoints;
    struct hash by_endpoint;
    bool media_endpoints_changed;

    struct streams *streams;
    uint32_t *unbound; /* streams of no call yet */
    size_t n_unbound, room_unbound;
    nanos_t next_tie;

    struct icmp_event *icmp;
    size_t n_icmp, room_icmp;
    struct dns_lookup *lookups;
    size_t n_lookups, room_lookups;
    struct hash by_question;
    struct attempt **attempts;
    size_t n_attempts, room_attempts;
    uint32_t next_attempt;             /* to go when there is no room */
    struct hash by_attempt, by_stream; /* -> attempt; by client and server, by stream
                                          of the frames */

    struct registered *registered; /* registrations.c: a ring, once it is full */
    size_t n_registered, room_registered;
    uint64_t registered_ever;
    struct hash by_user; /* -> the newest of the user in the ring */

    uint64_t *let_in; /* credentials.c: a ring, once it is full */
    size_t n_let_in, room_let_in, next_let_in;
    struct hash by_credentials; /* -> place in it */

    struct sip_message *message; /* room for the one being read: too big for a stack */
    struct sdp *sdp;
    struct dns *dns;
    char *bytes; /* for comparing with an earlier message */

    uint64_t reads; /* see reads.h */
    struct call_gap *gaps;
    size_t n_gaps;
    struct call_gap quiet; /* the last time when nothing was captured; to: NANOS_NONE, none that
                              still has to be looked at */
    uint32_t witness;      /* stream that leapt with it; NO_INDEX */
    struct call_gap *leaps;
    size_t n_leaps, room_leaps;
    uint64_t clock_steps;
    bool written; /* the messages that come now */

    struct listeners listeners[CALL_EVENT_COUNT];
};

/* What a call points to. Of many calls at once, none is in the processor's cache when its next
 * message comes. Of many messages, the last are looked at first; behind them is the place of the
 * next. */
static inline void prefetch_parts(const struct call *c)
{
    const uint32_t most = 8, n = c->n_messages < most ? c->n_messages : most;

    if (n > 0)
        prefetch(c->messages + (c->n_messages - n), (n + 1) * sizeof *c->messages);
    if (c->n_media > 0)
        prefetch(c->media, c->n_media * sizeof *c->media);
}

/* a - b, without overflow for times that a broken capture made up. */
static inline nanos_t time_between(nanos_t a, nanos_t b)
{
    nanos_t span;
    if (__builtin_sub_overflow(a, b, &span))
        return a > b ? INT64_MAX : INT64_MIN;
    return span;
}

static inline nanos_t time_after(nanos_t t, nanos_t span)
{
    nanos_t sum;
    return __builtin_add_overflow(t, span, &sum) ? INT64_MAX : sum;
}

static inline struct call_entry *call_at(const struct calls *s, uint32_t slot)
{
    return call_in_slot(&s->table, slot);
}

/* calls.c */
struct call_entry *call_new(struct calls *, struct hash_wide key);
struct call_entry *call_by_id(struct calls *, uint32_t id);
void call_settle(struct calls *, struct call_entry *);
void call_free(struct call_entry *);
struct hash_wide call_id_key(struct slice call_id);

/* agents.c */
uint32_t agent_number(struct calls *, const struct frame_agent *); /* 0: they are too many */
void log_frame(struct calls *, const struct frame *);

/* listeners.c */
void call_tell(const struct calls *, enum call_event, struct call_entry *);
void listeners_done(struct calls *);

/* evict.c */
void queue_init(struct calls *);
void queue_begin(struct calls *, struct call_entry *);  /* a new call */
void queue_update(struct calls *, struct call_entry *); /* the call was settled, or goes on again */
void call_drop(struct calls *, struct call_entry *);    /* the call was none; NULL is allowed */
uint64_t evict_some(struct calls *);                    /* a sixteenth of all; returns how many */

/* trim.c: takes messages out of the middle of a call; returns how many. Places change. */
uint32_t trim(struct calls *, struct call_entry *);

/* 24 bits that another message is not likely to have: of its length and the words of its beginning,
 * where the topmost Via tells transactions apart (RFC 3261 section 8.1.1.7). Nobody gains by making
 * two alike; all of the bytes would cost a twentieth of the time. */
static inline uint32_t message_sum(struct slice bytes)
{
    const size_t most = 128;
    uint64_t sum = bytes.n, word;

    for (size_t at = 0; at + sizeof word <= bytes.n && at < most; at += sizeof word) {
        memcpy(&word, bytes.p + at, sizeof word);
        sum = (sum << 5 | sum >> 59) + word * UINT64_C(0x9fb21c651e98df25);
    }
    return (uint32_t)((sum ^ sum << 32) >> 40);
}

/* flows.c */
uint32_t flow_of(struct calls *, const struct endpoint *src, const struct endpoint *dst,
                 uint8_t transport, uint8_t direction);
uint32_t flow_find(const struct calls *, const struct endpoint *src, const struct endpoint *dst,
                   uint8_t transport);
void flow_keep(struct calls *, uint32_t flow);
void flow_release(struct calls *, uint32_t flow);
bool flow_same_hosts(const struct calls *, uint32_t a, uint32_t b);

/* retransmission.c: index of the message that `m` repeats, NO_INDEX if it is new. */
uint32_t repeat_of(struct calls *, const struct call *, const struct call_message *m,
                   struct slice bytes, bool reliable, bool *duplicate);
/* The request of a response, from before message `end`; NO_INDEX if it was not captured. */
uint32_t request_of(const struct call *, const struct call_message *response, uint32_t end);

/* state.c: what a message does to its call. `index` is NO_INDEX for one that is not kept. */
void state_begin(struct call_entry *, const struct call_message *);
void state_message(struct calls *, struct call_entry *, const struct call_message *,
                   uint32_t index);
nanos_t state_deadline(const struct call_entry *); /* INT64_MAX: none */
void state_timeout(const struct calls *, struct call_entry *, nanos_t now);
void state_end_of_input(const struct calls *, struct call_entry *, nanos_t end);
void state_reopen(struct call_entry *, nanos_t now); /* what a timer decided, is open again */

/* registrations.c: `index` is NO_INDEX for a message that is not kept. */
void registration_message(struct calls *, struct call_entry *, const struct call_message *,
                          uint32_t index, const struct sip_message *);

/* credentials.c */
void credentials_message(struct calls *, struct call_entry *, const struct call_message *,
                         const struct sip_message *);

/* leap.c */
void leap_quiet(struct calls *, nanos_t from, nanos_t to); /* nothing was captured meanwhile */
void leap_stream(struct calls *, struct stream *, nanos_t now);

/* timers.c */
void timer_set(struct calls *, struct call_entry *);
void timers_run(struct calls *, nanos_t now);

/* media.c */
void media_message(struct calls *, struct call_entry *, uint32_t index, const struct sip_message *);
void media_forget(struct calls *, struct call_entry *); /* nobody listens for this call any more */
void media_drop(struct calls *, struct call_entry *, uint32_t i); /* forgets one m= line */
bool media_expected(void *calls, const struct endpoint *src, const struct endpoint *dst);
/* The point of the call that a packet from src to dst belongs to; NULL. */
const struct media_endpoint *media_endpoint_find(const struct calls *, const struct endpoint *src,
                                                 const struct endpoint *dst);
/* The point of the call that wants RTP or RTCP there; NULL. */
const struct media_endpoint *media_endpoint_of(const struct calls *, const struct endpoint *);

/* stream_binding.c */
void stream_bind_packet(struct calls *, struct stream *);
void stream_bind_retry(struct calls *, nanos_t now);
void stream_bind_flush(struct calls *);
void stream_unbind_call(struct calls *, struct call_entry *);
void stream_unbind_forgotten(void *calls, uint32_t index);

/* offer_kind.c: is the SDP of this message an answer? *offer: the message it answers, or NO_INDEX.
 */
bool offer_is_answer(const struct call *, uint32_t index, uint32_t *offer);

/* attempts.c */
void attempts_stream(struct calls *, const struct frame *);
void attempts_tls(struct calls *, const struct frame *);
void attempts_neighbour(struct calls *, const struct frame *);
void attempts_association(struct calls *, const struct frame *);
void attempts_sip(struct calls *, const struct frame *, bool request); /* SIP in a stream */
/* The call that shows the attempt which the error is about; NULL: none. */
struct call_entry *attempts_icmp(struct calls *, const struct frame_icmp *, nanos_t now);
void attempts_flush(struct calls *);
void attempts_done(struct calls *);

/* icmp.c, lookups.c */
void icmp_frame(struct calls *, const struct frame *);
bool lookup_frame(struct calls *, const struct frame *);

#endif
