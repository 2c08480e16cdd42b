/* svg.h - the ladder of one call as an element of a page. */
#ifndef SIPWHY_REPORT_SVG_H
#define SIPWHY_REPORT_SVG_H

#include "report/report.h"

/* Rules of style for such elements, once a page. */
extern const char svg_style[];
/* <svg class="ladder" …>, as wide as the page lets it be. */
void svg_ladder(struct report *, struct view *, const struct verdict *, struct text *out);

#endif
