/* feed_test.c - the parts kept of a message: tags, branch, flags, repeats. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sip_maker.h"

static struct world w;

static int start(void **state)
{
    (void)state;
    world_start(&w, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static unsigned repeat(const struct call *c, uint32_t i)
{
    return c->messages[i].flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE);
}

static void feed_text(double at, const char *text)
{
    struct say m = { .at = at, .from = 1, .to = 2 };

    world_bytes(&w, &m, slice_of(text));
}

static void fields(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    const struct call *c = world_call(&w, "c1");
    assert_non_null(c);
    const struct call_message *m = &c->messages[0];
    assert_int_equal(m->time, test_time(0));
    assert_int_equal(m->frame, 1);
    assert_int_equal(m->cseq, 1);
    assert_int_equal(m->status, 0);
    assert_int_equal(m->method, SIP_INVITE);
    assert_int_equal(m->ttl, 64);
    assert_int_equal(m->to_tag, 0);
    assert_int_not_equal(m->from_tag, 0);
    assert_int_not_equal(m->branch, 0);
    assert_int_equal(m->original, 0);
    assert_true(m->flags & MESSAGE_SDP);
    assert_false(m->flags & (MESSAGE_AUTHORIZED | MESSAGE_FAULTY));
    assert_int_equal(calls_flow(w.calls, m->flow)->src.port, 5060);
    assert_int_equal(calls_flow(w.calls, m->flow)->messages, 1);
    assert_null(world_call(&w, "other"));
    assert_ptr_equal(calls_by_id(w.calls, 1), c);
    assert_null(calls_by_id(w.calls, 2));
    assert_true(sizeof *m <= 64);
}

/* The same tags and branch, written in other ways. */
static void spellings(void **state)
{
    (void)state;
    feed_text(0,
              "OPTIONS sip:b@x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n"
              "From: <sip:a@x>;tag=abc\r\nTo: <sip:b@x>\r\nCall-ID: s\r\nCSeq: 1 OPTIONS\r\n\r\n");
    feed_text(1, "OPTIONS sip:b@x SIP/2.0\r\nv: SIP/2.0/UDP h;rport ; BRANCH = z9hG4bK1 ,"
                 " SIP/2.0/UDP i;branch=z9hG4bKother\r\n"
                 "f: \"x;tag=q <a>\\\"\" <sip:a@x;tag=no>;x=\";tag=no\"; Tag = abc;y\r\n"
                 "t: sip:b@x\r\ni: s\r\nCSeq: 1 OPTIONS\r\n\r\n");
    feed_text(2,
              "OPTIONS sip:b@x SIP/2.0\r\nVia: SIP/2.0/UDP h;received=1.2.3.4;branch=z9hG4bK1\r\n"
              "From: sip:a@x;tag=abc\r\nTo: sip:b@x\r\nCall-ID: s\r\nCSeq: 1 OPTIONS\r\n\r\n");
    const struct call *c = world_call(&w, "s");
    assert_int_equal(c->n_messages, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(c->messages[i].branch, c->messages[0].branch);
        assert_int_equal(c->messages[i].from_tag, c->messages[0].from_tag);
        assert_int_equal(c->messages[i].to_tag, 0);
    }
    assert_int_equal(repeat(c, 1), MESSAGE_RETRANSMISSION);
    assert_int_equal(c->messages[2].original, 0);
}

static void oddities(void **state)
{
    (void)state;
    feed_text(0, "OPTIONS sip:b@x SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n");
    feed_text(0, "no sip at all");
    feed_text(1, "OPTIONS sip:b@x SIP/2.0\r\nVia: \r\nFrom: \"\r\nTo: <\r\nCall-ID: z\r\n\r\n");
    feed_text(2,
              "SIP/2.0 200 OK\r\nVia: x;branch\r\nFrom: >;tag\r\nTo: ;tag=\r\nCall-ID: z\r\n\r\n");
    struct calls_stats stats;
    calls_stats(w.calls, &stats);
    assert_int_equal(stats.sip_messages, 3);
    assert_int_equal(stats.without_call_id, 1);
    assert_true(stats.faulty_messages >= 1);
    /* one by its Call-ID, one of what has none */
    assert_int_equal(calls_count(w.calls), 2);
    assert_int_equal(calls_at(w.calls, 0)->method, SIP_OPTIONS);
    assert_int_equal(stats.start, test_time(0));
    assert_int_equal(stats.end, test_time(2));
}

static void retransmissions(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0.5, 1, 2, "INVITE", .extra = "Date: another\r\n");
    SAY(&w, 0.6, 2, 1, "200 OK", .to_tag = "t1");
    SAY(&w, 1.1, 2, 1, "200 OK", .to_tag = "t1");
    SAY(&w, 1.1, 2, 1, "200 OK", .to_tag = "t2"); /* another fork */
    SAY(&w, 1.2, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKb");
    SAY(&w, 1.7, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKc");
    SAY(&w, 1.8, 1, 2, "INVITE", .extra = "Authorization: Digest\r\n");
    const struct call *c = world_call(&w, "c1");
    static const uint32_t originals[] = { 0, 0, 2, 2, 4, 5, 5, 7 };
    assert_int_equal(c->n_messages, 8);
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(c->messages[i].original, originals[i]);
        assert_int_equal(repeat(c, i), originals[i] == i ? 0 : MESSAGE_RETRANSMISSION);
    }
}

/* Within a few milliseconds nobody sends again: the same packet was captured twice. */
static void duplicates(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0.002, 1, 2, "INVITE");
    SAY(&w, 0.5, 1, 2, "INVITE");
    SAY(&w, 0.502, 1, 2, "INVITE");
    SAY(&w, 0.503, 1, 2, "INVITE", .extra = "X: other\r\n");
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(repeat(c, 0), 0);
    assert_int_equal(repeat(c, 1), MESSAGE_DUPLICATE);
    assert_int_equal(repeat(c, 2), MESSAGE_RETRANSMISSION);
    assert_int_equal(repeat(c, 3), MESSAGE_DUPLICATE);
    assert_int_equal(repeat(c, 4), MESSAGE_RETRANSMISSION);
    assert_int_equal(c->messages[3].original, 0);
}

/* RFC 3262: provisionals that differ by RSeq are each their own; RFC 2543: no branch. */
static void special(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE", .branch = "");
    SAY(&w, 0.5, 1, 2, "INVITE", .branch = "");
    SAY(&w, 1, 2, 1, "183 Progress", .to_tag = "t", .extra = "RSeq: 1\r\n", .branch = "");
    SAY(&w, 2, 2, 1, "183 Progress", .to_tag = "t", .extra = "RSeq: 2\r\n", .branch = "");
    SAY(&w, 2.5, 2, 1, "183 Progress", .to_tag = "t", .extra = "RSeq: 2\r\n", .branch = "");
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(c->messages[0].branch, 0);
    assert_int_equal(repeat(c, 1), MESSAGE_RETRANSMISSION);
    assert_int_equal(repeat(c, 3), 0);
    assert_int_equal(repeat(c, 4), MESSAGE_RETRANSMISSION);
    assert_int_equal(c->messages[4].original, 3);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(fields),          TEST(spellings),  TEST(oddities),
        TEST(retransmissions), TEST(duplicates), TEST(special),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
