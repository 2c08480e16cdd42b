/* metric.c - the table of metrics, and rows of numbers as Prometheus reads them. */
#include "config.h"

#include "alert/metric.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum kind { COUNTER, GAUGE, HISTOGRAM };

static const char *const kind_names[] = {
    [COUNTER] = "counter", [GAUGE] = "gauge", [HISTOGRAM] = "histogram"
};

static const struct metric_info {
    const char *name, *label; /* label NULL: none */
    const char *help;         /* a public interface, as the name is: not translated */
    enum kind kind;
    double bounds[METRIC_BOUNDS];
} table[METRIC_COUNT] = {
    [METRIC_CALLS] = { .kind = COUNTER,
                       .name = "calls_total",
                       .help = "Calls of which nothing more is expected." },
    [METRIC_ANSWERED] = { .kind = COUNTER,
                          .name = "calls_answered_total",
                          .help = "Of them, those that were answered." },
    [METRIC_FAILED] = { .kind = COUNTER,
                        .name = "calls_failed_total",
                        .help = "Of them, those with an error." },
    [METRIC_OPEN] = { .kind = GAUGE, .name = "calls_open", .help = "Calls that go on." },
    [METRIC_STATE] = { .kind = COUNTER,
                       .name = "calls_by_state_total",
                       .label = "state",
                       .help = "Calls by their state at the end." },
    [METRIC_STATUS] = { .kind = COUNTER,
                        .name = "calls_by_status_total",
                        .label = "status",
                        .help = "Calls by their final status." },
    [METRIC_CAUSE] = { .kind = COUNTER,
                       .name = "calls_by_cause_total",
                       .label = "cause",
                       .help = "Calls with an error, by the first cause." },
    [METRIC_TRUNK] = { .kind = COUNTER,
                       .name = "calls_by_trunk_total",
                       .label = "trunk",
                       .help = "Calls by the trunk of trunks.yaml." },
    [METRIC_TRUNK_FAILED] = { .kind = COUNTER,
                              .name = "calls_failed_by_trunk_total",
                              .label = "trunk",
                              .help = "Calls with an error, by trunk." },
    [METRIC_DELAY] = { .kind = HISTOGRAM,
                       .name = "post_dial_delay_seconds",
                       .help = "From the INVITE to ringing or answer.",
                       .bounds = { 0.5, 1, 2, 3, 5, 8, 13, 30 } },
    [METRIC_DURATION] = { .kind = HISTOGRAM,
                          .name = "call_duration_seconds",
                          .help = "From the answer to the end.",
                          .bounds = { 6, 12, 30, 60, 180, 600, 1800, 3600 } },
    [METRIC_ERRORS] = { .kind = COUNTER,
                        .name = "errors_total",
                        .help = "Errors that were told, each cause of a call once." },
    [METRIC_STREAM_PACKETS] = { .kind = COUNTER,
                                .name = "stream_packets_total",
                                .help = "Packets of the streams of those calls." },
    [METRIC_STREAM_LOST] = { .kind = COUNTER,
                             .name = "stream_packets_lost_total",
                             .help = "Packets that are missing between them." },
    [METRIC_LOSS] = { .kind = HISTOGRAM,
                      .name = "stream_loss_ratio",
                      .help = "The share of packets lost, by stream.",
                      .bounds = { 0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2 } },
    [METRIC_JITTER] = { .kind = HISTOGRAM,
                        .name = "stream_jitter_seconds",
                        .help = "Interarrival jitter (RFC 3550), by stream.",
                        .bounds = { 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1 } },
    [METRIC_PACKETS] = { .kind = COUNTER,
                         .name = "capture_packets_total",
                         .help = "Packets captured." },
    [METRIC_BYTES] = { .kind = COUNTER, .name = "capture_bytes_total", .help = "Bytes captured." },
    [METRIC_DROPPED] = { .kind = COUNTER,
                         .name = "capture_dropped_packets_total",
                         .label = "by",
                         .help = "Packets that the capture lost." },
    [METRIC_SIP] = { .kind = COUNTER, .name = "sip_messages_total", .help = "SIP messages read." },
    [METRIC_RTP] = { .kind = COUNTER, .name = "rtp_packets_total", .help = "RTP packets read." },
    [METRIC_RTCP] = { .kind = COUNTER, .name = "rtcp_packets_total", .help = "RTCP packets read." },
    [METRIC_LIMIT_USED] = { .kind = GAUGE,
                            .name = "limit_used",
                            .label = "limit",
                            .help = "How full a limit is, in its unit." },
    [METRIC_LIMIT_MAX] = { .kind = GAUGE,
                           .name = "limit_max",
                           .label = "limit",
                           .help = "How much a limit allows, in its unit." },
    [METRIC_LIMIT_LOST] = { .kind = COUNTER,
                            .name = "limit_lost_total",
                            .label = "limit",
                            .help = "What was forgotten or cut for a limit." },
    [METRIC_TIME] = { .kind = GAUGE,
                      .name = "capture_time_seconds",
                      .help = "The time that the capture has come to." },
    [METRIC_SPOOL] = { .kind = GAUGE,
                       .name = "spool_alerts",
                       .help = "Alerts that are not delivered yet." },
    [METRIC_BUILD] = { .kind = GAUGE,
                       .name = "build_info",
                       .label = "version",
                       .help = "The program; always 1." },
};

/* Rows */

struct metric_row *metric_add(struct metric_rows *rows, enum metric metric, double value)
{
    VEC_PUSH(rows->list, rows->n, rows->room) =
        (struct metric_row){ .value = value, .metric = (uint8_t)metric };
    return &rows->list[rows->n - 1];
}

/* Is it printed as it stands, as print_label() does it? */
static bool is_plain(struct slice label)
{
    struct text clean = { 0 };
    bool plain = label.n < METRIC_LABEL;

    for (size_t i = 0; i < label.n; i++)
        plain = plain && (unsigned char)label.p[i] >= ' ' && label.p[i] != 0x7f;
    utf8_clean(&clean, label);
    plain = plain && slice_eq(text_view(&clean), label);
    text_done(&clean);
    return plain;
}

/* FNV-1a: without a key, for a label stays the same from start to start. */
static uint64_t label_sum(struct slice label)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < label.n; i++)
        sum = (sum ^ (unsigned char)label.p[i]) * UINT64_C(0x100000001b3);
    return sum;
}

void metric_add_labelled(struct metric_rows *rows, enum metric metric, struct slice label,
                         double value)
{
    struct metric_row *row = metric_add(rows, metric, value);
    size_t n = label.n;

    if (is_plain(label)) {
        if (n > 0)
            memcpy(row->label, label.p, n);
        return;
    }
    if (n > METRIC_LABEL_CUT)
        n = METRIC_LABEL_CUT;
    while (n > 0 && n < label.n && ((unsigned char)label.p[n] & 0xc0) == 0x80)
        n--; /* not within a character */
    memcpy(row->label, label.p, n);
    snprintf(row->label + n, sizeof row->label - n, "~%016" PRIx64, label_sum(label));
}

void metric_rows_done(struct metric_rows *rows)
{
    free(rows->list);
    *rows = (struct metric_rows){ 0 };
}

void metric_count(struct metric_histogram *h, enum metric metric, double value)
{
    h->sum += value;
    for (size_t i = 0; i < METRIC_BOUNDS; i++)
        h->within[i] += value <= table[metric].bounds[i];
    h->within[METRIC_BOUNDS]++;
}

void metric_add_histogram(struct metric_rows *rows, enum metric metric,
                          const struct metric_histogram *h)
{
    for (size_t i = 0; i <= METRIC_BOUNDS; i++)
        metric_add(rows, metric, (double)h->within[i])->part = (uint8_t)i;
    metric_add(rows, metric, h->sum)->part = METRIC_BOUNDS + 1;
}

bool metric_row_holds(const struct metric_row *row)
{
    return row->metric < METRIC_SPOOL && isfinite(row->value) && row->value >= 0 &&
           row->part < (table[row->metric].kind == HISTOGRAM ? METRIC_PARTS : 1);
}

/* Text */

/* Escaped; a control has no business in a label. */
static void print_label(const struct metric_row *row, struct text *out)
{
    struct text clean = { 0 };

    utf8_clean(&clean, (struct slice){ row->label, strnlen(row->label, sizeof row->label) });
    for (size_t i = 0; i < clean.n; i++) {
        if (clean.p[i] == '\\' || clean.p[i] == '"')
            text_addc(out, '\\');
        text_addc(out, (unsigned char)clean.p[i] < ' ' || clean.p[i] == 0x7f ? '?' : clean.p[i]);
    }
    text_done(&clean);
}

/* "_bucket{le="0.5"}", "_count", "_sum" */
static void print_part(const struct metric_info *info, unsigned part, struct text *out)
{
    if (part < METRIC_BOUNDS)
        text_printf(out, "_bucket{le=\"%g\"}", info->bounds[part]);
    else
        text_adds(out, part == METRIC_BOUNDS ? "_count" : "_sum");
}

static void print_row(const struct metric_row *row, struct text *out)
{
    const struct metric_info *info = &table[row->metric];

    text_printf(out, "sipwhy_%s", info->name);
    if (info->kind == HISTOGRAM) {
        print_part(info, row->part, out);
    } else if (info->label != NULL) {
        text_printf(out, "{%s=\"", info->label);
        print_label(row, out);
        text_adds(out, "\"}");
    }
    text_printf(out, " %.15g\n", row->value);
    if (info->kind == HISTOGRAM && row->part == METRIC_BOUNDS)
        text_printf(out, "sipwhy_%s_bucket{le=\"+Inf\"} %.15g\n", info->name, row->value);
}

void metrics_print(const struct metric_row *rows, size_t n, struct text *out)
{
    for (size_t i = 0; i < METRIC_COUNT; i++) {
        text_printf(out, "# HELP sipwhy_%s %s\n# TYPE sipwhy_%s %s\n", table[i].name, table[i].help,
                    table[i].name, kind_names[table[i].kind]);
        for (size_t j = 0; j < n; j++)
            if (rows[j].metric == i)
                print_row(&rows[j], out);
    }
}
