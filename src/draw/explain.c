/* explain.c - the words come from tables. */
#include "config.h"

#include "draw/explain.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "sip/grammar.h"
#include "sip/sdp.h"
#include "sip/uri.h"

#define FAULTS_MAX 16
#define SDP_INDENT 4

static const struct {
    const char *meaning, *section;
} headers[HEADER_COUNT] = {
    [HEADER_VIA] = { N_("One hop of the way back: responses go to the top one, each hop takes its "
                        "own off."),
                     "RFC 3261 20.42" },
    [HEADER_FROM] = { N_("Who sends the request; its tag is the caller's half of the dialog's "
                         "name."),
                      "RFC 3261 20.20" },
    [HEADER_TO] = { N_("Whom the request is for; its tag is given by whoever answers."),
                    "RFC 3261 20.39" },
    [HEADER_CALL_ID] = { N_("The name of the call, the same in every message of it."),
                         "RFC 3261 20.8" },
    [HEADER_CSEQ] = { N_("Numbers the requests of one side; a response repeats it."),
                      "RFC 3261 20.16" },
    [HEADER_CONTACT] = { N_("Where this side wants later requests of the dialog, such as the ACK "
                            "and the BYE."),
                         "RFC 3261 20.10" },
    [HEADER_ROUTE] = { N_("Proxies that this request must still pass."), "RFC 3261 20.34" },
    [HEADER_RECORD_ROUTE] = { N_("A proxy that wants to stay in the way of later requests."),
                              "RFC 3261 20.30" },
    [HEADER_MAX_FORWARDS] = { N_("Hops that are left before the request is thrown away."),
                              "RFC 3261 20.22" },
    [HEADER_CONTENT_LENGTH] = { N_("Bytes of the body."), "RFC 3261 20.14" },
    [HEADER_CONTENT_TYPE] = { N_("What the body is."), "RFC 3261 20.15" },
    [HEADER_AUTHORIZATION] = { N_("Credentials that answer a 401."), "RFC 3261 20.7" },
    [HEADER_PROXY_AUTHORIZATION] = { N_("Credentials that answer a 407."), "RFC 3261 20.28" },
    [HEADER_WWW_AUTHENTICATE] = { N_("The challenge that credentials are made for."),
                                  "RFC 3261 20.44" },
    [HEADER_PROXY_AUTHENTICATE] = { N_("The proxy's challenge that credentials are made for."),
                                    "RFC 3261 20.27" },
    [HEADER_SESSION_EXPIRES] = { N_("Seconds after which the call ends unless it is refreshed, and "
                                    "who does that."),
                                 "RFC 4028 4" },
    [HEADER_MIN_SE] = { N_("The shortest session interval that is accepted, in seconds."),
                        "RFC 4028 5" },
    [HEADER_SUPPORTED] = { N_("Extensions that this side knows."), "RFC 3261 20.37" },
    [HEADER_REQUIRE] = { N_("Extensions that the other side must know, or refuse with 420."),
                         "RFC 3261 20.32" },
    [HEADER_UNSUPPORTED] = { N_("Extensions that were demanded and are not known."),
                             "RFC 3261 20.40" },
    [HEADER_ALLOW] = { N_("Methods that this side takes."), "RFC 3261 20.5" },
    [HEADER_ACCEPT] = { N_("Kinds of bodies that this side takes."), "RFC 3261 20.1" },
    [HEADER_EXPIRES] = { N_("Seconds for which this is valid."), "RFC 3261 20.19" },
    [HEADER_MIN_EXPIRES] = { N_("The shortest registration that is accepted, in seconds."),
                             "RFC 3261 20.23" },
    [HEADER_RSEQ] = { N_("Numbers a provisional response that wants a PRACK."), "RFC 3262 7.1" },
    [HEADER_RACK] = { N_("Which provisional response this PRACK acknowledges."), "RFC 3262 7.2" },
    [HEADER_USER_AGENT] = { N_("The program that sent the request."), "RFC 3261 20.41" },
    [HEADER_SERVER] = { N_("The program that sent the response."), "RFC 3261 20.35" },
    [HEADER_REASON] = { N_("Why: often the cause of the telephone network (Q.850)."),
                        "RFC 3326 2" },
    [HEADER_WARNING] = { N_("More about the status, most often about the SDP."), "RFC 3261 20.43" },
    [HEADER_RETRY_AFTER] = { N_("Seconds after which another try makes sense."), "RFC 3261 20.33" },
    [HEADER_REMOTE_PARTY_ID] = { N_("The caller's number as the sending side vouches for it "
                                    "(old)."),
                                 "draft-ietf-sip-privacy" },
    [HEADER_P_ASSERTED_IDENTITY] = { N_("The caller's number as the sending side vouches for it."),
                                     "RFC 3325 9.1" },
    [HEADER_P_PREFERRED_IDENTITY] = { N_("The number that the caller wants to be shown."),
                                      "RFC 3325 9.2" },
    [HEADER_DIVERSION] = { N_("The call was diverted from here."), "RFC 5806" },
    [HEADER_EVENT] = { N_("What is subscribed to, or told of."), "RFC 6665 8.2.1" },
    [HEADER_SUBSCRIPTION_STATE] = { N_("Whether the subscription goes on."), "RFC 6665 8.2.3" },
    [HEADER_REFER_TO] = { N_("Where the call is to be transferred."), "RFC 3515 2.1" },
    [HEADER_REFERRED_BY] = { N_("Who transfers the call."), "RFC 3892 3" },
    [HEADER_REPLACES] = { N_("The call that this one takes the place of."), "RFC 3891 6.1" },
};

const char *header_meaning(enum sip_header_id id)
{
    return headers[id].meaning != NULL ? _(headers[id].meaning) : NULL;
}

const char *header_section(enum sip_header_id id)
{
    return headers[id].section;
}

/* Where the next line goes; everything below draws by it. */
struct pen {
    struct canvas *canvas;
    int x, y, width;
};

static void line(struct pen *pen, enum text_role role, int indent, struct slice text)
{
    pen->y += canvas_wrap(pen->canvas, pen->x + indent, pen->y, pen->width - indent, role, text);
}

static void __attribute__((format(printf, 4, 5)))
words(struct pen *pen, enum text_role role, int indent, const char *format, ...)
{
    struct text text = { 0 };
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    line(pen, role, indent, text_view(&text));
    text_done(&text);
}

static void explain_start(struct pen *pen, const struct sip_message *message)
{
    line(pen, message->request ? TEXT_ROLE_REQUEST : TEXT_ROLE_SUCCESS, 0,
         sip_text(message, message->start_line));
    if (message->request)
        words(pen, TEXT_ROLE_DIM, 2, "%s",
              _("The request line: method, and to whom (RFC 3261 7.1)."));
    else
        line(pen, TEXT_ROLE_DIM, 2, slice_of(sip_status_meaning(message->status)));
}

static void explain_meaning(struct pen *pen, const struct sip_header *header, struct slice name,
                            const struct profiles *profiles)
{
    const char *meaning = header_meaning((enum sip_header_id)header->id);
    const struct profile *provider =
        profiles != NULL ? profiles_by_error_header(profiles, name) : NULL;

    if (meaning != NULL)
        words(pen, TEXT_ROLE_DIM, 2, "%s (%s)", meaning,
              header_section((enum sip_header_id)header->id));
    else if (provider != NULL)
        words(pen, TEXT_ROLE_DIM, 2, _("The error code and words of %s: read this first."),
              provider->name);
}

static void explain_header(struct pen *pen, const struct sip_message *message,
                           const struct sip_header *header, const struct profiles *profiles)
{
    struct text text = { 0 };
    const char *full = sip_header_name((enum sip_header_id)header->id);

    if (full != NULL)
        text_adds(&text, full);
    else
        text_slice(&text, sip_text(message, header->name));
    text_adds(&text, ": ");
    sip_unfold(&text, sip_text(message, header->value));
    line(pen, TEXT_ROLE_HEADER_VALUE, 0, text_view(&text));
    text_done(&text);
    explain_meaning(pen, header, sip_text(message, header->name), profiles);
}

static const char *direction_words(unsigned direction)
{
    static const char *const said[] = {
        [SDP_INACTIVE] = N_("neither sends nor receives (on hold)"),
        [SDP_SENDONLY] = N_("sends and does not listen (it holds the other side)"),
        [SDP_RECVONLY] = N_("listens and does not send"),
        [SDP_SENDRECV] = N_("sends and listens"),
    };

    return _(said[direction & SDP_SENDRECV]);
}

static void explain_formats(struct pen *pen, const struct sdp_media *media)
{
    for (unsigned i = 0; i < media->n_formats; i++) {
        const struct sdp_format *format = &media->formats[i];
        struct text text = { 0 };

        text_printf(&text, "%.*s  ", SLICE_ARG(format->text));
        if (format->encoding.n)
            text_slice(&text, format->encoding);
        else
            text_adds(&text, _("a codec that nothing here names"));
        if (format->clock_rate)
            text_printf(&text, _(", %u Hz"), format->clock_rate);
        if (format->fmtp.n)
            text_printf(&text, "  (%.*s)", SLICE_ARG(format->fmtp));
        line(pen, TEXT_ROLE_SDP, SDP_INDENT, text_view(&text));
        text_done(&text);
    }
}

static void explain_media(struct pen *pen, const struct sdp_media *media)
{
    struct text where = { 0 };

    line(pen, TEXT_ROLE_BODY, 0, media->line);
    if (!media->port) {
        words(pen, TEXT_ROLE_WARNING, 2, "%s",
              _("Port 0: this medium is refused or switched off."));
        return;
    }
    if (media->rtp.addr.family)
        endpoint_print(&where, media->rtp);
    else
        text_printf(&where, "%.*s:%u", SLICE_ARG(media->connection), media->port);
    words(pen, TEXT_ROLE_DIM, 2, _("%.*s is wanted at %s; this side %s."), SLICE_ARG(media->media),
          text_str(&where), direction_words(media->direction));
    if (media->rtp.addr.family && addr_is_private(media->rtp.addr))
        words(pen, TEXT_ROLE_WARNING, 2, "%s",
              _("That is a private address: nobody outside that network can send to it."));
    if (media->ptime)
        words(pen, TEXT_ROLE_DIM, 2, _("A packet every %u ms."), media->ptime);
    if (media->n_crypto || media->fingerprint.n)
        words(pen, TEXT_ROLE_DIM, 2, "%s", _("Encrypted (SRTP)."));
    explain_formats(pen, media);
    text_done(&where);
}

static void explain_sdp(struct pen *pen, const struct sip_message *message)
{
    struct slice body = sdp_body(message);
    struct sdp *sdp = xcalloc(1, sizeof *sdp);

    if (body.n && sdp_parse(body, sdp)) {
        pen->y++;
        words(pen, TEXT_ROLE_STRONG, 0, "%s",
              _("Session description (RFC 8866; offer and answer: RFC 3264)"));
        if (sdp->origin_line.n) {
            line(pen, TEXT_ROLE_BODY, 0, sdp->origin_line);
            words(pen, TEXT_ROLE_DIM, 2, "%s",
                  _("Who made it, and its version; its address is not where media goes."));
        }
        for (unsigned i = 0; i < sdp->n_media; i++)
            explain_media(pen, &sdp->media[i]);
    } else if (message->body.length) {
        pen->y++;
        line(pen, TEXT_ROLE_BODY, 0, sip_text(message, message->body));
    }
    free(sdp);
}

static void explain_faults(struct pen *pen, const struct sip_message *message)
{
    struct grammar_fault faults[FAULTS_MAX];
    size_t n = sip_grammar_check(message, faults, FAULTS_MAX);

    pen->y++;
    if (!n)
        words(pen, TEXT_ROLE_GOOD, 0, _("The grammar has nothing to object to (%s)."),
              sip_grammar_library());
    for (size_t i = 0; i < n && i < FAULTS_MAX; i++) {
        uint32_t row, column;

        sip_position(message, faults[i].at.offset, &row, &column);
        words(pen, faults[i].fatal ? TEXT_ROLE_ERROR : TEXT_ROLE_WARNING, 0,
              _("line %u, column %u: %s (%s)"), row, column, faults[i].what, faults[i].reference);
    }
}

int message_explain(struct canvas *canvas, int x, int y, int width,
                    const struct sip_message *message, const struct profiles *profiles)
{
    struct pen pen = { canvas, x, y, width > 20 ? width : 20 };

    if (!message->bytes.n) {
        words(&pen, TEXT_ROLE_DIM, 0, "%s", _("The bytes of this message are gone."));
        return pen.y - y;
    }
    explain_start(&pen, message);
    for (uint32_t i = 0; i < message->n_headers; i++)
        explain_header(&pen, message, &message->headers[i], profiles);
    explain_sdp(&pen, message);
    explain_faults(&pen, message);
    return pen.y - y;
}
