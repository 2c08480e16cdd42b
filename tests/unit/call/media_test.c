/* media_test.c - the endpoints where calls want media, and the streams and ICMP errors tied to
 * them; DNS. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../base/colliding.h"
#include "call/call_private.h"
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

static void talk(const char *id, int caller, int callee, int port, double at)
{
    SAY(&w, at, caller, callee, "INVITE", .call_id = id, .sdp = test_sdp(caller, port, NULL));
    SAY(&w, at + 1, callee, caller, "200 OK", .call_id = id, .to_tag = "t",
        .sdp = test_sdp(callee, port, NULL));
    SAY(&w, at + 1.1, caller, callee, "ACK", .call_id = id, .to_tag = "t", .branch = "z9hG4bKk");
}

static void hang_up(const char *id, double at)
{
    SAY(&w, at, 1, 2, "BYE", .call_id = id, .cseq = 9, .to_tag = "t", .branch = "z9hG4bKy");
    SAY(&w, at + 0.1, 2, 1, "200 OK", .call_id = id, .cseq = 9, .method = "BYE", .to_tag = "t",
        .branch = "z9hG4bKy");
}

static const struct stream *stream(const struct call *c, uint32_t i)
{
    assert_true(i < c->n_streams);
    return streams_at(calls_streams(w.calls), c->streams[i]);
}

static void offer_and_answer(void **state)
{
    (void)state;
    talk("c1", 1, 2, 4000, 0);
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(c->n_media, 2);
    assert_false(c->media[0].answer);
    assert_true(c->media[1].answer);
    assert_int_equal(c->media[1].message, 1);
    assert_int_equal(c->media[1].rtp.port, 4000);
    assert_int_equal(media_rtcp(c, &c->media[1]).port, 4001);
    assert_int_equal(c->media[1].kind, MEDIA_AUDIO);
    world_rtp(&w, 2, 100, test_endpoint(1, 4000), test_endpoint(2, 4000), 7);
    world_rtp(&w, 2, 1, test_endpoint(2, 4000), test_endpoint(1, 4000), 8);
    assert_int_equal(c->n_streams, 2);
    assert_int_equal(stream(c, 0)->call, c->id);
    assert_int_equal(stream(c, 0)->packets, 100);
    assert_int_equal(stream(c, 0)->event_payload_type, 101);
    assert_int_equal(stream(c, 1)->packets, 1); /* at once: it was expected */
    world_finish(&w, 5);
    assert_int_equal(c->last, test_time(2 + 0.02 * 99));
}

/* a=rtcp names a port, and may name an address (RFC 3605). */
static void reports_may_go_elsewhere(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        unsigned host, port;
    } sdps[] = { { "a=rtcp:4001\r\n", 1, 4001 },
                 { "a=rtcp:5000\r\n", 1, 5000 },
                 { "a=rtcp:5000 IN IP4 192.0.2.9\r\n", 9, 5000 },
                 { "", 1, 4001 },
                 { "a=rtcp:5002 IN IP4 192.0.2.8\r\n", 8, 5002 } };

    for (int i = 0; i < (int)ARRAY_SIZE(sdps); i++)
        SAY(&w, i, 1, 2, "INVITE", .call_id = "c", .cseq = i + 1, .to_tag = i ? "t" : NULL,
            .sdp = test_sdp(1, 4000, sdps[i].line));
    const struct call *c = world_call(&w, "c");
    assert_int_equal(c->n_media, ARRAY_SIZE(sdps));
    for (int i = 0; i < (int)ARRAY_SIZE(sdps); i++)
        assert_true(
            endpoint_eq(media_rtcp(c, &c->media[i]), test_endpoint(sdps[i].host, sdps[i].port)));
    for (int i = 0; i < 125; i++) /* the first two go */
        SAY(&w, 10 + i, 1, 2, "INVITE", .call_id = "c", .cseq = 10 + i, .to_tag = "t",
            .sdp = test_sdp(1, 4000, NULL));
    assert_int_equal(c->n_media, 128);
    assert_true(endpoint_eq(media_rtcp(c, &c->media[0]), test_endpoint(9, 5000)));
    assert_true(endpoint_eq(media_rtcp(c, &c->media[2]), test_endpoint(8, 5002)));
    assert_true(endpoint_eq(media_rtcp(c, &c->media[127]), test_endpoint(1, 4001)));
}

/* Behind NAT the source is what the SDP says, or the destination is: either is enough. */
static void one_known_end(void **state)
{
    (void)state;
    talk("c1", 1, 2, 4000, 0);
    const struct call *c = world_call(&w, "c1");
    world_rtp(&w, 2, 5, test_endpoint(99, 3333), test_endpoint(2, 4000), 7);
    world_rtp(&w, 2, 5, test_endpoint(2, 4000), test_endpoint(99, 3333), 8);
    world_rtp(&w, 2, 5, test_endpoint(98, 1), test_endpoint(99, 2), 9);
    assert_int_equal(c->n_streams, 2);
    assert_int_equal(streams_at(calls_streams(w.calls), 2)->call, 0);
}

/* RTP that comes before the SDP, and a clock that only the SDP knows. */
static void late_sdp(void **state)
{
    (void)state;
    static const char more[] = "m=audio 5000 RTP/AVP 99\r\na=rtpmap:99 L16/16000\r\n";
    struct rtp_maker m;
    rtp_maker_init(&m, test_endpoint(2, 4000), test_endpoint(1, 5000), 7);
    m.payload_type = 99;
    for (int i = 0; i < 10; i++, rtp_maker_next(&m))
        calls_feed_other(w.calls, rtp_maker_frame(&m, test_time(0.02 * i)));
    SAY(&w, 1, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, more));
    SAY(&w, 3, 2, 1, "180 Ringing", .to_tag = "t");
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(c->n_media, 2);
    assert_int_equal(c->n_streams, 1);
    assert_int_equal(stream(c, 0)->clock_rate, 16000);
}

/* Two legs of a B2BUA (3) with media end to end: both name both ends; the ports are used again
 * later. */
static void reused_ports(void **state)
{
    (void)state;
    talk("old", 1, 2, 4000, 0);
    world_rtp(&w, 2, 5, test_endpoint(1, 4000), test_endpoint(2, 4000), 7);
    hang_up("old", 3);
    talk("new", 1, 2, 4000, 100);
    world_rtp(&w, 102, 5, test_endpoint(1, 4000), test_endpoint(2, 4000), 8);
    hang_up("new", 103);
    assert_int_equal(world_call(&w, "old")->n_streams, 1);
    assert_int_equal(world_call(&w, "new")->n_streams, 1);
    /* Long after the end nobody listens there any more. */
    world_rtp(&w, 200, 5, test_endpoint(1, 4000), test_endpoint(2, 4000), 9);
    assert_int_equal(streams_at(calls_streams(w.calls), 2)->call, 0);
}

static void both_ends_preferred(void **state)
{
    (void)state;
    talk("a", 1, 2, 4000, 0);
    /* Newer, and naming one of the ends only. */
    SAY(&w, 2, 5, 1, "INVITE", .call_id = "b", .sdp = test_sdp(2, 4000, NULL));
    world_rtp(&w, 3, 5, test_endpoint(1, 4000), test_endpoint(2, 4000), 7);
    assert_int_equal(world_call(&w, "a")->n_streams, 1);
    assert_int_equal(world_call(&w, "b")->n_streams, 0);
}

/* Port 0, 0.0.0.0 and fax are no places for RTP; of more than there is room for, the last stay. */
static void no_rtp_there(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE",
        .sdp = test_sdp(
            1, 0, "m=image 6000 udptl t38\r\nm=audio 7000 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n"));
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(c->n_media, 2);
    assert_int_equal(c->media[0].kind, MEDIA_IMAGE);
    assert_int_equal(c->media[0].line, 1);
    world_rtp(&w, 1, 5, test_endpoint(2, 6000), test_endpoint(1, 6000), 7);
    assert_int_equal(c->n_streams, 0);
    SAY(&w, 5, 2, 1, "200 OK", .to_tag = "t");
    for (int i = 0; i < 200; i++)
        SAY(&w, 10 + i, 1, 2, "UPDATE", .cseq = 2 + i, .to_tag = "t",
            .sdp = test_sdp(1, 8000 + 2 * i, NULL));
    assert_int_equal(c->n_media, 128);
    assert_int_equal(c->media[127].rtp.port, 8398);
    world_rtp(&w, 300, 5, test_endpoint(2, 9000), test_endpoint(1, 8000), 8);
    assert_int_equal(c->n_streams, 0);
    world_rtp(&w, 301, 5, test_endpoint(2, 9000), test_endpoint(1, 8398), 9);
    assert_int_equal(c->n_streams, 1);
}

static void feed_icmp(double at, struct endpoint src, struct endpoint dst, const char *quoted)
{
    struct frame f = { .kind = FRAME_ICMP,
                       .time = test_time(at),
                       .number = 77,
                       .ref = REF_NONE,
                       .payload = slice_of(quoted) };

    f.src.addr = dst.addr;
    f.icmp = (struct frame_icmp){ .family = ADDR_IPV4,
                                  .type = 3,
                                  .code = 3,
                                  .transport = TRANSPORT_UDP,
                                  .src = src,
                                  .dst = dst };
    calls_feed_other(w.calls, &f);
}

static void icmp(void **state)
{
    (void)state;
    talk("a", 1, 2, 4000, 0);
    SAY(&w, 2, 1, 2, "INVITE", .call_id = "b");
    feed_icmp(2.1, test_endpoint(1, 5060), test_endpoint(2, 5060), "INV");
    feed_icmp(2.2, test_endpoint(1, 5060), test_endpoint(2, 5060),
              "INVITE sip:b@x SIP/2.0\r\nCall-ID: a\r\nCSeq: 1 INVITE\r\nVia");
    feed_icmp(2.3, test_endpoint(1, 4000), test_endpoint(2, 4000), "");
    feed_icmp(2.4, test_endpoint(2, 4001), test_endpoint(1, 4001), "");
    feed_icmp(2.5, test_endpoint(9, 4001), test_endpoint(8, 4001), "");
    assert_int_equal(calls_icmp_count(w.calls), 5);
    const struct call *a = world_call(&w, "a"), *b = world_call(&w, "b");
    assert_int_equal(calls_icmp(w.calls, 0)->call, b->id);
    assert_int_equal(calls_icmp(w.calls, 1)->call, a->id);
    assert_false(calls_icmp(w.calls, 1)->about_media);
    assert_int_equal(calls_icmp(w.calls, 2)->call, a->id);
    assert_true(calls_icmp(w.calls, 2)->about_media);
    assert_true(calls_icmp(w.calls, 3)->about_media);
    assert_int_equal(calls_icmp(w.calls, 4)->call, 0);
    assert_int_equal(a->n_icmp, 3);
    assert_int_equal(b->n_icmp, 1);
    assert_int_equal(a->more->icmp[0], 1);
    assert_null(calls_icmp(w.calls, 5));
}

/* A question for "ab.c", or its answer. */
static void feed_dns(double at, unsigned id, bool answer, unsigned rcode, unsigned port)
{
    uint8_t d[64] = { (uint8_t)(id >> 8),
                      (uint8_t)id,
                      answer ? 0x81 : 1,
                      (uint8_t)rcode,
                      0,
                      1,
                      0,
                      (uint8_t)(answer && rcode == 0),
                      0,
                      0,
                      0,
                      0,
                      2,
                      'a',
                      'b',
                      1,
                      'c',
                      0,
                      0,
                      1,
                      0,
                      1,
                      0xc0,
                      12,
                      0,
                      1,
                      0,
                      1,
                      0,
                      0,
                      0,
                      9,
                      0,
                      4,
                      192,
                      0,
                      2,
                      9 };
    struct frame f = { .kind = FRAME_DATAGRAM, .time = test_time(at), .number = 1 + (uint32_t)at };

    f.payload = (struct slice){ (const char *)d, answer && rcode == 0 ? 38 : 22 };
    f.src = answer ? test_endpoint(53, 53) : test_endpoint(1, port);
    f.dst = answer ? test_endpoint(1, port) : test_endpoint(53, 53);
    calls_feed_other(w.calls, &f);
}

static void dns(void **state)
{
    (void)state;
    feed_dns(0, 1, false, 0, 40000);
    feed_dns(5, 2, false, 0, 40001); /* asked again, as resolvers do */
    feed_dns(6, 2, true, 0, 40001);
    feed_dns(7, 1, true, 0, 40000); /* and answered twice */
    feed_dns(100, 3, false, 0, 40000);
    feed_dns(101, 3, true, 3, 40000);
    feed_dns(200, 4, false, 0, 40000);
    assert_int_equal(calls_lookup_count(w.calls), 3);
    const struct dns_lookup *l = calls_lookup(w.calls, 0);
    assert_string_equal(l->name, "ab.c");
    assert_int_equal(l->tries, 2);
    assert_int_equal(l->answered, test_time(6));
    assert_int_equal(l->n_addrs, 1);
    assert_int_equal(l->addrs[0].bytes[3], 9);
    assert_int_equal(l->frame, 1);
    assert_int_equal(l->answer_frame, 7);
    assert_int_equal(calls_lookup(w.calls, 1)->rcode, 3);
    assert_int_equal(calls_lookup(w.calls, 2)->answered, NANOS_NONE);
    assert_null(calls_lookup(w.calls, 3));
}

/* More lookups than are kept: the older half goes, and an answer still finds its question. */
static void older_half_of_lookups_goes(void **state)
{
    (void)state;
    const struct calls_limits limits = { .lookups = 4 };
    struct calls_limits used;
    struct calls_lost lost;

    world_end(&w);
    world_start(&w, &limits);
    for (uint16_t id = 0; id < 9; id++)
        feed_dns(100 * id, id, false, 0, (uint16_t)(40000 + id));
    feed_dns(801, 8, true, 3, 40008);
    assert_int_equal(calls_lookup_count(w.calls), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(calls_lookup(w.calls, i)->time, test_time(600 + 100 * (double)i));
    assert_int_equal(calls_lookup(w.calls, 2)->answer_frame, 802);
    assert_int_equal(calls_lookup(w.calls, 2)->rcode, 3);
    calls_use(w.calls, &used, &lost);
    assert_int_equal(lost.lookups, 6);
}

/* More unbound streams than are remembered: the oldest half goes, the newest stay. */
static void oldest_unbound_streams_go(void **state)
{
    (void)state;
    const struct calls_limits limits = { .streams = 16 };
    world_end(&w);
    world_start(&w, &limits);
    for (uint32_t i = 0; i < 17; i++)
        world_rtp(&w, i, 3, test_endpoint(50, 2 * i + 10), test_endpoint(60, 2 * i + 10), i + 1);
    assert_int_equal(w.calls->n_unbound, 8);
    for (uint32_t i = 0; i < 7; i++)
        assert_int_equal(w.calls->unbound[i], 9 + i);
}

/* Calls whose SDPs name endpoints that collide where hashes have no key: as many points are kept
 * as the calls that are kept have, and each is found. */
static void points_go_with_their_calls(void **state)
{
    (void)state;
    enum { CALLS = 64, INVITES = 20 * CALLS };
    const struct calls_limits limits = { .calls = CALLS };
    world_end(&w);
    world_start(&w, &limits);
    for (uint32_t i = 0; i < INVITES; i++) {
        struct text sdp = { 0 }, id = { 0 };

        text_printf(&id, "c%u", i);
        text_adds(&sdp, "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP6 ");
        addr_print(&sdp, colliding_addr(i));
        text_adds(&sdp, "\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n");
        SAY(&w, 0.01 * i, 1, 2, "INVITE", .call_id = text_str(&id), .sdp = text_str(&sdp));
        text_done(&sdp);
        text_done(&id);
    }
    assert_true(calls_count(w.calls) <= CALLS);
    assert_true(w.calls->n_media_endpoints <= 2 * (CALLS + 1));
    struct endpoint last = { .addr = colliding_addr(INVITES - 1), .port = 4000 };
    const struct media_endpoint *p = media_endpoint_of(w.calls, &last);
    assert_non_null(p);
    assert_int_equal(p->id, world_call(&w, "c1279")->id);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(offer_and_answer),
        TEST(reports_may_go_elsewhere),
        TEST(one_known_end),
        TEST(late_sdp),
        TEST(reused_ports),
        TEST(both_ends_preferred),
        TEST(no_rtp_there),
        TEST(icmp),
        TEST(dns),
        TEST(older_half_of_lookups_goes),
        TEST(oldest_unbound_streams_go),
        TEST(points_go_with_their_calls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
