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
    /* Another port, the loopback, a connection that is only used, and what is none of it. */
    assert_false(local_listens(SLICE(HEAD LINE("00000000:13C5", "07")), false, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("0100007F:13C4", "07")), false, 5060));
    assert_false(
        local_listens(SLICE(HEAD LINE("00000000000000000000000001000000:13C4", "0A")), true, 5060));
    assert_false(local_listens(SLICE(HEAD LINE("00000000:13C4", "01")), true, 5060));
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
    enum local_fate is = local_fate(text_view(&all), false, from, 5060);
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
        RULE("{\"jump\":{\"target\":\"x\"}}"),
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
    assert_int_equal(local_fate(SLICE("[]"), false, (struct addr){ 0 }, 1), LOCAL_UNKNOWN);
    assert_int_equal(local_fate(SLICE("{\"nftables\":[{\"chain\":3},{\"rule\":[]}"), false,
                                (struct addr){ 0 }, 1),
                     LOCAL_UNKNOWN);
}

static void words(void **state)
{
    struct local_texts t = { 0 };
    struct text out = { 0 };
    struct addr from;

    (void)state;
    assert_true(addr_parse(SLICE("192.0.2.7"), &from));
    text_adds(&t.udp, HEAD);
    text_adds(&t.tcp, HEAD);
    text_adds(&t.rules, "{\"nftables\":[" CHAIN("drop") "]}");
    assert_true(local_judge(&t, &from, 1, &out));
    assert_non_null(strstr(text_str(&out), "nobody listens on UDP port 5060"));
    assert_non_null(strstr(text_str(&out), "nftables drops UDP port 5060 from 192.0.2.7"));
    text_clear(&out);
    text_clear(&t.rules);
    text_adds(&t.udp, LINE("00000000:13C4", "07"));
    assert_false(local_judge(&t, &from, 1, &out));
    assert_non_null(strstr(text_str(&out), "could not be read"));
    local_texts_done(&t);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sockets),
        cmocka_unit_test(certain),
        cmocka_unit_test(open_fates),
        cmocka_unit_test(words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
