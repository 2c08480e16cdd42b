/* options.c - reading the command line by its tables. */
#include "config.h"

#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "draw/printable.h"

/* As with letters below: --call is one of a report, and another of probe. */
static const struct option_info *option_named(struct slice name, const struct command_info *command)
{
    const struct option_info *other = NULL;

    for (size_t i = 0; i < options_count(); i++) {
        if (!slice_eq(slice_of(options_at(i)->name), name))
            continue;
        if ((options_at(i)->commands & 1u << command->id) != 0)
            return options_at(i);
        other = other != NULL ? other : options_at(i);
    }
    return other;
}

/* Some letters mean one thing with a command's word and another without: that of the command, else
 * the first. */
static const struct option_info *option_lettered(char letter, const struct command_info *command)
{
    const struct option_info *other = NULL;

    for (size_t i = 0; i < options_count(); i++) {
        if (letter == '\0' || strchr(options_at(i)->letters, letter) == NULL)
            continue;
        if ((options_at(i)->commands & 1u << command->id) != 0)
            return options_at(i);
        other = other != NULL ? other : options_at(i);
    }
    return other;
}

/* The state of reading a command line. */
struct option_reader {
    struct options *options;
    int argc, at;
    char *const *argv;
    const struct command_info *command; /* the command whose letters count */
    struct error *error;
};

/* The command whose word comes first, wherever options stand. */
static const struct command_info *command_ahead(int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const struct command_info *command = command_named(argv[i]);

        if (command != NULL)
            return command;
    }
    return command_by_id(COMMAND_OPEN);
}

static void use(struct option_reader *r, const struct option_info *info, const char *value)
{
    struct options *options = r->options;

    VEC_PUSH(options->uses, options->n_uses, options->room_uses) =
        (struct option_use){ option_id(info), value };
}

/* The value of an option: what is written with it, else the next argument. */
static bool use_with_value(struct option_reader *r, const struct option_info *info,
                           const char *given, const char *written)
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

static void refuse_long(struct slice name, const char *argument, struct error *error)
{
    struct suggestion near = suggestion_for(name);

    for (size_t i = 0; i < options_count(); i++)
        suggestion_try(&near, options_at(i)->name);
    if (suggestion_best(&near) != NULL)
        error_set(error, _("unknown option %s; did you mean --%s?"), argument,
                  suggestion_best(&near));
    else
        error_set(error, _("unknown option %s"), argument);
}

static bool read_long(struct option_reader *r, const char *argument)
{
    struct slice name = slice_of(argument + 2);
    size_t equals = slice_chr(name, '=');
    const char *value = equals < name.n ? name.p + equals + 1 : NULL;
    const struct option_info *info = option_named(slice_sub(name, 0, equals), r->command);

    if (info == NULL) {
        refuse_long(slice_sub(name, 0, equals), argument, r->error);
        return false;
    }
    if (value != NULL && info->argument == NULL) {
        error_set(r->error, _("option --%s takes no argument"), info->name);
        return false;
    }
    return use_with_value(r, info, value, argument);
}

/* sngrep's letters that mean nothing here, with what to do instead. */
static const struct {
    char letter;
    const char *words;
} of_sngrep[] = {
    { 'B', N_("sngrep's -B is the size of the capture buffer; sipwhy says when packets are lost") },
    { 'H', N_("sngrep's -H sends packets to HOMER; sipwhy has --hep-send udp:HOMER:9060") },
    { 'L', N_("sngrep's -L listens for HEP; sipwhy has --hep-listen udp:ADDR:9060") },
    { 'T', N_("sngrep's -T writes messages as text; sipwhy report --format ladder does") },
    { 'v', N_("sngrep's -v turns the match round; sipwhy has --filter 'not (status == 403)'") },
};

static void refuse_letter(const struct option_reader *r, char letter, const char *argument)
{
    for (size_t i = 0; i < ARRAY_SIZE(of_sngrep); i++) {
        if (of_sngrep[i].letter == letter && r->command->id == COMMAND_OPEN) {
            error_set(r->error, "%s", _(of_sngrep[i].words));
            return;
        }
    }
    error_set(r->error, _("unknown option -%c in %s"), letter, argument);
}

/* "-hV", "-fjson", "-f json". */
static bool read_letters(struct option_reader *r, const char *argument)
{
    for (const char *p = argument + 1; *p != '\0'; p++) {
        const struct option_info *info = option_lettered(*p, r->command);

        if (info == NULL) {
            refuse_letter(r, *p, argument);
            return false;
        }
        if (info->argument != NULL)
            return use_with_value(r, info, p[1] != '\0' ? p + 1 : NULL, argument);
        use(r, info, NULL);
    }
    return true;
}

static void read_argument(struct option_reader *r, const char *argument)
{
    struct options *options = r->options;
    const struct command_info *command = command_named(argument);

    if (command != NULL && options->command == command_by_id(COMMAND_OPEN) &&
        options->n_arguments == 0) {
        options->command = command;
        return;
    }
    VEC_PUSH(options->arguments, options->n_arguments, options->room_arguments) = argument;
}

/* Each option must be one of the command. The words themselves are looked at by the commands that
 * use them. */
static bool check(const struct options *options, struct error *error)
{
    for (size_t i = 0; i < options->n_uses; i++) {
        const struct option_info *info = options_at(options->uses[i].id);

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
    struct option_reader r = { options, argc, 1, argv, command_ahead(argc, argv), error };
    bool only_arguments = false;

    *options = (struct options){ .command = command_by_id(COMMAND_OPEN) };
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
    struct text line = { 0 };

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
