/* vault_test.c - cells for keys: zeroed, bounded, wiped, locked and out of core files. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "frame/vault.h"

static void cells_are_zeros_and_wiped(void **state)
{
    static const char zeros[100];
    struct vault *v = vault_new(100, 3);
    char *a = vault_take(v), *b = vault_take(v);

    (void)state;
    assert_memory_equal(a, zeros, 100);
    memset(a, 'k', 100);
    memset(b, 'k', 100);
    vault_give_back(v, a);
    assert_memory_equal(a, zeros, 100); /* still mapped: its next owner gets it like this */
    assert_ptr_equal(vault_take(v), a);
    assert_int_equal(b[99], 'k');
    vault_give_back(v, NULL);
    vault_free(v);
    vault_free(NULL);
}

static void no_more_than_said(void **state)
{
    struct vault *v = vault_new(4000, 40); /* of several chunks */
    void *cells[40];

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
        cells[i] = vault_take(v);
        assert_non_null(cells[i]);
        memset(cells[i], (int)i, 4000);
    }
    assert_null(vault_take(v));
    vault_give_back(v, cells[7]);
    assert_ptr_equal(vault_take(v), cells[7]);
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++)
        assert_int_equal(((unsigned char *)cells[i])[3999], i == 7 ? 0 : i);
    vault_free(v);
}

/* The flags of the mapping that holds an address, as /proc/self/smaps has them. */
static void flags_of(const void *address, char *out, size_t room)
{
    FILE *maps = fopen("/proc/self/smaps", "re");
    unsigned long from, to, wanted = (unsigned long)(uintptr_t)address;
    bool here = false;
    char line[512];

    out[0] = '\0';
    assert_non_null(maps);
    while (fgets(line, sizeof line, maps) != NULL) {
        if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
            here = from <= wanted && wanted < to;
        if (here && strncmp(line, "VmFlags:", 8) == 0)
            snprintf(out, room, "%s", line);
    }
    fclose(maps);
}

static void is_locked_and_not_dumped(void **state)
{
    struct vault *v = vault_new(64, 10);
    char flags[512];

    (void)state;
    flags_of(vault_take(v), flags, sizeof flags);
    if (flags[0] == '\0')
        skip();
    assert_non_null(strstr(flags, " dd"));
#ifndef __SANITIZE_ADDRESS__ /* AddressSanitizer locks nothing and says that it did */
    assert_int_equal(vault_is_locked(v), strstr(flags, " lo") != NULL);
#endif
    vault_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_zeros_and_wiped),
        cmocka_unit_test(no_more_than_said),
        cmocka_unit_test(is_locked_and_not_dumped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
