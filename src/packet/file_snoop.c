/* file_snoop.c - files of Solaris' snoop (RFC 1761). */
#include "config.h"

#include <stdlib.h>

#include "base/bytes.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "packet/source_private.h"

#define RECORD 24u /* section "Packet Record Format" */
#define VERSION_KNOWN 2u
#define LINK_ETHERNET 1 /* DLT_EN10MB */

enum { MEDIA_8023 = 0, MEDIA_ETHERNET = 4 }; /* "Datalink Type Codes": the frames are alike */

static const char magic[] = "snoop\0\0"; /* with the zero that ends it */

struct snoop_file {
    uint64_t drops;
    uint32_t base; /* of the record's count of drops, which begins with the capture */
};

static enum read_status snoop_file_next(struct input *in, struct packet *out, struct error *error)
{
    struct snoop_file *f = in->state;
    const uint8_t *p;
    enum bytestream_status status = bytestream_need(in->stream, RECORD, &p);

    if (status != BYTESTREAM_OK)
        return read_status_of(in, status, error);
    uint32_t caplen = be32(p + 4), record = be32(p + 8);

    if (caplen > PACKET_MOST || record < RECORD + caplen)
        return READ_CORRUPT;
    status = bytestream_need(in->stream, RECORD + caplen, &p);
    if (status != BYTESTREAM_OK)
        return read_status_of(in, status, error);
    out->data = p + RECORD;
    out->caplen = caplen;
    out->len = be32(p);
    out->time = (nanos_t)be32(p + 16) * NANOS_PER_S + (nanos_t)be32(p + 20) * NANOS_PER_US;
    out->link = in->link;
    out->ref = bytestream_ref(in->stream, out->data);
    f->drops += be32(p + 12) - f->base; /* it wraps */
    f->base = be32(p + 12);
    bytestream_skip(in->stream, record); /* there are bytes behind it to fill four */
    return READ_PACKET;
}

static void snoop_file_drops(struct input *in, struct source_stats *stats)
{
    const struct snoop_file *f = in->state;

    stats->kernel_drops += f->drops;
}

static void snoop_file_close(struct input *in)
{
    free(in->state);
}

static const struct packet_reader reader = {
    .next = snoop_file_next,
    .drops = snoop_file_drops,
    .fd = file_fd,
    .close = snoop_file_close,
};

bool snoop_file_knows(const uint8_t *p)
{
    return memcmp(p, magic, 4) == 0;
}

bool snoop_file_open(struct input *in, struct error *error)
{
    const uint8_t *p;

    if (bytestream_need(in->stream, SNOOP_HEADER, &p) != BYTESTREAM_OK ||
        memcmp(p, magic, sizeof magic) != 0)
        return false;
    uint32_t version = be32(p + 8), media = be32(p + 12);

    if (version != VERSION_KNOWN) {
        error_set(error, _("%s: a snoop capture of version %u; only 2 is known"), in->name,
                  (unsigned)version);
        return false;
    }
    in->link = media == MEDIA_8023 || media == MEDIA_ETHERNET ? LINK_ETHERNET : LINK_UNKNOWN;
    in->state = xcalloc(1, sizeof(struct snoop_file));
    in->reader = &reader;
    bytestream_skip(in->stream, SNOOP_HEADER);
    return true;
}
