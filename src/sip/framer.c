/* framer.c - the beginning and the end of a SIP message in a stream or a datagram (RFC 3261 section
 * 18.3). */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/placing.h"
#include "sip/framer.h"
#include "sip/message.h"
#include "sip/start.h"

#define KIB ((size_t)1024)
#define LONGEST_SEARCH (64 * 1024)  /* bytes without a start line before a stream is dropped */
#define FRESH_SEARCH (4 * 1024)     /* the same at the beginning of a connection */
#define BELIEVED (16 * 1024 * 1024) /* Content-Length; beyond it is no body to wait for */
#define HOPELESS SIZE_MAX
#define FIRST_ROOM 256 /* bytes of a message of which there is little */
#define SIP_PORT 5060
#define TEXT_SEEN 64                  /* bytes that tell text from anything else */
#define PARTS_MOST 4096               /* packets of one message that are remembered */
#define WAIT_LIMIT (32 * NANOS_PER_S) /* an unfinished message is handed out after this */

const struct framer_limits framer_default_limits = {
    .directions = 32768,
    .message_kib = 256,
    .waiting_kib = 32 * 1024,
};

enum progress {
    AT_START,  /* a message, or its end, is to come */
    SEARCHING, /* in the middle of something: look for a start line */
    NOT_SIP
};

/* One direction of a stream. */
struct half {
    uint64_t key; /* 0: free */
    enum progress progress;
    char *bytes; /* of the message that is coming in; NULL: none */
    size_t n, room;
    uint32_t seq;    /* of the first of them */
    uint32_t *parts; /* numbers of the packets that brought them */
    size_t n_parts, parts_room;
    size_t looked;         /* of them, bytes searched for the end of the headers */
    size_t need;           /* bytes to wait for once the headers are there, else 0 */
    uint64_t beyond;       /* bytes of the message that will not be waited for */
    size_t searched;       /* SEARCHING: bytes without a start line so far */
    size_t judge_at;       /* bytes at which an unfinished start line is read again */
    bool judged;           /* the start line is whole, and one of SIP */
    uint64_t skip;         /* bytes of a body whose message was handed out already */
    uint32_t next_free;    /* of a free one */
    bool waits;            /* the direction is one of those with bytes, */
    uint32_t older, newer; /* in the order in which these last grew */
    struct frame last;     /* last frame that added bytes; payload not valid */
};

struct framer {
    framer_sink *sink;
    void *context;
    struct hash index; /* key -> index into halves */
    struct half *halves;
    uint32_t n_halves;
    uint32_t free;           /* the first that is free, NO_INDEX if none */
    uint32_t hand;           /* the next victim is looked for from here */
    uint32_t oldest, newest; /* of the halves with bytes; NO_INDEX: none */
    size_t waiting;          /* bytes that all halves take */
    struct framer_limits limits;
    struct framer_lost lost;
    size_t longest; /* message so far */
    uint64_t marred;
};

struct framer *framer_new(framer_sink *sink, void *context)
{
    struct framer *f = xcalloc(1, sizeof *f);

    f->sink = sink;
    f->context = context;
    f->free = f->oldest = f->newest = NO_INDEX;
    f->limits = framer_default_limits;
    return f;
}

void framer_limit(struct framer *f, const struct framer_limits *limits)
{
    f->limits = *limits;
}

void framer_use(const struct framer *f, struct framer_limits *used, struct framer_lost *lost)
{
    *used = (struct framer_limits){
        .directions = (uint32_t)f->index.count,
        .message_kib = (uint32_t)((f->longest + KIB - 1) / KIB),
        .waiting_kib = (uint32_t)(f->waiting / KIB),
    };
    *lost = f->lost;
}

void framer_free(struct framer *f)
{
    if (f == NULL)
        return;
    for (uint32_t i = 0; i < f->n_halves; i++) {
        free(f->halves[i].bytes);
        free(f->halves[i].parts);
    }
    free(f->halves);
    hash_done(&f->index);
    free(f);
}

static size_t longest_message(const struct framer *f)
{
    return f->limits.message_kib * KIB;
}

static uint32_t missing_of(uint64_t bytes)
{
    return bytes > UINT32_MAX ? UINT32_MAX : (uint32_t)bytes;
}

/* Hands out a message, of which `beyond` bytes are left out because of a limit. */
static void hand_out(struct framer *f, const struct frame *frame, struct slice bytes, ref_t ref,
                     uint64_t missing, uint64_t beyond)
{
    struct frame whole = *frame;

    if (bytes.n > f->longest)
        f->longest = bytes.n;
    if (bytes.n > longest_message(f)) {
        beyond += bytes.n - longest_message(f);
        bytes.n = longest_message(f);
    }
    whole.limited = beyond > 0;
    f->lost.message += whole.limited && bytes.n == longest_message(f);
    missing = missing_of(missing + beyond);
    whole.payload = bytes;
    whole.ref = ref;
    whole.missing = (uint32_t)missing;
    f->sink(f->context, &whole, bytes, ref, whole.missing);
}

uint64_t framer_marred(const struct framer *f)
{
    return f->marred;
}

/* Text that goes to or from the port of SIP (RFC 3261 section 19.1.2) and is longer than a
 * keep-alive. RTP, STUN, TLS and what else is no text show it early. */
static bool is_text_of_sip(const struct frame *frame)
{
    struct slice head = slice_sub(frame->payload, 0, TEXT_SEEN);

    if ((frame->src.port != SIP_PORT && frame->dst.port != SIP_PORT) || head.n < TEXT_SEEN)
        return false;
    for (size_t i = 0; i < head.n; i++)
        if (((uint8_t)head.p[i] < ' ' && strchr("\r\n\t", head.p[i]) == NULL) ||
            head.p[i] == '\0' || head.p[i] == 0x7f)
            return false;
    return true;
}

/* Version 2 of RTP and RTCP, which no message begins like, be it broken or whole. */
static bool begins_as_rtp(struct slice bytes)
{
    return bytes.n > 0 && ((uint8_t)bytes.p[0] & 0xc0) == 0x80;
}

APART static bool feed_datagram(struct framer *f, const struct frame *frame)
{
    if (!sip_looks_like(frame->payload)) {
        f->marred += is_text_of_sip(frame) || start_is_marred(frame->payload);
        return false;
    }
    hand_out(f, frame, frame->payload, frame->ref, frame->missing, 0);
    return true;
}

static void unlink_half(struct framer *f, struct half *half)
{
    if (!half->waits)
        return;
    half->waits = false;
    *(half->older == NO_INDEX ? &f->oldest : &f->halves[half->older].newer) = half->newer;
    *(half->newer == NO_INDEX ? &f->newest : &f->halves[half->newer].older) = half->older;
}

/* Bytes are about to be added. */
static void link_newest(struct framer *f, struct half *half)
{
    uint32_t i = (uint32_t)(half - f->halves);

    unlink_half(f, half);
    half->waits = true;
    half->older = f->newest;
    half->newer = NO_INDEX;
    *(f->newest == NO_INDEX ? &f->oldest : &f->halves[f->newest].newer) = i;
    f->newest = i;
}

/* The memory of a half, which takes more than its bytes. */
static size_t memory_of(const struct half *half)
{
    return half->room + half->parts_room * sizeof *half->parts;
}

static void keep_nothing(struct framer *f, struct half *half)
{
    unlink_half(f, half);
    f->waiting -= memory_of(half);
    free(half->bytes);
    free(half->parts);
    half->bytes = NULL;
    half->parts = NULL;
    half->n_parts = half->parts_room = 0;
    half->n = half->room = half->looked = half->need = half->judge_at = 0;
    half->judged = false;
    half->beyond = 0;
}

/* Hands out a message that came in several segments; `frame` is that of the last. */
static void hand_out_kept(struct framer *f, const struct half *half, const struct frame *frame,
                          struct slice bytes, uint64_t missing, uint64_t beyond)
{
    struct frame last = *frame;

    last.seq = half->seq;
    last.parts = half->parts;
    last.n_parts = (uint32_t)half->n_parts;
    hand_out(f, &last, bytes, REF_NONE, missing, beyond);
}

/* Hands out what there is of an unfinished message, as cut short by `missing` bytes at least, or
 * cut by a limit. */
static void hand_out_part(struct framer *f, struct half *half, uint64_t missing, uint64_t beyond)
{
    struct slice bytes = { half->bytes, half->n };
    uint64_t open = half->need > half->n ? half->need - half->n : missing;

    half->last.late = true;
    if (open > missing)
        open = missing;
    if (half->progress == AT_START && sip_looks_like(bytes))
        hand_out_kept(f, half, &half->last, bytes, open, beyond);
    half->searched = 0;
    keep_nothing(f, half);
}

static void hand_out_cut(struct framer *f, struct half *half, uint64_t missing)
{
    hand_out_part(f, half, missing, 0);
}

static uint64_t key_of(const struct frame *frame)
{
    bool up = endpoint_cmp(frame->src, frame->dst) < 0;
    uint64_t key =
        hash_number((uint64_t)frame->transport << 33 | (uint64_t)frame->stream << 1 | (up ? 1 : 0));

    return key != 0 ? key : 1;
}

static void forget(struct framer *f, struct half *half)
{
    keep_nothing(f, half);
    hash_remove(&f->index, half->key);
    half->key = 0;
    half->next_free = f->free;
    f->free = (uint32_t)(half - f->halves);
}

/* A connection that is to be given up for a new one: rather one that waits for nothing. */
static uint32_t victim(struct framer *f)
{
    for (uint32_t tries = 0; tries < 64; tries++) {
        f->hand = (f->hand + 1) % f->n_halves;
        if (f->halves[f->hand].n == 0 && f->halves[f->hand].progress != AT_START)
            break;
    }
    return f->hand;
}

static uint32_t free_place(struct framer *f)
{
    uint32_t i;

    if (f->free == NO_INDEX && f->n_halves < f->limits.directions) {
        if ((f->n_halves & (f->n_halves - 1)) == 0)
            f->halves =
                xrealloc(f->halves, (f->n_halves == 0 ? 1 : 2 * f->n_halves) * sizeof *f->halves);
        return f->n_halves++;
    }
    if (f->free == NO_INDEX) {
        struct half *half = &f->halves[victim(f)];

        f->lost.directions += half->n > 0;
        hand_out_part(f, half, 0, 1);
        forget(f, half);
    }
    i = f->free;
    f->free = f->halves[i].next_free;
    return i;
}

static void begin(struct half *half, uint64_t key, bool fresh)
{
    *half = (struct half){ .key = key, .progress = fresh ? AT_START : SEARCHING };
    if (fresh) /* a stream that does not begin with SIP hardly turns to it */
        half->searched = LONGEST_SEARCH - FRESH_SEARCH;
}

static struct half *half_of(struct framer *f, const struct frame *frame)
{
    uint64_t key = key_of(frame);
    uint32_t i = hash_get(&f->index, key);

    if (i != NO_INDEX)
        return &f->halves[i];
    if (frame->event >= STREAM_END)
        return NULL;
    i = free_place(f);
    begin(&f->halves[i], key, frame->event == STREAM_START);
    hash_put(&f->index, key, i);
    return &f->halves[i];
}

/* Room for `more` bytes beyond what is kept in all: whoever has waited longest is handed out as it
 * is. False: there is not so much for one message. */
static bool make_room(struct framer *f, struct half *half, size_t more)
{
    link_newest(f, half);
    while (f->waiting + more > f->limits.waiting_kib * KIB) {
        struct half *oldest = &f->halves[f->oldest];

        f->lost.waiting++;
        if (oldest == half)
            return false;
        hand_out_part(f, oldest, 0, 1);
        oldest->progress = SEARCHING;
    }
    return true;
}

/* Adds to the bytes kept; false if all of them together would become too many. */
static bool keep(struct framer *f, struct half *half, struct slice bytes)
{
    size_t room = half->room < FIRST_ROOM ? FIRST_ROOM : half->room;

    while (room - half->n < bytes.n)
        room *= 2;
    if (!make_room(f, half, room - half->room))
        return false;
    if (room > half->room) {
        half->bytes = xrealloc(half->bytes, room);
        f->waiting += room - half->room;
        half->room = room;
    }
    memcpy(half->bytes + half->n, bytes.p, bytes.n);
    half->n += bytes.n;
    return true;
}

static void keep_parts(struct framer *f, struct half *half, const struct frame *frame)
{
    const uint32_t *parts = frame->parts != NULL ? frame->parts : &frame->number;
    uint32_t n = frame->parts != NULL ? frame->n_parts : 1;

    f->waiting -= memory_of(half);
    for (uint32_t i = 0; i < n && half->n_parts < PARTS_MOST; i++)
        VEC_PUSH(half->parts, half->n_parts, half->parts_room) = parts[i];
    f->waiting += memory_of(half);
}

/* Length of the headers and body that begin `bytes`, as soon as the headers are complete; 0 before.
 * It is no longer than the limit. */
static size_t message_need(struct framer *f, struct half *half, struct slice bytes)
{
    struct start_line start;
    size_t end, most = longest_message(f);

    if (half->need > 0)
        return half->need;
    end = start_headers_end(bytes, half->looked);
    half->looked = bytes.n > 3 ? bytes.n - 3 : 0;
    if ((end == 0 && bytes.n < most) || (end > 0 && start_read(bytes, &start) != START_YES))
        return 0;
    uint64_t whole = end;
    int64_t length = end > 0 ? sip_stated_length(slice_sub(bytes, 0, end)) : 0;

    if (length > BELIEVED)
        return half->need = HOPELESS;
    if (end == 0)
        whole = (uint64_t)bytes.n + 1; /* of headers without an end */
    else if (length > 0)
        whole += (uint64_t)length;
    half->need = whole < most ? (size_t)whole : most;
    half->beyond = whole - half->need;
    return half->need;
}

/* Offset of the first line that begins a message, or bytes.n. Blank lines are passed over here, all
 * at once: sip_looks_like() would pass over the same ones again at each of them. */
static size_t find_start(struct slice bytes)
{
    size_t at = start_leading_blank(bytes);

    while (at < bytes.n) {
        const char *lf;

        if (sip_looks_like(slice_sub(bytes, at, bytes.n)))
            return at;
        lf = memchr(bytes.p + at, '\n', bytes.n - at);
        if (lf == NULL)
            return bytes.n;
        at = (size_t)(lf - bytes.p) + 1;
        at += start_leading_blank(slice_sub(bytes, at, bytes.n));
    }
    return at;
}

static ref_t ref_at(const struct frame *frame, size_t offset)
{
    return frame->ref == REF_NONE
               ? REF_NONE
               : ref_make(ref_source(frame->ref), ref_offset(frame->ref) + offset);
}

/* Looks for a message at the start of *rest, where nothing is kept. False: what is left does not
 * make one (yet). */
static bool take_from_segment(struct framer *f, struct half *half, const struct frame *frame,
                              struct slice *rest)
{
    size_t blank = start_leading_blank(*rest), need;
    struct slice bytes = slice_sub(*rest, blank, rest->n);
    struct start_line start;

    *rest = bytes;
    if (bytes.n == 0)
        return false;
    if (start_read(bytes, &start) == START_NO) {
        f->marred += start_is_marred(bytes);
        half->progress = SEARCHING;
        return false;
    }
    half->looked = half->need = 0;
    half->beyond = 0;
    need = message_need(f, half, bytes);
    if (need == HOPELESS) {
        need = bytes.n;
        half->progress = SEARCHING;
    }
    if (need == 0 || need > bytes.n)
        return false;
    struct frame begins = *frame;
    size_t offset = (size_t)(bytes.p - frame->payload.p);
    begins.seq += (uint32_t)offset;
    hand_out(f, &begins, slice_sub(bytes, 0, need), ref_at(frame, offset), 0, half->beyond);
    if (half->beyond > 0)
        half->progress = SEARCHING;
    half->looked = half->need = 0;
    half->beyond = 0;
    half->searched = 0;
    *rest = slice_sub(bytes, need, bytes.n);
    return true;
}

/* The bytes that are kept, the last `fresh` of them new, have turned out not to begin with a start
 * line. The line is read again only when it has come to its end or has grown to twice the length:
 * it may come in one byte at a time. */
static bool is_foreign(struct half *half, size_t fresh)
{
    struct slice kept = { half->bytes, half->n };
    struct start_line start;

    if (half->judged ||
        (kept.n < half->judge_at && memchr(kept.p + kept.n - fresh, '\n', fresh) == NULL))
        return false;
    if (start_read(kept, &start) == START_NO)
        return true;
    half->judged = start.complete;
    half->judge_at = 2 * kept.n;
    return false;
}

/* Adds to an unfinished message as much as it needs. False: it needs more than there is. */
static bool take_more(struct framer *f, struct half *half, const struct frame *frame,
                      struct slice *rest)
{
    size_t had = half->n, take = rest->n, need;
    struct slice kept;

    if (half->need > 0 && half->need - had < take)
        take = half->need - had;
    if (had == 0)
        half->seq = frame->seq + (uint32_t)(rest->p - frame->payload.p);
    half->last = *frame;
    if (!keep(f, half, slice_sub(*rest, 0, take))) {
        hand_out_part(f, half, 0, 1);
        half->progress = SEARCHING;
        return true;
    }
    keep_parts(f, half, frame);
    kept = (struct slice){ half->bytes, half->n };
    need = message_need(f, half, kept);
    if (need == HOPELESS) {
        need = half->n;
        half->progress = SEARCHING;
    }
    if (need == 0 || need > half->n) {
        *rest = slice_sub(*rest, take, rest->n);
        if (need == 0 && is_foreign(half, take)) {
            f->marred += start_is_marred(kept);
            keep_nothing(f, half);
            half->progress = SEARCHING;
        }
        return false;
    }
    hand_out_kept(f, half, frame, slice_sub(kept, 0, need), 0, half->beyond);
    if (half->beyond > 0)
        half->progress = SEARCHING;
    *rest = slice_sub(*rest, need > had ? need - had : 0, rest->n);
    keep_nothing(f, half);
    half->searched = 0;
    return true;
}

/* True if a start line was found, and *rest begins with it. */
static bool search(struct half *half, struct slice *rest)
{
    size_t at = find_start(*rest);

    half->searched += at;
    if (at < rest->n) {
        *rest = slice_sub(*rest, at, rest->n);
        half->progress = AT_START;
        return true;
    }
    if (half->searched > LONGEST_SEARCH)
        half->progress = NOT_SIP;
    return false;
}

static void feed_bytes(struct framer *f, struct half *half, const struct frame *frame)
{
    struct slice rest = frame->payload;
    size_t skip = half->skip < rest.n ? (size_t)half->skip : rest.n;

    half->skip -= skip;
    rest = slice_sub(rest, skip, rest.n);
    while (rest.n > 0 && half->progress != NOT_SIP) {
        if (half->progress == SEARCHING) {
            if (!search(half, &rest))
                return;
        } else if (half->n > 0) {
            if (!take_more(f, half, frame, &rest))
                return;
        } else if (!take_from_segment(f, half, frame, &rest) && half->progress == AT_START) {
            if (rest.n > 0)
                take_more(f, half, frame, &rest);
            return;
        }
    }
}

/* Bytes were lost. If they all belong to the body that is coming in, what follows it is in step
 * again. */
static void feed_gap(struct framer *f, struct half *half, uint64_t gap)
{
    uint64_t open = half->need > half->n ? half->need - half->n : 0;

    if (half->skip > 0 && half->skip >= gap) {
        half->skip -= gap;
        return;
    }
    half->skip = 0;
    if (half->n > 0)
        hand_out_cut(f, half, gap);
    if (open >= gap && open != 0 && half->progress == AT_START)
        half->skip = open - gap;
    else if (half->progress == AT_START)
        half->progress = SEARCHING;
}

APART static bool feed_stream(struct framer *f, const struct frame *frame)
{
    struct half *half = half_of(f, frame);
    bool sip;

    if (half == NULL)
        return false;
    if (frame->event == STREAM_START) {
        hand_out_cut(f, half, 1);
        begin(half, half->key, true);
    }
    if (frame->event == STREAM_GAP)
        feed_gap(f, half, frame->gap);
    if (frame->payload.n > 0)
        feed_bytes(f, half, frame);
    sip = half->progress != NOT_SIP;
    if (frame->event >= STREAM_END) {
        /* Behind a FIN there is no more: then it is the sender who fell short, not the capture. */
        hand_out_part(f, half, frame->event == STREAM_RESET, frame->event == STREAM_LOST);
        forget(f, half);
    }
    return sip;
}

bool framer_feed(struct framer *f, const struct frame *frame)
{
    if (frame->wrapped)
        return false;
    if (frame->kind == FRAME_DATAGRAM)
        return !begins_as_rtp(frame->payload) && feed_datagram(f, frame);
    return frame->kind == FRAME_STREAM && feed_stream(f, frame);
}

void framer_tick(struct framer *f, nanos_t now)
{
    while (f->oldest != NO_INDEX && now - f->halves[f->oldest].last.time >= WAIT_LIMIT) {
        struct half *half = &f->halves[f->oldest];

        hand_out_cut(f, half, 1);
        half->progress = SEARCHING;
    }
}

void framer_flush(struct framer *f)
{
    while (f->oldest != NO_INDEX) {
        struct half *half = &f->halves[f->oldest];

        hand_out_cut(f, half, 1);
        half->progress = SEARCHING;
    }
}
