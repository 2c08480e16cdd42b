/* trunk_file_test.c - entries of trunks.yaml as text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "provider/trunk_file.h"

#define ENTRY "- name: 'a'\n  provider: twilio\n  cps: 1\n"

static void assert_set(const char *key, const char *value, const char *wanted)
{
    struct text out = { 0 };

    trunk_entry_set(SLICE(ENTRY), slice_of(key), slice_of(value), &out);
    assert_string_equal(text_str(&out), wanted);
    text_done(&out);
}

static void test_one_key(void **state)
{
    (void)state;
    assert_set("cps", "2", "- name: 'a'\n  provider: twilio\n  cps: 2\n");
    assert_set("name", "b", "- name: b\n  provider: twilio\n  cps: 1\n");
    assert_set("cps", "", "- name: 'a'\n  provider: twilio\n");
    assert_set("sid", "", ENTRY);
    assert_set("acl", "10.0.0.1, 10.0.0.2", ENTRY "  acl: ['10.0.0.1', '10.0.0.2']\n");
    assert_set("acl", "[10.0.0.1]", ENTRY "  acl: [10.0.0.1]\n");
    assert_set("acl", "it's", ENTRY "  acl: ['it''s']\n");
    assert_set("cp", "3", ENTRY "  cp: 3\n"); /* the beginning of a key is another */
}

static void assert_removed(const char *source, const char *name, const char *wanted)
{
    struct text out = { 0 };
    struct error error = { 0 };
    bool good = trunk_file_remove("t.yaml", slice_of(source), name, &out, &error);

    assert_string_equal(good ? text_str(&out) : error.message, wanted);
    error_done(&error);
    text_done(&out);
}

static void test_remove(void **state)
{
    (void)state;
    assert_removed("# x\ntrunks:\n  - name: a\n    cps: 1\n  # of b\n  - name: b\n", "a",
                   "# x\ntrunks:\n  # of b\n  - name: b\n");
    assert_removed("trunks:\n  - name: a\n  - name: b\n    cps: 1\n# end\n", "b",
                   "trunks:\n  - name: a\n# end\n");
    assert_removed("# x\ntrunks:\n  # of a\n  - name: a\n", "a", "# x\n  # of a\n");
    assert_removed("trunks:\n  - name: a\n", "b", "t.yaml has no trunk 'b'");
    assert_removed("trunks: [{name: a}]\n", "a",
                   "its list 'trunks' is not written line by line: add it by hand");
    assert_removed("trunks: 1\n", "a", "t.yaml has no trunk 'a'");
    assert_removed("- [\n", "a", "t.yaml:2:1: did not find expected node content");
    assert_removed("", "a", "t.yaml has no trunk 'a'");
}

static void test_print(void **state)
{
    char *termination[] = { (char[]){ "it's.example" } };
    const struct trunk t = {
        .sid = (char[]){ "TK1" }, .termination = termination, .n_termination = 1, .concurrent = 4
    };
    struct text out = { 0 };

    (void)state;
    trunk_print(&t, "a b", &out);
    assert_string_equal(text_str(&out), "- name: 'a b'\n  sid: 'TK1'\n"
                                        "  termination: ['it''s.example']\n  concurrent: 4\n");
    text_done(&out);
}

static void test_text_is_read(void **state)
{
    struct profiles *p = profiles_empty(), *known = profiles_empty();
    struct error error = { 0 };

    (void)state;
    assert_true(trunks_add_text(p, known, "t.yaml", SLICE("# none\n"), &error));
    assert_true(
        trunks_add_text(p, known, "t.yaml", SLICE("trunks:\n- name: a\n  sid: S1\n"), &error));
    assert_int_equal(trunks_count(p), 1);
    assert_string_equal(trunks_at(p, 0)->sid, "S1");
    assert_string_equal(trunks_at(p, 0)->file, "t.yaml");
    assert_false(trunks_add_text(p, known, "t.yaml", SLICE("trunks:\n- sid: S1\n"), &error));
    assert_string_equal(error.message, "t.yaml:2:3: key 'name' is missing");
    error_done(&error);
    profiles_free(p);
    profiles_free(known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_key),
        cmocka_unit_test(test_remove),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_text_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
