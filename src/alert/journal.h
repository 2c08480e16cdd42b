/* journal.h - a record in the journal with structured fields, or by syslog(3) where there is no
 * journal or this build lacks libsystemd. */
#ifndef SIPWHY_ALERT_JOURNAL_H
#define SIPWHY_ALERT_JOURNAL_H

#include "alert/alert_record.h"

struct journal;
/* Loads the library: before the process confines itself. */
struct journal *journal_new(void);
void journal_free(struct journal *); /* NULL is allowed */
/* The message is title and call; the fields are SIPWHY_ID, SIPWHY_TRIGGER, SIPWHY_CODE,
 * SIPWHY_CAUSE, SIPWHY_SEVERITY, SIPWHY_CONFIDENCE, SIPWHY_PROVIDER, SIPWHY_TRUNK, SIPWHY_CALL_ID,
 * SIPWHY_FROM, SIPWHY_TO, SIPWHY_TITLE, SIPWHY_FIX and SIPWHY_CAPTURE, as far as they are known. */
void journal_write(const struct journal *, const struct alert_record *);
const char *journal_library(void); /* "libsystemd 252"; NULL: not part of this build */

#endif
