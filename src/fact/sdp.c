/* sdp.c - facts read from the session description of a message. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

enum sdp_part {
    SDP_CONNECTION,
    SDP_CONNECTION_ADDRESS,
    SDP_CONNECTION_PRIVATE,
    SDP_CONNECTION_NOWHERE,
    SDP_AUDIO,
    SDP_AUDIO_PORT,
    SDP_AUDIO_REFUSED,
    SDP_AUDIO_PROTOCOL,
    SDP_AUDIO_DIRECTION,
    SDP_CODECS,
    SDP_G711,
    SDP_EVENTS,
    SDP_CRYPTO,
    SDP_ORIGIN,
    SDP_LINES,
    SDP_IMAGE,
    SDP_SYNTAX,
    SDP_SECURE
};

static struct value codec_list(struct subject *s, const struct sdp_media *audio)
{
    struct value *list = arena_alloc(s->arena, SDP_MAX_FORMATS * sizeof *list);
    size_t n = 0;

    for (size_t i = 0; i < audio->n_formats; i++)
        if (audio->formats[i].encoding.n)
            list[n++] = value_text(audio->formats[i].encoding);
    struct value value = { .kind = VALUE_LIST };
    value.list.p = list;
    value.list.n = n;
    return value;
}

static bool has_codec(const struct sdp_media *audio, const char *name)
{
    return sdp_find_encoding(audio, slice_of(name)) >= 0;
}

/* The line of the SDP that the part stands in, with its name in the evidence. */
static struct slice sdp_line(const struct sdp *sdp, const struct sdp_media *audio,
                             enum sdp_part part, const char **name)
{
    *name = "sdp:m";
    if (part == SDP_ORIGIN) {
        *name = "sdp:o";
        return sdp->origin_line;
    }
    if (part == SDP_SYNTAX && sdp->fault_at.n) {
        *name = "sdp";
        return sdp->fault_at;
    }
    if (audio == NULL)
        return (struct slice){ 0 };
    if (part <= SDP_CONNECTION_NOWHERE) {
        *name = "sdp:c";
        return audio->connection_line;
    }
    if (part == SDP_AUDIO_DIRECTION && audio->direction_line.n) {
        *name = "sdp:a";
        return audio->direction_line;
    }
    if (part == SDP_CRYPTO && audio->n_crypto) {
        *name = "sdp:a";
        return audio->crypto[0];
    }
    return audio->line;
}

static struct value audio_value(struct subject *s, const struct sdp_media *a, enum sdp_part part)
{
    struct addr addr = a->rtp.addr;
    bool known = addr.family != ADDR_NONE;

    switch (part) {
    case SDP_CONNECTION:
        return a->connection_line.n ? value_text(a->connection) : MISSING;
    case SDP_CONNECTION_ADDRESS:
        return known ? value_addr(addr) : MISSING;
    case SDP_CONNECTION_PRIVATE:
        return known ? value_bool(addr_is_private(addr) && !addr_is_unspecified(addr)) : MISSING;
    case SDP_CONNECTION_NOWHERE:
        return known ? value_bool(addr_is_unspecified(addr)) : MISSING;
    case SDP_AUDIO:
        return value_text(a->line);
    case SDP_AUDIO_PORT:
        return value_number(a->port);
    case SDP_AUDIO_REFUSED:
        return value_bool(a->port == 0);
    case SDP_AUDIO_PROTOCOL:
        return value_text(a->protocol);
    case SDP_AUDIO_DIRECTION:
        return value_text(sdp_direction_name(a->direction));
    case SDP_CODECS:
        return codec_list(s, a);
    case SDP_G711:
        return value_bool(has_codec(a, "PCMU") || has_codec(a, "PCMA"));
    case SDP_EVENTS:
        return value_bool(has_codec(a, "telephone-event"));
    case SDP_CRYPTO:
        return value_bool(a->n_crypto > 0 || a->fingerprint.n > 0);
    case SDP_SECURE:
        return value_bool(slice_ifind(a->protocol, SLICE("SAVP")) < a->protocol.n);
    case SDP_ORIGIN:
    case SDP_LINES:
    case SDP_IMAGE:
    case SDP_SYNTAX:
        break;
    }
    return MISSING;
}

static struct value sdp_value(struct subject *s, const struct sdp *sdp, enum sdp_part part)
{
    if (part == SDP_ORIGIN)
        return sdp->origin_address.n ? value_text(sdp->origin_address) : MISSING;
    if (part == SDP_LINES)
        return value_number(sdp->n_media);
    if (part == SDP_SYNTAX)
        return value_bool(sdp->faults & ~(unsigned)SDP_FAULT_NO_CONNECTION);
    if (part == SDP_IMAGE) {
        const struct sdp_media *image = sdp_first(sdp, SLICE("image"));

        return value_bool(image != NULL && image->port);
    }
    const struct sdp_media *audio = sdp_first(sdp, SLICE("audio"));
    return audio != NULL ? audio_value(s, audio, part) : MISSING;
}

bool answer_takes_events(const struct sdp_media *offer, const struct sdp_media *answer)
{
    if (has_codec(answer, "telephone-event"))
        return true;
    for (size_t i = 0; i < offer->n_formats; i++) {
        if (!slice_ieq(offer->formats[i].encoding, SLICE("telephone-event")))
            continue;
        for (size_t k = 0; k < answer->n_formats; k++)
            if (answer->formats[k].payload_type == offer->formats[i].payload_type &&
                answer->formats[k].encoding.n == 0)
                return true;
    }
    return false;
}

static struct value answered_events(struct subject *s, const struct sdp *answer)
{
    uint32_t i = role_message(s, ROLE_OFFER);
    const struct sdp *offer = i != NO_INDEX ? view_sdp(s->view, i) : NULL;
    const struct sdp_media *asked = offer != NULL ? sdp_first(offer, SLICE("audio")) : NULL;
    const struct sdp_media *given = sdp_first(answer, SLICE("audio"));

    return asked != NULL && given != NULL ? value_bool(answer_takes_events(asked, given))
                                          : sdp_value(s, answer, SDP_EVENTS);
}

static struct value get_sdp(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    const struct sdp *sdp = m != NULL ? view_sdp(s->view, i) : NULL;

    if (sdp == NULL)
        return MISSING;
    struct value value = fact->part == SDP_EVENTS && fact->which == ROLE_ANSWER
                             ? answered_events(s, sdp)
                             : sdp_value(s, sdp, fact->part);
    const char *name;
    struct slice line = sdp_line(sdp, sdp_first(sdp, SLICE("audio")), fact->part, &name);
    if (value.kind == VALUE_MISSING || line.n == 0)
        return value;
    return value_in_message(s, i, value, sip_span(m, line), name);
}

/* The first m= line of message i, if that is one of audio that is wanted; NULL: not kept. */
static const struct call_media *kept_audio(const struct call *call, uint32_t i)
{
    for (uint32_t k = 0; k < call->n_media; k++)
        if (call->media[k].message == i && call->media[k].line == 0)
            return call->media[k].kind == MEDIA_AUDIO ? &call->media[k] : NULL;
    return NULL;
}

static struct value get_known(struct subject *s, const struct fact *fact)
{
    uint32_t i = role_message(s, fact->which);

    if (i == NO_INDEX || (view_kept(s->view, i)->flags & MESSAGE_CUT))
        return MISSING;
    const struct call_media *audio = kept_audio(s->call, i);

    if (audio == NULL)
        return MISSING;
    if (fact->part == SDP_AUDIO_PORT)
        return value_number(audio->rtp.port);
    if (fact->part == SDP_AUDIO_REFUSED)
        return value_bool(audio->rtp.port == 0);
    if (fact->part == SDP_CONNECTION_ADDRESS && audio->rtp.addr.family != ADDR_NONE)
        return value_addr(audio->rtp.addr);
    if (fact->part == SDP_CONNECTION_NOWHERE && audio->rtp.addr.family != ADDR_NONE)
        return value_bool(addr_is_unspecified(audio->rtp.addr));
    if (fact->part == SDP_AUDIO_DIRECTION)
        return value_text(sdp_direction_name(audio->direction));
    if (fact->part == SDP_SECURE)
        return value_bool(audio->traits & MEDIA_SECURE);
    return MISSING;
}

/* clang-format off */
static const struct part parts[] = {
    {"connection", VALUE_TEXT, get_sdp, SDP_CONNECTION, GROUP_SDP, NULL,
     N_("the address in the c= line in effect for its audio")},
    {"connection.address", VALUE_ADDR, get_sdp, SDP_CONNECTION_ADDRESS, GROUP_SDP, NULL,
     N_("where audio is wanted, as an address")},
    {"connection.private", VALUE_BOOL, get_sdp, SDP_CONNECTION_PRIVATE, GROUP_SDP, NULL,
     N_("whether that address is one that the internet does not route")},
    {"connection.nowhere", VALUE_BOOL, get_sdp, SDP_CONNECTION_NOWHERE, GROUP_SDP, NULL,
     N_("whether that address is 0.0.0.0 or ::, the hold of RFC 2543")},
    {"audio", VALUE_TEXT, get_sdp, SDP_AUDIO, GROUP_SDP, NULL, N_("the m=audio line")},
    {"audio.port", VALUE_NUMBER, get_sdp, SDP_AUDIO_PORT, GROUP_SDP, NULL,
     N_("the port in the m=audio line; 0 refuses the stream")},
    {"audio.refused", VALUE_BOOL, get_sdp, SDP_AUDIO_REFUSED, GROUP_SDP, NULL,
     N_("whether that port is 0")},
    {"audio.protocol", VALUE_TEXT, get_sdp, SDP_AUDIO_PROTOCOL, GROUP_SDP, NULL,
     N_("the protocol in the m=audio line")},
    {"audio.direction", VALUE_TEXT, get_sdp, SDP_AUDIO_DIRECTION, GROUP_SDP, NULL,
     N_("the direction in effect for audio: sendrecv, sendonly, recvonly, inactive")},
    {"audio.secure", VALUE_BOOL, get_sdp, SDP_SECURE, GROUP_SDP, NULL,
     N_("whether the m=audio line asks for SRTP")},
    {"codecs", VALUE_LIST, get_sdp, SDP_CODECS, GROUP_SDP, NULL, N_("the audio codecs by name")},
    {"g711", VALUE_BOOL, get_sdp, SDP_G711, GROUP_SDP, NULL,
     N_("whether PCMU or PCMA is among the codecs")},
    {"telephone_event", VALUE_BOOL, get_sdp, SDP_EVENTS, GROUP_SDP, NULL,
     N_("whether telephone-event is among the codecs")},
    {"crypto", VALUE_BOOL, get_sdp, SDP_CRYPTO, GROUP_SDP, NULL,
     N_("whether keys for SRTP are given")},
    {"origin", VALUE_TEXT, get_sdp, SDP_ORIGIN, GROUP_SDP, NULL, N_("the address in the o= line")},
    {"media_lines", VALUE_NUMBER, get_sdp, SDP_LINES, GROUP_SDP, NULL, N_("number of m= lines")},
    {"image", VALUE_BOOL, get_sdp, SDP_IMAGE, GROUP_SDP, NULL,
     N_("whether a fax (m=image) is offered or accepted")},
    {"sdp.faulty", VALUE_BOOL, get_sdp, SDP_SYNTAX, GROUP_SDP, NULL,
     N_("whether the form of the session description is broken")},
};
/* clang-format on */

const struct part_table parts_of_sdp = { parts, ARRAY_SIZE(parts), get_known };
