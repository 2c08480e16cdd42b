/* profiles.c - all profiles and trunks, and which of them an address, a host or a User-Agent
 * belongs to.
 *
 * These are asked for every call. Addresses are looked for in one array of all ranges in use;
 * hosts, of which a capture has few, are remembered with the answer. */
#include "config.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/pattern.h"
#include "provider/profiles.h"

#define KNOWN_HOSTS 512  /* a power of two */
#define KNOWN_TOGETHER 4 /* whose hashes end alike: the oldest of so many goes */

struct range_of {
    struct network network;
    bool media;
    const struct profile *profile;
};

struct pattern_of {
    struct pattern *pattern;
    const struct profile *profile;
};

struct known_host {
    char *host; /* NULL: the place is free */
    size_t length;
    const struct profile *profile; /* NULL: no profile's */
};

/* Several threads may ask. */
struct known_hosts {
    pthread_mutex_t lock;
    struct known_host list[KNOWN_HOSTS];
};

struct profiles {
    struct profile **list;
    size_t n, room;
    struct trunk **trunks;
    size_t n_trunks, room_trunks;
    struct range_of *ranges;
    size_t n_ranges, room_ranges;
    struct pattern_of *patterns;
    size_t n_patterns, room_patterns;
    struct network *own;
    size_t n_own, room_own;
    struct known_hosts *known;
};

struct profiles *profiles_empty(void)
{
    struct profiles *p = xcalloc(1, sizeof *p);

    p->known = xcalloc(1, sizeof *p->known);
    pthread_mutex_init(&p->known->lock, NULL);
    return p;
}

void profiles_own(struct profiles *p, struct network network)
{
    VEC_PUSH(p->own, p->n_own, p->room_own) = network;
}

bool profiles_is_own(const struct profiles *p, struct addr addr)
{
    for (size_t i = 0; i < p->n_own; i++)
        if (network_contains(p->own[i], addr))
            return true;
    return false;
}

bool profiles_has_own(const struct profiles *p)
{
    return p->n_own > 0;
}

static void forget_hosts(struct profiles *p)
{
    for (size_t i = 0; i < KNOWN_HOSTS; i++) {
        free(p->known->list[i].host);
        p->known->list[i] = (struct known_host){ 0 };
    }
}

void profiles_free(struct profiles *p)
{
    if (p == NULL)
        return;
    for (size_t i = 0; i < p->n; i++)
        profile_free(p->list[i]);
    for (size_t i = 0; i < p->n_trunks; i++)
        trunk_free(p->trunks[i]);
    for (size_t i = 0; i < p->n_patterns; i++)
        pattern_free(p->patterns[i].pattern);
    forget_hosts(p);
    pthread_mutex_destroy(&p->known->lock);
    free(p->known);
    free(p->list);
    free(p->trunks);
    free(p->ranges);
    free(p->patterns);
    free(p->own);
    free(p);
}

static void add_profile(struct profiles *p, struct profile *profile)
{
    VEC_PUSH(p->list, p->n, p->room) = profile;
    for (size_t i = 0; i < profile->n_ranges; i++) {
        const struct range *range = &profile->ranges[i];

        if (!range->retired)
            VEC_PUSH(p->ranges, p->n_ranges, p->room_ranges) =
                (struct range_of){ range->network, range->media, profile };
    }
    for (size_t i = 0; i < profile->n_host_patterns; i++) {
        struct pattern_error ignored; /* the pattern was compiled once when it was read */
        struct pattern *pattern = pattern_new(slice_of(profile->host_patterns[i]), &ignored);

        if (pattern != NULL)
            VEC_PUSH(p->patterns, p->n_patterns, p->room_patterns) =
                (struct pattern_of){ pattern, profile };
    }
    forget_hosts(p);
}

void profiles_read_file(struct profiles *p, const char *path, struct lint_messages *m)
{
    struct yaml_file *file = yaml_read_file(path, m);

    if (file == NULL)
        return;
    struct profile *profile = profile_read(yaml_root(file), m);
    yaml_file_free(file);
    if (profile == NULL)
        return;
    /* The user's files are read first: the user's own profile stands in place of the program's. */
    if (profiles_by_id(p, slice_of(profile->id)) != NULL)
        profile_free(profile);
    else
        add_profile(p, profile);
}

/* An empty file, or one of remarks, has no trunks. */
static void add_trunks(struct profiles *p, const struct profiles *known, const struct yaml *root,
                       struct lint_messages *m)
{
    static const struct yaml_field fields[] = { { "trunks", NULL, .offset = 0, .required = true } };
    const struct yaml *list = yaml_get(root, "trunks");

    if (root->kind == YAML_SCALAR && root->text.n == 0)
        return;
    bool good =
        yaml_read_map(root, fields, ARRAY_SIZE(fields), NULL, m) && yaml_wants(list, YAML_LIST, m);
    for (const struct yaml *item = good ? list->first : NULL; item != NULL; item = item->next) {
        struct trunk *trunk = trunk_read(known, item, m);

        if (trunk != NULL)
            VEC_PUSH(p->trunks, p->n_trunks, p->room_trunks) = trunk;
    }
}

void trunks_read_file(struct profiles *p, const char *path, struct lint_messages *m)
{
    struct yaml_file *file = yaml_read_file(path, m);

    if (file != NULL)
        add_trunks(p, p, yaml_root(file), m);
    yaml_file_free(file);
}

bool trunks_add_text(struct profiles *p, const struct profiles *known, const char *path,
                     struct slice text, struct error *error)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_text(path, text, &m);

    if (file != NULL)
        add_trunks(p, known, yaml_root(file), &m);
    yaml_file_free(file);
    return lint_messages_to_error(&m, error);
}

bool profiles_add_file(struct profiles *p, const char *path, struct error *error)
{
    struct lint_messages m = { 0 };

    profiles_read_file(p, path, &m);
    return lint_messages_to_error(&m, error);
}

bool trunks_add_file(struct profiles *p, const char *path, struct error *error)
{
    struct lint_messages m = { 0 };

    trunks_read_file(p, path, &m);
    return lint_messages_to_error(&m, error);
}

struct profiles *profiles_load(const char *data_dir, struct error *error)
{
    struct profiles *p = profiles_empty();
    struct datafiles files = { 0 }, trunks = { 0 };
    struct lint_messages m = { 0 };

    datafiles_add_config(&files, "providers");
    char *folder = xasprintf("%s/providers", data_dir);
    datafiles_add_folder(&files, folder);
    free(folder);
    datafiles_add_config_file(&trunks, "trunks.yaml");
    for (size_t i = 0; i < files.n; i++)
        profiles_read_file(p, files.paths[i], &m);
    for (size_t i = 0; i < trunks.n; i++)
        trunks_read_file(p, trunks.paths[i], &m);
    datafiles_done(&files);
    datafiles_done(&trunks);
    if (lint_messages_to_error(&m, error))
        return p;
    profiles_free(p);
    return NULL;
}

size_t profiles_count(const struct profiles *p)
{
    return p->n;
}

const struct profile *profiles_at(const struct profiles *p, size_t i)
{
    return p->list[i];
}

const struct profile *profiles_by_id(const struct profiles *p, struct slice id)
{
    for (size_t i = 0; i < p->n; i++)
        if (slice_eq(slice_of(p->list[i]->id), id))
            return p->list[i];
    return NULL;
}

const struct profile *profiles_by_addr(const struct profiles *p, struct addr a, bool media)
{
    for (size_t i = 0; i < p->n_ranges; i++)
        if (p->ranges[i].media == media && network_contains(p->ranges[i].network, a))
            return p->ranges[i].profile;
    return NULL;
}

static const struct profile *match_host(const struct profiles *p, struct slice host)
{
    for (size_t i = 0; i < p->n_patterns; i++)
        if (pattern_matches(p->patterns[i].pattern, host))
            return p->patterns[i].profile;
    return NULL;
}

static const struct profile *known_or_matched(const struct profiles *p, struct slice host)
{
    size_t place = slice_hash(host) & (KNOWN_HOSTS / KNOWN_TOGETHER - 1);
    struct known_host *known = &p->known->list[place * KNOWN_TOGETHER];

    for (size_t i = 0; i < KNOWN_TOGETHER; i++)
        if (slice_eq(host, (struct slice){ known[i].host, known[i].length }))
            return known[i].profile;
    free(known[KNOWN_TOGETHER - 1].host);
    memmove(&known[1], &known[0], (KNOWN_TOGETHER - 1) * sizeof *known);
    known[0] = (struct known_host){ xstrndup(host.p, host.n), host.n, match_host(p, host) };
    return known[0].profile;
}

const struct profile *profiles_by_host(const struct profiles *p, struct slice host)
{
    /* RFC 1035 section 2.3.4: no name is longer, so nothing longer is worth remembering. */
    if (host.n == 0 || host.n > 255)
        return NULL;
    pthread_mutex_lock(&p->known->lock);
    const struct profile *profile = known_or_matched(p, host);
    pthread_mutex_unlock(&p->known->lock);

    return profile;
}

const struct profile *profiles_by_agent(const struct profiles *p, struct slice agent)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < p->list[i]->n_agents; j++)
            if (slice_istarts(agent, slice_of(p->list[i]->agents[j])))
                return p->list[i];
    return NULL;
}

const struct profile *profiles_by_error_header(const struct profiles *p, struct slice header)
{
    for (size_t i = 0; i < profiles_count(p); i++) {
        const struct profile *profile = profiles_at(p, i);

        if (profile->error_header != NULL && slice_ieq(slice_of(profile->error_header), header))
            return profile;
    }
    return NULL;
}

size_t trunks_count(const struct profiles *p)
{
    return p->n_trunks;
}

const struct trunk *trunks_at(const struct profiles *p, size_t i)
{
    return p->trunks[i];
}

static bool has_host(char *const *texts, size_t n, struct slice host)
{
    for (size_t i = 0; i < n; i++)
        if (slice_ieq(uri_or_host(slice_of(texts[i])), host))
            return true;
    return false;
}

const struct trunk *trunks_by_host(const struct profiles *p, struct slice host)
{
    for (size_t i = 0; i < p->n_trunks && host.n > 0; i++) {
        const struct trunk *t = p->trunks[i];

        if (has_host(t->termination, t->n_termination, host) ||
            has_host(t->origination, t->n_origination, host))
            return t;
    }
    return NULL;
}

const struct trunk *trunks_by_addr(const struct profiles *p, struct addr own)
{
    for (size_t i = 0; i < p->n_trunks; i++)
        for (size_t j = 0; j < p->trunks[i]->n_own; j++)
            if (network_contains(p->trunks[i]->own[j], own))
                return p->trunks[i];
    return NULL;
}
