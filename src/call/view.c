/* view.c - the messages of one call, read again from the store and parsed when asked for. */
#include "config.h"

#include "call/view.h"

#include <stddef.h>
#include <string.h>

#include "call/call_private.h"
#include "call/reads.h"
#include "call/view_private.h"
#include "sip/start.h"

enum { FIRST_LINE = 512 }; /* bytes that it is looked for in */

struct view *view_new(struct calls *calls, const struct call *call, struct arena *arena)
{
    struct view *v = arena_alloc(arena, sizeof *v);
    size_t n = call->n_messages;

    *v = (struct view){ .calls = calls, .call = call, .arena = arena };
    v->read = arena_alloc(arena, (n + 1) * sizeof *v->read);
    return v;
}

uint64_t calls_reads(const struct calls *calls)
{
    return calls->reads;
}

const struct call *view_call(const struct view *v)
{
    return v->call;
}

struct calls *view_calls(const struct view *v)
{
    return v->calls;
}

/* No bytes, or none that are SIP: the store has dropped them, or the file has changed. */
static const struct sip_message *empty_message(struct view *v)
{
    struct sip_message *m = arena_alloc(v->arena, offsetof(struct sip_message, headers));

    m->content_length = -1;
    return m;
}

/* Only as much of the message as it has headers, of the SDP as it has media: there is room for
 * hundreds in them. */
static const struct sip_message *copy_message(struct view *v, const struct sip_message *scan)
{
    size_t size = offsetof(struct sip_message, headers) + scan->n_headers * sizeof scan->headers[0];

    return memcpy(arena_alloc(v->arena, size), scan, size);
}

static const struct sdp *copy_sdp(struct view *v, const struct sdp *sdp)
{
    size_t size = offsetof(struct sdp, media) + sdp->n_media * sizeof sdp->media[0];

    return memcpy(arena_alloc(v->arena, size), sdp, size);
}

static bool is_in_file(const struct call_message *kept)
{
    return kept->ref != REF_NONE && ref_source(kept->ref) != REF_SPOOL;
}

/* A file may have been cut or written over since it was read: whatever lies there now is not taken
 * for the message. */
static bool is_unchanged(const struct call_message *kept, struct slice bytes)
{
    uint32_t sum = (uint32_t)kept->sum[0] << 16 | (uint32_t)kept->sum[1] << 8 | kept->sum[2];

    return bytes.n == kept->length && message_sum(bytes) == sum;
}

/* `n` bytes of the message, as many of them as are there; from a file, all or none. */
static struct slice read_kept(struct calls *calls, const struct call_message *kept, char *to,
                              size_t n)
{
    struct slice got = { to, store_read(calls_store(calls), kept->ref, to, n) };

    calls->reads++;
    if (is_in_file(kept) && !is_unchanged(kept, got)) {
        calls_note_changed_file(calls);
        got.n = 0;
    }
    return got;
}

/* The bytes of message i, as many of them as are wanted; from a file, all. */
static struct slice read_bytes(struct view *v, uint32_t i, size_t most)
{
    const struct call_message *kept = &v->call->messages[i];
    size_t n = kept->length < most || is_in_file(kept) ? kept->length : most;

    return read_kept(v->calls, kept, arena_alloc(v->arena, n + 1), n);
}

/* All of them, read once. */
static struct slice whole(struct view *v, uint32_t i)
{
    struct slice *bytes = &v->read[i].bytes;

    if (bytes->p == NULL)
        *bytes = read_bytes(v, i, SIZE_MAX);
    return *bytes;
}

struct slice message_bytes(struct calls *calls, const struct call_message *kept,
                           struct arena *arena)
{
    return read_kept(calls, kept, arena_scratch(arena, kept->length + 1), kept->length);
}

const struct sip_message *view_message(struct view *v, uint32_t i)
{
    if (i >= v->call->n_messages)
        return empty_message(v);
    if (v->read[i].message != NULL)
        return v->read[i].message;
    struct slice bytes = whole(v, i);
    struct sip_message *scan = arena_scratch(v->arena, sizeof *scan);
    bool sip = bytes.n > 0 && sip_scan_limited(bytes, v->calls->limits.headers, scan);
    v->read[i].message = sip ? copy_message(v, scan) : empty_message(v);
    return v->read[i].message;
}

struct slice view_raw(struct view *v, uint32_t i)
{
    if (i >= v->call->n_messages)
        return (struct slice){ NULL, 0 };
    return v->read[i].message != NULL ? v->read[i].message->bytes : whole(v, i);
}

enum view_bytes view_bytes(struct view *v, uint32_t i)
{
    if (i >= v->call->n_messages || view_message(v, i)->bytes.n > 0)
        return BYTES_THERE;
    return is_in_file(&v->call->messages[i]) ? BYTES_CHANGED : BYTES_DROPPED;
}

struct slice view_reason(struct view *v, uint32_t i)
{
    if (i < v->call->n_messages && v->read[i].message == NULL) {
        struct slice bytes = read_bytes(v, i, FIRST_LINE);
        struct slice line = slice_sub(bytes, 0, slice_chr(bytes, '\n') + 1);
        struct sip_message *scan = arena_scratch(v->arena, sizeof *scan);

        if (line.n < bytes.n && line.n > 2 && sip_scan(line, scan))
            return sip_text(scan, scan->reason);
    }
    const struct sip_message *m = view_message(v, i);
    return m->bytes.n ? sip_text(m, m->reason) : (struct slice){ NULL, 0 };
}

void view_values(struct view *v, uint32_t i, const enum sip_header_id *ids, size_t n,
                 struct slice *values)
{
    const struct sip_message *m = NULL;

    if (i < v->call->n_messages && v->read[i].message == NULL) {
        struct slice bytes = whole(v, i);
        struct sip_message *scan = arena_scratch(v->arena, sizeof *scan);

        if (sip_scan_until(bytes, v->calls->limits.headers, ids, n, scan))
            m = scan;
    }
    if (m == NULL)
        m = view_message(v, i);
    for (size_t k = 0; k < n; k++)
        values[k] = m->bytes.n > 0 ? sip_value(m, ids[k]) : (struct slice){ 0 };
}

struct slice view_request_uri(struct view *v, uint32_t i)
{
    if (i < v->call->n_messages && v->read[i].message == NULL) {
        struct slice bytes = whole(v, i);
        struct start_line start;

        bytes = slice_sub(bytes, start_leading_blank(bytes), bytes.n);
        if (start_read(bytes, &start) == START_YES)
            return start.uri;
    }
    const struct sip_message *m = view_message(v, i);
    return m->bytes.n ? sip_text(m, m->request_uri) : (struct slice){ NULL, 0 };
}

const struct sdp *view_sdp(struct view *v, uint32_t i)
{
    if (i >= v->call->n_messages || !(v->call->messages[i].flags & MESSAGE_SDP))
        return NULL;
    if (!v->read[i].sdp_done) {
        v->read[i].sdp_done = true;
        struct slice body = sdp_body(view_message(v, i));
        struct sdp *sdp = arena_scratch(v->arena, sizeof *sdp);
        if (sdp_parse(body, sdp))
            v->read[i].sdp = copy_sdp(v, sdp);
    }
    return v->read[i].sdp;
}

const struct call_message *view_kept(const struct view *v, uint32_t i)
{
    return i < v->call->n_messages ? &v->call->messages[i] : NULL;
}

const struct flow *view_flow(const struct view *v, uint32_t i)
{
    const struct call_message *m = view_kept(v, i);

    return m != NULL ? calls_flow(v->calls, m->flow) : NULL;
}
