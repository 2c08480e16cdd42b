/* session.h - the pipeline on one page: a packet goes in, calls and findings are up to date.
 *
 *     packet -> frames -> framer -> calls -> diagnosis
 *                   \-> RTP, RTCP, DNS, ICMP -> calls */
#ifndef SIPWHY_SESSION_SESSION_H
#define SIPWHY_SESSION_SESSION_H

#include "diagnose/diagnosis.h"
#include "packet/packet.h"
#include "session/limits.h"

struct session;
/* Reads rules, profiles and trunks (data_dir: where `data/` was installed). NULL and *error if
 * one of them is faulty. */
struct session *session_new(const char *data_dir, struct error *);
struct session *session_new_limited(const char *data_dir, const struct limits *, struct error *);
/* By rules that were read already and outlive it. */
struct session *session_new_by(const struct rules *, const char *data_dir, const struct limits *,
                               struct error *);
void session_free(struct session *);  /* NULL is allowed */
void session_leave(struct session *); /* at the end of the program; see mem_leave() */
/* From here on calls are made of what redact/redact.h leaves of the packets. Before the first
 * packet. */
void session_redact(struct session *);
const struct redact *session_redactor(const struct session *); /* NULL: none */
/* TLS is deciphered by these keys, which stay the calling function's. Before the first packet. */
void session_keys(struct session *, struct keylog *);
/* Only HEP with this authentication key is taken. Before the first packet. */
void session_hep_key(struct session *, const char *key);
struct forwarder; /* forwarder.h */
/* SIP is handed on to it, redacted where calls are; it stays the calling function's. Before the
 * first packet. */
void session_forward(struct session *, struct forwarder *);
struct keylog *session_keylog(const struct session *); /* NULL: none */
/* Makes these addresses the user's own. Before the first packet. */
void session_own(struct session *, const struct network *, size_t n);
/* From here on reading and decoding are done by the thread that feeds, and the rest by another one
 * (relay.h), which is handed `batch` bytes at once: RELAY_BATCH. Calls, diagnosis and store may be
 * looked at after session_settle() only, until session_finish(), which ends the other thread.
 * Listeners to calls are told in it. Before the first packet. */
void session_share(struct session *, size_t batch);
void session_settle(struct session *);         /* all that was fed is part of the calls */
struct store *session_store(struct session *); /* for source_open_files() */
void session_feed(struct session *, const struct packet *);
void session_tick(struct session *, nanos_t now);
void session_finish(struct session *); /* end of input */
struct calls *session_calls(struct session *);
struct diagnosis *session_diagnosis(struct session *);
const struct rules *session_rules(const struct session *);
const struct profiles *session_profiles(const struct session *);
void session_frames_stats(const struct session *, struct frames_stats *);
/* Messages meant for SIP that cannot be read, see framer.h. */
uint64_t session_marred(const struct session *);
/* The state of each limit that the pipeline keeps to; LIMIT_RECORDED and LIMIT_UNPACK are the
 * capture's. */
void session_limits(const struct session *, struct limit_state state[LIMIT_COUNT]);
const struct limits *session_limit_use(const struct session *);

/* The pages of the bundled causes, as an address without "/" at its end: where the handbook is
 * installed in the data folder; NULL: it is not. */
const char *session_handbook(const struct session *);

/* The folder of the data: $SIPWHY_DATA, else beside the program in a build tree, else the installed
 * folder. */
const char *data_dir(void);

#endif
