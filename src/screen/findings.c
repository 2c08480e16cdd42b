/* findings.c - findings of a call or of the capture: what, why, what to do, where it is seen. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/words.h"
#include "screen/app.h"
#include "screen/gather.h"
#include "screen/page.h"

struct cause {
    size_t calls;
    uint32_t first; /* of them */
};

struct findings_view {
    struct screen screen;
    struct page page;
    uint32_t call; /* 0: the whole capture */
    uint64_t changes;
    bool filled;
    struct gather gather; /* of the whole capture */
    struct cause *causes; /* of each rule, so far */
    size_t n_findings;    /* of the last round, and of the first of them: */
    enum severity severity;
    enum confidence confidence;
};

/* A link is a call's id and a message of it. */
static uint64_t link_to(uint32_t call, uint32_t message)
{
    return (uint64_t)call << 32 | message;
}

static enum text_role role_of(enum severity severity)
{
    static const enum text_role roles[] = { [SEVERITY_ERROR] = TEXT_ROLE_ERROR,
                                            [SEVERITY_WARNING] = TEXT_ROLE_WARNING,
                                            [SEVERITY_INFO] = TEXT_ROLE_INFO,
                                            [SEVERITY_CONFORMANCE] = TEXT_ROLE_INFO };

    return roles[severity];
}

static const char *sign(const struct app *app, enum severity severity)
{
    static const enum glyph glyphs[] = { [SEVERITY_ERROR] = GLYPH_ERROR,
                                         [SEVERITY_WARNING] = GLYPH_WARNING,
                                         [SEVERITY_INFO] = GLYPH_INFO,
                                         [SEVERITY_CONFORMANCE] = GLYPH_INFO };

    return glyph_text(glyphs[severity], app->settings->ascii);
}

static void add_evidence(struct findings_view *v, uint32_t call, const struct evidence *evidence)
{
    struct text line = { 0 };

    text_add(&line, evidence->text, evidence->text_length);
    if (evidence->kind == PLACE_SIP)
        text_printf(&line, _("   (message %u, line %u, %s)"), evidence->message + 1, evidence->line,
                    evidence->header);
    else
        text_printf(&line, _("   (frame %u, %s)"), evidence->frame, evidence->header);
    page_add(&v->page, TEXT_ROLE_WRONG, 4,
             call ? link_to(call, evidence->kind == PLACE_SIP ? evidence->message : NO_INDEX)
                  : PAGE_NO_LINK,
             text_view(&line));
    if (evidence->expected != NULL)
        page_printf(&v->page, TEXT_ROLE_EXPECTED, 6, _("expected %s"), evidence->expected);
    if (evidence->note != NULL)
        page_printf(&v->page, TEXT_ROLE_DIM, 6, "%s", evidence->note);
    text_done(&line);
}

static void add_finding(struct findings_view *v, uint32_t call, const struct finding *finding)
{
    const struct rule *rule = finding->rule;

    page_printf(&v->page, role_of(finding->severity), 0, "%s %s   %s  %s",
                sign(v->screen.app, finding->severity), finding->title, rule->id,
                _(confidence_name(finding->confidence)));
    for (size_t i = 0; i < finding->n_evidence; i++)
        add_evidence(v, call, &finding->evidence[i]);
    page_printf(&v->page, TEXT_ROLE_GOOD, 2, "%s %s", _("Fix:"), finding->fix);
    page_printf(&v->page, TEXT_ROLE_TEXT, 2, "%s", finding->explain);
    if (finding->consequence_of != NULL)
        page_printf(&v->page, TEXT_ROLE_DIM, 2, _("Follows from: %s"), finding->consequence_of);
    if (finding->check != NULL)
        page_printf(&v->page, TEXT_ROLE_INFO, 2, "%s %s", _("To be sure:"), finding->check);
    struct text references = { 0 };
    for (size_t i = 0; i < rule->n_references; i++)
        text_printf(&references, "%s%s", i ? ", " : "", rule->references[i]);
    if (finding->provider_code != NULL)
        text_printf(&references, _("%sprovider's code %s"), references.n ? ", " : "",
                    finding->provider_code);
    if (references.n)
        page_printf(&v->page, TEXT_ROLE_DIM, 2, "%s %s", _("See:"), references.p);
    text_done(&references);
    page_gap(&v->page);
}

static void add_verdict(struct findings_view *v, uint32_t call, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        add_finding(v, call, &verdict->findings[i]);
}

static void begin_causes(void *context)
{
    struct findings_view *v = context;

    free(v->causes);
    v->causes = xcalloc(rules_count(v->screen.app->rules) + 1, sizeof *v->causes);
}

static void count_cause(void *context, struct call *call)
{
    struct findings_view *v = context;
    const struct verdict *verdict = diagnosis_call(v->screen.app->diagnosis, call);
    struct cause *cause =
        verdict->n_findings ? &v->causes[verdict->findings[0].rule->number] : NULL;

    if (cause != NULL && !cause->calls++)
        cause->first = call->id;
}

/* In how many calls it was found, and the first of them to jump to. */
static void add_cause(struct findings_view *v, const struct cause *cause)
{
    struct app *app = v->screen.app;
    struct call *call = calls_by_id(app->calls, cause->first);
    const struct verdict *verdict = call != NULL ? diagnosis_call(app->diagnosis, call) : NULL;
    struct text line = { 0 };

    if (verdict == NULL || !verdict->n_findings)
        return; /* forgotten meanwhile, or it has gone on; the next round tells */
    const struct finding *finding = &verdict->findings[0];
    text_printf(&line, "%s ", sign(app, finding->severity));
    text_printf(&line, ngettext("%zu call: %s", "%zu calls: %s", cause->calls), cause->calls,
                finding->title);
    text_printf(&line, "   %s", finding->rule->id);
    page_add(&v->page, role_of(finding->severity), 0, link_to(cause->first, NO_INDEX),
             text_view(&line));
    text_done(&line);
}

/* The notes on the sources: cut packets, lost ones, clocks that were set. */
static void add_notes(struct findings_view *v)
{
    const struct feeder *feeder = app_feeder(v->screen.app);
    struct report_capture capture = { 0 };

    if (feeder != NULL && feeder->describe != NULL && !v->screen.app->loading)
        feeder->describe(feeder->context, &capture);
    if (!capture.n_files)
        return;
    page_gap(&v->page);
    page_printf(&v->page, TEXT_ROLE_STRONG, 0, "%s", _("What was read"));
    page_printf(&v->page, TEXT_ROLE_TEXT, 2, _("%llu packets, %llu SIP messages, %llu of RTP"),
                (unsigned long long)capture.packets, (unsigned long long)capture.stats.sip_messages,
                (unsigned long long)capture.stats.rtp_packets);
    for (size_t i = 0; i < capture.n_notes; i++)
        page_printf(&v->page, TEXT_ROLE_WARNING, 2, "%s", capture.notes[i]);
}

/* For the title; the verdict on the whole is not made anew with each picture. */
static void note_first(struct findings_view *v, const struct verdict *verdict)
{
    v->n_findings = verdict->n_findings;
    if (!v->n_findings)
        return;
    v->severity = verdict->findings[0].severity;
    v->confidence = verdict->findings[0].confidence;
}

static void fill_call(struct findings_view *v)
{
    struct app *app = v->screen.app;
    struct call *call = calls_by_id(app->calls, v->call);

    page_clear(&v->page);
    v->n_findings = 0;
    if (call != NULL) {
        const struct verdict *verdict = diagnosis_call(app->diagnosis, call);

        note_first(v, verdict);
        add_verdict(v, v->call, verdict);
    }
    if (!v->page.n)
        page_printf(&v->page, TEXT_ROLE_GOOD, 0, "%s", _("Nothing was found wrong."));
    v->filled = true;
    v->changes = app->changes;
}

static bool fill_whole(void *context)
{
    struct findings_view *v = context;
    struct app *app = v->screen.app;

    const struct verdict *verdict = diagnosis_capture(app->diagnosis);
    page_clear(&v->page);
    note_first(v, verdict);
    add_verdict(v, 0, verdict);
    for (size_t r = 0; r < rules_count(app->rules); r++)
        if (v->causes[r].calls)
            add_cause(v, &v->causes[r]);
    if (!v->page.n)
        page_printf(&v->page, TEXT_ROLE_GOOD, 0, "%s", _("Nothing was found wrong."));
    add_notes(v);
    return true;
}

static const struct gatherer gatherer = { begin_causes, count_cause, fill_whole };

void findings_screen_open(struct app *app, uint32_t call_id)
{
    struct screen *screen = app_push(app, &findings_screen);

    ((struct findings_view *)screen)->call = call_id;
}

static void on_open(struct screen *screen)
{
    ((struct findings_view *)screen)->gather =
        (struct gather){ .by = &gatherer, .context = screen };
}

static void on_close(struct screen *screen)
{
    free(((struct findings_view *)screen)->causes);
    page_done(&((struct findings_view *)screen)->page);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct findings_view *v = (struct findings_view *)screen;

    if (v->call)
        text_printf(out, _("findings of call %u"), v->call);
    else
        text_adds(out, _("findings of the whole capture"));
}

/* The confidence of the first finding, at the right end of the title. */
static void on_status(struct screen *screen, struct text *out)
{
    struct findings_view *v = (struct findings_view *)screen;
    struct app *app = screen->app;

    if (v->n_findings)
        text_printf(out, _("%s %s  1 of %zu"), sign(app, v->severity),
                    confidence_words(v->confidence), v->n_findings);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct findings_view *v = (struct findings_view *)screen;

    if (!v->call && gather_waits(&v->gather, screen->app, canvas, area))
        return;
    if (v->call && (!v->filled || (v->changes != screen->app->changes && !screen->app->paused)))
        fill_call(v);
    page_draw(&v->page, canvas, area);
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct findings_view *v = (struct findings_view *)screen;

    (void)now;
    if (!v->call)
        gather_work(&v->gather, screen);
}

static void open_link(struct findings_view *v)
{
    uint64_t link = page_link(&v->page);

    if (link == PAGE_NO_LINK && page_next_link(&v->page, 1))
        link = page_link(&v->page);
    if (link != PAGE_NO_LINK && calls_by_id(v->screen.app->calls, (uint32_t)(link >> 32)) != NULL)
        call_screen_open(v->screen.app, (uint32_t)(link >> 32), (uint32_t)link);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct findings_view *v = (struct findings_view *)screen;

    if (action == ACTION_ENTER)
        open_link(v);
    else if (action == ACTION_FINDINGS)
        app_pop(screen->app);
    else if (action == ACTION_NEXT_FINDING)
        page_next_link(&v->page, 1);
    else if (action == ACTION_PREVIOUS_FINDING)
        page_next_link(&v->page, -1);
    else if (action == ACTION_GUIDE)
        guide_screen_open(screen->app, v->call, -1);
    else
        return page_act(&v->page, screen->app, action);
    return HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER, ACTION_NEXT_FINDING, ACTION_GUIDE, ACTION_SEARCH, ACTION_COPY, ACTION_NONE,
};

const struct screen_ops findings_screen = {
    .name = "findings",
    .about = N_("All that was found in a call, or in the capture as a whole: what it is, where "
                "it is seen, why, and what to do."),
    .size = sizeof(struct findings_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .tick = on_tick,
    .bar = bar,
};
