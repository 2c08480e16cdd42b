/* paths_test.c - folders and patterns as arguments: which files they are, in whose order their
 * packets come, and what is no capture. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "build.h"
#include "packet/paths.h"

static char folder[] = "/tmp/sipwhy-paths-XXXXXX";

static void put_file(const char *name, const struct text *t)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(t->p, 1, t->n, file), t->n);
    fclose(file);
    free(path);
}

/* Two packets, at that second and the next but one. */
static void put_capture(const char *name, uint32_t second)
{
    struct text t = { 0 };

    pcap_header(&t, 0xa1b2c3d4, 1, false);
    pcap_record(&t, second, 0, "packet", 6, false);
    pcap_record(&t, second + 2, 0, "packet", 6, false);
    put_file(name, &t);
    text_done(&t);
}

static int make_folder(void **state)
{
    struct text other = { 0 };
    char *inner;

    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    text_adds(&other, "OPTIONS sip:b@example.com SIP/2.0\r\nCall-ID: 1\r\n\r\n");
    put_capture("trace_9.pcap", 1);
    put_capture("trace_10.pcap", 2);
    put_capture(".hidden.pcap", 3);
    put_file("notes.txt", &other);
    text_done(&other);
    inner = xasprintf("%s/inner", folder);
    mkdir(inner, 0700);
    free(inner);
    return 0;
}

static int remove_folder(void **state)
{
    char *command = xasprintf("rm -r %s", folder);
    int status = system(command); /* NOLINT(cert-env33-c): a name of mkdtemp(3) */

    (void)state;
    free(command);
    return status;
}

static void the_files_of_a_folder(void **state)
{
    const char *const arguments[] = { folder };
    struct paths paths = { 0 };
    struct error e = { 0 };

    (void)state;
    assert_true(paths_expand(&paths, arguments, 1, &e));
    assert_int_equal(paths.n, 3); /* neither what is hidden nor the folder in it */
    assert_non_null(strstr(paths.all[0].name, "/notes.txt"));
    assert_true(paths.all[0].listed);
    paths_done(&paths);
}

static void expect_times(const char *argument, const nanos_t *seconds, size_t n, const char *note)
{
    struct error e = { 0 };
    struct packet p;
    struct source *s = source_open_files(&argument, 1, NULL, &e);

    assert_non_null(s);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(source_next(s, &p, &e), SOURCE_PACKET);
        assert_int_equal(p.time, seconds[i] * NANOS_PER_S);
    }
    assert_int_equal(source_next(s, &p, &e), SOURCE_END);
    assert_int_equal(source_note(s, 0) != NULL, note != NULL);
    if (note != NULL)
        assert_non_null(strstr(source_note(s, 0), note));
    source_close(s);
}

/* Messages in a text are none where a folder is named: they may be anything's. */
static void packets_in_order_of_time(void **state)
{
    static const nanos_t all[] = { 1, 2, 3, 4 }, one[] = { 2, 4 };
    char *pattern = xasprintf("%s/trace_1?.p*", folder);

    (void)state;
    expect_times(folder, all, ARRAY_SIZE(all), "1 file of the folder is no capture");
    expect_times(pattern, one, ARRAY_SIZE(one), NULL);
    free(pattern);
}

static void refused(char *argument, const char *words)
{
    const char *const arguments[] = { argument };
    struct error e = { 0 };

    assert_null(source_open_files(arguments, 1, NULL, &e));
    assert_non_null(strstr(e.message, words));
    error_done(&e);
    free(argument);
}

static void nothing_is_there(void **state)
{
    (void)state;
    refused(xasprintf("%s/inner", folder), "no file in this folder");
    refused(xasprintf("%s/*.cap", folder), "no file matches");
    refused(xasprintf("%s/nobody", folder), "No such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_of_a_folder),
        cmocka_unit_test(packets_in_order_of_time),
        cmocka_unit_test(nothing_is_there),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
