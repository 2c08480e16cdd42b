/* trunk_list.c - calls -> the trunks that they belong to. */
#include "config.h"

#include "report/trunk_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "draw/words.h"
#include "provider/trunk_match.h"
#include "report/columns.h"

#define SEEN_MAX 1000    /* trunks that only the capture shows: hosts are easily made up */
#define PER_SEEN_MAX 16u /* addresses and URIs of one */

/* What a call tells of its trunk. */
struct signs {
    struct calls *calls;
    const struct call *call;
    const struct verdict *verdict;
    const struct flow *flow;
    struct slice sid, host; /* host: without brackets; empty: not told */
    struct uri uri;         /* of the request */
    bool outward;           /* to the provider */
};

static bool is_ours(const struct signs *s)
{
    return s->verdict->direction == CALL_TERMINATION || s->verdict->direction == CALL_ORIGINATION;
}

static void read_signs(struct signs *s, struct diagnosis *diagnosis, struct arena *arena)
{
    struct call_row row = { .calls = s->calls,
                            .diagnosis = diagnosis,
                            .arena = arena,
                            .call = s->call,
                            .verdict = s->verdict,
                            .floor = SEVERITY_INFO };
    const struct report_column *column = report_column_named(SLICE("trunk_sid"));
    struct column_value value;

    column_get(column, &row, &value);
    s->sid = value.kind == COLUMN_TEXT ? value.text : (struct slice){ 0 };
    s->flow = calls_flow(s->calls, s->call->caller_flow);
    s->outward = s->verdict->direction == CALL_TERMINATION;
    struct view *view = view_new(s->calls, s->call, arena);
    const struct sip_message *m = view_message(view, call_first_request(s->call));
    if (m->bytes.n > 0 && m->request && uri_parse(sip_text(m, m->request_uri), &s->uri))
        s->host = s->uri.host;
    if (slice_starts(s->host, SLICE("[")))
        s->host = slice_sub(s->host, 1, slice_chr(s->host, ']'));
}

/* --- the user's --- */

static bool has_own(const struct trunk *t, struct addr addr)
{
    for (size_t i = 0; i < t->n_own; i++)
        if (network_contains(t->own[i], addr))
            return true;
    return false;
}

/* The trunks that are configured stand first. */
static struct trunk_row *configured_row(struct trunk_list *list, const struct signs *s)
{
    const struct trunk_signs signs = { .sid = s->sid,
                                       .host = s->host,
                                       .own = s->outward ? s->flow->src.addr : s->flow->dst.addr,
                                       .profile = s->verdict->profile,
                                       .outward = s->outward,
                                       .inward = s->verdict->direction == CALL_ORIGINATION };
    const struct trunk **known = NULL;
    size_t n = list->known, n_known = 0, room = 0, at = 0;

    while (n_known < n) {
        const struct trunk *next = list->rows[n_known].trunk;

        VEC_PUSH(known, n_known, room) = next;
    }
    const struct trunk *found = trunk_match(known, n, &signs);
    free(known);
    while (at < n && list->rows[at].trunk != found)
        at++;
    return found != NULL && at < n ? &list->rows[at] : NULL;
}

/* --- what was seen --- */

static bool is_address(struct slice host)
{
    struct addr addr;

    return addr_parse(host, &addr);
}

/* By provider and what names the trunk there; the far address where neither is known. */
static char *key_of(const struct signs *s)
{
    struct text key = { 0 };

    text_adds(&key, s->verdict->profile != NULL ? s->verdict->profile->id : "");
    text_addc(&key, '|');
    if (s->sid.n > 0)
        text_slice(&key, s->sid);
    else if (s->outward && s->host.n > 0 && !is_address(s->host))
        text_slice(&key, s->host);
    else if (s->verdict->profile == NULL)
        addr_print(&key, s->outward ? s->flow->dst.addr : s->flow->src.addr);
    return text_take(&key);
}

static void add_text(char ***list, size_t *n, struct slice text)
{
    for (size_t i = 0; i < *n; i++)
        if (slice_ieq(slice_of((*list)[i]), text))
            return;
    if (*n >= PER_SEEN_MAX || text.n == 0)
        return;
    *list = xrealloc(*list, (*n + 1) * sizeof **list);
    (*list)[(*n)++] = xstrndup(text.p, text.n);
}

static void add_own(struct trunk *t, struct addr addr)
{
    if (has_own(t, addr) || t->n_own >= PER_SEEN_MAX)
        return;
    t->own = xrealloc(t->own, (t->n_own + 1) * sizeof *t->own);
    t->own[t->n_own++] = (struct network){ addr, addr.family == ADDR_IPV4 ? 32 : 128 };
}

/* Where the provider sends calls to: host, port and transport of the Request-URI. */
static void add_origination(struct trunk *t, const struct signs *s)
{
    struct text uri = { 0 };
    struct slice transport = uri_param(&s->uri, SLICE("transport"));

    if (s->host.n == 0)
        return;
    text_printf(&uri, "sip:" SLICE_FMT, SLICE_ARG(s->uri.hostport));
    if (transport.n > 0)
        text_printf(&uri, ";transport=" SLICE_FMT, SLICE_ARG(transport));
    add_text(&t->origination, &t->n_origination, text_view(&uri));
    text_done(&uri);
}

static void learn(struct trunk *t, const struct signs *s)
{
    if (t->provider == NULL && s->verdict->profile != NULL)
        t->provider = xstrdup(s->verdict->profile->id);
    if (t->sid == NULL && s->sid.n > 0)
        t->sid = xstrndup(s->sid.p, s->sid.n);
    if (s->outward)
        add_text(&t->termination, &t->n_termination, s->host);
    else
        add_origination(t, s);
    add_own(t, s->outward ? s->flow->src.addr : s->flow->dst.addr);
}

static struct trunk_row *seen_row(struct trunk_list *list, const struct signs *s)
{
    char *key = key_of(s);
    struct trunk_row *row = NULL;

    for (size_t i = list->known; i < list->n && row == NULL; i++)
        if (strcmp(list->rows[i].key, key) == 0)
            row = &list->rows[i];
    if (row == NULL && list->n - list->known < SEEN_MAX) {
        struct trunk *seen = xcalloc(1, sizeof *seen);

        VEC_PUSH(list->rows, list->n, list->room) = (struct trunk_row){
            .trunk = seen, .seen = seen, .key = key, .profile = s->verdict->profile
        };
        row = &list->rows[list->n - 1];
        key = NULL;
    }
    free(key);
    if (row != NULL)
        learn(row->seen, s);
    return row;
}

/* --- its calls --- */

static void take_call(struct trunk_list *list, struct signs *s)
{
    const struct finding *error = verdict_error(s->verdict);
    struct trunk_row *row = s->flow != NULL ? configured_row(list, s) : NULL;

    if (row == NULL && s->flow != NULL && is_ours(s))
        row = seen_row(list, s);
    if (row == NULL) {
        list->others++;
        return;
    }
    figures_add(&row->figures, s->call, error != NULL);
    if (error != NULL)
        cause_counts_add(&row->causes, error->rule->id);
}

void trunk_list_begin(struct trunk_list *list, const struct trunk *const *known, size_t n,
                      const struct profiles *profiles)
{
    *list = (struct trunk_list){ .known = n, .arena = arena_new() };
    for (size_t i = 0; i < n; i++) {
        struct slice id = slice_of(known[i]->provider != NULL ? known[i]->provider : "");

        VEC_PUSH(list->rows, list->n, list->room) =
            (struct trunk_row){ .trunk = known[i], .profile = profiles_by_id(profiles, id) };
    }
}

void trunk_list_add(struct trunk_list *list, struct calls *calls, struct diagnosis *diagnosis,
                    struct call *call)
{
    struct signs s = { .calls = calls, .call = call };

    if (call->method != SIP_INVITE || call->attempt)
        return;
    s.verdict = diagnosis_call(diagnosis, call);
    read_signs(&s, diagnosis, list->arena);
    take_call(list, &s);
    arena_reset(list->arena);
}

void trunk_list_end(struct trunk_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        cause_counts_sort(&list->rows[i].causes);
}

void trunk_list_init(struct trunk_list *list, const struct trunk *const *known, size_t n,
                     const struct profiles *profiles, struct calls *calls,
                     struct diagnosis *diagnosis)
{
    trunk_list_begin(list, known, n, profiles);
    for (size_t i = 0; i < calls_count(calls); i++)
        trunk_list_add(list, calls, diagnosis, calls_at(calls, i));
    trunk_list_end(list);
}

void trunk_list_done(struct trunk_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct trunk_row *row = &list->rows[i];

        figures_done(&row->figures);
        cause_counts_done(&row->causes);
        free(row->key);
        if (row->seen != NULL)
            trunk_free(row->seen);
    }
    free(list->rows);
    arena_free(list->arena);
    *list = (struct trunk_list){ 0 };
}

static bool holds(const char *where, struct slice text)
{
    struct slice all = slice_of(where != NULL ? where : "");

    return text.n == 0 || slice_ifind(all, text) < all.n;
}

bool trunk_has(const struct trunk *t, struct slice text)
{
    bool any = holds(t->name, text) || holds(t->sid, text);

    for (size_t i = 0; i < t->n_termination && !any; i++)
        any = holds(t->termination[i], text);
    for (size_t i = 0; i < t->n_origination && !any; i++)
        any = holds(t->origination[i], text);
    return any;
}

char *trunk_row_name(const struct trunk_row *row)
{
    const struct trunk *t = row->trunk;

    if (t->name != NULL)
        return xstrdup(t->name);
    for (size_t i = 0; i < t->n_termination; i++) {
        struct slice host = slice_of(t->termination[i]);

        if (!is_address(host) && host.n > 0)
            return xstrndup(host.p, slice_chr(host, '.'));
    }
    return xstrdup(t->provider != NULL ? t->provider : "trunk");
}
