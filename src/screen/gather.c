/* gather.c - rounds over all calls, in slices. */
#include "config.h"

#include "screen/gather.h"

#include "base/gettext.h"

#define SLICE_NANOS (8 * NANOS_PER_MS)  /* of a tick */
#define FIRST_NANOS (20 * NANOS_PER_MS) /* likewise, while there is nothing to be shown yet */
#define CALLS_PER_LOOK 8                /* between two looks at the clock */
/* While calls come, another round begins a second later, but not before so many times as long as
 * the last one took: the more calls there are, the less often is their sum anew, and it costs a
 * quarter of the time at most. */
#define REST 3

static bool is_due(const struct gather *g, const struct app *app, nanos_t now)
{
    if (!g->whole)
        return true;
    if (g->changes == app->changes || app->paused)
        return false;
    return now >= g->next || !(app->live || app->loading);
}

static void begin(struct gather *g, const struct app *app)
{
    g->by->begin(g->context);
    g->to = 0;
    g->spent = 0;
    g->changes = app->changes;
    g->under_way = true;
    g->given = false;
}

/* True: all of them were given. */
static bool give_calls(struct gather *g, struct calls *calls, nanos_t until)
{
    size_t n = calls_count(calls);

    for (size_t i = calls_after(calls, g->to), given = 1; i < n; i++, given++) {
        struct call *call = calls_at(calls, i);

        g->to = call->id;
        g->by->call(g->context, call);
        if (given % CALLS_PER_LOOK == 0 && clock_now(CLOCK_MONOTONIC) >= until)
            return false;
    }
    return true;
}

/* True: the round is complete. */
static bool go_on(struct gather *g, const struct app *app, nanos_t until)
{
    bool done = false;

    g->given = g->given || give_calls(g, app->calls, until);
    while (g->given && !done && clock_now(CLOCK_MONOTONIC) < until)
        done = g->by->end(g->context);
    return done;
}

void gather_work(struct gather *g, struct screen *screen)
{
    struct app *app = screen->app;
    nanos_t now = clock_now(CLOCK_MONOTONIC), began = now;

    if (!g->under_way && !is_due(g, app, now))
        return;
    if (!g->under_way)
        begin(g, app);
    bool done = go_on(g, app, began + (g->whole ? SLICE_NANOS : FIRST_NANOS));
    now = clock_now(CLOCK_MONOTONIC);
    g->spent += now - began;
    g->next = now + (REST * g->spent > NANOS_PER_S ? REST * g->spent : NANOS_PER_S);
    g->under_way = !done;
    screen->stale = screen->stale || done || !g->whole;
    g->whole = g->whole || done;
    app->busy = app->busy || !done;
}

void gather_again(struct gather *g)
{
    g->under_way = g->whole = false;
}

bool gather_waits(const struct gather *g, struct app *app, struct canvas *canvas, struct rect area)
{
    size_t n = calls_count(app->calls), given = g->under_way ? calls_after(app->calls, g->to) : 0;

    if (!g->whole)
        canvas_printf(canvas, area.x + 2, area.y, TEXT_ROLE_DIM, _("calls counted: %u %%"),
                      n > 0 ? (unsigned)(given * 100 / n) : 0);
    return !g->whole;
}
