/* packet_comments.h - remarks on packets of a capture that is saved: which call begins there, and
 * what was found. They stand in pcapng files, and other programs show them with the packets. */
#ifndef SIPWHY_REPORT_PACKET_COMMENTS_H
#define SIPWHY_REPORT_PACKET_COMMENTS_H

#include "report/report.h"

struct packet_comments;
struct packet_comments *packet_comments_new(void);
void packet_comments_free(struct packet_comments *); /* NULL is allowed */
/* Of a call: its name on its first packet, each finding on the packet that shows it. */
void packet_comments_add(struct packet_comments *, const struct report *, const struct call *);
/* Lines of text on the packet of that number, made harmless; empty: there are none. Valid until the
 * next call. */
struct slice packet_comments_of(struct packet_comments *, uint32_t number);

#endif
