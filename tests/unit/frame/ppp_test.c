/* ppp_test.c - PPP, on serial lines and over Ethernet. */
#include "config.h"

#include "build.h"

static void feed(const struct build *b, int link, bool good)
{
    struct bench *bench = bench_new();

    bench_feed(bench, b, link);
    assert_int_equal(bench->n, good);
    if (good)
        assert_payload(bench_frame(bench, 0), "hello");
    bench_free(bench);
}

static void headers_long_and_short(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\xff\x03\x00\x21", 4);
    feed(&b, 9, true);
    feed(&b, 50, true);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x00\x21", 2);
    feed(&b, 9, true);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x21", 1);
    feed(&b, 9, true);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\xff\x03\xc0\x21", 4); /* LCP */
    feed(&b, 9, false);
}

static void cisco_hdlc_in_serial(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x8f\x00\x08\x00", 4);
    feed(&b, 50, true);
}

static void over_ethernet(void **state)
{
    (void)state;
    struct build b;
    unsigned length;

    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x00\x21", 2);
    length = (unsigned)build_size(&b);
    put16(build_header(&b, 6) + 4, length);
    b.bytes[b.at] = 0x11;
    build_append(&b, "padding", 7);
    feed(&b, 51, true);
    b.bytes[b.at + 1] = 9; /* discovery */
    feed(&b, 51, false);
    b.bytes[b.at + 1] = 0;
    build_ethernet(&b, 0x8864);
    feed(&b, ETHERNET, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_long_and_short),
        cmocka_unit_test(cisco_hdlc_in_serial),
        cmocka_unit_test(over_ethernet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
