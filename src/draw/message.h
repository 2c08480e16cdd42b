/* message.h - a SIP message as it was on the wire, with what is wrong in it pointed out beneath:
 *
 *     1 | ACK sip:+12125550102@acme.pstn.twilio.com SIP/2.0
 *       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected sip:+12125550102@172.25.40.11
 *
 * Lines longer than the width go on in the next row. The same for text reports and screens. */
#ifndef SIPWHY_DRAW_MESSAGE_H
#define SIPWHY_DRAW_MESSAGE_H

#include "draw/canvas.h"
#include "sip/message.h"

struct mark {
    struct span at;       /* length 0: a place where something is missing */
    enum text_role role;  /* TEXT_ROLE_WRONG (^^^) or TEXT_ROLE_RELATED (---) */
    const char *expected; /* said after "expected"; NULL: nothing */
    const char *note;     /* NULL: none */
};

struct message_look {
    const struct mark *marks;
    size_t n_marks;
    bool numbers;        /* line numbers and a bar to the left */
    bool only_marked;    /* lines without a mark are left out */
    uint32_t first_line; /* number of the first line; 0 counts as 1 */
};

/* Draws `bytes` (a whole message, or a line of one) from (x, y) down in `width` cells; returns the
 * number of rows it takes, also of those that fall outside. NULL canvas: only counts. */
int message_draw(struct canvas *, int x, int y, int width, struct slice bytes,
                 const struct message_look *);

/* The row (from 0) in which the marked span begins, for scrolling there; -1: not in the message. */
int message_row(int width, struct slice bytes, const struct message_look *, uint32_t offset);

#endif
