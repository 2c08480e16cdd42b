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
static struct slice method_of(const struct calls *calls, struct view *view, uint32_t first)
{
    const struct call *call = view_call(view);
    const struct sip_message *message =
        !call->attempt && call->method == SIP_OTHER ? view_message(view, first) : NULL;

    if (call->attempt)
        return slice_of(attempt_kind(calls, call));
    if (message != NULL && message->bytes.n > 0 && message->request)
        return sip_text(message, message->method_text);
    return slice_of(sip_method_name((enum sip_method)call->method));
}

static void fill_headers(struct view *view, uint32_t first, struct call_fields *out)
{
    static const enum sip_header_id ids[] = { HEADER_CALL_ID, HEADER_FROM, HEADER_TO };
    struct slice values[ARRAY_SIZE(ids)];

    view_values(view, first, ids, ARRAY_SIZE(ids), values);
    out->call_id = values[0];
    out->from = party_uri(values[1]);
    out->to = party_uri(values[2]);
}

static struct slice reason_of(struct view *view)
{
    const struct call *call = view_call(view);
    uint32_t at = call->status_message;

    if (at >= call->n_messages)
        return (struct slice){ 0 };
    return call->phrases ? view_reason(view, at)
                         : slice_of(sip_status_phrase(call->messages[at].status));
}

static void fill_flow(const struct calls *calls, const struct call *call, struct call_fields *out)
{
    const struct flow *flow = calls_flow(calls, call->caller_flow);

    out->caller = flow->src;
    out->callee = flow->dst;
    out->transport = transport_name((enum transport)flow->transport);
}

void call_fields_viewed(struct calls *calls, struct view *view, const struct verdict *verdict,
                        struct call_fields *out)
{
    const struct call *call = view_call(view);
    uint32_t first = call_first_request(call);

    *out = (struct call_fields){ .view = view };
    fill_headers(out->view, first, out);
    out->method = method_of(calls, out->view, first);
    out->reason = reason_of(out->view);
    fill_flow(calls, call, out);
    out->ended_by = call_side_name((enum call_side)call->ended_by);
    out->provider = verdict->profile == NULL ? NULL : verdict->profile->id;
    out->trunk = verdict->trunk == NULL ? NULL : verdict->trunk->name;
    out->setup_s = setup(call);
    out->duration_s = duration(call);
}

void call_fields(struct calls *calls, struct arena *arena, const struct call *call,
                 const struct verdict *verdict, struct call_fields *out)
{
    call_fields_viewed(calls, view_new(calls, call, arena), verdict, out);
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
