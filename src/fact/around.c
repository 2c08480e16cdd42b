/* around.c - keeps what calls show to those around them. */
#include "config.h"

#include "fact/around.h"

#include <stdlib.h>
#include <string.h>

#include "fact/fact_private.h"
#include "fact/sides.h"

#define KEPT 1024 /* calls, by their ids: facts look at fewer around one */

/* A call as it was when that was worked out. */
struct state {
    uint32_t id, messages, dropped;
};

struct kept {
    struct state state;
    bool called_done, responses_done;
    struct called called;
    struct responses responses;
};

/* A capture, likewise. */
struct extent {
    uint64_t messages;
    size_t calls;
    uint32_t last; /* id of the last call */
};

/* Positions of calls of which none was taken. */
struct idle {
    struct extent extent;
    size_t from, to;
};

struct around {
    struct kept kept[KEPT];
    struct extent extent;
    bool one_sided, sided_done;
    struct idle idle;
};

struct around *around_new(void)
{
    return xcalloc(1, sizeof(struct around));
}

void around_free(struct around *a)
{
    free(a);
}

static bool same_state(const struct state *a, const struct state *b)
{
    return a->id == b->id && a->messages == b->messages && a->dropped == b->dropped;
}

/* Of a subject without sides nothing is kept. */
static struct kept *kept_of(struct subject *s, const struct call *call)
{
    const struct state now = { call->id, call->n_messages, call->messages_dropped };
    struct kept *kept = s->sides != NULL ? &sides_around(s->sides)->kept[call->id % KEPT]
                                         : arena_alloc(s->arena, sizeof *kept);

    if (!same_state(&kept->state, &now))
        *kept = (struct kept){ .state = now };
    return kept;
}

static struct called read_called(struct subject *s, const struct call *call)
{
    struct arena *arena = arena_new();
    struct view *view = call == s->call ? s->view : view_new(s->calls, call, arena);
    struct called called = { 0 };
    struct dialled number = { .n = 0 };
    struct uri uri;

    if (uri_parse(view_request_uri(view, opening_position(call)), &uri)) {
        called.user = slice_ihash(uri.user);
        called.is_number = dialled_read(uri.user, &number);
    }
    if (called.is_number) {
        size_t prefix = number.n - DIALLED_TAIL;

        memcpy(called.tail, number.digits + prefix, DIALLED_TAIL);
        called.prefix = (uint32_t)slice_ihash((struct slice){ number.digits, prefix });
    }
    arena_free(arena);
    return called;
}

struct called around_called(struct subject *s, const struct call *call)
{
    struct kept *kept = kept_of(s, call);

    if (!kept->called_done) {
        kept->called = read_called(s, call);
        kept->called_done = true;
    }
    return kept->called;
}

static struct responses count_responses(const struct call *call)
{
    struct responses r = { .flow = NO_INDEX };

    for (uint32_t i = 0; i < call->n_messages && i < AROUND_MESSAGES; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status == 0)
            continue;
        r.flow = r.n == 0 || r.flow == m->flow ? m->flow : NO_INDEX;
        r.n++;
    }
    return r;
}

struct responses around_responses(struct subject *s, const struct call *call)
{
    struct kept *kept = kept_of(s, call);

    if (!kept->responses_done) {
        kept->responses = count_responses(call);
        kept->responses_done = true;
    }
    return kept->responses;
}

static struct extent extent_of(struct calls *calls)
{
    size_t n = calls_count(calls);
    struct calls_stats stats;

    calls_stats(calls, &stats);
    return (struct extent){ stats.sip_messages, n, n > 0 ? calls_at(calls, n - 1)->id : 0 };
}

static bool same_extent(const struct extent *a, const struct extent *b)
{
    return a->messages == b->messages && a->calls == b->calls && a->last == b->last;
}

static bool was_taken(const struct call *call)
{
    return call->ringing != NANOS_NONE || call->answered != NANOS_NONE;
}

bool around_is_idle(struct subject *s, size_t from, size_t to)
{
    struct extent now = extent_of(s->calls);
    struct idle fresh = { now, from, from };
    struct idle *idle = s->sides != NULL ? &sides_around(s->sides)->idle : &fresh;

    if (!same_extent(&idle->extent, &now) || from < idle->from || from > idle->to)
        *idle = fresh;
    while (idle->to < to && !was_taken(calls_at(s->calls, idle->to)))
        idle->to++;
    return idle->to >= to;
}

bool around_is_one_sided(struct subject *s)
{
    if (s->sides == NULL)
        return sight_is_one_sided(s->calls);
    struct around *a = sides_around(s->sides);
    struct extent now = extent_of(s->calls);

    if (!a->sided_done || !same_extent(&a->extent, &now)) {
        a->one_sided = sight_is_one_sided(s->calls);
        a->extent = now;
        a->sided_done = true;
    }
    return a->one_sided;
}
