/* handbook.c - the handbook: each cause of the rules as a page of HTML, and an index by symptom. */
#include "config.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "cmd/mkdoc.h"
#include "cmd/output.h"
#include "diagnose/product.h"
#include "diagnose/rule.h"
#include "diagnose/symptom.h"
#include "report/render.h"
#include "session/session.h"

struct handbook {
    const char *folder;
    struct rules *rules;
    struct profiles *profiles;
};

static const char style[] =
    "body { font-family: sans-serif; line-height: 1.5; max-width: 46em; margin: 2em auto; "
    "padding: 0 1em; color: #222; background: #fff }\n"
    "h1 { font-size: 1.5em } h2 { font-size: 1.1em; margin-bottom: 0 }\n"
    "h2 + p { margin-top: 0.2em }\n"
    "code, .dim { color: #555 } a { color: #046 }\n"
    "@media (prefers-color-scheme: dark) { body { color: #ddd; background: #161616 } "
    "code, .dim { color: #aaa } a { color: #8bf } }\n";

/* A page NAME.html in the folder, its head written. Ends the program where that cannot be. */
static FILE *page_begin(const struct handbook *book, const char *name, struct slice title)
{
    char *path = xasprintf("%s/%s.html", book->folder, name);
    FILE *out = fopen(path, "w");

    if (out == NULL) {
        fprintf(stderr, "mkdoc: %s: %s\n", path, strerror(errno));
        exit(EXIT_FAILURE);
    }
    free(path);
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
          out);
    render_html_text(title, out);
    fprintf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
    return out;
}

static void page_end(FILE *out)
{
    fputs("</body>\n</html>\n", out);
    if (ferror(out) || fclose(out) != 0) {
        perror("mkdoc: a page");
        exit(EXIT_FAILURE);
    }
}

static void element(const char *tag, struct slice text, FILE *out)
{
    fprintf(out, "<%s>", tag);
    render_html_text(text, out);
    fprintf(out, "</%s>\n", tag);
}

/* The text of a template, without what only a capture fills in. */
static void words_of(const char *source, struct text *out)
{
    text_clear(out);
    if (source != NULL)
        template_words(slice_of(source), out);
}

static const char *text_at(const struct rule *rule, size_t offset)
{
    return *(char *const *)(const void *)((const char *)rule + offset);
}

/* A heading and, once each, what the rules of the cause say under it. */
static void section(const struct handbook *book, const char *id, const char *heading, size_t offset,
                    FILE *out)
{
    struct text text = { 0 }, before = { 0 };

    for (size_t i = 0; i < rules_count(book->rules); i++) {
        const struct rule *rule = rules_at(book->rules, i);

        if (strcmp(rule->id, id) != 0)
            continue;
        words_of(text_at(rule, offset), &text);
        if (text.n == 0 || slice_find(text_view(&before), text_view(&text)) < before.n)
            continue;
        if (before.n == 0)
            element("h2", slice_of(heading), out);
        element("p", text_view(&text), out);
        text_slice(&before, text_view(&text));
    }
    text_done(&text);
    text_done(&before);
}

static void products(const struct handbook *book, const char *id, FILE *out)
{
    const struct products *all = rules_products(book->rules);
    const char *name;
    bool first = true;

    for (size_t i = 0;; i++) {
        const char *how = products_at(all, i, id, &name);

        if (name == NULL)
            break;
        if (how == NULL)
            continue;
        fputs(first ? "<h2>In products</h2>\n<ul>\n" : "", out);
        first = false;
        fputs("<li><b>", out);
        render_html_text(slice_of(name), out);
        fputs("</b>: ", out);
        render_html_text(slice_of(how), out);
        fputs("</li>\n", out);
    }
    fputs(first ? "" : "</ul>\n", out);
}

static void providers(const struct handbook *book, const char *id, FILE *out)
{
    bool first = true;

    for (size_t i = 0; i < profiles_count(book->profiles); i++) {
        const struct profile *profile = profiles_at(book->profiles, i);

        for (size_t e = 0; e < profile->n_errors; e++) {
            char *line;

            if (profile->errors[e].cause == NULL || strcmp(profile->errors[e].cause, id) != 0)
                continue;
            fputs(first ? "<h2>Said by providers</h2>\n<ul>\n" : "", out);
            first = false;
            line = xasprintf("%s %s: %s", profile->name, profile->errors[e].code,
                             profile->errors[e].meaning);
            element("li", slice_of(line), out);
            free(line);
        }
    }
    fputs(first ? "" : "</ul>\n", out);
}

/* A cause in a list: its title, which leads to its page, and its id. */
static void link_to(const struct rule *rule, FILE *out)
{
    struct text title = { 0 };

    words_of(rule->title_text, &title);
    fprintf(out, "<li><a href=\"%s.html\">", rule->id);
    render_html_text(text_view(&title), out);
    fprintf(out, "</a> <code>%s</code></li>\n", rule->id);
    text_done(&title);
}

/* Links to causes, once each. */
static void related(const struct handbook *book, const char *id, const char *heading,
                    size_t list_at, size_t count_at, FILE *out)
{
    struct text seen = { 0 };

    for (size_t i = 0; i < rules_count(book->rules); i++) {
        const struct rule *rule = rules_at(book->rules, i);
        char **list = *(char **const *)(const void *)((const char *)rule + list_at);
        size_t n = *(const size_t *)(const void *)((const char *)rule + count_at);

        for (size_t k = 0; strcmp(rule->id, id) == 0 && k < n; k++) {
            char *name = xasprintf("%s\n", list[k]);

            if (slice_find(text_view(&seen), slice_of(name)) < seen.n) {
                free(name);
                continue;
            }
            if (seen.n == 0)
                fprintf(out, "<h2>%s</h2>\n<ul>\n", heading);
            text_adds(&seen, name);
            link_to(rules_by_id(book->rules, slice_of(list[k])), out);
            free(name);
        }
    }
    fputs(seen.n > 0 ? "</ul>\n" : "", out);
    text_done(&seen);
}

static void references(const struct handbook *book, const char *id, FILE *out)
{
    struct text seen = { 0 };

    for (size_t i = 0; i < rules_count(book->rules); i++) {
        const struct rule *rule = rules_at(book->rules, i);

        for (size_t r = 0; strcmp(rule->id, id) == 0 && r < rule->n_references; r++) {
            char *line = xasprintf("%s\n", rule->references[r]);

            if (slice_find(text_view(&seen), slice_of(line)) >= seen.n)
                text_adds(&seen, line);
            free(line);
        }
    }
    if (seen.n > 0)
        fputs("<h2>References</h2>\n<ul>\n", out);
    for (struct slice rest = text_view(&seen); rest.n > 0;) {
        size_t end = slice_chr(rest, '\n');

        element("li", slice_sub(rest, 0, end), out);
        rest = slice_sub(rest, end + 1, rest.n);
    }
    if (seen.n > 0)
        fputs("</ul>\n", out);
    text_done(&seen);
}

static void cause_page(const struct handbook *book, const struct rule *rule)
{
    const struct symptom *symptom = symptoms_by_id(slice_of(rule->symptom));
    struct text title = { 0 };
    FILE *out;

    words_of(rule->title_text, &title);
    out = page_begin(book, rule->id, text_view(&title));
    fputs("<p class=\"dim\"><a href=\"index.html\">All causes</a></p>\n", out);
    element("h1", text_view(&title), out);
    fprintf(out, "<p class=\"dim\"><code>%s</code>, %s, %s", rule->id,
            severity_name(rule->severity), confidence_name(rule->confidence));
    if (symptom != NULL) {
        fputs("; noticed as: ", out);
        render_html_text(slice_of(symptom->title), out);
    }
    fputs("</p>\n", out);
    section(book, rule->id, "What it is", offsetof(struct rule, explain_text), out);
    section(book, rule->id, "What proves it, and what looks alike", offsetof(struct rule, about),
            out);
    section(book, rule->id, "How to check", offsetof(struct rule, check_text), out);
    section(book, rule->id, "How to fix it", offsetof(struct rule, fix_text), out);
    products(book, rule->id, out);
    providers(book, rule->id, out);
    related(book, rule->id, "Follows from", offsetof(struct rule, consequence_of),
            offsetof(struct rule, n_consequence_of), out);
    related(book, rule->id, "A special case of", offsetof(struct rule, special_case_of),
            offsetof(struct rule, n_special_case_of), out);
    references(book, rule->id, out);
    page_end(out);
    text_done(&title);
}

/* Of the index: the causes of a symptom; NULL: those that have none. */
static void list_symptom(const struct handbook *book, const struct symptom *symptom, FILE *out)
{
    bool first = true;

    for (size_t i = 0; i < rules_count(book->rules); i++) {
        const struct rule *rule = rules_at(book->rules, i);

        if (symptoms_by_id(slice_of(rule->symptom)) != symptom ||
            rules_by_id(book->rules, slice_of(rule->id)) != rule)
            continue;
        if (first)
            element("h2", slice_of(symptom != NULL ? symptom->title : "Other"), out);
        fputs(first ? "<ul>\n" : "", out);
        first = false;
        link_to(rule, out);
    }
    fputs(first ? "" : "</ul>\n", out);
}

int handbook_write(const char *folder)
{
    struct handbook book = { .folder = folder };
    struct error error = { 0 };
    FILE *out;

    book.rules = rules_load(data_dir(), &error);
    book.profiles = book.rules != NULL ? profiles_load(data_dir(), &error) : NULL;
    if (book.profiles == NULL) {
        fprintf(stderr, "mkdoc: %s\n", error.message);
        error_done(&error);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < rules_count(book.rules); i++) {
        const struct rule *rule = rules_at(book.rules, i);

        if (rules_by_id(book.rules, slice_of(rule->id)) == rule)
            cause_page(&book, rule);
    }
    out = page_begin(&book, "index", SLICE("Why SIP calls fail"));
    element("h1", SLICE("Why SIP calls fail"), out);
    for (size_t i = 0; i < symptoms_count(); i++)
        list_symptom(&book, symptoms_at(i), out);
    list_symptom(&book, NULL, out);
    page_end(out);
    profiles_free(book.profiles);
    rules_free(book.rules);
    return EXIT_SUCCESS;
}
