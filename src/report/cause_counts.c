/* cause_counts.c - counts causes by their ids. */
#include "config.h"

#include "report/cause_counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct finding *verdict_error(const struct verdict *verdict)
{
    bool any = verdict->n_findings > 0 && verdict->findings[0].severity == SEVERITY_ERROR;

    return any ? &verdict->findings[0] : NULL;
}

void cause_counts_add(struct cause_counts *counts, const char *id)
{
    size_t i = 0;

    while (i < counts->n && strcmp(counts->list[i].id, id) != 0)
        i++;
    if (i == counts->n)
        VEC_PUSH(counts->list, counts->n, counts->room) = (struct cause_count){ .id = id };
    counts->list[i].calls++;
}

static int by_calls(const void *a, const void *b)
{
    const struct cause_count *left = a, *right = b;

    if (left->calls != right->calls)
        return left->calls < right->calls ? 1 : -1;
    return strcmp(left->id, right->id);
}

void cause_counts_sort(struct cause_counts *counts)
{
    if (counts->n > 0)
        qsort(counts->list, counts->n, sizeof *counts->list, by_calls);
}

void cause_counts_done(struct cause_counts *counts)
{
    free(counts->list);
    *counts = (struct cause_counts){ 0 };
}
