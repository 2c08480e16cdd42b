/* grammar_rules.h - the checks by the RFC's own grammar, for grammar.c; within this folder. */
#ifndef SIPWHY_SIP_GRAMMAR_RULES_H
#define SIPWHY_SIP_GRAMMAR_RULES_H

#include "sip/grammar.h"

#define FAULTS_KEPT 64

struct faults {
    const struct sip_message *m;
    size_t n;
    struct grammar_fault list[FAULTS_KEPT];
};

enum weight { ODD, FATAL };

/* `what` is marked with N_() and translated here; no more than FAULTS_KEPT are kept. */
void fault_add(struct faults *, struct span at, enum weight, const char *what,
               const char *reference);
void fault_add_at(struct faults *, struct slice at, enum weight, const char *what,
                  const char *reference);
bool fault_within(const struct faults *, struct span);

/* A Request-URI that is plain (plain.h) has no faults. */
void rules_start_line(struct faults *, bool has_plain_uri);
void rules_message(struct faults *); /* the headers that are there, and how often */
void rules_header(struct faults *, const struct sip_header *);
/* A header with name-addrs in it, or a Via. */
void rules_addresses(struct faults *, const struct sip_header *);
void rules_via(struct faults *, const struct sip_header *);
void rules_uri(struct faults *, struct slice uri);
/* ";name=value;…", without the first semicolon. */
void rules_params(struct faults *, struct slice params);

#endif
