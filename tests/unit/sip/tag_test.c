/* tag_test.c - tags and branches, read the short way and the general one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip/tag.h"

typedef struct slice reader(struct slice);

/* As both ways read it, at a place that ends where the value does. */
static void holds(reader *usual, reader *general, const char *text, const char *wanted)
{
    size_t n = strlen(text);
    char *copy = xmalloc(n);

    memcpy(copy, text, n);
    for (int way = 0; way < 2; way++) {
        struct slice got = (way == 0 ? usual : general)((struct slice){ copy, n });

        assert_int_equal(got.n, strlen(wanted));
        assert_memory_equal(got.n > 0 ? got.p : "", wanted, got.n);
    }
    free(copy);
}

static void test_tags(void **state)
{
    static const struct {
        const char *value, *tag;
    } rows[] = {
        { "<sip:a@b>;tag=1", "1" },
        { "<sip:a@b>", "" },
        { "<sip:a@b;tag=2>", "" }, /* of the URI */
        { "\"A;tag=3\" <sip:a@b>;tag=4", "4" },
        { "\"A \\\" <\" <sip:a@b>;tag=5", "5" },
        { "A B <sip:a@b> ; x=y ; TAG = 6", "6" },
        { "sip:a@b;tag=7", "7" },
        { "<sip:a@b>;tag=8;x=y", "8" },
        { "<sip:a@b>;tag=9, <sip:c@d>;tag=10", "9" },
        { "<sip:a@b>;tagged=11", "" },
        { "<sip:a@b>;tag=", "" },
        { "<", "" },
        { "\"", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        holds(sip_tag, sip_tag_general, rows[i].value, rows[i].tag);
}

static void test_branches(void **state)
{
    static const struct {
        const char *value, *branch;
    } rows[] = {
        { "SIP/2.0/UDP a;branch=z9hG4bK1", "z9hG4bK1" },
        { "SIP/2.0/UDP a;rport;branch=z9hG4bK2;x", "z9hG4bK2" },
        { "SIP/2.0/UDP a, SIP/2.0/UDP b;branch=z9hG4bK3", "" },
        { "SIP/2.0/UDP a;x=\";branch=1\";branch=z9hG4bK4", "z9hG4bK4" },
        { "SIP/2.0/UDP a;branch", "" },
        { ";", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        holds(sip_branch, sip_branch_general, rows[i].value, rows[i].branch);
}

/* A value ends at the same bytes wherever they stand, and no sooner. */
static void test_ends(void **state)
{
    static const char ends[] = ";, \t\r\n", others[] = ":\x0b\x8a<-";
    char via[80], branch[40];

    (void)state;
    for (int n = 1; n < (int)sizeof branch; n++) {
        memset(branch, 'b', sizeof branch);
        branch[n - 1] = others[(size_t)n % (sizeof others - 1)];
        branch[n] = '\0';
        for (size_t i = 0; i < sizeof ends - 1; i++) {
            snprintf(via, sizeof via, "SIP/2.0/UDP a;branch=%.*s%crport", n, branch, ends[i]);
            holds(sip_branch, sip_branch_general, via, branch);
            snprintf(via, sizeof via, "<sip:a@b>;tag=%.*s%cx=y", n, branch, ends[i]);
            holds(sip_tag, sip_tag_general, via, branch);
        }
        snprintf(via, sizeof via, "SIP/2.0/UDP %.*s\";branch=1\";branch=2", n, branch);
        holds(sip_branch, sip_branch_general, via, "2");
        snprintf(via, sizeof via, "SIP/2.0/UDP %.*s,x;branch=1", n, branch);
        holds(sip_branch, sip_branch_general, via, "");
    }
}

/* A header that is not there. */
static void test_nothing(void **state)
{
    const struct slice none = { NULL, 0 };

    (void)state;
    assert_int_equal(sip_tag(none).n, 0);
    assert_int_equal(sip_tag_general(none).n, 0);
    assert_int_equal(sip_branch(none).n, 0);
    assert_int_equal(sip_branch_general(none).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_branches),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
