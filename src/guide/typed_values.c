/* typed_values.c - values that the user types: what is one, and the trunk that they make. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/number.h"
#include "guide/walk.h"
#include "provider/profiles.h"

#define VALUE_MAX 1000 /* bytes that anybody types */

/* Letters, digits, dots and hyphens, or an address: RFC 3261 section 25.1, host. */
static bool is_host(struct slice host)
{
    struct addr addr;

    if (addr_parse(host, &addr))
        return true;
    bool dotted = false;
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i], lower = (char)(c | 0x20);

        if (c == '.' && (i == 0 || i + 1 == host.n || host.p[i - 1] == '.'))
            return false;
        dotted = dotted || c == '.';
        if (!((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'))
            return false;
    }
    return dotted;
}

/* The next word of a list that blanks, commas and semicolons part. */
static struct slice next_word(struct slice *rest)
{
    size_t begin = 0, end;

    while (begin < rest->n && (rest->p[begin] == ' ' || rest->p[begin] == ',' ||
                               rest->p[begin] == ';' || rest->p[begin] == '\t'))
        begin++;
    for (end = begin; end < rest->n && rest->p[end] != ' ' && rest->p[end] != ',' &&
                      rest->p[end] != ';' && rest->p[end] != '\t';
         end++)
        ;
    struct slice word = slice_sub(*rest, begin, end);
    *rest = slice_sub(*rest, end, rest->n);
    return word;
}

static bool check_networks(struct slice value, struct error *error)
{
    struct network network;
    struct slice word;
    size_t n = 0;

    while ((word = next_word(&value)).n) {
        if (!network_parse(word, &network)) {
            error_set(error, _("'%.*s' is no address and no network"), SLICE_ARG(word));
            return false;
        }
        n++;
    }
    if (!n)
        error_set(error, "%s", _("an address is wanted here"));
    return n > 0;
}

static bool check_host(struct slice value, struct error *error)
{
    if (is_host(uri_or_host(value)))
        return true;
    error_set(error, _("'%.*s' names no host"), SLICE_ARG(value));
    return false;
}

static bool check_number(struct slice value, struct error *error)
{
    double number;

    if (value.n && number_read(value, &number) == value.n && number > 0 && number < 1e6)
        return true;
    error_set(error, _("'%.*s' is no number above 0"), SLICE_ARG(value));
    return false;
}

bool value_check(enum value_what what, struct slice value, struct error *error)
{
    if (value.n > VALUE_MAX) {
        error_set(error, "%s", _("this is too long"));
        return false;
    }
    switch (what) {
    case WHAT_NONE:
        error_set(error, "%s", _("this question asks for no value"));
        return false;
    case WHAT_TERMINATION:
    case WHAT_ORIGINATION:
        return check_host(value, error);
    case WHAT_OWN:
    case WHAT_ACL:
        return check_networks(value, error);
    case WHAT_CPS:
    case WHAT_CONCURRENT:
        return check_number(value, error);
    }
    return false;
}

enum typed_kind value_kind_of(enum value_what what, struct slice value)
{
    struct addr addr;
    struct network network;

    if (what == WHAT_OWN || what == WHAT_ACL) {
        if (!network_parse(next_word(&value), &network))
            return TYPED_ANY;
        addr = network.addr;
    } else if (!addr_parse(uri_or_host(value), &addr)) {
        return TYPED_NAME;
    }
    return addr_is_private(addr) || addr_is_unspecified(addr) ? TYPED_PRIVATE : TYPED_PUBLIC;
}

/* --- the trunk --- */

static void learn_hosts(struct walk *w, const char *typed, char ***hosts, size_t *n)
{
    struct slice host = uri_or_host(slice_of(typed));

    *hosts = arena_alloc(w->arena, sizeof **hosts);
    (*hosts)[0] = arena_printf(w->arena, SLICE_FMT, SLICE_ARG(host));
    *n = 1;
}

static void learn_networks(struct walk *w, const char *typed, struct network **networks, size_t *n)
{
    struct slice rest = slice_of(typed), word;

    *networks = arena_alloc(w->arena, (rest.n / 2 + 1) * sizeof **networks);
    *n = 0;
    while ((word = next_word(&rest)).n)
        *n += network_parse(word, &(*networks)[*n]);
}

static double number_of(const char *typed)
{
    double number = 0;

    number_read(slice_of(typed), &number);
    return number;
}

/* The trunk of the user's that the call belongs to; without a call the only one there is. */
static const struct trunk *known_trunk(const struct walk *w)
{
    const struct profiles *profiles = w->subject->profiles;

    if (w->call != NULL)
        return subject_trunk(w->subject);
    return profiles != NULL && trunks_count(profiles) == 1 ? trunks_at(profiles, 0) : NULL;
}

static bool holds_own(const struct trunk *trunk, struct addr addr)
{
    for (size_t i = 0; i < trunk->n_own; i++)
        if (network_contains(trunk->own[i], addr))
            return true;
    return false;
}

/* Whoever knows the own addresses knows the direction of a call that told nothing of it. */
static void learn_direction(const struct walk *w, struct subject *s)
{
    const struct flow *flow = w->call != NULL ? calls_flow(s->calls, w->call->caller_flow) : NULL;

    if (flow == NULL || s->direction != CALL_UNKNOWN || w->trunk == NULL)
        return;
    bool caller = holds_own(w->trunk, flow->src.addr), callee = holds_own(w->trunk, flow->dst.addr);
    if (caller != callee)
        s->direction = caller ? CALL_TERMINATION : CALL_ORIGINATION;
}

void walk_learn(struct walk *w)
{
    const struct trunk *known = known_trunk(w);
    struct trunk *t = arena_alloc(w->arena, sizeof *t);
    const char *typed;
    bool learnt = false;

    if (known != NULL)
        *t = *known;
    if ((typed = walk_typed(w, WHAT_TERMINATION)) != NULL && (learnt = true))
        learn_hosts(w, typed, &t->termination, &t->n_termination);
    if ((typed = walk_typed(w, WHAT_ORIGINATION)) != NULL && (learnt = true))
        learn_hosts(w, typed, &t->origination, &t->n_origination);
    if ((typed = walk_typed(w, WHAT_OWN)) != NULL && (learnt = true))
        learn_networks(w, typed, &t->own, &t->n_own);
    if ((typed = walk_typed(w, WHAT_ACL)) != NULL && (learnt = true))
        learn_networks(w, typed, &t->acl, &t->n_acl);
    if ((typed = walk_typed(w, WHAT_CPS)) != NULL && (learnt = true))
        t->cps = number_of(typed);
    if ((typed = walk_typed(w, WHAT_CONCURRENT)) != NULL && (learnt = true))
        t->concurrent = (uint32_t)number_of(typed);
    w->trunk = known != NULL || learnt ? t : NULL;
    if (w->call == NULL)
        return;
    if (learnt) { /* facts that were asked for on the way here knew less */
        struct subject *s = diagnosis_subject(w->diagnosis, w->call, w->arena);

        s->profile = w->subject->profile;
        w->subject = s;
    }
    w->subject->trunk = w->trunk;
    learn_direction(w, w->subject);
}
