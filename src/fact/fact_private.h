/* fact_private.h - values that several facts share; private to fact/.
 *
 * Each part is worked out once per subject, when the first fact asks for it. */
#ifndef SIPWHY_FACT_FACT_PRIVATE_H
#define SIPWHY_FACT_FACT_PRIVATE_H

#include "fact/fact.h"

/* The messages of a call that facts are named after ("ok.contact"). */
enum message_role {
    ROLE_REQUEST, /* the first request of the call */
    ROLE_INVITE,
    ROLE_CHALLENGE,
    ROLE_PROVISIONAL,
    ROLE_RINGING,
    ROLE_OK,
    ROLE_ACK,
    ROLE_FINAL,
    ROLE_BYE,
    ROLE_BYE_FINAL,
    ROLE_CANCEL,
    ROLE_REINVITE,
    ROLE_REINVITE_FINAL,
    ROLE_ONWARD,
    ROLE_ONWARD_ACK, /* as the called element sent them on */
    ROLE_OFFER,
    ROLE_ANSWER, /* of the first offer and answer */
    ROLE_OWN,
    ROLE_FAR,
    ROLE_CALLER,
    ROLE_CALLEE, /* whose SDP was in effect */
    /* looked for when they are asked for */
    ROLE_WITHIN,
    ROLE_WITHIN_FINAL, /* a request within the dialog that came to
                          nothing */
    ROLE_REGISTER,
    ROLE_REGISTERED, /* the last REGISTER; the last 2xx to one */
    ROLE_LOST,       /* an INVITE, on any hop, without answer */
    ROLE_REFRESH,
    ROLE_REFRESH_FINAL, /* the last refresh that was accepted */
    ROLE_REFER,
    ROLE_REFER_FINAL,
    ROLE_NOTIFY,
    ROLE_NOTIFY_FINAL,
    ROLE_SECOND, /* a 2xx of another branch, not taken */
    ROLE_CANCEL_REQUEST,
    ROLE_CANCEL_FINAL,  /* also one that matches no INVITE */
    ROLE_FINAL_REQUEST, /* the request that the final response answers */
    ROLE_COUNT
};

/* Directions of media, seen from those who hear it. */
enum receiver { TO_CALLER, TO_CALLEE };

struct media_way {
    uint64_t packets, expected, lost;
    uint32_t streams;
    uint32_t best;       /* stream with the most packets; NO_INDEX */
    nanos_t first, last; /* NANOS_NONE: no packet */
    uint8_t ttl_max;     /* 0: no packet */
    double wanted;       /* seconds in which SDP asked for it */
};

struct syntax;
struct common;
struct dialled_list;
struct group;
struct clashes;
struct course;

/* Messages that the capture cannot vouch for: bits 1 << enum message_role, and two more (sight.c).
 */
struct seen {
    bool done;
    uint64_t unseen;        /* not there, though it may have been sent */
    uint64_t cut, body_cut; /* there, but cut off within the headers; in
                               the headers or the body */
    bool drawn;             /* the call is a ladder: no header of it was read */
};
struct within;
struct binding;
struct log_headers;

struct derived {
    struct seen seen;
    bool roles_done, media_done, wanted_done, icmp_done, ack_done, replies_done, lookups_done;
    uint32_t role[ROLE_COUNT];        /* index of the message or NO_INDEX */
    const struct transaction *invite; /* as view_invite(); NULL */
    const struct transaction *reinvite;
    struct media_way way[2];                    /* by enum receiver */
    struct value changed_via, original_via;     /* first Via that a response altered */
    struct value changed_route, original_route; /* first Record-Route that a 2xx altered */
    struct remote_target target;                /* of the 2xx that the ACK acknowledges */
    bool has_target;
    const struct icmp_event *icmp_sip, *icmp_media; /* the first about SIP; icmp_about_media() */
    const struct dns_lookup *failed_lookup;         /* NULL: none */
    const struct syntax *syntax;                    /* the worst fault of form; NULL: not asked */
    const struct clashes *clashes;                  /* clash.c; NULL: not asked */
    const struct course *course;                    /* course.c; NULL: not asked */
    const struct within *within;                    /* NULL: not asked */
    const struct binding *binding;                  /* NULL: not asked */
    const struct crossed *crossed;                  /* NULL: not asked */
    const struct moved_contact *moved_contact;      /* NULL: not asked */
    const struct source_count *worst_source;        /* NULL: not asked */
    const struct reporter *hearer[2][2];            /* report.c: by receiver, and if it measured */
    bool hearer_done[2][2];
    const struct log_headers *log_headers; /* NULL: not asked */
    const struct common *common;           /* NULL: none, or not asked */
    const struct dialled_list *dialled;    /* ranges.c; NULL: not asked */
    const struct group *groups[3];         /* ranges.c, like common */
    bool common_done, groups_done[3];
    struct slice request_host; /* provider.c; its text is in the arena */
    bool request_host_done, told_done;
    const struct told *told; /* provider.c, like common */
};

/* The facts called so or, where the name ends with a dot, all whose names begin so: from *from up
 * to the result. */
size_t facts_named(const char *name, size_t *from);

/* Sight (sight.c): is "nothing" only what was not captured? */
void sight_build(void); /* once, when the table of facts is there */
bool fact_is_unseen(struct subject *, size_t fact, const struct value *);
bool header_is_unseen(struct subject *, enum message_role, bool all, const struct value *);
/* Does the capture show one direction of its calls only? Counted anew: ask
 * around_is_one_sided(). */
bool sight_is_one_sided(struct calls *);
void shape_build(void); /* shape.c; like sight_build() */

/* The host that the call's first request asks for; empty: none, or no call (provider.c). */
struct slice subject_request_host(struct subject *);

/* The enum message_role of the message that the fact is named after, and whether it is read from
 * the body; -1: none. */
int role_of_fact(const struct fact *, bool *body);
/* Index of the role's message, NO_INDEX if the call has none. */
int role_named(struct slice name); /* "invite"; -1: no message is called so */
uint32_t role_message(struct subject *, enum message_role);
/* The request that began the call, as view_message(); a response where that was not captured. A
 * capture may hold a response a moment before it. */
const struct sip_message *opening_message(struct view *);
uint32_t opening_position(const struct call *); /* its index */
/* The INVITE transaction that decided the call, NULL if there is none. */
const struct transaction *role_invite(struct subject *);
const struct transaction *role_reinvite(struct subject *);
/* For roles: the message, NO_INDEX if there is none. */
uint32_t within_request(struct subject *);
uint32_t within_final(struct subject *);
uint32_t register_request(struct subject *);
uint32_t register_accepted(struct subject *);
uint32_t binding_invite(struct subject *);
uint32_t refresh_request(struct subject *);
uint32_t refresh_final(struct subject *);
uint32_t refer_request(struct subject *);
uint32_t refer_final(struct subject *);
uint32_t notify_request(struct subject *);
uint32_t notify_final(struct subject *);
uint32_t fork_second(struct subject *);
uint32_t cancel_request(struct subject *);
uint32_t cancel_final(struct subject *);
const struct media_way *media_way(struct subject *, enum receiver);
/* The i-th stream of the call; NULL: it has been forgotten (evidence.c). */
const struct stream *subject_stream(struct subject *, uint32_t i);
/* The side that a stream is for, by its ends and the SDPs; false if that cannot be told or it
 * carries no audio. */
bool stream_hearer(struct subject *, const struct stream *, enum receiver *);
/* The first or last ICMP error about a port of the call for RTP; where there is none, about media
 * at all, which is RTCP then; NULL: none (peers.c). */
const struct icmp_event *icmp_about_media(struct subject *, bool last);
/* Does the answer take telephone-event by its payload type of the offer, with or without an rtpmap
 * of its own (RFC 3264 section 6.1)? (sdp.c) */
bool answer_takes_events(const struct sdp_media *offer, const struct sdp_media *answer);
/* The connection or association of an attempt; of a call, the one that its first request went over;
 * NULL (carriage.c). */
const struct connection *subject_connection(struct subject *);
/* The user's own side of the two; SIDE_NONE if that is not known. */
enum call_side own_call_side(const struct subject *);

/* A value that stands in message i. */
struct value value_in_message(struct subject *, uint32_t i, struct value, struct span,
                              const char *header);
/* The same with the name of the header, line or body that the span lies in. */
struct value value_in_span(struct subject *, uint32_t i, struct value, struct span);
struct value value_in_header(struct subject *, uint32_t i, struct value, const struct sip_header *,
                             struct span);
/* The first header of message i by that id, as text; MISSING: it has none. */
struct value value_of_header(struct subject *, uint32_t i, enum sip_header_id);
/* A value told by a packet that is no SIP message; the text is what the evidence shows. */
struct value value_in_packet(enum place_kind, uint32_t frame, struct value, struct slice text);
/* The same of a stream of RTP: by its first packet, or by its last. */
struct value value_in_stream(struct subject *, const struct stream *, bool last, struct value);
struct value value_format(struct subject *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct value value_endpoint(struct subject *, struct endpoint);
/* Seconds between two times; MISSING if one is not known. */
struct value value_span(nanos_t from, nanos_t to);

/* The subject's call among all, by calls_at(). */
size_t call_position(struct subject *);
/* The last request of the call's method that has credentials, NO_INDEX if none has. */
uint32_t authorized_request(struct subject *);
/* name_lookups.c: the first lookup that failed of a name that calls need; NULL. One pass over the
 * lookups, once per subject. */
const struct dns_lookup *failed_lookup(struct subject *);
/* Without the labels of a service: _sip._udp. */
struct slice lookup_base_name(const struct dns_lookup *);
bool lookup_is_address(const struct dns_lookup *);
/* A question that nobody answered counts as failed after it was asked again or three seconds
 * passed; `end` is that of the capture. */
bool lookup_failed(const struct dns_lookup *, nanos_t end);

/* Sends of one message: itself and its retransmissions, without packets captured twice. */
uint32_t message_sends(const struct call *, uint32_t i);

/* A row of a table of facts; the type of the getter says which of the two it is. */
/* clang-format off */
#define GETTER(type, getter) _Generic((getter), type *: (getter), default: NULL)
#define FACT_ROW(fact_name, value_kind, getter, of_unit, sentence, of_capture, of_what, of_part) \
    { .name = fact_name, .kind = value_kind, \
      .get = GETTER(fact_getter, getter), .get_part = GETTER(fact_part_getter, getter), \
      .unit = of_unit, .meaning = sentence, \
      .capture = of_capture, .which = of_what, .part = of_part }
/* clang-format on */

struct fact_table {
    const struct fact *facts;
    size_t n;
};
extern const struct fact_table facts_of_calls, facts_of_routing, facts_of_media, facts_of_auth,
    facts_of_provider, facts_of_capture, facts_of_syntax, facts_of_words, facts_of_peers,
    facts_of_the_list, facts_of_the_log, facts_of_carriage, facts_of_offers, facts_of_course,
    facts_of_series, facts_of_reports, facts_of_within, facts_of_register, facts_of_binding,
    facts_of_refresh, facts_of_transfer, facts_of_fork, facts_of_alike, facts_of_hops,
    facts_of_ranges, facts_of_identity, facts_of_common, facts_of_crossed, facts_of_crowds,
    facts_of_breaches, facts_of_the_export, facts_of_alerts, facts_of_checks, facts_of_digits,
    facts_of_nonces, facts_of_replaced, facts_of_redirects, facts_of_early, facts_of_moved,
    facts_of_relays, facts_of_event_clocks, facts_of_changes, facts_of_associations,
    facts_of_what_was_tried;

/* Facts about messages: the product of roles and parts. */
enum part_group {
    GROUP_ANY = 1,
    GROUP_REQUEST = 2,
    GROUP_RESPONSE = 4,
    GROUP_SDP = 8,
    GROUP_FULL = 16
};

struct part {
    const char *name;
    enum value_kind kind;
    fact_part_getter *get;
    uint8_t part;
    uint8_t groups; /* of which roles the part is a fact */
    const char *unit, *meaning;
};

struct part_table {
    const struct part *parts;
    size_t n;
    fact_part_getter *known; /* as of struct fact, for all of them */
};
extern const struct part_table parts_of_sdp;
/* The message of the fact's role, parsed; NULL if there is none or its bytes are gone. */
const struct sip_message *role_read(struct subject *, const struct fact *, uint32_t *i);
struct fact_list {
    struct fact *list;
    size_t n, room;
};
void facts_of_messages(struct fact_list *); /* adds them */

#endif
