/* export.h - --call-log and --alerts: the provider's records, read before privileges go. */
#ifndef SIPWHY_CMD_EXPORT_H
#define SIPWHY_CMD_EXPORT_H

#include <stdio.h>

#include "calllog/records.h"
#include "cmd/options.h"
#include "diagnose/diagnosis.h"

/* What is not asked for stays NULL. False and *error: a file is faulty, or does not go together
 * with another option; *out is then as good as empty. */
bool export_read(const struct options *, struct records *out, struct error *error);
void export_free(struct records *);
/* In words: how many have a call, how many agree, and which calls the other side lacks. */
void export_write(const struct records *, struct calls *, struct diagnosis *, FILE *);

#endif
