/* scratch.h - temporary files without a name: nobody else can open one, and nothing is left behind.
 *
 * The process that parses opens nothing for writing once it is confined (helper/confine.h), so the
 * files that it will want are opened before; then there are no others. They belong to the process,
 * as its descriptors do. */
#ifndef SIPWHY_PACKET_SCRATCH_H
#define SIPWHY_PACKET_SCRATCH_H

#include <stddef.h>

/* As many as are used at once: two captures (one is opened while the other is still shown), each
 * with its spool and its recorder, and one for saving. */
#define SCRATCH_FILES 5

/* Opens all of them, if that was not done yet; before there are threads. Returns their
 * descriptors. */
const int *scratch_prepare(size_t *n);

/* Of any thread. An empty one; -1: no disk takes one, or all are in use. */
int scratch_take(void);
void scratch_give_back(int fd); /* -1 is allowed */

#endif
