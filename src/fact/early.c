/* early.c - facts about early media of a forked call: two branches that answer with an SDP each
 * while it rings (RFC 3261 section 13.2.2.1, RFC 3960 section 3.1). */
#include "config.h"

#include "base/gettext.h"
#include "fact/course.h"

enum { BRANCHES_READ = 8, FEW_PACKETS = 10 };

/* An early dialog with an answer of its own, and the voice that came of it. */
struct branch {
    uint32_t message; /* its first 1xx with an SDP */
    const struct stream *stream;
};

struct branches {
    struct branch all[BRANCHES_READ];
    size_t n;
};

/* A response to the INVITE, before the answer, that begins a dialog and has an SDP. */
static bool is_early_answer(struct subject *s, const struct call_message *m)
{
    const struct transaction *t = role_invite(s);
    const struct call_message *invite = &s->call->messages[t->request];

    return m->status > 100 && m->status < 200 && m->method == SIP_INVITE && m->to_tag &&
           (m->flags & MESSAGE_SDP) && m->cseq == invite->cseq && m->branch == invite->branch;
}

static const struct stream *stream_from(struct subject *s, const struct endpoint *src)
{
    const struct stream *best = NULL;

    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        if (t != NULL && endpoint_eq(t->src, *src) && t->packets >= FEW_PACKETS &&
            (best == NULL || t->packets > best->packets))
            best = t;
    }
    return best;
}

/* False: there are not several. */
static bool find_branches(struct subject *s, struct branches *out)
{
    const struct call *call = s->call;

    out->n = 0;
    if (call->method != SIP_INVITE || call->n_media < 3)
        return false;
    const struct transaction *t = role_invite(s);
    if (t == NULL || t->request == NO_INDEX)
        return false;
    for (uint32_t i = t->request; i < call->n_messages && out->n < BRANCHES_READ; i++) {
        const struct call_message *m = &call->messages[i];
        bool known = !is_early_answer(s, m);

        for (size_t k = 0; k < out->n && !known; k++)
            known = call->messages[out->all[k].message].to_tag == m->to_tag;
        if (known)
            continue;
        const struct call_media *audio = course_audio(call, i);
        out->all[out->n++] =
            (struct branch){ i, audio != NULL ? stream_from(s, &audio->rtp) : NULL };
    }
    return out->n > 1;
}

/* Seconds before the answer in which both send to the same place. */
static double time_together(const struct call *call, const struct branch *a, const struct branch *b)
{
    if (a->stream == NULL || b->stream == NULL || a->stream == b->stream ||
        !endpoint_eq(a->stream->dst, b->stream->dst) || course_makes_room(a->stream, b->stream) ||
        course_makes_room(b->stream, a->stream))
        return 0;
    nanos_t from = a->stream->start > b->stream->start ? a->stream->start : b->stream->start;
    nanos_t until = a->stream->end < b->stream->end ? a->stream->end : b->stream->end;
    if (call->answered != NANOS_NONE && call->answered < until)
        until = call->answered;
    return until > from ? nanos_seconds(until - from) : 0;
}

/* The two that are heard together for longest; false: none are. */
static bool find_pair(struct subject *s, const struct branches *all, size_t *a, size_t *b,
                      double *seconds)
{
    *seconds = 0;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = i + 1; k < all->n; k++) {
            double both = time_together(s->call, &all->all[i], &all->all[k]);

            if (both <= *seconds)
                continue;
            *seconds = both;
            *a = i;
            *b = k;
        }
    return *seconds > 0;
}

/* The branch that the caller's own voice goes to before the answer. */
static const struct branch *talked_to(struct subject *s, const struct branches *all)
{
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        for (size_t k = 0; t != NULL && k < all->n; k++) {
            const struct stream *in = all->all[k].stream;

            if (in != NULL && endpoint_eq(t->dst, in->src) && endpoint_eq(t->src, in->dst) &&
                (s->call->answered == NANOS_NONE || t->start < s->call->answered))
                return &all->all[k];
        }
    }
    return NULL;
}

enum early_part { EARLY_BRANCHES, EARLY_TOGETHER, EARLY_FIRST, EARLY_SECOND, EARLY_TALKED_TO };

static struct value get_early(struct subject *s, const struct fact *f)
{
    struct branches all;
    size_t a = 0, b = 0;
    double seconds;

    if (!find_branches(s, &all))
        return MISSING;
    if (f->part == EARLY_BRANCHES)
        return value_number((double)all.n);
    if (f->part == EARLY_TALKED_TO) {
        const struct branch *taken = talked_to(s, &all);

        return taken != NULL ? value_endpoint(s, taken->stream->src) : MISSING;
    }
    if (!find_pair(s, &all, &a, &b, &seconds))
        return MISSING;
    if (f->part == EARLY_TOGETHER)
        return value_number(seconds);
    const struct stream *t = all.all[f->part == EARLY_FIRST ? a : b].stream;
    return value_in_stream(s, t, false, value_endpoint(s, t->src));
}

enum dialog_part { DIALOG_LINE, DIALOG_SDP };

/* The responses of the two. */
static struct value get_dialog(struct subject *s, const struct fact *f)
{
    struct branches all;
    size_t pair[2] = { 0, 1 };
    double seconds;

    if (!find_branches(s, &all))
        return MISSING;
    find_pair(s, &all, &pair[0], &pair[1], &seconds);
    uint32_t i = all.all[pair[f->which]].message;
    if (f->part == DIALOG_SDP)
        return course_line(s, i, false);
    const struct sip_message *m = view_message(s->view, i);
    return value_in_message(s, i, value_text(sip_text(m, m->start_line)), m->start_line,
                            "status-line");
}

#define FACT(name, kind, get, which, part, unit, meaning)                                          \
    FACT_ROW(name, kind, get, unit, meaning, false, which, part)

static const struct fact facts[] = {
    FACT(
        "fork.branches", VALUE_NUMBER, get_early, 0, EARLY_BRANCHES, NULL,
        N_("early dialogs of one INVITE that each have an SDP of their own, if there are several")),
    FACT("fork.together", VALUE_NUMBER, get_early, 0, EARLY_TOGETHER, N_("seconds"),
         N_("time before the answer in which two of them send RTP to the caller at once")),
    FACT("fork.first.src", VALUE_TEXT, get_early, 0, EARLY_FIRST, NULL,
         N_("where the RTP of the first of these two comes from")),
    FACT("fork.second.src", VALUE_TEXT, get_early, 0, EARLY_SECOND, NULL,
         N_("where that of the second comes from")),
    FACT("fork.talked_to", VALUE_TEXT, get_early, 0, EARLY_TALKED_TO, NULL,
         N_("the one that the caller's own RTP goes to before the answer")),
    FACT("fork.first.line", VALUE_TEXT, get_dialog, 0, DIALOG_LINE, NULL,
         N_("the response of the first of the two with its SDP")),
    FACT("fork.second.line", VALUE_TEXT, get_dialog, 1, DIALOG_LINE, NULL,
         N_("that of the second")),
    FACT("fork.first.sdp", VALUE_TEXT, get_dialog, 0, DIALOG_SDP, NULL, N_("its m= line")),
    FACT("fork.second.sdp", VALUE_TEXT, get_dialog, 1, DIALOG_SDP, NULL, N_("its m= line")),
};

const struct fact_table facts_of_early = { facts, ARRAY_SIZE(facts) };
