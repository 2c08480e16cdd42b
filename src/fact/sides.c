/* sides.c - the owner of each address, worked out over the whole capture. */
#include "config.h"

#include "fact/sides.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "fact/around.h"
#include "fact/fact_private.h"

#define HOSTS_MAX 65536 /* addresses kept */
#define READS_MAX 4096  /* messages read to learn names */
#define READS_PER_FLOW 64
#define RECENT 64 /* 26 bits less than a word */

/* The strength of a sign; a stronger one overrides a weaker. */
enum sign {
    SIGN_NONE,
    SIGN_COMMON,
    SIGN_PEER,
    SIGN_PRIVATE,
    SIGN_COOKED,
    SIGN_AGENT,
    SIGN_HOST,
    SIGN_RANGE,
    SIGN_TRUNK
};

struct host {
    struct addr addr;
    uint8_t side;                /* enum host_side */
    uint8_t sign;                /* enum sign */
    bool cooked_own, cooked_far; /* the sides that cooked captures name */
    bool sends;                  /* a packet came from it */
    bool relays;                 /* hands on what a provider says of itself */
    bool is_called, calls;       /* INVITEs came to it, left from it */
    struct addr registrar;       /* that took a REGISTER of its */
    uint32_t phones;             /* different addresses that registered here */
    const struct profile *profile;
    uint32_t peers; /* different addresses it talks with */
};

/* What is known of a flow, by its index. */
struct taken {
    uint32_t serial; /* of the one that was taken in */
    uint32_t reads;  /* of its calls */
    bool invites;    /* one of them is an INVITE, and its ends know it */
};

struct sides {
    struct calls *calls;
    const struct profiles *profiles;
    struct hash index; /* addr_hash -> hosts */
    struct host *hosts;
    size_t n_hosts, room_hosts;
    uint32_t *recent; /* of RECENT places by the end of the address: the host looked for last */
    size_t most;      /* the host with the most peers */
    bool own_known;   /* one of the hosts is the user's own */
    bool own_private; /* and one of these is private */
    uint32_t *registering; /* ids of REGISTERs without an outcome yet */
    size_t n_registering, room_registering;
    nanos_t registering_at; /* when they were looked through */
    bool changed;           /* a host that had flows was judged anew */
    size_t flows_done;
    uint32_t call_done; /* id of the last call that was looked at */
    uint32_t call_anew; /* and of the one when all began anew */
    uint32_t reads;
    struct taken *taken;
    size_t room_taken;
    uint32_t n_taken; /* ever */
    uint32_t *fresh;  /* flows taken in this time */
    size_t n_fresh, room_fresh;
    struct arena *arena;
    struct around *around;
};

const char *side_name(enum host_side side)
{
    static const char *const names[] = {
        [HOST_UNKNOWN] = "unknown",
        [HOST_OWN] = "own",
        [HOST_PROVIDER] = "provider",
        [HOST_OTHER] = "other",
    };

    return names[side];
}

struct sides *sides_new(struct calls *calls, const struct profiles *profiles)
{
    struct sides *s = xcalloc(1, sizeof *s);

    s->calls = calls;
    s->profiles = profiles;
    s->recent = xcalloc(RECENT, sizeof *s->recent);
    s->arena = arena_new();
    s->around = around_new();
    return s;
}

void sides_free(struct sides *s)
{
    if (s == NULL)
        return;
    hash_done(&s->index);
    arena_free(s->arena);
    around_free(s->around);
    free(s->hosts);
    free(s->recent);
    free(s->taken);
    free(s->fresh);
    free(s->registering);
    free(s);
}

struct around *sides_around(const struct sides *s)
{
    return s->around;
}

static size_t recent_place(const struct addr *addr)
{
    uint32_t start, end;

    memcpy(&start, addr->bytes, sizeof start);
    memcpy(&end, addr->bytes + sizeof addr->bytes - sizeof end, sizeof end);
    return (start ^ end) * UINT32_C(0x9e3779b1) >> 26;
}

/* Most are the hosts of the call before. */
static struct host *host_find(const struct sides *s, struct addr addr)
{
    uint32_t *recent = &s->recent[recent_place(&addr)], i = *recent;

    if (i >= s->n_hosts || !addr_eq(s->hosts[i].addr, addr))
        i = hash_get(&s->index, addr_hash(addr));
    if (i == NO_INDEX || !addr_eq(s->hosts[i].addr, addr))
        return NULL;
    *recent = i;
    return &s->hosts[i];
}

static void host_sign(struct host *h, enum host_side side, enum sign sign)
{
    if (h != NULL && sign > h->sign) {
        h->side = (uint8_t)side;
        h->sign = (uint8_t)sign;
    }
}

static void host_private(struct sides *s, struct host *h)
{
    bool told = s->profiles != NULL && profiles_has_own(s->profiles);

    if (h->sends && !told && addr_is_private(h->addr))
        host_sign(h, HOST_OWN, SIGN_PRIVATE);
}

static void host_judge(struct sides *s, struct host *h)
{
    if (s->profiles != NULL &&
        (profiles_is_own(s->profiles, h->addr) || trunks_by_addr(s->profiles, h->addr) != NULL))
        host_sign(h, HOST_OWN, SIGN_TRUNK);
    h->profile = s->profiles != NULL ? profiles_by_addr(s->profiles, h->addr, false) : NULL;
    if (h->profile != NULL)
        host_sign(h, HOST_PROVIDER, SIGN_RANGE);
    host_private(s, h);
}

static struct host *host_add(struct sides *s, struct addr addr)
{
    struct host *h = host_find(s, addr);

    if (h != NULL || addr.family == ADDR_NONE || s->n_hosts >= HOSTS_MAX)
        return h;
    hash_put(&s->index, addr_hash(addr), (uint32_t)s->n_hosts);
    VEC_PUSH(s->hosts, s->n_hosts, s->room_hosts) = (struct host){ .addr = addr };
    h = &s->hosts[s->n_hosts - 1];
    host_judge(s, h);
    return h;
}

/* A capture that was rewritten, or made on a bridge, may call every packet an incoming one: what
 * it says of an address counts only while it does not contradict itself. */
static void host_cooked(struct sides *s, struct host *h)
{
    const struct host before = *h;

    if (h->cooked_own && !h->cooked_far) {
        host_sign(h, HOST_OWN, SIGN_COOKED);
    } else if (h->cooked_own && h->sign == SIGN_COOKED) {
        h->sign = SIGN_NONE;
        h->side = HOST_UNKNOWN;
        host_private(s, h);
    }
    s->changed = s->changed || before.side != h->side || before.sign != h->sign;
}

static void note_peers(struct sides *s, const struct host *h)
{
    if (h->peers > s->hosts[s->most].peers)
        s->most = (size_t)(h - s->hosts);
}

static void take_flow(struct sides *s, uint32_t i)
{
    const struct flow *flow = calls_flow(s->calls, i);

    if (flow == NULL)
        return;
    host_add(s, flow->src.addr);
    host_add(s, flow->dst.addr);
    struct host *src = host_find(s, flow->src.addr), *dst = host_find(s, flow->dst.addr);
    if (src == NULL || dst == NULL || src == dst)
        return;
    if (!src->sends) {
        src->sends = true;
        host_private(s, src);
        s->changed = s->changed || src->sign == SIGN_PRIVATE;
    }
    if (flow->reverse == NO_INDEX || flow->reverse > i) {
        src->peers++;
        dst->peers++;
        note_peers(s, src);
        note_peers(s, dst);
    }
    bool out = flow->direction == DIRECTION_OUT, in = flow->direction == DIRECTION_IN;
    src->cooked_own = src->cooked_own || out;
    dst->cooked_far = dst->cooked_far || out;
    dst->cooked_own = dst->cooked_own || in;
    src->cooked_far = src->cooked_far || in;
    host_cooked(s, src);
    host_cooked(s, dst);
}

/* Each flow once, whatever brings it up. */
static void take_new_flow(struct sides *s, uint32_t i)
{
    const struct flow *flow = calls_flow(s->calls, i);

    if (i >= s->room_taken) {
        size_t room = 2 * calls_flows(s->calls) + 64;

        s->taken = xrealloc(s->taken, room * sizeof *s->taken);
        memset(s->taken + s->room_taken, 0, (room - s->room_taken) * sizeof *s->taken);
        s->room_taken = room;
    }
    if (flow == NULL || s->taken[i].serial == flow->serial)
        return;
    s->taken[i] = (struct taken){ .serial = flow->serial };
    s->n_taken++;
    take_flow(s, i);
    VEC_PUSH(s->fresh, s->n_fresh, s->room_fresh) = i;
}

/* A provider is known by the name that requests are sent to and by what its programs call
 * themselves. A private address is not the provider's even then: an own proxy hands such
 * messages on. */
static void take_profile(struct sides *s, struct addr addr, const struct profile *profile,
                         enum sign sign)
{
    struct host *h = host_find(s, addr);

    if (h == NULL || profile == NULL || addr_is_private(addr) || h->relays || h->sign >= sign)
        return;
    h->profile = profile;
    host_sign(h, HOST_PROVIDER, sign);
    s->changed = true;
}

static void read_names(struct sides *s, const struct call *call, const struct flow *flow)
{
    struct view *view = view_new(s->calls, call, s->arena);
    const struct sip_message *m = opening_message(view);
    struct uri uri;

    if (m->bytes.n && m->request) {
        if (uri_parse(sip_text(m, m->request_uri), &uri))
            take_profile(s, flow->dst.addr, profiles_by_host(s->profiles, uri.host), SIGN_HOST);
        struct slice agent = sip_value(m, HEADER_USER_AGENT);
        if (agent.n)
            take_profile(s, flow->src.addr, profiles_by_agent(s->profiles, agent), SIGN_AGENT);
    }
    arena_reset(s->arena);
}

/* A registration that was accepted: who sent it is a phone of that server, or a PBX that registers
 * at its provider. */
static void take_registration(struct sides *s, const struct call *call)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);
    struct host *phone = flow != NULL ? host_find(s, flow->src.addr) : NULL;
    struct host *server = flow != NULL ? host_find(s, flow->dst.addr) : NULL;

    if (phone == NULL || server == NULL || phone == server ||
        addr_eq(phone->registrar, server->addr))
        return;
    phone->registrar = server->addr;
    server->phones++;
}

static bool is_accepted(const struct call *call)
{
    return call->status >= 200 && call->status < 300;
}

/* Registrations that had no outcome when they were seen first; very many of them once a second. */
static void take_registrations(struct sides *s, const struct call *last)
{
    enum { MANY = 64 };
    nanos_t now = last != NULL ? last->start : s->registering_at;
    size_t left = 0;

    if (s->n_registering > MANY && now >= s->registering_at &&
        now - s->registering_at < NANOS_PER_S)
        return;
    s->registering_at = now;
    for (size_t i = 0; i < s->n_registering; i++) {
        const struct call *call = calls_by_id(s->calls, s->registering[i]);

        if (call != NULL && is_accepted(call))
            take_registration(s, call);
        else if (call != NULL && !call->settled)
            s->registering[left++] = s->registering[i];
    }
    s->n_registering = left;
}

bool sides_is_between(const struct sides *s, struct addr addr)
{
    const struct host *h = host_find(s, addr);

    /* Nobody knows of those that were forgotten, or for which there was no room. */
    return s->call_anew != 0 || h == NULL || (h->is_called && h->calls);
}

/* The flow of a call's first request: who calls whom, and by what names. */
static void take_caller_flow(struct sides *s, const struct call *call, struct taken *taken)
{
    const bool invite = call->method == SIP_INVITE && !taken->invites;
    const bool read = s->profiles != NULL && s->reads < READS_MAX && taken->reads < READS_PER_FLOW;

    if (!invite && !read)
        return;
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);
    struct host *src = host_find(s, flow->src.addr), *dst = host_find(s, flow->dst.addr);
    if (invite && src != NULL)
        src->calls = true;
    if (invite && dst != NULL)
        dst->is_called = true;
    taken->invites = taken->invites || invite;
    if (read && src != NULL && dst != NULL && src->sign < SIGN_RANGE && dst->sign < SIGN_RANGE) {
        s->reads++;
        taken->reads++;
        read_names(s, call, flow);
    }
}

static void take_call(struct sides *s, const struct call *call)
{
    if (call->method == SIP_REGISTER && s->n_registering < READS_MAX)
        VEC_PUSH(s->registering, s->n_registering, s->room_registering) = call->id;
    /* Mostly there are none that came, or took the place of another, meanwhile. */
    for (uint32_t i = 0; s->n_taken != calls_flows_ever(s->calls) && i < call->n_messages; i++)
        take_new_flow(s, call->messages[i].flow);
    if (calls_flow(s->calls, call->caller_flow) == NULL)
        return;
    take_new_flow(s, call->caller_flow);
    take_caller_flow(s, call, &s->taken[call->caller_flow]);
}

/* A host that is a provider by the words of its messages alone, and talks with an address of a
 * provider's ranges, is an own proxy or SBC: it hands on the provider's User-Agent, and gets
 * requests for the provider's host. */
static bool is_relay(const struct host *a, const struct host *b)
{
    return b->side == HOST_PROVIDER && b->sign == SIGN_RANGE && a->side == HOST_PROVIDER &&
           (a->sign == SIGN_AGENT || a->sign == SIGN_HOST);
}

/* The hosts that are left: one that talks with a provider is ours, one that talks with a private
 * address is not; and the one address that all others talk with is where the capture was made. */
static void conclude_pair(struct host *a, struct host *b)
{
    if (is_relay(a, b)) {
        a->relays = true;
        a->side = HOST_UNKNOWN;
        a->sign = SIGN_NONE;
        a->profile = NULL;
    }
    /* also where a phone of ours made it look like another's */
    if (b->side == HOST_PROVIDER && a->side == HOST_OTHER && a->sign <= SIGN_PEER)
        a->side = HOST_OWN;
    if (b->side == HOST_PROVIDER && a->side != HOST_PROVIDER)
        host_sign(a, HOST_OWN, SIGN_PEER);
    if (b->side == HOST_OWN && b->sign >= SIGN_PRIVATE && a->side == HOST_UNKNOWN)
        host_sign(a, HOST_OTHER, SIGN_PEER);
}

static void conclude_flow(struct sides *s, uint32_t i)
{
    const struct flow *flow = calls_flow(s->calls, i);
    struct host *a = host_find(s, flow->src.addr), *b = host_find(s, flow->dst.addr);

    if (a != NULL && b != NULL) {
        conclude_pair(a, b);
        conclude_pair(b, a);
    }
}

static void conclude_common(struct sides *s)
{
    struct host *most = s->n_hosts ? &s->hosts[s->most] : NULL;

    /* two peers may be a chain with a proxy in the middle; three are a centre */
    if (s->own_known || most == NULL || most->peers < 3 || most->peers + 1 < s->n_hosts)
        return;
    for (size_t i = 0; i < s->n_hosts; i++)
        s->own_known = s->own_known || s->hosts[i].side == HOST_OWN;
    if (s->own_known)
        return;
    s->own_known = true;
    host_sign(most, HOST_OWN, SIGN_COMMON);
    for (size_t i = 0; i < s->n_hosts; i++)
        if (&s->hosts[i] != most && s->hosts[i].side == HOST_UNKNOWN)
            host_sign(&s->hosts[i], HOST_OTHER, SIGN_COMMON);
}

/* Of days of traffic there are too many addresses: only those that are seen now are kept. */
static void begin_anew(struct sides *s, size_t flows)
{
    hash_done(&s->index);
    s->n_hosts = s->most = 0;
    s->own_known = false;
    s->reads = 0;
    s->changed = true;
    s->call_anew = s->call_done;
    for (size_t i = 0; i < flows; i++) {
        s->taken[i] = (struct taken){ .serial = s->taken[i].serial };
        take_flow(s, (uint32_t)i);
    }
}

/* Only what is strongly signed tells of its peers: while no host was judged anew, the flows that
 * were there before tell nothing new. */
static void conclude(struct sides *s, size_t flows)
{
    for (size_t i = 0; s->changed && i < flows; i++)
        conclude_flow(s, (uint32_t)i);
    for (size_t i = 0; !s->changed && i < s->n_fresh; i++)
        conclude_flow(s, s->fresh[i]);
    if (s->changed)
        s->own_known = false;
    s->changed = false;
    conclude_common(s);
    for (size_t i = 0; i < s->n_hosts && !s->own_private; i++)
        s->own_private = s->hosts[i].side == HOST_OWN && addr_is_private(s->hosts[i].addr);
}

void sides_update(struct sides *s)
{
    size_t flows = calls_flows(s->calls), n = calls_count(s->calls);
    const struct call *last = n ? calls_at(s->calls, n - 1) : NULL;

    if (s->flows_done == flows && (last == NULL || last->id == s->call_done))
        return;
    s->n_fresh = 0;
    for (size_t i = s->flows_done; i < flows; i++)
        take_new_flow(s, (uint32_t)i);
    size_t first = n;
    while (first > 0 && calls_at(s->calls, first - 1)->id > s->call_done)
        first--;
    for (size_t i = first; i < n; i++)
        take_call(s, calls_at(s->calls, i));
    take_registrations(s, last);
    if (s->n_hosts >= HOSTS_MAX && s->call_done - s->call_anew > HOSTS_MAX)
        begin_anew(s, flows);
    conclude(s, flows);
    s->flows_done = flows;
    s->call_done = last != NULL ? last->id : 0;
}

/* `h` may be NULL: the address has not been seen. */
static enum host_side side_of(const struct sides *s, const struct host *h, struct addr addr)
{
    if (h != NULL)
        return h->side;
    if (s->profiles != NULL && (profiles_by_addr(s->profiles, addr, false) != NULL ||
                                profiles_by_addr(s->profiles, addr, true) != NULL))
        return HOST_PROVIDER;
    if (s->profiles != NULL && profiles_is_own(s->profiles, addr))
        return HOST_OWN;
    return s->own_private && addr_is_private(addr) ? HOST_OWN : HOST_UNKNOWN;
}

static bool is_phone(const struct host *phone, const struct host *server)
{
    if (phone == NULL || server == NULL || !addr_eq(phone->registrar, server->addr) ||
        phone->side == HOST_PROVIDER || server->side == HOST_PROVIDER)
        return false;
    return server->phones > 1 || (server->side == HOST_OWN && phone->side != HOST_OWN);
}

static const struct profile *profile_of(const struct sides *s, const struct host *h,
                                        struct addr addr)
{
    if (h != NULL)
        return h->profile;
    return s->profiles != NULL ? profiles_by_addr(s->profiles, addr, false) : NULL;
}

enum host_side sides_of(const struct sides *s, struct addr addr)
{
    return side_of(s, host_find(s, addr), addr);
}

struct sides_ends sides_between(const struct sides *s, struct addr from, struct addr to)
{
    const struct host *a = host_find(s, from), *b = host_find(s, to);
    const struct profile *profile = profile_of(s, b, to);

    return (struct sides_ends){ .from = side_of(s, a, from),
                                .to = side_of(s, b, to),
                                .within = is_phone(a, b) || is_phone(b, a),
                                .profile = profile != NULL ? profile : profile_of(s, a, from) };
}
