/* trying.c - targets, orders and what came of them. */
#include "config.h"

#include "probe/trying.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

/* --- targets --- */

static bool add(struct trying *t, const struct profiles *profiles, const char *uri,
                const struct trunk *trunk, struct error *error)
{
    if (t->n >= TRYING_TARGETS) {
        error_set(error, _("%u places can be probed, and no more"), TRYING_TARGETS);
        return false;
    }
    return probe_add_target(&t->probes, &t->n, &t->room, profiles, uri, trunk, error);
}

bool trying_add(struct trying *t, const struct profiles *profiles, const char *name,
                struct error *error)
{
    const struct trunk *trunk = probe_trunk_named(profiles, name);

    if (trunk == NULL)
        return add(t, profiles, name, NULL, error);
    for (size_t i = 0; i < trunk->n_termination; i++)
        if (!add(t, profiles, trunk->termination[i], trunk, error))
            return false;
    return true;
}

/* --- the process --- */

bool trying_start(struct trying *t, const char *asked_path, const char *user, char **news,
                  struct error *error)
{
    *news = NULL;
    t->asked = t->n;
    if (t->n == 0)
        return true;
    t->tried = xcalloc(t->n, sizeof *t->tried);
    t->targets = xcalloc(t->n, sizeof *t->targets);
    for (size_t i = 0; i < t->n; i++)
        t->targets[i] = t->probes[i].target;
    t->wish = (struct prober_wish){ .targets = t->targets,
                                    .n_targets = t->n,
                                    .hops = true,
                                    .asked_path = asked_path,
                                    .user = user };
    bool good = prober_start(&t->prober, &t->wish, news, error);

    t->wish.asked_path = NULL; /* the process has its own */
    return good;
}

int trying_pipe(const struct trying *t)
{
    return t->prober.helper.pid > 0 ? prober_pipe(&t->prober) : -1;
}

bool trying_busy(const struct trying *t)
{
    return t->asked < t->n;
}

bool trying_ask(struct trying *t, size_t target)
{
    if (trying_busy(t) || target >= t->n || trying_pipe(t) < 0)
        return false;
    text_clear(&t->said);
    if (!prober_order_probe(&t->prober, target))
        return false;
    t->asked = target;
    return true;
}

/* --- what came --- */

static struct probe_target take_target(struct probe *probe)
{
    const struct probe_target target = probe->target;

    probe->target = (struct probe_target){ 0 };
    return target;
}

/* All anew: a target that is asked again has other answers now. */
static void judge_all(struct trying *t)
{
    struct text words = { 0 };

    checks_clear(&t->checks);
    for (size_t i = 0; i < t->n; i++)
        if (t->tried[i])
            probe_judge(&t->probes[i], clock_now(CLOCK_REALTIME), &t->checks, &words);
    probe_judge_nat(t->probes, t->n, &t->checks, &words);
    text_done(&words);
    trying_judge_local(t);
}

void trying_judge_local(struct trying *t)
{
    struct addr *far = NULL;
    size_t n = 0, room = 0;
    struct text words = { 0 };

    if (!t->local_given)
        return;
    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->probes[i].lookup.n_places; j++)
            VEC_PUSH(far, n, room) = t->probes[i].lookup.places[j].to.addr;
    local_judge(&t->local, far, n, &t->checks, &words);
    free(far);
    text_done(&words);
}

static void take_record(struct trying *t)
{
    struct probe *probe = &t->probes[t->asked];
    const struct probe_target target = take_target(probe);
    bool good;

    probe_done(probe);
    good = wire_get_probe(prober_record(&t->prober), probe);
    probe->target = target;
    t->tried[t->asked] = good;
    if (!good) {
        (void)take_target(probe);
        probe_done(probe);
        probe->target = target;
        text_adds(&t->said, _("what the process with the network has found cannot be read"));
    }
    t->asked = t->n;
    judge_all(t);
}

bool trying_step(struct trying *t)
{
    struct text words = { 0 };
    bool changed = false;
    enum prober_news news = PROBER_SAYS;

    while (trying_busy(t) && news != PROBER_WAIT) {
        news = prober_receive(&t->prober, &words);
        if (news == PROBER_WAIT)
            break;
        changed = true;
        text_clear(&t->said);
        if (news == PROBER_DONE)
            take_record(t);
        else
            text_slice(&t->said, text_view(&words));
        if (news == PROBER_FAILED)
            t->asked = t->n;
    }
    text_done(&words);
    return changed;
}

void trying_wait(struct trying *t)
{
    while (trying_busy(t)) {
        struct pollfd polled = { .fd = trying_pipe(t), .events = POLLIN };

        if (!trying_step(t) && trying_busy(t))
            (void)poll(&polled, 1, -1);
    }
}

/* --- words --- */

static void print_message(const struct probe_contact *c, bool out, struct text *to)
{
    const struct text *bytes = out ? &c->request : &c->answer;
    struct slice rest = text_view(bytes), line = slice_trim(slice_cut(&rest, '\n'));
    struct text far = { 0 };

    if (bytes->n == 0)
        return;
    if (out)
        line = slice_cut(&line, ' ');
    else
        slice_cut(&line, ' ');
    endpoint_print(&far, c->place.to);
    text_printf(to, out ? "  -> %s %s  %.*s\n" : "  <- %s %s  %.*s\n", text_str(&far),
                transport_name(c->place.transport), SLICE_ARG(line));
    text_done(&far);
}

void trying_print(const struct trying *t, size_t target, struct text *out)
{
    const struct probe *probe = &t->probes[target];
    struct check_list checks = { 0 };
    struct text words = { 0 };

    if (!t->tried[target])
        return;
    text_printf(out, "%s\n", _("Messages"));
    for (size_t i = 0; i < probe->n_contacts; i++) {
        print_message(&probe->contacts[i], true, out);
        print_message(&probe->contacts[i], false, out);
    }
    probe_judge(probe, clock_now(CLOCK_REALTIME), &checks, &words);
    struct slice rest = text_view(&words);
    slice_cut(&rest, '\n'); /* the target itself */
    text_slice(out, rest);
    checks_clear(&checks);
    text_done(&words);
}

void trying_done(struct trying *t)
{
    prober_stop(&t->prober);
    for (size_t i = 0; i < t->n; i++)
        probe_done(&t->probes[i]);
    checks_clear(&t->checks);
    text_done(&t->said);
    local_texts_done(&t->local);
    free(t->probes);
    free(t->tried);
    free(t->targets);
}
