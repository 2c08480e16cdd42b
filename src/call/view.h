/* view.h - a call looked at closely: its messages parsed, its transactions, dialogs and SDP
 * exchanges.
 *
 * A view is made for one call, in an arena that owns all of it, and is valid until the store is
 * fed again or the arena is freed. Everything is worked out when first asked for: a view that is
 * not asked costs nothing. */
#ifndef SIPWHY_CALL_VIEW_H
#define SIPWHY_CALL_VIEW_H

#include "base/mem.h"
#include "call/call.h"
#include "sip/message.h"
#include "sip/sdp.h"
#include "sip/uri.h"
#include "sip/via.h"

/* A transaction as the capture shows it (RFC 3261 section 17): one client request, by branch and
 * method (CSeq where there is no branch). The ACK for a 2xx is of no transaction (13.2.2.4): it
 * is kept with the INVITE whose 2xx it acknowledges. */
struct transaction {
    uint8_t method; /* enum sip_method */
    uint32_t cseq;
    uint32_t flow;        /* of the request */
    uint32_t request;     /* index of its first message; NO_INDEX
                             if only responses were captured */
    uint32_t n_requests;  /* with retransmissions */
    uint32_t provisional; /* first 1xx */
    uint32_t ringing;     /* first 180..189 */
    uint32_t final;       /* first final response */
    uint32_t n_finals;    /* that response, with retransmissions */
    uint32_t last_final;  /* its last retransmission */
    uint32_t ack;         /* first ACK, for a 2xx or another final;
                             INVITE only */
    uint32_t n_acks;
    uint32_t cancel; /* CANCEL of this INVITE */
    uint16_t status; /* of the final response, 0: none */
    bool in_dialog;  /* the request has a To tag */
    bool initial;    /* an INVITE without a To tag */
};

/* One offer and its answer (RFC 3264). */
struct exchange {
    uint32_t offer, answer; /* messages; NO_INDEX */
    bool refused;           /* the re-INVITE or UPDATE with the offer
                               failed */
};

struct view;
struct view *view_new(struct calls *, const struct call *, struct arena *);
const struct call *view_call(const struct view *);
struct calls *view_calls(const struct view *);

/* Message i of the call (from 0), parsed. Never NULL: bytes that are gone give an empty message
 * (bytes.n == 0). */
const struct sip_message *view_message(struct view *, uint32_t i);
/* The bytes of message i, whatever stands in them; empty if they are gone. */
struct slice view_raw(struct view *, uint32_t i);
/* The same of a message of which nothing else is asked, and no more known than where it lies (ref,
 * length, sum); in the arena's scratch, until that is asked for again. */
struct slice message_bytes(struct calls *, const struct call_message *, struct arena *);
/* Are the bytes of message i those that were captured? */
enum view_bytes {
    BYTES_THERE,
    BYTES_DROPPED, /* a limit of the memory has cost them */
    BYTES_CHANGED  /* the file is not what it was when it was
                      read: cut, written over */
};
enum view_bytes view_bytes(struct view *, uint32_t i);
const struct sdp *view_sdp(struct view *, uint32_t i); /* NULL if it has none */
/* The reason phrase of message i, a response; if nothing else was asked of it, only its first line
 * is read. Empty if there is none. */
struct slice view_reason(struct view *, uint32_t i);
/* The values of the first header of each of these ids in message i, empty where it has none; if
 * nothing else was asked of it, it is read no further than to the last of them. */
void view_values(struct view *, uint32_t i, const enum sip_header_id *ids, size_t n,
                 struct slice *values);
/* The Request-URI of message i, likewise; empty if it is a response. */
struct slice view_request_uri(struct view *, uint32_t i);
const struct call_message *view_kept(const struct view *, uint32_t i);
const struct flow *view_flow(const struct view *, uint32_t i);

/* in the order of their first messages */
size_t view_transactions(struct view *, const struct transaction **out);
/* The INVITE transaction that decided the call: the last initial one (after 407, 422, …); where no
 * such INVITE was captured, the first one that its responses tell of; NULL if there is neither. */
const struct transaction *view_invite(struct view *);
size_t view_exchanges(struct view *, const struct exchange **out);
/* The last exchange that was completed and is in effect, or NULL. */
const struct exchange *view_media_exchange(struct view *);

/* Did this side (the source of the call's first request, or its destination) send the message?
 * By flow; by the tags where both hosts are others (a proxy's far side). */
enum call_side view_sender(struct view *, uint32_t i);

/* The remote target and route set that the caller's requests must have after the 2xx `ok`
 * (12.1.2, 12.2.1.1). */
struct remote_target {
    uint32_t message;    /* whose Contact it is */
    struct span contact; /* the URI within it */
    struct uri uri;
    uint32_t n_routes;      /* Record-Route values, reversed for the
                               UAC */
    struct span routes[16]; /* each URI with its angle brackets */
    bool loose;             /* the first route has lr, or there is none */
};
/* false: the 2xx has no usable Contact */
bool view_remote_target(struct view *, uint32_t ok, struct remote_target *out);

#endif
