/* capture.h - captures of one message, for the program to be asked about. */
#ifndef SIPWHY_TESTS_CAPTURE_H
#define SIPWHY_TESTS_CAPTURE_H

#include <stdbool.h>

#include "base/slice.h"

struct capture;
struct capture *capture_open(const char *path);
void capture_close(struct capture *);
/* One datagram from the caller at 192.0.2.200, or back to it. */
void capture_udp(struct capture *, bool back, struct slice bytes);
/* A connection of its own, opened and closed, with these bytes in it. */
void capture_tcp(struct capture *, struct slice bytes);
/* The answer of 8.2.6 to a request: the status, and the headers that are to be copied. */
void capture_answer(struct capture *, struct slice request, int status);

#endif
