/* listeners.c - whoever wants to know is told what befalls calls. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "call/call_private.h"

void calls_listen(struct calls *s, enum call_event event, call_listener *tell, void *user)
{
    struct listeners *all = &s->listeners[event];

    VEC_PUSH(all->p, all->n, all->room) = (struct listener){ tell, user };
}

static void remove_user(struct listeners *all, const void *user)
{
    size_t kept = 0;

    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].user != user)
            all->p[kept++] = all->p[i];
    all->n = kept;
}

void calls_unlisten(struct calls *s, const void *user)
{
    for (size_t i = 0; i < CALL_EVENT_COUNT; i++)
        remove_user(&s->listeners[i], user);
}

void call_tell(const struct calls *s, enum call_event event, struct call_entry *k)
{
    const struct listeners *all = &s->listeners[event];

    for (size_t i = 0; i < all->n; i++)
        all->p[i].tell(all->p[i].user, &k->c);
}

void listeners_done(struct calls *s)
{
    for (size_t i = 0; i < CALL_EVENT_COUNT; i++)
        free(s->listeners[i].p);
}
