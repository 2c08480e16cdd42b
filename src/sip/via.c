/* via.c - one value of a Via header (RFC 3261 section 20.42). */
#include "config.h"

#include "sip/chars.h"
#include "sip/uri.h"
#include "sip/via.h"

static struct slice after(struct slice s, size_t n)
{
    return slice_trim(slice_sub(s, n, s.n));
}

/* "SIP / 2.0 / UDP": the transport is what comes after the second slash. */
static bool read_protocol(struct slice *rest, struct slice *transport)
{
    struct slice name = slice_trim(slice_cut(rest, '/')),
                 version = slice_trim(slice_cut(rest, '/'));
    size_t n;

    *rest = slice_trim(*rest);
    n = chars_span(*rest, 0, CHAR_TOKEN);
    *transport = slice_sub(*rest, 0, n);
    *rest = after(*rest, n);
    return chars_all(name, CHAR_TOKEN) && chars_all(version, CHAR_TOKEN) && n > 0;
}

/* "host : 5060" */
static bool read_sent_by(struct slice sent_by, struct via *out)
{
    size_t host = slice_chr(sent_by, sent_by.n > 0 && sent_by.p[0] == '[' ? ']' : ':');
    struct slice rest;
    uint64_t port;

    out->sent_by = sent_by;
    if (host < sent_by.n && sent_by.p[host] == ']')
        host++;
    out->host = slice_trim(slice_sub(sent_by, 0, host));
    rest = after(sent_by, host);
    if (out->host.n == 0 || (out->host.p[0] == '[' && out->host.p[out->host.n - 1] != ']'))
        return false;
    if (rest.n == 0)
        return true;
    if (rest.p[0] != ':' || !slice_u64(after(rest, 1), &port) || port > UINT16_MAX)
        return false;
    out->port = (uint16_t)port;
    return true;
}

bool via_parse(struct slice value, struct via *out)
{
    struct slice rest = slice_trim(value);
    size_t end;

    *out = (struct via){ .all = rest };
    if (!read_protocol(&rest, &out->transport))
        return false;
    end = slice_chr(rest, ';');
    if (end < rest.n)
        out->params = slice_sub(rest, end + 1, rest.n);
    out->branch = param_get(out->params, SLICE("branch"));
    out->received = param_get(out->params, SLICE("received"));
    out->rport = param_get(out->params, SLICE("rport"));
    out->maddr = param_get(out->params, SLICE("maddr"));
    return read_sent_by(slice_trim(slice_sub(rest, 0, end)), out);
}

static uint16_t effective_port(const struct via *via)
{
    if (via->port != 0)
        return via->port;
    return slice_ieq(via->transport, SLICE("TLS")) ? 5061 : 5060;
}

bool via_same_hop(const struct via *a, const struct via *b)
{
    return slice_ieq(a->transport, b->transport) && slice_ieq(a->host, b->host) &&
           effective_port(a) == effective_port(b) && slice_eq(a->branch, b->branch);
}
