/* reads.c - the parts of a message as sipwhy reads them, by the words of tests/torture/table. */
#include "config.h"

#include "reads.h"

#include "base/mem.h"
#include "sip/sdp.h"
#include "sip/uri.h"
#include "sip/via.h"

static void number(struct text *to, uint64_t n)
{
    if (n > 0)
        text_number(to, n, 1);
}

static void method(struct text *to, const struct sip_message *m)
{
    const char *known = sip_method_name(m->method);

    text_adds(to, known != NULL ? known : "unknown");
}

static void uri(struct text *to, const struct sip_message *m)
{
    text_slice(to, sip_text(m, m->request_uri));
}

static void status(struct text *to, const struct sip_message *m)
{
    number(to, (uint64_t)m->status);
}

static void reason(struct text *to, const struct sip_message *m)
{
    text_slice(to, sip_text(m, m->reason));
}

static void cseq(struct text *to, const struct sip_message *m)
{
    const char *known = sip_method_name(m->cseq_method);

    text_printf(to, "%u %s", m->cseq, known != NULL ? known : "unknown");
}

static void body(struct text *to, const struct sip_message *m)
{
    text_printf(to, "%u bytes", m->body.length);
}

static void media_at(struct text *to, const struct sip_message *m, unsigned i)
{
    static struct sdp sdp;

    if (sdp_parse(sdp_body(m), &sdp) && i < sdp.n_media)
        endpoint_print(to, sdp.media[i].rtp);
}

static void media(struct text *to, const struct sip_message *m)
{
    media_at(to, m, 0);
}

static void media_2(struct text *to, const struct sip_message *m)
{
    media_at(to, m, 1);
}

static const struct {
    struct slice name;
    void (*read)(struct text *to, const struct sip_message *);
} of_message[] = {
    { { "method", 6 }, method }, { { "uri", 3 }, uri },         { { "status", 6 }, status },
    { { "reason", 6 }, reason }, { { "CSeq", 4 }, cseq },       { { "body", 4 }, body },
    { { "media", 5 }, media },   { { "media.2", 7 }, media_2 },
};

static void of_via(struct text *to, struct slice value, struct slice part)
{
    struct via via;

    if (!via_parse(value, &via))
        text_adds(to, "unreadable");
    const struct {
        const char *name;
        struct slice text;
    } parts[] = {
        { "transport", via.transport },
        { "host", via.host },
        { "branch", via.branch },
        { "received", via.received },
    };
    if (slice_eq(part, SLICE("port")))
        number(to, via.port);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
        if (slice_eq(part, slice_of(parts[i].name)))
            text_slice(to, parts[i].text);
}

static void yes_or_no(struct text *to, bool yes)
{
    text_adds(to, yes ? "yes" : "no");
}

static void of_address(struct text *to, const struct name_addr *a, struct slice part)
{
    const struct {
        const char *name;
        struct slice text;
    } parts[] = {
        { "display", a->display },         { "scheme", a->uri.scheme },     { "user", a->uri.user },
        { "host", a->uri.host },           { "uri-params", a->uri.params }, { "params", a->params },
        { "uri-headers", a->uri.headers },
    };
    struct slice rest = part, verb = slice_cut(&rest, ' ');
    struct uri other;

    if (slice_eq(part, SLICE("port")))
        number(to, a->uri.port);
    if (slice_eq(verb, SLICE("has")))
        yes_or_no(to, uri_has_param(&a->uri, rest));
    if (slice_eq(verb, SLICE("is")))
        yes_or_no(to, uri_parse(rest, &other) && uri_equal(&a->uri, &other));
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
        if (slice_eq(part, slice_of(parts[i].name)))
            text_slice(to, parts[i].text);
}

/* "Contact.2": the second value; *count is how many there are. */
static struct slice value_of(const struct sip_message *m, struct slice name, uint64_t *count)
{
    struct slice index = name;
    struct slice header = slice_cut(&index, '.'), value = { 0 };
    struct sip_values v = { 0 };
    uint64_t wanted = 1;

    slice_u64(index, &wanted);
    *count = 0;
    while (sip_next_value(m, sip_header_of(header), &v))
        if (++*count == wanted)
            value = sip_text(m, v.value);
    return value;
}

void reads(struct text *to, const struct sip_message *m, struct slice question)
{
    struct slice part = question, name = slice_cut(&part, ' '), value;
    struct name_addr address = { 0 };
    uint64_t count;

    for (size_t i = 0; part.n == 0 && i < ARRAY_SIZE(of_message); i++)
        if (slice_eq(name, of_message[i].name)) {
            of_message[i].read(to, m);
            return;
        }
    value = value_of(m, slice_eq(name, SLICE("count")) ? part : name, &count);
    if (slice_eq(name, SLICE("count")))
        text_number(to, count, 1);
    else if (slice_eq(name, SLICE("uri")) && uri_parse(sip_text(m, m->request_uri), &address.uri))
        of_address(to, &address, part);
    else if (part.n == 0)
        sip_unfold(to, value);
    else if (slice_starts(name, SLICE("Via")))
        of_via(to, value, part);
    else if (name_addr_parse(value, &address))
        of_address(to, &address, part);
}
