/* recording_test.c - a capture file that grows, and ends behind a packet whatever happens. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "packet/recording.h"

static char folder[] = "/tmp/sipwhy-recording.XXXXXX";
static uint8_t bytes[1000];

static struct packet packet_of(uint32_t n)
{
    bytes[0] = (uint8_t)n;
    return (struct packet){ .data = bytes,
                            .caplen = sizeof bytes,
                            .len = sizeof bytes,
                            .link = 1,
                            .time = NANOS_PER_S * 1800000000 + n,
                            .number = n };
}

static const char *path_of(const char *name)
{
    static char path[200];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* The number of whole packets in the file now. */
static uint32_t count(const char *path)
{
    struct error error = { 0 };
    struct source *source = source_open_files(&path, 1, NULL, &error);
    struct packet p;
    uint32_t n = 0;

    assert_non_null(source);
    while (source_next(source, &p, &error) == SOURCE_PACKET) {
        n++;
        assert_int_equal(p.caplen, sizeof bytes);
        assert_int_equal(p.data[0], (uint8_t)n);
        assert_true(p.time == NANOS_PER_S * 1800000000 + n);
    }
    assert_false(error_is_set(&error));
    assert_null(source_note(source, 0)); /* such as: it is cut off */
    source_close(source);
    return n;
}

static struct recording *open_good(const char *path)
{
    struct error error = { 0 };
    struct recording *r = recording_open(path, &error);

    assert_non_null(r);
    return r;
}

static void expect_refused(const char *path, const char *why)
{
    struct error error = { 0 };

    assert_null(recording_open(path, &error));
    assert_non_null(strstr(error.message, why));
    error_done(&error);
}

static void add(struct recording *r, uint32_t from, uint32_t to)
{
    for (uint32_t n = from; n <= to; n++) {
        struct packet p = packet_of(n);

        recording_add(r, &p);
    }
}

/* Packets added a second ago can be read by others while more come. */
static void grows(void **state)
{
    static const char *const names[] = { "a.pcap", "b.PCAPNG" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *path = path_of(names[i]);
        struct recording *r = open_good(path);
        struct stat about;

        recording_flush_each_second(r, 10 * NANOS_PER_S);
        add(r, 1, 10);
        recording_flush_each_second(r, 10 * NANOS_PER_S + NANOS_PER_S / 2);
        assert_int_equal(stat(path, &about), 0);
        assert_true(about.st_size < 1000); /* no packet yet */
        recording_flush_each_second(r, 11 * NANOS_PER_S);
        assert_int_equal(count(path), 10);
        assert_int_equal(recording_packets(r), 10);
        add(r, 11, 2000); /* more than is collected */
        assert_int_equal(stat(path, &about), 0);
        assert_true(about.st_size > 1000000);
        assert_int_equal(about.st_mode & 07777, 0600);
        assert_true(recording_flush(r));
        assert_int_equal(count(path), 2000);
        assert_null(recording_failure(r));
        recording_close(r);
        assert_int_equal(count(path), 2000);
    }
}

static void nothing_that_is_there_is_touched(void **state)
{
    FILE *file = fopen(path_of("precious.pcap"), "w");

    (void)state;
    fputs("precious", file);
    fclose(file);
    expect_refused(path_of("precious.pcap"), "is there already");
    assert_int_equal(symlink("nowhere.pcap", path_of("link.pcap")), 0);
    expect_refused(path_of("link.pcap"), "is there already");
    assert_int_not_equal(access(path_of("nowhere.pcap"), F_OK), 0);
    expect_refused(path_of("a.txt"), "ends in .pcap or .pcapng");
    expect_refused(path_of("-"), "ends in .pcap or .pcapng");
    expect_refused(path_of("no/a.pcap"), "No such file");
    struct stat about;

    assert_int_equal(stat(path_of("precious.pcap"), &about), 0);
    assert_int_equal(about.st_size, 8);
}

static void nothing_came(void **state)
{
    static const char *const names[] = { "none.pcap", "none.pcapng" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        recording_close(open_good(path_of(names[i])));
        assert_int_equal(count(path_of(names[i])), 0);
    }
    recording_discard(open_good(path_of("gone.pcap")));
    assert_int_not_equal(access(path_of("gone.pcap"), F_OK), 0);
}

/* A file that may not grow is a full disk: what is in it is whole, and no gap follows. */
static void full_disk(void **state)
{
    const char *path = path_of("full.pcap");
    struct recording *r = open_good(path);
    struct rlimit former, small;

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &former);
    small = (struct rlimit){ 50500, former.rlim_max };
    add(r, 1, 20);
    assert_true(recording_flush(r));
    setrlimit(RLIMIT_FSIZE, &small);
    add(r, 21, 90);
    assert_false(recording_flush(r));
    setrlimit(RLIMIT_FSIZE, &former);
    assert_non_null(strstr(recording_failure(r), "ends behind packet 20: File too large"));
    add(r, 91, 100);
    assert_false(recording_flush(r));
    assert_int_equal(count(path), 20);
    recording_close(r);
    assert_int_equal(count(path), 20);
}

/* A pcap file has one link type. */
static void of_another_link(void **state)
{
    const char *path = path_of("links.pcap");
    struct recording *r = open_good(path);
    struct packet p = packet_of(3);

    (void)state;
    add(r, 1, 2);
    p.link = 101;
    recording_add(r, &p);
    assert_non_null(strstr(recording_failure(r), "pcapng"));
    recording_close(r);
    assert_int_equal(count(path), 2);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {
        "a.pcap",    "b.PCAPNG",    "precious.pcap", "link.pcap",
        "none.pcap", "none.pcapng", "full.pcap",     "links.pcap"
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows),           cmocka_unit_test(nothing_that_is_there_is_touched),
        cmocka_unit_test(nothing_came),    cmocka_unit_test(full_disk),
        cmocka_unit_test(of_another_link),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
