/* limits.c - the table of limits. */
#include "config.h"

#include "session/limits.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "packet/bytestream.h"

const struct limits default_limits = {
    .calls = CALLS_USUAL_LIMITS,
    .fragments = 128,
    .connections = 16384,
    .reassembly = 64,
    .message_size = 256,
    .spool = 1024,
    .recorded = 512,
    .unpack = UNPACK_TIMES,
    .findings = 256,
};

const char limits_growth[] =
    "The defaults are those for 4 GiB of memory. Where the machine has more, and the program's "
    "control group may use it, calls, messages, media and streams are a quarter more for each GiB "
    "beyond, up to 64 GiB; where it has less than 2 GiB, they are an eighth for each 256 MiB. "
    "--help shows what they come to. watch keeps no more than with 4 GiB.";

const char limits_memory[] =
    "With the defaults for 4 GiB the memory is 1.4 GB at most, when every table is full of what "
    "fills it most. What a PBX sees takes 0.6 GB when 200000 calls are kept. On disk it is what "
    "spool and recorded allow, 1.5 GB, in files without names.";

#define MIB (UINT64_C(1024) * 1024)
#define GIB (1024 * MIB)
enum { EIGHTHS = 8, EIGHTHS_MOST = 128 };

/* In eighths of the usual limits. */
static uint32_t share_of(uint64_t memory)
{
    if (memory > 0 && memory < 2 * GIB)
        return memory < 256 * MIB ? 1 : (uint32_t)(memory / (256 * MIB));
    if (memory < USUAL_MEMORY)
        return EIGHTHS;
    uint64_t share = memory / GIB * (EIGHTHS * GIB / USUAL_MEMORY);
    return share < EIGHTHS_MOST ? (uint32_t)share : EIGHTHS_MOST;
}

struct limits limits_for(uint64_t memory)
{
    struct limits limits = default_limits;
    uint32_t *const grow[] = { &limits.calls.calls, &limits.calls.messages, &limits.calls.media,
                               &limits.calls.streams };

    for (size_t i = 0; i < ARRAY_SIZE(grow); i++)
        *grow[i] = *grow[i] / EIGHTHS * share_of(memory);
    return limits;
}

struct limits limits_for_weeks(uint64_t memory)
{
    return limits_for(memory < USUAL_MEMORY ? memory : USUAL_MEMORY);
}

#define OFFSET(member) offsetof(struct limits, member)

static const struct limit_info table[LIMIT_COUNT] = {
    [LIMIT_CALLS] = { "calls", "", N_("calls kept at once"), N_("call was dropped"),
                      N_("calls were dropped"), 16, 10000000, OFFSET(calls.calls) },
    [LIMIT_CALL_MESSAGES] = { "call-messages", "",
                              N_("messages kept of one call: its beginning and its end stay"),
                              N_("message was dropped from the middle of a call"),
                              N_("messages were dropped from the middle of calls"), 16, 1000000,
                              OFFSET(calls.messages_per_call) },
    [LIMIT_CALL_KIB] = { "call-size", N_("KiB"), N_("bytes of the messages kept of one call"),
                         N_("message was dropped from the middle of a call with long messages"),
                         N_("messages were dropped from the middle of calls with long messages"),
                         64, 1048576, OFFSET(calls.kib_per_call) },
    [LIMIT_CALL_STREAMS] = { "call-streams", "", N_("streams of RTP kept of one call"),
                             N_("stream of RTP was one too many for its call"),
                             N_("streams of RTP were too many for their calls"), 2, 10000,
                             OFFSET(calls.streams_per_call) },
    [LIMIT_MESSAGES] = { "messages", "", N_("messages kept of all calls together"),
                         N_("call, or message of one, was dropped for its messages"),
                         N_("calls, or messages of them, were dropped for their messages"), 1000,
                         100000000, OFFSET(calls.messages) },
    [LIMIT_MEDIA] = { "media", "", N_("m= lines of SDP kept of all calls together"),
                      N_("call was dropped for its media"),
                      N_("calls were dropped for their media"), 1000, 100000000,
                      OFFSET(calls.media) },
    [LIMIT_STREAMS] = { "streams", "", N_("streams of RTP kept at once"),
                        N_("stream of RTP was dropped"), N_("streams of RTP were dropped"), 16,
                        10000000, OFFSET(calls.streams) },
    [LIMIT_LOOKUPS] = { "lookups", "", N_("DNS lookups kept"), N_("DNS lookup was dropped"),
                        N_("DNS lookups were dropped"), 16, 1000000, OFFSET(calls.lookups) },
    [LIMIT_ICMP] = { "icmp", "", N_("ICMP errors kept"), N_("ICMP error was dropped"),
                     N_("ICMP errors were dropped"), 16, 10000000, OFFSET(calls.icmp) },
    [LIMIT_ATTEMPTS] = { "attempts", "",
                         N_("servers, by client, whose TCP connections and TLS handshakes are "
                            "remembered"),
                         N_("attempt to reach a server was dropped"),
                         N_("attempts to reach a server were dropped"), 16, 1000000,
                         OFFSET(calls.attempts) },
    [LIMIT_HEADERS] = { "headers", N_("lines"), N_("header lines read of one message"),
                        N_("message has more header lines than are read"),
                        N_("messages have more header lines than are read"), 16, SIP_MAX_HEADERS,
                        OFFSET(calls.headers) },
    [LIMIT_MESSAGE_SIZE] = { "message-size", N_("KiB"), N_("bytes read of one message"),
                             N_("message is longer than is read"),
                             N_("messages are longer than is read"), 4, 16384,
                             OFFSET(message_size) },
    [LIMIT_FRAGMENTS] = { "fragments", "",
                          N_("IP packets put together at once from their fragments"),
                          N_("IP packet was given up before all its fragments had come"),
                          N_("IP packets were given up before all their fragments had come"), 1,
                          4096, OFFSET(fragments) },
    [LIMIT_CONNECTIONS] = { "connections", "", N_("TCP connections followed at once"),
                            N_("idle TCP connection was dropped"),
                            N_("idle TCP connections were dropped"), 16, 1000000,
                            OFFSET(connections) },
    [LIMIT_REASSEMBLY] = { "reassembly", N_("MiB"),
                           N_("TCP segments that wait for a lost one, and messages whose end has "
                              "not come"),
                           N_("TCP stream was not put together in full"),
                           N_("TCP streams were not put together in full"), 1, 65536,
                           OFFSET(reassembly) },
    [LIMIT_SPOOL] = { "spool", N_("MiB"),
                      N_("space on disk for the bytes of messages that are in no file: of "
                         "interfaces, pipes, compressed files and streams"),
                      N_("byte of old messages was dropped"),
                      N_("bytes of old messages were dropped"), 1, 1048576, OFFSET(spool) },
    [LIMIT_RECORDED] = { "recorded", N_("MiB"),
                         N_("space on disk for the packets of interfaces and pipes, from which "
                            "calls are saved"),
                         N_("byte of old packets can no longer be saved"),
                         N_("bytes of old packets can no longer be saved"), 1, 1048576,
                         OFFSET(recorded) },
    [LIMIT_UNPACK] = { "unpack", N_("times"),
                       N_("how much larger a compressed file may become; beyond 64 MiB it is "
                          "read no further"),
                       N_("compressed file was not read to its end"),
                       N_("compressed files were not read to their end"), 2, 1100, OFFSET(unpack) },
    [LIMIT_FINDINGS] = { "findings", N_("MiB"),
                         N_("findings kept of calls that were looked at; others are worked out "
                            "anew"),
                         N_("verdict was let go, to be worked out anew when it is asked for"),
                         N_("verdicts were let go, to be worked out anew when they are asked for"),
                         1, 65536, OFFSET(findings) },
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
    struct suggestion similar = suggestion_for(name);

    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        suggestion_try(&similar, table[i].name);
    const char *best = suggestion_best(&similar);

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
    if (!slice_u64(rest, &number) || number < table[i].lowest || number > table[i].highest) {
        error_set(error, _("the limit '%s' is a number from %u to %u: %s=%u"), table[i].name,
                  (unsigned)table[i].lowest, (unsigned)table[i].highest, table[i].name,
                  (unsigned)limit_value(&default_limits, i));
        return false;
    }
    const uint32_t value = (uint32_t)number;

    memcpy((char *)limits + table[i].offset, &value, sizeof value);
    return true;
}

void limit_note(size_t i, uint64_t lost, struct text *out)
{
    text_printf(out, "%llu ", (unsigned long long)lost);
    text_adds(out, ngettext(table[i].one, table[i].many, (unsigned long)lost));
    text_printf(out, _("; --limit %s=N keeps more"), table[i].name);
}
