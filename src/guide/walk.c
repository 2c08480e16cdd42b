/* walk.c - one walk: which questions there are, who answered them, what is asked now.
 *
 * After every answer the way is laid anew from the symptom on: the tree has no loops, so that this
 * ends, and what the user said at other nodes is there again when the way leads back to them. */
#include "config.h"

#include "guide/walk.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact.h"

#define FACTS_ASKED 64 /* by one condition */

const char *walk_print(struct walk *w, struct template *template)
{
    struct text text = { 0 };

    if (template == NULL)
        return NULL;
    template_print(template, w->subject, &text);
    const char *copy = arena_strdup(w->arena, text_str(&text));
    text_done(&text);
    return copy;
}

const char *walk_words(struct walk *w, const struct wordings *words, unsigned which)
{
    return walk_print(w, wording(words, which, w->profile != NULL ? w->profile->id : NULL));
}

/* The number of times that the sign stands in the text; '-' where a word begins with it, as an
 * option does. */
static size_t count_of(const char *text, char sign)
{
    size_t n = 0;

    for (const char *p = text; *p; p++)
        n += *p == sign && (sign != '-' || (p > text && p[-1] == ' '));
    return n;
}

bool walk_command_is_safe(const char *with, const char *without)
{
    static const char signs[] = "-$`\"'\\;&|<>(){}[]*?!~#%^= \t";

    for (const char *sign = signs; *sign; sign++)
        if (count_of(with, *sign) != count_of(without, *sign))
            return false;
    for (const char *p = with; *p; p++)
        if ((unsigned char)*p < ' ' || (unsigned char)*p > '~')
            return false;
    return true;
}

/* Facts come from the network: where one holds more than a name or a number, the place holder's
 * other words stand in its place. */
static const char *command_of(struct walk *w, const struct guide_node *node)
{
    const char *with = walk_words(w, &node->words, NODE_COMMAND);
    struct subject *of_call = w->subject;

    if (with == NULL || w->call == NULL)
        return with;
    w->subject = diagnosis_subject(w->diagnosis, NULL, w->arena);
    const char *without = walk_words(w, &node->words, NODE_COMMAND);
    w->subject = of_call;
    return walk_command_is_safe(with, without) ? with : without;
}

static struct given *given_at(const struct walk *w, const struct guide_node *node)
{
    for (size_t i = 0; i < w->n_given; i++)
        if (w->given[i].node == node)
            return &w->given[i];
    return NULL;
}

const char *walk_typed(const struct walk *w, enum value_what what)
{
    for (size_t i = 0; i < w->n_given; i++)
        if (w->given[i].node->value == what && w->given[i].value != NULL)
            return w->given[i].value;
    return NULL;
}

/* --- evidence --- */

static struct place place_of_finding(const struct finding *finding)
{
    for (size_t i = 0; i < finding->n_evidence; i++) {
        const struct evidence *e = &finding->evidence[i];

        return (struct place){ .kind = e->kind,
                               .message = e->message,
                               .frame = e->frame,
                               .span = { e->offset, e->length },
                               .header = e->header,
                               .text = { e->text, e->text_length } };
    }
    return (struct place){ .kind = PLACE_NONE };
}

/* A finding that is only possible answers no question: asking is what the guide is for. */
static const struct finding *finding_among(const struct walk *w, const struct cause_set *causes)
{
    for (size_t i = 0; w->verdict != NULL && i < w->verdict->n_findings; i++) {
        const struct finding *finding = &w->verdict->findings[i];
        int cause = guide_cause(w->guide, slice_of(finding->rule->id));

        if (cause >= 0 && cause_in(causes, (size_t)cause) &&
            finding->confidence != CONFIDENCE_POSSIBLE)
            return finding;
    }
    return NULL;
}

static bool has_capture(const struct walk *w)
{
    const struct calls *calls = w->subject->calls;

    return calls_count(calls) || calls_lookup_count(calls) || calls_icmp_count(calls);
}

#define FACTS_PER_EXPR 32

/* Of the first check that it asks for: what was run; NULL: it asks for none that was made. */
static const char *run_of(const struct walk *w, const struct expr *expr)
{
    size_t facts[FACTS_PER_EXPR], n = expr_facts(expr, facts, FACTS_PER_EXPR);

    for (size_t i = 0; i < n && i < FACTS_PER_EXPR; i++) {
        const struct check *check = fact_check(w->subject, facts[i]);

        if (check != NULL)
            return check->run;
    }
    return NULL;
}

/* Without a call only the capture can be asked; that something is missing would hold of nothing. */
static bool can_ask(const struct walk *w, const struct expr *expr)
{
    size_t facts[FACTS_PER_EXPR], n = expr_facts(expr, facts, FACTS_PER_EXPR);

    if (w->call != NULL)
        return true;
    if (n == 0 || n > FACTS_PER_EXPR || (!has_capture(w) && run_of(w, expr) == NULL))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!facts_at(facts[i])->capture)
            return false;
    return true;
}

static struct place place_of_expr(struct walk *w, const struct expr *expr)
{
    size_t facts[FACTS_PER_EXPR], n = expr_facts(expr, facts, FACTS_PER_EXPR);

    for (size_t i = 0; i < n && i < FACTS_PER_EXPR; i++) {
        const struct value *value = fact_value(w->subject, facts[i]);

        if (value_is_there(value) && value->place.kind != PLACE_NONE)
            return value->place;
    }
    return (struct place){ .kind = PLACE_NONE };
}

/* Does it ask for what the provider's export says? */
static bool asks_records(const struct expr *when)
{
    size_t facts[FACTS_ASKED];
    size_t n = expr_facts(when, facts, FACTS_ASKED);

    for (size_t i = 0; i < n && i < FACTS_ASKED; i++) {
        struct slice name = slice_of(facts_at(facts[i])->name);

        if (slice_starts(name, SLICE("log.")) || slice_starts(name, SLICE("alert.")))
            return true;
    }
    return false;
}

/* Where an answer of the evidence comes from. */
struct source {
    struct place place;
    bool recorded;
    const char *tried;
};

static bool gives(struct walk *w, const struct guide_node *node, const struct guide_answer *answer,
                  struct source *from)
{
    const struct finding *finding = finding_among(w, &answer->found_set);
    const struct given *given = given_at(w, node);

    *from = (struct source){ .place = { .kind = PLACE_NONE } };
    bool typed = answer->typed != TYPED_ANY && given != NULL && given->value != NULL &&
                 value_kind_of(node->value, slice_of(given->value)) == answer->typed;
    bool holds =
        answer->when != NULL && can_ask(w, answer->when) && expr_holds(answer->when, w->subject);
    from->recorded = finding == NULL && holds && asks_records(answer->when);
    from->tried = finding == NULL && holds ? run_of(w, answer->when) : NULL;
    if (finding != NULL)
        from->place = place_of_finding(finding);
    else if (holds)
        from->place = place_of_expr(w, answer->when);
    if ((finding != NULL || holds) && answer->show != NULL && w->call != NULL) {
        struct place shown = expr_value(answer->show, w->subject).place;

        from->place = shown.kind != PLACE_NONE ? shown : from->place;
    }
    return finding != NULL || holds || typed;
}

/* --- the way --- */

static const char *value_help(enum value_what what)
{
    static const char *const helps[] = {
        [WHAT_NONE] = "",
        [WHAT_TERMINATION] = N_("a URI or a host name, such as name.pstn.twilio.com"),
        [WHAT_ORIGINATION] = N_("a SIP URI, such as sip:203.0.113.10:5060;transport=udp"),
        [WHAT_OWN] = N_("addresses or networks, such as 203.0.113.10 198.51.100.0/29"),
        [WHAT_ACL] = N_("addresses or networks, such as 203.0.113.10 198.51.100.0/29"),
        [WHAT_CPS] = N_("calls per second, such as 1"),
        [WHAT_CONCURRENT] = N_("a number of calls, such as 4"),
    };

    return what == WHAT_NONE ? NULL : _(helps[what]);
}

static void word_step(struct walk *w, struct step *step)
{
    const struct guide_node *node = step->node;
    struct walk_step *shown = &step->shown;
    struct walk_answer *answers = arena_alloc(w->arena, (node->n_answers + 1) * sizeof *answers);

    for (size_t i = 0; i < node->n_answers; i++) {
        const struct guide_answer *answer = &node->answers[i];
        bool evident = (int)i == shown->given && shown->by == ANSWER_EVIDENCE;
        const char *said = evident ? walk_words(w, &answer->words, ANSWER_SAID) : NULL;

        answers[i] = (struct walk_answer){
            .id = answer->id,
            .text = said != NULL ? said : walk_words(w, &answer->words, ANSWER_TEXT)
        };
    }
    answers[node->n_answers] = (struct walk_answer){ .id = "unknown", .text = _("I don't know") };
    shown->answers = answers;
    shown->n_answers = node->n_answers + 1;
    shown->node = node->id;
    shown->question = walk_words(w, &node->words, NODE_QUESTION);
    shown->why = walk_words(w, &node->words, NODE_WHY);
    shown->command = command_of(w, node);
    shown->value_help = walk_words(w, &node->words, NODE_VALUE_HELP);
    if (shown->value_help == NULL)
        shown->value_help = value_help(node->value);
    shown->kind = node->value != WHAT_NONE ? QUESTION_VALUE
                  : shown->command != NULL ? QUESTION_CHECK
                                           : QUESTION_CHOICE;
}

static void answer_step(struct walk *w, struct step *step)
{
    const struct guide_node *node = step->node;
    const struct given *given = given_at(w, node);
    struct walk_step *shown = &step->shown;
    struct source from;
    int evident = -1;

    for (size_t i = 0; i < node->n_answers && evident < 0; i++)
        if (gives(w, node, &node->answers[i], &from)) {
            evident = (int)i;
            shown->evidence = from.place;
            shown->recorded = from.recorded;
            shown->tried = from.tried;
        }
    shown->value = given != NULL ? given->value : NULL;
    shown->given = given != NULL && given->answer >= 0 ? given->answer : evident;
    if (shown->given < 0)
        shown->by = ANSWER_NONE;
    else if (given != NULL && given->answer == (int)node->n_answers)
        shown->by = ANSWER_UNKNOWN;
    else
        shown->by = given != NULL ? ANSWER_USER : ANSWER_EVIDENCE;
    shown->overruled = evident >= 0 && shown->given != evident;
    if (shown->given >= 0)
        step->taken = shown->given == (int)node->n_answers ? &node->unknown
                                                           : &node->answers[shown->given].outcome;
}

static void find_profile(struct walk *w)
{
    w->profile = w->call != NULL ? subject_provider(w->subject) : NULL;
    const struct trunk *trunk = w->trunk;
    if (w->profile == NULL)
        w->profile = w->chosen;
    if (w->profile == NULL && trunk != NULL && trunk->provider != NULL)
        w->profile = profiles_by_id(w->subject->profiles, slice_of(trunk->provider));
    if (w->profile == NULL && trunk != NULL && trunk->n_termination)
        w->profile = profiles_by_host(w->subject->profiles, slice_of(trunk->termination[0]));
}

static void lay(struct walk *w)
{
    const struct guide_node *node = w->symptom->node;

    arena_reset(w->arena);
    w->subject = diagnosis_subject(w->diagnosis, w->call, w->arena);
    w->verdict = w->call != NULL ? diagnosis_call(w->diagnosis, w->call) : NULL;
    if (w->call == NULL && has_capture(w))
        w->verdict = diagnosis_capture(w->diagnosis);
    walk_learn(w);
    find_profile(w);
    w->steps = arena_alloc(w->arena, (w->guide->n_nodes + 1) * sizeof *w->steps);
    w->n_steps = 0;
    while (node != NULL) {
        struct step *step = &w->steps[w->n_steps++];

        step->node = node;
        answer_step(w, step);
        word_step(w, step);
        if (step->taken == NULL)
            break;
        node = step->taken->target;
    }
    w->done = node == NULL;
    walk_conclude(w);
}

struct walk *walk_new(const struct guide *guide, struct diagnosis *diagnosis, struct call *call,
                      int symptom)
{
    struct walk *w = xcalloc(1, sizeof *w);

    w->guide = guide;
    w->diagnosis = diagnosis;
    w->call = call;
    w->symptom = guide->symptoms[symptom];
    w->arena = arena_new();
    lay(w);
    return w;
}

void walk_restart(struct walk *w)
{
    for (size_t i = 0; i < w->n_given; i++)
        free(w->given[i].value);
    w->n_given = 0;
    lay(w);
}

void walk_free(struct walk *w)
{
    if (w == NULL)
        return;
    for (size_t i = 0; i < w->n_given; i++)
        free(w->given[i].value);
    free(w->given);
    arena_free(w->arena);
    free(w);
}

void walk_refresh(struct walk *w, struct call *call)
{
    w->call = call;
    lay(w);
}

void walk_set_provider(struct walk *w, const struct profile *profile)
{
    w->chosen = profile;
    lay(w);
}

const struct profile *walk_provider(const struct walk *w)
{
    return w->profile;
}

const struct guide_symptom *walk_symptom(const struct walk *w)
{
    return &w->symptom->shown;
}

size_t walk_steps(const struct walk *w)
{
    return w->n_steps;
}

const struct walk_step *walk_step(const struct walk *w, size_t i)
{
    return &w->steps[i].shown;
}

bool walk_done(const struct walk *w)
{
    return w->done;
}

size_t walk_asked(const struct walk *w)
{
    size_t n = 0;

    for (size_t i = 0; i < w->n_steps; i++) {
        const struct walk_step *step = &w->steps[i].shown;

        n += (step->by == ANSWER_USER || step->by == ANSWER_UNKNOWN) && !step->overruled;
    }
    return n;
}

/* --- answering --- */

static struct given *give(struct walk *w, const struct guide_node *node)
{
    struct given *given = given_at(w, node);

    if (given == NULL) {
        given = &VEC_PUSH(w->given, w->n_given, w->room_given);
        *given = (struct given){ .node = node, .answer = -1 };
    }
    given->turn = ++w->turn;
    return given;
}

void walk_answer(struct walk *w, size_t step, size_t answer)
{
    if (step >= w->n_steps || answer > w->steps[step].node->n_answers)
        return;
    give(w, w->steps[step].node)->answer = (int)answer;
    lay(w);
}

bool walk_value(struct walk *w, size_t step, struct slice value, struct error *error)
{
    value = slice_trim(value);
    if (step >= w->n_steps || !value_check(w->steps[step].node->value, value, error))
        return false;
    struct given *given = give(w, w->steps[step].node);
    free(given->value);
    given->value = xstrndup(value.p, value.n);
    given->answer = -1; /* the value may decide other than the user did before */
    lay(w);
    return true;
}

bool walk_back(struct walk *w)
{
    struct given *last = NULL;

    for (size_t i = 0; i < w->n_steps; i++) {
        struct given *given = given_at(w, w->steps[i].node);

        if (given != NULL && (last == NULL || given->turn > last->turn))
            last = given;
    }
    if (last == NULL)
        return false;
    free(last->value);
    *last = w->given[--w->n_given];
    lay(w);
    return true;
}
