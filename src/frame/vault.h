/* vault.h - memory for keys: locked, left out of core files, wiped when it is given back.
 *
 * A vault has cells of one size. Its memory is never swapped out where the system lets it be locked
 * (RLIMIT_MEMLOCK), nor written into a core file (MADV_DONTDUMP). */
#ifndef SIPWHY_FRAME_VAULT_H
#define SIPWHY_FRAME_VAULT_H

#include <stdbool.h>
#include <stddef.h>

struct vault;
/* Of cells of `cell` bytes, `most` of them at most. */
struct vault *vault_new(size_t cell, size_t most);
/* A cell of zeros; NULL when all are in use. */
void *vault_take(struct vault *);
void vault_give_back(struct vault *, void *cell); /* NULL is allowed */
bool vault_is_locked(const struct vault *);       /* false: some of it may be swapped out */
void vault_free(struct vault *);                  /* wipes all; NULL is allowed */

#endif
