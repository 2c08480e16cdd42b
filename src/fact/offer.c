/* offer.c - facts about offers and answers: where they do not go together, and what an SDP
 * lacks. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/clash.h"
#include "fact/fact_private.h"

enum clash_part { CLASH_OFFER, CLASH_ANSWER, CLASH_OFFERER, CLASH_ANSWERER, CLASH_TIME };

static struct value at_side(struct subject *s, const struct clash_side *side, struct value value)
{
    const struct sip_message *m = view_message(s->view, side->message);

    return value_in_message(s, side->message, value, sip_span(m, side->text), side->header);
}

static struct value get_clash(struct subject *s, const struct fact *f)
{
    const struct clash_found *c = clash_of(s, f->which);
    bool first = f->part == CLASH_OFFER || f->part == CLASH_OFFERER;
    const struct clash_side *side = first ? &c->offer : &c->answer;

    if (!c->found)
        return MISSING;
    if (f->part == CLASH_TIME)
        return value_span(s->call->start, s->call->messages[side->message].time);
    if (f->part == CLASH_OFFER || f->part == CLASH_ANSWER)
        return at_side(s, side, value_text(side->said));
    const struct flow *flow = view_flow(s->view, side->message);
    return flow != NULL ? at_side(s, side, value_addr(flow->src.addr)) : MISSING;
}

static struct value get_any(struct subject *s)
{
    return value_bool(clash_any(s));
}

/* A line that an SDP lacks. The SDP of the INVITE is looked at, whatever became of it, and those in
 * force. */

typedef struct slice lack_function(const struct sip_message *, const struct sdp *);

static bool has_text(const struct sip_message *m, struct slice text)
{
    struct slice body = sip_text(m, m->body);

    return slice_ifind(body, text) < body.n;
}

/* An m= line for SRTP without any of the ways to agree on a key (RFC 4568, 4567, 5763, 6189). */
static struct slice without_key(const struct sip_message *m, const struct sdp *sdp)
{
    for (unsigned i = 0; i < sdp->n_media; i++) {
        const struct sdp_media *media = &sdp->media[i];
        bool secure = slice_ifind(media->protocol, SLICE("SAVP")) < media->protocol.n;

        if (secure && media->port && media->n_crypto == 0 && media->fingerprint.n == 0 &&
            !has_text(m, SLICE("a=key-mgmt:")) && !has_text(m, SLICE("a=zrtp-hash:")) &&
            !has_text(m, SLICE("a=fingerprint:")))
            return media->line;
    }
    return (struct slice){ 0 };
}

static struct slice without_connection(const struct sip_message *m, const struct sdp *sdp)
{
    (void)m;
    for (unsigned i = 0; i < sdp->n_media; i++)
        if (sdp->media[i].port && sdp->media[i].connection_line.n == 0)
            return sdp->media[i].line;
    return (struct slice){ 0 };
}

/* The line behind an empty one: a reader that stops there does not see it (RFC 8866 section 5 has
 * no empty lines). */
static struct slice behind_blank(const struct sip_message *m, const struct sdp *sdp)
{
    struct slice rest = sip_text(m, m->body), line;
    bool begun = false, blank = false;

    if (sdp->origin_line.n == 0 || sdp->origin_line.p < rest.p)
        return (struct slice){ 0 };
    rest.n -= (size_t)(sdp->origin_line.p - rest.p);
    rest.p = sdp->origin_line.p;
    while (rest.n > 0) {
        line = slice_trim(slice_cut(&rest, '\n'));
        if (line.n == 0) {
            blank = begun;
            continue;
        }
        if (line.n < 2 || line.p[1] != '=')
            break;
        if (blank)
            return line;
        begun = true;
    }
    return (struct slice){ 0 };
}

static bool is_rtp(const struct sdp_media *media)
{
    return slice_ifind(media->protocol, SLICE("RTP/")) < media->protocol.n;
}

/* A number of 96 and more means nothing without a=rtpmap (RFC 3551 section 3). */
static struct slice without_rtpmap(const struct sip_message *m, const struct sdp *sdp)
{
    (void)m;
    for (unsigned i = 0; i < sdp->n_media; i++) {
        const struct sdp_media *media = &sdp->media[i];

        for (unsigned k = 0; media->port > 0 && is_rtp(media) && k < media->n_formats; k++)
            if (media->formats[k].payload_type >= 96 && media->formats[k].rtpmap.n == 0)
                return media->line;
    }
    return (struct slice){ 0 };
}

/* T.38 is image/t38 over UDPTL or TCP (RFC 3362), and audio/t38 over RTP (RFC 4612). */
static struct slice image_by_rtp(const struct sip_message *m, const struct sdp *sdp)
{
    (void)m;
    for (unsigned i = 0; i < sdp->n_media; i++)
        if (slice_ieq(sdp->media[i].media, SLICE("image")) && sdp->media[i].port > 0 &&
            is_rtp(&sdp->media[i]))
            return sdp->media[i].line;
    return (struct slice){ 0 };
}

enum lack { LACK_KEY, LACK_CONNECTION, LACK_BLANK, LACK_RTPMAP, LACK_UDPTL };

static const struct {
    lack_function *find;
    const char *header;
} lacks[] = {
    [LACK_KEY] = { without_key, "sdp:m" },    [LACK_CONNECTION] = { without_connection, "sdp:m" },
    [LACK_BLANK] = { behind_blank, "sdp" },   [LACK_RTPMAP] = { without_rtpmap, "sdp:m" },
    [LACK_UDPTL] = { image_by_rtp, "sdp:m" },
};

/* The m= lines, as they were kept, tell that nothing of this kind is missing. Only keys and
 * addresses are kept. */
static bool cannot_lack(const struct call *call, uint32_t message, enum lack lack)
{
    bool any = false;

    if (lack != LACK_KEY && lack != LACK_CONNECTION)
        return false;
    for (uint32_t i = 0; i < call->n_media; i++) {
        const struct call_media *m = &call->media[i];

        if (m->message != message)
            continue;
        any = true;
        if (lack == LACK_KEY ? (m->traits & MEDIA_SECURE) && !(m->traits & MEDIA_KEYS)
                             : m->rtp.addr.family == ADDR_NONE)
            return false;
    }
    return any;
}

static struct value lack_in(struct subject *s, uint32_t i, enum lack lack)
{
    if (cannot_lack(s->call, i, lack))
        return MISSING;
    const struct call_message *kept = view_kept(s->view, i);
    const struct sdp *sdp = kept != NULL ? view_sdp(s->view, i) : NULL;

    if (sdp == NULL || (kept->flags & (MESSAGE_CUT | MESSAGE_LIMITED)))
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    struct slice line = lacks[lack].find(m, sdp);
    if (line.n == 0)
        return MISSING;
    return value_in_message(s, i, value_text(line), sip_span(m, line), lacks[lack].header);
}

static struct value get_lack(struct subject *s, const struct fact *f)
{
    const struct terms *t;
    struct value value = lack_in(s, role_message(s, ROLE_INVITE), f->which);

    if (f->which == LACK_UDPTL && value.kind == VALUE_MISSING)
        value = lack_in(s, role_message(s, ROLE_REINVITE), f->which);
    size_t n = value.kind == VALUE_MISSING ? view_terms(s->view, &t) : 0;

    for (size_t i = 0; i < n && value.kind == VALUE_MISSING; i++) {
        value = lack_in(s, t[i].offer, f->which);
        if (value.kind == VALUE_MISSING)
            value = lack_in(s, t[i].answer, f->which);
    }
    if (f->part == 0 || value.kind == VALUE_MISSING)
        return value;
    struct place place = value.place;
    value = value_addr(view_flow(s->view, place.message)->src.addr);
    value.place = place;
    return value;
}

static const struct sdp_media *audio_of(struct subject *s, uint32_t message)
{
    const struct sdp *sdp = view_sdp(s->view, message);
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;

    return audio != NULL && audio->port ? audio : NULL;
}

/* A hold (RFC 3264 section 8.4; 0.0.0.0 is how it was written before) that was in force to the end,
 * after a time of talk. */

static bool is_held(struct subject *s, uint32_t message)
{
    const struct sdp_media *audio = audio_of(s, message);

    return audio != NULL &&
           (audio->direction != SDP_SENDRECV || addr_is_unspecified(audio->rtp.addr));
}

enum hold_part { HOLD_LINE, HOLD_SECONDS, HOLD_BY };

static struct value hold_line(struct subject *s, uint32_t message)
{
    const struct sdp_media *audio = audio_of(s, message);
    bool zeros = addr_is_unspecified(audio->rtp.addr);
    struct slice line = zeros ? audio->connection_line : audio->direction_line;

    return value_in_message(s, message, value_text(line),
                            sip_span(view_message(s->view, message), line),
                            zeros ? "sdp:c" : "sdp:a");
}

static struct value get_hold(struct subject *s, const struct fact *f)
{
    const struct terms *t;
    size_t n = view_terms(s->view, &t);

    if (n < 2 || s->call->end == NANOS_NONE || view_relayed(s->view) ||
        !is_held(s, t[n - 1].offer) || is_held(s, t[0].offer) || is_held(s, t[0].answer))
        return MISSING;
    struct value line = hold_line(s, t[n - 1].offer), value;
    if (f->part == HOLD_LINE)
        return line;
    size_t first = n - 1;
    while (first > 0 && is_held(s, t[first - 1].offer))
        first--;
    value = f->part == HOLD_BY ? value_addr(view_flow(s->view, t[n - 1].offer)->src.addr)
                               : value_span(t[first].from, s->call->end);
    value.place = line.place;
    return value;
}

/* A call that one side held and takes back, whose other side, which held nothing itself, answers
 * that with a hold that is in force to the end. */

enum resume_part { RESUME_LINE, RESUME_OFFER, RESUME_SECONDS, RESUME_BY };

static bool offered_hold(struct subject *s, const struct terms *t, size_t n, struct addr by)
{
    for (size_t i = 0; i < n; i++)
        if (is_held(s, t[i].offer) && addr_eq(view_flow(s->view, t[i].offer)->src.addr, by))
            return true;
    return false;
}

static const struct terms *find_resume(struct subject *s)
{
    const struct terms *t;
    size_t n = view_terms(s->view, &t);

    if (n < 3 || s->call->end == NANOS_NONE || view_relayed(s->view))
        return NULL;
    const struct terms *last = &t[n - 1];
    struct addr by = view_flow(s->view, last->answer)->src.addr;
    bool talked = audio_of(s, t[0].offer) != NULL && audio_of(s, t[0].answer) != NULL &&
                  !is_held(s, t[0].offer) && !is_held(s, t[0].answer);
    bool resumed = audio_of(s, last->offer) != NULL && !is_held(s, last->offer) &&
                   offered_hold(s, t, n - 1, view_flow(s->view, last->offer)->src.addr);
    bool held = is_held(s, last->answer) && !offered_hold(s, t, n, by);
    return talked && resumed && held ? last : NULL;
}

static struct value get_resume(struct subject *s, const struct fact *f)
{
    const struct terms *t = find_resume(s);

    if (t == NULL)
        return MISSING;
    struct value line = hold_line(s, t->answer), value;
    if (f->part == RESUME_LINE)
        return line;
    if (f->part == RESUME_OFFER) {
        struct slice m = audio_of(s, t->offer)->line;

        return value_in_message(s, t->offer, value_text(m),
                                sip_span(view_message(s->view, t->offer), m), "sdp:m");
    }
    value = f->part == RESUME_BY ? value_addr(view_flow(s->view, t->answer)->src.addr)
                                 : value_span(t->from, s->call->end);
    value.place = line.place;
    return value;
}

/* What the first offer has and its answer has not. */

static bool takes_events(const struct sip_message *m, const struct sdp_media *audio)
{
    (void)m;
    return sdp_find_encoding(audio, SLICE("telephone-event")) >= 0;
}

static bool takes_mux(const struct sip_message *m, const struct sdp_media *audio)
{
    (void)m;
    return audio->rtcp_mux;
}

/* Candidates may follow later (RFC 8838); the user fragment may not. */
static bool takes_ice(const struct sip_message *m, const struct sdp_media *audio)
{
    return audio->ice || has_text(m, SLICE("a=ice-ufrag:"));
}

enum trait { TRAIT_EVENTS, TRAIT_MUX, TRAIT_ICE };

static bool (*const traits[])(const struct sip_message *, const struct sdp_media *) = {
    [TRAIT_EVENTS] = takes_events,
    [TRAIT_MUX] = takes_mux,
    [TRAIT_ICE] = takes_ice,
};

static struct value get_lost_trait(struct subject *s, const struct fact *f)
{
    const struct terms *t;
    size_t n = view_terms(s->view, &t);
    const struct sdp_media *offer = n ? audio_of(s, t[0].offer) : NULL;
    const struct sdp_media *answer = n ? audio_of(s, t[0].answer) : NULL;

    if (offer == NULL || answer == NULL)
        return MISSING;
    uint32_t lacking = t[0].answer;
    const struct sip_message *m = view_message(s->view, lacking);
    if (!traits[f->part](view_message(s->view, t[0].offer), offer) || traits[f->part](m, answer) ||
        (f->part == TRAIT_EVENTS && answer_takes_events(offer, answer)) ||
        (view_kept(s->view, lacking)->flags & (MESSAGE_CUT | MESSAGE_LIMITED)))
        return MISSING;
    return value_in_message(s, lacking, value_addr(view_flow(s->view, lacking)->src.addr),
                            sip_span(m, answer->line), "sdp:m");
}

/* Key presses by SIP INFO that were refused: how often, the request, the response. */

static bool carries_keys(const struct sip_message *m)
{
    struct slice type = sip_value(m, HEADER_CONTENT_TYPE);

    return slice_ifind(type, SLICE("dtmf")) < type.n;
}

enum info_part { INFO_COUNT, INFO_REQUEST, INFO_RESPONSE };

static struct value get_info(struct subject *s, const struct fact *f)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t), refused = 0;
    uint32_t first = NO_INDEX, answer = NO_INDEX;

    for (size_t i = 0; i < n; i++) {
        if (t[i].method != SIP_INFO || t[i].status < 300 || t[i].request == NO_INDEX ||
            !carries_keys(view_message(s->view, t[i].request)))
            continue;
        refused++;
        first = first == NO_INDEX ? t[i].request : first;
        answer = answer == NO_INDEX ? t[i].final : answer;
    }
    if (refused == 0)
        return MISSING;
    if (f->part == INFO_COUNT)
        return value_number((double)refused);
    uint32_t i = f->part == INFO_REQUEST ? first : answer;
    const struct sip_message *m = view_message(s->view, i);
    return value_in_message(s, i, value_text(sip_text(m, m->start_line)), m->start_line,
                            m->request ? "request-line" : "status-line");
}

#define CLASH(name, which, offer_meaning, answer_meaning)                                          \
    FACT_ROW("clash." name ".offer", VALUE_TEXT, get_clash, NULL, offer_meaning, false, which,     \
             CLASH_OFFER),                                                                         \
        FACT_ROW("clash." name ".answer", VALUE_TEXT, get_clash, NULL, answer_meaning, false,      \
                 which, CLASH_ANSWER),                                                             \
        FACT_ROW("clash." name ".offerer", VALUE_ADDR, get_clash, NULL,                            \
                 N_("who sent the first of the two"), false, which, CLASH_OFFERER),                \
        FACT_ROW("clash." name ".answerer", VALUE_ADDR, get_clash, NULL,                           \
                 N_("who sent the second"), false, which, CLASH_ANSWERER),                         \
        FACT_ROW("clash." name ".time", VALUE_NUMBER, get_clash, N_("seconds"),                    \
                 N_("from the beginning of the call to the second"), false, which, CLASH_TIME)
#define LACK(name, which, meaning)                                                                 \
    FACT_ROW("sdp." name, VALUE_TEXT, get_lack, NULL, meaning, false, which, 0),                   \
        FACT_ROW("sdp." name ".sender", VALUE_ADDR, get_lack, NULL, N_("who wrote that SDP"),      \
                 false, which, 1)
#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("clash.any", VALUE_BOOL, get_any, 0,
         N_("whether any answer in force does not go with its offer, in one of the ways of "
            "clash.*")),
    CLASH("profile", CLASH_PROFILE,
          N_("the protocol of an offered m= line that was answered with or without encryption "
             "against it"),
          N_("the protocol of that answer")),
    CLASH("feedback", CLASH_FEEDBACK,
          N_("the protocol of an offered m= line that the answer changed as to AVPF"),
          N_("the protocol of that answer")),
    CLASH("key_tag", CLASH_TAG,
          N_("the first tag of the offered a=crypto lines when the answer "
             "has none of them"),
          N_("the tag of the answer's a=crypto")),
    CLASH("key_suite", CLASH_SUITE,
          N_("the suite offered under the tag that the answer took, when "
             "the answer has another"),
          N_("the answer's suite")),
    CLASH("family", CLASH_FAMILY,
          N_("the offered address when the answer's is of the other kind, IPv4 or IPv6"),
          N_("the answer's address")),
    CLASH("setup", CLASH_SETUP,
          N_("the offered role for DTLS (a=setup) when the answer's does not go with it"),
          N_("the role of the answer")),
    CLASH("direction", CLASH_DIRECTION,
          N_("the offered direction when the answer's is not allowed with it"),
          N_("the answer's direction")),
    CLASH("number", CLASH_NUMBER,
          N_("what the offer says of a payload type that was sent and that means something else "
             "in the answer"),
          N_("what the answer says of it")),
    CLASH("version", CLASH_VERSION,
          N_("the version in o= before a description was changed without a new version"),
          N_("the version afterwards")),
    LACK("without_key", LACK_KEY, N_("an m= line that asks for SRTP in an SDP without a key")),
    LACK("without_connection", LACK_CONNECTION, N_("an m= line without a c= line")),
    LACK("without_rtpmap", LACK_RTPMAP,
         N_("an m= line with a dynamic payload type that no a=rtpmap tells of")),
    LACK("image_by_rtp", LACK_UDPTL, N_("an m=image line that asks for RTP")),
    LACK("behind_blank", LACK_BLANK, N_("a line of the SDP that follows an empty line")),
    FACT("hold.line", VALUE_TEXT, get_hold, HOLD_LINE,
         N_("the line that put the call on hold, if it was so to the end")),
    FACT_ROW("hold.seconds", VALUE_NUMBER, get_hold, N_("seconds"),
             N_("how long it was on hold before it ended so"), false, 0, HOLD_SECONDS),
    FACT("hold.by", VALUE_ADDR, get_hold, HOLD_BY, N_("who put it on hold")),
    FACT("resume.line", VALUE_TEXT, get_resume, RESUME_LINE,
         N_("the line of an answer that holds a call to its end, although the offer takes the call "
            "back from hold and the answering side held nothing itself")),
    FACT("resume.offer", VALUE_TEXT, get_resume, RESUME_OFFER, N_("the m= line of that offer")),
    FACT_ROW("resume.seconds", VALUE_NUMBER, get_resume, N_("seconds"),
             N_("how long the call went on so"), false, 0, RESUME_SECONDS),
    FACT("resume.by", VALUE_ADDR, get_resume, RESUME_BY, N_("who answered so")),
    FACT("terms.without_events", VALUE_ADDR, get_lost_trait, TRAIT_EVENTS,
         N_("who answered without telephone-event although it was offered")),
    FACT("terms.without_mux", VALUE_ADDR, get_lost_trait, TRAIT_MUX,
         N_("who answered without a=rtcp-mux although it was offered")),
    FACT("terms.without_ice", VALUE_ADDR, get_lost_trait, TRAIT_ICE,
         N_("who answered without ICE although it was offered")),
    FACT("info.refused", VALUE_NUMBER, get_info, INFO_COUNT,
         N_("how many INFO requests with key presses were refused")),
    FACT("info.refused.request", VALUE_TEXT, get_info, INFO_REQUEST, N_("the first of them")),
    FACT("info.refused.response", VALUE_TEXT, get_info, INFO_RESPONSE, N_("its response")),
};

const struct fact_table facts_of_offers = { facts, ARRAY_SIZE(facts) };
