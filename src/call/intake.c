/* intake.c - a message of SIP becomes a few numbers. */
#include "config.h"

#include "call/intake.h"

#include "call/call_private.h"
#include "sip/tag.h"

/* 0: there is none */
static uint32_t hash32(struct slice text)
{
    if (text.n == 0)
        return 0;
    uint32_t h = hash_text(text.p, text.n);
    return h + (h == 0);
}

static uint8_t flags_of(const struct sip_message *m, const struct frame *f, uint32_t missing)
{
    unsigned flags = 0;

    if (m->limited || f->limited)
        flags |= MESSAGE_LIMITED | MESSAGE_CUT;
    if (missing > 0)
        flags |= MESSAGE_CUT;
    if (m->body.length > 0 && sdp_body(m).n > 0)
        flags |= MESSAGE_SDP;
    if (f->fragmented)
        flags |= MESSAGE_FRAGMENTED;
    if (m->first[HEADER_AUTHORIZATION] || m->first[HEADER_PROXY_AUTHORIZATION])
        flags |= MESSAGE_AUTHORIZED;
    if (m->faults)
        flags |= MESSAGE_FAULTY;
    return (uint8_t)flags;
}

static struct call_message message_of(const struct sip_message *m, const struct frame *f,
                                      uint32_t missing)
{
    uint32_t to_tag = hash32(sip_tag(sip_value(m, HEADER_TO)));
    uint8_t method = m->request ? m->method : m->cseq_method;

    return (struct call_message){
        .time = f->time,
        .length = (uint32_t)m->bytes.n,
        .frame = f->number,
        .cseq = m->cseq,
        .branch = hash32(sip_branch(sip_value(m, HEADER_VIA))),
        .from_tag = hash32(sip_tag(sip_value(m, HEADER_FROM))),
        .to_tag = to_tag,
        .status = m->request ? 0 : (uint16_t)m->status,
        .method = method,
        .flags = flags_of(m, f, missing),
        .ttl = f->ttl,
    };
}

static bool has_own_phrase(const struct sip_message *m)
{
    return m->status >= 200 &&
           !slice_eq(sip_text(m, m->reason), slice_of(sip_status_phrase(m->status)));
}

static void set_sum(struct call_message *m, struct slice bytes)
{
    uint32_t sum = message_sum(slice_sub(bytes, 0, m->length));

    m->sum[0] = (uint8_t)(sum >> 16);
    m->sum[1] = (uint8_t)(sum >> 8);
    m->sum[2] = (uint8_t)sum;
}

/* A message without a Call-ID is shown, too: all such messages between two endpoints make one call.
 */
static struct hash_wide nameless_key(const struct frame *f)
{
    const uint64_t ends = endpoints_hash_both(&f->src, &f->dst, 0);

    return hash_bytes_wide(&ends, sizeof ends);
}

void intake_read(struct intake *out, const struct frame *f, struct slice bytes, uint32_t missing,
                 uint32_t headers, struct sip_message *room)
{
    out->message = NULL;
    if (!sip_scan_limited(bytes, headers, room))
        return;
    struct slice call_id = sip_value(room, HEADER_CALL_ID);

    *out = (struct intake){
        .message = room,
        .key = call_id.n > 0 ? call_id_key(call_id) : nameless_key(f),
        .kept = message_of(room, f, missing),
        .n_headers = room->n_headers,
        .limited = room->limited,
        .request = room->request,
        .named = call_id.n > 0,
        .known = room->method != SIP_NONE && room->method != SIP_OTHER,
        .reason = room->first[HEADER_REASON] != 0,
        .reliable = room->status > 100 && room->status < 200 && room->first[HEADER_RSEQ] != 0,
        .own_phrase = has_own_phrase(room),
    };
    set_sum(&out->kept, bytes);
}

bool intake_rtp(struct rtp_arrival *out, const struct frame *f)
{
    return f->transport < TRANSPORT_SCTP && f->src.port != DNS_PORT && f->dst.port != DNS_PORT &&
           rtp_arrival_read(out, f);
}
