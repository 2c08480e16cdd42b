/* target.c - what the user named -> host, port and transport. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/probe.h"
#include "sip/uri.h"

static const struct {
    const char *word;
    enum transport transport;
} transports[] = {
    { "udp", TRANSPORT_UDP },
    { "tcp", TRANSPORT_TCP },
    { "tls", TRANSPORT_TLS },
};

static bool read_transport(const struct uri *uri, struct probe_target *t, struct error *error)
{
    struct slice word = uri_param(uri, SLICE("transport"));

    t->transport = t->secure ? TRANSPORT_TLS : TRANSPORT_UDP;
    t->chosen = t->secure;
    if (word.n == 0)
        return true;
    for (size_t i = 0; i < ARRAY_SIZE(transports); i++)
        if (slice_ieq(word, slice_of(transports[i].word))) {
            /* RFC 3261 section 26.2.2: sips over TCP is TLS. */
            t->transport = t->secure ? TRANSPORT_TLS : transports[i].transport;
            t->chosen = true;
            return true;
        }
    error_set(error, _("the transport '%.*s' cannot be probed: udp, tcp and tls can"),
              SLICE_ARG(word));
    return false;
}

/* Nothing is sent to many at once. */
static bool is_one_host(const struct probe_target *t, struct error *error)
{
    static const uint8_t all[] = { 255, 255, 255, 255 };

    if (t->numeric && (addr_is_multicast(t->addr) || addr_is_unspecified(t->addr) ||
                       addr_eq(t->addr, addr_ipv4(all)))) {
        error_set(error, _("%s is no address of one host"), t->host);
        return false;
    }
    return true;
}

static bool is_name(struct slice host)
{
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    c == '-' || c == '.' || c == '_';

        if (!good)
            return false;
    }
    return host.n > 0 && host.n < DNS_NAME_MAX - 16 && host.p[0] != '.' && host.p[0] != '-';
}

/* What is typed becomes a line of a request. */
static bool is_one_word(struct slice typed)
{
    for (size_t i = 0; i < typed.n; i++)
        if ((unsigned char)typed.p[i] <= ' ' || typed.p[i] == 0x7f || typed.p[i] == '<' ||
            typed.p[i] == '>')
            return false;
    return true;
}

bool probe_target_parse(struct slice text, struct probe_target *t, struct error *error)
{
    struct slice typed = slice_trim(text);
    bool whole = slice_istarts(typed, SLICE("sip:")) || slice_istarts(typed, SLICE("sips:"));
    struct uri uri;

    *t = (struct probe_target){ 0 };
    t->uri = xasprintf("%s" SLICE_FMT, whole ? "" : "sip:", SLICE_ARG(typed));
    bool good = is_one_word(typed) && uri_parse(slice_of(t->uri), &uri);
    struct slice host = good ? uri.host : (struct slice){ 0 };
    t->secure = good && slice_ieq(uri.scheme, SLICE("sips"));
    if (slice_starts(host, SLICE("[")))
        host = slice_sub(host, 1, slice_chr(host, ']'));
    t->host = xstrndup(host.n > 0 ? host.p : "", host.n);
    t->numeric = good && addr_parse(host, &t->addr);
    if (!good || (!t->numeric && !is_name(host))) {
        error_set(error, _("'%.*s' is no trunk of yours, no SIP URI and no host"),
                  SLICE_ARG(typed));
        good = false;
    } else {
        t->port = uri.port;
        good = read_transport(&uri, t, error) && is_one_host(t, error);
    }
    if (!good)
        probe_target_done(t);
    return good;
}

void probe_target_done(struct probe_target *t)
{
    free(t->uri);
    free(t->host);
    *t = (struct probe_target){ 0 };
}

bool probe_target_has(const struct probe_target *t, const struct certificate *c)
{
    if (!t->numeric)
        return certificate_is_for(c, slice_of(t->host));
    for (size_t i = 0; t->trunk != NULL && i < t->trunk->n_termination; i++) {
        struct slice host = uri_or_host(slice_of(t->trunk->termination[i]));

        if (is_name(host) && !addr_parse(host, &(struct addr){ 0 }) && certificate_is_for(c, host))
            return true;
    }
    return certificate_is_for_address(c, t->addr);
}

const struct trunk *probe_trunk_named(const struct profiles *profiles, const char *name)
{
    for (size_t i = 0; i < trunks_count(profiles); i++) {
        const struct trunk *t = trunks_at(profiles, i);

        if (strcmp(t->name, name) == 0 || (t->sid != NULL && strcmp(t->sid, name) == 0))
            return t;
    }
    return NULL;
}

bool probe_add_target(struct probe **list, size_t *n, size_t *room, const struct profiles *profiles,
                      const char *uri, const struct trunk *trunk, struct error *error)
{
    struct probe_target target;

    if (!probe_target_parse(slice_of(uri), &target, error))
        return false;
    target.trunk = trunk != NULL ? trunk : trunks_by_host(profiles, slice_of(target.host));
    target.owner = target.numeric ? profiles_by_addr(profiles, target.addr, false)
                                  : profiles_by_host(profiles, slice_of(target.host));
    VEC_PUSH(*list, *n, *room) = (struct probe){ .target = target };
    return true;
}
