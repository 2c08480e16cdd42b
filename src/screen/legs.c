/* legs.c - a few neighbours in time are looked at, not the whole store. */
#include "config.h"

#include "screen/legs.h"

#include "base/mem.h"
#include "draw/words.h"
#include "sip/uri.h"

#define NEIGHBOURS_MAX 2000
#define LEG_NANOS (2 * NANOS_PER_S)

static const char *const naming_headers[] = { "X-Call-ID",          "X-CID",        "X-CallID",
                                              "X-Original-Call-ID", "X-Session-ID", "Session-ID" };

struct leg {
    const struct call *call;
    const struct sip_message *first;
    struct slice call_id, to;
    struct addr src, dst;
};

static struct leg describe(struct app *app, const struct call *call, struct arena *arena)
{
    struct view *view = view_new(app->calls, call, arena);
    const struct flow *flow = calls_flow(app->calls, call->caller_flow);
    struct leg leg = { .call = call, .first = view_message(view, call_first_request(call)) };

    leg.call_id = sip_value(leg.first, HEADER_CALL_ID);
    leg.to = party_number(message_party(leg.first, HEADER_TO));
    leg.src = flow->src.addr;
    leg.dst = flow->dst.addr;
    return leg;
}

/* One names the other's Call-ID, or both carry the same value of such a header. */
static bool names(const struct leg *a, const struct leg *b)
{
    for (size_t i = 0; i < ARRAY_SIZE(naming_headers); i++) {
        struct slice name = slice_of(naming_headers[i]);
        const struct sip_header *mine = sip_header_named(a->first, name);
        const struct sip_header *theirs = sip_header_named(b->first, name);

        if (mine != NULL && slice_eq(sip_text(a->first, mine->value), b->call_id))
            return true;
        if (mine != NULL && theirs != NULL && mine->value.length &&
            slice_eq(sip_text(a->first, mine->value), sip_text(b->first, theirs->value)))
            return true;
    }
    return false;
}

static bool follows(const struct leg *a, const struct leg *b)
{
    nanos_t apart = b->call->start - a->call->start;

    return apart >= 0 && apart <= LEG_NANOS && addr_eq(a->dst, b->src) &&
           number_same_line(a->to, b->to);
}

static bool is_leg(const struct leg *a, const struct leg *b)
{
    return names(a, b) || names(b, a) || follows(a, b) || follows(b, a);
}

size_t legs_of(struct app *app, const struct call *call, uint32_t *ids, size_t room)
{
    size_t n = 0, count = calls_count(app->calls), looked = 0;
    struct arena *mine = arena_new(), *theirs = arena_new();
    struct leg leg = describe(app, call, mine);

    for (size_t i = 0; i < count && n < room && looked < NEIGHBOURS_MAX; i++) {
        const struct call *other = calls_at(app->calls, i);
        nanos_t apart = other->start - call->start;

        if (other == call || other->method != call->method || apart > LEG_NANOS ||
            apart < -LEG_NANOS)
            continue;
        looked++;
        arena_reset(theirs);
        struct leg candidate = describe(app, other, theirs);
        if (is_leg(&leg, &candidate))
            ids[n++] = other->id;
    }
    arena_free(mine);
    arena_free(theirs);
    return n;
}
