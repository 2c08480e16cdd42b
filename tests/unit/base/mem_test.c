/* mem_test.c - growing arrays and arenas. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"

static void copies_are_terminated(void **state)
{
    (void)state;
    char *s = xstrndup("abcdef", 3);
    char *none = xstrndup(NULL, 0);
    char *made = xasprintf("%d-%s", 7, "x");

    assert_string_equal(s, "abc");
    assert_string_equal(none, "");
    assert_string_equal(made, "7-x");
    free(s);
    free(none);
    free(made);
}

static void vectors_grow(void **state)
{
    (void)state;
    int *v = NULL;
    size_t n = 0, room = 0;

    for (int i = 0; i < 1000; i++)
        VEC_PUSH(v, n, room) = i;
    assert_int_equal(n, 1000);
    assert_true(room >= n);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v[i], i);
    free(v);
}

static void short_vectors_grow(void **state)
{
    (void)state;
    int *v = NULL;
    uint16_t n = 0;

    for (int i = 0; i < 1000; i++)
        VEC_PUSH_SHORT(v, n) = i;
    assert_int_equal(n, 1000);
    assert_true(malloc_usable_size(v) >= 1024 * sizeof *v);
    assert_true(malloc_usable_size(v) < 1100 * sizeof *v);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v[i], i);
    free(v);
}

static void tables_reach_any_place(void **state)
{
    (void)state;
    static const size_t places[] = { 3, 0, 1000, 7, 8, 9, 4000 };
    unsigned *table = NULL;
    size_t room = 0;

    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        table = table_reach(table, places[i], &room, sizeof *table);
        assert_true(room > places[i]);
        table[places[i]] = (unsigned)i + 1;
    }
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        assert_int_equal(table[places[i]], i + 1);
        table[places[i]] = 0;
    }
    for (size_t i = 0; i < room; i++)
        assert_int_equal(table[i], 0);
    free(table);
}

static void the_oldest_are_dropped(void **state)
{
    (void)state;
    int *v = NULL;
    size_t n = 0, room = 0;

    for (int i = 0; i < 9; i++)
        VEC_PUSH(v, n, room) = i;
    vec_drop_front(v, &n, 5, sizeof *v);
    assert_int_equal(n, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(v[i], 5 + i);
    vec_drop_front(v, &n, 0, sizeof *v);
    assert_int_equal(n, 4);
    vec_drop_front(v, &n, 100, sizeof *v);
    assert_int_equal(n, 0);
    vec_drop_front(NULL, &n, 1, sizeof *v);
    free(v);
}

static void arena_memory_is_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    unsigned char *seen[300];

    for (size_t i = 0; i < ARRAY_SIZE(seen); i++) {
        size_t size = i * i % 3000 + 1;

        seen[i] = arena_alloc(a, size);
        assert_int_equal((uintptr_t)seen[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(seen[i][k], 0);
        memset(seen[i], (int)(i & 0xff), size);
    }
    for (size_t i = 0; i < ARRAY_SIZE(seen); i++)
        assert_int_equal(seen[i][i * i % 3000], i & 0xff);
    arena_free(a);
    arena_free(NULL);
}

static void large_pieces_do_not_waste_the_block(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *before = arena_alloc(a, 16);
    char *large = arena_alloc(a, 1 << 20);
    char *after = arena_alloc(a, 16);

    large[(1 << 20) - 1] = 1;
    assert_ptr_equal(after, before + 16);
    arena_free(a);
}

static void reset_keeps_a_block(void **state)
{
    (void)state;
    struct arena *a = arena_new();

    arena_reset(a);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(a, 500), 'x', 500);
    arena_reset(a);
    char *first = arena_strdup(a, "first");
    memset(arena_alloc(a, 10000), 'x', 10000); /* fits: the block that was kept is large */
    memset(arena_alloc(a, 1 << 20), 'x', 1 << 20);
    arena_reset(a);
    char *again = arena_alloc(a, 8);
    assert_ptr_equal(again, first);
    assert_int_equal(again[0], 0);
    arena_free(a);
}

static void arena_texts(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct slice s = arena_slice(a, slice_sub(SLICE("sip:bob"), 4, 7));
    char *long_one = arena_printf(a, "%2000d", 1);

    assert_string_equal(s.p, "bob");
    assert_int_equal(s.n, 3);
    assert_int_equal(arena_slice(a, (struct slice){ NULL, 0 }).n, 0);
    assert_string_equal(arena_printf(a, "%s/%d", "x", 2), "x/2");
    assert_int_equal(strlen(long_one), 2000);
    arena_free(a);
}

/* In a process of its own, which has not much: how it ends, and what it says. */
static int end_of(void (*child)(void), char *said, size_t room)
{
    int status, ends[2];

    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        const struct rlimit little = { 256u << 20, 256u << 20 };

        dup2(ends[1], STDERR_FILENO);
        setrlimit(RLIMIT_AS, &little);
        child();
        _exit(99);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t got; n < room - 1 && (got = read(ends[0], said + n, room - 1 - n)) > 0;)
        n += (size_t)got;
    said[n] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void leave(void)
{
    dprintf(STDERR_FILENO, "left; ");
}

/* Short first, with room for some more; then out of it. */
static void take_all(void)
{
    size_t after = 0;

    mem_on_end(leave);
    mem_reserve(16u << 20);
    while (!mem_is_short())
        memset(xmalloc(1 << 20), 'x', 1);
    dprintf(STDERR_FILENO, "short; ");
    for (;; after++)
        if (after == 8)
            dprintf(STDERR_FILENO, "more; ");
        else
            memset(xmalloc(1 << 20), 'x', 1);
}

static void memory_ends(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    char said[200];

    assert_int_equal(end_of(take_all, said, sizeof said), 3);
    assert_string_equal(said, "short; more; left; sipwhy: out of memory\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_terminated),
        cmocka_unit_test(vectors_grow),
        cmocka_unit_test(short_vectors_grow),
        cmocka_unit_test(tables_reach_any_place),
        cmocka_unit_test(the_oldest_are_dropped),
        cmocka_unit_test(arena_memory_is_aligned_zeroed_and_apart),
        cmocka_unit_test(large_pieces_do_not_waste_the_block),
        cmocka_unit_test(reset_keeps_a_block),
        cmocka_unit_test(arena_texts),
        cmocka_unit_test(memory_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
