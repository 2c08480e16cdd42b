/* file_pcapng.c - pcapng files (draft-ietf-opsawg-pcapng): sections, interfaces, packets.
 *
 * libpcap can read them, but refuses interfaces of different link types, and knows no pipe. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/source_private.h"

#define WHOLE ((size_t)512 * 1024) /* larger blocks are looked at in part */
#define FRAME 12u                  /* type, length, and length again */
#define MOST_INTERFACES 65536u
#define BYTE_ORDER_MAGIC 0x1a2b3c4du

enum {
    BLOCK_SECTION = 0x0a0d0d0a, /* reads the same in either order */
    BLOCK_INTERFACE = 1,
    BLOCK_PACKET = 2, /* obsolete */
    BLOCK_SIMPLE = 3,
    BLOCK_ENHANCED = 6,
    BLOCK_SECRETS = 10
};

#define SECRETS_TLS 0x544c534bu /* section 4.7: a TLS key log */

enum { OPTION_END = 0, OPTION_TSRESOL = 9, OPTION_TSOFFSET = 14 };

struct interface {
    int link;
    uint32_t snaplen; /* 0: no limit */
    uint8_t tsresol;  /* if_tsresol as the option has it */
    int64_t tsoffset; /* seconds */
};

struct pcapng_file {
    bool swapped;                 /* this section's byte order */
    struct interface *interfaces; /* of this section */
    size_t n, room;
    nanos_t last; /* time of the packet before */
};

enum block_outcome { OTHER, PACKET, BAD };

/* The body of a block: what lies between the two lengths. */
struct body {
    const uint8_t *p;
    size_t n;
};

static enum block_outcome section_block(struct pcapng_file *f, struct body b)
{
    if (b.n < 16 || load16(b.p + 4, f->swapped) != 1)
        return BAD;
    f->n = 0;
    return OTHER;
}

static void read_option(struct interface *i, unsigned code, struct body value, bool swapped)
{
    if (code == OPTION_TSRESOL && value.n >= 1)
        i->tsresol = value.p[0];
    if (code == OPTION_TSOFFSET && value.n >= 8)
        i->tsoffset = (int64_t)load64(value.p, swapped);
}

static enum block_outcome interface_block(struct pcapng_file *f, struct body b)
{
    if (b.n < 8 || f->n >= MOST_INTERFACES)
        return BAD;
    struct interface i = { .tsresol = 6 }; /* microseconds, unless an option says else */

    i.link = link_from_file(load16(b.p, f->swapped));
    i.snaplen = load32(b.p + 4, f->swapped);
    for (size_t at = 8; at + 4 <= b.n;) {
        unsigned code = load16(b.p + at, f->swapped);
        size_t n = load16(b.p + at + 2, f->swapped);

        at += 4;
        if (code == OPTION_END || n > b.n - at)
            break;
        read_option(&i, code, (struct body){ b.p + at, n }, f->swapped);
        at += (n + 3) / 4 * 4;
    }
    VEC_PUSH(f->interfaces, f->n, f->room) = i;
    return OTHER;
}

/* Ticks of 10^-n or, with the top bit set, 2^-n seconds (section 4.2, if_tsresol). A time that does
 * not fit is held at the end of time; the source bounds it further. */
static nanos_t to_nanos(uint64_t ticks, const struct interface *i)
{
    unsigned n = i->tsresol & 0x7f;
    uint64_t seconds = ticks, rest = 0; /* rest: nanoseconds */
    int64_t whole, out;

    if (i->tsresol & 0x80) {
        seconds = n < 64 ? ticks >> n : 0;
        rest = n == 0 ? 0 : n < 64 ? ticks & ((UINT64_C(1) << n) - 1) : ticks;
        for (; n > 32; n--)
            rest >>= 1;
        rest = rest * (uint64_t)NANOS_PER_S >> n;
    } else {
        uint64_t unit = 1;

        for (; n > 9; n--)
            ticks /= 10;
        for (unsigned k = 0; k < n; k++)
            unit *= 10;
        seconds = ticks / unit;
        rest = ticks % unit * ((uint64_t)NANOS_PER_S / unit);
    }
    if (seconds > INT64_MAX || __builtin_add_overflow((int64_t)seconds, i->tsoffset, &whole) ||
        __builtin_mul_overflow(whole, NANOS_PER_S, &out) ||
        __builtin_add_overflow(out, (int64_t)rest, &out))
        return i->tsoffset < 0 && seconds <= INT64_MAX ? 0 : INT64_MAX;
    return out;
}

/* The places of a packet's fields in a block. */
struct layout {
    size_t interface, interface_size, time, caplen, len, data;
};

static enum block_outcome packet_at(struct pcapng_file *f, struct body b, const struct layout *l,
                                    struct packet *out)
{
    if (b.n < l->data)
        return BAD;
    uint32_t number = l->interface_size == 2 ? load16(b.p + l->interface, f->swapped)
                                             : load32(b.p + l->interface, f->swapped);

    out->caplen = load32(b.p + l->caplen, f->swapped);
    out->len = load32(b.p + l->len, f->swapped);
    if (number >= f->n || out->caplen > PACKET_MOST || out->caplen > b.n - l->data)
        return BAD;
    uint64_t ticks =
        (uint64_t)load32(b.p + l->time, f->swapped) << 32 | load32(b.p + l->time + 4, f->swapped);

    out->time = f->last = to_nanos(ticks, &f->interfaces[number]);
    out->link = f->interfaces[number].link;
    out->data = b.p + l->data;
    return PACKET;
}

static enum block_outcome enhanced_block(struct pcapng_file *f, struct body b, struct packet *out)
{
    static const struct layout l = { 0, 4, 4, 12, 16, 20 };

    return packet_at(f, b, &l, out);
}

static enum block_outcome old_block(struct pcapng_file *f, struct body b, struct packet *out)
{
    static const struct layout l = { 0, 2, 4, 12, 16, 20 };

    return packet_at(f, b, &l, out);
}

/* Has neither time nor captured length: it came when the one before it did, and is as long as the
 * first interface's snapshot length and the block leave room for. */
static enum block_outcome simple_block(struct pcapng_file *f, struct body b, struct packet *out)
{
    if (b.n < 4 || f->n == 0)
        return BAD;
    const struct interface *i = &f->interfaces[0];

    out->len = load32(b.p, f->swapped);
    out->caplen = out->len;
    if (i->snaplen && out->caplen > i->snaplen)
        out->caplen = i->snaplen;
    if (out->caplen > b.n - 4)
        out->caplen = (uint32_t)(b.n - 4);
    if (out->caplen > PACKET_MOST)
        return BAD;
    out->time = f->last;
    out->link = i->link;
    out->data = b.p + 4;
    return PACKET;
}

/* Secrets of other protocols are of no use here. */
static enum block_outcome secrets_block(const struct input *in, struct body b)
{
    const struct pcapng_file *f = in->state;

    if (b.n < 8 || load32(b.p, f->swapped) != SECRETS_TLS || in->secrets.take == NULL)
        return OTHER;
    size_t n = load32(b.p + 4, f->swapped);

    in->secrets.take(in->secrets.context,
                     (struct slice){ (const char *)b.p + 8, n < b.n - 8 ? n : b.n - 8 });
    return OTHER;
}

static enum block_outcome read_block(struct input *in, uint32_t type, struct body b,
                                     struct packet *out)
{
    struct pcapng_file *f = in->state;

    switch (type) {
    case BLOCK_SECRETS:
        return secrets_block(in, b);
    case BLOCK_SECTION:
        return section_block(f, b);
    case BLOCK_INTERFACE:
        return interface_block(f, b);
    case BLOCK_ENHANCED:
        return enhanced_block(f, b, out);
    case BLOCK_SIMPLE:
        return simple_block(f, b, out);
    case BLOCK_PACKET:
        return old_block(f, b, out);
    default:
        return OTHER;
    }
}

/* Sets the byte order if a section begins at p; false if it begins with a wrong magic. */
static bool begin_section(struct pcapng_file *f, const uint8_t *p)
{
    if (load32(p, false) != BLOCK_SECTION)
        return true;
    f->swapped = load32(p + 8, true) == BYTE_ORDER_MAGIC;
    return f->swapped || load32(p + 8, false) == BYTE_ORDER_MAGIC;
}

static enum read_status pcapng_file_next(struct input *in, struct packet *out, struct error *error)
{
    struct pcapng_file *f = in->state;

    for (;;) {
        const uint8_t *p;
        enum bytestream_status status = bytestream_need(in->stream, FRAME, &p);

        if (status != BYTESTREAM_OK)
            return read_status_of(in, status, error);
        if (!begin_section(f, p))
            return READ_CORRUPT;
        uint32_t type = load32(p, f->swapped), stated = load32(p + 4, f->swapped);
        uint64_t total = ((uint64_t)stated + 3) / 4 * 4; /* some writers leave the padding out */
        size_t shown = total < WHOLE ? (size_t)total : WHOLE;
        if (stated < FRAME)
            return READ_CORRUPT;
        status = bytestream_need(in->stream, shown, &p);
        if (status != BYTESTREAM_OK)
            return read_status_of(in, status, error);
        uint32_t again = load32(p + shown - 4, f->swapped);
        if (shown == total && again != stated && again != total)
            return READ_CORRUPT;
        size_t body = shown == total ? shown - FRAME : shown - 8;
        enum block_outcome verdict = read_block(in, type, (struct body){ p + 8, body }, out);
        if (verdict == BAD)
            return READ_CORRUPT;
        bytestream_skip(in->stream, total);
        if (verdict == PACKET) {
            out->ref = bytestream_ref(in->stream, out->data);
            return READ_PACKET;
        }
    }
}

static void pcapng_file_close(struct input *in)
{
    struct pcapng_file *f = in->state;

    free(f->interfaces);
    free(f);
}

static const struct packet_reader reader = {
    .next = pcapng_file_next,
    .fd = file_fd,
    .close = pcapng_file_close,
};

bool pcapng_file_knows(const uint8_t *p)
{
    return load32(p, false) == BLOCK_SECTION;
}

bool pcapng_file_open(struct input *in, struct error *error)
{
    struct pcapng_file sections = { 0 };
    const uint8_t *p;

    (void)error;
    if (bytestream_need(in->stream, PCAPNG_HEADER, &p) != BYTESTREAM_OK ||
        !begin_section(&sections, p))
        return false;
    in->state = xcalloc(1, sizeof sections);
    in->reader = &reader;
    return true;
}
