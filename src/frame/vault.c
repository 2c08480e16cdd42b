/* vault.c - memory for keys. */
#include "config.h"

#include "frame/vault.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"

#define CHUNK ((size_t)64 * 1024)

struct chunk {
    char *p;
    size_t used; /* cells handed out for the first time */
};

struct vault {
    size_t cell, most, taken;
    size_t in_chunk; /* cells */
    struct chunk *chunks;
    size_t n_chunks, room_chunks;
    void **free;
    size_t n_free, room_free;
    bool unlocked;
};

struct vault *vault_new(size_t cell, size_t most)
{
    struct vault *v = xcalloc(1, sizeof *v);

    v->cell = (cell + 15) / 16 * 16;
    v->most = most;
    v->in_chunk = CHUNK / v->cell;
    return v;
}

static bool add_chunk(struct vault *v)
{
    char *p = mmap(NULL, CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (p == MAP_FAILED)
        return false;
    if (mlock(p, CHUNK) != 0)
        v->unlocked = true;
    (void)madvise(p, CHUNK, MADV_DONTDUMP);
    VEC_PUSH(v->chunks, v->n_chunks, v->room_chunks) = (struct chunk){ .p = p };
    return true;
}

void *vault_take(struct vault *v)
{
    struct chunk *last = v->n_chunks > 0 ? &v->chunks[v->n_chunks - 1] : NULL;

    if (v->n_free > 0) {
        v->taken++;
        return v->free[--v->n_free];
    }
    if (v->taken >= v->most)
        return NULL;
    if (last == NULL || last->used == v->in_chunk) {
        if (!add_chunk(v))
            return NULL;
        last = &v->chunks[v->n_chunks - 1];
    }
    v->taken++;
    return last->p + v->cell * last->used++;
}

void vault_give_back(struct vault *v, void *cell)
{
    if (cell == NULL)
        return;
    explicit_bzero(cell, v->cell);
    VEC_PUSH(v->free, v->n_free, v->room_free) = cell;
    v->taken--;
}

bool vault_is_locked(const struct vault *v)
{
    return !v->unlocked;
}

void vault_free(struct vault *v)
{
    if (v == NULL)
        return;
    for (size_t i = 0; i < v->n_chunks; i++) {
        explicit_bzero(v->chunks[i].p, CHUNK);
        munmap(v->chunks[i].p, CHUNK);
    }
    free(v->chunks);
    free(v->free);
    free(v);
}
