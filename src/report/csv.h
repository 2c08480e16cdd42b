/* csv.h - a field of a CSV file. */
#ifndef SIPWHY_REPORT_CSV_H
#define SIPWHY_REPORT_CSV_H

#include "base/text.h"

/* Adds the field, quoted where it has to be (RFC 4180), harmless for terminals and spreadsheets. */
void csv_field(struct text *row, struct slice);

#endif
