/* recorder.c - packets in a spool of their own, each behind a header. */
#include "config.h"

#include "packet/recorder.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "packet/source_private.h"

#define MARK_EVERY (64 * 1024u) /* bytes from one known start to the next */

/* Starts of packets, to go on from when older ones were dropped. */
struct recorder {
    struct store *store;
    uint64_t end; /* bytes ever added */
    uint64_t *marks;
    size_t first, n, room; /* marks[first] to marks[n - 1] are there */
    uint8_t *bytes;        /* of the packet read last */
};

struct recorder *recorder_new(uint64_t limit)
{
    struct recorder *r = xcalloc(1, sizeof *r);

    r->store = store_new(limit);
    r->bytes = xmalloc(PACKET_MOST);
    return r;
}

void recorder_free(struct recorder *r)
{
    if (r == NULL)
        return;
    store_free(r->store);
    free(r->marks);
    free(r->bytes);
    free(r);
}

/* Marks of what was dropped go when they are the greater part. */
static void tidy_marks(struct recorder *r)
{
    while (r->first < r->n && r->marks[r->first] < store_dropped(r->store))
        r->first++;
    if (r->first < 64 || r->first < r->n / 2)
        return;
    r->n -= r->first;
    memmove(r->marks, r->marks + r->first, r->n * sizeof *r->marks);
    r->first = 0;
}

void recorder_add(struct recorder *r, const struct packet *p)
{
    struct packet header;

    if (p->caplen > PACKET_MOST)
        return;
    memset(&header, 0, sizeof header); /* no padding of ours goes to the disk */
    header.caplen = p->caplen;
    header.len = p->len;
    header.time = p->time;
    header.set = p->set;
    header.link = p->link;
    header.number = p->number;
    header.file_number = p->file_number;
    header.input = p->input;
    header.ref = REF_NONE;
    if (r->n == r->first || r->end - r->marks[r->n - 1] >= MARK_EVERY)
        VEC_PUSH(r->marks, r->n, r->room) = r->end;
    store_add(r->store, &header, sizeof header);
    store_add(r->store, p->data, p->caplen);
    r->end += sizeof header + p->caplen;
    tidy_marks(r);
}

uint64_t recorder_kept(const struct recorder *r)
{
    return store_kept(r->store);
}

uint64_t recorder_dropped(const struct recorder *r)
{
    return store_dropped(r->store);
}

struct recorder_place recorder_begin(const struct recorder *r)
{
    return (struct recorder_place){ .at = r->first < r->n ? r->marks[r->first] : r->end,
                                    .end = r->end };
}

static bool read_at(struct recorder *r, uint64_t at, void *to, size_t n)
{
    return store_read(r->store, ref_make(REF_SPOOL, at), to, n) == n;
}

bool recorder_next(struct recorder *r, struct recorder_place *place, struct packet *p)
{
    if (place->at < store_dropped(r->store))
        place->at = recorder_begin(r).at;
    if (place->at >= place->end || !read_at(r, place->at, p, sizeof *p) ||
        p->caplen > PACKET_MOST || !read_at(r, place->at + sizeof *p, r->bytes, p->caplen))
        return false;
    place->at += sizeof *p + p->caplen;
    p->data = r->bytes;
    return true;
}
