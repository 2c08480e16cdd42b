/* stream.h - frame -> stream: RTP and RTCP, bound together by source, destination and SSRC (RFC
 * 3550).
 *
 * Streams are kept for every pair of endpoints whose datagrams are RTP by rtp_parse() and go on
 * as RTP would (sequence numbers that follow each other). They know nothing of SIP; call/ binds
 * them to calls. The figures follow RFC 3550 appendix A. */
#ifndef SIPWHY_RTP_STREAM_H
#define SIPWHY_RTP_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "frame/frame.h"
#include "rtp/arrival.h"
#include "rtp/packet.h"
#include "rtp/stun.h"

#define STREAM_MAX_PAYLOAD_TYPES 8
#define STREAM_MAX_DIGITS 64
#define STREAM_SPACINGS 13
/* The least pause that may be a clock set ahead: the packet behind it has the next number and the
 * next timestamp and begins no talkspurt, and the one after that comes in its own time, so that
 * nothing had piled up. */
#define STREAM_LEAP NANOS_PER_S

/* Of thousands of streams none is in the processor's cache when its next packet comes: what each
 * packet touches stands together, at the end, before the like of struct stream_track. */
struct stream {
    bool unbound;         /* set by call/: no call was found for it */
    nanos_t start;        /* first packet */
    uint32_t first_frame; /* its number */
    uint32_t duplicates, reordered;
    uint32_t ssrc_changes; /* before this one, from the same source to
                              the same destination */
    nanos_t max_gap_at;
    nanos_t leap_from, leap_to; /* the last pause after which it went on as if
                                   there had been none, see STREAM_LEAP;
                                   leap_to NANOS_NONE: none */
    /* telephone events (payload type told by call/, 0: none; or guessed from the form) */
    uint8_t n_digits;
    char digits[STREAM_MAX_DIGITS]; /* "0123456789*#ABCD" */
    uint32_t events_without_end;
    /* RTCP about this stream */
    uint32_t rtcp_sent;                              /* packets from its source */
    uint32_t reports;                                /* report blocks about it from its
                                                        destination */
    uint8_t worst_fraction_lost, last_fraction_lost; /* of 256 */
    uint32_t reported_lost;                          /* packets, all in all, by the last of them */
    uint32_t reported_highest;                       /* extended highest sequence number that
                                                        the receiver told */
    nanos_t last_report;
    /* Each packet: */
    struct endpoint src, dst;
    uint32_t ssrc;
    uint32_t call;       /* set by call/: id of the call, 0: none */
    uint32_t last_frame; /* number of the last packet */
    nanos_t end;         /* its time */
    uint64_t packets;    /* received, duplicates not counted */
    uint64_t expected;   /* by sequence numbers */
    uint64_t bytes;      /* of payload */
    nanos_t max_gap;     /* longest time between two packets */
    double jitter;       /* in timestamp units, section 6.4.1; see
                            stream_jitter_ms() */
    double max_jitter;
    uint32_t clock_rate; /* Hz: static payload type, or set by call/
                            from SDP; 8000 until known */
    uint32_t silent;     /* packets whose payload is one value all
                            through (digital silence) */
    uint8_t event_payload_type;
    uint8_t ttl_min, ttl_max;
    uint8_t tos;             /* of the first packet */
    bool tos_changed;        /* in its DSCP: the two bits of ECN may (RFC
                                3168) */
    uint8_t n_payload_types; /* in the order of appearance */
    uint8_t payload_types[STREAM_MAX_PAYLOAD_TYPES];
    uint32_t packets_of_type[STREAM_MAX_PAYLOAD_TYPES]; /* packets of each of them */
    uint16_t spacing[STREAM_SPACINGS];                  /* [n]: packets that came 10*n ms after the
                                                           one before, 5 ms more or less; counted no
                                                           higher than fits */
};

int64_t stream_lost(const struct stream *); /* expected - packets; may be below zero
                                               with duplicates unseen */
double stream_loss_percent(const struct stream *);
double stream_jitter_ms(const struct stream *);
/* The description of the stream by an SDP: the clock (jitter starts anew if it differs), the
 * payload type of events (0: none). */
void stream_describe(struct stream *, uint32_t clock_rate, uint8_t event_payload_type);
/* The leap of the stream was one of the clock: it is no gap. */
void stream_forget_leap(struct stream *);
/* E-model estimate (ITU-T G.107, defaults of G.113 for the codec; unknown codecs as G.711),
 * 1.0..4.5. */
double stream_mos(const struct stream *, const char *codec);

/* What a reporter says of the stream that it receives (report blocks, section 6.4.1). */
struct reception {
    uint32_t blocks; /* 0: nothing */
    uint32_t ssrc;   /* of the stream; a new one begins anew */
    int32_t lost, lost_at_first;
    uint32_t highest, highest_at_first; /* extended sequence numbers */
    uint8_t fraction_at_first;          /* of 256 */
    uint32_t jitter;                    /* the highest but one, in timestamp units */
    uint32_t jitter_peak;
};
/* The share of packets lost in the time between its reports, by the first block where there is no
 * other; percent. */
double reception_loss(const struct reception *);

/* The senders of RTCP reports (RFC 3550 section 6.4), whether its RTP was seen or not. */
struct reporter {
    struct endpoint src, dst;
    uint32_t ssrc;
    uint32_t reports; /* of senders and receivers */
    uint32_t sent;    /* RTP packets, by its last sender report */
    uint32_t frame;   /* packet number of its last report */
    nanos_t start, end;
    struct reception reception;
    uint32_t measurements;       /* of RFC 3611; 0: none */
    struct rtcp_metrics metrics; /* the last */
    uint32_t metrics_frame;
    nanos_t left;        /* its BYE (section 6.6); NANOS_NONE: none */
    uint32_t left_frame; /* of the BYE */
};

struct streams;
struct streams *streams_new(size_t limit); /* streams kept at once; the longest silent
                                              go first */
void streams_free(struct streams *);
/* The callback that knows where media is expected: a datagram to or from such an endpoint is
 * believed to be RTP at once, any other flow only after two packets in sequence. */
void streams_on_probation(struct streams *,
                          bool (*expected)(void *context, const struct endpoint *src,
                                           const struct endpoint *dst),
                          void *context);
/* Called before a stream is forgotten; its index is used again for a later stream. */
void streams_on_forget(struct streams *, void (*forgotten)(void *context, uint32_t index),
                       void *context);
/* True if the frame was taken as RTP, RTCP or STUN; false for what is neither, or still in doubt.
 * `*found` (may be NULL) is the stream it belongs to, NULL for the other two and when false is
 * returned. */
bool streams_feed(struct streams *, const struct frame *, struct stream **found);
/* What streams_feed() does with RTP that was read. NULL: it is still in doubt. */
struct stream *streams_take(struct streams *, const struct rtp_arrival *);
/* Drops the stream of a forgotten call, without counting it as forgotten. */
void streams_drop(struct streams *, uint32_t index);
const struct stun_flows *streams_stun(const struct streams *);
size_t streams_count(const struct streams *); /* places, some of them empty */
size_t streams_kept(const struct streams *);
/* In the order of their first packets, unless some were forgotten; an empty place has no packets.
 * Valid until the next feed. */
struct stream *streams_at(struct streams *, size_t i);
/* Streams in the order of their first packets, however many others there are: those from an
 * endpoint; those from a host to another that have had STREAM_VOICE packets (a second of voice).
 * The one behind `after`, NULL: the first; NULL: there are no more. */
#define STREAM_VOICE 50
const struct stream *streams_from(const struct streams *, struct endpoint src,
                                  const struct stream *after);
const struct stream *streams_between(const struct streams *, struct addr src, struct addr dst,
                                     const struct stream *after);
uint32_t streams_index(const struct streams *, const struct stream *);
uint64_t streams_rtp_packets(const struct streams *);
/* The last 1024 of them, in no order. */
size_t streams_reporters(const struct streams *);
const struct reporter *streams_reporter(const struct streams *, size_t i);
uint64_t streams_rtcp_packets(const struct streams *);
uint64_t streams_forgotten(const struct streams *);

#endif
