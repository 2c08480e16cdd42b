/* message_search_test.c - a text in the messages of many calls: the first call that has it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "screen/message_search.h"

enum { CALLS = 300, OVERLAP = 40 };

/* So many calls, each with an INVITE, and its 200 when OVERLAP others have begun. */
static void say_calls(struct world *w)
{
    char id[32];

    world_start(w, NULL);
    for (int i = 0; i < CALLS + OVERLAP; i++) {
        if (i < CALLS) {
            snprintf(id, sizeof id, "call-%d-end", i);
            SAY(w, i * 0.1, 1, 2, "INVITE", .call_id = id);
        }
        if (i >= OVERLAP) {
            snprintf(id, sizeof id, "call-%d-end", i - OVERLAP);
            SAY(w, i * 0.1 + 0.05, 2, 1, i % 7 == 0 ? "486 Busy Here" : "200 OK", .call_id = id,
                .to_tag = "x");
        }
    }
    assert_int_equal(calls_count(w->calls), CALLS);
}

static bool go_with(struct message_search *s, bool patient)
{
    size_t slices = 0;

    while (!message_search_go(s, patient ? INT64_MAX : 0)) {
        assert_false(patient);
        assert_true(++slices < 2 * CALLS);
        assert_true(message_search_done(s) <= message_search_count(s));
    }
    return patient || slices > 0;
}

/* Without time it goes on in slices all the same. */
static size_t first_of(struct calls *calls, const uint32_t *ids, size_t n, const char *needle,
                       bool patient)
{
    struct message_search *s = message_search_new(calls, ids, n, slice_of(needle));

    assert_int_equal(message_search_count(s), n);
    assert_true(go_with(s, patient) || n < CALLS);
    size_t first = message_search_first(s);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(message_search_id(s, i), ids[i]);
    message_search_free(s);
    return first;
}

/* From the last call to the first, with rows between that are no calls. */
static void the_first_in_their_order(void **state)
{
    (void)state;
    struct world w;
    uint32_t ids[CALLS + 2] = { 0 };
    char needle[32];

    say_calls(&w);
    for (size_t i = 0; i < CALLS; i++)
        ids[i + 1] = calls_at(w.calls, CALLS - 1 - i)->id;
    ids[CALLS + 1] = UINT32_MAX;
    for (size_t i = 0; i < CALLS; i += 13) {
        snprintf(needle, sizeof needle, "CALL-%zu-END", i);
        assert_int_equal(first_of(w.calls, ids, CALLS + 2, needle, i % 2 == 0), CALLS - i);
    }
    /* the last whose number and OVERLAP are a multiple of seven together */
    assert_int_equal(first_of(w.calls, ids, CALLS + 2, "busy here", true), 1 + (CALLS - 1 - 296));
    assert_int_equal(first_of(w.calls, ids, CALLS + 2, "nowhere", false), CALLS + 2);
    assert_int_equal(first_of(w.calls, ids, 1, "INVITE", true), 1);
    world_end(&w);
}

/* One that the store has forgotten has nothing, and none is in the way of the others. */
static void calls_that_go_meanwhile(void **state)
{
    (void)state;
    struct world w;
    uint32_t ids[2];

    world_start(&w, &(struct calls_limits){ .calls = 2 });
    SAY(&w, 0, 1, 2, "INVITE", .call_id = "first");
    SAY(&w, 1, 1, 2, "INVITE", .call_id = "second");
    for (size_t i = 0; i < 2; i++)
        ids[i] = calls_at(w.calls, i)->id;
    struct message_search *s = message_search_new(w.calls, ids, 2, slice_of("second"));
    SAY(&w, 100, 1, 2, "INVITE", .call_id = "third");
    SAY(&w, 101, 1, 2, "INVITE", .call_id = "fourth");
    assert_true(message_search_go(s, INT64_MAX));
    assert_int_equal(message_search_first(s), 1);
    message_search_free(s);
    s = message_search_new(w.calls, ids, 2, slice_of("second"));
    assert_true(message_search_go(s, INT64_MAX));
    assert_true(message_search_first(s) == 2 || calls_by_id(w.calls, ids[1]) != NULL);
    message_search_free(s);
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_in_their_order),
        cmocka_unit_test(calls_that_go_meanwhile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
