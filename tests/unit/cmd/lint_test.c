/* lint_test.c - all mistakes of all files, in order; and none in what the program brings. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "cmd/lint.h"

static char folder[] = "/tmp/sipwhy-lint-XXXXXX";

static char *write_file(const char *name, const char *content)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    fputs(content, out);
    fclose(out);
    return path;
}

static int make_folder(void **state)
{
    (void)state;
    /* Files of whoever runs the tests are not to be read. */
    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

/* The output of lint for the paths, each "FOLDER" in it the temporary folder's name. */
static void assert_lint(const char *const *paths, size_t n, int status, const char *wanted)
{
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);

    assert_int_equal(lint_files(paths, n, out), status);
    fclose(out);
    struct text short_form = { 0 };
    for (struct slice rest = { printed, size }; rest.n > 0;) {
        size_t at = slice_find(rest, slice_of(folder));

        text_slice(&short_form, slice_sub(rest, 0, at));
        if (at < rest.n)
            text_adds(&short_form, "FOLDER");
        rest = slice_sub(rest, at < rest.n ? at + strlen(folder) : at, rest.n);
    }
    assert_string_equal(text_str(&short_form), wanted);
    text_done(&short_form);
    free(printed);
}

#define TEXTS "severity: info, confidence: possible, title: t, explain: e, fix: f}\n"

static void test_every_kind(void **state)
{
    (void)state;
    char *paths[] = {
        write_file("a.yaml",
                   "- {id: one, symptom: othr, when: 1 = 2, " TEXTS
                   "- {id: two, symptom: other, when: 1 == 2, special_case_of: [onne], " TEXTS),
        write_file("b.yaml", "id: x\nname: X\nhost: 1\nerrors: [{codes: [{code: 1, meaning: m, "
                             "cause: no-such-cause}], "
                             "source: s, date: 2026}]\n"),
        write_file("c.yaml", "trunks: [{name: a, provider: nobody-at-all}]\n"),
        write_file("d.yaml", "something: else\n"),
        write_file("e.yaml", "- [\n"),
        xasprintf("%s/absent.yaml", folder),
    };
    assert_lint((const char *const *)paths, ARRAY_SIZE(paths), 2,
                "FOLDER/a.yaml:1:22: unknown symptom 'othr'; did you mean 'other'?\n"
                "FOLDER/a.yaml:1:36: '=' is no operator; write '=='\n"
                "FOLDER/a.yaml:2:61: no rule has the id 'onne'\n"
                "FOLDER/absent.yaml: No such file or directory\n"
                "FOLDER/b.yaml:3:1: unknown key 'host'; did you mean 'hosts'?\n"
                "FOLDER/b.yaml:4:48: no rule has the id 'no-such-cause'\n"
                "FOLDER/c.yaml:1:30: no profile has the id 'nobody-at-all'\n"
                "FOLDER/d.yaml: these are no rules, no guide, no profile, no trunks and no alerts\n"
                "FOLDER/e.yaml:2:1: did not find expected node content\n"
                "9 mistakes\n");
    for (size_t i = 0; i < ARRAY_SIZE(paths); i++) {
        unlink(paths[i]);
        free(paths[i]);
    }
}

static void test_a_folder(void **state)
{
    const char *const paths[] = { folder };

    (void)state;
    char *good = write_file("good.yaml", "- {id: two, symptom: other, when: 1 == 2, " TEXTS);
    char *other = write_file("no-yaml.txt", "- [\n");
    assert_lint(paths, 1, 0, "no mistakes in 1 file\n");
    unlink(good);
    unlink(other);
    free(good);
    free(other);
}

static void test_precedence(void **state)
{
    char *path = write_file(
        "order.yaml", "- {id: one, symptom: other, when: 1 == 2, special_case_of: two, " TEXTS
                      "- {id: two, symptom: other, when: 1 == 2, special_case_of: [three], " TEXTS
                      "- {id: three, symptom: other, when: 1 == 2, special_case_of: [one], " TEXTS);
    const char *const paths[] = { path };

    (void)state;
    assert_lint(paths, 1, 2,
                "FOLDER/order.yaml:1:60: 'one' and 'two' are special cases of each other\n"
                "FOLDER/order.yaml:2:61: 'two' and 'three' are special cases of each other\n"
                "FOLDER/order.yaml:3:63: 'three' and 'one' are special cases of each other\n"
                "3 mistakes\n");
    unlink(path);
    free(path);
}

/* Facts of a provider stand in its profile; a word that only sounds so is none. */
static void test_laws(void **state)
{
    char *path = write_file("laws.yaml",
                            "- {id: two, symptom: other, when: status == 403, severity: info, "
                            "confidence: possible,\n"
                            "   title: Twilio says no, explain: the bandwidth of sip.plivo.com,\n"
                            "   fix: Twilioish,\n"
                            "   references: [https://www.twilio.com/docs],\n"
                            "   without_capture: {look: Twilio,\n"
                            "     provider: {twilio: {look: Twilio}}}}\n");
    const char *const paths[] = { path };

    (void)state;
    assert_lint(paths, 1, 2,
                "FOLDER/laws.yaml:2:11: a rule names no provider; what is special to 'twilio' "
                "belongs into its profile\n"
                "FOLDER/laws.yaml:2:57: a rule names no provider; what is special to 'plivo' "
                "belongs into its profile\n"
                "FOLDER/laws.yaml:5:28: a rule names no provider; what is special to 'twilio' "
                "belongs into its profile\n"
                "3 mistakes\n");
    unlink(path);
    free(path);
}

static void test_old_and_unverified(void **state)
{
    (void)state;
    char *path =
        write_file("doubts.yaml", "id: x\nname: X\nhosts:\n"
                                  "- {pattern: a, source: s, date: 1999-12}\n"
                                  "- {pattern: b, source: s, date: 9999}\n"
                                  "- {pattern: c, source: s, date: 9999, verified: false}\n");
    const char *const paths[] = { path };
    assert_lint(paths, 1, 0,
                "warning: FOLDER/doubts.yaml:4:33: read on 1999-12, more than a year ago: does it "
                "still hold?\n"
                "warning: FOLDER/doubts.yaml:6:49: not verified, and therefore not used\n"
                "no mistakes in 1 file\n");
    unlink(path);
    free(path);
}

/* Words for the guide stand in a rule, and are checked where the rule's file alone is named. */
static void test_words_for_the_guide(void **state)
{
    char *path = write_file("words.yaml",
                            "- {id: one, symptom: other, when: 1 == 2, without_capture: {look: l, "
                            "looc: l}, " TEXTS
                            "- {id: two, symptom: other, when: 1 == 2, without_capture: {look: l, "
                            "title: T}, " TEXTS);
    const char *const paths[] = { path };

    (void)state;
    assert_lint(paths, 1, 2,
                "FOLDER/words.yaml:1:70: unknown key 'looc'; did you mean 'look'?\n1 mistake\n");
    unlink(path);
    free(path);
}

/* A file that somebody sent may want to talk to the terminal. */
static void test_hostile_text(void **state)
{
    (void)state;
    char *path = write_file("hostile.yaml", "- \"\\e[2J\\u202e\": 1\n");
    const char *const paths[] = { path };
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    assert_int_equal(lint_files(paths, 1, out), 2);
    fclose(out);
    assert_non_null(strstr(text, "'^[[2J\\u202e'"));
    assert_null(strchr(text, '\033'));
    free(text);
    unlink(path);
    free(path);
}

/* The files that are installed must be without fault, or nobody's program starts. */
static void test_own_data(void **state)
{
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    char *trunks = xasprintf("%s/trunks.example.yaml", getenv("SIPWHY_DATA"));
    const char *const paths[] = { trunks };

    (void)state;
    int own = lint_files(NULL, 0, out), example = lint_files(paths, 1, out);
    fclose(out);
    if (own || example)
        fail_msg("%s", printed);
    free(trunks);
    free(printed);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_kind),
                                        cmocka_unit_test(test_a_folder),
                                        cmocka_unit_test(test_laws),
                                        cmocka_unit_test(test_precedence),
                                        cmocka_unit_test(test_old_and_unverified),
                                        cmocka_unit_test(test_words_for_the_guide),
                                        cmocka_unit_test(test_hostile_text),
                                        cmocka_unit_test(test_own_data) };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
