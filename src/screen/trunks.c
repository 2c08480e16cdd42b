/* trunks.c - the user's trunks: a list, and beneath it all that is known of the selected one. One
 * is made, changed and removed here; the saver writes trunks.yaml. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "helper/saver.h"
#include "provider/trunk_file.h"
#include "report/trunk_list.h"
#include "screen/gather.h"
#include "screen/page.h"

enum { NAME_AT = 2, PROVIDER_AT = 20, CALLS_AT = 34, FAILED_AT = 42, HOST_AT = 51 };

struct trunks_view {
    struct screen screen;
    struct scroll scroll;
    struct page page; /* of the selected one */
    size_t shown;     /* its row, NO_INDEX: none */
    struct gather gather;
    struct trunk_list list, next_list; /* of the last round; so far of this one */
    size_t settled;                    /* rows of that, see end_list() */
    size_t *rows;                      /* those that the filter leaves */
    size_t n_rows;
    char *filter;
    char *path;               /* of the user's file, NULL: no home */
    struct text file;         /* what stands in it now, once it was read */
    struct profiles *written; /* its trunks; NULL: those of the session */
    struct text next;         /* what is to be written, while it is asked */
};

/* --- the list --- */

static void add_known(const struct trunk ***list, size_t *n, size_t *room,
                      const struct profiles *profiles, const char *without)
{
    for (size_t i = 0; i < trunks_count(profiles); i++) {
        const struct trunk *t = trunks_at(profiles, i);

        if (without == NULL || strcmp(t->file, without) != 0)
            VEC_PUSH(*list, *n, *room) = t;
    }
}

static void choose_rows(struct trunks_view *v)
{
    v->n_rows = 0;
    v->rows = xrealloc(v->rows, (v->list.n + 1) * sizeof *v->rows);
    for (size_t i = 0; i < v->list.n; i++)
        if (trunk_has(v->list.rows[i].trunk, slice_of(v->filter != NULL ? v->filter : "")))
            v->rows[v->n_rows++] = i;
    v->shown = NO_INDEX;
}

static void begin_list(void *context)
{
    struct trunks_view *v = context;
    struct app *app = v->screen.app;
    const struct trunk **known = NULL;
    size_t n = 0, room = 0;

    if (app->redact == NULL && v->written != NULL)
        add_known(&known, &n, &room, v->written, NULL);
    if (app->redact == NULL) /* the file's addresses and names are not redacted */
        add_known(&known, &n, &room, app->profiles, v->written != NULL ? v->path : NULL);
    trunk_list_done(&v->next_list);
    trunk_list_begin(&v->next_list, known, n, app->profiles);
    free(known);
    v->settled = 0;
}

static void add_call(void *context, struct call *call)
{
    struct trunks_view *v = context;

    trunk_list_add(&v->next_list, v->screen.app->calls, v->screen.app->diagnosis, call);
}

/* A step is the figures of a row. */
static bool end_list(void *context)
{
    struct trunks_view *v = context;

    if (v->settled < v->next_list.n) {
        figures_settle(&v->next_list.rows[v->settled++].figures);
        return false;
    }
    trunk_list_end(&v->next_list);
    trunk_list_done(&v->list);
    v->list = v->next_list;
    v->next_list = (struct trunk_list){ 0 };
    choose_rows(v);
    return true;
}

static const struct gatherer gatherer = { begin_list, add_call, end_list };

/* All that points to the trunks that were known. */
static void forget_lists(struct trunks_view *v)
{
    trunk_list_done(&v->list);
    trunk_list_done(&v->next_list);
    choose_rows(v);
    gather_again(&v->gather);
}

static struct trunk_row *selected(struct trunks_view *v)
{
    return v->scroll.at < v->n_rows ? &v->list.rows[v->rows[v->scroll.at]] : NULL;
}

static void on_open(struct screen *screen)
{
    struct trunks_view *v = (struct trunks_view *)screen;
    char *folder = datafile_user_folder();

    v->path = folder != NULL ? xasprintf("%s/trunks.yaml", folder) : NULL;
    free(folder);
    v->gather = (struct gather){ .by = &gatherer, .context = v };
    choose_rows(v);
}

static void on_close(struct screen *screen)
{
    struct trunks_view *v = (struct trunks_view *)screen;

    trunk_list_done(&v->list);
    trunk_list_done(&v->next_list);
    page_done(&v->page);
    profiles_free(v->written);
    text_done(&v->file);
    text_done(&v->next);
    free(v->rows);
    free(v->filter);
    free(v->path);
}

static void on_title(struct screen *screen, struct text *out)
{
    const struct trunks_view *v = (struct trunks_view *)screen;

    text_adds(out, _("trunks"));
    if (v->filter != NULL)
        text_printf(out, _(" with '%s'"), v->filter);
}

static void draw_head(struct canvas *canvas, int y)
{
    canvas_puts(canvas, NAME_AT, y, TEXT_ROLE_DIM, _("name"));
    canvas_puts(canvas, PROVIDER_AT, y, TEXT_ROLE_DIM, _("provider"));
    canvas_puts(canvas, CALLS_AT, y, TEXT_ROLE_DIM, _("calls"));
    canvas_puts(canvas, FAILED_AT, y, TEXT_ROLE_DIM, _("errors"));
    canvas_puts(canvas, HOST_AT, y, TEXT_ROLE_DIM, _("host"));
}

static void draw_row(struct canvas *canvas, struct rect area, int y, const struct trunk_row *row)
{
    const struct trunk *t = row->trunk;
    char *name = trunk_row_name(row);
    const char *host = t->n_termination > 0   ? t->termination[0]
                       : t->n_origination > 0 ? t->origination[0]
                                              : "";

    canvas_field(canvas, NAME_AT, y, PROVIDER_AT - NAME_AT - 1,
                 row->seen == NULL ? TEXT_ROLE_STRONG : TEXT_ROLE_DIM, slice_of(name));
    canvas_field(canvas, PROVIDER_AT, y, CALLS_AT - PROVIDER_AT - 1, TEXT_ROLE_TEXT,
                 slice_of(t->provider != NULL ? t->provider : ""));
    canvas_printf(canvas, CALLS_AT, y, TEXT_ROLE_TEXT, "%5zu", row->figures.calls);
    canvas_printf(canvas, FAILED_AT, y, row->figures.failed > 0 ? TEXT_ROLE_ERROR : TEXT_ROLE_TEXT,
                  "%6zu", row->figures.failed);
    if (area.width > HOST_AT)
        canvas_field(canvas, HOST_AT, y, area.width - HOST_AT, TEXT_ROLE_TEXT, slice_of(host));
    free(name);
}

static void fill_page(struct trunks_view *v)
{
    struct trunk_row *row = selected(v);
    struct text text = { 0 };

    if (row == NULL || v->shown == v->rows[v->scroll.at])
        return;
    v->shown = v->rows[v->scroll.at];
    page_clear(&v->page);
    page_printf(&v->page, TEXT_ROLE_STRONG, 0, "%s",
                row->seen == NULL ? row->trunk->file
                                  : _("Seen in the capture; it is not in trunks.yaml."));
    trunk_row_print(row, &text);
    for (struct slice rest = text_view(&text); rest.n > 0;)
        page_add(&v->page, TEXT_ROLE_TEXT, 0, PAGE_NO_LINK, slice_cut(&rest, '\n'));
    text_done(&text);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct trunks_view *v = (struct trunks_view *)screen;
    int most = area.height / 3 > 2 ? area.height / 3 : 2;

    if (gather_waits(&v->gather, screen->app, canvas, area))
        return;
    if (v->n_rows == 0) {
        canvas_wrap(canvas, 2, area.y + 1, area.width - 4, TEXT_ROLE_TEXT,
                    slice_of(v->filter != NULL
                                 ? _("No trunk has this in its name, SID or URIs.")
                                 : _("No trunk is known, and the calls show none. Make one with "
                                     "a, or write trunks.yaml by hand: sipwhy-trunks(5).")));
        return;
    }
    int rows = (int)v->n_rows < most ? (int)v->n_rows : most;
    scroll_fit(&v->scroll, v->n_rows, rows);
    draw_head(canvas, area.y);
    for (size_t i = 0; i < v->scroll.rows && v->scroll.top + i < v->n_rows; i++) {
        int y = area.y + 1 + (int)i;

        draw_row(canvas, area, y, &v->list.rows[v->rows[v->scroll.top + i]]);
        if (v->scroll.top + i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
    }
    fill_page(v);
    int below = area.y + rows + 2;
    if (below < area.y + area.height)
        page_draw(&v->page, canvas,
                  (struct rect){ area.x, below, area.width, area.y + area.height - below });
}

/* --- the file --- */

/* The user's file as it stands; false: it cannot be read, which was said. */
static bool read_file(struct trunks_view *v)
{
    struct error error = { 0 };

    text_clear(&v->file);
    if (v->screen.app->redact != NULL)
        error_set(&error, "%s", _("What is redacted is no trunk: start without --redact."));
    else if (v->path == NULL)
        error_set(&error, "%s", _("there is no home folder to keep the trunk in"));
    bool good =
        !error_is_set(&error) && saver_read(v->screen.app->saver, v->path, &v->file, &error);
    if (!good)
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
    error_done(&error);
    return good;
}

/* Can the next text be read, and by which trunks? */
static struct profiles *trunks_of(struct trunks_view *v, struct error *error)
{
    struct profiles *trunks = profiles_empty();

    if (trunks_add_text(trunks, v->screen.app->profiles, v->path, text_view(&v->next), error))
        return trunks;
    profiles_free(trunks);
    return NULL;
}

static void write_file(void *context)
{
    struct trunks_view *v = context;
    struct error error = { 0 };
    struct profiles *trunks = trunks_of(v, &error);

    if (trunks != NULL &&
        saver_write(v->screen.app->saver, v->path, true, text_view(&v->next), &error)) {
        forget_lists(v);
        profiles_free(v->written);
        v->written = trunks;
        app_say(v->screen.app, TEXT_ROLE_GOOD,
                _("%s is written; it serves the diagnosis from the next start on."), v->path);
    } else {
        profiles_free(trunks);
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
    }
    error_done(&error);
}

/* What is to be written is there, or *error says why not. */
static void ask_to_write(struct trunks_view *v, bool good, struct error *error,
                         const char *question)
{
    struct profiles *trunks = good ? trunks_of(v, error) : NULL;

    if (trunks == NULL) {
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error->message);
        error_done(error);
        return;
    }
    profiles_free(trunks);
    app_confirm(v->screen.app, question, write_file, v);
}

/* --- making one --- */

static void make_done(void *context, const char *typed)
{
    struct trunks_view *v = context;
    struct trunk_row *row = selected(v);
    struct error error = { 0 };
    struct text entry = { 0 };

    if (typed == NULL || *typed == '\0' || !read_file(v))
        return;
    trunk_print(row != NULL && row->seen != NULL ? row->trunk : &(struct trunk){ 0 }, typed,
                &entry);
    text_clear(&v->next);
    bool good = trunk_file_put(v->path, text_view(&v->file), typed, text_view(&entry), false,
                               &v->next, &error);
    char *question = xasprintf(_("Write the trunk '%s' into %s?"), typed, v->path);
    ask_to_write(v, good, &error, question);
    free(question);
    text_done(&entry);
}

static void make(struct trunks_view *v)
{
    struct trunk_row *row = selected(v);
    char *name = row != NULL && row->seen != NULL ? trunk_row_name(row) : xstrdup("");

    app_ask(v->screen.app, &(struct prompt){ .name = "trunk",
                                             .label = _("name of the trunk:"),
                                             .initial = name,
                                             .done = make_done,
                                             .context = v });
    free(name);
}

/* --- changing and removing one --- */

/* Only the user's own file is written to. */
static bool is_changeable(struct trunks_view *v)
{
    const struct trunk_row *row = selected(v);

    if (row == NULL)
        return false;
    if (row->seen != NULL)
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
                _("It is not in trunks.yaml yet: make it with a."));
    else if (v->path == NULL || strcmp(row->trunk->file, v->path) != 0)
        app_say(v->screen.app, TEXT_ROLE_INFO, _("It stands in %s, which is not written to."),
                row->trunk->file);
    else
        return true;
    return false;
}

/* The entry of the selected trunk as `typed`, "key: value", makes it. */
static bool change_entry(struct trunks_view *v, struct slice typed, struct text *entry)
{
    const struct trunk_row *row = selected(v);
    size_t colon = slice_chr(typed, ':');
    struct slice key = slice_trim(slice_sub(typed, 0, colon));
    struct text former = { 0 };

    if (row == NULL || colon >= typed.n || key.n == 0)
        return false;
    trunk_print(row->trunk, row->trunk->name, &former);
    trunk_entry_set(text_view(&former), key, slice_trim(slice_sub(typed, colon + 1, typed.n)),
                    entry);
    text_done(&former);
    return true;
}

/* Is the text of the file with that entry one that can be read? */
static bool put_change(struct trunks_view *v, struct slice typed, struct error *error)
{
    struct text entry = { 0 };
    const struct trunk_row *row = selected(v);
    bool good = change_entry(v, typed, &entry);

    text_clear(&v->next);
    if (!good)
        error_set(error, "%s", _("a change is written so: key: value"));
    else if (slice_starts(slice_trim(typed), SLICE("name")))
        error_set(error, "%s", _("a trunk with another name is another: make it with a"));
    else
        good = trunk_file_put(v->path, text_view(&v->file), row->trunk->name, text_view(&entry),
                              true, &v->next, error);
    text_done(&entry);
    return good && !error_is_set(error);
}

static bool change_check(void *context, struct slice typed, struct text *remark)
{
    struct trunks_view *v = context;
    struct error error = { 0 };
    struct profiles *trunks = put_change(v, typed, &error) ? trunks_of(v, &error) : NULL;
    bool good = trunks != NULL;

    if (!good)
        text_adds(remark, error.message);
    profiles_free(trunks);
    error_done(&error);
    return good;
}

static void change_done(void *context, const char *typed)
{
    struct trunks_view *v = context;
    struct error error = { 0 };

    if (typed == NULL || *typed == '\0')
        return;
    bool good = put_change(v, slice_of(typed), &error);
    char *question = xasprintf(_("Write this into %s?"), v->path);
    ask_to_write(v, good, &error, question);
    free(question);
}

static void change(struct trunks_view *v)
{
    if (!is_changeable(v) || !read_file(v))
        return;
    app_ask(v->screen.app, &(struct prompt){ .name = "trunk-change",
                                             .label = _("change (key: value):"),
                                             .initial = "acl: ",
                                             .check = change_check,
                                             .done = change_done,
                                             .context = v });
}

static void remove_trunk(struct trunks_view *v)
{
    struct error error = { 0 };

    if (!is_changeable(v) || !read_file(v))
        return;
    const char *name = selected(v)->trunk->name;
    char *question = xasprintf(_("Remove the trunk '%s' from %s?"), name, v->path);
    text_clear(&v->next);
    bool good = trunk_file_remove(v->path, text_view(&v->file), name, &v->next, &error);
    ask_to_write(v, good, &error, question);
    free(question);
}

/* --- actions --- */

static void filter_done(void *context, const char *typed)
{
    struct trunks_view *v = context;

    if (typed == NULL)
        return;
    free(v->filter);
    v->filter = *typed != '\0' ? xstrdup(typed) : NULL;
    v->scroll = (struct scroll){ 0 };
    choose_rows(v);
}

static void ask_filter(struct trunks_view *v)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "trunk-filter",
                                             .label = _("name, SID or URI:"),
                                             .initial = v->filter != NULL ? v->filter : "",
                                             .done = filter_done,
                                             .context = v });
}

static void on_tick(struct screen *screen, nanos_t now)
{
    (void)now;
    gather_work(&((struct trunks_view *)screen)->gather, screen);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct trunks_view *v = (struct trunks_view *)screen;
    static const struct {
        enum action action;
        void (*act)(struct trunks_view *);
    } acts[] = {
        { ACTION_SEARCH, ask_filter },         { ACTION_TRUNK_MAKE, make },
        { ACTION_TRUNK_CHANGE, change },       { ACTION_ENTER, change },
        { ACTION_TRUNK_REMOVE, remove_trunk },
    };

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
        if (acts[i].action == action) {
            acts[i].act(v);
            return HANDLED;
        }
    return NOT_HANDLED;
}

static const enum action bar[] = {
    ACTION_TRUNK_MAKE, ACTION_TRUNK_CHANGE, ACTION_TRUNK_REMOVE, ACTION_SEARCH, ACTION_NONE,
};

const struct screen_ops trunks_screen = {
    .name = "trunks",
    .about = N_("Your trunks and those that the calls show; below the list all that is known of "
                "the selected one."),
    .groups = GROUP_TRUNKS,
    .size = sizeof(struct trunks_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .tick = on_tick,
    .bar = bar,
};
