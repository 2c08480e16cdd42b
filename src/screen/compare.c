/* compare.c - two messages of a call side by side; what differs is marked. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "call/view.h"
#include "draw/message.h"
#include "draw/words.h"
#include "screen/screen.h"
#include "screen/scroll.h"

#define MARKS_MAX 256

struct compare_view {
    struct screen screen;
    uint32_t call, left, right;
    int top, rows, height;
};

void compare_screen_open(struct app *app, uint32_t call_id, uint32_t a, uint32_t b)
{
    struct compare_view *v = (struct compare_view *)app_push(app, &compare_screen);

    v->call = call_id;
    v->left = a;
    v->right = b;
}

static void on_title(struct screen *screen, struct text *out)
{
    const struct compare_view *v = (const struct compare_view *)screen;

    text_printf(out, _("messages %u and %u of call %u"), v->left + 1, v->right + 1, v->call);
}

/* The part of a value that is left when the two are alike at their beginning and end. */
static struct span difference(const struct sip_message *in, struct span value, struct slice other)
{
    struct slice text = sip_text(in, value);
    size_t head = 0, tail = 0, shorter = text.n < other.n ? text.n : other.n;

    while (head < shorter && text.p[head] == other.p[head])
        head++;
    while (tail < shorter - head && text.p[text.n - 1 - tail] == other.p[other.n - 1 - tail])
        tail++;
    return (struct span){ value.offset + (uint32_t)head, (uint32_t)(text.n - head - tail) };
}

static void add_mark(struct mark *marks, size_t *n, struct span at)
{
    if (*n < MARKS_MAX)
        marks[(*n)++] = (struct mark){ .at = at, .role = TEXT_ROLE_RELATED };
}

/* The header of the other message that stands for the nth of its name here. */
static const struct sip_header *twin(const struct sip_message *message, uint32_t index,
                                     const struct sip_message *other)
{
    struct slice name = sip_text(message, message->headers[index].name);
    unsigned nth = 0;

    for (uint32_t i = 0; i < index; i++)
        nth += slice_ieq(sip_text(message, message->headers[i].name), name);
    for (uint32_t i = 0; i < other->n_headers; i++)
        if (slice_ieq(sip_text(other, other->headers[i].name), name) && nth-- == 0)
            return &other->headers[i];
    return NULL;
}

static void mark_body(const struct sip_message *message, const struct sip_message *other,
                      struct mark *marks, size_t *n)
{
    struct slice mine = sip_text(message, message->body), theirs = sip_text(other, other->body);

    while (mine.n) {
        struct slice line = slice_cut(&mine, '\n'), same = slice_cut(&theirs, '\n');

        if (!slice_eq(slice_trim(line), slice_trim(same)) && slice_trim(line).n)
            add_mark(marks, n,
                     difference(message, sip_span(message, slice_trim(line)), slice_trim(same)));
    }
}

static size_t differences(const struct sip_message *message, const struct sip_message *other,
                          struct mark *marks)
{
    size_t n = 0;
    struct slice start = sip_text(other, other->start_line);

    if (!slice_eq(sip_text(message, message->start_line), start))
        add_mark(marks, &n, difference(message, message->start_line, start));
    for (uint32_t i = 0; i < message->n_headers; i++) {
        const struct sip_header *header = &message->headers[i], *there = twin(message, i, other);

        if (there == NULL)
            add_mark(marks, &n, header->value);
        else if (!slice_eq(sip_text(message, header->value), sip_text(other, there->value)))
            add_mark(marks, &n, difference(message, header->value, sip_text(other, there->value)));
    }
    mark_body(message, other, marks, &n);
    return n;
}

static int draw_side(struct compare_view *v, struct canvas *canvas, struct rect area,
                     struct view *view, uint32_t shown, uint32_t against)
{
    const struct sip_message *message = view_message(view, shown);
    const char *gone = message_gone(view, shown);

    if (gone != NULL)
        return canvas_wrap(canvas, area.x, area.y, area.width, TEXT_ROLE_WARNING, slice_of(gone));
    struct mark *marks = xcalloc(MARKS_MAX, sizeof *marks);
    struct message_look look = { .marks = marks };
    look.n_marks = differences(message, view_message(view, against), marks);
    struct rect former = canvas_clip(canvas, area);
    int rows = message_draw(canvas, area.x, area.y - v->top, area.width, message->bytes, &look);
    canvas_clip(canvas, former);
    free(marks);
    return rows;
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct compare_view *v = (struct compare_view *)screen;
    struct call *call = calls_by_id(screen->app->calls, v->call);

    if (call == NULL || v->left >= call->n_messages || v->right >= call->n_messages)
        return;
    struct arena *arena = arena_new();
    struct view *view = view_new(screen->app->calls, call, arena);
    int half = area.width / 2;
    struct rect left = { area.x, area.y, half, area.height };
    struct rect right = { area.x + half + 1, area.y, area.width - half - 1, area.height };
    int a = draw_side(v, canvas, left, view, v->left, v->right);
    int b = draw_side(v, canvas, right, view, v->right, v->left);
    canvas_fill(canvas, (struct rect){ area.x + half, area.y, 1, area.height }, TEXT_ROLE_FRAME,
                GLYPH_VLINE);
    v->rows = a > b ? a : b;
    v->height = area.height;
    arena_free(arena);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    struct compare_view *v = (struct compare_view *)screen;
    struct scroll scroll = { .top = (size_t)v->top,
                             .n = (size_t)v->rows,
                             .rows = (size_t)v->height };

    if (!scroll_text_act(&scroll, action))
        return NOT_HANDLED;
    v->top = (int)scroll.top;
    return HANDLED;
}

static const enum action bar[] = {
    ACTION_DOWN,
    ACTION_UP,
    ACTION_NONE,
};

const struct screen_ops compare_screen = {
    .name = "compare",
    .about = N_("Two messages of a call side by side; what differs is marked."),
    .size = sizeof(struct compare_view),
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .bar = bar,
};
