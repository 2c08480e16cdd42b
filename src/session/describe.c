/* describe.c - the description of a capture for a report: its sources, and the parts that could not
 * be read. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "frame/keylog.h"
#include "packet/recorder.h"
#include "session/capture.h"
#include "session/forwarder.h"

#define MIB (UINT64_C(1024) * 1024)
#define LATE_CALLS_NAMED 5 /* "capture starts inside call 2" */

static void forget_notes(struct capture *capture)
{
    for (size_t i = 0; i < capture->n_notes; i++)
        free(capture->notes[i]);
    capture->n_notes = 0;
}

static void note(struct capture *capture, char *words)
{
    VEC_PUSH(capture->notes, capture->n_notes, capture->room_notes) = words;
}

/* Notes of the capture, each with its count. */
static void note_count(struct capture *capture, uint64_t n, const char *one, const char *many)
{
    struct text text = { 0 };

    if (n == 0)
        return;
    text_printf(&text, "%llu ", (unsigned long long)n);
    text_adds(&text, ngettext(one, many, (unsigned long)n));
    note(capture, text_take(&text));
}

static void note_source(struct capture *capture)
{
    const struct capture_gap *gap;
    struct source_stats stats;
    const char *words;

    source_stats(capture->source, &stats);
    for (size_t i = 0; (words = source_note(capture->source, i)) != NULL; i++)
        note(capture, xstrdup(words));
    for (size_t i = 0; (gap = source_gap(capture->source, i)) != NULL; i++) {
        struct text text = { 0 };

        capture_gap_words(&text, gap);
        note(capture, text_take(&text));
    }
    note_count(capture, stats.cut_short, N_("packet cut short by the snap length"),
               N_("packets cut short by the snap length"));
    note_count(capture, stats.kernel_drops, N_("packet dropped by the kernel"),
               N_("packets dropped by the kernel"));
    note_count(capture, stats.interface_drops, N_("packet dropped by the interface"),
               N_("packets dropped by the interface"));
}

/* The yield of a key log, and its gaps. */
static void note_keys(struct capture *capture, const struct frames_stats *stats)
{
    struct keylog_stats keys;

    keylog_stats(capture->keys, &keys);
    note_count(capture, stats->tls_deciphered, N_("record of TLS was deciphered"),
               N_("records of TLS were deciphered"));
    note_count(capture, stats->tls_keyless,
               N_("connection of TLS lacks keys in the key log, or they came too late"),
               N_("connections of TLS lack keys in the key log, or they came too late"));
    note_count(capture, stats->tls_other_key,
               N_("connection of TLS cannot be deciphered: the key does not fit the certificate "
                  "shown"),
               N_("connections of TLS cannot be deciphered: the key does not fit the certificates "
                  "shown"));
    note_count(capture, stats->tls_agreed,
               N_("connection of TLS has keys that no private key opens (Diffie-Hellman): a key "
                  "log can, --keylog"),
               N_("connections of TLS have keys that no private key opens (Diffie-Hellman): a key "
                  "log can, --keylog"));
    note_count(capture, stats->tls_sealed,
               N_("connection of TLS has a key exchange that its private key does not open"),
               N_("connections of TLS have key exchanges that their private key does not open"));
    note_count(
        capture, stats->tls_joined,
        N_("connection of TLS cannot be deciphered: its beginning is not in the capture"),
        N_("connections of TLS cannot be deciphered: their beginnings are not in the capture"));
    note_count(capture, stats->tls_failed,
               N_("record of TLS is not opened by its keys, or not whole"),
               N_("records of TLS are not opened by their keys, or not whole"));
    note_count(capture, keys.forgotten, N_("secret of the key log was forgotten for want of room"),
               N_("secrets of the key log were forgotten for want of room"));
    note_count(capture, keys.bad_lines, N_("line of the key log is not valid"),
               N_("lines of the key log are not valid"));
    if (keys.unlocked && keys.secrets > 0)
        note(capture,
             xstrdup(_("the keys could not be locked in memory: they may be swapped out")));
}

/* What was carried in a way that is not opened. */
static void note_unread(struct capture *capture, const struct frames_stats *stats)
{
    static const struct {
        const char *one, *many;
    } kinds[] = {
        [UNREAD_ESP] = { N_("packet of ESP is encrypted"), N_("packets of ESP are encrypted") },
        [UNREAD_MACSEC] = { N_("packet of MACsec is encrypted"),
                            N_("packets of MACsec are encrypted") },
        [UNREAD_WIFI] = { N_("Wi-Fi packet is encrypted, or in fragments"),
                          N_("Wi-Fi packets are encrypted, or in fragments") },
        [UNREAD_PPP] = { N_("packet of PPP is compressed, encrypted or split over links"),
                         N_("packets of PPP are compressed, encrypted or split over links") },
        [UNREAD_L2TP] = { N_("packet of L2TP version 3 is not decoded"),
                          N_("packets of L2TP version 3 are not decoded") },
        [UNREAD_GRE] = { N_("packet of GRE carries what is not decoded"),
                         N_("packets of GRE carry what is not decoded") },
        [UNREAD_GTP] = { N_("packet of GTP carries no IP"), N_("packets of GTP carry no IP") },
        [UNREAD_NSH] = { N_("packet of NSH carries what is not decoded"),
                         N_("packets of NSH carry what is not decoded") },
    };

    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
        note_count(capture, stats->unread[i], kinds[i].one, kinds[i].many);
}

/* What messages came in, and what of it is not whole. */
static void note_carriers(struct capture *capture, const struct frames_stats *stats)
{
    note_count(capture, stats->hep, N_("message came by HEP, with the addresses that it names"),
               N_("messages came by HEP, with the addresses that it names"));
    note_count(capture, stats->hep_reports, N_("report of RTCP came by HEP"),
               N_("reports of RTCP came by HEP"));
    note_count(capture, stats->hep_logs, N_("text of a log came by HEP"),
               N_("texts of logs came by HEP"));
    note_count(capture, stats->hep_other, N_("packet of HEP carries something else than calls"),
               N_("packets of HEP carry something else than calls"));
    note_count(capture, stats->hep_refused,
               N_("packet of HEP was refused: it lacks the key of --hep-key, or has another"),
               N_("packets of HEP were refused: they lack the key of --hep-key, or have another"));
    note_count(capture, stats->hep_damaged, N_("compressed packet of HEP cannot be unpacked"),
               N_("compressed packets of HEP cannot be unpacked"));
    note_count(capture, stats->ws_damaged,
               N_("message of WebSocket is not whole, too long or cannot be unpacked"),
               N_("messages of WebSocket are not whole, too long or cannot be unpacked"));
    note_count(capture, stats->sctp_damaged, N_("message in SCTP lacks chunks"),
               N_("messages in SCTP lack chunks"));
    note_count(capture, stats->relayed, N_("packet was relayed by a TURN server"),
               N_("packets were relayed by a TURN server"));
}

static void note_forwarding(struct capture *capture)
{
    struct forwarder_stats stats;

    if (capture->forwarder == NULL)
        return;
    forwarder_stats(capture->forwarder, &stats);
    note_count(capture, stats.sent, N_("message was sent on by HEP"),
               N_("messages were sent on by HEP"));
    note_count(capture, stats.lost, N_("message could not be sent on by HEP"),
               N_("messages could not be sent on by HEP"));
}

static void note_frames(struct capture *capture)
{
    struct frames_stats stats;

    session_frames_stats(capture->session, &stats);
    note_count(capture, stats.unknown_link, N_("packet of a link type that is not decoded"),
               N_("packets of link types that are not decoded"));
    note_count(capture, stats.malformed, N_("packet with lengths that contradict each other"),
               N_("packets with lengths that contradict each other"));
    note_count(capture, stats.tcp_lost_bytes, N_("byte of TCP streams is not in the capture"),
               N_("bytes of TCP streams are not in the capture"));
    note_keys(capture, &stats);
    note_carriers(capture, &stats);
    note_unread(capture, &stats);
    note_count(capture, stats.fragments_timed_out, N_("IP packet lacks a fragment"),
               N_("IP packets lack fragments"));
    note_count(capture, stats.too_deep, N_("packet has more layers than are opened"),
               N_("packets have more layers than are opened"));
    note_count(capture, stats.far_ahead, N_("TCP segment came too far ahead of a lost one"),
               N_("TCP segments came too far ahead of lost ones"));
}

/* A handshake that fails carries no SIP: there was nothing to be read. */
static void note_tls(struct capture *capture, const struct calls_stats *stats)
{
    for (size_t i = 0; i < stats->n_tls_ports && stats->tls_hidden > 0; i++) {
        unsigned long long n = stats->tls_ports[i].packets;
        unsigned port = stats->tls_ports[i].port;

        if (port > 0)
            note(capture,
                 xasprintf(ngettext("%llu packet of TLS to port %u, no keys",
                                    "%llu packets of TLS to port %u, no keys", (unsigned long)n),
                           n, port));
        else
            note(capture, xasprintf(ngettext("%llu packet of TLS to further ports, no keys",
                                             "%llu packets of TLS to further ports, no keys",
                                             (unsigned long)n),
                                    n));
    }
}

/* A sender's clock went on by one packet while the capture's went ahead. */
static void note_leaps(struct capture *capture)
{
    const struct calls *calls = session_calls(capture->session);
    const struct call_gap *leap;

    for (size_t i = 0; i < CLOCK_STEPS_NAMED && (leap = calls_leap(calls, i)) != NULL; i++) {
        struct text at = { 0 };

        clock_iso8601(&at, leap->from);
        note(capture, xasprintf(_("the clock seems to have been set ahead by %.0f s at %s: RTP of "
                                  "two senders goes on as if no time had passed, so lengths of "
                                  "time across that are not given"),
                                nanos_seconds(leap->to - leap->from), text_str(&at)));
        text_done(&at);
    }
}

/* Is the traffic of calls in it, and is it told whose it is? */
static void note_silence(struct capture *capture, const struct report_capture *out)
{
    struct streams *streams = calls_streams(session_calls(capture->session));
    uint64_t packets = 0;

    if (out->stats.sip_messages == 0)
        note_count(capture, out->packets, N_("packet was read, and no message of SIP in it"),
                   N_("packets were read, and no message of SIP in them"));
    for (size_t i = 0; i < streams_count(streams); i++)
        if (streams_at(streams, i)->call == 0)
            packets += streams_at(streams, i)->packets;
    note_count(capture, packets, N_("packet of RTP belongs to no call that was seen"),
               N_("packets of RTP belong to no call that was seen"));
    note_count(capture, session_marred(capture->session),
               N_("message should be SIP by its port or its headers, but its first line cannot be "
                  "read"),
               N_("messages should be SIP by their port or their headers, but their first lines "
                  "cannot be read"));
}

/* Of calls whose beginning is not there: the capture may have begun within them, or else a limit
 * has dropped it. */
static void note_late(struct capture *capture, const struct calls_stats *stats)
{
    struct calls *calls = session_calls(capture->session);
    uint64_t late = 0, dropped = 0;

    for (size_t i = 0; i < calls_count(calls); i++) {
        const struct call *call = calls_at(calls, i);

        if (!call->started_before)
            continue;
        if (stats->forgotten_calls > 0 && call->start >= stats->forgotten_since)
            dropped++;
        else if (++late <= LATE_CALLS_NAMED)
            note(capture, xasprintf(_("capture starts inside call %u"), (unsigned)call->id));
    }
    if (late > LATE_CALLS_NAMED)
        note_count(capture, late - LATE_CALLS_NAMED, N_("more call began before the capture"),
                   N_("more calls began before the capture"));
    note_count(
        capture, dropped,
        N_("call lacks its beginning: it was dropped for a limit, or the capture began later"),
        N_("calls lack their beginnings: they were dropped for a limit, or the capture began "
           "later"));
}

static void note_calls(struct capture *capture, const struct calls_stats *stats)
{
    note_late(capture, stats);
    note_tls(capture, stats);
    note_count(capture, stats->without_call_id, N_("SIP message without a Call-ID"),
               N_("SIP messages without a Call-ID"));
    if (stats->changed)
        note(capture, xstrdup(_("the capture has changed since it was read; what it no longer "
                                "holds is not shown, and findings may lack it")));
    if (stats->clock_jumps > CLOCK_STEPS_NAMED)
        note_count(capture, stats->clock_jumps, N_("time the capture's clock was set"),
                   N_("times the capture's clock was set"));
}

static void limits_state(const struct capture *capture, struct limit_state state[LIMIT_COUNT])
{
    struct source_stats stats;

    session_limits(capture->session, state);
    if (capture->recorder != NULL)
        state[LIMIT_RECORDED] = (struct limit_state){ recorder_kept(capture->recorder) / MIB,
                                                      recorder_dropped(capture->recorder) };
    if (capture->source == NULL)
        return;
    source_stats(capture->source, &stats);
    state[LIMIT_UNPACK].lost = stats.expanded;
}

static void note_limits(struct capture *capture)
{
    struct limit_state state[LIMIT_COUNT];

    note_count(capture, store_failed(session_store(capture->session)),
               N_("byte of messages was lost: the disk for temporary files took no more"),
               N_("bytes of messages were lost: the disk for temporary files took no more"));

    limits_state(capture, state);
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        struct text words = { 0 };

        capture->report_limits[i] = (struct report_limit){
            .name = limits_at(i)->name,
            .unit = *limits_at(i)->unit ? _(limits_at(i)->unit) : "",
            .most = limit_value(session_limit_use(capture->session), i),
            .used = state[i].used,
            .lost = state[i].lost,
        };
        if (state[i].lost == 0 || i == LIMIT_UNPACK) /* the source names the files */
            continue;
        limit_note(i, state[i].lost, &words);
        note(capture, text_take(&words));
    }
}

void capture_limits_reached(const struct capture *capture, struct text *out)
{
    struct limit_state state[LIMIT_COUNT];
    bool first = true;

    limits_state(capture, state);
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        if (state[i].lost == 0 || i == LIMIT_FINDINGS) /* costs nothing but time */
            continue;
        text_printf(out, "%s%s", first ? "" : ", ", limits_at(i)->name);
        first = false;
    }
}

void capture_describe(struct capture *capture, struct report_capture *out)
{
    struct source_stats stats;

    source_stats(capture->source, &stats);
    *out = (struct report_capture){
        .files = (const char *const *)capture->names,
        .n_files = capture->n_names,
        .live = capture->kind == CAPTURE_INTERFACES,
        .packets = stats.packets,
        .bytes = stats.bytes,
    };
    calls_stats(session_calls(capture->session), &out->stats);
    forget_notes(capture);
    note_source(capture);
    note_frames(capture);
    note_silence(capture, out);
    note_forwarding(capture);
    note_calls(capture, &out->stats);
    note_leaps(capture);
    note_limits(capture);
    if (capture->record != NULL && record_failure(capture->record) != NULL)
        note(capture, xstrdup(record_failure(capture->record)));
    out->notes = (const char *const *)capture->notes;
    out->n_notes = capture->n_notes;
    out->limits = capture->report_limits;
    out->n_limits = LIMIT_COUNT;
}
