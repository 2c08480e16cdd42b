/* transactions.c - the messages of a call sorted into transactions (RFC 3261 section 17). */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "call/call_private.h"
#include "call/view_private.h"

/* Transactions with one key, each naming the one before it. */
struct chain {
    struct hash newest;
    uint32_t *before; /* by transaction; NO_INDEX: the first */
    size_t n, room;
};

/* So many of one key are looked at: a sender may begin thousands. */
#define LOOK_BACK 256

struct building {
    struct chain by_branch, by_tag;
    struct view *v;
    struct transaction *list;
    uint32_t *branches;
    size_t n, room, room_branches;
    uint32_t *of_message; /* transaction of each message */
};

static const struct transaction nothing_yet = {
    .request = NO_INDEX,
    .provisional = NO_INDEX,
    .ringing = NO_INDEX,
    .final = NO_INDEX,
    .last_final = NO_INDEX,
    .ack = NO_INDEX,
    .cancel = NO_INDEX,
};

static void chain_add(struct chain *c, uint64_t key, uint32_t t)
{
    VEC_PUSH(c->before, c->n, c->room) = hash_get(&c->newest, key);
    hash_put(&c->newest, key, t);
}

static void chain_done(struct chain *c)
{
    hash_done(&c->newest);
    free(c->before);
}

static uint64_t branch_key(const struct call_message *m, enum sip_method method)
{
    const uint64_t words[] = { (uint64_t)m->branch << 32 | m->cseq, (uint64_t)method };

    return hash_words(words, ARRAY_SIZE(words));
}

static uint64_t tag_key(const struct call_message *m)
{
    return hash_number((uint64_t)m->from_tag << 32 | m->cseq);
}

static void set_request(struct transaction *t, const struct call_message *m, uint32_t i)
{
    t->request = i;
    t->n_requests = 1;
    t->flow = m->flow;
    t->in_dialog = m->to_tag != 0;
    t->initial = m->method == SIP_INVITE && !t->in_dialog;
}

static uint32_t add(struct building *b, uint32_t i)
{
    const struct call_message *m = &b->v->call->messages[i];
    struct transaction t = nothing_yet;

    t.method = m->method;
    t.cseq = m->cseq;
    t.flow = m->flow;
    if (m->status == 0) {
        set_request(&t, m, i);
    } else if (calls_flow(b->v->calls, m->flow)->reverse != NO_INDEX) {
        t.flow = calls_flow(b->v->calls, m->flow)->reverse;
    }
    b->branches = vec_grow(b->branches, b->n, &b->room_branches, sizeof *b->branches);
    b->branches[b->n] = m->branch;
    chain_add(&b->by_branch, branch_key(m, (enum sip_method)m->method), (uint32_t)b->n);
    chain_add(&b->by_tag, tag_key(m), (uint32_t)b->n);
    VEC_PUSH(b->list, b->n, b->room) = t;
    return (uint32_t)b->n - 1;
}

static uint32_t from_tag_of(const struct building *b, const struct transaction *t)
{
    uint32_t i = t->request;

    if (i == NO_INDEX)
        i = t->provisional;
    if (i == NO_INDEX)
        i = t->final;
    return b->v->call->messages[i].from_tag;
}

static bool belongs(const struct building *b, size_t t, const struct call_message *m,
                    enum sip_method method)
{
    const struct transaction *at = &b->list[t];

    return at->method == method && at->cseq == m->cseq && b->branches[t] == m->branch &&
           from_tag_of(b, at) == m->from_tag;
}

/* The newest transaction of this branch; before all others one on the flow that `m` comes back on.
 */
static uint32_t find(const struct building *b, const struct call_message *m, enum sip_method method,
                     uint32_t flow)
{
    uint32_t found = NO_INDEX, t = hash_get(&b->by_branch.newest, branch_key(m, method));

    for (unsigned n = 0; t != NO_INDEX && n < LOOK_BACK; t = b->by_branch.before[t], n++) {
        if (!belongs(b, t, m, method))
            continue;
        if (b->list[t].flow == flow)
            return t;
        if (found == NO_INDEX)
            found = t;
    }
    return found;
}

/* The INVITE whose 2xx is acknowledged: same CSeq and caller; of several hops the one whose sender
 * sends the ACK, too. */
static uint32_t find_acknowledged(const struct building *b, const struct call_message *m)
{
    uint32_t found = NO_INDEX, t = hash_get(&b->by_tag.newest, tag_key(m));

    for (unsigned n = 0; t != NO_INDEX && n < LOOK_BACK; t = b->by_tag.before[t], n++) {
        const struct transaction *at = &b->list[t];

        if (at->method != SIP_INVITE || at->cseq != m->cseq || from_tag_of(b, at) != m->from_tag)
            continue;
        const struct flow *invite = calls_flow(b->v->calls, at->flow);
        const struct flow *ack = calls_flow(b->v->calls, m->flow);
        if (addr_eq(invite->src.addr, ack->src.addr) && invite->src.port == ack->src.port)
            return t;
        if (found == NO_INDEX)
            found = t;
    }
    return found;
}

static void take_ack(struct building *b, uint32_t i)
{
    const struct call_message *m = &b->v->call->messages[i];
    uint32_t t = find(b, m, SIP_INVITE, m->flow);

    if (t == NO_INDEX)
        t = find_acknowledged(b, m);
    b->of_message[i] = t;
    if (t == NO_INDEX)
        return;
    struct transaction *at = &b->list[t];
    if (at->ack == NO_INDEX)
        at->ack = i;
    at->n_acks++;
}

/* A capture may hold a response a moment before its request. */
static bool take_late_request(struct building *b, uint32_t i)
{
    const struct call_message *m = &b->v->call->messages[i];
    uint32_t t = find(b, m, (enum sip_method)m->method, m->flow);

    if (t == NO_INDEX || b->list[t].request != NO_INDEX)
        return false;
    set_request(&b->list[t], m, i);
    b->of_message[i] = t;
    return true;
}

static void take_request(struct building *b, uint32_t i)
{
    const struct call_message *m = &b->v->call->messages[i];

    if (view_is_copy(b->v, i) && b->of_message[m->original] != NO_INDEX) {
        uint32_t t = b->of_message[m->original];

        b->of_message[i] = t;
        if (m->method == SIP_ACK)
            b->list[t].n_acks++;
        else
            b->list[t].n_requests++;
        return;
    }
    if (m->method == SIP_ACK) {
        take_ack(b, i);
        return;
    }
    if (take_late_request(b, i))
        return;
    if (m->method == SIP_CANCEL) {
        uint32_t invite = find(b, m, SIP_INVITE, m->flow);

        if (invite != NO_INDEX && b->list[invite].cancel == NO_INDEX)
            b->list[invite].cancel = i;
    }
    b->of_message[i] = add(b, i);
}

static void take_response(struct building *b, uint32_t i)
{
    const struct call_message *m = &b->v->call->messages[i];
    uint32_t t = view_is_copy(b->v, i) ? b->of_message[m->original] : NO_INDEX;

    if (t == NO_INDEX)
        t = find(b, m, (enum sip_method)m->method, calls_flow(b->v->calls, m->flow)->reverse);
    if (t == NO_INDEX)
        t = add(b, i);
    b->of_message[i] = t;
    struct transaction *at = &b->list[t];
    if (m->status < 200) {
        if (at->provisional == NO_INDEX)
            at->provisional = i;
        if (m->status >= 180 && m->status <= 189 && at->ringing == NO_INDEX)
            at->ringing = i;
        return;
    }
    if (at->final == NO_INDEX) {
        at->final = i;
        at->status = m->status;
    }
    if (m->status == at->status && m->to_tag == b->v->call->messages[at->final].to_tag) {
        at->n_finals++;
        at->last_final = i;
    }
}

static void build(struct view *v)
{
    uint32_t n = v->call->n_messages;
    struct building b = { .v = v, .of_message = xmalloc((n + 1) * sizeof *b.of_message) };

    for (uint32_t i = 0; i < n; i++) {
        b.of_message[i] = NO_INDEX;
        if (v->call->messages[i].flags & MESSAGE_DUPLICATE)
            b.of_message[i] = b.of_message[v->call->messages[i].original];
        else if (v->call->messages[i].status == 0)
            take_request(&b, i);
        else
            take_response(&b, i);
    }
    struct transaction *list = arena_alloc(v->arena, (b.n + 1) * sizeof *list);
    uint32_t *branches = arena_alloc(v->arena, (b.n + 1) * sizeof *branches);
    if (b.n > 0) {
        memcpy(list, b.list, b.n * sizeof *list);
        memcpy(branches, b.branches, b.n * sizeof *branches);
    }
    v->transactions = list;
    v->branches = branches;
    v->n_transactions = b.n;
    free(b.list);
    free(b.branches);
    free(b.of_message);
    chain_done(&b.by_branch);
    chain_done(&b.by_tag);
}

size_t view_transactions(struct view *v, const struct transaction **out)
{
    if (!v->transactions_read) {
        v->transactions_read = true;
        build(v);
    }
    *out = v->transactions;
    return v->n_transactions;
}

/* Responses stand for the first INVITE where the capture began too late for it, or holds one
 * direction only: they come before those of any re-INVITE. */
static const struct transaction *unseen_invite(const struct view *v, const struct transaction *list,
                                               size_t n)
{
    for (size_t t = 0; t < n; t++)
        if (list[t].method == SIP_INVITE)
            return v->call->method == SIP_INVITE && list[t].request == NO_INDEX ? &list[t] : NULL;
    return NULL;
}

/* The one that the state was taken from: it ended in the response that counts, or waits for one. */
const struct transaction *view_invite(struct view *v)
{
    const struct transaction *list, *found = NULL;
    size_t n = view_transactions(v, &list);
    const struct call *c = v->call;
    uint32_t status = c->status_message;
    uint32_t attempt = ((const struct call_entry *)c)->attempt;

    for (size_t t = 0; t < n; t++) {
        bool unseen = list[t].method == SIP_INVITE && list[t].request == NO_INDEX;

        if (!list[t].initial && !unseen)
            continue;
        if (status != NO_INDEX && list[t].final != NO_INDEX &&
            c->messages[status].method == SIP_INVITE &&
            v->branches[t] == c->messages[status].branch && list[t].status == c->status)
            return &list[t];
        if (unseen)
            continue;
        if (list[t].request == attempt || found == NULL || found->request != attempt)
            found = &list[t];
    }
    return found != NULL ? found : unseen_invite(v, list, n);
}
