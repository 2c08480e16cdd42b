/* packet.c - a packet in place, by the layers that frame/ tells of.
 *
 * Each layer is redacted as its kind wants it, from the outside to the inside. Bytes of no layer
 * become zeros; checksums are mended afterwards, the innermost first. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "frame/layers.h"
#include "redact/redact_private.h"

#define WITHIN_MAX 4 /* datagrams in fragments, one within the other */
#define CRC32C 0x82f63b78u
#define CRC_SIZE 4u

struct rewriting {
    const struct redact *redact;
    struct spans *spans; /* NULL: each packet by itself */
    uint32_t number;     /* of the packet */
    unsigned within;
    const uint8_t *was; /* its bytes, or those of a datagram that was put together */
    uint8_t *p;         /* in place */
    size_t n;
    uint8_t *known; /* for each byte: whether a layer told of it */
};

static void rewrite_layers(struct rewriting *w, const struct layers *layers);

/* ---- checksums ---- */

/* RFC 1071, mended by the difference (RFC 1624): right stays right although some of the packet may
 * not have been captured. */
static uint32_t sum_of(const uint8_t *p, size_t n)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += i & 1 ? p[i] : (uint64_t)p[i] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint32_t)sum;
}

static void sum_mend(uint8_t *checksum, uint32_t before, uint32_t after)
{
    uint32_t sum = (~be16(checksum) & 0xffff) + (~before & 0xffff) + after;

    if (before == after) /* 0 and 0xffff stay what they are */
        return;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    sum = ~sum & 0xffff;
    checksum[0] = (uint8_t)(sum >> 8);
    checksum[1] = (uint8_t)sum;
}

static uint32_t sum_of_addr(struct addr a)
{
    return sum_of(a.bytes, a.family == ADDR_IPV4 ? 4 : 16);
}

/* The pseudo header: what else is in it does not change. */
static void mend_ends(const struct rewriting *w, const struct layer *layer, uint8_t *checksum)
{
    const struct addr ends[] = { layer->src.addr, layer->dst.addr };

    for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
        sum_mend(checksum, sum_of_addr(ends[i]), sum_of_addr(redact_addr(w->redact, ends[i])));
}

/* RFC 9260 appendix A, with zeros where the sum stands. */
static uint32_t crc_of(const uint8_t *p, size_t n, size_t sum_at)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < n; i++) {
        crc ^= i - sum_at < CRC_SIZE ? 0 : p[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? CRC32C : 0);
    }
    return __builtin_bswap32(~crc);
}

/* One that was wrong stays what it was. */
static void mend_crc(const struct rewriting *w, const struct layer *layer)
{
    size_t at = layer->where - layer->at;
    uint32_t crc;

    if (be32(w->was + layer->where) != crc_of(w->was + layer->at, layer->n, at))
        return;
    crc = crc_of(w->p + layer->at, layer->n, at);
    for (size_t i = 0; i < CRC_SIZE; i++)
        w->p[layer->where + i] = (uint8_t)(crc >> (24 - 8 * i));
}

static void mend_layer(const struct rewriting *w, const struct layer *layer)
{
    uint8_t *checksum = w->p + layer->where;

    if (layer->sum == SUM_CRC32C) {
        mend_crc(w, layer);
        return;
    }
    sum_mend(checksum, sum_of(w->was + layer->at, layer->n), sum_of(w->p + layer->at, layer->n));
    if (layer->sum != SUM_BYTES)
        mend_ends(w, layer, checksum);
    if (layer->sum == SUM_UDP && be16(checksum) == 0)
        checksum[0] = checksum[1] = 0xff;
}

/* ---- what is within a layer ---- */

static void rewrite_header(const struct rewriting *w, const struct layer *layer)
{
    (void)w;
    (void)layer;
}

static void rewrite_mac(const struct rewriting *w, const struct layer *layer)
{
    redact_mac(w->redact, w->p + layer->at);
}

static void rewrite_address(const struct rewriting *w, const struct layer *layer)
{
    uint8_t bytes[16] = { 0 }, mask[16] = { 0 }, *p = w->p + layer->at;
    size_t size = layer->n == 4 ? 4 : sizeof bytes;
    struct addr a;

    if (layer->where != 0)
        memcpy(mask, w->was + layer->where, size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = w->was[layer->at + i] ^ mask[i];
    a = redact_addr(w->redact, size == 4 ? addr_ipv4(bytes) : addr_ipv6(bytes));
    if (a.family == ADDR_IPV4) /* mapped, it is the end of one of IPv6 */
        memcpy(bytes + size - 4, a.bytes, 4);
    else
        memcpy(bytes, a.bytes, size);
    for (size_t i = 0; i < size; i++)
        p[i] = bytes[i] ^ mask[i];
}

static void rewrite_datagram(const struct rewriting *w, const struct layer *layer)
{
    redact_datagram(w->redact, layer->src.port, layer->dst.port, w->p + layer->at, layer->n);
}

static void rewrite_piece(const struct rewriting *w, const struct layer *layer)
{
    uint8_t *p = w->p + layer->at;

    if (w->spans == NULL || !spans_piece(w->spans, layer->piece, p, layer->n))
        redact_piece(w->redact, p, layer->n);
}

static void rewrite_segment(const struct rewriting *w, const struct layer *layer)
{
    if (w->spans != NULL)
        spans_segment(w->spans, layer->src, layer->dst, w->number, layer->seq,
                      (char *)w->p + layer->at, layer->n);
    else
        redact_piece(w->redact, w->p + layer->at, layer->n);
}

/* Digests cannot be seen in what is compressed: nothing of it is left. */
static void rewrite_packed(const struct rewriting *w, const struct layer *layer)
{
    walk_blank(w->p + layer->at, layer->n);
}

/* ---- fragments ---- */

/* The datagram that was put together, redacted as if it had come in one packet. */
static void rewrite_whole(const struct rewriting *w, const struct layer *fragment, uint8_t *bytes,
                          size_t n)
{
    struct rewriting inner = *w;
    struct layers layers;
    uint8_t *was = xmalloc(n + 1);

    memcpy(was, bytes, n);
    inner.within++;
    inner.was = was;
    inner.p = bytes;
    inner.n = n;
    layers_of_datagram(&layers, fragment, was, (uint32_t)n);
    rewrite_layers(&inner, &layers);
    free(was);
}

/* The fragment's bytes are those of the redacted datagram, its checksum too. False: that is not
 * known. */
static bool rewrite_fragment(const struct rewriting *w, const struct layer *layer)
{
    const struct span_fragment part = { layer, w->was + layer->at, w->number };
    uint8_t *p = w->p + layer->at, *bytes;
    size_t n = 0;

    if (w->spans == NULL || layer->quoted || w->within >= WITHIN_MAX)
        return false;
    if (spans_fragment(w->spans, &part, p, layer->n))
        return true;
    bytes = spans_datagram(w->spans, &part, &n);
    if (bytes == NULL)
        return false;
    rewrite_whole(w, layer, bytes, n);
    spans_keep(w->spans, &part, bytes, n);
    return spans_fragment(w->spans, &part, p, layer->n);
}

/* ---- all layers ---- */

/* Where only digests are taken out, they are looked for: messages may be in it, in a tunnel that is
 * not known. */
static void clear_unknown(const struct rewriting *w)
{
    for (size_t at = 0, end; at < w->n; at = end) {
        uint8_t known = w->known[at];

        for (end = at; end < w->n && w->known[end] == known; end++)
            ;
        if (known)
            continue;
        if (redact_is_digests(w->redact))
            redact_sip(w->redact, (char *)w->p + at, end - at);
        else
            walk_blank(w->p + at, end - at);
    }
}

static bool is_within(const struct layer *layer, const struct layer *outer)
{
    return outer != NULL && layer->at >= outer->at && layer->at - outer->at < outer->n;
}

/* Of a sum in a datagram that was put together nothing is left to do. */
static void mend_layers(const struct rewriting *w, const struct layers *layers, const bool *done)
{
    for (size_t i = layers->n; i-- > 0;)
        if (layers->all[i].kind == LAYER_SUM && !done[i])
            mend_layer(w, &layers->all[i]);
}

/* Into w->known, which is all zeros. */
static void rewrite_known(const struct rewriting *w, const struct layers *layers)
{
    static void (*const kinds[])(const struct rewriting *, const struct layer *) = {
        [LAYER_HEADER] = rewrite_header,     [LAYER_MAC] = rewrite_mac,
        [LAYER_ADDRESS] = rewrite_address,   [LAYER_SEGMENT] = rewrite_segment,
        [LAYER_DATAGRAM] = rewrite_datagram, [LAYER_PIECE] = rewrite_piece,
        [LAYER_PACKED] = rewrite_packed,
    };
    const struct layer *replaced = NULL; /* a fragment */
    bool done[LAYERS_MAX];

    for (size_t i = 0; i < layers->n; i++) {
        const struct layer *layer = &layers->all[i];

        done[i] = is_within(layer, replaced);
        if (done[i] || layer->kind == LAYER_SUM)
            continue;
        if (layer->kind != LAYER_FRAGMENT)
            kinds[layer->kind](w, layer);
        else if (rewrite_fragment(w, layer))
            replaced = layer;
        if (layer->kind != LAYER_FRAGMENT || replaced == layer)
            memset(w->known + layer->at, 1, layer->n);
    }
    clear_unknown(w);
    mend_layers(w, layers, done);
}

static void rewrite_layers(struct rewriting *w, const struct layers *layers)
{
    w->known = xcalloc(w->n + 1, 1);
    rewrite_known(w, layers);
    free(w->known);
}

void redact_unit(const struct redact *r, const struct layers *layers, uint8_t *copy, uint8_t *known)
{
    const struct rewriting w = {
        .redact = r,
        .was = layers->bytes,
        .p = copy,
        .n = layers->n_bytes,
        .known = known,
    };

    rewrite_known(&w, layers);
}

void redact_packet(const struct redact *r, struct spans *spans, const struct packet *packet,
                   uint8_t *copy)
{
    struct layers layers;
    struct rewriting w = {
        .redact = r,
        .spans = spans,
        .number = packet->number,
        .was = packet->data,
        .p = copy,
        .n = packet->caplen,
    };

    if (packet->caplen == 0)
        return;
    memcpy(copy, packet->data, packet->caplen);
    layers_of_packet(&layers, packet);
    rewrite_layers(&w, &layers);
}
