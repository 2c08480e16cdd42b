/* capture_gap.c - when nothing could be heard. */
#include "config.h"

#include "packet/capture_gap.h"

#include <string.h>

#include "base/gettext.h"

static bool same_interface(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The one that lasts; NULL. */
static struct capture_gap *find_open(struct capture_gaps *all, const char *interface)
{
    for (size_t i = all->n; i-- > 0;)
        if (all->list[i].to == NANOS_NONE && same_interface(all->list[i].interface, interface))
            return &all->list[i];
    return NULL;
}

/* The latest of this interface takes another in; else the latest of all. */
static struct capture_gap *widen(struct capture_gaps *all, const char *interface)
{
    for (size_t i = all->n; i-- > 0;)
        if (same_interface(all->list[i].interface, interface))
            return &all->list[i];
    return &all->list[all->n - 1];
}

const struct capture_gap *capture_gap_begin(struct capture_gaps *all, const char *interface,
                                            nanos_t from, bool gone)
{
    struct capture_gap *o = find_open(all, interface);

    if (o == NULL && all->n == CAPTURE_GAPS_MAX) {
        o = widen(all, interface);
        o->times++;
        o->to = NANOS_NONE;
    } else if (o == NULL) {
        o = &all->list[all->n++];
        *o = (struct capture_gap){
            .interface = interface, .from = from, .to = NANOS_NONE, .times = 1
        };
    }
    o->gone = o->gone || gone;
    return o;
}

void capture_gap_end(struct capture_gaps *all, const char *interface, nanos_t to)
{
    struct capture_gap *o = find_open(all, interface);

    if (o != NULL)
        o->to = to > o->from ? to : o->from;
}

void capture_gap_words(struct text *out, const struct capture_gap *o)
{
    const char *name = o->interface != NULL ? o->interface : "";
    struct text from = { 0 }, to = { 0 };

    clock_local(&from, o->from);
    if (o->to != NANOS_NONE)
        clock_local(&to, o->to);
    if (o->gone)
        text_printf(out,
                    _("interface %s is gone since %s; one of that name that comes again is "
                      "watched only after a new start"),
                    name, text_str(&from));
    else if (o->to == NANOS_NONE)
        text_printf(out, _("interface %s is down since %s"), name, text_str(&from));
    else if (o->interface == NULL)
        text_printf(out, _("the computer slept from %s to %s: nothing was captured"),
                    text_str(&from), text_str(&to));
    else if (o->times > 1)
        text_printf(out,
                    _("interface %s was down %u times from %s to %s: nothing was captured "
                      "there"),
                    name, (unsigned)o->times, text_str(&from), text_str(&to));
    else
        text_printf(out, _("interface %s was down from %s to %s: nothing was captured there"), name,
                    text_str(&from), text_str(&to));
    text_done(&from);
    text_done(&to);
}
