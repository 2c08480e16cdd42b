/* sip_maker.h - SIP messages and SDPs written by hand, fed to a store with times, for the tests of
 * call/. */
#ifndef SIPWHY_TESTS_SIP_MAKER_H
#define SIPWHY_TESTS_SIP_MAKER_H

#include <stdio.h>
#include <string.h>

#include "../rtp/rtp_maker.h"
#include "base/text.h"
#include "call/call.h"

struct world {
    struct store *store;
    struct calls *calls;
    uint32_t frames;
    double last;
};

/* One message; what is left out takes the usual value. Hosts are 192.0.2.x, port 5060. */
struct say {
    double at;                     /* seconds */
    int from, to;                  /* hosts: who sends it to whom */
    const char *line;              /* "INVITE", or "180 Ringing" */
    const char *call_id;           /* "c1" */
    int cseq;                      /* 1 */
    const char *method;            /* of a response's CSeq: "INVITE" */
    const char *branch;            /* "z9hG4bKa"; "" leaves it out */
    const char *from_tag, *to_tag; /* "f1"; none */
    const char *extra;             /* header lines, each with its line end */
    const char *sdp;
    uint16_t from_port, to_port;
    enum transport transport; /* UDP */
    bool late;                /* handed out after its time */
};

static inline nanos_t test_time(double at)
{
    return 1000000 * NANOS_PER_S + (nanos_t)(at * 1e9);
}

static inline void world_start(struct world *w, const struct calls_limits *limits)
{
    *w = (struct world){ .store = store_new(1 << 24) };
    w->calls = calls_new(w->store, limits);
}

static inline void world_end(struct world *w)
{
    calls_free(w->calls);
    store_free(w->store);
}

static inline void write_say(struct text *t, const struct say *m)
{
    bool response = m->line[0] >= '1' && m->line[0] <= '6';
    const char *method = response ? (m->method ? m->method : "INVITE") : m->line;
    const char *branch = m->branch ? m->branch : "z9hG4bKa";
    if (response)
        text_printf(t, "SIP/2.0 %s\r\n", m->line);
    else
        text_printf(t, "%s sip:bob@example.com SIP/2.0\r\n", m->line);
    text_printf(t, "Via: SIP/2.0/UDP 192.0.2.1%s%s\r\n", *branch ? ";branch=" : "", branch);
    text_printf(t, "From: \"A; tag=no\" <sip:a@example.com;tag=no>;tag=%s\r\n",
                m->from_tag ? m->from_tag : "f1");
    text_printf(t, "To: <sip:bob@example.com>%s%s\r\n", m->to_tag ? ";tag=" : "",
                m->to_tag ? m->to_tag : "");
    text_printf(t, "Call-ID: %s\r\nCSeq: %d %s\r\n%s", m->call_id ? m->call_id : "c1",
                m->cseq ? m->cseq : 1, method, m->extra ? m->extra : "");
    if (m->sdp)
        text_adds(t, "Content-Type: application/sdp\r\n");
    text_printf(t, "Content-Length: %zu\r\n\r\n%s", m->sdp ? strlen(m->sdp) : 0,
                m->sdp ? m->sdp : "");
}

/* The message as it was captured: so many bytes of it are missing. */
static inline void world_cut(struct world *w, const struct say *m, struct slice bytes,
                             uint32_t missing)
{
    struct frame f = { .kind = FRAME_DATAGRAM,
                       .time = test_time(m->at),
                       .number = ++w->frames,
                       .ttl = 64,
                       .ref = REF_NONE,
                       .payload = bytes };
    f.transport = m->transport;
    f.late = m->late;
    f.src = test_endpoint((unsigned)m->from, m->from_port ? m->from_port : 5060);
    f.dst = test_endpoint((unsigned)m->to, m->to_port ? m->to_port : 5060);
    w->last = m->at;
    calls_feed_sip(w->calls, &f, bytes, REF_NONE, missing);
}

static inline void world_bytes(struct world *w, const struct say *m, struct slice bytes)
{
    world_cut(w, m, bytes, 0);
}

static inline void world_say(struct world *w, struct say m)
{
    struct text t = { 0 };
    write_say(&t, &m);
    world_bytes(w, &m, text_view(&t));
    text_done(&t);
}

#define SAY(w, t, src, dst, what, ...)                                                             \
    world_say((w),                                                                                 \
              (struct say){ .at = (t), .from = (src), .to = (dst), .line = (what), __VA_ARGS__ })

static inline void world_finish(struct world *w, double at)
{
    calls_flush(w->calls, test_time(at));
}

static inline struct call *world_call(struct world *w, const char *call_id)
{
    return calls_by_call_id(w->calls, slice_of(call_id));
}

/* An SDP that asks for PCMU and events at host:port; in a static buffer, valid until the fourth
 * next. */
static inline const char *test_sdp(int host, int port, const char *more)
{
    static char buffers[4][512];
    static int next;
    char *s = buffers[next++ % 4];
    snprintf(s, sizeof buffers[0],
             "v=0\r\no=- 1 1 IN IP4 192.0.2.%d\r\ns=-\r\nc=IN IP4 192.0.2.%d\r\n"
             "t=0 0\r\nm=audio %d RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n%s",
             host, host, port, more ? more : "");
    return s;
}

/* `n` packets of RTP from `at` on, 20 ms apart. */
static inline void world_rtp(struct world *w, double at, int n, struct endpoint src,
                             struct endpoint dst, uint32_t ssrc)
{
    struct rtp_maker m;
    rtp_maker_init(&m, src, dst, ssrc);
    for (int i = 0; i < n; i++, rtp_maker_next(&m))
        calls_feed_other(w->calls, rtp_maker_frame(&m, test_time(at + 0.02 * i)));
}

#endif
