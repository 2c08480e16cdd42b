/* bytestream.h - the bytes of a file or a pipe in order, unpacked if they are compressed;
 * private to packet/.
 *
 * Readers look at the next n bytes with bytestream_need() and step over them with
 * bytestream_skip(). They need not keep what a pipe has delivered so far: until they skip, the
 * same bytes are there again. */
#ifndef SIPWHY_PACKET_BYTESTREAM_H
#define SIPWHY_PACKET_BYTESTREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "packet/store.h"

#define BYTESTREAM_MOST ((size_t)1024 * 1024) /* bytes that can be looked at together */

/* The most that a compressed file may unpack to: so much in any case, beyond it so many times its
 * own size. Captures reach 10 to 50 times, gzip's format 1032, others far more: that is a file made
 * to keep us busy. */
#define UNPACKED_ANYWAY (UINT64_C(64) * 1024 * 1024)
#define UNPACK_TIMES 250u

enum bytestream_status {
    BYTESTREAM_OK,
    BYTESTREAM_WAIT,  /* a pipe has not delivered so much yet,
                         or a file not grown so long */
    BYTESTREAM_END,   /* fewer bytes are left */
    BYTESTREAM_FAILED /* see `failure` */
};

struct bytestream {
    int fd;
    bool pipe;    /* must be polled before it is read */
    bool patient; /* waits for a pipe (while its header is
                     read) */
    bool endless; /* a file that grows: where it ends, there
                     is only nothing yet */
    bool begun;   /* the first bytes told if it is compressed */
    bool ended;
    bool cut;            /* compressed, and its end is missing */
    bool others;         /* a zip of several files, of which this was the first */
    bool expanded;       /* ended for unpacking to too much */
    uint32_t most_times; /* UNPACK_TIMES, or what was set instead */
    int failure;         /* errno */
    unsigned source;     /* of references; 0: has none */
    uint8_t *bytes;
    size_t pos, end, room;
    uint64_t base;         /* place of bytes[0] in the file */
    uint64_t skip;         /* bytes still to be stepped over */
    uint64_t start;        /* place in the file where reading began */
    uint64_t read;         /* bytes read from fd */
    uint64_t size;         /* of the file; 0: not known */
    struct packed *packed; /* NULL: not compressed */
};

/* Takes the descriptor over; reads nothing yet. A regular file is read without moving the
 * descriptor's place, so that a duplicate of it is another reader from the same start. `room`:
 * bytes of the buffer to begin with. */
struct bytestream *bytestream_new(int fd, size_t room);
/* Finds out whether it is compressed (unpack.h), by its first bytes; for that, a patient one waits
 * for a pipe. To be called before anything is read, again after BYTESTREAM_WAIT; what else is wrong
 * shows when more is read. */
enum bytestream_status bytestream_begin(struct bytestream *);
void bytestream_free(struct bytestream *);

enum bytestream_status bytestream_fill(struct bytestream *, size_t n);
void bytestream_skip(struct bytestream *, uint64_t n);

/* The next `n` bytes (BYTESTREAM_MOST at most) in one piece, valid until the next call. */
static inline enum bytestream_status bytestream_need(struct bytestream *s, size_t n,
                                                     const uint8_t **p)
{
    enum bytestream_status status = BYTESTREAM_OK;

    if (s->skip > 0 || s->end - s->pos < n)
        status = bytestream_fill(s, n);
    *p = s->bytes + s->pos;
    return status;
}

/* Bytes that are at hand, after BYTESTREAM_END: all that is left. */
static inline size_t bytestream_left(const struct bytestream *s)
{
    return s->end - s->pos;
}

/* The place in the file of the next byte that was not read yet. */
static inline uint64_t bytestream_place(const struct bytestream *s)
{
    return s->start + s->read;
}

/* The reference of a byte that bytestream_need() showed. */
static inline ref_t bytestream_ref(const struct bytestream *s, const uint8_t *p)
{
    return s->source ? ref_make(s->source, s->base + (uint64_t)(p - s->bytes)) : REF_NONE;
}

#endif
