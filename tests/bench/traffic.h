/* traffic.h - traffic of a PBX, made up packet by packet in simulated time; for week.c. */
#ifndef SIPWHY_TESTS_TRAFFIC_H
#define SIPWHY_TESTS_TRAFFIC_H

#include "packet/packet.h"

#define traffic_start (INT64_C(1767225600) * NANOS_PER_S) /* 2026-01-01 */

struct traffic;
struct traffic *traffic_new(void (*sink)(void *context, const struct packet *), void *context);
void traffic_free(struct traffic *);
/* Goes on until then; so many calls and other things begin in a second. */
void traffic_run(struct traffic *, nanos_t until, double rate);
uint64_t traffic_calls(const struct traffic *); /* Call-IDs so far */

#endif
