/* paste_test.c - a paste as terminals send it: marked or not, whatever stands in it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "cmd/paste.h"

static void pastes(void **state)
{
    static const struct {
        const char *sent, *text;
        enum paste_end end;
    } all[] = {
        { "\033[200~a\rb\r\033[201~", "a\nb\n", PASTE_DONE },
        { "\033[200~a\r\nb\nc\033[201~", "a\nb\nc", PASTE_DONE },
        { "\033[200~\003\004\033[31mred\033[201~", "\003\004\033[31mred", PASTE_DONE },
        { "\033[200~\033[200~x~\033[201~", "\033[200~x~", PASTE_DONE },
        { "typed\r\004", "typed\n", PASTE_DONE },
        { "typed\003", "typed", PASTE_GIVEN_UP },
        { "before\r\033[200~in\033[201~", "before\nin", PASTE_DONE },
        { "\033[200~no end\004", "no end\004", PASTE_GOES_ON },
        { "\004", "", PASTE_DONE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
        struct paste p = { .bracketed = false };
        enum paste_end end = PASTE_GOES_ON;
        size_t at = 0;

        while (all[i].sent[at] != '\0' && end == PASTE_GOES_ON)
            end = paste_take(&p, all[i].sent[at++]);
        assert_int_equal(end, all[i].end);
        assert_int_equal(all[i].sent[at], '\0');
        assert_string_equal(text_str(&p.text), all[i].text);
        text_done(&p.text);
    }
}

static void bounded(void **state)
{
    struct paste p = { .bracketed = true };

    (void)state;
    for (size_t i = 0; i < PASTE_MAX; i++)
        assert_int_equal(paste_take(&p, 'x'), PASTE_GOES_ON);
    assert_false(p.full);
    assert_int_equal(paste_take(&p, 'x'), PASTE_GOES_ON);
    assert_true(p.full);
    assert_int_equal(p.text.n, PASTE_MAX);
    p.bracketed = false;
    assert_int_equal(paste_take(&p, 'x'), PASTE_DONE);
    text_done(&p.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pastes),
        cmocka_unit_test(bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
