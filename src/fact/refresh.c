/* refresh.c - facts about session timers that were refreshed, and to no avail (RFC 4028), and about
 * subscriptions that are (RFC 6665). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

#define EXACT NANOS_PER_S /* the error that a timer may have */
#define AFTER_GLARE (10 * NANOS_PER_S)

static bool is_refresh(const struct transaction *t)
{
    return (t->method == SIP_INVITE || t->method == SIP_UPDATE) && t->in_dialog &&
           t->request != NO_INDEX;
}

static struct value interval_in(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_SESSION_EXPIRES) : NULL;
    uint64_t seconds;
    struct slice rest = h != NULL ? sip_text(m, h->value) : (struct slice){ 0 };

    if (h == NULL || !slice_u64(slice_trim(slice_cut(&rest, ';')), &seconds))
        return MISSING;
    return value_in_header(s, i, value_number((double)seconds), h, h->value);
}

/* The last refresh that was accepted before the BYE, and when the session had been refreshed
 * before it. */
static const struct transaction *last_refresh(struct subject *s, nanos_t *before)
{
    const struct transaction *all, *found = NULL;
    uint32_t bye = role_message(s, ROLE_BYE), ok = role_message(s, ROLE_OK);
    nanos_t last;

    if (bye == NO_INDEX || ok == NO_INDEX)
        return NULL;
    last = *before = s->call->messages[ok].time;
    size_t n = view_transactions(s->view, &all);
    for (size_t i = 0; i < n; i++) {
        const struct transaction *t = &all[i];

        if (!is_refresh(t) || t->status < 200 || t->status >= 300 || t->final > bye ||
            interval_in(s, t->request).kind == VALUE_MISSING)
            continue;
        found = t;
        *before = last;
        last = s->call->messages[t->final].time;
    }
    return found;
}

uint32_t refresh_request(struct subject *s)
{
    nanos_t before;
    const struct transaction *t = last_refresh(s, &before);

    return t != NULL ? t->request : NO_INDEX;
}

uint32_t refresh_final(struct subject *s)
{
    nanos_t before;
    const struct transaction *t = last_refresh(s, &before);

    return t != NULL ? t->final : NO_INDEX;
}

static bool about(nanos_t passed, double seconds)
{
    nanos_t wanted = (nanos_t)(seconds * 1e9);

    return passed > wanted - EXACT && passed < wanted + EXACT;
}

/* The BYE of the side that took the refresh, at the very time at which the interval before it ends
 * for a side that knows of none: its whole, or the smaller of 32 s and a third less (section
 * 10). */
static struct value get_uncounted(struct subject *s)
{
    nanos_t before = 0;
    const struct transaction *t = last_refresh(s, &before);
    uint32_t bye = role_message(s, ROLE_BYE);

    if (t == NULL || bye == NO_INDEX ||
        view_sender(s->view, bye) == view_sender(s->view, t->request))
        return MISSING;
    struct value interval = interval_in(s, t->final);
    if (interval.kind == VALUE_MISSING)
        interval = interval_in(s, t->request);
    double margin = interval.number / 3 < 32 ? interval.number / 3 : 32;
    nanos_t passed = s->call->messages[bye].time - before;
    nanos_t since = s->call->messages[bye].time - s->call->messages[t->final].time;
    bool ran_out = about(passed, interval.number) || about(passed, interval.number - margin);
    bool renewed = nanos_seconds(since) < interval.number - margin - 2;
    return ran_out && renewed ? value_number(nanos_seconds(passed)) : MISSING;
}

/* Two refreshes, one of each side, that met and were both answered 491; and the call ended. */
static const struct transaction *collision(struct subject *s, const struct transaction **other)
{
    const struct transaction *all;
    uint32_t bye = role_message(s, ROLE_BYE);
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; bye != NO_INDEX && i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            const struct transaction *a = &all[i], *b = &all[k];

            if (!is_refresh(a) || !is_refresh(b) || a->status != 491 || b->status != 491 ||
                b->request > a->final || bye < a->final ||
                view_sender(s->view, a->request) == view_sender(s->view, b->request) ||
                s->call->messages[bye].time - s->call->messages[a->final].time > AFTER_GLARE)
                continue;
            *other = b;
            return a;
        }
    return NULL;
}

/* Is the change that was refused settled by a later one of the same side? */
static struct value get_settled(struct subject *s)
{
    const struct transaction *all, *first = role_reinvite(s);
    size_t n = view_transactions(s->view, &all);

    if (first == NULL)
        return MISSING;
    for (size_t i = 0; i < n; i++)
        if (all[i].in_dialog && (all[i].method == SIP_INVITE || all[i].method == SIP_UPDATE) &&
            all[i].request != NO_INDEX && all[i].request > first->request && all[i].status >= 200 &&
            all[i].status < 300 &&
            view_sender(s->view, all[i].request) == view_sender(s->view, first->request))
            return value_bool(true);
    return value_bool(false);
}

enum both_part { BOTH_FIRST, BOTH_SECOND, BOTH_STATUS };

static struct value get_both(struct subject *s, const struct fact *f)
{
    const struct transaction *other = NULL, *one = collision(s, &other);

    if (one == NULL)
        return MISSING;
    const uint32_t where[] = { one->request, other->request, one->final };
    uint32_t i = where[f->part];
    const struct sip_message *m = view_message(s->view, i);
    struct value at = interval_in(s, i);
    if (f->part == BOTH_STATUS)
        return value_in_message(s, i, value_text(sip_text(m, m->start_line)), m->start_line,
                                "status-line");
    if (at.kind == VALUE_MISSING || interval_in(s, where[1 - f->part]).kind == VALUE_MISSING)
        return MISSING;
    const struct sip_header *h = sip_header(m, HEADER_SESSION_EXPIRES);
    return value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value);
}

/* A refresh of a subscription carries the To tag of the 2xx that began it, a request that a client
 * sends again after a challenge may wrongly carry the challenge's. */
static struct value get_sent_within(struct subject *s)
{
    uint32_t request = role_message(s, ROLE_FINAL_REQUEST);
    const struct call_message *m = s->call->messages;

    if (request == NO_INDEX)
        return MISSING;
    bool within = m[request].to_tag != 0 && s->call->started_before;
    for (uint32_t i = 0; i < request && !within; i++)
        within = m[i].status >= 200 && m[i].status < 300 && m[i].method == m[request].method &&
                 m[request].to_tag != 0 && m[i].to_tag == m[request].to_tag;
    return value_bool(within);
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("refresh.uncounted", VALUE_NUMBER, get_uncounted, 0, N_("seconds"),
         N_("time from the refresh before the last to the BYE, if the side that took the last one "
            "hung up as if it had not come")),
    FACT("reinvite.settled", VALUE_BOOL, get_settled, 0, NULL,
         N_("whether the same side changed or refreshed the call after it, and that was accepted")),
    FACT("final_request.within", VALUE_BOOL, get_sent_within, 0, NULL,
         N_("whether it was sent in a dialog that a 2xx to its method had begun, as the refresh of "
            "a subscription is")),
    FACT("refresh.met", VALUE_TEXT, get_both, BOTH_FIRST, NULL,
         N_("the Session-Expires of a refresh that met one of the other side, when both were "
            "refused with 491 and the call ended")),
    FACT("refresh.met_by", VALUE_TEXT, get_both, BOTH_SECOND, NULL,
         N_("the Session-Expires of the other side's")),
    FACT("refresh.met_status", VALUE_TEXT, get_both, BOTH_STATUS, NULL, N_("the 491")),
};

const struct fact_table facts_of_refresh = { facts, ARRAY_SIZE(facts) };
