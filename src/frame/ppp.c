/* ppp.c - PPP and HDLC (RFC 1661, RFC 1547), also within PPPoE (RFC 2516). */
#include "config.h"

#include "frame/frame_private.h"

#define PPP_IPV4 0x0021
#define PPP_IPV6 0x0057
#define PPP_MULTILINK 0x003d
#define PPP_ENCRYPTED 0x0053
#define PPP_COMPRESSED 0x00fd

/* RFC 1661: address and control (ff 03) may be left out, and so may the upper byte of the protocol,
 * which is even, while the lower is odd. */
void decode_ppp(struct frames *frames, struct cursor *c)
{
    const uint8_t *header = c->p;
    uint16_t protocol;

    if (c->n >= 2 && c->p[0] == 0xff && c->p[1] == 0x03)
        cursor_skip(c, 2);
    if (!cursor_has(frames, c, 1))
        return;
    if (c->p[0] & 1) {
        protocol = c->p[0];
        cursor_skip(c, 1);
    } else {
        if (!cursor_has(frames, c, 2))
            return;
        protocol = be16(c->p);
        cursor_skip(c, 2);
    }
    if (frames->layers != NULL)
        layers_note(frames, LAYER_HEADER, header, (uint32_t)(c->p - header));
    if (protocol == PPP_IPV4)
        decode_ipv4(frames, c);
    else if (protocol == PPP_IPV6)
        decode_ipv6(frames, c);
    else if (protocol == PPP_COMPRESSED || protocol == PPP_ENCRYPTED || protocol == PPP_MULTILINK)
        frames->stats.unread[UNREAD_PPP]++;
}

/* RFC 1547 or Cisco's HDLC: the first byte tells which. */
void decode_ppp_serial(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    if (c->p[0] == 0x0f || c->p[0] == 0x8f) {
        uint16_t type = be16(c->p + 2);

        layer_header(frames, c, 4);
        cursor_skip(c, 4);
        if (type >= 0x0600)
            decode_ethertype(frames, c, type);
        return;
    }
    decode_ppp(frames, c);
}

/* RFC 2516: version and type 1, code 0 for the session stage, session, length. */
void decode_pppoe(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 6) || c->p[0] != 0x11 || c->p[1] != 0)
        return;
    uint16_t length = be16(c->p + 4);

    layer_header(frames, c, 6);
    cursor_skip(c, 6);
    if (length > c->len)
        frames->stats.malformed++;
    cursor_cut(c, length);
    decode_ppp(frames, c);
}
