/* provider.c - facts about the provider of a call and the user's trunk. */
#include "config.h"

#include <stdio.h>

#include "base/gettext.h"
#include "base/pattern.h"
#include "fact/fact_private.h"
#include "fact/sides.h"
#include "provider/trunk_match.h"

static struct value text_of(const char *text)
{
    return text != NULL ? value_text(slice_of(text)) : MISSING;
}

/* The host of the Request-URI that began the call, as it was sent. */
struct slice subject_request_host(struct subject *s)
{
    struct derived *d = s->derived;
    struct uri uri;

    if (!d->request_host_done) {
        uint32_t i = role_message(s, ROLE_REQUEST);

        d->request_host_done = true;
        if (i != NO_INDEX && uri_parse(view_request_uri(s->view, i), &uri))
            d->request_host = uri.host;
    }
    return d->request_host;
}

static bool any_is_refused(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].status >= 300)
            return true;
    return false;
}

/* The final response, where it is no success; NULL: none. A call that succeeded has no error to
 * tell of, and need not be read for it. */
static const struct sip_message *read_refusal(struct subject *s, uint32_t *at)
{
    uint32_t i = any_is_refused(s->call) ? role_message(s, ROLE_FINAL) : NO_INDEX;

    if (i == NO_INDEX || view_kept(s->view, i)->status < 300)
        return NULL;
    const struct sip_message *m = view_message(s->view, i);

    *at = i;
    return m->bytes.n ? m : NULL;
}

/* A header that only one provider writes tells whose response it is. */
static const struct profile *profile_by_refusal(struct subject *s)
{
    uint32_t at;
    const struct sip_message *m = read_refusal(s, &at);

    for (size_t i = 0; m != NULL && i < profiles_count(s->profiles); i++) {
        const struct profile *p = profiles_at(s->profiles, i);

        if (p->error_header != NULL && sip_header_named(m, slice_of(p->error_header)) != NULL)
            return p;
    }
    return NULL;
}

const struct profile *subject_provider(struct subject *s)
{
    if (s->profile != NULL || s->provider_done || s->profiles == NULL)
        return s->profile;
    s->provider_done = true;
    if (s->call != NULL && s->direction != CALL_ORIGINATION) {
        struct slice host = subject_request_host(s);

        s->profile = host.n ? profiles_by_host(s->profiles, host) : NULL;
    }
    if (s->call != NULL && s->profile == NULL)
        s->profile = profile_by_refusal(s);
    return s->profile;
}

static struct trunk_signs trunk_signs(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);
    const struct value *sid = fact_asked(s, ASK_TRUNK_SID);
    struct trunk_signs signs = { .host = subject_request_host(s),
                                 .profile = subject_provider(s),
                                 .outward = s->direction == CALL_TERMINATION,
                                 .inward = s->direction == CALL_ORIGINATION };

    if (sid->kind == VALUE_TEXT)
        signs.sid = sid->text;
    if (flow != NULL)
        signs.own = signs.outward ? flow->src.addr : flow->dst.addr;
    return signs;
}

const struct trunk *subject_trunk(struct subject *s)
{
    if (s->trunk != NULL || s->trunk_done || s->profiles == NULL || s->call == NULL)
        return s->trunk;
    s->trunk_done = true;
    if (trunks_count(s->profiles) > 0) {
        struct trunk_signs signs = trunk_signs(s);

        s->trunk = trunks_match(s->profiles, &signs);
    }
    return s->trunk;
}

/* The trunk that the call is of, or seems to be meant for: a wrong Request-URI is compared with
 * it. */
static const struct trunk *trunk_meant(struct subject *s)
{
    const struct trunk *t = subject_trunk(s);

    if (t != NULL || s->profiles == NULL || s->call == NULL || trunks_count(s->profiles) == 0)
        return t;
    struct trunk_signs signs = trunk_signs(s);
    return trunks_only(s->profiles, &signs);
}

/* The side that the host of the Request-URI belongs to. */
static struct value get_request_host_side(struct subject *s)
{
    struct slice host = subject_request_host(s);
    struct addr addr;

    if (host.n == 0 || s->sides == NULL || !addr_parse(host, &addr))
        return MISSING;
    return text_of(side_name(sides_of(s->sides, addr)));
}

enum provider_part {
    PROVIDER_ID,
    PROVIDER_NAME,
    PROVIDER_KNOWN,
    PROVIDER_E164,
    PROVIDER_CPS,
    PROVIDER_CONCURRENT,
    PROVIDER_SYMMETRIC,
    PROVIDER_FAILOVER,
    PROVIDER_HEADER,
    PROVIDER_REGISTERS,
    PROVIDER_NO_ACK_CODE,
    PROVIDER_CPS_MORE,
    PROVIDER_OPTIONS,
    PROVIDER_ENDS_FAILOVER
};

/* Does it try another address after the status of this call? */
static struct value ends_failover(struct subject *s, const struct profile *p)
{
    struct pattern_error problem;
    struct pattern *pattern;
    char status[8];

    if (p->failover_ends == NULL || s->call == NULL || s->call->status == 0)
        return MISSING;
    pattern = pattern_new(slice_of(p->failover_ends), &problem);
    if (pattern == NULL)
        return MISSING;
    snprintf(status, sizeof status, "%u", (unsigned)s->call->status);
    bool ends = pattern_matches(pattern, slice_of(status));
    pattern_free(pattern);
    return value_bool(ends);
}

static struct value get_provider(struct subject *s, const struct fact *f)
{
    const struct profile *p = subject_provider(s);

    if (f->part == PROVIDER_KNOWN)
        return value_bool(p != NULL);
    if (p == NULL)
        return MISSING;
    switch ((enum provider_part)f->part) {
    case PROVIDER_ID:
        return text_of(p->id);
    case PROVIDER_NAME:
        return text_of(p->name);
    case PROVIDER_E164:
        return value_bool(p->e164_plus);
    case PROVIDER_CPS:
        return p->cps > 0 ? value_number(p->cps) : MISSING;
    case PROVIDER_CONCURRENT:
        return p->concurrent ? value_number(p->concurrent) : MISSING;
    case PROVIDER_SYMMETRIC:
        return value_bool(p->symmetric_rtp);
    case PROVIDER_FAILOVER:
        return p->failover > 0 ? value_number(p->failover) : MISSING;
    case PROVIDER_HEADER:
        return text_of(p->error_header);
    case PROVIDER_CPS_MORE:
        return p->cps_more != NULL ? text_of(_(p->cps_more)) : MISSING;
    case PROVIDER_NO_ACK_CODE:
        return text_of(p->no_ack_code);
    case PROVIDER_REGISTERS:
        return value_bool(p->registers);
    case PROVIDER_OPTIONS:
        return p->options_least > 0 ? value_number(p->options_least) : MISSING;
    case PROVIDER_ENDS_FAILOVER:
        return ends_failover(s, p);
    case PROVIDER_KNOWN:
        break;
    }
    return MISSING;
}

static struct value networks(struct network *p, size_t n)
{
    struct value value = { .kind = VALUE_NETWORKS };

    value.networks.p = p;
    value.networks.n = n;
    return n ? value : MISSING;
}

enum range_part { RANGE_SIGNALLING, RANGE_MEDIA, RANGE_RETIRED };

static struct value get_ranges(struct subject *s, const struct fact *f)
{
    const struct profile *p = subject_provider(s);
    size_t n = 0;

    if (p == NULL || p->n_ranges == 0)
        return MISSING;
    struct network *list = arena_alloc(s->arena, p->n_ranges * sizeof *list);
    for (size_t i = 0; i < p->n_ranges; i++) {
        const struct range *r = &p->ranges[i];
        bool fits = f->part == RANGE_RETIRED ? r->retired
                                             : !r->retired && r->media == (f->part == RANGE_MEDIA);

        if (fits)
            list[n++] = r->network;
    }
    return networks(list, n);
}

enum trunk_part {
    TRUNK_NAME,
    TRUNK_KNOWN,
    TRUNK_ACL,
    TRUNK_OWN,
    TRUNK_CPS,
    TRUNK_CONCURRENT,
    TRUNK_HOST
};

static struct value get_trunk(struct subject *s, const struct fact *f)
{
    bool its_own = f->part == TRUNK_KNOWN || f->part == TRUNK_NAME;
    const struct trunk *t = its_own ? subject_trunk(s) : trunk_meant(s);

    if (f->part == TRUNK_KNOWN)
        return value_bool(t != NULL);
    if (t == NULL)
        return MISSING;
    switch ((enum trunk_part)f->part) {
    case TRUNK_NAME:
        return text_of(t->name);
    case TRUNK_ACL:
        return networks(t->acl, t->n_acl);
    case TRUNK_OWN:
        return networks(t->own, t->n_own);
    case TRUNK_CPS:
        return t->cps > 0 ? value_number(t->cps) : MISSING;
    case TRUNK_CONCURRENT:
        return t->concurrent ? value_number(t->concurrent) : MISSING;
    case TRUNK_HOST:
        return t->n_termination ? text_of(t->termination[0]) : MISSING;
    case TRUNK_KNOWN:
        break;
    }
    return MISSING;
}

/* Is the Request-URI's host one that leads to a trunk? Where no trunk is known, nor a provider that
 * tells trunks apart by it, there is nothing to compare it with. */
static struct value get_host_known(struct subject *s)
{
    struct slice host = subject_request_host(s);

    if (s->profiles == NULL || host.n == 0)
        return MISSING;
    if (trunks_by_host(s->profiles, host) != NULL || profiles_by_host(s->profiles, host) != NULL)
        return value_bool(true);
    const struct profile *p = subject_provider(s);
    const struct trunk *t = trunk_meant(s);
    bool comparable =
        (p != NULL && p->n_host_patterns && p->trunk_by_host) || (t != NULL && t->n_termination);
    return comparable ? value_bool(false) : MISSING;
}

/* A provider's code, its meaning and where it stands in the final response. */
struct told {
    uint32_t message;
    const struct sip_header *header; /* NULL: the status line */
    struct span span;
    struct slice text, code;
    const struct error_code *known; /* NULL: the profile does not have it */
};

static bool is_code_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static struct slice first_word(struct slice text)
{
    size_t n = 0;

    while (n < text.n && is_code_char(text.p[n]))
        n++;
    return slice_sub(text, 0, n);
}

/* The last word of the text that is one of the provider's codes: they stand at the end. */
static bool find_code(const struct profile *p, struct slice text, struct told *t)
{
    for (size_t end = text.n; end > 0;) {
        size_t from = end;

        while (from > 0 && is_code_char(text.p[from - 1]))
            from--;
        t->code = slice_sub(text, from, end);
        t->known = t->code.n ? profile_error(p, t->code) : NULL;
        if (t->known != NULL)
            return true;
        end = from < end ? from : end - 1;
    }
    return false;
}

/* The header of the call's provider, or of any provider that names its header: what stands there
 * tells whose it is. */
static bool told_by_header(struct subject *s, const struct sip_message *m, struct told *t)
{
    const struct profile *p = subject_provider(s);

    for (size_t i = 0; i <= profiles_count(s->profiles); i++) {
        const struct profile *of = i ? profiles_at(s->profiles, i - 1) : p;

        t->header = of != NULL && of->error_header != NULL
                        ? sip_header_named(m, slice_of(of->error_header))
                        : NULL;
        if (t->header == NULL)
            continue;
        t->span = t->header->value;
        t->text = sip_text(m, t->span);
        t->code = first_word(t->text);
        t->known = t->code.n ? profile_error(of, t->code) : NULL;
        return true;
    }
    return false;
}

static bool told_elsewhere(struct subject *s, const struct sip_message *m, struct told *t)
{
    const struct profile *p = subject_provider(s);

    if (p == NULL || p->codes_in == CODE_IN_HEADER)
        return false;
    if (p->codes_in != CODE_IN_PHRASE)
        t->header = sip_header(m, p->codes_in == CODE_IN_WARNING ? HEADER_WARNING : HEADER_REASON);
    if (p->codes_in != CODE_IN_PHRASE && t->header == NULL)
        return false;
    t->span = t->header != NULL ? t->header->value : m->reason;
    t->text = sip_text(m, t->span);
    return find_code(p, t->text, t);
}

static bool find_told(struct subject *s, struct told *t)
{
    const struct sip_message *m = s->profiles != NULL ? read_refusal(s, &t->message) : NULL;

    return m != NULL && (told_by_header(s, m, t) || told_elsewhere(s, m, t));
}

/* NULL: there is none. */
static const struct told *told_by_provider(struct subject *s)
{
    struct derived *d = s->derived;

    if (!d->told_done) {
        struct told *t = arena_alloc(s->arena, sizeof *t);

        d->told_done = true;
        d->told = find_told(s, t) ? t : NULL;
    }
    return d->told;
}

enum error_part { ERROR_CODE, ERROR_TEXT, ERROR_MEANING, ERROR_CAUSE };

static struct value get_error(struct subject *s, const struct fact *f)
{
    const struct told *t = told_by_provider(s);
    struct value value = MISSING;

    if (t == NULL)
        return MISSING;
    switch ((enum error_part)f->part) {
    case ERROR_CODE:
        value = t->code.n ? value_text(t->code) : MISSING;
        break;
    case ERROR_TEXT:
        value = value_text(t->text);
        break;
    case ERROR_MEANING:
        value = t->known != NULL ? text_of(_(t->known->meaning)) : MISSING;
        break;
    case ERROR_CAUSE:
        value = t->known != NULL ? text_of(t->known->cause) : MISSING;
        break;
    }
    if (value.kind == VALUE_MISSING)
        return value;
    return t->header != NULL ? value_in_header(s, t->message, value, t->header, t->span)
                             : value_in_message(s, t->message, value, t->span, "status-line");
}

/* The region of the provider that the far end's address belongs to. */
static struct value get_region(struct subject *s)
{
    const struct profile *p = subject_provider(s);
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);

    if (p == NULL || flow == NULL)
        return MISSING;
    const struct range *r = profile_range(p, flow->dst.addr, false);
    if (r == NULL)
        r = profile_range(p, flow->src.addr, false);
    return r != NULL ? text_of(r->region) : MISSING;
}

#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("provider", VALUE_TEXT, get_provider, PROVIDER_ID, N_("the provider's id: twilio, …")),
    FACT("provider.name", VALUE_TEXT, get_provider, PROVIDER_NAME, N_("the provider's name")),
    FACT("provider.known", VALUE_BOOL, get_provider, PROVIDER_KNOWN,
         N_("whether the far side is a provider whose profile is known")),
    FACT("provider.e164", VALUE_BOOL, get_provider, PROVIDER_E164,
         N_("whether the provider takes numbers as +E.164 only")),
    FACT("provider.registers", VALUE_BOOL, get_provider, PROVIDER_REGISTERS,
         N_("whether trunks of the provider register")),
    FACT("provider.cps", VALUE_NUMBER, get_provider, PROVIDER_CPS,
         N_("calls a second that the provider takes by default")),
    FACT("provider.concurrent", VALUE_NUMBER, get_provider, PROVIDER_CONCURRENT,
         N_("calls at once that the provider takes by default")),
    FACT("provider.symmetric_rtp", VALUE_BOOL, get_provider, PROVIDER_SYMMETRIC,
         N_("whether the provider sends media back to where it comes from")),
    FACT("provider.failover", VALUE_NUMBER, get_provider, PROVIDER_FAILOVER,
         N_("seconds until the provider gives up a silent PBX")),
    FACT("provider.error_header", VALUE_TEXT, get_provider, PROVIDER_HEADER,
         N_("the header in which the provider says why it refuses")),
    FACT("provider.cps_more", VALUE_TEXT, get_provider, PROVIDER_CPS_MORE,
         N_("what traffic has to be like for more calls a second, in the provider's words")),
    FACT("provider.options_least", VALUE_NUMBER, get_provider, PROVIDER_OPTIONS,
         N_("seconds that the provider wants between OPTIONS")),
    FACT("provider.ends_failover", VALUE_BOOL, get_provider, PROVIDER_ENDS_FAILOVER,
         N_("whether the provider tries no other address after the status of the call")),
    FACT("provider.no_ack_code", VALUE_TEXT, get_provider, PROVIDER_NO_ACK_CODE,
         N_("the code under which the provider's own log tells of a 2xx without ACK")),
    FACT("provider.signalling", VALUE_NETWORKS, get_ranges, RANGE_SIGNALLING,
         N_("the provider's networks for signalling")),
    FACT("provider.media", VALUE_NETWORKS, get_ranges, RANGE_MEDIA,
         N_("the provider's networks for media")),
    FACT("provider.retired", VALUE_NETWORKS, get_ranges, RANGE_RETIRED,
         N_("networks that the provider has given up")),
    FACT("provider.region", VALUE_TEXT, get_region, 0, N_("the provider's region")),
    FACT("trunk", VALUE_TEXT, get_trunk, TRUNK_NAME, N_("the name of the user's trunk")),
    FACT("trunk.known", VALUE_BOOL, get_trunk, TRUNK_KNOWN,
         N_("whether the call belongs to a trunk of the user's")),
    FACT("trunk.acl", VALUE_NETWORKS, get_trunk, TRUNK_ACL,
         N_("the networks that the trunk's access list holds")),
    FACT("trunk.own", VALUE_NETWORKS, get_trunk, TRUNK_OWN, N_("the user's own networks")),
    FACT("trunk.cps", VALUE_NUMBER, get_trunk, TRUNK_CPS, N_("calls a second of the trunk")),
    FACT("trunk.concurrent", VALUE_NUMBER, get_trunk, TRUNK_CONCURRENT,
         N_("calls at once of the trunk")),
    FACT("trunk.host", VALUE_TEXT, get_trunk, TRUNK_HOST, N_("the trunk's termination host")),
    FACT("request_host.known", VALUE_BOOL, get_host_known, 0,
         N_("whether the Request-URI's host is a termination host of the provider or the trunk")),
    FACT("request_host.side", VALUE_TEXT, get_request_host_side, 0,
         N_("whose address the Request-URI names: own, provider, other or unknown")),
    FACT("error.code", VALUE_TEXT, get_error, ERROR_CODE,
         N_("the provider's own code in the final response: \"32201\", \"D35\"")),
    FACT("error.text", VALUE_TEXT, get_error, ERROR_TEXT,
         N_("the words that the code stands in: the provider's error header, the reason phrase")),
    FACT("error.meaning", VALUE_TEXT, get_error, ERROR_MEANING,
         N_("what that code means, by the provider's profile")),
    FACT("error.cause", VALUE_TEXT, get_error, ERROR_CAUSE,
         N_("the cause that the code proves, by the provider's profile")),
};

const struct fact_table facts_of_provider = { facts, ARRAY_SIZE(facts) };
