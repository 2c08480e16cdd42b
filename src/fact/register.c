/* register.c - facts about a registration: what was asked and granted, and what was wrong
 * with the asking (RFC 3261 section 10). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/in_dialog.h"

static bool is_ok(const struct transaction *t)
{
    return t->status >= 200 && t->status < 300;
}

/* The last REGISTER; of those, the one whose response made the call's state. */
static const struct transaction *last_register(struct subject *s, bool accepted)
{
    const struct transaction *all, *found = NULL;
    size_t n = s->call->method == SIP_REGISTER ? view_transactions(s->view, &all) : 0;

    for (size_t i = 0; i < n; i++) {
        const struct transaction *t = &all[i];

        if (t->method != SIP_REGISTER || t->request == NO_INDEX || (accepted && !is_ok(t)))
            continue;
        if (!accepted && found != NULL && found->final != NO_INDEX &&
            found->final == s->call->status_message)
            continue;
        found = t;
    }
    return found;
}

uint32_t register_request(struct subject *s)
{
    const struct transaction *t = last_register(s, false);

    return t != NULL ? t->request : NO_INDEX;
}

uint32_t register_accepted(struct subject *s)
{
    const struct transaction *t = last_register(s, true);

    return t != NULL ? t->final : NO_INDEX;
}

static bool read_contact(struct subject *s, uint32_t i, struct name_addr *out, struct span *at)
{
    const struct sip_message *m = view_message(s->view, i);
    struct sip_values values = { 0 };

    if (!message_is_whole(s, i) || !sip_next_value(m, HEADER_CONTACT, &values))
        return false;
    *at = values.value;
    return name_addr_parse(sip_text(m, values.value), out) && !out->star;
}

static bool same_contact(const struct uri *a, const struct uri *b)
{
    return uri_same_target(a, b) && slice_eq(a->user, b->user);
}

static struct value seconds_in(struct subject *s, uint32_t i, struct slice text, struct span at,
                               const char *header)
{
    uint64_t seconds;

    if (!slice_u64(slice_trim(text), &seconds))
        return MISSING;
    return value_in_message(s, i, value_number((double)seconds), at, header);
}

static struct value expires_header(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_EXPIRES) : NULL;

    return h != NULL ? seconds_in(s, i, sip_text(m, h->value), h->value, "Expires") : MISSING;
}

/* The expiry that the REGISTER asks for: the parameter of its Contact goes before the header
 * (10.2.1.1). */
static struct value register_asks(struct subject *s, uint32_t i)
{
    struct name_addr na;
    struct span at;

    if (i == NO_INDEX || !read_contact(s, i, &na, &at))
        return MISSING;
    struct slice own = param_get(na.params, SLICE("expires"));
    return own.p != NULL ? seconds_in(s, i, own, at, "Contact") : expires_header(s, i);
}

/* The expiry that the 2xx grants: it lists all Contacts of the user, of which one is the asker's
 * (10.3). */
static struct value register_grants(struct subject *s, uint32_t request, uint32_t ok)
{
    const struct sip_message *m = view_message(s->view, ok);
    struct sip_values values = { 0 };
    struct name_addr asked, na;
    struct span at;

    if (!message_is_whole(s, ok) || !read_contact(s, request, &asked, &at))
        return MISSING;
    while (sip_next_value(m, HEADER_CONTACT, &values)) {
        if (!name_addr_parse(sip_text(m, values.value), &na) || !same_contact(&na.uri, &asked.uri))
            continue;
        struct slice own = param_get(na.params, SLICE("expires"));
        return own.p != NULL ? seconds_in(s, ok, own, values.value, "Contact")
                             : expires_header(s, ok);
    }
    return MISSING;
}

static struct value get_asks(struct subject *s)
{
    return register_asks(s, register_request(s));
}

static struct value get_granted(struct subject *s)
{
    const struct transaction *t = last_register(s, true);

    return t != NULL ? register_grants(s, t->request, t->final) : MISSING;
}

/* The user of the Contact where it is another than that of the address of record. */
static struct value get_other_user(struct subject *s)
{
    uint32_t i = register_request(s);
    struct name_addr contact, to;
    struct span at;

    if (i == NO_INDEX || !read_contact(s, i, &contact, &at))
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    if (!name_addr_parse(sip_value(m, HEADER_TO), &to) || to.uri.user.n == 0 ||
        contact.uri.user.n == 0 || slice_ieq(to.uri.user, contact.uri.user))
        return MISSING;
    return value_in_message(s, i, value_text(contact.uri.user), sip_span(m, contact.uri.all),
                            "Contact");
}

/* "The 'userinfo' and '@' components of the SIP URI MUST NOT be present" (10.2). */
static struct value get_uri_user(struct subject *s)
{
    uint32_t i = register_request(s);
    struct uri uri;

    if (i == NO_INDEX || !message_is_whole(s, i))
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    if (!uri_parse(sip_text(m, m->request_uri), &uri) || uri.user.n == 0)
        return MISSING;
    return value_in_message(s, i, value_text(uri.user), m->request_uri, "request-line");
}

/* Of a registration that is refreshed all day, the last so many REGISTERs are read. */
#define REFRESHES_READ 32

static size_t first_read(size_t n)
{
    return n > REFRESHES_READ ? n - REFRESHES_READ : 0;
}

static bool is_private_host(const struct uri *uri)
{
    struct addr addr;

    return uri_host_addr(uri, &addr) && addr_is_private(addr);
}

enum moved_part { MOVED_TO, MOVED_FROM };

struct moved_contact {
    struct value from, to; /* MISSING: there is none */
};

/* A refresh that gives a private address where an earlier REGISTER of this registration gave one
 * that is not. */
static void look_for_move(struct subject *s, struct moved_contact *moved)
{
    const struct transaction *all;
    struct value from = MISSING;
    struct name_addr na;
    struct span at;
    size_t n = s->call->method == SIP_REGISTER ? view_transactions(s->view, &all) : 0;

    for (size_t i = first_read(n); i < n && moved->to.kind == VALUE_MISSING; i++) {
        uint32_t request = all[i].request;
        struct addr addr;

        if (all[i].method != SIP_REGISTER || request == NO_INDEX || !is_ok(&all[i]) ||
            !read_contact(s, request, &na, &at))
            continue;
        struct value value = value_in_message(s, request, value_text(na.uri.all), at, "Contact");
        if (from.kind != VALUE_MISSING && is_private_host(&na.uri))
            *moved = (struct moved_contact){ from, value };
        else if (uri_host_addr(&na.uri, &addr) && !addr_is_private(addr))
            from = value;
    }
}

static struct value get_moved(struct subject *s, const struct fact *f)
{
    if (s->derived->moved_contact == NULL) {
        struct moved_contact *moved = arena_alloc(s->arena, sizeof *moved);

        *moved = (struct moved_contact){ MISSING, MISSING };
        look_for_move(s, moved);
        s->derived->moved_contact = moved;
    }
    return f->part == MOVED_TO ? s->derived->moved_contact->to : s->derived->moved_contact->from;
}

/* The longest time by which a refresh came too late: from the end of what was granted to the next
 * REGISTER of the same registration. */
static struct value get_late(struct subject *s)
{
    const struct transaction *all, *granted = NULL;
    struct value worst = MISSING;
    double seconds = 0;
    size_t n = s->call->method == SIP_REGISTER ? view_transactions(s->view, &all) : 0;

    for (size_t i = first_read(n); i < n; i++) {
        const struct transaction *t = &all[i];

        if (t->method != SIP_REGISTER || t->request == NO_INDEX)
            continue;
        nanos_t now = s->call->messages[t->request].time;
        if (granted != NULL && seconds > 0) {
            double passed = nanos_seconds(now - s->call->messages[granted->final].time);

            if (passed > seconds + 1 &&
                (worst.kind == VALUE_MISSING || passed - seconds > worst.number)) {
                const struct sip_message *m = view_message(s->view, t->request);

                worst = value_in_message(s, t->request, value_number(passed - seconds),
                                         m->start_line, "request-line");
            }
            granted = NULL;
        }
        if (!is_ok(t))
            continue;
        struct value grant = register_grants(s, t->request, t->final);
        granted = t;
        seconds = grant.kind == VALUE_NUMBER ? grant.number : 0;
    }
    return worst;
}

/* REGISTERs that went on asking for less after a 423 had said how much it has to be. */
static struct value get_brief(struct subject *s)
{
    const struct transaction *all;
    size_t n = s->call->method == SIP_REGISTER ? view_transactions(s->view, &all) : 0;
    uint32_t refused = 0;

    for (size_t i = 0; i < n; i++)
        refused += all[i].method == SIP_REGISTER && all[i].status == 423;
    return value_number(refused);
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("register.asks", VALUE_NUMBER, get_asks, 0, N_("seconds"),
         N_("how long the registration is to last, as the last REGISTER asks")),
    FACT("registered.for", VALUE_NUMBER, get_granted, 0, N_("seconds"),
         N_("how long the last 2xx grants to that Contact")),
    FACT("register.other_user", VALUE_TEXT, get_other_user, 0, NULL,
         N_("the user of the Contact, where it is another than that of the To")),
    FACT("register.uri_user", VALUE_TEXT, get_uri_user, 0, NULL,
         N_("the user in the Request-URI of the REGISTER, where there must be none")),
    FACT("register.moved_to", VALUE_TEXT, get_moved, MOVED_TO, NULL,
         N_("the private Contact of a refresh, where an earlier one was not private")),
    FACT("register.moved_from", VALUE_TEXT, get_moved, MOVED_FROM, NULL,
         N_("that earlier Contact")),
    FACT("register.late_by", VALUE_NUMBER, get_late, 0, N_("seconds"),
         N_("time from the end of a registration to the REGISTER that renews it")),
    FACT("register.too_brief", VALUE_NUMBER, get_brief, 0, NULL, N_("number of 423 responses")),
};

const struct fact_table facts_of_register = { facts, ARRAY_SIZE(facts) };
