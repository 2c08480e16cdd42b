/* json.h - parts of the JSON report, for records that are no reports. */
#ifndef SIPWHY_REPORT_JSON_H
#define SIPWHY_REPORT_JSON_H

#include <jansson.h>

#include "report/columns.h"

/* Both new references. The finding as a report has it, with its evidence; the value of a column by
 * its name, null where there is none. */
json_t *report_finding_json(const struct finding *);
json_t *report_column_json(struct call_row *, const char *name);

#endif
