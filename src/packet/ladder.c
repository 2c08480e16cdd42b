/* ladder.c - a call that was only drawn. */
#include "config.h"

#include "packet/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "packet/ladder_private.h"

#define ARROWS_MAX 4096
#define PARTIES_MAX 16
#define DIALOGS_MAX 512
#define ASKED_MAX 8
#define NEAR 2 /* columns that a lifeline may be off */
#define SIP_PORT 5060
#define LONGEST_OFFSET 7 /* digits of the seconds since the beginning of a ladder */

struct row {
    struct ladder_arrow arrow;
    nanos_t time;
};

struct party {
    struct ladder_end is;
    struct endpoint at;
};

/* A request that was asked, for its responses. */
struct request {
    char method[10];
    unsigned side, cseq, branch, final; /* final 0: none yet */
};

/* A call between two parties; side 0 began it. */
struct drawn_dialog {
    size_t ends[2];
    char method[10];
    unsigned cseq[2];
    bool answered, over;
    struct request asked[ASKED_MAX];
    size_t n_asked; /* the latest ASKED_MAX of them are kept */
};

struct ladder {
    struct row *rows;
    size_t n_rows, room_rows, next;
    struct party parties[PARTIES_MAX];
    size_t n_parties;
    struct endpoint heads[PARTIES_MAX]; /* addresses above the lifelines */
    size_t n_heads;
    size_t lifelines[PARTIES_MAX], n_lifelines; /* columns, of the row that has most */
    struct drawn_dialog *dialogs;
    size_t n_dialogs, room_dialogs;
    unsigned branches;
    struct trace_message message;
};

/* ---- the drawing ---- */

/* "0.716", at the beginning of a line: seconds since the first. */
static nanos_t read_offset(const struct ladder_line *line)
{
    const char *p = line->cells;
    nanos_t seconds = 0, unit = NANOS_PER_S;
    size_t n = 0;

    p += strspn(p, " |");
    for (; *p >= '0' && *p <= '9' && n < LONGEST_OFFSET; p++, n++)
        seconds = seconds * 10 + (*p - '0');
    if (n == 0 || *p++ != '.' || *p < '0' || *p > '9')
        return NANOS_NONE;
    seconds *= NANOS_PER_S;
    for (; *p >= '0' && *p <= '9'; p++) {
        unit /= 10;
        seconds += unit * (*p - '0');
    }
    return *p == ' ' || *p == '|' || *p == '\0' ? seconds : NANOS_NONE;
}

/* Lines above the first arrow may name the parties. */
static void read_heads(struct ladder *l, struct slice line)
{
    struct endpoint heads[PARTIES_MAX];
    size_t n = trace_endpoints(line, heads, PARTIES_MAX);

    if (n > 1)
        l->n_heads = 0;
    for (size_t i = 0; i < n && l->n_heads < PARTIES_MAX; i++)
        l->heads[l->n_heads++] = heads[i];
}

/* Labels that stand above their arrow, between lifelines. */
static bool stands_alone(const struct ladder_line *line, struct ladder_label *out)
{
    const char *first = memchr(line->cells, '|', line->n);
    size_t from = first != NULL ? (size_t)(first - line->cells) : line->n, to = line->n;

    while (to > from && line->cells[to - 1] != '|')
        to--;
    return to > from + 1 && ladder_label(line, from, to, out);
}

/* The words above an arrow that has none, and their time. */
struct above {
    struct ladder_label label;
    nanos_t time;
    bool waits;
};

static void add_row(struct ladder *l, struct row *row, const struct above *above)
{
    if (!row->arrow.labelled && above->waits) {
        row->arrow.label = above->label;
        row->arrow.labelled = true;
        row->time = above->time != NANOS_NONE ? above->time : row->time;
    }
    if (row->arrow.labelled && l->n_rows < ARROWS_MAX)
        VEC_PUSH(l->rows, l->n_rows, l->room_rows) = *row;
}

static void note_lifelines(struct ladder *l, const struct ladder_line *line)
{
    size_t n = 0;

    for (size_t i = 0; i < line->n; i++)
        n += line->cells[i] == '|' || line->cells[i] == '+';
    l->n_lifelines = n > l->n_lifelines ? n : l->n_lifelines;
    for (size_t i = 0, k = 0; i < line->n && k < PARTIES_MAX && n == l->n_lifelines; i++)
        if (line->cells[i] == '|' || line->cells[i] == '+')
            l->lifelines[k++] = i;
}

static void read_line(struct ladder *l, struct slice bytes, nanos_t time, struct above *above)
{
    struct ladder_line line;
    struct row row = { .time = time };
    size_t at = 0;
    bool any = false;

    ladder_line(bytes, &line);
    if (row.time == NANOS_NONE)
        row.time = read_offset(&line);
    while (ladder_arrow(&line, &at, &row.arrow)) {
        add_row(l, &row, above);
        any = true;
    }
    if (any) {
        above->waits = false;
        note_lifelines(l, &line);
    } else if (stands_alone(&line, &above->label)) {
        above->waits = true;
        above->time = row.time;
    } else if (l->n_rows == 0) {
        read_heads(l, bytes);
    }
}

static void read_rows(struct ladder *l, struct slice text)
{
    struct above above = { .waits = false };
    nanos_t day = 0, latest = NANOS_NONE;

    while (text.n > 0 && l->n_rows < ARROWS_MAX) {
        struct slice bytes = slice_cut(&text, '\n');
        nanos_t time = trace_time(slice_sub(bytes, 0, 256), &day, latest);

        latest = time != NANOS_NONE ? time : latest;
        read_line(l, bytes, time, &above);
    }
}

/* ---- the parties ---- */

static bool same_end(const struct ladder_end *a, const struct ladder_end *b)
{
    if (a->name[0] != '\0' || b->name[0] != '\0')
        return strcmp(a->name, b->name) == 0;
    return a->column <= b->column + NEAR && b->column <= a->column + NEAR;
}

static size_t party_of(const struct ladder *l, const struct ladder_end *end)
{
    size_t i = 0;

    while (i < l->n_parties && !same_end(&l->parties[i].is, end))
        i++;
    return i;
}

static void meet_party(struct ladder *l, const struct ladder_end *end)
{
    if (party_of(l, end) == l->n_parties && l->n_parties < PARTIES_MAX)
        l->parties[l->n_parties++].is = *end;
}

static int compare_columns(const void *a, const void *b)
{
    const struct party *x = a, *y = b;

    return (x->is.column > y->is.column) - (x->is.column < y->is.column);
}

/* Addresses stand in the order of the lifelines, of which some may have no arrow. */
static const struct endpoint *head_of(const struct ladder *l, size_t party)
{
    if (l->n_heads == l->n_parties)
        return &l->heads[party];
    for (size_t i = 0; l->n_heads == l->n_lifelines && i < l->n_lifelines; i++) {
        struct ladder_end end = { .column = l->lifelines[i] };

        if (same_end(&l->parties[party].is, &end))
            return &l->heads[i];
    }
    return NULL;
}

static void place_parties(struct ladder *l)
{
    for (size_t i = 0; i < l->n_rows; i++) {
        meet_party(l, &l->rows[i].arrow.from);
        meet_party(l, &l->rows[i].arrow.to);
    }
    qsort(l->parties, l->n_parties, sizeof *l->parties, compare_columns);
    for (size_t i = 0; i < l->n_parties; i++) {
        struct party *party = &l->parties[i];
        const uint8_t nobody[4] = { 0, 0, 0, (uint8_t)(i + 1) };

        party->at = (struct endpoint){ .addr = addr_ipv4(nobody), .port = SIP_PORT };
        if (party->is.name[0] != '\0')
            trace_endpoints(slice_of(party->is.name), &party->at, 1);
        else if (head_of(l, i) != NULL)
            party->at = *head_of(l, i);
    }
}

/* ---- the calls ---- */

static bool begins_dialog(const char *method)
{
    static const char *const within[] = { "ACK",    "BYE",   "CANCEL", "PRACK",
                                          "UPDATE", "REFER", "NOTIFY", "INFO" };

    for (size_t i = 0; i < ARRAY_SIZE(within); i++)
        if (strcmp(method, within[i]) == 0)
            return false;
    return true;
}

static struct drawn_dialog *find_dialog(struct ladder *l, size_t a, size_t b, const char *method)
{
    for (size_t i = l->n_dialogs; i-- > 0;) {
        struct drawn_dialog *d = &l->dialogs[i];

        if (((d->ends[0] == a && d->ends[1] == b) || (d->ends[0] == b && d->ends[1] == a)) &&
            (!begins_dialog(method) || strcmp(d->method, method) == 0))
            return d;
    }
    return NULL;
}

/* One of those that a label may have. */
static void set_method(char out[10], const char *method)
{
    memcpy(out, method, strlen(method) + 1);
}

/* NULL: too many. */
static struct drawn_dialog *begin_dialog(struct ladder *l, size_t from, size_t to,
                                         const char *method)
{
    if (l->n_dialogs == DIALOGS_MAX)
        return NULL;
    VEC_PUSH(l->dialogs, l->n_dialogs, l->room_dialogs) =
        (struct drawn_dialog){ .ends = { from, to } };
    struct drawn_dialog *d = &l->dialogs[l->n_dialogs - 1];

    set_method(d->method, begins_dialog(method) ? method : "INVITE");
    return d;
}

/* The latest request of a side: of the method, "" of any; `open`: that has no final response. */
static struct request *find_asked(struct drawn_dialog *d, unsigned side, const char *method,
                                  bool open)
{
    size_t first = d->n_asked > ASKED_MAX ? d->n_asked - ASKED_MAX : 0;

    for (size_t i = d->n_asked; i-- > first;) {
        struct request *r = &d->asked[i % ASKED_MAX];

        if (r->side == side && (*method == '\0' || strcmp(r->method, method) == 0) &&
            (!open || r->final == 0))
            return r;
    }
    return NULL;
}

/* Does the INVITE try again what was refused, in the same call? */
static bool tries_again(unsigned final)
{
    return final == 401 || final == 407 || final == 422 || (final >= 300 && final < 400);
}

static bool is_new_call(const struct drawn_dialog *d, const struct request *last)
{
    if (last == NULL || last->final == 0)
        return d->over;
    return d->over || (!d->answered && !tries_again(last->final));
}

static struct request *ask(struct ladder *l, struct drawn_dialog *d, unsigned side,
                           const char *method)
{
    struct request *r = find_asked(d, side, method, true);

    if (r != NULL)
        return r; /* once more */
    r = &d->asked[d->n_asked++ % ASKED_MAX];
    *r = (struct request){ .side = side, .cseq = ++d->cseq[side], .branch = ++l->branches };
    set_method(r->method, method);
    return r;
}

/* ACK and CANCEL belong to an INVITE, and have its number. */
static struct request belong(struct ladder *l, struct drawn_dialog *d, unsigned side,
                             const char *method)
{
    const struct request *invite = find_asked(d, side, "INVITE", false);
    struct request own = { .side = side, .cseq = 1, .branch = ++l->branches };

    if (invite != NULL) {
        own.cseq = invite->cseq;
        if (invite->final < 200 || invite->final >= 300)
            own.branch = invite->branch;
    }
    set_method(own.method, method);
    return own;
}

static bool is_method(const char *method, const char *name)
{
    return strcmp(method, name) == 0;
}

/* The request of this row in its call. False: there are too many calls. */
static bool take_request(struct ladder *l, size_t from, size_t to, const char *method,
                         struct drawn_dialog **dialog, struct request *out)
{
    struct drawn_dialog *d = find_dialog(l, from, to, method);

    if (d != NULL && is_method(method, "INVITE")) {
        unsigned side = d->ends[0] != from;

        if (is_new_call(d, find_asked(d, side, method, false)))
            d = NULL;
    }
    if (d == NULL)
        d = begin_dialog(l, from, to, method);
    *dialog = d;
    if (d == NULL)
        return false;
    unsigned side = d->ends[0] != from;

    d->over = d->over || is_method(method, "BYE");
    *out = is_method(method, "ACK") ? belong(l, d, side, method) : *ask(l, d, side, method);
    if (is_method(method, "CANCEL")) {
        unsigned cseq = belong(l, d, side, method).cseq;
        struct request *kept = find_asked(d, side, method, true);
        const struct request *invite = find_asked(d, side, "INVITE", false);

        kept->cseq = cseq;
        kept->branch = invite != NULL ? invite->branch : kept->branch;
        *out = *kept;
    }
    return true;
}

/* The request that a response answers: the one that it names, else the latest that is open. */
static bool take_response(struct ladder *l, size_t from, size_t to,
                          const struct ladder_label *label, struct drawn_dialog **dialog,
                          struct request *out)
{
    struct drawn_dialog *d =
        find_dialog(l, from, to, label->method[0] != '\0' ? label->method : "ACK");
    const char *method = label->method[0] == '\0' && (label->status == 487 || label->status < 200)
                             ? "INVITE"
                             : label->method;

    if (d == NULL)
        d = begin_dialog(l, to, from, "INVITE");
    *dialog = d;
    if (d == NULL)
        return false;
    unsigned side = d->ends[0] != to;
    struct request *r = find_asked(d, side, method, true);

    if (r == NULL)
        r = find_asked(d, side, method, false);
    if (r == NULL)
        r = find_asked(d, side, "", false);
    if (r == NULL)
        r = ask(l, d, side, d->method);
    if (label->status >= 200)
        r->final = label->status;
    d->answered = d->answered || (is_method(r->method, "INVITE") && label->status / 100 == 2);
    *out = *r;
    return true;
}

/* ---- the messages ---- */

static void add_uri(struct text *out, const struct party *party)
{
    text_adds(out, "sip:");
    if (party->is.name[0] == '\0' || party->at.addr.bytes[0] != 0)
        endpoint_print(out, party->at);
    else
        text_adds(out, party->is.name);
}

static void add_end(const struct ladder *l, struct text *out, const char *name,
                    const struct drawn_dialog *d, unsigned side, bool tag)
{
    text_adds(out, name);
    text_adds(out, ": <");
    add_uri(out, &l->parties[d->ends[side]]);
    text_printf(out, ">%s\r\n", !tag ? "" : side == 0 ? ";tag=a" : ";tag=b");
}

static bool is_within(const struct drawn_dialog *d, const struct request *r)
{
    if (is_method(r->method, "CANCEL"))
        return false;
    return !begins_dialog(r->method) || (d->answered && is_method(r->method, "INVITE") &&
                                         (r->cseq > 1 || r->side == 1) && r->final == 0);
}

static void make_message(struct ladder *l, const struct row *row, const struct drawn_dialog *d,
                         const struct request *r)
{
    const struct ladder_label *label = &row->arrow.label;
    struct text *out = &l->message.bytes;

    text_clear(out);
    if (label->status != 0) {
        text_printf(out, "SIP/2.0 %u %s\r\n", label->status, label->phrase);
    } else {
        text_printf(out, "%s ", r->method);
        add_uri(out, &l->parties[d->ends[1 - r->side]]);
        text_adds(out, " SIP/2.0\r\n");
    }
    text_adds(out, "Via: SIP/2.0/UDP ");
    endpoint_print(out, l->parties[d->ends[r->side]].at);
    text_printf(out, ";branch=z9hG4bK-ladder-%u\r\n", r->branch);
    add_end(l, out, "From", d, r->side, true);
    add_end(l, out, "To", d, 1 - r->side, is_within(d, r) || label->status > 100);
    text_printf(out, "Call-ID: ladder-%zu\r\nCSeq: %u %s\r\n", (size_t)(d - l->dialogs) + 1,
                r->cseq, r->method);
}

const struct trace_message *ladder_next(struct ladder *l)
{
    struct trace_message *m = &l->message;
    struct drawn_dialog *d;
    struct request r;

    while (l->next < l->n_rows) {
        const struct row *row = &l->rows[l->next++];
        size_t from = party_of(l, &row->arrow.from), to = party_of(l, &row->arrow.to);

        if (from == l->n_parties || to == l->n_parties || from == to)
            continue;
        if (row->arrow.label.status == 0
                ? !take_request(l, from, to, row->arrow.label.method, &d, &r)
                : !take_response(l, from, to, &row->arrow.label, &d, &r))
            continue;
        make_message(l, row, d, &r);
        m->src = l->parties[from].at;
        m->dst = l->parties[to].at;
        m->time = row->time != NANOS_NONE ? row->time : m->time + NANOS_PER_MS;
        m->way = TRACE_PAIR;
        m->drawn = true;
        memcpy(m->transport, "udp", 4);
        return m;
    }
    return NULL;
}

/* A request and a response, the other way. */
static bool has_exchange(const struct ladder *l)
{
    for (size_t i = 0; i < l->n_rows; i++)
        for (size_t k = i + 1; k < l->n_rows && k < i + 8 && l->rows[i].arrow.label.status == 0;
             k++)
            if (l->rows[k].arrow.label.status != 0 &&
                same_end(&l->rows[i].arrow.from, &l->rows[k].arrow.to) &&
                same_end(&l->rows[i].arrow.to, &l->rows[k].arrow.from))
                return true;
    return false;
}

struct ladder *ladder_read(struct slice text)
{
    struct ladder *l = xcalloc(1, sizeof *l);

    if (memchr(text.p, '\0', text.n) == NULL)
        read_rows(l, text);
    if (!has_exchange(l)) {
        ladder_free(l);
        return NULL;
    }
    place_parties(l);
    return l;
}

void ladder_free(struct ladder *l)
{
    if (l == NULL)
        return;
    free(l->rows);
    free(l->dialogs);
    text_done(&l->message.bytes);
    free(l);
}
