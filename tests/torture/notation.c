/* notation.c - the notation of tests/torture/table, read. */
#include "config.h"

#include "notation.h"

#include <stdio.h>
#include <stdlib.h>

#include "sip/chars.h"

static void give_up(const char *path, const char *why)
{
    fprintf(stderr, "%s: %s\n", path, why);
    exit(99);
}

void notation_file(struct text *to, const char *path)
{
    char buffer[4096];
    FILE *in = fopen(path, "rb");
    size_t n;

    if (in == NULL)
        give_up(path, "cannot be read");
    while ((n = fread(buffer, 1, sizeof buffer, in)) > 0)
        text_add(to, buffer, n);
    fclose(in);
}

static void add_hex(struct text *to, struct slice digits)
{
    for (size_t i = 0; i + 1 < digits.n; i += 2)
        text_addc(to, (char)(char_hex(digits.p[i]) << 4 | char_hex(digits.p[i + 1])));
}

/* "3>very" */
static void add_repeated(struct text *to, struct slice inside)
{
    uint64_t times = 0;

    slice_u64(slice_cut(&inside, '>'), &times);
    while (times-- > 0)
        text_slice(to, inside);
}

static void add_line(struct text *to, struct slice line)
{
    static const struct tag {
        struct slice open, close;
        void (*add)(struct text *to, struct slice inside);
    } tags[] = {
        { { "<hex>", 5 }, { "</hex>", 6 }, add_hex },
        { { "<repeat count=", 14 }, { "</repeat>", 9 }, add_repeated },
    };

    while (line.n > 0) {
        const struct tag *next = NULL;
        size_t at = line.n, end;

        for (const struct tag *tag = tags; tag < tags + sizeof tags / sizeof tags[0]; tag++)
            if (slice_find(line, tag->open) < at) {
                at = slice_find(line, tag->open);
                next = tag;
            }
        text_slice(to, slice_sub(line, 0, at));
        if (next == NULL)
            return;
        line = slice_sub(line, at + next->open.n, line.n);
        end = slice_find(line, next->close);
        next->add(to, slice_sub(line, 0, end));
        line = slice_sub(line, end + next->close.n, line.n);
    }
}

void notation_read(struct text *to, const char *path)
{
    struct text file = { 0 };
    bool one_line = false;

    notation_file(&file, path);
    for (struct slice rest = text_view(&file); rest.n > 0;) {
        struct slice line = slice_cut(&rest, '\n');

        if (slice_eq(line, SLICE("<allOneLine>"))) {
            one_line = true;
            continue;
        }
        if (slice_eq(line, SLICE("</allOneLine>")))
            one_line = false;
        else
            add_line(to, line);
        if (!one_line)
            text_adds(to, "\r\n");
    }
    text_done(&file);
}
