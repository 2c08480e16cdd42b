/* writer.c - writes packets as a capture file. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "packet/source_private.h"

#define OPTION_COMMENT 1
#define OPTION_TSRESOL 9
#define COMMENT_MAX 4096u           /* bytes */
#define PCAP_NANOSECONDS 0xa1b23c4d /* magic of pcap files of nanoseconds */
#define ETHERNET 1                  /* as files number link types */

struct writer {
    FILE *stream;
    char *name; /* for messages */
    enum writer_format format;
    int *links; /* pcapng: of its interfaces; pcap: the one */
    size_t n, room;
    struct text comment; /* of the next packet */
};

static void write_bytes(struct writer *w, const void *p, size_t n)
{
    if (n)
        fwrite(p, 1, n, w->stream); /* ferror(3) tells */
}

static size_t padded_to_four(size_t n)
{
    return (n + 3) / 4 * 4;
}

/* opt_comment, and the end of options. */
static void write_comment(struct writer *w, struct slice comment)
{
    static const uint8_t zeros[4];
    const uint16_t head[2] = { OPTION_COMMENT, (uint16_t)comment.n };

    write_bytes(w, head, sizeof head);
    write_bytes(w, comment.p, comment.n);
    write_bytes(w, zeros, padded_to_four(comment.n) - comment.n);
    write_bytes(w, zeros, sizeof zeros);
}

static void write_block(struct writer *w, uint32_t type, const void *fields, size_t n_fields,
                        const void *data, size_t n_data, struct slice comment)
{
    static const uint8_t padding[3];
    size_t padded = padded_to_four(n_data),
           options = comment.n > 0 ? 8 + padded_to_four(comment.n) : 0;
    uint32_t total = (uint32_t)(12 + n_fields + padded + options);
    const uint32_t head[2] = { type, total };

    write_bytes(w, head, sizeof head);
    write_bytes(w, fields, n_fields);
    write_bytes(w, data, n_data);
    write_bytes(w, padding, padded - n_data);
    if (comment.n > 0)
        write_comment(w, comment);
    write_bytes(w, &total, sizeof total);
}

/* pcapng's section header: this machine's byte order, version 1.0, length not known. */
static void write_section(struct writer *w)
{
    const struct {
        uint32_t order;
        uint16_t major, minor;
        uint64_t length;
    } section = { 0x1a2b3c4d, 1, 0, UINT64_MAX };

    write_block(w, 0x0a0d0d0a, &section, sizeof section, NULL, 0, (struct slice){ 0 });
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
        .link = (uint16_t)link_to_file(link),
        .option = OPTION_TSRESOL,
        .length = 1,
        .tsresol = 9,
    };

    write_block(w, 1, &interface, sizeof interface, NULL, 0, (struct slice){ 0 });
}

static void write_enhanced(struct writer *w, size_t interface, const struct packet *p)
{
    const uint64_t t = (uint64_t)(p->time + p->set);
    const uint32_t fields[5] = {
        (uint32_t)interface, (uint32_t)(t >> 32), (uint32_t)t, p->caplen, p->len,
    };

    write_block(w, 6, fields, sizeof fields, p->data, p->caplen, text_view(&w->comment));
}

/* The header of a pcap file: this machine's byte order, version 2.4. */
static void write_header(struct writer *w, uint32_t link)
{
    const struct {
        uint32_t magic;
        uint16_t major, minor;
        uint32_t zone, accuracy, snaplen, link;
    } header = { PCAP_NANOSECONDS, 2, 4, 0, 0, PACKET_MOST, link };

    write_bytes(w, &header, sizeof header);
}

static void write_record(struct writer *w, const struct packet *p)
{
    const nanos_t stamp = p->time + p->set;
    const uint32_t head[4] = {
        (uint32_t)(stamp / NANOS_PER_S),
        (uint32_t)(stamp % NANOS_PER_S),
        p->caplen,
        p->len,
    };

    write_bytes(w, head, sizeof head);
    write_bytes(w, p->data, p->caplen);
}

struct writer *writer_new(FILE *stream, const char *name, enum writer_format format)
{
    struct writer *w = xcalloc(1, sizeof *w);

    *w = (struct writer){ .stream = stream, .name = xstrdup(name), .format = format };
    if (format == WRITER_PCAPNG)
        write_section(w);
    return w;
}

/* Number of the link type's interface, which is begun if it is new; a pcap file has one only. */
static size_t find_interface(struct writer *w, int link)
{
    size_t i = 0;

    while (i < w->n && w->links[i] != link)
        i++;
    if (i < w->n || (i > 0 && w->format == WRITER_PCAP))
        return i;
    VEC_PUSH(w->links, w->n, w->room) = link;
    if (w->format == WRITER_PCAPNG)
        write_interface(w, link);
    else
        write_header(w, link_to_file(link));
    return i;
}

void writer_comment(struct writer *w, struct slice comment)
{
    size_t n = comment.n < COMMENT_MAX ? comment.n : COMMENT_MAX;

    while (n > 0 && n < comment.n && ((uint8_t)comment.p[n] & 0xc0) == 0x80)
        n--; /* no character is cut */
    text_clear(&w->comment);
    text_slice(&w->comment, slice_sub(comment, 0, n));
}

bool writer_add(struct writer *w, const struct packet *p, struct error *error)
{
    size_t interface = find_interface(w, p->link);

    if (w->format == WRITER_PCAPNG) {
        write_enhanced(w, interface, p);
        text_clear(&w->comment);
    } else if (interface == 0) {
        write_record(w, p);
    } else {
        error_set(error, _("%s: packets of different link types need the pcapng format"), w->name);
        return false;
    }
    return true;
}

void writer_end(struct writer *w)
{
    if (w == NULL)
        return;
    /* A pcap of no packet still is one; which link type it has does not matter. */
    if (w->n == 0 && w->format == WRITER_PCAP)
        write_header(w, ETHERNET);
    text_done(&w->comment);
    free(w->links);
    free(w->name);
    free(w);
}
