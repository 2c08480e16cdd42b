/* nonce.c - facts about credentials beside others of the capture: the count of a nonce (RFC 7616
 * section 3.4: a server that sees the same count twice takes the request for a replay), and the
 * same user elsewhere. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/auth.h"

enum { LOOK_BACK = 1024, VIEWS_MOST = 32, COUNT_DIGITS = 8 };

/* What a request used of its nonce. */
struct use {
    struct slice nonce, digits;
    uint32_t count;
};

static bool count_read(struct slice digits, uint32_t *out)
{
    *out = 0;
    for (size_t i = 0; i < digits.n && i < COUNT_DIGITS; i++) {
        char c = digits.p[i] | 0x20;
        bool decimal = c >= '0' && c <= '9';

        if (!decimal && (c < 'a' || c > 'f'))
            return false;
        *out = *out << 4 | (uint32_t)(decimal ? c - '0' : c - 'a' + 10);
    }
    return digits.n > 0 && digits.n <= COUNT_DIGITS;
}

static bool digest_of(struct view *v, uint32_t request, struct digest *out)
{
    const struct sip_message *m = view_message(v, request);
    const struct sip_header *h = m->bytes.n ? sip_credentials(m) : NULL;

    return h != NULL && digest_parse(sip_text(m, h->value), out);
}

static bool use_read(struct view *v, uint32_t request, struct use *out)
{
    struct digest digest;

    if (!digest_of(v, request, &digest) || digest.nonce.n == 0)
        return false;
    out->nonce = digest.nonce;
    out->digits = digest.nc;
    return count_read(digest.nc, &out->count);
}

/* A response that shows that the digest was right. */
static bool is_taken(const struct transaction *t)
{
    return t->status >= 200 && t->status < 300;
}

/* A request of the view before `until` that was taken with the nonce and with a count as high. An
 * ACK and a CANCEL repeat the credentials of their INVITE (RFC 3261 22.1); a request of the same
 * CSeq is the same one on another hop. */
static bool was_counted(struct view *v, nanos_t until, uint32_t cseq, const struct use *now)
{
    const struct transaction *t;
    size_t n = view_transactions(v, &t);

    for (size_t i = 0; i < n; i++) {
        struct use before;

        if (t[i].request == NO_INDEX || !is_taken(&t[i]) || t[i].method == SIP_ACK ||
            t[i].method == SIP_CANCEL || t[i].cseq == cseq ||
            !(view_kept(v, t[i].request)->flags & MESSAGE_AUTHORIZED) ||
            view_kept(v, t[i].request)->time >= until)
            continue;
        if (use_read(v, t[i].request, &before) && slice_eq(before.nonce, now->nonce) &&
            before.count >= now->count)
            return true;
    }
    return false;
}

static bool has_credentials(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].flags & MESSAGE_AUTHORIZED)
            return true;
    return false;
}

static bool same_ends(struct subject *s, const struct call *other)
{
    const struct flow *a = calls_flow(s->calls, s->call->caller_flow);
    const struct flow *b = calls_flow(s->calls, other->caller_flow);

    return a != NULL && b != NULL && addr_eq(a->src.addr, b->src.addr) &&
           addr_eq(a->dst.addr, b->dst.addr);
}

/* The same in the calls before this one between the same two addresses. */
static bool was_counted_elsewhere(struct subject *s, nanos_t until, const struct use *now)
{
    size_t here = call_position(s), views = 0;

    for (size_t i = here; i-- > 0 && here - i <= LOOK_BACK && views < VIEWS_MOST;) {
        const struct call *other = calls_at(s->calls, i);

        if (!same_ends(s, other) || !has_credentials(other))
            continue;
        views++;
        if (was_counted(view_new(s->calls, other, s->arena), until, NO_INDEX, now))
            return true;
    }
    return false;
}

/* `which`: of a request within the dialog that came to nothing, else of the call's own. */
static struct value get_count_reused(struct subject *s, const struct fact *f)
{
    uint32_t i = f->which ? role_message(s, ROLE_WITHIN) : authorized_request(s);
    struct use now;

    if (i == NO_INDEX || !use_read(s->view, i, &now))
        return MISSING;
    const struct call_message *kept = view_kept(s->view, i);
    const struct sip_message *m = view_message(s->view, i);
    if (!was_counted(s->view, kept->time, kept->cseq, &now) &&
        !was_counted_elsewhere(s, kept->time, &now))
        return MISSING;
    return value_in_header(s, i, value_text(now.digits), sip_credentials(m),
                           sip_span(m, now.digits));
}

/* Was the same user of the same realm let in by any call of the capture, this one included? */
static struct value get_user_taken(struct subject *s)
{
    uint32_t request = authorized_request(s);
    struct digest mine;

    if (request == NO_INDEX || !digest_of(s->view, request, &mine))
        return MISSING;
    return value_bool(calls_user_taken(s->calls, mine.username, mine.realm));
}

static const struct fact facts[] = {
    FACT_ROW("auth.count_reused", VALUE_TEXT, get_count_reused, NULL,
             N_("the nonce count (nc) of the credentials, if a request before them was taken with "
                "the same nonce and a count as high"),
             false, false, 0),
    FACT_ROW("within.count_reused", VALUE_TEXT, get_count_reused, NULL,
             N_("the same of a request within the dialog that came to nothing"), false, true, 0),
    FACT_ROW("auth.user_taken", VALUE_BOOL, get_user_taken, NULL,
             N_("whether a request with the same user name and realm was taken in the capture"),
             false, 0, 0),
};

const struct fact_table facts_of_nonces = { facts, ARRAY_SIZE(facts) };
