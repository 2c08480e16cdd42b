/* columns_test.c - the table of the columns: each has a value, and the facts that it names exist.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fact/fact.h"
#include "report/columns.h"

static void found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < report_columns(); i++)
        assert_ptr_equal(report_column_named(slice_of(report_column_at(i)->name)),
                         report_column_at(i));
    assert_null(report_column_named(SLICE("no-such-column")));
}

static void facts_exist(void **state)
{
    (void)state;
    for (size_t i = 0; i < report_columns(); i++) {
        const struct report_column *c = report_column_at(i);

        assert_true((c->fact != NULL) != (c->get != NULL));
        if (c->fact != NULL)
            assert_true(facts_find(slice_of(c->fact)) >= 0);
        if (c->other_fact != NULL)
            assert_true(facts_find(slice_of(c->other_fact)) >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_by_name),
        cmocka_unit_test(facts_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
