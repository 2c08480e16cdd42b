/* text_parts.c - the parts of a report for people. */
#include "config.h"

#include "report/text_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "draw/finding.h"
#include "draw/words.h"

#define ROWS_MAX 2000 /* of one finding: a body marked as a whole */

struct canvas *finding_canvas(const struct report *report, int width, struct view *view,
                              const struct finding *finding)
{
    int rows = finding_draw(NULL, 0, 0, width, view, finding);
    struct canvas *canvas = canvas_new(width, rows > ROWS_MAX ? ROWS_MAX : rows);

    canvas_set_ascii(canvas, report->ascii);
    finding_draw(canvas, 0, 0, width, view, finding);
    return canvas;
}

void call_where(const struct call *call, const struct call_fields *fields, bool ascii,
                struct text *out)
{
    clock_iso8601(out, call->start);
    text_adds(out, ", ");
    endpoint_print(out, fields->caller);
    text_adds(out, ascii ? " -> " : " → ");
    endpoint_print(out, fields->callee);
    text_printf(out, ", %s", fields->transport);
}

/* As one word of a shell. */
static void shell_word(struct text *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

    if (word[strspn(word, plain)] == '\0' && word[0] != '-') {
        text_adds(out, word);
        return;
    }
    text_adds(out, word[0] == '-' ? "'./" : "'");
    for (; *word != '\0'; word++)
        if (*word == '\'')
            text_adds(out, "'\\''");
        else
            text_addc(out, *word);
    text_addc(out, '\'');
}

static int compare_frames(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

bool finding_command(const struct report *report, const struct finding *finding, bool tshark,
                     struct text *out)
{
    const struct report_capture *capture = &report->capture;
    size_t n = finding->n_evidence;

    if (capture->n_files != 1 || capture->live || strcmp(capture->files[0], "-") == 0 || n == 0)
        return false;
    uint32_t *frames = xcalloc(n, sizeof *frames), last = 0;

    for (size_t i = 0; i < n; i++)
        frames[i] = finding->evidence[i].frame;
    qsort(frames, n, sizeof *frames, compare_frames);
    text_adds(out, tshark ? "tshark -r " : "wireshark -r ");
    shell_word(out, file_name(capture->files[0]));
    text_adds(out, " -Y 'frame.number in {");
    for (size_t i = 0; i < n; i++) { /* 0: of no frame */
        if (frames[i] != last)
            text_printf(out, "%s%u", last > 0 ? "," : "", (unsigned)frames[i]);
        last = frames[i];
    }
    text_adds(out, tshark ? "}' -V" : "}'");
    free(frames);
    return last > 0;
}

void capture_line(const struct report *report, struct text *out)
{
    const struct report_capture *capture = &report->capture;

    for (size_t i = 0; i < capture->n_files; i++)
        text_printf(out, "%s%s", i > 0 ? ", " : "", file_name(capture->files[i]));
    text_adds(out, ": ");
    text_printf(out, ngettext("%llu packet", "%llu packets", (unsigned long)capture->packets),
                (unsigned long long)capture->packets);
    text_adds(out, ", ");
    text_printf(out,
                ngettext("%llu SIP message", "%llu SIP messages",
                         (unsigned long)capture->stats.sip_messages),
                (unsigned long long)capture->stats.sip_messages);
    if (capture->stats.rtp_packets > 0)
        text_printf(out, _(", %llu of RTP"), (unsigned long long)capture->stats.rtp_packets);
    if (capture->stats.start != NANOS_NONE) {
        text_adds(out, ", ");
        clock_iso8601(out, capture->stats.start);
        text_adds(out, ", ");
        clock_duration(out, capture->stats.end - capture->stats.start);
    }
}

void summary_line(const struct report *report, struct text *out)
{
    text_printf(out, ngettext("%zu call", "%zu calls", (unsigned long)report->n_calls),
                report->n_calls);
    if (report->n_attempts > 0)
        text_printf(out,
                    ngettext(", %zu attempt below SIP", ", %zu attempts below SIP",
                             (unsigned long)report->n_attempts),
                    report->n_attempts);
    text_adds(out, ", ");
    text_printf(out, _("%zu with errors"), report->n_failed);
    text_adds(out, ", ");
    text_printf(out, ngettext("%zu finding", "%zu findings", (unsigned long)report->n_findings),
                report->n_findings);
}

void outcome(const struct call *call, const struct call_fields *fields, struct text *out)
{
    text_adds(out, call_state_words(call));
    if (call->status < 300)
        return;
    text_printf(out, " %u", call->status);
    if (fields->reason.n > 0) {
        text_addc(out, ' ');
        text_slice(out, fields->reason);
    }
}

void call_length(const struct call *call, struct text *out)
{
    if (call->answered == NANOS_NONE || call->end == NANOS_NONE || call->clock_ahead)
        text_addc(out, '-');
    else
        clock_duration(out, call->end - call->answered);
}

/* An attempt below SIP: a client that may use any port, and a server that may have none (one whose
 * address is looked for on the link). */
static void party(struct slice uri, struct endpoint host, bool port, struct text *out)
{
    if (uri.n > 0)
        text_slice(out, party_number(uri));
    else if (port && host.port != 0)
        endpoint_print(out, host);
    else
        addr_print(out, host.addr);
}

void parties(const struct call *call, const struct call_fields *fields, const char *arrow,
             struct text *out)
{
    if (call->method != SIP_INVITE) {
        text_slice(out, fields->method);
        text_addc(out, ' ');
    }
    party(fields->from, fields->caller, !call->attempt, out);
    text_adds(out, arrow);
    party(fields->to, fields->callee, true, out);
}

struct ladder *call_ladder(struct report *report, struct view *view, const struct verdict *verdict)
{
    const struct ladder_leg leg = { view, verdict };
    const struct ladder_look look = {
        .time = LADDER_SINCE_START,
        .fold = true,
        .media = true,
        .profiles = report->profiles,
        .sides = diagnosis_sides(report->diagnosis),
    };

    return ladder_new(&leg, 1, &look, report->arena);
}

const struct finding *worst_finding(const struct report *report, const struct verdict *verdict)
{
    const struct finding *worst = NULL;

    for (size_t i = 0; i < verdict->n_findings; i++) {
        const struct finding *finding = &verdict->findings[i];

        if (report_shows(report, finding) && (worst == NULL || finding->severity < worst->severity))
            worst = finding;
    }
    return worst;
}

bool went_well(const struct call *call)
{
    return call->state == CALL_ANSWERED || call->state == CALL_COMPLETED;
}

enum glyph call_glyph(const struct call *call, const struct finding *worst)
{
    if (worst != NULL)
        return severity_glyph(worst->severity);
    return went_well(call) ? GLYPH_GOOD : GLYPH_UNSORTED;
}

void call_line(const struct call *call, const struct call_fields *fields,
               const struct finding *worst, struct text *out)
{
    text_adds(out, glyph_text(call_glyph(call, worst), false));
    text_printf(out, _(" call %u: "), (unsigned)call->id);
    parties(call, fields, " → ", out);
    text_adds(out, ", ");
    outcome(call, fields, out);
    if (call->answered == NANOS_NONE)
        return;
    text_adds(out, ", ");
    call_length(call, out);
}
