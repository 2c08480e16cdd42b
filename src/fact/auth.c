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
        [DIGEST_REALM] = d->realm, [DIGEST_USERNAME] = d->username, [DIGEST_URI] = d->uri,
        [DIGEST_ALGORITHM] = d->algorithm, [DIGEST_NONCE] = d->nonce,
    };
    return slices[part];
}

static struct value digest_value(struct subject *s, uint32_t i, const struct sip_header *header,
                                 enum digest_part part)
{
    const struct sip_message *m = view_message(s->view, i);
    struct digest digest;
    if (!header || !digest_parse(sip_text(m, header->value), &digest))
        return MISSING;
    struct slice text = digest_slice(&digest, part);
    if (text.n == 0)
        return MISSING;
    return value_in_header(s, i, value_text(text), header, header->value);
}

/* Of several challenges (RFC 8760 section 2.4) the topmost that every client can answer, one for
 * MD5, else the topmost. */
static const struct sip_header *challenge_in(const struct sip_message *m, enum sip_header_id id)
{
    const struct sip_header *first = m->bytes.n ? sip_header(m, id) : NULL;
    for (uint32_t i = 0; first && i < m->n_headers; i++) {
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
    if (i == NO_MESSAGE)
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
    return NO_MESSAGE;
}

static const struct sip_header *credentials_of(const struct sip_message *m)
{
    const struct sip_header *header = sip_header(m, HEADER_PROXY_AUTHORIZATION);
    return header ? header : sip_header(m, HEADER_AUTHORIZATION);
}

static struct value get_credentials(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s);
    if (i == NO_MESSAGE)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    return m->bytes.n ? digest_value(s, i, credentials_of(m), f->part) : MISSING;
}

static struct value get_header_value(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s);
    (void)f;
    if (i == NO_MESSAGE)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    return h ? value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value) : MISSING;
}

static bool says_stale(struct subject *s, const struct transaction *t)
{
    const struct sip_message *m = view_message(s->view, t->final);
    const struct sip_header *h = m->bytes.n ? sip_header(m, challenge_header(t->status)) : NULL;
    struct digest digest;
    return h && digest_parse(sip_text(m, h->value), &digest) && digest_is_stale(&digest);
}

/* Credentials of another scheme are none that a digest could be wrong in (RFC 4475 3.3.7). */
static bool brings_digest(struct subject *s, uint32_t request)
{
    struct digest digest;
    if (!(view_kept(s->view, request)->flags & MESSAGE_AUTHORIZED))
        return false;
    const struct sip_message *m = view_message(s->view, request);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    return !h || digest_parse(sip_text(m, h->value), &digest);
}

enum auth_part { AUTH_CHALLENGES, AUTH_REFUSED, AUTH_STALE, AUTH_ANSWERED };

/* Credentials that are challenged again without stale=true were wrong (22.1). */
static struct value get_auth(struct subject *s, const struct fact *f)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    uint32_t challenges = 0, refused = 0, stale = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_challenge(t[i].status) || t[i].request == NO_MESSAGE)
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
        return value_bool(authorized_request(s) != NO_MESSAGE);
    }
    return MISSING;
}

/* The answer to a 407 is Proxy-Authorization, to a 401 Authorization (22.2, 22.3). */
static struct value get_wrong_header(struct subject *s, const struct fact *f)
{
    uint32_t challenge = role_message(s, ROLE_CHALLENGE), i = authorized_request(s);
    (void)f;
    if (challenge == NO_MESSAGE || i == NO_MESSAGE)
        return MISSING;
    uint16_t status = view_kept(s->view, challenge)->status;
    const struct sip_message *m = view_message(s->view, i);
    if (!m->bytes.n || sip_header(m, credentials_header(status)))
        return MISSING;
    const struct sip_header *h = sip_header(m, credentials_header(status == 407 ? 401 : 407));
    return h ? value_in_header(s, i, value_text(sip_text(m, h->name)), h, h->value) : MISSING;
}

static struct value get_uri_differs(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s);
    struct digest digest;
    (void)f;
    if (i == NO_MESSAGE)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? credentials_of(m) : NULL;
    if (!h || !digest_parse(sip_text(m, h->value), &digest))
        return MISSING;
    return value_bool(!slice_eq(digest.uri, sip_text(m, m->request_uri)));
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
static struct value get_realm_differs(struct subject *s, const struct fact *f)
{
    const struct fact realm = {.part = DIGEST_REALM};
    struct value asked = get_challenge(s, &realm), given = get_credentials(s, &realm);
    (void)f;
    if (asked.kind != VALUE_TEXT || given.kind != VALUE_TEXT)
        return MISSING;
    const struct sip_message *m = view_message(s->view, authorized_request(s));
    given.kind = VALUE_BOOL;
    given.truth = !has_realm(m, HEADER_PROXY_AUTHORIZATION, asked.text) &&
                  !has_realm(m, HEADER_AUTHORIZATION, asked.text);
    return given;
}

/* A request with credentials is a new one, with a CSeq one higher (22.2). */
static struct value get_same_cseq(struct subject *s, const struct fact *f)
{
    uint32_t i = authorized_request(s), challenge = role_message(s, ROLE_CHALLENGE);
    (void)f;
    if (i == NO_MESSAGE || challenge == NO_MESSAGE || i < challenge)
        return MISSING;
    return value_bool(view_kept(s->view, i)->cseq == view_kept(s->view, challenge)->cseq);
}

#define FACT(name, kind, get, part, meaning) {name, kind, get, NULL, meaning, false, 0, part}

static const struct fact facts[] = {
    FACT("challenge.realm", VALUE_TEXT, get_challenge, DIGEST_REALM,
         N_("the realm of the last challenge")),
    FACT("challenge.algorithm", VALUE_TEXT, get_challenge, DIGEST_ALGORITHM,
         N_("the algorithm of the last challenge, if it names one")),
    FACT("auth.username", VALUE_TEXT, get_credentials, DIGEST_USERNAME,
         N_("the user name in the credentials")),
    FACT("auth.realm", VALUE_TEXT, get_credentials, DIGEST_REALM,
         N_("the realm in the credentials")),
    FACT("auth.uri", VALUE_TEXT, get_credentials, DIGEST_URI, N_("the uri in the credentials")),
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
    FACT("auth.realm_differs", VALUE_BOOL, get_realm_differs, 0,
         N_("whether the realm in the credentials is not that of the challenge")),
    FACT("auth.same_cseq", VALUE_BOOL, get_same_cseq, 0,
         N_("whether the request with credentials has the CSeq of the one challenged")),
};

const struct fact_table facts_of_auth = {facts, ARRAY_SIZE(facts)};
