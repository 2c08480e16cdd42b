/* guide.h - the walk through the symptoms: a decision tree (data) and one walk through it.
 *
 * The tree is data: the YAML files of data/guide, ~/.config/sipwhy/guide and /etc/sipwhy/guide. A
 * symptom leads to a node; a node asks one question, and each answer leads to the next node or to
 * causes. An answer may carry an expression over the selected call (or the capture), so that
 * evidence gives it; a node may ask for a value (the termination URI, the ACL's entries, …) or for
 * a check to be run, with the command line to run by hand.
 *
 * A walk belongs to one symptom and, if there is one, one call. Every question that evidence
 * answers is answered at once and marked so; the user may overrule. "I don't know" is always an
 * answer. Each answer changes what is excluded, possible and proven, and that is always to be
 * had. */
#ifndef SIPWHY_GUIDE_GUIDE_H
#define SIPWHY_GUIDE_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/lint_message.h"
#include "base/text.h"
#include "diagnose/diagnosis.h"
#include "helper/saver.h"

struct guide;
/* Loads and checks the whole tree: every leaf a known cause, no dead end, no loop. */
struct guide *guide_load(const char *data_dir, const struct rules *, struct error *);
void guide_free(struct guide *);
/* Is there more than the program's own, of the user or the host: of the guide, or rules, which may
 * lend words to it? */
bool guide_is_amended(void);
/* For `lint`: a tree of the files read into it, every mistake added; then, after the last file,
 * those of the tree as a whole. The rules outlive it. Files of rules lend the words that stand
 * there for a cause without a capture. */
struct guide *guide_empty(const struct rules *);
void guide_read_file(struct guide *, const char *path, struct lint_messages *);
void guide_read_rules(struct guide *, const char *path, struct lint_messages *);
void guide_check(struct guide *, struct lint_messages *);

/* The words that a user would say first; symptoms are offered under these. */
enum guide_group {
    GUIDE_OTHER,
    GUIDE_SILENT,
    GUIDE_REFUSED,
    GUIDE_DROPS,
    GUIDE_INCOMING,
    GUIDE_AUDIO,
    GUIDE_SOUND,
    GUIDE_REGISTRATION,
    GUIDE_GROUPS
};
const char *guide_group_words(enum guide_group); /* translated */

enum guide_direction { GUIDE_BOTH, GUIDE_TERMINATION, GUIDE_ORIGINATION };

struct guide_symptom {
    const char *id;    /* "drops-after-32s" */
    const char *title; /* in the user's words, translated */
    const char *hint;  /* one line more, translated, NULL: none */
    enum guide_direction direction;
    enum guide_group group;
};
size_t guide_symptoms(const struct guide *);
const struct guide_symptom *guide_symptom(const struct guide *, size_t i);
int guide_find(const struct guide *, const char *id); /* -1: none */
/* The causes that a page's problems have: calls `each` for every pair that the guide covers. */
void guide_covered(const struct guide *,
                   void (*each)(void *context, const char *problem, const char *cause),
                   void *context);
/* The symptom that fits a diagnosed call best, -1 if nothing is wrong with it. Without a call
 * (NULL) that of the worst error, else warning, of the whole file. */
int guide_suggest(const struct guide *, struct diagnosis *, struct call *);
/* The same without a call, for who cannot look through a whole file in one go: it is given one call
 * after the other, the file as a whole (NULL) first. */
struct guide_worst {
    int error, warning; /* their symptoms, -1: none so far */
};
void guide_worst_begin(struct guide_worst *);
void guide_worst_add(struct guide_worst *, const struct guide *, struct diagnosis *, struct call *);
int guide_worst_symptom(const struct guide_worst *);

enum question_kind { QUESTION_CHOICE, QUESTION_VALUE, QUESTION_CHECK };
enum answered_by { ANSWER_NONE, ANSWER_EVIDENCE, ANSWER_USER, ANSWER_UNKNOWN };

/* A step of the walk: a question with its answers, and which was given, by whom. All texts
 * translated and filled in; they live as long as the walk is not changed. */
struct walk_answer {
    const char *id; /* "yes" */
    const char *text;
};
struct walk_step {
    const char *node; /* id of the node */
    const char *question, *why;
    enum question_kind kind;
    size_t n_answers; /* the last is always "I don't know" (id "unknown") */
    const struct walk_answer *answers;
    int given; /* index of the answer, -1: not yet */
    enum answered_by by;
    bool overruled;         /* the user said other than the evidence */
    bool recorded;          /* the evidence is, or is also, the provider's call log or alerts */
    const char *tried;      /* the evidence is a check: what was run; NULL: it is none */
    const char *value;      /* QUESTION_VALUE: what was typed, NULL */
    const char *value_help; /* "sip:… or a host name" */
    const char *command;    /* QUESTION_CHECK: the line to run by hand */
    struct place evidence;  /* the place that the answer comes from; PLACE_NONE */
};

enum conclusion_status {
    CONCLUSION_EXCLUDED,
    CONCLUSION_OPEN,
    CONCLUSION_POSSIBLE,
    CONCLUSION_LIKELY,
    CONCLUSION_PROVEN
};
const char *conclusion_status_words(enum conclusion_status); /* "likely", translated */
struct conclusion {
    const struct rule *rule;
    enum conclusion_status status;
    const char *title, *explain, *fix, *check, *reason; /* translated; check, because may be NULL */
};

struct walk;
/* `call` may be NULL (no capture or none selected). The guide and diagnosis outlive the walk. */
struct walk *walk_new(const struct guide *, struct diagnosis *, struct call *call, int symptom);
void walk_free(struct walk *);
const struct guide_symptom *walk_symptom(const struct walk *);
/* The calls have changed: looks at the evidence anew. Answers of the user stay. */
void walk_refresh(struct walk *, struct call *call);
/* The provider whose words are used where the call does not tell: the one it tells of has the first
 * word. */
void walk_set_provider(struct walk *, const struct profile *);
const struct profile *walk_provider(const struct walk *); /* NULL: not known */
size_t walk_steps(const struct walk *); /* answered ones and, last, the one that is asked now */
const struct walk_step *walk_step(const struct walk *, size_t i);
bool walk_done(const struct walk *); /* no question is left */
/* Answers step i (later answers by the user that no longer belong to the path are kept and come
 * back with it). */
void walk_answer(struct walk *, size_t step, size_t answer);
bool walk_value(struct walk *, size_t step, struct slice value,
                struct error *); /* checked: an address, a host, a number */
bool walk_back(struct walk *);   /* takes the last answer of the user's back; false: none */
void walk_restart(struct walk *);
size_t walk_conclusions(struct walk *,
                        const struct conclusion **out); /* proven first, excluded last */
size_t walk_asked(const struct walk *); /* questions that the user has had to answer */
/* Summary for a ticket: plain text or Markdown. */
void walk_summary(struct walk *, bool markdown, struct text *out);
/* The facts learnt of the user's trunk, as an entry of trunks.yaml of that name; false: nothing. */
bool walk_trunk(const struct walk *, const char *name, struct text *out);
/* Writes that entry into the file, which may not be there yet; what else it holds stays. An entry
 * of that name is replaced only with `replace`. The file is written whole or not at all, by
 * the saver; its folder is that of the settings. */
bool walk_save_trunk(const struct walk *, struct saver *, const char *path, const char *name,
                     bool replace, struct error *);
/* Advice on capturing: the tcpdump line for this symptom and provider. */
void walk_capture_advice(const struct walk *, struct text *out);

#endif
