/* once.h - the program's data is read once by a test that has many sessions; and the program run as
 * a child that has read it.
 *
 * The functions of the library that read rules, profiles and the guide are wrapped by the linker
 * (ONCE_LINK). What is read first of a folder is kept until the test ends and handed out again:
 * none of it changes while it is used, but for the user's own addresses (session_own()), which stay
 * for those who come later. */
#ifndef SIPWHY_TESTS_ONCE_H
#define SIPWHY_TESTS_ONCE_H

#include <stdio.h>
#include <sys/types.h>

/* Runs main() of the program in a child process. The arguments, the program's name before them, end
 * with NULL; what it prints is read from the result. NULL: there is no child. A file that is being
 * read has to be without a buffer: the child's exit() sets it back to where its reader was. */
FILE *once_start(const char *const *arguments, pid_t *child);
/* Its exit status; -1 where a signal ended it. Closes the output. */
int once_end(FILE *output, pid_t child);

#endif
