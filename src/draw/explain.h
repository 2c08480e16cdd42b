/* explain.h - a SIP message explained: each header with what it is for and where the RFC says so,
 * the SDP line by line with codec names and what is in effect, and what the full grammar (libosip2)
 * objects to. */
#ifndef SIPWHY_DRAW_EXPLAIN_H
#define SIPWHY_DRAW_EXPLAIN_H

#include "draw/canvas.h"
#include "provider/profile.h"
#include "sip/message.h"

/* Draws from (x, y) down in `width` cells; returns the rows it takes, also of those outside. NULL
 * canvas: only counts. Headers in which a provider tells why it refuses are known by the profiles
 * (NULL: none). */
int message_explain(struct canvas *, int x, int y, int width, const struct sip_message *,
                    const struct profiles *);

/* The purpose of a header in one translated sentence, and its section; NULL where there are no
 * words for it. */
const char *header_meaning(enum sip_header_id);
const char *header_section(enum sip_header_id);

#endif
