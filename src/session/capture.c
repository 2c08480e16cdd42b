/* capture.c - a source and the session that it feeds. */
#include "config.h"

#include "session/capture.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/gettext.h"
#include "base/machine.h"
#include "base/mem.h"
#include "base/placing.h"
#include "frame/certificate.h"
#include "frame/keylog.h"
#include "frame/rsa_keys.h"
#include "packet/scratch.h"
#include "packet/interface.h"
#include "session/forwarder.h"
#include "session/relay.h"

#define TICK_MS 200                /* live: timers are looked at this often */
#define DRAIN (200 * NANOS_PER_MS) /* for what came before an interrupt */
/* The kernel keeps so much of each interface until it is taken, and drops what comes beyond: 16 MiB
 * is a quarter of a second of 200,000 packets of RTP a second. */
#define BUFFER (16 << 20)
#define LARGE_BUFFER (64 << 20) /* where there is USUAL_MEMORY */
/* A program writes its secrets down when it gets to them, which may be after the packet that they
 * open; the kernel keeps as much more meanwhile. */
#define KEYS_DELAY (200 * NANOS_PER_MS)
#define KEYS_BUFFER (16 << 20)
#define DRAIN_TICK_MS 20
#define SNAPLEN 65535
#define CURRENT (60 * NANOS_PER_S) /* the age at which a packet is still of now */
#define MIB (UINT64_C(1024) * 1024)
#define FDS_MAX 64
#define PACKETS_PER_TICK 256

/* Set by an interrupt; a live capture then ends as a file does. */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

static void take_names(struct capture *capture, const char *const *names, size_t n)
{
    capture->names = xcalloc(n + 1, sizeof *capture->names);
    for (; capture->n_names < n; capture->n_names++)
        capture->names[capture->n_names] = xstrdup(names[capture->n_names]);
}

static int buffer_for(const struct capture_request *request)
{
    int buffer = request->memory >= USUAL_MEMORY ? LARGE_BUFFER : BUFFER;

    return request->n_keylogs > 0 ? buffer + KEYS_BUFFER : buffer;
}

static bool open_live(struct capture *capture, const struct capture_request *request,
                      struct error *error)
{
    const struct live_options live = { .interfaces = request->interfaces,
                                       .n_interfaces = request->n_interfaces,
                                       .filter = request->filter,
                                       .snaplen = SNAPLEN,
                                       .buffer = buffer_for(request),
                                       .promiscuous = true };

    take_names(capture, request->interfaces, request->n_interfaces);
    capture->kind = CAPTURE_INTERFACES;
    capture->source = source_open_live(&live, error);
    return capture->source != NULL;
}

static bool open_files(struct capture *capture, const struct capture_request *request,
                       struct error *error)
{
    if (request->n_files == 0) {
        error_set(error, _("no capture is given: name a file, or an interface with -i"));
        return false;
    }
    take_names(capture, request->files, request->n_files);
    capture->source = source_prepare_files(request->files, request->n_files, error);
    if (capture->source != NULL && request->follow) {
        capture->kind = CAPTURE_FOLLOWED;
        source_follow(capture->source);
    }
    return capture->source != NULL;
}

/* On the host itself its addresses are known. Where the system does not tell them, the capture
 * has to. */
static void take_host_addresses(struct capture *capture)
{
    struct error unheard;
    size_t n;
    struct interface *list = interfaces_list(&n, &unheard);

    for (size_t i = 0; i < n; i++) {
        struct slice rest = slice_of(list[i].addresses);
        struct network network;

        while (!list[i].loopback && rest.n > 0)
            if (network_parse(slice_cut(&rest, ' '), &network))
                VEC_PUSH(capture->own, capture->n_own, capture->room_own) = network;
    }
    if (list != NULL)
        interfaces_free(list, n);
}

static bool take_own(struct capture *capture, const struct capture_request *request,
                     struct error *error)
{
    struct network network;

    for (size_t i = 0; i < request->n_own; i++) {
        if (!network_parse(slice_of(request->own[i]), &network)) {
            error_set(error, _("--own %s: that is no address and no network"), request->own[i]);
            return false;
        }
        VEC_PUSH(capture->own, capture->n_own, capture->room_own) = network;
    }
    if (capture->n_own == 0 && request->n_interfaces > 0)
        take_host_addresses(capture);
    return true;
}

static void take_secrets(void *context, struct slice text)
{
    keylog_add(context, text);
}

static bool open_keys(struct capture *capture, const struct capture_request *request,
                      struct error *error)
{
    if (request->n_keylogs + request->n_keys > 0 && certificate_library() == NULL) {
        error_set(error, _("--%s: this program was built without OpenSSL"),
                  request->n_keylogs > 0 ? "keylog" : "key");
        return false;
    }
    capture->keys = keylog_new();
    for (size_t i = 0; i < request->n_keylogs; i++)
        if (!keylog_open(capture->keys, request->keylogs[i], error))
            return false;
    for (size_t i = 0; i < request->n_keys; i++)
        if (!rsa_keys_read(keylog_rsa(capture->keys), request->keys[i], error))
            return false;
    if (request->n_keylogs > 0 && capture->kind != CAPTURE_FILES) {
        capture->delay = KEYS_DELAY;
        source_delay(capture->source, capture->delay);
    }
    return true;
}

/* The file to record to has a low descriptor, see helper/confine.h. */
static bool open_source(struct capture *capture, const struct capture_request *request,
                        struct error *error)
{
    capture->filter = request->filter != NULL ? xstrdup(request->filter) : NULL;
    if (request->record != NULL) {
        capture->record = record_new(request->record, error);
        if (capture->record == NULL)
            return false;
    }
    bool good = request->n_interfaces > 0 ? open_live(capture, request, error)
                                          : open_files(capture, request, error);

    if (!good) {
        record_discard(capture->record);
        capture->record = NULL;
    }
    return good;
}

bool capture_load(struct capture *capture, const struct capture_request *request,
                  const struct limits *base, const struct rules *rules, struct error *error)
{
    struct limits limits = *base;

    for (size_t i = 0; i < request->n_limits; i++)
        if (!limits_set(&limits, slice_of(request->limits[i]), error))
            return false;
    capture->session = rules != NULL ? session_new_by(rules, data_dir(), &limits, error)
                                     : session_new_limited(data_dir(), &limits, error);
    if (capture->session == NULL)
        return false;
    session_own(capture->session, capture->own, capture->n_own);
    session_keys(capture->session, capture->keys);
    if (capture->hep_key != NULL)
        session_hep_key(capture->session, capture->hep_key);
    if (capture->forwarder != NULL)
        session_forward(capture->session, capture->forwarder);
    if (request->redact)
        session_redact(capture->session);
    if (capture->kind == CAPTURE_FILES && !request->single && machine_processors() > 1)
        session_share(capture->session, RELAY_BATCH);
    return true;
}

/* A confinement that cannot be had here is said once; --strict goes without nothing. */
static bool check_confinement(bool strict, struct error *error)
{
    struct text missing = { 0 };
    bool any = confine_missing(&missing);

    if (any && strict)
        error_set(error,
                  _("the program is not confined in full, as --strict wants it: there is no "
                    "%s"),
                  text_str(&missing));
    else if (any)
        fprintf(stderr, _("%s: note: not confined in full, there is no %s; --strict ends here\n"),
                PACKAGE_NAME, text_str(&missing));
    text_done(&missing);
    return !any || !strict;
}

/* Temporary files, and the one to record to. */
static int *descriptors_to_write(const struct capture *capture, size_t *n)
{
    const int *scratch = scratch_prepare(n);
    int *all = xcalloc(*n + 1, sizeof *all);

    memcpy(all, scratch, *n * sizeof *all);
    if (capture->record != NULL)
        all[(*n)++] = record_descriptor(capture->record);
    return all;
}

static bool give_up_privileges(struct capture *capture, const struct capture_request *request,
                               struct error *error)
{
    struct confine_wish wish = { .duty = CONFINE_PARSER,
                                 .user = request->user,
                                 .pipe = saver_pipe(request->saver),
                                 .sender = request->sender,
                                 .forwarder = forwarder_pipe(capture->forwarder),
                                 .copies = request->copies,
                                 .n_copies = request->n_copies };
    int *writable;

    wish.secretive = request->n_keylogs + request->n_keys > 0 || capture->hep_key != NULL;
    if (confined())
        return true;
    writable = descriptors_to_write(capture, &wish.n_writable);
    wish.writable = writable;
    capture->unsafe = !confine(&wish, error) || !check_confinement(request->strict, error);
    free(writable);
    return !capture->unsafe;
}

bool capture_confine(const struct capture_request *request, struct error *error)
{
    size_t n;
    struct capture none = { 0 };

    (void)scratch_prepare(&n);
    return give_up_privileges(&none, request, error);
}

static bool load(struct capture *capture, const struct capture_request *request,
                 struct error *error)
{
    struct limits limits = limits_for(request->memory);

    return request->load != NULL ? request->load(request->context, capture, request, error)
                                 : capture_load(capture, request, &limits, NULL, error);
}

/* The filter of an interface is in the kernel already. */
static bool begin(struct capture *capture, struct error *error)
{
    keylog_read(capture->keys);
    source_on_secrets(capture->source, take_secrets, capture->keys);
    if (!source_begin(capture->source, session_store(capture->session), error))
        return false;
    source_limit_unpacking(capture->source, session_limit_use(capture->session)->unpack);
    return (capture->kind == CAPTURE_INTERFACES || capture->filter == NULL ||
            source_set_filter(capture->source, capture->filter, error));
}

/* A process that is started later would see what was read; and once confined none can be. */
static bool open_homer(struct capture *capture, const struct capture_request *request,
                       struct error *error)
{
    struct forwarder_wish wish = { .where = request->hep_send, .user = request->user };

    if (request->hep_key != NULL) {
        capture->hep_key = hep_key_read(request->hep_key, error);
        if (capture->hep_key == NULL)
            return false;
    }
    if (request->hep_send == NULL || confined())
        return true;
    wish.key = capture->hep_key;
    capture->forwarder = forwarder_start(&wish, error);
    if (capture->forwarder != NULL && request->n_interfaces > 0)
        forwarder_hurry(capture->forwarder);
    return capture->forwarder != NULL;
}

bool capture_start(struct capture *capture, const struct capture_request *request,
                   struct error *error)
{
    bool late = confined() || confine_keeps_home(request->user);
    size_t n_scratch;

    *capture = (struct capture){ .now = NANOS_NONE };
    (void)scratch_prepare(&n_scratch); /* low descriptors, see helper/confine.h */
    return open_homer(capture, request, error) && take_own(capture, request, error) &&
           open_source(capture, request, error) && open_keys(capture, request, error) &&
           (late || load(capture, request, error)) && give_up_privileges(capture, request, error) &&
           (!late || load(capture, request, error)) && begin(capture, error);
}

IN_PLACE static void take_packet(struct capture *capture, const struct packet *packet)
{
    capture->latest = packet->time;
    capture->now = packet->time;
    capture->set = packet->set;
    capture->fresh = true;
    if (capture->recorder != NULL)
        recorder_add(capture->recorder, packet);
    if (capture->record != NULL)
        record_add(capture->record, packet);
    session_feed(capture->session, packet);
}

void capture_take(struct capture *capture, const struct packet *packet)
{
    take_packet(capture, packet);
}

/* An old file that is followed stands still at its last packet: nothing in it runs out of time
 * while somebody looks at it. One that is written as calls happen goes on like an interface. */
static nanos_t now_in_file(struct capture *capture)
{
    nanos_t time = clock_now(CLOCK_REALTIME) - capture->set;

    if (capture->fresh)
        capture->current = time - capture->latest < CURRENT && capture->latest - time < CURRENT;
    capture->fresh = false;
    return capture->current ? time : NANOS_NONE;
}

/* The time when there is nothing to read for now; NANOS_NONE: it stands still. */
COLD static nanos_t time_of_wait(struct capture *capture)
{
    nanos_t time = NANOS_NONE;

    switch (capture->kind) {
    case CAPTURE_FILES:
        break;
    case CAPTURE_FOLLOWED:
        time = now_in_file(capture);
        break;
    case CAPTURE_INTERFACES:
        time = source_now(capture->source);
        break;
    }
    return time != NANOS_NONE ? time - capture->delay : NANOS_NONE;
}

COLD static void wait_for_packets(const struct capture *capture, int patience)
{
    struct pollfd polled[FDS_MAX];
    int fds[FDS_MAX];
    size_t n = source_fds(capture->source, fds, FDS_MAX);

    for (size_t i = 0; i < n; i++)
        polled[i] = (struct pollfd){ .fd = fds[i], .events = POLLIN };
    poll(polled, (nfds_t)n, patience);
}

/* An interface that is away for good captures nothing more of the calls that were up then; later
 * calls are not touched by it. */
COLD static void pass_outages(struct capture *capture)
{
    struct calls *calls = session_calls(capture->session);
    const struct capture_gap *gap;
    struct source_stats stats;
    struct call_gap *gaps = NULL;
    size_t n = 0, room = 0;

    for (size_t i = 0; (gap = source_gap(capture->source, i)) != NULL; i++)
        VEC_PUSH(gaps, n, room) = (struct call_gap){ gap->from, gap->gone ? gap->from : gap->to };
    source_stats(capture->source, &stats);
    session_settle(capture->session);
    calls_set_capture_gaps(calls, gaps, n);
    calls_set_clock_steps(calls, stats.clock_steps);
    free(gaps);
}

/* At the end all of it is written. */
COLD static void tick_record(struct capture *capture, enum source_status status, char **news)
{
    if (status == SOURCE_END || status == SOURCE_FAILED)
        (void)record_flush(capture->record);
    else
        record_tick(capture->record);
    if (*news == NULL)
        *news = record_news(capture->record);
}

COLD static enum source_status stop_reading(struct error *error)
{
    error_set(error, _("memory is short: the rest is not read; what was read stands"));
    return SOURCE_FAILED;
}

IN_PLACE static enum source_status next_packet(struct capture *capture, struct packet *packet,
                                               char **news, struct error *error)
{
    *news = NULL;
    if (mem_is_short())
        return stop_reading(error);
    enum source_status status = source_next(capture->source, packet, error);
    nanos_t time = status == SOURCE_WAIT ? time_of_wait(capture) : NANOS_NONE;

    *news = source_news(capture->source);
    if (*news != NULL)
        pass_outages(capture);
    if (time != NANOS_NONE) {
        session_tick(capture->session, time);
        capture->now = time;
    }
    if (capture->record != NULL)
        tick_record(capture, status, news);
    return status;
}

enum source_status capture_next(struct capture *capture, struct packet *packet, char **news,
                                struct error *error)
{
    return next_packet(capture, packet, news, error);
}

/* A file's news are notes of the report. */
static void tell(const struct capture *capture, char *news)
{
    if (news != NULL && capture_is_live(capture))
        fprintf(stderr, "sipwhy: %s\n", news);
    free(news);
}

/* Packets captured before the interrupt are still on their way through the kernel's buffer: the one
 * that was being filled is handed over after a while. */
static bool has_enough(const struct capture *capture, nanos_t *until)
{
    if (!interrupted)
        return false;
    if (!capture_is_live(capture))
        return true;
    nanos_t now = clock_now(CLOCK_MONOTONIC);

    if (*until == NANOS_NONE)
        *until = now + DRAIN + capture->delay;
    return now >= *until;
}

static void tick(struct capture *capture, enum source_status status, unsigned packets)
{
    if (capture->tick != NULL && (status == SOURCE_WAIT || packets % PACKETS_PER_TICK == 0))
        capture->tick(capture->tick_context);
}

static bool read_all(struct capture *capture, struct error *error)
{
    nanos_t until = NANOS_NONE;
    struct packet packet;
    char *news;

    for (unsigned n = 1; !has_enough(capture, &until); n++) {
        enum source_status status = next_packet(capture, &packet, &news, error);

        tell(capture, news);
        tick(capture, status, n);
        switch (status) {
        case SOURCE_PACKET:
            take_packet(capture, &packet);
            break;
        case SOURCE_WAIT:
            wait_for_packets(capture, until == NANOS_NONE ? TICK_MS : DRAIN_TICK_MS);
            break;
        case SOURCE_END:
            return true;
        case SOURCE_FAILED:
            return false;
        }
    }
    return true;
}

bool capture_read(struct capture *capture, struct error *error)
{
    struct sigaction action = { .sa_handler = on_interrupt }, former_int, former_term;
    bool good;

    interrupted = 0;
    sigemptyset(&action.sa_mask);
    if (capture_is_live(capture)) {
        sigaction(SIGINT, &action, &former_int);
        sigaction(SIGTERM, &action, &former_term);
    }
    good = read_all(capture, error);
    session_finish(capture->session);
    if (capture_is_live(capture)) {
        sigaction(SIGINT, &former_int, NULL);
        sigaction(SIGTERM, &former_term, NULL);
    }
    return good;
}

void capture_record(struct capture *capture)
{
    if (capture->recorder == NULL && !source_is_lasting(capture->source))
        capture->recorder = recorder_new(session_limit_use(capture->session)->recorded * MIB);
}

struct replay *capture_again(struct capture *capture, struct error *error)
{
    if (capture->recorder != NULL)
        return replay_recorder(capture->recorder);
    return replay_source(capture->source, error);
}

bool capture_end_record(struct capture *capture, struct error *error)
{
    struct text words = { 0 };

    if (capture->record == NULL)
        return true;
    if (!record_flush(capture->record)) {
        error_set(error, "%s", record_failure(capture->record));
        return false;
    }
    record_words(capture->record, &words);
    fprintf(stderr, "%s: %s\n", PACKAGE_NAME, text_str(&words));
    text_done(&words);
    return true;
}

/* All but the session. */
static void end(struct capture *capture)
{
    for (size_t i = 0; i < capture->n_notes; i++)
        free(capture->notes[i]);
    recorder_free(capture->recorder);
    record_free(capture->record);
    free(capture->notes);
    for (size_t i = 0; i < capture->n_names; i++)
        free(capture->names[i]);
    free(capture->names);
    free(capture->filter);
    free(capture->own);
    if (capture->source != NULL)
        source_close(capture->source);
    keylog_free(capture->keys);
    forwarder_stop(capture->forwarder);
    free(capture->hep_key);
    *capture = (struct capture){ 0 };
}

void capture_close(struct capture *capture)
{
    session_free(capture->session);
    end(capture);
}

void capture_leave(struct capture *capture)
{
    session_leave(capture->session);
    end(capture);
}
