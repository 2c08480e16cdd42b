/* digits.c - facts about key presses (DTMF): by telephone-event in RTP (RFC 4733) and by INFO.
 * Which keys they are is told by none: they may be a secret. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "fact/fact_private.h"

/* What one side pressed. */
struct presses {
    char by_rtp[STREAM_MAX_DIGITS], by_info[STREAM_MAX_DIGITS];
    size_t n_rtp, n_info;
    uint32_t without_end;
    const struct stream *stream; /* the first with events; NULL */
    uint32_t info;               /* the first INFO; NO_INDEX */
};

/* "Signal=5" of application/dtmf-relay, or the key alone of application/dtmf; '\0': none. */
static char key_of(const struct sip_message *m)
{
    struct slice body = m->bytes.n ? sip_text(m, m->body) : (struct slice){ 0 };
    struct slice type = m->bytes.n ? sip_value(m, HEADER_CONTENT_TYPE) : (struct slice){ 0 };

    if (slice_ifind(type, SLICE("dtmf")) == type.n)
        return '\0';
    size_t at = slice_ifind(body, SLICE("Signal="));
    if (at < body.n)
        body = slice_sub(body, at + 7, body.n);
    body = slice_trim(body);
    return body.n > 0 && memchr("0123456789*#ABCDabcd", body.p[0], 20) != NULL ? body.p[0] : '\0';
}

static void add_streams(struct subject *s, enum receiver to, struct presses *out)
{
    struct streams *all = calls_streams(s->calls);

    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = streams_at(all, s->call->streams[i]);
        enum receiver hearer;

        if (t == NULL || t->n_digits == 0 || !stream_hearer(s, t, &hearer) || hearer != to)
            continue;
        out->stream = out->stream != NULL ? out->stream : t;
        out->without_end += t->events_without_end;
        for (size_t k = 0; k < t->n_digits && out->n_rtp < sizeof out->by_rtp; k++)
            out->by_rtp[out->n_rtp++] = t->digits[k];
    }
}

static void add_info(struct subject *s, enum receiver to, struct presses *out)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    enum call_side sender = to == TO_CALLER ? SIDE_CALLEE : SIDE_CALLER;

    for (size_t i = 0; i < n && out->n_info < sizeof out->by_info; i++) {
        if (t[i].method != SIP_INFO || t[i].request == NO_INDEX || t[i].status / 100 != 2 ||
            view_sender(s->view, t[i].request) != sender)
            continue;
        char key = key_of(view_message(s->view, t[i].request));
        if (key == '\0')
            continue;
        out->info = out->info == NO_INDEX ? t[i].request : out->info;
        out->by_info[out->n_info++] = key;
    }
}

static struct presses presses_to(struct subject *s, enum receiver to)
{
    struct presses p = { .info = NO_INDEX };

    add_streams(s, to, &p);
    add_info(s, to, &p);
    return p;
}

/* All keys that one side pressed, by either way; 0 where voice of the call was seen. */
static struct value get_keys(struct subject *s, const struct fact *f)
{
    struct presses p = presses_to(s, (enum receiver)f->part);

    return s->call->n_streams > 0 ? value_number((double)(p.n_rtp + p.n_info)) : MISSING;
}

enum digits_part { DIGITS_BY_RTP, DIGITS_TWICE, DIGITS_INFO, DIGITS_UNENDED };

static struct value digits_value(struct subject *s, const struct presses *p, enum digits_part part)
{
    struct slice keys = { p->by_rtp, p->n_rtp }, info = { p->by_info, p->n_info };
    bool twice = info.n > 0 && slice_ieq(keys, info);

    switch (part) {
    case DIGITS_BY_RTP:
        return value_number((double)keys.n);
    case DIGITS_TWICE:
        return twice ? value_number((double)keys.n) : MISSING;
    case DIGITS_UNENDED:
        return value_number(p->without_end);
    case DIGITS_INFO:
        break;
    }
    if (!twice)
        return MISSING;
    const struct sip_message *m = view_message(s->view, p->info);
    return value_in_message(s, p->info, value_text(sip_text(m, m->start_line)), m->start_line,
                            "request-line");
}

/* Of the side with events that pressed a key by INFO, too, or whose events have no end; else of the
 * first with any. */
static struct presses chosen_presses(struct subject *s, enum digits_part part)
{
    struct presses a = presses_to(s, TO_CALLER), b = presses_to(s, TO_CALLEE);
    bool other = part == DIGITS_UNENDED || part == DIGITS_BY_RTP ? b.without_end > a.without_end
                                                                 : b.n_info > a.n_info;

    return a.stream == NULL || (b.stream != NULL && other) ? b : a;
}

static struct value get_digits(struct subject *s, const struct fact *f)
{
    enum digits_part part = (enum digits_part)f->part;
    struct presses p = chosen_presses(s, part);

    if (p.stream == NULL)
        return MISSING;
    struct value value = digits_value(s, &p, part);
    if (value.kind == VALUE_MISSING || part == DIGITS_INFO)
        return value;
    struct value from = value_endpoint(s, p.stream->src);
    from = value_format(
        s, ngettext("%zu key press in RTP from %.*s", "%zu key presses in RTP from %.*s", p.n_rtp),
        p.n_rtp, SLICE_ARG(from.text));
    return value_in_packet(PLACE_RTP, p.stream->first_frame, value, from.text);
}

#define KEYS(name, to, meaning) FACT_ROW(name, VALUE_NUMBER, get_keys, NULL, meaning, false, 0, to)
#define FACT(name, kind, part, meaning)                                                            \
    FACT_ROW(name, kind, get_digits, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("digits.by_rtp", VALUE_NUMBER, DIGITS_BY_RTP,
         N_("how many keys one side pressed, by telephone-event")),
    FACT("digits.twice", VALUE_NUMBER, DIGITS_TWICE,
         N_("the same, if each was sent by INFO as well, and the INFO was taken")),
    FACT("digits.info", VALUE_TEXT, DIGITS_INFO, N_("the first of these INFO requests")),
    FACT("digits.unended", VALUE_NUMBER, DIGITS_UNENDED,
         N_("how many of these key presses have no packet that says that they ended")),
    KEYS("digits.to_caller", TO_CALLER,
         N_("how many keys the called party pressed, by telephone-event or INFO")),
    KEYS("digits.to_callee", TO_CALLEE, N_("how many keys the caller pressed, likewise")),
};

const struct fact_table facts_of_digits = { facts, ARRAY_SIZE(facts) };
