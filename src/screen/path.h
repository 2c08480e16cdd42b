/* path.h - paths as they are typed. */
#ifndef SIPWHY_SCREEN_PATH_H
#define SIPWHY_SCREEN_PATH_H

#include "base/slice.h"
#include "base/text.h"

/* "~/x" with the home folder in its place; the calling function frees it. */
char *path_expand(const char *typed);
/* For a prompt: completes the last part of a path from the folder that the rest of it names. */
void path_complete(void *context, struct slice text, struct text *done, struct text *choices);

#endif
