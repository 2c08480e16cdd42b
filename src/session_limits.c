/* session_limits.c - the table of limits. */
#include "config.h"

#include "session_limits.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/similar.h"

const struct limits default_limits = {
    .calls = {
        .calls = 200000,
        .messages_per_call = 5000,
        .messages = 4000000,
        .streams = 100000,
        .lookups = 4096,
        .icmp = 20000,
    },
    .spool = 1024,
};

#define OFFSET(member) offsetof(struct limits, member)

static const struct limit_info table[] = {
    {"calls", N_("calls kept at once"), OFFSET(calls.calls)},
    {"call-messages", N_("messages kept of one call"), OFFSET(calls.messages_per_call)},
    {"messages", N_("messages kept of all calls together"), OFFSET(calls.messages)},
    {"streams", N_("streams of RTP kept at once"), OFFSET(calls.streams)},
    {"lookups", N_("DNS lookups kept"), OFFSET(calls.lookups)},
    {"icmp", N_("ICMP errors kept"), OFFSET(calls.icmp)},
    {"spool", N_("MiB on disk for the bytes of messages that are in no file: of interfaces, "
                 "pipes, compressed files and streams"), OFFSET(spool)},
};

size_t limits_count(void)
{
    return ARRAY_SIZE(table);
}

const struct limit_info *limits_at(size_t i)
{
    return &table[i];
}

uint32_t limit_value(const struct limits *limits, size_t i)
{
    uint32_t value;

    memcpy(&value, (const char *)limits + table[i].offset, sizeof value);
    return value;
}

static bool unknown(struct slice name, struct error *error)
{
    struct similar similar = similar_to(name);

    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        similar_try(&similar, table[i].name);
    const char *best = similar_best(&similar);

    if (best != NULL)
        error_set(error, _("there is no limit '%.*s'; did you mean '%s'?"), SLICE_ARG(name), best);
    else
        error_set(error, _("there is no limit '%.*s'"), SLICE_ARG(name));
    return false;
}

bool limits_set(struct limits *limits, struct slice text, struct error *error)
{
    struct slice rest = text, name = slice_cut(&rest, '=');
    uint64_t number;
    size_t i = 0;

    while (i < ARRAY_SIZE(table) && !slice_eq(name, slice_of(table[i].name)))
        i++;
    if (i == ARRAY_SIZE(table))
        return unknown(name, error);
    if (!slice_u64(rest, &number) || number == 0 || number >= UINT32_MAX) {
        error_set(error, _("the limit '%s' is a number from 1 on: %s=%u"), table[i].name,
                  table[i].name, (unsigned)limit_value(&default_limits, i));
        return false;
    }
    const uint32_t value = (uint32_t)number;

    memcpy((char *)limits + table[i].offset, &value, sizeof value);
    return true;
}
