/* series.c - facts that one call alone does not tell: what became of the others between the
 * same hosts, and of the names that were looked up for it.
 *
 * Calls are looked at around the one in question, some hundreds of them at most. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/around.h"
#include "fact/fact_private.h"

enum { LOOK_BACK = 768, LOOK_AHEAD = 256, LOOSE_MOST = 20000 };

static const struct flow *line_of(const struct subject *s, const struct call *c)
{
    return calls_flow(s->calls, c->caller_flow);
}

/* Between the same two hosts, in either direction. */
static bool same_line(const struct subject *s, const struct call *a, const struct call *b)
{
    const struct flow *x = line_of(s, a), *y = line_of(s, b);

    return x != NULL && y != NULL &&
           ((addr_eq(x->src.addr, y->src.addr) && addr_eq(x->dst.addr, y->dst.addr)) ||
            (addr_eq(x->src.addr, y->dst.addr) && addr_eq(x->dst.addr, y->src.addr)));
}

/* Refused from a number of calls on. Proven by nothing, but hard to explain otherwise: each call
 * that found so many others up was refused at once, with the same status and without ringing, and
 * none that found fewer. */

struct limit {
    uint32_t calls;   /* up when calls are refused; 0: no limit */
    uint32_t refused; /* calls that were */
    uint32_t taken;   /* most that were up when one was taken */
};

struct tally {
    const struct call *list[LOOK_BACK + LOOK_AHEAD];
    size_t n;
};

static bool was_taken(const struct call *c)
{
    return c->answered != NANOS_NONE || c->ringing != NANOS_NONE;
}

static bool refused_at_once(const struct call *c, unsigned status)
{
    return c->status == status && !was_taken(c) && c->end != NANOS_NONE &&
           c->end - c->start < 3 * NANOS_PER_S;
}

static bool is_up(const struct call *c, nanos_t at)
{
    nanos_t from = c->ringing != NANOS_NONE ? c->ringing : c->answered;

    return from != NANOS_NONE && from < at && (c->end == NANOS_NONE || c->end > at);
}

static void gather(struct subject *s, struct tally *t)
{
    size_t at = call_position(s), n = calls_count(s->calls);
    size_t from = at > LOOK_BACK ? at - LOOK_BACK : 0, to = at + LOOK_AHEAD;

    for (size_t i = from; i < n && i < to; i++) {
        const struct call *c = calls_at(s->calls, i);

        if (c->method == SIP_INVITE &&
            (c->caller_flow == s->call->caller_flow || same_line(s, c, s->call)))
            t->list[t->n++] = c;
    }
}

static uint32_t up_at(const struct tally *t, const struct call *c)
{
    uint32_t up = 0;

    for (size_t i = 0; i < t->n; i++)
        up += t->list[i] != c && is_up(t->list[i], c->start);
    return up;
}

/* Are there two others that were up then, between whatever hosts? */
static bool others_were_up(struct subject *s)
{
    size_t at = call_position(s), n = calls_count(s->calls), up = 0;
    size_t from = at > LOOK_BACK ? at - LOOK_BACK : 0;
    size_t to = n < at + LOOK_AHEAD ? n : at + LOOK_AHEAD;

    if (around_is_idle(s, from, to))
        return false;
    for (size_t i = from; i < to && up < 2; i++) {
        const struct call *c = calls_at(s->calls, i);

        up += c != s->call && is_up(c, s->call->start);
    }
    return up == 2;
}

static struct limit find_limit(struct subject *s, const struct tally *t)
{
    struct limit limit = { .calls = UINT32_MAX };
    uint64_t first = 0;
    bool several = false;

    for (size_t i = 0; i < t->n; i++) {
        const struct call *c = t->list[i];
        bool refused = refused_at_once(c, s->call->status);

        if (!refused && !was_taken(c))
            continue;
        uint32_t up = up_at(t, c);
        if (refused ? up < 2 || up <= limit.taken : up >= limit.calls)
            return (struct limit){ 0 }; /* no number divides them, whatever follows */
        if (!refused) {
            limit.taken = up > limit.taken ? up : limit.taken;
            continue;
        }
        /* two calls to one number that is busy are no limit */
        uint64_t number = limit.refused < 8 ? around_called(s, c).user : first;
        several = several || (number && first && number != first);
        first = first ? first : number;
        limit.refused++;
        limit.calls = up < limit.calls ? up : limit.calls;
    }
    if (!several || limit.calls < 2 || limit.taken >= limit.calls || limit.calls == UINT32_MAX)
        limit.calls = 0;
    return limit;
}

enum limit_part { LIMIT_CALLS, LIMIT_REFUSED };

static struct value get_limit(struct subject *s, const struct fact *f)
{
    if (s->call->method != SIP_INVITE || s->call->status < 400 ||
        !refused_at_once(s->call, s->call->status) || !others_were_up(s))
        return MISSING;
    struct tally *t = arena_alloc(s->arena, sizeof *t);
    gather(s, t);
    if (t->n < 4 || up_at(t, s->call) < 2)
        return MISSING;
    struct limit limit = find_limit(s, t);
    if (limit.calls == 0)
        return MISSING;
    return value_number(f->part == LIMIT_CALLS ? limit.calls : limit.refused);
}

/* Names: the lookup that gave the address to which the call went */

static const struct dns_lookup *lookup_of(struct subject *s)
{
    const struct flow *flow = line_of(s, s->call);
    size_t n = calls_lookup_count(s->calls);

    for (size_t i = n; flow != NULL && i-- > 0 && n - i < 64;) {
        const struct dns_lookup *l = calls_lookup(s->calls, i);

        if (l->answered == NANOS_NONE || l->answered > s->call->start ||
            s->call->start - l->answered > 3 * NANOS_PER_S)
            continue;
        for (unsigned a = 0; a < l->n_addrs; a++)
            if (addr_eq(l->addrs[a], flow->dst.addr))
                return l;
    }
    return NULL;
}

static struct value at_lookup(struct subject *s, const struct dns_lookup *l, struct value value)
{
    const char *type = dns_type_name(l->type);
    struct value text = value_format(s, _("%s %s, addresses in the answer: %u"),
                                     type != NULL ? type : "?", l->name, (unsigned)l->n_addrs);

    return value_in_packet(PLACE_DNS, l->answer_frame ? l->answer_frame : l->frame, value,
                           text.text);
}

/* Was anything of this caller ever sent there? */
static bool was_tried(struct subject *s, struct addr addr)
{
    const struct flow *flow = line_of(s, s->call);
    size_t at = call_position(s), n = calls_count(s->calls);

    for (size_t i = at > LOOK_BACK ? at - LOOK_BACK : 0; i < n && i < at + LOOK_AHEAD; i++) {
        const struct flow *other = line_of(s, calls_at(s->calls, i));

        if (other != NULL && addr_eq(other->src.addr, flow->src.addr) &&
            addr_eq(other->dst.addr, addr))
            return true;
    }
    for (uint32_t i = 0; i < s->call->n_messages; i++)
        if (addr_eq(view_flow(s->view, i)->dst.addr, addr))
            return true;
    return false;
}

enum name_part { NAME_WAIT, NAME_TRIES, NAME_HOST, NAME_SERVER, NAME_UNTRIED };

static struct value untried(struct subject *s, const struct dns_lookup *l)
{
    struct text text = { 0 };

    for (unsigned a = 0; a < l->n_addrs; a++) {
        if (was_tried(s, l->addrs[a]))
            continue;
        text_adds(&text, text.n ? ", " : "");
        addr_print(&text, l->addrs[a]);
    }
    struct value value = text.n ? value_text(arena_slice(s->arena, text_view(&text))) : MISSING;
    text_done(&text);
    return value;
}

static struct value get_name(struct subject *s, const struct fact *f)
{
    const struct dns_lookup *l = calls_lookup_count(s->calls) ? lookup_of(s) : NULL;
    struct value value = MISSING;

    if (l == NULL)
        return MISSING;
    switch ((enum name_part)f->part) {
    case NAME_WAIT:
        value = l->tries ? value_span(l->time, l->answered) : MISSING;
        break;
    case NAME_TRIES:
        value = value_number(l->tries);
        break;
    case NAME_HOST:
        value = value_text(slice_of(l->name));
        break;
    case NAME_SERVER:
        value = value_endpoint(s, l->server);
        break;
    case NAME_UNTRIED:
        value = untried(s, l);
        break;
    }
    return value.kind == VALUE_MISSING ? value : at_lookup(s, l, value);
}

/* RTP between hosts of the call that belongs to no call, while the call was up */

static bool is_host(struct subject *s, struct addr addr)
{
    const struct flow *flow = line_of(s, s->call);

    for (uint32_t i = 0; i < s->call->n_media; i++)
        if (addr_eq(s->call->media[i].rtp.addr, addr))
            return true;
    return flow != NULL && (addr_eq(flow->src.addr, addr) || addr_eq(flow->dst.addr, addr));
}

static const struct stream *loose_stream(struct subject *s)
{
    struct streams *all = calls_streams(s->calls);
    nanos_t end = s->call->end != NANOS_NONE ? s->call->end : s->call->last;
    const struct stream *best = NULL;

    if (s->call->answered == NANOS_NONE || streams_count(all) > LOOSE_MOST)
        return NULL;
    for (size_t i = 0; i < streams_count(all); i++) {
        const struct stream *t = streams_at(all, i);

        if (t->packets >= 50 && t->call == 0 && t->start < end && t->end > s->call->answered &&
            is_host(s, t->src.addr) && is_host(s, t->dst.addr) &&
            !addr_eq(t->src.addr, t->dst.addr) && (best == NULL || t->packets > best->packets))
            best = t;
    }
    return best;
}

enum loose_part { LOOSE_SRC, LOOSE_DST, LOOSE_PACKETS };

static struct value get_loose(struct subject *s, const struct fact *f)
{
    const struct stream *t = loose_stream(s);

    if (t == NULL)
        return MISSING;
    struct value value = f->part == LOOSE_SRC   ? value_endpoint(s, t->src)
                         : f->part == LOOSE_DST ? value_endpoint(s, t->dst)
                                                : value_number((double)t->packets);
    return value_in_stream(s, t, false, value);
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)
#define SECONDS N_("seconds")

static const struct fact facts[] = {
    FACT("limit.calls", VALUE_NUMBER, get_limit, LIMIT_CALLS, NULL,
         N_("how many calls between the same hosts were up at least when calls were refused as "
            "this one was, if each such call was refused and none with fewer up")),
    FACT("limit.refused", VALUE_NUMBER, get_limit, LIMIT_REFUSED, NULL,
         N_("how many calls were refused so")),
    FACT("name.wait", VALUE_NUMBER, get_name, NAME_WAIT, SECONDS,
         N_("time from the first DNS question to the answer that gave the address of the call")),
    FACT("name.tries", VALUE_NUMBER, get_name, NAME_TRIES, NULL, N_("how often that was asked")),
    FACT("name.host", VALUE_TEXT, get_name, NAME_HOST, NULL, N_("the name that was asked for")),
    FACT("name.server", VALUE_TEXT, get_name, NAME_SERVER, NULL, N_("the server that answered")),
    FACT("name.untried", VALUE_TEXT, get_name, NAME_UNTRIED, NULL,
         N_("addresses of the same answer to which nothing was sent")),
    FACT("loose.src", VALUE_TEXT, get_loose, LOOSE_SRC, NULL,
         N_("where RTP between hosts of the call comes from that belongs to no call")),
    FACT("loose.dst", VALUE_TEXT, get_loose, LOOSE_DST, NULL, N_("where it goes")),
    FACT("loose.packets", VALUE_NUMBER, get_loose, LOOSE_PACKETS, NULL, N_("its packets")),
};

const struct fact_table facts_of_series = { facts, ARRAY_SIZE(facts) };
