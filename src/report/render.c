/* render.c - a canvas -> terminal text with colours, plain text, or HTML. */
#include "config.h"

#include "report/render.h"

#include "base/text.h"
#include "draw/printable.h"

/* The eight colours of every terminal, readable on dark and on light. */
static const char *const colors[TEXT_ROLE_COUNT] = {
    [TEXT_ROLE_DIM] = "2",          [TEXT_ROLE_STRONG] = "1",   [TEXT_ROLE_TITLE] = "1",
    [TEXT_ROLE_FRAME] = "2",        [TEXT_ROLE_ERROR] = "1;31", [TEXT_ROLE_WARNING] = "1;33",
    [TEXT_ROLE_INFO] = "36",        [TEXT_ROLE_GOOD] = "32",    [TEXT_ROLE_REQUEST] = "1",
    [TEXT_ROLE_PROVISIONAL] = "36", [TEXT_ROLE_SUCCESS] = "32", [TEXT_ROLE_FAILURE] = "31",
    [TEXT_ROLE_MEDIA] = "34",       [TEXT_ROLE_TIME] = "2",     [TEXT_ROLE_HEADER_NAME] = "36",
    [TEXT_ROLE_EXPECTED] = "32",    [TEXT_ROLE_WRONG] = "1;31", [TEXT_ROLE_RELATED] = "1;36",
    [TEXT_ROLE_ESCAPE] = "35",
};

static int row_end(const struct canvas *canvas, int y)
{
    int n = canvas_width(canvas);

    while (n > 0 && canvas_cell(canvas, n - 1, y)->character == ' ')
        n--;
    return n;
}

static bool same_look(const struct cell *a, const struct cell *b)
{
    return a->role == b->role && (a->style & STYLE_BOLD) == (b->style & STYLE_BOLD);
}

/* Runs of cells that look alike: from x to the returned end. */
static int run_end(const struct canvas *canvas, int x, int y, int end)
{
    const struct cell *first = canvas_cell(canvas, x, y);

    while (x < end && same_look(first, canvas_cell(canvas, x, y)))
        x++;
    return x;
}

static void add_run(const struct canvas *canvas, int x, int end, int y, struct text *out)
{
    for (; x < end; x++)
        cell_to_text(canvas_cell(canvas, x, y), out);
}

void render_text(const struct canvas *canvas, bool color, FILE *out)
{
    struct text line = { 0 };

    for (int y = 0; y < canvas_height(canvas); y++) {
        int end = row_end(canvas, y);

        for (int x = 0; x < end;) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            const char *sequence = color ? colors[cell->role] : NULL;
            int next = run_end(canvas, x, y, end);

            if (sequence != NULL)
                text_printf(&line, "\033[%sm", sequence);
            add_run(canvas, x, next, y, &line);
            if (sequence != NULL)
                text_adds(&line, "\033[m");
            x = next;
        }
        text_addc(&line, '\n');
        fwrite(line.p, 1, line.n, out);
        text_clear(&line);
    }
    text_done(&line);
}

static void write_escaped(struct slice s, FILE *out)
{
    static const struct {
        char c;
        const char *entity;
    } entities[] = {
        { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" }
    };

    for (size_t i = 0; i < s.n; i++) {
        const char *entity = NULL;

        for (size_t e = 0; e < sizeof entities / sizeof entities[0]; e++)
            if (entities[e].c == s.p[i])
                entity = entities[e].entity;
        if (entity != NULL)
            fputs(entity, out);
        else
            putc(s.p[i], out);
    }
}

void render_html_text(struct slice s, FILE *out)
{
    struct text shown = { 0 };

    printable_text(&shown, s);
    write_escaped(text_view(&shown), out);
    text_done(&shown);
}

void render_html(const struct canvas *canvas, FILE *out)
{
    struct text run = { 0 };

    fputs("<pre>", out);
    for (int y = 0; y < canvas_height(canvas); y++) {
        int end = row_end(canvas, y);

        for (int x = 0; x < end;) {
            enum text_role role = canvas_cell(canvas, x, y)->role;
            int next = run_end(canvas, x, y, end);

            text_clear(&run);
            add_run(canvas, x, next, y, &run);
            if (role != TEXT_ROLE_TEXT)
                fprintf(out, "<span class=\"%s\">", role_name(role));
            write_escaped(text_view(&run), out);
            if (role != TEXT_ROLE_TEXT)
                fputs("</span>", out);
            x = next;
        }
        putc('\n', out);
    }
    fputs("</pre>\n", out);
    text_done(&run);
}
