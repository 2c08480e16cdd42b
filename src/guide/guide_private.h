/* guide_private.h - private to guide/: the tree as it was read, and what its files hand to each
 * other.
 *
 * A guide file is a mapping of up to four lists:
 *
 *   covers:                            # what a page of a provider tells of, which `lint` holds the
 *                                      # tree to: each problem is one of a symptom, and each of its
 *                                      # causes can be reached from that symptom
 *     - problem: problem2
 *       about: …                       # for who reads the file
 *       causes: [acl-ip-not-allowed, digest-credentials-wrong]
 *
 *   symptoms:                          # in the order in which they are offered
 *     - id: '403'
 *       symptom: '403'                 # of diagnose/symptom.h; left out: the id
 *       group: refused                 # of enum guide_group; left out: other
 *       title: …                       # left out: that symptom's
 *       hint: …
 *       direction: termination         # or origination, both; left out: both
 *       problems: [problem2]           # of the page
 *       audio: true                    # voice has to be captured, too
 *       when: EXPRESSION               # it is offered first for a call only where this holds of it
 *       start: forbidden               # the first node
 *
 *   nodes:
 *     - id: forbidden
 *       question: …                    # all texts are templates (diagnose/expr.h)
 *       why: …
 *       value: acl                     # asks for a value, see enum value_what
 *       help: …                        # what such a value looks like
 *       check: dig +short {…}          # a command that decides
 *       provider: {twilio: {why: …}}   # other words where this provider is the one
 *       answers:
 *         - id: 'yes'
 *           text: …
 *           said: …                    # the answer's words when evidence gives it
 *           when: EXPRESSION           # evidence gives this answer when it holds,
 *           found: [CAUSE]             # or when the diagnosis of the call found one of these,
 *           typed: private             # or when what was typed is one: private, public, name
 *           show: EXPRESSION           # whose place is shown; left out: of the first fact that has
 *                                      # one, or the finding's
 *           to: NODE                   # the next question
 *           proven: [CAUSE]            # what is concluded: to, conclusions, or both
 *           likely: [CAUSE]
 *           possible: [CAUSE]
 *           exclude: [CAUSE]
 *       unknown: {to: NODE}            # "I don't know"; left out: all that the answers lead to is
 *                                      # possible
 *
 *   causes:                            # words for a cause in place of those beside its rule
 *     - id: acl-ip-not-allowed
 *       look: …                        # the keys of without_capture
 *
 * The words for a cause that no finding speaks of stand in the file of its rules, in one rule of
 * that id:
 *
 *   - id: acl-ip-not-allowed
 *     without_capture:
 *       look: …                        # evidence to look for
 *       title: …                       # each left out where the first rule of that id says it
 *       explain: …                     # without facts of a call, and lends it
 *       fix: …
 *       provider: {twilio: {fix: …}} */
#ifndef SIPWHY_GUIDE_GUIDE_PRIVATE_H
#define SIPWHY_GUIDE_GUIDE_PRIVATE_H

#include "base/hash.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "guide/guide.h"

#define ANSWERS_MAX 9 /* there are nine keys to answer with, and one is "I don't know" */

/* A set of causes, by their index in struct guide; {0} is an empty one. The set's memory is the
 * arena's. */
struct cause_set {
    uint64_t *bits;
    size_t n_words;
};
bool cause_in(const struct cause_set *, size_t cause);
void cause_put(struct cause_set *, size_t cause, struct arena *);
void cause_unite(struct cause_set *, const struct cause_set *, struct arena *);

/* Other words for one provider; a text that is NULL is as for all. */
#define WORDS_MAX 4
struct words {
    char *provider; /* NULL: for all */
    struct template *texts[WORDS_MAX];
};

struct wordings {
    struct words *list; /* the first is for all */
    size_t n;
};
/* The text, in the provider's words if there are such; NULL: none. */
struct template *wording(const struct wordings *, unsigned which, const char *provider);

enum typed_kind { TYPED_ANY, TYPED_PRIVATE, TYPED_PUBLIC, TYPED_NAME };

/* The consequence of an answer. */
struct outcome {
    char *to;
    struct guide_node *target; /* NULL: the walk ends here */
    char **named[4];           /* by enum outcome_list, as in the file */
    size_t n_named[4];
    struct cause_set causes[4];
    struct cause_set reach; /* all causes that can still be concluded */
    const struct yaml *at;  /* while it is being read */
};
enum outcome_list { OUTCOME_PROVEN, OUTCOME_LIKELY, OUTCOME_POSSIBLE, OUTCOME_EXCLUDE };

enum answer_text { ANSWER_TEXT, ANSWER_SAID };
struct guide_answer {
    char *id;
    struct wordings words; /* by enum answer_text */
    struct expr *when, *show;
    char **found;
    size_t n_found;
    struct cause_set found_set;
    enum typed_kind typed;
    struct outcome outcome;
    const struct yaml *at;
};

enum value_what {
    WHAT_NONE,
    WHAT_TERMINATION, /* the termination URI, or its host */
    WHAT_ORIGINATION,
    WHAT_OWN, /* addresses or networks of one's own */
    WHAT_ACL, /* addresses or networks of the access list */
    WHAT_CPS,
    WHAT_CONCURRENT
};

enum node_text { NODE_QUESTION, NODE_WHY, NODE_VALUE_HELP, NODE_COMMAND };
struct guide_node {
    char *id;
    struct wordings words; /* by enum node_text */
    enum value_what value;
    struct guide_answer *answers;
    size_t n_answers;
    struct outcome unknown;
    bool has_unknown;
    struct cause_set reach;
    enum { NODE_NEW, NODE_ENTERED, NODE_LEFT } state; /* of the search for loops */
    bool used;
    const struct yaml *at;
};

struct symptom_entry {
    struct guide_symptom shown; /* its texts are those below, translated */
    char *id, *symptom, *title, *hint, *start;
    char **problems;
    size_t n_problems;
    bool audio;
    struct expr *when; /* NULL: of any call */
    struct guide_node *node;
    const struct yaml *at;
};

struct covered {
    char *problem, *about;
    char **causes;
    size_t n_causes;
    const struct yaml *at;
};

enum cause_text { CAUSE_TITLE, CAUSE_EXPLAIN, CAUSE_LOOK, CAUSE_FIX };
struct cause_words {
    char *id;
    struct wordings words; /* by enum cause_text */
    const struct yaml *at;
};

struct guide {
    const struct rules *rules;
    const struct rule **causes; /* one for each id */
    size_t n_causes, room_causes;
    struct symptom_entry **symptoms;
    size_t n_symptoms, room_symptoms;
    struct guide_node **nodes;
    size_t n_nodes, room_nodes;
    struct covered **covers;
    size_t n_covers, room_covers;
    struct cause_words **words;
    size_t n_words, room_words;
    struct hash cause_by_id, node_by_id, words_by_id; /* their indexes, by hash_bytes() */
    struct arena *arena;                              /* of the sets of causes */
    struct yaml_file **files;                         /* kept until the tree is checked */
    size_t n_files, room_files;
};

/* The first of an id is the one that is found. */
void guide_add_node(struct guide *, struct guide_node *);
void guide_add_words(struct guide *, struct cause_words *);
struct guide_node *guide_node_find(const struct guide *, struct slice id); /* NULL */
int guide_cause(const struct guide *, struct slice id);                    /* -1: no rule has it */
const struct cause_words *guide_cause_words(const struct guide *, const char *id); /* NULL */
/* The rule's text in that place; NULL: it has none. */
struct template *rule_wording(const struct rule *, enum cause_text);

void outcome_done(struct outcome *);

/* The readers of the YAML's mappings (read.c); each takes in one and notes what is wrong. */
void guide_read_symptom(struct guide *, const struct yaml *, struct lint_messages *);
void guide_read_node(struct guide *, const struct yaml *, struct lint_messages *);
void guide_read_cover(struct guide *, const struct yaml *, struct lint_messages *);
void guide_read_cause(struct guide *, const struct yaml *, struct lint_messages *);
void guide_read_rule(struct guide *, const struct yaml *, struct lint_messages *);
void guide_node_free(struct guide_node *);
void guide_symptom_free(struct symptom_entry *);
void guide_cover_free(struct covered *);
void guide_cause_free(struct cause_words *);

/* Ties names to what they name and proves the tree (check.c). */
void guide_tie(struct guide *, struct lint_messages *);

#endif
