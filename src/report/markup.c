/* markup.c - the report as Markdown: clean in GitHub, Jira, a mail, and as it stands. The lines
 * under marks and the ladder are drawn on a canvas and put in as preformatted text. */
#include "config.h"

#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "draw/finding.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "report/text_parts.h"
#include "sip/chars.h"

#define BLOCK_WIDTH 100 /* cells of preformatted text */
#define BLOCK_ROWS 2000

static bool is_alnum(const struct text *text, size_t i)
{
    return i < text->n && char_is(text->p[i], CHAR_DIGIT | CHAR_ALPHA);
}

/* Does the character mean something where it stands? No '_' within a word emphasises. A '*' may
 * find its partner in another piece of the line; a '@' makes a mention, or a link of what is around
 * it. */
static bool is_markup(const struct text *text, size_t i)
{
    char c = text->p[i];

    if (strchr("\\`*_[]<>&#|~@", c) == NULL)
        return false;
    return c != '_' || i == 0 || !is_alnum(text, i - 1) || !is_alnum(text, i + 1);
}

/* Only what means something to Markdown in the middle of a line is escaped, and what does at the
 * beginning of a paragraph. */
static void put_text(struct slice s, FILE *out)
{
    struct text shown = { 0 };

    printable_text(&shown, s);
    text_str(&shown);
    for (size_t i = 0; i < shown.n; i++) {
        const char *rest = shown.p + i;
        bool address = strncmp(rest, "://", 3) == 0 || (i > 0 && strncmp(rest - 1, "w.", 2) == 0);
        bool first = i == 0 && strchr("+-=.0123456789", *rest) != NULL && *rest != '+';

        if (is_markup(&shown, i) || address || (first && *rest > '9'))
            putc('\\', out);
        else if (first && (*rest == '-' || *rest == '='))
            putc('\\', out);
        putc(*rest, out);
    }
    text_done(&shown);
}

/* A name as code: no backtick can end it. */
static void put_code(struct slice s, FILE *out)
{
    struct text shown = { 0 };

    printable_text(&shown, s);
    putc('`', out);
    for (size_t i = 0; i < shown.n; i++)
        putc(shown.p[i] == '`' ? '\'' : shown.p[i], out);
    putc('`', out);
    text_done(&shown);
}

/* Indented by four: no text within can end such a block. */
static void put_block(const struct canvas *canvas, FILE *out)
{
    struct text text = { 0 };
    struct slice rest;

    canvas_to_text(canvas, &text);
    rest = text_view(&text);
    while (rest.n > 0) {
        struct slice line = slice_cut(&rest, '\n');

        fprintf(out, "    " SLICE_FMT "\n", SLICE_ARG(line));
    }
    putc('\n', out);
    text_done(&text);
}

static void put_paragraph(const char *label, const char *words, FILE *out)
{
    if (words == NULL || words[0] == '\0')
        return;
    if (label != NULL)
        fprintf(out, "**%s** ", label);
    put_text(slice_of(words), out);
    fputs("\n\n", out);
}

static void begin(struct report *report)
{
    struct text text = { 0 };
    size_t after;

    fprintf(report->out, "# %s\n\n", _("Why calls failed"));
    capture_line(report, &text);
    for (size_t i = 0; i < report->capture.n_files; i++) {
        fputs(i > 0 ? ", " : "", report->out);
        put_code(slice_of(file_name(report->capture.files[i])), report->out);
    }
    after = 0;
    for (size_t i = 0; i < report->capture.n_files; i++)
        after += strlen(file_name(report->capture.files[i])) + (i > 0 ? 2 : 0);
    put_text(slice_sub(text_view(&text), after, text.n), report->out);
    fputs("\n\n", report->out);
    for (size_t i = 0; i < report->capture.n_notes; i++)
        put_paragraph(_("note"), report->capture.notes[i], report->out);
    text_done(&text);
}

static void put_evidence(const struct finding *finding, struct view *view, FILE *out)
{
    int rows = finding_evidence_draw(NULL, 0, 0, BLOCK_WIDTH, view, finding);
    struct canvas *canvas;

    if (rows < 1)
        return;
    canvas = canvas_new(BLOCK_WIDTH, rows > BLOCK_ROWS ? BLOCK_ROWS : rows);
    finding_evidence_draw(canvas, 0, 0, BLOCK_WIDTH, view, finding);
    put_block(canvas, out);
    canvas_free(canvas);
}

static void put_commands(struct report *report, const struct finding *finding)
{
    for (int tshark = 0; tshark < 2; tshark++) {
        struct text text = { 0 };

        if (finding_command(report, finding, tshark == 1, &text)) {
            fputs("* ", report->out);
            put_code(text_view(&text), report->out);
            fputs("\n", report->out);
        }
        text_done(&text);
    }
    fputs("\n", report->out);
}

static void put_finding(struct report *report, struct view *view, const struct finding *finding)
{
    FILE *out = report->out;

    fprintf(out, "**%s** ", severity_words(finding->severity));
    put_text(slice_of(finding->title), out);
    fprintf(out, " (`%s`, %s)\n\n", finding->rule->id, confidence_words(finding->confidence));
    put_evidence(finding, view, out);
    put_paragraph(_("fix"), finding->fix, out);
    put_paragraph(NULL, finding->explain, out);
    put_paragraph(_("to be sure"), finding->check, out);
    put_commands(report, finding);
}

static void put_findings(struct report *report, struct view *view, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (report_shows(report, &verdict->findings[i]))
            put_finding(report, view, &verdict->findings[i]);
}

static void put_ladder(struct report *report, struct view *view, const struct verdict *verdict)
{
    const struct ladder *ladder = call_ladder(report, view, verdict);
    int width = ladder_width(ladder), rows = LADDER_HEAD + ladder_height(ladder);
    struct canvas *canvas = canvas_new(width, rows > BLOCK_ROWS ? BLOCK_ROWS : rows);

    ladder_draw(ladder, canvas, (struct rect){ 0, 0, width, rows }, 0, 0, SIZE_MAX);
    put_block(canvas, report->out);
    canvas_free(canvas);
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    const struct finding *worst = worst_finding(report, verdict);
    struct call_fields fields;
    struct text text = { 0 };

    call_fields(report->calls, report->arena, call, verdict, &fields);
    call_line(call, &fields, worst, &text);
    fputs(worst == NULL ? "* " : "\n## ", report->out);
    put_text(text_view(&text), report->out);
    fputs(worst == NULL ? "\n" : "\n\n", report->out);
    if (worst != NULL) {
        text_clear(&text);
        call_where(call, &fields, false, &text);
        put_text(text_view(&text), report->out);
        fputs(", Call-ID ", report->out);
        put_code(fields.call_id, report->out);
        fputs("\n\n", report->out);
        put_findings(report, fields.view, verdict);
        put_ladder(report, fields.view, verdict);
    }
    text_done(&text);
}

static void end(struct report *report, const struct verdict *verdict)
{
    struct text text = { 0 };

    if (report_shown(report, verdict) > 0) {
        fprintf(report->out, "\n## %s\n\n", _("The capture as a whole"));
        put_findings(report, NULL, verdict);
    }
    summary_line(report, &text);
    fputs("\n", report->out);
    put_text(text_view(&text), report->out);
    fputs("\n", report->out);
    text_done(&text);
}

const struct report_format report_markdown = {
    .name = "markdown",
    .title = "Markdown",
    .extension = ".md",
    .help = N_("for tickets and wikis"),
    .begin = begin,
    .call = add_call,
    .end = end,
};
