/* judge_listen.c - what a provider's test call to this host looked like, and what to do. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/listen.h"
#include "sip/sdp.h"
#include "sip/uri.h"

struct judge {
    const struct probe_arrival *call;
    const struct probe_listen_wish *wish;
    const struct profiles *profiles;
    struct text *out, advice;
    struct sip_message m;
};

static const char *const transport_names[] = {
    [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
};

static void advise(struct judge *j, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void advise(struct judge *j, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    text_adds(&j->advice, "  ");
    text_vprintf(&j->advice, format, list);
    text_addc(&j->advice, '\n');
    va_end(list);
}

/* --- numbers --- */

static bool is_digits(struct slice s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

static const char *number_form(struct slice user)
{
    if (user.n == 0)
        return _("no user");
    if (number_is_e164(user))
        return _("a number in E.164, with +");
    if (!is_digits(user))
        return _("no plain number");
    if (slice_starts(user, SLICE("00")))
        return _("digits, international with 00 in place of +");
    if (user.p[0] == '0')
        return _("digits, as they are dialled within a country");
    return user.n > 10 ? _("digits, international without +") : _("digits, without a country code");
}

static void print_party(struct judge *j, enum sip_header_id id)
{
    struct sip_values v = { 0 };
    struct name_addr party;

    while (sip_next_value(&j->m, id, &v)) {
        struct slice value = sip_text(&j->m, v.value);

        if (name_addr_parse(value, &party))
            text_printf(j->out, "  %s: %.*s (%s)\n", sip_header_name(id), SLICE_ARG(party.uri.all),
                        number_form(party.uri.user));
        else
            text_printf(j->out, "  %s: %.*s\n", sip_header_name(id), SLICE_ARG(value));
    }
}

static void judge_host(struct judge *j, const struct uri *uri)
{
    struct addr addr;

    if (!uri_host_addr(uri, &addr)) {
        text_adds(j->out, _("    its host is a name\n"));
    } else if (addr_eq(addr, j->call->local.addr)) {
        text_adds(j->out, _("    its host is the address that it came to\n"));
    } else {
        text_adds(j->out, _("    its host is another address than the one that it came to\n"));
        advise(j, "%s",
               _("The Request-URI names another address than this host's: a NAT is between, and "
                 "the PBX has to know the outer address as its own."));
    }
}

static void judge_uri(struct judge *j)
{
    struct slice text = sip_text(&j->m, j->m.request_uri);
    struct uri uri;

    text_printf(j->out, "  INVITE %.*s\n", SLICE_ARG(text));
    if (!uri_parse(text, &uri))
        return;
    text_printf(j->out, _("    its user is %s\n"), number_form(uri.user));
    judge_host(j, &uri);
    if (uri.user.n > 0)
        advise(j,
               _("The PBX has to have a route for %.*s, in just this form: no route, and it "
                 "answers 404."),
               SLICE_ARG(uri.user));
    else
        advise(j, "%s",
               _("The Request-URI has no user: the origination URI may lack it, and the number "
                 "stands in To alone."));
}

/* --- source and offer --- */

static void judge_source(struct judge *j)
{
    struct addr addr = j->call->from.addr;
    const struct profile *profile = profiles_by_addr(j->profiles, addr, false);
    const struct range *range = profile != NULL ? profile_range(profile, addr, false) : NULL;
    struct slice agent = sip_value(&j->m, HEADER_USER_AGENT);

    if (agent.n > 0)
        text_printf(j->out, "  User-Agent: %.*s\n", SLICE_ARG(agent));
    if (profile != NULL) {
        text_printf(j->out, _("  its source is an address of %s%s%s\n"), profile->name,
                    range != NULL && range->region != NULL ? ", " : "",
                    range != NULL && range->region != NULL ? range->region : "");
        return;
    }
    text_adds(j->out, _("  its source is in no network of a provider that is known here\n"));
    advise(j, "%s",
           _("Is its source the provider's? If not, a stranger calls: let the firewall take port "
             "5060 from the provider's networks alone."));
}

static void print_formats(const struct sdp_media *media, struct text *out)
{
    for (size_t i = 0; i < media->n_formats; i++) {
        const struct sdp_format *f = &media->formats[i];

        text_printf(out, "%s%.*s", i > 0 ? ", " : "",
                    SLICE_ARG(f->encoding.n > 0 ? f->encoding : f->text));
    }
}

/* Why voice_take_sdp() had no use for it: the first reason that holds. */
static void advise_on_offer(struct judge *j, const struct sdp *sdp)
{
    const struct sdp_media *audio = sdp != NULL ? sdp_first(sdp, SLICE("audio")) : NULL;
    struct text codecs = { 0 };

    if (sdp == NULL)
        advise(j, "%s", _("Its session description cannot be read, and this test has refused."));
    else if (audio == NULL || audio->port == 0)
        advise(j, "%s",
               _("It offers no audio: a call with voice was expected, and this test has refused."));
    else if (slice_find(audio->protocol, SLICE("SAVP")) < audio->protocol.n)
        advise(j,
               _("It offers SRTP alone (%.*s), which this test does not speak, and has refused: "
                 "secure media is on for this trunk. The PBX has to take SRTP, or secure media be "
                 "switched off."),
               SLICE_ARG(audio->protocol));
    else if (!slice_ieq(audio->protocol, SLICE("RTP/AVP")))
        advise(j, _("It offers audio by %.*s; this test takes plain RTP alone, and has refused."),
               SLICE_ARG(audio->protocol));
    else if (audio->rtp.addr.family != j->call->local.addr.family)
        advise(
            j,
            _("Its offer has voice at '%.*s', where this host, which it calls by %s, cannot send "
              "it, and this test has refused."),
            SLICE_ARG(audio->connection),
            j->call->local.addr.family == ADDR_IPV4 ? "IPv4" : "IPv6");
    else {
        print_formats(audio, &codecs);
        advise(j,
               _("It offers neither PCMU nor PCMA, which are all that this test takes, and has "
                 "refused: the PBX has to take one of: %s."),
               text_str(&codecs));
    }
    text_done(&codecs);
}

static void judge_offer(struct judge *j)
{
    struct sdp *sdp = xmalloc(sizeof *sdp);
    struct slice body = sdp_body(&j->m);
    bool read = sdp_parse(body, sdp);

    if (body.n == 0)
        text_adds(j->out, _("  it has no offer: the answer's is taken\n"));
    for (size_t i = 0; read && i < sdp->n_media; i++) {
        const struct sdp_media *media = &sdp->media[i];
        struct text to = { 0 };

        endpoint_print(&to, media->rtp);
        text_printf(j->out, _("  offers %.*s by %.*s at %s: "), SLICE_ARG(media->media),
                    SLICE_ARG(media->protocol), text_str(&to));
        print_formats(media, j->out);
        text_addc(j->out, '\n');
        text_done(&to);
    }
    if (j->call->status == 488)
        advise_on_offer(j, read ? sdp : NULL);
    else if (j->call->status == 500)
        advise(
            j, "%s",
            _("This test had no port for voice, and has refused: that is no fault of the call."));
    free(sdp);
}

/* --- the call --- */

static void judge_end(struct judge *j)
{
    const struct probe_arrival *call = j->call;

    if (call->hung_up_there)
        text_adds(j->out, _("  the other side hung up\n"));
    else if (call->bye > 0)
        text_printf(j->out, _("  BYE: %d\n"), call->bye);
    else
        text_adds(j->out, _("  BYE: no response\n"));
    if (!call->hung_up_there && call->bye / 100 != 2)
        advise(j, "%s",
               _("The call was not ended in order: what this host sends to the address of their "
                 "Contact or Record-Route does not arrive."));
}

static void judge_media(struct judge *j)
{
    const struct tone *t = &j->call->voice.tone;
    const struct profile *profile =
        t->came > 0 ? profiles_by_addr(j->profiles, t->source.addr, true) : NULL;

    voice_judge(&j->call->voice, j->call->acked, j->out, &j->advice);
    if (profile != NULL)
        text_printf(j->out, _("    that is a media address of %s\n"), profile->name);
}

static void judge_answer(struct judge *j)
{
    const struct probe_arrival *call = j->call;

    if (call->status != 200) {
        text_printf(j->out, _("  refused with %d\n"), call->status);
        return;
    }
    if (call->acked == NANOS_NONE) {
        text_adds(j->out, _("  answered with 200, and no ACK came\n"));
        if (!call->hung_up_there)
            advise(j, "%s",
                   _("No ACK came: the 200 did not arrive (a firewall or NAT on the way back), or "
                     "the ACK goes to the address of our Contact, which is not reached from "
                     "there."));
    } else {
        text_printf(j->out, _("  answered with 200, ACK after %.2f s\n"),
                    nanos_seconds_between(call->began, call->acked));
        if (j->wish->media)
            judge_media(j);
    }
    judge_end(j);
}

static bool judge_call(struct judge *j)
{
    static const enum sip_header_id parties[] = { HEADER_FROM, HEADER_TO,
                                                  HEADER_P_ASSERTED_IDENTITY, HEADER_DIVERSION };
    const struct probe_arrival *call = j->call;
    struct text from = { 0 }, to = { 0 };

    endpoint_print(&from, call->from);
    endpoint_print(&to, call->local);
    text_printf(j->out, _("Test call from %s to %s by %s\n"), text_str(&from), text_str(&to),
                transport_names[call->transport]);
    text_done(&from);
    text_done(&to);
    if (!sip_scan(text_view(&call->invite), &j->m))
        return false;
    judge_uri(j);
    for (size_t i = 0; i < ARRAY_SIZE(parties); i++)
        print_party(j, parties[i]);
    judge_source(j);
    voice_print_hops(call->ttl, j->out);
    judge_offer(j);
    judge_answer(j);
    return call->status == 200 && call->acked != NANOS_NONE &&
           (!j->wish->media || call->voice.tone.loud > 0) &&
           (call->hung_up_there || call->bye / 100 == 2);
}

/* --- all of it --- */

static void judge_none(const struct probe_listening *l, const struct probe_listen_wish *wish,
                       struct text *out)
{
    struct text at = { 0 };

    endpoint_print(&at, wish->at);
    text_printf(out, _("No call came to %s in %.0f s\nWhat to do\n"), text_str(&at),
                nanos_seconds_between(l->began, l->ended));
    if (l->options + l->others + l->busy > 0)
        text_adds(out, _("  SIP arrives here, so neither address nor port are wrong: is the number "
                         "assigned to the trunk, and its origination URI this host's?\n"));
    else
        text_adds(out, _("  Compare the trunk's origination URI with this host's public address "
                         "and port; then look for a firewall, or a NAT that does not forward the "
                         "port, before this host.\n"));
    text_done(&at);
}

static void print_others(const struct probe_listening *l, struct text *out)
{
    struct text last = { 0 };

    if (l->options + l->others + l->busy == 0)
        return;
    endpoint_print(&last, l->last);
    text_printf(out,
                _("Besides: OPTIONS: %u, calls refused as busy: %u, other requests: %u; the "
                  "last from %s\n"),
                l->options, l->busy, l->others, text_str(&last));
    text_done(&last);
}

bool probe_listen_judge(const struct probe_listening *l, const struct probe_listen_wish *wish,
                        const struct profiles *profiles, struct text *out)
{
    struct judge *j = xmalloc(sizeof *j);
    bool good = l->n > 0;

    for (size_t i = 0; i < l->n; i++) {
        *j = (struct judge){ .call = &l->calls[i], .wish = wish, .profiles = profiles, .out = out };
        good = judge_call(j) && good;
        if (j->advice.n > 0)
            text_printf(out, "%s\n", _("What to do"));
        text_slice(out, text_view(&j->advice));
        text_done(&j->advice);
    }
    free(j);
    print_others(l, out);
    if (l->n == 0)
        judge_none(l, wish, out);
    return !good;
}
