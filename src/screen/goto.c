/* goto.c - reading what is typed behind `:`. */
#include "config.h"

#include "screen/goto.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static bool is_time(struct slice s)
{
    size_t colons = 0;

    for (size_t i = 0; i < s.n; i++) {
        if ((s.p[i] < '0' || s.p[i] > '9') && strchr(":- ", s.p[i]) == NULL)
            return false;
        colons += s.p[i] == ':';
    }
    return colons == 1 || colons == 2;
}

struct goto_place goto_parse(struct slice typed)
{
    static const struct {
        const char *word;
        enum goto_kind kind;
    } words[] = { { "frame", GOTO_FRAME },    { "packet", GOTO_FRAME }, { "call", GOTO_NUMBER },
                  { "message", GOTO_NUMBER }, { "f", GOTO_FRAME },      { "#", GOTO_NUMBER } };
    struct goto_place place = { .kind = GOTO_NUMBER };
    struct slice rest = slice_trim(typed);
    uint64_t number;

    if (is_time(rest))
        return (struct goto_place){ .kind = GOTO_TIME, .time = rest };
    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (slice_istarts(rest, slice_of(words[i].word))) {
            rest = slice_trim(slice_sub(rest, strlen(words[i].word), rest.n));
            place.kind = words[i].kind;
            break;
        }
    if (!slice_u64(rest, &number) || number > UINT32_MAX)
        return (struct goto_place){ 0 };
    place.number = (uint32_t)number;
    return place;
}

bool goto_reached(const struct goto_place *place, nanos_t time)
{
    struct text clock = { 0 };
    bool day = slice_chr(place->time, '-') < place->time.n;

    if (day)
        clock_local_day(&clock, time);
    else
        clock_local(&clock, time);
    size_t n = place->time.n < clock.n ? place->time.n : clock.n;
    bool reached = memcmp(text_str(&clock), place->time.p, n) >= 0;
    text_done(&clock);
    return reached;
}
