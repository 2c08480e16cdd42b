/* product_test.c - settings by product: which is meant by what it calls itself, and which mistakes
 * are told. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "diagnose/product.h"

static const char good[] =
    "- product: First\n  agents: ['First( PBX)? 2']\n  version: 2\n  source: [x]\n"
    "  seen: '2026-11-28'\n  how:\n    ack-lost: say this\n"
    "- product: Any first\n  agents: [First]\n  version: all\n  source: [x]\n"
    "  seen: '2026-11-28'\n  how:\n    ack-lost: say that\n    ack-missing: and this\n";

static void read_text(struct products *products, const char *text, struct lint_messages *m)
{
    char path[] = "product-XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    products_read_file(products, path, m);
    unlink(path);
}

static void check(struct products *products, const char *agent, const char *cause,
                  const char *wanted)
{
    const char *name = NULL, *how = products_how(products, slice_of(agent), cause, &name);

    if (wanted == NULL)
        assert_null(how);
    else
        assert_string_equal(how, wanted);
}

/* The first product whose name fits counts, also where it tells nothing. */
static void test_agents(void **state)
{
    struct products *products = products_new();
    struct lint_messages m = { 0 };

    (void)state;
    read_text(products, good, &m);
    assert_int_equal(m.n, 0);
    check(products, "First PBX 2.4", "ack-lost", "say this");
    check(products, "first 2", "ack-lost", "say this");
    check(products, "First PBX 2.4", "ack-missing", NULL);
    check(products, "First 3", "ack-missing", "and this");
    check(products, "The First 2", "ack-lost", NULL);
    check(products, "", "ack-lost", NULL);
    products_free(products);
}

static void test_mistakes(void **state)
{
    static const char *const faulty[] = {
        "product: no list\n",
        "- product: P\n  agents: ['(']\n  version: 1\n  source: [x]\n  seen: '2026'\n  how: {}\n",
        "- product: P\n  agents: [P]\n  source: [x]\n  seen: '2026'\n  how: {}\n",
        "- product: P\n  agents: [P]\n  version: 1\n  source: [x]\n  seen: '2026'\n  how: [a]\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct products *products = products_new();
        struct lint_messages m = { 0 };

        read_text(products, faulty[i], &m);
        assert_int_equal(m.n, 1);
        check(products, "P", "ack-lost", NULL);
        lint_messages_done(&m);
        products_free(products);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agents),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
