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

/* A name, label by label. */
struct walk {
    const uint8_t *p;
    size_t n, at;
    size_t start;  /* of the labels in hand */
    size_t behind; /* the name, 0: not known yet */
    unsigned jumps;
};

enum step { LABEL, LAST, BROKEN };

/* RFC 1035 section 4.1.4. A pointer must lead backwards, so that there is an end. */
static enum step next_label(struct walk *w, const uint8_t **label, size_t *n)
{
    while (w->at < w->n && w->p[w->at] >= 0xc0 && w->at + 1 < w->n) {
        size_t to = (size_t)(w->p[w->at] & 0x3f) << 8 | w->p[w->at + 1];

        if (w->behind == 0)
            w->behind = w->at + 2;
        if (to >= w->start || ++w->jumps > JUMPS_MAX)
            return BROKEN;
        w->at = w->start = to;
    }
    if (w->at >= w->n || w->p[w->at] > 63 || w->at + 1 + w->p[w->at] > w->n)
        return BROKEN;
    *label = w->p + w->at + 1;
    *n = w->p[w->at];
    w->at += 1 + *n;
    if (*n > 0)
        return LABEL;
    if (w->behind == 0)
        w->behind = w->at;
    return LAST;
}

static bool take_name(struct dns_reader *r, char name[DNS_NAME_MAX])
{
    struct walk w = { .p = r->p, .n = r->n, .at = r->at, .start = r->at };
    const uint8_t *label;
    size_t n = 0, length;
    enum step step;

    while ((step = next_label(&w, &label, &length)) == LABEL)
        if (!add_label(name, &n, label, length))
            return false;
    name[n] = '\0';
    if (step == LAST)
        r->at = w.behind;
    return step == LAST;
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
    { DNS_NS, "NS", NULL },
    { DNS_SOA, "SOA", NULL },
    { DNS_PTR, "PTR", NULL },
    { DNS_MX, "MX", NULL },
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

size_t dns_host(struct slice datagram, size_t at, char host[DNS_NAME_MAX])
{
    struct walk w = { (const uint8_t *)datagram.p, datagram.n, at, at, 0, 0 };
    const uint8_t *label;
    size_t n = 0, length;

    while (next_label(&w, &label, &length) == LABEL && n + length + 1 < DNS_NAME_MAX) {
        if (n > 0)
            host[n++] = '.';
        memcpy(host + n, label, length);
        n += length;
    }
    return n;
}

/* ---- fields ---- */

struct fields {
    struct dns_reader r;
    dns_field_sink *sink;
    void *context;
};

static void tell(struct fields *f, enum dns_field_kind kind, size_t at, size_t n)
{
    if (n > 0)
        f->sink(f->context, &(struct dns_field){ kind, at, n });
}

/* The labels that stand here; they end before `end`. */
static bool tell_name(struct fields *f, size_t end)
{
    struct dns_reader *r = &f->r;
    size_t from = r->at;

    while (r->at < end && r->p[r->at] > 0 && r->p[r->at] <= 63)
        r->at += 1u + r->p[r->at];
    bool pointer = r->at < end && r->p[r->at] >= 0xc0;

    if (r->at >= end || r->at + 1 + pointer > end || (!pointer && r->p[r->at] > 0)) {
        r->at = from;
        return false;
    }
    r->at += 1u + pointer;
    tell(f, DNS_FIELD_NAME, from, r->at - from);
    return true;
}

/* What stands in the data of a record: numbers, then names, then numbers; an address; or something
 * else. */
static const struct layout {
    uint16_t type;
    uint8_t numbers, names, address, behind; /* bytes, count, bytes, bytes */
} layouts[] = {
    { DNS_A, 0, 0, 4, 0 },     { DNS_AAAA, 0, 0, 16, 0 }, { DNS_NS, 0, 1, 0, 0 },
    { DNS_CNAME, 0, 1, 0, 0 }, { DNS_SOA, 0, 2, 0, 20 },  { DNS_PTR, 0, 1, 0, 0 },
    { DNS_MX, 2, 1, 0, 0 },    { DNS_SRV, 6, 1, 0, 0 },   { DNS_NAPTR, 4, 1, 0, 0 },
    { DNS_DNAME, 0, 1, 0, 0 },
};

/* Flags and services stay, the expression is somebody's (RFC 3403 section 4.1). */
static bool tell_strings(struct fields *f, size_t end)
{
    struct dns_reader *r = &f->r;

    for (int i = 0; i < 3; i++) {
        if (r->at >= end || r->p[r->at] >= end - r->at)
            return false;
        if (i == 2)
            tell(f, DNS_FIELD_TEXT, r->at + 1, r->p[r->at]);
        r->at += 1u + r->p[r->at];
    }
    return true;
}

/* As far as it stands there. */
static void tell_layout(struct fields *f, const struct layout *layout, size_t end)
{
    struct dns_reader *r = &f->r;

    if (layout->address > 0 && end - r->at == layout->address) {
        tell(f, DNS_FIELD_ADDRESS, r->at, layout->address);
        r->at = end;
    }
    if (layout->address > 0 || end - r->at < layout->numbers)
        return;
    r->at += layout->numbers;
    if (layout->type == DNS_NAPTR && !tell_strings(f, end))
        return;
    for (unsigned i = 0; i < layout->names; i++)
        if (!tell_name(f, end))
            return;
    if (end - r->at >= layout->behind)
        r->at += layout->behind;
}

/* Options (RFC 6891): one tells the client's network. Their codes and lengths stay. */
static void tell_options(struct fields *f, size_t end)
{
    struct dns_reader *r = &f->r;

    while (end - r->at >= 4) {
        size_t n = (size_t)r->p[r->at + 2] << 8 | r->p[r->at + 3];

        r->at += 4;
        n = n < end - r->at ? n : end - r->at;
        tell(f, DNS_FIELD_OTHER, r->at, n);
        r->at += n;
    }
}

/* What the layout does not have is told as something else. */
static void tell_data(struct fields *f, uint16_t type, size_t end)
{
    for (size_t i = 0; i < ARRAY_SIZE(layouts); i++)
        if (layouts[i].type == type)
            tell_layout(f, &layouts[i], end);
    if (type == DNS_OPT)
        tell_options(f, end);
    tell(f, DNS_FIELD_OTHER, f->r.at, end - f->r.at);
    f->r.at = end;
}

static bool tell_record(struct fields *f)
{
    struct dns_reader *r = &f->r;

    if (!tell_name(f, r->n) || !has(r, 10))
        return false;
    uint16_t type = take16(r);

    r->at += 6;
    size_t size = take16(r);

    tell_data(f, type, size < r->n - r->at ? r->at + size : r->n);
    return true;
}

void dns_fields(struct slice datagram, dns_field_sink *sink, void *context)
{
    struct fields f = { { (const uint8_t *)datagram.p, datagram.n, 0 }, sink, context };
    struct dns_reader *r = &f.r;
    unsigned questions, records;

    if (has(r, HEADER)) {
        r->at = 4;
        questions = take16(r);
        records = take16(r);
        records += take16(r);
        records += take16(r);
        for (; questions > 0 && tell_name(&f, r->n) && has(r, 4); questions--)
            r->at += 4;
        while (questions == 0 && records > 0 && r->at < r->n && tell_record(&f))
            records--;
    }
    tell(&f, DNS_FIELD_OTHER, r->at, r->n - r->at);
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
