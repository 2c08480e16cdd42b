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
#define ROWS_FIRST 16                  /* whose messages are searched together: few, then more, */
#define ROWS_MOST 16384                /* so that a hit that is near is found at once */
#define ROWS_GROWTH 4

/* None of the messages has it: then neither has a column that quotes them, unless a line that was
 * unfolded makes the blank in it. */
static bool column_has(const struct calls_screen *v, struct row_source *row, struct text *text)
{
    struct slice needle = slice_of(v->search);
    bool one_word = slice_chr(needle, ' ') == needle.n;

    for (size_t i = 0; i < v->n_columns; i++) {
        if (!column_may_have(&v->columns[i], v->search) ||
            (one_word && column_is_quoted(&v->columns[i], row->call)))
            continue;
        text_clear(text);
        column_text(&v->columns[i], row, text);
        if (slice_ifind(text_view(text), needle) < text->n)
            return true;
    }
    return false;
}

static size_t row_at(const struct calls_search *s, size_t looked, size_t n)
{
    return (s->from + (s->step > 0 ? looked : n - looked)) % n;
}

/* The rows that come next. */
static void begin_rows(struct calls_screen *v, size_t n)
{
    struct calls_search *s = &v->searching;
    size_t size = ROWS_FIRST;

    while (size < s->looked && size < ROWS_MOST)
        size *= ROWS_GROWTH;
    size = size < n - s->looked ? size : n - s->looked;
    uint32_t *ids = xcalloc(size, sizeof *ids);
    for (size_t i = 0; i < size; i++)
        ids[i] = call_list_id(v->list, row_at(s, s->looked + i + 1, n));
    s->messages = message_search_new(v->screen.app->calls, ids, size, slice_of(v->search));
    s->columns = 0;
    free(ids);
}

static void end_rows(struct calls_search *s)
{
    message_search_free(s->messages);
    s->messages = NULL;
}

/* Of the rows before the one that has it in a message, the first that has it in a column; that one
 * where none has. False: the time is over. */
static bool look_at_columns(struct calls_screen *v, nanos_t until, size_t *hit)
{
    struct calls_search *s = &v->searching;
    struct app *app = v->screen.app;
    struct arena *arena = arena_new();
    struct text text = { 0 };
    bool found = false, late = false;

    *hit = message_search_first(s->messages);
    for (; s->columns < *hit && !found && !late; s->columns += !found) {
        uint32_t id = message_search_id(s->messages, s->columns);
        struct row_source row = { .app = app, .call = calls_by_id(app->calls, id), .arena = arena };

        found = row.call != NULL && column_has(v, &row, &text);
        late = s->columns % ROWS_PER_LOOK == 0 && clock_now(CLOCK_MONOTONIC) >= until;
        arena_reset(arena);
    }
    if (found)
        *hit = s->columns;
    text_done(&text);
    arena_free(arena);
    return found || s->columns >= *hit;
}

/* Looks at the rows that come next; true when it is known which of them has it: its id, 0: none. */
static bool look_at_rows(struct calls_screen *v, nanos_t until, uint32_t *id)
{
    struct calls_search *s = &v->searching;
    size_t hit;

    if (!message_search_go(s->messages, until) || !look_at_columns(v, until, &hit))
        return false;
    size_t n = message_search_count(s->messages);
    *id = hit < n ? message_search_id(s->messages, hit) : 0;
    s->looked += n;
    end_rows(s);
    return true;
}

/* Looks at rows until one has the text, all were looked at, or the time is over. */
static void look(struct calls_screen *v, nanos_t until)
{
    struct calls_search *s = &v->searching;
    size_t n = call_list_count(v->list), found = SIZE_MAX;
    bool late = false;
    uint32_t id = 0;

    while (!late && found == SIZE_MAX && s->looked < n) {
        if (s->messages == NULL)
            begin_rows(v, n);
        late = !look_at_rows(v, until, &id);
        if (!late && id != 0)
            found = call_list_find(v->list, id);
    }
    s->busy = v->screen.app->searching = found == SIZE_MAX && s->looked < n;
    if (found != SIZE_MAX)
        calls_screen_go(v, found);
    else if (!s->busy)
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("No other call holds that text."));
    v->screen.stale = true;
}

void calls_screen_search(struct calls_screen *v, int step)
{
    if (v->search == NULL)
        return;
    calls_screen_search_stop(v);
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
    const struct calls_search *s = &v->searching;
    size_t n = call_list_count(v->list);
    size_t looked = s->looked + (s->messages != NULL ? message_search_done(s->messages) : 0);

    if (s->busy)
        *percent = n > looked ? (unsigned)(looked * 100 / n) : 100;
    return s->busy;
}

bool calls_screen_search_stop(struct calls_screen *v)
{
    bool busy = v->searching.busy;

    end_rows(&v->searching);
    v->searching.busy = v->screen.app->searching = false;
    v->screen.stale = v->screen.stale || busy;
    return busy;
}

static void search_done(void *context, const char *text)
{
    struct calls_screen *v = context;

    if (text == NULL)
        return;
    calls_screen_search_stop(v);
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
