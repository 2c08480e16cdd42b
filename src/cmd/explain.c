/* explain.c - `sipwhy explain`: what a cause means, what proves it, how to fix it. */
#include "config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cmd/chosen.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/request.h"
#include "diagnose/inquiry.h"
#include "diagnose/rule.h"
#include "diagnose/symptom.h"
#include "draw/canvas.h"
#include "draw/words.h"
#include "report/render.h"
#include "session/session.h"

struct explain {
    struct output output;
    struct rules *rules;
    struct profiles *profiles;
};

static void put(const struct explain *explain, int indent, enum text_role role, struct slice words)
{
    int width = explain->output.width, rows = canvas_wrap(NULL, 0, 0, width - indent, role, words);
    struct canvas *canvas = canvas_new(width, rows);

    canvas_set_ascii(canvas, explain->output.ascii);
    canvas_wrap(canvas, indent, 0, width - indent, role, words);
    render_text(canvas, explain->output.color, stdout);
    canvas_free(canvas);
}

/* A heading and, indented beneath, a translated template. */
static void section(const struct explain *explain, const char *heading, const char *source)
{
    struct text text = { 0 };

    if (source == NULL || source[0] == '\0')
        return;
    template_words(slice_of(_(source)), &text);
    putchar('\n');
    put(explain, 0, TEXT_ROLE_STRONG, slice_of(heading));
    put(explain, 2, TEXT_ROLE_TEXT, text_view(&text));
    text_done(&text);
}

static void list(const struct explain *explain, const char *heading, char *const *items, size_t n)
{
    if (n == 0)
        return;
    putchar('\n');
    put(explain, 0, TEXT_ROLE_STRONG, slice_of(heading));
    for (size_t i = 0; i < n; i++)
        put(explain, 2, TEXT_ROLE_TEXT, slice_of(items[i]));
}

static void provider_words(const struct explain *explain, const char *id)
{
    struct text text = { 0 };

    for (size_t i = 0; i < profiles_count(explain->profiles); i++) {
        const struct profile *profile = profiles_at(explain->profiles, i);

        for (size_t e = 0; e < profile->n_errors; e++) {
            if (profile->errors[e].cause == NULL || strcmp(profile->errors[e].cause, id) != 0)
                continue;
            if (text.n == 0) {
                putchar('\n');
                put(explain, 0, TEXT_ROLE_STRONG, slice_of(_("Said by providers")));
            }
            text_clear(&text);
            text_printf(&text, "%s %s: %s", profile->name, profile->errors[e].code,
                        _(profile->errors[e].meaning));
            put(explain, 2, TEXT_ROLE_TEXT, text_view(&text));
        }
    }
    text_done(&text);
}

/* The next rule of the same cause after `i`; NULL: there is none. */
static const struct rule *next_variant(const struct explain *explain, const char *id, size_t *i)
{
    while (*i < rules_count(explain->rules)) {
        const struct rule *rule = rules_at(explain->rules, (*i)++);

        if (strcmp(rule->id, id) == 0)
            return rule;
    }
    return NULL;
}

static const char *text_of(const struct rule *rule, size_t offset)
{
    return *(char *const *)(const void *)((const char *)rule + offset);
}

/* A section of a variant, unless an earlier one of the cause said the same. */
static void variant_section(const struct explain *explain, const char *heading,
                            const struct rule *rule, size_t offset)
{
    const char *source = text_of(rule, offset);
    const struct rule *earlier;
    size_t i = 0;

    while (source != NULL && (earlier = next_variant(explain, rule->id, &i)) != rule)
        if (text_of(earlier, offset) != NULL && strcmp(text_of(earlier, offset), source) == 0)
            return;
    section(explain, heading, source);
}

static void explain_variant(const struct explain *explain, const struct rule *rule)
{
    const struct symptom *symptom = symptoms_by_id(slice_of(rule->symptom));
    struct text text = { 0 };

    template_words(slice_of(_(rule->title_text)), &text);
    put(explain, 0, severity_role(rule->severity), text_view(&text));
    text_clear(&text);
    text_printf(&text, "%s (%s, %s)", rule->id, severity_words(rule->severity),
                confidence_words(rule->confidence));
    put(explain, 0, TEXT_ROLE_DIM, text_view(&text));
    if (symptom != NULL)
        put(explain, 0, TEXT_ROLE_DIM, slice_of(_(symptom->title)));
    text_done(&text);
    variant_section(explain, _("What it means"), rule, offsetof(struct rule, explain_text));
    variant_section(explain, _("What proves it, and what looks alike"), rule,
                    offsetof(struct rule, about));
    variant_section(explain, _("How to check"), rule, offsetof(struct rule, check_text));
    variant_section(explain, _("How to fix it"), rule, offsetof(struct rule, fix_text));
    list(explain, _("Follows from"), rule->consequence_of, rule->n_consequence_of);
}

/* The references that the variants cite, each once. */
static void references(const struct explain *explain, const char *id)
{
    const struct rule *rule;
    char **all = NULL;
    size_t n = 0, room = 0;

    for (size_t i = 0; (rule = next_variant(explain, id, &i)) != NULL;)
        for (size_t r = 0; r < rule->n_references; r++) {
            bool seen = false;

            for (size_t k = 0; k < n; k++)
                seen = seen || strcmp(all[k], rule->references[r]) == 0;
            if (!seen)
                VEC_PUSH(all, n, room) = rule->references[r];
        }
    list(explain, _("References"), all, n);
    free(all);
}

/* The page of the cause, where the handbook is installed. */
static void handbook_page(const struct explain *explain, const char *id)
{
    char *page = xasprintf("%s/handbook/%s.html", data_dir(), id);
    char *pages[] = { page };

    if (access(page, R_OK) == 0)
        list(explain, _("Handbook"), pages, ARRAY_SIZE(pages));
    free(page);
}

/* A cause may show in several ways, each a rule of its own. */
static void explain_cause(const struct explain *explain, const char *id)
{
    const struct rule *rule;
    bool first = true;

    for (size_t i = 0; (rule = next_variant(explain, id, &i)) != NULL; first = false) {
        if (!first)
            fputs("\n", stdout);
        explain_variant(explain, rule);
    }
    provider_words(explain, id);
    references(explain, id);
    handbook_page(explain, id);
}

static bool is_variant(const struct rules *rules, const struct rule *rule)
{
    return rules_by_id(rules, slice_of(rule->id)) != rule;
}

static bool of_symptom(const struct rule *rule, const char *symptom)
{
    if (symptom != NULL)
        return rule->symptom != NULL && strcmp(rule->symptom, symptom) == 0;
    return rule->symptom == NULL || symptoms_by_id(slice_of(rule->symptom)) == NULL;
}

/* Causes of one symptom; NULL: of those that have none. */
static void list_symptom(const struct explain *explain, const char *symptom, const char *title)
{
    struct text text = { 0 };
    bool first = true;

    for (size_t i = 0; i < rules_count(explain->rules); i++) {
        const struct rule *rule = rules_at(explain->rules, i);

        if (!of_symptom(rule, symptom) || is_variant(explain->rules, rule))
            continue;
        if (first)
            put(explain, 0, TEXT_ROLE_STRONG, slice_of(title));
        first = false;
        put(explain, 2, severity_role(rule->severity), slice_of(rule->id));
        text_clear(&text);
        template_words(slice_of(_(rule->title_text)), &text);
        put(explain, 6, TEXT_ROLE_TEXT, text_view(&text));
    }
    if (!first)
        putchar('\n');
    text_done(&text);
}

static int list_causes(const struct explain *explain)
{
    for (size_t i = 0; i < symptoms_count(); i++)
        list_symptom(explain, symptoms_at(i)->id, _(symptoms_at(i)->title));
    list_symptom(explain, NULL, _("Other"));
    return EXIT_CLEAN;
}

static int fail_unknown(const struct rules *rules, const char *id)
{
    struct suggestion similar = suggestion_for(slice_of(id));
    struct error error = { 0 };
    struct text found = { 0 };

    for (size_t i = 0; i < rules_count(rules); i++) {
        const char *known = rules_at(rules, i)->id;

        suggestion_try(&similar, known);
        if (suggestion_is_in(&similar, known) &&
            slice_find(text_view(&found), slice_of(known)) >= found.n) {
            text_printf(&found, "%s%s", found.n > 0 ? ", " : "", known);
        }
    }
    if (suggestion_best(&similar) != NULL)
        error_set(&error, _("unknown cause '%s'; did you mean '%s'?"), id,
                  suggestion_best(&similar));
    else if (found.n > 0)
        error_set(&error, _("unknown cause '%s'; did you mean one of these: %s"), id,
                  text_str(&found));
    else
        error_set(&error, _("unknown cause '%s'; 'sipwhy explain --list' names them all"), id);
    text_done(&found);
    return fail(&error);
}

static int explain_named(const struct explain *explain, const char *id)
{
    const struct rule *rule = rules_by_id(explain->rules, slice_of(id));

    if (rule == NULL)
        return fail_unknown(explain->rules, id);
    explain_cause(explain, rule->id);
    return EXIT_CLEAN;
}

static int explain_all(const struct explain *explain, const struct options *options)
{
    int status = EXIT_CLEAN;

    if (option_given(options, OPTION_LIST))
        return list_causes(explain);
    for (size_t i = 0; i < options->n_arguments && status == EXIT_CLEAN; i++) {
        if (i > 0)
            putchar('\n');
        status = explain_named(explain, options->arguments[i]);
    }
    return status;
}

/* The calls and the capture, of which a rule can be either's. */
static void write_why_not(struct capture *capture, const struct options *options,
                          struct slice cause)
{
    struct diagnosis *diagnosis = session_diagnosis(capture->session);
    struct calls *calls = session_calls(capture->session);
    struct text text = { 0 };

    for (size_t i = 0; i < calls_count(calls); i++) {
        struct call *call = calls_at(calls, i);

        if (!call_is_chosen(options, calls, call))
            continue;
        text_clear(&text);
        text_printf(&text, _("call %u\n"), (unsigned)call->id);
        if (inquiry_why_not(diagnosis, call, cause, &text))
            output_lines(text_view(&text), stdout);
    }
    text_clear(&text);
    text_printf(&text, "%s\n", _("the capture as a whole"));
    if (inquiry_why_not(diagnosis, NULL, cause, &text))
        output_lines(text_view(&text), stdout);
    text_done(&text);
}

static int why_not(const struct options *options)
{
    const char *cause = option_value(options, OPTION_WHY_NOT);
    struct request request;
    struct capture capture = { 0 };
    struct error error = { 0 };
    int status = EXIT_CLEAN;

    if (!request_init(&request, options, &error))
        return fail(&error);
    if (!capture_start(&capture, &request.capture, &error) || !capture_read(&capture, &error) ||
        !chosen_calls_exist(options, session_calls(capture.session), &error))
        status = fail(&error);
    else if (rules_by_id(session_rules(capture.session), slice_of(cause)) == NULL)
        status = fail_unknown(session_rules(capture.session), cause);
    else
        write_why_not(&capture, options, slice_of(cause));
    capture_close(&capture);
    request_done(&request);
    return status;
}

int cmd_explain(const struct options *options)
{
    struct explain explain = { 0 };
    struct error error = { 0 };
    int status;

    if (!output_read(&explain.output, options, &error))
        return fail_usage(&error);
    if (option_given(options, OPTION_WHY_NOT))
        return why_not(options);
    if (options->n_arguments == 0 && !option_given(options, OPTION_LIST)) {
        error_set(&error, _("name a cause, or give --list"));
        return fail_usage(&error);
    }
    explain.rules = rules_load(data_dir(), &error);
    if (explain.rules == NULL)
        return fail(&error);
    explain.profiles = profiles_load(data_dir(), &error);
    status = explain.profiles == NULL ? fail(&error) : explain_all(&explain, options);
    if (explain.profiles != NULL)
        profiles_free(explain.profiles);
    rules_free(explain.rules);
    return status;
}
