/* redirect.c - facts about a redirection: does the caller call one of the Contacts of the 3xx (RFC
 * 3261 section 8.1.3.4)? */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

enum { CALLS_AFTER = 256, CONTACTS_READ = 8 };
#define NEXT_TRY (10 * NANOS_PER_S)

/* Does the Request-URI name the user or the host that the Contact does? A proxy on the way may
 * change either. */
static bool is_called(struct slice request_uri, const struct uri *contact)
{
    struct uri uri;

    if (!uri_parse(request_uri, &uri))
        return false;
    return (contact->user.n > 0 &&
            (slice_eq(uri.user, contact->user) || number_same_line(uri.user, contact->user))) ||
           slice_ieq(uri.host, contact->host);
}

/* A call to a Contact of another scheme, or by TLS, need not be one that the capture can show. */
static bool leads_out_of_sight(struct subject *s, uint32_t final)
{
    const struct sip_message *m = view_message(s->view, final);
    struct sip_values values = { 0 };
    struct name_addr na;

    for (size_t n = 0; n < CONTACTS_READ && sip_next_value(m, HEADER_CONTACT, &values); n++)
        if (name_addr_parse(sip_text(m, values.value), &na) &&
            (!slice_ieq(na.uri.scheme, SLICE("sip")) ||
             slice_ieq(uri_param(&na.uri, SLICE("transport")), SLICE("tls"))))
            return true;
    return false;
}

static bool any_is_called(struct subject *s, uint32_t final, struct slice request_uri)
{
    const struct sip_message *m = view_message(s->view, final);
    struct sip_values values = { 0 };
    struct name_addr na;

    for (size_t n = 0; n < CONTACTS_READ && sip_next_value(m, HEADER_CONTACT, &values); n++)
        if (name_addr_parse(sip_text(m, values.value), &na) && is_called(request_uri, &na.uri))
            return true;
    return false;
}

static bool is_followed_within(struct subject *s, uint32_t final)
{
    const struct call *call = s->call;

    for (uint32_t i = final + 1; i < call->n_messages; i++)
        if (call->messages[i].method == SIP_INVITE && call->messages[i].status == 0 &&
            call->messages[i].original == i)
            return true;
    return false;
}

static bool is_followed_after(struct subject *s, uint32_t final)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    nanos_t from = view_kept(s->view, final)->time;
    size_t at = call_position(s), n = calls_count(s->calls);

    for (size_t i = at + 1; mine != NULL && i < n && i < at + CALLS_AFTER; i++) {
        const struct call *other = calls_at(s->calls, i);
        const struct flow *flow = calls_flow(s->calls, other->caller_flow);

        if (other->method != SIP_INVITE || other->n_messages == 0 || flow == NULL ||
            other->start < from || other->start - from > NEXT_TRY ||
            !addr_eq(flow->src.addr, mine->src.addr))
            continue;
        if (any_is_called(s, final, view_request_uri(view_new(s->calls, other, s->arena), 0)))
            return true;
    }
    return false;
}

static struct value get_followed(struct subject *s)
{
    uint32_t final = role_message(s, ROLE_FINAL);

    if (s->call->method != SIP_INVITE || final == NO_INDEX ||
        s->call->messages[final].status / 100 != 3)
        return MISSING;
    if (is_followed_within(s, final) || is_followed_after(s, final))
        return value_bool(true);
    return leads_out_of_sight(s, final) ? MISSING : value_bool(false);
}

static const struct fact facts[] = {
    FACT_ROW(
        "redirect.followed", VALUE_BOOL, get_followed, NULL,
        N_("whether the caller calls one of the Contacts of the 3xx within ten seconds, if the "
           "capture could show that"),
        false, 0, 0),
};

const struct fact_table facts_of_redirects = { facts, ARRAY_SIZE(facts) };
