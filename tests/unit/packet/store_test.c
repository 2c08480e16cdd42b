/* store_test.c - bytes come back from files and from the spool, or are missing; never wrong. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/mem.h"
#include "packet/store.h"

#define MIB ((size_t)1024 * 1024)

/* The byte that belongs at an offset; no two chunks look alike. */
static unsigned char byte_at(uint64_t offset)
{
    return (unsigned char)(hash_mix(offset / 8, 3) >> (offset % 8 * 8));
}

static void fill(unsigned char *p, uint64_t from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        p[i] = byte_at(from + i);
}

static void check(const unsigned char *p, uint64_t from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] != byte_at(from + i))
            fail_msg("wrong byte at %llu", (unsigned long long)(from + i));
    }
}

static int file_of(size_t n)
{
    char name[] = "/tmp/store_test.XXXXXX";
    int fd = mkstemp(name);
    unsigned char *bytes = xmalloc(n);

    assert_true(fd >= 0);
    unlink(name);
    fill(bytes, 0, n);
    assert_int_equal(write(fd, bytes, n), n);
    free(bytes);
    return fd;
}

static void files_are_read_anywhere(void **state)
{
    (void)state;
    size_t size = 12 * MIB + 77; /* more than the cache holds */
    int fd = file_of(size);
    struct store *s = store_new(0);
    unsigned source = store_add_file(s, fd);
    unsigned char buffer[3000];
    uint64_t random = 5;

    close(fd);
    assert_int_equal(source, 1);
    for (int i = 0; i < 5000; i++) {
        random = hash_mix(random, 1);
        uint64_t at = random % size;
        size_t n = (size_t)(random >> 32) % sizeof buffer;
        size_t there = n < size - at ? n : (size_t)(size - at);
        assert_int_equal(store_read(s, ref_make(source, at), buffer, n), there);
        check(buffer, at, there);
    }
    store_free(s);
}

/* Bytes that this process has read so far, and how often; false: the kernel does not count. */
static bool count_reads(unsigned long long *bytes, unsigned long long *calls)
{
    FILE *file = fopen("/proc/self/io", "r");
    unsigned long long written;
    bool known = file != NULL &&
                 fscanf(file, "rchar: %llu wchar: %llu syscr: %llu", bytes, &written, calls) == 3;

    if (file != NULL)
        fclose(file);
    return known;
}

enum { PIECE = 500, CALL = 7, CALLS = 5000 };

/* The place of a message of a call: in the order of the calls, or anywhere. */
static uint64_t place_of(size_t call, size_t message, bool random)
{
    size_t i = message * CALLS + (random ? (call * 2999 + message * 577) % CALLS : call);

    return (uint64_t)i * PIECE;
}

/* Looks at each message of each call three times, as facts and reports do. */
static void look_at_calls(struct store *s, unsigned source, bool random)
{
    unsigned char buffer[PIECE];

    for (size_t call = 0; call < CALLS; call++) {
        for (size_t i = 0; i < (size_t)3 * CALL; i++) {
            uint64_t at = place_of(call, i % CALL, random);

            assert_int_equal(store_read(s, ref_make(source, at), buffer, PIECE), PIECE);
            if (i < CALL)
                check(buffer, at, 8);
        }
    }
}

static void no_more_is_read_than_is_worth_it(void **state)
{
    (void)state;
    size_t size = (size_t)CALLS * CALL * PIECE; /* more than the cache holds */
    int fd = file_of(size);
    unsigned long long bytes[3], calls[3];

    for (size_t i = 0; i < 3; i++) {
        if (!count_reads(&bytes[i], &calls[i]))
            skip();
        if (i == 2)
            break;
        struct store *s = store_new(0);
        look_at_calls(s, store_add_file(s, fd), i == 0);
        store_free(s);
    }
    close(fd);
    /* Random order: each message once, and little else. */
    assert_true(bytes[1] - bytes[0] < size + size / 4);
    /* Seven places move on: nothing twice, and in large reads. */
    assert_true(bytes[2] - bytes[1] < size + size / 4);
    assert_true(calls[2] - calls[1] < (unsigned long long)CALLS * CALL / 8);
}

static void a_read_may_span_chunks(void **state)
{
    (void)state;
    int fd = file_of(2 * MIB);
    struct store *s = store_new(0);
    unsigned source = store_add_file(s, fd);
    unsigned char *all = xmalloc(2 * MIB);

    assert_int_equal(store_read(s, ref_make(source, 1), all, 2 * MIB), 2 * MIB - 1);
    check(all, 1, 2 * MIB - 1);
    free(all);
    close(fd);
    store_free(s);
}

static void missing_bytes_are_short_reads(void **state)
{
    (void)state;
    int fd = file_of(MIB);
    struct store *s = store_new(100);
    unsigned source = store_add_file(s, fd);
    unsigned char buffer[100];

    assert_int_equal(ftruncate(fd, 500), 0);
    assert_int_equal(store_read(s, ref_make(source, 450), buffer, 100), 50);
    check(buffer, 450, 50);
    assert_int_equal(store_read(s, ref_make(source, 600000), buffer, 100), 0);
    assert_int_equal(store_read(s, ref_make(source + 1, 0), buffer, 100), 0);
    assert_int_equal(store_read(s, ref_make(REF_SPOOL, 0), buffer, 100), 0);
    assert_int_equal(store_read(s, ref_make(source, UINT64_MAX), buffer, 100), 0);
    assert_int_equal(store_read(s, REF_NONE, buffer, 100), 0);
    assert_int_equal(store_add_file(s, -1), 0);
    close(fd);
    store_free(s);
}

static void a_file_may_grow(void **state)
{
    (void)state;
    int fd = file_of(300);
    struct store *s = store_new(0);
    unsigned source = store_add_file(s, fd);
    unsigned char buffer[200], more[200];

    assert_int_equal(store_read(s, ref_make(source, 200), buffer, 200), 100);
    fill(more, 300, sizeof more);
    assert_int_equal(pwrite(fd, more, sizeof more, 300), sizeof more);
    assert_int_equal(store_read(s, ref_make(source, 200), buffer, 200), 200);
    check(buffer, 200, 200);
    close(fd);
    store_free(s);
}

/* Adds pieces until `total` bytes are spooled; what the limit leaves must read right always. */
static void spool_through(uint64_t limit, uint64_t total)
{
    struct store *s = store_new(limit);
    unsigned char *piece = xmalloc(5000), *back = xmalloc(5000);
    uint64_t sum = 0, random = 9;

    while (sum < total) {
        random = hash_mix(random, 2);
        size_t n = (size_t)(random % 5000);
        fill(piece, sum, n);
        ref_t ref = store_add(s, piece, n);
        assert_true(ref == ref_make(REF_SPOOL, sum));
        sum += n;
        assert_true(store_dropped(s) == (sum > limit ? sum - limit : 0));
        uint64_t at = (random >> 20) % sum;
        size_t want = at < store_dropped(s) ? 0 : sum - at < 5000 ? (size_t)(sum - at) : 5000;
        assert_int_equal(store_read(s, ref_make(REF_SPOOL, at), back, 5000), want);
        check(back, at, want);
    }
    free(piece);
    free(back);
    store_free(s);
}

static void the_spool_keeps_what_its_limit_allows(void **state)
{
    (void)state;
    spool_through(64 * MIB, 3 * MIB);       /* memory alone */
    spool_through(64 * MIB, 20 * MIB);      /* memory and file */
    spool_through(7 * MIB + 123, 30 * MIB); /* a ring that has gone round */
    spool_through(9000, 10 * MIB);          /* a ring smaller than the memory */
}

static void too_much_is_refused(void **state)
{
    (void)state;
    struct store *s = store_new(10);

    assert_true(store_add(s, "12345678901", 11) == REF_NONE);
    assert_true(store_add(s, "1234567890", 10) != REF_NONE);
    assert_int_equal(store_dropped(s), 0);
    store_free(s);
    store_free(NULL);
}

/* Bytes that the disk does not take are lost and counted; later ones are there again. */
static void a_full_disk(void **state)
{
    (void)state;
    const size_t piece = 64 * 1024, n = 400;
    struct rlimit former, little;
    struct store *store = store_new(UINT64_C(64) << 20);
    unsigned char *bytes = xcalloc(1, piece), back[16];
    ref_t first = 0, last = 0;

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &former), 0);
    little = (struct rlimit){ 4096, former.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    for (size_t i = 0; i < n; i++) {
        bytes[0] = (unsigned char)i;
        last = store_add(store, bytes, piece);
        first = i == 0 ? last : first;
    }
    setrlimit(RLIMIT_FSIZE, &former);
    assert_true(store_failed(store) > 0 && store_failed(store) < n * piece);
    assert_true(store_dropped(store) == store_failed(store));
    assert_int_equal(store_read(store, first, back, 1), 0);
    assert_int_equal(store_read(store, last, back, 1), 1);
    assert_int_equal(back[0], (n - 1) & 0xff);
    store_free(store);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_anywhere),
        cmocka_unit_test(no_more_is_read_than_is_worth_it),
        cmocka_unit_test(a_read_may_span_chunks),
        cmocka_unit_test(missing_bytes_are_short_reads),
        cmocka_unit_test(a_file_may_grow),
        cmocka_unit_test(the_spool_keeps_what_its_limit_allows),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(a_full_disk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
