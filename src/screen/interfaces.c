/* interfaces.c - choosing an interface to watch, with a capture filter if wanted. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/interface.h"
#include "screen/app.h"
#include "screen/scroll.h"

struct interfaces_view {
    struct screen screen;
    struct scroll scroll;
    struct interface *list;
    size_t n;
    char *filter;
};

static void on_open(struct screen *screen)
{
    struct interfaces_view *v = (struct interfaces_view *)screen;
    struct error error = { 0 };

    v->list = interfaces_list(&v->n, &error);
    if (v->list == NULL)
        app_say(screen->app, TEXT_ROLE_ERROR, "%s", error.message);
    error_done(&error);
}

static void on_close(struct screen *screen)
{
    struct interfaces_view *v = (struct interfaces_view *)screen;

    interfaces_free(v->list, v->n);
    free(v->filter);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct interfaces_view *v = (struct interfaces_view *)screen;

    text_adds(out, _("watch an interface"));
    if (v->filter != NULL)
        text_printf(out, "  [%s]", v->filter);
}

static void on_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct interfaces_view *)screen)->scroll, out);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct interfaces_view *v = (struct interfaces_view *)screen;

    scroll_fit(&v->scroll, v->n, area.height);
    for (int row = 0; row < area.height && v->scroll.top + (size_t)row < v->n; row++) {
        size_t i = v->scroll.top + (size_t)row;
        const struct interface *interface = &v->list[i];
        enum text_role role = interface->up ? TEXT_ROLE_TEXT : TEXT_ROLE_DIM;
        int y = area.y + row;

        canvas_field(canvas, 2, y, 16, role, slice_of(interface->name));
        const char *more = *interface->addresses ? interface->addresses : interface->description;
        canvas_field(canvas, 20, y, area.width - 22, TEXT_ROLE_DIM, slice_of(more));
        if (i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
    }
}

static void watch(struct interfaces_view *v)
{
    struct app *app = v->screen.app;
    const struct app_opener *opener = app_opener(app);
    struct error error = { 0 };
    const char *name = v->list[v->scroll.at].name;

    if (opener == NULL || !opener->live(opener->context, name, v->filter, &error))
        app_say(app, TEXT_ROLE_ERROR, "%s",
                error.message != NULL ? error.message : _("No interface can be watched here."));
    error_done(&error);
}

static void filter_done(void *context, const char *text)
{
    struct interfaces_view *v = context;

    if (text == NULL)
        return;
    free(v->filter);
    v->filter = *text ? xstrdup(text) : NULL;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct interfaces_view *v = (struct interfaces_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if ((action == ACTION_ENTER || action == ACTION_RIGHT) && v->n)
        watch(v);
    else if (action == ACTION_SEARCH || action == ACTION_FILTER)
        app_ask(screen->app, &(struct prompt){ .name = "capture-filter",
                                               .label = _("capture filter (as tcpdump has it):"),
                                               .initial = v->filter,
                                               .done = filter_done,
                                               .context = v });
    else
        return NOT_HANDLED;
    return HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER,
    ACTION_FILTER,
    ACTION_NONE,
};

const struct screen_ops interfaces_screen = {
    .name = "interfaces",
    .about = N_("Choosing an interface to listen to, with a filter of packets where one is "
                "wanted."),
    .groups = GROUP_CALLS,
    .size = sizeof(struct interfaces_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .bar = bar,
};
