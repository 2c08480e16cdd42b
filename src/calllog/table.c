/* table.c - comma-separated values -> rows. */
#include "config.h"

#include "calllog/table.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include <csv.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"

enum { FILE_MOST = 1 << 30 };

/* The row that the two callbacks of libcsv gather. */
struct reader {
    const char *name;
    table_taker *take;
    void *context;
    struct error *error;
    bool failed;
    unsigned line, row_line; /* that is read; that the row begins in, 0: none yet */
    struct text bytes;       /* of the row's fields */
    size_t *ends;            /* of each within them */
    size_t n, room;
    struct slice *fields;
    size_t n_fields, room_fields;
};

static void field_done(void *bytes, size_t n, void *context)
{
    struct reader *r = context;

    if (r->row_line == 0)
        r->row_line = r->line;
    text_add(&r->bytes, bytes != NULL ? bytes : "", n);
    VEC_PUSH(r->ends, r->n, r->room) = r->bytes.n;
}

static void row_done(int end, void *context)
{
    struct reader *r = context;
    size_t from = 0;

    (void)end;
    r->n_fields = 0;
    for (size_t i = 0; i < r->n; i++) {
        VEC_PUSH(r->fields, r->n_fields, r->room_fields) =
            (struct slice){ text_str(&r->bytes) + from, r->ends[i] - from };
        from = r->ends[i];
    }
    struct table_row row = { r->fields, r->n_fields, r->row_line };
    if (!r->failed && r->n > 0)
        r->failed = !r->take(r->context, &row, r->error);
    text_clear(&r->bytes);
    r->n = 0;
    r->row_line = 0;
}

static unsigned char delimiter_of(struct slice bytes)
{
    static const char signs[] = { ',', ';', '\t' };
    size_t counts[sizeof signs] = { 0 }, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < bytes.n && (quoted || bytes.p[i] != '\n'); i++) {
        quoted ^= bytes.p[i] == '"';
        for (size_t s = 0; s < sizeof signs && !quoted; s++)
            counts[s] += bytes.p[i] == signs[s];
    }
    for (size_t s = 1; s < sizeof signs; s++)
        best = counts[s] > counts[best] ? s : best;
    return (unsigned char)signs[best];
}

/* libcsv counts no lines: it is given one at a time. */
static bool feed_lines(struct csv_parser *parser, struct reader *r, struct slice bytes)
{
    while (bytes.n > 0 && !r->failed) {
        size_t n = slice_chr(bytes, '\n');

        n = n < bytes.n ? n + 1 : n;
        size_t taken = csv_parse(parser, bytes.p, n, field_done, row_done, r);
        if (taken != n) {
            error_set(
                r->error,
                _("%s:%u:%zu: a quote stands here within a field; expected it at both ends of "
                  "the field, and twice within"),
                r->name, r->line, taken + 1);
            return false;
        }
        bytes = slice_sub(bytes, n, bytes.n);
        r->line++;
    }
    if (r->failed)
        return false;
    if (csv_fini(parser, field_done, row_done, r) == 0)
        return !r->failed;
    error_set(r->error, _("%s:%u: the file ends within a quoted field; expected its closing quote"),
              r->name, r->line - 1);
    return false;
}

static bool read_rows(struct reader *r, struct slice bytes)
{
    struct csv_parser parser;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        out_of_memory();
    csv_set_delim(&parser, delimiter_of(bytes));
    bool good = feed_lines(&parser, r, bytes);

    csv_free(&parser);
    text_done(&r->bytes);
    free(r->ends);
    free(r->fields);
    return good;
}

/* By its byte order mark, else by the zeros beside the first letter; the mark is taken off. */
static const char *encoding_of(struct slice *bytes)
{
    static const struct {
        struct slice mark;
        const char *name;
    } marks[] = { { { "\xef\xbb\xbf", 3 }, "UTF-8" },
                  { { "\xff\xfe", 2 }, "UTF-16LE" },
                  { { "\xfe\xff", 2 }, "UTF-16BE" } };

    for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
        if (slice_starts(*bytes, marks[i].mark)) {
            *bytes = slice_sub(*bytes, marks[i].mark.n, bytes->n);
            return marks[i].name;
        }
    if (bytes->n > 1 && bytes->p[1] == '\0')
        return "UTF-16LE";
    return bytes->n > 1 && bytes->p[0] == '\0' ? "UTF-16BE" : "UTF-8";
}

/* The line and column that the converted text ends in. */
static void refuse_encoding(const char *name, const char *encoding, struct slice good,
                            struct error *error)
{
    unsigned line = 1;

    for (size_t at; (at = slice_chr(good, '\n')) < good.n; line++)
        good = slice_sub(good, at + 1, good.n);
    error_set(error, _("%s:%u:%zu: this is no %s; expected UTF-8 or UTF-16"), name, line,
              good.n + 1, encoding);
}

bool table_read(const char *name, struct slice bytes, table_taker *take, void *context,
                struct error *error)
{
    struct reader r = { .name = name, .take = take, .context = context, .error = error, .line = 1 };
    const char *encoding = encoding_of(&bytes);
    size_t left = bytes.n, room = bytes.n * 2 + 16, free_bytes = room;
    char *in = (char *)(uintptr_t)bytes.p, *out = xmalloc(room), *to = out;
    iconv_t converter = iconv_open("UTF-8", encoding);
    bool good = converter != (iconv_t)-1 &&
                (left == 0 || iconv(converter, &in, &left, &to, &free_bytes) != (size_t)-1);
    struct slice text = { out, room - free_bytes };

    if (converter != (iconv_t)-1)
        iconv_close(converter);
    if (!good)
        refuse_encoding(name, encoding, text, error);
    else
        good = read_rows(&r, text);
    free(out);
    return good;
}

bool table_load(const char *path, struct text *bytes, struct error *error)
{
    FILE *file = fopen(path, "rbe");
    char block[65536];
    size_t n;

    if (file == NULL) {
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
        return false;
    }
    while (bytes->n < FILE_MOST && (n = fread(block, 1, sizeof block, file)) > 0)
        text_add(bytes, block, n);
    bool good = ferror(file) == 0 && bytes->n < FILE_MOST;
    if (!good)
        error_set(error, _("%s: cannot be read, or is larger than 1 GiB"), path);
    fclose(file);
    return good;
}
