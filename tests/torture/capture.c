/* capture.c - messages put into packets, for the torture tests. */
#include "config.h"

#include "capture.h"

#include <pcap/dlt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"
#include "packet/packet.h"
#include "sip/message.h"
#include "sip/method.h"

#define SEGMENT 536
#define UDP 17
#define TCP 6
#define IP_BYTES 20
#define TCP_BYTES 20

enum { FIN = 1, SYN = 2, PSH = 8, ACK = 16 };

struct capture {
    const char *path;
    FILE *file;
    struct writer *writer;
    nanos_t time;
    uint16_t port; /* of the caller, for the next connection */
};

static void need(bool done, const struct capture *c, const struct error *error)
{
    if (done)
        return;
    fprintf(stderr, "%s: %s\n", c->path, error != NULL ? error->message : "cannot be written");
    exit(99);
}

struct capture *capture_open(const char *path)
{
    struct capture *c = xcalloc(1, sizeof *c);

    *c = (struct capture){ .path = path, .time = 1700000000 * NANOS_PER_S, .port = 40000 };
    c->file = fopen(path, "w");
    need(c->file != NULL, c, NULL);
    c->writer = writer_new(c->file, path, WRITER_PCAP);
    return c;
}

void capture_close(struct capture *c)
{
    writer_end(c->writer);
    need(fclose(c->file) == 0, c, NULL);
    free(c);
}

static void add_u16(struct text *to, unsigned value)
{
    text_addc(to, (char)(value >> 8));
    text_addc(to, (char)value);
}

static void add_u32(struct text *to, uint32_t value)
{
    add_u16(to, value >> 16);
    add_u16(to, value & 0xffff);
}

/* Checksums are left at 0: they are not believed. */
static void add_ip(struct text *to, bool back, unsigned protocol, size_t payload)
{
    static const struct slice hosts[] = { { "\xc0\0\2\xc8", 4 }, { "\xc0\0\2\xc9", 4 } };

    text_add(to, "\x45\0", 2);
    add_u16(to, (unsigned)(IP_BYTES + payload));
    text_add(to, "\0\0\0\0\x40", 5);
    text_addc(to, (char)protocol);
    add_u16(to, 0);
    text_slice(to, hosts[back]);
    text_slice(to, hosts[!back]);
}

static void write_packet(struct capture *c, struct text *bytes)
{
    struct error error = { 0 };
    struct packet packet = { .data = (const uint8_t *)text_str(bytes),
                             .link = DLT_RAW,
                             .caplen = (uint32_t)bytes->n,
                             .len = (uint32_t)bytes->n,
                             .time = c->time,
                             .ref = REF_NONE };

    need(writer_add(c->writer, &packet, &error), c, &error);
    c->time += 20 * NANOS_PER_MS;
    text_done(bytes);
}

void capture_udp(struct capture *c, bool back, struct slice bytes)
{
    struct text packet = { 0 };

    add_ip(&packet, back, UDP, 8 + bytes.n);
    add_u16(&packet, 5060);
    add_u16(&packet, 5060);
    add_u16(&packet, (unsigned)(8 + bytes.n));
    add_u16(&packet, 0);
    text_slice(&packet, bytes);
    write_packet(c, &packet);
}

static void add_segment(struct capture *c, bool back, uint32_t seq, uint32_t ack, unsigned flags,
                        struct slice bytes)
{
    struct text packet = { 0 };

    add_ip(&packet, back, TCP, TCP_BYTES + bytes.n);
    add_u16(&packet, back ? 5060 : c->port);
    add_u16(&packet, back ? c->port : 5060);
    add_u32(&packet, seq);
    add_u32(&packet, ack);
    text_addc(&packet, TCP_BYTES / 4 << 4);
    text_addc(&packet, (char)flags);
    add_u16(&packet, 0xffff);
    add_u32(&packet, 0);
    text_slice(&packet, bytes);
    write_packet(c, &packet);
}

void capture_tcp(struct capture *c, struct slice bytes)
{
    const struct slice nothing = SLICE("");
    uint32_t end = 1001 + (uint32_t)bytes.n;

    add_segment(c, false, 1000, 0, SYN, nothing);
    add_segment(c, true, 5000, 1001, SYN | ACK, nothing);
    add_segment(c, false, 1001, 5001, ACK, nothing);
    for (size_t at = 0; at < bytes.n; at += SEGMENT)
        add_segment(c, false, 1001 + (uint32_t)at, 5001, PSH | ACK,
                    slice_sub(bytes, at, at + SEGMENT));
    add_segment(c, true, 5001, end, ACK, nothing);
    add_segment(c, false, end, 5001, FIN | ACK, nothing);
    add_segment(c, true, 5001, end + 1, FIN | ACK, nothing);
    add_segment(c, false, end + 1, 5002, ACK, nothing);
    c->port++;
}

void capture_answer(struct capture *c, struct slice request, int status)
{
    static const uint8_t copied[] = { HEADER_VIA, HEADER_FROM, HEADER_TO, HEADER_CALL_ID,
                                      HEADER_CSEQ };
    static struct sip_message m;
    struct text answer = { 0 };

    if (!sip_scan(request, &m))
        return;
    text_printf(&answer, "SIP/2.0 %d %s\r\n", status, sip_status_phrase(status));
    for (uint32_t i = 0; i < m.n_headers; i++) {
        const struct sip_header *header = &m.headers[i];

        if (memchr(copied, header->id, sizeof copied) == NULL)
            continue;
        text_slice(&answer, sip_text(&m, header->name));
        text_adds(&answer, ": ");
        text_slice(&answer, sip_text(&m, header->value));
        text_adds(&answer, "\r\n");
    }
    if (status == 401) /* which has to challenge: RFC 3261 section 21.4.2 */
        text_adds(&answer, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"7f\"\r\n");
    text_adds(&answer, "Content-Length: 0\r\n\r\n");
    capture_udp(c, true, text_view(&answer));
    text_done(&answer);
}
