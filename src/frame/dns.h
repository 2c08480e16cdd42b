/* dns.h - the parts of a DNS message (RFC 1035) that a SIP tool needs: question, answer code,
 * addresses, SRV, NAPTR. */
#ifndef SIPWHY_FRAME_DNS_H
#define SIPWHY_FRAME_DNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/slice.h"

#define DNS_PORT 53
#define DNS_NAME_MAX 256
#define DNS_ANSWERS_MAX 32

enum dns_type {
    DNS_A = 1,
    DNS_NS = 2,
    DNS_CNAME = 5,
    DNS_SOA = 6,
    DNS_PTR = 12,
    DNS_MX = 15,
    DNS_AAAA = 28,
    DNS_SRV = 33,
    DNS_NAPTR = 35,
    DNS_DNAME = 39,
    DNS_OPT = 41
};

struct dns_answer {
    uint16_t type;
    uint32_t ttl;                    /* seconds */
    struct addr addr;                /* A, AAAA */
    char target[DNS_NAME_MAX];       /* CNAME, SRV, NAPTR replacement */
    uint16_t port, priority, weight; /* SRV; NAPTR: order and preference in
                                        the latter two */
};

struct dns {
    uint16_t id;
    bool response;
    uint8_t rcode;           /* 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN, 5
                                REFUSED */
    char name[DNS_NAME_MAX]; /* of the first question; escaped as \DDD
                                where not printable */
    uint16_t type;
    uint16_t n_answers; /* in `answers` */
    uint16_t n_more;    /* answers that found no room there */
    struct dns_answer answers[DNS_ANSWERS_MAX];
};

/* False for what is no DNS message; compression loops and lengths past the end end the reading
 * there. */
bool dns_parse(struct slice datagram, struct dns *out);
const char *dns_rcode_name(unsigned rcode); /* "NXDOMAIN"; NULL: not known */
const char *dns_type_name(unsigned type);   /* "SRV"; "TYPE65" style for others is up
                                               to the caller (NULL) */

#endif
