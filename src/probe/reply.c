/* reply.c - request -> response: what is copied, and what is filled in. */
#include "config.h"

#include "probe/reply.h"

#include "base/mem.h"
#include "sip/uri.h"
#include "sip/via.h"

/* RFC 3261 section 18.2.1 and RFC 3581 section 4: the top Via gets what was seen. */
static void add_top_via(struct slice value, struct endpoint from, struct text *out)
{
    struct text addr = { 0 };
    struct via via;
    bool good = via_parse(value, &via);
    size_t at =
        good && via.rport.p != NULL && via.rport.n == 0 ? slice_find(value, SLICE("rport")) + 5 : 0;

    addr_print(&addr, from.addr);
    text_adds(out, "Via: ");
    if (at > 5 && at <= value.n) {
        text_slice(out, slice_sub(value, 0, at));
        text_printf(out, "=%u", (unsigned)from.port);
        text_slice(out, slice_sub(value, at, value.n));
    } else {
        text_slice(out, value);
    }
    if (good && via.received.p == NULL)
        text_printf(out, ";received=%s", text_str(&addr));
    text_adds(out, "\r\n");
    text_done(&addr);
}

static void add_vias(const struct reply *r, const struct sip_message *m, struct text *out)
{
    struct sip_values v = { 0 };
    bool top = r->from.port != 0;

    for (; sip_next_value(m, HEADER_VIA, &v); top = false) {
        if (top)
            add_top_via(sip_text(m, v.value), r->from, out);
        else
            text_printf(out, "Via: %.*s\r\n", SLICE_ARG(sip_text(m, v.value)));
    }
}

static void add_to(const struct reply *r, const struct sip_message *m, struct text *out)
{
    struct slice to = sip_value(m, HEADER_TO);
    struct name_addr read;
    bool tagged = name_addr_parse(to, &read) && param_get(read.params, SLICE("tag")).p != NULL;

    text_printf(out, "To: %.*s", SLICE_ARG(to));
    if (r->tag != NULL && !tagged)
        text_printf(out, ";tag=%s", r->tag);
    text_adds(out, "\r\n");
}

void reply_print(const struct reply *r, const struct sip_message *m, struct text *out)
{
    static const enum sip_header_id copied[] = { HEADER_FROM, HEADER_CALL_ID, HEADER_CSEQ };
    struct sip_values v = { 0 };

    text_printf(out, "SIP/2.0 %s\r\n", r->status);
    add_vias(r, m, out);
    while (sip_next_value(m, HEADER_RECORD_ROUTE, &v))
        text_printf(out, "Record-Route: %.*s\r\n", SLICE_ARG(sip_text(m, v.value)));
    for (size_t i = 0; i < ARRAY_SIZE(copied); i++)
        text_printf(out, "%s: %.*s\r\n", sip_header_name(copied[i]),
                    SLICE_ARG(sip_value(m, copied[i])));
    add_to(r, m, out);
    text_adds(out, r->headers != NULL ? r->headers : "");
    text_printf(out, "%sContent-Length: %zu\r\n\r\n",
                r->body.n > 0 ? "Content-Type: application/sdp\r\n" : "", r->body.n);
    text_slice(out, r->body);
}
