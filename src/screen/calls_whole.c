/* calls_whole.c - the capture as a whole in the call list: what is said of it, and its notes. */
#include "config.h"

#include "base/gettext.h"
#include "screen/app.h"
#include "screen/calls_screen.h"

#define LOOK_NANOS (2 * NANOS_PER_S) /* between two looks while packets come in */

const struct verdict *calls_screen_whole(struct calls_screen *v)
{
    return diagnosis_capture(v->screen.app->diagnosis);
}

bool calls_screen_is_whole(const struct calls_screen *v, size_t i)
{
    return i < call_list_count(v->list) && call_list_id(v->list, i) == CALL_WHOLE;
}

static size_t count_notes(const struct app *app)
{
    const struct feeder *feeder = app_feeder(app);
    struct report_capture capture = { 0 };

    if (feeder != NULL && feeder->describe != NULL)
        feeder->describe(feeder->context, &capture);
    return capture.n_notes;
}

/* Do the calls begin on more than one day? */
static bool has_days(struct calls *calls)
{
    nanos_t first = INT64_MAX, last = INT64_MIN;
    struct text a = { 0 }, b = { 0 };

    for (size_t i = 0; i < calls_count(calls); i++) {
        nanos_t start = calls_at(calls, i)->start;

        first = start < first ? start : first;
        last = start > last ? start : last;
    }
    if (first <= last) {
        clock_local_date(&a, first);
        clock_local_date(&b, last);
    }
    bool days = !slice_eq(text_view(&a), text_view(&b));
    text_done(&a);
    text_done(&b);
    return days;
}

void calls_screen_look(struct calls_screen *v, nanos_t now)
{
    struct app *app = v->screen.app;

    if (app->loading || app->paused || (v->looked && v->looked_at == app->changes) ||
        (v->looked && app->live && now - v->looked_when < LOOK_NANOS))
        return;
    bool empty = calls_count(app->calls) == 0 && !app->live && app->input != NULL;
    v->looked = true;
    v->looked_at = app->changes;
    v->looked_when = now;
    v->n_notes = count_notes(app);
    app->days = has_days(app->calls);
    v->whole = calls_screen_whole(v)->n_findings > 0 || empty;
    call_list_show_whole(v->list, v->whole && v->filter == NULL);
    v->screen.stale = true;
}

/* Requests that are no calls are counted apart: REGISTER, OPTIONS, SUBSCRIBE, … */
void calls_screen_add_others(const struct calls_screen *v, struct text *out)
{
    size_t failed, n = call_list_others(v->list, &failed);

    if (n)
        text_printf(out, ngettext(", %zu other", ", %zu others", n), n);
    if (failed)
        text_printf(out, ngettext(" (%zu failed)", " (%zu failed)", failed), failed);
}

void calls_screen_add_whole(struct calls_screen *v, struct text *out)
{
    const struct verdict *verdict = v->whole ? calls_screen_whole(v) : NULL;
    size_t errors = 0;

    for (size_t i = 0; verdict != NULL && i < verdict->n_findings; i++)
        errors += verdict->findings[i].severity == SEVERITY_ERROR;
    if (errors)
        text_printf(out, ngettext(", %zu error of the whole", ", %zu errors of the whole", errors),
                    errors);
}

bool calls_screen_whole_failed(struct calls_screen *v)
{
    const struct verdict *verdict = calls_screen_whole(v);

    return verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR;
}
