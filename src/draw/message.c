/* message.c - a SIP message as it was on the wire, with what is wrong in it pointed out beneath. */
#include "config.h"

#include "draw/message.h"

#include <stdint.h>
#include <stdio.h>

#include "base/gettext.h"
#include "base/text.h"

struct writer_state {
    struct canvas *canvas;                            /* NULL: only counts */
    int x, y, width;
    int gutter;                                       /* cells for "812 | " */
    const struct message_look *look;
    uint32_t line;                                    /* number of the line being drawn */
    bool in_body, numbered;
    enum role body_role;
};

static void draw_gutter(struct writer_state *w)
{
    int x = w->x + w->gutter;

    if (w->canvas == NULL || w->gutter == 0)
        return;
    if (w->numbered) {
        char number[12];
        int n = snprintf(number, sizeof number, "%u", (unsigned)w->line);

        canvas_puts(w->canvas, x - 3 - n, w->y, ROLE_DIM, number);
    }
    canvas_puts(w->canvas, x - 2, w->y, ROLE_FRAME, glyph_text(GLYPH_VLINE, true));
    w->numbered = false;
}

/* The roles of a line: start line, "Name:", value, body. */
static void draw_piece(struct writer_state *w, struct slice line, size_t from, size_t to)
{
    struct slice piece = slice_sub(line, from, to);
    size_t colon = slice_chr(line, ':') + 1;
    bool folded = line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
    uint32_t first = w->look->first_line > 0 ? w->look->first_line : 1;
    int x = w->x + w->gutter;

    if (w->canvas == NULL)
        return;
    if (w->in_body) {
        canvas_text(w->canvas, x, w->y, w->body_role, 0, piece);
    } else if (w->line == 1 && first == 1) {
        canvas_text(w->canvas, x, w->y, ROLE_STRONG, 0, piece);
    } else {
        canvas_text(w->canvas, x, w->y, ROLE_HEADER_VALUE, 0, piece);
        if (!folded && colon <= line.n && from < colon)
            canvas_role(w->canvas,
                        (struct rect){x, w->y, text_width(slice_sub(piece, 0, colon - from)), 1},
                        ROLE_HEADER_NAME, 0);
    }
}

/* Words that belong to a mark: beside it in its row if they fit there, else in rows of their own
 * under its start, or from the left where that is too little room. */
static void draw_words(struct writer_state *w, int left, int beside, struct slice words,
                       enum role role)
{
    int room = w->width - w->gutter, width = text_width(words);

    if (beside > 0 && width <= room - beside) {
        if (w->canvas != NULL)
            canvas_text(w->canvas, w->x + w->gutter + beside, w->y - 1, role, 0, words);
        return;
    }
    if (width > room - left)
        left = 0;
    while (words.n > 0) {
        struct slice line = text_wrap(&words, room - left < 1 ? 1 : room - left);

        draw_gutter(w);
        if (w->canvas != NULL)
            canvas_text(w->canvas, w->x + w->gutter + left, w->y, role, 0, line);
        w->y++;
    }
}

/* The row beneath a piece for one mark; the words come after the mark's last piece. */
static void draw_mark(struct writer_state *w, struct slice line, size_t from, size_t to,
                      const struct mark *mark, size_t begin, size_t end, bool last)
{
    struct slice piece = slice_sub(line, from, to);
    int left = text_width(slice_sub(piece, 0, begin > from ? begin - from : 0));
    int right = text_width(slice_sub(piece, 0, end > from ? end - from : 0));
    int beside;

    if (right <= left)
        right = left + 1;
    if (w->canvas != NULL) {
        int x = w->x + w->gutter;

        canvas_role(w->canvas, (struct rect){x + left, w->y - 1, right - left, 1}, mark->role,
                    STYLE_UNDERLINE);
        draw_gutter(w);
        for (int i = left; i < right; i++)
            canvas_puts(w->canvas, x + i, w->y, mark->role, mark->role == ROLE_WRONG ? "^" : "-");
    }
    w->y++;
    if (!last)
        return;
    beside = right + 1;
    if (mark->expected != NULL) {
        struct text words = {0};

        text_printf(&words, _("expected %s"), mark->expected);
        draw_words(w, left, beside, text_view(&words), ROLE_EXPECTED);
        text_done(&words);
        beside = 0;
    }
    if (mark->note != NULL)
        draw_words(w, left, beside, slice_of(mark->note), mark->role);
}

/* Does the mark touch bytes [from, to) of the message? A mark of no length belongs to the byte it
 * stands before. `whole` says that the line ends there, so that its line end counts too. */
static bool touches(const struct mark *mark, size_t from, size_t to)
{
    size_t begin = mark->at.offset, end = begin + (mark->at.length > 0 ? mark->at.length : 1);

    return begin < to && end > from;
}

struct piece {
    size_t from, to;                                  /* in the line's text */
    bool last;                                        /* of the line */
};

static void draw_marks(struct writer_state *w, struct slice line, size_t offset, size_t with_end,
                       struct piece piece)
{
    size_t limit = piece.last ? offset + with_end : offset + piece.to;

    for (size_t i = 0; i < w->look->n_marks; i++) {
        const struct mark *mark = &w->look->marks[i];
        size_t begin = mark->at.offset, end = begin + mark->at.length;
        size_t from = begin > offset ? begin - offset : 0;
        size_t to = end > offset ? end - offset : 0;

        if (!touches(mark, offset + piece.from, limit))
            continue;
        draw_mark(w, line, piece.from, piece.to, mark, from < piece.to ? from : piece.to,
                  to < piece.to ? to : piece.to, end <= limit);
    }
}

/* One line: `with_end` counts its line end too. */
static void draw_line(struct writer_state *w, struct slice line, size_t offset, size_t with_end)
{
    int room = w->width - w->gutter;
    struct piece piece = {0, 0, false};

    w->numbered = w->look->numbers;
    do {
        struct slice fit = text_fit(slice_sub(line, piece.from, line.n), room < 1 ? 1 : room);

        piece.to = piece.from + (fit.n > 0 ? fit.n : 1);
        if (piece.to >= line.n) {
            piece.to = line.n;
            piece.last = true;
        }
        draw_gutter(w);
        draw_piece(w, line, piece.from, piece.to);
        w->y++;
        draw_marks(w, line, offset, with_end, piece);
        piece.from = piece.to;
    } while (!piece.last);
}

static int digits(size_t n)
{
    int count = 1;

    for (; n >= 10; n /= 10)
        count++;
    return count;
}

static size_t count_lines(struct slice bytes)
{
    size_t n = 1;

    for (size_t i = 0; i < bytes.n; i++)
        n += bytes.p[i] == '\n';
    return n;
}

static bool is_marked(const struct message_look *look, size_t from, size_t to)
{
    for (size_t i = 0; i < look->n_marks; i++)
        if (touches(&look->marks[i], from, to))
            return true;
    return false;
}

/* Draws lines until one that holds `stop` has begun. */
static int draw_until(struct writer_state *w, struct slice bytes, size_t stop)
{
    int top = w->y;
    size_t offset = 0;

    while (offset < bytes.n) {
        struct slice rest = slice_sub(bytes, offset, bytes.n);
        size_t end = slice_chr(rest, '\n');
        size_t with_end = end < rest.n ? end + 1 : end;
        struct slice line = slice_sub(rest, 0, end);

        if (end < rest.n && line.n > 0 && line.p[line.n - 1] == '\r')
            line.n--;
        if (stop >= offset && stop < offset + with_end)
            return w->y - top;
        if (!w->look->only_marked || is_marked(w->look, offset, offset + with_end))
            draw_line(w, line, offset, with_end);
        if (line.n == 0 && w->line > 1)
            w->in_body = true;
        offset += with_end;
        w->line++;
    }
    return w->y - top;
}

static int draw(struct canvas *canvas, struct rect at, struct slice bytes,
                const struct message_look *look, size_t stop)
{
    uint32_t first = look->first_line > 0 ? look->first_line : 1;
    struct writer_state w = {
        .canvas = canvas,
        .x = at.x,
        .y = at.y,
        .width = at.width,
        .look = look,
        .line = first,
        .body_role = ROLE_SDP,
    };

    if (look->numbers) {
        w.gutter = digits(first + count_lines(bytes)) + 3;
        if (w.gutter < 7)
            w.gutter = 7;
    }
    return draw_until(&w, bytes, stop);
}

int message_draw(struct canvas *canvas, int x, int y, int width, struct slice bytes,
                 const struct message_look *look)
{
    return draw(canvas, (struct rect){x, y, width, 0}, bytes, look, SIZE_MAX);
}

int message_row(int width, struct slice bytes, const struct message_look *look, uint32_t offset)
{
    if (offset >= bytes.n)
        return -1;
    return draw(NULL, (struct rect){0, 0, width, 0}, bytes, look, offset);
}
