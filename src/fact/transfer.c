/* transfer.c - facts about transfers: REFER, what NOTIFY says of it, Replaces (RFC 3515,
 * RFC 3891, RFC 5589). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

/* The first REFER that was refused, else the first. A challenge is answered by another one. */
static const struct transaction *refer_of(struct subject *s)
{
    const struct transaction *all, *first = NULL;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; i < n; i++) {
        if (all[i].method != SIP_REFER || all[i].request == NO_INDEX || all[i].status == 401 ||
            all[i].status == 407)
            continue;
        if (all[i].status >= 300)
            return &all[i];
        first = first != NULL ? first : &all[i];
    }
    return first;
}

uint32_t refer_request(struct subject *s)
{
    const struct transaction *t = refer_of(s);

    return t != NULL ? t->request : NO_INDEX;
}

uint32_t refer_final(struct subject *s)
{
    const struct transaction *t = refer_of(s);

    return t != NULL && t->status ? t->final : NO_INDEX;
}

/* The status that a NOTIFY of a transfer reports: the first line of its body (RFC 3515 section
 * 2.4.5). */
static unsigned sipfrag_status(struct subject *s, uint32_t i, struct span *line)
{
    const struct sip_message *m = view_message(s->view, i);
    struct slice body = m->bytes.n ? sip_text(m, m->body) : (struct slice){ 0 };
    struct slice type = m->bytes.n ? sip_value(m, HEADER_CONTENT_TYPE) : (struct slice){ 0 };
    uint64_t status;

    if (!slice_istarts(type, SLICE("message/sipfrag")) || !slice_istarts(body, SLICE("SIP/2.0 ")))
        return 0;
    struct slice first = slice_trim(slice_cut(&body, '\n')), rest = first;
    slice_cut(&rest, ' ');
    if (!slice_u64(slice_cut(&rest, ' '), &status) || status < 100 || status > 699)
        return 0;
    *line = sip_span(m, first);
    return (unsigned)status;
}

/* The NOTIFY that reports a failure; else the first that was refused. */
static const struct transaction *notify_of(struct subject *s)
{
    const struct transaction *all, *refused = NULL;
    size_t n = view_transactions(s->view, &all);
    struct span line;

    if (refer_of(s) == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        if (all[i].method != SIP_NOTIFY || all[i].request == NO_INDEX)
            continue;
        if (sipfrag_status(s, all[i].request, &line) >= 300)
            return &all[i];
        if (refused == NULL && all[i].status >= 300 && all[i].status != 401 && all[i].status != 407)
            refused = &all[i];
    }
    return refused;
}

uint32_t notify_request(struct subject *s)
{
    const struct transaction *t = notify_of(s);

    return t != NULL ? t->request : NO_INDEX;
}

uint32_t notify_final(struct subject *s)
{
    const struct transaction *t = notify_of(s);

    return t != NULL && t->status ? t->final : NO_INDEX;
}

enum frag_part { FRAG_STATUS, FRAG_LINE };

static struct value get_sipfrag(struct subject *s, const struct fact *f)
{
    uint32_t i = notify_request(s);
    struct span line;
    unsigned status = i == NO_INDEX ? 0 : sipfrag_status(s, i, &line);

    if (status == 0)
        return MISSING;
    struct value value = f->part == FRAG_STATUS
                             ? value_number(status)
                             : value_text(sip_text(view_message(s->view, i), line));
    return value_in_message(s, i, value, line, "body");
}

static bool refer_to(struct subject *s, uint32_t *i, struct name_addr *out, struct span *at)
{
    *i = refer_request(s);
    if (*i == NO_INDEX)
        return false;
    const struct sip_message *m = view_message(s->view, *i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_REFER_TO) : NULL;
    if (h == NULL || !name_addr_parse(sip_text(m, h->value), out))
        return false;
    *at = h->value;
    return true;
}

enum target_part { TARGET_URI, TARGET_REPLACES, TARGET_TAGS, TARGET_PRIVATE };

static struct value get_target(struct subject *s, const struct fact *f)
{
    struct name_addr na;
    struct addr addr;
    struct span at;
    uint32_t i;

    if (!refer_to(s, &i, &na, &at))
        return MISSING;
    size_t replaces = slice_ifind(na.uri.headers, SLICE("Replaces="));
    struct slice value = slice_sub(na.uri.headers, replaces, na.uri.headers.n);
    bool attended = replaces < na.uri.headers.n;
    switch ((enum target_part)f->part) {
    case TARGET_URI:
        return value_in_message(s, i, value_text(na.uri.all), at, "Refer-To");
    case TARGET_REPLACES:
        return attended ? value_in_message(s, i, value_text(value),
                                           sip_span(view_message(s->view, i), value), "Refer-To")
                        : MISSING;
    case TARGET_TAGS:
        return attended ? value_bool(slice_ifind(value, SLICE("to-tag")) < value.n &&
                                     slice_ifind(value, SLICE("from-tag")) < value.n)
                        : MISSING;
    case TARGET_PRIVATE:
        return uri_host_addr(&na.uri, &addr) ? value_bool(addr_is_private(addr)) : MISSING;
    }
    return MISSING;
}

static struct value get_sent(struct subject *s)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].method == SIP_REFER)
            return value_bool(true);
    return value_bool(false);
}

static struct value get_notified(struct subject *s)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_messages; i++) {
        if (call->messages[i].method != SIP_NOTIFY)
            continue;
        const struct sip_message *m = view_message(s->view, i);
        return value_in_message(s, i, value_bool(true), m->start_line,
                                m->request ? "request-line" : "status-line");
    }
    return value_bool(false);
}

/* RFC 6665 section 4.4.1: a NOTIFY makes the dialog, unless it says terminated. The first one that
 * says else; the first that says it. */
static struct value get_state(struct subject *s)
{
    const struct call *call = s->call;
    struct value state = MISSING;

    for (uint32_t i = 0; i < call->n_messages; i++) {
        if (call->messages[i].method != SIP_NOTIFY || call->messages[i].status != 0)
            continue;
        struct value value = value_of_header(s, i, HEADER_SUBSCRIPTION_STATE);

        if (value.kind == VALUE_MISSING || value.text.n == 0)
            continue;
        if (!slice_istarts(value.text, SLICE("terminated")))
            return value;
        if (state.kind == VALUE_MISSING)
            state = value;
    }
    return state;
}

#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("refer.sent", VALUE_BOOL, get_sent, 0, N_("whether the call holds a REFER")),
    FACT("refer.target", VALUE_TEXT, get_target, TARGET_URI,
         N_("the URI of its Refer-To: where the call is to go")),
    FACT("refer.target.private", VALUE_BOOL, get_target, TARGET_PRIVATE,
         N_("whether that is a private address")),
    FACT("refer.replaces", VALUE_TEXT, get_target, TARGET_REPLACES,
         N_("the Replaces in it: the dialog that is to be taken over")),
    FACT("refer.replaces.tags", VALUE_BOOL, get_target, TARGET_TAGS,
         N_("whether that Replaces has to-tag and from-tag")),
    FACT("refer.notified", VALUE_BOOL, get_notified, 0, N_("whether the call holds a NOTIFY")),
    FACT("notify.state", VALUE_TEXT, get_state, 0,
         N_("the Subscription-State of the first NOTIFY, rather of one that is not terminated")),
    FACT("notify.sipfrag.status", VALUE_NUMBER, get_sipfrag, FRAG_STATUS,
         N_("the status that a NOTIFY reports of the transfer")),
    FACT("notify.sipfrag", VALUE_TEXT, get_sipfrag, FRAG_LINE, N_("that status line")),
};

const struct fact_table facts_of_transfer = { facts, ARRAY_SIZE(facts) };
