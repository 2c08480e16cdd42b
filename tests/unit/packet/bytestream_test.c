/* bytestream_test.c - compressed files and pipes, through the whole source. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "build.h"
#include "packet/bytestream.h"

#define PACKETS 3000u

/* Packets of many lengths, more than one buffer of them. */
static void make_capture(struct text *t, bool pcapng)
{
    char data[1400];

    if (pcapng) {
        section(t, false);
        interface(t, 1, 0, 9, 0, false);
    } else {
        pcap_header(t, 0xa1b23c4d, 1, false);
    }
    for (uint32_t i = 0; i < PACKETS; i++) {
        size_t n = hash_mix(i, 7) % (sizeof data - 1) + 1;

        for (size_t k = 0; k < n; k++)
            data[k] = (char)('!' + hash_mix(i, k) % 90);
        data[n] = '\0';
        if (pcapng)
            enhanced(t, 0, i, data, 1500, false);
        else
            pcap_record(t, 0, i, data, 1500, false);
    }
}

static void check_packet(const struct packet *p, uint32_t i)
{
    assert_int_equal(p->number, i + 1);
    assert_true(p->time == i);
    assert_int_equal(p->caplen, hash_mix(i, 7) % 1399 + 1);
    assert_int_equal(p->data[p->caplen - 1], '!' + hash_mix(i, p->caplen - 1) % 90);
}

static void pack(struct text *out, const char *p, size_t n)
{
    z_stream z = { 0 };
    char buffer[65536];

    assert_int_equal(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (const Bytef *)p;
    z.avail_in = (uInt)n;
    int status;
    do {
        z.next_out = (Bytef *)buffer;
        z.avail_out = sizeof buffer;
        status = deflate(&z, Z_FINISH);
        text_add(out, buffer, sizeof buffer - z.avail_out);
    } while (status == Z_OK);
    assert_int_equal(status, Z_STREAM_END);
    deflateEnd(&z);
}

/* Reads what comes until the end; returns how many packets there were. */
static uint32_t read_all(struct source *s)
{
    struct error e = { 0 };
    struct packet p;
    uint32_t n = 0;

    while (source_next(s, &p, &e) == SOURCE_PACKET) {
        check_packet(&p, n++);
        assert_true(p.ref == REF_NONE);
    }
    assert_false(error_is_set(&e));
    return n;
}

static void packed_files_of_several_members(void **state)
{
    (void)state;
    for (int pcapng = 0; pcapng < 2; pcapng++) {
        struct text t = { 0 }, packed = { 0 };
        struct store *store = store_new(0);
        struct error e = { 0 };
        struct source_stats stats;

        make_capture(&t, pcapng);
        pack(&packed, t.p, 5);
        pack(&packed, t.p + 5, 100000);
        pack(&packed, t.p + 100005, t.n - 100005);
        struct source *s = open_bytes(&packed, store, &e);
        assert_int_equal(read_all(s), PACKETS);
        assert_null(source_note(s, 0));
        source_stats(s, &stats);
        assert_int_equal(stats.read, packed.n);
        assert_int_equal(stats.size, packed.n);
        source_close(s);
        store_free(store);
        text_done(&packed);
        text_done(&t);
    }
}

static void packed_and_cut_or_damaged(void **state)
{
    (void)state;
    struct text t = { 0 }, packed = { 0 };

    make_capture(&t, false);
    pack(&packed, t.p, t.n);
    for (size_t n = packed.n - 9; n > 100; n -= n / 3) {
        struct text cut = { .p = packed.p, .n = n };
        struct error e = { 0 };
        struct source_stats stats;
        struct source *s = open_bytes(&cut, NULL, &e);

        if (s != NULL) {
            assert_true(read_all(s) <= PACKETS);
            source_stats(s, &stats);
            assert_true(stats.truncated);
            assert_non_null(strstr(source_note(s, 0), ": cut off "));
        }
        source_close(s);
        error_done(&e);
    }
    memset(packed.p + packed.n / 2, 0xff, 100);
    struct error e = { 0 };
    struct packet p;
    struct source *s = open_bytes(&packed, NULL, &e);
    size_t packets = 0;
    while (source_next(s, &p, &e) == SOURCE_PACKET)
        packets++;
    assert_true(packets > 0 && packets < PACKETS);
    assert_non_null(source_note(s, 0));
    source_close(s);
    text_done(&packed);
    text_done(&t);
}

static uint32_t count_packets(struct source *s)
{
    struct error e = { 0 };
    struct packet p;
    uint32_t n = 0;

    while (source_next(s, &p, &e) == SOURCE_PACKET)
        n++;
    assert_false(error_is_set(&e));
    return n;
}

/* Megabytes of nothing: read as far as a limit lets it. */
static void what_swells_is_not_read_to_its_end(void **state)
{
    (void)state;
    enum { BIG = 262144, BIG_PACKETS = 300 }; /* more than UNPACKED_ANYWAY in all */
    struct text t = { 0 }, packed = { 0 };
    struct source_stats stats;
    struct error e = { 0 };
    char *zeros = xcalloc(1, BIG);

    pcap_header(&t, 0xa1b23c4d, 1, false);
    for (uint32_t i = 0; i < BIG_PACKETS; i++) {
        const uint32_t header[] = { i, 0, BIG, BIG };

        text_add(&t, (const char *)header, sizeof header);
        text_add(&t, zeros, BIG);
    }
    pack(&packed, t.p, t.n);
    for (int limited = 0; limited < 2; limited++) {
        struct source *s = open_bytes(&packed, NULL, &e);

        source_limit_unpacking(s, limited ? 20 : 2000);
        uint32_t n = count_packets(s);
        source_stats(s, &stats);
        assert_int_equal(stats.expanded, limited);
        assert_int_equal(n == BIG_PACKETS, !limited);
        assert_true(n >= UNPACKED_ANYWAY / (BIG + 16) - 1);
        assert_int_equal(source_note(s, 0) != NULL, limited);
        if (limited)
            assert_non_null(strstr(source_note(s, 0), "--limit unpack="));
        source_close(s);
    }
    free(zeros);
    text_done(&packed);
    text_done(&t);
}

static void text_that_is_packed_is_no_capture(void **state)
{
    (void)state;
    struct text packed = { 0 };
    struct error e = { 0 };

    pack(&packed, "hello, world", 12);
    assert_null(open_bytes(&packed, NULL, &e));
    assert_non_null(strstr(e.message, ": not a capture file"));
    error_done(&e);
    text_done(&packed);
}

/* Sends the bytes through a pipe piece by piece; the source never blocks and never loses one. */
static void drip(const struct text *t, size_t piece)
{
    char name[32];
    const char *path = name;
    struct error e = { 0 };
    struct packet p;
    uint32_t n = 0;
    size_t sent = 4096;
    int ends[2], fd;

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], t->p, sent), sent);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    struct source *s = source_open_files(&path, 1, NULL, &e);
    assert_non_null(s);
    for (;;) {
        enum source_status status = source_next(s, &p, &e);

        if (status == SOURCE_PACKET) {
            check_packet(&p, n++);
            continue;
        }
        if (status == SOURCE_END)
            break;
        assert_int_equal(status, SOURCE_WAIT);
        assert_int_equal(source_fds(s, &fd, 1), 1);
        size_t more = piece < t->n - sent ? piece : t->n - sent;
        if (more == 0)
            close(ends[1]);
        else
            assert_int_equal(write(ends[1], t->p + sent, more), more);
        sent += more;
    }
    assert_int_equal(n, PACKETS);
    assert_null(source_note(s, 0));
    source_close(s);
    close(ends[0]);
}

static void pipes_drip(void **state)
{
    (void)state;
    for (int pcapng = 0; pcapng < 2; pcapng++) {
        struct text t = { 0 }, packed = { 0 };

        make_capture(&t, pcapng);
        pack(&packed, t.p, t.n);
        drip(&t, 777);
        drip(&t, 30000);
        drip(&packed, 1000);
        text_done(&packed);
        text_done(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed_files_of_several_members),
        cmocka_unit_test(packed_and_cut_or_damaged),
        cmocka_unit_test(what_swells_is_not_read_to_its_end),
        cmocka_unit_test(text_that_is_packed_is_no_capture),
        cmocka_unit_test(pipes_drip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
