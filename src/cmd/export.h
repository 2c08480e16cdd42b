/* export.h - --call-log: the provider's export, read before privileges go. */
#ifndef SIPWHY_CMD_EXPORT_H
#define SIPWHY_CMD_EXPORT_H

#include <stdio.h>

#include "calllog/call_log.h"
#include "cmd/options.h"
#include "diagnose/diagnosis.h"

/* *out is NULL where the option is not given; else the calling function's. False and *error: a file
 * is faulty, or does not go together with another option. */
bool export_read(const struct options *, struct call_log **out, struct error *);
/* In words: how many rows have a call, how many agree, and which calls the other side lacks. */
void export_write(const struct call_log *, struct calls *, struct diagnosis *, FILE *);

#endif
