/* spool_test.c - records on disk: whole, in order, bounded. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "alert/spool.h"

static char folder[] = "/tmp/sipwhy-spool.XXXXXX";

static struct spool *open_spool(uint64_t most)
{
    struct error error = { 0 };
    struct spool *s =
        spool_open(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder, most, &error);

    if (s == NULL)
        fail_msg("%s", error.message);
    return s;
}

static struct spool_entry entry_of(const char *id, enum delivery kind, const char *trigger)
{
    struct spool_entry entry = { .kind = kind };

    memcpy(entry.id, id, ALERT_ID);
    memcpy(entry.trigger, trigger, strlen(trigger));
    return entry;
}

#define ID(last) "01ARZ3NDEKTSV4RRFFQ69G5FA" last

static void add(struct spool *s, const char *id, enum delivery kind)
{
    const struct spool_entry entry = entry_of(id, kind, "a-b_C");
    struct error error = { 0 };

    assert_true(spool_add(s, &entry, slice_of(id), &error));
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    spool_discard(folder);
    return access(folder, F_OK) == 0;
}

static void entries_stay(void **state)
{
    struct text text = { 0 };
    struct error error = { 0 };
    struct spool *s = open_spool(1 << 20);

    (void)state;
    add(s, ID("2"), DELIVER_MAIL);
    add(s, ID("1"), DELIVER_WEBHOOK);
    add(s, ID("1"), DELIVER_COMMAND);
    spool_close(s);
    s = open_spool(1 << 20);
    assert_int_equal(spool_count(s), 3);
    assert_string_equal(spool_at(s, 0)->id, ID("1"));
    assert_string_equal(spool_at(s, 2)->id, ID("2"));
    assert_int_equal(spool_at(s, 2)->kind, DELIVER_MAIL);
    assert_string_equal(spool_at(s, 2)->trigger, "a-b_C");
    assert_true(spool_read(s, spool_at(s, 2), &text, &error));
    assert_string_equal(text_str(&text), ID("2"));
    spool_remove(s, ID("1"), DELIVER_WEBHOOK, "a-b_C");
    spool_remove(s, ID("1"), DELIVER_WEBHOOK, "other");
    assert_int_equal(spool_count(s), 2);
    spool_remove(s, ID("1"), DELIVER_COMMAND, "a-b_C");
    spool_remove(s, ID("2"), DELIVER_MAIL, "a-b_C");
    spool_close(s);
    s = open_spool(1 << 20);
    assert_int_equal(spool_count(s), 0);
    spool_close(s);
    text_done(&text);
}

static void it_is_bounded(void **state)
{
    const struct spool_entry large = entry_of(ID("9"), DELIVER_MAIL, "t");
    struct error error = { 0 };
    struct spool *s = open_spool(3 * 4096);
    static char bytes[4 * 4096];

    (void)state;
    add(s, ID("1"), DELIVER_MAIL);
    add(s, ID("2"), DELIVER_MAIL);
    add(s, ID("3"), DELIVER_MAIL);
    assert_int_equal(spool_dropped(s), 0);
    add(s, ID("4"), DELIVER_MAIL);
    assert_int_equal(spool_dropped(s), 1);
    assert_int_equal(spool_dropped(s), 0);
    assert_int_equal(spool_count(s), 3);
    assert_string_equal(spool_at(s, 0)->id, ID("2"));
    assert_false(spool_add(s, &large, (struct slice){ bytes, sizeof bytes }, &error));
    assert_true(error_is_set(&error));
    error_done(&error);
    assert_int_equal(spool_count(s), 3);
    while (spool_count(s) > 0)
        spool_remove(s, spool_at(s, 0)->id, DELIVER_MAIL, "a-b_C");
    spool_close(s);
}

/* Neither what others put there nor links are taken. */
static void others_stay_out(void **state)
{
    static const char *const names[] = { "notes.json", ID("1") ".fax.t.json", ID("1") ".mail..json",
                                         ID("1") ".mail.t.txt" };
    const char link[] = ID("5") ".mail.t.json";
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        close(openat(at, names[i], O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    assert_int_equal(symlinkat("/etc/passwd", at, link), 0);
    struct spool *s = open_spool(1 << 20);

    assert_int_equal(spool_count(s), 0);
    spool_close(s);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_int_equal(unlinkat(at, names[i], 0), 0);
    assert_int_equal(unlinkat(at, link, 0), 0);
    close(at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_stay),
        cmocka_unit_test(it_is_bounded),
        cmocka_unit_test(others_stay_out),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
