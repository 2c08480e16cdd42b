/* crowd.c - facts about the capture that only the number of its requests tells: phones that
 * register again and again, one host that asks by OPTIONS for one user after the other, or asks one
 * host after the other.
 *
 * Requests are counted in spans of ten seconds. Users are read only of the span with the most, and
 * only if that is a crowd. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "fact/fact_private.h"

enum {
    LOOK_BACK = 8192,    /* calls, the latest */
    MESSAGES_READ = 256, /* of each */
    CROWD_LEAST = 20,    /* requests in a span */
};

static const nanos_t span = 10 * NANOS_PER_S;

enum crowd_kind {
    CROWD_REGISTER,
    CROWD_OPTIONS,  /* of one host; refused, or not answered */
    CROWD_ANSWERED, /* of one host to one endpoint; answered well */
    CROWD_HOSTS     /* of one host to any; answered well */
};

struct crowd {
    uint64_t key;
    uint32_t requests, users;
    uint32_t
        targets;    /* different Request-URIs; of CROWD_HOSTS, the most hosts asked for one user */
    uint32_t frame; /* of the first of them */
    struct endpoint src, dst;
};

struct crowds {
    struct crowd *list;
    size_t n, room;
    struct hash by_key;
    enum crowd_kind kind;
};

/* The whole number of times that `of` goes into `count`; without users there is none. */
static struct value whole_part(uint32_t count, uint32_t of)
{
    if (of == 0)
        return MISSING;
    uint32_t times = count / of;

    return value_number(times);
}

static bool is_request(const struct call *call, uint32_t i, enum crowd_kind kind)
{
    const struct call_message *m = &call->messages[i];

    return m->status == 0 && m->original == i && !(m->flags & MESSAGE_DUPLICATE) &&
           m->method == (kind == CROWD_REGISTER ? SIP_REGISTER : SIP_OPTIONS);
}

/* OPTIONS that are answered well are what peers send to each other, and count apart. */
static bool counts(const struct call *call, enum crowd_kind kind)
{
    bool well = call->status >= 200 && call->status < 300;

    if (kind == CROWD_REGISTER)
        return call->method == SIP_REGISTER;
    return call->method == SIP_OPTIONS && well == (kind != CROWD_OPTIONS);
}

/* All who register make one crowd; OPTIONS are counted of each host that sends them. */
static uint64_t crowd_key(const struct call_message *m, const struct flow *flow,
                          enum crowd_kind kind)
{
    const uint64_t words[] = { (uint64_t)(m->time / span),
                               kind == CROWD_REGISTER ? 0 : addr_hash(flow->src.addr),
                               kind == CROWD_ANSWERED ? endpoints_hash(&flow->dst, &flow->dst, 0)
                                                      : 0 };

    return hash_words(words, ARRAY_SIZE(words));
}

static void count_request(struct crowds *all, const struct call_message *m, const struct flow *flow)
{
    uint64_t key = crowd_key(m, flow, all->kind);
    uint32_t i = hash_get(&all->by_key, key);

    if (i == NO_INDEX) {
        i = (uint32_t)all->n;
        hash_put(&all->by_key, key, i);
        VEC_PUSH(all->list, all->n, all->room) =
            (struct crowd){ .key = key, .frame = m->frame, .src = flow->src, .dst = flow->dst };
    }
    all->list[i].requests++;
}

static void count_requests(struct subject *s, struct crowds *all, size_t from)
{
    for (size_t c = from; c < calls_count(s->calls); c++) {
        const struct call *call = calls_at(s->calls, c);

        if (!counts(call, all->kind))
            continue;
        for (uint32_t i = 0; i < call->n_messages && i < MESSAGES_READ; i++) {
            const struct flow *flow = calls_flow(s->calls, call->messages[i].flow);

            if (flow != NULL && is_request(call, i, all->kind))
                count_request(all, &call->messages[i], flow);
        }
    }
}

static bool belongs(struct subject *s, const struct call *call, const struct crowd *crowd,
                    enum crowd_kind kind)
{
    for (uint32_t i = 0; i < call->n_messages && i < MESSAGES_READ; i++) {
        const struct flow *flow = calls_flow(s->calls, call->messages[i].flow);

        if (flow != NULL && is_request(call, i, kind) &&
            crowd_key(&call->messages[i], flow, kind) == crowd->key)
            return true;
    }
    return false;
}

/* The user whom the request is for, as its To has it. */
static uint64_t user_of(const struct sip_message *m)
{
    const struct sip_header *to = m->bytes.n ? sip_header(m, HEADER_TO) : NULL;
    struct name_addr na;

    if (to == NULL || !name_addr_parse(sip_text(m, to->value), &na))
        return 0;
    return slice_ihash(na.uri.user);
}

/* A user at the very host that the request is sent to: one behind it, whom a proxy or an edge is
 * asked for, has an address of its own. 0: none. */
static uint64_t user_there(const struct sip_message *m, const struct flow *flow)
{
    struct uri uri;
    struct addr host;

    if (m->bytes.n == 0 || !uri_parse(sip_text(m, m->request_uri), &uri) || uri.user.n == 0 ||
        !uri_host_addr(&uri, &host) || !addr_eq(host, flow->dst.addr))
        return 0;
    return slice_ihash(uri.user);
}

static uint32_t count_once(struct hash *seen, uint64_t key)
{
    if (hash_get(seen, key) != NO_INDEX)
        return 0;
    hash_put(seen, key, 1);
    return 1;
}

/* What is counted of a crowd's requests. */
struct tally {
    struct hash users, targets, hosts; /* hosts: how many were asked for a user */
};

static void count_target(struct tally *t, struct crowd *crowd, const struct sip_message *m,
                         const struct flow *flow, enum crowd_kind kind)
{
    uint64_t user = user_there(m, flow);
    const uint64_t pair[] = { user, addr_hash(flow->dst.addr) };

    if (kind == CROWD_ANSWERED) {
        crowd->users += user != 0 && count_once(&t->users, user);
        crowd->targets += count_once(&t->targets, slice_ihash(sip_text(m, m->request_uri)));
        return;
    }
    if (user == 0 || !count_once(&t->targets, hash_words(pair, ARRAY_SIZE(pair))))
        return;
    uint32_t before = hash_get(&t->hosts, user);
    before = before == NO_INDEX ? 0 : before;
    hash_put(&t->hosts, user, before + 1);
    crowd->targets = before + 1 > crowd->targets ? before + 1 : crowd->targets;
}

static void count_users(struct subject *s, struct crowd *crowd, enum crowd_kind kind, size_t from)
{
    struct arena *arena = arena_new();
    struct tally t = { 0 };

    for (size_t c = from; c < calls_count(s->calls); c++) {
        const struct call *call = calls_at(s->calls, c);

        if (!counts(call, kind) || !belongs(s, call, crowd, kind))
            continue;
        const struct sip_message *m = view_message(view_new(s->calls, call, arena), 0);
        if (kind == CROWD_ANSWERED || kind == CROWD_HOSTS)
            count_target(&t, crowd, m, calls_flow(s->calls, call->caller_flow), kind);
        else
            crowd->users += count_once(&t.users, user_of(m));
        arena_reset(arena);
    }
    hash_done(&t.users);
    hash_done(&t.targets);
    hash_done(&t.hosts);
    arena_free(arena);
}

/* The span with the most requests; false: there is no crowd. */
static bool find_crowd(struct subject *s, enum crowd_kind kind, struct crowd *out)
{
    size_t n = calls_count(s->calls), from = n > LOOK_BACK ? n - LOOK_BACK : 0;
    struct crowds all = { .kind = kind };

    *out = (struct crowd){ 0 };
    count_requests(s, &all, from);
    for (size_t i = 0; i < all.n; i++)
        if (all.list[i].requests > out->requests)
            *out = all.list[i];
    free(all.list);
    hash_done(&all.by_key);
    if (out->requests < CROWD_LEAST)
        return false;
    count_users(s, out, kind, from);
    return out->users > 0 || out->targets > 0;
}

enum crowd_part { CROWD_REQUESTS, CROWD_USERS, CROWD_TARGETS, CROWD_EACH, CROWD_SRC, CROWD_DST };

static struct value get_crowd(struct subject *s, const struct fact *f)
{
    struct crowd crowd;
    struct value value = MISSING;

    if (!find_crowd(s, f->which, &crowd))
        return MISSING;
    switch ((enum crowd_part)f->part) {
    case CROWD_REQUESTS:
        value = value_number(crowd.requests);
        break;
    case CROWD_USERS:
        value = value_number(crowd.users);
        break;
    case CROWD_TARGETS:
        value = value_number(crowd.targets);
        break;
    case CROWD_EACH:
        value = whole_part(crowd.requests, crowd.users);
        break;
    case CROWD_SRC:
        value = value_addr(crowd.src.addr);
        break;
    case CROWD_DST:
        value = value_addr(crowd.dst.addr);
        break;
    }
    bool users = f->which == CROWD_REGISTER || f->which == CROWD_OPTIONS;
    struct value text =
        users ? value_format(s, _("%u requests within 10 s, for %u users; the first"),
                             (unsigned)crowd.requests, (unsigned)crowd.users)
              : value_format(s, _("%u requests within 10 s; the first"), (unsigned)crowd.requests);
    return value_in_packet(PLACE_IP, crowd.frame, value, text.text);
}

/* Pings between the two hosts of the call: seconds from one to the next. */

enum { PINGS_LOOK_AROUND = 256, PINGS_LEAST = 5 };

static struct value get_ping_interval(struct subject *s)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    size_t here = call_position(s), n = calls_count(s->calls);
    nanos_t first = NANOS_NONE, last = 0;
    uint32_t pings = 0;

    if (s->call->method != SIP_OPTIONS || mine == NULL)
        return MISSING;
    for (size_t i = here > PINGS_LOOK_AROUND ? here - PINGS_LOOK_AROUND : 0;
         i < n && i < here + PINGS_LOOK_AROUND; i++) {
        const struct call *call = calls_at(s->calls, i);
        const struct flow *flow = calls_flow(s->calls, call->caller_flow);

        for (uint32_t k = 0;
             flow != NULL && addr_eq(flow->src.addr, mine->src.addr) &&
             addr_eq(flow->dst.addr, mine->dst.addr) && k < call->n_messages && k < MESSAGES_READ;
             k++)
            if (is_request(call, k, CROWD_OPTIONS)) {
                first = first == NANOS_NONE ? call->messages[k].time : first;
                last = call->messages[k].time;
                pings++;
            }
    }
    if (pings < PINGS_LEAST || last <= first)
        return MISSING;
    return value_number(nanos_seconds(last - first) / (pings - 1));
}

/* The calls that the caller of this one made to the same host, as providers weigh them. */

enum { TRAFFIC_LOOK_BACK = 2048, SHORT_CALL_S = 12, CALLS_TO_JUDGE = 20 };
enum traffic_part { TRAFFIC_CALLS, TRAFFIC_ANSWERED, TRAFFIC_MEAN, TRAFFIC_SHORT };

struct traffic {
    uint32_t calls, answered, ended, brief;
    double seconds;
};

static struct traffic weigh_traffic(struct subject *s, const struct flow *mine)
{
    size_t n = calls_count(s->calls);
    struct traffic t = { 0 };

    for (size_t i = n > TRAFFIC_LOOK_BACK ? n - TRAFFIC_LOOK_BACK : 0; i < n; i++) {
        const struct call *call = calls_at(s->calls, i);
        const struct flow *flow = calls_flow(s->calls, call->caller_flow);

        if (call->method != SIP_INVITE || flow == NULL ||
            !addr_eq(flow->src.addr, mine->src.addr) || !addr_eq(flow->dst.addr, mine->dst.addr))
            continue;
        t.calls++;
        t.answered += call->answered != NANOS_NONE;
        if (call->answered == NANOS_NONE || call->end == NANOS_NONE)
            continue;
        double seconds = nanos_seconds(call->end - call->answered);
        t.ended++;
        t.seconds += seconds;
        t.brief += seconds <= SHORT_CALL_S;
    }
    return t;
}

static struct value get_traffic(struct subject *s, const struct fact *f)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);

    if (s->call->method != SIP_INVITE || mine == NULL)
        return MISSING;
    struct traffic t = weigh_traffic(s, mine);
    switch ((enum traffic_part)f->part) {
    case TRAFFIC_CALLS:
        return value_number(t.calls);
    case TRAFFIC_ANSWERED:
        return t.calls ? whole_part(100 * t.answered, t.calls) : MISSING;
    case TRAFFIC_MEAN:
        return t.ended ? value_number(t.seconds / t.ended) : MISSING;
    case TRAFFIC_SHORT:
        break;
    }
    return t.ended ? whole_part(100 * t.brief, t.ended) : MISSING;
}

/* Would the provider raise its limit for this traffic, by what its profile says it asks for? */
static struct value get_raise(struct subject *s)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    const struct profile *p = subject_provider(s);

    if (s->call->method != SIP_INVITE || mine == NULL || p == NULL || p->more_duration <= 0)
        return MISSING;
    struct traffic t = weigh_traffic(s, mine);
    const char *words = _("By these figures, the provider may raise it.");
    if (t.calls < CALLS_TO_JUDGE || t.ended == 0)
        words = _("These are too few to tell whether the provider would raise it.");
    else if (t.seconds / t.ended <= p->more_duration)
        words = _("By these figures, the provider would not raise it: the calls are too short in "
                  "the mean.");
    else if (100.0 * t.brief / t.ended > p->more_brief)
        words =
            _("By these figures, the provider would not raise it: too many calls are very short.");
    else if (100.0 * t.answered / t.calls <= p->more_answered)
        words = _("By these figures, the provider would not raise it: too few calls are answered.");
    return value_text(slice_of(words));
}

#define TRAFFIC(name, part, unit, meaning)                                                         \
    FACT_ROW(name, VALUE_NUMBER, get_traffic, unit, meaning, false, 0, part)
#define FACT(name, kind, which, part, meaning)                                                     \
    FACT_ROW(name, kind, get_crowd, NULL, meaning, true, which, part)

static const struct fact facts[] = {
    FACT("storm.requests", VALUE_NUMBER, CROWD_REGISTER, CROWD_REQUESTS,
         N_("most REGISTERs within ten seconds, if they are 20 or more")),
    FACT("storm.users", VALUE_NUMBER, CROWD_REGISTER, CROWD_USERS, N_("for how many users")),
    FACT("storm.each", VALUE_NUMBER, CROWD_REGISTER, CROWD_EACH, N_("how many that are for each")),
    FACT("storm.dst", VALUE_ADDR, CROWD_REGISTER, CROWD_DST, N_("to whom the first of them went")),
    FACT("sweep.requests", VALUE_NUMBER, CROWD_OPTIONS, CROWD_REQUESTS,
         N_("most OPTIONS of one host within ten seconds that were refused or not answered, if "
            "they are 20 or more")),
    FACT("sweep.users", VALUE_NUMBER, CROWD_OPTIONS, CROWD_USERS, N_("for how many users")),
    FACT("sweep.src", VALUE_ADDR, CROWD_OPTIONS, CROWD_SRC, N_("who sent them")),
    FACT("sweep.dst", VALUE_ADDR, CROWD_OPTIONS, CROWD_DST, N_("to whom the first of them went")),
    FACT(
        "asked.requests", VALUE_NUMBER, CROWD_ANSWERED, CROWD_REQUESTS,
        N_("most OPTIONS of one host to one address and port within ten seconds that were answered "
           "well, if they are 20 or more")),
    FACT("asked.users", VALUE_NUMBER, CROWD_ANSWERED, CROWD_USERS,
         N_("for how many users whose host in the Request-URI is that address")),
    FACT("asked.targets", VALUE_NUMBER, CROWD_ANSWERED, CROWD_TARGETS,
         N_("how many different Request-URIs they have")),
    FACT("asked.src", VALUE_ADDR, CROWD_ANSWERED, CROWD_SRC, N_("who sent them")),
    FACT("asked.dst", VALUE_ADDR, CROWD_ANSWERED, CROWD_DST, N_("to whom they went")),
    FACT(
        "scan.hosts", VALUE_NUMBER, CROWD_HOSTS, CROWD_TARGETS,
        N_("how many hosts one host asked for one and the same user by OPTIONS within ten seconds, "
           "if it sent 20 or more that were answered well")),
    FACT("scan.requests", VALUE_NUMBER, CROWD_HOSTS, CROWD_REQUESTS, N_("how many that were")),
    FACT("scan.src", VALUE_ADDR, CROWD_HOSTS, CROWD_SRC, N_("who sent them")),
    TRAFFIC("traffic.calls", TRAFFIC_CALLS, NULL,
            N_("how many calls the caller made to the same host, of the last in the capture")),
    TRAFFIC("traffic.answered", TRAFFIC_ANSWERED, N_("percent"), N_("how many were answered")),
    TRAFFIC("traffic.mean", TRAFFIC_MEAN, N_("seconds"),
            N_("how long those that ended were up, in the mean")),
    TRAFFIC("traffic.short", TRAFFIC_SHORT, N_("percent"),
            N_("how many of them were up for 12 s or less")),
    FACT_ROW("traffic.raise", VALUE_TEXT, get_raise, NULL,
             N_("whether the provider would raise its limit of calls a second for such traffic, in "
                "words, where its profile knows"),
             false, 0, 0),
    FACT_ROW(
        "ping.interval", VALUE_NUMBER, get_ping_interval, N_("seconds"),
        N_("time from one OPTIONS to the next, in the mean, between the hosts of the call, where "
           "five or more were captured"),
        false, 0, 0),
};

const struct fact_table facts_of_crowds = { facts, ARRAY_SIZE(facts) };
