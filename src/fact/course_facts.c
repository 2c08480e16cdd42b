/* course_facts.c - facts about the voice over time. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/course.h"

static struct value get_any(struct subject *s)
{
    return value_bool(course_of(s)->any);
}

static struct value get_early(struct subject *s)
{
    double seconds = course_of(s)->early;

    return seconds > 0 ? value_number(seconds) : MISSING;
}

/* Voice that stops: which of the two ways did so first, and whether the other went on. */

enum halt_part {
    HALT_BOTH,
    HALT_AFTER,
    HALT_SILENCE,
    HALT_SRC,
    HALT_DST,
    HALT_BEFORE,
    HALT_TO_CALLER,
    HALT_TO_OWN,
    HALT_GOODBYE
};

static const nanos_t together = 3 * NANOS_PER_S;

static const struct halt *first_halt(const struct course *c)
{
    const struct halt *a = &c->end[TO_CALLER], *b = &c->end[TO_CALLEE];

    if (a->stream == NULL || b->stream == NULL)
        return a->stream != NULL ? a : b->stream != NULL ? b : NULL;
    return a->last <= b->last ? a : b;
}

static bool both_halt(const struct course *c)
{
    const struct halt *a = &c->end[TO_CALLER], *b = &c->end[TO_CALLEE];

    return a->stream != NULL && b->stream != NULL && a->last - b->last < together &&
           b->last - a->last < together;
}

/* The last request or final response in the seconds before that moment. */
static struct value message_before(struct subject *s, nanos_t at)
{
    uint32_t found = NO_INDEX;

    for (uint32_t i = 0; i < s->call->n_messages; i++) {
        const struct call_message *m = &s->call->messages[i];

        if (m->time <= at + NANOS_PER_S / 2 && m->time >= at - 2 * NANOS_PER_S &&
            m->method != SIP_ACK && m->method != SIP_BYE && m->time > s->call->answered)
            found = i;
    }
    if (found == NO_INDEX || s->call->answered == NANOS_NONE)
        return MISSING;
    const struct sip_message *m = view_message(s->view, found);
    return value_in_message(s, found, value_text(sip_text(m, m->start_line)), m->start_line,
                            m->request ? "request-line" : "status-line");
}

/* The RTCP BYE by which the sender of the stream leaves (RFC 3550 section 6.6), if it ends then. */
static struct value goodbye(struct subject *s, const struct halt *h)
{
    const struct streams *all = calls_streams(s->calls);
    static const nanos_t near = 2 * NANOS_PER_S;

    for (size_t i = 0; i < streams_reporters(all); i++) {
        const struct reporter *r = streams_reporter(all, i);

        if (r->left == NANOS_NONE || r->ssrc != h->stream->ssrc ||
            !addr_eq(r->src.addr, h->stream->src.addr) ||
            !addr_eq(r->dst.addr, h->stream->dst.addr) || r->left < h->last - near ||
            r->left > h->last + near)
            continue;
        struct value text = value_endpoint(s, r->src);
        text = value_format(s, _("RTCP BYE from %.*s"), SLICE_ARG(text.text));
        return value_in_packet(PLACE_RTP, r->left_frame, text, text.text);
    }
    return MISSING;
}

static struct value halt_value(struct subject *s, const struct halt *h, enum halt_part part)
{
    const struct course *c = course_of(s);

    switch (part) {
    case HALT_BOTH:
        return value_bool(both_halt(c));
    case HALT_TO_CALLER:
        return value_bool(h == &c->end[TO_CALLER]);
    case HALT_TO_OWN:
        return own_call_side(s) != SIDE_NONE
                   ? value_bool((h == &c->end[TO_CALLER]) == (own_call_side(s) == SIDE_CALLER))
                   : MISSING;
    case HALT_AFTER:
        return value_span(s->call->answered, h->last);
    case HALT_SILENCE:
        return value_number(h->silence);
    case HALT_SRC:
        return value_endpoint(s, h->stream->src);
    case HALT_DST:
        return value_endpoint(s, h->stream->dst);
    case HALT_BEFORE:
    case HALT_GOODBYE:
        break;
    }
    return MISSING;
}

static struct value get_halt(struct subject *s, const struct fact *f)
{
    const struct halt *h = first_halt(course_of(s));

    if (h == NULL)
        return MISSING;
    if (f->part == HALT_BEFORE)
        return message_before(s, h->last);
    if (f->part == HALT_GOODBYE)
        return goodbye(s, h);
    return value_in_stream(s, h->stream, true, halt_value(s, h, f->part));
}

static struct value get_hole(struct subject *s, const struct fact *f)
{
    const struct course *c = course_of(s);
    const struct halt *h = f->which ? &c->after : &c->hole;

    if (h->stream == NULL)
        return MISSING;
    if (f->part == HALT_BEFORE)
        return message_before(s, h->last);
    return value_in_stream(s, h->stream, f->which, halt_value(s, h, f->part));
}

/* Voice that goes astray */

enum stray_which { STRAY_OLD, STRAY_PRIVATE, STRAY_PORT };
enum stray_part {
    STRAY_DST,
    STRAY_SRC,
    STRAY_SECONDS,
    STRAY_PACKETS,
    STRAY_LINE,
    STRAY_BEFORE,
    STRAY_HOST,
    STRAY_PORT_WANTED
};

static const struct stray *stray_of(struct subject *s, enum stray_which which)
{
    const struct course *c = course_of(s);
    const struct stray *const all[] = { &c->old, &c->private, &c->port };

    return all[which]->stream != NULL ? all[which] : NULL;
}

/* The line of that SDP that says where the voice is wanted: c= of a private address, else m=. */
struct value course_line(struct subject *s, uint32_t message, bool connection)
{
    const struct sdp *sdp = view_sdp(s->view, message);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    if (audio == NULL)
        return MISSING;
    struct slice line = connection ? audio->connection_line : audio->line;
    return value_in_message(s, message, value_text(connection ? audio->connection : line),
                            sip_span(view_message(s->view, message), line),
                            connection ? "sdp:c" : "sdp:m");
}

static struct value port_wanted(struct subject *s, uint32_t message)
{
    const struct call_media *m = course_audio(s->call, message);

    return m != NULL ? value_endpoint(s, m->rtp) : MISSING;
}

static struct value get_stray(struct subject *s, const struct fact *f)
{
    const struct stray *y = stray_of(s, f->which);

    if (y == NULL)
        return MISSING;
    bool last = f->which == STRAY_OLD;
    switch ((enum stray_part)f->part) {
    case STRAY_DST:
        return value_in_stream(s, y->stream, last, value_endpoint(s, y->stream->dst));
    case STRAY_SRC:
        return value_in_stream(s, y->stream, last, value_endpoint(s, y->stream->src));
    case STRAY_SECONDS:
        return value_number(y->seconds);
    case STRAY_PACKETS:
        return value_number((double)y->stream->packets);
    case STRAY_LINE:
        return course_line(s, y->sdp, f->which == STRAY_PRIVATE);
    case STRAY_BEFORE:
        return y->before == NO_INDEX ? MISSING : course_line(s, y->before, false);
    case STRAY_PORT_WANTED:
        return port_wanted(s, y->sdp);
    case STRAY_HOST:
        break;
    }
    const struct flow *flow = view_flow(s->view, y->sdp);
    return flow != NULL ? value_addr(flow->src.addr) : MISSING;
}

/* The pace */

enum pace_part { PACE_AGREED, PACE_MEASURED, PACE_UNEVEN, PACE_SRC, PACE_MOST };

static struct value ptime_line(struct subject *s, const struct pace *p, struct value value)
{
    const struct sip_message *m = view_message(s->view, p->sdp);
    struct slice body = sip_text(m, m->body), line;
    size_t at = slice_ifind(body, SLICE("a=ptime:"));

    if (at == body.n)
        return value;
    line = slice_sub(body, at, body.n);
    line = slice_trim(slice_sub(line, 0, slice_chr(line, '\n')));
    return value_in_message(s, p->sdp, value, sip_span(m, line), "sdp:a");
}

static struct value get_pace(struct subject *s, const struct fact *f)
{
    const struct pace *p = &course_of(s)->pace;

    if (p->stream == NULL)
        return MISSING;
    switch ((enum pace_part)f->part) {
    case PACE_AGREED:
        return ptime_line(s, p, value_number(p->agreed));
    case PACE_MEASURED:
        if (p->second == 0)
            return value_in_stream(s, p->stream, false, value_format(s, "%u", p->first));
        return value_in_stream(s, p->stream, false,
                               value_format(s, _("%u or %u"),
                                            p->first < p->second ? p->first : p->second,
                                            p->first < p->second ? p->second : p->first));
    case PACE_UNEVEN:
        return value_bool(p->second != 0);
    case PACE_MOST:
        return value_number(p->first > p->second ? p->first : p->second);
    case PACE_SRC:
        break;
    }
    return value_endpoint(s, p->stream->src);
}

/* Key presses, by their form or by the SDP of their sender, with a payload type that the receiver
 * did not list (RFC 3264 section 5.1). */

enum key_part { KEYS_SENT, KEYS_WANTED, KEYS_LISTED };

static const struct sdp_format *format_in(const struct sdp *sdp, int number)
{
    for (unsigned i = 0; sdp != NULL && i < sdp->n_media; i++)
        for (unsigned k = 0; k < sdp->media[i].n_formats; k++)
            if (sdp->media[i].formats[k].payload_type == number)
                return &sdp->media[i].formats[k];
    return NULL;
}

static bool is_event(const struct sdp_format *f)
{
    return f != NULL && slice_ieq(f->encoding, SLICE("telephone-event"));
}

struct keys {
    const struct stream *stream;
    int sent;
    uint32_t sdp; /* the receiver's */
    bool listed;  /* as telephone-event by the sender */
};

/* Nothing but packets of four bytes under a dynamic number: so do key presses come that have a
 * source of their own. */
static bool carries_events(const struct stream *t)
{
    return t->packets >= 6 && t->n_payload_types == 1 && t->bytes == 4 * t->packets;
}

static bool check_keys(struct subject *s, const struct stream *t, enum receiver to, int number,
                       struct keys *out)
{
    const struct terms *terms;
    size_t n = view_terms(s->view, &terms);
    bool listed = false, known = n > 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t in = to == TO_CALLER ? terms[i].caller : terms[i].callee;
        uint32_t from = to == TO_CALLER ? terms[i].callee : terms[i].caller;
        const struct sdp *sender = view_sdp(s->view, from);
        const struct sdp_format *f = format_in(sender, number);

        if (view_sdp(s->view, in) == NULL || format_in(view_sdp(s->view, in), number) != NULL ||
            (f != NULL && !is_event(f)))
            return false;
        listed = listed || f != NULL;
        known = known && sender != NULL;
        *out = (struct keys){ t, number, in, listed };
    }
    return listed || (known && carries_events(t));
}

static bool find_keys(struct subject *s, struct keys *out)
{
    for (uint32_t i = 0; i < s->call->n_streams && !view_relayed(s->view); i++) {
        const struct stream *t = subject_stream(s, i);
        enum receiver to;

        for (unsigned k = 0; t != NULL && k < t->n_payload_types; k++)
            if (t->payload_types[k] >= 96 && stream_hearer(s, t, &to) &&
                check_keys(s, t, to, t->payload_types[k], out))
                return true;
    }
    return false;
}

static struct value get_keys(struct subject *s, const struct fact *f)
{
    struct keys k = { 0 };

    if (s->call->n_streams == 0 || !find_keys(s, &k))
        return MISSING;
    if (f->part == KEYS_SENT)
        return value_in_stream(s, k.stream, false, value_number(k.sent));
    if (f->part == KEYS_LISTED)
        return value_bool(k.listed);
    const struct sdp *sdp = view_sdp(s->view, k.sdp);
    const struct sdp_media *audio = sdp_first(sdp, SLICE("audio"));
    int at = audio != NULL ? sdp_find_encoding(audio, SLICE("telephone-event")) : -1;
    if (at < 0)
        return MISSING;
    const struct sdp_format *format = &audio->formats[at];
    return value_in_message(
        s, k.sdp, value_number(format->payload_type),
        sip_span(view_message(s->view, k.sdp), format->rtpmap.n ? format->rtpmap : audio->line),
        "sdp:a");
}

#define FACT(name, kind, get, which, part, unit, meaning)                                          \
    FACT_ROW(name, kind, get, unit, meaning, false, which, part)
#define SECONDS N_("seconds")
#define STRAY(name, which, dst_meaning)                                                            \
    FACT("stray." name ".dst", VALUE_TEXT, get_stray, which, STRAY_DST, NULL, dst_meaning),        \
        FACT("stray." name ".src", VALUE_TEXT, get_stray, which, STRAY_SRC, NULL,                  \
             N_("where those packets come from")),                                                 \
        FACT("stray." name ".seconds", VALUE_NUMBER, get_stray, which, STRAY_SECONDS, SECONDS,     \
             N_("for how long")),                                                                  \
        FACT("stray." name ".packets", VALUE_NUMBER, get_stray, which, STRAY_PACKETS, NULL,        \
             N_("packets of that stream")),                                                        \
        FACT("stray." name ".line", VALUE_TEXT, get_stray, which, STRAY_LINE, NULL,                \
             N_("the line of the receiver's SDP in force that says where its voice is wanted")),   \
        FACT("stray." name ".wanted", VALUE_TEXT, get_stray, which, STRAY_PORT_WANTED, NULL,       \
             N_("where the SDP in force wants the voice")),                                        \
        FACT("stray." name ".host", VALUE_ADDR, get_stray, which, STRAY_HOST, NULL,                \
             N_("where that SDP came from"))

static const struct fact facts[] = {
    FACT("course.any", VALUE_BOOL, get_any, 0, 0, NULL,
         N_("whether there is any of halt.*, hole.*, after.*, stray.*, pace.* or early.silent")),
    FACT("early.silent", VALUE_NUMBER, get_early, 0, 0, SECONDS,
         N_("time in which a response with SDP announced early media and none came")),
    FACT("halt.both", VALUE_BOOL, get_halt, 0, HALT_BOTH, NULL,
         N_("whether the voice stops both ways within three seconds")),
    FACT("halt.to_caller", VALUE_BOOL, get_halt, 0, HALT_TO_CALLER, NULL,
         N_("whether it is the caller who hears nothing from then on (first)")),
    FACT("halt.to_own", VALUE_BOOL, get_halt, 0, HALT_TO_OWN, NULL,
         N_("whether it was the user's own side that is sent nothing any more")),
    FACT("halt.after", VALUE_NUMBER, get_halt, 0, HALT_AFTER, SECONDS,
         N_("time from the answer to the last packet of the way that stops first")),
    FACT("halt.silence", VALUE_NUMBER, get_halt, 0, HALT_SILENCE, SECONDS,
         N_("time after that in which offer and answer still asked for voice")),
    FACT("halt.src", VALUE_TEXT, get_halt, 0, HALT_SRC, NULL, N_("who stopped sending")),
    FACT("halt.dst", VALUE_TEXT, get_halt, 0, HALT_DST, NULL, N_("where it had sent to")),
    FACT("halt.before", VALUE_TEXT, get_halt, 0, HALT_BEFORE, NULL,
         N_("the message of the call that came within two seconds before that")),
    FACT("halt.goodbye", VALUE_TEXT, get_halt, 0, HALT_GOODBYE, NULL,
         N_("the RTCP BYE with which its sender ended that stream")),
    FACT("hole.seconds", VALUE_NUMBER, get_hole, 0, HALT_SILENCE, SECONDS,
         N_("longest pause of a stream that goes on again, where voice was asked for")),
    FACT("hole.after", VALUE_NUMBER, get_hole, 0, HALT_AFTER, SECONDS,
         N_("time from the answer to that pause")),
    FACT("hole.src", VALUE_TEXT, get_hole, 0, HALT_SRC, NULL, N_("whose stream it is")),
    FACT("hole.before", VALUE_TEXT, get_hole, 0, HALT_BEFORE, NULL,
         N_("the message of the call that came within two seconds before that")),
    FACT("after.seconds", VALUE_NUMBER, get_hole, 1, HALT_SILENCE, SECONDS,
         N_("time for which voice went on after the BYE")),
    FACT("after.src", VALUE_TEXT, get_hole, 1, HALT_SRC, NULL, N_("who went on sending")),
    FACT("after.dst", VALUE_TEXT, get_hole, 1, HALT_DST, NULL, N_("where to")),
    STRAY("old", STRAY_OLD, N_("an endpoint of an earlier SDP that voice still goes to")),
    FACT("stray.old.before", VALUE_TEXT, get_stray, STRAY_OLD, STRAY_BEFORE, NULL,
         N_("the m= line of that earlier SDP")),
    STRAY("private", STRAY_PRIVATE,
          N_("a private address that voice goes to although its owner is seen at a public one")),
    STRAY("port", STRAY_PORT,
          N_("a port that voice goes to because it comes from there, not that of the m= line")),
    FACT("pace.agreed", VALUE_NUMBER, get_pace, 0, PACE_AGREED, N_("milliseconds"),
         N_("the a=ptime of both sides when packets do not come at that distance")),
    FACT("pace.measured", VALUE_TEXT, get_pace, 0, PACE_MEASURED, N_("milliseconds"),
         N_("the distances at which they come")),
    FACT("pace.most", VALUE_NUMBER, get_pace, 0, PACE_MOST, N_("milliseconds"),
         N_("the longer of them")),
    FACT("pace.uneven", VALUE_BOOL, get_pace, 0, PACE_UNEVEN, NULL,
         N_("whether there are two such distances")),
    FACT("pace.src", VALUE_TEXT, get_pace, 0, PACE_SRC, NULL, N_("who sends so")),
    FACT("keys.sent", VALUE_NUMBER, get_keys, 0, KEYS_SENT, NULL,
         N_("a payload type of key presses that the receiver did not list")),
    FACT("keys.listed", VALUE_BOOL, get_keys, 0, KEYS_LISTED, NULL,
         N_("whether its sender lists it as telephone-event")),
    FACT("keys.wanted", VALUE_NUMBER, get_keys, 0, KEYS_WANTED, NULL,
         N_("the receiver's payload type of telephone-event")),
};

const struct fact_table facts_of_course = { facts, ARRAY_SIZE(facts) };
