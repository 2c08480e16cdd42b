/* packet_test.c - packets: lengths stay, checksums stay right, nothing is left of people. */
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

#define LINK_ETHERNET 1
#define ROOM 1500

static const char sip[] =
    "OPTIONS sip:bob@198.51.100.2 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
    "From: Alice <sip:+13035550112@192.0.2.1>;tag=1\r\nTo: <sip:bob@198.51.100.2>\r\n"
    "Call-ID: x@192.0.2.1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

struct made {
    uint8_t bytes[ROOM];
    size_t n, ip, l4; /* offsets of the headers */
    unsigned protocol;
    bool six;
};

static void put16(uint8_t *p, size_t value)
{
    p[0] = (uint8_t)(value >> 8);
    p[1] = (uint8_t)value;
}

static uint32_t add(uint32_t sum, const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sum += i & 1 ? p[i] : (uint32_t)p[i] << 8;
    return sum;
}

static unsigned fold(uint32_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

/* With the checksum in place the sum over header, payload and pseudo header is all ones. */
static unsigned l4_sum(const struct made *m, const uint8_t *bytes)
{
    uint32_t sum = add(0, bytes + m->l4, m->n - m->l4);

    if (m->protocol != 1)
        sum = add(sum, bytes + m->ip + (m->six ? 8 : 12), m->six ? 32 : 8) + m->protocol +
              (uint32_t)(m->n - m->l4);
    return fold(sum);
}

static void make_packet(struct made *m, bool six, unsigned protocol, size_t l4_header,
                        size_t checksum, const void *payload, size_t n)
{
    static const uint8_t ends4[] = { 192, 0, 2, 1, 198, 51, 100, 2 };
    static const uint8_t ends6[32] = { 0x20, 1, 0xd, 0xb8, [15] = 1, 0x20, 1, 0xd, 0xb8, [31] = 2 };

    *m = (struct made){ .ip = 14, .l4 = 14 + (six ? 40 : 20), .protocol = protocol, .six = six };
    memcpy(m->bytes, "\x00\x16\x3e\x01\x02\x03\x00\x16\x3e\x04\x05\x06", 12);
    put16(m->bytes + 12, six ? 0x86dd : 0x0800);
    uint8_t *ip = m->bytes + m->ip, *l4 = m->bytes + m->l4;
    ip[0] = six ? 0x60 : 0x45;
    put16(ip + (six ? 4 : 2), l4_header + n + (six ? 0 : 20));
    ip[six ? 6 : 9] = (uint8_t)protocol;
    ip[six ? 7 : 8] = 64;
    memcpy(ip + (six ? 8 : 12), six ? ends6 : ends4, six ? 32 : 8);
    if (!six)
        put16(ip + 10, ~fold(add(0, ip, 20)) & 0xffff);
    if (protocol == 17) {
        put16(l4, 5060);
        put16(l4 + 2, 5060);
        put16(l4 + 4, 8 + n);
    } else if (protocol == 6) {
        l4[12] = 0x50;
    } else {
        l4[0] = 3; /* port unreachable */
        l4[1] = 3;
    }
    memcpy(l4 + l4_header, payload, n);
    m->n = m->l4 + l4_header + n;
    put16(l4 + checksum, ~l4_sum(m, m->bytes) & 0xffff);
    assert_int_equal(l4_sum(m, m->bytes), 0xffff);
}

static void redact_made(const struct made *m, uint8_t *copy)
{
    struct redact *r = redact_new(7, NULL);
    const struct packet packet = {
        .data = m->bytes, .caplen = (uint32_t)m->n, .len = (uint32_t)m->n, .link = LINK_ETHERNET
    };

    memset(copy, '#', ROOM);
    redact_packet(r, NULL, &packet, copy);
    assert_int_equal(copy[m->n], '#');
    redact_free(r);
}

static bool holds(const uint8_t *bytes, size_t n, const char *text)
{
    return slice_find((struct slice){ (const char *)bytes, n }, slice_of(text)) < n;
}

static void check_sip(bool six, unsigned protocol, size_t header, size_t checksum)
{
    struct made m;
    uint8_t copy[ROOM];

    make_packet(&m, six, protocol, header, checksum, sip, sizeof sip - 1);
    redact_made(&m, copy);
    assert_int_equal(l4_sum(&m, copy), 0xffff);
    if (!six)
        assert_int_equal(fold(add(0, copy + m.ip, 20)), 0xffff);
    assert_memory_not_equal(copy + m.ip + (six ? 8 : 12), m.bytes + m.ip + (six ? 8 : 12),
                            six ? 32 : 8);
    assert_memory_equal(copy, m.bytes, 3);
    assert_memory_not_equal(copy, m.bytes, 6);
    assert_memory_equal(copy + m.l4 + header, "OPTIONS sip:", 12);
    assert_false(holds(copy, m.n, "192.0.2.1"));
    assert_false(holds(copy, m.n, "3035550112"));
    assert_false(holds(copy, m.n, "Alice"));
}

static void sip_in_packets(void **state)
{
    (void)state;
    check_sip(false, 17, 8, 6);
    check_sip(true, 17, 8, 6);
    check_sip(false, 6, 20, 16);
    check_sip(true, 6, 20, 16);
}

/* A packet that an ICMP error quotes is redacted like the packet itself. */
static void quoted_packets(void **state)
{
    (void)state;
    struct made inner, outer;
    uint8_t copy[ROOM], inner_copy[ROOM];

    make_packet(&inner, false, 17, 8, 6, sip, sizeof sip - 1);
    make_packet(&outer, false, 1, 8, 2, inner.bytes + inner.ip, inner.n - inner.ip);
    redact_made(&inner, inner_copy);
    redact_made(&outer, copy);
    assert_int_equal(l4_sum(&outer, copy), 0xffff);
    assert_memory_equal(copy + outer.l4 + 8, inner_copy + inner.ip, inner.n - inner.ip);
}

static void voice_is_taken_out(void **state)
{
    static const uint8_t rtp[12 + 160] = { 0x80, 0, 0, 1, [12] = 1, 2, 3, 4, 5 };
    static const uint8_t zeros[160];

    (void)state;
    struct made m;
    uint8_t copy[ROOM];

    make_packet(&m, false, 17, 8, 6, rtp, sizeof rtp);
    redact_made(&m, copy);
    assert_memory_equal(copy + m.l4 + 8, rtp, 12);
    assert_memory_equal(copy + m.l4 + 20, zeros, sizeof zeros);
    assert_int_equal(l4_sum(&m, copy), 0xffff);
}

/* Bytes that cannot be told from anything else are not let through. */
static void the_unknown_becomes_nothing(void **state)
{
    static const uint8_t zeros[ROOM];

    (void)state;
    struct redact *r = redact_new(7, NULL);
    const struct packet packet = {
        .data = (const uint8_t *)sip, .caplen = 100, .len = 100, .link = 9999
    };
    uint8_t copy[ROOM];
    struct made m;

    redact_packet(r, NULL, &packet, copy);
    assert_memory_equal(copy, zeros, 100);
    redact_free(r);
    make_packet(&m, false, 6, 20, 16, sip + 40, sizeof sip - 41); /* goes on with a message */
    redact_made(&m, copy);
    assert_false(holds(copy, m.n, "Alice"));
    assert_int_equal(l4_sum(&m, copy), 0xffff);
}

#define RESPONSE "6629fae49393a05397450978507c4ef1"
#define LOGIN                                                                                      \
    "REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username=\"u\", realm=\"r\", nonce=\"n\", "   \
    "uri=\"sip:a\", response=\"" RESPONSE "\"\r\n\r\n"

/* Where only digests are taken out: in what is not walked through, too. */
static void digests_wherever_they_are(void **state)
{
    static const struct {
        unsigned protocol;
        size_t header, checksum, before;
        const char *around;
    } all[] = {
        { 17, 8, 6, 12, "HEP3\0\xa8\0\0\0\x0f\0\xa2" }, /* its last chunk */
        { 17, 8, 6, 4, "\x40\x01\0\xa0" },              /* a channel of TURN */
        { 17, 8, 6, 8, "\x30\xff\0\xc0\0\0\0\1" },      /* GTP-U */
        { 132, 12, 8, 16, "\0\3\0\xb0\0\0\0\1\0\0\0\0\0\0\0\0" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
        struct redact *r = redact_new_digests();
        uint8_t payload[400], copy[ROOM];
        struct made m;
        size_t n = all[i].before + sizeof LOGIN - 1;

        memcpy(payload, all[i].around, all[i].before);
        memcpy(payload + all[i].before, LOGIN, sizeof LOGIN - 1);
        make_packet(&m, false, all[i].protocol, all[i].header, all[i].checksum, payload, n);
        const struct packet packet = {
            .data = m.bytes, .caplen = (uint32_t)m.n, .len = (uint32_t)m.n, .link = LINK_ETHERNET
        };

        redact_packet(r, NULL, &packet, copy);
        assert_false(holds(copy, m.n, RESPONSE));
        assert_true(holds(copy, m.n, "username=\"u\"")); /* and nothing else */
        assert_memory_equal(copy, m.bytes, m.l4);
        if (all[i].protocol == 17)
            assert_int_equal(l4_sum(&m, copy), 0xffff);
        redact_free(r);
    }
}

/* They cannot be seen in what is packed: nothing of it is left. */
static void packed_messages_of_hep(void **state)
{
    static const char packed[] = "HEP3\0\x12\0\0\0\x10\0\x0c"
                                 "packed";
    struct redact *r = redact_new_digests();
    uint8_t copy[ROOM];
    struct made m;

    (void)state;
    make_packet(&m, false, 17, 8, 6, packed, sizeof packed - 1);
    const struct packet packet = {
        .data = m.bytes, .caplen = (uint32_t)m.n, .len = (uint32_t)m.n, .link = LINK_ETHERNET
    };

    redact_packet(r, NULL, &packet, copy);
    assert_false(holds(copy, m.n, "packed"));
    assert_true(holds(copy, m.n, "HEP3"));
    assert_int_equal(l4_sum(&m, copy), 0xffff);
    redact_free(r);
}

static void cut_packets_do_no_harm(void **state)
{
    (void)state;
    struct made m;
    struct redact *r = redact_new(7, NULL);

    for (int six = 0; six < 2; six++) {
        make_packet(&m, six, 17, 8, 6, sip, sizeof sip - 1);
        for (size_t n = 0; n <= m.n; n++) {
            uint8_t *part = xmalloc(n + 1), *copy = xmalloc(n + 1);

            memcpy(part, m.bytes, n);
            const struct packet packet = {
                .data = part, .caplen = (uint32_t)n, .len = (uint32_t)m.n, .link = LINK_ETHERNET
            };
            redact_packet(r, NULL, &packet, copy);
            free(part);
            free(copy);
        }
    }
    redact_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sip_in_packets),         cmocka_unit_test(quoted_packets),
        cmocka_unit_test(voice_is_taken_out),     cmocka_unit_test(the_unknown_becomes_nothing),
        cmocka_unit_test(cut_packets_do_no_harm), cmocka_unit_test(digests_wherever_they_are),
        cmocka_unit_test(packed_messages_of_hep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
