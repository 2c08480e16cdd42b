/* flows.c - ordered pairs of endpoints, each kept once; counted, so that a forgotten one is reused.
 */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

static bool is_flow(const struct flow *f, const struct endpoint *src, const struct endpoint *dst,
                    uint8_t transport)
{
    return f->transport == transport && endpoint_same(&f->src, src) && endpoint_same(&f->dst, dst);
}

static uint64_t ends_key(const struct endpoint *src, const struct endpoint *dst, uint8_t transport)
{
    return endpoints_hash(src, dst, transport);
}

uint32_t flow_find(const struct calls *s, const struct endpoint *src, const struct endpoint *dst,
                   uint8_t transport)
{
    uint32_t i = hash_get(&s->by_ends, ends_key(src, dst, transport));

    return i != NO_INDEX && is_flow(&s->flows[i], src, dst, transport) ? i : NO_INDEX;
}

static uint32_t new_flow(struct calls *s)
{
    if (s->n_free_flows > 0)
        return s->free_flows[--s->n_free_flows];
    s->flows = vec_grow(s->flows, s->n_flows, &s->room_flows, sizeof *s->flows);
    s->uses = vec_grow(s->uses, s->n_flows, &s->room_uses, sizeof *s->uses);
    return (uint32_t)s->n_flows++;
}

uint32_t flow_of(struct calls *s, const struct endpoint *src, const struct endpoint *dst,
                 uint8_t transport, uint8_t direction)
{
    uint32_t i = s->last_flow;

    if (i < s->n_flows && s->flows[i].reverse < s->n_flows &&
        is_flow(&s->flows[s->flows[i].reverse], src, dst, transport))
        i = s->flows[i].reverse;
    else if (i >= s->n_flows || !is_flow(&s->flows[i], src, dst, transport))
        i = flow_find(s, src, dst, transport);
    if (i == NO_INDEX) {
        i = new_flow(s);
        s->flows[i] = (struct flow){ .src = *src,
                                     .dst = *dst,
                                     .transport = transport,
                                     .direction = direction,
                                     .serial = ++s->flows_ever,
                                     .reverse = flow_find(s, dst, src, transport) };
        s->uses[i] = (struct flow_use){ 0 };
        hash_put(&s->by_ends, ends_key(src, dst, transport), i);
        if (s->flows[i].reverse != NO_INDEX)
            s->flows[s->flows[i].reverse].reverse = i;
    } else if (s->flows[i].direction == DIRECTION_UNKNOWN) {
        s->flows[i].direction = direction;
    }
    s->last_flow = i;
    return i;
}

void flow_keep(struct calls *s, uint32_t flow)
{
    s->uses[flow].uses++;
}

void flow_release(struct calls *s, uint32_t flow)
{
    if (--s->uses[flow].uses > 0)
        return;
    struct flow *f = &s->flows[flow];
    uint64_t key = ends_key(&f->src, &f->dst, f->transport);
    if (hash_get(&s->by_ends, key) == flow)
        hash_remove(&s->by_ends, key);
    if (f->reverse != NO_INDEX && s->flows[f->reverse].reverse == flow)
        s->flows[f->reverse].reverse = NO_INDEX;
    *f = (struct flow){ .reverse = NO_INDEX };
    VEC_PUSH(s->free_flows, s->n_free_flows, s->room_free_flows) = flow;
    s->last_flow = NO_INDEX;
}

bool flow_same_hosts(const struct calls *s, uint32_t a, uint32_t b)
{
    const struct flow *x = &s->flows[a], *y = &s->flows[b];

    return a == b || (addr_eq(x->src.addr, y->src.addr) && addr_eq(x->dst.addr, y->dst.addr));
}

const struct flow *calls_flow(const struct calls *s, uint32_t flow)
{
    return flow < s->n_flows ? &s->flows[flow] : NULL;
}

uint32_t calls_flows_ever(const struct calls *s)
{
    return s->flows_ever;
}

size_t calls_flows(const struct calls *s)
{
    return s->n_flows;
}
