/* relay.c - batches of letters, on their way to another thread. */
#include "config.h"

#include "session/relay.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/thread.h"
#include "frame/tls.h"

#define BATCHES 8      /* a power of two */
#define LOOKED_AT 1024 /* bytes of a letter, or nearly */

/* Letters one behind the other, each with what it points to. `n` grows with each letter: it lies
 * here, far from all that the other thread looks at meanwhile, so that no cache line goes
 * from one to the other and back. */
struct batch {
    size_t n, room;
    alignas(max_align_t) char bytes[];
};

/* A message that is read where it is taken. */
struct reading {
    struct intake intake;
    struct sip_message message;
};

/* The batches sent and taken are counted; the next to be filled, or taken, has its number's place.
 */
struct relay {
    letter_taker *take;
    letter_expecter *expect;
    void *context;
    struct batch *batches[BATCHES];
    pthread_t thread;
    bool begun;
    bool hungry; /* the taker has few batches before it: it reads the messages of this one */
    struct reading *readings; /* of the letters in its line, EXPECT_FIRST + 1 */
    pthread_mutex_t lock;     /* of what follows */
    pthread_cond_t sent_one, took_one;
    uint64_t sent, taken;
    bool ending;
};

/* A letter in a batch: it and the pieces behind it, that it points to, are `size` bytes. So many
 * headers are yet to be read, see relay_send(). */
struct envelope {
    size_t size;
    uint32_t headers;
    struct letter letter;
};

static struct batch *batch_resize(struct batch *batch, size_t room)
{
    batch = xrealloc(batch, sizeof *batch + room);
    batch->room = room;
    return batch;
}

struct relay *relay_new(size_t batch, letter_taker *take, letter_expecter *expect, void *context)
{
    struct relay *r = xcalloc(1, sizeof *r);

    r->take = take;
    r->expect = expect;
    r->context = context;
    r->readings = xmalloc((EXPECT_FIRST + 1) * sizeof *r->readings);
    for (size_t i = 0; i < BATCHES; i++) {
        r->batches[i] = batch_resize(NULL, batch);
        r->batches[i]->n = 0;
    }
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->sent_one, NULL);
    pthread_cond_init(&r->took_one, NULL);
    return r;
}

/* The pieces of a letter */

static size_t aligned(size_t n)
{
    const size_t align = alignof(max_align_t);

    return (n + align - 1) / align * align;
}

/* The most that a letter with a frame can take. */
static size_t room_of(const struct frame *f, bool read)
{
    size_t n = aligned(sizeof(struct envelope)) + aligned(sizeof *f) + aligned(f->payload.n);

    if (f->tls != NULL)
        n += aligned(sizeof *f->tls);
    if (f->agent != NULL)
        n += aligned(sizeof *f->agent) + aligned(f->agent->name.n) +
             aligned(f->agent->correlation.n);
    if (read)
        n += aligned(sizeof(struct intake)) + aligned(sizeof(struct sip_message));
    return n;
}

/* Copies `n` bytes to *at, which moves behind them. */
static void *put(char **at, const void *p, size_t n)
{
    void *copy = *at;

    if (n > 0)
        memcpy(copy, p, n);
    *at += aligned(n);
    return copy;
}

static struct slice put_slice(char **at, struct slice s)
{
    return (struct slice){ put(at, s.p, s.n), s.n };
}

static const struct frame_agent *put_agent(char **at, const struct frame_agent *agent)
{
    struct frame_agent *copy = put(at, agent, sizeof *agent);

    copy->name = put_slice(at, agent->name);
    copy->correlation = put_slice(at, agent->correlation);
    return copy;
}

/* Reads the message of the frame; of its header lines no more room is taken than there are. */
static struct sip_message *put_intake(char **at, struct letter *letter, uint32_t headers)
{
    const struct frame *f = letter->frame;
    struct intake *in = (struct intake *)(void *)*at;
    struct sip_message *m = (struct sip_message *)(void *)(*at + aligned(sizeof *in));

    intake_read(in, f, f->payload, f->missing, headers, m);
    letter->intake = in;
    *at = (char *)m;
    if (in->message == NULL)
        return NULL;
    *at += aligned(offsetof(struct sip_message, headers) + m->n_headers * sizeof m->headers[0]);
    return m;
}

static struct frame *put_frame(char **at, struct letter *letter, uint32_t headers)
{
    struct frame *f = put(at, letter->frame, sizeof *f);
    struct sip_message *m = headers > 0 ? put_intake(at, letter, headers) : NULL;

    f->parts = NULL;
    f->n_parts = 0;
    f->payload = put_slice(at, f->payload);
    if (m != NULL)
        m->bytes = f->payload;
    if (f->tls != NULL)
        f->tls = put(at, f->tls, sizeof *f->tls);
    if (f->agent != NULL)
        f->agent = put_agent(at, f->agent);
    return f;
}

/* Returns the bytes that it takes. What is always looked at comes first: each line of a cache that
 * the other thread looks at has a long way. */
static size_t put_letter(char *to, const struct letter *letter, uint32_t headers, bool unread)
{
    struct envelope *e = (struct envelope *)(void *)to;
    char *at = to + aligned(sizeof *e);

    e->letter = *letter;
    e->headers = unread ? headers : 0;
    e->letter.frame = put_frame(&at, &e->letter, unread ? 0 : headers);
    e->size = (size_t)(at - to);
    return e->size;
}

/* Taking */

static void read_letter(struct envelope *e, struct reading *room)
{
    const struct frame *f = e->letter.frame;

    intake_read(&room->intake, f, f->payload, f->missing, e->headers, &room->message);
    e->letter.intake = &room->intake;
}

/* A place in a batch, and how far what lies behind it was fetched from memory. */
struct cursor {
    size_t at, fetched;
};

static void fetch(const struct batch *batch, struct cursor *c)
{
    size_t from = c->fetched > c->at ? c->fetched : c->at;

    c->fetched = c->at + LOOKED_AT;
    prefetch(batch->bytes + from, c->fetched - from);
}

/* The letter there, behind which the cursor goes; NULL: there is none. */
static struct envelope *next_letter(struct batch *batch, struct cursor *c, struct reading *room)
{
    if (c->at >= batch->n)
        return NULL;
    struct envelope *e = (struct envelope *)(void *)(batch->bytes + c->at);

    c->at += e->size;
    fetch(batch, c);
    if (e->headers > 0)
        read_letter(e, room);
    return e;
}

/* The letter of each place is expected, and then taken, when those behind it have moved up. */
static void take_batch(const struct relay *r, struct batch *batch)
{
    struct envelope *line[EXPECT_FIRST + 1] = { NULL };
    struct cursor cursor = { 0 };
    size_t n = 0, taken = 0;

    do {
        memmove(line, line + 1, EXPECT_FIRST * sizeof *line);
        line[EXPECT_FIRST] = next_letter(batch, &cursor, &r->readings[n % (EXPECT_FIRST + 1)]);
        n += line[EXPECT_FIRST] != NULL;
        for (unsigned others = EXPECT_FIRST; others > 0; others--)
            if (line[others] != NULL)
                r->expect(r->context, &line[others]->letter, others);
        if (line[0] != NULL) {
            r->take(r->context, &line[0]->letter);
            taken++;
        }
    } while (taken < n);
}

static void *run(void *relay)
{
    struct relay *r = relay;

    pthread_mutex_lock(&r->lock);
    for (;;) {
        while (r->taken == r->sent && !r->ending)
            pthread_cond_wait(&r->sent_one, &r->lock);
        if (r->ending)
            break;
        struct batch *batch = r->batches[r->taken % BATCHES];

        pthread_mutex_unlock(&r->lock);
        take_batch(r, batch);
        pthread_mutex_lock(&r->lock);
        r->taken++;
        pthread_cond_signal(&r->took_one);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* Sending */

static struct batch *filling(const struct relay *r)
{
    return r->batches[r->sent % BATCHES];
}

/* Hands the batch over, and waits until there is a place for the next. */
static void hand_over(struct relay *r)
{
    if (!r->begun)
        r->begun = thread_start(&r->thread, run, r);
    if (!r->begun) { /* then it is done here */
        take_batch(r, filling(r));
        filling(r)->n = 0;
        return;
    }
    pthread_mutex_lock(&r->lock);
    r->sent++;
    pthread_cond_signal(&r->sent_one);
    while (r->sent - r->taken >= BATCHES)
        pthread_cond_wait(&r->took_one, &r->lock);
    r->hungry = r->sent - r->taken < BATCHES / 2;
    pthread_mutex_unlock(&r->lock);
    filling(r)->n = 0;
}

static struct batch *batch_for(struct relay *r, size_t room)
{
    struct batch *batch = filling(r);

    if (batch->n > 0 && room > batch->room - batch->n) {
        hand_over(r);
        batch = filling(r);
    }
    if (room > batch->room)
        batch = r->batches[r->sent % BATCHES] = batch_resize(batch, room);
    return batch;
}

void relay_send(struct relay *r, const struct letter *letter, uint32_t headers)
{
    if (letter->kind != LETTER_MESSAGE)
        headers = 0;
    struct batch *batch = batch_for(r, room_of(letter->frame, headers > 0));

    batch->n += put_letter(batch->bytes + batch->n, letter, headers, r->hungry);
}

struct letter *relay_room(struct relay *r)
{
    struct batch *batch = batch_for(r, aligned(sizeof(struct envelope)));
    struct envelope *e = (struct envelope *)(void *)(batch->bytes + batch->n);

    e->size = aligned(sizeof *e);
    e->headers = 0;
    return &e->letter;
}

void relay_fill(struct relay *r)
{
    filling(r)->n += aligned(sizeof(struct envelope));
}

void relay_settle(struct relay *r)
{
    if (!r->begun) {
        take_batch(r, filling(r));
        filling(r)->n = 0;
        return;
    }
    if (filling(r)->n > 0)
        hand_over(r);
    pthread_mutex_lock(&r->lock);
    while (r->taken < r->sent)
        pthread_cond_wait(&r->took_one, &r->lock);
    pthread_mutex_unlock(&r->lock);
}

static void end(struct relay *r)
{
    pthread_mutex_lock(&r->lock);
    r->ending = true;
    pthread_cond_signal(&r->sent_one);
    pthread_mutex_unlock(&r->lock);
    pthread_join(r->thread, NULL);
}

void relay_free(struct relay *r)
{
    if (r == NULL)
        return;
    if (r->begun)
        end(r);
    for (size_t i = 0; i < BATCHES; i++)
        free(r->batches[i]);
    free(r->readings);
    pthread_cond_destroy(&r->sent_one);
    pthread_cond_destroy(&r->took_one);
    pthread_mutex_destroy(&r->lock);
    free(r);
}
