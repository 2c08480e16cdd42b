/* script.h - the application without a terminal: keys in, canvas out. For tests, for the README's
 * pictures, and for whoever wants a screen in a ticket.
 *
 * A script is a text: blank-separated keys as key_parse() has them ("j j Enter"), words in double
 * quotes that are typed letter by letter ("\"status == 403\" Enter"), `size:80x24`, `show` (adds
 * the screen as it is then to the output), `svg` (screens are shown as SVG from there on, in the
 * theme's colours), and # to the end of a line for remarks. At its end the
 * screen is shown once. */
#ifndef SIPWHY_SCREEN_SCRIPT_H
#define SIPWHY_SCREEN_SCRIPT_H

#include "base/error.h"
#include "base/text.h"
#include "screen/app.h"

/* Feeds all of the input first. False and *error for a word that is no key. */
bool script_run(struct app *, struct slice script, int width, int height, struct text *out,
                struct error *);

/* "80x24", each from 1 to 1000; false: it is no size. */
bool script_size(struct slice, int *width, int *height);

#endif
