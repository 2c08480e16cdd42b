/* words.c - the name of a message, an address, a stream or an error in a word or two. */
#include "config.h"

#include "draw/words.h"

#include "base/gettext.h"

void message_summary(struct text *out, const struct sip_message *message)
{
    if (message->bytes.n == 0)
        return;
    if (message->request) {
        text_slice(out, sip_text(message, message->method_text));
        return;
    }
    text_slice(out, sip_text(message, message->status_text));
    if (message->reason.length > 0) {
        text_addc(out, ' ');
        text_slice(out, sip_text(message, message->reason));
    }
}

void message_label(struct text *out, struct view *view, uint32_t i)
{
    const struct call_message *kept = view_kept(view, i);

    if (view_bytes(view, i) == BYTES_THERE)
        message_summary(out, view_message(view, i));
    else if (kept->status > 0)
        text_printf(out, "%u", (unsigned)kept->status);
    else
        text_adds(out, sip_method_name(kept->method));
}

const char *message_gone(struct view *view, uint32_t i)
{
    switch (view_bytes(view, i)) {
    case BYTES_THERE:
        break;
    case BYTES_DROPPED:
        return _("The bytes of this message are gone.");
    case BYTES_CHANGED:
        return _("The capture has changed since it was read; this message is no longer in it.");
    }
    return NULL;
}

void message_codecs(struct text *out, const struct sdp *sdp, size_t most)
{
    const struct sdp_media *media = sdp_first(sdp, SLICE("audio"));
    size_t shown = 0;

    if (media == NULL)
        return;
    for (size_t i = 0; i < media->n_formats; i++) {
        const struct sdp_format *format = &media->formats[i];

        if (slice_ieq(format->encoding, SLICE("telephone-event")))
            continue;
        if (shown == most) {
            text_adds(out, "…");
            return;
        }
        if (shown++ > 0)
            text_addc(out, ' ');
        text_slice(out, format->encoding.n > 0 ? format->encoding : format->text);
    }
}

static bool codec_of(struct text *out, const struct sdp *sdp, int payload_type)
{
    for (size_t m = 0; m < sdp->n_media; m++) {
        const struct sdp_media *media = &sdp->media[m];

        for (size_t f = 0; f < media->n_formats; f++) {
            if (media->formats[f].payload_type == payload_type &&
                media->formats[f].encoding.n > 0) {
                text_slice(out, media->formats[f].encoding);
                return true;
            }
        }
    }
    return false;
}

void stream_codec(struct text *out, struct view *view, const struct stream *stream)
{
    const struct call *call = view_call(view);
    const char *name;
    uint32_t clock_rate;
    int payload_type;

    if (stream->n_payload_types == 0)
        return;
    payload_type = stream->payload_types[0];
    if (payload_type == stream->event_payload_type && stream->n_payload_types > 1)
        payload_type = stream->payload_types[1];
    name = sdp_static_encoding(payload_type, &clock_rate);
    if (name != NULL) {
        text_adds(out, name);
        return;
    }
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct sdp *sdp =
            (call->messages[i].flags & MESSAGE_SDP) != 0 ? view_sdp(view, i) : NULL;

        if (sdp != NULL && codec_of(out, sdp, payload_type))
            return;
    }
}

struct icmp_name {
    uint8_t family, type;
    int code; /* -1: any */
    const char *words;
};

/* RFC 792, RFC 1812 section 5.2.7.1, RFC 4443 section 3. */
static const struct icmp_name icmp_names[] = {
    { ADDR_IPV4, 3, 0, N_("network unreachable") },
    { ADDR_IPV4, 3, 1, N_("host unreachable") },
    { ADDR_IPV4, 3, 2, N_("protocol unreachable") },
    { ADDR_IPV4, 3, 3, N_("port unreachable") },
    { ADDR_IPV4, 3, 4, N_("fragmentation needed") },
    { ADDR_IPV4, 3, 9, N_("prohibited by a firewall") },
    { ADDR_IPV4, 3, 10, N_("prohibited by a firewall") },
    { ADDR_IPV4, 3, 13, N_("prohibited by a firewall") },
    { ADDR_IPV4, 3, -1, N_("unreachable") },
    { ADDR_IPV4, 5, -1, N_("redirect") },
    { ADDR_IPV4, 11, 0, N_("TTL exceeded") },
    { ADDR_IPV4, 11, 1, N_("fragments timed out") },
    { ADDR_IPV6, 1, 0, N_("no route") },
    { ADDR_IPV6, 1, 1, N_("prohibited by a firewall") },
    { ADDR_IPV6, 1, 3, N_("host unreachable") },
    { ADDR_IPV6, 1, 4, N_("port unreachable") },
    { ADDR_IPV6, 1, -1, N_("unreachable") },
    { ADDR_IPV6, 2, -1, N_("packet too big") },
    { ADDR_IPV6, 3, 0, N_("hop limit exceeded") },
    { ADDR_IPV6, 3, 1, N_("fragments timed out") },
};

const char *icmp_words(const struct frame_icmp *icmp)
{
    for (size_t i = 0; i < ARRAY_SIZE(icmp_names); i++) {
        const struct icmp_name *name = &icmp_names[i];

        if (name->family == icmp->family && name->type == icmp->type &&
            (name->code == icmp->code || name->code < 0))
            return _(name->words);
    }
    return _("error");
}

static const char *const state_words[] = {
    [CALL_TRYING] = N_("trying"),
    [CALL_RINGING] = N_("ringing"),
    [CALL_ANSWERED] = N_("answered"),
    [CALL_COMPLETED] = N_("completed"),
    [CALL_BUSY] = N_("busy"),
    [CALL_CANCELLED] = N_("cancelled"),
    [CALL_DECLINED] = N_("declined"),
    [CALL_FAILED] = N_("failed"),
    [CALL_UNANSWERED] = N_("unanswered"),
};

const char *call_state_words(const struct call *call)
{
    if (call->attempt && call->state == CALL_ANSWERED)
        return _("encrypted");
    if (call->attempt && call->state == CALL_COMPLETED)
        return _("encrypted, closed");
    return _(state_words[call->state]);
}

static const struct {
    const char *words;
    enum text_role role;
    enum glyph glyph;
} severities[] = {
    [SEVERITY_ERROR] = { N_("error"), TEXT_ROLE_ERROR, GLYPH_ERROR },
    [SEVERITY_WARNING] = { N_("warning"), TEXT_ROLE_WARNING, GLYPH_WARNING },
    [SEVERITY_INFO] = { N_("info"), TEXT_ROLE_INFO, GLYPH_INFO },
    [SEVERITY_CONFORMANCE] = { N_("conformance"), TEXT_ROLE_INFO, GLYPH_INFO },
};

const char *severity_words(enum severity severity)
{
    return _(severities[severity].words);
}

enum text_role severity_role(enum severity severity)
{
    return severities[severity].role;
}

enum glyph severity_glyph(enum severity severity)
{
    return severities[severity].glyph;
}

static const char *const confidences[] = {
    [CONFIDENCE_PROVEN] = N_("proven"),
    [CONFIDENCE_LIKELY] = N_("likely"),
    [CONFIDENCE_POSSIBLE] = N_("possible"),
};

const char *confidence_words(enum confidence confidence)
{
    return _(confidences[confidence]);
}

enum text_role status_role(unsigned status)
{
    static const enum text_role roles[] = {
        TEXT_ROLE_REQUEST,
        TEXT_ROLE_PROVISIONAL,
        TEXT_ROLE_SUCCESS,
        TEXT_ROLE_PROVISIONAL,
    };

    return status / 100 < ARRAY_SIZE(roles) ? roles[status / 100] : TEXT_ROLE_FAILURE;
}

uint32_t call_first_request(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].status == 0)
            return i;
    return 0;
}

struct slice party_uri(struct slice value)
{
    struct name_addr party;

    if (value.n == 0 || !name_addr_parse(value, &party))
        return (struct slice){ 0 };
    return slice_sub(party.uri.all, 0, slice_chr(party.uri.all, ';'));
}

struct slice message_party(const struct sip_message *message, enum sip_header_id id)
{
    return party_uri(message->bytes.n > 0 ? sip_value(message, id) : (struct slice){ 0 });
}

struct slice party_number(struct slice text)
{
    struct uri uri;

    if (!uri_parse(text, &uri))
        return text;
    return uri.user.n > 0 ? uri.user : uri.hostport;
}
