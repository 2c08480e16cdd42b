/* generate.c - writes the captures that the benchmark reads.
 *
 *     generate SHAPE N FILE    N of what the table `shapes` has; 200 begin each second
 *     generate voice N FILE    N sound calls of two seconds, each with its voice
 *     generate concurrent N FILE  N calls at once, the messages of all in random order
 *     generate rtp N FILE      ten calls, and N packets of G.711 in their twenty streams
 *     generate rtp-many N FILE the same in two thousand streams of a thousand calls */
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
#define CALLER 2065550000u /* numbers that a provider's call log tells, too */
#define CALLED 3035550000u
#define RTP_CALLS 10
#define RTP_MANY_CALLS 1000
#define HEADERS 42u /* Ethernet, IPv4, UDP */
#define HEADERS_TCP 54u
#define PAYLOAD 172u /* of RTP: 12 and 20 ms of G.711 */
#define DLT_ETHERNET 1
#define START (INT64_C(1767225600) * NANOS_PER_S) /* 2026-01-01 */

enum part { TAG = 1, CONTACT = 2, SDP = 4 };

/* How a shape's messages are carried and written, or-ed. */
enum style { TCP = 1, MANY_HEADERS = 2, LONG_SDP = 4, UNREACHABLE = 8 };
#define MANY_LINES 200 /* of headers */
#define LONG_LINES 132 /* of SDP */
#define QUOTED 548U    /* by an ICMP error, which has 576 bytes at most (RFC 1812, 4.3.2.3) */

struct step {
    nanos_t offset; /* from the first */
    bool from_caller;
    const char *start;  /* start line; a request's after the method */
    const char *method; /* of the CSeq */
    unsigned with;      /* enum part, or-ed */
    const char *header; /* a whole line more, or "" */
    char transaction;   /* of the branch */
};

#define ASKED "WWW-Authenticate: Digest realm=\"example\", nonce=\"5f2d\", algorithm=MD5\r\n"
#define ANSWER                                                                                     \
    "Authorization: Digest username=\"2000\", realm=\"example\", nonce=\"5f2d\", "                 \
    "uri=\"sip:example\", response=\"0123456789abcdef0123456789abcdef\", algorithm=MD5\r\n"
#define BINDING "Expires: 3600\r\n"

static const struct step sound[] = {
    { 0, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 15 * NANOS_PER_MS, false, "100 Trying", "INVITE", 0, "", 'I' },
    { 300 * NANOS_PER_MS, false, "180 Ringing", "INVITE", TAG | CONTACT, "", 'I' },
    { 4 * NANOS_PER_S, false, "200 OK", "INVITE", TAG | CONTACT | SDP, "", 'I' },
    { 4030 * NANOS_PER_MS, true, NULL, "ACK", TAG, "", 'A' },
    { 30 * NANOS_PER_S, true, NULL, "BYE", TAG, "", 'B' },
    { 30020 * NANOS_PER_MS, false, "200 OK", "BYE", TAG, "", 'B' },
};
#define ANSWERED 5 /* steps before the media */

/* Of a call with voice, which begins 20 ms after the ACK. */
#define VOICE_BEGINS (4050 * NANOS_PER_MS)
#define VOICE_PACKETS 100 /* each way */
static const struct step ended[] = {
    { 6060 * NANOS_PER_MS, true, NULL, "BYE", TAG, "", 'B' },
    { 6080 * NANOS_PER_MS, false, "200 OK", "BYE", TAG, "", 'B' },
};

static const struct step failed[] = {
    { 0, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 15 * NANOS_PER_MS, false, "100 Trying", "INVITE", 0, "", 'I' },
    { 300 * NANOS_PER_MS, false, "503 Service Unavailable", "INVITE", TAG, "", 'I' },
    { 320 * NANOS_PER_MS, true, NULL, "ACK", TAG, "", 'I' },
};

static const struct step unanswered[] = {
    { 0, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 1500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 3500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 7500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 15500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
    { 31500 * NANOS_PER_MS, true, NULL, "INVITE", CONTACT | SDP, "", 'I' },
};

static const struct step options[] = {
    { 0, true, NULL, "OPTIONS", CONTACT, "", 'O' },
    { 20 * NANOS_PER_MS, false, "200 OK", "OPTIONS", TAG | CONTACT, "", 'O' },
};

static const struct step options_unanswered[] = {
    { 0, true, NULL, "OPTIONS", CONTACT, "", 'O' },
    { 500 * NANOS_PER_MS, true, NULL, "OPTIONS", CONTACT, "", 'O' },
};

static const struct step option[] = {
    { 0, true, NULL, "OPTIONS", CONTACT, "", 'O' },
};

static const struct step registered[] = {
    { 0, true, NULL, "REGISTER", CONTACT, BINDING, 'R' },
    { 20 * NANOS_PER_MS, false, "401 Unauthorized", "REGISTER", TAG, ASKED, 'R' },
    { 40 * NANOS_PER_MS, true, NULL, "REGISTER", CONTACT, BINDING ANSWER, '2' },
    { 60 * NANOS_PER_MS, false, "200 OK", "REGISTER", TAG | CONTACT, BINDING, '2' },
};

static const struct step refused[] = {
    { 0, true, NULL, "REGISTER", CONTACT, BINDING, 'R' },
    { 20 * NANOS_PER_MS, false, "401 Unauthorized", "REGISTER", TAG, ASKED, 'R' },
    { 40 * NANOS_PER_MS, true, NULL, "REGISTER", CONTACT, BINDING ANSWER, '2' },
    { 60 * NANOS_PER_MS, false, "403 Forbidden", "REGISTER", TAG, "", '2' },
};

static const struct shape {
    const char *name;
    const struct step *steps;
    size_t n;
    unsigned style;
} shapes[] = {
    { "calls", sound, ARRAY_SIZE(sound), 0 },
    { "tcp", sound, ARRAY_SIZE(sound), TCP },
    { "headers", sound, ARRAY_SIZE(sound), MANY_HEADERS },
    { "sdp", sound, ARRAY_SIZE(sound), LONG_SDP },
    { "failed", failed, ARRAY_SIZE(failed), 0 },
    { "unanswered", unanswered, ARRAY_SIZE(unanswered), 0 },
    { "options", options, ARRAY_SIZE(options), 0 },
    { "options-unanswered", options_unanswered, ARRAY_SIZE(options_unanswered), 0 },
    { "options-icmp", option, ARRAY_SIZE(option), UNREACHABLE },
    { "register", registered, ARRAY_SIZE(registered), 0 },
    { "register-refused", refused, ARRAY_SIZE(refused), 0 },
};
#define STEPS_MAX 8

struct party {
    char host[INET_ADDRSTRLEN];
    uint32_t ip;
    unsigned port; /* of its media */
};

struct output {
    struct writer *writer;
    struct text text;
    uint8_t bytes[32768];
    uint16_t ip_id;
    unsigned style;
    uint32_t sequence[16][2]; /* of the connection of each pair of hosts, by its sender */
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

static unsigned checksum(const uint8_t *p, size_t n)
{
    uint32_t sum = 0;

    for (size_t i = 0; i + 1 < n; i += 2)
        sum += (uint32_t)p[i] << 8 | p[i + 1];
    if (n % 2 == 1)
        sum += (uint32_t)p[n - 1] << 8;
    sum = (sum & 0xffff) + (sum >> 16);
    return ~(sum + (sum >> 16)) & 0xffff;
}

/* Ethernet and IPv4; the payload of the protocol has `n` bytes with its header. */
static void store_ip(struct output *out, const struct party *from, const struct party *to,
                     uint8_t protocol, size_t n)
{
    static const uint8_t ethernet[14] = { 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0 };
    uint8_t *ip = out->bytes + 14;

    memcpy(out->bytes, ethernet, sizeof ethernet);
    memset(ip, 0, 20);
    ip[0] = 0x45;
    store16(ip + 2, (unsigned)n + 20);
    store16(ip + 4, out->ip_id++);
    ip[8] = 64;
    ip[9] = protocol;
    store32(ip + 12, from->ip);
    store32(ip + 16, to->ip);
    store16(ip + 10, checksum(ip, 20));
}

static void write_packet(struct output *out, nanos_t time, size_t n)
{
    const struct packet p = {
        .data = out->bytes,
        .caplen = (uint32_t)n,
        .len = (uint32_t)n,
        .time = time,
        .link = DLT_ETHERNET,
    };

    if (!writer_add(out->writer, &p, NULL))
        exit(3);
}

static void write_datagram(struct output *out, nanos_t time, const struct party *from,
                           const struct party *to, bool media, size_t n)
{
    uint8_t *udp = out->bytes + 34;

    store_ip(out, from, to, 17, n + 8);
    store16(udp, media ? from->port : 5060);
    store16(udp + 2, media ? to->port : 5060);
    store16(udp + 4, (unsigned)n + 8);
    store16(udp + 6, 0);
    write_packet(out, time, HEADERS + n);
}

/* A segment of the one connection that the pair of hosts has, whole calls long. */
static void write_segment(struct output *out, nanos_t time, const struct party *from,
                          const struct party *to, bool from_caller, size_t n)
{
    uint32_t *sequence = out->sequence[from->ip % 16];
    uint8_t *tcp = out->bytes + 34;

    store_ip(out, from, to, 6, n + 20);
    memset(tcp, 0, 20);
    store16(tcp, from_caller ? 40000 : 5060);
    store16(tcp + 2, from_caller ? 5060 : 40000);
    store32(tcp + 4, sequence[!from_caller]);
    store32(tcp + 8, sequence[from_caller]);
    tcp[12] = 5 << 4;
    tcp[13] = 0x18; /* PSH, ACK */
    store16(tcp + 14, 0xffff);
    sequence[!from_caller] += (uint32_t)n;
    write_packet(out, time, HEADERS_TCP + n);
}

/* The receiver of the datagram of `n` bytes that was written last says that nobody listens. */
static void write_unreachable(struct output *out, nanos_t time, const struct party *receiver,
                              const struct party *sender, size_t n)
{
    uint8_t *icmp = out->bytes + 34;
    size_t quoted = n + 28 < QUOTED ? n + 28 : QUOTED;

    memmove(icmp + 8, out->bytes + 14, quoted);
    memset(icmp, 0, 8);
    icmp[0] = 3; /* destination unreachable: port */
    icmp[1] = 3;
    store16(icmp + 2, checksum(icmp, quoted + 8));
    store_ip(out, receiver, sender, 1, quoted + 8);
    write_packet(out, time, 34 + 8 + quoted);
}

static void add_sdp(struct text *t, const struct party *p, bool is_long)
{
    text_printf(t,
                "v=0\r\no=- 8000 1 IN IP4 %s\r\ns=call\r\nc=IN IP4 %s\r\nt=0 0\r\n"
                "m=audio %u RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
                "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n",
                p->host, p->host, p->port);
    for (unsigned line = 10; is_long && line < LONG_LINES; line++)
        text_printf(t, "a=candidate:%u 1 udp %u %s %u typ host\r\n", line, 2130706431 - line,
                    p->host, p->port);
}

static void add_message(struct text *t, size_t call, const struct step *step, unsigned style)
{
    struct party caller = party_of(call, true), callee = party_of(call, false);
    const struct party *from = step->from_caller ? &caller : &callee;
    struct text sdp = { 0 };

    if (step->with & SDP)
        add_sdp(&sdp, from, style & LONG_SDP);
    if (step->start != NULL)
        text_printf(t, "SIP/2.0 %s\r\n", step->start);
    else
        text_printf(t, "%s sip:%zu@%s:5060 SIP/2.0\r\n", step->method, CALLED + call, callee.host);
    text_printf(t, "Via: SIP/2.0/%s %s:5060;branch=z9hG4bK%08zx%c;rport\r\n",
                style & TCP ? "TCP" : "UDP", caller.host, call, step->transaction);
    if (step->start == NULL)
        text_adds(t, "Max-Forwards: 70\r\n");
    text_printf(t, "From: \"Caller %zu\" <sip:%zu@%s>;tag=a%08zx\r\n", call, CALLER + call,
                caller.host, call);
    text_printf(t, "To: <sip:%zu@%s>", CALLED + call, callee.host);
    if (step->with & TAG)
        text_printf(t, ";tag=b%08zx", call);
    text_adds(t, "\r\n");
    text_printf(t, "Call-ID: %08zx-bench@%s\r\n", call * 2654435761u & 0xffffffff, caller.host);
    text_printf(t, "CSeq: %d %s\r\n", step->method[0] == 'B' || step->transaction == '2' ? 2 : 1,
                step->method);
    if (step->with & CONTACT)
        text_printf(t, "Contact: <sip:%zu@%s:5060>\r\n", CALLED + call, from->host);
    text_adds(t, step->header);
    text_adds(t, "User-Agent: Example PBX 18.4.0\r\n"
                 "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, SUBSCRIBE, NOTIFY, INFO\r\n"
                 "Supported: replaces, timer\r\n");
    for (unsigned line = 0; style & MANY_HEADERS && line < MANY_LINES; line++)
        text_printf(t, "X-Example-%u: of a switch, line %u\r\n", line, line);
    if (step->with & SDP)
        text_adds(t, "Content-Type: application/sdp\r\n");
    text_printf(t, "Content-Length: %zu\r\n\r\n", sdp.n);
    text_slice(t, text_view(&sdp));
    text_done(&sdp);
}

static void write_step(struct output *out, size_t call, const struct step *step, nanos_t time)
{
    struct party caller = party_of(call, true), callee = party_of(call, false);
    const struct party *from = step->from_caller ? &caller : &callee;
    const struct party *to = step->from_caller ? &callee : &caller;

    text_clear(&out->text);
    add_message(&out->text, call, step, out->style);
    memcpy(out->bytes + (out->style & TCP ? HEADERS_TCP : HEADERS), out->text.p, out->text.n);
    if (out->style & TCP)
        write_segment(out, time, from, to, step->from_caller, out->text.n);
    else
        write_datagram(out, time, from, to, false, out->text.n);
    if (out->style & UNREACHABLE)
        write_unreachable(out, time + NANOS_PER_MS, to, from, out->text.n);
}

/* The calls overlap: always the step comes next whose next call has it due first. */
static void write_calls(struct output *out, const struct shape *shape, size_t n)
{
    size_t next[STEPS_MAX] = { 0 };

    out->style = shape->style;
    for (size_t written = 0; written < n * shape->n; written++) {
        size_t first = shape->n;
        nanos_t earliest = INT64_MAX;

        for (size_t i = 0; i < shape->n; i++) {
            nanos_t due =
                (nanos_t)next[i] * (NANOS_PER_S / CALLS_PER_SECOND) + shape->steps[i].offset;

            if (next[i] < n && due < earliest) {
                earliest = due;
                first = i;
            }
        }
        write_step(out, next[first]++, &shape->steps[first], START + earliest);
    }
}

/* As many numbers below `n` in an order that is random, and the same in each run. */
static void shuffle(size_t *order, size_t n, uint64_t *state)
{
    for (size_t i = 0; i < n; i++) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        size_t j = (size_t)(*state >> 33) % (i + 1);

        order[i] = order[j];
        order[j] = i;
    }
}

/* Each step of all calls in a second, and the calls in another order each time. */
static void write_concurrent(struct output *out, size_t n)
{
    size_t *order = xcalloc(n, sizeof *order);
    uint64_t state = 1;

    for (size_t i = 0; i < ARRAY_SIZE(sound); i++) {
        shuffle(order, n, &state);
        for (size_t k = 0; k < n; k++)
            write_step(out, order[k], &sound[i],
                       START + (nanos_t)i * NANOS_PER_S + (nanos_t)k * (NANOS_PER_S / (nanos_t)n));
    }
    free(order);
}

static void write_voice(struct output *out, size_t call, bool caller, size_t sequence, nanos_t time)
{
    struct party from = party_of(call, caller), to = party_of(call, !caller);
    uint8_t *rtp = out->bytes + HEADERS;

    memset(rtp, 0xd5, PAYLOAD); /* silence, in A-law */
    rtp[0] = 0x80;
    rtp[1] = sequence == 0 ? 0x88 : 8;
    store16(rtp + 2, (unsigned)sequence & 0xffff);
    store32(rtp + 4, (uint32_t)(sequence * 160));
    store32(rtp + 8, (uint32_t)(call * 2 + caller + 1) * 2654435761u);
    write_datagram(out, time, &from, &to, true, PAYLOAD);
}

/* The time of the n-th event of a call with voice: a step, or a packet of one side. */
#define EVENTS (ANSWERED + 2 * VOICE_PACKETS + ARRAY_SIZE(ended))
static nanos_t event_offset(size_t n)
{
    if (n < ANSWERED)
        return sound[n].offset;
    n -= ANSWERED;
    return n < 2 * VOICE_PACKETS ? VOICE_BEGINS + (nanos_t)n * 10 * NANOS_PER_MS
                                 : ended[n - 2 * VOICE_PACKETS].offset;
}

static void write_event(struct output *out, size_t call, size_t n, nanos_t time)
{
    if (n < ANSWERED)
        write_step(out, call, &sound[n], time);
    else if (n - ANSWERED < 2 * VOICE_PACKETS)
        write_voice(out, call, (n - ANSWERED) % 2 == 0, (n - ANSWERED) / 2, time);
    else
        write_step(out, call, &ended[n - ANSWERED - 2 * VOICE_PACKETS], time);
}

/* The calls overlap as those of write_calls() do. */
static void write_voiced(struct output *out, size_t n)
{
    size_t next[EVENTS] = { 0 };

    for (size_t written = 0; written < n * EVENTS; written++) {
        size_t first = EVENTS;
        nanos_t earliest = INT64_MAX;

        for (size_t i = 0; i < EVENTS; i++) {
            nanos_t due = (nanos_t)next[i] * (NANOS_PER_S / CALLS_PER_SECOND) + event_offset(i);

            if (next[i] < n && due < earliest) {
                earliest = due;
                first = i;
            }
        }
        write_event(out, next[first]++, first, START + earliest);
    }
}

static void write_rtp(struct output *out, size_t calls, size_t n)
{
    nanos_t end = (nanos_t)(n / calls / 2 + 1) * 20 * NANOS_PER_MS;

    for (size_t i = 0; i < ANSWERED; i++) {
        for (size_t call = 0; call < calls; call++)
            write_step(out, call, &sound[i], START + sound[i].offset + (nanos_t)call);
    }
    for (size_t i = 0; i < n; i++) {
        size_t call = i / 2 % calls, sequence = i / 2 / calls;
        bool caller = i % 2 == 0;
        nanos_t offset = (nanos_t)(call * 2 + caller) * 10 * NANOS_PER_MS / (nanos_t)calls;

        write_voice(out, call, caller, sequence,
                    START + 5 * NANOS_PER_S + (nanos_t)sequence * 20 * NANOS_PER_MS + offset);
    }
    for (size_t i = ANSWERED; i < ARRAY_SIZE(sound); i++) {
        for (size_t call = 0; call < calls; call++)
            write_step(out, call, &sound[i], START + end + sound[i].offset + (nanos_t)call);
    }
}

/* False if there is no such shape. */
static bool write_shape(struct output *out, const char *name, size_t n)
{
    if (strcmp(name, "rtp") == 0 || strcmp(name, "rtp-many") == 0) {
        write_rtp(out, name[3] == 0 ? RTP_CALLS : RTP_MANY_CALLS, n);
        return true;
    }
    if (strcmp(name, "voice") == 0) {
        write_voiced(out, n);
        return true;
    }
    if (strcmp(name, "concurrent") == 0) {
        write_concurrent(out, n);
        return true;
    }
    for (size_t i = 0; i < ARRAY_SIZE(shapes); i++) {
        if (strcmp(name, shapes[i].name) == 0) {
            write_calls(out, &shapes[i], n);
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    struct output out = { 0 };
    FILE *file = argc == 4 ? fopen(argv[3], "w") : NULL;

    if (argc != 4) {
        fputs("usage: generate SHAPE N FILE\n", stderr);
        return 2;
    }
    if (file != NULL) {
        out.writer = writer_new(file, argv[3], WRITER_PCAP);
        if (!write_shape(&out, argv[1], strtoul(argv[2], NULL, 10))) {
            fprintf(stderr, "generate: there is no shape %s\n", argv[1]);
            return 2;
        }
        writer_end(out.writer);
    }
    if (file == NULL || ferror(file) || fclose(file) != 0) {
        perror(argv[3]);
        return 3;
    }
    text_done(&out.text);
    return 0;
}
