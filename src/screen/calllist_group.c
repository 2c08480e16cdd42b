/* calllist_group.c - headings between the calls: by cause, peer, trunk, status or method. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/words.h"
#include "screen/calllist_private.h"

#define UNKNOWN_LAST 9 /* behind all severities */

static const struct verdict *verdict_of(struct row_source *row)
{
    return diagnosis_call(row->app->diagnosis, row->call);
}

/* The gravest first. */
static void key_of_cause(struct row_source *row, struct text *out)
{
    const struct verdict *verdict = verdict_of(row);
    const struct finding *finding = verdict->n_findings ? &verdict->findings[0] : NULL;

    if (finding != NULL)
        text_printf(out, "%d%s\t%s", (int)finding->severity, finding->rule->id, finding->title);
    else
        text_printf(out, "%d\t%s", UNKNOWN_LAST, _("nothing was found"));
}

static void key_of_peer(struct row_source *row, struct text *out)
{
    const struct flow *flow = calls_flow(row->app->calls, row->call->caller_flow);
    bool incoming = verdict_of(row)->direction == CALL_ORIGINATION;
    struct text peer = { 0 };

    addr_print(&peer, incoming ? flow->src.addr : flow->dst.addr);
    text_printf(out, "%s\t%s", text_str(&peer), text_str(&peer));
    text_done(&peer);
}

static void key_of_trunk(struct row_source *row, struct text *out)
{
    const struct verdict *verdict = verdict_of(row);
    const char *name = verdict->trunk != NULL     ? verdict->trunk->name
                       : verdict->profile != NULL ? verdict->profile->name
                                                  : NULL;

    text_printf(out, "%s\t%s", name != NULL ? name : "~",
                name != NULL ? name : _("no trunk that is known"));
}

/* The highest first: what went through comes last. */
static void key_of_status(struct row_source *row, struct text *out)
{
    const struct call *call = row->call;

    text_printf(out, "%03d\t%s", 999 - call->status, call_state_words(call));
    if (call->status)
        text_printf(out, " %d", call->status);
}

static void key_of_method(struct row_source *row, struct text *out)
{
    const struct call *call = row->call;
    const char *method = call->attempt ? attempt_kind(row->app->calls, call)
                                       : sip_method_name((enum sip_method)call->method);

    text_printf(out, "%d%s\t%s", call->method != SIP_INVITE, method, method);
}

char *group_key(struct call_list *list, struct row_source *row)
{
    static void (*const keys[GROUPINGS])(struct row_source *, struct text *) = {
        [GROUP_BY_CAUSE] = key_of_cause,   [GROUP_BY_PEER] = key_of_peer,
        [GROUP_BY_TRUNK] = key_of_trunk,   [GROUP_BY_STATUS] = key_of_status,
        [GROUP_BY_METHOD] = key_of_method,
    };
    struct text key = { 0 };

    if (keys[list->grouping] == NULL)
        return NULL;
    keys[list->grouping](row, &key);
    return text_take(&key);
}

/* The part of a key that is sorted by: the heading of a cause may differ from call to call. */
int group_order(const char *a, const char *b)
{
    size_t n = strcspn(a, "\t"), m = strcspn(b, "\t");
    int order = memcmp(a, b, n < m ? n : m);

    return order ? order : (n > m) - (n < m);
}

static size_t find_folded(const struct call_list *list, const char *key)
{
    size_t i = 0;

    while (i < list->n_folded && group_order(list->folded[i], key) != 0)
        i++;
    return i;
}

/* The key that a group has in the rows. */
static const char *key_of(const struct call_list *list, const struct call_group *group)
{
    for (size_t i = 0; i < list->shown.n; i++)
        if (list->shown.p[i].id == group->first)
            return list->shown.p[i].group;
    return "";
}

static void add_line(struct call_list *list, uint32_t id)
{
    VEC_PUSH(list->lines, list->n_lines, list->room_lines) =
        (struct line){ id, list->n_groups - 1 };
}

static void begin_group(struct call_list *list, const struct row *row)
{
    const char *tab = strchr(row->group, '\t');
    struct call_group group = { .heading = tab != NULL ? tab + 1 : row->group, .first = row->id };

    group.folded = find_folded(list, row->group) < list->n_folded;
    VEC_PUSH(list->groups, list->n_groups, list->room_groups) = group;
    add_line(list, CALL_HEADING);
}

void group_lines(struct call_list *list)
{
    const struct row *former = NULL;

    list->n_lines = list->n_groups = 0;
    list->headed = list->shown.n > 0 && list->shown.p[0].group != NULL;
    for (size_t i = 0; i < list->shown.n && list->headed; i++) {
        const struct row *row = &list->shown.p[i];

        if (former == NULL || group_order(former->group, row->group) != 0)
            begin_group(list, row);
        former = row;
        list->groups[list->n_groups - 1].calls++;
        if (!list->groups[list->n_groups - 1].folded)
            add_line(list, row->id);
    }
}

const struct call_group *call_list_heading(const struct call_list *list, size_t i)
{
    if (!list->headed || i < list->whole || i - list->whole >= list->n_lines)
        return NULL;
    const struct line *line = &list->lines[i - list->whole];
    return line->id == CALL_HEADING ? &list->groups[line->group] : NULL;
}

static void set_folded(struct call_list *list, const char *key, bool folded)
{
    size_t at = find_folded(list, key);

    if (folded && at == list->n_folded) {
        VEC_PUSH(list->folded, list->n_folded, list->room_folded) = xstrdup(key);
    } else if (!folded && at < list->n_folded) {
        free(list->folded[at]);
        list->folded[at] = list->folded[--list->n_folded];
    }
}

void call_list_fold(struct call_list *list, size_t i)
{
    const struct call_group *group = call_list_heading(list, i);

    if (group == NULL)
        return;
    set_folded(list, key_of(list, group), !group->folded);
    group_lines(list);
}

void call_list_fold_all(struct call_list *list, bool folded)
{
    for (size_t g = 0; g < list->n_groups; g++)
        set_folded(list, key_of(list, &list->groups[g]), folded);
    group_lines(list);
}

void group_done(struct call_list *list)
{
    for (size_t i = 0; i < list->n_folded; i++)
        free(list->folded[i]);
    free(list->folded);
    free(list->groups);
    free(list->lines);
}
