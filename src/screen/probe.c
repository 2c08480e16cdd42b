/* probe.c - places that may be probed, and what came of each: only those that were named at the
 * start, and only when the user says so. */
#include "config.h"

#include "base/gettext.h"
#include "screen/app.h"
#include "screen/page.h"

struct probe_view {
    struct screen screen;
    struct page page;
    uint64_t changes;
    bool filled;
};

static void add_lines(struct page *page, struct slice text)
{
    while (text.n > 0) {
        struct slice line = slice_cut(&text, '\n');
        int indent = 0;

        while (slice_starts(line, SLICE(" "))) {
            line = slice_sub(line, 1, line.n);
            indent++;
        }
        page_add(page, indent == 0 ? TEXT_ROLE_INFO : TEXT_ROLE_TEXT, indent + 2, PAGE_NO_LINK,
                 line);
    }
}

static void add_target(struct page *page, const struct trying *tries, size_t i)
{
    struct text head = { 0 }, words = { 0 };

    text_printf(&head, "%s  %s", tries->probes[i].target.uri,
                tries->asked == i ? _("is being asked …")
                : tries->tried[i] ? _("Enter asks it again")
                                  : _("Enter asks it"));
    page_add(page, TEXT_ROLE_STRONG, 0, i, text_view(&head));
    if (tries->asked == i && tries->said.n > 0)
        page_add(page, TEXT_ROLE_DIM, 2, PAGE_NO_LINK, text_view(&tries->said));
    trying_print(tries, i, &words);
    add_lines(page, text_view(&words));
    page_gap(page);
    text_done(&head);
    text_done(&words);
}

static void add_local(struct page *page, const struct check_list *checks)
{
    for (size_t i = 0; i < checks->n; i++) {
        const struct check *check = &checks->list[i];

        if (check->kind != CHECK_LOCAL_SOCKETS && check->kind != CHECK_LOCAL_FIREWALL)
            continue;
        page_printf(page, TEXT_ROLE_STRONG, 0, _("This host, by %s"), check->run);
        add_lines(page, slice_of(check->words));
        add_lines(page, slice_of(check->advice));
    }
}

static void fill(struct probe_view *v)
{
    const struct trying *tries = v->screen.app->tries;

    page_clear(&v->page);
    v->page.linked = true;
    for (size_t i = 0; tries != NULL && i < tries->n; i++)
        add_target(&v->page, tries, i);
    if (tries != NULL)
        add_local(&v->page, &tries->checks);
    if (tries == NULL || tries->n == 0) {
        page_printf(&v->page, TEXT_ROLE_TEXT, 0, "%s",
                    _("Nothing was named that may be probed from here: no packet leaves this "
                      "program unless you say at its start to whom."));
        page_gap(&v->page);
        page_printf(&v->page, TEXT_ROLE_TEXT, 2, "sipwhy --probe %s", _("TRUNK|URI|HOST"));
        page_printf(&v->page, TEXT_ROLE_DIM, 4, "%s", _("then Enter here asks it"));
        page_printf(&v->page, TEXT_ROLE_TEXT, 2, "sipwhy probe %s", _("TRUNK|URI|HOST"));
        page_printf(&v->page, TEXT_ROLE_DIM, 4, "%s", _("asks it by itself, in another terminal"));
    }
    v->changes = v->screen.app->changes;
    v->filled = true;
}

static void on_close(struct screen *screen)
{
    page_done(&((struct probe_view *)screen)->page);
}

static void on_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("probe"));
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct probe_view *v = (struct probe_view *)screen;

    (void)now;
    if (v->filled && v->changes != screen->app->changes) {
        v->filled = false;
        screen->stale = true;
    }
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct probe_view *v = (struct probe_view *)screen;

    if (!v->filled)
        fill(v);
    page_draw(&v->page, canvas, area);
}

static void ask(struct probe_view *v)
{
    struct app *app = v->screen.app;
    uint64_t target = page_link(&v->page);

    if (app->tries == NULL || target == PAGE_NO_LINK)
        return;
    if (trying_busy(app->tries))
        app_say(app, TEXT_ROLE_INFO, "%s", _("One is being asked; wait until it has answered."));
    else if (!trying_ask(app->tries, (size_t)target))
        app_say(app, TEXT_ROLE_ERROR, "%s", _("The process that probes has ended."));
    app->changes++;
    v->filled = false;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct probe_view *v = (struct probe_view *)screen;

    if (!v->filled)
        fill(v);
    if (action != ACTION_ENTER)
        return page_act(&v->page, screen->app, action);
    ask(v);
    return HANDLED;
}

static const enum action bar[] = { ACTION_ENTER, ACTION_SEARCH, ACTION_GUIDE, ACTION_TRUNKS,
                                   ACTION_NONE };

const struct screen_ops probe_screen = {
    .name = "probe",
    .about = N_("What was asked of the host that --probe named: each check with its result and "
                "advice; nothing is sent to any other."),
    .size = sizeof(struct probe_view),
    .close = on_close,
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .tick = on_tick,
    .bar = bar,
};
