/* clock.c - time as data. */
#include "config.h"

#include "base/clock.h"

#include <time.h>

#include "base/number.h"

double nanos_seconds(nanos_t span)
{
    return (double)span / (double)NANOS_PER_S;
}

double nanos_seconds_between(nanos_t from, nanos_t to)
{
    return from != NANOS_NONE && to != NANOS_NONE ? nanos_seconds(to - from) : 0;
}

nanos_t clock_now(clockid_t which)
{
    struct timespec t;

    clock_gettime(which, &t);
    return (nanos_t)t.tv_sec * NANOS_PER_S + t.tv_nsec;
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

/* The day of the Gregorian calendar, counted from 1970-01-01, as "yyyy-mm-dd". The year is begun in
 * March, so that a leap day is its last; the days before 1 March 1600 are negative for none of the
 * times that a nanos_t can be (1677 to 2262). */
static void put_date(char *p, long day)
{
    unsigned long n = (unsigned long)(day + 135080); /* since 1600-03-01 */
    unsigned long century = (4 * n + 3) / 146097, of_century = n - century * 146097 / 4;
    unsigned long year = (4 * of_century + 3) / 1461, of_year = of_century - year * 1461 / 4;
    unsigned long month = (5 * of_year + 2) / 153; /* 0: March */

    number_put(p, 4, 1600 + century * 100 + year + (month >= 10));
    number_put(p + 5, 2, month < 10 ? month + 3 : month - 9);
    number_put(p + 8, 2, of_year - (153 * month + 2) / 5 + 1);
}

/* A report has three of these for each call: neither printf nor gmtime_r. */
void clock_iso8601(struct text *out, nanos_t t)
{
    enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
    char p[] = "yyyy-mm-ddThh:mm:ss.uuuuuuZ";
    long rest, seconds = (long)split(t, &rest);
    long day = seconds / DAY - (seconds % DAY < 0), of_day = seconds - day * DAY;

    put_date(p, day);
    number_put(p + 11, 2, (uint64_t)(of_day / HOUR));
    number_put(p + 14, 2, (uint64_t)(of_day / MINUTE % 60));
    number_put(p + 17, 2, (uint64_t)(of_day % MINUTE));
    number_put(p + 20, 6, (uint64_t)(rest / NANOS_PER_US));
    text_add(out, p, sizeof p - 1);
}

static struct tm local_time(nanos_t t, long *rest)
{
    time_t seconds = split(t, rest);
    struct tm tm = { 0 };

    localtime_r(&seconds, &tm);
    return tm;
}

void clock_local_date(struct text *out, nanos_t t)
{
    long rest;
    struct tm tm = local_time(t, &rest);

    text_printf(out, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

void clock_local_day(struct text *out, nanos_t t)
{
    long rest;
    struct tm tm = local_time(t, &rest);

    text_printf(out, "%02d-%02d %02d:%02d", tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
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
