/* session_test.c - packets go in at one end, calls and verdicts come out at the other. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session/session.h"

#define DLT_ETHERNET 1
#define SECOND(n) (INT64_C(1767225600) * NANOS_PER_S + (n)*NANOS_PER_S)

#define HEADERS                                                                                    \
    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\r\n"                                          \
    "From: <sip:alice@example.com>;tag=a\r\nTo: <sip:bob@example.org>%s\r\n"                       \
    "Call-ID: session-test@192.0.2.1\r\nCSeq: 1 %s\r\n"                                            \
    "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n"

/* Feeds a datagram between 192.0.2.1 and 192.0.2.2, both on 5060. */
static void feed(struct session *s, nanos_t time, bool back, const char *start, const char *tag,
                 const char *method)
{
    uint8_t bytes[1000] = { [12] = 8, [14] = 0x45, [22] = 64, [23] = 17 };
    size_t n = 42;

    n +=
        (size_t)snprintf((char *)bytes + n, sizeof bytes - n, "%s\r\n" HEADERS, start, tag, method);
    const uint8_t ends[] = { 192, 0, 2, back ? 2 : 1, 192, 0, 2, back ? 1 : 2 };
    const uint8_t udp[] = { 5060 >> 8, 5060 & 0xff, 5060 >> 8, 5060 & 0xff };

    memcpy(bytes + 26, ends, sizeof ends);
    memcpy(bytes + 34, udp, sizeof udp);
    bytes[16] = (uint8_t)((n - 14) >> 8);
    bytes[17] = (uint8_t)(n - 14);
    bytes[38] = (uint8_t)((n - 34) >> 8);
    bytes[39] = (uint8_t)(n - 34);
    const struct packet p = {
        .data = bytes,
        .caplen = (uint32_t)n,
        .len = (uint32_t)n,
        .time = time,
        .link = DLT_ETHERNET,
        .number = 1,
        .ref = REF_NONE,
    };

    session_feed(s, &p);
}

static struct session *new_session(void)
{
    struct error e = { 0 };
    struct session *s = session_new(data_dir(), &e);

    if (s == NULL)
        fail_msg("%s", e.message);
    return s;
}

static void a_refused_call(void **state)
{
    (void)state;
    struct session *s = new_session();
    struct frames_stats stats;

    feed(s, SECOND(0), false, "INVITE sip:bob@example.org SIP/2.0", "", "INVITE");
    feed(s, SECOND(1), true, "SIP/2.0 404 Not Found", ";tag=b", "INVITE");
    feed(s, SECOND(1), false, "ACK sip:bob@example.org SIP/2.0", ";tag=b", "ACK");
    session_finish(s);
    assert_int_equal(calls_count(session_calls(s)), 1);
    struct call *call = calls_at(session_calls(s), 0);
    assert_int_equal(call->status, 404);
    assert_int_equal(call->n_messages, 3);
    assert_true(call->start == SECOND(0));
    assert_non_null(diagnosis_call(session_diagnosis(s), call));
    session_frames_stats(s, &stats);
    assert_int_equal(stats.packets, 3);
    assert_int_equal(stats.datagrams, 3);
    session_free(s);
}

/* An INVITE that nobody answers is given up after 64*T1 (RFC 3261 section 17.1.1.2) of the
 * capture's time: other packets make it pass, no clock is asked. */
static void time_is_the_packets_time(void **state)
{
    (void)state;
    struct session *s = new_session();

    feed(s, SECOND(0), false, "INVITE sip:bob@example.org SIP/2.0", "", "INVITE");
    feed(s, SECOND(1), false, "INVITE sip:bob@example.org SIP/2.0", "", "INVITE");
    feed(s, SECOND(31), false, "nothing that anybody knows", "", "INVITE");
    assert_int_equal(calls_at(session_calls(s), 0)->state, CALL_TRYING);
    feed(s, SECOND(40), false, "nothing that anybody knows", "", "INVITE");
    assert_int_equal(calls_at(session_calls(s), 0)->state, CALL_FAILED);
    session_free(s);
}

/* A clock set back by years and forward again breaks nothing. */
static void clocks_may_jump(void **state)
{
    (void)state;
    struct session *s = new_session();

    feed(s, SECOND(0), false, "INVITE sip:bob@example.org SIP/2.0", "", "INVITE");
    feed(s, 0, true, "SIP/2.0 100 Trying", "", "INVITE");
    feed(s, INT64_MAX / 2, true, "SIP/2.0 180 Ringing", ";tag=b", "INVITE");
    feed(s, SECOND(2), true, "SIP/2.0 486 Busy Here", ";tag=b", "INVITE");
    session_finish(s);
    assert_int_equal(calls_at(session_calls(s), 0)->status, 486);
    session_free(s);
}

static void nothing_fed(void **state)
{
    (void)state;
    struct session *s = new_session();

    session_tick(s, SECOND(1));
    session_finish(s);
    assert_int_equal(calls_count(session_calls(s)), 0);
    assert_non_null(session_rules(s));
    assert_non_null(session_profiles(s));
    assert_non_null(diagnosis_capture(session_diagnosis(s)));
    session_free(s);
    session_free(NULL);
}

/* The program's own rules: what has a title has a short one for lists. */
static void short_titles(void **state)
{
    struct session *s = new_session();
    const struct rules *rules = session_rules(s);

    (void)state;
    assert_true(rules_count(rules) > 0);
    for (size_t i = 0; i < rules_count(rules); i++)
        if (rules_at(rules, i)->brief == NULL)
            fail_msg("%s: no short title", rules_at(rules, i)->id);
    session_free(s);
}

static void the_environment_names_the_data(void **state)
{
    (void)state;
    const char *before = getenv("SIPWHY_DATA");
    char *kept = before != NULL ? strdup(before) : NULL;

    setenv("SIPWHY_DATA", "/somewhere/else", 1);
    assert_string_equal(data_dir(), "/somewhere/else");
    unsetenv("SIPWHY_DATA");
    assert_string_not_equal(data_dir(), "/somewhere/else");
    assert_int_equal(data_dir()[0], '/');
    if (kept != NULL)
        setenv("SIPWHY_DATA", kept, 1);
    free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refused_call),  cmocka_unit_test(time_is_the_packets_time),
        cmocka_unit_test(clocks_may_jump), cmocka_unit_test(nothing_fed),
        cmocka_unit_test(short_titles),    cmocka_unit_test(the_environment_names_the_data),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
