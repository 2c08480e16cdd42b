/* registrations_test.c - whose registrations are found, which of them, and who was let in. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sip_maker.h"

static struct world w;
static struct registration found[REGISTRATIONS_MOST];

/* A REGISTER of the user "bob", and its answer 0.1 s later. */
static void say_register(double at, const char *call_id, int cseq, const char *contact,
                         const char *answer)
{
    char branch[40], extra[200];

    snprintf(branch, sizeof branch, "z9hG4bK%s%d", call_id, cseq);
    snprintf(extra, sizeof extra, "Contact: <sip:%s@192.0.2.1>\r\n", contact);
    SAY(&w, at, 1, 2, "REGISTER", .call_id = call_id, .cseq = cseq, .branch = branch,
        .extra = extra);
    SAY(&w, at + 0.1, 2, 1, answer, .call_id = call_id, .cseq = cseq, .branch = branch,
        .method = "REGISTER", .to_tag = "t");
}

static size_t find(const char *user, double at)
{
    return calls_registrations(w.calls, slice_of(user), test_time(at), found);
}

static double asked_at(size_t i)
{
    return (double)(found[i].call->messages[found[i].request].time - test_time(0)) / 1e9;
}

static void by_either_name_if_accepted(void **state)
{
    (void)state;
    world_start(&w, NULL);
    say_register(0, "r1", 1, "line7", "401 Unauthorized");
    assert_int_equal(find("bob", 9), 0);
    say_register(1, "r1", 2, "line7", "200 OK");
    assert_int_equal(find("bob", 9), 1);
    assert_int_equal(find("BOB", 9), 1);
    assert_int_equal(find("line7", 9), 1);
    assert_int_equal(find("a", 9), 0);
    assert_int_equal(find("", 9), 0);
    assert_int_equal(asked_at(0), 1);
    assert_int_equal(found[0].call->messages[found[0].final].status, 200);
    /* its 2xx again */
    SAY(&w, 1.7, 2, 1, "200 OK", .call_id = "r1", .cseq = 2, .branch = "z9hG4bKr12",
        .method = "REGISTER", .to_tag = "t");
    assert_int_equal(find("bob", 9), 1);
    world_end(&w);
}

static void around_the_time(void **state)
{
    (void)state;
    world_start(&w, NULL);
    for (int i = 0; i < 100; i++)
        say_register(i, "r1", i + 1, "bob", "200 OK");
    assert_int_equal(find("bob", 50.5), REGISTRATIONS_MOST);
    for (int i = 0; i < REGISTRATIONS_MOST; i++)
        assert_int_equal(asked_at((size_t)i), 50 - REGISTRATIONS_MOST / 2 + 1 + i);
    assert_int_equal(find("bob", 2.5), 3 + REGISTRATIONS_MOST / 2);
    assert_int_equal(asked_at(2), 2);
    assert_int_equal(asked_at(3), 3);
    assert_int_equal(find("bob", 1000), REGISTRATIONS_MOST / 2);
    assert_int_equal(asked_at(REGISTRATIONS_MOST / 2 - 1), 99);
    world_end(&w);
}

/* The places of messages change, or they go. */
static void through_trimming_and_forgetting(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .messages_per_call = 40, .calls = 16 });
    for (int i = 0; i < 200; i++)
        say_register(i, "r1", i + 1, "bob", "200 OK");
    size_t n = find("bob", 1000);
    assert_true(n > 0);
    assert_int_equal(asked_at(n - 1), 199);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(found[i].call->messages[found[i].request].cseq,
                         found[i].call->messages[found[i].final].cseq);
    for (int i = 0; i < 64; i++) {
        char id[20];

        snprintf(id, sizeof id, "o%d", i);
        SAY(&w, 1000 + 100 * i, 1, 2, "OPTIONS", .call_id = id);
        SAY(&w, 1000.1 + 100 * i, 2, 1, "200 OK", .call_id = id, .method = "OPTIONS",
            .to_tag = "x");
        calls_tick(w.calls, test_time(1090 + 100 * i));
    }
    assert_int_equal(find("bob", 100000), 0);
    world_end(&w);
}

/* Those of others do not hide them; only very many do, and then there are the latest. */
static void among_many(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .messages_per_call = 40 });
    say_register(0, "first", 1, "first", "200 OK");
    for (int i = 0; i < 30000; i++)
        say_register(i, "r1", i + 1, "bob", "200 OK");
    assert_int_equal(find("first", 1), 1);
    for (int i = 30000; i < 70000; i++)
        say_register(i, "r1", i + 1, "bob", "200 OK");
    assert_int_equal(find("first", 1), 0);
    assert_true(find("bob", 100000) > 0);
    world_end(&w);
}

#define DIGEST(user, realm)                                                                        \
    "Authorization: Digest username=\"" user "\", realm=\"" realm                                  \
    "\", nonce=\"n\", uri=\"sip:x\", response=\"0\"\r\n"

static bool is_taken(const char *user, const char *realm)
{
    return calls_user_taken(w.calls, slice_of(user), slice_of(realm));
}

static void who_was_let_in(void **state)
{
    (void)state;
    world_start(&w, NULL);
    SAY(&w, 0, 1, 2, "REGISTER", .extra = DIGEST("bob", "home"));
    assert_false(is_taken("bob", "home"));
    SAY(&w, 1, 2, 1, "403 Forbidden", .method = "REGISTER", .to_tag = "t");
    assert_false(is_taken("bob", "home"));
    SAY(&w, 2, 1, 2, "REGISTER", .cseq = 2, .branch = "z9hG4bKb", .extra = DIGEST("bob", "home"));
    SAY(&w, 3, 2, 1, "200 OK", .cseq = 2, .branch = "z9hG4bKb", .method = "REGISTER",
        .to_tag = "t");
    assert_true(is_taken("bob", "home"));
    assert_false(is_taken("bob", "work"));
    assert_false(is_taken("bobh", "ome"));
    assert_false(is_taken("", ""));
    /* the 200 for a CANCEL has the number of the INVITE */
    SAY(&w, 4, 1, 2, "INVITE", .call_id = "c2", .extra = DIGEST("al", "home"));
    SAY(&w, 5, 1, 2, "CANCEL", .call_id = "c2", .extra = DIGEST("al", "home"));
    SAY(&w, 6, 2, 1, "200 OK", .call_id = "c2", .method = "CANCEL", .to_tag = "t");
    assert_false(is_taken("al", "home"));
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_either_name_if_accepted),
        cmocka_unit_test(around_the_time),
        cmocka_unit_test(through_trimming_and_forgetting),
        cmocka_unit_test(among_many),
        cmocka_unit_test(who_was_let_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
