/* faults.c - the faults that several calls share. */
#include "config.h"

#include "report/faults.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FAULTS_MAX = 256, CALLS_NAMED = 40 };

static struct fault *find(struct faults *faults, const struct finding *finding)
{
    for (size_t i = 0; i < faults->n; i++) {
        struct fault *fault = &faults->list[i];

        if (strcmp(fault->rule->id, finding->rule->id) == 0 &&
            fault->severity == finding->severity && strcmp(fault->title, finding->title) == 0)
            return fault;
    }
    return NULL;
}

struct fault *faults_take(struct faults *faults, const struct finding *finding, uint32_t call)
{
    if (finding->severity == SEVERITY_INFO || finding->title == NULL)
        return NULL;
    struct fault *fault = find(faults, finding);
    if (fault == NULL) {
        if (faults->n == FAULTS_MAX)
            return NULL;
        VEC_PUSH(faults->list, faults->n, faults->room) = (struct fault){
            .rule = finding->rule, .severity = finding->severity, .title = xstrdup(finding->title)
        };
        fault = &faults->list[faults->n - 1];
    }
    fault->total++;
    if (fault->n_calls < FAULT_CALLS)
        VEC_PUSH(fault->calls, fault->n_calls, fault->room) = call;
    return fault;
}

void fault_calls(const struct fault *fault, struct text *out)
{
    size_t named = fault->n_calls < CALLS_NAMED ? fault->n_calls : CALLS_NAMED;

    for (size_t i = 0; i < named; i++)
        text_printf(out, "%s%u", i > 0 ? ", " : "", (unsigned)fault->calls[i]);
    if (named < fault->total)
        text_adds(out, ", …");
}

void faults_done(struct faults *faults)
{
    for (size_t i = 0; i < faults->n; i++) {
        free(faults->list[i].title);
        free(faults->list[i].calls);
        free(faults->list[i].kept);
    }
    free(faults->list);
    *faults = (struct faults){ 0 };
}
