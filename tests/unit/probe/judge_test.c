/* judge_test.c - what is said of what came. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/judge_private.h"

static struct endpoint endpoint_of(const char *text)
{
    struct endpoint e = { 0 };

    assert_true(endpoint_parse(slice_of(text), &e));
    return e;
}

/* One place, with that outcome and answer. */
static void judge(struct probe_contact contact, const char *answer, const struct trunk *trunk,
                  bool wrong, const char *const *wanted, size_t n)
{
    struct probe p = { 0 };
    struct error error = { 0 };
    struct check_list checks = { 0 };
    struct text out = { 0 };

    assert_true(probe_target_parse(SLICE("192.0.2.1"), &p.target, &error));
    p.target.trunk = trunk;
    contact.place = (struct probe_place){ endpoint_of("192.0.2.1:5060"), TRANSPORT_UDP, true };
    contact.local = endpoint_of("10.0.0.1:4000");
    VEC_PUSH(p.contacts, p.n_contacts, p.room_contacts) = contact;
    text_adds(&p.contacts[0].answer, answer);
    bool is = probe_judge(&p, 0, &checks, &out);
    assert_true(checks.n > 0);
    checks_clear(&checks);
    for (size_t i = 0; i < n; i++)
        if (slice_find(text_view(&out), slice_of(wanted[i])) >= out.n)
            fail_msg("'%s' is not in:\n%s", wanted[i], text_str(&out));
    assert_int_equal(is, wrong);
    text_done(&out);
    probe_done(&p);
}

#define JUDGE(contact, answer, trunk, wrong, ...)                                                  \
    judge(contact, answer, trunk, wrong, (const char *const[]){ __VA_ARGS__ },                     \
          ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })))

#define ANSWER(status, via)                                                                        \
    "SIP/2.0 " status "\r\nVia: SIP/2.0/UDP 10.0.0.1:4000;branch=z9hG4bKx;" via                    \
    "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b>;tag=2\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n\r\n"

static void test_answers(void **state)
{
    const struct probe_contact came = { .outcome = PROBE_ANSWERED };
    struct network acl[2] = { 0 };
    const struct trunk trunk = { .name = (char[]){ "acme" }, .acl = acl, .n_acl = 1 };

    (void)state;
    assert_true(network_parse(SLICE("203.0.113.0/24"), &acl[0]));
    JUDGE(came, ANSWER("200 OK", "rport=4000;received=10.0.0.1"), NULL, false, "OPTIONS: 200 OK",
          "sees you as 10.0.0.1:4000", "in order");
    JUDGE(came, ANSWER("200 OK", "rport=777;received=203.0.113.9"), &trunk, false,
          "sees you as 203.0.113.9:777", "is in the ACL of trunk acme", "A NAT is between");
    JUDGE(came, ANSWER("200 OK", "rport=777;received=198.51.100.9"), &trunk, true,
          "198.51.100.9 is not in the ACL", "Add 198.51.100.9 to the access control list");
    JUDGE(came, ANSWER("403 Forbidden", "rport"), NULL, true, "does not tell by which address",
          "access control list");
    JUDGE(came, ANSWER("200 OK", "rport=99999999999999999999;received=nonsense"), NULL, false,
          "does not tell by which address");
    JUDGE(came, ANSWER("405 Method Not Allowed", "rport"), NULL, false, "takes no OPTIONS");
    JUDGE(came, ANSWER("699 Odd", "rport"), NULL, true, "a fault of its own");
    JUDGE(came, "HTTP/1.1 400 Bad Request\r\n\r\n", NULL, true, "what came is no SIP",
          "is the port right?");
    JUDGE(came, "", NULL, true, "what came is no SIP");
    JUDGE(came, "OPTIONS sip:a SIP/2.0\r\n\r\n", NULL, true, "what came is no SIP");
}

static void test_nothing_came(void **state)
{
    (void)state;
    JUDGE(((struct probe_contact){ .outcome = PROBE_SILENT }), "", NULL, true,
          "nothing came in 5 s", "Nothing came back by UDP");
    JUDGE(((struct probe_contact){ .outcome = PROBE_REFUSED }), "", NULL, true,
          "nobody listens there", "Calls by UDP are refused");
    JUDGE(((struct probe_contact){ .outcome = PROBE_UNREACHABLE, .reason = 113 }), "", NULL, true,
          "cannot be reached: No route to host");
    JUDGE(((struct probe_contact){ .outcome = PROBE_NOT_SENT, .reason = 101 }), "", NULL, true,
          "could not be sent");
}

/* The packets of a contact are a call like any other. */
static void test_packets(void **state)
{
    struct probe_contact c = { .place = { endpoint_of("192.0.2.1:5060"), TRANSPORT_TCP, true },
                               .outcome = PROBE_ANSWERED,
                               .local = endpoint_of("10.0.0.1:4000"),
                               .began = 1,
                               .ended = 2 };
    struct probe_packets list = { 0 };
    struct packet packet;

    (void)state;
    text_adds(&c.request, "OPTIONS");
    text_adds(&c.answer, "SIP/2.0 200 OK");
    probe_contact_packets(&c, &list);
    assert_int_equal(list.n, 6);
    probe_packet_get(&list, 0, &packet);
    assert_int_equal(packet.caplen, 40);
    assert_int_equal(packet.data[0], 0x45);
    assert_int_equal(packet.data[33], 2); /* SYN */
    probe_packet_get(&list, 4, &packet);
    assert_memory_equal(packet.data + 40, "SIP/2.0 200 OK", 14);
    probe_packets_done(&list);
    c.outcome = PROBE_REFUSED;
    text_clear(&c.request);
    text_clear(&c.answer);
    probe_contact_packets(&c, &list);
    assert_int_equal(list.n, 2);
    probe_packet_get(&list, 1, &packet);
    assert_int_equal(packet.data[33], 4 + 16); /* RST, ACK */
    probe_packets_done(&list);
    c.local = (struct endpoint){ 0 }; /* nothing is made up */
    probe_contact_packets(&c, &list);
    assert_int_equal(list.n, 0);
    probe_contact_done(&c);
}

#define REQUEST(via, from)                                                                         \
    "OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/UDP " via ";branch=z9hG4bKx;rport\r\nFrom: <sip:" from  \
    ">;tag=1\r\nTo: <sip:b>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n\r\n"

/* What came back otherwise than it went, and only that. */
static void test_alg(void **state)
{
    struct probe_contact c = { .outcome = PROBE_ANSWERED };

    (void)state;
    text_adds(&c.request, REQUEST("10.0.0.1:4000", "a@b"));
    JUDGE(c, ANSWER("200 OK", "rport=4000;received=10.0.0.1"), NULL, false, "in order");
    c.request = (struct text){ 0 };
    text_adds(&c.request, REQUEST("10.0.0.9:4000", "a@b"));
    JUDGE(c, ANSWER("200 OK", "rport"), NULL, true,
          "Via went as 10.0.0.9:4000 and came back as 10.0.0.1:4000", "an ALG");
    c.request = (struct text){ 0 };
    text_adds(&c.request, REQUEST("10.0.0.1:4000", "a@10.0.0.1"));
    JUDGE(c, ANSWER("200 OK", "rport"), NULL, true, "From went as a@10.0.0.1 and came back as a@b");
}

static struct probe_contact seen_as(const char *to, const char *via)
{
    struct probe_contact c = { .outcome = PROBE_ANSWERED };

    c.place = (struct probe_place){ endpoint_of(to), TRANSPORT_UDP, true };
    c.local = endpoint_of("10.0.0.1:4000");
    text_printf(&c.answer, "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.1:4000;%s\r\n\r\n", via);
    return c;
}

/* Two answers; NULL: nothing can be said. */
static void judge_nat(const char *first, const char *other, const char *to, const char *wanted)
{
    struct probe p = { 0 };
    struct check_list checks = { 0 };
    struct text out = { 0 };

    VEC_PUSH(p.contacts, p.n_contacts, p.room_contacts) = seen_as("192.0.2.1:5060", first);
    VEC_PUSH(p.contacts, p.n_contacts, p.room_contacts) = seen_as(to, other);
    bool wrong = probe_judge_nat(&p, 1, &checks, &out);
    assert_int_equal(checks.n, wanted != NULL);
    if (wanted != NULL) {
        assert_string_equal(checks.list[0].outcome, wanted);
        assert_int_equal(wrong, strstr(wanted, "differs") != NULL);
    }
    checks_clear(&checks);
    text_done(&out);
    probe_done(&p);
}

static void test_nat(void **state)
{
    (void)state;
    judge_nat("received=203.0.113.9;rport=7", "received=203.0.113.9;rport=7", "192.0.2.2:5060",
              "same");
    judge_nat("received=203.0.113.9;rport=7", "received=203.0.113.9;rport=8", "192.0.2.2:5060",
              "port-differs");
    judge_nat("received=203.0.113.9;rport=7", "received=203.0.113.8;rport=7", "192.0.2.2:5060",
              "address-differs");
    judge_nat("received=10.0.0.1;rport=4000", "received=10.0.0.1;rport=4000", "192.0.2.2:5060",
              "none");
    judge_nat("received=203.0.113.9;rport=7", "rport=8", "192.0.2.2:5060", NULL);
    judge_nat("received=203.0.113.9;rport=7", "received=203.0.113.9;rport=99999", "192.0.2.2:5060",
              NULL);
    judge_nat("received=203.0.113.9;rport=7", "received=203.0.113.9;rport=8", "192.0.2.1:5060",
              NULL); /* one server twice */
}

/* An OPTIONS of that size, after a short one that was answered. */
static const char *large(enum probe_outcome outcome, unsigned link, size_t bytes)
{
    struct probe_contact small = { .outcome = PROBE_ANSWERED },
                         large = { .outcome = outcome, .link = link };
    struct text out = { 0 }, advice = { 0 };

    large.place.to = endpoint_of("192.0.2.1:5060");
    for (size_t i = 0; i < bytes; i++)
        text_addc(&large.request, 'x');
    const char *said = judge_fragments(&small, &large, &out, &advice);
    assert_int_equal(advice.n > 0, strcmp(said, "dropped") == 0);
    probe_contact_done(&large);
    text_done(&out);
    text_done(&advice);
    return said;
}

static void test_fragments(void **state)
{
    struct probe_target t;
    struct probe_place place = { .transport = TRANSPORT_UDP };
    struct error error = { 0 };
    struct text request = { 0 };

    (void)state;
    assert_string_equal(large(PROBE_ANSWERED, 1500, 1900), "arrive");
    assert_string_equal(large(PROBE_SILENT, 1500, 1900), "dropped");
    assert_string_equal(large(PROBE_SILENT, 65536, 1900), "not-cut");
    assert_string_equal(large(PROBE_SILENT, 1500, 1472), "not-cut");
    assert_string_equal(large(PROBE_REFUSED, 1500, 1900), "unknown");
    assert_true(probe_target_parse(SLICE("192.0.2.1"), &t, &error));
    for (size_t least = 0; least < 3000; least += 7) {
        struct sip_message m;

        text_clear(&request);
        probe_options(&t, &place, endpoint_of("10.0.0.1:4000"), least, &request);
        assert_true(request.n >= least && request.n < 3100);
        assert_true(sip_scan(text_view(&request), &m));
        assert_int_equal(m.faults, 0);
    }
    text_done(&request);
    probe_target_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers), cmocka_unit_test(test_nothing_came),
        cmocka_unit_test(test_packets), cmocka_unit_test(test_alg),
        cmocka_unit_test(test_nat),     cmocka_unit_test(test_fragments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
