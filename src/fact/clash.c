/* clash.c - compares offers with their answers. */
#include "config.h"

#include "fact/clash.h"

#include "base/mem.h"
#include "fact/fact_private.h"

struct clashes {
    struct clash_found of[CLASH_COUNT];
    bool any;
};

/* An m= line and the one that answers it. */
struct pair {
    struct subject *s;
    uint32_t message[2]; /* offer, answer */
    const struct sdp_media *media[2];
};

struct slice sdp_whole_line(struct slice message, struct slice part)
{
    const char *from = part.p, *to = part.p + part.n, *end = message.p + message.n;

    if (part.p < message.p || to > end)
        return part;
    while (from > message.p && from[-1] != '\n')
        from--;
    while (to < end && *to != '\r' && *to != '\n')
        to++;
    return (struct slice){ from, (size_t)(to - from) };
}

static struct clash_side side(const struct pair *p, unsigned which, struct slice text,
                              struct slice said, const char *header)
{
    return (struct clash_side){ p->message[which], text, said, header };
}

static bool both_lines(const struct pair *p, struct slice offer, struct slice answer,
                       struct clash_found *out)
{
    out->offer = side(p, 0, p->media[0]->line, offer, "sdp:m");
    out->answer = side(p, 1, p->media[1]->line, answer, "sdp:m");
    return true;
}

static bool body_has(const struct pair *p, unsigned which, struct slice line)
{
    const struct sip_message *m = view_message(p->s->view, p->message[which]);
    struct slice body = sip_text(m, m->body);

    return slice_ifind(body, line) < body.n;
}

static bool in_use(const struct pair *p)
{
    return p->media[0]->port && p->media[1]->port;
}

/* RTP profiles (RFC 3551, 3711, 4585, 5124) */

static bool is_rtp(struct slice protocol)
{
    return slice_ifind(protocol, SLICE("RTP/")) < protocol.n;
}

static bool is_secure(struct slice protocol)
{
    return slice_ifind(protocol, SLICE("SAVP")) < protocol.n;
}

/* An answer that chose one of several capabilities may name another profile (RFC 5939). */
static bool may_differ(const struct pair *p)
{
    struct slice a = p->media[0]->protocol, b = p->media[1]->protocol;

    return !in_use(p) || !is_rtp(a) || !is_rtp(b) || slice_ieq(a, b) ||
           body_has(p, 1, SLICE("a=acfg:"));
}

static bool check_profile(const struct pair *p, struct clash_found *out)
{
    struct slice a = p->media[0]->protocol, b = p->media[1]->protocol;

    if (may_differ(p) || is_secure(a) == is_secure(b))
        return false;
    return both_lines(p, a, b, out);
}

static bool check_feedback(const struct pair *p, struct clash_found *out)
{
    struct slice a = p->media[0]->protocol, b = p->media[1]->protocol;

    if (may_differ(p) || is_secure(a) != is_secure(b) ||
        slice_iends(a, SLICE("F")) == slice_iends(b, SLICE("F")))
        return false;
    return both_lines(p, a, b, out);
}

/* Keys (RFC 4568 section 5.1.3: the answer takes one line of the offer, by its tag) */

static struct slice crypto_tag(struct slice value)
{
    return slice_sub(value, 0, slice_chr(value, ' '));
}

static struct slice crypto_suite(struct slice value)
{
    slice_cut(&value, ' ');
    value = slice_trim(value);
    return slice_sub(value, 0, slice_chr(value, ' '));
}

/* The line without the key. */
static struct slice crypto_line(const struct pair *p, unsigned which, struct slice value)
{
    struct slice suite = crypto_suite(value), line;

    line = sdp_whole_line(view_message(p->s->view, p->message[which])->bytes, value);
    return (struct slice){ line.p, (size_t)(suite.p + suite.n - line.p) };
}

static bool both_keys(const struct pair *p, struct slice offered, struct slice answered,
                      struct slice (*part)(struct slice), struct clash_found *out)
{
    out->offer = side(p, 0, crypto_line(p, 0, offered), part(offered), "sdp:a");
    out->answer = side(p, 1, crypto_line(p, 1, answered), part(answered), "sdp:a");
    return true;
}

static const struct slice *offered_key(const struct sdp_media *offer, struct slice tag)
{
    for (unsigned i = 0; i < offer->n_crypto; i++)
        if (slice_eq(crypto_tag(offer->crypto[i]), tag))
            return &offer->crypto[i];
    return NULL;
}

static bool has_keys(const struct pair *p)
{
    return in_use(p) && p->media[0]->n_crypto && p->media[0]->n_crypto < SDP_MAX_CRYPTO &&
           p->media[1]->n_crypto;
}

static bool check_tag(const struct pair *p, struct clash_found *out)
{
    if (!has_keys(p))
        return false;
    for (unsigned i = 0; i < p->media[1]->n_crypto; i++)
        if (offered_key(p->media[0], crypto_tag(p->media[1]->crypto[i])) != NULL)
            return false;
    return both_keys(p, p->media[0]->crypto[0], p->media[1]->crypto[0], crypto_tag, out);
}

static bool check_suite(const struct pair *p, struct clash_found *out)
{
    if (!has_keys(p))
        return false;
    struct slice answered = p->media[1]->crypto[0];
    const struct slice *offered = offered_key(p->media[0], crypto_tag(answered));
    if (offered == NULL || slice_ieq(crypto_suite(*offered), crypto_suite(answered)))
        return false;
    return both_keys(p, *offered, answered, crypto_suite, out);
}

/* Addresses */

static bool check_family(const struct pair *p, struct clash_found *out)
{
    const struct sdp_media *a = p->media[0], *b = p->media[1];
    unsigned one = a->rtp.addr.family, two = b->rtp.addr.family;

    if (!in_use(p) || one == ADDR_NONE || two == ADDR_NONE || one == two || a->ice || b->ice ||
        addr_is_unspecified(a->rtp.addr) || addr_is_unspecified(b->rtp.addr) ||
        body_has(p, 0, SLICE("a=altc:")) || body_has(p, 0, SLICE("a=ccap:")) ||
        body_has(p, 0, SLICE("a=group:ANAT")))
        return false;
    out->offer = side(p, 0, a->connection_line, a->connection, "sdp:c");
    out->answer = side(p, 1, b->connection_line, b->connection, "sdp:c");
    return true;
}

/* Directions (RFC 3264 section 6.1): what may answer sendonly, recvonly, inactive; by the bits of
 * enum sdp_direction. The answerer may send only where the offerer receives, and the reverse. */
static const uint8_t mirrored[] = {
    [SDP_INACTIVE] = SDP_INACTIVE,
    [SDP_SENDONLY] = SDP_RECVONLY,
    [SDP_RECVONLY] = SDP_SENDONLY,
    [SDP_SENDRECV] = SDP_SENDRECV,
};

static bool check_direction(const struct pair *p, struct clash_found *out)
{
    const struct sdp_media *a = p->media[0], *b = p->media[1];

    if (!in_use(p) || !(b->direction & (unsigned)~mirrored[a->direction & SDP_SENDRECV]))
        return false;
    both_lines(p, sdp_direction_name(a->direction), sdp_direction_name(b->direction), out);
    if (a->direction_line.n)
        out->offer.text = a->direction_line, out->offer.header = "sdp:a";
    if (b->direction_line.n)
        out->answer.text = b->direction_line, out->answer.header = "sdp:a";
    return true;
}

/* Payload types: each side's numbers count for what is sent to it (RFC 3264 section 5.1). One that
 * means something else to the sender is a fault only where it is sent. */

static bool is_sent(struct subject *s, int payload_type)
{
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        for (unsigned k = 0; t != NULL && k < t->n_payload_types; k++)
            if (t->payload_types[k] == payload_type)
                return true;
    }
    return false;
}

static const struct sdp_format *format_of(const struct sdp_media *m, int payload_type)
{
    for (unsigned i = 0; i < m->n_formats; i++)
        if (m->formats[i].payload_type == payload_type)
            return &m->formats[i];
    return NULL;
}

static bool means_other(const struct sdp_format *a, const struct sdp_format *b)
{
    return a->rtpmap.n && b->rtpmap.n &&
           (!slice_ieq(a->encoding, b->encoding) || a->clock_rate != b->clock_rate);
}

static bool check_number(const struct pair *p, struct clash_found *out)
{
    if (!in_use(p))
        return false;
    for (unsigned i = 0; i < p->media[0]->n_formats; i++) {
        const struct sdp_format *a = &p->media[0]->formats[i];
        const struct sdp_format *b = format_of(p->media[1], a->payload_type);

        if (a->payload_type < 0 || b == NULL || !means_other(a, b) ||
            !is_sent(p->s, a->payload_type))
            continue;
        const struct sip_message *m = view_message(p->s->view, p->message[0]);
        const struct sip_message *n = view_message(p->s->view, p->message[1]);
        out->offer = side(p, 0, sdp_whole_line(m->bytes, a->rtpmap), a->rtpmap, "sdp:a");
        out->answer = side(p, 1, sdp_whole_line(n->bytes, b->rtpmap), b->rtpmap, "sdp:a");
        return true;
    }
    return false;
}

/* The version in o= (RFC 3264 section 8) */

static bool same_media(const struct sdp_media *a, const struct sdp_media *b)
{
    return slice_eq(a->line, b->line) && slice_eq(a->connection, b->connection) &&
           a->direction == b->direction;
}

static bool same_session(const struct sdp *a, const struct sdp *b)
{
    if (a->n_media != b->n_media)
        return false;
    for (unsigned i = 0; i < a->n_media; i++)
        if (!same_media(&a->media[i], &b->media[i]))
            return false;
    return true;
}

static void check_version(struct subject *s, uint32_t before, uint32_t after,
                          struct clash_found *out)
{
    const struct sdp *a = view_sdp(s->view, before), *b = view_sdp(s->view, after);

    if (out->found || before == after || a == NULL || b == NULL || a->origin_version.n == 0 ||
        !slice_eq(a->origin_session, b->origin_session) ||
        !slice_eq(a->origin_version, b->origin_version) ||
        !slice_eq(a->origin_address, b->origin_address) || same_session(a, b))
        return;
    out->found = true;
    out->offer = (struct clash_side){ before, a->origin_line, a->origin_version, "sdp:o" };
    out->answer = (struct clash_side){ after, b->origin_line, b->origin_version, "sdp:o" };
}

typedef bool check_function(const struct pair *, struct clash_found *);

/* a=setup (RFC 4145 section 4, RFC 5763 section 5): active answers passive, passive active, and
 * either of them actpass. */
static struct slice setup_of(const struct pair *p, unsigned which)
{
    const struct sip_message *m = view_message(p->s->view, p->message[which]);
    struct slice body = sip_text(m, m->body);
    size_t at = slice_ifind(body, SLICE("a=setup:"));

    if (at == body.n)
        return (struct slice){ 0 };
    body = slice_sub(body, at, body.n);
    return slice_trim(slice_sub(body, 8, slice_chr(body, '\n')));
}

static bool check_setup(const struct pair *p, struct clash_found *out)
{
    struct slice a = setup_of(p, 0), b = setup_of(p, 1);
    bool both_begin = slice_ieq(a, SLICE("active")) && slice_ieq(b, SLICE("active"));
    bool both_wait = slice_ieq(a, SLICE("passive")) && slice_ieq(b, SLICE("passive"));

    if (!in_use(p) || !is_secure(p->media[0]->protocol) ||
        !(both_begin || both_wait || slice_ieq(b, SLICE("actpass"))) || a.n == 0)
        return false;
    out->offer = side(p, 0, a, a, "sdp:a");
    out->answer = side(p, 1, b, b, "sdp:a");
    return true;
}

static check_function *const checks[CLASH_VERSION] = {
    [CLASH_PROFILE] = check_profile, [CLASH_FEEDBACK] = check_feedback,
    [CLASH_TAG] = check_tag,         [CLASH_SUITE] = check_suite,
    [CLASH_FAMILY] = check_family,   [CLASH_DIRECTION] = check_direction,
    [CLASH_SETUP] = check_setup,     [CLASH_NUMBER] = check_number,
};

static bool is_whole(struct subject *s, uint32_t message)
{
    return !(view_kept(s->view, message)->flags & (MESSAGE_CUT | MESSAGE_LIMITED));
}

/* A payload type without a fixed meaning was sent. */
static bool has_dynamic(struct subject *s)
{
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        for (unsigned k = 0; t != NULL && k < t->n_payload_types; k++)
            if (t->payload_types[k] >= 96)
                return true;
    }
    return false;
}

static const struct call_media *line_of(const struct call *call, uint32_t message, unsigned line)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (call->media[i].message == message && call->media[i].line == line)
            return &call->media[i];
    return NULL;
}

/* The m= lines, as they were kept, tell that none of the checks can find anything: most SDPs are
 * not read again. A line that is not kept is refused (port 0) and not in use. */
static bool is_plain(struct subject *s, const struct terms *t)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_media; i++) {
        const struct call_media *a = &call->media[i], *b;

        if (a->message != t->offer || (b = line_of(call, t->answer, a->line)) == NULL)
            continue;
        if (a->traits != b->traits || (a->traits & (MEDIA_KEYS | MEDIA_SECURE)) ||
            a->rtp.addr.family != b->rtp.addr.family ||
            (b->direction & (unsigned)~mirrored[a->direction & SDP_SENDRECV]))
            return false;
    }
    return !has_dynamic(s);
}

static void check_terms(struct subject *s, const struct terms *t, struct clashes *out)
{
    if (is_plain(s, t))
        return;
    const struct sdp *offer = view_sdp(s->view, t->offer), *answer = view_sdp(s->view, t->answer);

    if (offer == NULL || answer == NULL || !is_whole(s, t->offer) || !is_whole(s, t->answer))
        return;
    for (unsigned i = 0; i < offer->n_media && i < answer->n_media; i++) {
        struct pair p = { s, { t->offer, t->answer }, { &offer->media[i], &answer->media[i] } };

        for (unsigned c = 0; c < ARRAY_SIZE(checks); c++)
            if (!out->of[c].found)
                out->of[c].found = checks[c](&p, &out->of[c]);
    }
}

static const struct clashes *clashes_of(struct subject *s)
{
    if (s->derived->clashes != NULL)
        return s->derived->clashes;
    struct clashes *c = arena_alloc(s->arena, sizeof *c);
    const struct terms *t;
    size_t n = view_terms(s->view, &t);
    for (size_t i = 0; i < n; i++) {
        check_terms(s, &t[i], c);
        if (i == 0)
            continue;
        check_version(s, t[i - 1].caller, t[i].caller, &c->of[CLASH_VERSION]);
        check_version(s, t[i - 1].callee, t[i].callee, &c->of[CLASH_VERSION]);
    }
    for (unsigned i = 0; i < CLASH_COUNT; i++)
        c->any = c->any || c->of[i].found;
    return s->derived->clashes = c;
}

const struct clash_found *clash_of(struct subject *s, enum clash which)
{
    return &clashes_of(s)->of[which];
}

bool clash_any(struct subject *s)
{
    return clashes_of(s)->any;
}
