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

enum digest_part {
    DIGEST_REALM,
    DIGEST_USERNAME,
    DIGEST_URI,
    DIGEST_ALGORITHM,
    DIGEST_NONCE,
    DIGEST_QOP
};

static struct slice digest_slice(const struct digest *d, enum digest_part part)
{
    const struct slice slices[] = {
        [DIGEST_REALM] = d->realm,         [DIGEST_USERNAME] = d->username, [DIGEST_URI] = d->uri,
        [DIGEST_ALGORITHM] = d->algorithm, [DIGEST_NONCE] = d->nonce,       [DIGEST_QOP] = d->qop,
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

uint32_t authorized_request(struct subject *s)
{
    const struct call *call = s->call;

    for (uint32_t i = call->n_messages; i-- > 0;)
        if (!call->messages[i].status && (call->messages[i].flags & MESSAGE_AUTHORIZED) &&
            call->messages[i].method == call->method)
            return call->messages[i].original;
    return NO_INDEX;
}

static struct value get_credentials(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    return m->bytes.n ? digest_value(s, i, sip_credentials(m), f->part) : MISSING;
}

static struct value get_header_value(struct subject *s)
{
    uint32_t i = authorized_request(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_credentials(m) : NULL;
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
    const struct sip_header *h = m->bytes.n ? sip_credentials(m) : NULL;
    return h == NULL || digest_parse(sip_text(m, h->value), &digest);
}

/* The credentials of the request for that realm, for a proxy or for the server behind it (22.3). */
static bool credentials_for(const struct sip_message *m, struct slice realm, struct digest *out)
{
    for (uint32_t i = 0; i < m->n_headers; i++)
        if ((m->headers[i].id == HEADER_PROXY_AUTHORIZATION ||
             m->headers[i].id == HEADER_AUTHORIZATION) &&
            digest_parse(sip_text(m, m->headers[i].value), out) && slice_eq(out->realm, realm))
            return true;
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

/* The credentials of the request for a realm that its response asks for. */
static bool credentials_asked_for(struct subject *s, const struct transaction *t,
                                  struct digest *out)
{
    const struct sip_message *m = view_message(s->view, t->request);
    const struct sip_message *asked = view_message(s->view, t->final);

    for (uint32_t i = 0; i < asked->n_headers; i++) {
        struct digest challenge;

        if (asked->headers[i].id == challenge_header(t->status) &&
            digest_parse(sip_text(asked, asked->headers[i].value), &challenge) &&
            credentials_for(m, challenge.realm, out))
            return true;
    }
    return false;
}

/* Was the nonce given by a challenge before the request, and no success had with it? A nonce of
 * elsewhere, or one that was taken before, may have run out. */
static bool is_fresh(struct subject *s, const struct transaction *of, const struct digest *given)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    bool offered = false;

    for (size_t i = 0; i < n; i++) {
        struct digest before;

        if (t[i].final == NO_INDEX || t[i].final > of->request)
            continue;
        if (is_challenge(t[i].status) &&
            offers_nonce(view_message(s->view, t[i].final), t[i].status, given->nonce))
            offered = true;
        if (t[i].status >= 200 && t[i].status < 300 && t[i].request != NO_INDEX &&
            credentials_for(view_message(s->view, t[i].request), given->realm, &before) &&
            slice_eq(before.nonce, given->nonce))
            return false;
    }
    return offered;
}

/* Credentials are refused where their own realm asks again and does not call the nonce stale
 * (22.1), and the nonce was fresh. */
static bool is_refused(struct subject *s, const struct transaction *t)
{
    struct digest given;

    return brings_digest(s, t->request) && !says_stale(s, t) &&
           credentials_asked_for(s, t, &given) && is_fresh(s, t, &given);
}

enum auth_part { AUTH_CHALLENGES, AUTH_REFUSED, AUTH_STALE, AUTH_ANSWERED };

static struct value get_auth(struct subject *s, const struct fact *f)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    uint32_t challenges = 0, refused = 0, stale = 0;

    for (size_t i = 0; i < n; i++) {
        if (!is_challenge(t[i].status) || t[i].request == NO_INDEX)
            continue;
        challenges++;
        stale += brings_digest(s, t[i].request) && says_stale(s, &t[i]);
        refused += is_refused(s, &t[i]);
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

/* The answer to a 407 is Proxy-Authorization, to a 401 Authorization (22.2, 22.3). */
static struct value get_wrong_header(struct subject *s)
{
    uint32_t i = authorized_request(s), challenge = i == NO_INDEX ? i : challenge_before(s, i);

    if (challenge == NO_INDEX)
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
    const struct sip_header *h = m->bytes.n ? sip_credentials(m) : NULL;
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
    const struct sip_header *h = m->bytes.n ? sip_credentials(m) : NULL;
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

enum answer_part { ANSWER_OLD_NONCE, ANSWER_ALGORITHM, ANSWER_QOP, ANSWER_OTHER_QOP };

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

static bool lists_word(struct slice list, struct slice word)
{
    while (list.n > 0) {
        size_t end = slice_chr(list, ',');

        if (slice_ieq(slice_trim(slice_sub(list, 0, end)), word))
            return true;
        list = slice_sub(list, end < list.n ? end + 1 : end, list.n);
    }
    return false;
}

/* Does the challenge with the nonce of the credentials offer another qop only? One that offers none
 * is of the time before qop. */
static bool offers_other_qop(const struct sip_message *m, uint16_t status,
                             const struct digest *given)
{
    for (uint32_t i = 0; i < m->n_headers; i++) {
        struct digest offered;

        if (m->headers[i].id == challenge_header(status) &&
            digest_parse(sip_text(m, m->headers[i].value), &offered) &&
            slice_eq(offered.nonce, given->nonce))
            return offered.qop.n > 0 && !lists_word(offered.qop, given->qop);
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
    case ANSWER_OTHER_QOP:
        return given.qop.n > 0 && offers_other_qop(asked, status, &given)
                   ? value_in_header(s, i, value_text(given.qop), h, sip_span(m, given.qop))
                   : MISSING;
    }
    return MISSING;
}

static bool has_realm(const struct sip_message *m, struct slice realm)
{
    struct digest digest;

    return credentials_for(m, realm, &digest);
}

/* Is one of the realms that the response asks for among those of the credentials? */
static bool answers_realm(struct subject *s, uint32_t challenge, const struct sip_message *m)
{
    const struct sip_message *asked = view_message(s->view, challenge);
    enum sip_header_id id = challenge_header(view_kept(s->view, challenge)->status);

    for (uint32_t i = 0; i < asked->n_headers; i++) {
        struct digest digest;

        if (asked->headers[i].id == id &&
            digest_parse(sip_text(asked, asked->headers[i].value), &digest) &&
            has_realm(m, digest.realm))
            return true;
    }
    return false;
}

enum realm_part { REALM_DIFFERS, REALM_NEXT };

/* A request may carry credentials for a proxy and for the server behind it (22.3): one of them has
 * to be for the realm that asked last before it. A realm that asks only after it is a next one. */
static struct value get_realm(struct subject *s, const struct fact *f)
{
    const struct fact realm = { .part = DIGEST_REALM };
    struct value asked = get_challenge(s, &realm), given = get_credentials(s, &realm);

    if (asked.kind != VALUE_TEXT || given.kind != VALUE_TEXT)
        return MISSING;
    uint32_t i = authorized_request(s), before = challenge_before(s, i);
    const struct sip_message *m = view_message(s->view, i);
    bool differs = !answers_realm(s, role_message(s, ROLE_CHALLENGE), m);
    bool next = differs && before != NO_INDEX && answers_realm(s, before, m);
    if (f->part == REALM_NEXT)
        return next && role_message(s, ROLE_CHALLENGE) > i ? asked : MISSING;
    given.kind = VALUE_BOOL;
    given.truth = differs && !next;
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
    FACT("challenge.qop", VALUE_TEXT, get_challenge, DIGEST_QOP,
         N_("the qop that the last challenge offers")),
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
         N_("number of challenges to credentials of their realm with a fresh nonce that do not say "
            "stale")),
    FACT("auth.stale", VALUE_NUMBER, get_auth, AUTH_STALE,
         N_("number of challenges to a request with credentials that say stale")),
    FACT("auth.answered", VALUE_BOOL, get_auth, AUTH_ANSWERED,
         N_("whether any request carries credentials")),
    FACT("auth.wrong_header", VALUE_TEXT, get_wrong_header, 0,
         N_("the header of the credentials if it does not fit the challenge before them")),
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
    FACT("auth.other_qop", VALUE_TEXT, get_answer, ANSWER_OTHER_QOP,
         N_("the qop of the credentials, if that challenge offers others only")),
    FACT("auth.realm_differs", VALUE_BOOL, get_realm, REALM_DIFFERS,
         N_("whether the realm in the credentials is not that of the challenge")),
    FACT("auth.next_realm", VALUE_TEXT, get_realm, REALM_NEXT,
         N_("the realm that asks after credentials that answered another")),
    FACT("auth.same_cseq", VALUE_BOOL, get_same_cseq, 0,
         N_("whether the request with credentials has the CSeq of the one challenged")),
};

const struct fact_table facts_of_auth = { facts, ARRAY_SIZE(facts) };
