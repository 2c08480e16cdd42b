/* records.h - the provider's own records of the calls, as far as they were given. */
#ifndef SIPWHY_CALLLOG_RECORDS_H
#define SIPWHY_CALLLOG_RECORDS_H

#include "calllog/alert_log.h"
#include "calllog/call_log.h"

struct records {
    struct call_log *log;     /* NULL: none */
    struct alert_log *alerts; /* NULL: none */
};

#endif
