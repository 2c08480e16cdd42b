/* alert_id.c - names of alerts. */
#include "config.h"

#include "alert/alert_id.h"

#include <stddef.h>
#include <sys/random.h>

#include "base/mem.h"

#define TIME_DIGITS 10
#define MS_MOST ((UINT64_C(1) << 48) - 1)
#define TIME_MOST ((uint64_t)(INT64_MAX / 2 / NANOS_PER_MS)) /* a span may be added */

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* One more than the last: true unless all bits were set. */
static bool count_up(uint8_t random[10])
{
    for (size_t i = 10; i-- > 0;)
        if (++random[i] != 0)
            return true;
    return false;
}

static void draw(struct alert_ids *ids)
{
    if (getrandom(ids->random, sizeof ids->random, 0) != (ssize_t)sizeof ids->random)
        ids->random[0] = 0;
    ids->random[0] &= 0x7f; /* room to count up */
}

void alert_id_next(struct alert_ids *ids, nanos_t now, char out[ALERT_ID + 1])
{
    uint64_t ms = now > 0 ? (uint64_t)(now / NANOS_PER_MS) & MS_MOST : 0;

    if (ms > ids->latest || ids->latest == 0) {
        ids->latest = ms;
        draw(ids);
    } else if (!count_up(ids->random)) {
        ids->latest++;
    }
    for (size_t i = 0; i < TIME_DIGITS; i++)
        out[i] = digits[ids->latest >> (5 * (TIME_DIGITS - 1 - i)) & 31];
    for (size_t i = 0; i < ALERT_ID - TIME_DIGITS; i++) {
        size_t bit = i * 5, byte = bit / 8;
        unsigned two = (unsigned)ids->random[byte] << 8 |
                       (byte + 1 < sizeof ids->random ? ids->random[byte + 1] : 0);

        out[TIME_DIGITS + i] = digits[two >> (11 - bit % 8) & 31];
    }
    out[ALERT_ID] = '\0';
}

static size_t digit_of(char c)
{
    return slice_chr((struct slice){ digits, sizeof digits - 1 }, c);
}

bool alert_id_is(struct slice text)
{
    for (size_t i = 0; i < text.n; i++)
        if (digit_of(text.p[i]) >= 32)
            return false;
    return text.n == ALERT_ID && digit_of(text.p[0]) < 8;
}

nanos_t alert_id_time(struct slice text)
{
    uint64_t ms = 0;

    for (size_t i = 0; i < TIME_DIGITS; i++)
        ms = ms << 5 | digit_of(text.p[i]);
    return (nanos_t)(ms < TIME_MOST ? ms : TIME_MOST) * NANOS_PER_MS;
}
