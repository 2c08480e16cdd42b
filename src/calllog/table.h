/* table.h - a file of comma-separated values (RFC 4180) -> rows.
 *
 * Fields are parted by commas, semicolons or tabs, whichever the first line has most of; quotes,
 * line ends within them, either line end, a byte order mark, UTF-8 and UTF-16 are read. A mistake
 * is an error with file, line, column and what was expected. */
#ifndef SIPWHY_CALLLOG_TABLE_H
#define SIPWHY_CALLLOG_TABLE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

struct table_row {
    const struct slice *fields; /* UTF-8; valid until the next row */
    size_t n;
    unsigned line; /* that it begins in, from 1 */
};

/* False and *error: the reading ends. */
typedef bool table_taker(void *context, const struct table_row *, struct error *);

/* Every row in its order, the head first; empty lines are passed over. */
bool table_read(const char *name, struct slice bytes, table_taker *, void *context, struct error *);
/* The bytes of a file, at most 1 GiB. */
bool table_load(const char *path, struct text *bytes, struct error *error);

#endif
