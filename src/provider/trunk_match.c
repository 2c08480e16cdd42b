/* trunk_match.c - which of the user's trunks a call belongs to. */
#include "config.h"

#include "provider/trunk_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct slice bare_host(struct slice host)
{
    return slice_starts(host, SLICE("[")) ? slice_sub(host, 1, slice_chr(host, ']')) : host;
}

static bool names_host(char *const *uris, size_t n, struct slice host)
{
    for (size_t i = 0; i < n; i++)
        if (slice_ieq(bare_host(uri_or_host(slice_of(uris[i]))), host))
            return true;
    return false;
}

static bool is_its_host(const struct trunk *t, struct slice host)
{
    return host.n > 0 && (names_host(t->termination, t->n_termination, host) ||
                          names_host(t->origination, t->n_origination, host));
}

/* Two trunks of two providers may end at one address of the user's. */
static bool fits_provider(const struct trunk *t, const struct profile *profile)
{
    return t->provider == NULL || profile == NULL || strcmp(t->provider, profile->id) == 0;
}

static bool has_own(const struct trunk *t, struct addr addr)
{
    for (size_t i = 0; i < t->n_own; i++)
        if (network_contains(t->own[i], addr))
            return true;
    return false;
}

/* A host or SID of another trunk's: the address says nothing more. */
static bool fits_address(const struct trunk *t, const struct trunk_signs *s)
{
    return has_own(t, s->own) && fits_provider(t, s->profile) &&
           (s->sid.n == 0 || t->sid == NULL) && !(s->outward && t->n_termination > 0);
}

/* One of several with that address cannot be told. */
static const struct trunk *only_by_address(const struct trunk *const *trunks, size_t n,
                                           const struct trunk_signs *s)
{
    const struct trunk *found = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!fits_address(trunks[i], s))
            continue;
        if (found != NULL)
            return NULL;
        found = trunks[i];
    }
    return found;
}

const struct trunk *trunk_match(const struct trunk *const *trunks, size_t n,
                                const struct trunk_signs *s)
{
    struct slice host = bare_host(s->host);

    for (size_t i = 0; i < n && s->sid.n > 0; i++)
        if (trunks[i]->sid != NULL && slice_eq(s->sid, slice_of(trunks[i]->sid)))
            return trunks[i];
    for (size_t i = 0; i < n; i++)
        if (is_its_host(trunks[i], host) && fits_provider(trunks[i], s->profile))
            return trunks[i];
    return s->outward || s->inward ? only_by_address(trunks, n, s) : NULL;
}

const struct trunk *trunks_match(const struct profiles *p, const struct trunk_signs *s)
{
    const struct trunk **known = NULL, *found;
    size_t n = 0, room = 0;

    for (size_t i = 0; i < trunks_count(p); i++)
        VEC_PUSH(known, n, room) = trunks_at(p, i);
    found = trunk_match(known, n, s);
    free(known);
    return found;
}

const struct trunk *trunks_only(const struct profiles *p, const struct trunk_signs *s)
{
    const struct trunk *found = NULL;

    for (size_t i = 0; i < trunks_count(p); i++) {
        const struct trunk *t = trunks_at(p, i);

        if (s->profile == NULL || t->provider == NULL || strcmp(t->provider, s->profile->id) != 0 ||
            !has_own(t, s->own))
            continue;
        if (found != NULL)
            return NULL;
        found = t;
    }
    return found;
}
