/* common.c - facts about what the failed calls of a capture have in common and the others have not:
 * a gateway, a network, a program, a list of codecs. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact_private.h"

enum {
    LOOK_BACK = 512, /* calls, the latest */
    KINDS_MAX = 32,  /* different values of one feature */
    ENOUGH = 3,      /* calls that fail, and that do not */
};

enum feature { FEATURE_GATEWAY, FEATURE_NETWORK, FEATURE_AGENT, FEATURE_CODECS, FEATURE_COUNT };

struct tally {
    struct slice value;
    uint32_t failed, well;
    uint32_t frame; /* of the first call that failed */
};

struct tallies {
    struct tally list[KINDS_MAX];
    size_t n;
    bool full;
};

struct common {
    enum feature feature;
    struct tally tally;
    uint32_t others;
};

static bool has_failed(const struct call *c)
{
    return c->ringing == NANOS_NONE && c->answered == NANOS_NONE &&
           (c->state == CALL_FAILED || c->state == CALL_UNANSWERED);
}

static bool went_through(const struct call *c)
{
    return c->ringing != NANOS_NONE || c->answered != NANOS_NONE;
}

static struct slice address_text(struct subject *s, struct addr addr, bool network)
{
    struct text text = { 0 };

    addr_print(&text, addr);
    struct slice all = text_view(&text), kept = all;
    if (network && addr.family == ADDR_IPV4) { /* a.b.c.0/24 */
        kept.n = 0;
        for (size_t i = 0, dots = 0; i < all.n && dots < 3; i++, kept.n++)
            dots += all.p[i] == '.';
        struct text net = { 0 };
        text_slice(&net, kept);
        text_adds(&net, "0/24");
        kept = arena_slice(s->arena, text_view(&net));
        text_done(&net);
    } else {
        kept = arena_slice(s->arena, kept);
    }
    text_done(&text);
    return kept;
}

static struct slice asked_text(struct subject *of, enum asked_fact fact)
{
    const struct value *v = fact_asked(of, fact);
    struct text text = { 0 };

    if (v->kind != VALUE_TEXT && v->kind != VALUE_LIST)
        return (struct slice){ 0 };
    value_print(&text, v);
    struct slice kept = arena_slice(of->arena, text_view(&text));
    text_done(&text);
    return kept;
}

static struct slice feature_of(struct subject *s, const struct call *call, enum feature feature)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);

    if (flow == NULL)
        return (struct slice){ 0 };
    switch (feature) {
    case FEATURE_GATEWAY:
        return address_text(s, flow->dst.addr, false);
    case FEATURE_NETWORK:
        return address_text(s, flow->src.addr, true);
    case FEATURE_AGENT:
    case FEATURE_CODECS:
        break;
    case FEATURE_COUNT:
        return (struct slice){ 0 };
    }
    struct subject *of = subject_new(s->calls, call, s->profiles, s->sides, s->arena);
    return asked_text(of, feature == FEATURE_AGENT ? ASK_REQUEST_USER_AGENT : ASK_INVITE_CODECS);
}

static void count_call(struct tallies *t, struct slice value, const struct call *call)
{
    size_t k = 0;

    while (k < t->n && !slice_eq(t->list[k].value, value))
        k++;
    if (k == KINDS_MAX) {
        t->full = true;
        return;
    }
    if (k == t->n)
        t->list[t->n++] = (struct tally){ .value = value };
    if (has_failed(call) && t->list[k].failed++ == 0)
        t->list[k].frame = call->messages[0].frame;
    t->list[k].well += went_through(call);
}

/* The one value that all failed calls have and no other. */
static bool is_common(const struct tallies *t, struct common *out)
{
    const struct tally *only = NULL;
    uint32_t others = 0;

    for (size_t i = 0; i < t->n; i++) {
        others += t->list[i].well;
        if (t->list[i].failed == 0)
            continue;
        if (only != NULL || t->list[i].well > 0)
            return false;
        only = &t->list[i];
    }
    if (t->full || only == NULL || only->value.n == 0 || only->failed < ENOUGH || others < ENOUGH)
        return false;
    out->tally = *only;
    out->others = others;
    return true;
}

static bool enough_calls(struct subject *s, size_t from, size_t n)
{
    uint32_t failed = 0, well = 0;

    for (size_t i = from; i < n; i++) {
        const struct call *call = calls_at(s->calls, i);

        failed += call->method == SIP_INVITE && has_failed(call);
        well += call->method == SIP_INVITE && went_through(call);
    }
    return failed >= ENOUGH && well >= ENOUGH;
}

static bool find_common(struct subject *s, struct common *out)
{
    size_t n = calls_count(s->calls), from = n > LOOK_BACK ? n - LOOK_BACK : 0;
    bool found = false;

    if (!enough_calls(s, from, n))
        return false;
    struct tallies *t = xmalloc(sizeof *t);
    for (enum feature feature = 0; feature < FEATURE_COUNT && !found; feature++) {
        *t = (struct tallies){ .n = 0 };
        for (size_t i = from; i < n; i++) {
            const struct call *call = calls_at(s->calls, i);

            if (call->method == SIP_INVITE && call->n_messages &&
                (has_failed(call) || went_through(call)))
                count_call(t, feature_of(s, call, feature), call);
        }
        out->feature = feature;
        found = is_common(t, out);
    }
    free(t);
    return found;
}

enum common_part { COMMON_KIND, COMMON_VALUE, COMMON_FAILED, COMMON_OTHERS };

static const char *const kinds[] = {
    [FEATURE_GATEWAY] = "gateway",
    [FEATURE_NETWORK] = "network",
    [FEATURE_AGENT] = "program",
    [FEATURE_CODECS] = "codecs",
};

static const struct common *common_of(struct subject *s)
{
    struct derived *d = s->derived;

    if (!d->common_done) {
        struct common *c = arena_alloc(s->arena, sizeof *c);

        d->common_done = true;
        d->common = find_common(s, c) ? c : NULL;
    }
    return d->common;
}

static struct value get_common(struct subject *s, const struct fact *f)
{
    const struct common *c = common_of(s);
    struct value value = MISSING;

    if (c == NULL)
        return MISSING;
    switch ((enum common_part)f->part) {
    case COMMON_KIND:
        value = value_text(slice_of(kinds[c->feature]));
        break;
    case COMMON_VALUE:
        value = value_text(c->tally.value);
        break;
    case COMMON_FAILED:
        value = value_number(c->tally.failed);
        break;
    case COMMON_OTHERS:
        value = value_number(c->others);
        break;
    }
    struct value text = value_format(s, _("the first of %u calls that failed (%.*s)"),
                                     (unsigned)c->tally.failed, SLICE_ARG(c->tally.value));
    return value_in_packet(PLACE_IP, c->tally.frame, value, text.text);
}

#define FACT(name, kind, part, meaning)                                                            \
    FACT_ROW(name, kind, get_common, NULL, meaning, true, 0, part)

static const struct fact facts[] = {
    FACT("common.kind", VALUE_TEXT, COMMON_KIND,
         N_("what all calls that failed without ringing have and no other call: gateway (where "
            "they go to), network (where they come from), program (User-Agent) or codecs")),
    FACT("common.value", VALUE_TEXT, COMMON_VALUE, N_("which one it is")),
    FACT("common.failed", VALUE_NUMBER, COMMON_FAILED, N_("how many calls failed")),
    FACT("common.others", VALUE_NUMBER, COMMON_OTHERS, N_("how many others rang or were answered")),
};

const struct fact_table facts_of_common = { facts, ARRAY_SIZE(facts) };
