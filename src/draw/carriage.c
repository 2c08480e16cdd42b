/* carriage.c - the events below SIP, in a word or two. */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "draw/words.h"

const char *attempt_kind(const struct calls *calls, const struct call *call)
{
    const struct attempt *a = calls_attempt(calls, call);
    const struct connection *c =
        a != NULL && a->n_connections > 0 ? a->connections[a->n_connections - 1] : NULL;

    if (c != NULL && c->transport == TRANSPORT_SCTP)
        return "SCTP";
    if (c != NULL && c->transport == TRANSPORT_COUNT)
        return c->server.addr.family == ADDR_IPV6 ? "ND" : "ARP";
    return c != NULL && c->tls != NULL ? "TLS" : "TCP";
}

static void hello_words(struct text *out, const char *name, unsigned version)
{
    const char *known = tls_version_name(version);

    text_printf(out, "%s, ", name);
    if (known != NULL)
        text_adds(out, known);
    else
        text_printf(out, "0x%04x", version);
}

static void alert_words(struct text *out, unsigned alert)
{
    const char *known = tls_alert_name(alert);

    text_adds(out, _("TLS alert "));
    if (known != NULL)
        text_adds(out, known);
    else
        text_printf(out, "%u", alert);
}

static void data_words(struct text *out, unsigned long bytes, bool handshake)
{
    if (handshake)
        text_printf(out,
                    ngettext("TLS handshake (encrypted), %lu byte",
                             "TLS handshake (encrypted), %lu bytes", bytes),
                    bytes);
    else
        text_printf(out, ngettext("SIP (encrypted), %lu byte", "SIP (encrypted), %lu bytes", bytes),
                    bytes);
}

static const char *association_word(enum connection_kind kind)
{
    static const char *const words[] = {
        [CONNECTION_SYN] = "INIT",
        [CONNECTION_ACCEPTED] = "INIT ACK",
        [CONNECTION_CLOSED] = "SHUTDOWN",
        [CONNECTION_RESET] = "ABORT",
    };

    return (size_t)kind < ARRAY_SIZE(words) ? words[kind] : NULL;
}

void connection_words(struct text *out, const struct connection *c,
                      const struct connection_event *e, bool handshake)
{
    static const char *const words[] = {
        [CONNECTION_ASKED] = N_("who has the address?"),
        [CONNECTION_THERE] = N_("it is here"),
        [CONNECTION_SYN] = "SYN",
        [CONNECTION_ACCEPTED] = "SYN, ACK",
        [CONNECTION_CLOSED] = "FIN",
        [CONNECTION_RESET] = "RST",
        [CONNECTION_CERTIFICATE] = "Certificate",
        [CONNECTION_CERTIFICATE_REQUEST] = "CertificateRequest",
        [CONNECTION_HIDDEN_ALERT] = N_("TLS alert (encrypted)"),
        [CONNECTION_HIDDEN_HANDSHAKE] = N_("TLS handshake (encrypted)"),
    };

    const char *word = association_word((enum connection_kind)e->kind);

    if (c->transport == TRANSPORT_SCTP && word != NULL)
        text_adds(out, word);
    else if (e->kind == CONNECTION_CLIENT_HELLO)
        hello_words(out, "ClientHello", e->number);
    else if (e->kind == CONNECTION_SERVER_HELLO)
        hello_words(out, "ServerHello", e->number);
    else if (e->kind == CONNECTION_ALERT)
        alert_words(out, e->number);
    else if (e->kind == CONNECTION_DATA)
        data_words(out, e->number, handshake);
    else if (e->kind < ARRAY_SIZE(words) && words[e->kind] != NULL)
        text_adds(out, _(words[e->kind]));
}
