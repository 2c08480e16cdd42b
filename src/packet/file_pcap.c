/* file_pcap.c - pcap files.
 *
 * libpcap reads the file's header: it knows the magic numbers, the versions and the link types.
 * The records are read here, because a pipe must not block in the middle of one, because each
 * packet's place in the file is wanted, and because libpcap cuts packets to a snapshot length that
 * the header may state wrongly. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pcap/pcap.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/source_private.h"

#define PREFETCHED 128u /* bytes of the next packet */
#define RECORD 16u
#define RECORD_MODIFIED 24u /* A. Kuznetsov's patched libpcap */

struct pcap_file {
    bool swapped;         /* bytes in the other order */
    bool lengths_swapped; /* caplen and len change places */
    bool lengths_unsure;  /* … when caplen is the larger */
    size_t record;        /* bytes before the packet's */
    nanos_t unit;         /* of the fraction of a second */
};

static const struct magic {
    uint32_t number;
    size_t record;
    nanos_t unit;
} magics[] = {
    { 0xa1b2c3d4, RECORD, NANOS_PER_US },
    { 0xa1b23c4d, RECORD, 1 },
    { 0xa1b2cd34, RECORD_MODIFIED, NANOS_PER_US },
};

static const struct magic *find_magic(const uint8_t *p)
{
    for (size_t i = 0; i < ARRAY_SIZE(magics); i++) {
        if (load32(p, false) == magics[i].number || load32(p, true) == magics[i].number)
            return &magics[i];
    }
    return NULL;
}

static enum read_status pcap_file_next(struct input *in, struct packet *out, struct error *error)
{
    const struct pcap_file *f = in->state;
    const uint8_t *p;
    enum bytestream_status status = bytestream_need(in->stream, f->record, &p);

    if (status != BYTESTREAM_OK)
        return read_status_of(in, status, error);
    uint32_t caplen = load32(p + 8, f->swapped);
    uint32_t len = load32(p + 12, f->swapped);

    if (f->lengths_swapped || (f->lengths_unsure && caplen > len)) {
        uint32_t other = caplen;

        caplen = len;
        len = other;
    }
    if (caplen > PACKET_MOST)
        return READ_CORRUPT;
    status = bytestream_need(in->stream, f->record + caplen, &p);
    if (status != BYTESTREAM_OK)
        return read_status_of(in, status, error);
    out->data = p + f->record;
    out->caplen = caplen;
    out->len = len;
    out->time =
        (nanos_t)load32(p, f->swapped) * NANOS_PER_S + (nanos_t)load32(p + 4, f->swapped) * f->unit;
    out->link = in->link;
    out->ref = bytestream_ref(in->stream, out->data);
    bytestream_skip(in->stream, f->record + caplen);
    prefetch(p + f->record + caplen, PREFETCHED);
    return READ_PACKET;
}

static void pcap_file_close(struct input *in)
{
    free(in->state);
}

static const struct packet_reader reader = {
    .next = pcap_file_next,
    .fd = file_fd,
    .close = pcap_file_close,
};

bool pcap_file_knows(const uint8_t *p)
{
    return find_magic(p) != NULL;
}

bool pcap_file_open(struct input *in, struct error *error)
{
    char message[PCAP_ERRBUF_SIZE] = "";
    uint8_t header[PCAP_HEADER];
    const uint8_t *p;

    if (bytestream_need(in->stream, PCAP_HEADER, &p) != BYTESTREAM_OK)
        return false;
    memcpy(header, p, PCAP_HEADER);
    FILE *file = fmemopen(header, PCAP_HEADER, "r");
    pcap_t *pcap = file != NULL ? pcap_fopen_offline(file, message) : NULL;

    if (pcap == NULL) {
        error_set(error, "%s: %s", in->name, file != NULL ? message : strerror(errno));
        if (file != NULL)
            fclose(file);
        return false;
    }
    struct pcap_file *f = xcalloc(1, sizeof *f);
    int major = pcap_major_version(pcap), minor = pcap_minor_version(pcap);

    f->swapped = pcap_is_swapped(pcap);
    f->lengths_swapped = major == 543 || minor < 3; /* as libpcap knows: 543 is Digital UNIX */
    f->lengths_unsure = minor == 3;
    f->record = find_magic(header)->record;
    f->unit = find_magic(header)->unit;
    in->link = pcap_datalink(pcap);
    in->state = f;
    in->reader = &reader;
    pcap_close(pcap);
    bytestream_skip(in->stream, PCAP_HEADER);
    return true;
}
