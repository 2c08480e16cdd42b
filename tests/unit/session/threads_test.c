/* threads_test.c - several sessions in one process, a thread each, say what each says alone. */
#include "config.h"

#include <glob.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "session/relay.h"
#include "report/report.h"
#include "session/session.h"

#define THREADS 2
#define EVERY 12 /* n-th capture is read */

struct captures {
    const char **paths;
    size_t n, room;
};

struct work {
    const struct captures *captures;
    size_t batch;    /* 0: in one thread */
    unsigned settle; /* after so many packets, now and then; 0: at the end */
    bool redact;
    bool ahead; /* calls are judged ahead by another thread */
    bool lint;
    size_t step; /* every such call is asked for */
    struct text verdicts;
    bool failed;
};

/* What is redacted has other words each time. */
static void add_finding(struct text *out, const struct finding *f, bool words)
{
    text_printf(out, " %s %s %s\n", f->rule->id, severity_name(f->severity),
                confidence_name(f->confidence));
    if (!words)
        return;
    text_printf(out, " %s %s %s\n", f->title, f->explain != NULL ? f->explain : "",
                f->fix != NULL ? f->fix : "");
    for (size_t i = 0; i < f->n_evidence; i++)
        text_printf(out, "  %u %s %u:%u \"%s\" %s\n", (unsigned)f->evidence[i].frame,
                    f->evidence[i].header, (unsigned)f->evidence[i].line,
                    (unsigned)f->evidence[i].column, f->evidence[i].text,
                    f->evidence[i].expected != NULL ? f->evidence[i].expected : "");
}

static void add_verdict(struct text *out, const struct verdict *v, bool words)
{
    text_printf(out, "%s %s %s\n", call_direction_name(v->direction),
                v->profile != NULL ? v->profile->id : "-", v->trunk != NULL ? v->trunk->name : "-");
    for (size_t i = 0; i < v->n_findings; i++)
        add_finding(out, &v->findings[i], words);
}

static void add_calls(struct text *out, struct session *session, size_t step)
{
    struct diagnosis *diagnosis = session_diagnosis(session);
    struct calls *calls = session_calls(session);
    bool words = session_redactor(session) == NULL;

    for (size_t i = 0; i < calls_count(calls); i += step) {
        const struct call *call = calls_at(calls, i);

        text_printf(out, "call %u %s ", (unsigned)call->id,
                    call_state_name((enum call_state)call->state));
        add_verdict(out, diagnosis_call(diagnosis, call), words);
    }
}

static struct session *new_session(const struct work *work, struct error *error)
{
    struct session *session = session_new(data_dir(), error);

    if (session != NULL && work->redact)
        session_redact(session);
    if (session != NULL && work->batch > 0)
        session_share(session, work->batch);
    return session;
}

/* The rows of a CSV. The verdicts that they were written with are kept. */
static void add_rows(struct work *work, struct session *session)
{
    char *bytes = NULL;
    size_t n = 0, step = work->step > 0 ? work->step : 1;
    FILE *out = open_memstream(&bytes, &n);
    struct report report = { .format = &report_csv,
                             .out = out,
                             .floor = SEVERITY_INFO,
                             .calls = session_calls(session),
                             .diagnosis = session_diagnosis(session),
                             .profiles = session_profiles(session) };

    report_begin(&report);
    if (work->ahead)
        report_ahead(&report);
    for (size_t i = 0; i < calls_count(report.calls); i += step)
        report_call(&report, calls_at(report.calls, i));
    if (work->ahead)
        report_ahead_end(&report);
    report_abandon(&report);
    fclose(out);
    if (session_redactor(session) == NULL) /* else no two have the same names */
        text_add(&work->verdicts, bytes, n);
    free(bytes);
}

static void judge(struct work *work, struct session *session)
{
    struct diagnosis *diagnosis = session_diagnosis(session);

    if (work->lint)
        diagnosis_lint(diagnosis);
    add_rows(work, session);
    add_calls(&work->verdicts, session, work->step > 0 ? work->step : 1);
    add_verdict(&work->verdicts, diagnosis_capture(diagnosis), session_redactor(session) == NULL);
}

/* All captures at once, as if they were one. */
static void *read_and_judge(void *of_work)
{
    struct work *work = of_work;
    struct error error = { 0 };
    struct session *session = new_session(work, &error);
    struct source *source = session != NULL
                                ? source_open_files(work->captures->paths, work->captures->n,
                                                    session_store(session), &error)
                                : NULL;
    struct packet packet;
    enum source_status result = SOURCE_FAILED;

    while (source != NULL && (result = source_next(source, &packet, &error)) == SOURCE_PACKET) {
        session_feed(session, &packet);
        if (work->settle > 0 && packet.number % work->settle == 0) {
            session_settle(session);
            add_calls(&work->verdicts, session, 1);
        }
    }
    work->failed = source == NULL || result != SOURCE_END;
    if (source != NULL) {
        session_finish(session);
        judge(work, session);
        source_close(source);
    }
    session_free(session);
    error_done(&error);
    return NULL;
}

static void choose_captures(struct captures *chosen, glob_t *all, size_t every)
{
    const char *root = getenv("srcdir");
    char *pattern = xasprintf("%s/tests/captures/*.pcap", root != NULL ? root : ".");

    assert_int_equal(glob(pattern, 0, NULL, all), 0);
    for (size_t i = 0; i < all->gl_pathc; i += every)
        VEC_PUSH(chosen->paths, chosen->n, chosen->room) = all->gl_pathv[i];
    free(pattern);
}

static void same_in_threads(void **state)
{
    (void)state;
    struct captures captures = { 0 };
    glob_t all;
    pthread_t threads[THREADS];

    choose_captures(&captures, &all, EVERY);
    assert_true(captures.n > 20);
    struct work alone = { .captures = &captures };
    struct work together[THREADS] = { alone, alone };

    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_and_judge, &together[i]), 0);
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    read_and_judge(&alone);
    assert_false(alone.failed);
    assert_true(alone.verdicts.n > 10000);
    for (size_t i = 0; i < THREADS; i++) {
        assert_false(together[i].failed);
        assert_string_equal(text_str(&together[i].verdicts), text_str(&alone.verdicts));
        text_done(&together[i].verdicts);
    }
    text_done(&alone.verdicts);
    free(captures.paths);
    globfree(&all);
}

/* One session in two threads says what it says in one. */
static void same_by_relay(void **state)
{
    (void)state;
    struct captures captures = { 0 };
    glob_t all;
    const size_t batches[] = { 1, 4096, RELAY_BATCH };
    const unsigned settle[] = { 0, 2000 };

    choose_captures(&captures, &all, EVERY);
    for (size_t i = 0; i < 2 * ARRAY_SIZE(settle); i++) {
        struct work alone = { .captures = &captures, .settle = settle[i / 2], .redact = i % 2 };

        read_and_judge(&alone);
        assert_false(alone.failed);
        for (size_t k = 0; k < ARRAY_SIZE(batches); k++) {
            struct work shared = alone;

            shared.verdicts = (struct text){ 0 };
            shared.batch = batches[k];
            read_and_judge(&shared);
            assert_false(shared.failed);
            assert_string_equal(text_str(&shared.verdicts), text_str(&alone.verdicts));
            text_done(&shared.verdicts);
        }
        text_done(&alone.verdicts);
    }
    free(captures.paths);
    globfree(&all);
}

/* Calls that are judged ahead by another thread get the verdicts that they get when they are asked
 * for. */
static void expect_same_ahead(const struct work *asked)
{
    struct work alone = *asked, ahead = *asked;

    ahead.ahead = true;
    read_and_judge(&alone);
    read_and_judge(&ahead);
    assert_false(alone.failed || ahead.failed);
    assert_string_equal(text_str(&ahead.verdicts), text_str(&alone.verdicts));
    text_done(&ahead.verdicts);
    text_done(&alone.verdicts);
}

static void same_ahead(void **state)
{
    (void)state;
    struct captures captures = { 0 };
    glob_t all;

    choose_captures(&captures, &all, EVERY);
    for (size_t i = 0; i < 6; i++)
        expect_same_ahead(
            &(struct work){ .captures = &captures, .lint = i % 2, .step = 1 + 20 * (i / 2) });
    free(captures.paths);
    globfree(&all);
}

/* Whatever a rule asks for, two threads ask for it at once. */
static void all_rules_ahead(void **state)
{
    (void)state;
    struct captures captures = { 0 };
    glob_t all;

    choose_captures(&captures, &all, 1);
    expect_same_ahead(&(struct work){ .captures = &captures });
    free(captures.paths);
    globfree(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_in_threads),
        cmocka_unit_test(same_by_relay),
        cmocka_unit_test(same_ahead),
        cmocka_unit_test(all_rules_ahead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
