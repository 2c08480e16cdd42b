/* feed.c - intake: a SIP message becomes a few numbers in its call, anything else goes to streams,
 * ICMP and DNS. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"
#include "call/intake.h"

/* Time */

static void take_span(struct calls *s, nanos_t time)
{
    if (s->stats.start == NANOS_NONE || time < s->stats.start)
        s->stats.start = time;
    if (time > s->stats.end)
        s->stats.end = time;
}

static void take_clock(struct calls *s, nanos_t time)
{
    take_span(s, time);
    if (s->now != NANOS_NONE && time_between(time, s->now) < -NANOS_PER_S) {
        s->stats.clock_jumps++;
        s->next_tie = time;
    }
    if (s->now != NANOS_NONE && time_between(time, s->now) >= STREAM_LEAP)
        leap_quiet(s, s->now, time);
    s->now = time;
}

/* A late frame is told after its time, and time does not go back for it. */
static void take_time(struct calls *s, nanos_t time, bool late)
{
    if (late)
        take_span(s, time);
    else
        take_clock(s, time);
}

static void pass_time(struct calls *s, nanos_t now, bool late)
{
    take_time(s, now, late);
    if (late)
        return;
    timers_run(s, now);
    if (now >= s->next_tie) {
        stream_bind_retry(s, now);
        s->next_tie = time_after(now, NANOS_PER_S);
    }
}

/* SIP */

static struct call_entry *begin_call(struct calls *s, struct hash_wide key,
                                     const struct call_message *m)
{
    struct call_entry *k = call_new(s, key);
    const struct flow *f = &s->flows[m->flow];
    struct endpoint src = f->src, dst = f->dst;

    k->c.caller_flow = m->status == 0 ? m->flow : flow_of(s, &dst, &src, f->transport, 0);
    flow_keep(s, k->c.caller_flow);
    state_begin(k, m);
    return k;
}

/* New calls make room by forgetting old ones; the calls that go on may take a quarter more. */
static bool is_full(const struct calls *s)
{
    return s->n_messages >= s->limits.messages + (uint64_t)s->limits.messages / 4;
}

/* Before anything refers to the new message or to its call's messages by their places. */
static void make_room(struct calls *s, struct call_entry *k, uint32_t length)
{
    if (k->c.n_messages >= s->limits.messages_per_call)
        s->lost.messages_per_call += trim(s, k);
    else if ((uint64_t)k->bytes + length > (uint64_t)s->limits.kib_per_call * KIB)
        s->lost.kib_per_call += trim(s, k);
    else if (is_full(s))
        s->lost.messages += trim(s, k);
}

static void note_most(struct calls *s, const struct call_entry *k)
{
    if (k->c.n_messages > s->most.messages_per_call)
        s->most.messages_per_call = k->c.n_messages;
    if (k->bytes / KIB > s->most.kib_per_call)
        s->most.kib_per_call = (uint32_t)(k->bytes / KIB);
}

/* A call that is answered and hung up takes no more than it has at first: INVITE, 100, 180, 200,
 * ACK, BYE, 200 (RFC 3665 section 3.1). */
static void more_room(struct call *c)
{
    enum { AT_FIRST = 7 };

    c->room_messages = c->room_messages > 0 ? 2 * c->room_messages : AT_FIRST;
    c->messages = xrealloc(c->messages, c->room_messages * sizeof *c->messages);
}

/* NO_INDEX when there is no room even now. */
static uint32_t keep_message(struct calls *s, struct call_entry *k, const struct intake *in,
                             struct call_message *m, struct slice bytes)
{
    struct call *c = &k->c;

    if (c->n_messages >= s->limits.messages_per_call || is_full(s)) {
        c->messages_dropped++;
        s->lost.messages++;
        return NO_INDEX;
    }
    if (m->ref == REF_NONE)
        m->ref = store_add(s->store, bytes.p, bytes.n);
    if (c->n_messages == c->room_messages)
        more_room(c);
    if (m->original == NO_INDEX)
        m->original = c->n_messages;
    c->messages[c->n_messages] = *m;
    c->written = c->written || s->written;
    c->reasons = c->reasons || in->reason;
    c->phrases = c->phrases || in->own_phrase;
    flow_keep(s, m->flow);
    s->n_messages++;
    k->bytes = m->length < UINT32_MAX - k->bytes ? k->bytes + m->length : UINT32_MAX;
    c->n_messages++;
    note_most(s, k);
    return c->n_messages - 1;
}

static void take_repeat(struct calls *s, const struct call_entry *k, const struct intake *in,
                        struct call_message *m, struct slice bytes)
{
    bool duplicate;

    m->original = repeat_of(s, &k->c, m, bytes, in->reliable, &duplicate);
    if (m->original != NO_INDEX)
        m->flags |= duplicate ? MESSAGE_DUPLICATE : MESSAGE_RETRANSMISSION;
}

static void take_message(struct calls *s, struct call_entry *k, const struct intake *in,
                         struct call_message *m, struct slice bytes)
{
    make_room(s, k, m->length);
    take_repeat(s, k, in, m, bytes);
    uint32_t index = keep_message(s, k, in, m, bytes);
    s->flows[m->flow].messages++;
    s->uses[m->flow].call = k->c.id;
    state_message(s, k, m, index);
    registration_message(s, k, m, index, in->message);
    credentials_message(s, k, m, in->message);
    queue_update(s, k);
    timer_set(s, k);
    if (index != NO_INDEX && (m->flags & MESSAGE_SDP) &&
        !(m->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE)))
        media_message(s, k, index, in->message);
    call_tell(s, CALL_CHANGED, k);
}

/* What is known of the message whatever becomes of it. */
static void count_message(struct calls *s, const struct frame *f, const struct intake *in,
                          uint32_t missing)
{
    s->stats.sip_messages++;
    s->lost.headers += in->limited;
    if (in->n_headers > s->most.headers)
        s->most.headers = in->n_headers;
    s->stats.cut_messages += missing > 0 && !f->limited && !f->fragmented;
    s->stats.faulty_messages += (in->kept.flags & MESSAGE_FAULTY) != 0;
    s->stats.without_call_id += !in->named;
}

void calls_expect(const struct calls *s, const struct intake *in, unsigned others)
{
    if (in->message == NULL)
        return;
    if (others == EXPECT_FIRST) {
        table_prefetch(&s->table, in->key);
        return;
    }
    const struct call_entry *k = table_near(&s->table, in->key, EXPECT_FIRST - 1 - others);
    if (k != NULL && others > 1)
        prefetch(k, sizeof *k);
    else if (k != NULL)
        prefetch_parts(&k->c);
}

void calls_take(struct calls *s, const struct frame *f, const struct intake *in, struct slice bytes,
                ref_t ref, uint32_t missing)
{
    pass_time(s, f->time, f->late);
    s->quiet.to = NANOS_NONE; /* a pause may end with a message */
    if (in->message == NULL)
        return;
    count_message(s, f, in, missing);
    if (f->stream != 0)
        attempts_sip(s, f, in->request);
    if (!in->named && !in->known)
        return;
    struct call_message m = in->kept;
    struct call_entry *k = table_find(&s->table, in->key);
    if (k != NULL && k->c.n_messages > 0) /* most likely there again, or back */
        s->last_flow = k->c.messages[k->c.n_messages - 1].flow;
    m.ref = ref;
    m.flow = flow_of(s, &f->src, &f->dst, (uint8_t)f->transport, f->direction);
    if (f->agent != NULL && s->flows[m.flow].agent == 0)
        s->flows[m.flow].agent = agent_number(s, f->agent);
    flow_keep(s, m.flow); /* whatever is forgotten to make room */
    take_message(s, k != NULL ? k : begin_call(s, in->key, &m), in, &m, bytes);
    flow_release(s, m.flow);
}

void calls_feed_sip(struct calls *s, const struct frame *f, struct slice bytes, ref_t ref,
                    uint32_t missing)
{
    struct intake in;

    intake_read(&in, f, bytes, missing, s->limits.headers, s->message);
    calls_take(s, f, &in, bytes, ref, missing);
}

/* Everything else */

void calls_feed_stream(struct calls *s, const struct frame *f)
{
    if (f->event != STREAM_DATA)
        take_time(s, f->time, f->late);
    attempts_stream(s, f);
}

static void pass_time_of_other(struct calls *s, nanos_t now, bool late)
{
    pass_time(s, now, late);
    if (s->stats.start_of_other == NANOS_NONE)
        s->stats.start_of_other = now;
}

static void take_stream(struct calls *s, struct stream *stream, nanos_t now)
{
    stream_bind_packet(s, stream);
    if (s->quiet.to != NANOS_NONE)
        leap_stream(s, stream, now);
}

void calls_take_rtp(struct calls *s, const struct rtp_arrival *a)
{
    pass_time_of_other(s, a->time, a->late);
    struct stream *stream = streams_take(s->streams, a);
    if (stream != NULL)
        take_stream(s, stream, a->time);
}

void calls_feed_other(struct calls *s, const struct frame *f)
{
    struct stream *stream;

    pass_time_of_other(s, f->time, f->late);
    if (f->kind == FRAME_ICMP)
        icmp_frame(s, f);
    else if (f->kind == FRAME_TLS)
        attempts_tls(s, f);
    else if (f->kind == FRAME_NEIGHBOUR)
        attempts_neighbour(s, f);
    else if (f->kind == FRAME_ASSOCIATION)
        attempts_association(s, f);
    else if (f->kind == FRAME_LOG)
        log_frame(s, f);
    else if (f->kind == FRAME_DATAGRAM && f->transport < TRANSPORT_SCTP && !lookup_frame(s, f) &&
             streams_feed(s->streams, f, &stream) && stream != NULL)
        take_stream(s, stream, f->time);
}

void calls_tick(struct calls *s, nanos_t now)
{
    timers_run(s, now);
    stream_bind_retry(s, now);
}

void calls_flush(struct calls *s, nanos_t end)
{
    timers_run(s, end);
    attempts_flush(s);
    stream_bind_flush(s);
    for (size_t i = 0; i < s->n_calls; i++) {
        struct call_entry *k = call_at(s, s->order[i]);

        if (k->c.settled)
            continue;
        if (!k->c.attempt)
            state_end_of_input(s, k, end);
        if (k->c.state > CALL_ANSWERED)
            call_settle(s, k);
    }
}
