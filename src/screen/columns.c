/* columns.c - the table of columns. */
#include "config.h"

#include "screen/columns.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "call/view.h"
#include "draw/canvas.h"
#include "draw/words.h"
#include "report/columns.h"
#include "sip/uri.h"

#define STATE_CELLS 11
#define METHOD_CELLS 7 /* of a method that has no room beside its status */

static struct view *row_view(struct row_source *row)
{
    if (row->view == NULL)
        row->view = view_new(row->app->calls, row->call, row->arena);
    return row->view;
}

const struct sip_message *row_message(struct row_source *row)
{
    return view_message(row_view(row), call_first_request(row->call));
}

static void party(struct row_source *row, enum sip_header_id header, struct text *out)
{
    struct name_addr who;
    struct slice value;

    view_values(row_view(row), call_first_request(row->call), &header, 1, &value);
    if (!name_addr_parse(value, &who))
        sip_unfold(out, value);
    else if (who.uri.user.n)
        text_slice(out, who.uri.user);
    else
        text_slice(out, who.uri.hostport);
}

/* Of an attempt below SIP, whose messages nobody knows, the hosts. */
static void attempt_host(struct row_source *row, bool callee, struct text *out)
{
    const struct flow *flow = calls_flow(row->app->calls, row->call->caller_flow);
    struct endpoint host = callee ? flow->dst : flow->src;

    if (callee && host.port != 0)
        endpoint_print(out, host);
    else
        addr_print(out, host.addr);
}

static void from_text(struct row_source *row, struct text *out)
{
    if (row->call->attempt) {
        attempt_host(row, false, out);
        return;
    }
    party(row, HEADER_FROM, out);
}

static void to_text(struct row_source *row, struct text *out)
{
    if (row->call->attempt) {
        attempt_host(row, true, out);
        return;
    }
    party(row, HEADER_TO, out);
}

static void time_text(struct row_source *row, struct text *out)
{
    if (row->app->days)
        clock_local_day(out, row->call->start);
    else
        clock_local(out, row->call->start);
}

static double time_number(struct row_source *row)
{
    return nanos_seconds(row->call->start);
}

static void date_text(struct row_source *row, struct text *out)
{
    clock_iso8601(out, row->call->start);
}

/* A request that is no call is told by its method: "REGISTER ok", "SUBSCR. 404". */
static void method_state(const struct call *call, struct text *out)
{
    const char *method = sip_method_name((enum sip_method)call->method);
    char status[16] = "";

    if (call->status >= 300)
        snprintf(status, sizeof status, " %d", call->status);
    else if (call->status)
        snprintf(status, sizeof status, " ok");
    size_t length = strlen(method);
    bool fits = length + strlen(status) <= STATE_CELLS;
    text_printf(out, "%.*s%s%s", (int)(fits ? length : METHOD_CELLS - 1), method, fits ? "" : ".",
                status);
}

/* "TCP failed", "encrypted". */
static void attempt_state(struct row_source *row, struct text *out)
{
    const char *kind = attempt_kind(row->app->calls, row->call);
    const char *state = call_state_words(row->call);

    if (text_width(slice_of(kind)) + 1 + text_width(slice_of(state)) <= STATE_CELLS)
        text_printf(out, "%s ", kind);
    text_adds(out, state);
}

static void state_text(struct row_source *row, struct text *out)
{
    const struct call *call = row->call;

    if (call->attempt) {
        attempt_state(row, out);
        return;
    }
    if (call->method != SIP_INVITE) {
        method_state(call, out);
        return;
    }
    text_adds(out, _(call_state_name((enum call_state)call->state)));
    if (call->state == CALL_FAILED && call->status)
        text_printf(out, " %d", call->status);
}

static double state_number(struct row_source *row)
{
    return row->call->state * 1000.0 + row->call->status;
}

static void status_text(struct row_source *row, struct text *out)
{
    if (row->call->status)
        text_printf(out, "%d", row->call->status);
}

static double status_number(struct row_source *row)
{
    return row->call->status;
}

static void messages_text(struct row_source *row, struct text *out)
{
    text_printf(out, "%u", row->call->n_messages);
}

static double messages_number(struct row_source *row)
{
    return row->call->n_messages;
}

static double length_number(struct row_source *row)
{
    const struct call *call = row->call;

    if (call->answered == NANOS_NONE || call->clock_ahead)
        return -1;
    const struct app *app = row->app;
    nanos_t end = call->end != NANOS_NONE ? call->end : call->last;
    if (call->end == NANOS_NONE && app->live && !app->paused && !call->settled && app->now > end)
        end = app->now; /* the call goes on, with or without voice in the capture */
    return nanos_seconds(end - call->answered);
}

static void length_text(struct row_source *row, struct text *out)
{
    double seconds = length_number(row);

    clock_duration(out, seconds < 0 ? -1 : (nanos_t)(seconds * (double)NANOS_PER_S));
}

static double setup_number(struct row_source *row)
{
    const struct call *call = row->call;
    nanos_t heard = call->ringing == NANOS_NONE ? call->answered : call->ringing;

    return heard == NANOS_NONE || call->clock_ahead ? -1 : nanos_seconds(heard - call->start);
}

static void setup_text(struct row_source *row, struct text *out)
{
    double seconds = setup_number(row);

    if (seconds >= 0)
        text_printf(out, "%.2f s", seconds);
}

static const struct verdict *verdict_of(struct row_source *row)
{
    return diagnosis_call(row->app->diagnosis, row->call);
}

static void add_why(struct row_source *row, int width, struct text *out)
{
    const struct verdict *verdict = verdict_of(row);

    if (verdict->n_findings && verdict->findings[0].severity != SEVERITY_INFO)
        text_adds(out, finding_title_within(&verdict->findings[0], width));
}

static void why_text(struct row_source *row, struct text *out)
{
    add_why(row, INT_MAX, out);
}

static void cause_text(struct row_source *row, struct text *out)
{
    const struct verdict *verdict = verdict_of(row);

    if (verdict->n_findings)
        text_adds(out, verdict->findings[0].rule->id);
}

static void method_text(struct row_source *row, struct text *out)
{
    text_adds(out, row->call->attempt ? attempt_kind(row->app->calls, row->call)
                                      : sip_method_name((enum sip_method)row->call->method));
}

static void endpoint_text(struct row_source *row, bool callee, struct text *out)
{
    const struct flow *flow = calls_flow(row->app->calls, row->call->caller_flow);

    endpoint_print(out, callee ? flow->dst : flow->src);
}

static void caller_text(struct row_source *row, struct text *out)
{
    endpoint_text(row, false, out);
}

static void callee_text(struct row_source *row, struct text *out)
{
    endpoint_text(row, true, out);
}

static void transport_text(struct row_source *row, struct text *out)
{
    const struct flow *flow = calls_flow(row->app->calls, row->call->caller_flow);

    text_adds(out, transport_name((enum transport)flow->transport));
}

static void direction_text(struct row_source *row, struct text *out)
{
    text_adds(out, call_direction_name(verdict_of(row)->direction));
}

static void provider_text(struct row_source *row, struct text *out)
{
    const struct verdict *verdict = verdict_of(row);

    if (verdict->profile != NULL)
        text_adds(out, verdict->profile->id);
}

static void call_id_text(struct row_source *row, struct text *out)
{
    sip_unfold(out, sip_value(row_message(row), HEADER_CALL_ID));
}

static void id_text(struct row_source *row, struct text *out)
{
    text_printf(out, "%u", row->call->id);
}

static double id_number(struct row_source *row)
{
    return row->call->id;
}

static double media_number(struct row_source *row)
{
    struct streams *streams = calls_streams(row->app->calls);
    double packets = 0;

    for (uint32_t i = 0; i < row->call->n_streams; i++)
        packets += (double)streams_at(streams, row->call->streams[i])->packets;
    return packets;
}

static void media_text(struct row_source *row, struct text *out)
{
    text_printf(out, "%.0f", media_number(row));
}

#define DIGITS "0123456789"

static const struct column_info table[] = {
    { "id", N_("no."), N_("Number of the call."), 5, 6, ALIGN_RIGHT, false, id_text, id_number,
      NULL, DIGITS },
    { "time", N_("time"), N_("When the call began."), 8, 2, ALIGN_LEFT, false, time_text,
      time_number, NULL, DIGITS ":- " },
    { "date", N_("date and time"), N_("When the call began, with the date, in UTC."), 27, 6,
      ALIGN_LEFT, false, date_text, time_number, NULL, DIGITS ":-.TtZz" },
    { "method", N_("method"), N_("Method of the first request."), 9, 5, ALIGN_LEFT, false,
      method_text, NULL, NULL, NULL },
    { "from", N_("from"), N_("Who calls: the user of the From header."), 13, 1, ALIGN_LEFT, false,
      from_text, NULL, NULL, NULL },
    { "to", N_("to"), N_("Who is called: the user of the To header."), 13, 0, ALIGN_LEFT, false,
      to_text, NULL, NULL, NULL },
    { "caller", N_("caller"), N_("Address that the first request came from."), 21, 5, ALIGN_LEFT,
      false, caller_text, NULL, NULL, NULL },
    { "callee", N_("callee"), N_("Address that the first request went to."), 21, 5, ALIGN_LEFT,
      false, callee_text, NULL, NULL, NULL },
    { "transport", N_("over"), N_("Transport of the first request."), 4, 6, ALIGN_LEFT, false,
      transport_text, NULL, NULL, NULL },
    { "direction", N_("direction"), N_("termination, origination or internal."), 11, 6, ALIGN_LEFT,
      false, direction_text, NULL, NULL, NULL },
    { "provider", N_("provider"), N_("The provider, where it is known."), 10, 6, ALIGN_LEFT, false,
      provider_text, NULL, NULL, NULL },
    { "state", N_("state"), N_("How the call stands, or ended."), 11, 0, ALIGN_LEFT, false,
      state_text, state_number, NULL, NULL },
    { "status", N_("code"), N_("Final status code."), 4, 5, ALIGN_RIGHT, false, status_text,
      status_number, NULL, DIGITS },
    { "messages", N_("msgs"), N_("SIP messages captured."), 4, 4, ALIGN_RIGHT, false, messages_text,
      messages_number, NULL, DIGITS },
    { "media", N_("RTP"), N_("RTP packets captured."), 7, 5, ALIGN_RIGHT, false, media_text,
      media_number, NULL, NULL },
    { "setup", N_("setup"), N_("Time from the INVITE to ringing or answer."), 8, 5, ALIGN_RIGHT,
      false, setup_text, setup_number, NULL, DIGITS "., sS" },
    { "length", N_("length"), N_("Time from the answer to the end."), 7, 3, ALIGN_RIGHT, false,
      length_text, length_number, NULL, DIGITS ":-" },
    { "cause", N_("cause"), N_("Id of the cause."), 28, 6, ALIGN_LEFT, false, cause_text, NULL,
      NULL, NULL },
    { "why", N_("why"), N_("What went wrong, in words."), 19, 0, ALIGN_LEFT, true, why_text, NULL,
      NULL, NULL },
    { "call-id", "Call-ID", N_("The Call-ID."), 32, 6, ALIGN_LEFT, false, call_id_text, NULL, NULL,
      NULL },
};

/* The columns above, and behind them the report's that are none of them: put together before main()
 * begins. */
static struct {
    struct column_info *list;
    size_t n, room;
} all;

enum { LOG_PRIORITY = 6 };

__attribute__((constructor)) static void columns_build(void)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        VEC_PUSH(all.list, all.n, all.room) = table[i];
    for (size_t i = 0; i < report_columns(); i++) {
        const struct report_column *column = report_column_at(i);

        if (column->title == NULL)
            continue;
        VEC_PUSH(all.list, all.n, all.room) = (struct column_info){
            .name = column->name,
            .title = column->title,
            .help = column->help,
            .width = column->width,
            .priority = LOG_PRIORITY,
            .align = column->number ? ALIGN_RIGHT : ALIGN_LEFT,
            .reported = column,
        };
    }
}

size_t columns_count(void)
{
    return all.n;
}

const struct column_info *columns_at(size_t i)
{
    return &all.list[i];
}

/* Stands in for a header's column: its text is found by name. */
static const struct column_info header_column = {
    .name = "header", .title = "", .help = "", .width = 20, .priority = 5
};

/* By its name here, or by that of the report. */
static const struct column_info *column_named(struct slice name)
{
    const struct report_column *reported = report_column_named(name);
    const struct column_info *info = NULL;

    if (reported != NULL && reported->own != NULL)
        name = slice_of(reported->own);
    for (size_t i = 0; i < all.n && info == NULL; i++)
        if (slice_ieq(name, slice_of(all.list[i].name)))
            info = &all.list[i];
    return info;
}

static bool parse_one(struct slice name, struct column *column)
{
    uint64_t width = 0;
    struct slice rest = name, size = { 0 };
    bool header = slice_istarts(name, SLICE("header:"));

    if (header)
        rest = slice_sub(name, 7, name.n);
    struct slice word = slice_cut(&rest, ':');
    size = rest;
    if (size.n && (!slice_u64(size, &width) || width < 1 || width > 200))
        return false;
    *column = (struct column){ 0 };
    if (header && word.n) {
        column->info = &header_column;
        column->header = xstrndup(word.p, word.n);
    }
    if (!header)
        column->info = column_named(word);
    if (column->info != NULL)
        column->width = width ? (int)width : column->info->width;
    return column->info != NULL;
}

struct column *columns_parse(struct slice list, size_t *n, struct text *bad)
{
    struct column *columns = NULL;
    size_t room = 0;

    *n = 0;
    while (list.n) {
        struct slice name = slice_cut(&list, ' ');
        struct column column;

        if (!name.n)
            continue;
        if (parse_one(name, &column)) {
            VEC_PUSH(columns, *n, room) = column;
        } else if (bad != NULL && !bad->n) {
            text_slice(bad, name);
        }
    }
    return columns;
}

void columns_free(struct column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(columns[i].header);
    free(columns);
}

void columns_print(const struct column *columns, size_t n, struct text *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            text_addc(out, ' ');
        if (columns[i].header != NULL)
            text_printf(out, "header:%s", columns[i].header);
        else
            text_adds(out, columns[i].info->name);
        if (columns[i].width != columns[i].info->width)
            text_printf(out, ":%d", columns[i].width);
    }
}

static void reported_value(const struct report_column *column, struct row_source *row,
                           struct column_value *out)
{
    struct call_row source = {
        .calls = row->app->calls,
        .diagnosis = row->app->diagnosis,
        .arena = row->arena,
        .call = row->call,
        .floor = SEVERITY_INFO,
    };

    column_get(column, &source, out);
}

bool column_number(const struct column *column, struct row_source *row, double *out)
{
    const struct report_column *reported = column->info->reported;
    struct column_value value;

    if (column->header == NULL && column->info->number != NULL)
        *out = column->info->number(row);
    if (column->header != NULL || reported == NULL || !reported->number)
        return column->header == NULL && column->info->number != NULL;
    reported_value(reported, row, &value);
    *out = value.kind == COLUMN_SECONDS  ? value.seconds
           : value.kind == COLUMN_NUMBER ? (double)value.number
                                         : -1;
    return true;
}

const char *column_title(const struct column *column)
{
    return column->header != NULL ? column->header : _(column->info->title);
}

const char *finding_title_within(const struct finding *finding, int width)
{
    bool brief = finding->rule->brief != NULL && text_width(slice_of(finding->title)) > width;

    return brief ? _(finding->rule->brief) : finding->title;
}

void column_text_within(const struct column *column, int width, struct row_source *row,
                        struct text *out)
{
    if (column->header == NULL && column->info->text == why_text)
        add_why(row, width, out);
    else
        column_text(column, row, out);
}

bool column_is_quoted(const struct column *column, const struct call *call)
{
    if (call->attempt || call->n_messages == 0)
        return false;
    return column->header != NULL || column->info->text == from_text ||
           column->info->text == to_text || column->info->text == call_id_text;
}

bool column_may_have(const struct column *column, const char *words)
{
    const char *made_of = column->info->made_of;

    return made_of == NULL || words[strspn(words, made_of)] == '\0';
}

void column_text(const struct column *column, struct row_source *row, struct text *out)
{
    if (column->header == NULL && column->info->reported != NULL) {
        struct column_value value;

        reported_value(column->info->reported, row, &value);
        column_print(&value, out);
        return;
    }
    if (column->header == NULL) {
        column->info->text(row, out);
        return;
    }
    const struct sip_message *message = row_message(row);
    const struct sip_header *header = sip_header_named(message, slice_of(column->header));
    if (header != NULL)
        sip_unfold(out, sip_text(message, header->value));
}
