/* scroll.c - one table of moves for every list. */
#include "config.h"

#include "screen/scroll.h"

#include "base/gettext.h"
#include "base/mem.h"

void scroll_fit(struct scroll *s, size_t n, int rows)
{
    s->n = n;
    s->rows = rows > 1 ? (size_t)rows : 1;
    if (s->at >= n)
        s->at = n ? n - 1 : 0;
    if (s->at < s->top)
        s->top = s->at;
    if (s->at >= s->top + s->rows)
        s->top = s->at - s->rows + 1;
    if (s->top + s->rows > n)
        s->top = n > s->rows ? n - s->rows : 0;
}

void scroll_to(struct scroll *s, size_t at)
{
    s->at = at;
    scroll_fit(s, s->n, (int)s->rows);
}

/* The line that a move leads to from `from`; false if the action is no move. */
static bool target(const struct scroll *s, size_t from, enum action action, size_t *to)
{
    size_t page = s->rows > 1 ? s->rows - 1 : 1, half = (page + 1) / 2, last = s->n ? s->n - 1 : 0;
    const struct {
        enum action action;
        bool down;
        size_t by;
    } moves[] = {
        { ACTION_UP, false, 1 },         { ACTION_DOWN, true, 1 },
        { ACTION_PAGE_UP, false, page }, { ACTION_PAGE_DOWN, true, page },
        { ACTION_HALF_UP, false, half }, { ACTION_HALF_DOWN, true, half },
        { ACTION_FIRST, false, last },   { ACTION_LAST, true, last },
    };

    for (size_t i = 0; i < ARRAY_SIZE(moves); i++) {
        if (moves[i].action != action)
            continue;
        if (moves[i].down)
            *to = from + moves[i].by > last ? last : from + moves[i].by;
        else
            *to = from > moves[i].by ? from - moves[i].by : 0;
        return true;
    }
    return false;
}

bool scroll_act(struct scroll *s, enum action action)
{
    size_t to;

    if (!target(s, s->at, action, &to))
        return false;
    scroll_to(s, to);
    return true;
}

bool scroll_text_act(struct scroll *s, enum action action)
{
    size_t to;

    if (!target(s, s->top, action, &to))
        return false;
    s->top = s->at = s->n > s->rows && to > s->n - s->rows ? s->n - s->rows : to;
    if (s->n <= s->rows)
        s->top = s->at = 0;
    return true;
}

void scroll_status(const struct scroll *s, struct text *out)
{
    size_t end = s->top + s->rows;

    if (s->rows < s->n)
        text_printf(out, _("rows %zu-%zu of %zu"), s->top + 1, end < s->n ? end : s->n, s->n);
}
