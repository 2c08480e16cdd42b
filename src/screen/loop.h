/* loop.h - the event loop's terminal side: keys, packets, drawing, each in its turn and none
 * holding up another.
 *
 * While there is work (a file being read) it is done in slices of some milliseconds, keys are
 * answered between them, and the screen is drawn at most 30 times a second, only when something
 * changed. Without work the loop sleeps in poll(). */
#ifndef SIPWHY_SCREEN_LOOP_H
#define SIPWHY_SCREEN_LOOP_H

#include "screen/app.h"
#include "screen/terminal.h"

/* Runs until the user leaves, the terminal goes away or the process is told to end (SIGTERM,
 * SIGHUP). The terminal stays open. False if it was told to end or its terminal has gone. */
bool loop_run(struct app *, struct terminal *);

#endif
