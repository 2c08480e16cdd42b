/* stream.c - one stream counted packet by packet: RFC 3550 appendix A.1 (sequence), A.3 (loss), A.8
 * (jitter). */
#include "config.h"

#include "rtp/stream.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "rtp/stream_private.h"

enum {
    MAX_DROPOUT = 3000, /* A.1 */
    MAX_MISORDER = 100,
    NO_BAD = 65536 + 1,
    WINDOW = 64,       /* sequence numbers in which a duplicate is recognised */
    CLOCK_PACKETS = 25 /* after so many the clock can be told */
};

/* A step of more than this between two clocks is a break (a corrupt time, a restart of the
 * timestamps), no jitter. */
static const nanos_t clock_break = NANOS_PER_S;
/* Packets that had piled up come faster. */
static const nanos_t leap_unhurried = 5 * NANOS_PER_MS;
static const nanos_t gap_limit = 24 * 3600 * NANOS_PER_S;

/* RFC 3551 table 4 and 5; 0: dynamic or unassigned. */
static uint32_t static_clock(uint8_t payload_type)
{
    static const uint32_t rates[35] = {
        [0] = 8000,   [3] = 8000,   [4] = 8000,   [5] = 8000,   [6] = 16000,
        [7] = 8000,   [8] = 8000,   [9] = 8000,   [10] = 44100, [11] = 44100,
        [12] = 8000,  [13] = 8000,  [14] = 90000, [15] = 8000,  [16] = 11025,
        [17] = 22050, [18] = 8000,  [19] = 8000,  [25] = 90000, [26] = 90000,
        [28] = 90000, [31] = 90000, [32] = 90000, [33] = 90000, [34] = 90000,
    };

    return payload_type < ARRAY_SIZE(rates) ? rates[payload_type] : 0;
}

static void restart_jitter(struct stream_track *t)
{
    t->s.jitter = t->s.max_jitter = 0;
    t->media_seen = false;
}

/* Sequence numbers */

static void start_run(struct stream_track *t, uint16_t sequence)
{
    t->max_sequence = sequence;
    t->base = sequence;
    t->cycles = 0;
    t->bad = NO_BAD;
    t->seen = 1;
}

static uint64_t run_expected(const struct stream_track *t)
{
    return (uint64_t)t->cycles + t->max_sequence - t->base + 1;
}

/* A packet behind the newest one: late, or seen before. False for a duplicate. */
static bool take_late(struct stream_track *t, uint16_t behind)
{
    if (behind < WINDOW) {
        uint64_t bit = UINT64_C(1) << behind;

        if (t->seen & bit) {
            t->s.duplicates++;
            return false;
        }
        t->seen |= bit;
    }
    t->s.reordered++;
    /* Reordered at the very start: the run began earlier than was thought. */
    if (t->cycles == 0 && t->max_sequence >= behind &&
        (uint32_t)(t->max_sequence - behind) < t->base)
        t->base = (uint32_t)(t->max_sequence - behind);
    return true;
}

/* A.1's update_seq(). False for what is not counted as received: a duplicate, or a jump that
 * nothing follows yet. */
static bool take_sequence(struct stream_track *t, uint16_t sequence)
{
    uint16_t ahead = (uint16_t)(sequence - t->max_sequence);

    if (ahead == 0)
        return take_late(t, 0);
    if (ahead < MAX_DROPOUT) {
        if (sequence < t->max_sequence)
            t->cycles += 65536;
        t->seen = ahead < WINDOW ? t->seen << ahead | 1 : 1;
        t->max_sequence = sequence;
        t->bad = NO_BAD;
        return true;
    }
    if (ahead > 65536 - MAX_MISORDER)
        return take_late(t, (uint16_t)-ahead);
    if (sequence == t->bad) {
        /* Two in sequence after a jump: the sender has started again; the packet that jumped
         * counts, too. */
        t->earlier += run_expected(t);
        t->s.packets++;
        start_run(t, (uint16_t)(sequence - 1));
        t->seen = 3;
        t->max_sequence = sequence;
        t->cycles = sequence == 0 ? 65536 : 0;
        return true;
    }
    t->bad = (uint16_t)(sequence + 1);
    return false;
}

/* Times */

static void take_spacing(struct stream *s, nanos_t gap)
{
    const nanos_t ten = 10 * NANOS_PER_MS;

    if (gap < 0 || gap >= STREAM_SPACINGS * ten - ten / 2)
        return;
    uint16_t *count = &s->spacing[(gap + ten / 2) / ten];
    if (*count < UINT16_MAX)
        ++*count;
}

static void take_time(struct stream_track *t, nanos_t time)
{
    struct stream *s = &t->s;
    nanos_t gap = nanos_since(time, t->last_time);

    take_spacing(s, gap);
    if (gap > s->max_gap && gap < gap_limit) {
        s->max_gap = gap;
        s->max_gap_at = t->last_time;
    }
    t->last_time = time;
    if (time > s->end)
        s->end = time;
}

/* A packet after a pause that may be a leap, or the one after that. */
static void take_leap(struct stream_track *t, const struct rtp_arrival *a)
{
    nanos_t gap = nanos_since(a->time, t->last_time);
    uint32_t units = a->timestamp - t->media_timestamp;
    bool next = a->sequence == t->max_sequence && (t->seen & 3) == 3;

    if (gap < STREAM_LEAP) {
        if (next && t->leap_open && gap >= leap_unhurried) {
            t->s.leap_from = t->leap_from;
            t->s.leap_to = t->leap_to;
        }
        t->leap_open = t->leap_open && !next;
        return;
    }
    t->leap_open = next && !a->marker && units > 0 && units == t->media_step;
    t->leap_from = t->last_time;
    t->leap_to = a->time;
    t->gap_before = t->s.max_gap;
    t->gap_before_at = t->s.max_gap_at;
}

void stream_forget_leap(struct stream *s)
{
    const struct stream_track *t = (struct stream_track *)s;

    if (s->max_gap_at != t->leap_from || s->leap_from != t->leap_from)
        return;
    s->max_gap = t->gap_before;
    s->max_gap_at = t->gap_before_at;
}

/* The clock of a dynamic payload type without an SDP: timestamps passed against time passed. */
static void guess_clock(struct stream_track *t, nanos_t time, uint32_t timestamp)
{
    static const uint32_t rates[] = { 8000, 16000, 24000, 32000, 44100, 48000, 90000 };

    if (t->clock_packets++ == 0) {
        t->clock_start = time;
        t->clock_timestamp = timestamp;
        return;
    }
    if (t->clock_packets < CLOCK_PACKETS)
        return;
    t->clock_told = true;
    nanos_t span = nanos_since(time, t->clock_start);
    if (span <= 0 || span > gap_limit)
        return;
    double rate = (double)(uint32_t)(timestamp - t->clock_timestamp) / nanos_seconds(span);
    for (size_t i = 0; i < ARRAY_SIZE(rates); i++)
        if (fabs(rate - rates[i]) < 0.08 * rates[i] && t->s.clock_rate != rates[i]) {
            t->s.clock_rate = rates[i];
            restart_jitter(t);
        }
}

/* A.8, with the difference of two arrivals in place of transit times, so that no absolute time
 * enters. */
static void take_jitter(struct stream_track *t, nanos_t time, uint32_t timestamp)
{
    if (t->media_seen) {
        nanos_t passed = nanos_since(time, t->media_time);
        double units = (double)passed / (double)NANOS_PER_S * t->s.clock_rate;
        double d = fabs(units - (double)(int32_t)(timestamp - t->media_timestamp));

        if (passed > -clock_break && d < nanos_seconds(clock_break) * t->s.clock_rate) {
            t->s.jitter += (d - t->s.jitter) / 16;
            if (t->s.jitter > t->s.max_jitter)
                t->s.max_jitter = t->s.jitter;
        }
    }
    t->media_step = t->media_seen ? timestamp - t->media_timestamp : 0;
    t->media_seen = true;
    t->media_time = time;
    t->media_timestamp = timestamp;
}

/* Telephone events */

/* Without an SDP an event is recognised by its second packet: dynamic type, the form of an event,
 * and the same timestamp as the packet before it (RFC 4733 section 2.2.1), which media does not
 * have. */
static bool is_event(struct stream_track *t, const struct rtp_arrival *a)
{
    if (t->s.event_payload_type)
        return a->payload_type == t->s.event_payload_type;
    if (a->payload_type < 96 || a->bytes != 4 || !a->has_event || a->event.duration == 0)
        return false;
    bool again = t->candidate == a->payload_type && t->candidate_timestamp == a->timestamp;
    t->candidate = a->payload_type;
    t->candidate_timestamp = a->timestamp;
    if (again)
        t->s.event_payload_type = a->payload_type;
    return again;
}

static void take_event(struct stream_track *t, const struct rtp_arrival *a)
{
    struct stream *s = &t->s;

    if (!a->has_event)
        return;
    if (!t->event_seen || t->event_timestamp != a->timestamp || t->event != a->event.event) {
        /* A packet of an earlier event that comes late is no new digit. */
        if (t->event_seen && (int32_t)(a->timestamp - t->event_timestamp) < 0 &&
            (int32_t)(t->event_timestamp - a->timestamp) < 80000)
            return;
        if (s->n_digits < STREAM_MAX_DIGITS)
            s->digits[s->n_digits++] = "0123456789*#ABCD"[a->event.event];
        t->event_seen = true;
        t->event_ended = false;
        t->event_timestamp = a->timestamp;
        t->event = a->event.event;
        s->events_without_end++;
    }
    if (a->event.end && !t->event_ended) {
        t->event_ended = true;
        s->events_without_end--;
    }
}

/* A packet */

static void take_payload_type(struct stream *s, uint8_t payload_type)
{
    for (unsigned i = 0; i < s->n_payload_types; i++)
        if (s->payload_types[i] == payload_type) {
            s->packets_of_type[i]++;
            return;
        }
    if (s->n_payload_types < STREAM_MAX_PAYLOAD_TYPES) {
        s->packets_of_type[s->n_payload_types] = 1;
        s->payload_types[s->n_payload_types++] = payload_type;
    }
}

static void take_media(struct stream_track *t, const struct rtp_arrival *a)
{
    if (!t->clock_told)
        guess_clock(t, a->time, a->timestamp);
    take_jitter(t, a->time, a->timestamp);
    t->s.silent += a->silent;
}

static void take_packet(struct stream_track *t, const struct rtp_arrival *a)
{
    struct stream *s = &t->s;

    s->packets++;
    s->bytes += a->bytes;
    s->expected = t->earlier + run_expected(t);
    if (t->leap_open || nanos_since(a->time, t->last_time) >= STREAM_LEAP)
        take_leap(t, a);
    take_time(t, a->time);
    take_payload_type(s, a->payload_type);
    if (is_event(t, a))
        take_event(t, a);
    else
        take_media(t, a);
    if (a->ttl < s->ttl_min)
        s->ttl_min = a->ttl;
    if (a->ttl > s->ttl_max)
        s->ttl_max = a->ttl;
    if (a->tos >> 2 != s->tos >> 2)
        s->tos_changed = true;
}

void track_start(struct stream_track *t, const struct rtp_arrival *a)
{
    uint32_t clock = static_clock(a->payload_type);

    *t = (struct stream_track){
        .s =
            {
                .src = a->src,
                .dst = a->dst,
                .ssrc = a->ssrc,
                .start = a->time,
                .end = a->time,
                .first_frame = a->number,
                .last_frame = a->number,
                .max_gap_at = NANOS_NONE,
                .leap_to = NANOS_NONE,
                .clock_rate = clock ? clock : 8000,
                .ttl_min = a->ttl,
                .ttl_max = a->ttl,
                .tos = a->tos,
                .payload_types = {a->payload_type},
                .n_payload_types = 1,
                .last_report = NANOS_NONE,
            },
        .last_time = a->time,
        .clock_told = clock != 0,
    };
    start_run(t, a->sequence);
    take_packet(t, a);
}

void track_packet(struct stream_track *t, const struct rtp_arrival *a)
{
    t->s.last_frame = a->number;
    if (take_sequence(t, a->sequence))
        take_packet(t, a);
}

/* The questions about a stream */

void stream_describe(struct stream *s, uint32_t clock_rate, uint8_t event_payload_type)
{
    struct stream_track *t = (struct stream_track *)s;

    if (clock_rate > 0) {
        t->clock_told = true;
        if (s->clock_rate != clock_rate)
            restart_jitter(t);
        s->clock_rate = clock_rate;
    }
    if (event_payload_type)
        s->event_payload_type = event_payload_type;
}

int64_t stream_lost(const struct stream *s)
{
    return (int64_t)s->expected - (int64_t)s->packets;
}

double stream_loss_percent(const struct stream *s)
{
    int64_t lost = stream_lost(s);

    return s->expected > 0 && lost > 0 ? 100.0 * (double)lost / (double)s->expected : 0.0;
}

double stream_jitter_ms(const struct stream *s)
{
    return s->clock_rate > 0 ? 1000.0 * s->jitter / s->clock_rate : 0.0;
}
