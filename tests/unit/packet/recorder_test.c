/* recorder_test.c - the latest packets come back as they were, the oldest go first. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "packet/replay.h"

static uint32_t size_of(uint32_t number)
{
    return 20 + number * 37 % 1400;
}

static void add(struct recorder *r, uint32_t number)
{
    uint8_t bytes[1500];

    memset(bytes, (int)number, sizeof bytes);
    const struct packet p = {
        .data = bytes,
        .caplen = size_of(number),
        .len = size_of(number) + 1,
        .time = (nanos_t)number * 1000,
        .set = -(nanos_t)number,
        .link = (int)(number % 3),
        .number = number,
        .file_number = number,
        .input = (uint16_t)(number % 2),
        .ref = REF_NONE,
    };

    recorder_add(r, &p);
}

static void expect(const struct packet *p, uint32_t number)
{
    assert_int_equal(p->number, number);
    assert_int_equal(p->caplen, size_of(number));
    assert_int_equal(p->len, size_of(number) + 1);
    assert_true(p->time == (nanos_t)number * 1000);
    assert_true(p->set == -(nanos_t)number);
    assert_int_equal(p->link, number % 3);
    assert_int_equal(p->input, number % 2);
    assert_true(p->ref == REF_NONE);
    for (uint32_t i = 0; i < p->caplen; i++)
        assert_int_equal(p->data[i], number & 0xff);
}

static void what_was_added(void **state)
{
    (void)state;
    struct recorder *r = recorder_new(1 << 20);
    struct recorder_place place = recorder_begin(r);
    struct packet p;

    assert_false(recorder_next(r, &place, &p));
    for (uint32_t i = 1; i <= 100; i++)
        add(r, i);
    place = recorder_begin(r);
    add(r, 101); /* too late for this reading */
    for (uint32_t i = 1; i <= 100; i++) {
        assert_true(recorder_next(r, &place, &p));
        expect(&p, i);
    }
    assert_false(recorder_next(r, &place, &p));
    assert_true(recorder_dropped(r) == 0);
    recorder_free(r);
    recorder_free(NULL);
}

/* More than the limit, which is more than the spool has in memory. */
static void oldest_go_first(void **state)
{
    (void)state;
    const uint32_t n = 30000;
    const uint64_t limit = 8 << 20;
    struct recorder *r = recorder_new(limit);
    struct packet p;
    uint64_t bytes = 0;

    for (uint32_t i = 1; i <= n; i++)
        add(r, i);
    assert_true(recorder_dropped(r) > 0);
    struct recorder_place place = recorder_begin(r);
    uint32_t next = 0;

    while (recorder_next(r, &place, &p)) {
        if (next == 0)
            next = p.number;
        expect(&p, next++);
        bytes += p.caplen + sizeof p;
    }
    assert_int_equal(next, n + 1); /* up to the last, without a gap */
    assert_true(bytes <= limit && bytes > limit - (256 << 10));
    recorder_free(r);
}

/* Reading goes on while more is added and the place is overtaken. */
static void overtaken(void **state)
{
    (void)state;
    struct recorder *r = recorder_new(8 << 20);
    struct packet p;
    uint32_t last = 0, end = 12000;

    for (uint32_t i = 1; i <= end; i++)
        add(r, i);
    struct recorder_place place = recorder_begin(r);

    for (uint32_t i = end + 1; recorder_next(r, &place, &p); i += 3) {
        assert_true(p.number > last && p.number <= end);
        expect(&p, p.number);
        last = p.number;
        add(r, i);
        add(r, i + 1);
        add(r, i + 2);
    }
    assert_true(last > 0);
    recorder_free(r);
}

static void replayed(void **state)
{
    (void)state;
    struct recorder *r = recorder_new(1 << 20);
    struct error e = { 0 };
    struct packet p;

    for (uint32_t i = 1; i <= 10; i++)
        add(r, i);
    struct replay *replay = replay_recorder(r);

    add(r, 11);
    for (int pass = 0; pass < 2; pass++) {
        assert_true(replay_part(replay) == 0);
        for (uint32_t i = 1; i <= 10; i++) {
            assert_int_equal(replay_next(replay, &p, &e), SOURCE_PACKET);
            expect(&p, i);
        }
        assert_int_equal(replay_next(replay, &p, &e), SOURCE_END);
        assert_true(replay_part(replay) == 1);
        assert_true(replay_rewind(replay, &e));
    }
    assert_true(replay_lost(replay) == 0);
    replay_free(replay);
    recorder_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added),
        cmocka_unit_test(oldest_go_first),
        cmocka_unit_test(overtaken),
        cmocka_unit_test(replayed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
