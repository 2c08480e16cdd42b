/* log_value.c - the names of the values of a call log. */
#include "config.h"

#include "provider/log_value.h"

#include <ctype.h>

const char *const log_value_names[LOG_VALUE_COUNT + 1] = {
    [LOG_CALL_ID] = "call_id",
    [LOG_CALL_SID] = "call_sid",
    [LOG_PARENT_CALL_SID] = "parent_call_sid",
    [LOG_ACCOUNT_SID] = "account_sid",
    [LOG_API_VERSION] = "api_version",
    [LOG_TRUNK_SID] = "trunk_sid",
    [LOG_RECORDING_SID] = "recording_sid",
    [LOG_PROVIDER_SID] = "provider_sid",
    [LOG_PHONE_NUMBER_SID] = "phone_number_sid",
    [LOG_CALLED_VIA] = "called_via",
    [LOG_CNAM] = "cnam",
    [LOG_COST] = "cost",
    [LOG_PRICE] = "price",
    [LOG_PRICE_UNIT] = "price_unit",
    [LOG_DATE_CREATED] = "date_created",
    [LOG_START] = "start",
    [LOG_END] = "end",
    [LOG_DURATION] = "duration",
    [LOG_DIRECTION] = "direction",
    [LOG_FROM] = "from",
    [LOG_TO] = "to",
    [LOG_STATUS] = "status",
    [LOG_TYPE] = "type",
    [LOG_SECURE] = "secure",
    [LOG_STIR_STATUS] = "stir_status",
};

const char *const alert_value_names[ALERT_VALUE_COUNT + 1] = {
    [ALERT_TIME] = "time", [ALERT_CODE] = "code",         [ALERT_LEVEL] = "level",
    [ALERT_TEXT] = "text", [ALERT_CALL_SID] = "call_sid",
};

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) != 0;
}

bool log_name_is(const char *name, struct slice written)
{
    size_t i = 0;

    for (; *name != '\0'; name++) {
        if (!is_letter(*name))
            continue;
        while (i < written.n && !is_letter(written.p[i]))
            i++;
        if (i == written.n || tolower((unsigned char)*name) != tolower((unsigned char)written.p[i]))
            return false;
        i++;
    }
    while (i < written.n && !is_letter(written.p[i]))
        i++;
    return i == written.n;
}
