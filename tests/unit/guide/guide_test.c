/* guide_test.c - the program's own tree, and the symptom that fits a call. */
#include "config.h"

#include "trees.h"

static void assert_suggested(const char *example, const char *symptom)
{
    struct trees t;

    trees_open(&t, example);
    int i = guide_suggest(t.guide, session_diagnosis(t.session), t.call);
    assert_true(i >= 0);
    assert_string_equal(guide_symptom(t.guide, (size_t)i)->id, symptom);
    trees_close(&t);
}

static void test_suggest(void **state)
{
    (void)state;
    assert_suggested("acl-ip-not-allowed.pcap", "403");
    assert_suggested("geo-permission-missing.pcap", "403-international");
    assert_suggested("destination-blocked.pcap", "403-blocked");
    assert_suggested("callerid-not-verified.pcap", "403-caller-id");
    assert_suggested("cps-limit-exceeded.pcap", "503-cps");
    assert_suggested("concurrent-call-limit-exceeded.pcap", "503-concurrent");
    assert_suggested("via-rewritten-in-200.pcap", "drops-after-32s-no-audio");
    assert_suggested("contact-private-in-200.pcap", "drops-after-32s");
    assert_suggested("sdp-private-address.pcap", "one-way-audio-to-pbx");
}

#define CAPTURES "../../tests/captures/"

/* A symptom tells no more than the call shows of it. */
static void test_suggest_no_more_than_seen(void **state)
{
    (void)state;
    /* Nobody hears anything in this file, or nothing ends the call: then it does not drop. */
    assert_suggested(CAPTURES "ack-past-the-proxy.pcap", "not-acknowledged");
    assert_suggested(CAPTURES "ack-lost.pcap", "drops-after-32s");
    /* A call of less than ten minutes. */
    assert_suggested(CAPTURES "refresh-unanswered.pcap", "within-call");
    assert_suggested(CAPTURES "tls-version.pcap", "tls");
    assert_suggested(CAPTURES "voice-of-provider-stops.pcap", "one-way-audio-to-pbx");
    assert_suggested(CAPTURES "voice-of-pbx-stops.pcap", "one-way-audio-from-pbx");
    /* Whose side the PBX's is, nothing tells. */
    assert_suggested(CAPTURES "voice-stops-one-way.pcap", "one-way-audio");
}

static void assert_suggested_of_file(const char *capture, const char *symptom)
{
    struct trees t;

    trees_open(&t, "");
    trees_read(&t, capture);
    int i = guide_suggest(t.guide, session_diagnosis(t.session), NULL);
    if (symptom == NULL)
        assert_int_equal(i, -1);
    else
        assert_string_equal(guide_symptom(t.guide, (size_t)i)->id, symptom);
    trees_close(&t);
}

/* Without a call that fails the file has a symptom: an error of the capture, else a warning. */
static void test_suggest_of_file(void **state)
{
    (void)state;
    assert_suggested_of_file(CAPTURES "dns-servfail.pcap", "no-response");
    assert_suggested_of_file(CAPTURES "voice-begins-late.pcap", "bad-audio");
    assert_suggested_of_file(CAPTURES "redirect-followed-with-00.pcap", NULL);
}

/* A call without a fault has no symptom. */
static void test_sound_call(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "via-rewritten-in-200.pcap");
    struct calls *calls = session_calls(t.session);
    for (size_t i = 0; i < calls_count(calls); i++) {
        struct call *call = calls_at(calls, i);

        if (diagnosis_call(session_diagnosis(t.session), call)->n_findings == 0)
            assert_int_equal(guide_suggest(t.guide, session_diagnosis(t.session), call), -1);
    }
    trees_close(&t);
}

static void count(void *context, const char *problem, const char *cause)
{
    struct text *seen = context;
    char *named = xasprintf("%s,", problem);

    if (strstr(text_str(seen), named) == NULL)
        text_adds(seen, named);
    free(named);
    assert_true(*cause);
}

/* The page has 22 problems. */
static void test_covers(void **state)
{
    struct trees t;
    struct text seen = { 0 };
    size_t problems = 0;

    (void)state;
    trees_open(&t, "");
    guide_covered(t.guide, count, &seen);
    for (const char *p = text_str(&seen); *p; p++)
        problems += *p == ',';
    assert_int_equal(problems, 22);
    assert_int_equal(guide_find(t.guide, "no-such-symptom"), -1);
    for (size_t i = 0; i < guide_symptoms(t.guide); i++)
        assert_int_equal(guide_find(t.guide, guide_symptom(t.guide, i)->id), i);
    text_done(&seen);
    trees_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suggest),         cmocka_unit_test(test_suggest_no_more_than_seen),
        cmocka_unit_test(test_suggest_of_file), cmocka_unit_test(test_sound_call),
        cmocka_unit_test(test_covers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
