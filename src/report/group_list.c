/* group_list.c - calls -> figures of each peer or day. */
#include "config.h"

#include "report/group_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "report/csv.h"
#include "report/json_value.h"
#include "report/trunk_list.h"

#define ROWS_MOST 5000u
#define SLOT (900 * NANOS_PER_S)

const char *const group_by_names[] = { "trunk", "peer", "day", NULL };

static uint32_t row_add(struct group_list *list, uint64_t key, struct text *name)
{
    uint32_t at = (uint32_t)list->n;

    if (list->n >= ROWS_MOST)
        return NO_INDEX;
    hash_put(&list->index, key, at);
    VEC_PUSH(list->rows, list->n, list->room) = (struct group_row){ .name = text_take(name) };
    return at;
}

static uint32_t peer_row(struct group_list *list, struct addr addr)
{
    uint64_t key = addr_hash(addr);
    uint32_t at = hash_get(&list->index, key);
    struct text name = { 0 };

    if (at != NO_INDEX && addr_eq(list->rows[at].addr, addr))
        return at;
    addr_print(&name, addr);
    at = row_add(list, key, &name);
    if (at != NO_INDEX)
        list->rows[at].addr = addr;
    text_done(&name);
    return at;
}

static uint32_t day_row(struct group_list *list, nanos_t time)
{
    struct text name = { 0 };

    if (list->n > 0 && time / SLOT == list->slot)
        return list->day;
    clock_local_date(&name, time);
    uint64_t key = slice_hash(text_view(&name));
    uint32_t at = hash_get(&list->index, key);

    if (at == NO_INDEX || strcmp(list->rows[at].name, text_str(&name)) != 0)
        at = row_add(list, key, &name);
    text_done(&name);
    list->slot = time / SLOT;
    list->day = at;
    return at;
}

static void count_call(struct group_list *list, uint32_t at, const struct call *call,
                       const struct verdict *verdict)
{
    struct group_row *row = at != NO_INDEX ? &list->rows[at] : NULL;
    const struct finding *error = verdict_error(verdict);

    if (row == NULL) {
        list->others++;
        return;
    }
    if (row->figures.calls == 0) {
        row->trunk = verdict->trunk;
        row->profile = verdict->profile;
    }
    row->mixed = row->mixed || row->trunk != verdict->trunk || row->profile != verdict->profile;
    figures_add(&row->figures, call, error != NULL);
    if (error != NULL)
        cause_counts_add(&row->causes, error->rule->id);
}

static void count_peers(struct group_list *list, const struct flow *flow, const struct call *call,
                        const struct verdict *verdict)
{
    bool outward = verdict->direction == CALL_TERMINATION;
    bool inward = verdict->direction == CALL_ORIGINATION;

    if (!inward)
        count_call(list, peer_row(list, flow->dst.addr), call, verdict);
    if (!outward && (inward || !addr_eq(flow->src.addr, flow->dst.addr)))
        count_call(list, peer_row(list, flow->src.addr), call, verdict);
}

static int by_name(const void *a, const void *b)
{
    const struct group_row *left = a, *right = b;

    return strcmp(left->name, right->name);
}

static int by_calls(const void *a, const void *b)
{
    const struct group_row *left = a, *right = b;

    if (left->figures.calls != right->figures.calls)
        return left->figures.calls < right->figures.calls ? 1 : -1;
    return by_name(a, b);
}

static bool counts(const struct call *call)
{
    return call->method == SIP_INVITE && !call->attempt;
}

void group_list_begin(struct group_list *list, enum group_by by)
{
    *list = (struct group_list){ .by = by };
}

void group_list_add(struct group_list *list, const struct calls *calls, const struct call *call,
                    const struct verdict *verdict)
{
    const struct flow *flow = calls_flow(calls, call->caller_flow);

    if (!counts(call) || flow == NULL)
        return;
    if (list->by == GROUP_BY_PEER)
        count_peers(list, flow, call, verdict);
    else
        count_call(list, day_row(list, call->start), call, verdict);
}

void group_list_end(struct group_list *list)
{
    if (list->n > 0)
        qsort(list->rows, list->n, sizeof *list->rows,
              list->by == GROUP_BY_PEER ? by_calls : by_name);
    for (size_t i = 0; i < list->n; i++)
        cause_counts_sort(&list->rows[i].causes);
}

void group_list_init(struct group_list *list, enum group_by by, struct slice trunk,
                     struct calls *calls, struct diagnosis *diagnosis)
{
    group_list_begin(list, by);
    for (size_t i = 0; i < calls_count(calls); i++) {
        const struct call *call = calls_at(calls, i);

        if (!counts(call))
            continue;
        const struct verdict *verdict = diagnosis_call(diagnosis, call);
        if (trunk.n == 0 || (verdict->trunk != NULL && trunk_has(verdict->trunk, trunk)))
            group_list_add(list, calls, call, verdict);
    }
    group_list_end(list);
}

void group_list_done(struct group_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        figures_done(&list->rows[i].figures);
        cause_counts_done(&list->rows[i].causes);
        free(list->rows[i].name);
    }
    free(list->rows);
    hash_done(&list->index);
    *list = (struct group_list){ 0 };
}

struct allowance group_row_allowance(const struct group_row *row)
{
    struct allowance none = { 0 };

    return row->mixed ? none : allowance_of(row->trunk, row->profile);
}

/* --- text, JSON, CSV --- */

static void text_row(struct group_row *row, bool first, FILE *out)
{
    struct allowance allowed = group_row_allowance(row);
    struct text text = { 0 };

    text_printf(&text, first ? "%s" : "\n%s", row->name);
    if (row->trunk != NULL && !row->mixed)
        text_printf(&text, ", %s", row->trunk->name);
    else if (row->profile != NULL && !row->mixed)
        text_printf(&text, ", %s", row->profile->name);
    text_addc(&text, '\n');
    figures_print(&row->figures, &row->causes, &allowed, &text);
    figures_put_text(text_view(&text), out);
    text_done(&text);
}

static void json_row(struct group_list *list, struct group_row *row, bool first, FILE *out)
{
    struct allowance allowed = group_row_allowance(row);
    bool one = !row->mixed;
    json_t *object = json_object();

    json_add(object, group_by_names[list->by], json_text(slice_of(row->name)));
    json_add(object, "provider",
             json_text_or_null(one && row->profile != NULL ? row->profile->id : NULL));
    json_add(object, "trunk",
             json_text_or_null(one && row->trunk != NULL ? row->trunk->name : NULL));
    figures_json(object, &row->figures, &row->causes, &allowed);
    fputs(first ? "\n" : ",\n", out);
    json_write(out, object);
}

static void csv_row(struct group_row *row, FILE *out)
{
    struct allowance allowed = group_row_allowance(row);
    struct text text = { 0 };

    csv_field(&text, slice_of(row->name));
    text_addc(&text, ',');
    csv_field(&text, slice_of(row->mixed || row->profile == NULL ? "" : row->profile->id));
    text_addc(&text, ',');
    csv_field(&text, slice_of(row->mixed || row->trunk == NULL ? "" : row->trunk->name));
    figures_csv(&row->figures, &row->causes, &allowed, &text);
    fwrite(text.p, 1, text.n, out);
    text_done(&text);
}

static void write_row(struct group_list *list, struct group_row *row, bool first,
                      enum figures_format format, FILE *out)
{
    switch (format) {
    case FIGURES_TEXT:
        text_row(row, first, out);
        break;
    case FIGURES_JSON:
        json_row(list, row, first, out);
        break;
    case FIGURES_CSV:
        csv_row(row, out);
        break;
    }
}

static void write_end(const struct group_list *list, enum figures_format format, FILE *out)
{
    if (format == FIGURES_JSON)
        fprintf(out, "],\n\"calls_of_others\":%zu}\n", list->others);
    if (format == FIGURES_TEXT && list->n == 0)
        fprintf(out, "%s\n", _("there are no such calls"));
    if (format == FIGURES_TEXT && list->others > 0)
        fprintf(out,
                ngettext("\n%zu call of further peers\n", "\n%zu calls of further peers\n",
                         (unsigned long)list->others),
                list->others);
}

void group_list_write(struct group_list *list, enum figures_format format, FILE *out)
{
    if (format == FIGURES_JSON)
        fprintf(out,
                "{\"format\":\"sipwhy-figures/1\",\n\"program\":\"" PACKAGE_STRING
                "\",\n\"by\":\"%s\",\n\"rows\":[",
                group_by_names[list->by]);
    if (format == FIGURES_CSV)
        fprintf(out, "%s,provider,trunk%s", group_by_names[list->by], figures_csv_head);
    for (size_t i = 0; i < list->n; i++)
        write_row(list, &list->rows[i], i == 0, format, out);
    write_end(list, format, out);
}
