/* trim_test.c - a call with more messages than are kept: how it began and how it ended stay. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sip_maker.h"

static struct world w;

static void say_transaction(double at, const char *method, int cseq, const char *sdp)
{
    char branch[32];

    snprintf(branch, sizeof branch, "z9hG4bK%d", cseq);
    SAY(&w, at, 1, 2, method, .cseq = cseq, .branch = branch, .to_tag = "t", .sdp = sdp);
    SAY(&w, at + 0.1, 2, 1, "200 OK", .cseq = cseq, .branch = branch, .to_tag = "t",
        .method = method, .sdp = sdp);
}

static void begin(void)
{
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.1, 2, 1, "100 Trying");
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t");
    SAY(&w, 5, 2, 1, "200 OK", .to_tag = "t", .sdp = test_sdp(2, 4000, NULL));
    SAY(&w, 5.1, 1, 2, "ACK", .to_tag = "t", .branch = "z9hG4bKack");
}

static size_t count_of(const struct call *c, enum sip_method method)
{
    size_t n = 0;

    for (uint32_t i = 0; i < c->n_messages; i++)
        n += c->messages[i].method == method;
    return n;
}

/* Every request that is kept has its response, and every response its request. */
static void check_whole(const struct call *c)
{
    for (uint32_t i = 0; i < c->n_messages; i++) {
        const struct call_message *m = &c->messages[i];
        size_t requests = 0, finals = 0;

        for (uint32_t k = 0; k < c->n_messages; k++) {
            const struct call_message *o = &c->messages[k];

            if (o->cseq != m->cseq || o->method != m->method)
                continue;
            requests += o->status == 0;
            finals += o->status >= 200;
        }
        assert_true(m->original <= i);
        assert_int_equal(m->method == SIP_ACK || (requests > 0 && finals > 0), 1);
    }
}

static void idle_requests_go_first(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .messages_per_call = 100 });
    begin();
    for (int i = 0; i < 1000; i++) {
        if (i == 30)
            say_transaction(10 + i, "INVITE", 2 + i, test_sdp(1, 6000, NULL));
        else
            say_transaction(10 + i, i % 2 ? "OPTIONS" : "INFO", 2 + i, NULL);
    }
    SAY(&w, 2000, 2, 1, "BYE", .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKbye");
    SAY(&w, 2000.1, 1, 2, "200 OK", .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKbye",
        .method = "BYE");
    const struct call *c = world_call(&w, "c1");
    assert_in_range(c->n_messages, 80, 100);
    assert_int_equal(c->n_messages + c->messages_dropped, 5 + 2000 + 2);
    static const uint16_t first[] = { 0, 100, 180, 200, 0 };
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(c->messages[i].status, first[i]);
    assert_int_equal(c->messages[4].method, SIP_ACK);
    assert_int_equal(c->messages[c->n_messages - 2].method, SIP_BYE);
    assert_int_equal(count_of(c, SIP_INVITE), 6); /* the one in the middle too */
    assert_int_equal(c->state, CALL_COMPLETED);
    assert_int_equal(c->ended_by, SIDE_CALLEE);
    assert_int_equal(c->status_message, 3);
    check_whole(c);
    for (uint32_t i = 1; i < c->n_messages; i++)
        assert_true(c->messages[i].time >= c->messages[i - 1].time);
    struct calls_limits used;
    struct calls_lost lost;
    calls_use(w.calls, &used, &lost);
    assert_int_equal(lost.messages_per_call, c->messages_dropped);
    assert_int_equal(lost.kib_per_call, 0);
    assert_int_equal(used.messages, c->n_messages);
    assert_int_equal(used.messages_per_call, 100);
    world_end(&w);
}

/* m= lines follow their messages; what the call wants now is still known. */
static void media_follow(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .messages_per_call = 40 });
    begin();
    for (int i = 0; i < 300; i++)
        say_transaction(10 + i, "INVITE", 2 + i, test_sdp(1, 6000 + 2 * i, NULL));
    const struct call *c = world_call(&w, "c1");
    assert_true(c->messages_dropped > 0);
    check_whole(c);
    for (uint32_t i = 0; i < c->n_media; i++) {
        assert_true(c->media[i].message < c->n_messages);
        assert_true(c->messages[c->media[i].message].flags & MESSAGE_SDP);
    }
    world_rtp(&w, 400, 3, test_endpoint(2, 6500), test_endpoint(1, 6598), 7);
    assert_int_equal(c->n_streams, 1);
    world_rtp(&w, 401, 3, test_endpoint(2, 6500), test_endpoint(1, 6200), 8);
    assert_int_equal(c->n_streams, 1); /* long replaced, and let go of */
    world_end(&w);
}

/* All of one number and tag, of a program that is broken: bounded nevertheless. */
static void all_alike(void **state)
{
    (void)state;
    char branch[32];
    world_start(&w, &(struct calls_limits){ .messages_per_call = 50 });
    for (int i = 0; i < 500; i++) {
        snprintf(branch, sizeof branch, "z9hG4bK%d", i);
        SAY(&w, i, 1, 2, "NOTIFY", .branch = branch, .to_tag = "t");
    }
    const struct call *c = world_call(&w, "c1");
    assert_in_range(c->n_messages, 40, 50);
    assert_int_equal(c->messages[0].time, test_time(0));
    assert_int_equal(c->messages[c->n_messages - 1].time, test_time(499));
    world_end(&w);
}

/* Repeated messages go before others; the last copies are still copies. */
static void repeats_go_first(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .messages_per_call = 40 });
    begin();
    for (int i = 0; i < 4; i++)
        say_transaction(10 + i, "INFO", 2 + i, NULL);
    for (int i = 0; i < 200; i++)
        SAY(&w, 20 + i, 1, 2, "BYE", .cseq = 90, .branch = "z9hG4bKbye", .to_tag = "t");
    const struct call *c = world_call(&w, "c1");
    assert_in_range(c->n_messages, 30, 40);
    assert_int_equal(count_of(c, SIP_INFO), 8);
    for (uint32_t i = 14; i < c->n_messages; i++) {
        assert_int_equal(c->messages[i].original, 13);
        assert_true(c->messages[i].flags & MESSAGE_RETRANSMISSION);
    }
    world_end(&w);
}

static void bounded_by_bytes(void **state)
{
    (void)state;
    struct text filler = { 0 };
    uint64_t bytes = 0;
    world_start(&w, &(struct calls_limits){ .kib_per_call = 64 });
    text_adds(&filler, "X-Filler: ");
    for (int i = 0; i < 1000; i++)
        text_addc(&filler, 'x');
    text_adds(&filler, "\r\n");
    begin();
    for (int i = 0; i < 300; i++) {
        char branch[32];

        snprintf(branch, sizeof branch, "z9hG4bK%d", i);
        SAY(&w, 10 + i, 1, 2, "INFO", .cseq = 2 + i, .branch = branch, .to_tag = "t",
            .extra = text_str(&filler));
    }
    SAY(&w, 400, 1, 2, "BYE", .cseq = 900, .branch = "z9hG4bKbye", .to_tag = "t");
    const struct call *c = world_call(&w, "c1");
    for (uint32_t i = 0; i < c->n_messages; i++)
        bytes += c->messages[i].length;
    assert_in_range(bytes, 50000, 65536);
    assert_int_equal(c->messages[0].method, SIP_INVITE);
    assert_int_equal(c->state, CALL_COMPLETED);
    struct calls_limits used;
    struct calls_lost lost;
    calls_use(w.calls, &used, &lost);
    assert_int_equal(lost.kib_per_call, c->messages_dropped);
    assert_int_equal(lost.messages_per_call, 0);
    text_done(&filler);
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idle_requests_go_first),
        cmocka_unit_test(media_follow),
        cmocka_unit_test(all_alike),
        cmocka_unit_test(repeats_go_first),
        cmocka_unit_test(bounded_by_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
