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

struct cue {
    enum trace_way way;
    struct endpoint ends[2];
    size_t n_ends;
    char transport[8];
    unsigned age; /* lines since */
};

/* A request, for its responses. */
struct asked {
    uint64_t branch;
    struct endpoint src, dst;
};

struct trace {
    struct asked asked[256]; /* the latest */
    size_t n_asked;
    struct trace_message message;
    struct cue cue;
    struct endpoint own;
    nanos_t day;      /* times of day are counted from here */
    nanos_t time;     /* read last; NANOS_NONE: none since the last message */
    struct text line; /* a line whose line ends were escaped */
};

/* A message in the text: from its start line on. */
struct reading {
    struct slice text;   /* the text behind the start line's line */
    struct slice prefix; /* the text before the start line */
    size_t at;
    bool last;
};

/* Words by which programs announce a message, and which way it goes. */
static const struct {
    const char *words;
    enum trace_way way;
} cues[] = {
    { "Received SIP ", TRACE_IN }, /* Asterisk, pjsip set logger */
    { "Transmitting SIP ", TRACE_OUT },
    { "SIP read from ", TRACE_IN }, /* Asterisk, sip set debug */
    { "Reliably Transmitting ", TRACE_OUT },
    { "Retransmitting #", TRACE_OUT },
    { "Transmitting (", TRACE_OUT },
    { "bytes from ", TRACE_IN }, /* FreeSWITCH, sofia global siptrace */
    { "bytes to ", TRACE_OUT },
    { "Incoming SIP Message from ", TRACE_IN }, /* AudioCodes */
    { "Outgoing SIP Message to ", TRACE_OUT },
    { "message sent", TRACE_OUT }, /* sipp -trace_msg */
    { "message received", TRACE_IN },
    { "Message recv", TRACE_IN }, /* Yealink */
    { "Message send", TRACE_OUT },
    { "Received:", TRACE_IN }, /* Cisco, debug ccsip messages */
    { "Sent:", TRACE_OUT },
    { "Received from ", TRACE_IN },
    { "Sent to ", TRACE_OUT },
    { "RECEIVED ", TRACE_IN },
    { "SENDING ", TRACE_OUT },
};

struct trace *trace_new(void)
{
    struct trace *t = xcalloc(1, sizeof *t);

    t->time = NANOS_NONE;
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

/* ---- what announces a message ---- */

static void take_transport(struct slice line, char out[8])
{
    static const char *const names[] = { "udp", "tcp", "tls", "wss", "ws", "sctp" };

    for (size_t i = 0; i < ARRAY_SIZE(names) && out[0] == '\0'; i++)
        if (trace_has_word(line, names[i]))
            memcpy(out, names[i], strlen(names[i]) + 1);
    if (strcmp(out, "wss") == 0)
        out[2] = '\0';
}

static void take_cue(struct trace *t, struct slice line)
{
    struct cue cue = { .way = TRACE_UNKNOWN };
    size_t at;

    cue.n_ends = trace_endpoints(line, cue.ends, ARRAY_SIZE(cue.ends));
    if (cue.n_ends == 2 &&
        (slice_find(line, SLICE("->")) < line.n || slice_find(line, SLICE("=>")) < line.n))
        cue.way = TRACE_PAIR;
    for (size_t i = 0; i < ARRAY_SIZE(cues) && cue.way == TRACE_UNKNOWN; i++) {
        at = slice_find(line, slice_of(cues[i].words));
        if (at == line.n)
            continue;
        cue.way = cues[i].way; /* the text before the words is the log's */
        cue.n_ends = trace_endpoints(slice_sub(line, at, line.n), cue.ends, 1);
    }
    if (cue.way == TRACE_UNKNOWN) {
        t->cue.age++;
        return;
    }
    take_transport(line, cue.transport);
    t->cue = cue;
}

static void take_time(struct trace *t, struct slice line)
{
    nanos_t time = trace_time(line, &t->day);

    if (time != NANOS_NONE)
        t->time = time;
}

/* ---- one message ---- */

/* Without what the log puts before each line of it. */
static struct slice bare_line(struct slice line, struct slice prefix)
{
    size_t n = 0;

    if (prefix.n == 0 || line.n < prefix.n)
        return line;
    while (n < prefix.n && n < 4 && line.p[n] == prefix.p[n])
        n++;
    bool same =
        n == (prefix.n < 4 ? prefix.n : 4) && line.p[prefix.n - 1] == prefix.p[prefix.n - 1];

    return same ? slice_sub(line, prefix.n, line.n) : line;
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
    if (n > 0 && rest.p[n - 1] == '\r')
        n--;
    *line = bare_line(slice_sub(rest, 0, n), r->prefix);
    return true;
}

static void add_line(struct text *out, struct slice line, const char *end)
{
    text_slice(out, line);
    text_adds(out, end);
}

struct head {
    size_t length; /* Content-Length */
    bool has_length, has_type;
    unsigned known; /* headers that every message has */
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
 * header ends them without one: the log has cut it. */
static bool read_head(struct reading *r, struct text *out, struct head *head)
{
    struct slice line;
    size_t before = r->at;

    while (next_line(r, &line)) {
        bool folded = line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');

        if (slice_trim(line).n == 0) {
            text_adds(out, "\r\n");
            return true;
        }
        if (!folded && !trace_is_header(line)) {
            r->at = before;
            if (head->has_type && slice_starts(line, SLICE("v=0"))) /* the empty line was lost */
                text_adds(out, "\r\n");
            return true;
        }
        take_header(head, line);
        add_line(out, line, "\r\n");
        before = r->at;
    }
    return r->last;
}

static bool ends_body(struct slice line)
{
    size_t offset;

    return slice_starts(line, SLICE("<---")) || trace_start(line, &offset) ||
           (slice_starts(line, SLICE("-----")) && slice_find(line, SLICE(" ")) == line.n) ||
           (slice_starts(line, SLICE("----------")));
}

/* As long as Content-Length says, with CRLF at the end of each line; without it, the lines of an
 * SDP. */
static bool read_body(struct reading *r, struct text *out, const struct head *head)
{
    size_t from = out->n;
    struct slice line;

    while (out->n - from < head->length || (!head->has_length && head->has_type)) {
        size_t before = r->at;

        if (!next_line(r, &line))
            return r->last;
        if (ends_body(line) || (!head->has_length && (line.n < 2 || line.p[1] != '='))) {
            r->at = before;
            break;
        }
        add_line(out, line, "\r\n");
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
    const struct cue *cue = &t->cue;
    bool fresh = cue->age <= CUE_LINES;
    struct trace_hints hints;

    trace_hints(text_view(&m->bytes), &hints);
    m->way = fresh ? cue->way : TRACE_UNKNOWN;
    memcpy(m->transport, fresh && cue->transport[0] != '\0' ? cue->transport : hints.transport,
           sizeof m->transport);
    bool mine = m->way == TRACE_OUT ? hints.request : m->way == TRACE_IN && !hints.request;

    if (mine && hints.via.addr.family != ADDR_NONE)
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

    m->time = t->time != NANOS_NONE ? t->time : m->time + NANOS_PER_MS;
    t->time = NANOS_NONE;
}

enum found { NOTHING, MESSAGE, UNFINISHED };

/* A message whose start line stands at `offset` of the line before `r`. */
static enum found read_message(struct trace *t, struct slice line, struct reading *r)
{
    struct text *out = &t->message.bytes;
    struct head head = { 0 };

    text_clear(out);
    add_line(out, slice_trim(line), "\r\n");
    if (!read_head(r, out, &head))
        return UNFINISHED;
    if (head.known < 3)
        return NOTHING;
    if (!read_body(r, out, &head))
        return UNFINISHED;
    stamp_message(t);
    place_message(t);
    t->cue.age = CUE_LINES + 1;
    return MESSAGE;
}

/* A syslog writes a message as one line. */
static bool unescape_line(struct trace *t, struct slice line)
{
    static const struct {
        const char *escape, *is;
    } escapes[] = { { "#015#012", "\r\n" },
                    { "#015", "" },
                    { "#012", "\n" },
                    { "\\r\\n", "\r\n" },
                    { "\\n", "\n" } };
    bool any = false;

    text_clear(&t->line);
    for (size_t at = 0; at < line.n;) {
        struct slice rest = slice_sub(line, at, line.n);
        size_t i = 0;

        while (i < ARRAY_SIZE(escapes) && !slice_starts(rest, slice_of(escapes[i].escape)))
            i++;
        if (i < ARRAY_SIZE(escapes)) {
            text_adds(&t->line, escapes[i].is);
            at += strlen(escapes[i].escape);
            any = true;
        } else {
            text_addc(&t->line, line.p[at++]);
        }
    }
    return any;
}

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

        if (lf == NULL && !last && rest.n < LINE_LONGEST)
            return at;
        line.n = lf != NULL ? (size_t)(lf - rest.p) : rest.n;
        size_t next = at + line.n + (lf != NULL);

        take_time(t, slice_sub(line, 0, 256));
        if (unescape_line(t, slice_sub(line, 0, LINE_LONGEST)))
            found = read_escaped(t);
        if (found == NOTHING && trace_start(line, &offset)) {
            take_cue(t, slice_sub(line, 0, offset));
            struct reading r = { slice_sub(part, next, part.n), slice_sub(line, 0, offset), 0,
                                 last };

            found = read_message(t, slice_sub(line, offset, line.n), &r);
            if (found == UNFINISHED)
                return at;
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
    } while (message != NULL && other->own.addr.family == ADDR_NONE);
    t->own = other->own;
    trace_free(other);
}
