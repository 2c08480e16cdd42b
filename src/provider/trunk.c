/* trunk.c - YAML -> the user's trunks. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "provider/profiles.h"

struct slice uri_or_host(struct slice text)
{
    struct slice s = slice_trim(text);

    if (slice_istarts(s, SLICE("sips:")))
        s = slice_sub(s, 5, s.n);
    else if (slice_istarts(s, SLICE("sip:")))
        s = slice_sub(s, 4, s.n);
    s = slice_sub(s, 0, slice_chr(s, ';'));
    s = slice_sub(s, 0, slice_chr(s, '?'));
    size_t at = slice_chr(s, '@');
    if (at < s.n)
        s = slice_sub(s, at + 1, s.n);
    if (slice_starts(s, SLICE("[")))
        return slice_sub(s, 1, slice_chr(s, ']'));
    return slice_sub(s, 0, slice_chr(s, ':'));
}

static bool hosts_field(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    if (!yaml_texts_field(value, field, object, m))
        return false;
    for (const struct yaml *item = value->kind == YAML_LIST ? value->first : value; item != NULL;
         item = value->kind == YAML_LIST ? item->next : NULL)
        if (uri_or_host(item->text).n == 0) {
            yaml_mistake(m, item, _("'%.*s' names no host"), SLICE_ARG(item->text));
            return false;
        }
    return true;
}

static bool check_provider(const struct profiles *profiles, const struct trunk *trunk,
                           const struct yaml *map, struct lint_messages *m)
{
    struct slice id = slice_of(trunk->provider);

    if (trunk->provider == NULL || profiles_by_id(profiles, id) != NULL)
        return true;
    struct suggestion near = suggestion_for(id);
    for (size_t i = 0; i < profiles_count(profiles); i++)
        suggestion_try(&near, profiles_at(profiles, i)->id);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(m, yaml_get(map, "provider"),
                     _("no profile has the id '%s'; did you mean '%s'?"), trunk->provider, best);
    else
        yaml_mistake(m, yaml_get(map, "provider"), _("no profile has the id '%s'"),
                     trunk->provider);
    return false;
}

#define AT(member) .offset = offsetof(struct trunk, member)
#define LIST(member)                                                                               \
    .offset = offsetof(struct trunk, member), .count = offsetof(struct trunk, n_##member)

struct trunk *trunk_read(const struct profiles *profiles, const struct yaml *map,
                         struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "name", yaml_text_field, AT(name), .required = true },
        { "provider", yaml_text_field, AT(provider) },
        { "sid", yaml_text_field, AT(sid) },
        { "termination", hosts_field, LIST(termination) },
        { "origination", hosts_field, LIST(origination) },
        { "own", networks_field, LIST(own) },
        { "acl", networks_field, LIST(acl) },
        { "cps", yaml_number_field, AT(cps) },
        { "concurrent", yaml_u32_field, AT(concurrent) },
        { "codecs", yaml_texts_field, LIST(codecs) },
    };
    struct trunk *trunk = xcalloc(1, sizeof *trunk);

    if (yaml_read_map(map, fields, ARRAY_SIZE(fields), trunk, m) &&
        check_provider(profiles, trunk, map, m)) {
        trunk->file = xstrdup(yaml_path(map->file));
        return trunk;
    }
    trunk_free(trunk);
    return NULL;
}

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
}

void trunk_free(struct trunk *t)
{
    free_texts(t->termination, t->n_termination);
    free_texts(t->origination, t->n_origination);
    free_texts(t->codecs, t->n_codecs);
    free(t->own);
    free(t->acl);
    free(t->name);
    free(t->provider);
    free(t->sid);
    free(t->file);
    free(t);
}
