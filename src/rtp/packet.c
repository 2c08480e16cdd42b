/* packet.c - reading RTP, RTCP and telephone-event packets; every length is checked against the
 * datagram. */
#include "config.h"

#include "rtp/packet.h"

#include <string.h>

#include "base/bytes.h"
#include "base/mem.h"

enum { RTCP_HEADER = 8, SENDER_INFO = 20, REPORT_BLOCK = 24, METRICS = 36 };

/* Section 5.3.1: the extension's length counts 32-bit words after its own first one. */
static bool skip_extension(struct slice d, size_t *header)
{
    if (d.n - *header < 4)
        return false;
    size_t extension = 4 + 4 * (size_t)be16(d.p + *header + 2);
    if (extension > d.n - *header)
        return false;
    *header += extension;
    return true;
}

bool rtp_trim(struct slice d, uint32_t missing, struct slice *payload)
{
    uint8_t first = byte_at(d.p);
    size_t header = RTP_HEADER + 4 * (size_t)(first & 0x0f), padding = 0;

    if (header > d.n || ((first & 0x10) && !skip_extension(d, &header)))
        return false;
    if ((first & 0x20) && missing == 0) {
        padding = byte_at(d.p + d.n - 1);
        if (padding == 0 || padding > d.n - header)
            return false;
    }
    *payload = (struct slice){ d.p + header, d.n - header - padding };
    return true;
}

bool rtp_parse(struct slice datagram, struct rtp_packet *out)
{
    return rtp_parse_cut(datagram, 0, out);
}

/* Bytes of the RTCP packet at the start of `d`, 0 if there is none. */
static size_t rtcp_length(struct slice d)
{
    if (d.n < RTCP_HEADER || byte_at(d.p) >> 6 != 2 || byte_at(d.p + 1) < RTCP_SENDER ||
        byte_at(d.p + 1) > RTCP_XR)
        return 0;
    size_t length = 4 * ((size_t)be16(d.p + 2) + 1);
    return length >= RTCP_HEADER && length <= d.n ? length : 0;
}

static void read_block(const char *p, struct rtcp_block *out)
{
    uint32_t lost = be32(p + 4) & 0xffffff;

    *out = (struct rtcp_block){
        .ssrc = be32(p),
        .fraction_lost = byte_at(p + 4),
        .lost = lost & 0x800000 ? (int32_t)lost - 0x1000000 : (int32_t)lost,
        .highest_sequence = be32(p + 8),
        .jitter = be32(p + 12),
        .last_sr = be32(p + 16),
        .delay_since_sr = be32(p + 20),
    };
}

/* RFC 3611 section 3: blocks of a type and a length in words, those for voice among them. */
static bool find_metrics(struct slice xr, struct rtcp_metrics *out)
{
    enum { VOIP_METRICS = 7 };

    for (size_t at = RTCP_HEADER, length; xr.n - at >= 4; at += length) {
        const char *p = xr.p + at;

        length = 4 * ((size_t)be16(p + 2) + 1);
        if (length > xr.n - at)
            return false;
        if (byte_at(p) != VOIP_METRICS || length < METRICS)
            continue;
        *out = (struct rtcp_metrics){
            .ssrc = be32(p + 4),
            .loss = byte_at(p + 8),
            .discarded = byte_at(p + 9),
            .round_trip = be16(p + 16),
            .delay = be16(p + 18),
            .r_factor = byte_at(p + 24),
            .mos_listen = byte_at(p + 26),
        };
        return true;
    }
    return false;
}

bool rtcp_next(struct slice *rest, struct rtcp_packet *out)
{
    size_t length = rtcp_length(*rest);

    if (length == 0)
        return false;
    const char *p = rest->p;
    out->type = byte_at(p + 1);
    out->ssrc = be32(p + 4);
    out->packets = out->octets = 0;
    out->n_blocks = 0;
    size_t at = RTCP_HEADER;
    if (out->type == RTCP_SENDER && length >= at + SENDER_INFO) {
        out->packets = be32(p + at + 12);
        out->octets = be32(p + at + 16);
        at += SENDER_INFO;
    }
    size_t count = out->type == RTCP_SENDER || out->type == RTCP_RECEIVER ? byte_at(p) & 0x1f : 0;
    for (; out->n_blocks < count && length - at >= REPORT_BLOCK; at += REPORT_BLOCK)
        read_block(p + at, &out->blocks[out->n_blocks++]);
    out->measured =
        out->type == RTCP_XR && find_metrics(slice_sub(*rest, 0, length), &out->metrics);
    *rest = slice_sub(*rest, length, rest->n);
    return true;
}

bool rtcp_looks_like(struct slice datagram)
{
    return rtcp_length(datagram) > 0;
}

bool telephone_event_parse(struct slice payload, struct telephone_event *out)
{
    if (payload.n < 4 || (byte_at(payload.p + 1) & 0x40))
        return false;
    *out = (struct telephone_event){
        .event = byte_at(payload.p),
        .end = byte_at(payload.p + 1) >> 7,
        .volume = byte_at(payload.p + 1) & 0x3f,
        .duration = be16(payload.p + 2),
    };
    return out->event <= 15;
}
