/* event_clock.c - facts about the clock of key presses (RFC 4733): they carry the timestamps of the
 * voice that they stand in (section 2.5.1.2). */
#include "config.h"

#include "base/gettext.h"
#include "call/in_force.h"
#include "fact/clash.h"
#include "fact/fact_private.h"

/* An answer that takes a codec, and events at the clock of none of its codecs. */
struct event_clock {
    uint32_t message;          /* NO_INDEX: there is none */
    struct slice event, codec; /* values of a=rtpmap */
};

static bool is_event(const struct sdp_format *f)
{
    return slice_ieq(f->encoding, SLICE("telephone-event"));
}

/* Comfort noise, redundancy and correction (RFC 3389, 2198, 5109) go with a codec. */
static bool is_codec(const struct sdp_format *f)
{
    static const char *const others[] = { "CN", "red", "ulpfec", "telephone-event", "tone" };

    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (slice_ieq(f->encoding, slice_of(others[i])))
            return false;
    return f->payload_type >= 0;
}

/* G.722 is written with 8000 though it samples at 16000 (RFC 3551 section 4.5.2); a codec of
 * unknown clock decides nothing. */
static bool goes_with(const struct sdp_media *m, uint32_t clock)
{
    for (unsigned i = 0; i < m->n_formats; i++)
        if (is_codec(&m->formats[i]) &&
            (m->formats[i].clock_rate == 0 || m->formats[i].clock_rate == clock ||
             slice_ieq(m->formats[i].encoding, SLICE("G722"))))
            return true;
    return false;
}

static bool take_media(const struct sdp_media *m, struct event_clock *out)
{
    for (unsigned i = 0; i < m->n_formats; i++) {
        const struct sdp_format *f = &m->formats[i];

        if (is_codec(f) && out->codec.n == 0)
            out->codec = f->rtpmap;
        if (!is_event(f))
            continue;
        if (goes_with(m, f->clock_rate))
            return false;
        out->event = f->rtpmap;
    }
    return out->event.n > 0 && out->codec.n > 0;
}

/* In the last answer that came into force. */
static struct event_clock find_clock(struct subject *s)
{
    struct event_clock found = { .message = NO_INDEX };
    const struct terms *t;
    size_t n = view_terms(s->view, &t);
    const struct sdp *sdp = n > 0 ? view_sdp(s->view, t[n - 1].answer) : NULL;
    const struct sdp_media *m = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    if (m != NULL && m->port != 0 &&
        !(view_kept(s->view, t[n - 1].answer)->flags & (MESSAGE_CUT | MESSAGE_LIMITED)) &&
        take_media(m, &found))
        found.message = t[n - 1].answer;
    return found;
}

enum clock_part { CLOCK_EVENT, CLOCK_CODEC };

static struct value get_clock(struct subject *s, const struct fact *f)
{
    struct event_clock found = find_clock(s);

    if (found.message == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, found.message);
    struct slice value = f->part == CLOCK_EVENT ? found.event : found.codec;
    struct slice line = sdp_whole_line(m->bytes, value);
    slice_cut(&value, ' ');
    return value_in_message(s, found.message, value_text(slice_trim(value)), sip_span(m, line),
                            "sdp:a");
}

#define FACT(name, part, meaning)                                                                  \
    FACT_ROW(name, VALUE_TEXT, get_clock, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("event_clock.event", CLOCK_EVENT,
         N_("telephone-event of the answer, if its clock is that of no codec of the answer")),
    FACT("event_clock.codec", CLOCK_CODEC, N_("the first codec of that answer")),
};

const struct fact_table facts_of_event_clocks = { facts, ARRAY_SIZE(facts) };
