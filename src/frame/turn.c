/* turn.c - datagrams that a TURN server relays (RFC 8656). */
#include "config.h"

#include "frame/turn.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define BINDINGS_MAX 4096u /* allocations and channels; of more, the oldest goes */
#define RECENT 512u
#define CHANNEL_DATA_HEADER 4u
#define PARTS_MAX 64u /* packets of one datagram, with those that say where it goes */

enum { SEND_INDICATION = 0x0016, DATA_INDICATION = 0x0017 };
enum { ALLOCATE_SUCCESS = 0x0103, CHANNEL_BIND_REQUEST = 0x0009 };

/* What client and server have agreed on: of number 0 the relayed address, else a channel's peer. */
struct binding {
    struct endpoint client, server, is;
    uint32_t number;
    uint32_t packet; /* that said so */
    uint64_t key;
};

struct turn {
    struct binding bindings[BINDINGS_MAX];
    uint32_t n, next;
    struct hash by_key;
    struct hash relays;      /* addresses that were allocated; as keys */
    uint64_t recent[RECENT]; /* datagrams to and from them */
    uint32_t n_recent;
    uint32_t parts[PARTS_MAX];
};

/* What of a message of STUN counts here. */
struct stun {
    unsigned type;
    const uint8_t *id; /* of the transaction, with the cookie */
    struct endpoint peer, relayed;
    unsigned channel;
    const uint8_t *data;
    uint32_t n, missing;
    uint32_t binding; /* the packet that bound the channel; 0: none is needed */
};

static struct turn *turn_of(struct frames *frames)
{
    if (frames->turn == NULL)
        frames->turn = xcalloc(1, sizeof *frames->turn);
    return frames->turn;
}

void turn_free(struct turn *turn)
{
    if (turn == NULL)
        return;
    hash_done(&turn->by_key);
    hash_done(&turn->relays);
    free(turn);
}

bool is_channel_data(const uint8_t *p, size_t n)
{
    return n >= CHANNEL_DATA_HEADER && p[0] >= 0x40 && p[0] <= 0x4f &&
           be16(p + 2) + CHANNEL_DATA_HEADER <= n && be16(p + 2) + CHANNEL_DATA_HEADER + 4 > n;
}

/* ---- bindings ---- */

static const struct binding *binding_find(const struct turn *turn, const struct endpoint *client,
                                          const struct endpoint *server, uint32_t number)
{
    uint32_t i = hash_get(&turn->by_key, endpoints_hash(client, server, number));
    const struct binding *b = i != NO_INDEX ? &turn->bindings[i] : NULL;

    return b != NULL && b->number == number && endpoint_eq(b->client, *client) &&
                   endpoint_eq(b->server, *server)
               ? b
               : NULL;
}

static void binding_put(struct turn *turn, const struct endpoint *client,
                        const struct endpoint *server, const struct binding *what)
{
    uint32_t number = what->number;
    struct endpoint is = what->is;
    uint64_t key = endpoints_hash(client, server, number);
    uint32_t i = hash_get(&turn->by_key, key);

    if (is.addr.family == ADDR_NONE)
        return;
    if (i == NO_INDEX) {
        i = turn->next;
        turn->next = (turn->next + 1) % BINDINGS_MAX;
        if (turn->n < BINDINGS_MAX) {
            turn->n++;
        } else {
            hash_remove(&turn->by_key, turn->bindings[i].key);
            if (turn->bindings[i].number == 0)
                hash_remove(&turn->relays, endpoint_hash(turn->bindings[i].is));
        }
        hash_put(&turn->by_key, key, i);
    }
    turn->bindings[i] = (struct binding){ *client, *server, is, number, what->packet, key };
    if (number == 0)
        hash_put(&turn->relays, endpoint_hash(is), i);
}

/* ---- both legs of the server ---- */

static bool is_relay(const struct turn *turn, struct endpoint e)
{
    return hash_get(&turn->relays, endpoint_hash(e)) != NO_INDEX;
}

static bool is_repeated(struct turn *turn, const struct frame *frame)
{
    uint64_t sum;

    if (!is_relay(turn, frame->src) && !is_relay(turn, frame->dst))
        return false;
    sum = hash_mix(endpoints_hash(&frame->src, &frame->dst, 0),
                   hash_bytes(frame->payload.p, frame->payload.n));
    for (uint32_t i = 0; i < RECENT && i < turn->n_recent; i++)
        if (turn->recent[i] == sum)
            return true;
    turn->recent[turn->n_recent++ % RECENT] = sum;
    return false;
}

/* ---- messages ---- */

static void take_attribute(struct stun *s, const struct stun_attribute *a)
{
    if (a->type == STUN_PEER_ADDRESS)
        s->peer = stun_address(s->id, a);
    else if (a->type == STUN_RELAYED_ADDRESS)
        s->relayed = stun_address(s->id, a);
    else if (a->type == STUN_CHANNEL_NUMBER && a->n >= 2)
        s->channel = be16(a->value);
}

static void read_stun(struct stun *s, const uint8_t *p, uint32_t n)
{
    struct stun_attribute a;
    uint32_t at = STUN_HEADER;

    s->type = be16(p);
    s->id = p + STUN_ID;
    while (stun_next(p, n, &at, &a)) {
        if (a.type == STUN_DATA) {
            s->data = a.value;
            s->n = a.n;
            s->missing = a.missing;
        } else if (a.missing == 0) {
            take_attribute(s, &a);
        }
    }
}

/* The packets that a datagram came in, and those that said whose it is: what is saved of it can be
 * unwrapped again. */
static void set_parts(struct turn *turn, struct frame *frame, uint32_t allocation, uint32_t binding)
{
    uint32_t n = 0;

    if (allocation != 0)
        turn->parts[n++] = allocation;
    if (binding != 0)
        turn->parts[n++] = binding;
    for (uint32_t i = 0; i < frame->n_parts && n < PARTS_MAX; i++)
        turn->parts[n++] = frame->parts[i];
    if (frame->n_parts == 0)
        turn->parts[n++] = frame->number;
    frame->parts = n > 1 ? turn->parts : NULL;
    frame->n_parts = n > 1 ? n : 0;
}

/* From the client it goes to the peer, else the other way. */
static bool relay(struct frames *frames, const struct frame *carrier, const struct stun *s,
                  ref_t ref, bool from_client)
{
    struct turn *turn = frames->turn;
    const struct endpoint *client = from_client ? &carrier->src : &carrier->dst;
    const struct endpoint *server = from_client ? &carrier->dst : &carrier->src;
    const struct binding *allocation = binding_find(turn, client, server, 0);
    struct endpoint here = allocation != NULL ? allocation->is : *client;
    struct frame frame = *carrier;

    frame.kind = FRAME_DATAGRAM;
    frame.transport = TRANSPORT_UDP;
    frame.src = from_client ? here : s->peer;
    frame.dst = from_client ? s->peer : here;
    frame.payload = (struct slice){ (const char *)s->data, s->n };
    frame.missing = s->missing;
    frame.stream = 0;
    frame.ref = ref;
    set_parts(turn, &frame, allocation != NULL ? allocation->packet : 0, s->binding);
    frames->stats.relayed++;
    if (is_repeated(turn, &frame)) {
        frames->stats.duplicates++;
        return true;
    }
    frames->stats.datagrams++;
    frames->sink(frames->context, &frame);
    return true;
}

static ref_t ref_behind(ref_t ref, const uint8_t *from, const uint8_t *to)
{
    return ref == REF_NONE ? REF_NONE : ref + (uint64_t)(to - from);
}

static bool take_stun(struct frames *frames, const struct frame *carrier, ref_t ref,
                      const uint8_t *p, uint32_t n)
{
    struct stun s = { 0 };
    struct turn *turn;

    read_stun(&s, p, n);
    if (s.type != SEND_INDICATION && s.type != DATA_INDICATION && s.type != ALLOCATE_SUCCESS &&
        s.type != CHANNEL_BIND_REQUEST)
        return false;
    turn = turn_of(frames);
    if (s.type == ALLOCATE_SUCCESS)
        binding_put(turn, &carrier->dst, &carrier->src,
                    &(struct binding){ .is = s.relayed, .packet = carrier->number });
    if (s.type == CHANNEL_BIND_REQUEST && s.channel != 0)
        binding_put(
            turn, &carrier->src, &carrier->dst,
            &(struct binding){ .is = s.peer, .number = s.channel, .packet = carrier->number });
    if (s.data == NULL || s.peer.addr.family == ADDR_NONE ||
        (s.type != SEND_INDICATION && s.type != DATA_INDICATION))
        return false;
    return relay(frames, carrier, &s, ref_behind(ref, p, s.data), s.type == SEND_INDICATION);
}

/* Of a channel whose binding was not captured the peer is not known: the datagram would be
 * nobody's.
 */
static bool take_channel(struct frames *frames, const struct frame *carrier, ref_t ref,
                         const uint8_t *p, uint32_t n, uint32_t missing)
{
    unsigned number = be16(p), length = be16(p + 2);
    struct stun s = { .data = p + CHANNEL_DATA_HEADER };
    const struct binding *b;
    bool from_client;

    if (frames->turn == NULL)
        return false;
    b = binding_find(frames->turn, &carrier->src, &carrier->dst, number);
    from_client = b != NULL;
    if (b == NULL)
        b = binding_find(frames->turn, &carrier->dst, &carrier->src, number);
    if (b == NULL)
        return false;
    s.peer = b->is;
    s.binding = b->packet;
    s.n = n - CHANNEL_DATA_HEADER < length ? n - CHANNEL_DATA_HEADER : length;
    s.missing = length - s.n < missing ? length - s.n : missing;
    return relay(frames, carrier, &s, ref_behind(ref, p, s.data), from_client);
}

bool turn_take(struct frames *frames, const struct frame *carrier, ref_t ref, const uint8_t *p,
               uint32_t n, uint32_t missing)
{
    if (is_stun(p, n))
        return take_stun(frames, carrier, ref, p, n);
    if (n >= CHANNEL_DATA_HEADER && is_channel_data(p, (size_t)n + missing))
        return take_channel(frames, carrier, ref, p, n, missing);
    return false;
}

/* What an attribute says in numbers and addresses; the rest are names, keys and sums of them. */
static void note_attribute(struct frames *frames, const uint8_t *p, const struct stun_attribute *a)
{
    bool address = a->type == STUN_PEER_ADDRESS || a->type == STUN_RELAYED_ADDRESS ||
                   a->type == STUN_MAPPED_ADDRESS;

    layers_note(frames, LAYER_HEADER, a->value - STUN_ATTRIBUTE, STUN_ATTRIBUTE);
    if (a->type == STUN_DATA) {
        layers_note(frames, LAYER_DATAGRAM, a->value, a->n);
    } else if (address && (a->n == 8 || a->n == 20)) {
        layers_note(frames, LAYER_HEADER, a->value, 4);
        layers_note_masked(frames, a->value + 4, a->n - 4, p + STUN_ID);
    } else if (a->type == STUN_ERROR_CODE || a->type == STUN_CHANNEL_NUMBER) {
        layers_note(frames, LAYER_HEADER, a->value, a->n < 4 ? a->n : 4);
    }
}

bool turn_note(struct frames *frames, const struct cursor *c)
{
    struct cursor inner = *c;
    struct stun_attribute a;
    uint32_t at = STUN_HEADER;

    if (is_stun(c->p, c->n)) {
        layers_note(frames, LAYER_HEADER, c->p, STUN_HEADER);
        while (stun_next(c->p, c->n, &at, &a))
            note_attribute(frames, c->p, &a);
        return true;
    }
    if (c->n < CHANNEL_DATA_HEADER || !is_channel_data(c->p, c->len))
        return false;
    layers_note(frames, LAYER_HEADER, c->p, CHANNEL_DATA_HEADER);
    cursor_cut(&inner, CHANNEL_DATA_HEADER + be16(c->p + 2));
    cursor_skip(&inner, CHANNEL_DATA_HEADER);
    layers_note(frames, LAYER_DATAGRAM, inner.p, inner.n);
    return true;
}

bool turn_take_datagram(struct frames *frames, const struct cursor *c)
{
    struct frame *frame = &frames->frame;

    if (frames->layers != NULL)
        return turn_note(frames, c);
    frame->payload = (struct slice){ (const char *)c->p, c->n };
    if (c->n >= CHANNEL_DATA_HEADER && c->p[0] <= 0x4f &&
        turn_take(frames, frame, c->ref, c->p, c->n, c->len - c->n))
        return true;
    if (frames->turn == NULL || !is_repeated(frames->turn, frame))
        return false;
    frames->stats.duplicates++;
    return true;
}
