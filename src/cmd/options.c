/* options.c - the command line: the table of options, and reading it by them. */
#include "config.h"

#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "draw/printable.h"
#include "report/report.h"

#define ON(command) (1u << COMMAND_##command)
#define EVERYWHERE ((1u << COMMAND_COUNT) - 1)

static const char *format_choice(size_t i)
{
    return i < report_formats() ? report_format_at(i)->name : NULL;
}

/* clang-format off */
static const struct option_info table[] = {
    [OPTION_HELP] = {
        .id = OPTION_HELP,
        .name = "help",
        .letters = "h",
        .commands = EVERYWHERE,
        .help = N_("show this help and leave"),
    },
    [OPTION_VERSION] = {
        .id = OPTION_VERSION,
        .name = "version",
        .letters = "V",
        .commands = EVERYWHERE,
        .help = N_("show the version, the libraries and the optional parts, and leave"),
    },
    [OPTION_INTERFACE] = {
        .id = OPTION_INTERFACE,
        .name = "interface",
        .letters = "id",
        .argument = "IFACE",
        .kind = ARGUMENT_INTERFACE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("listen to an interface (\"any\": to all); may be given several times"),
    },
    [OPTION_READ] = {
        .id = OPTION_READ,
        .name = "read",
        .letters = "rI",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("read this capture, the same as FILE alone"),
    },
    [OPTION_RECORD] = {
        .id = OPTION_RECORD,
        .name = "record",
        .letters = "O",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT),
        .help = N_("write every packet that passes the filter to this new file, too, which grows "
                   "as they come; it ends in .pcap or .pcapng"),
    },
    [OPTION_FOLLOW] = {
        .id = OPTION_FOLLOW,
        .name = "follow",
        .letters = "",
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("read on where the captures grow, as tail -F does, until ^C"),
    },
    [OPTION_BPF] = {
        .id = OPTION_BPF,
        .name = "bpf",
        .letters = "",
        .argument = "FILTER",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("look only at packets that pass this filter, as tcpdump has it"),
    },
    [OPTION_FORMAT] = {
        .id = OPTION_FORMAT,
        .name = "format",
        .letters = "f",
        .argument = "FORMAT",
        .kind = ARGUMENT_WORD,
        .choice = format_choice,
        .commands = ON(REPORT),
        .help = N_("what calls are written as, text unless given"),
    },
    [OPTION_CALL] = {
        .id = OPTION_CALL,
        .name = "call",
        .letters = "c",
        .argument = "N|CALL-ID",
        .kind = ARGUMENT_WORD,
        .commands = ON(REPORT) | ON(GUIDE) | ON(EXPLAIN),
        .help = N_("only this call, by its number or its Call-ID; may be given several times"),
    },
    [OPTION_ONLY] = {
        .id = OPTION_ONLY,
        .name = "only",
        .letters = "o",
        .argument = "SEVERITY",
        .kind = ARGUMENT_WORD,
        .choices = "error warning info",
        .commands = ON(REPORT),
        .help = N_("only findings as severe as this (error, warning or info) or more, and the "
                   "calls that have one"),
    },
    [OPTION_FILTER] = {
        .id = OPTION_FILTER,
        .name = "filter",
        .letters = "F",
        .argument = "EXPR",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT),
        .help = N_("only calls for which this expression holds, or in which this text stands; see "
                   "sipwhy-rules(5)"),
    },
    [OPTION_COLOR] = {
        .id = OPTION_COLOR,
        .name = "color",
        .letters = "",
        .argument = "WHEN",
        .kind = ARGUMENT_WORD,
        .choices = "auto always never",
        .commands = ON(OPEN) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE),
        .help = N_("auto (on a terminal, unless NO_COLOR is set), always or never"),
    },
    [OPTION_WIDTH] = {
        .id = OPTION_WIDTH,
        .name = "width",
        .letters = "w",
        .argument = "N",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE),
        .help = N_("wrap text to N columns; else to the terminal's width, or 80"),
    },
    [OPTION_CALLS_ONLY] = {
        .id = OPTION_CALLS_ONLY,
        .name = "calls-only",
        .letters = "c",
        .commands = ON(OPEN),
        .help = N_("only calls, which begin with an INVITE; no REGISTER, OPTIONS or SUBSCRIBE"),
    },
    [OPTION_KEEP_CALLS] = {
        .id = OPTION_KEEP_CALLS,
        .name = "keep-calls",
        .letters = "l",
        .argument = "N",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN),
        .help = N_("keep at most N calls, the same as --limit calls=N"),
    },
    [OPTION_ROTATE] = {
        .id = OPTION_ROTATE,
        .name = "rotate",
        .letters = "R",
        .commands = ON(OPEN),
        .help = N_("forget the oldest calls where that many are reached, as is always done"),
    },
    [OPTION_NO_SCREEN] = {
        .id = OPTION_NO_SCREEN,
        .name = "no-screen",
        .letters = "N",
        .commands = ON(OPEN),
        .help = N_("print the report in place of the screen"),
    },
    [OPTION_QUIET] = {
        .id = OPTION_QUIET,
        .name = "quiet",
        .letters = "q",
        .commands = ON(OPEN) | ON(REPORT),
        .help = N_("print no report: the exit status tells"),
    },
    [OPTION_LIST] = {
        .id = OPTION_LIST,
        .name = "list",
        .letters = "l",
        .commands = ON(EXPLAIN),
        .help = N_("list all causes by symptom"),
    },
    [OPTION_CONFIG] = {
        .id = OPTION_CONFIG,
        .name = "config",
        .letters = "f",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("read the settings from this file alone"),
    },
    [OPTION_DUMP_CONFIG] = {
        .id = OPTION_DUMP_CONFIG,
        .name = "dump-config",
        .letters = "D",
        .commands = ON(OPEN),
        .help = N_("print all settings, each with what it does, and leave"),
    },
    [OPTION_ASCII] = {
        .id = OPTION_ASCII,
        .name = "ascii",
        .letters = "",
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("draw lines and arrows with ASCII"),
    },
    [OPTION_KEYS] = {
        .id = OPTION_KEYS,
        .name = "keys",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("play the keys written in FILE and print the screen they lead to, without a "
                   "terminal"),
    },
    [OPTION_SIZE] = {
        .id = OPTION_SIZE,
        .name = "size",
        .letters = "",
        .argument = "WxH",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("with --keys: columns and lines of the screen; 80x24 unless given"),
    },
    [OPTION_REDACT] = {
        .id = OPTION_REDACT,
        .name = "redact",
        .letters = "",
        .commands = ON(OPEN) | ON(REPORT),
        .help = N_("replace numbers, names, addresses and credentials, the same ones alike, "
                   "also in what is saved"),
    },
    [OPTION_LIMIT] = {
        .id = OPTION_LIMIT,
        .name = "limit",
        .letters = "",
        .argument = "NAME=N",
        .kind = ARGUMENT_LIMIT,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("keep at most so much; may be given several times; --help names what can be "
                   "limited"),
    },
    [OPTION_USER] = {
        .id = OPTION_USER,
        .name = "user",
        .letters = "",
        .argument = "NAME",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("started by root: the user to become once the capture is open; else the "
                   "user of sudo, or nobody"),
    },
    [OPTION_PLAIN] = {
        .id = OPTION_PLAIN,
        .name = "plain",
        .letters = "",
        .commands = ON(GUIDE),
        .help = N_("no screen: numbered lines, for screen readers and scripts"),
    },
    [OPTION_ANSWERS] = {
        .id = OPTION_ANSWERS,
        .name = "answers",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(GUIDE),
        .help = N_("replay the answers written in FILE, one a line: a number, an id or a value"),
    },
    [OPTION_SUMMARY] = {
        .id = OPTION_SUMMARY,
        .name = "summary",
        .letters = "",
        .argument = "FORMAT",
        .kind = ARGUMENT_WORD,
        .choices = "text markdown",
        .commands = ON(GUIDE),
        .help = N_("print a summary at the end, for a ticket: text or markdown"),
    },
    [OPTION_PROVIDER] = {
        .id = OPTION_PROVIDER,
        .name = "provider",
        .letters = "",
        .argument = "ID",
        .kind = ARGUMENT_WORD,
        .commands = ON(GUIDE),
        .help = N_("use this provider's words where the capture does not tell whose trunk it "
                   "is"),
    },
    [OPTION_FACTS] = {
        .id = OPTION_FACTS,
        .name = "facts",
        .letters = "",
        .argument = "[=EXPR]",
        .kind = ARGUMENT_WORD,
        .commands = ON(REPORT),
        .help = N_("print the facts of each call with their places, for writing rules; or the "
                   "value of an expression and the facts that it names"),
    },
    [OPTION_WHY_NOT] = {
        .id = OPTION_WHY_NOT,
        .name = "why-not",
        .letters = "",
        .argument = "CAUSE",
        .kind = ARGUMENT_CAUSE,
        .commands = ON(EXPLAIN),
        .help = N_("of each call of the captures: which condition of each rule of this cause "
                   "does not hold, with its facts"),
    },
    [OPTION_SAVE_TO] = {
        .id = OPTION_SAVE_TO,
        .name = "save-to",
        .letters = "",
        .argument = "DIR",
        .kind = ARGUMENT_FOLDER,
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("files may be saved in this folder, too; may be given several times"),
    },
    [OPTION_STRICT] = {
        .id = OPTION_STRICT,
        .name = "strict",
        .letters = "",
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("end where the kernel cannot confine the program in full"),
    },
    [OPTION_OWN] = {
        .id = OPTION_OWN,
        .name = "own",
        .letters = "",
        .argument = "ADDR|NET",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("an address or network of your own (the PBX, the SBC), which tells the sides of "
                   "a call apart; may be given several times; on an interface the host's own "
                   "unless given"),
    },
};
/* clang-format on */

void option_choices(const struct option_info *info, const char *between, struct text *out)
{
    struct slice rest = slice_of(info->choices != NULL ? info->choices : "");
    const char *word;

    for (size_t i = 0; rest.n > 0; i++) {
        text_adds(out, i > 0 ? between : "");
        text_slice(out, slice_cut(&rest, ' '));
    }
    for (size_t i = 0; info->choice != NULL && (word = info->choice(i)) != NULL; i++)
        text_printf(out, "%s%s", i > 0 ? between : "", word);
}

size_t options_count(void)
{
    return ARRAY_SIZE(table);
}

const struct option_info *options_at(size_t i)
{
    return &table[i];
}

static const struct option_info *option_named(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        if (slice_eq(slice_of(table[i].name), name))
            return &table[i];
    return NULL;
}

/* Some letters mean one thing with a command's word and another without: that of the command, else
 * the first. */
static const struct option_info *option_lettered(char letter, const struct command_info *command)
{
    const struct option_info *other = NULL;

    for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
        if (letter == '\0' || strchr(table[i].letters, letter) == NULL)
            continue;
        if ((table[i].commands & 1u << command->id) != 0)
            return &table[i];
        other = other != NULL ? other : &table[i];
    }
    return other;
}

/* Where reading stands. */
struct option_reader {
    struct options *options;
    int argc, at;
    char *const *argv;
    const struct command_info *command; /* whose letters count */
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
        (struct option_use){ info->id, value };
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

    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        suggestion_try(&near, table[i].name);
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
    const struct option_info *info = option_named(slice_sub(name, 0, equals));

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
    { 'H', N_("sngrep's -H sends packets to HOMER; sipwhy sends nothing, -O FILE keeps them") },
    { 'k',
      N_("sngrep's -k reads TLS by a server's key; sipwhy tells what TLS shows from outside") },
    { 'L', N_("sngrep's -L listens for HEP; sipwhy listens to interfaces: -i any") },
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

/* Each option must be one of the command. Whoever uses its words looks at them. */
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
