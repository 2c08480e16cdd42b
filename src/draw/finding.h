/* finding.h - a finding, drawn like a good compiler's error: what is wrong, the very line with the
 * span marked and what was expected, why, and the fix. */
#ifndef SIPWHY_DRAW_FINDING_H
#define SIPWHY_DRAW_FINDING_H

#include "call/view.h"
#include "diagnose/diagnosis.h"
#include "draw/canvas.h"
#include "draw/message.h"

/* Draws it from (x, y) down in `width` cells and returns the number of rows, also of those that
 * fall outside. `view`: of the finding's call; NULL for a finding of the capture as a whole. NULL
 * canvas: only counts. */
int finding_draw(struct canvas *, int x, int y, int width, struct view *, const struct finding *);

/* Only the lines it points at, with their places, as above. */
int finding_evidence_draw(struct canvas *, int x, int y, int width, struct view *,
                          const struct finding *);

/* The marks of a finding in one message, for message_draw(); the first evidence is what is wrong,
 * the others are related to it. Returns how many there are, at most `room`. */
size_t finding_marks(const struct finding *, uint32_t message, struct mark *marks, size_t room);
/* The mark of evidence i. */
struct mark evidence_mark(const struct finding *, size_t i);

#endif
