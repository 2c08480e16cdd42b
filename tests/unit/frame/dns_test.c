/* dns_test.c - questions, answers and what only looks like DNS. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "frame/dns.h"

#define BYTES(literal) ((struct slice){ (literal), sizeof(literal) - 1 })
#define HEADER(flags, questions, answers)                                                          \
    "\x12\x34" flags "\x00" questions "\x00" answers "\x00\x00\x00\x00"
#define QUESTION_SRV                                                                               \
    "\x04_sip\x04_udp\x07"                                                                         \
    "example\x03org\x00\x00\x21\x00\x01"
/* A pointer to the question's name, type, class IN, 60 s. */
#define RECORD(type, length) "\xc0\x0c\x00" type "\x00\x01\x00\x00\x00\x3c\x00" length

static void question(void **state)
{
    (void)state;
    struct dns dns;

    assert_true(dns_parse(BYTES(HEADER("\x01\x00", "\x01", "\x00") QUESTION_SRV), &dns));
    assert_int_equal(dns.id, 0x1234);
    assert_false(dns.response);
    assert_string_equal(dns.name, "_sip._udp.example.org");
    assert_int_equal(dns.type, DNS_SRV);
    assert_int_equal(dns.n_answers, 0);
}

static void answers_of_every_type(void **state)
{
    (void)state;
    static struct dns dns;
    struct addr a, aaaa;
    /* clang-format off */
    const struct slice message = BYTES(
        HEADER("\x81\x80", "\x01", "\x06") QUESTION_SRV
        RECORD("\x21", "\x0c") "\x00\x0a\x00\x05\x13\xc4\x03sip\xc0\x16"
        RECORD("\x05", "\x02") "\xc0\x16"
        RECORD("\x10", "\x05") "\x04text"
        RECORD("\x01", "\x04") "\xc0\x00\x02\x01"
        RECORD("\x1c", "\x10") "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x09"
        RECORD("\x23", "\x11") "\x00\x14\x00\x1e\x01s\x07SIP+D2U\x00\xc0\x0c");
    /* clang-format on */

    assert_true(dns_parse(message, &dns));
    assert_true(dns.response);
    assert_int_equal(dns.n_answers, 5);
    assert_int_equal(dns.answers[0].type, DNS_SRV);
    assert_int_equal(dns.answers[0].ttl, 60);
    assert_int_equal(dns.answers[0].priority, 10);
    assert_int_equal(dns.answers[0].weight, 5);
    assert_int_equal(dns.answers[0].port, 5060);
    assert_string_equal(dns.answers[0].target, "sip.example.org");
    assert_string_equal(dns.answers[1].target, "example.org");
    assert_true(addr_parse(SLICE("192.0.2.1"), &a));
    assert_true(addr_eq(dns.answers[2].addr, a));
    assert_true(addr_parse(SLICE("2001:db8::9"), &aaaa));
    assert_true(addr_eq(dns.answers[3].addr, aaaa));
    assert_int_equal(dns.answers[4].priority, 20);
    assert_int_equal(dns.answers[4].weight, 30);
    assert_string_equal(dns.answers[4].target, "_sip._udp.example.org");
}

static void failures(void **state)
{
    (void)state;
    struct dns dns;

    assert_true(dns_parse(BYTES(HEADER("\x81\x83", "\x01", "\x00") QUESTION_SRV), &dns));
    assert_int_equal(dns.rcode, 3);
    assert_string_equal(dns_rcode_name(3), "NXDOMAIN");
    assert_string_equal(dns_rcode_name(2), "SERVFAIL");
    assert_null(dns_rcode_name(15));
    assert_string_equal(dns_type_name(DNS_NAPTR), "NAPTR");
    assert_null(dns_type_name(65));
}

static void names_are_made_printable(void **state)
{
    (void)state;
    struct dns dns;

    assert_true(
        dns_parse(BYTES(HEADER("\x01\x00", "\x01", "\x00") "\x06"
                                                           "a.b\\\x1b "
                                                           "\x02\xc3\xa9\x00\x00\x01\x00\x01"),
                  &dns));
    assert_string_equal(dns.name, "a\\.b\\\\\\027\\032.\\195\\169");
}

static void not_dns(void **state)
{
    (void)state;
    static const struct slice cases[] = {
        BYTES(""),
        BYTES("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00"),
        BYTES("INVITE sip:bob@example.org SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1\r\n"),
        BYTES(HEADER("\x01\x00", "\x00", "\x00")),
        BYTES(HEADER("\x01\x40", "\x01", "\x00") QUESTION_SRV),
        BYTES(HEADER("\x01\x00", "\x01", "\x00") "\x3f"
                                                 "short\x00\x00\x01\x00\x01"),
        BYTES(HEADER("\x01\x00", "\x01", "\x00") "\x41"
                                                 "x\x00\x00\x01\x00\x01"),
        BYTES(HEADER("\x01\x00", "\x01", "\x00") "\xc0\x0c\x00\x01\x00\x01"), /* a loop */
        BYTES(HEADER("\x01\x00", "\x01", "\x00") "\x01x\xc0\x0c\x00\x01\x00\x01"),
        BYTES(HEADER("\x01\x00", "\x01", "\x00") "\xc0\x40\x00\x01\x00\x01"), /* forwards */
    };
    struct dns dns;

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_false(dns_parse(cases[i], &dns));
}

static void more_answers_than_are_kept(void **state)
{
    (void)state;
    static struct dns dns;
    char message[12 + 5 + 60 * 16];
    size_t n = 0;

    memcpy(message, HEADER("\x81\x80", "\x01", "\x3c"), 12);
    memcpy(message + 12, "\x00\x00\x01\x00\x01", 5);
    for (n = 17; n + 16 <= sizeof message; n += 16)
        memcpy(message + n, RECORD("\x01", "\x04") "\x0a\x00\x00\x01", 16);
    assert_true(dns_parse((struct slice){ message, n }, &dns));
    assert_string_equal(dns.name, "");
    assert_int_equal(dns.n_answers, DNS_ANSWERS_MAX);
    assert_int_equal(dns.n_more, 60 - DNS_ANSWERS_MAX);
}

/* Cut at every byte, and every byte changed: under a sanitizer nothing beyond the end is read. */
static void cut_and_broken(void **state)
{
    (void)state;
    static struct dns dns;
    /* clang-format off */
    static const char good[] = HEADER("\x81\x80", "\x01", "\x02") QUESTION_SRV
        RECORD("\x21", "\x0c") "\x00\x0a\x00\x05\x13\xc4\x03sip\xc0\x16"
        RECORD("\x23", "\x11") "\x00\x14\x00\x1e\x01s\x07SIP+D2U\x00\xc0\x0c";
    /* clang-format on */
    const size_t size = sizeof good - 1, question_end = 12 + 27;
    size_t whole = 0;

    for (size_t n = 0; n <= size; n++) {
        char *copy = xmalloc(n);

        memcpy(copy, good, n);
        assert_int_equal(dns_parse((struct slice){ copy, n }, &dns), n >= question_end);
        whole += n >= question_end && dns.n_answers == 2;
        for (size_t at = 0; n == size && at < n; at++) {
            for (unsigned value = 0; value < 256; value += 3) {
                copy[at] = (char)value;
                dns_parse((struct slice){ copy, n }, &dns);
                assert_true(dns.n_answers <= 2);
            }
            copy[at] = good[at];
        }
        free(copy);
    }
    assert_int_equal(whole, 1);
}

/* ---- fields ---- */

struct seen {
    size_t size, behind; /* of the message; the last field */
    char kinds[64];      /* a letter each */
    size_t n;
};

/* They follow each other, within the message. */
static void see(void *context, const struct dns_field *field)
{
    struct seen *seen = context;

    assert_true(field->n > 0 && field->at >= seen->behind);
    assert_true(field->at <= seen->size && field->n <= seen->size - field->at);
    seen->behind = field->at + field->n;
    if (seen->n < sizeof seen->kinds - 1)
        seen->kinds[seen->n++] = "NAT?"[field->kind];
}

static void expect_fields(struct slice message, const char *kinds)
{
    struct seen seen = { .size = message.n };

    dns_fields(message, see, &seen);
    if (kinds != NULL)
        assert_string_equal(seen.kinds, kinds);
}

/* clang-format off */
static const char all_kinds[] = HEADER("\x81\x80", "\x01", "\x08") QUESTION_SRV
    RECORD("\x21", "\x0c") "\x00\x0a\x00\x05\x13\xc4\x03sip\xc0\x16"
    RECORD("\x01", "\x04") "\xc0\x00\x02\x01"
    RECORD("\x1c", "\x10") "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x09"
    RECORD("\x23", "\x18") "\x00\x14\x00\x1e\x01s\x07SIP+D2U\x07!^.*$!x\xc0\x0c"
    RECORD("\x06", "\x1a") "\x01m\x00\x01r\x00" "\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0\5" ""
    RECORD("\x10", "\x05") "\x04text"
    RECORD("\x01", "\x05") "12345"
    "\x00\x00\x29\x10\x00\x00\x00\x00\x00\x00\x0c\x00\x08\x00\x08\x00\x01\x18\x00\xc0\x00\x02\x00";

/* Bytes behind what their kind of record has. */
static const char long_records[] = HEADER("\x81\x80", "\x01", "\x03") QUESTION_SRV
    RECORD("\x05", "\x06") "\xc0\x0c" "name"
    RECORD("\x06", "\x1e") "\x01m\x00\x01r\x00" "\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0\5" "name"
    "\x00\x00\x29\x10\x00\x00\x00\x00\x00\x00\x08\x00\x08\x00\x01\x18" "abc";
/* clang-format on */

static void fields(void **state)
{
    (void)state;
    struct slice whole = { all_kinds, sizeof all_kinds - 1 };
    char host[DNS_NAME_MAX];

    expect_fields(whole, "N"
                         "NN"   /* SRV */
                         "NA"   /* A */
                         "NA"   /* AAAA */
                         "NTN"  /* NAPTR */
                         "NNN"  /* SOA */
                         "N?"   /* TXT */
                         "N?"   /* an address of five bytes */
                         "N?"); /* an option */
    expect_fields((struct slice){ long_records, sizeof long_records - 1 }, "N"
                                                                           "NN?"   /* CNAME */
                                                                           "NNN?"  /* SOA */
                                                                           "N??"); /* OPT */
    assert_int_equal(dns_host(whole, 12 + 27 + 12 + 6, host), strlen("sip.example.org"));
    assert_memory_equal(host, "sip.example.org", strlen("sip.example.org"));
    assert_int_equal(dns_host(whole, whole.n, host), 0);
    expect_fields(slice_sub(whole, 0, 11), "?");
    expect_fields(slice_sub(whole, 0, 12), "");
    expect_fields(slice_sub(whole, 0, 20), "?"); /* a name without an end */
}

static void fields_cut_and_broken(void **state)
{
    (void)state;
    const size_t size = sizeof all_kinds - 1;

    for (size_t n = 0; n <= size; n++) {
        char *copy = xmalloc(n + 1), host[DNS_NAME_MAX];
        struct slice message = { copy, n };

        memcpy(copy, all_kinds, n);
        expect_fields(message, NULL);
        for (size_t at = 0; n == size && at < n; at++) {
            for (unsigned value = 0; value < 256; value += 3) {
                copy[at] = (char)value;
                expect_fields(message, NULL);
                assert_true(dns_host(message, at, host) < sizeof host);
            }
            copy[at] = all_kinds[at];
        }
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(question),
        cmocka_unit_test(answers_of_every_type),
        cmocka_unit_test(failures),
        cmocka_unit_test(names_are_made_printable),
        cmocka_unit_test(not_dns),
        cmocka_unit_test(more_answers_than_are_kept),
        cmocka_unit_test(cut_and_broken),
        cmocka_unit_test(fields),
        cmocka_unit_test(fields_cut_and_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
