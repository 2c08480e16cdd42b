/* local_rules.c - nftables' rules (libnftables-json(5)) -> the fate of a packet. */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "probe/local_private.h"

#define CHAINS_MOST 64u /* that are followed; more, and nothing is certain */

/* All of the rules, and the packet that is asked about. */
struct ruleset {
    const json_t *all;
    struct packet_asked asked;
    size_t work;
};

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

/* --- values --- */

static enum truth is_port(const json_t *value, const struct packet_asked *p)
{
    json_int_t n = json_integer_value(value);

    return !json_is_integer(value) ? MAYBE : n == p->port ? YES : NO;
}

static enum truth is_source(const json_t *value, const struct packet_asked *p)
{
    const json_t *prefix = json_object_get(value, "prefix");
    json_int_t length = json_integer_value(json_object_get(prefix, "len"));
    struct network network = { 0 };

    if (prefix == NULL
            ? !addr_parse(slice_of(json_is_string(value) ? json_string_value(value) : ""),
                          &network.addr)
            : !addr_parse(slice_of(text_of(prefix, "addr")), &network.addr))
        return MAYBE;
    int whole = network.addr.family == ADDR_IPV4 ? 32 : 128;
    if (prefix != NULL && (length < 0 || length > whole))
        return MAYBE;
    network.prefix = (uint8_t)(prefix != NULL ? length : whole);
    return network_contains(network, p->from) ? YES : NO;
}

/* "@name" is a set that stands elsewhere. */
static bool is_word(const json_t *value)
{
    return json_is_string(value) && json_string_value(value)[0] != '@';
}

static enum truth is_protocol(const json_t *value, const struct packet_asked *p)
{
    if (json_is_integer(value))
        return json_integer_value(value) == (p->tcp ? 6 : 17) ? YES : NO;
    return !is_word(value)                                                 ? MAYBE
           : strcmp(json_string_value(value), p->tcp ? "tcp" : "udp") == 0 ? YES
                                                                           : NO;
}

/* The packet begins something: it is "new", and of no connection; unless it is not tracked. */
static enum truth is_new(const json_t *value, const struct packet_asked *p)
{
    const char *state = is_word(value) ? json_string_value(value) : NULL;
    bool new = state != NULL &&strcmp(state, "new") == 0;

    if (state == NULL || (p->untracked && (new || strcmp(state, "untracked") == 0)))
        return MAYBE;
    return new ? YES : NO;
}

/* It comes from outside; by which interface is not known. */
static enum truth is_loopback(const json_t *value, const struct packet_asked *p)
{
    (void)p;
    return json_is_string(value) && strcmp(json_string_value(value), "lo") == 0 ? NO : MAYBE;
}

typedef enum truth one_value(const json_t *, const struct packet_asked *);

static enum truth in_range(const json_t *range, const struct packet_asked *p, one_value *is)
{
    const json_t *low = json_array_get(range, 0), *high = json_array_get(range, 1);

    if (is != is_port || !json_is_integer(low) || !json_is_integer(high))
        return MAYBE;
    return p->port >= json_integer_value(low) && p->port <= json_integer_value(high) ? YES : NO;
}

/* A value, a list or set of values, or a range of ports. */
static enum truth is_among(const json_t *value, const struct packet_asked *p, one_value *is)
{
    const json_t *set = json_object_get(value, "set"), *one;
    const json_t *list = json_is_array(value) ? value : json_is_array(set) ? set : NULL;
    const json_t *range = json_object_get(value, "range");
    enum truth any = NO;
    size_t i;

    if (range != NULL)
        return in_range(range, p, is);
    if (list == NULL)
        return is(value, p);
    json_array_foreach(list, i, one)
    {
        range = json_object_get(one, "range");
        enum truth is_this = range != NULL ? in_range(range, p, is) : is(one, p);

        any = any == YES || is_this == YES ? YES : is_this == MAYBE ? MAYBE : any;
    }
    return any;
}

/* --- conditions --- */

static one_value *reader_of_payload(const json_t *payload, const struct packet_asked *p,
                                    enum truth *other)
{
    const char *protocol = text_of(payload, "protocol"), *field = text_of(payload, "field");
    bool four = p->from.family == ADDR_IPV4;

    if (strcmp(field, "dport") == 0 && strcmp(protocol, "th") == 0)
        return is_port;
    if (strcmp(protocol, "tcp") == 0 || strcmp(protocol, "udp") == 0) {
        if ((strcmp(protocol, "tcp") == 0) != p->tcp)
            *other = NO;
        return strcmp(field, "dport") == 0 ? is_port : NULL;
    }
    if (strcmp(protocol, "ip") == 0 || strcmp(protocol, "ip6") == 0) {
        if ((strcmp(protocol, "ip") == 0) != four)
            *other = NO;
        return strcmp(field, "saddr") == 0 ? is_source : NULL;
    }
    if (strcmp(protocol, "icmp") == 0 || strcmp(protocol, "icmpv6") == 0)
        *other = NO;
    return NULL;
}

static one_value *reader_of_meta(const char *key)
{
    if (strcmp(key, "l4proto") == 0)
        return is_protocol;
    return strcmp(key, "iif") == 0 || strcmp(key, "iifname") == 0 ? is_loopback : NULL;
}

static enum truth match_holds(const json_t *match, const struct packet_asked *p)
{
    const json_t *left = json_object_get(match, "left"),
                 *payload = json_object_get(left, "payload");
    const char *op = text_of(match, "op");
    enum truth other = MAYBE, holds;
    one_value *is = payload != NULL ? reader_of_payload(payload, p, &other)
                    : strcmp(text_of(json_object_get(left, "ct"), "key"), "state") == 0
                        ? is_new
                        : reader_of_meta(text_of(json_object_get(left, "meta"), "key"));

    if (is == NULL || other == NO)
        return other; /* of another protocol: no; else not understood */
    holds = is_among(json_object_get(match, "right"), p, is);
    if (strcmp(op, "==") == 0 || strcmp(op, "in") == 0)
        return holds;
    if (strcmp(op, "!=") == 0)
        return holds == MAYBE ? MAYBE : holds == YES ? NO : YES;
    return MAYBE;
}

/* --- rules and chains --- */

static unsigned judge_chain(struct ruleset *, const json_t *chain, int depth);

static const json_t *chain_named(struct ruleset *r, const json_t *like, const char *name)
{
    const json_t *entry;
    size_t i;

    json_array_foreach(r->all, i, entry)
    {
        const json_t *chain = json_object_get(entry, "chain");

        if (++r->work > LOCAL_WORK_MOST)
            return NULL;
        if (chain != NULL && strcmp(text_of(chain, "name"), name) == 0 &&
            strcmp(text_of(chain, "family"), text_of(like, "family")) == 0 &&
            strcmp(text_of(chain, "table"), text_of(like, "table")) == 0)
            return chain;
    }
    return NULL;
}

/* What a rule has of the packet, and whether its chain ends there as at its end. */
struct rule {
    enum truth holds;
    unsigned target;
    bool ends, unsure; /* unsure: it does more than is understood */
};

static unsigned judge_jump(struct ruleset *r, const json_t *like, const json_t *jump, int depth)
{
    const json_t *chain =
        depth < LOCAL_DEPTH_MOST ? chain_named(r, like, text_of(jump, "target")) : NULL;

    return chain != NULL ? judge_chain(r, chain, depth + 1) : FATE_ANY;
}

static void read_verdict(struct ruleset *r, const json_t *like, const json_t *statement, int depth,
                         struct rule *rule)
{
    static const struct {
        const char *name;
        unsigned target;
    } verdicts[] = { { "accept", FATE_IN },  { "drop", FATE_DROP }, { "reject", FATE_DROP },
                     { "counter", FATE_ON }, { "log", FATE_ON },    { "continue", FATE_ON },
                     { "return", FATE_ON },  { "notrack", FATE_ON } };

    for (size_t i = 0; i < ARRAY_SIZE(verdicts); i++)
        if (json_object_get(statement, verdicts[i].name) != NULL) {
            rule->target = verdicts[i].target == FATE_ON ? rule->target : verdicts[i].target;
            rule->ends = rule->ends || strcmp(verdicts[i].name, "return") == 0;
            return;
        }
    rule->ends = json_object_get(statement, "goto") != NULL;
    const json_t *jump = json_object_get(statement, rule->ends ? "goto" : "jump");
    rule->unsure = rule->unsure || jump == NULL;
    rule->target = jump != NULL ? judge_jump(r, like, jump, depth) : rule->target;
}

static struct rule judge_rule(struct ruleset *r, const json_t *entry, int depth)
{
    const json_t *statement;
    struct rule rule = { .holds = YES, .target = FATE_ON };
    size_t i;

    json_array_foreach(json_object_get(entry, "expr"), i, statement)
    {
        const json_t *match = json_object_get(statement, "match");

        if (match == NULL)
            continue;
        enum truth one = match_holds(match, &r->asked);
        rule.holds = rule.holds == NO || one == NO ? NO : one == MAYBE ? MAYBE : rule.holds;
    }
    json_array_foreach(json_object_get(entry, "expr"), i, statement)
    {
        if (rule.holds != NO && json_object_get(statement, "match") == NULL)
            read_verdict(r, entry, statement, depth, &rule);
    }
    rule.target = rule.unsure ? FATE_ANY : rule.target;
    return rule;
}

static bool is_of_chain(const json_t *rule, const json_t *chain)
{
    return strcmp(text_of(rule, "family"), text_of(chain, "family")) == 0 &&
           strcmp(text_of(rule, "table"), text_of(chain, "table")) == 0 &&
           strcmp(text_of(rule, "chain"), text_of(chain, "name")) == 0;
}

static unsigned judge_chain(struct ruleset *r, const json_t *chain, int depth)
{
    const json_t *entry;
    unsigned may = 0;
    size_t i;

    json_array_foreach(r->all, i, entry)
    {
        const json_t *found = json_object_get(entry, "rule");

        if (++r->work > LOCAL_WORK_MOST)
            return FATE_ANY;
        if (found == NULL || !is_of_chain(found, chain))
            continue;
        struct rule rule = judge_rule(r, found, depth);
        if (local_apply(rule.holds, rule.target, &may))
            return may;
        if (rule.ends && rule.holds != NO)
            may |= rule.target & FATE_ON;
        if (rule.ends && rule.holds == YES)
            return may;
    }
    return may | FATE_ON;
}

/* Chains through which what is for this host passes before anybody reads it. */
static bool is_on_the_way(const json_t *chain, struct addr from)
{
    static const char *const hooks[] = { "prerouting", "input", "ingress" };
    const char *family = text_of(chain, "family"), *hook = text_of(chain, "hook");
    bool other = strcmp(family, from.family == ADDR_IPV4 ? "ip6" : "ip") == 0;

    for (size_t i = 0; i < ARRAY_SIZE(hooks) && !other; i++)
        if (strcmp(hook, hooks[i]) == 0)
            return strcmp(family, "bridge") != 0 && strcmp(family, "arp") != 0;
    return false;
}

/* iptables' own, as nftables has it: iptables-save tells it better. */
static bool is_told_elsewhere(const json_t *chain, struct slice tables, struct addr from)
{
    const char *family = from.family == ADDR_IPV4 ? "ip" : "ip6";

    return strcmp(text_of(chain, "family"), family) == 0 &&
           slice_find(tables, SLICE("(nf_tables)")) < tables.n &&
           local_tables_have(tables, slice_of(text_of(chain, "table")));
}

static enum local_fate judge_all(struct ruleset *r, struct slice tables)
{
    enum local_fate fate = json_is_array(r->all) ? LOCAL_LET_IN : LOCAL_UNKNOWN;
    bool moved = false; /* its address or port, it may be, before the rules see it */
    const json_t *entry;
    size_t i, chains = 0;

    json_array_foreach(r->all, i, entry)
    {
        const json_t *chain = json_object_get(entry, "chain");

        if (chain == NULL || !is_on_the_way(chain, r->asked.from) ||
            is_told_elsewhere(chain, tables, r->asked.from))
            continue;
        if (++chains > CHAINS_MOST)
            return LOCAL_UNKNOWN;
        bool drops = strcmp(text_of(chain, "policy"), "drop") == 0;
        unsigned may = local_settle(judge_chain(r, chain, 0), drops ? FATE_DROP : FATE_IN);
        bool filters = strcmp(text_of(chain, "type"), "filter") == 0 &&
                       strcmp(text_of(chain, "family"), "netdev") != 0;
        moved = moved || (!filters && may != FATE_IN);
        fate = local_fate_both(fate, local_fate_of(may));
    }
    return moved ? LOCAL_UNKNOWN : fate;
}

enum local_fate local_fate(struct slice rules, struct slice tables, bool tcp, struct addr from,
                           uint16_t port)
{
    json_t *root = json_loadb(rules.p != NULL ? rules.p : "", rules.n, 0, NULL);
    bool untracked = local_untracks(rules) || local_untracks(tables);
    struct ruleset r = { json_object_get(root, "nftables"), { tcp, from, port, untracked }, 0 };
    enum local_fate fate = judge_all(&r, tables);

    json_decref(root);
    return fate;
}
