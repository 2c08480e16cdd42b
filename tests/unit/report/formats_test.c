/* formats_test.c - every format of the report is whole: it is named, offered and saved, or not for
 * a reason. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/options.h" /* before cmocka, whose fail() is a macro */

#include <cmocka.h>

#include "base/mem.h"
#include "helper/saver.h"
#include "report/save.h"

static bool is_saved(const struct report_format *format)
{
    for (int i = 0; i < SAVE_FORMATS; i++)
        if (save_format_info((enum save_format)i).report == format)
            return true;
    return false;
}

static void described(void **state)
{
    (void)state;
    for (size_t i = 0; i < report_formats(); i++) {
        const struct report_format *f = report_format_at(i);

        assert_ptr_equal(report_format_by_name(f->name), f);
        assert_true(f->title[0] != '\0' && f->help[0] != '\0' && f->extension[0] == '.');
        assert_non_null(f->call);
        /* a line for each call is for a program that reads on; a saved report is whole */
        assert_int_equal(is_saved(f), strcmp(f->name, "jsonl") != 0);
    }
}

/* The process that makes files takes their names. */
static void saved(void **state)
{
    (void)state;
    for (int i = 0; i < SAVE_FORMATS; i++) {
        struct save_format_info info = save_format_info((enum save_format)i);
        char *name = xasprintf("x%s", info.extension);

        assert_true(info.name[0] != '\0' && info.help[0] != '\0');
        assert_true(saver_takes_name(slice_of(name)));
        free(name);
    }
}

static void offered(void **state)
{
    (void)state;
    struct text words = { 0 };

    option_choices(options_at(OPTION_FORMAT), " ", &words);
    struct slice rest = text_view(&words);

    for (size_t i = 0; i < report_formats(); i++)
        assert_true(slice_eq(slice_cut(&rest, ' '), slice_of(report_format_at(i)->name)));
    assert_true(slice_eq(rest, SLICE("pcap pcapng"))); /* the packets in place of a report */
    text_clear(&words);
    option_choices(options_at(OPTION_COLOR), "|", &words);
    assert_string_equal(text_str(&words), "auto|always|never");
    text_done(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(described),
        cmocka_unit_test(saved),
        cmocka_unit_test(offered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
