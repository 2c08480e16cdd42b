/* quality.c - an estimate of how a stream sounds: the E-model of ITU-T G.107 with the equipment
 * figures of G.113. */
#include "config.h"

#include "base/mem.h"
#include "rtp/stream.h"

/* G.113 appendix I: impairment of the codec itself, and how well it stands random loss. */
static const struct codec {
    struct slice name;
    double impairment, robustness;
} codecs[] = {
    { { "PCMU", 4 }, 0, 25.1 },  { { "PCMA", 4 }, 0, 25.1 }, { { "G729", 4 }, 11, 19 },
    { { "G723", 4 }, 15, 16.1 }, { { "GSM", 3 }, 20, 10 },   { { "GSM-EFR", 7 }, 5, 10 },
    { { "AMR", 3 }, 5, 10 },     { { "iLBC", 4 }, 11, 32 },  { { "G726-32", 7 }, 7, 10 },
    { { "G728", 4 }, 7, 27 },    { { "opus", 4 }, 0, 20 },
};

static const struct codec *codec_of(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(codecs); i++)
        if (slice_ieq(codecs[i].name, slice_of(name)))
            return &codecs[i];
    return &codecs[0];
}

/* One way: packets of 20 ms, a buffer of twice the jitter; what the network takes cannot be seen at
 * one point. */
static double delay_impairment(double jitter_ms)
{
    double delay = 20 + 2 * jitter_ms;

    return 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
}

double stream_mos(const struct stream *s, const char *codec)
{
    const struct codec *c = codec_of(codec);
    double loss = stream_loss_percent(s);
    double equipment = c->impairment + (95 - c->impairment) * loss / (loss + c->robustness);
    double r = 93.2 - delay_impairment(stream_jitter_ms(s)) - equipment;

    if (r <= 0)
        return 1.0;
    double mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
    return mos < 1 ? 1.0 : mos > 4.5 ? 4.5 : mos;
}
