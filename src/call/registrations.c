/* registrations.c - who registered, by user: a failed call asks for the registrations of whom it
 * called, and a busy registrar takes very many of others.
 *
 * Each REGISTER that was accepted stands in a ring under the users that its To and its first
 * Contact name (RFC 3261 section 10.2); those of one user are a chain, the newest first. The
 * messages themselves are those of the call. */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"
#include "sip/uri.h"

enum {
    KEPT = 65536, /* of all users */
    STEPS = 4096, /* of one user, gone back through */
    HALF = REGISTRATIONS_MOST / 2,
    USER_MOST = 256 /* bytes of a name that are looked at */
};

struct registered {
    uint64_t user;   /* hash of its name */
    uint64_t serial; /* from 1 on; the place in the ring is that modulo KEPT */
    uint64_t older;  /* serial of the one before, of the same user; 0: none */
    ref_t ref;       /* of the 2xx */
    nanos_t time;    /* of the 2xx */
    uint32_t call;   /* id */
    uint32_t index;  /* of the 2xx; or less, since something was taken out before it */
};

/* Upper and lower case are the same user to those who ask; 0: none. */
static uint64_t user_key(struct slice user)
{
    char lower[USER_MOST];
    size_t n = user.n < USER_MOST ? user.n : USER_MOST;

    for (size_t i = 0; i < n; i++)
        lower[i] = user.p[i] >= 'A' && user.p[i] <= 'Z' ? (char)(user.p[i] | 0x20) : user.p[i];
    return n > 0 ? hash_bytes(lower, n) : 0;
}

static uint64_t named_user(struct slice value)
{
    struct name_addr named;

    return value.n > 0 && name_addr_parse(value, &named) ? user_key(named.uri.user) : 0;
}

static struct registered *place_of(struct calls *s)
{
    if (s->n_registered < KEPT) {
        VEC_PUSH(s->registered, s->n_registered, s->room_registered) = (struct registered){ 0 };
        return &s->registered[s->n_registered - 1];
    }
    struct registered *old = &s->registered[s->registered_ever % KEPT];

    if (hash_get(&s->by_user, old->user) == (uint32_t)(old - s->registered))
        hash_remove(&s->by_user, old->user);
    return old;
}

static void note(struct calls *s, uint64_t user, struct registered as)
{
    if (user == 0)
        return;
    uint32_t newest = hash_get(&s->by_user, user);
    uint64_t older = newest != NO_INDEX ? s->registered[newest].serial : 0;
    struct registered *r = place_of(s);

    *r = as;
    r->user = user;
    r->older = older;
    r->serial = ++s->registered_ever;
    hash_put(&s->by_user, user, (uint32_t)(r - s->registered));
}

void registration_message(struct calls *s, struct call_entry *k, const struct call_message *m,
                          uint32_t index, const struct sip_message *message)
{
    struct sip_values contacts = { 0 };

    if (m->method != SIP_REGISTER || index == NO_INDEX || m->original != index)
        return;
    if (m->status == 0) {
        bool has = sip_next_value(message, HEADER_CONTACT, &contacts);

        struct call_more *more = call_more(&k->c);

        more->contact = has ? named_user(sip_text(message, contacts.value)) : 0;
        more->contact_cseq = m->cseq;
    } else if (m->status >= 200 && m->status < 300) {
        uint64_t user = named_user(sip_value(message, HEADER_TO));
        const struct call_more *more = k->c.more;
        uint64_t contact = more != NULL && more->contact_cseq == m->cseq ? more->contact : 0;
        struct registered as = { .ref = m->ref, .time = m->time, .call = k->c.id, .index = index };

        note(s, user, as);
        if (contact != user)
            note(s, contact, as);
    }
}

static const struct registered *by_serial(const struct calls *s, uint64_t serial)
{
    size_t i = (serial - 1) % KEPT;

    return serial > 0 && i < s->n_registered && s->registered[i].serial == serial
               ? &s->registered[i]
               : NULL;
}

/* Where the messages are now; false: they, or the call, are forgotten. */
static bool find_messages(struct calls *s, const struct registered *r, struct registration *out)
{
    const struct call *c = calls_by_id(s, r->call);

    if (c == NULL || c->n_messages == 0)
        return false;
    uint32_t i = r->index < c->n_messages ? r->index : c->n_messages - 1;

    while (i > 0 && c->messages[i].ref != r->ref)
        i--;
    uint32_t request = c->messages[i].ref == r->ref ? request_of(c, &c->messages[i], i) : NO_INDEX;

    *out = (struct registration){ .call = c, .request = request, .final = i };
    return request != NO_INDEX;
}

bool calls_registered(const struct calls *s)
{
    return s->by_user.count > 0;
}

size_t calls_registrations(struct calls *s, struct slice user, nanos_t at,
                           struct registration out[REGISTRATIONS_MOST])
{
    uint32_t newest = hash_get(&s->by_user, user_key(user));
    const struct registered *r = newest != NO_INDEX ? &s->registered[newest] : NULL;
    const struct registered *before[HALF], *after[HALF];
    size_t n_before = 0, n_after = 0, n = 0;

    for (size_t i = 0; r != NULL && i < STEPS && n_before < HALF; i++) {
        if (r->time > at)
            after[n_after++ % HALF] = r;
        else
            before[n_before++] = r;
        r = by_serial(s, r->older);
    }
    while (n_before > 0)
        n += find_messages(s, before[--n_before], &out[n]);
    for (size_t left = n_after < HALF ? n_after : HALF; left > 0; left--)
        n += find_messages(s, after[--n_after % HALF], &out[n]);
    return n;
}
