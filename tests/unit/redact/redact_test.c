/* redact_test.c - words that are replaced, words that stay, and the same ones replaced alike. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "redact/redact.h"

#define KEY 0x5eed

static struct redact *r;

static int set_up(void **state)
{
    (void)state;
    r = redact_new(KEY, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    redact_free(r);
    return 0;
}

static char *number(const char *text)
{
    char *copy = xstrdup(text);

    redact_number(r, copy, strlen(copy));
    assert_int_equal(strlen(copy), strlen(text));
    return copy;
}

/* A number is found again with and without country code and prefixes. */
static void numbers_end_alike(void **state)
{
    (void)state;
    char *e164 = number("+13035550112"), *eleven = number("13035550112");
    char *national = number("3035550112"), *international = number("0013035550112");

    assert_string_not_equal(national, "3035550112");
    assert_string_equal(e164 + 2, national);
    assert_string_equal(eleven + 1, national);
    assert_string_equal(international + 3, national);
    assert_memory_equal(e164, "+1", 2);
    assert_memory_equal(international, "00", 2);
    assert_memory_equal(national + 3, "55501", 5);
    char *german = number("+49301234567"), *service = number("911"), *other = number("3035550113");
    char *abroad = number("01149301234567"), *trunk = number("0301234567");
    char *finnish = number("+358401234567"), *zeros = number("00358401234567");
    assert_memory_equal(german, "+49", 3);
    assert_memory_equal(abroad, "01149", 5);
    assert_string_equal(abroad + 5, german + 3);
    assert_string_equal(trunk + 1, german + 3);
    assert_memory_equal(finnish, "+358", 4);
    assert_memory_equal(zeros, "00358", 5);
    assert_string_equal(zeros + 5, finnish + 4);
    assert_string_equal(service, "911");
    assert_string_not_equal(other, national);
    char *all[] = { e164,  eleven, national, international, german, service,
                    other, abroad, trunk,    finnish,       zeros };
    for (size_t i = 0; i < ARRAY_SIZE(all); i++)
        free(all[i]);
}

static struct addr parsed(const char *text)
{
    struct addr a;

    assert_true(addr_parse(slice_of(text), &a));
    return a;
}

/* Text and binary forms of an address become the same one, of the same kind and network. */
static void addresses_keep_their_kind(void **state)
{
    static const char *const texts[] = {
        "192.0.2.1",
        "203.0.113.240",
        "10.1.22.133",
        "172.16.0.9",
        "172.31.255.1",
        "192.168.1.77",
        "100.64.3.4",
        "8.8.8.8",
        "54.172.60.2",
        "2001:db8::1",
        "fe80::1c2:ff",
        "fd00:0db8:0:1::9",
        "2001:db8:1:2:3:4:5:6",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        char *text = xstrdup(texts[i]);
        struct addr before = parsed(text), after = redact_addr(r, before);

        redact_addr_text(r, text, strlen(text));
        assert_int_equal(strlen(text), strlen(texts[i]));
        assert_true(addr_eq(parsed(text), after));
        assert_int_equal(addr_is_private(before), addr_is_private(after));
        assert_int_equal(before.family, after.family);
        free(text);
    }
    struct addr a = redact_addr(r, parsed("198.51.100.20"));
    struct addr b = redact_addr(r, parsed("198.51.100.21"));
    assert_memory_equal(a.bytes, b.bytes, 3);
    assert_false(addr_eq(a, b));
    assert_true(addr_eq(redact_addr(r, parsed("127.0.0.1")), parsed("127.0.0.1")));
    assert_true(addr_eq(redact_addr(r, parsed("0.0.0.0")), parsed("0.0.0.0")));
    a = redact_addr(r, parsed("10.1.22.133"));
    b = redact_addr(r, parsed("10.1.22.7"));
    assert_memory_equal(a.bytes, b.bytes, 3);
}

/* In names an address is another one everywhere alike; in DNS its labels keep their lengths. */
static void addresses_in_names(void **state)
{
    char dashes[] = "54-172-61-20.isp.example", dots[] = "20.61.172.54.isp.example",
         again[] = "54.172.61.20";
    char labels[] = "54.172.61.20.isp.example";

    (void)state;
    redact_host(r, dashes, sizeof dashes - 1);
    redact_host(r, dots, sizeof dots - 1);
    redact_addr_text(r, again, sizeof again - 1);
    for (char *p = again; *p != '\0'; p++)
        *p = *p == '.' ? '-' : *p;
    assert_memory_equal(dashes, again, sizeof again - 1);
    redact_host(r, labels, sizeof labels - 1);
    for (size_t i = 0; i < sizeof labels; i++)
        assert_int_equal(labels[i] == '.', "54.172.61.20.isp.example"[i] == '.');
    assert_int_equal(dots[2], '.');
    assert_int_equal(dots[5], '.');
}

/* Every address of a network to another one of the same: nothing runs into one. */
static void addresses_stay_apart(void **state)
{
    bool taken[256] = { false };

    (void)state;
    for (unsigned i = 0; i < 256; i++) {
        const uint8_t bytes[] = { 203, 0, 113, (uint8_t)i };
        struct addr a = redact_addr(r, addr_ipv4(bytes));

        assert_false(taken[a.bytes[3]]);
        taken[a.bytes[3]] = true;
    }
}

static const char message[] =
    "INVITE sip:+12065550147@carrier.example.com:5060;user=phone SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 203.0.113.40:5060;branch=z9hG4bKabc.def.com;received=198.51.100.7\r\n"
    "From: Alice Liddell <sip:+13035550112@203.0.113.40>;tag=t1\r\n"
    "t: \"Bob \\\"B\\\" Builder\" <sip:bob.builder:geheim@Carrier.Example.com>\r\n"
    "Call-ID: 8a7b@pbx17.kestrel.example\r\n"
    "CSeq: 1234567 INVITE\r\n"
    "Contact: <sip:alice@[2001:db8::40]:5060>, Carol <tel:+1-303-555-0112;phone-context=x>\r\n"
    "P-Asserted-Identity: \"Alice\r\n Liddell\" <sip:+13035550112@203.0.113.40>\r\n"
    "Authorization: Digest username=\"kestrel\", realm=\"carrier.example.com\", "
    "nonce=\"dad5d679\", uri=\"sip:+12065550147@carrier.example.com\", "
    "response=\"8f5edee9e7c2ab390cd978da2210073c\", qop=auth\r\n"
    "Proxy-Authorization: Bearer s3cr3t.T0ken\r\n"
    "Identity: eyJhbGciOiJFUzI1NiJ9.eyJvcmlnIjoxfQ.c2ln;info=<https://cert.example.org/a>\r\n"
    "X-Customer: 13035550112 at 10.9.8.7\r\n"
    "User-Agent: Asterisk PBX 18.9.0\r\n"
    "Content-Type: application/sdp\r\nContent-Length: 999\r\n\r\n"
    "v=0\r\no=alice 2890844526 2890844527 IN IP4 203.0.113.40\r\ns=Alice's phone\r\n"
    "c=IN IP4 203.0.113.40\r\nt=0 0\r\nm=audio 16384 RTP/SAVP 0 101\r\n"
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n"
    "a=rtpmap:101 telephone-event/8000\r\n"
    "a=candidate:1 1 UDP 2130706431 10.9.8.7 16384 typ host\r\n";

/* The message before and after; both end with a NUL. */
static char *redacted(void)
{
    char *text = xstrdup(message);

    redact_sip(r, text, strlen(text));
    assert_int_equal(strlen(text), strlen(message));
    return text;
}

static void nothing_is_left(void **state)
{
    static const char *const secrets[] = {
        "2065550147", "3035550112",      "203.0.113.40", "198.51.100.7", "10.9.8.7", "2001:db8::40",
        "Alice",      "alice",           "Liddell",      "Bob",          "Builder",  "builder",
        "geheim",     "carrier.example", "Carrier",      "kestrel",      "dad5d679", "8f5edee9",
        "s3cr3t",     "T0ken",           "eyJ",          "d0Rmdm",       "303-555",  "Carol",
        "phone\r",    "18.9.0",
    };

    (void)state;
    char *text = redacted();

    for (size_t i = 0; i < ARRAY_SIZE(secrets); i++)
        if (strstr(text, secrets[i]) != NULL)
            fail_msg("'%s' is still there:\n%s", secrets[i], text);
    free(text);
}

static void the_rest_stays(void **state)
{
    static const char *const kept[] = {
        "INVITE sip:+1",
        ":5060;user=phone SIP/2.0\r\nVia: SIP/2.0/UDP ",
        ";branch=z9hG4bKabc.def.com;",
        ";tag=t1\r\n",
        "CSeq: 1234567 INVITE\r\n",
        "Digest username=\"",
        ", qop=auth\r\n",
        "User-Agent: Asterisk PBX ",
        "Content-Length: 999\r\n\r\nv=0\r\n",
        " 2890844526 2890844527 IN IP4 ",
        "m=audio 16384 RTP/SAVP 0 101\r\n",
        "a=rtpmap:101 telephone-event/8000\r\n",
        " 2130706431 ",
        " 16384 typ host\r\n",
        "AES_CM_128_HMAC_SHA1_80 inline:",
        "response=\"00000000000000000000000000000000\"",
    };

    (void)state;
    char *text = redacted();

    for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
        if (strstr(text, kept[i]) == NULL)
            fail_msg("'%s' is gone:\n%s", kept[i], text);
    free(text);
}

/* Wherever the message had the same text twice, it has the same text twice now. */
static void alike_stays_alike(void **state)
{
    static const char *const twice[] = { "203.0.113.40", "+13035550112", "+12065550147",
                                         "carrier.example.com", "10.9.8.7" };

    (void)state;
    char *text = redacted();

    for (size_t i = 0; i < ARRAY_SIZE(twice); i++) {
        const char *first = strstr(message, twice[i]), *next = first;

        assert_non_null(first);
        while ((next = strstr(next + 1, twice[i])) != NULL)
            assert_memory_equal(text + (first - message), text + (next - message),
                                strlen(twice[i]));
    }
    free(text);
    struct redact *other = redact_new(KEY + 1, NULL);
    struct addr a = parsed("198.51.100.20");
    assert_false(addr_eq(redact_addr(other, a), redact_addr(r, a)));
    redact_free(other);
}

/* The sign that a number is somebody's, or a Call-ID one, may stand behind it; the same message
 * again is the same again. */
static void the_order_does_not_matter(void **state)
{
    static const char before[] = "INVITE sip:a@example.com SIP/2.0\r\n"
                                 "Reason: SIP;text=\"4712 and extension 4711 hung up\"\r\n"
                                 "Replaces: 7f3a-kestrel@203.0.113.40;to-tag=1;from-tag=2\r\n"
                                 "Warning: 399 pbx \"77 of 4711\"\r\n"
                                 "To: <sip:4712@example.com>\r\nFrom: <sip:4711@example.com>;tag=1"
                                 "\r\nCall-ID: 7f3a-kestrel@203.0.113.40\r\n\r\n";
    struct redact *mine = redact_new(KEY, NULL);
    char one[sizeof before], two[sizeof before];

    (void)state;
    memcpy(one, before, sizeof one);
    memcpy(two, before, sizeof two);
    redact_sip(mine, one, sizeof before - 1);
    redact_sip(mine, two, sizeof before - 1);
    assert_string_equal(one, two);
    assert_null(strstr(one, "4711"));
    assert_null(strstr(one, "\"4712 and"));
    assert_non_null(strstr(one, "\"77 of ")); /* nobody's */
    assert_memory_equal(strstr(one, "Replaces: ") + 10, strstr(one, "Call-ID: ") + 9, 25);
    redact_free(mine);
}

/* The header in which a provider tells why it refuses is known by its profile; without one it may
 * hold anything. */
static void error_headers_come_from_profiles(void **state)
{
    static const char before[] = "SIP/2.0 403 Forbidden\r\n"
                                 "X-Twilio-Error: caller not allowed by Kestrel\r\n"
                                 "X-Kestrel-Error: caller not allowed by Kestrel\r\n\r\n";
    struct error error = { 0 };
    struct profiles *profiles = profiles_load(getenv("SIPWHY_DATA"), &error);
    struct redact *mine = redact_new(KEY, profiles);
    char text[sizeof before];

    (void)state;
    assert_non_null(profiles);
    memcpy(text, before, sizeof text);
    redact_sip(mine, text, sizeof before - 1);
    assert_non_null(strstr(text, "X-Twilio-Error: caller not allowed by "));
    assert_null(strstr(text, "X-Kestrel-Error: caller"));
    assert_null(strstr(text, " Kestrel\r"));
    redact_free(mine);
    profiles_free(profiles);
}

/* Every beginning of the message, so that each kind of thing is cut off once. */
static void cut_messages_do_no_harm(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof message; n++) {
        char *part = xmalloc(n + 1);

        memcpy(part, message, n);
        part[n] = '#';
        redact_sip(r, part, n);
        assert_int_equal(part[n], '#');
        free(part);
    }
}

static void dns_names_and_addresses(void **state)
{
    static const uint8_t answer[] = "\x12\x34\x81\x80\0\1\0\1\0\0\0\0\4acme\7example\3com\0\0\1\0\1"
                                    "\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\xc6\x33\x64\x14";

    (void)state;
    uint8_t copy[sizeof answer];
    char host[] = "acme.example.com";
    struct addr a = redact_addr(r, parsed("198.51.100.20"));

    memcpy(copy, answer, sizeof answer);
    redact_dns(r, copy, sizeof answer - 1);
    redact_host(r, host, sizeof host - 1);
    assert_memory_equal(copy, answer, 13);
    assert_memory_equal(copy + 13, host, 4);
    assert_memory_equal(copy + 18, host + 5, 7);
    assert_memory_equal(copy + 26, "com", 3);
    assert_memory_equal(copy + sizeof answer - 5, a.bytes, 4);
    for (size_t n = 0; n < sizeof answer; n++) {
        uint8_t *part = xmalloc(n + 1);

        memcpy(part, answer, n);
        redact_dns(r, part, n);
        free(part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_end_alike),
        cmocka_unit_test(addresses_keep_their_kind),
        cmocka_unit_test(addresses_stay_apart),
        cmocka_unit_test(addresses_in_names),
        cmocka_unit_test(nothing_is_left),
        cmocka_unit_test(the_rest_stays),
        cmocka_unit_test(alike_stays_alike),
        cmocka_unit_test(the_order_does_not_matter),
        cmocka_unit_test(error_headers_come_from_profiles),
        cmocka_unit_test(cut_messages_do_no_harm),
        cmocka_unit_test(dns_names_and_addresses),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
