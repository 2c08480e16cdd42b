/* rule_index_private.h - conditions that are asked for many rules at once; private to the index of
 * rules. */
#ifndef SIPWHY_DIAGNOSE_RULE_INDEX_PRIVATE_H
#define SIPWHY_DIAGNOSE_RULE_INDEX_PRIVATE_H

#include "diagnose/rule_index.h"
#include "expr/expr_private.h"

#define NO_FACT SIZE_MAX
#define SEVERAL_FACTS (SIZE_MAX - 1)

/* Most conditions ask for one fact, which is the same in one sound call after the other: what held
 * for a value holds for it again. */
struct memory {
    size_t fact; /* the only one that is asked, if it is so */
    bool filled, held;
    enum value_kind kind; /* missing, a truth or a number */
    double number;
};

/* A part of rules' expressions without which they do not hold. */
struct gate {
    struct expr condition; /* one rule's own, and written alike in the others */
    bool capture;          /* of rules of the capture as a whole */
    struct memory last;
    size_t other; /* that asks for the same fact, plus 1; 0: there is no other */
};

/* A condition of a rule. */
struct term {
    size_t rule, gate;
};

/* Rules that need not be looked at while a gate is shut. */
struct guard {
    size_t gate;
    uint64_t *rules; /* a set: one bit each, in words */
};

struct guards {
    struct guard *list;
    size_t n, room;
};

/* A guard that is to be asked of each call of a shape: what of its condition the shape does not
 * tell. */
struct asked {
    uint32_t guard; /* by index */
    struct gate gate;
};

/* What the guards of a kind say of every call of a shape (see fact/shape.h). */
struct answers {
    uint64_t shape; /* 0: none yet */
    uint64_t *open; /* the rules that a shape's own guards leave open, a set */
    struct asked *asked;
    size_t n_asked, room_asked;
    struct node **rules; /* likewise, the conditions of rules; NULL: not looked at yet */
    struct arena *arena; /* of the nodes */
};

#define SHAPES 4

/* Calls that are alike at first sight, and the guards that were learnt from some of them. */
struct kind {
    uint64_t name;
    uint32_t seen;
    struct guards guards;           /* empty: none are learnt yet */
    struct answers answers[SHAPES]; /* by the shape */
};

#define KINDS 128

struct gates {
    const struct rules *rules;
    struct gate *list;
    size_t n, room;
    size_t *by_fact;     /* the last gate that asks for it alone, plus 1; behind the facts those of
                            none and of several */
    struct guards first; /* each rule behind its first condition */
    struct term *terms;  /* all conditions of the rules of calls, each rule's once; NULL: not asked
                            for yet */
    size_t *terms_of;    /* of each rule the first term; one more for the end */
    size_t n_terms, room_terms;
    struct kind kinds[KINDS];
    uint64_t *open;       /* the rules behind the gates that held */
    struct answers *told; /* for the call that was asked last; NULL: nothing */
    size_t n_words;
    struct arena *arena;
};

/* The gate of a condition that is written like this. */
size_t gate_of(struct gates *, struct node *, bool capture);
bool gate_holds(struct gate *, struct subject *);
/* The fact that is asked for; NO_FACT, SEVERAL_FACTS. */
size_t fact_of_node(const struct node *);
/* The guard by this gate, with no rules behind it if it is new. */
struct guard *guard_of(const struct gates *, struct guards *, size_t gate);
/* Adds the rules behind the guard to the set. */
void guard_open(const struct gates *, const struct guard *, uint64_t *open);
void guards_done(struct guards *);
/* The kind of the call; of an older one, what was learnt is forgotten when a new one needs its
 * place. */
struct kind *kind_of(struct gates *, const struct call *);
/* Forgets what was learnt of the kind. */
void kind_done(struct kind *);
/* Finds out what can be asked of a call without reading a message of it again. */
struct trial {
    struct gates *g;
    const struct subject *of;
    struct subject *s; /* the same call, of which nothing was read; NULL: to be made */
    uint64_t reads;
};
/* To be asked something. */
struct subject *trial_begin(struct trial *);
/* Was a message read for it? */
bool trial_has_read(struct trial *);
void trial_done(struct trial *);
/* Does the shape of the subject's call tell all that the condition asks for? */
bool is_told_by_shape(struct subject *, const struct node *);
/* What is known of the call's shape, or learnt of it now; NULL: it has none. */
struct answers *answers_for(struct gates *, struct kind *, struct subject *);
/* What the shape does not tell of the rule's condition; the same holds. */
struct node *answers_rule(struct gates *, struct answers *, size_t rule, struct subject *);

#endif
