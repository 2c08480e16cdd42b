/* judge_test.c - what is said of what came. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/probe.h"

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
    struct text out = { 0 };

    assert_true(probe_target_parse(SLICE("192.0.2.1"), &p.target, &error));
    p.target.trunk = trunk;
    contact.place = (struct probe_place){ endpoint_of("192.0.2.1:5060"), TRANSPORT_UDP, true };
    contact.local = endpoint_of("10.0.0.1:4000");
    VEC_PUSH(p.contacts, p.n_contacts, p.room_contacts) = contact;
    text_adds(&p.contacts[0].answer, answer);
    bool is = probe_judge(&p, 0, &out);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_nothing_came),
        cmocka_unit_test(test_packets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
