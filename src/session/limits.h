/* limits.h - limits, so that no traffic fills the memory: one table, for --limit, --help,
 * sipwhy(1), the completions, the statistics on screen and the notes of a report.
 *
 * Where a limit is reached the oldest goes, as the header of the folder that keeps it says:
 *
 *     calls, messages, media, …        call/call.h        (and call/evict.c, call/trim.c)
 *     connections, fragments           frame/frame.h
 *     reassembly, message-size         frame/frame.h, sip/framer.h
 *     spool, recorded, unpack          packet/store.h, recorder.h, bytestream.h
 *
 * That is counted, and said with the name of the limit. Bytes that a limit of ours cut off are
 * never held against the sender (MESSAGE_LIMITED).
 *
 * Constants that belong to a format, or bound the work for one packet, are not in the table: 24
 * layers of a packet (frame/inside.h); 256 segments or 1 MiB of one TCP stream that wait for a lost
 * one (frame/order.h); 262144 bytes of a packet, 65536 files or interfaces (packet/); 16 media of
 * an SDP with 32 formats (sip/sdp.h), 128 m= lines of a call, the latest; a start line of 16 KiB,
 * 64 KiB searched for one (sip/); a Content-Length of 16 MiB, which is no length any more; 32
 * answers of a DNS response; 8 payload types and 64 digits of a stream; 1024 flows that may be RTP
 * and 4096 packets that may come twice, the latest; 65536 addresses whose side is worked out
 * (diagnose/).
 */
#ifndef SIPWHY_SESSION_LIMITS_H
#define SIPWHY_SESSION_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/text.h"
#include "call/call.h"

enum limit_id {
    LIMIT_CALLS,
    LIMIT_CALL_MESSAGES,
    LIMIT_CALL_KIB,
    LIMIT_CALL_STREAMS,
    LIMIT_MESSAGES,
    LIMIT_MEDIA,
    LIMIT_STREAMS,
    LIMIT_LOOKUPS,
    LIMIT_ICMP,
    LIMIT_ATTEMPTS,
    LIMIT_HEADERS,
    LIMIT_MESSAGE_SIZE,
    LIMIT_FRAGMENTS,
    LIMIT_CONNECTIONS,
    LIMIT_REASSEMBLY,
    LIMIT_SPOOL,
    LIMIT_RECORDED,
    LIMIT_UNPACK,
    LIMIT_FINDINGS,
    LIMIT_COUNT
};

struct limits {
    struct calls_limits calls;
    uint32_t fragments, connections;
    uint32_t reassembly;      /* MiB; half of it for segments, half for
                                 messages */
    uint32_t message_size;    /* KiB */
    uint32_t spool, recorded; /* MiB on disk */
    uint32_t unpack;          /* times the size of a compressed file */
    uint32_t findings;        /* MiB */
};

/* The defaults where USUAL_MEMORY is there. */
extern const struct limits default_limits;
#define USUAL_MEMORY (UINT64_C(4) << 30)

/* The defaults where so many bytes of memory are there (base/machine.h; 0: not known, and taken for
 * the usual): beyond the usual a quarter more of calls, messages, m= lines and streams for each
 * GiB, up to 64 GiB; below 2 GiB an eighth of them for each 256 MiB. */
struct limits limits_for(uint64_t memory);

/* The same for who goes on for weeks: no more than the usual, however much there is. */
struct limits limits_for_weeks(uint64_t memory);

/* Both in words, for the manual. */
extern const char limits_growth[];

/* The memory and disk that the defaults can take, as tests/bench/week measures them. */
extern const char limits_memory[];

struct limit_info {
    const char *name;         /* "calls" */
    const char *unit;         /* N_(): "KiB"; "": it counts things */
    const char *help;         /* N_() */
    const char *one, *many;   /* N_(): what was lost, after its count */
    uint32_t lowest, highest; /* that make sense */
    size_t offset;            /* of a uint32_t in struct limits */
};

size_t limits_count(void);
const struct limit_info *limits_at(size_t i); /* i is an enum limit_id */
uint32_t limit_value(const struct limits *, size_t i);

/* "calls=1000". False and *error for a name that there is not, or no number that makes sense. */
bool limits_set(struct limits *, struct slice text, struct error *);

/* The filling of one limit, in its unit, and its cost so far. */
struct limit_state {
    uint64_t used, lost;
};
/* "3 calls were dropped; --limit calls=N keeps more", translated. */
void limit_note(size_t i, uint64_t lost, struct text *out);

#endif
