/* transactions_test.c - what a client transaction sends, and what it makes of what comes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "probe/transactions.h"

#define REST                                                                                       \
    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport\r\nFrom: <sip:a@192.0.2.1>;tag=1\r\n"   \
    "Call-ID: 1\r\n"
#define INVITE                                                                                     \
    "INVITE sip:b@192.0.2.2 SIP/2.0\r\n" REST                                                      \
    "To: <sip:b@192.0.2.2>\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n"
#define RESPONSE(status)                                                                           \
    "SIP/2.0 " status "\r\n" REST                                                                  \
    "To: <sip:b@192.0.2.2>;tag=2\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"

static struct text sent;

static void on_send(void *context, struct slice message)
{
    (void)context;
    text_slice(&sent, message);
}

static struct transactions *begin(void)
{
    struct error error = { 0 };
    struct transactions *t = transactions_new(on_send, NULL, &error);

    assert_non_null(t);
    text_clear(&sent);
    assert_true(transactions_begin(t, SLICE(INVITE)));
    assert_non_null(strstr(text_str(&sent), "INVITE sip:b@192.0.2.2 SIP/2.0"));
    text_clear(&sent);
    return t;
}

static void expect(struct transactions *t, struct slice response, int status)
{
    struct transaction_answer answer;

    assert_true(transactions_take(t, response));
    assert_true(transactions_answer(t, &answer));
    assert_int_equal(answer.status, status);
    assert_true(answer.invite);
    assert_false(transactions_answer(t, &answer)); /* once */
}

/* A 2xx again is of no transaction any more, and so is whatever strangers send. */
static void answered(void **state)
{
    static const char *const strange[] = {
        RESPONSE("200 OK"),
        ("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK7\r\nFrom: <sip:x@y>;tag=1\r\n"
         "To: <sip:b@c>\r\nCall-ID: 9\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"),
        "SIP/2.0 200 OK\r\n\r\n",
        "SIP/2.0 999999999999 \r\nVia: ,\r\n\r\n",
        "\r\n\r\n",
    };
    struct transactions *t = begin();

    (void)state;
    expect(t, SLICE(RESPONSE("180 Ringing")), 180);
    expect(t, SLICE(RESPONSE("200 OK")), 200);
    assert_int_equal(sent.n, 0); /* the ACK of a 2xx is the dialog's */
    for (size_t round = 0; round < 50; round++)
        for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
            assert_false(transactions_take(t, slice_of(strange[i])));
    transactions_tick(t);
    transactions_free(t);
}

/* RFC 3261 section 17.1.1.3: the transaction acknowledges a refusal, and each time it comes. */
static void refused(void **state)
{
    struct transactions *t = begin();

    (void)state;
    expect(t, SLICE(RESPONSE("407 Proxy Authentication Required")), 407);
    assert_non_null(strstr(text_str(&sent), "ACK sip:b@192.0.2.2 SIP/2.0"));
    assert_non_null(strstr(text_str(&sent), "branch=z9hG4bK1"));
    text_clear(&sent);
    assert_true(transactions_take(t, SLICE(RESPONSE("407 Proxy Authentication Required"))));
    assert_non_null(strstr(text_str(&sent), "ACK sip:b@192.0.2.2 SIP/2.0"));
    transactions_free(t);
}

static void too_many(void **state)
{
    struct transactions *t = begin();
    size_t n = 1;

    (void)state;
    while (n < 100 && transactions_begin(t, SLICE(INVITE)))
        n++;
    assert_int_equal(n, 16);
    assert_false(transactions_begin(t, SLICE("no request")));
    transactions_free(t);
}

static int tear_down(void **state)
{
    (void)state;
    text_done(&sent);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answered),
        cmocka_unit_test(refused),
        cmocka_unit_test(too_many),
    };

    return cmocka_run_group_tests(tests, NULL, tear_down);
}
