/* grammar_addr.c - addresses in URIs that libosip2 does not read, judged by hand (RFC 3986, RFC
 * 5118). */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "sip/chars.h"
#include "sip/grammar_rules.h"
#include "sip/uri.h"
#include "sip/via.h"

#define ABNF "RFC 3261 section 25.1"

static bool is_host(struct slice host)
{
    struct addr addr;

    if (host.n > 0 && host.p[0] == '[')
        return addr_parse(host, &addr);
    return chars_all(host, CHAR_HOST);
}

/* Faults that receivers bear with: a host name with "_", an address with its zone, and the third
 * colon that the grammar has by mistake (RFC 5118 section 4.10). */
static bool is_nearly_host(struct slice host)
{
    size_t colons = slice_find(host, SLICE(":::")), zone = slice_chr(host, '%');
    char text[64];
    struct addr addr;

    if (host.n == 0 || host.n >= sizeof text || host.p[0] != '[')
        return slice_chr(host, '_') < host.n;
    if (zone < host.n)
        return addr_parse(slice_sub(host, 1, zone), &addr);
    if (colons == host.n)
        return false;
    memcpy(text, host.p, colons);
    memcpy(text + colons, host.p + colons + 1, host.n - colons - 1);
    return addr_parse((struct slice){ text, host.n - 1 }, &addr);
}

static void host_rules(struct faults *f, struct slice host)
{
    if (!is_host(host))
        fault_add_at(f, host, is_nearly_host(host) ? ODD : FATAL,
                     N_("this is neither a host name nor an IP address"), ABNF);
}

static void uri_params_rules(struct faults *f, struct slice params)
{
    while (params.n > 0) {
        struct slice param = slice_cut(&params, ';'), value = param, name = slice_cut(&value, '=');

        if (name.n == 0 || !chars_all_escaped(name, CHAR_PARAM) ||
            !chars_all_escaped(value, CHAR_PARAM)) {
            fault_add_at(f, param.n > 0 ? param : (struct slice){ param.p - 1, 1 }, FATAL,
                         N_("this is not a valid URI parameter"), ABNF);
            return;
        }
    }
}

/* "sip:2001:db8::10" (RFC 5118 section 4.2): the address, with its port if there is one. */
static struct slice bare_ipv6(struct slice uri)
{
    size_t at = slice_chr(uri, '@'), from = at < uri.n ? at : slice_chr(uri, ':');
    struct slice host = slice_sub(uri, from + 1, uri.n);
    struct addr addr;
    size_t n = 0;

    while (n < host.n && (char_is(host.p[n], CHAR_HEX) || host.p[n] == ':' || host.p[n] == '.'))
        n++;
    host.n = n;
    return slice_chr(host, ':') < n && addr_parse(host, &addr) ? host : (struct slice){ 0 };
}

static void not_a_uri(struct faults *f, struct slice text)
{
    struct slice bare = bare_ipv6(text);

    if (bare.n > 0)
        fault_add_at(f, bare, FATAL, N_("an IPv6 address must be in square brackets"), ABNF);
    else
        fault_add_at(f, text, FATAL, N_("this is not a valid URI"), ABNF);
}

void rules_uri(struct faults *f, struct slice text)
{
    struct uri uri;

    if (text.n > 0 && char_is(text.p[0], CHAR_LWS)) {
        fault_add_at(f, slice_sub(text, 0, 1), FATAL, N_("a URI does not begin with a blank"),
                     ABNF);
        return;
    }
    if (!uri_parse(text, &uri)) {
        not_a_uri(f, text);
        return;
    }
    if (!slice_ieq(uri.scheme, SLICE("sip")) && !slice_ieq(uri.scheme, SLICE("sips")))
        return;
    if (!chars_all_escaped(uri.user, CHAR_USER))
        fault_add_at(f, uri.user, FATAL,
                     N_("the user of this URI holds characters that must be escaped"), ABNF);
    if (!chars_all_escaped(uri.password, CHAR_PASSWORD))
        fault_add_at(f, uri.password, FATAL,
                     N_("the password of this URI holds characters that must be escaped"), ABNF);
    host_rules(f, uri.host);
    uri_params_rules(f, uri.params);
}

/* gen-value = token / host / quoted-string */
static bool is_value(struct slice value)
{
    struct addr addr;

    if (value.n > 0 && value.p[0] == '"')
        return chars_quoted_end(value, 0) == value.n;
    return chars_all(value, CHAR_TOKEN) || addr_parse(value, &addr) || is_host(value);
}

void rules_params(struct faults *f, struct slice params)
{
    size_t at = 0;

    for (;;) {
        size_t end = at, equals;
        struct slice param;

        while (end < params.n && params.p[end] != ';') {
            size_t quoted = params.p[end] == '"' ? chars_quoted_end(params, end) : end + 1;

            end = quoted > 0 ? quoted : params.n;
        }
        param = slice_trim(slice_sub(params, at, end));
        equals = slice_chr(param, '=');
        if (param.n == 0) {
            fault_add_at(f, (struct slice){ params.p + at - 1, 1 }, FATAL,
                         N_("a parameter is missing after this semicolon"), ABNF);
            return;
        }
        if (!chars_all(slice_trim(slice_sub(param, 0, equals)), CHAR_TOKEN) ||
            (equals < param.n && !is_value(slice_trim(slice_sub(param, equals + 1, param.n))))) {
            fault_add_at(f, param, FATAL, N_("this is not a valid parameter"), ABNF);
            return;
        }
        if (end >= params.n)
            return;
        at = end + 1;
    }
}

/* The values of a list are separated by one comma each. */
static void separators(struct faults *f, const struct sip_header *header)
{
    struct slice line = sip_text(f->m, header->value);
    struct sip_values v = { .header = header };
    size_t from = 0;
    bool first = true;

    while (sip_next_value(f->m, header->id, &v) && v.header == header) {
        size_t at = v.value.offset - header->value.offset;
        struct slice gap = slice_trim(slice_sub(line, from, at));

        if (!slice_eq(gap, first ? SLICE("") : SLICE(","))) {
            fault_add_at(f, line, FATAL, N_("there is an empty value in this list"), ABNF);
            return;
        }
        from = at + v.value.length;
        first = false;
    }
    if (from < line.n)
        fault_add_at(f, slice_sub(line, from, line.n), FATAL,
                     N_("there is an empty value in this list"), ABNF);
}

static bool well_known_cookie(struct slice branch)
{
    return slice_istarts(branch, SLICE("z9hG4bK"));
}

static void via_value(struct faults *f, struct slice value)
{
    struct via via;

    if (!via_parse(value, &via)) {
        fault_add_at(f, value, FATAL, N_("this is not a valid Via"), "RFC 3261 section 20.42");
        return;
    }
    if (!slice_istarts(value, SLICE("SIP")) ||
        slice_find(value, SLICE("2.0")) > slice_find(value, via.transport))
        fault_add_at(f, value, FATAL, N_("the SIP version is not 2.0"), "RFC 3261 section 20.42");
    host_rules(f, via.host);
    if (!f->m->request && slice_eq(via.host, SLICE("255.255.255.255")))
        fault_add_at(f, via.host, FATAL, N_("this Via sends the response to a broadcast address"),
                     "RFC 4475 section 3.3.10");
    if (via.params.p != NULL)
        rules_params(f, via.params);
    if (via.branch.p == NULL || !well_known_cookie(via.branch))
        fault_add_at(f, via.branch.n > 0 ? via.branch : value, ODD,
                     N_("the branch does not begin with z9hG4bK, as those of RFC 3261 do"),
                     "RFC 3261 section 8.1.1.7");
    else if (via.branch.n == sizeof "z9hG4bK" - 1)
        fault_add_at(f, via.branch, FATAL, N_("the branch is not unique: nothing follows z9hG4bK"),
                     "RFC 3261 section 8.1.1.7");
}

void rules_via(struct faults *f, const struct sip_header *header)
{
    struct sip_values v = { .header = header };

    separators(f, header);
    while (sip_next_value(f->m, HEADER_VIA, &v) && v.header == header)
        via_value(f, sip_text(f->m, v.value));
}

enum form { NO_ADDRESS, NAME_ADDR, ADDRESS_OR_NAME_ADDR };

static const uint8_t forms[HEADER_COUNT] = {
    [HEADER_FROM] = ADDRESS_OR_NAME_ADDR,
    [HEADER_TO] = ADDRESS_OR_NAME_ADDR,
    [HEADER_CONTACT] = ADDRESS_OR_NAME_ADDR,
    [HEADER_ROUTE] = NAME_ADDR,
    [HEADER_RECORD_ROUTE] = NAME_ADDR,
    [HEADER_REFER_TO] = ADDRESS_OR_NAME_ADDR,
    [HEADER_REFERRED_BY] = ADDRESS_OR_NAME_ADDR,
    [HEADER_DIVERSION] = NAME_ADDR,
    [HEADER_P_ASSERTED_IDENTITY] = ADDRESS_OR_NAME_ADDR,
    [HEADER_P_PREFERRED_IDENTITY] = ADDRESS_OR_NAME_ADDR,
    [HEADER_REMOTE_PARTY_ID] = ADDRESS_OR_NAME_ADDR,
};

/* display-name = *(token LWS) / quoted-string. Offset of the '<', value.n if there is none. False:
 * already objected to. */
static bool display_name(struct faults *f, struct slice value, size_t *open)
{
    size_t quoted = 0;

    if (value.n > 0 && value.p[0] == '"') {
        quoted = chars_quoted_end(value, 0);
        if (quoted == 0) {
            fault_add_at(f, value, FATAL, N_("the quotes that are opened here are not closed"),
                         ABNF);
            return false;
        }
        quoted += chars_span(value, quoted, CHAR_LWS);
    }
    *open = quoted + slice_chr(slice_sub(value, quoted, value.n), '<');
    if (*open == value.n)
        return true;
    struct slice name = slice_sub(value, quoted, *open);
    for (size_t i = 0; i < name.n; i++)
        if (!char_is(name.p[i], CHAR_TOKEN | CHAR_LWS)) {
            fault_add_at(f, name, FATAL, N_("this name must be in quotes"), ABNF);
            return false;
        }
    return true;
}

static void after_uri(struct faults *f, struct slice rest)
{
    rest = slice_trim(rest);
    if (rest.n == 0)
        return;
    if (rest.p[0] != ';')
        fault_add_at(f, rest, FATAL, N_("only parameters may follow the address"), ABNF);
    else
        rules_params(f, slice_sub(rest, 1, rest.n));
}

static void address(struct faults *f, struct slice value, enum form form)
{
    size_t open = 0, end;
    struct slice rest;

    if (!display_name(f, value, &open))
        return;
    if (open < value.n) {
        rest = slice_sub(value, open + 1, value.n);
        end = slice_chr(rest, '>');
        if (end == rest.n) {
            fault_add_at(f, slice_sub(value, open, value.n), FATAL, N_("the \">\" is missing"),
                         ABNF);
            return;
        }
        rules_uri(f, slice_sub(rest, 0, end));
        after_uri(f, slice_sub(rest, end + 1, rest.n));
        return;
    }
    end = slice_chr(value, ';');
    rest = slice_trim(slice_sub(value, 0, end));
    if (form == NAME_ADDR)
        fault_add_at(f, value, FATAL, N_("the URI must be in angle brackets"), ABNF);
    else if (slice_chr(rest, '?') < rest.n || slice_chr(rest, ',') < rest.n)
        fault_add_at(f, rest, FATAL, N_("a URI with \"?\" or \",\" must be in angle brackets"),
                     "RFC 3261 section 20.10");
    else
        rules_uri(f, rest);
    after_uri(f, slice_sub(value, end, value.n));
}

static void tag(struct faults *f, const struct sip_header *header, struct slice value)
{
    bool needed = header->id == HEADER_FROM ||
                  (header->id == HEADER_TO && !f->m->request && f->m->status > 100);
    struct name_addr parsed;

    if (needed && name_addr_parse(value, &parsed) && param_get(parsed.params, SLICE("tag")).n == 0)
        fault_add_at(f, value, ODD, N_("there is no tag"), "RFC 3261 section 19.3");
}

/* 10.2: an address of record. */
static void registered(struct faults *f, struct slice value)
{
    struct name_addr parsed;
    struct slice scheme;

    if (!name_addr_parse(value, &parsed))
        return;
    scheme = parsed.uri.scheme;
    if (!slice_ieq(scheme, SLICE("sip")) && !slice_ieq(scheme, SLICE("sips")))
        fault_add_at(f, parsed.uri.all, FATAL, N_("only a SIP or SIPS URI can be registered"),
                     "RFC 3261 section 10.2");
}

static void expires_param(struct faults *f, struct slice value)
{
    struct name_addr parsed;
    struct slice expires;
    uint64_t seconds;

    if (!name_addr_parse(value, &parsed))
        return;
    expires = param_get(parsed.params, SLICE("expires"));
    if (expires.p != NULL && (!slice_u64(expires, &seconds) || seconds > UINT32_MAX))
        fault_add_at(f, expires, ODD, N_("this is not a number of seconds below 2^32"),
                     "RFC 3261 section 20.10");
}

void rules_addresses(struct faults *f, const struct sip_header *header)
{
    enum form form = forms[header->id];
    struct sip_values v = { .header = header };

    if (form == NO_ADDRESS)
        return;
    separators(f, header);
    if (header->value.length == 0)
        fault_add(f, header->name, FATAL, N_("this header is empty"), ABNF);
    while (sip_next_value(f->m, header->id, &v) && v.header == header) {
        struct slice value = sip_text(f->m, v.value);

        if (header->id == HEADER_CONTACT && slice_eq(value, SLICE("*")))
            continue;
        address(f, value, form);
        tag(f, header, value);
        if (header->id == HEADER_TO && f->m->request && f->m->method == SIP_REGISTER)
            registered(f, value);
        if (header->id == HEADER_CONTACT)
            expires_param(f, value);
    }
}
