/* spool.h - records that are not delivered yet: a file for each record and place that it goes to.
 *
 * A file is ID.DELIVERY.TRIGGER.json, complete or absent (base/atomic_file.h), and goes when its
 * record was delivered, or never can be. Names sort by time, so they are sent in order. One process
 * at a time has the folder (flock(2)). */
#ifndef SIPWHY_ALERT_SPOOL_H
#define SIPWHY_ALERT_SPOOL_H

#include "alert/alert_id.h"
#include "alert/alerts.h"
#include "base/text.h"

struct spool_entry {
    char id[ALERT_ID + 1];
    enum delivery kind;
    char trigger[TRIGGER_NAME_MOST + 1];
    uint64_t size; /* on disk */
};

struct spool;
/* Takes over the descriptor of the folder, which is `shown`, whatever becomes of it. At most that
 * many bytes are kept. NULL and *error: another process has it, or it cannot be read. */
struct spool *spool_open(int folder, const char *shown, uint64_t most, struct error *);
void spool_close(struct spool *);
int spool_folder(const struct spool *); /* its descriptor */

/* Its entries, the oldest first; they move when one is added or removed. */
size_t spool_count(const struct spool *);
const struct spool_entry *spool_at(const struct spool *, size_t i);
/* How many were dropped to keep within the size, the oldest ones, and sets that to 0. */
uint64_t spool_dropped(struct spool *);

/* On disk when this returns true. */
bool spool_add(struct spool *, const struct spool_entry *, struct slice record, struct error *);
bool spool_read(struct spool *, const struct spool_entry *, struct text *out, struct error *);
void spool_remove(struct spool *, const char *id, enum delivery, const char *trigger);

/* A folder that was made for a while goes, with the records in it. */
void spool_discard(const char *path);

#endif
