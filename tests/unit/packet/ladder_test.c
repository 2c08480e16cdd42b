/* ladder_test.c - calls that were only drawn: what is made of each arrow, and what is no ladder. */
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
#include "packet/ladder.h"

static void add_header(struct text *out, struct slice bytes, const char *name)
{
    size_t at = slice_find(bytes, slice_of(name)) + strlen(name);

    assert_true(at < bytes.n);
    text_addc(out, ' ');
    text_slice(out, slice_sub(bytes, at, at + slice_chr(slice_sub(bytes, at, bytes.n), '\r')));
}

/* "A>B INVITE 1" for each message: ends, first word or status, CSeq, Call-ID. */
static char *said(const char *text, nanos_t *start)
{
    struct ladder *l = ladder_read(slice_of(text));
    const struct trace_message *m;
    struct text out = { 0 };

    *start = NANOS_NONE;
    while (l != NULL && (m = ladder_next(l)) != NULL) {
        struct slice bytes = text_view(&m->bytes);

        *start = *start == NANOS_NONE ? m->time : *start;
        assert_true(m->drawn);
        endpoint_print(&out, m->src);
        text_addc(&out, '>');
        endpoint_print(&out, m->dst);
        text_addc(&out, ' ');
        if (slice_starts(bytes, SLICE("SIP/2.0 ")))
            text_slice(&out, slice_sub(bytes, 8, slice_chr(bytes, '\r')));
        else
            text_slice(&out, slice_sub(bytes, 0, slice_chr(bytes, ' ')));
        add_header(&out, bytes, "CSeq:");
        add_header(&out, bytes, "Call-ID: ladder-");
        text_addc(&out, '\n');
    }
    ladder_free(l);
    return text_take(&out);
}

#define L "0.0.0.1:5060"
#define R "0.0.0.2:5060"

static const struct {
    const char *drawn, *said;
    nanos_t start;
} ladders[] = {
    { "alice -> bob: INVITE\nbob -> alice: 403 Forbidden\nalice -> bob: ACK\n",
      L ">" R " INVITE  1 INVITE 1\n" R ">" L " 403 Forbidden  1 INVITE 1\n" L ">" R
        " ACK  1 ACK 1\n",
      NANOS_PER_MS },
    { "12:00:00.5 --> INVITE sip:b@example.com\n<-- 100 Trying\n<-- 486 Busy here (INVITE)\n"
      "--> ACK\n",
      L ">" R " INVITE  1 INVITE 1\n" R ">" L " 100 Trying  1 INVITE 1\n" R ">" L
        " 486 Busy here  1 INVITE 1\n" L ">" R " ACK  1 ACK 1\n",
      INT64_C(43200500) * NANOS_PER_MS },
    /* Wireshark's flow graph */
    { "|Time     | 192.0.2.2                             |\n"
      "|         |                   | 192.0.2.3         |\n"
      "|1.250    |         INVITE SDP (g711U)            |SIP From: sip:a To: sip:b\n"
      "|         |(5060)   ------------------>  (5060)   |\n"
      "|2.000    |         486 Busy Here                 |SIP Status\n"
      "|         |(5060)   <------------------  (5060)   |\n",
      "192.0.2.2:5060>192.0.2.3:5060 INVITE  1 INVITE 1\n"
      "192.0.2.3:5060>192.0.2.2:5060 486 Busy Here  1 INVITE 1\n",
      1250 * NANOS_PER_MS },
    /* sngrep; what is tried again with credentials is the same call */
    { "           192.0.2.2:5060          198.51.100.1:5062\n"
      "   ──────────┬─────────          ──────────┬─────────\n"
      "  10:12:13   │        INVITE (SDP)         │\n"
      "    +0.000   │ ──────────────────────────> │\n"
      "  10:12:13   │  407 Proxy Authentication R │\n"
      "    +0.100   │ <────────────────────────── │\n"
      "  10:12:13   │             ACK             │\n"
      "             │ ──────────────────────────> │\n"
      "  10:12:14   │        INVITE (SDP)         │\n"
      "             │ ──────────────────────────> │\n"
      "  10:12:15   │           200 OK            │\n"
      "             │ <────────────────────────── │\n",
      "192.0.2.2:5060>198.51.100.1:5062 INVITE  1 INVITE 1\n"
      "198.51.100.1:5062>192.0.2.2:5060 407 Proxy Authentication R  1 INVITE 1\n"
      "192.0.2.2:5060>198.51.100.1:5062 ACK  1 ACK 1\n"
      "192.0.2.2:5060>198.51.100.1:5062 INVITE  2 INVITE 1\n"
      "198.51.100.1:5062>192.0.2.2:5060 200 OK  2 INVITE 1\n",
      INT64_C(36733) * NANOS_PER_S },
    /* sipwhy's own; media are no messages, and one party has none */
    { "  own side 192.0.2.40     provider 198.51.100.2    198.51.100.9\n"
      "    0.000   │── INVITE  PCMU ──>│              │\n"
      "    0.116   │<─ 100 trying … ───│              │\n"
      "    2.716 ◆ │<─ 200 OK  PCMU P… │              │\n"
      "▸   2.727 ✗ │── ACK  11 times ─>│              │\n"
      "    2.758   │<==================+== RTP PCMU ==│\n"
      "   32.000   │<─ BYE ────────────│              │\n"
      "   32.001   │── 200 OK ────────>│              │\n",
      "192.0.2.40:5060>198.51.100.2:5060 INVITE  1 INVITE 1\n"
      "198.51.100.2:5060>192.0.2.40:5060 100 trying  1 INVITE 1\n"
      "198.51.100.2:5060>192.0.2.40:5060 200 OK  1 INVITE 1\n"
      "192.0.2.40:5060>198.51.100.2:5060 ACK  1 ACK 1\n"
      "198.51.100.2:5060>192.0.2.40:5060 BYE  1 BYE 1\n"
      "192.0.2.40:5060>198.51.100.2:5060 200 OK  1 BYE 1\n",
      0 },
    /* three parties, two arrows in a row; each pair is a call of its own */
    { " Phone          PBX          Provider\n"
      "   |-- INVITE --->|             |\n"
      "   |<-- 100 ------|-- INVITE -->|\n"
      "   |              |<-- 503 -----|\n"
      "   |<- 500 Oops --|             |\n",
      L ">" R " INVITE  1 INVITE 1\n" R ">" L " 100   1 INVITE 1\n" R
        ">0.0.0.3:5060 INVITE  1 INVITE 2\n0.0.0.3:5060>" R " 503   1 INVITE 2\n" R ">" L
        " 500 Oops  1 INVITE 1\n",
      NANOS_PER_MS },
    /* repeats, CANCEL, and another call after a refusal */
    { "a -> b: INVITE\na -> b: INVITE\na -> b: CANCEL\nb -> a: 200 OK\nb -> a: 487 Terminated\n"
      "a -> b: ACK\na -> b: INVITE\n",
      L ">" R " INVITE  1 INVITE 1\n" L ">" R " INVITE  1 INVITE 1\n" L ">" R
        " CANCEL  1 CANCEL 1\n" R ">" L " 200 OK  1 CANCEL 1\n" R ">" L
        " 487 Terminated  1 INVITE 1\n" L ">" R " ACK  1 ACK 1\n" L ">" R " INVITE  1 INVITE 2\n",
      NANOS_PER_MS },
};

static void each_ladder(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(ladders); i++) {
        nanos_t start;
        char *is = said(ladders[i].drawn, &start);

        assert_string_equal(is, ladders[i].said);
        assert_int_equal(start, ladders[i].start);
        free(is);
    }
}

/* Cut anywhere, a ladder is a shorter one, or none. */
static void at_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(ladders); i++)
        for (size_t cut = 0; cut < strlen(ladders[i].drawn); cut++) {
            char *part = xstrndup(ladders[i].drawn, cut);
            nanos_t start;
            char *is = said(part, &start);

            assert_true(strlen(is) <= strlen(ladders[i].said));
            free(is);
            free(part);
        }
}

static void looks_like_one(void **state)
{
    static const char *const others[] = {
        "",
        "p->INVITE = 200;\nq->ACK = 1;\n",                    /* all the same way */
        "a -> b: INVITE\nb -> c: 200 OK\n",                   /* an answer to somebody else */
        "bob -> alice: 200 OK\nalice -> bob: ACK\n",          /* no request before it */
        "| method | status |\n|---|---|\n| INVITE | 200 |\n", /* a table */
        "10.0.0.200 -> 10.0.0.1: hello\n10.0.0.1 -> 10.0.0.200: hello\n",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(others); i++) {
        struct ladder *l = ladder_read(slice_of(others[i]));

        assert_null(l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_ladder),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(looks_like_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
