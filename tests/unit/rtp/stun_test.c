/* stun_test.c - STUN messages, whole and damaged; what was asked and answered. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "rtp/stun.h"

#define COOKIE 0x21, 0x12, 0xa4, 0x42
#define NUMBER 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
#define BYTES(...)                                                                                 \
    ((struct slice){ (const char *)(const uint8_t[]){ __VA_ARGS__ },                               \
                     sizeof(const uint8_t[]){ __VA_ARGS__ } })
#define BINDING BYTES(0, 1, 0, 0, COOKIE, NUMBER)
#define ALLOCATE BYTES(0, 3, 0, 0, COOKIE, NUMBER)
#define ALLOCATED BYTES(1, 3, 0, 0, COOKIE, NUMBER)
/* SOFTWARE "ab" with its padding, then ERROR-CODE */
#define REFUSED(hundreds, rest)                                                                    \
    BYTES(1, 0x13, 0, 16, COOKIE, NUMBER, 0x80, 0x22, 0, 2, 'a', 'b', 0, 0, 0, 9, 0, 4, 0, 0,      \
          hundreds, rest)

static struct endpoint host(uint8_t last, uint16_t port)
{
    struct endpoint e = { .port = port };

    e.addr.family = ADDR_IPV4;
    e.addr.bytes[0] = 10;
    e.addr.bytes[3] = last;
    return e;
}

static void classes_and_methods(void **state)
{
    (void)state;
    struct stun_message m;
    assert_true(stun_parse(BINDING, &m));
    assert_int_equal(m.class, STUN_REQUEST);
    assert_int_equal(m.method, STUN_BINDING);
    assert_true(stun_parse(ALLOCATED, &m));
    assert_int_equal(m.class, STUN_SUCCESS);
    assert_int_equal(m.method, STUN_ALLOCATE);
    assert_true(stun_parse(REFUSED(4, 86), &m));
    assert_int_equal(m.class, STUN_ERROR);
    assert_int_equal(m.error, 486);
    assert_true(stun_parse(BYTES(0, 0x16, 0, 0, COOKIE, NUMBER), &m));
    assert_int_equal(m.class, STUN_INDICATION);
    assert_string_equal(stun_method_name(STUN_REFRESH), "Refresh");
    assert_string_equal(stun_method_name(77), "request");
}

static void not_stun(void **state)
{
    (void)state;
    struct stun_message m;
    assert_false(stun_parse((struct slice){ NULL, 0 }, &m));
    assert_false(stun_parse(BYTES(0, 1, 0, 0, COOKIE, 1, 2, 3), &m));            /* cut */
    assert_false(stun_parse(BYTES(0x80, 1, 0, 0, COOKIE, NUMBER), &m));          /* RTP */
    assert_false(stun_parse(BYTES(0, 1, 0, 0, 1, 2, 3, 4, NUMBER), &m));         /* no cookie */
    assert_false(stun_parse(BYTES(0, 1, 0, 8, COOKIE, NUMBER, 1, 2, 3, 4), &m)); /* too short */
    /* An error whose attribute is longer than the message tells no code. */
    assert_true(stun_parse(BYTES(1, 0x11, 0, 4, COOKIE, NUMBER, 0, 9, 0xff, 0xff), &m));
    assert_int_equal(m.error, 0);
}

static void feed(struct stun_flows *all, struct endpoint src, struct endpoint dst,
                 struct slice data, uint32_t number)
{
    struct frame f = {
        .kind = FRAME_DATAGRAM, .src = src, .dst = dst, .number = number, .payload = data
    };

    assert_true(stun_flows_feed(all, &f));
}

static void counted(void **state)
{
    (void)state;
    struct stun_flows *all = stun_flows_new();
    struct endpoint client = host(1, 50000), server = host(9, 3478);
    feed(all, client, server, ALLOCATE, 1);
    feed(all, server, client, REFUSED(4, 1), 2);
    feed(all, client, server, ALLOCATE, 3);
    feed(all, server, client, ALLOCATED, 4);
    feed(all, client, server, BINDING, 5);
    assert_int_equal(stun_flows_count(all), 2);
    const struct stun_flow *f = stun_flows_at(all, 0);
    assert_int_equal(f->requests, 2);
    assert_int_equal(f->errors, 1);
    assert_int_equal(f->challenges, 1);
    assert_int_equal(f->successes, 1);
    assert_int_equal(f->error, 401);
    assert_int_equal(f->answer_frame, 4);
    assert_int_equal(stun_flows_at(all, 1)->answer_frame, 0);
    assert_null(stun_flows_at(all, 2));
    stun_flows_free(all);
}

/* LIFETIME 600 and XOR-RELAYED-ADDRESS 10.0.0.9:4660. */
#define GRANTED                                                                                    \
    BYTES(1, 3, 0, 20, COOKIE, NUMBER, 0, 0xd, 0, 4, 0, 0, 2, 88, 0, 0x16, 0, 8, 0, 1,             \
          0x12 ^ 0x21, 0x34 ^ 0x12, 10 ^ 0x21, 0x12, 0xa4, 9 ^ 0x42)
#define REFRESH BYTES(0, 4, 0, 0, COOKIE, NUMBER)
#define NOT_REFRESHED BYTES(1, 0x14, 0, 8, COOKIE, NUMBER, 0, 9, 0, 4, 0, 0, 4, 37)
#define GIVEN_UP BYTES(1, 4, 0, 8, COOKIE, NUMBER, 0, 0xd, 0, 4, 0, 0, 0, 0)

static void allocations(void **state)
{
    (void)state;
    struct stun_flows *all = stun_flows_new();
    struct endpoint client = host(1, 50000), server = host(9, 3478), relayed = host(9, 0x1234);
    feed(all, client, server, ALLOCATE, 1);
    feed(all, server, client, GRANTED, 2);
    const struct stun_flow *f = stun_flows_at(all, 0);
    assert_int_equal(f->lifetime, 600);
    assert_true(endpoint_eq(f->relayed, relayed));
    assert_int_equal(f->waiting, 0);

    feed(all, client, server, REFRESH, 3);
    feed(all, server, client, NOT_REFRESHED, 4);
    feed(all, client, server, REFRESH, 5);
    feed(all, client, server, REFRESH, 6);
    f = stun_flows_at(all, 1);
    assert_int_equal(f->refusals, 1);
    assert_int_equal(f->error, 437);
    assert_int_equal(f->waiting, 2);
    assert_int_equal(f->waiting_frame, 5);
    feed(all, server, client, GIVEN_UP, 7);
    assert_int_equal(f->refusals, 0);
    assert_int_equal(f->waiting, 0);
    assert_int_equal(f->lifetime, 0);
    stun_flows_free(all);
}

/* The ring goes round: what is old gives way, and what is new is found. */
static void bounded(void **state)
{
    (void)state;
    struct stun_flows *all = stun_flows_new();
    for (uint16_t port = 1; port <= 3000; port++) {
        feed(all, host(1, port), host(9, 3478), BINDING, port);
        feed(all, host(1, port), host(9, 3478), BINDING, port);
    }
    assert_int_equal(stun_flows_count(all), 1024);
    for (size_t i = 0; i < stun_flows_count(all); i++)
        assert_int_equal(stun_flows_at(all, i)->requests, 2);
    stun_flows_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_and_methods),
        cmocka_unit_test(not_stun),
        cmocka_unit_test(counted),
        cmocka_unit_test(allocations),
        cmocka_unit_test(bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
