/* neighbour.c - the owners of addresses on the link: ARP (RFC 826), neighbour discovery (RFC
 * 4861). */
#include "config.h"

#include "frame/frame_private.h"

enum { ASKS = 1, ANSWERS = 2 };
enum { SOLICITATION = 135, ADVERTISEMENT = 136 };

#define ARP_SIZE 28u /* of Ethernet and IPv4 */
#define NEIGHBOUR_SIZE 24u

static void emit(struct frames *frames, struct addr src, struct addr dst, bool is_there)
{
    struct frame frame = frames->frame;

    frame.kind = FRAME_NEIGHBOUR;
    frame.src = (struct endpoint){ .addr = src };
    frame.dst = (struct endpoint){ .addr = dst };
    frame.is_there = is_there;
    frame.payload = (struct slice){ NULL, 0 };
    frame.ref = REF_NONE;
    frames->sink(frames->context, &frame);
}

/* A host that asks for its own address only tells that it is there (RFC 5227). */
void decode_arp(struct frames *frames, struct cursor *c)
{
    static const uint8_t ethernet_ipv4[6] = { 0, 1, 8, 0, 6, 4 };
    static const uint8_t nobody[4];

    if (!cursor_has(frames, c, ARP_SIZE) || memcmp(c->p, ethernet_ipv4, sizeof ethernet_ipv4) != 0)
        return;
    if (frames->layers != NULL) {
        layers_note(frames, LAYER_HEADER, c->p, 8);
        layers_note(frames, LAYER_MAC, c->p + 8, 6);
        layers_note(frames, LAYER_ADDRESS, c->p + 14, 4);
        layers_note(frames, LAYER_MAC, c->p + 18, 6);
        layers_note(frames, LAYER_ADDRESS, c->p + 24, 4);
    }
    uint16_t what = be16(c->p + 6);
    struct addr sender = addr_ipv4(c->p + 14), target = addr_ipv4(c->p + 24);

    /* A probe before an address is taken has no sender yet. */
    if (memcmp(c->p + 14, nobody, sizeof nobody) == 0)
        return;
    if (what == ASKS || what == ANSWERS)
        emit(frames, sender, target, what == ANSWERS || addr_eq(sender, target));
}

void decode_neighbour(struct frames *frames, struct cursor *c)
{
    if ((c->p[0] != SOLICITATION && c->p[0] != ADVERTISEMENT) ||
        !cursor_has(frames, c, NEIGHBOUR_SIZE))
        return;
    if (frames->layers != NULL)
        layers_note(frames, LAYER_ADDRESS, c->p + 8, 16);
    static const uint8_t nobody[16];
    struct addr target = addr_ipv6(c->p + 8), sender = frames->frame.src.addr;

    if (c->p[0] == ADVERTISEMENT)
        emit(frames, target, frames->frame.dst.addr, true);
    else if (memcmp(sender.bytes, nobody, sizeof nobody) != 0)
        emit(frames, sender, target, false);
}
