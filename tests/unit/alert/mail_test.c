/* mail_test.c - what a mail about alerts says, and that strangers add no header to it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/mail.h"

static char *receivers[] = { (char *)(uintptr_t) "a@example.com",
                             (char *)(uintptr_t) "b@example.com" };
static const struct alert_mail mail = { .from = (char *)(uintptr_t) "sipwhy@example.com",
                                        .to = receivers,
                                        .n_to = 2 };

static struct alert_record record_of(const char *title, const char *host)
{
    return (struct alert_record){ .id = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                                  .time = "2026-01-02T03:04:41.000000Z",
                                  .trigger = "t",
                                  .host = host,
                                  .code = "",
                                  .cause = "some-cause",
                                  .severity = "error",
                                  .confidence = "proven",
                                  .title = title,
                                  .explanation = "Why.",
                                  .fix = "How.",
                                  .provider = "",
                                  .trunk = "",
                                  .call_id = "x\r\nBcc: evil@example.com",
                                  .from = "sip:a@b",
                                  .to = "",
                                  .capture = "",
                                  .count = 1 };
}

static void check(const struct alert_record *records, size_t n, enum mail_header which,
                  const char *wanted)
{
    char *headers[MAIL_HEADERS];

    mail_headers(&mail, records, n, INT64_C(1767323045) * NANOS_PER_S, headers);
    assert_string_equal(headers[which], wanted);
    for (size_t i = 0; i < MAIL_HEADERS; i++) {
        assert_null(strpbrk(headers[i], "\r\n"));
        free(headers[i]);
    }
}

static void headers_are_made(void **state)
{
    struct alert_record two[] = { record_of("The call drops", "pbx1.example.com"),
                                  record_of("Another", "-..") };

    (void)state;
    check(two, 1, MAIL_FROM, "From: sipwhy <sipwhy@example.com>");
    check(two, 1, MAIL_TO, "To: <a@example.com>, <b@example.com>");
    check(two, 1, MAIL_SUBJECT, "Subject: The call drops");
    check(two, 2, MAIL_SUBJECT, "Subject: 2 alerts: The call drops");
    check(two, 1, MAIL_DATE, "Date: Fri, 02 Jan 2026 03:04:05 +0000");
    check(two, 1, MAIL_ID, "Message-ID: <01ARZ3NDEKTSV4RRFFQ69G5FAV@pbx1.example.com>");
    check(two + 1, 1, MAIL_ID, "Message-ID: <01ARZ3NDEKTSV4RRFFQ69G5FAV@sipwhy.invalid>");
    two[0].count = 5;
    check(two, 1, MAIL_SUBJECT, "Subject: 5 calls: The call drops");
}

static void subjects_are_encoded(void **state)
{
    struct alert_record r = record_of("Der Anruf h\xc3\xb6rt auf", "h");

    (void)state;
    check(&r, 1, MAIL_SUBJECT, "Subject: =?UTF-8?Q?Der=20Anruf=20h=C3=B6rt=20auf?=");
    r.title = "x\r\nBcc: evil@example.com";
    check(&r, 1, MAIL_SUBJECT, "Subject: =?UTF-8?Q?x=0D=0ABcc=3A=20evil=40example=2Ecom?=");
}

static void bodies_hold_no_controls(void **state)
{
    const struct alert_record two[] = { record_of("One", "h"), record_of("\x1b[31mTwo", "h") };
    struct text out = { 0 };

    (void)state;
    mail_body(two, 2, &out);
    assert_null(strchr(text_str(&out), '\x1b'));
    assert_non_null(strstr(text_str(&out), "One\r\n\r\nWhy.\r\n\r\nHow.\r\n\r\n"));
    assert_non_null(strstr(text_str(&out), "cause: some-cause\r\n"));
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_are_made),
        cmocka_unit_test(subjects_are_encoded),
        cmocka_unit_test(bodies_hold_no_controls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
