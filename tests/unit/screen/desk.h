/* desk.h - screens over calls that a test makes up, as on a live capture. Included once by a test
 * program; the caller ends what it begins. */
#ifndef SIPWHY_TESTS_SCREEN_DESK_H
#define SIPWHY_TESTS_SCREEN_DESK_H

#include "../call/sip_maker.h"
#include "draw/canvas.h"
#include "screen/app.h"
#include "session/session.h"

struct desk {
    struct world w;
    struct rules *rules;
    struct guide *guide;
    struct diagnosis *diagnosis;
    struct settings *settings;
    struct app *app;
    struct canvas *canvas;
    double now;
};

/* The call list is open, on a canvas of that size. */
static inline void desk_begin(struct desk *d, const struct calls_limits *limits, int width,
                              int height)
{
    struct error error = { 0 };

    *d = (struct desk){ 0 };
    world_start(&d->w, limits);
    d->rules = rules_load(data_dir(), &error);
    assert_non_null(d->rules);
    d->guide = guide_load(data_dir(), d->rules, &error);
    assert_non_null(d->guide);
    d->diagnosis = diagnosis_new(d->w.calls, d->rules, NULL);
    d->settings = settings_default();
    d->app = app_new(&(struct app_parts){ .settings = d->settings,
                                          .calls = d->w.calls,
                                          .diagnosis = d->diagnosis,
                                          .rules = d->rules,
                                          .guide = d->guide });
    d->app->live = true;
    d->canvas = canvas_new(width, height);
    app_push(d->app, &calls_screen);
}

static inline void desk_end(struct desk *d)
{
    canvas_free(d->canvas);
    app_free(d->app);
    settings_free(d->settings);
    diagnosis_free(d->diagnosis);
    world_end(&d->w);
    guide_free(d->guide);
    rules_free(d->rules);
}

#endif
