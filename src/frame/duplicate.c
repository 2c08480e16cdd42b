/* duplicate.c - a table of the packets seen last, by which a second copy is known. */
#include "config.h"

#include "frame/duplicate.h"

#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/placing.h"

#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define TCP_COMPARED 64u
#define RTP_COMPARED 32u
#define WINDOW_WITH_ID (5 * NANOS_PER_MS)
#define WINDOW_WITHOUT_ID (1 * NANOS_PER_MS)

static const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);

/* Two chains, so that the multiplications overlap: whole SIP messages go through here. */
struct chains {
    uint64_t seed, a, b;
};

static inline void add_words(struct chains *c, const uint8_t *p)
{
    c->a = hash_fold(hash_word(p) ^ c->a, hash_word(p + 8) ^ c->seed ^ odd);
    c->b = hash_fold(hash_word(p + 16) ^ c->b, hash_word(p + 24) ^ c->seed);
}

static uint64_t hash_run(uint64_t seed, const uint8_t *p, size_t n)
{
    struct chains c = { seed, seed, seed ^ odd };

    for (; n >= 32; p += 32, n -= 32)
        add_words(&c, p);
    for (; n >= 8; p += 8, n -= 8)
        c.a = hash_fold(hash_word(p) ^ c.a, seed ^ odd);
    if (n > 0) {
        uint8_t rest[8] = { 0 };

        memcpy(rest, p, n);
        c.b = hash_fold(hash_word(rest) ^ c.b, seed ^ n);
    }
    return hash_fold(c.a ^ odd, c.b);
}

/* Version 2 of RTP and RTCP: most packets, which their first bytes tell apart (sequence number and
 * timestamp; the times of a report). Nothing that is text begins so. */
static bool is_like_rtp(const uint8_t *p, size_t n)
{
    return n >= RTP_COMPARED && p[0] >> 6 == 2;
}

IN_PLACE static uint64_t hash_udp(uint64_t seed, const uint8_t *p, size_t n)
{
    struct chains c;
    uint32_t ports;
    uint16_t length;

    memcpy(&ports, p, sizeof ports);
    memcpy(&length, p + 4, sizeof length);
    seed ^= (uint64_t)length << 32 | ports;
    p += 8;
    n -= 8;
    if (!is_like_rtp(p, n))
        return hash_run(seed, p, n);
    c = (struct chains){ seed, seed, seed ^ odd };
    add_words(&c, p);
    return hash_fold(c.a ^ odd, c.b);
}

/* The transport header without its checksum: on its way through one machine a packet may get it
 * filled in (offloading). */
IN_PLACE static uint64_t hash_payload(uint64_t seed, const struct likeness *l)
{
    const uint8_t *p = l->p;
    size_t n = l->n;

    if ((l->fragment & 0x1fff) == 0 && l->protocol == PROTOCOL_UDP && n >= 8)
        return hash_udp(seed, p, n);
    if ((l->fragment & 0x1fff) == 0 && l->protocol == PROTOCOL_TCP && n >= 18) {
        if (n > TCP_COMPARED)
            n = TCP_COMPARED;
        return hash_run(hash_run(seed, p, 16), p + 18, n - 18);
    }
    return hash_run(seed, p, n);
}

void recent_init(struct recent *recent)
{
    /* hash_bytes() brings in the process's seed: nobody can aim at a fingerprint. */
    recent->seed = hash_bytes("recent", 6) | 1;
    recent->last = RECENT_PACKETS; /* 0, in `newest`, is too long ago */
}

/* Those of IPv4 fill a word. */
IN_PLACE static uint64_t hash_addresses(uint64_t seed, const struct likeness *l)
{
    if (l->addresses_size == sizeof(uint64_t))
        return hash_fold(hash_word(l->addresses) ^ seed, odd);
    return hash_run(seed, l->addresses, l->addresses_size);
}

/* The last one of that fingerprint among those that end alike, of which the newest has `ago`
 * packets behind it; NULL if there is none. Each step goes further back. */
static const struct recent_packet *find(const struct recent *recent, uint64_t print, size_t ago)
{
    while (ago < RECENT_PACKETS) {
        size_t at = (recent->last - ago) & (RECENT_PACKETS - 1);

        if (recent->packets[at].fingerprint == print)
            return &recent->packets[at];
        ago += recent->between[at] + (size_t)1;
    }
    return NULL;
}

/* Either may be the earlier one: the interfaces of a capture do not share a queue. */
static bool is_within(nanos_t a, nanos_t b, uint64_t window)
{
    return (uint64_t)a - (uint64_t)b + window <= 2 * window;
}

/* Whether it was there just now; it is put down. */
IN_PLACE static bool take_fingerprint(struct recent *recent, uint64_t print, nanos_t time,
                                      uint64_t window)
{
    uint16_t *newest = &recent->newest[print & (RECENT_ENDS - 1)];
    uint16_t ago = (uint16_t)(recent->last - *newest);
    const struct recent_packet *before = find(recent, print, ago);
    bool same = before != NULL && is_within(time, before->time, window);
    size_t at = ++recent->last & (RECENT_PACKETS - 1);

    recent->packets[at] = (struct recent_packet){ print, time };
    recent->between[at] = ago;
    *newest = recent->last;
    return same;
}

IN_PLACE static bool is_duplicate(struct recent *recent, const struct likeness *l, nanos_t time)
{
    uint64_t fields = (uint64_t)l->id << 48 | (uint64_t)l->fragment << 32 |
                      (uint64_t)(l->length & 0xffffff) << 8 | l->protocol;
    uint64_t print = hash_addresses(recent->seed ^ fields, l);

    print = hash_payload(print, l);
    return take_fingerprint(recent, print, time, l->has_id ? WINDOW_WITH_ID : WINDOW_WITHOUT_ID);
}

bool recent_is_duplicate(struct recent *recent, const struct likeness *l, nanos_t time)
{
    return is_duplicate(recent, l, time);
}

bool recent_is_duplicate_udp(struct recent *recent, const uint8_t *ip, uint32_t n, uint32_t length,
                             nanos_t time)
{
    const uint32_t header = 20;
    uint16_t id = be16(ip + 4);
    const struct likeness likeness = {
        .addresses = ip + 12,
        .addresses_size = 8,
        .protocol = PROTOCOL_UDP,
        .has_id = id != 0,
        .id = id,
        .length = length - header,
        .p = ip + header,
        .n = n - header,
    };

    return is_duplicate(recent, &likeness, time);
}
