/* around.c - keeps what calls show to those around them. */
#include "config.h"

#include "fact/around.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "fact/fact_private.h"
#include "fact/sides.h"

#define KEPT 1024 /* calls, by their ids: facts look at fewer around one */
#define VAIN_MOST 256
#define VAIN_PLACES 4096

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

/* Calls that were not answered, by their positions, and how many of them have the same caller and
 * the same end of their number: more than do may be counted together. */
struct vain {
    struct extent extent;
    size_t from, to;
    uint16_t places[VAIN_MOST]; /* of calls among the counts, by position; 0: not counted */
    uint16_t counts[VAIN_PLACES];
};

struct around {
    struct kept kept[KEPT];
    struct vain vain;
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
    struct view *view = call == s->call ? s->view : view_new(s->calls, call, s->arena);
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

static uint16_t place_of(struct subject *s, const struct call *call)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);

    if (call->method != SIP_INVITE || call->answered != NANOS_NONE || call->n_messages == 0 ||
        flow == NULL)
        return 0;
    struct called called = around_called(s, call);
    if (!called.is_number)
        return 0;
    uint64_t tail;
    _Static_assert(sizeof tail == sizeof called.tail, "its digits are hashed as a number");
    memcpy(&tail, called.tail, sizeof tail);
    return (uint16_t)(1 + hash_mix(tail, addr_hash(flow->src.addr)) % (VAIN_PLACES - 1));
}

/* Place 0 is of those that are not counted. */
static void vain_add(struct subject *s, struct vain *vain)
{
    uint16_t place = place_of(s, calls_at(s->calls, vain->to));

    vain->places[vain->to++ % VAIN_MOST] = place;
    vain->counts[place]++;
}

static void vain_move(struct subject *s, struct vain *vain, size_t from, size_t to)
{
    struct extent now = extent_of(s->calls);

    if (!same_extent(&vain->extent, &now) || from < vain->from || from > vain->to)
        *vain = (struct vain){ .extent = now, .from = from, .to = from };
    for (; vain->from < from; vain->from++)
        vain->counts[vain->places[vain->from % VAIN_MOST]]--;
    while (vain->to < to)
        vain_add(s, vain);
}

bool around_is_lone(struct subject *s, size_t from, size_t here, size_t to)
{
    if (s->sides == NULL || to - from > VAIN_MOST)
        return false;
    struct vain *vain = &sides_around(s->sides)->vain;

    vain_move(s, vain, from, to);
    uint16_t place = vain->places[here % VAIN_MOST];
    return place != 0 && vain->counts[place] == 1;
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
