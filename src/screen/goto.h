/* goto.h - the places that are typed behind `:`: a number, a packet, a time of day.
 *
 *     120  #120  call 120  message 120     a number: of a call in the list, of a message in a call
 *     f120  frame 120                      the packet of that number in the capture
 *     12:04  12:04:11  03-05 12:04         a time, with the day where a capture has several */
#ifndef SIPWHY_SCREEN_GOTO_H
#define SIPWHY_SCREEN_GOTO_H

#include "base/clock.h"
#include "base/slice.h"

enum goto_kind { GOTO_NOTHING, GOTO_NUMBER, GOTO_FRAME, GOTO_TIME };

struct goto_place {
    enum goto_kind kind; /* GOTO_NOTHING: none of these */
    uint32_t number;     /* of a call, message or packet */
    struct slice time;   /* as typed */
};

struct goto_place goto_parse(struct slice typed);
/* Is the moment at or after the time of day that was typed? */
bool goto_reached(const struct goto_place *, nanos_t time);

#endif
