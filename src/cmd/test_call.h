/* test_call.h - the test call of `sipwhy probe`: what is wished, the password, and the question. */
#ifndef SIPWHY_CMD_TEST_CALL_H
#define SIPWHY_CMD_TEST_CALL_H

#include "cmd/options.h"
#include "probe/call.h"

/* `struct test_call c = {0};` is none. */
struct test_call {
    bool wanted;
    struct probe_call_wish wish;
    struct text password;
    struct probe_call call;
};

/* False and *error for what does not fit together. */
bool test_call_read(struct test_call *, const struct options *, struct error *);
/* Asks for the password, and whether the call may be made. False and *error: it may not. */
bool test_call_agree(struct test_call *, const struct options *, const struct probe_target *,
                     struct error *);
/* To the first place that a client would take. The password is wiped behind it. */
void test_call_make(struct test_call *, const struct probe *, size_t n);
bool test_call_judge(const struct test_call *, struct text *out); /* see probe_call_judge() */
void test_call_done(struct test_call *);

#endif
