/* report.c - facts told by RTCP: what a side whose RTP is not seen says of its sending. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/course.h"

/* Reports of the side that wrote the SDP: they come from its media address, or go to where the
 * other side wants its RTCP. */
static bool reports_for(const struct call_media *from, const struct call_media *to,
                        const struct reporter *r)
{
    return endpoint_eq(r->src, from->rtcp) || endpoint_eq(r->src, from->rtp) ||
           ((endpoint_eq(r->dst, to->rtcp) || endpoint_eq(r->dst, to->rtp)) &&
            !addr_eq(r->src.addr, to->rtp.addr));
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

        if (r->start > end || r->end < t->from || !reports_for(from, in, r))
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

#define FACT(name, kind, part, meaning)                                                            \
    FACT_ROW(name, kind, get_report, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("report.count", VALUE_NUMBER, REPORT_COUNT,
         N_("RTCP reports of the side whose RTP is asked for and not seen while the other's is")),
    FACT("report.sent", VALUE_NUMBER, REPORT_SENT,
         N_("the RTP packets that it has sent, by these reports")),
    FACT("report.src", VALUE_ADDR, REPORT_SRC, N_("where these reports come from")),
    FACT("report.line", VALUE_TEXT, REPORT_LINE, N_("the m= line of the side that does not hear")),
};

const struct fact_table facts_of_reports = { facts, ARRAY_SIZE(facts) };
