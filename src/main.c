/* main.c - reads the options and starts what they ask for. */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "cmd/options.h"

#define RESERVE (4u << 20) /* bytes; not touched, so only addresses */

static int run(const struct options *options)
{
    if (option_given(options, OPTION_HELP)) {
        print_help(options->command, stdout);
        return EXIT_CLEAN;
    }
    if (option_given(options, OPTION_VERSION)) {
        print_version(stdout);
        return EXIT_CLEAN;
    }
    return options->command->run(options);
}

/* A reader that has seen enough (`| head`) is no fault; a disk that is full is one. */
static int close_output(int status)
{
    struct error error = { 0 };

    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    error_set(&error, _("cannot write to standard output"));
    return fail(&error);
}

int main(int argc, char **argv)
{
    struct options options = { 0 };
    struct error error = { 0 };
    int status;

    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* what is written is read by programs, and YAML has points */
#if ENABLE_NLS
    bindtextdomain(PACKAGE, LOCALEDIR);
    bind_textdomain_codeset(PACKAGE, "UTF-8"); /* as all texts are until they are drawn */
    textdomain(PACKAGE);
#endif
    signal(SIGPIPE, SIG_DFL); /* a closed pipe ends the program quietly */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk */
    mem_one_heap();
    mem_reserve(RESERVE);
    if (!sudo_user_adopt(&error))
        return fail(&error);
    status = options_parse(&options, argc, argv, &error) ? run(&options) : fail_usage(&error);
    options_done(&options);
    mem_reserve(0);
    return close_output(status);
}
