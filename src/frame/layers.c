/* layers.c - the decoders, run over one packet for the places of its layers. */
#include "config.h"

#include "frame/layers.h"

#include "frame/fragment.h"
#include "frame/frame_private.h"

static struct layer *layer_add(struct frames *frames, enum layer_kind kind, const uint8_t *p,
                               uint32_t n)
{
    struct layers *layers = frames->layers;
    uint32_t at = (uint32_t)(p - layers->bytes);

    if (layers->n >= LAYERS_MAX || n == 0 || n > layers->n_bytes - at)
        return NULL;
    layers->all[layers->n] = (struct layer){ .kind = kind,
                                             .at = at,
                                             .n = n,
                                             .src = frames->frame.src,
                                             .dst = frames->frame.dst,
                                             .quoted = layers->quoted };
    return &layers->all[layers->n++];
}

void layers_note(struct frames *frames, enum layer_kind kind, const uint8_t *p, uint32_t n)
{
    layer_add(frames, kind, p, n);
}

/* The sink of all decoders: what is handed out by them is a layer, too. */
static void note_frame(void *context, const struct frame *frame)
{
    if (frame->kind == FRAME_DATAGRAM)
        layer_add(context, LAYER_DATAGRAM, (const uint8_t *)frame->payload.p,
                  (uint32_t)frame->payload.n);
}

void layers_note_masked(struct frames *frames, const uint8_t *p, uint32_t n, const uint8_t *mask)
{
    struct layer *layer = layer_add(frames, LAYER_ADDRESS, p, n);

    if (layer != NULL)
        layer->where = (uint32_t)(mask - frames->layers->bytes);
}

void layers_note_sum(struct frames *frames, enum layer_sum sum, const uint8_t *p, uint32_t n,
                     uint32_t where)
{
    struct layer *layer = layer_add(frames, LAYER_SUM, p, n);

    if (layer == NULL)
        return;
    layer->sum = sum;
    layer->where = layer->at + where;
}

void layers_note_segment(struct frames *frames, const struct cursor *c, uint32_t seq)
{
    struct layer *layer = layer_add(frames, LAYER_SEGMENT, c->p, c->n);

    if (layer != NULL)
        layer->seq = seq;
}

void layers_note_piece(struct frames *frames, const struct cursor *c, uint64_t piece)
{
    struct layer *layer = layer_add(frames, LAYER_PIECE, c->p, c->n);

    if (layer != NULL)
        layer->piece = piece;
}

void layers_note_fragment(struct frames *frames, const struct cursor *c,
                          const struct fragment *part)
{
    struct layer *layer = layer_add(frames, LAYER_FRAGMENT, c->p, c->n);

    if (layer == NULL)
        return;
    layer->id = part->id;
    layer->offset = part->offset;
    layer->protocol = part->protocol;
    layer->more = part->more;
    layer->len = c->len;
}

void layers_note_ethernet(struct frames *frames, const struct cursor *c)
{
    layers_note(frames, LAYER_MAC, c->p, 6);
    layers_note(frames, LAYER_MAC, c->p + 6, 6);
    layers_note(frames, LAYER_HEADER, c->p + 12, 2);
}

static void layers_begin(struct layers *layers, const uint8_t *p, uint32_t n)
{
    layers->bytes = p;
    layers->n_bytes = n;
    layers->quoted = false;
    layers->n = 0;
}

void layers_of_packet(struct layers *layers, const struct packet *packet)
{
    struct frames frames = { .sink = note_frame, .context = &frames, .layers = layers };
    decoder *decode = link_decoder(packet->link);
    struct cursor c = {
        .p = packet->data,
        .n = packet->caplen,
        .len = packet->len > packet->caplen ? packet->len : packet->caplen,
        .ref = REF_NONE,
    };

    layers_begin(layers, packet->data, packet->caplen);
    if (decode != NULL && packet->caplen > 0)
        decode(&frames, &c);
}

void layers_of_datagram(struct layers *layers, const struct layer *fragment, const uint8_t *p,
                        uint32_t n)
{
    struct frames frames = { .sink = note_frame, .context = &frames, .layers = layers };
    struct cursor c = { .p = p, .n = n, .len = n, .ref = REF_NONE };

    layers_begin(layers, p, n);
    frames.frame.src = fragment->src;
    frames.frame.dst = fragment->dst;
    frames.frame.fragmented = true;
    decode_fragmented(&frames, &c, fragment->protocol);
}

void layers_of_unit(struct layers *layers, unit_noter *note, const struct frame *frame,
                    const uint8_t *p, uint32_t n)
{
    struct frames frames = { .sink = note_frame, .context = &frames, .layers = layers };
    struct cursor c = { .p = p, .n = n, .len = n, .ref = REF_NONE };

    layers_begin(layers, p, n);
    frames.frame.src = frame->src;
    frames.frame.dst = frame->dst;
    note(&frames, &c);
}

void frames_watch_datagrams(struct frames *frames, datagram_sink *sink, void *context)
{
    frames->datagram_sink = sink;
    frames->datagram_context = context;
}

void frames_watch_pieces(struct frames *frames, pieces_sink *sink, void *context)
{
    frames->pieces_sink = sink;
    frames->pieces_context = context;
}

void frames_watch_units(struct frames *frames, unit_sink *sink, void *context)
{
    frames->unit_sink = sink;
    frames->unit_context = context;
}
