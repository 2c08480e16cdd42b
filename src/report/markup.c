/* markup.c - the report as Markdown and as HTML. What stands in columns and under marks is drawn on
 * a canvas and put in as preformatted text. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "report/lines.h"
#include "report/render.h"

#define BLOCK_WIDTH 100                               /* cells of preformatted text */

/* Every ASCII punctuation character may be escaped (CommonMark section 2.4). */
static void markdown_text(struct slice s, FILE *out)
{
    struct text shown = {0};

    printable_text(&shown, s);
    for (size_t i = 0; i < shown.n; i++) {
        if (strchr("\\`*_{}[]()#+-.!|<>&~\"'=:@", shown.p[i]) != NULL)
            putc('\\', out);
        putc(shown.p[i], out);
    }
    text_done(&shown);
}

/* Indented by four: no text within can end such a block. */
static void markdown_block(const struct canvas *canvas, FILE *out)
{
    struct text text = {0};
    struct slice rest;

    canvas_to_text(canvas, &text);
    rest = text_view(&text);
    putc('\n', out);
    while (rest.n > 0) {
        struct slice line = slice_cut(&rest, '\n');

        fprintf(out, "    " SLICE_FMT "\n", SLICE_ARG(line));
    }
    putc('\n', out);
    text_done(&text);
}

static void html_text(struct slice s, FILE *out)
{
    render_html_text(s, out);
}

struct markup {
    void (*text)(struct slice, FILE *);
    void (*block)(const struct canvas *, FILE *);
    const char *title[2], *heading[2], *paragraph[2], *item[2];
};

static const struct markup markdown = {
    .text = markdown_text,
    .block = markdown_block,
    .title = {"# ", "\n\n"},
    .heading = {"\n## ", "\n\n"},
    .paragraph = {"", "\n\n"},
    .item = {"* ", "\n"},
};

static const struct markup html = {
    .text = html_text,
    .block = render_html,
    .title = {"<h1>", "</h1>\n"},
    .heading = {"<h2>", "</h2>\n"},
    .paragraph = {"<p>", "</p>\n"},
    .item = {"<p class=\"call\">", "</p>\n"},
};

static void put(const struct report *report, const struct markup *markup, const char *const tags[2],
                struct slice words)
{
    fputs(tags[0], report->out);
    markup->text(words, report->out);
    fputs(tags[1], report->out);
}

static void begin_markup(struct report *report, const struct markup *markup)
{
    struct text text = {0};

    put(report, markup, markup->title, slice_of(_("Why calls failed")));
    capture_line(report, &text);
    put(report, markup, markup->paragraph, text_view(&text));
    for (size_t i = 0; i < report->capture.n_notes; i++) {
        text_clear(&text);
        text_printf(&text, _("note: %s"), report->capture.notes[i]);
        put(report, markup, markup->paragraph, text_view(&text));
    }
    text_done(&text);
}

static void add_findings(struct report *report, const struct markup *markup, struct view *view,
                         const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++) {
        struct canvas *canvas;

        if (!report_shows(report, &verdict->findings[i]))
            continue;
        canvas = finding_canvas(report, BLOCK_WIDTH, view, &verdict->findings[i]);
        markup->block(canvas, report->out);
        canvas_free(canvas);
    }
}

/* "✗ call 3: +1415… → +1212…, failed 403 Forbidden, 0:12" */
static void call_line(const struct call *call, const struct call_fields *fields,
                      const struct finding *worst, struct text *out)
{
    text_adds(out, glyph_text(call_glyph(call, worst), false));
    text_printf(out, _(" call %u: "), (unsigned)call->id);
    parties(call, fields, " → ", out);
    text_adds(out, ", ");
    outcome(call, fields, out);
    text_adds(out, ", ");
    call_length(call, out);
}

static void add_markup(struct report *report, const struct markup *markup, const struct call *call,
                       const struct verdict *verdict)
{
    const struct finding *worst = worst_finding(report, verdict);
    struct call_fields fields;
    struct text text = {0};

    call_fields(report, call, verdict, &fields);
    call_line(call, &fields, worst, &text);
    put(report, markup, worst == NULL ? markup->item : markup->heading, text_view(&text));
    add_findings(report, markup, fields.view, verdict);
    text_done(&text);
}

static void end_markup(struct report *report, const struct markup *markup,
                       const struct verdict *verdict)
{
    struct text text = {0};

    if (report_shown(report, verdict) > 0) {
        put(report, markup, markup->heading, slice_of(_("The capture as a whole")));
        add_findings(report, markup, NULL, verdict);
    }
    summary_line(report, &text);
    fputs("\n", report->out);
    put(report, markup, markup->paragraph, text_view(&text));
    text_done(&text);
}

static void markdown_begin(struct report *report)
{
    begin_markup(report, &markdown);
}

static void markdown_call(struct report *report, const struct call *call,
                          const struct verdict *verdict)
{
    add_markup(report, &markdown, call, verdict);
}

static void markdown_end(struct report *report, const struct verdict *verdict)
{
    end_markup(report, &markdown, verdict);
}

const struct report_format report_markdown = {
    .name = "markdown",
    .help = N_("for tickets and wikis"),
    .begin = markdown_begin,
    .call = markdown_call,
    .end = markdown_end,
};

/* No script, nothing loaded from elsewhere; the policy says so to the browser as well. */
static const char html_head[] =
    "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>sipwhy</title>\n<style>\n"
    ":root{color-scheme:light dark;--fg:#1c1e21;--bg:#fff;--box:#f4f5f7;--dim:#667;"
    "--bad:#b3261e;--warn:#8a5a00;--good:#1b7a3d;--note:#0b6a8f}\n"
    "@media(prefers-color-scheme:dark){:root{--fg:#e4e6ea;--bg:#16181c;--box:#22252b;--dim:#9aa0ab;"
    "--bad:#ff8a80;--warn:#f2c15c;--good:#7bd88f;--note:#7cc7e8}}\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;"
    "color:var(--fg);background:var(--bg)}\n"
    "h2{font-size:1.1rem;margin-top:2rem}.call{margin:.2rem 0}\n"
    "pre{background:var(--box);padding:.8rem;overflow-x:auto;font-size:.85rem;line-height:1.35}\n"
    ".error,.wrong{color:var(--bad);font-weight:bold}.warning{color:var(--warn);font-weight:bold}\n"
    ".info,.related,.header-name{color:var(--note)}.expected,.good{color:var(--good)}\n"
    ".dim,.frame,.time{color:var(--dim)}.strong,.title{font-weight:bold}\n"
    "</style>\n</head>\n<body>\n";

static void html_begin(struct report *report)
{
    fputs(html_head, report->out);
    begin_markup(report, &html);
}

static void html_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    add_markup(report, &html, call, verdict);
}

static void html_end(struct report *report, const struct verdict *verdict)
{
    end_markup(report, &html, verdict);
    fputs("</body>\n</html>\n", report->out);
}

const struct report_format report_html = {
    .name = "html",
    .help = N_("one page that needs nothing else"),
    .begin = html_begin,
    .call = html_call,
    .end = html_end,
};
