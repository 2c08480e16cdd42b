/* source_private.h - one capture file or interface of a source, and what reads it; private to
 * packet/. */
#ifndef SIPWHY_PACKET_SOURCE_PRIVATE_H
#define SIPWHY_PACKET_SOURCE_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/placing.h"
#include "packet/bytestream.h"
#include "packet/packet.h"

#define PACKET_MOST 262144u /* bytes; libpcap's bound too */
#define LINK_UNKNOWN (-1)

enum read_status {
    READ_PACKET,
    READ_WAIT,
    READ_END,
    READ_CUT,     /* the file ends within a packet or block */
    READ_CORRUPT, /* a length that cannot be */
    READ_SWOLLEN, /* the file unpacks to more than is read */
    READ_FAILED   /* the error is set */
};

struct input;

struct packet_reader {
    /* Fills data, caplen, len, time, link and ref. */
    enum read_status (*next)(struct input *, struct packet *, struct error *);
    void (*drops)(struct input *, struct source_stats *); /* adds to them; NULL: knows of none */
    int (*fd)(const struct input *);                      /* to poll, or -1 */
    void (*look)(struct input *);                         /* sets `presence`; NULL: always there */
    void (*close)(struct input *);
};

/* Some bytes of a file, to know it again. */
struct excerpt {
    uint8_t bytes[64];
    size_t n;
};

enum presence { PRESENT, DOWN, GONE }; /* of an interface */

struct secrets_sink {
    secrets_taker *take; /* NULL: nobody wants them */
    void *context;
};

struct input {
    struct secrets_sink secrets;
    char *name;                         /* for messages */
    char *remark;                       /* for the user, about opening it; or NULL */
    const struct packet_reader *reader; /* NULL: its header was not read yet */
    void *state;                        /* the reader's */
    struct bytestream *stream;          /* NULL: an interface */
    int link;                           /* DLT_*, where the whole input has one */
    uint32_t packets;                   /* read so far */
    enum presence presence;
    struct packet head; /* the next one to hand out */
    bool listed;        /* of a folder: it need not be a capture */
    /* A file that is followed: */
    bool followed;
    bool replaced;              /* by another, or written anew */
    bool refused;               /* the other cannot be opened */
    bool at_end;                /* all was read that was there */
    char *path;                 /* NULL: standard input */
    struct excerpt first, last; /* of what was read */
};

/* Opens a capture file, "-" for standard input, and reads nothing of it. */
bool file_open(struct input *, const char *path, size_t buffer, struct error *);
/* The same from a descriptor, which is taken over. */
void file_open_fd(struct input *, int fd, const char *name, size_t buffer);
/* Reads its header; waits for that of a pipe. The store may be NULL. False and *error if it is no
 * capture. */
bool file_begin(struct input *, struct store *, struct error *);
/* READ_PACKET: there is one, and the reader is set; READ_WAIT: it has not come yet; or
 * READ_FAILED. */
enum read_status file_read_header(struct input *, struct error *);

/* Where reading ended for this reason, for the user, who frees it; NULL: at its end. */
char *file_end_words(const struct input *, enum read_status);

/* Nothing is read of a file that turned out to be no capture. */
void file_pass_over(struct input *);

/* file_follow.c: files that grow. Only regular ones do; other inputs stay what they are. */
void file_follow(struct input *);      /* from its opening on */
void file_begin_later(struct input *); /* the reader then waits for the header */
void file_give_up(struct input *);     /* the reader then waits for another file */
void file_reached_end(struct input *); /* to be called when its reader waits */
/* Is there more than there was then? If the file was replaced, its successor takes its place. */
bool file_has_more(struct input *);
/* Has it no name any more, and has nobody written to it for a while? As long as it is open, it
 * takes up room on the disk. */
bool file_is_deleted(const struct input *);
void file_leave(struct input *); /* is closed, and followed no more */

/* The formats. A stream that begins with four bytes that one knows is of that format; once
 * its header is there, _open() reads it. False and no error: it is not, after all. */
#define PCAP_HEADER 24u
#define PCAPNG_HEADER 12u
#define SNOOP_HEADER 16u
bool pcap_file_knows(const uint8_t *);
bool pcap_file_open(struct input *, struct error *);
bool pcapng_file_knows(const uint8_t *);
bool pcapng_file_open(struct input *, struct error *);
bool snoop_file_knows(const uint8_t *);
bool snoop_file_open(struct input *, struct error *);
/* file_trace.c: of a text that holds messages of SIP; it reads on to the first of them. False: none
 * are there; with *error where more was read than the stream shows again. */
bool trace_file_open(struct input *, struct error *);
bool live_open(struct input *, const char *interface, const struct live_options *, struct error *);

/* The numbers of link types in files differ from those in programs (pcap-linktype(7)). */
int link_from_file(uint32_t linktype); /* LINK_UNKNOWN if libpcap does not know it */
uint32_t link_to_file(int link);

int file_fd(const struct input *); /* of a pipe, else -1 */

/* The meaning of the end of a stream to a reader that wanted more. */
enum read_status read_status_of(struct input *, enum bytestream_status, struct error *);

/* A filter as tcpdump has it, compiled for each link type that comes. {0}: lets all through. */
struct link_filter {
    int link;
    struct filter *filter; /* NULL: makes no sense there */
};
struct filters {
    char *text; /* NULL: no filter */
    struct link_filter *list;
    size_t n, room;
};
/* Compiles it for a first link type; false and *error where it makes no sense, and the former one
 * stays. */
bool filters_set(struct filters *, const char *text, int link, struct error *);
/* A link type for which the filter makes no sense ("vlan 3" on raw IP) has no packet that it lets
 * through. */
APART bool filters_accept(struct filters *, const struct packet *);
void filters_done(struct filters *);

static inline uint16_t load16(const uint8_t *p, bool swapped)
{
    uint16_t v;

    memcpy(&v, p, sizeof v);
    return swapped ? __builtin_bswap16(v) : v;
}

static inline uint32_t load32(const uint8_t *p, bool swapped)
{
    uint32_t v;

    memcpy(&v, p, sizeof v);
    return swapped ? __builtin_bswap32(v) : v;
}

static inline uint64_t load64(const uint8_t *p, bool swapped)
{
    uint64_t v;

    memcpy(&v, p, sizeof v);
    return swapped ? __builtin_bswap64(v) : v;
}

#endif
