/* lint.c - `sipwhy lint`: reads data files for their mistakes. */
#include "config.h"

#include "cmd/lint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "alert/alerts.h"
#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/yaml.h"
#include "cmd/options.h"
#include "diagnose/product.h"
#include "diagnose/rule.h"
#include "draw/printable.h"
#include "guide/guide.h"
#include "provider/profile.h"
#include "session/session.h"

struct lint {
    struct rules *rules;       /* the program's, the user's and those given */
    struct profiles *profiles; /* the program's and the user's */
    struct datafiles files;    /* to check */
    struct datafiles guides;   /* of them, those of the guide: read when all rules are known */
    struct datafiles lenders;  /* of them, those of rules, which lend words to the guide */
    struct lint_messages mistakes;
    struct lint_messages doubts; /* about texts without a mistake that may be wrong */
    char year_ago[12];           /* "2025-11-28" */
};

/* One kind of file: how it is known, and how it is checked. */
struct kind {
    const char *folder; /* that such files lie in; NULL: none */
    const char *file;   /* that such a file is called; NULL: any */
    enum yaml_kind root;
    const char *key; /* that its mapping has; NULL: it is a list */
    void (*check)(struct lint *, const char *path, const struct yaml *root);
};

static void check_rules(struct lint *l, const char *path, const struct yaml *root)
{
    (void)root;
    rules_read_file(l->rules, path, &l->mistakes);
    VEC_PUSH(l->lenders.paths, l->lenders.n, l->lenders.room) = xstrdup(path);
}

/* Causes are named in profiles, too, and profiles know nothing of rules. */
static void check_cause(struct lint *l, const struct yaml *cause)
{
    bool known =
        cause != NULL && cause->kind == YAML_SCALAR && rules_by_id(l->rules, cause->text) != NULL;

    if (cause == NULL || known || rules_count(l->rules) == 0)
        return;
    struct suggestion near = suggestion_for(cause->text);
    for (size_t i = 0; i < rules_count(l->rules); i++)
        suggestion_try(&near, rules_at(l->rules, i)->id);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(&l->mistakes, cause, _("no rule has the id '%.*s'; did you mean '%s'?"),
                     SLICE_ARG(cause->text), best);
    else
        yaml_mistake(&l->mistakes, cause, _("no rule has the id '%.*s'"), SLICE_ARG(cause->text));
}

static const struct yaml *first_of(const struct yaml *list)
{
    return list != NULL && list->kind == YAML_LIST ? list->first : NULL;
}

/* Pages change: what was read more than a year ago is to be looked up again, and what no page of
 * the provider's says is not used. A date may be a year or a month alone. */
static void doubt_entry(struct lint *l, const struct yaml *entry)
{
    const struct yaml *date = yaml_get(entry, "date"), *verified = yaml_get(entry, "verified");

    if (verified != NULL && slice_eq(verified->text, SLICE("false")))
        yaml_mistake(&l->doubts, verified, _("not verified, and therefore not used"));
    else if (date != NULL && date->kind == YAML_SCALAR &&
             slice_cmp(date->text, slice_sub(slice_of(l->year_ago), 0, date->text.n)) < 0)
        yaml_mistake(&l->doubts, date, _("read on %.*s, more than a year ago: does it still hold?"),
                     SLICE_ARG(date->text));
}

static void doubt_profile(struct lint *l, const struct yaml *root)
{
    static const char *const lists[] = { "ranges",   "hosts",  "agents", "codecs",
                                         "settings", "errors", "notes" };

    for (size_t i = 0; i < ARRAY_SIZE(lists); i++)
        for (const struct yaml *entry = first_of(yaml_get(root, lists[i])); entry != NULL;
             entry = entry->next)
            doubt_entry(l, entry);
}

static void check_profile(struct lint *l, const char *path, const struct yaml *root)
{
    struct profiles *alone = profiles_empty();

    profiles_read_file(alone, path, &l->mistakes);
    profiles_free(alone);
    for (const struct yaml *entry = first_of(yaml_get(root, "errors")); entry != NULL;
         entry = entry->next)
        for (const struct yaml *code = first_of(yaml_get(entry, "codes")); code != NULL;
             code = code->next)
            check_cause(l, yaml_get(code, "cause"));
    doubt_profile(l, root);
}

/* A setting for a cause that no rule has is never shown. */
static void check_products(struct lint *l, const char *path, const struct yaml *root)
{
    struct products *alone = products_new();

    products_read_file(alone, path, &l->mistakes);
    products_free(alone);
    for (const struct yaml *item = first_of(root); item != NULL; item = item->next) {
        const struct yaml *how = yaml_get(item, "how"), *seen = yaml_get(item, "seen");

        for (const struct yaml *one = how != NULL && how->kind == YAML_MAP ? how->first : NULL;
             one != NULL; one = one->next)
            check_cause(l, one->key);
        if (seen != NULL && seen->kind == YAML_SCALAR &&
            slice_cmp(seen->text, slice_sub(slice_of(l->year_ago), 0, seen->text.n)) < 0)
            yaml_mistake(&l->doubts, seen,
                         _("read on %.*s, more than a year ago: does it still hold?"),
                         SLICE_ARG(seen->text));
    }
}

static void check_trunks(struct lint *l, const char *path, const struct yaml *root)
{
    (void)root;
    trunks_read_file(l->profiles, path, &l->mistakes);
}

static void check_alerts(struct lint *l, const char *path, const struct yaml *root)
{
    (void)root;
    alerts_free(alerts_read(path, &l->mistakes));
}

static void note_guide(struct lint *l, const char *path, const struct yaml *root)
{
    (void)root;
    VEC_PUSH(l->guides.paths, l->guides.n, l->guides.room) = xstrdup(path);
}

static const struct kind kinds[] = {
    { "rules", NULL, YAML_LIST, NULL, check_rules },
    { "products", NULL, YAML_LIST, NULL, check_products },
    { "providers", NULL, YAML_MAP, "id", check_profile },
    { "guide", NULL, YAML_MAP, "nodes", note_guide },
    { NULL, NULL, YAML_MAP, "covers", note_guide },
    { NULL, NULL, YAML_MAP, "symptoms", note_guide },
    { NULL, NULL, YAML_MAP, "causes", note_guide },
    { NULL, "trunks.yaml", YAML_MAP, "trunks", check_trunks },
    { NULL, "alerts.yaml", YAML_MAP, "triggers", check_alerts },
};

static struct slice last_of(struct slice *path)
{
    size_t slash = path->n;

    while (slash > 0 && path->p[slash - 1] != '/')
        slash--;
    struct slice name = slice_sub(*path, slash, path->n);
    *path = slice_sub(*path, 0, slash ? slash - 1 : 0);
    return name;
}

static const struct kind *kind_of(const char *path, const struct yaml *root)
{
    struct slice rest = slice_of(path), name = last_of(&rest), folder = last_of(&rest);

    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
        if ((kinds[i].folder != NULL && slice_eq(folder, slice_of(kinds[i].folder))) ||
            (kinds[i].file != NULL && slice_eq(name, slice_of(kinds[i].file))))
            return &kinds[i];
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
        if (root->kind == kinds[i].root &&
            (kinds[i].key == NULL || yaml_get(root, kinds[i].key) != NULL))
            return &kinds[i];
    return NULL;
}

static void check_file(struct lint *l, const char *path)
{
    struct yaml_file *file = yaml_read_file(path, &l->mistakes);

    if (file == NULL)
        return;
    const struct kind *kind = kind_of(path, yaml_root(file));
    if (kind != NULL)
        kind->check(l, path, yaml_root(file));
    else
        lint_messages_add(&l->mistakes, path, 0, 0,
                          _("these are no rules, no guide, no profile, no trunks and no alerts"));
    yaml_file_free(file);
}

static void add_known(struct lint *l)
{
    struct lint_messages ignored = { 0 }; /* of files that nobody asked about */
    struct datafiles rules = { 0 }, providers = { 0 };
    char *folder = xasprintf("%s/rules", data_dir());

    datafiles_add_config(&rules, "rules");
    datafiles_add_folder(&rules, folder);
    free(folder);
    folder = xasprintf("%s/providers", data_dir());
    datafiles_add_config(&providers, "providers");
    datafiles_add_folder(&providers, folder);
    free(folder);
    for (size_t i = 0; i < rules.n; i++)
        rules_read_file(l->rules, rules.paths[i], &ignored);
    for (size_t i = 0; i < providers.n; i++)
        profiles_read_file(l->profiles, providers.paths[i], &ignored);
    lint_messages_done(&ignored);
    datafiles_done(&rules);
    datafiles_done(&providers);
}

static void add_all(struct datafiles *files)
{
    static const char *const folders[] = { "rules", "products", "providers", "guide" };

    for (size_t i = 0; i < ARRAY_SIZE(folders); i++) {
        char *folder = xasprintf("%s/%s", data_dir(), folders[i]);

        datafiles_add_folder(files, folder);
        datafiles_add_config(files, folders[i]);
        free(folder);
    }
    datafiles_add_config_file(files, "trunks.yaml");
    datafiles_add_config_file(files, "alerts.yaml");
}

static void add_path(struct datafiles *files, const char *path)
{
    struct stat status;

    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        datafiles_add_folder(files, path);
    else
        VEC_PUSH(files->paths, files->n, files->room) = xstrdup(path);
}

/* Mistakes in files that nobody asked about are left out. */
static void take_mistakes(struct lint *l, struct lint_messages *all)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t f = 0; f < l->files.n; f++)
            if (strcmp(all->list[i].file, l->files.paths[f]) == 0) {
                lint_messages_add(&l->mistakes, all->list[i].file, all->list[i].line,
                                  all->list[i].column, "%s", all->list[i].message);
                break;
            }
    lint_messages_done(all);
}

/* Ids that no rule has are known after the last file only. */
static void check_ids(struct lint *l)
{
    struct lint_messages all = { 0 };

    rules_check(l->rules, &all);
    rules_check_laws(l->rules, l->profiles, &all);
    take_mistakes(l, &all);
}

static bool same_file(const char *a, const char *b)
{
    struct stat one, other;

    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static bool is_given(const struct datafiles *given, const char *path)
{
    for (size_t i = 0; i < given->n; i++)
        if (same_file(path, given->paths[i]))
            return true;
    return false;
}

/* Reads the files given, and of the program's and the user's own the others. */
static void read_folder(struct guide *guide, const struct datafiles *given, const char *name,
                        void (*read)(struct guide *, const char *path, struct lint_messages *),
                        struct lint_messages *m)
{
    struct datafiles known = { 0 };
    char *folder = xasprintf("%s/%s", data_dir(), name);

    datafiles_add_config(&known, name);
    datafiles_add_folder(&known, folder);
    free(folder);
    for (size_t i = 0; i < given->n; i++)
        read(guide, given->paths[i], m);
    for (size_t i = 0; i < known.n; i++)
        if (!is_given(given, known.paths[i]))
            read(guide, known.paths[i], m);
    datafiles_done(&known);
}

/* The tree is one of all its files: those given, and the program's and the user's own. */
static void check_guide(struct lint *l)
{
    struct lint_messages all = { 0 };

    if (l->guides.n == 0 && l->lenders.n == 0)
        return;
    struct guide *guide = guide_empty(l->rules);
    read_folder(guide, &l->guides, "guide", guide_read_file, &all);
    read_folder(guide, &l->lenders, "rules", guide_read_rules, &all);
    if (all.n == 0)
        guide_check(guide, &all);
    take_mistakes(l, &all);
    guide_free(guide);
}

static int by_place(const void *a, const void *b)
{
    const struct lint_message *one = a, *other = b;
    int files = strcmp(one->file, other->file);

    if (files)
        return files;
    if (one->line != other->line)
        return one->line < other->line ? -1 : 1;
    if (one->column != other->column)
        return one->column < other->column ? -1 : 1;
    return strcmp(one->message, other->message);
}

/* Returns how many. A file that lies where the program looks and was named as well comes twice. */
static size_t print_list(struct lint_messages *m, const char *before, FILE *out)
{
    struct text line = { 0 }, shown_line = { 0 }; /* files may come from others */
    size_t shown = 0;

    if (m->n > 1)
        qsort(m->list, m->n, sizeof *m->list, by_place);
    for (size_t i = 0; i < m->n; i++) {
        if (i > 0 && by_place(&m->list[i - 1], &m->list[i]) == 0)
            continue;
        text_clear(&line);
        text_clear(&shown_line);
        lint_message_print(&line, &m->list[i]);
        printable_text(&shown_line, text_view(&line));
        fprintf(out, "%s%s\n", before, text_str(&shown_line));
        shown++;
    }
    text_done(&line);
    text_done(&shown_line);
    return shown + m->dropped;
}

static void print(struct lint *l, FILE *out)
{
    size_t n = print_list(&l->mistakes, "", out);

    print_list(&l->doubts, _("warning: "), out);
    if (n == 0)
        fprintf(out,
                ngettext("no mistakes in %zu file\n", "no mistakes in %zu files\n", l->files.n),
                l->files.n);
    else
        fprintf(out, ngettext("%zu mistake\n", "%zu mistakes\n", n), n);
}

int lint_files(const char *const *paths, size_t n, FILE *out)
{
    struct lint l = { .rules = rules_empty(), .profiles = profiles_empty() };
    time_t ago = time(NULL) - (time_t)366 * 24 * 60 * 60;
    struct tm day;

    if (gmtime_r(&ago, &day) != NULL)
        strftime(l.year_ago, sizeof l.year_ago, "%Y-%m-%d", &day);
    add_known(&l);
    if (n == 0)
        add_all(&l.files);
    for (size_t i = 0; i < n; i++)
        add_path(&l.files, paths[i]);
    for (size_t i = 0; i < l.files.n; i++)
        check_file(&l, l.files.paths[i]);
    check_ids(&l);
    check_guide(&l);
    print(&l, out);
    int status = l.mistakes.n > 0 ? 2 : 0;
    lint_messages_done(&l.mistakes);
    lint_messages_done(&l.doubts);
    datafiles_done(&l.files);
    datafiles_done(&l.guides);
    datafiles_done(&l.lenders);
    rules_free(l.rules);
    profiles_free(l.profiles);
    return status;
}

int cmd_lint(const struct options *options)
{
    return lint_files(options->arguments, options->n_arguments, stdout);
}
