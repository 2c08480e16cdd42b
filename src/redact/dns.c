/* dns.c - names and addresses of DNS messages (RFC 1035 section 4.1), in place. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/dns.h"
#include "redact/redact_private.h"

#define HEADER 12u
#define NAME_MAX_DNS 255u
#define LABELS_MAX 128u

struct message {
    const struct redact *r;
    uint8_t *p;         /* in place */
    const uint8_t *was; /* as it was: names point into each other */
    size_t n;
};

/* "_sip", "_udp" and numbers of services are nobody's. */
static void redact_labels(const struct redact *r, char *host, size_t n)
{
    size_t from = 0;

    while (from < n && host[from] == '_') {
        while (from < n && host[from] != '.')
            from++;
        from += from < n;
    }
    redact_host(r, host + from, n - from);
}

/* 1.2.0.192.in-addr.arpa: the address, its last part first. */
static bool redact_reverse(const struct redact *r, char *host, size_t n)
{
    static const struct slice zone = SLICE(".in-addr.arpa");
    struct slice name = { host, n };
    char text[16], *out = text;
    size_t length = n > zone.n ? n - zone.n : 0;

    if (!slice_iends(name, zone) || length >= sizeof text)
        return false;
    for (size_t end = length; end > 0;) {
        size_t from = end;

        while (from > 0 && host[from - 1] != '.')
            from--;
        memcpy(out, host + from, end - from);
        out += end - from;
        if (from > 0)
            *out++ = '.';
        end = from > 0 ? from - 1 : 0;
    }
    redact_addr_parts(r, text, length);
    out = text;
    for (size_t end = length; end > 0;) { /* the parts are as long as they were */
        size_t from = end;

        while (from > 0 && host[from - 1] != '.')
            from--;
        memcpy(host + from, out, end - from);
        out += end - from + 1;
        end = from > 0 ? from - 1 : 0;
    }
    return true;
}

/* A digit a label, the last one first: numbers in e164.arpa (RFC 6116), addresses in ip6.arpa. */
static bool redact_digits(const struct redact *r, char *host, size_t n, bool six)
{
    struct slice zone = six ? SLICE(".ip6.arpa") : SLICE(".e164.arpa");
    size_t length = n > zone.n ? n - zone.n : 0, k = 0;
    char text[NAME_MAX_DNS + 1];

    if (!slice_iends((struct slice){ host, n }, zone) || length % 2 == 0 || length > NAME_MAX_DNS)
        return false;
    for (size_t i = length + 1; i >= 2; i -= 2) {
        if (six && k % 5 == 4)
            text[k++] = ':';
        text[k++] = host[i - 2];
    }
    if (six)
        redact_addr_text(r, text, k);
    else
        redact_number(r, text, k);
    k = 0;
    for (size_t i = length + 1; i >= 2; i -= 2) {
        if (six && k % 5 == 4)
            k++;
        host[i - 2] = text[k++];
    }
    return true;
}

static void redact_full_name(const struct redact *r, char *host, size_t n)
{
    if (!redact_reverse(r, host, n) && !redact_digits(r, host, n, false) &&
        !redact_digits(r, host, n, true))
        redact_labels(r, host, n);
}

/* The whole name at `at`, pointers followed; returns its length. */
static size_t read_name(const struct message *m, size_t at, char *host)
{
    size_t n = 0;

    for (unsigned labels = 0; labels < LABELS_MAX && at < m->n && m->was[at] != 0; labels++) {
        size_t length = m->was[at];

        if (length >= 0xc0) {
            at = at + 1 < m->n ? (be16(m->was + at) & 0x3fff) : m->n;
            continue;
        }
        if (length > 63 || at + 1 + length > m->n || n + length + 1 > NAME_MAX_DNS)
            break;
        if (n > 0)
            host[n++] = '.';
        memcpy(host + n, m->was + at + 1, length);
        n += length;
        at += 1 + length;
    }
    return n;
}

/* The labels that stand here, as they are in the whole name's replacement; returns what is behind
 * the name, 0: cut off. */
static size_t redact_name(const struct message *m, size_t at)
{
    char host[NAME_MAX_DNS + 1];
    size_t n = read_name(m, at, host), from = 0;

    if (at >= m->n)
        return 0;
    redact_full_name(m->r, host, n);
    while (at < m->n && m->was[at] != 0 && m->was[at] < 64) {
        size_t length = m->was[at];

        if (at + 1 + length > m->n)
            return 0;
        if (from + length <= n)
            memcpy(m->p + at + 1, host + from, length);
        else
            walk_blank(m->p + at + 1, length);
        from += length + 1;
        at += 1 + length;
    }
    at += at < m->n && m->was[at] >= 0xc0 ? 2 : 1;
    return at <= m->n ? at : 0;
}

/* Order, preference, then flags, services and a rule as strings, and a name (RFC 3403). */
static void redact_naptr(const struct message *m, size_t at, size_t end)
{
    at += 4;
    for (int i = 0; i < 3 && at < end; i++) {
        size_t length = m->was[at] < end - at - 1 ? m->was[at] : end - at - 1;

        if (i == 2)
            redact_text(m->r, (char *)m->p + at + 1, length);
        at += 1 + length;
    }
    if (at < end)
        redact_name(m, at);
}

/* Options (RFC 6891): one tells the client's network. Their lengths stay. */
static void redact_options(const struct message *m, size_t at, size_t end)
{
    while (at + 4 <= end) {
        size_t length = be16(m->was + at + 2);

        length = length < end - at - 4 ? length : end - at - 4;
        walk_blank(m->p + at + 4, length);
        at += 4 + length;
    }
}

static void redact_soa(const struct message *m, size_t at, size_t end)
{
    (void)end;
    at = redact_name(m, at);
    if (at > 0)
        redact_name(m, at);
}

static void redact_names(const struct message *m, size_t at, size_t end)
{
    if (at < end)
        redact_name(m, at);
}

static void redact_a(const struct message *m, size_t at, size_t end)
{
    if (end - at == 4)
        memcpy(m->p + at, redact_addr(m->r, addr_ipv4(m->was + at)).bytes, 4);
    else
        walk_blank(m->p + at, end - at);
}

static void redact_aaaa(const struct message *m, size_t at, size_t end)
{
    struct addr a = end - at == 16 ? redact_addr(m->r, addr_ipv6(m->was + at)) : (struct addr){ 0 };

    if (a.family == ADDR_IPV4) /* mapped */
        memcpy(m->p + at + 12, a.bytes, 4);
    else if (a.family == ADDR_IPV6)
        memcpy(m->p + at, a.bytes, 16);
    else
        walk_blank(m->p + at, end - at);
}

/* `skip`: numbers before what names something. */
static const struct {
    unsigned type;
    size_t skip;
    void (*redact)(const struct message *, size_t at, size_t end);
} records[] = {
    { DNS_A, 0, redact_a },         { DNS_AAAA, 0, redact_aaaa },   { DNS_NS, 0, redact_names },
    { DNS_CNAME, 0, redact_names }, { DNS_DNAME, 0, redact_names }, { DNS_PTR, 0, redact_names },
    { DNS_MX, 2, redact_names },    { DNS_SRV, 6, redact_names },   { DNS_SOA, 0, redact_soa },
    { DNS_NAPTR, 0, redact_naptr }, { DNS_OPT, 0, redact_options },
};

static void redact_record(const struct message *m, unsigned type, size_t at, size_t end)
{
    for (size_t i = 0; i < ARRAY_SIZE(records); i++) {
        if (records[i].type == type) {
            if (at + records[i].skip <= end)
                records[i].redact(m, at + records[i].skip, end);
            return;
        }
    }
    walk_blank(m->p + at, end - at);
}

static void redact_sections(const struct message *m)
{
    unsigned questions = be16(m->was + 4);
    unsigned left = (unsigned)(be16(m->was + 6) + be16(m->was + 8) + be16(m->was + 10));
    size_t at = HEADER;

    for (; questions > 0 && at < m->n; questions--) {
        at = redact_name(m, at);
        if (at == 0)
            return;
        at += 4;
    }
    for (; left > 0 && at < m->n; left--) {
        size_t name = at;

        at = redact_name(m, at);
        if (at == 0 || at + 10 > m->n) {
            walk_blank(m->p + (at ? at : name), m->n - (at ? at : name));
            return;
        }
        size_t length = be16(m->was + at + 8);
        size_t end = at + 10 + length < m->n ? at + 10 + length : m->n;
        redact_record(m, be16(m->was + at), at + 10, end);
        at = end;
    }
    if (at < m->n)
        walk_blank(m->p + at, m->n - at);
}

void redact_dns(const struct redact *r, uint8_t *p, size_t n)
{
    struct message m = { r, p, NULL, n };

    if (n < HEADER) {
        walk_blank(p, n);
        return;
    }
    uint8_t *was = xmalloc(n);

    memcpy(was, p, n);
    m.was = was;
    redact_sections(&m);
    free(was);
}
