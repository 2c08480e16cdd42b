/* probe.c - `sipwhy probe`: names, servers and what they answer. A process of its own has the
 * network (probe/prober.h); this one reads what came. */
#include "config.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "alert/sender.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "helper/confine.h"
#include "packet/scratch.h"
#include "cmd/test_call.h"
#include "cmd/test_listen.h"
#include "probe/local.h"
#include "probe/prober.h"
#include "report/report.h"
#include "session/record.h"
#include "session/session.h"

#define TARGETS_MOST 8

struct probing {
    const struct options *options;
    struct session *session;
    struct record *record; /* NULL: none */
    bool many_links;       /* its format takes packets of all kinds */
    struct probe *probes;
    size_t n, room;
    char *asked_path;             /* of this run and those before; NULL: none */
    struct probe_target *targets; /* those of the probes, whose texts they share */
    struct prober_wish wish;
    struct prober prober;
    struct test_call call;
    struct test_listen listen;
    struct local_texts local;
    struct probe_packets packets;
    struct check_list checks;
    struct records records; /* the checks */
};

/* --- what is probed --- */

/* A trunk is all the places that its calls go to. */
static bool read_target(struct probing *p, const char *name, struct error *error)
{
    const struct profiles *profiles = session_profiles(p->session);
    const struct trunk *trunk = probe_trunk_named(profiles, name);

    if (trunk == NULL)
        return probe_add_target(&p->probes, &p->n, &p->room, profiles, name, NULL, error);
    for (size_t i = 0; i < trunk->n_termination; i++)
        if (!probe_add_target(&p->probes, &p->n, &p->room, profiles, trunk->termination[i], trunk,
                              error))
            return false;
    if (trunk->n_termination == 0)
        error_set(error, _("the trunk %s has no termination URI that could be probed"), name);
    return trunk->n_termination > 0;
}

static bool read_targets(struct probing *p, struct error *error)
{
    const struct options *options = p->options;

    if (p->listen.wanted)
        return true;
    if (options->n_arguments == 0 || options->n_arguments > TARGETS_MOST) {
        error_set(error, _("name a trunk, URI or host to probe, or up to %d of them"),
                  TARGETS_MOST);
        return false;
    }
    for (size_t i = 0; i < (size_t)options->n_arguments; i++)
        if (!read_target(p, options->arguments[i], error))
            return false;
    return true;
}

/* --- the half with the network --- */

static bool start_prober(struct probing *p, struct error *error)
{
    char *news = NULL;
    struct prober_wish *wish = &p->wish;

    p->targets = xcalloc(p->n + 1, sizeof *p->targets);
    for (size_t i = 0; i < p->n; i++)
        p->targets[i] = p->probes[i].target;
    *wish = (struct prober_wish){ .targets = p->targets,
                                  .n_targets = p->n,
                                  .resolver = option_value(p->options, OPTION_RESOLVER),
                                  .hops = option_given(p->options, OPTION_HOPS),
                                  .fragments = option_given(p->options, OPTION_FRAGMENTS),
                                  .asked_path = p->asked_path,
                                  .call = p->call.wanted ? &p->call.wish : NULL,
                                  .listen = p->listen.wanted ? &p->listen.wish : NULL,
                                  .certificate = p->listen.certificate };
    bool good = prober_start(&p->prober, wish, &news, error);
    if (news != NULL)
        fprintf(stderr, "%s: %s\n", PACKAGE_NAME, news);
    free(news);
    test_call_wipe(&p->call);
    return good;
}

/* It came from where the network is. */
static void say_line(const struct text *words)
{
    struct text line = { 0 };

    text_printf(&line, "%s: %s\n", PACKAGE_NAME, text_str(words));
    output_lines(text_view(&line), stderr);
    text_done(&line);
}

/* Until the order is done; what becomes readable at `stop` ends a listening. */
static bool await(struct probing *p, int stop, struct error *error)
{
    struct pollfd polled[2] = { { .fd = prober_pipe(&p->prober), .events = POLLIN },
                                { .fd = stop, .events = POLLIN } };
    struct text words = { 0 };
    enum prober_news news = PROBER_WAIT;

    while (news != PROBER_DONE && news != PROBER_FAILED) {
        news = prober_receive(&p->prober, &words);
        if (news == PROBER_SAYS || (news == PROBER_PROGRESS && isatty(STDERR_FILENO)))
            say_line(&words);
        if (news != PROBER_WAIT)
            continue;
        polled[1].revents = 0;
        (void)poll(polled, 2, -1);
        if (polled[1].revents != 0 && prober_order_stop(&p->prober))
            polled[1].fd = -1;
    }
    if (news == PROBER_FAILED)
        error_set(error, "%s", text_str(&words));
    text_done(&words);
    return news == PROBER_DONE;
}

static bool is_read(bool read, struct error *error)
{
    if (!read)
        error_set(error, "%s", _("what the process with the network has found cannot be read"));
    return read;
}

static bool probe_all(struct probing *p, struct error *error)
{
    for (size_t i = 0; i < p->n; i++)
        if (!prober_order_probe(&p->prober, i) || !await(p, -1, error) ||
            !is_read(wire_get_probe(prober_record(&p->prober), &p->probes[i]), error))
            return false;
    return true;
}

static bool listen_for_calls(struct probing *p, struct error *error)
{
    test_listen_say(&p->listen);
    bool good = prober_order_listen(&p->prober) && await(p, p->listen.stop, error) &&
                is_read(wire_get_listening(prober_record(&p->prober), &p->listen.came), error);
    test_listen_close(&p->listen);
    return good;
}

static bool ask_network(struct probing *p, struct error *error)
{
    return probe_all(p, error) && (!p->listen.wanted || listen_for_calls(p, error)) &&
           (!p->call.wanted ||
            (prober_order_call(&p->prober) && await(p, -1, error) &&
             is_read(test_call_take(&p->call, prober_record(&p->prober)), error)));
}

/* --- the half that reads --- */

static bool give_up_network(struct probing *p, struct error *error)
{
    size_t n;
    const int *scratch = scratch_prepare(&n);
    int *writable = xcalloc(n + 1, sizeof *writable);

    memcpy(writable, scratch, n * sizeof *writable);
    if (p->record != NULL)
        writable[n++] = record_descriptor(p->record);
    bool good = confine(&(struct confine_wish){ .duty = CONFINE_PARSER,
                                                .sender = prober_pipe(&p->prober),
                                                .writable = writable,
                                                .n_writable = n },
                        error);
    free(writable);
    return good;
}

static int by_time(const void *a, const void *b)
{
    const struct probe_packet *left = a, *right = b;

    return (left->time > right->time) - (left->time < right->time);
}

/* Names are packets where one server alone could have told them, and this host's address is known.
 */
static void make_packets(struct probing *p, const struct probe *probe)
{
    struct endpoint own = { 0 };

    for (size_t i = 0; i < probe->n_contacts; i++) {
        probe_contact_packets(&probe->contacts[i], &p->packets);
        own = probe->contacts[i].local;
    }
    for (size_t i = 0; i < probe->n_large; i++)
        probe_contact_packets(&probe->large[i], &p->packets);
    if (probe->server.port == 0 || own.addr.family != probe->server.addr.family)
        return;
    for (size_t i = 0; i < probe->lookup.n_steps; i++)
        probe_step_packets(&probe->lookup.steps[i], own.addr, probe->server, &p->packets);
}

static void own_address(struct probing *p, struct addr own)
{
    const struct network network = { own, own.family == ADDR_IPV4 ? 32 : 128 };

    if (own.family != ADDR_NONE && !addr_is_unspecified(own))
        session_own(p->session, &network, 1);
}

static void copy_packets(struct probing *p, const struct probe_packets *packets)
{
    for (size_t i = 0; i < packets->n; i++) {
        const struct probe_packet *from = &packets->list[i];
        struct probe_packet packet = { .time = from->time, .link = from->link };

        text_slice(&packet.bytes, text_view(&from->bytes));
        VEC_PUSH(p->packets.list, p->packets.n, p->packets.room) = packet;
    }
}

static void add_calls(struct probing *p)
{
    own_address(p, p->call.call.local.addr);
    copy_packets(p, &p->call.call.packets);
    for (size_t i = 0; i < p->listen.came.n; i++)
        own_address(p, p->listen.came.calls[i].local.addr);
    copy_packets(p, &p->listen.came.packets);
}

/* A capture file of one link type has no place for what passed within TLS. */
static bool is_recorded(const struct probing *p, const struct packet *packet)
{
    return p->record != NULL && (p->many_links || packet->link == PROBE_RAW_IP);
}

static void feed(struct probing *p)
{
    struct packet packet;

    for (size_t i = 0; i < p->n; i++) {
        make_packets(p, &p->probes[i]);
        for (size_t j = 0; j < p->probes[i].n_contacts; j++)
            own_address(p, p->probes[i].contacts[j].local.addr);
    }
    add_calls(p);
    if (p->packets.n > 0)
        qsort(p->packets.list, p->packets.n, sizeof *p->packets.list, by_time);
    for (size_t i = 0; i < p->packets.n; i++) {
        probe_packet_get(&p->packets, i, &packet);
        if (is_recorded(p, &packet))
            record_add(p->record, &packet);
        session_feed(p->session, &packet);
    }
    session_finish(p->session);
}

static void write_report(struct probing *p, struct report *report)
{
    static const char *const source[] = { "probe" };
    struct calls *calls = session_calls(p->session);

    report->calls = calls;
    report->diagnosis = session_diagnosis(p->session);
    report->profiles = session_profiles(p->session);
    report->floor = SEVERITY_INFO;
    report->capture = (struct report_capture){ .files = source, .n_files = 1, .live = true };
    report->capture.packets = p->packets.n;
    for (size_t i = 0; i < p->packets.n; i++)
        report->capture.bytes += p->packets.list[i].bytes.n;
    calls_stats(calls, &report->capture.stats);
    report_begin(report);
    for (size_t i = 0; i < calls_count(calls); i++)
        report_call(report, calls_at(calls, i));
    report_end(report);
}

/* What the same packets would tell whoever captured them. */
static void add_findings(struct probing *p, struct text *out)
{
    struct calls *calls = session_calls(p->session);

    for (size_t i = 0; i < calls_count(calls); i++) {
        struct call *call = calls_at(calls, i);
        const struct verdict *verdict = diagnosis_call(session_diagnosis(p->session), call);

        for (size_t j = 0; call->method == SIP_INVITE && j < verdict->n_findings; j++)
            if (verdict->findings[j].severity != SEVERITY_INFO)
                text_printf(out, _("  The packets say: %s\n    Fix: %s\n"),
                            verdict->findings[j].title, verdict->findings[j].fix);
    }
}

/* The far ends: where requests go to, and where they came from. */
static bool judge_local(struct probing *p, struct text *out)
{
    struct addr *far = NULL;
    size_t n = 0, room = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->probes[i].lookup.n_places; j++)
            if (j == 0 || !addr_eq(p->probes[i].lookup.places[j].to.addr, far[n - 1]))
                VEC_PUSH(far, n, room) = p->probes[i].lookup.places[j].to.addr;
    for (size_t i = 0; i < p->listen.came.n; i++)
        VEC_PUSH(far, n, room) = p->listen.came.calls[i].from.addr;
    if (out->n > 0)
        text_addc(out, '\n');
    bool wrong = local_judge(&p->local, far, n, &p->checks, out);

    free(far);
    return wrong;
}

static int say(struct probing *p, struct report *report)
{
    struct text words = { 0 };
    bool wrong = false;

    for (size_t i = 0; i < p->n; i++) {
        if (i > 0)
            text_addc(&words, '\n');
        wrong = probe_judge(&p->probes[i], clock_now(CLOCK_REALTIME), &p->checks, &words) || wrong;
    }
    wrong = probe_judge_nat(p->probes, p->n, &p->checks, &words) || wrong;
    if (p->call.wanted) {
        text_addc(&words, '\n');
        wrong = test_call_judge(&p->call, &p->probes[0].target, &p->checks, &words) || wrong;
        add_findings(p, &words);
    }
    if (p->listen.wanted) {
        wrong = test_listen_judge(&p->listen, session_profiles(p->session), &p->checks, &words) ||
                wrong;
        add_findings(p, &words);
    }
    if (option_given(p->options, OPTION_LOCAL))
        wrong = judge_local(p, &words) || wrong;
    /* Another format has standard output for itself. */
    output_lines(text_view(&words), report->format != NULL ? stderr : stdout);
    text_done(&words);
    p->records.checks = &p->checks;
    diagnosis_join(session_diagnosis(p->session), &p->records);
    if (report->format != NULL)
        write_report(p, report);
    return wrong ? EXIT_FOUND : EXIT_CLEAN;
}

/* --- the command --- */

static int plan(struct probing *p)
{
    struct text words = { 0 };
    const char *other = option_value(p->options, OPTION_RESOLVER);
    char *resolver = other != NULL ? xasprintf(_("this host's name servers and %s"), other)
                                   : xstrdup(_("this host's name servers"));

    for (size_t i = 0; i < p->n; i++)
        probe_plan(&p->probes[i].target, resolver, &words);
    if (p->listen.wanted)
        text_adds(&words, _("Nothing is sent until a call comes: it is answered, and hung up.\n"));
    if (p->call.wanted)
        probe_call_plan(&p->call.wish, &p->probes[0].target, &words);
    output_lines(text_view(&words), stdout);
    text_done(&words);
    free(resolver);
    return EXIT_CLEAN;
}

static bool read_format(const struct options *options, struct report *report, struct error *error)
{
    const char *name = option_value(options, OPTION_FORMAT);
    struct output output;
    struct text words = { 0 };

    report->out = stdout;
    report->format = name != NULL ? report_format_by_name(name) : NULL;
    if (name != NULL && report->format == NULL) {
        option_choices(options_at(OPTION_FORMAT), ", ", &words);
        error_set(error, _("--format takes one of %s; not '%s'"), text_str(&words), name);
        text_done(&words);
        return false;
    }
    if (!output_read(&output, options, error))
        return false;
    report->width = output.width;
    report->color = output.color;
    report->ascii = output.ascii;
    return true;
}

static int run(struct probing *p, struct report *report, struct error *error)
{
    const char *path = option_value(p->options, OPTION_RECORD);
    size_t n;

    if (!test_listen_read(&p->listen, p->options, error) || !read_targets(p, error) ||
        !test_call_read(&p->call, p->options, error))
        return fail_usage(error);
    if (option_given(p->options, OPTION_DRY_RUN))
        return plan(p);
    if (p->call.wanted && !test_call_agree(&p->call, p->options, &p->probes[0].target, error))
        return fail(error);
    p->asked_path = p->listen.wanted ? NULL : sender_default_folder("asked");
    if ((p->listen.wanted && !test_listen_open(&p->listen, error)) || !start_prober(p, error))
        return fail(error);
    (void)scratch_prepare(&n); /* low descriptors, see helper/confine.h */
    if (path != NULL && (p->record = record_new(path, error)) == NULL)
        return fail(error);
    p->many_links = path != NULL && slice_iends(slice_of(path), SLICE(".pcapng"));
    if (option_given(p->options, OPTION_LOCAL))
        local_read(&p->local);
    if (!give_up_network(p, error) || !ask_network(p, error))
        return fail(error);
    prober_stop(&p->prober);
    feed(p);
    return say(p, report);
}

static int end_record(struct probing *p, int status)
{
    struct text words = { 0 };
    bool good = record_flush(p->record);

    record_words(p->record, &words);
    fprintf(stderr, "%s: %s\n", PACKAGE_NAME, good ? text_str(&words) : record_failure(p->record));
    text_done(&words);
    return good ? status : EXIT_UNUSABLE;
}

int cmd_probe(const struct options *options)
{
    struct probing p = { .options = options };
    struct report report = { 0 };
    struct error error = { 0 };

    if (!read_format(options, &report, &error))
        return fail_usage(&error);
    p.session = session_new(data_dir(), &error);
    if (p.session == NULL)
        return fail(&error);
    int status = run(&p, &report, &error);
    if (p.record != NULL)
        status = end_record(&p, status);
    record_free(p.record);
    prober_stop(&p.prober);
    test_call_done(&p.call);
    test_listen_done(&p.listen);
    local_texts_done(&p.local);
    session_free(p.session);
    probe_packets_done(&p.packets);
    for (size_t i = 0; i < p.n; i++)
        probe_done(&p.probes[i]);
    checks_clear(&p.checks);
    free(p.probes);
    free(p.targets);
    free(p.asked_path);
    return status;
}
