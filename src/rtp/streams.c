/* streams.c - the table of streams: which one a packet belongs to, which flows are RTP at all, what
 * RTCP says of them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "rtp/chains.h"
#include "rtp/stream_private.h"

enum {
    REPORTERS = 1024,
    DOUBTS = 1024,      /* flows on probation */
    SSRC_CHANGE_S = 30, /* a new SSRC so soon after the last packet is a change */
    RESTART_S = 5,      /* silence after which the same flow may be another stream */
    FASTEST_MS = 5,     /* between two packets of one stream */
    HEARD = 32768       /* places of streams heard lately; a power of two */
};

/* The first packet of a flow that may be RTP. */
struct doubt {
    uint64_t key;
    struct rtp_arrival first;
};

struct streams {
    struct stream_track *tracks;
    size_t n, room, limit;
    uint32_t last;         /* of the packet before; 0 while there are none */
    uint32_t *heard;       /* what by_flow said lately, so that it need not be asked */
    struct hash by_flow;   /* source, destination, SSRC */
    struct hash by_pair;   /* source, destination: the newest */
    struct hash by_ssrc;   /* the newest */
    struct chains from;    /* by source */
    struct chains between; /* by the hosts, of STREAM_VOICE packets */
    struct doubt *doubts;  /* the first n_doubts of DOUBTS */
    uint32_t n_doubts;
    uint64_t n_put_out;   /* doubts whose place another one got */
    struct hash in_doubt; /* source, destination, SSRC */
    uint32_t *old;        /* the longest silent, the oldest last; taken from its end */
    size_t n_old;
    nanos_t old_until; /* none of them was heard after this */
    uint32_t *empty;   /* places that may be used again */
    size_t n_empty, room_empty;
    uint64_t rtp_packets, rtcp_packets, forgotten;
    struct reporter *reporters; /* a ring, once there are REPORTERS */
    size_t n_reporters, next_reporter;
    struct hash by_reporter; /* source, destination, SSRC */
    struct stun_flows *stun;
    bool (*expected)(void *, const struct endpoint *src, const struct endpoint *dst);
    void *expected_context;
    void (*on_forget)(void *, uint32_t);
    void *forget_context;
};

struct streams *streams_new(size_t limit)
{
    struct streams *s = xcalloc(1, sizeof *s);

    s->limit = limit < 16 ? 16 : limit > UINT32_MAX / 2 ? UINT32_MAX / 2 : limit;
    s->doubts = xcalloc(DOUBTS, sizeof *s->doubts);
    s->stun = stun_flows_new();
    s->heard = xmalloc(HEARD * sizeof *s->heard);
    memset(s->heard, 0xff, HEARD * sizeof *s->heard); /* NO_INDEX */
    return s;
}

void streams_free(struct streams *s)
{
    if (s == NULL)
        return;
    hash_done(&s->by_flow);
    hash_done(&s->by_pair);
    hash_done(&s->by_ssrc);
    chains_done(&s->from);
    chains_done(&s->between);
    hash_done(&s->in_doubt);
    hash_done(&s->by_reporter);
    stun_flows_free(s->stun);
    free(s->reporters);
    free(s->tracks);
    free(s->doubts);
    free(s->heard);
    free(s->old);
    free(s->empty);
    free(s);
}

void streams_on_probation(struct streams *s,
                          bool (*expected)(void *, const struct endpoint *src,
                                           const struct endpoint *dst),
                          void *context)
{
    s->expected = expected;
    s->expected_context = context;
}

void streams_on_forget(struct streams *s, void (*forgotten)(void *, uint32_t), void *context)
{
    s->on_forget = forgotten;
    s->forget_context = context;
}

static uint64_t flow_key(const struct endpoint *src, const struct endpoint *dst, uint32_t ssrc)
{
    return endpoints_hash(src, dst, ssrc);
}

static uint64_t pair_key(const struct endpoint *src, const struct endpoint *dst)
{
    return endpoints_hash(src, dst, 0);
}

static uint64_t hosts_key(struct addr src, struct addr dst)
{
    const struct endpoint from = { .addr = src }, to = { .addr = dst };

    return pair_key(&from, &to);
}

static inline bool same_flow(const struct stream *s, const struct endpoint *src,
                             const struct endpoint *dst, uint32_t ssrc)
{
    return s->ssrc == ssrc && endpoint_same(&s->dst, dst) && endpoint_same(&s->src, src);
}

/* Quick, and no secret: who aims at a place only has it asked after in by_flow. */
static inline uint32_t *heard_at(const struct streams *s, const struct endpoint *src,
                                 const struct endpoint *dst, uint32_t ssrc)
{
    uint32_t mixed = (ssrc ^ (uint32_t)src->port << 16 ^ dst->port) * UINT32_C(2654435761);

    return &s->heard[mixed >> 16 & (HEARD - 1)];
}

/* What each packet touches of a track: while the first of it is compared, the rest comes. */
static inline void fetch_track(const struct stream_track *t)
{
    const char *first = (const char *)&t->s.src;

    prefetch(first, (size_t)((const char *)&t->leap_from - first));
}

static struct stream_track *find(const struct streams *s, const struct endpoint *src,
                                 const struct endpoint *dst, uint32_t ssrc)
{
    uint32_t *heard = heard_at(s, src, dst, ssrc);

    if (*heard < s->n)
        fetch_track(&s->tracks[*heard]);
    if (*heard < s->n && same_flow(&s->tracks[*heard].s, src, dst, ssrc))
        return &s->tracks[*heard];
    uint32_t i = hash_get(&s->by_flow, flow_key(src, dst, ssrc));

    if (i == NO_INDEX || !same_flow(&s->tracks[i].s, src, dst, ssrc))
        return NULL;
    *heard = i;
    return &s->tracks[i];
}

/* The stream whose packet is likely to be the next, for senders keep their turns: each has a clock
 * of its own. NULL: it is not that one. */
static struct stream_track *find_in_turn(const struct streams *s, const struct endpoint *src,
                                         const struct endpoint *dst, uint32_t ssrc)
{
    if (s->n == 0)
        return NULL;
    struct stream_track *t = &s->tracks[s->tracks[s->last].next];
    return same_flow(&t->s, src, dst, ssrc) && !t->over ? t : NULL;
}

static void take_turn(struct streams *s, uint32_t index)
{
    s->tracks[s->last].next = index;
    s->last = index;
    fetch_track(&s->tracks[s->tracks[index].next]);
}

/* Forgetting */

static void unlink_key(struct hash *h, uint64_t key, uint32_t index)
{
    if (hash_get(h, key) == index)
        hash_remove(h, key);
}

static void take_out(struct streams *s, uint32_t index)
{
    const struct stream *old = &s->tracks[index].s;

    uint32_t *heard = heard_at(s, &old->src, &old->dst, old->ssrc);

    if (*heard == index)
        *heard = NO_INDEX;
    unlink_key(&s->by_flow, flow_key(&old->src, &old->dst, old->ssrc), index);
    unlink_key(&s->by_pair, pair_key(&old->src, &old->dst), index);
    unlink_key(&s->by_ssrc, hash_number(old->ssrc), index);
    chains_remove(&s->from, index);
    chains_remove(&s->between, index);
}

static void stream_evict(struct streams *s, uint32_t index)
{
    if (s->on_forget != NULL)
        s->on_forget(s->forget_context, index);
    take_out(s, index);
    s->forgotten++;
}

void streams_drop(struct streams *s, uint32_t index)
{
    take_out(s, index);
    s->tracks[index] = (struct stream_track){ 0 };
    VEC_PUSH(s->empty, s->n_empty, s->room_empty) = index;
}

struct silent {
    nanos_t end;
    uint32_t index;
};

static int compare_silent(const void *a, const void *b)
{
    nanos_t x = ((const struct silent *)a)->end, y = ((const struct silent *)b)->end;

    return x > y ? -1 : x < y;
}

/* The sixteenth of all streams that was silent for longest, so that a full table is sorted only now
 * and then. */
static void find_old(struct streams *s)
{
    struct silent *all = xmalloc(s->n * sizeof *all);

    for (size_t i = 0; i < s->n; i++)
        all[i] = (struct silent){ s->tracks[i].s.end, (uint32_t)i };
    qsort(all, s->n, sizeof *all, compare_silent);
    s->n_old = s->n / 16;
    s->old = xrealloc(s->old, s->n_old * sizeof *s->old);
    for (size_t i = 0; i < s->n_old; i++)
        s->old[i] = all[s->n - s->n_old + i].index;
    s->old_until = all[s->n - s->n_old].end;
    free(all);
}

/* Since they were found, some may have been heard again or dropped. */
static bool is_old(const struct streams *s, uint32_t index)
{
    return s->tracks[index].s.packets > 0 && s->tracks[index].s.end <= s->old_until;
}

static uint32_t free_slot(struct streams *s)
{
    if (s->n_empty > 0)
        return s->empty[--s->n_empty];
    if (s->n < s->limit) {
        s->tracks = vec_grow(s->tracks, s->n, &s->room, sizeof *s->tracks);
        return (uint32_t)s->n++;
    }
    for (;;) {
        if (s->n_old == 0)
            find_old(s);
        uint32_t index = s->old[--s->n_old];
        if (!is_old(s, index))
            continue;
        stream_evict(s, index);
        return index;
    }
}

/* New streams */

static uint32_t count_changes(const struct streams *s, uint64_t pair, const struct stream *new)
{
    uint32_t i = hash_get(&s->by_pair, pair);

    if (i == NO_INDEX)
        return 0;
    const struct stream *before = &s->tracks[i].s;
    bool soon = nanos_since(new->start, before->end) < SSRC_CHANGE_S * NANOS_PER_S;
    return soon && endpoint_same(&before->src, &new->src) && endpoint_same(&before->dst, &new->dst)
               ? before->ssrc_changes + 1
               : 0;
}

static struct stream_track *add(struct streams *s, const struct rtp_arrival *a)
{
    uint32_t index = free_slot(s);
    struct stream_track *t = &s->tracks[index];

    track_start(t, a);
    uint64_t pair = pair_key(&a->src, &a->dst);
    t->s.ssrc_changes = count_changes(s, pair, &t->s);
    hash_put(&s->by_flow, flow_key(&a->src, &a->dst, a->ssrc), index);
    *heard_at(s, &a->src, &a->dst, a->ssrc) = index;
    hash_put(&s->by_pair, pair, index);
    hash_put(&s->by_ssrc, hash_number(a->ssrc), index);
    chains_add(&s->from, endpoint_hash(a->src), index);
    s->rtp_packets++;
    take_turn(s, index);
    return t;
}

/* A payload type that RFC 3551 leaves unassigned is believed only where an SDP asks for media. */
static bool plausible_type(uint8_t payload_type)
{
    return payload_type < 35 || payload_type >= 96;
}

/* That of the key, or a new one. Where there are too many, one picked at random goes, in every run
 * the same: of more flows than there are places, which send in turn, each would be forgotten just
 * before its second packet if the oldest went. */
static struct doubt *doubt_of(struct streams *s, uint64_t key)
{
    uint32_t i = hash_get(&s->in_doubt, key);

    if (i != NO_INDEX)
        return &s->doubts[i];
    if (s->n_doubts < DOUBTS) {
        i = s->n_doubts++;
    } else {
        i = (uint32_t)(hash_mix(s->n_put_out++, 0) % DOUBTS);
        hash_remove(&s->in_doubt, s->doubts[i].key);
    }
    s->doubts[i] = (struct doubt){ .key = key };
    hash_put(&s->in_doubt, key, i);
    return &s->doubts[i];
}

/* The last one gets its place. */
static void drop_doubt(struct streams *s, struct doubt *d)
{
    const struct doubt *last = &s->doubts[--s->n_doubts];

    hash_remove(&s->in_doubt, d->key);
    if (d == last)
        return;
    *d = *last;
    hash_put(&s->in_doubt, d->key, (uint32_t)(d - s->doubts));
}

/* A flow that is not known: NULL while it is in doubt. */
static struct stream_track *probation(struct streams *s, const struct rtp_arrival *a)
{
    if (s->expected != NULL && s->expected(s->expected_context, &a->src, &a->dst))
        return add(s, a);
    if (!plausible_type(a->payload_type) || a->bytes == 0)
        return NULL;
    struct doubt *d = doubt_of(s, flow_key(&a->src, &a->dst, a->ssrc));
    if (d->first.ssrc == a->ssrc && (uint16_t)(d->first.sequence + 1) == a->sequence &&
        endpoint_same(&d->first.src, &a->src) && endpoint_same(&d->first.dst, &a->dst)) {
        struct stream_track *t = add(s, &d->first);
        drop_doubt(s, d);
        track_packet(t, a);
        s->rtp_packets++;
        return t;
    }
    d->first = *a;
    d->first.silent = d->first.has_event = false; /* its bytes are counted, if not looked at */
    return NULL;
}

/* RTCP */

/* A stream from `src` to `dst`, where RTCP goes between the same ports (RFC 5761) or between the
 * next ones. */
static struct stream_track *find_for_rtcp(const struct streams *s, struct endpoint src,
                                          struct endpoint dst, uint32_t ssrc)
{
    struct stream_track *t = find(s, &src, &dst, ssrc);

    for (int side = 1; t == NULL && side < 4; side++) {
        struct endpoint from = src, to = dst;

        from.port = (uint16_t)(from.port - (side & 1));
        to.port = (uint16_t)(to.port - (side >> 1));
        t = find(s, &from, &to, ssrc);
    }
    if (t != NULL)
        return t;
    uint32_t i = hash_get(&s->by_ssrc, hash_number(ssrc));
    if (i == NO_INDEX || s->tracks[i].s.ssrc != ssrc)
        return NULL;
    const struct stream *known = &s->tracks[i].s;
    return addr_eq(known->src.addr, src.addr) || addr_eq(known->dst.addr, dst.addr) ? &s->tracks[i]
                                                                                    : NULL;
}

static void take_report(struct stream *about, const struct rtcp_block *b, nanos_t time)
{
    about->reports++;
    about->last_fraction_lost = b->fraction_lost;
    if (b->fraction_lost > about->worst_fraction_lost)
        about->worst_fraction_lost = b->fraction_lost;
    about->reported_lost = b->lost > 0 ? (uint32_t)b->lost : 0;
    about->reported_highest = b->highest_sequence;
    about->last_report = time;
}

static uint64_t reporter_key(const struct reporter *r)
{
    return endpoints_hash(&r->src, &r->dst, r->ssrc);
}

/* The oldest place is used again when there are too many. */
static struct reporter *new_reporter(struct streams *s, const struct reporter *new)
{
    if (s->reporters == NULL)
        s->reporters = xcalloc(REPORTERS, sizeof *s->reporters);
    size_t i = s->next_reporter++ % REPORTERS;
    struct reporter *r = &s->reporters[i];
    if (s->next_reporter > REPORTERS)
        unlink_key(&s->by_reporter, reporter_key(r), (uint32_t)i);
    else
        s->n_reporters++;
    *r = *new;
    hash_put(&s->by_reporter, reporter_key(r), (uint32_t)i);
    return r;
}

double reception_loss(const struct reception *r)
{
    uint32_t expected = r->highest - r->highest_at_first;
    int64_t lost = (int64_t)r->lost - r->lost_at_first;

    if (r->blocks < 2 || expected == 0 || expected > INT32_MAX)
        return r->fraction_at_first * 100.0 / 256;
    return lost <= 0 ? 0 : lost > expected ? 100 : 100.0 * (double)lost / expected;
}

static void take_reception(struct reception *r, const struct rtcp_block *b)
{
    if (r->blocks == 0 || r->ssrc != b->ssrc)
        *r = (struct reception){ .ssrc = b->ssrc,
                                 .lost_at_first = b->lost,
                                 .highest_at_first = b->highest_sequence,
                                 .fraction_at_first = b->fraction_lost };
    r->blocks++;
    r->lost = b->lost;
    r->highest = b->highest_sequence;
    if (b->jitter > r->jitter_peak) {
        r->jitter = r->jitter_peak;
        r->jitter_peak = b->jitter;
    } else if (b->jitter > r->jitter) {
        r->jitter = b->jitter;
    }
}

static struct reporter *find_reporter(struct streams *s, const struct frame *f, uint32_t ssrc)
{
    struct reporter new = {
        .src = f->src, .dst = f->dst, .ssrc = ssrc, .start = f->time, .left = NANOS_NONE
    };
    uint32_t i = hash_get(&s->by_reporter, reporter_key(&new));
    struct reporter *r = i == NO_INDEX ? NULL : &s->reporters[i];

    if (r == NULL || r->ssrc != new.ssrc || !endpoint_same(&r->src, &new.src) ||
        !endpoint_same(&r->dst, &new.dst))
        r = new_reporter(s, &new);
    return r;
}

/* Reports of senders and receivers, metrics for voice, and the BYE. */
static void note_reporter(struct streams *s, const struct frame *f, const struct rtcp_packet *rtcp)
{
    bool reports = rtcp->type == RTCP_SENDER || rtcp->type == RTCP_RECEIVER;

    if (!reports && !rtcp->measured && rtcp->type != RTCP_BYE)
        return;
    struct reporter *r = find_reporter(s, f, rtcp->ssrc);
    r->end = f->time;
    if (rtcp->type == RTCP_BYE) {
        r->left = f->time;
        r->left_frame = f->number;
    }
    if (rtcp->measured) {
        r->measurements++;
        r->metrics = rtcp->metrics;
        r->metrics_frame = f->number;
    }
    if (!reports)
        return;
    r->reports++;
    r->frame = f->number;
    if (rtcp->packets > r->sent)
        r->sent = rtcp->packets;
    for (unsigned i = 0; i < rtcp->n_blocks; i++)
        take_reception(&r->reception, &rtcp->blocks[i]);
}

static bool feed_rtcp(struct streams *s, const struct frame *f)
{
    struct slice rest = f->payload;
    struct rtcp_packet rtcp = { 0 };
    bool counted = false;

    if (!rtcp_looks_like(rest))
        return false;
    s->rtcp_packets++;
    while (rtcp_next(&rest, &rtcp)) {
        note_reporter(s, f, &rtcp);
        struct stream_track *own = counted ? NULL : find_for_rtcp(s, f->src, f->dst, rtcp.ssrc);
        if (own != NULL) {
            own->s.rtcp_sent++;
            counted = true;
        }
        for (unsigned i = 0; i < rtcp.n_blocks; i++) {
            struct stream_track *about = find_for_rtcp(s, f->dst, f->src, rtcp.blocks[i].ssrc);

            if (about != NULL)
                take_report(&about->s, &rtcp.blocks[i], f->time);
        }
    }
    return true;
}

/* After a silence the numbers go on where they stopped, a little further if packets were lost.
 * Where they do not, it is another call's stream between the same ports, by chance of one SSRC. */
static bool begins_anew(const struct stream_track *t, const struct rtp_arrival *a)
{
    nanos_t silence = nanos_since(a->time, t->s.end);

    if (silence < RESTART_S * NANOS_PER_S)
        return false;
    nanos_t could_be_lost = silence / (FASTEST_MS * NANOS_PER_MS);
    uint16_t ahead = (uint16_t)(a->sequence - t->max_sequence);
    return could_be_lost < UINT16_MAX / 2 && (ahead == 0 || ahead > could_be_lost);
}

struct stream *streams_take(struct streams *s, const struct rtp_arrival *a)
{
    struct stream_track *t = find_in_turn(s, &a->src, &a->dst, a->ssrc);

    if (t == NULL)
        t = find(s, &a->src, &a->dst, a->ssrc);
    if (t != NULL && begins_anew(t, a)) {
        t->over = true;
        t = add(s, a);
    } else if (t != NULL) {
        take_turn(s, (uint32_t)(t - s->tracks));
        s->rtp_packets++;
        track_packet(t, a);
    } else {
        t = probation(s, a);
    }
    if (t == NULL)
        return NULL;
    if (t->s.packets == STREAM_VOICE)
        chains_add(&s->between, hosts_key(a->src.addr, a->dst.addr), (uint32_t)(t - s->tracks));
    return &t->s;
}

bool streams_feed(struct streams *s, const struct frame *f, struct stream **found)
{
    struct rtp_arrival rtp;
    struct stream *stream = NULL;
    bool taken;

    if (rtp_arrival_read(&rtp, f)) {
        stream = streams_take(s, &rtp);
        taken = stream != NULL;
    } else {
        taken = f->kind == FRAME_DATAGRAM && (feed_rtcp(s, f) || stun_flows_feed(s->stun, f));
    }
    if (found != NULL)
        *found = stream;
    return taken;
}

const struct stream *streams_from(const struct streams *s, struct endpoint src,
                                  const struct stream *after)
{
    uint32_t i = after == NULL ? chains_first(&s->from, endpoint_hash(src))
                               : chains_next(&s->from, streams_index(s, after));

    return i != NO_INDEX ? &s->tracks[i].s : NULL;
}

const struct stream *streams_between(const struct streams *s, struct addr src, struct addr dst,
                                     const struct stream *after)
{
    uint32_t i = after == NULL ? chains_first(&s->between, hosts_key(src, dst))
                               : chains_next(&s->between, streams_index(s, after));

    return i != NO_INDEX ? &s->tracks[i].s : NULL;
}

size_t streams_count(const struct streams *s)
{
    return s->n;
}

size_t streams_kept(const struct streams *s)
{
    return s->n - s->n_empty;
}

struct stream *streams_at(struct streams *s, size_t i)
{
    return i < s->n ? &s->tracks[i].s : NULL;
}

uint32_t streams_index(const struct streams *s, const struct stream *stream)
{
    return (uint32_t)((const struct stream_track *)stream - s->tracks);
}

uint64_t streams_rtp_packets(const struct streams *s)
{
    return s->rtp_packets;
}

uint64_t streams_rtcp_packets(const struct streams *s)
{
    return s->rtcp_packets;
}

uint64_t streams_forgotten(const struct streams *s)
{
    return s->forgotten;
}

const struct stun_flows *streams_stun(const struct streams *s)
{
    return s->stun;
}

size_t streams_reporters(const struct streams *s)
{
    return s->n_reporters;
}

const struct reporter *streams_reporter(const struct streams *s, size_t i)
{
    return i < s->n_reporters ? &s->reporters[i] : NULL;
}
