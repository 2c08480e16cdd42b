/* auth.c - facts about challenges and credentials (RFC 3261 section 22, RFC 7616). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/auth.h"

static bool is_challenge(uint16_t status)
{
    return status == 401 || status == 407;
}

static enum sip_header_id challenge_header(uint16_t status)
{
    return status == 407 ? HEADER_PROXY_AUTHENTICATE : HEADER_WWW_AUTHENTICATE;
}

static enum sip_header_id credentials_header(uint16_t status)
{
    return status == 407 ? HEADER_PROXY_AUTHORIZATION : HEADER_AUTHORIZATION;
}

enum digest_part { DIGEST_REALM, DIGEST_USERNAME, DIGEST_URI, DIGEST_ALGORITHM, DIGEST_NONCE };

static struct slice digest_slice(const struct digest *d, enum digest_part part)
{
    const struct slice slices[] = {
        [DIGEST_REALM] = d->realm,         [DIGEST_USERNAME] = d->username, [DIGEST_URI] = d->uri,
        [DIGEST_ALGORITHM] = d->algorithm, [DIGEST_NONCE] = d->nonce,
    };

    return slices[part];
}

static struct value digest_value(struct subject *s, uint32_t i, const struct sip_header *header,
                                 enum digest_part part)
{
    const struct sip_message *m = view_message(s->view, i);
    struct digest digest;

    if (header == NULL || !digest_parse(sip_text(m, header->value), &digest))
        return MISSING;
    struct slice text = digest_slice(&digest, part);
    if (text.n == 0)
        return MISSING;
    return value_in_header(s, i, value_text(text), header, sip_span(m, text));
}

/* Of several challenges (RFC 8760 section 2.4) the topmost that every client can answer, one for
 * MD5, else the topmost. */
static const struct sip_header *challenge_in(const struct sip_message *m, enum sip_header_id id)
{
    const struct sip_header *first = m->bytes.n ? sip_header(m, id) : NULL;

    for (uint32_t i = 0; first != NULL && i < m->n_headers; i++) {
        struct digest digest;

        if (m->headers[i].id == id && digest_parse(sip_text(m, m->headers[i].value), &digest) &&
            (digest.algorithm.n == 0 || slice_ieq(digest.algorithm, SLICE("MD5"))))
            return &m->headers[i];
    }
    return first;
}

static struct value get_challenge(struct subject *s, const struct fact *f)
{
    uint32_t i = role_message(s, ROLE_CHALLENGE);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_header *header =
        challenge_in(view_message(s->view, i), challenge_header(view_kept(s->view, i)->status));
    return digest_value(s, i, header, f->part);
}

/* The last request of the same method with credentials. */
static uint32_t authorized_request(struct subject *s)
{
    const struct call *call = s->call;

    for (uint32_t i = call->n_messages; i-- > 0;)
        if (!call->messages[i].status && (call->messages[i].flags & MESSAGE_AUTHORIZED) &&
            call->messages[i].method == call->method)
            return call->messages[i].original;
    return NO_INDEX;
}

static const struct sip_header *credentials_of(const struct sip_message *m)
{
    const struct sip_header *header = sip_header(m, HEADER_PROXY_AUTHORIZATION);

    return header != NULL ? header : sip_header(m, HEADER_AUTHORIZATION);
}

static struct value get_credentials(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    return m->bytes.n ? digest_value(s, i, credentials_of(m), f->part) : MISSING;
}

static struct value get_header_value(struct subject *s)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    return h != NULL ? value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value)
                     : MISSING;
}

/* CSeq number and Request-URI of the request with credentials. */
static struct value get_authorized_cseq(struct subject *s)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_CSEQ) : NULL;
    return h != NULL ? value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value)
                     : MISSING;
}

static struct value get_authorized_uri(struct subject *s)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    return value_in_message(s, i, value_text(sip_text(m, m->request_uri)), m->request_uri,
                            "request-line");
}

static bool says_stale(struct subject *s, const struct transaction *t)
{
    const struct sip_message *m = view_message(s->view, t->final);
    const struct sip_header *h = m->bytes.n ? sip_header(m, challenge_header(t->status)) : NULL;
    struct digest digest;

    return h != NULL && digest_parse(sip_text(m, h->value), &digest) && digest_is_stale(&digest);
}

/* Credentials of another scheme are none that a digest could be wrong in (RFC 4475 3.3.7). */
static bool brings_digest(struct subject *s, uint32_t request)
{
    struct digest digest;

    if (!(view_kept(s->view, request)->flags & MESSAGE_AUTHORIZED))
        return false;
    const struct sip_message *m = view_message(s->view, request);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    return h == NULL || digest_parse(sip_text(m, h->value), &digest);
}

enum auth_part { AUTH_CHALLENGES, AUTH_REFUSED, AUTH_STALE, AUTH_ANSWERED };

/* Credentials that are challenged again without stale=true were wrong (22.1). */
static struct value get_auth(struct subject *s, const struct fact *f)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    uint32_t challenges = 0, refused = 0, stale = 0;

    for (size_t i = 0; i < n; i++) {
        if (!is_challenge(t[i].status) || t[i].request == NO_INDEX)
            continue;
        bool authorized = brings_digest(s, t[i].request);
        bool old = authorized && says_stale(s, &t[i]);
        challenges++;
        stale += old;
        refused += authorized && !old;
    }
    switch ((enum auth_part)f->part) {
    case AUTH_CHALLENGES:
        return value_number(challenges);
    case AUTH_REFUSED:
        return value_number(refused);
    case AUTH_STALE:
        return value_number(stale);
    case AUTH_ANSWERED:
        return value_bool(authorized_request(s) != NO_INDEX);
    }
    return MISSING;
}

/* The answer to a 407 is Proxy-Authorization, to a 401 Authorization (22.2, 22.3). */
static struct value get_wrong_header(struct subject *s)
{
    uint32_t challenge = role_message(s, ROLE_CHALLENGE), i = authorized_request(s);

    if (challenge == NO_INDEX || i == NO_INDEX)
        return MISSING;
    uint16_t status = view_kept(s->view, challenge)->status;
    const struct sip_message *m = view_message(s->view, i);
    if (!m->bytes.n || sip_header(m, credentials_header(status)) != NULL)
        return MISSING;
    const struct sip_header *h = sip_header(m, credentials_header(status == 407 ? 401 : 407));
    return h != NULL ? value_in_header(s, i, value_text(sip_text(m, h->name)), h, h->value)
                     : MISSING;
}

static struct value get_uri_differs(struct subject *s)
{
    uint32_t i = authorized_request(s);
    struct digest digest;

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    if (h == NULL || !digest_parse(sip_text(m, h->value), &digest))
        return MISSING;
    struct value differs = value_bool(!slice_eq(digest.uri, sip_text(m, m->request_uri)));
    return digest.uri.n ? value_in_header(s, i, differs, h, sip_span(m, digest.uri)) : differs;
}

#define LOOK_AT 4096 /* calls that are looked at */
#define VIEWS_MAX 32 /* of them, those that are read */

static bool uri_is_other(struct view *v, uint32_t i)
{
    const struct sip_message *m = view_message(v, i);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    struct digest digest;

    return h != NULL && digest_parse(sip_text(m, h->value), &digest) && digest.uri.n &&
           !slice_eq(digest.uri, sip_text(m, m->request_uri));
}

/* The same server took credentials of the same client with such a uri: it computes over what the
 * header says. */
static struct value get_uri_taken(struct subject *s)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    size_t n = calls_count(s->calls), views = 0;

    for (size_t i = 0; mine != NULL && i < n && i < LOOK_AT && views < VIEWS_MAX; i++) {
        const struct call *call = calls_at(s->calls, i);
        const struct flow *flow = calls_flow(s->calls, call->caller_flow);
        const struct transaction *t;

        if (flow == NULL || !addr_eq(flow->src.addr, mine->src.addr) ||
            !addr_eq(flow->dst.addr, mine->dst.addr))
            continue;
        struct view *v = view_new(s->calls, call, s->arena);
        views++;
        size_t m = view_transactions(v, &t);
        for (size_t k = 0; k < m; k++)
            if (t[k].request != NO_INDEX && t[k].status >= 200 && t[k].status < 300 &&
                (call->messages[t[k].request].flags & MESSAGE_AUTHORIZED) &&
                uri_is_other(v, t[k].request))
                return value_bool(true);
    }
    return value_bool(false);
}

/* The last challenge that came before a request. */
static uint32_t challenge_before(struct subject *s, uint32_t request)
{
    const struct transaction *t;
    uint32_t found = NO_INDEX;
    size_t n = view_transactions(s->view, &t);

    for (size_t i = 0; i < n; i++)
        if (is_challenge(t[i].status) && t[i].final < request && t[i].method == s->call->method &&
            (found == NO_INDEX || t[i].final > found))
            found = t[i].final;
    return found;
}

enum answer_part { ANSWER_OLD_NONCE, ANSWER_ALGORITHM, ANSWER_QOP };

/* Does the challenge offer that of the credentials? MD5 where none is named (RFC 7616 3.3). */
static bool offers_algorithm(const struct sip_message *m, uint16_t status, struct slice algorithm)
{
    for (uint32_t i = 0; i < m->n_headers; i++) {
        struct digest offered;

        if (m->headers[i].id != challenge_header(status) ||
            !digest_parse(sip_text(m, m->headers[i].value), &offered))
            continue;
        struct slice name = offered.algorithm.n ? offered.algorithm : SLICE("MD5");
        if (slice_ieq(name, algorithm.n ? algorithm : SLICE("MD5")))
            return true;
    }
    return false;
}

static bool offers_nonce(const struct sip_message *m, uint16_t status, struct slice nonce)
{
    for (uint32_t i = 0; i < m->n_headers; i++) {
        struct digest offered;

        if (m->headers[i].id == challenge_header(status) &&
            digest_parse(sip_text(m, m->headers[i].value), &offered) &&
            slice_eq(offered.nonce, nonce))
            return true;
    }
    return false;
}

/* Credentials that do not answer the challenge they follow (RFC 7616 section 3.4). */
static struct value get_answer(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s), c = i == NO_INDEX ? i : challenge_before(s, i);
    struct digest given;

    if (c == NO_INDEX)
        return MISSING;
    uint16_t status = view_kept(s->view, c)->status;
    const struct sip_message *m = view_message(s->view, i), *asked = view_message(s->view, c);
    const struct sip_header *h = m->bytes.n ? sip_header(m, credentials_header(status)) : NULL;
    if (h == NULL || asked->bytes.n == 0 || !digest_parse(sip_text(m, h->value), &given) ||
        (view_kept(s->view, c)->flags & MESSAGE_CUT))
        return MISSING;
    switch ((enum answer_part)f->part) {
    case ANSWER_OLD_NONCE:
        return given.nonce.n && !offers_nonce(asked, status, given.nonce)
                   ? value_in_header(s, i, value_text(given.nonce), h, sip_span(m, given.nonce))
                   : MISSING;
    case ANSWER_ALGORITHM:
        return offers_algorithm(asked, status, given.algorithm)
                   ? MISSING
                   : value_in_header(s, i,
                                     value_text(given.algorithm.n ? given.algorithm : SLICE("MD5")),
                                     h, h->value);
    case ANSWER_QOP:
        if (given.qop.n == 0 || (given.cnonce.n && given.nc.n))
            return MISSING;
        return value_in_header(s, i, value_text(given.cnonce.n ? SLICE("nc") : SLICE("cnonce")), h,
                               sip_span(m, given.qop));
    }
    return MISSING;
}

static bool has_realm(const struct sip_message *m, enum sip_header_id id, struct slice realm)
{
    for (uint32_t i = 0; i < m->n_headers; i++) {
        struct digest digest;

        if (m->headers[i].id == id && digest_parse(sip_text(m, m->headers[i].value), &digest) &&
            slice_eq(digest.realm, realm))
            return true;
    }
    return false;
}

/* A request may carry credentials for a proxy and for the server behind it (22.3): one of them has
 * to be for the realm that asked last. */
static struct value get_realm_differs(struct subject *s)
{
    const struct fact realm = { .part = DIGEST_REALM };
    struct value asked = get_challenge(s, &realm), given = get_credentials(s, &realm);

    if (asked.kind != VALUE_TEXT || given.kind != VALUE_TEXT)
        return MISSING;
    const struct sip_message *m = view_message(s->view, authorized_request(s));
    given.kind = VALUE_BOOL;
    given.truth = !has_realm(m, HEADER_PROXY_AUTHORIZATION, asked.text) &&
                  !has_realm(m, HEADER_AUTHORIZATION, asked.text);
    return given;
}

/* A request with credentials is a new one, with a CSeq one higher (22.2). */
static struct value get_same_cseq(struct subject *s)
{
    uint32_t i = authorized_request(s), challenge = role_message(s, ROLE_CHALLENGE);

    if (i == NO_INDEX || challenge == NO_INDEX || i < challenge)
        return MISSING;
    return value_bool(view_kept(s->view, i)->cseq == view_kept(s->view, challenge)->cseq);
}

#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("challenge.realm", VALUE_TEXT, get_challenge, DIGEST_REALM,
         N_("the realm of the last challenge")),
    FACT("challenge.nonce", VALUE_TEXT, get_challenge, DIGEST_NONCE,
         N_("the nonce of the last challenge")),
    FACT("challenge.algorithm", VALUE_TEXT, get_challenge, DIGEST_ALGORITHM,
         N_("the algorithm of the last challenge, if it names one")),
    FACT("auth.username", VALUE_TEXT, get_credentials, DIGEST_USERNAME,
         N_("the user name in the credentials")),
    FACT("auth.realm", VALUE_TEXT, get_credentials, DIGEST_REALM,
         N_("the realm in the credentials")),
    FACT("auth.uri", VALUE_TEXT, get_credentials, DIGEST_URI, N_("the uri in the credentials")),
    FACT("auth.cseq", VALUE_TEXT, get_authorized_cseq, 0, N_("the CSeq of that request")),
    FACT("auth.request_uri", VALUE_TEXT, get_authorized_uri, 0,
         N_("the Request-URI of that request")),
    FACT("auth.algorithm", VALUE_TEXT, get_credentials, DIGEST_ALGORITHM,
         N_("the algorithm in the credentials")),
    FACT("auth.header", VALUE_TEXT, get_header_value, 0, N_("the credentials, whole")),
    FACT("auth.challenges", VALUE_NUMBER, get_auth, AUTH_CHALLENGES,
         N_("number of 401 and 407 responses")),
    FACT("auth.refused", VALUE_NUMBER, get_auth, AUTH_REFUSED,
         N_("number of challenges to a request with credentials that do not say stale")),
    FACT("auth.stale", VALUE_NUMBER, get_auth, AUTH_STALE,
         N_("number of challenges to a request with credentials that say stale")),
    FACT("auth.answered", VALUE_BOOL, get_auth, AUTH_ANSWERED,
         N_("whether any request carries credentials")),
    FACT("auth.wrong_header", VALUE_TEXT, get_wrong_header, 0,
         N_("the header of the credentials if it does not fit the challenge")),
    FACT("auth.uri_differs", VALUE_BOOL, get_uri_differs, 0,
         N_("whether the uri in the credentials is not the Request-URI")),
    FACT("auth.uri_taken", VALUE_BOOL, get_uri_taken, 0,
         N_("whether the same server took such credentials of the same client elsewhere")),
    FACT("auth.old_nonce", VALUE_TEXT, get_answer, ANSWER_OLD_NONCE,
         N_("the nonce in the credentials, if it is not the one of the challenge before them")),
    FACT("auth.other_algorithm", VALUE_TEXT, get_answer, ANSWER_ALGORITHM,
         N_("the algorithm of the credentials, if that challenge does not offer it")),
    FACT("auth.qop_lacks", VALUE_TEXT, get_answer, ANSWER_QOP,
         N_("what qop in the credentials demands and they lack: cnonce or nc")),
    FACT("auth.realm_differs", VALUE_BOOL, get_realm_differs, 0,
         N_("whether the realm in the credentials is not that of the challenge")),
    FACT("auth.same_cseq", VALUE_BOOL, get_same_cseq, 0,
         N_("whether the request with credentials has the CSeq of the one challenged")),
};

const struct fact_table facts_of_auth = { facts, ARRAY_SIZE(facts) };
