/* trace.c - SIP messages in a text. */
#include "config.h"

#include "packet/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "packet/trace_private.h"

#define CUE_LINES 6 /* a message begins at most so many lines behind what announces it */
#define LINE_LONGEST (64u * 1024)
#define BODY_LONGEST (256u * 1024)
#define LINES_MOST 128 /* before the headers that every message has: a list is none */
#define HEADERS_TOLD 3 /* of these headers: it is a message */

/* A request, for its responses. */
struct asked {
    uint64_t branch;
    struct endpoint src, dst;
};

/* Context that the lines before give. */
struct context {
    struct trace_cue cue;
    unsigned cue_age; /* lines since */
    nanos_t day;      /* times of day are counted from here */
    nanos_t time;     /* read last; NANOS_NONE: none since the last message */
    nanos_t latest;   /* read last, NANOS_NONE: none yet */
    bool html;        /* headers are written with entities */
};

struct trace {
    struct asked asked[256]; /* the latest */
    size_t n_asked;
    struct trace_message message;
    struct context now;
    struct endpoint own;
    struct text line; /* a line whose line ends were escaped */
};

/* A message in the text: from its start line on. */
struct reading {
    struct slice text;   /* the text behind the start line's line */
    struct slice prefix; /* the text before the start line */
    size_t at;
    bool last;
    bool dotted; /* "." stands for the CR of each line: ngrep */
};

struct trace *trace_new(void)
{
    struct trace *t = xcalloc(1, sizeof *t);

    t->now.time = t->now.latest = NANOS_NONE;
    return t;
}

void trace_free(struct trace *t)
{
    if (t == NULL)
        return;
    text_done(&t->message.bytes);
    text_done(&t->line);
    free(t);
}

static void take_cue(struct trace *t, struct slice line)
{
    struct trace_cue cue;

    if (!trace_cue(line, &cue)) {
        t->now.cue_age++;
        return;
    }
    t->now.cue = cue;
    t->now.cue_age = 0;
}

static void take_time(struct trace *t, struct slice line)
{
    nanos_t time = trace_time(line, &t->now.day, t->now.latest);

    if (time != NANOS_NONE)
        t->now.time = t->now.latest = time;
}

/* ---- one message ---- */

/* Without the CR, in whatever way it was written. */
static struct slice without_cr(struct slice line, bool dotted)
{
    while (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    if (line.n > 1 && memcmp(line.p + line.n - 2, "^M", 2) == 0)
        line.n -= 2;
    if (dotted && line.n > 0 && line.p[line.n - 1] == '.')
        line.n--;
    return line;
}

/* The next line; false: it is not there, or not whole. */
static bool next_line(struct reading *r, struct slice *line)
{
    struct slice rest = slice_sub(r->text, r->at, r->text.n);
    const char *lf = rest.n > 0 ? memchr(rest.p, '\n', rest.n) : NULL;

    if (rest.n == 0 || (lf == NULL && !r->last))
        return false;
    size_t n = lf != NULL ? (size_t)(lf - rest.p) : rest.n;

    r->at += n + (lf != NULL);
    *line = trace_bare(without_cr(slice_sub(rest, 0, n), r->dotted), r->prefix);
    return true;
}

static void add_line(struct trace *t, struct slice line)
{
    struct text *out = &t->message.bytes;

    if (t->now.html)
        trace_add_html(out, line);
    else
        text_slice(out, line);
    text_adds(out, "\r\n");
}

struct head {
    size_t length; /* Content-Length */
    bool has_length, has_type;
    bool is_fragment; /* the body is a message itself (RFC 3420) */
    unsigned known;   /* headers that every message has */
};

static bool is_named(struct slice line, const char *name)
{
    size_t n = strlen(name);

    return line.n > n && slice_istarts(line, slice_of(name)) &&
           (line.p[n] == ':' || line.p[n] == ' ');
}

static void take_header(struct head *head, struct slice line)
{
    static const char *const must[] = {
        "Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq"
    };

    for (size_t i = 0; i < ARRAY_SIZE(must); i++)
        head->known += is_named(line, must[i]);
    head->has_type = head->has_type || is_named(line, "Content-Type") || is_named(line, "c");
    if (head->has_type && slice_ifind(line, SLICE("sipfrag")) < line.n)
        head->is_fragment = true;
    if (!is_named(line, "Content-Length") && !is_named(line, "l"))
        return;
    struct slice rest = line;

    slice_cut(&rest, ':');
    rest = slice_trim(rest);
    head->has_length = rest.n > 0;
    for (size_t i = 0; i < rest.n && rest.p[i] >= '0' && rest.p[i] <= '9'; i++)
        if (head->length < BODY_LONGEST)
            head->length = head->length * 10 + (size_t)(rest.p[i] - '0');
}

/* The headers and the empty line behind them. False: more of the text is needed. A line that is no
 * header ends them, too: logs leave the empty line out. */
static bool read_head(struct trace *t, struct reading *r, struct head *head)
{
    struct text *out = &t->message.bytes;
    struct slice line;
    size_t before = r->at, lines = 0;

    while (next_line(r, &line)) {
        bool folded = line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');

        if (slice_trim(line).n == 0) {
            text_adds(out, "\r\n");
            return true;
        }
        bool hopeless = ++lines > LINES_MOST && head->known < HEADERS_TOLD;

        if (hopeless || (!folded && !trace_is_header(line))) {
            r->at = before;
            text_adds(out, "\r\n");
            return true;
        }
        take_header(head, line);
        t->now.html = t->now.html || slice_find(line, SLICE("&lt;sip")) < line.n;
        add_line(t, line);
        before = r->at;
    }
    text_adds(out, "\r\n");
    return r->last;
}

static bool ends_body(struct slice line, const struct head *head)
{
    size_t offset;

    return slice_starts(line, SLICE("<---")) ||
           (trace_start(line, &offset) && !head->is_fragment) ||
           (slice_starts(line, SLICE("-----")) && slice_find(line, SLICE(" ")) == line.n) ||
           (slice_starts(line, SLICE("----------")));
}

/* As long as Content-Length says, with CRLF at the end of each line; without it, the lines of an
 * SDP. */
static bool read_body(struct trace *t, struct reading *r, const struct head *head)
{
    struct text *out = &t->message.bytes;
    size_t from = out->n;
    struct slice line;

    while (out->n - from < head->length || (!head->has_length && head->has_type)) {
        size_t before = r->at;

        if (!next_line(r, &line))
            return r->last;
        if (ends_body(line, head) || (!head->has_length && (line.n < 2 || line.p[1] != '='))) {
            r->at = before;
            break;
        }
        add_line(t, line);
    }
    if (head->has_length && out->n - from > head->length) {
        out->n = from + head->length;
        out->p[out->n] = '\0';
    }
    return true;
}

/* A response goes back where its request came from. */
static void place_response(const struct trace *t, struct trace_message *m, uint64_t branch)
{
    for (size_t i = 0; i < ARRAY_SIZE(t->asked); i++)
        if (t->asked[i].branch == branch) {
            m->src = t->asked[i].dst;
            m->dst = t->asked[i].src;
        }
}

static void remember_request(struct trace *t, const struct trace_message *m, uint64_t branch)
{
    t->asked[t->n_asked++ % ARRAY_SIZE(t->asked)] = (struct asked){ branch, m->src, m->dst };
}

/* Places the message between its endpoints, as far as the text and the message tell. */
static void place_message(struct trace *t)
{
    struct trace_message *m = &t->message;
    const struct trace_cue *cue = &t->now.cue;
    bool fresh = t->now.cue_age <= CUE_LINES;
    struct trace_hints hints;

    trace_hints(text_view(&m->bytes), &hints);
    m->way = fresh ? cue->way : TRACE_UNKNOWN;
    memcpy(m->transport, fresh && cue->transport[0] != '\0' ? cue->transport : hints.transport,
           sizeof m->transport);
    bool mine = m->way == TRACE_OUT ? hints.request : m->way == TRACE_IN && !hints.request;

    if (fresh && cue->own.addr.family != ADDR_NONE)
        t->own = cue->own;
    else if (mine && hints.via.addr.family != ADDR_NONE)
        t->own = hints.via;
    m->src = hints.request ? hints.via : hints.target;
    m->dst = hints.request ? hints.target : hints.via;
    uint64_t branch = hash_bytes(hints.branch.p, hints.branch.n);

    if (!hints.request && hints.branch.n > 0)
        place_response(t, m, branch);
    if (m->way == TRACE_PAIR) {
        m->src = cue->ends[0];
        m->dst = cue->ends[1];
    } else if (m->way == TRACE_IN || m->way == TRACE_OUT) {
        struct endpoint *peer = m->way == TRACE_IN ? &m->src : &m->dst;
        struct endpoint *own = m->way == TRACE_IN ? &m->dst : &m->src;

        if (cue->n_ends > 0)
            *peer = cue->ends[0];
        if (t->own.addr.family != ADDR_NONE)
            *own = t->own;
    }
    if (hints.request && hints.branch.n > 0)
        remember_request(t, m, branch);
}

static void stamp_message(struct trace *t)
{
    struct trace_message *m = &t->message;

    m->time = t->now.time != NANOS_NONE ? t->now.time : m->time + NANOS_PER_MS;
    t->now.time = NANOS_NONE;
}

enum found { NOTHING, MESSAGE, UNFINISHED };

/* ngrep shows a CR as a dot. */
static bool is_dotted(struct slice start, struct slice text)
{
    struct slice next = without_cr(slice_sub(text, 0, slice_chr(text, '\n')), false);

    return start.n > 0 && start.p[start.n - 1] == '.' && next.n > 0 && next.p[next.n - 1] == '.';
}

/* A message whose start line stands at `offset` of the line before `r`. */
static enum found read_message(struct trace *t, struct slice line, struct reading *r)
{
    struct head head = { 0 };

    text_clear(&t->message.bytes);
    r->dotted = is_dotted(slice_trim(line), r->text);
    add_line(t, without_cr(slice_trim(line), r->dotted));
    if (!read_head(t, r, &head))
        return UNFINISHED;
    if (head.known < HEADERS_TOLD)
        return NOTHING;
    if (!read_body(t, r, &head))
        return UNFINISHED;
    stamp_message(t);
    place_message(t);
    t->now.cue_age = CUE_LINES + 1;
    return MESSAGE;
}

/* A syslog writes a message as one line. */
static enum found read_escaped(struct trace *t)
{
    struct slice all = text_view(&t->line), first = all;
    size_t offset;

    first.n = slice_find(all, SLICE("\n"));
    if (first.n == all.n || !trace_start(slice_trim(first), &offset))
        return NOTHING;
    struct reading r = { .text = slice_sub(all, first.n + 1, all.n), .last = true };

    first = slice_trim(first);
    take_cue(t, slice_sub(first, 0, offset));
    return read_message(t, slice_sub(first, offset, first.n), &r);
}

size_t trace_feed(struct trace *t, struct slice part, bool last, const struct trace_message **out)
{
    size_t at = 0, offset;

    *out = NULL;
    while (at < part.n) {
        struct slice rest = slice_sub(part, at, part.n), line = rest;
        const char *lf = memchr(rest.p, '\n', rest.n);
        enum found found = NOTHING;
        struct context before = t->now;

        if (lf == NULL && !last && rest.n < LINE_LONGEST)
            return at;
        line.n = lf != NULL ? (size_t)(lf - rest.p) : rest.n;
        size_t next = at + line.n + (lf != NULL);

        take_time(t, slice_sub(line, 0, 256));
        if (trace_unescape(slice_sub(line, 0, LINE_LONGEST), &t->line))
            found = read_escaped(t);
        if (found == NOTHING && trace_start(line, &offset)) {
            take_cue(t, slice_sub(line, 0, offset));
            struct reading r = { .text = slice_sub(part, next, part.n),
                                 .prefix = slice_sub(line, 0, offset),
                                 .last = last };

            found = read_message(t, slice_sub(line, offset, line.n), &r);
            if (found == UNFINISHED) {
                t->now = before; /* the line comes again */
                return at;
            }
            next += found == MESSAGE ? r.at : 0;
        }
        if (found == MESSAGE) {
            *out = &t->message;
            return next;
        }
        take_cue(t, line);
        at = next;
    }
    return at;
}

bool trace_knows(struct slice part)
{
    const struct trace_message *message;
    struct trace *t = trace_new();

    if (memchr(part.p, '\0', part.n) == NULL)
        trace_feed(t, part, true, &message);
    else
        message = NULL;
    bool known = message != NULL;

    trace_free(t);
    return known;
}

void trace_learn(struct trace *t, struct slice part)
{
    const struct trace_message *message;
    struct trace *other = trace_new();

    do {
        size_t n = trace_feed(other, part, true, &message);

        part = slice_sub(part, n, part.n);
        if (t->now.day == 0)
            t->now.day = other->now.day; /* the first date, for the times of day before it */
    } while (message != NULL && (other->own.addr.family == ADDR_NONE || t->now.day == 0));
    t->own = other->own;
    trace_free(other);
}
