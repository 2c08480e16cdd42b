/* outlook.c - timers that run, voice that is missing, refreshes that are due. */
#include "config.h"

#include "draw/outlook.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact.h"
#include "rtp/stream.h"
#include "sip/uri.h"

#define T1_USUAL (NANOS_PER_S / 2) /* RFC 3261 section 17.1.1.1 */
#define T1_LEAST (NANOS_PER_S / 10)
#define T1_MOST (4 * NANOS_PER_S) /* T2: no first interval is longer */
#define GIVEN_UP 64               /* times T1 */
#define SILENCE (5 * NANOS_PER_S) /* of RTP, from which on it is told */
#define SESSION_MARGIN 32         /* seconds; RFC 4028 section 10 */
#define SOON 60                   /* seconds */

struct asked {
    struct view *view;
    const struct call *call;
    struct diagnosis *diagnosis;
    nanos_t now;
    struct text *out;
};

/* "40 s", "4 min" */
static void put_time(struct text *out, int64_t seconds)
{
    if (seconds < 120)
        text_printf(out, _("%lld s"), (long long)(seconds < 0 ? 0 : seconds));
    else
        text_printf(out, _("%lld min"), (long long)((seconds + 30) / 60));
}

static int64_t seconds_since(const struct asked *a, nanos_t time)
{
    return (int64_t)((a->now - time) / NANOS_PER_S);
}

/* Times that message i was sent, and T1 as the first repetition shows it. */
static unsigned count_sends(const struct call *call, uint32_t i, nanos_t *t1)
{
    unsigned n = 1;

    *t1 = T1_USUAL;
    for (uint32_t k = i + 1; k < call->n_messages; k++) {
        const struct call_message *m = &call->messages[k];

        if (m->original != i || (m->flags & MESSAGE_DUPLICATE) != 0)
            continue;
        nanos_t since = m->time - call->messages[i].time;

        if (n == 1 && since >= T1_LEAST && since <= T1_MOST)
            *t1 = since;
        n++;
    }
    return n;
}

/* Seconds until 64*T1 have passed since message i; below 0: they have. */
static int64_t seconds_left(const struct asked *a, uint32_t i, nanos_t t1)
{
    nanos_t end = a->call->messages[i].time + GIVEN_UP * t1;

    return (int64_t)((end - a->now) / NANOS_PER_S);
}

/* A 2xx is repeated until its ACK comes; without one the callee ends the call (13.3.1.4). */
static enum outlook awaited_ack(const struct asked *a)
{
    const struct transaction *invite = view_invite(a->view);
    nanos_t t1;

    if (invite == NULL || invite->status / 100 != 2 || invite->ack != NO_INDEX)
        return OUTLOOK_NONE;
    unsigned sends = count_sends(a->call, invite->final, &t1);
    int64_t left = seconds_left(a, invite->final, t1);

    if (sends < 2 || left < 0)
        return OUTLOOK_NONE;
    text_printf(a->out, _("2xx sent %u times, no ACK: the call drops in %lld s unless one comes"),
                sends, (long long)left);
    return OUTLOOK_GRAVE;
}

/* Without any response the caller gives up after timer B (17.1.1.2). */
static enum outlook awaited_response(const struct asked *a)
{
    const struct transaction *invite = view_invite(a->view);
    nanos_t t1;

    if (invite == NULL || invite->request == NO_INDEX || invite->final != NO_INDEX ||
        invite->provisional != NO_INDEX)
        return OUTLOOK_NONE;
    unsigned sends = count_sends(a->call, invite->request, &t1);
    int64_t left = seconds_left(a, invite->request, t1);

    if (sends < 2 || left < 0)
        return OUTLOOK_NONE;
    text_printf(a->out, _("INVITE sent %u times, no response: the caller gives up in %lld s"),
                sends, (long long)left);
    return OUTLOOK_GRAVE;
}

/* Is voice expected both ways, as far as the last offer and answer tell? */
static bool is_both_ways(const struct call *call)
{
    for (uint32_t i = call->n_media; i > 0 && i + 2 > call->n_media; i--)
        if (call->media[i - 1].direction != SDP_SENDRECV)
            return false;
    return call->n_media > 0;
}

static const struct stream *stream_of(const struct asked *a, uint32_t i)
{
    return streams_at(calls_streams(view_calls(a->view)), a->call->streams[i]);
}

/* The last packet to that host; NANOS_NONE: none. */
static nanos_t last_towards(const struct asked *a, const struct addr *host)
{
    nanos_t last = NANOS_NONE;

    for (uint32_t i = 0; i < a->call->n_streams; i++) {
        const struct stream *s = stream_of(a, i);

        if (s->packets > 0 && addr_eq(s->dst.addr, *host) && s->end > last)
            last = s->end;
    }
    return last;
}

static enum outlook say_silence(const struct asked *a, const struct addr *host, nanos_t since)
{
    text_adds(a->out, _("no RTP towards "));
    addr_print(a->out, *host);
    text_printf(a->out, _(" for %lld s"), (long long)seconds_since(a, since));
    return OUTLOOK_GRAVE;
}

/* Voice that came and stopped, or that comes from one side alone. */
static enum outlook silence(const struct asked *a)
{
    const struct call *call = a->call;

    if (call->answered == NANOS_NONE || call->n_streams == 0 || !is_both_ways(call))
        return OUTLOOK_NONE;
    for (uint32_t i = 0; i < call->n_streams; i++) {
        const struct stream *s = stream_of(a, i);
        nanos_t back = last_towards(a, &s->src.addr), there = last_towards(a, &s->dst.addr);

        if (s->packets == 0)
            continue;
        if (back == NANOS_NONE && a->now - call->answered >= SILENCE)
            return say_silence(a, &s->src.addr, call->answered);
        if (a->now - there >= SILENCE)
            return say_silence(a, &s->dst.addr, there);
    }
    return OUTLOOK_NONE;
}

/* The interval of a Session-Expires, and whether the one who sent the request refreshes. */
static bool read_session(const struct sip_message *m, uint64_t *seconds, bool *by_sender)
{
    const struct sip_header *h = m->bytes.n > 0 ? sip_header(m, HEADER_SESSION_EXPIRES) : NULL;
    struct slice rest = h != NULL ? sip_text(m, h->value) : (struct slice){ 0 };

    if (h == NULL || !slice_u64(slice_trim(slice_cut(&rest, ';')), seconds))
        return false;
    struct slice refresher = param_get(rest, SLICE("refresher"));

    *by_sender = slice_ieq(refresher, SLICE("uac"));
    return refresher.p != NULL && *seconds > 0;
}

/* Half of the interval is when a session is refreshed; the other side ends the call when a third
 * of it, 32 s at most, is left (RFC 4028 sections 7.2 and 10). */
static enum outlook session_refresh(const struct asked *a)
{
    const struct transaction *all, *last = NULL;
    uint64_t interval = 0;
    bool by_sender = false;
    size_t n = view_transactions(a->view, &all);

    if (a->call->answered == NANOS_NONE)
        return OUTLOOK_NONE;
    for (size_t i = 0; i < n; i++)
        if ((all[i].method == SIP_INVITE || all[i].method == SIP_UPDATE) &&
            all[i].status / 100 == 2)
            last = &all[i];
    if (last == NULL || last->request == NO_INDEX ||
        !read_session(view_message(a->view, last->final), &interval, &by_sender))
        return OUTLOOK_NONE;
    bool caller = (view_sender(a->view, last->request) == SIDE_CALLER) == by_sender;
    int64_t passed = seconds_since(a, a->call->messages[last->final].time);
    int64_t margin =
        (int64_t)interval / 3 < SESSION_MARGIN ? (int64_t)interval / 3 : SESSION_MARGIN;
    int64_t due = (int64_t)interval / 2 - passed, over = (int64_t)interval - margin - passed;

    if (due >= 0) {
        text_adds(a->out, _("session refresh due in "));
        put_time(a->out, due);
    } else {
        text_adds(a->out, _("session not refreshed yet: the call drops in "));
        put_time(a->out, over);
    }
    text_adds(a->out, caller ? _(", the caller refreshes") : _(", the callee refreshes"));
    return due >= 0 ? OUTLOOK_CALM : OUTLOOK_GRAVE;
}

static const struct call_message *last_success(const struct call *call)
{
    for (uint32_t i = call->n_messages; i-- > 0;)
        if (call->messages[i].status / 100 == 2 && call->messages[i].method == SIP_REGISTER)
            return &call->messages[i];
    return NULL;
}

/* A registration that is not renewed in time is gone, and with it the calls to it (10.2.4). */
static enum outlook registration(const struct asked *a)
{
    const struct call_message *ok = last_success(a->call);
    struct arena *arena = arena_new();
    struct subject *subject = diagnosis_subject(a->diagnosis, a->call, arena);
    const struct value *value = fact_asked(subject, ASK_REGISTERED_FOR);
    int64_t granted = value->kind == VALUE_NUMBER ? (int64_t)value->number : 0;

    arena_free(arena);
    if (ok == NULL || granted <= 0)
        return OUTLOOK_NONE;
    int64_t left = granted - seconds_since(a, ok->time);

    struct text time = { 0 };

    put_time(&time, left >= 0 ? left : -left);
    text_printf(a->out,
                left >= 0 ? _("registration expires in %s, no refresh seen")
                          : _("registration expired %s ago, no refresh seen"),
                text_str(&time));
    text_done(&time);
    return left > SOON ? OUTLOOK_CALM : OUTLOOK_GRAVE;
}

enum outlook outlook_words(struct view *view, struct diagnosis *diagnosis, nanos_t now,
                           struct text *out)
{
    static enum outlook (*const of_a_call[])(const struct asked *) = {
        awaited_ack,
        awaited_response,
        silence,
        session_refresh,
    };
    struct asked a = { view, view_call(view), diagnosis, now, out };
    enum outlook outlook = OUTLOOK_NONE;

    if (a.call->method == SIP_REGISTER)
        return a.call->state == CALL_COMPLETED ? registration(&a) : OUTLOOK_NONE;
    if (a.call->method != SIP_INVITE || a.call->end != NANOS_NONE || a.call->attempt)
        return OUTLOOK_NONE;
    for (size_t i = 0; i < ARRAY_SIZE(of_a_call) && outlook == OUTLOOK_NONE; i++)
        outlook = of_a_call[i](&a);
    return outlook;
}

void outlook_awaited(struct view *view, struct text *out)
{
    const struct call *call = view_call(view);
    const struct transaction *invite = view_invite(view);

    if (call->end != NANOS_NONE || call->method != SIP_INVITE || invite == NULL)
        return;
    if (invite->status / 100 == 2)
        text_adds(out,
                  invite->ack == NO_INDEX ? _("waits for the ACK") : _("is up; waits for its end"));
    else if (invite->ringing != NO_INDEX)
        text_adds(out, _("rings; waits for the answer"));
    else if (invite->provisional != NO_INDEX)
        text_adds(out, _("waits for ringing or an answer"));
    else
        text_adds(out, _("waits for a response to the INVITE"));
}
