/* wire_fuzz.c - any bytes as findings of the process with the network; what is read is judged. */
#include "config.h"

#include "base/mem.h"
#include "fuzz.h"
#include "probe/wire.h"

static void judge_probe(struct slice bytes)
{
    struct probe probe = { 0 };
    struct check_list checks = { 0 };
    struct text out = { 0 };

    probe.target.uri = xstrdup("sip:acme.example");
    probe.target.host = xstrdup("acme.example");
    if (wire_get_probe(bytes, &probe)) {
        probe_judge(&probe, 0, &checks, &out);
        probe_judge_nat(&probe, 1, &checks, &out);
    }
    checks_clear(&checks);
    text_done(&out);
    probe_done(&probe);
}

static void judge_call(struct slice bytes)
{
    const struct probe_call_wish wish = { .number = "1", .caller = "2", .media = true };
    struct probe_call call;
    struct route route;
    struct text out = { 0 }, advice = { 0 };

    if (wire_get_call(bytes, &call, &route)) {
        probe_call_judge(&call, &wish, &out);
        probe_route_judge(&route, false, &out, &advice);
    }
    probe_call_done(&call);
    text_done(&out);
    text_done(&advice);
}

static void judge_listening(struct slice bytes)
{
    const struct probe_listen_wish wish = { .media = true };
    struct probe_listening came;
    struct profiles *profiles = profiles_empty();
    struct text out = { 0 };

    if (wire_get_listening(bytes, &came))
        probe_listen_judge(&came, &wish, profiles, &out);
    probe_listening_done(&came);
    profiles_free(profiles);
    text_done(&out);
}

/* The first byte chooses which. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const judges[])(struct slice) = { judge_probe, judge_call, judge_listening };

    if (size > 0)
        judges[data[0] % ARRAY_SIZE(judges)]((struct slice){ (const char *)data + 1, size - 1 });
    return 0;
}
