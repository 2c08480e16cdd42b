/* expr_fuzz.c - an expression, or (first byte odd) a template, asked of a real call: which, the
 * first byte says too. */
#include "config.h"

#include "expr/expr.h"
#include "fuzz.h"
#include "pipeline.h"
#include "trace.h"

static struct pipeline pipeline;

static void ask(struct slice source, struct subject *subject)
{
    struct expr_error error = { 0 };
    struct expr *expr = expr_parse(source, &error);
    size_t facts[4];

    if (expr == NULL) {
        if (error.offset > source.n || memchr(error.message, '\0', sizeof error.message) == NULL)
            abort();
        return;
    }
    expr_holds(expr, subject);
    expr_value(expr, subject);
    expr_facts(expr, facts, ARRAY_SIZE(facts));
    expr_free(expr);
}

static void print(struct slice source, struct subject *subject)
{
    struct expr_error error = { 0 };
    struct template *template = template_parse(source, &error);
    struct text out = { 0 };

    if (template != NULL) {
        template_print(template, subject, &out);
        template_free(template);
    }
    text_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena;

    if (size == 0)
        return 0;
    if (pipeline.calls == NULL)
        trace_load(&pipeline, NULL, NULL);
    struct call *call = calls_at(pipeline.calls, data[0] / 2 % calls_count(pipeline.calls));
    arena = arena_new();
    (data[0] & 1 ? print : ask)((struct slice){ (const char *)data + 1, size - 1 },
                                diagnosis_subject(pipeline.diagnosis, call, arena));
    arena_free(arena);
    return 0;
}
