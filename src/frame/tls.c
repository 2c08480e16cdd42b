/* tls.c - records of TLS in streams of bytes. */
#include "config.h"

#include "frame/tls.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/frame_private.h"

enum { CHANGE_CIPHER = 20, ALERT = 21, HANDSHAKE = 22, DATA = 23 };

#define HEADER_SIZE 5u
#define RECORD_MAX (16384u + 2048u)    /* RFC 5246 section 6.2.3 */
#define MESSAGES_MAX (64u * 1024)      /* of a handshake that are put together */
#define WAITING_MAX (8u * 1024 * 1024) /* the same of all streams */

/* One direction. */
struct side {
    struct endpoint src;
    uint8_t header[HEADER_SIZE];
    uint8_t n_header;      /* bytes of it that are there */
    uint8_t content[2];    /* the record's first bytes */
    uint32_t length, left; /* of the record: as announced, to come */
    uint8_t *messages;     /* of the handshake, not read yet */
    size_t n, room;
    bool enciphered; /* what follows is */
    bool deaf;       /* where its messages begin is not known */
    bool astray;     /* bytes are missing: a record is looked for
                        at the beginning of a segment */
};

struct tls {
    uint32_t stream;      /* 0: free */
    bool proven;          /* a record was there whole */
    bool hides_handshake; /* TLS 1.3 */
    struct side sides[2];
};

struct tls_streams {
    struct tls *all;
    uint32_t n, hand;
    size_t waiting; /* bytes of messages that are not whole */
    struct hash by_stream;
};

struct tls_streams *tls_streams_new(void)
{
    return xcalloc(1, sizeof(struct tls_streams));
}

static void drop_messages(struct tls_streams *streams, struct side *side)
{
    streams->waiting -= side->room;
    free(side->messages);
    side->messages = NULL;
    side->n = side->room = 0;
}

static void tls_release(struct tls_streams *streams, struct tls *tls)
{
    if (tls->stream != 0)
        hash_remove(&streams->by_stream, tls->stream);
    drop_messages(streams, &tls->sides[0]);
    drop_messages(streams, &tls->sides[1]);
    *tls = (struct tls){ 0 };
}

void tls_streams_free(struct tls_streams *streams)
{
    for (uint32_t i = 0; i < streams->n; i++)
        tls_release(streams, &streams->all[i]);
    free(streams->all);
    hash_done(&streams->by_stream);
    free(streams);
}

/* A place that is free, or the next in turn. */
static struct tls *new_tls(struct tls_streams *streams, uint32_t stream)
{
    uint32_t i;

    if (streams->n < TLS_STREAMS_MAX && streams->by_stream.count == streams->n) {
        i = streams->n++;
        if ((i & (i - 1)) == 0) /* doubled: room for 1, 2, 4, … */
            streams->all = xrealloc(streams->all, (i == 0 ? 1 : 2 * i) * sizeof *streams->all);
        streams->all[i] = (struct tls){ 0 };
    } else {
        do
            i = streams->hand = (streams->hand + 1) % streams->n;
        while (streams->all[i].stream != 0 && streams->by_stream.count < streams->n);
    }
    tls_release(streams, &streams->all[i]);
    streams->all[i].stream = stream;
    hash_put(&streams->by_stream, stream, i);
    return &streams->all[i];
}

/* Type, version 3.0 to 3.4 and a length that a record may have, as far as they are there. */
static bool is_header(const uint8_t *p, size_t n)
{
    uint32_t length = n >= HEADER_SIZE ? be16(p + 3) : 1;

    return n >= 1 && p[0] >= CHANGE_CIPHER && p[0] <= DATA && (n < 2 || p[1] == 3) &&
           (n < 3 || p[2] <= 4) && length > 0 && length <= RECORD_MAX &&
           !(n >= HEADER_SIZE && p[0] == CHANGE_CIPHER && length != 1);
}

static bool is_beginning(const uint8_t *p, size_t n)
{
    if (!is_header(p, n))
        return false;
    /* Of what is sent under cover, nothing is known: the next record has to be in its place. */
    if (n >= HEADER_SIZE && p[0] == DATA) {
        size_t next = HEADER_SIZE + be16(p + 3);

        return p[2] == 3 && (next >= n || is_header(p + next, n - next));
    }
    return n <= HEADER_SIZE || p[0] != HANDSHAKE || (p[HEADER_SIZE] <= 24 && p[2] <= 3);
}

static void emit(struct frames *frames, const struct frame *from, const struct tls_event *event)
{
    struct frame frame = *from;

    frame.kind = FRAME_TLS;
    frame.payload = (struct slice){ NULL, 0 };
    frame.ref = REF_NONE;
    frame.missing = 0;
    frame.tls = event;
    frames->sink(frames->context, &frame);
}

static void take_message(struct frames *frames, struct tls *tls, const struct frame *frame,
                         const uint8_t *p, size_t n)
{
    struct tls_event event;

    if (!tls_read_message(p[0], p + 4, n - 4, &event))
        return;
    if (event.kind == TLS_SERVER_HELLO && event.version >= 0x0304 && !event.retry)
        tls->hides_handshake = true;
    emit(frames, frame, &event);
}

/* Messages are independent of records: one may hold many, and one message may span many. */
static void read_messages(struct frames *frames, struct tls *tls, struct side *side,
                          const struct frame *frame)
{
    size_t at = 0;

    while (side->n - at >= 4) {
        const uint8_t *p = side->messages + at;
        size_t whole = 4 + ((size_t)p[1] << 16 | be16(p + 2));

        if (side->n - at < whole)
            break;
        take_message(frames, tls, frame, p, whole);
        at += whole;
    }
    if (at == side->n)
        drop_messages(frames->tls, side);
    else if (at > 0)
        memmove(side->messages, side->messages + at, side->n - at);
    side->n -= at < side->n ? at : side->n;
}

static void keep_messages(struct tls_streams *streams, struct side *side, const uint8_t *p,
                          size_t n)
{
    size_t room = side->room;

    if (n == 0)
        return;
    if (room < side->n + n)
        room = 2 * (side->n + n);
    if (side->n + n > MESSAGES_MAX || streams->waiting + room - side->room > WAITING_MAX) {
        drop_messages(streams, side);
        side->deaf = true;
        return;
    }
    if (room > side->room)
        side->messages = xrealloc(side->messages, room);
    streams->waiting += room - side->room;
    side->room = room;
    memcpy(side->messages + side->n, p, n);
    side->n += n;
}

static bool is_clear_handshake(const struct tls *tls, const struct side *side)
{
    return side->header[0] == HANDSHAKE && !side->enciphered && !side->deaf &&
           !tls->hides_handshake;
}

/* A record is there from end to end. */
static void end_record(struct frames *frames, struct tls *tls, struct side *side,
                       const struct frame *frame)
{
    struct tls_event event = { .version = be16(side->header + 1), .length = side->length };

    tls->proven = true;
    side->n_header = 0;
    if (is_clear_handshake(tls, side)) {
        read_messages(frames, tls, side, frame);
        return;
    }
    switch (side->header[0]) {
    case CHANGE_CIPHER:
        side->enciphered = true;
        return;
    case ALERT:
        event.kind = side->length == 2 ? TLS_ALERT : TLS_HIDDEN_ALERT;
        event.fatal = side->content[0] == 2;
        event.alert = side->content[1];
        break;
    case HANDSHAKE:
        if (!side->enciphered)
            return;
        event.kind = TLS_HIDDEN_HANDSHAKE;
        break;
    default:
        event.kind = TLS_DATA;
        break;
    }
    emit(frames, frame, &event);
}

static void take_content(struct tls_streams *streams, struct tls *tls, struct side *side,
                         const uint8_t *p, size_t n)
{
    size_t at = side->length - side->left;

    for (size_t i = 0; i < n && at + i < sizeof side->content; i++)
        side->content[at + i] = p[i];
    if (is_clear_handshake(tls, side))
        keep_messages(streams, side, p, n);
    side->left -= (uint32_t)n;
}

/* False: the stream is no TLS, or not any more. */
static bool take_bytes(struct frames *frames, struct tls *tls, struct side *side,
                       const struct frame *frame)
{
    const uint8_t *p = (const uint8_t *)frame->payload.p;
    size_t n = frame->payload.n;

    while (n > 0) {
        if (side->n_header < HEADER_SIZE) {
            side->header[side->n_header++] = *p++;
            n--;
            if (!is_header(side->header, side->n_header))
                return false;
            side->length = side->left = be16(side->header + 3);
            continue;
        }
        size_t part = n < side->left ? n : side->left;

        take_content(frames->tls, tls, side, p, part);
        p += part;
        n -= part;
        if (side->left == 0)
            end_record(frames, tls, side, frame);
    }
    return true;
}

static void feed_data(struct frames *frames, struct tls *tls, struct side *side,
                      const struct frame *frame)
{
    if (side->astray && !is_beginning((const uint8_t *)frame->payload.p, frame->payload.n))
        return;
    side->astray = false;
    if (take_bytes(frames, tls, side, frame))
        return;
    if (!tls->proven) {
        tls_release(frames->tls, tls);
        return;
    }
    side->astray = side->deaf = true;
    side->n_header = 0;
    drop_messages(frames->tls, side);
}

/* Lost bytes within one record do no harm but to it. */
static void feed_gap(struct tls_streams *streams, struct side *side, uint64_t gap)
{
    drop_messages(streams, side);
    side->deaf = true;
    if (side->n_header == HEADER_SIZE && side->left > gap) {
        side->left -= (uint32_t)gap;
        return;
    }
    side->n_header = 0;
    side->astray = true;
}

static struct side *side_of(struct tls *tls, const struct frame *frame)
{
    for (size_t i = 0; i < ARRAY_SIZE(tls->sides); i++) {
        if (tls->sides[i].src.port == 0 && tls->sides[i].src.addr.family == ADDR_NONE)
            tls->sides[i].src = frame->src;
        if (endpoint_eq(tls->sides[i].src, frame->src))
            return &tls->sides[i];
    }
    return NULL;
}

void tls_feed(struct frames *frames, const struct frame *frame)
{
    struct tls_streams *streams = frames->tls;
    bool begins = frame->event == STREAM_DATA &&
                  is_beginning((const uint8_t *)frame->payload.p, frame->payload.n);
    struct tls *tls;
    struct side *side;
    uint32_t i;

    if (!begins && streams->by_stream.count == 0)
        return;
    i = hash_get(&streams->by_stream, frame->stream);
    if (i == NO_INDEX && !begins)
        return;
    tls = i != NO_INDEX ? &streams->all[i] : new_tls(streams, frame->stream);
    if (frame->event == STREAM_RESET || frame->event == STREAM_LOST) {
        tls_release(streams, tls);
        return;
    }
    side = side_of(tls, frame);
    if (side == NULL)
        return;
    if (frame->event == STREAM_DATA)
        feed_data(frames, tls, side, frame);
    else if (frame->event == STREAM_GAP)
        feed_gap(streams, side, frame->gap);
}
