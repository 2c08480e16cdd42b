/* clash.h - the clashes of an answer with its offer (RFC 3264 section 6), and of a later
 * description with the earlier one of the same side (section 8).
 *
 * Judged are the exchanges that came into force (call/in_force.h), each m= line with the one that
 * answers it. A message that is cut off says nothing. */
#ifndef SIPWHY_FACT_CLASH_H
#define SIPWHY_FACT_CLASH_H

#include "call/in_force.h"
#include "fact/fact.h"

enum clash {
    CLASH_PROFILE,   /* RTP/AVP with RTP/SAVP, … */
    CLASH_FEEDBACK,  /* only the F of AVPF differs */
    CLASH_TAG,       /* a=crypto: a tag that was not offered */
    CLASH_SUITE,     /* that tag, another suite */
    CLASH_FAMILY,    /* IP4 and IP6 in c= */
    CLASH_DIRECTION, /* sendonly answered by sendrecv, … */
    CLASH_NUMBER,    /* a payload type seen in RTP that means one
                        thing here and another there */
    CLASH_SETUP,     /* both sides begin DTLS, or both wait for it */
    CLASH_VERSION,   /* changed, with the o= version as it was */
    CLASH_COUNT
};

/* One side of a clash: the text and where it stands. */
struct clash_side {
    uint32_t message;
    struct slice text;  /* within the message */
    struct slice said;  /* the part of it that counts: "RTP/SAVP" */
    const char *header; /* "sdp:m" */
};

struct clash_found {
    bool found;
    struct clash_side offer, answer; /* of CLASH_VERSION: the earlier, the later */
};

/* The first of its kind in the call. */
const struct clash_found *clash_of(struct subject *, enum clash);
bool clash_any(struct subject *);

/* The whole line of an SDP that `part` lies in. */
struct slice sdp_whole_line(struct slice message, struct slice part);

#endif
