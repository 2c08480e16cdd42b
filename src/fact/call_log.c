/* call_log.c - facts in the words of a provider's call log: the names under which it keeps the
 * call, who diverted it, how it was signed, how it ended. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "provider/log_value.h"
#include "sip/chars.h"

static struct value text_of(const char *text)
{
    return text != NULL ? value_text(slice_of(text)) : MISSING;
}

/* --- what the provider's own headers tell --- */

/* A call has thousands of messages where it is refreshed for days; its names stand in the first
 * ones, and that of a recording in the BYE. */
enum { MESSAGES_LOOKED_AT = 64 };

struct log_headers {
    struct value values[LOG_VALUE_COUNT];
};

static void match_header(struct subject *s, struct log_headers *told, const struct profile *p,
                         uint32_t i, const struct sip_header *header)
{
    const struct sip_message *m = view_message(s->view, i);
    struct slice name = sip_text(m, header->name), value = sip_text(m, header->value);

    for (size_t n = 0; n < p->n_headers; n++) {
        struct value *at = &told->values[p->headers[n].value];

        if (at->kind == VALUE_MISSING && value.n > 0 &&
            slice_ieq(name, slice_of(p->headers[n].name)))
            *at = value_in_header(s, i, value_text(value), header, header->value);
    }
}

static void read_message(struct subject *s, struct log_headers *told, uint32_t i)
{
    const struct profile *known = subject_provider(s);
    const struct sip_message *m = view_message(s->view, i);

    for (uint32_t h = 0; m->bytes.n > 0 && h < m->n_headers; h++) {
        if (m->headers[h].id != HEADER_OTHER)
            continue;
        if (known != NULL)
            match_header(s, told, known, i, &m->headers[h]);
        for (size_t n = 0; known == NULL && n < profiles_count(s->profiles); n++)
            match_header(s, told, profiles_at(s->profiles, n), i, &m->headers[h]);
    }
}

/* The first of each name, from the beginning and the end of the call. */
static const struct log_headers *log_headers(struct subject *s)
{
    struct log_headers *told;

    if (s->derived->log_headers != NULL)
        return s->derived->log_headers;
    told = arena_alloc(s->arena, sizeof *told);
    for (size_t i = 0; i < LOG_VALUE_COUNT; i++)
        told->values[i] = MISSING;
    uint32_t n = s->call->n_messages;
    for (uint32_t i = 0; i < n && s->profiles != NULL; i++)
        if (i < MESSAGES_LOOKED_AT / 2 || i + MESSAGES_LOOKED_AT / 2 >= n)
            read_message(s, told, i);
    return s->derived->log_headers = told;
}

static struct value get_told(struct subject *s, const struct fact *f)
{
    return log_headers(s)->values[f->part];
}

/* --- who the call came by, and who calls --- */

/* Cuts the first value of a list off: commas within quotes and angle brackets do not part it. */
static struct slice cut_value(struct slice *list)
{
    size_t i = 0;

    while (i < list->n && list->p[i] != ',') {
        size_t end = list->p[i] == '"' ? chars_quoted_end(*list, i) : i + 1;

        if (list->p[i] == '<')
            end = i + slice_chr(slice_sub(*list, i, list->n), '>') + 1;
        i = end > i ? end : list->n;
    }
    struct slice value = slice_trim(slice_sub(*list, 0, i));

    *list = slice_sub(*list, i + 1, list->n);
    return value;
}

/* The number of a name-addr, its host where it has none; empty if it is none. */
static struct slice number_in(struct slice value)
{
    struct name_addr who;

    if (!name_addr_parse(value, &who))
        return (struct slice){ 0 };
    return who.uri.user.n > 0 ? who.uri.user : who.uri.hostport;
}

/* RFC 7044 section 5: entries in the order of the retargeting, the last is where the request goes.
 * The one before it that is another number is who handed it on. */
static struct value called_via_history(struct subject *s, const struct sip_message *m, uint32_t i)
{
    struct value found = MISSING, before = MISSING;

    for (uint32_t h = 0; h < m->n_headers; h++) {
        const struct sip_header *header = &m->headers[h];
        struct slice rest = sip_text(m, header->value);

        if (header->id != HEADER_OTHER ||
            !slice_ieq(sip_text(m, header->name), SLICE("History-Info")))
            continue;
        while (rest.n > 0) {
            struct slice number = number_in(cut_value(&rest));

            if (number.n == 0)
                continue;
            if (before.kind == VALUE_TEXT && !slice_eq(before.text, number))
                found = before;
            before = value_in_header(s, i, value_text(number), header, sip_span(m, number));
        }
    }
    return found;
}

/* RFC 5806 section 4: the last diversion stands first. */
static struct value get_called_via(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_INVITE);
    const struct sip_message *m = i == NO_INDEX ? NULL : view_message(s->view, i);
    struct sip_values v = { 0 };

    if (m == NULL || m->bytes.n == 0)
        return MISSING;
    if (sip_next_value(m, HEADER_DIVERSION, &v)) {
        struct slice number = number_in(sip_text(m, v.value));

        if (number.n > 0)
            return value_in_header(s, i, value_text(number), v.header, sip_span(m, number));
    }
    return called_via_history(s, m, i);
}

static struct value display_name(struct subject *s, uint32_t i, enum sip_header_id id)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n > 0 ? sip_header(m, id) : NULL;
    struct name_addr who;

    if (h == NULL || !name_addr_parse(sip_text(m, h->value), &who) || who.display.n == 0)
        return MISSING;
    return value_in_header(s, i, value_text(who.display), h, sip_span(m, who.display));
}

static struct value get_caller_name(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_REQUEST);
    struct value name = i == NO_INDEX ? MISSING : display_name(s, i, HEADER_FROM);

    if (name.kind == VALUE_MISSING && i != NO_INDEX)
        name = display_name(s, i, HEADER_P_ASSERTED_IDENTITY);
    return name;
}

/* --- how it ended --- */

static struct value get_provider_status(struct subject *s)
{
    static const char *const words[] = {
        [CALL_TRYING] = "initiated",    [CALL_RINGING] = "ringing", [CALL_ANSWERED] = "in-progress",
        [CALL_COMPLETED] = "completed", [CALL_BUSY] = "busy",       [CALL_CANCELLED] = "canceled",
        [CALL_DECLINED] = "failed",     [CALL_FAILED] = "failed",   [CALL_UNANSWERED] = "no-answer",
    };

    if (s->call->method != SIP_INVITE || s->call->state >= ARRAY_SIZE(words))
        return MISSING;
    return text_of(words[s->call->state]);
}

/* The Reason (RFC 3326) of the request that ended the call, or of the final failure. */
static struct value get_ended_reason(struct subject *s)
{
    static const uint8_t roles[] = { ROLE_BYE, ROLE_CANCEL, ROLE_FINAL };

    for (size_t r = 0; r < ARRAY_SIZE(roles); r++) {
        uint32_t i = role_message(s, roles[r]);
        const struct sip_message *m = i == NO_INDEX ? NULL : view_message(s->view, i);
        const struct sip_header *h =
            m != NULL && m->bytes.n > 0 ? sip_header(m, HEADER_REASON) : NULL;

        if (h != NULL)
            return value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value);
    }
    return MISSING;
}

/* RFC 6076 section 4.3: from the INVITE to the first response that the caller can tell of, also a
 * failure; not to what answers his own CANCEL. */
static struct value get_pdd(struct subject *s)
{
    const struct call *call = s->call;
    nanos_t heard = call->ringing;

    if (call->method != SIP_INVITE || call->started_before)
        return MISSING;
    if (heard == NANOS_NONE || (call->answered != NANOS_NONE && call->answered < heard))
        heard = call->answered;
    if (heard == NANOS_NONE && call->state != CALL_CANCELLED && call->status_message != NO_INDEX &&
        call->status_message < call->n_messages && call->status >= 300)
        heard = call->messages[call->status_message].time;
    return value_span(call->start, heard);
}

static struct value get_epoch(struct subject *s)
{
    return value_number(nanos_seconds(s->call->start));
}

/* --- of what kind it was --- */

static struct value get_type(struct subject *s)
{
    if (s->call->method != SIP_INVITE || (subject_provider(s) == NULL && subject_trunk(s) == NULL))
        return MISSING;
    if (s->direction == CALL_TERMINATION)
        return text_of("SIP trunking termination");
    return s->direction == CALL_ORIGINATION ? text_of("SIP trunking origination") : MISSING;
}

static struct value get_secure_signalling(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);
    const struct sip_message *m = view_message(s->view, 0);

    if (flow == NULL)
        return MISSING;
    if (flow->transport != TRANSPORT_WS)
        return value_bool(flow->transport == TRANSPORT_TLS);
    /* RFC 7118 section 5: the Via tells WSS from WS. */
    struct slice via = m->bytes.n > 0 ? sip_value(m, HEADER_VIA) : (struct slice){ 0 };
    return via.n > 0 ? value_bool(slice_istarts(via, SLICE("SIP/2.0/WSS"))) : MISSING;
}

/* Both sides have to: an offer alone does not say what the voice will be. */
static struct value get_secure_media(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_ANSWER);
    const struct sdp *sdp = i == NO_INDEX ? NULL : view_sdp(s->view, i);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    if (audio == NULL || audio->port == 0)
        return MISSING;
    struct value value =
        value_bool(slice_ifind(audio->protocol, SLICE("SAVP")) < audio->protocol.n);
    return value_in_message(s, i, value, sip_span(view_message(s->view, i), audio->line), "sdp:m");
}

/* --- how the caller's number was signed --- */

/* The header of the provider; else the parameter verstat (3GPP TS 24.229 section 7.2A.20) of the
 * number that it asserts. */
static struct value get_stir_status(struct subject *s)
{
    static const enum sip_header_id ids[] = { HEADER_P_ASSERTED_IDENTITY, HEADER_FROM };
    struct value told = log_headers(s)->values[LOG_STIR_STATUS];
    uint32_t i = role_message(s, ROLE_INVITE);

    for (size_t n = 0; told.kind == VALUE_MISSING && i != NO_INDEX && n < ARRAY_SIZE(ids); n++) {
        const struct sip_message *m = view_message(s->view, i);
        const struct sip_header *h = m->bytes.n > 0 ? sip_header(m, ids[n]) : NULL;
        struct name_addr who;

        if (h == NULL || !name_addr_parse(sip_text(m, h->value), &who))
            continue;
        struct slice verstat = uri_param(&who.uri, SLICE("verstat"));
        if (verstat.n == 0) /* a number may carry it in its user part, too */
            verstat = param_get(who.uri.user, SLICE("verstat"));
        if (verstat.n > 0)
            told = value_in_header(s, i, value_text(verstat), h, sip_span(m, verstat));
    }
    return told;
}

/* The attestation that the PASSporT claims; without one, the letter at the end of the status. */
static struct value get_stir_attest(struct subject *s)
{
    const struct value *claimed = fact_asked(s, ASK_IDENTITY_ATTEST);
    struct value status;

    if (claimed->kind != VALUE_MISSING)
        return *claimed;
    status = get_stir_status(s);
    if (status.kind != VALUE_TEXT || status.text.n < 2)
        return MISSING;
    struct slice tail = slice_sub(status.text, status.text.n - 2, status.text.n);
    if (tail.p[0] != '-' || slice_chr(SLICE("ABC"), tail.p[1]) == 3)
        return MISSING;
    status.text = slice_sub(tail, 1, 2);
    return status;
}

#define TOLD(name, part, meaning)                                                                  \
    FACT_ROW(name, VALUE_TEXT, get_told, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    TOLD("call_sid", LOG_CALL_SID,
         N_("under which name the provider keeps the call, by its own header (X-Twilio-CallSid)")),
    TOLD("parent_call_sid", LOG_PARENT_CALL_SID, N_("of the call that this one is a leg of")),
    TOLD("account_sid", LOG_ACCOUNT_SID, N_("of the account there")),
    TOLD("api_version", LOG_API_VERSION, N_("version of the provider's interface")),
    TOLD("trunk_sid", LOG_TRUNK_SID, N_("of the trunk there")),
    TOLD("recording_sid", LOG_RECORDING_SID, N_("of the recording of the call")),
    TOLD("provider_sid", LOG_PROVIDER_SID, N_("of the carrier behind the provider")),
    TOLD("phone_number_sid", LOG_PHONE_NUMBER_SID, N_("of the number there")),
    FACT_ROW("called_via", VALUE_TEXT, get_called_via, NULL,
             N_("who handed the call on: by Diversion (RFC 5806), else by History-Info (RFC 7044)"),
             false, 0, 0),
    FACT_ROW("caller_name", VALUE_TEXT, get_caller_name, NULL,
             N_("the display name of From, else of P-Asserted-Identity"), false, 0, 0),
    FACT_ROW(
        "provider_status", VALUE_TEXT, get_provider_status, NULL,
        N_("the state in a call log's words: initiated, ringing, in-progress, completed, busy, "
           "canceled, failed or no-answer"),
        false, 0, 0),
    FACT_ROW("type", VALUE_TEXT, get_type, NULL,
             N_("SIP trunking termination or SIP trunking origination, where the other side is "
                "a provider"),
             false, 0, 0),
    FACT_ROW("secure_signalling", VALUE_BOOL, get_secure_signalling, NULL,
             N_("whether the first request came by TLS"), false, 0, 0),
    FACT_ROW("secure_media", VALUE_BOOL, get_secure_media, NULL,
             N_("whether the answer agreed to SRTP for the voice"), false, 0, 0),
    FACT_ROW(
        "stir_status", VALUE_TEXT, get_stir_status, NULL,
        N_("what the provider says of the signature of the caller's number: its own header, or the "
           "parameter verstat"),
        false, 0, 0),
    FACT_ROW(
        "stir_attest", VALUE_TEXT, get_stir_attest, NULL,
        N_("level of attestation: as the Identity claims it, unverified, else as stir_status ends"),
        false, 0, 0),
    FACT_ROW("ended_reason", VALUE_TEXT, get_ended_reason, NULL,
             N_("the Reason of the BYE, the CANCEL or the final failure"), false, 0, 0),
    FACT_ROW("pdd", VALUE_NUMBER, get_pdd, N_("seconds"),
             N_("post-dial delay: from the INVITE to ringing, answer or failure (RFC 6076)"), false,
             0, 0),
    FACT_ROW("epoch", VALUE_NUMBER, get_epoch, N_("seconds"),
             N_("when it began, counted from 1970-01-01 UTC"), false, 0, 0),
};

const struct fact_table facts_of_the_log = { facts, ARRAY_SIZE(facts) };
