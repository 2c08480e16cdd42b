/* packet_select_test.c - of packets made by hand, those of one call and no other. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../frame/build.h"
#include "report/packet_select.h"
#include "session/session.h"

#define RAW 12 /* DLT_RAW */
#define PACKETS_MAX 64

/* Packets that were captured, from number 1 on. */
struct capture {
    struct build packets[PACKETS_MAX];
    nanos_t times[PACKETS_MAX];
    size_t n;
    nanos_t now;
    uint32_t seq; /* of the next byte of the TCP stream */
    struct session *session;
};

static struct build *next(struct capture *c)
{
    assert_true(c->n < PACKETS_MAX);
    c->times[c->n] = c->now += 10 * NANOS_PER_MS;
    return &c->packets[c->n++];
}

static void udp(struct capture *c, unsigned from, unsigned from_port, unsigned to, unsigned to_port,
                const void *p, size_t n)
{
    struct build *b = next(c);

    build_payload(b, p, n);
    build_udp(b, from_port, to_port);
    build_ipv4(b, from, to, 17, (unsigned)c->n);
}

static void tcp(struct capture *c, const char *p, size_t n, unsigned flags)
{
    struct build *b = next(c);

    build_payload(b, p, n);
    build_tcp(b, 5060, 5060, c->seq, 0, flags);
    build_ipv4(b, 1, 2, 6, (unsigned)c->n);
    c->seq += (uint32_t)n + ((flags & (SYN | FIN)) != 0);
}

/* A request of call `id`; with an SDP that names a port at host 1, unless 0. */
static const char *invite(char *room, size_t size, const char *id, unsigned port)
{
    char sdp[200] = "";

    if (port)
        snprintf(sdp, sizeof sdp,
                 "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\n"
                 "m=audio %u RTP/AVP 0\r\n",
                 port);
    snprintf(room, size,
             "INVITE sip:b@example.com SIP/2.0\r\n"
             "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK%s\r\nFrom: <sip:a@example.com>;tag=1\r\n"
             "To: <sip:b@example.com>\r\nCall-ID: %s\r\nCSeq: 1 INVITE\r\n"
             "Content-Type: application/sdp\r\nContent-Length: %zu\r\n\r\n%s",
             id, id, strlen(sdp), sdp);
    return room;
}

static void sip_udp(struct capture *c, const char *id, unsigned port)
{
    char room[1000];

    invite(room, sizeof room, id, port);
    udp(c, 1, 5060, 2, 5060, room, strlen(room));
}

static void rtp(struct capture *c, unsigned from_port, unsigned to_port, uint32_t ssrc,
                unsigned sequence)
{
    uint8_t bytes[12 + 160] = { 0x80, 0 };

    put16(bytes + 2, sequence);
    put32(bytes + 4, sequence * 160);
    put32(bytes + 8, ssrc);
    udp(c, 2, from_port, 1, to_port, bytes, sizeof bytes);
}

static struct packet packet_of(const struct capture *c, size_t i)
{
    const struct build *b = &c->packets[i];
    uint32_t n = (uint32_t)build_size(b);

    return (struct packet){ .data = b->bytes + b->at,
                            .caplen = n,
                            .len = n,
                            .time = c->times[i],
                            .link = RAW,
                            .number = (uint32_t)i + 1,
                            .ref = REF_NONE };
}

static void read_all(struct capture *c)
{
    struct error e = { 0 };

    c->session = session_new(data_dir(), &e);
    if (c->session == NULL)
        fail_msg("%s", e.message);
    for (size_t i = 0; i < c->n; i++) {
        struct packet p = packet_of(c, i);

        session_feed(c->session, &p);
    }
    session_finish(c->session);
}

/* The numbers of the picked packets, blank-separated. `id`: of the call, NULL: all calls. */
static void expect(struct capture *c, const char *id, bool media, const char *numbers)
{
    struct calls *calls = session_calls(c->session);
    const struct call *call = id != NULL ? calls_by_call_id(calls, slice_of(id)) : NULL;
    struct packet_select *picker =
        packet_select_new(calls, call != NULL ? &call->id : NULL, call != NULL ? 1 : 0, media);
    struct text found = { 0 };

    assert_true(call != NULL || id == NULL);
    for (size_t i = 0; i < c->n; i++) {
        struct packet p = packet_of(c, i);

        packet_select_feed(picker, &p);
    }
    packet_select_finish(picker);
    for (uint32_t i = 0; i < 2 * PACKETS_MAX; i++)
        if (packet_select_has(picker, i))
            text_printf(&found, "%s%u", found.n ? " " : "", i);
    assert_string_equal(text_str(&found), numbers);
    text_done(&found);
    packet_select_free(picker);
}

static void by_call_id(void **state)
{
    static struct capture c;

    (void)state;
    sip_udp(&c, "one", 0);
    sip_udp(&c, "two", 0);
    udp(&c, 1, 9999, 2, 9999, "something else", 14);
    sip_udp(&c, "one", 0);
    read_all(&c);
    expect(&c, "one", true, "1 4");
    expect(&c, "two", true, "2");
    expect(&c, NULL, true, "1 2 4");
    session_free(c.session);
    packet_select_free(NULL);
}

/* A segment holds the end of one call's message and the beginning of the other's. */
static void segments_are_shared(void **state)
{
    static struct capture c;
    char both[3000], room[1000];

    (void)state;
    size_t one = strlen(invite(both, sizeof both, "one", 4000));
    snprintf(both + one, sizeof both - one, "%s", invite(room, sizeof room, "two", 4002));
    size_t two = strlen(both);

    tcp(&c, "", 0, SYN);                             /* 1 */
    tcp(&c, both, 100, ACK);                         /* 2: one */
    tcp(&c, both + 100, one - 200, ACK);             /* 3: one */
    tcp(&c, both + one - 100, 200, ACK);             /* 4: one and two */
    tcp(&c, both + one + 100, two - one - 100, ACK); /* 5: two */
    tcp(&c, room, strlen(room), ACK);                /* 6: two, alone */
    invite(room, sizeof room, "three", 0);
    tcp(&c, room, strlen(room), ACK); /* 7: three, alone */
    tcp(&c, "", 0, FIN | ACK);        /* 8 */
    read_all(&c);
    expect(&c, "one", false, "1 2 3 4 8");
    expect(&c, "two", false, "1 4 5 6 8");
    expect(&c, "three", false, "1 7 8");
    session_free(c.session);
}

static void media_by_place_and_time(void **state)
{
    static struct capture c;

    (void)state;
    sip_udp(&c, "one", 4000); /* 1 */
    sip_udp(&c, "two", 5000); /* 2 */
    for (unsigned i = 0; i < 3; i++) {
        rtp(&c, 7000, 4000, 0x11, i); /* 3 5 7: one */
        rtp(&c, 7002, 5000, 0x22, i); /* 4 6 8: two */
    }
    udp(&c, 2, 7000, 1, 4000, "\0\1\0\0\x21\x12\xa4\x42 STUN: ", 16); /* 9: to one's place */
    udp(&c, 2, 7000, 1, 4999, "\0\1\0\0\x21\x12\xa4\x42 STUN: ", 16); /* 10: to nobody's */
    c.now += 60 * NANOS_PER_S;
    rtp(&c, 7000, 4000, 0x33, 1); /* 11: when one was long over */
    read_all(&c);
    expect(&c, "one", true, "1 3 5 7 9");
    expect(&c, "two", true, "2 4 6 8");
    expect(&c, "one", false, "1");
    session_free(c.session);
}

static void fragments(void **state)
{
    static struct capture c;
    static struct build whole;
    char room[1000];
    struct text numbers = { 0 };

    (void)state;
    build_text(&whole, invite(room, sizeof room, "one", 4000));
    build_udp(&whole, 5060, 5060);
    size_t n = build_size(&whole);

    for (size_t at = 0; at < n; at += 64) {
        struct build *b = next(&c);
        size_t take = n - at < 64 ? n - at : 64;

        build_payload(b, whole.bytes + whole.at + at, take);
        put16(build_ipv4(b, 1, 2, 17, 77) + 6, (unsigned)(at / 8) | (at + take < n ? 0x2000u : 0));
        text_printf(&numbers, "%s%zu", at ? " " : "", c.n);
        if (at == 0)
            sip_udp(&c, "two", 0); /* 2, between the fragments */
    }
    read_all(&c);
    assert_true(c.n > 5);
    expect(&c, "one", true, text_str(&numbers));
    expect(&c, "two", true, "2");
    text_done(&numbers);
    session_free(c.session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_call_id),
        cmocka_unit_test(segments_are_shared),
        cmocka_unit_test(media_by_place_and_time),
        cmocka_unit_test(fragments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
