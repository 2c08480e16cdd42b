/* symptom_test.c - the table of symptoms is whole, and a status belongs to one of them at most. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "diagnose/symptom.h"

static void described(void **state)
{
    (void)state;
    for (size_t i = 0; i < symptoms_count(); i++) {
        const struct symptom *s = symptoms_at(i);

        assert_ptr_equal(symptoms_by_id(slice_of(s->id)), s);
        assert_true(s->title[0] != '\0');
    }
}

static void known_by_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < symptoms_count(); i++)
        for (size_t k = 0; k < SYMPTOM_STATUSES; k++)
            if (symptoms_at(i)->statuses[k] != 0)
                assert_ptr_equal(symptoms_by_status(symptoms_at(i)->statuses[k]), symptoms_at(i));
    assert_string_equal(symptoms_by_status(504)->id, "408-504");
    assert_string_equal(symptoms_by_status(488)->id, "415-488");
    assert_null(symptoms_by_status(0));
    assert_null(symptoms_by_status(302));
    assert_null(symptoms_by_status(32)); /* of "drops-after-32s" */
}

/* One symptom stands for each outcome, and none of them has a status of its own. */
static void known_by_outcome(void **state)
{
    (void)state;
    for (enum symptom_outcome o = SYMPTOM_OF_SILENCE; o <= SYMPTOM_OF_REFUSAL; o++) {
        const struct symptom *s = symptoms_by_outcome(o);

        assert_non_null(s);
        assert_int_equal(s->statuses[0], 0);
        for (size_t i = 0; i < symptoms_count(); i++)
            if (symptoms_at(i)->outcome == o)
                assert_ptr_equal(symptoms_at(i), s);
    }
    assert_null(symptoms_by_outcome(SYMPTOM_OF_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(described),
        cmocka_unit_test(known_by_status),
        cmocka_unit_test(known_by_outcome),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
