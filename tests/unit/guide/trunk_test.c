/* trunk_test.c - an entry put among those of a file that a person wrote. */
#include "config.h"

#include "trees.h"

static char folder[] = "/tmp/sipwhy-trunk-XXXXXX";
static struct saver *saver;

static char *path_of(const char *content)
{
    char *path = xasprintf("%s/trunks.yaml", folder);

    unlink(path);
    FILE *out = content != NULL ? fopen(path, "w") : NULL;
    if (out != NULL) {
        fputs(content, out);
        fclose(out);
    }
    return path;
}

static char *read_back(const char *path)
{
    struct text text = { 0 };
    FILE *in = fopen(path, "r");
    int c;

    assert_non_null(in);
    while ((c = getc(in)) != EOF)
        text_addc(&text, (char)c);
    fclose(in);
    return text_take(&text);
}

/* Saves what a walk learnt as `name`; `wanted`: what the file is then, or what the error says. */
static void assert_saved(const char *content, const char *name, bool replace, bool saved,
                         const char *wanted)
{
    struct trees t;
    struct error error = { 0 };

    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "no-response");
    trees_answer(walk, "sent");
    assert_true(walk_value(walk, 1, SLICE("sip:it's.example.com"), &error) == false);
    error_done(&error);
    assert_true(walk_value(walk, 1, SLICE("sip:acme.pstn.twilio.com"), &error));
    char *path = path_of(content);
    assert_int_equal(walk_save_trunk(walk, saver, path, name, replace, &error), saved);
    char *now = saved || content != NULL ? read_back(path) : xstrdup("");
    assert_string_equal(saved ? now : error.message, wanted);
    if (!saved)
        assert_string_equal(now, content ? content : "");
    if (saved) {
        assert_true(trunks_add_file((struct profiles *)(uintptr_t)session_profiles(t.session), path,
                                    &error));
        assert_non_null(trunks_by_host(session_profiles(t.session), SLICE("acme.pstn.twilio.com")));
    }
    error_done(&error);
    free(now);
    unlink(path);
    free(path);
    walk_free(walk);
    trees_close(&t);
}

#define ENTRY "  - name: 'new'\n    provider: twilio\n    termination: ['acme.pstn.twilio.com']\n"

static void test_new_file(void **state)
{
    (void)state;
    assert_saved(NULL, "new", false, true, "trunks:\n" ENTRY);
    assert_saved("# mine\n", "new", false, true, "# mine\ntrunks:\n" ENTRY);
}

static void test_beside_others(void **state)
{
    (void)state;
    assert_saved("# mine\ntrunks:\n  - name: a # first\n    cps: 1\n\n  # the end\n", "new", false,
                 true,
                 "# mine\ntrunks:\n  - name: a # first\n    cps: 1\n" ENTRY "\n  # the end\n");
    assert_saved("trunks:\n- name: a", "new", false, true,
                 "trunks:\n- name: a\n- name: 'new'\n  provider: twilio\n"
                 "  termination: ['acme.pstn.twilio.com']\n");
}

static void test_same_name(void **state)
{
    (void)state;
    static const char content[] = "trunks:\n  - name: new\n    cps: 3\n  # next\n  - name: b\n";
    assert_saved(content, "new", false, false, "there is a trunk 'new' already");
    assert_saved(content, "new", true, true, "trunks:\n" ENTRY "  # next\n  - name: b\n");
}

static void test_what_cannot_be_added_to(void **state)
{
    (void)state;
    assert_saved("trunks: [{name: a}]\n", "new", false, false,
                 "its list 'trunks' is not written line by line: add it by hand");
    assert_saved("trunks:\n  - name: a\n", "", false, false,
                 "nothing was learnt of the trunk that could be saved");
}

static void test_faulty_file(void **state)
{
    (void)state;
    char *message = xasprintf("%s/trunks.yaml:2:1: did not find expected node content", folder);
    assert_saved("- [\n", "new", false, false, message);
    free(message);
}

/* A name is quoted, whatever stands in it. */
static void test_quotes(void **state)
{
    (void)state;
    assert_saved(NULL, "it's: #1", false, true,
                 "trunks:\n  - name: 'it''s: #1'\n    provider: twilio\n"
                 "    termination: ['acme.pstn.twilio.com']\n");
}

static void test_nothing_learnt(void **state)
{
    struct trees t;
    struct text out = { 0 };

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "no-response");
    assert_false(walk_trunk(walk, "x", &out));
    walk_free(walk);
    text_done(&out);
    trees_close(&t);
}

static int make_folder(void **state)
{
    (void)state;
    struct error error = { 0 };
    if (mkdtemp(folder) == NULL)
        return -1;
    saver = saver_start(&(struct saver_wish){ .settings = folder }, &error);
    return saver != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    saver_stop(saver);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_file),       cmocka_unit_test(test_beside_others),
        cmocka_unit_test(test_same_name),      cmocka_unit_test(test_what_cannot_be_added_to),
        cmocka_unit_test(test_faulty_file),    cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_nothing_learnt),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
