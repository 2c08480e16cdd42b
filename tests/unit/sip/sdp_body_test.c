/* sdp_body_test.c - the description within a body of several parts. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sip/message.h"
#include "sip/sdp.h"

#define START "SIP/2.0 200 OK\r\n"

static struct sip_message m;

static void expect(const char *text, const char *body)
{
    assert_true(sip_scan(slice_of(text), &m));
    struct slice found = sdp_body(&m);
    if (!slice_eq(found, slice_of(body)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), body);
}

static void test_plain(void **state)
{
    (void)state;
    expect(START "c: Application/SDP ; charset=x\r\n\r\nv=0\r\n", "v=0\r\n");
    expect(START "\r\nv=0\r\n", "v=0\r\n");
    expect(START "\r\nhello\r\n", "");
    expect(START "Content-Type: text/plain\r\n\r\nv=0\r\n", "");
    expect(START "Content-Type: application/sdp\r\nl: 0\r\n\r\n", "");
}

static void test_multipart(void **state)
{
    (void)state;
    expect(START
           "Content-Type: multipart/mixed; boundary=\"b 1\"\r\n\r\npreamble\r\n"
           "--b 1\r\nContent-Type: application/isup\r\n\r\nv=1\r\n"
           "--b 1\r\nContent-Disposition: session\r\ncontent-type : application/sdp\r\n\r\nv=0\r\n"
           "s=-\r\n--b 1--\r\n",
           "v=0\r\ns=-\r\n");
    expect(
        START
        "Content-Type: multipart/mixed;boundary=b\n\n--b\nContent-Type: application/sdp\n\nv=0\n",
        "v=0\n");
    expect(
        START
        "Content-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n"
        "--x--",
        "v=0\r\n");
    expect(START "Content-Type: multipart/mixed;boundary=b\r\n\r\n--b\r\n\r\nv=0\r\n--b--",
           "v=0\r\n");
}

static void test_nested(void **state)
{
    (void)state;
    expect(START "Content-Type: multipart/mixed;boundary=a\r\n\r\n--a\r\n"
                 "Content-Type: multipart/alternative;boundary=c\r\n\r\n--c\r\n"
                 "Content-Type: application/sdp\r\n\r\nv=0\r\n--c--\r\n--a--\r\n",
           "v=0\r\n");
}

static void test_broken(void **state)
{
    (void)state;
    expect(START "Content-Type: multipart/mixed;boundary=b\r\n\r\n", "");
    expect(START "Content-Type: multipart/mixed;boundary=b\r\n\r\n--b", "");
    expect(START
           "Content-Type: multipart/mixed;boundary=b\r\n\r\n--b\r\nContent-Type: application/sdp",
           "");
    expect(START "Content-Type: multipart/mixed;boundary=\r\n\r\nnothing\r\n", "");
    expect(START "Content-Type: multipart/mixed;boundary=b\r\n\r\n--\r\n--\r\n--b--\r\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_multipart),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
