/* file_follow.c - files that others still write to.
 *
 * The end of such a file is not the end. Whenever it had been reached, the file is looked at before
 * it is read on: it may have grown; it may have been emptied, or written anew by a ring of files
 * (tcpdump -C -W); another one may have taken its name (logrotate). The part that was read is a
 * file of its own then, and the new content is read from its start. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine.h"
#include "packet/source_private.h"

#define DELETED_S 60 /* a file without a name may be written to so long */

/* A file that cannot be read on may be replaced by one that can. */
static enum read_status wait_for_another(struct input *in, struct packet *out, struct error *error)
{
    (void)in;
    (void)out;
    (void)error;
    return READ_WAIT;
}

static void add_remark(struct input *in, const char *words)
{
    char *former = in->remark;

    in->remark = former != NULL ? xasprintf("%s; %s", former, words) : xstrdup(words);
    free(former);
}

/* A program that writes a capture may keep its header back until there are packets. */
static enum read_status begin_later(struct input *in, struct packet *out, struct error *error)
{
    enum read_status status = file_read_header(in, error);

    if (status == READ_PACKET)
        return in->reader->next(in, out, error);
    if (status != READ_FAILED || (!in->replaced && !in->listed))
        return status;
    add_remark(in, error->message);
    error_done(error);
    file_give_up(in);
    return READ_WAIT;
}

static void close_nothing(struct input *in)
{
    (void)in;
}

static const struct packet_reader later = { .next = begin_later,
                                            .fd = file_fd,
                                            .close = close_nothing };
static const struct packet_reader never = {
    .next = wait_for_another,
    .fd = file_fd,
    .close = close_nothing,
};

void file_follow(struct input *in)
{
    in->followed = !in->stream->pipe;
    in->stream->endless = in->followed;
    in->stream->patient = !in->followed;
}

void file_begin_later(struct input *in)
{
    in->reader = &later;
}

void file_give_up(struct input *in)
{
    in->reader->close(in);
    in->reader = &never;
}

/* The first bytes of what was read, or its last. */
static struct excerpt read_excerpt(const struct input *in, bool last)
{
    const struct bytestream *s = in->stream;
    struct excerpt e = { .n = s->read < sizeof e.bytes ? (size_t)s->read : sizeof e.bytes };
    uint64_t place = last ? bytestream_place(s) - e.n : s->start;
    ssize_t got = pread(s->fd, e.bytes, e.n, (off_t)place);

    e.n = got > 0 ? (size_t)got : 0;
    return e;
}

static bool same_excerpt(struct excerpt a, struct excerpt b)
{
    return a.n == b.n && memcmp(a.bytes, b.bytes, a.n) == 0;
}

void file_reached_end(struct input *in)
{
    in->at_end = true;
    in->first = read_excerpt(in, false);
    in->last = read_excerpt(in, true);
}

/* Whatever was written over what was read would neither begin with the time of the same packet nor
 * have the same bytes where it ended. */
static bool has_only_grown(const struct input *in)
{
    return same_excerpt(read_excerpt(in, false), in->first) &&
           same_excerpt(read_excerpt(in, true), in->last);
}

static void read_anew(struct input *in, int fd, char *remark)
{
    struct bytestream *former = in->stream;

    in->reader->close(in);
    in->reader = &later;
    in->stream = bytestream_new(fd, former->room);
    in->stream->patient = false;
    in->stream->endless = true;
    in->stream->most_times = former->most_times;
    bytestream_free(former);
    free(in->remark);
    in->remark = remark;
    in->link = LINK_UNKNOWN;
    in->packets = 0;
    in->replaced = true;
    in->at_end = in->refused = false;
}

/* False if the file of that name cannot be opened; it may be later. */
static bool read_other(struct input *in)
{
    int fd = open(in->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd >= 0) {
        read_anew(in, fd,
                  xasprintf(_("%s: another file has this name now, and is read after "
                              "packet %u of the former"),
                            in->name, in->packets));
    } else if (!in->refused) {
        in->remark = xasprintf(_("%s: another file has this name now, and cannot be read: %s"),
                               in->name, strerror(errno));
        in->refused = true;
    }
    return fd >= 0;
}

bool file_has_more(struct input *in)
{
    struct stat here, named;
    uint64_t place = bytestream_place(in->stream);
    bool other = in->path != NULL && stat(in->path, &named) == 0 && S_ISREG(named.st_mode);

    if (fstat(in->stream->fd, &here) != 0)
        return true; /* to be told by reading */
    other = other && (named.st_dev != here.st_dev || named.st_ino != here.st_ino);
    bool shorter = (uint64_t)here.st_size < place;

    if (!shorter && has_only_grown(in)) {
        if ((uint64_t)here.st_size > place && in->reader != &never)
            return true;
        return other && read_other(in);
    }
    int fd = fcntl(in->stream->fd, F_DUPFD_CLOEXEC, CONFINE_COPIES);

    if (fd < 0)
        return false;
    read_anew(in, fd,
              xasprintf(_("%s: was written anew, and is read from its start after packet "
                          "%u"),
                        in->name, in->packets));
    return true;
}

bool file_is_deleted(const struct input *in)
{
    struct stat about;

    return fstat(in->stream->fd, &about) == 0 && about.st_nlink == 0 &&
           clock_now(CLOCK_REALTIME) / NANOS_PER_S - about.st_mtim.tv_sec > DELETED_S;
}

void file_leave(struct input *in)
{
    in->reader->close(in);
    file_pass_over(in);
    in->followed = false;
    bytestream_free(in->stream);
    in->stream = NULL;
}
