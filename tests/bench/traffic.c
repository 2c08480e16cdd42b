/* traffic.c - each kind of call is a list of steps; what is to come waits in a heap by time. */
#include "config.h"

#include "traffic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "wire.h"

#define MS NANOS_PER_MS
#define DURATION INT64_C(-1) /* of the call, in place of a delay */
#define ICMP 1
#define SIP_PORT 5060

enum what { SIP, VOICE, REPORT, QUESTION, ANSWER, UNREACHABLE, FRAGMENT, SYN, HALF, GAP, AGAIN };

enum { CALLER, CALLEE };
enum { TAG = 1, SDP = 2, AUTH = 4, LONG = 8, LINES = 16, NEXT = 32, WORDY = 64 };

struct step {
    nanos_t delay;
    enum what what;
    int from;                    /* CALLER, CALLEE */
    const char *method, *status; /* status NULL: a request */
    int flags;                   /* NEXT: the CSeq is one more from here on */
};

#define OTHER(delay, what, from)                                                                   \
    {                                                                                              \
        delay, what, from, NULL, NULL, 0                                                           \
    }
static const struct step ping[] = { { 0, SIP, CALLER, "OPTIONS", NULL, 0 },
                                    { 8 * MS, SIP, CALLEE, "OPTIONS", "200 OK", TAG } };
static const struct step registration[] = { { 0, SIP, CALLER, "REGISTER", NULL, 0 },
                                            { 5 * MS, SIP, CALLEE, "REGISTER", "401 Unauthorized",
                                              TAG },
                                            { 9 * MS, SIP, CALLER, "REGISTER", NULL, AUTH | NEXT },
                                            { 5 * MS, SIP, CALLEE, "REGISTER", "200 OK", TAG } };
static const struct step guess[] = { { 0, SIP, CALLER, "REGISTER", NULL, AUTH },
                                     { 5 * MS, SIP, CALLEE, "REGISTER", "403 No", TAG } };
static const struct step subscription[] = { { 0, SIP, CALLER, "SUBSCRIBE", NULL, 0 },
                                            { 6 * MS, SIP, CALLEE, "SUBSCRIBE", "200 OK", TAG },
                                            { 20 * MS, SIP, CALLEE, "NOTIFY", NULL, TAG },
                                            { 6 * MS, SIP, CALLER, "NOTIFY", "200 OK", TAG } };
#define BEGIN                                                                                      \
    { 0, SIP, CALLER, "INVITE", NULL, SDP }, { 15 * MS, SIP, CALLEE, "INVITE", "100 Trying", 0 },  \
    {                                                                                              \
        300 * MS, SIP, CALLEE, "INVITE", "180 Ringing", TAG                                        \
    }
#define ANSWERED                                                                                   \
    BEGIN, { 3000 * MS, SIP, CALLEE, "INVITE", "200 OK", TAG | SDP },                              \
    {                                                                                              \
        30 * MS, SIP, CALLER, "ACK", NULL, TAG                                                     \
    }
static const struct step answered[] = { ANSWERED,
                                        OTHER(20 * MS, VOICE, CALLER),
                                        OTHER(5 * MS, VOICE, CALLEE),
                                        OTHER(5000 * MS, REPORT, CALLER),
                                        OTHER(DURATION, VOICE, CALLER),
                                        OTHER(5 * MS, VOICE, CALLEE),
                                        OTHER(10 * MS, REPORT, CALLEE),
                                        { 20 * MS, SIP, CALLER, "BYE", NULL, TAG | NEXT },
                                        { 20 * MS, SIP, CALLEE, "BYE", "200 OK", TAG } };
static const struct step lost_end[] = { ANSWERED, OTHER(20 * MS, VOICE, CALLER) };
static const struct step busy[] = { BEGIN,
                                    { 900 * MS, SIP, CALLEE, "INVITE", "486 Busy Here", TAG },
                                    { 10 * MS, SIP, CALLER, "ACK", NULL, TAG } };
static const struct step refused[] = { { 0, SIP, CALLER, "INVITE", NULL, SDP },
                                       { 15 * MS, SIP, CALLEE, "INVITE", "403 Forbidden", TAG },
                                       { 10 * MS, SIP, CALLER, "ACK", NULL, TAG } };
static const struct step cancelled[] = { BEGIN,
                                         { DURATION, SIP, CALLER, "CANCEL", NULL, 0 },
                                         { 9 * MS, SIP, CALLEE, "CANCEL", "200 OK", TAG },
                                         { 9 * MS, SIP, CALLEE, "INVITE", "487 Request Terminated",
                                           TAG },
                                         { 9 * MS, SIP, CALLER, "ACK", NULL, TAG } };
#define INVITE(after)                                                                              \
    {                                                                                              \
        after *MS, SIP, CALLER, "INVITE", NULL, SDP                                                \
    }
static const struct step silent[] = { INVITE(0),    INVITE(500),  INVITE(1000), INVITE(2000),
                                      INVITE(4000), INVITE(8000), INVITE(16000) };
static const struct step no_media[] = { ANSWERED,
                                        OTHER(20 * MS, VOICE, CALLER),
                                        OTHER(20 * MS, UNREACHABLE, CALLEE),
                                        { 9000 * MS, SIP, CALLER, "BYE", NULL, TAG | NEXT },
                                        { 9 * MS, SIP, CALLEE, "BYE", "200 OK", TAG } };
static const struct step lookup[] = { OTHER(0, QUESTION, CALLER), OTHER(12 * MS, ANSWER, CALLEE) };
static const struct step beginning[] = { OTHER(0, FRAGMENT, CALLER) };
static const struct step open_stream[] = { OTHER(0, SYN, CALLER), OTHER(9 * MS, HALF, CALLER) };
static const struct step gap_stream[] = { OTHER(0, SYN, CALLER), OTHER(9 * MS, GAP, CALLER) };
static const struct step too_long[] = { { 0, SIP, CALLER, "MESSAGE", NULL, LONG } };
static const struct step too_many[] = { { 0, SIP, CALLER, "OPTIONS", NULL, LINES } };
/* Dialogs that go on for ever: INFO each two minutes; a new offer, another stream and a long text
 * each hour. */
static const struct step endless[] = { { 120000 * MS, SIP, CALLER, "INFO", NULL, TAG | NEXT },
                                       { 9 * MS, SIP, CALLEE, "INFO", "200 OK", TAG },
                                       OTHER(0, AGAIN, CALLER) };
static const struct step refreshed[] = {
    { 3600000 * MS, SIP, CALLER, "INVITE", NULL, TAG | SDP | NEXT },
    { 9 * MS, SIP, CALLEE, "INVITE", "200 OK", TAG | SDP },
    { 9 * MS, SIP, CALLER, "ACK", NULL, TAG },
    OTHER(9 * MS, VOICE, CALLER),
    { 9 * MS, SIP, CALLER, "MESSAGE", NULL, TAG | WORDY | NEXT },
    { 9 * MS, SIP, CALLEE, "MESSAGE", "200 OK", TAG },
    OTHER(0, AGAIN, CALLER)
};

#define STEPS(list) list, ARRAY_SIZE(list)
static const struct kind {
    const char *name;
    const struct step *steps;
    size_t n;
    unsigned weight; /* of 1000 */
    uint32_t same;   /* Call-IDs in use; 0: each a new one */
} kinds[] = {
    { "ping", STEPS(ping), 280, 0 },          { "register", STEPS(registration), 140, 300 },
    { "guess", STEPS(guess), 40, 0 },         { "subscribe", STEPS(subscription), 40, 100 },
    { "answered", STEPS(answered), 230, 0 },  { "lost-end", STEPS(lost_end), 10, 0 },
    { "busy", STEPS(busy), 30, 0 },           { "refused", STEPS(refused), 30, 0 },
    { "cancelled", STEPS(cancelled), 30, 0 }, { "silent", STEPS(silent), 10, 0 },
    { "no-media", STEPS(no_media), 20, 0 },   { "lookup", STEPS(lookup), 60, 0 },
    { "fragment", STEPS(beginning), 20, 0 },  { "open", STEPS(open_stream), 20, 0 },
    { "gap", STEPS(gap_stream), 20, 0 },      { "long", STEPS(too_long), 10, 0 },
    { "many", STEPS(too_many), 10, 0 },       { "endless", STEPS(endless), 0, 3 },
    { "refreshed", STEPS(refreshed), 0, 3 },
};

struct event {
    nanos_t at;
    uint32_t id, round; /* round: CSeq so far */
    uint16_t kind, step;
};

struct traffic {
    void (*sink)(void *, const struct packet *);
    void *context;
    struct event *events; /* a heap, the soonest first */
    size_t n, room;
    nanos_t now, next; /* next: when something begins */
    uint64_t random, calls;
    uint32_t number, begun[ARRAY_SIZE(kinds)];
    uint8_t bytes[70000];
    char text[66000];
};

/* A call as its number makes it: who, where, how long. */
struct party {
    uint32_t ip;
    uint16_t port, media;
};

static uint64_t draw(struct traffic *t)
{
    t->random = hash_mix(t->random, 0x7765656b);
    return t->random;
}

static struct party party_of(const struct event *e, int side)
{
    uint64_t h = (uint64_t)e->id * UINT64_C(0x9e3779b97f4a7c15) >> 20;
    struct party far = { (uint32_t)(0xc6330000u + h % 4000), SIP_PORT,
                         (uint16_t)(10000 + h % 25000 * 2) };

    if (side == CALLEE)
        return (struct party){ 0xc0000202u, SIP_PORT, (uint16_t)(10000 + e->id % 25000 * 2) };
    far.port = (uint16_t)(1024 + h % 60000); /* behind NATs: many flows */
    return far;
}

static void later(struct traffic *t, struct event e)
{
    VEC_PUSH(t->events, t->n, t->room) = e;
    for (size_t i = t->n - 1; i > 0 && t->events[i].at < t->events[(i - 1) / 2].at;
         i = (i - 1) / 2) {
        struct event up = t->events[i];

        t->events[i] = t->events[(i - 1) / 2];
        t->events[(i - 1) / 2] = up;
    }
}

static struct event take_first(struct traffic *t)
{
    struct event first = t->events[0], *e = t->events;

    e[0] = e[--t->n];
    for (size_t i = 0, least;; i = least) {
        least = i;
        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < t->n; child++)
            if (e[child].at < e[least].at)
                least = child;
        if (least == i)
            return first;
        struct event down = e[i];
        e[i] = e[least];
        e[least] = down;
    }
}

/* Packets */

/* `n` bytes behind the header of IPv4 are there already. */
static void send_ip(struct traffic *t, uint32_t from, uint32_t to, uint8_t protocol, size_t n,
                    uint16_t part)
{
    struct packet packet = ip_packet(t->bytes, ++t->number, from, to, protocol, n, part);

    packet.time = t->now;
    t->sink(t->context, &packet);
}

static void send_udp(struct traffic *t, const struct party *from, const struct party *to,
                     bool media, const void *payload, size_t n, uint16_t part)
{
    uint8_t *udp = t->bytes + 20;

    put16(udp, media ? from->media : from->port);
    put16(udp + 2, media ? to->media : to->port);
    put16(udp + 4, n + 8 + (part ? 2000 : 0));
    put16(udp + 6, 0);
    memcpy(udp + 8, payload, n);
    send_ip(t, from->ip, to->ip, UDP, n + 8, part);
}

static void send_tcp(struct traffic *t, const struct party *from, const struct party *to,
                     uint32_t seq, uint8_t flags, const void *payload, size_t n)
{
    uint8_t *tcp = t->bytes + 20;

    memset(tcp, 0, 20);
    put16(tcp, from->port);
    put16(tcp + 2, to->port);
    put32(tcp + 4, seq);
    tcp[12] = 0x50;
    tcp[13] = flags;
    memcpy(tcp + 20, payload, n);
    send_ip(t, from->ip, to->ip, TCP, n + 20, 0);
}

/* SIP */

static void add(struct traffic *t, size_t *n, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(struct traffic *t, size_t *n, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    int more = vsnprintf(t->text + *n, sizeof t->text - *n, format, arguments);
    va_end(arguments);
    if (more > 0 && (size_t)more < sizeof t->text - *n)
        *n += (size_t)more;
}

static size_t write_sdp(const struct party *from, char *sdp, size_t room)
{
    int n = snprintf(sdp, room,
                     "v=0\r\no=- 1 1 IN IP4 %u.%u.%u.%u\r\ns=-\r\nc=IN IP4 %u.%u.%u.%u\r\nt=0 0\r\n"
                     "m=audio %u RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
                     "a=rtpmap:101 telephone-event/8000\r\n",
                     from->ip >> 24, from->ip >> 16 & 255, from->ip >> 8 & 255, from->ip & 255,
                     from->ip >> 24, from->ip >> 16 & 255, from->ip >> 8 & 255, from->ip & 255,
                     from->media);

    return n > 0 ? (size_t)n : 0;
}

static size_t write_sip(struct traffic *t, const struct event *e, const struct step *s)
{
    const char *name = kinds[e->kind].name;
    struct party caller = party_of(e, CALLER), from = party_of(e, s->from);
    unsigned cseq = e->round + 1;
    bool turned = strcmp(s->method, "NOTIFY") == 0; /* the callee's own request */
    char sdp[600];
    size_t n = 0, body = s->flags & SDP ? write_sdp(&from, sdp, sizeof sdp) : 0;

    if (s->flags & (LONG | WORDY))
        body = s->flags & LONG ? 9000 : 4000;
    if (s->status != NULL)
        add(t, &n, "SIP/2.0 %s\r\n", s->status);
    else
        add(t, &n, "%s sip:%u@192.0.2.2 SIP/2.0\r\nMax-Forwards: 70\r\n", s->method, e->id);
    add(t, &n, "Via: SIP/2.0/UDP 198.51.100.1:%u;branch=z9hG4bK%s-%x-%u%s;rport\r\n", caller.port,
        name, e->id, cseq, strcmp(s->method, "ACK") == 0 && s->flags & TAG ? "a" : "");
    add(t, &n, "From: <sip:%u@198.51.100.1>;tag=%c%x\r\n", 2000 + e->id % 900, turned ? 'b' : 'a',
        e->id);
    add(t, &n, "To: <sip:%u@192.0.2.2>", 1000 + e->id % 7000);
    if (s->flags & TAG)
        add(t, &n, ";tag=%c%x", turned ? 'a' : 'b', e->id);
    add(t, &n, "\r\nCall-ID: %s-%x@198.51.100.1\r\nCSeq: %u %s\r\n", name, e->id, cseq, s->method);
    add(t, &n, "Contact: <sip:%u@198.51.100.1:%u>\r\nUser-Agent: Example PBX 18.4.0\r\n", e->id,
        from.port);
    if (s->flags & AUTH)
        add(t, &n,
            "Authorization: Digest username=\"%u\", realm=\"example\", nonce=\"%x\", "
            "uri=\"sip:192.0.2.2\", response=\"0123456789abcdef0123456789abcdef\"\r\n",
            e->id % 900, e->id);
    for (int i = 0; s->flags & LINES && i < 30; i++)
        add(t, &n, "X-Line-%d: %d\r\n", i, i);
    if (s->flags & SDP)
        add(t, &n, "Content-Type: application/sdp\r\n");
    add(t, &n, "Content-Length: %zu\r\n\r\n", body);
    if (s->flags & SDP)
        memcpy(t->text + n, sdp, body);
    else
        memset(t->text + n, 'x', body);
    return n + body;
}

/* Steps */

static void send_voice(struct traffic *t, const struct event *e, const struct party *from,
                       const struct party *to)
{
    uint8_t rtp[12 + 160];

    memset(rtp, 0xd5, sizeof rtp);
    rtp[0] = 0x80;
    rtp[1] = 8;
    for (unsigned i = 0; i < 3; i++) {
        put16(rtp + 2, (e->step * 3u + i) & 0xffff);
        put32(rtp + 4, (e->step * 3u + i) * 160);
        put32(rtp + 8, from->ip * 31 + e->id * 7 + e->round);
        send_udp(t, from, to, true, rtp, sizeof rtp, 0);
    }
}

static void send_report(struct traffic *t, const struct party *from, const struct party *to)
{
    uint8_t report[32] = { 0x81, 201, 0, 7 };

    put32(report + 4, from->ip * 31);
    send_udp(t, from, to, true, report, sizeof report, 0);
}

static void send_dns(struct traffic *t, const struct event *e, bool answer)
{
    uint8_t dns[100] = {
        0, 1, answer ? 0x81 : 1, answer ? 0x80 : 0, 0, 1, 0, answer, 0, 0, 0, 0, 10
    };
    struct party client = party_of(e, CALLEE), server = party_of(e, CALLER);
    size_t n = 12 + 1 + 10 + 1;

    snprintf((char *)dns + 13, 11, "h%09u", e->id % 1000000000);
    dns[23] = 0;
    put16(dns + n, 1);
    put16(dns + n + 2, 1);
    n += 4;
    if (answer) {
        static const uint8_t record[] = { 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7 };

        memcpy(dns + n, record, sizeof record);
        n += sizeof record;
    }
    server.port = 53;
    send_udp(t, answer ? &server : &client, answer ? &client : &server, false, dns, n, 0);
}

/* The callee's host says that nothing listens where the caller's voice went. */
static void send_unreachable(struct traffic *t, const struct event *e)
{
    struct party caller = party_of(e, CALLER), callee = party_of(e, CALLEE);
    uint8_t *icmp = t->bytes + 20, *quoted = icmp + 8;

    memset(icmp, 0, 8 + 28);
    icmp[0] = icmp[1] = 3;
    quoted[0] = 0x45;
    put16(quoted + 2, 200);
    quoted[8] = 60;
    quoted[9] = UDP;
    put32(quoted + 12, caller.ip);
    put32(quoted + 16, callee.ip);
    put16(quoted + 20, caller.media);
    put16(quoted + 22, callee.media);
    put16(quoted + 24, 180);
    send_ip(t, callee.ip, caller.ip, ICMP, 8 + 28, 0);
}

/* The beginning of a message, or segments ahead of one that is lost. */
static void send_stream(struct traffic *t, const struct event *e, const struct party *from,
                        const struct party *to, bool gap)
{
    static const struct step begin = { 0, SIP, CALLER, "MESSAGE", NULL, LONG };
    size_t n = write_sip(t, e, &begin);

    for (uint32_t at = 0; at + 1400 <= n && at < 7000; at += 1400)
        send_tcp(t, from, to, (gap ? 9001 : 1) + at, 16, t->text + at, 1400);
}

static void play(struct traffic *t, const struct event *e, const struct step *s)
{
    struct party from = party_of(e, s->from), to = party_of(e, 1 - s->from);
    size_t n;

    switch (s->what) {
    case SIP:
        n = write_sip(t, e, s);
        send_udp(t, &from, &to, false, t->text, n, 0);
        break;
    case FRAGMENT:
        n = write_sip(t, e, &ping[0]);
        send_udp(t, &from, &to, false, t->text, n / 8 * 8, 0x2000);
        break;
    case VOICE:
        send_voice(t, e, &from, &to);
        break;
    case REPORT:
        send_report(t, &from, &to);
        break;
    case QUESTION:
        send_dns(t, e, false);
        break;
    case ANSWER:
        send_dns(t, e, true);
        break;
    case UNREACHABLE:
        send_unreachable(t, e);
        break;
    case SYN:
        send_tcp(t, &from, &to, 0, 2, "", 0);
        break;
    case HALF:
        send_stream(t, e, &from, &to, false);
        break;
    case GAP:
        send_stream(t, e, &from, &to, true);
        break;
    case AGAIN:
        break;
    }
}

static void go_on(struct traffic *t, struct event e)
{
    const struct kind *kind = &kinds[e.kind];

    if (++e.step == kind->n)
        return;
    if (kind->steps[e.step].what == AGAIN)
        e.step = 0;
    e.round += (kind->steps[e.step].flags & NEXT) != 0;
    nanos_t delay = kind->steps[e.step].delay;

    /* Most calls are short: a second to a minute, one in 32 up to an hour. */
    if (delay == DURATION)
        delay = (nanos_t)(1 + draw(t) % (draw(t) % 32 ? 60 : 3600)) * NANOS_PER_S;
    e.at = t->now + delay;
    later(t, e);
}

static void begin_one(struct traffic *t)
{
    unsigned pick = (unsigned)(draw(t) % 1000);
    uint16_t i = 0;

    while (i + 1 < (uint16_t)ARRAY_SIZE(kinds) && pick >= kinds[i].weight)
        pick -= kinds[i++].weight;
    uint32_t nth = t->begun[i]++, same = kinds[i].same;

    t->calls += same == 0 || nth < same;
    later(t, (struct event){ .at = t->now,
                             .kind = i,
                             .id = same ? nth % same : nth,
                             .round = same ? nth / same * 2 : 0 });
}

struct traffic *traffic_new(void (*sink)(void *, const struct packet *), void *context)
{
    struct traffic *t = xcalloc(1, sizeof *t);

    t->sink = sink;
    t->context = context;
    t->now = t->next = traffic_start;
    for (uint16_t i = 0; i < ARRAY_SIZE(kinds); i++)
        for (uint32_t id = 0; kinds[i].weight == 0 && id < kinds[i].same; id++)
            later(t, (struct event){ .at = t->now, .kind = i, .id = id });
    return t;
}

void traffic_free(struct traffic *t)
{
    if (t == NULL)
        return;
    free(t->events);
    free(t);
}

void traffic_run(struct traffic *t, nanos_t until, double rate)
{
    if (t->next > t->now + NANOS_PER_S)
        t->next = t->now;
    for (;;) {
        bool begins = t->n == 0 || t->next <= t->events[0].at;
        nanos_t at = begins ? t->next : t->events[0].at;

        if (at >= until)
            break;
        t->now = at > t->now ? at : t->now + 1;
        if (begins) {
            begin_one(t);
            t->next = at + (nanos_t)((double)NANOS_PER_S / rate);
            continue;
        }
        struct event e = take_first(t);
        play(t, &e, &kinds[e.kind].steps[e.step]);
        go_on(t, e);
    }
    t->now = until;
}

uint64_t traffic_calls(const struct traffic *t)
{
    return t->calls;
}
