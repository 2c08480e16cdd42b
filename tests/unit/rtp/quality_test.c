/* quality_test.c - the figures by which a stream is judged. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rtp/stream.h"

static void estimates(void **state)
{
    (void)state;
    struct stream s = { .packets = 1000, .expected = 1000, .clock_rate = 8000, .jitter = 3.2 };
    assert_true(stream_mos(&s, "PCMU") > 4.35 && stream_mos(&s, "PCMU") < 4.45);
    assert_true(stream_mos(&s, "pcma") == stream_mos(&s, "whatever"));
    assert_true(stream_mos(&s, NULL) == stream_mos(&s, "PCMU"));
    assert_true(stream_mos(&s, "G729") > 3.9 && stream_mos(&s, "G729") < 4.2);
    s.packets = 900;
    assert_true(stream_mos(&s, "PCMU") > 3.0 && stream_mos(&s, "PCMU") < 3.8);
    assert_true(stream_mos(&s, "G729") < stream_mos(&s, "PCMU"));
    s.packets = 10;
    assert_true(stream_mos(&s, "PCMU") >= 1.0 && stream_mos(&s, "PCMU") < 1.5);
    s = (struct stream){ .packets = 1, .expected = 1, .clock_rate = 8000, .jitter = 8000 * 2 };
    assert_true(stream_mos(&s, "PCMU") == 1.0);
}

static void figures(void **state)
{
    (void)state;
    struct stream s = { .packets = 75, .expected = 100, .clock_rate = 0, .jitter = 10 };
    assert_int_equal(stream_lost(&s), 25);
    assert_true(stream_loss_percent(&s) == 25.0);
    assert_true(stream_jitter_ms(&s) == 0.0);
    s = (struct stream){ .packets = 3, .expected = 2 };
    assert_int_equal(stream_lost(&s), -1);
    assert_true(stream_loss_percent(&s) == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(estimates), cmocka_unit_test(figures) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
