/* report.c - facts told by RTCP: what a side whose RTP is not seen says of its sending, and what
 * each side says of the voice that comes to it (RFC 3550 section 6.4, RFC 3611). */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/course.h"

/* Reports of the side that wrote the SDP: they come from its media address, or go to where the
 * other side wants its RTCP. */
static bool reports_for(const struct call *call, const struct call_media *from,
                        const struct call_media *to, const struct reporter *r)
{
    return media_is_at(call, from, r->src) ||
           (media_is_at(call, to, r->dst) && !addr_eq(r->src.addr, to->rtp.addr));
}

struct silent_side {
    const struct reporter *last; /* NULL: no such side, or no reports */
    uint32_t reports, sent;
    uint32_t sdp; /* of the receiver */
};

static void add_reports(struct subject *s, const struct terms *t, enum receiver to,
                        struct silent_side *out)
{
    const struct streams *all = calls_streams(s->calls);
    const struct call_media *in = course_audio(s->call, to == TO_CALLER ? t->caller : t->callee);
    const struct call_media *from = course_audio(s->call, to == TO_CALLER ? t->callee : t->caller);
    nanos_t end = s->call->end != NANOS_NONE ? s->call->end : s->call->last;

    for (size_t i = 0; in != NULL && from != NULL && i < streams_reporters(all); i++) {
        const struct reporter *r = streams_reporter(all, i);

        if (r->reports == 0 || r->start > end || r->end < t->from ||
            !reports_for(s->call, from, in, r))
            continue;
        out->last = r;
        out->reports += r->reports;
        out->sent = r->sent > out->sent ? r->sent : out->sent;
        out->sdp = in->message;
    }
}

/* The side that is not heard while it is asked for voice and the other sends. */
static struct silent_side find_silent(struct subject *s)
{
    struct silent_side found = { 0 };
    const struct terms *t;
    size_t n = s->call->n_streams ? view_terms(s->view, &t) : 0;

    if (n == 0 || view_relayed(s->view))
        return found;
    for (enum receiver to = TO_CALLER; to <= TO_CALLEE && found.last == NULL; to++) {
        const struct media_way *way = media_way(s, to), *back = media_way(s, !to);

        if (way->packets == 0 && back->packets >= 50 && course_wants(s->call, &t[n - 1], to))
            add_reports(s, &t[n - 1], to, &found);
    }
    return found;
}

enum report_part { REPORT_COUNT, REPORT_SENT, REPORT_SRC, REPORT_LINE };

static struct value get_report(struct subject *s, const struct fact *f)
{
    struct silent_side side = find_silent(s);
    struct value value = MISSING;

    if (side.last == NULL)
        return MISSING;
    switch ((enum report_part)f->part) {
    case REPORT_COUNT:
        value = value_number(side.reports);
        break;
    case REPORT_SENT:
        value = value_number(side.sent);
        break;
    case REPORT_SRC:
        value = value_addr(side.last->src.addr);
        break;
    case REPORT_LINE:
        return course_line(s, side.sdp, false);
    }
    struct value text = value_endpoint(s, side.last->src);
    text = value_format(s, _("RTCP from %.*s, %u reports, %u packets sent"), SLICE_ARG(text.text),
                        side.reports, side.sent);
    return value_in_packet(PLACE_RTP, side.last->frame, value, text.text);
}

/* What a side says of the voice that it gets */

enum heard_part {
    HEARD_REPORTS,
    HEARD_LOSS,
    HEARD_JITTER,
    HEARD_SRC,
    HEARD_MEASURED,
    HEARD_MOS,
    HEARD_R,
    HEARD_LOST,
    HEARD_DISCARDED,
    HEARD_ROUND_TRIP
};

/* The reports of the side that hears: of these, the ones with most to say. */
static const struct reporter *look_for_hearer(struct subject *s, enum receiver to, bool measured)
{
    const struct streams *all = calls_streams(s->calls);
    const struct reporter *found = NULL;
    const struct terms *t;
    size_t n =
        s->call->answered != NANOS_NONE && !view_relayed(s->view) ? view_terms(s->view, &t) : 0;

    if (n == 0)
        return NULL;
    const struct call_media *in =
        course_audio(s->call, to == TO_CALLER ? t[n - 1].caller : t[n - 1].callee);
    const struct call_media *out =
        course_audio(s->call, to == TO_CALLER ? t[n - 1].callee : t[n - 1].caller);
    nanos_t end = s->call->end != NANOS_NONE ? s->call->end : s->call->last;
    for (size_t i = 0; in != NULL && out != NULL && i < streams_reporters(all); i++) {
        const struct reporter *r = streams_reporter(all, i);
        uint32_t says = measured ? r->measurements : r->reception.blocks;
        uint32_t most = found == NULL ? 0
                        : measured    ? found->measurements
                                      : found->reception.blocks;

        if (says > most && r->start <= end && r->end >= t[n - 1].from &&
            reports_for(s->call, in, out, r))
            found = r;
    }
    return found;
}

/* Hz: of the stream, or of the first codec that the receiver listed. */
static uint32_t clock_of(struct subject *s, enum receiver to)
{
    const struct media_way *way = media_way(s, to);
    uint32_t message = role_message(s, to == TO_CALLER ? ROLE_CALLER : ROLE_CALLEE);
    const struct sdp *sdp = message == NO_INDEX ? NULL : view_sdp(s->view, message);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    if (way->best != NO_INDEX)
        return streams_at(calls_streams(s->calls), way->best)->clock_rate;
    return audio != NULL && audio->n_formats ? audio->formats[0].clock_rate : 0;
}

static struct value measured_value(const struct rtcp_metrics *m, enum heard_part part)
{
    enum { NOT_MEASURED = 127 };

    switch (part) {
    case HEARD_MOS:
        return m->mos_listen == NOT_MEASURED || m->mos_listen < 10
                   ? MISSING
                   : value_number(m->mos_listen / 10.0);
    case HEARD_R:
        return m->r_factor == 0 || m->r_factor > 100 ? MISSING : value_number(m->r_factor);
    case HEARD_LOST:
        return value_number(m->loss * 100.0 / 256);
    case HEARD_DISCARDED:
        return value_number(m->discarded * 100.0 / 256);
    case HEARD_ROUND_TRIP:
        return m->round_trip ? value_number(m->round_trip) : MISSING;
    default:
        return MISSING;
    }
}

static struct value heard_value(struct subject *s, const struct reporter *r, enum receiver to,
                                enum heard_part part)
{
    uint32_t clock;

    switch (part) {
    case HEARD_REPORTS:
        return value_number(r->reception.blocks);
    case HEARD_LOSS:
        return value_number(reception_loss(&r->reception));
    case HEARD_JITTER:
        clock = clock_of(s, to);
        return clock ? value_number(1000.0 * r->reception.jitter / clock) : MISSING;
    case HEARD_SRC:
        return value_addr(r->src.addr);
    case HEARD_MEASURED:
        return value_number(r->measurements);
    default:
        return measured_value(&r->metrics, part);
    }
}

static const struct reporter *find_hearer(struct subject *s, enum receiver to, bool measured)
{
    if (!s->derived->hearer_done[to][measured]) {
        s->derived->hearer_done[to][measured] = true;
        s->derived->hearer[to][measured] = look_for_hearer(s, to, measured);
    }
    return s->derived->hearer[to][measured];
}

static struct value get_heard(struct subject *s, const struct fact *f)
{
    enum heard_part part = (enum heard_part)f->part;
    enum receiver to = (enum receiver)f->which;
    bool measured = part >= HEARD_MEASURED;
    const struct reporter *r = find_hearer(s, to, measured);

    if (r == NULL)
        return MISSING;
    struct value text = value_endpoint(s, r->src);
    text = measured ? value_format(s, _("RTCP XR from %.*s, %u in all"), SLICE_ARG(text.text),
                                   r->measurements)
                    : value_format(s, _("RTCP from %.*s, %u reports on what it gets"),
                                   SLICE_ARG(text.text), r->reception.blocks);
    return value_in_packet(PLACE_RTP, measured ? r->metrics_frame : r->frame,
                           heard_value(s, r, to, part), text.text);
}

#define FACT(name, kind, part, meaning)                                                            \
    FACT_ROW(name, kind, get_report, NULL, meaning, false, 0, part)
#define HEARD(prefix, to, name, kind, part, unit, meaning)                                         \
    FACT_ROW(prefix "." name, kind, get_heard, unit, meaning, false, to, part)
#define HEARD_FACTS(p, to)                                                                         \
    HEARD(p, to, "reports", VALUE_NUMBER, HEARD_REPORTS, NULL,                                     \
          N_("RTCP report blocks of that side on the voice that it gets")),                        \
        HEARD(p, to, "loss", VALUE_NUMBER, HEARD_LOSS, N_("percent"),                              \
              N_("what it lost while it reported, by its RTCP reports")),                          \
        HEARD(p, to, "jitter", VALUE_NUMBER, HEARD_JITTER, N_("milliseconds"),                     \
              N_("the jitter that it reported, the highest value but one")),                       \
        HEARD(p, to, "src", VALUE_ADDR, HEARD_SRC, NULL, N_("where its RTCP reports come from")),  \
        HEARD(p, to, "measured", VALUE_NUMBER, HEARD_MEASURED, NULL,                               \
              N_("its RTCP XR with metrics for voice (RFC 3611)")),                                \
        HEARD(p, to, "mos", VALUE_NUMBER, HEARD_MOS, NULL,                                         \
              N_("the listening quality that it measured, a MOS of 1 to 5")),                      \
        HEARD(p, to, "r_factor", VALUE_NUMBER, HEARD_R, NULL,                                      \
              N_("the R factor that it measured, 0 to 100")),                                      \
        HEARD(p, to, "lost", VALUE_NUMBER, HEARD_LOST, N_("percent"),                              \
              N_("packets that it counts as lost on the way")),                                    \
        HEARD(p, to, "discarded", VALUE_NUMBER, HEARD_DISCARDED, N_("percent"),                    \
              N_("packets that it threw away since they came too late or too early")),             \
        HEARD(p, to, "round_trip", VALUE_NUMBER, HEARD_ROUND_TRIP, N_("milliseconds"),             \
              N_("the time to the other side and back that it measured"))

static const struct fact facts[] = {
    FACT("report.count", VALUE_NUMBER, REPORT_COUNT,
         N_("RTCP reports of the side whose RTP is asked for and not seen while the other's is")),
    FACT("report.sent", VALUE_NUMBER, REPORT_SENT,
         N_("the RTP packets that it has sent, by these reports")),
    FACT("report.src", VALUE_ADDR, REPORT_SRC, N_("where these reports come from")),
    FACT("report.line", VALUE_TEXT, REPORT_LINE, N_("the m= line of the side that does not hear")),
    HEARD_FACTS("heard_by_caller", TO_CALLER),
    HEARD_FACTS("heard_by_callee", TO_CALLEE),
};

const struct fact_table facts_of_reports = { facts, ARRAY_SIZE(facts) };
