/* folder_watch_test.c - files that come into a folder: which are new, and which only look it. */
#include "config.h"

#include <fcntl.h>
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

#include "base/mem.h"
#include "base/text.h"
#include "packet/folder_watch.h"

static char folder[] = "/tmp/sipwhy-watch-XXXXXX";

static char *path_of(const char *name)
{
    return xasprintf("%s/%s", folder, name);
}

static void put_file(const char *name)
{
    char *path = path_of(name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fclose(file);
    free(path);
}

static void take_away(const char *name)
{
    char *path = path_of(name);

    assert_int_equal(unlink(path), 0);
    free(path);
}

/* The same file by another name: an inode that is used again cannot be had at will. */
static void give_name(const char *from, const char *to)
{
    char *former = path_of(from), *name = path_of(to);

    assert_int_equal(link(former, name), 0);
    free(former);
    free(name);
}

/* A second later these names are new. */
static void expect_fresh(struct folder_watch *w, const char *want)
{
    struct paths fresh = { 0 };
    struct text names = { 0 };

    usleep(1050000);
    folder_watch_look(w, &fresh);
    for (size_t i = 0; i < fresh.n; i++)
        text_printf(&names, "%s%s", i > 0 ? " " : "", strrchr(fresh.all[i].name, '/') + 1);
    assert_string_equal(text_str(&names), want);
    text_done(&names);
    paths_done(&fresh);
}

static void what_is_new(void **state)
{
    const char *const folders[] = { folder };
    struct paths paths = { 0 };
    struct error e = { 0 };

    (void)state;
    put_file("a.pcap");
    give_name("a.pcap", ".kept"); /* hidden: not of the folder */
    assert_true(paths_expand(&paths, folders, 1, &e));
    struct folder_watch *w = folder_watch_new(&paths);
    assert_non_null(w);
    paths_done(&paths);

    put_file("b.pcap");
    put_file("a.pcap.gz");
    expect_fresh(w, "b.pcap");
    give_name(".kept", "a.pcap.1"); /* renamed */
    take_away("a.pcap");
    expect_fresh(w, "");
    take_away("a.pcap.1");
    expect_fresh(w, "");
    give_name(".kept", "c.pcap"); /* another file, with the inode of what is gone */
    expect_fresh(w, "c.pcap");
    take_away("b.pcap");
    put_file("b.pcap");
    expect_fresh(w, ""); /* who reads it follows its name */
    char *name = path_of("b.pcap");
    folder_watch_forget(w, name, -1);
    take_away("b.pcap");
    expect_fresh(w, "");
    put_file("b.pcap");
    expect_fresh(w, "b.pcap");
    int fd = open(name, O_RDONLY);
    give_name("b.pcap", ".b");
    take_away("b.pcap");
    folder_watch_forget(w, name, fd);
    close(fd);
    give_name(".b", "d.pcap"); /* its inode was given away between two looks */
    expect_fresh(w, "d.pcap");
    free(name);
    folder_watch_free(w);
    take_away("a.pcap.gz");
    take_away(".b");
    take_away("d.pcap");
    take_away("c.pcap");
    take_away(".kept");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_is_new) };

    if (mkdtemp(folder) == NULL)
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    return rmdir(folder) != 0 || failed;
}
