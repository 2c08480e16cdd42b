/* pipeline.h - the stages from packets to verdicts, for targets that drive all of them. As
 * session.c joins them, but rules and profiles are read once for all inputs. */
#ifndef SIPWHY_TESTS_PIPELINE_H
#define SIPWHY_TESTS_PIPELINE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "diagnose/diagnosis.h"
#include "frame/frame.h"
#include "session/session.h"
#include "sip/framer.h"

#define PIPELINE_TICK NANOS_PER_S

struct pipeline {
    struct store *store;
    struct calls *calls;
    struct framer *framer;
    struct frames *frames;
    struct diagnosis *diagnosis;
    nanos_t ticked, end;
};

static struct rules *pipeline_rules;
static struct profiles *pipeline_profiles;

static void pipeline_message(void *context, const struct frame *f, const struct slice bytes,
                             ref_t ref, uint32_t missing)
{
    struct pipeline *p = context;

    calls_feed_sip(p->calls, f, bytes, ref, missing);
}

static void pipeline_frame(void *context, const struct frame *f)
{
    struct pipeline *p = context;

    if (!framer_feed(p->framer, f))
        calls_feed_other(p->calls, f);
}

/* Rules and profiles as they come with the program; the user's own would make a difference. */
static inline void pipeline_data(void)
{
    struct error error = { 0 };

    if (pipeline_profiles != NULL)
        return;
    setenv("XDG_CONFIG_HOME", "/proc/self", 1);
    pipeline_rules = rules_load(data_dir(), &error);
    if (pipeline_rules != NULL)
        pipeline_profiles = profiles_load(data_dir(), &error);
    if (pipeline_profiles == NULL || rules_count(pipeline_rules) == 0) {
        fprintf(stderr, "%s: %s\n", data_dir(),
                error_is_set(&error) ? error.message : "no rules; SIPWHY_DATA names their folder");
        exit(2);
    }
}

/* Tight: what is kept is no more than a few messages, so that it has to be let go of. */
static inline void pipeline_begin_within(struct pipeline *p, bool tight)
{
    static const struct calls_limits roomy = {
        .calls = 40, .messages_per_call = 100, .messages = 1000, .streams = 50, .lookups = 20,
        .icmp = 50,
    }, small = {
        .calls = 4, .messages_per_call = 10, .kib_per_call = 6, .messages = 24, .media = 8,
        .streams = 6, .streams_per_call = 2, .lookups = 3, .icmp = 3, .headers = 20,
    };

    pipeline_data();
    *p = (struct pipeline){ .store = store_new(1 << 20), .ticked = NANOS_NONE };
    p->calls = calls_new(p->store, tight ? &small : &roomy);
    p->framer = framer_new(pipeline_message, p);
    p->frames = frames_new(pipeline_frame, p);
    if (tight) {
        framer_limit(p->framer, &(struct framer_limits){ 2, 2, 3 });
        frames_limit(p->frames, &(struct frames_limits){ 2, 2, 2 });
    }
    p->diagnosis = diagnosis_new(p->calls, pipeline_rules, pipeline_profiles);
}

static inline void pipeline_begin(struct pipeline *p)
{
    pipeline_begin_within(p, false);
}

/* As session_feed() does, but that a call is judged now and then, as a screen has it. */
static inline void pipeline_tick(struct pipeline *p, nanos_t now)
{
    p->ticked = now;
    frames_tick(p->frames, now);
    framer_tick(p->framer, now);
    calls_tick(p->calls, now);
    if (calls_count(p->calls) > 0)
        diagnosis_call(p->diagnosis, calls_at(p->calls, 0));
}

static inline void pipeline_feed(struct pipeline *p, const struct packet *packet)
{
    if (p->ticked == NANOS_NONE || packet->time < p->ticked)
        p->ticked = packet->time;
    if (packet->time - p->ticked >= PIPELINE_TICK)
        pipeline_tick(p, packet->time);
    if (packet->time > p->end)
        p->end = packet->time;
    frames_feed(p->frames, packet);
}

static inline void pipeline_finish(struct pipeline *p)
{
    frames_flush(p->frames);
    framer_flush(p->framer);
    calls_flush(p->calls, p->end);
    for (size_t i = 0; i < calls_count(p->calls); i++)
        diagnosis_call(p->diagnosis, calls_at(p->calls, i));
    diagnosis_capture(p->diagnosis);
}

static inline void pipeline_end(struct pipeline *p)
{
    frames_free(p->frames);
    framer_free(p->framer);
    diagnosis_free(p->diagnosis);
    calls_free(p->calls);
    store_free(p->store);
}

/* A file that holds these bytes: its path, to be freed, and its descriptor, to be closed. */
static inline char *memory_file(const void *data, size_t size, int *fd)
{
    *fd = memfd_create("input", MFD_CLOEXEC);
    if (*fd < 0 || write(*fd, data, size) != (ssize_t)size || lseek(*fd, 0, SEEK_SET) != 0)
        abort();
    return xasprintf("/proc/self/fd/%d", *fd);
}

#endif
