/* notation.h - messages written down as section 2 of RFC 4475 does it, so that every byte can be
 * seen and the files survive editors: a line is a line of the message, without its CR LF;
 *
 *     <allOneLine>                   the lines up to </allOneLine> are one line, nothing between
 *                                    them
 *     <hex>00ff</hex>                these bytes
 *     <repeat count=3>very</repeat>  veryveryvery */
#ifndef SIPWHY_TESTS_NOTATION_H
#define SIPWHY_TESTS_NOTATION_H

#include "base/slice.h"
#include "base/text.h"

/* The bytes of a message from its file; ends the program if it cannot be read. */
void notation_read(struct text *to, const char *path);
/* A file as it is. */
void notation_file(struct text *to, const char *path);

#endif
