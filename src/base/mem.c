/* mem.c - memory that never fails to arrive, and arenas. */
#include "config.h"

#include "base/mem.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK 256u
#define LARGEST_BLOCK (64u * 1024)
#define MMAP_FROM (1 << 20) /* bytes; else the C library changes it as it goes */

/* The one thing of the program that all of it shares is memory: whichever thread finds that there
 * is no more lets go of the reserve, once. */
static struct {
    _Atomic(void *) reserve;
    atomic_bool is_short;
    atomic_flag ending;
    void (*leave)(void); /* set before there are threads */
    const void *left;    /* not lost: who looks for leaks finds it here */
} state = { .ending = ATOMIC_FLAG_INIT };

void mem_on_end(void (*leave)(void))
{
    state.leave = leave;
}

void mem_reserve(size_t size)
{
    free(atomic_exchange(&state.reserve, size > 0 ? malloc(size) : NULL));
}

void mem_one_heap(void)
{
#ifdef M_ARENA_MAX
    (void)mallopt(M_ARENA_MAX, 1);
    (void)mallopt(M_MMAP_THRESHOLD, MMAP_FROM);
#endif
}

void mem_leave(const void *p)
{
    state.left = p;
}

bool mem_is_short(void)
{
    return state.is_short;
}

/* True if something was let go, and it may be tried again. */
static bool reserve_release(void)
{
    void *reserve = atomic_exchange(&state.reserve, NULL);

    if (reserve == NULL)
        return false;
    free(reserve);
    state.is_short = true;
    return true;
}

void out_of_memory(void)
{
    static const char words[] = "sipwhy: out of memory\n";

    reserve_release();
    if (atomic_flag_test_and_set(&state.ending)) /* while leaving */
        _exit(3);
    if (state.leave != NULL)
        state.leave();
    if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
        _exit(3);
    exit(3); /* also from a handler of exit(): the rest of
                them follows, with this status */
}

void *xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);

    if (p == NULL && reserve_release())
        p = malloc(size ? size : 1);
    if (p == NULL)
        out_of_memory();
    return p;
}

void *xcalloc(size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    void *p = calloc(count, size);

    if (p == NULL && reserve_release())
        p = calloc(count, size);
    if (p == NULL)
        out_of_memory();
    return p;
}

void *xrealloc(void *p, size_t size)
{
    void *new = realloc(p, size ? size : 1);

    if (new == NULL && reserve_release())
        new = realloc(p, size ? size : 1);
    if (new == NULL)
        out_of_memory();
    return new;
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *p, size_t n)
{
    char *copy = xmalloc(n + 1);

    if (n)
        memcpy(copy, p, n);
    copy[n] = '\0';
    return copy;
}

char *xasprintf(const char *format, ...)
{
    char *out = NULL;
    va_list args;

    va_start(args, format);
    int n = vasprintf(&out, format, args);
    va_end(args);
    if (n < 0)
        out_of_memory();
    return out;
}

void *vec_grow(void *array, size_t count, size_t *room, size_t element)
{
    if (count < *room)
        return array;
    size_t larger = *room ? *room * 2 : 8;

    if (larger < *room || larger > SIZE_MAX / element)
        out_of_memory();
    *room = larger;
    return xrealloc(array, larger * element);
}

void *vec_grow_short(void *array, size_t count, size_t element)
{
    if (count == 1 || (count & (count - 1)) != 0)
        return array;
    size_t larger = count > 0 ? count * 2 : 2;

    if (larger < count || larger > SIZE_MAX / element)
        out_of_memory();
    return xrealloc(array, larger * element);
}

void *table_reach(void *table, size_t at, size_t *room, size_t element)
{
    size_t before = *room;

    if (at < before)
        return table;
    while (at >= *room)
        table = vec_grow(table, *room, room, element);
    memset((char *)table + before * element, 0, (*room - before) * element);
    return table;
}

void vec_drop_front(void *array, size_t *count, size_t n, size_t element)
{
    n = n < *count ? n : *count;
    *count -= n;
    if (n > 0 && *count > 0)
        memmove(array, (char *)array + n * element, *count * element);
}

struct block {
    struct block *next;
    size_t used, room;
    max_align_t data[];
};

struct arena {
    struct block *blocks; /* the one being filled; the first is last */
    void *scratch;
    size_t scratch_room;
};

struct arena *arena_new(void)
{
    return xcalloc(1, sizeof(struct arena));
}

/* Frees the blocks before `last` and returns `last`. */
static struct block *free_until(struct block *b, const struct block *last)
{
    while (b != last) {
        struct block *next = b->next;

        free(b);
        b = next;
    }
    return b;
}

void arena_free(struct arena *a)
{
    if (a == NULL)
        return;
    free_until(a->blocks, NULL);
    free(a->scratch);
    free(a);
}

void arena_reset(struct arena *a)
{
    struct block *top = a->blocks; /* the largest, of those that doubled */

    if (top != NULL && top->room > LARGEST_BLOCK) {
        a->blocks = free_until(top, NULL);
    } else if (top != NULL) {
        free_until(top->next, NULL);
        top->next = NULL;
        top->used = 0;
    }
}

static struct block *new_block(size_t room)
{
    if (room > SIZE_MAX - sizeof(struct block))
        out_of_memory();
    struct block *b = xmalloc(sizeof *b + room);

    *b = (struct block){ .room = room };
    return b;
}

/* The block that `size` bytes go to. A large piece gets a block of its own, behind the one that is
 * being filled. */
static struct block *block_for(struct arena *a, size_t size)
{
    struct block *top = a->blocks;

    if (top != NULL && size <= top->room - top->used)
        return top;
    if (top != NULL && size > LARGEST_BLOCK / 4) {
        struct block *own = new_block(size);

        own->next = top->next;
        top->next = own;
        return own;
    }
    size_t room = top != NULL ? top->room * 2 : FIRST_BLOCK;

    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    struct block *b = new_block(room > size ? room : size);
    b->next = top;
    a->blocks = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t align = _Alignof(max_align_t);

    if (size > SIZE_MAX - align)
        out_of_memory();
    size = (size + align - 1) / align * align;
    struct block *b = block_for(a, size);
    void *p = (char *)b->data + b->used;

    b->used += size;
    return memset(p, 0, size);
}

void *arena_scratch(struct arena *a, size_t size)
{
    if (size > a->scratch_room) {
        free(a->scratch);
        a->scratch = xmalloc(size);
        a->scratch_room = size;
    }
    return a->scratch;
}

char *arena_strdup(struct arena *a, const char *text)
{
    size_t n = strlen(text) + 1;

    return memcpy(arena_alloc(a, n), text, n);
}

struct slice arena_slice(struct arena *a, struct slice s)
{
    char *copy = arena_alloc(a, s.n + 1);

    if (s.n)
        memcpy(copy, s.p, s.n);
    return (struct slice){ copy, s.n };
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        out_of_memory();
    char *out = arena_alloc(a, (size_t)n + 1);

    vsnprintf(out, (size_t)n + 1, format, again);
    va_end(again);
    return out;
}
