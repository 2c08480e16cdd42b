/* calls.c - the call list: one row a call, the verdict in words, the cause of the selected one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/app.h"
#include "screen/call_screen.h"
#include "screen/calls_screen.h"

#define WORK_NANOS (15 * NANOS_PER_MS)
#define LOOK_AHEAD 1000 /* calls looked through for the first that failed */
#define TRY_NANOS (20 * NANOS_PER_MS)

static struct calls_screen *view_of(struct screen *screen)
{
    return (struct calls_screen *)screen;
}

static const struct column *sort_column(const struct calls_screen *v)
{
    return v->sort < v->n_columns ? &v->columns[v->sort] : NULL;
}

static void sort_again(struct calls_screen *v)
{
    call_list_sort(v->list, sort_column(v), v->descending);
}

static void read_columns(struct calls_screen *v)
{
    v->settings_version = v->screen.app->settings_version;
    columns_free(v->columns, v->n_columns);
    v->columns = columns_parse(slice_of(v->screen.app->settings->columns), &v->n_columns, NULL);
    v->sort = v->n_columns;
    struct slice sort = slice_of(v->screen.app->settings->sort);
    v->descending = sort.n && sort.p[0] == '-';
    if (v->descending)
        sort = slice_sub(sort, 1, sort.n);
    for (size_t i = 0; i < v->n_columns; i++)
        if (slice_eq(sort, slice_of(v->columns[i].info->name)))
            v->sort = i;
    sort_again(v);
}

static void set_filter(struct calls_screen *v, const char *text)
{
    struct expr_error error;
    struct filter *filter = *text ? filter_parse(slice_of(text), &error) : NULL;

    if (*text && filter == NULL) {
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", error.message);
        return;
    }
    free(v->filter);
    v->filter = *text ? xstrdup(text) : NULL;
    call_list_filter(v->list, filter);
    call_list_show_whole(v->list, v->whole && v->filter == NULL);
}

static void on_open(struct screen *screen)
{
    struct calls_screen *v = view_of(screen);
    struct settings *settings = screen->app->settings;

    v->list = call_list_new(screen->app);
    read_columns(v);
    call_list_hide_others(v->list, settings->hide_options, settings->hide_register);
    if (settings->filter != NULL && *settings->filter)
        set_filter(v, settings->filter);
}

static void on_close(struct screen *screen)
{
    struct calls_screen *v = view_of(screen);

    call_list_free(v->list);
    columns_free(v->columns, v->n_columns);
    free(v->filter);
    calls_screen_search_stop(v);
    free(v->search);
}

/* The cost of the limits is told in the statistics. */
static void add_limits(const struct app *app, struct text *out)
{
    const struct feeder *feeder = app_feeder(app);
    struct text names = { 0 };

    if (feeder != NULL && feeder->limits != NULL)
        feeder->limits(feeder->context, &names);
    if (names.n)
        text_printf(out, _("  limits reached: %s"), text_str(&names));
    text_done(&names);
}

/* At the right: notes, which d tells in full, and the day of the selected call. */
static void on_status(struct screen *screen, struct text *out)
{
    struct calls_screen *v = view_of(screen);
    struct call *call = v->selected ? calls_by_id(screen->app->calls, v->selected) : NULL;

    if (v->n_notes)
        text_printf(out, ngettext("%zu note", "%zu notes", v->n_notes), v->n_notes);
    if (call == NULL)
        return;
    text_adds(out, out->n ? "  " : "");
    clock_local_date(out, call->start);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct calls_screen *v = view_of(screen);
    size_t diagnosed, failed;
    struct app *app = screen->app;

    if (app->input != NULL)
        text_printf(out, "%s  ", app->input);
    size_t failed_others, n = calls_count(app->calls);
    size_t calls = n - call_list_others(v->list, &failed_others);
    text_printf(out, ngettext("%zu call", "%zu calls", calls), calls);
    call_list_failed(v->list, &diagnosed, &failed);
    text_adds(out, ", ");
    failed -= failed_others;
    text_printf(out, ngettext("%zu failed", "%zu failed", failed), failed);
    calls_screen_add_others(v, out);
    calls_screen_add_whole(v, out);
    if (diagnosed < n && !app->loading)
        text_printf(out, _(" (of %zu looked at)"), diagnosed);
    if (app->paused)
        text_printf(out, "  %s", _("PAUSED"));
    uint64_t drops = app->packets.kernel_drops + app->packets.interface_drops;
    if (drops)
        text_printf(out, _("  %llu packets dropped"), (unsigned long long)drops);
    if (app->packets.away != NULL) {
        text_adds(out, "  ");
        text_printf(out, app->packets.gone ? _("interface %s is gone") : _("interface %s is down"),
                    app->packets.away);
    }
    if (app->packets.truncated)
        text_printf(out, "  %s", _("file is cut off"));
    add_limits(app, out);
}

/* The first call with an error, which is what one came for; its verdict is shown without a key. */
static size_t first_failed(struct calls_screen *v, size_t n)
{
    for (size_t i = 0; i < n && i < LOOK_AHEAD; i++) {
        struct call *call = call_list_call(v->list, i);
        const struct verdict *verdict =
            call != NULL ? diagnosis_call(v->screen.app->diagnosis, call) : NULL;

        if (verdict != NULL && verdict->n_findings &&
            verdict->findings[0].severity == SEVERITY_ERROR)
            return i;
    }
    if (calls_screen_is_whole(v, 0) && v->scroll.at == 0 && n > 1 && !calls_screen_whole_failed(v))
        return 1;
    return v->scroll.at;
}

void calls_screen_hold(struct calls_screen *v)
{
    size_t n = call_list_count(v->list), at = v->scroll.at;
    const struct app *app = v->screen.app;

    if (n && app->settings->follow && app->live)
        at = n - 1;
    else if (!v->moved && !app->loading && !app->live) {
        at = first_failed(v, n);
        v->moved = n > 0;
    } else if (v->selected && (at >= n || call_list_id(v->list, at) != v->selected)) {
        size_t found = call_list_find(v->list, v->selected);

        at = found != SIZE_MAX ? found : at;
    }
    v->scroll.at = at;
    scroll_fit(&v->scroll, n, (int)v->scroll.rows);
    v->selected = n ? call_list_id(v->list, v->scroll.at) : 0;
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct calls_screen *v = view_of(screen);

    (void)now;
    calls_screen_look(v);
    if (v->settings_version != screen->app->settings_version)
        read_columns(v);
    calls_screen_search_on(v);
    screen->app->busy = screen->app->busy || v->searching.busy;
    if (screen->app->paused)
        return;
    if (call_list_work(v->list, WORK_NANOS)) {
        calls_screen_announce(v);
        calls_screen_hold(v);
        screen->stale = true;
    }
    screen->stale = screen->stale || screen->app->loading;
    screen->app->busy = screen->app->busy || call_list_behind(v->list);
}

static void moved(struct calls_screen *v)
{
    size_t n = call_list_count(v->list);

    if (!n)
        return;
    v->selected = call_list_id(v->list, v->scroll.at);
    v->moved = true;
    calls_screen_visit(v);
    /* whoever looks back does not want to be pulled to the end */
    v->screen.app->settings->follow = v->screen.app->settings->follow && v->scroll.at == n - 1;
}

static void go(struct calls_screen *v, size_t to)
{
    scroll_to(&v->scroll, to);
    moved(v);
}

/* The next row, from the selection in steps of +1 or -1, that `fits`. */
typedef bool row_test(struct calls_screen *, struct call *);

static void find_row(struct calls_screen *v, int step, row_test *fits, const char *none)
{
    size_t n = call_list_count(v->list);

    for (size_t i = 1; i <= n; i++) {
        size_t place = (v->scroll.at + (step > 0 ? i : n - i)) % n;
        struct call *call = call_list_call(v->list, place);

        if (call != NULL && fits(v, call)) {
            go(v, place);
            return;
        }
    }
    app_say(v->screen.app, TEXT_ROLE_INFO, "%s", none);
}

static bool has_finding(struct calls_screen *v, struct call *call)
{
    const struct verdict *verdict = diagnosis_call(v->screen.app->diagnosis, call);

    return verdict->n_findings && verdict->findings[0].severity != SEVERITY_INFO;
}

static bool filter_check(void *context, struct slice text, struct text *remark)
{
    struct calls_screen *v = context;
    struct expr_error error;

    if (!slice_trim(text).n)
        return true;
    struct filter *filter = filter_parse(text, &error);
    if (filter == NULL) {
        text_adds(remark, error.message);
        return false;
    }
    size_t of, hits = call_list_try(v->list, filter, TRY_NANOS, &of);
    if (filter_text(filter).n)
        text_adds(remark, _("any text: "));
    text_printf(remark, ngettext("%zu call", "%zu calls", hits), hits);
    if (of < calls_count(v->screen.app->calls))
        text_printf(remark, _(" of the first %zu"), of);
    filter_free(filter);
    return true;
}

static void filter_done(void *context, const char *text)
{
    if (text != NULL)
        set_filter(context, text);
}

void calls_screen_ask_filter(struct calls_screen *v, const char *initial)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "filter",
                                             .label = _("filter:"),
                                             .initial = initial,
                                             .check = filter_check,
                                             .complete = calls_screen_complete,
                                             .done = filter_done,
                                             .context = v });
}

static void ask_filter(struct calls_screen *v)
{
    calls_screen_ask_filter(v, v->filter);
}

static void sort_by(struct calls_screen *v, size_t column)
{
    v->sort = column;
    sort_again(v);
    app_say(v->screen.app, TEXT_ROLE_INFO, _("Sorted by %s."),
            sort_column(v) != NULL ? column_title(sort_column(v)) : _("time"));
}

static void sort_next(struct calls_screen *v)
{
    sort_by(v, v->sort >= v->n_columns ? 0 : v->sort + 1);
}

static void sort_previous(struct calls_screen *v)
{
    sort_by(v, v->sort == 0 ? v->n_columns : v->sort - 1);
}

static void sort_reverse(struct calls_screen *v)
{
    v->descending = !v->descending;
    sort_again(v);
}

/* 0: the capture as a whole, or a heading. */
static uint32_t selected_call(const struct calls_screen *v)
{
    return v->selected == CALL_HEADING ? 0 : v->selected;
}

static void toggle_mark(struct calls_screen *v)
{
    if (!selected_call(v))
        return;
    call_list_mark(v->list, v->selected, !call_list_marked(v->list, v->selected));
    go(v, v->scroll.at + 1);
}

static void toggle_all_marks(struct calls_screen *v)
{
    const uint32_t *marks;
    bool mark = call_list_marks(v->list, &marks) == 0;

    for (size_t i = 0; i < call_list_count(v->list); i++)
        if (call_list_call(v->list, i) != NULL)
            call_list_mark(v->list, call_list_id(v->list, i), mark);
}

static void clear_calls(struct calls_screen *v)
{
    size_t n = calls_count(v->screen.app->calls);

    if (!n)
        return;
    call_list_forget_before(v->list, calls_at(v->screen.app->calls, n - 1)->id);
    app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
            _("The calls seen so far are hidden; F shows them again."));
}

static void toggle_others(struct calls_screen *v)
{
    struct settings *settings = v->screen.app->settings;
    bool hide = !(settings->hide_options && settings->hide_register);

    settings->hide_options = settings->hide_register = hide;
    call_list_hide_others(v->list, hide, hide);
    app_say(v->screen.app, TEXT_ROLE_INFO,
            hide ? _("Only calls are shown.")
                 : _("Everything is shown, OPTIONS and REGISTER too."));
}

static void save(struct calls_screen *v)
{
    const uint32_t *marks;
    size_t n = call_list_marks(v->list, &marks);

    if (n)
        save_screen_open(v->screen.app, marks, n);
    else
        save_screen_open(v->screen.app, &v->selected, selected_call(v) ? 1 : 0);
}

static void copy_verdict(struct calls_screen *v)
{
    struct call *call = v->selected ? calls_by_id(v->screen.app->calls, v->selected) : NULL;

    if (call == NULL && !calls_screen_is_whole(v, v->scroll.at))
        return;
    const struct verdict *verdict =
        call != NULL ? diagnosis_call(v->screen.app->diagnosis, call) : calls_screen_whole(v);
    struct text text = { 0 };
    for (size_t i = 0; i < verdict->n_findings; i++)
        text_printf(&text, "%s (%s): %s %s\n", verdict->findings[i].title,
                    verdict->findings[i].rule->id, verdict->findings[i].explain,
                    verdict->findings[i].fix);
    if (!text.n && call != NULL)
        text_adds(&text, call_screen_nothing(call));
    app_copy(v->screen.app, text_view(&text));
    text_done(&text);
}

static void follow(struct calls_screen *v)
{
    struct settings *settings = v->screen.app->settings;

    settings->follow = !settings->follow;
    app_say(v->screen.app, TEXT_ROLE_INFO,
            settings->follow ? _("Following the newest call.") : _("Staying where you are."));
}

static void pause_drawing(struct calls_screen *v)
{
    struct app *app = v->screen.app;

    app->paused = !app->paused;
    app_say(app, TEXT_ROLE_INFO,
            app->paused ? _("The list stands still; packets are still taken in.") : _("Going on."));
}

static void open_selected(struct calls_screen *v)
{
    const uint32_t *marks;
    size_t n = call_list_marks(v->list, &marks);

    if (n > 1)
        call_screen_open_all(v->screen.app, marks, n);
    else if (calls_screen_is_whole(v, v->scroll.at))
        findings_screen_open(v->screen.app, 0);
    else if (v->selected == CALL_HEADING)
        call_list_fold(v->list, v->scroll.at);
    else if (v->selected && calls_by_id(v->screen.app->calls, v->selected) != NULL)
        call_screen_open(v->screen.app, v->selected, NO_INDEX);
    calls_screen_visit(v);
}

/* The message of the finding in full. */
static void open_raw(struct calls_screen *v)
{
    struct screen *before = app_top(v->screen.app);

    open_selected(v);
    if (app_top(v->screen.app) != before)
        app_act(v->screen.app, ACTION_RAW);
}

static void open_findings(struct calls_screen *v)
{
    findings_screen_open(v->screen.app, selected_call(v));
}

static void open_guide(struct calls_screen *v)
{
    guide_screen_open(v->screen.app, selected_call(v), -1);
}

/* A new failure comes first. */
static void next_finding(struct calls_screen *v)
{
    const uint32_t *news;
    size_t at = call_list_news(v->list, &news) ? call_list_find(v->list, news[0]) : SIZE_MAX;

    if (at != SIZE_MAX) {
        go(v, at);
        return;
    }
    find_row(v, 1, has_finding, _("No other call has a finding."));
}

static void previous_finding(struct calls_screen *v)
{
    find_row(v, -1, has_finding, _("No other call has a finding."));
}

/* All calls: without the filter, and those that were hidden. */
static void clear_filter(struct calls_screen *v)
{
    call_list_forget_before(v->list, 0);
    set_filter(v, "");
}

static void search_next(struct calls_screen *v)
{
    calls_screen_search(v, 1);
}

static void search_previous(struct calls_screen *v)
{
    calls_screen_search(v, -1);
}

static void choose_columns(struct calls_screen *v)
{
    app_push(v->screen.app, &columns_screen);
}

static void choose_sort(struct calls_screen *v)
{
    app_push(v->screen.app, &sort_screen);
}

static void open_file(struct calls_screen *v)
{
    app_push(v->screen.app, &files_screen);
}

static const struct {
    enum action action;
    void (*does)(struct calls_screen *);
} actions[] = {
    { ACTION_ENTER, open_selected },
    { ACTION_RAW, open_raw },
    { ACTION_FILTER, ask_filter },
    { ACTION_CLEAR_FILTER, clear_filter },
    { ACTION_SEARCH, calls_screen_ask_search },
    { ACTION_SEARCH_NEXT, search_next },
    { ACTION_SEARCH_PREVIOUS, search_previous },
    { ACTION_NEXT_FINDING, next_finding },
    { ACTION_PREVIOUS_FINDING, previous_finding },
    { ACTION_FINDINGS, open_findings },
    { ACTION_GUIDE, open_guide },
    { ACTION_SORT, sort_next },
    { ACTION_SORT_PREVIOUS, sort_previous },
    { ACTION_SORT_REVERSE, sort_reverse },
    { ACTION_MARK, toggle_mark },
    { ACTION_MARK_ALL, toggle_all_marks },
    { ACTION_COLUMNS, choose_columns },
    { ACTION_GROUP, calls_screen_group },
    { ACTION_HIDE_OTHERS, toggle_others },
    { ACTION_FOLLOW, follow },
    { ACTION_PAUSE, pause_drawing },
    { ACTION_OPEN_FILE, open_file },
    { ACTION_CLEAR_CALLS, clear_calls },
    { ACTION_SAVE, save },
    { ACTION_GOTO, calls_screen_ask_goto },
    { ACTION_SORT_MENU, choose_sort },
    { ACTION_WHY_NOT, calls_screen_ask_why_not },
    { ACTION_FILTER_LIKE, calls_screen_filter_like },
    { ACTION_COPY, copy_verdict },
};

/* These neither move nor leave, and change nothing of the rows. */
static bool bears_search(enum action action)
{
    return action == ACTION_MARK_ALL || action == ACTION_COPY || action == ACTION_REDRAW;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct calls_screen *v = view_of(screen);

    if (!bears_search(action) && calls_screen_search_stop(v) && action == ACTION_BACK)
        return HANDLED;
    if (scroll_act(&v->scroll, action)) {
        moved(v);
        return HANDLED;
    }
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++)
        if (actions[i].action == action) {
            actions[i].does(v);
            return HANDLED;
        }
    return NOT_HANDLED;
}

static void on_click(struct screen *screen, int x, int y)
{
    struct calls_screen *v = view_of(screen);

    (void)x;
    if (y < 2 || y >= 2 + (int)v->scroll.rows)
        return;
    calls_screen_search_stop(v);
    size_t place = v->scroll.top + (size_t)(y - 2), n = call_list_count(v->list);
    if (place == v->scroll.at)
        open_selected(v);
    else if (place < n)
        go(v, place);
}

void calls_screen_go(struct calls_screen *v, size_t row)
{
    go(v, row);
}

static const enum action bar[] = {
    ACTION_ENTER,    ACTION_GUIDE,      ACTION_SEARCH,   ACTION_FILTER,      ACTION_NEXT_FINDING,
    ACTION_FINDINGS, ACTION_SAVE,       ACTION_GROUP,    ACTION_HIDE_OTHERS, ACTION_SORT,
    ACTION_COLUMNS,  ACTION_STATISTICS, ACTION_SETTINGS, ACTION_NONE,
};

const struct screen_ops calls_screen = {
    .name = "calls",
    .about = N_("A row is a call, with its verdict in words; below the list stands what is "
                "wrong with the selected one, the line that is to blame, and the fix."),
    .groups = GROUP_CALLS,
    .size = sizeof(struct calls_screen),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = calls_screen_draw,
    .act = on_act,
    .click = on_click,
    .tick = on_tick,
    .bar = bar,
};
