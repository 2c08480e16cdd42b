/* replay.c - files or a recorder, read from the start. */
#include "config.h"

#include "packet/replay.h"

#include <stdlib.h>

#include "base/mem.h"

struct replay {
    struct recorder *recorder;                        /* NULL: files */
    struct recorder_place begin, place;
    char **paths;
    size_t n_paths;
    char *filter;
    struct store *store;                              /* nothing is kept in it */
    struct source *source;
};

static bool open_source(struct replay *r, struct error *error)
{
    r->store = store_new(0);
    r->source = source_open_files((const char *const *)r->paths, r->n_paths, r->store, error);
    return r->source != NULL &&
           (r->filter == NULL || source_set_filter(r->source, r->filter, error));
}

static void close_source(struct replay *r)
{
    source_close(r->source);
    store_free(r->store);
    r->source = NULL;
    r->store = NULL;
}

struct replay *replay_files(const char *const *paths, size_t n, const char *filter,
                            struct error *error)
{
    struct replay *r = xcalloc(1, sizeof *r);

    r->paths = xcalloc(n + 1, sizeof *r->paths);
    for (; r->n_paths < n; r->n_paths++)
        r->paths[r->n_paths] = xstrdup(paths[r->n_paths]);
    r->filter = filter ? xstrdup(filter) : NULL;
    if (open_source(r, error))
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
    close_source(r);
    for (size_t i = 0; i < r->n_paths; i++)
        free(r->paths[i]);
    free(r->paths);
    free(r->filter);
    free(r);
}

enum source_status replay_next(struct replay *r, struct packet *p, struct error *error)
{
    if (r->recorder)
        return recorder_next(r->recorder, &r->place, p) ? SOURCE_PACKET : SOURCE_END;
    enum source_status status = source_next(r->source, p, error);

    /* A file that others still write to: what is there is enough. */
    return status == SOURCE_WAIT ? SOURCE_END : status;
}

bool replay_rewind(struct replay *r, struct error *error)
{
    r->place = r->begin;
    if (r->recorder)
        return true;
    close_source(r);
    return open_source(r, error);
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
    return r->recorder ? recorder_dropped(r->recorder) : 0;
}
