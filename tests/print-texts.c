/* print-texts.c - print-texts DATA: prints the texts of the data files as C, for xgettext.
 *
 * The program reads its data by the same base/yaml.h, so that a text that is folded over lines
 * there is here, byte for byte, what gettext is asked for. tests/check-texts compares the outcome
 * with data/texts.c; `make update-texts` writes that file. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/datafile.h"
#include "base/mem.h"
#include "base/yaml.h"

struct folder {
    const char *name;
    const char *const *keys; /* whose scalars are shown to people; ended by NULL */
};

static const char *const rule_keys[] = { "title", "short",    "explain", "fix",  "check", "say",
                                         "note",  "expected", "about",   "look", NULL };
static const char *const guide_keys[] = { "title", "hint",    "question", "why", "help", "text",
                                          "said",  "explain", "look",     "fix", NULL };
static const char *const provider_keys[] = { "meaning", NULL };
static const struct folder folders[] = { { "guide", guide_keys },
                                         { "providers", provider_keys },
                                         { "rules", rule_keys } };

struct texts {
    struct slice *seen;
    size_t n, room;
};

static bool is_new(struct texts *t, struct slice text)
{
    for (size_t i = 0; i < t->n; i++)
        if (slice_eq(t->seen[i], text))
            return false;
    VEC_PUSH(t->seen, t->n, t->room) = text;
    return true;
}

/* Nothing to translate in what is made of facts and signs only. */
static bool has_words(struct slice text)
{
    bool inside = false, letters = false;

    for (size_t i = 0; i < text.n && !letters; i++) {
        char c = text.p[i];

        inside = c == '{' || (inside && c != '}' && c != '|');
        letters = !inside && (((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80));
    }
    return letters;
}

static void print_literal(struct slice text)
{
    size_t column = 0;

    printf("    N_(\"");
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];

        if (c == '\n')
            fputs("\\n", stdout);
        else if (c == '\t')
            fputs("\\t", stdout);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else
            putchar(c);
        column++;
        if (i + 1 < text.n && ((column > 75 && c == ' ') || c == '\n')) {
            fputs("\"\n       \"", stdout);
            column = 0;
        }
    }
    printf("\"),\n");
}

static void print_text(struct texts *t, const char *file, struct slice id, const struct yaml *value)
{
    if (value->kind != YAML_SCALAR || !has_words(value->text) || !is_new(t, value->text))
        return;
    printf("    /* TRANSLATORS: %s, " SLICE_FMT ", " SLICE_FMT " */\n", file, SLICE_ARG(id),
           SLICE_ARG(value->key->text));
    if (slice_chr(value->text, '%') < value->text.n)
        printf("    /* xgettext:no-c-format */\n");
    print_literal(value->text);
}

static void walk(struct texts *t, const struct folder *folder, const char *file, struct slice id,
                 const struct yaml *node)
{
    const struct yaml *own = yaml_get(node, "id");

    if (own == NULL)
        own = yaml_get(node, "code");
    if (own != NULL && own->kind == YAML_SCALAR)
        id = own->text;
    for (const struct yaml *child = node->first; child != NULL; child = child->next) {
        bool shown = false;

        for (size_t i = 0; child->key != NULL && folder->keys[i] != NULL && !shown; i++)
            shown = slice_eq(child->key->text, slice_of(folder->keys[i]));
        if (shown)
            print_text(t, file, id, child);
        walk(t, folder, file, id, child);
    }
}

static bool print_file(struct texts *t, const struct folder *folder, const char *path,
                       const char *name)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_file(path, &m);

    for (size_t i = 0; i < m.n; i++)
        fprintf(stderr, "%s:%u:%u: %s\n", m.list[i].file, m.list[i].line, m.list[i].column,
                m.list[i].message);
    lint_messages_done(&m);
    if (file == NULL)
        return false;
    size_t first = t->n;
    walk(t, folder, name, SLICE(""), yaml_root(file));
    for (size_t i = first; i < t->n; i++) /* the file's memory goes: what was seen stays */
        t->seen[i] = (struct slice){ xstrndup(t->seen[i].p, t->seen[i].n), t->seen[i].n };
    yaml_file_free(file);
    return true;
}

int main(int argc, char **argv)
{
    struct texts t = { 0 };
    bool good = argc == 2;

    puts("/* texts.c - the texts of the data files, for translators. Written by `make "
         "update-texts`; not compiled. */\n"
         "static const char *const texts[] = {");
    for (size_t i = 0; good && i < ARRAY_SIZE(folders); i++) {
        struct datafiles files = { 0 };
        char *folder = xasprintf("%s/%s", argv[1], folders[i].name);

        datafiles_add_folder(&files, folder);
        for (size_t f = 0; f < files.n; f++)
            good &= print_file(&t, &folders[i], files.paths[f],
                               files.paths[f] + slice_of(argv[1]).n + 1);
        datafiles_done(&files);
        free(folder);
    }
    puts("};");
    for (size_t i = 0; i < t.n; i++)
        free((char *)(uintptr_t)t.seen[i].p);
    free(t.seen);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
