/* payload.c - the payload of datagrams and streams that is neither SIP nor DNS. */
#include "config.h"

#include "frame/dns.h"
#include "frame/layers.h"
#include "redact/redact_private.h"
#include "rtp/packet.h"
#include "sip/message.h"

#define RTP_HEADER 12u

enum { SDES_END = 0, SDES_PRIVATE = 8 };

/* Items of a source description name people: user@host, names, numbers (RFC 3550 section 6.5). */
static void redact_sdes(const struct redact *r, uint8_t *p, size_t n)
{
    size_t i = 4;

    for (unsigned chunks = p[0] & 31; chunks > 0 && i < n; chunks--) {
        i += 4;
        while (i + 2 <= n && p[i] != SDES_END) {
            size_t text = p[i + 1] < n - i - 2 ? p[i + 1] : n - i - 2;

            if (p[i] == SDES_PRIVATE)
                walk_blank(p + i + 2, text);
            else
                redact_text(r, (char *)p + i + 2, text);
            i += 2 + text;
        }
        i = (i / 4 + 1) * 4; /* one zero at least, up to 32 bits */
    }
    if (i < n)
        walk_blank(p + i, n - i);
}

/* A BYE of RTCP may give its reason in words (RFC 3550 section 6.6). */
static void redact_bye(const struct redact *r, uint8_t *p, size_t n)
{
    size_t at = 4 + (size_t)(p[0] & 31) * 4;

    if (at >= n)
        return;
    size_t text = p[at] < n - at - 1 ? p[at] : n - at - 1;

    redact_text(r, (char *)p + at + 1, text);
    walk_blank(p + at + 1 + text, n - at - 1 - text);
}

static void redact_rtcp(const struct redact *r, uint8_t *p, size_t n)
{
    for (size_t at = 0; at + 4 <= n;) {
        size_t length = (be16(p + at + 2) + 1) * (size_t)4;
        unsigned type = p[at + 1];

        if (length > n - at)
            length = n - at;
        if (type == RTCP_SDES)
            redact_sdes(r, p + at, length);
        else if (type == RTCP_BYE)
            redact_bye(r, p + at, length);
        else if (type != RTCP_SENDER && type != RTCP_RECEIVER && type != RTCP_XR && length > 12)
            walk_blank(p + at + 12, length - 12); /* an application's own */
        at += length;
    }
    walk_blank(p + n / 4 * 4, n % 4);
}

static bool is_line_ends(const uint8_t *p, size_t n)
{
    size_t i = 0;

    while (i < n && (p[i] == '\r' || p[i] == '\n'))
        i++;
    return i == n;
}

void redact_datagram(const struct redact *r, unsigned from, unsigned to, uint8_t *p, size_t n)
{
    struct slice bytes = { (char *)p, n };
    struct rtp_packet rtp;

    if (sip_looks_like(bytes))
        redact_sip(r, (char *)p, n);
    else if (redact_is_digests(r))
        redact_sip(r, (char *)p, n); /* in a tunnel that is not known, too */
    else if (from == DNS_PORT || to == DNS_PORT)
        redact_dns(r, p, n);
    else if (rtcp_looks_like(bytes))
        redact_rtcp(r, p, n);
    else if (rtp_parse(bytes, &rtp))
        walk_blank(p + RTP_HEADER, n - RTP_HEADER);
    else if (!is_line_ends(p, n)) /* line ends keep a binding alive */
        walk_blank(p, n);
}

/* Frames of WebSocket, each with a message under its mask: how many bytes they take. */
static size_t redact_masked(const struct redact *r, uint8_t *p, size_t n)
{
    size_t at = 0, take = n;
    uint32_t header;

    for (; (header = websocket_masked(p + at, &take)) > 0; take = n - at) {
        const uint8_t *mask = p + at + header - 4;
        uint8_t *message = p + at + header;

        for (size_t i = 0; i < take; i++)
            message[i] ^= mask[i & 3];
        redact_sip(r, (char *)message, take);
        for (size_t i = 0; i < take; i++)
            message[i] ^= mask[i & 3];
        at += header + take;
    }
    return at;
}

void redact_piece(const struct redact *r, uint8_t *p, size_t n)
{
    size_t masked = redact_is_digests(r) ? redact_masked(r, p, n) : 0;

    p += masked;
    n -= masked;
    if (sip_looks_like((struct slice){ (char *)p, n }) || redact_is_digests(r))
        redact_sip(r, (char *)p, n);
    else if (!is_line_ends(p, n))
        walk_blank(p, n);
}
