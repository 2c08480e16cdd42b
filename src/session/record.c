/* record.c - the recording: packets go into a file, too (-O), but for the responses of digests. */
#include "config.h"

#include "session/record.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "packet/recording.h"
#include "redact/redact.h"

struct record {
    struct recording *file;
    struct redact *digests;
    uint8_t *masked; /* the packet in hand */
    size_t room;
    bool told; /* that it failed */
};

struct record *record_new(const char *path, struct error *error)
{
    struct recording *file = recording_open(path, error);

    if (file == NULL)
        return NULL;
    struct record *record = xcalloc(1, sizeof *record);

    *record = (struct record){ .file = file, .digests = redact_new_digests() };
    return record;
}

static void free_rest(struct record *record)
{
    redact_free(record->digests);
    free(record->masked);
    free(record);
}

void record_free(struct record *record)
{
    if (record == NULL)
        return;
    recording_close(record->file);
    free_rest(record);
}

void record_discard(struct record *record)
{
    if (record == NULL)
        return;
    recording_discard(record->file);
    free_rest(record);
}

int record_descriptor(const struct record *record)
{
    return recording_descriptor(record->file);
}

void record_add(struct record *record, const struct packet *packet)
{
    struct packet masked = *packet;

    if (packet->caplen > record->room) {
        record->room = packet->caplen;
        record->masked = xrealloc(record->masked, record->room);
    }
    if (packet->caplen > 0) {
        redact_packet(record->digests, NULL, packet, record->masked);
        masked.data = record->masked;
    }
    recording_add(record->file, &masked);
}

void record_tick(struct record *record)
{
    recording_flush_each_second(record->file, clock_now(CLOCK_MONOTONIC));
}

bool record_flush(struct record *record)
{
    return recording_flush(record->file);
}

const char *record_failure(const struct record *record)
{
    return recording_failure(record->file);
}

char *record_news(struct record *record)
{
    const char *failure = recording_failure(record->file);

    if (failure == NULL || record->told)
        return NULL;
    record->told = true;
    return xstrdup(failure);
}

void record_name(const struct record *record, struct text *out)
{
    text_adds(out, file_name(recording_path(record->file)));
}

void record_words(const struct record *record, struct text *out)
{
    unsigned long n = (unsigned long)recording_packets(record->file);

    text_printf(out, ngettext("%s: %lu packet", "%s: %lu packets", n), recording_path(record->file),
                n);
}
