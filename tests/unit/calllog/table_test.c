/* table_test.c - comma-separated values as spreadsheets and consoles write them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "calllog/table.h"

/* "1:a|b" for each row, with a newline. */
static bool take(void *context, const struct table_row *row, struct error *error)
{
    struct text *out = context;

    (void)error;
    text_printf(out, "%u:", row->line);
    for (size_t i = 0; i < row->n; i++)
        text_printf(out, "%s%.*s", i > 0 ? "|" : "", SLICE_ARG(row->fields[i]));
    text_addc(out, '\n');
    return true;
}

static void check(struct slice bytes, const char *wanted)
{
    struct text out = { 0 };
    struct error error = { 0 };

    if (!table_read("x.csv", bytes, take, &out, &error))
        fail_msg("%s", error.message);
    assert_string_equal(text_str(&out), wanted);
    text_done(&out);
}

static void test_forms(void **state)
{
    (void)state;
    check(SLICE("a,b\r\n1,2\r\n"), "1:a|b\n2:1|2\n");
    check(SLICE("a,b\n1,2"), "1:a|b\n2:1|2\n");
    check(SLICE("a;b\n1,5;2\n"), "1:a|b\n2:1,5|2\n");
    check(SLICE("a\tb\n1\t\n"), "1:a|b\n2:1|\n");
    check(SLICE("\"a,x\",b\n\"say \"\"no\"\"\",\"two\nlines\"\nc,d\n"),
          "1:a,x|b\n2:say \"no\"|two\nlines\n4:c|d\n");
    check(SLICE("\xef\xbb\xbf"
                "a,b\n\n1,2\n"),
          "1:a|b\n3:1|2\n");
    check(SLICE("\xff\xfe"
                "a\0,\0\xe9\0\n\0"),
          "1:a|\xc3\xa9\n");
    check(SLICE("\xfe\xff\0a\0,\0b\0\n"), "1:a|b\n");
    check(SLICE("a\0,\0b\0\n\0"), "1:a|b\n");
    check(SLICE(""), "");
}

static void test_mistakes(void **state)
{
    static const struct {
        struct slice bytes;
        const char *says;
    } cases[] = {
        { { "a,b\n1,x\"y\n", 10 }, "x.csv:2:4: " },
        { { "a,b\n\"x\"y,1\n", 11 }, "x.csv:2:4: " },
        { { "a,b\n1,\"2\n", 9 }, "ends within a quoted field" },
        { { "a,b\n1,\xe9\n", 8 }, "x.csv:2:3: " },
        { { "\xff\xfe"
            "a\0,\0b",
            7 },
          "UTF-16" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct text out = { 0 };
        struct error error = { 0 };

        assert_false(table_read("x.csv", cases[i].bytes, take, &out, &error));
        if (strstr(error.message, cases[i].says) == NULL)
            fail_msg("%zu: %s", i, error.message);
        error_done(&error);
        text_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
