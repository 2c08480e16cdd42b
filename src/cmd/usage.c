/* usage.c - --help and --version, made from the tables. */
#include "config.h"

#include "cmd/options.h"

#define PCRE2_CODE_UNIT_WIDTH 8

#include <jansson.h>
#include <pcre2.h>
#include <yaml.h>
#include <zlib.h>

#include "alert/journal.h"
#include "alert/metrics_server.h"
#include "alert/transfer.h"
#include "base/gettext.h"
#include "base/machine.h"
#include "base/mem.h"
#include "base/text.h"
#include "draw/canvas.h"
#include "frame/certificate.h"
#include "helper/confine.h"
#include "packet/packet.h"
#include "probe/probe.h"
#include "screen/terminal.h"
#include "session/limits.h"
#include "sip/grammar.h"

#define HELP_WIDTH 80
#define HELP_COLUMN 28 /* the column of the sentences */

/* "-i, -d, --interface IFACE" */
static void option_heading(const struct option_info *info, struct text *out)
{
    for (const char *letter = info->letters; *letter != '\0'; letter++)
        text_printf(out, "-%c, ", *letter);
    text_printf(out, "--%s", info->name);
    if (info->argument != NULL)
        text_printf(out, option_argument_is_optional(info) ? "%s" : " %s", info->argument);
}

/* A heading and its sentence beside it, or beneath it where the heading is long. */
static void print_entry(const char *heading, const char *sentence, FILE *out)
{
    struct slice rest = slice_of(sentence);
    int column = 2 + text_width(slice_of(heading));

    fprintf(out, "  %s", heading);
    if (column + 2 > HELP_COLUMN) {
        putc('\n', out);
        column = 0;
    }
    while (rest.n > 0) {
        struct slice line = text_wrap(&rest, HELP_WIDTH - HELP_COLUMN);

        fprintf(out, "%*s" SLICE_FMT "\n", HELP_COLUMN - column, "", SLICE_ARG(line));
        column = 0;
    }
}

static void print_paragraph(const char *words, FILE *out)
{
    struct slice rest = slice_of(words);

    while (rest.n > 0) {
        struct slice line = text_wrap(&rest, HELP_WIDTH);

        fprintf(out, SLICE_FMT "\n", SLICE_ARG(line));
    }
}

static void print_commands(FILE *out)
{
    fprintf(out, "\n%s\n", _("Commands:"));
    for (size_t i = 0; i < commands_count(); i++) {
        const struct command_info *command = commands_at(i);

        if (command->name == NULL)
            continue;
        print_entry(command->name, _(command->help), out);
    }
    fprintf(out, "\n%s\n", _("'sipwhy COMMAND --help' tells more of a command."));
}

static void print_options(const struct command_info *command, FILE *out)
{
    struct text heading = { 0 }, help = { 0 };

    fprintf(out, "\n%s\n", _("Options:"));
    for (size_t i = 0; i < options_count(); i++) {
        const struct option_info *info = options_at(i);

        if ((info->commands & 1u << command->id) == 0)
            continue;
        text_clear(&heading);
        option_heading(info, &heading);
        text_clear(&help);
        text_adds(&help, _(info->help));
        if (info->choice != NULL) { /* the sentence does not name them */
            text_adds(&help, ": ");
            option_choices(info, ", ", &help);
        }
        print_entry(text_str(&heading), text_str(&help), out);
    }
    text_done(&help);
    text_done(&heading);
}

/* "calls=200000", "spool=1024 MiB" */
static void print_limits(bool watch, FILE *out)
{
    struct text heading = { 0 };
    uint64_t memory = machine_memory();
    struct limits limits = watch ? limits_for_weeks(memory) : limits_for(memory);

    fprintf(out, "\n%s\n", _("Limits, with what they are unless --limit says otherwise:"));
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit_info *info = limits_at(i);

        text_clear(&heading);
        text_printf(&heading, "%s=%u", info->name, (unsigned)limit_value(&limits, i));
        if (*info->unit != '\0')
            text_printf(&heading, " %s", _(info->unit));
        print_entry(text_str(&heading), _(info->help), out);
    }
    text_done(&heading);
}

static bool takes_limits(const struct command_info *command)
{
    for (size_t i = 0; i < options_count(); i++)
        if (options_at(i)->kind == ARGUMENT_LIMIT)
            return (options_at(i)->commands & 1u << command->id) != 0;
    return false;
}

void print_help(const struct command_info *command, FILE *out)
{
    fprintf(out, _("Usage: %s"), PACKAGE_NAME);
    if (command->name != NULL)
        fprintf(out, " %s", command->name);
    fprintf(out, " %s\n\n", command->arguments);
    print_paragraph(_(command->about), out);
    if (command->name == NULL)
        print_commands(out);
    print_options(command, out);
    if (takes_limits(command))
        print_limits(command->id == COMMAND_WATCH, out);
}

static void print_pcre2_version(FILE *out)
{
    char version[64];

    pcre2_config(PCRE2_CONFIG_VERSION, version);
    fprintf(out, "  PCRE2 %s\n", version);
}

/* "  WORD: a, b, c", with as many lines as that takes. */
static void print_list(const char *word, const char *(*at)(size_t i), FILE *out)
{
    struct text list = { 0 };
    const char *one;

    text_printf(&list, "%s: ", word);
    for (size_t i = 0; (one = at(i)) != NULL; i++)
        text_printf(&list, "%s%s", i > 0 ? ", " : "", one);
    struct slice rest = text_view(&list);

    for (const char *margin = "  "; rest.n > 0; margin = "    ") {
        struct slice line = text_wrap(&rest, HELP_WIDTH - (int)strlen(margin));

        fprintf(out, "%s" SLICE_FMT "\n", margin, SLICE_ARG(line));
    }
    text_done(&list);
}

static void print_files(FILE *out)
{
    fprintf(out, "\n%s\n", _("Read of files:"));
    print_list(_("captures"), packet_file_format, out);
    print_list(_("packed by"), packet_packing, out);
    print_list(_("texts, as these write messages, or as they are"), packet_text_programs, out);
}

/* What packets are looked into; names as the standards have them. */
static void print_decoders(FILE *out)
{
    static const char *const lines[] = {
        "Ethernet, 802.1Q, 802.1ad, 802.1ah, MPLS, PPP, PPPoE, HDLC, BSD loopback",
        "Linux SLL and NFLOG, 802.11 (radiotap)",
        "IPv4, IPv6, IP in IP, AH, ESP without encryption, GRE, PPTP, ERSPAN, NSH",
        "VXLAN, VXLAN-GPE, GENEVE, GTP-U, L2TP, Teredo, 6in4",
        "UDP, TCP, SCTP, TLS, WebSocket, TURN, RTP over TCP, HEP, Wireshark exported PDU",
    };

    for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
        fprintf(out, "  %s\n", lines[i]);
}

static void print_confinement(FILE *out)
{
    struct text state = { 0 };
    const char *part;

    for (size_t i = 0; (part = confine_part(i, &state)) != NULL; i++, text_clear(&state))
        fprintf(out, "  %s: %s\n", part, text_str(&state));
    text_done(&state);
}

void print_version(FILE *out)
{
    struct text packed = { 0 };

    fprintf(out, "%s\n", PACKAGE_STRING);
    fprintf(out, _("License GPL-3.0-or-later; there is no warranty, as far as the law permits.\n"));
    fprintf(out, "\n%s\n", _("Libraries:"));
    fprintf(out, "  %s\n", packet_library());
    fprintf(out, "  %s\n", sip_grammar_library());
    fprintf(out, "  %s\n", terminal_library());
    fprintf(out, "  libyaml %s\n", yaml_get_version_string());
    print_pcre2_version(out);
    fprintf(out, "  jansson %s\n", jansson_version_str());
    fprintf(out, "  zlib %s\n", zlibVersion());
    print_files(out);
    fprintf(out, "\n%s\n", _("Read of packets:"));
    print_decoders(out);
    fprintf(out, "\n%s\n", _("Optional parts:"));
    print_confinement(out);
    packet_unpack_libraries(&packed);
    fprintf(out, "  %s: %s\n", _("packed captures"), text_str(&packed));
    text_done(&packed);
    fprintf(out, "  %s: %s\n", _("certificates"),
            certificate_library() != NULL ? certificate_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("webhooks and mail"),
            transfer_library() != NULL ? transfer_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("figures for Prometheus"),
            metrics_library() != NULL ? metrics_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("journal"),
            journal_library() != NULL ? journal_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("names, for probe"),
            probe_dns_library() != NULL ? probe_dns_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("TLS, for probe"),
            probe_tls_library() != NULL ? probe_tls_library() : _("no"));
    fprintf(out, "  %s: %s\n", _("translations"), ENABLE_NLS ? _("yes") : _("no"));
}
