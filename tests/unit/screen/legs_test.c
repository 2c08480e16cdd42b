/* legs_test.c - the calls that are legs of one call behind a B2BUA, and others that only look
 * so. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "screen/legs.h"

struct party {
    double at;    /* seconds */
    int from, to; /* hosts 192.0.2.x */
    const char *call_id, *number, *extra;
};

/* An INVITE whose bytes can be read again. */
static void feed(struct calls *calls, struct store *store, const struct party *p)
{
    char *text = xasprintf("INVITE sip:%s@192.0.2.%d SIP/2.0\r\n"
                           "Via: SIP/2.0/UDP 192.0.2.%d:5060;branch=z9hG4bK%s\r\n"
                           "From: <sip:+13035550100@192.0.2.%d>;tag=%s\r\n"
                           "To: <sip:%s@192.0.2.%d>\r\n"
                           "Call-ID: %s\r\nCSeq: 1 INVITE\r\n%sContent-Length: 0\r\n\r\n",
                           p->number, p->to, p->from, p->call_id, p->from, p->call_id, p->number,
                           p->to, p->call_id, p->extra != NULL ? p->extra : "");
    struct slice bytes = slice_of(text);
    const uint8_t source[] = { 192, 0, 2, (uint8_t)p->from },
                  target[] = { 192, 0, 2, (uint8_t)p->to };
    struct frame frame = { .kind = FRAME_DATAGRAM,
                           .number = 1,
                           .time = 1000 * NANOS_PER_S + (nanos_t)(p->at * 1e9),
                           .src = { addr_ipv4(source), 5060 },
                           .dst = { addr_ipv4(target), 5060 },
                           .payload = bytes };

    calls_feed_sip(calls, &frame, bytes, store_add(store, bytes.p, bytes.n), 0);
    free(text);
}

/* Ids of the legs of the first call when these calls were captured, as "2 3". */
static void assert_legs(const struct party *parties, size_t n, const char *expected)
{
    struct store *store = store_new(1 << 20);
    struct calls *calls = calls_new(store, NULL);
    struct app app = { .calls = calls };
    uint32_t ids[8];
    struct text found = { 0 };

    for (size_t i = 0; i < n; i++)
        feed(calls, store, &parties[i]);
    size_t legs = legs_of(&app, calls_at(calls, 0), ids, ARRAY_SIZE(ids));
    for (size_t i = 0; i < legs; i++)
        text_printf(&found, "%s%u", i ? " " : "", ids[i]);
    assert_string_equal(text_str(&found), expected);
    text_done(&found);
    calls_free(calls);
    store_free(store);
}

static void a_header_names_the_other_leg(void **state)
{
    (void)state;
    const struct party named[] = { { 0, 1, 2, "aleg", "100", NULL },
                                   { 0.5, 9, 8, "bleg", "+492285550", "X-Call-ID: aleg\r\n" } };
    const struct party alike[] = { { 0, 1, 2, "aleg", "100", "X-CID: 77\r\n" },
                                   { 0.5, 9, 8, "bleg", "+492285550", "X-CID: 77\r\n" } };
    const struct party other[] = { { 0, 1, 2, "aleg", "100", "X-CID: 77\r\n" },
                                   { 0.5, 9, 8, "bleg", "+492285550", "X-CID: 78\r\n" } };
    assert_legs(named, 2, "2");
    assert_legs(alike, 2, "2");
    assert_legs(other, 2, "");
}

static void the_same_number_goes_on_from_the_callee(void **state)
{
    (void)state;
    const struct party on[] = { { 0, 1, 2, "aleg", "0014155550101", NULL },
                                { 0.1, 2, 3, "bleg", "+14155550101", NULL } };
    const struct party late[] = { { 0, 1, 2, "aleg", "+14155550101", NULL },
                                  { 5, 2, 3, "bleg", "+14155550101", NULL } };
    const struct party elsewhere[] = { { 0, 1, 2, "aleg", "+14155550101", NULL },
                                       { 0.1, 4, 3, "bleg", "+14155550101", NULL } };
    const struct party another[] = { { 0, 1, 2, "aleg", "+14155550101", NULL },
                                     { 0.1, 2, 3, "bleg", "+14155550199", NULL } };
    assert_legs(on, 2, "2");
    assert_legs(late, 2, "");
    assert_legs(elsewhere, 2, "");
    assert_legs(another, 2, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_names_the_other_leg),
        cmocka_unit_test(the_same_number_goes_on_from_the_callee),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
