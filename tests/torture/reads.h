/* reads.h - the parts of a message as the parsers read them, asked for in words:
 *
 *     method | uri | status | reason | CSeq | body     of the message as a whole
 *     media, media.2                                   where the first, the second is wanted
 *     count HEADER                                     how many values there are
 *     uri PART, HEADER PART, HEADER.2 PART             of the Request-URI, of the second value
 *     HEADER is URI                                    whether these are the same (19.1.4)
 *     HEADER has NAME                                  whether its URI has that parameter
 *
 * A PART is display, scheme, user, host, port, uri-params, uri-headers or params (those of the
 * header); of a Via transport, host, port, branch or received; without one it is the whole
 * value. */
#ifndef SIPWHY_TESTS_READS_H
#define SIPWHY_TESTS_READS_H

#include "base/text.h"
#include "sip/message.h"

void reads(struct text *to, const struct sip_message *, struct slice question);

#endif
