/* filter.c - an expression, or a text that is searched for. */
#include "config.h"

#include "diagnose/filter.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "call/view.h"

struct filter {
    struct expr *expr; /* NULL: a text */
    char *text;
};

static bool is_word(struct slice word, const char *name)
{
    return slice_eq(word, slice_of(name));
}

/* Operators and signs that only an expression has. */
static bool has_operator(struct slice source)
{
    static const char *const words[] = { "and", "or", "not", "in" };

    for (size_t i = 0; i < source.n; i++)
        if (slice_chr(SLICE("=<>~()!"), source.p[i]) < 7)
            return true;
    while (source.n > 0) {
        struct slice word = slice_cut(&source, ' ');

        for (size_t i = 0; i < ARRAY_SIZE(words); i++)
            if (is_word(word, words[i]))
                return true;
    }
    return false;
}

/* The words without their quotes, where they are no expression: not a fact alone. */
static struct slice bare_text(struct slice source)
{
    source = slice_trim(source);
    if (source.n > 1 && source.p[0] == '"' &&
        slice_chr(slice_sub(source, 1, source.n), '"') == source.n - 2)
        return slice_sub(source, 1, source.n - 1);
    struct fact_header header;

    if (has_operator(source) || facts_find(source) >= 0 || fact_header_read(source, &header) ||
        is_word(source, "true"))
        return (struct slice){ 0 };
    return source;
}

static bool names_a_fact(const struct expr *expr, struct slice source)
{
    size_t fact;

    return expr_facts(expr, &fact, 1) > 0 || slice_find(source, SLICE("header.")) < source.n;
}

struct filter *filter_parse(struct slice source, struct expr_error *error)
{
    struct slice text = bare_text(source);
    struct expr *expr = text.n > 0 ? NULL : expr_parse(source, error);
    struct filter *filter;

    if (text.n == 0 && expr == NULL)
        return NULL;
    if (expr != NULL && !names_a_fact(expr, source) && !is_word(slice_trim(source), "true")) {
        expr_free(expr);
        *error = (struct expr_error){ .length = source.n };
        snprintf(error->message, sizeof error->message, "%s",
                 _("this holds for all calls or for none; name a fact, as in status == 403, or "
                   "write a word alone to search for it"));
        return NULL;
    }
    filter = xcalloc(1, sizeof *filter);
    filter->expr = expr;
    filter->text = text.n > 0 ? xstrndup(text.p, text.n) : NULL;
    return filter;
}

void filter_free(struct filter *filter)
{
    if (filter == NULL)
        return;
    expr_free(filter->expr);
    free(filter->text);
    free(filter);
}

struct slice filter_text(const struct filter *filter)
{
    return slice_of(filter->text);
}

static bool holds_text(const char *where, struct slice needle)
{
    struct slice all = slice_of(where);

    return slice_ifind(all, needle) < all.n;
}

static bool in_verdict(const struct verdict *verdict, struct slice needle)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (holds_text(verdict->findings[i].title, needle) ||
            holds_text(verdict->findings[i].rule->id, needle))
            return true;
    return false;
}

static bool in_addresses(struct calls *calls, const struct call *call, struct slice needle)
{
    const struct flow *flow = calls_flow(calls, call->caller_flow);
    struct text text = { 0 };
    bool found;

    endpoint_print(&text, flow->src);
    text_addc(&text, ' ');
    endpoint_print(&text, flow->dst);
    found = slice_ifind(text_view(&text), needle) < text.n;
    text_done(&text);
    return found;
}

static bool in_messages(struct calls *calls, const struct call *call, struct slice needle,
                        struct arena *arena)
{
    struct view *view = view_new(calls, call, arena);

    for (uint32_t i = 0; i < call->n_messages; i++) {
        struct slice bytes = view_message(view, i)->bytes;

        if (slice_ifind(bytes, needle) < bytes.n)
            return true;
    }
    return false;
}

bool filter_holds(const struct filter *filter, struct diagnosis *diagnosis, struct calls *calls,
                  struct call *call, struct arena *arena)
{
    struct slice needle = filter_text(filter);

    arena_reset(arena);
    if (filter->expr != NULL)
        return expr_holds(filter->expr, diagnosis_said(diagnosis, call, arena));
    return in_verdict(diagnosis_call(diagnosis, call), needle) ||
           holds_text(call_state_name(call->state), needle) || in_addresses(calls, call, needle) ||
           in_messages(calls, call, needle, arena);
}
