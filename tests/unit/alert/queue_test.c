/* queue_test.c - pauses that double, digests, and the same batch again. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "alert/queue.h"

#define S NANOS_PER_S
#define BEGAN (INT64_C(1767323045) * S)

static char folder[] = "/tmp/sipwhy-queue.XXXXXX";
static struct spool *spool;
static struct alert_ids ids;

static void add(nanos_t at, enum delivery kind)
{
    struct spool_entry entry = { .kind = kind, .trigger = "t" };
    struct error error = { 0 };

    alert_id_next(&ids, at, entry.id);
    assert_true(spool_add(spool, &entry, SLICE("{}"), &error));
}

static int set_up(void **state)
{
    struct error error = { 0 };

    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    spool = spool_open(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder, 1 << 20, &error);
    return spool == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    spool_close(spool);
    spool_discard(folder);
    return 0;
}

static void pauses_double(void **state)
{
    static const int pauses[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600 };
    const struct alert_trigger trigger = { .name = (char *)(uintptr_t) "t" };
    struct queue q = { .trigger = &trigger, .kind = DELIVER_WEBHOOK };
    nanos_t now = 5 * S;

    (void)state;
    assert_false(queue_next(&q, spool, now, BEGAN));
    assert_true(queue_due(&q, spool, now, BEGAN) == INT64_MAX);
    add(BEGAN, DELIVER_WEBHOOK);
    add(BEGAN + S, DELIVER_WEBHOOK);
    for (size_t i = 0; i < sizeof pauses / sizeof pauses[0]; i++) {
        assert_true(queue_next(&q, spool, now, BEGAN));
        assert_false(queue_next(&q, spool, now, BEGAN)); /* it is under way */
        queue_end(&q, spool, OUTCOME_LATER, now, 0);
        assert_true(queue_due(&q, spool, now, BEGAN) == now + pauses[i] * S);
        assert_false(queue_next(&q, spool, now + pauses[i] * S - 1, BEGAN));
        now += pauses[i] * S;
    }
    assert_true(queue_next(&q, spool, now, BEGAN));
    queue_end(&q, spool, OUTCOME_LATER, now, 90 * S); /* as the server wants it */
    assert_true(queue_due(&q, spool, now, BEGAN) == now + 90 * S);
    now += 90 * S;
    assert_true(queue_next(&q, spool, now, BEGAN));
    queue_end(&q, spool, OUTCOME_DELIVERED, now, 0);
    assert_int_equal(spool_count(spool), 1);
    assert_true(queue_next(&q, spool, now, BEGAN));
    queue_end(&q, spool, OUTCOME_NEVER, now, 0);
    assert_int_equal(spool_count(spool), 0);
}

static void digests(void **state)
{
    struct alert_mail mail = { .digest = 60 * S };
    const struct alert_trigger trigger = { .name = (char *)(uintptr_t) "t", .mail = &mail };
    struct queue q = { .trigger = &trigger, .kind = DELIVER_MAIL }, again = q;

    (void)state;
    add(BEGAN + 100 * S, DELIVER_MAIL);
    add(BEGAN + 110 * S, DELIVER_MAIL);
    assert_false(queue_next(&q, spool, S, BEGAN + 120 * S));
    add(BEGAN + 159 * S, DELIVER_MAIL);
    add(BEGAN + 161 * S, DELIVER_MAIL);
    assert_true(queue_due(&q, spool, S, BEGAN + 121 * S) == S + 40 * S);
    assert_true(queue_next(&q, spool, S, BEGAN + 161 * S));
    assert_int_equal(q.n_ids, 3);
    /* after a kill, and with more there, the mail is the same */
    add(BEGAN + 162 * S, DELIVER_MAIL);
    assert_true(queue_next(&again, spool, S, BEGAN + 9999 * S));
    assert_memory_equal(again.ids, q.ids, 3 * sizeof q.ids[0]);
    assert_int_equal(again.n_ids, 3);
    /* a clock that was set back makes nobody wait */
    queue_end(&q, spool, OUTCOME_DELIVERED, S, 0);
    assert_int_equal(spool_count(spool), 2);
    assert_true(queue_next(&q, spool, S, BEGAN));
    queue_end(&q, spool, OUTCOME_DELIVERED, S, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pauses_double),
        cmocka_unit_test(digests),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
