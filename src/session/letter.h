/* letter.h - what a packet carried, on its way to the calls. */
#ifndef SIPWHY_SESSION_LETTER_H
#define SIPWHY_SESSION_LETTER_H

#include "call/intake.h"

enum letter_kind {
    LETTER_MESSAGE, /* of SIP: the payload of the frame */
    LETTER_STREAM,  /* a frame of a stream, whatever it carries */
    LETTER_RTP,     /* a packet of RTP, by intake_rtp() */
    LETTER_OTHER,   /* a frame with none of these */
    LETTER_TICK     /* time passes */
};

struct letter {
    enum letter_kind kind;
    bool written; /* see calls_set_written() */
    union {
        nanos_t now;            /* LETTER_TICK */
        struct rtp_arrival rtp; /* LETTER_RTP */
        struct {                /* else */
            const struct frame *frame;
            const struct intake *intake; /* of a LETTER_MESSAGE that was read already; else NULL */
        };
    };
};

typedef void letter_taker(void *context, const struct letter *);
/* It comes after so many others, EXPECT_FIRST at most; told of some letters, not of all. */
typedef void letter_expecter(void *context, const struct letter *, unsigned others);

#endif
