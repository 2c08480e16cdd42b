/* file_snoop_test.c - files of Solaris' snoop (RFC 1761), sound and broken. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/bytes.h"
#include "build.h"

static void add_be32(struct text *t, uint32_t v)
{
    uint8_t bytes[4];

    put_be32(bytes, v);
    text_add(t, (const char *)bytes, sizeof bytes);
}

static void add_header(struct text *t, uint32_t media)
{
    text_add(t, "snoop\0\0", 8);
    add_be32(t, 2);
    add_be32(t, media);
}

static void add_record(struct text *t, uint32_t time, const char *data, uint32_t len,
                       uint32_t drops)
{
    uint32_t n = (uint32_t)strlen(data), padding = (4 - n % 4) % 4;

    add_be32(t, len);
    add_be32(t, n);
    add_be32(t, 24 + n + padding);
    add_be32(t, drops);
    add_be32(t, time);
    add_be32(t, 678901);
    text_adds(t, data);
    text_add(t, "\0\0\0", padding);
}

static void packets_and_drops(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct store *store = store_new(0);
    struct error e = { 0 };
    struct source_stats stats;
    struct packet p;
    char back[8];

    add_header(&t, 4);
    add_record(&t, 1767323045, "first", 5, 2);
    add_record(&t, 1767323046, "second", 900, 7);
    struct source *s = open_bytes(&t, store, &e);
    assert_non_null(s);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_true(p.time == INT64_C(1767323045678901000));
    assert_int_equal(p.link, 1);
    assert_int_equal(p.caplen, 5);
    assert_int_equal(p.len, 5);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.caplen, 6);
    assert_int_equal(p.len, 900);
    assert_int_equal(store_read(store, p.ref, back, 6), 6);
    assert_memory_equal(back, "second", 6);
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    assert_null(source_note(s, 0));
    source_stats(s, &stats);
    assert_int_equal(stats.kernel_drops, 7);
    source_close(s);
    store_free(store);
    text_done(&t);
}

/* What comes before the cut is read, and that the file is cut off is said. */
static void at_every_cut(void **state)
{
    (void)state;
    struct text t = { 0 };

    add_header(&t, 0);
    add_record(&t, 1, "first", 5, 0);
    size_t first = t.n;
    add_record(&t, 2, "second", 6, 0);
    for (size_t n = 1; n < t.n; n++) {
        struct text part = { 0 };
        struct error e = { 0 };
        struct packet p;
        unsigned packets = 0;

        text_add(&part, t.p, n);
        struct source *s = open_bytes(&part, NULL, &e);
        assert_true((s != NULL) == (n >= 16));
        while (s != NULL && source_next(s, &p, &e) == SOURCE_PACKET)
            packets++;
        if (s != NULL) {
            assert_int_equal(packets, (n >= first - 3) + (n >= t.n - 2));
            assert_int_equal(source_note(s, 0) != NULL, n != 16 && n != first);
        }
        if (s != NULL)
            source_close(s);
        error_done(&e);
        text_done(&part);
    }
    text_done(&t);
}

static void lengths_that_cannot_be(void **state)
{
    (void)state;
    static const uint32_t lies[][2] = {
        { 5, 28 }, { 5, 0 }, { 0xffffffff, 23 }, { 262145, 262145 + 24 }, { 0xfffffff0, 8 },
    };

    for (size_t i = 0; i < ARRAY_SIZE(lies); i++) {
        struct text t = { 0 };
        struct error e = { 0 };
        struct packet p;

        add_header(&t, 4);
        add_record(&t, 1, "first", 5, 0);
        put_be32((uint8_t *)t.p + 20, lies[i][0]);
        put_be32((uint8_t *)t.p + 24, lies[i][1]);
        struct source *s = open_bytes(&t, NULL, &e);
        assert_non_null(s);
        assert_int_equal(source_next(s, &p, &e), SOURCE_FAILED);
        assert_non_null(strstr(e.message, ": its first packet is corrupt"));
        error_done(&e);
        source_close(s);
        text_done(&t);
    }
}

/* Of another medium the packets are there, and nobody knows what they are. */
static void of_another_medium(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };
    struct packet p;

    add_header(&t, 8);
    add_record(&t, 1, "first", 5, 0);
    struct source *s = open_bytes(&t, NULL, &e);
    assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
    assert_int_equal(p.link, -1);
    source_close(s);
    text_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packets_and_drops),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(lengths_that_cannot_be),
        cmocka_unit_test(of_another_medium),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
