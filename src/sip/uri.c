/* uri.c - SIP, SIPS and tel URIs (RFC 3261 section 19.1, RFC 3966). */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "sip/chars.h"
#include "sip/uri.h"

#define COMPARED_PARAMS 64 /* more than that are compared as they are written */

static bool is_sip(const struct uri *uri)
{
    return slice_ieq(uri->scheme, SLICE("sip")) || slice_ieq(uri->scheme, SLICE("sips"));
}

static bool is_tel(const struct uri *uri)
{
    return slice_ieq(uri->scheme, SLICE("tel"));
}

/* Where the parameters or the headers begin. */
static size_t tail_from(struct slice s, size_t from)
{
    struct slice rest = slice_sub(s, from, s.n);

    return from + slice_chr(slice_sub(rest, 0, slice_chr(rest, ';')), '?');
}

static bool read_port(struct slice digits, uint16_t *port)
{
    uint64_t number = 0;

    if (digits.n > 0 && (!slice_u64(digits, &number) || number > UINT16_MAX))
        return false;
    *port = (uint16_t)number;
    return true;
}

/* host [":" port] at the start of `rest`, up to `end`. */
static bool read_hostport(struct slice hostport, struct uri *out)
{
    size_t host;

    out->hostport = hostport;
    if (hostport.n > 0 && hostport.p[0] == '[') {
        host = slice_chr(hostport, ']');
        if (host == hostport.n)
            return false;
        host++;
    } else {
        host = slice_chr(hostport, ':');
    }
    out->host = slice_sub(hostport, 0, host);
    if (host == 0 || chars_span(hostport, 0, CHAR_LWS) > 0)
        return false;
    if (host == hostport.n)
        return true;
    return hostport.p[host] == ':' &&
           read_port(slice_sub(hostport, host + 1, hostport.n), &out->port);
}

static void read_tail(struct slice tail, struct uri *out)
{
    size_t question = slice_chr(tail, '?');

    if (tail.n > 0 && tail.p[0] == ';')
        out->params = slice_sub(tail, 1, question);
    if (question < tail.n)
        out->headers = slice_sub(tail, question + 1, tail.n);
}

/* "alice@192.0.2.1:5060", as most are; false: it is not as plain. */
static bool read_plain(struct slice rest, struct uri *out)
{
    size_t user = chars_span(rest, 0, CHAR_USER), host = user + 1;

    if (host >= rest.n || rest.p[user] != '@')
        return false;
    size_t end = host + chars_span(rest, host, CHAR_HOST), port = end + 1;
    bool whole = end == rest.n || (rest.p[end] == ':' && port < rest.n &&
                                   port + chars_span(rest, port, CHAR_DIGIT) == rest.n);

    if (end == host || !whole || !read_port(slice_sub(rest, port, rest.n), &out->port))
        return false;
    out->user = slice_sub(rest, 0, user);
    out->host = slice_sub(rest, host, end);
    out->hostport = slice_sub(rest, host, rest.n);
    return true;
}

/* The user may hold ';' and '?', so the '@' is looked for first. One too many is taken for a part
 * of the user: some phones write "user@domain@proxy". */
static bool read_sip(struct slice rest, struct uri *out)
{
    size_t at, host = 0, end;

    if (read_plain(rest, out))
        return true;
    at = slice_chr(rest, '@');
    if (at < rest.n) {
        end = tail_from(rest, at);
        at = (size_t)((const char *)memrchr(rest.p + at, '@', end - at) - rest.p);
        struct slice userinfo = slice_sub(rest, 0, at);
        size_t colon = slice_chr(userinfo, ':');
        out->user = slice_sub(userinfo, 0, colon);
        if (colon < userinfo.n)
            out->password = slice_sub(userinfo, colon + 1, userinfo.n);
        host = at + 1;
    }
    end = tail_from(rest, host);
    read_tail(slice_sub(rest, end, rest.n), out);
    return read_hostport(slice_sub(rest, host, end), out);
}

bool uri_parse(struct slice text, struct uri *out)
{
    struct slice all = slice_trim(text), rest;
    size_t scheme = chars_span(all, 0, CHAR_SCHEME);

    *out = (struct uri){ .all = all };
    if (scheme == 0 || scheme == all.n || all.p[scheme] != ':' || !char_is(all.p[0], CHAR_ALPHA))
        return false;
    out->scheme = slice_sub(all, 0, scheme);
    rest = slice_sub(all, scheme + 1, all.n);
    if (is_sip(out))
        return read_sip(rest, out);
    if (is_tel(out)) {
        size_t end = tail_from(rest, 0);

        out->user = slice_sub(rest, 0, end);
        read_tail(slice_sub(rest, end, rest.n), out);
        return out->user.n > 0;
    }
    return rest.n > 0;
}

/* The next character of a URI component, its escape undone. An escaped reserved character is not
 * the same as the character itself (19.1.4): it comes back with bit 8 set. */
static unsigned next_char(struct slice s, size_t *at)
{
    char c = s.p[(*at)++];

    if (c == '%' && s.n - *at >= 2 && char_hex(s.p[*at]) >= 0 && char_hex(s.p[*at + 1]) >= 0) {
        unsigned value = (unsigned)(char_hex(s.p[*at]) << 4 | char_hex(s.p[*at + 1]));

        *at += 2;
        return char_is((char)value, CHAR_RESERVED) ? value | 0x100 : value;
    }
    return (unsigned char)c;
}

static unsigned fold(unsigned c, bool any_case)
{
    return any_case && c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool same_text(struct slice a, struct slice b, bool any_case)
{
    size_t i = 0, j = 0;

    while (i < a.n && j < b.n)
        if (fold(next_char(a, &i), any_case) != fold(next_char(b, &j), any_case))
            return false;
    return i == a.n && j == b.n;
}

/* A list of "name=value", as parameters (';') and headers ('&') of a URI are. */
static bool next_pair(struct slice *rest, char separator, struct slice *name, struct slice *value)
{
    while (rest->n > 0) {
        struct slice pair = slice_trim(slice_cut(rest, separator));
        size_t equals = slice_chr(pair, '=');

        if (pair.n == 0)
            continue;
        *name = slice_trim(slice_sub(pair, 0, equals));
        *value = slice_trim(slice_sub(pair, equals < pair.n ? equals + 1 : pair.n, pair.n));
        return true;
    }
    return false;
}

static struct slice find_pair(struct slice list, char separator, struct slice name)
{
    struct slice found, value;

    while (next_pair(&list, separator, &found, &value))
        if (same_text(found, name, true))
            return value;
    return (struct slice){ 0 };
}

struct slice uri_param(const struct uri *uri, struct slice name)
{
    return find_pair(uri->params, ';', name);
}

bool uri_has_param(const struct uri *uri, struct slice name)
{
    return uri_param(uri, name).p != NULL;
}

bool uri_host_addr(const struct uri *uri, struct addr *out)
{
    return addr_parse(uri->host, out);
}

uint16_t uri_port(const struct uri *uri)
{
    if (uri->port != 0)
        return uri->port;
    if (slice_ieq(uri->scheme, SLICE("sips")) ||
        slice_ieq(uri_param(uri, SLICE("transport")), SLICE("tls")))
        return 5061;
    return 5060;
}

static bool same_host(const struct uri *a, const struct uri *b)
{
    struct addr address_a, address_b;

    if (uri_host_addr(a, &address_a) && uri_host_addr(b, &address_b))
        return addr_eq(address_a, address_b);
    return slice_ieq(a->host, b->host);
}

/* Parameters that never match when only one of the URIs has them (19.1.4). */
static bool must_be_in_both(struct slice name)
{
    static const struct slice names[] = {
        { "transport", 9 }, { "user", 4 }, { "ttl", 3 }, { "method", 6 }, { "maddr", 5 }
    };

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (same_text(name, names[i], true))
            return true;
    return false;
}

static bool too_many(struct slice list, char separator)
{
    size_t n = 0;

    for (size_t i = 0; i < list.n; i++)
        n += list.p[i] == separator;
    return n >= COMPARED_PARAMS;
}

static bool params_within(const struct uri *a, const struct uri *b, bool all)
{
    struct slice rest = a->params, name, value;

    while (next_pair(&rest, ';', &name, &value)) {
        struct slice other = uri_param(b, name);

        if (other.p == NULL ? all || must_be_in_both(name) : !same_text(value, other, true))
            return false;
    }
    return true;
}

static bool same_params(const struct uri *a, const struct uri *b, bool all)
{
    if (too_many(a->params, ';') || too_many(b->params, ';'))
        return slice_eq(a->params, b->params);
    return params_within(a, b, all) && params_within(b, a, all);
}

static bool headers_within(struct slice a, struct slice b)
{
    struct slice rest = a, name, value;

    while (next_pair(&rest, '&', &name, &value)) {
        struct slice other = find_pair(b, '&', name);

        if (other.p == NULL || !same_text(value, other, false))
            return false;
    }
    return true;
}

static bool same_headers(struct slice a, struct slice b)
{
    if (too_many(a, '&') || too_many(b, '&'))
        return slice_eq(a, b);
    return headers_within(a, b) && headers_within(b, a);
}

/* RFC 3966 section 5: visual separators do not count. */
static bool same_number(struct slice a, struct slice b)
{
    size_t i = 0, j = 0;

    for (;;) {
        while (i < a.n && a.p[i] != '\0' && strchr("-.()", a.p[i]) != NULL)
            i++;
        while (j < b.n && b.p[j] != '\0' && strchr("-.()", b.p[j]) != NULL)
            j++;
        if (i == a.n || j == b.n)
            return i == a.n && j == b.n;
        if (fold(next_char(a, &i), true) != fold(next_char(b, &j), true))
            return false;
    }
}

bool uri_equal(const struct uri *a, const struct uri *b)
{
    if (!slice_ieq(a->scheme, b->scheme))
        return false;
    if (is_tel(a))
        return same_number(a->user, b->user) && same_params(a, b, true);
    if (!is_sip(a))
        return slice_eq(a->all, b->all);
    return same_text(a->user, b->user, false) && same_text(a->password, b->password, false) &&
           same_host(a, b) && a->port == b->port && same_params(a, b, false) &&
           same_headers(a->headers, b->headers);
}

bool uri_same_target(const struct uri *a, const struct uri *b)
{
    return a->host.n > 0 && same_host(a, b) && uri_port(a) == uri_port(b);
}

bool number_is_e164(struct slice user)
{
    return user.n >= 8 && user.n <= 16 && user.p[0] == '+' && user.p[1] >= '1' &&
           user.p[1] <= '9' && chars_all(slice_sub(user, 1, user.n), CHAR_DIGIT);
}

bool number_same_line(struct slice a, struct slice b)
{
    enum { LEAST = 3, ENOUGH = 7 };
    size_t same = 0, shorter = a.n < b.n ? a.n : b.n;

    while (same < shorter && a.p[a.n - 1 - same] == b.p[b.n - 1 - same])
        same++;
    return same >= LEAST && (same == shorter || same >= ENOUGH);
}
