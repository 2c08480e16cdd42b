/* replay.c - files or a recorder, read from the start. */
#include "config.h"

#include "packet/replay.h"

#include <stdlib.h>

#include "base/mem.h"

struct replay {
    struct recorder *recorder; /* NULL: files */
    struct recorder_place begin, place;
    const struct source *former;
    struct source *source;
};

struct replay *replay_source(const struct source *source, struct error *error)
{
    struct replay *r = xcalloc(1, sizeof *r);

    r->former = source;
    r->source = source_again(source, error);
    if (r->source != NULL)
        return r;
    replay_free(r);
    return NULL;
}

struct replay *replay_recorder(struct recorder *recorder)
{
    struct replay *r = xcalloc(1, sizeof *r);

    r->recorder = recorder;
    r->begin = r->place = recorder_begin(recorder);
    return r;
}

void replay_free(struct replay *r)
{
    if (r == NULL)
        return;
    source_close(r->source);
    free(r);
}

enum source_status replay_next(struct replay *r, struct packet *p, struct error *error)
{
    if (r->recorder != NULL)
        return recorder_next(r->recorder, &r->place, p) ? SOURCE_PACKET : SOURCE_END;
    enum source_status status = source_next(r->source, p, error);

    /* A file that others still write to: what is there is enough. */
    return status == SOURCE_WAIT ? SOURCE_END : status;
}

bool replay_rewind(struct replay *r, struct error *error)
{
    r->place = r->begin;
    if (r->recorder != NULL)
        return true;
    source_close(r->source);
    r->source = source_again(r->former, error);
    return r->source != NULL;
}

double replay_part(struct replay *r)
{
    uint64_t done = r->place.at - r->begin.at, all = r->place.end - r->begin.at;

    if (r->recorder == NULL) {
        struct source_stats stats;

        source_stats(r->source, &stats);
        done = stats.read;
        all = stats.size;
    }
    if (all == 0)
        return 0;
    return done < all ? (double)done / (double)all : 1;
}

uint64_t replay_lost(const struct replay *r)
{
    return r->recorder != NULL ? recorder_dropped(r->recorder) : 0;
}
