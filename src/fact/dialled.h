/* dialled.h - the number that a caller dialled, as the user part of a Request-URI has it. */
#ifndef SIPWHY_FACT_DIALLED_H
#define SIPWHY_FACT_DIALLED_H

#include "base/slice.h"

#define DIALLED_DIGITS 32 /* room for them */
#define DIALLED_TAIL 8    /* digits by which a number is told from a prefix */

/* Without what stands between digits. */
struct dialled {
    char digits[DIALLED_DIGITS];
    size_t n, from; /* the number begins at `from`, behind + or the prefix for calls abroad */
};

/* False: the user is no number, or one of too few digits or too many. */
bool dialled_read(struct slice user, struct dialled *out);

#endif
