/* alerts_fuzz.c - the alerts of a debugger, as CSV or JSON. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>

#include "calllog/alert_log.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct profiles *profiles;
    struct alert_log *alerts = alert_log_new();
    struct error error = { 0 };

    if (profiles == NULL)
        profiles = profiles_load(getenv("SIPWHY_DATA"), &error);
    assert(profiles != NULL);
    (void)alert_log_parse(alerts, "x", (struct slice){ (const char *)data, size }, profiles,
                          &error);
    error_done(&error);
    alert_log_free(alerts);
    return 0;
}
