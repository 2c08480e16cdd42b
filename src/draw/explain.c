/* explain.c - the words come from tables. */
#include "config.h"

#include "draw/explain.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "sip/grammar.h"
#include "sip/header.h"
#include "sip/sdp.h"
#include "sip/uri.h"

#define FAULTS_MAX 16
#define SDP_INDENT 4

const char *header_meaning(enum sip_header_id id)
{
    const struct header_kind *kind = sip_header_kind(id);

    return kind != NULL ? _(kind->meaning) : NULL;
}

const char *header_section(enum sip_header_id id)
{
    const struct header_kind *kind = sip_header_kind(id);

    return kind != NULL ? kind->section : NULL;
}

/* The place of the next line; everything below draws by it. */
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
