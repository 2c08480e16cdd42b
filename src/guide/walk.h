/* walk.h - private to guide/: one walk, as its files share it. */
#ifndef SIPWHY_GUIDE_WALK_H
#define SIPWHY_GUIDE_WALK_H

#include "guide/guide_private.h"
#include "provider/profile.h"

/* The answer of the user at a node; kept when the way no longer leads there. */
struct given {
    const struct guide_node *node;
    int answer;  /* n_answers: "I don't know"; -1: a value alone */
    char *value; /* NULL: none */
    unsigned turn;
};

struct step {
    struct walk_step shown;
    const struct guide_node *node;
    const struct outcome *taken; /* NULL: not answered */
};

struct walk {
    const struct guide *guide;
    struct diagnosis *diagnosis;
    struct call *call; /* NULL: none */
    const struct symptom_entry *symptom;
    const struct profile *chosen, *profile;
    struct given *given;
    size_t n_given, room_given;
    unsigned turn;

    struct arena *arena; /* of all that follows, made anew with every answer */
    struct subject *subject;
    const struct verdict *verdict; /* NULL without a call */
    struct trunk *trunk;           /* the user's, with what was learnt; NULL: neither */
    struct step *steps;
    size_t n_steps;
    bool done;
    struct conclusion *conclusions;
    size_t n_conclusions;
};

const char *walk_words(struct walk *, const struct wordings *, unsigned which); /* NULL: none */
const char *walk_print(struct walk *, struct template *);
/* A command line is pasted into a shell: does `with`, in which facts of the call stand, hold no
 * more of what a shell takes for a sign of its own than `without`? */
bool walk_command_is_safe(const char *with, const char *without);
/* The value typed at a node of that kind; NULL: none. */
const char *walk_typed(const struct walk *, enum value_what);

/* learnt.c */
bool value_check(enum value_what, struct slice value, struct error *);
enum typed_kind value_kind_of(enum value_what, struct slice value);
void walk_learn(struct walk *); /* sets walk->trunk */

void walk_conclude(struct walk *); /* conclude.c */

#endif
