/* image.c - structs -> bytes -> structs.
 *
 * A header, the structs and texts, then the places of pointers and of holes, as offsets. */
#include "config.h"

#include "base/image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/slice.h"

#define MAGIC UINT64_C(0x3130656761306d69) /* tells the order of bytes, too */
#define IMAGE_MAX (UINT32_C(64) << 20)     /* bytes */
#define ALIGN _Alignof(max_align_t)

struct image_header {
    uint64_t magic, stamp, check; /* check: of all that follows it */
    uint32_t body, pointers, holes, reserved;
};

struct places {
    uint32_t *list;
    size_t n, room;
};

/* --- writing --- */

struct writer {
    char *body;
    size_t n, room;
    struct places pointers, holes;
    struct hash texts;   /* by what they say: the place of one that is written already */
    struct slice source; /* that is written already, at source_at */
    size_t source_at;
};

/* Zeroed; body moves. */
static size_t reserve(struct writer *w, size_t size)
{
    size_t at = w->n;

    w->n += (size + ALIGN - 1) / ALIGN * ALIGN;
    w->body = table_reach(w->body, w->n, &w->room, 1);
    return at;
}

/* Where the text stands already; NO_INDEX: nowhere. */
static uint32_t find_text(const struct writer *w, uint64_t hash, const char *p, size_t n)
{
    uint32_t at = hash_get(&w->texts, hash);

    if (at == NO_INDEX || w->n - at <= n || w->body[at + n] != '\0' ||
        (n > 0 && memcmp(w->body + at, p, n) != 0))
        return NO_INDEX;
    return at;
}

static size_t put_text(struct writer *w, const char *p, size_t n)
{
    uint64_t hash = hash_bytes(p, n);
    uint32_t known = find_text(w, hash, p, n);

    if (known != NO_INDEX)
        return known;
    size_t at = reserve(w, n + 1);
    if (n > 0)
        memcpy(w->body + at, p, n);
    hash_put(&w->texts, hash, (uint32_t)at);
    return at;
}

static void put_pointer(struct writer *w, size_t at, size_t target)
{
    uintptr_t offset = target;

    memcpy(w->body + at, &offset, sizeof offset);
    VEC_PUSH(w->pointers.list, w->pointers.n, w->pointers.room) = (uint32_t)at;
}

static void put_slice(struct writer *w, struct slice s, size_t at)
{
    uintptr_t from = (uintptr_t)s.p - (uintptr_t)w->source.p; /* huge before it */
    bool inside = from <= w->source.n && s.n <= w->source.n - from;

    if (s.p != NULL)
        put_pointer(w, at + offsetof(struct slice, p),
                    inside ? w->source_at + from : put_text(w, s.p, s.n));
    memcpy(w->body + at + offsetof(struct slice, n), &s.n, sizeof s.n);
}

static void put_source(struct writer *w, struct slice s, size_t at)
{
    w->source_at = put_text(w, s.p, s.n);
    w->source = s;
    put_slice(w, s, at);
}

static void put_texts(struct writer *w, char *const *texts, size_t n, size_t at)
{
    size_t list = reserve(w, n * sizeof *texts);

    put_pointer(w, at, list);
    for (size_t i = 0; i < n; i++)
        put_pointer(w, list + i * sizeof *texts, put_text(w, texts[i], strlen(texts[i])));
}

static void put_members(struct writer *, const struct image_layout *, const char *object,
                        size_t at);

/* A source lies in its struct and in those below it only. */
static size_t put_structs(struct writer *w, const struct image_layout *layout, const char *object,
                          size_t n)
{
    size_t at = reserve(w, n * layout->size), source_at = w->source_at;
    struct slice source = w->source;

    for (size_t i = 0; i < n; i++)
        put_members(w, layout, object + i * layout->size, at + i * layout->size);
    w->source = source;
    w->source_at = source_at;
    return at;
}

static size_t count_of(const struct image_member *m, const char *object)
{
    size_t n;

    memcpy(&n, object + m->count, sizeof n);
    return n;
}

/* The members that are a pointer alone. */
static void put_pointed(struct writer *w, const struct image_member *m, const char *object,
                        const void *to, size_t at)
{
    if (to == NULL)
        return;
    if (m->kind == IMAGE_TEXT)
        put_pointer(w, at, put_text(w, to, strlen(to)));
    else if (m->kind == IMAGE_TEXTS)
        put_texts(w, to, count_of(m, object), at);
    else if (m->kind == IMAGE_POINTER)
        put_pointer(w, at, put_structs(w, m->of, to, 1));
    else
        put_pointer(w, at, put_structs(w, m->of, to, count_of(m, object)));
}

static void put_member(struct writer *w, const struct image_member *m, const char *object,
                       size_t at)
{
    const char *from = object + m->offset;
    const struct slice *slice = (const void *)from;
    const void *const *pointer = (const void *)from;

    switch (m->kind) {
    case IMAGE_BYTES:
        memcpy(w->body + at + m->offset, from, m->size);
        break;
    case IMAGE_SLICE:
        put_slice(w, *slice, at + m->offset);
        break;
    case IMAGE_SOURCE:
        put_source(w, *slice, at + m->offset);
        break;
    case IMAGE_INSIDE:
        put_members(w, m->of, from, at + m->offset);
        break;
    case IMAGE_VARIANT:
        put_members(w, m->variant(object), object, at);
        break;
    case IMAGE_HOLE:
        VEC_PUSH(w->holes.list, w->holes.n, w->holes.room) = (uint32_t)(at + m->offset);
        break;
    case IMAGE_TEXT:
    case IMAGE_TEXTS:
    case IMAGE_POINTER:
    case IMAGE_LIST:
        put_pointed(w, m, object, *pointer, at + m->offset);
        break;
    }
}

static void put_members(struct writer *w, const struct image_layout *layout, const char *object,
                        size_t at)
{
    for (size_t i = 0; i < layout->n; i++)
        put_member(w, &layout->members[i], object, at);
}

/* Tells of damage, and not of malice: whoever can write the image can write the program. */
static uint64_t check_of(const struct image_header *h, const char *p, size_t n)
{
    const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t check = n, word;

    check = hash_fold(hash_fold(check ^ h->body, odd) ^ h->pointers, odd) ^ h->holes;
    for (size_t i = 0; i + sizeof word <= n; i += sizeof word) {
        memcpy(&word, p + i, sizeof word);
        check = hash_fold(check ^ word, odd);
    }
    return check;
}

static void put_places(struct writer *w, const struct places *places, uint32_t *n)
{
    size_t size = places->n * sizeof *places->list, at = reserve(w, size);

    if (size > 0)
        memcpy(w->body + at, places->list, size);
    *n = (uint32_t)places->n;
}

static bool save(const struct writer *w, const struct image_header *header, const char *path)
{
    FILE *out = fopen(path, "wb");

    if (out == NULL)
        return false;
    bool good = fwrite(header, sizeof *header, 1, out) == 1 && fwrite(w->body, w->n, 1, out) == 1;
    return fclose(out) == 0 && good;
}

bool image_write(const char *path, uint64_t stamp, const struct image_layout *layout,
                 const void *root)
{
    struct writer w = { .body = NULL };
    struct image_header header = { .magic = MAGIC, .stamp = stamp };
    bool good = false;

    put_structs(&w, layout, root, 1);
    header.body = (uint32_t)w.n;
    put_places(&w, &w.pointers, &header.pointers);
    put_places(&w, &w.holes, &header.holes);
    if (w.n <= IMAGE_MAX) {
        header.check = check_of(&header, w.body, w.n);
        good = save(&w, &header, path);
    } else {
        errno = EFBIG;
    }
    free(w.body);
    hash_done(&w.texts);
    free(w.pointers.list);
    free(w.holes.list);
    return good;
}

/* --- reading --- */

struct image {
    struct image_header header;
    char *body;
    const uint32_t *holes;
};

static bool read_body(int fd, struct image *image, uint64_t stamp)
{
    struct stat status;
    struct image_header *h = &image->header;

    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= (off_t)sizeof *h ||
        status.st_size > (off_t)(sizeof *h + IMAGE_MAX) ||
        read(fd, h, sizeof *h) != (ssize_t)sizeof *h || h->magic != MAGIC || h->stamp != stamp)
        return false;
    size_t n = (size_t)status.st_size - sizeof *h;
    image->body = xmalloc(n);
    return read(fd, image->body, n) == (ssize_t)n && check_of(h, image->body, n) == h->check;
}

/* The check has shown that these are the bytes that image_write() wrote. */
static void set_pointers(struct image *image)
{
    const uint32_t *places = (const void *)(image->body + image->header.body);
    size_t n = image->header.pointers;

    for (size_t i = 0; i < n; i++) {
        char **pointer = (void *)(image->body + places[i]);

        *pointer = image->body + (uintptr_t)*pointer;
    }
    size_t size = (n * sizeof *places + ALIGN - 1) / ALIGN * ALIGN;
    image->holes = (const void *)((const char *)places + size);
}

struct image *image_read(const char *path, uint64_t stamp)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return NULL;
    struct image *image = xcalloc(1, sizeof *image);
    bool good = read_body(fd, image, stamp);
    close(fd);
    if (!good) {
        image_free(image);
        return NULL;
    }
    set_pointers(image);
    return image;
}

void *image_root(struct image *image)
{
    return image->body;
}

size_t image_holes(const struct image *image)
{
    return image->header.holes;
}

void *image_hole(struct image *image, size_t i)
{
    return image->body + image->holes[i];
}

void image_free(struct image *image)
{
    if (image == NULL)
        return;
    free(image->body);
    free(image);
}
