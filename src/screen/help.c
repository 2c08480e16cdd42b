/* help.c - the work of every key, made from the table of actions and the user's keys. */
#include "config.h"

#include "base/gettext.h"
#include "screen/app.h"
#include "screen/page.h"

struct help_view {
    struct screen screen;
    struct page page;
};

static const struct {
    unsigned group;
    const char *title;
} parts[] = {
    { GROUP_CALLS, N_("The call list") }, { GROUP_CALL, N_("One call") },
    { GROUP_GUIDE, N_("The guide") },     { GROUP_TRUNKS, N_("Your trunks") },
    { GROUP_MOVE, N_("Moving") },         { GROUP_ALWAYS, N_("Everywhere") },
};

static void add_part(struct help_view *v, unsigned group, const char *title)
{
    page_printf(&v->page, TEXT_ROLE_STRONG, 0, "%s", title);
    for (size_t i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        struct text keys = { 0 };

        if (!(info->groups & group))
            continue;
        keymap_keys(v->screen.app->settings->keys, (enum action)i, &keys);
        if (keys.n)
            page_printf(&v->page, TEXT_ROLE_TEXT, 2, "%-12s %s", keys.p, _(info->help));
        text_done(&keys);
    }
    page_gap(&v->page);
}

static void help_open(struct screen *screen)
{
    struct help_view *v = (struct help_view *)screen;
    const struct screen *under = app_under(screen->app);
    unsigned groups = (under != NULL ? under->ops->groups : 0) | GROUP_MOVE | GROUP_ALWAYS;

    if (under != NULL) {
        page_printf(&v->page, TEXT_ROLE_TEXT, 0, "%s", _(under->ops->about));
        page_gap(&v->page);
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].group & groups)
            add_part(v, parts[i].group, _(parts[i].title));
    page_printf(&v->page, TEXT_ROLE_DIM, 0, "%s",
                _("Keys are changed in the configuration: see sipwhy.conf(5) and --dump-config."));
}

static void help_close(struct screen *screen)
{
    page_done(&((struct help_view *)screen)->page);
}

static void help_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("help"));
}

static void help_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    page_draw(&((struct help_view *)screen)->page, canvas, area);
}

static enum handled help_act(struct screen *screen, enum action action)
{
    if (action == ACTION_HELP || action == ACTION_ENTER) {
        app_pop(screen->app);
        return HANDLED;
    }
    return page_act(&((struct help_view *)screen)->page, screen->app, action);
}

static const enum action bar[] = {
    ACTION_PAGE_DOWN,
    ACTION_SEARCH,
    ACTION_COPY,
    ACTION_NONE,
};

const struct screen_ops help_screen = {
    .name = "help",
    .about = N_("The work of every key of the screen that it was asked for on."),
    .size = sizeof(struct help_view),
    .open = help_open,
    .close = help_close,
    .title = help_title,
    .draw = help_draw,
    .act = help_act,
    .bar = bar,
};
