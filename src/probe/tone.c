/* tone.c - RTP packets of a tone of 1 kHz, and a count of those that come. */
#include "config.h"

#include "probe/tone.h"

#include <string.h>
#include <sys/random.h>

#include "base/bytes.h"

#define HEAD 12u
#define RATE 8 /* samples in a millisecond */

/* ITU-T G.711, tables 5 and 6: 1 kHz at 0 dBm0. */
static const uint8_t of_pcmu[RATE] = { 0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e };
static const uint8_t of_pcma[RATE] = { 0x34, 0x21, 0x21, 0x34, 0xb4, 0xa1, 0xa1, 0xb4 };

static void put_samples(const struct tone *t, uint8_t *p, size_t n)
{
    const uint8_t *wave = t->payload_type == 8 ? of_pcma : of_pcmu;

    for (size_t i = 0; i < n; i++)
        p[i] = wave[i % RATE];
}

void tone_init(struct tone *t, uint8_t payload_type)
{
    *t = (struct tone){ .payload_type = payload_type, .first = NANOS_NONE };
    if (getrandom(&t->ssrc, sizeof t->ssrc, 0) != (ssize_t)sizeof t->ssrc)
        t->ssrc = 0x51505759;
}

void tone_make(struct tone *t, uint8_t packet[TONE_PACKET])
{
    packet[0] = 0x80;
    packet[1] = (uint8_t)(t->payload_type | (t->sent == 0 ? 0x80 : 0));
    packet[2] = (uint8_t)(t->sent >> 8);
    packet[3] = (uint8_t)t->sent;
    put_be32(packet + 4, t->sent * (TONE_PACKET - HEAD));
    put_be32(packet + 8, t->ssrc);
    put_samples(t, packet + HEAD, TONE_PACKET - HEAD);
    t->sent++;
}

/* Both laws hold the loudness in the bits behind the sign, one of them with every second bit
 * turned. */
static bool is_loud(uint8_t payload_type, const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned size = payload_type == 8 ? (p[i] ^ 0x55u) & 0x7f : ~p[i] & 0x7fu;

        if (size >= 0x30) /* the fourth of eight segments */
            return true;
    }
    return false;
}

static void note_jitter(struct tone *t, uint32_t stamp, nanos_t now)
{
    uint32_t transit = (uint32_t)(now / (NANOS_PER_MS / RATE)) - stamp;
    int32_t change = (int32_t)(transit - t->transit);

    if (t->came > 0)
        t->jitter +=
            ((double)(change < 0 ? -(int64_t)change : change) / (double)RATE - t->jitter) / 16.0;
    t->transit = transit;
}

static void note_number(struct tone *t, uint16_t number)
{
    if (t->came == 0)
        t->lowest = t->highest = number;
    else if ((uint16_t)(number - t->highest) < 0x8000)
        t->highest = number;
    unsigned span = (uint16_t)(t->highest - t->lowest) + 1u;

    t->lost = span > t->came + 1 ? span - t->came - 1 : 0;
}

void tone_take(struct tone *t, const uint8_t *p, size_t n, struct endpoint from, int ttl,
               nanos_t now)
{
    uint8_t own[TONE_PACKET - HEAD];
    uint8_t type = n > 1 ? p[1] & 0x7f : 0;

    if (n <= HEAD || p[0] >> 6 != 2 || (type >= 64 && type <= 95)) /* RFC 5761: RTCP */
        return;
    note_jitter(t, be32(p + 4), now);
    note_number(t, be16(p + 2));
    if (t->came == 0)
        t->first = now;
    t->came++;
    t->source = from;
    t->ttl = ttl;
    put_samples(t, own, sizeof own);
    t->own += n == TONE_PACKET && memcmp(own, p + HEAD, sizeof own) == 0;
    t->loud += (type == 0 || type == 8) && is_loud(type, p + HEAD, n - HEAD);
}
