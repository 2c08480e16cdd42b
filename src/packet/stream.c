/* stream.c - the bytes of a file or a pipe in order, unpacked if they are compressed. */
#include "config.h"

#include "packet/stream.h"

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

struct unpacker {
    z_stream z;
    bool between;                                     /* at the border of two gzip members */
    uint8_t packed[PACKED_ROOM];
};

/* Reads what the descriptor has; never blocks on a pipe unless the stream is patient. */
static enum stream_status read_some(struct stream *s, uint8_t *to, size_t room, size_t *got)
{
    for (;;) {
        struct pollfd ready = {.fd = s->fd, .events = POLLIN};
        if (s->pipe && poll(&ready, 1, s->patient ? -1 : 0) == 0)
            return STREAM_WAIT;
        ssize_t n = read(s->fd, to, room);
        if (n > 0) {
            *got = (size_t)n;
            s->read += (uint64_t)n;
            return STREAM_OK;
        }
        if (n == 0)
            return STREAM_END;
        if (errno == EAGAIN && !s->patient)
            return STREAM_WAIT;
        if (errno != EINTR && errno != EAGAIN) {
            s->failure = errno;
            return STREAM_FAILED;
        }
    }
}

/* Unpacks once. A file may be several gzip members in a row (RFC 1952 section 2.2); what follows
 * the last and is none is ignored, as gzip does. */
static enum stream_status unpack_some(struct stream *s)
{
    struct unpacker *u = s->unpacker;
    uInt room = (uInt)(s->room - s->end);

    if (u->between) {
        if (inflateReset(&u->z) != Z_OK)
            return STREAM_END;
        u->between = false;
    }
    u->z.next_out = s->bytes + s->end;
    u->z.avail_out = room;
    int status = inflate(&u->z, Z_NO_FLUSH);

    s->end += room - u->z.avail_out;
    if (status == Z_STREAM_END) {
        u->between = true;
        return STREAM_OK;
    }
    if (status == Z_OK || status == Z_BUF_ERROR)
        return STREAM_OK;
    s->cut = u->z.total_out > 0 || u->z.total_in > 10;
    return STREAM_END;
}

/* Adds unpacked bytes behind bytes[end]. */
static enum stream_status unpack_more(struct stream *s)
{
    struct unpacker *u = s->unpacker;
    size_t before = s->end;

    while (s->end == before) {
        enum stream_status status = STREAM_OK;
        if (u->z.avail_in == 0) {
            size_t got = 0;
            status = read_some(s, u->packed, sizeof u->packed, &got);
            u->z.next_in = u->packed;
            u->z.avail_in = (uInt)got;
            if (status == STREAM_END)
                s->cut = !u->between;
        }
        if (status == STREAM_OK)
            status = unpack_some(s);
        if (status != STREAM_OK)
            return s->end > before ? STREAM_OK : status;
    }
    return STREAM_OK;
}

static enum stream_status read_more(struct stream *s)
{
    size_t got = 0;
    enum stream_status status = read_some(s, s->bytes + s->end, s->room - s->end, &got);

    s->end += got;
    return status;
}

static void take_skipped(struct stream *s)
{
    size_t n = s->skip < stream_left(s) ? (size_t)s->skip : stream_left(s);

    s->pos += n;
    s->skip -= n;
}

/* Makes room for `n` bytes from bytes[0] on, and for at least one more. */
static void make_room(struct stream *s, size_t n)
{
    size_t left = stream_left(s);

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

enum stream_status stream_fill(struct stream *s, size_t n)
{
    take_skipped(s);
    while (s->skip > 0 || stream_left(s) < n) {
        if (s->failure)
            return STREAM_FAILED;
        if (s->ended)
            return STREAM_END;
        make_room(s, n);
        enum stream_status status = s->unpacker ? unpack_more(s) : read_more(s);
        if (status == STREAM_END)
            s->ended = true;
        else if (status != STREAM_OK)
            return status;
        take_skipped(s);
    }
    return STREAM_OK;
}

void stream_skip(struct stream *s, uint64_t n)
{
    s->skip += n;
    take_skipped(s);
}

/* What was read so far was packed: it becomes the unpacker's input. */
static void start_unpacking(struct stream *s)
{
    struct unpacker *u = xcalloc(1, sizeof *u);

    if (inflateInit2(&u->z, 15 + 16) != Z_OK) {       /* 16: the gzip format */
        free(u);
        s->failure = ENOMEM;
        return;
    }
    /* Only what the first read brought is here, and that was no more than fits. */
    size_t n = stream_left(s);

    memcpy(u->packed, s->bytes + s->pos, n);
    u->z.next_in = u->packed;
    u->z.avail_in = (uInt)n;
    s->pos = s->end = 0;
    s->base = 0;
    s->unpacker = u;
}

struct stream *stream_new(int fd, size_t room)
{
    struct stream *s = xcalloc(1, sizeof *s);
    struct stat about = {0};
    const uint8_t *p;

    s->fd = fd;
    s->patient = true;
    s->pipe = fstat(fd, &about) != 0 || !S_ISREG(about.st_mode);
    if (!s->pipe) {
        off_t here = lseek(fd, 0, SEEK_CUR);
        s->base = here > 0 ? (uint64_t)here : 0;
        s->size = about.st_size > here && here >= 0 ? (uint64_t)(about.st_size - here) : 0;
        posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    s->room = 4096;                                   /* for the first look */
    s->bytes = xmalloc(s->room);
    if (stream_need(s, 3, &p) == STREAM_OK && memcmp(p, "\x1f\x8b\x08", 3) == 0)
        start_unpacking(s);
    s->room = room;
    s->bytes = xrealloc(s->bytes, s->room);
    return s;
}

void stream_free(struct stream *s)
{
    if (s == NULL)
        return;
    if (s->unpacker)
        inflateEnd(&s->unpacker->z);
    free(s->unpacker);
    free(s->bytes);
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    free(s);
}
