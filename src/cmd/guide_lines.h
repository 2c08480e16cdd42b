/* guide_lines.h - the walk of the guide as numbered lines on standard input and output: for screen
 * readers, scripts and terminals that cannot be drawn on. */
#ifndef SIPWHY_CMD_GUIDE_LINES_H
#define SIPWHY_CMD_GUIDE_LINES_H

#include <stdio.h>

#include "base/error.h"
#include "guide/guide.h"

#define LINES_MAX_BYTES 4096 /* of a line that is typed */

struct lines {
    struct walk *walk; /* NULL until there is a symptom */
    struct saver *saver;
    FILE *in;
    int width;
    bool prompts; /* somebody types */
    bool replay;  /* a line that is no answer ends the walk: what follows answers other questions */
    bool silent;  /* only the summary is wanted */

    size_t told;  /* steps that were printed already */
    size_t asked; /* 1 + the step that was last asked; its answer alone is new */
    bool over, failed;
};

/* Wrapped lines of text, made harmless: some of it comes from the network. */
void lines_say(const struct lines *, int indent, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, of an item of a list: its lines stand behind the label. */
void lines_item(const struct lines *, int indent, const char *label, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The next line typed, without its end, in LINES_MAX_BYTES; false: there is none. */
bool lines_next(struct lines *, char *line);

/* Asks and takes answers to the end of the input. False and *error for a replay that fails. */
bool lines_walk(struct lines *, struct error *);
void lines_conclusions(const struct lines *);
void lines_summary(struct lines *, bool markdown);

#endif
