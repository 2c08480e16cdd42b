/* torture.c - is what tests/torture/table says of each message true? The faults are those of the
 * parser, the findings those of the program, asked about a capture of the message.
 *
 *     torture              compares; exit 1 and the rows as they are where they differ
 *     torture --print      writes the table as it should be, for a person to judge */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/mem.h"
#include "capture.h"
#include "notation.h"
#include "reads.h"
#include "sip/grammar.h"

#define MESSAGES (49 + 12) /* of RFC 4475, of RFC 5118 */
#define COLUMNS 5
#define SHOWN 44  /* bytes of a text that are shown */
#define SIMILAR 4 /* more faults alike are only counted */

struct row {
    size_t n; /* cells, without the empty ones at the end */
    struct slice cell[COLUMNS];
};

/* A message: its first row, and the rows below it up to the next message. */
struct entry {
    struct row head;
    const struct row *rows;
    size_t n;
};

struct checker {
    const char *folder;
    char *capture, *all_path; /* temporary files */
    struct capture *all;      /* every message */
    struct entry entry;
    struct text bytes;
    struct text is;     /* rows as they are, one a line */
    struct text stream; /* all whose length can be told */
    unsigned fatal, messages, in_stream;
};

static struct sip_message message;

static bool is(struct slice cell, const char *text)
{
    return slice_eq(cell, slice_of(text));
}

/* A blank between words is one, others are shown by their number, as bytes are that are no text. */
static bool is_plain(struct slice s, size_t i)
{
    if (s.p[i] == ' ')
        return i > 0 && i + 1 < s.n && s.p[i - 1] != ' ' && s.p[i + 1] != ' ';
    return (unsigned char)s.p[i] > ' ' && s.p[i] != 0x7f && s.p[i] != '|';
}

static void show(struct text *to, struct slice s)
{
    size_t n = s.n > SHOWN ? SHOWN : s.n;

    for (size_t i = 0; i < n; i++) {
        bool plain = is_plain(s, i), before = i == 0 || is_plain(s, i - 1);

        if (!plain && before)
            text_adds(to, "<hex>");
        if (plain)
            text_addc(to, s.p[i]);
        else
            text_printf(to, "%02x", (unsigned char)s.p[i]);
        if (!plain && (i + 1 == n || is_plain(s, i + 1)))
            text_adds(to, "</hex>");
    }
    if (s.n > SHOWN)
        text_adds(to, "...");
}

static void add_fault(struct checker *c, const struct grammar_fault *fault, size_t more)
{
    uint32_t line, column;

    sip_position(&message, fault->at.offset, &line, &column);
    text_printf(&c->is, "| %s | %u:%u | ", fault->fatal ? "fatal" : "odd", line, column);
    show(&c->is, sip_text(&message, fault->at));
    text_printf(&c->is, " | %s", fault->what);
    if (more > 0)
        text_printf(&c->is, " (and %zu more)", more);
    text_adds(&c->is, "\n");
}

static void add_faults(struct checker *c)
{
    struct grammar_fault faults[64];
    size_t n = sip_grammar_check(&message, faults, ARRAY_SIZE(faults));

    if (n == 0)
        text_adds(&c->is, "| sound\n");
    for (size_t i = 0, next; i < n; i = next) {
        next = i + 1;
        while (next < n && strcmp(faults[next].what, faults[i].what) == 0)
            next++;
        if (next - i > SIMILAR)
            add_fault(c, &faults[i], next - i - 1);
        for (size_t k = i; k < next; k++) {
            c->fatal += faults[k].fatal;
            if (next - i <= SIMILAR)
                add_fault(c, &faults[k], 0);
        }
    }
}

static void add_reads(struct checker *c)
{
    for (size_t i = 0; i < c->entry.n; i++) {
        struct slice question = c->entry.rows[i].cell[2];
        struct text answer = { 0 };

        if (!is(c->entry.rows[i].cell[1], "reads"))
            continue;
        reads(&answer, &message, question);
        text_printf(&c->is, "| reads | %.*s | ", SLICE_ARG(question));
        show(&c->is, text_view(&answer));
        text_adds(&c->is, "\n");
        text_done(&answer);
    }
}

static const char *string_of(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));

    return value != NULL ? value : "";
}

static void add_findings(struct text *to, const char *by, const json_t *findings)
{
    size_t i;
    json_t *finding;

    json_array_foreach(findings, i, finding)
    {
        const json_t *at = json_array_get(json_object_get(finding, "evidence"), 0);

        text_printf(to, "| %s | %s %s | ", by, string_of(finding, "severity"),
                    string_of(finding, "cause"));
        if (at != NULL)
            text_printf(to, "%lld:%lld %s | ",
                        (long long)json_integer_value(json_object_get(at, "line")),
                        (long long)json_integer_value(json_object_get(at, "column")),
                        string_of(at, "header"));
        show(to, slice_of(string_of(at, "text")));
        text_adds(to, "\n");
    }
}

/* The findings of the program about the capture, one a line. */
static char *findings_of(struct checker *c, const char *by, long long messages)
{
    char *command = xasprintf("src/sipwhy report --format json '%s'", c->capture);
    FILE *pipe = popen(command, "r");
    json_t *report = pipe != NULL ? json_loadf(pipe, 0, NULL) : NULL, *call;
    struct text found = { 0 };
    long long counted;
    size_t i;

    if (pipe == NULL || pclose(pipe) > 1 << 8 || report == NULL)
        text_printf(&found, "| %s | the program failed\n", by);
    json_array_foreach(json_object_get(report, "calls"), i, call)
        add_findings(&found, by, json_object_get(call, "findings"));
    add_findings(&found, by, json_object_get(report, "findings"));
    if (found.n == 0)
        text_printf(&found, "| %s | nothing\n", by);
    counted =
        json_integer_value(json_object_get(json_object_get(report, "capture"), "sip_messages"));
    if (counted != messages)
        text_printf(&found, "| %s | %lld messages\n", by, counted);
    json_decref(report);
    free(command);
    return text_take(&found);
}

static char *ask(struct checker *c, const char *by, int status)
{
    struct capture *capture = capture_open(c->capture);

    if (strcmp(by, "tcp") == 0)
        capture_tcp(capture, text_view(&c->bytes));
    else
        capture_udp(capture, false, text_view(&c->bytes));
    if (status > 0)
        capture_answer(capture, text_view(&c->bytes), status);
    capture_close(capture);
    return findings_of(c, by, status > 0 ? 2 : 1);
}

/* By TCP only what differs is written down. */
static void add_reports(struct checker *c)
{
    char *udp = ask(c, "udp", 0), *tcp = ask(c, "tcp", 0);
    uint64_t status;

    text_adds(&c->is, udp);
    if (slice_u64(c->entry.head.cell[3], &status)) {
        char *code = xasprintf("%d", (int)status), *answered = ask(c, code, (int)status);

        text_adds(&c->is, answered);
        free(answered);
        free(code);
    }
    for (char *at = tcp; (at = strstr(at, "| tcp |")) != NULL; at += 7)
        memcpy(at, "| udp |", 7);
    if (strcmp(udp, tcp) != 0) {
        for (char *at = tcp; (at = strstr(at, "| udp |")) != NULL; at += 7)
            memcpy(at, "| tcp |", 7);
        text_adds(&c->is, tcp);
    }
    free(udp);
    free(tcp);
}

static bool read_row(struct slice line, struct row *row)
{
    *row = (struct row){ 0 };
    if (line.n == 0 || line.p[0] == '#')
        return false;
    for (size_t i = 0; i < COLUMNS; i++) {
        row->cell[i] = slice_trim(i + 1 < COLUMNS ? slice_cut(&line, '|') : line);
        if (row->cell[i].n > 0)
            row->n = i + 1;
    }
    return true;
}

static void add_row(struct text *to, const struct row *row)
{
    static const int widths[2][COLUMNS] = { { 8, 8, 6, 3, 0 }, { 8, 8, 22, 22, 0 } };
    bool below = row->cell[0].n == 0;

    for (size_t i = 0; i < row->n; i++)
        text_printf(to, "%s%-*.*s", i > 0 ? " | " : "", i + 1 < row->n ? widths[below][i] : 0,
                    SLICE_ARG(row->cell[i]));
    text_adds(to, "\n");
}

/* In columns. */
static void lay_out(struct text *to, struct slice lines)
{
    struct row row;

    while (lines.n > 0)
        if (read_row(slice_cut(&lines, '\n'), &row))
            add_row(to, &row);
}

static unsigned differs(const struct entry *e, const char *what)
{
    fprintf(stderr, "%.*s: %s\n", SLICE_ARG(e->head.cell[1]), what);
    return 1;
}

/* The RFC's verdict must be that of the faults, so that nobody can write the one without the
 * other. */
static unsigned check_verdict(const struct checker *c)
{
    struct slice verdict = c->entry.head.cell[2];

    if (is(verdict, "accept"))
        return c->fatal > 0 ? differs(&c->entry, "the RFC accepts what is refused here") : 0;
    if (is(verdict, "refuse"))
        return c->fatal == 0 ? differs(&c->entry, "the RFC refuses what is accepted here") : 0;
    return is(verdict, "either") ? 0 : differs(&c->entry, "accept, refuse or either?");
}

/* For the captures of many messages. */
static void keep(struct checker *c)
{
    const uint32_t endless = SIP_FAULT_NO_CONTENT_LENGTH | SIP_FAULT_BAD_CONTENT_LENGTH |
                             SIP_FAULT_BODY_SHORT | SIP_FAULT_CONFLICTING_LENGTHS;

    capture_udp(c->all, false, text_view(&c->bytes));
    capture_tcp(c->all, text_view(&c->bytes));
    if ((message.faults & endless) != 0)
        return;
    text_slice(&c->stream, text_view(&c->bytes));
    c->in_stream += message.faults & SIP_FAULT_BODY_EXTRA ? 2 : 1;
}

static unsigned check_entry(struct checker *c, bool print)
{
    char *path = xasprintf("%s/messages/%.*s", c->folder, SLICE_ARG(c->entry.head.cell[1]));
    struct text wanted = { 0 }, found = { 0 };
    unsigned wrong = 0;

    text_clear(&c->bytes);
    text_clear(&c->is);
    c->fatal = 0;
    notation_read(&c->bytes, path);
    if (!sip_scan(text_view(&c->bytes), &message))
        wrong += differs(&c->entry, "is not taken for SIP");
    keep(c);
    add_faults(c);
    add_reads(c);
    add_reports(c);
    wrong += check_verdict(c);
    lay_out(&found, text_view(&c->is));
    for (size_t i = 0; i < c->entry.n; i++)
        add_row(&wanted, &c->entry.rows[i]);
    if (print) {
        text_clear(&wanted);
        add_row(&wanted, &c->entry.head);
        printf("%s%s", text_str(&wanted), text_str(&found));
    } else if (strcmp(text_str(&wanted), text_str(&found)) != 0) {
        wrong += differs(&c->entry, "differs");
        fprintf(stderr, "the table has\n%sbut it is\n%s", text_str(&wanted), text_str(&found));
    }
    text_done(&wanted);
    text_done(&found);
    free(path);
    return wrong;
}

static unsigned check_table(struct checker *c, struct slice table, bool print)
{
    struct row *rows = NULL, row;
    size_t n = 0, room = 0;
    unsigned wrong = 0;

    for (struct slice rest = table; rest.n > 0;)
        if (read_row(slice_cut(&rest, '\n'), &row))
            VEC_PUSH(rows, n, room) = row;
    for (size_t i = 0, next; i < n; i = next) {
        while (print && table.p < rows[i].cell[0].p) {
            struct slice line = slice_cut(&table, '\n');

            if (!read_row(line, &row))
                printf("%.*s\n", SLICE_ARG(line));
        }
        for (next = i + 1; next < n && rows[next].cell[0].n == 0;)
            next++;
        c->entry = (struct entry){ rows[i], &rows[i + 1], next - i - 1 };
        wrong += check_entry(c, print);
        c->messages++;
    }
    free(rows);
    return wrong;
}

/* Each one broken in its own way, they can still be told apart where their lengths are right. */
static unsigned check_stream(struct checker *c)
{
    struct capture *capture = capture_open(c->capture);
    char *found;
    bool wrong;

    capture_tcp(capture, text_view(&c->stream));
    capture_close(capture);
    found = findings_of(c, "tcp", c->in_stream);
    wrong = strstr(found, " messages\n") != NULL || strstr(found, "the program failed") != NULL;
    if (wrong)
        fprintf(stderr, "%u messages in one stream:\n%s", c->in_stream, found);
    free(found);
    return wrong;
}

/* All messages in one capture: what is written of them holds nothing that a terminal obeys. */
static unsigned check_formats(struct checker *c)
{
    static const char *const formats[] = { "text", "ladder",   "json", "jsonl",
                                           "csv",  "markdown", "html", "svg" };
    unsigned wrong = 0;

    capture_close(c->all);
    for (size_t i = 0; i < 2 * ARRAY_SIZE(formats); i++) {
        char *command = xasprintf("{ src/sipwhy report --width 80 --format %s %s '%s' ||"
                                  " [ $? = 1 ]; } | tests/report/verify clean",
                                  formats[i / 2], i % 2 ? "--redact" : "", c->all_path);

        if (system(command) != 0) {
            fprintf(stderr, "%s\n", command);
            wrong++;
        }
        free(command);
    }
    return wrong;
}

int main(int argc, char **argv)
{
    const char *srcdir = getenv("srcdir");
    char *folder = xasprintf("%s/tests/torture", srcdir != NULL ? srcdir : ".");
    char *path = xasprintf("%s/table", folder);
    struct checker c = { .folder = folder,
                         .capture = xasprintf("torture-%d.pcap", (int)getpid()),
                         .all_path = xasprintf("torture-all-%d.pcap", (int)getpid()) };
    struct text table = { 0 };
    unsigned wrong;

    notation_file(&table, path);
    c.all = capture_open(c.all_path);
    wrong = check_table(&c, text_view(&table), argc > 1 && strcmp(argv[1], "--print") == 0);
    wrong += check_stream(&c) + check_formats(&c);
    fprintf(stderr, "%u messages, %u wrong\n", c.messages, wrong);
    unlink(c.capture);
    unlink(c.all_path);
    text_done(&table);
    text_done(&c.bytes);
    text_done(&c.is);
    text_done(&c.stream);
    free(c.capture);
    free(c.all_path);
    free(path);
    free(folder);
    return wrong > 0 || c.messages != MESSAGES ? 1 : 0;
}
