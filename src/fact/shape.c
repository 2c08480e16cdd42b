/* shape.c - the shape of a sound call, and which facts depend on nothing else. */
#include "config.h"

#include "fact/shape.h"

#include <string.h>

#include "base/hash.h"
#include "fact/around.h"
#include "fact/fact_private.h"

#define MESSAGES_MOST 16
#define CSEQ_BITS 7
#define UNUSUAL                                                                                    \
    (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE | MESSAGE_CUT | MESSAGE_FRAGMENTED |               \
     MESSAGE_FAULTY | MESSAGE_LIMITED)

/* What a fact depends on, beside the shape. */
enum need {
    NEEDS_MORE,    /* or nobody has thought of it */
    NEEDS_NONE,    /* its value is that of the shape */
    NEEDS_ONCE,    /* likewise, where one SDP at most was answered by another */
    NEEDS_SILENCE, /* likewise, where the capture has no media, STUN, ICMP or DNS */
    NEEDS_NOBODY,  /* likewise, where nobody in the capture registered */
    NEEDS_REFUSAL, /* likewise, where the call was not answered */
    NEEDS_REASONS, /* likewise, where no message of the call has a Reason */
};

struct known_need {
    const char *name; /* with a dot at its end: all that begin so */
    enum need need;
};

/* Facts of a message that the call lacks are missing, whatever they are. */
static const struct known_need needs[] = {
    { "answered", NEEDS_NONE },
    { "body.", NEEDS_NONE },
    { "called.", NEEDS_NOBODY },
    { "capture.media", NEEDS_SILENCE },
    { "checks.", NEEDS_SILENCE },
    { "clash.any", NEEDS_SILENCE },
    { "contrary.", NEEDS_NONE },
    { "course.any", NEEDS_SILENCE },
    { "crossed.", NEEDS_SILENCE },
    { "digits.", NEEDS_SILENCE },
    { "direction", NEEDS_NONE },
    { "doubled.", NEEDS_SILENCE },
    { "ended_by", NEEDS_NONE },
    { "ended_by_own", NEEDS_NONE },
    { "error.", NEEDS_NONE },
    { "failed", NEEDS_NONE },
    { "final.q850", NEEDS_REASONS },
    { "final.retransmissions", NEEDS_NONE },
    { "fork.together", NEEDS_SILENCE },
    { "halt.", NEEDS_SILENCE },
    { "heard_by_callee.", NEEDS_SILENCE },
    { "heard_by_caller.", NEEDS_SILENCE },
    { "hold.", NEEDS_ONCE },
    { "hosts.media", NEEDS_SILENCE },
    { "icmp.", NEEDS_SILENCE },
    { "info.refused", NEEDS_NONE },
    { "invite.deaf_repeats", NEEDS_NONE },
    { "invite.retransmissions", NEEDS_NONE },
    { "is_call", NEEDS_NONE },
    { "lint", NEEDS_NONE },
    { "media.packets", NEEDS_SILENCE },
    { "media.streams", NEEDS_SILENCE },
    { "media.to_callee.", NEEDS_SILENCE },
    { "media.to_callee.astray", NEEDS_MORE },
    { "media.to_callee.unknown_payload", NEEDS_MORE },
    { "media.to_callee.wanted", NEEDS_MORE },
    { "media.to_caller.", NEEDS_SILENCE },
    { "media.to_caller.astray", NEEDS_MORE },
    { "media.to_caller.unknown_payload", NEEDS_MORE },
    { "media.to_caller.wanted", NEEDS_MORE },
    { "media.to_far.", NEEDS_SILENCE },
    { "media.to_far.astray", NEEDS_MORE },
    { "media.to_far.unknown_payload", NEEDS_MORE },
    { "media.to_far.wanted", NEEDS_MORE },
    { "media.to_own.", NEEDS_SILENCE },
    { "media.to_own.astray", NEEDS_MORE },
    { "media.to_own.unknown_payload", NEEDS_MORE },
    { "media.to_own.wanted", NEEDS_MORE },
    { "method", NEEDS_NONE },
    { "moved.", NEEDS_SILENCE },
    { "name.", NEEDS_SILENCE },
    { "notify.sipfrag.", NEEDS_NONE },
    { "pace.", NEEDS_SILENCE },
    { "phone.", NEEDS_NOBODY },
    { "refer.", NEEDS_NONE },
    { "refresh.met", NEEDS_NONE },
    { "refresh.uncounted", NEEDS_NONE },
    { "reinvite.settled", NEEDS_NONE },
    { "reinvite.unanswered_for", NEEDS_NONE },
    { "relay.", NEEDS_SILENCE },
    { "report.", NEEDS_SILENCE },
    { "responses", NEEDS_NONE },
    { "resume.", NEEDS_ONCE },
    { "retransmissions", NEEDS_NONE },
    { "ringing.retransmissions", NEEDS_NONE },
    { "sdp.without_connection", NEEDS_NONE },
    { "sdp.without_key", NEEDS_NONE },
    { "second.times", NEEDS_NONE },
    { "session.age", NEEDS_REFUSAL },
    { "state", NEEDS_NONE },
    { "status", NEEDS_NONE },
    { "syntax.", NEEDS_NONE },
    { "transport", NEEDS_NONE },
    { "turn.", NEEDS_SILENCE },
    { "unacknowledged", NEEDS_NONE },
    { "within.failed", NEEDS_NONE },
};

/* Those of which that is so for a call that was refused, too. */
static const char *const of_refused[] = {
    "answered",
    "body.",
    "called.",
    "capture.media",
    "clash.any",
    "contrary.",
    "course.any",
    "direction",
    "ended_by",
    "ended_by_own",
    "failed",
    "final.q850",
    "final.retransmissions",
    "fork.together",
    "hold.",
    "hosts.media",
    "icmp.",
    "invite.deaf_repeats",
    "invite.retransmissions",
    "is_call",
    "lint",
    "media.packets",
    "media.streams",
    "media.to_callee.",
    "media.to_caller.",
    "media.to_far.",
    "media.to_own.",
    "method",
    "name.",
    "notify.sipfrag.",
    "phone.",
    "refer.",
    "reinvite.settled",
    "reinvite.unanswered_for",
    "responses",
    "resume.",
    "retransmissions",
    "ringing.retransmissions",
    "second.times",
    "session.age",
    "state",
    "status",
    "transport",
    "unacknowledged",
    "within.failed",
};

/* Of a message that is there. */
static const char *const told_by_shape[] = {
    ".audio.direction",
    ".audio.refused",
    ".audio.secure",
    ".authorized",
    ".connection.nowhere",
    ".cut",
    ".faulty",
    ".retransmissions",
    ".sdp",
    ".sends",
    ".status",
};

static struct known {
    enum need need;
    int role;          /* enum message_role; -1: of no message */
    bool always_there; /* if its message is */
    bool of_reason;    /* missing where call->reasons is false */
    bool sound;        /* the need is that of a call that was not refused */
} * known;             /* by fact; made by shape_build() */

static bool is_told_of_message(const char *part)
{
    for (size_t i = 0; i < ARRAY_SIZE(told_by_shape); i++)
        if (strcmp(part, told_by_shape[i]) == 0)
            return true;
    return false;
}

static struct known known_of_message(const struct fact *fact)
{
    const char *part = strchr(fact->name, '.');

    return (struct known){ .need = is_told_of_message(part) ? NEEDS_NONE : NEEDS_MORE,
                           .role = fact->which,
                           .always_there = strcmp(part, ".frame") == 0,
                           .of_reason = strcmp(part, ".reason_header") == 0 };
}

/* The longest name decides, which stands behind the shorter ones. */
static void take_need(const struct known_need *row)
{
    size_t i, end = facts_named(row->name, &i);

    for (; i < end; i++)
        if (!facts_at(i)->of_message)
            known[i] = (struct known){ .need = row->need, .role = -1, .sound = true };
}

static void take_refused(const char *name)
{
    size_t i, end = facts_named(name, &i);

    for (; i < end; i++)
        known[i].sound = false;
}

void shape_build(void)
{
    known = xcalloc(facts_count(), sizeof *known);
    for (size_t i = 0; i < facts_count(); i++)
        known[i] = facts_at(i)->of_message ? known_of_message(facts_at(i))
                                           : (struct known){ .need = NEEDS_MORE, .role = -1 };
    for (size_t i = 0; i < ARRAY_SIZE(needs); i++)
        take_need(&needs[i]);
    for (size_t i = 0; i < ARRAY_SIZE(of_refused); i++)
        take_refused(of_refused[i]);
}

/* No media of any call, and nothing that tells of it. */
static bool is_silent(struct calls *calls)
{
    const struct streams *streams = calls_streams(calls);

    return streams_rtp_packets(streams) == 0 && streams_rtcp_packets(streams) == 0 &&
           streams_count(streams) == 0 && stun_flows_count(streams_stun(streams)) == 0 &&
           calls_icmp_count(calls) == 0 && calls_lookup_count(calls) == 0;
}

static bool is_answered_once(const struct call *call)
{
    unsigned n = 0;

    for (uint32_t i = 0; i < call->n_messages; i++)
        n += (call->messages[i].flags & MESSAGE_SDP) != 0;
    return n <= 2;
}

bool shape_tells(struct subject *s, size_t fact)
{
    const struct known *k = &known[fact];

    if (k->role >= 0 && role_message(s, (enum message_role)k->role) == NO_INDEX)
        return true;
    if (k->of_reason && !s->call->reasons)
        return true;
    if (k->sound && s->call->state != CALL_COMPLETED)
        return false;
    switch (k->need) {
    case NEEDS_MORE:
        return false;
    case NEEDS_NONE:
        return true;
    case NEEDS_ONCE:
        return is_answered_once(s->call);
    case NEEDS_SILENCE:
        return is_silent(s->calls);
    case NEEDS_NOBODY:
        return !calls_registered(s->calls);
    case NEEDS_REFUSAL:
        return s->call->answered == NANOS_NONE;
    case NEEDS_REASONS:
        return !s->call->reasons;
    }
    return false;
}

bool shape_tells_presence(struct subject *s, size_t fact)
{
    return shape_tells(s, fact) || known[fact].always_there;
}

/* It came to its end by a message that is there, and no timer was asked. */
static bool is_over(const struct call *call)
{
    return call->state == CALL_COMPLETED ||
           ((call->state == CALL_FAILED || call->state == CALL_BUSY ||
             call->state == CALL_DECLINED) &&
            call->status >= 300 && call->answered == NANOS_NONE);
}

static bool is_usual(const struct subject *s)
{
    const struct call *call = s->call;

    return call != NULL && is_over(call) && call->n_messages <= MESSAGES_MOST && !call->attempt &&
           !call->written && !call->started_before && !call->clock_ahead &&
           call->messages_dropped == 0 && call->n_icmp == 0 && !s->sparse &&
           !calls_in_capture_gap(s->calls, call);
}

/* The first message of its transaction; that of an ACK for a 2xx is the ACK itself. */
static uint32_t first_of(const struct call_message *all, uint32_t i)
{
    uint32_t first = 0;

    while (all[first].branch != all[i].branch)
        first++;
    return first;
}

static uint32_t first_with_tag(const struct call_message *all, uint32_t i, uint32_t tag)
{
    for (uint32_t k = 0; k < i; k++)
        if (all[k].from_tag == tag || all[k].to_tag == tag)
            return 2 * k + (all[k].from_tag != tag);
    return 2 * i + (all[i].from_tag != tag);
}

/* Within a dialog nothing but its beginning and its end. */
static bool is_usual_request(const struct call_message *m)
{
    switch (m->method) {
    case SIP_INVITE:
    case SIP_REGISTER:
    case SIP_OPTIONS:
        return m->to_tag == 0;
    case SIP_ACK:
    case SIP_BYE:
        return true;
    default:
        return false;
    }
}

/* Transactions by the index of their first message, as bits. */
struct progress {
    uint32_t open;    /* requests without a final response */
    uint32_t unacked; /* final responses to INVITE without an ACK */
};

static bool take_request(struct progress *p, const struct call_message *m, bool is_first,
                         uint32_t bit)
{
    if (m->method == SIP_ACK) {
        bool acks = p->unacked != 0;

        p->unacked &= is_first ? 0 : ~bit;
        return acks;
    }
    p->open |= bit;
    return is_first && is_usual_request(m);
}

static bool take_response(struct progress *p, const struct call_message *m, uint32_t bit)
{
    if ((p->open & bit) == 0)
        return false;
    if (m->status >= 200) {
        p->open &= ~bit;
        p->unacked |= m->method == SIP_INVITE ? bit : 0;
    }
    return true;
}

/* False: what comes is not what is usual. */
static bool goes_on(struct progress *p, const struct call_message *all, uint32_t i, uint32_t first)
{
    const struct call_message *m = &all[i];
    uint32_t bit = UINT32_C(1) << first;

    if ((m->flags & UNUSUAL) != 0 || m->branch == 0)
        return false;
    return m->status == 0 ? take_request(p, m, first == i, bit)
                          : m->method == all[first].method && take_response(p, m, bit);
}

static uint64_t word_of(const struct call *call, uint32_t i, uint32_t first)
{
    const struct call_message *all = call->messages, *m = &all[i];
    uint64_t tags = first_with_tag(all, i, m->from_tag) << 6 | first_with_tag(all, i, m->to_tag);
    uint64_t word = (uint64_t)m->status << 8 | m->method;

    word = word << 8 | m->flags;
    word = word << 12 | (m->to_tag == 0 ? tags | 63 : tags);
    word = word << 5 | first;
    return word << 1 | (m->flow == call->caller_flow);
}

/* By how much its CSeq number is above that of the first; mostly that is little. */
static void add_message(struct hashing *hash, const struct call *call, uint32_t i, uint32_t first)
{
    uint32_t above = call->messages[i].cseq - call->messages[0].cseq;
    uint32_t most = (UINT32_C(1) << CSEQ_BITS) - 1;

    hash_add(hash, word_of(call, i, first) << CSEQ_BITS | (above < most ? above : most));
    if (above >= most)
        hash_add(hash, above);
}

static void add_media(struct hashing *hash, const struct call *call)
{
    for (uint32_t i = 0; i < call->n_media; i++) {
        const struct call_media *m = &call->media[i];
        uint64_t word = (uint64_t)m->message << 32 | (uint64_t)m->line << 24 |
                        (uint64_t)m->kind << 16 | (uint64_t)m->direction << 8 | m->traits;

        hash_add(hash, word);
        hash_add(hash, (uint64_t)m->rtp.addr.family << 8 | (uint64_t)m->answer << 2 |
                           (uint64_t)(m->rtp.port == 0) << 1 | addr_is_unspecified(m->rtp.addr));
    }
}

uint64_t shape_of(struct subject *s)
{
    const struct call *call = s->call;
    struct progress progress = { 0 };
    struct hashing hash;

    if (!is_usual(s))
        return 0;
    const struct flow *there = calls_flow(s->calls, call->caller_flow);
    hash = hash_begin();
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];
        uint32_t first = first_of(call->messages, i);

        if (!goes_on(&progress, call->messages, i, first) ||
            (m->flow != call->caller_flow && (there == NULL || m->flow != there->reverse)))
            return 0;
        add_message(&hash, call, i, first);
    }
    if (progress.open != 0 || progress.unacked != 0)
        return 0;
    add_media(&hash, call);
    /* of a host that calls itself, roles by address are others */
    bool itself = there != NULL && addr_eq(there->src.addr, there->dst.addr);
    uint64_t transport = there != NULL ? (uint64_t)there->transport + 1 : 0;
    hash_add(&hash, transport << 48 | (uint64_t)itself << 40 | (uint64_t)own_call_side(s) << 32 |
                        (uint64_t)s->direction << 16 | (uint64_t)call->ended_by << 8 |
                        (uint64_t)calls_registered(s->calls) << 4 | (uint64_t)call->reasons << 3 |
                        (uint64_t)s->lint << 2 | (uint64_t)is_silent(s->calls) << 1 |
                        around_is_one_sided(s));
    return hash_end(&hash, 0, 0) | 1;
}
