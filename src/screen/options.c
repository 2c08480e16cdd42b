/* options.c - the screens where settings and columns are seen and changed. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine.h"
#include "screen/app.h"
#include "screen/columns.h"
#include "screen/scroll.h"

/* ---- settings ---- */

struct settings_view {
    struct screen screen;
    struct scroll scroll;
};

static void settings_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("options"));
}

/* The last row is no setting: it tells what helper/confine.h did. */
static bool is_confinement(size_t row)
{
    return row == settings_count();
}

static void row_text(const struct settings_view *v, size_t row, struct text *out)
{
    if (is_confinement(row))
        confine_part(0, out);
    else
        setting_text(v->screen.app->settings, row, out);
}

static void row_help(size_t row, struct text *out)
{
    struct text state = { 0 };
    const char *part;

    if (!is_confinement(row))
        text_adds(out, setting_help(row));
    for (size_t i = 0; is_confinement(row) && (part = confine_part(i, &state)) != NULL; i++) {
        text_printf(out, "%s%s: %s", i > 0 ? "; " : "", part, text_str(&state));
        text_clear(&state);
    }
    text_done(&state);
}

static void settings_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct settings_view *v = (struct settings_view *)screen;
    int help = area.height > 8 ? 4 : 0;

    scroll_fit(&v->scroll, settings_count() + 1, area.height - help);
    for (size_t row = 0; row < v->scroll.rows && v->scroll.top + row < v->scroll.n; row++) {
        size_t i = v->scroll.top + row;
        int y = area.y + (int)row;
        struct text value = { 0 };
        const char *name = is_confinement(i) ? _("confinement") : setting_name(i);

        row_text(v, i, &value);
        canvas_field(canvas, 2, y, 18, TEXT_ROLE_STRONG, slice_of(name));
        canvas_field(canvas, 21, y, area.width - 22, TEXT_ROLE_TEXT, text_view(&value));
        if (i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
        text_done(&value);
    }
    if (!help)
        return;
    int y = area.y + area.height - help;
    canvas_fill(canvas, (struct rect){ 0, y, area.width, 1 }, TEXT_ROLE_FRAME, GLYPH_HLINE);
    struct text words = { 0 };
    row_help(v->scroll.at, &words);
    canvas_wrap(canvas, 1, y + 1, area.width - 2, TEXT_ROLE_DIM, text_view(&words));
    text_done(&words);
}

static void settings_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct settings_view *)screen)->scroll, out);
}

static bool setting_check(void *context, struct slice text, struct text *remark)
{
    struct settings_view *v = context;
    struct settings *trial = settings_default();
    struct error error = { 0 };
    bool ok = setting_set(trial, v->scroll.at, text, &error);

    if (!ok)
        text_adds(remark, error.message);
    error_done(&error);
    settings_free(trial);
    return ok;
}

static void setting_done(void *context, const char *text)
{
    struct settings_view *v = context;
    struct error error = { 0 };

    if (text != NULL && setting_set(v->screen.app->settings, v->scroll.at, slice_of(text), &error))
        app_use_settings(v->screen.app);
    error_done(&error);
}

static void change(struct settings_view *v)
{
    struct settings *settings = v->screen.app->settings;
    struct text value = { 0 };

    if (is_confinement(v->scroll.at))
        return;
    if (setting_next(settings, v->scroll.at)) {
        app_use_settings(v->screen.app);
        return;
    }
    setting_text(settings, v->scroll.at, &value);
    app_ask(v->screen.app, &(struct prompt){ .name = "setting",
                                             .label = setting_name(v->scroll.at),
                                             .initial = text_str(&value),
                                             .check = setting_check,
                                             .done = setting_done,
                                             .context = v });
    text_done(&value);
}

static void save_settings(struct app *app)
{
    struct error error = { 0 };

    if (settings_save(app->settings, app->saver, &error))
        app_say(app, TEXT_ROLE_GOOD, "%s", _("Saved; the next start begins with these."));
    else
        app_say(app, TEXT_ROLE_ERROR, "%s", error.message);
    error_done(&error);
}

static enum handled settings_act(struct screen *screen, enum action action)
{
    struct settings_view *v = (struct settings_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if (action == ACTION_ENTER || action == ACTION_RIGHT)
        change(v);
    else if (action == ACTION_SAVE)
        save_settings(screen->app);
    else if (action == ACTION_SETTINGS)
        app_pop(screen->app);
    else
        return NOT_HANDLED;
    return HANDLED;
}

static const enum action settings_bar[] = { ACTION_ENTER, ACTION_SAVE, ACTION_NONE };

const struct screen_ops settings_screen = {
    .name = "settings",
    .about = N_("The settings: Enter takes the next value, or asks for one; s writes what "
                "differs from the defaults to the file of settings."),
    .size = sizeof(struct settings_view),
    .title = settings_title,
    .status = settings_status,
    .draw = settings_draw,
    .act = settings_act,
    .bar = settings_bar,
};

/* ---- columns ---- */

struct choice {
    struct column column;
    bool chosen;
};

struct columns_view {
    struct screen screen;
    struct scroll scroll;
    struct choice *choices; /* the chosen ones first, in their order */
    size_t n, room;
};

static void columns_open(struct screen *screen)
{
    struct columns_view *v = (struct columns_view *)screen;
    size_t n;
    struct column *chosen = columns_parse(slice_of(screen->app->settings->columns), &n, NULL);

    for (size_t i = 0; i < n; i++)
        VEC_PUSH(v->choices, v->n, v->room) = (struct choice){ chosen[i], true };
    free(chosen); /* their headers are ours now */
    for (size_t i = 0; i < columns_count(); i++) {
        const struct column_info *info = columns_at(i);
        bool there = false;

        for (size_t j = 0; j < n; j++)
            there = there || v->choices[j].column.info == info;
        if (!there)
            VEC_PUSH(v->choices, v->n, v->room) =
                (struct choice){ { .info = info, .width = info->width }, false };
    }
}

static void columns_close(struct screen *screen)
{
    struct columns_view *v = (struct columns_view *)screen;

    for (size_t i = 0; i < v->n; i++)
        free(v->choices[i].column.header);
    free(v->choices);
}

static void columns_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("columns: Space chooses, + and - size, < and > move, t adds a header"));
}

static void columns_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct columns_view *)screen)->scroll, out);
}

static void columns_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct columns_view *v = (struct columns_view *)screen;

    scroll_fit(&v->scroll, v->n, area.height);
    for (size_t row = 0; row < v->scroll.rows && v->scroll.top + row < v->n; row++) {
        size_t i = v->scroll.top + row;
        const struct choice *choice = &v->choices[i];
        int y = area.y + (int)row;

        canvas_glyph(canvas, 2, y, TEXT_ROLE_KEY,
                     choice->chosen ? GLYPH_BULLET_ON : GLYPH_BULLET_OFF);
        canvas_field(canvas, 4, y, 16, TEXT_ROLE_STRONG, slice_of(column_title(&choice->column)));
        canvas_printf(canvas, 21, y, TEXT_ROLE_DIM, "%3d", choice->column.width);
        const char *help =
            choice->column.header != NULL ? _("a header") : _(choice->column.info->help);
        canvas_field(canvas, 26, y, area.width - 27, TEXT_ROLE_DIM, slice_of(help));
        if (i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
    }
}

static void keep(struct columns_view *v)
{
    struct text list = { 0 };

    for (size_t i = 0; i < v->n; i++)
        if (v->choices[i].chosen) {
            if (list.n)
                text_addc(&list, ' ');
            columns_print(&v->choices[i].column, 1, &list);
        }
    if (list.n) {
        free(v->screen.app->settings->columns);
        v->screen.app->settings->columns = text_take(&list);
    }
    text_done(&list);
    app_use_settings(v->screen.app);
}

static void swap(struct columns_view *v, size_t other)
{
    if (other >= v->n)
        return;
    struct choice held = v->choices[v->scroll.at];
    v->choices[v->scroll.at] = v->choices[other];
    v->choices[other] = held;
    scroll_to(&v->scroll, other);
    keep(v);
}

static void resize(struct columns_view *v, int by)
{
    int *width = &v->choices[v->scroll.at].column.width;

    if (*width + by >= 2 && *width + by <= 200)
        *width += by;
    keep(v);
}

static void header_done(void *context, const char *text)
{
    struct columns_view *v = context;
    struct slice name = slice_trim(slice_of(text));

    if (!name.n || slice_chr(name, ' ') < name.n || slice_chr(name, ':') < name.n)
        return;
    char *word = xasprintf("header:%.*s", SLICE_ARG(name));
    size_t n;
    struct column *column = columns_parse(slice_of(word), &n, NULL);
    if (n == 1) {
        VEC_PUSH(v->choices, v->n, v->room) = (struct choice){ column[0], true };
        scroll_fit(&v->scroll, v->n, (int)v->scroll.rows);
        scroll_to(&v->scroll, v->n - 1);
    }
    free(column);
    free(word);
    keep(v);
}

static void ask_header(struct columns_view *v)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "header",
                                             .label = _("header's name:"),
                                             .done = header_done,
                                             .context = v });
}

static enum handled columns_key(struct screen *screen, uint32_t key)
{
    struct columns_view *v = (struct columns_view *)screen;

    switch (key) {
    case '+':
        resize(v, 1);
        return HANDLED;
    case '-':
        resize(v, -1);
        return HANDLED;
    case '<':
        swap(v, v->scroll.at - 1);
        return HANDLED;
    case '>':
        swap(v, v->scroll.at + 1);
        return HANDLED;
    default:
        return NOT_HANDLED;
    }
}

static enum handled columns_act(struct screen *screen, enum action action)
{
    struct columns_view *v = (struct columns_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if (action == ACTION_ENTER || action == ACTION_MARK) {
        v->choices[v->scroll.at].chosen = !v->choices[v->scroll.at].chosen;
        keep(v);
    } else if (action == ACTION_COLUMNS) {
        ask_header(v);
    } else if (action == ACTION_SAVE) {
        save_settings(screen->app);
    } else {
        return NOT_HANDLED;
    }
    return HANDLED;
}

static const enum action columns_bar[] = { ACTION_MARK, ACTION_COLUMNS, ACTION_SAVE, ACTION_NONE };

const struct screen_ops columns_screen = {
    .name = "columns",
    .about = N_("The columns of the call list: Space chooses, + and - size, < and > move, t "
                "adds one for any header."),
    .groups = GROUP_CALLS,
    .size = sizeof(struct columns_view),
    .open = columns_open,
    .close = columns_close,
    .title = columns_title,
    .status = columns_status,
    .draw = columns_draw,
    .act = columns_act,
    .key = columns_key,
    .bar = columns_bar,
};
