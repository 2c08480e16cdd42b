/* media.c - endpoints of the calls' media: the SDPs they carry, and the index from an endpoint to
 * the newest call that listens there. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

enum {
    MEDIA_PER_CALL = 128, /* below UINT8_MAX */
    MEDIA_LEAST = 8       /* for each call, where all calls together have too many */
};

static enum media_kind kind_of(struct slice media)
{
    static const struct slice names[] = {
        [MEDIA_AUDIO] = { "audio", 5 },
        [MEDIA_VIDEO] = { "video", 5 },
        [MEDIA_IMAGE] = { "image", 5 },
    };

    for (unsigned i = 0; i < ARRAY_SIZE(names); i++)
        if (slice_ieq(media, names[i]))
            return (enum media_kind)i;
    return MEDIA_OTHER;
}

/* The index */

/* Of an endpoint whose hash is known. */
static struct media_endpoint *hashed_media_endpoint(const struct calls *s, const struct endpoint *e,
                                                    uint64_t hash)
{
    uint32_t i = hash_get(&s->by_endpoint, hash);

    return i != NO_INDEX && endpoint_same(&s->media_endpoints[i].endpoint, e)
               ? &s->media_endpoints[i]
               : NULL;
}

static struct media_endpoint *find_media_endpoint(const struct calls *s, const struct endpoint *e)
{
    return hashed_media_endpoint(s, e, endpoint_hash(*e));
}

/* The endpoint's place, or one for a new endpoint. Should it share its hash with another one, it
 * takes that one's place: a point that the index does not know would be kept for ever. */
static struct media_endpoint *place_of(struct calls *s, uint64_t hash)
{
    uint32_t i = hash_get(&s->by_endpoint, hash);

    if (i != NO_INDEX)
        return &s->media_endpoints[i];
    if (s->n_free_media_endpoints > 0) {
        i = s->free_media_endpoints[--s->n_free_media_endpoints];
    } else {
        s->media_endpoints = vec_grow(s->media_endpoints, s->n_media_endpoints,
                                      &s->room_media_endpoints, sizeof *s->media_endpoints);
        i = (uint32_t)s->n_media_endpoints++;
    }
    hash_put(&s->by_endpoint, hash, i);
    return &s->media_endpoints[i];
}

/* The payload types that a receiver at this endpoint has given a meaning, with their clocks. */
static void describe_media_endpoint(struct media_endpoint *p, const struct sdp_media *media)
{
    for (unsigned i = 0; i < media->n_formats; i++) {
        const struct sdp_format *format = &media->formats[i];

        if (format->payload_type < 0 || format->payload_type > 127)
            continue;
        if (slice_ieq(format->encoding, SLICE("telephone-event")) && p->event_type == 0)
            p->event_type = (uint8_t)format->payload_type;
        if (format->clock_rate > 0 && p->n_types < ARRAY_SIZE(p->types)) {
            p->types[p->n_types] = (uint8_t)format->payload_type;
            p->clocks[p->n_types++] = format->clock_rate;
        }
    }
}

static void add_point(struct calls *s, const struct call_entry *k, const struct endpoint *e,
                      bool rtp, const struct sdp_media *media)
{
    if (e->addr.family == ADDR_NONE || e->port == 0 || addr_is_unspecified(e->addr))
        return;
    struct media_endpoint *p = place_of(s, endpoint_hash(*e));
    *p = (struct media_endpoint){ .endpoint = *e, .slot = k->c.slot, .id = k->c.id, .rtp = rtp };
    if (rtp)
        describe_media_endpoint(p, media);
    s->media_endpoints_changed = true;
}

static uint32_t flow_of_media(const struct call *c, const struct call_media *m)
{
    return c->messages[m->message].flow;
}

static struct endpoint guessed_point(const struct calls *s, const struct call *c,
                                     const struct call_media *m)
{
    return (struct endpoint){ .addr = s->flows[flow_of_media(c, m)].src.addr, .port = m->rtp.port };
}

/* Behind a NAT the SDP names the public address and the packets come from the one that the SIP came
 * from, mostly from the same port: without this, voice that goes astray has no end that is known.
 * An endpoint that an SDP names is never taken away for such a guess. */
static void guess_point(struct calls *s, const struct call_entry *k, const struct call_media *kept,
                        const struct sdp_media *media)
{
    struct endpoint e = guessed_point(s, &k->c, kept);

    if (!addr_eq(e.addr, kept->rtp.addr) && find_media_endpoint(s, &e) == NULL)
        add_point(s, k, &e, true, media);
}

static void remove_point(struct calls *s, const struct call_entry *k, const struct endpoint *e)
{
    uint64_t hash = endpoint_hash(*e);
    struct media_endpoint *p = hashed_media_endpoint(s, e, hash);

    if (p == NULL || p->id != k->c.id)
        return;
    hash_remove(&s->by_endpoint, hash);
    VEC_PUSH(s->free_media_endpoints, s->n_free_media_endpoints, s->room_free_media_endpoints) =
        (uint32_t)(p - s->media_endpoints);
    *p = (struct media_endpoint){ 0 };
}

/* RTCP on the port of RTP or the one after it, as nearly always, has no entry of its own. */
static bool rtcp_is_next(const struct endpoint *rtp, const struct endpoint *rtcp)
{
    return addr_eq(rtp->addr, rtcp->addr) &&
           (rtcp->port == rtp->port || rtcp->port == rtp->port + 1);
}

static void remove_points(struct calls *s, const struct call_entry *k, const struct endpoint *rtp,
                          const struct endpoint *rtcp, const struct endpoint *guessed)
{
    remove_point(s, k, rtp);
    if (!addr_eq(guessed->addr, rtp->addr))
        remove_point(s, k, guessed);
    if (!rtcp_is_next(rtp, rtcp))
        remove_point(s, k, rtcp);
}

/* Nobody looked there for a while: all places are fetched from memory at one go. */
static void expect_points(const struct calls *s, const struct call *c)
{
    for (uint32_t i = 0; i < c->n_media; i++)
        hash_prefetch(&s->by_endpoint, endpoint_hash(c->media[i].rtp));
    for (uint32_t i = 0; i < c->n_media; i++) {
        uint32_t at = hash_get(&s->by_endpoint, endpoint_hash(c->media[i].rtp));

        if (at != NO_INDEX)
            prefetch(&s->media_endpoints[at], sizeof *s->media_endpoints);
    }
}

void media_forget(struct calls *s, struct call_entry *k)
{
    expect_points(s, &k->c);
    for (uint32_t i = 0; i < k->c.n_media; i++) {
        const struct call_media *m = &k->c.media[i];
        struct endpoint rtcp = media_rtcp(&k->c, m), guessed = guessed_point(s, &k->c, m);

        remove_points(s, k, &m->rtp, &rtcp, &guessed);
    }
}

/* The SDP of a message */

static bool same_place(const struct call *c, const struct call_media *a, const struct call_media *b)
{
    return endpoint_eq(a->rtp, b->rtp) && endpoint_eq(media_rtcp(c, a), media_rtcp(c, b)) &&
           flow_of_media(c, a) == flow_of_media(c, b);
}

static bool is_named_again(const struct call *c, uint32_t i)
{
    for (uint32_t j = 0; j < c->n_media; j++)
        if (j != i && same_place(c, &c->media[j], &c->media[i]))
            return true;
    return false;
}

void media_drop(struct calls *s, struct call_entry *k, uint32_t i)
{
    struct call *c = &k->c;
    const struct call_media *m = &c->media[i];
    uint32_t behind = c->n_media - i - 1u;

    if (!is_named_again(c, i)) {
        struct endpoint rtcp = media_rtcp(c, m), guessed = guessed_point(s, c, m);

        remove_points(s, k, &m->rtp, &rtcp, &guessed);
    }
    memmove(&c->media[i], &c->media[i + 1], behind * sizeof *c->media);
    if (c->more != NULL && c->more->rtcp_addrs != NULL) {
        struct addr *addrs = c->more->rtcp_addrs;

        memmove(&addrs[i], &addrs[i + 1], behind * sizeof *addrs);
    }
    c->n_media--;
    s->n_media--;
}

/* Nearly always RTCP goes where RTP goes, and no address is kept for it. */
static void keep_rtcp_addr(struct call *c, struct addr addr)
{
    const size_t last = c->n_media - 1u;
    const bool first = c->more == NULL || c->more->rtcp_addrs == NULL;

    if (first && addr_eq(addr, c->media[last].rtp.addr))
        return;
    struct addr *addrs = xrealloc(call_more(c)->rtcp_addrs, c->n_media * sizeof *addrs);
    for (size_t i = 0; first && i < last; i++)
        addrs[i] = c->media[i].rtp.addr;
    addrs[last] = addr;
    c->more->rtcp_addrs = addrs;
}

struct endpoint media_rtcp(const struct call *c, const struct call_media *m)
{
    const bool apart = c->more != NULL && c->more->rtcp_addrs != NULL;

    return (struct endpoint){
        .addr = apart ? c->more->rtcp_addrs[m - c->media] : m->rtp.addr,
        .port = m->rtcp_port,
    };
}

/* The oldest make room for what is in effect now: a call that is refreshed all day says the same
 * over and over. */
static void keep_media(struct calls *s, struct call_entry *k, const struct call_media *media,
                       const struct addr *rtcp)
{
    struct call *c = &k->c;
    uint32_t most = s->n_media < s->limits.media ? MEDIA_PER_CALL : MEDIA_LEAST;

    while (c->n_media >= most)
        media_drop(s, k, 0);
    s->n_media++;
    VEC_PUSH_SHORT(c->media, c->n_media) = *media;
    keep_rtcp_addr(c, *rtcp);
}

static uint8_t traits_of(const struct sdp_media *media)
{
    bool secure = slice_ifind(media->protocol, SLICE("SAVP")) < media->protocol.n;
    bool feedback = slice_iends(media->protocol, SLICE("AVPF"));

    return (uint8_t)((secure ? MEDIA_SECURE : 0) | (feedback ? MEDIA_FEEDBACK : 0) |
                     (media->n_crypto > 0 ? MEDIA_KEYS : 0));
}

static uint32_t types_of(const struct sdp_media *media)
{
    uint32_t types = 0;

    for (size_t i = 0; i < media->n_formats; i++)
        if (media->formats[i].payload_type >= 0 && media->formats[i].payload_type < 32)
            types |= UINT32_C(1) << media->formats[i].payload_type;
    return types;
}

void media_message(struct calls *s, struct call_entry *k, uint32_t index,
                   const struct sip_message *m)
{
    uint32_t offer;

    if (!sdp_parse(sdp_body(m), s->sdp))
        return;
    for (unsigned i = 0; i < s->sdp->n_media; i++)
        hash_prefetch(&s->by_endpoint, endpoint_hash(s->sdp->media[i].rtp));
    bool answer = offer_is_answer(&k->c, index, &offer);
    for (unsigned i = 0; i < s->sdp->n_media; i++) {
        const struct sdp_media *media = &s->sdp->media[i];

        if (media->port == 0)
            continue;
        enum media_kind kind = kind_of(media->media);
        struct call_media kept = {
            .message = index,
            .rtp = media->rtp,
            .rtcp_port = media->rtcp.port,
            .kind = (uint8_t)kind,
            .line = (uint8_t)i,
            .direction = media->direction,
            .answer = answer,
            .traits = traits_of(media),
            .types = types_of(media),
        };
        keep_media(s, k, &kept, &media->rtcp.addr);
        bool rtp = kind == MEDIA_AUDIO || kind == MEDIA_VIDEO;
        if (!rtcp_is_next(&media->rtp, &media->rtcp))
            add_point(s, k, &media->rtcp, false, media);
        add_point(s, k, &media->rtp, rtp, media);
        if (rtp)
            guess_point(s, k, &kept, media);
    }
}

/* Questions */

bool media_expected(void *calls, const struct endpoint *src, const struct endpoint *dst)
{
    const struct media_endpoint *p = find_media_endpoint(calls, dst);

    if (p == NULL)
        p = find_media_endpoint(calls, src);
    return p != NULL && p->rtp;
}

bool call_wants_rtp_at(const struct call *call, struct endpoint e)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (endpoint_eq(call->media[i].rtp, e))
            return true;
    return false;
}

bool media_is_at(const struct call *call, const struct call_media *m, struct endpoint e)
{
    return endpoint_eq(m->rtp, e) || endpoint_eq(media_rtcp(call, m), e);
}

bool call_wants_media_at(const struct call *call, struct endpoint e)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (media_is_at(call, &call->media[i], e))
            return true;
    return false;
}

const struct media_endpoint *media_endpoint_of(const struct calls *s, const struct endpoint *e)
{
    const struct media_endpoint *p = find_media_endpoint(s, e);

    if (p != NULL || e->port == 0)
        return p;
    struct endpoint before = *e;
    before.port--;
    p = find_media_endpoint(s, &before);
    return p != NULL && call_wants_media_at(&call_at(s, p->slot)->c, *e) ? p : NULL;
}

/* The call that names both ends, if each end is named by another call (two legs through one capture
 * point); else the one that listens. */
const struct media_endpoint *media_endpoint_find(const struct calls *s, const struct endpoint *src,
                                                 const struct endpoint *dst)
{
    const struct media_endpoint *to = find_media_endpoint(s, dst),
                                *from = find_media_endpoint(s, src);

    if (to == NULL || from == NULL || to->id == from->id)
        return to != NULL ? to : from;
    if (call_wants_media_at(&call_at(s, to->slot)->c, *src) ||
        !call_wants_media_at(&call_at(s, from->slot)->c, *dst))
        return to;
    return from;
}
