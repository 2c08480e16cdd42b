/* log_value.h - the values of a provider's call log, by the names that reports give them.
 *
 * A provider tells some of them in headers of its own (X-Twilio-CallSid), and all of them in the
 * file that its console exports; which header and which column it is, its profile knows. */
#ifndef SIPWHY_PROVIDER_LOG_VALUE_H
#define SIPWHY_PROVIDER_LOG_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

enum log_value {
    LOG_CALL_ID, /* the Call-ID of SIP */
    LOG_CALL_SID,
    LOG_PARENT_CALL_SID,
    LOG_ACCOUNT_SID,
    LOG_API_VERSION,
    LOG_TRUNK_SID,
    LOG_RECORDING_SID,
    LOG_PROVIDER_SID,
    LOG_PHONE_NUMBER_SID,
    LOG_CALLED_VIA,
    LOG_CNAM,
    LOG_COST,
    LOG_PRICE,
    LOG_PRICE_UNIT,
    LOG_DATE_CREATED,
    LOG_START,
    LOG_END,
    LOG_DURATION,
    LOG_DIRECTION,
    LOG_FROM,
    LOG_TO,
    LOG_STATUS,
    LOG_TYPE,
    LOG_SECURE,
    LOG_STIR_STATUS,
    LOG_VALUE_COUNT
};

/* "call_sid": a name for each, ended by NULL, in the order of the enum. */
extern const char *const log_value_names[LOG_VALUE_COUNT + 1];

/* The values of an alert of its debugger. */
enum alert_value {
    ALERT_TIME,
    ALERT_CODE,
    ALERT_LEVEL,
    ALERT_TEXT,
    ALERT_CALL_SID,
    ALERT_VALUE_COUNT
};
/* "time": likewise. */
extern const char *const alert_value_names[ALERT_VALUE_COUNT + 1];

/* One of the provider's names for a value: a header, a column, or a key. */
struct log_name {
    unsigned value; /* enum log_value, or enum alert_value */
    char *name;
};

/* The same letters and digits, whatever else stands between them: "SIP Call ID", "sip_call_id". */
bool log_name_is(const char *name, struct slice written);

#endif
