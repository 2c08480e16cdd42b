/* inquiry.c - facts and failed conditions as text. */
#include "config.h"

#include "diagnose/inquiry.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "diagnose/precedence.h"
#include "sip/auth.h"

/* The place that the value was read from: nothing for a value without one, as a count or a time. */
static void print_place(struct subject *s, const struct place *at, struct text *out)
{
    uint32_t line, column;

    if (at->kind == PLACE_NONE)
        return;
    text_adds(out, "   ");
    if (at->kind != PLACE_SIP) {
        text_printf(out, _("packet %u (%s)"), at->frame, at->header);
        return;
    }
    sip_position(view_message(s->view, at->message), at->span.offset, &line, &column);
    text_printf(out, _("packet %u, line %u, column %u (%s)"), at->frame, line, column, at->header);
}

/* The output must not help to guess passwords. */
static void print_value(struct subject *s, const struct value *value, struct text *out)
{
    struct value shown = *value;

    if (value->kind == VALUE_TEXT) {
        char *text = arena_alloc(s->arena, value->text.n + 1);

        memcpy(text, value->text.p != NULL ? value->text.p : "", value->text.n);
        digest_mask(text, value->text.n);
        shown.text.p = text;
    }
    value_write(out, &shown);
}

static void print_name(struct subject *s, struct slice name, const struct value *value,
                       struct text *out)
{
    text_adds(out, "  ");
    text_slice(out, name);
    if (!value_is_there(value)) {
        text_printf(out, " %s\n",
                    value->kind == VALUE_MISSING ? _("is missing")
                                                 : _("is unknown: it was not captured"));
        return;
    }
    text_adds(out, " = ");
    print_value(s, value, out);
    print_place(s, &value->place, out);
    text_addc(out, '\n');
}

void inquiry_facts(struct subject *s, struct text *out)
{
    for (size_t i = 0; i < facts_count(); i++) {
        const struct value *value = fact_value(s, i);

        if (value_is_there(value))
            print_name(s, slice_of(facts_at(i)->name), value, out);
    }
}

static void print_names(const struct expr *expr, const struct expr_part *part, struct subject *s,
                        struct text *out)
{
    struct expr_names names = { 0 };

    expr_names(expr, part, s, &names);
    for (size_t i = 0; i < names.n; i++)
        if (!slice_eq(names.list[i].source, slice_trim(expr_source(expr))))
            print_name(s, names.list[i].source, &names.list[i].value, out);
    free(names.list);
}

void inquiry_expr(const struct expr *expr, struct subject *s, struct text *out)
{
    struct value value = expr_value(expr, s);
    struct expr_part whole = expr_whole(expr);

    print_name(s, slice_trim(expr_source(expr)), &value, out);
    print_names(expr, &whole, s, out);
}

static const struct rule *rule_in_place_of(const struct diagnosis *d, const struct verdict *verdict,
                                           const struct rule *rule)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (precedence_replaces(diagnosis_precedence(d), verdict->findings[i].rule, rule))
            return verdict->findings[i].rule;
    return NULL;
}

/* A rule that holds is reported unless an earlier one of its id does, or another takes its
 * place. */
static void print_holds(const struct diagnosis *d, const struct verdict *verdict,
                        const struct rule *rule, struct text *out)
{
    const struct rule *other = rule_in_place_of(d, verdict, rule);

    for (size_t i = 0; i < verdict->n_findings; i++)
        if (strcmp(verdict->findings[i].rule->id, rule->id) == 0)
            other = verdict->findings[i].rule;
    if (other == rule)
        text_printf(out, " %s\n", _("holds"));
    else if (other != NULL)
        text_printf(out, _(" holds, but %s (%s:%u) stands in its place\n"), other->id, other->file,
                    other->line);
    else
        text_printf(out, " %s\n", _("holds, but is not reported"));
}

static void why_not(const struct diagnosis *d, const struct verdict *verdict,
                    const struct rule *rule, struct subject *s, struct text *out)
{
    struct expr_part part;

    text_printf(out, "%s (%s:%u)", rule->id, rule->file, rule->line);
    if (!expr_failing(rule->when, s, &part)) {
        print_holds(d, verdict, rule, out);
        return;
    }
    text_printf(out, " %s ", _("does not hold:"));
    text_slice(out, part.source);
    text_addc(out, '\n');
    print_names(rule->when, &part, s, out);
}

bool inquiry_why_not(struct diagnosis *d, struct call *call, struct slice cause, struct text *out)
{
    const struct verdict *verdict = call != NULL ? diagnosis_call(d, call) : diagnosis_capture(d);
    const struct rules *rules = diagnosis_rules(d);
    struct arena *arena = arena_new();
    struct subject *s = diagnosis_subject(d, call, arena);
    bool found = false;

    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);

        if (rule->capture != (call == NULL) || !slice_eq(slice_of(rule->id), cause))
            continue;
        why_not(d, verdict, rule, s, out);
        found = true;
    }
    arena_free(arena);
    return found;
}
