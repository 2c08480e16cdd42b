/* ladder_private.h - the model that ladder.c makes and ladder_draw.c draws; private to them. */
#ifndef SIPWHY_DRAW_LADDER_PRIVATE_H
#define SIPWHY_DRAW_LADDER_PRIVATE_H

#include "draw/ladder.h"

#define LADDER_COLUMNS_MAX 64
#define LADDER_ROWS_MAX 20000

struct ladder {
    struct ladder_look look;
    const struct ladder_leg *legs;
    size_t n_legs;
    struct arena *arena;
    struct ladder_row *rows;
    size_t n_rows, room_rows;
    struct ladder_column columns[LADDER_COLUMNS_MAX];
    size_t n_columns;
    bool holds[LADDER_COLUMNS_MAX]; /* the leg that messages are added of */
};

#endif
