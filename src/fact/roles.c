/* roles.c - the roles of messages: which one of a call is meant by "ok", "ack", "final". */
#include "config.h"

#include "base/hash.h"
#include "fact/fact_private.h"

/* An ACK that fits no INVITE by its CSeq is still the one for the 2xx, if it follows it and comes
 * from the other side. */
static uint32_t stray_ack(struct subject *s, const struct transaction *t)
{
    const struct call *call = s->call;

    for (uint32_t i = t->final + 1; i < call->n_messages; i++)
        if (!call->messages[i].status && call->messages[i].method == SIP_ACK &&
            view_sender(s->view, i) != view_sender(s->view, t->final))
            return i;
    return NO_INDEX;
}

static void find_invite(struct subject *s, struct derived *d)
{
    const struct transaction *t = view_invite(s->view);

    d->invite = t;
    if (t == NULL)
        return;
    d->role[ROLE_INVITE] = t->request;
    d->role[ROLE_PROVISIONAL] = t->provisional;
    d->role[ROLE_RINGING] = t->ringing;
    d->role[ROLE_CANCEL] = t->cancel;
    if (t->status >= 200)
        d->role[ROLE_FINAL] = t->final;
    if (t->status >= 200 && t->status < 300) {
        d->role[ROLE_OK] = t->final;
        d->role[ROLE_ACK] = t->ack;
        if (t->ack == NO_INDEX)
            d->role[ROLE_ACK] = stray_ack(s, t);
    }
}

/* A proxy hands the INVITE and its ACK on under the same Call-ID: the copy that left it last, and
 * the ACK that it sent on. */
static void find_onward(struct subject *s, struct derived *d)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);
    uint32_t invite = d->role[ROLE_INVITE], ack = d->role[ROLE_ACK];

    if (invite == NO_INDEX)
        return;
    struct addr proxy = view_flow(s->view, invite)->dst.addr;
    for (size_t i = 0; i < n; i++)
        if (all[i].initial && all[i].request != NO_INDEX && all[i].request > invite &&
            addr_eq(view_flow(s->view, all[i].request)->src.addr, proxy))
            d->role[ROLE_ONWARD] = all[i].request;
    for (uint32_t i = ack; ack != NO_INDEX && i < s->call->n_messages; i++) {
        const struct call_message *m = &s->call->messages[i];

        if (m->method == SIP_ACK && m->status == 0 && m->cseq == s->call->messages[ack].cseq &&
            addr_eq(view_flow(s->view, i)->src.addr, view_flow(s->view, ack)->dst.addr) &&
            d->role[ROLE_ONWARD_ACK] == NO_INDEX)
            d->role[ROLE_ONWARD_ACK] = i;
    }
}

static bool is_change(const struct transaction *t)
{
    return t->in_dialog && (t->method == SIP_INVITE || t->method == SIP_UPDATE) &&
           t->request != NO_INDEX;
}

static bool has_audio(const struct call *call, uint32_t message)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (call->media[i].message == message && call->media[i].kind == MEDIA_AUDIO)
            return true;
    return false;
}

/* A 2xx that is repeated for want of an ACK (13.3.1.4), that has no answer to the offer, or that
 * refuses its audio. */
static bool is_accepted_badly(const struct call *call, const struct transaction *t)
{
    enum { REPEATED = 5 };
    const struct call_message *request = &call->messages[t->request];
    const struct call_message *ok = &call->messages[t->final];

    return t->n_finals >= REPEATED || (t->method == SIP_INVITE && (request->flags & MESSAGE_SDP) &&
                                       !((ok->flags | request->flags) & MESSAGE_CUT) &&
                                       has_audio(call, t->request) && !has_audio(call, t->final));
}

/* How much there is to say of a change of the call, from 0: all is well. 491 and a challenge are
 * answered by trying again (RFC 3261 section 14.1, 22). */
enum { CHANGE_WELL, CHANGE_ODD, CHANGE_DEFERRED, CHANGE_FAILED, CHANGE_FAILED_FOR_GOOD };

static unsigned weigh_change(const struct call *call, const struct transaction *t, bool settled)
{
    if (t->status >= 200 && t->status < 300)
        return is_accepted_badly(call, t) ? CHANGE_ODD : CHANGE_WELL;
    if (t->status == 491 || t->status == 401 || t->status == 407)
        return settled ? CHANGE_WELL : CHANGE_DEFERRED;
    return settled ? CHANGE_FAILED : CHANGE_FAILED_FOR_GOOD;
}

/* Of the requests within the dialog that carry an offer, the first of those that tell most. Whether
 * a later one was accepted is known from the last. */
static void find_reinvite(struct subject *s, struct derived *d)
{
    const struct transaction *all;
    unsigned most = 0;
    bool settled = false;

    for (size_t i = view_transactions(s->view, &all); i-- > 0;) {
        const struct transaction *t = &all[i];

        if (!is_change(t))
            continue;
        unsigned weight = weigh_change(s->call, t, settled);
        settled = settled || (t->status >= 200 && t->status < 300);
        if (d->reinvite != NULL && weight < most)
            continue;
        most = weight;
        d->reinvite = t;
    }
    if (d->reinvite != NULL) {
        d->role[ROLE_REINVITE] = d->reinvite->request;
        d->role[ROLE_REINVITE_FINAL] = d->reinvite->status ? d->reinvite->final : NO_INDEX;
    }
}

static void find_others(struct subject *s, struct derived *d)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; i < n; i++) {
        const struct transaction *t = &all[i];

        if (t->request != NO_INDEX && d->role[ROLE_REQUEST] == NO_INDEX)
            d->role[ROLE_REQUEST] = t->request;
        if ((t->status == 401 || t->status == 407) && !t->in_dialog && t->method != SIP_BYE)
            d->role[ROLE_CHALLENGE] = t->final;
        if (t->method == SIP_BYE && d->role[ROLE_BYE] == NO_INDEX) {
            d->role[ROLE_BYE] = t->request;
            d->role[ROLE_BYE_FINAL] = t->status ? t->final : NO_INDEX;
        }
    }
    if (d->role[ROLE_FINAL] == NO_INDEX && s->call->status_message != NO_INDEX)
        d->role[ROLE_FINAL] = s->call->status_message;
}

static bool is_held(struct subject *s, uint32_t message)
{
    const struct sdp *sdp = message == NO_INDEX ? NULL : view_sdp(s->view, message);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    return audio != NULL &&
           (audio->direction != SDP_SENDRECV || addr_is_unspecified(audio->rtp.addr));
}

static void assign_sides(struct subject *s, struct derived *d, const struct exchange *x)
{
    const uint32_t both[] = { x->offer, x->answer };

    for (size_t i = 0; i < 2; i++) {
        if (both[i] == NO_INDEX)
            continue;
        enum call_side side = view_sender(s->view, both[i]);
        if (side == SIDE_CALLER)
            d->role[ROLE_CALLER] = both[i];
        if (side == SIDE_CALLEE)
            d->role[ROLE_CALLEE] = both[i];
    }
    enum call_side own = own_call_side(s);
    if (own == SIDE_NONE)
        return;
    d->role[ROLE_OWN] = d->role[own == SIDE_CALLER ? ROLE_CALLER : ROLE_CALLEE];
    d->role[ROLE_FAR] = d->role[own == SIDE_CALLER ? ROLE_CALLEE : ROLE_CALLER];
}

/* The first exchange that was not refused: an INVITE that was challenged or tried again with
 * another interval made none. Where all were refused, the last one is what it is about. */
static size_t first_exchange(const struct exchange *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!x[i].refused)
            return i;
    return n - 1;
}

/* The offer and the answer are those of the first exchange; whose SDP was in effect is told from
 * the last one that is no hold, since a hold says nothing of where the voice was to go. */
static void find_sdp(struct subject *s, struct derived *d)
{
    const struct exchange *x;
    size_t n = view_exchanges(s->view, &x);

    if (n == 0)
        return;
    size_t used = first_exchange(x, n);
    d->role[ROLE_OFFER] = x[used].offer;
    d->role[ROLE_ANSWER] = x[used].answer;
    for (size_t i = used + 1; i < n; i++)
        if (x[i].answer != NO_INDEX && !x[i].refused && !is_held(s, x[i].offer) &&
            !is_held(s, x[i].answer))
            used = i;
    assign_sides(s, d, &x[used]);
}

static void find_roles(struct subject *s)
{
    struct derived *d = s->derived;

    d->roles_done = true;
    for (size_t i = 0; i < ROLE_COUNT; i++)
        d->role[i] = NO_INDEX;
    find_invite(s, d);
    find_onward(s, d);
    find_others(s, d);
    find_reinvite(s, d);
    find_sdp(s, d);
}

/* A request that is no call may come again and again in one dialog (refreshes of a subscription),
 * and after a challenge: the response says by its transaction which of them it answers. */
static uint32_t final_request(struct subject *s)
{
    uint32_t final = role_message(s, ROLE_FINAL);
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; final != NO_INDEX && i < n; i++)
        if (all[i].status && all[i].final == final)
            return all[i].request;
    return NO_INDEX;
}

/* Roles that no sound call has are looked for only where a rule asks. */
static uint32_t (*const late_roles[ROLE_COUNT])(struct subject *) = {
    [ROLE_WITHIN] = within_request,         [ROLE_WITHIN_FINAL] = within_final,
    [ROLE_REGISTER] = register_request,     [ROLE_REGISTERED] = register_accepted,
    [ROLE_LOST] = binding_invite,           [ROLE_REFRESH] = refresh_request,
    [ROLE_REFRESH_FINAL] = refresh_final,   [ROLE_REFER] = refer_request,
    [ROLE_REFER_FINAL] = refer_final,       [ROLE_NOTIFY] = notify_request,
    [ROLE_NOTIFY_FINAL] = notify_final,     [ROLE_SECOND] = fork_second,
    [ROLE_CANCEL_REQUEST] = cancel_request, [ROLE_CANCEL_FINAL] = cancel_final,
    [ROLE_FINAL_REQUEST] = final_request,
};

/* A call that begins with a request is of it: its transactions need not be told apart. */
static bool begins_with_request(const struct call *call)
{
    const struct call_message *first = call->messages;

    return call->n_messages > 0 && first->status == 0 && first->method != SIP_ACK &&
           !(first->flags & MESSAGE_DUPLICATE);
}

uint32_t role_message(struct subject *s, enum message_role role)
{
    if (s->view == NULL)
        return NO_INDEX;
    if (role == ROLE_REQUEST && begins_with_request(s->call))
        return 0;
    if (late_roles[role] != NULL)
        return late_roles[role](s);
    if (!s->derived->roles_done)
        find_roles(s);
    return s->derived->role[role];
}

uint32_t opening_position(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].status == 0 && call->messages[i].to_tag == 0)
            return i;
    return 0;
}

const struct sip_message *opening_message(struct view *v)
{
    return view_message(v, opening_position(view_call(v)));
}

const struct transaction *role_invite(struct subject *s)
{
    role_message(s, ROLE_INVITE);
    return s->derived->invite;
}

const struct transaction *role_reinvite(struct subject *s)
{
    role_message(s, ROLE_REINVITE);
    return s->derived->reinvite;
}
