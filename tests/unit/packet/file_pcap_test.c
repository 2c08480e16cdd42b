/* file_pcap_test.c - pcap files of every kind, sound and broken. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build.h"

#define DLT_RAW_HERE 12 /* LINKTYPE_RAW 101 as libpcap has it here */

static void every_magic_in_either_order(void **state)
{
    (void)state;
    static const struct {
        uint32_t magic;
        uint32_t fraction;
        bool swapped;
    } rows[] = {
        { 0xa1b2c3d4, 678901, false },
        { 0xa1b2c3d4, 678901, true },
        { 0xa1b23c4d, 678901000, false },
        { 0xa1b23c4d, 678901000, true },
    };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct text t = { 0 };
        struct store *store = store_new(0);
        struct error e = { 0 };
        struct packet p;
        char back[8];

        pcap_header(&t, rows[i].magic, 101, rows[i].swapped);
        pcap_record(&t, 1767323045, rows[i].fraction, "first", 5, rows[i].swapped);
        pcap_record(&t, 1767323046, 1, "second", 900, rows[i].swapped);
        struct source *s = open_bytes(&t, store, &e);
        assert_non_null(s);
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_true(p.time == INT64_C(1767323045678901000));
        assert_int_equal(p.link, DLT_RAW_HERE);
        assert_int_equal(p.number, 1);
        assert_memory_equal(p.data, "first", 5);
        assert_int_equal(store_read(store, p.ref, back, 5), 5);
        assert_memory_equal(back, "first", 5);
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_int_equal(p.caplen, 6);
        assert_int_equal(p.len, 900);
        assert_int_equal(store_read(store, p.ref, back, 6), 6);
        assert_memory_equal(back, "second", 6);
        assert_int_equal(source_next(s, &p, &e), SOURCE_END);
        assert_null(source_note(s, 0));
        source_close(s);
        store_free(store);
        text_done(&t);
    }
}

static void modified_pcap_has_longer_records(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct store *store = store_new(0);
    struct error e = { 0 };
    struct packet p;
    char back[4];

    pcap_header(&t, 0xa1b2cd34, 1, false);
    for (uint32_t i = 0; i < 2; i++) {
        add32(&t, i, false);
        add32(&t, 0, false);
        add32(&t, 4, false);
        add32(&t, 4, false);
        text_add(&t, "\0\0\0\0\0\0\0\0", 8);
        text_adds(&t, i ? "wxyz" : "abcd");
    }
    struct source *s = open_bytes(&t, store, &e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_memory_equal(p.data, "abcd", 4);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_memory_equal(p.data, "wxyz", 4);
    assert_int_equal(store_read(store, p.ref, back, 4), 4);
    assert_memory_equal(back, "wxyz", 4);
    source_close(s);
    store_free(store);
    text_done(&t);
}

static void what_records_state_is_mended(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };
    struct packet p;

    pcap_header(&t, 0xa1b2c3d4, 1, false);
    pcap_record(&t, UINT32_MAX, UINT32_MAX, "abcd", 2, false);
    struct source *s = open_bytes(&t, NULL, &e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.caplen, 4);
    assert_int_equal(p.len, 4);
    assert_true(p.time > 0 && p.time <= INT64_MAX / 2);
    assert_true(p.ref == REF_NONE);
    source_close(s);
    text_done(&t);
}

/* Cut at every byte: the packets before the cut come, then a note; never more, never a crash. */
static void cut_anywhere(void **state)
{
    (void)state;
    struct text t = { 0 };
    size_t ends[4] = { 24 };

    pcap_header(&t, 0xa1b2c3d4, 1, false);
    for (uint32_t i = 1; i < ARRAY_SIZE(ends); i++) {
        pcap_record(&t, i, 0, "0123456789", 10, false);
        ends[i] = t.n;
    }
    for (size_t n = 1; n <= ends[3]; n++) {
        struct text cut = { .p = t.p, .n = n };
        struct error e = { 0 };
        struct packet p;
        struct source *s = open_bytes(&cut, NULL, &e);

        if (n < 24) {
            assert_null(s);
            assert_true(error_is_set(&e));
            error_done(&e);
            continue;
        }
        size_t want = n >= ends[3] ? 3 : n >= ends[2] ? 2 : n >= ends[1] ? 1 : 0;
        for (size_t i = 0; i < want; i++)
            assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_int_equal(source_next(s, &p, &e), SOURCE_END);
        struct source_stats stats;
        source_stats(s, &stats);
        assert_int_equal(stats.truncated, n != ends[want]);
        assert_int_equal(source_note(s, 0) != NULL, stats.truncated);
        if (n == ends[1] + 20)
            assert_non_null(strstr(source_note(s, 0), ": cut off within packet 2"));
        source_close(s);
    }
    text_done(&t);
}

static void impossible_lengths_end_the_file(void **state)
{
    (void)state;
    struct text t = { 0 }, first = { 0 };
    struct error e = { 0 };
    struct packet p;

    pcap_header(&t, 0xa1b2c3d4, 1, false);
    text_slice(&first, text_view(&t));
    pcap_record(&t, 1, 0, "good", 4, false);
    for (struct text *bad = &t; bad != NULL; bad = bad == &t ? &first : NULL) {
        add32(bad, 2, false);
        add32(bad, 0, false);
        add32(bad, 262145, false);
        add32(bad, 262145, false);
        text_adds(bad, "rest");
    }
    struct source *s = open_bytes(&t, NULL, &e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    assert_non_null(strstr(source_note(s, 0), "packet 2 is corrupt"));
    source_close(s);
    s = open_bytes(&first, NULL, &e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_FAILED);
    assert_true(error_is_set(&e));
    error_done(&e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    source_close(s);
    text_done(&t);
    text_done(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_magic_in_either_order),
        cmocka_unit_test(modified_pcap_has_longer_records),
        cmocka_unit_test(what_records_state_is_mended),
        cmocka_unit_test(cut_anywhere),
        cmocka_unit_test(impossible_lengths_end_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
