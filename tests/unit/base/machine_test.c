/* machine_test.c - the memory that control groups leave. */
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

#include "base/machine.h"
#include "base/mem.h"

struct tree {
    char root[32];
    char *made[32]; /* in the order in which they were made */
    size_t n;
};

/* The folders above it, too. */
static void put_file(struct tree *t, const char *path, const char *text)
{
    char *full = xasprintf("%s%s", t->root, path);

    for (char *p = full + strlen(t->root) + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        if (mkdir(full, 0700) == 0)
            t->made[t->n++] = xstrdup(full);
        *p = '/';
    }
    FILE *file = fopen(full, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    t->made[t->n++] = full;
    assert_true(t->n < ARRAY_SIZE(t->made));
}

static struct tree tree_new(const char *groups)
{
    struct tree t = { .root = "/tmp/sipwhy-machine-XXXXXX" };

    assert_non_null(mkdtemp(t.root));
    put_file(&t, "/proc/self/cgroup", groups);
    return t;
}

static void tree_done(struct tree *t)
{
    while (t->n > 0) {
        assert_int_equal(remove(t->made[--t->n]), 0);
        free(t->made[t->n]);
    }
    assert_int_equal(rmdir(t->root), 0);
}

static void least_of_the_groups_above(void **state)
{
    (void)state;
    struct tree t = tree_new("0::/system.slice/sipwhy-watch.service\n");

    assert_int_equal(machine_group_limit(t.root), UINT64_MAX);
    put_file(&t, "/sys/fs/cgroup/system.slice/sipwhy-watch.service/memory.max", "max\n");
    assert_int_equal(machine_group_limit(t.root), UINT64_MAX);
    put_file(&t, "/sys/fs/cgroup/system.slice/memory.max", "2147483648\n");
    assert_int_equal(machine_group_limit(t.root), 2147483648);
    put_file(&t, "/sys/fs/cgroup/memory.max", "1073741824\n");
    assert_int_equal(machine_group_limit(t.root), 1073741824);
    tree_done(&t);
}

/* A container sees its own group at the top, whatever its path is called outside. */
static void version_1_and_containers(void **state)
{
    (void)state;
    struct tree t =
        tree_new("9:name=systemd:/\n8:pids,xmemory:/a\n4:cpu,memory:/docker/1a67\n0::/\n");

    put_file(&t, "/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1000\n");
    assert_int_equal(machine_group_limit(t.root), UINT64_MAX);
    put_file(&t, "/sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");
    assert_int_equal(machine_group_limit(t.root), 536870912);
    tree_done(&t);
}

static void what_is_no_number_is_no_limit(void **state)
{
    (void)state;
    struct tree t = tree_new("0::\n:\n\n0::/../..\nnothing");

    put_file(&t, "/sys/fs/cgroup/memory.max", "-1\n");
    assert_int_equal(machine_group_limit(t.root), UINT64_MAX);
    put_file(&t, "/sys/fs/cgroup/memory.max", "");
    free(t.made[--t.n]);
    assert_int_equal(machine_group_limit(t.root), UINT64_MAX);
    tree_done(&t);
    assert_int_equal(machine_group_limit("/proc/self/nowhere"), UINT64_MAX);
}

static void this_machine_has_some(void **state)
{
    (void)state;
    assert_true(machine_memory() > 1024 * 1024);
    assert_true(machine_memory() <= machine_group_limit(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(least_of_the_groups_above),
        cmocka_unit_test(version_1_and_containers),
        cmocka_unit_test(what_is_no_number_is_no_limit),
        cmocka_unit_test(this_machine_has_some),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
