/* keys_fuzz.c - any keys on the screens. The first two bytes are the size of the screen; a byte
 * below 128 is that key, from 128 on a key with a name, the wheel, a click, or another size. Saving
 * is left out: a fuzzer that writes files at will is a danger to its owner. */
#include "config.h"

#include "fuzz.h"
#include "pipeline.h"
#include "screen/app.h"
#include "trace.h"

static struct pipeline pipeline;

static bool is_saving(const struct settings *settings, uint32_t key)
{
    for (unsigned groups = 0; groups < 32; groups++)
        if (keymap_action(settings->keys, key, groups) == ACTION_SAVE)
            return true;
    return false;
}

static void press(struct app *app, struct canvas *canvas, uint8_t byte)
{
    uint32_t key = byte < 128 ? byte : KEY_IS_UP + (byte - 128u);

    if (key <= KEY_IS_F12 && byte < 200 && !is_saving(app->settings, key))
        app_key(app, key);
    else if (byte >= 250)
        canvas_resize(canvas, (byte - 249) * 20 - 19, (byte - 249) * 8 - 7);
    else if (byte >= 240)
        app_click(app, (byte - 240) * 8, (byte - 240) * 3);
    else if (byte >= 200)
        app_act(app, byte & 1 ? ACTION_UP : ACTION_DOWN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    if (pipeline.calls == NULL)
        trace_load(&pipeline);
    struct settings *settings = settings_default();
    const struct app_parts parts = {
        .settings = settings, .calls = pipeline.calls, .diagnosis = pipeline.diagnosis,
        .rules = pipeline_rules, .profiles = pipeline_profiles,
    };
    struct app *app = app_new(&parts);
    struct canvas *canvas = canvas_new(data[0] + 1, data[1] % 64 + 1);

    app_push(app, &calls_screen);
    for (size_t i = 2; i < size && i < 500 && !app_done(app); i++) {
        press(app, canvas, data[i]);
        if (app_done(app))
            break;
        app_tick(app, BEGINNING + (nanos_t)i * NANOS_PER_S);
        app_draw(app, canvas);
        free(app_take_clipboard(app));
    }
    canvas_free(canvas);
    app_free(app);
    settings_free(settings);
    return 0;
}
