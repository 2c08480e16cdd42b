/* why_not.c - asks for a cause, and shows which condition of its rules does not hold. */
#include "config.h"

#include "screen/why_not.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "diagnose/inquiry.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "screen/page.h"

struct why_not_view {
    struct screen screen;
    struct page page;
    struct text cause;
    uint32_t call;
};

/* "(/usr/share/sipwhy/rules/10-termination.yaml:233)": the file alone says enough on a screen. */
static void add_without_folder(struct text *out, struct slice line)
{
    size_t open = slice_find(line, SLICE("(/")), end = slice_chr(line, ')'), name = open;

    for (size_t i = open; i < end && i < line.n; i++)
        if (line.p[i] == '/')
            name = i + 1;
    if (open >= line.n || end >= line.n)
        name = open = line.n;
    else
        open++;
    printable_text(out, slice_sub(line, 0, open));
    printable_text(out, slice_sub(line, name, line.n));
}

static void add_lines(struct page *page, struct slice text)
{
    struct text shown = { 0 };

    while (text.n > 0) {
        struct slice line = slice_cut(&text, '\n');
        size_t indent = 0;

        while (indent < line.n && line.p[indent] == ' ')
            indent++;
        text_clear(&shown);
        add_without_folder(&shown, slice_sub(line, indent, line.n));
        page_add(page, indent ? TEXT_ROLE_TEXT : TEXT_ROLE_STRONG, (int)indent, PAGE_NO_LINK,
                 text_view(&shown));
    }
    text_done(&shown);
}

static void show(const struct why_not *asked, struct slice cause)
{
    struct app *app = asked->app;
    struct call *call = asked->call ? calls_by_id(app->calls, asked->call) : NULL;
    struct text text = { 0 };

    if (!inquiry_why_not(app->diagnosis, call, cause, &text) &&
        !inquiry_why_not(app->diagnosis, NULL, cause, &text)) {
        text_done(&text);
        app_say(app, TEXT_ROLE_INFO, "%s", _("No rule has that id."));
        return;
    }
    struct why_not_view *v = (struct why_not_view *)app_push(app, &why_not_screen);
    v->call = asked->call;
    text_slice(&v->cause, cause);
    add_lines(&v->page, text_view(&text));
    text_done(&text);
}

/* ---- asking ---- */

static bool check(void *context, struct slice text, struct text *remark)
{
    const struct rules *rules = ((struct why_not *)context)->app->rules;
    struct slice word = slice_trim(text);
    const struct rule *rule = rules_by_id(rules, word);
    struct suggestion near = suggestion_for(word);

    for (size_t i = 0; rule == NULL && i < rules_count(rules); i++)
        suggestion_try(&near, rules_at(rules, i)->id);
    if (rule != NULL)
        text_adds(remark, severity_words(rule->severity));
    else if (word.n && suggestion_best(&near) != NULL)
        text_printf(remark, _("did you mean %s?"), suggestion_best(&near));
    return rule != NULL;
}

/* As far as all causes that begin so agree. */
static void complete(void *context, struct slice text, struct text *done, struct text *choices)
{
    const struct rules *rules = ((struct why_not *)context)->app->rules;
    struct slice common = { 0 };
    const char *last = "";
    size_t n = 0;

    for (size_t i = 0; i < rules_count(rules); i++) {
        struct slice id = slice_of(rules_at(rules, i)->id);

        if (!slice_starts(id, text) || slice_eq(id, slice_of(last)))
            continue;
        size_t same = 0;
        while (n && same < common.n && same < id.n && common.p[same] == id.p[same])
            same++;
        common = n++ ? slice_sub(common, 0, same) : id;
        last = id.p;
        text_printf(choices, "%s ", id.p);
    }
    if (n <= 1)
        text_clear(choices);
    if (common.n > text.n)
        text_slice(done, common);
}

static void answered(void *context, const char *text)
{
    if (text != NULL && *text)
        show(context, slice_trim(slice_of(text)));
}

void why_not_ask(struct why_not *asked)
{
    app_ask(asked->app, &(struct prompt){ .name = "cause",
                                          .label = _("why is it not (cause):"),
                                          .check = check,
                                          .complete = complete,
                                          .done = answered,
                                          .context = asked });
}

/* ---- the screen ---- */

static void on_close(struct screen *screen)
{
    struct why_not_view *v = (struct why_not_view *)screen;

    page_done(&v->page);
    text_done(&v->cause);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct why_not_view *v = (struct why_not_view *)screen;

    if (v->call)
        text_printf(out, _("call %u: why not %s?"), v->call, text_str(&v->cause));
    else
        text_printf(out, _("the capture as a whole: why not %s?"), text_str(&v->cause));
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    page_draw(&((struct why_not_view *)screen)->page, canvas, area);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    return page_act(&((struct why_not_view *)screen)->page, screen->app, action);
}

static const enum action bar[] = { ACTION_SEARCH, ACTION_COPY, ACTION_NONE };

const struct screen_ops why_not_screen = {
    .name = "why-not",
    .about = N_("Why a cause is not the one of the call: the conditions of its rules, each with "
                "the facts and whether it holds."),
    .size = sizeof(struct why_not_view),
    .close = on_close,
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .bar = bar,
};
