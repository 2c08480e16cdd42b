/* call.c - one call: the ladder on the left, the selected message on the right, the finding below;
 * on a narrow terminal one pane at a time. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/words.h"
#include "screen/call_screen.h"

static struct call_screen *view_of(struct screen *screen)
{
    return (struct call_screen *)screen;
}

const struct ladder_row *call_screen_row(const struct call_screen *v)
{
    return v->rows.at < ladder_rows(v->ladder) ? ladder_row(v->ladder, v->rows.at) : NULL;
}

uint32_t call_screen_message(const struct call_screen *v)
{
    const struct ladder_row *row = call_screen_row(v);

    return row != NULL && row->kind == LADDER_MESSAGE ? row->index : NO_INDEX;
}

struct view *call_screen_leg(const struct call_screen *v)
{
    const struct ladder_row *row = call_screen_row(v);

    return v->legs[row != NULL ? row->leg : 0].view;
}

const struct finding *call_screen_finding(const struct call_screen *v)
{
    const struct verdict *verdict = v->legs[0].verdict;

    return verdict != NULL && v->finding < verdict->n_findings ? &verdict->findings[v->finding]
                                                               : NULL;
}

/* ---- building ---- */

static uint64_t messages_ever(const struct call *call)
{
    return (uint64_t)call->n_messages + call->messages_dropped;
}

/* While the list stands still packets are taken in: a leg may have grown, or have been forgotten,
 * and its verdict with it. */
static bool is_sound(const struct call_screen *v)
{
    if (v->freed != diagnosis_freed(v->screen.app->diagnosis))
        return false;
    for (size_t i = 0; i < v->n_legs; i++)
        if (messages_ever(view_call(v->legs[i].view)) != v->messages[i])
            return false;
    return true;
}

static void add_leg(struct call_screen *v, struct call *call)
{
    struct app *app = v->screen.app;

    if (v->n_legs == LEGS_MAX)
        return;
    v->legs[v->n_legs].view = view_new(app->calls, call, v->arena);
    v->legs[v->n_legs].verdict = diagnosis_call(app->diagnosis, call);
    v->messages[v->n_legs] = messages_ever(call);
    v->n_legs++;
}

/* Many neighbours are read for them: in a live capture, where each packet brings a new picture,
 * once a second. */
static void find_legs(struct call_screen *v, const struct call *call)
{
    struct app *app = v->screen.app;

    if (!app->settings->join_legs) {
        v->n_joined = 0;
        v->joined_at = 0;
    } else if (!app->live || !v->joined_at || app->now - v->joined_at >= NANOS_PER_S) {
        v->n_joined = legs_of(app, call, v->joined, LEGS_MAX - 1);
        v->joined_at = app->now;
    }
}

static void build(struct call_screen *v)
{
    struct app *app = v->screen.app;
    const struct settings *settings = app->settings;
    struct call *call = calls_by_id(app->calls, v->id);

    arena_reset(v->arena);
    v->n_legs = 0;
    add_leg(v, call);
    find_legs(v, call);
    for (size_t i = 0; i < v->n_joined; i++)
        if (calls_by_id(app->calls, v->joined[i]) != NULL)
            add_leg(v, calls_by_id(app->calls, v->joined[i]));
    for (size_t i = 0; i < v->n_also; i++)
        if (calls_by_id(app->calls, v->also[i]) != NULL)
            add_leg(v, calls_by_id(app->calls, v->also[i]));
    v->look = (struct ladder_look){
        .time = (enum ladder_time)settings->time,
        .fold = settings->fold_repeats,
        .split_ports = settings->split_ports,
        .media = settings->show_media,
        .sdp_only = v->sdp_only,
        .profiles = app->profiles,
        .sides = diagnosis_sides(app->diagnosis),
        .alias = aliases_name,
        .context = v->aliases,
    };
    v->ladder = ladder_new(v->legs, v->n_legs, &v->look, v->arena);
    v->changes = app->changes;
    v->freed = diagnosis_freed(app->diagnosis);
    v->settings_version = app->settings_version;
    v->stale_model = false;
}

/* Builds anew what has changed, with the selection on the message it was on. */
static bool refresh(struct call_screen *v)
{
    struct app *app = v->screen.app;
    struct call *call = calls_by_id(app->calls, v->id);

    if (call == NULL)
        return false;
    bool changed = v->changes != app->changes && !app->paused;
    if (v->ladder != NULL && !changed && !v->stale_model && is_sound(v) &&
        v->settings_version == app->settings_version)
        return true;
    uint32_t message = v->ladder != NULL ? call_screen_message(v) : NO_INDEX;
    build(v);
    if (v->finding >= v->legs[0].verdict->n_findings)
        v->finding = 0;
    size_t found =
        message == NO_INDEX ? ladder_rows(v->ladder) : ladder_find(v->ladder, 0, message);
    if (found < ladder_rows(v->ladder))
        v->rows.at = found;
    return true;
}

void call_screen_select_message(struct call_screen *v, uint32_t message)
{
    size_t row = ladder_find(v->ladder, 0, message);

    if (row < ladder_rows(v->ladder))
        v->rows.at = row;
    v->text_top = SCROLL_TO_MARK;
}

/* The row of a packet that is no message. */
bool call_screen_select_frame(struct call_screen *v, uint32_t frame)
{
    for (size_t i = 0; i < ladder_rows(v->ladder); i++)
        if (ladder_row(v->ladder, i)->frame == frame) {
            v->rows.at = i;
            v->text_top = SCROLL_TO_MARK;
            return true;
        }
    return false;
}

/* The row with its mark, which may be of several packets: a question and its answer. */
static bool select_wrong(struct call_screen *v, const struct finding *finding)
{
    for (size_t i = 0; i < ladder_rows(v->ladder); i++) {
        const struct ladder_row *row = ladder_row(v->ladder, i);

        if (row->wrong && row->finding == finding) {
            v->rows.at = i;
            v->text_top = SCROLL_TO_MARK;
            return true;
        }
    }
    return false;
}

/* To what the current finding points at first. */
static void show_finding(struct call_screen *v)
{
    const struct finding *finding = call_screen_finding(v);

    if (finding != NULL && finding->n_evidence > 0 && finding->evidence[0].message == NO_INDEX &&
        select_wrong(v, finding))
        return;

    for (size_t i = 0; finding != NULL && i < finding->n_evidence; i++) {
        if (finding->evidence[i].message != NO_INDEX) {
            call_screen_select_message(v, finding->evidence[i].message);
            return;
        }
        if (call_screen_select_frame(v, finding->evidence[i].frame))
            return;
    }
}

void call_screen_open(struct app *app, uint32_t call_id, uint32_t message)
{
    if (calls_by_id(app->calls, call_id) == NULL)
        return;
    struct call_screen *v = (struct call_screen *)app_push(app, &call_screen);
    v->id = call_id;
    refresh(v);
    if (message == NO_INDEX)
        show_finding(v);
    else
        call_screen_select_message(v, message);
}

void call_screen_open_all(struct app *app, const uint32_t *ids, size_t n)
{
    if (!n || calls_by_id(app->calls, ids[0]) == NULL)
        return;
    struct call_screen *v = (struct call_screen *)app_push(app, &call_screen);
    v->id = ids[0];
    for (size_t i = 1; i < n && v->n_also + 1 < LEGS_MAX; i++)
        v->also[v->n_also++] = ids[i];
    refresh(v);
    show_finding(v);
    if (n > LEGS_MAX)
        app_say(app, TEXT_ROLE_INFO, _("The first %d of %zu marked calls are shown."), LEGS_MAX, n);
}

static void on_open(struct screen *screen)
{
    struct call_screen *v = view_of(screen);

    v->arena = arena_new();
    v->aliases = aliases_parse(slice_of(screen->app->settings->aliases));
    v->marked = NO_INDEX;
}

static void on_close(struct screen *screen)
{
    struct call_screen *v = view_of(screen);

    arena_free(v->arena);
    aliases_free(v->aliases);
    free(v->search);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct call_screen *v = view_of(screen);
    struct call *call = calls_by_id(screen->app->calls, v->id);

    if (!refresh(v)) {
        text_adds(out, _("this call has been forgotten"));
        return;
    }
    const struct sip_message *first = view_message(v->legs[0].view, call_first_request(call));
    const struct flow *flow = calls_flow(screen->app->calls, call->caller_flow);
    struct text length = { 0 };
    text_printf(out, call->attempt ? _("attempt %u  ") : _("call %u  "), call->id);
    if (v->n_legs > 1)
        text_printf(out, _("and %zu more  "), v->n_legs - 1);
    sip_unfold(out, party_number(message_party(first, HEADER_FROM)));
    if (call->attempt)
        addr_print(out, flow->src.addr);
    text_printf(out, " %s ", glyph_text(GLYPH_ARROW_RIGHT, screen->app->settings->ascii));
    sip_unfold(out, party_number(message_party(first, HEADER_TO)));
    if (call->attempt)
        addr_print(out, flow->dst.addr);
    text_printf(out, "  %s", call_state_words(call));
    if (call->status >= 300)
        text_printf(out, " %d", call->status);
    if (call->answered != NANOS_NONE && !call->clock_ahead) {
        clock_duration(&length,
                       (call->end == NANOS_NONE ? call->last : call->end) - call->answered);
        text_printf(out, " %s", text_str(&length));
        text_done(&length);
    }
    if (call->messages_dropped)
        text_printf(out,
                    ngettext("   %u message of its middle dropped",
                             "   %u messages of its middle dropped", call->messages_dropped),
                    call->messages_dropped);
}

/* The confidence of the finding, at the right end of the title, where nothing cuts it. */
static void on_status(struct screen *screen, struct text *out)
{
    struct call_screen *v = view_of(screen);
    const struct finding *finding = refresh(v) ? call_screen_finding(v) : NULL;

    if (finding == NULL)
        return;
    text_printf(out, "%s %s",
                glyph_text(severity_glyph(finding->severity), screen->app->settings->ascii),
                confidence_words(finding->confidence));
    text_printf(out, _("  %zu of %zu"), v->finding + 1, v->legs[0].verdict->n_findings);
}

static void on_tick(struct screen *screen, nanos_t now)
{
    struct call_screen *v = view_of(screen);

    (void)now;
    if (v->changes != screen->app->changes && !screen->app->paused)
        screen->stale = true;
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct call_screen *v = view_of(screen);

    if (refresh(v))
        call_screen_draw(v, canvas, area);
    else
        canvas_puts(canvas, 1, area.y, TEXT_ROLE_DIM,
                    _("This call has been forgotten to save memory."));
}

/* ---- actions ---- */

static void step_finding(struct call_screen *v, int step)
{
    size_t n = v->legs[0].verdict->n_findings;

    if (!n) {
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
                call_screen_nothing(view_call(v->legs[0].view)));
        return;
    }
    v->finding = (v->finding + (step > 0 ? 1 : n - 1)) % n;
    v->finding_top = 0;
    v->browsing = false;
    show_finding(v);
}

static void next_finding(struct call_screen *v)
{
    step_finding(v, 1);
}

static void previous_finding(struct call_screen *v)
{
    step_finding(v, -1);
}

static void next_pane(struct call_screen *v)
{
    v->pane = (enum call_pane)((v->pane + 1) % PANE_COUNT);
}

static void previous_pane(struct call_screen *v)
{
    v->pane = (enum call_pane)((v->pane + PANE_COUNT - 1) % PANE_COUNT);
}

static void show_raw(struct call_screen *v)
{
    v->full = !v->full || v->structured;
    v->structured = false;
    v->pane = v->full ? PANE_MESSAGE : PANE_LADDER;
    v->text_top = SCROLL_TO_MARK;
}

static void show_structured(struct call_screen *v)
{
    v->structured = !v->structured;
    v->text_top = 0;
    if (v->structured)
        v->pane = PANE_MESSAGE;
}

static void open_message(struct call_screen *v)
{
    if (v->pane == PANE_FINDING)
        show_finding(v);
    else
        show_raw(v);
}

static void leave(struct call_screen *v)
{
    if (v->full) {
        v->full = false;
        v->pane = PANE_LADDER;
    } else if (v->structured) {
        show_structured(v);
        v->pane = PANE_LADDER;
    } else {
        app_pop(v->screen.app);
    }
}

static void toggle(struct call_screen *v, bool *setting)
{
    *setting = !*setting;
    v->stale_model = true;
}

static void fold(struct call_screen *v)
{
    toggle(v, &v->screen.app->settings->fold_repeats);
}

static void split_ports(struct call_screen *v)
{
    toggle(v, &v->screen.app->settings->split_ports);
}

static void show_media(struct call_screen *v)
{
    toggle(v, &v->screen.app->settings->show_media);
}

static void join_legs(struct call_screen *v)
{
    uint32_t legs[LEGS_MAX];
    struct app *app = v->screen.app;

    toggle(v, &app->settings->join_legs);
    if (app->settings->join_legs &&
        !legs_of(app, calls_by_id(app->calls, v->id), legs, LEGS_MAX - 1))
        app_say(app, TEXT_ROLE_INFO, "%s", _("No other leg of this call was found."));
}

static void sdp_only(struct call_screen *v)
{
    toggle(v, &v->sdp_only);
}

static void time_mode(struct call_screen *v)
{
    struct settings *settings = v->screen.app->settings;

    settings->time = (enum time_mode)((settings->time + 1) % (TIME_SINCE_LAST + 1));
    v->stale_model = true;
}

static void resize(struct call_screen *v, int by)
{
    int width = v->screen.area.width > 0 ? v->screen.area.width : 1;
    int share = call_screen_left(v, width) * 100 / width + by;

    v->left_share = share > 85 ? 85 : share < 20 ? 20 : share;
}

static void wider(struct call_screen *v)
{
    resize(v, 5);
}

static void narrower(struct call_screen *v)
{
    resize(v, -5);
}

static void mark(struct call_screen *v)
{
    uint32_t message = call_screen_message(v);

    v->marked = v->marked == message ? NO_INDEX : message;
    if (v->marked != NO_INDEX)
        app_say(v->screen.app, TEXT_ROLE_INFO,
                _("Message %u is marked; c compares another with it."), v->marked + 1);
}

static void compare(struct call_screen *v)
{
    uint32_t message = call_screen_message(v), other = v->marked;

    if (other == NO_INDEX && message != NO_INDEX && message > 0)
        other = message - 1;
    if (message != NO_INDEX && other != NO_INDEX && other != message)
        compare_screen_open(v->screen.app, v->id, other, message);
    else
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("Mark a message with Space first."));
}

static void copy(struct call_screen *v)
{
    uint32_t message = call_screen_message(v);
    const struct finding *finding = call_screen_finding(v);
    struct text text = { 0 };

    if (v->pane == PANE_FINDING && finding != NULL)
        text_printf(&text, "%s (%s)\n%s\n%s %s\n", finding->title, finding->rule->id,
                    finding->explain, _("Fix:"), finding->fix);
    else if (message != NO_INDEX)
        text_slice(&text, view_message(call_screen_leg(v), message)->bytes);
    if (text.n == 0 && message != NO_INDEX) {
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s", message_gone(call_screen_leg(v), message));
        return;
    }
    app_copy(v->screen.app, text_view(&text));
    text_done(&text);
}

static void open_findings(struct call_screen *v)
{
    findings_screen_open(v->screen.app, v->id);
}

static void open_guide(struct call_screen *v)
{
    guide_screen_open(v->screen.app, v->id, -1);
}

static void open_save(struct call_screen *v)
{
    save_screen_open(v->screen.app, &v->id, 1);
}

static void scroll_left(struct call_screen *v)
{
    v->left = v->left ? v->left - 1 : 0;
}

static void scroll_right(struct call_screen *v)
{
    v->left += v->left + 1 < ladder_columns(v->ladder);
}

/* The next message, in steps of +1 or -1, that holds the text searched for. */
static void find(struct call_screen *v, int step)
{
    size_t n = ladder_rows(v->ladder);
    struct slice needle = slice_of(v->search);

    for (size_t i = 1; needle.n && i <= n; i++) {
        size_t at = (v->rows.at + (step > 0 ? i : n - i)) % n;
        const struct ladder_row *row = ladder_row(v->ladder, at);

        if (row->kind != LADDER_MESSAGE)
            continue;
        struct slice bytes = view_message(v->legs[row->leg].view, row->index)->bytes;
        size_t found = slice_ifind(bytes, needle);
        if (found < bytes.n) {
            v->rows.at = at;
            v->found = (struct span){ (uint32_t)found, (uint32_t)needle.n };
            v->text_top = SCROLL_TO_MARK;
            return;
        }
    }
    app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("That text is not in this call."));
}

static void search_done(void *context, const char *text)
{
    struct call_screen *v = context;

    if (text == NULL)
        return;
    free(v->search);
    v->search = xstrdup(text);
    v->found = (struct span){ 0 };
    if (*text)
        find(v, 1);
}

static void ask_search(struct call_screen *v)
{
    app_ask(v->screen.app,
            &(struct prompt){
                .name = "search", .label = _("search:"), .done = search_done, .context = v });
}

static void search_next(struct call_screen *v)
{
    find(v, 1);
}

static void search_previous(struct call_screen *v)
{
    find(v, -1);
}

static const struct {
    enum action action;
    void (*does)(struct call_screen *);
} actions[] = {
    { ACTION_ENTER, open_message },
    { ACTION_BACK, leave },
    { ACTION_NEXT_FINDING, next_finding },
    { ACTION_PREVIOUS_FINDING, previous_finding },
    { ACTION_NEXT_PANE, next_pane },
    { ACTION_PREVIOUS_PANE, previous_pane },
    { ACTION_RAW, show_raw },
    { ACTION_STRUCTURED, show_structured },
    { ACTION_FOLD_REPEATS, fold },
    { ACTION_SPLIT_PORTS, split_ports },
    { ACTION_MEDIA, show_media },
    { ACTION_JOIN_LEGS, join_legs },
    { ACTION_SDP_ONLY, sdp_only },
    { ACTION_TIME_MODE, time_mode },
    { ACTION_WIDER, wider },
    { ACTION_NARROWER, narrower },
    { ACTION_MARK, mark },
    { ACTION_COMPARE, compare },
    { ACTION_COPY, copy },
    { ACTION_FINDINGS, open_findings },
    { ACTION_GUIDE, open_guide },
    { ACTION_SAVE, open_save },
    { ACTION_LEFT, scroll_left },
    { ACTION_RIGHT, scroll_right },
    { ACTION_SEARCH, ask_search },
    { ACTION_SEARCH_NEXT, search_next },
    { ACTION_GOTO, call_screen_ask_goto },
    { ACTION_SEARCH_PREVIOUS, search_previous },
    { ACTION_WHY_NOT, call_screen_ask_why_not },
};

/* Moving goes to the pane that has the focus: rows of the ladder, or lines of a text. */
static bool move(struct call_screen *v, enum action action)
{
    if (v->pane == PANE_LADDER) {
        size_t before = v->rows.at;
        bool moved = scroll_act(&v->rows, action);

        if (v->rows.at != before)
            v->text_top = SCROLL_TO_MARK;
        v->browsing = v->browsing || moved;
        return moved;
    }
    struct scroll text = { .n = (size_t)v->text_rows, .rows = (size_t)v->text_height };
    int *top = v->pane == PANE_MESSAGE ? &v->text_top : &v->finding_top;
    if (v->pane == PANE_FINDING)
        text = (struct scroll){ .n = (size_t)v->finding_rows, .rows = (size_t)v->finding_height };
    text.top = text.at = *top > 0 ? (size_t)*top : 0;
    if (!scroll_text_act(&text, action))
        return false;
    *top = (int)text.top;
    return true;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct call_screen *v = view_of(screen);

    if (!refresh(v))
        return NOT_HANDLED;
    if (move(v, action))
        return HANDLED;
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++)
        if (actions[i].action == action) {
            actions[i].does(v);
            return HANDLED;
        }
    return NOT_HANDLED;
}

static const enum action bar[] = {
    ACTION_NEXT_PANE, ACTION_GUIDE,      ACTION_NEXT_FINDING, ACTION_SAVE, ACTION_RAW,
    ACTION_COMPARE,   ACTION_STRUCTURED, ACTION_FOLD_REPEATS, ACTION_COPY, ACTION_TIME_MODE,
    ACTION_MEDIA,     ACTION_JOIN_LEGS,  ACTION_NONE,
};

const struct screen_ops call_screen = {
    .name = "call",
    .about = N_("One call: the ladder of its messages and voice, the selected message with the "
                "line that is to blame marked, and why it is."),
    .groups = GROUP_CALL,
    .size = sizeof(struct call_screen),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .tick = on_tick,
    .bar = bar,
};
