/* json_value.h - values of what is written as JSON: text from the network made harmless, numbers
 * rounded, null for what is not known. */
#ifndef SIPWHY_REPORT_JSON_VALUE_H
#define SIPWHY_REPORT_JSON_VALUE_H

#include <jansson.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/slice.h"
#include "base/text.h"

/* In ASCII nothing is left that a terminal obeys. Fifteen digits print a rounded number as it is
 * meant: 0.7, not 0.69999999999999996. */
#define JSON_VALUE_FLAGS                                                                           \
    (JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(15) | JSON_ENCODE_ANY)

void json_add(json_t *object, const char *name, json_t *value); /* takes the value over */
json_t *json_text(struct slice);
json_t *json_text_or_null(const char *);           /* NULL is null */
json_t *json_slice_or_null(struct slice);          /* an empty one is null */
json_t *json_number_or_null(double, int decimals); /* a negative one is null */
json_t *json_time_or_null(nanos_t);                /* NANOS_NONE is null */
/* In one line, all of it ASCII without controls; frees the value. */
void json_write(FILE *, json_t *);
void json_print(const json_t *, struct text *out); /* the same; the value stays */

#endif
