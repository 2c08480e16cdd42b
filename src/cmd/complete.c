/* complete.c - completions of the shells, written from the tables of options.h. */
#include "config.h"

#include "cmd/complete.h"

#include <string.h>

#include "cmd/options.h"
#include "fact/fact.h"
#include "session/limits.h"

/* A shell command that lists what an argument of a kind may be, one a line, for bash and zsh, and
 * for fish. Bash expands the words: a name with $, ` or \ is left out. */
#define EXPLAIN "sipwhy explain --list --width 1000 2>/dev/null"
#define TRUNKS "sipwhy trunks --format csv 2>/dev/null"
#define GUIDE "sipwhy guide --plain --width 1000 </dev/null 2>/dev/null"

static const struct {
    const char *name, *posix, *fish;
} listed[ARGUMENT_COUNT] = {
    [ARGUMENT_INTERFACE] = { "interfaces", "ls /sys/class/net 2>/dev/null; echo any",
                             "ls /sys/class/net; echo any" },
    [ARGUMENT_CAUSE] = { "causes", EXPLAIN " | sed -n 's/^  \\([a-z0-9-]*\\)$/\\1/p'",
                         EXPLAIN " | string match -rg \"^  ([a-z0-9-]+)\\$\"" },
    [ARGUMENT_TRUNK] = { "trunks", TRUNKS " | sed -n '2,$s/^\\([^,\"$`\\\\]*\\),.*/\\1/p'",
                         TRUNKS " | string match -rg \"^([^,]*),true,\"" },
};

#define SYMPTOMS GUIDE " | sed -n 's/.*\\[\\([a-z0-9-]*\\)\\].*/\\1/p'"
#define FISH_SYMPTOMS GUIDE " | string match -rg \"\\[([a-z0-9-]+)\\]\""

static bool takes(const struct option_info *info, const struct command_info *command)
{
    return (info->commands & 1u << command->id) != 0;
}

static const char *name_of(const struct command_info *command)
{
    return command->name != NULL ? command->name : "";
}

static void print_commands(const char *between, FILE *out)
{
    for (size_t i = 1; i < commands_count(); i++)
        fprintf(out, "%s%s", i > 1 ? between : "", commands_at(i)->name);
}

/* Words behind which more is to be typed: "calls= call-messages= …". */
static void print_limits(FILE *out)
{
    for (size_t i = 0; i < limits_count(); i++)
        fprintf(out, "%s%s=", i > 0 ? " " : "", limits_at(i)->name);
}

/* What stands before the part of an argument that is being typed: the last of the characters that a
 * fact, or a column, has not. NULL: it is not of parts. Of bash, zsh and string(1) of fish. */
static const struct part_end {
    const char *bash, *zsh, *fish;
} * part_end(const struct option_info *info)
{
    static const struct part_end of_filter = { "[!a-z0-9_.]", "[^a-z0-9_.]", "[^a-z0-9_.]" };
    static const struct part_end of_list = { ",", ",", "," };

    return info->kind == ARGUMENT_FILTER ? &of_filter
           : info->kind == ARGUMENT_LIST ? &of_list
                                         : NULL;
}

/* Whether the value, where it is given behind "=", can be completed though it can be left out. */
static bool is_optional_filter(const struct option_info *info)
{
    return option_argument_is_optional(info) && info->kind == ARGUMENT_FILTER;
}

/* "-i|-d|--interface|--interface=)", "--facts=)": the option, and whether "=" stands behind it. */
static void bash_pattern(const struct option_info *info, FILE *out)
{
    fputs("    ", out);
    for (const char *letter = info->letters; *letter != '\0'; letter++)
        fprintf(out, "-%c|", *letter);
    if (!option_argument_is_optional(info))
        fprintf(out, "--%s|", info->name);
    fprintf(out, "--%s=)\n", info->name);
}

static bool has_choices(const struct option_info *info)
{
    return info->choices != NULL || info->choice != NULL || info->completed != NULL;
}

static void print_choices(const char *before, const struct option_info *info, const char *after,
                          FILE *out)
{
    struct text words = { 0 };

    option_completions(info, &words);
    fprintf(out, "%s%s%s", before, text_str(&words), after);
    text_done(&words);
}

static void print_parts(const struct option_info *info, FILE *out)
{
    if (info->kind != ARGUMENT_FILTER) {
        print_choices("", info, "", out);
        return;
    }
    for (size_t i = 0; i < facts_count(); i++)
        fprintf(out, "%s%s", i > 0 ? " " : "", facts_at(i)->name);
}

/* An option of that name that comes before in the table; NULL: none. */
static const struct option_info *namesake(const struct option_info *info)
{
    for (size_t i = 0; i < option_id(info); i++)
        if (strcmp(options_at(i)->name, info->name) == 0)
            return options_at(i);
    return NULL;
}

/* Options of other commands that share the name. */
static void bash_namesakes(const struct option_info *info, FILE *out)
{
    for (size_t i = option_id(info) + 1; i < options_count(); i++)
        for (size_t j = 0; namesake(options_at(i)) == info && j < commands_count(); j++) {
            if (!takes(options_at(i), commands_at(j)))
                continue;
            fprintf(out, "        if [[ $command == '%s' ]]; then\n    ", name_of(commands_at(j)));
            if (has_choices(options_at(i)))
                print_choices("        COMPREPLY=($(compgen -W '", options_at(i),
                              "' -- \"$cur\"))\n    ", out);
            fputs("        return\n        fi\n", out);
        }
}

static void bash_value(const struct option_info *info, FILE *out)
{
    bash_pattern(info, out);
    bash_namesakes(info, out);
    if (part_end(info) != NULL) {
        fprintf(out, "        compopt -o nospace; _sipwhy_parts '%s' '", part_end(info)->bash);
        print_parts(info, out);
        fputs("'\n", out);
    } else if (has_choices(info))
        print_choices("        COMPREPLY=($(compgen -W '", info, "' -- \"$cur\"))\n", out);
    else if (info->kind == ARGUMENT_FILE)
        fputs("        compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))\n", out);
    else if (info->kind == ARGUMENT_FOLDER)
        fputs("        compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))\n", out);
    else if (listed[info->kind].name != NULL)
        fprintf(out, "        _sipwhy_lines _sipwhy_%s\n", listed[info->kind].name);
    else if (info->kind == ARGUMENT_LIMIT) {
        fputs("        compopt -o nospace; COMPREPLY=($(compgen -W '", out);
        print_limits(out);
        fputs("' -- \"$cur\"))\n", out);
    }
    fputs("        return ;;\n", out);
}

static void bash_command(const struct command_info *command, FILE *out)
{
    fprintf(out, "    '%s') options='", name_of(command));
    for (size_t i = 0; i < options_count(); i++)
        if (takes(options_at(i), command))
            fprintf(out, "--%s ", options_at(i)->name);
    fprintf(out, "' ;;\n");
}

/* A function of the shell for each kind of which there is a list. */
static void posix_lists(FILE *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(listed); i++)
        if (listed[i].name != NULL)
            fprintf(out, "_sipwhy_%s()\n{\n    %s\n}\n", listed[i].name, listed[i].posix);
    fputs("_sipwhy_symptoms()\n{\n    " SYMPTOMS "\n}\n", out);
}

/* What the commands take that take no files. */
static void bash_arguments(FILE *out)
{
    fputs("    elif [[ $command == explain && ${COMP_WORDS[*]} != *' --why-not'* ]]; then\n"
          "        _sipwhy_lines _sipwhy_causes\n"
          "    elif [[ $command == probe ]]; then\n"
          "        _sipwhy_lines _sipwhy_trunks\n"
          "    elif [[ $command == guide && $prev == guide ]]; then\n"
          "        compopt -o filenames\n"
          "        COMPREPLY=($(compgen -W \"$(_sipwhy_symptoms)\" -- \"$cur\") "
          "$(compgen -f -- \"$cur\"))\n",
          out);
}

/* Functions of bash: the lines of a command, blanks in them escaped; and the words that go on in
 * the part of $cur behind what matches the pattern. Readline puts the reply behind an open quote.
 */
static const char bash_functions[] =
    "_sipwhy_lines()\n{\n"
    "    local IFS=$'\\n'\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$($1)\" -- \"$cur\")\n"
    "    COMPREPLY=(\"${COMPREPLY[@]// /\\\\ }\")\n"
    "}\n"
    "_sipwhy_parts()\n{\n"
    "    local part before\n"
    "    cur=${cur#[\\\"\\']} part=${cur##*$1} before=${cur%\"${cur##*$1}\"}\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$2\" -- \"$part\")\n"
    "    COMPREPLY=(\"${COMPREPLY[@]/#/$before}\")\n"
    "}\n";

void complete_bash(FILE *out)
{
    fputs("# Completion of sipwhy for bash, made from its table of options.\n", out);
    posix_lists(out);
    fputs(bash_functions, out);
    fputs("_sipwhy()\n{\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    local command='' options='' word\n"
          "    # Readline takes \"=\" for a word\n"
          "    if [[ $cur == = ]]; then\n        cur='' prev+==\n"
          "    elif [[ $prev == = && $COMP_CWORD -gt 2 ]]; then\n"
          "        prev=${COMP_WORDS[COMP_CWORD-2]}=\n    fi\n"
          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n        case $word in\n"
          "        ",
          out);
    print_commands("|", out);
    fputs(") command=$word; break ;;\n        esac\n    done\n    case $prev in\n", out);
    for (size_t i = 0; i < options_count(); i++)
        if (options_at(i)->argument != NULL && namesake(options_at(i)) == NULL &&
            (!option_argument_is_optional(options_at(i)) || is_optional_filter(options_at(i))))
            bash_value(options_at(i), out);
    fputs("    esac\n    case $command in\n", out);
    for (size_t i = 0; i < commands_count(); i++)
        bash_command(commands_at(i), out);
    fputs("    esac\n"
          "    if [[ $cur == -* ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n",
          out);
    bash_arguments(out);
    fputs("    else\n"
          "        compopt -o filenames\n"
          "        COMPREPLY=($(compgen -f -- \"$cur\"))\n"
          "        [[ $COMP_CWORD == 1 ]] && COMPREPLY+=($(compgen -W '",
          out);
    print_commands(" ", out);
    fputs("' -- \"$cur\"))\n    fi\n}\ncomplete -F _sipwhy sipwhy\n", out);
}

/* A sentence within single quotes; the characters that mean something to `also` are escaped. */
static void quoted(const char *text, const char *also, FILE *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr(also, *text) != NULL)
            fprintf(out, "\\%c", *text);
        else
            putc(*text, out);
    }
}

static void zsh_action(const struct option_info *info, FILE *out)
{
    fputs(option_argument_is_optional(info) ? "::" : ":", out);
    quoted(info->argument, ":", out);
    if (part_end(info) != NULL) {
        fprintf(out, ":{compset -P \"*%s\"; compadd -S \"\" -- ", part_end(info)->zsh);
        print_parts(info, out);
        fputs("}", out);
    } else if (has_choices(info))
        print_choices(":(", info, ")", out);
    else if (info->kind == ARGUMENT_FILE)
        fputs(":_files", out);
    else if (info->kind == ARGUMENT_FOLDER)
        fputs(":_files -/", out);
    else if (listed[info->kind].name != NULL)
        fprintf(out, ":{compadd -- ${(f)\"$(_sipwhy_%s)\"}}", listed[info->kind].name);
    else if (info->kind == ARGUMENT_LIMIT) {
        fputs(": compadd -S \"\" -- ", out);
        print_limits(out);
    } else
        fputs(": ", out);
}

static void zsh_option(const struct option_info *info, const char *dashes, const char *name,
                       size_t n, FILE *out)
{
    fprintf(out, "        '*%s%.*s%s[", dashes, (int)n, name,
            info->argument == NULL              ? ""
            : option_argument_is_optional(info) ? "=-"
            : n > 1                             ? "="
                                                : "+");
    quoted(info->help, "[]:", out);
    fputs("]", out);
    if (info->argument != NULL)
        zsh_action(info, out);
    fputs("'\n", out);
}

void complete_zsh(FILE *out)
{
    fputs("#compdef sipwhy\n# Completion of sipwhy for zsh, made from its table of options.\n",
          out);
    posix_lists(out);
    fputs("_sipwhy() {\n    local -a options\n    local command='' word\n"
          "    for word in ${words[2,CURRENT-1]}; do\n        case $word in\n        ",
          out);
    print_commands("|", out);
    fputs(") command=$word; break ;;\n        esac\n    done\n    case $command in\n", out);
    for (size_t i = commands_count(); i > 0; i--) {
        const struct command_info *command = commands_at(i - 1);

        fprintf(out, "    %s) options=(\n", command->name != NULL ? command->name : "*");
        for (size_t o = 0; o < options_count(); o++) {
            const struct option_info *info = options_at(o);

            if (!takes(info, command))
                continue;
            for (const char *letter = info->letters; *letter != '\0'; letter++)
                zsh_option(info, "-", letter, 1, out);
            zsh_option(info, "--", info->name, strlen(info->name), out);
        }
        fputs("        ) ;;\n", out);
    }
    fputs("    esac\n"
          "    if [[ $command == explain && $words != *--why-not* ]]; then\n"
          "        _arguments $options '*:cause:{compadd -- ${(f)\"$(_sipwhy_causes)\"}}'\n"
          "    elif [[ $command == probe ]]; then\n"
          "        _arguments $options '*:trunk:{compadd -- ${(f)\"$(_sipwhy_trunks)\"}}'\n"
          "    elif [[ $command == guide && $words[CURRENT-1] == guide ]]; then\n"
          "        _alternative 'symptoms:symptom:{compadd -- $(_sipwhy_symptoms)}' "
          "'files:capture:_files'\n"
          "    elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
          "        _alternative 'commands:command:((",
          out);
    for (size_t i = 1; i < commands_count(); i++) {
        fprintf(out, "%s%s\\:\"", i > 1 ? " " : "", commands_at(i)->name);
        quoted(commands_at(i)->help, ":\"", out);
        putc('"', out);
    }
    fputs("))' 'files:capture:_files'\n"
          "    else\n        _arguments $options '*:capture:_files'\n    fi\n}\n_sipwhy \"$@\"\n",
          out);
}

/* The commands that the option belongs to, as a condition of fish. */
static void fish_condition(const struct option_info *info, FILE *out)
{
    bool first = true;

    for (size_t i = 1; i < commands_count(); i++) {
        if (!takes(info, commands_at(i)))
            continue;
        fprintf(out, "%s%s", first ? " -n '__fish_seen_subcommand_from " : " ",
                commands_at(i)->name);
        first = false;
    }
    if (takes(info, commands_at(0))) {
        fputs(first ? " -n 'not __fish_seen_subcommand_from"
                    : "; or not __fish_seen_subcommand_from",
              out);
        for (size_t i = 1; i < commands_count(); i++)
            fprintf(out, " %s", commands_at(i)->name);
        first = false;
    }
    if (!first)
        putc('\'', out);
}

static void fish_option(const struct option_info *info, FILE *out)
{
    fputs("complete -c sipwhy", out);
    fish_condition(info, out);
    for (const char *letter = info->letters; *letter != '\0'; letter++)
        fprintf(out, " -s %c", *letter);
    fprintf(out, " -l %s", info->name);
    if (part_end(info) != NULL) {
        fprintf(out, "%s -a '(__sipwhy_parts \"%s\" ", is_optional_filter(info) ? " -f" : " -x",
                part_end(info)->fish);
        print_parts(info, out);
        fputs(")'", out);
    } else if (has_choices(info))
        print_choices(" -x -a '", info, "'", out);
    else if (listed[info->kind].name != NULL)
        fprintf(out, " -x -a '(%s)'", listed[info->kind].fish);
    else if (info->kind == ARGUMENT_LIMIT) {
        fputs(" -x -a '", out);
        print_limits(out);
        putc('\'', out);
    } else if (info->kind == ARGUMENT_FOLDER)
        fputs(" -x -a '(__fish_complete_directories)'", out);
    else if (info->argument != NULL && !option_argument_is_optional(info))
        fputs(info->kind == ARGUMENT_FILE ? " -r" : " -x", out);
    fputs(" -d \"", out);
    for (const char *p = info->help; *p != '\0'; p++) {
        if (*p == '"' || *p == '$' || *p == '\\')
            putc('\\', out);
        putc(*p, out);
    }
    fputs("\"\n", out);
}

void complete_fish(FILE *out)
{
    fputs("# Completion of sipwhy for fish, made from its table of options.\n"
          "# The words, behind what of the argument stands before its last part\n"
          "function __sipwhy_parts\n"
          "    set -l before (commandline -ct | string replace -r '^(-[a-zA-Z]|--[a-z-]+=)' '' |"
          " string replace -r '^[\\'\"]' '' | string match -r \"^.*$argv[1]\")\n"
          "    printf '%s\\n' \"$before\"$argv[2..]\n"
          "end\n",
          out);
    for (size_t i = 1; i < commands_count(); i++) {
        fprintf(out, "complete -c sipwhy -n __fish_use_subcommand -a %s -d '",
                commands_at(i)->name);
        quoted(commands_at(i)->help, "\\", out);
        fputs("'\n", out);
    }
    fputs("complete -c sipwhy -n '__fish_seen_subcommand_from explain; "
          "and not __fish_contains_opt why-not' -f -a "
          "'(",
          out);
    fprintf(out, "%s)'\n", listed[ARGUMENT_CAUSE].fish);
    fprintf(out, "complete -c sipwhy -n '__fish_seen_subcommand_from probe' -f -a '(%s)'\n",
            listed[ARGUMENT_TRUNK].fish);
    fputs("complete -c sipwhy -n '__fish_seen_subcommand_from guide' -a '(" FISH_SYMPTOMS ")'\n",
          out);
    for (size_t i = 0; i < options_count(); i++)
        fish_option(options_at(i), out);
}
