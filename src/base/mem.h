/* mem.h - memory that never fails to arrive, and arenas.
 *
 * Out of memory ends the program with one line on standard error: sizes that come from the network
 * are bounded before they get here. The result of x*() is freed with free(). */
#ifndef SIPWHY_BASE_MEM_H
#define SIPWHY_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* An index into a list that stands for no element of it. */
#define NO_INDEX UINT32_MAX

/* Ends the program; also where a library could not get any memory. The functions given to
 * mem_on_end() run first: the line must be seen. Exit status 3; what atexit(3) knows is done. */
_Noreturn void out_of_memory(void);
void mem_on_end(void (*leave)(void)); /* NULL: nothing more */
/* Keeps that many bytes back (0: gives them back). They are let go when memory does not come for
 * the first time, so that what was captured can still be shown, and leaving is possible. */
void mem_reserve(size_t size);
/* All threads take their memory from one heap: what one takes another may free, and a heap of each
 * grows by a system call every few pages. What is large lies outside: it grows without a copy, and
 * leaves no hole. */
void mem_one_heap(void);
/* At the program's end: what hangs on `p` is left to the system, which takes it back in one go.
 * Freed piece by piece, many calls would take their time once more. */
void mem_leave(const void *p);
bool mem_is_short(void); /* the reserve was let go: come to an end */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *p, size_t n); /* always terminated */
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes room for one more element in an array that doubles: `array` is a pointer variable,
 * `count` and `room` are size_t variables. VEC_PUSH(v, n, room) = x; appends x. */
void *vec_grow(void *array, size_t count, size_t *room, size_t element);
#define VEC_PUSH(array, count, room)                                                               \
    *((array) = vec_grow((array), (count), &(room), sizeof *(array)), &(array)[(count)++])

/* The same for the short lists that many things have: there is room for the next power of two, from
 * two, so that nothing is kept of it. `count` is a variable of any size. */
void *vec_grow_short(void *array, size_t count, size_t element);
#define VEC_PUSH_SHORT(array, count)                                                               \
    *((array) = vec_grow_short((array), (count), sizeof *(array)), &(array)[(count)++])

/* Makes room for place `at` of a table that is filled in any order; new places are zeroed. */
void *table_reach(void *table, size_t at, size_t *room, size_t element);

/* Drops the first `n` of `*count` elements, the oldest of a list that grows at its end; the others
 * keep their order. More than there are: all. */
void vec_drop_front(void *array, size_t *count, size_t n, size_t element);

/* Has the processor fetch from memory what will be looked at soon. What does nothing but this has
 * no effect that a compiler knows of, and is left out; so the asm, which is kept. */
static inline void prefetch(const void *p, size_t n)
{
    enum { CACHE_LINE = 64 };

    for (size_t at = 0; at < n; at += CACHE_LINE) {
        __builtin_prefetch((const char *)p + at);
        __asm__ volatile("");
    }
}

/* An arena: many small allocations that live and die together. Nothing in it is freed singly. */
struct arena;
struct arena *arena_new(void);
void arena_free(struct arena *);                /* NULL is allowed */
void arena_reset(struct arena *);               /* empties it and keeps a block */
void *arena_alloc(struct arena *, size_t size); /* zeroed, aligned for any type */
/* At least `size` bytes for what is done before they are asked for again: the same each time, not
 * zeroed. They last as long as the arena, through arena_reset(). */
void *arena_scratch(struct arena *, size_t size);
char *arena_strdup(struct arena *, const char *text);
struct slice arena_slice(struct arena *, struct slice s); /* a copy, terminated by a NUL beyond
                                                             its length */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
