/* interface.h - the interfaces that can be watched. */
#ifndef SIPWHY_PACKET_INTERFACE_H
#define SIPWHY_PACKET_INTERFACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct interface {
    char *name;        /* "eth0", "any" */
    char *description; /* by the system, NULL */
    char *addresses;   /* blank-separated, "" */
    bool up, loopback;
};

/* The interfaces that this user may see, in the system's order; NULL and *error if it cannot tell.
 * The calling function frees them with interfaces_free(). */
struct interface *interfaces_list(size_t *n, struct error *);
void interfaces_free(struct interface *, size_t n);

#endif
