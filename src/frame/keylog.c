/* keylog.c - the secrets of TLS connections, by label and client random. */
#include "config.h"

#include "frame/keylog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "frame/rsa_keys.h"
#include "frame/vault.h"

#define LINE_MAX_BYTES 512u
#define BLOCK 4096u

struct secret {
    uint8_t random[TLS_RANDOM_SIZE];
    uint8_t bytes[TLS_SECRET_MAX];
    uint8_t n, label;
    bool unfinished; /* the last line may go on */
};

/* A text that comes in pieces; its line is in the vault. */
struct lines {
    char *line;
    size_t n;
    bool too_long; /* the rest of the line is passed over */
};

struct file {
    int fd;
    off_t at;
    struct lines lines;
};

struct keylog {
    struct vault *cells, *buffers;
    struct rsa_keys *rsa;
    struct secret **secrets;
    size_t n, room;
    size_t oldest; /* the next to go when all places are taken */
    struct hash by_random;
    struct file *files;
    size_t n_files, room_files;
    struct keylog_stats stats;
};

static const struct {
    const char *name;
    enum keylog_label label;
} labels[] = {
    { "CLIENT_RANDOM", KEYLOG_MASTER },
    { "CLIENT_EARLY_TRAFFIC_SECRET", KEYLOG_CLIENT_EARLY },
    { "CLIENT_HANDSHAKE_TRAFFIC_SECRET", KEYLOG_CLIENT_HANDSHAKE },
    { "SERVER_HANDSHAKE_TRAFFIC_SECRET", KEYLOG_SERVER_HANDSHAKE },
    { "CLIENT_TRAFFIC_SECRET_0", KEYLOG_CLIENT_TRAFFIC },
    { "SERVER_TRAFFIC_SECRET_0", KEYLOG_SERVER_TRAFFIC },
};

struct keylog *keylog_new(void)
{
    struct keylog *k = xcalloc(1, sizeof *k);

    k->cells = vault_new(sizeof(struct secret), KEYLOG_SECRETS_MAX);
    k->buffers = vault_new(BLOCK, 1024);
    k->rsa = rsa_keys_new();
    return k;
}

void keylog_free(struct keylog *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < k->n_files; i++)
        close(k->files[i].fd);
    vault_free(k->cells);
    vault_free(k->buffers);
    rsa_keys_free(k->rsa);
    hash_done(&k->by_random);
    free(k->secrets);
    free(k->files);
    free(k);
}

/* ---- the table ---- */

static uint64_t secret_key(enum keylog_label label, const uint8_t *random)
{
    return hash_bytes(random, TLS_RANDOM_SIZE) + label;
}

static struct secret *secret_find(const struct keylog *k, enum keylog_label label,
                                  const uint8_t *random)
{
    uint32_t i = hash_get(&k->by_random, secret_key(label, random));
    struct secret *s = i != NO_INDEX ? k->secrets[i] : NULL;

    return s != NULL && s->label == label && memcmp(s->random, random, TLS_RANDOM_SIZE) == 0 ? s
                                                                                             : NULL;
}

/* A place for one more: a new one, or that of the oldest. */
static struct secret *secret_place(struct keylog *k, uint32_t *index)
{
    struct secret *s = vault_take(k->cells);

    if (s != NULL) {
        *index = (uint32_t)k->n;
        VEC_PUSH(k->secrets, k->n, k->room) = s;
        return s;
    }
    if (k->n == 0)
        return NULL;
    *index = (uint32_t)k->oldest;
    k->oldest = (k->oldest + 1) % k->n;
    s = k->secrets[*index];
    hash_remove(&k->by_random, secret_key((enum keylog_label)s->label, s->random));
    explicit_bzero(s, sizeof *s);
    k->stats.forgotten++;
    return s;
}

static void secret_add(struct keylog *k, const struct secret *from)
{
    uint32_t i = 0;
    struct secret *s = secret_find(k, (enum keylog_label)from->label, from->random);

    if (s == NULL) {
        s = secret_place(k, &i);
        if (s == NULL)
            return;
        hash_put(&k->by_random, secret_key((enum keylog_label)from->label, from->random), i);
        k->stats.secrets++;
    }
    *s = *from;
}

void keylog_put(struct keylog *k, enum keylog_label label, const uint8_t random[TLS_RANDOM_SIZE],
                const uint8_t *secret, uint32_t n)
{
    struct secret s = { .label = (uint8_t)label, .n = (uint8_t)n };

    memcpy(s.random, random, sizeof s.random);
    memcpy(s.bytes, secret, n);
    secret_add(k, &s);
    explicit_bzero(&s, sizeof s);
}

/* ---- lines ---- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Bytes written; 0: it is no such number, or longer than `room`. */
static size_t hex_read(struct slice text, uint8_t *out, size_t room)
{
    if (text.n % 2 != 0 || text.n / 2 > room)
        return 0;
    for (size_t i = 0; i < text.n / 2; i++) {
        int high = hex_value(text.p[2 * i]), low = hex_value(text.p[2 * i + 1]);

        if (high < 0 || low < 0)
            return 0;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return text.n / 2;
}

static void take_line(struct keylog *k, struct slice line, bool unfinished)
{
    struct secret s = { .unfinished = unfinished };
    struct slice rest = slice_trim(line), name = slice_cut(&rest, ' ');

    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        if (!slice_eq(name, slice_of(labels[i].name)))
            continue;
        struct slice random = slice_cut(&rest, ' ');

        s.label = (uint8_t)labels[i].label;
        s.n = (uint8_t)hex_read(slice_trim(rest), s.bytes, sizeof s.bytes);
        if (s.n >= 32 && hex_read(random, s.random, sizeof s.random) == sizeof s.random)
            secret_add(k, &s);
        else
            k->stats.bad_lines++;
    }
    explicit_bzero(&s, sizeof s);
}

static void take_text(struct keylog *k, struct lines *lines, const char *p, size_t n)
{
    if (lines->line == NULL)
        lines->line = vault_take(k->buffers);
    for (size_t i = 0; i < n && lines->line != NULL; i++) {
        if (p[i] == '\n') {
            if (!lines->too_long)
                take_line(k, (struct slice){ lines->line, lines->n }, false);
            lines->n = 0;
            lines->too_long = false;
        } else if (lines->n < LINE_MAX_BYTES) {
            lines->line[lines->n++] = p[i];
        } else {
            lines->too_long = true;
        }
    }
}

void keylog_add(struct keylog *k, struct slice text)
{
    struct lines lines = { 0 };

    take_text(k, &lines, text.p, text.n);
    take_text(k, &lines, "\n", 1);
    vault_give_back(k->buffers, lines.line);
}

/* ---- files ---- */

bool keylog_open(struct keylog *k, const char *path, struct error *error)
{
    /* A pipe without a writer must not hold the program up. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;

    if (fd < 0 || fstat(fd, &about) != 0) {
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
        return false;
    }
    if (S_ISDIR(about.st_mode)) {
        error_set(error, "%s: %s", path, strerror(EISDIR));
        close(fd);
        return false;
    }
    VEC_PUSH(k->files, k->n_files, k->room_files) = (struct file){ .fd = fd };
    return true;
}

struct rsa_keys *keylog_rsa(struct keylog *k)
{
    return k->rsa;
}

/* The last line may lack its end for good. If it is still being written, the whole one replaces it.
 */
static void take_unfinished(struct keylog *k, const struct lines *lines)
{
    uint64_t bad = k->stats.bad_lines;

    if (lines->n > 0 && !lines->too_long)
        take_line(k, (struct slice){ lines->line, lines->n }, true);
    k->stats.bad_lines = bad;
}

/* A file that was made shorter is another one now. */
static void see_size(struct file *f)
{
    struct stat about;

    if (fstat(f->fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size < f->at &&
        lseek(f->fd, 0, SEEK_SET) == 0) {
        f->at = 0;
        f->lines.n = 0;
    }
}

static bool read_file(struct keylog *k, struct file *f)
{
    char *block = vault_take(k->buffers);
    bool any = false;
    ssize_t n;

    if (block == NULL)
        return false;
    see_size(f);
    while ((n = read(f->fd, block, BLOCK)) > 0) {
        take_text(k, &f->lines, block, (size_t)n);
        f->at += n;
        any = true;
    }
    vault_give_back(k->buffers, block);
    if (any)
        take_unfinished(k, &f->lines);
    return any;
}

bool keylog_read(struct keylog *k)
{
    bool any = false;

    for (size_t i = 0; i < k->n_files; i++)
        any = read_file(k, &k->files[i]) || any;
    return any;
}

/* ---- looking up ---- */

uint32_t keylog_find(struct keylog *k, enum keylog_label label,
                     const uint8_t random[TLS_RANDOM_SIZE], uint8_t secret[TLS_SECRET_MAX])
{
    const struct secret *s = secret_find(k, label, random);

    if ((s == NULL || s->unfinished) && keylog_read(k))
        s = secret_find(k, label, random);
    if (s == NULL)
        return 0;
    memcpy(secret, s->bytes, s->n);
    return s->n;
}

bool keylog_is_used(const struct keylog *k)
{
    return k->n_files > 0 || k->n > 0 || rsa_keys_count(k->rsa) > 0;
}

bool keylog_knows(struct keylog *k, const uint8_t random[TLS_RANDOM_SIZE])
{
    bool grown = false;

    do
        for (size_t i = 0; i < KEYLOG_LABEL_COUNT; i++)
            if (secret_find(k, (enum keylog_label)i, random) != NULL)
                return true;
    while (!grown && (grown = keylog_read(k)));
    return false;
}

void keylog_stats(const struct keylog *k, struct keylog_stats *stats)
{
    *stats = k->stats;
    stats->unlocked =
        !vault_is_locked(k->cells) || !vault_is_locked(k->buffers) || !rsa_keys_are_locked(k->rsa);
}
