/* limits_test.c - the limits by name; and a long live capture, its time simulated: memory
 * stays where it was, and what goes is what is missed least. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "rtp/stream.h"
#include "session/session.h"

#define LINK_RAW 12 /* DLT_RAW */
#define CALLS_A_SECOND 200
#define SECONDS                                                                                    \
    450 /* stands for a week: every limit is reached                                               \
           many times over */
#define PORT 5060

#if defined(__SANITIZE_ADDRESS__) /* keeps what was freed for a while */
#define HAVE_SANITIZER 1
#else
#define HAVE_SANITIZER 0
#endif

static bool set(struct limits *limits, const char *name, uint64_t value)
{
    struct error error = { 0 };
    char *text = xasprintf("%s=%llu", name, (unsigned long long)value);
    bool ok = limits_set(limits, slice_of(text), &error);

    assert_true(ok != error_is_set(&error));
    error_done(&error);
    free(text);
    return ok;
}

static void limits_by_name(void **state)
{
    (void)state;
    struct limits limits = default_limits;
    struct error error = { 0 };

    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit_info *info = limits_at(i);
        const uint32_t values[] = { info->lowest, info->highest, limit_value(&default_limits, i) };

        for (size_t k = 0; k < ARRAY_SIZE(values); k++) {
            assert_true(set(&limits, info->name, values[k]));
            assert_int_equal(limit_value(&limits, i), values[k]);
        }
        assert_false(set(&limits, info->name, info->lowest - 1));
        assert_false(set(&limits, info->name, (uint64_t)info->highest + 1));
        struct text note = { 0 };
        limit_note(i, 3, &note);
        char *advice = xasprintf("; --limit %s=N keeps more", info->name);
        assert_non_null(strstr(text_str(&note), advice));
        assert_int_equal(strncmp(text_str(&note), "3 ", 2), 0);
        free(advice);
        text_done(&note);
    }
    assert_memory_equal(&limits, &default_limits, sizeof limits);
    static const char *const wrong[] = { "",       "=",        "calls",
                                         "calls=", "calls=0",  "calls=-1",
                                         "call=1", "calls=1x", "calls=4294967296",
                                         "spool" };
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        assert_false(limits_set(&limits, slice_of(wrong[i]), &error));
        assert_non_null(error.message);
        error_done(&error);
    }
    assert_memory_equal(&limits, &default_limits, sizeof limits);
}

static void defaults_follow_the_memory(void **state)
{
    (void)state;
    static const struct {
        uint64_t mebibytes;
        uint32_t calls, messages;
    } cases[] = {
        { 0, 200000, 2000000 },       { 100, 25000, 250000 },         { 512, 50000, 500000 },
        { 2047, 175000, 1750000 },    { 2048, 200000, 2000000 },      { 4096, 200000, 2000000 },
        { 5119, 200000, 2000000 },    { 5120, 250000, 2500000 },      { 16384, 800000, 8000000 },
        { 65536, 3200000, 32000000 }, { 1048576, 3200000, 32000000 },
    };

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct limits limits = limits_for(cases[i].mebibytes << 20);

        assert_int_equal(limits.calls.calls, cases[i].calls);
        assert_int_equal(limits.calls.messages, cases[i].messages);
        assert_int_equal(limits.calls.media, 3 * limits.calls.calls);
        assert_int_equal(limits.calls.streams, limits.calls.calls / 2);
        for (size_t k = 0; k < limits_count(); k++) {
            assert_true(limit_value(&limits, k) >= limits_at(k)->lowest);
            assert_true(limit_value(&limits, k) <= limits_at(k)->highest);
        }
        limits.calls.calls = default_limits.calls.calls;
        limits.calls.messages = default_limits.calls.messages;
        limits.calls.media = default_limits.calls.media;
        limits.calls.streams = default_limits.calls.streams;
        assert_memory_equal(&limits, &default_limits, sizeof limits);
    }
}

/* A stand-in for the network. */
struct traffic {
    struct session *session;
    nanos_t time;
    uint32_t number;
};

static void put16(uint8_t *p, size_t value)
{
    p[0] = (uint8_t)(value >> 8);
    p[1] = (uint8_t)value;
}

static void send_datagram(struct traffic *t, bool back, unsigned port, const void *payload,
                          size_t n)
{
    uint8_t bytes[8000] = { 0x45,         [8] = 64, 17, [12] = 192, 0,           2,
                            back ? 2 : 1, 192,      0,  2,          back ? 1 : 2 };
    struct packet packet = { .data = bytes,
                             .caplen = (uint32_t)(28 + n),
                             .len = (uint32_t)(28 + n),
                             .link = LINK_RAW,
                             .ref = REF_NONE,
                             .time = t->time,
                             .number = ++t->number };

    put16(bytes + 2, 28 + n);
    put16(bytes + 4, t->number); /* not the same packet twice */
    put16(bytes + 20, port);
    put16(bytes + 22, port);
    put16(bytes + 24, 8 + n);
    memcpy(bytes + 28, payload, n);
    session_feed(t->session, &packet);
    t->time += NANOS_PER_US;
}

static void send_sip(struct traffic *t, const char *id, bool back, const char *start,
                     const char *tag, const char *cseq)
{
    char text[1000];
    int n = snprintf(text, sizeof text,
                     "%s\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%s%c\r\n"
                     "From: <sip:alice@example.com>;tag=a%s\r\nTo: <sip:bob@example.org>%s\r\n"
                     "Call-ID: %s\r\nCSeq: %s\r\nContact: <sip:x@192.0.2.1>\r\n"
                     "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                     start, id, cseq[2], id, tag, id, cseq);

    send_datagram(t, back, PORT, text, (size_t)n);
}

static void begin_call(struct traffic *t, const char *id)
{
    send_sip(t, id, false, "INVITE sip:bob@example.org SIP/2.0", "", "1 INVITE");
    send_sip(t, id, true, "SIP/2.0 200 OK", ";tag=b", "1 INVITE");
    send_sip(t, id, false, "ACK sip:bob@192.0.2.2 SIP/2.0", ";tag=b", "1 ACK");
}

static void end_call(struct traffic *t, const char *id)
{
    send_sip(t, id, false, "BYE sip:bob@192.0.2.2 SIP/2.0", ";tag=b", "2 BYE");
    send_sip(t, id, true, "SIP/2.0 200 OK", ";tag=b", "2 BYE");
}

static void refuse_call(struct traffic *t, const char *id)
{
    send_sip(t, id, false, "INVITE sip:bob@example.org SIP/2.0", "", "1 INVITE");
    send_sip(t, id, true, "SIP/2.0 403 Forbidden", ";tag=b", "1 INVITE");
    send_sip(t, id, false, "ACK sip:bob@example.org SIP/2.0", ";tag=b", "1 ACK");
}

static void send_rtp(struct traffic *t, unsigned call)
{
    uint8_t rtp[32] = { 0x80,
                        0,
                        0,
                        1,
                        [8] = (uint8_t)(call >> 24),
                        (uint8_t)(call >> 16),
                        (uint8_t)(call >> 8),
                        (uint8_t)call };

    for (uint8_t i = 0; i < 3; i++) {
        rtp[3] = i;
        send_datagram(t, false, 10000 + call % 20000 * 2, rtp, sizeof rtp);
    }
}

static void one_second(struct traffic *t, unsigned second)
{
    nanos_t end = t->time + NANOS_PER_S;
    char id[32];

    for (unsigned i = 0; i < CALLS_A_SECOND; i++) {
        snprintf(id, sizeof id, "c%u-%u", second, i);
        begin_call(t, id);
        send_rtp(t, second * CALLS_A_SECOND + i);
        end_call(t, id);
    }
    t->time = end;
}

static size_t resident_kilobytes(void)
{
    unsigned long size, resident;
    FILE *file = fopen("/proc/self/statm", "re");

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu %lu", &size, &resident), 2);
    fclose(file);
    return resident * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

static void diagnose(void *context, struct call *call)
{
    diagnosis_call(context, call);
}

static void memory_is_bounded(void **state)
{
    (void)state;
    struct limits limits = default_limits;
    struct error error = { 0 };
    struct traffic t = { .time = INT64_C(1767225600) * NANOS_PER_S };
    size_t settled = 0;

    limits.calls.calls = 3000;
    limits.calls.streams = 1000;
    limits.spool = 8;
    t.session = session_new_limited(data_dir(), &limits, &error);
    assert_non_null(t.session);
    struct calls *calls = session_calls(t.session);
    calls_listen(calls, CALL_SETTLED, diagnose, session_diagnosis(t.session));
    begin_call(&t, "goes-on");
    refuse_call(&t, "refused");
    for (unsigned second = 0; second < SECONDS; second++) {
        one_second(&t, second);
        assert_true(calls_count(calls) <= limits.calls.calls);
        assert_true(streams_count(calls_streams(calls)) <= limits.calls.streams);
        if (second == SECONDS * 2 / 3)
            settled = resident_kilobytes();
    }
    size_t in_the_end = HAVE_SANITIZER ? settled : resident_kilobytes();
    if (in_the_end > settled + settled / 20)
        fail_msg("memory grew from %zu to %zu kB", settled, in_the_end);

    struct calls_stats stats;
    calls_stats(calls, &stats);
    assert_true(stats.forgotten_calls > (SECONDS - 60) * CALLS_A_SECOND);
    assert_true(streams_forgotten(calls_streams(calls)) > 0);
    assert_true(store_dropped(session_store(t.session)) > 0);
    assert_non_null(calls_by_call_id(calls, SLICE("goes-on")));
    assert_non_null(calls_by_call_id(calls, SLICE("refused")));
    assert_null(calls_by_call_id(calls, SLICE("c0-0")));
    session_free(t.session);
}

/* A call that is faultless but for what a limit keeps us from reading: `lines` stand before what
 * the rules look for, a body of so many bytes after it. */
static void send_long(struct traffic *t, unsigned lines, unsigned body)
{
    struct text text = { 0 };
    static const char *const starts[] = { "INVITE sip:bob@192.0.2.2 SIP/2.0", "SIP/2.0 200 OK",
                                          "ACK sip:bob@192.0.2.2 SIP/2.0",
                                          "BYE sip:bob@192.0.2.2 SIP/2.0", "SIP/2.0 200 OK" };

    for (unsigned i = 0; i < ARRAY_SIZE(starts); i++) {
        const char *method = i < 2 ? "INVITE" : i == 2 ? "ACK" : "BYE";

        text_clear(&text);
        text_printf(&text,
                    "%s\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%c\r\n"
                    "Call-ID: long\r\nCSeq: %d %s\r\nTo: <sip:bob@example.org>%s\r\n"
                    "From: <sip:alice@example.com>;tag=a\r\n",
                    starts[i], method[0], i < 3 ? 1 : 2, method, i ? ";tag=b" : "");
        for (unsigned k = 0; k < lines; k++)
            text_printf(&text, "X-%u: %u\r\n", k, k);
        text_printf(&text,
                    "Contact: <sip:bob@192.0.2.%d>\r\nMax-Forwards: 70\r\n"
                    "Content-Type: text/plain\r\nContent-Length: %u\r\n\r\n",
                    i % 2 + 1, body);
        for (unsigned k = 0; k < body; k++)
            text_addc(&text, 'x');
        send_datagram(t, i == 1 || i == 4, PORT, text.p, text.n);
        t->time += 100 * NANOS_PER_MS;
    }
    text_done(&text);
}

static void no_fault_of_the_sender(void **state)
{
    (void)state;
    static const struct {
        unsigned lines, body;
        enum limit_id id;
    } cases[] = { { 30, 0, LIMIT_HEADERS }, { 0, 6000, LIMIT_MESSAGE_SIZE } };

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct limits limits = default_limits;
        struct error error = { 0 };
        struct traffic t = { .time = INT64_C(1767225600) * NANOS_PER_S };
        struct limit_state limit[LIMIT_COUNT];

        limits.calls.headers = 16;
        limits.message_size = 4;
        t.session = session_new_limited(data_dir(), &limits, &error);
        assert_non_null(t.session);
        send_long(&t, cases[i].lines, cases[i].body);
        session_finish(t.session);
        struct calls *calls = session_calls(t.session);
        assert_int_equal(calls_count(calls), 1);
        const struct call *call = calls_at(calls, 0);
        assert_int_equal(call->n_messages, 5);
        assert_int_equal(call->state, CALL_COMPLETED);
        for (uint32_t k = 0; k < call->n_messages; k++)
            assert_int_equal(call->messages[k].flags & (MESSAGE_LIMITED | MESSAGE_CUT),
                             MESSAGE_LIMITED | MESSAGE_CUT);
        const struct verdict *v = diagnosis_call(session_diagnosis(t.session), calls_at(calls, 0));
        for (size_t k = 0; k < v->n_findings; k++)
            if (v->findings[k].severity != SEVERITY_INFO)
                fail_msg("case %zu: %s", i, v->findings[k].rule->id);
        session_limits(t.session, limit);
        for (size_t k = 0; k < LIMIT_COUNT; k++)
            assert_int_equal(limit[k].lost, k == cases[i].id ? 5 : 0);
        session_free(t.session);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    /* The large pages that tests are started with are not what is measured. */
    if (getenv("GLIBC_TUNABLES") != NULL && unsetenv("GLIBC_TUNABLES") == 0)
        execv("/proc/self/exe", argv);

    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_by_name),
        cmocka_unit_test(defaults_follow_the_memory),
        cmocka_unit_test(no_fault_of_the_sender),
        cmocka_unit_test(memory_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
