/* packets.c - what sockets sent and got -> IP packets, as a capture would have had them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/mem.h"
#include "probe/probe.h"

#define EXPORTED 252 /* DLT_WIRESHARK_UPPER_PDU */
#define UDP 17
#define TCP 6
#define TTL 64
#define PACKET_MAX 65000u

enum { FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16 };

static uint32_t add_words(uint32_t sum, const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sum += (uint32_t)p[i] << (i % 2 == 0 ? 8 : 0);
    return sum;
}

/* RFC 1071. */
static unsigned fold(uint32_t sum)
{
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum & 0xffff;
}

static size_t put_ip(uint8_t *p, struct addr src, struct addr dst, uint8_t protocol, size_t n)
{
    if (src.family == ADDR_IPV4) {
        memset(p, 0, 20);
        p[0] = 0x45;
        put_be16(p + 2, (unsigned)(20 + n));
        p[6] = 0x40; /* don't fragment */
        p[8] = TTL;
        p[9] = protocol;
        memcpy(p + 12, src.bytes, 4);
        memcpy(p + 16, dst.bytes, 4);
        put_be16(p + 10, fold(add_words(0, p, 20)));
        return 20;
    }
    memset(p, 0, 40);
    p[0] = 0x60;
    put_be16(p + 4, (unsigned)n);
    p[6] = protocol;
    p[7] = TTL;
    memcpy(p + 8, src.bytes, 16);
    memcpy(p + 24, dst.bytes, 16);
    return 40;
}

/* Over the pseudo header, the transport's own and the payload. */
static unsigned checksum(struct addr src, struct addr dst, uint8_t protocol, const uint8_t *p,
                         size_t n)
{
    size_t width = src.family == ADDR_IPV4 ? 4 : 16;
    uint32_t sum = add_words(add_words(0, src.bytes, width), dst.bytes, width);

    return fold(add_words(sum + protocol + (uint32_t)n, p, n));
}

/* Takes the bytes over. Who floods this host gets no more memory for it. */
static void push_packet(struct probe_packets *list, struct probe_packet *packet)
{
    if (list->n >= PROBE_PACKETS_MOST || list->bytes + packet->bytes.n > PROBE_PACKETS_BYTES) {
        text_done(&packet->bytes);
        return;
    }
    list->bytes += packet->bytes.n;
    VEC_PUSH(list->list, list->n, list->room) = *packet;
}

static void add_packet(struct probe_packets *list, nanos_t time, struct endpoint src,
                       struct endpoint dst, uint8_t protocol, uint8_t *transport, size_t n)
{
    size_t at = protocol == UDP ? 6 : 16;
    uint8_t head[40];
    struct probe_packet packet = { .time = time };

    if (src.addr.family != dst.addr.family || src.addr.family == ADDR_NONE || n > PACKET_MAX)
        return;
    unsigned sum = checksum(src.addr, dst.addr, protocol, transport, n);
    put_be16(transport + at, protocol == UDP && sum == 0 ? 0xffff : sum);
    size_t n_head = put_ip(head, src.addr, dst.addr, protocol, n);
    text_add(&packet.bytes, (const char *)head, n_head);
    text_add(&packet.bytes, (const char *)transport, n);
    push_packet(list, &packet);
}

static void add_udp(struct probe_packets *list, nanos_t time, struct endpoint src,
                    struct endpoint dst, struct slice payload)
{
    uint8_t *p = xcalloc(1, 8 + payload.n);

    put_be16(p, src.port);
    put_be16(p + 2, dst.port);
    put_be16(p + 4, (unsigned)(8 + payload.n));
    if (payload.n > 0)
        memcpy(p + 8, payload.p, payload.n);
    add_packet(list, time, src, dst, UDP, p, 8 + payload.n);
    free(p);
}

struct segment {
    struct endpoint src, dst;
    uint32_t seq, ack;
    uint8_t flags;
    struct slice payload;
};

static void add_tcp(struct probe_packets *list, nanos_t time, const struct segment *s)
{
    uint8_t *p = xcalloc(1, 20 + s->payload.n);

    put_be16(p, s->src.port);
    put_be16(p + 2, s->dst.port);
    put_be32(p + 4, s->seq);
    put_be32(p + 8, (s->flags & ACK) != 0 ? s->ack : 0);
    p[12] = 0x50;
    p[13] = s->flags;
    put_be16(p + 14, 65535);
    if (s->payload.n > 0)
        memcpy(p + 20, s->payload.p, s->payload.n);
    add_packet(list, time, s->src, s->dst, TCP, p, 20 + s->payload.n);
    free(p);
}

/* The handshake, what was asked and answered, and the end; as far as it came. */
static void add_connection(const struct probe_contact *c, struct probe_packets *list)
{
    struct endpoint from = c->local, to = c->place.to;
    nanos_t end = c->ended != NANOS_NONE ? c->ended : c->began + PROBE_PATIENCE;
    bool open = c->outcome == PROBE_OPEN || c->outcome == PROBE_ANSWERED || c->request.n > 0 ||
                c->outcome == PROBE_TLS_FAILED;
    uint32_t mine = 1001, theirs = 2001;

    add_tcp(list, c->began, &(struct segment){ from, to, 1000, 0, SYN, { 0 } });
    if (c->outcome == PROBE_REFUSED)
        add_tcp(list, end, &(struct segment){ to, from, 0, 1001, RST | ACK, { 0 } });
    if (!open)
        return;
    add_tcp(list, c->began, &(struct segment){ to, from, 2000, mine, SYN | ACK, { 0 } });
    add_tcp(list, c->began, &(struct segment){ from, to, mine, theirs, ACK, { 0 } });
    if (c->place.transport == TRANSPORT_TCP && c->request.n > 0) {
        add_tcp(list, c->began,
                &(struct segment){ from, to, mine, theirs, PSH | ACK, text_view(&c->request) });
        mine += (uint32_t)c->request.n;
    }
    if (c->place.transport == TRANSPORT_TCP && c->answer.n > 0) {
        struct slice answer = slice_sub(text_view(&c->answer), 0, PACKET_MAX - 100);

        add_tcp(list, end, &(struct segment){ to, from, theirs, mine, PSH | ACK, answer });
        theirs += (uint32_t)answer.n;
    }
    if (c->place.transport == TRANSPORT_TLS && c->request.n > 0)
        probe_packet_tls(list, c->began, from, to, text_view(&c->request));
    if (c->place.transport == TRANSPORT_TLS && c->answer.n > 0)
        probe_packet_tls(list, end, to, from, text_view(&c->answer));
    add_tcp(list, end, &(struct segment){ from, to, mine, theirs, FIN | ACK, { 0 } });
}

void probe_contact_packets(const struct probe_contact *c, struct probe_packets *list)
{
    if (c->local.addr.family == ADDR_NONE)
        return;
    if (c->place.transport != TRANSPORT_UDP) {
        add_connection(c, list);
        return;
    }
    if (c->request.n > 0 && c->outcome != PROBE_NOT_SENT)
        add_udp(list, c->began, c->local, c->place.to, text_view(&c->request));
    if (c->answer.n > 0)
        add_udp(list, c->ended, c->place.to, c->local, text_view(&c->answer));
}

void probe_packet_udp(struct probe_packets *list, nanos_t time, struct endpoint src,
                      struct endpoint dst, struct slice payload)
{
    if (payload.n < PACKET_MAX - 8)
        add_udp(list, time, src, dst, payload);
}

static void add_handshake(struct probe_packets *list, nanos_t time, struct probe_stream *s)
{
    struct endpoint from = s->incoming ? s->remote : s->local;
    struct endpoint to = s->incoming ? s->local : s->remote;

    add_tcp(list, time, &(struct segment){ from, to, 1000, 0, SYN, { 0 } });
    add_tcp(list, time, &(struct segment){ to, from, 1000, 1001, SYN | ACK, { 0 } });
    add_tcp(list, time, &(struct segment){ from, to, 1001, 1001, ACK, { 0 } });
    s->mine = s->theirs = 1001;
}

void probe_packet_tcp(struct probe_packets *list, nanos_t time, struct probe_stream *s, bool out,
                      struct slice payload)
{
    struct segment segment = { .flags = PSH | ACK };

    if (payload.n > PACKET_MAX - 100)
        return;
    if (s->mine == 0)
        add_handshake(list, time, s);
    segment.src = out ? s->local : s->remote;
    segment.dst = out ? s->remote : s->local;
    segment.seq = out ? s->mine : s->theirs;
    segment.ack = out ? s->theirs : s->mine;
    segment.payload = payload;
    add_tcp(list, time, &segment);
    *(out ? &s->mine : &s->theirs) += (uint32_t)payload.n;
}

/* --- within TLS --- */

static void add_tag(struct text *out, unsigned tag, const void *value, size_t n)
{
    uint8_t head[4];

    put_be16(head, tag);
    put_be16(head + 2, (unsigned)n);
    text_add(out, (const char *)head, sizeof head);
    if (n > 0)
        text_add(out, value, n);
}

static void add_end_tags(struct text *out, struct endpoint e, bool source)
{
    bool four = e.addr.family == ADDR_IPV4;
    uint8_t port[4];

    put_be32(port, e.port);
    add_tag(out, (four ? 20u : 22u) + (source ? 0u : 1u), e.addr.bytes, four ? 4 : 16);
    add_tag(out, source ? 25 : 26, port, sizeof port);
}

/* The tags of Wireshark's exported_pdu_tlvs.h; each value is padded to four bytes. */
void probe_packet_tls(struct probe_packets *list, nanos_t time, struct endpoint src,
                      struct endpoint dst, struct slice payload)
{
    static const uint8_t tcp[4] = { 0, 0, 0, 2 };
    struct probe_packet packet = { .time = time, .link = EXPORTED };

    if (payload.n > PACKET_MAX - 200)
        return;
    add_tag(&packet.bytes, 12, "sip\0", 4);
    add_end_tags(&packet.bytes, src, true);
    add_end_tags(&packet.bytes, dst, false);
    add_tag(&packet.bytes, 24, tcp, sizeof tcp);
    add_tag(&packet.bytes, 33, "TLS\0", 4);
    add_tag(&packet.bytes, 0, NULL, 0);
    text_slice(&packet.bytes, payload);
    push_packet(list, &packet);
}

/* The port that the library asked from is not known; any other than the server's will do. */
void probe_step_packets(const struct probe_step *step, struct addr addr, struct endpoint server,
                        struct probe_packets *list)
{
    struct endpoint own = { addr, 53000 };

    if (step->question.n == 0)
        return;
    add_udp(list, step->asked, own, server, text_view(&step->question));
    if (step->answer.n > 0)
        add_udp(list, step->answered, server, own, text_view(&step->answer));
}

void probe_packets_done(struct probe_packets *list)
{
    for (size_t i = 0; i < list->n; i++)
        text_done(&list->list[i].bytes);
    free(list->list);
    *list = (struct probe_packets){ 0 };
}

void probe_packet_get(const struct probe_packets *list, size_t i, struct packet *out)
{
    const struct probe_packet *p = &list->list[i];

    *out = (struct packet){ .data = (const uint8_t *)p->bytes.p,
                            .caplen = (uint32_t)p->bytes.n,
                            .len = (uint32_t)p->bytes.n,
                            .time = p->time,
                            .link = p->link != 0 ? p->link : PROBE_RAW_IP,
                            .number = (uint32_t)(i + 1),
                            .file_number = (uint32_t)(i + 1),
                            .ref = REF_NONE };
}
