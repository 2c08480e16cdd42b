/* mkdoc.c - makes the manual pages and the completions of the shells from the program's tables.
 * Not installed.
 *
 *     mkdoc man TEMPLATE    copies an mdoc page; a line "@options report" becomes that list
 *     mkdoc bash|zsh|fish   the completion for that shell
 *     mkdoc handbook FOLDER each cause as a page of HTML */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "cmd/complete.h"
#include "cmd/mkdoc.h"
#include "cmd/options.h"
#include "diagnose/symptom.h"
#include "draw/canvas.h"
#include "fact/fact.h"
#include "report/report.h"
#include "report/save.h"
#include "session/limits.h"

/* Text in mdoc: a backslash is written as an escape, and no line begins with a control. */
void mdoc_text(const char *text, bool line_start)
{
    if (line_start && (text[0] == '.' || text[0] == '\''))
        fputs("\\&", stdout);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\\')
            fputs("\\e", stdout);
        else
            putchar(*p);
    }
}

/* Sentences begin on lines of their own, as mdoc wants them, of at most 80 bytes. */
static void mdoc_sentence(struct slice sentence)
{
    while (sentence.n > 0) {
        struct slice line = text_wrap(&sentence, 76);
        char *words = xstrndup(line.p, line.n);

        mdoc_text(words, true);
        if (sentence.n == 0 && line.p[line.n - 1] != '.')
            putchar('.');
        putchar('\n');
        free(words);
    }
}

void mdoc_sentences(const char *text)
{
    struct slice rest = slice_of(text);

    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE(". "));
        size_t length = end < rest.n ? end + 1 : rest.n;

        mdoc_sentence(slice_sub(rest, 0, length));
        rest = slice_sub(rest, length + 1, rest.n);
    }
}

static void man_date(const char *argument)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm tm = { 0 };
    char month[16];

    (void)argument;
    gmtime_r(&now, &tm);
    strftime(month, sizeof month, "%B", &tm);
    printf(".Dd %s %d, %d\n", month, tm.tm_mday, tm.tm_year + 1900);
}

static const struct command_info *command_of(const char *name)
{
    for (size_t i = 0; i < commands_count(); i++) {
        const char *own = commands_at(i)->name != NULL ? commands_at(i)->name : "";

        if (strcmp(own, name) == 0)
            return commands_at(i);
    }
    fprintf(stderr, "mkdoc: no command '%s'\n", name);
    exit(EXIT_FAILURE);
}

static void man_options(const char *argument)
{
    const struct command_info *command = command_of(argument);

    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < options_count(); i++) {
        const struct option_info *info = options_at(i);

        if ((info->commands & 1u << command->id) == 0)
            continue;
        fputs(".It", stdout);
        for (const char *letter = info->letters; *letter != '\0'; letter++)
            printf(" Fl %c ,", *letter);
        printf(" Fl -%s", info->name);
        if (option_argument_is_optional(info))
            printf(" Ns Op Ar %.*s", (int)strlen(info->argument) - 2, info->argument + 1);
        else if (info->argument != NULL)
            printf(" Ar %s", info->argument);
        putchar('\n');
        mdoc_sentences(info->help);
    }
    puts(".El");
}

static void man_commands(const char *argument)
{
    (void)argument;
    for (size_t i = 0; i < commands_count(); i++) {
        const struct command_info *command = commands_at(i);

        if (command->name == NULL)
            continue;
        printf(".Ss %s\n", command->name);
        printf(".Dl %s %s %s\n.Pp\n", PACKAGE_NAME, command->name, command->arguments);
        mdoc_sentences(command->about);
        man_options(command->name);
    }
}

static void man_formats(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width markdown");
    for (size_t i = 0; i < report_formats(); i++) {
        printf(".It Cm %s\n", report_format_at(i)->name);
        mdoc_sentences(report_format_at(i)->help);
    }
    for (enum save_format f = SAVE_PCAP; f <= SAVE_PCAPNG; f++) {
        printf(".It Cm %s\n", save_format_info(f).name);
        mdoc_sentences(save_format_info(f).help);
    }
    puts(".El");
}

static void man_limits(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width call-messages");
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit_info *info = limits_at(i);

        printf(".It Cm %s Ns = Ns %u", info->name, (unsigned)limit_value(&default_limits, i));
        printf(*info->unit != '\0' ? " No %s\n" : "\n", info->unit);
        mdoc_sentences(info->help);
        printf("From %u to %u.\n", (unsigned)info->lowest, (unsigned)info->highest);
    }
    puts(".El");
}

static void man_memory(const char *argument)
{
    (void)argument;
    mdoc_sentences(limits_growth);
    mdoc_sentences(limits_memory);
}

static void man_facts(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < facts_count(); i++) {
        const struct fact *fact = facts_at(i);

        printf(".It Ic %s", fact->name);
        printf(" Pq %s", value_kind_name(fact->kind));
        if (fact->unit != NULL)
            printf(" No in %s", fact->unit);
        putchar('\n');
        mdoc_sentences(fact->meaning);
        if (fact->capture)
            puts("Also of the capture as a whole.");
    }
    puts(".El");
}

static void man_symptoms(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < symptoms_count(); i++) {
        printf(".It Cm %s\n", symptoms_at(i)->id);
        mdoc_sentences(symptoms_at(i)->title);
    }
    puts(".El");
}

static void man_relations(const char *argument)
{
    (void)argument;
    for (enum relation i = 0; i < RELATION_COUNT; i++) {
        printf(".It Ic %s\n", relation_name(i));
        mdoc_sentences(relation_meaning(i));
    }
}

static const struct {
    const char *word;
    void (*print)(const char *argument);
} directives[] = {
    { "@date", man_date },         { "@options", man_options }, { "@commands", man_commands },
    { "@formats", man_formats },   { "@facts", man_facts },     { "@symptoms", man_symptoms },
    { "@limits", man_limits },     { "@memory", man_memory },   { "@relations", man_relations },
    { "@settings", man_settings }, { "@keys", man_keys },       { "@columns", man_columns },
    { "@calllog", man_call_log },  { "@roles", man_roles },     { "@guide", man_guide },
    { "@profiles", man_profiles }, { "@screens", man_screens }, { "@presses", man_presses },
};

static bool direct(char *line)
{
    char *argument = strchr(line, ' ');

    if (argument != NULL)
        *argument++ = '\0';
    for (size_t i = 0; i < ARRAY_SIZE(directives); i++) {
        if (strcmp(directives[i].word, line) == 0) {
            directives[i].print(argument != NULL ? argument : "");
            return true;
        }
    }
    return false;
}

static int man(const char *path)
{
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    int status = EXIT_SUCCESS;

    if (in == NULL) {
        fprintf(stderr, "mkdoc: %s: %s\n", path, strerror(errno));
        return EXIT_FAILURE;
    }
    while (status == EXIT_SUCCESS && getline(&line, &room, in) > 0) {
        if (line[0] != '@') {
            fputs(line, stdout);
            continue;
        }
        line[strcspn(line, "\n")] = '\0';
        if (!direct(line)) {
            fprintf(stderr, "mkdoc: %s: no directive '%s'\n", path, line);
            status = EXIT_FAILURE;
        }
    }
    free(line);
    fclose(in);
    return status;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *shell;
        void (*print)(FILE *);
    } shells[] = { { "bash", complete_bash }, { "zsh", complete_zsh }, { "fish", complete_fish } };

    if (argc == 3 && strcmp(argv[1], "man") == 0)
        return man(argv[2]);
    if (argc == 3 && strcmp(argv[1], "handbook") == 0)
        return handbook_write(argv[2]);
    for (size_t i = 0; argc == 2 && i < ARRAY_SIZE(shells); i++) {
        if (strcmp(argv[1], shells[i].shell) == 0) {
            shells[i].print(stdout);
            return EXIT_SUCCESS;
        }
    }
    fputs("usage: mkdoc man TEMPLATE | bash | zsh | fish | handbook FOLDER\n", stderr);
    return EXIT_FAILURE;
}
