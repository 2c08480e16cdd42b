/* options_test.c - the command line is read by its tables. */
#include "config.h"

#include "cmd/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

static bool parse(struct options *options, struct error *error, const char *const *words)
{
    int argc = 0;

    while (words[argc] != NULL)
        argc++;
    return options_parse(options, argc, (char *const *)(uintptr_t)words, error);
}

static void reads_commands_options_and_arguments(void **state)
{
    const char *const words[] = { "sipwhy", "--color",  "never", "report", "a.pcap",
                                  "-fjson", "--call=7", "-c",    "8",      "-",
                                  "--",     "--call",   NULL };
    struct options options;
    struct error error = { 0 };

    (void)state;
    assert_true(parse(&options, &error, words));
    assert_string_equal(options.command->name, "report");
    assert_string_equal(option_value(&options, OPTION_FORMAT), "json");
    assert_string_equal(option_value(&options, OPTION_COLOR), "never");
    assert_string_equal(option_value(&options, OPTION_CALL), "8");
    assert_string_equal(option_nth(&options, OPTION_CALL, 0), "7");
    assert_null(option_nth(&options, OPTION_CALL, 2));
    assert_false(option_given(&options, OPTION_HELP));
    assert_int_equal(options.n_arguments, 3);
    assert_string_equal(options.arguments[1], "-");
    assert_string_equal(options.arguments[2], "--call");
    options_done(&options);
}

static void takes_the_letters_of_sngrep(void **state)
{
    const char *const words[] = {
        "sipwhy", "-d", "eth0", "-I", "x.pcap", "report", "explain", NULL
    };
    struct options options;
    struct error error = { 0 };

    (void)state;
    assert_true(parse(&options, &error, words));
    assert_string_equal(option_value(&options, OPTION_INTERFACE), "eth0");
    assert_string_equal(option_value(&options, OPTION_READ), "x.pcap");
    assert_string_equal(options.command->name, "report");
    assert_int_equal(options.n_arguments, 1); /* a second command is an argument */
    options_done(&options);
}

static void takes_an_argument_that_may_be_left_out(void **state)
{
    const char *const without[] = { "sipwhy", "report", "--facts", "a.pcap", NULL };
    const char *const with[] = { "sipwhy", "report", "--facts=status == 4", "a.pcap", NULL };
    struct options options;
    struct error error = { 0 };

    (void)state;
    assert_true(parse(&options, &error, without));
    assert_true(option_given(&options, OPTION_FACTS));
    assert_null(option_value(&options, OPTION_FACTS));
    assert_string_equal(options.arguments[0], "a.pcap");
    options_done(&options);
    assert_true(parse(&options, &error, with));
    assert_string_equal(option_value(&options, OPTION_FACTS), "status == 4");
    assert_int_equal(options.n_arguments, 1);
    options_done(&options);
}

static void refuses(void **state)
{
    static const struct {
        const char *words[4], *message;
    } cases[] = {
        { { "sipwhy", "--bogus", NULL }, "unknown option --bogus" },
        { { "sipwhy", "-hZ", NULL }, "unknown option -Z in -hZ" },
        { { "sipwhy", "-L", "udp:127.0.0.1:9060", NULL },
          "sngrep's -L listens for HEP; sipwhy has --hep-listen udp:ADDR:9060" },
        { { "sipwhy", "report", "-L", NULL }, "unknown option -L in -L" },
        { { "sipwhy", "--help=x", NULL }, "option --help takes no argument" },
        { { "sipwhy", "--read", NULL }, "option --read needs an argument: FILE" },
        { { "sipwhy", "-r", NULL }, "option -r needs an argument: FILE" },
        { { "sipwhy", "explain", "-fcsv", NULL }, "option --format does not go with explain" },
        { { "sipwhy", "--list", NULL }, "option --list does not go with sipwhy" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct options options;
        struct error error = { 0 };

        assert_false(parse(&options, &error, cases[i].words));
        assert_string_equal(error.message, cases[i].message);
        error_done(&error);
        options_done(&options);
    }
}

static void tables_are_sound(void **state)
{
    (void)state;
    for (size_t i = 0; i < options_count(); i++) {
        assert_int_equal(option_id(options_at(i)), i); /* the id is the place in the table */
        for (size_t j = 0; j < i; j++) {
            if ((options_at(i)->commands & options_at(j)->commands) != 0)
                assert_string_not_equal(options_at(i)->name, options_at(j)->name);
            if (options_at(i)->letters[0] != '\0' &&
                (options_at(i)->commands & options_at(j)->commands) != 0)
                assert_null(strpbrk(options_at(j)->letters, options_at(i)->letters));
        }
    }
    for (size_t i = 0; i < commands_count(); i++)
        assert_int_equal(commands_at(i)->id, i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_commands_options_and_arguments),
        cmocka_unit_test(takes_the_letters_of_sngrep),
        cmocka_unit_test(takes_an_argument_that_may_be_left_out),
        cmocka_unit_test(refuses),
        cmocka_unit_test(tables_are_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
