/* hep.c - packets that an agent of HOMER sends on (HEP 1 and 2, HEP 3 = EEP), as datagrams between
 * the hosts that they name.
 *
 * HEP 3 is known by its first bytes, the older ones by the port 9060 besides. A message over TCP or
 * TLS is handed on by the agent as a whole. Its time is the agent's, if that is near the capture's.
 * The same datagram again (one agent, several ways) is a duplicate, and so is what another agent
 * tells of the same hop: agents at both of its ends hear each message. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/frame_private.h"

#define HEP_PORT 9060
#define CHUNK_HEADER 6u
#define CLEAR_MAX ((size_t)256 * 1024) /* of a compressed payload */
#define NEAR (60 * NANOS_PER_S)
#define RECENT 64
#define TOLD 32768                  /* messages, by whom they were told; of more the oldest goes */
#define TOLD_FOR (32 * NANOS_PER_S) /* a message is repeated so long: 64*T1 */

enum {
    CHUNK_FAMILY = 1,
    CHUNK_PROTOCOL = 2,
    CHUNK_IPV4_SOURCE = 3,
    CHUNK_IPV4_TARGET = 4,
    CHUNK_IPV6_SOURCE = 5,
    CHUNK_IPV6_TARGET = 6,
    CHUNK_SOURCE_PORT = 7,
    CHUNK_TARGET_PORT = 8,
    CHUNK_SECONDS = 9,
    CHUNK_MICROSECONDS = 10,
    CHUNK_KIND = 11,
    CHUNK_AGENT = 12,
    CHUNK_KEEPALIVE = 13,
    CHUNK_KEY = 14,
    CHUNK_PAYLOAD = 15,
    CHUNK_COMPRESSED = 16,
    CHUNK_CORRELATION = 17,
    CHUNK_NODE = 19
};
enum { KIND_SIP = 1, KIND_RTP = 4, KIND_RTCP = 5, KIND_LOG = 100 };
enum { PROTOCOL_TCP = 6, PROTOCOL_UDP = 17, PROTOCOL_SCTP = 132 };

/* A message between two hosts, and the agent that told of it first. */
struct told {
    uint64_t message, agent;
    nanos_t time;
};

struct hep {
    uint64_t recent[RECENT]; /* of datagrams */
    size_t n_recent;
    struct told told[TOLD];
    size_t n_told;
    struct hash by_message; /* -> the place in `told` */
    uint8_t clear[CLEAR_MAX];
    uint8_t report[HEP_REPORT_MAX];
};

/* One that is being read. */
struct hep_packet {
    struct endpoint src, dst;
    uint32_t protocol, kind;
    uint32_t seconds, microseconds;
    uint32_t agent;
    struct slice key, correlation, node;
    const uint8_t *payload;
    uint32_t n;     /* captured */
    uint32_t whole; /* on the wire */
    bool compressed;
};

static struct hep *hep_of(struct frames *frames)
{
    if (frames->hep == NULL)
        frames->hep = xcalloc(1, sizeof *frames->hep);
    return frames->hep;
}

void hep_free(struct hep *hep)
{
    if (hep != NULL)
        hash_done(&hep->by_message);
    free(hep);
}

static bool is_repeated(struct hep *hep, const uint8_t *p, uint32_t n)
{
    uint64_t sum = hash_bytes(p, n);

    for (size_t i = 0; i < RECENT && i < hep->n_recent; i++)
        if (hep->recent[i] == sum)
            return true;
    hep->recent[hep->n_recent++ % RECENT] = sum;
    return false;
}

/* In the place of the oldest. */
static void put_told(struct hep *hep, struct told told)
{
    uint32_t i = (uint32_t)(hep->n_told++ % TOLD);

    if (hash_get(&hep->by_message, hep->told[i].message) == i)
        hash_remove(&hep->by_message, hep->told[i].message);
    hep->told[i] = told;
    hash_put(&hep->by_message, told.message, i);
}

/* A retransmission comes by the same agent as the message; a copy by another one is none. Where
 * each agent hears only what the other does not, each is the first to tell of it. */
static bool is_told_by_another(struct hep *hep, const struct hep_packet *h, uint64_t agent,
                               nanos_t now)
{
    uint64_t sum = hash_bytes(h->payload, h->n) ^ endpoints_hash(&h->src, &h->dst, h->protocol);
    uint32_t i = hash_get(&hep->by_message, sum);

    if (i != NO_INDEX && (uint64_t)now - (uint64_t)hep->told[i].time < (uint64_t)TOLD_FOR)
        return hep->told[i].agent != agent;
    put_told(hep, (struct told){ sum, agent, now });
    return false;
}

static uint32_t number_of(const uint8_t *p, uint32_t n)
{
    return n == 1 ? p[0] : n == 2 ? be16(p) : n >= 4 ? be32(p) : 0;
}

static void take_chunk(struct hep_packet *h, unsigned type, const uint8_t *p, uint32_t n)
{
    uint32_t *const numbers[] = {
        [CHUNK_PROTOCOL] = &h->protocol,
        [CHUNK_SECONDS] = &h->seconds,
        [CHUNK_MICROSECONDS] = &h->microseconds,
        [CHUNK_KIND] = &h->kind,
        [CHUNK_AGENT] = &h->agent,
    };
    struct slice *const texts[] = {
        [CHUNK_KEY] = &h->key,
        [CHUNK_CORRELATION] = &h->correlation,
        [CHUNK_NODE] = &h->node,
    };

    if (type < ARRAY_SIZE(numbers) && numbers[type] != NULL)
        *numbers[type] = number_of(p, n);
    else if (type < ARRAY_SIZE(texts) && texts[type] != NULL)
        *texts[type] = (struct slice){ (const char *)p, n };
    else if (n == 4 && (type == CHUNK_IPV4_SOURCE || type == CHUNK_IPV4_TARGET))
        (type == CHUNK_IPV4_SOURCE ? &h->src : &h->dst)->addr = addr_ipv4(p);
    else if (n == 16 && (type == CHUNK_IPV6_SOURCE || type == CHUNK_IPV6_TARGET))
        (type == CHUNK_IPV6_SOURCE ? &h->src : &h->dst)->addr = addr_ipv6(p);
    else if (n == 2 && (type == CHUNK_SOURCE_PORT || type == CHUNK_TARGET_PORT))
        (type == CHUNK_SOURCE_PORT ? &h->src : &h->dst)->port = be16(p);
}

/* Numbers and addresses; names, keys and the chunks of vendors may be anybody's. */
static void note_chunk(struct frames *frames, unsigned type, const uint8_t *p, uint32_t n)
{
    bool four = type == CHUNK_IPV4_SOURCE || type == CHUNK_IPV4_TARGET;
    bool six = type == CHUNK_IPV6_SOURCE || type == CHUNK_IPV6_TARGET;

    if (n == (six ? 16u : 4u) && (four || six))
        layers_note(frames, LAYER_ADDRESS, p, n);
    else if (n <= 4 && type >= CHUNK_FAMILY && type <= CHUNK_KEEPALIVE && !four && !six)
        layers_note(frames, LAYER_HEADER, p, n);
}

static void note_payload(struct frames *frames, const struct hep_packet *h)
{
    if (frames->layers != NULL)
        layers_note(frames, h->compressed ? LAYER_PACKED : LAYER_DATAGRAM, h->payload, h->n);
}

/* Chunks of vendors are passed over. Payload that the capture cut off is missing. */
static bool read_chunks(struct frames *frames, const struct cursor *c, struct hep_packet *h)
{
    uint32_t at = CHUNK_HEADER, end = be16(c->p + 4);

    if (end < CHUNK_HEADER || end > c->len)
        return false;
    layer_header(frames, c, CHUNK_HEADER);
    while (at + CHUNK_HEADER <= end && at + CHUNK_HEADER <= c->n) {
        const uint8_t *p = c->p + at;
        uint32_t vendor = be16(p), type = be16(p + 2), length = be16(p + 4);
        uint32_t there = c->n - at - CHUNK_HEADER;

        if (length < CHUNK_HEADER || length > end - at)
            return false;
        length -= CHUNK_HEADER;
        if (frames->layers != NULL)
            layers_note(frames, LAYER_HEADER, p, CHUNK_HEADER);
        if (vendor == 0 && (type == CHUNK_PAYLOAD || type == CHUNK_COMPRESSED)) {
            h->payload = p + CHUNK_HEADER;
            h->whole = length;
            h->n = length < there ? length : there;
            h->compressed = type == CHUNK_COMPRESSED;
            note_payload(frames, h);
        } else if (vendor == 0 && length <= there) {
            if (frames->layers != NULL)
                note_chunk(frames, type, p + CHUNK_HEADER, length);
            take_chunk(h, type, p + CHUNK_HEADER, length);
        }
        at += CHUNK_HEADER + length;
    }
    return true;
}

/* HEP 1 and 2: version, length of the header, family, protocol, ports, addresses; in 2 the time, in
 * the order of the agent's bytes, which is that of nearly all machines. */
static bool read_old(struct frames *frames, const struct cursor *c, struct hep_packet *h)
{
    bool six = c->n > 2 && c->p[2] == 10;
    uint32_t header = six ? 40 : 16, time = header;

    if (c->n < 3 || (c->p[0] != 1 && c->p[0] != 2) || (c->p[2] != 2 && !six))
        return false;
    if (c->p[0] == 2)
        header += 12;
    /* Kamailio does not count the time as of the header. */
    if (c->n < header || (c->p[1] != header && c->p[1] != time))
        return false;
    h->protocol = c->p[3];
    h->src = (struct endpoint){ six ? addr_ipv6(c->p + 8) : addr_ipv4(c->p + 8), be16(c->p + 4) };
    h->dst = (struct endpoint){ six ? addr_ipv6(c->p + 24) : addr_ipv4(c->p + 12), be16(c->p + 6) };
    if (c->p[0] == 2) {
        h->seconds = __builtin_bswap32(be32(c->p + time));
        h->microseconds = __builtin_bswap32(be32(c->p + time + 4));
        h->agent = __builtin_bswap16(be16(c->p + time + 8));
    }
    h->kind = KIND_SIP;
    h->payload = c->p + header;
    h->n = c->n - header;
    h->whole = c->len - header;
    layer_header(frames, c, header);
    if (frames->layers != NULL) {
        layers_note(frames, LAYER_ADDRESS, c->p + 8, six ? 16 : 4);
        layers_note(frames, LAYER_ADDRESS, c->p + (six ? 24 : 12), six ? 16 : 4);
    }
    note_payload(frames, h);
    return true;
}

/* False: it is damaged, or more than may be. */
static bool inflate_payload(struct hep *hep, struct hep_packet *h)
{
    z_stream z = { .next_in = (uint8_t *)(uintptr_t)h->payload,
                   .avail_in = h->n,
                   .next_out = hep->clear,
                   .avail_out = (uInt)CLEAR_MAX };

    if (inflateInit2(&z, 15 + 32) != Z_OK)
        return false;
    bool good = inflate(&z, Z_FINISH) == Z_STREAM_END;

    inflateEnd(&z);
    h->payload = hep->clear;
    h->n = h->whole = (uint32_t)z.total_out;
    return good;
}

static void set_time(struct frame *frame, const struct hep_packet *h)
{
    nanos_t time = h->seconds * NANOS_PER_S + h->microseconds * (NANOS_PER_S / 1000000);

    /* Unsigned, for the time of a packet may be any: 0 is as far behind as may be. */
    uint64_t ahead = (uint64_t)time - (uint64_t)frame->time + (uint64_t)NEAR;

    if (h->microseconds < 1000000 && ahead < 2 * (uint64_t)NEAR)
        frame->time = time;
}

static struct frame_agent agent_of(const struct frames *frames, const struct hep_packet *h)
{
    return (struct frame_agent){
        .from = frames->frame.src.addr,
        .id = h->agent,
        .name = h->node,
        .correlation = h->correlation,
    };
}

static uint64_t agent_hash(const struct frame_agent *agent)
{
    const struct endpoint from = { agent->from, 0 };

    return endpoints_hash(&from, &from, agent->id) ^ hash_bytes(agent->name.p, agent->name.n);
}

static void emit(struct frames *frames, const struct cursor *c, const struct hep_packet *h,
                 const struct frame_agent *agent)
{
    struct frame frame = frames->frame;
    bool in_packet = h->payload >= c->p && h->payload < c->p + c->n;

    frame.kind = h->kind == KIND_LOG ? FRAME_LOG : FRAME_DATAGRAM;
    frame.agent = agent;
    frame.transport = h->protocol == PROTOCOL_TCP    ? TRANSPORT_TCP
                      : h->protocol == PROTOCOL_SCTP ? TRANSPORT_SCTP
                                                     : TRANSPORT_UDP;
    frame.src = h->src;
    frame.dst = h->dst;
    frame.direction = DIRECTION_UNKNOWN;
    frame.ttl = frame.tos = 0;
    frame.payload = (struct slice){ (const char *)h->payload, h->n };
    frame.missing = h->whole - h->n;
    frame.ref =
        c->ref == REF_NONE || !in_packet ? REF_NONE : c->ref + (uint64_t)(h->payload - c->p);
    set_time(&frame, h);
    frames->stats.datagrams += h->kind != KIND_LOG;
    frames->sink(frames->context, &frame);
}

/* Reports of RTCP come as they were sent, or retold as JSON (its first byte is none of version 2):
 * that is made a packet of RTCP again. */
static bool take_report(struct hep *hep, struct hep_packet *h)
{
    if (h->n > 0 && h->payload[0] >> 6 == 2)
        return true;
    h->n = h->whole =
        hep_report_packet((struct slice){ (const char *)h->payload, h->n }, hep->report);
    h->payload = hep->report;
    return h->n > 0;
}

/* NULL: of a kind that is not read. */
static uint64_t *count_of_kind(struct frames_stats *stats, uint32_t kind)
{
    switch (kind) {
    case KIND_SIP:
    case KIND_RTP:
        return &stats->hep;
    case KIND_RTCP:
        return &stats->hep_reports;
    case KIND_LOG:
        return &stats->hep_logs;
    }
    return NULL;
}

static void take_payload(struct frames *frames, const struct cursor *c, struct hep_packet *h)
{
    struct frame_agent agent = agent_of(frames, h);
    uint64_t *count = h->payload != NULL ? count_of_kind(&frames->stats, h->kind) : NULL;

    if (count != NULL && h->compressed && !inflate_payload(frames->hep, h)) {
        frames->stats.hep_damaged++;
    } else if (count == NULL || (h->kind == KIND_RTCP && !take_report(frames->hep, h))) {
        frames->stats.hep_other++;
    } else if (is_told_by_another(frames->hep, h, agent_hash(&agent), frames->frame.time)) {
        frames->stats.duplicates++;
    } else {
        ++*count;
        emit(frames, c, h, &agent);
    }
}

/* A string that differs takes as long as one that does not. */
static bool is_key(const char *wanted, struct slice given)
{
    size_t n = strlen(wanted);
    unsigned difference = given.n != n;

    for (size_t i = 0; i < given.n && i < n; i++)
        difference |= (unsigned char)given.p[i] ^ (unsigned char)wanted[i];
    return difference == 0;
}

APART static bool decode(struct frames *frames, const struct cursor *c, bool new)
{
    struct hep_packet h = { .kind = KIND_SIP, .protocol = PROTOCOL_UDP };

    if (!(new ? read_chunks(frames, c, &h) : read_old(frames, c, &h)))
        return false;
    if (frames->layers != NULL)
        return true;
    if (frames->hep_own.port != 0 && endpoint_eq(frames->hep_own, frames->frame.dst))
        return true;
    if (frames->hep_key != NULL && !is_key(frames->hep_key, h.key))
        frames->stats.hep_refused++;
    else if (is_repeated(hep_of(frames), c->p, c->n))
        frames->stats.duplicates++;
    else
        take_payload(frames, c, &h);
    return true;
}

bool decode_hep(struct frames *frames, const struct cursor *c)
{
    bool new = c->n >= CHUNK_HEADER &&memcmp(c->p, "HEP3", 4) == 0;

    return (new || frames->frame.dst.port == HEP_PORT) && decode(frames, c, new);
}
