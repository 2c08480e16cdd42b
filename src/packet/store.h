/* store.h - the bytes of messages, and the ways to get at them again.
 *
 * A reference (struct ref) names bytes: an offset in a capture file, which is only read again,
 * never copied; or, for bytes that have no file behind them (a live interface, a pipe, a .gz, a
 * stream put together), an offset in the spool, which the store writes itself. References stay
 * valid as long as the store; what the spool has dropped or a file has lost (it was cut meanwhile)
 * reads as missing bytes, never as a crash. A file that was written over reads as what is there
 * now: whoever keeps a reference keeps a sum with it (call/view.h). */
#ifndef SIPWHY_PACKET_STORE_H
#define SIPWHY_PACKET_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* 16 bits of source number, 48 bits of offset in bytes; see ref_make(). */
typedef uint64_t ref_t;
#define REF_NONE UINT64_MAX
#define REF_SPOOL                                                                                  \
    0u /* source number of the spool; files have                                                   \
          1, 2, … */

static inline ref_t ref_make(unsigned source, uint64_t offset)
{
    return (uint64_t)source << 48 | (offset & UINT64_C(0xffffffffffff));
}

static inline unsigned ref_source(ref_t ref)
{
    return (unsigned)(ref >> 48);
}

static inline uint64_t ref_offset(ref_t ref)
{
    return ref & UINT64_C(0xffffffffffff);
}

struct store;

/* `spool_limit`: bytes the spool may hold; beyond it the oldest are dropped. The spool is memory
 * up to a few MB, then an unlinked temporary file. */
struct store *store_new(uint64_t spool_limit);
void store_free(struct store *);
/* The same bytes for another thread, read through a small cache of its own. Until it is freed,
 * nothing is added to the store and the store stays. */
struct store *store_again(const struct store *);

/* Takes a duplicate of the descriptor of a regular file; returns its source number (1 or more),
 * 0 when there are too many. */
unsigned store_add_file(struct store *, int fd);
/* Copies `n` bytes to the spool; REF_NONE when they cannot be kept. */
ref_t store_add(struct store *, const void *p, size_t n);
/* Copies up to `n` bytes to `to`; returns how many there are. Files are read through a cache of
 * large chunks, so that messages near each other cost no system call each. */
size_t store_read(struct store *, ref_t ref, void *to, size_t n);
uint64_t store_kept(const struct store *);    /* bytes in the spool */
uint64_t store_failed(const struct store *);  /* bytes lost because the disk took no more;
                                                 among the dropped */
uint64_t store_dropped(const struct store *); /* bytes that the spool's limit has cost so
                                                 far */

#endif
