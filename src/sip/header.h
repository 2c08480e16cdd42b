/* header.h - what is known of headers by their names, beyond message.h; within this folder. */
#ifndef SIPWHY_SIP_HEADER_H
#define SIPWHY_SIP_HEADER_H

#include <stdbool.h>

#include "base/slice.h"
#include "sip/message.h"

/* May its value hold several values, separated by commas (7.3.1)? */
bool sip_header_is_list(enum sip_header_id);
/* The full name for a compact form ("Subject" for "s"); any other name comes back as it is. */
struct slice sip_header_full_name(struct slice name);

#endif
