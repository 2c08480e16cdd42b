/* alias.c - the first that fits counts. */
#include "config.h"

#include "screen/alias.h"

#include <stdlib.h>

#include "base/mem.h"

struct alias {
    struct network network;
    uint16_t port; /* 0: any */
    char *name;
};

struct aliases {
    struct alias *list;
    size_t n, room;
};

static bool parse_one(struct slice word, struct alias *alias)
{
    struct slice name = word;
    struct slice address = slice_cut(&name, '=');
    struct endpoint endpoint;

    *alias = (struct alias){ 0 };
    if (!name.n)
        return false;
    if (!network_parse(address, &alias->network)) {
        if (!endpoint_parse(address, &endpoint))
            return false;
        alias->network.addr = endpoint.addr;
        alias->network.prefix = endpoint.addr.family == ADDR_IPV4 ? 32 : 128;
        alias->port = endpoint.port;
    }
    alias->name = xstrndup(name.p, name.n);
    return true;
}

struct aliases *aliases_parse(struct slice list)
{
    struct aliases *aliases = xcalloc(1, sizeof *aliases);

    while (list.n) {
        struct alias alias;

        if (parse_one(slice_cut(&list, ' '), &alias))
            VEC_PUSH(aliases->list, aliases->n, aliases->room) = alias;
    }
    return aliases;
}

void aliases_free(struct aliases *aliases)
{
    if (aliases == NULL)
        return;
    for (size_t i = 0; i < aliases->n; i++)
        free(aliases->list[i].name);
    free(aliases->list);
    free(aliases);
}

bool aliases_name(void *context, struct endpoint endpoint, struct text *name)
{
    const struct aliases *aliases = context;

    for (size_t i = 0; aliases != NULL && i < aliases->n; i++) {
        const struct alias *alias = &aliases->list[i];

        if (network_contains(alias->network, endpoint.addr) &&
            (!alias->port || !endpoint.port || alias->port == endpoint.port)) {
            text_adds(name, alias->name);
            return true;
        }
    }
    return false;
}
