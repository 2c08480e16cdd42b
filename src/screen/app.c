/* app.c - the stack of screens and the two lines that belong to none of them: title and bottom. */
#include "config.h"

#include "screen/app.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/printable.h"
#include "helper/confine.h"
#include "screen/prompt.h"

#define STACK_MAX 16
#define MIN_WIDTH 20
#define MIN_HEIGHT 6

struct app_private {
    struct screen *stack[STACK_MAX];
    size_t depth;
    struct line_edit *edit;
    struct text message; /* shown in the bottom line until the next key */
    enum text_role message_role;
    char *question; /* waits for y or n */
    void (*yes)(void *context);
    void *yes_context;
    const struct feeder *feeder;
    const struct app_opener *opener;
    nanos_t now, drawn;
    bool stale, quit, redraw, suspend, settings_changed, interrupted;
    char *clipboard, *announcement;
    struct walk *walk; /* that was left, of this call and symptom */
    uint32_t walk_call;
    int walk_symptom;
};

static void take_parts(struct app *app, const struct app_parts *parts)
{
    app->settings = parts->settings;
    app->session = parts->session;
    app->redact = parts->redact;
    app->saver = parts->saver;
    app->calls = parts->calls;
    app->diagnosis = parts->diagnosis;
    app->rules = parts->rules;
    app->profiles = parts->profiles;
    app->guide = parts->guide;
    app->tries = parts->tries;
    app->private->feeder = parts->feeder;
    app->private->opener = parts->opener;
    app->input = parts->feeder != NULL ? parts->feeder->input : NULL;
    app->live = parts->feeder != NULL && parts->feeder->live;
    app->loading = parts->feeder != NULL && !parts->feeder->live;
    app->private->stale = true;
}

struct app *app_new(const struct app_parts *parts)
{
    struct app *app = xcalloc(1, sizeof *app);

    app->private = xcalloc(1, sizeof *app->private);
    app->private->edit = line_edit_new();
    take_parts(app, parts);
    return app;
}

bool app_read_guide(struct app *app)
{
    const struct app_opener *opener = app->private->opener;
    struct error error = { 0 };

    if (app->guide == NULL && opener != NULL && opener->guide != NULL)
        app->guide = opener->guide(opener->context, &error);
    if (app->guide == NULL)
        app_say(app, TEXT_ROLE_WARNING, "%s",
                error_is_set(&error) ? error.message : _("The guide could not be read."));
    error_done(&error);
    return app->guide != NULL;
}

static bool is_asking(const struct app *app)
{
    return app->private->question != NULL || line_edit_active(app->private->edit);
}

/* A question is asked for a screen: with the screens it goes, unanswered. */
static void ask_no_more(struct app *app)
{
    free(app->private->question);
    app->private->question = NULL;
    line_edit_leave(app->private->edit);
}

static void close_screen(struct app *app)
{
    ask_no_more(app);
    struct screen *screen = app->private->stack[--app->private->depth];
    if (screen->ops->close != NULL)
        screen->ops->close(screen);
    free(screen);
    app->private->stale = true;
}

void app_free(struct app *app)
{
    while (app->private->depth)
        close_screen(app);
    app_keep_walk(app, NULL, 0, -1);
    line_edit_free(app->private->edit);
    text_done(&app->private->message);
    free(app->private->question);
    free(app->private->clipboard);
    free(app->private->announcement);
    free(app->private);
    free(app);
}

void app_use(struct app *app, const struct app_parts *parts)
{
    while (app->private->depth)
        close_screen(app);
    app_keep_walk(app, NULL, 0, -1);
    take_parts(app, parts);
    app->paused = false;
    app->news = 0;
    app_push(app, &calls_screen);
}

const struct app_opener *app_opener(const struct app *app)
{
    return app->private->opener;
}

const struct feeder *app_feeder(const struct app *app)
{
    return app->private->feeder;
}

/* Whoever goes from call to finding to call for long does not want to go all of the way back. */
static void forget_second(struct app *app)
{
    struct app_private *p = app->private;

    ask_no_more(app);
    struct screen *screen = p->stack[1];
    if (screen->ops->close != NULL)
        screen->ops->close(screen);
    free(screen);
    p->depth--;
    memmove(&p->stack[1], &p->stack[2], (p->depth - 1) * sizeof p->stack[0]);
}

struct screen *app_push(struct app *app, const struct screen_ops *ops)
{
    struct app_private *p = app->private;

    if (p->depth == STACK_MAX)
        forget_second(app);
    struct screen *screen = xcalloc(1, ops->size);
    screen->ops = ops;
    screen->app = app;
    p->stack[p->depth++] = screen;
    p->stale = true;
    if (ops->open != NULL)
        ops->open(screen);
    return screen;
}

struct screen *app_top(struct app *app)
{
    return app->private->depth ? app->private->stack[app->private->depth - 1] : NULL;
}

const struct screen *app_under(struct app *app)
{
    return app->private->depth > 1 ? app->private->stack[app->private->depth - 2] : NULL;
}

static void leave(void *context)
{
    app_quit(context);
}

/* From wherever one is. */
static void app_leave(struct app *app)
{
    if (app->live)
        app_confirm(app, _("Leave? The capture ends, and what is not saved is gone."), leave, app);
    else
        app_quit(app);
}

void app_pop(struct app *app)
{
    if (app->private->depth > 1)
        close_screen(app);
    else
        app_leave(app);
}

void app_quit(struct app *app)
{
    app->private->quit = true;
}

bool app_done(const struct app *app)
{
    return app->private->quit;
}

void app_say(struct app *app, enum text_role role, const char *format, ...)
{
    va_list arguments;

    text_clear(&app->private->message);
    va_start(arguments, format);
    text_vprintf(&app->private->message, format, arguments);
    va_end(arguments);
    app->private->message_role = role;
    app->private->stale = true;
}

void app_ask(struct app *app, const struct prompt *prompt)
{
    line_edit_start(app->private->edit, prompt);
    app->private->stale = true;
}

void app_confirm(struct app *app, const char *question, void (*yes)(void *context), void *context)
{
    free(app->private->question);
    app->private->question = xasprintf("%s %s", question, _("(y/n)"));
    app->private->yes = yes;
    app->private->yes_context = context;
    app->private->stale = true;
}

void app_copy(struct app *app, struct slice text)
{
    struct text shown = { 0 };

    /* A terminal obeys the bytes pasted into it: only lines are left of them. */
    while (text.n > 0) {
        struct slice line = slice_cut(&text, '\n');
        bool ended = line.n > 0 && line.p[line.n - 1] == '\r';

        printable_text(&shown, slice_sub(line, 0, line.n - ended));
        text_addc(&shown, '\n');
    }
    free(app->private->clipboard);
    app_say(app, TEXT_ROLE_INFO, _("Copied %zu bytes to the terminal's clipboard."), shown.n);
    app->private->clipboard = text_take(&shown);
}

char *app_take_clipboard(struct app *app)
{
    char *text = app->private->clipboard;

    app->private->clipboard = NULL;
    return text;
}

void app_announce(struct app *app, const char *format, ...)
{
    struct text text = { 0 }, shown = { 0 };
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    printable_text(&shown, text_view(&text));
    text_done(&text);
    free(app->private->announcement);
    app->private->announcement = text_take(&shown);
}

char *app_take_announcement(struct app *app)
{
    char *text = app->private->announcement;

    app->private->announcement = NULL;
    return text;
}

void app_keep_walk(struct app *app, struct walk *walk, uint32_t call_id, int symptom)
{
    walk_free(app->private->walk);
    app->private->walk = walk;
    app->private->walk_call = call_id;
    app->private->walk_symptom = symptom;
}

struct walk *app_take_walk(struct app *app, uint32_t call_id, int symptom)
{
    struct app_private *p = app->private;
    struct walk *walk = p->walk;

    if (walk == NULL || p->walk_call != call_id || p->walk_symptom != symptom)
        return NULL;
    p->walk = NULL;
    return walk;
}

static bool take(bool *flag)
{
    bool value = *flag;

    *flag = false;
    return value;
}

bool app_take_redraw(struct app *app)
{
    return take(&app->private->redraw);
}

bool app_take_suspend(struct app *app)
{
    return take(&app->private->suspend);
}

bool app_settings_changed(struct app *app)
{
    return take(&app->private->settings_changed);
}

/* ^C ends a live capture first, and the program when there is nothing left to end. */
static void interrupt(struct app *app)
{
    struct app_private *p = app->private;

    if (p->interrupted || p->feeder == NULL || !(app->live || app->loading)) {
        app_quit(app);
        return;
    }
    p->interrupted = true;
    p->feeder->stop(p->feeder->context);
    app->live = app->loading = false;
    app_say(app, TEXT_ROLE_INFO,
            _("Stopped; what was captured stays. ^C again leaves the program."));
}

void app_use_settings(struct app *app)
{
    app->private->settings_changed = app->private->redraw = true;
    app->settings_version++;
}

static void redraw(struct app *app)
{
    app->private->redraw = true;
}

static void suspend(struct app *app)
{
    app->private->suspend = true;
}

static void open_help(struct app *app)
{
    app_push(app, &help_screen);
}

static void open_settings(struct app *app)
{
    app_push(app, &settings_screen);
}

static void open_statistics(struct app *app)
{
    app_push(app, &statistics_screen);
}

static void open_trunks(struct app *app)
{
    app_push(app, &trunks_screen);
}

static void open_probe(struct app *app)
{
    app_push(app, &probe_screen);
}

static void open_findings(struct app *app)
{
    findings_screen_open(app, 0);
}

static void open_guide(struct app *app)
{
    guide_screen_open(app, 0, -1);
}

static void open_save(struct app *app)
{
    save_screen_open(app, NULL, 0);
}

static void switch_ascii(struct app *app)
{
    app->settings->ascii = !app->settings->ascii;
    app_use_settings(app);
}

static void switch_mouse(struct app *app)
{
    app->settings->mouse = !app->settings->mouse;
    app_use_settings(app);
    app_say(app, TEXT_ROLE_INFO,
            app->settings->mouse
                ? _("The mouse selects and scrolls in the program; M gives it back.")
                : _("The mouse belongs to the terminal again."));
}

/* The actions of every screen that has nothing of its own for them. */
static void act_everywhere(struct app *app, enum action action)
{
    static const struct {
        enum action action;
        void (*act)(struct app *);
    } acts[] = {
        { ACTION_BACK, app_pop },           { ACTION_QUIT, app_leave },
        { ACTION_HELP, open_help },         { ACTION_REDRAW, redraw },
        { ACTION_SUSPEND, suspend },        { ACTION_INTERRUPT, interrupt },
        { ACTION_SETTINGS, open_settings }, { ACTION_STATISTICS, open_statistics },
        { ACTION_TRUNKS, open_trunks },     { ACTION_FINDINGS, open_findings },
        { ACTION_GUIDE, open_guide },       { ACTION_SAVE, open_save },
        { ACTION_PROBE, open_probe },       { ACTION_ASCII, switch_ascii },
        { ACTION_MOUSE, switch_mouse },
    };

    for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
        if (acts[i].action == action)
            acts[i].act(app);
}

void app_act(struct app *app, enum action action)
{
    struct screen *screen = app_top(app);

    app->private->stale = true;
    if (action == ACTION_NONE || screen == NULL || is_asking(app))
        return;
    if (screen->ops->act(screen, action) == NOT_HANDLED)
        act_everywhere(app, action);
}

static bool answer_question(struct app *app, uint32_t key)
{
    struct app_private *p = app->private;

    if (p->question == NULL)
        return false;
    free(p->question);
    p->question = NULL;
    if (key == 'y' || key == 'Y')
        p->yes(p->yes_context);
    return true;
}

static void say_unknown(struct app *app, uint32_t key)
{
    char name[16], help[16];

    if (key == KEY_NOTHING)
        return;
    keymap_key(app->settings->keys, ACTION_HELP, help);
    app_say(app, TEXT_ROLE_INFO, _("%s does nothing here; %s shows the keys."),
            key_print(key, name), help);
}

void app_key(struct app *app, uint32_t key)
{
    struct app_private *p = app->private;
    struct screen *screen = app_top(app);

    p->stale = true;
    text_clear(&p->message);
    if (answer_question(app, key))
        return;
    if (line_edit_active(p->edit)) {
        line_edit_key(p->edit, key);
        return;
    }
    if (screen->ops->key != NULL && screen->ops->key(screen, key) == HANDLED)
        return;
    enum action action =
        keymap_action(app->settings->keys, key, screen->ops->groups | GROUP_ALWAYS | GROUP_MOVE);
    if (action == ACTION_NONE)
        say_unknown(app, key);
    app_act(app, action);
}

void app_click(struct app *app, int x, int y)
{
    struct screen *screen = app_top(app);

    app->private->stale = true;
    if (screen != NULL && !is_asking(app) && screen->ops->click != NULL && y >= screen->area.y &&
        y < screen->area.y + screen->area.height)
        screen->ops->click(screen, x - screen->area.x, y - screen->area.y);
}

void app_tick(struct app *app, nanos_t now)
{
    struct app_private *p = app->private;
    struct screen *screen = app_top(app);

    /* the title's clock shows seconds; only a live capture is worth drawing that often for */
    if (app->live && now / NANOS_PER_S != p->now / NANOS_PER_S)
        p->stale = true;
    p->now = app->now = now;
    app->busy = false;
    if (p->feeder != NULL)
        p->feeder->stats(p->feeder->context, &app->packets);
    if (app->tries != NULL && trying_step(app->tries))
        app->changes++;
    if (screen != NULL && screen->ops->tick != NULL)
        screen->ops->tick(screen, now);
    /* a call that fails meanwhile is told on every screen */
    if (app->live && p->depth > 1 && p->stack[0]->ops == &calls_screen)
        calls_screen.tick(p->stack[0], now);
}

bool app_wants_draw(const struct app *app)
{
    const struct app_private *p = app->private;

    return p->stale || (p->depth && p->stack[p->depth - 1]->stale);
}

/* The parts that the kernel cannot confine are no secret. */
static void add_missing(struct text *out)
{
    struct text missing = { 0 };

    if (confined() && confine_missing(&missing))
        text_printf(out, _("  (not confined: no %s)"), text_str(&missing));
    text_done(&missing);
}

/* The right end of the title: the screen's status, in a live capture the clock. */
static void status_text(struct app *app, struct screen *screen, struct text *out)
{
    if (screen->ops->status != NULL)
        screen->ops->status(screen, out);
    if (!app->live)
        return;
    text_adds(out, out->n ? "  " : "");
    clock_local(out, app->private->now);
}

/* "✗ 3 new", in front of what begins at `right`; returns where the title has to end. */
static int draw_news(struct app *app, struct canvas *canvas, int right)
{
    struct text text = { 0 };

    if (!app->news)
        return right;
    text_printf(&text, ngettext("%zu new", "%zu new", app->news), app->news);
    right -= text_width(text_view(&text)) + 4;
    canvas_fill(canvas, (struct rect){ right - 1, 0, text_width(text_view(&text)) + 4, 1 },
                TEXT_ROLE_ERROR, GLYPH_COUNT);
    canvas_glyph(canvas, right, 0, TEXT_ROLE_ERROR, GLYPH_ERROR);
    canvas_text(canvas, right + 2, 0, TEXT_ROLE_ERROR, 0, text_view(&text));
    text_done(&text);
    return right;
}

static void draw_title(struct app *app, struct canvas *canvas, struct screen *screen)
{
    struct text text = { 0 }, status = { 0 };
    int width = canvas_width(canvas);

    canvas_fill(canvas, (struct rect){ 0, 0, width, 1 }, TEXT_ROLE_TITLE, GLYPH_COUNT);
    status_text(app, screen, &status);
    int right = status.n ? width - text_width(text_view(&status)) - 1 : width;
    canvas_text(canvas, right, 0, TEXT_ROLE_TITLE, 0, text_view(&status));
    right = draw_news(app, canvas, right);
    text_adds(&text, app->private->depth == 1 ? " sipwhy  " : " ");
    screen->ops->title(screen, &text);
    add_missing(&text);
    right -= right < width ? 2 : 0;
    if (right > 0)
        canvas_field(canvas, 0, 0, right, TEXT_ROLE_TITLE, text_view(&text));
    text_done(&text);
    text_done(&status);
}

/* A key and what it does, from x on; with a NULL canvas only the cells it takes. */
static int draw_hint(struct app *app, struct canvas *canvas, enum action action, int x, int y)
{
    char key[16];
    const char *brief = _(action_info(action)->brief);

    keymap_key(app->settings->keys, action, key);
    if (!*key)
        return x;
    if (canvas == NULL)
        return x + text_width(slice_of(key)) + text_width(slice_of(brief)) + 3;
    x = canvas_puts(canvas, x, y, TEXT_ROLE_KEY, key);
    x = canvas_puts(canvas, x, y, TEXT_ROLE_BAR, " ");
    return canvas_puts(canvas, x, y, TEXT_ROLE_BAR, brief) + 2;
}

/* The way out and the help at the right end of the bottom line; returns where they begin. */
static int draw_fixed_hints(struct app *app, struct canvas *canvas, int y)
{
    static const enum action fixed[] = { ACTION_HELP, ACTION_BACK };
    int x = canvas_width(canvas) + 1;

    for (size_t i = 0; i < ARRAY_SIZE(fixed); i++)
        x -= draw_hint(app, NULL, fixed[i], 0, 0);
    int begin = x;
    for (size_t i = 0; i < ARRAY_SIZE(fixed); i++)
        x = draw_hint(app, canvas, fixed[i], x, y);
    return begin;
}

static void draw_bar(struct app *app, struct canvas *canvas, struct screen *screen, int y,
                     int width)
{
    int x = 1;

    for (const enum action *a = screen->ops->bar; a != NULL && *a != ACTION_NONE; a++) {
        if (x + draw_hint(app, NULL, *a, 0, 0) > width)
            break;
        x = draw_hint(app, canvas, *a, x, y);
    }
}

static void draw_bottom(struct app *app, struct canvas *canvas, struct screen *screen)
{
    struct app_private *p = app->private;
    int y = canvas_height(canvas) - 1, width = canvas_width(canvas);

    if (p->question != NULL) {
        canvas_field(canvas, 0, y, width, TEXT_ROLE_WARNING, slice_of(p->question));
    } else if (line_edit_active(p->edit)) {
        line_edit_draw(p->edit, canvas, y);
    } else {
        canvas_fill(canvas, (struct rect){ 0, y, width, 1 }, TEXT_ROLE_BAR, GLYPH_COUNT);
        int left = draw_fixed_hints(app, canvas, y);
        if (p->message.n)
            canvas_field(canvas, 0, y, left - 2, p->message_role, text_view(&p->message));
        else
            draw_bar(app, canvas, screen, y, left);
    }
}

void app_draw(struct app *app, struct canvas *canvas)
{
    struct screen *screen = app_top(app);
    int width = canvas_width(canvas), height = canvas_height(canvas);

    canvas_clear(canvas);
    canvas_set_ascii(canvas, app->settings->ascii);
    app->private->stale = false;
    if (screen == NULL)
        return;
    screen->stale = false;
    if (width < MIN_WIDTH || height < MIN_HEIGHT) {
        canvas_puts(canvas, 0, 0, TEXT_ROLE_WARNING, _("window too small"));
        return;
    }
    screen->area = (struct rect){ 0, 1, width, height - 2 };
    struct rect former = canvas_clip(canvas, screen->area);
    screen->ops->draw(screen, canvas, screen->area);
    canvas_clip(canvas, former);
    draw_title(app, canvas, screen); /* which says how much of it is in sight */
    draw_bottom(app, canvas, screen);
}
