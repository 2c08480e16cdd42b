/* generate.c - writes the captures that the benchmark reads.
 *
 *     generate calls N FILE    N calls of seven messages over UDP: 200 begin each second, and each
 *                              is up for 30 s
 *     generate rtp N FILE      ten calls, and N packets of G.711 in their twenty streams */
#include "config.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "packet/packet.h"

#define CALLS_PER_SECOND 200
#define RTP_CALLS 10
#define HEADERS 42u  /* Ethernet, IPv4, UDP */
#define PAYLOAD 172u /* of RTP: 12 and 20 ms of G.711 */
#define DLT_ETHERNET 1
#define START (INT64_C(1767225600) * NANOS_PER_S) /* 2026-01-01 */

static const struct step {
    nanos_t offset; /* from the INVITE */
    bool from_caller;
    const char *start;  /* start line; a request's after the method */
    const char *method; /* of the CSeq */
    bool tag, contact, sdp;
} steps[] = {
    { 0, true, NULL, "INVITE", false, true, true },
    { 15 * NANOS_PER_MS, false, "100 Trying", "INVITE", false, false, false },
    { 300 * NANOS_PER_MS, false, "180 Ringing", "INVITE", true, true, false },
    { 4 * NANOS_PER_S, false, "200 OK", "INVITE", true, true, true },
    { 4030 * NANOS_PER_MS, true, NULL, "ACK", true, false, false },
    { 30 * NANOS_PER_S, true, NULL, "BYE", true, false, false },
    { 30020 * NANOS_PER_MS, false, "200 OK", "BYE", true, false, false },
};
#define ANSWERED 5 /* steps before the media */

struct party {
    char host[INET_ADDRSTRLEN];
    uint32_t ip;
    unsigned port; /* of its media */
};

struct output {
    struct writer *writer;
    struct text text;
    uint8_t bytes[2048];
    uint16_t ip_id;
};

static void store16(uint8_t *p, unsigned v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static void store32(uint8_t *p, uint32_t v)
{
    store16(p, v >> 16);
    store16(p + 2, v & 0xffff);
}

static struct party party_of(size_t call, bool caller)
{
    struct party p = { .port = 10000 + (unsigned)(call % 25000) * 2 };
    struct in_addr address;

    p.ip = (caller ? 0xc0000200u : 0xc6336400u) + (uint32_t)(call % 16) + 10;
    address.s_addr = htonl(p.ip);
    inet_ntop(AF_INET, &address, p.host, sizeof p.host);
    return p;
}

static void write_datagram(struct output *out, nanos_t time, const struct party *from,
                           const struct party *to, bool media, size_t n)
{
    static const uint8_t ethernet[14] = { 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0 };
    uint8_t *ip = out->bytes + 14, *udp = ip + 20;
    uint32_t sum = 0;

    memcpy(out->bytes, ethernet, sizeof ethernet);
    memset(ip, 0, 28);
    ip[0] = 0x45;
    store16(ip + 2, (unsigned)n + 28);
    store16(ip + 4, out->ip_id++);
    ip[8] = 64;
    ip[9] = 17;
    store32(ip + 12, from->ip);
    store32(ip + 16, to->ip);
    for (size_t i = 0; i < 20; i += 2)
        sum += (uint32_t)ip[i] << 8 | ip[i + 1];
    store16(ip + 10, ~((sum & 0xffff) + (sum >> 16)) & 0xffff);
    store16(udp, media ? from->port : 5060);
    store16(udp + 2, media ? to->port : 5060);
    store16(udp + 4, (unsigned)n + 8);
    const struct packet p = {
        .data = out->bytes,
        .caplen = HEADERS + (uint32_t)n,
        .len = HEADERS + (uint32_t)n,
        .time = time,
        .link = DLT_ETHERNET,
    };

    if (!writer_add(out->writer, &p, NULL))
        exit(3);
}

static void add_sdp(struct text *t, const struct party *p)
{
    text_printf(t,
                "v=0\r\no=- 8000 1 IN IP4 %s\r\ns=call\r\nc=IN IP4 %s\r\nt=0 0\r\n"
                "m=audio %u RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
                "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n",
                p->host, p->host, p->port);
}

static void add_message(struct text *t, size_t call, const struct step *step)
{
    struct party caller = party_of(call, true), callee = party_of(call, false);
    const struct party *from = step->from_caller ? &caller : &callee;
    struct text sdp = { 0 };

    if (step->sdp)
        add_sdp(&sdp, from);
    if (step->start != NULL)
        text_printf(t, "SIP/2.0 %s\r\n", step->start);
    else
        text_printf(t, "%s sip:%zu@%s:5060 SIP/2.0\r\n", step->method, 1000 + call, callee.host);
    text_printf(t, "Via: SIP/2.0/UDP %s:5060;branch=z9hG4bK%08zx%c;rport\r\n", caller.host, call,
                step->method[0]);
    if (step->start == NULL)
        text_adds(t, "Max-Forwards: 70\r\n");
    text_printf(t, "From: \"Caller %zu\" <sip:%zu@%s>;tag=a%08zx\r\n", call, 2000 + call,
                caller.host, call);
    text_printf(t, "To: <sip:%zu@%s>", 1000 + call, callee.host);
    if (step->tag)
        text_printf(t, ";tag=b%08zx", call);
    text_adds(t, "\r\n");
    text_printf(t, "Call-ID: %08zx-bench@%s\r\n", call * 2654435761u & 0xffffffff, caller.host);
    text_printf(t, "CSeq: %d %s\r\n", step->method[0] == 'B' ? 2 : 1, step->method);
    if (step->contact)
        text_printf(t, "Contact: <sip:%zu@%s:5060>\r\n", 1000 + call, from->host);
    text_adds(t, "User-Agent: Example PBX 18.4.0\r\n"
                 "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, SUBSCRIBE, NOTIFY, INFO\r\n"
                 "Supported: replaces, timer\r\n");
    if (step->sdp)
        text_adds(t, "Content-Type: application/sdp\r\n");
    text_printf(t, "Content-Length: %zu\r\n\r\n", sdp.n);
    text_slice(t, text_view(&sdp));
    text_done(&sdp);
}

static void write_step(struct output *out, size_t call, const struct step *step, nanos_t time)
{
    struct party caller = party_of(call, true), callee = party_of(call, false);

    text_clear(&out->text);
    add_message(&out->text, call, step);
    memcpy(out->bytes + HEADERS, out->text.p, out->text.n);
    write_datagram(out, time, step->from_caller ? &caller : &callee,
                   step->from_caller ? &callee : &caller, false, out->text.n);
}

/* The calls overlap: always the step comes next whose next call has it due first. */
static void write_calls(struct output *out, size_t n)
{
    size_t next[ARRAY_SIZE(steps)] = { 0 };

    for (size_t written = 0; written < n * ARRAY_SIZE(steps); written++) {
        size_t first = ARRAY_SIZE(steps);
        nanos_t earliest = INT64_MAX;

        for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
            nanos_t due = (nanos_t)next[i] * (NANOS_PER_S / CALLS_PER_SECOND) + steps[i].offset;

            if (next[i] < n && due < earliest) {
                earliest = due;
                first = i;
            }
        }
        write_step(out, next[first]++, &steps[first], START + earliest);
    }
}

static void write_voice(struct output *out, size_t call, bool caller, size_t sequence)
{
    struct party from = party_of(call, caller), to = party_of(call, !caller);
    uint8_t *rtp = out->bytes + HEADERS;

    memset(rtp, 0xd5, PAYLOAD); /* silence, in A-law */
    rtp[0] = 0x80;
    rtp[1] = sequence == 0 ? 0x88 : 8;
    store16(rtp + 2, (unsigned)sequence & 0xffff);
    store32(rtp + 4, (uint32_t)(sequence * 160));
    store32(rtp + 8, (uint32_t)(call * 2 + caller + 1) * 2654435761u);
    write_datagram(out,
                   START + 5 * NANOS_PER_S + (nanos_t)sequence * 20 * NANOS_PER_MS +
                       (nanos_t)(call * 2 + caller) * NANOS_PER_MS,
                   &from, &to, true, PAYLOAD);
}

static void write_rtp(struct output *out, size_t n)
{
    nanos_t end = (nanos_t)(n / RTP_CALLS / 2 + 1) * 20 * NANOS_PER_MS;

    for (size_t i = 0; i < ANSWERED; i++) {
        for (size_t call = 0; call < RTP_CALLS; call++)
            write_step(out, call, &steps[i], START + steps[i].offset + (nanos_t)call);
    }
    for (size_t i = 0; i < n; i++)
        write_voice(out, i / 2 % RTP_CALLS, i % 2 == 0, i / 2 / RTP_CALLS);
    for (size_t i = ANSWERED; i < ARRAY_SIZE(steps); i++) {
        for (size_t call = 0; call < RTP_CALLS; call++)
            write_step(out, call, &steps[i], START + end + steps[i].offset + (nanos_t)call);
    }
}

int main(int argc, char **argv)
{
    struct output out = { 0 };
    bool calls = argc == 4 && strcmp(argv[1], "calls") == 0;

    if (!calls && (argc != 4 || strcmp(argv[1], "rtp") != 0)) {
        fputs("usage: generate calls|rtp N FILE\n", stderr);
        return 2;
    }
    FILE *file = fopen(argv[3], "w");

    if (file != NULL) {
        out.writer = writer_new(file, argv[3], WRITER_PCAP);
        (calls ? write_calls : write_rtp)(&out, strtoul(argv[2], NULL, 10));
        writer_end(out.writer);
    }
    if (file == NULL || ferror(file) || fclose(file) != 0) {
        perror(argv[3]);
        return 3;
    }
    text_done(&out.text);
    return 0;
}
