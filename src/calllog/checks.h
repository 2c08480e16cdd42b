/* checks.h - what was tried of a trunk and of this host, and what came of it: by sipwhy(1)'s probe,
 * as plain records that facts, the report and the guide read. */
#ifndef SIPWHY_CALLLOG_CHECKS_H
#define SIPWHY_CALLLOG_CHECKS_H

#include <stddef.h>

enum check_kind {
    CHECK_NAMES,      /* RFC 3263 */
    CHECK_OPTIONS,    /* an OPTIONS by any transport */
    CHECK_CONNECT,    /* a connection by TCP or TLS alone */
    CHECK_SERVER,     /* whether a client would have got through */
    CHECK_HOPS,       /* the way on the way out */
    CHECK_MEDIA_HOPS, /* likewise to where the voice of a test call went */
    CHECK_FRAGMENTS,  /* an OPTIONS that goes in fragments */
    CHECK_NAT,        /* mappings, as two servers saw them */
    CHECK_ALG,        /* what was sent against what came back */
    CHECK_CALL,
    CHECK_LISTEN,
    CHECK_LOCAL_SOCKETS,
    CHECK_LOCAL_FIREWALL,
    CHECK_KINDS
};
const char *check_kind_name(enum check_kind); /* "names", as in JSON */

enum check_result { CHECK_GOOD, CHECK_WRONG, CHECK_OPEN /* it cannot be decided */ };
const char *check_result_name(enum check_result); /* "good" */

struct check {
    enum check_kind kind;
    enum check_result result;
    const char *outcome;        /* a word of a table: "answered"; outlives the check */
    unsigned number;            /* what is counted: a status, hops; 0: nothing */
    const char *target;         /* that the user named: "sip:acme.example"; "": this host */
    const char *host;           /* its host: "acme.example"; "": this host */
    const char *run;            /* what was done */
    const char *words, *advice; /* what came of it, and what to do: lines; "": none */
};

struct check_list {
    struct check *list;
    size_t n, room;
};

/* Copies it, strings and all (NULL: ""). */
void checks_add(struct check_list *, const struct check *);
/* The first of the kind that is wrong, else that is open, else the first; NULL: none was made. */
const struct check *checks_worst(const struct check_list *, enum check_kind);
void checks_clear(struct check_list *);

#endif
