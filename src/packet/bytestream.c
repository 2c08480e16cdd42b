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

#include "base/mem.h"
#include "packet/unpack.h"

#define PACKED_ROOM ((size_t)128 * 1024)
#define FIRST_LOOK ((size_t)4096)

struct packed {
    struct unpacker *by;
    bool between; /* at the border of two parts, where the file may end */
    bool full;    /* there was no room for more, which may come without more input */
    const uint8_t *next;
    size_t left;
    uint8_t bytes[PACKED_ROOM];
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
    uint64_t packed = s->read - s->packed->left, unpacked = s->base + s->end;

    return unpacked > UNPACKED_ANYWAY && unpacked / s->most_times > packed;
}

static enum bytestream_status unpack_some(struct bytestream *s)
{
    struct packed *packed = s->packed;
    struct unpack_step step = { packed->next, packed->left, s->bytes + s->end, s->room - s->end };
    enum unpack_status status = unpacker_run(packed->by, &step);

    packed->next = step.in;
    packed->left = step.n_in;
    packed->full = step.room == 0;
    packed->between = status == UNPACK_BORDER;
    s->end = s->room - step.room;
    s->expanded = is_swollen(s);
    if (!s->expanded && (status == UNPACK_GOES_ON || status == UNPACK_BORDER))
        return BYTESTREAM_OK;
    s->cut = !s->expanded && status == UNPACK_DAMAGED;
    s->others = unpacker_has_others(packed->by);
    return BYTESTREAM_END;
}

/* Adds unpacked bytes behind bytes[end]. */
static enum bytestream_status unpack_more(struct bytestream *s)
{
    struct packed *packed = s->packed;
    size_t before = s->end;

    while (s->end == before) {
        enum bytestream_status status = BYTESTREAM_OK;

        if (packed->left == 0 && !packed->full) {
            status = read_some(s, packed->bytes, sizeof packed->bytes, &packed->left);
            packed->next = packed->bytes;
            if (status == BYTESTREAM_END)
                s->cut = !packed->between;
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
        enum bytestream_status status = s->packed != NULL ? unpack_more(s) : read_more(s);
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
static void start_unpacking(struct bytestream *s, const struct unpack_format *format)
{
    struct packed *packed = xcalloc(1, sizeof *packed);

    packed->by = unpacker_new(format);
    if (packed->by == NULL) {
        free(packed);
        s->failure = ENOMEM;
        return;
    }
    /* Only what the first read brought is here, and that was no more than fits. */
    packed->left = bytestream_left(s);
    packed->next = packed->bytes;
    memcpy(packed->bytes, s->bytes + s->pos, packed->left);
    s->pos = s->end = 0;
    s->base = 0;
    s->packed = packed;
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
    const struct unpack_format *format = NULL;
    const uint8_t *p;

    if (s->begun)
        return BYTESTREAM_OK;
    if (s->bytes == NULL)
        s->bytes = xmalloc(room);
    s->room = FIRST_LOOK;
    enum bytestream_status status = bytestream_need(s, UNPACK_LOOK, &p);

    s->room = room;
    if (status == BYTESTREAM_WAIT)
        return BYTESTREAM_WAIT;
    s->begun = true;
    if (status == BYTESTREAM_OK)
        format = unpack_format_of(p);
    if (format != NULL)
        start_unpacking(s, format);
    return BYTESTREAM_OK;
}

void bytestream_free(struct bytestream *s)
{
    if (s == NULL)
        return;
    if (s->packed != NULL)
        unpacker_free(s->packed->by);
    free(s->packed);
    free(s->bytes);
    if (s->fd != STDIN_FILENO)
        close(s->fd);
    free(s);
}
