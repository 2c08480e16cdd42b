/* writer_test.c - what is written reads back the same; what fails leaves nothing behind. */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "build.h"

#define RAW 12                                        /* DLT_RAW: 101 in files */

struct folder {
    char path[32], file[48];
};

static struct folder make_folder(void)
{
    struct folder f = {.path = "/tmp/writer_test.XXXXXX"};

    assert_non_null(mkdtemp(f.path));
    snprintf(f.file, sizeof f.file, "%s/out.pcap", f.path);
    return f;
}

static size_t count_files(const struct folder *f)
{
    DIR *d = opendir(f->path);
    size_t n = 0;

    while (readdir(d))
        n++;
    closedir(d);
    return n - 2;
}

static const struct packet packets[] = {
    {.data = (const uint8_t *)"one", .caplen = 3, .len = 3, .time = 1, .link = RAW},
    {.data = (const uint8_t *)"two+", .caplen = 4, .len = 99, .time = INT64_C(1767323045678901234),
     .link = RAW},
    {.data = (const uint8_t *)"ether", .caplen = 5, .len = 5, .time = INT64_C(1767323045678901235),
     .link = 1},
};

static void round_trip(enum writer_format format, size_t n)
{
    struct folder f = make_folder();
    const char *path = f.file;
    struct error e = {0};
    struct packet p;
    struct writer *w = writer_open(path, format, false, &e);

    assert_non_null(w);
    for (size_t i = 0; i < n; i++)
        assert_true(writer_add(w, &packets[i], &e));
    assert_int_not_equal(access(path, F_OK), 0);      /* not before it is complete */
    uint64_t size;

    assert_true(writer_close(w, &size, &e));
    assert_int_equal(count_files(&f), 1);
    struct stat about;

    assert_int_equal(stat(path, &about), 0);
    assert_true((uint64_t)about.st_size == size);
    assert_int_equal(about.st_mode & 077, 0);
    struct source *s = source_open_files(&path, 1, NULL, &e);
    assert_non_null(s);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_int_equal(p.caplen, packets[i].caplen);
        assert_int_equal(p.len, packets[i].len);
        assert_int_equal(p.link, packets[i].link);
        assert_true(p.time == packets[i].time);
        assert_memory_equal(p.data, packets[i].data, p.caplen);
    }
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    assert_null(source_note(s, 0));
    source_close(s);
    unlink(path);
    rmdir(f.path);
}

static void both_formats_round_trip(void **state)
{
    (void)state;
    round_trip(WRITER_PCAP, 0);
    round_trip(WRITER_PCAP, 2);
    round_trip(WRITER_PCAPNG, 0);
    round_trip(WRITER_PCAPNG, 3);
}

/* Where the clock was set, the file gets the stamps that the packets came with. */
static void stamps_are_kept(void **state)
{
    (void)state;
    const struct packet at[] = {
        {.data = (const uint8_t *)"a", .caplen = 1, .len = 1, .time = 5000 * NANOS_PER_S,
         .link = RAW},
        {.data = (const uint8_t *)"b", .caplen = 1, .len = 1, .time = 5000 * NANOS_PER_S,
         .set = -3600 * NANOS_PER_S, .link = RAW},
    };
    const enum writer_format formats[] = {WRITER_PCAP, WRITER_PCAPNG};

    for (size_t k = 0; k < ARRAY_SIZE(formats); k++) {
        struct folder f = make_folder();
        const char *path = f.file;
        struct error e = {0};
        struct packet p;
        struct writer *w = writer_open(path, formats[k], false, &e);

        for (size_t i = 0; i < ARRAY_SIZE(at); i++)
            assert_true(writer_add(w, &at[i], &e));
        assert_true(writer_close(w, NULL, &e));
        struct source *s = source_open_files(&path, 1, NULL, &e);
        for (size_t i = 0; i < ARRAY_SIZE(at); i++) {
            assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
            assert_true(p.time + p.set == at[i].time + at[i].set);
            assert_true(p.time == at[i].time);
        }
        source_close(s);
        unlink(path);
        rmdir(f.path);
    }
}

static void pcap_has_one_link_type(void **state)
{
    (void)state;
    struct folder f = make_folder();
    struct error e = {0}, again = {0};
    struct writer *w = writer_open(f.file, WRITER_PCAP, false, &e);

    assert_true(writer_add(w, &packets[0], &e));
    assert_false(writer_add(w, &packets[2], &e));
    assert_non_null(strstr(e.message, "pcapng"));
    assert_false(writer_add(w, &packets[0], &again));
    assert_false(writer_close(w, NULL, &again));
    assert_int_equal(count_files(&f), 0);
    error_done(&e);
    error_done(&again);
    rmdir(f.path);
}

static void what_cannot_be_written(void **state)
{
    (void)state;
    struct folder f = make_folder();
    struct error e = {0};

    assert_null(writer_open("/nonexistent/out.pcap", WRITER_PCAP, false, &e));
    assert_string_equal(e.message, "/nonexistent/out.pcap: No such file or directory");
    error_done(&e);
    struct writer *w = writer_open(f.file, WRITER_PCAP, true, &e);
    assert_non_null(w);
    assert_int_equal(mkdir(f.file, 0700), 0);         /* a folder takes its place */
    assert_false(writer_close(w, NULL, &e));
    assert_true(error_is_set(&e));
    assert_int_equal(count_files(&f), 1);
    error_done(&e);
    rmdir(f.file);
    rmdir(f.path);
}

static void given_up(void **state)
{
    (void)state;
    struct folder f = make_folder();
    struct error e = {0};
    struct writer *w = writer_open(f.file, WRITER_PCAPNG, false, &e);

    assert_true(writer_add(w, &packets[0], &e));
    writer_abandon(w);
    writer_abandon(NULL);
    assert_int_equal(count_files(&f), 0);
    rmdir(f.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_formats_round_trip),
        cmocka_unit_test(stamps_are_kept),
        cmocka_unit_test(pcap_has_one_link_type),
        cmocka_unit_test(what_cannot_be_written),
        cmocka_unit_test(given_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
