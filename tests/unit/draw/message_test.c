/* message_test.c - a message with its faults pointed out. */
#include "config.h"

#include "draw/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static const char ack[] = "ACK sip:bob@example.com SIP/2.0\r\n"
                          "Via: SIP/2.0/UDP 198.51.100.7\r\n"
                          "Contact: <sip:a@10.0.0.1>\r\n"
                          "\r\n"
                          "v=0\r\n";

static void assert_drawn(int width, struct slice bytes, const struct message_look *look,
                         const char *expected)
{
    int rows = message_draw(NULL, 0, 0, width, bytes, look);
    struct canvas *canvas = canvas_new(width, rows);
    struct text text = { 0 };

    assert_int_equal(message_draw(canvas, 0, 0, width, bytes, look), rows);
    canvas_to_text(canvas, &text);
    assert_string_equal(text_str(&text), expected);
    text_done(&text);
    canvas_free(canvas);
}

static struct mark mark_of(const char *where, enum text_role role, const char *expected,
                           const char *note)
{
    const char *at = strstr(ack, where);

    return (struct mark){ { (uint32_t)(at - ack), (uint32_t)strlen(where) }, role, expected, note };
}

static void plain(void **state)
{
    struct message_look look = { 0 };

    (void)state;
    assert_drawn(40, slice_of(ack), &look,
                 "ACK sip:bob@example.com SIP/2.0\n"
                 "Via: SIP/2.0/UDP 198.51.100.7\n"
                 "Contact: <sip:a@10.0.0.1>\n"
                 "\n"
                 "v=0\n");
}

static void marks_one_line(void **state)
{
    struct mark mark = mark_of("sip:bob@example.com", TEXT_ROLE_WRONG, "sip:bob@192.0.2.4", NULL);
    struct message_look look = {
        .marks = &mark, .n_marks = 1, .numbers = true, .only_marked = true
    };

    (void)state;
    assert_drawn(80, slice_of(ack), &look,
                 "   1 | ACK sip:bob@example.com SIP/2.0\n"
                 "     |     ^^^^^^^^^^^^^^^^^^^ expected sip:bob@192.0.2.4\n");
    assert_drawn(40, slice_of(ack), &look,
                 "   1 | ACK sip:bob@example.com SIP/2.0\n"
                 "     |     ^^^^^^^^^^^^^^^^^^^\n"
                 "     |     expected sip:bob@192.0.2.4\n");
    assert_drawn(26, slice_of(ack), &look,
                 "   1 | ACK sip:bob@example\n"
                 "     |     ^^^^^^^^^^^^^^^\n"
                 "     | .com SIP/2.0\n"
                 "     | ^^^^\n"
                 "     | expected\n"
                 "     | sip:bob@192.0.2.4\n");
}

/* The words of a mark never stand within its line, and lines break where their parts end. */
static void words_follow_the_whole_line(void **state)
{
    struct mark mark =
        mark_of("sip:bob@example.com", TEXT_ROLE_WRONG, "sip:bob@192.0.2.4", "a note");
    struct message_look look = { .marks = &mark, .n_marks = 1, .only_marked = true };

    (void)state;
    assert_drawn(26, slice_of(ack), &look,
                 "ACK sip:bob@example.com\n"
                 "    ^^^^^^^^^^^^^^^^^^^\n"
                 "SIP/2.0\n"
                 "expected sip:bob@192.0.2.4\n"
                 "a note\n");
}

static void marks_two_lines(void **state)
{
    struct mark marks[] = {
        mark_of("sip:a@10.0.0.1", TEXT_ROLE_RELATED, NULL, "private"),
        mark_of("198.51.100.7", TEXT_ROLE_WRONG, NULL, NULL),
    };
    struct message_look look = { .marks = marks, .n_marks = 2 };

    (void)state;
    assert_drawn(60, slice_of(ack), &look,
                 "ACK sip:bob@example.com SIP/2.0\n"
                 "Via: SIP/2.0/UDP 198.51.100.7\n"
                 "                 ^^^^^^^^^^^^\n"
                 "Contact: <sip:a@10.0.0.1>\n"
                 "          -------------- private\n"
                 "\n"
                 "v=0\n");
    assert_int_equal(message_row(60, slice_of(ack), &look, marks[0].at.offset), 3);
    assert_int_equal(message_row(60, slice_of(ack), &look, sizeof ack), -1);
}

static void marks_of_no_length_and_at_line_ends(void **state)
{
    struct mark missing = {
        { (uint32_t)(strstr(ack, "Via") - ack), 0 }, TEXT_ROLE_WRONG, "Max-Forwards", NULL
    };
    struct mark line_end = {
        { (uint32_t)(strstr(ack, "\r\nVia") - ack), 2 }, TEXT_ROLE_WRONG, NULL, "bare LF"
    };
    struct message_look look = { .marks = &missing, .n_marks = 1, .only_marked = true };

    (void)state;
    assert_drawn(60, slice_of(ack), &look,
                 "Via: SIP/2.0/UDP 198.51.100.7\n"
                 "^ expected Max-Forwards\n");
    look.marks = &line_end;
    assert_drawn(60, slice_of(ack), &look,
                 "ACK sip:bob@example.com SIP/2.0\n"
                 "                               ^ bare LF\n");
}

static void survives_hostile_marks_and_bytes(void **state)
{
    static const char bytes[] = "A\0B \033[2J\xff sip:x\n\n\r\n\xe2\x80\xae:\n";
    struct mark marks[] = {
        { { 3, UINT32_MAX }, TEXT_ROLE_WRONG, "\033]0;x\a", "\r\n" },
        { { UINT32_MAX, UINT32_MAX }, TEXT_ROLE_RELATED, NULL, NULL },
        { { 0, 1 }, TEXT_ROLE_WRONG, NULL, NULL },
    };
    struct message_look look = { .marks = marks, .n_marks = 3, .numbers = true };

    (void)state;
    for (int width = 1; width < 40; width++) {
        int rows =
            message_draw(NULL, 0, 0, width, (struct slice){ bytes, sizeof bytes - 1 }, &look);
        struct canvas *canvas = canvas_new(width, rows);

        assert_int_equal(
            message_draw(canvas, 0, 0, width, (struct slice){ bytes, sizeof bytes - 1 }, &look),
            rows);
        canvas_free(canvas);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(marks_one_line),
        cmocka_unit_test(words_follow_the_whole_line),
        cmocka_unit_test(marks_two_lines),
        cmocka_unit_test(marks_of_no_length_and_at_line_ends),
        cmocka_unit_test(survives_hostile_marks_and_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
