/* view_test.c - transactions, exchanges, remote target and sides of a call. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "call/call_private.h"
#include "call/in_force.h"
#include "call/view.h"
#include "sip_maker.h"

static struct world w;
static struct arena *arena;

static int start(void **state)
{
    (void)state;
    world_start(&w, NULL);
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    world_end(&w);
    return 0;
}

static struct view *look(void)
{
    return view_new(w.calls, world_call(&w, "c1"), arena);
}

static void challenged_and_answered(void)
{
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.1, 2, 1, "407 Proxy Authentication Required", .to_tag = "x");
    SAY(&w, 0.2, 1, 2, "ACK", .to_tag = "x");
    SAY(&w, 0.3, 1, 2, "INVITE", .cseq = 2, .branch = "z9hG4bKb", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.8, 1, 2, "INVITE", .cseq = 2, .branch = "z9hG4bKb", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.9, 2, 1, "100 Trying", .cseq = 2, .branch = "z9hG4bKb");
    SAY(&w, 1, 2, 1, "183 Progress", .cseq = 2, .branch = "z9hG4bKb", .to_tag = "t",
        .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 3, 2, 1, "200 OK", .cseq = 2, .branch = "z9hG4bKb", .to_tag = "t",
        .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 3.5, 2, 1, "200 OK", .cseq = 2, .branch = "z9hG4bKb", .to_tag = "t",
        .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 3.6, 1, 2, "ACK", .cseq = 2, .branch = "z9hG4bKack", .to_tag = "t");
    SAY(&w, 3.7, 1, 2, "ACK", .cseq = 2, .branch = "z9hG4bKack", .to_tag = "t");
}

static void transactions(void **state)
{
    (void)state;
    challenged_and_answered();
    SAY(&w, 9, 2, 1, "BYE", .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKy");
    SAY(&w, 9.1, 1, 2, "200 OK", .method = "BYE", .from_tag = "t", .to_tag = "f1",
        .branch = "z9hG4bKy");
    struct view *v = look();
    const struct transaction *t;
    assert_int_equal(view_transactions(v, &t), 3);
    assert_true(t[0].initial);
    assert_int_equal(t[0].status, 407);
    assert_int_equal(t[0].ack, 2);
    assert_int_equal(t[1].request, 3);
    assert_int_equal(t[1].n_requests, 2);
    assert_int_equal(t[1].provisional, 5);
    assert_int_equal(t[1].ringing, 6);
    assert_int_equal(t[1].final, 7);
    assert_int_equal(t[1].n_finals, 2);
    assert_int_equal(t[1].last_final, 8);
    assert_int_equal(t[1].status, 200);
    assert_int_equal(t[1].ack, 9);
    assert_int_equal(t[1].n_acks, 2);
    assert_int_equal(t[1].cancel, NO_INDEX);
    assert_int_equal(t[2].method, SIP_BYE);
    assert_true(t[2].in_dialog);
    assert_int_equal(t[2].final, 12);
    assert_ptr_equal(view_invite(v), &t[1]);
    assert_int_equal(view_sender(v, 0), SIDE_CALLER);
    assert_int_equal(view_sender(v, 1), SIDE_CALLEE);
    assert_int_equal(view_sender(v, 11), SIDE_CALLEE);
    assert_int_equal(view_sender(v, 99), SIDE_NONE);
}

/* More of them than are looked through: each message finds the one that is its own. */
static void many_transactions(void **state)
{
    enum { MANY = 40 };
    char branches[MANY][24];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(branches[i], sizeof branches[i], "z9hG4bK%d", i);
        SAY(&w, i, 1, 2, "INVITE", .cseq = i + 1, .branch = branches[i]);
        SAY(&w, i + 0.1, 2, 1, "100 Trying", .cseq = i / 2 + 1, .branch = branches[i / 2]);
    }
    for (int i = 0; i < MANY; i++)
        SAY(&w, MANY + i, 2, 1, "401 Unauthorized", .cseq = i + 1, .branch = branches[i],
            .to_tag = "t");
    for (int i = MANY - 1; i >= 0; i--)
        SAY(&w, 2 * MANY, 1, 2, "ACK", .cseq = i + 1, .branch = branches[i], .to_tag = "t");
    const struct transaction *t;
    assert_int_equal(view_transactions(look(), &t), MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(t[i].request, 2 * i);
        assert_int_equal(t[i].provisional, i < MANY / 2 ? 4 * i + 1 : NO_INDEX);
        assert_int_equal(t[i].final, 2 * MANY + i);
        assert_int_equal(t[i].ack, 4 * MANY - 1 - i);
    }
}

static void cancelled(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t");
    SAY(&w, 2, 1, 2, "CANCEL");
    SAY(&w, 2.1, 2, 1, "200 OK", .method = "CANCEL", .to_tag = "t");
    SAY(&w, 2.1, 2, 1, "487 Request Terminated", .to_tag = "t");
    struct view *v = look();
    const struct transaction *t;
    assert_int_equal(view_transactions(v, &t), 2);
    assert_int_equal(t[0].cancel, 2);
    assert_int_equal(t[0].status, 487);
    assert_int_equal(t[1].method, SIP_CANCEL);
    assert_int_equal(t[1].status, 200);
    assert_ptr_equal(view_invite(v), &t[0]);
}

/* The capture begins after the INVITE: its responses stand for it, a re-INVITE does not. */
static void unseen_invite(void **state)
{
    (void)state;
    SAY(&w, 0, 2, 1, "200 OK", .to_tag = "t");
    SAY(&w, 1, 1, 2, "ACK", .to_tag = "t", .branch = "z9hG4bKb");
    SAY(&w, 2, 2, 1, "200 OK", .call_id = "c2", .method = "OPTIONS");
    SAY(&w, 3, 1, 2, "INVITE", .call_id = "c3", .to_tag = "t");
    SAY(&w, 4, 2, 1, "200 OK", .call_id = "c3", .to_tag = "t");
    const struct transaction *t = view_invite(look());
    assert_non_null(t);
    assert_int_equal(t->request, NO_INDEX);
    assert_int_equal(t->final, 0);
    assert_int_equal(t->ack, 1);
    assert_null(view_invite(view_new(w.calls, world_call(&w, "c2"), arena)));
    assert_null(view_invite(view_new(w.calls, world_call(&w, "c3"), arena)));
}

/* The same request on two hops is two transactions, each with its own ACK. */
static void hops(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 5, "INVITE");
    SAY(&w, 0.1, 5, 2, "INVITE", .branch = "z9hG4bKp");
    SAY(&w, 1, 2, 5, "200 OK", .branch = "z9hG4bKp", .to_tag = "t");
    SAY(&w, 1.1, 5, 1, "200 OK", .to_tag = "t");
    SAY(&w, 1.2, 1, 5, "ACK", .branch = "z9hG4bKk1", .to_tag = "t");
    SAY(&w, 1.3, 5, 2, "ACK", .branch = "z9hG4bKk2", .to_tag = "t");
    struct view *v = look();
    const struct transaction *t;
    assert_int_equal(view_transactions(v, &t), 2);
    assert_int_equal(t[0].final, 3);
    assert_int_equal(t[0].ack, 4);
    assert_int_equal(t[1].final, 2);
    assert_int_equal(t[1].ack, 5);
    assert_ptr_equal(view_invite(v), &t[0]);
    static const enum call_side sides[] = { SIDE_CALLER, SIDE_CALLER, SIDE_CALLEE,
                                            SIDE_CALLEE, SIDE_CALLER, SIDE_CALLER };
    for (uint32_t i = 0; i < ARRAY_SIZE(sides); i++)
        assert_int_equal(view_sender(v, i), sides[i]);
}

static void exchanges(void **state)
{
    (void)state;
    challenged_and_answered();
    SAY(&w, 5, 2, 1, "INVITE", .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKre",
        .sdp = test_sdp(2, 5000, "a=sendonly\r\n"));
    SAY(&w, 5.1, 1, 2, "488 Not Acceptable Here", .from_tag = "t", .to_tag = "f1",
        .branch = "z9hG4bKre");
    struct view *v = look();
    const struct exchange *e;
    assert_int_equal(view_exchanges(v, &e), 3);
    assert_int_equal(e[0].offer, 0);
    assert_int_equal(e[0].answer, NO_INDEX);
    assert_true(e[0].refused);
    assert_int_equal(e[1].offer, 3);
    assert_int_equal(e[1].answer, 7); /* the 183's answer again, now in effect */
    assert_false(e[1].refused);
    assert_true(e[2].refused);
    assert_ptr_equal(view_media_exchange(v), &e[1]);
    assert_int_equal(view_sdp(v, 7)->media[0].port, 5000);
    assert_null(view_sdp(v, 1));
}

/* A challenged offer was never in force; a refused re-INVITE changes nothing; an answer holds from
 * its first copy, the 183. */
static void terms(void **state)
{
    (void)state;
    challenged_and_answered();
    SAY(&w, 5, 2, 1, "INVITE", .cseq = 7, .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKr1",
        .sdp = test_sdp(2, 6000, NULL));
    SAY(&w, 5.1, 1, 2, "488 Not Acceptable Here", .cseq = 7, .from_tag = "t", .to_tag = "f1",
        .branch = "z9hG4bKr1");
    SAY(&w, 6, 2, 1, "INVITE", .cseq = 8, .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKr2",
        .sdp = test_sdp(2, 6002, NULL));
    SAY(&w, 6.2, 1, 2, "200 OK", .cseq = 8, .from_tag = "t", .to_tag = "f1", .branch = "z9hG4bKr2",
        .sdp = test_sdp(1, 4000, NULL));
    struct view *v = look();
    const struct terms *t;
    const struct call_message *m = view_call(v)->messages;
    assert_int_equal(view_terms(v, &t), 2);
    assert_int_equal(t[0].offer, 3);
    assert_int_equal(t[0].answer, 7);
    assert_int_equal(t[0].from, m[6].time);
    assert_int_equal(t[0].until, t[1].from);
    assert_int_equal(t[1].caller, t[1].answer);
    assert_int_equal(t[1].callee, t[1].offer);
    assert_int_equal(t[1].until, INT64_MAX);
    assert_null(view_terms_at(v, m[5].time));
    assert_ptr_equal(view_terms_at(v, m[11].time), &t[0]);
    assert_ptr_equal(view_terms_at(v, m[14].time), &t[1]);
    assert_false(view_relayed(v));
}

/* Behind a proxy the same offer is answered on two hops: one of them counts. */
static void terms_of_hops(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.01, 2, 3, "INVITE", .branch = "z9hG4bKp", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 2, 3, 2, "200 OK", .branch = "z9hG4bKp", .to_tag = "t", .sdp = test_sdp(3, 5000, NULL));
    SAY(&w, 2.01, 2, 1, "200 OK", .to_tag = "t", .sdp = test_sdp(3, 5000, NULL));
    struct view *v = look();
    const struct terms *t;
    assert_int_equal(view_terms(v, &t), 1);
    assert_true(view_relayed(v));
}

static void late_offer(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "200 OK", .to_tag = "t", .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 1.1, 1, 2, "ACK", .branch = "z9hG4bKk", .to_tag = "t", .sdp = test_sdp(1, 4000, NULL));
    struct view *v = look();
    const struct exchange *e;
    assert_int_equal(view_exchanges(v, &e), 1);
    assert_int_equal(e[0].offer, 1);
    assert_int_equal(e[0].answer, 2);
    const struct call *c = view_call(v);
    assert_false(c->media[0].answer);
    assert_true(c->media[1].answer);
}

/* A capture may hold a 200 before its re-INVITE, and an ACK before the 200 that it answers; what
 * comes seconds later is another request. */
static void out_of_order(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 1, 2, 1, "200 OK", .to_tag = "t", .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 5, 2, 1, "200 OK", .cseq = 2, .to_tag = "t", .branch = "z9hG4bKb",
        .sdp = test_sdp(2, 5002, NULL));
    SAY(&w, 5.003, 1, 2, "INVITE", .cseq = 2, .to_tag = "t", .branch = "z9hG4bKb",
        .sdp = test_sdp(1, 4002, NULL));
    SAY(&w, 9, 1, 2, "ACK", .cseq = 3, .to_tag = "t", .branch = "z9hG4bKc",
        .sdp = test_sdp(1, 4004, NULL));
    SAY(&w, 9.002, 2, 1, "200 OK", .cseq = 3, .to_tag = "t", .branch = "z9hG4bKd",
        .sdp = test_sdp(2, 5004, NULL));
    SAY(&w, 9.004, 1, 2, "INVITE", .cseq = 3, .to_tag = "t", .branch = "z9hG4bKd");
    SAY(&w, 20, 2, 1, "200 OK", .cseq = 4, .to_tag = "t", .branch = "z9hG4bKe",
        .sdp = test_sdp(2, 5006, NULL));
    SAY(&w, 30, 1, 2, "INVITE", .cseq = 4, .to_tag = "t", .branch = "z9hG4bKe",
        .sdp = test_sdp(1, 4006, NULL));
    struct view *v = look();
    const struct exchange *e;
    assert_int_equal(view_exchanges(v, &e), 5);
    assert_int_equal(e[1].offer, 3);
    assert_int_equal(e[1].answer, 2);
    assert_int_equal(e[2].offer, 5);
    assert_int_equal(e[2].answer, 4);
    assert_int_equal(e[3].offer, NO_INDEX);
    assert_int_equal(e[4].offer, 8);
    assert_int_equal(e[4].answer, NO_INDEX);
}

/* RFC 3262: a reliable 183 offers, the PRACK answers; a later PRACK with an SDP of its own offers.
 */
static void reliable_offer(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "183 Progress", .to_tag = "t", .extra = "RSeq: 1\r\n",
        .sdp = test_sdp(2, 5000, NULL));
    SAY(&w, 1.1, 1, 2, "PRACK", .cseq = 2, .to_tag = "t", .branch = "z9hG4bKp",
        .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 1.2, 2, 1, "200 OK", .method = "PRACK", .cseq = 2, .to_tag = "t", .branch = "z9hG4bKp");
    SAY(&w, 2, 1, 2, "UPDATE", .cseq = 3, .to_tag = "t", .branch = "z9hG4bKu",
        .sdp = test_sdp(1, 4002, NULL));
    SAY(&w, 2.1, 2, 1, "200 OK", .method = "UPDATE", .cseq = 3, .to_tag = "t", .branch = "z9hG4bKu",
        .sdp = test_sdp(2, 5002, NULL));
    struct view *v = look();
    const struct exchange *e;
    assert_int_equal(view_exchanges(v, &e), 2);
    assert_int_equal(e[0].offer, 1);
    assert_int_equal(e[0].answer, 2);
    assert_int_equal(e[1].offer, 4);
    assert_int_equal(e[1].answer, 5);
    assert_ptr_equal(view_media_exchange(v), &e[1]);
}

static struct slice target_text(struct view *v, const struct remote_target *t, struct span s)
{
    return sip_text(view_message(v, t->message), s);
}

static void remote_target(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "200 OK", .to_tag = "t",
        .extra =
            "Record-Route: <sip:p2.example.com;lr>, \"x\" <sip:p1.example.com;r2=on;lr>;a=b\r\n"
            "Contact: \"B\" <sip:bob@10.0.0.7:5080>;expires=60\r\n"
            "Record-Route: <sip:p0.example.com>\r\n");
    struct view *v = look();
    struct remote_target t;
    assert_true(view_remote_target(v, 1, &t));
    assert_true(slice_eq(target_text(v, &t, t.contact), SLICE("sip:bob@10.0.0.7:5080")));
    assert_int_equal(t.uri.port, 5080);
    assert_int_equal(t.n_routes, 3);
    assert_true(slice_eq(target_text(v, &t, t.routes[0]), SLICE("<sip:p0.example.com>")));
    assert_true(slice_eq(target_text(v, &t, t.routes[1]), SLICE("<sip:p1.example.com;r2=on;lr>")));
    assert_true(slice_eq(target_text(v, &t, t.routes[2]), SLICE("<sip:p2.example.com;lr>")));
    assert_false(t.loose);
    assert_false(view_remote_target(v, 0, &t));
    SAY(&w, 2, 2, 1, "200 OK", .to_tag = "t2", .extra = "Contact: <sip:b@h>\r\n");
    v = look();
    assert_true(view_remote_target(v, 2, &t));
    assert_int_equal(t.n_routes, 0);
    assert_true(t.loose);
}

/* The same phrase, whether the message was read before or not; a longer line is read as well. */
static void reason(void **state)
{
    (void)state;
    char longest[2000];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    memcpy(longest, "486 ", 4);
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "183 Wait a  bit ", .to_tag = "t");
    SAY(&w, 2, 2, 1, longest, .to_tag = "t");
    struct view *v = look();
    assert_true(slice_eq(view_reason(v, 1), SLICE("Wait a  bit ")));
    assert_true(slice_eq(view_reason(v, 2), slice_of(longest + 4)));
    assert_int_equal(view_reason(v, 0).n, 0);
    view_message(v, 1);
    assert_true(slice_eq(view_reason(v, 1), SLICE("Wait a  bit ")));
}

/* Messages that are gone: a spool too small to hold them. */
static void bytes_gone(void **state)
{
    (void)state;
    struct world tiny;
    tiny.store = store_new(1);
    tiny.calls = calls_new(tiny.store, NULL);
    tiny.frames = 0;
    for (int i = 0; i < 50; i++)
        SAY(&tiny, i, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    struct view *v = view_new(tiny.calls, world_call(&tiny, "c1"), arena);
    const struct transaction *t;
    const struct exchange *e;
    assert_int_equal(view_transactions(v, &t), 1);
    assert_int_equal(view_exchanges(v, &e), 1);
    for (uint32_t i = 0; i < 51; i++)
        assert_non_null(view_message(v, i));
    assert_int_equal(view_message(v, 50)->bytes.n, 0);
    assert_int_equal(view_bytes(v, 49), BYTES_DROPPED);
    assert_int_equal(view_reason(v, 50).n, 0);
    world_end(&tiny);
}

/* A message in a file, as a capture has it. */
static void say_in_file(int fd, unsigned source, off_t at, struct say m)
{
    struct text t = { 0 };

    write_say(&t, &m);
    assert_int_equal(pwrite(fd, t.p, t.n, at), t.n);
    struct frame f = {
        .kind = FRAME_DATAGRAM, .time = test_time(m.at), .number = ++w.frames, .ttl = 64
    };
    f.src = test_endpoint((unsigned)m.from, 5060);
    f.dst = test_endpoint((unsigned)m.to, 5060);
    calls_feed_sip(w.calls, &f, text_view(&t), ref_make(source, (uint64_t)at), 0);
    text_done(&t);
}

/* Bytes of the capture are shown or nothing, whatever became of the file. */
static void file_changed(void **state)
{
    (void)state;
    char name[] = "/tmp/view_test.XXXXXX";
    int fd = mkstemp(name);
    unsigned source = store_add_file(w.store, fd);
    struct calls_stats stats;
    unlink(name);
    say_in_file(fd, source, 0, (struct say){ .at = 0, .from = 1, .to = 2, .line = "INVITE" });
    say_in_file(fd, source, 1000,
                (struct say){ .at = 1, .from = 2, .to = 1, .line = "180 Ringing" });
    say_in_file(fd, source, 2000, (struct say){ .at = 2, .from = 2, .to = 1, .line = "486 Busy" });
    struct view *v = look();
    assert_true(slice_eq(view_reason(v, 1), SLICE("Ringing")));
    assert_int_equal(view_bytes(v, 0), BYTES_THERE);
    calls_stats(w.calls, &stats);
    assert_false(stats.changed);
    assert_int_equal(pwrite(fd, "bab", 3, 11), 3); /* sip:bab@ */
    assert_int_equal(pwrite(fd, "2\0", 1, 1010), 1);
    assert_int_equal(ftruncate(fd, 2050), 0);
    store_free(w.store); /* with what it has read ahead */
    w.store = store_new(1);
    assert_int_equal(store_add_file(w.store, fd), source);
    w.calls->store = w.store;
    v = look();
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(view_reason(v, i).n, 0);
        assert_int_equal(view_message(v, i)->bytes.n, 0);
        assert_int_equal(view_bytes(v, i), BYTES_CHANGED);
    }
    calls_stats(w.calls, &stats);
    assert_true(stats.changed);
    close(fd);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(transactions), TEST(many_transactions), TEST(cancelled),    TEST(unseen_invite),
        TEST(hops),         TEST(exchanges),         TEST(terms),        TEST(terms_of_hops),
        TEST(late_offer),   TEST(reliable_offer),    TEST(out_of_order), TEST(remote_target),
        TEST(reason),       TEST(bytes_gone),        TEST(file_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
