/* probe.c - `sipwhy probe`: names, servers and what they answer. First all that needs the network,
 * then, without it, what came is read. */
#include "config.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "alert/sender.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "helper/confine.h"
#include "packet/scratch.h"
#include "cmd/test_call.h"
#include "cmd/test_listen.h"
#include "probe/asked.h"
#include "probe/call.h"
#include "probe/local.h"
#include "report/report.h"
#include "session/record.h"
#include "session/session.h"

struct probing {
    const struct options *options;
    struct session *session;
    struct record *record; /* NULL: none */
    bool many_links;       /* its format takes packets of all kinds */
    struct probe *probes;
    size_t n, room;
    int asked_file;     /* of this run and those before; -1: none */
    struct addr *asked; /* that got their OPTIONS */
    size_t n_asked, room_asked;
    struct probe_dns_client *names, *other;
    struct test_call call;
    struct test_listen listen;
    struct local_texts local;
    struct probe_packets packets;
};

/* --- what is probed --- */

static const struct trunk *trunk_named(const struct profiles *profiles, const char *name)
{
    for (size_t i = 0; i < trunks_count(profiles); i++) {
        const struct trunk *t = trunks_at(profiles, i);

        if (strcmp(t->name, name) == 0 || (t->sid != NULL && strcmp(t->sid, name) == 0))
            return t;
    }
    return NULL;
}

static bool add_target(struct probing *p, const char *uri, const struct trunk *trunk,
                       struct error *error)
{
    const struct profiles *profiles = session_profiles(p->session);
    struct probe_target target;

    if (!probe_target_parse(slice_of(uri), &target, error))
        return false;
    target.trunk = trunk != NULL ? trunk : trunks_by_host(profiles, slice_of(target.host));
    target.owner = target.numeric ? profiles_by_addr(profiles, target.addr, false)
                                  : profiles_by_host(profiles, slice_of(target.host));
    VEC_PUSH(p->probes, p->n, p->room) = (struct probe){ .target = target };
    return true;
}

/* A trunk is all the places that its calls go to. */
static bool read_targets(struct probing *p, struct error *error)
{
    const struct options *options = p->options;

    if (p->listen.wanted)
        return true;
    if (options->n_arguments != 1) {
        error_set(error, "%s", _("name one trunk, URI or host to probe"));
        return false;
    }
    const char *name = options->arguments[0];
    const struct trunk *trunk = trunk_named(session_profiles(p->session), name);
    if (trunk == NULL)
        return add_target(p, name, NULL, error);
    for (size_t i = 0; i < trunk->n_termination; i++)
        if (!add_target(p, trunk->termination[i], trunk, error))
            return false;
    if (p->n == 0)
        error_set(error, _("the trunk %s has no termination URI that could be probed"), name);
    return p->n > 0;
}

/* --- with the network --- */

/* Root may do more than this takes; what comes is read by libraries. */
static bool drop_root(struct error *error)
{
    struct passwd *nobody;
    uid_t user;
    gid_t group;

    if (getuid() != 0)
        return true;
    if (!sudo_user_ids(&user, &group)) {
        nobody = getpwnam("nobody");
        user = nobody != NULL ? nobody->pw_uid : 65534;
        group = nobody != NULL ? nobody->pw_gid : 65534;
    }
    if (setgroups(0, NULL) == 0 && setresgid(group, group, group) == 0 &&
        setresuid(user, user, user) == 0)
        return true;
    error_set(error, _("root cannot be given up: %s"), strerror(errno));
    return false;
}

/* At most one OPTIONS goes to one address. */
static bool may_ask(struct probing *p, struct addr addr)
{
    for (size_t i = 0; i < p->n_asked; i++)
        if (addr_eq(p->asked[i], addr))
            return false;
    VEC_PUSH(p->asked, p->n_asked, p->room_asked) = addr;
    return true;
}

/* Until the address may be asked again (probe/asked.h). */
static void wait_for_turn(const struct probing *p, struct addr addr)
{
    nanos_t wait;

    while ((wait = asked_turn(p->asked_file, addr, clock_now(CLOCK_REALTIME))) > 0) {
        struct timespec pause = { wait / NANOS_PER_S, wait % NANOS_PER_S };
        struct text to = { 0 };

        addr_print(&to, addr);
        fprintf(stderr, _("%s: %s was sent OPTIONS a moment ago: waiting %.0f s\n"), PACKAGE_NAME,
                text_str(&to), nanos_seconds(wait));
        text_done(&to);
        nanosleep(&pause, NULL);
    }
}

static void open_asked(struct probing *p)
{
    char *path = sender_default_folder("asked");

    p->asked_file = path != NULL ? asked_open(path) : -1;
    if (path != NULL && p->asked_file < 0)
        fprintf(stderr, _("%s: when an address is sent OPTIONS is not remembered: %s: %s\n"),
                PACKAGE_NAME, path, sudo_user_strerror(errno));
    free(path);
}

static void say_progress(const struct probe_place *place)
{
    struct text to = { 0 };

    if (!isatty(STDERR_FILENO))
        return;
    endpoint_print(&to, place->to);
    fprintf(stderr, _("%s: %s by %s …\n"), PACKAGE_NAME, text_str(&to),
            transport_name(place->transport));
    text_done(&to);
}

static void contact_all(struct probing *p, struct probe *probe)
{
    const struct probe_lookup *l = &probe->lookup;

    for (size_t i = 0; i < l->n_places; i++) {
        bool ask = l->places[i].first && may_ask(p, l->places[i].to.addr);

        if (!ask && l->places[i].transport == TRANSPORT_UDP)
            continue;
        if (ask)
            wait_for_turn(p, l->places[i].to.addr);
        say_progress(&l->places[i]);
        VEC_PUSH(probe->contacts, probe->n_contacts, probe->room_contacts) =
            (struct probe_contact){ 0 };
        probe_contact(&probe->contacts[probe->n_contacts - 1], &probe->target, &l->places[i], ask);
    }
}

static bool look_up(struct probing *p, struct probe *probe, struct error *error)
{
    const char *server = option_value(p->options, OPTION_RESOLVER);
    struct text servers = { 0 };

    if (probe->target.numeric) {
        probe_lookup(&probe->lookup, &probe->target, &(struct probe_resolver){ 0 });
        return true;
    }
    if (p->names == NULL && (p->names = probe_dns_client_new(NULL, error)) == NULL)
        return false;
    struct probe_resolver names = probe_dns_client_resolver(p->names);
    probe_dns_client_servers(p->names, &servers);
    probe->resolver = text_take(&servers);
    probe_lookup(&probe->lookup, &probe->target, &names);
    if (server == NULL)
        return true;
    if (p->other == NULL && (p->other = probe_dns_client_new(server, error)) == NULL)
        return false;
    struct probe_resolver other = probe_dns_client_resolver(p->other);
    probe->compared = true;
    probe->other_resolver = xstrdup(server);
    probe_lookup(&probe->other, &probe->target, &other);
    /* What this host's own server cannot tell is tried by what the other one told. */
    probe->borrowed = probe->lookup.n_places == 0 && probe->other.n_places > 0;
    if (probe->borrowed)
        for (size_t i = 0; i < probe->other.n_places; i++)
            VEC_PUSH(probe->lookup.places, probe->lookup.n_places, probe->lookup.room_places) =
                probe->other.places[i];
    return true;
}

static bool ask_network(struct probing *p, struct error *error)
{
    signal(SIGPIPE, SIG_IGN); /* a connection that the other side has closed */
    for (size_t i = 0; i < p->n; i++) {
        if (!look_up(p, &p->probes[i], error))
            return false;
        contact_all(p, &p->probes[i]);
    }
    if (p->listen.wanted)
        test_listen_wait(&p->listen);
    if (p->call.wanted)
        test_call_make(&p->call, p->probes, p->n);
    signal(SIGPIPE, SIG_DFL);
    return true;
}

/* --- without it --- */

static bool give_up_network(struct probing *p, struct error *error)
{
    size_t n;
    const int *scratch = scratch_prepare(&n);
    int *writable = xcalloc(n + 1, sizeof *writable);

    memcpy(writable, scratch, n * sizeof *writable);
    if (p->record != NULL)
        writable[n++] = record_descriptor(p->record);
    bool good = confine(
        &(struct confine_wish){ .duty = CONFINE_PARSER, .writable = writable, .n_writable = n },
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
    struct endpoint server, own = { 0 };

    for (size_t i = 0; i < probe->n_contacts; i++) {
        probe_contact_packets(&probe->contacts[i], &p->packets);
        own = probe->contacts[i].local;
    }
    if (p->names == NULL || !probe_dns_client_server(p->names, &server) ||
        own.addr.family != server.addr.family)
        return;
    for (size_t i = 0; i < probe->lookup.n_steps; i++)
        probe_step_packets(&probe->lookup.steps[i], own.addr, server, &p->packets);
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
    bool wrong = local_judge(&p->local, far, n, out);

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
        wrong = probe_judge(&p->probes[i], clock_now(CLOCK_REALTIME), &words) || wrong;
    }
    if (p->call.wanted) {
        text_addc(&words, '\n');
        wrong = test_call_judge(&p->call, &words) || wrong;
        add_findings(p, &words);
    }
    if (p->listen.wanted) {
        wrong = probe_listen_judge(&p->listen.came, &p->listen.wish, session_profiles(p->session),
                                   &words) ||
                wrong;
        add_findings(p, &words);
    }
    if (option_given(p->options, OPTION_LOCAL))
        wrong = judge_local(p, &words) || wrong;
    /* Another format has standard output for itself. */
    output_lines(text_view(&words), report->format != NULL ? stderr : stdout);
    text_done(&words);
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
    (void)scratch_prepare(&n); /* low descriptors, see helper/confine.h */
    if (path != NULL && (p->record = record_new(path, error)) == NULL)
        return fail(error);
    p->many_links = path != NULL && slice_iends(slice_of(path), SLICE(".pcapng"));
    if (!p->listen.wanted)
        open_asked(p);
    if (option_given(p->options, OPTION_LOCAL))
        local_read(&p->local);
    if (p->listen.wanted && !test_listen_open(&p->listen, p->options, error))
        return fail(error);
    if (!drop_root(error) || !ask_network(p, error) || !give_up_network(p, error))
        return fail(error);
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
    struct probing p = { .options = options, .asked_file = -1 };
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
    probe_dns_client_free(p.names);
    probe_dns_client_free(p.other);
    test_call_done(&p.call);
    test_listen_done(&p.listen);
    local_texts_done(&p.local);
    session_free(p.session);
    probe_packets_done(&p.packets);
    for (size_t i = 0; i < p.n; i++)
        probe_done(&p.probes[i]);
    free(p.probes);
    free(p.asked);
    if (p.asked_file >= 0)
        close(p.asked_file);
    return status;
}
