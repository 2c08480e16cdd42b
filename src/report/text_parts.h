/* text_parts.h - the parts of a report for people: the line of a call, the line of the capture, a
 * finding on a canvas. Text, Markdown and HTML are made of them. */
#ifndef SIPWHY_REPORT_TEXT_PARTS_H
#define SIPWHY_REPORT_TEXT_PARTS_H

#include "draw/canvas.h"
#include "draw/ladder.h"
#include "report/fields.h"

/* The finding on a canvas of its own; canvas_free() it. */
struct canvas *finding_canvas(const struct report *, int width, struct view *,
                              const struct finding *);
/* "call.pcap + 2 more: 14 calls, 3 failed, 120 packets" */
void capture_line(const struct report *, struct text *out);
/* "✗ call 3: +1415… → +1212…, failed 403 Forbidden, 0:12"; `worst` NULL: nothing is wrong. */
void call_line(const struct call *, const struct call_fields *, const struct finding *worst,
               struct text *out);
/* "2026-03-11T09:56:44.000000Z, 203.0.113.40:5060 → 54.172.60.2:5060, UDP": for a ticket. */
void call_where(const struct call *, const struct call_fields *, bool ascii, struct text *out);
/* The command line that shows the packets of a finding in Wireshark, or prints them with tshark;
 * false: they cannot be named (several files, an interface, standard input). */
bool finding_command(const struct report *, const struct finding *, bool tshark, struct text *out);
/* "14 calls, 3 with errors, 4 findings" */
void summary_line(const struct report *, struct text *out);
/* "completed", "failed 403 Forbidden" */
void outcome(const struct call *, const struct call_fields *, struct text *out);
/* Time between answer and end, or "-". */
void call_length(const struct call *, struct text *out);
/* The call as a ladder, times since its start, retransmissions folded; in the report's arena. */
struct ladder *call_ladder(struct report *, struct view *, const struct verdict *);
/* The two parties, as shortly as can be told: numbers, else addresses where a message has no From
 * or To. */
void parties(const struct call *, const struct call_fields *, const char *arrow, struct text *out);
/* A tick is for what went well only: nothing was found wrong, and the call was answered, or the
 * request accepted. */
bool went_well(const struct call *);
enum glyph call_glyph(const struct call *, const struct finding *worst);
/* The worst finding that is shown; NULL: none. */
const struct finding *worst_finding(const struct report *, const struct verdict *);

#endif
