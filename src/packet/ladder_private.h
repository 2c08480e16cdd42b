/* ladder_private.h - the arrows of a ladder; for ladder.c alone. */
#ifndef SIPWHY_PACKET_LADDER_PRIVATE_H
#define SIPWHY_PACKET_LADDER_PRIVATE_H

#include "packet/trace_private.h"

#define LADDER_COLUMNS 512 /* of a line; what lies behind is not read */
#define LADDER_WORD 40

/* A line in columns: each character is one of ASCII, lines and arrows of other kinds are '-', '|',
 * '+', '<' and '>'; what has no like there is '?'. */
struct ladder_line {
    char cells[LADDER_COLUMNS + 1];
    size_t n;
};
void ladder_line(struct slice line, struct ladder_line *out);

/* The words on an arrow. */
struct ladder_label {
    char method[10]; /* of a request; of a response: if the label names it. "": not named */
    unsigned status; /* 0: a request */
    char phrase[LADDER_WORD]; /* behind the status */
};
/* False: no method and no status stands between these columns. */
bool ladder_label(const struct ladder_line *, size_t from, size_t to, struct ladder_label *out);

/* One side of an arrow: a lifeline by its column, or a name. */
struct ladder_end {
    size_t column;
    char name[LADDER_WORD]; /* "": the column counts */
};

struct ladder_arrow {
    struct ladder_end from, to;
    bool labelled; /* else the label stands in the line before */
    struct ladder_label label;
};
/* The next arrow of the line from column *at on, which goes behind it. False: there is none. */
bool ladder_arrow(const struct ladder_line *, size_t *at, struct ladder_arrow *out);

#endif
