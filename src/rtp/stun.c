/* stun.c - reading STUN, and counting what was asked and answered. */
#include "config.h"

#include "rtp/stun.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/mem.h"
#include "frame/stun.h"

enum { FLOWS = 1024 };

struct stun_flows {
    struct stun_flow *flows; /* a ring, once there are FLOWS */
    size_t n, next;
    struct hash by_flow; /* client, server, method */
};

/* ERROR-CODE (RFC 8489 section 14.8): hundreds and the rest, each in a byte of its own. LIFETIME
 * and XOR-RELAYED-ADDRESS: RFC 8656 section 18. */
static void take_attributes(struct stun_message *m, const uint8_t *p, uint32_t n)
{
    struct stun_attribute a;
    uint32_t at = STUN_HEADER;

    while (stun_next(p, n, &at, &a)) {
        if (m->class == STUN_ERROR && a.type == STUN_ERROR_CODE && a.n >= 4 && m->error == 0)
            m->error = (uint16_t)((a.value[2] & 7) * 100 + a.value[3]);
        else if (m->class == STUN_SUCCESS && a.type == STUN_LIFETIME && a.n >= 4)
            m->lifetime = be32(a.value);
        else if (m->class == STUN_SUCCESS && a.type == STUN_RELAYED_ADDRESS)
            m->relayed = stun_address(p + STUN_ID, &a);
    }
}

/* Class and method share the first 14 bits (section 5). */
bool stun_parse(struct slice d, struct stun_message *out)
{
    if (!is_stun((const uint8_t *)d.p, d.n))
        return false;
    uint16_t type = be16(d.p), length = be16(d.p + 2);

    if ((size_t)length + STUN_HEADER > d.n)
        return false;
    *out = (struct stun_message){
        .class = (enum stun_class)((type >> 4 & 1) | (type >> 7 & 2)),
        .method = (uint16_t)((type & 0xf) | (type >> 1 & 0x70) | (type >> 2 & 0xf80)),
    };
    take_attributes(out, (const uint8_t *)d.p, STUN_HEADER + length);
    return true;
}

const char *stun_method_name(uint16_t method)
{
    static const char *const names[] = {
        [STUN_BINDING] = "Binding", [STUN_ALLOCATE] = "Allocate",
        [STUN_REFRESH] = "Refresh", [STUN_PERMISSION] = "CreatePermission",
        [9] = "ChannelBind",
    };

    return method < ARRAY_SIZE(names) && names[method] != NULL ? names[method] : "request";
}

struct stun_flows *stun_flows_new(void)
{
    return xcalloc(1, sizeof(struct stun_flows));
}

void stun_flows_free(struct stun_flows *all)
{
    if (all == NULL)
        return;
    hash_done(&all->by_flow);
    free(all->flows);
    free(all);
}

static uint64_t flow_key(const struct stun_flow *f)
{
    return endpoints_hash(&f->client, &f->server, f->method);
}

static bool same_flow(const struct stun_flow *a, const struct stun_flow *b)
{
    return a->method == b->method && endpoint_eq(a->client, b->client) &&
           endpoint_eq(a->server, b->server);
}

/* The oldest place is used again when there are too many. */
static struct stun_flow *add_flow(struct stun_flows *all, const struct stun_flow *new)
{
    if (all->flows == NULL)
        all->flows = xcalloc(FLOWS, sizeof *all->flows);
    size_t i = all->next++ % FLOWS;
    struct stun_flow *f = &all->flows[i];
    if (all->next > FLOWS && hash_get(&all->by_flow, flow_key(f)) == i)
        hash_remove(&all->by_flow, flow_key(f));
    else if (all->next <= FLOWS)
        all->n++;
    *f = *new;
    hash_put(&all->by_flow, flow_key(f), (uint32_t)i);
    return f;
}

static void count_answer(struct stun_flow *f, const struct frame *frame,
                         const struct stun_message *m)
{
    if (m->class == STUN_ERROR) {
        if (f->refusals++ == 0)
            f->refused = frame->time;
        return;
    }
    f->refusals = 0;
    f->granted = frame->time;
    f->lifetime = m->lifetime;
    if (m->relayed.addr.family != ADDR_NONE)
        f->relayed = m->relayed;
}

static void count(struct stun_flow *f, const struct frame *frame, const struct stun_message *m)
{
    enum { UNAUTHENTICATED = 401, STALE_NONCE = 438 };

    f->end = frame->time;
    if (m->class == STUN_REQUEST) {
        f->requests++;
        if (f->waiting++ == 0) {
            f->waiting_since = frame->time;
            f->waiting_frame = frame->number;
        }
        return;
    }
    f->answer_frame = frame->number;
    f->waiting = 0;
    count_answer(f, frame, m);
    f->successes += m->class == STUN_SUCCESS;
    f->errors += m->class == STUN_ERROR;
    f->error = m->class == STUN_ERROR ? m->error : f->error;
    f->challenges += m->error == UNAUTHENTICATED || m->error == STALE_NONCE;
}

bool stun_flows_feed(struct stun_flows *all, const struct frame *frame)
{
    struct stun_message m;

    if (!stun_parse(frame->payload, &m))
        return false;
    bool asks = m.class == STUN_REQUEST;
    struct stun_flow new = { .client = asks ? frame->src : frame->dst,
                             .server = asks ? frame->dst : frame->src,
                             .method = m.method,
                             .first_frame = frame->number,
                             .start = frame->time,
                             .granted = NANOS_NONE };
    uint32_t i = hash_get(&all->by_flow, flow_key(&new));
    struct stun_flow *f = i == NO_INDEX || !same_flow(&all->flows[i], &new) ? NULL : &all->flows[i];
    if (m.class == STUN_INDICATION)
        return true;
    if (f == NULL)
        f = add_flow(all, &new);
    count(f, frame, &m);
    return true;
}

size_t stun_flows_count(const struct stun_flows *all)
{
    return all->n;
}

const struct stun_flow *stun_flows_at(const struct stun_flows *all, size_t i)
{
    return i < all->n ? &all->flows[i] : NULL;
}
