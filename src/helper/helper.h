/* helper.h - processes that are started before privileges go, each with one duty, and their pipes.
 *
 * A helper is a copy of the program as it is when it starts: it is started first of all, before
 * there is anything worth reading in its memory. It keeps no descriptor but its pipe, has left the
 * terminal, and ends when the pipe does: with the program, however that ends. The pipe carries
 * messages whole, in both directions. */
#ifndef SIPWHY_HELPER_HELPER_H
#define SIPWHY_HELPER_HELPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"

struct helper {
    pid_t pid;
    int pipe;
};

struct helper_duty {
    const char *name; /* of the process: "sipwhy-saver" */
    /* Serves the pipe until it ends. The first thing it does is to confine itself. */
    void (*serve)(int pipe, const void *context);
    const void *context;
};

/* False and *error: there is none. */
bool helper_start(struct helper *, const struct helper_duty *, struct error *);
/* Ends the pipe and waits until the helper has ended. Nothing if it was not started. */
void helper_stop(struct helper *);

/* One message; false: nobody is there any more. */
bool pipe_send(int pipe, const void *message, size_t n);
/* The next message, of at most `room` bytes; -1: the pipe has ended, or the message is larger. */
ssize_t pipe_receive(int pipe, void *message, size_t room);

#endif
