/* csv.c - one row a call (RFC 4180). The way to count a hundred thousand calls: a row is put
 * together in one buffer, without printf. */
#include "config.h"

#include <limits.h>

#include "base/gettext.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "report/fields.h"

static const char heading[] =
    "id,call_id,method,direction,provider,trunk,from,to,caller,callee,transport,state,status_code,"
    "reason,start,answered,end,setup_s,duration_s,ended_by,messages,streams,findings,cause,"
    "severity,confidence,title\r\n";

/* Printable ASCII without a quote or comma needs no second look. */
static bool is_plain(struct slice s)
{
    unsigned odd = 0;

    for (size_t i = 0; i < s.n; i++) { /* no way out: many bytes at once */
        unsigned char c = (unsigned char)s.p[i];

        odd |= (unsigned)(c < 0x20) | (c > 0x7e) | (c == '"') | (c == ',');
    }
    return odd == 0;
}

/* A spreadsheet takes what begins with one of these, also in full width or behind blanks, for a
 * formula; the quote before it shows it as text instead. */
static bool is_formula(struct slice s)
{
    static const char *const leads[] = {
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\xef\xbc\x9d",
        "\xef\xbc\x8b",
        "\xef\xbc\x8d",
        "\xef\xbc\xa0",
    };

    static const bool may_begin[UCHAR_MAX + 1] = {
        ['='] = true,  ['+'] = true,  ['-'] = true,  ['@'] = true,
        ['\t'] = true, ['\r'] = true, [0xef] = true, [' '] = true,
    };

    if (s.n == 0 || !may_begin[(unsigned char)s.p[0]])
        return false;
    while (s.n > 0 && s.p[0] == ' ')
        s = slice_sub(s, 1, s.n);
    for (size_t i = 0; s.n > 0 && i < ARRAY_SIZE(leads); i++)
        if (s.p[0] == leads[i][0] && slice_starts(s, slice_of(leads[i])))
            return true;
    return false;
}

static void field(struct text *row, struct slice s)
{
    struct text shown = { 0 };

    if (is_plain(s)) {
        if (is_formula(s))
            text_addc(row, '\'');
        text_slice(row, s);
        return;
    }
    printable_text(&shown, s);
    text_addc(row, '"');
    if (is_formula(s))
        text_addc(row, '\'');
    for (size_t i = 0; i < shown.n; i++) {
        if (shown.p[i] == '"')
            text_addc(row, '"');
        text_addc(row, shown.p[i]);
    }
    text_addc(row, '"');
    text_done(&shown);
}

static void next_field(struct text *row, struct slice s)
{
    text_addc(row, ',');
    field(row, s);
}

static void next_number(struct text *row, uint64_t n)
{
    text_addc(row, ',');
    text_number(row, n, 1);
}

/* Seconds with three decimals; empty if not known. */
static void next_seconds(struct text *row, double seconds)
{
    uint64_t milliseconds;

    if (seconds < 0 || seconds > 1e12) {
        text_addc(row, ',');
        return;
    }
    milliseconds = (uint64_t)(seconds * 1000 + 0.5);
    next_number(row, milliseconds / 1000);
    text_addc(row, '.');
    text_number(row, milliseconds % 1000, 3);
}

static void next_time(struct text *row, nanos_t t)
{
    text_addc(row, ',');
    if (t != NANOS_NONE)
        clock_iso8601(row, t);
}

static void next_endpoint(struct text *row, struct endpoint endpoint)
{
    text_addc(row, ',');
    endpoint_print(row, endpoint);
}

static const struct finding *first_shown(const struct report *report, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (report_shows(report, &verdict->findings[i]))
            return &verdict->findings[i];
    return NULL;
}

static void verdict_fields(struct report *report, struct text *row, const struct verdict *verdict)
{
    const struct finding *finding = first_shown(report, verdict);

    next_number(row, report_shown(report, verdict));
    if (finding == NULL) {
        text_adds(row, ",,,,");
        return;
    }
    next_field(row, slice_of(finding->rule->id));
    next_field(row, slice_of(severity_name(finding->severity)));
    next_field(row, slice_of(confidence_name(finding->confidence)));
    next_field(row, slice_of(finding->title));
}

static void begin(struct report *report)
{
    fputs(heading, report->out);
}

static void party_fields(struct text *row, const struct call_fields *fields,
                         const struct verdict *verdict)
{
    next_field(row, fields->call_id);
    next_field(row, fields->method);
    next_field(row, slice_of(call_direction_name(verdict->direction)));
    next_field(row, slice_of(fields->provider));
    next_field(row, slice_of(fields->trunk));
    next_field(row, fields->from);
    next_field(row, fields->to);
    next_endpoint(row, fields->caller);
    next_endpoint(row, fields->callee);
    next_field(row, slice_of(fields->transport));
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    struct call_fields fields;
    struct text row = { 0 };

    call_fields(report, call, verdict, &fields);
    next_number(&row, call->id);
    party_fields(&row, &fields, verdict);
    next_field(&row, slice_of(call_state_name((enum call_state)call->state)));
    if (call->status > 0)
        next_number(&row, call->status);
    else
        text_addc(&row, ',');
    next_field(&row, fields.reason);
    next_time(&row, call->start);
    next_time(&row, call->answered);
    next_time(&row, call->end);
    next_seconds(&row, fields.setup_s);
    next_seconds(&row, fields.duration_s);
    next_field(&row, slice_of(fields.ended_by));
    next_number(&row, call->n_messages);
    next_number(&row, call->n_streams);
    verdict_fields(report, &row, verdict);
    text_adds(&row, "\r\n");
    fwrite(row.p + 1, 1, row.n - 1,
           report->out); /* every field, the first too, has a comma before it */
    text_done(&row);
}

static void end(struct report *report, const struct verdict *verdict)
{
    (void)report;
    (void)verdict;
}

const struct report_format report_csv = {
    .name = "csv",
    .title = "CSV",
    .extension = ".csv",
    .help = N_("one row a call, for spreadsheets"),
    .begin = begin,
    .call = add_call,
    .end = end,
    .live = true,
    .bare = true,
};
