/* svg.c - calls as ladders, drawn as vectors: for a ticket, a slide, a page of paper.
 *
 * Made of the ladder's model, not of cells. Only shapes and text go in, no script, no reference to
 * anything outside; what the network said is shown by printable.h and escaped. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/utf8.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "report/svg.h"
#include "report/text_parts.h"

#define CALLS_MAX 200     /* in one drawing */
#define ROWS_MAX 2000     /* of one call */
#define FINDING_WIDTH 100 /* characters of a line of a finding */
#define CHARACTER 7.3     /* width of one, font of 12 */
#define MARGIN 20.0
#define TIMES 96.0 /* room for time and sign */
#define EDGE 64.0  /* beside the first and the last lifeline, for their names */
#define SPACING_MIN 180.0
#define SPACING_MAX 340.0
#define SPACING_PAGE 220.0 /* on a page, which may be a phone's */
#define LINE 16.0          /* of text */
#define MESSAGE 36.0       /* height of a message with its words */
#define OTHER 28.0
#define HEAD 7.0 /* length of an arrow's head */

const char svg_style[] =
    "text{font:12px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#222;white-space:pre}\n"
    ".title{font-size:15px;font-weight:bold}.strong{font-weight:bold}.dim,.time{fill:#666}\n"
    ".lifeline{stroke:#bbb;stroke-width:1}.arrow{stroke-width:1.5;fill:none}\n"
    ".wrong .arrow{stroke-width:3}\n"
    ".request text{fill:#1a4fa3}.request .arrow{stroke:#1a4fa3}.request .head{fill:#1a4fa3}\n"
    ".provisional text{fill:#555}.provisional .arrow{stroke:#777}.provisional .head{fill:#777}\n"
    ".success text{fill:#17693f}.success .arrow{stroke:#1f8a53}.success .head{fill:#1f8a53}\n"
    ".failure text{fill:#b01020}.failure .arrow{stroke:#c01c28}.failure .head{fill:#c01c28}\n"
    ".media text{fill:#0b5563}.media .bar{fill:#cfe8ee;stroke:#5fa8b8}.media .head{fill:#5fa8b8}\n"
    ".plain .arrow{stroke:#777;stroke-dasharray:4 3}.plain .head{fill:#777}\n"
    ".error{fill:#b01020}.warning{fill:#8a5a00}.info{fill:#1a4fa3}\n";

/* The text in its shown form, its special characters escaped. XML has no place for two characters
 * that Unicode has. */
static void add_text(struct text *out, struct slice words)
{
    struct text shown = { 0 };
    struct slice rest;
    size_t length;

    printable_text(&shown, words);
    for (rest = text_view(&shown); rest.n > 0; rest = slice_sub(rest, length, rest.n)) {
        uint32_t c = utf8_decode(rest, &length);

        switch (c) {
        case '&':
            text_adds(out, "&amp;");
            break;
        case '<':
            text_adds(out, "&lt;");
            break;
        case '>':
            text_adds(out, "&gt;");
            break;
        case '"':
            text_adds(out, "&quot;");
            break;
        case '\'':
            text_adds(out, "&#39;");
            break;
        case 0xfffe:
        case 0xffff:
        case UTF8_BAD:
            utf8_write(out, 0xfffd);
            break;
        default:
            text_add(out, rest.p, length);
        }
    }
    text_done(&shown);
}

/* Numbers without a locale's comma: tenths of a unit are fine enough. */
static void add_number(struct text *out, double value)
{
    long tenths = (long)(value * 10 + (value < 0 ? -0.5 : 0.5));

    text_printf(out, "%s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10, labs(tenths) % 10);
}

static void add_attribute(struct text *out, const char *name, double value)
{
    text_printf(out, " %s=\"", name);
    add_number(out, value);
    text_addc(out, '"');
}

/* `anchor`: "start", "middle", "end". */
static void add_words(struct text *out, double x, double y, const char *anchor, const char *class,
                      struct slice words)
{
    if (words.n == 0)
        return;
    text_adds(out, "<text");
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    if (strcmp(anchor, "start") != 0)
        text_printf(out, " text-anchor=\"%s\"", anchor);
    if (*class)
        text_printf(out, " class=\"%s\"", class);
    text_adds(out, " xml:space=\"preserve\">");
    add_text(out, words);
    text_adds(out, "</text>\n");
}

/* As much of them as `room` characters hold; an ellipsis says that there was more. */
static void add_words_in(struct text *out, double x, double y, const char *anchor,
                         const char *class, struct slice words, int room)
{
    struct text shown = { 0 };

    if (text_width(words) <= room) {
        add_words(out, x, y, anchor, class, words);
        return;
    }
    text_slice(&shown, text_fit(words, room - 1));
    text_adds(&shown, "…");
    add_words(out, x, y, anchor, class, text_view(&shown));
    text_done(&shown);
}

static void add_line(struct text *out, const char *class, double x1, double y1, double x2,
                     double y2)
{
    text_printf(out, "<line class=\"%s\"", class);
    add_attribute(out, "x1", x1);
    add_attribute(out, "y1", y1);
    add_attribute(out, "x2", x2);
    add_attribute(out, "y2", y2);
    text_adds(out, "/>\n");
}

/* A triangle whose tip is at (x, y). */
static void add_head(struct text *out, double x, double y, bool to_right)
{
    double back = to_right ? -HEAD : HEAD;
    const double points[] = { x, y, x + back, y - HEAD / 2, x + back, y + HEAD / 2 };

    text_adds(out, "<polygon class=\"head\" points=\"");
    for (size_t i = 0; i < ARRAY_SIZE(points); i++) {
        if (i > 0)
            text_addc(out, ' ');
        add_number(out, points[i]);
    }
    text_adds(out, "\"/>\n");
}

struct drawing {
    struct report *report;
    struct text *out;
    const struct ladder *ladder;
    double spacing, most; /* between two lifelines */
    double top;           /* of what comes next */
    size_t rows;
};

static double column_x(const struct drawing *d, unsigned column)
{
    return MARGIN + TIMES + EDGE + d->spacing * column;
}

static double drawing_width(const struct drawing *d)
{
    size_t columns = ladder_columns(d->ladder);

    return column_x(d, columns > 0 ? (unsigned)columns - 1 : 0) + EDGE + MARGIN;
}

static void row_words(const struct ladder_row *row, struct text *out)
{
    text_adds(out, row->label);
    if (row->repeats > 0)
        text_printf(out, ngettext("  %u time", "  %u times", row->repeats + 1u),
                    (unsigned)row->repeats + 1u);
    if (row->detail[0] != '\0')
        text_printf(out, "  %s", row->detail);
}

/* So wide that the longest words fit between their two lifelines, within reason. */
static double choose_spacing(const struct drawing *d)
{
    double spacing = SPACING_MIN;

    for (size_t i = 0; i < d->rows; i++) {
        const struct ladder_row *row = ladder_row(d->ladder, i);
        unsigned span = row->from < row->to ? row->to - row->from : row->from - row->to;
        struct text words = { 0 };

        row_words(row, &words);
        double need = (text_width(text_view(&words)) + 4) * CHARACTER / (span > 0 ? span : 1);
        text_done(&words);
        if (need > spacing)
            spacing = need;
    }
    return spacing < d->most ? spacing : d->most;
}

static double row_height(const struct ladder_row *row)
{
    return row->kind == LADDER_MESSAGE ? MESSAGE : OTHER;
}

static void draw_columns(struct drawing *d)
{
    double bottom = d->top + 2 * LINE + 8;

    for (size_t i = 0; i < d->rows; i++)
        bottom += row_height(ladder_row(d->ladder, i));
    for (size_t i = 0; i < ladder_columns(d->ladder); i++) {
        const struct ladder_column *column = ladder_column(d->ladder, i);
        double x = column_x(d, (unsigned)i);
        int room = (int)(d->spacing / CHARACTER) - 1;
        struct text address = { 0 };

        if (column->endpoint.port != 0)
            endpoint_print(&address, column->endpoint);
        else
            addr_print(&address, column->endpoint.addr);
        add_words_in(d->out, x, d->top + LINE - 4, "middle", "strong", slice_of(column->name),
                     room);
        add_words_in(d->out, x, d->top + 2 * LINE - 4, "middle", "dim", text_view(&address), room);
        add_line(d->out, "lifeline", x, d->top + 2 * LINE + 2, x, bottom);
        text_done(&address);
    }
    d->top += 2 * LINE + 8;
}

static const char *row_class(const struct ladder_row *row)
{
    static const char *const classes[TEXT_ROLE_COUNT] = {
        [TEXT_ROLE_REQUEST] = "request", [TEXT_ROLE_PROVISIONAL] = "provisional",
        [TEXT_ROLE_SUCCESS] = "success", [TEXT_ROLE_FAILURE] = "failure",
        [TEXT_ROLE_ERROR] = "failure",
    };

    if (row->kind == LADDER_MEDIA)
        return "media";
    return classes[row->role] != NULL ? classes[row->role] : "plain";
}

static void draw_arrow(struct drawing *d, const struct ladder_row *row, double y)
{
    double from = column_x(d, row->from), to = column_x(d, row->to);
    bool to_right = from < to;

    if (row->from == row->to) {
        text_adds(d->out, "<path class=\"arrow\" d=\"M");
        add_number(d->out, from);
        text_addc(d->out, ' ');
        add_number(d->out, y - 8);
        text_adds(d->out, " h18 v8 h-");
        add_number(d->out, 18 - HEAD);
        text_adds(d->out, "\"/>\n");
        add_head(d->out, from, y, false);
    } else if (row->kind == LADDER_MEDIA) {
        text_adds(d->out, "<rect class=\"bar\"");
        add_attribute(d->out, "x", (to_right ? from : to + HEAD) + 1);
        add_attribute(d->out, "y", y - 9);
        add_attribute(d->out, "width", (to_right ? to - from : from - to) - HEAD - 2);
        add_attribute(d->out, "height", 18);
        text_adds(d->out, "/>\n");
        add_head(d->out, to, y, to_right);
    } else {
        add_line(d->out, "arrow", from, y, to + (to_right ? -HEAD : HEAD), y);
        add_head(d->out, to, y, to_right);
    }
}

/* At the sender's end, above the arrow; of voice, within its bar. */
static void draw_label(struct drawing *d, const struct ladder_row *row, double y)
{
    double from = column_x(d, row->from), to = column_x(d, row->to);
    double room = from < to ? to - from : from - to;
    struct text words = { 0 };

    row_words(row, &words);
    if (row->from == row->to)
        room = d->spacing - 20;
    if (row->kind == LADDER_LOG) /* its words pass over the lifelines */
        room = drawing_width(d) - MARGIN - from - 20;
    int most = (int)(room / CHARACTER) - 2;
    double below = row->kind == LADDER_MEDIA ? 4 : -5;

    if (from <= to)
        add_words_in(d->out, from + (row->from == row->to ? 24 : 10), y + below, "start", "",
                     text_view(&words), most);
    else
        add_words_in(d->out, from - 10, y + below, "end", "", text_view(&words), most);
    text_done(&words);
}

/* The meaning of a mark is said by its sign, not by colour alone. */
static void draw_sign(struct drawing *d, const struct ladder_row *row, double y)
{
    enum glyph glyph = row->wrong ? severity_glyph(row->finding->severity) : GLYPH_EVIDENCE;

    add_words(d->out, MARGIN + TIMES - 18, y + 4, "start", severity_name(row->finding->severity),
              slice_of(glyph_text(glyph, false)));
}

static void draw_row(struct drawing *d, size_t i)
{
    const struct ladder_row *row = ladder_row(d->ladder, i);
    double y = d->top + row_height(row) - 10;
    struct text time = { 0 };

    text_printf(&time, "%.3f", nanos_seconds(row->time - ladder_row(d->ladder, 0)->time));
    add_words(d->out, MARGIN + TIMES - 26, y + 4, "end", "time", text_view(&time));
    text_done(&time);
    text_printf(d->out, "<g class=\"%s%s\">\n", row_class(row), row->wrong ? " wrong" : "");
    draw_arrow(d, row, y);
    draw_label(d, row, y);
    text_adds(d->out, "</g>\n");
    if (row->finding != NULL)
        draw_sign(d, row, y);
    d->top += row_height(row);
}

static void draw_commands(struct drawing *d, const struct finding *finding)
{
    for (int tshark = 0; tshark < 2; tshark++) {
        struct text text = { 0 };

        if (finding_command(d->report, finding, tshark == 1, &text)) {
            d->top += LINE;
            add_words(d->out, MARGIN, d->top, "start", "dim", text_view(&text));
        }
        text_done(&text);
    }
}

/* The finding as it is drawn everywhere, line by line; its first line says how bad it is. */
static void draw_finding(struct drawing *d, struct view *view, const struct finding *finding)
{
    struct canvas *canvas = finding_canvas(d->report, FINDING_WIDTH, view, finding);
    struct text lines = { 0 };
    struct slice rest;
    bool first = true;

    canvas_to_text(canvas, &lines);
    canvas_free(canvas);
    for (rest = text_view(&lines); rest.n > 0; first = false) {
        struct slice line = slice_cut(&rest, '\n');

        d->top += LINE;
        add_words(d->out, MARGIN, d->top, "start", first ? severity_name(finding->severity) : "",
                  line);
    }
    draw_commands(d, finding);
    d->top += LINE;
    text_done(&lines);
}

static void draw_findings(struct drawing *d, struct view *view, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (report_shows(d->report, &verdict->findings[i]))
            draw_finding(d, view, &verdict->findings[i]);
}

static void draw_title(struct drawing *d, const struct call *call, const struct call_fields *fields)
{
    struct text title = { 0 };

    text_printf(&title, _("call %u"), (unsigned)call->id);
    text_adds(&title, ": ");
    text_slice(&title, fields->method);
    text_addc(&title, ' ');
    text_slice(&title, party_number(fields->from));
    text_adds(&title, " → ");
    text_slice(&title, party_number(fields->to));
    text_adds(&title, ", ");
    outcome(call, fields, &title);
    d->top += LINE + 4;
    add_words(d->out, MARGIN, d->top, "start", "title", text_view(&title));
    text_clear(&title);
    clock_iso8601(&title, call->start);
    text_adds(&title, "  Call-ID: ");
    text_slice(&title, fields->call_id);
    d->top += LINE;
    add_words(d->out, MARGIN, d->top, "start", "dim", text_view(&title));
    d->top += LINE / 2;
    text_done(&title);
}

void svg_ladder(struct report *report, struct view *view, const struct verdict *verdict,
                struct text *out)
{
    struct text body = { 0 };
    struct drawing d = { .report = report, .out = &body, .most = SPACING_PAGE };

    d.ladder = call_ladder(report, view, verdict);
    d.rows = ladder_rows(d.ladder) < ROWS_MAX ? ladder_rows(d.ladder) : ROWS_MAX;
    d.spacing = choose_spacing(&d);
    draw_columns(&d);
    for (size_t i = 0; i < d.rows; i++)
        draw_row(&d, i);
    text_adds(out, "<svg class=\"ladder\" viewBox=\"0 0 ");
    add_number(out, drawing_width(&d));
    text_addc(out, ' ');
    add_number(out, d.top + MARGIN);
    text_adds(out, "\">\n");
    text_slice(out, text_view(&body));
    text_adds(out, "</svg>\n");
    text_done(&body);
}

static void begin(struct report *report)
{
    report->body_width = 2 * MARGIN + FINDING_WIDTH * CHARACTER;
    report->body_height = MARGIN;
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    struct drawing d = {
        .report = report, .out = &report->body, .most = SPACING_MAX, .top = report->body_height
    };
    struct call_fields fields;

    if (report->n_calls > CALLS_MAX)
        return;
    call_fields(report->calls, report->arena, call, verdict, &fields);
    d.ladder = call_ladder(report, fields.view, verdict);
    d.rows = ladder_rows(d.ladder) < ROWS_MAX ? ladder_rows(d.ladder) : ROWS_MAX;
    d.spacing = choose_spacing(&d);
    text_adds(d.out, "<g class=\"call\">\n");
    draw_title(&d, call, &fields);
    draw_columns(&d);
    for (size_t i = 0; i < d.rows; i++)
        draw_row(&d, i);
    d.top += LINE;
    draw_findings(&d, fields.view, verdict);
    text_adds(d.out, "</g>\n");
    if (drawing_width(&d) > report->body_width)
        report->body_width = drawing_width(&d);
    report->body_height = d.top + LINE;
}

static void add_rest(struct report *report)
{
    struct text words = { 0 };
    size_t more = report->n_calls > CALLS_MAX ? report->n_calls - CALLS_MAX : 0;

    if (more == 0)
        return;
    text_printf(&words,
                ngettext("and %zu call more, which is not drawn",
                         "and %zu calls more, which are not drawn", (unsigned long)more),
                more);
    report->body_height += LINE;
    add_words(&report->body, MARGIN, report->body_height, "start", "dim", text_view(&words));
    text_done(&words);
}

static void add_notes(struct report *report)
{
    for (size_t i = 0; i < report->capture.n_notes; i++) {
        struct text words = { 0 };

        text_printf(&words, _("note: %s"), report->capture.notes[i]);
        report->body_height += LINE;
        add_words(&report->body, MARGIN, report->body_height, "start", "dim", text_view(&words));
        text_done(&words);
    }
}

static void end(struct report *report, const struct verdict *capture)
{
    struct drawing d = { .report = report, .out = &report->body, .top = report->body_height };
    struct text head = { 0 }, title = { 0 };

    draw_findings(&d, NULL, capture);
    report->body_height = d.top;
    add_rest(report);
    add_notes(report);
    text_adds(&head, "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    add_attribute(&head, "width", report->body_width);
    add_attribute(&head, "height", report->body_height + MARGIN);
    text_adds(&head, " viewBox=\"0 0 ");
    add_number(&head, report->body_width);
    text_addc(&head, ' ');
    add_number(&head, report->body_height + MARGIN);
    text_adds(&head, "\">\n<title>");
    capture_line(report, &title);
    add_text(&head, text_view(&title));
    text_printf(&head, "</title>\n<style>\n%s</style>\n", svg_style);
    text_adds(&head, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", report->out);
    fwrite(head.p, 1, head.n, report->out);
    if (report->body.n > 0)
        fwrite(report->body.p, 1, report->body.n, report->out);
    fputs("</svg>\n", report->out);
    text_done(&head);
    text_done(&title);
}

const struct report_format report_svg = {
    .name = "svg",
    .title = "SVG",
    .extension = ".svg",
    .help = N_("each call drawn as a ladder"),
    .begin = begin,
    .call = add_call,
    .end = end,
};
