/* replaced.c - facts about the dialog that an attended transfer names in Replaces: is it one of the
 * calls that were captured, and is it up (RFC 3891 section 3)? */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/chars.h"

#include <string.h>

/* A dialog by its three identifiers. */
struct dialog_name {
    struct slice call_id, to_tag, from_tag;
};

/* Within a URI the header is escaped (RFC 3261 section 19.1.1). */
static struct slice unescaped(struct subject *s, struct slice text)
{
    char *out = arena_alloc(s->arena, text.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++) {
        int high = text.p[i] == '%' && i + 2 < text.n ? char_hex(text.p[i + 1]) : -1;
        int low = high >= 0 ? char_hex(text.p[i + 2]) : -1;

        if (low >= 0) {
            out[n++] = (char)(high << 4 | low);
            i += 2;
        } else {
            out[n++] = text.p[i];
        }
    }
    return (struct slice){ out, n };
}

static bool dialog_parse(struct slice text, struct dialog_name *out)
{
    out->call_id = slice_trim(slice_cut(&text, ';'));
    out->to_tag = param_get(text, SLICE("to-tag"));
    out->from_tag = param_get(text, SLICE("from-tag"));
    return out->call_id.n > 0 && out->to_tag.n > 0 && out->from_tag.n > 0;
}

/* The Replaces of an INVITE, or that in the Refer-To of a REFER; false: there is none, or it lacks
 * a part. `message`: who names it. */
static bool dialog_named(struct subject *s, bool refer, uint32_t *message, struct dialog_name *out)
{
    *message = role_message(s, refer ? ROLE_REFER : ROLE_INVITE);
    if (*message == NO_INDEX)
        return false;
    const struct sip_message *m = view_message(s->view, *message);
    const struct sip_header *h =
        m->bytes.n ? sip_header(m, refer ? HEADER_REFER_TO : HEADER_REPLACES) : NULL;
    struct name_addr na;

    if (h == NULL)
        return false;
    if (!refer)
        return dialog_parse(sip_text(m, h->value), out);
    if (!name_addr_parse(sip_text(m, h->value), &na))
        return false;
    struct slice headers = na.uri.headers;
    while (headers.n > 0) {
        struct slice one = slice_cut(&headers, '&');

        if (slice_istarts(one, SLICE("Replaces=")))
            return dialog_parse(unescaped(s, slice_sub(one, strlen("Replaces="), one.n)), out);
    }
    return false;
}

static struct slice tag_in(const struct sip_message *m, enum sip_header_id id)
{
    struct sip_values values = { 0 };
    struct name_addr na;

    if (!sip_next_value(m, id, &values) || !name_addr_parse(sip_text(m, values.value), &na))
        return (struct slice){ 0 };
    return param_get(na.params, SLICE("tag"));
}

/* Does the last message of the call with both tags tell them? */
static bool tells_dialog(struct subject *s, const struct call *call)
{
    struct view *v = view_new(s->calls, call, s->arena);

    for (uint32_t i = call->n_messages; i-- > 0;) {
        if (!call->messages[i].from_tag || !call->messages[i].to_tag)
            continue;
        const struct sip_message *m = view_message(v, i);
        return tag_in(m, HEADER_TO).n > 0 && tag_in(m, HEADER_FROM).n > 0;
    }
    return false;
}

/* The dialog as Replaces has to name it: to-tag is that of the one who gets the INVITE with
 * Replaces, from-tag that of the other end (RFC 3891 section 3). The sender of a REFER is that
 * other end, the receiver of the INVITE the first. False if the two tags cannot be told apart, as
 * where that address relays for both. */
static bool turned_dialog(struct subject *s, const struct call *call, bool refer, uint32_t message,
                          struct dialog_name *out)
{
    const struct flow *naming = view_flow(s->view, message);
    struct addr end = refer ? naming->src.addr : naming->dst.addr;
    struct view *v = view_new(s->calls, call, s->arena);
    struct slice own = { 0 }, peer = { 0 };

    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *kept = &call->messages[i];
        const struct flow *flow = calls_flow(s->calls, kept->flow);

        if (!kept->from_tag || !kept->to_tag || flow == NULL || !addr_eq(flow->src.addr, end) ||
            addr_eq(flow->dst.addr, end))
            continue;
        const struct sip_message *m = view_message(v, i);
        struct slice tag = tag_in(m, kept->status ? HEADER_TO : HEADER_FROM);
        if (own.n > 0 && !slice_eq(tag, own))
            return false;
        own = arena_slice(s->arena, tag);
        peer = arena_slice(s->arena, tag_in(m, kept->status ? HEADER_FROM : HEADER_TO));
        out->call_id = sip_value(m, HEADER_CALL_ID);
    }
    out->to_tag = refer ? peer : own;
    out->from_tag = refer ? own : peer;
    return own.n > 0 && peer.n > 0;
}

/* Was a dialog with these two tags seen in the call, by whichever side they are told? */
static bool has_dialog(struct subject *s, const struct call *call, const struct dialog_name *d)
{
    struct view *v = view_new(s->calls, call, s->arena);
    uint32_t from = 0, to = 0;

    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *kept = &call->messages[i];

        if (!kept->from_tag || !kept->to_tag || (kept->from_tag == from && kept->to_tag == to))
            continue;
        const struct sip_message *m = view_message(v, i);
        struct slice a = tag_in(m, HEADER_FROM), b = tag_in(m, HEADER_TO);
        if ((slice_eq(a, d->from_tag) && slice_eq(b, d->to_tag)) ||
            (slice_eq(a, d->to_tag) && slice_eq(b, d->from_tag)))
            return true;
        from = kept->from_tag;
        to = kept->to_tag;
    }
    return false;
}

static const char *state_of(struct subject *s, uint32_t message, const struct dialog_name *d,
                            const struct call *call)
{
    if (call == s->call)
        return "own";
    if (call->method != SIP_INVITE || call->messages_dropped || !tells_dialog(s, call))
        return NULL;
    if (!has_dialog(s, call, d))
        return "other tags";
    return call->end != NANOS_NONE && call->end < view_kept(s->view, message)->time ? "over" : "up";
}

enum replaced_part { REPLACED_STATE, REPLACED_CALL_ID, REPLACED_EXPECTED };

/* `which`: whether it stands in a REFER. */
static struct value get_replaced(struct subject *s, const struct fact *f)
{
    struct dialog_name d, seen = { 0 };
    uint32_t i;

    if (s->call->method != SIP_INVITE || !dialog_named(s, f->which, &i, &d))
        return MISSING;
    const struct call *call = calls_by_call_id(s->calls, d.call_id);
    if (f->part == REPLACED_CALL_ID)
        return value_text(arena_slice(s->arena, d.call_id));
    if (call == NULL)
        return MISSING;
    if (f->part == REPLACED_EXPECTED)
        return call != s->call && turned_dialog(s, call, f->which, i, &seen)
                   ? value_format(s, "%.*s;to-tag=%.*s;from-tag=%.*s", SLICE_ARG(seen.call_id),
                                  SLICE_ARG(seen.to_tag), SLICE_ARG(seen.from_tag))
                   : MISSING;
    const char *state = state_of(s, i, &d, call);
    return state != NULL ? value_text(slice_of(state)) : MISSING;
}

#define FACT(name, refer, part, meaning)                                                           \
    FACT_ROW(name, VALUE_TEXT, get_replaced, NULL, meaning, false, refer, part)

static const struct fact facts[] = {
    FACT("refer.replaces.dialog", true, REPLACED_STATE,
         N_("what became of the dialog in that Replaces, if its Call-ID was captured: \"up\", "
            "\"over\", \"other tags\", or \"own\" for the call of the REFER itself")),
    FACT("refer.replaces.call_id", true, REPLACED_CALL_ID, N_("its Call-ID")),
    FACT("refer.replaces.expected", true, REPLACED_EXPECTED,
         N_("the dialog that was seen with that Call-ID")),
    FACT("invite.replaces.dialog", false, REPLACED_STATE,
         N_("the same of the Replaces of the INVITE")),
    FACT("invite.replaces.call_id", false, REPLACED_CALL_ID, N_("its Call-ID")),
    FACT("invite.replaces.expected", false, REPLACED_EXPECTED,
         N_("the dialog that was seen with that Call-ID")),
};

const struct fact_table facts_of_replaced = { facts, ARRAY_SIZE(facts) };
