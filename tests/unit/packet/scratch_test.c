/* scratch_test.c - as many files as there are, each empty when it is taken. */
#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "packet/scratch.h"

static struct stat about(int fd)
{
    struct stat s;

    assert_int_equal(fstat(fd, &s), 0);
    return s;
}

/* Before they are prepared, whoever wants one opens one. */
static void opened_where_none_are_prepared(void **state)
{
    (void)state;
    int fd = scratch_take();

    assert_true(fd >= 0);
    assert_int_equal(about(fd).st_nlink, 0);
    scratch_give_back(fd);
    scratch_give_back(-1);
    assert_int_equal(fcntl(fd, F_GETFD), -1);
}

static void used_again(void **state)
{
    (void)state;
    size_t n;
    const int *all = scratch_prepare(&n);
    int taken[SCRATCH_FILES];

    assert_int_equal(n, SCRATCH_FILES);
    assert_ptr_equal(scratch_prepare(&n), all);
    for (size_t i = 0; i < n; i++) {
        taken[i] = scratch_take();
        assert_int_equal(taken[i], all[i]);
        assert_int_equal(about(taken[i]).st_nlink, 0);
    }
    assert_int_equal(scratch_take(), -1);
    assert_int_equal(pwrite(taken[1], "some", 4, 0), 4);
    scratch_give_back(taken[1]);
    assert_int_equal(scratch_take(), taken[1]);
    assert_int_equal(about(taken[1]).st_size, 0);
    for (size_t i = 0; i < n; i++)
        scratch_give_back(taken[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opened_where_none_are_prepared),
        cmocka_unit_test(used_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
