/* wire_test.c - what one half found is what the other gets; at every cut it is refused. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/wire.h"

static void fill_probe(struct probe *p)
{
    struct probe_step step = { .name = "_sip._udp.acme.example", .type = DNS_SRV };
    struct probe_contact contact = { .outcome = PROBE_ANSWERED,
                                     .ttl = 62,
                                     .tls = { .version = "TLSv1.3" } };
    struct route route = { .ttl = 64, .n = 2 };

    text_adds(&step.answer, "no DNS");
    VEC_PUSH(p->lookup.steps, p->lookup.n_steps, p->lookup.room_steps) = step;
    VEC_PUSH(p->lookup.places, p->lookup.n_places, p->lookup.room_places) =
        (struct probe_place){ .transport = TRANSPORT_TLS, .first = true };
    text_adds(&contact.answer, "SIP/2.0 200 OK\r\n\r\n");
    VEC_PUSH(p->contacts, p->n_contacts, p->room_contacts) = contact;
    route.hops[1].kind = HOP_REACHED;
    VEC_PUSH(p->routes, p->n_routes, p->room_routes) = route;
    p->resolver = xstrdup("192.0.2.53");
    p->server.port = 53;
}

static void test_probes(void **state)
{
    struct probe sent = { 0 }, got = { 0 };
    struct text bytes = { 0 };

    (void)state;
    fill_probe(&sent);
    wire_put_probe(&sent, &bytes);
    assert_true(wire_get_probe(text_view(&bytes), &got));
    assert_int_equal(got.lookup.n_steps, 1);
    assert_string_equal(got.lookup.steps[0].name, "_sip._udp.acme.example");
    assert_int_equal(got.lookup.steps[0].outcome, DNS_UNUSABLE); /* it is read on this side */
    assert_null(got.lookup.steps[0].dns);
    assert_true(got.lookup.places[0].first);
    assert_int_equal(got.lookup.places[0].transport, TRANSPORT_TLS);
    assert_string_equal(text_str(&got.contacts[0].answer), "SIP/2.0 200 OK\r\n\r\n");
    assert_string_equal(got.contacts[0].tls.version, "TLSv1.3");
    assert_int_equal(got.contacts[0].ttl, 62);
    assert_int_equal(got.n_large, 0);
    assert_int_equal(got.routes[0].hops[1].kind, HOP_REACHED);
    assert_int_equal(route_length(&got.routes[0]), 2);
    assert_string_equal(got.resolver, "192.0.2.53");
    assert_null(got.other_resolver);
    assert_int_equal(got.server.port, 53);
    probe_done(&got);
    for (size_t cut = 0; cut < bytes.n; cut++) {
        char *part = xmalloc(cut + 1);

        memcpy(part, bytes.p, cut);
        assert_false(wire_get_probe((struct slice){ part, cut }, &got));
        probe_done(&got);
        free(part);
    }
    text_addc(&bytes, 'x');
    assert_false(wire_get_probe(text_view(&bytes), &got));
    probe_done(&got);
    probe_done(&sent);
    text_done(&bytes);
}

/* A choice that is none, or a count beyond all bounds, is refused; every byte is changed once. */
static void test_changed(void **state)
{
    struct probe sent = { 0 };
    struct text bytes = { 0 };
    size_t refused = 0;

    (void)state;
    fill_probe(&sent);
    wire_put_probe(&sent, &bytes);
    for (size_t i = 0; i < bytes.n; i++) {
        struct probe got = { 0 };
        struct check_list checks = { 0 };
        struct text out = { 0 };
        char before = bytes.p[i];

        bytes.p[i] = (char)0xff;
        got.target.uri = xstrdup("sip:acme.example");
        got.target.host = xstrdup("acme.example");
        if (wire_get_probe(text_view(&bytes), &got))
            probe_judge(&got, 0, &checks, &out); /* whatever it says, it stays within its bounds */
        else
            refused++;
        bytes.p[i] = before;
        checks_clear(&checks);
        text_done(&out);
        probe_done(&got);
    }
    assert_true(refused > 50);
    probe_done(&sent);
    text_done(&bytes);
}

static void test_calls(void **state)
{
    struct probe_call sent = { .outcome = PROBE_CALL_NO_ANSWER, .bye = 200 }, got;
    struct route route = { .to = { .port = 4000 } }, way;
    struct probe_packet packet = { .time = 5 };
    struct text bytes = { 0 };

    (void)state;
    text_adds(&packet.bytes, "packet");
    VEC_PUSH(sent.packets.list, sent.packets.n, sent.packets.room) = packet;
    sent.voice.tone.came = 7;
    wire_put_call(&sent, &route, &bytes);
    assert_true(wire_get_call(text_view(&bytes), &got, &way));
    assert_int_equal(got.outcome, PROBE_CALL_NO_ANSWER);
    assert_int_equal(got.voice.tone.came, 7);
    assert_string_equal(text_str(&got.packets.list[0].bytes), "packet");
    assert_int_equal(way.to.port, 4000);
    probe_call_done(&got);
    for (size_t cut = 0; cut < bytes.n; cut++) {
        assert_false(wire_get_call((struct slice){ bytes.p, cut }, &got, &way));
        probe_call_done(&got);
    }
    text_clear(&bytes);
    sent.outcome = PROBE_CALL_NOT_SENT; /* without a reason */
    wire_put_call(&sent, &route, &bytes);
    assert_false(wire_get_call(text_view(&bytes), &got, &way));
    probe_call_done(&got);
    probe_call_done(&sent);
    text_done(&bytes);
}

/* Who floods this host with small ones does not make the rest unreadable. */
static void test_flood(void **state)
{
    struct probe_listening *sent = xcalloc(1, sizeof *sent), *got = xcalloc(1, sizeof *got);
    const uint8_t host[4] = { 127, 0, 0, 1 };
    struct endpoint end = { addr_ipv4(host), 5060 };
    struct text bytes = { 0 };

    (void)state;
    for (unsigned i = 0; i <= PROBE_PACKETS_MOST; i++)
        probe_packet_udp(&sent->packets, i, end, end, SLICE(""));
    wire_put_listening(sent, &bytes);
    assert_true(wire_get_listening(text_view(&bytes), got));
    assert_int_equal(got->packets.n, PROBE_PACKETS_MOST);
    probe_listening_done(sent);
    probe_listening_done(got);
    text_done(&bytes);
    free(sent);
    free(got);
}

static void test_listening(void **state)
{
    struct probe_listening sent = { .n = 2, .options = 3 }, got;
    struct text bytes = { 0 };

    (void)state;
    text_adds(&sent.calls[1].invite, "INVITE");
    sent.calls[1].acked = 9;
    wire_put_listening(&sent, &bytes);
    assert_true(wire_get_listening(text_view(&bytes), &got));
    assert_int_equal(got.n, 2);
    assert_int_equal(got.options, 3);
    assert_string_equal(text_str(&got.calls[1].invite), "INVITE");
    assert_int_equal(got.calls[1].acked, 9);
    probe_listening_done(&got);
    for (size_t cut = 0; cut < bytes.n; cut++) {
        assert_false(wire_get_listening((struct slice){ bytes.p, cut }, &got));
        probe_listening_done(&got);
    }
    bytes.p[0] = PROBE_LISTEN_CALLS + 1; /* more than there is room for */
    assert_false(wire_get_listening(text_view(&bytes), &got));
    probe_listening_done(&got);
    probe_listening_done(&sent);
    text_done(&bytes);
}

/* A time from which a span to another would be none is refused; one that is not known is taken for
 * no span. */
static void test_times(void **state)
{
    static const nanos_t refused[] = { INT64_MAX, INT64_MIN + 1, INT64_MAX / 2 + 1 };
    const struct probe_call_wish wish = { .number = "1", .caller = "2", .media = true };
    struct probe_call sent = { .outcome = PROBE_CALL_REFUSED }, got;
    struct route route = { 0 }, way;
    struct text bytes = { 0 }, out = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++) {
        sent.voice.tone.first = refused[i];
        wire_put_call(&sent, &route, &bytes);
        assert_false(wire_get_call(text_view(&bytes), &got, &way));
        probe_call_done(&got);
        text_clear(&bytes);
    }
    text_adds(&sent.final, "SIP/2.0 403 Forbidden\r\n\r\n");
    sent.voice.tone.first = sent.began = sent.answered = NANOS_NONE;
    sent.voice.tone.came = 1;
    sent.ended = INT64_MAX / 2;
    wire_put_call(&sent, &route, &bytes);
    assert_true(wire_get_call(text_view(&bytes), &got, &way));
    probe_call_judge(&got, &wish, &out);
    assert_non_null(strstr(text_str(&out), "INVITE: 403 Forbidden after 0.00 s"));
    probe_call_done(&got);
    probe_call_done(&sent);
    text_done(&bytes);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_probes), cmocka_unit_test(test_changed),
        cmocka_unit_test(test_calls),  cmocka_unit_test(test_listening),
        cmocka_unit_test(test_flood),  cmocka_unit_test(test_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
