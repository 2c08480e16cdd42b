/* file.c - opens a capture file and finds out what it is. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "base/text.h"
#include "packet/source_private.h"

/* Files of other formats that users open: the magic, and the words for it. */
static const struct foreign {
    const char *magic;
    size_t n;
    const char *what; /* a capture; NULL: packed */
    const char *tool; /* unpacks it */
} foreigns[] = {
    { "GMBU", 4, N_("a Microsoft Network Monitor capture"), NULL },
    { "RTSS", 4, N_("a Microsoft Network Monitor capture"), NULL },
    { "TRSNIFF data    \x1a", 17, N_("a Sniffer capture"), NULL },
    { "XCP\0", 4, N_("a NetXRay capture"), NULL },
    { "\0\0\x02\0\x12\x05\0\x10", 8, N_("a Tektronix K12 capture"), NULL },
    { "+---------+---------------+----------+", 38, N_("a Tektronix K12 text capture"), NULL },
    { "iptrace 1.0", 11, N_("an iptrace capture"), NULL },
    { "iptrace 2.0", 11, N_("an iptrace capture"), NULL },
    { "ObserverPktBufferVersion=", 25, N_("an Observer capture"), NULL },
    { "btsnoop\0", 8, N_("a btsnoop capture"), NULL },
    { "\xfd"
      "7zXZ\0",
      6, NULL, "xz -dk" },
    { "\x28\xb5\x2f\xfd", 4, NULL, "zstd -d" },
    { "BZh", 3, NULL, "bzip2 -dk" },
    { "\x04\x22\x4d\x18", 4, NULL, "lz4 -d" },
    { "PK\x03\x04", 4, NULL, "unzip" },
};

/* The name as a word of a command line; standard input is "-" to the programs that are named. */
static char *shell_word(const struct input *in)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-_./+:,@%=";
    const char *name = in->path != NULL ? in->path : "-";
    struct text word = { 0 };

    if (name[0] != '\0' && name[strspn(name, plain)] == '\0')
        return xstrdup(name);
    text_addc(&word, '\'');
    for (const char *p = name; *p != '\0'; p++)
        text_adds(&word, *p == '\'' ? "'\\''" : (const char[]){ *p, '\0' });
    text_addc(&word, '\'');
    return text_take(&word);
}

/* Is it the capture of a program that we know, or another thing with a name? Then *error says so.
 */
static bool is_foreign(const struct input *in, const uint8_t *p, size_t n, struct error *error)
{
    for (size_t i = 0; i < ARRAY_SIZE(foreigns); i++) {
        const struct foreign *f = &foreigns[i];

        if (n < f->n || memcmp(p, f->magic, f->n) != 0)
            continue;
        char *word = shell_word(in);

        if (f->what != NULL)
            error_set(error, _("%s: %s; convert it with: editcap -F pcapng %s new.pcapng"),
                      in->name, _(f->what), word);
        else
            error_set(error, _("%s: a packed file; unpack it with: %s %s"), in->name, f->tool,
                      word);
        free(word);
        return true;
    }
    return false;
}

enum read_status read_status_of(struct input *in, enum bytestream_status status,
                                struct error *error)
{
    switch (status) {
    case BYTESTREAM_OK:
    case BYTESTREAM_WAIT:
        return READ_WAIT;
    case BYTESTREAM_END:
        if (in->stream->expanded)
            return READ_SWOLLEN;
        return bytestream_left(in->stream) || in->stream->skip || in->stream->cut ? READ_CUT
                                                                                  : READ_END;
    case BYTESTREAM_FAILED:
        break;
    }
    error_set(error, "%s: %s", in->name, strerror(in->stream->failure));
    return READ_FAILED;
}

char *file_end_words(const struct input *in, enum read_status status)
{
    if (status == READ_CUT && bytestream_left(in->stream) == 0 && in->stream->skip == 0)
        return xasprintf(_("%s: cut off after packet %u"), in->name, in->packets);
    if (status == READ_CUT)
        return xasprintf(_("%s: cut off within packet %u"), in->name, in->packets + 1);
    if (status == READ_CORRUPT)
        return xasprintf(_("%s: packet %u is corrupt; it and the rest are not read"), in->name,
                         in->packets + 1);
    if (status == READ_SWOLLEN)
        return xasprintf(_("%s: unpacks to more than %u times its size, and is read no "
                           "further than packet %u; --limit unpack=N reads on"),
                         in->name, (unsigned)in->stream->most_times, in->packets);
    return NULL;
}

int file_fd(const struct input *in)
{
    return in->stream->pipe ? in->stream->fd : -1;
}

static int open_path(const char *path, struct error *error)
{
    struct stat about;
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &about) != 0) {
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
    } else if (S_ISDIR(about.st_mode)) {
        error_set(error, "%s: %s", path, strerror(EISDIR));
        if (fd != STDIN_FILENO)
            close(fd);
        fd = -1;
    }
    return fd;
}

static void refuse(struct input *in, struct error *error)
{
    const uint8_t *p;
    size_t n = 64;

    if (bytestream_need(in->stream, n, &p) != BYTESTREAM_OK)
        n = bytestream_left(in->stream);
    if (in->stream->failure)
        error_set(error, "%s: %s", in->name, strerror(in->stream->failure));
    else if (in->stream->cut)
        error_set(error, _("%s: a packed file that is damaged, or cut off in its beginning"),
                  in->name);
    else if (n == 0)
        error_set(error, _("%s: empty file"), in->name);
    else if (!is_foreign(in, p, n, error))
        error_set(error, _("%s: not a capture file"), in->name);
}

static const struct format {
    const char *name;
    bool (*knows)(const uint8_t *);
    size_t header;
    bool (*open)(struct input *, struct error *);
} formats[] = {
    { "pcap", pcap_file_knows, PCAP_HEADER, pcap_file_open },
    { "pcapng", pcapng_file_knows, PCAPNG_HEADER, pcapng_file_open },
    { "snoop", snoop_file_knows, SNOOP_HEADER, snoop_file_open },
};

const char *packet_file_format(size_t i)
{
    return i < ARRAY_SIZE(formats) ? formats[i].name : NULL;
}

/* The format that the first four bytes belong to; NULL: none. */
static const struct format *find_format(const uint8_t *p)
{
    for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
        if (formats[i].knows(p))
            return &formats[i];
    return NULL;
}

/* Another program's capture may hold messages in clear; it is no text for that. */
static bool knows_foreign(struct input *in)
{
    const uint8_t *p;
    size_t n = 64;
    struct error unused = { 0 };

    if (bytestream_need(in->stream, n, &p) != BYTESTREAM_OK)
        n = bytestream_left(in->stream);
    bool foreign = is_foreign(in, p, n, &unused);
    error_done(&unused);
    return foreign;
}

enum read_status file_read_header(struct input *in, struct error *error)
{
    const struct format *format = NULL;
    const uint8_t *p;
    enum bytestream_status status = bytestream_begin(in->stream);

    if (status == BYTESTREAM_OK)
        status = bytestream_need(in->stream, 4, &p);
    if (status == BYTESTREAM_OK && (format = find_format(p)) != NULL)
        status = bytestream_need(in->stream, format->header, &p);
    if (status == BYTESTREAM_WAIT)
        return READ_WAIT;
    if (format != NULL && status == BYTESTREAM_OK && format->open(in, error))
        return READ_PACKET;
    if (!error_is_set(error) && status == BYTESTREAM_OK && !in->listed && !knows_foreign(in) &&
        trace_file_open(in, error))
        return READ_PACKET;
    if (format != NULL && status == BYTESTREAM_END)
        error_set(error, _("%s: cut off within its header"), in->name);
    if (!error_is_set(error))
        refuse(in, error);
    return READ_FAILED;
}

bool file_begin(struct input *in, struct store *store, struct error *error)
{
    enum read_status status = file_read_header(in, error);

    if (status == READ_FAILED)
        return false;
    if (status == READ_WAIT)
        file_begin_later(in);
    if (!in->stream->pipe && in->stream->packed == NULL && !in->followed && store != NULL)
        in->stream->source = store_add_file(store, in->stream->fd);
    in->stream->patient = false;
    return true;
}

static enum read_status next_of_none(struct input *in, struct packet *out, struct error *error)
{
    (void)in;
    (void)out;
    (void)error;
    return READ_END;
}

static void close_none(struct input *in)
{
    (void)in;
}

void file_pass_over(struct input *in)
{
    static const struct packet_reader none = {
        .next = next_of_none,
        .fd = file_fd,
        .close = close_none,
    };

    in->reader = &none;
}

void file_open_fd(struct input *in, int fd, const char *name, size_t buffer)
{
    *in = (struct input){ .link = LINK_UNKNOWN, .name = xstrdup(name) };
    in->stream = bytestream_new(fd, buffer);
}

bool file_open(struct input *in, const char *path, size_t buffer, struct error *error)
{
    int fd = open_path(path, error);
    bool input = strcmp(path, "-") == 0;

    if (fd < 0)
        return false;
    file_open_fd(in, fd, input ? _("standard input") : path, buffer);
    in->path = input ? NULL : xstrdup(path);
    return true;
}
