/* signature.c - HMAC-SHA256 (RFC 2104) by OpenSSL. */
#include "config.h"

#include "alert/signature.h"

#include <limits.h>

#if HAVE_CRYPTO

#include <openssl/evp.h>
#include <openssl/hmac.h>

bool signature_available(void)
{
    return true;
}

bool signature_make(struct slice key, nanos_t now, struct slice body, struct text *out)
{
    struct text signed_text = { 0 };
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    if (key.n > INT_MAX || now < 0)
        return false;
    text_number(&signed_text, (uint64_t)(now / NANOS_PER_S), 1);
    text_printf(out, "t=%s,v1=", text_str(&signed_text));
    text_addc(&signed_text, '.');
    text_slice(&signed_text, body);
    bool good = HMAC(EVP_sha256(), key.p, (int)key.n, (const unsigned char *)signed_text.p,
                     signed_text.n, digest, &n) != NULL;

    for (unsigned i = 0; good && i < n; i++)
        text_printf(out, "%02x", digest[i]);
    text_done(&signed_text);
    return good;
}

#else

bool signature_available(void)
{
    return false;
}

bool signature_make(struct slice key, nanos_t now, struct slice body, struct text *out)
{
    (void)key, (void)now, (void)body, (void)out;
    return false;
}

#endif
