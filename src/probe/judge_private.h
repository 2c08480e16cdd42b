/* judge_private.h - what the files of judge*.c hand to each other; private to probe/. */
#ifndef SIPWHY_PROBE_JUDGE_PRIVATE_H
#define SIPWHY_PROBE_JUDGE_PRIVATE_H

#include "probe/probe.h"
#include "sip/message.h"
#include "sip/via.h"

/* What the judgement is made of; the lines of advice come behind all that was tried. */
struct judge {
    const struct probe *probe;
    nanos_t now;
    struct text *out;
    struct text advice;
    bool wrong;
    struct check_list *checks;
    struct {
        size_t words, advice; /* where those of the check that is being made begin */
        bool wrong;           /* something was, before it */
    } before;
    bool answered[TRANSPORT_COUNT], silent[TRANSPORT_COUNT], refused[TRANSPORT_COUNT];
    struct addr seen; /* as the far end saw this host; ADDR_NONE: nobody said */
};

/* One line of advice, once. */
void judge_advise(struct judge *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void judge_begin(struct judge *);
/* The check that has begun: its words and advice are those since then, and it is wrong if the
 * judgement became so. `about` has the rest: kind, outcome, number, run, and the result otherwise.
 */
void judge_end(struct judge *, struct check about);
void judge_names(struct judge *); /* judge_names.c */

/* The top Via of the answer, which is ours with what the server saw (RFC 3261 section 18.2.1). */
bool judge_read_via(const struct sip_message *, struct via *);
/* Does the answer repeat the request otherwise than it was sent? Adds a line for each difference.
 */
bool judge_alg(const struct probe_contact *, struct text *out);
/* The address and port by which the server saw this host; false: it did not say. */
bool judge_outer(const struct probe_contact *, struct endpoint *out);
/* A line on an OPTIONS that goes in fragments, after one that does not; returns the outcome of the
 * check: "arrive", "dropped", "not-cut", "unknown". */
const char *judge_fragments(const struct probe_contact *small, const struct probe_contact *large,
                            struct text *out, struct text *advice);

#endif
