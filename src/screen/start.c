/* start.c - the start without arguments: three choices. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/scroll.h"
#include "screen/screen.h"

struct start_view {
    struct screen screen;
    struct scroll scroll;
};

static void open_guide(struct app *app)
{
    guide_screen_open(app, 0, -1);
}

static void open_interfaces(struct app *app)
{
    app_push(app, &interfaces_screen);
}

static void open_files(struct app *app)
{
    app_push(app, &files_screen);
}

static const struct {
    const char *title, *help;
    void (*open)(struct app *);
} choices[] = {
    { N_("What is wrong?"),
      N_("A walk through the symptoms: from what the caller said to the cause and the fix."),
      open_guide },
    { N_("Watch an interface"), N_("See calls as they happen, each with its verdict."),
      open_interfaces },
    { N_("Open a capture"), N_("A file of tcpdump, Wireshark, sngrep or any other (pcap, pcapng)."),
      open_files },
};

static void on_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("why a SIP call failed"));
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct start_view *v = (struct start_view *)screen;
    int y = area.y + (area.height > 16 ? area.height / 5 : 1);
    int x = area.width > 100 ? area.width / 6 : 4;

    scroll_fit(&v->scroll, ARRAY_SIZE(choices), (int)ARRAY_SIZE(choices));
    for (size_t i = 0; i < ARRAY_SIZE(choices); i++) {
        bool selected = i == v->scroll.at;

        canvas_printf(canvas, x, y, selected ? TEXT_ROLE_SELECTED : TEXT_ROLE_STRONG, " %zu  %s ",
                      i + 1, _(choices[i].title));
        if (selected) {
            canvas_glyph(canvas, x - 2, y, TEXT_ROLE_KEY, GLYPH_SELECTED);
            canvas_set_focus(canvas, x, y);
        }
        y += 1 + canvas_wrap(canvas, x + 4, y + 1, area.width - x - 6, TEXT_ROLE_DIM,
                             slice_of(_(choices[i].help)));
        y += area.height > 14 ? 1 : 0;
    }
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct start_view *v = (struct start_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if (action == ACTION_ENTER || action == ACTION_RIGHT)
        choices[v->scroll.at].open(screen->app);
    else if (action == ACTION_OPEN_FILE)
        open_files(screen->app);
    else
        return NOT_HANDLED;
    return HANDLED;
}

static enum handled on_key(struct screen *screen, uint32_t key)
{
    if (key < '1' || key >= '1' + ARRAY_SIZE(choices))
        return NOT_HANDLED;
    struct start_view *v = (struct start_view *)screen;
    v->scroll.at = key - '1';
    choices[v->scroll.at].open(screen->app);
    return HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER,
    ACTION_SETTINGS,
    ACTION_NONE,
};

const struct screen_ops start_screen = {
    .name = "start",
    .about = N_("What to begin with: the guide, an interface, or a capture. 1, 2 and 3 choose, "
                "too."),
    .size = sizeof(struct start_view),
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .key = on_key,
    .bar = bar,
};
