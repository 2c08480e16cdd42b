/* rescue.h - the terminal as it was, also after a crash.
 *
 * A handler for the signals of a crash sends what gives the screen back and sets the line's modes,
 * then lets the signal do its work. */
#ifndef SIPWHY_SCREEN_RESCUE_H
#define SIPWHY_SCREEN_RESCUE_H

#include <termios.h>

/* `in`: the terminal's descriptor, its modes as they were; `sequence`: what to send, kept. */
void rescue_begin(int in, const struct termios *modes, int out, const char *sequence);
void rescue_end(void);

#endif
