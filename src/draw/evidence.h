/* evidence.h - the lines that a finding points at, in few rows: the wrong one with its mark and
 * what was expected, then those it is compared with. Screens begin with them.
 *
 *     x ACK sip:+12125550143@contoso.pstn.twilio.com SIP/2.0                  message 5
 *           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *           expected sip:+12125550143@172.25.40.11:5060
 *     * Contact: <sip:+12125550143@172.25.40.11:5060>                    200, message 4
 *                 ----------------------------------
 *
 * A line that would take more than two rows is shortened, with an ellipsis where something is
 * left out: its name, the mark and what is around it stay. */
#ifndef SIPWHY_DRAW_EVIDENCE_H
#define SIPWHY_DRAW_EVIDENCE_H

#include "call/view.h"
#include "diagnose/diagnosis.h"
#include "draw/canvas.h"

/* Draws pieces of evidence from `first` on, as many as fit wholly into the area, the first of them
 * even where it does not; returns the rows they take, and sets *shown to how many they are. NULL
 * canvas: only counts. `view` may be NULL: the evidence's own words are shown then. */
int evidence_draw(struct canvas *, struct rect, struct view *, const struct finding *, size_t first,
                  size_t *shown);

/* The line of a message in which evidence stands, and the mark within it; credentials are masked by
 * who shows it (digest_mask). False: it is no line of a message whose bytes are there. */
struct marked_line {
    struct slice bytes;
    size_t begin, end;
};
bool evidence_line(struct view *, const struct evidence *, struct marked_line *out);

/* "message 5", "200, message 4", "frame 12": where a piece of evidence stands. */
void evidence_place(struct text *, struct view *, const struct evidence *);

#endif
