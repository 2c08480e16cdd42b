/* packet_comments.c - remarks, by the number of their packet. */
#include "config.h"

#include "report/packet_comments.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "draw/printable.h"
#include "draw/words.h"
#include "report/fields.h"

#define COMMENTS_MAX 1000000u /* of a capture; what comes after them has none */

/* Those of one packet are chained, the last first. */
struct comment {
    char *words;
    uint32_t next; /* NO_INDEX: none */
};

struct packet_comments {
    struct comment *list;
    size_t n, room;
    struct hash by_packet; /* -> the last of its chain */
    struct arena *arena;
    struct text out;
};

struct packet_comments *packet_comments_new(void)
{
    struct packet_comments *p = xcalloc(1, sizeof *p);

    p->arena = arena_new();
    return p;
}

void packet_comments_free(struct packet_comments *p)
{
    if (p == NULL)
        return;
    for (size_t i = 0; i < p->n; i++)
        free(p->list[i].words);
    free(p->list);
    hash_done(&p->by_packet);
    arena_free(p->arena);
    text_done(&p->out);
    free(p);
}

/* Takes the text. */
static void add_comment(struct packet_comments *p, uint32_t packet, struct text *text)
{
    uint64_t key = hash_number(packet);

    if (p->n < COMMENTS_MAX && packet > 0) {
        const uint32_t next = hash_get(&p->by_packet, key);
        struct text shown = { 0 };

        printable_text(&shown, text_view(text));
        VEC_PUSH(p->list, p->n, p->room) = (struct comment){ text_take(&shown), next };
        hash_put(&p->by_packet, key, (uint32_t)p->n - 1);
    }
    text_done(text);
}

static void add_finding(struct packet_comments *p, const struct call *call,
                        const struct finding *finding)
{
    uint32_t packet = finding->n_evidence > 0 ? finding->evidence[0].frame : 0;
    struct text text = { 0 };

    if (packet == 0)
        packet = call->messages[0].frame;
    text_printf(&text, _("call %u"), (unsigned)call->id);
    text_printf(&text, ": %s: %s (%s)", severity_words(finding->severity), finding->title,
                finding->rule->id);
    add_comment(p, packet, &text);
}

static void add_name(struct packet_comments *p, const struct report *report,
                     const struct call *call, const struct verdict *verdict)
{
    struct call_fields fields;
    struct text text = { 0 };

    call_fields(report->calls, p->arena, call, verdict, &fields);
    text_printf(&text, _("call %u"), (unsigned)call->id);
    text_printf(&text, ": %.*s %.*s -> %.*s: %s", SLICE_ARG(fields.method), SLICE_ARG(fields.from),
                SLICE_ARG(fields.to), call_state_words(call));
    add_comment(p, call->messages[0].frame, &text);
    arena_reset(p->arena);
}

void packet_comments_add(struct packet_comments *p, const struct report *report,
                         const struct call *call)
{
    const struct verdict *verdict;

    if (call->n_messages == 0)
        return;
    verdict = diagnosis_call(report->diagnosis, call);
    for (size_t i = verdict->n_findings; i-- > 0;)
        if (report_shows(report, &verdict->findings[i]))
            add_finding(p, call, &verdict->findings[i]);
    add_name(p, report, call, verdict);
}

struct slice packet_comments_of(struct packet_comments *p, uint32_t number)
{
    text_clear(&p->out);
    for (uint32_t i = hash_get(&p->by_packet, hash_number(number)); i != NO_INDEX;
         i = p->list[i].next) {
        text_adds(&p->out, p->out.n > 0 ? "\n" : "");
        text_adds(&p->out, p->list[i].words);
    }
    return text_view(&p->out);
}
