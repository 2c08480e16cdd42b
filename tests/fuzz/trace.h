/* trace.h - calls to ask about: a call that was answered, one that was refused, and some of the
 * examples that come with the program. */
#ifndef SIPWHY_TESTS_TRACE_H
#define SIPWHY_TESTS_TRACE_H

#include "packets.h"
#include "pipeline.h"

#define TRACE_HEADERS(tag, method)                                                                 \
    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1" method "\r\n"                                \
    "From: \"Alice\" <sip:alice@example.com>;tag=a\r\nTo: <sip:bob@example.org>" tag "\r\n"        \
    "Contact: <sip:alice@10.0.0.1:5060>\r\nMax-Forwards: 70\r\n"

#define TRACE_SDP                                                                                  \
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"                    \
    "m=audio 16384 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"

static const struct trace_line {
    bool back;
    const char *start, *headers, *cseq, *body;
} trace_lines[] = {
    { false, "INVITE sip:bob@example.org SIP/2.0", TRACE_HEADERS("", "I"), "1 INVITE", TRACE_SDP },
    { true, "SIP/2.0 180 Ringing", TRACE_HEADERS(";tag=b", "I"), "1 INVITE", "" },
    { true, "SIP/2.0 200 OK", TRACE_HEADERS(";tag=b", "I"), "1 INVITE", TRACE_SDP },
    { true, "SIP/2.0 200 OK", TRACE_HEADERS(";tag=b", "I"), "1 INVITE", TRACE_SDP },
    { false, "ACK sip:alice@10.0.0.1 SIP/2.0", TRACE_HEADERS(";tag=b", "A"), "1 ACK", "" },
    { false, "BYE sip:alice@10.0.0.1 SIP/2.0", TRACE_HEADERS(";tag=b", "B"), "2 BYE", "" },
    { true, "SIP/2.0 200 OK", TRACE_HEADERS(";tag=b", "B"), "2 BYE", "" },
    { false, "INVITE sip:carol@example.org SIP/2.0", TRACE_HEADERS("", "J"), "1 INVITE",
      TRACE_SDP },
    { true, "SIP/2.0 403 Forbidden", TRACE_HEADERS(";tag=c", "J"), "1 INVITE", "" },
    { false, "ACK sip:carol@example.org SIP/2.0", TRACE_HEADERS(";tag=c", "J"), "1 ACK", "" },
};

/* Message i as a datagram. */
static inline struct packet trace_packet(size_t i, struct made *made)
{
    const struct trace_line *line = &trace_lines[i];
    char text[1500];
    int n = snprintf(text, sizeof text,
                     "%s\r\n%sCall-ID: %d\r\nCSeq: %s\r\nContent-Type: application/sdp\r\n"
                     "Content-Length: %zu\r\n\r\n%s",
                     line->start, line->headers, i < 7 ? 1 : 2, line->cseq, strlen(line->body),
                     line->body);

    made_ip(made, false, line->back, 17, 8 + (size_t)n);
    made_u16(made, 5060);
    made_u16(made, 5060);
    made_u16(made, 8 + (unsigned)n);
    made_u16(made, 0);
    made_add(made, text, (size_t)n);
    return made_packet(made, (uint32_t)i + 1, BEGINNING + (nanos_t)i * NANOS_PER_S);
}

/* With few bytes much to ask about: a lookup, challenges, codecs, timers, media. */
static const char *const trace_examples[] = {
    "acl-ip-not-allowed",    "carrier-session-timer-too-small",
    "codec-g711-missing",    "digest-credentials-wrong",
    "pbx-not-responding",    "sdp-private-address",
    "term-dns-unresolvable",
};

/* The way of the packets, and whoever else wants them. */
struct trace_way {
    struct pipeline *p;
    void (*also)(void *context, const struct packet *);
    void *context;
};

static inline void trace_feed(const struct trace_way *way, const struct packet *packet)
{
    pipeline_feed(way->p, packet);
    if (way->also != NULL)
        way->also(way->context, packet);
}

static inline void trace_read(const struct trace_way *way, const char *example)
{
    char *path = xasprintf("%s/examples/%s.pcap", data_dir(), example);
    struct error error = { 0 };
    struct source *source = source_open_files((const char *const *)&path, 1, way->p->store, &error);
    struct packet packet;

    if (source == NULL) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    while (source_next(source, &packet, &error) == SOURCE_PACKET)
        trace_feed(way, &packet);
    source_close(source);
    error_done(&error);
    free(path);
}

static inline void trace_load(struct pipeline *p,
                              void (*also)(void *context, const struct packet *), void *context)
{
    const struct trace_way way = { p, also, context };
    struct made made;

    pipeline_begin(p);
    for (size_t i = 0; i < ARRAY_SIZE(trace_lines); i++) {
        const struct packet packet = trace_packet(i, &made);
        trace_feed(&way, &packet);
    }
    for (size_t i = 0; i < ARRAY_SIZE(trace_examples); i++)
        trace_read(&way, trace_examples[i]);
    pipeline_finish(p);
}

#endif
