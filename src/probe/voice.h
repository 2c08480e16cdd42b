/* voice.h - the voice of a test call: a socket, what the session descriptions say of it, the tone
 * that goes out and a count of what comes. */
#ifndef SIPWHY_PROBE_VOICE_H
#define SIPWHY_PROBE_VOICE_H

#include "probe/probe.h"
#include "probe/tone.h"
#include "sip/message.h"

struct voice {
    int socket;                    /* -1: none */
    struct endpoint local, remote; /* remote: as their SDP has it; port 0: not known */
    struct tone tone;
    nanos_t due; /* when the next packet goes out, monotonic */
    struct probe_packets *packets;
};

/* At an even port of that address. False and errno: there is none. */
bool voice_open(struct voice *, struct addr, struct probe_packets *);
void voice_close(struct voice *);

/* The codecs of an offer; of an answer `chosen` alone, which voice_take_sdp() took. */
void voice_add_sdp(const struct voice *, bool sends, bool chosen, struct text *out);
enum voice_offer {
    VOICE_NONE,     /* no session description */
    VOICE_UNUSABLE, /* none of its codecs and places is of use here */
    VOICE_USABLE
};
/* Where voice goes, and by which codec: PCMU or PCMA, plain. */
enum voice_offer voice_take_sdp(struct voice *, const struct sip_message *);

/* Milliseconds until the next packet is due, 0: it is. */
int voice_wait(const struct voice *);
void voice_send(struct voice *); /* the next packet, if there is a place for it */
void voice_receive(struct voice *);

/* Lines of text, and of advice (indented) where something is wrong. `began`: the answer. */
void voice_judge(const struct voice *, nanos_t began, struct text *out, struct text *advice);
/* "arrives with TTL 60: about 4 hops"; nothing for 0. */
void voice_print_hops(int ttl, struct text *out);

#endif
