/* store.c - the bytes of messages, and the ways to get at them again.
 *
 * Everything on disk, the spool's file too, is read through one cache of chunks. The spool is a
 * ring: a reference counts all bytes ever added, the place in its file is that modulo its room. */
#include "config.h"

#include "packet/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "helper/confine.h"
#include "packet/scratch.h"

#define CHUNK (UINT64_C(256) * 1024)
#define SLOTS 20
#define SLOTS_AGAIN 4 /* of who reads beside another */
#define MISSES 8u     /* in a row near each other: then a chunk may be read whole */
#define DENSE 3u      /* if they read a third of what they went along, at least */
#define NEAR (CHUNK / 8)
#define PIECES 128                         /* read alone, the latest of them */
#define PIECE 4096u                        /* bytes, of these the longest */
#define MEMORY (UINT64_C(4) * 1024 * 1024) /* of the spool; beyond it the file is used */
#define MOST_FILES 65534u
#define MOST_BYTES (UINT64_C(1) << 48) /* the largest offset of a reference */
#define NO_KEY UINT64_MAX

struct slot {
    uint64_t key; /* reference of its first byte, or NO_KEY */
    uint64_t used_at;
    size_t n; /* bytes in it: fewer at the end of a file */
    char *bytes;
};

struct missed {
    uint64_t key;
    size_t first, last; /* the places of the first and the last miss */
    size_t bytes;       /* of those between, and of both */
    unsigned times;
};

struct piece {
    uint64_t ref; /* of its first byte, or NO_KEY */
    size_t n;
    char bytes[PIECE];
};

struct spool {
    uint64_t limit;
    uint64_t ring;           /* room in the file, whole chunks */
    uint64_t flushed, total; /* bytes given to the file, and in all */
    uint64_t dropped;
    uint64_t failed; /* of these, for want of a disk */
    char *memory;    /* [flushed, total) */
    size_t room;
    int fd; /* -1: no file yet */
};

struct store {
    int *files; /* source number less 1 */
    size_t n_files, room;
    struct spool spool;
    struct slot slots[SLOTS];
    size_t n_slots;              /* of these, that are used */
    bool borrowed;               /* files and spool are those of another */
    struct slot *last;           /* the slot used last */
    uint64_t clock;              /* counts reads */
    struct missed missed[SLOTS]; /* chunks that are in no slot, the latest */
    size_t n_missed;
    struct piece *pieces; /* each at the place that its reference is hashed to */
};

static void empty_cache(struct store *s, size_t n_slots)
{
    s->n_slots = n_slots;
    for (size_t i = 0; i < SLOTS; i++)
        s->slots[i].key = s->missed[i].key = NO_KEY;
    s->last = s->slots;
}

struct store *store_new(uint64_t spool_limit)
{
    struct store *s = xcalloc(1, sizeof *s);

    if (spool_limit > MOST_BYTES)
        spool_limit = MOST_BYTES;
    s->spool = (struct spool){ .limit = spool_limit, .fd = -1 };
    s->spool.ring = (spool_limit + CHUNK - 1) / CHUNK * CHUNK;
    empty_cache(s, SLOTS);
    return s;
}

struct store *store_again(const struct store *of)
{
    struct store *s = xcalloc(1, sizeof *s);

    s->files = of->files;
    s->n_files = of->n_files;
    s->spool = of->spool;
    s->borrowed = true;
    empty_cache(s, SLOTS_AGAIN);
    return s;
}

static void free_own(struct store *s)
{
    for (size_t i = 0; i < s->n_files; i++)
        close(s->files[i]);
    scratch_give_back(s->spool.fd);
    free(s->spool.memory);
    free(s->files);
}

void store_free(struct store *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < SLOTS; i++)
        free(s->slots[i].bytes);
    free(s->pieces);
    if (!s->borrowed)
        free_own(s);
    free(s);
}

unsigned store_add_file(struct store *s, int fd)
{
    if (s->n_files >= MOST_FILES)
        return 0;
    int own = fcntl(fd, F_DUPFD_CLOEXEC, CONFINE_COPIES);

    if (own < 0)
        return 0;
    VEC_PUSH(s->files, s->n_files, s->room) = own;
    return (unsigned)s->n_files;
}

static bool write_all(int fd, const char *p, uint64_t n, uint64_t at)
{
    while (n > 0) {
        ssize_t done = pwrite(fd, p, (size_t)n, (off_t)at);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        p += done;
        n -= (uint64_t)done;
        at += (uint64_t)done;
    }
    return true;
}

/* Writes [from, total), which is in memory, to the ring in the file. */
static bool write_ring(struct spool *s, uint64_t from)
{
    while (from < s->total) {
        uint64_t place = from % s->ring;
        uint64_t n = s->ring - place < s->total - from ? s->ring - place : s->total - from;

        if (!write_all(s->fd, s->memory + (from - s->flushed), n, place))
            return false;
        from += n;
    }
    return true;
}

/* Hands what is in memory to the file. Without one (the disk is full) it is lost, and counted. */
static void flush(struct spool *s)
{
    uint64_t in_memory = s->total - s->flushed;

    if (s->fd < 0)
        s->fd = scratch_take();
    /* Of more than the ring holds, only the end can stay. */
    if (s->fd < 0 || !write_ring(s, in_memory > s->ring ? s->total - s->ring : s->flushed)) {
        s->failed += s->total - s->dropped;
        s->dropped = s->total;
    }
    s->flushed = s->total;
}

ref_t store_add(struct store *store, const void *p, size_t n)
{
    struct spool *s = &store->spool;

    if (n > s->limit || n > MOST_BYTES - s->total)
        return REF_NONE;
    if (s->total > s->flushed && s->total - s->flushed + n > MEMORY)
        flush(s);
    uint64_t need = s->total - s->flushed + n;

    if (need > s->room) {
        s->room = s->room ? s->room : CHUNK;
        while (s->room < need)
            s->room *= 2;
        s->memory = xrealloc(s->memory, s->room);
    }
    if (n)
        memcpy(s->memory + (s->total - s->flushed), p, n);
    ref_t ref = ref_make(REF_SPOOL, s->total);

    s->total += n;
    if (s->total - s->dropped > s->limit)
        s->dropped = s->total - s->limit;
    return ref;
}

/* The place of a chunk's bytes: descriptor, offset, and how many there can be. */
static int locate(const struct store *s, ref_t key, uint64_t *place, uint64_t *n)
{
    unsigned source = ref_source(key);

    *place = ref_offset(key);
    *n = CHUNK;
    if (source != REF_SPOOL)
        return s->files[source - 1];
    uint64_t left = s->spool.flushed > *place ? s->spool.flushed - *place : 0;

    *n = left < CHUNK ? left : CHUNK;
    *place %= s->spool.ring;
    return s->spool.fd;
}

static void load(struct store *s, struct slot *slot, ref_t key)
{
    uint64_t place, n;
    int fd = locate(s, key, &place, &n);

    if (slot->bytes == NULL)
        slot->bytes = xmalloc(CHUNK);
    slot->key = key;
    slot->n = 0;
    while (slot->n < n) {
        ssize_t got = pread(fd, slot->bytes + slot->n, n - slot->n, (off_t)(place + slot->n));

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        slot->n += (size_t)got;
    }
}

/* So many bytes of all that lies between the first miss and the last were asked for? */
static bool is_dense(const struct missed *m, size_t within, size_t n)
{
    size_t span = within > m->first ? within - m->first : m->first - within;

    return DENSE * m->bytes >= span + n;
}

/* Who walks along reads of a chunk many times, each time near the last; who jumps about reads of it
 * now and then, anywhere, or one message of each of many calls, and a chunk is much more than he
 * wants. */
static bool is_wanted(struct store *s, ref_t key, size_t within, size_t n)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct missed *missed = &s->missed[i];

        if (missed->key != key)
            continue;
        bool near = within < missed->last + NEAR && missed->last < within + NEAR;

        missed->last = within;
        missed->times++;
        missed->bytes += n;
        if (near && missed->times < MISSES)
            return false;
        if (near && is_dense(missed, within, n)) {
            missed->key = NO_KEY;
            return true;
        }
        *missed = (struct missed){ key, within, within, n, 1 };
        return false;
    }
    s->missed[s->n_missed++ % SLOTS] = (struct missed){ key, within, within, n, 1 };
    return false;
}

static size_t read_straight(struct store *s, ref_t key, size_t within, char *to, size_t n)
{
    uint64_t place, most;
    int fd = locate(s, key, &place, &most);
    size_t done = 0;

    if (within >= most)
        return 0;
    n = n < most - within ? n : (size_t)(most - within);
    while (done < n) {
        ssize_t got = pread(fd, to + done, n - done, (off_t)(place + within + done));

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

/* One call's messages are asked for several times in a row. */
static struct piece *piece_of(struct store *s, ref_t ref)
{
    if (s->pieces == NULL) {
        s->pieces = xcalloc(PIECES, sizeof *s->pieces);
        for (size_t i = 0; i < PIECES; i++)
            s->pieces[i].ref = NO_KEY;
    }
    return &s->pieces[hash_mix(ref, 0) % PIECES];
}

/* NULL: it is not there. */
static struct slot *find_slot(struct store *s, ref_t key)
{
    if (s->last->key == key)
        return s->last;
    for (size_t i = 0; i < s->n_slots; i++) {
        if (s->slots[i].key == key)
            return &s->slots[i];
    }
    return NULL;
}

static struct slot *load_oldest(struct store *s, ref_t key)
{
    struct slot *oldest = s->slots;

    for (size_t i = 1; i < s->n_slots; i++) {
        if (s->slots[i].used_at < oldest->used_at)
            oldest = &s->slots[i];
    }
    load(s, oldest, key);
    return oldest;
}

/* Copies what the chunk that holds `ref` has of the `n` bytes from there, outside of the slots. */
static size_t read_piece(struct store *s, ref_t ref, char *to, size_t n)
{
    size_t within = (size_t)(ref_offset(ref) % CHUNK);
    struct piece *piece = piece_of(s, ref);

    if (n > PIECE)
        return read_straight(s, ref - within, within, to, n);
    if (piece->ref != ref || piece->n < n) {
        piece->ref = ref;
        piece->n = read_straight(s, ref - within, within, piece->bytes, n);
    }
    n = n < piece->n ? n : piece->n;
    memcpy(to, piece->bytes, n);
    return n;
}

static size_t read_slot(struct store *s, struct slot *slot, size_t within, char *to, size_t n)
{
    /* A file, or the spool, may have grown since. */
    if (slot->n < within + n)
        load(s, slot, slot->key);
    s->last = slot;
    slot->used_at = s->clock;
    if (slot->n <= within)
        return 0;
    n = slot->n - within < n ? slot->n - within : n;
    memcpy(to, slot->bytes + within, n);
    return n;
}

/* Copies what the chunk that holds `ref` has of the `n` bytes from there. */
static size_t read_chunk(struct store *s, ref_t ref, char *to, size_t n)
{
    size_t within = (size_t)(ref_offset(ref) % CHUNK);
    struct slot *slot = find_slot(s, ref - within);

    n = n < CHUNK - within ? n : CHUNK - within;
    s->clock++;
    if (slot == NULL && (piece_of(s, ref)->ref == ref || !is_wanted(s, ref - within, within, n)))
        return read_piece(s, ref, to, n);
    return read_slot(s, slot != NULL ? slot : load_oldest(s, ref - within), within, to, n);
}

static size_t read_disk(struct store *s, ref_t ref, char *to, size_t n)
{
    size_t done = 0;

    while (done < n) {
        size_t got = read_chunk(s, ref + done, to + done, n - done);

        if (got == 0)
            break;
        done += got;
    }
    return done;
}

static size_t read_spool(struct store *store, uint64_t offset, char *to, size_t n)
{
    const struct spool *s = &store->spool;
    size_t done = 0;

    if (offset < s->dropped || offset >= s->total)
        return 0;
    if (n > s->total - offset)
        n = (size_t)(s->total - offset);
    if (offset < s->flushed) {
        size_t on_disk = n < s->flushed - offset ? n : (size_t)(s->flushed - offset);

        done = read_disk(store, ref_make(REF_SPOOL, offset), to, on_disk);
        if (done < on_disk)
            return done;
    }
    if (done < n)
        memcpy(to + done, s->memory + (offset + done - s->flushed), n - done);
    return n;
}

size_t store_read(struct store *s, ref_t ref, void *to, size_t n)
{
    unsigned source = ref_source(ref);
    uint64_t offset = ref_offset(ref);

    if (ref == REF_NONE || n == 0)
        return 0;
    if (source == REF_SPOOL)
        return read_spool(s, offset, to, n);
    if (source > s->n_files)
        return 0;
    if (n > MOST_BYTES - offset)
        n = (size_t)(MOST_BYTES - offset);
    return read_disk(s, ref, to, n);
}

uint64_t store_kept(const struct store *s)
{
    return s->spool.total - s->spool.dropped;
}

uint64_t store_failed(const struct store *s)
{
    return s->spool.failed;
}

uint64_t store_dropped(const struct store *s)
{
    return s->spool.dropped;
}
