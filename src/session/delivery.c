/* delivery.c - letters become part of calls. */
#include "config.h"

#include "session/delivery.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/dns.h"
#include "frame/tls.h"

/* A copy of the bytes to redact; valid until the next one. */
static char *copy_of(struct delivery *d, struct slice bytes)
{
    if (bytes.n > d->copy_room || d->copy == NULL) {
        d->copy_room = bytes.n > 0 ? bytes.n : 1;
        d->copy = xrealloc(d->copy, d->copy_room);
    }
    if (bytes.n > 0)
        memcpy(d->copy, bytes.p, bytes.n);
    return d->copy;
}

/* Of whom who told of it, as far as redaction leaves it; `name` is room for it. */
static const struct frame_agent *redacted_agent(const struct delivery *d, struct frame_agent *agent,
                                                const struct frame_agent *told, char *name,
                                                size_t room)
{
    size_t n;

    if (told == NULL)
        return NULL;
    n = told->name.n < room ? told->name.n : room;
    if (n > 0)
        memcpy(name, told->name.p, n);
    redact_host(d->redact, name, n);
    *agent = (struct frame_agent){
        .from = redact_addr(d->redact, told->from),
        .id = told->id,
        .name = { name, n },
    };
    return agent;
}

static void give_message(const struct delivery *d, const struct frame *f, const struct intake *in)
{
    if (d->forwarder != NULL)
        forwarder_add(d->forwarder, f, f->payload);
    if (in != NULL)
        calls_take(d->calls, f, in, f->payload, f->ref, f->missing);
    else
        calls_feed_sip(d->calls, f, f->payload, f->ref, f->missing);
}

static void take_redacted_message(struct delivery *d, const struct frame *f)
{
    struct slice bytes = f->payload;
    struct frame frame = *f;
    struct frame_agent agent;
    char *copy = copy_of(d, bytes), name[64];

    redact_ends(d->redact, &frame);
    frame.agent = redacted_agent(d, &agent, f->agent, name, sizeof name);
    redact_sip(d->redact, copy, bytes.n);
    frame.payload = (struct slice){ copy, bytes.n };
    frame.ref = store_add(d->store, copy, bytes.n);
    give_message(d, &frame, NULL);
}

/* Names of hosts and of who issued a certificate. */
static void redact_tls(const struct redact *redact, struct tls_event *tls)
{
    struct certificate *c = &tls->certificate;

    redact_host(redact, tls->sni, strlen(tls->sni));
    redact_text(redact, c->subject, strlen(c->subject));
    redact_text(redact, c->issuer, strlen(c->issuer));
    for (char *p = c->names; *p != '\0';) {
        size_t n = strcspn(p, ",");

        redact_host(redact, p, n);
        p += n;
        p += strspn(p, ", ");
    }
}

static void take_redacted_frame(struct delivery *d, const struct frame *f)
{
    struct frame frame = *f;
    struct tls_event tls;
    bool dns = f->kind == FRAME_DATAGRAM && (f->src.port == DNS_PORT || f->dst.port == DNS_PORT);

    if (f->kind == FRAME_LOG) /* it may say anything */
        return;
    redact_ends(d->redact, &frame);
    frame.ref = REF_NONE;
    frame.agent = NULL;
    if (dns || f->kind == FRAME_ICMP) {
        char *copy = copy_of(d, f->payload);

        if (dns)
            redact_dns(d->redact, (uint8_t *)copy, f->payload.n);
        else
            redact_sip(d->redact, copy, f->payload.n);
        frame.payload.p = copy;
    }
    if (f->kind == FRAME_TLS) {
        tls = *f->tls;
        redact_tls(d->redact, &tls);
        frame.tls = &tls;
    }
    calls_feed_other(d->calls, &frame);
}

static void take_redacted_stream(struct delivery *d, const struct frame *f)
{
    struct frame frame = *f;

    redact_ends(d->redact, &frame);
    calls_feed_stream(d->calls, &frame);
}

static void take_redacted_rtp(struct delivery *d, const struct rtp_arrival *arrival)
{
    struct rtp_arrival rtp = *arrival;

    rtp.src.addr = redact_addr(d->redact, rtp.src.addr);
    rtp.dst.addr = redact_addr(d->redact, rtp.dst.addr);
    calls_take_rtp(d->calls, &rtp);
}

static void take(struct delivery *d, const struct letter *letter)
{
    switch (letter->kind) {
    case LETTER_MESSAGE:
        give_message(d, letter->frame, letter->intake);
        break;
    case LETTER_STREAM:
        calls_feed_stream(d->calls, letter->frame);
        break;
    case LETTER_RTP:
        calls_take_rtp(d->calls, &letter->rtp);
        break;
    case LETTER_OTHER:
        calls_feed_other(d->calls, letter->frame);
        break;
    case LETTER_TICK:
        calls_tick(d->calls, letter->now);
        break;
    }
}

static void take_redacted(struct delivery *d, const struct letter *letter)
{
    switch (letter->kind) {
    case LETTER_MESSAGE:
        take_redacted_message(d, letter->frame);
        break;
    case LETTER_STREAM:
        take_redacted_stream(d, letter->frame);
        break;
    case LETTER_RTP:
        take_redacted_rtp(d, &letter->rtp);
        break;
    case LETTER_OTHER:
        take_redacted_frame(d, letter->frame);
        break;
    case LETTER_TICK:
        calls_tick(d->calls, letter->now);
        break;
    }
}

void delivery_expect(void *delivery, const struct letter *letter, unsigned others)
{
    const struct delivery *d = delivery;

    if (letter->kind == LETTER_MESSAGE && letter->intake != NULL)
        calls_expect(d->calls, letter->intake, others);
}

void delivery_take(void *delivery, const struct letter *letter)
{
    struct delivery *d = delivery;

    calls_set_written(d->calls, letter->written);
    if (d->redact != NULL)
        take_redacted(d, letter);
    else
        take(d, letter);
}

void delivery_done(struct delivery *d)
{
    redact_free(d->redact);
    free(d->copy);
}
