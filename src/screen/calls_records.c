/* calls_records.c - what the provider's own records say of the selected call, beside the verdict.
 */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "calllog/alert_log.h"
#include "calllog/call_log.h"
#include "report/fields.h"
#include "screen/calls_screen.h"

static const char *text_in(const char *const *text, unsigned value)
{
    return text[value] != NULL ? text[value] : "-";
}

static void say_log(struct app *app, const struct call *call, struct arena *arena,
                    struct said_of_record *out)
{
    struct subject *s = diagnosis_subject(app->diagnosis, call, arena);
    const struct value *found = fact_asked(s, ASK_LOG_FOUND);
    const struct value *agrees = fact_asked(s, ASK_LOG_AGREES);
    const struct log_row *row = call_log_of(s->log, call);

    if (row == NULL && found->kind == VALUE_BOOL && !found->truth) {
        text_adds(&out->text, _("The provider's call log has no such call."));
        out->contradicts = true;
    }
    if (row == NULL)
        return;
    const char *status = text_in(row->text, LOG_STATUS);
    out->contradicts = agrees->kind == VALUE_BOOL && !agrees->truth;
    if (out->contradicts) {
        const struct value *differs = fact_asked(s, ASK_LOG_DIFFERS);

        text_printf(&out->text, _("The provider's call log contradicts (%.*s): status %s, line %u"),
                    SLICE_ARG(differs->text), status, row->line);
    } else {
        text_printf(&out->text,
                    agrees->kind == VALUE_BOOL
                        ? _("The provider's call log agrees: status %s, line %u")
                        : _("The provider's call log: status %s, line %u"),
                    status, row->line);
    }
}

static void say_alert(const struct alert_row *row, const struct verdict *verdict,
                      struct said_of_record *out)
{
    static const char *const words[] = {
        [AGREEMENT_UNKNOWN] = N_("Alert of the provider"),
        [AGREEMENT_YES] = N_("Alert of the provider, as found here"),
        [AGREEMENT_NO] = N_("Alert of the provider, which contradicts what was found here"),
    };
    enum agreement agreement = alert_agreement(row, verdict);

    out->contradicts = agreement == AGREEMENT_NO;
    text_printf(&out->text, "%s: %s %s: %s", _(words[agreement]), text_in(row->text, ALERT_LEVEL),
                text_in(row->text, ALERT_CODE), text_in(row->text, ALERT_TEXT));
}

void calls_screen_records(struct app *app, const struct call *call, const struct verdict *verdict,
                          struct arena *arena, struct said_of_record out[RECORDS_SAID])
{
    const struct records *records = diagnosis_records(app->diagnosis);

    if (records->log != NULL)
        say_log(app, call, arena, &out[0]);
    if (records->alerts == NULL)
        return;
    struct alert_match match = alert_log_of(records->alerts, call);
    if (match.first != NULL)
        say_alert(match.first, verdict, &out[1]);
}
