/* icmp.c - errors of the network, bound to the call whose packet they quote. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

/* A quoted SIP message that is long enough names its call itself. */
static struct call_entry *call_quoted(struct calls *s, struct slice quoted)
{
    if (!sip_looks_like(quoted) || !sip_scan(quoted, s->message))
        return NULL;
    struct slice call_id = sip_value(s->message, HEADER_CALL_ID);
    return call_id.n > 0 ? table_find(&s->table, call_id_key(call_id)) : NULL;
}

static struct call_entry *call_on_flow(struct calls *s, const struct frame_icmp *icmp)
{
    uint32_t flow = flow_find(s, &icmp->src, &icmp->dst, icmp->transport);

    return flow != NO_INDEX ? call_by_id(s, s->uses[flow].call) : NULL;
}

static void bind_icmp(struct calls *s, struct icmp_event *e, const struct frame *f)
{
    struct call_entry *k = call_quoted(s, f->payload);

    if (k == NULL)
        k = call_on_flow(s, &e->icmp);
    if (k == NULL && e->icmp.transport == TRANSPORT_UDP) {
        const struct media_endpoint *p = media_endpoint_find(s, &e->icmp.src, &e->icmp.dst);

        if (p == NULL)
            p = media_endpoint_of(s, &e->icmp.dst);
        if (p == NULL)
            p = media_endpoint_of(s, &e->icmp.src);
        if (p != NULL) {
            k = call_at(s, p->slot);
            e->about_media = true;
        }
    }
    if (k == NULL && (e->icmp.transport == TRANSPORT_TCP || e->icmp.transport == TRANSPORT_SCTP))
        k = attempts_icmp(s, &e->icmp, f->time);
    if (k == NULL || k->c.n_icmp == CALL_ICMP_MAX)
        return;
    VEC_PUSH_SHORT(call_more(&k->c)->icmp, k->c.n_icmp) = (uint32_t)s->n_icmp;
    e->call = k->c.id;
    call_tell(s, CALL_CHANGED, k);
}

/* Full: the older half goes, and the calls are told the new places of the rest. */
static void forget_events(struct calls *s)
{
    size_t gone = s->n_icmp / 2 + 1;
    struct call_entry *k;

    for (size_t i = 0; i < s->n_icmp; i++) {
        if (s->icmp[i].call == 0 || (k = call_by_id(s, s->icmp[i].call)) == NULL)
            continue;
        k->c.n_icmp = 0;
        call_tell(s, CALL_CHANGED, k);
    }
    s->lost.icmp += gone;
    vec_drop_front(s->icmp, &s->n_icmp, gone, sizeof *s->icmp);
    for (size_t i = 0; i < s->n_icmp; i++)
        if (s->icmp[i].call && (k = call_by_id(s, s->icmp[i].call)) != NULL)
            VEC_PUSH_SHORT(call_more(&k->c)->icmp, k->c.n_icmp) = (uint32_t)i;
}

void icmp_frame(struct calls *s, const struct frame *f)
{
    if (s->n_icmp >= s->limits.icmp)
        forget_events(s);
    struct icmp_event e = {
        .time = f->time, .frame = f->number, .src = f->src.addr, .icmp = f->icmp
    };
    if (e.icmp.transport != TRANSPORT_COUNT)
        bind_icmp(s, &e, f);
    VEC_PUSH(s->icmp, s->n_icmp, s->room_icmp) = e;
}

size_t calls_icmp_count(const struct calls *s)
{
    return s->n_icmp;
}

const struct icmp_event *calls_icmp(const struct calls *s, size_t i)
{
    return i < s->n_icmp ? &s->icmp[i] : NULL;
}
