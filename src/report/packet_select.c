/* packet_select.c - the packets of some calls, by their numbers. */
#include "config.h"

#include "report/packet_select.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/dns.h"
#include "sip/framer.h"

#define DNS_BEFORE (10 * NANOS_PER_S)  /* a lookup this long before is for it */
#define DNS_RETRIES (30 * NANOS_PER_S) /* a question is repeated this long at most */
#define LINGER (5 * NANOS_PER_S)       /* media goes on this long after the BYE */
#define NEAR NANOS_PER_S               /* windows that close up to each other */
#define TICK (500 * NANOS_PER_MS)      /* of the capture's time */

/* When something belongs to the calls, or to others: found by a key, chained by `next`. */
struct window {
    struct hash_wide key;
    nanos_t from, until;
    bool wanted;
    uint32_t next;
};

/* A TCP connection, as long as it lasts: whether a message of the calls went over it, and the
 * packets that began it. */
#define CONNECTIONS_MAX 1000000u
#define HANDSHAKE_MAX 16 /* packets */
struct connection {
    uint32_t starts[2];                /* 0: not seen */
    uint32_t handshake[HANDSHAKE_MAX]; /* of TLS, as far as it was deciphered, and of WebSocket */
    uint8_t n_handshake;
    bool wanted;
};

struct packet_select {
    struct calls *calls;
    uint32_t *ids; /* sorted */
    size_t n_ids;  /* 0: all */
    bool media;
    struct framer *framer;
    struct frames *frames;
    struct sip_message *message;
    struct dns *dns;
    struct window *windows;
    size_t n_windows, room_windows;
    struct hash by_key; /* -> the first window of a chain */
    struct connection *connections;
    size_t n_connections, room_connections;
    uint32_t *free_connections;
    size_t n_free, room_free;
    struct hash by_stream; /* -> connection */
    uint64_t *bits;        /* the numbers of the picked packets */
    size_t n_words;
    nanos_t ticked;
};

/* ---- windows ---- */

static nanos_t later(nanos_t t, nanos_t span)
{
    return t > INT64_MAX - span ? INT64_MAX : t + span;
}

static nanos_t earlier(nanos_t t, nanos_t span)
{
    return t < INT64_MIN + span ? INT64_MIN : t - span;
}

/* Makes the window wider if the two are one; so that no chain grows long, however many streams a
 * sender begins. */
static bool widen(struct window *w, nanos_t from, nanos_t until, bool wanted)
{
    if (w->wanted != wanted || from > later(w->until, NEAR) || until < earlier(w->from, NEAR))
        return false;
    w->from = from < w->from ? from : w->from;
    w->until = until > w->until ? until : w->until;
    return true;
}

/* The first window of the key; NO_INDEX: there is none. */
static uint32_t first_window(const struct packet_select *p, struct hash_wide key)
{
    uint32_t i = hash_get(&p->by_key, key.key);

    return i != NO_INDEX && p->windows[i].key.check == key.check ? i : NO_INDEX;
}

static void add_window(struct packet_select *p, struct hash_wide key, nanos_t from, nanos_t until,
                       bool wanted)
{
    uint32_t next = first_window(p, key);

    if (next != NO_INDEX && widen(&p->windows[next], from, until, wanted))
        return;
    if (p->n_windows >= NO_INDEX)
        return;
    VEC_PUSH(p->windows, p->n_windows, p->room_windows) =
        (struct window){ .key = key, .from = from, .until = until, .wanted = wanted, .next = next };
    hash_put(&p->by_key, key.key, (uint32_t)p->n_windows - 1);
}

/* The window that is open at `time`, rather a wanted one; NULL: none. */
static const struct window *find_window(const struct packet_select *p, struct hash_wide key,
                                        nanos_t time)
{
    const struct window *found = NULL;

    for (uint32_t i = first_window(p, key); i != NO_INDEX; i = p->windows[i].next) {
        const struct window *w = &p->windows[i];

        if (time < w->from || time > w->until)
            continue;
        found = w;
        if (w->wanted)
            break;
    }
    return found;
}

/* The key of a window, with the bytes between the members: they are hashed. */
struct place {
    struct addr src, dst;
    uint16_t ports[2];
    uint16_t type;
    char kind;
    char name[DNS_NAME_MAX]; /* in lower case, and zeros */
};

static struct hash_wide place_hash(const struct place *place, size_t name)
{
    return hash_bytes_wide(place, offsetof(struct place, name) + name);
}

static struct place empty_place(char kind)
{
    struct place place;

    memset(&place, 0, sizeof place);
    place.kind = kind;
    return place;
}

static struct hash_wide pair_key(struct endpoint src, struct endpoint dst)
{
    struct place place = empty_place('s');

    place.src = src.addr;
    place.dst = dst.addr;
    place.ports[0] = src.port;
    place.ports[1] = dst.port;
    return place_hash(&place, 0);
}

static struct hash_wide place_key(struct endpoint at)
{
    struct place place = empty_place('p');

    place.src = at.addr;
    place.ports[0] = at.port;
    return place_hash(&place, 0);
}

static struct hash_wide lookup_key(struct addr client, const char *name, uint16_t type)
{
    struct place place = empty_place('d');
    size_t n = 0;

    place.src = client;
    place.type = type;
    for (; n < sizeof place.name && name[n] != '\0'; n++)
        place.name[n] = name[n] >= 'A' && name[n] <= 'Z' ? (char)(name[n] | 0x20) : name[n];
    return place_hash(&place, n);
}

/* ---- what is known of the calls ---- */

static int compare_ids(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return *a < *b ? -1 : *a > *b;
}

static bool is_chosen(const struct packet_select *p, uint32_t id)
{
    if (p->n_ids == 0)
        return true;
    return bsearch(&id, p->ids, p->n_ids, sizeof id, compare_ids) != NULL;
}

static void pick(struct packet_select *p, uint32_t number)
{
    size_t word = number / 64;

    if (word >= p->n_words) {
        size_t n = p->n_words ? p->n_words : 1024;

        while (n <= word)
            n *= 2;
        p->bits = xrealloc(p->bits, n * sizeof *p->bits);
        memset(p->bits + p->n_words, 0, (n - p->n_words) * sizeof *p->bits);
        p->n_words = n;
    }
    p->bits[word] |= UINT64_C(1) << number % 64;
}

/* RTCP goes between the ports of the RTP or the next ones, also against its direction. */
static void add_stream(struct packet_select *p, const struct stream *s)
{
    const struct call *call = s->call ? calls_by_id(p->calls, s->call) : NULL;
    bool wanted = is_chosen(p, s->call);
    struct endpoint src = s->src, dst = s->dst;

    add_window(p, pair_key(src, dst), s->start, s->end, wanted);
    if (!wanted)
        return;
    nanos_t from = call != NULL ? call->start : s->start,
            until = later(call != NULL ? call->last : s->end, LINGER);

    for (unsigned shift = 0; shift < 4; shift++) {
        struct endpoint a = src, b = dst;

        a.port = (uint16_t)(a.port + (shift & 1));
        b.port = (uint16_t)(b.port + (shift >> 1));
        if (shift > 0)
            add_window(p, pair_key(a, b), from, until, true);
        add_window(p, pair_key(b, a), from, until, true);
    }
}

static void add_media(struct packet_select *p, const struct call *call)
{
    for (uint32_t i = 0; i < call->n_media; i++) {
        const struct call_media *m = &call->media[i];
        nanos_t until = later(call->last, LINGER);

        add_window(p, place_key(m->rtp), call->start, until, true);
        if (!endpoint_eq(m->rtp, media_rtcp(call, m)))
            add_window(p, place_key(media_rtcp(call, m)), call->start, until, true);
    }
}

static void add_lookup(struct packet_select *p, const struct dns_lookup *l)
{
    nanos_t until = later(l->time, DNS_RETRIES);

    if (l->answered != NANOS_NONE && l->answered > until)
        until = l->answered;
    add_window(p, lookup_key(l->client.addr, l->name, l->type), l->time, until, true);
}

/* Index of the first lookup that was not made before `time`; they are in the order of time. */
static size_t lookups_from(const struct calls *calls, nanos_t time)
{
    size_t low = 0, high = calls_lookup_count(calls);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (calls_lookup(calls, middle)->time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Lookups are of no call: those that its caller made shortly before or within it are taken. */
static void add_lookups(struct packet_select *p, const struct call *call)
{
    const struct flow *flow = calls_flow(p->calls, call->caller_flow);
    size_t n = calls_lookup_count(p->calls);

    for (size_t i = lookups_from(p->calls, earlier(call->start, DNS_BEFORE)); i < n; i++) {
        const struct dns_lookup *l = calls_lookup(p->calls, i);

        if (l->time > call->last)
            return;
        if (addr_eq(l->client.addr, flow->src.addr))
            add_lookup(p, l);
    }
}

static void add_call(struct packet_select *p, const struct call *call)
{
    for (uint32_t i = 0; i < call->n_icmp; i++)
        pick(p, calls_icmp(p->calls, call->more->icmp[i])->frame);
    if (p->n_ids > 0)
        add_lookups(p, call);
    if (p->media)
        add_media(p, call);
}

static void add_calls(struct packet_select *p)
{
    struct streams *streams = calls_streams(p->calls);

    for (size_t i = 0; i < calls_count(p->calls); i++) {
        const struct call *call = calls_at(p->calls, i);

        if (is_chosen(p, call->id))
            add_call(p, call);
    }
    for (size_t i = 0; p->n_ids == 0 && i < calls_lookup_count(p->calls); i++)
        add_lookup(p, calls_lookup(p->calls, i));
    for (size_t i = 0; p->media && i < streams_count(streams); i++)
        if (streams_at(streams, i)->packets > 0)
            add_stream(p, streams_at(streams, i));
}

/* ---- packets ---- */

static void pick_parts(struct packet_select *p, const struct frame *f)
{
    pick(p, f->number);
    for (uint32_t i = 0; i < f->n_parts; i++)
        pick(p, f->parts[i]);
}

/* ---- TCP ---- */

static struct connection *connection_of(struct packet_select *p, uint32_t stream, bool make)
{
    uint32_t i = hash_get(&p->by_stream, hash_number(stream));

    if (i != NO_INDEX)
        return &p->connections[i];
    if (!make || (p->n_free == 0 && p->n_connections >= CONNECTIONS_MAX))
        return NULL;
    if (p->n_free > 0) {
        i = p->free_connections[--p->n_free];
    } else {
        i = (uint32_t)p->n_connections;
        VEC_PUSH(p->connections, p->n_connections, p->room_connections) = (struct connection){ 0 };
    }
    p->connections[i] = (struct connection){ 0 };
    hash_put(&p->by_stream, hash_number(stream), i);
    return &p->connections[i];
}

static void want_connection(struct packet_select *p, uint32_t stream)
{
    struct connection *c = connection_of(p, stream, true);

    for (size_t i = 0; c != NULL && !c->wanted && i < ARRAY_SIZE(c->starts); i++)
        if (c->starts[i])
            pick(p, c->starts[i]);
    for (size_t i = 0; c != NULL && !c->wanted && i < c->n_handshake; i++)
        pick(p, c->handshake[i]);
    if (c != NULL)
        c->wanted = true;
}

static void take_start(struct packet_select *p, const struct frame *f)
{
    struct connection *c = connection_of(p, f->stream, true);

    if (c != NULL && c->wanted)
        pick(p, f->number);
    else if (c != NULL)
        c->starts[c->starts[0] != 0] = f->number;
}

/* Without the handshake nobody could decipher what is saved, or find its messages; what it is not
 * is picked by what it says. */
static void take_handshake(struct packet_select *p, const struct frame *f)
{
    struct connection *c = connection_of(p, f->stream, true);

    if (c == NULL || c->n_handshake == HANDSHAKE_MAX ||
        (c->n_handshake > 0 && c->handshake[c->n_handshake - 1] == f->number))
        return;
    if (c->wanted)
        pick(p, f->number);
    else
        c->handshake[c->n_handshake++] = f->number;
}

/* One end may go on after the other's: only a reset is the last of it. A packet for whose sake it
 * is followed no longer is none of its own. */
static void take_end(struct packet_select *p, const struct frame *f)
{
    struct connection *c = connection_of(p, f->stream, false);

    if (c != NULL && c->wanted && f->event != STREAM_LOST)
        pick(p, f->number);
    if (c != NULL && (f->event != STREAM_END || !c->wanted)) {
        VEC_PUSH(p->free_connections, p->n_free, p->room_free) = (uint32_t)(c - p->connections);
        hash_remove(&p->by_stream, hash_number(f->stream));
    }
}

/* ---- frames ---- */

static void take_message(void *context, const struct frame *f, const struct slice bytes, ref_t ref,
                         uint32_t missing)
{
    struct packet_select *p = context;
    const struct call *call = NULL;

    (void)ref;
    (void)missing;
    if (p->n_ids > 0 && sip_scan(bytes, p->message))
        call = calls_by_call_id(p->calls, sip_value(p->message, HEADER_CALL_ID));
    if (p->n_ids > 0 && (call == NULL || !is_chosen(p, call->id)))
        return;
    pick_parts(p, f);
    if (f->stream != 0)
        want_connection(p, f->stream);
}

static bool is_lookup(struct packet_select *p, const struct frame *f)
{
    if ((f->src.port != DNS_PORT && f->dst.port != DNS_PORT) || !dns_parse(f->payload, p->dns))
        return false;
    const struct endpoint *client = p->dns->response ? &f->dst : &f->src;
    struct hash_wide key = lookup_key(client->addr, p->dns->name, p->dns->type);

    return find_window(p, key, f->time) != NULL;
}

/* A pair of endpoints that are a stream's says whose it is; else a place that an SDP names. */
static bool is_media(const struct packet_select *p, const struct frame *f)
{
    const struct window *w = find_window(p, pair_key(f->src, f->dst), f->time);

    if (w == NULL)
        w = find_window(p, place_key(f->dst), f->time);
    if (w == NULL)
        w = find_window(p, place_key(f->src), f->time);
    return w != NULL && w->wanted;
}

/* RFC 6455 section 4. */
static bool is_upgrade(const struct frame *f)
{
    return f->kind == FRAME_STREAM && f->event == STREAM_DATA && f->wrapped &&
           (slice_starts(f->payload, SLICE("GET ")) || slice_starts(f->payload, SLICE("HTTP/")));
}

/* A text of a log, of one of the calls. */
static bool is_log(const struct packet_select *p, const struct frame *f)
{
    const struct call *call = calls_by_call_id(p->calls, f->agent->correlation);

    return call != NULL && is_chosen(p, call->id);
}

static void take_frame(void *context, const struct frame *f)
{
    struct packet_select *p = context;

    if (f->kind == FRAME_STREAM && f->transport == TRANSPORT_TCP && f->event == STREAM_START)
        take_start(p, f);
    bool sip = framer_feed(p->framer, f);

    if (f->kind == FRAME_TLS || is_upgrade(f))
        take_handshake(p, f);

    if (f->kind == FRAME_STREAM && f->transport == TRANSPORT_TCP && f->event >= STREAM_END)
        take_end(p, f);
    if (f->kind == FRAME_LOG && is_log(p, f))
        pick_parts(p, f);
    if (sip || f->kind != FRAME_DATAGRAM)
        return;
    if (is_lookup(p, f) || (p->media && is_media(p, f)))
        pick_parts(p, f);
}

struct packet_select *packet_select_new(struct calls *calls, const uint32_t *ids, size_t n,
                                        bool media)
{
    struct packet_select *p = xcalloc(1, sizeof *p);

    p->calls = calls;
    p->media = media;
    p->ticked = NANOS_NONE;
    p->n_ids = n;
    p->ids = xcalloc(n + 1, sizeof *p->ids);
    for (size_t i = 0; i < n; i++)
        p->ids[i] = ids[i];
    if (n > 0)
        qsort(p->ids, n, sizeof *p->ids, compare_ids);
    p->framer = framer_new(take_message, p);
    p->frames = frames_new(take_frame, p);
    p->message = xcalloc(1, sizeof *p->message);
    p->dns = xcalloc(1, sizeof *p->dns);
    add_calls(p);
    return p;
}

void packet_select_keys(struct packet_select *p, struct keylog *keys)
{
    frames_keys(p->frames, keys);
}

void packet_select_free(struct packet_select *p)
{
    if (p == NULL)
        return;
    frames_free(p->frames);
    framer_free(p->framer);
    hash_done(&p->by_key);
    hash_done(&p->by_stream);
    free(p->connections);
    free(p->free_connections);
    free(p->windows);
    free(p->message);
    free(p->dns);
    free(p->bits);
    free(p->ids);
    free(p);
}

void packet_select_feed(struct packet_select *p, const struct packet *packet)
{
    /* As session_feed() does it, so that the same is given up at the same time. */
    if (p->ticked == NANOS_NONE || packet->time < p->ticked)
        p->ticked = packet->time;
    if (packet->time - p->ticked >= TICK) {
        p->ticked = packet->time;
        framer_tick(p->framer, packet->time);
    }
    frames_feed(p->frames, packet);
}

void packet_select_finish(struct packet_select *p)
{
    frames_flush(p->frames);
    framer_flush(p->framer);
}

bool packet_select_has(const struct packet_select *p, uint32_t number)
{
    return number / 64 < p->n_words && (p->bits[number / 64] >> number % 64 & 1);
}
