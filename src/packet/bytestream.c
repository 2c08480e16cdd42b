/* bytestream.c - the bytes of a file or a pipe in order, unpacked if they are compressed. */
#include "config.h"

#include "packet/bytestream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "base/mem.h"

#define PACKED_ROOM ((size_t)128 * 1024)
#define FIRST_LOOK ((size_t)4096)

struct unpacker {
    z_stream z;
    bool between; /* at the border of two gzip members */
    uint8_t packed[PACKED_ROOM];
};

/* Reads what the descriptor has; never blocks on a pipe unless the stream is patient. */
static enum bytestream_status read_some(struct bytestream *s, uint8_t *to, size_t room, size_t *got)
{
    for (;;) {
        struct pollfd ready = { .fd = s->fd, .events = POLLIN };

        if (s->pipe && poll(&ready, 1, s->patient ? -1 : 0) == 0)
            return BYTESTREAM_WAIT;
        ssize_t n =
            s->pipe ? read(s->fd, to, room) : pread(s->fd, to, room, (off_t)bytestream_place(s));
        if (n > 0) {
            *got = (size_t)n;
            s->read += (uint64_t)n;
            return BYTESTREAM_OK;
        }
        if (n == 0)
            return s->endless ? BYTESTREAM_WAIT : BYTESTREAM_END;
        if (errno == EAGAIN && !s->patient)
            return BYTESTREAM_WAIT;
        if (errno != EINTR && errno != EAGAIN) {
            s->failure = errno;
            return BYTESTREAM_FAILED;
        }
    }
}

static bool is_swollen(const struct bytestream *s)
{
    uint64_t packed = s->read - s->unpacker->z.avail_in, unpacked = s->base + s->end;

    return unpacked > UNPACKED_ANYWAY && unpacked / s->most_times > packed;
}

/* Unpacks once. A file may be several gzip members in a row (RFC 1952 section 2.2); what follows
 * the last and is none is ignored, as gzip does. */
static enum bytestream_status unpack_some(struct bytestream *s)
{
    struct unpacker *u = s->unpacker;
    uInt room = (uInt)(s->room - s->end);

    if (u->between) {
        if (inflateReset(&u->z) != Z_OK)
            return BYTESTREAM_END;
        u->between = false;
    }
    u->z.next_out = s->bytes + s->end;
    u->z.avail_out = room;
    int status = inflate(&u->z, Z_NO_FLUSH);

    s->end += room - u->z.avail_out;
    s->expanded = is_swollen(s);
    if (s->expanded)
        return BYTESTREAM_END;
    if (status == Z_STREAM_END) {
        u->between = true;
        return BYTESTREAM_OK;
    }
    if (status == Z_OK || status == Z_BUF_ERROR)
        return BYTESTREAM_OK;
    s->cut = u->z.total_out > 0 || u->z.total_in > 10;
    return BYTESTREAM_END;
}

/* Adds unpacked bytes behind bytes[end]. */
static enum bytestream_status unpack_more(struct bytestream *s)
{
    struct unpacker *u = s->unpacker;
    size_t before = s->end;

    while (s->end == before) {
        enum bytestream_status status = BYTESTREAM_OK;

        if (u->z.avail_in == 0) {
            size_t got = 0;

            status = read_some(s, u->packed, sizeof u->packed, &got);
            u->z.next_in = u->packed;
            u->z.avail_in = (uInt)got;
            if (status == BYTESTREAM_END)
                s->cut = !u->between;
        }
        if (status == BYTESTREAM_OK)
            status = unpack_some(s);
        if (status != BYTESTREAM_OK)
            return s->end > before && !s->expanded ? BYTESTREAM_OK : status;
    }
    return BYTESTREAM_OK;
}

static enum bytestream_status read_more(struct bytestream *s)
{
    size_t got = 0;
    enum bytestream_status status = read_some(s, s->bytes + s->end, s->room - s->end, &got);

    s->end += got;
    return status;
}

static void take_skipped(struct bytestream *s)
{
    size_t n = s->skip < bytestream_left(s) ? (size_t)s->skip : bytestream_left(s);

    s->pos += n;
    s->skip -= n;
}

/* Makes room for `n` bytes from bytes[0] on, and for at least one more. */
static void make_room(struct bytestream *s, size_t n)
{
    size_t left = bytestream_left(s);

    if (left > 0 && s->pos > 0)
        memmove(s->bytes, s->bytes + s->pos, left);
    s->base += s->pos;
    s->pos = 0;
    s->end = left;
    if (s->room < n) {
        while (s->room < n)
            s->room *= 2;
        s->bytes = xrealloc(s->bytes, s->room);
    }
}

enum bytestream_status bytestream_fill(struct bytestream *s, size_t n)
{
    take_skipped(s);
    while (s->skip > 0 || bytestream_left(s) < n) {
        if (s->failure)
            return BYTESTREAM_FAILED;
        if (s->ended)
            return BYTESTREAM_END;
        make_room(s, n);
        enum bytestream_status status = s->unpacker != NULL ? unpack_more(s) : read_more(s);
        if (status == BYTESTREAM_END)
            s->ended = true;
        else if (status != BYTESTREAM_OK)
            return status;
        take_skipped(s);
    }
    return BYTESTREAM_OK;
}

void bytestream_skip(struct bytestream *s, uint64_t n)
{
    s->skip += n;
    take_skipped(s);
}

/* The bytes read so far were packed: they become the unpacker's input. */
static void start_unpacking(struct bytestream *s)
{
    struct unpacker *u = xcalloc(1, sizeof *u);

    if (inflateInit2(&u->z, 15 + 16) != Z_OK) { /* 16: the gzip format */
        free(u);
        s->failure = ENOMEM;
        return;
    }
    /* Only what the first read brought is here, and that was no more than fits. */
    size_t n = bytestream_left(s);

    memcpy(u->packed, s->bytes + s->pos, n);
    u->z.next_in = u->packed;
    u->z.avail_in = (uInt)n;
    s->pos = s->end = 0;
    s->base = 0;
    s->unpacker = u;
}

struct bytestream *bytestream_new(int fd, size_t room)
{
    struct bytestream *s = xcalloc(1, sizeof *s);
    struct stat about = { 0 };

    s->fd = fd;
    s->room = room;
    s->patient = true;
    s->most_times = UNPACK_TIMES;
    s->pipe = fstat(fd, &about) != 0 || !S_ISREG(about.st_mode);
    if (!s->pipe) {
        off_t here = lseek(fd, 0, SEEK_CUR);

        s->base = s->start = here > 0 ? (uint64_t)here : 0;
        s->size = about.st_size > here && here >= 0 ? (uint64_t)(about.st_size - here) : 0;
        posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return s;
}

enum bytestream_status bytestream_begin(struct bytestream *s)
{
    size_t room = s->room;
    const uint8_t *p;

    if (s->begun)
        return BYTESTREAM_OK;
    if (s->bytes == NULL)
        s->bytes = xmalloc(room);
    s->room = FIRST_LOOK;
    enum bytestream_status status = bytestream_need(s, 3, &p);

    s->room = room;
    if (status == BYTESTREAM_WAIT)
        return BYTESTREAM_WAIT;
    s->begun = true;
    if (status == BYTESTREAM_OK && memcmp(p, "\x1f\x8b\x08", 3) == 0)
        start_unpacking(s);
    return BYTESTREAM_OK;
}

void bytestream_free(struct bytestream *s)
{
    if (s == NULL)
        return;
    if (s->unpacker != NULL)
        inflateEnd(&s->unpacker->z);
    free(s->unpacker);
    free(s->bytes);
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    free(s);
}
