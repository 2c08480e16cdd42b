/* svg_reader.h - reads an SVG as strictly as the tests of it want. Include cmocka.h before it. */
#ifndef SIPWHY_TESTS_SVG_READER_H
#define SIPWHY_TESTS_SVG_READER_H

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

/* Reads just enough XML: elements that are closed in their order, attributes in quotes, no bare
 * special characters, no control characters. Counts elements by name. */
struct xml {
    const char *p;
    const char *open[16];
    size_t depth, texts, arrows, bars, others;
};

static size_t name_length(const char *p)
{
    return strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-");
}

static void read_attributes(struct xml *x)
{
    while (*x->p == ' ') {
        x->p++;
        size_t n = name_length(x->p);

        assert_true(n > 0);
        assert_memory_equal(x->p + n, "=\"", 2);
        if (strncmp(x->p, "on", 2) == 0 || strncmp(x->p, "href", 4) == 0)
            fail_msg("no script and no link: %.40s", x->p);
        x->p += n + 2;
        x->p += strcspn(x->p, "\"<");
        assert_int_equal(*x->p, '"');
        x->p++;
    }
}

static void read_tag(struct xml *x)
{
    bool end = x->p[1] == '/';
    const char *name = x->p + 1 + end;
    size_t n = name_length(name);

    assert_true(n > 0);
    x->p = name + n;
    if (end) {
        assert_true(x->depth > 0);
        assert_memory_equal(x->open[--x->depth], name, n);
    } else {
        x->texts += n == 4 && memcmp(name, "text", 4) == 0;
        x->arrows += n == 7 && memcmp(name, "polygon", 7) == 0;
        x->others += n == 6 && memcmp(name, "script", 6) == 0;
        x->bars += strncmp(x->p, " class=\"bar\"", 12) == 0;
        read_attributes(x);
        assert_true(x->depth < ARRAY_SIZE(x->open));
        if (*x->p == '/')
            x->p++;
        else
            x->open[x->depth++] = name;
    }
    assert_int_equal(*x->p, '>');
    x->p++;
}

static void read_entity(struct xml *x)
{
    static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };

    for (size_t i = 0; i < ARRAY_SIZE(known); i++)
        if (strncmp(x->p, known[i], strlen(known[i])) == 0) {
            x->p += strlen(known[i]);
            return;
        }
    fail_msg("a bare &: %.40s", x->p);
}

static struct xml read_svg(const char *p)
{
    struct xml x = { .p = p };

    assert_true(strncmp(p, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ", 44) == 0);
    x.p = strchr(p, '\n') + 1;
    while (*x.p) {
        if (*x.p == '<')
            read_tag(&x);
        else if (*x.p == '&')
            read_entity(&x);
        else if ((unsigned char)*x.p < ' ' && *x.p != '\n')
            fail_msg("a control character: %d", *x.p);
        else
            x.p++;
    }
    assert_int_equal(x.depth, 0);
    assert_int_equal(x.others, 0);
    return x;
}

#endif
