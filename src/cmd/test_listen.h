/* test_listen.h - `sipwhy probe --listen`: where, for how long, and ^C. */
#ifndef SIPWHY_CMD_TEST_LISTEN_H
#define SIPWHY_CMD_TEST_LISTEN_H

#include "cmd/options.h"
#include "probe/listen.h"

/* `struct test_listen t = {0};` is none. */
struct test_listen {
    bool wanted;
    struct probe_listen_wish wish;
    const char *certificate; /* of the option, NULL */
    struct probe_listening came;
    int stop;
};

/* False and *error for what does not fit together. */
bool test_listen_read(struct test_listen *, const struct options *, struct error *);
/* From then on ^C and the like make `stop` readable, until it is closed. */
bool test_listen_open(struct test_listen *, struct error *);
void test_listen_close(struct test_listen *);
void test_listen_say(const struct test_listen *); /* where it waits, and for how long */
bool test_listen_judge(const struct test_listen *, const struct profiles *, struct check_list *,
                       struct text *out); /* see probe_listen_judge() */
void test_listen_done(struct test_listen *);

#endif
