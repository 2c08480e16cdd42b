/* rtp_fuzz.c - datagrams of RTP, RTCP, STUN and telephone events: each begins with a byte for the
 * flow, one for its length and one for the time since the one before. */
#include "config.h"

#include <math.h>

#include "fuzz.h"
#include "pipeline.h"
#include "rtp/packet.h"
#include "rtp/stream.h"

static void parse_alone(struct slice datagram)
{
    struct rtp_packet rtp;
    struct rtcp_packet rtcp;
    struct telephone_event event;
    struct stun_message stun;
    struct slice rest = datagram;

    if (rtp_parse(datagram, &rtp) && rtp.payload.n > datagram.n)
        abort();
    rtp_parse_cut(datagram, 7, &rtp);
    while (rtcp_next(&rest, &rtcp))
        if (rtcp.n_blocks > ARRAY_SIZE(rtcp.blocks))
            abort();
    telephone_event_parse(datagram, &event);
    if (stun_parse(datagram, &stun) && (stun.class > STUN_ERROR || stun.error > 955))
        abort();
}

static void check_figures(struct streams *streams)
{
    for (size_t i = 0; i < streams_count(streams); i++) {
        const struct stream *s = streams_at(streams, i);
        double mos = stream_mos(s, "PCMU");

        if (!isfinite(stream_jitter_ms(s)) || !isfinite(stream_loss_percent(s)) || mos < 1 ||
            mos > 4.5 || s->n_payload_types > STREAM_MAX_PAYLOAD_TYPES ||
            s->n_digits > STREAM_MAX_DIGITS)
            abort();
    }
}

static void check_reporters(const struct streams *streams)
{
    for (size_t i = 0; i < streams_reporters(streams); i++) {
        double loss = reception_loss(&streams_reporter(streams, i)->reception);

        if (!(loss >= 0 && loss <= 100))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct streams *streams = streams_new(8);
    struct slice rest = { (const char *)data, size };
    struct frame frame = { .kind = FRAME_DATAGRAM, .ref = REF_NONE };

    while (rest.n >= 3) {
        uint8_t flow = (uint8_t)rest.p[0];
        struct stream *stream = NULL;

        frame.number++;
        frame.time += (uint8_t)rest.p[2] * NANOS_PER_MS - 10 * NANOS_PER_MS;
        frame.src.port = (uint16_t)(16384 + (flow & 15));
        frame.dst.port = (uint16_t)(16384 + (flow >> 4));
        frame.payload = slice_sub(rest, 3, 3 + (size_t)(uint8_t)rest.p[1]);
        parse_alone(frame.payload);
        if (streams_feed(streams, &frame, &stream) && stream != NULL && (flow & 3) == 3)
            stream_describe(stream, 16000, 101);
        rest = slice_sub(rest, 3 + frame.payload.n, rest.n);
    }
    check_figures(streams);
    check_reporters(streams);
    streams_free(streams);
    return 0;
}
