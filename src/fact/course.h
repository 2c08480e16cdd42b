/* course.h - the voice of a call over time: that stops, that goes to where nobody listens any
 * more, that comes at another pace than agreed.
 *
 * Each packet is judged by the offer and answer that were in force when it was sent
 * (call/in_force.h). Nothing is said of a call that two hops of the capture share, of a stream with
 * comfort noise (its sender may pause), and of what fewer than 50 packets show. */
#ifndef SIPWHY_FACT_COURSE_H
#define SIPWHY_FACT_COURSE_H

#include "call/in_force.h"
#include "fact/fact_private.h"

/* Voice one way that ends, or pauses, while offer and answer still ask for it. */
struct halt {
    const struct stream *stream; /* NULL: it does not */
    nanos_t last;                /* its last packet before */
    double silence;              /* seconds of what was asked for after that */
};

/* Voice that goes where the receiver's SDP does not want it. */
struct stray {
    const struct stream *stream; /* NULL: none */
    enum receiver to;
    uint32_t sdp;    /* the receiver's SDP in force; a message */
    uint32_t before; /* the receiver's SDP it still follows;
                        NO_INDEX */
    double seconds;  /* for which it did */
};

/* Packets at another distance than both sides' a=ptime. */
struct pace {
    const struct stream *stream;    /* NULL: as agreed, or nothing agreed */
    uint32_t sdp;                   /* the receiver's */
    unsigned agreed, first, second; /* milliseconds; second: 0 if even */
};

struct course {
    struct halt end[2]; /* by enum receiver: stops for good */
    struct halt hole;   /* stops and comes back */
    struct halt after;  /* goes on after the BYE; silence: for how
                           long */
    struct stray old, private, port;
    struct pace pace;
    double early; /* seconds of announced early media without
                     any; 0: none */
    bool any;     /* of all these */
};

const struct course *course_of(struct subject *);
/* The endpoint that an SDP in force asks audio for; NULL: none. */
const struct call_media *course_audio(const struct call *, uint32_t message);
/* Do these terms ask for audio to the receiver? */
bool course_wants(const struct call *, const struct terms *, enum receiver to);
/* Does the first pause for all of the time in which the other is sent? Then the two take turns. */
bool course_makes_room(const struct stream *, const struct stream *other);
/* The line of that SDP that says where the audio is wanted, its c= or its m=; MISSING. */
struct value course_line(struct subject *, uint32_t message, bool connection);

#endif
