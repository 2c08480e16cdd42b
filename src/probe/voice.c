/* voice.c - RTP of a test call, its session descriptions, and what came back. */
#include "config.h"

#include "probe/voice.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/socket.h"
#include "sip/sdp.h"

static const struct {
    uint8_t payload_type;
    const char *name;
} codecs[] = { { 0, "PCMU" }, { 8, "PCMA" } };

bool voice_open(struct voice *v, struct addr own, struct probe_packets *packets)
{
    *v = (struct voice){ .packets = packets };
    tone_init(&v->tone, codecs[0].payload_type);
    v->socket = socket_bind(own, true, &v->local);
    return v->socket >= 0;
}

void voice_close(struct voice *v)
{
    if (v->socket >= 0)
        close(v->socket);
    v->socket = -1;
}

/* --- session descriptions --- */

void voice_add_sdp(const struct voice *v, bool sends, bool chosen, struct text *out)
{
    struct text address = { 0 };
    const char *family = v->local.addr.family == ADDR_IPV4 ? "IP4" : "IP6";

    addr_print(&address, v->local.addr);
    text_printf(out, "v=0\r\no=- 1 1 IN %s %s\r\ns=-\r\nc=IN %s %s\r\nt=0 0\r\nm=audio %u RTP/AVP",
                family, text_str(&address), family, text_str(&address), (unsigned)v->local.port);
    for (size_t i = 0; i < ARRAY_SIZE(codecs); i++)
        if (!chosen || codecs[i].payload_type == v->tone.payload_type)
            text_printf(out, " %u", (unsigned)codecs[i].payload_type);
    for (size_t i = 0; i < ARRAY_SIZE(codecs); i++)
        if (!chosen || codecs[i].payload_type == v->tone.payload_type)
            text_printf(out, "\r\na=rtpmap:%u %s/8000", (unsigned)codecs[i].payload_type,
                        codecs[i].name);
    text_printf(out, "\r\na=ptime:20\r\na=%s\r\n", sends ? "sendrecv" : "inactive");
    text_done(&address);
}

static bool take_codec(struct voice *v, const struct sdp_media *media)
{
    for (size_t i = 0; i < media->n_formats; i++)
        for (size_t j = 0; j < ARRAY_SIZE(codecs); j++)
            if (media->formats[i].payload_type == codecs[j].payload_type) {
                v->tone.payload_type = codecs[j].payload_type;
                return true;
            }
    return false;
}

enum voice_offer voice_take_sdp(struct voice *v, const struct sip_message *m)
{
    struct sdp *sdp = xmalloc(sizeof *sdp);
    struct slice body = sdp_body(m);
    const struct sdp_media *audio = sdp_parse(body, sdp) ? sdp_first(sdp, SLICE("audio")) : NULL;
    enum voice_offer offer = body.n == 0 ? VOICE_NONE : VOICE_UNUSABLE;

    if (audio != NULL && audio->port != 0 && audio->rtp.addr.family == v->local.addr.family &&
        slice_ieq(audio->protocol, SLICE("RTP/AVP")) && take_codec(v, audio)) {
        v->remote = audio->rtp;
        offer = VOICE_USABLE;
    }
    free(sdp);
    return offer;
}

/* --- packets --- */

int voice_wait(const struct voice *v)
{
    nanos_t left = v->due - clock_now(CLOCK_MONOTONIC);

    return left > 0 ? (int)(left / NANOS_PER_MS) + 1 : 0;
}

void voice_send(struct voice *v)
{
    uint8_t packet[TONE_PACKET];
    struct slice bytes = { (const char *)packet, sizeof packet };

    if (v->remote.port == 0)
        return;
    if (v->due == 0)
        v->due = clock_now(CLOCK_MONOTONIC);
    tone_make(&v->tone, packet);
    (void)socket_send(v->socket, v->remote, bytes);
    probe_packet_udp(v->packets, clock_now(CLOCK_REALTIME), v->local, v->remote, bytes);
    v->due += TONE_EACH;
}

void voice_receive(struct voice *v)
{
    struct text bytes = { 0 };
    struct endpoint from;
    int ttl = 0;
    nanos_t now = clock_now(CLOCK_REALTIME);

    if (socket_receive(v->socket, &bytes, &from, &ttl) == 0 && bytes.n > 0) {
        tone_take(&v->tone, (const uint8_t *)bytes.p, bytes.n, from, ttl, now);
        probe_packet_udp(v->packets, now, from, v->local, text_view(&bytes));
    }
    text_done(&bytes);
}

/* --- what it means --- */

/* Most systems start at 64, 128 or 255. */
static int hops_of(int ttl)
{
    return (ttl <= 64 ? 64 : ttl <= 128 ? 128 : 255) - ttl;
}

void voice_print_hops(int ttl, struct text *out)
{
    if (ttl > 0)
        text_printf(out,
                    ngettext("    arrives with TTL %d: about %d hop\n",
                             "    arrives with TTL %d: about %d hops\n", (unsigned)hops_of(ttl)),
                    ttl, hops_of(ttl));
}

static void judge_silence(const struct voice *v, struct text *advice)
{
    struct text own = { 0 };

    endpoint_print(&own, v->local);
    if (v->tone.came == 0 && v->remote.port == 0)
        text_adds(advice, _("  The far end names no place for voice that this call could use.\n"));
    else if (v->tone.came == 0)
        text_printf(advice,
                    _("  No voice came: the far end sends none, sends it elsewhere (was %s changed "
                      "on the way? it is the address in our SDP), or a firewall drops UDP from its "
                      "media addresses.\n"),
                    text_str(&own));
    else if (v->tone.loud == 0)
        text_adds(advice, _("  What came is silence, or a codec that is not measured here.\n"));
    text_done(&own);
}

/* Voice from elsewhere than the SDP says goes astray behind a strict firewall or a relay. */
static void judge_source(const struct voice *v, struct text *out)
{
    struct text named = { 0 };

    if (v->remote.port == 0 || endpoint_eq(v->tone.source, v->remote))
        return;
    endpoint_print(&named, v->remote);
    text_printf(out, _("    it does not come from %s, as their SDP has it\n"), text_str(&named));
    text_done(&named);
}

void voice_judge(const struct voice *v, nanos_t began, struct text *out, struct text *advice)
{
    const struct tone *t = &v->tone;
    struct text to = { 0 }, from = { 0 };

    endpoint_print(&to, v->remote);
    text_printf(out, _("  voice: %u packets sent to %s\n"), t->sent, text_str(&to));
    if (t->came > 0) {
        endpoint_print(&from, t->source);
        text_printf(out,
                    _("  voice: %u packets came from %s, the first %.2f s after the answer; lost: "
                      "%u, jitter %.1f ms\n"),
                    t->came, text_str(&from), nanos_seconds_between(began, t->first), t->lost,
                    t->jitter);
        judge_source(v, out);
        if (t->own > 0)
            text_printf(out, _("  voice: %u of them are the tone that was sent\n"), t->own);
        voice_print_hops(t->ttl, out);
    }
    text_done(&to);
    text_done(&from);
    judge_silence(v, advice);
    if (t->came > 0 && t->lost * 100 > t->came)
        /* xgettext:no-c-format */
        text_adds(advice, _("  More than 1 % of the voice is lost on the way here.\n"));
}
