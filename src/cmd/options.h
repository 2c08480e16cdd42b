/* options.h - the command line: one table of commands, one of options.
 *
 * Parsing, --help, the option lists of sipwhy(1) and the completions of the shells are made from
 * these tables, so that they cannot differ. */
#ifndef SIPWHY_CMD_OPTIONS_H
#define SIPWHY_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/text.h"

/* The exit status of every command. */
enum exit_status {
    EXIT_CLEAN = 0,    /* done; a report: no error finding */
    EXIT_FOUND = 1,    /* a report: errors found */
    EXIT_UNUSABLE = 2, /* the command or its input is of no use */
    EXIT_PARTIAL = 4   /* a report: no error, but not all that
                          carries SIP was read (3: no memory) */
};

enum option_id {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_INTERFACE,
    OPTION_READ,
    OPTION_RECORD,
    OPTION_FOLLOW,
    OPTION_BPF,
    OPTION_FORMAT,
    OPTION_COLUMNS,
    OPTION_CALL_LOG,
    OPTION_ALERTS,
    OPTION_CALL,
    OPTION_ONLY,
    OPTION_LINT,
    OPTION_HANDBOOK,
    OPTION_FILTER,
    OPTION_SINCE,
    OPTION_UNTIL,
    OPTION_FROM,
    OPTION_TO,
    OPTION_STATUS,
    OPTION_TRUNK,
    OPTION_CAUSE,
    OPTION_COLOR,
    OPTION_WIDTH,
    OPTION_CALLS_ONLY,
    OPTION_KEEP_CALLS,
    OPTION_ROTATE,
    OPTION_NO_SCREEN,
    OPTION_QUIET,
    OPTION_LIST,
    OPTION_CONFIG,
    OPTION_DUMP_CONFIG,
    OPTION_ASCII,
    OPTION_KEYS,
    OPTION_SIZE,
    OPTION_REDACT,
    OPTION_OWN,
    OPTION_LIMIT,
    OPTION_USER,
    OPTION_SAVE_TO,
    OPTION_STRICT,
    OPTION_PLAIN,
    OPTION_ANSWERS,
    OPTION_SUMMARY,
    OPTION_PROVIDER,
    OPTION_FACTS,
    OPTION_WHY_NOT,
    OPTION_KEYLOG,
    OPTION_KEY,
    OPTION_HEP_LISTEN,
    OPTION_HEP_SEND,
    OPTION_HEP_KEY,
    OPTION_TEST,
    OPTION_METRICS,
    OPTION_RESOLVER,
    OPTION_DRY_RUN,
    OPTION_LIST_FORMAT,
    OPTION_BY,
    OPTION_TEST_CALL,
    OPTION_CALLER,
    OPTION_AUTH_USER,
    OPTION_PASSWORD_FD,
    OPTION_NO_MEDIA,
    OPTION_YES,
    OPTION_LISTEN,
    OPTION_LISTEN_FOR,
    OPTION_CERTIFICATE,
    OPTION_LOCAL,
    OPTION_HOPS,
    OPTION_FRAGMENTS,
    OPTION_PROBE,
    OPTION_COUNT
};

enum command_id {
    COMMAND_OPEN,
    COMMAND_REPORT,
    COMMAND_EXPLAIN,
    COMMAND_LINT,
    COMMAND_GUIDE,
    COMMAND_WATCH,
    COMMAND_TRUNKS,
    COMMAND_PROBE,
    COMMAND_PASTE,
    COMMAND_COUNT
};

/* The kind of an argument, for the completions. */
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_FILE,
    ARGUMENT_FOLDER,
    ARGUMENT_INTERFACE,
    ARGUMENT_WORD,
    ARGUMENT_CAUSE,
    ARGUMENT_TRUNK,
    ARGUMENT_FILTER, /* names facts */
    ARGUMENT_LIST,   /* words with commas between them */
    ARGUMENT_LIMIT,
    ARGUMENT_COUNT
};

struct option_info {
    const char *name;     /* "interface" */
    const char *letters;  /* "id": each one is accepted; "". Options of
                             different commands may share one */
    const char *argument; /* "IFACE", NULL: takes none; "[=EXPR]": may
                             be left out, and is written behind "=" */
    enum argument_kind kind;
    const char *choices; /* "auto always never", NULL: not a few words */
    /* in their place: the i-th, NULL beyond the last */
    const char *(*choice)(size_t i);
    /* likewise, of the completions alone: too many to be told of one by one, or not all there are
     */
    const char *(*completed)(size_t i);
    unsigned commands; /* bits 1 << enum command_id */
    const char *help;  /* N_() */
};

struct options;

struct command_info {
    enum command_id id;
    const char *name;      /* NULL: what is done without a command's name */
    const char *arguments; /* "[OPTIONS] FILE..." */
    enum argument_kind kind;
    const char *help;  /* one line, N_() */
    const char *about; /* a paragraph, N_() */
    int (*run)(const struct options *);
};

static inline bool option_argument_is_optional(const struct option_info *info)
{
    return info->argument != NULL && info->argument[0] == '[';
}

/* The words that its argument may be, with `between` between them; nothing: any. */
void option_choices(const struct option_info *, const char *between, struct text *out);
/* The words that the shells complete, with a blank between them. */
void option_completions(const struct option_info *, struct text *out);

size_t options_count(void);
const struct option_info *options_at(size_t i); /* by their ids */
enum option_id option_id(const struct option_info *);
size_t commands_count(void);
const struct command_info *commands_at(size_t i);
const struct command_info *command_by_id(enum command_id);
const struct command_info *command_named(const char *name); /* NULL: no command */

struct option_use {
    enum option_id id;
    const char *value; /* NULL: takes none */
};

struct options {
    const struct command_info *command;
    struct option_use *uses; /* in the order given */
    size_t n_uses, room_uses;
    const char **arguments; /* the words that are no options */
    size_t n_arguments, room_arguments;
};

/* False and *error for what the tables do not know. The strings are argv's. */
bool options_parse(struct options *, int argc, char *const *argv, struct error *);
void options_done(struct options *);

bool option_given(const struct options *, enum option_id);
const char *option_value(const struct options *, enum option_id); /* the last one given, or NULL */
/* The i-th value given, NULL past the last. */
const char *option_nth(const struct options *, enum option_id, size_t i);

/* --help of the command, --version. */
void print_help(const struct command_info *, FILE *);
void print_version(FILE *);

/* The commands: one file of cmd/ each. Each returns an enum exit_status. */
int cmd_screen(const struct options *);
int cmd_report(const struct options *);
int cmd_explain(const struct options *);
int cmd_guide(const struct options *);
int cmd_watch(const struct options *);
/* The screens with the guide on top; symptom NULL: it asks for one. */
int cmd_screen_guide(const struct options *, const char *symptom);
int cmd_probe(const struct options *);
int cmd_trunks(const struct options *);
int cmd_paste(const struct options *);
int cmd_lint(const struct options *);

/* "sipwhy: …" on standard error, in one line, text from the command line made harmless; takes the
 * message of the error and returns EXIT_UNUSABLE. */
int fail(struct error *);
/* The same, with the hint at --help. */
int fail_usage(struct error *);

#endif
