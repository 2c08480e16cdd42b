/* choices.h - the words that an option takes, in their place: NULL beyond the last. */
#ifndef SIPWHY_CMD_CHOICES_H
#define SIPWHY_CMD_CHOICES_H

#include <stddef.h>

const char *format_choice(size_t i);
const char *column_choice(size_t i);
const char *status_choice(size_t i); /* the usual ones */

#endif
