/* writer_test.c - written packets read back the same. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "build.h"

#define RAW 12 /* DLT_RAW: 101 in files */

static char path[32];

static FILE *make_file(void)
{
    snprintf(path, sizeof path, "/tmp/writer_test.XXXXXX");
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    return fdopen(fd, "w");
}

static const struct packet packets[] = {
    { .data = (const uint8_t *)"one", .caplen = 3, .len = 3, .time = 1, .link = RAW },
    { .data = (const uint8_t *)"two+",
      .caplen = 4,
      .len = 99,
      .time = INT64_C(1767323045678901234),
      .link = RAW },
    { .data = (const uint8_t *)"ether",
      .caplen = 5,
      .len = 5,
      .time = INT64_C(1767323045678901235),
      .link = 1 },
};

static struct source *open_back(void)
{
    const char *name = path;
    struct error e = { 0 };
    struct source *s = source_open_files(&name, 1, NULL, &e);

    assert_non_null(s);
    return s;
}

static void round_trip(enum writer_format format, size_t n)
{
    struct error e = { 0 };
    struct packet p;
    FILE *file = make_file();
    struct writer *w = writer_new(file, path, format);

    for (size_t i = 0; i < n; i++)
        assert_true(writer_add(w, &packets[i], &e));
    writer_end(w);
    assert_int_equal(fclose(file), 0);
    struct source *s = open_back();

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
}

static void both_formats_round_trip(void **state)
{
    (void)state;
    round_trip(WRITER_PCAP, 0);
    round_trip(WRITER_PCAP, 2);
    round_trip(WRITER_PCAPNG, 0);
    round_trip(WRITER_PCAPNG, 3);
}

/* The file gets the stamps that the packets came with, though the clock was set. */
static void stamps_are_kept(void **state)
{
    (void)state;
    const struct packet at[] = {
        { .data = (const uint8_t *)"a",
          .caplen = 1,
          .len = 1,
          .time = 5000 * NANOS_PER_S,
          .link = RAW },
        { .data = (const uint8_t *)"b",
          .caplen = 1,
          .len = 1,
          .time = 5000 * NANOS_PER_S,
          .set = -3600 * NANOS_PER_S,
          .link = RAW },
    };
    const enum writer_format formats[] = { WRITER_PCAP, WRITER_PCAPNG };

    for (size_t k = 0; k < ARRAY_SIZE(formats); k++) {
        struct error e = { 0 };
        struct packet p;
        FILE *file = make_file();
        struct writer *w = writer_new(file, path, formats[k]);

        for (size_t i = 0; i < ARRAY_SIZE(at); i++)
            assert_true(writer_add(w, &at[i], &e));
        writer_end(w);
        assert_int_equal(fclose(file), 0);
        struct source *s = open_back();
        for (size_t i = 0; i < ARRAY_SIZE(at); i++) {
            assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
            assert_true(p.time + p.set == at[i].time + at[i].set);
            assert_true(p.time == at[i].time);
        }
        source_close(s);
        unlink(path);
    }
}

static void pcap_has_one_link_type(void **state)
{
    (void)state;
    struct error e = { 0 };
    FILE *file = make_file();
    struct writer *w = writer_new(file, "out.pcap", WRITER_PCAP);

    assert_true(writer_add(w, &packets[0], &e));
    assert_false(writer_add(w, &packets[2], &e));
    assert_string_equal(e.message,
                        "out.pcap: packets of different link types need the pcapng format");
    writer_end(w);
    writer_end(NULL);
    error_done(&e);
    fclose(file);
    unlink(path);
}

/* Only the packet that it was made for has it, and what is read back is the same. */
static void comments(void **state)
{
    static const char words[] = "call 1: INVITE\nerror: busy";
    char bytes[512];
    struct error e = { 0 };
    FILE *file = make_file();
    struct writer *w = writer_new(file, path, WRITER_PCAPNG);
    struct packet p;

    (void)state;
    writer_comment(w, slice_of(words));
    assert_true(writer_add(w, &packets[0], &e));
    assert_true(writer_add(w, &packets[1], &e));
    writer_end(w);
    assert_int_equal(fclose(file), 0);
    file = fopen(path, "re");
    size_t n = fread(bytes, 1, sizeof bytes, file);
    const char *at = memmem(bytes, n, words, sizeof words - 1);

    fclose(file);
    assert_non_null(at);
    assert_int_equal(at[-4] + at[-3], 1); /* opt_comment, in either byte order */
    assert_null(memmem(at + 1, n - (size_t)(at + 1 - bytes), words, sizeof words - 1));
    struct source *s = open_back();

    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_memory_equal(p.data, packets[i].data, packets[i].caplen);
    }
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    source_close(s);
    unlink(path);
}

/* One that is too long is cut between characters. */
static void long_comments(void **state)
{
    struct text words = { 0 };
    char bytes[8192];
    struct error e = { 0 };
    FILE *file = make_file();
    struct writer *w = writer_new(file, path, WRITER_PCAPNG);

    (void)state;
    for (size_t i = 0; i < 4095; i++)
        text_addc(&words, 'a');
    text_adds(&words, "\u00e9\u00e9");
    writer_comment(w, text_view(&words));
    assert_true(writer_add(w, &packets[0], &e));
    writer_end(w);
    assert_int_equal(fclose(file), 0);
    file = fopen(path, "re");
    size_t n = fread(bytes, 1, sizeof bytes, file);
    const char *at = memmem(bytes, n, words.p, 4095);

    fclose(file);
    assert_non_null(at);
    assert_int_equal((uint8_t)at[-2] + (uint8_t)at[-1], 0x0f + 0xff); /* 4095 */
    assert_int_equal(at[4095], 0);
    text_done(&words);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments),
        cmocka_unit_test(long_comments),
        cmocka_unit_test(both_formats_round_trip),
        cmocka_unit_test(stamps_are_kept),
        cmocka_unit_test(pcap_has_one_link_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
