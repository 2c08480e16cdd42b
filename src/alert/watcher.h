/* watcher.h - calls -> errors as they become known: each cause of a call once.
 *
 * A call is judged when it settles. One that goes on is looked at once, 10 s of the capture's time
 * after its answer, for voice that does not arrive. The capture as a whole is judged each minute
 * and at its end. */
#ifndef SIPWHY_ALERT_WATCHER_H
#define SIPWHY_ALERT_WATCHER_H

#include "diagnose/diagnosis.h"

struct watched {
    struct call *call; /* NULL: the capture as a whole */
    const struct verdict *verdict;
    const struct finding *finding; /* an error */
    nanos_t time;                  /* of the call's end, or of its last message */
};
/* It may look at all calls, and feeds nothing. */
typedef void watcher_tell(void *context, const struct watched *);

struct watcher;
struct watcher *watcher_new(struct calls *, struct diagnosis *, watcher_tell *, void *context);
/* The capture's time has come so far; to be called now and then, and outside of a feed. */
void watcher_tick(struct watcher *, nanos_t now);
/* Nothing more comes: what was not judged yet is. */
void watcher_finish(struct watcher *, nanos_t now);
void watcher_free(struct watcher *); /* before its calls; NULL is allowed */

#endif
