/* rule_laws.c - the demands of `lint` on rules beyond their form: no conclusion from what could not
 * be seen, and no provider but by the profiles. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/gettext.h"
#include "diagnose/precedence.h"
#include "diagnose/rule_private.h"

enum { ABSENCES_MAX = 64 };

static void check_absences(const struct rule *rule, const struct yaml *map, struct lint_messages *m)
{
    struct expr_absence list[ABSENCES_MAX];
    size_t n = expr_absences(rule->when, list, ABSENCES_MAX);

    for (size_t i = 0; i < n && i < ABSENCES_MAX; i++)
        if (!fact_is_guarded(list[i].fact))
            yaml_mistake_at(m, yaml_get(map, "when"), list[i].offset,
                            _("nothing tells whether '%s' is missing or only was not captured"),
                            facts_at(list[i].fact)->name);
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The offset of the word in the text; its length if it is not there. */
static size_t find_word(struct slice text, struct slice word)
{
    for (size_t at = 0; at < text.n;) {
        size_t found = at + slice_find(slice_sub(text, at, text.n), word);
        size_t end = found + word.n;

        if (found >= text.n)
            break;
        if ((found == 0 || !is_word(text.p[found - 1])) && (end >= text.n || !is_word(text.p[end])))
            return found;
        at = end;
    }
    return text.n;
}

/* "Twilio" and "twilio.": its name as names are written, and its hosts. Some names are words. */
static void check_text(const struct yaml *text, const struct profile *profile,
                       struct lint_messages *m)
{
    struct slice rest = slice_of(profile->name), name = slice_cut(&rest, ' ');
    char host[64];
    size_t at = slice_eq(name, SLICE("Microsoft")) ? text->text.n : find_word(text->text, name);

    snprintf(host, sizeof host, "%s.com", profile->id);
    if (at == text->text.n)
        at = slice_find(text->text, slice_of(host));
    if (at < text->text.n)
        yaml_mistake_at(m, text, at,
                        _("a rule names no provider; what is special to '%s' belongs into its "
                          "profile"),
                        profile->id);
}

/* Words under `provider` are shown where the profile is that provider's. */
static void check_texts(const struct yaml *node, const struct profiles *profiles,
                        struct lint_messages *m)
{
    if (node->key != NULL && (slice_eq(node->key->text, SLICE("references")) ||
                              slice_eq(node->key->text, SLICE("provider"))))
        return;
    for (size_t i = 0; node->kind == YAML_SCALAR && i < profiles_count(profiles); i++)
        check_text(node, profiles_at(profiles, i), m);
    for (const struct yaml *child = node->first; child != NULL; child = child->next)
        check_texts(child, profiles, m);
}

static void check_precedence(const struct precedence *p, const struct rule *rule,
                             const struct yaml *map, struct lint_messages *m)
{
    const struct yaml *causes = yaml_get(map, "special_case_of");
    const struct yaml *cause = causes != NULL && causes->kind == YAML_LIST ? causes->first : causes;

    for (size_t i = 0; cause != NULL && i < rule->n_special_case_of; i++, cause = cause->next)
        if (precedence_conflict(p, rule, cause->text))
            yaml_mistake(m, cause, _("'%s' and '%.*s' are special cases of each other"), rule->id,
                         SLICE_ARG(cause->text));
}

void rules_check_laws(const struct rules *rules, const struct profiles *profiles,
                      struct lint_messages *m)
{
    struct precedence *p = precedence_new(rules);

    for (size_t i = 0; i < rules->n; i++) {
        const struct rule *rule = rules->list[i];
        const struct yaml *map = rule_yaml(rules, rule);

        if (map == NULL)
            continue;
        check_absences(rule, map, m);
        check_texts(map, profiles, m);
        check_precedence(p, rule, map, m);
    }
    precedence_free(p);
}
