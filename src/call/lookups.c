/* lookups.c - DNS questions with their answers: who asked for which name, how often, what came
 * back. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

/* A resolver gives up long before; a question after that is a new one. */
static const nanos_t retry_span = 30 * NANOS_PER_S;

/* By the client's address, not its port or the id: resolvers ask again from another port, under
 * another id, and other servers. */
static uint64_t question_key(const struct addr *client, const char *name, uint16_t type)
{
    const uint64_t words[] = { addr_hash(*client), slice_ihash(slice_of(name)), type };

    return hash_words(words, ARRAY_SIZE(words));
}

static struct dns_lookup *find_lookup(struct calls *s, const struct addr *client)
{
    uint32_t i = hash_get(&s->by_question, question_key(client, s->dns->name, s->dns->type));

    if (i == NO_INDEX)
        return NULL;
    struct dns_lookup *l = &s->lookups[i];
    bool same = addr_eq(l->client.addr, *client) && l->type == s->dns->type &&
                slice_ieq(slice_of(l->name), slice_of(s->dns->name));
    return same ? l : NULL;
}

static void index_lookup(struct calls *s, size_t i)
{
    const struct dns_lookup *l = &s->lookups[i];

    hash_put(&s->by_question, question_key(&l->client.addr, l->name, l->type), (uint32_t)i);
}

/* Full: the older half goes. */
static void forget_lookups(struct calls *s)
{
    size_t gone = s->n_lookups / 2 + 1;

    s->lost.lookups += gone;
    vec_drop_front(s->lookups, &s->n_lookups, gone, sizeof *s->lookups);
    hash_done(&s->by_question);
    s->by_question = (struct hash){ 0 };
    for (size_t i = 0; i < s->n_lookups; i++)
        index_lookup(s, i);
}

static struct dns_lookup *new_lookup(struct calls *s, const struct frame *f,
                                     const struct endpoint *client, const struct endpoint *server)
{
    if (s->n_lookups >= s->limits.lookups)
        forget_lookups(s);
    struct dns_lookup l = { .time = f->time,
                            .answered = NANOS_NONE,
                            .client = *client,
                            .server = *server,
                            .type = s->dns->type };
    memcpy(l.name, s->dns->name, sizeof l.name);
    l.name[sizeof l.name - 1] = '\0';
    VEC_PUSH(s->lookups, s->n_lookups, s->room_lookups) = l;
    index_lookup(s, s->n_lookups - 1);
    return &s->lookups[s->n_lookups - 1];
}

static void take_question(struct calls *s, const struct frame *f)
{
    struct dns_lookup *l = find_lookup(s, &f->src.addr);

    if (l != NULL && l->answered == NANOS_NONE && time_between(f->time, l->time) < retry_span) {
        if (l->tries < UINT16_MAX)
            l->tries++;
        return;
    }
    l = new_lookup(s, f, &f->src, &f->dst);
    if (l != NULL) {
        l->frame = f->number;
        l->tries = 1;
    }
}

static void take_answer(struct calls *s, const struct frame *f)
{
    struct dns_lookup *l = find_lookup(s, &f->dst.addr);

    if (l != NULL && l->answered != NANOS_NONE && time_between(f->time, l->time) < retry_span)
        return; /* the answer to a retry */
    if (l == NULL || l->answered != NANOS_NONE)
        l = new_lookup(s, f, &f->dst, &f->src);
    if (l == NULL)
        return;
    l->answered = f->time;
    l->answer_frame = f->number;
    l->server = f->src;
    l->rcode = s->dns->rcode;
    l->n_answers = s->dns->n_answers;
    for (unsigned i = 0; i < s->dns->n_answers && i < DNS_ANSWERS_MAX; i++) {
        const struct dns_answer *a = &s->dns->answers[i];

        if ((a->type == DNS_A || a->type == DNS_AAAA) && l->n_addrs < ARRAY_SIZE(l->addrs))
            l->addrs[l->n_addrs++] = a->addr;
    }
}

bool lookup_frame(struct calls *s, const struct frame *f)
{
    if ((f->src.port != DNS_PORT && f->dst.port != DNS_PORT) || !dns_parse(f->payload, s->dns))
        return false;
    if (s->dns->response && f->src.port == DNS_PORT)
        take_answer(s, f);
    else if (!s->dns->response && f->dst.port == DNS_PORT)
        take_question(s, f);
    return true;
}

size_t calls_lookup_count(const struct calls *s)
{
    return s->n_lookups;
}

const struct dns_lookup *calls_lookup(const struct calls *s, size_t i)
{
    return i < s->n_lookups ? &s->lookups[i] : NULL;
}
