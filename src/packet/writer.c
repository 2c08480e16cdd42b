/* writer.c - writes packets to a new file: the whole of it, or none. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <pcap/pcap.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/input.h"

#define BUFFER ((size_t)256 * 1024)
#define OPTION_TSRESOL 9

struct writer {
    char *path, *temporary;
    FILE *file;
    enum writer_format format;
    pcap_dumper_t *dumper;                            /* pcap, from the first packet on */
    int *links;                                       /* pcapng: of its interfaces; pcap: the one */
    size_t n, room;
    bool failed;
};

static bool fail(struct writer *w, struct error *error)
{
    error_set(error, "%s: %s", w->path, strerror(errno));
    w->failed = true;
    return false;
}

static void write_bytes(struct writer *w, const void *p, size_t n)
{
    if (n)
        fwrite(p, 1, n, w->file);                     /* ferror() tells, once, in writer_add() */
}

static void write_block(struct writer *w, uint32_t type, const void *fields, size_t n_fields,
                        const void *data, size_t n_data)
{
    static const uint8_t padding[3];
    size_t padded = (n_data + 3) / 4 * 4;
    uint32_t total = (uint32_t)(12 + n_fields + padded);
    const uint32_t head[2] = {type, total};

    write_bytes(w, head, sizeof head);
    write_bytes(w, fields, n_fields);
    write_bytes(w, data, n_data);
    write_bytes(w, padding, padded - n_data);
    write_bytes(w, &total, sizeof total);
}

/* pcapng's section header: this machine's byte order, version 1.0, length not known. */
static void write_section(struct writer *w)
{
    const struct {
        uint32_t order;
        uint16_t major, minor;
        uint64_t length;
    } section = {0x1a2b3c4d, 1, 0, UINT64_MAX};

    write_block(w, 0x0a0d0d0a, &section, sizeof section, NULL, 0);
}

/* An interface of nanoseconds (if_tsresol 9). */
static void write_interface(struct writer *w, int link)
{
    const struct {
        uint16_t link, reserved;
        uint32_t snaplen;
        uint16_t option, length;
        uint8_t tsresol, padding[3];
        uint16_t end, end_length;
    } interface = {
        .link = (uint16_t)link_to_file(link), .option = OPTION_TSRESOL, .length = 1, .tsresol = 9,
    };

    write_block(w, 1, &interface, sizeof interface, NULL, 0);
}

static void write_enhanced(struct writer *w, size_t interface, const struct packet *p)
{
    const uint64_t t = (uint64_t)p->time;
    const uint32_t fields[5] = {
        (uint32_t)interface, (uint32_t)(t >> 32), (uint32_t)t, p->caplen, p->len,
    };

    write_block(w, 6, fields, sizeof fields, p->data, p->caplen);
}

struct writer *writer_open(const char *path, enum writer_format format, struct error *error)
{
    struct writer *w = xcalloc(1, sizeof *w);
    char *folder = xstrdup(path);

    w->path = xstrdup(path);
    w->format = format;
    /* Beside the file to be, so that renaming it stays on one disk. Never an existing file or a
     * symbolic link: mkostemp() opens with O_EXCL. Readable by its owner alone: it holds calls. */
    w->temporary = xasprintf("%s/.sipwhy.XXXXXX", dirname(folder));
    free(folder);
    int fd = mkostemp(w->temporary, O_CLOEXEC);

    w->file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (w->file == NULL) {
        fail(w, error);
        if (fd >= 0)
            close(fd);
        writer_close(w, NULL);
        return NULL;
    }
    setvbuf(w->file, NULL, _IOFBF, BUFFER);
    if (format == WRITER_PCAPNG)
        write_section(w);
    return w;
}

/* Number of the link type's interface, which is begun if it is new. */
static size_t find_interface(struct writer *w, int link)
{
    size_t i = 0;

    while (i < w->n && w->links[i] != link)
        i++;
    if (i == w->n) {
        VEC_PUSH(w->links, w->n, w->room) = link;
        if (w->format == WRITER_PCAPNG)
            write_interface(w, link);
    }
    return i;
}

static bool begin_pcap(struct writer *w, int link, struct error *error)
{
    pcap_t *pcap = pcap_open_dead_with_tstamp_precision(link, PACKET_MOST,
                                                        PCAP_TSTAMP_PRECISION_NANO);

    w->dumper = pcap ? pcap_dump_fopen(pcap, w->file) : NULL;
    if (w->dumper == NULL) {
        error_set(error, "%s: %s", w->path, pcap ? pcap_geterr(pcap) : strerror(ENOMEM));
        w->file = NULL;                               /* pcap_dump_fopen() has closed it */
        w->failed = true;
    }
    if (pcap)
        pcap_close(pcap);
    return w->dumper != NULL;
}

static bool add_pcap(struct writer *w, const struct packet *p, struct error *error)
{
    struct pcap_pkthdr header = {.caplen = p->caplen, .len = p->len};

    if (find_interface(w, p->link) > 0) {
        error_set(error, _("%s: packets of different link types need the pcapng format"), w->path);
        w->failed = true;
        return false;
    }
    if (w->dumper == NULL && !begin_pcap(w, p->link, error))
        return false;
    header.ts.tv_sec = p->time / NANOS_PER_S;
    header.ts.tv_usec = p->time % NANOS_PER_S;        /* of nanoseconds, in this kind of file */
    pcap_dump((u_char *)w->dumper, &header, p->data);
    return true;
}

bool writer_add(struct writer *w, const struct packet *p, struct error *error)
{
    if (w->failed)
        return false;
    if (w->format == WRITER_PCAP) {
        if (!add_pcap(w, p, error))
            return false;
    } else {
        size_t interface = find_interface(w, p->link);
        write_enhanced(w, interface, p);
    }
    return ferror(w->file) ? fail(w, error) : true;
}

/* Gives what was written its name. */
static bool publish(struct writer *w, struct error *error)
{
    if (fflush(w->file) != 0 || ferror(w->file) || fsync(fileno(w->file)) != 0)
        return fail(w, error);
    if (rename(w->temporary, w->path) != 0)
        return fail(w, error);
    return true;
}

bool writer_close(struct writer *w, struct error *error)
{
    /* A pcap of no packet still is one; which link type it has does not matter. */
    if (!w->failed && w->format == WRITER_PCAP && w->dumper == NULL)
        begin_pcap(w, DLT_EN10MB, error);
    bool done = !w->failed && publish(w, error);

    if (!done && w->temporary)
        unlink(w->temporary);
    if (w->dumper)
        pcap_dump_close(w->dumper);                   /* closes the file */
    else if (w->file)
        fclose(w->file);
    free(w->links);
    free(w->temporary);
    free(w->path);
    free(w);
    return done;
}
