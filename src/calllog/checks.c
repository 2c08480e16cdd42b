/* checks.c - a list of checks. */
#include "config.h"

#include "calllog/checks.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

const char *check_kind_name(enum check_kind kind)
{
    static const char *const names[CHECK_KINDS] = {
        [CHECK_NAMES] = "names",
        [CHECK_OPTIONS] = "options",
        [CHECK_CONNECT] = "connection",
        [CHECK_SERVER] = "server",
        [CHECK_HOPS] = "hops",
        [CHECK_MEDIA_HOPS] = "media-hops",
        [CHECK_FRAGMENTS] = "fragments",
        [CHECK_NAT] = "nat",
        [CHECK_ALG] = "alg",
        [CHECK_CALL] = "call",
        [CHECK_LISTEN] = "listen",
        [CHECK_LOCAL_SOCKETS] = "local-sockets",
        [CHECK_LOCAL_FIREWALL] = "local-firewall",
    };

    return names[kind];
}

const char *check_result_name(enum check_result result)
{
    static const char *const names[] = {
        [CHECK_GOOD] = "good", [CHECK_WRONG] = "wrong", [CHECK_OPEN] = "open"
    };

    return names[result];
}

static void discard(const char *own)
{
    free((char *)(uintptr_t)own);
}

static char *copy(const char *text)
{
    return xstrdup(text != NULL ? text : "");
}

void checks_add(struct check_list *c, const struct check *check)
{
    struct check own = *check;

    own.target = copy(check->target);
    own.host = copy(check->host);
    own.run = copy(check->run);
    own.words = copy(check->words);
    own.advice = copy(check->advice);
    VEC_PUSH(c->list, c->n, c->room) = own;
}

const struct check *checks_worst(const struct check_list *c, enum check_kind kind)
{
    static const enum check_result order[] = { CHECK_WRONG, CHECK_OPEN, CHECK_GOOD };

    for (size_t i = 0; i < ARRAY_SIZE(order); i++)
        for (size_t j = 0; j < c->n; j++)
            if (c->list[j].kind == kind && c->list[j].result == order[i])
                return &c->list[j];
    return NULL;
}

void checks_clear(struct check_list *c)
{
    for (size_t i = 0; i < c->n; i++) {
        discard(c->list[i].target);
        discard(c->list[i].host);
        discard(c->list[i].run);
        discard(c->list[i].words);
        discard(c->list[i].advice);
    }
    free(c->list);
    *c = (struct check_list){ 0 };
}
