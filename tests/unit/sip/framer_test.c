/* framer_test.c - messages cut out of streams and datagrams. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/framer.h"

#define HEADERS "Via: x\r\nFrom: f\r\nTo: t\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n"
#define INVITE "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "Content-Length: 4\r\n\r\nv=0\n"
#define OK_200 "SIP/2.0 200 OK\r\n" HEADERS "Content-Length: 0\r\n\r\n"

struct rig {
    struct framer *framer;
    struct text out;    /* the messages that came out, each followed by "|" */
    struct text parts;  /* the packets that each came in, "1 2|3|" */
    struct frame frame; /* the next to be fed */
    uint32_t messages, missing, last_number;
    bool limited, late;
    enum transport transport;
    ref_t ref;
};

static void take(void *context, const struct frame *frame, const struct slice bytes, ref_t ref,
                 uint32_t missing)
{
    struct rig *rig = context;

    text_slice(&rig->out, bytes);
    text_addc(&rig->out, '|');
    for (uint32_t i = 0; i < frame->n_parts; i++)
        text_printf(&rig->parts, "%s%u", i ? " " : "", frame->parts[i]);
    if (frame->parts == NULL)
        text_printf(&rig->parts, "%u", frame->number);
    text_addc(&rig->parts, '|');
    rig->messages++;
    rig->missing = missing;
    rig->limited = frame->limited;
    rig->late = frame->late;
    rig->transport = frame->transport;
    rig->ref = ref;
    rig->last_number = frame->number;
    assert_true(slice_eq(frame->payload, bytes));
    assert_true(frame->ref == ref);
    assert_true(frame->missing == missing);
}

static int set_up(void **state)
{
    static struct rig rig;

    rig = (struct rig){ .framer = framer_new(take, &rig) };
    rig.frame.kind = FRAME_STREAM;
    rig.frame.stream = 1;
    rig.frame.ref = REF_NONE;
    endpoint_parse(SLICE("192.0.2.1:5060"), &rig.frame.src);
    endpoint_parse(SLICE("192.0.2.2:5060"), &rig.frame.dst);
    *state = &rig;
    return 0;
}

static int tear_down(void **state)
{
    struct rig *rig = *state;

    framer_free(rig->framer);
    text_done(&rig->out);
    text_done(&rig->parts);
    return 0;
}

static bool feed_event(struct rig *rig, enum stream_event event, struct slice bytes)
{
    rig->frame.event = event;
    rig->frame.payload = bytes;
    rig->frame.number++;
    return framer_feed(rig->framer, &rig->frame);
}

static bool feed(struct rig *rig, const char *bytes)
{
    return feed_event(rig, STREAM_DATA, slice_of(bytes));
}

static void test_datagrams(void **state)
{
    struct rig *rig = *state;

    rig->frame.kind = FRAME_DATAGRAM;
    rig->frame.ref = ref_make(1, 100);
    rig->frame.missing = 7;
    assert_true(feed(rig, INVITE "surplus"));
    assert_string_equal(text_str(&rig->out), INVITE "surplus|");
    assert_true(rig->ref == ref_make(1, 100));
    assert_int_equal(rig->missing, 7);
    assert_false(feed(rig, "\x80\x08 rtp"));
    assert_false(feed(rig, "\r\n\r\n"));
    assert_false(feed(rig, ""));
    rig->frame.ref = REF_NONE;
    assert_true(feed(rig, OK_200));
    assert_true(rig->ref == REF_NONE);
    rig->frame.kind = FRAME_ICMP;
    assert_false(feed(rig, INVITE));
    assert_int_equal(rig->messages, 2);
}

/* A stream is cut into messages whatever carries it, and they keep its transport. */
/* Messages meant for SIP, and what only looks like them. */
static void test_marred(void **state)
{
    static const struct {
        const char *bytes;
        uint16_t port;
        uint64_t marred;
    } datagrams[] = {
        { " sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nCall-ID: 1\r\n\r\n", 80, 1 },
        { "INVITE sip:b@example.com\r\nFrom: <sip:a@h>\r\ncall-id : 1\r\n\r\n", 80, 1 },
        { "SIP/2.O 200 OK\nv: SIP/2.0/UDP h\n\n", 80, 1 },
        { "\xe5\xe4 sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h\r\n\r\n", 80, 1 },
        /* text at the port of SIP, without an end of the line */
        { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5060, 1 },
        { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 514, 0 },
        { "\r\n\r\n", 5060, 0 }, /* keep-alives */
        { "jaK", 5060, 0 },
        /* a log with a message in it; HTTP by a proxy; RTSP */
        { "<134> sent to h:\nOPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h\nCall-ID: 1\n\n", 514, 0 },
        { "GET / HTTP/1.1\r\nVia: 1.1 proxy\r\nHost: h\r\n\r\n", 80, 0 },
        { "PLAY rtsp://h/a RTSP/1.0\r\nCSeq: 3\r\nSession: 1\r\n\r\n", 554, 0 },
        { "\x80\x08 rtp\r\nCall-ID: 1\r\n", 80, 0 },
        { "OPTIONS sip:h SIP/2.0\r\nCall-ID: 1\r\n\r\n", 5060, 0 },
    };
    struct rig *rig = *state;

    rig->frame.kind = FRAME_DATAGRAM;
    for (size_t i = 0; i < ARRAY_SIZE(datagrams); i++) {
        uint64_t before = framer_marred(rig->framer);

        rig->frame.src.port = 4000;
        rig->frame.dst.port = datagrams[i].port;
        rig->frame.payload = slice_of(datagrams[i].bytes);
        framer_feed(rig->framer, &rig->frame);
        assert_int_equal(framer_marred(rig->framer) - before, datagrams[i].marred);
    }
}

static void test_marred_in_a_stream(void **state)
{
    struct rig *rig = *state;
    const struct slice bad =
        SLICE("INVITE sip:b@example.com\r\nVia: SIP/2.0/TCP h\r\nCall-ID: 1\r\n\r\n");

    feed_event(rig, STREAM_START, (struct slice){ 0 });
    feed_event(rig, STREAM_DATA, bad);
    assert_int_equal(framer_marred(rig->framer), 1);
    feed_event(rig, STREAM_DATA, SLICE("OPTIONS sip:h SIP/2.0\r\nContent-Length: 0\r\n\r\n"));
    assert_int_equal(rig->messages, 1);
    assert_int_equal(framer_marred(rig->framer), 1);
}

static void test_transports(void **state)
{
    static const enum transport carried[] = {
        TRANSPORT_TCP,
        TRANSPORT_TLS,
        TRANSPORT_SCTP,
        TRANSPORT_WS,
    };
    struct rig *rig = *state;

    for (size_t i = 0; i < ARRAY_SIZE(carried); i++) {
        rig->frame.transport = carried[i];
        rig->frame.stream = (uint32_t)i + 1;
        feed_event(rig, STREAM_START, SLICE(""));
        feed(rig, OK_200 "SIP/2");
        assert_int_equal(rig->messages, i + 1);
        assert_int_equal(rig->transport, carried[i]);
    }
}

/* The packets that a message came in: those that hold bytes of it, and no other. */
static void test_parts(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, (struct slice){ 0 });                         /* 1 */
    feed(rig, OK_200);                                                          /* 2 */
    feed(rig, "\r\n\r\n");                                                      /* 3: keep-alive */
    feed(rig, OK_200 "SIP/2.0 2");                                              /* 4 */
    feed(rig, "00 OK\r\n" HEADERS);                                             /* 5 */
    feed(rig, "Content-Length: 0\r\n\r\n" OK_200 "SIP/2.0 200 OK\r\n" HEADERS); /* 6 */
    feed(rig, "\r\n");                                                          /* 7 */
    feed(rig, OK_200);                                                          /* 8 */
    feed(rig, "SIP/2.0 200 O");                                                 /* 9 */
    feed(rig, "K\r\n");                                                         /* 10 */
    framer_flush(rig->framer);
    assert_string_equal(text_str(&rig->parts), "2|4|4 5 6|6|6 7|8|9 10|");
}

static void test_many_in_one_segment(void **state)
{
    struct rig *rig = *state;

    rig->frame.ref = ref_make(2, 1000);
    feed_event(rig, STREAM_START, SLICE(""));
    assert_true(feed(rig, "\r\n\r\n" INVITE "\r\n\r\n" OK_200));
    assert_string_equal(text_str(&rig->out), INVITE "|" OK_200 "|");
    assert_true(rig->ref == ref_make(2, 1000 + 4 + sizeof INVITE - 1 + 4));
}

/* Whatever the segments, the messages are the same. */
static void test_every_split(void **state)
{
    struct rig *rig = *state;
    static const char whole[] = INVITE "\r\n\r\n" OK_200 INVITE;
    struct slice all = { whole, sizeof whole - 1 };

    for (size_t size = 1; size <= all.n; size++) {
        rig->frame.stream++;
        text_clear(&rig->out);
        feed_event(rig, STREAM_START, SLICE(""));
        for (size_t at = 0; at < all.n; at += size)
            assert_true(feed_event(rig, STREAM_DATA, slice_sub(all, at, at + size)));
        assert_string_equal(text_str(&rig->out), INVITE "|" OK_200 "|" INVITE "|");
        assert_int_equal(rig->last_number, rig->frame.number);
        feed_event(rig, STREAM_END, SLICE(""));
    }
}

static void test_directions_and_streams_are_apart(void **state)
{
    struct rig *rig = *state;
    struct endpoint swap = rig->frame.src;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS);
    rig->frame.src = rig->frame.dst;
    rig->frame.dst = swap;
    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, OK_200);
    assert_string_equal(text_str(&rig->out), OK_200 "|");
    rig->frame.dst = rig->frame.src;
    rig->frame.src = swap;
    feed(rig, "Content-Length: 4\r\n\r\nv=0\n");
    assert_string_equal(text_str(&rig->out), OK_200 "|" INVITE "|");
}

static void test_joined_in_the_middle(void **state)
{
    struct rig *rig = *state;

    assert_true(feed(rig, "tail of a body\r\na=x\r\n" INVITE));
    assert_string_equal(text_str(&rig->out), INVITE "|");
}

static void test_not_sip(void **state)
{
    struct rig *rig = *state;
    bool sip = true;

    feed_event(rig, STREAM_START, SLICE(""));
    for (int i = 0; i < 200 && sip; i++)
        sip = feed(rig, "GET /index.html HTTP/1.1\r\nHost: www.example.com\r\nAccept: */*\r\n\r\n");
    assert_false(sip);
    assert_false(feed(rig, INVITE));
    assert_int_equal(rig->messages, 0);
}

static void test_gap_within_a_body(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "Content-Length: 10\r\n\r\n012");
    rig->frame.gap = 3;
    feed_event(rig, STREAM_GAP, SLICE(""));
    assert_int_equal(rig->messages, 1);
    assert_int_equal(rig->missing, 3);
    text_clear(&rig->out);
    feed(rig, "6789" OK_200);
    assert_string_equal(text_str(&rig->out), OK_200 "|");
}

static void test_gap_beyond_a_message(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\nVia: x\r\n");
    rig->frame.gap = 5000;
    feed_event(rig, STREAM_GAP, SLICE(""));
    assert_int_equal(rig->messages, 1);
    assert_int_equal(rig->missing, 5000);
    text_clear(&rig->out);
    feed(rig, "CSeq: 1 BYE\r\n\r\n" OK_200 INVITE);
    assert_string_equal(text_str(&rig->out), OK_200 "|" INVITE "|");
}

static void test_end_and_flush_hand_out_the_rest(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\nVia");
    feed_event(rig, STREAM_RESET, SLICE(""));
    assert_string_equal(text_str(&rig->out), "INVITE sip:b@example.com SIP/2.0\r\nVia|");
    assert_true(rig->missing > 0);
    rig->frame.stream = 2;
    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "SIP/2.0 180 Ringing\r\n");
    framer_flush(rig->framer);
    framer_flush(rig->framer);
    assert_int_equal(rig->messages, 2);
    assert_true(rig->missing > 0);
}

/* A message that the sender did not end is broken, not cut short by the capture. */
static void test_fin_within_a_message(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "SIP/2.0 200 OK\r\nContent-Length: 9999\r\n\r\nv=0\r\n");
    assert_int_equal(rig->messages, 0);
    feed_event(rig, STREAM_END, SLICE(""));
    assert_int_equal(rig->messages, 1);
    assert_int_equal(rig->missing, 0);
}

/* A stream that is followed no longer was not ended by its sender. */
static void test_lost_within_a_message(void **state)
{
    struct rig *rig = *state;

    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "SIP/2.0 200 OK\r\nContent-Length: 9999\r\n\r\nv=0\r\n");
    feed_event(rig, STREAM_LOST, SLICE(""));
    assert_int_equal(rig->messages, 1);
    assert_true(rig->missing > 0 && rig->limited && rig->late);
    feed_event(rig, STREAM_LOST, SLICE(""));
    assert_int_equal(rig->messages, 1);
    rig->frame.stream = 2;
    feed(rig, OK_200);
    assert_false(rig->late);
}

static void test_time_ends_the_wait(void **state)
{
    struct rig *rig = *state;

    rig->frame.time = 1000 * NANOS_PER_S;
    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "Content-Length: 9999\r\n\r\nv=0\n");
    framer_tick(rig->framer, 1010 * NANOS_PER_S);
    assert_int_equal(rig->messages, 0);
    framer_tick(rig->framer, 1033 * NANOS_PER_S);
    assert_int_equal(rig->messages, 1);
    text_clear(&rig->out);
    feed(rig, OK_200);
    assert_string_equal(text_str(&rig->out), OK_200 "|");
}

static void test_too_long(void **state)
{
    struct rig *rig = *state;
    static char line[1024];

    memset(line, 'x', sizeof line);
    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\nX: ");
    for (int i = 0; i < 300; i++)
        feed_event(rig, STREAM_DATA, (struct slice){ line, sizeof line });
    assert_int_equal(rig->messages, 1);
    assert_true(rig->out.n <= 256 * 1024 + 1);
    text_clear(&rig->out);
    feed(rig, "\r\n\r\n" OK_200);
    assert_string_equal(text_str(&rig->out), OK_200 "|");
    text_clear(&rig->out);
    feed(rig, "SIP/2.0 200 OK\r\nl: 99999999999\r\n\r\n");
    feed(rig, OK_200);
    assert_string_equal(text_str(&rig->out),
                        "SIP/2.0 200 OK\r\nl: 99999999999\r\n\r\n|" OK_200 "|");
}

/* A body or headers beyond the limit: shown as far as that, and marked as cut by it. */
static void test_longer_than_the_limit(void **state)
{
    struct rig *rig = *state;
    struct framer_limits limits = framer_default_limits, used;
    struct framer_lost lost;
    static char line[1000];

    memset(line, 'x', sizeof line);
    limits.message_kib = 4;
    framer_limit(rig->framer, &limits);
    feed_event(rig, STREAM_START, SLICE(""));
    feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "l: 10000\r\n\r\n");
    for (int i = 0; i < 10; i++)
        feed_event(rig, STREAM_DATA, (struct slice){ line, sizeof line });
    assert_int_equal(rig->messages, 1);
    assert_true(rig->limited);
    assert_int_equal(rig->out.n, 4096 + 1);
    assert_int_equal(
        rig->missing,
        10000 + strlen("INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "l: 10000\r\n\r\n") - 4096);
    text_clear(&rig->out);
    feed(rig, "\r\n" OK_200);
    assert_string_equal(text_str(&rig->out), OK_200 "|");
    assert_false(rig->limited);

    rig->frame.kind = FRAME_DATAGRAM;
    static char datagram[6000] = "SIP/2.0 200 OK\r\n" HEADERS "\r\n";
    feed_event(rig, STREAM_DATA, (struct slice){ datagram, sizeof datagram });
    assert_true(rig->limited);
    assert_int_equal(rig->missing, sizeof datagram - 4096);
    framer_use(rig->framer, &used, &lost);
    assert_int_equal(lost.message, 2);
    assert_int_equal(used.message_kib, 6);
}

/* Unfinished messages of many streams, together. */
static void test_all_that_waits_is_bounded(void **state)
{
    struct rig *rig = *state;
    struct framer_limits limits = framer_default_limits, used;
    struct framer_lost lost;
    static char body[4096];

    limits.waiting_kib = 64;
    framer_limit(rig->framer, &limits);
    for (uint32_t i = 1; i <= 40; i++) {
        rig->frame.stream = i;
        feed_event(rig, STREAM_START, SLICE(""));
        feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "l: 100000\r\n\r\n");
        feed_event(rig, STREAM_DATA, (struct slice){ body, sizeof body });
        framer_use(rig->framer, &used, &lost);
        assert_true(used.waiting_kib <= 64);
    }
    assert_true(lost.waiting > 20);
    assert_int_equal(lost.message, 0);
    assert_int_equal(rig->messages, lost.waiting);
    assert_true(rig->limited);
}

/* The memory of the bytes counts, not the bytes; and the direction that has waited longest goes
 * first. */
static void test_few_bytes_of_many_are_bounded(void **state)
{
    struct rig *rig = *state;
    struct framer_limits limits = framer_default_limits, used;
    struct framer_lost lost;

    limits.waiting_kib = 64;
    framer_limit(rig->framer, &limits);
    for (uint32_t i = 1; i <= 1000; i++) {
        rig->frame.stream = i;
        feed_event(rig, STREAM_START, SLICE(""));
        feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n");
    }
    framer_use(rig->framer, &used, &lost);
    assert_true(used.waiting_kib > 32 && used.waiting_kib <= 64);
    assert_true(lost.waiting > 1000 - 64 * 1024 / 256 && lost.waiting < 1000);
    assert_int_equal(rig->messages, lost.waiting);
    text_clear(&rig->out);
    feed(rig, HEADERS "\r\n"); /* the last one is still whole */
    assert_string_equal(text_str(&rig->out),
                        "INVITE sip:b@example.com SIP/2.0\r\n" HEADERS "\r\n|");
    assert_true(rig->missing == 0 && !rig->late);
}

static void test_connections_are_bounded(void **state)
{
    struct rig *rig = *state;
    struct framer_limits limits = framer_default_limits;

    limits.directions = 8192;
    framer_limit(rig->framer, &limits);
    for (uint32_t i = 1; i <= 20000; i++) {
        rig->frame.stream = i;
        feed_event(rig, STREAM_START, SLICE(""));
        assert_true(feed(rig, "INVITE sip:b@example.com SIP/2.0\r\n"));
        text_clear(&rig->out);
    }
    assert_int_equal(rig->messages, 20000 - 8192);
    struct framer_limits used;
    struct framer_lost lost;
    framer_use(rig->framer, &used, &lost);
    assert_int_equal(used.directions, 8192);
    assert_int_equal(lost.directions, 20000 - 8192);
    for (uint32_t i = 1; i <= 20000; i++) {
        rig->frame.stream = i;
        feed_event(rig, STREAM_END, SLICE(""));
    }
    assert_int_equal(rig->messages, 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_datagrams, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marred, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marred_in_a_stream, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_transports, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_in_one_segment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_split, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_directions_and_streams_are_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_joined_in_the_middle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_sip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gap_within_a_body, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gap_beyond_a_message, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_end_and_flush_hand_out_the_rest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fin_within_a_message, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lost_within_a_message, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_longer_than_the_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_that_waits_is_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_few_bytes_of_many_are_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_ends_the_wait, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_too_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_connections_are_bounded, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
