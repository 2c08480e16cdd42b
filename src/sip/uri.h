/* uri.h - SIP, SIPS and tel URIs, and the name-addr around them (RFC 3261 sections 19.1 and 20.10).
 * All slices point into the text that was given. */
#ifndef SIPWHY_SIP_URI_H
#define SIPWHY_SIP_URI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/slice.h"

struct uri {
    struct slice all;    /* the URI itself */
    struct slice scheme; /* "sip", "sips", "tel", other */
    struct slice user;   /* without password, as written; tel: the
                            number */
    struct slice password;
    struct slice host;     /* as written, IPv6 with its brackets */
    struct slice hostport; /* host and port together, for showing */
    uint16_t port;         /* 0: none written */
    struct slice params;   /* after the first ';', without it */
    struct slice headers;  /* after '?' */
};

/* False if there is no scheme and host (or number), or if a port is none. Of schemes other than
 * sip, sips and tel only `all` and `scheme` are filled in. */
bool uri_parse(struct slice text, struct uri *out);
/* value; empty with p != NULL if it stands without one; p NULL: none */
struct slice uri_param(const struct uri *, struct slice name);
bool uri_has_param(const struct uri *, struct slice name);
bool uri_host_addr(const struct uri *, struct addr *out); /* false if the host is a name */
uint16_t uri_port(const struct uri *); /* 5060, or 5061 for sips or transport=tls,
                                          when none is written */

/* Equal by 19.1.4: scheme, user (case, escapes), host (any case), port, transport, user=, maddr,
 * ttl, method, headers. To the letter: a port or transport that is left out is not the default
 * one written out. Where that is too strict, compare the users and uri_same_target(). */
bool uri_equal(const struct uri *, const struct uri *);
/* Host and port alone, with the default port: do both lead to the same place? */
bool uri_same_target(const struct uri *, const struct uri *);

struct name_addr {
    struct slice display; /* without quotes; escapes left in */
    struct uri uri;
    struct slice params; /* of the header, after '>' or the first
                            ';' of an addr-spec (20.10) */
    bool star;           /* "*" of a REGISTER's Contact */
};
/* `value` is one value (see sip_next_value). False if no URI can be found. */
bool name_addr_parse(struct slice value, struct name_addr *out);

/* A parameter of "a=1;b;c=\"x\"": p NULL if it is not there; quotes are taken off. */
struct slice param_get(struct slice params, struct slice name);

/* ^\+[1-9][0-9]{6,14}$ : a global number as E.164 and the providers want it. */
bool number_is_e164(struct slice user);
/* By their ends: "+14155550101" and "0014155550101" name the same line. All of the shorter (3 at
 * least), or the last 7. */
bool number_same_line(struct slice a, struct slice b);

#endif
