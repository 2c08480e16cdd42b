/* local_tables.c - the rules of iptables, as iptables-save(8) writes them -> the fate of a packet.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "probe/local_private.h"

#define CHAINS_MOST 512u

struct chain {
    struct slice name, policy;
};

/* One table: "*filter" to "COMMIT". */
struct table {
    struct slice name, rules;
    struct chain chains[CHAINS_MOST];
    size_t n;
    const struct packet_asked *asked;
    size_t work;
};

/* --- words of a line --- */

/* Quotes are taken off; within them a backslash may stand before one. */
static struct slice next_word(struct slice *rest)
{
    struct slice word;
    size_t i = 1;

    *rest = slice_trim(*rest);
    if (!slice_starts(*rest, SLICE("\"")))
        return slice_cut(rest, ' ');
    while (i < rest->n && rest->p[i] != '"')
        i += rest->p[i] == '\\' ? 2 : 1;
    word = slice_sub(*rest, 1, i < rest->n ? i : rest->n);
    *rest = slice_sub(*rest, i + 1 < rest->n ? i + 1 : rest->n, rest->n);
    return word;
}

static bool is_option(struct slice rest)
{
    rest = slice_trim(rest);
    return rest.n == 0 || rest.p[0] == '-' || slice_starts(rest, SLICE("! "));
}

/* --- conditions --- */

typedef enum truth condition(struct slice value, const struct packet_asked *);

static enum truth of_bool(bool holds)
{
    return holds ? YES : NO;
}

static enum truth is_protocol(struct slice value, const struct packet_asked *p)
{
    if (slice_eq(value, SLICE("all")))
        return YES;
    return of_bool(slice_eq(value, p->tcp ? SLICE("tcp") : SLICE("udp")) ||
                   slice_eq(value, p->tcp ? SLICE("6") : SLICE("17")));
}

/* A mask in dots is not how iptables-save writes it, and is not understood. */
static enum truth is_source(struct slice value, const struct packet_asked *p)
{
    struct network network;

    return network_parse(value, &network) ? of_bool(network_contains(network, p->from)) : MAYBE;
}

/* It comes from outside; by which interface is not known. */
static enum truth is_interface(struct slice value, const struct packet_asked *p)
{
    (void)p;
    return slice_eq(value, SLICE("lo")) ? NO : MAYBE;
}

/* "5060", "5060:5070"; one end may be left out. */
static enum truth is_port(struct slice value, const struct packet_asked *p)
{
    struct slice high = value, low = slice_cut(&high, ':');
    bool range = slice_chr(value, ':') < value.n;
    uint64_t from = 0, to = 65535;

    if ((low.n > 0 && !slice_u64(low, &from)) || (range && high.n > 0 && !slice_u64(high, &to)) ||
        value.n == 0)
        return MAYBE;
    return of_bool(range ? p->port >= from && p->port <= to : p->port == from);
}

static enum truth any_of(struct slice values, const struct packet_asked *p, condition *is)
{
    enum truth any = NO;

    while (values.n > 0) {
        enum truth one = is(slice_cut(&values, ','), p);

        any = any == YES || one == YES ? YES : one == MAYBE ? MAYBE : any;
    }
    return any;
}

static enum truth is_among_ports(struct slice values, const struct packet_asked *p)
{
    return any_of(values, p, is_port);
}

/* The packet begins something, if it is tracked. */
static enum truth is_new(struct slice value, const struct packet_asked *p)
{
    if (p->untracked && (slice_eq(value, SLICE("NEW")) || slice_eq(value, SLICE("UNTRACKED"))))
        return MAYBE;
    return of_bool(slice_eq(value, SLICE("NEW")));
}

static enum truth is_state(struct slice values, const struct packet_asked *p)
{
    return any_of(values, p, is_new);
}

static enum truth is_harmless(struct slice value, const struct packet_asked *p)
{
    (void)value, (void)p;
    return YES;
}

/* Most modules hold by their options, which follow; some without any. */
static enum truth is_module(struct slice value, const struct packet_asked *p)
{
    static const char *const alone[] = { "socket", "rpfilter", "eui64" };

    (void)p;
    for (size_t i = 0; i < ARRAY_SIZE(alone); i++)
        if (slice_eq(value, slice_of(alone[i])))
            return MAYBE;
    return YES;
}

static const struct {
    const char *option;
    condition *holds;
} conditions[] = {
    { "-p", is_protocol },
    { "-s", is_source },
    { "-i", is_interface },
    { "--dport", is_port },
    { "--dports", is_among_ports },
    { "--ctstate", is_state },
    { "--state", is_state },
    { "--comment", is_harmless },
    { "-m", is_module },
};

/* The condition behind its option; words that it does not take belong to one that is not known. */
static enum truth read_condition(struct slice option, struct slice *rest,
                                 const struct packet_asked *p)
{
    struct slice value = { 0 };

    if (!is_option(*rest))
        value = next_word(rest);
    bool more = !is_option(*rest);

    while (!is_option(*rest))
        (void)next_word(rest);
    for (size_t i = 0; i < ARRAY_SIZE(conditions) && !more; i++)
        if (slice_eq(option, slice_of(conditions[i].option)))
            return conditions[i].holds(value, p);
    return slice_eq(option, SLICE("-f")) ? NO : MAYBE; /* -f: of a fragment but the first */
}

struct rule {
    enum truth holds;
    struct slice target; /* empty: none */
    bool goes;           /* -g: there is no way back */
};

static struct rule read_rule(struct slice rest, const struct packet_asked *p)
{
    struct rule rule = { .holds = YES };

    while (slice_trim(rest).n > 0) {
        struct slice option = next_word(&rest);
        bool negated = slice_eq(option, SLICE("!"));

        if (negated)
            option = next_word(&rest);
        if (slice_eq(option, SLICE("-j")) || slice_eq(option, SLICE("-g"))) {
            rule.goes = slice_eq(option, SLICE("-g"));
            rule.target = next_word(&rest);
            break; /* what follows is the target's */
        }
        enum truth one = read_condition(option, &rest, p);
        if (negated && one != MAYBE)
            one = one == YES ? NO : YES;
        rule.holds = rule.holds == NO || one == NO ? NO : one == MAYBE ? MAYBE : rule.holds;
    }
    return rule;
}

/* --- chains --- */

static const struct chain *chain_named(const struct table *t, struct slice name)
{
    for (size_t i = 0; i < t->n; i++)
        if (slice_eq(t->chains[i].name, name))
            return &t->chains[i];
    return NULL;
}

static unsigned judge_chain(struct table *, const struct chain *, int depth);

/* RETURN ends the chain as its end does; so does a chain that is gone to, not jumped to. */
static unsigned judge_target(struct table *t, const struct rule *rule, int depth, bool *ends)
{
    static const struct {
        const char *name;
        unsigned may;
    } targets[] = {
        { "ACCEPT", FATE_IN },  { "DROP", FATE_DROP },   { "REJECT", FATE_DROP },
        { "LOG", FATE_ON },     { "NFLOG", FATE_ON },    { "ULOG", FATE_ON },
        { "MARK", FATE_ON },    { "CONNMARK", FATE_ON }, { "TCPMSS", FATE_ON },
        { "DSCP", FATE_ON },    { "TRACE", FATE_ON },    { "CT", FATE_ON },
        { "NOTRACK", FATE_ON }, { "CHECKSUM", FATE_ON },
    };

    *ends = rule->goes || slice_eq(rule->target, SLICE("RETURN"));
    if (rule->target.n == 0 || slice_eq(rule->target, SLICE("RETURN")))
        return FATE_ON;
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++)
        if (slice_eq(rule->target, slice_of(targets[i].name)))
            return targets[i].may;
    const struct chain *chain = chain_named(t, rule->target);
    return chain != NULL && depth < LOCAL_DEPTH_MOST ? judge_chain(t, chain, depth + 1) : FATE_ANY;
}

/* "-A INPUT -s …" of that chain: behind its name. */
static bool is_of_chain(struct slice *line, const struct chain *chain)
{
    return slice_eq(next_word(line), SLICE("-A")) && slice_eq(next_word(line), chain->name);
}

static unsigned judge_chain(struct table *t, const struct chain *chain, int depth)
{
    unsigned may = 0;

    for (struct slice rest = t->rules; rest.n > 0;) {
        struct slice line = slice_cut(&rest, '\n');
        bool ends = false;

        if (++t->work > LOCAL_WORK_MOST)
            return FATE_ANY;
        if (!is_of_chain(&line, chain))
            continue;
        struct rule rule = read_rule(line, t->asked);
        if (rule.holds == NO)
            continue;
        unsigned target = judge_target(t, &rule, depth, &ends);
        if (local_apply(rule.holds, target, &may))
            return may;
        if (ends && (target & FATE_ON) != 0)
            may |= FATE_ON;
        if (ends && rule.holds == YES)
            return may;
    }
    return may | FATE_ON;
}

static unsigned judge_base(struct table *t, const char *name)
{
    const struct chain *chain = chain_named(t, slice_of(name));

    if (chain == NULL)
        return FATE_IN;
    unsigned policy = slice_eq(chain->policy, SLICE("ACCEPT")) ? FATE_IN
                      : slice_eq(chain->policy, SLICE("DROP")) ? FATE_DROP
                                                               : FATE_IN | FATE_DROP;
    return local_settle(judge_chain(t, chain, 0), policy);
}

/* --- tables --- */

/* The next of the text; false: no whole one follows. More chains than there is room for, and
 * *certain is false. */
static bool next_table(struct slice *rest, struct table *t, bool *certain)
{
    bool begun = false;

    t->n = 0;
    while (rest->n > 0) {
        struct slice line = slice_trim(slice_cut(rest, '\n'));

        if (slice_starts(line, SLICE("*"))) {
            t->name = slice_sub(line, 1, line.n);
            t->rules = *rest;
            t->n = 0;
            begun = true;
        } else if (slice_eq(line, SLICE("COMMIT")) && begun) {
            t->rules.n = (size_t)(line.p - t->rules.p);
            return true;
        } else if (slice_starts(line, SLICE(":")) && begun) {
            struct chain chain = { slice_sub(line, 1, line.n), { 0 } };

            chain.policy = chain.name;
            chain.name = slice_cut(&chain.policy, ' ');
            chain.policy = slice_cut(&chain.policy, ' ');
            if (t->n < CHAINS_MOST)
                t->chains[t->n++] = chain;
            else
                *certain = false;
        }
    }
    return false;
}

/* The chains through which what is for this host passes. What nat does to its address or port is
 * seen by the chains behind. */
static const struct {
    const char *table, *chain;
} on_the_way[] = {
    { "raw", "PREROUTING" }, { "mangle", "PREROUTING" }, { "nat", "PREROUTING" },
    { "mangle", "INPUT" },   { "filter", "INPUT" },      { "security", "INPUT" },
};

/* What one table does on the way; *moved: it may change the address or port. */
static enum local_fate judge_table(struct table *t, enum local_fate fate, bool *moved)
{
    for (size_t i = 0; i < ARRAY_SIZE(on_the_way); i++) {
        if (!slice_eq(t->name, slice_of(on_the_way[i].table)))
            continue;
        enum local_fate here = local_fate_of(judge_base(t, on_the_way[i].chain));

        if (strcmp(on_the_way[i].table, "nat") == 0)
            *moved = *moved || here != LOCAL_LET_IN;
        fate = local_fate_both(fate, here);
    }
    return fate;
}

enum local_fate local_fate_tables(struct slice saved, bool tcp, struct addr from, uint16_t port)
{
    const struct packet_asked asked = { tcp, from, port, local_untracks(saved) };
    struct table *t = xcalloc(1, sizeof *t);
    enum local_fate fate = LOCAL_LET_IN;
    bool certain = true, moved = false;

    t->asked = &asked;
    for (struct slice rest = saved; next_table(&rest, t, &certain);)
        fate = judge_table(t, fate, &moved);
    free(t);
    return !certain || moved ? LOCAL_UNKNOWN : fate;
}

bool local_tables_have(struct slice saved, struct slice table)
{
    for (struct slice rest = saved; rest.n > 0;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        if (slice_starts(line, SLICE("*")) && slice_eq(slice_sub(line, 1, line.n), table))
            return true;
    }
    return false;
}
