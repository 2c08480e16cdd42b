/* outlook_test.c - the outlook for calls that are cut off in the middle of examples. */
#include "config.h"

#include "draw/outlook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "session/session.h"

/* Reads a capture until so many seconds after its first packet have passed, and asks about the
 * first call: at that moment, or `later` seconds after it. */
static enum outlook ahead(const char *folder, const char *name, double until, double later,
                          struct text *out)
{
    struct error error = { 0 };
    struct packet packet;
    struct session *session = session_new(getenv("SIPWHY_DATA"), &error);
    char *path = xasprintf("%s/%s/%s", getenv("srcdir"), folder, name);
    const char *paths[] = { path };
    nanos_t first = NANOS_NONE, last = 0;

    assert_non_null(session);
    struct source *source = source_open_files(paths, 1, session_store(session), &error);

    assert_non_null(source);
    while (source_next(source, &packet, &error) == SOURCE_PACKET) {
        first = first == NANOS_NONE ? packet.time : first;
        if (packet.time > first + (nanos_t)(until * 1e9))
            break;
        last = packet.time;
        session_feed(session, &packet);
    }
    source_close(source);
    assert_true(calls_count(session_calls(session)) > 0);

    struct arena *arena = arena_new();
    struct calls *calls = session_calls(session);
    struct view *view = view_new(calls, calls_at(calls, 0), arena);
    enum outlook outlook =
        outlook_words(view, session_diagnosis(session), last + (nanos_t)(later * 1e9), out);

    arena_free(arena);
    session_free(session);
    free(path);
    return outlook;
}

static void assert_in(const char *folder, const char *name, double until, double later,
                      enum outlook wanted, const char *words)
{
    struct text said = { 0 };
    enum outlook outlook = ahead(folder, name, until, later, &said);

    if (outlook != wanted || strstr(text_str(&said), words) == NULL)
        fail_msg("%s: %d, '%s'", name, (int)outlook, text_str(&said));
    text_done(&said);
}

static void assert_ahead(const char *name, double until, double later, enum outlook wanted,
                         const char *words)
{
    assert_in("data/examples", name, until, later, wanted, words);
}

static void test_ack(void **state)
{
    (void)state;
    assert_ahead("via-rewritten-in-200.pcap", 10, 0, OUTLOOK_GRAVE, "no ACK: the call drops in 2");
    /* the ACK is there, if to the wrong place: nothing is said of it that is not so */
    assert_ahead("contact-private-in-200.pcap", 3, 0, OUTLOOK_NONE, "");
}

static void test_no_response(void **state)
{
    (void)state;
    assert_ahead("term-firewall-blocks-outbound-sip.pcap", 8, 0, OUTLOOK_GRAVE,
                 "no response: the caller gives up in 2");
    /* sent once: that is how every call begins */
    assert_ahead("term-firewall-blocks-outbound-sip.pcap", 0.1, 0.1, OUTLOOK_NONE, "");
}

static void test_silence(void **state)
{
    (void)state;
    assert_ahead("rtp-ttl-too-low.pcap", 4, 6, OUTLOOK_GRAVE, "no RTP towards ");
    assert_ahead("rtp-ttl-too-low.pcap", 4, 1, OUTLOOK_NONE, "");
}

static void test_hold(void **state)
{
    (void)state;
    assert_in("tests/captures", "one-way-on-hold.pcap", 1000, 60, OUTLOOK_NONE, "");
}

/* Due at half of its interval; not told before the 2xx, and grave when that time has passed. */
static void test_session(void **state)
{
    (void)state;
    assert_in("tests/captures", "session-timer-expires.pcap", 5, 0, OUTLOOK_CALM,
              "session refresh due in ");
    assert_in("tests/captures", "session-timer-expires.pcap", 75, 0, OUTLOOK_GRAVE,
              "not refreshed yet: the call drops in ");
}

static void test_registration(void **state)
{
    (void)state;
    assert_in("tests/captures", "register-in-time.pcap", 1, 0, OUTLOOK_GRAVE,
              "registration expires in 60 s");
    assert_in("tests/captures", "register-in-time.pcap", 1, 100000, OUTLOOK_GRAVE,
              " ago, no refresh seen");
    assert_in("tests/captures", "registration-refused.pcap", 1, 0, OUTLOOK_NONE, "");
}

/* A call that is over has nothing ahead. */
static void test_over(void **state)
{
    (void)state;
    assert_ahead("via-rewritten-in-200.pcap", 1000, 0, OUTLOOK_NONE, "");
    assert_ahead("rtp-ttl-too-low.pcap", 1000, 60, OUTLOOK_NONE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ack),     cmocka_unit_test(test_no_response),
        cmocka_unit_test(test_silence), cmocka_unit_test(test_hold),
        cmocka_unit_test(test_session), cmocka_unit_test(test_registration),
        cmocka_unit_test(test_over),
    };

    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
