/* recording.c - packets are collected whole, and written as many at a time. */
#include "config.h"

#include "packet/recording.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "packet/source_private.h"

#define COLLECTED (256u * 1024) /* bytes that wait for the next second */

struct recording {
    int fd;
    char *path;
    FILE *stream; /* of the writer, into `due` */
    struct writer *writer;
    struct text due; /* whole packets, not in the file yet */
    uint64_t n_due;
    uint64_t packets, bytes; /* in the file */
    nanos_t flushed;
    struct error failure; /* set: nothing is written any more */
};

static ssize_t collect(void *cookie, const char *bytes, size_t n)
{
    struct recording *r = cookie;

    text_add(&r->due, bytes, n);
    return (ssize_t)n;
}

/* By the ending of the name. */
static bool find_format(const char *path, enum writer_format *format)
{
    struct slice name = slice_of(path);

    *format = slice_iends(name, SLICE(".pcapng")) ? WRITER_PCAPNG : WRITER_PCAP;
    return *format == WRITER_PCAPNG || slice_iends(name, SLICE(".pcap"));
}

static int open_new(const char *path, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0 && errno == EEXIST)
        error_set(error, _("%s: is there already"), path);
    else if (fd < 0)
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
    return fd;
}

struct recording *recording_open(const char *path, struct error *error)
{
    enum writer_format format;

    if (!find_format(path, &format)) {
        error_set(error, _("%s: the name of a recording ends in .pcap or .pcapng"), path);
        return NULL;
    }
    int fd = open_new(path, error);

    if (fd < 0)
        return NULL;
    struct recording *r = xcalloc(1, sizeof *r);

    *r = (struct recording){ .fd = fd, .path = xstrdup(path) };
    r->stream = fopencookie(r, "w", (cookie_io_functions_t){ .write = collect });
    if (r->stream == NULL) {
        error_set(error, "%s: %s", path, strerror(errno));
        recording_discard(r);
        return NULL;
    }
    setvbuf(r->stream, NULL, _IONBF, 0);
    r->writer = writer_new(r->stream, path, format);
    return r;
}

static void free_recording(struct recording *r)
{
    if (r->stream != NULL)
        fclose(r->stream);
    close(r->fd);
    text_done(&r->due);
    error_done(&r->failure);
    free(r->path);
    free(r);
}

void recording_close(struct recording *r)
{
    if (r == NULL)
        return;
    writer_end(r->writer);
    (void)recording_flush(r);
    free_recording(r);
}

void recording_discard(struct recording *r)
{
    if (r == NULL)
        return;
    unlink(r->path);
    writer_end(r->writer);
    free_recording(r);
}

int recording_descriptor(const struct recording *r)
{
    return r->fd;
}

static void fail(struct recording *r, const char *reason)
{
    error_set(&r->failure, _("%s ends behind packet %llu: %s"), r->path,
              (unsigned long long)r->packets, reason);
    text_clear(&r->due);
    r->n_due = 0;
}

/* All of it, or errno. */
static int write_whole(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return done < 0 ? errno : ENOSPC;
        p += done;
        n -= (size_t)done;
    }
    return 0;
}

/* A part of a packet would make the whole file one that is cut off. */
bool recording_flush(struct recording *r)
{
    if (r->failure.message != NULL || r->due.n == 0)
        return r->failure.message == NULL;
    int reason = write_whole(r->fd, r->due.p, r->due.n);

    if (reason != 0) {
        if (ftruncate(r->fd, (off_t)r->bytes) == 0)
            (void)lseek(r->fd, (off_t)r->bytes, SEEK_SET);
        fail(r, strerror(reason));
        return false;
    }
    r->bytes += r->due.n;
    r->packets += r->n_due;
    text_clear(&r->due);
    r->n_due = 0;
    return true;
}

void recording_flush_each_second(struct recording *r, nanos_t now)
{
    if (now - r->flushed < NANOS_PER_S)
        return;
    r->flushed = now;
    (void)recording_flush(r);
}

void recording_add(struct recording *r, const struct packet *packet)
{
    struct error error = { 0 };

    if (r->failure.message != NULL)
        return;
    if (!writer_add(r->writer, packet, &error)) {
        if (recording_flush(r))
            fail(r, error.message);
        error_done(&error);
        return;
    }
    r->n_due++;
    if (r->due.n >= COLLECTED)
        (void)recording_flush(r);
}

uint64_t recording_packets(const struct recording *r)
{
    return r->packets;
}

const char *recording_path(const struct recording *r)
{
    return r->path;
}

const char *recording_failure(const struct recording *r)
{
    return r->failure.message;
}
