/* keylog_test.c - the format of SSLKEYLOGFILE, in files that grow and in pieces. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "frame/keylog.h"

#define EIGHT(digits) digits digits digits digits digits digits digits digits
#define R1 EIGHT("a1b2c3d4")
#define R2 EIGHT("00112233")
#define S32 EIGHT("0f1e2d3c")
#define S48 S32 EIGHT("4b5a")

static const uint8_t a1[4] = { 0xa1, 0xb2, 0xc3, 0xd4 }, zero[4] = { 0, 0x11, 0x22, 0x33 };

static void random_of(uint8_t out[TLS_RANDOM_SIZE], const uint8_t part[4])
{
    for (size_t i = 0; i < TLS_RANDOM_SIZE; i++)
        out[i] = part[i % 4];
}

static uint32_t find(struct keylog *k, enum keylog_label label, const uint8_t part[4])
{
    uint8_t random[TLS_RANDOM_SIZE], secret[TLS_SECRET_MAX];
    uint32_t n;

    random_of(random, part);
    n = keylog_find(k, label, random, secret);
    if (n > 0)
        assert_int_equal(secret[0], 0x0f);
    if (n == 48)
        assert_int_equal(secret[47], 0x5a);
    return n;
}

static void add(struct keylog *k, const char *text)
{
    keylog_add(k, slice_of(text));
}

static void lines_are_read(void **state)
{
    struct keylog *k = keylog_new();
    struct keylog_stats stats;

    (void)state;
    assert_false(keylog_is_used(k));
    add(k, "# a remark\nCLIENT_RANDOM " R1 " " S48 "\r\n\n"
           "CLIENT_TRAFFIC_SECRET_0 " R2 " " S32 "\nSERVER_TRAFFIC_SECRET_0 " R2 " " S48 "\n"
           "EXPORTER_SECRET " R2 " " S48 "\nCLIENT_HANDSHAKE_TRAFFIC_SECRET " R2 " " S32);
    assert_true(keylog_is_used(k));
    assert_int_equal(find(k, KEYLOG_MASTER, a1), 48);
    assert_int_equal(find(k, KEYLOG_MASTER, zero), 0);
    assert_int_equal(find(k, KEYLOG_CLIENT_TRAFFIC, zero), 32);
    assert_int_equal(find(k, KEYLOG_SERVER_TRAFFIC, zero), 48);
    assert_int_equal(find(k, KEYLOG_CLIENT_HANDSHAKE, zero),
                     32); /* the last line, without its end */
    assert_int_equal(find(k, KEYLOG_SERVER_HANDSHAKE, zero), 0);
    keylog_stats(k, &stats);
    assert_int_equal(stats.secrets, 4);
    assert_int_equal(stats.bad_lines, 0);
    keylog_free(k);
    keylog_free(NULL);
}

static void what_is_none_is_counted(void **state)
{
    static const char *const bad[] = {
        "CLIENT_RANDOM",
        "CLIENT_RANDOM " R1,
        "CLIENT_RANDOM " R1 " 0f1e",
        "CLIENT_RANDOM a1 " S48,
        "CLIENT_RANDOM " R1 " " S48 "00",
        "CLIENT_RANDOM " R1 " " S32 "0",
        "CLIENT_RANDOM x" R1 " " S48,
    };
    struct keylog *k = keylog_new();
    struct keylog_stats stats;
    char line[2000];

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        add(k, bad[i]);
    memset(line, 'C', sizeof line);
    line[sizeof line - 1] = '\0';
    add(k, line); /* too long for a line: passed over */
    keylog_stats(k, &stats);
    assert_int_equal(stats.secrets, 0);
    assert_int_equal(stats.bad_lines, ARRAY_SIZE(bad));
    keylog_free(k);
}

static void put(int fd, const char *text)
{
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

static void files_grow(void **state)
{
    static const char line[] = "CLIENT_RANDOM " R1 " " S48 "\n";
    int fd = memfd_create("keys", MFD_CLOEXEC);
    char *path = xasprintf("/proc/self/fd/%d", fd);
    struct keylog *k = keylog_new();
    struct error error = { 0 };
    char one[2] = "";

    (void)state;
    assert_true(keylog_open(k, path, &error));
    assert_true(keylog_is_used(k));
    assert_false(keylog_read(k));
    for (size_t i = 0; line[i] != '\0'; i++) { /* at every cut */
        assert_int_equal(find(k, KEYLOG_MASTER, a1) == 48, i >= sizeof line - 2);
        one[0] = line[i];
        put(fd, one);
    }
    assert_int_equal(find(k, KEYLOG_MASTER, a1), 48);
    assert_int_equal(ftruncate(fd, 0), 0); /* the file begins anew */
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    put(fd, "CLIENT_RANDOM " R2 " " S32 "\n");
    assert_int_equal(find(k, KEYLOG_MASTER, zero), 32);
    keylog_free(k);
    free(path);
    close(fd);
}

static void what_cannot_be_opened(void **state)
{
    struct keylog *k = keylog_new();
    struct error error = { 0 };

    (void)state;
    assert_false(keylog_open(k, "/nowhere/keys", &error));
    assert_non_null(strstr(error.message, "/nowhere/keys"));
    error_done(&error);
    assert_false(keylog_open(k, "/", &error));
    error_done(&error);
    keylog_free(k);
}

static void the_oldest_go(void **state)
{
    struct keylog *k = keylog_new();
    struct keylog_stats stats;
    uint8_t first[TLS_RANDOM_SIZE] = { 0 }, last[TLS_RANDOM_SIZE] = { 0 };

    (void)state;
    for (uint32_t i = 0; i <= KEYLOG_SECRETS_MAX; i++) {
        char *line = xasprintf("CLIENT_RANDOM %08x" EIGHT("0000000") " " S48, i);

        keylog_add(k, slice_of(line));
        free(line);
    }
    last[1] = KEYLOG_SECRETS_MAX >> 16;
    keylog_stats(k, &stats);
    assert_int_equal(stats.forgotten, 1);
    assert_false(keylog_knows(k, first));
    assert_true(keylog_knows(k, last));
    keylog_free(k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_read), cmocka_unit_test(what_is_none_is_counted),
        cmocka_unit_test(files_grow),     cmocka_unit_test(what_cannot_be_opened),
        cmocka_unit_test(the_oldest_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
