/* profile.h - the providers and the user's own trunks. Data: the YAML files of data/providers,
 * trunks.yaml.
 *
 * Profiles know addresses, names and signs by which a provider is recognised; every line of the
 * data says where it was read and when. Trunks are the user's: in ~/.config/sipwhy/trunks.yaml
 * and /etc/sipwhy/trunks.yaml. */
#ifndef SIPWHY_PROVIDER_PROFILE_H
#define SIPWHY_PROVIDER_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/error.h"
#include "base/lint_message.h"
#include "base/slice.h"
#include "provider/log_value.h"

struct range {
    struct network network;
    char *region; /* "ashburn", NULL: all */
    bool media;   /* else signalling */
    bool retired; /* carried traffic once */
    uint16_t port_low, port_high;
};

struct error_code { /* "32201 source IP not in the ACL", "D35" */
    char *code;
    char *meaning;
    char *cause; /* id of the cause it proves, NULL: none */
};

/* The place of a provider's own code in its responses. */
enum code_place {
    CODE_IN_HEADER, /* at the beginning of its error header */
    CODE_IN_PHRASE, /* the last word of the reason phrase */
    CODE_IN_WARNING,
    CODE_IN_REASON /* a word of the text of that header */
};

struct profile {
    char *id, *name; /* "twilio", "Twilio Elastic SIP Trunking" */
    struct range *ranges;
    size_t n_ranges;
    char **host_patterns; /* regular expressions of termination hosts */
    size_t n_host_patterns;
    char **agents; /* beginnings of User-Agent and Server
                      values */
    size_t n_agents;
    char **codecs; /* encodings that are always accepted,
                      "PCMU" */
    size_t n_codecs;
    char *error_header; /* "X-Twilio-Error" */
    unsigned codes_in;  /* enum code_place */
    struct error_code *errors;
    size_t n_errors;
    char *no_ack_code; /* under which its own log tells of a 2xx
                          without ACK; NULL */
    char *realm;
    bool e164_plus;           /* numbers must be +E.164 */
    bool trunk_by_host;       /* the host of the Request-URI names the
                                 trunk, and another is not taken */
    bool registers;           /* trunks register */
    double cps;               /* calls per second by default, 0: not
                                 known */
    char *cps_more;           /* the condition for more, in words, NULL */
    double more_duration;     /* seconds, an average that they exceed then, 0: not known; */
    double more_brief;        /* percent of short calls that they may have */
    double more_answered;     /* percent answered that they exceed */
    uint32_t concurrent;      /* calls at once without more, 0: not known */
    double failover;          /* seconds until its client tries the next
                                 address, 0: not known */
    double options_least;     /* seconds that it wants between OPTIONS, 0: not
                                 known */
    char *failover_ends;      /* a regular expression of the statuses after
                                 which it tries no other address, NULL */
    bool symmetric_rtp;       /* by default */
    struct log_name *headers; /* that tell values of its call log */
    size_t n_headers;
    struct log_name *columns; /* of the call log that it exports */
    size_t n_columns;
    struct log_name *alerts; /* columns and keys of its debugger's alerts, the best of a value
                                first */
    size_t n_alerts;
    char *file; /* the file that it was read from */
};

struct trunk {
    char *name, *provider;             /* provider: a profile's id or NULL */
    char *sid;                         /* the provider's own id of it, NULL */
    char *file;                        /* where it was read, NULL: not in a file */
    char **termination, **origination; /* URIs or hosts */
    size_t n_termination, n_origination;
    struct network *own, *acl; /* own addresses; what the provider's ACL
                                  lists */
    size_t n_own, n_acl;
    double cps;
    uint32_t concurrent;
    char **codecs;
    size_t n_codecs;
};

/* "sip:+1@[2001:db8::1]:5060;transport=tcp" -> "2001:db8::1"; a bare host is itself. */
struct slice uri_or_host(struct slice text);

void trunk_free(struct trunk *);

struct profiles;
/* Reads the profiles of the data folder (and of ~/.config/sipwhy/providers,
 * /etc/sipwhy/providers) and the trunks. A mistake in a file is an error with file, line and
 * column; NULL then. */
struct profiles *profiles_load(const char *data_dir, struct error *);
struct profiles *profiles_empty(void);
bool profiles_add_file(struct profiles *, const char *path, struct error *);
bool trunks_add_file(struct profiles *, const char *path, struct error *);
/* For `lint`: adds every mistake of the file. */
void profiles_read_file(struct profiles *, const char *path, struct lint_messages *);
void trunks_read_file(struct profiles *, const char *path, struct lint_messages *);
/* Adds the trunks of a text; their providers are looked for in `known`. False and *error at the
 * first mistake. */
bool trunks_add_text(struct profiles *, const struct profiles *known, const char *path,
                     struct slice text, struct error *);
void profiles_free(struct profiles *);

/* Addresses that are the user's own besides those of the trunks: given by --own, or the host's. */
void profiles_own(struct profiles *, struct network);
bool profiles_is_own(const struct profiles *, struct addr);
bool profiles_has_own(const struct profiles *); /* was any given? */

size_t profiles_count(const struct profiles *);
const struct profile *profiles_at(const struct profiles *, size_t i);
const struct profile *profiles_by_id(const struct profiles *, struct slice id);
size_t trunks_count(const struct profiles *);
const struct trunk *trunks_at(const struct profiles *, size_t i);

/* The profile that has the address as signalling (or, with `media`, as media) address; NULL if
 * none has. */
const struct profile *profiles_by_addr(const struct profiles *, struct addr a, bool media);
/* a termination host */
const struct profile *profiles_by_host(const struct profiles *, struct slice host);
const struct profile *profiles_by_agent(const struct profiles *, struct slice agent);
/* retired ones not */
const struct range *profile_range(const struct profile *, struct addr a, bool media);
const struct error_code *profile_error(const struct profile *, struct slice code);
/* the profile whose error header is of that name */
const struct profile *profiles_by_error_header(const struct profiles *, struct slice header);
const struct trunk *trunks_by_host(const struct profiles *, struct slice host);
const struct trunk *trunks_by_addr(const struct profiles *, struct addr own);

#endif
