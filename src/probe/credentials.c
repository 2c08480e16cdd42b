/* credentials.c - challenge, user and password -> the header line that answers it. */
#include "config.h"

#include "probe/credentials.h"

#include "base/mem.h"
#include "sip/auth.h"

#if HAVE_SSL

#include <openssl/evp.h>
#include <openssl/rand.h>

struct algorithm {
    const char *name;
    const EVP_MD *(*digest)(void);
    bool session; /* RFC 7616 section 3.4.2 */
};

static const struct algorithm algorithms[] = {
    { "MD5", EVP_md5, false },
    { "MD5-sess", EVP_md5, true },
    { "SHA-256", EVP_sha256, false },
    { "SHA-256-sess", EVP_sha256, true },
};

static const struct algorithm *algorithm_of(const struct digest *challenge)
{
    if (challenge->algorithm.n == 0)
        return &algorithms[0];
    for (size_t i = 0; i < ARRAY_SIZE(algorithms); i++)
        if (slice_ieq(challenge->algorithm, slice_of(algorithms[i].name)))
            return &algorithms[i];
    return NULL;
}

/* The digest of a text, in hexadecimal, takes its place. */
static void digest_text(const struct algorithm *a, struct text *text)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    if (EVP_Digest(text_str(text), text->n, bytes, &n, a->digest(), NULL) != 1)
        n = 0;
    text_clear(text);
    for (unsigned i = 0; i < n; i++)
        text_printf(text, "%02x", bytes[i]);
}

static bool offers_auth(struct slice qop)
{
    while (qop.n > 0)
        if (slice_ieq(slice_trim(slice_cut(&qop, ',')), SLICE("auth")))
            return true;
    return false;
}

/* RFC 7616 section 3.4.1. */
static void response_of(const struct algorithm *a, const struct credentials *c,
                        const struct digest *challenge, struct slice method, struct slice uri,
                        const char *nonce_count, const char *own_nonce, struct text *out)
{
    struct text who = { 0 }, what = { 0 };

    text_printf(&who, "%s:%.*s:%s", c->user, SLICE_ARG(challenge->realm), c->password);
    digest_text(a, &who);
    explicit_bzero(who.p + who.n, who.room - who.n); /* behind it the password still stands */
    if (a->session) {
        text_printf(&who, ":%.*s:%s", SLICE_ARG(challenge->nonce), own_nonce);
        digest_text(a, &who);
    }
    text_printf(&what, "%.*s:%.*s", SLICE_ARG(method), SLICE_ARG(uri));
    digest_text(a, &what);
    text_printf(out, "%s:%.*s:", text_str(&who), SLICE_ARG(challenge->nonce));
    if (challenge->qop.n > 0)
        text_printf(out, "%s:%s:auth:", nonce_count, own_nonce);
    text_adds(out, text_str(&what));
    digest_text(a, out);
    text_done(&who);
    text_done(&what);
}

static void add_line(struct credentials *c, bool proxy, const struct algorithm *a,
                     const struct digest *challenge, struct slice method, struct slice uri,
                     struct text *out)
{
    unsigned char random[8] = { 0 };
    char count[9], own[17];
    struct text response = { 0 };

    (void)RAND_bytes(random, sizeof random);
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(own + 2 * i, 3, "%02x", random[i]);
    snprintf(count, sizeof count, "%08x", (unsigned)++c->count);
    response_of(a, c, challenge, method, uri, count, own, &response);
    text_printf(out, "%s: Digest username=\"%s\",realm=\"%.*s\",nonce=\"%.*s\",uri=\"%.*s\"",
                proxy ? "Proxy-Authorization" : "Authorization", c->user,
                SLICE_ARG(challenge->realm), SLICE_ARG(challenge->nonce), SLICE_ARG(uri));
    text_printf(out, ",response=\"%s\",algorithm=%s", text_str(&response), a->name);
    if (challenge->opaque.n > 0)
        text_printf(out, ",opaque=\"%.*s\"", SLICE_ARG(challenge->opaque));
    if (challenge->qop.n > 0)
        text_printf(out, ",qop=auth,nc=%s,cnonce=\"%s\"", count, own);
    else if (a->session)
        text_printf(out, ",cnonce=\"%s\"", own);
    text_adds(out, "\r\n");
    text_done(&response);
}

enum credentials_outcome credentials_answer(struct credentials *c, const struct sip_message *m,
                                            struct slice method, struct slice uri, struct text *out)
{
    bool proxy = m->status == 407;
    enum sip_header_id id = proxy ? HEADER_PROXY_AUTHENTICATE : HEADER_WWW_AUTHENTICATE;
    enum credentials_outcome outcome = CREDENTIALS_NONE;

    /* RFC 8760 section 2.4: the topmost that is known. */
    for (const struct sip_header *h = sip_header(m, id); h != NULL; h = sip_header_next(m, h)) {
        struct digest challenge;

        if (!digest_parse(sip_text(m, h->value), &challenge))
            continue;
        const struct algorithm *a = algorithm_of(&challenge);

        outcome = CREDENTIALS_NOT_KNOWN;
        if (a == NULL || (challenge.qop.n > 0 && !offers_auth(challenge.qop)))
            continue;
        add_line(c, proxy, a, &challenge, method, uri, out);
        return CREDENTIALS_GOOD;
    }
    return outcome;
}

#else

enum credentials_outcome credentials_answer(struct credentials *c, const struct sip_message *m,
                                            struct slice method, struct slice uri, struct text *out)
{
    (void)c, (void)m, (void)method, (void)uri, (void)out;
    return CREDENTIALS_NO_LIBRARY;
}

#endif
