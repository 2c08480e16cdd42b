/* asked_test.c - one OPTIONS in 15 s to one address, whoever asks again. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "probe/asked.h"

#define NOW (INT64_C(1764388800) * NANOS_PER_S)

static char folder[] = "/tmp/sipwhy-asked.XXXXXX";
static char path[sizeof folder + 16];

static struct addr addr_of(const char *text)
{
    struct addr addr = { 0 };

    assert_true(addr_parse(slice_of(text), &addr));
    return addr;
}

static void waits_across_runs(void **state)
{
    int file = asked_open(path);
    struct stat about;

    (void)state;
    assert_true(file >= 0);
    assert_true(fstat(file, &about) == 0 && (about.st_mode & 0777) == 0600);
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW), 0);
    close(file);
    file = asked_open(path);
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW + 3 * NANOS_PER_S),
                     12 * NANOS_PER_S);
    assert_int_equal(asked_turn(file, addr_of("2001:db8::1"), NOW + 4 * NANOS_PER_S), 0);
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW + 4 * NANOS_PER_S),
                     11 * NANOS_PER_S);
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW + 15 * NANOS_PER_S), 0);
    assert_int_equal(asked_turn(file, addr_of("2001:db8::1"), NOW + 15 * NANOS_PER_S),
                     4 * NANOS_PER_S);
    /* A clock that was set back does not bar anybody. */
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW - 3600 * NANOS_PER_S), 0);
    close(file);
}

/* Many addresses, and anything at all in the file. */
static void is_bounded(void **state)
{
    static const char junk[] = "192.0.2.1\n192.0.2.1 -5\n192.0.2.1 99999999999999999999999\n \n\0\n"
                               "192.0.2.1 1764388799999 more\nx 1764388799999";
    int file = asked_open(path);
    struct stat about;

    (void)state;
    assert_int_equal(pwrite(file, junk, sizeof junk, 0), (ssize_t)sizeof junk);
    assert_int_equal(asked_turn(file, addr_of("192.0.2.1"), NOW), 0);
    for (unsigned i = 0; i < 1000; i++) {
        const uint8_t bytes[] = { 10, 0, (uint8_t)(i >> 8), (uint8_t)i };

        assert_int_equal(asked_turn(file, addr_ipv4(bytes), NOW + 1), 0);
    }
    assert_true(fstat(file, &about) == 0 && about.st_size <= 8192);
    close(file);
    assert_int_equal(asked_turn(-1, addr_of("192.0.2.1"), NOW), 0);
}

static void no_link_is_followed(void **state)
{
    char link[sizeof path + 8];

    (void)state;
    snprintf(link, sizeof link, "%s.link", path);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    assert_true(asked_open(link) < 0);
    assert_true(asked_open(folder) < 0);
    unlink(link);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_across_runs),
        cmocka_unit_test(is_bounded),
        cmocka_unit_test(no_link_is_followed),
    };

    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/asked", folder);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    rmdir(folder);
    return failed;
}
