/* records.h - what is known of the calls besides the capture: the provider's own records as far as
 * they were given, and what was tried. */
#ifndef SIPWHY_CALLLOG_RECORDS_H
#define SIPWHY_CALLLOG_RECORDS_H

#include "calllog/alert_log.h"
#include "calllog/call_log.h"
#include "calllog/checks.h"

struct records {
    struct call_log *log;            /* NULL: none */
    struct alert_log *alerts;        /* NULL: none */
    const struct check_list *checks; /* that sipwhy itself made; NULL: none */
};

#endif
