/* mail.h - records -> the parts of a mail. */
#ifndef SIPWHY_ALERT_MAIL_H
#define SIPWHY_ALERT_MAIL_H

#include "alert/alert_record.h"

/* "Subject: …" and so on, without line ends; the caller frees each. */
enum mail_header { MAIL_FROM, MAIL_TO, MAIL_SUBJECT, MAIL_DATE, MAIL_ID, MAIL_AUTO, MAIL_HEADERS };
/* Of the records of one mail, at least one; now: CLOCK_REALTIME. The Message-ID is that of the
 * first record. */
void mail_headers(const struct alert_mail *, const struct alert_record *records, size_t n,
                  nanos_t now, char *out[MAIL_HEADERS]);
/* Plain text in UTF-8, lines end in CR LF. */
void mail_body(const struct alert_record *records, size_t n, struct text *out);

#endif
