/* save.c - saving calls: what, as what, where to; then bit by bit while the capture goes on. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "report/save.h"
#include "screen/app.h"
#include "screen/path.h"
#include "screen/scroll.h"
#include "session/session.h"

#define REPORT_WIDTH 120
#define BUDGET (16 * NANOS_PER_MS) /* of a tick */
#define NAMES_TRIED 1000
#define VALUE_AT 20

struct save_view {
    struct screen screen;
    struct scroll scroll;
    uint32_t *ids; /* the calls it was opened for */
    size_t n_ids;  /* 0: there is no choice but all */
    bool all, media;
    enum save_format format;
    char *path;
    bool named;        /* by the user: it stays but for the extension */
    struct save *save; /* under way */
    struct report report;
    unsigned percent;
};

enum row { ROW_FORMAT, ROW_CALLS, ROW_MEDIA, ROW_FILE, ROW_WRITE, ROW_COUNT };

/* ---- what is chosen ---- */

static bool saves_packets(const struct save_view *v)
{
    return save_format_info(v->format).report == NULL;
}

static enum saver_presence presence_of(const struct save_view *v, const char *path)
{
    return saver_look(v->screen.app->saver, path);
}

/* "call-3.pcap"; with a number behind it where that is taken. */
static char *free_name(const struct save_view *v)
{
    const char *extension = save_format_info(v->format).extension;
    bool one = !v->all && v->n_ids == 1;
    char *stem = one ? xasprintf("call-%u", v->ids[0]) : xstrdup("calls");
    char *name = xasprintf("%s%s", stem, extension);

    for (int i = 2; i < NAMES_TRIED && presence_of(v, name) != SAVER_ABSENT; i++) {
        free(name);
        name = xasprintf("%s-%d%s", stem, i, extension);
    }
    free(stem);
    return name;
}

static void propose_name(struct save_view *v)
{
    if (v->named)
        return;
    free(v->path);
    v->path = free_name(v);
}

static void set_format(struct save_view *v, enum save_format format)
{
    struct slice path = slice_of(v->path);
    struct slice extension = slice_of(save_format_info(v->format).extension);

    v->format = format;
    propose_name(v);
    if (!v->named || !slice_iends(path, extension))
        return;
    char *stem = xstrndup(path.p, path.n - extension.n);
    free(v->path);
    v->path = xasprintf("%s%s", stem, save_format_info(format).extension);
    free(stem);
}

static void set_all(struct save_view *v, bool all)
{
    v->all = all || v->n_ids == 0;
    propose_name(v);
}

static void change(struct save_view *v, int step)
{
    unsigned format = (unsigned)((int)v->format + SAVE_FORMATS + step) % SAVE_FORMATS;

    switch ((enum row)v->scroll.at) {
    case ROW_FORMAT:
        set_format(v, (enum save_format)format);
        break;
    case ROW_CALLS:
        set_all(v, !v->all);
        break;
    case ROW_MEDIA:
        v->media = !v->media;
        break;
    case ROW_FILE:
    case ROW_WRITE:
    case ROW_COUNT:
        break;
    }
}

/* ---- the file's name ---- */

/* With the ending of the format, where it has none of ours. */
static char *whole_path(const struct save_view *v, const char *typed)
{
    char *path = path_expand(typed);

    if (saver_takes_name(slice_of(path)))
        return path;
    char *whole = xasprintf("%s%s", path, save_format_info(v->format).extension);
    free(path);
    return whole;
}

static bool path_check(void *context, struct slice text, struct text *remark)
{
    const struct save_view *v = context;

    if (text.n == 0 || text.p[text.n - 1] == '/')
        return false;
    char *typed = xstrndup(text.p, text.n), *path = whole_path(v, typed);
    switch (presence_of(v, path)) {
    case SAVER_ABSENT:
        break;
    case SAVER_THERE:
        text_adds(remark, _("is there already, and stays"));
        break;
    case SAVER_OWN:
        text_adds(remark, _("is there already"));
        break;
    }
    free(typed);
    free(path);
    return true;
}

static void path_done(void *context, const char *text)
{
    struct save_view *v = context;

    if (text == NULL)
        return;
    free(v->path);
    v->path = whole_path(v, text);
    v->named = true;
}

static void ask_path(struct save_view *v)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "save",
                                             .label = _("save to:"),
                                             .initial = v->path,
                                             .check = path_check,
                                             .complete = path_complete,
                                             .done = path_done,
                                             .context = v });
}

/* ---- saving ---- */

static void fail(struct save_view *v, struct error *error)
{
    app_say(v->screen.app, TEXT_ROLE_ERROR, _("Not saved: %s"),
            error->message != NULL ? error->message : _("this capture cannot be read again"));
    error_done(error);
}

static void describe_report(struct save_view *v)
{
    struct app *app = v->screen.app;
    const struct feeder *feeder = app_feeder(app);

    v->report = (struct report){
        .width = REPORT_WIDTH,
        .floor = SEVERITY_INFO,
        .calls = app->calls,
        .diagnosis = app->diagnosis,
        .profiles = app->profiles,
        .handbook = app->session != NULL && !app->redact ? session_handbook(app->session) : NULL,
        .keys = app->session != NULL ? session_keylog(app->session) : NULL
    };
    if (feeder != NULL && feeder->describe != NULL)
        feeder->describe(feeder->context, &v->report.capture);
}

static void begin(struct save_view *v, bool replace)
{
    const struct feeder *feeder = app_feeder(v->screen.app);
    struct error error = { 0 };
    struct save_request request = { .saver = v->screen.app->saver,
                                    .format = v->format,
                                    .path = v->path,
                                    .replace = replace,
                                    .calls = v->all ? NULL : v->ids,
                                    .n_calls = v->all ? 0 : v->n_ids,
                                    .media = v->media,
                                    .report = &v->report };

    describe_report(v);
    if (saves_packets(v) && feeder != NULL && feeder->again != NULL)
        request.replay = feeder->again(feeder->context, &error);
    request.redact = v->screen.app->redact;
    request.digests = v->screen.app->settings->save_digests;
    if (!saves_packets(v) || request.replay != NULL)
        v->save = save_new(&request, &error);
    v->percent = 0;
    if (v->save == NULL)
        fail(v, &error);
}

static void replace(void *context)
{
    begin(context, true);
}

static void write_file(struct save_view *v)
{
    struct text question = { 0 };

    if (presence_of(v, v->path) != SAVER_OWN) {
        begin(v, false);
        return;
    }
    text_printf(&question, _("%s is there already. Replace it?"), v->path);
    app_confirm(v->screen.app, text_str(&question), replace, v);
    text_done(&question);
}

static void say_saved(const struct save_view *v, const struct save_result *result)
{
    struct text words = { 0 };
    unsigned long packets = (unsigned long)result->packets, calls = (unsigned long)result->calls;

    if (saves_packets(v))
        text_printf(&words, ngettext("%lu packet", "%lu packets", packets), packets);
    else
        text_printf(&words, ngettext("%lu call", "%lu calls", calls), calls);
    app_say(v->screen.app, result->incomplete ? TEXT_ROLE_WARNING : TEXT_ROLE_GOOD,
            result->incomplete
                ? _("Saved %s to %s, %llu bytes; older packets were not kept any more.")
                : _("Saved %s to %s, %llu bytes."),
            text_str(&words), v->path, (unsigned long long)result->bytes);
    text_done(&words);
}

static void drop(struct save_view *v)
{
    save_free(v->save);
    v->save = NULL;
    v->screen.stale = true;
}

static void finish(struct save_view *v, enum save_status status, struct error *error)
{
    struct save_result result;

    save_result(v->save, &result);
    drop(v);
    if (status == SAVE_FAILED) {
        fail(v, error);
        return;
    }
    say_saved(v, &result);
    app_pop(v->screen.app);
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct save_view *v = (struct save_view *)screen;
    struct error error = { 0 };
    enum save_status status = SAVE_MORE;
    nanos_t until = clock_now(CLOCK_MONOTONIC) + BUDGET;

    (void)now;
    if (v->save == NULL)
        return;
    while (status == SAVE_MORE && clock_now(CLOCK_MONOTONIC) < until)
        status = save_step(v->save, &error);
    unsigned percent = (unsigned)(100 * save_part(v->save));
    screen->stale = screen->stale || percent != v->percent;
    v->percent = percent;
    screen->app->busy = status == SAVE_MORE;
    if (status != SAVE_MORE)
        finish(v, status, &error);
}

static void stop(void *context)
{
    struct save_view *v = context;

    if (v->save == NULL)
        return;
    drop(v);
    app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("Stopped; no file was written."));
}

static enum handled act_meanwhile(struct save_view *v, enum action action)
{
    if (action == ACTION_BACK || action == ACTION_QUIT)
        app_confirm(v->screen.app, _("Stop saving? Nothing is kept of the file."), stop, v);
    return action == ACTION_REDRAW || action == ACTION_SUSPEND || action == ACTION_INTERRUPT
               ? NOT_HANDLED
               : HANDLED;
}

/* ---- the screen ---- */

void save_screen_open(struct app *app, const uint32_t *call_ids, size_t n)
{
    struct screen *screen = app_push(app, &save_screen);
    struct save_view *v = (struct save_view *)screen;

    if (screen->ops != &save_screen)
        return; /* too many screens are open */
    v->ids = xcalloc(n + 1, sizeof *v->ids);
    for (; v->n_ids < n; v->n_ids++)
        v->ids[v->n_ids] = call_ids[v->n_ids];
    v->all = n == 0;
    v->media = true;
    propose_name(v);
}

static void on_close(struct screen *screen)
{
    struct save_view *v = (struct save_view *)screen;

    save_free(v->save);
    free(v->ids);
    free(v->path);
}

static void on_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("save calls"));
}

static void on_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct save_view *)screen)->scroll, out);
}

static void calls_words(const struct save_view *v, struct text *out)
{
    size_t n = calls_count(v->screen.app->calls);

    if (v->all)
        text_printf(out, ngettext("all: %zu call", "all: %zu calls", n), n);
    else if (v->n_ids == 1)
        text_printf(out, _("call %u"), v->ids[0]);
    else
        text_printf(out, ngettext("%zu marked call", "%zu marked calls", v->n_ids), v->n_ids);
}

static void row_value(const struct save_view *v, enum row row, struct text *out)
{
    switch (row) {
    case ROW_FORMAT:
        text_adds(out, save_format_info(v->format).name);
        break;
    case ROW_CALLS:
        calls_words(v, out);
        break;
    case ROW_MEDIA:
        text_adds(out, !saves_packets(v) ? _("summed up in the report")
                       : v->media        ? _("with RTP and RTCP")
                                         : _("signalling only"));
        break;
    case ROW_FILE:
        text_adds(out, v->path);
        break;
    case ROW_WRITE:
        if (v->save != NULL)
            text_printf(out, "%u %%", v->percent);
        break;
    case ROW_COUNT:
        break;
    }
}

static const struct {
    char letter;
    const char *name, *help;
} rows[] = {
    [ROW_FORMAT] = { 'f', N_("Format"), NULL },
    [ROW_CALLS] = { 'c', N_("Calls"),
                    N_("The calls that are marked (or the one at the cursor), or all there are.") },
    [ROW_MEDIA] = { 'a', N_("Voice"),
                    N_("Saved packets are those of the calls' SIP messages, of ICMP errors and DNS "
                       "lookups that belong to them and, if wanted, of their media.") },
    [ROW_FILE] = { 'n', N_("File"),
                   N_("Where to: in the folder where sipwhy was started, one for temporary files "
                      "or one named with --save-to. A file that was there before stays; one of "
                      "this session is replaced after a question. Only its owner may read it.") },
    [ROW_WRITE] = { 's', N_("Save"), N_("Writes the file: all of it, or none.") },
};

static void draw_row(struct save_view *v, struct canvas *canvas, struct rect area, enum row row,
                     int y)
{
    struct text value = { 0 };

    row_value(v, row, &value);
    canvas_printf(canvas, 2, y, TEXT_ROLE_KEY, "%c", rows[row].letter);
    canvas_field(canvas, 5, y, VALUE_AT - 6, TEXT_ROLE_STRONG, slice_of(_(rows[row].name)));
    canvas_field(canvas, VALUE_AT, y, area.width - VALUE_AT - 1, TEXT_ROLE_TEXT, text_view(&value));
    if (row == (enum row)v->scroll.at && v->save == NULL)
        canvas_select(canvas, (struct rect){ 0, y, area.width, 1 });
    text_done(&value);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct save_view *v = (struct save_view *)screen;
    int help = area.height > ROW_COUNT + 4 ? 4 : 0;

    scroll_fit(&v->scroll, ROW_COUNT, area.height - help);
    for (size_t i = 0; i < v->scroll.rows && v->scroll.top + i < ROW_COUNT; i++)
        draw_row(v, canvas, area, (enum row)(v->scroll.top + i), area.y + (int)i);
    if (!help)
        return;
    int y = area.y + area.height - help;
    const char *words =
        v->scroll.at == ROW_FORMAT ? save_format_info(v->format).help : rows[v->scroll.at].help;
    canvas_fill(canvas, (struct rect){ 0, y, area.width, 1 }, TEXT_ROLE_FRAME, GLYPH_HLINE);
    canvas_wrap(canvas, 1, y + 1, area.width - 2, TEXT_ROLE_DIM, slice_of(_(words)));
}

static void enter(struct save_view *v)
{
    if (v->scroll.at == ROW_FILE)
        ask_path(v);
    else if (v->scroll.at == ROW_WRITE)
        write_file(v);
    else
        change(v, 1);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct save_view *v = (struct save_view *)screen;

    if (v->save != NULL)
        return act_meanwhile(v, action);
    if (action == ACTION_LEFT || action == ACTION_RIGHT)
        change(v, action == ACTION_RIGHT ? 1 : -1);
    else if (action == ACTION_ENTER)
        enter(v);
    else if (action == ACTION_SAVE)
        write_file(v);
    else if (!scroll_act(&v->scroll, action))
        return NOT_HANDLED;
    return HANDLED;
}

/* The letter of a row goes there and does what Enter does. */
static enum handled on_key(struct screen *screen, uint32_t key)
{
    struct save_view *v = (struct save_view *)screen;

    for (size_t row = 0; row < ARRAY_SIZE(rows) && v->save == NULL; row++)
        if (key == (uint32_t)rows[row].letter) {
            scroll_to(&v->scroll, row);
            enter(v);
            return HANDLED;
        }
    return NOT_HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER,
    ACTION_SAVE,
    ACTION_NONE,
};

const struct screen_ops save_screen = {
    .name = "save",
    .about = N_("Saving packets or a report: as what, of which calls, with or without voice, "
                "where to; the letter before a row goes to it."),
    .size = sizeof(struct save_view),
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .key = on_key,
    .tick = on_tick,
    .bar = bar,
};
