/* file_test.c - files that are captures and others, and the words for the user. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build.h"

/* The message behind the name of the file. */
static void refused(const void *bytes, size_t n, const char *want)
{
    struct text t = { 0 };
    struct error e = { 0 };

    text_add(&t, bytes, n);
    char *name = save(&t);
    assert_null(source_open_files((const char *const *)&name, 1, NULL, &e));
    assert_int_equal(strncmp(e.message, name, strlen(name)), 0);
    assert_int_equal(strncmp(e.message + strlen(name), want, strlen(want)), 0);
    unlink(name);
    free(name);
    error_done(&e);
    text_done(&t);
}

static void what_is_no_capture(void **state)
{
    (void)state;
    refused("", 0, ": empty file");
    refused("x", 1, ": not a capture file");
    refused("INVITE sip:bob@example.com SIP/2.0\r\n", 36, ": not a capture file");
    refused("\x0a\x0d\x0d\x0a\0\0\0\x1c\0\0\0\0", 12, ": not a capture file");
    refused("\xd4\xc3\xb2\xa1\2\0", 6, ": cut off within its header");
    refused("\x0a\x0d\x0d\x0a\x1c\0\0\0", 8, ": cut off within its header");
}

static void a_version_that_nobody_knows(void **state)
{
    (void)state;
    struct text t = { 0 };

    add32(&t, 0xa1b2c3d4, false);
    add16(&t, 9, false);
    text_add(&t, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 18);
    refused(t.p, t.n, ": ");
    text_done(&t);
}

static void other_programs_captures_are_named(void **state)
{
    (void)state;
    static const char netmon[] = "GMBU\0\2";
    static const char snoop[] = "snoop\0\0\0\0\0\0\3\0\0\0\4";
    static const char bzip2[] = "BZh91AY&SY";

    refused(netmon, sizeof netmon,
            ": a Microsoft Network Monitor capture; convert it with: editcap -F pcapng /tmp/");
    refused(snoop, sizeof snoop - 1, ": a snoop capture of version 3; only 2 is known");
    refused(snoop, 15, ": cut off within its header");
    refused("snoop is no capture", 19, ": not a capture file");
    refused("TRSNIFF data    \x1a", 17, ": a Sniffer capture");
    refused(bzip2, sizeof bzip2, ": a packed file; unpack it with: bzip2 -dk /tmp/");
}

/* The line can be given to a shell as it is. */
static void the_line_that_converts(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };

    text_add(&t, "GMBU\0\2", 6);
    char *saved = save(&t), *name = xasprintf("%s it's; 1.cap", saved);
    assert_int_equal(rename(saved, name), 0);
    assert_null(source_open_files((const char *const *)&name, 1, NULL, &e));
    char *want = xasprintf("%s: a Microsoft Network Monitor capture; convert it with: editcap -F "
                           "pcapng '%s it'\\''s; 1.cap' new.pcapng",
                           name, saved);
    assert_string_equal(e.message, want);
    unlink(name);
    free(want);
    free(name);
    free(saved);
    error_done(&e);
    text_done(&t);
}

static void add_lines(struct text *t, const char *line, size_t bytes)
{
    for (size_t end = t->n + bytes; t->n < end;)
        text_adds(t, line);
}

static const char letter[] = "INVITE sip:bob@192.0.2.9 SIP/2.0\n"
                             "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\n"
                             "From: <sip:a@192.0.2.1>;tag=1\nTo: <sip:bob@192.0.2.9>\n"
                             "Call-ID: 1\nCSeq: 1 INVITE\nContent-Length: 0\n\n";

/* A log tells of other things first; the day of the message stands in the lines before. */
static void the_first_message_is_far_behind(void **state)
{
    (void)state;
    static const char *const before[] = {
        "2026-05-01 11:59:58 heartbeat, nothing to do\n",
        "2026-05-01 11:59:58 GET / HTTP/2.0 is passed on, and so is SIP/2.0\n",
        "2026-05-01 11:59:58 INVITE sip:x@y SIP/2.0 came\n",
    };

    for (size_t i = 0; i < ARRAY_SIZE(before); i++) {
        struct text t = { 0 };
        struct error e = { 0 };
        struct packet p;

        add_lines(&t, before[i], 700000);
        text_adds(&t, "12:00:01 received\n");
        text_adds(&t, letter);
        struct source *s = open_bytes(&t, NULL, &e);
        if (s == NULL)
            fail_msg("%s", e.message);
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_true(p.time == INT64_C(1777636801) * NANOS_PER_S);
        assert_int_equal(source_next(s, &p, &e), SOURCE_END);
        source_close(s);
        text_done(&t);
    }
}

/* Where there is none, reading ends: at the end, or at bytes of no text. */
static void no_message_far_behind(void **state)
{
    (void)state;
    struct text t = { 0 };

    add_lines(&t, "2026-05-01 11:59:58 heartbeat, nothing to do\n", 1700000);
    size_t lines = t.n;
    refused(t.p, t.n, ": not a capture file");
    text_addc(&t, '\0');
    text_adds(&t, letter);
    refused(t.p, t.n, ": not a capture file");
    t.n = lines;
    add_lines(&t, "one long line ", 1100000);
    text_adds(&t, "\nINVITE ");
    refused(t.p, t.n, ": not a capture file");
    text_done(&t);
}

/* Nothing is read before the source is begun. */
static void what_is_opened_is_not_read(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };

    text_adds(&t, "no capture yet");
    char *name = save(&t);
    struct source *s = source_prepare_files((const char *const *)&name, 1, &e);
    assert_non_null(s);
    text_clear(&t);
    pcap_header(&t, 0xa1b2c3d4, 1, false);
    pcap_record(&t, 1, 0, "data", 4, false);
    int fd = open(name, O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, t.p, t.n), t.n);
    close(fd);
    assert_true(source_begin(s, NULL, &e));
    assert_true(source_begin(s, NULL, &e));
    struct packet p;
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_memory_equal(p.data, "data", 4);
    source_close(s);
    unlink(name);
    free(name);
    text_done(&t);
}

static void what_cannot_be_opened(void **state)
{
    (void)state;
    static const char *const missing[] = { "/nonexistent/call.pcap" };
    struct error e = { 0 };

    assert_null(source_open_files(missing, 1, NULL, &e));
    assert_string_equal(e.message, "/nonexistent/call.pcap: No such file or directory");
    error_done(&e);
}

/* Standard input that is a file: its bytes can be read again, from where it stands. */
static void standard_input_may_be_a_file(void **state)
{
    (void)state;
    static const char *const dash[] = { "-" };
    struct text t = { 0 };
    struct store *store = store_new(0);
    struct error e = { 0 };
    struct packet p;
    char back[4];

    text_adds(&t, "what another program has read");
    off_t start = (off_t)t.n;
    pcap_header(&t, 0xa1b2c3d4, 1, false);
    pcap_record(&t, 1, 0, "data", 4, false);
    char *name = save(&t);
    int fd = open(name, O_RDONLY), kept = dup(STDIN_FILENO);
    assert_int_equal(lseek(fd, start, SEEK_SET), start);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    close(fd);
    struct source *s = source_open_files(dash, 1, store, &e);
    assert_non_null(s);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(store_read(store, p.ref, back, 4), 4);
    assert_memory_equal(back, "data", 4);
    source_close(s);
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
    unlink(name);
    free(name);
    store_free(store);
    text_done(&t);
}

static void add_message(struct text *t, int i)
{
    text_printf(t,
                "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%d\nFrom: <sip:a@b>\n"
                "To: <sip:a@b>\nCall-ID: %d\nCSeq: 1 INVITE\nContent-Length: 0\n\n",
                i, i);
}

/* A text is read in parts of 512 KiB; a message that lies across their border is whole. */
static void texts_have_no_borders(void **state)
{
    static const char last[] = "Content-Length: 0\r\n\r\n";
    struct text t = { 0 };
    struct error e = { 0 };
    struct packet p;

    (void)state;
    add_message(&t, 1);
    size_t border = t.n + (size_t)512 * 1024;
    while (t.n < border - 80)
        text_adds(&t, "nothing of note\n");
    add_message(&t, 2);
    char *name = save(&t);
    struct source *s = source_open_files((const char *const *)&name, 1, NULL, &e);
    assert_non_null(s);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_memory_equal(p.data + p.caplen - strlen(last), last, strlen(last));
    }
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    source_close(s);
    unlink(name);
    free(name);
    text_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_capture),
        cmocka_unit_test(a_version_that_nobody_knows),
        cmocka_unit_test(other_programs_captures_are_named),
        cmocka_unit_test(the_line_that_converts),
        cmocka_unit_test(the_first_message_is_far_behind),
        cmocka_unit_test(no_message_far_behind),
        cmocka_unit_test(what_is_opened_is_not_read),
        cmocka_unit_test(what_cannot_be_opened),
        cmocka_unit_test(standard_input_may_be_a_file),
        cmocka_unit_test(texts_have_no_borders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
