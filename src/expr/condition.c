/* condition.c - conditions that have a name. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "expr/expr_private.h"
#include "expr/token.h"

struct conditions *conditions_new(void)
{
    return xcalloc(1, sizeof(struct conditions));
}

bool conditions_find(const struct conditions *c, struct slice name, struct slice *source)
{
    for (size_t i = 0; c != NULL && i < c->n; i++) {
        if (!slice_eq(slice_of(c->list[i].name), name))
            continue;
        *source = slice_of(c->list[i].source);
        return true;
    }
    return false;
}

static bool is_name(struct slice name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        if (!((c >= 'a' && c <= 'z') || c == '_' || (i > 0 && c >= '0' && c <= '9')))
            return false;
    }
    return name.n > 0;
}

/* The same source under the same name is no mistake: files are read twice by `lint`. */
static bool name_is_free(const struct conditions *c, struct slice name, struct slice source,
                         struct expr_error *error)
{
    struct slice known;
    enum relation relation;

    if (!is_name(name))
        expr_fail(error, 0, name.n, "%s",
                  _("the name of a condition is made of small letters, digits and underscores"));
    else if (facts_find(name) >= 0 || relation_named(name, &relation))
        expr_fail(error, 0, name.n, _("'%.*s' is the name of a fact"), SLICE_ARG(name));
    else if (conditions_find(c, name, &known) && !slice_eq(known, source))
        expr_fail(error, 0, name.n, _("the name '%.*s' is taken"), SLICE_ARG(name));
    else
        return true;
    return false;
}

bool conditions_add(struct conditions *c, struct slice name, struct slice source,
                    struct expr_error *name_error, struct expr_error *source_error)
{
    struct expr *expr;

    *name_error = *source_error = (struct expr_error){ 0 };
    if (!name_is_free(c, name, source, name_error))
        return false;
    expr = expr_parse_with(source, c, source_error);
    if (expr == NULL)
        return false;
    expr_free(expr);
    VEC_PUSH(c->list, c->n, c->room) =
        (struct condition){ xstrndup(name.p, name.n), xstrndup(source.p, source.n) };
    return true;
}

bool conditions_add_checked(struct conditions *c, const struct conditions *other)
{
    for (size_t i = 0; i < other->n; i++) {
        struct slice source, known;

        source = slice_of(other->list[i].source);
        if (conditions_find(c, slice_of(other->list[i].name), &known) && !slice_eq(known, source))
            return false;
        VEC_PUSH(c->list, c->n, c->room) =
            (struct condition){ xstrdup(other->list[i].name), xstrdup(other->list[i].source) };
    }
    return true;
}

void conditions_free(struct conditions *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < c->n; i++) {
        free(c->list[i].name);
        free(c->list[i].source);
    }
    free(c->list);
    free(c);
}
