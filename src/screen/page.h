/* page.h - a text of paragraphs to read, search and jump from: help, findings, statistics. */
#ifndef SIPWHY_SCREEN_PAGE_H
#define SIPWHY_SCREEN_PAGE_H

#include "base/text.h"
#include "screen/scroll.h"
#include "screen/screen.h"

#define PAGE_NO_LINK UINT64_MAX

struct page_paragraph {
    enum text_role role;
    int indent;
    char *text;    /* owned; "" is an empty line */
    uint64_t link; /* the target of Enter, PAGE_NO_LINK */
    int rows;      /* at the width it was laid out for */
};

struct page {
    struct page_paragraph *paragraphs;
    size_t n, room;
    int width; /* laid out for; 0: not yet */
    struct scroll scroll;
    bool linked; /* some paragraph has a link: a cursor is shown */
    char *search;
};

void page_clear(struct page *); /* the place and the search stay */
void page_done(struct page *);
void page_add(struct page *, enum text_role, int indent, uint64_t link, struct slice text);
void page_printf(struct page *, enum text_role, int indent, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void page_gap(struct page *);

void page_draw(struct page *, struct canvas *, struct rect area);
/* Moves, search, next and previous match, copying all of it. NOT_HANDLED for everything else. */
enum handled page_act(struct page *, struct app *, enum action);
uint64_t page_link(const struct page *); /* of the paragraph at the cursor */
/* To the next (+1) or previous (-1) paragraph with a link; false: there is none. */
bool page_next_link(struct page *, int step);

#endif
