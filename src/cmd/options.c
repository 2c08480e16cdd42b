/* options.c - the command line: the tables, and reading it by them. */
#include "config.h"

#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/printable.h"

#define ON(command) (1u << COMMAND_##command)
#define EVERYWHERE ((1u << COMMAND_COUNT) - 1)

static const struct command_info commands[] = {
    {
        .id = COMMAND_OPEN,
        .arguments = "[OPTIONS] [FILE... | -i IFACE [FILTER]]",
        .kind = ARGUMENT_FILE,
        .help = N_("tell why the calls of a capture failed"),
        .about = N_("Reads captures (\"-\" reads one from standard input), or listens to an "
                    "interface with a filter as tcpdump has it, and shows each call and what is "
                    "wrong with it on screen. Without either, it asks what to do. Without a "
                    "terminal on standard output it prints the report."),
        .run = cmd_screen,
    },
    {
        .id = COMMAND_REPORT,
        .name = "report",
        .arguments = "[OPTIONS] FILE...",
        .kind = ARGUMENT_FILE,
        .help = N_("print the diagnosis on standard output"),
        .about = N_("Diagnoses every call of the captures and prints it. The exit status is 0 if "
                    "no error was found, 1 if at least one was, 2 if the command or its input "
                    "could not be used."),
        .run = cmd_report,
    },
    {
        .id = COMMAND_EXPLAIN,
        .name = "explain",
        .arguments = "[OPTIONS] CAUSE... | --list | --why-not CAUSE FILE...",
        .kind = ARGUMENT_CAUSE,
        .help = N_("say what a cause means, what proves it, how to fix it"),
        .about = N_("Prints what is known of a cause that a report names; or, with --why-not, "
                    "why a capture does not show it."),
        .run = cmd_explain,
    },
    {
        .id = COMMAND_LINT,
        .name = "lint",
        .arguments = "[FILE...]",
        .kind = ARGUMENT_FILE,
        .help = N_("check rules, the guide, profiles and trunks"),
        .about = N_("Checks the files, or without any all that are installed, and prints each "
                    "mistake with file, line and column. The exit status is 2 if there is one."),
        .run = cmd_lint,
    },
    {
        .id = COMMAND_GUIDE,
        .name = "guide",
        .arguments = "[OPTIONS] [SYMPTOM] [FILE...]",
        .kind = ARGUMENT_FILE,
        .help = N_("walk from the symptom to the cause, question by question"),
        .about = N_("Asks what is needed to find the cause of a fault, beginning with what the "
                    "caller noticed. Captures answer what they can. Without a terminal, on a dumb "
                    "one or with --plain, the walk is one of numbered lines on standard input and "
                    "output. The exit status is 0 if a cause was concluded (proven or likely), 1 "
                    "if none was, 2 if the command, its input or an answer could not be used."),
        .run = cmd_guide,
    },
};

static const struct option_info table[] = {
    {OPTION_HELP, "help", "h", NULL, ARGUMENT_NONE, NULL, EVERYWHERE,
     N_("show this help and leave")},
    {OPTION_VERSION, "version", "V", NULL, ARGUMENT_NONE, NULL, EVERYWHERE,
     N_("show the version, the libraries and the optional parts, and leave")},
    {OPTION_INTERFACE, "interface", "id", "IFACE", ARGUMENT_INTERFACE, NULL,
     ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("listen to an interface (\"any\": to all); may be given several times")},
    {OPTION_READ, "read", "rI", "FILE", ARGUMENT_FILE, NULL, ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("read this capture, the same as FILE alone")},
    {OPTION_FOLLOW, "follow", "", NULL, ARGUMENT_NONE, NULL,
     ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("read on where the captures grow, as tail -F does, until ^C")},
    {OPTION_BPF, "bpf", "", "FILTER", ARGUMENT_WORD, NULL, ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("look only at packets that pass this filter, as tcpdump has it")},
    {OPTION_FORMAT, "format", "f", "FORMAT", ARGUMENT_WORD,
     "text ladder json jsonl csv markdown html svg", ON(REPORT),
     N_("text, ladder, json, jsonl, csv, markdown, html or svg; text unless given")},
    {OPTION_CALL, "call", "c", "N|CALL-ID", ARGUMENT_WORD, NULL,
     ON(REPORT) | ON(GUIDE) | ON(EXPLAIN),
     N_("only this call, by its number or its Call-ID; may be given several times")},
    {OPTION_ONLY, "only", "o", "SEVERITY", ARGUMENT_WORD, "error warning info", ON(REPORT),
     N_("only findings as severe as this (error, warning or info) or more, and the calls that "
        "have one")},
    {OPTION_FILTER, "filter", "F", "EXPR", ARGUMENT_WORD, NULL, ON(REPORT),
     N_("only calls of which this expression holds; see sipwhy-rules(5)")},
    {OPTION_COLOR, "color", "", "WHEN", ARGUMENT_WORD, "auto always never",
     ON(OPEN) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE),
     N_("auto (on a terminal, unless NO_COLOR is set), always or never")},
    {OPTION_WIDTH, "width", "w", "N", ARGUMENT_WORD, NULL,
     ON(OPEN) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE),
     N_("wrap text to N columns; else to the terminal's width, or 80")},
    {OPTION_LIST, "list", "l", NULL, ARGUMENT_NONE, NULL, ON(EXPLAIN),
     N_("list all causes by symptom")},
    {OPTION_CONFIG, "config", "", "FILE", ARGUMENT_FILE, NULL, ON(OPEN) | ON(GUIDE),
     N_("read the settings from this file alone")},
    {OPTION_DUMP_CONFIG, "dump-config", "", NULL, ARGUMENT_NONE, NULL, ON(OPEN),
     N_("print all settings, each with what it does, and leave")},
    {OPTION_ASCII, "ascii", "", NULL, ARGUMENT_NONE, NULL, ON(OPEN) | ON(GUIDE),
     N_("draw lines and arrows with ASCII")},
    {OPTION_KEYS, "keys", "", "FILE", ARGUMENT_FILE, NULL, ON(OPEN) | ON(GUIDE),
     N_("play the keys written in FILE and print the screen they lead to, without a terminal")},
    {OPTION_SIZE, "size", "", "WxH", ARGUMENT_WORD, NULL, ON(OPEN) | ON(GUIDE),
     N_("with --keys: columns and lines of the screen; 80x24 unless given")},
    {OPTION_REDACT, "redact", "", NULL, ARGUMENT_NONE, NULL, ON(OPEN) | ON(REPORT),
     N_("replace numbers, names, addresses and credentials, the same ones alike, also in what is "
        "saved")},
    {OPTION_LIMIT, "limit", "", "NAME=N", ARGUMENT_LIMIT, NULL, ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("keep at most so much; may be given several times; --help names what can be limited")},
    {OPTION_USER, "user", "", "NAME", ARGUMENT_WORD, NULL, ON(OPEN) | ON(REPORT) | ON(GUIDE),
     N_("started by root: the user to become once the capture is open; else the user of sudo, or "
        "nobody")},
    {OPTION_PLAIN, "plain", "", NULL, ARGUMENT_NONE, NULL, ON(GUIDE),
     N_("no screen: numbered lines, for screen readers and scripts")},
    {OPTION_ANSWERS, "answers", "", "FILE", ARGUMENT_FILE, NULL, ON(GUIDE),
     N_("replay the answers written in FILE, one a line: a number, an id or a value")},
    {OPTION_SUMMARY, "summary", "", "FORMAT", ARGUMENT_WORD, "text markdown", ON(GUIDE),
     N_("print a summary at the end, for a ticket: text or markdown")},
    {OPTION_PROVIDER, "provider", "", "ID", ARGUMENT_WORD, NULL, ON(GUIDE),
     N_("use this provider's words where the capture does not tell whose trunk it is")},
    {OPTION_FACTS, "facts", "", "[=EXPR]", ARGUMENT_WORD, NULL, ON(REPORT),
     N_("print the facts of each call with their places, for writing rules; or the value of an "
        "expression and the facts that it names")},
    {OPTION_WHY_NOT, "why-not", "", "CAUSE", ARGUMENT_CAUSE, NULL, ON(EXPLAIN),
     N_("of each call of the captures: which condition of each rule of this cause does not hold, "
        "with its facts")},
};

size_t options_count(void)
{
    return ARRAY_SIZE(table);
}

const struct option_info *options_at(size_t i)
{
    return &table[i];
}

size_t commands_count(void)
{
    return ARRAY_SIZE(commands);
}

const struct command_info *commands_at(size_t i)
{
    return &commands[i];
}

const struct command_info *command_by_id(enum command_id id)
{
    size_t i = 0;

    while (i + 1 < ARRAY_SIZE(commands) && commands[i].id != id)
        i++;
    return &commands[i];
}

static const struct command_info *command_named(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
        if (commands[i].name != NULL && strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static const struct option_info *option_named(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        if (slice_eq(slice_of(table[i].name), name))
            return &table[i];
    return NULL;
}

static const struct option_info *option_lettered(char letter)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        if (letter != '\0' && strchr(table[i].letters, letter) != NULL)
            return &table[i];
    return NULL;
}

/* Where reading stands. */
struct reader {
    struct options *options;
    int argc, at;
    char *const *argv;
    struct error *error;
};

static void use(struct reader *r, const struct option_info *info, const char *value)
{
    struct options *options = r->options;

    VEC_PUSH(options->uses, options->n_uses, options->room_uses) =
        (struct option_use){info->id, value};
}

/* The value of an option: what is written with it, else the next argument. */
static bool use_with_value(struct reader *r, const struct option_info *info, const char *given,
                           const char *written)
{
    if (info->argument == NULL || (given == NULL && option_argument_is_optional(info))) {
        use(r, info, NULL);
        return true;
    }
    if (given == NULL) {
        if (++r->at >= r->argc) {
            error_set(r->error, _("option %s needs an argument: %s"), written, info->argument);
            return false;
        }
        given = r->argv[r->at];
    }
    use(r, info, given);
    return true;
}

static bool read_long(struct reader *r, const char *argument)
{
    struct slice name = slice_of(argument + 2);
    size_t equals = slice_chr(name, '=');
    const char *value = equals < name.n ? name.p + equals + 1 : NULL;
    const struct option_info *info = option_named(slice_sub(name, 0, equals));

    if (info == NULL) {
        error_set(r->error, _("unknown option %s"), argument);
        return false;
    }
    if (value != NULL && info->argument == NULL) {
        error_set(r->error, _("option --%s takes no argument"), info->name);
        return false;
    }
    return use_with_value(r, info, value, argument);
}

/* "-hV", "-fjson", "-f json". */
static bool read_letters(struct reader *r, const char *argument)
{
    for (const char *p = argument + 1; *p != '\0'; p++) {
        const struct option_info *info = option_lettered(*p);

        if (info == NULL) {
            error_set(r->error, _("unknown option -%c in %s"), *p, argument);
            return false;
        }
        if (info->argument != NULL)
            return use_with_value(r, info, p[1] != '\0' ? p + 1 : NULL, argument);
        use(r, info, NULL);
    }
    return true;
}

static void read_argument(struct reader *r, const char *argument)
{
    struct options *options = r->options;
    const struct command_info *command = command_named(argument);

    if (command != NULL && options->command == &commands[COMMAND_OPEN] &&
        options->n_arguments == 0) {
        options->command = command;
        return;
    }
    VEC_PUSH(options->arguments, options->n_arguments, options->room_arguments) = argument;
}

/* Each option must be one of the command; each word one of its choices. */
static bool check(const struct options *options, struct error *error)
{
    for (size_t i = 0; i < options->n_uses; i++) {
        const struct option_info *info = &table[options->uses[i].id];

        if ((info->commands & 1u << options->command->id) == 0) {
            error_set(error, _("option --%s does not go with %s"), info->name,
                      options->command->name != NULL ? options->command->name : PACKAGE_NAME);
            return false;
        }
    }
    return true;
}

bool options_parse(struct options *options, int argc, char *const *argv, struct error *error)
{
    struct reader r = {options, argc, 1, argv, error};
    bool only_arguments = false;

    *options = (struct options){.command = &commands[COMMAND_OPEN]};
    for (; r.at < argc; r.at++) {
        const char *argument = argv[r.at];
        bool good = true;

        if (only_arguments || argument[0] != '-' || argument[1] == '\0')
            read_argument(&r, argument);
        else if (strcmp(argument, "--") == 0)
            only_arguments = true;
        else if (argument[1] == '-')
            good = read_long(&r, argument);
        else
            good = read_letters(&r, argument);
        if (!good)
            return false;
    }
    return check(options, error);
}

void options_done(struct options *options)
{
    free(options->uses);
    free(options->arguments);
}

const char *option_nth(const struct options *options, enum option_id id, size_t n)
{
    for (size_t i = 0; i < options->n_uses; i++)
        if (options->uses[i].id == id && n-- == 0)
            return options->uses[i].value;
    return NULL;
}

bool option_given(const struct options *options, enum option_id id)
{
    for (size_t i = 0; i < options->n_uses; i++)
        if (options->uses[i].id == id)
            return true;
    return false;
}

const char *option_value(const struct options *options, enum option_id id)
{
    for (size_t i = options->n_uses; i > 0; i--)
        if (options->uses[i - 1].id == id)
            return options->uses[i - 1].value;
    return NULL;
}

int fail(struct error *error)
{
    struct text line = {0};

    printable_text(&line, slice_of(error->message));
    fprintf(stderr, "%s: %s\n", PACKAGE_NAME, text_str(&line));
    text_done(&line);
    error_done(error);
    return EXIT_UNUSABLE;
}

int fail_usage(struct error *error)
{
    fail(error);
    fprintf(stderr, _("Try '%s --help'.\n"), PACKAGE_NAME);
    return EXIT_UNUSABLE;
}
