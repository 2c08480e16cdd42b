/* alerts.c - facts of the alerts of the provider's debugger, where they were given: what they say
 * of the call, and those of which the capture shows no call. */
#include "config.h"

#include "base/gettext.h"
#include "base/text.h"
#include "fact/fact_private.h"

static struct value text_of(const char *text)
{
    return text != NULL ? value_text(slice_of(text)) : MISSING;
}

static struct slice asked_text(struct subject *s, enum asked_fact fact)
{
    const struct value *value = fact_asked(s, fact);

    return value->kind == VALUE_TEXT ? value->text : (struct slice){ 0 };
}

static struct slice sid_of(struct subject *s)
{
    struct slice sid = asked_text(s, ASK_CALL_SID);

    return sid.n > 0 ? sid : asked_text(s, ASK_LOG_CALL_SID);
}

/* A call that was answered was not refused with a code. */
static void join_call(struct alert_log *alerts, const struct subject *like, const struct call *call,
                      bool by_sid, struct arena *arena)
{
    struct subject *s;
    struct alert_key key = { .code = { 0 } };

    if (!by_sid && (call->answered != NANOS_NONE || alert_log_of(alerts, call).first != NULL))
        return;
    s = subject_new(like->calls, call, like->profiles, like->sides, arena);
    s->log = like->log;
    if (!by_sid)
        key.code = asked_text(s, ASK_ERROR_CODE);
    if (by_sid || key.code.n > 0)
        key.sid = sid_of(s);
    alert_log_join(alerts, call, &key, by_sid);
}

/* All by their SIDs first: what is sure is taken before what is near. */
void alert_log_join_calls(struct alert_log *alerts, const struct subject *like)
{
    struct calls *calls = like->calls;
    size_t first = calls_after(calls, alert_log_joined_to(alerts)), n = calls_count(calls);
    struct arena *arena;

    if (first >= n)
        return;
    arena = arena_new();
    for (int pass = 0; pass < 2 && alert_log_count(alerts) > 0; pass++)
        for (size_t i = first; i < n; i++) {
            const struct call *call = calls_at(calls, i);

            if (call->method == SIP_INVITE && !call->attempt && call->n_messages > 0)
                join_call(alerts, like, call, pass == 0, arena);
            arena_reset(arena);
        }
    alert_log_note_joined(alerts, calls_at(calls, n - 1)->id);
    arena_free(arena);
}

static struct alert_match match_of(const struct subject *s)
{
    return s->alerts != NULL && s->call != NULL ? alert_log_of(s->alerts, s->call)
                                                : (struct alert_match){ .n = 0 };
}

static struct value get_given(struct subject *s)
{
    return value_bool(s->alerts != NULL);
}

static struct value get_text(struct subject *s, const struct fact *f)
{
    struct alert_match match = match_of(s);

    return match.first != NULL ? text_of(match.first->text[f->part]) : MISSING;
}

static struct value get_time(struct subject *s)
{
    struct alert_match match = match_of(s);
    struct text text = { 0 };

    if (match.first == NULL || match.first->time == NANOS_NONE)
        return MISSING;
    clock_iso8601(&text, match.first->time);
    struct value value = value_text(arena_slice(s->arena, text_view(&text)));
    text_done(&text);
    return value;
}

static struct value get_cause(struct subject *s)
{
    struct alert_match match = match_of(s);

    return match.first != NULL ? text_of(match.first->cause) : MISSING;
}

static struct value get_count(struct subject *s)
{
    return s->alerts != NULL ? value_number((double)match_of(s).n) : MISSING;
}

static struct value get_matched_by(struct subject *s)
{
    struct alert_match match = match_of(s);

    return match.first != NULL ? text_of(match.by_sid ? "call_sid" : "code") : MISSING;
}

static struct value get_unseen(struct subject *s)
{
    struct calls_stats stats;
    double n = 0;

    if (s->alerts == NULL)
        return MISSING;
    calls_stats(s->calls, &stats);
    for (size_t i = 0; i < alert_log_count(s->alerts); i++)
        n += alert_is_unseen(alert_log_at(s->alerts, i), &stats);
    return value_number(n);
}

static bool is_in(const struct value *list, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (slice_eq(list[i].text, slice_of(text)))
            return true;
    return false;
}

enum { CAUSES_MOST = 64 };

static struct value get_unseen_causes(struct subject *s)
{
    struct value *list = arena_alloc(s->arena, CAUSES_MOST * sizeof *list);
    struct calls_stats stats;
    size_t n = 0;

    calls_stats(s->calls, &stats);
    for (size_t i = 0; s->alerts != NULL && i < alert_log_count(s->alerts) && n < CAUSES_MOST;
         i++) {
        const struct alert_row *row = alert_log_at(s->alerts, i);

        if (row->cause != NULL && alert_is_unseen(row, &stats) && !is_in(list, n, row->cause))
            list[n++] = value_text(slice_of(row->cause));
    }
    return n > 0 ? (struct value){ .kind = VALUE_LIST, .list = { list, n } } : MISSING;
}

#define SAYS(name, part, meaning)                                                                  \
    FACT_ROW(name, VALUE_TEXT, get_text, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT_ROW("alert.given", VALUE_BOOL, get_given, NULL,
             N_("whether the alerts of the provider's debugger were given (--alerts)"), true, 0, 0),
    SAYS("alert.code", ALERT_CODE, N_("the code of the first alert about the call")),
    SAYS("alert.level", ALERT_LEVEL, N_("its level, such as error or warning")),
    SAYS("alert.text", ALERT_TEXT, N_("its text")),
    FACT_ROW("alert.time", VALUE_TEXT, get_time, NULL, N_("when it was raised"), false, 0, 0),
    FACT_ROW("alert.cause", VALUE_TEXT, get_cause, NULL,
             N_("the cause that its code proves, by the provider's profile"), false, 0, 0),
    FACT_ROW("alert.count", VALUE_NUMBER, get_count, NULL, N_("alerts about the call"), false, 0,
             0),
    FACT_ROW("alert.matched_by", VALUE_TEXT, get_matched_by, NULL,
             N_("how it was found: call_sid, or code and time"), false, 0, 0),
    FACT_ROW("alert.unseen", VALUE_NUMBER, get_unseen, NULL,
             N_("alerts that were raised while the capture went on, about no call in it"), true, 0,
             0),
    FACT_ROW("alert.unseen_causes", VALUE_LIST, get_unseen_causes, NULL,
             N_("the causes that their codes prove, by the provider's profile"), true, 0, 0),
};

const struct fact_table facts_of_alerts = { facts, ARRAY_SIZE(facts) };
