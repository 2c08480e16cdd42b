/* alert_record.h - an alert as one JSON object on one line: made of a finding, and read again by
 * whoever sends it.
 *
 *     {"format": "sipwhy-alert/1", "id": "01J…", "time": "2026-01-02T03:04:41.000000Z",
 *      "trigger": "drops", "count": 1, "host": "pbx1", "code": "32022",
 *      "cause": "ack-ruri-not-remote-target", "severity": "error", "confidence": "proven",
 *      "symptom": "drops-after-32s", "title": "…", "explanation": "…", "fix": "…",
 *      "provider": "twilio", "trunk": "acme",
 *      "call": {"call_ids": ["…"], "direction": "termination", "from": "…", "to": "…",
 *               "start": "…", "duration_s": 32.2, "call_sid": null},
 *      "calls": ["…"], "evidence": [{…}], "capture": "alerts/01J….pcapng"}
 *
 * A public interface. `calls` is there where a trigger gathered several. A record is ASCII and at
 * most RECORD_MOST bytes: long values are cut, then evidence and Call-IDs left out. */
#ifndef SIPWHY_ALERT_ALERT_RECORD_H
#define SIPWHY_ALERT_ALERT_RECORD_H

#include <jansson.h>

#include "alert/alert_id.h"
#include "alert/gathering.h"
#include "base/text.h"
#include "diagnose/diagnosis.h"

#define RECORD_MOST 49152u

/* --- making --- */

struct alert_source {
    struct calls *calls;
    struct diagnosis *diagnosis;
    struct call *call; /* NULL: the capture as a whole */
    const struct verdict *verdict;
    const struct finding *finding;
    nanos_t time;
    const char *host;
};

/* What all records of the finding share; released by json_decref(). The arena is emptied. */
json_t *alert_record_new(const struct alert_source *, struct arena *);
struct slice alert_record_call_id(const json_t *base); /* "": none */
/* The record of one alert. trigger NULL: of none; gathering NULL: one call; capture NULL: none. */
void alert_record_print(json_t *base, const char *id, const char *trigger, const struct gathering *,
                        const char *capture, struct text *out);

/* --- reading --- */

/* A record that came by a pipe or from a file: nothing in it is believed until it is read. The
 * strings are the object's and end before a NUL; "" where the record has none. */
struct alert_record {
    json_t *object;
    const char *id, *time, *trigger, *host, *code, *cause, *severity, *confidence, *title;
    const char *explanation, *fix, *provider, *trunk, *call_id, *from, *to, *capture;
    json_int_t count;
};

/* False and *error: too long, no UTF-8, no JSON, a field that is not known, missing or of another
 * type. */
bool alert_record_read(struct slice text, struct alert_record *, struct error *);
void alert_record_done(struct alert_record *);

#endif
