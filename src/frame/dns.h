/* dns.h - the parts of a DNS message (RFC 1035) that a SIP tool needs: question, answer code,
 * addresses, SRV, NAPTR; and the places of all names and addresses, for who rewrites them. */
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
/* A field of a message: bytes [at, at + n). */
enum dns_field_kind {
    DNS_FIELD_NAME,    /* labels, and the zero or the pointer that ends them */
    DNS_FIELD_ADDRESS, /* 4 or 16 bytes */
    DNS_FIELD_TEXT,    /* words that people write */
    DNS_FIELD_OTHER    /* that nobody knows */
};
struct dns_field {
    enum dns_field_kind kind;
    size_t at, n;
};
typedef void dns_field_sink(void *context, const struct dns_field *);
/* All fields, in their order, but for numbers that name nobody. Behind a contradiction, or the last
 * record, the rest is DNS_FIELD_OTHER; so is all of what is shorter than a header. */
void dns_fields(struct slice datagram, dns_field_sink *, void *context);
/* The whole name at a place, pointers followed, its bytes as they are with dots between the labels,
 * not terminated; its length. As far as it can be read. */
size_t dns_host(struct slice datagram, size_t at, char host[DNS_NAME_MAX]);
const char *dns_rcode_name(unsigned rcode); /* "NXDOMAIN"; NULL: not known */
const char *dns_type_name(unsigned type);   /* "SRV"; "TYPE65" style for others is up
                                               to the caller (NULL) */

#endif
