/* tried.c - facts of what was tried of the trunk and of this host (calllog/checks.h): what came of
 * it, in a word and in a sentence. Of a call only those of the host that it asks for, or of the
 * address that it goes to; those of this host always. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

static bool is_of_host(enum check_kind kind)
{
    return kind == CHECK_LOCAL_SOCKETS || kind == CHECK_LOCAL_FIREWALL || kind == CHECK_LISTEN;
}

/* Is it about where the call goes? */
static bool is_of_call(struct subject *s, const struct check *check)
{
    struct slice host = slice_of(check->host), asked = subject_request_host(s);
    struct addr addr;

    if (asked.n > 0 && slice_ieq(asked, host))
        return true;
    return addr_parse(host, &addr) &&
           addr_eq(addr, calls_flow(s->calls, s->call->caller_flow)->dst.addr);
}

/* Of the way to where voice of the call is wanted. */
static bool is_of_media(struct subject *s, const struct check *check)
{
    struct addr addr;

    if (check->kind != CHECK_HOPS || !addr_parse(slice_of(check->host), &addr))
        return false;
    for (uint32_t i = 0; i < s->call->n_media; i++)
        if (addr_eq(s->call->media[i].rtp.addr, addr))
            return true;
    return false;
}

static bool fits(struct subject *s, enum check_kind kind, const struct check *check)
{
    if (s->call == NULL || is_of_host(kind))
        return check->kind == kind;
    return check->kind == kind ? is_of_call(s, check)
                               : kind == CHECK_MEDIA_HOPS && is_of_media(s, check);
}

/* The worst of its kind. */
static const struct check *check_of(struct subject *s, enum check_kind kind)
{
    static const enum check_result order[] = { CHECK_WRONG, CHECK_OPEN, CHECK_GOOD };

    for (size_t i = 0; s->checks != NULL && i < ARRAY_SIZE(order); i++)
        for (size_t j = 0; j < s->checks->n; j++) {
            const struct check *check = &s->checks->list[j];

            if (check->result == order[i] && fits(s, kind, check))
                return check;
        }
    return NULL;
}

/* That it cannot be decided is not known. */
static struct value get_outcome(struct subject *s, const struct fact *f)
{
    const struct check *check = check_of(s, f->part);

    if (check == NULL || slice_eq(slice_of(check->outcome), SLICE("unknown")))
        return MISSING;
    return value_text(slice_of(check->outcome));
}

/* The advice, else the first line of what came. */
static struct value get_told(struct subject *s, const struct fact *f)
{
    const struct check *check = check_of(s, f->part);
    struct slice rest = { 0 };

    if (check != NULL)
        rest = slice_trim(slice_of(check->advice[0] != '\0' ? check->advice : check->words));
    struct slice line = slice_trim(slice_cut(&rest, '\n'));
    return line.n > 0 ? value_text(line) : MISSING;
}

static struct value get_number(struct subject *s, const struct fact *f)
{
    const struct check *check = check_of(s, f->part);

    return check != NULL && check->number > 0 ? value_number(check->number) : MISSING;
}

const struct check *fact_check(struct subject *s, size_t fact)
{
    const struct fact *f = facts_at(fact);

    return f->get_part == get_outcome || f->get_part == get_told || f->get_part == get_number
               ? check_of(s, f->part)
               : NULL;
}

#define TRIED(name, kind, meaning)                                                                 \
    FACT_ROW(name, VALUE_TEXT, get_outcome, NULL, meaning, true, 0, kind),                         \
        FACT_ROW(name ".told", VALUE_TEXT, get_told, NULL, N_("that in a sentence"), true, 0,      \
                 kind)

static const struct fact facts[] = {
    TRIED("probe.names", CHECK_NAMES,
          N_("what the trunk's name led to when it was probed: found, no-name, no-address, silent, "
             "server-failed, unreadable")),
    TRIED("probe.options", CHECK_OPTIONS,
          N_("what came of an OPTIONS to it: answered, silent, refused, unreachable, not-sent, "
             "tls-failed, connected")),
    FACT_ROW("probe.status", VALUE_NUMBER, get_number, NULL, N_("the status that answered it"),
             true, 0, CHECK_OPTIONS),
    TRIED("probe.connection", CHECK_CONNECT,
          N_("what came of a connection by TCP or TLS, likewise")),
    TRIED("probe.server", CHECK_SERVER,
          N_("whether one of its servers answered as a client would ask: reached, not-reached")),
    TRIED("probe.hops", CHECK_HOPS,
          N_("where the way to it ends: reached, refused, circles, silent, not-sent")),
    TRIED("probe.media_hops", CHECK_MEDIA_HOPS,
          N_("the same of the way to where the call's voice, or that of a test call, goes")),
    TRIED("probe.fragments", CHECK_FRAGMENTS,
          N_("whether an OPTIONS in fragments was answered: arrive, dropped, not-cut")),
    TRIED("probe.nat", CHECK_NAT,
          N_("the outer address and port, as two servers saw them: none (no NAT), same, "
             "port-differs, address-differs")),
    TRIED("probe.alg", CHECK_ALG,
          N_("whether the answer repeats its request as it was sent: same, changed")),
    TRIED("probe.call", CHECK_CALL,
          N_("what came of a test call: answered, refused, no-answer, silent, not-sent")),
    FACT_ROW("probe.call_status", VALUE_NUMBER, get_number, NULL, N_("the status that ended it"),
             true, 0, CHECK_CALL),
    TRIED(
        "local.sockets", CHECK_LOCAL_SOCKETS,
        N_("who listens on port 5060 of this host (--local): none, udp, tcp, udp-and-tcp; tls: on "
           "5061 alone")),
    TRIED("local.firewall", CHECK_LOCAL_FIREWALL,
          N_("what this host's firewall does with the far end's addresses: lets-in, drops")),
};

const struct fact_table facts_of_what_was_tried = { facts, ARRAY_SIZE(facts) };
