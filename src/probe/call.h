/* call.h - a test call over UDP, TCP or TLS: INVITE with digest, voice for some seconds, BYE.
 *
 * It hangs up by itself whatever comes: nothing within 10 s, no answer within 30 s of ringing, and
 * 5 s after an answer. It reads what comes while it has the network, for a dialog cannot be had
 * otherwise; by then root has been given up.
 *
 * By TLS it goes only to whom this host trusts: a certificate that leads to one of its roots and is
 * for the target's host. */
#ifndef SIPWHY_PROBE_CALL_H
#define SIPWHY_PROBE_CALL_H

#include "probe/credentials.h"
#include "probe/probe.h"
#include "probe/voice.h"

#define PROBE_CALL_SILENCE (10 * NANOS_PER_S)
#define PROBE_CALL_RINGING (30 * NANOS_PER_S)
#define PROBE_CALL_TALK (5 * NANOS_PER_S)

struct probe_call_wish {
    const char *number;
    const char *caller;          /* user part of From */
    const char *user, *password; /* NULL: none */
    bool media;
};

enum probe_call_outcome {
    PROBE_CALL_NOT_SENT, /* reason */
    PROBE_CALL_SILENT,
    PROBE_CALL_REFUSED,   /* by the final response */
    PROBE_CALL_NO_ANSWER, /* it rang, and was cancelled */
    PROBE_CALL_ANSWERED
};

struct probe_call {
    enum probe_call_outcome outcome;
    char *reason;     /* NULL: none */
    char version[16]; /* "TLSv1.3"; "": not by TLS */
    struct probe_place place;
    struct endpoint local;
    struct voice voice;
    struct text final; /* the INVITE's last response */
    int challenges;    /* that were answered */
    enum credentials_outcome credentials;
    nanos_t began, rang, answered, ended; /* NANOS_NONE: not so */
    bool hung_up_there;
    int bye; /* its status; 0: no response */
    int ttl; /* of the last SIP packet that came; 0: not known */
    struct probe_packets packets;
};

/* The number becomes part of a request: digits, letters, and + * - . _ */
bool probe_call_takes(struct slice number);
void probe_call(struct probe_call *, const struct probe_call_wish *, const struct probe_target *,
                const struct probe_place *);
void probe_call_done(struct probe_call *);
/* Lines of text as probe_judge() writes them; returns whether something is wrong. */
bool probe_call_judge(const struct probe_call *, const struct probe_call_wish *, struct text *out);
/* For --dry-run. */
void probe_call_plan(const struct probe_call_wish *, const struct probe_target *, struct text *out);

#endif
