/* certificate_test.c - a certificate made here is read as it was made; names are compared. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "frame/certificate.h"

#if HAVE_CRYPTO

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static void set_name(X509_NAME *name, const char *common)
{
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)common, -1, -1, 0);
}

/* DER, to be freed with OPENSSL_free(). */
static unsigned char *make(const char *subject, const char *issuer, const char *names, int *n)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *x = X509_new();
    unsigned char *der = NULL;

    X509_set_version(x, 2);
    ASN1_TIME_set_string(X509_getm_notBefore(x), "20240101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(x), "20250102000000Z");
    set_name(X509_get_subject_name(x), subject);
    X509_NAME *by = X509_NAME_new();

    set_name(by, issuer);
    X509_set_issuer_name(x, by);
    X509_NAME_free(by);
    X509_set_pubkey(x, key);
    if (names != NULL) {
        X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, names);

        X509_add_ext(x, e, -1);
        X509_EXTENSION_free(e);
    }
    X509_sign(x, key, EVP_sha256());
    *n = i2d_X509(x, &der);
    X509_free(x);
    EVP_PKEY_free(key);
    return der;
}

static struct certificate read_made(const char *subject, const char *issuer, const char *names)
{
    struct certificate c;
    int n;
    unsigned char *der = make(subject, issuer, names, &n);

    assert_true(certificate_read((struct slice){ (const char *)der, (size_t)n }, &c));
    /* Cut short anywhere it is none. */
    for (int cut = 0; cut < n; cut += 7) {
        char *part = xmalloc((size_t)cut + 1);
        struct certificate none;

        memcpy(part, der, (size_t)cut);
        assert_false(certificate_read((struct slice){ part, (size_t)cut }, &none));
        free(part);
    }
    OPENSSL_free(der);
    return c;
}

static void fields(void **state)
{
    struct certificate c;

    (void)state;
    c = read_made("pbx.example", "Some CA",
                  "DNS:sip.a.example,URI:sip:b.example,IP:192.0.2.1,DNS:*.c.example");
    assert_string_equal(c.subject, "pbx.example");
    assert_string_equal(c.issuer, "Some CA");
    assert_string_equal(c.names, "sip.a.example, sip:b.example, 192.0.2.1, *.c.example");
    assert_int_equal(c.n_addresses, 1);
    assert_true(certificate_is_for_address(&c, addr_ipv4("\xc0\x00\x02\x01")));
    assert_false(certificate_is_for_address(&c, addr_ipv4("\xc0\x00\x02\x02")));
    assert_false(c.self_signed);
    assert_string_equal(c.key, "EC");
    assert_int_equal(c.key_bits, 256);
    assert_true(c.not_before == INT64_C(1704067200) * NANOS_PER_S);
    assert_true(c.not_after == INT64_C(1735776000) * NANOS_PER_S);
    c = read_made("me\x1b[31m", "me\x1b[31m", NULL);
    assert_true(c.self_signed);
    assert_string_equal(c.names, "me?[31m");
    assert_non_null(certificate_library());
}

#else

static void fields(void **state)
{
    (void)state;
    assert_null(certificate_library());
}

#endif

static void nonsense(void **state)
{
    struct certificate c;

    (void)state;
    assert_false(certificate_read(SLICE(""), &c));
    assert_false(certificate_read(SLICE("\x30\x82\xff\xff"), &c));
    assert_true(c.not_after == NANOS_NONE);
}

static void hosts(void **state)
{
    struct certificate c = { .names = "sip.a.example, sip:B.example, *.c.example, 192.0.2.1" };

    (void)state;
    assert_true(certificate_is_for(&c, SLICE("SIP.a.example")));
    assert_true(certificate_is_for(&c, SLICE("b.example")));
    assert_true(certificate_is_for(&c, SLICE("x.c.example")));
    assert_true(certificate_is_for(&c, SLICE("192.0.2.1")));
    assert_false(certificate_is_for(&c, SLICE("c.example")));
    assert_false(certificate_is_for(&c, SLICE("x.y.c.example")));
    assert_false(certificate_is_for(&c, SLICE("a.example")));
    assert_false(certificate_is_for(&(struct certificate){ 0 }, SLICE("a.example")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields),
        cmocka_unit_test(nonsense),
        cmocka_unit_test(hosts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
