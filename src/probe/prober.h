/* prober.h - the process that has the network: it asks, sends and listens; the program that started
 * it reads what came, and has no network by then.
 *
 * It is started before privileges go, with all that it may ever do: the targets, the test call, the
 * place to listen at. An order is the number of one of these; no host, no number and no text goes
 * to it. It is confined (helper/confine.h) before it sends anything. */
#ifndef SIPWHY_PROBE_PROBER_H
#define SIPWHY_PROBE_PROBER_H

#include "helper/helper.h"
#include "probe/ask.h"
#include "probe/wire.h"

/* Outlives the prober, in both processes. */
struct prober_wish {
    const struct probe_target *targets;
    size_t n_targets;
    const char *resolver;
    bool hops, fragments;
    const char *asked_path;           /* probe/asked.h; NULL: nothing is remembered */
    struct probe_call_wish *call;     /* NULL: none; the password is wiped by the process */
    struct probe_listen_wish *listen; /* NULL: not */
    const char *certificate;          /* of the listener, NULL: none */
    const char *user;                 /* to become, see struct confine_wish */
};

struct prober {
    struct helper helper;
    struct text bytes; /* of the record that is coming */
};

/* False and *error: it could not be started, a port is taken, or it cannot be confined. *news: what
 * the user has to know, to be freed; NULL: nothing. */
bool prober_start(struct prober *, const struct prober_wish *, char **news, struct error *);
void prober_stop(struct prober *);

/* Orders; one at a time. False: the process has ended. */
bool prober_order_probe(struct prober *, size_t target);
bool prober_order_call(struct prober *); /* to the first place of the targets asked before */
bool prober_order_listen(struct prober *);
bool prober_order_stop(struct prober *); /* ends the listening; no answer of its own */

enum prober_news {
    PROBER_WAIT,     /* nothing is there */
    PROBER_SAYS,     /* a line for the user */
    PROBER_PROGRESS, /* one for a user who watches */
    PROBER_DONE,     /* the record is whole: prober_record() */
    PROBER_FAILED    /* the order could not be done: why */
};
/* The next message, without waiting; the pipe is readable when one is there. PROBER_FAILED when the
 * process has ended, too. */
enum prober_news prober_receive(struct prober *, struct text *words);
int prober_pipe(const struct prober *);
struct slice prober_record(const struct prober *); /* for wire_get_*() */

#endif
