/* summary.c - a walk in words: for a ticket; and what to capture for it. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/gettext.h"
#include "guide/walk.h"

/* Beginnings of words that readers of Markdown make a link of, without any sign. */
static bool begins_link(const char *words)
{
    return strncmp(words, "://", 3) == 0 || strncasecmp(words, "www.", 4) == 0;
}

/* Characters that Markdown would take for a sign are escaped: some of it comes from the network. */
static void put(struct text *out, bool markdown, const char *words)
{
    const char *link = NULL; /* its sign: the colon, or the first dot */

    for (; *words; words++) {
        unsigned char c = (unsigned char)*words;

        if (markdown && begins_link(words))
            link = c == ':' ? words : words + 3;
        if (markdown && (words == link || strchr("\\`*_[]<>#|&~@", c) != NULL))
            text_addc(out, '\\');
        text_addc(out, c < ' ' || c == 0x7f ? ' ' : (char)c);
    }
}

static void put_line(struct text *out, bool markdown, const char *before, const char *words,
                     const char *after)
{
    text_adds(out, before);
    put(out, markdown, words);
    text_adds(out, after);
    text_addc(out, '\n');
}

static void heading(struct text *out, bool markdown, const char *words)
{
    text_printf(out, markdown ? "\n## %s\n\n" : "\n%s\n", words);
}

static const char *given_by(const struct walk_step *step)
{
    switch (step->by) {
    case ANSWER_EVIDENCE:
        if (step->tried != NULL)
            return _("by what was tried");
        return step->recorded ? _("by the provider's records") : _("by the capture");
    case ANSWER_USER:
        if (step->overruled && step->tried != NULL)
            return _("by you, other than what was tried");
        if (step->overruled)
            return step->recorded ? _("by you, other than the provider's records")
                                  : _("by you, other than the capture");
        return _("by you");
    case ANSWER_UNKNOWN:
    case ANSWER_NONE:
        break;
    }
    return NULL;
}

static void put_step(struct text *out, bool markdown, const struct walk_step *step, size_t number)
{
    char before[32];

    snprintf(before, sizeof before, "%zu. ", number);
    put_line(out, markdown, before, step->question, "");
    if (step->value != NULL) {
        text_adds(out, markdown ? "   - " : "   ");
        text_adds(out, _("value:"));
        put_line(out, markdown, " ", step->value, "");
    }
    if (step->given < 0)
        return;
    text_adds(out, markdown ? "   - " : "   ");
    put(out, markdown, step->answers[step->given].text);
    if (given_by(step) != NULL)
        text_printf(out, " (%s", given_by(step));
    if (step->by == ANSWER_EVIDENCE && step->evidence.kind == PLACE_SIP)
        text_printf(out, _(", message %u"), step->evidence.message + 1);
    else if (step->by == ANSWER_EVIDENCE && step->evidence.kind != PLACE_NONE)
        text_printf(out, _(", frame %u"), step->evidence.frame);
    if (step->by == ANSWER_EVIDENCE && step->tried != NULL) {
        text_adds(out, ": ");
        put(out, markdown, step->tried);
    }
    text_adds(out, given_by(step) != NULL ? ")\n" : "\n");
}

const char *conclusion_status_words(enum conclusion_status status)
{
    static const char *const words[] = { [CONCLUSION_EXCLUDED] = N_("excluded"),
                                         [CONCLUSION_OPEN] = N_("still open"),
                                         [CONCLUSION_POSSIBLE] = N_("possible"),
                                         [CONCLUSION_LIKELY] = N_("likely"),
                                         [CONCLUSION_PROVEN] = N_("proven") };

    return _(words[status]);
}

/* The numbers by which the provider tells of the cause. */
static void put_codes(struct walk *w, bool markdown, const char *cause, struct text *out)
{
    for (size_t i = 0; w->profile != NULL && i < w->profile->n_errors; i++) {
        const struct error_code *code = &w->profile->errors[i];

        if (code->cause == NULL || strcmp(code->cause, cause) != 0)
            continue;
        text_printf(out, markdown ? "  - %s %s: " : "  %s %s: ", w->profile->name, code->code);
        put(out, markdown, _(code->meaning));
        text_addc(out, '\n');
    }
}

static void put_field(struct text *out, bool markdown, const char *label, const char *words)
{
    if (words == NULL || !*words)
        return;
    text_printf(out, markdown ? "  - %s " : "  %s ", label);
    put_line(out, markdown, "", words, "");
}

static void put_conclusion(struct walk *w, bool markdown, const struct conclusion *c,
                           struct text *out)
{
    text_printf(out, markdown ? "- **%s** " : "%s: ", conclusion_status_words(c->status));
    put(out, markdown, c->title);
    text_printf(out, markdown ? " (`%s`)\n" : " (%s)\n", c->rule->id);
    put_field(out, markdown, _("Why:"), c->explain);
    put_field(out, markdown, _("Told by:"), c->reason);
    put_field(out, markdown, _("To be sure:"), c->status < CONCLUSION_PROVEN ? c->check : NULL);
    put_field(out, markdown, _("Fix:"), c->fix);
    put_codes(w, markdown, c->rule->id, out);
    for (size_t i = 0; i < c->rule->n_references; i++)
        put_field(out, markdown, i ? "    " : _("See:"), c->rule->references[i]);
}

static void put_ids(struct walk *w, bool markdown, enum conclusion_status status, struct text *out)
{
    size_t n = 0;

    for (size_t i = 0; i < w->n_conclusions; i++) {
        if (w->conclusions[i].status != status)
            continue;
        if (n++ == 0)
            text_printf(out, markdown ? "- **%s** " : "%s: ", conclusion_status_words(status));
        else
            text_adds(out, ", ");
        text_printf(out, markdown ? "`%s`" : "%s", w->conclusions[i].rule->id);
    }
    text_adds(out, n ? "\n" : "");
}

void walk_summary(struct walk *w, bool markdown, struct text *out)
{
    text_adds(out, markdown ? "# " : "");
    put_line(out, markdown, "", w->symptom->shown.title, "");
    if (w->profile != NULL)
        put_line(out, markdown, markdown ? "\n" : "", w->profile->name, "");
    if (w->call != NULL)
        text_printf(out, _("Call %u of the capture.\n"), w->call->id);
    heading(out, markdown, _("Questions and answers"));
    for (size_t i = 0; i < w->n_steps; i++)
        if (w->steps[i].taken != NULL)
            put_step(out, markdown, &w->steps[i].shown, i + 1);
    heading(out, markdown, _("Conclusion"));
    size_t n = 0;
    for (; n < w->n_conclusions && w->conclusions[n].status >= CONCLUSION_POSSIBLE; n++)
        put_conclusion(w, markdown, &w->conclusions[n], out);
    if (!n)
        put_line(out, markdown, "", _("No cause could be concluded yet."), "");
    put_ids(w, markdown, CONCLUSION_OPEN, out);
    put_ids(w, markdown, CONCLUSION_EXCLUDED, out);
    if (n && w->conclusions[0].status >= CONCLUSION_LIKELY)
        return;
    heading(out, markdown, _("What a capture would tell"));
    struct text advice = { 0 };
    walk_capture_advice(w, &advice);
    text_printf(out, markdown ? "    %s\n" : "%s\n", text_str(&advice));
    text_done(&advice);
}

/* --- what to capture --- */

static void add_network(struct text *out, struct network network)
{
    bool host = network.prefix == (network.addr.family == ADDR_IPV6 ? 128 : 32);

    text_adds(out, host ? "host " : "net ");
    addr_print(out, network.addr);
    if (!host)
        text_printf(out, "/%u", (unsigned)network.prefix);
}

static bool add_ranges(struct text *out, const struct profile *profile, bool media)
{
    size_t n = 0;

    for (size_t i = 0; profile != NULL && i < profile->n_ranges; i++) {
        const struct range *range = &profile->ranges[i];

        if (range->media != media || range->retired)
            continue;
        text_adds(out, n++ ? " or " : "");
        if (media)
            text_adds(out, "(udp and ");
        add_network(out, range->network);
        if (media && range->port_low)
            text_printf(out, " and portrange %u-%u", (unsigned)range->port_low,
                        (unsigned)range->port_high);
        text_adds(out, media ? ")" : "");
    }
    return n > 0;
}

/* Signalling by the provider's networks where they are known, names and refusals always, voice
 * where the symptom is one of it. -s 0 keeps packets whole, -i any takes every interface. */
void walk_capture_advice(const struct walk *w, struct text *out)
{
    text_adds(out, "tcpdump -i any -s 0 -w trunk.pcap '");
    if (!add_ranges(out, w->profile, false))
        text_adds(out, "portrange 5060-5061");
    if (w->symptom->audio) {
        text_adds(out, " or ");
        if (!add_ranges(out, w->profile, true))
            text_adds(out, "(udp and portrange 10000-65535)");
    }
    text_adds(out, " or icmp or icmp6 or port 53'");
}
