/* clock.c - time as data. */
#include "config.h"

#include "base/clock.h"

#include <time.h>

double nanos_seconds(nanos_t span)
{
    return (double)span / (double)NANOS_PER_S;
}

/* Whole seconds, rounded down also before 1970, and the nanoseconds above them. */
static time_t split(nanos_t t, long *rest)
{
    nanos_t seconds = t / NANOS_PER_S;
    nanos_t left = t % NANOS_PER_S;

    if (left < 0) {
        seconds--;
        left += NANOS_PER_S;
    }
    *rest = (long)left;
    return (time_t)seconds;
}

static void put(char *p, size_t digits, long value)
{
    for (; digits > 0; value /= 10)
        p[--digits] = (char)('0' + value % 10);
}

/* A report has three of these for each call: no printf. */
void clock_iso8601(struct text *out, nanos_t t)
{
    long rest;
    time_t seconds = split(t, &rest);
    struct tm tm = {0};

    gmtime_r(&seconds, &tm);
    char p[] = "yyyy-mm-ddThh:mm:ss.uuuuuuZ";

    /* A nanos_t lies between the years 1677 and 2262. */
    put(p, 4, tm.tm_year + 1900);
    put(p + 5, 2, tm.tm_mon + 1);
    put(p + 8, 2, tm.tm_mday);
    put(p + 11, 2, tm.tm_hour);
    put(p + 14, 2, tm.tm_min);
    put(p + 17, 2, tm.tm_sec);
    put(p + 20, 6, rest / NANOS_PER_US);
    text_add(out, p, sizeof p - 1);
}

static struct tm local_time(nanos_t t, long *rest)
{
    time_t seconds = split(t, rest);
    struct tm tm = {0};

    localtime_r(&seconds, &tm);
    return tm;
}

void clock_local(struct text *out, nanos_t t)
{
    long rest;
    struct tm tm = local_time(t, &rest);

    text_printf(out, "%02d:%02d:%02d", tm.tm_hour, tm.tm_min, tm.tm_sec);
}

void clock_local_ms(struct text *out, nanos_t t)
{
    long rest;
    struct tm tm = local_time(t, &rest);

    text_printf(out, "%02d:%02d:%02d.%03ld", tm.tm_hour, tm.tm_min, tm.tm_sec, rest / NANOS_PER_MS);
}

void clock_duration(struct text *out, nanos_t span)
{
    if (span < 0) {
        text_addc(out, '-');
        return;
    }
    long long s = (long long)(span / NANOS_PER_S);

    if (s >= 3600)
        text_printf(out, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
    else
        text_printf(out, "%lld:%02lld", s / 60, s % 60);
}
