/* fill.c - fills every table to its limit with what takes most, and prints the memory: what the
 * manual states. "fill", or "fill calls=1000 spool=8" for other limits than the defaults. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "session/session.h"
#include "wire.h"

#define PBX 0x0a000001u
#define SIP_PORT 5060

struct filling {
    struct session *session;
    struct limits limits;
    nanos_t now;
    uint32_t number;
    uint8_t bytes[65600];
};

static void tell(const char *what)
{
    printf("    %-40s %8.1f MiB\n", what, resident());
    fflush(stdout);
}

/* `n` bytes behind the header are there; the packets come 1 us apart, so that nothing times out. */
static void send_ip(struct filling *f, uint32_t from, uint8_t protocol, size_t n, uint16_t part)
{
    struct packet packet = ip_packet(f->bytes, ++f->number, from, PBX, protocol, n, part);

    packet.time = f->now += NANOS_PER_US;
    session_feed(f->session, &packet);
}

static void send_udp(struct filling *f, uint32_t from, size_t port, size_t to, const void *payload,
                     size_t n)
{
    put16(f->bytes + 20, port);
    put16(f->bytes + 22, to);
    put16(f->bytes + 24, n + 8);
    put16(f->bytes + 26, 0);
    memmove(f->bytes + 28, payload, n);
    send_ip(f, from, UDP, n + 8, 0);
}

static void send_tcp(struct filling *f, size_t connection, uint32_t seq, uint8_t flags,
                     const char *payload, size_t n)
{
    uint8_t *tcp = f->bytes + 20;

    memset(tcp, 0, 20);
    put16(tcp, 1024 + connection % 60000);
    put16(tcp + 2, SIP_PORT);
    put32(tcp + 4, seq);
    tcp[12] = 0x50;
    tcp[13] = flags;
    memcpy(tcp + 20, payload, n);
    send_ip(f, (uint32_t)(0xc6000000u + connection / 60000), TCP, n + 20, 0);
}

/* Each message comes from an address of its own: a flow is the most that it can bring along. */
static void send_sip(struct filling *f, size_t call, size_t nth, size_t media)
{
    static uint32_t source;
    char text[4000];
    size_t n = 0;
    const char *start = nth == 0   ? "INVITE sip:b@10.0.0.1 SIP/2.0"
                        : nth == 1 ? "SIP/2.0 403 Forbidden"
                                   : "INFO sip:b@10.0.0.1 SIP/2.0";

    n = (size_t)snprintf(text, sizeof text,
                         "%s\r\nVia: SIP/2.0/UDP 198.51.100.1;branch=z9hG4bK%zx-%zu\r\n"
                         "From: <sip:a@x>;tag=a\r\nTo: <sip:b@x>%s\r\nCall-ID: %zx\r\n"
                         "CSeq: %zu %s\r\n%s\r\n",
                         start, call, nth ? nth - 1 : 0, nth ? ";tag=b" : "", call,
                         nth > 1 ? nth : 1, nth > 1 ? "INFO" : "INVITE",
                         media ? "Content-Type: application/sdp\r\n" : "");
    if (media)
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "v=0\r\no=- 1 1 IN IP4 11.%zu.%zu.%zu\r\n"
                              "s=-\r\nc=IN IP4 11.%zu.%zu.%zu\r\nt=0 0\r\n",
                              call >> 16, call >> 8 & 255, call & 255, call >> 16, call >> 8 & 255,
                              call & 255);
    for (size_t i = 0; i < media; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "m=audio %zu RTP/AVP 8\r\na=rtcp:%zu\r\n",
                              10000 + 10 * i, 10007 + 10 * i);
    send_udp(f, 0x14000000u + ++source, SIP_PORT, SIP_PORT, text, n);
}

static void fill_calls(struct filling *f)
{
    size_t calls = f->limits.calls.calls, messages = f->limits.calls.messages / calls * 5 / 4;
    size_t media = f->limits.calls.media / calls;

    for (size_t nth = 0; nth < messages; nth++) {
        for (size_t call = 0; call < calls; call++)
            send_sip(f, call, nth, nth == 0 ? media : 0);
        if (nth == 0)
            tell("calls with their media");
    }
    tell("messages, each of a flow of its own");
}

static void fill_streams(struct filling *f)
{
    uint8_t rtp[172] = { 0x80, 8 };

    for (uint32_t i = 0; i < 2 * f->limits.calls.streams; i++) {
        rtp[3] = (uint8_t)(i % 2);
        put32(rtp + 8, i / 2);
        send_udp(f, 0x1f000000u + i / 2, 4000, 5000, rtp, sizeof rtp);
    }
    tell("streams of RTP");
}

static void fill_events(struct filling *f)
{
    for (uint32_t i = 0; i < f->limits.calls.lookups; i++) {
        uint8_t dns[40] = { 0, 1, 1, 0, 0, 1, [12] = 10 };

        snprintf((char *)dns + 13, 11, "h%09u", i % 1000000000);
        dns[23] = 0;
        dns[25] = dns[27] = 1;
        send_udp(f, 0x1e000000u, 3000, 53, dns, 28);
    }
    for (uint32_t i = 0; i < f->limits.calls.icmp; i++) {
        memset(f->bytes + 20, 0, 36);
        f->bytes[20] = f->bytes[21] = 3;
        f->bytes[28] = 0x45;
        f->bytes[37] = UDP;
        put32(f->bytes + 40, i);
        send_ip(f, 0x1d000000u, 1, 36, 0);
    }
    tell("DNS lookups, ICMP errors");
}

static void fill_streams_of_tcp(struct filling *f)
{
    static char data[1400] = "INVITE sip:b@x SIP/2.0\r\nX: ";

    memset(data + strlen(data), 'x', sizeof data - strlen(data));
    for (size_t i = 0; i < f->limits.connections; i++)
        send_tcp(f, i, 0, 2, "", 0);
    tell("TCP connections");
    for (size_t i = 0; i < f->limits.connections; i++)
        send_tcp(f, i, 1, 16, data, 1100); /* of which the room is twice as much */
    for (size_t k = 0; k < 4; k++)
        for (size_t i = 0; i < f->limits.connections; i++)
            send_tcp(f, i, (uint32_t)(5000 + 2000 * k), 16, data, sizeof data);
    tell("unfinished messages, segments that wait");
    for (uint32_t i = 0; i < f->limits.fragments; i++)
        send_ip(f, 0x1c000000u + i, UDP, 65504, 0x2000);
    tell("fragments");
}

static void diagnose(struct filling *f)
{
    struct calls *calls = session_calls(f->session);

    for (size_t i = 0; i < calls_count(calls); i++)
        diagnosis_call(session_diagnosis(f->session), calls_at(calls, i));
    tell("findings");
}

int main(int argc, char **argv)
{
    struct filling *f = xcalloc(1, sizeof *f);
    struct error error = { 0 };
    struct limit_state state[LIMIT_COUNT];

    f->limits = default_limits;
    f->now = INT64_C(1767225600) * NANOS_PER_S;
    for (int i = 1; i < argc; i++)
        if (!limits_set(&f->limits, slice_of(argv[i]), &error))
            break;
    if (!error_is_set(&error))
        f->session = session_new_limited(data_dir(), &f->limits, &error);
    if (f->session == NULL) {
        fprintf(stderr, "fill: %s\n", error.message);
        return 2;
    }
    tell("empty");
    fill_calls(f);
    fill_streams(f);
    fill_events(f);
    diagnose(f);
    fill_streams_of_tcp(f);
    session_limits(f->session, state);
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        printf("    %-14s %10u %10llu %10llu\n", limits_at(i)->name,
               (unsigned)limit_value(&f->limits, i), (unsigned long long)state[i].used,
               (unsigned long long)state[i].lost);
    session_free(f->session);
    free(f);
    return 0;
}
