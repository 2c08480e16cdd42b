/* fields.c - the fields that every format gives of a call, worked out once. */
#include "config.h"

#include "report/fields.h"

#include "draw/words.h"

/* From the INVITE to the first sign of the other phone: 180, 183 or 200. */
static double setup(const struct call *call)
{
    nanos_t ringing = call->ringing;

    if (call->method != SIP_INVITE || call->started_before || call->clock_ahead)
        return -1;
    if (ringing == NANOS_NONE || (call->answered != NANOS_NONE && call->answered < ringing))
        ringing = call->answered;
    return ringing == NANOS_NONE ? -1 : nanos_seconds(ringing - call->start);
}

static double duration(const struct call *call)
{
    if (call->answered == NANOS_NONE || call->end == NANOS_NONE || call->clock_ahead)
        return -1;
    return nanos_seconds(call->end - call->answered);
}

/* Responses name the method in the CSeq; a request of a method unknown to us as it is written. */
static struct slice method_of(const struct calls *calls, const struct call *call,
                              const struct sip_message *message)
{
    if (call->attempt)
        return slice_of(attempt_kind(calls, call));
    if (call->method == SIP_OTHER && message->bytes.n > 0 && message->request)
        return sip_text(message, message->method_text);
    return slice_of(sip_method_name((enum sip_method)call->method));
}

static void fill_flow(const struct calls *calls, const struct call *call, struct call_fields *out)
{
    const struct flow *flow = calls_flow(calls, call->caller_flow);

    out->caller = flow->src;
    out->callee = flow->dst;
    out->transport = transport_name((enum transport)flow->transport);
}

void call_fields(struct calls *calls, struct arena *arena, const struct call *call,
                 const struct verdict *verdict, struct call_fields *out)
{
    const struct sip_message *first;

    *out = (struct call_fields){ .view = view_new(calls, call, arena) };
    first = view_message(out->view, call_first_request(call));
    if (first->bytes.n > 0)
        out->call_id = sip_value(first, HEADER_CALL_ID);
    out->method = method_of(calls, call, first);
    out->from = message_party(first, HEADER_FROM);
    out->to = message_party(first, HEADER_TO);
    if (call->status_message < call->n_messages)
        out->reason = view_reason(out->view, call->status_message);
    fill_flow(calls, call, out);
    out->ended_by = call_side_name((enum call_side)call->ended_by);
    out->provider = verdict->profile == NULL ? NULL : verdict->profile->id;
    out->trunk = verdict->trunk == NULL ? NULL : verdict->trunk->name;
    out->setup_s = setup(call);
    out->duration_s = duration(call);
}

enum agreement alert_agreement(const struct alert_row *alert, const struct verdict *verdict)
{
    const char *code = alert->text[ALERT_CODE];
    bool other = false;

    if (code == NULL)
        return AGREEMENT_UNKNOWN;
    for (size_t i = 0; i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];

        if ((finding->provider_code != NULL && strcmp(finding->provider_code, code) == 0) ||
            (alert->cause != NULL && finding->rule->id != NULL &&
             strcmp(finding->rule->id, alert->cause) == 0))
            return AGREEMENT_YES;
        other = other || finding->provider_code != NULL;
    }
    return other ? AGREEMENT_NO : AGREEMENT_UNKNOWN;
}
