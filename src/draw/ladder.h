/* ladder.h - a call as a ladder: a column for each address, an arrow for each message, bars for
 * voice, ICMP, DNS and logs in their place.
 *
 * First a model of rows is made, then any window of it is drawn: the same for screens, text and
 * tests. The rows live in the arena given, as long as the views they were made of. */
#ifndef SIPWHY_DRAW_LADDER_H
#define SIPWHY_DRAW_LADDER_H

#include "call/view.h"
#include "diagnose/diagnosis.h"
#include "draw/canvas.h"

enum ladder_time { LADDER_ABSOLUTE, LADDER_SINCE_START, LADDER_SINCE_LAST };

/* One call of the ladder; several where legs are joined. */
struct ladder_leg {
    struct view *view;
    const struct verdict *verdict; /* whose evidence is marked; NULL: none */
};

struct ladder_look {
    enum ladder_time time;
    bool fold;                       /* retransmissions are counted, not drawn */
    bool split_ports;                /* a column for each port, not for each host */
    bool media;                      /* with RTP */
    bool sdp_only;                   /* of messages, those with an SDP */
    const struct profiles *profiles; /* for names of providers; NULL */
    const struct sides *sides;       /* for the name of the own side; NULL */
    /* The user's name for an address; false if there is none. NULL: no names of the user's. */
    bool (*alias)(void *context, struct endpoint, struct text *name);
    void *context;
};

enum ladder_kind {
    LADDER_MESSAGE,
    LADDER_MEDIA,
    LADDER_ICMP,
    LADDER_DNS,
    LADDER_CARRIAGE, /* of a connection: SYN, RST, TLS */
    LADDER_LOG       /* the text of a log, from its host to itself */
};

struct ladder_row {
    enum ladder_kind kind;
    size_t leg;     /* number of the leg */
    uint32_t index; /* of the message, stream, ICMP error, lookup, log */
    nanos_t time;
    uint32_t frame;
    unsigned from, to; /* columns */
    uint32_t repeats;  /* retransmissions folded into it */
    enum text_role role;
    const char *label, *detail;    /* "200 OK", "PCMU PCMA"; detail may be "" */
    const struct finding *finding; /* the first that points here, NULL */
    bool wrong;                    /* the finding points at this first */
};

struct ladder_column {
    struct endpoint endpoint; /* port 0 where hosts are merged */
    const char *name;         /* "" if it has none */
};

struct ladder;
struct ladder *ladder_new(const struct ladder_leg *, size_t n, const struct ladder_look *,
                          struct arena *);
size_t ladder_rows(const struct ladder *);
const struct ladder_row *ladder_row(const struct ladder *, size_t i);
size_t ladder_columns(const struct ladder *);
const struct ladder_column *ladder_column(const struct ladder *, size_t i);
/* The row of a message; ladder_rows() if it is in none (a folded one is in that of the first). */
size_t ladder_find(const struct ladder *, size_t leg, uint32_t message);

#define LADDER_HEAD 1                                    /* the line of names and addresses */
int ladder_height(const struct ladder *);                /* lines of all rows, without the head */
int ladder_width(const struct ladder *);                 /* cells that it can make good use of */
size_t ladder_fitting(const struct ladder *, int width); /* columns that fit beside each other */

/* The head, then a line for each row from `top` on as far as they fit; columns from `left` on.
 * `selected` is a row or SIZE_MAX. */
void ladder_draw(const struct ladder *, struct canvas *, struct rect, size_t top, size_t left,
                 size_t selected);

#endif
