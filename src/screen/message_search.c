/* message_search.c - a text in the messages of many calls, in the order in which they lie. */
#include "config.h"

#include "screen/message_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/view.h"

#define MESSAGES_MOST 262144 /* of all calls, but for the first, whose are all taken */
#define MESSAGES_PER_LOOK 64 /* messages between two looks at the clock */

/* Where a message lies, of which call. */
struct place {
    ref_t ref;
    uint32_t length;
    uint32_t call; /* index */
    uint8_t sum[3];
};

struct message_search {
    struct calls *calls;
    struct slice needle;
    struct arena *arena;
    uint32_t *ids;
    size_t n, first;
    struct place *places;
    size_t n_places, room_places, read;
};

static struct place place_of(const struct call_message *m, uint32_t call)
{
    struct place place = { .ref = m->ref, .length = m->length, .call = call };

    memcpy(place.sum, m->sum, sizeof place.sum);
    return place;
}

static void add_call(struct message_search *s, uint32_t id)
{
    const struct call *call = calls_by_id(s->calls, id);

    for (uint32_t i = 0; call != NULL && i < call->n_messages; i++)
        VEC_PUSH(s->places, s->n_places, s->room_places) =
            place_of(&call->messages[i], (uint32_t)s->n);
    s->ids[s->n++] = id;
}

static int by_ref(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    return (a->ref > b->ref) - (a->ref < b->ref);
}

struct message_search *message_search_new(struct calls *calls, const uint32_t *ids, size_t n,
                                          struct slice needle)
{
    struct message_search *s = xcalloc(1, sizeof *s);

    s->calls = calls;
    s->needle = needle;
    s->arena = arena_new();
    s->ids = xcalloc(n, sizeof *s->ids);
    for (size_t i = 0; i < n && s->n_places < MESSAGES_MOST; i++)
        add_call(s, ids[i]);
    s->first = s->n;
    if (s->n_places > 0)
        qsort(s->places, s->n_places, sizeof *s->places, by_ref);
    return s;
}

void message_search_free(struct message_search *s)
{
    if (s == NULL)
        return;
    arena_free(s->arena);
    free(s->ids);
    free(s->places);
    free(s);
}

static bool has_it(struct message_search *s, const struct place *place)
{
    struct call_message message = { .ref = place->ref, .length = place->length };

    memcpy(message.sum, place->sum, sizeof message.sum);
    struct slice bytes = message_bytes(s->calls, &message, s->arena);
    return slice_ifind(bytes, s->needle) < bytes.n;
}

/* A call behind one that has it need not be looked at. */
bool message_search_go(struct message_search *s, nanos_t until)
{
    while (s->read < s->n_places) {
        const struct place *place = &s->places[s->read++];

        if (place->call < s->first && has_it(s, place))
            s->first = place->call;
        if (s->read % MESSAGES_PER_LOOK == 0 && clock_now(CLOCK_MONOTONIC) >= until)
            break;
    }
    return s->read == s->n_places;
}

size_t message_search_count(const struct message_search *s)
{
    return s->n;
}

uint32_t message_search_id(const struct message_search *s, size_t i)
{
    return s->ids[i];
}

size_t message_search_first(const struct message_search *s)
{
    return s->first;
}

size_t message_search_done(const struct message_search *s)
{
    return s->n_places > 0 ? s->n * s->read / s->n_places : s->n;
}
