/* in_force.c - the completed exchanges of a call as a row in time. */
#include "config.h"

#include "call/in_force.h"

#include <string.h>

#include "call/call_private.h"
#include "call/view_private.h"

struct row {
    struct terms *list;
    size_t n;
};

/* The answer is the last message that carries it; it came into force with the first. */
static nanos_t first_answer(const struct view *v, const struct exchange *x)
{
    const struct call_message *m = v->call->messages, *last = &m[x->answer];
    uint32_t offer;

    for (uint32_t i = x->offer + 1; i < x->answer; i++)
        if ((m[i].flags & MESSAGE_SDP) && m[i].from_tag == last->from_tag &&
            m[i].to_tag == last->to_tag && offer_is_answer(v->call, i, &offer) && offer == x->offer)
            return m[i].time;
    return last->time;
}

static bool same_request(const struct view *v, uint32_t a, uint32_t b)
{
    const struct call_message *x = &v->call->messages[a], *y = &v->call->messages[b];

    return x->method == y->method && x->cseq == y->cseq && x->from_tag == y->from_tag &&
           !x->status == !y->status;
}

static bool is_other_hop(const struct view *v, uint32_t a, uint32_t b)
{
    const struct call_message *m = v->call->messages;

    return same_request(v, a, b) && !flow_same_hosts(v->calls, m[a].flow, m[b].flow);
}

static bool on_earlier_hop(const struct view *v, const struct row *r, const struct exchange *x)
{
    for (size_t i = 0; i < r->n; i++)
        if (is_other_hop(v, r->list[i].offer, x->offer))
            return true;
    return false;
}

static bool is_confirmed(const struct view *v, const struct exchange *x)
{
    unsigned status = v->call->messages[x->answer].status;

    return status == 0 || status >= 200;
}

/* Another branch of the fork gave the 2xx. */
static bool lost_the_fork(const struct view *v, const struct exchange *all, size_t n,
                          const struct exchange *x)
{
    for (size_t i = 0; !is_confirmed(v, x) && i < n; i++)
        if (&all[i] != x && all[i].offer == x->offer && all[i].answer != NO_INDEX &&
            is_confirmed(v, &all[i]))
            return true;
    return false;
}

static bool set_sides(struct view *v, struct terms *t)
{
    enum call_side side = view_sender(v, t->offer);

    if (side == SIDE_NONE)
        return false;
    t->caller = side == SIDE_CALLER ? t->offer : t->answer;
    t->callee = side == SIDE_CALLER ? t->answer : t->offer;
    return true;
}

static void insert(struct row *r, const struct terms *t)
{
    size_t at = r->n++;

    for (; at > 0 && r->list[at - 1].from > t->from; at--)
        r->list[at] = r->list[at - 1];
    r->list[at] = *t;
}

static void build(struct view *v)
{
    const struct exchange *all;
    size_t n = view_exchanges(v, &all);
    struct row r = { .list = arena_alloc(v->arena, (n + 1) * sizeof *r.list) };

    for (size_t i = 0; i < n; i++) {
        struct terms t = { .offer = all[i].offer, .answer = all[i].answer, .until = INT64_MAX };

        if (t.offer == NO_INDEX || t.answer == NO_INDEX || all[i].refused ||
            lost_the_fork(v, all, n, &all[i]) || !set_sides(v, &t))
            continue;
        if (on_earlier_hop(v, &r, &all[i])) {
            v->relayed = true;
            continue;
        }
        t.from = first_answer(v, &all[i]);
        insert(&r, &t);
    }
    for (size_t i = 0; i + 1 < r.n; i++)
        r.list[i].until = r.list[i + 1].from;
    v->terms = r.list;
    v->n_terms = r.n;
}

size_t view_terms(struct view *v, const struct terms **out)
{
    if (v->terms == NULL)
        build(v);
    *out = v->terms;
    return v->n_terms;
}

const struct terms *view_terms_at(struct view *v, nanos_t time)
{
    const struct terms *list;

    for (size_t i = view_terms(v, &list); i-- > 0;)
        if (list[i].from <= time)
            return &list[i];
    return NULL;
}

bool view_relayed(struct view *v)
{
    const struct terms *list;

    view_terms(v, &list);
    return v->relayed;
}
