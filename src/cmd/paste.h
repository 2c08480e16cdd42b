/* paste.h - text that somebody pastes into the terminal. */
#ifndef SIPWHY_CMD_PASTE_H
#define SIPWHY_CMD_PASTE_H

#include "base/error.h"
#include "base/text.h"

#define PASTE_MAX (16u * 1024 * 1024)

/* The state of a paste, byte by byte as the terminal sends it. */
enum paste_end {
    PASTE_GOES_ON,
    PASTE_DONE,    /* the end of a bracketed paste, or ^D */
    PASTE_GIVEN_UP /* ^C where nothing is being pasted */
};
struct paste {
    struct text text; /* lines end with LF, as whoever copied them had them */
    bool bracketed;   /* within a paste that the terminal marks as one */
    bool after_cr;
    bool full; /* PASTE_MAX was reached, what follows is dropped */
};
/* Takes a byte. Within a bracketed paste all but its end is text, control characters too; outside
 * of one, ^C and ^D end it. */
enum paste_end paste_take(struct paste *, char);

/* Asks for the text on the terminal that `fd` is, with its echo off and bracketed paste on, and
 * puts the terminal back. False and *error: nothing was pasted, or it was given up. */
bool paste_read(int fd, struct text *out, struct error *);

#endif
