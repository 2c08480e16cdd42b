/* evidence.c - values of facts with their places: a message, a header, a packet. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/gettext.h"
#include "fact/fact_private.h"

enum call_side own_call_side(const struct subject *s)
{
    switch (s->direction) {
    case CALL_TERMINATION:
        return SIDE_CALLER;
    case CALL_ORIGINATION:
        return SIDE_CALLEE;
    case CALL_INTERNAL:
    case CALL_UNKNOWN:
        break;
    }
    return SIDE_NONE;
}

struct value value_in_message(struct subject *s, uint32_t i, struct value value, struct span span,
                              const char *header)
{
    const struct call_message *kept = view_kept(s->view, i);

    value.place = (struct place){ .kind = PLACE_SIP,
                                  .message = i,
                                  .frame = kept != NULL ? kept->frame : 0,
                                  .span = span,
                                  .header = header };
    return value;
}

struct value value_in_header(struct subject *s, uint32_t i, struct value value,
                             const struct sip_header *header, struct span span)
{
    const char *name = sip_header_name(header->id);

    if (name == NULL) {
        const struct sip_message *m = view_message(s->view, i);

        name = arena_slice(s->arena, sip_text(m, header->name)).p;
    }
    return value_in_message(s, i, value, span, name);
}

struct value value_of_header(struct subject *s, uint32_t i, enum sip_header_id id)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, id) : NULL;

    return h != NULL ? value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value)
                     : MISSING;
}

struct value value_in_packet(enum place_kind kind, uint32_t frame, struct value value,
                             struct slice text)
{
    static const char *const headers[] = {
        [PLACE_RTP] = "rtp", [PLACE_ICMP] = "icmp", [PLACE_DNS] = "dns", [PLACE_IP] = "ip",
        [PLACE_TCP] = "tcp", [PLACE_TLS] = "tls",   [PLACE_NONE] = "",   [PLACE_SIP] = "",
    };

    value.place = (struct place){
        .kind = kind, .message = NO_INDEX, .frame = frame, .header = headers[kind], .text = text
    };
    return value;
}

struct value value_format(struct subject *s, const char *format, ...)
{
    char line[512];
    va_list arguments;

    va_start(arguments, format);
    int n = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (n < 0)
        return MISSING;
    size_t length = (size_t)n < sizeof line ? (size_t)n : sizeof line - 1;
    return value_text(arena_slice(s->arena, (struct slice){ line, length }));
}

struct value value_endpoint(struct subject *s, struct endpoint endpoint)
{
    struct text text = { 0 };

    if (endpoint.addr.family == ADDR_NONE)
        return MISSING;
    endpoint_print(&text, endpoint);
    struct value value = value_text(arena_slice(s->arena, text_view(&text)));
    text_done(&text);
    return value;
}

const struct stream *subject_stream(struct subject *s, uint32_t i)
{
    return streams_at(calls_streams(s->calls), s->call->streams[i]);
}

struct value value_in_stream(struct subject *s, const struct stream *t, bool last,
                             struct value value)
{
    struct text src = { 0 }, dst = { 0 };

    endpoint_print(&src, t->src);
    endpoint_print(&dst, t->dst);
    struct value text = value_format(s, _("RTP from %s to %s, %llu packets"), text_str(&src),
                                     text_str(&dst), (unsigned long long)t->packets);
    text_done(&src);
    text_done(&dst);
    return value_in_packet(PLACE_RTP, last ? t->last_frame : t->first_frame, value, text.text);
}

struct value value_span(nanos_t from, nanos_t to)
{
    if (from == NANOS_NONE || to == NANOS_NONE)
        return MISSING;
    return value_number(nanos_seconds(to - from));
}

uint32_t message_sends(const struct call *call, uint32_t i)
{
    uint32_t n = 0;

    for (uint32_t k = i; k < call->n_messages; k++)
        n += call->messages[k].original == i && !(call->messages[k].flags & MESSAGE_DUPLICATE);
    return n;
}
