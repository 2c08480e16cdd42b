/* script.c - plays keys and writes down what is to be seen. */
#include "config.h"

#include "screen/script.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/utf8.h"
#include "screen/picture.h"

#define SIZE_MAX_CELLS 1000

struct script {
    struct app *app;
    struct canvas *canvas;
    struct text *out;
    size_t shown;
    bool picture; /* as SVG */
};

static void draw(struct script *script)
{
    do {
        app_tick(script->app, 0);
    } while (script->app->busy);
    app_draw(script->app, script->canvas);
}

static void add_picture(struct script *script)
{
    enum background background = background_of_environment();
    struct error error = { 0 };
    struct theme *theme = theme_load(script->app->settings->theme, background, &error);

    if (theme == NULL) /* the screens take the built-in one as well */
        theme = theme_load(theme_name(0), background, &error);
    error_done(&error);
    picture_add(script->out, script->canvas, theme, background);
    free(theme);
}

static void show(struct script *script)
{
    draw(script);
    if (script->shown++)
        text_addc(script->out, '\n');
    if (script->picture)
        add_picture(script);
    else
        canvas_to_text(script->canvas, script->out);
}

static void press(struct script *script, uint32_t key)
{
    draw(script); /* a screen may need to know its size before it moves */
    app_key(script->app, key);
    if (script->app->tries != NULL && trying_busy(script->app->tries)) {
        trying_wait(script->app->tries);
        script->app->changes++;
    }
}

static void type(struct script *script, struct slice words)
{
    while (words.n && !app_done(script->app)) {
        size_t length;
        uint32_t character = utf8_decode(words, &length);

        press(script, character == UTF8_BAD ? '?' : character);
        words = slice_sub(words, length, words.n);
    }
}

bool script_size(struct slice size, int *width, int *height)
{
    struct slice rest = size;
    struct slice before = slice_cut(&rest, 'x');
    uint64_t w, h;

    if (!slice_u64(before, &w) || !slice_u64(rest, &h) || !w || !h || w > SIZE_MAX_CELLS ||
        h > SIZE_MAX_CELLS)
        return false;
    *width = (int)w;
    *height = (int)h;
    return true;
}

static bool set_size(struct script *script, struct slice size)
{
    int width, height;

    if (!script_size(size, &width, &height))
        return false;
    canvas_resize(script->canvas, width, height);
    return true;
}

static bool play_word(struct script *script, struct slice word)
{
    if (slice_eq(word, SLICE("show"))) {
        show(script);
        return true;
    }
    if (slice_eq(word, SLICE("svg"))) {
        script->picture = true;
        return true;
    }
    if (slice_starts(word, SLICE("size:")))
        return set_size(script, slice_sub(word, 5, word.n));
    uint32_t key = key_parse(word);
    if (key)
        press(script, key);
    return key != 0;
}

static bool play(struct script *script, struct slice rest, struct error *error)
{
    while ((rest = slice_trim(rest)).n && !app_done(script->app)) {
        size_t end = 0;

        if (rest.p[0] == '#') {
            slice_cut(&rest, '\n');
            continue;
        }
        if (rest.p[0] == '"' && rest.n > 1) {
            rest = slice_sub(rest, 1, rest.n);
            type(script, slice_cut(&rest, '"'));
            continue;
        }
        while (end < rest.n && rest.p[end] != ' ' && rest.p[end] != '\n' && rest.p[end] != '\t')
            end++;
        struct slice word = slice_sub(rest, 0, end);
        if (!play_word(script, word)) {
            error_set(error, _("'%.*s' is no key"), SLICE_ARG(word));
            return false;
        }
        rest = slice_sub(rest, end, rest.n);
    }
    return true;
}

bool script_run(struct app *app, struct slice script, int width, int height, struct text *out,
                struct error *error)
{
    const struct feeder *feeder = app_feeder(app);

    while (feeder != NULL && feeder->slice(feeder->context, NANOS_PER_S) == FEED_MORE)
        ;
    app->loading = app->live = false;
    struct script state = { .app = app, .canvas = canvas_new(width, height), .out = out };
    bool ok = play(&state, script, error);
    if (ok && !app_done(app))
        show(&state);
    canvas_free(state.canvas);
    return ok;
}
