/* test_call.h - the test call of `sipwhy probe`: what is wished, the password, and the question. */
#ifndef SIPWHY_CMD_TEST_CALL_H
#define SIPWHY_CMD_TEST_CALL_H

#include "cmd/options.h"
#include "probe/wire.h"

/* `struct test_call c = {0};` is none. */
struct test_call {
    bool wanted;
    struct probe_call_wish wish;
    struct text password;
    struct probe_call call;
    struct route route;
};

/* False and *error for what does not fit together. */
bool test_call_read(struct test_call *, const struct options *, struct error *);
/* Asks for the password, and whether the call may be made. False and *error: it may not. */
bool test_call_agree(struct test_call *, const struct options *, const struct probe_target *,
                     struct error *);
/* What the prober has found of it. False: that is no such record. */
bool test_call_take(struct test_call *, struct slice record);
void test_call_wipe(struct test_call *); /* the password, once the prober has it */
/* See probe_call_judge(); and the way to where its voice went, if it was gone. */
bool test_call_judge(const struct test_call *, const struct probe_target *, struct check_list *,
                     struct text *out);
void test_call_done(struct test_call *);

#endif
