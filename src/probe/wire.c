/* wire.c - tables of the fields of each record, and one walk over them for each direction. */
#include "config.h"

#include "probe/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define STEPS_MOST 1024u
#define PLACES_MOST 64u
#define TIME_MOST (INT64_MAX / 2)

enum field_kind {
    FIELD_PLAIN,  /* `size` bytes, any of which is a value */
    FIELD_TIME,   /* a nanos_t: NANOS_NONE, or spans to all others are nanos_t too */
    FIELD_BOOL,   /* a bool */
    FIELD_CHOICE, /* an enum below `limit` */
    FIELD_WORDS,  /* a char[size], ended by a NUL */
    FIELD_TEXT,   /* a struct text */
    FIELD_STRING, /* a char *, NULL is one */
    FIELD_ONE,    /* a struct `of` */
    FIELD_ARRAY,  /* as many of them in place as `count` says, `limit` at most */
    FIELD_LIST    /* likewise, allocated; `room` beside it */
};

struct record;
struct field {
    enum field_kind kind;
    size_t at, size, count, room;
    unsigned limit;
    const struct record *of;
};

struct record {
    size_t size;
    const struct field *fields;
    size_t n;
};

#define PLAIN(s, f)                                                                                \
    {                                                                                              \
        .kind = FIELD_PLAIN, .at = offsetof(s, f), .size = sizeof(((s *)0)->f)                     \
    }
#define TIME(s, f)                                                                                 \
    {                                                                                              \
        .kind = FIELD_TIME, .at = offsetof(s, f), .size = sizeof(nanos_t)                          \
    }
#define BOOL(s, f)                                                                                 \
    {                                                                                              \
        .kind = FIELD_BOOL, .at = offsetof(s, f)                                                   \
    }
#define CHOICE(s, f, most)                                                                         \
    {                                                                                              \
        .kind = FIELD_CHOICE, .at = offsetof(s, f), .limit = (most)                                \
    }
#define WORDS(s, f)                                                                                \
    {                                                                                              \
        .kind = FIELD_WORDS, .at = offsetof(s, f), .size = sizeof(((s *)0)->f)                     \
    }
#define TEXT(s, f)                                                                                 \
    {                                                                                              \
        .kind = FIELD_TEXT, .at = offsetof(s, f)                                                   \
    }
#define STRING(s, f)                                                                               \
    {                                                                                              \
        .kind = FIELD_STRING, .at = offsetof(s, f)                                                 \
    }
#define ONE(s, f, record)                                                                          \
    {                                                                                              \
        .kind = FIELD_ONE, .at = offsetof(s, f), .of = &(record)                                   \
    }
#define ARRAY(s, f, n, record, most)                                                               \
    {                                                                                              \
        .kind = FIELD_ARRAY, .at = offsetof(s, f), .count = offsetof(s, n), .of = &(record),       \
        .limit = (most)                                                                            \
    }
#define LIST(s, f, n, r, record, most)                                                             \
    {                                                                                              \
        .kind = FIELD_LIST, .at = offsetof(s, f), .count = offsetof(s, n), .room = offsetof(s, r), \
        .of = &(record), .limit = (most)                                                           \
    }
#define RECORD(s, list)                                                                            \
    {                                                                                              \
        .size = sizeof(s), .fields = (list), .n = ARRAY_SIZE(list)                                 \
    }

/* --- the records --- */

/* clang-format off */
static const struct field step_fields[] = {
    WORDS(struct probe_step, name),
    PLAIN(struct probe_step, type),
    CHOICE(struct probe_step, outcome, DNS_UNUSABLE + 1),
    TEXT(struct probe_step, question),
    TEXT(struct probe_step, answer),
    TIME(struct probe_step, asked),
    TIME(struct probe_step, answered),
};
static const struct record step_record = RECORD(struct probe_step, step_fields);

static const struct field place_fields[] = {
    PLAIN(struct probe_place, to),
    CHOICE(struct probe_place, transport, TRANSPORT_TLS + 1),
    BOOL(struct probe_place, first),
};
static const struct record place_record = RECORD(struct probe_place, place_fields);

static const struct field lookup_fields[] = {
    LIST(struct probe_lookup, steps, n_steps, room_steps, step_record, STEPS_MOST),
    LIST(struct probe_lookup, places, n_places, room_places, place_record, PLACES_MOST),
    PLAIN(struct probe_lookup, left_out),
};
static const struct record lookup_record = RECORD(struct probe_lookup, lookup_fields);

static const struct field tls_fields[] = {
    BOOL(struct probe_tls, tried),
    BOOL(struct probe_tls, done),
    WORDS(struct probe_tls, version),
    TEXT(struct probe_tls, chain),
    PLAIN(struct probe_tls, verdict),
    WORDS(struct probe_tls, reason),
    WORDS(struct probe_tls, alert),
};
static const struct record tls_record = RECORD(struct probe_tls, tls_fields);

static const struct field contact_fields[] = {
    ONE(struct probe_contact, place, place_record),
    CHOICE(struct probe_contact, outcome, PROBE_TLS_FAILED + 1),
    PLAIN(struct probe_contact, reason),
    PLAIN(struct probe_contact, said),
    PLAIN(struct probe_contact, ttl),
    PLAIN(struct probe_contact, own_ttl),
    PLAIN(struct probe_contact, link),
    PLAIN(struct probe_contact, local),
    TEXT(struct probe_contact, request),
    TEXT(struct probe_contact, answer),
    TIME(struct probe_contact, began),
    TIME(struct probe_contact, ended),
    ONE(struct probe_contact, tls, tls_record),
};
static const struct record contact_record = RECORD(struct probe_contact, contact_fields);

static const struct field hop_fields[] = {
    CHOICE(struct route_hop, kind, HOP_REFUSED + 1),
    PLAIN(struct route_hop, said),
    TIME(struct route_hop, took),
};
static const struct record hop_record = RECORD(struct route_hop, hop_fields);

static const struct field route_fields[] = {
    PLAIN(struct route, to),
    PLAIN(struct route, local),
    PLAIN(struct route, ttl),
    PLAIN(struct route, reason),
    ARRAY(struct route, hops, n, hop_record, ROUTE_HOPS),
    PLAIN(struct route, link),
    PLAIN(struct route, mtu),
    PLAIN(struct route, narrow),
};
static const struct record route_record = RECORD(struct route, route_fields);

static const struct field probe_fields[] = {
    ONE(struct probe, lookup, lookup_record),
    ONE(struct probe, other, lookup_record),
    BOOL(struct probe, compared),
    BOOL(struct probe, borrowed),
    STRING(struct probe, resolver),
    STRING(struct probe, other_resolver),
    PLAIN(struct probe, server),
    LIST(struct probe, contacts, n_contacts, room_contacts, contact_record, PLACES_MOST),
    LIST(struct probe, large, n_large, room_large, contact_record, PLACES_MOST),
    LIST(struct probe, routes, n_routes, room_routes, route_record, PLACES_MOST),
};
static const struct record probe_record = RECORD(struct probe, probe_fields);

static const struct field packet_fields[] = {
    TIME(struct probe_packet, time),
    TEXT(struct probe_packet, bytes),
    PLAIN(struct probe_packet, link),
};
static const struct record packet_record = RECORD(struct probe_packet, packet_fields);

static const struct field packets_fields[] = {
    LIST(struct probe_packets, list, n, room, packet_record, PROBE_PACKETS_MOST),
};
static const struct record packets_record = RECORD(struct probe_packets, packets_fields);

static const struct field tone_fields[] = {
    PLAIN(struct tone, sent),
    PLAIN(struct tone, came),
    PLAIN(struct tone, lost),
    PLAIN(struct tone, loud),
    PLAIN(struct tone, own),
    TIME(struct tone, first),
    PLAIN(struct tone, jitter),
    PLAIN(struct tone, source),
    PLAIN(struct tone, ttl),
    PLAIN(struct tone, payload_type),
};
static const struct record tone_record = RECORD(struct tone, tone_fields);

static const struct field voice_fields[] = {
    PLAIN(struct voice, local),
    PLAIN(struct voice, remote),
    ONE(struct voice, tone, tone_record),
};
static const struct record voice_record = RECORD(struct voice, voice_fields);

static const struct field call_fields[] = {
    CHOICE(struct probe_call, outcome, PROBE_CALL_ANSWERED + 1),
    STRING(struct probe_call, reason),
    WORDS(struct probe_call, version),
    ONE(struct probe_call, place, place_record),
    PLAIN(struct probe_call, local),
    ONE(struct probe_call, voice, voice_record),
    TEXT(struct probe_call, final),
    PLAIN(struct probe_call, challenges),
    CHOICE(struct probe_call, credentials, CREDENTIALS_NO_LIBRARY + 1),
    TIME(struct probe_call, began),
    TIME(struct probe_call, rang),
    TIME(struct probe_call, answered),
    TIME(struct probe_call, ended),
    BOOL(struct probe_call, hung_up_there),
    PLAIN(struct probe_call, bye),
    PLAIN(struct probe_call, ttl),
    ONE(struct probe_call, packets, packets_record),
};
static const struct record call_record = RECORD(struct probe_call, call_fields);

static const struct field arrival_fields[] = {
    CHOICE(struct probe_arrival, transport, TRANSPORT_TLS + 1),
    PLAIN(struct probe_arrival, from),
    PLAIN(struct probe_arrival, local),
    TEXT(struct probe_arrival, invite),
    CHOICE(struct probe_arrival, offer, VOICE_USABLE + 1),
    PLAIN(struct probe_arrival, status),
    TIME(struct probe_arrival, began),
    TIME(struct probe_arrival, acked),
    TIME(struct probe_arrival, ended),
    BOOL(struct probe_arrival, hung_up_there),
    PLAIN(struct probe_arrival, bye),
    PLAIN(struct probe_arrival, ttl),
    ONE(struct probe_arrival, voice, voice_record),
};
static const struct record arrival_record = RECORD(struct probe_arrival, arrival_fields);

static const struct field listening_fields[] = {
    ARRAY(struct probe_listening, calls, n, arrival_record, PROBE_LISTEN_CALLS),
    PLAIN(struct probe_listening, busy),
    PLAIN(struct probe_listening, options),
    PLAIN(struct probe_listening, others),
    PLAIN(struct probe_listening, last),
    TIME(struct probe_listening, began),
    TIME(struct probe_listening, ended),
    ONE(struct probe_listening, packets, packets_record),
};
static const struct record listening_record = RECORD(struct probe_listening, listening_fields);
/* clang-format on */

/* --- to bytes --- */

static void put_number(struct text *out, size_t n)
{
    text_add(out, (const char *)&n, sizeof n);
}

static void put(struct text *out, const struct record *record, const void *base);

static void put_all(struct text *out, const struct record *record, const char *first, size_t n)
{
    put_number(out, n);
    for (size_t i = 0; i < n; i++)
        put(out, record, first + i * record->size);
}

static void put_string(struct text *out, const char *string)
{
    put_number(out, string != NULL ? strlen(string) + 1 : 0);
    text_adds(out, string != NULL ? string : "");
}

static void put_field(struct text *out, const struct field *f, const char *base)
{
    const char *at = base + f->at;
    size_t n = 0;

    if (f->kind == FIELD_ARRAY || f->kind == FIELD_LIST)
        memcpy(&n, base + f->count, sizeof n);
    switch (f->kind) {
    case FIELD_PLAIN:
    case FIELD_TIME:
    case FIELD_WORDS:
        text_add(out, at, f->size);
        break;
    case FIELD_BOOL:
        text_addc(out, *(const bool *)(const void *)at ? 1 : 0);
        break;
    case FIELD_CHOICE:
        text_addc(out, (char)*(const unsigned *)(const void *)at);
        break;
    case FIELD_TEXT:
        put_number(out, ((const struct text *)(const void *)at)->n);
        text_slice(out, text_view((const struct text *)(const void *)at));
        break;
    case FIELD_STRING:
        put_string(out, *(char *const *)(const void *)at);
        break;
    case FIELD_ONE:
        put(out, f->of, at);
        break;
    case FIELD_ARRAY:
        put_all(out, f->of, at, n);
        break;
    case FIELD_LIST:
        put_all(out, f->of, *(const char *const *)(const void *)at, n);
        break;
    }
}

static void put(struct text *out, const struct record *record, const void *base)
{
    for (size_t i = 0; i < record->n; i++)
        put_field(out, &record->fields[i], base);
}

/* --- from bytes --- */

static bool take(struct slice *in, void *to, size_t n)
{
    if (in->n < n)
        return false;
    if (n > 0)
        memcpy(to, in->p, n);
    *in = slice_sub(*in, n, in->n);
    return true;
}

/* A length of something that follows, of at least a byte each. */
static bool take_number(struct slice *in, size_t *n)
{
    return take(in, n, sizeof *n) && *n <= in->n;
}

static bool get(struct slice *in, const struct record *record, void *base);

static bool get_array(struct slice *in, const struct field *f, char *base)
{
    size_t n, *count = (size_t *)(void *)(base + f->count);

    if (!take_number(in, &n) || n > f->limit)
        return false;
    for (size_t i = 0; i < n; i++) {
        *count = i + 1;
        if (!get(in, f->of, base + f->at + i * f->of->size))
            return false;
    }
    return true;
}

/* Grown as its elements come: a count alone gets no memory. */
static bool get_list(struct slice *in, const struct field *f, char *base)
{
    char **list = (char **)(void *)(base + f->at);
    size_t n, *count = (size_t *)(void *)(base + f->count);
    size_t *room = (size_t *)(void *)(base + f->room);

    if (!take_number(in, &n) || n > f->limit)
        return false;
    for (size_t i = 0; i < n; i++) {
        *list = vec_grow(*list, *count, room, f->of->size);
        char *element = *list + *count * f->of->size;

        memset(element, 0, f->of->size);
        *count += 1;
        if (!get(in, f->of, element))
            return false;
    }
    return true;
}

static bool get_string(struct slice *in, char **out)
{
    size_t n;

    if (!take(in, &n, sizeof n))
        return false;
    if (n == 0)
        return true;
    if (n - 1 > in->n)
        return false;
    *out = xstrndup(in->p, n - 1);
    *in = slice_sub(*in, n - 1, in->n);
    return true;
}

static bool get_text(struct slice *in, struct text *out)
{
    size_t n;

    if (!take_number(in, &n))
        return false;
    text_add(out, in->p, n);
    *in = slice_sub(*in, n, in->n);
    return true;
}

static bool get_time(struct slice *in, nanos_t *out)
{
    return take(in, out, sizeof *out) &&
           (*out == NANOS_NONE || (*out >= -TIME_MOST && *out <= TIME_MOST));
}

static bool get_field(struct slice *in, const struct field *f, char *base)
{
    char *at = base + f->at, byte = 0;

    switch (f->kind) {
    case FIELD_PLAIN:
        return take(in, at, f->size);
    case FIELD_TIME:
        return get_time(in, (nanos_t *)(void *)at);
    case FIELD_WORDS:
        if (!take(in, at, f->size))
            return false;
        at[f->size - 1] = '\0';
        return true;
    case FIELD_BOOL:
        *(bool *)(void *)at = take(in, &byte, 1) && byte != 0;
        return byte == 0 || byte == 1;
    case FIELD_CHOICE:
        if (!take(in, &byte, 1) || (unsigned char)byte >= f->limit)
            return false;
        *(unsigned *)(void *)at = (unsigned char)byte;
        return true;
    case FIELD_TEXT:
        return get_text(in, (struct text *)(void *)at);
    case FIELD_STRING:
        return get_string(in, (char **)(void *)at);
    case FIELD_ONE:
        return get(in, f->of, at);
    case FIELD_ARRAY:
        return get_array(in, f, base);
    case FIELD_LIST:
        return get_list(in, f, base);
    }
    return false;
}

static bool get(struct slice *in, const struct record *record, void *base)
{
    for (size_t i = 0; i < record->n; i++)
        if (!get_field(in, &record->fields[i], base))
            return false;
    return true;
}

/* --- the whole --- */

/* Answers are read here, not where the network is. */
static void read_answers(struct probe_lookup *l)
{
    for (size_t i = 0; i < l->n_steps; i++) {
        struct probe_step *step = &l->steps[i];

        if (step->answer.n == 0)
            continue;
        step->dns = xcalloc(1, sizeof *step->dns);
        if (dns_parse(text_view(&step->answer), step->dns))
            continue;
        free(step->dns);
        step->dns = NULL;
        step->outcome = DNS_UNUSABLE;
    }
}

void wire_put_probe(const struct probe *p, struct text *out)
{
    put(out, &probe_record, p);
}

bool wire_get_probe(struct slice in, struct probe *out)
{
    bool good = get(&in, &probe_record, out) && in.n == 0;

    read_answers(&out->lookup);
    read_answers(&out->other);
    return good;
}

void wire_put_call(const struct probe_call *call, const struct route *route, struct text *out)
{
    put(out, &call_record, call);
    put(out, &route_record, route);
}

bool wire_get_call(struct slice in, struct probe_call *call, struct route *route)
{
    *call = (struct probe_call){ 0 };
    *route = (struct route){ 0 };
    return get(&in, &call_record, call) && get(&in, &route_record, route) && in.n == 0 &&
           (call->outcome != PROBE_CALL_NOT_SENT || call->reason != NULL);
}

void wire_put_listening(const struct probe_listening *l, struct text *out)
{
    put(out, &listening_record, l);
}

bool wire_get_listening(struct slice in, struct probe_listening *out)
{
    *out = (struct probe_listening){ 0 };
    return get(&in, &listening_record, out) && in.n == 0;
}
