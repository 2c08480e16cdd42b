/* agents.c - agents of HOMER: who told of a flow, and the texts of logs that they sent on. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

#define AGENTS_MAX 256u     /* more are nobody by name */
#define MESSAGES_ASKED 256u /* of a call, for its agents */

static bool is_agent(const struct agent *a, const struct frame_agent *told, struct slice name)
{
    return a->id == told->id && addr_eq(a->from, told->from) && slice_eq(slice_of(a->name), name);
}

uint32_t agent_number(struct calls *s, const struct frame_agent *told)
{
    size_t n = told->name.n < sizeof s->agents->name ? told->name.n : sizeof s->agents->name - 1;
    struct slice name = { told->name.p, strnlen(told->name.p != NULL ? told->name.p : "", n) };

    for (size_t i = 0; i < s->n_agents; i++)
        if (is_agent(&s->agents[i], told, name))
            return (uint32_t)i + 1;
    if (s->n_agents == AGENTS_MAX)
        return 0;
    struct agent *a = &VEC_PUSH(s->agents, s->n_agents, s->room_agents);

    *a = (struct agent){ .from = told->from, .id = told->id };
    if (name.n > 0)
        memcpy(a->name, name.p, name.n);
    return (uint32_t)s->n_agents;
}

const struct agent *calls_agent(const struct calls *s, uint32_t number)
{
    return number > 0 && number <= s->n_agents ? &s->agents[number - 1] : NULL;
}

void log_frame(struct calls *s, const struct frame *f)
{
    struct call *c = f->agent != NULL ? calls_by_call_id(s, f->agent->correlation) : NULL;

    if (c == NULL || c->n_logged == CALL_LOGGED_MAX || f->payload.n == 0)
        return;
    bool told = f->src.addr.family != ADDR_NONE && !addr_is_unspecified(f->src.addr);
    ref_t ref = f->ref != REF_NONE ? f->ref : store_add(s->store, f->payload.p, f->payload.n);

    VEC_PUSH_SHORT(call_more(c)->logged, c->n_logged) = (struct call_logged){
        .time = f->time,
        .ref = ref,
        .length = (uint32_t)f->payload.n,
        .frame = f->number,
        .by = told ? f->src.addr : f->agent->from,
    };
}

void call_log_print(const struct calls *s, const struct call_logged *logged, struct text *out)
{
    char bytes[CALL_LOG_SHOWN];
    size_t n = logged->length < sizeof bytes ? logged->length : sizeof bytes;

    text_add(out, bytes, store_read(s->store, logged->ref, bytes, n));
}

static void print_agent(const struct agent *a, struct text *out)
{
    text_adds(out, a->name);
    if (a->name[0] == '\0' && a->id == 0)
        addr_print(out, a->from);
    else if (a->id != 0)
        text_printf(out, a->name[0] != '\0' ? " (%u)" : "%u", (unsigned)a->id);
}

void call_agents_print(const struct calls *s, const struct call *c, struct text *out)
{
    bool told[AGENTS_MAX + 1] = { true };

    for (uint32_t i = 0; i < c->n_messages && i < MESSAGES_ASKED; i++) {
        uint32_t number = s->flows[c->messages[i].flow].agent;

        if (told[number])
            continue;
        told[number] = true;
        text_adds(out, out->n > 0 ? ", " : "");
        print_agent(&s->agents[number - 1], out);
    }
}
