/* file_trace.c - a text with SIP messages as a capture: each message is a packet of the link type
 * that Wireshark exports messages with (LINKTYPE_WIRESHARK_UPPER_PDU), so that what is saved of it
 * can be opened there. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/ladder.h"
#include "packet/source_private.h"
#include "packet/trace.h"

#define PART ((size_t)512 * 1024)
#define TAIL ((size_t)4096)
#define SEARCH_MOST (8u << 20) /* bytes that are looked into for the first message */

/* wsutil/exported_pdu_tlvs.h of Wireshark */
enum {
    TAG_END = 0,
    TAG_DISSECTOR = 12,
    TAG_IPV4 = 20, /* source; the next: destination */
    TAG_IPV6 = 22,
    TAG_PORT_TYPE = 24,
    TAG_PORT = 25, /* source; the next: destination */
    TAG_PROTOCOL = 33,
    TAG_DIRECTION = 35
};
enum { PORT_SCTP = 1, PORT_TCP = 2, PORT_UDP = 3 };

struct trace_file {
    struct trace *trace;
    struct ladder *ladder; /* in its place */
    struct text packet;
};

static void add_tag(struct text *out, unsigned tag, const void *p, size_t n)
{
    const char head[4] = { (char)(tag >> 8), (char)tag, (char)((n + 3) / 4 * 4 >> 8),
                           (char)((n + 3) / 4 * 4) };

    text_add(out, head, sizeof head);
    text_add(out, p, n);
    text_add(out, "\0\0\0", (4 - n % 4) % 4);
}

static void add_number(struct text *out, unsigned tag, uint32_t v)
{
    const uint8_t bytes[4] = { (uint8_t)(v >> 24), (uint8_t)(v >> 16), (uint8_t)(v >> 8),
                               (uint8_t)v };

    add_tag(out, tag, bytes, sizeof bytes);
}

static void add_end(struct text *out, const struct endpoint *end, unsigned which)
{
    static const uint8_t unknown[4];

    if (end->addr.family == ADDR_NONE)
        add_tag(out, TAG_IPV4 + which, unknown, 4);
    else
        add_tag(out, (end->addr.family == ADDR_IPV4 ? TAG_IPV4 : TAG_IPV6) + which, end->addr.bytes,
                end->addr.family == ADDR_IPV4 ? 4 : 16);
    add_number(out, TAG_PORT + which, end->port);
}

static void make_packet(struct trace_file *f, const struct trace_message *m, struct packet *out)
{
    struct text *t = &f->packet;
    bool udp = strcmp(m->transport, "udp") == 0 || m->transport[0] == '\0';

    text_clear(t);
    add_tag(t, TAG_DISSECTOR, "sip", 3);
    add_end(t, &m->src, 0);
    add_end(t, &m->dst, 1);
    add_number(t, TAG_PORT_TYPE,
               udp                                 ? PORT_UDP
               : strcmp(m->transport, "sctp") == 0 ? PORT_SCTP
                                                   : PORT_TCP);
    add_tag(t, TAG_PROTOCOL, m->transport, strlen(m->transport));
    if (m->way == TRACE_IN || m->way == TRACE_OUT)
        add_number(t, TAG_DIRECTION, m->way == TRACE_IN);
    add_tag(t, TAG_END, "", 0);
    text_slice(t, text_view(&m->bytes));
    *out = (struct packet){
        .data = (const uint8_t *)t->p,
        .caplen = (uint32_t)t->n,
        .len = (uint32_t)t->n + m->drawn,
        .time = m->time,
        .link = TRACE_LINK,
        .ref = REF_NONE,
    };
}

static enum read_status trace_file_next(struct input *in, struct packet *out, struct error *error)
{
    struct trace_file *f = in->state;

    for (;;) {
        const struct trace_message *message;
        const uint8_t *p;
        enum bytestream_status status = bytestream_need(in->stream, PART, &p);

        if (status == BYTESTREAM_FAILED)
            return read_status_of(in, status, error);
        size_t n = status == BYTESTREAM_OK ? PART : bytestream_left(in->stream);
        struct slice part = { (const char *)p, n };
        size_t done = n == 0 ? 0 : trace_feed(f->trace, part, status == BYTESTREAM_END, &message);

        if (done == 0 && status == BYTESTREAM_OK) /* a message longer than may be is cut */
            done = trace_feed(f->trace, part, true, &message);
        bytestream_skip(in->stream, done);
        if (done > 0 && message != NULL) {
            make_packet(f, message, out);
            return READ_PACKET;
        }
        if (status == BYTESTREAM_WAIT)
            return READ_WAIT;
        if (status == BYTESTREAM_END)
            return in->stream->expanded ? READ_SWOLLEN : READ_END;
    }
}

/* A ladder was read when the file was opened. */
static enum read_status ladder_file_next(struct input *in, struct packet *out, struct error *error)
{
    struct trace_file *f = in->state;
    const struct trace_message *message = ladder_next(f->ladder);

    (void)error;
    if (message == NULL)
        return READ_END;
    make_packet(f, message, out);
    return READ_PACKET;
}

static void trace_file_close(struct input *in)
{
    struct trace_file *f = in->state;

    trace_free(f->trace);
    ladder_free(f->ladder);
    text_done(&f->packet);
    free(f);
}

static const struct packet_reader reader = {
    .next = trace_file_next,
    .fd = file_fd,
    .close = trace_file_close,
};

static const struct packet_reader ladder_reader = {
    .next = ladder_file_next,
    .fd = file_fd,
    .close = trace_file_close,
};

static struct trace_file *begin_file(struct input *in, const struct packet_reader *with)
{
    struct trace_file *f = xcalloc(1, sizeof *f);

    in->state = f;
    in->reader = with;
    in->link = TRACE_LINK;
    return f;
}

static void open_text(struct input *in, struct trace *t, struct slice part)
{
    trace_learn(t, part);
    begin_file(in, &reader)->trace = t;
    in->remark = xasprintf(_("%s: a text; media, lost packets and what its program did not write "
                             "down are not in it, and times and addresses are as it has them"),
                           in->name);
}

static bool open_ladder(struct input *in, struct slice part)
{
    struct ladder *ladder = ladder_read(part);

    if (ladder == NULL)
        return false;
    begin_file(in, &ladder_reader)->ladder = ladder;
    in->remark = xasprintf(_("%s: only a ladder was read: methods, status codes and who sent them; "
                             "headers, bodies and repeats are not in it, and a party without an "
                             "address stands as 0.0.0.1, 0.0.0.2 and so on"),
                           in->name);
    return true;
}

struct search {
    struct slice part; /* that comes next */
    enum bytestream_status status;
    uint64_t passed, looked; /* bytes of the parts before, and of those that were looked into */
};

/* A part without the version that each start line has, in whatever way it is escaped. */
static bool is_silent(struct slice part)
{
    return memmem(part.p, part.n, "/2.0", 4) == NULL;
}

/* Of a silent part the last lines are read, for the date; and it ends with a line. */
static size_t pass_silent(struct trace *t, struct slice part)
{
    const struct trace_message *message;
    const char *end = memrchr(part.p, '\n', part.n), *from;

    if (end == NULL)
        return part.n - 4; /* what is split may be the version */
    part.n = (size_t)(end - part.p) + 1;
    from = part.n > TAIL ? memchr(end - TAIL, '\n', TAIL) : NULL;
    if (from != NULL)
        trace_feed(t, slice_sub(part, (size_t)(from - part.p) + 1, part.n), false, &message);
    return part.n;
}

/* The rest of a part in which no message was found; it may begin one. */
static size_t pass_other(struct trace *t, struct slice part)
{
    const struct trace_message *message;
    size_t done = trace_feed(t, part, false, &message);

    return done > 0 ? done : trace_feed(t, part, true, &message);
}

/* The first message of a log may be far behind its beginning: parts without one are passed over,
 * and their dates learnt. True: the part that comes next has one. */
static bool search_message(struct input *in, struct trace *t, struct search *s)
{
    for (*s = (struct search){ 0 };;) {
        const uint8_t *p;
        bool whole, silent;

        s->status = bytestream_need(in->stream, PART, &p);
        whole = s->status == BYTESTREAM_OK;
        s->part = (struct slice){ (const char *)p, whole ? PART : bytestream_left(in->stream) };
        if (s->status == BYTESTREAM_FAILED || memchr(p, '\0', s->part.n) != NULL)
            return false;
        silent = is_silent(s->part);
        if (!silent && trace_knows(s->part))
            return true;
        if (!whole || s->looked >= SEARCH_MOST)
            return false;
        size_t done = silent && s->passed > 0 ? pass_silent(t, s->part) : pass_other(t, s->part);

        bytestream_skip(in->stream, done);
        s->passed += done;
        s->looked += silent ? 0 : done;
    }
}

bool trace_file_open(struct input *in, struct error *error)
{
    struct trace *t = trace_new();
    struct search search;

    if (search_message(in, t, &search)) {
        open_text(in, t, search.part);
        return true;
    }
    trace_free(t);
    if (search.passed == 0)
        return search.status == BYTESTREAM_END && open_ladder(in, search.part);
    if (search.status != BYTESTREAM_FAILED)
        error_set(error, _("%s: not a capture file"), in->name);
    return false;
}
