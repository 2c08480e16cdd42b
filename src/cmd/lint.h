/* lint.h - `sipwhy lint`: every mistake in rules, profiles and trunks, with file, line and column.
 */
#ifndef SIPWHY_CMD_LINT_H
#define SIPWHY_CMD_LINT_H

#include <stddef.h>
#include <stdio.h>

/* Checks the files, and the files *.yaml of the folders, given; without any, all that the program
 * would read: its own and the user's. The kind of a file follows from its folder ("rules",
 * "providers"), else from what stands in it. Prints one line for each mistake and one that counts
 * them. 0: no mistake; 2: there are some, or a file cannot be read. */
int lint_files(const char *const *paths, size_t n, FILE *out);

#endif
