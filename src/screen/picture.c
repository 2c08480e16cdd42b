/* picture.c - a screen as SVG. */
#include "config.h"

#include "screen/picture.h"

#include "base/mem.h"
#include "base/text.h"

#define CELL_WIDTH 8
#define CELL_HEIGHT 17
#define BASELINE 13 /* from the top of a cell */
#define MARGIN 12

/* How a cell is drawn. */
struct paint {
    uint32_t ink, paper; /* 0xrrggbb */
    bool has_paper;      /* other than the background's */
    bool bold, underline, dim;
};

struct picture {
    struct text *out;
    const struct canvas *canvas;
    const struct theme *theme;
    uint32_t ink, paper; /* the terminal's own */
};

/* A number of the 256 colours, as xterm has them. */
static uint32_t rgb_of(int16_t number)
{
    static const uint32_t first[] = { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x1e6bd6, 0xcd00cd,
                                      0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                      0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff };
    static const uint32_t steps[] = { 0, 95, 135, 175, 215, 255 };
    uint32_t n = (uint32_t)number, grey;

    if (n < ARRAY_SIZE(first))
        return first[n];
    if (n >= 232) {
        grey = 8 + 10 * (n - 232);
        return grey << 16 | grey << 8 | grey;
    }
    n -= 16;
    return steps[n / 36] << 16 | steps[n / 6 % 6] << 8 | steps[n % 6];
}

static struct paint paint_of(const struct picture *p, const struct cell *cell)
{
    const struct look *look = &p->theme->looks[cell->role];
    bool reverse = (look->attributes & LOOK_REVERSE) != 0 || (cell->style & STYLE_REVERSE) != 0;
    uint32_t ink = look->fg >= 0 ? rgb_of(look->fg) : p->ink;
    uint32_t paper = look->bg >= 0 ? rgb_of(look->bg) : p->paper;

    return (struct paint){
        .ink = reverse ? paper : ink,
        .paper = reverse ? ink : paper,
        .has_paper = reverse || look->bg >= 0,
        .bold = (look->attributes & LOOK_BOLD) != 0 || (cell->style & STYLE_BOLD) != 0,
        .underline =
            (look->attributes & LOOK_UNDERLINE) != 0 || (cell->style & STYLE_UNDERLINE) != 0,
        .dim = (look->attributes & LOOK_DIM) != 0,
    };
}

static bool paint_eq(const struct paint *a, const struct paint *b)
{
    return a->ink == b->ink && a->paper == b->paper && a->has_paper == b->has_paper &&
           a->bold == b->bold && a->underline == b->underline && a->dim == b->dim;
}

static void add_escaped(struct text *out, struct slice words)
{
    for (size_t i = 0; i < words.n; i++)
        switch (words.p[i]) {
        case '&':
            text_adds(out, "&amp;");
            break;
        case '<':
            text_adds(out, "&lt;");
            break;
        default:
            text_addc(out, words.p[i]);
        }
}

/* Cells of one look, from x on. Each run is told its width, so that cells stand where they do in a
 * terminal. */
static void add_run(struct picture *p, int x, int y, int n, const struct paint *paint)
{
    struct text words = { 0 };
    bool blank = true;

    for (int i = 0; i < n; i++) {
        const struct cell *cell = canvas_cell(p->canvas, x + i, y);

        cell_to_text(cell, &words);
        blank = blank && cell->character == ' ';
    }
    if (paint->has_paper)
        text_printf(p->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
                    x * CELL_WIDTH, y * CELL_HEIGHT, n * CELL_WIDTH, CELL_HEIGHT,
                    (unsigned)paint->paper);
    if (!blank || paint->underline) {
        text_printf(p->out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s%s>",
                    x * CELL_WIDTH, y * CELL_HEIGHT + BASELINE, n * CELL_WIDTH,
                    (unsigned)paint->ink, paint->bold ? " font-weight=\"bold\"" : "",
                    paint->underline ? " text-decoration=\"underline\"" : "",
                    paint->dim ? " opacity=\"0.7\"" : "");
        add_escaped(p->out, text_view(&words));
        text_adds(p->out, "</text>\n");
    }
    text_done(&words);
}

static bool is_blank(const struct picture *p, int x, int y)
{
    const struct cell *cell = canvas_cell(p->canvas, x, y);

    return cell->character == ' ' && cell->combining[0] == 0;
}

/* A run ends where the look changes, and where several blanks follow: what stands behind them
 * begins anew, in its own column. */
static void add_row(struct picture *p, int y)
{
    int width = canvas_width(p->canvas);

    for (int x = 0, end; x < width; x = end) {
        struct paint paint = paint_of(p, canvas_cell(p->canvas, x, y));

        for (end = x + 1; end < width; end++) {
            struct paint next = paint_of(p, canvas_cell(p->canvas, end, y));

            if (!paint_eq(&paint, &next) ||
                (!paint.has_paper && !is_blank(p, end, y) && is_blank(p, end - 1, y) && end >= 2 &&
                 is_blank(p, end - 2, y)))
                break;
        }
        add_run(p, x, y, end - x, &paint);
    }
}

void picture_add(struct text *out, const struct canvas *canvas, const struct theme *theme,
                 enum background background)
{
    struct picture p = { out, canvas, theme, 0xd0d0d0, 0x16181c };
    int width = canvas_width(canvas) * CELL_WIDTH, height = canvas_height(canvas) * CELL_HEIGHT;

    if (background == BACKGROUND_LIGHT) {
        p.ink = 0x1c1e21;
        p.paper = 0xffffff;
    }
    text_printf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%d %d %d %d\" width=\"%d\" "
                "font-family=\"'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"13\" "
                "style=\"white-space:pre\" xml:space=\"preserve\">\n",
                -MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN, width + 2 * MARGIN);
    text_printf(out,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#%06x\"/>\n",
                -MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN, (unsigned)p.paper);
    for (int y = 0; y < canvas_height(canvas); y++)
        add_row(&p, y);
    text_adds(out, "</svg>\n");
}
