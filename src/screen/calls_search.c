/* calls_search.c - a text in the rows of the call list and in all messages of their calls. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "call/view.h"
#include "screen/app.h"
#include "screen/calls_screen.h"

#define LOOK_NANOS (50 * NANOS_PER_MS) /* between two looks at the keys */
#define ROWS_PER_LOOK 16               /* rows between two looks at the clock */

static bool message_has(struct row_source *row, struct slice needle)
{
    if (row->view == NULL)
        row->view = view_new(row->app->calls, row->call, row->arena);
    for (uint32_t i = 0; i < row->call->n_messages; i++) {
        struct slice bytes = view_raw(row->view, i);

        if (slice_ifind(bytes, needle) < bytes.n)
            return true;
    }
    return false;
}

/* None of the messages has it: then neither has a column that quotes them, unless a line that was
 * unfolded makes the blank in it. */
static bool column_has(const struct calls_screen *v, struct row_source *row, struct slice needle,
                       struct text *text)
{
    bool one_word = slice_chr(needle, ' ') == needle.n;

    for (size_t i = 0; i < v->n_columns; i++) {
        if (one_word && column_is_quoted(&v->columns[i], row->call))
            continue;
        text_clear(text);
        column_text(&v->columns[i], row, text);
        if (slice_ifind(text_view(text), needle) < text->n)
            return true;
    }
    return false;
}

static size_t row_at(const struct calls_search *s, size_t n)
{
    return (s->from + (s->step > 0 ? s->looked : n - s->looked)) % n;
}

/* Looks at rows until one has the text, all were looked at, or the time is over. */
static void look(struct calls_screen *v, nanos_t until)
{
    struct calls_search *s = &v->searching;
    size_t n = call_list_count(v->list);
    struct arena *arena = arena_new();
    struct text text = { 0 };
    bool found = false;

    while (!found && s->looked < n) {
        if (s->looked % ROWS_PER_LOOK == 0 && clock_now(CLOCK_MONOTONIC) >= until)
            break;
        s->looked++;
        struct row_source row = { .app = v->screen.app,
                                  .call = call_list_call(v->list, row_at(s, n)),
                                  .arena = arena };

        found = row.call != NULL && (message_has(&row, slice_of(v->search)) ||
                                     column_has(v, &row, slice_of(v->search), &text));
        arena_reset(arena);
    }
    text_done(&text);
    arena_free(arena);
    s->busy = !found && s->looked < n;
    if (found)
        calls_screen_go(v, row_at(s, n));
    else if (!s->busy)
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("No other call holds that text."));
    v->screen.stale = true;
}

void calls_screen_search(struct calls_screen *v, int step)
{
    if (v->search == NULL)
        return;
    v->searching = (struct calls_search){ .step = step, .from = v->scroll.at };
    look(v, clock_now(CLOCK_MONOTONIC) + LOOK_NANOS);
}

void calls_screen_search_on(struct calls_screen *v)
{
    if (v->searching.busy)
        look(v, clock_now(CLOCK_MONOTONIC) + LOOK_NANOS);
}

bool calls_screen_searching(const struct calls_screen *v, unsigned *percent)
{
    size_t n = call_list_count(v->list);

    if (v->searching.busy)
        *percent = n > v->searching.looked ? (unsigned)(v->searching.looked * 100 / n) : 100;
    return v->searching.busy;
}

bool calls_screen_search_stop(struct calls_screen *v)
{
    bool busy = v->searching.busy;

    v->searching.busy = false;
    v->screen.stale = v->screen.stale || busy;
    return busy;
}

static void search_done(void *context, const char *text)
{
    struct calls_screen *v = context;

    if (text == NULL)
        return;
    free(v->search);
    v->search = *text ? xstrdup(text) : NULL;
    calls_screen_search(v, 1);
}

void calls_screen_ask_search(struct calls_screen *v)
{
    app_ask(v->screen.app,
            &(struct prompt){
                .name = "search", .label = _("search:"), .done = search_done, .context = v });
}
