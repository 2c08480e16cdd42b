/* lint_message.h - mistakes in what a person wrote: file, line, column and what is wrong, as many as
 * there are.
 *
 * Readers of data files add every mistake they find; a loader reports the first, `sipwhy lint` all
 * of them. */
#ifndef SIPWHY_BASE_LINT_MESSAGE_H
#define SIPWHY_BASE_LINT_MESSAGE_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct mistake {
    char *file;
    unsigned line, column; /* from 1; 0: the file as a whole */
    char *message;         /* translated, no full stop */
};

#define MISTAKES_MAX 1000 /* later ones are counted in `dropped` only */

struct mistakes {
    struct mistake *list; /* `struct mistakes m = {0};` is an empty list */
    size_t n, room, dropped;
};

void mistakes_add(struct mistakes *, const char *file, unsigned line, unsigned column,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));
void mistakes_vadd(struct mistakes *, const char *file, unsigned line, unsigned column,
                   const char *format, va_list) __attribute__((format(printf, 5, 0)));
void mistake_print(struct text *,
                   const struct mistake *); /* "rules.yaml:12:5: unknown key 'sevrity'" */
/* Sets the error to the first mistake, if there is one; true if there is none. Empties the list. */
bool mistakes_to_error(struct mistakes *, struct error *);
void mistakes_done(struct mistakes *);

#endif
