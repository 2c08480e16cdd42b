/* calls_whole.c - the capture as a whole in the call list: what is said of it, and its notes. */
#include "config.h"

#include "base/gettext.h"
#include "screen/app.h"
#include "screen/calls_screen.h"

const struct verdict *calls_screen_whole(struct calls_screen *v)
{
    return diagnosis_capture_last(v->screen.app->diagnosis);
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

static void begin_look(void *context)
{
    struct calls_screen *v = context;

    v->first_start = INT64_MAX;
    v->last_start = INT64_MIN;
    v->noted = false;
}

static void look_at(void *context, struct call *call)
{
    struct calls_screen *v = context;

    v->first_start = call->start < v->first_start ? call->start : v->first_start;
    v->last_start = call->start > v->last_start ? call->start : v->last_start;
}

/* Do the calls begin on more than one day? */
static bool has_days(const struct calls_screen *v)
{
    struct text a = { 0 }, b = { 0 };

    if (v->first_start <= v->last_start) {
        clock_local_date(&a, v->first_start);
        clock_local_date(&b, v->last_start);
    }
    bool days = !slice_eq(text_view(&a), text_view(&b));
    text_done(&a);
    text_done(&b);
    return days;
}

/* Notes, then the findings of the whole. */
static bool end_look(void *context)
{
    struct calls_screen *v = context;
    struct app *app = v->screen.app;

    if (!v->noted) {
        v->n_notes = count_notes(app);
        app->days = has_days(v);
        v->noted = true;
        return false;
    }
    bool empty = calls_count(app->calls) == 0 && !app->live && app->input != NULL;
    v->whole = diagnosis_capture(app->diagnosis)->n_findings > 0 || empty;
    call_list_show_whole(v->list, v->whole && v->filter == NULL);
    return true;
}

static const struct gatherer gatherer = { begin_look, look_at, end_look };

void calls_screen_look(struct calls_screen *v)
{
    v->look.by = &gatherer;
    v->look.context = v;
    if (!v->screen.app->loading && !v->screen.app->paused)
        gather_work(&v->look, &v->screen);
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
