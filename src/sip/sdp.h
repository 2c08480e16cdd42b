/* sdp.h - session descriptions (RFC 8866) as offer and answer use them (RFC 3264). Slices point
 * into the body given. */
#ifndef SIPWHY_SIP_SDP_H
#define SIPWHY_SIP_SDP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/slice.h"

#define SDP_MAX_MEDIA 16
#define SDP_MAX_FORMATS 32
#define SDP_MAX_CRYPTO 8

/* Bits: the side that wrote it wants to send, to receive. */
enum sdp_direction { SDP_INACTIVE = 0, SDP_SENDONLY = 1, SDP_RECVONLY = 2, SDP_SENDRECV = 3 };
struct slice sdp_direction_name(unsigned direction); /* "sendonly" */

struct sdp_format {
    struct slice text;     /* in the m= line */
    int payload_type;      /* 0..127, -1 for what is no number (T.38,
                              …) */
    struct slice rtpmap;   /* the a=rtpmap line's value, empty if none */
    struct slice encoding; /* "PCMU": from the rtpmap or RFC 3551's
                              static table; empty if unknown */
    uint32_t clock_rate;   /* Hz, 0 if unknown */
    uint8_t channels;
    struct slice fmtp;
};

struct sdp_media {
    struct slice line;            /* "m=audio 4000 RTP/AVP 0 8", without the
                                     line end */
    struct slice media;           /* "audio" */
    struct slice protocol;        /* "RTP/AVP", "RTP/SAVP", "udptl" */
    uint32_t port;                /* 0: refused or disabled (RFC 3264 section
                                     6) */
    struct slice connection_line; /* the c= line in effect: its own, else the
                                     session's */
    struct slice connection;      /* its address text */
    struct endpoint rtp; /* the endpoint for RTP; family ADDR_NONE if the c= holds a name or none */
    struct endpoint rtcp; /* a=rtcp, a=rtcp-mux, or port + 1 */
    bool rtcp_mux;
    uint8_t direction;                   /* enum sdp_direction in effect: its own,
                                            else the session's, else sendrecv */
    struct slice direction_line;         /* empty if none is written */
    uint32_t ptime, maxptime;            /* milliseconds, 0 if not written */
    struct slice crypto[SDP_MAX_CRYPTO]; /* values of a=crypto */
    uint8_t n_crypto;
    struct slice fingerprint;
    bool ice; /* candidates are listed */
    uint8_t n_formats;
    struct sdp_format formats[SDP_MAX_FORMATS];
};

enum sdp_fault {
    SDP_FAULT_NO_V = 1,
    SDP_FAULT_NO_O = 2,
    SDP_FAULT_NO_S = 4,
    SDP_FAULT_NO_T = 8,
    SDP_FAULT_BAD_LINE = 16,
    SDP_FAULT_BAD_PORT = 32,
    SDP_FAULT_NO_CONNECTION = 64,
    SDP_FAULT_TOO_MUCH = 128
};

struct sdp {
    struct slice origin_line; /* "o=…" */
    struct slice origin_session, origin_version, origin_address;
    struct slice connection_line; /* of the session, empty if none */
    uint32_t faults;              /* enum sdp_fault, or-ed */
    struct slice fault_at;
    uint8_t n_media;
    struct sdp_media media[SDP_MAX_MEDIA];
};

/* Reads the body; false if it does not begin like SDP. Too many of anything is cut and noted. */
bool sdp_parse(struct slice body, struct sdp *out);
/* The SDP part of a message's body: the body itself for application/sdp, the part of that type
 * of a multipart body; empty if there is none. */
struct sip_message;
struct slice sdp_body(const struct sip_message *);
/* first of that kind ("audio"), NULL if none */
const struct sdp_media *sdp_first(const struct sdp *, struct slice media);
/* Index into media->formats of an encoding by name (any case), -1 if it is not there. */
int sdp_find_encoding(const struct sdp_media *, struct slice encoding);
/* Does it list that format, one of another SDP? By the name of its encoding, or by a number that
 * stands for one by itself, however that is spelt: "G729A/8000" is 18, too (RFC 3551 section 6). */
bool sdp_takes_format(const struct sdp_media *, const struct sdp_format *);
/* RFC 3551's static payload types: name and clock rate, NULL for dynamic or unassigned ones. */
const char *sdp_static_encoding(int payload_type, uint32_t *clock_rate);

#endif
