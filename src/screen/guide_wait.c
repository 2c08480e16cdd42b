/* guide_wait.c - the walk during a capture: it waits for the next call, and shows it as it comes.
 */
#include "config.h"

#include "base/gettext.h"
#include "screen/guide_screen.h"

static uint32_t last_call(const struct app *app)
{
    size_t n = calls_count(app->calls);

    return n ? calls_at(app->calls, n - 1)->id : 0;
}

/* The next call is the one that is asked about. */
void guide_screen_wait(struct guide_screen *v)
{
    v->wait = true;
    v->pick = v->watch = false;
    v->call = 0;
    v->suggested = -1;
    v->after = last_call(v->screen.app);
}

/* Those that are no calls, and never will be, are passed over for good. */
void guide_screen_take_awaited(struct guide_screen *v)
{
    struct calls *calls = v->screen.app->calls;
    bool others = true;

    for (size_t i = calls_after(calls, v->after); i < calls_count(calls) && v->wait; i++) {
        const struct call *call = calls_at(calls, i);

        if (call->method == SIP_INVITE && !call->attempt) {
            v->call = call->id;
            v->wait = false;
            v->watch = true;
        }
        others = others && !call->attempt;
        v->after = others ? call->id : v->after;
    }
}

enum { WATCH_ROWS = 7, WATCH_FROM = 16 };

int guide_screen_watch_height(const struct guide_screen *v, int height)
{
    return (v->wait || v->watch) && height >= WATCH_FROM ? WATCH_ROWS : 0;
}

void guide_screen_awaited(struct guide_screen *v, struct text *out)
{
    if (v->wait)
        text_adds(out, _("place the call now; waits for its INVITE"));
    else if (v->screen.app->live && guide_screen_has_ladder(v))
        outlook_awaited(v->leg.view, out);
}

enum outlook guide_screen_outlook(struct guide_screen *v, struct text *out)
{
    struct app *app = v->screen.app;

    return app->live && !v->wait && guide_screen_has_ladder(v)
               ? outlook_words(v->leg.view, app->diagnosis, app->now, out)
               : OUTLOOK_NONE;
}

static void draw_tail(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    size_t n = ladder_rows(v->ladder), fit = (size_t)(area.height - LADDER_HEAD);

    ladder_draw(v->ladder, canvas, area, n > fit ? n - fit : 0, 0, SIZE_MAX);
    canvas_clip(canvas, v->screen.area);
}

void guide_screen_watch_draw(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    struct text text = { 0 };

    canvas_fill(canvas, (struct rect){ area.x, area.y, area.width, 1 }, TEXT_ROLE_FRAME,
                GLYPH_HLINE);
    guide_screen_awaited(v, &text);
    if (text.n)
        canvas_printf(canvas, area.x + 2, area.y, TEXT_ROLE_STRONG, " %s ", text_str(&text));
    text_clear(&text);
    enum outlook outlook = guide_screen_outlook(v, &text);
    if (!v->wait && guide_screen_has_ladder(v))
        draw_tail(v, canvas, (struct rect){ area.x, area.y + 1, area.width, area.height - 2 });
    else
        canvas_wrap(canvas, area.x + 2, area.y + 1, area.width - 4, TEXT_ROLE_DIM,
                    slice_of(_("Each of its messages is shown here as it comes, and answers what "
                               "it can of the questions.")));
    canvas_field(canvas, area.x + 1, area.y + area.height - 1, area.width - 2,
                 outlook == OUTLOOK_GRAVE ? TEXT_ROLE_WARNING : TEXT_ROLE_INFO, text_view(&text));
    text_done(&text);
}
