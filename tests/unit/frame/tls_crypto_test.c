/* tls_crypto_test.c - suites by their names, and keys of RFC 8448. Records are opened in
 * tls_decipher_test.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "frame/certificate.h"
#include "frame/tls_crypto.h"

static void suites(void **state)
{
    static const struct {
        unsigned cipher;
        struct tls_suite suite;
    } rows[] = {
        { 0x1301, { TLS_GCM, 16, 16, 0, 32 } },    { 0x1302, { TLS_GCM, 32, 16, 0, 48 } },
        { 0x1303, { TLS_CHACHA, 32, 16, 0, 32 } }, { 0x1305, { TLS_CCM, 16, 8, 0, 32 } },
        { 0x002f, { TLS_CBC, 16, 0, 20, 32 } },    { 0x003d, { TLS_CBC, 32, 0, 32, 32 } },
        { 0xc028, { TLS_CBC, 32, 0, 48, 48 } },    { 0xc030, { TLS_GCM, 32, 16, 0, 48 } },
        { 0xc0ac, { TLS_CCM, 16, 16, 0, 32 } },    { 0xc0af, { TLS_CCM, 32, 8, 0, 32 } },
        { 0xcca8, { TLS_CHACHA, 32, 16, 0, 32 } },
    };
    struct tls_suite got;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        assert_true(tls_suite_find(rows[i].cipher, &got));
        assert_int_equal(got.mode, rows[i].suite.mode);
        assert_int_equal(got.key, rows[i].suite.key);
        assert_int_equal(got.tag, rows[i].suite.tag);
        assert_int_equal(got.mac, rows[i].suite.mac);
        assert_int_equal(got.hash, rows[i].suite.hash);
    }
    assert_false(tls_suite_find(0x0005, &got)); /* RC4 */
    assert_false(tls_suite_find(0x0002, &got)); /* NULL */
    assert_false(tls_suite_find(0x000a, &got)); /* 3DES */
    assert_false(tls_suite_find(0xeeee, &got));
}

/* RFC 8448 section 3: the server's handshake traffic secret, its key and iv. */
static void keys_of_a_secret(void **state)
{
    static const uint8_t secret[32] = { 0xb6, 0x7b, 0x7d, 0x69, 0x0c, 0xc1, 0x6c, 0x4e,
                                        0x75, 0xe5, 0x42, 0x13, 0xcb, 0x2d, 0x37, 0xb4,
                                        0xe9, 0xc9, 0x12, 0xbc, 0xde, 0xd9, 0x10, 0x5d,
                                        0x42, 0xbe, 0xfd, 0x59, 0xd3, 0x91, 0xad, 0x38 };
    static const uint8_t key[16] = { 0x3f, 0xce, 0x51, 0x60, 0x09, 0xc2, 0x17, 0x27,
                                     0xd0, 0xf2, 0xe4, 0xe8, 0x6e, 0xe4, 0x03, 0xbc };
    static const uint8_t iv[12] = { 0x5d, 0x31, 0x3e, 0xb2, 0x67, 0x12,
                                    0x76, 0xee, 0x13, 0x00, 0x0b, 0x30 };
    uint8_t got[32];

    (void)state;
    if (certificate_library() == NULL)
        skip();
    assert_true(tls_expand_label(32, secret, sizeof secret, "key", got, sizeof key));
    assert_memory_equal(got, key, sizeof key);
    assert_true(tls_expand_label(32, secret, sizeof secret, "iv", got, sizeof iv));
    assert_memory_equal(got, iv, sizeof iv);
    assert_false(tls_expand_label(32, secret, sizeof secret,
                                  "a label that is longer than any that TLS has", got, 12));
}

/* Lengths that no record has. */
static void nothing_to_open(void **state)
{
    const struct tls_suite gcm = { TLS_GCM, 16, 16, 0, 32 }, cbc = { TLS_CBC, 16, 0, 20, 32 };
    uint8_t zeros[64] = { 0 }, out[64];
    struct tls_sealed sealed = { zeros, 15, zeros, 5, zeros };
    size_t n = 1;

    (void)state;
    assert_false(tls_open_aead(&gcm, zeros, &sealed, out, &n));
    sealed.n = 40;
    assert_false(tls_open_aead(&gcm, zeros, &sealed, out, &n));
    assert_int_equal(n, 0);
    assert_false(tls_open_cbc(&cbc, zeros, zeros, zeros, 0, out));
    assert_false(tls_open_cbc(&cbc, zeros, zeros, zeros, 17, out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(suites),
        cmocka_unit_test(keys_of_a_secret),
        cmocka_unit_test(nothing_to_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
