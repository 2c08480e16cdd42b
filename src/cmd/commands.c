/* commands.c - the table of commands. */
#include "config.h"

#include "cmd/options.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

static const struct command_info commands[] = {
    {
        .id = COMMAND_OPEN,
        .arguments = "[OPTIONS] [FILE... | -i IFACE [FILTER]]",
        .kind = ARGUMENT_FILE,
        .help = N_("tell why the calls of a capture failed"),
        .about = N_("Reads captures (\"-\" reads one from standard input), or listens to an "
                    "interface with a filter as tcpdump has it, and shows each call and what is "
                    "wrong with it on screen. Without either, it asks what to do. Without a "
                    "terminal on standard output it prints the report. For a screen reader: "
                    "--no-screen prints lines in place of the screen, guide --plain asks in "
                    "lines."),
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
                    "could not be used, 4 if no error was found and the answer is not whole: no "
                    "SIP was read, SIP that is encrypted or cut could not be, or a limit forgot "
                    "calls."),
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
        .help = N_("check rules, the guide, profiles, trunks and alerts"),
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
    {
        .id = COMMAND_WATCH,
        .name = "watch",
        .arguments = "[OPTIONS] [FILE... | -i IFACE [FILTER]]",
        .kind = ARGUMENT_FILE,
        .help = N_("make an alert of each error, as calls fail"),
        .about = N_("Listens, or reads captures (\"-\" reads one from standard input), without a "
                    "screen, and prints each error of each call once, as one JSON object on a "
                    "line. By alerts.yaml, see sipwhy-alerts(5), errors go to commands, webhooks, "
                    "mailboxes and the journal, too. The exit status is 0 if all was read, "
                    "1 if an alert was given up, 2 if the command or its input could not be used."),
        .run = cmd_watch,
    },
    {
        .id = COMMAND_TRUNKS,
        .name = "trunks",
        .arguments = "[OPTIONS] [FILE...]",
        .kind = ARGUMENT_FILE,
        .help = N_("list your trunks, with what captures show of each"),
        .about = N_("Lists the trunks of trunks.yaml and, where captures are named, those that "
                    "only the calls show: provider, SID, URIs, addresses, limits, calls and what "
                    "failed. The screen of the same name (K) makes, changes and removes one."),
        .run = cmd_trunks,
    },
    {
        .id = COMMAND_PROBE,
        .name = "probe",
        .arguments = "[OPTIONS] TRUNK|URI|HOST...",
        .kind = ARGUMENT_TRUNK,
        .help = N_("test a trunk: names, connections, TLS, OPTIONS"),
        .about = N_("Resolves the name as RFC 3263 has it, connects by TCP and TLS, sends one "
                    "OPTIONS to each address, and says what came, what it means and what to do. "
                    "Nothing is sent but to what you name. The exit status is 0 if all is in "
                    "order, 1 if something is wrong, 2 if the command could not be used."),
        .run = cmd_probe,
    },
    {
        .id = COMMAND_PASTE,
        .name = "paste",
        .arguments = "[OPTIONS]",
        .kind = ARGUMENT_NONE,
        .help = N_("read a log or a ladder that is pasted into the terminal"),
        .about = N_("Asks for the text, which may be pasted over SSH, too: what a PBX, an SBC or a "
                    "phone has logged of its SIP messages, what sngrep saved, or a ladder from a "
                    "ticket. The end of the paste ends it; where the terminal does not mark "
                    "pastes, Ctrl-D. What standard input holds is read where that is no "
                    "terminal."),
        .run = cmd_paste,
    },
};

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

const struct command_info *command_named(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
        if (commands[i].name != NULL && strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
