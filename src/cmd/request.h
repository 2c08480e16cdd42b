/* request.h - requests of the command line: a capture, and a process that saves files. */
#ifndef SIPWHY_CMD_REQUEST_H
#define SIPWHY_CMD_REQUEST_H

#include "cmd/options.h"
#include "session/capture.h"

/* The capture that the options and arguments name; its lists point to them. */
struct request {
    struct capture_request capture;
    struct text filter;
    const char **files, **interfaces, **limits, **own, **keylogs, **keys;
    char **listening; /* those of `interfaces` that are --hep-listen */
    size_t n_listening;
    char *keep; /* a limit that has an option of its own */
};

/* Is something listened to, rather than files read? */
bool request_is_live(const struct options *);
/* Files: the arguments and --read. Interfaces: --interface and --hep-listen; the arguments are then
 * the filter. False and *error if the options contradict each other. */
bool request_init(struct request *, const struct options *, struct error *);
void request_done(struct request *);

/* The saver for this command line: its folders, and --save-to. NULL and *error: see saver.h. */
struct saver *request_saver(const struct options *, struct error *);

#endif
