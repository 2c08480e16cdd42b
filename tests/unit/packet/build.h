/* build.h - bytes of capture files, made by hand, for the tests of packet/. */
#ifndef SIPWHY_TESTS_PACKET_BUILD_H
#define SIPWHY_TESTS_PACKET_BUILD_H

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "packet/packet.h"

/* Values are added in this machine's byte order, or in the other one. */
static inline void add16(struct text *t, uint16_t v, bool swapped)
{
    v = swapped ? __builtin_bswap16(v) : v;
    text_add(t, (const char *)&v, sizeof v);
}

static inline void add32(struct text *t, uint32_t v, bool swapped)
{
    v = swapped ? __builtin_bswap32(v) : v;
    text_add(t, (const char *)&v, sizeof v);
}

static inline void pcap_header(struct text *t, uint32_t magic, uint32_t linktype, bool swapped)
{
    add32(t, magic, swapped);
    add16(t, 2, swapped);
    add16(t, 4, swapped);
    add32(t, 0, swapped);
    add32(t, 0, swapped);
    add32(t, 65535, swapped);
    add32(t, linktype, swapped);
}

static inline void pcap_record(struct text *t, uint32_t s, uint32_t fraction, const char *data,
                               uint32_t len, bool swapped)
{
    add32(t, s, swapped);
    add32(t, fraction, swapped);
    add32(t, (uint32_t)strlen(data), swapped);
    add32(t, len, swapped);
    text_adds(t, data);
}

static inline void block(struct text *t, uint32_t type, const struct text *body, bool swapped)
{
    uint32_t padded = (uint32_t)(body->n + 3) / 4 * 4;

    add32(t, type, swapped);
    add32(t, padded + 12, swapped);
    text_slice(t, text_view(body));
    text_add(t, "\0\0\0", padded - body->n);
    add32(t, padded + 12, swapped);
}

static inline void section(struct text *t, bool swapped)
{
    struct text b = { 0 };

    add32(&b, 0x1a2b3c4d, swapped);
    add16(&b, 1, swapped);
    add16(&b, 0, swapped);
    add32(&b, UINT32_MAX, swapped);
    add32(&b, UINT32_MAX, swapped);
    block(t, 0x0a0d0d0a, &b, swapped);
    text_done(&b);
}

/* `tsresol` < 0: no such option. */
static inline void interface(struct text *t, uint16_t linktype, uint32_t snaplen, int tsresol,
                             int64_t tsoffset, bool swapped)
{
    struct text b = { 0 };
    uint64_t offset = (uint64_t)tsoffset;

    add16(&b, linktype, swapped);
    add16(&b, 0, swapped);
    add32(&b, snaplen, swapped);
    if (tsresol >= 0) {
        add16(&b, 9, swapped);
        add16(&b, 1, swapped);
        text_addc(&b, (char)tsresol);
        text_add(&b, "\0\0\0", 3);
    }
    if (tsoffset != 0) {
        offset = swapped ? __builtin_bswap64(offset) : offset;
        add16(&b, 14, swapped);
        add16(&b, 8, swapped);
        text_add(&b, (const char *)&offset, sizeof offset);
    }
    add32(&b, 0, swapped);
    block(t, 1, &b, swapped);
    text_done(&b);
}

static inline void enhanced(struct text *t, uint32_t number, uint64_t ticks, const char *data,
                            uint32_t len, bool swapped)
{
    struct text b = { 0 };

    add32(&b, number, swapped);
    add32(&b, (uint32_t)(ticks >> 32), swapped);
    add32(&b, (uint32_t)ticks, swapped);
    add32(&b, (uint32_t)strlen(data), swapped);
    add32(&b, len, swapped);
    text_adds(&b, data);
    block(t, 6, &b, swapped);
    text_done(&b);
}

/* A temporary file of these bytes; its name is to be freed, the file unlinked. */
static inline char *save(const struct text *t)
{
    char *name = xstrdup("/tmp/packet_test.XXXXXX");
    int fd = mkstemp(name);

    if (fd < 0 || write(fd, text_str(t), t->n) != (ssize_t)t->n)
        abort();
    close(fd);
    return name;
}

/* One file, opened from these bytes; it is gone already. */
static inline struct source *open_bytes(const struct text *t, struct store *store,
                                        struct error *error)
{
    char *name = save(t);
    struct source *s = source_open_files((const char *const *)&name, 1, store, error);

    unlink(name);
    free(name);
    return s;
}

#endif
