/* sight_test.c - facts are unknown where the capture could not show what they tell of. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "expr/expr.h"
#include "fact/fact.h"

struct asked {
    struct world world;
    struct arena *arena;
    struct subject *subject;
};

static int begin(void **state)
{
    struct asked *a = xcalloc(1, sizeof *a);

    world_start(&a->world, NULL);
    a->arena = arena_new();
    *state = a;
    return 0;
}

static int end(void **state)
{
    struct asked *a = *state;

    arena_free(a->arena);
    world_end(&a->world);
    free(a);
    return 0;
}

static void say(struct asked *a, double at, bool by_caller, const char *line, const char *extra)
{
    world_say(&a->world, (struct say){ .at = at,
                                       .from = by_caller ? 1 : 2,
                                       .to = by_caller ? 2 : 1,
                                       .line = line,
                                       .to_tag = "t1",
                                       .extra = extra });
}

static void begin_call(struct asked *a)
{
    world_say(&a->world, (struct say){ .at = 0, .from = 1, .to = 2, .line = "INVITE" });
}

static void look_at(struct asked *a, size_t call)
{
    a->subject = subject_new(a->world.calls, calls_at(a->world.calls, call), NULL, NULL, a->arena);
}

static enum value_kind kind_of(struct asked *a, const char *source)
{
    struct expr_error error;
    struct expr *expr = expr_parse(slice_of(source), &error);

    if (expr == NULL)
        fail_msg("%s: %s", source, error.message);
    enum value_kind kind = expr_value(expr, a->subject).kind;
    expr_free(expr);
    return kind;
}

static void is_kind(struct asked *a, const char *source, enum value_kind wanted)
{
    enum value_kind kind = kind_of(a, source);

    if (kind != wanted)
        fail_msg("%s is of kind %d, not %d", source, (int)kind, (int)wanted);
}

/* Both sides were heard: what is not there was not sent. */
static void both_directions(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    say(a, 0.1, false, "403 Forbidden", NULL);
    look_at(a, 0);
    is_kind(a, "ringing.frame", VALUE_MISSING);
    is_kind(a, "final.header.X-Foo", VALUE_MISSING);
    is_kind(a, "final.warning", VALUE_MISSING);
    is_kind(a, "answered", VALUE_BOOL);
    is_kind(a, "bye.frame", VALUE_MISSING);
}

/* An ACK for a 2xx that is not there: the callee was not heard. */
static void the_callee_was_not_heard(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    say(a, 0.1, true, "ACK", NULL);
    look_at(a, 0);
    is_kind(a, "ringing.frame", VALUE_UNKNOWN);
    is_kind(a, "ok.contact", VALUE_UNKNOWN);
    is_kind(a, "ok.header.X-Foo", VALUE_UNKNOWN);
    is_kind(a, "responses", VALUE_UNKNOWN);
    is_kind(a, "media.to_caller.packets", VALUE_UNKNOWN);
    is_kind(a, "invite.contact", VALUE_MISSING);
    is_kind(a, "ack.frame", VALUE_UNKNOWN);
}

static void the_caller_was_not_heard(void **state)
{
    struct asked *a = *state;

    say(a, 0, false, "200 OK", NULL);
    say(a, 30, false, "BYE", NULL);
    look_at(a, 0);
    is_kind(a, "ack.frame", VALUE_UNKNOWN);
    is_kind(a, "invite.from", VALUE_UNKNOWN);
    is_kind(a, "auth.answered", VALUE_UNKNOWN);
    is_kind(a, "unacknowledged", VALUE_BOOL);
    is_kind(a, "ok.contact", VALUE_MISSING);
    assert_false(fact_value(a->subject, (size_t)facts_find(SLICE("unacknowledged")))->truth);
}

/* A call of which one could think that nobody answered, in a file that has one direction only. */
static void the_file_has_one_direction(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    world_say(&a->world,
              (struct say){ .at = 5, .from = 1, .to = 2, .line = "INVITE", .call_id = "c2" });
    world_say(&a->world,
              (struct say){
                  .at = 6, .from = 1, .to = 2, .line = "ACK", .call_id = "c2", .to_tag = "t1" });
    look_at(a, 0);
    is_kind(a, "responses", VALUE_UNKNOWN);
    is_kind(a, "dns.failed", VALUE_UNKNOWN);
}

/* The other call's responses tell it, although its requests were not captured. */
static void the_file_has_its_responses_only(void **state)
{
    struct asked *a = *state;

    world_say(&a->world, (struct say){ .at = 0,
                                       .from = 1,
                                       .to = 2,
                                       .line = "200 OK",
                                       .method = "REGISTER",
                                       .call_id = "c2",
                                       .to_tag = "t1" });
    world_say(&a->world, (struct say){ .at = 5, .from = 1, .to = 2, .line = "INVITE" });
    look_at(a, 1);
    is_kind(a, "responses", VALUE_UNKNOWN);
}

/* Nothing but requests: they may well have found no answer. */
static void nobody_answers(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    look_at(a, 0);
    is_kind(a, "responses", VALUE_NUMBER);
    is_kind(a, "ringing.frame", VALUE_MISSING);
}

/* The capture began within the call. */
static void it_began_before(void **state)
{
    struct asked *a = *state;

    say(a, 0, false, "BYE", NULL);
    say(a, 0.1, true, "200 OK", NULL);
    look_at(a, 0);
    is_kind(a, "invite.from", VALUE_UNKNOWN);
    is_kind(a, "ringing.frame", VALUE_UNKNOWN);
    is_kind(a, "bye.frame", VALUE_NUMBER);
}

/* The INVITE that is refused was lost on the way into the file: its response proves it. */
static void a_response_proves_its_request(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    say(a, 0.1, false, "407 Proxy Authentication Required", NULL);
    say(a, 0.2, true, "ACK", NULL);
    world_say(&a->world, (struct say){ .at = 0.3,
                                       .from = 2,
                                       .to = 1,
                                       .line = "400 Bad Request",
                                       .cseq = 2,
                                       .branch = "z9hG4bKb",
                                       .to_tag = "t2" });
    look_at(a, 0);
    is_kind(a, "final.status", VALUE_NUMBER);
    is_kind(a, "invite.frame", VALUE_UNKNOWN);
    is_kind(a, "invite.header.Contact", VALUE_UNKNOWN);
    is_kind(a, "invite.contact", VALUE_UNKNOWN);
    is_kind(a, "not exists(invite.header.Contact)", VALUE_UNKNOWN);
    is_kind(a, "final.header.Warning", VALUE_MISSING);
    is_kind(a, "bye.frame", VALUE_MISSING);
}

/* Nobody knows whether the BYE had a Reason. */
static void a_response_proves_its_bye(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    say(a, 0.1, false, "200 OK", NULL);
    say(a, 0.2, true, "ACK", NULL);
    world_say(&a->world, (struct say){ .at = 9,
                                       .from = 2,
                                       .to = 1,
                                       .line = "200 OK",
                                       .method = "BYE",
                                       .cseq = 2,
                                       .branch = "z9hG4bKb",
                                       .to_tag = "t1" });
    look_at(a, 0);
    is_kind(a, "bye.header.Reason", VALUE_UNKNOWN);
    is_kind(a, "invite.header.Contact", VALUE_MISSING);
    is_kind(a, "reinvite.frame", VALUE_MISSING);
}

/* Both sides were heard, and the response that the ACK confirms was lost. */
static void an_ack_proves_a_final_response(void **state)
{
    struct asked *a = *state;

    begin_call(a);
    say(a, 0.1, false, "180 Ringing", NULL);
    say(a, 5, true, "ACK", NULL);
    look_at(a, 0);
    is_kind(a, "final.header.Warning", VALUE_UNKNOWN);
    is_kind(a, "ok.contact", VALUE_UNKNOWN);
    is_kind(a, "ringing.header.Warning", VALUE_MISSING);
    is_kind(a, "bye.frame", VALUE_MISSING);
}

/* The packet ends before this header. */
static void say_until(struct asked *a, const struct say *m, const char *header)
{
    struct text t = { 0 };

    write_say(&t, m);
    struct slice whole = text_view(&t);
    size_t n = slice_find(whole, slice_of(header));
    world_cut(&a->world, m, slice_sub(whole, 0, n), (uint32_t)(whole.n - n));
    text_done(&t);
}

/* The packet ends before the headers do. */
static void the_request_is_cut(void **state)
{
    struct asked *a = *state;
    const struct say invite = {
        .at = 0, .from = 1, .to = 2, .line = "INVITE", .extra = "X-A: 1\r\n"
    };

    say_until(a, &invite, "Content-Length");
    say(a, 0.1, false, "400 Bad Request", NULL);
    look_at(a, 0);
    is_kind(a, "invite.frame", VALUE_NUMBER);
    is_kind(a, "invite.header.Contact", VALUE_UNKNOWN);
    is_kind(a, "not exists(invite.header.Contact)", VALUE_UNKNOWN);
    is_kind(a, "invite.from", VALUE_TEXT);
    is_kind(a, "final.header.Warning", VALUE_MISSING);
}

/* It ends before the CSeq, which would tell what it answers. */
static void the_response_is_cut_before_its_cseq(void **state)
{
    struct asked *a = *state;
    const struct say refusal = { .at = 0.1, .from = 2, .to = 1, .line = "403 No", .to_tag = "t1" };

    begin_call(a);
    say_until(a, &refusal, "CSeq");
    say(a, 9, false, "100 Trying", NULL);
    look_at(a, 0);
    is_kind(a, "ok.contact", VALUE_UNKNOWN);
    is_kind(a, "bye_final.header.Warning", VALUE_UNKNOWN);
    is_kind(a, "invite.header.Contact", VALUE_MISSING);
    is_kind(a, "bye.frame", VALUE_MISSING);
}

/* Facts of a REGISTER are read from it as those of any message. */
static void the_register_is_cut(void **state)
{
    struct asked *a = *state;
    const struct say request = {
        .at = 0, .from = 1, .to = 2, .line = "REGISTER", .extra = "X-A: 1\r\n"
    };

    say_until(a, &request, "Content-Length");
    world_say(&a->world, (struct say){ .at = 0.1,
                                       .from = 2,
                                       .to = 1,
                                       .line = "400 Bad Request",
                                       .method = "REGISTER",
                                       .to_tag = "t1" });
    look_at(a, 0);
    is_kind(a, "register.frame", VALUE_NUMBER);
    is_kind(a, "register.contact", VALUE_UNKNOWN);
    is_kind(a, "register.header.Contact", VALUE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(both_directions, begin, end),
        cmocka_unit_test_setup_teardown(the_callee_was_not_heard, begin, end),
        cmocka_unit_test_setup_teardown(the_caller_was_not_heard, begin, end),
        cmocka_unit_test_setup_teardown(the_file_has_one_direction, begin, end),
        cmocka_unit_test_setup_teardown(the_file_has_its_responses_only, begin, end),
        cmocka_unit_test_setup_teardown(nobody_answers, begin, end),
        cmocka_unit_test_setup_teardown(it_began_before, begin, end),
        cmocka_unit_test_setup_teardown(a_response_proves_its_request, begin, end),
        cmocka_unit_test_setup_teardown(a_response_proves_its_bye, begin, end),
        cmocka_unit_test_setup_teardown(an_ack_proves_a_final_response, begin, end),
        cmocka_unit_test_setup_teardown(the_request_is_cut, begin, end),
        cmocka_unit_test_setup_teardown(the_response_is_cut_before_its_cseq, begin, end),
        cmocka_unit_test_setup_teardown(the_register_is_cut, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
