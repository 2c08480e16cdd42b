/* metrics_server.h - figures for Prometheus over HTTP, by libmicrohttpd: GET /metrics, and nothing
 * else. It has no thread of its own: the sender's loop runs it. */
#ifndef SIPWHY_ALERT_METRICS_SERVER_H
#define SIPWHY_ALERT_METRICS_SERVER_H

#include "base/addr.h"
#include "base/error.h"
#include "base/text.h"

const char *metrics_library(void); /* "libmicrohttpd 0.9.75"; NULL: not part of this build */

/* Adds what is to be answered now. */
typedef void metrics_write(void *context, struct text *out);

struct metrics_server;
/* Listens there; before the process confines itself. NULL and *error: it cannot. */
struct metrics_server *metrics_server_start(struct endpoint, metrics_write *, void *context,
                                            struct error *);
void metrics_server_stop(struct metrics_server *); /* NULL is allowed */
/* Readable when there is something to do; -1 of NULL. */
int metrics_server_fd(const struct metrics_server *);
/* Until metrics_server_run() has to be called anyway, at most `most`, in milliseconds. */
int metrics_server_patience(const struct metrics_server *, int most);
void metrics_server_run(struct metrics_server *); /* NULL is allowed */

#endif
