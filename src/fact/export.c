/* export.c - facts of the provider's call log, where its export was given: what it says of the
 * call, and whether that is what the capture shows. */
#include "config.h"

#include "base/gettext.h"
#include "base/text.h"
#include "fact/fact_private.h"

static struct value text_of(const char *text)
{
    return text != NULL ? value_text(slice_of(text)) : MISSING;
}

static const struct log_row *row_of(const struct subject *s)
{
    return s->log != NULL && s->call != NULL ? call_log_of(s->log, s->call) : NULL;
}

static struct value get_given(struct subject *s)
{
    return value_bool(s->log != NULL);
}

/* Only of calls with a provider: of no other would its log tell. */
static struct value get_found(struct subject *s)
{
    if (s->log == NULL || s->call->method != SIP_INVITE ||
        (row_of(s) == NULL && subject_provider(s) == NULL))
        return MISSING;
    return value_bool(row_of(s) != NULL);
}

static struct value get_matched_by(struct subject *s)
{
    const struct log_row *row = row_of(s);

    return row != NULL ? text_of(row->by_call_id ? "call_id" : "numbers") : MISSING;
}

static struct value get_text(struct subject *s, const struct fact *f)
{
    const struct log_row *row = row_of(s);

    return row != NULL ? text_of(row->text[f->part]) : MISSING;
}

static struct value get_duration(struct subject *s)
{
    const struct log_row *row = row_of(s);

    return row != NULL && row->duration >= 0 ? value_number(row->duration) : MISSING;
}

enum outcome { OUTCOME_UNKNOWN, OUTCOME_ANSWERED, OUTCOME_BUSY, OUTCOME_GIVEN_UP, OUTCOME_FAILED };

/* A caller that gives up is "canceled" to one and "no-answer" to the other. */
static enum outcome outcome_of(struct slice status)
{
    static const struct {
        const char *word;
        enum outcome outcome;
    } words[] = {
        { "completed", OUTCOME_ANSWERED },   { "answered", OUTCOME_ANSWERED },
        { "in-progress", OUTCOME_ANSWERED }, { "busy", OUTCOME_BUSY },
        { "canceled", OUTCOME_GIVEN_UP },    { "cancelled", OUTCOME_GIVEN_UP },
        { "no-answer", OUTCOME_GIVEN_UP },   { "no answer", OUTCOME_GIVEN_UP },
        { "failed", OUTCOME_FAILED },
    };

    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (slice_ieq(status, slice_of(words[i].word)))
            return words[i].outcome;
    return OUTCOME_UNKNOWN;
}

/* Seconds by which the provider's clocks and rounding may be apart. */
enum { DURATION_APART = 3 };

/* The differences between what both tell: "status", "duration", both, or nothing. False: there is
 * nothing that both tell. */
static bool differences(struct subject *s, struct text *out)
{
    const struct log_row *row = row_of(s);
    const struct value *ours = fact_asked(s, ASK_PROVIDER_STATUS);
    const struct call *call = s->call;
    bool compared = false;

    if (row == NULL)
        return false;
    enum outcome theirs = outcome_of(slice_of(row->text[LOG_STATUS]));
    enum outcome mine = ours->kind == VALUE_TEXT ? outcome_of(ours->text) : OUTCOME_UNKNOWN;
    if (theirs != OUTCOME_UNKNOWN && mine != OUTCOME_UNKNOWN) {
        compared = true;
        if (theirs != mine)
            text_adds(out, "status");
    }
    if (row->duration < 0 || call->answered == NANOS_NONE || call->end == NANOS_NONE ||
        call->clock_ahead || theirs != OUTCOME_ANSWERED)
        return compared;
    double apart = nanos_seconds(call->end - call->answered) - row->duration;
    if (apart > DURATION_APART || apart < -DURATION_APART)
        text_adds(out, out->n > 0 ? ", duration" : "duration");
    return true;
}

static struct value get_agrees(struct subject *s)
{
    struct text text = { 0 };
    struct value value = differences(s, &text) ? value_bool(text.n == 0) : MISSING;

    text_done(&text);
    return value;
}

static struct value get_differs(struct subject *s)
{
    struct text text = { 0 };
    struct value value = differences(s, &text) && text.n > 0
                             ? value_text(arena_slice(s->arena, text_view(&text)))
                             : MISSING;

    text_done(&text);
    return value;
}

/* Calls of the provider's, begun while the capture went on, that are not in it. */
static struct value get_unseen(struct subject *s)
{
    struct calls_stats stats;
    double n = 0;

    if (s->log == NULL)
        return MISSING;
    calls_stats(s->calls, &stats);
    for (size_t i = 0; i < call_log_rows(s->log); i++)
        n += call_log_is_unseen(call_log_row(s->log, i), &stats);
    return value_number(n);
}

/* In a provider's words, from the network to the PBX. */
static bool is_incoming(const struct log_row *row)
{
    static const char *const words[] = { "trunking-originating", "originating", "origination" };
    struct slice direction = slice_of(row->text[LOG_DIRECTION]);

    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (slice_ieq(direction, slice_of(words[i])))
            return true;
    return false;
}

/* A call that was answered, or refused as busy, reached a PBX. */
static struct value get_unreached(struct subject *s)
{
    struct calls_stats stats;
    double n = 0;

    if (s->log == NULL)
        return MISSING;
    calls_stats(s->calls, &stats);
    for (size_t i = 0; i < call_log_rows(s->log); i++) {
        const struct log_row *row = call_log_row(s->log, i);
        enum outcome outcome = outcome_of(slice_of(row->text[LOG_STATUS]));

        n += (outcome == OUTCOME_FAILED || outcome == OUTCOME_GIVEN_UP) && is_incoming(row) &&
             call_log_is_unseen(row, &stats);
    }
    return value_number(n);
}

#define SAYS(name, part, meaning)                                                                  \
    FACT_ROW(name, VALUE_TEXT, get_text, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT_ROW("log.given", VALUE_BOOL, get_given, NULL,
             N_("whether the provider's call log was given (--call-log)"), true, 0, 0),
    FACT_ROW("log.found", VALUE_BOOL, get_found, NULL,
             N_("whether it has this call, which is with a provider"), false, 0, 0),
    FACT_ROW("log.matched_by", VALUE_TEXT, get_matched_by, NULL,
             N_("how it was found: call_id, or numbers and time"), false, 0, 0),
    SAYS("log.status", LOG_STATUS, N_("its status there")),
    FACT_ROW("log.duration", VALUE_NUMBER, get_duration, N_("seconds"), N_("its duration there"),
             false, 0, 0),
    SAYS("log.call_sid", LOG_CALL_SID, N_("its SID there")),
    SAYS("log.cnam", LOG_CNAM, N_("the caller's name there")),
    SAYS("log.price", LOG_PRICE, N_("its price")),
    SAYS("log.price_unit", LOG_PRICE_UNIT, N_("the currency of that")),
    SAYS("log.cost", LOG_COST, N_("its cost")),
    SAYS("log.provider_sid", LOG_PROVIDER_SID, N_("the carrier behind the provider")),
    SAYS("log.phone_number_sid", LOG_PHONE_NUMBER_SID, N_("the SID of the number")),
    SAYS("log.date_created", LOG_DATE_CREATED, N_("when its row was made")),
    FACT_ROW("log.agrees", VALUE_BOOL, get_agrees, NULL,
             N_("whether status and duration there are what the capture shows"), false, 0, 0),
    FACT_ROW("log.differs", VALUE_TEXT, get_differs, NULL, N_("which of them are not"), false, 0,
             0),
    FACT_ROW("log.unseen", VALUE_NUMBER, get_unseen, NULL,
             N_("calls there that began while the capture went on, and are not in it"), true, 0, 0),
    FACT_ROW("log.unreached", VALUE_NUMBER, get_unreached, NULL,
             N_("those of them that were to the PBX and reached none: nobody answered, or they "
                "failed"),
             true, 0, 0),
};

const struct fact_table facts_of_the_export = { facts, ARRAY_SIZE(facts) };
