/* output.c - the form of standard output. */
#include "config.h"

#include "cmd/output.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/slice.h"
#include "draw/printable.h"

enum { WIDTH_MIN = 20, WIDTH_MAX = 1000, WIDTH_DEFAULT = 80 };

static int terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < WIDTH_MIN)
        return WIDTH_DEFAULT;
    return size.ws_col < WIDTH_MAX ? size.ws_col : WIDTH_MAX;
}

static bool read_width(struct output *output, const char *value, struct error *error)
{
    uint64_t width;

    if (value == NULL) {
        output->width = terminal_width();
        return true;
    }
    if (!slice_u64(slice_of(value), &width) || width < WIDTH_MIN || width > WIDTH_MAX) {
        error_set(error, _("--width takes a number from %d to %d, not '%s'"), WIDTH_MIN, WIDTH_MAX,
                  value);
        return false;
    }
    output->width = (int)width;
    return true;
}

/* no-color.org: NO_COLOR counts when it is set and not empty. */
static bool wants_color(void)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return isatty(STDOUT_FILENO) && term != NULL && *term != '\0' && strcmp(term, "dumb") != 0;
}

static bool read_color(struct output *output, const char *value, struct error *error)
{
    if (value == NULL || strcmp(value, "auto") == 0) {
        output->color = wants_color();
    } else if (strcmp(value, "always") == 0) {
        output->color = true;
    } else if (strcmp(value, "never") != 0) {
        error_set(error, _("--color takes auto, always or never, not '%s'"), value);
        return false;
    }
    return true;
}

bool output_read(struct output *output, const struct options *options, struct error *error)
{
    *output = (struct output){ .ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0 };
    return read_width(output, option_value(options, OPTION_WIDTH), error) &&
           read_color(output, option_value(options, OPTION_COLOR), error);
}

void output_lines(struct slice text, FILE *out)
{
    struct text line = { 0 };

    while (text.n > 0) {
        text_clear(&line);
        printable_text(&line, slice_cut(&text, '\n'));
        fprintf(out, "%s\n", text_str(&line));
    }
    text_done(&line);
}

void template_words(struct slice source, struct text *out)
{
    while (source.n > 0) {
        struct slice inside;
        size_t open = slice_chr(source, '{'), bar;

        text_slice(out, slice_sub(source, 0, open));
        source = slice_sub(source, open, source.n);
        if (source.n < 2 || source.p[1] == '{') {
            text_slice(out, slice_sub(source, 0, 1));
            source = slice_sub(source, 2, source.n);
            continue;
        }
        inside = slice_sub(source, 1, slice_chr(source, '}'));
        source = slice_sub(source, inside.n + 2, source.n);
        bar = slice_chr(inside, '|');
        if (bar < inside.n) {
            text_slice(out, slice_sub(inside, bar + 1, inside.n));
            continue;
        }
        text_adds(out, "…");
    }
}
