/* library.h - a shared library that is loaded when it is needed, not at every start. */
#ifndef SIPWHY_BASE_LIBRARY_H
#define SIPWHY_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* `to` is the address of a pointer to a function. */
struct library_function {
    const char *name;
    void *to;
};

/* Loads the library and finds each of the functions. It stays until the process ends: what it has
 * set up cannot be taken back. False and *error, in the system's words: it is not there, or lacks
 * one; pointers before that one are set. */
bool library_load(const char *library, const struct library_function *, size_t n, struct error *);

#endif
