/* sides_test.c - the owner of each address, by each of the signs. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fact/sides.h"

struct world {
    struct store *store;
    struct calls *calls;
    uint32_t frames;
};

static struct endpoint at(const char *address)
{
    struct endpoint e = { .port = 5060 };

    assert_true(addr_parse(slice_of(address), &e.addr));
    return e;
}

/* A request for `host` */
static void options_for(struct world *w, const char *from, const char *to, const char *host,
                        int direction)
{
    struct text t = { 0 };

    text_printf(&t,
                "OPTIONS sip:%s SIP/2.0\r\nVia: SIP/2.0/UDP %s;branch=z9hG4bK%u\r\n"
                "From: <sip:a@%s>;tag=1\r\nTo: <sip:%s>\r\nCall-ID: c%u\r\n"
                "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
                host, from, w->frames, from, to, w->frames);
    struct frame f = { .kind = FRAME_DATAGRAM,
                       .time = (nanos_t)w->frames * NANOS_PER_S,
                       .number = ++w->frames,
                       .src = at(from),
                       .dst = at(to),
                       .ref = REF_NONE,
                       .direction = (uint8_t)direction,
                       .payload = text_view(&t) };
    calls_feed_sip(w->calls, &f, text_view(&t), REF_NONE, 0);
    text_done(&t);
}

static void options(struct world *w, const char *from, const char *to, int direction)
{
    options_for(w, from, to, to, direction);
}

static int start(void **state)
{
    struct world *w = calloc(1, sizeof *w);

    w->store = store_new(1 << 20);
    w->calls = calls_new(w->store, NULL);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;

    calls_free(w->calls);
    store_free(w->store);
    free(w);
    return 0;
}

static void check(struct world *w, const char *address, enum host_side wanted)
{
    struct sides *s = sides_new(w->calls, NULL);

    sides_update(s);
    assert_int_equal(sides_of(s, at(address).addr), wanted);
    sides_update(s);
    assert_int_equal(sides_of(s, at(address).addr), wanted);
    sides_free(s);
}

static void test_private(void **state)
{
    options(*state, "10.0.0.5", "198.51.100.7", DIRECTION_UNKNOWN);
    check(*state, "10.0.0.5", HOST_OWN);
    check(*state, "198.51.100.7", HOST_OTHER);
}

static void test_two_strangers(void **state)
{
    options(*state, "203.0.113.4", "198.51.100.7", DIRECTION_UNKNOWN);
    check(*state, "203.0.113.4", HOST_UNKNOWN);
    check(*state, "198.51.100.7", HOST_UNKNOWN);
}

static void test_cooked(void **state)
{
    options(*state, "2001:db8::1", "2001:db8::2", DIRECTION_OUT);
    check(*state, "2001:db8::1", HOST_OWN);
    check(*state, "2001:db8::2", HOST_OTHER);
}

/* Every packet called an incoming one says nothing. */
static void test_cooked_contradiction(void **state)
{
    options(*state, "203.0.113.4", "198.51.100.7", DIRECTION_IN);
    options(*state, "198.51.100.7", "203.0.113.4", DIRECTION_IN);
    check(*state, "203.0.113.4", HOST_UNKNOWN);
    check(*state, "198.51.100.7", HOST_UNKNOWN);
}

static void test_common(void **state)
{
    options(*state, "203.0.113.4", "198.51.100.1", DIRECTION_UNKNOWN);
    options(*state, "198.51.100.2", "203.0.113.4", DIRECTION_UNKNOWN);
    options(*state, "203.0.113.4", "198.51.100.3", DIRECTION_UNKNOWN);
    check(*state, "203.0.113.4", HOST_OWN);
    check(*state, "198.51.100.2", HOST_OTHER);
}

/* Two peers may be a chain with somebody else's proxy in the middle. */
static void test_chain(void **state)
{
    options(*state, "203.0.113.4", "198.51.100.1", DIRECTION_UNKNOWN);
    options(*state, "198.51.100.1", "198.51.100.9", DIRECTION_UNKNOWN);
    check(*state, "198.51.100.1", HOST_UNKNOWN);
}

/* However many calls there are between two hosts, the names of others are read. */
static void test_names_after_many_calls(void **state)
{
    struct world *w = *state;
    struct error error = { 0 };
    struct profiles *profiles = profiles_load(getenv("SIPWHY_DATA"), &error);

    assert_non_null(profiles);
    for (int i = 0; i < 5000; i++)
        options(w, "203.0.113.4", "198.51.100.1", DIRECTION_UNKNOWN);
    options_for(w, "203.0.113.5", "198.51.100.2", "sip.didww.com", DIRECTION_UNKNOWN);
    struct sides *s = sides_new(w->calls, profiles);
    sides_update(s);
    assert_int_equal(sides_of(s, at("198.51.100.2").addr), HOST_PROVIDER);
    sides_free(s);
    profiles_free(profiles);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_private, start, end),
        cmocka_unit_test_setup_teardown(test_two_strangers, start, end),
        cmocka_unit_test_setup_teardown(test_cooked, start, end),
        cmocka_unit_test_setup_teardown(test_cooked_contradiction, start, end),
        cmocka_unit_test_setup_teardown(test_common, start, end),
        cmocka_unit_test_setup_teardown(test_chain, start, end),
        cmocka_unit_test_setup_teardown(test_names_after_many_calls, start, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
