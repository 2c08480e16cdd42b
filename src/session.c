/* session.c - the pipeline on one page: a packet goes in, calls and findings are up to date. */
#include "config.h"

#include "session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "sip/framer.h"

#define SPOOL_LIMIT (UINT64_C(4) << 30)               /* bytes; a file, beyond a few MB */

struct session {
    struct store *store;
    struct frames *frames;
    struct framer *framer;
    struct calls *calls;
    struct rules *rules;
    struct profiles *profiles;
    struct diagnosis *diagnosis;
    nanos_t last;
};

static void take_message(void *context, const struct frame *frame, const struct slice bytes,
                         ref_t ref, uint32_t missing)
{
    struct session *session = context;

    calls_feed_sip(session->calls, frame, bytes, ref, missing);
}

static void take_frame(void *context, const struct frame *frame)
{
    struct session *session = context;

    if (!framer_feed(session->framer, frame))
        calls_feed_other(session->calls, frame);
}

struct session *session_new(const char *dir, struct error *error)
{
    struct session *session = xcalloc(1, sizeof *session);

    session->last = NANOS_NONE;
    session->rules = rules_load(dir, error);
    if (session->rules != NULL)
        session->profiles = profiles_load(dir, error);
    if (session->profiles == NULL) {
        session_free(session);
        return NULL;
    }
    session->store = store_new(SPOOL_LIMIT);
    session->calls = calls_new(session->store, NULL);
    session->framer = framer_new(session->store, take_message, session);
    session->frames = frames_new(take_frame, session);
    session->diagnosis = diagnosis_new(session->calls, session->rules, session->profiles);
    return session;
}

void session_free(struct session *session)
{
    if (session == NULL)
        return;
    if (session->diagnosis != NULL) {
        diagnosis_free(session->diagnosis);
        frames_free(session->frames);
        framer_free(session->framer);
        calls_free(session->calls);
        store_free(session->store);
    }
    if (session->profiles != NULL)
        profiles_free(session->profiles);
    if (session->rules != NULL)
        rules_free(session->rules);
    free(session);
}

void session_feed(struct session *session, const struct packet *packet)
{
    session_tick(session, packet->time);
    frames_feed(session->frames, packet);
}

void session_tick(struct session *session, nanos_t now)
{
    session->last = now;
    frames_tick(session->frames, now);
    framer_tick(session->framer, now);
    calls_tick(session->calls, now);
}

void session_finish(struct session *session)
{
    frames_flush(session->frames);
    framer_flush(session->framer);
    if (session->last != NANOS_NONE)
        calls_flush(session->calls, session->last);
}

struct store *session_store(struct session *session)
{
    return session->store;
}

struct calls *session_calls(struct session *session)
{
    return session->calls;
}

struct diagnosis *session_diagnosis(struct session *session)
{
    return session->diagnosis;
}

const struct rules *session_rules(const struct session *session)
{
    return session->rules;
}

const struct profiles *session_profiles(const struct session *session)
{
    return session->profiles;
}

void session_frames_stats(const struct session *session, struct frames_stats *out)
{
    frames_stats(session->frames, out);
}

/* The program's own place: from a build tree (build/src/sipwhy) the data is two folders up. */
static const char *beside_program(void)
{
    static const char *const places[] = {"/../data", "/../../data"};
    static char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/../../data/rules");
    char *slash;

    if (n <= 0)
        return NULL;
    path[n] = '\0';
    slash = strrchr(path, '/');
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        size_t length = strlen(places[i]);

        memcpy(slash, places[i], length);
        memcpy(slash + length, "/rules", sizeof "/rules");
        if (access(path, R_OK) == 0) {
            slash[length] = '\0';
            return path;
        }
    }
    return NULL;
}

const char *data_dir(void)
{
    const char *dir = getenv("SIPWHY_DATA");

    if (dir == NULL || dir[0] == '\0')
        dir = beside_program();
    return dir != NULL ? dir : DATADIR;
}
