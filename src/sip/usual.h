/* usual.h - the fast path of sip_scan(), within this folder. */
#ifndef SIPWHY_SIP_USUAL_H
#define SIPWHY_SIP_USUAL_H

#include "sip/message.h"

/* Adds the header lines from `at` on to the message, `most` in all, up to the first that is not
 * written as nearly all are; returns its offset. `*line` is the number of the line before,
 * less than UINT16_MAX - most. What
 * sip_scan() finds is the same without it. */
size_t usual_headers(struct sip_message *, uint32_t most, size_t at, uint32_t *line);

/* The header whose name, as it is registered, stands at p with a colon behind it; BYTE_MASK_WIDTH
 * bytes at least are there. HEADER_OTHER: it is not written so. */
enum sip_header_id usual_name(const char *p, size_t n, size_t *length);

/* sip_scan_limited() without it, and without the short cut for start lines: for tests. */
bool sip_scan_general(struct slice bytes, uint32_t headers, struct sip_message *out);

#endif
