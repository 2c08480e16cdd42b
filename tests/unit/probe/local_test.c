/* local_test.c - sockets and rules of this host: what is certain, and what is not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/local.h"

#define HEAD "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
#define LINE(local, state) "  12: " local " 00000000:0000 " state " 00000000:00000000 00:00000000\n"

static void sockets(void **state)
{
    (void)state;
    assert_true(local_listens(SLICE(HEAD LINE("00000000:13C4", "07")), false, 5060));
    assert_true(local_listens(SLICE(HEAD LINE("0100007F:13C4", "07") LINE("0200000A:13C4", "07")),
                              false, 5060));
    assert_true(local_listens(SLICE(HEAD LINE("00000000:13C4", "0A")), true, 5060));
    assert_true(
        local_listens(SLICE(HEAD LINE("00000000000000000000000000000000:13C4", "0A")), true, 5060));
    assert_true(
        local_listens(SLICE(HEAD LINE("0000000000000000FFFF00000200000A:13C4", "0A")), true, 5060));
    /* Another port, the loopback, a connection that is only used, and what is none of it. */
    assert_false(local_listens(SLICE(HEAD LINE("00000000:13C5", "07")), false, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("0100007F:13C4", "07")), false, 5060));
    assert_false(
        local_listens(SLICE(HEAD LINE("00000000000000000000000001000000:13C4", "0A")), true, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("00000000:13C4", "01")), true, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("0200000A:13C4", "01")), false, 5060));
    assert_false(
        local_listens(SLICE(HEAD LINE("0000000000000000FFFF00000100007F:13C4", "0A")), true, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("00000000:0000013C40", "07")), false, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("00000000:13C4G", "07")), false, 5060));
    assert_false(local_listens(SLICE(HEAD "\n  \n:\n12: :13C4"), false, 5060));
    assert_false(local_listens(SLICE(""), false, 5060));
}

#define CHAIN(policy)                                                                              \
    "{\"chain\":{\"family\":\"inet\",\"table\":\"f\",\"name\":\"in\",\"type\":\"filter\","         \
    "\"hook\":\"input\",\"prio\":0,\"policy\":\"" policy "\"}}"
#define RULE(expr)                                                                                 \
    ",{\"rule\":{\"family\":\"inet\",\"table\":\"f\",\"chain\":\"in\",\"expr\":[" expr "]}}"
#define MATCH(op, left, right)                                                                     \
    "{\"match\":{\"op\":\"" op "\",\"left\":" left ",\"right\":" right "}},"
#define DPORT(protocol, right)                                                                     \
    MATCH("==", "{\"payload\":{\"protocol\":\"" protocol "\",\"field\":\"dport\"}}", right)
#define SADDR(right) MATCH("==", "{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}}", right)
#define STATE(right) MATCH("in", "{\"ct\":{\"key\":\"state\"}}", right)
#define ACCEPT "{\"accept\":null}"
#define DROP "{\"drop\":null}"

static enum local_fate fate(const char *chain, const char *rules)
{
    struct text all = { 0 };
    struct addr from;

    text_printf(&all, "{\"nftables\":[{\"metainfo\":{}},%s%s]}", chain, rules);
    assert_true(addr_parse(SLICE("192.0.2.7"), &from));
    enum local_fate is = local_fate(text_view(&all), SLICE(""), false, from, 5060);
    text_done(&all);
    return is;
}

static void certain(void **state)
{
    (void)state;
    assert_int_equal(fate(CHAIN("accept"), ""), LOCAL_LET_IN);
    assert_int_equal(fate(CHAIN("drop"), ""), LOCAL_DROPPED);
    assert_int_equal(fate(CHAIN("drop"), RULE(DPORT("udp", "5060") ACCEPT)), LOCAL_LET_IN);
    assert_int_equal(fate(CHAIN("drop"), RULE(DPORT("tcp", "5060") ACCEPT)), LOCAL_DROPPED);
    assert_int_equal(fate(CHAIN("accept"), RULE(DPORT("udp", "{\"range\":[5000,6000]}") DROP)),
                     LOCAL_DROPPED);
    assert_int_equal(
        fate(CHAIN("drop"), RULE(DPORT("th", "{\"set\":[22,5060]}") "{\"counter\":{}}," ACCEPT)),
        LOCAL_LET_IN);
    assert_int_equal(
        fate(CHAIN("drop"), RULE(SADDR("{\"prefix\":{\"addr\":\"192.0.2.0\",\"len\":24}}") ACCEPT)),
        LOCAL_LET_IN);
    assert_int_equal(fate(CHAIN("drop"), RULE(SADDR("\"192.0.2.8\"") ACCEPT)), LOCAL_DROPPED);
    /* The usual beginning: what is known, and the loopback. */
    assert_int_equal(
        fate(CHAIN("drop"), RULE(STATE("[\"established\",\"related\"]") ACCEPT) RULE(
                                MATCH("==", "{\"meta\":{\"key\":\"iifname\"}}", "\"lo\"") ACCEPT)),
        LOCAL_DROPPED);
    /* Not understood, but it cannot be of this packet. */
    assert_int_equal(fate(CHAIN("accept"), RULE(DPORT("udp", "53") "{\"xt\":null}")), LOCAL_LET_IN);
}

static void open_fates(void **state)
{
    static const char *const rules[] = {
        RULE("{\"jump\":{\"target\":\"x\"}}"),  /* there is no such chain */
        RULE("{\"jump\":{\"target\":\"in\"}}"), /* in a circle */
        RULE(DPORT("udp", "\"@ports\"") ACCEPT),
        RULE(SADDR("\"@known\"") ACCEPT),
        RULE("{\"xt\":null}"),
        RULE("{\"limit\":{\"rate\":1}}," ACCEPT),
        RULE(MATCH("==", "{\"meta\":{\"key\":\"iifname\"}}", "\"eth0\"") ACCEPT),
        RULE(MATCH("==", "{\"meta\":{\"key\":\"mark\"}}", "1") ACCEPT),
        RULE(DPORT("udp", "{\"set\":[22,\"sip\"]}") ACCEPT),
        RULE(SADDR("{\"prefix\":{\"addr\":\"192.0.2.0\",\"len\":99}}") ACCEPT),
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rules); i++)
        if (fate(CHAIN("drop"), rules[i]) != LOCAL_UNKNOWN)
            fail_msg("taken for certain: %s", rules[i]);
    /* A later rule does not make it sure. */
    assert_int_equal(fate(CHAIN("accept"), RULE("{\"xt\":null}") RULE(DROP)), LOCAL_UNKNOWN);
    /* The port may be another before the rules see it. */
    assert_int_equal(fate(CHAIN("drop"),
                          ",{\"chain\":{\"family\":\"ip\",\"table\":\"n\",\"name\":\"pre\","
                          "\"type\":\"nat\",\"hook\":\"prerouting\",\"policy\":\"accept\"}}"
                          ",{\"rule\":{\"family\":\"ip\",\"table\":\"n\",\"chain\":\"pre\","
                          "\"expr\":[{\"dnat\":{\"port\":22}}]}}"),
                     LOCAL_UNKNOWN);
    assert_int_equal(local_fate(SLICE("[]"), SLICE(""), false, (struct addr){ 0 }, 1),
                     LOCAL_UNKNOWN);
    assert_int_equal(local_fate(SLICE("{\"nftables\":[{\"chain\":3},{\"rule\":[]}"), SLICE(""),
                                false, (struct addr){ 0 }, 1),
                     LOCAL_UNKNOWN);
}

#define OTHER(expr)                                                                                \
    ",{\"rule\":{\"family\":\"inet\",\"table\":\"f\",\"chain\":\"sip\",\"expr\":[" expr "]}}"
#define SIP_CHAIN ",{\"chain\":{\"family\":\"inet\",\"table\":\"f\",\"name\":\"sip\"}}"

/* Chains that others jump to, and what is certain whatever a rule does that is not understood. */
static void jumps(void **state)
{
    static const char jump[] = SIP_CHAIN RULE("{\"jump\":{\"target\":\"sip\"}}");
    struct text rules = { 0 };

    (void)state;
    text_printf(&rules, "%s%s", jump, OTHER(DPORT("udp", "5060") ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_LET_IN);
    text_clear(&rules);
    text_printf(&rules, "%s%s", jump, OTHER("{\"return\":null}") OTHER(ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_DROPPED);
    text_clear(&rules);
    text_printf(&rules, "%s%s", SIP_CHAIN RULE("{\"goto\":{\"target\":\"sip\"}}") RULE(ACCEPT),
                OTHER(DPORT("udp", "53") ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_DROPPED);
    text_done(&rules);
    assert_int_equal(fate(CHAIN("accept"),
                          RULE(MATCH("==", "{\"meta\":{\"key\":\"iifname\"}}", "\"eth0\"") ACCEPT)),
                     LOCAL_LET_IN);
    assert_int_equal(fate(CHAIN("accept"), RULE("{\"limit\":{\"rate\":1}}," DROP)), LOCAL_UNKNOWN);
}

/* Who takes packets out of the tracking of connections has them neither new nor in one. */
static void untracked_by_nft(void **state)
{
    const char *aside = SIP_CHAIN OTHER("{\"notrack\":null}");
    struct text rules = { 0 };

    (void)state;
    assert_int_equal(fate(CHAIN("drop"), RULE(STATE("[\"untracked\"]") ACCEPT)), LOCAL_DROPPED);
    text_printf(&rules, "%s%s", aside, RULE(STATE("[\"untracked\"]") ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_UNKNOWN);
    text_clear(&rules);
    text_printf(&rules, "%s%s", aside, RULE(STATE("\"new\"") ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_UNKNOWN);
    text_clear(&rules);
    text_printf(&rules, "%s%s", aside, RULE(STATE("[\"established\"]") ACCEPT));
    assert_int_equal(fate(CHAIN("drop"), text_str(&rules)), LOCAL_DROPPED);
    text_done(&rules);
    assert_int_equal(fate(CHAIN("drop"), RULE("{\"notrack\":null}")), LOCAL_DROPPED);
}

#define SAVED(rules)                                                                               \
    "# Generated by iptables-save v1.8.9 (nf_tables)\n*filter\n:INPUT DROP [0:0]\n"                \
    ":FORWARD ACCEPT [0:0]\n:sip - [0:0]\n" rules "COMMIT\n# Completed\n"

static enum local_fate saved(const char *text)
{
    struct addr from;

    assert_true(addr_parse(SLICE("192.0.2.7"), &from));
    return local_fate_tables(slice_of(text), false, from, 5060);
}

#define RAW(target)                                                                                \
    "*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p udp -m udp --dport 5060 -j " target          \
    "\nCOMMIT\n"

static void untracked_by_iptables(void **state)
{
    (void)state;
    assert_int_equal(saved(SAVED("-A INPUT -m state --state UNTRACKED -j ACCEPT\n")),
                     LOCAL_DROPPED);
    assert_int_equal(
        saved(RAW("CT --notrack") SAVED("-A INPUT -m state --state UNTRACKED -j ACCEPT\n")),
        LOCAL_UNKNOWN);
    assert_int_equal(saved(RAW("NOTRACK") SAVED("-A INPUT -m conntrack --ctstate NEW -j ACCEPT\n")),
                     LOCAL_UNKNOWN);
    assert_int_equal(
        saved(RAW("CT --helper sip") SAVED("-A INPUT -m state --state NEW -j ACCEPT\n")),
        LOCAL_LET_IN);
    assert_int_equal(
        saved(RAW("NOTRACK") SAVED("-A INPUT -m state --state ESTABLISHED -j ACCEPT\n")),
        LOCAL_DROPPED);
}

static void tables(void **state)
{
    (void)state;
    assert_int_equal(saved(SAVED("")), LOCAL_DROPPED);
    assert_int_equal(saved(SAVED("-A INPUT -p udp -m udp --dport 5060 -j ACCEPT\n")), LOCAL_LET_IN);
    assert_int_equal(saved(SAVED("-A INPUT -p tcp -m tcp --dport 5060 -j ACCEPT\n")),
                     LOCAL_DROPPED);
    assert_int_equal(
        saved(SAVED("-A INPUT -i lo -j ACCEPT\n-A INPUT -m conntrack --ctstate "
                    "RELATED,ESTABLISHED -m comment --comment \"-j ACCEPT \\\" it\" -j "
                    "ACCEPT\n")),
        LOCAL_DROPPED);
    assert_int_equal(
        saved(SAVED("-A INPUT -s 192.0.2.0/24 -p udp -m multiport --dports 22,5000:6000 "
                    "-m state --state NEW -j ACCEPT\n")),
        LOCAL_LET_IN);
    assert_int_equal(saved(SAVED("-A INPUT ! -s 192.0.2.0/24 -j ACCEPT\n")), LOCAL_DROPPED);
    assert_int_equal(saved(SAVED("-A INPUT ! -i lo -p udp -j ACCEPT\n")), LOCAL_LET_IN);
    /* Chains of the user, RETURN, -g, and a target that changes nothing. */
    assert_int_equal(saved(SAVED("-A INPUT -j LOG --log-prefix \"a -j DROP\"\n-A INPUT -j sip\n"
                                 "-A sip -p tcp -j RETURN\n-A sip -p udp -j ACCEPT\n")),
                     LOCAL_LET_IN);
    assert_int_equal(saved(SAVED("-A INPUT -g sip\n-A INPUT -j ACCEPT\n-A sip -p tcp -j ACCEPT\n")),
                     LOCAL_DROPPED);
    /* What is not understood leaves it open, unless the end is the same. */
    assert_int_equal(saved(SAVED("-A INPUT -m set --match-set known src -j ACCEPT\n")),
                     LOCAL_UNKNOWN);
    assert_int_equal(saved(SAVED("-A INPUT -m socket -j ACCEPT\n")), LOCAL_UNKNOWN);
    assert_int_equal(saved(SAVED("-A INPUT -m set --match-set known src -j DROP\n")),
                     LOCAL_DROPPED);
    assert_int_equal(saved(SAVED("-A INPUT -i eth0 -j ACCEPT\n")), LOCAL_UNKNOWN);
    assert_int_equal(saved(SAVED("-A INPUT -j NFQUEUE --queue-num 1\n")), LOCAL_UNKNOWN);
    assert_int_equal(saved(SAVED("-A INPUT -j INPUT\n")), LOCAL_UNKNOWN);
    assert_int_equal(saved(SAVED("-A INPUT -s 192.0.2.0/255.255.255.0 -j ACCEPT\n")),
                     LOCAL_UNKNOWN);
    /* Another port, before the filter sees it; rules of the filter before it do not count then. */
    assert_int_equal(
        saved("*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p udp -m udp --dport 5060 "
              "-j REDIRECT --to-ports 5070\nCOMMIT\n"),
        LOCAL_UNKNOWN);
    assert_int_equal(
        saved("*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p udp -j DROP\nCOMMIT\n"),
        LOCAL_DROPPED);
    /* A part of a table tells nothing, and nonsense has no rules. */
    assert_int_equal(saved("*filter\n:INPUT DROP [0:0]\n"), LOCAL_LET_IN);
    assert_int_equal(saved("-A INPUT -j DROP\nCOMMIT\n"), LOCAL_LET_IN);
    /* Each jumps twice to the next: 2^100 ways. */
    struct text deep = { 0 };
    text_adds(&deep, "*filter\n:INPUT ACCEPT [0:0]\n");
    for (int i = 0; i < 100; i++)
        text_printf(&deep, ":c%d - [0:0]\n-A %s%d -p udp -j c%d\n-A %s%d -p udp -j c%d\n", i,
                    i == 0 ? "INPUT #" : "c", i - 1, i, i == 0 ? "INPUT #" : "c", i - 1, i);
    text_adds(&deep, "-A INPUT -j c0\nCOMMIT\n");
    assert_int_equal(saved(text_str(&deep)), LOCAL_UNKNOWN);
    text_done(&deep);
}

/* What iptables has in nftables is told once, and the old kind is not overlooked. */
static void both_kinds(void **state)
{
    struct local_texts t = { 0 };
    struct addr from;

    (void)state;
    assert_true(addr_parse(SLICE("192.0.2.7"), &from));
    text_adds(&t.rules,
              "{\"nftables\":[{\"chain\":{\"family\":\"ip\",\"table\":\"filter\",\"name\":"
              "\"INPUT\",\"type\":\"filter\",\"hook\":\"input\",\"policy\":\"drop\"}},"
              "{\"rule\":{\"family\":\"ip\",\"table\":\"filter\",\"chain\":\"INPUT\","
              "\"expr\":[{\"xt\":null}]}}]}");
    assert_int_equal(local_fate_of_all(&t, false, from, 5060), LOCAL_UNKNOWN);
    text_adds(&t.tables, SAVED("-A INPUT -p udp -j ACCEPT\n"));
    assert_int_equal(local_fate_of_all(&t, false, from, 5060), LOCAL_LET_IN);
    text_adds(&t.legacy, "filter\n");
    assert_int_equal(local_fate_of_all(&t, false, from, 5060), LOCAL_UNKNOWN);
    text_clear(&t.legacy);
    text_adds(&t.legacy, SAVED("-A INPUT -p udp -j ACCEPT\n"));
    assert_int_equal(local_fate_of_all(&t, false, from, 5060), LOCAL_LET_IN);
    text_clear(&t.tables);
    text_adds(&t.tables, SAVED(""));
    assert_int_equal(local_fate_of_all(&t, false, from, 5060), LOCAL_DROPPED);
    local_texts_done(&t);
}

static void words(void **state)
{
    struct local_texts t = { 0 };
    struct check_list checks = { 0 };
    struct text out = { 0 };
    struct addr from;

    (void)state;
    assert_true(addr_parse(SLICE("192.0.2.7"), &from));
    text_adds(&t.udp, HEAD);
    text_adds(&t.tcp, HEAD);
    text_adds(&t.rules, "{\"nftables\":[" CHAIN("drop") "]}");
    assert_true(local_judge(&t, &from, 1, &checks, &out));
    assert_non_null(strstr(text_str(&out), "nobody listens on UDP port 5060"));
    assert_non_null(strstr(text_str(&out), "the firewall drops UDP port 5060 from 192.0.2.7"));
    text_clear(&out);
    text_clear(&t.rules);
    text_adds(&t.udp, LINE("00000000:13C4", "07"));
    assert_false(local_judge(&t, &from, 1, &checks, &out));
    assert_non_null(strstr(text_str(&out), "could not be read"));
    assert_string_equal(checks.list[0].outcome, "none");
    assert_string_equal(checks.list[1].outcome, "drops");
    assert_string_equal(checks.list[2].outcome, "udp");
    assert_string_equal(checks.list[3].outcome, "unknown");
    text_clear(&out);
    t.long_rules = true;
    assert_false(local_judge(&t, &from, 1, &checks, &out));
    assert_non_null(strstr(text_str(&out), "more rules than are read"));
    assert_null(strstr(text_str(&out), "root"));
    assert_string_equal(checks.list[5].outcome, "unknown");
    checks_clear(&checks);
    local_texts_done(&t);
    text_done(&out);
}

/* A listener may stand in the table that was not read. */
static void too_many_sockets(void **state)
{
    struct local_texts t = { .long_sockets = true };
    struct check_list checks = { 0 };
    struct text out = { 0 };

    (void)state;
    text_adds(&t.udp, HEAD);
    text_adds(&t.tcp, HEAD);
    assert_false(local_judge(&t, NULL, 0, &checks, &out));
    assert_non_null(strstr(text_str(&out), "more sockets than are read"));
    assert_null(strstr(text_str(&out), "nobody listens"));
    assert_string_equal(checks.list[0].outcome, "unknown");
    checks_clear(&checks);
    local_texts_done(&t);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sockets),
        cmocka_unit_test(certain),
        cmocka_unit_test(open_fates),
        cmocka_unit_test(jumps),
        cmocka_unit_test(untracked_by_nft),
        cmocka_unit_test(untracked_by_iptables),
        cmocka_unit_test(tables),
        cmocka_unit_test(both_kinds),
        cmocka_unit_test(words),
        cmocka_unit_test(too_many_sockets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
