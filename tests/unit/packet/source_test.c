/* source_test.c - several inputs as one sequence: merging, notes, counts, filters. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build.h"

/* A capture whose packets are one letter each, at the given seconds. */
static void letters(struct text *t, const char *data, const uint32_t *seconds)
{
    pcap_header(t, 0xa1b2c3d4, 1, false);
    for (size_t i = 0; data[i]; i++) {
        char one[2] = { data[i], '\0' };

        pcap_record(t, seconds[i], 0, one, 1, false);
    }
}

static struct source *open_all(const struct text *texts, size_t n, struct store *store)
{
    struct error e = { 0 };
    char *names[8] = { NULL };

    for (size_t i = 0; i < n; i++)
        names[i] = save(&texts[i]);
    struct source *s = source_open_files((const char *const *)names, n, store, &e);
    assert_non_null(s);
    for (size_t i = 0; i < n; i++) {
        unlink(names[i]);
        free(names[i]);
    }
    return s;
}

static void read_all(struct source *s, struct text *out)
{
    struct error e = { 0 };
    struct packet p;
    uint32_t number = 0;

    while (source_next(s, &p, &e) == SOURCE_PACKET) {
        text_add(out, (const char *)p.data, p.caplen);
        assert_int_equal(p.number, ++number);
    }
    assert_false(error_is_set(&e));
}

static void files_merge_by_time(void **state)
{
    (void)state;
    struct text t[3] = { 0 }, out = { 0 };

    letters(&t[0], "adg", (const uint32_t[]){ 1, 4, 7 });
    letters(&t[1], "beh", (const uint32_t[]){ 2, 5, 8 });
    letters(&t[2], "cfi", (const uint32_t[]){ 3, 6, 9 });
    struct source *s = open_all(t, 3, NULL);
    read_all(s, &out);
    assert_string_equal(text_str(&out), "abcdefghi");
    source_close(s);
    text_done(&out);
    for (size_t i = 0; i < 3; i++)
        text_done(&t[i]);
}

static void equal_times_keep_the_order_of_the_files(void **state)
{
    (void)state;
    struct text t[3] = { 0 }, out = { 0 };

    letters(&t[0], "ab", (const uint32_t[]){ 5, 5 });
    letters(&t[1], "cd", (const uint32_t[]){ 5, 5 });
    letters(&t[2], "ef", (const uint32_t[]){ 5, 5 });
    struct source *s = open_all(t, 3, NULL);
    read_all(s, &out);
    assert_string_equal(text_str(&out), "abcdef");
    source_close(s);
    text_done(&out);
    for (size_t i = 0; i < 3; i++)
        text_done(&t[i]);
}

/* A clock that was set back: the file's own order stands. */
static void a_file_that_goes_back_keeps_its_order(void **state)
{
    (void)state;
    struct text t[2] = { 0 }, out = { 0 };

    letters(&t[0], "abc", (const uint32_t[]){ 5, 1, 9 });
    letters(&t[1], "xyz", (const uint32_t[]){ 2, 6, 7 });
    struct source *s = open_all(t, 2, NULL);
    read_all(s, &out);
    assert_string_equal(text_str(&out), "xabyzc");
    assert_non_null(strstr(source_note(s, 0), ": clock set back by 4 s at packet 2;"));
    assert_null(source_note(s, 1));
    char *news = source_news(s);
    assert_string_equal(news, source_note(s, 0));
    free(news);
    assert_null(source_news(s));
    struct source_stats stats;
    source_stats(s, &stats);
    assert_int_equal(stats.clock_steps, 1);
    source_close(s);
    text_done(&out);
    text_done(&t[0]);
    text_done(&t[1]);
}

static void packets_know_their_file(void **state)
{
    (void)state;
    struct text t[2] = { 0 };
    struct store *store = store_new(0);
    struct error e = { 0 };
    struct packet p;

    letters(&t[0], "ac", (const uint32_t[]){ 1, 3 });
    letters(&t[1], "bd", (const uint32_t[]){ 2, 4 });
    struct source *s = open_all(t, 2, store);
    for (uint32_t i = 0; i < 4; i++) {
        char back;

        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_int_equal(p.input, i % 2);
        assert_int_equal(p.file_number, i / 2 + 1);
        assert_int_equal(store_read(store, p.ref, &back, 1), 1);
        assert_int_equal(back, 'a' + (char)i);
    }
    struct source_stats stats;
    source_stats(s, &stats);
    assert_int_equal(stats.packets, 4);
    assert_int_equal(stats.bytes, 4);
    assert_int_equal(stats.size, t[0].n + t[1].n);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    source_stats(s, &stats);
    assert_int_equal(stats.read, stats.size);
    source_close(s);
    store_free(store);
    text_done(&t[0]);
    text_done(&t[1]);
}

static void many_files(void **state)
{
    (void)state;
    enum { FILES = 40 };
    struct text out = { 0 };
    struct error e = { 0 };
    char *names[FILES];

    for (uint32_t i = 0; i < FILES; i++) {
        struct text t = { 0 };
        char one[3] = { (char)('A' + i), (char)('A' + i), '\0' };

        letters(&t, one, (const uint32_t[]){ FILES - i, 2 * FILES - i });
        names[i] = save(&t);
        text_done(&t);
    }
    struct source *s = source_open_files((const char *const *)names, FILES, NULL, &e);
    assert_non_null(s);
    read_all(s, &out);
    assert_int_equal(out.n, 2 * FILES);
    for (size_t i = 0; i < out.n; i++)
        assert_int_equal(out.p[i], 'A' + FILES - 1 - (int)(i % FILES));
    source_close(s);
    text_done(&out);
    for (size_t i = 0; i < FILES; i++) {
        unlink(names[i]);
        free(names[i]);
    }
}

/* Ethernet, IPv4, UDP to the port; no payload. */
static void add_datagram(struct text *t, uint16_t port, uint32_t second)
{
    uint8_t bytes[42] = { [12] = 8, [14] = 0x45, [17] = 28, [23] = 17, [39] = 8 };

    bytes[36] = (uint8_t)(port >> 8);
    bytes[37] = (uint8_t)port;
    add32(t, second, false);
    add32(t, 0, false);
    add32(t, sizeof bytes, false);
    add32(t, sizeof bytes, false);
    text_add(t, (const char *)bytes, sizeof bytes);
}

static void filters_choose(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };
    struct packet p;
    struct source_stats stats;

    pcap_header(&t, 0xa1b2c3d4, 1, false);
    add_datagram(&t, 53, 1);
    add_datagram(&t, 5060, 2);
    add_datagram(&t, 5061, 3);
    add_datagram(&t, 5060, 4);
    struct source *s = open_bytes(&t, NULL, &e);
    assert_false(source_set_filter(s, "port port", &e));
    assert_non_null(strstr(e.message, "filter 'port port'"));
    error_done(&e);
    assert_true(source_set_filter(s, "udp port 53", &e));
    assert_true(source_set_filter(s, "udp port 5060", &e)); /* takes the first one's place */
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.number, 2); /* as Wireshark counts */
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.file_number, 4);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    source_stats(s, &stats);
    assert_int_equal(stats.packets, 2);
    source_close(s);
    text_done(&t);
}

/* A filter on Ethernet makes no sense on raw IP: nothing there gets through. */
static void filters_know_link_types(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };
    struct packet p;

    section(&t, false);
    interface(&t, 101, 0, -1, 0, false);
    interface(&t, 1, 0, -1, 0, false);
    enhanced(&t, 0, 1, "raw IP, or what claims it", 25, false);
    enhanced(&t, 1, 2, "\1\1\1\1\1\1\2\2\2\2\2\2\10\6arp", 17, false);
    struct source *s = open_bytes(&t, NULL, &e);
    assert_true(source_set_filter(s, "arp", &e));
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.number, 2);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    assert_false(error_is_set(&e));
    source_close(s);
    text_done(&t);
}

/* Reads it to the end, and once more after `bytes` were written over it from `at` on and it was
 * given this size (0: as it is). */
static bool reads_alike(const char *bytes, off_t at, off_t size)
{
    struct text t = { 0 }, out = { 0 };
    struct error e = { 0 };
    struct packet p;
    enum source_status status;

    letters(&t, "abcdef", (const uint32_t[]){ 1, 2, 3, 4, 5, 6 });
    char *name = save(&t);
    struct source *s = source_open_files((const char *const *)&name, 1, NULL, &e);
    read_all(s, &out);
    int fd = open(name, O_WRONLY);
    assert_int_equal(pwrite(fd, bytes, strlen(bytes), at), strlen(bytes));
    assert_int_equal(size ? ftruncate(fd, size) : 0, 0);
    close(fd);
    struct source *again = source_again(s, &e);
    while (again != NULL && (status = source_next(again, &p, &e)) == SOURCE_PACKET)
        ;
    bool alike = !error_is_set(&e);
    if (!alike)
        assert_non_null(strstr(e.message, "the capture has changed since it was read"));
    error_done(&e);
    source_close(again);
    source_close(s);
    unlink(name);
    free(name);
    text_done(&t);
    text_done(&out);
    return alike;
}

static void what_is_read_again_is_the_same(void **state)
{
    (void)state;
    enum { RECORD = 17, END = 24 + 6 * RECORD };

    assert_true(reads_alike("", 0, 0));
    assert_true(reads_alike("more", END, 0));   /* the file may have grown */
    assert_false(reads_alike("x", END - 1, 0)); /* the last byte of the last packet */
    assert_false(reads_alike("x", 24 + 16, 0));
    assert_false(reads_alike("", 0, END - 1));
    assert_false(reads_alike("", 0, 24));
}

static void nothing_to_read_is_an_error(void **state)
{
    (void)state;
    struct error e = { 0 };

    assert_null(source_open_files(NULL, 0, NULL, &e));
    assert_string_equal(e.message, "no file to read");
    error_done(&e);
    source_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_merge_by_time),
        cmocka_unit_test(equal_times_keep_the_order_of_the_files),
        cmocka_unit_test(a_file_that_goes_back_keeps_its_order),
        cmocka_unit_test(packets_know_their_file),
        cmocka_unit_test(many_files),
        cmocka_unit_test(filters_choose),
        cmocka_unit_test(filters_know_link_types),
        cmocka_unit_test(what_is_read_again_is_the_same),
        cmocka_unit_test(nothing_to_read_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
