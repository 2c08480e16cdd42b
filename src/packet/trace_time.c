/* trace_time.c - the times that programs write into their logs. */
#include "config.h"

#include <string.h>

#include "packet/trace_private.h"

#define DAY (86400 * NANOS_PER_S)
#define LAST_DAY (INT64_C(80000) * DAY) /* of 2189: days are no longer counted on from there */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool read_digits(struct slice s, size_t at, size_t n, unsigned *out)
{
    *out = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= s.n || !is_digit(s.p[i]))
            return false;
        *out = *out * 10 + (unsigned)(s.p[i] - '0');
    }
    return true;
}

/* Days since 1970-01-01 of the calendar that RFC 3339 uses. */
static int64_t days_of(int64_t year, unsigned month, unsigned day)
{
    static const unsigned before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int64_t past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400 - 719162 + before[month - 1] +
           (leap && month > 2) + day - 1;
}

struct date {
    unsigned year, month, day; /* year 0: it has none */
};

/* Years whose times fit into nanos_t with room for all that is added to them. */
static bool is_date(const struct date *d)
{
    return (d->year == 0 || (d->year >= 1970 && d->year < 2180)) && d->month >= 1 &&
           d->month <= 12 && d->day >= 1 && d->day <= 31;
}

/* The number of one or two digits that ends right before *at; *at: where it begins. */
static bool number_before(struct slice s, size_t *at, unsigned *out)
{
    size_t n = 0;

    while (n < 2 && *at > n && is_digit(s.p[*at - n - 1]))
        n++;
    *at -= n;
    return n > 0 && read_digits(s, *at, n, out);
}

static bool skip_before(struct slice s, size_t *at, const char *any)
{
    if (*at == 0 || strchr(any, s.p[*at - 1]) == NULL || s.p[*at - 1] == '\0')
        return false;
    (*at)--;
    return true;
}

static bool month_before(struct slice s, size_t *at, unsigned *month)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    for (*month = 0; *at >= 3 && *month < 12; ++*month)
        if (memcmp(s.p + *at - 3, names + (size_t)3 * *month, 3) == 0) {
            ++*month;
            *at -= 3;
            return true;
        }
    return false;
}

static bool year_before(struct slice s, size_t *at, unsigned *year)
{
    if (*at < 4 || !read_digits(s, *at - 4, 4, year))
        return false;
    *at -= 4;
    return true;
}

/* "2024-05-01", "2024/05/01" */
static bool read_iso(struct slice s, size_t at, struct date *d)
{
    return number_before(s, &at, &d->day) && skip_before(s, &at, "-/") &&
           number_before(s, &at, &d->month) && skip_before(s, &at, "-/") &&
           year_before(s, &at, &d->year);
}

/* "01.05.2024", "13/05/2024", "5/13/2024": where neither number can be no month, the order is that
 * of the language that has AM and PM. */
static bool read_reversed(struct slice s, size_t at, bool american, struct date *d)
{
    unsigned first, second;

    if (!year_before(s, &at, &d->year) || at == 0)
        return false;
    bool dots = s.p[at - 1] == '.';

    if (!skip_before(s, &at, "./-") || !number_before(s, &at, &second) ||
        !skip_before(s, &at, "./-") || !number_before(s, &at, &first))
        return false;
    bool month_first = !dots && (second > 12 || (american && first <= 12));

    d->month = month_first ? first : second;
    d->day = month_first ? second : first;
    return true;
}

/* "1 May 2024", "01/May/2024", and "May 12 2024" */
static bool read_named_year(struct slice s, size_t at, struct date *d)
{
    if (!year_before(s, &at, &d->year) || !skip_before(s, &at, "/- "))
        return false;
    size_t day_first = at;

    if (number_before(s, &at, &d->day))
        return skip_before(s, &at, " ") && month_before(s, &at, &d->month);
    at = day_first;
    return month_before(s, &at, &d->month) && skip_before(s, &at, "/- ") &&
           number_before(s, &at, &d->day);
}

/* "May  1" */
static bool read_named(struct slice s, size_t at, struct date *d)
{
    size_t other = at;

    d->year = 0;
    if (number_before(s, &at, &d->day) && skip_before(s, &at, " ")) {
        skip_before(s, &at, " ");
        if (month_before(s, &at, &d->month))
            return true;
    }
    return read_named_year(s, other, d);
}

/* "01-05@", of AudioCodes: day and month */
static bool read_short(struct slice s, size_t at, struct date *d)
{
    d->year = 0;
    return number_before(s, &at, &d->month) && skip_before(s, &at, "-") &&
           number_before(s, &at, &d->day);
}

/* A date that ends right before the character before `at`. */
static bool read_date(struct slice s, size_t at, bool american, struct date *d)
{
    size_t end = at - 1;

    while (end > 0 && s.p[end] == ' ' && s.p[end - 1] == ' ')
        end--;
    return (read_iso(s, end, d) && is_date(d)) || (read_named(s, end, d) && is_date(d)) ||
           (read_reversed(s, end, american, d) && is_date(d)) ||
           (s.p[end] == '@' && read_short(s, end, d) && is_date(d));
}

/* ".123", ",123", and ":123" of three digits */
static nanos_t read_fraction(struct slice s, size_t *at)
{
    nanos_t value = 0, unit = NANOS_PER_S;
    unsigned three;

    if (*at >= s.n || (s.p[*at] != '.' && s.p[*at] != ',' &&
                       !(s.p[*at] == ':' && read_digits(s, *at + 1, 3, &three))))
        return 0;
    for (++*at; *at < s.n && is_digit(s.p[*at]); ++*at) {
        unit /= 10;
        value += unit * (s.p[*at] - '0');
    }
    return value;
}

/* "+02:00", "-0800", right behind the time or one blank behind it; what is to be taken off. */
static nanos_t read_zone(struct slice s, size_t at)
{
    unsigned hours, minutes;

    at += at < s.n && s.p[at] == ' ';
    if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-') || !read_digits(s, at + 1, 2, &hours))
        return 0;
    size_t next = at + 3 + (at + 3 < s.n && s.p[at + 3] == ':');

    if (!read_digits(s, next, 2, &minutes) || hours > 14 || minutes > 59 ||
        (next + 2 < s.n && is_digit(s.p[next + 2])))
        return 0;
    nanos_t offset = ((nanos_t)hours * 60 + minutes) * 60 * NANOS_PER_S;

    return s.p[at] == '+' ? offset : -offset;
}

/* "Fri May  1 12:00:00 2024" */
static void read_year_behind(struct slice s, size_t at, struct date *d)
{
    unsigned year;

    if (d->year == 0 && at < s.n && s.p[at] == ' ' && read_digits(s, at + 1, 4, &year) &&
        (at + 5 == s.n || !is_digit(s.p[at + 5])) && year >= 1970 && year < 2180)
        d->year = year;
}

/* Is it a part of a longer number, or of a hardware address? "2024:12:00:00" has a year before it.
 */
static bool is_within_number(struct slice s, size_t at)
{
    unsigned year;

    if (at == 0 || (!is_digit(s.p[at - 1]) && s.p[at - 1] != ':'))
        return false;
    return s.p[at - 1] != ':' || at < 5 || !read_digits(s, at - 5, 4, &year);
}

/* "12:00:00" at `at`, or "9:00:00". */
static bool is_time_of_day(struct slice s, size_t at, nanos_t *out, size_t *end)
{
    size_t n = at + 1 < s.n && s.p[at + 1] == ':' ? 1 : 2;
    unsigned hour, minute, second;

    *end = at + n + 6;
    if (*end > s.n || s.p[at + n] != ':' || s.p[at + n + 3] != ':' || is_within_number(s, at) ||
        !read_digits(s, at, n, &hour) || !read_digits(s, at + n + 1, 2, &minute) ||
        !read_digits(s, at + n + 4, 2, &second) || hour > 23 || minute > 59 || second > 60 ||
        (*end < s.n && is_digit(s.p[*end])))
        return false;
    *out = ((nanos_t)hour * 3600 + minute * 60 + second) * NANOS_PER_S;
    return true;
}

/* "1714564800.123" and "0501120000.123|" (month, day, time: Polycom). */
static bool is_number(struct slice s, size_t at, nanos_t *out)
{
    unsigned month, day, hour, minute, second, unix_seconds;
    size_t end = at + 10;

    if ((at > 0 && (is_digit(s.p[at - 1]) || s.p[at - 1] == '.')) ||
        !read_digits(s, at, 10, &unix_seconds) || (end < s.n && is_digit(s.p[end])))
        return false;
    bool fraction = end < s.n && s.p[end] == '.';
    nanos_t rest = read_fraction(s, &end);
    struct date date = { 0 };

    if (end < s.n && s.p[end] == '|' && read_digits(s, at, 2, &month) &&
        read_digits(s, at + 2, 2, &day) && read_digits(s, at + 4, 2, &hour) &&
        read_digits(s, at + 6, 2, &minute) && read_digits(s, at + 8, 2, &second) && hour < 24 &&
        minute < 60 && second < 61) {
        date = (struct date){ .month = month, .day = day };
        if (is_date(&date)) {
            *out = days_of(1970, month, day) * DAY +
                   ((nanos_t)hour * 3600 + minute * 60 + second) * NANOS_PER_S + rest;
            return true;
        }
    }
    if (!fraction || s.p[at] != '1')
        return false;
    *out = (nanos_t)unix_seconds * NANOS_PER_S + rest;
    return true;
}

/* The time at `at`, which ends at `end`, is `time` into its day. */
static nanos_t place_time(struct slice s, size_t at, size_t end, nanos_t time, nanos_t *day,
                          nanos_t latest)
{
    nanos_t fraction = read_fraction(s, &end);
    struct slice behind = slice_sub(s, end, end + 3);
    bool pm = slice_istarts(behind, SLICE(" PM")), am = slice_istarts(behind, SLICE(" AM"));
    struct date date;
    nanos_t zone = 0;

    if (pm && time < DAY / 2)
        time += DAY / 2;
    if (am && time >= DAY / 2)
        time -= DAY / 2;
    time += fraction;
    if (at > 1 && read_date(s, at, am || pm, &date)) {
        read_year_behind(s, end, &date);
        *day = days_of(date.year == 0 ? 1970 : date.year, date.month, date.day) * DAY;
        zone = date.year == 0 ? 0 : read_zone(s, end);
    } else if (latest != NANOS_NONE && *day + time < latest - DAY / 2 &&
               *day + time > latest - 3 * DAY / 2 && *day < LAST_DAY) {
        *day += DAY;
    }
    return *day + time > zone ? *day + time - zone : *day + time;
}

nanos_t trace_time(struct slice line, nanos_t *day, nanos_t latest)
{
    nanos_t time;
    size_t end;

    for (size_t at = 0; at < line.n; at++) {
        if (!is_digit(line.p[at]))
            continue;
        if (is_time_of_day(line, at, &time, &end))
            return place_time(line, at, end, time, day, latest);
        if (is_number(line, at, &time))
            return time;
    }
    return NANOS_NONE;
}
