/* hep_test.c - HEP 1, 2 and 3 and what only looks like it, at every cut. */
#include "config.h"

#include "base/text.h"
#include "build.h"

#include <zlib.h>

static const char message[] = "OPTIONS sip:b SIP/2.0\r\n\r\n";
#define MESSAGE (sizeof message - 1)

static void chunk(struct build *b, unsigned type, const void *p, size_t n)
{
    uint8_t head[6] = { 0 };

    put16(head + 2, type);
    put16(head + 4, (unsigned)n + 6);
    build_append(b, head, sizeof head);
    build_append(b, p, n);
}

static void number(struct build *b, unsigned type, size_t bytes, uint32_t v)
{
    uint8_t p[4];

    put32(p, v);
    chunk(b, type, p + 4 - bytes, bytes);
}

static void finish(struct build *b, unsigned port)
{
    build_udp(b, 40000, port);
    build_ipv4(b, 7, 8, 17, 1);
}

/* Of an agent with this id, node and key; NULL: without the two. */
static void make_of(struct build *b, unsigned kind, unsigned type, const void *p, size_t n,
                    uint32_t agent, const char *node, const char *key)
{
    static const uint8_t from[] = { 192, 0, 2, 1 }, to[] = { 192, 0, 2, 2 };

    build_payload(b, "HEP3\0\0", 6);
    number(b, 1, 1, 2);
    number(b, 2, 1, 6);
    chunk(b, 3, from, 4);
    chunk(b, 4, to, 4);
    number(b, 7, 2, 5070);
    number(b, 8, 2, 5080);
    number(b, 9, 4, 1003); /* the bench begins at 1000 s */
    number(b, 10, 4, 500000);
    number(b, 11, 1, kind);
    chunk(b, 17, "correlation", 11);
    if (agent != 0)
        number(b, 12, 4, agent);
    if (node != NULL)
        chunk(b, 19, node, strlen(node));
    if (key != NULL)
        chunk(b, 14, key, strlen(key));
    chunk(b, type, p, n);
    put16(b->bytes + b->at + 4, (unsigned)build_size(b));
}

static void make(struct build *b, unsigned kind, unsigned type, const void *p, size_t n)
{
    make_of(b, kind, type, p, n, 0, NULL, NULL);
}

static void is_message(const struct bench *bench, size_t i, enum transport transport)
{
    const struct frame *f = bench_frame(bench, i);

    assert_int_equal(f->kind, FRAME_DATAGRAM);
    assert_int_equal(f->transport, transport);
    assert_int_equal(f->src.port, 5070);
    assert_int_equal(f->dst.port, 5080);
    assert_int_equal(f->src.addr.bytes[3], 1);
    assert_int_equal(f->payload.n, MESSAGE);
    assert_memory_equal(f->payload.p, message, MESSAGE);
}

static void version_3(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make(&b, 1, 15, message, MESSAGE);
    finish(&b, 1234);
    bench_feed(bench, &b, 12);
    is_message(bench, 0, TRANSPORT_TCP);
    assert_int_equal(bench_frame(bench, 0)->time, 1003 * NANOS_PER_S + NANOS_PER_S / 2);
    bench_feed(bench, &b, 12); /* the same by another way */
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_stats(bench).duplicates, 1);
    bench_free(bench);
}

static void a_clock_far_off(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    bench->time = 5000 * NANOS_PER_S;
    make(&b, 1, 15, message, MESSAGE);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_frame(bench, 0)->time, 5000 * NANOS_PER_S);
    bench_free(bench);
}

static void compressed(void **state)
{
    static char zeros[1 << 20];
    static uint8_t packed[16 * 1024];
    struct bench *bench = bench_new();
    uLongf n = sizeof packed;
    struct build b;

    (void)state;
    assert_int_equal(compress(packed, &n, (const uint8_t *)message, MESSAGE), Z_OK);
    make(&b, 1, 16, packed, n);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    is_message(bench, 0, TRANSPORT_TCP);
    assert_int_equal(bench_frame(bench, 0)->ref, REF_NONE);
    make(&b, 1, 16, packed, n - 3); /* its end is missing */
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    n = sizeof packed; /* and more than may be */
    assert_int_equal(compress(packed, &n, (const uint8_t *)zeros, sizeof zeros), Z_OK);
    make(&b, 1, 16, packed, n);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_stats(bench).hep_damaged, 2);
    bench_free(bench);
}

static void what_is_no_sip_is_counted(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make(&b, 53, 15, "DNS", 3);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).hep_other, 1);
    make(&b, 5, 15, "{\"type\":207}", 12);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_stats(bench).hep_other, 2);
    make(&b, 5, 15, "\x80\xc9\0\1abcd", 8);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 1); /* as it was sent */
    assert_int_equal(bench_frame(bench, 0)->payload.n, 8);
    bench_free(bench);
}

static void old(struct build *b, unsigned version, unsigned length)
{
    static const uint8_t head[] = {
        0, 0, 2, 17, 0x13, 0xce, 0x13, 0xd8, 192, 0, 2, 1, 192, 0, 2, 2
    };
    static const uint8_t time[] = { 0xeb, 3, 0, 0, 0x20, 0xa1, 7, 0, 1, 0, 0, 0 };

    build_payload(b, head, sizeof head);
    b->bytes[b->at] = (uint8_t)version;
    b->bytes[b->at + 1] = (uint8_t)length;
    if (version == 2)
        build_append(b, time, sizeof time);
    build_append(b, message, MESSAGE);
}

static void versions_1_and_2(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    old(&b, 1, 16);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    is_message(bench, 0, TRANSPORT_UDP);
    bench_free(bench);
    bench = bench_new(); /* for that one has an agent of another number */
    old(&b, 2, 28);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    is_message(bench, 0, TRANSPORT_UDP);
    assert_int_equal(bench_frame(bench, 0)->time, 1003 * NANOS_PER_S + NANOS_PER_S / 2);
    old(&b, 2, 16); /* as Kamailio counts */
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    is_message(bench, 1, TRANSPORT_UDP);
    assert_int_equal(bench_frame(bench, 1)->time, 1003 * NANOS_PER_S + NANOS_PER_S / 2);
    old(&b, 1, 16); /* on another port, or of another length, it is a datagram */
    finish(&b, 9061);
    bench_feed(bench, &b, 12);
    old(&b, 2, 20);
    finish(&b, 9060);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 4);
    assert_int_equal(bench_frame(bench, 2)->dst.port, 9061);
    assert_int_equal(bench_frame(bench, 3)->dst.port, 9060);
    bench_free(bench);
}

static void feed(struct bench *bench, struct build *b)
{
    finish(b, 9060);
    bench_feed(bench, b, 12);
}

/* Agents at both ends of a hop hear a message; a retransmission is one by the same agent. */
static void told_by_two_agents(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make_of(&b, 1, 15, message, MESSAGE, 1, "sbc", NULL);
    feed(bench, &b);
    make_of(&b, 1, 15, message, MESSAGE, 2, "sbc", NULL);
    feed(bench, &b);
    make_of(&b, 1, 15, message, MESSAGE, 1, "pbx", NULL);
    feed(bench, &b);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_stats(bench).duplicates, 2);
    make_of(&b, 1, 15, message, MESSAGE, 1, "sbc", NULL);
    number(&b, 13, 2, 60); /* other bytes, and so another packet */
    put16(b.bytes + b.at + 4, (unsigned)build_size(&b));
    feed(bench, &b);
    assert_int_equal(bench->n, 2);
    bench->time += 40 * NANOS_PER_S; /* a message of long ago is another one */
    make_of(&b, 1, 15, message, MESSAGE, 2, "sbc", NULL);
    number(&b, 13, 2, 61);
    put16(b.bytes + b.at + 4, (unsigned)build_size(&b));
    feed(bench, &b);
    assert_int_equal(bench->n, 3);
    bench_free(bench);
}

/* Thousands of messages are on their way between the two tellings of one: all are known, whatever
 * the key of the process makes of them. */
static void told_by_two_agents_late(void **state)
{
    enum { MESSAGES = 30000 };
    struct bench *bench = bench_new();
    struct build b;
    char text[64];

    (void)state;
    for (unsigned i = 0; i < 2 * MESSAGES; i++) {
        int n = snprintf(text, sizeof text, "OPTIONS sip:%u SIP/2.0\r\n\r\n", i % MESSAGES);

        make_of(&b, 1, 15, text, (size_t)n, 1, i < MESSAGES ? "sbc" : "pbx", NULL);
        feed(bench, &b);
        bench->time = 1000 * NANOS_PER_S + i * NANOS_PER_MS;
    }
    assert_int_equal(bench_stats(bench).duplicates, MESSAGES);
    assert_int_equal(bench_stats(bench).hep, MESSAGES);
    bench_free(bench);
}

static void a_key_is_wanted(void **state)
{
    static const char *const keys[] = { NULL, "secre", "secret2", "Secret", "" };
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    frames_hep_key(bench->frames, "secret");
    for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
        make_of(&b, 1, 15, message, MESSAGE, 1, NULL, keys[i]);
        feed(bench, &b);
    }
    old(&b, 1, 16);
    feed(bench, &b);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).hep_refused, ARRAY_SIZE(keys) + 1);
    make_of(&b, 1, 15, message, MESSAGE, 1, NULL, "secret");
    feed(bench, &b);
    is_message(bench, 0, TRANSPORT_TCP);
    bench_free(bench);
}

static void what_is_sent_on_is_passed_over(void **state)
{
    struct bench *bench = bench_new();
    struct endpoint to = { addr_ipv4((const uint8_t[]){ 10, 0, 0, 8 }), 9060 };
    struct build b;

    (void)state;
    make(&b, 1, 15, message, MESSAGE);
    feed(bench, &b);
    assert_int_equal(bench->n, 1);
    bench_free(bench);
    bench = bench_new();
    to.addr = addr_ipv4(b.bytes + b.at + 16); /* of its IP header */
    frames_hep_own(bench->frames, to);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    bench_free(bench);
}

static void a_log(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make(&b, 100, 15, "a log", 5);
    feed(bench, &b);
    assert_int_equal(bench_frame(bench, 0)->kind, FRAME_LOG);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 5);
    assert_int_equal(bench_stats(bench).hep_logs, 1);
    bench_free(bench);
}

/* Retold, it is the packet of RTCP that it was made of. */
static void a_report_as_json(void **state)
{
    static const char sender[] =
        "{\"sender_information\":{\"ntp_timestamp_sec\":1,\"ntp_timestamp_usec\":2,\"octets\":5,"
        "\"rtp_timestamp\":3,\"packets\":\"4\"},\"ssrc\":6,\"type\":200,\"report_blocks\":[{"
        "\"source_ssrc\":4294967295,\"fraction_lost\":51,\"packets_lost\":-1,\"highest_seq_no\":7,"
        "\"ia_jitter\":8,\"lsr\":9,\"dlsr\":1e3}],\"report_count\":1}";
    static const uint8_t packet[] = {
        0x81, 200, 0, 12, 0, 0, 0, 6, 0, 0, 0,    1,    0,    0,    0,  2,    0,    0,
        0,    3,   0, 0,  0, 4, 0, 0, 0, 5, 0xff, 0xff, 0xff, 0xff, 51, 0xff, 0xff, 0xff,
        0,    0,   0, 7,  0, 0, 0, 8, 0, 0, 0,    9,    0,    0,    0,  0,
    };
    static const char *const none[] = {
        "", "{", "[]", "null", "{\"type\":202}", "{\"report_blocks\":[{}]}", "{\"type\":{}}",
    };
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make(&b, 5, 15, sender, sizeof sender - 1);
    feed(bench, &b);
    assert_int_equal(bench_frame(bench, 0)->kind, FRAME_DATAGRAM);
    assert_int_equal(bench_frame(bench, 0)->payload.n, sizeof packet);
    assert_memory_equal(bench_frame(bench, 0)->payload.p, packet, sizeof packet);
    assert_int_equal(bench_frame(bench, 0)->ref, REF_NONE);
    assert_int_equal(bench_stats(bench).hep_reports, 1);
    for (size_t i = 0; i < ARRAY_SIZE(none); i++) {
        make(&b, 5, 15, none[i], strlen(none[i]));
        feed(bench, &b);
    }
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_stats(bench).hep_other, ARRAY_SIZE(none));
    bench_free(bench);
}

/* More blocks than a packet has room for, and numbers beyond it. */
static void a_report_beyond_bounds(void **state)
{
    struct text json = { 0 };
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    text_adds(&json, "{\"type\":\"201\",\"ssrc\":\"99999999999999999999\",\"report_blocks\":[");
    for (int i = 0; i < 40; i++)
        text_printf(&json, "%s{\"packets_lost\":%s}", i > 0 ? "," : "",
                    i % 2 ? "9223372036854775807" : "-9223372036854775808");
    text_adds(&json, "]}");
    make(&b, 5, 15, json.p, json.n);
    feed(bench, &b);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 8 + 31 * 24);
    assert_int_equal((uint8_t)bench_frame(bench, 0)->payload.p[0], 0x80 | 31);
    text_done(&json);
    bench_free(bench);
}

static void at_every_cut(void **state)
{
    struct build b;

    (void)state;
    make(&b, 1, 15, message, MESSAGE);
    finish(&b, 9060);
    for (size_t n = 1; n <= build_size(&b); n++) {
        struct bench *bench = bench_new();

        bench->snaplen = (uint32_t)n;
        bench_feed(bench, &b, 12);
        if (n + MESSAGE > build_size(&b)) {
            const struct frame *f = bench_frame(bench, 0);

            assert_int_equal(f->dst.port, 5080);
            assert_int_equal(f->missing, build_size(&b) - n);
        }
        bench_free(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_3),
        cmocka_unit_test(a_clock_far_off),
        cmocka_unit_test(compressed),
        cmocka_unit_test(what_is_no_sip_is_counted),
        cmocka_unit_test(versions_1_and_2),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(told_by_two_agents),
        cmocka_unit_test(told_by_two_agents_late),
        cmocka_unit_test(a_key_is_wanted),
        cmocka_unit_test(what_is_sent_on_is_passed_over),
        cmocka_unit_test(a_log),
        cmocka_unit_test(a_report_as_json),
        cmocka_unit_test(a_report_beyond_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
