/* route_test.c - what is said of a way, and what goes over the loopback. */
#include "config.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/route.h"

static struct endpoint endpoint_of(const char *text)
{
    struct endpoint e = { 0 };

    assert_true(endpoint_parse(slice_of(text), &e));
    return e;
}

static struct route_hop router(const char *by)
{
    return (struct route_hop){ .kind = HOP_ROUTER,
                               .said = { .by = endpoint_of(by).addr, .type = 11 },
                               .took = 2 * NANOS_PER_MS };
}

/* '!' before what must not be said. */
static void judge(struct route r, bool alive, bool wrong, const char *const *wanted, size_t n)
{
    struct text out = { 0 };

    r.to = endpoint_of("192.0.2.9:5060");
    r.ttl = r.ttl == 0 ? 64 : r.ttl;
    struct text advice = { 0 };
    assert_int_equal(probe_route_judge(&r, alive, &out, &advice), wrong);
    text_slice(&out, text_view(&advice));
    for (size_t i = 0; i < n; i++)
        if ((wanted[i][0] == '!') !=
            (strstr(text_str(&out), wanted[i] + (wanted[i][0] == '!')) == NULL))
            fail_msg("'%s' in:\n%s", wanted[i], text_str(&out));
    text_done(&out);
    text_done(&advice);
}

#define JUDGE(route, alive, wrong, ...)                                                            \
    judge(route, alive, wrong, (const char *const[]){ __VA_ARGS__ },                               \
          ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })))

static void test_ways(void **state)
{
    struct route r = { .n = 4 };

    (void)state;
    r.hops[0] = router("10.0.0.1");
    r.hops[3] = (struct route_hop){ .kind = HOP_REACHED, .took = NANOS_PER_MS };
    JUDGE(r, true, false, "   1  10.0.0.1  2.0 ms", " 2 to 3  say nothing", "   4  192.0.2.9  1.0",
          "4 hops away", "!behind", "!seen as far");
    r.hops[3] = router("10.0.0.4");
    r.hops[3].kind = HOP_REFUSED;
    r.hops[3].said =
        (struct socket_error){ .by = endpoint_of("10.0.0.4").addr, .type = 3, .code = 13 };
    JUDGE(r, false, true, "The way ends at 10.0.0.4, hop 4, which says: a firewall forbids it",
          "!hops away");
    assert_string_equal(route_outcome(&r), "refused");
    r.hops[3].said.code = 77;
    JUDGE(r, false, true, "ICMP type 3, code 77");
    r.n = 1;
    JUDGE(r, false, false, "behind 10.0.0.1 nobody says anything",
          "seen as far as 10.0.0.1, hop 1");
    JUDGE(r, true, false, "from hop 2 on nobody says anything, and yet the place answers",
          "!seen as far");
    r.n = 0;
    JUDGE(r, false, false, "cannot be decided", "!seen as far");
    assert_string_equal(route_outcome(&r), "silent");
    r.reason = EPERM;
    JUDGE(r, false, true, "A firewall of this host itself");
    r.reason = ENETUNREACH;
    JUDGE(r, false, true, "This host has no way there");
}

static void test_circles_and_ttl(void **state)
{
    struct route r = { .n = 6 };

    (void)state;
    for (size_t i = 0; i < r.n; i++)
        r.hops[i] = router(i % 2 == 0 ? "10.0.0.1" : "10.0.0.2");
    JUDGE(r, false, true, "goes in a circle", "!seen as far");
    r.hops[4] = router("10.0.0.5"); /* one twice is what balanced paths show */
    r.hops[5] = (struct route_hop){ .kind = HOP_REACHED };
    JUDGE(r, false, false, "6 hops away", "!circle");
    r.ttl = 5;
    JUDGE(r, false, true, "leave this host with TTL 5, and the way has at least 6 hops");
    r.ttl = 6;
    JUDGE(r, false, false, "!at least");
    r.link = 1500;
    r.mtu = 1400;
    r.narrow = endpoint_of("10.0.0.2").addr;
    JUDGE(r, false, false, "more than 1400 bytes do not pass whole, says 10.0.0.2",
          "Requests of more than 1372 bytes");
    r.mtu = 1500;
    JUDGE(r, false, false, "packets of 1500 bytes go out whole", "!cut");
}

/* A port of the loopback where nobody listens, and one where somebody does. */
static void test_loopback(void **state)
{
    struct route r;
    struct endpoint at;
    int fd = socket_bind(endpoint_of("127.0.0.1").addr, false, &at);

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    probe_route(&r, at, -1);
    assert_int_equal(r.reason, 0);
    assert_int_equal(route_length(&r), 1);
    assert_true(r.ttl > 0);
    assert_int_equal(r.mtu, r.link);
    probe_route(&r, (struct endpoint){ 0 }, -1);
    assert_int_not_equal(r.reason, 0);
    assert_int_equal(r.n, 0);
}

/* To a place that says nothing. */
static void test_stop(void **state)
{
    nanos_t began = clock_now(CLOCK_MONOTONIC);
    struct route r;
    struct endpoint at;
    int fd = socket_bind(endpoint_of("127.0.0.1").addr, false, &at), pair[2];

    (void)state;
    assert_true(fd >= 0 && socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == 0);
    close(pair[1]);
    probe_route(&r, at, pair[0]);
    assert_int_equal(r.n, 0);
    assert_true(clock_now(CLOCK_MONOTONIC) - began < ROUTE_PATIENCE / 2);
    close(pair[0]);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_circles_and_ttl),
        cmocka_unit_test(test_loopback),
        cmocka_unit_test(test_stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
