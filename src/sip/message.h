/* message.h - frame -> message: the spans of a SIP message (RFC 3261 section 7).
 *
 * sip_scan() reads bytes once and notes where everything is; it allocates nothing and copies
 * nothing. It accepts every message that a person would recognise as SIP: compact names, any
 * case, folded lines, blanks before the colon, bare LF, missing or wrong Content-Length; what is
 * wrong is noted in `faults` and the rest is still read. The full grammar is checked elsewhere
 * (grammar.h). */
#ifndef SIPWHY_SIP_MESSAGE_H
#define SIPWHY_SIP_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "sip/method.h"

/* Header lines with a span of their own: so many at most, and as many unless told otherwise. More
 * are passed over, which `limited` tells: it is no fault of the message. */
#define SIP_MAX_HEADERS 1024
#define SIP_USUAL_HEADERS 256

/* A piece of a message: offset and length in bytes, from the message's first byte. {0, 0} is
 * "not there". */
struct span {
    uint32_t offset, length;
};

enum sip_header_id {
    HEADER_OTHER,
    HEADER_VIA,
    HEADER_FROM,
    HEADER_TO,
    HEADER_CALL_ID,
    HEADER_CSEQ,
    HEADER_CONTACT,
    HEADER_ROUTE,
    HEADER_RECORD_ROUTE,
    HEADER_MAX_FORWARDS,
    HEADER_CONTENT_LENGTH,
    HEADER_CONTENT_TYPE,
    HEADER_AUTHORIZATION,
    HEADER_PROXY_AUTHORIZATION,
    HEADER_WWW_AUTHENTICATE,
    HEADER_PROXY_AUTHENTICATE,
    HEADER_SESSION_EXPIRES,
    HEADER_MIN_SE,
    HEADER_SUPPORTED,
    HEADER_REQUIRE,
    HEADER_UNSUPPORTED,
    HEADER_ALLOW,
    HEADER_ACCEPT,
    HEADER_EXPIRES,
    HEADER_MIN_EXPIRES,
    HEADER_RSEQ,
    HEADER_RACK,
    HEADER_USER_AGENT,
    HEADER_SERVER,
    HEADER_REASON,
    HEADER_WARNING,
    HEADER_RETRY_AFTER,
    HEADER_REMOTE_PARTY_ID,
    HEADER_P_ASSERTED_IDENTITY,
    HEADER_P_PREFERRED_IDENTITY,
    HEADER_DIVERSION,
    HEADER_EVENT,
    HEADER_SUBSCRIPTION_STATE,
    HEADER_REFER_TO,
    HEADER_REFERRED_BY,
    HEADER_REPLACES,
    HEADER_COUNT
};

/* The full name as it is registered ("Via", "Call-ID"); NULL for HEADER_OTHER. */
const char *sip_header_name(enum sip_header_id);
/* Full or compact form, any case. */
enum sip_header_id sip_header_of(struct slice name);

struct sip_header {
    struct span name;  /* as on the wire, without blanks */
    struct span value; /* trimmed; a folded value includes its
                          line breaks */
    uint8_t id;        /* enum sip_header_id */
    uint16_t line;     /* of its name, from 1 */
};

enum sip_fault {
    SIP_FAULT_BARE_LF = 1 << 0, /* a line ends with LF alone */
    SIP_FAULT_NO_CONTENT_LENGTH = 1 << 1,
    SIP_FAULT_BAD_CONTENT_LENGTH = 1 << 2, /* no number */
    SIP_FAULT_BODY_SHORT = 1 << 3,         /* fewer bytes than Content-Length says
                                              (18.3) */
    SIP_FAULT_BODY_EXTRA = 1 << 4,         /* more bytes in the datagram than it says */
    SIP_FAULT_NO_END_OF_HEADERS = 1 << 5,  /* no empty line */
    SIP_FAULT_BAD_HEADER_LINE = 1 << 6,    /* a line without a colon */
    SIP_FAULT_BAD_START_LINE = 1 << 8,     /* recognised, but not as the grammar has
                                              it */
    SIP_FAULT_NUL = 1 << 9,
    SIP_FAULT_CONFLICTING_LENGTHS = 1 << 10, /* several Content-Length headers that
                                                differ */
    SIP_FAULT_MISSING_HEADER = 1 << 11       /* one of Via, From, To, Call-ID, CSeq is
                                                not there (8.1.1) */
};

struct sip_message {
    struct slice bytes; /* all of it, start line to the last byte
                           captured */
    bool limited;       /* the message has more header lines than these */
    bool request;
    uint8_t method;                                /* enum sip_method: of the request line, or
                                                      of the CSeq for a response */
    int status;                                    /* 100..699 for a response (other numbers
                                                      as they stand), 0 for a request */
    uint32_t cseq;                                 /* number of the CSeq, 0 if there is none */
    uint8_t cseq_method;                           /* enum sip_method of the CSeq */
    uint32_t faults;                               /* enum sip_fault, or-ed */
    struct span fault_at;                          /* the place of the first of them */
    struct span start_line;                        /* without its line end */
    struct span method_text, request_uri, version; /* requests; version also of responses */
    struct span status_text, reason;               /* responses */
    int64_t content_length;                        /* -1: none or no number */
    struct span body; /* the bytes that Content-Length counts, as far as they are there; all if it
                         says nothing */
    uint32_t first[HEADER_COUNT]; /* index + 1 into headers of the first of
                                     each id; 0: none */
    uint32_t n_headers;
    struct sip_header headers[SIP_MAX_HEADERS];
};

/* Does this begin like a SIP message ("SIP/2.0 " or a token, a blank, a URI, a blank and
 * "SIP/")? Leading CRLFs are passed over (7.5). Cheap; for telling SIP from anything else on any
 * port. */
bool sip_looks_like(struct slice bytes);

/* Reads `bytes` into *out; `bytes` must outlive it. False if it is not SIP at all (then *out is
 * undefined). */
bool sip_scan(struct slice bytes, struct sip_message *out);
/* The same with so many header lines at most. */
bool sip_scan_limited(struct slice bytes, uint32_t headers, struct sip_message *out);
/* The same of a message that was read before, for some of its headers: reads no further than it has
 * to, for the first of each of these ids. Only what sip_value() gives of them is then known. False:
 * they are not all there, or not where and as they are in nearly all messages; sip_scan_limited()
 * tells. */
bool sip_scan_until(struct slice bytes, uint32_t headers, const enum sip_header_id *ids, size_t n,
                    struct sip_message *out);

/* What the first Content-Length with a number says, of a start line and whole headers; -1: there is
 * none. The same as sip_scan() finds, without reading the rest. */
int64_t sip_stated_length(struct slice headers);

/* Length of the message at the start of a stream (18.3): > 0 complete, 0 more bytes are needed,
 * < 0 not SIP. */
long sip_message_length(struct slice stream);

struct slice sip_text(const struct sip_message *, struct span);
/* The span of a slice that lies within the message's bytes. */
struct span sip_span(const struct sip_message *, struct slice within);
/* First header with the id, or NULL; sip_header_next() the one after it. */
const struct sip_header *sip_header(const struct sip_message *, enum sip_header_id);
const struct sip_header *sip_header_next(const struct sip_message *, const struct sip_header *);
/* The credentials for a proxy, else those for a server; NULL if it has neither. */
const struct sip_header *sip_credentials(const struct sip_message *);
/* First header of that name (any case), known to us or not. */
const struct sip_header *sip_header_named(const struct sip_message *, struct slice name);
/* of the first; empty if none */
struct slice sip_value(const struct sip_message *, enum sip_header_id);

/* Goes through all values of a header that may occur several times or hold a list by commas
 * (7.3.1): commas within quotes and angle brackets do not separate. `struct sip_values v = {0};
 * while (sip_next_value(m, id, &v)) use v.value`. */
struct sip_values {
    const struct sip_header *header; /* the line the value stands in */
    struct span value;
    uint32_t next;
};
bool sip_next_value(const struct sip_message *, enum sip_header_id, struct sip_values *);

/* Line and column, both from 1 (column in bytes), of an offset: header, then body. */
void sip_position(const struct sip_message *, uint32_t offset, uint32_t *line, uint32_t *column);

/* A value with the line breaks of folding replaced by one blank each (7.3.1), in `to`. */
struct text;
void sip_unfold(struct text *to, struct slice value);

#endif
