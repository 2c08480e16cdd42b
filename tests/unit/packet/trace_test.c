/* trace_test.c - one call in the words of many programs (tests/captures/traces), at every cut, and
 * what only looks like a message. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "packet/trace_private.h"

#define A "10.99.0.2:40000"
#define B "10.99.0.1:5061"
#define CALL                                                                                       \
    A ">" B " INVITE|" B ">" A " SIP/2.0 100|" B ">" A " SIP/2.0 180|" B ">" A " SIP/2.0 488|" A   \
      ">" B " ACK|"
#define C "127.0.0.3:5060"
#define S "127.0.0.2:5060"
#define SIPP                                                                                       \
    C ">" S " INVITE|" S ">" C " SIP/2.0 180|" S ">" C " SIP/2.0 200|" C ">" S " ACK|" C ">" S     \
      " BYE|" S ">" C " SIP/2.0 200|"

/* Recorded from the programs, Debian 12's, in tests/peers/check-peers */
#define K "10.97.0.1:5080"
#define P "10.97.0.2:5060"
#define KAMAILIO K ">" P " INVITE|" P ">" K " SIP/2.0 403|" K ">" P " ACK|"
#define BARESIP                                                                                    \
    K ">" P " INVITE|" P ">" K " SIP/2.0 180|" P ">" K " SIP/2.0 200|" K ">" P " ACK|" K ">" P     \
      " BYE|" P ">" K " SIP/2.0 200|"

static const struct {
    const char *name, *said;
    nanos_t start; /* seconds */
} files[] = {
    { "sipp-uac.log", SIPP, 1795878582 },
    { "sipp-uas.log", SIPP, 1795878582 },
    { "kamailio-real.log", KAMAILIO, 0 },
    { "baresip.log", BARESIP, 0 },
    { "sngrep.txt", CALL, 1777636800 },
    { "asterisk-pjsip.log", CALL, 1777636800 },
    { "asterisk-chan-sip.log", CALL, 0 },
    { "freeswitch.log", CALL, 1777636800 },
    { "cisco.log", CALL, 120 * 86400 + 43200 },
    { "audiocodes.log", CALL, 43200 },
    { "kamailio-syslog.log", CALL, 120 * 86400 + 43200 },
    { "pasted.txt", CALL, 0 },
    { "grandstream-syslog.log", CALL, 120 * 86400 + 43200 },
    { "yealink.log", CALL, 120 * 86400 + 43200 },
    { "polycom.log", CALL, 120 * 86400 + 43200 },
    { "oracle-sipmsg.log", CALL, 120 * 86400 + 43200 },
    { "cisco-spa.log", CALL, 120 * 86400 + 43200 },
    { "pjsua.log", CALL, 43200 },
    { "linphone.log", CALL, 1777636800 - 7200 },
    { "snom.log", CALL, 1777636800 },
    { "opensips-journal.log", CALL, 120 * 86400 + 43200 },
    { "kamailio-lines.log", CALL, 1777636800 },
    { "octal-syslog.log", CALL, 120 * 86400 + 43200 },
    { "json.log", CALL, 1777636800 },
    { "ngrep.txt", CALL, 1777636800 },
    { "mail-quoted.txt", CALL, 43200 },
    { "page.html", CALL, 1777636800 },
    { "vi-cr.txt", CALL, 1777636800 },
};

static char text[64 * 1024];
static size_t n_text;

static void read_text(const char *name)
{
    const char *top = getenv("srcdir");
    char *path = xasprintf("%s/tests/captures/traces/%s", top != NULL ? top : ".", name);
    FILE *file = fopen(path, "re");

    assert_non_null(file);
    n_text = fread(text, 1, sizeof text, file);
    fclose(file);
    free(path);
}

static void say(struct text *out, const struct trace_message *m)
{
    struct slice bytes = text_view(&m->bytes);
    size_t n = slice_find(bytes, SLICE(" "));

    endpoint_print(out, m->src);
    text_addc(out, '>');
    endpoint_print(out, m->dst);
    text_addc(out, ' ');
    text_add(out, bytes.p, slice_starts(bytes, SLICE("SIP/")) ? 11 : n);
    text_addc(out, '|');
}

/* All messages of a text that comes in two parts. */
static void hear(size_t cut, struct text *out, nanos_t *start)
{
    struct trace *t = trace_new();
    const struct trace_message *m;
    size_t at = 0, end = cut;

    *start = NANOS_NONE;
    trace_learn(t, (struct slice){ text, n_text });
    for (;;) {
        at += trace_feed(t, (struct slice){ text + at, end - at }, end == n_text, &m);
        if (m != NULL) {
            say(out, m);
            if (*start == NANOS_NONE)
                *start = m->time;
            assert_true(slice_find(text_view(&m->bytes), SLICE("\r\n\r\n")) < m->bytes.n);
        } else if (end == n_text) {
            break;
        } else {
            end = n_text;
        }
    }
    trace_free(t);
}

static void each_program(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        struct text said = { 0 };
        nanos_t start;

        read_text(files[i].name);
        assert_true(trace_knows((struct slice){ text, n_text }));
        hear(n_text, &said, &start);
        if (strcmp(text_str(&said), files[i].said) != 0 || start / NANOS_PER_S != files[i].start)
            fail_msg("%s: %lld %s", files[i].name, (long long)(start / NANOS_PER_S),
                     text_str(&said));
        text_done(&said);
    }
}

static void at_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        read_text(files[i].name);
        for (size_t cut = 0; cut <= n_text; cut++) {
            struct text said = { 0 };
            nanos_t start;

            hear(cut, &said, &start);
            assert_string_equal(text_str(&said), files[i].said);
            text_done(&said);
        }
    }
}

#define AT(days, seconds) (((nanos_t)(days)*86400 + (seconds)) * NANOS_PER_S)

static void times(void **state)
{
    static const struct {
        const char *line;
        nanos_t time; /* NANOS_NONE: none */
    } lines[] = {
        { "2024-05-01 12:00:00.125 x", AT(19844, 43200) + 125 * NANOS_PER_MS },
        { "[2024/05/01T12:00:00,5]", AT(19844, 43200) + 500 * NANOS_PER_MS },
        { "2024-05-01T12:00:00.5+02:00", AT(19844, 36000) + 500 * NANOS_PER_MS },
        { "2024-05-01 12:00:00 -0130", AT(19844, 48600) },
        { "2024-05-01T12:00:00Z", AT(19844, 43200) },
        { "<134>May  1 12:00:00 host", AT(120, 43200) },
        { "*May 12 2024 12:00:00", AT(19855, 43200) },
        { "Wed May  1 12:00:00 2024", AT(19844, 43200) },
        { "[01/May/2024:12:00:00 +0000]", AT(19844, 43200) },
        { "01.05.2024 9:00:00", AT(19844, 32400) },
        { "5/1/2024 3:00:00 PM", AT(19844, 54000) },
        { "13/5/2024 12:30:00", AT(19856, 45000) },
        { "5/1/2024 12:00:07 AM:", AT(19844, 7) },
        { "[Time:01-05@12:00:00.514]", AT(120, 43200) + 514 * NANOS_PER_MS },
        { "at 1/5/2024 12:00:00:123 (9 bytes)", AT(19844, 43200) + 123 * NANOS_PER_MS },
        { "1714564800.250 SIP", AT(19844, 43200) + 250 * NANOS_PER_MS },
        { "0501120000.250|sip  |1|00|", AT(120, 43200) + 250 * NANOS_PER_MS },
        { "12:00:00", AT(0, 43200) },
        { "00:0B:82:00:A1:BE", NANOS_NONE },
        { "25:00:00 12:60:00", NANOS_NONE },
        { "CSeq: 1714564800 INVITE", NANOS_NONE },
        { "", NANOS_NONE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        nanos_t day = 0, is = trace_time(slice_of(lines[i].line), &day, NANOS_NONE);

        if (is != lines[i].time)
            fail_msg("%s: %lld", lines[i].line, (long long)is);
    }
}

/* Times of day go on over midnight; a little back is none. */
static void midnight(void **state)
{
    nanos_t day = AT(19844, 0), late = trace_time(SLICE("23:59:59"), &day, NANOS_NONE);

    (void)state;
    assert_int_equal(trace_time(SLICE("23:59:58"), &day, late), AT(19844, 86398));
    assert_int_equal(trace_time(SLICE("00:00:01"), &day, late), AT(19845, 1));
}

/* Bodies are as long as Content-Length says, whatever the log puts behind. */
static void bodies(void **state)
{
    const struct trace_message *m;
    struct trace *t = trace_new();
    struct slice part;

    (void)state;
    read_text("freeswitch.log");
    part = (struct slice){ text, n_text };
    trace_feed(t, part, true, &m);
    assert_non_null(m);
    size_t head = slice_find(text_view(&m->bytes), SLICE("\r\n\r\n"));
    struct slice length =
        slice_sub(text_view(&m->bytes),
                  slice_find(text_view(&m->bytes), SLICE("Content-Length: ")) + 16, m->bytes.n);

    assert_int_equal(m->bytes.n - head - 4, atoi(length.p));
    assert_string_equal(m->transport, "udp");
    assert_int_equal(m->way, TRACE_OUT);
    trace_free(t);
}

#define MESSAGE "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 10.0.0.1\nFrom: y\nTo: z\nCall-ID: i\n\n"

/* A date that nanoseconds since 1970 cannot say, with room for what is added, is none: the day of
 * the time stays 1970-01-01. */
static void dates_beyond_the_calendar(void **state)
{
    static const struct {
        const char *text;
        nanos_t seconds;
    } lines[] = {
        { "2179-12-31 23:59:59 received\n" MESSAGE, 6626966399 },
        { "2180-01-01 00:00:01 received\n" MESSAGE, 1 },
        { "9999-12-31 00:00:01 received\n" MESSAGE, 1 },
        { "0226-05-01 00:00:01 received\n" MESSAGE, 1 },
        { "1969-12-31 00:00:01 received\n" MESSAGE, 1 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        struct trace *t = trace_new();
        const struct trace_message *m;

        trace_feed(t, slice_of(lines[i].text), true, &m);
        assert_non_null(m);
        assert_true(m->time == lines[i].seconds * NANOS_PER_S);
        trace_free(t);
    }
}

static void what_is_none(void **state)
{
    static const char *const texts[] = {
        "",
        "nothing of the kind\n",
        "Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK1\nFrom: <sip:a@b>\nTo: <sip:a@b>\n",
        "the peer answered with SIP/2.0 200 OK\nand that was that\n",
        "SIP/2.0 200 OK\n",
        "INVITE sip:b@example.com SIP/2.0\nhello: you\n\n",
        "invite sip:b@example.com SIP/2.0\nVia: x\nFrom: y\nTo: z\nCall-ID: i\n\n",
        "xSIP/2.0 200 OK\nVia: x\nFrom: y\nTo: z\nCall-ID: i\n\n",
        "GET http://example.com/ HTTP/1.1\nVia: x\nFrom: y\nTo: z\n\n",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        assert_false(trace_knows(slice_of(texts[i])));
    assert_false(trace_knows((struct slice){ "SIP/2.0 200 OK\nVia: x\nFrom: y\nTo: z\n\n\0", 42 }));
    assert_true(trace_knows(slice_of("SIP/2.0 200 OK\nVia: x\nFrom: y\nTo: z\n\n")));
}

/* A list of what looks like headers is no message, and is not read to its end for each line. */
static void lists(void **state)
{
    (void)state;
    for (size_t n = 100; n <= 200; n += 100) {
        struct text t = { 0 };

        text_adds(&t, "INVITE sip:b@example.com SIP/2.0\n");
        for (size_t i = 0; i < n; i++)
            text_adds(&t, "X-List: y\n");
        text_adds(&t, "Via: x\nFrom: y\nTo: z\n\n");
        assert_int_equal(trace_knows(text_view(&t)), n == 100);
        text_done(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_program), cmocka_unit_test(at_every_cut),
        cmocka_unit_test(times),        cmocka_unit_test(midnight),
        cmocka_unit_test(bodies),       cmocka_unit_test(dates_beyond_the_calendar),
        cmocka_unit_test(what_is_none), cmocka_unit_test(lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
