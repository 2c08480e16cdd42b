/* trim.c - a call that has more messages, or bytes of them, than a call may have: its beginning and
 * its end stay, the middle gets thinner.
 *
 * The first quarter always stays (what was agreed, and how), and the last (how it ended). Of what
 * lies between, the oldest go first: at first what was sent again, then requests that change
 * nothing of the call (OPTIONS, INFO, NOTIFY, …) with their responses, then any. A transaction goes
 * whole or not at all, so that no request is left to look unanswered; what a message that stays
 * refers to stays. An eighth goes at a time, so that it is seldom. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

enum {
    LEAST = 8,     /* messages; so many always stay */
    MEDIA_KEPT = 4 /* the latest SDPs that are in effect */
};

enum fate { OPEN, STAYS, GOES };

/* The rounds of trimming, by how gladly a message is let go of; each takes one more kind. */
enum round { ROUND_REPEATS, ROUND_IDLE, ROUND_ANY, ROUND_PARTS, ROUND_COUNT };

struct thinning {
    struct call_entry *k;
    uint8_t *fates;           /* enum fate, of each message */
    struct hash transactions; /* -> enum fate of what they are of */
    uint32_t head, tail;      /* [head, tail) may go */
    uint32_t n;               /* messages and bytes that would stay */
    uint64_t bytes;
};

/* Of a transaction and the ACK for its 2xx: requests of one side have numbers of their own. */
static uint64_t key_of(const struct call_message *m)
{
    return hash_number((uint64_t)m->cseq << 32 | m->from_tag);
}

static void hold(struct thinning *t, uint32_t i)
{
    if (i < t->k->c.n_messages && t->fates[i] == OPEN) {
        t->fates[i] = STAYS;
        hash_put(&t->transactions, key_of(&t->k->c.messages[i]), STAYS);
    }
}

static void hold_what_matters(struct thinning *t)
{
    const struct call *c = &t->k->c;

    for (uint32_t i = 0; i < t->head; i++)
        hold(t, i);
    for (uint32_t i = t->tail; i < c->n_messages; i++) {
        hold(t, i);
        hold(t, c->messages[i].original);
    }
    hold(t, c->status_message);
    hold(t, t->k->attempt);
    for (uint32_t i = c->n_media > MEDIA_KEPT ? c->n_media - MEDIA_KEPT : 0; i < c->n_media; i++)
        hold(t, c->media[i].message);
}

static bool is_idle(const struct call *c, const struct call_message *m)
{
    switch ((enum sip_method)m->method) {
    case SIP_OPTIONS:
    case SIP_INFO:
    case SIP_NOTIFY:
    case SIP_MESSAGE:
    case SIP_SUBSCRIBE:
    case SIP_PUBLISH:
    case SIP_REGISTER:
    case SIP_OTHER:
        return true;
    case SIP_UPDATE:
        return !(m->flags & MESSAGE_SDP);
    case SIP_NONE:
    case SIP_INVITE:
    case SIP_ACK:
    case SIP_BYE:
    case SIP_CANCEL:
    case SIP_PRACK:
    case SIP_REFER:
        return m->method == c->method && c->method != SIP_INVITE;
    }
    return false;
}

static bool may_go(const struct thinning *t, const struct call_message *m, enum round round)
{
    if (round == ROUND_REPEATS)
        return m->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE);
    if (round < ROUND_PARTS && hash_get(&t->transactions, key_of(m)) == STAYS)
        return false;
    return round != ROUND_IDLE || is_idle(&t->k->c, m);
}

static void drop_middle(struct thinning *t, uint32_t n, uint64_t bytes)
{
    for (enum round round = ROUND_REPEATS; round < ROUND_COUNT; round++) {
        for (uint32_t i = t->head; i < t->tail; i++) {
            const struct call_message *m = &t->k->c.messages[i];
            bool enough = t->n <= n && t->bytes <= bytes;
            bool begun = hash_get(&t->transactions, key_of(m)) == GOES;

            if (t->fates[i] != OPEN || (enough && !begun) || !may_go(t, m, round))
                continue;
            t->fates[i] = GOES;
            t->n--;
            t->bytes -= m->length;
            if (round == ROUND_IDLE || round == ROUND_ANY)
                hash_put(&t->transactions, key_of(m), GOES);
        }
    }
}

/* The new place of message i; NO_INDEX: it goes. */
static uint32_t *find_places(const struct thinning *t)
{
    uint32_t n = t->k->c.n_messages, kept = 0;
    uint32_t *places = xmalloc(n * sizeof *places);

    for (uint32_t i = 0; i < n; i++)
        places[i] = t->fates[i] == GOES ? NO_INDEX : kept++;
    return places;
}

static uint32_t new_place(const uint32_t *places, uint32_t n, uint32_t i)
{
    return i < n ? places[i] : NO_INDEX;
}

/* Everything that names messages by their places is renumbered, while their flows are still there.
 */
static void follow(struct calls *s, struct call_entry *k, const uint32_t *places)
{
    uint32_t n = k->c.n_messages;

    k->attempt = new_place(places, n, k->attempt);
    k->c.status_message = new_place(places, n, k->c.status_message);
    for (uint32_t i = k->c.n_media; i-- > 0;)
        if (new_place(places, n, k->c.media[i].message) == NO_INDEX)
            media_drop(s, k, i);
    for (uint32_t i = 0; i < k->c.n_media; i++)
        k->c.media[i].message = new_place(places, n, k->c.media[i].message);
}

static void close_up(struct calls *s, struct call *c, const uint32_t *places)
{
    uint32_t n = c->n_messages, kept = 0;

    for (uint32_t i = 0; i < n; i++) {
        struct call_message m = c->messages[i];

        if (places[i] == NO_INDEX) {
            flow_release(s, m.flow);
            continue;
        }
        m.original = new_place(places, n, m.original);
        if (m.original == NO_INDEX) {
            m.original = kept;
            m.flags &= (uint8_t) ~(MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE);
        }
        c->messages[kept++] = m;
    }
    s->n_messages -= n - kept;
    c->messages_dropped += n - kept;
    c->n_messages = kept;
}

uint32_t trim(struct calls *s, struct call_entry *k)
{
    uint32_t n = k->c.n_messages;
    uint64_t bytes = (uint64_t)s->limits.kib_per_call * (KIB - KIB / 8);
    uint32_t most = s->limits.messages_per_call < n ? s->limits.messages_per_call : n;

    if (n <= LEAST)
        return 0;
    struct thinning t = { .k = k, .n = n, .head = n / 4, .tail = n - n / 4 };
    for (uint32_t i = 0; i < n; i++)
        t.bytes += k->c.messages[i].length;
    t.fates = xcalloc(n, 1);
    hold_what_matters(&t);
    drop_middle(&t, most - most / 8 > LEAST ? most - most / 8 : LEAST, bytes);
    uint32_t *places = find_places(&t);
    follow(s, k, places);
    close_up(s, &k->c, places);
    k->bytes = t.bytes < UINT32_MAX ? (uint32_t)t.bytes : UINT32_MAX;
    free(places);
    free(t.fates);
    hash_done(&t.transactions);
    return n - k->c.n_messages;
}
