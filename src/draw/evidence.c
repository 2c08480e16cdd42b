/* evidence.c - the lines that a finding points at, in few rows. */
#include "config.h"

#include "draw/evidence.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "draw/finding.h"
#include "draw/words.h"
#include "sip/auth.h"

enum {
    SIGN_WIDTH = 3,    /* blank, sign, blank */
    LINE_ROWS_MAX = 2, /* of a line; a longer one is shortened */
    AROUND = 12        /* bytes kept before a mark */
};

void evidence_place(struct text *out, struct view *view, const struct evidence *evidence)
{
    const struct call *call = view == NULL ? NULL : view_call(view);

    if (call == NULL || evidence->message >= call->n_messages) {
        text_printf(out, _("frame %u"), (unsigned)evidence->frame);
        return;
    }
    if (call->messages[evidence->message].status > 0)
        text_printf(out, "%u, ", (unsigned)call->messages[evidence->message].status);
    text_printf(out, _("message %u"), (unsigned)evidence->message + 1);
}

/* The line of the message in which the mark begins; false if the message does not hold it. */
static bool find_line(struct slice bytes, const struct evidence *evidence, struct marked_line *out)
{
    size_t offset = evidence->offset, from = offset, to;

    if (bytes.n == 0 || offset + evidence->length > bytes.n)
        return false;
    while (from > 0 && bytes.p[from - 1] != '\n')
        from--;
    to = from + slice_chr(slice_sub(bytes, from, bytes.n), '\n');
    if (to > from && bytes.p[to - 1] == '\r')
        to--;
    out->bytes = slice_sub(bytes, from, to);
    out->begin = offset - from;
    out->end = out->begin + evidence->length;
    if (out->end > out->bytes.n)
        out->end = out->bytes.n > out->begin ? out->bytes.n : out->begin;
    return true;
}

static bool separates(char c)
{
    return c == ';' || c == ',' || c == ' ' || c == ':';
}

/* Leaves out bytes far before the mark, in the middle of a long mark, and after it, until `room`
 * bytes are left. */
static struct marked_line shorten(struct marked_line line, size_t room, struct text *out)
{
    struct slice all = line.bytes;
    size_t name = slice_chr(all, ':') + 2, from = line.begin > AROUND ? line.begin - AROUND : 0;
    size_t length = line.end - line.begin, kept = room > 4 * AROUND ? room - 3 * AROUND : AROUND;
    struct marked_line short_line = { 0 };

    while (from < line.begin && from > 0 && !separates(all.p[from - 1]))
        from++;
    if (from <= name + AROUND)
        from = 0;
    if (name < from && name < room / 3) {
        text_slice(out, slice_sub(all, 0, name));
        text_adds(out, "… ");
    } else if (from > 0) {
        text_adds(out, "… ");
    }
    text_slice(out, slice_sub(all, from, line.begin));
    short_line.begin = out->n;
    if (length > kept) {
        text_slice(out, slice_sub(all, line.begin, line.begin + kept - AROUND));
        text_adds(out, " … ");
        text_slice(out, slice_sub(all, line.end - AROUND, line.end));
    } else {
        text_slice(out, slice_sub(all, line.begin, line.end));
    }
    short_line.end = out->n;
    if (all.n - line.end > AROUND && out->n + (all.n - line.end) > room) {
        text_slice(out, slice_sub(all, line.end, line.end + AROUND));
        text_adds(out, "…");
    } else {
        text_slice(out, slice_sub(all, line.end, all.n));
    }
    short_line.bytes = text_view(out);
    return short_line;
}

/* Says where the line stands: at the right of its first row, or of the next where that is full. */
static void draw_place(struct canvas *canvas, struct rect area, int rows, struct slice place)
{
    int x = area.x + area.width - text_width(place) - 1;

    for (int y = area.y; y < area.y + rows && y < area.y + 2; y++) {
        bool blank = x > area.x;

        for (int i = x - 2; blank && i < x + text_width(place); i++)
            blank = canvas_cell(canvas, i, y)->character == ' ';
        if (blank) {
            canvas_text(canvas, x, y, TEXT_ROLE_DIM, 0, place);
            return;
        }
    }
}

/* Evidence that is no line of a message: a packet, or a message whose bytes are gone. */
static int draw_packet(struct canvas *canvas, struct rect area, const struct evidence *evidence,
                       enum text_role role)
{
    int x = area.x + SIGN_WIDTH, width = area.width - SIGN_WIDTH, y = area.y;
    struct text words = { 0 };

    y += canvas_wrap(canvas, x, y, width, role,
                     (struct slice){ evidence->text, evidence->text_length });
    if (evidence->expected != NULL) {
        text_printf(&words, _("expected %s"), evidence->expected);
        y += canvas_wrap(canvas, x, y, width, TEXT_ROLE_EXPECTED, text_view(&words));
        text_done(&words);
    }
    if (evidence->note != NULL)
        y += canvas_wrap(canvas, x, y, width, role, slice_of(evidence->note));
    return y - area.y;
}

static int draw_line(struct canvas *canvas, struct rect area, struct marked_line line,
                     struct mark mark)
{
    int width = area.width - SIGN_WIDTH;
    size_t most = LINE_ROWS_MAX * (size_t)width;
    struct text words = { 0 };
    struct message_look look = { .marks = &mark, .n_marks = 1, .first_line = 2 };
    int rows;

    if (line.bytes.n > most)
        line = shorten(line, most, &words);
    mark.at = (struct span){ (uint32_t)line.begin, (uint32_t)(line.end - line.begin) };
    if (slice_istarts(line.bytes, SLICE("SIP/")) || slice_chr(line.bytes, ':') > 20)
        look.first_line = 1;
    rows = message_draw(canvas, area.x + SIGN_WIDTH, area.y, width, line.bytes, &look);
    text_done(&words);
    return rows;
}

bool evidence_line(struct view *view, const struct evidence *evidence, struct marked_line *out)
{
    return evidence->kind == PLACE_SIP && view != NULL &&
           find_line(view_message(view, evidence->message)->bytes, evidence, out);
}

static int draw_one(struct canvas *canvas, struct rect area, struct view *view,
                    const struct finding *finding, size_t i)
{
    const struct evidence *evidence = &finding->evidence[i];
    struct mark mark = evidence_mark(finding, i);
    struct marked_line line;
    int rows;

    if (evidence_line(view, evidence, &line)) {
        char *masked = xstrndup(line.bytes.p, line.bytes.n);

        digest_mask(masked, line.bytes.n);
        line.bytes.p = masked;
        rows = draw_line(canvas, area, line, mark);
        free(masked);
    } else {
        rows = draw_packet(canvas, area, evidence, mark.role);
    }
    if (canvas != NULL) {
        struct text place = { 0 };
        enum glyph sign = i == 0 ? severity_glyph(finding->severity) : GLYPH_EVIDENCE;

        canvas_glyph(canvas, area.x + 1, area.y, mark.role, sign);
        evidence_place(&place, view, evidence);
        draw_place(canvas, area, rows, text_view(&place));
        text_done(&place);
    }
    return rows;
}

int evidence_draw(struct canvas *canvas, struct rect area, struct view *view,
                  const struct finding *finding, size_t first, size_t *shown)
{
    int rows = 0;

    *shown = 0;
    for (size_t i = first; i < finding->n_evidence; i++) {
        struct rect at = { area.x, area.y + rows, area.width, area.height - rows };
        int needed = draw_one(NULL, at, view, finding, i);

        if (needed > at.height && *shown > 0)
            break;
        if (canvas != NULL)
            draw_one(canvas, at, view, finding, i);
        rows += needed;
        ++*shown;
    }
    return rows;
}
