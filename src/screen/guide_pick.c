/* guide_pick.c - the call that is asked about where none was chosen: the first with an error; else
 * what the file as a whole suggests. */
#include "config.h"

#include "screen/app.h"
#include "screen/guide_screen.h"

static void begin_round(void *context)
{
    struct guide_screen *v = context;

    v->picking.first = 0;
    guide_worst_begin(&v->picking.worst);
    guide_worst_add(&v->picking.worst, v->screen.app->guide, v->screen.app->diagnosis, NULL);
}

static void look_at(void *context, struct call *call)
{
    struct guide_screen *v = context;
    struct app *app = v->screen.app;

    if (v->picking.first)
        return;
    const struct verdict *verdict = diagnosis_call(app->diagnosis, call);
    if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR)
        v->picking.first = call->id;
    guide_worst_add(&v->picking.worst, app->guide, app->diagnosis, call);
}

/* While a file is read an earlier call may still fail; in a live capture one may still come. */
static bool end_round(void *context)
{
    struct guide_screen *v = context;
    const struct app *app = v->screen.app;
    bool all = app->live || (!app->loading && v->picking.gather.changes == app->changes);

    v->picking.symptom = guide_worst_symptom(&v->picking.worst);
    v->picking.news = true;
    if (!v->pick || !all)
        return true;
    v->pick = false;
    v->call = v->picking.first;
    if (!v->call && app->live)
        guide_screen_wait(v);
    return true;
}

static const struct gatherer gatherer = { begin_round, look_at, end_round };

void guide_screen_pick_begin(struct guide_screen *v)
{
    v->picking.gather = (struct gather){ .by = &gatherer, .context = v };
    v->picking.symptom = -1;
}

void guide_screen_pick_on(struct guide_screen *v)
{
    if (!v->call)
        gather_work(&v->picking.gather, &v->screen);
}
