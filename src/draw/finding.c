/* finding.c - a finding, drawn like a good compiler's error. */
#include "config.h"

#include "draw/finding.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "draw/words.h"
#include "sip/auth.h"

struct pen {
    struct canvas *canvas;
    int x, y, width;
    struct view *view;
};

static int put(struct pen *pen, int x, enum text_role role, unsigned style, struct slice text)
{
    if (pen->canvas != NULL)
        return canvas_text(pen->canvas, x, pen->y, role, style, text);
    return x + text_width(text);
}

#define HANGING_MIN 30 /* cells beside a label, else beneath it */

/* A paragraph with a label: the lines stand beside it, or beneath where that is too narrow. */
static void paragraph(struct pen *pen, int indent, const char *label, const char *words)
{
    struct slice head = slice_of(label), body = slice_of(words);
    int hang = indent + (head.n > 0 ? text_width(head) + 1 : 0);

    put(pen, pen->x + indent, TEXT_ROLE_STRONG, STYLE_BOLD, head);
    if (hang > indent && hang + text_width(body) > pen->width && pen->width - hang < HANGING_MIN) {
        hang = indent + 2;
        pen->y++;
    }
    pen->y +=
        canvas_wrap(pen->canvas, pen->x + hang, pen->y, pen->width - hang, TEXT_ROLE_TEXT, body);
}

/* "error: The ACK is …                ack-ruri-not-remote-target (proven)" */
static void headline(struct pen *pen, const struct finding *finding)
{
    enum text_role role = severity_role(finding->severity);
    struct text head = { 0 }, tail = { 0 };
    int width, tail_width;

    text_printf(&head, "%s: %s", severity_words(finding->severity), finding->title);
    text_printf(&tail, "%s (%s)", finding->rule->id, confidence_words(finding->confidence));
    width = text_width(text_view(&head));
    tail_width = text_width(text_view(&tail));
    if (width + 2 + tail_width <= pen->width) {
        put(pen, pen->x, role, STYLE_BOLD, text_view(&head));
        put(pen, pen->x + pen->width - tail_width, TEXT_ROLE_DIM, 0, text_view(&tail));
        pen->y++;
    } else {
        pen->y += canvas_wrap(pen->canvas, pen->x, pen->y, pen->width, role, text_view(&head));
        pen->y += canvas_wrap(pen->canvas, pen->x + 2, pen->y, pen->width - 2, TEXT_ROLE_DIM,
                              text_view(&tail));
    }
    text_done(&head);
    text_done(&tail);
}

static void place(struct text *out, struct view *view, const struct evidence *evidence)
{
    const struct call *call = view == NULL ? NULL : view_call(view);
    const struct flow *flow;
    const struct sip_message *message;

    if (call == NULL || evidence->message >= call->n_messages) {
        text_printf(out, _("frame %u"), (unsigned)evidence->frame);
        return;
    }
    message = view_message(view, evidence->message);
    flow = view_flow(view, evidence->message);
    text_printf(out, _("call %u, message %u, frame %u: "), (unsigned)call->id,
                (unsigned)evidence->message + 1, (unsigned)evidence->frame);
    message_summary(out, message);
    text_adds(out, call->messages[evidence->message].status == 0 ? _(" to ") : _(" from "));
    endpoint_print(out, call->messages[evidence->message].status == 0 ? flow->dst : flow->src);
}

struct mark evidence_mark(const struct finding *finding, size_t i)
{
    const struct evidence *evidence = &finding->evidence[i];

    return (struct mark){
        .at = { evidence->offset, evidence->length },
        .role = i == 0 || evidence->expected != NULL ? TEXT_ROLE_WRONG : TEXT_ROLE_RELATED,
        .expected = evidence->expected,
        .note = evidence->note,
    };
}

/* The bytes that evidence points into: its message, or the evidence's own words for a packet that
 * is none, or for a message whose bytes are gone. */
static void draw_evidence(struct pen *pen, const struct finding *finding, size_t i)
{
    const struct evidence *evidence = &finding->evidence[i];
    const struct sip_message *message = NULL;
    struct message_look look = { .n_marks = 1, .numbers = true, .only_marked = true };
    struct mark mark = evidence_mark(finding, i);
    struct slice bytes = { evidence->text, evidence->text_length };

    look.marks = &mark;
    if (evidence->kind == PLACE_SIP && pen->view != NULL)
        message = view_message(pen->view, evidence->message);
    if (message != NULL && message->bytes.n >= (size_t)evidence->offset + evidence->length) {
        bytes = message->bytes;
    } else {
        mark.at = (struct span){ 0, (uint32_t)bytes.n };
        look.first_line = evidence->line;
        look.numbers = evidence->line > 0;
    }
    char *masked = xstrndup(bytes.p != NULL ? bytes.p : "", bytes.n);
    digest_mask(masked, bytes.n);
    bytes.p = masked;
    pen->y += message_draw(pen->canvas, pen->x, pen->y, pen->width, bytes, &look);
    free(masked);
}

static bool same_place(const struct evidence *a, const struct evidence *b)
{
    return a->kind == b->kind && a->message == b->message && a->frame == b->frame;
}

static void evidences(struct pen *pen, const struct finding *finding)
{
    struct text text = { 0 };

    for (size_t i = 0; i < finding->n_evidence; i++) {
        const struct evidence *evidence = &finding->evidence[i];

        if (i == 0 || !same_place(evidence, evidence - 1)) {
            text_clear(&text);
            place(&text, pen->view, evidence);
            put(pen, pen->x + 2, TEXT_ROLE_FRAME, 0, SLICE("-->"));
            pen->y += canvas_wrap(pen->canvas, pen->x + 6, pen->y, pen->width - 6, TEXT_ROLE_DIM,
                                  text_view(&text));
        }
        draw_evidence(pen, finding, i);
    }
    text_done(&text);
}

static void references(struct pen *pen, const struct finding *finding)
{
    struct text text = { 0 };

    for (size_t i = 0; i < finding->rule->n_references; i++)
        text_printf(&text, "%s; ", finding->rule->references[i]);
    if (finding->provider_code != NULL)
        text_printf(&text, _("provider's code %s; "), finding->provider_code);
    text_printf(&text, "sipwhy explain %s", finding->rule->id);
    paragraph(pen, 2, _("see:"), text_str(&text));
    text_done(&text);
}

int finding_draw(struct canvas *canvas, int x, int y, int width, struct view *view,
                 const struct finding *finding)
{
    struct pen pen = { canvas, x, y, width < 20 ? 20 : width, view };

    headline(&pen, finding);
    evidences(&pen, finding);
    if (finding->consequence_of != NULL)
        paragraph(&pen, 2, _("follows from:"), finding->consequence_of);
    if (finding->explain != NULL && finding->explain[0] != '\0')
        paragraph(&pen, 2, "", finding->explain);
    if (finding->fix != NULL && finding->fix[0] != '\0')
        paragraph(&pen, 2, _("fix:"), finding->fix);
    if (finding->check != NULL && finding->check[0] != '\0')
        paragraph(&pen, 2, _("to be sure:"), finding->check);
    references(&pen, finding);
    return pen.y - y;
}

int finding_evidence_draw(struct canvas *canvas, int x, int y, int width, struct view *view,
                          const struct finding *finding)
{
    struct pen pen = { canvas, x, y, width < 20 ? 20 : width, view };

    evidences(&pen, finding);
    return pen.y - y;
}

size_t finding_marks(const struct finding *finding, uint32_t message, struct mark *marks,
                     size_t room)
{
    size_t n = 0;

    for (size_t i = 0; i < finding->n_evidence && n < room; i++)
        if (finding->evidence[i].kind == PLACE_SIP && finding->evidence[i].message == message)
            marks[n++] = evidence_mark(finding, i);
    return n;
}
