/* json.c - the report as JSON: one object, or one call a line. A public interface.
 *
 * Each call is built and printed by itself; a report of any length needs the memory of one. */
#include "config.h"

#include "report/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "draw/words.h"
#include "report/columns.h"
#include "report/json_value.h"

static json_t *endpoint_string(struct endpoint endpoint)
{
    struct text text = { 0 };
    json_t *value;

    endpoint_print(&text, endpoint);
    value = json_text(text_view(&text));
    text_done(&text);
    return value;
}

static json_t *message_json(struct report *report, const struct call_fields *fields, uint32_t i)
{
    const struct call_message *kept = view_kept(fields->view, i);
    const struct flow *flow = calls_flow(report->calls, kept->flow);
    json_t *object = json_object();
    struct text summary = { 0 };

    message_label(&summary, fields->view, i);
    json_add(object, "index", json_integer(i + 1));
    json_add(object, "frame", json_integer(kept->frame));
    json_add(object, "time", json_time_or_null(kept->time));
    json_add(object, "src", endpoint_string(flow->src));
    json_add(object, "dst", endpoint_string(flow->dst));
    json_add(object, "summary", json_text(text_view(&summary)));
    json_add(object, "retransmission", json_boolean((kept->flags & MESSAGE_RETRANSMISSION) != 0));
    text_done(&summary);
    return object;
}

static json_t *payload_types(const struct stream *stream)
{
    json_t *array = json_array();

    for (size_t i = 0; i < stream->n_payload_types; i++)
        json_array_append_new(array, json_integer(stream->payload_types[i]));
    return array;
}

static json_t *stream_json(struct view *view, const struct stream *stream)
{
    json_t *object = json_object();
    struct text codec = { 0 };
    char ssrc[16];
    int64_t lost = stream_lost(stream);

    stream_codec(&codec, view, stream);
    snprintf(ssrc, sizeof ssrc, "0x%08x", (unsigned)stream->ssrc);
    json_add(object, "src", endpoint_string(stream->src));
    json_add(object, "dst", endpoint_string(stream->dst));
    json_add(object, "ssrc", json_string(ssrc));
    json_add(object, "payload_types", payload_types(stream));
    json_add(object, "codec", json_slice_or_null(text_view(&codec)));
    json_add(object, "packets", json_integer((json_int_t)stream->packets));
    json_add(object, "lost", json_integer(lost > 0 ? lost : 0));
    json_add(object, "loss_percent", json_number_or_null(fmax(0, stream_loss_percent(stream)), 1));
    json_add(object, "jitter_ms", json_number_or_null(stream_jitter_ms(stream), 1));
    json_add(object, "max_gap_ms", json_number_or_null(nanos_seconds(stream->max_gap) * 1000, 1));
    json_add(object, "mos", json_number_or_null(stream_mos(stream, text_str(&codec)), 1));
    json_add(object, "ttl", json_integer(stream->ttl_min));
    json_add(object, "dscp", json_integer(stream->tos >> 2));
    json_add(object, "start", json_time_or_null(stream->start));
    json_add(object, "end", json_time_or_null(stream->end));
    text_done(&codec);
    return object;
}

static json_t *evidence_json(const struct evidence *evidence)
{
    json_t *object = json_object();
    bool in_message = evidence->kind == PLACE_SIP && evidence->message != NO_INDEX;
    bool placed = evidence->line > 0;

    json_add(object, "message", in_message ? json_integer(evidence->message + 1) : json_null());
    json_add(object, "frame", evidence->frame > 0 ? json_integer(evidence->frame) : json_null());
    json_add(object, "header", json_text_or_null(evidence->header));
    json_add(object, "line", placed ? json_integer(evidence->line) : json_null());
    json_add(object, "column", placed ? json_integer(evidence->column) : json_null());
    json_add(object, "length", placed ? json_integer(evidence->length) : json_null());
    json_add(object, "text", json_text((struct slice){ evidence->text, evidence->text_length }));
    json_add(object, "expected", json_text_or_null(evidence->expected));
    return object;
}

static json_t *references_json(const struct rule *rule)
{
    json_t *array = json_array();

    for (size_t i = 0; i < rule->n_references; i++)
        json_array_append_new(array, json_text_or_null(rule->references[i]));
    return array;
}

/* A finding that is not proven names the check that decides in its explanation. */
static json_t *explanation(const struct finding *finding)
{
    struct text text = { 0 };
    json_t *value;

    text_adds(&text, finding->explain != NULL ? finding->explain : "");
    if (finding->check != NULL && finding->check[0] != '\0')
        text_printf(&text, "%s%s", text.n > 0 ? " " : "", finding->check);
    value = json_text(text_view(&text));
    text_done(&text);
    return value;
}

json_t *report_finding_json(const struct finding *finding)
{
    json_t *object = json_object(), *array = json_array();

    json_add(object, "cause", json_text_or_null(finding->rule->id));
    json_add(object, "severity", json_string(severity_name(finding->severity)));
    json_add(object, "confidence", json_string(confidence_name(finding->confidence)));
    json_add(object, "symptom", json_text_or_null(finding->rule->symptom));
    json_add(object, "title", json_text_or_null(finding->title));
    json_add(object, "explanation", explanation(finding));
    json_add(object, "fix", json_text_or_null(finding->fix));
    json_add(object, "references", references_json(finding->rule));
    json_add(object, "provider_code", json_text_or_null(finding->provider_code));
    if (finding->consequence_of != NULL)
        json_add(object, "consequence_of", json_text_or_null(finding->consequence_of));
    for (size_t i = 0; i < finding->n_evidence; i++)
        json_array_append_new(array, evidence_json(&finding->evidence[i]));
    json_add(object, "evidence", array);
    return object;
}

static void add_findings(json_t *array, const struct report *report, const struct verdict *verdict,
                         uint32_t call)
{
    for (size_t i = 0; i < verdict->n_findings; i++) {
        json_t *object, *ids;

        if (!report_shows(report, &verdict->findings[i]))
            continue;
        object = report_finding_json(&verdict->findings[i]);
        if (call != 0) {
            ids = json_array();
            json_array_append_new(ids, json_integer(call));
            json_add(object, "calls", ids);
        }
        json_array_append_new(array, object);
    }
}

static json_t *findings_json(const struct report *report, const struct verdict *verdict)
{
    json_t *array = json_array();

    add_findings(array, report, verdict, 0);
    return array;
}

/* Findings of no call: of the whole, and of attempts below SIP. */
static json_t *other_findings_json(const struct report *report, const struct verdict *capture)
{
    json_t *array = findings_json(report, capture);

    for (size_t i = 0; i < report->n_attempts; i++) {
        const struct verdict *verdict = report_attempt(report, i);

        if (verdict != NULL)
            add_findings(array, report, verdict, report->attempts[i]);
    }
    return array;
}

/* The first of its kind is kept for the end, where it stands for all. */
static void keep_faults(struct report *report, const struct call *call,
                        const struct verdict *verdict, const json_t *findings)
{
    for (size_t i = 0, shown = 0; i < verdict->n_findings; i++) {
        if (!report_shows(report, &verdict->findings[i]))
            continue;
        struct fault *fault = faults_take(&report->faults, &verdict->findings[i], call->id);

        if (fault != NULL && fault->kept == NULL)
            fault->kept = json_dumps(json_array_get(findings, shown), JSON_VALUE_FLAGS);
        shown++;
    }
}

/* Faults that several calls share, each with their ids. */
static void add_shared(json_t *findings, const struct faults *faults)
{
    for (size_t i = 0; i < faults->n; i++) {
        const struct fault *fault = &faults->list[i];
        json_t *finding = NULL, *calls;

        if (fault->total > 1 && fault->kept != NULL)
            finding = json_loads(fault->kept, JSON_ALLOW_NUL, NULL);
        if (finding == NULL)
            continue;
        calls = json_array();
        for (size_t c = 0; c < fault->n_calls; c++)
            json_array_append_new(calls, json_integer(fault->calls[c]));
        json_add(finding, "calls", calls);
        json_array_append_new(findings, finding);
    }
}

/* Texts of logs that agents of HOMER sent on for the call. */
static json_t *logs_json(const struct report *report, const struct call *call)
{
    json_t *logs = json_array();
    struct text text = { 0 };

    for (uint32_t i = 0; i < call->n_logged; i++) {
        json_t *log = json_object();

        text_clear(&text);
        call_log_print(report->calls, &call->more->logged[i], &text);
        json_add(log, "time", json_time_or_null(call->more->logged[i].time));
        json_add(log, "frame", json_integer(call->more->logged[i].frame));
        json_add(log, "text", json_text(text_view(&text)));
        json_array_append_new(logs, log);
    }
    text_done(&text);
    return logs;
}

static void add_lists(json_t *object, struct report *report, const struct call *call,
                      const struct call_fields *fields)
{
    json_t *messages = json_array(), *streams = json_array();

    for (uint32_t i = 0; i < call->n_messages; i++)
        json_array_append_new(messages, message_json(report, fields, i));
    for (uint32_t i = 0; i < call->n_streams; i++)
        json_array_append_new(
            streams,
            stream_json(fields->view, streams_at(calls_streams(report->calls), call->streams[i])));
    json_add(object, "messages", messages);
    json_add(object, "streams", streams);
    if (call->n_logged > 0)
        json_add(object, "logs", logs_json(report, call));
}

static json_t *value_json(const struct column_value *value)
{
    switch (value->kind) {
    case COLUMN_EMPTY:
        break;
    case COLUMN_WORD:
    case COLUMN_TEXT:
        return json_text(value->text);
    case COLUMN_NUMBER:
        return json_integer((json_int_t)value->number);
    case COLUMN_SECONDS:
        return json_number_or_null(value->seconds, 3);
    case COLUMN_TIME:
        return json_time_or_null(value->time);
    case COLUMN_TRUTH:
        return json_boolean(value->truth);
    case COLUMN_ENDPOINT:
        return endpoint_string(value->endpoint);
    }
    return json_null();
}

json_t *report_column_json(struct call_row *row, const char *name)
{
    for (size_t i = 0; i < report_columns(); i++) {
        struct column_value value;

        if (strcmp(report_column_at(i)->name, name) != 0)
            continue;
        column_get(report_column_at(i), row, &value);
        return value_json(&value);
    }
    return json_null();
}

static void add_columns(json_t *object, struct call_row *row, unsigned place)
{
    for (size_t i = 0; i < report_columns(); i++) {
        const struct report_column *column = report_column_at(i);
        struct column_value value;

        if ((column->places & place) == 0)
            continue;
        column_get(column, row, &value);
        json_add(object, column->name, value_json(&value));
    }
}

static json_t *call_json(struct report *report, const struct call *call,
                         const struct verdict *verdict)
{
    json_t *object = json_object(), *ids = json_array();
    json_t *findings = findings_json(report, verdict);
    struct call_row row = report_row(report, call, verdict);

    call_fields(report->calls, report->arena, call, verdict, &row.fields);
    if (row.fields.call_id.n > 0)
        json_array_append_new(ids, json_text(row.fields.call_id));
    json_add(object, "id", json_integer(call->id));
    json_add(object, "call_ids", ids);
    add_columns(object, &row, COLUMN_IN_JSON);
    add_lists(object, report, call, &row.fields);
    if (!report->format->bare)
        keep_faults(report, call, verdict, findings);
    json_add(object, "findings", findings);
    add_columns(object, &row, COLUMN_OF_THE_LOG);
    if (diagnosis_records(report->diagnosis)->log != NULL)
        add_columns(object, &row, COLUMN_OF_THE_EXPORT);
    if (diagnosis_records(report->diagnosis)->alerts != NULL)
        add_columns(object, &row, COLUMN_OF_ALERTS);
    return object;
}

static json_t *strings(const char *const *list, size_t n)
{
    json_t *array = json_array();

    for (size_t i = 0; i < n; i++)
        json_array_append_new(array, json_text_or_null(list[i]));
    return array;
}

/* Only the limits that something was lost to. */
static json_t *limits_reached(const struct report_capture *capture)
{
    json_t *array = json_array();

    for (size_t i = 0; i < capture->n_limits; i++) {
        const struct report_limit *limit = &capture->limits[i];
        json_t *object;

        if (limit->lost == 0)
            continue;
        object = json_object();
        json_add(object, "name", json_text_or_null(limit->name));
        json_add(object, "most", json_integer((json_int_t)limit->most));
        json_add(object, "lost", json_integer((json_int_t)limit->lost));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *capture_json(const struct report_capture *capture)
{
    json_t *object = json_object();

    json_add(object, "files", strings(capture->files, capture->n_files));
    json_add(object, "packets", json_integer((json_int_t)capture->packets));
    json_add(object, "bytes", json_integer((json_int_t)capture->bytes));
    json_add(object, "sip_messages", json_integer((json_int_t)capture->stats.sip_messages));
    json_add(object, "rtp_packets", json_integer((json_int_t)capture->stats.rtp_packets));
    json_add(object, "rtcp_packets", json_integer((json_int_t)capture->stats.rtcp_packets));
    json_add(object, "start", json_time_or_null(capture->stats.start));
    json_add(object, "end", json_time_or_null(capture->stats.end));
    json_add(object, "notes", strings(capture->notes, capture->n_notes));
    json_t *reached = limits_reached(capture);
    if (json_array_size(reached) > 0)
        json_add(object, "limits_reached", reached);
    else
        json_decref(reached);
    return object;
}

static void begin(struct report *report)
{
    fputs("{\"format\":\"sipwhy-report/1\",\n\"program\":\"" PACKAGE_STRING "\",\n\"capture\":",
          report->out);
    json_write(report->out, capture_json(&report->capture));
    fputs(",\n\"calls\":[", report->out);
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    fputs(report->n_calls + report->n_attempts > 1 ? ",\n" : "\n", report->out);
    json_write(report->out, call_json(report, call, verdict));
}

static json_t *unseen_json(const struct log_row *row)
{
    static const unsigned told[] = { LOG_CALL_ID, LOG_CALL_SID, LOG_DIRECTION,
                                     LOG_FROM,    LOG_TO,       LOG_STATUS };
    json_t *object = json_object();

    json_add(object, "line", json_integer(row->line));
    json_add(object, "start", json_time_or_null(row->start));
    for (size_t i = 0; i < ARRAY_SIZE(told); i++)
        json_add(object, log_value_names[told[i]], json_text_or_null(row->text[told[i]]));
    return object;
}

/* The other way round: calls with a provider that its log should have. */
static json_t *not_in_log_json(struct report *report)
{
    struct arena *arena = arena_new();
    json_t *array = json_array();

    for (size_t i = 0; i < calls_count(report->calls); i++) {
        const struct call *call = calls_at(report->calls, i);
        struct subject *s = diagnosis_subject(report->diagnosis, call, arena);
        const struct value *found = fact_asked(s, ASK_LOG_FOUND);

        if (found->kind == VALUE_BOOL && !found->truth)
            json_array_append_new(array, json_integer(call->id));
        arena_reset(arena);
    }
    arena_free(arena);
    return array;
}

/* The number of the log's rows, of those that have a call, and of those that the capture lacks. */
static json_t *call_log_json(struct report *report, const struct call_log *log)
{
    json_t *object = json_object(), *unseen = json_array();
    json_int_t matched = 0;
    struct calls_stats stats;

    calls_stats(report->calls, &stats);
    for (size_t i = 0; i < call_log_rows(log); i++) {
        const struct log_row *row = call_log_row(log, i);

        matched += row->call != 0;
        if (call_log_is_unseen(row, &stats))
            json_array_append_new(unseen, unseen_json(row));
    }
    json_add(object, "rows", json_integer((json_int_t)call_log_rows(log)));
    json_add(object, "matched", json_integer(matched));
    json_add(object, "not_captured", unseen);
    json_add(object, "not_in_log", not_in_log_json(report));
    return object;
}

static json_t *unseen_alert_json(const struct alert_row *row)
{
    json_t *object = json_object();

    json_add(object, "line", json_integer(row->line));
    json_add(object, "time", json_time_or_null(row->time));
    for (size_t i = 0; i < ALERT_VALUE_COUNT; i++)
        if (i != ALERT_TIME)
            json_add(object, alert_value_names[i], json_text_or_null(row->text[i]));
    return object;
}

/* Likewise of the debugger's alerts; those from before and after the capture are not missing. */
static json_t *alerts_json(struct report *report, const struct alert_log *alerts)
{
    json_t *object = json_object(), *unseen = json_array();
    json_int_t matched = 0;
    struct calls_stats stats;

    (void)diagnosis_subject(report->diagnosis, NULL, report->arena); /* joins them */
    calls_stats(report->calls, &stats);
    for (size_t i = 0; i < alert_log_count(alerts); i++) {
        matched += alert_log_at(alerts, i)->call != 0;
        if (alert_is_unseen(alert_log_at(alerts, i), &stats))
            json_array_append_new(unseen, unseen_alert_json(alert_log_at(alerts, i)));
    }
    json_add(object, "rows", json_integer((json_int_t)alert_log_count(alerts)));
    json_add(object, "matched", json_integer(matched));
    json_add(object, "not_captured", unseen);
    return object;
}

/* Lines without what indents them. */
static json_t *lines_json(const char *text)
{
    json_t *array = json_array();

    for (struct slice rest = slice_of(text); rest.n > 0;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        if (line.n > 0)
            json_array_append_new(array, json_text(line));
    }
    return array;
}

static json_t *checks_json(const struct check_list *checks)
{
    json_t *array = json_array();

    for (size_t i = 0; i < checks->n; i++) {
        const struct check *check = &checks->list[i];
        json_t *object = json_object();

        json_add(object, "check", json_string(check_kind_name(check->kind)));
        json_add(object, "target",
                 json_text_or_null(check->target[0] != '\0' ? check->target : NULL));
        json_add(object, "run", json_text_or_null(check->run));
        json_add(object, "result", json_string(check_result_name(check->result)));
        json_add(object, "outcome", json_string(check->outcome));
        json_add(object, "number",
                 check->number > 0 ? json_integer((json_int_t)check->number) : json_null());
        json_add(object, "told", lines_json(check->words));
        json_add(object, "advice", lines_json(check->advice));
        json_array_append_new(array, object);
    }
    return array;
}

static void end(struct report *report, const struct verdict *verdict)
{
    json_t *findings = other_findings_json(report, verdict);
    const struct records *records = diagnosis_records(report->diagnosis);

    add_shared(findings, &report->faults);
    fputs("],\n\"findings\":", report->out);
    json_write(report->out, findings);
    if (records->log != NULL) {
        fputs(",\n\"call_log\":", report->out);
        json_write(report->out, call_log_json(report, records->log));
    }
    if (records->alerts != NULL) {
        fputs(",\n\"alerts\":", report->out);
        json_write(report->out, alerts_json(report, records->alerts));
    }
    if (records->checks != NULL) {
        fputs(",\n\"checks\":", report->out);
        json_write(report->out, checks_json(records->checks));
    }
    fputs("}\n", report->out);
}

const struct report_format report_json = {
    .name = "json",
    .title = "JSON",
    .extension = ".json",
    .help = N_("one JSON object"),
    .begin = begin,
    .call = add_call,
    .end = end,
};

static void begin_lines(struct report *report)
{
    (void)report;
}

static void add_line(struct report *report, const struct call *call, const struct verdict *verdict)
{
    json_write(report->out, call_json(report, call, verdict));
    putc('\n', report->out);
}

static void end_lines(struct report *report, const struct verdict *verdict)
{
    (void)report;
    (void)verdict;
}

const struct report_format report_jsonl = {
    .name = "jsonl",
    .title = "JSON lines",
    .extension = ".jsonl",
    .help = N_("one JSON object a line for each call, as it is settled"),
    .begin = begin_lines,
    .call = add_line,
    .end = end_lines,
    .live = true,
    .bare = true,
};
