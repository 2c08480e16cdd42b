/* binding.c - facts about a call to somebody who registered in the same capture: where from,
 * how long ago, whether that still holds (RFC 3261 section 10, RFC 5626 section 4.4). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/in_dialog.h"

#define LOOK_BACK 4096   /* calls that are looked at */
#define INVITES_TRIED 16 /* of one call, whose repeats are counted */
#define UNANSWERED_SENDS 3

/* A registration as one REGISTER and its 2xx show it. */
struct sighting {
    uint32_t frame;           /* of the REGISTER */
    nanos_t time;             /* of the 2xx */
    struct endpoint src;      /* the sender of the REGISTER */
    double granted;           /* seconds; < 0: not known */
    struct slice contact, to; /* URIs; in the subject's arena */
    bool nat;                 /* the Contact is another address or port
                                 than the packet's */
};

/* The registrations of the called user that the capture shows. */
struct binding {
    const struct transaction *invite; /* the INVITE that found no answer; NULL */
    bool way;                         /* to where a REGISTER came from */
    struct sighting last, later;      /* before that INVITE, and after it */
    nanos_t asked;                    /* the time of the REGISTER of `last` */
    nanos_t heard;                    /* last packet from there before the INVITE */
    bool has_later;
    bool aor;                    /* the called user registered where the
                                    INVITE was refused */
    struct sighting mine, other; /* last registration; one that took its
                                place */
    bool replaced;
    bool other_form; /* the call names another user, host or port than `mine` */
};

static const struct transaction *unanswered_invite(struct subject *s)
{
    const struct transaction *all;
    size_t n = s->call->method == SIP_INVITE ? view_transactions(s->view, &all) : 0;

    for (size_t i = 0, tried = 0; i < n && tried < INVITES_TRIED; i++) {
        if (!all[i].initial || all[i].status != 0 || all[i].provisional != NO_INDEX)
            continue;
        tried++;
        if (message_sends(s->call, all[i].request) >= UNANSWERED_SENDS)
            return &all[i];
    }
    return NULL;
}

/* Contact: * or an expiry of 0 (RFC 3261 section 10.2.2); the 2xx then lists it no more. */
static bool is_taken_back(const struct sip_message *m, const struct name_addr *contact)
{
    struct slice own = { 0 };
    uint64_t seconds;

    if (!contact->star)
        own = param_get(contact->params, SLICE("expires"));
    return contact->star ||
           (slice_u64(own.p != NULL ? own : sip_value(m, HEADER_EXPIRES), &seconds) &&
            seconds == 0);
}

static bool read_seen(struct subject *s, struct view *v, const struct registration *r,
                      struct sighting *out)
{
    const struct call_message *request = view_kept(v, r->request);
    const struct sip_message *m = view_message(v, r->request), *ok = view_message(v, r->final);
    struct sip_values values = { 0 };
    struct name_addr contact, to, listed;
    struct addr addr;

    if (m->bytes.n == 0 || !sip_next_value(m, HEADER_CONTACT, &values) ||
        !name_addr_parse(sip_text(m, values.value), &contact) ||
        !name_addr_parse(sip_value(m, HEADER_TO), &to))
        return false;
    bool taken_back = is_taken_back(m, &contact);
    *out = (struct sighting){ .frame = request->frame,
                              .time = view_kept(v, r->final)->time,
                              .src = view_flow(v, r->request)->src,
                              .granted = taken_back ? 0 : -1,
                              .contact = arena_slice(s->arena, contact.uri.all),
                              .to = arena_slice(s->arena, to.uri.all) };
    out->nat = uri_host_addr(&contact.uri, &addr) &&
               (!addr_eq(addr, out->src.addr) || uri_port(&contact.uri) != out->src.port);
    struct sip_values grants = { 0 };
    while (ok->bytes.n && sip_next_value(ok, HEADER_CONTACT, &grants)) {
        uint64_t seconds;

        if (!name_addr_parse(sip_text(ok, grants.value), &listed) ||
            !uri_same_target(&listed.uri, &contact.uri))
            continue;
        struct slice own = param_get(listed.params, SLICE("expires"));
        if (!taken_back && slice_u64(own.p != NULL ? own : sip_value(ok, HEADER_EXPIRES), &seconds))
            out->granted = (double)seconds;
    }
    return true;
}

static bool user_is(const struct sighting *seen, const struct uri *uri)
{
    struct uri to, contact;

    return (uri_parse(seen->to, &to) && slice_ieq(to.user, uri->user)) ||
           (uri_parse(seen->contact, &contact) && slice_ieq(contact.user, uri->user));
}

static bool lists(const struct sip_message *ok, const struct sighting *seen)
{
    struct sip_values values = { 0 };
    struct name_addr na;
    struct uri uri;

    while (ok->bytes.n && sip_next_value(ok, HEADER_CONTACT, &values))
        if (name_addr_parse(sip_text(ok, values.value), &na) && uri_parse(seen->contact, &uri) &&
            uri_same_target(&na.uri, &uri))
            return true;
    return false;
}

static bool still_holds(const struct sighting *seen, nanos_t at)
{
    return seen->granted < 0 || nanos_seconds(at - seen->time) <= seen->granted;
}

/* The registrar looks for what the Request-URI names among the addresses of record (RFC 3261
 * section 10.3); parameters do not count, and the case of the user does. */
static bool is_other_form(const struct sighting *seen, const struct uri *called)
{
    struct uri to;

    return uri_parse(seen->to, &to) &&
           (!slice_eq(to.user, called->user) || !uri_same_target(&to, called));
}

/* One accepted REGISTER, held against the call. */
static void take(struct subject *s, struct binding *b, struct view *v, const struct registration *r,
                 const struct uri *called)
{
    const struct flow *from = view_flow(v, r->request);
    nanos_t asked = view_kept(v, r->request)->time;
    const struct flow *invite = b->invite != NULL ? calls_flow(s->calls, b->invite->flow) : NULL;
    const struct flow *first = calls_flow(s->calls, s->call->caller_flow);
    struct sighting seen;

    if (!read_seen(s, v, r, &seen) || !user_is(&seen, called))
        return;
    if (invite != NULL && addr_eq(from->src.addr, invite->dst.addr)) {
        bool before = asked <= s->call->messages[b->invite->request].time;

        if (before && (!b->way || seen.time >= b->last.time)) {
            b->last = seen;
            b->asked = asked;
            b->way = true;
        } else if (!before && !b->has_later) {
            b->later = seen;
            b->has_later = true;
        }
    }
    if (first == NULL || !addr_eq(from->dst.addr, first->dst.addr) || asked > s->call->start)
        return;
    if (b->aor && !addr_eq(b->mine.src.addr, seen.src.addr) && seen.granted != 0 &&
        still_holds(&b->mine, seen.time) && !lists(view_message(v, r->final), &b->mine)) {
        b->replaced = true;
        b->other = seen;
        return;
    }
    b->mine = seen;
    b->aor = true;
    b->other_form = is_other_form(&seen, called);
}

/* The last message from an endpoint in a call, of those between two times. */
static nanos_t heard_in(struct subject *s, const struct call *call, const struct endpoint *from,
                        nanos_t after, nanos_t before)
{
    for (uint32_t k = call->n_messages; k-- > 0 && call->messages[k].time > after;) {
        const struct flow *flow = calls_flow(s->calls, call->messages[k].flow);

        if (flow != NULL && call->messages[k].time < before && endpoint_eq(flow->src, *from))
            return call->messages[k].time;
    }
    return after;
}

/* The last packet with SIP from where the phone registered, before the INVITE. */
static nanos_t last_heard(struct subject *s, const struct binding *b)
{
    nanos_t heard = b->asked, before = s->call->messages[b->invite->request].time;
    size_t n = call_position(s) + 1;

    for (size_t i = n; i > 0 && n - i < LOOK_BACK; i--) {
        const struct call *call = calls_at(s->calls, i - 1);

        if (call->last > heard)
            heard = heard_in(s, call, &b->last.src, heard, before);
    }
    return heard;
}

static bool concerns(struct subject *s, const struct call *call, const struct transaction *invite)
{
    if (call->method != SIP_REGISTER)
        return false;
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);
    const struct flow *first = calls_flow(s->calls, s->call->caller_flow);
    if (flow == NULL || first == NULL)
        return false;
    return addr_eq(flow->dst.addr, first->dst.addr) ||
           (invite != NULL &&
            addr_eq(flow->src.addr, calls_flow(s->calls, invite->flow)->dst.addr));
}

/* The user of the request that found no answer; else of the one that was refused. */
static bool called_user(struct subject *s, const struct transaction *invite, struct uri *uri)
{
    uint32_t i = invite != NULL ? invite->request : role_message(s, ROLE_INVITE);

    if (i == NO_INDEX || !message_is_whole(s, i))
        return false;
    const struct sip_message *m = view_message(s->view, i);
    return uri_parse(sip_text(m, m->request_uri), uri) && uri->user.n > 0;
}

static void look(struct subject *s, struct binding *b)
{
    struct registration all[REGISTRATIONS_MOST];
    struct view *v = NULL;
    struct uri called;

    b->invite = unanswered_invite(s);
    if (s->call->method != SIP_INVITE || !calls_registered(s->calls) ||
        !called_user(s, b->invite, &called))
        return;
    size_t n = calls_registrations(s->calls, called.user, s->call->start, all);
    for (size_t i = 0; i < n; i++) {
        if (!concerns(s, all[i].call, b->invite))
            continue;
        if (v == NULL || view_call(v) != all[i].call)
            v = view_new(s->calls, all[i].call, s->arena);
        take(s, b, v, &all[i], &called);
    }
    if (b->way)
        b->heard = last_heard(s, b);
}

static const struct binding *binding_of(struct subject *s)
{
    if (s->derived->binding == NULL) {
        struct binding *b = arena_alloc(s->arena, sizeof *b);

        *b = (struct binding){ .heard = NANOS_NONE };
        look(s, b);
        s->derived->binding = b;
    }
    return s->derived->binding;
}

uint32_t binding_invite(struct subject *s)
{
    const struct transaction *t = unanswered_invite(s);

    return t != NULL ? t->request : NO_INDEX;
}

/* Facts */

static struct value at_packet(struct subject *s, const struct sighting *seen, struct value value)
{
    struct value src = value_endpoint(s, seen->src);
    struct value text = value_format(s, _("REGISTER from %.*s with Contact %.*s"),
                                     SLICE_ARG(src.text), SLICE_ARG(seen->contact));

    return value_in_packet(PLACE_IP, seen->frame, value, text.text);
}

enum way_part { WAY_FROM, WAY_IDLE, WAY_PORT_RIGHT, WAY_NAT, WAY_AGE, WAY_LATER };

static struct value get_way(struct subject *s, const struct fact *f)
{
    if (unanswered_invite(s) == NULL)
        return MISSING;
    const struct binding *b = binding_of(s);
    if (!b->way)
        return MISSING;
    nanos_t sent = s->call->messages[b->invite->request].time;
    struct endpoint to = calls_flow(s->calls, b->invite->flow)->dst;
    switch ((enum way_part)f->part) {
    case WAY_FROM:
        return at_packet(s, &b->last, value_endpoint(s, b->last.src));
    case WAY_IDLE:
        return value_span(b->heard, sent);
    case WAY_PORT_RIGHT:
        return value_bool(to.port == b->last.src.port);
    case WAY_NAT:
        return value_bool(b->last.nat);
    case WAY_AGE:
        return value_span(b->last.time, sent);
    case WAY_LATER:
        return b->has_later && b->later.src.port != b->last.src.port
                   ? at_packet(s, &b->later, value_endpoint(s, b->later.src))
                   : MISSING;
    }
    return MISSING;
}

enum aor_part {
    AOR_TAKEN_BACK,
    AOR_FROM,
    AOR_OVER,
    AOR_FORM,
    AOR_OTHER_FORM,
    AOR_REPLACED,
    AOR_REPLACED_BY
};

static struct value get_aor(struct subject *s, const struct fact *f)
{
    const struct binding *b = binding_of(s);

    if (!b->aor)
        return MISSING;
    double age = nanos_seconds(s->call->start - b->mine.time);
    switch ((enum aor_part)f->part) {
    case AOR_TAKEN_BACK:
        return value_bool(b->mine.granted == 0);
    case AOR_FROM:
        return at_packet(s, &b->mine, value_endpoint(s, b->mine.src));
    case AOR_OVER:
        return b->mine.granted >= 0 && age > b->mine.granted ? value_number(age - b->mine.granted)
                                                             : MISSING;
    case AOR_FORM:
        return at_packet(s, &b->mine, value_text(b->mine.to));
    case AOR_OTHER_FORM:
        return value_bool(b->other_form);
    case AOR_REPLACED:
        return value_bool(b->replaced);
    case AOR_REPLACED_BY:
        return b->replaced ? at_packet(s, &b->other, value_endpoint(s, b->other.src)) : MISSING;
    }
    return MISSING;
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("phone.from", VALUE_TEXT, get_way, WAY_FROM, NULL,
         N_("where the called phone registered from, if an INVITE to there found no answer")),
    FACT("phone.idle", VALUE_NUMBER, get_way, WAY_IDLE, N_("seconds"),
         N_("time from the last message of that phone to that INVITE")),
    FACT("phone.port_right", VALUE_BOOL, get_way, WAY_PORT_RIGHT, NULL,
         N_("whether that INVITE went to the port that the phone registered from")),
    FACT("phone.nat", VALUE_BOOL, get_way, WAY_NAT, NULL,
         N_("whether the phone's Contact is another address or port than its packets come from")),
    FACT("phone.age", VALUE_NUMBER, get_way, WAY_AGE, N_("seconds"),
         N_("time from its registration to that INVITE")),
    FACT("phone.later", VALUE_TEXT, get_way, WAY_LATER, NULL,
         N_("where it registered from after that INVITE, if from another port")),
    FACT("called.from", VALUE_TEXT, get_aor, AOR_FROM, NULL,
         N_("where the called user registered from, at the server that the call went to")),
    FACT("called.taken_back", VALUE_BOOL, get_aor, AOR_TAKEN_BACK, NULL,
         N_("whether the last REGISTER of the called user took the registration back (expires 0)")),
    FACT("called.over_for", VALUE_NUMBER, get_aor, AOR_OVER, N_("seconds"),
         N_("how long that registration had run out when the call began")),
    FACT("called.as", VALUE_TEXT, get_aor, AOR_FORM, NULL,
         N_("the address of record that the called user registered")),
    FACT("called.other_form", VALUE_BOOL, get_aor, AOR_OTHER_FORM, NULL,
         N_("whether the call names another user, host or port than that address of record")),
    FACT("called.replaced", VALUE_BOOL, get_aor, AOR_REPLACED, NULL,
         N_("whether a registration from another address took its place")),
    FACT("called.replaced_by", VALUE_TEXT, get_aor, AOR_REPLACED_BY, NULL, N_("that address")),
};

const struct fact_table facts_of_binding = { facts, ARRAY_SIZE(facts) };
