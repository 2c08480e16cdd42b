/* message.c - a SIP message as it was on the wire, with what is wrong in it pointed out beneath. */
#include "config.h"

#include "draw/message.h"

#include <stdint.h>
#include <stdio.h>

#include "base/gettext.h"
#include "base/text.h"

struct writer_state {
    struct canvas *canvas; /* NULL: only counts */
    int x, y, width;
    int gutter; /* cells for "812 | " */
    const struct message_look *look;
    uint32_t line; /* number of the line being drawn */
    bool in_body, numbered;
    enum text_role body_role;
};

static void draw_gutter(struct writer_state *w)
{
    int x = w->x + w->gutter;

    if (w->canvas == NULL || w->gutter == 0)
        return;
    if (w->numbered) {
        char number[12];
        int n = snprintf(number, sizeof number, "%u", (unsigned)w->line);

        canvas_puts(w->canvas, x - 3 - n, w->y, TEXT_ROLE_DIM, number);
    }
    canvas_puts(w->canvas, x - 2, w->y, TEXT_ROLE_FRAME, glyph_text(GLYPH_VLINE, true));
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
        canvas_text(w->canvas, x, w->y, TEXT_ROLE_STRONG, 0, piece);
    } else {
        canvas_text(w->canvas, x, w->y, TEXT_ROLE_HEADER_VALUE, 0, piece);
        if (!folded && colon <= line.n && from < colon)
            canvas_role(w->canvas,
                        (struct rect){ x, w->y, text_width(slice_sub(piece, 0, colon - from)), 1 },
                        TEXT_ROLE_HEADER_NAME, 0);
    }
}

/* Words that belong to a mark: beside it in its row if they fit there, else in rows of their own
 * under its start, or from the left where that is too little room. */
static void draw_words(struct writer_state *w, int left, int beside, struct slice words,
                       enum text_role role)
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

/* Draws the words of a mark, under `left` or from `beside` on in the row of its carets (0: that row
 * is not the last). */
static void draw_said(struct writer_state *w, const struct mark *mark, int left, int beside)
{
    struct text words = { 0 };

    if (mark->expected != NULL) {
        text_printf(&words, _("expected %s"), mark->expected);
        draw_words(w, left, beside, text_view(&words), TEXT_ROLE_EXPECTED);
        text_done(&words);
        beside = 0;
    }
    if (mark->note != NULL)
        draw_words(w, left, beside, slice_of(mark->note), mark->role);
}

struct text_piece {
    size_t from, to; /* in the line's text */
    bool last;       /* of the line */
};

/* The row of carets beneath a piece; returns where they begin, and sets *right to their end. */
static int draw_carets(struct writer_state *w, struct slice line, struct text_piece at,
                       const struct mark *mark, size_t begin, size_t end, int *right)
{
    struct slice piece = slice_sub(line, at.from, at.to);
    int left = text_width(slice_sub(piece, 0, begin > at.from ? begin - at.from : 0));

    *right = text_width(slice_sub(piece, 0, end > at.from ? end - at.from : 0));
    if (*right <= left)
        *right = left + 1;
    if (w->canvas != NULL) {
        int x = w->x + w->gutter;

        canvas_role(w->canvas, (struct rect){ x + left, w->y - 1, *right - left, 1 }, mark->role,
                    STYLE_UNDERLINE);
        draw_gutter(w);
        for (int i = left; i < *right; i++)
            canvas_puts(w->canvas, x + i, w->y, mark->role,
                        mark->role == TEXT_ROLE_WRONG ? "^" : "-");
    }
    w->y++;
    return left;
}

/* Does the mark touch bytes [from, to) of the message? A mark of no length belongs to the byte it
 * stands before. */
static bool touches(const struct mark *mark, size_t from, size_t to)
{
    size_t begin = mark->at.offset, end = begin + (mark->at.length > 0 ? mark->at.length : 1);

    return begin < to && end > from;
}

/* Carets for all marks in a piece. The words of the marks follow at once where the line is one
 * piece, else at the line's end: words in the middle of a line would be read as part of it. */
static void draw_marks(struct writer_state *w, struct slice line, size_t offset, size_t with_end,
                       struct text_piece piece)
{
    size_t limit = piece.last ? offset + with_end : offset + piece.to;

    for (size_t i = 0; i < w->look->n_marks; i++) {
        const struct mark *mark = &w->look->marks[i];
        size_t begin = mark->at.offset, end = begin + mark->at.length;
        size_t from = begin > offset ? begin - offset : 0;
        size_t to = end > offset ? end - offset : 0;
        int left, right;

        if (!touches(mark, offset + piece.from, limit))
            continue;
        left = draw_carets(w, line, piece, mark, from < piece.to ? from : piece.to,
                           to < piece.to ? to : piece.to, &right);
        if (piece.last && piece.from == 0 && end <= limit)
            draw_said(w, mark, left, right + 1);
    }
}

/* After the last piece of a line of several: what is said of the marks that end in it. */
static void draw_all_said(struct writer_state *w, struct slice line, size_t offset, size_t with_end,
                          struct text_piece last)
{
    for (size_t i = 0; i < w->look->n_marks; i++) {
        const struct mark *mark = &w->look->marks[i];
        size_t end = mark->at.offset + mark->at.length;
        size_t from = mark->at.offset > offset ? mark->at.offset - offset : 0;
        int left = 0;

        if (!touches(mark, offset, offset + with_end) || end > offset + with_end)
            continue;
        if (from > last.from && from <= last.to)
            left = text_width(slice_sub(line, last.from, from));
        draw_said(w, mark, left, 0);
    }
}

/* The length of the line's piece that goes into a row: up to the last `;`, `,` or blank of its
 * second half. */
static size_t piece_length(struct slice rest, int room)
{
    struct slice fit = text_fit(rest, room < 1 ? 1 : room);
    size_t n = fit.n > 0 ? fit.n : 1;

    if (n >= rest.n)
        return rest.n;
    for (size_t i = n; i > n / 2; i--)
        if (rest.p[i - 1] == ';' || rest.p[i - 1] == ',' || rest.p[i - 1] == ' ')
            return i;
    return n;
}

/* One line: `with_end` counts its line end too. */
static void draw_line(struct writer_state *w, struct slice line, size_t offset, size_t with_end)
{
    struct text_piece piece = { 0, 0, false };

    w->numbered = w->look->numbers;
    do {
        piece.from = piece.to;
        piece.to += piece_length(slice_sub(line, piece.from, line.n), w->width - w->gutter);
        piece.last = piece.to >= line.n;
        draw_gutter(w);
        draw_piece(w, line, piece.from, piece.to);
        w->y++;
        draw_marks(w, line, offset, with_end, piece);
    } while (!piece.last);
    if (piece.from > 0)
        draw_all_said(w, line, offset, with_end, piece);
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
        .body_role = TEXT_ROLE_SDP,
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
    return draw(canvas, (struct rect){ x, y, width, 0 }, bytes, look, SIZE_MAX);
}

int message_row(int width, struct slice bytes, const struct message_look *look, uint32_t offset)
{
    if (offset >= bytes.n)
        return -1;
    return draw(NULL, (struct rect){ 0, 0, width, 0 }, bytes, look, offset);
}
