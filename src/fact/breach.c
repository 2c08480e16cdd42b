/* breach.c - facts about messages that are not as the RFCs demand, whether that did harm or not.
 *
 * The grammar costs some microseconds a message: rules ask `lint` first, which is false unless the
 * user wants to know. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact_private.h"
#include "sip/grammar.h"

enum { MESSAGES_READ = 64, BREACHES_KEPT = 6, OF_MESSAGE = 8 };

struct breaches {
    size_t n; /* different ones, of one sender each */
    struct breach {
        uint32_t message;
        struct grammar_fault fault;
    } list[BREACHES_KEPT];
};

static bool is_known(struct subject *s, const struct breaches *b, uint32_t i, const char *what)
{
    struct endpoint src = view_flow(s->view, i)->src;

    for (size_t k = 0; k < b->n && k < BREACHES_KEPT; k++)
        if (strcmp(b->list[k].fault.what, what) == 0 &&
            endpoint_eq(view_flow(s->view, b->list[k].message)->src, src))
            return true;
    return false;
}

static void add_breach(struct subject *s, struct breaches *b, uint32_t i,
                       const struct grammar_fault *fault)
{
    if (is_known(s, b, i, fault->what))
        return;
    if (b->n < BREACHES_KEPT)
        b->list[b->n] = (struct breach){ i, *fault };
    b->n++;
}

/* An objection of libosip2 alone is left out: the RFC may well allow the line. */
static bool is_opinion(const struct grammar_fault *fault)
{
    return !fault->fatal && slice_eq(slice_of(fault->reference), SLICE("RFC 3261 section 25.1"));
}

static void read_grammar(struct subject *s, struct breaches *b, uint32_t i)
{
    struct grammar_fault faults[OF_MESSAGE];
    size_t n = sip_grammar_check(view_message(s->view, i), faults, ARRAY_SIZE(faults));

    for (size_t k = 0; k < n && k < ARRAY_SIZE(faults); k++)
        if (!is_opinion(&faults[k]))
            add_breach(s, b, i, &faults[k]);
}

/* The duties that the grammar cannot tell: they depend on what the message answers, or how it
 * travels. */
static void read_duties(struct subject *s, struct breaches *b, uint32_t i)
{
    const struct call_message *m = &s->call->messages[i];
    const struct sip_message *read = view_message(s->view, i);
    struct grammar_fault fault = { .at = read->start_line };

    if (m->status / 100 == 2 && m->method == SIP_INVITE &&
        sip_header(read, HEADER_CONTACT) == NULL) {
        fault.what = _("the 2xx to an INVITE has no Contact");
        fault.reference = "RFC 3261 section 12.1.1";
        add_breach(s, b, i, &fault);
    }
    if (view_flow(s->view, i)->transport != TRANSPORT_UDP &&
        sip_header(read, HEADER_CONTENT_LENGTH) == NULL) {
        fault.what = _("there is no Content-Length, and the transport is a stream");
        fault.reference = "RFC 3261 section 20.14";
        add_breach(s, b, i, &fault);
    }
}

static const struct breaches *breaches_of(struct subject *s)
{
    struct breaches *b = arena_alloc(s->arena, sizeof *b);
    uint32_t read = 0;

    *b = (struct breaches){ 0 };
    for (uint32_t i = 0; i < s->call->n_messages && read < MESSAGES_READ; i++) {
        const struct call_message *m = &s->call->messages[i];

        if ((m->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE | MESSAGE_CUT)) ||
            view_message(s->view, i)->bytes.n == 0)
            continue;
        read++;
        read_grammar(s, b, i);
        read_duties(s, b, i);
    }
    return b;
}

static struct value get_lint(struct subject *s)
{
    return value_bool(s->lint);
}

static struct value get_count(struct subject *s)
{
    return value_number((double)breaches_of(s)->n);
}

enum breach_part { BREACH_WHAT, BREACH_REFERENCE };

static struct value get_breach(struct subject *s, const struct fact *f)
{
    const struct breaches *b = breaches_of(s);

    if (f->which >= b->n)
        return MISSING;
    const struct breach *one = &b->list[f->which];
    const char *text = f->part == BREACH_WHAT ? one->fault.what : one->fault.reference;
    return value_in_span(s, one->message, value_text(arena_slice(s->arena, slice_of(text))),
                         one->fault.at);
}

static struct value get_harm(struct subject *s)
{
    bool failed = s->call->state == CALL_FAILED || s->call->state == CALL_UNANSWERED ||
                  s->call->state == CALL_TRYING;

    return value_text(slice_of(failed ? _("Whether that did harm, the other findings tell.")
                                      : _("It did no harm here.")));
}

#define BREACH(name, number)                                                                       \
    FACT_ROW("breach." name, VALUE_TEXT, get_breach, NULL,                                         \
             N_("a demand of the RFCs that a message of the call does not meet, in words"), false, \
             number, BREACH_WHAT),                                                                 \
        FACT_ROW("breach." name ".reference", VALUE_TEXT, get_breach, NULL,                        \
                 N_("where that is demanded"), false, number, BREACH_REFERENCE)

static const struct fact facts[] = {
    FACT_ROW("lint", VALUE_BOOL, get_lint, NULL, N_("whether --lint asks for conformance"), false,
             0, 0),
    FACT_ROW("breach.count", VALUE_NUMBER, get_count, NULL,
             N_("how many different demands of the RFCs the messages of the call do not meet"),
             false, 0, 0),
    FACT_ROW("breach.harm", VALUE_TEXT, get_harm, NULL,
             N_("whether that did harm, as far as is known, in words"), false, 0, 0),
    BREACH("first", 0),
    BREACH("second", 1),
    BREACH("third", 2),
    BREACH("fourth", 3),
    BREACH("fifth", 4),
    BREACH("sixth", 5),
};

const struct fact_table facts_of_breaches = { facts, ARRAY_SIZE(facts) };
