/* save_test.c - a saved call reads back as that call, and nothing else. */
#include "config.h"

#include <dirent.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/save.h"
#include "session/session.h"
#include "svg_reader.h"

static char folder[32], path[48];
static struct saver *saver;

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/save_test.XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/saved.txt", folder);
    const char *const folders[] = { folder };
    struct error e = { 0 };

    saver = saver_start(&(struct saver_wish){ .folders = folders, .n_folders = 1 }, &e);
    return saver == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    saver_stop(saver);
    unlink(path);
    return rmdir(folder); /* fails if anything was left */
}

static size_t count_files(void)
{
    DIR *d = opendir(folder);
    size_t n = 0;

    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2;
}

/* ---- a capture that was read ---- */

struct loaded {
    struct session *session;
    struct source *source;
    struct source_stats stats;
    char *file;
};

static struct loaded load(const char *file)
{
    struct error e = { 0 };
    struct loaded l = { .session = session_new(data_dir(), &e), .file = strdup(file) };
    struct packet packet;

    if (l.session == NULL)
        fail_msg("%s", e.message);
    l.source = source_open_files(&file, 1, session_store(l.session), &e);
    if (l.source == NULL)
        fail_msg("%s", e.message);
    while (source_next(l.source, &packet, &e) == SOURCE_PACKET)
        session_feed(l.session, &packet);
    source_stats(l.source, &l.stats);
    session_finish(l.session);
    return l;
}

static struct loaded load_test(const char *name)
{
    const char *top = getenv("srcdir");
    char file[4096];

    snprintf(file, sizeof file, "%s/tests/captures/%s", top != NULL ? top : ".", name);
    return load(file);
}

static void unload(struct loaded *l)
{
    source_close(l->source);
    session_free(l->session);
    free(l->file);
}

static struct calls *calls_of(const struct loaded *l)
{
    return session_calls(l->session);
}

/* ---- saving ---- */

struct wish {
    enum save_format format;
    uint32_t call; /* 0: all */
    bool no_media, replace;
};

static struct save *begin(const struct loaded *l, struct wish wish, struct report *report,
                          struct error *e)
{
    static const char *const names[] = { "test.pcap" };
    struct save_request request = {
        .saver = saver,
        .digests = true,
        .format = wish.format,
        .path = path,
        .replace = wish.replace,
        .calls = wish.call ? &wish.call : NULL,
        .n_calls = wish.call ? 1 : 0,
        .media = !wish.no_media,
        .report = report,
    };

    char name[32];

    snprintf(name, sizeof name, "x%s", save_format_info(wish.format).extension);
    assert_true(saver_takes_name(slice_of(name)));
    *report = (struct report){
        .width = 120,
        .floor = SEVERITY_INFO,
        .calls = calls_of(l),
        .diagnosis = session_diagnosis(l->session),
        .profiles = session_profiles(l->session),
        .capture = { .files = names, .n_files = 1 },
    };
    if (save_format_info(wish.format).report == NULL)
        request.replay = replay_source(l->source, e);
    return save_new(&request, e);
}

static bool run(struct save *save, struct save_result *result, struct error *e)
{
    enum save_status status;
    double part = 0;

    do {
        status = save_step(save, e);
        assert_true(save_part(save) >= 0 && save_part(save) <= 1);
        part = save_part(save);
    } while (status == SAVE_MORE);
    if (status == SAVE_DONE)
        assert_true(part == 1);
    save_result(save, result);
    save_free(save);
    return status == SAVE_DONE;
}

static uint64_t save(const struct loaded *l, struct wish wish)
{
    struct error e = { 0 };
    struct save_result result;
    struct report report;
    struct stat about;
    struct save *s = begin(l, wish, &report, &e);

    if (s == NULL || !run(s, &result, &e))
        fail_msg("%s", e.message);
    assert_int_equal(stat(path, &about), 0);
    assert_true((uint64_t)about.st_size == result.bytes);
    assert_int_equal(count_files(), 1);
    return result.packets;
}

/* ---- the same calls again ---- */

/* `set`: the clock was set before this call or within it, and its stamps, which are saved, lead to
 * other times where nothing tells of the others. */
static void expect_call(const struct call *a, const struct call *b, bool media, bool set)
{
    assert_int_equal(a->n_messages, b->n_messages);
    assert_int_equal(a->n_icmp, b->n_icmp);
    assert_int_equal(a->status, b->status);
    assert_int_equal(a->method, b->method);
    assert_true(set || a->start == b->start);
    if (media)
        assert_int_equal(a->n_streams, b->n_streams);
    for (uint32_t i = 0; i < a->n_messages; i++) {
        assert_true(set || a->messages[i].time == b->messages[i].time);
        assert_int_equal(a->messages[i].length, b->messages[i].length);
    }
}

static void expect_streams(const struct loaded *was, const struct call *a, const struct loaded *is,
                           const struct call *b, bool set)
{
    for (uint32_t i = 0; i < a->n_streams; i++) {
        const struct stream *s = streams_at(calls_streams(calls_of(was)), a->streams[i]);
        const struct stream *t = streams_at(calls_streams(calls_of(is)), b->streams[i]);

        assert_int_equal(s->ssrc, t->ssrc);
        assert_true(s->packets == t->packets);
        assert_true(set || (s->start == t->start && s->end == t->end));
        assert_int_equal(s->rtcp_sent, t->rtcp_sent);
        assert_int_equal(s->reports, t->reports);
    }
}

static struct text call_id_of(const struct loaded *of, const struct call *call)
{
    struct arena *arena = arena_new();
    struct view *view = view_new(calls_of(of), call, arena);
    struct text id = { 0 };

    text_slice(&id, sip_value(view_message(view, 0), HEADER_CALL_ID));
    arena_free(arena);
    return id;
}

/* One call, alone in its file. */
static void expect_alone(const struct loaded *was, const struct call *call, struct wish wish)
{
    wish.call = call->id;
    uint64_t packets = save(was, wish);
    struct loaded is = load(path);

    assert_true(packets == is.stats.packets);
    assert_int_equal(calls_count(calls_of(&is)), 1);
    const struct call *again = calls_at(calls_of(&is), 0);

    struct text a = call_id_of(was, call), b = call_id_of(&is, again);
    assert_true(slice_eq(text_view(&a), text_view(&b)));
    text_done(&a);
    text_done(&b);
    bool set = was->stats.clock_steps > 0;

    expect_call(call, again, !wish.no_media, set);
    if (wish.no_media)
        assert_int_equal(streams_count(calls_streams(calls_of(&is))), 0);
    else
        expect_streams(was, call, &is, again, set);
    unload(&is);
    unlink(path);
}

static void expect_each_alone(const char *file)
{
    struct loaded l = load(file);

    for (size_t i = 0; i < calls_count(calls_of(&l)); i++) {
        const struct call *call = calls_at(calls_of(&l), i);

        if (call->attempt) /* below SIP: no messages to save */
            continue;
        expect_alone(&l, call, (struct wish){ .format = SAVE_PCAPNG });
        expect_alone(&l, call, (struct wish){ .format = SAVE_PCAPNG, .no_media = true });
    }
    unload(&l);
}

static void every_call_alone(void **state)
{
    const char *top = getenv("srcdir");
    char pattern[4096];
    glob_t found;

    (void)state;
    snprintf(pattern, sizeof pattern, "%s/tests/captures/*.pcap*", top != NULL ? top : ".");
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_true(found.gl_pathc > 100);
    for (size_t i = 0; i < found.gl_pathc; i++)
        if (strstr(found.gl_pathv[i], "/secrets.") == NULL) /* two calls in one segment of TCP */
            expect_each_alone(found.gl_pathv[i]);
    globfree(&found);
}

/* All calls at once: every one of them, and SIP of no call too. */
static void all_calls(void **state)
{
    static const char *const names[] = {
        "two-legs.pcap",         "form-compressed.pcap.gz", "dns-works.pcap",
        "silent-with-icmp.pcap", "tcp-reordered.pcap",
    };

    (void)state;
    for (size_t k = 0; k < ARRAY_SIZE(names); k++) {
        struct loaded was = load_test(names[k]);
        uint64_t packets = save(&was, (struct wish){ .format = SAVE_PCAPNG });
        struct loaded is = load(path);
        struct calls_stats a, b;

        assert_true(packets == is.stats.packets);
        assert_int_equal(calls_count(calls_of(&was)), calls_count(calls_of(&is)));
        for (size_t i = 0; i < calls_count(calls_of(&was)); i++)
            expect_call(calls_at(calls_of(&was), i), calls_at(calls_of(&is), i), true, false);
        calls_stats(calls_of(&was), &a);
        calls_stats(calls_of(&is), &b);
        assert_true(a.sip_messages == b.sip_messages);
        assert_true(a.rtp_packets == b.rtp_packets && a.rtcp_packets == b.rtcp_packets);
        assert_int_equal(calls_lookup_count(calls_of(&was)), calls_lookup_count(calls_of(&is)));
        unload(&is);
        unload(&was);
        unlink(path);
    }
}

/* The packets themselves are unchanged, in both formats. */
static void packets_are_the_same(void **state)
{
    static const enum save_format packet_formats[] = { SAVE_PCAP, SAVE_PCAPNG };
    const char *saved = path;

    (void)state;
    for (size_t k = 0; k < ARRAY_SIZE(packet_formats); k++) {
        struct loaded l = load_test("ip-fragments.pcap");
        struct error e = { 0 };
        struct packet a, b;
        const char *file = l.file;

        save(&l, (struct wish){ .format = packet_formats[k] });
        struct source *was = source_open_files(&file, 1, session_store(l.session), &e);
        struct source *is = source_open_files(&saved, 1, session_store(l.session), &e);
        while (source_next(is, &b, &e) == SOURCE_PACKET) {
            do
                assert_int_equal(source_next(was, &a, &e), SOURCE_PACKET);
            while (a.time != b.time);
            assert_int_equal(a.caplen, b.caplen);
            assert_int_equal(a.len, b.len);
            assert_int_equal(a.link, b.link);
            assert_memory_equal(a.data, b.data, a.caplen);
        }
        source_close(was);
        source_close(is);
        unload(&l);
        unlink(path);
    }
}

static void expect_no_file(const struct loaded *l, struct wish wish, const char *words)
{
    struct error e = { 0 };
    struct save_result result;
    struct report report;
    struct save *s = begin(l, wish, &report, &e);

    if (s != NULL)
        assert_false(run(s, &result, &e));
    assert_non_null(e.message);
    if (strstr(e.message, words) == NULL)
        fail_msg("'%s' does not say '%s'", e.message, words);
    error_done(&e);
}

static void two_links_need_pcapng(void **state)
{
    struct loaded l = load_test("form-pcapng-two-links.pcapng");

    (void)state;
    expect_no_file(&l, (struct wish){ .format = SAVE_PCAP }, "pcapng");
    assert_int_equal(count_files(), 0);
    save(&l, (struct wish){ .format = SAVE_PCAPNG });
    unload(&l);
}

static void replaced_when_told(void **state)
{
    struct loaded l = load_test("busy.pcap");

    (void)state;
    save(&l, (struct wish){ .format = SAVE_JSON });
    expect_no_file(&l, (struct wish){ .format = SAVE_JSON }, "is there already");
    expect_no_file(&l, (struct wish){ .format = SAVE_PCAP }, "is there already");
    save(&l, (struct wish){ .format = SAVE_PCAP, .replace = true });
    unlink(path);
    assert_int_equal(symlink("/nonexistent/x", path), 0);
    expect_no_file(&l, (struct wish){ .format = SAVE_CSV, .replace = true }, "symbolic link");
    expect_no_file(&l, (struct wish){ .format = SAVE_PCAPNG, .replace = true }, "symbolic link");
    assert_int_equal(count_files(), 1);
    unload(&l);
}

/* A limit on the size of files stands for the disk that is full. */
static void full_disk(void **state)
{
    struct loaded l = load_test("rtp-full.pcap");
    struct rlimit small;

    (void)state;
    getrlimit(RLIMIT_FSIZE, &small);
    small.rlim_cur = 100;
    assert_int_equal(prlimit(saver_pid(saver), RLIMIT_FSIZE, &small, NULL), 0);
    for (enum save_format f = 0; f < SAVE_FORMATS; f++) {
        expect_no_file(&l, (struct wish){ .format = f }, "File too large");
        assert_int_equal(count_files(), 0);
    }
    unload(&l);
}

static void given_up_midway(void **state)
{
    struct loaded l = load_test("cps-pool.pcap");

    (void)state;
    for (enum save_format f = 0; f < SAVE_FORMATS; f++)
        for (int steps = 0; steps < 3; steps++) {
            struct error e = { 0 };
            struct report report;
            struct save *s = begin(&l, (struct wish){ .format = f }, &report, &e);

            assert_non_null(s);
            for (int i = 0; i < steps && save_step(s, &e) == SAVE_MORE; i++)
                ;
            save_free(s);
            unlink(path); /* of a small format that was complete */
            assert_int_equal(count_files(), 0);
        }
    save_free(NULL);
    unload(&l);
}

/* The file that was opened is read again, not the one that has its name now. */
static void file_is_gone(void **state)
{
    struct loaded l = load_test("busy.pcap");
    struct loaded copy;
    char *name = xasprintf("%s-2", path);

    (void)state;
    save(&l, (struct wish){ .format = SAVE_PCAP });
    assert_int_equal(rename(path, name), 0);
    copy = load(name);
    unlink(name);
    assert_true(save(&copy, (struct wish){ .format = SAVE_PCAPNG }) == l.stats.packets);
    unload(&copy);
    unload(&l);
    free(name);
}

/* ---- SVG ---- */

static char *content(void)
{
    FILE *f = fopen(path, "r");
    struct text text = { 0 };
    char block[4096];

    assert_non_null(f);
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
        text_add(&text, block, n);
    fclose(f);
    return text_take(&text);
}

static void svg_is_well_formed(void **state)
{
    static const char *const names[] = {
        "ack-missing.pcap", "dns-works.pcap", "rtp-port-closed.pcap",
        "link-loop.pcap",   "cps-pool.pcap",  "transfer.pcap",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct loaded l = load_test(names[i]);

        save(&l, (struct wish){ .format = SAVE_SVG });
        char *svg = content();
        struct xml x = read_svg(svg);

        assert_true(x.arrows >= calls_count(calls_of(&l)));
        assert_true(x.texts > x.arrows);
        free(svg);
        unload(&l);
        unlink(path);
    }
}

static void svg_shows_the_call(void **state)
{
    struct loaded l = load_test("ack-missing.pcap");

    (void)state;
    save(&l, (struct wish){ .format = SAVE_SVG, .call = 1 });
    char *svg = content();
    struct xml x = read_svg(svg);

    /* Nine messages with retransmissions folded, and voice both ways. */
    assert_int_equal(x.bars, 2);
    assert_int_equal(x.arrows, 11);
    assert_non_null(strstr(svg, "203.0.113.40</text>"));
    assert_non_null(strstr(svg, ">200 OK  11 times  PCMU PCMA CN</text>"));
    assert_non_null(strstr(svg, "<g class=\"success wrong\">"));
    assert_non_null(strstr(svg, "There is no ACK to the 2xx"));
    free(svg);
    unload(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_call_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_calls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(packets_are_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_links_need_pcapng, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replaced_when_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(given_up_midway, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_is_gone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(svg_is_well_formed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(svg_shows_the_call, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
