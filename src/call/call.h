/* call.h - messages and streams -> calls: the store that owns them and what it forgets.
 *
 * A call is everything with one Call-ID: an INVITE with its dialogs, a registration, an OPTIONS
 * ping, a subscription, … What is kept of a message is small and fixed in size (no text: its
 * bytes are fetched again by its ref, see view.h). State, retransmissions, offers and answers
 * are worked out as messages arrive; everything else on demand.
 *
 * The store owns the calls, the streams, and what was seen of DNS and ICMP. Pointers to calls
 * are valid until the next feed or tick; ids are for ever. */
#ifndef SIPWHY_CALL_CALL_H
#define SIPWHY_CALL_CALL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/text.h"
#include "frame/dns.h"
#include "frame/frame.h"
#include "packet/store.h"
#include "rtp/stream.h"
#include "sip/message.h"

/* A flow is an ordered pair of endpoints and a transport; messages name it by index. */
struct flow {
    struct endpoint src, dst;
    uint8_t transport; /* enum transport */
    uint8_t direction; /* enum frame_direction, if the capture
                          told */
    uint32_t reverse;  /* index of the flow dst -> src; NO_INDEX
                          until seen */
    uint32_t messages;
    uint32_t serial; /* from 1; where an index is used again, it is
                        another flow */
    uint32_t agent;  /* of HOMER, that told of it first, for calls_agent(); 0: none */
};

/* An agent of HOMER that sent on some of what the store holds. */
struct agent {
    struct addr from; /* its host */
    uint32_t id;      /* capture id; 0: it gives none */
    char name[48];    /* of its node, "" where it gives none */
};

enum message_flag {
    MESSAGE_RETRANSMISSION = 1, /* of an earlier message of its
                                   transaction, same direction */
    MESSAGE_DUPLICATE = 2,      /* the same packet captured twice (any
                                   interface, mirror port) */
    MESSAGE_CUT = 4,            /* bytes are missing in the capture */
    MESSAGE_SDP = 8,            /* carries an SDP */
    MESSAGE_FRAGMENTED = 16,    /* came in fragments of IP; with
                                   MESSAGE_CUT, some are lost */
    MESSAGE_AUTHORIZED = 32,    /* carries Authorization or
                                   Proxy-Authorization */
    MESSAGE_FAULTY = 64,        /* sip_scan() noted faults */
    MESSAGE_LIMITED = 128       /* cut by a limit of ours: longer than
                                   messages may be, or more header lines
                                   than are read; MESSAGE_CUT is set too */
};

struct call_message {
    nanos_t time;
    ref_t ref;       /* its bytes in the store */
    uint32_t length; /* bytes */
    uint32_t frame;  /* packet number of its (last) packet */
    uint32_t flow;   /* index of a struct flow */
    uint32_t cseq;
    uint32_t branch;           /* hash of the top Via's branch */
    uint32_t from_tag, to_tag; /* hashes; 0: none */
    uint32_t original;         /* index of what it repeats, itself if it
                                  repeats nothing */
    uint16_t status;           /* 0: a request */
    uint8_t method;            /* enum sip_method (of the CSeq for a
                                  response) */
    uint8_t flags;             /* enum message_flag */
    uint8_t ttl;
    uint8_t sum[3]; /* of its bytes, to know them again when a
                       file is read once more */
};

/* Of a call that begins with an INVITE (or was joined within its dialog). The last initial INVITE
 * decides; what a proxy tries behind it does not, but a 2xx on any hop answers the call. */
enum call_state {
    CALL_TRYING,    /* no answer yet, at most a 100 */
    CALL_RINGING,   /* a 180..183, no final response */
    CALL_ANSWERED,  /* a 2xx (or, where no response was captured,
                       an ACK with a branch of its own), no BYE */
    CALL_COMPLETED, /* a BYE after that */
    CALL_BUSY,      /* 486, 600 */
    CALL_CANCELLED, /* CANCEL, a BYE before the answer, or 487 */
    CALL_DECLINED,  /* 603 */
    CALL_FAILED,    /* any other final response; or none at all
                       after 64*T1, if it was repeated (who has
                       an answer stops) or the transport repeats
                       for it and the other side was heard; at the
                       end of the capture after two
                       retransmissions; or nothing for 3 min after
                       a 100 */
    CALL_UNANSWERED /* rang, then 408 or 480, or nothing for
                       3 min (timer C) */
};
/* Anything else (REGISTER, OPTIONS, SUBSCRIBE, …): trying, completed by a 2xx to its last request,
 * failed by another final response or by 64*T1 without one. A 401, 407, 422, 3xx, … is a failure
 * until the next attempt begins. */
const char *call_state_name(enum call_state); /* "trying": as in the JSON, not translated */

/* Of an m= line, so that a sound exchange need not be read again. */
enum media_trait {
    MEDIA_SECURE = 1,   /* SAVP or SAVPF */
    MEDIA_FEEDBACK = 2, /* AVPF or SAVPF */
    MEDIA_KEYS = 4      /* a=crypto */
};

enum media_kind { MEDIA_AUDIO, MEDIA_VIDEO, MEDIA_IMAGE, MEDIA_OTHER };

/* One active m= line of one SDP of the call, with what is in effect for it. */
struct call_media {
    uint32_t message;    /* index of the message that carries it: the source of
                            its flow is the side that wrote it */
    uint32_t types;      /* bit n: lists payload type n, of those below 32 */
    struct endpoint rtp; /* where that side wants to receive */
    uint16_t rtcp_port;  /* and its RTCP: media_rtcp() */
    uint8_t kind;        /* enum media_kind */
    uint8_t line;        /* number of the m= line, from 0 */
    uint8_t direction;   /* enum sdp_direction */
    uint8_t traits;      /* enum media_trait */
    bool answer;         /* of an answer; else of an offer */
};

/* Text of a log that an agent of HOMER sent on for the call. */
struct call_logged {
    nanos_t time;
    ref_t ref;       /* its bytes in the store */
    uint32_t length; /* bytes */
    uint32_t frame;  /* packet number */
    struct addr by;  /* the host of the log; else the one that sent it on; family NONE: unknown */
};

enum call_side { SIDE_NONE, SIDE_CALLER, SIDE_CALLEE };
const char *call_side_name(enum call_side); /* "caller": as in the JSON; NULL for SIDE_NONE */

/* What few calls have. */
struct call_more {
    uint32_t *icmp; /* owned; n_icmp indices for calls_icmp(), the first CALL_ICMP_MAX */
    struct call_logged *logged; /* owned; n_logged, the first CALL_LOGGED_MAX */
    struct addr *rtcp_addrs;    /* owned; one for each of media; NULL: all are those of RTP */
    /* The users that requests of the call name, for the store alone. */
    uint32_t contact_cseq; /* of the last REGISTER, and who its Contact names: registrations.c */
    uint32_t credentials_cseq; /* of the last request with some, and whose: credentials.c */
    uint64_t contact, credentials;
};

struct call {
    uint32_t id;                /* from 1, in the order of their first
                                   messages */
    uint32_t slot;              /* its place in a table beside the store:
                                   from 0, below calls_slots(); no other
                                   call has it until this one is forgotten */
    uint8_t method;             /* enum sip_method of its first request (a
                                   response: of its CSeq) */
    uint8_t state;              /* enum call_state */
    uint8_t ended_by;           /* enum call_side: who sent the BYE or
                                   CANCEL */
    bool started_before : 1;    /* the capture began within this call */
    bool settled : 1;           /* nothing more is expected: its timers
                                   have run out */
    bool clock_ahead : 1;       /* the capture's clock went ahead within it:
                                   lengths of time in it are not known */
    bool written : 1;           /* read from what a program wrote down, not
                                   from the wire: see calls_set_written() */
    bool attempt : 1;           /* no call, but an attempt below SIP that has
                                   no messages; see attempt.h */
    bool reasons : 1;           /* a message of it has a Reason header */
    bool phrases : 1;           /* a final response of it has another phrase
                                   than its status is registered with */
    uint16_t status;            /* final one of the first INVITE (or other
                                   first request) transaction that counts;
                                   0: none yet */
    uint8_t n_media, n_logged;  /* of media, below, and more->logged */
    uint16_t n_streams, n_icmp; /* of streams, and more->icmp */
    uint32_t messages_dropped;  /* from its middle, to keep a limit */
    uint32_t streams_dropped;   /* that were too many for it */
    uint32_t status_message;    /* index of that response; NO_INDEX: none */
    nanos_t start;              /* first message */
    nanos_t ringing;            /* first 180 or 183; NANOS_NONE */
    nanos_t answered;           /* first 2xx to the INVITE; NANOS_NONE */
    nanos_t end;                /* BYE, CANCEL or final failure; NANOS_NONE
                                   while it goes on */
    nanos_t last;               /* last message or, once bound, media */
    uint32_t caller_flow;       /* flow of the first request, caller ->
                                   callee */
    uint32_t fork_of;           /* id of a call this one belongs to as a
                                   leg, 0: none */

    uint32_t n_messages, room_messages;
    struct call_message *messages; /* owned; in the order of the capture */
    struct call_media *media;      /* owned */
    uint32_t *streams;             /* owned; indices for streams_at() */
    struct call_more *more;        /* owned; NULL: it has nothing of that */
};
#define CALL_LOGGED_MAX 64
#define CALL_ICMP_MAX UINT16_MAX
#define CALL_STREAMS_MAX UINT16_MAX /* more than may be asked for */

struct attempt; /* attempt.h */
struct connection;

/* An ICMP error, bound to the call whose packet it quotes if there is one. */
struct icmp_event {
    nanos_t time;
    uint32_t frame;
    struct addr src; /* the sender of the error */
    struct frame_icmp icmp;
    uint32_t call;    /* id, 0: none */
    bool about_media; /* the quoted packet is RTP or RTCP, else
                         SIP or unknown */
};

/* A DNS question with its answer, by id, client and name. */
struct dns_lookup {
    nanos_t time, answered;       /* answered: NANOS_NONE without an answer */
    uint32_t frame, answer_frame; /* of the (first) question; of the answer,
                                     0: none */
    struct endpoint client, server;
    uint16_t type;
    uint8_t rcode;
    uint16_t tries; /* times the question was sent */
    uint16_t n_answers;
    uint16_t n_addrs;
    struct addr addrs[8]; /* of A and AAAA answers */
    char name[DNS_NAME_MAX];
};

/* Limits of the store; 0: the default. Where a limit is reached
 *
 *     calls, messages and media of all calls: the oldest calls go, those that ended well first (an
 *         answered one of which nothing came for four hours is taken for ended), then those with
 *         errors, then those that go on; streams go with their calls
 *     messages and KiB of one call: its beginning and its end stay, see trim.c
 *     media of one call: fixed, the oldest m= lines go
 *     streams: the longest silent go; streams of one call: later ones are of no call
 *     lookups, ICMP errors: the older half goes; attempts: about the oldest */
struct calls_limits {
    uint32_t calls; /* kept at once */
    uint32_t messages_per_call;
    uint32_t kib_per_call;              /* of its messages */
    uint32_t messages;                  /* of all calls together */
    uint32_t media;                     /* m= lines of all calls together */
    uint32_t streams, streams_per_call; /* of one call: at most CALL_STREAMS_MAX */
    uint32_t lookups, icmp;
    uint32_t attempts; /* below SIP, by client and server */
    uint32_t headers;  /* lines of a message that are looked at */
};
/* The defaults, an initialiser. */
#define CALLS_USUAL_LIMITS                                                                         \
    {                                                                                              \
        .calls = 200000, .messages_per_call = 5000, .kib_per_call = 8192, .messages = 2000000,     \
        .media = 600000, .streams = 100000, .streams_per_call = 64, .lookups = 4096,               \
        .icmp = 20000, .attempts = 2048, .headers = SIP_USUAL_HEADERS,                             \
    }

/* The cost of each of these limits so far: calls, messages, streams, lookups, … */
struct calls_lost {
    uint64_t calls, messages_per_call, kib_per_call, messages, media, streams, streams_per_call,
        lookups, icmp, attempts, headers;
};

struct calls;
struct calls *calls_new(struct store *, const struct calls_limits *); /* NULL: the defaults */
void calls_free(struct calls *);
/* The same calls for another thread that only looks at them, with a store of its own
 * (packet/store.h) and no listeners. Until calls_again_free() nothing is fed to the calls, and they
 * stay. */
struct calls *calls_again(const struct calls *);
void calls_again_free(struct calls *again, struct calls *of);

/* One SIP message, as the framer found it. */
void calls_feed_sip(struct calls *, const struct frame *, struct slice bytes, ref_t ref,
                    uint32_t missing);
/* A frame of a stream, whatever it carries, before anyone looks for SIP in it: what comes of its
 * connection. */
void calls_feed_stream(struct calls *, const struct frame *);
/* Frames without SIP: RTP, RTCP, DNS, ICMP, TLS, ARP, logs are taken, the rest is passed over. */
void calls_feed_other(struct calls *, const struct frame *);
void calls_tick(struct calls *, nanos_t now);  /* timers: 64*T1 without an answer,
                                                  settling, forgetting */
void calls_flush(struct calls *, nanos_t end); /* end of input: binds late streams, settles
                                                  what is over */

size_t calls_count(const struct calls *);              /* calls kept now */
size_t calls_slots(const struct calls *);              /* beyond the slot of any call */
size_t calls_after(const struct calls *, uint32_t id); /* index of the first call beyond that id */
struct call *calls_at(struct calls *, size_t i);       /* in the order of their ids */
/* Call i is looked at now, and those behind it soon: what is looked at first of them is fetched
 * from memory meanwhile. */
void calls_prefetch_after(const struct calls *, size_t i);
struct call *calls_by_id(struct calls *, uint32_t id); /* NULL: forgotten or never there */
struct call *calls_by_call_id(struct calls *, struct slice call_id);
/* hash_bytes_wide() of its Call-ID, which is not kept; of a call without one nothing that a text
 * has. */
struct hash_wide calls_call_id(const struct calls *, const struct call *);
const struct flow *calls_flow(const struct calls *, uint32_t flow);
size_t calls_flows(const struct calls *);
uint32_t calls_flows_ever(const struct calls *); /* the newest serial */
/* By the number in a flow; NULL: none. */
const struct agent *calls_agent(const struct calls *, uint32_t number);
/* "sbc1 (2001), pbx": those that told of the call, by name and capture id, else by address; nothing
 * of a call that was captured here. */
void call_agents_print(const struct calls *, const struct call *, struct text *out);
/* The beginning of a log's text, as it was sent. */
#define CALL_LOG_SHOWN 512
void call_log_print(const struct calls *, const struct call_logged *, struct text *out);
struct store *calls_store(const struct calls *);
/* Where the side that wrote an m= line of the call wants RTCP. */
struct endpoint media_rtcp(const struct call *, const struct call_media *);
/* Does that side want RTP or RTCP there? */
bool media_is_at(const struct call *, const struct call_media *, struct endpoint);
/* Does an SDP of the call ask for RTP there? And for RTP or RTCP? */
bool call_wants_rtp_at(const struct call *, struct endpoint);
bool call_wants_media_at(const struct call *, struct endpoint);
struct streams *calls_streams(struct calls *);
/* An accepted REGISTER: its places among the messages of its call. */
struct registration {
    const struct call *call;
    uint32_t request, final; /* the 2xx */
};
#define REGISTRATIONS_MOST 32
/* The accepted registrations whose To or first Contact names that user (in upper or lower case, as
 * the hash has it: ask the messages), in the order of their 2xx: the last up to that time, and the
 * first after it. How many; valid until the store is fed again. The same time however many others
 * there are. */
size_t calls_registrations(struct calls *, struct slice user, nanos_t at,
                           struct registration out[REGISTRATIONS_MOST]);
/* Did anybody register? */
bool calls_registered(const struct calls *);
/* Was a request with credentials of that user of that realm answered by a 2xx? */
bool calls_user_taken(const struct calls *, struct slice username, struct slice realm);
size_t calls_icmp_count(const struct calls *);
const struct icmp_event *calls_icmp(const struct calls *, size_t i);
size_t calls_lookup_count(const struct calls *);
const struct dns_lookup *calls_lookup(const struct calls *, size_t i);
/* The attempt that a call without messages stands for; NULL: it was forgotten, or this is a
 * call. */
const struct attempt *calls_attempt(const struct calls *, const struct call *);
/* The latest connection that the flow went over, either way; NULL: none is known. */
const struct connection *calls_connection(const struct calls *, const struct flow *);

struct calls_stats {
    bool changed; /* a file: not all can be read again */
    uint64_t sip_messages;
    uint64_t rtp_packets, rtcp_packets;
    uint64_t faulty_messages;
    uint64_t without_call_id; /* SIP messages; those between two endpoints make one call */
    uint64_t cut_messages;    /* that the capture holds in part only */
    uint64_t forgotten_calls;
    nanos_t forgotten_since; /* the first of them; NANOS_NONE: there is none */
    struct {
        uint16_t port; /* of the server; 0: further ports */
        uint64_t packets;
    } tls_ports[8]; /* of TLS, where SIP is likely */
    size_t n_tls_ports;
    uint64_t tls_hidden;    /* records in them that cannot be read */
    nanos_t start, end;     /* of the capture: first and last frame */
    nanos_t start_of_other; /* first frame that was not SIP; NANOS_NONE */
    uint64_t clock_jumps;   /* times the capture's clock was set, or
                               went back more than a second */
};
void calls_stats(const struct calls *, struct calls_stats *);
void calls_note_changed_file(struct calls *); /* a message was not where it had been read */
/* The filling of the store (of the limits for one call, the most that one has had), and the
 * losses. */
void calls_use(const struct calls *, struct calls_limits *used, struct calls_lost *lost);

/* Facts about the capture besides its packets: when nothing could be captured (`to` NANOS_NONE:
 * that is still so), and how often its clock was set. Takes the place of what was known before. */
struct call_gap {
    nanos_t from, to;
};
void calls_set_capture_gaps(struct calls *, const struct call_gap *, size_t n);
void calls_set_clock_steps(struct calls *, uint64_t n);
/* Messages that come from here on are (or are not) from a text: media and ICMP are never in it, and
 * messages and their repeats may be missing without a trace. */
void calls_set_written(struct calls *, bool written);
/* May something of the call be missing because of that? A call that goes on is part of all gaps
 * since it began; after one that is over, answers may still come for 64*T1. */
bool calls_in_capture_gap(const struct calls *, const struct call *);

/* The times when the capture's clock seems to have gone ahead: nothing at all was captured, and
 * then the RTP of two senders went on as if no time had passed. NULL: there are no more. Of each
 * call that one of them fell in, clock_ahead is set. */
const struct call_gap *calls_leap(const struct calls *, size_t i);

/* The events of a call, for its listeners. */
enum call_event {
    CALL_CHANGED,   /* by a message, media, ICMP or a timer */
    CALL_SETTLED,   /* and once more if it changes after that; a
                       call that goes on is told so before it is
                       forgotten */
    CALL_FORGOTTEN, /* the call goes next: the time to let go of what is kept for it elsewhere */
    CALL_EVENT_COUNT
};
/* Any number of listeners are told, in the order in which they came. A listener may look at all
 * calls; it feeds nothing, and neither comes nor goes meanwhile. calls_free() tells nobody. */
typedef void call_listener(void *user, struct call *);
void calls_listen(struct calls *, enum call_event, call_listener *, void *user);
void calls_unlisten(struct calls *, const void *user); /* whatever this user listens to */

/* An error is known of the call, or no more: it is kept longer than a sound one. */
void calls_note_error(struct calls *, const struct call *, bool known);

#endif
