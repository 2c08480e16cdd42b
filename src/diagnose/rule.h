/* rule.h - rules: what a cause is, when it holds, what to point at. Data: the YAML files of
 * data/rules, ~/.config/sipwhy/rules, /etc/sipwhy/rules.
 *
 * A rules file is a YAML list of mappings:
 *
 *   - id: ack-ruri-not-remote-target     # the cause's id; several rules may share one
 *                                        # (variants), the first that holds counts
 *     symptom: drops-after-32s           # one of the guide's symptoms
 *     scope: call                        # or `attempt` (below SIP, call/attempt.h) or
 *                                        # `capture` (default call)
 *     when: 'ok.retransmissions > 0 and ack.request_uri.host != ok.contact.host'
 *     severity: error                    # error, warning, info, conformance
 *     confidence: proven                 # proven, likely, possible
 *     doubt:                             # lowers the confidence by one step, each with
 *                                        # the words that say why
 *       - when: 'capture.one_sided'
 *         say: The capture holds one direction only.
 *     point:                             # the evidence, most telling first
 *       - at: ack.request_uri            # a fact; its place is shown
 *         expected: '{ok.contact.uri}'   # template; leave out where nothing was expected instead
 *         note: …                        # words under the mark
 *     title: The ACK is addressed to the wrong place
 *     explain: >-                        # template
 *     fix: >-                            # template
 *     check: >-                          # the check or question that decides, for what
 *                                        # is not proven
 *     references: [RFC 3261 section 13.2.2.4]
 *     provider_code: '32022'             # or a template
 *     consequence_of: [ack-missing]      # when one of these holds too, this one follows from it
 *     special_case_of: [ack-lost]        # more general causes, whose place it takes when it
 *                                        # holds (precedence.h)
 *     about: >-                          # for `sipwhy explain`: what proves it, what looks alike
 *     without_capture:                   # words for the guide, where no call is at hand; read by
 *       look: …                          # guide/ (guide_private.h)
 *
 * An entry of the list may, instead of a rule, give names to conditions, which the rules of all
 * files use like facts:
 *
 *   - conditions:
 *       outgoing_call: 'is_call and direction != "origination"'
 *
 * All text is translated by gettext when it is shown; the texts are extracted to data/texts.c
 * for that. */
#ifndef SIPWHY_DIAGNOSE_RULE_H
#define SIPWHY_DIAGNOSE_RULE_H

#include "base/error.h"
#include "base/lint_message.h"
#include "expr/expr.h"
#include "provider/profile.h"

/* Conformance: not as the RFCs demand, whatever came of it; only where that is asked for. */
enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO, SEVERITY_CONFORMANCE };
enum confidence { CONFIDENCE_PROVEN, CONFIDENCE_LIKELY, CONFIDENCE_POSSIBLE };
const char *severity_name(enum severity); /* as in the JSON, not translated */
const char *confidence_name(enum confidence);

struct rule_point {
    struct expr *at;                  /* its value's place is pointed at */
    struct template *expected, *note; /* NULL: none */
};

/* Columns of a short title: what a list of calls has at 80. */
#define RULE_BRIEF_MAX 21

struct rule_doubt {
    struct expr *when;
    char *say;
};

struct rule {
    char *id, *symptom, *file;
    unsigned line;         /* in the file */
    bool capture, attempt; /* scope; neither: a call */
    bool bundled;          /* of the data folder, and not the user's */
    struct expr *when;
    enum severity severity;
    enum confidence confidence;
    struct rule_doubt *doubts;
    size_t n_doubts;
    struct rule_point *points;
    size_t n_points;
    struct template *title, *explain, *fix, *check, *provider_code;
    char *brief; /* the title in at most RULE_BRIEF_MAX columns, for lists; NULL: none */
    char *about; /* plain text, NULL: none */
    char *title_text, *explain_text, *fix_text, *check_text; /* the templates as written, for
                                                                explain */
    char **references, **consequence_of, **special_case_of;
    size_t n_references, n_consequence_of, n_special_case_of;
    size_t number;                       /* rules_at(number) */
    bool in_image;                       /* private */
    const struct conditions *conditions; /* private: that it may use */
};

struct products;
struct rules;
/* Reads the rules of the data folder and of the user's. NULL and *error ("file:line:column: …")
 * for a mistake, or where the data folder has none. */
struct rules *rules_load(const char *data_dir, struct error *);
/* The program's own rules are parsed once, as it is built: this writes data_dir/rules.image, which
 * rules_load() takes in place of the files as long as these are the same. Without it
 * they are parsed. */
bool rules_compile(const char *data_dir, const char *to, struct error *);
struct rules *rules_empty(void);
bool rules_add_file(struct rules *, const char *path, struct error *);
/* For `lint`: adds every mistake of the file; then, after the last file, those of ids that no
 * rule has. */
void rules_read_file(struct rules *, const char *path, struct lint_messages *);
void rules_check(const struct rules *, struct lint_messages *);
/* For `lint` alone: rules that conclude from the absence of a fact of which nobody knows whether it
 * could have been seen, and rules that know a provider by name or its codes by number. */
void rules_check_laws(const struct rules *, const struct profiles *, struct lint_messages *);
size_t rules_count(const struct rules *);
const struct rule *rules_at(const struct rules *, size_t i); /* in the order of the files */
const struct rule *rules_by_id(const struct rules *, struct slice id); /* the first of that id */
/* The settings of products, which rules_load() reads, too. */
struct products *rules_products(const struct rules *);
void rules_free(struct rules *);

#endif
