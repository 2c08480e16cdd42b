/* save.c - writes calls bit by bit. */
#include "config.h"

#include "report/save.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "redact/redact.h"
#include "redact/span.h"
#include "report/packet_comments.h"
#include "report/packet_select.h"

#define PACKETS_A_STEP 512
#define CALLS_A_STEP 8

static const struct {
    const char *name, *extension;       /* of packets; a report's format has its own */
    const struct report_format *report; /* NULL: packets */
    const char *help;                   /* N_() */
} formats[] = {
    [SAVE_PCAP] = { .name = "pcap",
                    .extension = ".pcap",
                    .help = N_("the packets, for any program that reads captures") },
    [SAVE_PCAPNG] = { .name = "pcapng",
                      .extension = ".pcapng",
                      .help = N_("the packets, also of different kinds of links") },
    [SAVE_LADDER] = { .report = &report_ladder,
                      .help = N_("each call as a ladder, with its findings") },
    [SAVE_TEXT] = { .report = &report_text, .help = N_("a line for each call, findings in full") },
    [SAVE_MARKDOWN] = { .report = &report_markdown,
                        .help = N_("the report, for a ticket or a wiki") },
    [SAVE_HTML] = { .report = &report_html, .help = N_("the report, for a browser or a mail") },
    [SAVE_SVG] = { .report = &report_svg, .help = N_("each call drawn as a ladder") },
    [SAVE_JSON] = { .report = &report_json, .help = N_("everything that is known, for programs") },
    [SAVE_CSV] = { .report = &report_csv, .help = N_("a row for each call, for a spreadsheet") },
};

_Static_assert(ARRAY_SIZE(formats) == SAVE_FORMATS, "every format is described");

/* Packets are read twice: which ones belong to the calls shows only at the end. A capture that is
 * redacted is read once more before: a message may span packets. */
enum pass { PASS_LEARN, PASS_PICK, PASS_COMMENT, PASS_WRITE, PASS_REPORT };

struct save {
    enum pass pass;
    uint32_t *ids;
    size_t n_ids, at;    /* of them, those written, or that comments were made of */
    struct saving *file; /* NULL: it goes to `out` */
    FILE *out;
    struct report report;
    bool begun;
    struct writer *writer; /* packets */
    struct replay *replay;
    struct packet_select *select;
    struct packet_comments *comments; /* NULL: the format has no place for them */
    const struct redact *redact;      /* the calling function's, or `digests`; or NULL */
    struct redact *digests;
    nanos_t from, to; /* of packets that are looked at; both 0: all */
    struct spans *spans;
    uint8_t *redacted; /* the packet in hand */
    size_t redacted_room;
    struct save_result result;
};

struct save_format_info save_format_info(enum save_format format)
{
    const struct report_format *report = formats[format].report;

    return (struct save_format_info){
        .name = report != NULL ? report->title : formats[format].name,
        .extension = report != NULL ? report->extension : formats[format].extension,
        .help = formats[format].help,
        .report = report,
    };
}

/* The calls are known by their ids from here on: in a live capture some may be forgotten. */
static void take_calls(struct save *s, const struct save_request *request)
{
    struct calls *calls = request->report->calls;
    size_t n = request->n_calls > 0 ? request->n_calls : calls_count(calls);

    s->ids = xcalloc(n + 1, sizeof *s->ids);
    for (; s->n_ids < n; s->n_ids++)
        s->ids[s->n_ids] =
            request->n_calls > 0 ? request->calls[s->n_ids] : calls_at(calls, s->n_ids)->id;
    s->report = *request->report;
}

static void begin_packets(struct save *s, const struct save_request *request)
{
    enum writer_format format = request->format == SAVE_PCAP ? WRITER_PCAP : WRITER_PCAPNG;

    if (request->redact == NULL && !request->digests)
        s->digests = redact_new_digests();
    s->redact = request->redact != NULL ? request->redact : s->digests;
    s->from = request->from;
    s->to = request->to;
    s->spans = s->redact != NULL ? spans_new(s->redact) : NULL;
    s->pass = s->redact != NULL ? PASS_LEARN : PASS_PICK;
    s->writer = writer_new(s->out, request->path, format);
    s->select =
        packet_select_new(request->report->calls, request->calls, request->n_calls, request->media);
    if (request->report->keys != NULL)
        packet_select_keys(s->select, request->report->keys);
    take_calls(s, request);
    if (format == WRITER_PCAPNG && s->report.diagnosis != NULL)
        s->comments = packet_comments_new();
}

static void begin_report(struct save *s, const struct save_request *request)
{
    s->pass = PASS_REPORT;
    take_calls(s, request);
    s->report.format = formats[request->format].report;
    s->report.out = s->out;
}

struct save *save_new(const struct save_request *request, struct error *error)
{
    struct save *s = xcalloc(1, sizeof *s);

    s->replay = request->replay;
    s->out = request->out;
    if (s->out == NULL) {
        s->file = saver_open(request->saver, request->path, request->replace, error);
        if (s->file == NULL) {
            save_free(s);
            return NULL;
        }
        s->out = saving_stream(s->file);
    }
    if (formats[request->format].report != NULL)
        begin_report(s, request);
    else
        begin_packets(s, request);
    return s;
}

void save_free(struct save *s)
{
    if (s == NULL)
        return;
    if (s->begun)
        report_abandon(&s->report);
    writer_end(s->writer);
    saving_abandon(s->file);
    packet_select_free(s->select);
    packet_comments_free(s->comments);
    replay_free(s->replay);
    spans_free(s->spans);
    redact_free(s->digests);
    free(s->redacted);
    free(s->ids);
    free(s);
}

static enum save_status next_pass(struct save *s, struct error *error)
{
    if (s->pass == PASS_LEARN)
        spans_finish(s->spans);
    else
        packet_select_finish(s->select);
    s->pass = s->pass == PASS_LEARN ? PASS_PICK : PASS_COMMENT;
    return replay_rewind(s->replay, error) ? SAVE_MORE : SAVE_FAILED;
}

static bool is_good(struct save *s, struct error *error)
{
    if (s->file != NULL)
        return saving_good(s->file, error);
    if (ferror(s->out))
        error_set(error, "%s", strerror(errno != 0 ? errno : EIO));
    return !ferror(s->out);
}

/* The file gets its name. */
static enum save_status finish(struct save *s, struct error *error)
{
    struct saving *file = s->file;

    if (file == NULL) {
        fflush(s->out);
        return is_good(s, error) ? SAVE_DONE : SAVE_FAILED;
    }
    s->file = NULL;
    return saving_commit(file, &s->result.bytes, error) ? SAVE_DONE : SAVE_FAILED;
}

static enum save_status end_of_packets(struct save *s, struct error *error)
{
    writer_end(s->writer);
    s->writer = NULL;
    s->result.incomplete = replay_lost(s->replay) > 0;
    return finish(s, error);
}

/* The calls are those of redacted packets, so the select must see such too. */
static struct packet redacted(struct save *s, struct packet packet)
{
    if (s->redact == NULL || packet.caplen == 0)
        return packet;
    if (packet.caplen > s->redacted_room) {
        s->redacted_room = packet.caplen;
        s->redacted = xrealloc(s->redacted, s->redacted_room);
    }
    redact_packet(s->redact, s->spans, &packet, s->redacted);
    packet.data = s->redacted;
    return packet;
}

static bool take_packet(struct save *s, const struct packet *packet, struct error *error)
{
    if (s->pass == PASS_PICK) {
        packet_select_feed(s->select, packet);
        return true;
    }
    s->result.packets++;
    if (s->comments != NULL)
        writer_comment(s->writer, packet_comments_of(s->comments, packet->number));
    return writer_add(s->writer, packet, error) && is_good(s, error);
}

static bool is_looked_at(const struct save *s, const struct packet *packet)
{
    return (s->from == 0 && s->to == 0) || (packet->time >= s->from && packet->time <= s->to);
}

static enum save_status step_packets(struct save *s, struct error *error)
{
    struct packet packet;

    for (int i = 0; i < PACKETS_A_STEP; i++) {
        enum source_status status = replay_next(s->replay, &packet, error);

        if (status == SOURCE_FAILED)
            return SAVE_FAILED;
        if (status != SOURCE_PACKET)
            return s->pass == PASS_WRITE ? end_of_packets(s, error) : next_pass(s, error);
        if (!is_looked_at(s, &packet) ||
            (s->pass == PASS_WRITE && !packet_select_has(s->select, packet.number)))
            continue;
        if (s->pass == PASS_LEARN) {
            spans_learn(s->spans, &packet);
            continue;
        }
        packet = redacted(s, packet);
        if (!take_packet(s, &packet, error))
            return SAVE_FAILED;
    }
    return SAVE_MORE;
}

static enum save_status step_comments(struct save *s)
{
    for (int i = 0; s->comments != NULL && i < CALLS_A_STEP && s->at < s->n_ids; i++) {
        const struct call *call = calls_by_id(s->report.calls, s->ids[s->at++]);

        if (call != NULL)
            packet_comments_add(s->comments, &s->report, call);
    }
    if (s->comments == NULL || s->at == s->n_ids)
        s->pass = PASS_WRITE;
    return SAVE_MORE;
}

static enum save_status end_of_report(struct save *s, struct error *error)
{
    report_end(&s->report);
    s->begun = false;
    return finish(s, error);
}

static enum save_status step_report(struct save *s, struct error *error)
{
    if (!s->begun)
        report_begin(&s->report);
    s->begun = true;
    for (int i = 0; i < CALLS_A_STEP && s->at < s->n_ids; i++) {
        struct call *call = calls_by_id(s->report.calls, s->ids[s->at++]);

        if (call != NULL) {
            report_call(&s->report, call);
            s->result.calls++;
        }
    }
    if (!is_good(s, error))
        return SAVE_FAILED;
    return s->at < s->n_ids ? SAVE_MORE : end_of_report(s, error);
}

enum save_status save_step(struct save *s, struct error *error)
{
    if (s->pass == PASS_COMMENT)
        return step_comments(s);
    return s->pass == PASS_REPORT ? step_report(s, error) : step_packets(s, error);
}

double save_part(const struct save *s)
{
    if (s->pass == PASS_REPORT)
        return s->n_ids > 0 ? (double)s->at / (double)s->n_ids : 1;
    double passes = s->redact != NULL ? 3 : 2, done = s->pass >= PASS_COMMENT ? 2 : s->pass;

    if (s->redact == NULL)
        done--;
    if (s->pass == PASS_COMMENT)
        return done / passes;
    return (done + replay_part(s->replay)) / passes;
}

void save_result(const struct save *s, struct save_result *out)
{
    *out = s->result;
}
