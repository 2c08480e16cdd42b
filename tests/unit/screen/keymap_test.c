/* keymap_test.c - keys: each has one action in its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "screen/action.h"

static void names_and_keys_agree(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Up", "F12", "Space", "Enter", "Esc", "^L", "M-x", "~", "ü"
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char buffer[16];
        uint32_t key = key_parse(slice_of(names[i]));

        assert_int_not_equal(key, 0);
        assert_string_equal(key_print(key, buffer), names[i]);
    }
    assert_int_equal(key_parse(SLICE("Upwards")), 0);
    assert_int_equal(key_parse(SLICE("")), 0);
    assert_int_equal(key_parse(SLICE("\xff")), 0);
}

/* Two actions of one group must not share a key: the second could never be reached. */
static void defaults_do_not_clash(void **state)
{
    (void)state;
    struct keymap *map = keymap_new();
    for (size_t i = 1; i < ACTION_COUNT; i++) {
        struct error error = { 0 };
        const struct action_info *info = action_info((enum action)i);

        if (!keymap_bind(map, (enum action)i, slice_of(info->keys), &error))
            fail_msg("%s: %s", info->name, error.message);
        assert_true(*info->help != '\0' && *info->brief != '\0');
    }
    keymap_free(map);
}

static void what_belongs_to_the_screen_wins(void **state)
{
    (void)state;
    struct keymap *map = keymap_new();
    assert_int_equal(keymap_action(map, 'c', GROUP_CALL | GROUP_ALWAYS), ACTION_COMPARE);
    assert_int_equal(keymap_action(map, 'c', GROUP_GUIDE | GROUP_ALWAYS), ACTION_CHECK_NOW);
    assert_int_equal(keymap_action(map, 'c', GROUP_ALWAYS), ACTION_NONE);
    assert_int_equal(keymap_action(map, '\n', GROUP_ALWAYS), ACTION_ENTER);
    keymap_free(map);
}

static void keys_are_rebound(void **state)
{
    (void)state;
    struct keymap *map = keymap_new();
    struct error error = { 0 };
    struct text keys = { 0 };
    assert_true(keymap_bind(map, ACTION_SAVE, SLICE("^S F2"), &error));
    assert_int_equal(keymap_action(map, 's', GROUP_ALWAYS), ACTION_NONE);
    assert_int_equal(keymap_action(map, 's' & 0x1f, GROUP_ALWAYS), ACTION_SAVE);
    keymap_keys(map, ACTION_SAVE, &keys);
    assert_string_equal(text_str(&keys), "^S F2");
    assert_false(keymap_bind(map, ACTION_SAVE, SLICE("q"), &error));
    assert_string_equal(error.message, "a key of 'save' is taken by 'back'");
    assert_int_equal(keymap_action(map, 's' & 0x1f, GROUP_ALWAYS), ACTION_SAVE);
    error_done(&error);
    assert_false(keymap_bind(map, ACTION_SAVE, SLICE("Nokey"), &error));
    error_done(&error);
    text_done(&keys);
    keymap_free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_keys_agree),
        cmocka_unit_test(defaults_do_not_clash),
        cmocka_unit_test(what_belongs_to_the_screen_wins),
        cmocka_unit_test(keys_are_rebound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
