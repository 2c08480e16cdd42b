/* page.c - paragraphs are wrapped when the width is known. */
#include "config.h"

#include "screen/page.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/call_screen.h"

void page_clear(struct page *page)
{
    for (size_t i = 0; i < page->n; i++)
        free(page->paragraphs[i].text);
    page->n = 0;
    page->width = 0;
    page->linked = false;
}

void page_done(struct page *page)
{
    page_clear(page);
    free(page->paragraphs);
    free(page->search);
}

static struct page_paragraph *append(struct page *page, enum text_role role, int indent,
                                     uint64_t link)
{
    VEC_PUSH(page->paragraphs, page->n, page->room) =
        (struct page_paragraph){ .role = role, .indent = indent, .link = link };
    page->width = 0;
    page->linked = page->linked || link != PAGE_NO_LINK;
    return &page->paragraphs[page->n - 1];
}

void page_add(struct page *page, enum text_role role, int indent, uint64_t link, struct slice text)
{
    append(page, role, indent, link)->text = xstrndup(text.n ? text.p : "", text.n);
}

void page_printf(struct page *page, enum text_role role, int indent, const char *format, ...)
{
    struct text text = { 0 };
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    append(page, role, indent, PAGE_NO_LINK)->text = text_take(&text);
}

void page_gap(struct page *page)
{
    append(page, TEXT_ROLE_TEXT, 0, PAGE_NO_LINK)->text = xstrdup("");
}

static void lay_out(struct page *page, int width, int height)
{
    size_t rows = 0;

    for (size_t i = 0; i < page->n; i++) {
        struct page_paragraph *p = &page->paragraphs[i];

        if (page->width != width)
            p->rows = *p->text ? canvas_wrap(NULL, 0, 0, width - p->indent - 2, p->role,
                                             slice_of(p->text))
                               : 1;
        rows += (size_t)p->rows;
    }
    page->width = width;
    scroll_fit(&page->scroll, rows, height);
}

/* The paragraph that holds a row, and the row it begins in. */
static size_t paragraph_at(const struct page *page, size_t row, size_t *begins)
{
    size_t at = 0;

    for (size_t i = 0; i < page->n; i++) {
        if (row < at + (size_t)page->paragraphs[i].rows) {
            *begins = at;
            return i;
        }
        at += (size_t)page->paragraphs[i].rows;
    }
    *begins = at;
    return page->n;
}

static void draw_matches(const struct page *page, struct canvas *canvas, int x, int y,
                         struct slice text)
{
    struct slice needle = slice_of(page->search);
    size_t at = needle.n ? slice_ifind(text, needle) : text.n;

    if (at < text.n)
        canvas_role(canvas,
                    (struct rect){ x + text_width(slice_sub(text, 0, at)), y,
                                   text_width(slice_sub(text, at, at + needle.n)), 1 },
                    TEXT_ROLE_MATCH, 0);
}

void page_draw(struct page *page, struct canvas *canvas, struct rect area)
{
    lay_out(page, area.width, area.height);
    size_t cursor_begins, cursor = paragraph_at(page, page->scroll.at, &cursor_begins);
    struct rect former = canvas_clip(canvas, area);
    int y = area.y - (int)page->scroll.top;
    for (size_t i = 0; i < page->n && y < area.y + area.height; i++) {
        const struct page_paragraph *p = &page->paragraphs[i];
        int x = area.x + 1 + p->indent;

        if (y + p->rows > area.y && *p->text) {
            canvas_wrap(canvas, x, y, area.width - p->indent - 2, p->role, slice_of(p->text));
            if (page->search != NULL && p->rows == 1)
                draw_matches(page, canvas, x, y, slice_of(p->text));
            if (i == cursor && p->link != PAGE_NO_LINK)
                canvas_select(canvas, (struct rect){ area.x, y, area.width, p->rows });
        }
        y += p->rows;
    }
    canvas_clip(canvas, former);
    call_screen_more(canvas, area, area.y + area.height - 1,
                     (int)page->scroll.n - (int)(page->scroll.top + page->scroll.rows), "PgDn");
}

/* Brings paragraph i into sight and puts the cursor there. */
static void go(struct page *page, size_t paragraph)
{
    size_t row = 0;

    for (size_t i = 0; i < paragraph; i++)
        row += (size_t)page->paragraphs[i].rows;
    scroll_to(&page->scroll, row);
}

static void find(struct page *page, struct app *app, int step)
{
    size_t begins, from = paragraph_at(page, page->scroll.at, &begins);
    struct slice needle = slice_of(page->search);

    for (size_t i = 1; needle.n && i <= page->n; i++) {
        size_t at = (from + (step > 0 ? i : page->n - i)) % page->n;
        struct slice text = slice_of(page->paragraphs[at].text);

        if (slice_ifind(text, needle) < text.n) {
            go(page, at);
            return;
        }
    }
    app_say(app, TEXT_ROLE_INFO, "%s", _("That text is not here."));
}

struct page_search {
    struct page *page;
    struct app *app;
};

static void search_done(void *context, const char *text)
{
    struct page_search *search = context;

    if (text != NULL) {
        free(search->page->search);
        search->page->search = *text ? xstrdup(text) : NULL;
        if (search->page->search != NULL)
            find(search->page, search->app, 1);
    }
    free(search);
}

static void ask_search(struct page *page, struct app *app)
{
    struct page_search *search = xmalloc(sizeof *search);

    *search = (struct page_search){ page, app };
    app_ask(app,
            &(struct prompt){
                .name = "search", .label = _("search:"), .done = search_done, .context = search });
}

static void copy(const struct page *page, struct app *app)
{
    struct text text = { 0 };

    for (size_t i = 0; i < page->n; i++)
        text_printf(&text, "%*s%s\n", page->paragraphs[i].indent, "", page->paragraphs[i].text);
    app_copy(app, text_view(&text));
    text_done(&text);
}

enum handled page_act(struct page *page, struct app *app, enum action action)
{
    bool moved =
        page->linked ? scroll_act(&page->scroll, action) : scroll_text_act(&page->scroll, action);

    if (moved)
        return HANDLED;
    if (action == ACTION_SEARCH)
        ask_search(page, app);
    else if (action == ACTION_SEARCH_NEXT)
        find(page, app, 1);
    else if (action == ACTION_SEARCH_PREVIOUS)
        find(page, app, -1);
    else if (action == ACTION_COPY)
        copy(page, app);
    else
        return NOT_HANDLED;
    return HANDLED;
}

uint64_t page_link(const struct page *page)
{
    size_t begins, i = paragraph_at(page, page->scroll.at, &begins);

    return i < page->n ? page->paragraphs[i].link : PAGE_NO_LINK;
}

bool page_next_link(struct page *page, int step)
{
    size_t begins, from = paragraph_at(page, page->scroll.at, &begins);

    for (size_t i = 1; i <= page->n; i++) {
        size_t at = (from + (step > 0 ? i : page->n - i)) % page->n;

        if (page->paragraphs[at].link != PAGE_NO_LINK) {
            go(page, at);
            return true;
        }
    }
    return false;
}
