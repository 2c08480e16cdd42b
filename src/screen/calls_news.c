/* calls_news.c - failures that a live capture brings, until somebody has looked at them. */
#include "config.h"

#include "base/gettext.h"
#include "screen/calls_screen.h"

void calls_screen_announce(struct calls_screen *v)
{
    struct app *app = v->screen.app;
    const uint32_t *news;
    size_t n = call_list_news(v->list, &news);

    app->news = n;
    if (!n || news[n - 1] == v->announced)
        return;
    v->announced = news[n - 1];
    struct call *call = calls_by_id(app->calls, v->announced);
    const struct verdict *verdict = call != NULL ? diagnosis_call(app->diagnosis, call) : NULL;
    if (verdict != NULL && verdict->n_findings)
        app_announce(app, _("call %u failed: %s"), v->announced, verdict->findings[0].title);
}

void calls_screen_visit(struct calls_screen *v)
{
    const uint32_t *news;

    call_list_visit(v->list, v->selected);
    v->screen.app->news = call_list_news(v->list, &news);
}
