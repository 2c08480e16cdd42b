/* ask.h - all that is asked of the network about one target: names, servers, the way there. */
#ifndef SIPWHY_PROBE_ASK_H
#define SIPWHY_PROBE_ASK_H

#include "probe/probe.h"

struct probe_wish {
    const char *resolver; /* that is asked, too; NULL: none */
    bool hops, fragments; /* the way, hop by hop; an OPTIONS in fragments */
    int asked_file;       /* probe/asked.h; -1: none */
    int stop;             /* nobody waits any more where its other end is closed; -1: none */
    /* A line on what is done; `waits`: and why it takes its time. */
    void (*say)(void *context, bool waits, const char *words);
    void *context;
};

struct asker;
struct asker *asker_new(const struct probe_wish *); /* the wish must outlive it */
void asker_free(struct asker *);                    /* NULL is allowed */
/* At most one OPTIONS goes to one address in the life of an asker, but for the one in fragments,
 * which waits for its turn; UDP goes from one port. False and *error: names cannot be asked. */
bool asker_ask(struct asker *, struct probe *, struct error *);
/* May that address be sent OPTIONS at all again? From then on it may be. */
void asker_forget(struct asker *);

#endif
