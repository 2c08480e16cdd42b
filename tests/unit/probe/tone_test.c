/* tone_test.c - packets of a tone that come back whole, with gaps, changed, or are none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "probe/tone.h"

#define PACKETS 100

static const struct endpoint source = { { .family = ADDR_IPV4, .bytes = { 192, 0, 2, 1 } }, 4000 };

/* PACKETS of them pass, of which each `drop`th does not arrive. */
static void echo(struct tone *t, uint8_t type, int drop)
{
    uint8_t packet[TONE_PACKET];
    struct tone sender;

    tone_init(t, type);
    tone_init(&sender, type);
    for (int i = 0; i < PACKETS; i++) {
        tone_make(&sender, packet);
        if (drop == 0 || i % drop != 1)
            tone_take(t, packet, sizeof packet, source, 57, 1000 + i * TONE_EACH);
    }
}

static void whole(void **state)
{
    static const uint8_t types[] = { 0, 8 };

    (void)state;
    for (size_t i = 0; i < sizeof types; i++) {
        struct tone t;

        echo(&t, types[i], 0);
        assert_int_equal(t.came, PACKETS);
        assert_int_equal(t.own, PACKETS);
        assert_int_equal(t.loud, PACKETS);
        assert_int_equal(t.lost, 0);
        assert_int_equal(t.ttl, 57);
        assert_int_equal(t.first, 1000);
        assert_true(t.jitter < 0.001);
        assert_true(endpoint_eq(t.source, source));
    }
}

static void gaps(void **state)
{
    struct tone t;

    (void)state;
    echo(&t, 0, 10);
    assert_int_equal(t.came, PACKETS - 10);
    assert_int_equal(t.lost, 10);
}

/* A number that wraps is no loss, nor is one that comes late. */
static void numbers(void **state)
{
    static const uint16_t order[] = { 65534, 65535, 1, 0, 2 };
    uint8_t packet[TONE_PACKET] = { 0x80 };
    struct tone t;

    (void)state;
    tone_init(&t, 0);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        packet[2] = (uint8_t)(order[i] >> 8);
        packet[3] = (uint8_t)order[i];
        tone_take(&t, packet, sizeof packet, source, 0, (nanos_t)i * TONE_EACH);
    }
    assert_int_equal(t.came, 5);
    assert_int_equal(t.lost, 0);
}

static void silence_and_rubbish(void **state)
{
    uint8_t packet[TONE_PACKET] = { 0x80, 0 };
    struct tone t;

    (void)state;
    tone_init(&t, 0);
    memset(packet + 12, 0xff, sizeof packet - 12);
    tone_take(&t, packet, sizeof packet, source, 0, 1);
    packet[1] = 8;
    memset(packet + 12, 0xd5, sizeof packet - 12);
    tone_take(&t, packet, sizeof packet, source, 0, 2);
    assert_int_equal(t.came, 2);
    assert_int_equal(t.loud + t.own, 0);
    tone_take(&t, packet, 12, source, 0, 3); /* no payload */
    packet[1] = 200;                         /* RTCP, a sender report */
    tone_take(&t, packet, sizeof packet, source, 0, 4);
    packet[0] = 0; /* STUN */
    tone_take(&t, packet, sizeof packet, source, 0, 5);
    tone_take(&t, packet, 0, source, 0, 6);
    assert_int_equal(t.came, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole),
        cmocka_unit_test(gaps),
        cmocka_unit_test(numbers),
        cmocka_unit_test(silence_and_rubbish),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
