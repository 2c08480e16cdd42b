/* profile_test.c - profiles: the program's own, and mistakes in a user's. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "provider/profile.h"

static struct addr address(const char *text)
{
    struct addr a;

    if (!addr_parse(slice_of(text), &a))
        fail_msg("%s", text);
    return a;
}

static char *written(const char *content)
{
    char *path = xstrdup("/tmp/sipwhy-profile-XXXXXX");
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
    close(fd);
    return path;
}

/* The first mistake in `content`, without the file's name; "" if there is none. */
static char *mistake_in(const char *content, bool trunks)
{
    struct profiles *p = profiles_empty();
    struct error error = { 0 };
    char *path = written(content);
    bool good = trunks ? trunks_add_file(p, path, &error) : profiles_add_file(p, path, &error);
    char *found = xstrdup(good ? "" : error.message + strlen(path) + 1);

    unlink(path);
    free(path);
    error_done(&error);
    profiles_free(p);
    return found;
}

static void assert_mistake(const char *content, bool trunks, const char *wanted)
{
    char *found = mistake_in(content, trunks);

    assert_string_equal(found, wanted);
    free(found);
}

static int load(void **state)
{
    struct error error = { 0 };

    /* Whoever runs the tests may have trunks of their own: they are not to be read here. */
    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    *state = profiles_load(getenv("SIPWHY_DATA"), &error);
    if (*state == NULL)
        fprintf(stderr, "%s\n", error.message);
    error_done(&error);
    return *state != NULL ? 0 : -1;
}

static int unload(void **state)
{
    profiles_free(*state);
    return 0;
}

static void test_addresses(void **state)
{
    const struct profiles *p = *state;
    static const struct {
        const char *addr;
        bool media;
        const char *id;
    } cases[] = {
        { "54.172.60.0", false, "twilio" },   { "54.172.60.3", false, "twilio" },
        { "54.172.60.4", false, NULL },       { "54.172.60.1", true, NULL },
        { "168.86.150.9", true, "twilio" },   { "168.86.192.0", true, NULL },
        { "168.86.150.9", false, NULL },      { "34.203.250.1", true, NULL },
        { "192.76.120.10", false, "telnyx" }, { "5.172.39.10", false, "telnyx" },
        { "52.112.0.1", false, "teams" },     { "52.120.0.1", false, NULL },
        { "52.120.0.1", true, "teams" },      { "216.147.0.1", false, "vonage" },
        { "162.12.233.59", false, "zoom" },   { "46.19.209.14", false, "didww" },
        { "192.0.2.1", false, NULL },         { "2001:db8::1", false, NULL },
    };

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct profile *found = profiles_by_addr(p, address(cases[i].addr), cases[i].media);

        if ((cases[i].id == NULL) != (found == NULL) ||
            (found != NULL && strcmp(found->id, cases[i].id) != 0))
            fail_msg("%s: %s", cases[i].addr, found ? found->id : "none");
    }
}

static void test_hosts(void **state)
{
    const struct profiles *p = *state;
    static const struct {
        const char *host, *id;
    } cases[] = {
        { "acme.pstn.twilio.com", "twilio" },
        { "ACME.PSTN.Twilio.COM", "twilio" },
        { "acme.pstn.ashburn.twilio.com", "twilio" },
        { "acme.pstn.us1.twilio.com", "twilio" },
        { "acme.pstn.san-jose-ix.twilio.com", "twilio" },
        { "pstn.twilio.com", NULL },
        { "acme.pstn.twilio.com.evil.example", NULL },
        { "acme.pstnxtwilio.com", NULL },
        { "acme.pstn.mars.twilio.com", NULL },
        { "sip.telnyx.com", "telnyx" },
        { "sip-eu.telnyx.com", "telnyx" },
        { "acme.sip-eu.vonage.com", "vonage" },
        { "sip3.pstnhub.microsoft.com", "teams" },
        { "abc.zt.plivo.com", "plivo" },
        { "", NULL },
        { "pbx.example.com", NULL },
    };

    for (size_t round = 0; round < 2; round++) /* the second time from memory */
        for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
            const struct profile *found = profiles_by_host(p, slice_of(cases[i].host));

            if ((cases[i].id == NULL) != (found == NULL) ||
                (found != NULL && strcmp(found->id, cases[i].id) != 0))
                fail_msg("%s: %s", cases[i].host, found ? found->id : "none");
        }
}

static void test_twilio(void **state)
{
    const struct profiles *all = *state;
    const struct profile *p = profiles_by_id(all, SLICE("twilio"));

    assert_non_null(p);
    assert_string_equal(p->name, "Twilio Elastic SIP Trunking");
    assert_string_equal(p->error_header, "X-Twilio-Error");
    assert_string_equal(p->realm, "sip.twilio.com");
    assert_true(p->e164_plus && !p->registers && !p->symmetric_rtp);
    assert_true(p->cps > 0.99 && p->cps < 1.01 && p->failover > 3.99 && p->failover < 4.01);
    assert_int_equal(p->concurrent, 4);
    assert_int_equal(p->n_codecs, 2);
    assert_string_equal(p->codecs[0], "PCMU");
    assert_string_equal(profile_error(p, SLICE("32201"))->cause, "acl-ip-not-allowed");
    assert_null(profile_error(p, SLICE("32022"))->cause);
    assert_non_null(profile_error(p, SLICE("10001")));
    assert_null(profile_error(p, SLICE("32299")));
    const struct range *range = profile_range(p, address("54.171.127.193"), false);
    assert_string_equal(range->region, "dublin");
    assert_int_equal(range->port_low, 5060);
    range = profile_range(p, address("168.86.128.1"), true);
    assert_null(range->region);
    assert_int_equal(range->port_high, 60000);
    assert_null(profile_range(p, address("3.122.181.9"), true));
    assert_ptr_equal(profiles_by_agent(all, SLICE("Twilio Gateway")), p);
    assert_null(profiles_by_agent(all, SLICE("Asterisk PBX 18")));
}

#define HEAD "id: x\nname: X\n"
#define FROM "source: s\n    date: 2026\n"

static void test_mistakes(void **state)
{
    (void)state;
    assert_mistake(HEAD, false, "");
    assert_mistake("id: x\n", false, "1:1: key 'name' is missing");
    assert_mistake(HEAD "rangs: []\n", false, "3:1: unknown key 'rangs'; did you mean 'ranges'?");
    assert_mistake(HEAD "hosts:\n  - pattern: a\n    source: s\n", false,
                   "4:5: key 'date' is missing");
    assert_mistake(HEAD "hosts:\n  - pattern: a\n    date: 2026\n", false,
                   "4:5: key 'source' is missing");
    assert_mistake(HEAD "hosts:\n  - pattern: 'a(b'\n    " FROM, false,
                   "4:18: faulty regular expression: missing closing parenthesis");
    assert_mistake(HEAD "hosts:\n  - pattern: a\n    source: s\n    date: yesterday\n", false,
                   "6:11: 'yesterday' is no date; write 2026-02-21, 2026-02 or 2026");
    assert_mistake(HEAD
                   "ranges:\n  - networks: 10.0.0.0/33\n    role: media\n    ports: 1-2\n    " FROM,
                   false, "4:15: '10.0.0.0/33' is no address and no network");
    assert_mistake(HEAD
                   "ranges:\n  - networks: 10.0.0.0/8\n    role: medium\n    ports: 1-2\n    " FROM,
                   false, "5:11: unknown value 'medium'; did you mean 'media'?");
    assert_mistake(HEAD
                   "ranges:\n  - networks: 10.0.0.0/8\n    role: media\n    ports: 9-2\n    " FROM,
                   false, "6:12: '9-2' is no range of ports; write 5060-5061");
    assert_mistake(HEAD
                   "errors:\n  - codes: [{code: 1, meaning: m}, {code: 1, meaning: n}]\n    " FROM,
                   false, "4:3: code 1 stands twice here");
    assert_mistake(HEAD "settings:\n  - cps: fast\n    " FROM, false, "4:10: 'fast' is no number");
    assert_mistake(HEAD "ranges: 5\n", false, "3:9: a list is wanted here, not a text or number");
    assert_mistake("[]", false, "1:1: a mapping is wanted here, not a list");
}

static void test_trunks(void **state)
{
    (void)state;
    struct error error = { 0 };
    struct profiles *p = profiles_load(getenv("SIPWHY_DATA"), &error);
    char *path = xasprintf("%s/trunks.example.yaml", getenv("SIPWHY_DATA"));
    assert_non_null(p);
    if (!trunks_add_file(p, path, &error))
        fail_msg("%s", error.message);
    free(path);
    assert_int_equal(trunks_count(p), 1);
    const struct trunk *t = trunks_at(p, 0);
    assert_string_equal(t->name, "acme");
    assert_string_equal(t->provider, "twilio");
    assert_int_equal(t->n_acl, 2);
    assert_int_equal(t->concurrent, 4);
    assert_ptr_equal(trunks_by_host(p, SLICE("ACME.pstn.twilio.com")), t);
    assert_ptr_equal(trunks_by_host(p, SLICE("pbx.example.com")), t);
    assert_null(trunks_by_host(p, SLICE("example.com")));
    assert_ptr_equal(trunks_by_addr(p, address("192.168.10.20")), t);
    assert_null(trunks_by_addr(p, address("203.0.113.1")));
    profiles_free(p);
    assert_mistake("trunks:\n  - provider: x\n", true, "2:5: key 'name' is missing");
    assert_mistake("trunks:\n  - name: a\n    provider: twillio\n", true,
                   "3:15: no profile has the id 'twillio'");
    assert_mistake("trunks:\n  - name: a\n    termination: ['sip:+1@']\n", true,
                   "3:19: 'sip:+1@' names no host");
    assert_mistake("trunks: 1\n", true, "1:9: a list is wanted here, not a text or number");
    assert_mistake("trunk: []\n", true, "1:1: unknown key 'trunk'; did you mean 'trunks'?");
}

/* A profile of the same id that was read before stands in place of the later one. */
static void test_the_first_counts(void **state)
{
    struct profiles *p = profiles_empty();
    struct error error = { 0 };
    char *mine = written("id: twilio\nname: Mine\n"),
         *theirs = xasprintf("%s/providers/twilio.yaml", getenv("SIPWHY_DATA"));

    (void)state;
    assert_true(profiles_add_file(p, mine, &error));
    assert_true(profiles_add_file(p, theirs, &error));
    assert_int_equal(profiles_count(p), 1);
    assert_string_equal(profiles_at(p, 0)->name, "Mine");
    assert_null(profiles_by_addr(p, address("54.172.60.1"), false));
    unlink(mine);
    free(mine);
    free(theirs);
    profiles_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_twilio),    cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_trunks),    cmocka_unit_test(test_the_first_counts),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
