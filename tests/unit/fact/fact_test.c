/* fact_test.c - the table of facts: in order, each once, each with a meaning; and their values. */
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
#include "fact/sides.h"

static void test_table(void **state)
{
    (void)state;
    size_t n = facts_count();
    assert_true(n > 300);
    for (size_t i = 0; i < n; i++) {
        const struct fact *f = facts_at(i);

        assert_true(f->name && f->meaning && f->meaning[0]);
        assert_true((f->get != NULL) != (f->get_part != NULL));
        assert_int_equal(facts_find(slice_of(f->name)), i);
        if (i > 0)
            assert_true(strcmp(facts_at(i - 1)->name, f->name) < 0);
    }
    assert_null(facts_at(n));
    assert_int_equal(facts_find(SLICE("ack.foo")), -1);
    assert_int_equal(facts_find(SLICE("")), -1);
}

/* The messages that facts are named after; what is named after an SDP in effect has no headers. */
static const struct {
    const char *name;
    bool sdp_only;
} roles[] = {
    { "request", false },
    { "invite", false },
    { "challenge", false },
    { "provisional", false },
    { "ringing", false },
    { "ok", false },
    { "ack", false },
    { "final", false },
    { "bye", false },
    { "bye_final", false },
    { "cancel", false },
    { "reinvite", false },
    { "reinvite_final", false },
    { "onward", false },
    { "onward_ack", false },
    { "offer", true },
    { "answer", true },
    { "own", true },
    { "far", true },
    { "caller", true },
    { "callee", true },
    { "within", false },
    { "within_final", false },
    { "register", false },
    { "registered", false },
    { "lost", false },
    { "refresh", false },
    { "refresh_final", false },
    { "refer", false },
    { "refer_final", false },
    { "notify", false },
    { "notify_final", false },
    { "second", false },
    { "cancel_request", false },
    { "cancel_final", false },
    { "final_request", false },
};

static bool is_role(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(roles); i++)
        if (slice_eq(name, slice_of(roles[i].name)))
            return true;
    return false;
}

/* Each role has its facts and any header of it is one; a role that this test does not name, too. */
static void test_roles(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(roles); i++) {
        char *fact = xasprintf("%s.%s", roles[i].name, roles[i].sdp_only ? "codecs" : "frame");
        char *one = xasprintf("%s.header.X-Foo", roles[i].name);
        char *all = xasprintf("%s.headers.X-Foo", roles[i].name);
        struct fact_header header;

        assert_true(facts_find(slice_of(fact)) >= 0);
        assert_int_equal(fact_header_read(slice_of(one), &header), !roles[i].sdp_only);
        assert_int_equal(fact_header_read(slice_of(all), &header), !roles[i].sdp_only);
        free(fact);
        free(one);
        free(all);
    }
    for (size_t i = 0; i < facts_count(); i++) {
        struct slice rest = slice_of(facts_at(i)->name), role = slice_cut(&rest, '.');

        if (slice_eq(rest, SLICE("ttl")) || slice_eq(rest, SLICE("codecs")))
            assert_true(is_role(role));
    }
}

static const struct value *ask(struct subject *s, const char *name)
{
    int i = facts_find(slice_of(name));

    assert_true(i >= 0);
    return fact_value(s, (size_t)i);
}

static void check_text(struct subject *s, const char *name, const char *wanted)
{
    const struct value *v = ask(s, name);

    assert_int_equal(v->kind, VALUE_TEXT);
    assert_true(slice_eq(v->text, slice_of(wanted)));
}

static void check_number(struct subject *s, const char *name, double wanted)
{
    const struct value *v = ask(s, name);

    assert_int_equal(v->kind, VALUE_NUMBER);
    assert_true(v->number > wanted - 0.001 && v->number < wanted + 0.001);
}

static void check_missing(struct subject *s, const char *name)
{
    assert_int_equal(ask(s, name)->kind, VALUE_MISSING);
}

#define CONTACT "Contact: <sip:bob@192.0.2.9:5070>\r\n"

/* A 200 that is repeated although it was acknowledged: the ACK asks for bob@example.com. */
static void feed_wrong_ack(struct world *w)
{
    static const double repeats[] = { 1, 1.5, 2.5, 4.5 };

    world_say(w, (struct say){ .at = 0, .from = 1, .to = 2, .line = "INVITE" });
    world_say(w,
              (struct say){ .at = 0.1, .from = 2, .to = 1, .line = "180 Ringing", .to_tag = "t1" });
    for (size_t i = 0; i < ARRAY_SIZE(repeats); i++) {
        world_say(w, (struct say){ .at = repeats[i],
                                   .from = 2,
                                   .to = 1,
                                   .line = "200 OK",
                                   .to_tag = "t1",
                                   .extra = CONTACT });
        world_say(w, (struct say){ .at = repeats[i] + 0.01,
                                   .from = 1,
                                   .to = 2,
                                   .line = "ACK",
                                   .to_tag = "t1",
                                   .branch = "z9hG4bKb" });
    }
}

static void test_values(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_wrong_ack(&w);
    struct arena *arena = arena_new();
    struct sides *sides = sides_new(w.calls, NULL);
    sides_update(sides);
    struct subject *s = subject_new(w.calls, calls_at(w.calls, 0), NULL, sides, arena);
    check_text(s, "method", "INVITE");
    check_text(s, "ok.contact.host", "192.0.2.9");
    check_number(s, "ok.contact.port", 5070);
    check_text(s, "ack.request_uri.host", "example.com");
    check_text(s, "ack.expected", "sip:bob@192.0.2.9:5070");
    check_number(s, "ok.retransmissions", 3);
    check_number(s, "ok.sends", 4);
    check_number(s, "status", 200);
    check_text(s, "invite.from.tag", "f1");
    assert_false(ask(s, "ack.on_target")->truth);
    assert_true(ask(s, "unacknowledged")->truth);
    check_missing(s, "bye.frame");
    check_missing(s, "final.min_se");
    check_missing(s, "own.ip");
    sides_free(sides);
    arena_free(arena);
    world_end(&w);
}

/* The place of a value is the very text in the message. */
static void test_places(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_wrong_ack(&w);
    struct arena *arena = arena_new();
    struct sides *sides = sides_new(w.calls, NULL);
    struct subject *s = subject_new(w.calls, calls_at(w.calls, 0), NULL, sides, arena);
    const struct value *v = ask(s, "ok.contact");
    assert_int_equal(v->place.kind, PLACE_SIP);
    assert_string_equal(v->place.header, "Contact");
    const struct sip_message *m = view_message(s->view, v->place.message);
    assert_true(slice_eq(sip_text(m, v->place.span), SLICE("sip:bob@192.0.2.9:5070")));
    assert_string_equal(ask(s, "ack.request_uri")->place.header, "request-line");
    assert_string_equal(ask(s, "ok.status_line")->place.header, "status-line");
    sides_free(sides);
    arena_free(arena);
    world_end(&w);
}

/* Any header by its name, found in any case. */
static void test_headers(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    world_say(&w,
              (struct say){
                  .at = 0, .from = 1, .to = 2, .line = "INVITE", .extra = "X-Colour: green\r\n" });
    struct fact_header fact;
    assert_false(fact_header_read(SLICE("invite.headerz.X-Colour"), &fact));
    assert_false(fact_header_read(SLICE("invite.header."), &fact));
    assert_true(fact_header_read(SLICE("invite.header.x-colour"), &fact));
    struct arena *arena = arena_new();
    struct subject *s = subject_new(w.calls, calls_at(w.calls, 0), NULL, NULL, arena);
    struct value v = fact_header_value(s, &fact);
    assert_int_equal(v.kind, VALUE_TEXT);
    assert_true(slice_eq(v.text, SLICE("green")));
    arena_free(arena);
    world_end(&w);
}

static void test_all_headers_of_a_name(void **state)
{
    struct fact_header fact;
    struct world w;

    (void)state;
    world_start(&w, NULL);
    world_say(&w, (struct say){ .at = 0,
                                .from = 1,
                                .to = 2,
                                .line = "INVITE",
                                .extra = "X-Colour: green\r\nv: SIP/2.0/UDP 192.0.2.7\r\n"
                                         "x-colour: red\r\n" });
    struct arena *arena = arena_new();
    struct subject *s = subject_new(w.calls, calls_at(w.calls, 0), NULL, NULL, arena);
    assert_true(fact_header_read(SLICE("invite.headers.X-Colour"), &fact));
    struct value v = fact_header_value(s, &fact);
    assert_int_equal(v.kind, VALUE_LIST);
    assert_int_equal(v.list.n, 2);
    assert_true(slice_eq(v.list.p[1].text, SLICE("red")));
    assert_true(fact_header_read(SLICE("headers.Via"), &fact));
    assert_int_equal(fact_header_value(s, &fact).list.n, 2);
    assert_true(fact_header_read(SLICE("headers.X-None"), &fact));
    assert_int_equal(fact_header_value(s, &fact).kind, VALUE_MISSING);
    arena_free(arena);
    world_end(&w);
}

/* A filter that is typed is parsed at each key: names that were asked for once cost nothing. */
static void test_many_headers(void **state)
{
    struct expr_error error;

    (void)state;
    for (unsigned i = 0; i <= 2000; i++) {
        char *source = xasprintf("exists(header.X%u)", i);
        struct expr *expr = expr_parse(slice_of(source), &error);

        if (expr == NULL)
            fail_msg("%s: %s", source, error.message);
        expr_free(expr);
        free(source);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_many_headers),
        cmocka_unit_test(test_all_headers_of_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
