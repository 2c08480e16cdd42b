/* certificate.c - a certificate read with OpenSSL's parser. */
#include "config.h"

#include "frame/certificate.h"

#include <string.h>

#include "base/addr.h"
#include "base/text.h"

#if HAVE_CRYPTO

#include <openssl/asn1.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* A text of the certificate appended as far as it fits; what a terminal could obey does not. */
static void add_text(char *out, size_t room, const unsigned char *p, size_t n)
{
    size_t at = strlen(out);

    for (size_t i = 0; i < n && at + 1 < room; i++)
        out[at++] = (char)(p[i] > ' ' && p[i] < 0x7f ? p[i] : p[i] == ' ' ? ' ' : '?');
    out[at] = '\0';
}

static void add_name(struct certificate *c, const unsigned char *p, size_t n)
{
    if (c->names[0] != '\0')
        add_text(c->names, sizeof c->names, (const unsigned char *)", ", 2);
    add_text(c->names, sizeof c->names, p, n);
}

/* The common name, or, of a name without one, its first part. */
static void read_name(const X509_NAME *name, char *out, size_t room)
{
    int at = X509_NAME_get_index_by_NID((X509_NAME *)(uintptr_t)name, NID_commonName, -1);
    const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, at >= 0 ? at : 0);
    const ASN1_STRING *text = entry != NULL ? X509_NAME_ENTRY_get_data(entry) : NULL;

    out[0] = '\0';
    if (text != NULL)
        add_text(out, room, ASN1_STRING_get0_data(text), (size_t)ASN1_STRING_length(text));
}

static nanos_t read_time(const ASN1_TIME *time)
{
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    nanos_t out = NANOS_NONE;
    int days, seconds;

    /* A century and more does not fit into nanoseconds. */
    if (epoch != NULL && time != NULL && ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 &&
        days >= 0 && days < 100000)
        out = ((nanos_t)days * 86400 + seconds) * NANOS_PER_S;
    ASN1_TIME_free(epoch);
    return out;
}

static void add_address(struct certificate *c, const unsigned char *p, size_t n)
{
    struct text text = { 0 };

    if (n != 4 && n != 16)
        return;
    struct addr addr = n == 4 ? addr_ipv4(p) : addr_ipv6(p);
    if (c->n_addresses < CERTIFICATE_ADDRESSES_MAX)
        c->addresses[c->n_addresses++] = addr;
    addr_print(&text, addr);
    add_name(c, (const unsigned char *)text_str(&text), text.n);
    text_done(&text);
}

static void read_alternatives(const X509 *x, struct certificate *c)
{
    GENERAL_NAMES *names = X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);

    for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
        int type;
        const ASN1_STRING *text = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, i), &type);
        const unsigned char *p = text != NULL ? ASN1_STRING_get0_data(text) : NULL;
        size_t n = text != NULL ? (size_t)ASN1_STRING_length(text) : 0;

        if (type == GEN_DNS || type == GEN_URI)
            add_name(c, p, n);
        else if (type == GEN_IPADD)
            add_address(c, p, n);
    }
    GENERAL_NAMES_free(names);
}

static void read_key(X509 *x, struct certificate *c)
{
    const EVP_PKEY *key = X509_get0_pubkey(x);
    const char *name = key != NULL ? EVP_PKEY_get0_type_name(key) : NULL;

    if (name == NULL)
        return;
    add_text(c->key, sizeof c->key, (const unsigned char *)name, strlen(name));
    c->key_bits = (uint32_t)EVP_PKEY_get_bits(key);
}

bool certificate_read(struct slice der, struct certificate *out)
{
    const unsigned char *p = (const unsigned char *)der.p;

    *out = (struct certificate){ .not_before = NANOS_NONE, .not_after = NANOS_NONE };
    /* Files of the system's have no say here, and may not be readable any more. */
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
    X509 *x = der.n > 0 && der.n < 65536 ? d2i_X509(NULL, &p, (long)der.n) : NULL;

    if (x == NULL)
        return false;
    read_name(X509_get_subject_name(x), out->subject, sizeof out->subject);
    read_name(X509_get_issuer_name(x), out->issuer, sizeof out->issuer);
    out->self_signed = X509_NAME_cmp(X509_get_subject_name(x), X509_get_issuer_name(x)) == 0;
    out->not_before = read_time(X509_get0_notBefore(x));
    out->not_after = read_time(X509_get0_notAfter(x));
    read_alternatives(x, out);
    if (out->names[0] == '\0')
        add_name(out, (const unsigned char *)out->subject, strlen(out->subject));
    read_key(x, out);
    X509_free(x);
    return true;
}

const char *certificate_library(void)
{
    return OpenSSL_version(OPENSSL_VERSION);
}

#else

bool certificate_read(struct slice der, struct certificate *out)
{
    (void)der;
    *out = (struct certificate){ .not_before = NANOS_NONE, .not_after = NANOS_NONE };
    return false;
}

const char *certificate_library(void)
{
    return NULL;
}

#endif

/* "sip:example.com" is for example.com (RFC 5922 section 7.1). */
static bool name_covers(struct slice name, struct slice host)
{
    struct slice rest = host;

    if (slice_istarts(name, SLICE("sip:")))
        name = slice_sub(name, 4, name.n);
    if (!slice_starts(name, SLICE("*.")))
        return slice_ieq(name, host);
    slice_cut(&rest, '.');
    return rest.n > 0 && slice_ieq(rest, slice_sub(name, 2, name.n));
}

bool certificate_is_for(const struct certificate *c, struct slice host)
{
    struct slice rest = slice_of(c->names);

    while (rest.n > 0) {
        struct slice name = slice_cut(&rest, ',');

        if (name_covers(slice_trim(name), host))
            return true;
    }
    return false;
}

bool certificate_is_for_address(const struct certificate *c, struct addr addr)
{
    for (size_t i = 0; i < c->n_addresses; i++)
        if (addr_eq(c->addresses[i], addr))
            return true;
    return false;
}
