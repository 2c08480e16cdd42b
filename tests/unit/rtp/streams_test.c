/* streams_test.c - the table: what becomes a stream, SSRC changes, RTCP, the limit. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "rtp/stream.h"
#include "rtp_maker.h"

static const nanos_t t0 = 500 * NANOS_PER_S;

static void two_in_sequence(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct stream *found;
    struct rtp_maker m;
    rtp_maker_init(&m, test_endpoint(1, 4000), test_endpoint(2, 5000), 7);
    assert_false(streams_feed(s, rtp_maker_frame(&m, t0), &found));
    assert_null(found);
    m.sequence += 7; /* does not follow: still in doubt */
    assert_false(streams_feed(s, rtp_maker_frame(&m, t0 + 1), &found));
    m.sequence++;
    assert_true(streams_feed(s, rtp_maker_frame(&m, t0 + 2), &found));
    assert_non_null(found);
    assert_int_equal(found->packets, 2);
    assert_int_equal(found->bytes, 320);
    assert_int_equal(found->first_frame, 2);
    assert_int_equal(streams_rtp_packets(s), 2);
    streams_free(s);
}

/* One packet of each flow, in turn. */
static void feed_a_round(struct streams *s, struct rtp_maker *m, unsigned flows, unsigned round)
{
    for (unsigned i = 0; i < flows; i++) {
        rtp_maker_init(m, test_endpoint(1, 4000), test_endpoint(2, 5000 + 2 * i), 7);
        m->sequence = (uint16_t)(100 + round);
        streams_feed(s, rtp_maker_frame(m, t0 + round * 20 * NANOS_PER_MS), NULL);
    }
}

/* Flows that begin together are told apart, whatever the key of the process makes of them. */
static void many_at_once(void **state)
{
    (void)state;
    enum { FLOWS = 1000 };
    struct streams *s = streams_new(FLOWS);
    struct rtp_maker m;

    for (unsigned round = 0; round < 2; round++)
        feed_a_round(s, &m, FLOWS, round);
    assert_int_equal(streams_count(s), FLOWS);
    assert_int_equal(streams_rtp_packets(s), 2 * FLOWS);
    streams_free(s);
}

/* Of more than can be in doubt at once, some are found each time around. */
static void too_many_at_once(void **state)
{
    (void)state;
    enum { FLOWS = 3000 };
    struct streams *s = streams_new(FLOWS);
    struct rtp_maker m;

    for (unsigned round = 0; round < 100; round++)
        feed_a_round(s, &m, FLOWS, round);
    assert_int_equal(streams_count(s), FLOWS);
    streams_free(s);
}

static bool to_port_5000(void *context, const struct endpoint *src, const struct endpoint *dst)
{
    (void)context, (void)src;
    return dst->port == 5000;
}

static void one_where_expected(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct stream *found;
    struct rtp_maker m;
    streams_on_probation(s, to_port_5000, NULL);
    rtp_maker_init(&m, test_endpoint(1, 4000), test_endpoint(2, 5000), 7);
    assert_true(streams_feed(s, rtp_maker_frame(&m, t0), &found));
    assert_int_equal(found->packets, 1);
    m.frame.dst.port = 5002;
    assert_false(streams_feed(s, rtp_maker_frame(&m, t0), &found));
    assert_int_equal(streams_count(s), 1);
    streams_free(s);
}

/* UDPTL (T.38): sequence number, length, data; it must not become RTP even when it begins with the
 * bits of version 2. */
static void udptl(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    uint8_t d[20] = { 0 };
    struct frame f = { .kind = FRAME_DATAGRAM,
                       .src = test_endpoint(1, 4000),
                       .dst = test_endpoint(2, 5000) };
    f.payload = (struct slice){ (const char *)d, sizeof d };
    for (unsigned i = 0; i < 200; i++) {
        put16(d, 0x8000 + i);
        d[2] = 1;
        d[3] = 6;
        put32(d + 8, i * 77);
        f.time = t0 + i;
        assert_false(streams_feed(s, &f, NULL));
    }
    assert_int_equal(streams_count(s), 0);
    streams_free(s);
}

/* The ports of a call that is over, and by chance its SSRC, serve the next one. */
static void the_same_flow_begins_anew(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct stream *found;
    struct rtp_maker m;
    rtp_maker_init(&m, test_endpoint(1, 4000), test_endpoint(2, 5000), 7);
    for (unsigned i = 0; i < 50; i++, m.sequence++)
        streams_feed(s, rtp_maker_frame(&m, t0 + i * 20 * NANOS_PER_MS), &found);
    /* on hold for twelve seconds: the same stream goes on */
    nanos_t later = t0 + 13 * NANOS_PER_S;
    streams_feed(s, rtp_maker_frame(&m, later), &found);
    assert_int_equal(streams_count(s), 1);
    assert_int_equal(found->packets, 51);
    /* the numbers begin again */
    m.sequence = (uint16_t)(m.sequence - 40);
    for (unsigned i = 0; i < 10; i++, m.sequence++)
        streams_feed(s, rtp_maker_frame(&m, later + (10 + i) * NANOS_PER_S), &found);
    assert_int_equal(streams_count(s), 2);
    assert_int_equal(found->packets, 10);
    assert_int_equal(found->duplicates, 0);
    streams_free(s);
}

/* Whoever sent next behind another one, last time: a stream that is over is none of them. */
static void in_turns(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct stream *found;
    struct rtp_maker m[3];
    static const unsigned before[] = { 0, 1, 2, 0, 1, 2, 2, 1, 0, 1 }, after[] = { 2, 1, 0, 1, 0 };

    for (unsigned i = 0; i < ARRAY_SIZE(m); i++)
        rtp_maker_init(&m[i], test_endpoint(1, 4000), test_endpoint(2, 5000 + 2 * i), 7 + i / 2);
    for (unsigned i = 0; i < 200; i++) {
        struct rtp_maker *one = &m[before[i % ARRAY_SIZE(before)]];

        streams_feed(s, rtp_maker_frame(one, t0 + i * 20 * NANOS_PER_MS), &found);
        one->sequence++;
    }
    assert_int_equal(streams_count(s), ARRAY_SIZE(m));
    for (unsigned i = 0; i < ARRAY_SIZE(m); i++)
        assert_int_equal(streams_at(s, i)->expected, streams_at(s, i)->packets);
    m[1].sequence = (uint16_t)(m[1].sequence - 60);
    for (unsigned i = 0; i < 200; i++) {
        struct rtp_maker *one = &m[after[i % ARRAY_SIZE(after)]];

        streams_feed(s, rtp_maker_frame(one, t0 + 20 * NANOS_PER_S + i), &found);
        assert_true(endpoint_eq(found->dst, one->frame.dst));
        one->sequence++;
    }
    assert_int_equal(streams_count(s), ARRAY_SIZE(m) + 1);
    assert_int_equal(streams_at(s, ARRAY_SIZE(m))->packets, 80);
    assert_int_equal(streams_at(s, ARRAY_SIZE(m))->ssrc, 7);
    streams_free(s);
}

static void new_ssrc(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct rtp_maker m;
    rtp_maker_init(&m, test_endpoint(1, 4000), test_endpoint(2, 5000), 7);
    nanos_t now = t0;
    for (uint32_t ssrc = 7; ssrc < 10; ssrc++) {
        m.ssrc = ssrc;
        for (int i = 0; i < 5; i++, rtp_maker_next(&m), now += 20 * NANOS_PER_MS)
            streams_feed(s, rtp_maker_frame(&m, now), NULL);
    }
    assert_int_equal(streams_count(s), 3);
    assert_int_equal(streams_at(s, 0)->ssrc_changes, 0);
    assert_int_equal(streams_at(s, 2)->ssrc_changes, 2);
    /* The same ports an hour later are another call. */
    now += 3600 * NANOS_PER_S;
    m.ssrc = 99;
    streams_feed(s, rtp_maker_frame(&m, now), NULL);
    rtp_maker_next(&m);
    streams_feed(s, rtp_maker_frame(&m, now), NULL);
    assert_int_equal(streams_at(s, 3)->ssrc_changes, 0);
    assert_null(streams_at(s, 4));
    streams_free(s);
}

/* A receiver report of `reporter` about `about`. */
static void feed_rr(struct streams *s, struct endpoint src, struct endpoint dst, uint32_t reporter,
                    uint32_t about, uint8_t fraction)
{
    uint8_t d[32] = { 0x81, 201, 0, 7 };

    put32(d + 4, reporter);
    put32(d + 8, about);
    d[12] = fraction;
    put32(d + 16, 0x10123);
    struct frame f = { .kind = FRAME_DATAGRAM,
                       .src = src,
                       .dst = dst,
                       .time = t0 + NANOS_PER_S,
                       .payload = { (const char *)d, sizeof d } };
    struct stream *found;
    assert_true(streams_feed(s, &f, &found));
    assert_null(found);
}

static void rtcp(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct rtp_maker m;
    struct endpoint a = test_endpoint(1, 4000), b = test_endpoint(2, 5000);
    rtp_maker_init(&m, a, b, 7);
    for (int i = 0; i < 3; i++, rtp_maker_next(&m))
        streams_feed(s, rtp_maker_frame(&m, t0), NULL);
    rtp_maker_init(&m, b, a, 8);
    for (int i = 0; i < 3; i++, rtp_maker_next(&m))
        streams_feed(s, rtp_maker_frame(&m, t0), NULL);
    feed_rr(s, test_endpoint(2, 5001), test_endpoint(1, 4001), 8, 7, 128);
    feed_rr(s, b, a, 8, 7, 10); /* RFC 5761: on the port of RTP */
    const struct stream *from_a = streams_at(s, 0), *from_b = streams_at(s, 1);
    assert_int_equal(from_a->reports, 2);
    assert_int_equal(from_a->worst_fraction_lost, 128);
    assert_int_equal(from_a->last_fraction_lost, 10);
    assert_int_equal(from_a->reported_highest, 0x10123);
    assert_int_equal(from_a->last_report, t0 + NANOS_PER_S);
    assert_int_equal(from_a->rtcp_sent, 0);
    assert_int_equal(from_b->rtcp_sent, 2);
    assert_int_equal(streams_rtcp_packets(s), 2);
    /* An SSRC that is known, between hosts that are not. */
    feed_rr(s, test_endpoint(8, 1), test_endpoint(9, 2), 8, 7, 255);
    assert_int_equal(from_a->reports, 2);
    streams_free(s);
}

/* What a receiver says where no RTP was captured, and that it leaves. */
static void reception(void **state)
{
    (void)state;
    struct streams *s = streams_new(100);
    struct endpoint a = test_endpoint(1, 4001), b = test_endpoint(2, 5001);
    static const uint32_t highest[] = { 1000, 1100, 1200 }, lost[] = { 40, 60, 90 };
    static const uint32_t jitter[] = { 80, 800, 240 };

    for (int i = 0; i < 3; i++) {
        uint8_t d[40] = { 0x81, 201, 0, 7 };

        put32(d + 4, 8);
        put32(d + 8, 7);
        put32(d + 12, lost[i] | (uint32_t)64 << 24);
        put32(d + 16, highest[i]);
        put32(d + 20, jitter[i]);
        memcpy(d + 32, (const uint8_t[]){ 0x81, 203, 0, 1, 0, 0, 0, 8 }, 8);
        struct frame f = { .kind = FRAME_DATAGRAM,
                           .number = 10 + (uint32_t)i,
                           .src = b,
                           .dst = a,
                           .time = t0 + i * NANOS_PER_S,
                           .payload = { (const char *)d, i == 2 ? 40 : 32 } };
        assert_true(streams_feed(s, &f, NULL));
        const struct reporter *r = streams_reporter(s, 0);
        if (i == 0)
            assert_int_equal(reception_loss(&r->reception), 25);
        assert_int_equal(r->left == NANOS_NONE, i < 2);
    }
    const struct reporter *r = streams_reporter(s, 0);
    assert_int_equal(streams_reporters(s), 1);
    assert_int_equal(r->reception.blocks, 3);
    assert_int_equal(reception_loss(&r->reception), 25); /* 50 of 200 */
    assert_int_equal(r->reception.jitter, 240);
    assert_int_equal(r->left_frame, 12);
    streams_free(s);
}

static uint32_t forgotten_index;

static void note_forgotten(void *context, uint32_t index)
{
    (*(int *)context)++;
    forgotten_index = index;
}

static void limit(void **state)
{
    (void)state;
    struct streams *s = streams_new(32);
    struct rtp_maker m;
    int forgotten = 0;
    streams_on_forget(s, note_forgotten, &forgotten);
    nanos_t now = t0;
    for (unsigned i = 0; i < 40; i++) {
        rtp_maker_init(&m, test_endpoint(1, 4000 + 2 * i), test_endpoint(2, 5000), i + 1);
        for (int k = 0; k < 2; k++, rtp_maker_next(&m), now += NANOS_PER_S)
            streams_feed(s, rtp_maker_frame(&m, now), NULL);
    }
    assert_int_equal(streams_count(s), 32);
    assert_int_equal(forgotten, 8);
    assert_int_equal(streams_forgotten(s), 8);
    for (unsigned i = 0; i < 32; i++)
        assert_true(streams_at(s, i)->src.port >= 4000 + 2 * 8);
    assert_int_equal(streams_index(s, streams_at(s, forgotten_index)), forgotten_index);
    assert_int_equal(streams_at(s, forgotten_index)->ssrc, 40);
    streams_free(s);
}

/* Streams are found by where they come from, and those with voice by their hosts. */
static void by_source_and_by_hosts(void **state)
{
    (void)state;
    struct streams *s = streams_new(16);
    struct endpoint from = test_endpoint(1, 4000);
    struct addr one = from.addr, two = test_endpoint(2, 0).addr, three = test_endpoint(3, 0).addr;
    struct rtp_maker m;

    for (uint32_t i = 0; i < 3; i++) {
        rtp_maker_init(&m, from, test_endpoint(i == 1 ? 3 : 2, 5000), 7 + i);
        for (unsigned n = 0; n < STREAM_VOICE - (i == 2); n++, rtp_maker_next(&m))
            streams_feed(s, rtp_maker_frame(&m, t0 + n * 20 * NANOS_PER_MS), NULL);
    }
    const struct stream *t = streams_from(s, from, NULL);
    assert_int_equal(t->ssrc, 7);
    t = streams_from(s, from, t);
    assert_int_equal(t->ssrc, 8);
    t = streams_from(s, from, t);
    assert_int_equal(t->ssrc, 9);
    assert_null(streams_from(s, from, t));
    assert_null(streams_from(s, test_endpoint(1, 4002), NULL));

    t = streams_between(s, one, two, NULL);
    assert_int_equal(t->ssrc, 7);
    assert_null(streams_between(s, one, two, t));
    assert_int_equal(streams_between(s, one, three, NULL)->ssrc, 8);
    assert_null(streams_between(s, two, one, NULL));

    streams_drop(s, streams_index(s, streams_from(s, from, NULL)));
    assert_int_equal(streams_from(s, from, NULL)->ssrc, 8);
    assert_null(streams_between(s, one, two, NULL));
    streams_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_in_sequence),
        cmocka_unit_test(many_at_once),
        cmocka_unit_test(too_many_at_once),
        cmocka_unit_test(one_where_expected),
        cmocka_unit_test(udptl),
        cmocka_unit_test(the_same_flow_begins_anew),
        cmocka_unit_test(in_turns),
        cmocka_unit_test(new_ssrc),
        cmocka_unit_test(rtcp),
        cmocka_unit_test(reception),
        cmocka_unit_test(limit),
        cmocka_unit_test(by_source_and_by_hosts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
