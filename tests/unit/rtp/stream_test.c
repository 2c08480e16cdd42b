/* stream_test.c - the figures of one stream. */
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

struct fixture {
    struct streams *streams;
    struct rtp_maker m;
    nanos_t now;
};

static bool always(void *context, const struct endpoint *src, const struct endpoint *dst)
{
    (void)context, (void)src, (void)dst;
    return true;
}

static void start(struct fixture *x)
{
    x->streams = streams_new(100);
    streams_on_probation(x->streams, always, NULL);
    rtp_maker_init(&x->m, test_endpoint(1, 4000), test_endpoint(2, 5000), 0xabcd);
    x->now = 1000 * NANOS_PER_S;
}

static const struct stream *feed(struct fixture *x)
{
    struct stream *s;

    assert_true(streams_feed(x->streams, rtp_maker_frame(&x->m, x->now), &s));
    return s;
}

static void step(struct fixture *x)
{
    rtp_maker_next(&x->m);
    x->now += 20 * NANOS_PER_MS;
}

static const struct stream *feed_run(struct fixture *x, int n)
{
    const struct stream *s = NULL;

    for (int i = 0; i < n; i++, step(x))
        s = feed(x);
    return s;
}

static void clean(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    const struct stream *s = feed_run(&x, 500);
    assert_int_equal(s->packets, 500);
    assert_int_equal(s->expected, 500);
    assert_int_equal(s->bytes, 500 * 160);
    assert_int_equal(s->max_gap, 20 * NANOS_PER_MS);
    assert_int_equal(s->start, 1000 * NANOS_PER_S);
    assert_int_equal(s->end, 1000 * NANOS_PER_S + 499 * 20 * NANOS_PER_MS);
    assert_int_equal(s->n_payload_types, 1);
    assert_int_equal(s->ttl_min, 64);
    assert_int_equal(s->tos, 184);
    assert_false(s->tos_changed);
    assert_int_equal(s->silent, 0);
    assert_true(stream_jitter_ms(s) < 0.001);
    assert_true(stream_loss_percent(s) == 0);
    streams_free(x.streams);
}

static void wrap_loss_disorder(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    x.m.sequence = 65500;
    feed_run(&x, 100);
    for (int i = 0; i < 5; i++)
        step(&x); /* five lost */
    const struct stream *s = feed_run(&x, 45);
    assert_int_equal(s->expected, 150);
    assert_int_equal(stream_lost(s), 5);
    assert_true(s->max_gap == 120 * NANOS_PER_MS);
    /* The last one again: a duplicate; the one of the hole that comes late: reordered. */
    x.m.sequence = (uint16_t)(x.m.sequence - 1);
    s = feed(&x);
    assert_int_equal(s->duplicates, 1);
    assert_int_equal(s->packets, 145);
    x.m.sequence = (uint16_t)(x.m.sequence - 45);
    s = feed(&x);
    assert_int_equal(s->reordered, 1);
    assert_int_equal(s->packets, 146);
    assert_int_equal(stream_lost(s), 4);
    streams_free(x.streams);
}

static void sender_starts_again(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    feed_run(&x, 50);
    x.m.sequence = 30000;
    const struct stream *s = feed_run(&x, 50);
    assert_int_equal(s->packets, 100);
    assert_int_equal(s->expected, 100);
    /* One wild packet is not counted. */
    x.m.sequence = 60000;
    feed(&x);
    x.m.sequence = 30050;
    s = feed_run(&x, 1);
    assert_int_equal(s->packets, 101);
    assert_int_equal(s->expected, 101);
    streams_free(x.streams);
}

static void jitter(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    /* Every other packet 8 ms late: |D| is 8 ms throughout, and J goes there. */
    const struct stream *s = NULL;
    for (int i = 0; i < 400; i++, step(&x)) {
        nanos_t on_time = x.now;

        x.now += i % 2 ? 8 * NANOS_PER_MS : 0;
        s = feed(&x);
        x.now = on_time;
    }
    assert_true(stream_jitter_ms(s) > 7.9 && stream_jitter_ms(s) < 8.1);
    double before = stream_jitter_ms(s);
    /* A clock that jumps is no jitter, nor is a gap of years a gap. */
    x.now += INT64_C(4000000000) * NANOS_PER_S;
    feed(&x);
    x.now = 0;
    s = feed(&x);
    assert_true(stream_jitter_ms(s) <= before);
    assert_true(s->max_gap < NANOS_PER_S);
    streams_free(x.streams);
}

static void clock_of_dynamic_type(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    x.m.payload_type = 111;
    const struct stream *s = NULL;
    for (int i = 0; i < 100; i++, x.m.sequence++, x.m.timestamp += 960, x.now += 20 * NANOS_PER_MS)
        s = feed(&x);
    assert_int_equal(s->clock_rate, 48000);
    assert_true(stream_jitter_ms(s) < 0.01);
    stream_describe(streams_at(x.streams, 0), 16000, 101);
    assert_int_equal(s->clock_rate, 16000);
    assert_int_equal(s->event_payload_type, 101);
    streams_free(x.streams);
}

static void press(struct fixture *x, uint8_t event, bool with_end)
{
    uint8_t type = x->m.payload_type;
    size_t n = x->m.n_payload;

    x->m.payload_type = 101;
    x->m.n_payload = 4;
    for (unsigned i = 1; i <= 8; i++) {
        x->m.payload[0] = event;
        x->m.payload[1] = (uint8_t)(i > 5 && with_end ? 0x8a : 0x0a);
        put16(x->m.payload + 2, 160 * (i > 5 ? 6 : i));
        feed(x);
        x->m.sequence++;
        x->now += 20 * NANOS_PER_MS;
    }
    x->m.timestamp += 8 * 160;
    x->m.payload_type = type;
    x->m.n_payload = n;
}

static void digits(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    feed_run(&x, 10);
    press(&x, 5, true);
    press(&x, 5, true);
    press(&x, 10, true);
    feed_run(&x, 10);
    press(&x, 11, false);
    const struct stream *s = feed_run(&x, 10);
    assert_int_equal(s->event_payload_type, 101);
    assert_int_equal(s->n_digits, 4);
    assert_memory_equal(s->digits, "55*#", 4);
    assert_int_equal(s->events_without_end, 1);
    assert_true(stream_jitter_ms(s) < 0.01);
    assert_int_equal(s->n_payload_types, 2);
    streams_free(x.streams);
}

static void silence_and_header(void **state)
{
    (void)state;
    struct fixture x;
    start(&x);
    feed_run(&x, 10);
    memset(x.m.payload, 0xff, sizeof x.m.payload);
    x.m.frame.ttl = 12;
    x.m.frame.tos = 0;
    const struct stream *s = feed_run(&x, 5);
    assert_int_equal(s->silent, 5);
    assert_int_equal(s->ttl_min, 12);
    assert_int_equal(s->ttl_max, 64);
    assert_true(s->tos_changed);
    streams_free(x.streams);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean),
        cmocka_unit_test(wrap_loss_disorder),
        cmocka_unit_test(sender_starts_again),
        cmocka_unit_test(jitter),
        cmocka_unit_test(clock_of_dynamic_type),
        cmocka_unit_test(digits),
        cmocka_unit_test(silence_and_header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
