/* columns.h - the columns of the call list: one table for drawing, sorting, the column chooser and
 * sipwhy(1).
 *
 * A column may also be any header of the call's first message: "header:X-Foo". */
#ifndef SIPWHY_SCREEN_COLUMNS_H
#define SIPWHY_SCREEN_COLUMNS_H

#include "base/mem.h"
#include "base/text.h"
#include "screen/screen.h"

struct report_column;

/* A call as the columns see it; what has to be read from the capture is read once, when a column
 * asks. */
struct row_source {
    struct app *app;
    struct call *call;
    struct arena *arena;
    struct view *view; /* NULL until a column needs the messages */
};

enum column_align { ALIGN_LEFT, ALIGN_RIGHT };

struct column_info {
    const char *name;  /* "from": in the settings */
    const char *title; /* N_() */
    const char *help;  /* one sentence, N_() */
    int width;         /* cells wanted */
    int priority;      /* on a narrow screen the highest go first; 0 always stays */
    enum column_align align;
    bool stretches; /* takes what is left over */
    void (*text)(struct row_source *, struct text *out);
    double (*number)(struct row_source *); /* sorts by it; NULL: sorts by the text */
    const struct report_column *reported;  /* the report's column that it shows; NULL: see `text` */
    const char *made_of; /* the bytes that its text is made of, in both cases; NULL: any */
};

size_t columns_count(void);
const struct column_info *columns_at(size_t i);

/* A chosen column: one of the table, or a header. */
struct column {
    const struct column_info *info;
    char *header; /* name of a header, NULL */
    int width;
};
/* Reads "time from:20 to header:X-Foo why"; names that are none are left out and, if `bad` is
 * given, the first of them is noted there. The calling function frees the array with
 * columns_free(). */
struct column *columns_parse(struct slice list, size_t *n, struct text *bad);
void columns_free(struct column *, size_t n);
void columns_print(const struct column *, size_t n, struct text *out); /* so that it reads again */
const char *column_title(const struct column *);
void column_text(const struct column *, struct row_source *, struct text *out);
/* Does all of its text stand in the call's messages, but for lines that are unfolded? */
bool column_is_quoted(const struct column *, const struct call *);
/* False: no call's text can have these words in it, in any case. */
bool column_may_have(const struct column *, const char *words);
/* The text for a cell of so many columns: in short words where the column has them and they are
 * needed. */
void column_text_within(const struct column *, int width, struct row_source *, struct text *out);
/* The title of a finding, or the rule's short one where that is all that fits. */
const char *finding_title_within(const struct finding *, int width);
/* The number that the column is sorted by; false: by its text. */
bool column_number(const struct column *, struct row_source *, double *out);

/* The message that from, to and headers are taken from: the first request, else the first message.
 */
const struct sip_message *row_message(struct row_source *);

#endif
