/* ahead.c - another thread judges calls before they are asked for. */
#include "config.h"

#include "diagnose/ahead.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/thread.h"

/* Calls: of fewer, each thread would read what lies between those of the other. */
#define BLOCK 128
#define BLOCKS 8 /* that it is ahead at most */

struct block {
    struct kept_verdict *verdicts[BLOCK]; /* NULL: it was taken */
    struct text written;                  /* of all of them */
    size_t ends[BLOCK];                   /* of what was written of each */
};

/* Who judges: the one who asks, or the other thread. */
struct judge {
    struct diagnosis *diagnosis;
    void *writer;
};

/* Block b of the calls has place b % BLOCKS while its verdicts wait. */
struct ahead {
    struct judge own, other;
    verdict_writer *write; /* NULL: nothing is written */
    struct calls *calls;
    size_t n_calls;
    struct block blocks[BLOCKS];
    pthread_t thread;
    size_t at;            /* the call that is asked for next, by its place */
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t changed;
    size_t begun;          /* blocks, by whomever */
    size_t judged[BLOCKS]; /* 1 + the block that the place holds, and that is done; 0: none */
    size_t left;           /* blocks that are behind the one who asks */
    bool ending;
};

static size_t n_blocks(const struct ahead *a)
{
    return (a->n_calls + BLOCK - 1) / BLOCK;
}

/* Is there a block that nobody has begun, and a place for it? */
static bool has_next(const struct ahead *a)
{
    return a->begun < n_blocks(a) && a->begun < a->left + BLOCKS;
}

static void judge_block(struct ahead *a, const struct judge *judge, size_t number)
{
    struct block *block = &a->blocks[number % BLOCKS];

    text_clear(&block->written);
    for (size_t i = 0; i < BLOCK && number * BLOCK + i < a->n_calls; i++) {
        const struct call *call = calls_at(a->calls, number * BLOCK + i);

        calls_prefetch_after(a->calls, number * BLOCK + i);
        block->verdicts[i] = diagnosis_judge(judge->diagnosis, call);
        if (a->write != NULL)
            a->write(judge->writer, call, verdict_in(block->verdicts[i]), &block->written);
        block->ends[i] = block->written.n;
    }
}

/* Judges it, without the lock, which is held before and after. */
static void judge_next(struct ahead *a, const struct judge *judge)
{
    const size_t block = a->begun++;

    pthread_mutex_unlock(&a->lock);
    judge_block(a, judge, block);
    pthread_mutex_lock(&a->lock);
    a->judged[block % BLOCKS] = block + 1;
    pthread_cond_signal(&a->changed);
}

/* The other thread */
static void *run(void *ahead)
{
    struct ahead *a = ahead;

    pthread_mutex_lock(&a->lock);
    while (!a->ending && a->begun < n_blocks(a)) {
        if (has_next(a))
            judge_next(a, &a->other);
        else
            pthread_cond_wait(&a->changed, &a->lock);
    }
    pthread_mutex_unlock(&a->lock);
    return NULL;
}

static void done(struct ahead *a)
{
    for (size_t i = 0; i < BLOCKS; i++) {
        for (size_t k = 0; k < BLOCK; k++)
            verdict_drop(a->blocks[i].verdicts[k]);
        text_done(&a->blocks[i].written);
    }
    pthread_cond_destroy(&a->changed);
    pthread_mutex_destroy(&a->lock);
    free(a);
}

struct ahead *ahead_new(struct diagnosis *own, struct diagnosis *other, struct calls *calls,
                        const struct verdict_writers *writers)
{
    struct ahead *a = xcalloc(1, sizeof *a);

    a->own = (struct judge){ own, writers->own };
    a->other = (struct judge){ other, writers->other };
    a->write = writers->write;
    a->calls = calls;
    a->n_calls = calls_count(calls);
    pthread_mutex_init(&a->lock, NULL);
    pthread_cond_init(&a->changed, NULL);
    if (thread_start(&a->thread, run, a))
        return a;
    done(a);
    return NULL;
}

/* Asking */

/* Begins with a block; while the other thread is not done with it, one after it is judged here. */
static void enter(struct ahead *a, size_t block)
{
    pthread_mutex_lock(&a->lock);
    a->left = block;
    pthread_cond_signal(&a->changed);
    while (a->judged[block % BLOCKS] != block + 1) {
        if (has_next(a))
            judge_next(a, &a->own);
        else
            pthread_cond_wait(&a->changed, &a->lock);
    }
    pthread_mutex_unlock(&a->lock);
}

/* The verdict on the next call, of which nothing more is kept here. */
static struct kept_verdict *pass(struct ahead *a, struct slice *written)
{
    size_t number = a->at / BLOCK, i = a->at % BLOCK;

    if (i == 0)
        enter(a, number);
    struct block *block = &a->blocks[number % BLOCKS];
    struct kept_verdict *verdict = block->verdicts[i];

    *written =
        slice_sub(text_view(&block->written), i > 0 ? block->ends[i - 1] : 0, block->ends[i]);
    block->verdicts[i] = NULL;
    a->at++;
    return verdict;
}

struct kept_verdict *ahead_take(struct ahead *a, const struct call *call, struct slice *written)
{
    while (a->at < a->n_calls && calls_at(a->calls, a->at)->id < call->id)
        verdict_drop(pass(a, written));
    *written = (struct slice){ 0 };
    if (a->at == a->n_calls || calls_at(a->calls, a->at) != call)
        return NULL;
    return pass(a, written);
}

void ahead_free(struct ahead *a)
{
    if (a == NULL)
        return;
    pthread_mutex_lock(&a->lock);
    a->ending = true;
    pthread_cond_signal(&a->changed);
    pthread_mutex_unlock(&a->lock);
    pthread_join(a->thread, NULL);
    done(a);
}
