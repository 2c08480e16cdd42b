/* test_listen.h - `sipwhy probe --listen`: where, for how long, and ^C. */
#ifndef SIPWHY_CMD_TEST_LISTEN_H
#define SIPWHY_CMD_TEST_LISTEN_H

#include "cmd/options.h"
#include "probe/listen.h"

/* `struct test_listen t = {0};` is none. */
struct test_listen {
    bool wanted;
    struct probe_listen_wish wish;
    struct tls_identity *identity;
    struct probe_listener *listener;
    struct probe_listening came;
    int stop;
};

/* False and *error for what does not fit together. */
bool test_listen_read(struct test_listen *, const struct options *, struct error *);
/* Takes the ports, and reads the key: before root is given up. */
bool test_listen_open(struct test_listen *, const struct options *, struct error *);
/* Until the time is up, or ^C. */
void test_listen_wait(struct test_listen *);
void test_listen_done(struct test_listen *);

#endif
