/* moment.c - dates and times -> a point in time. */
#include "config.h"

#include "base/moment.h"

#include <time.h>

#include "base/mem.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, NO_ZONE = 99 * HOUR };

/* The parts of the text that were read; -1: not yet. */
struct reading {
    int year, month, day, hour, minute;
    int64_t second_nanos; /* of the minute */
    int zone;             /* seconds east of Greenwich; NO_ZONE */
    bool afternoon, forenoon;
};

static bool read_number(struct slice s, size_t digits_at_most, int low, int high, int *out)
{
    uint64_t n;

    if (s.n > digits_at_most || !slice_u64(s, &n) || n < (uint64_t)low || n > (uint64_t)high)
        return false;
    *out = (int)n;
    return true;
}

/* 2026-01-04 */
static bool read_day(struct slice word, struct reading *r)
{
    struct slice year = slice_cut(&word, '-'), month = slice_cut(&word, '-');

    return r->year < 0 && year.n == 4 && read_number(year, 4, 1700, 2200, &r->year) &&
           read_number(month, 2, 1, 12, &r->month) && read_number(word, 2, 1, 31, &r->day);
}

/* 05.678 */
static bool read_seconds(struct slice word, struct reading *r)
{
    struct slice whole = slice_cut(&word, '.');
    int seconds;

    if (whole.n == 0 || !read_number(whole, 2, 0, 60, &seconds) || word.n > 9)
        return false;
    r->second_nanos = seconds * NANOS_PER_S;
    nanos_t unit = NANOS_PER_S;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9')
            return false;
        unit /= 10;
        r->second_nanos += (word.p[i] - '0') * unit;
    }
    return true;
}

/* 15:04, 15:04:05 */
static bool read_time(struct slice word, struct reading *r)
{
    struct slice hour = slice_cut(&word, ':'), minute = slice_cut(&word, ':');

    if (r->hour >= 0 || !read_number(hour, 2, 0, 23, &r->hour) || minute.n != 2 ||
        !read_number(minute, 2, 0, 59, &r->minute))
        return false;
    return word.n == 0 || read_seconds(word, r);
}

/* +02:00, -0800, +02 */
static bool read_offset(struct slice word, struct reading *r)
{
    int sign = word.p[0] == '-' ? -1 : 1, hours, minutes = 0;
    struct slice rest = slice_sub(word, 1, word.n), hour = slice_sub(rest, 0, 2);

    rest = slice_sub(rest, 2, rest.n);
    if (rest.n > 0 && rest.p[0] == ':')
        rest = slice_sub(rest, 1, rest.n);
    if (r->zone != NO_ZONE || hour.n != 2 || !read_number(hour, 2, 0, 14, &hours) ||
        (rest.n > 0 && (rest.n != 2 || !read_number(rest, 2, 0, 59, &minutes))))
        return false;
    r->zone = sign * (hours * HOUR + minutes * MINUTE);
    return true;
}

/* Names of zones (RFC 5322 section 4.3, and those of Europe that nobody else uses), months, days of
 * the week, halves of the day. */
static bool read_name(struct slice word, struct reading *r)
{
    static const struct {
        const char *name;
        int east;
    } zones[] = { { "Z", 0 },           { "UTC", 0 },         { "GMT", 0 },
                  { "EST", -5 * HOUR }, { "EDT", -4 * HOUR }, { "CST", -6 * HOUR },
                  { "CDT", -5 * HOUR }, { "MST", -7 * HOUR }, { "MDT", -6 * HOUR },
                  { "PST", -8 * HOUR }, { "PDT", -7 * HOUR }, { "CET", HOUR },
                  { "CEST", 2 * HOUR } };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    static const char *const weekdays[] = {
        "Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"
    };

    for (size_t i = 0; i < ARRAY_SIZE(zones); i++)
        if (slice_ieq(word, slice_of(zones[i].name)) && r->zone == NO_ZONE) {
            r->zone = zones[i].east;
            return true;
        }
    for (size_t i = 0; i < ARRAY_SIZE(months); i++)
        if (slice_ieq(word, slice_of(months[i])) && r->month < 0) {
            r->month = (int)i + 1;
            return true;
        }
    for (size_t i = 0; i < ARRAY_SIZE(weekdays); i++)
        if (slice_ieq(word, slice_of(weekdays[i])))
            return true;
    r->afternoon |= slice_ieq(word, SLICE("PM"));
    r->forenoon |= slice_ieq(word, SLICE("AM"));
    return slice_ieq(word, SLICE("PM")) || slice_ieq(word, SLICE("AM"));
}

/* A day or a year that stands alone: 04 Jan 2026. */
static bool read_bare(struct slice word, struct reading *r)
{
    if (word.n == 4)
        return r->year < 0 && read_number(word, 4, 1700, 2200, &r->year);
    return r->day < 0 && read_number(word, 2, 1, 31, &r->day);
}

/* A time with its zone behind it: 15:04:05Z, 15:04:05+02:00. */
static bool read_zoned_time(struct slice word, struct reading *r)
{
    size_t end = 0;

    while (end < word.n &&
           ((word.p[end] >= '0' && word.p[end] <= '9') || word.p[end] == ':' || word.p[end] == '.'))
        end++;
    struct slice zone = slice_sub(word, end, word.n);

    if (!read_time(slice_sub(word, 0, end), r))
        return false;
    if (zone.n == 0)
        return true;
    return zone.p[0] == '+' || zone.p[0] == '-' ? read_offset(zone, r) : read_name(zone, r);
}

static bool has_at(struct slice word, size_t at, char c)
{
    return word.n > at && word.p[at] == c;
}

static bool read_word(struct slice word, struct reading *r)
{
    enum { DAY_LENGTH = 10 };

    if (word.p[0] == '+' || word.p[0] == '-')
        return read_offset(word, r);
    if (has_at(word, 4, '-') && has_at(word, DAY_LENGTH, 'T'))
        return read_day(slice_sub(word, 0, DAY_LENGTH), r) &&
               read_zoned_time(slice_sub(word, DAY_LENGTH + 1, word.n), r);
    if (slice_chr(word, ':') < word.n)
        return read_zoned_time(word, r);
    if (has_at(word, 4, '-'))
        return read_day(word, r);
    return word.p[0] >= '0' && word.p[0] <= '9' ? read_bare(word, r) : read_name(word, r);
}

/* Seconds since 1970-01-01; false for a day that does not exist. */
static bool seconds_of(const struct reading *r, bool local, int64_t *out)
{
    struct tm broken = {
        .tm_year = r->year - 1900,
        .tm_mon = r->month - 1,
        .tm_mday = r->day,
        .tm_hour = r->hour,
        .tm_min = r->minute,
        .tm_isdst = -1,
    };

    *out = local ? mktime(&broken) : timegm(&broken);
    return broken.tm_mday == r->day;
}

/* 12 AM is 0, 12 PM is 12. */
static bool turn_half(struct reading *r)
{
    if (!r->afternoon && !r->forenoon)
        return true;
    if (r->hour < 1 || r->hour > 12 || (r->afternoon && r->forenoon))
        return false;
    r->hour = r->hour % 12 + (r->afternoon ? 12 : 0);
    return true;
}

bool moment_parse(struct slice text, bool local, struct moment *out)
{
    struct reading r = {
        .year = -1, .month = -1, .day = -1, .hour = -1, .minute = -1, .zone = NO_ZONE
    };
    int64_t seconds;

    for (struct slice rest = slice_trim(text); rest.n > 0;) {
        struct slice word = slice_cut(&rest, ' ');

        if (word.n > 0 && !read_word(word, &r))
            return false;
    }
    if (r.year < 0 || r.month < 0 || r.day < 0 || !turn_half(&r))
        return false;
    out->day = r.hour < 0;
    if (out->day)
        r.hour = r.minute = 0;
    if (!seconds_of(&r, local && r.zone == NO_ZONE, &seconds))
        return false;
    seconds -= r.zone == NO_ZONE ? 0 : r.zone;
    out->time = seconds * NANOS_PER_S + r.second_nanos;
    return true;
}
