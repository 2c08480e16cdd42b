/* summary_test.c - a walk for a ticket, and what to capture. */
#include "config.h"

#include "trees.h"

static void test_summary(void **state)
{
    struct trees t;
    struct text out = { 0 };

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "603");
    trees_answer(walk, "at-once");
    trees_answer(walk, "no");
    walk_summary(walk, false, &out);
    assert_non_null(strstr(out.p, "1. Does it ring before the 603 comes?\n"));
    assert_non_null(strstr(out.p, "(by you)\n"));
    assert_non_null(strstr(out.p, "likely: The account at the provider is not active "
                                  "(account-inactive)\n"));
    assert_non_null(strstr(out.p, "  Fix: "));
    assert_non_null(strstr(out.p, "excluded: "));
    assert_null(strstr(out.p, "tcpdump")); /* nothing is left to be captured */
    text_clear(&out);
    walk_summary(walk, true, &out);
    assert_non_null(strstr(out.p, "# The call fails with 603 Decline\n"));
    assert_non_null(strstr(out.p, "- **likely** The account"));
    assert_non_null(strstr(out.p, "(`account-inactive`)\n"));
    text_done(&out);
    walk_free(walk);
    trees_close(&t);
}

/* Of the capture come the places, and the provider's own code. */
static void test_evidence(void **state)
{
    struct trees t;
    struct text out = { 0 };

    (void)state;
    trees_open(&t, "acl-ip-not-allowed.pcap");
    struct walk *walk = trees_walk(&t, "403");
    walk_summary(walk, true, &out);
    assert_non_null(strstr(out.p, "(by the capture, message "));
    assert_non_null(strstr(out.p, "32201: "));
    text_done(&out);
    walk_free(walk);
    trees_close(&t);
}

static void assert_advice(struct trees *t, const char *symptom, const char *provider,
                          const char *wanted)
{
    struct text out = { 0 };
    struct walk *walk = trees_walk(t, symptom);

    if (provider != NULL)
        walk_set_provider(walk, profiles_by_id(session_profiles(t->session), slice_of(provider)));
    walk_capture_advice(walk, &out);
    assert_string_equal(out.p, wanted);
    text_done(&out);
    walk_free(walk);
}

#define TWILIO                                                                                     \
    "net 54.172.60.0/30 or net 54.244.51.0/30 or net 54.171.127.192/30 or net "                    \
    "35.156.191.128/30 or net 54.65.63.192/30 or net 54.169.127.128/30 or net "                    \
    "54.252.254.64/30 or net 177.71.206.192/30 or host 208.78.112.64 or host "                     \
    "208.78.112.65 or host 208.78.112.66 or host 67.213.136.64 or host 67.213.136.65 or host "     \
    "67.213.136.66 or host 185.187.132.68 or host 185.187.132.69 or host 185.187.132.70 or host "  \
    "185.194.136.64 or host 185.194.136.65 or host 185.194.136.66 or host 103.75.151.68 or host "  \
    "103.75.151.69 or host 103.75.151.70 or host 103.144.142.68 or host 103.144.142.69 or host "   \
    "103.144.142.70 or host 103.146.214.68 or host 103.146.214.69 or host 103.146.214.70 or "      \
    "host 159.183.255.68 or host 159.183.255.69 or host 159.183.255.70"

static void test_advice(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    assert_advice(&t, "no-response", NULL,
                  "tcpdump -i any -s 0 -w trunk.pcap 'portrange 5060-5061 or icmp or icmp6 or "
                  "port 53'");
    assert_advice(&t, "no-response", "twilio",
                  "tcpdump -i any -s 0 -w trunk.pcap '" TWILIO " or icmp or icmp6 or port 53'");
    assert_advice(&t, "one-way-audio-to-pbx", "twilio",
                  "tcpdump -i any -s 0 -w trunk.pcap '" TWILIO
                  " or (udp and net 168.86.128.0/18 and portrange 10000-60000) or icmp or icmp6 "
                  "or port 53'");
    trees_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_advice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
