/* span_test.c - messages that span packets become what the whole becomes, wherever and how
 * often their pieces were sent; checksums stay right. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "redact/span.h"

#define LINK_RAW 101
#define PACKETS 64
#define ROOM 4096
#define FIRST_SEQ UINT32_C(0xffffff00) /* wraps within the message */

static const char sip[] =
    "INVITE sip:+12065550147@carrier.example.com SIP/2.0\r\n"
    "Via: SIP/2.0/TCP 203.0.113.40:5060;branch=z9hG4bK1\r\n"
    "From: \"Alice Liddell\" <sip:+13035550112@203.0.113.40>;tag=1\r\n"
    "To: <sip:+12065550147@carrier.example.com>\r\nCall-ID: x1@pbx17.kestrel.example\r\n"
    "CSeq: 1 INVITE\r\nContact: <sip:alice@203.0.113.40>\r\nContent-Type: application/sdp\r\n"
    "Content-Length: 122\r\n\r\n"
    "v=0\r\no=alice 1 1 IN IP4 203.0.113.40\r\ns=Alice's phone\r\nc=IN IP4 203.0.113.40\r\n"
    "t=0 0\r\nm=audio 16384 RTP/AVP 0\r\na=sendrecv\r\n";

struct bytes {
    uint8_t p[ROOM];
    size_t n;
};

struct many {
    struct bytes packets[PACKETS];
    size_t n;
};

static void put16(uint8_t *p, size_t value)
{
    p[0] = (uint8_t)(value >> 8);
    p[1] = (uint8_t)value;
}

static void put32(uint8_t *p, uint32_t value)
{
    put16(p, value >> 16);
    put16(p + 2, value & 0xffff);
}

static uint32_t sum(uint32_t so_far, const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        so_far += i & 1 ? p[i] : (uint32_t)p[i] << 8;
    while (so_far >> 16)
        so_far = (so_far & 0xffff) + (so_far >> 16);
    return so_far;
}

/* With the checksum in place it is all ones. */
static uint32_t transport_sum(const uint8_t ends[8], unsigned protocol, const uint8_t *p, size_t n)
{
    return sum(sum(protocol + (uint32_t)n, ends, 8), p, n);
}

static const uint8_t ends[] = { 203, 0, 113, 40, 198, 51, 100, 20 };

static uint8_t *begin_ip(struct bytes *b, unsigned protocol, unsigned id, unsigned fragment,
                         const uint8_t *payload, size_t n)
{
    *b = (struct bytes){ .p = { 0x45 }, .n = 20 + n };
    put16(b->p + 2, b->n);
    put16(b->p + 4, id);
    put16(b->p + 6, fragment);
    b->p[8] = 64;
    b->p[9] = (uint8_t)protocol;
    memcpy(b->p + 12, ends, sizeof ends);
    put16(b->p + 10, ~sum(0, b->p, 20) & 0xffff);
    memcpy(b->p + 20, payload, n);
    return b->p + 20;
}

static void add_segment(struct many *m, uint32_t from, const char *text, size_t n)
{
    uint8_t segment[ROOM] = { 5060 >> 8, 5060 & 0xff, 5060 >> 8, 5060 & 0xff };

    put32(segment + 4, FIRST_SEQ + from);
    segment[12] = 0x50;
    segment[13] = n > 0 ? 0x10 : 2; /* nothing: a SYN */
    memcpy(segment + 20, text, n);
    put16(segment + 16, ~transport_sum(ends, 6, segment, 20 + n) & 0xffff);
    assert_true(m->n < PACKETS);
    begin_ip(&m->packets[m->n++], 6, 0, 0, segment, 20 + n);
}

static void add_fragments(struct many *m, unsigned id, bool checksum, size_t each)
{
    uint8_t datagram[ROOM] = { 5060 >> 8, 5060 & 0xff, 5060 >> 8, 5060 & 0xff };
    size_t n = 8 + sizeof sip - 1;

    put16(datagram + 4, n);
    memcpy(datagram + 8, sip, sizeof sip - 1);
    if (checksum)
        put16(datagram + 6, ~transport_sum(ends, 17, datagram, n) & 0xffff);
    for (size_t at = 0; at < n; at += each) {
        size_t length = n - at < each ? n - at : each;
        bool more = at + length < n;

        assert_true(m->n < PACKETS);
        begin_ip(&m->packets[m->n++], 17, id, (unsigned)(at / 8) | (more ? 0x2000 : 0),
                 datagram + at, length);
    }
}

static struct packet packet_at(const struct many *m, size_t i)
{
    return (struct packet){ .data = m->packets[i].p,
                            .caplen = (uint32_t)m->packets[i].n,
                            .len = (uint32_t)m->packets[i].n,
                            .link = LINK_RAW,
                            .number = (uint32_t)i + 1,
                            .time = (nanos_t)i * NANOS_PER_MS,
                            .ref = REF_NONE };
}

static void redact_all_by(struct redact *r, const struct many *was, struct many *is)
{
    struct spans *spans = spans_new(r);

    is->n = was->n;
    for (size_t i = 0; i < was->n; i++) {
        struct packet packet = packet_at(was, i);

        spans_learn(spans, &packet);
    }
    spans_finish(spans);
    for (size_t i = 0; i < was->n; i++) {
        struct packet packet = packet_at(was, i);

        redact_packet(r, spans, &packet, is->packets[i].p);
        is->packets[i].n = packet.caplen;
        assert_int_equal(sum(0, is->packets[i].p, 20), 0xffff);
    }
    spans_free(spans);
    redact_free(r);
}

static void redact_all(const struct many *was, struct many *is)
{
    redact_all_by(redact_new(7, NULL), was, is);
}

static void redacted_text(char *out)
{
    struct redact *r = redact_new(7, NULL);

    memcpy(out, sip, sizeof sip);
    redact_sip(r, out, sizeof sip - 1);
    assert_string_not_equal(out, sip);
    redact_free(r);
}

/* Each segment has its part of the whole, and a right checksum. */
static void expect_segments(const struct many *is, const uint32_t *from)
{
    char text[sizeof sip];

    redacted_text(text);
    for (size_t i = 0; i < is->n; i++) {
        const uint8_t *p = is->packets[i].p;
        size_t n = is->packets[i].n - 40;

        assert_int_equal(transport_sum(p + 12, 6, p + 20, n + 20), 0xffff);
        if (from[i] < sizeof sip - 1)
            assert_memory_equal(p + 40, text + from[i], n);
    }
}

static void a_message_in_two_segments(void **state)
{
    struct many *was = xcalloc(2, sizeof *was);

    (void)state;
    for (size_t cut = 1; cut < sizeof sip - 1; cut += 3) {
        const uint32_t from[] = { 0, 0, (uint32_t)cut };

        was->n = 0;
        add_segment(was, UINT32_MAX, sip, 0);
        add_segment(was, 0, sip, cut);
        add_segment(was, (uint32_t)cut, sip + cut, sizeof sip - 1 - cut);
        redact_all(was, was + 1);
        expect_segments(was + 1, from);
    }
    free(was);
}

/* Sent once more in other pieces, out of order, with a keep-alive and what is no SIP behind it. */
static void repeated_and_overlapping(void **state)
{
    static const uint32_t from[] = { 0, 400, 200, 100, 300, sizeof sip - 1 };
    static const size_t length[] = { 200, sizeof sip - 1 - 400, 200, 250, 150 };
    struct many *was = xcalloc(2, sizeof *was);

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(length); i++)
        add_segment(was, from[i], sip + from[i], length[i]);
    add_segment(was, from[5], "\r\n\r\nthe password is geheim", 26);
    redact_all(was, was + 1);
    expect_segments(was + 1, from);
    assert_memory_equal(was[1].packets[5].p + 40, "\r\n\r\n\0\0\0\0", 8);
    free(was);
}

static void expect_datagram(const struct bytes *packets, size_t n_packets, bool checksum)
{
    uint8_t datagram[ROOM];
    char text[sizeof sip];
    size_t n = 0;

    redacted_text(text);
    for (size_t i = 0; i < n_packets; i++) {
        memcpy(datagram + n, packets[i].p + 20, packets[i].n - 20);
        n += packets[i].n - 20;
    }
    assert_int_equal(n, 8 + sizeof sip - 1);
    assert_memory_equal(datagram + 8, text, sizeof sip - 1);
    if (checksum)
        assert_int_equal(transport_sum(packets[0].p + 12, 17, datagram, n), 0xffff);
    else
        assert_int_equal(datagram[6] << 8 | datagram[7], 0);
}

static void fragments(void **state)
{
    struct many *was = xcalloc(2, sizeof *was);

    (void)state;
    for (size_t each = 16; each < sizeof sip; each += 40) {
        for (int checksum = 0; checksum < 2; checksum++) {
            was->n = 0;
            add_fragments(was, 77, checksum, each / 8 * 8);
            redact_all(was, was + 1);
            expect_datagram(was[1].packets, was->n, checksum);
        }
    }
    free(was);
}

/* The identification comes again, and a mirror port shows everything twice. */
static void fragments_again(void **state)
{
    struct many *was = xcalloc(2, sizeof *was);

    (void)state;
    add_fragments(was, 77, true, 320);
    size_t n = was->n;
    memcpy(was->packets + n, was->packets, n * sizeof *was->packets);
    was->n = 2 * n;
    add_fragments(was, 77, true, 640);
    redact_all(was, was + 1);
    expect_datagram(was[1].packets, n, true);
    expect_datagram(was[1].packets + n, n, true);
    expect_datagram(was[1].packets + 2 * n, was->n - 2 * n, true);
    free(was);
}

/* Fragments of two datagrams by turns: each becomes what it becomes by itself. */
static void fragments_by_turns(void **state)
{
    struct many *was = xcalloc(3, sizeof *was), *one = was + 1;

    (void)state;
    add_fragments(was, 77, true, 80);
    size_t n = was->n;
    add_fragments(was, 78, true, 80);
    for (size_t i = 0; i < 2 * n; i++)
        one->packets[i] = was->packets[i % 2 * n + i / 2];
    one->n = 2 * n;
    redact_all(one, was + 2);
    for (size_t i = 0; i < 2 * n; i++)
        was->packets[i % 2 * n + i / 2] = was[2].packets[i];
    expect_datagram(was->packets, n, true);
    expect_datagram(was->packets + n, n, true);
    free(was);
}

/* Without its end; and an end without its beginning, of which nothing is left. */
static void lost_pieces(void **state)
{
    struct many *was = xcalloc(2, sizeof *was);

    (void)state;
    add_fragments(was, 77, true, 320);
    was->n = 1;
    add_segment(was, 300, sip + 300, 150);
    redact_all(was, was + 1);
    struct slice first = { (char *)was[1].packets[0].p, was[1].packets[0].n };
    assert_int_equal(slice_find(first, SLICE("3035550112")), first.n);
    assert_true(slice_find(first, SLICE("Call-ID: ")) < first.n);
    for (size_t i = 40; i < was[1].packets[1].n; i++)
        assert_true(was[1].packets[1].p[i] == 0 || was[1].packets[1].p[i] == '\r' ||
                    was[1].packets[1].p[i] == '\n');
    free(was);
}

/* ---- WebSocket ---- */

static const char upgrade[] = "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";
static const char login[] =
    "REGISTER sip:carrier.example.com SIP/2.0\r\nCall-ID: 1\r\n"
    "Authorization: Digest username=\"alice\", realm=\"r\", nonce=\"n\", uri=\"sip:a\", "
    "response=\"6629fae49393a05397450978507c4ef1\"\r\n\r\n";
static const uint8_t mask[4] = { 0x11, 0x22, 0xee, 0x5a };

/* `text` under a mask, the second half of it in a frame of its own if `halves`; where it begins. */
static size_t make_masked(struct bytes *b, const char *text, bool halves)
{
    size_t n = strlen(text), parts = halves ? 2 : 1, first = 0;

    b->n = sizeof upgrade - 1;
    memcpy(b->p, upgrade, b->n);
    for (size_t part = 0; part < parts; part++) {
        size_t from = n / parts * part, to = part + 1 == parts ? n : n / parts;
        uint8_t head[8] = { (uint8_t)((part + 1 == parts ? 0x80 : 0) | (part == 0 ? 1 : 0)), 0xfe };

        put16(head + 2, to - from);
        memcpy(head + 4, mask, 4);
        memcpy(b->p + b->n, head, sizeof head);
        b->n += sizeof head;
        first = part == 0 ? b->n : first;
        for (size_t i = from; i < to; i++)
            b->p[b->n++] = (uint8_t)text[i] ^ mask[(i - from) & 3];
    }
    return first;
}

static void masked_messages(void **state)
{
    static struct many was, is;
    static struct bytes stream, out;

    (void)state;
    for (unsigned digests = 0; digests < 2; digests++) {
        struct redact *r = digests ? redact_new_digests() : redact_new(7, NULL);
        const char *text = digests ? login : sip;
        size_t at = make_masked(&stream, text, false), n = strlen(text);
        char *wanted = xstrndup(text, n);

        redact_sip(r, wanted, n);
        was.n = out.n = 0;
        add_segment(&was, (uint32_t)-1, "", 0);
        for (size_t from = 0; from < stream.n; from += 90)
            add_segment(&was, (uint32_t)from, (char *)stream.p + from,
                        stream.n - from < 90 ? stream.n - from : 90);
        redact_all_by(r, &was, &is);
        for (size_t i = 1; i < is.n; i++) {
            memcpy(out.p + out.n, is.packets[i].p + 40, is.packets[i].n - 40);
            out.n += is.packets[i].n - 40;
        }
        for (size_t i = 0; i < n; i++)
            assert_int_equal(out.p[at + i] ^ mask[i & 3], (uint8_t)wanted[i]);
        assert_memory_not_equal(wanted, text, n);
        if (digests) /* the rest stays, so that it can be read */
            assert_memory_equal(out.p, stream.p, at);
        free(wanted);
    }
}

static void digests_in_fragments(void **state)
{
    static struct many was, is;
    static struct bytes stream;
    static const uint8_t nothing[sizeof login];

    (void)state;
    size_t at = make_masked(&stream, login, true);

    was.n = 0;
    add_segment(&was, (uint32_t)-1, "", 0);
    add_segment(&was, 0, (char *)stream.p, stream.n);
    redact_all_by(redact_new_digests(), &was, &is);
    assert_memory_equal(is.packets[1].p + 40 + at, nothing, sizeof login - 1);

    make_masked(&stream, sip, true); /* there is no digest in it */
    was.n = 0;
    add_segment(&was, (uint32_t)-1, "", 0);
    add_segment(&was, 0, (char *)stream.p, stream.n);
    redact_all_by(redact_new_digests(), &was, &is);
    assert_memory_equal(is.packets[1].p + 40, stream.p, stream.n);
}

/* A message that cannot be read keeps nothing that could be a digest, and the next one is there. */
static void unread_is_blanked(void **state)
{
    static struct many was, is;
    static struct bytes stream, next;
    static const uint8_t nothing[ROOM];

    (void)state;
    for (unsigned halves = 0; halves < 2; halves++) {
        size_t at = make_masked(&stream, login, halves), lost = at + 40, after = stream.n;

        make_masked(&next, sip, false);
        next.n -= sizeof upgrade - 1;
        was.n = 0;
        add_segment(&was, (uint32_t)-1, "", 0);
        add_segment(&was, 0, (char *)stream.p, at + 20);
        add_segment(&was, (uint32_t)lost, (char *)stream.p + lost, after - lost);
        add_segment(&was, (uint32_t)after, (char *)next.p + sizeof upgrade - 1, next.n);
        redact_all_by(redact_new_digests(), &was, &is);
        assert_memory_equal(is.packets[1].p + 40, stream.p, at);
        if (halves) { /* the header of the second frame stays */
            size_t second = at + (sizeof login - 1) / 2 - lost;

            assert_memory_equal(is.packets[2].p + 40 + second, stream.p + lost + second, 8);
            memset(is.packets[2].p + 40 + second, 0, 8);
        }
        assert_memory_equal(is.packets[2].p + 40, nothing, after - lost);
        assert_memory_equal(is.packets[3].p + 40, next.p + sizeof upgrade - 1, next.n);
    }
}

/* Compressed with what nobody has: the bytes go, the header and what else is there stay. */
static void not_unpacked_is_blanked(void **state)
{
    static struct many was, is;
    static const char frame[] = "\xc1\x10not of RFC 1951!\x89\x02hi";
    static const uint8_t nothing[16];
    struct bytes b = { .n = sizeof upgrade - 1 };

    (void)state;
    memcpy(b.p, upgrade, b.n);
    memcpy(b.p + b.n, frame, sizeof frame - 1);
    was.n = 0;
    add_segment(&was, (uint32_t)-1, "", 0);
    add_segment(&was, 0, (char *)b.p, b.n + sizeof frame - 1);
    redact_all_by(redact_new_digests(), &was, &is);
    assert_memory_equal(is.packets[1].p + 40, b.p, b.n + 2);
    assert_memory_equal(is.packets[1].p + 40 + b.n + 2, nothing, sizeof nothing);
    assert_memory_equal(is.packets[1].p + 40 + b.n + 18, frame + 18, 4);
}

/* Each packet by itself, as it is recorded: two messages of one segment, the second one cut. */
static void masked_alone(void **state)
{
    static struct many was;
    static struct bytes stream, out;
    struct redact *r = redact_new_digests();
    size_t head = sizeof upgrade - 1, at = make_masked(&stream, login, false) - head;
    size_t n = sizeof login - 1, one = stream.n - head, cut = one - 6;
    char wanted[sizeof login];
    struct packet packet;

    (void)state;
    memcpy(wanted, login, sizeof login);
    redact_sip(r, wanted, n);
    memmove(stream.p, stream.p + head, one);
    memcpy(stream.p + one, stream.p, cut);
    was.n = 0;
    add_segment(&was, 0, (char *)stream.p, one + cut);
    packet = packet_at(&was, 0);
    redact_packet(r, NULL, &packet, out.p);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(out.p[40 + at + i] ^ mask[i & 3], (uint8_t)wanted[i]);
    for (size_t i = 0; i < cut - at; i++)
        assert_int_equal(out.p[40 + one + at + i] ^ mask[i & 3], (uint8_t)wanted[i]);
    redact_free(r);
}

/* ---- SCTP ---- */

#define CHUNK_AT (20 + 12 + 16) /* behind the headers of IP, SCTP and the chunk */

/* A packet with a part of the text in a chunk; `flags`: 2 begins a message, 1 ends it. */
static void add_chunk(struct many *m, uint32_t tsn, unsigned flags, const char *text, size_t n)
{
    uint8_t packet[ROOM] = { 5060 >> 8, 5060 & 0xff, 5060 >> 8, 5060 & 0xff, 1, 2, 3, 4 };

    packet[13] = (uint8_t)flags;
    put16(packet + 14, 16 + n);
    put32(packet + 16, tsn);
    memcpy(packet + 28, text, n);
    assert_true(m->n < PACKETS);
    begin_ip(&m->packets[m->n++], 132, 0, 0, packet, 28 + (n + 3) / 4 * 4);
}

static void expect_chunk(const struct many *is, size_t i, const char *wanted, size_t n)
{
    assert_memory_equal(is->packets[i].p + CHUNK_AT, wanted, n);
}

/* Wherever the message is cut, however often a chunk is sent, and in whatever order they come. */
static void chunks(void **state)
{
    static struct many was, is;

    (void)state;
    for (unsigned digests = 0; digests < 2; digests++) {
        const char *text = digests ? login : sip;
        size_t n = strlen(text);
        struct redact *r = digests ? redact_new_digests() : redact_new(7, NULL);
        char *wanted = xstrndup(text, n);

        redact_sip(r, wanted, n);
        redact_free(r);
        assert_memory_not_equal(wanted, text, n);
        for (size_t cut = 1; cut < n; cut++) {
            was.n = 0;
            add_chunk(&was, 8, 1, text + cut, n - cut);
            add_chunk(&was, 7, 2, text, cut);
            add_chunk(&was, 8, 1, text + cut, n - cut);
            redact_all_by(digests ? redact_new_digests() : redact_new(7, NULL), &was, &is);
            expect_chunk(&is, 0, wanted + cut, n - cut);
            expect_chunk(&is, 1, wanted, cut);
            expect_chunk(&is, 2, wanted + cut, n - cut);
        }
        free(wanted);
    }
}

/* The end alone: nothing of it is left where all is redacted. */
static void a_chunk_alone(void **state)
{
    static struct many was, is;
    static const char nothing[sizeof sip];

    (void)state;
    was.n = 0;
    add_chunk(&was, 8, 1, sip + 100, 300);
    redact_all(&was, &is);
    expect_chunk(&is, 0, nothing, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chunks),
        cmocka_unit_test(a_chunk_alone),
        cmocka_unit_test(masked_messages),
        cmocka_unit_test(digests_in_fragments),
        cmocka_unit_test(unread_is_blanked),
        cmocka_unit_test(not_unpacked_is_blanked),
        cmocka_unit_test(masked_alone),
        cmocka_unit_test(a_message_in_two_segments),
        cmocka_unit_test(repeated_and_overlapping),
        cmocka_unit_test(fragments),
        cmocka_unit_test(fragments_again),
        cmocka_unit_test(fragments_by_turns),
        cmocka_unit_test(lost_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
