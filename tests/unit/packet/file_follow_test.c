/* file_follow_test.c - files that grow bit by bit, are emptied, written over and replaced. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <zlib.h>

#include "build.h"

static char path[64];
static uint32_t seconds; /* goes on from file to file */

static int set_up(void **state)
{
    (void)state;
    char folder[] = "/tmp/follow_test.XXXXXX";

    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/call.pcap", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    *strrchr(path, '/') = '\0';
    return rmdir(path);
}

static void put(int flags, const char *p, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | flags, 0600);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, p, n), n);
    close(fd);
}

static void append(const char *p, size_t n)
{
    put(O_APPEND, p, n);
}

/* A capture of these letters, a packet each, a second apart. */
static void letters(struct text *t, const char *data)
{
    pcap_header(t, 0xa1b2c3d4, 1, false);
    for (size_t i = 0; data[i]; i++) {
        char one[2] = { data[i], '\0' };

        pcap_record(t, ++seconds, 0, one, 1, false);
    }
}

/* The file has those letters from here on, written over what was there. */
static void write_letters(int flags, const char *data)
{
    struct text t = { 0 };

    letters(&t, data);
    put(flags, t.p, t.n);
    text_done(&t);
}

static struct source *follow(struct error *e)
{
    const char *const paths[] = { path };
    struct source *s = source_prepare_files(paths, 1, e);

    assert_non_null(s);
    source_follow(s);
    if (source_begin(s, NULL, e))
        return s;
    source_close(s);
    return NULL;
}

static struct source *follow_well(void)
{
    struct error e = { 0 };
    struct source *s = follow(&e);

    assert_non_null(s);
    return s;
}

/* Reads what is there, which must be these bytes, and then that there is no more for now. */
static void expect(struct source *s, const char *want)
{
    struct text out = { 0 };
    struct error e = { 0 };
    struct packet p;
    enum source_status status;

    while ((status = source_next(s, &p, &e)) == SOURCE_PACKET) {
        text_add(&out, (const char *)p.data, p.caplen);
        assert_true(p.ref == REF_NONE);
    }
    assert_int_equal(status, SOURCE_WAIT);
    assert_string_equal(text_str(&out), want);
    text_done(&out);
}

static void expect_news(struct source *s, const char *words)
{
    char *news = source_news(s);

    assert_non_null(news);
    assert_non_null(strstr(news, words));
    assert_non_null(strstr(source_note(s, 0), ": "));
    free(news);
}

/* Whatever byte the writer has come to, nothing is read twice, or not, or taken for an end. */
static void grow_by_bytes(const struct text *t, const char *want)
{
    struct text out = { 0 };
    struct error e = { 0 };
    struct packet p;

    put(0, "", 0);
    struct source *s = follow_well();
    for (size_t i = 0; i < t->n; i++) {
        assert_int_equal(source_next(s, &p, &e), SOURCE_WAIT);
        append(t->p + i, 1);
        while (source_next(s, &p, &e) == SOURCE_PACKET)
            text_add(&out, (const char *)p.data, p.caplen);
    }
    assert_string_equal(text_str(&out), want);
    assert_null(source_note(s, 0));
    assert_false(error_is_set(&e));
    assert_false(source_is_lasting(s));
    source_close(s);
    text_done(&out);
    unlink(path);
}

static void records_come_byte_by_byte(void **state)
{
    (void)state;
    struct text pcap = { 0 }, pcapng = { 0 };

    letters(&pcap, "followed");
    grow_by_bytes(&pcap, "followed");
    section(&pcapng, false);
    interface(&pcapng, 1, 0, 9, 0, false);
    enhanced(&pcapng, 0, 1, "one ", 4, false);
    section(&pcapng, true);
    interface(&pcapng, 101, 0, 6, 0, true);
    enhanced(&pcapng, 0, 2, "two", 3, true);
    grow_by_bytes(&pcapng, "one two");
    text_done(&pcap);
    text_done(&pcapng);
}

static void compressed_ones_grow_too(void **state)
{
    (void)state;
    struct text t = { 0 }, packed = { 0 };
    char name[80];

    letters(&t, "packed");
    snprintf(name, sizeof name, "%s.gz", path);
    gzFile gz = gzopen(name, "wb");
    assert_int_equal(gzwrite(gz, t.p, (unsigned)t.n), t.n);
    gzclose(gz);
    int fd = open(name, O_RDONLY);
    char bytes[4096];
    ssize_t n = read(fd, bytes, sizeof bytes);
    close(fd);
    unlink(name);
    text_add(&packed, bytes, (size_t)n);
    grow_by_bytes(&packed, "packed");
    text_done(&packed);
    text_done(&t);
}

static void who_waits_holds_nobody_up(void **state)
{
    (void)state;
    struct text t = { 0 };
    struct error e = { 0 };

    letters(&t, "other");
    char *other = save(&t);
    const char *const paths[] = { path, other };
    write_letters(0, "");
    struct source *s = source_prepare_files(paths, 2, &e);
    source_follow(s);
    assert_true(source_begin(s, NULL, &e));
    expect(s, "other");
    write_letters(0, "late");
    expect(s, "late");
    source_close(s);
    unlink(other);
    free(other);
    text_done(&t);
}

static void emptied_and_written_anew(void **state)
{
    (void)state;
    write_letters(0, "before");
    struct source *s = follow_well();

    expect(s, "before");
    put(O_TRUNC, "", 0);
    expect(s, "");
    expect_news(s, "written anew, and is read from its start after packet 6");
    write_letters(0, "afterwards");
    expect(s, "afterwards");
    assert_null(source_news(s));
    source_close(s);
}

/* A ring of files comes back to this one; it is longer than it was before anybody looks. */
static void written_over_at_once(void **state)
{
    (void)state;
    write_letters(0, "before");
    struct source *s = follow_well();

    expect(s, "before");
    write_letters(O_TRUNC, "much longer than before");
    expect(s, "much longer than before");
    expect_news(s, "written anew");
    write_letters(O_TRUNC, "as long as it was right now");
    expect(s, "as long as it was right now");
    source_close(s);
}

static void replace(const char *data, size_t n, bool readable)
{
    struct text t = { 0 };

    text_add(&t, data, n);
    char *other = save(&t);
    if (!readable)
        chmod(other, 0);
    assert_int_equal(rename(other, path), 0);
    free(other);
    text_done(&t);
}

static void replace_by_letters(const char *data)
{
    struct text t = { 0 };

    letters(&t, data);
    replace(t.p, t.n, true);
    text_done(&t);
}

/* The last packets of the former file come first. */
static void another_takes_the_name(void **state)
{
    (void)state;
    struct text t = { 0 };

    write_letters(0, "a");
    struct source *s = follow_well();
    expect(s, "a");
    letters(&t, "abc");
    append(t.p + 41, t.n - 41);
    replace_by_letters("new");
    expect(s, "bc");
    expect(s, "new");
    expect_news(s, "another file has this name now, and is read after packet 3 of the former");
    unlink(path); /* gone for a while */
    expect(s, "");
    write_letters(0, "again");
    expect(s, "again");
    source_close(s);
    text_done(&t);
}

/* A file that is none, or that may not be read, is passed over; a good one may come after it. */
static void another_is_of_no_use(void **state)
{
    (void)state;
    write_letters(0, "a");
    struct source *s = follow_well();

    expect(s, "a");
    replace("no capture at all", 17, true);
    expect(s, "");
    expect(s, "");
    expect_news(s, "after packet 1 of the former; ");
    assert_non_null(strstr(source_note(s, 0), "not a capture file"));
    replace_by_letters("good");
    expect(s, "good");
    free(source_news(s));
    if (geteuid() != 0) {
        replace("secret", 6, false);
        expect(s, "");
        expect_news(s, "cannot be read: Permission denied");
        expect(s, "");
        assert_null(source_news(s)); /* said once */
        replace_by_letters("open");
        expect(s, "open");
    }
    source_close(s);
}

static void corrupt_ones_wait_for_another(void **state)
{
    (void)state;
    static const char bad[] = "\1\2\3\4\5\6\7\xff\xff\xff\xff\xff\xff\xff\xff\xff";

    write_letters(0, "a");
    struct source *s = follow_well();
    append(bad, 16);
    expect(s, "a");
    append("more", 4);
    expect(s, "");
    assert_non_null(strstr(source_note(s, 0), "packet 2 is corrupt"));
    replace_by_letters("good");
    expect(s, "good");
    source_close(s);
}

static void what_is_no_capture_is_told_at_once(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct packet p;

    put(0, "INVITE", 6);
    assert_null(follow(&e));
    assert_non_null(strstr(e.message, ": not a capture file"));
    error_done(&e);
    put(O_TRUNC, "IN", 2); /* may still become one */
    struct source *s = follow_well();
    assert_int_equal(source_next(s, &p, &e), SOURCE_WAIT);
    append("VITE", 4);
    assert_int_equal(source_next(s, &p, &e), SOURCE_FAILED);
    assert_non_null(strstr(e.message, ": not a capture file"));
    error_done(&e);
    source_close(s);
}

/* Is the file, which has no name, still open here? */
static bool is_held(void)
{
    char link[32], target[128];

    for (int fd = 3; fd < 256; fd++) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, target, sizeof target - 1);

        target[n > 0 ? n : 0] = '\0';
        if (strncmp(target, path, strlen(path)) == 0)
            return true;
    }
    return false;
}

/* Of a folder, one that is gone and no longer written to takes up no room on the disk. */
static void deleted_ones_are_left(void **state)
{
    (void)state;
    char *folder = xstrndup(path, (size_t)(strrchr(path, '/') - path));
    const char *const paths[] = { folder };
    struct error e = { 0 };
    struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = 1 } };

    write_letters(O_TRUNC, "ab");
    struct source *s = source_prepare_files(paths, 1, &e);
    assert_non_null(s);
    source_follow(s);
    assert_true(source_begin(s, NULL, &e));
    expect(s, "ab");
    int fd = open(path, O_WRONLY);
    assert_int_equal(unlink(path), 0);
    expect(s, "");
    assert_true(is_held()); /* somebody may still write to it */
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
    expect(s, "");
    assert_false(is_held());
    usleep(1050000);
    write_letters(O_TRUNC, "c"); /* another one of that name is new */
    expect(s, "");               /* it is found */
    expect(s, "c");
    source_close(s);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(records_come_byte_by_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compressed_ones_grow_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_waits_holds_nobody_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(emptied_and_written_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(written_over_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_takes_the_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_is_of_no_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(corrupt_ones_wait_for_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_capture_is_told_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deleted_ones_are_left, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
