/* list.c - facts in the words of the call list: what its columns are called, and what the
 * diagnosis says of the call. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/uri.h"

enum said_part { SAID_CAUSE, SAID_WHY, SAID_SEVERITY, SAID_CONFIDENCE, SAID_SYMPTOM, SAID_CODE };

/* The user of a From or To header; the host where there is none. */
static struct value party(struct subject *s, enum sip_header_id id)
{
    uint32_t i = role_message(s, ROLE_REQUEST);
    const struct sip_message *m;
    const struct sip_header *h;
    struct name_addr who;

    if (i == NO_INDEX && s->call->n_messages > 0)
        i = 0;
    m = i == NO_INDEX ? NULL : view_message(s->view, i);
    h = m != NULL && m->bytes.n > 0 ? sip_header(m, id) : NULL;
    if (h == NULL || !name_addr_parse(sip_text(m, h->value), &who))
        return MISSING;
    return value_in_header(s, i, value_text(who.uri.user.n > 0 ? who.uri.user : who.uri.hostport),
                           h, h->value);
}

static struct value get_party(struct subject *s, const struct fact *f)
{
    return party(s, (enum sip_header_id)f->which);
}

static struct value get_number(struct subject *s)
{
    struct value from = party(s, HEADER_FROM), to = party(s, HEADER_TO);
    struct value *both = arena_alloc(s->arena, 2 * sizeof *both);
    size_t n = 0;

    if (from.kind == VALUE_TEXT)
        both[n++] = from;
    if (to.kind == VALUE_TEXT)
        both[n++] = to;
    return n > 0 ? (struct value){ .kind = VALUE_LIST, .list = { both, n } } : MISSING;
}

static struct value kept(struct subject *s, struct text *text)
{
    struct value value = value_text(arena_slice(s->arena, text_view(text)));

    text_done(text);
    return value;
}

static struct value get_date(struct subject *s)
{
    struct text text = { 0 };

    clock_local_date(&text, s->call->start);
    return kept(s, &text);
}

static struct value get_time_of_day(struct subject *s)
{
    struct text text = { 0 };

    clock_local(&text, s->call->start);
    return kept(s, &text);
}

static struct value get_media(struct subject *s)
{
    struct streams *streams = calls_streams(s->calls);
    double packets = 0;

    for (uint32_t i = 0; i < s->call->n_streams; i++)
        packets += (double)streams_at(streams, s->call->streams[i])->packets;
    return value_number(packets);
}

static struct value get_said(struct subject *s, const struct fact *f)
{
    const struct said *said = s->said;
    const char *text = NULL;

    if (said == NULL)
        return MISSING;
    switch ((enum said_part)f->part) {
    case SAID_CAUSE:
        text = said->cause;
        break;
    case SAID_WHY:
        text = said->why;
        break;
    case SAID_SEVERITY:
        text = said->severity;
        break;
    case SAID_CONFIDENCE:
        text = said->confidence;
        break;
    case SAID_SYMPTOM:
        text = said->symptom;
        break;
    case SAID_CODE:
        text = said->code;
        break;
    }
    return text == NULL ? MISSING : value_text(slice_of(text));
}

static struct value get_causes(struct subject *s)
{
    if (s->said == NULL || s->said->n_causes == 0)
        return MISSING;
    return (struct value){ .kind = VALUE_LIST, .list = { s->said->causes, s->said->n_causes } };
}

#define SAID(name, part, meaning)                                                                  \
    FACT_ROW(name, VALUE_TEXT, get_said, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT_ROW("from", VALUE_TEXT, get_party, NULL, N_("who calls: the user of the From header"),
             false, HEADER_FROM, 0),
    FACT_ROW("to", VALUE_TEXT, get_party, NULL, N_("who is called: the user of the To header"),
             false, HEADER_TO, 0),
    FACT_ROW("number", VALUE_LIST, get_number, NULL, N_("both of them"), false, 0, 0),
    FACT_ROW("date", VALUE_TEXT, get_date, NULL, N_("the day on which it began, as 2026-01-04"),
             false, 0, 0),
    FACT_ROW("time", VALUE_TEXT, get_time_of_day, NULL, N_("the time of day at which it began"),
             false, 0, 0),
    FACT_ROW("media", VALUE_NUMBER, get_media, NULL, N_("number of its RTP packets"), false, 0, 0),
    SAID("cause", SAID_CAUSE, N_("the id of its cause (in filters only, as the next six)")),
    FACT_ROW("causes", VALUE_LIST, get_causes, NULL, N_("the ids of all its findings"), false, 0,
             0),
    SAID("why", SAID_WHY, N_("the title of its cause")),
    SAID("severity", SAID_SEVERITY, N_("error, warning or info")),
    SAID("confidence", SAID_CONFIDENCE, N_("proven, likely or possible")),
    SAID("symptom", SAID_SYMPTOM, N_("the symptom that its cause belongs to")),
    SAID("code", SAID_CODE, N_("the provider's code of its cause, such as \"32201\"")),
};

const struct fact_table facts_of_the_list = { facts, ARRAY_SIZE(facts) };
