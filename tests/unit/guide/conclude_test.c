/* conclude_test.c - the status of each cause by answers and findings. */
#include "config.h"

#include "trees.h"

static void test_begin(void **state)
{
    struct trees t;
    const struct conclusion *list;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "no-response");
    size_t n = walk_conclusions(walk, &list);
    assert_int_equal(n, 33);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list[i].status, CONCLUSION_OPEN);
    walk_free(walk);
    trees_close(&t);
}

/* Causes that only the other answers lead to are excluded; after "I don't know" they stay
 * possible. */
static void test_branches(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "no-response");
    trees_answer(walk, "sent");
    assert_int_equal(trees_standing(walk, "term-dns-unresolvable"), CONCLUSION_EXCLUDED);
    trees_answer(walk, "unknown");
    assert_int_equal(trees_standing(walk, "term-ruri-not-termination-uri"), CONCLUSION_POSSIBLE);
    trees_answer(walk, "blocked");
    assert_int_equal(trees_standing(walk, "term-firewall-blocks-outbound-sip"), CONCLUSION_LIKELY);
    assert_int_equal(trees_standing(walk, "term-ruri-not-termination-uri"), CONCLUSION_POSSIBLE);
    assert_int_equal(trees_standing(walk, "large-udp-request"), CONCLUSION_EXCLUDED);
    walk_free(walk);
    trees_close(&t);
}

static void test_order(void **state)
{
    struct trees t;
    const struct conclusion *list;

    (void)state;
    trees_open(&t, "acl-ip-not-allowed.pcap");
    struct walk *walk = trees_walk(&t, "403");
    size_t n = walk_conclusions(walk, &list);
    assert_string_equal(list[0].rule->id, "acl-ip-not-allowed");
    assert_int_equal(list[0].status, CONCLUSION_PROVEN);
    assert_non_null(list[0].reason);
    assert_non_null(strstr(list[0].explain, "203.0.113.40")); /* the finding's words */
    for (size_t i = 1; i < n; i++)
        assert_true(list[i - 1].status >= list[i].status);
    walk_free(walk);
    trees_close(&t);
}

/* A cause that the user denies is excluded, unless it is proven. */
static void test_denied(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "firewall-blocks-inbound-rtp.pcap");
    struct walk *walk = trees_walk(&t, "one-way-audio-to-pbx");
    assert_int_equal(trees_standing(walk, "firewall-blocks-inbound-rtp"), CONCLUSION_LIKELY);
    walk_answer(walk, 0, 0); /* a private address in the SDP, though the capture says otherwise */
    assert_int_equal(trees_standing(walk, "sdp-private-address"), CONCLUSION_LIKELY);
    assert_int_equal(trees_standing(walk, "firewall-blocks-inbound-rtp"), CONCLUSION_EXCLUDED);
    walk_free(walk);
    trees_close(&t);
}

/* "I don't know" alone concludes nothing; beside an answer it may, but not beside an error that the
 * capture shows. */
static void test_unknown(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "401");
    trees_answer(walk, "unknown");
    trees_answer(walk, "unknown");
    assert_int_equal(trees_standing(walk, "provider-ip-not-trusted-peer-401"), CONCLUSION_POSSIBLE);
    walk_free(walk);
    walk = trees_walk(&t, "401");
    trees_answer(walk, "in");
    trees_answer(walk, "unknown");
    assert_int_equal(trees_standing(walk, "provider-ip-not-trusted-peer-401"), CONCLUSION_LIKELY);
    walk_free(walk);
    trees_close(&t);
    trees_open(&t, "acl-ip-not-allowed.pcap");
    walk = trees_walk(&t, "603");
    trees_answer(walk, "at-once");
    trees_answer(walk, "unknown");
    assert_int_equal(trees_standing(walk, "account-inactive"), CONCLUSION_POSSIBLE);
    assert_int_equal(trees_standing(walk, "acl-ip-not-allowed"), CONCLUSION_PROVEN);
    walk_free(walk);
    trees_close(&t);
}

/* Without a finding the guide's own words are used, a provider's where it is known. */
static void test_words(void **state)
{
    struct trees t;
    const struct conclusion *list;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "503-concurrent");
    trees_answer(walk, "concurrent");
    trees_answer(walk, "yes");
    walk_conclusions(walk, &list);
    assert_string_equal(list[0].rule->id, "concurrent-call-limit-exceeded");
    assert_null(strstr(list[0].fix, "Business Profile"));
    assert_non_null(strstr(list[0].reason, "trial account"));
    walk_set_provider(walk, profiles_by_id(session_profiles(t.session), SLICE("twilio")));
    walk_conclusions(walk, &list);
    assert_non_null(strstr(list[0].fix, "Business Profile"));
    walk_free(walk);
    trees_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_begin),   cmocka_unit_test(test_branches),
        cmocka_unit_test(test_order),   cmocka_unit_test(test_denied),
        cmocka_unit_test(test_unknown), cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
