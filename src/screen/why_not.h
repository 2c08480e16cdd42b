/* why_not.h - the screen that tells why a cause is not the one of a call. */
#ifndef SIPWHY_SCREEN_WHY_NOT_H
#define SIPWHY_SCREEN_WHY_NOT_H

#include "screen/screen.h"

/* Of which call; kept by the screen that asks. */
struct why_not {
    struct app *app;
    uint32_t call; /* 0: the capture as a whole */
};

/* Asks for a cause, then shows of each of its rules which condition does not hold. */
void why_not_ask(struct why_not *);

#endif
