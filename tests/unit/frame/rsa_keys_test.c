/* rsa_keys_test.c - private keys in files of all kinds, and what is none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/certificate.h"
#include "frame/rsa_keys.h"

static char pem[4096];
static size_t n_pem;

static char *in_folder(const char *name)
{
    const char *top = getenv("srcdir");

    return xasprintf("%s/tests/captures/tls/%s", top != NULL ? top : ".", name);
}

static void read_pem(void)
{
    char *path = in_folder("rsa.key");
    FILE *file = fopen(path, "re");

    assert_non_null(file);
    n_pem = fread(pem, 1, sizeof pem, file);
    fclose(file);
    free(path);
}

static bool add(struct rsa_keys *k, const char *text, size_t n, const char *words)
{
    struct error error = { 0 };
    bool good = rsa_keys_add(k, (struct slice){ text, n }, "file.key", &error);

    if (!good && strstr(error.message, words) == NULL)
        fail_msg("%s", error.message);
    if (!good)
        assert_non_null(strstr(error.message, "file.key: "));
    error_done(&error);
    return good;
}

static void of_files(void **state)
{
    struct rsa_keys *k = rsa_keys_new();
    struct error error = { 0 };
    char *path = in_folder("rsa.key");

    (void)state;
    assert_true(rsa_keys_read(k, path, &error));
    assert_int_equal(rsa_keys_count(k), 1);
    assert_false(rsa_keys_read(k, "/nowhere/server.key", &error));
    assert_string_equal(error.message, "/nowhere/server.key: No such file or directory");
    error_done(&error);
    assert_false(rsa_keys_read(k, "/", &error));
    error_done(&error);
    assert_int_equal(rsa_keys_count(k), 1);
    rsa_keys_free(k);
    rsa_keys_free(NULL);
    free(path);
}

static void at_every_cut(void **state)
{
    struct rsa_keys *k = rsa_keys_new();

    (void)state;
    for (size_t n = 0; n < n_pem - 2; n++)
        if (add(k, pem, n, "there is no private key in it"))
            fail_msg("a key of %zu bytes", n);
    assert_true(add(k, pem, n_pem, ""));
    rsa_keys_free(k);
}

static void that_are_none(void **state)
{
    static const char sealed[] = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                 "MAAA\n"
                                 "-----END ENCRYPTED PRIVATE KEY-----\n";
    static const char old_sealed[] = "-----BEGIN RSA PRIVATE KEY-----\n"
                                     "Proc-Type: 4,ENCRYPTED\n"
                                     "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n"
                                     "\n"
                                     "MAAA\n"
                                     "-----END RSA PRIVATE KEY-----\n";
    static const char elliptic[] =
        "-----BEGIN PRIVATE KEY-----\n"
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\n"
        "OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r\n"
        "1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G\n"
        "-----END PRIVATE KEY-----\n";
    struct rsa_keys *k = rsa_keys_new();

    (void)state;
    assert_false(add(k, sealed, strlen(sealed), "openssl pkey -in file.key"));
    assert_false(add(k, old_sealed, strlen(old_sealed), "openssl pkey -in file.key"));
    assert_false(add(k, elliptic, strlen(elliptic), "no RSA key"));
    assert_false(add(k, "CLIENT_RANDOM 00 00\n", 20, "no private key"));
    assert_int_equal(rsa_keys_count(k), 0);
    rsa_keys_free(k);
}

/* A file with its certificate in front, as servers have it. */
static void behind_a_certificate(void **state)
{
    static const char before[] = "Bag Attributes\n"
                                 "-----BEGIN CERTIFICATE-----\n"
                                 "MAAA\n"
                                 "-----END CERTIFICATE-----\n";
    char *text = xasprintf("%s%.*s", before, (int)n_pem, pem);
    struct rsa_keys *k = rsa_keys_new();

    (void)state;
    assert_true(add(k, text, strlen(text), ""));
    rsa_keys_free(k);
    free(text);
}

static void more_than_there_is_room_for(void **state)
{
    struct rsa_keys *k = rsa_keys_new();
    size_t n = 0;

    (void)state;
    while (n < 100 && add(k, pem, n_pem, "more than 64 keys"))
        n++;
    assert_int_equal(n, 64);
    uint8_t premaster[TLS_PREMASTER_SIZE];

    assert_false(rsa_keys_open(k, 63, (struct slice){ pem, 256 }, premaster));
    assert_false(rsa_keys_open(k, 0, (struct slice){ pem, 0 }, premaster));
    assert_int_equal(rsa_keys_find(k, (struct slice){ pem, n_pem }), RSA_KEY_NONE);
    rsa_keys_free(k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_files),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(that_are_none),
        cmocka_unit_test(behind_a_certificate),
        cmocka_unit_test(more_than_there_is_room_for),
    };

    if (certificate_library() == NULL)
        return 77;
    read_pem();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
