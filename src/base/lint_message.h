/* lint_message.h - mistakes in what a person wrote: file, line, column and what is wrong, as many
 * as there are.
 *
 * Readers of data files add every mistake they find; a loader reports the first, `sipwhy lint` all
 * of them. */
#ifndef SIPWHY_BASE_LINT_MESSAGE_H
#define SIPWHY_BASE_LINT_MESSAGE_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct lint_message {
    char *file;
    unsigned line, column; /* from 1; 0: the file as a whole */
    char *message;         /* translated, no full stop */
};

#define MISTAKES_MAX 1000 /* later ones are counted in `dropped` only */

struct lint_messages {
    struct lint_message *list; /* `struct lint_messages m = {0};` is an empty list */
    size_t n, room, dropped;
};

void lint_messages_add(struct lint_messages *, const char *file, unsigned line, unsigned column,
                       const char *format, ...) __attribute__((format(printf, 5, 6)));
void lint_messages_vadd(struct lint_messages *, const char *file, unsigned line, unsigned column,
                        const char *format, va_list) __attribute__((format(printf, 5, 0)));
void lint_message_print(struct text *,
                        const struct lint_message *); /* "rules.yaml:12:5: unknown key 'sevrity'" */
/* Sets the error to the first mistake, if there is one; true if there is none. Empties the list. */
bool lint_messages_to_error(struct lint_messages *, struct error *);
void lint_messages_done(struct lint_messages *);

#endif
