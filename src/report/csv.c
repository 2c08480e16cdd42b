/* csv.c - one row a call (RFC 4180). The way to count a hundred thousand calls: a row is put
 * together in one buffer, without printf. */
#include "config.h"

#include <limits.h>

#include "base/gettext.h"
#include "draw/printable.h"
#include "report/columns.h"
#include "report/csv.h"

#define ONES UINT64_C(0x0101010101010101)

/* The top bit of each byte that is not printable ASCII, or is a quote or a comma. */
static uint64_t odd_bytes(uint64_t word)
{
    const uint64_t low = word & 0x7f * ONES, top = 0x80 * ONES;
    uint64_t quote = low ^ '"' * ONES, comma = low ^ ',' * ONES;
    uint64_t fine = (low + 0x60 * ONES) & (quote + 0x7f * ONES) & (comma + 0x7f * ONES);

    return (word | (low + ONES) | ~fine) & top;
}

/* Printable ASCII without a quote or comma needs no second look. */
static bool is_plain(struct slice s)
{
    uint64_t odd = 0, word = ' ' * ONES;

    for (; s.n > sizeof word; s.p += sizeof word, s.n -= sizeof word) {
        memcpy(&word, s.p, sizeof word);
        odd |= odd_bytes(word);
    }
    word = ' ' * ONES;
    if (s.n > 0)
        memcpy(&word, s.p, s.n);
    return (odd | odd_bytes(word)) == 0;
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

void csv_field(struct text *row, struct slice s)
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

/* Seconds with three decimals. */
static void add_seconds(struct text *row, double seconds)
{
    uint64_t milliseconds = (uint64_t)(seconds * 1000 + 0.5);

    text_number(row, milliseconds / 1000, 1);
    text_addc(row, '.');
    text_number(row, milliseconds % 1000, 3);
}

static void add_value(struct text *row, const struct column_value *value)
{
    switch (value->kind) {
    case COLUMN_EMPTY:
        break;
    case COLUMN_TEXT:
        csv_field(row, value->text);
        break;
    case COLUMN_WORD:
        text_slice(row, value->text);
        break;
    case COLUMN_NUMBER:
        text_number(row, value->number, 1);
        break;
    case COLUMN_SECONDS:
        add_seconds(row, value->seconds);
        break;
    case COLUMN_TIME:
        clock_iso8601(row, value->time);
        break;
    case COLUMN_TRUTH:
        text_adds(row, value->truth ? "true" : "false");
        break;
    case COLUMN_ENDPOINT:
        endpoint_print(row, value->endpoint);
        break;
    }
}

/* Those that are always there come first in the table. */
static size_t usual_columns(void)
{
    size_t n = 0;

    while (n < report_columns() && (report_column_at(n)->places & COLUMN_IN_CSV) != 0)
        n++;
    return n;
}

static const struct report_column *column_of(const struct report *report, size_t i)
{
    return report->columns != NULL ? report->columns[i] : report_column_at(i);
}

static void begin(struct report *report)
{
    if (report->columns == NULL)
        report->n_columns = usual_columns();
    for (size_t i = 0; i < report->n_columns; i++)
        fprintf(report->out, "%s%s", i > 0 ? "," : "", column_of(report, i)->name);
    fputs("\r\n", report->out);
}

static void add_row(struct report *report, const struct call *call, const struct verdict *verdict,
                    struct text *row)
{
    struct call_row source = report_row(report, call, verdict);
    /* Columns that were chosen may have other calls judged. */
    struct view *read = report->columns == NULL ? diagnosis_view(report->diagnosis, call) : NULL;

    if (read != NULL)
        call_fields_viewed(report->calls, read, verdict, &source.fields);
    for (size_t i = 0; i < report->n_columns; i++) {
        struct column_value value;

        if (i > 0)
            text_addc(row, ',');
        column_get(column_of(report, i), &source, &value);
        add_value(row, &value);
    }
    text_adds(row, "\r\n");
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    struct text *row = &report->body;

    add_row(report, call, verdict, row);
    fwrite(row->p, 1, row->n, report->out);
    text_clear(row);
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
    .row = add_row,
    .end = end,
    .live = true,
    .bare = true,
    .titles = true,
    .brief = true,
};
