/* expr.h - the expression language: rules, filters, alerts and the guide's questions use the
 * same one.
 *
 *     status == 403 and not invite.authorized
 *     duration in 18..35 and ok.retransmissions > 1
 *     caller.ip in provider.signalling
 *     from ~ "^\\+1415"
 *
 * Operators, weakest first: or; and; not; == != < <= > >= ~ !~ in, not in; + - ; * / ; unary -.
 * Literals: numbers (with an optional unit ms s m h), "text" with \\ and \" escapes, true, false,
 * addresses and networks (10.0.0.0/8), lists (a, b, c), ranges a..b. `~` is a regular expression of
 * PCRE2, without regard to case unless it begins with (?-i); of a list any element may match. Any
 * comparison with a missing fact is false (so is its negated operator: `a != 1` is false when a is
 * missing; `not (a == 1)` is true). A bare fact is true if it is there and not false, 0 or empty. A
 * fact is unknown, not missing, where the capture cannot tell: its message was not captured, or is
 * cut off before that place. An expression that depends on such a fact is unknown, under `not` and
 * exists() as well, and an expression that is unknown does not hold. Text is compared exactly; text
 * of an address is an address beside one. A backslash in a text that stands before anything else
 * stands for itself: "^\+1" is "^\\+1".
 *
 * Before a fact may stand which other call it is one of (enum relation of fact.h), with a dot:
 * `callee_registration.status`. Such facts have no place; they are unknown where no such call was
 * captured. `invite.headers.NAME` is the list of all headers of that name.
 *
 * Functions: exists(fact), whether it is there; count(list), of its elements; length(text), in
 * bytes; lower(text), ASCII letters in lower case; private(x), whether x is an address or text of
 * one, and a private one (addr_is_private). */
#ifndef SIPWHY_EXPR_EXPR_H
#define SIPWHY_EXPR_EXPR_H

#include "fact/fact.h"

struct expr_error {
    size_t offset, length; /* in the source text: where */
    char message[200];     /* translated: "unknown fact 'ack.foo'; did
                              you mean 'ack.route'?" */
};

struct expr;
/* NULL and *error for a mistake. Types are checked: a number is not compared with an address. */
struct expr *expr_parse(struct slice source, struct expr_error *error);
void expr_free(struct expr *);

/* Conditions with names of their own, which expressions use like facts: what several rules begin
 * with is written once. A condition may use those that were added before it. */
struct conditions;
struct conditions *conditions_new(void);
/* False, and one of the errors, for a name that is none or is taken and for a faulty source. */
bool conditions_add(struct conditions *, struct slice name, struct slice source,
                    struct expr_error *name_error, struct expr_error *source_error);
/* Adds what was checked before; false if a name is taken by another source. */
bool conditions_add_checked(struct conditions *, const struct conditions *other);
void conditions_free(struct conditions *);
/* With these names (NULL: none); they need not outlive the call. */
struct expr *expr_parse_with(struct slice source, const struct conditions *, struct expr_error *);

bool expr_holds(const struct expr *, struct subject *);
struct value expr_value(const struct expr *, struct subject *);
/* An expression taken apart, for whoever wrote it. Slices and nodes are the expression's. */
struct node;
struct expr_part {
    struct slice source;     /* as written */
    const struct node *node; /* private */
};
struct slice expr_source(const struct expr *); /* as it was given to expr_parse() */
struct expr_part expr_whole(const struct expr *);
/* The first of the conditions joined by `and` that does not hold; false: all of them hold. */
bool expr_failing(const struct expr *, struct subject *, struct expr_part *out);

/* A fact or a header, by its name, and its value. */
struct expr_name {
    struct slice source;
    struct value value;
};
struct expr_names {
    struct expr_name *list; /* the calling function frees it */
    size_t n, room;
};
/* Adds those that the part names, each once, in the order in which they stand there. */
void expr_names(const struct expr *, const struct expr_part *, struct subject *,
                struct expr_names *);

/* Facts that it holds for the lack of: `not exists(x)`, `x == 0`, `x < 3`. Returns how many there
 * are. */
struct expr_absence {
    size_t fact;   /* of facts_at() */
    size_t offset; /* the place of the name */
};
size_t expr_absences(const struct expr *, struct expr_absence *, size_t room);

/* Does it ask for facts of other calls? */
bool expr_asks_other_calls(const struct expr *);
/* The facts it names, each once, as indices of facts_at(); returns how many there are. */
size_t expr_facts(const struct expr *, size_t *facts, size_t room);

/* A text with facts in braces: "sent to {ack.dst}, not to {route.expected|the Contact}": after |
 * stands what is printed when the fact is missing. {{ is a brace. Parsed once, in the user's
 * language when it is first printed; printed per subject. */
struct template;
struct template *template_parse(struct slice source, struct expr_error *error);
void template_print(struct template *, struct subject *, struct text *out);
/* Does the text name facts? */
bool template_asks(const struct template *);
void template_free(struct template *);
/* The translation alone, of a template in an image (layout.h). */
void template_forget(struct template *);

#endif
