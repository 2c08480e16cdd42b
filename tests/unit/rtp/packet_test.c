/* packet_test.c - RTP and RTCP packets, whole and damaged. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "rtp/packet.h"

#define BYTES(...)                                                                                 \
    ((struct slice){ (const char *)(const uint8_t[]){ __VA_ARGS__ },                               \
                     sizeof(const uint8_t[]){ __VA_ARGS__ } })
#define HEADER(first, second) first, second, 0x12, 0x34, 0, 0, 0x10, 0, 0xde, 0xad, 0xbe, 0xef

static void plain(void **state)
{
    (void)state;
    struct rtp_packet p;
    assert_true(rtp_parse(BYTES(HEADER(0x80, 0x88), 1, 2, 3), &p));
    assert_int_equal(p.sequence, 0x1234);
    assert_int_equal(p.timestamp, 0x1000);
    assert_int_equal(p.ssrc, 0xdeadbeef);
    assert_int_equal(p.payload_type, 8);
    assert_true(p.marker);
    assert_int_equal(p.payload.n, 3);
    assert_int_equal(p.payload.p[0], 1);
}

static void header_pieces(void **state)
{
    (void)state;
    struct rtp_packet p;
    /* Two CSRCs, an extension of one word, two bytes of padding. */
    assert_true(rtp_parse(
        BYTES(HEADER(0xb2, 0), 0, 0, 0, 1, 0, 0, 0, 2, 0xbe, 0xde, 0, 1, 9, 9, 9, 9, 42, 0, 2),
        &p));
    assert_int_equal(p.payload.n, 1);
    assert_int_equal(p.payload.p[0], 42);
    assert_false(p.marker);
    /* With the end not captured the last byte says nothing of padding. */
    assert_true(rtp_parse_cut(BYTES(HEADER(0xa0, 0), 1, 2, 99), 50, &p));
    assert_int_equal(p.payload.n, 3);
}

static void not_rtp(void **state)
{
    (void)state;
    struct rtp_packet p;
    assert_false(rtp_parse((struct slice){ NULL, 0 }, &p));
    assert_false(rtp_parse(BYTES(0x80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), &p));      /* 11 bytes */
    assert_false(rtp_parse(BYTES(HEADER(0x40, 0), 1), &p));                      /* version 1 */
    assert_false(rtp_parse(BYTES(HEADER(0x00, 1), 1, 2, 3, 4, 5, 6, 7, 8), &p)); /* STUN */
    assert_false(rtp_parse(BYTES(HEADER(22, 254), 1), &p));                      /* DTLS */
    assert_false(rtp_parse(BYTES(HEADER(0x10, 0), 'Z', 'R', 'T', 'P'), &p));     /* ZRTP */
    assert_false(rtp_parse(BYTES(HEADER(0x80, 200), 1), &p));                    /* RTCP SR */
    assert_false(rtp_parse(BYTES(HEADER(0x84, 0), 0, 0, 0, 1), &p)); /* CSRCs past the end */
    assert_false(rtp_parse(BYTES(HEADER(0x90, 0), 0, 0), &p));       /* extension cut */
    /* extension too long */
    assert_false(rtp_parse(BYTES(HEADER(0x90, 0), 0, 0, 0xff, 0xff, 1), &p));
    assert_false(rtp_parse(BYTES(HEADER(0xa0, 0), 1, 4), &p)); /* padding too long */
    assert_false(rtp_parse(BYTES(HEADER(0xa0, 0), 1, 0), &p)); /* padding of 0 */
}

static void sender_report(void **state)
{
    (void)state;
    struct slice d = BYTES(0x81, 200, 0, 12, 0, 0, 0, 7, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0,
                           0, 100, 0, 0, 1, 0, 0, 0, 0, 9, 64, 0xff, 0xff, 0xfe, 0, 1, 0, 5, 0, 0,
                           0, 33, 0, 0, 0, 1, 0, 0, 0, 2, 0x80, 201, 0, 1, 0, 0, 0, 8);
    struct rtcp_packet p;
    assert_true(rtcp_looks_like(d));
    assert_true(rtcp_next(&d, &p));
    assert_int_equal(p.type, 200);
    assert_int_equal(p.ssrc, 7);
    assert_int_equal(p.packets, 100);
    assert_int_equal(p.octets, 256);
    assert_int_equal(p.n_blocks, 1);
    assert_int_equal(p.blocks[0].ssrc, 9);
    assert_int_equal(p.blocks[0].fraction_lost, 64);
    assert_int_equal(p.blocks[0].lost, -2);
    assert_int_equal(p.blocks[0].highest_sequence, 0x10005);
    assert_int_equal(p.blocks[0].jitter, 33);
    assert_true(rtcp_next(&d, &p));
    assert_int_equal(p.type, 201);
    assert_int_equal(p.n_blocks, 0);
    assert_false(rtcp_next(&d, &p));
}

static void broken_rtcp(void **state)
{
    (void)state;
    struct rtcp_packet p;
    /* 31 blocks, room for none */
    struct slice lies = BYTES(0x9f, 201, 0, 2, 0, 0, 0, 7, 1, 2, 3, 4);
    assert_true(rtcp_next(&lies, &p));
    assert_int_equal(p.n_blocks, 0);
    assert_false(rtcp_looks_like(BYTES(0x80, 200, 0xff, 0xff, 0, 0, 0, 7)));
    assert_false(rtcp_looks_like(BYTES(0x80, 200, 0, 0, 0, 0, 0, 7)));
    assert_false(rtcp_looks_like(BYTES(0x80, 199, 0, 1, 0, 0, 0, 7)));
    assert_false(rtcp_looks_like(BYTES(0x80, 200, 0)));
}

/* A block of another kind before the metrics, and metrics that are cut. */
static void extended_report(void **state)
{
    (void)state;
    struct rtcp_packet p;
    struct slice d = BYTES(0x80, 207, 0, 12, 0, 0, 0, 7, 4, 0, 0, 1, 1, 2, 3, 4, 7, 0, 0, 8, 0, 0,
                           0, 9, 13, 26, 0, 0, 0, 0, 0, 0, 0, 120, 0, 80, 0, 0, 0, 16, 70, 127, 31,
                           31, 0, 0, 0, 0, 0, 0, 0, 0);
    assert_true(rtcp_next(&d, &p));
    assert_true(p.measured);
    assert_int_equal(p.ssrc, 7);
    assert_int_equal(p.metrics.ssrc, 9);
    assert_int_equal(p.metrics.loss, 13);
    assert_int_equal(p.metrics.discarded, 26);
    assert_int_equal(p.metrics.round_trip, 120);
    assert_int_equal(p.metrics.delay, 80);
    assert_int_equal(p.metrics.r_factor, 70);
    assert_int_equal(p.metrics.mos_listen, 31);
    struct slice cut = BYTES(0x80, 207, 0, 3, 0, 0, 0, 7, 7, 0, 0, 8, 0, 0, 0, 9);
    assert_true(rtcp_next(&cut, &p));
    assert_false(p.measured);
}

static void events(void **state)
{
    (void)state;
    struct telephone_event e;
    assert_true(telephone_event_parse(BYTES(11, 0x8a, 0x03, 0x20), &e));
    assert_int_equal(e.event, 11);
    assert_true(e.end);
    assert_int_equal(e.volume, 10);
    assert_int_equal(e.duration, 800);
    assert_false(telephone_event_parse(BYTES(16, 0, 0, 0), &e));
    assert_false(telephone_event_parse(BYTES(1, 0x40, 0, 0), &e));
    assert_false(telephone_event_parse(BYTES(1, 0, 0), &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),           cmocka_unit_test(header_pieces),
        cmocka_unit_test(not_rtp),         cmocka_unit_test(sender_report),
        cmocka_unit_test(broken_rtcp),     cmocka_unit_test(events),
        cmocka_unit_test(extended_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
