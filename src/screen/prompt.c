/* prompt.c - editing as readline's users expect it. */
#include "config.h"

#include "screen/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define HISTORY_MAX 50
#define HISTORIES_MAX 8
#define LINE_MAX_BYTES 1000

struct history {
    char *name;
    char *lines[HISTORY_MAX];
    size_t n;
};

struct line_edit {
    struct prompt prompt;
    bool active, valid;
    struct text line;
    size_t cursor; /* byte offset, at the start of a character */
    struct text remark, choices;
    struct history histories[HISTORIES_MAX];
    size_t n_histories;
    struct history *history;
    size_t at; /* in the history; n: the line being typed */
};

struct line_edit *line_edit_new(void)
{
    return xcalloc(1, sizeof(struct line_edit));
}

void line_edit_free(struct line_edit *edit)
{
    for (size_t i = 0; i < edit->n_histories; i++) {
        for (size_t j = 0; j < edit->histories[i].n; j++)
            free(edit->histories[i].lines[j]);
        free(edit->histories[i].name);
    }
    text_done(&edit->line);
    text_done(&edit->remark);
    text_done(&edit->choices);
    free(edit);
}

bool line_edit_active(const struct line_edit *edit)
{
    return edit->active;
}

static struct history *history_of(struct line_edit *edit, const char *name)
{
    for (size_t i = 0; i < edit->n_histories; i++)
        if (strcmp(edit->histories[i].name, name) == 0)
            return &edit->histories[i];
    if (edit->n_histories == HISTORIES_MAX)
        return &edit->histories[HISTORIES_MAX - 1];
    struct history *history = &edit->histories[edit->n_histories++];
    history->name = xstrdup(name);
    return history;
}

static void remember(struct history *history, const char *line)
{
    if (!*line || (history->n && strcmp(history->lines[history->n - 1], line) == 0))
        return;
    if (history->n == HISTORY_MAX) {
        free(history->lines[0]);
        memmove(history->lines, history->lines + 1, (HISTORY_MAX - 1) * sizeof(char *));
        history->n--;
    }
    history->lines[history->n++] = xstrdup(line);
}

static void check(struct line_edit *edit)
{
    text_clear(&edit->remark);
    edit->valid = edit->prompt.check == NULL ||
                  edit->prompt.check(edit->prompt.context, text_view(&edit->line), &edit->remark);
}

static void set_line(struct line_edit *edit, struct slice text)
{
    struct text copy = { 0 }; /* `text` may be the line itself */

    text_slice(&copy, text);
    text_clear(&edit->line);
    text_slice(&edit->line, text_view(&copy));
    edit->cursor = edit->line.n;
    text_done(&copy);
    check(edit);
}

static void finish(struct line_edit *edit, bool taken)
{
    if (taken && !edit->valid)
        return;
    edit->active = false;
    if (taken)
        remember(edit->history, text_str(&edit->line));
    char *line = taken ? xstrdup(text_str(&edit->line)) : NULL;
    edit->prompt.done(edit->prompt.context, line);
    free(line);
}

void line_edit_leave(struct line_edit *edit)
{
    if (edit->active)
        finish(edit, false);
}

void line_edit_start(struct line_edit *edit, const struct prompt *prompt)
{
    line_edit_leave(edit);
    edit->prompt = *prompt;
    edit->active = true;
    edit->history = history_of(edit, prompt->name);
    edit->at = edit->history->n;
    text_clear(&edit->choices);
    set_line(edit, slice_of(prompt->initial));
}

/* The start of the character before, or after, the cursor. */
static size_t before(const struct line_edit *edit)
{
    size_t i = edit->cursor;

    while (i > 0 && ((uint8_t)edit->line.p[--i] & 0xc0) == 0x80)
        ;
    return i;
}

static size_t after(const struct line_edit *edit)
{
    if (edit->cursor >= edit->line.n)
        return edit->line.n;
    size_t length;
    utf8_decode(slice_sub(text_view(&edit->line), edit->cursor, edit->line.n), &length);
    return edit->cursor + length;
}

static size_t word_before(const struct line_edit *edit)
{
    size_t i = edit->cursor;

    while (i > 0 && edit->line.p[i - 1] == ' ')
        i--;
    while (i > 0 && edit->line.p[i - 1] != ' ')
        i--;
    return i;
}

static void cut(struct line_edit *edit, size_t from, size_t to)
{
    struct text line = { 0 };

    text_slice(&line, slice_sub(text_view(&edit->line), 0, from));
    text_slice(&line, slice_sub(text_view(&edit->line), to, edit->line.n));
    text_done(&edit->line);
    edit->line = line;
    edit->cursor = from;
}

static void insert(struct line_edit *edit, uint32_t character)
{
    if (edit->line.n > LINE_MAX_BYTES)
        return;
    struct text line = { 0 };
    text_slice(&line, slice_sub(text_view(&edit->line), 0, edit->cursor));
    utf8_write(&line, character);
    size_t cursor = line.n;
    text_slice(&line, slice_sub(text_view(&edit->line), edit->cursor, edit->line.n));
    text_done(&edit->line);
    edit->line = line;
    edit->cursor = cursor;
}

static void complete(struct line_edit *edit)
{
    if (edit->prompt.complete == NULL)
        return;
    struct text done = { 0 };
    text_clear(&edit->choices);
    struct slice head = slice_sub(text_view(&edit->line), 0, edit->cursor);
    edit->prompt.complete(edit->prompt.context, head, &done, &edit->choices);
    if (done.n > 0) {
        size_t cursor = done.n;

        text_slice(&done, slice_sub(text_view(&edit->line), edit->cursor, edit->line.n));
        set_line(edit, text_view(&done));
        edit->cursor = cursor;
    }
    text_done(&done);
}

static void walk_history(struct line_edit *edit, int step)
{
    if ((step < 0 && edit->at == 0) || (step > 0 && edit->at >= edit->history->n))
        return;
    edit->at = step < 0 ? edit->at - 1 : edit->at + 1;
    set_line(edit, edit->at < edit->history->n ? slice_of(edit->history->lines[edit->at])
                                               : (struct slice){ 0 });
}

#define CONTROL(letter) ((letter)&0x1f)

/* Keys that change the line, and so what is said of it. */
static void change_line(struct line_edit *edit, uint32_t key)
{
    switch (key) {
    case KEY_IS_BACKSPACE:
    case CONTROL('H'):
        cut(edit, before(edit), edit->cursor);
        break;
    case KEY_IS_DELETE:
    case CONTROL('D'): {
        size_t at = edit->cursor;

        cut(edit, at, after(edit));
        break;
    }
    case CONTROL('U'):
        cut(edit, 0, edit->cursor);
        break;
    case CONTROL('K'):
        cut(edit, edit->cursor, edit->line.n);
        break;
    case CONTROL('W'):
        cut(edit, word_before(edit), edit->cursor);
        break;
    default:
        if (key < ' ' || key >= KEY_SPECIAL)
            return;
        insert(edit, key);
    }
    text_clear(&edit->choices);
    check(edit);
}

void line_edit_key(struct line_edit *edit, uint32_t key)
{
    switch (key) {
    case '\r':
    case '\n':
        finish(edit, true);
        return;
    case 27:
    case CONTROL('C'):
    case CONTROL('G'):
        finish(edit, false);
        return;
    case '\t':
        complete(edit);
        return;
    case KEY_IS_UP:
    case CONTROL('P'):
        walk_history(edit, -1);
        return;
    case KEY_IS_DOWN:
    case CONTROL('N'):
        walk_history(edit, 1);
        return;
    case KEY_IS_LEFT:
    case CONTROL('B'):
        edit->cursor = before(edit);
        return;
    case KEY_IS_RIGHT:
    case CONTROL('F'):
        edit->cursor = after(edit);
        return;
    case KEY_IS_HOME:
    case CONTROL('A'):
        edit->cursor = 0;
        return;
    case KEY_IS_END:
    case CONTROL('E'):
        edit->cursor = edit->line.n;
        return;
    default:
        change_line(edit, key);
    }
}

void line_edit_draw(struct line_edit *edit, struct canvas *canvas, int y)
{
    int width = canvas_width(canvas);

    canvas_fill(canvas, (struct rect){ 0, y, width, 1 }, TEXT_ROLE_TEXT, GLYPH_COUNT);
    int x = canvas_puts(canvas, 0, y, TEXT_ROLE_STRONG, edit->prompt.label);
    x = canvas_puts(canvas, x, y, TEXT_ROLE_TEXT, " ");
    struct slice line = text_view(&edit->line);
    struct slice head = slice_sub(line, 0, edit->cursor);
    /* a line longer than the screen is shown from where the cursor stays in sight */
    while (head.n && x + text_width(head) >= width - 1)
        head = slice_sub(head, 1, head.n);
    x = canvas_text(canvas, x, y, edit->valid ? TEXT_ROLE_TEXT : TEXT_ROLE_WARNING, 0, head);
    struct slice tail = slice_sub(line, edit->cursor, line.n);
    int end = canvas_text(canvas, x, y, edit->valid ? TEXT_ROLE_TEXT : TEXT_ROLE_WARNING, 0, tail);
    canvas_role(canvas, (struct rect){ x, y, 1, 1 }, TEXT_ROLE_TEXT, STYLE_REVERSE);
    canvas_set_focus(canvas, x, y);
    struct text *remark = edit->choices.n ? &edit->choices : &edit->remark;
    canvas_text(canvas, (end > x ? end : x + 1) + 2, y,
                edit->valid ? TEXT_ROLE_DIM : TEXT_ROLE_WARNING, 0, text_view(remark));
}
