/* media.c - facts about RTP: which way it flowed, and whether it was meant to.
 *
 * * Ways are named after who hears them: media.to_caller, media.to_callee; and, where it is
 * known which side is the user's, media.to_own and media.to_far. */
#include "config.h"

#include "base/gettext.h"
#include "base/hash.h"
#include "fact/fact_private.h"

enum way_name { WAY_CALLER, WAY_CALLEE, WAY_OWN, WAY_FAR };

static const struct call_media *media_match(struct subject *s, enum call_side side,
                                            struct endpoint e, bool whole)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_media; i++) {
        const struct call_media *m = &call->media[i];

        if ((whole ? endpoint_eq(m->rtp, e) : addr_eq(m->rtp.addr, e.addr)) &&
            view_sender(s->view, m->message) == side)
            return m;
    }
    return NULL;
}

/* The likeness of an endpoint to that side's: by its SDP, then by where its signalling comes
 * from. */
static unsigned likeness(struct subject *s, enum call_side side, struct endpoint e)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);
    unsigned score = 0;

    if (media_match(s, side, e, true) != NULL)
        score += 8;
    else if (media_match(s, side, e, false) != NULL)
        score += 4;
    if (flow != NULL && addr_eq(e.addr, side == SIDE_CALLER ? flow->src.addr : flow->dst.addr))
        score += 2;
    return score;
}

static bool is_audio(struct subject *s, const struct stream *stream)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_media; i++)
        if (endpoint_eq(call->media[i].rtp, stream->dst) ||
            endpoint_eq(call->media[i].rtp, stream->src))
            return call->media[i].kind == MEDIA_AUDIO;
    return true;
}

static void add_stream(struct subject *s, struct media_way *way, uint32_t index,
                       const struct stream *stream)
{
    struct streams *all = calls_streams(s->calls);
    int64_t lost = stream_lost(stream);

    if (way->streams++ == 0 || stream->packets > streams_at(all, way->best)->packets)
        way->best = index;
    way->packets += stream->packets;
    way->expected += stream->expected;
    way->lost += lost > 0 ? (uint64_t)lost : 0;
    if (way->first == NANOS_NONE || stream->start < way->first)
        way->first = stream->start;
    if (way->last == NANOS_NONE || stream->end > way->last)
        way->last = stream->end;
    if (stream->ttl_max > way->ttl_max)
        way->ttl_max = stream->ttl_max;
}

static bool wants(struct subject *s, uint32_t message, unsigned direction)
{
    const struct sdp *sdp = message == NO_INDEX ? NULL : view_sdp(s->view, message);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    if (audio == NULL || audio->port == 0 || !(audio->direction & direction))
        return false;
    /* 0.0.0.0 is how hold was written before a=sendonly (RFC 3264 section 8.4) */
    return direction != SDP_RECVONLY || !addr_is_unspecified(audio->rtp.addr);
}

/* Seconds of the answered call in which the SDP in effect asked for media each way. */
static void add_wanted(struct subject *s, struct derived *d)
{
    const struct call *call = s->call;

    d->wanted_done = true;
    const struct exchange *x;
    size_t n = view_exchanges(s->view, &x);
    nanos_t end = call->end != NANOS_NONE ? call->end : call->last;
    if (call->answered == NANOS_NONE)
        return;
    for (size_t i = 0; i < n; i++) {
        if (x[i].answer == NO_INDEX || x[i].offer == NO_INDEX || x[i].refused)
            continue;
        nanos_t from = call->messages[x[i].answer].time, to = end;
        for (size_t k = i + 1; k < n; k++)
            if (x[k].answer != NO_INDEX && !x[k].refused) {
                to = call->messages[x[k].answer].time;
                break;
            }
        if (from < call->answered)
            from = call->answered;
        double seconds = to > from ? nanos_seconds(to - from) : 0;
        bool by_caller = view_sender(s->view, x[i].offer) == SIDE_CALLER;
        uint32_t caller = by_caller ? x[i].offer : x[i].answer;
        uint32_t callee = by_caller ? x[i].answer : x[i].offer;
        if (wants(s, caller, SDP_RECVONLY) && wants(s, callee, SDP_SENDONLY))
            d->way[TO_CALLER].wanted += seconds;
        if (wants(s, callee, SDP_RECVONLY) && wants(s, caller, SDP_SENDONLY))
            d->way[TO_CALLEE].wanted += seconds;
    }
}

bool stream_hearer(struct subject *s, const struct stream *stream, enum receiver *out)
{
    if (!is_audio(s, stream))
        return false;
    unsigned caller = likeness(s, SIDE_CALLER, stream->dst) + likeness(s, SIDE_CALLEE, stream->src);
    unsigned callee = likeness(s, SIDE_CALLEE, stream->dst) + likeness(s, SIDE_CALLER, stream->src);
    *out = caller > callee ? TO_CALLER : TO_CALLEE;
    return caller != callee;
}

const struct media_way *media_way(struct subject *s, enum receiver receiver)
{
    struct derived *d = s->derived;

    if (!d->media_done) {
        d->media_done = true;
        for (size_t i = 0; i < ARRAY_SIZE(d->way); i++)
            d->way[i] =
                (struct media_way){ .best = NO_INDEX, .first = NANOS_NONE, .last = NANOS_NONE };
        for (uint32_t i = 0; i < s->call->n_streams; i++) {
            const struct stream *stream = subject_stream(s, i);
            enum receiver to;

            if (stream != NULL && stream_hearer(s, stream, &to))
                add_stream(s, &d->way[to], s->call->streams[i], stream);
        }
    }
    return &d->way[receiver];
}

/* Asked for apart from the packets: it takes the SDPs, which sound calls need not read. */
static double wanted(struct subject *s, enum receiver receiver)
{
    media_way(s, receiver);
    if (!s->derived->wanted_done)
        add_wanted(s, s->derived);
    return s->derived->way[receiver].wanted;
}

static bool hearer_of(const struct subject *s, enum way_name name, enum receiver *out)
{
    enum call_side own = own_call_side(s);

    if (name >= WAY_OWN && own == SIDE_NONE)
        return false;
    *out = name == WAY_CALLER || (name == WAY_OWN && own == SIDE_CALLER) ||
                   (name == WAY_FAR && own == SIDE_CALLEE)
               ? TO_CALLER
               : TO_CALLEE;
    return true;
}

static const struct stream *best_stream(struct subject *s, const struct media_way *way)
{
    return way->best == NO_INDEX ? NULL : streams_at(calls_streams(s->calls), way->best);
}

static struct value at_stream(struct subject *s, const struct stream *stream, struct value value)
{
    struct text src = { 0 }, dst = { 0 };

    if (stream == NULL)
        return value;
    endpoint_print(&src, stream->src);
    endpoint_print(&dst, stream->dst);
    struct slice text = slice_of(arena_printf(
        s->arena, _("RTP from %s to %s, %llu packets, TTL %u"), text_str(&src), text_str(&dst),
        (unsigned long long)stream->packets, (unsigned)stream->ttl_max));
    text_done(&src);
    text_done(&dst);
    return value_in_packet(PLACE_RTP, stream->first_frame, value, text);
}

static bool lists(const struct sdp_media *media, uint8_t payload_type)
{
    for (size_t k = 0; k < media->n_formats; k++)
        if (media->formats[k].payload_type == payload_type)
            return true;
    return media->n_formats == SDP_MAX_FORMATS; /* there were more than were kept */
}

/* The same for that endpoint, as it was kept when the message was loaded. */
static bool is_kept(const struct call *call, uint32_t message, const struct stream *stream,
                    uint8_t type)
{
    for (uint32_t i = 0; i < call->n_media && type < 32; i++)
        if (call->media[i].message == message && call->media[i].rtp.port == stream->dst.port &&
            (call->media[i].types >> type & 1))
            return true;
    return false;
}

/* Does an m= line of the message list it for the endpoint that the stream goes to? Where none is
 * for that endpoint (a NAT), any line of sound may. */
static bool sdp_lists(struct subject *s, uint32_t message, const struct stream *stream,
                      uint8_t type)
{
    if (is_kept(s->call, message, stream, type))
        return true;
    const struct sdp *sdp = message == NO_INDEX ? NULL : view_sdp(s->view, message);
    bool named = false, listed = false, anywhere = false;

    for (size_t m = 0; sdp != NULL && m < sdp->n_media; m++) {
        bool here = lists(&sdp->media[m], type);

        anywhere = anywhere || here;
        if (sdp->media[m].rtp.port != stream->dst.port)
            continue;
        named = true;
        listed = listed || here;
    }
    return named ? listed : anywhere;
}

/* Did the receiver list it at any time: in an offer or answer that was not refused? */
static bool hearer_lists(struct subject *s, enum receiver receiver, const struct stream *stream,
                         uint8_t type, bool *any)
{
    enum call_side side = receiver == TO_CALLER ? SIDE_CALLER : SIDE_CALLEE;
    const struct exchange *x;
    size_t n = view_exchanges(s->view, &x);

    for (size_t i = 0; i < n; i++) {
        const uint32_t both[] = { x[i].offer, x[i].answer };

        for (size_t k = 0; k < ARRAY_SIZE(both) && !x[i].refused; k++) {
            if (both[k] == NO_INDEX || view_sender(s->view, both[k]) != side)
                continue;
            *any = true;
            if (sdp_lists(s, both[k], stream, type))
                return true;
        }
    }
    return false;
}

/* Payload types that no SDP of the receiver lists (RFC 3264 section 5.1), of more than a packet
 * here and there. Comfort noise needs no leave (RFC 3389). */
static struct value unknown_payload(struct subject *s, const struct stream *stream,
                                    enum receiver receiver)
{
    enum { COMFORT_NOISE = 13, LEAST = 10 };

    for (size_t p = 0; p < stream->n_payload_types; p++) {
        uint32_t packets = stream->packets_of_type[p];
        bool any = false;

        if (stream->payload_types[p] == COMFORT_NOISE || packets < LEAST ||
            packets < stream->packets / 50)
            continue;
        if (!hearer_lists(s, receiver, stream, stream->payload_types[p], &any) && any)
            return value_number(stream->payload_types[p]);
    }
    return MISSING;
}

/* Every stream that way goes to an endpoint that the receiver's SDP never named, and nothing comes
 * from there either, so that latching does not explain it. */
static struct value astray(struct subject *s, enum receiver receiver)
{
    enum call_side side = receiver == TO_CALLER ? SIDE_CALLER : SIDE_CALLEE;
    const struct call *call = s->call;
    struct streams *all = calls_streams(s->calls);
    bool any = false;

    for (uint32_t i = 0; i < call->n_streams; i++) {
        const struct stream *a = streams_at(all, call->streams[i]);

        if (a == NULL || likeness(s, side, a->src) > likeness(s, side, a->dst))
            continue;
        if (media_match(s, side, a->dst, true) != NULL)
            return value_bool(false);
        for (uint32_t k = 0; k < call->n_streams; k++) {
            const struct stream *b = streams_at(all, call->streams[k]);

            if (b != NULL && endpoint_eq(b->src, a->dst))
                return value_bool(false);
        }
        any = true;
    }
    return any ? value_bool(true) : MISSING;
}

enum way_part {
    WAY_PACKETS,
    WAY_LOSS,
    WAY_FIRST,
    WAY_STOPPED,
    WAY_TTL,
    WAY_WANTED,
    WAY_JITTER,
    WAY_MOS,
    WAY_GAP,
    WAY_SRC,
    WAY_DST,
    WAY_SRC_IP,
    WAY_DST_IP,
    WAY_DSCP,
    WAY_REMARKED,
    WAY_SILENT,
    WAY_PAYLOAD,
    WAY_ASTRAY,
    WAY_LOST,
    WAY_REPORTED_LOSS,
    WAY_REPORTS,
    WAY_DST_PORT,
    WAY_NAMED
};

static struct value stream_value(struct subject *s, const struct stream *t, enum way_part part,
                                 enum receiver receiver)
{
    switch (part) {
    case WAY_JITTER:
        return value_number(stream_jitter_ms(t));
    case WAY_MOS:
        return value_number(stream_mos(t, NULL));
    case WAY_GAP:
        return value_number(nanos_seconds(t->max_gap));
    case WAY_SRC:
        return value_endpoint(s, t->src);
    case WAY_DST:
        return value_endpoint(s, t->dst);
    case WAY_SRC_IP:
        return value_addr(t->src.addr);
    case WAY_DST_IP:
        return value_addr(t->dst.addr);
    case WAY_DST_PORT:
        return value_number(t->dst.port);
    case WAY_DSCP:
        return value_number(t->tos >> 2);
    case WAY_REMARKED:
        return value_bool(t->tos_changed);
    case WAY_SILENT:
        return t->packets ? value_number(100.0 * t->silent / (double)t->packets) : MISSING;
    case WAY_PAYLOAD:
        return unknown_payload(s, t, receiver);
    case WAY_REPORTED_LOSS:
        return t->reports && t->expected
                   ? value_number(100.0 * t->reported_lost / (double)t->expected)
                   : MISSING;
    case WAY_REPORTS:
        return value_number(t->reports);
    case WAY_NAMED:
        return value_bool(call_wants_rtp_at(s->call, t->src) && call_wants_rtp_at(s->call, t->dst));
    case WAY_PACKETS:
    case WAY_LOSS:
    case WAY_FIRST:
    case WAY_STOPPED:
    case WAY_TTL:
    case WAY_WANTED:
    case WAY_ASTRAY:
    case WAY_LOST:
        break;
    }
    return MISSING;
}

static struct value way_value(struct subject *s, const struct media_way *way, enum way_part part,
                              enum receiver receiver)
{
    const struct call *call = s->call;

    if (part == WAY_PACKETS)
        return value_number((double)way->packets);
    if (part == WAY_WANTED)
        return value_number(wanted(s, receiver));
    if (part == WAY_ASTRAY)
        return astray(s, receiver);
    if (way->packets == 0)
        return MISSING;
    if (part == WAY_LOST)
        return value_number((double)way->lost);
    if (part == WAY_LOSS)
        return way->expected ? value_number(100.0 * (double)way->lost / (double)way->expected)
                             : MISSING;
    if (part == WAY_TTL)
        return way->ttl_max ? value_number(way->ttl_max) : MISSING;
    if (part == WAY_FIRST)
        return value_span(call->answered, way->first);
    if (part == WAY_STOPPED)
        return value_span(way->last, call->end);
    return stream_value(s, best_stream(s, way), part, receiver);
}

static struct value get_way_known(struct subject *s, const struct fact *f)
{
    enum receiver receiver;

    return hearer_of(s, f->which, &receiver)
               ? way_value(s, media_way(s, receiver), f->part, receiver)
               : MISSING;
}

static struct value get_way(struct subject *s, const struct fact *f)
{
    enum receiver receiver;
    struct value value = get_way_known(s, f);

    if (value.kind == VALUE_MISSING || !hearer_of(s, f->which, &receiver))
        return value;
    return at_stream(s, best_stream(s, media_way(s, receiver)), value);
}

static struct value get_streams(struct subject *s)
{
    return value_number(s->call->n_streams);
}

static struct value get_packets(struct subject *s)
{
    uint64_t n = 0;

    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        n += t != NULL ? t->packets : 0;
    }
    return value_number((double)n);
}

/* Do offer and answer share an audio codec (telephone-event and comfort noise carry no voice)? */
static bool carries_voice(const struct sdp_format *f)
{
    return f->encoding.n && !slice_ieq(f->encoding, SLICE("telephone-event")) &&
           !slice_ieq(f->encoding, SLICE("CN"));
}

static struct value get_not_offered(struct subject *s)
{
    uint32_t offer = role_message(s, ROLE_OFFER), answer = role_message(s, ROLE_ANSWER);
    const struct sdp *a = offer == NO_INDEX ? NULL : view_sdp(s->view, offer);
    const struct sdp *b = answer == NO_INDEX ? NULL : view_sdp(s->view, answer);
    const struct sdp_media *asked = a != NULL ? sdp_first(a, SLICE("audio")) : NULL;
    const struct sdp_media *given = b != NULL ? sdp_first(b, SLICE("audio")) : NULL;
    const struct sdp_format *odd = NULL;

    if (asked == NULL || given == NULL || given->port == 0)
        return MISSING;
    for (size_t i = 0; i < given->n_formats; i++) {
        const struct sdp_format *format = &given->formats[i];

        if (!carries_voice(format))
            continue;
        if (sdp_takes_format(asked, format))
            return MISSING;
        odd = odd != NULL ? odd : format;
    }
    if (odd == NULL)
        return MISSING;
    return value_in_message(s, answer, value_text(odd->encoding),
                            sip_span(view_message(s->view, answer), given->line), "sdp:m");
}

#define FACT(name, kind, get, unit, meaning) FACT_ROW(name, kind, get, unit, meaning, false, 0, 0)
#define WAY(prefix, way, fact, value_kind, way_part, of_unit, sentence)                            \
    {                                                                                              \
        .name = prefix "." fact, .kind = value_kind, .get_part = get_way, .known = get_way_known,  \
        .unit = of_unit, .meaning = sentence, .which = way, .part = way_part                       \
    }
#define WAY_FACTS(p, w)                                                                            \
    WAY(p, w, "packets", VALUE_NUMBER, WAY_PACKETS, NULL, N_("RTP packets that way")),             \
        WAY(p, w, "wanted", VALUE_NUMBER, WAY_WANTED, N_("seconds"),                               \
            N_("time in which offer and answer asked for audio that way")),                        \
        WAY(p, w, "lost", VALUE_NUMBER, WAY_LOST, NULL, N_("packets missing by sequence number")), \
        WAY(p, w, "loss", VALUE_NUMBER, WAY_LOSS, N_("percent"), N_("share of packets missing")),  \
        WAY(p, w, "first", VALUE_NUMBER, WAY_FIRST, N_("seconds"),                                 \
            N_("time from the answer to the first packet")),                                       \
        WAY(p, w, "stopped", VALUE_NUMBER, WAY_STOPPED, N_("seconds"),                             \
            N_("time from the last packet to the end of the call")),                               \
        WAY(p, w, "ttl", VALUE_NUMBER, WAY_TTL, N_("hops"), N_("highest TTL of the packets")),     \
        WAY(p, w, "jitter", VALUE_NUMBER, WAY_JITTER, N_("milliseconds"),                          \
            N_("interarrival jitter (RFC 3550)")),                                                 \
        WAY(p, w, "mos", VALUE_NUMBER, WAY_MOS, NULL, N_("estimate of the quality, 1 to 4.5")),    \
        WAY(p, w, "max_gap", VALUE_NUMBER, WAY_GAP, N_("seconds"),                                 \
            N_("longest time between two packets")),                                               \
        WAY(p, w, "src", VALUE_TEXT, WAY_SRC, NULL, N_("where the packets came from")),            \
        WAY(p, w, "dst", VALUE_TEXT, WAY_DST, NULL, N_("where the packets were sent")),            \
        WAY(p, w, "src.ip", VALUE_ADDR, WAY_SRC_IP, NULL, N_("the address they came from")),       \
        WAY(p, w, "dst.ip", VALUE_ADDR, WAY_DST_IP, NULL, N_("the address they were sent to")),    \
        WAY(p, w, "dst.port", VALUE_NUMBER, WAY_DST_PORT, NULL, N_("the port they were sent to")), \
        WAY(p, w, "dscp", VALUE_NUMBER, WAY_DSCP, NULL, N_("the DSCP of the first packet")),       \
        WAY(p, w, "remarked", VALUE_BOOL, WAY_REMARKED, NULL,                                      \
            N_("whether the DSCP of its packets changes")),                                        \
        WAY(p, w, "silent", VALUE_NUMBER, WAY_SILENT, N_("percent"),                               \
            N_("share of packets with digital silence")),                                          \
        WAY(p, w, "unknown_payload", VALUE_NUMBER, WAY_PAYLOAD, NULL,                              \
            N_("a payload type that the receiver's SDP does not list")),                           \
        WAY(p, w, "astray", VALUE_BOOL, WAY_ASTRAY, NULL,                                          \
            N_("whether all packets go where the receiver's SDP did not ask for them")),           \
        WAY(p, w, "named", VALUE_BOOL, WAY_NAMED, NULL,                                            \
            N_("whether SDPs of the call name both ends of its longest stream")),                  \
        WAY(p, w, "reported_loss", VALUE_NUMBER, WAY_REPORTED_LOSS, N_("percent"),                 \
            N_("loss that the receiver reported by RTCP, all in all")),                            \
        WAY(p, w, "reports", VALUE_NUMBER, WAY_REPORTS, NULL,                                      \
            N_("RTCP reports of the receiver on it"))

static const struct fact facts[] = {
    WAY_FACTS("media.to_caller", WAY_CALLER),
    WAY_FACTS("media.to_callee", WAY_CALLEE),
    WAY_FACTS("media.to_own", WAY_OWN),
    WAY_FACTS("media.to_far", WAY_FAR),
    FACT("media.streams", VALUE_NUMBER, get_streams, NULL, N_("number of RTP streams")),
    FACT("media.packets", VALUE_NUMBER, get_packets, NULL, N_("RTP packets in all")),
    FACT("answer.not_offered", VALUE_TEXT, get_not_offered, NULL,
         N_("a codec of the answer when none of its codecs was offered")),
};

const struct fact_table facts_of_media = { facts, ARRAY_SIZE(facts) };
