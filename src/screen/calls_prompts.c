/* calls_prompts.c - prompts of the call list: the names of a filter, and where to go. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact.h"
#include "screen/calls_screen.h"
#include "screen/goto.h"

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

/* Completes the name of a fact at the end of the text: as far as all that begin so agree. */
void calls_screen_complete(void *context, struct slice text, struct text *done,
                           struct text *choices)
{
    (void)context;
    size_t start = text.n;
    while (start && is_name(text.p[start - 1]))
        start--;
    struct slice head = slice_sub(text, start, text.n), common = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < facts_count(); i++) {
        struct slice name = slice_of(facts_at(i)->name);

        if (!slice_starts(name, head))
            continue;
        size_t same = 0;
        while (n && same < common.n && same < name.n && common.p[same] == name.p[same])
            same++;
        common = n++ ? slice_sub(common, 0, same) : name;
        text_printf(choices, "%s ", facts_at(i)->name);
    }
    if (n <= 1)
        text_clear(choices);
    if (common.n > head.n) {
        text_slice(done, slice_sub(text, 0, start));
        text_slice(done, common);
    }
}

static void add_condition(struct text *out, struct row_source *row, const char *name)
{
    size_t n;
    struct column *column = columns_parse(slice_of(name), &n, NULL);
    struct text value = { 0 };

    if (n == 1)
        column_text(column, row, &value);
    bool plain = value.n && slice_chr(text_view(&value), '"') == value.n &&
                 slice_chr(text_view(&value), '\\') == value.n;
    if (plain)
        text_printf(out, "%s%s == \"%s\"", out->n ? " and " : "", name, text_str(&value));
    text_done(&value);
    columns_free(column, n);
}

void calls_screen_filter_like(struct calls_screen *v)
{
    static const char *const names[] = { "cause", "from", "to" };
    struct app *app = v->screen.app;
    struct call *call = calls_by_id(app->calls, v->selected);
    struct text filter = { 0 };

    if (call == NULL)
        return;
    struct row_source row = { .app = app, .call = call, .arena = arena_new() };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        add_condition(&filter, &row, names[i]);
    calls_screen_ask_filter(v, text_str(&filter));
    text_done(&filter);
    arena_free(row.arena);
}

/* ---- going to a call, a packet, a time ---- */

/* The call's message that came in that packet; NO_INDEX: none. */
static uint32_t message_of_frame(const struct call *call, uint32_t frame)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].frame == frame)
            return i;
    return NO_INDEX;
}

static bool go_to_frame(struct calls_screen *v, uint32_t frame)
{
    for (size_t i = 0; i < call_list_count(v->list); i++) {
        struct call *call = call_list_call(v->list, i);
        uint32_t message = call != NULL ? message_of_frame(call, frame) : NO_INDEX;

        if (message == NO_INDEX)
            continue;
        calls_screen_go(v, i);
        call_screen_open(v->screen.app, call->id, message);
        return true;
    }
    return false;
}

/* The first call that began then or later, however the list is sorted. */
static size_t row_at_time(struct calls_screen *v, const struct goto_place *place)
{
    size_t best = SIZE_MAX;
    nanos_t start = INT64_MAX;

    for (size_t i = 0; i < call_list_count(v->list); i++) {
        struct call *call = call_list_call(v->list, i);

        if (call == NULL || call->start >= start || !goto_reached(place, call->start))
            continue;
        best = i;
        start = call->start;
    }
    return best;
}

static void goto_done(void *context, const char *text)
{
    struct calls_screen *v = context;
    struct goto_place place = goto_parse(slice_of(text != NULL ? text : ""));
    size_t row = SIZE_MAX;

    if (text == NULL || !*text)
        return;
    if (place.kind == GOTO_FRAME && go_to_frame(v, place.number))
        return;
    if (place.kind == GOTO_NUMBER && place.number)
        row = call_list_find(v->list, place.number);
    else if (place.kind == GOTO_TIME)
        row = row_at_time(v, &place);
    if (row != SIZE_MAX)
        calls_screen_go(v, row);
    else
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
                place.kind == GOTO_NOTHING ? _("Type 12 (a call), f120 (a packet) or 12:04.")
                : place.kind == GOTO_FRAME ? _("No message of the calls shown is in that packet.")
                                           : _("No call that is shown is there."));
}

void calls_screen_ask_goto(struct calls_screen *v)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "goto",
                                             .label = _("go to call, f packet, or time:"),
                                             .done = goto_done,
                                             .context = v });
}

/* ---- groups ---- */

void calls_screen_group(struct calls_screen *v)
{
    v->grouping = (v->grouping + 1) % GROUPINGS;
    call_list_group(v->list, v->grouping);
    app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
            v->grouping ? _("Enter on a heading folds it; b groups by something else.")
                        : _("No longer grouped."));
}

const char *calls_screen_grouping(const struct calls_screen *v)
{
    static const char *const words[GROUPINGS] = {
        [GROUP_BY_CAUSE] = N_("grouped by cause"),   [GROUP_BY_PEER] = N_("grouped by peer"),
        [GROUP_BY_TRUNK] = N_("grouped by trunk"),   [GROUP_BY_STATUS] = N_("grouped by status"),
        [GROUP_BY_METHOD] = N_("grouped by method"),
    };

    return words[v->grouping] != NULL ? _(words[v->grouping]) : NULL;
}

/* ---- why a cause is not told ---- */

void calls_screen_ask_why_not(struct calls_screen *v)
{
    v->why_not = (struct why_not){ v->screen.app, v->selected == CALL_HEADING ? 0 : v->selected };
    why_not_ask(&v->why_not);
}
