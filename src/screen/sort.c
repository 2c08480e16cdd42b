/* sort.c - the menu of what the call list can be sorted by. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/columns.h"
#include "screen/scroll.h"

struct sort_view {
    struct screen screen;
    struct scroll scroll;
    struct column *columns; /* those that are shown */
    size_t n;
};

static bool is_descending(const struct settings *settings)
{
    return settings->sort != NULL && settings->sort[0] == '-';
}

static bool is_sorted_by(const struct settings *settings, const struct column *column)
{
    const char *name = settings->sort != NULL ? settings->sort : "";

    return column->header == NULL && strcmp(name + (*name == '-'), column->info->name) == 0;
}

static void on_open(struct screen *screen)
{
    struct sort_view *v = (struct sort_view *)screen;

    v->columns = columns_parse(slice_of(screen->app->settings->columns), &v->n, NULL);
    for (size_t i = 0; i < v->n; i++)
        if (is_sorted_by(screen->app->settings, &v->columns[i]))
            v->scroll.at = i;
}

static void on_close(struct screen *screen)
{
    struct sort_view *v = (struct sort_view *)screen;

    columns_free(v->columns, v->n);
}

static void on_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("sort by: Enter sorts, Enter again turns the order round"));
}

static void on_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct sort_view *)screen)->scroll, out);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct sort_view *v = (struct sort_view *)screen;
    const struct settings *settings = screen->app->settings;

    scroll_fit(&v->scroll, v->n, area.height);
    for (size_t row = 0; row < v->scroll.rows && v->scroll.top + row < v->n; row++) {
        size_t i = v->scroll.top + row;
        const struct column *column = &v->columns[i];
        int y = area.y + (int)row;

        if (is_sorted_by(settings, column))
            canvas_glyph(canvas, 2, y, TEXT_ROLE_KEY,
                         is_descending(settings) ? GLYPH_SORT_DOWN : GLYPH_SORT_UP);
        canvas_field(canvas, 4, y, 16, TEXT_ROLE_STRONG, slice_of(column_title(column)));
        canvas_field(canvas, 21, y, area.width - 22, TEXT_ROLE_DIM,
                     slice_of(_(column->info->help)));
        if (i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
    }
}

/* A column that is sorted by already turns round. */
static void sort(struct sort_view *v)
{
    struct app *app = v->screen.app;

    if (v->scroll.at >= v->n)
        return;
    const struct column *column = &v->columns[v->scroll.at];
    bool same = is_sorted_by(app->settings, column);
    bool descending = same && !is_descending(app->settings);
    if (column->header != NULL) {
        app_say(app, TEXT_ROLE_INFO, "%s", _("A header's column is sorted by with < and >."));
        return;
    }
    char *sort = xasprintf("%s%s", descending ? "-" : "", column->info->name);
    free(app->settings->sort);
    app->settings->sort = sort;
    app->settings_version++;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct sort_view *v = (struct sort_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if (action == ACTION_ENTER || action == ACTION_SORT_REVERSE)
        sort(v);
    else if (action == ACTION_SORT_MENU)
        app_pop(screen->app);
    else
        return NOT_HANDLED;
    return HANDLED;
}

static const enum action bar[] = { ACTION_ENTER, ACTION_SORT_REVERSE, ACTION_NONE };

const struct screen_ops sort_screen = {
    .name = "sort",
    .about = N_("What the call list is sorted by; the same again sorts the other way round."),
    .groups = GROUP_CALLS,
    .size = sizeof(struct sort_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .bar = bar,
};
