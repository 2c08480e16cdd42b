/* dns.c - DNS messages read to the end of what a SIP tool needs (RFC 1035). */
#include "config.h"

#include "frame/dns.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#define HEADER 12u
#define QUESTIONS_MAX 8u /* one in practice; more is no DNS */
#define JUMPS_MAX 64u

struct dns_reader {
    const uint8_t *p;
    size_t n;
    size_t at;
};

static bool has(const struct dns_reader *r, size_t need)
{
    return r->n - r->at >= need;
}

static uint16_t take16(struct dns_reader *r)
{
    uint16_t v = (uint16_t)(r->p[r->at] << 8 | r->p[r->at + 1]);

    r->at += 2;
    return v;
}

static bool add_byte(char name[DNS_NAME_MAX], size_t *n, uint8_t byte)
{
    char text[8];
    int len;

    if (byte == '.' || byte == '\\')
        len = snprintf(text, sizeof text, "\\%c", byte);
    else if (byte > ' ' && byte < 127)
        len = snprintf(text, sizeof text, "%c", byte);
    else
        len = snprintf(text, sizeof text, "\\%03d", byte);
    if (*n + (size_t)len >= DNS_NAME_MAX)
        return false;
    memcpy(name + *n, text, (size_t)len);
    *n += (size_t)len;
    return true;
}

static bool add_label(char name[DNS_NAME_MAX], size_t *n, const uint8_t *p, size_t len)
{
    if (*n > 0) {
        if (*n + 1 >= DNS_NAME_MAX)
            return false;
        name[(*n)++] = '.';
    }
    for (size_t i = 0; i < len; i++) {
        if (!add_byte(name, n, p[i]))
            return false;
    }
    return true;
}

/* RFC 1035 section 4.1.4. A pointer must lead backwards, so that there is an end. */
static bool take_name(struct dns_reader *r, char name[DNS_NAME_MAX])
{
    size_t at = r->at, n = 0, start = r->at;
    bool jumped = false;

    for (unsigned jumps = 0; at < r->n && jumps < JUMPS_MAX;) {
        uint8_t len = r->p[at];

        if (len == 0) {
            name[n] = '\0';
            if (!jumped)
                r->at = at + 1;
            return true;
        }
        if (len >= 0xc0) {
            if (at + 1 >= r->n)
                return false;
            size_t to = (size_t)(len & 0x3f) << 8 | r->p[at + 1];

            if (to >= start)
                return false;
            if (!jumped)
                r->at = at + 2;
            jumped = true;
            at = start = to;
            jumps++;
            continue;
        }
        if (len > 63 || at + 1 + len > r->n || !add_label(name, &n, r->p + at + 1, len))
            return false;
        at += 1u + len;
    }
    return false;
}

static bool read_a(struct dns_reader *r, size_t size, struct dns_answer *answer)
{
    if (size != 4)
        return false;
    answer->addr = addr_ipv4(r->p + r->at);
    return true;
}

static bool read_aaaa(struct dns_reader *r, size_t size, struct dns_answer *answer)
{
    if (size != 16)
        return false;
    answer->addr = addr_ipv6(r->p + r->at);
    return true;
}

static bool read_cname(struct dns_reader *r, size_t size, struct dns_answer *answer)
{
    return size > 0 && take_name(r, answer->target);
}

/* RFC 2782. */
static bool read_srv(struct dns_reader *r, size_t size, struct dns_answer *answer)
{
    if (size < 7)
        return false;
    answer->priority = take16(r);
    answer->weight = take16(r);
    answer->port = take16(r);
    return take_name(r, answer->target);
}

/* RFC 3403 section 4.1: order, preference, three strings, replacement. */
static bool read_naptr(struct dns_reader *r, size_t size, struct dns_answer *answer)
{
    size_t end = r->at + size;

    if (size < 8)
        return false;
    answer->priority = take16(r);
    answer->weight = take16(r);
    for (int i = 0; i < 3; i++) {
        if (r->at >= end || r->p[r->at] >= end - r->at)
            return false;
        r->at += 1u + r->p[r->at];
    }
    return r->at < end && take_name(r, answer->target);
}

static const struct {
    uint16_t type;
    const char *name;
    bool (*read)(struct dns_reader *, size_t size, struct dns_answer *); /* NULL: only named */
} types[] = {
    { DNS_A, "A", read_a },
    { DNS_AAAA, "AAAA", read_aaaa },
    { DNS_CNAME, "CNAME", read_cname },
    { DNS_SRV, "SRV", read_srv },
    { DNS_NAPTR, "NAPTR", read_naptr },
    { 2, "NS", NULL },
    { 6, "SOA", NULL },
    { DNS_PTR, "PTR", NULL },
    { 15, "MX", NULL },
    { 16, "TXT", NULL },
    { 255, "ANY", NULL },
};

/* False at the end of what can be read. Records of other types are passed over. */
static bool take_answer(struct dns_reader *r, struct dns *out)
{
    char owner[DNS_NAME_MAX];
    struct dns_answer answer = { 0 };

    if (!take_name(r, owner) || !has(r, 10))
        return false;
    answer.type = take16(r);
    r->at += 2;
    answer.ttl = (uint32_t)take16(r) << 16;
    answer.ttl |= take16(r);
    size_t size = take16(r);

    if (!has(r, size))
        return false;
    size_t end = r->at + size;

    for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
        if (types[i].type != answer.type || types[i].read == NULL)
            continue;
        if (!types[i].read(r, size, &answer))
            return false;
        if (out->n_answers < DNS_ANSWERS_MAX)
            out->answers[out->n_answers++] = answer;
        else
            out->n_more++;
    }
    r->at = end;
    return true;
}

bool dns_parse(struct slice datagram, struct dns *out)
{
    struct dns_reader r = { (const uint8_t *)datagram.p, datagram.n, 0 };
    char other[DNS_NAME_MAX];

    if (!has(&r, HEADER))
        return false;
    memset(out, 0, offsetof(struct dns, answers));
    out->id = take16(&r);
    uint16_t flags = take16(&r), questions = take16(&r), answers = take16(&r);

    /* Operations up to 6 exist (RFC 8490); the bit after RA is zero. */
    if ((flags >> 11 & 15) > 6 || flags & 0x40 || questions == 0 || questions > QUESTIONS_MAX)
        return false;
    out->response = flags >> 15;
    out->rcode = flags & 15;
    r.at = HEADER;
    for (unsigned i = 0; i < questions; i++) {
        if (!take_name(&r, i == 0 ? out->name : other) || !has(&r, 4))
            return false;
        uint16_t type = take16(&r);

        out->type = i == 0 ? type : out->type;
        r.at += 2;
    }
    while (answers-- > 0 && take_answer(&r, out))
        ;
    return true;
}

const char *dns_rcode_name(unsigned rcode)
{
    static const char *const names[] = {
        "NOERROR",  "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP",  "REFUSED",
        "YXDOMAIN", "YXRRSET", "NXRRSET",  "NOTAUTH",  "NOTZONE",
    };

    return rcode < ARRAY_SIZE(names) ? names[rcode] : NULL;
}

const char *dns_type_name(unsigned type)
{
    for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
        if (types[i].type == type)
            return types[i].name;
    }
    return NULL;
}
