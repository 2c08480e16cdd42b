/* method.h - methods and status codes of SIP: names, and what they mean. */
#ifndef SIPWHY_SIP_METHOD_H
#define SIPWHY_SIP_METHOD_H

#include "base/slice.h"

/* In the order of RFC 3261 and its extensions; SIP_OTHER is a token that is none of these. */
enum sip_method {
    SIP_NONE,
    SIP_INVITE,
    SIP_ACK,
    SIP_BYE,
    SIP_CANCEL,
    SIP_REGISTER,
    SIP_OPTIONS,
    SIP_PRACK,
    SIP_SUBSCRIBE,
    SIP_NOTIFY,
    SIP_PUBLISH,
    SIP_INFO,
    SIP_REFER,
    SIP_MESSAGE,
    SIP_UPDATE,
    SIP_OTHER
};

enum sip_method sip_method_of(struct slice token); /* methods are case-sensitive (7.1) */
const char *sip_method_name(enum sip_method);      /* "INVITE"; "?" for SIP_NONE and SIP_OTHER */
const char *sip_status_phrase(int status);         /* the registered reason phrase ("Busy
                                                      Here"), NULL if none */
const char *sip_status_meaning(int status);        /* one translated sentence for a person; by
                                                      class if not known */

#endif
