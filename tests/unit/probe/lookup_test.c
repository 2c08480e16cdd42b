/* lookup_test.c - RFC 3263 by name servers that are tables. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/probe.h"

/* A record: A and AAAA have an address as target. */
struct record {
    const char *name;
    uint16_t type;
    const char *target;
    uint16_t port, priority, weight;
};

static void answer(void *context, struct probe_step *step)
{
    step->outcome = DNS_NO_DATA;
    for (const struct record *r = context; r->name != NULL; r++) {
        if (strcmp(r->name, step->name) != 0 || r->type != step->type)
            continue;
        if (step->dns == NULL)
            step->dns = xcalloc(1, sizeof *step->dns);
        struct dns_answer *a = &step->dns->answers[step->dns->n_answers++];
        *a = (struct dns_answer){
            .type = r->type, .port = r->port, .priority = r->priority, .weight = r->weight
        };
        if (!addr_parse(slice_of(r->target), &a->addr))
            snprintf(a->target, sizeof a->target, "%s", r->target);
        step->outcome = DNS_FOUND;
    }
}

/* The questions, then the places: "A x | 192.0.2.1:5060 udp*" (*: that a client would take). */
static void assert_lookup(const struct record *records, const char *typed, const char *wanted)
{
    struct probe_target target;
    struct probe_lookup l;
    struct error error = { 0 };
    struct text out = { 0 };

    assert_true(probe_target_parse(slice_of(typed), &target, &error));
    probe_lookup(&l, &target, &(struct probe_resolver){ answer, (void *)(uintptr_t)records });
    for (size_t i = 0; i < l.n_steps; i++)
        text_printf(&out, "%s %s ", dns_type_name(l.steps[i].type), l.steps[i].name);
    text_addc(&out, '|');
    for (size_t i = 0; i < l.n_places; i++) {
        text_addc(&out, ' ');
        endpoint_print(&out, l.places[i].to);
        text_printf(&out, " %s%s", transport_name(l.places[i].transport),
                    l.places[i].first ? "*" : "");
    }
    if (l.left_out > 0)
        text_printf(&out, " +%zu", l.left_out);
    assert_string_equal(text_str(&out), wanted);
    text_done(&out);
    probe_lookup_done(&l);
    probe_target_done(&target);
}

#define END                                                                                        \
    {                                                                                              \
        NULL, 0, NULL, 0, 0, 0                                                                     \
    }

static void test_naptr(void **state)
{
    static const struct record records[] = { { "x", DNS_NAPTR, "_sip._udp.x", 0, 20, 1 },
                                             { "x", DNS_NAPTR, "_sips._tcp.x", 0, 10, 1 },
                                             { "x", DNS_NAPTR, "other.x", 0, 1, 1 },
                                             { "_sips._tcp.x", DNS_SRV, "a", 5061, 1, 1 },
                                             { "_sip._udp.x", DNS_SRV, "a", 5060, 1, 1 },
                                             { "a", DNS_A, "192.0.2.1", 0, 0, 0 },
                                             END };

    (void)state;
    assert_lookup(records, "x",
                  "NAPTR x SRV _sips._tcp.x A a AAAA a SRV _sip._udp.x |"
                  " 192.0.2.1:5061 tls* 192.0.2.1:5060 udp");
    assert_lookup(records, "x;transport=udp", "SRV _sip._udp.x A a AAAA a | 192.0.2.1:5060 udp*");
    assert_lookup(records, "sips:x", "SRV _sips._tcp.x A a AAAA a | 192.0.2.1:5061 tls*");
}

static void test_srv(void **state)
{
    static const struct record records[] = { { "_sip._tcp.x", DNS_SRV, "late", 5071, 20, 0 },
                                             { "_sip._tcp.x", DNS_SRV, "early", 5070, 10, 0 },
                                             { "_sip._udp.x", DNS_SRV, ".", 0, 0,
                                               0 }, /* decidedly no such service */
                                             { "late", DNS_A, "192.0.2.2", 0, 0, 0 },
                                             { "early", DNS_AAAA, "2001:db8::1", 0, 0, 0 },
                                             END };

    (void)state;
    assert_lookup(records, "x",
                  "NAPTR x SRV _sip._udp.x SRV _sip._tcp.x A early AAAA early A late AAAA late "
                  "SRV _sips._tcp.x | [2001:db8::1]:5070 tcp* 192.0.2.2:5071 tcp*");
}

static void test_host(void **state)
{
    static const struct record records[] = { { "x", DNS_A, "192.0.2.1", 0, 0, 0 }, END };

    (void)state;
    assert_lookup(records, "x:5080", "A x AAAA x | 192.0.2.1:5080 udp* 192.0.2.1:5080 tcp");
    assert_lookup(records, "x",
                  "NAPTR x SRV _sip._udp.x SRV _sip._tcp.x SRV _sips._tcp.x A x AAAA x |"
                  " 192.0.2.1:5060 udp* 192.0.2.1:5060 tcp 192.0.2.1:5061 tls");
    assert_lookup(records, "192.0.2.7;transport=tcp", "| 192.0.2.7:5060 tcp*");
    assert_lookup(records, "y;transport=tcp", "SRV _sip._tcp.y A y AAAA y |");
}

/* A name that leads to many leads to few packets. */
static void test_many(void **state)
{
    struct record records[31] = { 0 };
    char addresses[30][16];

    (void)state;
    for (unsigned i = 0; i < 30; i++) {
        snprintf(addresses[i], sizeof addresses[i], "192.0.2.%u", i + 1);
        records[i] = (struct record){ "x", DNS_A, addresses[i], 0, 0, 0 };
    }
    assert_lookup(records, "x:1;transport=udp",
                  "A x AAAA x | 192.0.2.1:1 udp* 192.0.2.2:1 udp* 192.0.2.3:1 udp* "
                  "192.0.2.4:1 udp* +26");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_naptr),
        cmocka_unit_test(test_srv),
        cmocka_unit_test(test_host),
        cmocka_unit_test(test_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
