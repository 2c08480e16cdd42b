/* text.c - the report for a terminal or a mail: a line for each call, findings in full. */
#include "config.h"

#include "base/gettext.h"
#include "draw/words.h"
#include "report/render.h"
#include "report/text_parts.h"

static struct canvas *line_canvas(const struct report *report, int rows)
{
    struct canvas *canvas = canvas_new(report->width, rows);

    canvas_set_ascii(canvas, report->ascii);
    return canvas;
}

static void flush(const struct report *report, struct canvas *canvas)
{
    render_text(canvas, report->color, report->out);
    canvas_free(canvas);
}

/* A paragraph in one role, its later lines indented. */
static void say(const struct report *report, enum text_role role, struct slice words)
{
    int width = report->width;
    struct canvas *canvas = line_canvas(report, canvas_wrap(NULL, 0, 0, width, role, words));

    canvas_wrap(canvas, 0, 0, width, role, words);
    flush(report, canvas);
}

static void begin(struct report *report)
{
    struct text text = { 0 };

    capture_line(report, &text);
    say(report, TEXT_ROLE_TITLE, text_view(&text));
    for (size_t i = 0; i < report->capture.n_notes; i++) {
        text_clear(&text);
        text_printf(&text, _("note: %s"), report->capture.notes[i]);
        say(report, TEXT_ROLE_WARNING, text_view(&text));
    }
    text_done(&text);
    putc('\n', report->out);
}

/* The line of a call: its parties get what the other columns leave, or, where that is too little, a
 * line of their own. A call that is no INVITE names its method before them. */
enum { COLUMN_ID = 2, COLUMN_TIME = 8, COLUMN_REST = 18, LENGTH_WIDTH = 8, ONE_LINE = 64 };

/* Lines of one picture of a ladder. */
enum { LADDER_LINES = 1000 };

static void draw_parties(struct canvas *canvas, struct rect at, const struct call *call,
                         const struct call_fields *fields)
{
    struct text text = { 0 };

    parties(call, fields, canvas_is_ascii(canvas) ? " -> " : " → ", &text);
    canvas_field(canvas, at.x, at.y, at.width, TEXT_ROLE_TEXT, text_view(&text));
    text_done(&text);
}

static void draw_call(struct canvas *canvas, const struct call *call,
                      const struct call_fields *fields, const struct finding *worst)
{
    bool one_line = canvas_height(canvas) == 1;
    int width = canvas_width(canvas), rest = width - COLUMN_REST - LENGTH_WIDTH - 1;
    int parties = one_line ? rest * 2 / 3 : -1;
    enum text_role role = worst != NULL     ? severity_role(worst->severity)
                          : went_well(call) ? TEXT_ROLE_GOOD
                                            : TEXT_ROLE_DIM;
    enum glyph glyph = call_glyph(call, worst);
    struct text text = { 0 };

    canvas_glyph(canvas, 0, 0, role, glyph);
    canvas_printf(canvas, COLUMN_ID, 0, TEXT_ROLE_STRONG, "%u", (unsigned)call->id);
    clock_local(&text, call->start);
    canvas_text(canvas, COLUMN_TIME, 0, TEXT_ROLE_TIME, 0, text_view(&text));
    draw_parties(canvas,
                 one_line ? (struct rect){ COLUMN_REST, 0, parties, 1 }
                          : (struct rect){ COLUMN_TIME, 1, width - COLUMN_TIME, 1 },
                 call, fields);
    text_clear(&text);
    outcome(call, fields, &text);
    canvas_field(canvas, COLUMN_REST + parties + 1, 0, rest - parties - 1,
                 call->status >= 300 ? TEXT_ROLE_FAILURE : TEXT_ROLE_TEXT, text_view(&text));
    text_clear(&text);
    call_length(call, &text);
    canvas_text(canvas, width - (int)text.n, 0, TEXT_ROLE_TIME, 0, text_view(&text));
    text_done(&text);
}

static void say_short(struct report *report, const struct finding *finding, uint32_t as_in)
{
    struct text text = { 0 };

    text_printf(&text, "%s: %s (%s)", severity_words(finding->severity), finding->title,
                finding->rule->id);
    if (as_in != 0)
        text_printf(&text, _(", as in call %u"), (unsigned)as_in);
    say(report, severity_role(finding->severity), text_view(&text));
    text_done(&text);
}

static void write_commands(struct report *report, const struct finding *finding)
{
    for (int tshark = 0; tshark < 2; tshark++) {
        struct text text = { 0 };

        if (finding_command(report, finding, tshark == 1, &text))
            say(report, TEXT_ROLE_DIM, text_view(&text));
        text_done(&text);
    }
}

/* Errors and warnings in full, the same ones of later calls and remarks in one line. */
static void write_findings(struct report *report, struct view *view, const struct call *call,
                           const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];
        const struct fault *fault = NULL;

        if (!report_shows(report, finding))
            continue;
        if (call != NULL)
            fault = faults_take(&report->faults, finding, call->id);
        if (finding->severity == SEVERITY_INFO || (fault != NULL && fault->total > 1)) {
            say_short(report, finding, fault != NULL ? fault->calls[0] : 0);
            continue;
        }
        putc('\n', report->out);
        flush(report, finding_canvas(report, report->width, view, finding));
        write_commands(report, finding);
    }
}

/* The findings that several calls share, each once. */
static void write_shared(struct report *report)
{
    bool first = true;

    for (size_t i = 0; i < report->faults.n; i++) {
        const struct fault *fault = &report->faults.list[i];
        struct text text = { 0 };

        if (fault->total < 2)
            continue;
        if (first)
            putc('\n', report->out);
        first = false;
        text_printf(&text, "%s: %s (%s), ", severity_words(fault->severity), fault->title,
                    fault->rule->id);
        text_printf(&text, ngettext("%zu call: ", "%zu calls: ", (unsigned long)fault->total),
                    fault->total);
        fault_calls(fault, &text);
        say(report, severity_role(fault->severity), text_view(&text));
        text_done(&text);
    }
}

/* The names of the call that a ticket needs. */
static void write_where(struct report *report, const struct call *call,
                        const struct call_fields *fields)
{
    struct text text = { 0 };

    text_adds(&text, "  ");
    call_where(call, fields, report->ascii, &text);
    say(report, TEXT_ROLE_DIM, text_view(&text));
    text_clear(&text);
    text_adds(&text, "  Call-ID ");
    text_slice(&text, fields->call_id);
    say(report, TEXT_ROLE_DIM, text_view(&text));
    text_done(&text);
}

/* What the switch wrote meanwhile, as an agent of HOMER sent it on. */
static void write_logs(struct report *report, const struct call *call)
{
    struct text text = { 0 };

    for (uint32_t i = 0; i < call->n_logged; i++) {
        text_clear(&text);
        text_adds(&text, _("  log, "));
        clock_iso8601(&text, call->more->logged[i].time);
        text_adds(&text, ": ");
        call_log_print(report->calls, &call->more->logged[i], &text);
        say(report, TEXT_ROLE_DIM, slice_trim(text_view(&text)));
    }
    text_done(&text);
}

/* In several pictures, each with its heads, where it is long. */
static void write_ladder(struct report *report, const struct ladder *ladder)
{
    int width = ladder_width(ladder);
    size_t n = ladder_rows(ladder);

    if (width < report->width)
        width = report->width;
    for (size_t top = 0; top < n;) {
        int height = LADDER_HEAD;
        size_t first = top;
        struct canvas *canvas;

        for (; top < n && height < LADDER_LINES; top++)
            height++;
        canvas = canvas_new(width, height);
        canvas_set_ascii(canvas, report->ascii);
        ladder_draw(ladder, canvas, (struct rect){ 0, 0, width, height }, first, 0, SIZE_MAX);
        putc('\n', report->out);
        flush(report, canvas);
    }
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    const struct finding *worst = worst_finding(report, verdict);
    struct call_fields fields;
    struct canvas *canvas = line_canvas(report, report->width < ONE_LINE ? 2 : 1);

    call_fields(report->calls, report->arena, call, verdict, &fields);
    draw_call(canvas, call, &fields, worst);
    flush(report, canvas);
    if (worst != NULL && worst->severity != SEVERITY_INFO)
        write_where(report, call, &fields);
    write_logs(report, call);
    if (report->ladder)
        write_ladder(report, call_ladder(report, fields.view, verdict));
    if (report->ladder && worst != NULL && worst->severity == SEVERITY_INFO)
        putc('\n', report->out);
    if (worst != NULL)
        write_findings(report, fields.view, call, verdict);
    if (report->ladder || (worst != NULL && worst->severity != SEVERITY_INFO))
        putc('\n', report->out);
}

static void end(struct report *report, const struct verdict *verdict)
{
    struct text text = { 0 };

    if (report_shown(report, verdict) > 0) {
        putc('\n', report->out);
        say(report, TEXT_ROLE_TITLE, slice_of(_("The capture as a whole")));
        write_findings(report, NULL, NULL, verdict);
    }
    write_shared(report);
    putc('\n', report->out);
    summary_line(report, &text);
    say(report, TEXT_ROLE_TITLE, text_view(&text));
    text_done(&text);
}

const struct report_format report_text = {
    .name = "text",
    .title = "text",
    .extension = ".txt",
    .help = N_("for people: a line for each call, findings in full"),
    .begin = begin,
    .call = add_call,
    .end = end,
    .brief = true,
};

static void begin_ladder(struct report *report)
{
    report->ladder = true;
    begin(report);
}

const struct report_format report_ladder = {
    .name = "ladder",
    .title = "ladder",
    .extension = ".txt",
    .help = N_("as text, with each call drawn as a ladder"),
    .begin = begin_ladder,
    .call = add_call,
    .end = end,
};
