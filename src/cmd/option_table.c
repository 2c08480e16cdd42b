/* option_table.c - the options of all commands. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "cmd/choices.h"
#include "cmd/options.h"

#define ON(command) (1u << COMMAND_##command)
#define EVERYWHERE ((1u << COMMAND_COUNT) - 1)

/* clang-format off */
static const struct option_info table[] = {
    [OPTION_HELP] = {
        .name = "help",
        .letters = "h",
        .commands = EVERYWHERE,
        .help = N_("show this help and leave"),
    },
    [OPTION_VERSION] = {
        .name = "version",
        .letters = "V",
        .commands = EVERYWHERE,
        .help = N_("show the version, the libraries and the optional parts, and leave"),
    },
    [OPTION_INTERFACE] = {
        .name = "interface",
        .letters = "id",
        .argument = "IFACE",
        .kind = ARGUMENT_INTERFACE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH),
        .help = N_("listen to an interface (\"any\": to all); may be given several times"),
    },
    [OPTION_READ] = {
        .name = "read",
        .letters = "rI",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("read this capture, the same as FILE alone"),
    },
    [OPTION_RECORD] = {
        .name = "record",
        .letters = "O",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(WATCH) | ON(PROBE),
        .help = N_("write every packet that passes the filter to this new file, too, which grows "
                   "as they come; it ends in .pcap or .pcapng"),
    },
    [OPTION_FOLLOW] = {
        .name = "follow",
        .letters = "",
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH),
        .help = N_("read on where the captures grow, as tail -F does, until ^C"),
    },
    [OPTION_BPF] = {
        .name = "bpf",
        .letters = "",
        .argument = "FILTER",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("look only at packets that pass this filter, as tcpdump has it"),
    },
    [OPTION_FORMAT] = {
        .name = "format",
        .letters = "f",
        .argument = "FORMAT",
        .kind = ARGUMENT_WORD,
        .choice = format_choice,
        .commands = ON(REPORT) | ON(PROBE),
        .help = N_("what calls are written as, text unless given"),
    },
    [OPTION_COLUMNS] = {
        .name = "columns",
        .letters = "",
        .argument = "all|LIST",
        .kind = ARGUMENT_LIST,
        .completed = column_choice,
        .commands = ON(REPORT),
        .help = N_("what a CSV tells of each call: all, or names with commas between them, "
                   "in their order; sipwhy(1) lists them"),
    },
    [OPTION_CALL_LOG] = {
        .name = "call-log",
        .letters = "",
        .argument = "FILE.csv",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("the call log that the provider's console exports: what it says of each call "
                   "stands beside what the capture shows; may be given several times"),
    },
    [OPTION_ALERTS] = {
        .name = "alerts",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE),
        .help = N_("the alerts of the provider's debugger, as JSON or CSV: what they say of each "
                   "call stands beside what was found here; may be given several times"),
    },
    [OPTION_CALL] = {
        .name = "call",
        .letters = "c",
        .argument = "N|CALL-ID",
        .kind = ARGUMENT_WORD,
        .commands = ON(REPORT) | ON(GUIDE) | ON(EXPLAIN),
        .help = N_("only this call, by its number or its Call-ID; may be given several times"),
    },
    [OPTION_ONLY] = {
        .name = "only",
        .letters = "o",
        .argument = "SEVERITY",
        .kind = ARGUMENT_WORD,
        .choices = "error warning info",
        .commands = ON(REPORT),
        .help = N_("only findings as severe as this (error, warning or info) or more, and the "
                   "calls that have one"),
    },
    [OPTION_LINT] = {
        .name = "lint",
        .letters = "",
        .commands = ON(REPORT),
        .help = N_("also what is not as the RFCs demand, whether it did harm or not; the exit "
                   "status is 1 then"),
    },
    [OPTION_HANDBOOK] = {
        .name = "handbook",
        .letters = "",
        .argument = "URL",
        .kind = ARGUMENT_FOLDER,
        .commands = ON(REPORT),
        .help = N_("in HTML, link each cause to its page of the handbook at this address, which "
                   "may be a folder beside the report; else to the installed one, unless --redact "
                   "is given"),
    },
    [OPTION_FILTER] = {
        .name = "filter",
        .letters = "F",
        .argument = "EXPR",
        .kind = ARGUMENT_FILTER,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls for which this expression holds, or in which this text stands; see "
                   "sipwhy-rules(5)"),
    },
    [OPTION_SINCE] = {
        .name = "since",
        .letters = "",
        .argument = "TIME",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls that began then or later: a date, a time, or both, as "
                   "2026-01-04T15:04"),
    },
    [OPTION_UNTIL] = {
        .name = "until",
        .letters = "",
        .argument = "TIME",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls that began before that time, or on that day or before it"),
    },
    [OPTION_FROM] = {
        .name = "from",
        .letters = "",
        .argument = "NUMBER",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls by this number or SIP address; * stands for anything"),
    },
    [OPTION_TO] = {
        .name = "to",
        .letters = "",
        .argument = "NUMBER",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls to this number or SIP address; * stands for anything"),
    },
    [OPTION_STATUS] = {
        .name = "status",
        .letters = "",
        .argument = "STATUS",
        .kind = ARGUMENT_WORD,
        .completed = status_choice,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls that ended so: a status code, 4xx, or a word such as busy "
                   "or no-answer"),
    },
    [OPTION_TRUNK] = {
        .name = "trunk",
        .letters = "",
        .argument = "TRUNK",
        .kind = ARGUMENT_TRUNK,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(TRUNKS),
        .help = N_("only calls of this trunk: its name, its SID or the host that calls go "
                   "to"),
    },
    [OPTION_CAUSE] = {
        .name = "cause",
        .letters = "",
        .argument = "CAUSE",
        .kind = ARGUMENT_CAUSE,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("only calls with this finding"),
    },
    [OPTION_COLOR] = {
        .name = "color",
        .letters = "",
        .argument = "WHEN",
        .kind = ARGUMENT_WORD,
        .choices = "auto always never",
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE) | ON(PROBE),
        .help = N_("auto (on a terminal, unless NO_COLOR is set), always or never"),
    },
    [OPTION_WIDTH] = {
        .name = "width",
        .letters = "w",
        .argument = "N",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(EXPLAIN) | ON(GUIDE) | ON(PROBE),
        .help = N_("wrap text to N columns; else to the terminal's width, or 80"),
    },
    [OPTION_CALLS_ONLY] = {
        .name = "calls-only",
        .letters = "c",
        .commands = ON(OPEN) | ON(PASTE),
        .help = N_("only calls, which begin with an INVITE; no REGISTER, OPTIONS or SUBSCRIBE"),
    },
    [OPTION_KEEP_CALLS] = {
        .name = "keep-calls",
        .letters = "l",
        .argument = "N",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN),
        .help = N_("keep at most N calls, the same as --limit calls=N"),
    },
    [OPTION_ROTATE] = {
        .name = "rotate",
        .letters = "R",
        .commands = ON(OPEN),
        .help = N_("forget the oldest calls where that many are reached, as is always done"),
    },
    [OPTION_NO_SCREEN] = {
        .name = "no-screen",
        .letters = "N",
        .commands = ON(OPEN) | ON(PASTE),
        .help = N_("print the report in place of the screen"),
    },
    [OPTION_QUIET] = {
        .name = "quiet",
        .letters = "q",
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT),
        .help = N_("print no report: the exit status tells"),
    },
    [OPTION_LIST] = {
        .name = "list",
        .letters = "l",
        .commands = ON(EXPLAIN),
        .help = N_("list all causes by symptom"),
    },
    [OPTION_CONFIG] = {
        .name = "config",
        .letters = "f",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(PASTE) | ON(GUIDE) | ON(WATCH),
        .help = N_("read the settings from this file alone"),
    },
    [OPTION_DUMP_CONFIG] = {
        .name = "dump-config",
        .letters = "D",
        .commands = ON(OPEN),
        .help = N_("print all settings, each with what it does, and leave"),
    },
    [OPTION_ASCII] = {
        .name = "ascii",
        .letters = "",
        .commands = ON(OPEN) | ON(PASTE) | ON(GUIDE),
        .help = N_("draw lines and arrows with ASCII"),
    },
    [OPTION_KEYS] = {
        .name = "keys",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(PASTE) | ON(GUIDE),
        .help = N_("play the keys written in FILE and print the screen they lead to, without a "
                   "terminal"),
    },
    [OPTION_SIZE] = {
        .name = "size",
        .letters = "",
        .argument = "WxH",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(GUIDE),
        .help = N_("with --keys: columns and lines of the screen; 80x24 unless given"),
    },
    [OPTION_REDACT] = {
        .name = "redact",
        .letters = "",
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(WATCH),
        .help = N_("replace numbers, names, addresses and credentials, the same ones alike, "
                   "also in what is saved"),
    },
    [OPTION_LIMIT] = {
        .name = "limit",
        .letters = "",
        .argument = "NAME=N",
        .kind = ARGUMENT_LIMIT,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("keep at most so much; may be given several times; --help names what can be "
                   "limited"),
    },
    [OPTION_USER] = {
        .name = "user",
        .letters = "",
        .argument = "NAME",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("started by root: the user to become once the capture is open; else the "
                   "user of sudo, or nobody"),
    },
    [OPTION_PLAIN] = {
        .name = "plain",
        .letters = "",
        .commands = ON(GUIDE),
        .help = N_("no screen: numbered lines, for screen readers and scripts"),
    },
    [OPTION_ANSWERS] = {
        .name = "answers",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(GUIDE),
        .help = N_("replay the answers written in FILE, one a line: a number, an id or a value"),
    },
    [OPTION_SUMMARY] = {
        .name = "summary",
        .letters = "",
        .argument = "FORMAT",
        .kind = ARGUMENT_WORD,
        .choices = "text markdown",
        .commands = ON(GUIDE),
        .help = N_("print a summary at the end, for a ticket: text or markdown"),
    },
    [OPTION_PROVIDER] = {
        .name = "provider",
        .letters = "",
        .argument = "ID",
        .kind = ARGUMENT_WORD,
        .commands = ON(GUIDE),
        .help = N_("use this provider's words where the capture does not tell whose trunk it "
                   "is"),
    },
    [OPTION_FACTS] = {
        .name = "facts",
        .letters = "",
        .argument = "[=EXPR]",
        .kind = ARGUMENT_FILTER,
        .commands = ON(REPORT),
        .help = N_("print the facts of each call with their places, for writing rules; or the "
                   "value of an expression and the facts that it names"),
    },
    [OPTION_WHY_NOT] = {
        .name = "why-not",
        .letters = "",
        .argument = "CAUSE",
        .kind = ARGUMENT_CAUSE,
        .commands = ON(EXPLAIN),
        .help = N_("of each call of the captures: which condition of each rule of this cause "
                   "does not hold, with its facts"),
    },
    [OPTION_SAVE_TO] = {
        .name = "save-to",
        .letters = "",
        .argument = "DIR",
        .kind = ARGUMENT_FOLDER,
        .commands = ON(OPEN) | ON(PASTE) | ON(GUIDE),
        .help = N_("files may be saved in this folder, too; may be given several times"),
    },
    [OPTION_STRICT] = {
        .name = "strict",
        .letters = "",
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("end where the kernel cannot confine the program in full"),
    },
    [OPTION_KEYLOG] = {
        .name = "keylog",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("decipher TLS by the secrets in FILE, which has the format of SSLKEYLOGFILE and "
                   "may grow; may be given several times"),
    },
    [OPTION_KEY] = {
        .name = "key",
        .letters = "k",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("decipher TLS up to 1.2, where the keys were exchanged by RSA, with the private "
                   "key in FILE, the server's; may be given several times"),
    },
    [OPTION_HEP_LISTEN] = {
        .name = "hep-listen",
        .letters = "",
        .argument = "udp:ADDR:PORT",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH),
        .help = N_("listen to agents of HOMER that send HEP to this address, or to tcp:ADDR:PORT; "
                   "may be given several times, and with --interface"),
    },
    [OPTION_HEP_SEND] = {
        .name = "hep-send",
        .letters = "",
        .argument = "udp:ADDR:PORT",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(REPORT) | ON(WATCH),
        .help = N_("send each SIP message on to HOMER, or to another sipwhy, by HEP 3 to this "
                   "address, or to tcp:ADDR:PORT"),
    },
    [OPTION_HEP_KEY] = {
        .name = "hep-key",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(OPEN) | ON(REPORT) | ON(GUIDE) | ON(WATCH),
        .help = N_("the first line of FILE is the authentication key of HEP: what lacks it is "
                   "refused and counted, and what is sent has it"),
    },
    [OPTION_RESOLVER] = {
        .name = "resolver",
        .letters = "",
        .argument = "ADDR",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("ask this name server, too, and compare what it says with what this host's own "
                   "says"),
    },
    [OPTION_DRY_RUN] = {
        .name = "dry-run",
        .letters = "n",
        .commands = ON(PROBE),
        .help = N_("send nothing, and say what would be sent"),
    },
    [OPTION_LIST_FORMAT] = {
        .name = "format",
        .letters = "f",
        .argument = "FORMAT",
        .kind = ARGUMENT_WORD,
        .choices = "text json csv",
        .commands = ON(TRUNKS),
        .help = N_("what the list is written as: text, json or csv; text unless given"),
    },
    [OPTION_BY] = {
        .name = "by",
        .letters = "",
        .argument = "WHAT",
        .kind = ARGUMENT_WORD,
        .choices = "trunk peer day",
        .commands = ON(TRUNKS),
        .help = N_("the figures of the calls by trunk, by peer (the address at their far side) or "
                   "by day; by trunk unless given"),
    },
    [OPTION_TEST_CALL] = {
        .name = "call",
        .letters = "",
        .argument = "NUMBER",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("make a test call to this number, by UDP, TCP or TLS as the name tells: a tone "
                   "of 5 s, and what comes back is measured; it may cost, and is asked for"),
    },
    [OPTION_CALLER] = {
        .name = "caller",
        .letters = "",
        .argument = "NUMBER",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("the caller's number of the test call; the user unless given"),
    },
    [OPTION_AUTH_USER] = {
        .name = "auth-user",
        .letters = "",
        .argument = "NAME",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("the user of the test call; the password is asked for on the terminal"),
    },
    [OPTION_PASSWORD_FD] = {
        .name = "password-fd",
        .letters = "",
        .argument = "N",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("the password is the first line of this file descriptor, such as 0"),
    },
    [OPTION_NO_MEDIA] = {
        .name = "no-media",
        .letters = "",
        .commands = ON(PROBE),
        .help = N_("the test call has no voice"),
    },
    [OPTION_YES] = {
        .name = "yes",
        .letters = "",
        .commands = ON(PROBE),
        .help = N_("make the test call without a question"),
    },
    [OPTION_LISTEN] = {
        .name = "listen",
        .letters = "",
        .argument = "[=ADDR:PORT]",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("answer the provider's test calls to this host, by UDP and TCP at port 5060 "
                   "unless another is named, and say what arrived"),
    },
    [OPTION_LISTEN_FOR] = {
        .name = "listen-for",
        .letters = "",
        .argument = "SECONDS",
        .kind = ARGUMENT_WORD,
        .commands = ON(PROBE),
        .help = N_("so long; 300 unless given"),
    },
    [OPTION_LOCAL] = {
        .name = "local",
        .letters = "",
        .commands = ON(PROBE) | ON(OPEN) | ON(GUIDE),
        .help = N_("what this host does with SIP: who listens, its firewall (root)"),
    },
    [OPTION_HOPS] = {
        .name = "hops",
        .letters = "",
        .commands = ON(PROBE),
        .help = N_("the way there, hop by hop, and how large a packet it takes") },
    [OPTION_PROBE] = {
        .name = "probe",
        .letters = "",
        .argument = "TRUNK|URI|HOST",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(GUIDE),
        .help = N_("this may be probed from the screen (X); may be given several times"),
    },
    [OPTION_FRAGMENTS] = {
        .name = "fragments",
        .letters = "",
        .commands = ON(PROBE),
        .help = N_("a second OPTIONS, 15 s later, in fragments: do they arrive?") },
    [OPTION_CERTIFICATE] = {
        .name = "certificate",
        .letters = "",
        .argument = "FILE",
        .kind = ARGUMENT_FILE,
        .commands = ON(PROBE),
        .help = N_("answer by TLS, too, at the next port: this host's key and certificates, in "
                   "PEM"),
    },
    [OPTION_OWN] = {
        .name = "own",
        .letters = "",
        .argument = "ADDR|NET",
        .kind = ARGUMENT_WORD,
        .commands = ON(OPEN) | ON(PASTE) | ON(REPORT) | ON(GUIDE) | ON(WATCH) | ON(TRUNKS),
        .help = N_("an address or network of your own (the PBX, the SBC), which tells the sides of "
                   "a call apart; may be given several times; on an interface the host's own "
                   "unless given"),
    },
    [OPTION_TEST] = {
        .name = "test",
        .letters = "",
        .argument = "TRIGGER",
        .kind = ARGUMENT_WORD,
        .commands = ON(WATCH),
        .help = N_("send one alert that no call has made to where this trigger's go, and say "
                   "whether it arrived"),
    },
    [OPTION_METRICS] = {
        .name = "metrics",
        .letters = "",
        .argument = "ADDR:PORT",
        .kind = ARGUMENT_WORD,
        .commands = ON(WATCH),
        .help = N_("answer Prometheus at this address, by http://ADDR:PORT/metrics"),
    },
};
/* clang-format on */

size_t options_count(void)
{
    return ARRAY_SIZE(table);
}

const struct option_info *options_at(size_t i)
{
    return &table[i];
}

enum option_id option_id(const struct option_info *info)
{
    return (enum option_id)(info - table);
}
