/* tls.c - records of TLS in streams of bytes. */
#include "config.h"

#include "frame/tls.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/frame_private.h"
#include "frame/rsa_keys.h"
#include "frame/tls_decipher.h"
#include "frame/tls_exchange.h"

#define HEADER_SIZE TLS_HEADER_SIZE
#define RECORD_MAX TLS_RECORD_MAX
#define PARTS_MAX 4096                 /* packets of one record that are remembered */
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
    bool enciphered; /* records from here on are */
    bool deaf;       /* the beginning of the next handshake message is not known */
    bool astray;     /* bytes are missing: a record is looked for
                        at the beginning of a segment */
    /* With keys: */
    bool damaged;    /* the record lacks bytes */
    uint8_t *record; /* the bytes of it that came */
    uint32_t *parts; /* the packets that brought it */
    size_t n_parts, room_parts;
    bool speaks;        /* its clear text has begun */
    uint32_t clear_seq; /* bytes of that so far */
};

struct tls {
    uint32_t stream;           /* 0: free */
    bool proven;               /* a record was there whole */
    bool hides_handshake;      /* TLS 1.3 */
    uint16_t version;          /* of the ServerHello; 0: not seen */
    bool whole;                /* all was seen from the ClientHello on */
    bool keyless;              /* and counted as such */
    struct decipher *decipher; /* NULL: no key log, or no ClientHello */
    struct exchange *exchange; /* the same, of private keys */
    uint8_t client;            /* index of the client's side */
    struct side sides[2];
};

struct tls_streams {
    struct tls *all;
    uint32_t n, hand;
    size_t waiting; /* bytes of messages and records that are not whole */
    size_t kept;    /* by exchanges */
    struct hash by_stream;
    struct keylog *keys; /* NULL: none */
    struct vault *vault;
    uint8_t clear[RECORD_MAX]; /* of the record in hand */
};

struct tls_streams *tls_streams_new(void)
{
    return xcalloc(1, sizeof(struct tls_streams));
}

void tls_streams_use(struct tls_streams *streams, struct keylog *keys)
{
    streams->keys = keys;
    streams->vault = vault_new(decipher_cell(), (size_t)2 * TLS_STREAMS_MAX);
}

static void drop_messages(struct tls_streams *streams, struct side *side)
{
    streams->waiting -= side->room;
    free(side->messages);
    side->messages = NULL;
    side->n = side->room = 0;
}

static void drop_record(struct tls_streams *streams, struct side *side)
{
    streams->waiting -= side->record != NULL ? side->length : 0;
    free(side->record);
    side->record = NULL;
    side->n_parts = 0;
}

static void tls_release(struct tls_streams *streams, struct tls *tls)
{
    for (size_t i = 0; i < ARRAY_SIZE(tls->sides); i++) {
        drop_record(streams, &tls->sides[i]);
        free(tls->sides[i].parts);
    }
    decipher_free(tls->decipher);
    exchange_free(tls->exchange);
    if (tls->stream != 0)
        hash_remove(&streams->by_stream, hash_number(tls->stream));
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
    vault_free(streams->vault);
    explicit_bzero(streams->clear, sizeof streams->clear);
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
    hash_put(&streams->by_stream, hash_number(stream), i);
    return &streams->all[i];
}

static bool is_client(const struct tls *tls, const struct side *side)
{
    return side == &tls->sides[tls->client];
}

/* One byte; in a renegotiation it is under cover. */
static bool may_be_change(uint32_t length)
{
    return length == 1 || (length > 16 && length <= 96);
}

/* Type, version 3.0 to 3.4 and a length that a record may have, as far as they are there. */
static bool is_header(const uint8_t *p, size_t n)
{
    uint32_t length = n >= HEADER_SIZE ? be16(p + 3) : 1;

    return n >= 1 && p[0] >= TLS_CHANGE_CIPHER && p[0] <= TLS_APPLICATION && (n < 2 || p[1] == 3) &&
           (n < 3 || p[2] <= 4) && length > 0 && length <= RECORD_MAX &&
           !(n >= HEADER_SIZE && p[0] == TLS_CHANGE_CIPHER && !may_be_change(length));
}

static bool is_beginning(const uint8_t *p, size_t n)
{
    if (!is_header(p, n))
        return false;
    /* Of what is sent under cover, nothing is known: the next record has to be in its place. */
    if (n >= HEADER_SIZE && p[0] == TLS_APPLICATION) {
        size_t next = HEADER_SIZE + be16(p + 3);

        return p[2] == 3 && (next >= n || is_header(p + next, n - next));
    }
    return n <= HEADER_SIZE || p[0] != TLS_HANDSHAKE || (p[HEADER_SIZE] <= 24 && p[2] <= 3);
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

/* The key log is asked about the connection once, when the handshake begins. */
static void take_hello(struct frames *frames, struct tls *tls, struct side *side,
                       struct tls_event *hello)
{
    struct tls_streams *streams = frames->tls;

    if (hello->kind == TLS_SERVER_HELLO)
        tls->version = hello->version;
    if (hello->kind == TLS_SERVER_HELLO && hello->version >= 0x0304 && !hello->retry)
        tls->hides_handshake = true;
    if (streams->keys == NULL || !keylog_is_used(streams->keys))
        return;
    if (hello->kind == TLS_CLIENT_HELLO) {
        hello->has_keys = keylog_knows(streams->keys, hello->random);
        tls->client = (uint8_t)(side - tls->sides);
        tls->whole = true;
        if (tls->decipher == NULL)
            tls->decipher = decipher_new(streams->keys, streams->vault);
        if (tls->exchange == NULL && rsa_keys_count(keylog_rsa(streams->keys)) > 0)
            tls->exchange = exchange_new(streams->keys, &streams->kept);
    }
    if (tls->decipher != NULL)
        decipher_hello(tls->decipher, hello);
}

/* A connection that its private key cannot open counts once, and as that. */
static void follow_exchange(struct frames *frames, struct tls *tls, bool by_client,
                            const uint8_t *p, size_t n, const struct tls_event *event)
{
    struct frames_stats *stats = &frames->stats;
    uint64_t *const counts[] = {
        [EXCHANGE_OTHER] = &stats->tls_agreed,
        [EXCHANGE_NO_KEY] = &stats->tls_other_key,
        [EXCHANGE_DAMAGED] = &stats->tls_sealed,
    };
    enum exchange_outcome outcome = exchange_message(tls->exchange, by_client, p, n, event);

    if (outcome == EXCHANGE_GOES_ON || outcome == EXCHANGE_OPEN || tls->keyless)
        return;
    ++*counts[outcome];
    tls->keyless = true;
}

static void take_message(struct frames *frames, struct tls *tls, struct side *side,
                         const struct frame *frame, const uint8_t *p, size_t n)
{
    struct tls_event event;

    if (tls->decipher != NULL)
        decipher_message(tls->decipher, is_client(tls, side), p[0]);
    if (!tls_read_message(p[0], tls->version, p + 4, n - 4, &event)) {
        if (tls->exchange != NULL)
            follow_exchange(frames, tls, is_client(tls, side), p, n, NULL);
        return;
    }
    event.deciphered = side->enciphered || tls->hides_handshake;
    if (event.kind == TLS_CLIENT_HELLO || event.kind == TLS_SERVER_HELLO)
        take_hello(frames, tls, side, &event);
    if (tls->exchange != NULL)
        follow_exchange(frames, tls, is_client(tls, side), p, n, &event);
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
        take_message(frames, tls, side, frame, p, whole);
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
    return side->header[0] == TLS_HANDSHAKE && !side->enciphered && !side->deaf &&
           !tls->hides_handshake;
}

/* ---- what was deciphered ---- */

/* Of the stream that the records carry. */
static void emit_clear(struct frames *frames, struct side *side, const struct frame *from,
                       enum stream_event event, struct slice bytes)
{
    struct frame frame = *from;

    frame.transport = TRANSPORT_TLS;
    frame.event = event;
    frame.payload = bytes;
    frame.ref = REF_NONE;
    frame.missing = 0;
    frame.seq = side->clear_seq;
    frame.gap = event == STREAM_GAP ? side->length : 0;
    if (side->n_parts > 1) {
        frame.parts = side->parts;
        frame.n_parts = (uint32_t)side->n_parts;
    }
    side->clear_seq += (uint32_t)bytes.n;
    emit_clear_stream(frames, &frame);
}

static void take_clear_data(struct frames *frames, const struct tls *tls, struct side *side,
                            const struct frame *frame, struct slice bytes)
{
    if (!side->speaks && tls->whole)
        emit_clear(frames, side, frame, STREAM_START, (struct slice){ NULL, 0 });
    side->speaks = true;
    if (bytes.n > 0)
        emit_clear(frames, side, frame, STREAM_DATA, bytes);
}

/* A close_notify is no alarm (RFC 8446 section 6.1). */
static void take_clear_alert(struct frames *frames, const struct tls *tls,
                             const struct frame *frame, const uint8_t *p, size_t n)
{
    struct tls_event event = {
        .kind = TLS_ALERT,
        .version = tls->version,
        .length = 2,
        .fatal = n == 2 && p[0] == 2,
        .alert = n == 2 ? p[1] : 0,
        .deciphered = true,
    };

    if (n == 2 && event.alert != 0)
        emit(frames, frame, &event);
}

static void take_clear(struct frames *frames, struct tls *tls, struct side *side,
                       const struct frame *frame, const struct decipher_clear *clear)
{
    const uint8_t *p = frames->tls->clear;

    frames->stats.tls_deciphered++;
    switch (clear->type) {
    case TLS_CHANGE_CIPHER: /* of a handshake within the first (RFC 5246 section 7.4.1.1) */
        decipher_change_cipher(tls->decipher, is_client(tls, side));
        break;
    case TLS_ALERTS:
        take_clear_alert(frames, tls, frame, p, clear->n);
        break;
    case TLS_HANDSHAKE:
        keep_messages(frames->tls, side, p, clear->n);
        read_messages(frames, tls, side, frame);
        break;
    case TLS_APPLICATION:
        take_clear_data(frames, tls, side, frame, (struct slice){ (const char *)p, clear->n });
        break;
    default:
        break;
    }
}

/* False: it stays hidden. */
static bool decipher(struct frames *frames, struct tls *tls, struct side *side,
                     struct decipher_clear *clear)
{
    bool by_client = is_client(tls, side);
    enum decipher_outcome outcome = DECIPHER_FAILED;

    if (side->damaged || side->record == NULL)
        decipher_lost(tls->decipher, by_client, 1);
    else
        outcome = decipher_record(tls->decipher, by_client, side->header, side->record,
                                  frames->tls->clear, clear);
    frames->stats.tls_failed += outcome == DECIPHER_FAILED;
    frames->stats.tls_too_early += outcome == DECIPHER_NO_KEYS;
    frames->stats.tls_keyless += outcome == DECIPHER_NO_KEYS && !tls->keyless;
    tls->keyless = tls->keyless || outcome == DECIPHER_NO_KEYS;
    return outcome == DECIPHER_DONE;
}

/* Facts of a record that show without its content. */
static bool read_hidden(const struct side *side, bool deciphered, struct tls_event *event)
{
    *event = (struct tls_event){
        .version = be16(side->header + 1),
        .length = side->length,
        .deciphered = deciphered,
    };
    switch (side->header[0]) {
    case TLS_ALERTS:
        event->kind = side->length == 2 ? TLS_ALERT : TLS_HIDDEN_ALERT;
        event->fatal = side->content[0] == 2;
        event->alert = side->content[1];
        return event->kind == TLS_ALERT || !deciphered;
    case TLS_HANDSHAKE:
        event->kind = TLS_HIDDEN_HANDSHAKE;
        return side->enciphered;
    case TLS_APPLICATION:
        event->kind = TLS_DATA;
        return true;
    default:
        return false;
    }
}

/* Is it under cover, so that keys are of use? */
static bool is_hidden(const struct tls *tls, const struct side *side)
{
    if (tls->hides_handshake)
        return side->header[0] == TLS_APPLICATION;
    return side->enciphered || side->header[0] == TLS_APPLICATION;
}

static void end_hidden(struct frames *frames, struct tls *tls, struct side *side,
                       const struct frame *frame)
{
    struct decipher_clear clear;
    struct tls_event event;
    bool known = decipher(frames, tls, side, &clear);

    if (read_hidden(side, known, &event))
        emit(frames, frame, &event);
    if (known)
        take_clear(frames, tls, side, frame, &clear);
    else if (side->speaks)
        emit_clear(frames, side, frame, STREAM_GAP, (struct slice){ NULL, 0 });
    drop_record(frames->tls, side);
}

/* A record is there from end to end. */
static void end_record(struct frames *frames, struct tls *tls, struct side *side,
                       const struct frame *frame)
{
    struct tls_event event;

    tls->proven = true;
    side->n_header = 0;
    if (is_clear_handshake(tls, side)) {
        read_messages(frames, tls, side, frame);
    } else if (tls->decipher != NULL && is_hidden(tls, side)) {
        end_hidden(frames, tls, side, frame);
    } else if (side->header[0] == TLS_CHANGE_CIPHER) {
        side->enciphered = side->enciphered || tls->version < 0x0304;
        if (tls->decipher != NULL)
            decipher_change_cipher(tls->decipher, is_client(tls, side));
    } else {
        if (frames->tls->keys != NULL && keylog_is_used(frames->tls->keys) &&
            side->header[0] == TLS_APPLICATION && !tls->keyless) {
            frames->stats.tls_joined++;
            tls->keyless = true;
        }
        if (read_hidden(side, false, &event))
            emit(frames, frame, &event);
    }
}

/* ---- bytes ---- */

static void note_part(struct side *side, uint32_t number)
{
    if (side->n_parts == 0 ||
        (side->parts[side->n_parts - 1] != number && side->n_parts < PARTS_MAX))
        VEC_PUSH(side->parts, side->n_parts, side->room_parts) = number;
}

static void keep_record(struct tls_streams *streams, struct side *side, const uint8_t *p, size_t n)
{
    size_t at = side->length - side->left;

    if (at == 0 && !side->damaged && streams->waiting + side->length <= WAITING_MAX) {
        side->record = xmalloc(side->length);
        streams->waiting += side->length;
    }
    if (side->record != NULL)
        memcpy(side->record + at, p, n);
}

static void take_content(struct tls_streams *streams, struct tls *tls, struct side *side,
                         const uint8_t *p, size_t n)
{
    size_t at = side->length - side->left;

    for (size_t i = 0; i < n && at + i < sizeof side->content; i++)
        side->content[at + i] = p[i];
    if (is_clear_handshake(tls, side))
        keep_messages(streams, side, p, n);
    else if (tls->decipher != NULL && is_hidden(tls, side))
        keep_record(streams, side, p, n);
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
            if (side->n_header == 0) {
                side->damaged = false;
                side->n_parts = 0;
            }
            side->header[side->n_header++] = *p++;
            n--;
            if (tls->decipher != NULL)
                note_part(side, frame->number);
            if (!is_header(side->header, side->n_header))
                return false;
            side->length = side->left = be16(side->header + 3);
            continue;
        }
        size_t part = n < side->left ? n : side->left;

        if (tls->decipher != NULL)
            note_part(side, frame->number);
        take_content(frames->tls, tls, side, p, part);
        p += part;
        n -= part;
        if (side->left == 0)
            end_record(frames, tls, side, frame);
    }
    return true;
}

/* After a loss the beginning of the next record is not known, nor its number. */
static void lose_records(struct frames *frames, const struct tls *tls, struct side *side,
                         const struct frame *frame)
{
    drop_record(frames->tls, side);
    if (tls->decipher != NULL)
        decipher_lost(tls->decipher, is_client(tls, side), 0);
    if (side->speaks)
        emit_clear(frames, side, frame, STREAM_GAP, (struct slice){ NULL, 0 });
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
    lose_records(frames, tls, side, frame);
}

/* Lost bytes within one record do no harm but to it. */
static void feed_gap(struct frames *frames, const struct tls *tls, struct side *side,
                     const struct frame *frame)
{
    drop_messages(frames->tls, side);
    side->deaf = true;
    if (side->n_header == HEADER_SIZE && side->left > frame->gap) {
        side->left -= (uint32_t)frame->gap;
        side->damaged = true;
        return;
    }
    side->n_header = 0;
    side->astray = true;
    lose_records(frames, tls, side, frame);
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
    i = hash_get(&streams->by_stream, hash_number(frame->stream));
    if (i == NO_INDEX && !begins)
        return;
    tls = i != NO_INDEX ? &streams->all[i] : new_tls(streams, frame->stream);
    side = side_of(tls, frame);
    if (frame->event == STREAM_RESET || frame->event == STREAM_LOST) {
        if (side != NULL && side->speaks)
            emit_clear(frames, side, frame, frame->event, (struct slice){ NULL, 0 });
        tls_release(streams, tls);
        return;
    }
    if (side == NULL)
        return;
    if (frame->event == STREAM_DATA)
        feed_data(frames, tls, side, frame);
    else if (frame->event == STREAM_GAP)
        feed_gap(frames, tls, side, frame);
    else if (side->speaks && frame->event == STREAM_END)
        emit_clear(frames, side, frame, STREAM_END, (struct slice){ NULL, 0 });
}
