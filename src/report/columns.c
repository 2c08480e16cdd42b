/* columns.c - the values of a call, by name. */
#include "config.h"

#include "report/columns.h"

#include <math.h>

#include "base/gettext.h"
#include "draw/words.h"

struct call_row report_row(const struct report *report, const struct call *call,
                           const struct verdict *verdict)
{
    return (struct call_row){
        .calls = report->calls,
        .diagnosis = report->diagnosis,
        .arena = report->arena,
        .call = call,
        .verdict = verdict,
        .floor = report->floor,
    };
}

static void put_text(struct column_value *out, struct slice text)
{
    if (text.n > 0)
        *out = (struct column_value){ .kind = COLUMN_TEXT, .text = text };
}

static void put_word(struct column_value *out, const char *word)
{
    put_text(out, slice_of(word));
}

/* Of a list of the program's own. */
static void put_name(struct column_value *out, const char *name)
{
    if (name != NULL)
        *out = (struct column_value){ .kind = COLUMN_WORD, .text = slice_of(name) };
}

static void put_number(struct column_value *out, uint64_t number)
{
    *out = (struct column_value){ .kind = COLUMN_NUMBER, .number = number };
}

static void put_seconds(struct column_value *out, double seconds)
{
    if (seconds >= 0 && seconds <= 1e12)
        *out = (struct column_value){ .kind = COLUMN_SECONDS, .seconds = seconds };
}

static void put_time(struct column_value *out, nanos_t time)
{
    if (time != NANOS_NONE)
        *out = (struct column_value){ .kind = COLUMN_TIME, .time = time };
}

static const struct call_fields *fields_of(struct call_row *row)
{
    if (row->verdict == NULL)
        row->verdict = diagnosis_call(row->diagnosis, row->call);
    if (row->fields.view == NULL)
        call_fields(row->calls, row->arena, row->call, row->verdict, &row->fields);
    return &row->fields;
}

static void get_id(struct call_row *row, struct column_value *out)
{
    put_number(out, row->call->id);
}

static void get_call_id(struct call_row *row, struct column_value *out)
{
    put_text(out, fields_of(row)->call_id);
}

static void get_method(struct call_row *row, struct column_value *out)
{
    put_text(out, fields_of(row)->method);
}

static void get_direction(struct call_row *row, struct column_value *out)
{
    fields_of(row);
    put_name(out, call_direction_name(row->verdict->direction));
}

static void get_provider(struct call_row *row, struct column_value *out)
{
    put_word(out, fields_of(row)->provider);
}

static void get_trunk(struct call_row *row, struct column_value *out)
{
    put_word(out, fields_of(row)->trunk);
}

static void get_from(struct call_row *row, struct column_value *out)
{
    put_text(out, fields_of(row)->from);
}

static void get_to(struct call_row *row, struct column_value *out)
{
    put_text(out, fields_of(row)->to);
}

static void get_caller(struct call_row *row, struct column_value *out)
{
    *out = (struct column_value){ COLUMN_ENDPOINT, .endpoint = fields_of(row)->caller };
}

static void get_callee(struct call_row *row, struct column_value *out)
{
    *out = (struct column_value){ COLUMN_ENDPOINT, .endpoint = fields_of(row)->callee };
}

static void get_transport(struct call_row *row, struct column_value *out)
{
    put_name(out, fields_of(row)->transport);
}

static void get_state(struct call_row *row, struct column_value *out)
{
    put_name(out, call_state_name((enum call_state)row->call->state));
}

static void get_status_code(struct call_row *row, struct column_value *out)
{
    if (row->call->status > 0)
        put_number(out, row->call->status);
}

static void get_reason(struct call_row *row, struct column_value *out)
{
    put_text(out, fields_of(row)->reason);
}

static void get_start(struct call_row *row, struct column_value *out)
{
    put_time(out, row->call->start);
}

static void get_answered(struct call_row *row, struct column_value *out)
{
    put_time(out, row->call->answered);
}

static void get_end(struct call_row *row, struct column_value *out)
{
    put_time(out, row->call->end);
}

static void get_setup(struct call_row *row, struct column_value *out)
{
    put_seconds(out, fields_of(row)->setup_s);
}

static void get_duration(struct call_row *row, struct column_value *out)
{
    put_seconds(out, fields_of(row)->duration_s);
}

static void get_ended_by(struct call_row *row, struct column_value *out)
{
    put_name(out, fields_of(row)->ended_by);
}

static void get_messages(struct call_row *row, struct column_value *out)
{
    put_number(out, row->call->n_messages);
}

static void get_streams(struct call_row *row, struct column_value *out)
{
    put_number(out, row->call->n_streams);
}

static void get_agents(struct call_row *row, struct column_value *out)
{
    struct text text = { 0 };

    call_agents_print(row->calls, row->call, &text);
    put_text(out, arena_slice(row->arena, text_view(&text)));
    text_done(&text);
}

static bool is_shown(const struct call_row *row, const struct finding *finding)
{
    return finding->severity <= row->floor;
}

static const struct finding *first_shown(struct call_row *row)
{
    fields_of(row);
    for (size_t i = 0; i < row->verdict->n_findings; i++)
        if (is_shown(row, &row->verdict->findings[i]))
            return &row->verdict->findings[i];
    return NULL;
}

static void get_findings(struct call_row *row, struct column_value *out)
{
    uint64_t n = 0;

    fields_of(row);
    for (size_t i = 0; i < row->verdict->n_findings; i++)
        n += is_shown(row, &row->verdict->findings[i]);
    put_number(out, n);
}

static void get_cause(struct call_row *row, struct column_value *out)
{
    const struct finding *finding = first_shown(row);

    put_word(out, finding != NULL ? finding->rule->id : NULL);
}

static void get_severity(struct call_row *row, struct column_value *out)
{
    const struct finding *finding = first_shown(row);

    put_name(out, finding != NULL ? severity_name(finding->severity) : NULL);
}

static void get_confidence(struct call_row *row, struct column_value *out)
{
    const struct finding *finding = first_shown(row);

    put_name(out, finding != NULL ? confidence_name(finding->confidence) : NULL);
}

static void get_title(struct call_row *row, struct column_value *out)
{
    const struct finding *finding = first_shown(row);

    put_word(out, finding != NULL ? finding->title : NULL);
}

/* The day in UTC, as the times beside it. */
static void get_date(struct call_row *row, struct column_value *out)
{
    struct text text = { 0 };

    clock_iso8601(&text, row->call->start);
    struct slice day = text_view(&text);
    day.n = slice_chr(day, 'T');
    put_text(out, arena_slice(row->arena, day));
    text_done(&text);
}

static struct alert_match alerts_of_row(struct call_row *row)
{
    const struct alert_log *alerts = diagnosis_records(row->diagnosis)->alerts;

    if (alerts == NULL)
        return (struct alert_match){ .n = 0 };
    (void)diagnosis_subject(row->diagnosis, row->call, row->arena); /* joins them */
    return alert_log_of(alerts, row->call);
}

static void get_alerts(struct call_row *row, struct column_value *out)
{
    if (diagnosis_records(row->diagnosis)->alerts != NULL)
        put_number(out, alerts_of_row(row).n);
}

static void get_alert_agrees(struct call_row *row, struct column_value *out)
{
    struct alert_match match = alerts_of_row(row);

    if (match.first == NULL)
        return;
    fields_of(row);
    enum agreement agreement = alert_agreement(match.first, row->verdict);
    if (agreement != AGREEMENT_UNKNOWN)
        *out = (struct column_value){ .kind = COLUMN_TRUTH, .truth = agreement == AGREEMENT_YES };
}

#define BOTH (COLUMN_IN_CSV | COLUMN_IN_JSON)

/* clang-format off */
static const struct report_column table[] = {
    { "id", .own = "id", .places = COLUMN_IN_CSV, .get = get_id },
    { "call_id", .own = "call-id", .places = COLUMN_IN_CSV, .get = get_call_id },
    { "method", .own = "method", .places = BOTH, .get = get_method },
    { "direction", .own = "direction", .places = BOTH, .get = get_direction },
    { "provider", .own = "provider", .places = BOTH, .get = get_provider },
    { "trunk", N_("trunk"), N_("The trunk of yours, by its name."), .width = 12, .places = BOTH,
      .get = get_trunk },
    { "from", .own = "from", .places = BOTH, .get = get_from },
    { "to", .own = "to", .places = BOTH, .get = get_to },
    { "caller", .own = "caller", .places = BOTH, .get = get_caller },
    { "callee", .own = "callee", .places = BOTH, .get = get_callee },
    { "transport", .own = "transport", .places = BOTH, .get = get_transport },
    { "state", .own = "state", .places = BOTH, .get = get_state },
    { "status_code", .own = "status", .places = BOTH, .get = get_status_code },
    { "reason", N_("phrase"), N_("The phrase of the final response."), .width = 20, .places = BOTH,
      .get = get_reason },
    { "start", .own = "date", .places = BOTH, .get = get_start },
    { "answered", N_("answered"), N_("When it was answered, in UTC."), .width = 27, .places = BOTH,
      .get = get_answered },
    { "end", N_("end"), N_("When it ended, in UTC."), .width = 27, .places = BOTH, .get = get_end },
    { "setup_s", .own = "setup", .places = BOTH, .get = get_setup },
    { "duration_s", .own = "length", .places = BOTH, .get = get_duration },
    { "ended_by", N_("ended by"), N_("Who hung up: caller or callee."), .width = 8, .places = BOTH,
      .get = get_ended_by },
    { "messages", .own = "messages", .places = COLUMN_IN_CSV, .get = get_messages },
    { "streams", N_("streams"), N_("RTP streams captured."),
      .number = true, .width = 7, .places = COLUMN_IN_CSV,
      .get = get_streams },
    { "findings", N_("findings"), N_("Number of findings."),
      .number = true, .width = 8, .places = COLUMN_IN_CSV,
      .get = get_findings },
    { "cause", .own = "cause", .places = COLUMN_IN_CSV, .get = get_cause },
    { "severity", N_("severity"), N_("How bad the cause is: error, warning or info."), .width = 8,
      .places = COLUMN_IN_CSV, .get = get_severity },
    { "confidence", N_("sure"), N_("How sure it is: proven, likely or possible."), .width = 8,
      .places = COLUMN_IN_CSV, .get = get_confidence },
    { "title", .own = "why", .places = COLUMN_IN_CSV, .get = get_title },

    /* the call log's */
    { "date", .own = "date", .get = get_date },
    { "call_sid", N_("call SID"), N_("Under which name the provider keeps the call."),
      .fact = "call_sid", .other_fact = "log.call_sid", .width = 34, .places = COLUMN_OF_THE_LOG },
    { "parent_call_sid", N_("parent SID"), N_("The call there that this one is a leg of."),
      .fact = "parent_call_sid", .width = 34, .places = COLUMN_OF_THE_LOG },
    { "account_sid", N_("account SID"), N_("The account at the provider."), .fact = "account_sid",
      .width = 34, .places = COLUMN_OF_THE_LOG },
    { "api_version", N_("API"), N_("Version of the provider's interface."), .fact = "api_version",
      .width = 10, .places = COLUMN_OF_THE_LOG },
    { "trunk_sid", N_("trunk SID"), N_("The trunk, as the provider names it."), .fact = "trunk_sid",
      .width = 34, .places = COLUMN_OF_THE_LOG },
    { "recording_sid", N_("recording SID"), N_("The recording of the call at the provider."),
      .fact = "recording_sid", .width = 34, .places = COLUMN_OF_THE_LOG },
    { "called_via", N_("via"), N_("Who handed the call on, by Diversion or History-Info."),
      .fact = "called_via", .width = 13, .places = COLUMN_OF_THE_LOG },
    { "caller_name", N_("name"), N_("Display name of the caller."), .fact = "caller_name",
      .width = 16, .places = COLUMN_OF_THE_LOG },
    { "provider_status", N_("status"), N_("The state in a provider's words, such as no-answer."),
      .fact = "provider_status", .width = 11, .places = COLUMN_OF_THE_LOG },
    { "type", N_("type"), N_("SIP trunking termination or origination."), .fact = "type",
      .width = 24, .places = COLUMN_OF_THE_LOG },
    { "secure_signalling", N_("TLS"), N_("Whether the first request came by TLS."),
      .fact = "secure_signalling", .width = 3, .places = COLUMN_OF_THE_LOG },
    { "secure_media", N_("SRTP"), N_("Whether SRTP was agreed for the voice."),
      .fact = "secure_media", .width = 4, .places = COLUMN_OF_THE_LOG },
    { "stir_attest", N_("attest"), N_("Attestation that is claimed for the caller: A, B or C."),
      .fact = "stir_attest", .width = 6, .places = COLUMN_OF_THE_LOG },
    { "stir_status", N_("STIR"), N_("What the provider says of the caller's signature."),
      .fact = "stir_status", .width = 22, .places = COLUMN_OF_THE_LOG },
    { "ended_reason", N_("Reason"), N_("The Reason with which it ended."), .fact = "ended_reason",
      .width = 24, .places = COLUMN_OF_THE_LOG },
    { "pdd_s", N_("PDD"), N_("Post-dial delay: from the INVITE to ringing, answer or failure."),
      .fact = "pdd", .number = true, .width = 8, .places = COLUMN_OF_THE_LOG },

    /* columns of the provider's export alone, in the JSON where it was given */
    { "cnam", N_("CNAM"), N_("The caller's name, by the provider's call log."), .fact = "log.cnam",
      .width = 16, .places = COLUMN_OF_THE_EXPORT },
    { "price", N_("price"), N_("The price, by the provider's call log."), .fact = "log.price",
      .width = 8, .places = COLUMN_OF_THE_EXPORT },
    { "price_unit", N_("unit"), N_("The currency of the price."), .fact = "log.price_unit",
      .width = 4, .places = COLUMN_OF_THE_EXPORT },
    { "cost", N_("cost"), N_("The cost, by the provider's call log."), .fact = "log.cost",
      .width = 8, .places = COLUMN_OF_THE_EXPORT },
    { "provider_sid", N_("carrier SID"), N_("The carrier behind the provider."),
      .fact = "provider_sid", .other_fact = "log.provider_sid", .width = 34,
      .places = COLUMN_OF_THE_EXPORT },
    { "phone_number_sid", N_("number SID"), N_("The number, as the provider names it."),
      .fact = "phone_number_sid", .other_fact = "log.phone_number_sid", .width = 34,
      .places = COLUMN_OF_THE_EXPORT },
    { "date_created", N_("created"), N_("When the provider's call log got it."),
      .fact = "log.date_created", .width = 24, .places = COLUMN_OF_THE_EXPORT },
    { "log_status", N_("log"), N_("The status by the provider's call log."), .fact = "log.status",
      .width = 11, .places = COLUMN_OF_THE_EXPORT },
    { "log_duration_s", N_("log length"), N_("The duration by the provider's call log."),
      .fact = "log.duration", .number = true, .width = 9, .places = COLUMN_OF_THE_EXPORT },
    { "log_matched_by", N_("by"), N_("How it was found there: call_id or numbers."),
      .fact = "log.matched_by", .width = 7, .places = COLUMN_OF_THE_EXPORT },
    { "log_agrees", N_("agrees"), N_("Whether status and duration there are as captured."),
      .fact = "log.agrees", .width = 6, .places = COLUMN_OF_THE_EXPORT },
    { "log_differs", N_("differs"), N_("Which of them are not."), .fact = "log.differs",
      .width = 16, .places = COLUMN_OF_THE_EXPORT },

    /* of the alerts of the provider's debugger, in the JSON where they were given */
    { "alert_code", N_("alert"), N_("The code of the first alert about the call."),
      .fact = "alert.code", .width = 6, .places = COLUMN_OF_ALERTS },
    { "alert_level", N_("level"), N_("The level of that alert."), .fact = "alert.level",
      .width = 7, .places = COLUMN_OF_ALERTS },
    { "alert_text", N_("alert's text"), N_("The text of that alert."), .fact = "alert.text",
      .width = 24, .places = COLUMN_OF_ALERTS },
    { "alert_time", N_("alerted"), N_("When that alert was raised, in UTC."),
      .fact = "alert.time", .width = 27, .places = COLUMN_OF_ALERTS },
    { "alerts", N_("alerts"), N_("Number of alerts about the call."), .number = true,
      .width = 6, .places = COLUMN_OF_ALERTS, .get = get_alerts },
    { "alert_matched_by", N_("alert by"), N_("How it was found: call_sid, or code and time."),
      .fact = "alert.matched_by", .width = 8, .places = COLUMN_OF_ALERTS },
    { "alert_agrees", N_("alert agrees"),
      N_("Whether its code, or the cause that it proves, is what was found here."), .width = 12,
      .places = COLUMN_OF_ALERTS, .get = get_alert_agrees },

    /* HEP's */
    { "agents", N_("agent"), N_("Agents of HOMER that told of it: node name and capture id."),
      .width = 16, .get = get_agents },
};
/* clang-format on */

size_t report_columns(void)
{
    return ARRAY_SIZE(table);
}

const struct report_column *report_column_at(size_t i)
{
    return &table[i];
}

const struct report_column *report_column_named(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        if (slice_eq(name, slice_of(table[i].name)))
            return &table[i];
    return NULL;
}

static const struct value *fact_named(struct subject *subject, const char *name)
{
    return fact_value(subject, (size_t)facts_find(slice_of(name)));
}

/* A fact's value; what was not captured is not told. */
static void get_fact(const struct report_column *column, struct call_row *row,
                     struct column_value *out)
{
    if (row->subject == NULL)
        row->subject = diagnosis_subject(row->diagnosis, row->call, row->arena);
    const struct value *value = fact_named(row->subject, column->fact);

    if (!value_is_there(value) && column->other_fact != NULL)
        value = fact_named(row->subject, column->other_fact);
    if (value->kind == VALUE_TEXT)
        put_text(out, value->text);
    else if (value->kind == VALUE_NUMBER)
        put_seconds(out, value->number);
    else if (value->kind == VALUE_BOOL)
        *out = (struct column_value){ .kind = COLUMN_TRUTH, .truth = value->truth };
}

void column_get(const struct report_column *column, struct call_row *row, struct column_value *out)
{
    *out = (struct column_value){ .kind = COLUMN_EMPTY };
    if (column->get != NULL)
        column->get(row, out);
    else
        get_fact(column, row, out);
}

void column_print(const struct column_value *value, struct text *out)
{
    switch (value->kind) {
    case COLUMN_EMPTY:
        break;
    case COLUMN_WORD:
        text_slice(out, value->text);
        break;
    case COLUMN_TEXT:
        sip_unfold(out, value->text);
        break;
    case COLUMN_NUMBER:
        text_number(out, value->number, 1);
        break;
    case COLUMN_SECONDS:
        text_printf(out, "%.2f s", value->seconds);
        break;
    case COLUMN_TIME:
        clock_iso8601(out, value->time);
        break;
    case COLUMN_TRUTH:
        text_adds(out, value->truth ? _("yes") : _("no"));
        break;
    case COLUMN_ENDPOINT:
        endpoint_print(out, value->endpoint);
        break;
    }
}

bool report_choice_parse(struct slice list, struct report_choice *choice, struct slice *bad)
{
    bool all = slice_eq(list, SLICE("all"));

    *choice = (struct report_choice){ 0 };
    for (size_t i = 0; all && i < ARRAY_SIZE(table); i++)
        VEC_PUSH(choice->list, choice->n, choice->room) = &table[i];
    while (!all) {
        bool more = slice_chr(list, ',') < list.n;
        struct slice name = slice_trim(slice_cut(&list, ','));
        const struct report_column *column = report_column_named(name);

        if (column == NULL) {
            *bad = name;
            return false;
        }
        VEC_PUSH(choice->list, choice->n, choice->room) = column;
        if (!more)
            break;
    }
    return true;
}
