/* calls.c - the store: calls by Call-ID and id, its limits, and what it forgets. */
#include "config.h"

#include "call/call.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"
#include "frame/dns.h"

static const struct calls_limits calls_usual_limits = CALLS_USUAL_LIMITS;

/* All members are of one type: each that is 0 is taken from the defaults. */
static struct calls_limits limits_of(const struct calls_limits *given)
{
    enum { COUNT = sizeof *given / sizeof(uint32_t) };
    uint32_t values[COUNT], defaults[COUNT];
    struct calls_limits limits;

    memcpy(defaults, &calls_usual_limits, sizeof defaults);
    memcpy(values, given != NULL ? given : &calls_usual_limits, sizeof values);
    for (size_t i = 0; i < COUNT; i++)
        values[i] = values[i] ? values[i] : defaults[i];
    memcpy(&limits, values, sizeof limits);
    if (limits.streams_per_call > CALL_STREAMS_MAX)
        limits.streams_per_call = CALL_STREAMS_MAX;
    return limits;
}

struct calls *calls_new(struct store *store, const struct calls_limits *limits)
{
    struct calls *s = xcalloc(1, sizeof *s);

    s->store = store;
    s->limits = limits_of(limits);
    queue_init(s);
    s->now = s->next_tie = s->quiet.to = NANOS_NONE;
    s->stats.start = s->stats.end = s->stats.start_of_other = NANOS_NONE;
    s->stats.forgotten_since = NANOS_NONE;
    s->last_flow = s->table.first_free = NO_INDEX;
    s->streams = streams_new(s->limits.streams);
    streams_on_probation(s->streams, media_expected, s);
    streams_on_forget(s->streams, stream_unbind_forgotten, s);
    s->message = xcalloc(1, sizeof *s->message);
    s->sdp = xcalloc(1, sizeof *s->sdp);
    s->dns = xcalloc(1, sizeof *s->dns);
    return s;
}

struct call_more *call_more(struct call *c)
{
    if (c->more == NULL)
        c->more = xcalloc(1, sizeof *c->more);
    return c->more;
}

void call_free(struct call_entry *k)
{
    struct call_more *more = k->c.more;

    if (more != NULL) {
        free(more->icmp);
        free(more->logged);
        free(more->rtcp_addrs);
        free(more);
    }
    free(k->c.messages);
    free(k->c.media);
    free(k->c.streams);
}

void calls_free(struct calls *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n_calls; i++)
        call_free(call_at(s, s->order[i]));
    table_done(&s->table);
    hash_done(&s->by_ends);
    hash_done(&s->by_endpoint);
    hash_done(&s->by_question);
    hash_done(&s->by_user);
    hash_done(&s->by_credentials);
    attempts_done(s);
    listeners_done(s);
    streams_free(s->streams);
    void *const owned[] = {
        s->order,      s->flows,      s->agents,          s->uses,
        s->free_flows, s->timers,     s->media_endpoints, s->free_media_endpoints,
        s->unbound,    s->icmp,       s->lookups,         s->message,
        s->sdp,        s->dns,        s->bytes,           s->gaps,
        s->leaps,      s->registered, s->let_in,
    };
    for (size_t i = 0; i < ARRAY_SIZE(owned); i++)
        free(owned[i]);
    free(s);
}

/* Calls */

struct calls *calls_again(const struct calls *of)
{
    struct calls *s = xmalloc(sizeof *s);

    *s = *of;
    s->store = store_again(of->store);
    s->reads = 0;
    for (size_t i = 0; i < CALL_EVENT_COUNT; i++)
        s->listeners[i] = (struct listeners){ 0 };
    return s;
}

void calls_again_free(struct calls *s, struct calls *of)
{
    of->stats.changed = of->stats.changed || s->stats.changed;
    store_free(s->store);
    listeners_done(s);
    free(s);
}

struct hash_wide call_id_key(struct slice call_id)
{
    return hash_bytes_wide(call_id.p, call_id.n);
}

/* Loss is put down to the limit that was reached. */
static void make_room(struct calls *s)
{
    if (s->n_calls >= s->limits.calls)
        s->lost.calls += evict_some(s);
    else if (s->n_messages >= s->limits.messages)
        s->lost.messages += evict_some(s);
    else if (s->n_media >= s->limits.media)
        s->lost.media += evict_some(s);
}

struct call_entry *call_new(struct calls *s, struct hash_wide key)
{
    make_room(s);
    struct call_entry *k = table_add(&s->table, key, ++s->last_id);

    k->c.status_message = NO_INDEX;
    k->c.ringing = k->c.answered = k->c.end = NANOS_NONE;
    k->attempt = NO_INDEX;
    k->queued = INT64_MAX;
    VEC_PUSH(s->order, s->n_calls, s->room_calls) = k->c.slot;
    queue_begin(s, k);
    return k;
}

/* Most calls get no message more: what was taken for more to come is given back, as a whole, to be
 * of use to the next call; a piece cut off the end would fit nobody. */
static void give_back_room(struct call_entry *k)
{
    struct call *c = &k->c;

    if (c->n_messages == 0 || c->n_messages == c->room_messages)
        return;
    size_t size = c->n_messages * sizeof *c->messages;
    struct call_message *exact = memcpy(xmalloc(size), c->messages, size);

    free(c->messages);
    c->messages = exact;
    c->room_messages = c->n_messages;
}

void call_settle(struct calls *s, struct call_entry *k)
{
    media_forget(s, k);
    k->c.settled = true;
    give_back_room(k);
    call_tell(s, CALL_CHANGED, k);
    call_tell(s, CALL_SETTLED, k);
    queue_update(s, k);
}

size_t calls_after(const struct calls *s, uint32_t id)
{
    size_t low = 0, high = s->n_calls;

    /* Mostly none between the first and it is missing. */
    uint32_t back = high > 0 ? id - call_at(s, s->order[0])->c.id : 0;
    if (back < high && call_at(s, s->order[back])->c.id == id)
        return back + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (call_at(s, s->order[middle])->c.id <= id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct call_entry *call_by_id(struct calls *s, uint32_t id)
{
    size_t i = calls_after(s, id);
    struct call_entry *k = i > 0 ? call_at(s, s->order[i - 1]) : NULL;

    return k != NULL && k->c.id == id ? k : NULL;
}

struct call *calls_by_id(struct calls *s, uint32_t id)
{
    struct call_entry *k = call_by_id(s, id);

    return k != NULL ? &k->c : NULL;
}

struct call *calls_by_call_id(struct calls *s, struct slice call_id)
{
    struct call_entry *k = table_find(&s->table, call_id_key(call_id));

    return k != NULL ? &k->c : NULL;
}

struct hash_wide calls_call_id(const struct calls *s, const struct call *call)
{
    return call_at(s, call->slot)->key;
}

size_t calls_count(const struct calls *s)
{
    return s->n_calls;
}

size_t calls_slots(const struct calls *s)
{
    return s->table.n_slots;
}

struct call *calls_at(struct calls *s, size_t i)
{
    return i < s->n_calls ? &call_at(s, s->order[i])->c : NULL;
}

/* The second behind it by itself, for it tells where its messages are, which are fetched next. */
void calls_prefetch_after(const struct calls *s, size_t i)
{
    if (i + 2 < s->n_calls)
        prefetch(call_at(s, s->order[i + 2]), sizeof(struct call_entry));
    if (i + 1 >= s->n_calls)
        return;
    prefetch_parts(&call_at(s, s->order[i + 1])->c);
}

struct store *calls_store(const struct calls *s)
{
    return s->store;
}

struct streams *calls_streams(struct calls *s)
{
    return s->streams;
}

void calls_stats(const struct calls *s, struct calls_stats *out)
{
    *out = s->stats;
    out->rtp_packets = streams_rtp_packets(s->streams);
    out->rtcp_packets = streams_rtcp_packets(s->streams);
    out->clock_jumps += s->clock_steps;
}

void calls_note_changed_file(struct calls *s)
{
    s->stats.changed = true;
}

void calls_use(const struct calls *s, struct calls_limits *used, struct calls_lost *lost)
{
    *used = s->most;
    used->calls = (uint32_t)s->n_calls;
    used->messages = (uint32_t)s->n_messages;
    used->media = (uint32_t)s->n_media;
    used->streams = (uint32_t)streams_kept(s->streams);
    used->lookups = (uint32_t)s->n_lookups;
    used->icmp = (uint32_t)s->n_icmp;
    used->attempts = (uint32_t)s->n_attempts;
    *lost = s->lost;
    lost->streams = streams_forgotten(s->streams);
}
