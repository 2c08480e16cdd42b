/* guide.c - the guide on screen: the symptoms, then the walk, with what the capture shows of it. */
#include "config.h"

#include <stdlib.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "screen/app.h"
#include "screen/guide_screen.h"
#include "screen/path.h"

static struct guide_screen *view_of(struct screen *screen)
{
    return (struct guide_screen *)screen;
}

static struct call *call_of(const struct guide_screen *v)
{
    return v->call ? calls_by_id(v->screen.app->calls, v->call) : NULL;
}

const struct walk_step *guide_screen_step(const struct guide_screen *v)
{
    return v->walk != NULL && v->step < walk_steps(v->walk) ? walk_step(v->walk, v->step) : NULL;
}

void guide_screen_command(const struct guide_screen *v, struct text *out)
{
    const struct walk_step *step = guide_screen_step(v);

    if (step != NULL && step->command != NULL)
        text_adds(out, step->command);
    else if (v->walk != NULL)
        walk_capture_advice(v->walk, out);
}

/* ---- keeping up ---- */

/* Answers of a step, and a row for a value where it wants one. */
static size_t rows_of(const struct walk_step *step)
{
    return step->n_answers + (step->kind == QUESTION_VALUE);
}

/* To the question that is asked now; with none left to the last one. */
static void select_asked(struct guide_screen *v)
{
    size_t n = walk_steps(v->walk);

    v->step = n ? n - 1 : 0;
    const struct walk_step *step = guide_screen_step(v);
    v->row = step != NULL && step->given >= 0 ? (size_t)step->given : 0;
    v->seek = true;
    v->moved = v->command = false;
}

/* Whoever looks at the call in between finds the answers as they were. */
static void keep_walk(struct guide_screen *v)
{
    if (v->walk != NULL)
        app_keep_walk(v->screen.app, v->walk, v->call, v->symptom);
    v->walk = NULL;
}

static void begin_walk(struct guide_screen *v, int symptom)
{
    struct app *app = v->screen.app;

    walk_free(v->walk);
    v->walk = app_take_walk(app, v->call, symptom);
    if (v->walk != NULL)
        walk_refresh(v->walk, call_of(v));
    else
        v->walk = walk_new(app->guide, app->diagnosis, call_of(v), symptom);
    v->symptom = symptom;
    v->top = 0;
    select_asked(v);
}

static void find_symptom(struct guide_screen *v)
{
    struct app *app = v->screen.app;
    struct call *call = call_of(v);

    v->suggested =
        call != NULL ? guide_suggest(app->guide, app->diagnosis, call) : v->picking.symptom;
}

/* While the list stands still packets are taken in, and the call may grow or go. */
static uint64_t messages_of(const struct guide_screen *v)
{
    const struct call *call = v->call ? calls_by_id(v->screen.app->calls, v->call) : NULL;

    return call != NULL ? (uint64_t)call->n_messages + call->messages_dropped : 0;
}

static bool is_stale(const struct guide_screen *v)
{
    const struct app *app = v->screen.app;

    return (v->changes != app->changes && !app->paused) || v->picking.news ||
           v->freed != diagnosis_freed(app->diagnosis) || v->messages != messages_of(v);
}

/* The call may have grown, or been forgotten; the answers stay. */
static void refresh(struct guide_screen *v)
{
    struct app *app = v->screen.app;

    if (!is_stale(v))
        return;
    v->changes = app->changes;
    v->picking.news = false;
    if (v->wait)
        guide_screen_take_awaited(v);
    if (v->call && call_of(v) == NULL) /* forgotten */
        v->call = 0;
    v->ladder = NULL;
    find_symptom(v);
    if (v->walk != NULL) {
        walk_refresh(v->walk, call_of(v));
        if (!v->moved || v->step >= walk_steps(v->walk))
            select_asked(v);
    }
    v->freed = diagnosis_freed(app->diagnosis);
    v->messages = messages_of(v);
}

void guide_screen_open(struct app *app, uint32_t call_id, int symptom)
{
    if (!app_read_guide(app))
        return;
    struct guide_screen *v = view_of(app_push(app, &guide_screen));
    v->call = call_id;
    v->pick = call_id == 0;
    v->changes = app->changes;
    guide_screen_pick_begin(v);
    guide_screen_pick_on(v);
    find_symptom(v);
    if (symptom >= 0)
        begin_walk(v, symptom);
}

bool guide_screen_waits(struct app *app, int *symptom)
{
    const struct screen *under = app_under(app);

    if (under == NULL || under->ops != &guide_screen)
        return false;
    const struct guide_screen *v = (const struct guide_screen *)under;
    *symptom = v->walk != NULL ? guide_find(app->guide, walk_symptom(v->walk)->id) : -1;
    return true;
}

static void on_open(struct screen *screen)
{
    struct guide_screen *v = view_of(screen);

    v->arena = arena_new();
    v->aliases = aliases_parse(slice_of(screen->app->settings->aliases));
    v->suggested = v->group = -1;
}

static void on_close(struct screen *screen)
{
    struct guide_screen *v = view_of(screen);

    keep_walk(v);
    text_done(&v->find);
    arena_free(v->arena);
    aliases_free(v->aliases);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct guide_screen *v = view_of(screen);

    text_adds(out, _("what is wrong?"));
    if (v->call)
        text_printf(out, _("   call %u"), v->call);
    const struct profile *profile = v->walk != NULL ? walk_provider(v->walk) : NULL;
    if (profile != NULL)
        text_printf(out, "   %s", profile->name);
    if (screen->app->live) {
        text_adds(out, "   ");
        guide_screen_awaited(v, out);
    }
}

static void on_status(struct screen *screen, struct text *out)
{
    if (screen->area.width >= GUIDE_WIDE) /* else it stands under the walk */
        guide_screen_outlook(view_of(screen), out);
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct guide_screen *v = view_of(screen);

    (void)now;
    guide_screen_pick_on(v);
    if (is_stale(v) || screen->app->live) /* the outlook comes nearer */
        screen->stale = true;
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct guide_screen *v = view_of(screen);

    refresh(v);
    guide_screen_draw(v, canvas, area);
}

/* ---- answering ---- */

static void value_done(void *context, const char *text)
{
    struct guide_screen *v = context;
    struct error error = { 0 };

    if (text == NULL || v->walk == NULL)
        return;
    if (!walk_value(v->walk, v->step, slice_of(text), &error)) {
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
        error_done(&error);
        return;
    }
    const struct walk_step *step = guide_screen_step(v);
    if (step != NULL && step->given < 0) {
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
                _("Noted. It does not decide the question by itself."));
        v->row = 0;
    } else {
        select_asked(v);
    }
}

static void ask_value(struct guide_screen *v, const struct walk_step *step)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "guide-value",
                                             .label = _("value:"),
                                             .initial = step->value,
                                             .done = value_done,
                                             .context = v });
}

static void answer(struct guide_screen *v, size_t row)
{
    const struct walk_step *step = guide_screen_step(v);

    if (step == NULL || row >= rows_of(step))
        return;
    v->row = row;
    if (row == step->n_answers) {
        ask_value(v, step);
        return;
    }
    walk_answer(v->walk, v->step, row);
    select_asked(v);
}

/* A row of the first page: a group opens, a symptom begins its walk. */
static void choose(struct guide_screen *v)
{
    struct app *app = v->screen.app;
    struct guide_row rows[GUIDE_ROWS_MAX];
    size_t n = guide_screen_rows(v, rows);

    if (v->list.at >= n)
        return;
    const struct guide_row *row = &rows[v->list.at];
    switch (row->kind) {
    case ROW_FITS:
    case ROW_SYMPTOM:
        begin_walk(v, (int)row->which);
        break;
    case ROW_WAIT:
        guide_screen_wait(v);
        break;
    case ROW_SOURCE:
        app_push(app, row->which == SOURCE_FILE_ROW ? &files_screen : &interfaces_screen);
        break;
    case ROW_GROUP:
        v->group = (int)row->which;
        v->list.at = v->list.top = 0;
        if (guide_screen_rows(v, rows) == 1)
            begin_walk(v, (int)rows[0].which);
        break;
    }
}

static void enter(struct guide_screen *v)
{
    if (v->walk != NULL)
        answer(v, v->row);
    else
        choose(v);
}

static void take_back(struct guide_screen *v)
{
    if (v->walk != NULL && walk_back(v->walk)) {
        select_asked(v);
    } else if (v->walk != NULL) {
        walk_free(v->walk);
        v->walk = NULL;
        v->moved = true;
    } else {
        guide_screen_list_back(v);
    }
}

static void restart(struct guide_screen *v)
{
    if (v->walk == NULL)
        return;
    walk_restart(v->walk);
    v->top = 0;
    select_asked(v);
}

/* ---- the way down the answers ---- */

static void down(struct guide_screen *v)
{
    const struct walk_step *step = guide_screen_step(v);

    if (step != NULL && v->row + 1 < rows_of(step)) {
        v->row++;
    } else if (v->step + 1 < walk_steps(v->walk)) {
        v->step++;
        v->row = 0;
    }
}

static void up(struct guide_screen *v)
{
    if (v->row > 0) {
        v->row--;
    } else if (v->step > 0) {
        v->step--;
        v->row = rows_of(guide_screen_step(v)) - 1;
    }
}

static void pane(struct guide_screen *v, int by)
{
    size_t n = walk_steps(v->walk);

    v->step = (v->step + (by > 0 ? 1 : n - 1)) % (n ? n : 1);
    const struct walk_step *step = guide_screen_step(v);
    v->row = step != NULL && step->given >= 0 ? (size_t)step->given : 0;
}

static bool walk_row(struct guide_screen *v, enum action action)
{
    if (action == ACTION_DOWN)
        down(v);
    else if (action == ACTION_UP)
        up(v);
    else if (action == ACTION_NEXT_PANE)
        pane(v, 1);
    else if (action == ACTION_PREVIOUS_PANE)
        pane(v, -1);
    else if (action == ACTION_LAST)
        select_asked(v);
    else if (action == ACTION_FIRST)
        v->step = v->row = 0;
    else
        return false;
    return true;
}

static bool move(struct guide_screen *v, enum action action)
{
    if (v->walk == NULL) {
        v->moved = true;
        return scroll_act(&v->list, action);
    }
    v->seek = v->moved = true;
    if (walk_row(v, action))
        return true;
    struct scroll text = {
        .at = (size_t)v->top, .top = (size_t)v->top, .n = (size_t)v->rows, .rows = (size_t)v->height
    };
    v->seek = false;
    if (!scroll_text_act(&text, action))
        return false;
    v->top = (int)text.top;
    return true;
}

/* ---- what else ---- */

static void show_evidence(struct guide_screen *v)
{
    const struct walk_step *step = guide_screen_step(v);

    if (step == NULL || !v->call || step->evidence.kind == PLACE_NONE)
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("No message of the capture answers this."));
    else
        call_screen_open(v->screen.app, v->call, step->evidence.message);
}

static void show_command(struct guide_screen *v)
{
    v->command = v->walk != NULL && !v->command;
    v->seek = true;
}

static void copy(struct guide_screen *v)
{
    struct text text = { 0 };

    if (v->walk == NULL)
        return;
    if (v->command)
        guide_screen_command(v, &text);
    else
        walk_summary(v->walk, true, &text);
    app_copy(v->screen.app, text_view(&text));
    text_done(&text);
}

static void save_summary(struct guide_screen *v, const char *typed)
{
    struct error error = { 0 };
    struct text text = { 0 };
    char *expanded = path_expand(typed);
    bool takes = saver_takes_name(slice_of(expanded));
    char *path = xasprintf("%s%s", expanded, takes ? "" : ".txt");

    walk_summary(v->walk, slice_iends(slice_of(path), SLICE(".md")), &text);
    if (saver_write(v->screen.app->saver, path, false, text_view(&text), &error))
        app_say(v->screen.app, TEXT_ROLE_GOOD, _("Saved as %s."), path);
    else
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
    error_done(&error);
    text_done(&text);
    free(expanded);
    free(path);
}

static void save_trunk(struct guide_screen *v, struct slice name, bool replace)
{
    struct error error = { 0 };
    char *folder = datafile_user_folder();
    char *path = folder != NULL ? xasprintf("%s/trunks.yaml", folder) : NULL;
    char *text = xstrndup(name.n ? name.p : "", name.n);

    if (path == NULL)
        error_set(&error, "%s", _("there is no home folder to keep the trunk in"));
    if (path != NULL && walk_save_trunk(v->walk, v->screen.app->saver, path, text, replace, &error))
        app_say(v->screen.app, TEXT_ROLE_GOOD,
                _("Saved in %s; from the next start on it serves the "
                  "diagnosis."),
                path);
    else
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
    error_done(&error);
    free(text);
    free(path);
    free(folder);
}

static void save_done(void *context, const char *text)
{
    struct guide_screen *v = context;
    struct slice typed = slice_trim(slice_of(text));

    if (v->walk == NULL || typed.n == 0)
        return;
    if (slice_starts(typed, SLICE("trunk! ")))
        save_trunk(v, slice_trim(slice_sub(typed, 7, typed.n)), true);
    else if (slice_starts(typed, SLICE("trunk ")))
        save_trunk(v, slice_trim(slice_sub(typed, 6, typed.n)), false);
    else
        save_summary(v, text);
}

/* A file's name saves the summary; what was learnt of the trunk has a word of its own. */
static void ask_save(struct guide_screen *v)
{
    struct text entry = { 0 };

    if (v->walk == NULL)
        return;
    bool learnt = walk_trunk(v->walk, "x", &entry);
    text_done(&entry);
    app_ask(v->screen.app, &(struct prompt){ .name = "guide-save",
                                             .label = learnt ? _("summary as (or: trunk NAME):")
                                                             : _("summary as:"),
                                             .initial = "guide.md",
                                             .complete = path_complete,
                                             .done = save_done,
                                             .context = v });
}

static void provider_done(void *context, const char *text)
{
    struct guide_screen *v = context;
    const struct profiles *profiles = v->screen.app->profiles;
    const struct profile *profile = profiles_by_id(profiles, slice_trim(slice_of(text)));

    if (text == NULL || !*text || v->walk == NULL)
        return;
    if (profile != NULL)
        walk_set_provider(v->walk, profile);
    else
        app_say(v->screen.app, TEXT_ROLE_ERROR, _("no profile has the id '%s'"), text);
}

static bool provider_remark(void *context, struct slice text, struct text *remark)
{
    const struct guide_screen *v = context;
    const struct profiles *profiles = v->screen.app->profiles;
    const struct profile *profile = profiles_by_id(profiles, slice_trim(text));

    for (size_t i = 0; profile == NULL && i < profiles_count(profiles); i++)
        text_printf(remark, "%s%s", i ? " " : "", profiles_at(profiles, i)->id);
    if (profile != NULL)
        text_adds(remark, profile->name);
    return profile != NULL;
}

static void ask_provider(struct guide_screen *v)
{
    if (v->walk != NULL)
        app_ask(v->screen.app, &(struct prompt){ .name = "guide-provider",
                                                 .label = _("provider:"),
                                                 .check = provider_remark,
                                                 .done = provider_done,
                                                 .context = v });
}

static void open_capture(struct guide_screen *v)
{
    app_push(v->screen.app, &files_screen);
}

static void open_findings(struct guide_screen *v)
{
    findings_screen_open(v->screen.app, v->call);
}

static void stay(struct guide_screen *v)
{
    if (v->walk != NULL)
        select_asked(v);
}

static const struct {
    enum action action;
    void (*does)(struct guide_screen *);
} actions[] = {
    { ACTION_ENTER, enter },
    { ACTION_RIGHT, enter },
    { ACTION_TAKE_BACK, take_back },
    { ACTION_PROVIDER, ask_provider },
    { ACTION_RESTART, restart },
    { ACTION_SHOW_EVIDENCE, show_evidence },
    { ACTION_CHECK_NOW, show_command },
    { ACTION_COPY, copy },
    { ACTION_SAVE, ask_save },
    { ACTION_OPEN_FILE, open_capture },
    { ACTION_FINDINGS, open_findings },
    { ACTION_GUIDE, stay },
};

static void number(struct guide_screen *v, size_t i)
{
    struct guide_row rows[GUIDE_ROWS_MAX];

    if (v->walk != NULL) {
        answer(v, i);
        return;
    }
    size_t at = guide_screen_numbered(v, i + 1);
    if (at < guide_screen_rows(v, rows)) {
        v->list.at = at;
        choose(v);
    }
}

static enum handled on_key(struct screen *screen, uint32_t key)
{
    struct guide_screen *v = view_of(screen);

    return v->walk == NULL && guide_screen_list_key(v, key) ? HANDLED : NOT_HANDLED;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct guide_screen *v = view_of(screen);

    if (action >= ACTION_ANSWER_1 && action <= ACTION_ANSWER_9) {
        number(v, (size_t)(action - ACTION_ANSWER_1));
        return HANDLED;
    }
    if (action == ACTION_BACK && v->walk == NULL && guide_screen_list_back(v))
        return HANDLED;
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++)
        if (actions[i].action == action) {
            actions[i].does(v);
            return HANDLED;
        }
    return move(v, action) ? HANDLED : NOT_HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER,   ACTION_TAKE_BACK, ACTION_SHOW_EVIDENCE, ACTION_CHECK_NOW, ACTION_SAVE,
    ACTION_RESTART, ACTION_PROVIDER,  ACTION_OPEN_FILE,     ACTION_COPY,      ACTION_NONE,
};

const struct screen_ops guide_screen = {
    .name = "guide",
    .about = N_("The walk from what is noticed to the cause: a question, its answers, and how "
                "sure each cause is by now. What the capture answers is answered."),
    .groups = GROUP_GUIDE,
    .size = sizeof(struct guide_screen),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .key = on_key,
    .tick = on_tick,
    .bar = bar,
};
