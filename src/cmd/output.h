/* output.h - the form of standard output: width, colour, character set. */
#ifndef SIPWHY_CMD_OUTPUT_H
#define SIPWHY_CMD_OUTPUT_H

#include "base/slice.h"
#include "cmd/options.h"

struct output {
    int width; /* cells */
    bool color, ascii;
};

/* By --width and --color, else by the terminal, NO_COLOR and the locale. False and *error for a
 * value that is none. */
bool output_read(struct output *, const struct options *, struct error *);

/* Writes a text of many lines, each of them made harmless (draw/printable.h). */
void output_lines(struct slice text, FILE *);

/* Adds a template in words: "{fact|words}" gives the words, "{fact}" an ellipsis: only a capture
 * fills it in. */
void template_words(struct slice source, struct text *out);

#endif
