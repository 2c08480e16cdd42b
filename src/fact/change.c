/* change.c - facts about the offers and answers of a call after the first (RFC 3264 section 8, RFC
 * 3261 section 14): an answer whose codecs were not offered, an offer in a 2xx that finds no answer
 * in its ACK. */
#include "config.h"

#include "base/gettext.h"
#include "call/in_force.h"
#include "fact/course.h"
#include "fact/in_dialog.h"

static const nanos_t settling = 2 * NANOS_PER_S; /* until the voice follows the new terms */
static const nanos_t silence_least = 3 * NANOS_PER_S;

/* An answer without any codec of the offer. */
struct odd_answer {
    const struct terms *terms; /* NULL: there is none */
    const struct sdp_media *offered, *answered;
    const struct sdp_format *codec; /* of the answer */
};

/* Key presses, comfort noise, redundancy, repair and correction come beside a codec (RFC 4733,
 * 3389, 2198, 4588, 5109). */
static bool is_codec(const struct sdp_format *f)
{
    static const char *const others[] = { "telephone-event", "tone",   "CN", "red", "rtx",
                                          "ulpfec",          "flexfec" };

    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (slice_ieq(f->encoding, slice_of(others[i])))
            return false;
    return f->encoding.n > 0;
}

/* The first codec of the answer, if none of them was offered; NULL. */
static const struct sdp_format *codec_not_offered(const struct sdp_media *offer,
                                                  const struct sdp_media *answer)
{
    const struct sdp_format *odd = NULL;

    for (size_t i = 0; i < answer->n_formats; i++) {
        const struct sdp_format *f = &answer->formats[i];

        if (!is_codec(f))
            continue;
        if (sdp_takes_format(offer, f))
            return NULL;
        odd = odd != NULL ? odd : f;
    }
    return odd;
}

/* A dynamic number without a=rtpmap names no codec, and an SDP that is cut off may lack one. */
static bool is_known(const struct sdp_media *m)
{
    for (size_t i = 0; i < m->n_formats; i++)
        if (m->formats[i].encoding.n == 0)
            return false;
    return m->n_formats > 0;
}

static const struct sdp *whole_sdp(struct subject *s, uint32_t message)
{
    bool cut = view_kept(s->view, message)->flags & (MESSAGE_CUT | MESSAGE_LIMITED);

    return cut ? NULL : view_sdp(s->view, message);
}

static bool find_in(struct subject *s, const struct terms *t, struct odd_answer *out)
{
    const struct sdp *offer = whole_sdp(s, t->offer), *answer = whole_sdp(s, t->answer);

    for (unsigned i = 0;
         offer != NULL && answer != NULL && i < offer->n_media && i < answer->n_media; i++) {
        const struct sdp_media *a = &offer->media[i], *b = &answer->media[i];

        if (a->port == 0 || b->port == 0 || !slice_ieq(a->media, b->media) || !is_known(a) ||
            !is_known(b))
            continue;
        const struct sdp_format *codec = codec_not_offered(a, b);
        if (codec == NULL)
            continue;
        *out = (struct odd_answer){ t, a, b, codec };
        return true;
    }
    return false;
}

/* The last one. */
static struct odd_answer find_odd_answer(struct subject *s)
{
    struct odd_answer found = { 0 };
    const struct terms *t;
    size_t n = view_relayed(s->view) ? 0 : view_terms(s->view, &t);

    for (size_t i = n; i-- > 1 && !find_in(s, &t[i], &found);)
        continue;
    return found;
}

/* Voice that these terms ask for and that does not come under them. */
static bool is_silent(struct subject *s, const struct terms *t)
{
    struct calls_stats stats;
    nanos_t end = s->call->end;

    calls_stats(s->calls, &stats);
    end = end == NANOS_NONE ? stats.end : end;
    end = t->until < end ? t->until : end;
    if (end - t->from < settling + silence_least)
        return false;
    for (enum receiver to = TO_CALLER; to <= TO_CALLEE; to++) {
        const struct media_way *way = media_way(s, to);

        if (course_wants(s->call, t, to) &&
            (way->packets == 0 || way->last < t->from + settling || way->first > end))
            return true;
    }
    return false;
}

/* The names of its codecs, with commas. */
static struct value codec_names(struct subject *s, const struct sdp_media *m)
{
    struct value names = MISSING;

    for (size_t i = 0; i < m->n_formats; i++) {
        const struct sdp_format *f = &m->formats[i];

        if (!is_codec(f))
            continue;
        names = names.kind == VALUE_MISSING
                    ? value_text(f->encoding)
                    : value_format(s, SLICE_FMT ", " SLICE_FMT, SLICE_ARG(names.text),
                                   SLICE_ARG(f->encoding));
    }
    return names;
}

enum odd_part { ODD_CODEC, ODD_OFFERED, ODD_BY, ODD_SILENT, ODD_BEFORE_END };

static struct value at_line(struct subject *s, uint32_t message, const struct sdp_media *m,
                            struct value value)
{
    return value_in_message(s, message, value, sip_span(view_message(s->view, message), m->line),
                            "sdp:m");
}

static struct value get_odd(struct subject *s, const struct fact *f)
{
    struct odd_answer found = find_odd_answer(s);

    if (found.terms == NULL)
        return MISSING;
    switch ((enum odd_part)f->part) {
    case ODD_CODEC:
        return at_line(s, found.terms->answer, found.answered, value_text(found.codec->encoding));
    case ODD_OFFERED:
        return at_line(s, found.terms->offer, found.offered, codec_names(s, found.offered));
    case ODD_BY:
        return value_addr(view_flow(s->view, found.terms->answer)->src.addr);
    case ODD_SILENT:
        return value_bool(is_silent(s, found.terms));
    case ODD_BEFORE_END:
        break;
    }
    return found.terms->until == INT64_MAX ? value_span(found.terms->from, s->call->end) : MISSING;
}

/* A re-INVITE without an offer, the offer in its 2xx, and an ACK without any body. */

static bool has_early_sdp(struct subject *s, const struct transaction *t)
{
    for (uint32_t i = t->request; i < t->final; i++) {
        const struct call_message *m = &s->call->messages[i];

        if (m->status > 100 && m->status < 200 && m->method == SIP_INVITE && m->cseq == t->cseq &&
            (m->flags & MESSAGE_SDP))
            return true;
    }
    return false;
}

static bool lacks_answer(struct subject *s, const struct transaction *t)
{
    const struct call_message *kept = s->call->messages;

    if (!t->in_dialog || t->method != SIP_INVITE || t->request == NO_INDEX || t->status < 200 ||
        t->status >= 300 || t->ack == NO_INDEX || (kept[t->request].flags & MESSAGE_SDP) ||
        !(kept[t->final].flags & MESSAGE_SDP) || (kept[t->ack].flags & MESSAGE_SDP))
        return false;
    return message_is_whole(s, t->request) && message_is_whole(s, t->ack) &&
           sip_text(view_message(s->view, t->request), view_message(s->view, t->request)->body).n ==
               0 &&
           sip_text(view_message(s->view, t->ack), view_message(s->view, t->ack)->body).n == 0 &&
           !has_early_sdp(s, t);
}

/* The last one: what comes of it is seen up to the end of the call. */
static const struct transaction *find_unanswered(struct subject *s)
{
    const struct transaction *all;
    size_t n = view_relayed(s->view) ? 0 : view_transactions(s->view, &all);

    for (size_t i = n; i-- > 0;)
        if (lacks_answer(s, &all[i]))
            return &all[i];
    return NULL;
}

enum late_part { LATE_ACK, LATE_OFFER, LATE_REQUEST, LATE_BEFORE_END, LATE_HUNG_UP };

static struct value start_line(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);

    return value_in_message(s, i, value_text(sip_text(m, m->start_line)), m->start_line,
                            m->request ? "request-line" : "status-line");
}

static struct value get_late(struct subject *s, const struct fact *f)
{
    const struct transaction *t = find_unanswered(s);

    if (t == NULL)
        return MISSING;
    uint32_t bye = role_message(s, ROLE_BYE);
    switch ((enum late_part)f->part) {
    case LATE_ACK:
        return start_line(s, t->ack);
    case LATE_OFFER:
        return course_line(s, t->final, false);
    case LATE_REQUEST:
        return start_line(s, t->request);
    case LATE_BEFORE_END:
        return value_span(s->call->messages[t->ack].time, s->call->end);
    case LATE_HUNG_UP:
        break;
    }
    return bye == NO_INDEX
               ? MISSING
               : value_bool(view_sender(s->view, bye) == view_sender(s->view, t->final));
}

static struct value get_late_by(struct subject *s, const struct fact *f)
{
    const struct transaction *t = find_unanswered(s);

    return t == NULL ? MISSING
                     : value_addr(view_flow(s->view, f->part ? t->final : t->ack)->src.addr);
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW("change." name, kind, get, unit, meaning, false, 0, part)
#define SECONDS N_("seconds")

static const struct fact facts[] = {
    FACT("not_offered", VALUE_TEXT, get_odd, ODD_CODEC, NULL,
         N_("a codec of an answer within the call when none of its codecs was offered")),
    FACT("offered", VALUE_TEXT, get_odd, ODD_OFFERED, NULL,
         N_("the codecs that were offered there")),
    FACT("answerer", VALUE_ADDR, get_odd, ODD_BY, NULL, N_("who answered so")),
    FACT("silent", VALUE_BOOL, get_odd, ODD_SILENT, NULL,
         N_("whether voice that these two ask for does not come from then on")),
    FACT("before_end", VALUE_NUMBER, get_odd, ODD_BEFORE_END, SECONDS,
         N_("time from that answer to the end of the call, if no other replaced it")),
    FACT("unanswered", VALUE_TEXT, get_late, LATE_ACK, NULL,
         N_("the last ACK for a re-INVITE whose 2xx made the offer that brings no answer")),
    FACT("unanswered.offer", VALUE_TEXT, get_late, LATE_OFFER, NULL, N_("the m= line of that 2xx")),
    FACT("unanswered.request", VALUE_TEXT, get_late, LATE_REQUEST, NULL, N_("that re-INVITE")),
    FACT("unanswered.by", VALUE_ADDR, get_late_by, 0, NULL, N_("who sent the ACK")),
    FACT("unanswered.offerer", VALUE_ADDR, get_late_by, 1, NULL, N_("who sent the 2xx")),
    FACT("unanswered.before_end", VALUE_NUMBER, get_late, LATE_BEFORE_END, SECONDS,
         N_("time from that ACK to the end of the call")),
    FACT("unanswered.hung_up", VALUE_BOOL, get_late, LATE_HUNG_UP, NULL,
         N_("whether the side that sent the 2xx hung up")),
};

const struct fact_table facts_of_changes = { facts, ARRAY_SIZE(facts) };
