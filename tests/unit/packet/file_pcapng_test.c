/* file_pcapng_test.c - pcapng: sections, interfaces, resolutions, broken blocks. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build.h"

static struct packet next(struct source *s)
{
    struct error e = { 0 };
    struct packet p;

    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    return p;
}

static void assert_end(struct source *s)
{
    struct error e = { 0 };
    struct packet p;

    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
}

static void sections_of_either_order_and_many_links(void **state)
{
    (void)state;
    struct text t = { 0 }, odd = { 0 };
    struct store *store = store_new(0);
    struct error e = { 0 };
    char back[4];

    text_adds(&odd, "a block that nobody knows");
    for (int swapped = 0; swapped < 2; swapped++) {
        section(&t, swapped);
        interface(&t, 1, 0, -1, 0, swapped);
        interface(&t, 113, 0, 9, 0, swapped);
        block(&t, 0x40000001, &odd, swapped);
        enhanced(&t, 1, UINT64_C(1767323045678901234), "lin", 3, swapped);
        enhanced(&t, 0, UINT64_C(1767323045678901), "ether", 60, swapped);
    }
    struct source *s = open_bytes(&t, store, &e);
    for (int i = 0; i < 2; i++) {
        struct packet p = next(s);

        assert_int_equal(p.link, 113);
        assert_true(p.time == INT64_C(1767323045678901234));
        assert_int_equal(p.caplen, 3);
        assert_int_equal(store_read(store, p.ref, back, 3), 3);
        assert_memory_equal(back, "lin", 3);
        p = next(s);
        assert_int_equal(p.link, 1);
        assert_true(p.time == INT64_C(1767323045678901000));
        assert_int_equal(p.len, 60);
    }
    assert_end(s);
    assert_null(source_note(s, 0));
    source_close(s);
    store_free(store);
    text_done(&t);
    text_done(&odd);
}

static void resolutions_and_offsets(void **state)
{
    (void)state;
    static const struct {
        int tsresol;
        int64_t offset;
        uint64_t ticks;
        nanos_t want;
    } rows[] = {
        { 0, 0, 7, 7 * NANOS_PER_S },
        { 3, 0, 1500, 1500 * NANOS_PER_MS },
        { 6, 100, 1, 100 * NANOS_PER_S + 1000 },
        { 6, -1, 1500000, 500 * NANOS_PER_MS },
        { 12, 0, UINT64_C(1000000999999), NANOS_PER_S + 999 },
        { 127, 0, UINT64_MAX, 0 },
        { 0x80, 0, 3, 3 * NANOS_PER_S },
        { 0x81, 0, 3, 1500 * NANOS_PER_MS },
        { 0x80 | 32, 0, UINT64_C(0x180000000), 1500 * NANOS_PER_MS },
        { 0x80 | 63, 0, UINT64_C(1) << 62, 500 * NANOS_PER_MS },
        { 0x80 | 64, 0, UINT64_C(1) << 63, 500 * NANOS_PER_MS },
        { 6, -1000, 1, 0 },                  /* before 1970 */
        { 0, 0, UINT64_MAX, INT64_MAX / 2 }, /* past the end of time */
        { 0, INT64_MAX, 1, INT64_MAX / 2 },
        { 0, INT64_MIN, 1, 0 },
    };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct text t = { 0 };
        struct error e = { 0 };

        section(&t, false);
        interface(&t, 1, 0, rows[i].tsresol, rows[i].offset, false);
        enhanced(&t, 0, rows[i].ticks, "x", 1, false);
        struct source *s = open_bytes(&t, NULL, &e);
        struct packet p = next(s);
        if (p.time != rows[i].want)
            fail_msg("row %zu: %lld", i, (long long)p.time);
        source_close(s);
        text_done(&t);
    }
}

static void simple_and_old_packets(void **state)
{
    (void)state;
    struct text t = { 0 }, simple = { 0 }, old = { 0 };
    struct error e = { 0 };

    section(&t, false);
    interface(&t, 1, 6, -1, 0, false);
    add16(&old, 0, false);
    add16(&old, 0, false);
    add32(&old, 0, false);
    add32(&old, 5000000, false);
    add32(&old, 3, false);
    add32(&old, 9, false);
    text_adds(&old, "old");
    block(&t, 2, &old, false);
    add32(&simple, 40, false);
    text_adds(&simple, "simple");
    block(&t, 3, &simple, false);
    struct source *s = open_bytes(&t, NULL, &e);
    struct packet p = next(s);
    assert_memory_equal(p.data, "old", 3);
    assert_int_equal(p.len, 9);
    assert_true(p.time == 5 * NANOS_PER_S);
    p = next(s);
    assert_int_equal(p.caplen, 6); /* the snapshot length, not the padding */
    assert_int_equal(p.len, 40);
    assert_memory_equal(p.data, "simple", 6);
    assert_true(p.time == 5 * NANOS_PER_S);
    assert_end(s);
    source_close(s);
    text_done(&t);
    text_done(&simple);
    text_done(&old);
}

static void large_unknown_blocks_are_stepped_over(void **state)
{
    (void)state;
    struct text t = { 0 }, large = { 0 };
    struct error e = { 0 };

    text_printf(&large, "%3000000s", "x");
    section(&t, false);
    interface(&t, 1, 0, -1, 0, false);
    block(&t, 10, &large, false);
    enhanced(&t, 0, 1, "after", 5, false);
    struct source *s = open_bytes(&t, NULL, &e);
    assert_memory_equal(next(s).data, "after", 5);
    assert_end(s);
    source_close(s);
    text_done(&t);
    text_done(&large);
}

/* Any byte of a small file changed to anything likely: the file ends or goes on, nothing breaks. */
static void changed_anywhere(void **state)
{
    (void)state;
    static const uint8_t values[] = { 0, 1, 4, 0x7f, 0x80, 0xff };
    struct text t = { 0 };

    section(&t, false);
    interface(&t, 1, 0, 9, 5, false);
    enhanced(&t, 0, 1, "one", 3, false);
    enhanced(&t, 0, 2, "three", 5, false);
    for (size_t at = 12; at < t.n; at++) {
        for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
            struct error e = { 0 };
            struct packet p;
            size_t packets = 0;
            char kept = t.p[at];

            t.p[at] = (char)values[i];
            struct source *s = open_bytes(&t, NULL, &e);
            while (s != NULL && source_next(s, &p, &e) == SOURCE_PACKET) {
                assert_true(p.caplen <= 8 && p.len >= p.caplen);
                packets++;
            }
            assert_true(packets <= 2);
            source_close(s);
            error_done(&e);
            t.p[at] = kept;
        }
    }
    text_done(&t);
}

static void cut_anywhere(void **state)
{
    (void)state;
    struct text t = { 0 };
    size_t ends[3];

    section(&t, true);
    interface(&t, 1, 0, 9, 0, true);
    ends[0] = t.n;
    enhanced(&t, 0, 1, "one", 3, true);
    ends[1] = t.n;
    enhanced(&t, 0, 2, "three", 5, true);
    ends[2] = t.n;
    for (size_t n = ends[0]; n <= ends[2]; n++) {
        struct text cut = { .p = t.p, .n = n };
        struct error e = { 0 };
        struct source_stats stats;
        struct source *s = open_bytes(&cut, NULL, &e);
        size_t want = n >= ends[2] ? 2 : n >= ends[1] ? 1 : 0;

        for (size_t i = 0; i < want; i++)
            next(s);
        assert_end(s);
        source_stats(s, &stats);
        assert_int_equal(stats.truncated, n != ends[want]);
        source_close(s);
    }
    text_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_of_either_order_and_many_links),
        cmocka_unit_test(resolutions_and_offsets),
        cmocka_unit_test(simple_and_old_packets),
        cmocka_unit_test(large_unknown_blocks_are_stepped_over),
        cmocka_unit_test(changed_anywhere),
        cmocka_unit_test(cut_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
