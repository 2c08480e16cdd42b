/* fact.c - the table of all facts, and the subject that they are asked of. */
#include "config.h"

#include "fact/fact.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/sides.h"

#define PAGE_FACTS 32

static const struct fact_table *const tables[] = {
    &facts_of_calls,        &facts_of_routing,        &facts_of_media,      &facts_of_auth,
    &facts_of_provider,     &facts_of_capture,        &facts_of_syntax,     &facts_of_words,
    &facts_of_peers,        &facts_of_the_list,       &facts_of_carriage,   &facts_of_offers,
    &facts_of_course,       &facts_of_series,         &facts_of_reports,    &facts_of_within,
    &facts_of_register,     &facts_of_binding,        &facts_of_refresh,    &facts_of_transfer,
    &facts_of_fork,         &facts_of_alike,          &facts_of_hops,       &facts_of_ranges,
    &facts_of_identity,     &facts_of_common,         &facts_of_the_log,    &facts_of_crossed,
    &facts_of_crowds,       &facts_of_breaches,       &facts_of_the_export, &facts_of_alerts,
    &facts_of_checks,       &facts_of_digits,         &facts_of_nonces,     &facts_of_replaced,
    &facts_of_redirects,    &facts_of_early,          &facts_of_moved,      &facts_of_relays,
    &facts_of_event_clocks, &facts_of_what_was_tried, &facts_of_changes,    &facts_of_associations,
};

const char *call_direction_name(enum call_direction direction)
{
    static const char *const names[] = {
        [CALL_UNKNOWN] = "unknown",
        [CALL_TERMINATION] = "termination",
        [CALL_ORIGINATION] = "origination",
        [CALL_INTERNAL] = "internal",
    };

    return (unsigned)direction < ARRAY_SIZE(names) ? names[direction] : names[CALL_UNKNOWN];
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct fact *)a)->name, ((const struct fact *)b)->name);
}

/* The tables put together and sorted before main() begins: no thread finds them half made, and what
 * is made here never changes. */
static struct fact_list all;
static size_t asked[ASK_COUNT];

static void find_asked(void)
{
    static const char *const names[] = {
        [ASK_OK_SESSION_EXPIRES] = "ok.session_expires",
        [ASK_OK_CONTACT_HOST] = "ok.contact.host",
        [ASK_INVITE_SRC_IP] = "invite.src.ip",
        [ASK_INVITE_CONTACT_ADDRESS] = "invite.contact.address",
        [ASK_INVITE_VIA_ADDRESS] = "invite.via.address",
        [ASK_OK_VIA_RECEIVED] = "ok.via.received",
        [ASK_PROVISIONAL_VIA_RECEIVED] = "provisional.via.received",
        [ASK_CALLER_CONNECTION_ADDRESS] = "caller.connection.address",
        [ASK_FINAL_RETRY_AFTER] = "final.retry_after",
        [ASK_ERROR_TEXT] = "error.text",
        [ASK_REQUEST_USER_AGENT] = "request.user_agent",
        [ASK_INVITE_CODECS] = "invite.codecs",
        [ASK_REGISTERED_FOR] = "registered.for",
        [ASK_IDENTITY_ATTEST] = "identity.attest",
        [ASK_PROVIDER_STATUS] = "provider_status",
        [ASK_LOG_FOUND] = "log.found",
        [ASK_LOG_AGREES] = "log.agrees",
        [ASK_LOG_DIFFERS] = "log.differs",
        [ASK_LOG_CALL_SID] = "log.call_sid",
        [ASK_CALL_SID] = "call_sid",
        [ASK_TRUNK_SID] = "trunk_sid",
        [ASK_ERROR_CODE] = "error.code",
    };

    for (size_t i = 0; i < ASK_COUNT; i++) {
        int fact = facts_find(slice_of(names[i]));

        assert(fact >= 0);
        asked[i] = (size_t)fact;
    }
}

__attribute__((constructor)) static void facts_build(void)
{
    for (size_t t = 0; t < ARRAY_SIZE(tables); t++)
        for (size_t i = 0; i < tables[t]->n; i++)
            VEC_PUSH(all.list, all.n, all.room) = tables[t]->facts[i];
    facts_of_messages(&all);
    qsort(all.list, all.n, sizeof *all.list, by_name);
    find_asked();
    sight_build();
    shape_build();
}

size_t facts_count(void)
{
    return all.n;
}

const struct fact *facts_at(size_t i)
{
    return i < all.n ? &all.list[i] : NULL;
}

/* The first fact whose name is not before this one, in the order of bytes. */
static size_t first_from(struct slice name)
{
    size_t low = 0;

    for (size_t high = all.n; low < high;) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(slice_of(all.list[middle].name), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int facts_find(struct slice name)
{
    size_t i = first_from(name);

    return i < all.n && slice_eq(slice_of(all.list[i].name), name) ? (int)i : -1;
}

size_t facts_named(const char *name, size_t *from)
{
    struct slice whole = slice_of(name);
    bool all_below = slice_iends(whole, SLICE("."));
    size_t end = *from = first_from(whole);

    while (end < all.n && (all_below ? slice_starts(slice_of(all.list[end].name), whole)
                                     : slice_eq(slice_of(all.list[end].name), whole)))
        end++;
    return end;
}

static const struct value *ask(struct subject *s, size_t i)
{
    static const struct value missing = { .kind = VALUE_MISSING };
    const struct fact *fact = &s->facts[i];

    if (s->call == NULL && !fact->capture)
        return &missing;
    struct value *value = arena_alloc(s->arena, sizeof *value);
    *value = fact->get != NULL ? fact->get(s) : fact->get_part(s, fact);
    if (fact_is_unseen(s, i, value))
        *value = UNKNOWN;
    const struct value ***page = &s->cache[i / PAGE_FACTS];
    if (*page == NULL)
        *page = arena_alloc(s->arena, PAGE_FACTS * sizeof **page);
    return (*page)[i % PAGE_FACTS] = value;
}

/* NULL: it was not asked for yet. */
static inline const struct value *answer_of(const struct subject *s, size_t i)
{
    const struct value **page = s->cache[i / PAGE_FACTS];

    return page != NULL ? page[i % PAGE_FACTS] : NULL;
}

const struct value *fact_value(struct subject *s, size_t i)
{
    const struct value *value = answer_of(s, i);

    return value != NULL ? value : ask(s, i);
}

const struct value *fact_glance(struct subject *s, size_t i, struct value *room)
{
    const struct value *value = answer_of(s, i);
    const struct fact *fact = &s->facts[i];

    if (value != NULL)
        return value;
    if (fact->known == NULL || s->call == NULL)
        return ask(s, i);
    *room = fact->known(s, fact);
    return room->kind == VALUE_MISSING || fact_is_unseen(s, i, room) ? ask(s, i) : room;
}

const struct value *fact_asked(struct subject *s, enum asked_fact fact)
{
    return fact_value(s, asked[fact]);
}

static enum call_direction direction_of(enum host_side caller, enum host_side callee)
{
    if (caller == HOST_OWN && callee == HOST_OWN)
        return CALL_INTERNAL;
    if (caller == HOST_OWN || (callee == HOST_PROVIDER && caller != HOST_PROVIDER))
        return CALL_TERMINATION;
    if (callee == HOST_OWN || (caller == HOST_PROVIDER && callee != HOST_PROVIDER))
        return CALL_ORIGINATION;
    return CALL_UNKNOWN;
}

/* A proxy is neither side: where the called element hands the INVITE on, it is meant for whom it
 * goes to then. */
static struct addr called_end(const struct subject *s, struct addr called)
{
    enum { LOOKED_AT = 64 };

    for (uint32_t i = 0; i < s->call->n_messages && i < LOOKED_AT; i++) {
        const struct call_message *m = &s->call->messages[i];
        const struct flow *flow = m->status == 0 && m->method == SIP_INVITE && m->to_tag == 0
                                      ? calls_flow(s->calls, m->flow)
                                      : NULL;

        if (flow != NULL && addr_eq(flow->src.addr, called) && !addr_eq(flow->dst.addr, called))
            called = flow->dst.addr;
    }
    return called;
}

static enum call_direction find_direction(const struct subject *s, const struct sides_ends *ends,
                                          struct addr called)
{
    if (ends->within)
        return CALL_INTERNAL;
    struct addr end =
        ends->from == HOST_PROVIDER || ends->to == HOST_PROVIDER ? called : called_end(s, called);
    return direction_of(ends->from, addr_eq(end, called) ? ends->to : sides_of(s->sides, end));
}

static void find_provider(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);

    if (flow == NULL || s->sides == NULL)
        return;
    struct sides_ends ends = sides_between(s->sides, flow->src.addr, flow->dst.addr);
    s->direction = find_direction(s, &ends, flow->dst.addr);
    s->profile = ends.profile;
}

struct subject *subject_new(struct calls *calls, const struct call *call,
                            const struct profiles *profiles, const struct sides *sides,
                            struct arena *arena)
{
    struct subject *s = arena_alloc(arena, sizeof *s);

    s->calls = calls;
    s->profiles = profiles;
    s->sides = sides;
    s->arena = arena;
    s->call = call;
    s->facts = all.list;
    s->cache = arena_alloc(arena, (all.n / PAGE_FACTS + 1) * sizeof *s->cache);
    s->derived = arena_alloc(arena, sizeof *s->derived);
    if (call != NULL) {
        s->view = view_new(calls, call, arena);
        find_provider(s);
    }
    return s;
}
