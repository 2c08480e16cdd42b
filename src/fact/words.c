/* words.c - the words of a refusal, besides its status.
 *
 * A reason that the other side says explicitly beats every inference: a rule that concludes
 * something from a bare "403 Forbidden" asks final.bare, whether there is nothing else. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/method.h"

/* Phrases that say no more than "no", besides the standard one of the status. */
static bool says_nothing(struct slice phrase)
{
    static const char *const phrases[] = {
        "Forbidden",    "Verboten",  "Prohibido", "Interdit",   "Vietato",       "Proibido",
        "Verboden",     "Förbjuden", "Forbudt",   "Kielletty",  "Zabronione",    "Zabroniono",
        "Zakázáno",     "Tiltott",   "Interzis",  "Yasak",      "Запрещено",     "Заборонено",
        "Απαγορεύεται", "禁止",      "拒绝",      "拒絕",       "アクセス禁止",  "금지됨",
        "Not Allowed",  "Denied",    "Refused",   "Rejected",   "Call Rejected", "Call Refused",
        "Declined",     "Decline",   "Abgelehnt", "Abgewiesen", "Rechazado",     "Rechazada",
        "Refusé",       "Rifiutato", "Recusado",  "Geweigerd",  "Отклонено",     "Error",
        "Failure",      "Failed",
    };

    for (size_t i = 0; i < ARRAY_SIZE(phrases); i++)
        if (slice_ieq(phrase, slice_of(phrases[i])))
            return true;
    return false;
}

static bool phrase_is_bare(struct slice phrase, unsigned status)
{
    const char *standard = sip_status_phrase((int)status);

    while (phrase.n && (phrase.p[phrase.n - 1] == '.' || phrase.p[phrase.n - 1] == '!'))
        phrase.n--;
    phrase = slice_trim(phrase);
    return phrase.n == 0 || (standard != NULL && slice_ieq(phrase, slice_of(standard))) ||
           says_nothing(phrase);
}

/* "…;text=\"Call blocked\"" -> Call blocked */
static struct slice quoted(struct slice value)
{
    size_t from = slice_chr(value, '"') + 1;

    if (from > value.n)
        return (struct slice){ 0 };
    struct slice rest = slice_sub(value, from, value.n);
    return slice_sub(rest, 0, slice_chr(rest, '"'));
}

/* The cause in "Q.850;cause=38;text=..." (RFC 3326 section 2); false: there is none. */
static bool read_cause(struct slice reason, uint64_t *cause)
{
    size_t at = slice_ifind(reason, SLICE("cause=")), n = 0;

    if (!slice_istarts(reason, SLICE("Q.850")) || at == reason.n)
        return false;
    struct slice digits = slice_sub(reason, at + 6, reason.n);
    while (n < digits.n && digits.p[n] >= '0' && digits.p[n] <= '9')
        n++;
    return slice_u64(slice_sub(digits, 0, n), cause);
}

/* Of the causes of Q.850 those that say no more than the status beside them: cleared, busy, no
 * answer, rejected, unspecified, interworking. */
static bool cause_says_nothing(struct slice reason)
{
    static const uint64_t plain[] = { 0, 16, 17, 18, 19, 21, 31, 41, 79, 111, 127 };
    uint64_t cause = 0;

    if (!slice_istarts(reason, SLICE("Q.850")) || slice_ifind(reason, SLICE("cause=")) == reason.n)
        return false;
    if (!read_cause(reason, &cause))
        return true;
    for (size_t i = 0; i < ARRAY_SIZE(plain); i++)
        if (plain[i] == cause)
            return true;
    return false;
}

/* Warning and Reason of the final response, where they hold words. */
static const struct sip_header *header_that_says(const struct sip_message *m, struct slice *says)
{
    const struct sip_header *warning = sip_header(m, HEADER_WARNING);
    const struct sip_header *reason = sip_header(m, HEADER_REASON);

    *says = warning != NULL ? quoted(sip_text(m, warning->value)) : (struct slice){ 0 };
    if (says->n)
        return warning;
    if (reason == NULL || cause_says_nothing(sip_text(m, reason->value)))
        return NULL;
    *says = quoted(sip_text(m, reason->value));
    if (says->n == 0)
        *says = sip_text(m, reason->value);
    return reason;
}

/* The provider's code first, then the phrase, then the headers that are made for words. The phrase
 * stands, too, where the place of the code was cut off. */
static struct value get_says(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_FINAL);
    const struct value *told = fact_asked(s, ASK_ERROR_TEXT);

    if (i == NO_INDEX)
        return MISSING;
    if (value_is_there(told))
        return *told;
    const struct sip_message *m = view_message(s->view, i);
    struct slice says;
    if (m->bytes.n == 0 || m->request)
        return MISSING;
    if (!phrase_is_bare(sip_text(m, m->reason), view_kept(s->view, i)->status))
        return value_in_message(s, i, value_text(sip_text(m, m->reason)), m->reason, "status-line");
    const struct sip_header *h = header_that_says(m, &says);
    return h != NULL ? value_in_header(s, i, value_text(says), h, sip_span(m, says)) : MISSING;
}

/* Whichever Reason has it: a response may carry one of SIP beside one of Q.850. */
static struct value get_q850(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_FINAL);
    struct sip_values values = { 0 };
    uint64_t cause;

    if (i == NO_INDEX || !s->call->reasons || view_kept(s->view, i)->status < 300)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    while (m->bytes.n && sip_next_value(m, HEADER_REASON, &values))
        if (read_cause(sip_text(m, values.value), &cause))
            return value_in_header(s, i, value_number((double)cause), values.header, values.value);
    return MISSING;
}

/* As a sentence, where the status line does not show it already. */
static struct value get_said(struct subject *s)
{
    struct value says = get_says(s);

    if (says.kind != VALUE_TEXT || slice_eq(slice_of(says.place.header), SLICE("status-line")))
        return MISSING;
    struct value said = value_format(s, _("It says: %.*s."), SLICE_ARG(says.text));
    said.place = says.place;
    return said;
}

static struct value get_bare(struct subject *s)
{
    uint32_t i = role_message(s, ROLE_FINAL);

    if (i == NO_INDEX || view_kept(s->view, i)->status < 300)
        return MISSING;
    return value_bool(get_says(s).kind == VALUE_MISSING);
}

static const struct fact facts[] = {
    FACT_ROW("final.says", VALUE_TEXT, get_says, NULL,
             N_("what the refusal says besides its status: the provider's error header, a phrase "
                "that is not the usual one, the text of Warning or Reason"),
             false, 0, 0),
    FACT_ROW("final.said", VALUE_TEXT, get_said, NULL,
             N_("the same as a sentence, where the status line does not show it"), false, 0, 0),
    FACT_ROW("final.q850", VALUE_NUMBER, get_q850, NULL,
             N_("the cause of Q.850 in a Reason of the final response"), false, 0, 0),
    FACT_ROW("final.bare", VALUE_BOOL, get_bare, NULL,
             N_("whether the refusal says nothing besides its status"), false, 0, 0),
};

const struct fact_table facts_of_words = { facts, ARRAY_SIZE(facts) };
