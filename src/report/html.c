/* html.c - the report as one page that needs nothing else: it reads on a phone, it prints, and it
 * holds no script. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/evidence.h"
#include "draw/words.h"
#include "report/render.h"
#include "report/svg.h"
#include "report/text_parts.h"
#include "sip/auth.h"

/* No script, nothing loaded from elsewhere; the policy says so to the browser as well. */
static const char head[] =
    "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
static const char style[] =
    ":root{color-scheme:light dark;--fg:#1c1e21;--bg:#fff;--box:#f4f5f7;--dim:#556;"
    "--bad:#b3261e;--warn:#8a5a00;--good:#1b7a3d;--note:#0b6a8f}\n"
    "@media(prefers-color-scheme:dark){:root{--fg:#e4e6ea;--bg:#16181c;--box:#22252b;--dim:#a3a9b4;"
    "--bad:#ff8a80;--warn:#f2c15c;--good:#7bd88f;--note:#7cc7e8}}\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:1.5rem auto;padding:0 1rem;"
    "color:var(--fg);background:var(--bg);overflow-wrap:anywhere}\n"
    "h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}\n"
    "p{margin:.4rem 0}"
    "pre{margin:.2rem 0;white-space:pre-wrap;font-size:.85rem}code{font-size:.85rem}\n"
    ".lines{background:var(--box);padding:.5rem .8rem;margin:.4rem 0}\n"
    "h3.error,.wrong{color:var(--bad);font-weight:bold}h3.warning{color:var(--warn)}\n"
    ".wrong,.related{text-decoration:underline}.related,h3.info{color:var(--note)}\n"
    ".expected,.fix{color:var(--good)}.where{color:var(--dim);font-size:.9rem}\n"
    "svg.ladder{display:block;width:100%;max-width:50rem;height:auto;background:#fff;"
    "margin:.8rem 0}\n"
    "@media print{body{max-width:none;margin:0;font-size:11pt;--fg:#000;--bg:#fff;--box:#fff}"
    ".lines{border-left:3px solid #999}h2,h3,svg.ladder,.lines{break-inside:avoid}}\n";

static void put(const char *tag, const char *class, struct slice words, FILE *out)
{
    fprintf(out, "<%s", tag);
    if (class != NULL)
        fprintf(out, " class=\"%s\"", class);
    putc('>', out);
    render_html_text(words, out);
    fprintf(out, "</%s>\n", tag);
}

static void put_labelled(const char *class, const char *label, const char *words, FILE *out)
{
    struct text text = { 0 };

    if (words == NULL || words[0] == '\0')
        return;
    text_printf(&text, "%s %s", label, words);
    put("p", class, text_view(&text), out);
    text_done(&text);
}

static void begin(struct report *report)
{
    struct text text = { 0 };

    fputs(head, report->out);
    capture_line(report, &text);
    put("title", NULL, slice_sub(text_view(&text), 0, slice_chr(text_view(&text), ':')),
        report->out);
    fprintf(report->out, "<style>\n%s%s</style>\n</head>\n<body>\n", svg_style, style);
    put("h1", NULL, slice_of(_("Why calls failed")), report->out);
    put("p", "where", text_view(&text), report->out);
    for (size_t i = 0; i < report->capture.n_notes; i++)
        put_labelled("where", _("note:"), report->capture.notes[i], report->out);
    text_done(&text);
}

/* A line of a message, what is marked in it in a colour and underlined. */
static void put_line(const struct marked_line *line, const char *class, FILE *out)
{
    char *masked = xstrndup(line->bytes.p, line->bytes.n);
    struct slice all = { masked, line->bytes.n };

    digest_mask(masked, all.n);
    fputs("<pre>", out);
    render_html_text(slice_sub(all, 0, line->begin), out);
    fprintf(out, "<span class=\"%s\">", class);
    render_html_text(slice_sub(all, line->begin, line->end), out);
    fputs("</span>", out);
    render_html_text(slice_sub(all, line->end, all.n), out);
    fputs("</pre>\n", out);
    free(masked);
}

static void put_evidence(struct report *report, struct view *view, const struct finding *finding,
                         size_t i)
{
    const struct evidence *evidence = &finding->evidence[i];
    const char *class = i == 0 || evidence->expected != NULL ? "wrong" : "related";
    struct marked_line line;
    struct text place = { 0 };

    evidence_place(&place, view, evidence);
    if (evidence->kind == PLACE_SIP) /* of others it is the place */
        text_printf(&place, _(", frame %u"), (unsigned)evidence->frame);
    put("p", "where", text_view(&place), report->out);
    text_done(&place);
    if (evidence_line(view, evidence, &line))
        put_line(&line, class, report->out);
    else
        put("pre", class, (struct slice){ evidence->text, evidence->text_length }, report->out);
    put_labelled("expected", _("expected"), evidence->expected, report->out);
    if (evidence->note != NULL)
        put("p", "where", slice_of(evidence->note), report->out);
}

static void put_commands(struct report *report, const struct finding *finding)
{
    for (int tshark = 0; tshark < 2; tshark++) {
        struct text text = { 0 };

        if (finding_command(report, finding, tshark == 1, &text)) {
            fputs("<p class=\"where\">", report->out);
            put("code", NULL, text_view(&text), report->out);
            fputs("</p>\n", report->out);
        }
        text_done(&text);
    }
}

/* A link to the page of the cause; rules of the user have none. */
static void put_page(const struct report *report, const struct rule *rule)
{
    struct slice base = slice_of(report->handbook != NULL ? report->handbook : "");

    if (report->handbook == NULL || !rule->bundled)
        return;
    fputs("<p class=\"where\"><a href=\"", report->out);
    render_html_text(
        slice_sub(base, 0, base.n > 0 && base.p[base.n - 1] == '/' ? base.n - 1 : base.n),
        report->out);
    fprintf(report->out, "/%s.html\">", rule->id);
    render_html_text(slice_of(_("This cause in the handbook")), report->out);
    fputs("</a></p>\n", report->out);
}

static void put_finding(struct report *report, struct view *view, const struct finding *finding)
{
    struct text text = { 0 };

    text_printf(&text, "%s (%s, %s)", finding->title, finding->rule->id,
                confidence_words(finding->confidence));
    put("h3", severity_name(finding->severity), text_view(&text), report->out);
    text_done(&text);
    if (finding->n_evidence > 0)
        fputs("<div class=\"lines\">\n", report->out);
    for (size_t i = 0; i < finding->n_evidence; i++)
        put_evidence(report, view, finding, i);
    if (finding->n_evidence > 0)
        fputs("</div>\n", report->out);
    put_labelled("fix", _("Fix:"), finding->fix, report->out);
    if (finding->explain != NULL)
        put("p", NULL, slice_of(finding->explain), report->out);
    put_labelled(NULL, _("To be sure:"), finding->check, report->out);
    put_commands(report, finding);
    put_page(report, finding->rule);
}

static void put_findings(struct report *report, struct view *view, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (report_shows(report, &verdict->findings[i]))
            put_finding(report, view, &verdict->findings[i]);
}

static void add_call(struct report *report, const struct call *call, const struct verdict *verdict)
{
    const struct finding *worst = worst_finding(report, verdict);
    struct call_fields fields;
    struct text text = { 0 };

    call_fields(report->calls, report->arena, call, verdict, &fields);
    call_line(call, &fields, worst, &text);
    put(worst == NULL ? "p" : "h2", NULL, text_view(&text), report->out);
    text_clear(&text);
    call_where(call, &fields, false, &text);
    text_adds(&text, ", Call-ID ");
    text_slice(&text, fields.call_id);
    if (worst != NULL)
        put("p", "where", text_view(&text), report->out);
    text_clear(&text);
    if (worst != NULL) {
        put_findings(report, fields.view, verdict);
        svg_ladder(report, fields.view, verdict, &text);
        fwrite(text.p, 1, text.n, report->out);
    }
    text_done(&text);
}

static void end(struct report *report, const struct verdict *verdict)
{
    struct text text = { 0 };

    if (report_shown(report, verdict) > 0) {
        put("h2", NULL, slice_of(_("The capture as a whole")), report->out);
        put_findings(report, NULL, verdict);
    }
    summary_line(report, &text);
    put("p", NULL, text_view(&text), report->out);
    fputs("</body>\n</html>\n", report->out);
    text_done(&text);
}

const struct report_format report_html = {
    .name = "html",
    .title = "HTML",
    .extension = ".html",
    .help = N_("one page that needs nothing else"),
    .begin = begin,
    .call = add_call,
    .end = end,
};
