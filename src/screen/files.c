/* files.c - choosing a capture: folders to walk through, or a path to type with completion. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "screen/app.h"
#include "screen/path.h"
#include "screen/scroll.h"

struct entry {
    char *name;
    bool folder;
    bool other; /* the name is not that of a capture, and the file may be one all the same */
    off_t size;
};

struct files_view {
    struct screen screen;
    struct scroll scroll;
    char *folder;
    struct entry *entries;
    size_t n, room;
};

static void clear(struct files_view *v)
{
    for (size_t i = 0; i < v->n; i++)
        free(v->entries[i].name);
    v->n = 0;
}

/* "call.pcap", "day.pcapng.gz", "trace.cap" */
static bool is_named_capture(const char *name)
{
    struct slice all = slice_of(name);

    return slice_ifind(all, SLICE(".pcap")) < all.n || slice_ifind(all, SLICE(".cap")) < all.n ||
           slice_ifind(all, SLICE(".snoop")) < all.n;
}

/* Folders first, then what is called a capture, then the rest; each by name. */
static int compare(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;

    if (left->folder != right->folder)
        return left->folder ? -1 : 1;
    if (left->other != right->other)
        return left->other ? 1 : -1;
    return strcmp(left->name, right->name);
}

static void add_entry(struct files_view *v, const char *name)
{
    struct stat status;
    char *path = xasprintf("%s/%s", v->folder, name);
    bool known = stat(path, &status) == 0 && (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode));
    bool hidden = name[0] == '.' && strcmp(name, "..") != 0;

    free(path);
    if (known && !hidden)
        VEC_PUSH(v->entries, v->n, v->room) =
            (struct entry){ .name = xstrdup(name),
                            .folder = S_ISDIR(status.st_mode),
                            .other = !S_ISDIR(status.st_mode) && !is_named_capture(name),
                            .size = status.st_size };
}

static void read_folder(struct files_view *v, const char *folder)
{
    char *whole = realpath(folder, NULL);
    DIR *dir = whole != NULL ? opendir(whole) : NULL;

    if (dir == NULL) {
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s: %s", folder, sudo_user_strerror(errno));
        free(whole);
        return;
    }
    free(v->folder);
    v->folder = whole;
    clear(v);
    for (struct dirent *item = readdir(dir); item != NULL; item = readdir(dir))
        if (strcmp(item->d_name, ".") != 0)
            add_entry(v, item->d_name);
    closedir(dir);
    if (v->n > 0) /* none: a folder that may be read but not entered */
        qsort(v->entries, v->n, sizeof *v->entries, compare);
    v->scroll = (struct scroll){ 0 };
}

static void on_open(struct screen *screen)
{
    struct files_view *v = (struct files_view *)screen;

    read_folder(v, ".");
}

static void on_close(struct screen *screen)
{
    struct files_view *v = (struct files_view *)screen;

    clear(v);
    free(v->entries);
    free(v->folder);
}

static void on_title(struct screen *screen, struct text *out)
{
    struct files_view *v = (struct files_view *)screen;

    text_printf(out, _("open a capture in %s"), v->folder != NULL ? v->folder : "?");
}

static void on_status(struct screen *screen, struct text *out)
{
    scroll_status(&((struct files_view *)screen)->scroll, out);
}

static void draw_entry(struct canvas *canvas, struct rect area, int y, const struct entry *entry)
{
    struct text text = { 0 };

    if (entry->folder)
        text_adds(&text, _("folder"));
    else if (entry->size >= 10000000)
        text_printf(&text, "%lld MB", (long long)entry->size / 1000000);
    else
        text_printf(&text, "%lld kB", (long long)(entry->size + 999) / 1000);
    int width = area.width - 24;
    canvas_field(canvas, 2, y, width > 10 ? width : 10,
                 entry->folder  ? TEXT_ROLE_STRONG
                 : entry->other ? TEXT_ROLE_DIM
                                : TEXT_ROLE_TEXT,
                 slice_of(entry->name));
    canvas_text(canvas, area.width - 2 - text_width(text_view(&text)), y, TEXT_ROLE_DIM, 0,
                text_view(&text));
    text_done(&text);
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct files_view *v = (struct files_view *)screen;

    scroll_fit(&v->scroll, v->n, area.height);
    for (int row = 0; row < area.height && v->scroll.top + (size_t)row < v->n; row++) {
        size_t i = v->scroll.top + (size_t)row;

        draw_entry(canvas, area, area.y + row, &v->entries[i]);
        if (i == v->scroll.at)
            canvas_select(canvas, (struct rect){ 0, area.y + row, area.width, 1 });
    }
}

static void open_path(struct files_view *v, const char *path)
{
    const struct app_opener *opener = app_opener(v->screen.app);
    struct error error = { 0 };
    struct stat status;

    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        read_folder(v, path);
    else if (opener == NULL || !opener->files(opener->context, &path, 1, &error))
        app_say(v->screen.app, TEXT_ROLE_ERROR, "%s",
                error.message != NULL ? error.message : _("No other capture can be opened here."));
    error_done(&error);
}

static void path_done(void *context, const char *text)
{
    if (text != NULL && *text)
        open_path(context, text);
}

static void ask_path(struct files_view *v)
{
    char *initial = xasprintf("%s/", v->folder != NULL ? v->folder : ".");

    app_ask(v->screen.app, &(struct prompt){ .name = "file",
                                             .label = _("file:"),
                                             .initial = initial,
                                             .complete = path_complete,
                                             .done = path_done,
                                             .context = v });
    free(initial);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct files_view *v = (struct files_view *)screen;

    if (scroll_act(&v->scroll, action))
        return HANDLED;
    if (action == ACTION_LEFT) {
        char *above = xasprintf("%s/..", v->folder != NULL ? v->folder : ".");

        read_folder(v, above);
        free(above);
    } else if ((action == ACTION_ENTER || action == ACTION_RIGHT) && v->n) {
        char *path = xasprintf("%s/%s", v->folder, v->entries[v->scroll.at].name);

        open_path(v, path);
        free(path);
    } else if (action == ACTION_SEARCH || action == ACTION_OPEN_FILE) {
        ask_path(v);
    } else {
        return NOT_HANDLED;
    }
    return HANDLED;
}

static const enum action bar[] = {
    ACTION_ENTER,
    ACTION_SEARCH,
    ACTION_NONE,
};

const struct screen_ops files_screen = {
    .name = "files",
    .about = N_("Choosing a capture: folders to walk through, or a path to type."),
    .size = sizeof(struct files_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .status = on_status,
    .draw = on_draw,
    .act = on_act,
    .bar = bar,
};
