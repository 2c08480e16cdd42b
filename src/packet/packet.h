/* packet.h - packets and where they come from.
 *
 * A source is a capture file, standard input, or an interface. Several files are merged by time
 * into one sequence. The packet handed out, and its bytes, are valid until the next call of
 * source_next(). */
#ifndef SIPWHY_PACKET_PACKET_H
#define SIPWHY_PACKET_PACKET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "packet/store.h"

struct packet {
    const uint8_t *data;
    uint32_t caplen;      /* bytes at `data` */
    uint32_t len;         /* bytes on the wire; never less than
                             caplen (mended if the file says so) */
    nanos_t time;         /* 1970 to 2116: other times are moved
                             there, so that any two can be
                             subtracted. Where the clock was set
                             meanwhile, the time that would be
                             without that */
    nanos_t set;          /* by how much it was set: the packet is
                             stamped time + set */
    int link;             /* DLT_* as libpcap numbers them */
    uint32_t number;      /* from 1, in the order of time; those
                             a filter leaves out count too: it is
                             Wireshark's frame number for one file */
    uint32_t file_number; /* from 1, within its own file */
    uint16_t input;       /* index of the source's input, from 0 */
    ref_t ref;            /* of data[0]; REF_NONE if it has no file
                             behind it */
};

enum source_status { SOURCE_PACKET, SOURCE_WAIT, SOURCE_END, SOURCE_FAILED };

struct source;

/* Opens capture files, those of a folder or of a pattern too, "-" is standard input, and reads
 * nothing of them, so that privileges can be
 * given up in between. NULL and *error if one cannot be opened. */
struct source *source_prepare_files(const char *const *paths, size_t n, struct error *);
/* From here on packets of interfaces and of files that grow are handed over at this age, by the
 * clock: what is needed to read them can come meanwhile. */
void source_delay(struct source *, nanos_t);
/* From here on prepared files grow, may be replaced under their names (packet/file_follow.c), and
 * new ones come into folders: SOURCE_WAIT takes the place of SOURCE_END. No file is added to the
 * store, nor is the source lasting. Headers of files may come late. */
void source_follow(struct source *);
/* Reads what prepared files begin with: pcap (microseconds or nanoseconds, either byte order; its
 * header is read by libpcap), pcapng by our own reader (libpcap refuses interfaces with different
 * link types), snoop (RFC 1761), each of them packed by gzip, zip, zstd, xz or lz4. Files on disk
 * that are not packed are added to the store (NULL: there is none). Waits for a pipe until its
 * header has come, and for that of a text until its first message has. What a folder holds besides
 * captures is counted in a note. Another file that is no capture fails with "call.pcap: not a
 * capture file"; the captures of programs that we know by their magic (NetMon, Sniffer, …) are
 * named, with the editcap line that converts them. False and *error if one cannot be used: the
 * source can then only be closed. Does nothing for interfaces. */
bool source_begin(struct source *, struct store *, struct error *);
/* Both at once. */
struct source *source_open_files(const char *const *paths, size_t n, struct store *,
                                 struct error *);

/* Can its packets be read once more? Not those of an interface or a pipe. */
bool source_is_lasting(const struct source *);
/* The same files from their start, with the same filter, by the descriptors that are open: whatever
 * was renamed, deleted or forbidden since. NULL and *error if it cannot be. If they do not bring
 * what they have brought so far, source_next() fails, at the latest where that ends. */
struct source *source_again(const struct source *, struct error *);

/* Secrets of TLS that a pcapng file brings (Decryption Secrets Blocks, in the format of
 * SSLKEYLOGFILE): text of whole lines, as they come. Before source_begin(); a source that is read
 * again hands them to nobody. */
typedef void secrets_taker(void *context, struct slice text);
void source_on_secrets(struct source *, secrets_taker *, void *context);

struct live_options {
    const char *const *interfaces; /* "any" among them or alone; "hep:udp:192.0.2.1:9060" and
                                      "hep:tcp:…" listen to agents of HOMER, to which neither
                                      filter nor length applies */
    size_t n_interfaces;
    const char *filter; /* as tcpdump has it, or NULL */
    int snaplen;        /* bytes; 0: all */
    int buffer;         /* kernel buffer, bytes; 0: 16 MiB */
    bool promiscuous;
};
struct source *source_open_live(const struct live_options *, struct error *);

/* The number of times its size that a compressed file may unpack to; see packet/bytestream.h. The
 * rest is not read, with a note and counted in the stats. */
void source_limit_unpacking(struct source *, uint32_t times);

/* A BPF filter for what comes from files; applied to each link type. */
bool source_set_filter(struct source *, const char *filter, struct error *);

/* The next packet. SOURCE_WAIT: a live source or a pipe has none now, poll its descriptors.
 * SOURCE_FAILED: the error is set, what came before it stands, and the next call goes on with the
 * other inputs. A file that is cut off or corrupt ends there, with a note. */
enum source_status source_next(struct source *, struct packet *, struct error *);

/* Descriptors to poll for a live source or a pipe; returns how many were written to `fds`. */
size_t source_fds(const struct source *, int *fds, size_t room);

struct source_stats {
    uint64_t packets;
    uint64_t bytes;                         /* captured */
    uint64_t cut_short;                     /* packets with caplen < len */
    uint64_t kernel_drops, interface_drops; /* live */
    uint64_t clock_steps;                   /* times the clock was set */
    uint64_t read, size;                    /* bytes of the files read so far and in
                                               all; size 0: not known */
    bool truncated;                         /* a file ends within a packet */
    uint32_t expanded;                      /* compressed files not read to their end */
    const char *away;                       /* an interface that is down or gone now;
                                               NULL */
    bool gone;
};
void source_stats(struct source *, struct source_stats *);

/* When an interface could not be heard: it was down, or taken away. Once the privileges are given
 * up it cannot be opened again, so one that was taken away stays away. */
struct capture_gap {
    const char *interface; /* NULL: all of them, the computer slept */
    nanos_t from, to;      /* to: NANOS_NONE while it lasts */
    bool gone;             /* for good */
    uint32_t times;        /* above 1: so many in this time */
};
/* Of those since the source was opened; NULL past the last. */
const struct capture_gap *source_gap(const struct source *, size_t i);
/* "interface eth0 was down from 10:00:01 to 10:02:13: nothing was captured there" */
void capture_gap_words(struct text *, const struct capture_gap *);
/* News since the last call: a gap began or ended, the clock was set. NULL: nothing; the calling
 * function frees it. */
char *source_news(struct source *);
/* The time now, on the line of the packets' times. Of a live source; has a look at whether its
 * interfaces are up and the computer has slept. */
nanos_t source_now(struct source *);

#define CLOCK_STEPS_NAMED 8 /* have a remark; more are counted */
/* Remarks for the user about an input ("call.pcap: cut off within packet 812"); NULL past the
 * last. */
const char *source_note(const struct source *, size_t i);
void source_close(struct source *);

/* Writes packets as a pcap file (one link type; nanoseconds) or as pcapng (any). */
struct writer;
enum writer_format { WRITER_PCAP, WRITER_PCAPNG };
/* The stream stays the calling function's; the name is for messages. */
struct writer *writer_new(FILE *, const char *name, enum writer_format);
/* False and *error: the packet does not go into such a file. ferror(3) tells if the stream took
 * it. */
bool writer_add(struct writer *, const struct packet *, struct error *);
/* A remark about the packet that is added next, UTF-8; a pcap file has no place for it. */
void writer_comment(struct writer *, struct slice comment);
void writer_end(struct writer *); /* writes what is due; NULL is allowed */

/* "libpcap version 1.10.3 …" */
const char *packet_library(void);
/* "zlib 1.2.13, zstd 1.5.4": what unpacks captures. */
void packet_unpack_libraries(struct text *out);
/* For --version, of the tables by which they are known: the formats of files, what packs them, and
 * programs ("A, B") whose words before a message in a text are known. NULL: there is no i-th. */
const char *packet_file_format(size_t i);
const char *packet_packing(size_t i);
const char *packet_text_programs(size_t i);

#endif
