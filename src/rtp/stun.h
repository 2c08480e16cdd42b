/* stun.h - STUN and TURN: what was asked between two endpoints, and whether it was answered (RFC
 * 8489, RFC 8656).
 *
 * Requests are counted by client, server and method. Of what a message holds besides its class and
 * its method only an error code, the lifetime of an allocation and its relayed address are read. */
#ifndef SIPWHY_RTP_STUN_H
#define SIPWHY_RTP_STUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "frame/frame.h"

enum stun_class { STUN_REQUEST, STUN_INDICATION, STUN_SUCCESS, STUN_ERROR };
enum stun_method { STUN_BINDING = 1, STUN_ALLOCATE = 3, STUN_REFRESH = 4, STUN_PERMISSION = 8 };

struct stun_message {
    enum stun_class class;
    uint16_t method;         /* an enum stun_method, or another */
    uint16_t error;          /* 300..699 of an error response; 0: none */
    uint32_t lifetime;       /* seconds that a success grants; 0: none */
    struct endpoint relayed; /* of a success; ADDR_NONE: none */
};
/* Strict: the two upper bits 0, the magic cookie, a length that fits the datagram. */
bool stun_parse(struct slice datagram, struct stun_message *out);
/* "Allocate"; "request" for a method that is not known here. */
const char *stun_method_name(uint16_t method);

struct stun_flow {
    struct endpoint client, server;
    uint16_t method;
    uint16_t error;                       /* of the last error response; 0: none */
    uint32_t requests, successes, errors; /* a request that is repeated counts again */
    uint32_t challenges;                  /* of the errors: 401 and 438 */
    uint32_t first_frame, answer_frame;   /* packet numbers; answer_frame 0: no answer */
    nanos_t start, end;
    uint32_t refusals; /* errors since the last success */
    nanos_t refused;   /* when the first of them came */
    uint32_t waiting;  /* requests since the last response */
    uint32_t waiting_frame;
    nanos_t waiting_since;
    uint32_t lifetime; /* seconds, of the last success; 0: none */
    nanos_t granted;   /* when it came; NANOS_NONE */
    struct endpoint relayed;
};

struct stun_flows;
struct stun_flows *stun_flows_new(void);
void stun_flows_free(struct stun_flows *);
/* True if the datagram is STUN. */
bool stun_flows_feed(struct stun_flows *, const struct frame *);
/* The last 1024 of them, in no order. */
size_t stun_flows_count(const struct stun_flows *);
const struct stun_flow *stun_flows_at(const struct stun_flows *, size_t i);

#endif
