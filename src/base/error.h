/* error.h - the reason why something could not be done, in a form a user can act on.
 *
 * Functions that can fail for the user's reasons take a `struct error *` last and return false,
 * NULL or a negative number; then the error holds one line without a trailing full stop or
 * newline, such as "call.pcap: not a capture file" or "rules.yaml:12:5: unknown fact 'ack.foo'".
 * The calling function frees it with error_done(). An error already set is kept: the first one is
 * the cause. */
#ifndef SIPWHY_BASE_ERROR_H
#define SIPWHY_BASE_ERROR_H

#include <stdbool.h>

struct error {
    char *message; /* NULL: none */
};

void error_set(struct error *, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_is_set(const struct error *);
void error_done(struct error *);

#endif
