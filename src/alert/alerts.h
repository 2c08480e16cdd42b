/* alerts.h - alerts.yaml: which errors go where.
 *
 *     redact: true                 # records and captures as --redact makes them
 *     journal: true                # every record goes to the journal, or syslog
 *     spool: /var/lib/sipwhy/spool # a folder for what could not be delivered yet
 *     spool_mib: 64                # of it, the oldest go first
 *     save: failed                 # the packets of each call that an alert is about; or none
 *     save_folder: /var/lib/sipwhy/calls
 *     save_mib: 256                # of it, the oldest go first
 *     save_age: 30d                # what is older goes
 *     triggers:
 *       - name: drops
 *         when: 'symptom == "drops-after-32s"'     # left out: every error
 *         threshold: 5 in 10m                      # calls; left out: each call
 *         quiet: 1h                                # after an alert
 *         command: [/usr/local/bin/page, drops]    # no shell
 *         webhook:
 *           url: https://hooks.example.com/sipwhy
 *           key_file: hook.key                     # signs by HMAC-SHA256
 *           headers: ['X-Team: voice']
 *         mail:
 *           server: smtps://mail.example.com
 *           from: sipwhy@example.com
 *           to: [noc@example.com]
 *           user: sipwhy
 *           password_file: mail.password
 *           digest: 10m
 *
 * Times are numbers with s, m, h or d. Files without a folder lie in $CREDENTIALS_DIRECTORY, which
 * systemd sets, else beside alerts.yaml. */
#ifndef SIPWHY_ALERT_ALERTS_H
#define SIPWHY_ALERT_ALERTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/lint_message.h"
#include "expr/expr.h"

enum delivery { DELIVER_COMMAND, DELIVER_WEBHOOK, DELIVER_MAIL, DELIVERIES };
const char *delivery_name(enum delivery); /* "webhook", as in alerts.yaml and the spool */

struct alert_command {
    char **words; /* the first is an absolute path */
    size_t n_words;
    nanos_t timeout;
};

struct alert_webhook {
    char *url;
    char *key_file, *ca_file; /* NULL: not signed; the system's authorities */
    char **headers;           /* "Name: value" */
    size_t n_headers;
    nanos_t timeout;
};

struct alert_mail {
    char *server; /* smtp:// with STARTTLS, or smtps:// */
    char *from, **to;
    size_t n_to;
    char *user, *password_file, *ca_file; /* NULL: none */
    bool plain;                           /* without TLS: a server on this host */
    nanos_t digest;                       /* 0: each alert is a mail */
    nanos_t timeout;
};

struct alert_trigger {
    char *name;         /* letters, digits, '-' and '_', at most 40 */
    struct expr *when;  /* NULL: every error */
    uint32_t threshold; /* calls, at least 1 */
    nanos_t within, quiet;
    struct alert_command *command; /* NULL: none, likewise the others */
    struct alert_webhook *webhook;
    struct alert_mail *mail;
};

struct alerts {
    char *folder; /* of alerts.yaml, with a slash; "" */
    bool redact, journal;
    char *spool; /* NULL: not said */
    uint32_t spool_mib;
    bool save;         /* of failed calls */
    char *save_folder; /* NULL: not said */
    uint32_t save_mib;
    nanos_t save_age;
    struct alert_trigger **triggers;
    size_t n_triggers;
};

#define TRIGGER_NAME_MOST 40
#define TRIGGERS_MOST 200u

/* What holds without a file: each error is a record, and goes nowhere else. */
struct alerts *alerts_empty(void);
/* NULL and *error ("alerts.yaml:3:9: …") for a mistake. */
struct alerts *alerts_load(const char *path, struct error *);
/* For `lint`: adds every mistake. NULL if there is one. */
struct alerts *alerts_read(const char *path, struct lint_messages *);
void alerts_free(struct alerts *); /* NULL is allowed */

/* The trigger of that name; NULL: there is none. */
const struct alert_trigger *alerts_trigger(const struct alerts *, struct slice name);
bool trigger_delivers(const struct alert_trigger *, enum delivery);
/* Does any trigger deliver so? */
bool alerts_deliver(const struct alerts *, enum delivery);

#endif
