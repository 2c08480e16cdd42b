/* ranges.c - facts about whom the callers of a capture call: many numbers of one range in a short
 * time, one number behind many prefixes, one number again and again. The first two are what a
 * stolen account or an open PBX looks like to the one who pays for its calls; the rules name the
 * ranges. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "fact/around.h"
#include "fact/fact_private.h"

enum {
    LOOK_BACK = 2048, /* calls, the latest */
    GROUPS_MAX = 512,
    FEW = 4,          /* with fewer calls nothing is looked at */
    RANGE_DIGITS = 4, /* of a number without its prefix */
    AROUND = 64,      /* calls that are looked at for one, on either side */
};

static const nanos_t hour = 3600 * NANOS_PER_S, minute = 60 * NANOS_PER_S;

/* Calls of one caller that have something in common: the range, or the end of the number. */
struct group {
    uint64_t key;
    struct addr caller;
    nanos_t first;
    uint32_t calls, different, cut_short; /* different: numbers, or prefixes */
    char digits[DIALLED_DIGITS];          /* the range or the end, as text */
    uint32_t frame;                       /* of the first call */
};

struct groups {
    struct group *list;
    size_t n;
    struct hash by_key;
    struct hash had;   /* key and number that were counted */
    struct group best; /* that has had the most of what differs */
};

/* What the calls of a capture dialled, each read once however they are sorted. */
struct dialled_list {
    size_t n;
    struct dialled_call {
        const struct call *call;
        struct addr caller;
        struct dialled number;
    } list[];
};

static struct group *group_of(struct groups *groups, const struct call *call, struct addr caller,
                              struct slice digits)
{
    const uint64_t words[] = { addr_hash(caller), slice_ihash(digits) };
    uint64_t key = hash_words(words, ARRAY_SIZE(words));
    uint32_t i = hash_get(&groups->by_key, key);

    if (i == NO_INDEX && groups->n == GROUPS_MAX)
        return NULL;
    if (i == NO_INDEX) {
        i = (uint32_t)groups->n++;
        hash_put(&groups->by_key, key, i);
        groups->list[i] = (struct group){
            .key = key, .caller = caller, .first = call->start, .frame = call->messages[0].frame
        };
        memcpy(groups->list[i].digits, digits.p, digits.n);
    }
    return &groups->list[i];
}

/* Different values within the group are counted once each, within the window. */
static void group_count(struct groups *groups, struct group *g, const struct call *call,
                        struct slice differs, nanos_t window)
{
    if (call->start - g->first > window) {
        g->first = call->start;
        g->frame = call->messages[0].frame;
        g->calls = g->different = g->cut_short = 0;
    }
    const uint64_t words[] = { g->key, (uint64_t)g->first, slice_ihash(differs) };
    uint64_t had = hash_words(words, ARRAY_SIZE(words));
    g->calls++;
    g->cut_short += call->answered == NANOS_NONE ||
                    (call->end != NANOS_NONE && call->end - call->answered < 60 * NANOS_PER_S);
    g->different += hash_put_new(&groups->had, had, 1);
    if (g->different > groups->best.different ||
        (g->key == groups->best.key && g->different == groups->best.different))
        groups->best = *g;
}

enum sorting { BY_RANGE, BY_END, BY_NUMBER };

static void take_call(struct groups *groups, const struct dialled_call *dialled, enum sorting by)
{
    const struct dialled *number = &dialled->number;
    const struct call *call = dialled->call;
    struct slice whole = { number->digits, number->n }, common, differs;

    if (by == BY_RANGE) {
        common = slice_sub(whole, number->from, number->from + RANGE_DIGITS);
        differs = slice_sub(whole, number->from, number->n);
    } else if (by == BY_END) {
        common = slice_sub(whole, number->n - DIALLED_TAIL, number->n);
        differs = slice_sub(whole, 0, number->n - DIALLED_TAIL);
    } else {
        common = whole;
        differs = (struct slice){ (const char *)&call->id, sizeof call->id };
    }
    struct group *g = group_of(groups, call, dialled->caller, common);
    if (g != NULL)
        group_count(groups, g, call, differs, by == BY_NUMBER ? minute : hour);
}

static void read_call(struct subject *s, const struct call *call, struct arena *arena,
                      struct dialled_list *out)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);
    struct dialled_call *dialled = &out->list[out->n];
    struct uri uri;

    if (call->method != SIP_INVITE || flow == NULL || call->n_messages == 0)
        return;
    struct view *view = view_new(s->calls, call, arena);
    if (!uri_parse(view_request_uri(view, opening_position(call)), &uri) ||
        !dialled_read(uri.user, &dialled->number))
        return;
    dialled->call = call;
    dialled->caller = flow->src.addr;
    out->n++;
}

static const struct dialled_list *dialled_asked(struct subject *s)
{
    size_t n = calls_count(s->calls), from = n > LOOK_BACK ? n - LOOK_BACK : 0;

    if (s->derived->dialled != NULL)
        return s->derived->dialled;
    struct dialled_list *out =
        arena_alloc(s->arena, sizeof *out + (n - from) * sizeof out->list[0]);
    struct arena *arena = arena_new();
    for (size_t i = from; i < n; i++) {
        read_call(s, calls_at(s->calls, i), arena, out);
        arena_reset(arena);
    }
    arena_free(arena);
    return s->derived->dialled = out;
}

/* The group with the most of what differs; false if there are hardly any calls. */
static bool find_group(struct subject *s, enum sorting by, struct group *out)
{
    struct groups groups = { 0 };

    if (calls_count(s->calls) < FEW)
        return false;
    const struct dialled_list *dialled = dialled_asked(s);
    groups.list = xcalloc(GROUPS_MAX, sizeof *groups.list);
    for (size_t i = 0; i < dialled->n; i++)
        take_call(&groups, &dialled->list[i], by);
    bool found = groups.best.different >= FEW;
    if (found)
        *out = groups.best;
    free(groups.list);
    hash_done(&groups.by_key);
    hash_done(&groups.had);
    return found;
}

enum range_part { RANGE_DIGITS_OF, RANGE_NUMBERS, RANGE_CALLS, RANGE_SHORT, RANGE_CALLER };

static struct value group_value(struct subject *s, const struct group *g, enum range_part part)
{
    switch (part) {
    case RANGE_DIGITS_OF:
        return value_text(arena_slice(s->arena, slice_of(g->digits)));
    case RANGE_NUMBERS:
        return value_number(g->different);
    case RANGE_CALLS:
        return value_number(g->calls);
    case RANGE_SHORT:
        return value_number(g->cut_short);
    case RANGE_CALLER:
        return value_addr(g->caller);
    }
    return MISSING;
}

static struct value group_text(struct subject *s, const struct group *g, enum sorting by)
{
    switch (by) {
    case BY_RANGE:
        return value_format(s, _("%u calls to %u numbers in +%s…, the first of them"),
                            (unsigned)g->calls, (unsigned)g->different, g->digits);
    case BY_END:
        return value_format(s, _("%u calls to …%s behind %u prefixes, the first of them"),
                            (unsigned)g->calls, g->digits, (unsigned)g->different);
    case BY_NUMBER:
        break;
    }
    return value_format(s, _("%u calls to %s within a minute, the first of them"),
                        (unsigned)g->calls, g->digits);
}

static const struct group *group_asked(struct subject *s, enum sorting by)
{
    struct derived *d = s->derived;

    if (!d->groups_done[by]) {
        struct group *g = arena_alloc(s->arena, sizeof *g);

        d->groups_done[by] = true;
        d->groups[by] = find_group(s, by, g) ? g : NULL;
    }
    return d->groups[by];
}

static struct value get_group(struct subject *s, const struct fact *f)
{
    const struct group *g = group_asked(s, f->which);

    if (g == NULL)
        return MISSING;
    return value_in_packet(PLACE_IP, g->frame, group_value(s, g, f->part),
                           group_text(s, g, f->which).text);
}

/* How the same number was dialled around the call. */
struct tries {
    uint32_t prefixes[2 * AROUND + 1]; /* hashes of different ones */
    size_t n;
};

static void tries_add(struct tries *tries, uint32_t hash)
{
    for (size_t i = 0; i < tries->n; i++)
        if (tries->prefixes[i] == hash)
            return;
    if (tries->n < ARRAY_SIZE(tries->prefixes))
        tries->prefixes[tries->n++] = hash;
}

/* Another call of the same caller that was not answered, within an hour. */
static bool is_beside(struct subject *s, const struct flow *mine, const struct call *other)
{
    nanos_t apart = other->start - s->call->start;

    if (other->method != SIP_INVITE || other->answered != NANOS_NONE || other->n_messages == 0 ||
        apart >= hour || apart <= -hour)
        return false;
    const struct flow *flow = calls_flow(s->calls, other->caller_flow);
    return flow != NULL && addr_eq(flow->src.addr, mine->src.addr);
}

/* A caller that dials one number behind many prefixes, in vain, looks for a way out: each of its
 * calls fails as the others do. */
static struct value get_tries(struct subject *s)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    size_t here = call_position(s), n = calls_count(s->calls);
    struct tries tries = { .n = 0 };

    if (mine == NULL || !is_beside(s, mine, s->call))
        return MISSING;
    struct called number = around_called(s, s->call);
    if (!number.is_number)
        return MISSING;
    size_t from = here > AROUND ? here - AROUND : 0;
    size_t to = here + AROUND < n ? here + AROUND + 1 : n;
    if (around_is_lone(s, from, here, to))
        return value_number(1);
    for (size_t i = from; i < to; i++) {
        const struct call *call = calls_at(s->calls, i);

        if (!is_beside(s, mine, call))
            continue;
        struct called other = around_called(s, call);
        if (other.is_number && memcmp(number.tail, other.tail, DIALLED_TAIL) == 0)
            tries_add(&tries, other.prefix);
    }
    return value_number((double)tries.n);
}

#define FACT(name, kind, by, part, meaning)                                                        \
    FACT_ROW(name, kind, get_group, NULL, meaning, true, by, part)

static const struct fact facts[] = {
    FACT("range.digits", VALUE_TEXT, BY_RANGE, RANGE_DIGITS_OF,
         N_("the first digits of the range in which one caller calls the most different numbers "
            "within an hour, behind + or the prefix for calls abroad")),
    FACT("range.numbers", VALUE_NUMBER, BY_RANGE, RANGE_NUMBERS, N_("how many numbers that are")),
    FACT("range.calls", VALUE_NUMBER, BY_RANGE, RANGE_CALLS, N_("how many calls")),
    FACT("range.short", VALUE_NUMBER, BY_RANGE, RANGE_SHORT,
         N_("how many of them were not answered, or ended within a minute")),
    FACT("range.caller", VALUE_ADDR, BY_RANGE, RANGE_CALLER, N_("who calls them")),
    FACT("prefixes.tried", VALUE_NUMBER, BY_END, RANGE_NUMBERS,
         N_("with how many different prefixes one caller called the same number within an hour")),
    FACT("prefixes.number", VALUE_TEXT, BY_END, RANGE_DIGITS_OF, N_("the end of that number")),
    FACT("prefixes.calls", VALUE_NUMBER, BY_END, RANGE_CALLS, N_("how many calls that are")),
    FACT("prefixes.unanswered", VALUE_NUMBER, BY_END, RANGE_SHORT,
         N_("how many of them were not answered, or ended within a minute")),
    FACT("prefixes.caller", VALUE_ADDR, BY_END, RANGE_CALLER, N_("who calls it")),
    FACT_ROW("prefixes.of_call", VALUE_NUMBER, get_tries, NULL,
             N_("behind how many different prefixes the same caller dialled the number of this "
                "call in vain, within an hour"),
             false, 0, 0),
    FACT("retries.calls", VALUE_NUMBER, BY_NUMBER, RANGE_CALLS,
         N_("most calls of one caller to one number within a minute")),
    FACT("retries.number", VALUE_TEXT, BY_NUMBER, RANGE_DIGITS_OF, N_("that number")),
    FACT("retries.unanswered", VALUE_NUMBER, BY_NUMBER, RANGE_SHORT,
         N_("how many of these calls were not answered, or ended within a minute")),
    FACT("retries.caller", VALUE_ADDR, BY_NUMBER, RANGE_CALLER, N_("who calls it")),
};

const struct fact_table facts_of_ranges = { facts, ARRAY_SIZE(facts) };
