/* join.c - an export of a provider's call log, of 100,000 rows, is joined to the calls in at most
 * twice the time that reading it takes; by Call-ID, by numbers and time, and by time alone where
 * all calls are between the same two numbers.
 *
 *     join DATA [ROWS]   DATA: the folder of rules and providers
 *
 * Times are of a processor, the least of several runs by turns. It fails if a row is joined to no
 * call or to another one, or if joining takes more. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "calllog/call_log.h"
#include "packet/store.h"

#define START (INT64_C(1767225600) * NANOS_PER_S) /* 2026-01-01 */
#define APART (100 * NANOS_PER_MS)
enum { ROWS = 100000, RUNS = 5, NUMBERS = 5000, WAYS = 3 };

static const struct way {
    const char *name;
    bool call_id;     /* the export has them */
    uint32_t numbers; /* different ones */
} ways[WAYS] = {
    { "by Call-ID", true, NUMBERS },
    { "by numbers", false, NUMBERS },
    { "by time, between the same numbers", false, 1 },
};

static double seconds_used(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static void say(struct calls *calls, uint32_t i, uint32_t numbers, const char *line, nanos_t time,
                bool answer)
{
    static uint32_t number;
    char bytes[1000];
    int n =
        snprintf(bytes, sizeof bytes,
                 "%s\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%u;rport\r\nMax-Forwards: 70\r\n"
                 "From: \"Office\" <sip:+1212555%04u@192.0.2.1>;tag=a%u\r\n"
                 "To: <sip:+1415555%04u@example.com>%s\r\nCall-ID: %08x-join@192.0.2.1\r\n"
                 "CSeq: 1 INVITE\r\nContact: <sip:pbx@192.0.2.1:5060>\r\n"
                 "User-Agent: Example PBX 18.4.0\r\nContent-Length: 0\r\n\r\n",
                 line, i, i % numbers, i, i / 7 % numbers, answer ? ";tag=b" : "", i);
    struct frame frame = { .kind = FRAME_DATAGRAM, .time = time, .number = ++number };
    struct endpoint pbx = { .port = 5060 }, provider = { .port = 5060 };

    addr_parse(SLICE("192.0.2.1"), &pbx.addr);
    addr_parse(SLICE("198.51.100.2"), &provider.addr);
    frame.src = answer ? provider : pbx;
    frame.dst = answer ? pbx : provider;
    frame.payload = (struct slice){ bytes, (size_t)n };
    calls_feed_sip(calls, &frame, frame.payload, REF_NONE, 0);
}

/* A row as the page's export has it; without Call-ID, those are told apart by numbers and time. */
static void write_row(struct text *out, uint32_t i, const struct way *way)
{
    time_t start = (time_t)((START + i * APART) / NANOS_PER_S);
    struct tm tm;
    char time[32];

    gmtime_r(&start, &tm);
    strftime(time, sizeof time, "%Y-%m-%d %H:%M:%S UTC", &tm);
    text_printf(out, "CA%030x%02x,", i, 7);
    if (way->call_id)
        text_printf(out, "%08x-join@192.0.2.1,", i);
    text_printf(out,
                "AC0123456789abcdef0123456789abcdef,%s,%s,%s,+1212555%04u,+1415555%04u,busy,0,"
                "Outgoing DID,0.00420,Trunking Terminating\n",
                time, time, time, i % way->numbers, i / 7 % way->numbers);
}

static void write_export(struct text *out, uint32_t rows, const struct way *way)
{
    text_printf(out,
                "Call Sid,%sAccount SID,Date Created,Start Time,End Time,From,To,Status,Duration,"
                "Direction,Price,Type\n",
                way->call_id ? "SIP Call ID," : "");
    for (uint32_t i = 0; i < rows; i++)
        write_row(out, i, way);
}

struct times {
    double read, join;
};

static void keep_least(double *least, double now)
{
    if (*least <= 0 || now < *least)
        *least = now;
}

/* True if each row was joined to its call; the time of a row between the same numbers says in which
 * second it began, so that it is the call of a row beside it. */
static bool is_right(const struct call_log *log, const struct way *way)
{
    for (size_t i = 0; i < call_log_rows(log); i++) {
        uint32_t call = call_log_row(log, i)->call;

        if (way->numbers > 1 ? call != i + 1 : call == 0)
            return false;
    }
    return true;
}

struct trial {
    struct store *store;
    struct calls *calls;
    struct text export;
    struct times least;
};

static void prepare(struct trial *t, const struct way *way, uint32_t rows)
{
    t->store = store_new(UINT64_C(1) << 30);
    t->calls = calls_new(t->store, NULL);
    for (uint32_t i = 0; i < rows; i++) {
        nanos_t start = START + i * APART;

        say(t->calls, i, way->numbers, "INVITE sip:x@example.com SIP/2.0", start, false);
        say(t->calls, i, way->numbers, "SIP/2.0 486 Busy Here", start + NANOS_PER_MS, true);
    }
    write_export(&t->export, rows, way);
}

static bool run(struct trial *t, const struct way *way, const struct profiles *profiles)
{
    struct call_log *log = call_log_new();
    struct error error = { 0 };
    double begin = seconds_used();

    if (!call_log_parse(log, "export.csv", text_view(&t->export), profiles, &error)) {
        fprintf(stderr, "join: %s\n", error.message);
        exit(2);
    }
    double read = seconds_used();

    call_log_join(log, t->calls);
    keep_least(&t->least.join, seconds_used() - read);
    keep_least(&t->least.read, read - begin);
    bool right = is_right(log, way);
    call_log_free(log);
    return right;
}

static bool finish(struct trial *t, const struct way *way, uint32_t rows)
{
    double ratio = t->least.join / t->least.read;

    printf("    %" PRIu32 " rows %s: read in %.3f s, joined in %.3f s, %.2f times that\n", rows,
           way->name, t->least.read, t->least.join, ratio);
    text_done(&t->export);
    calls_free(t->calls);
    store_free(t->store);
    return ratio <= 2;
}

int main(int argc, char **argv)
{
    uint32_t rows = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : ROWS;
    struct error error = { 0 };
    struct profiles *profiles = argc > 1 ? profiles_load(argv[1], &error) : NULL;
    struct trial trials[WAYS] = { 0 };
    bool good = true;

    if (profiles == NULL) {
        fputs("usage: join DATA [ROWS]\n", stderr);
        return 2;
    }
    for (unsigned i = 0; i < WAYS; i++)
        prepare(&trials[i], &ways[i], rows);
    for (unsigned n = 0; n < WAYS * RUNS; n++)
        if (!run(&trials[n % WAYS], &ways[n % WAYS], profiles)) {
            printf("join: rows without their calls, %s\n", ways[n % WAYS].name);
            good = false;
        }
    for (unsigned i = 0; i < WAYS; i++)
        good = finish(&trials[i], &ways[i], rows) && good;
    profiles_free(profiles);
    if (!good)
        puts("join: FAILED");
    return good ? 0 : 1;
}
