/* dns.c - names and addresses of DNS messages, in place, where frame/ says that they are. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/dns.h"
#include "redact/redact_private.h"

struct message {
    const struct redact *r;
    uint8_t *p;       /* in place */
    struct slice was; /* as it was: names point into each other */
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
    char text[DNS_NAME_MAX];

    if (!slice_iends((struct slice){ host, n }, zone) || length % 2 == 0 || length >= DNS_NAME_MAX)
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

/* The labels that stand here, as they are in the whole name's replacement. */
static void redact_name(const struct message *m, size_t at, size_t end)
{
    char host[DNS_NAME_MAX];
    size_t n = dns_host(m->was, at, host), from = 0;

    redact_full_name(m->r, host, n);
    while (at < end && byte_at(m->was.p + at) > 0 && byte_at(m->was.p + at) < 64) {
        size_t length = byte_at(m->was.p + at);

        if (from + length <= n)
            memcpy(m->p + at + 1, host + from, length);
        else
            walk_blank(m->p + at + 1, length);
        from += length + 1;
        at += 1 + length;
    }
}

static void redact_address(const struct message *m, size_t at, size_t n)
{
    const uint8_t *was = (const uint8_t *)m->was.p + at;
    struct addr a = redact_addr(m->r, n == 4 ? addr_ipv4(was) : addr_ipv6(was));

    if (a.family == ADDR_IPV4) /* of 16 bytes, mapped, it is the end */
        memcpy(m->p + at + n - 4, a.bytes, 4);
    else
        memcpy(m->p + at, a.bytes, n);
}

static void redact_field(void *context, const struct dns_field *field)
{
    const struct message *m = context;

    switch (field->kind) {
    case DNS_FIELD_NAME:
        redact_name(m, field->at, field->at + field->n);
        break;
    case DNS_FIELD_ADDRESS:
        redact_address(m, field->at, field->n);
        break;
    case DNS_FIELD_TEXT:
        redact_text(m->r, (char *)m->p + field->at, field->n);
        break;
    case DNS_FIELD_OTHER:
        walk_blank(m->p + field->at, field->n);
        break;
    }
}

void redact_dns(const struct redact *r, uint8_t *p, size_t n)
{
    char *was = xstrndup((char *)p, n);
    struct message m = { r, p, { was, n } };

    dns_fields(m.was, redact_field, &m);
    free(was);
}
