/* unpack.c - unpacking by the libraries of the formats; of zip only its headers are read here. */
#include "config.h"

#include "packet/unpack.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>
#if HAVE_ZSTD
#include <zstd.h>
#endif
#if HAVE_LZMA
#include <lzma.h>
#endif
#if HAVE_LZ4
#include <lz4.h>
#include <lz4frame.h>
#endif

#include "base/bytes.h"
#include "base/mem.h"
#include "packet/packet.h"

#define PIECE_MOST ((size_t)1 << 30) /* of a call; zlib counts in 32 bits */

#define ZIP_HEADER 30u
/* Bytes behind a file in which the next one shows: a descriptor, a magic. */
#define ZIP_BEHIND 28u

struct unpack_format {
    const char *magic;
    size_t n;
    const char *name;             /* as users call it */
    const char *library;          /* NULL: that of another one */
    const char *(*version)(void); /* of the library */
    bool (*begin)(struct unpacker *);
    enum unpack_status (*run)(struct unpacker *, struct unpack_step *);
    void (*end)(struct unpacker *);
};

struct zip {
    uint8_t head[ZIP_HEADER], behind[ZIP_BEHIND];
    size_t n_head, n_behind;
    uint32_t skip;   /* bytes of names before the data */
    uint32_t stored; /* bytes that are not compressed */
    bool known;      /* the header was read */
    bool over, others;
};

struct unpacker {
    const struct unpack_format *format;
    bool between; /* at the border of two parts */
    z_stream z;
    struct zip zip;
#if HAVE_ZSTD
    ZSTD_DStream *zstd;
#endif
#if HAVE_LZMA
    lzma_stream xz;
#endif
#if HAVE_LZ4
    LZ4F_dctx *lz4;
#endif
};

/* At a border, what is none of the format is not looked at. */
static enum unpack_status fault(const struct unpacker *u)
{
    return u->between ? UNPACK_OVER : UNPACK_DAMAGED;
}

/* ---- gzip and zip ---- */

static bool begin_gzip(struct unpacker *u)
{
    return inflateInit2(&u->z, 15 + 16) == Z_OK; /* 16: the gzip format */
}

static bool begin_zip(struct unpacker *u)
{
    return inflateInit2(&u->z, -15) == Z_OK; /* without a header */
}

static void end_zlib(struct unpacker *u)
{
    inflateEnd(&u->z);
}

static int run_inflate(struct unpacker *u, struct unpack_step *step)
{
    uInt n = (uInt)(step->n_in < PIECE_MOST ? step->n_in : PIECE_MOST);
    uInt room = (uInt)(step->room < PIECE_MOST ? step->room : PIECE_MOST);

    u->z.next_in = (Bytef *)(uintptr_t)step->in;
    u->z.avail_in = n;
    u->z.next_out = step->out;
    u->z.avail_out = room;
    int status = inflate(&u->z, Z_NO_FLUSH);

    step->in += n - u->z.avail_in;
    step->n_in -= n - u->z.avail_in;
    step->out += room - u->z.avail_out;
    step->room -= room - u->z.avail_out;
    return status;
}

/* A file may be several gzip members in a row (RFC 1952 section 2.2). */
static enum unpack_status run_gzip(struct unpacker *u, struct unpack_step *step)
{
    if (u->between && inflateReset(&u->z) != Z_OK)
        return UNPACK_OVER;
    int status = run_inflate(u, step);

    if (status == Z_STREAM_END)
        return UNPACK_BORDER;
    if (status == Z_OK || status == Z_BUF_ERROR)
        return UNPACK_GOES_ON;
    return u->z.total_out == 0 && u->z.total_in <= 10 ? fault(u) : UNPACK_DAMAGED;
}

static size_t take_bytes(struct unpack_step *step, uint8_t *to, size_t n)
{
    n = n < step->n_in ? n : step->n_in;
    if (to != NULL && n > 0)
        memcpy(to, step->in, n);
    step->in += n;
    step->n_in -= n;
    return n;
}

/* APPNOTE.TXT section 4.3.7: neither encrypted nor in another compression; of what is stored as it
 * is the size must stand here. */
static bool read_zip_header(struct zip *zip)
{
    enum { ENCRYPTED = 1, SIZE_LATER = 8, STORED = 0, DEFLATED = 8 };
    unsigned flags = le16(zip->head + 6), method = le16(zip->head + 8);

    if (memcmp(zip->head, "PK\x03\x04", 4) != 0 || (flags & ENCRYPTED) ||
        (method != DEFLATED && (method != STORED || (flags & SIZE_LATER))))
        return false;
    zip->known = true;
    zip->skip = le16(zip->head + 26) + le16(zip->head + 28);
    zip->stored = method == STORED ? le32(zip->head + 22) : 0;
    return true;
}

/* Behind the file a descriptor may stand, then the next file, or the list of all. */
static enum unpack_status look_behind(struct zip *zip, struct unpack_step *step)
{
    zip->over = true;
    zip->n_behind += take_bytes(step, zip->behind + zip->n_behind, ZIP_BEHIND - zip->n_behind);
    for (size_t i = 0; i + 4 <= zip->n_behind; i++)
        zip->others = zip->others || memcmp(zip->behind + i, "PK\x03\x04", 4) == 0;
    return zip->others || zip->n_behind == ZIP_BEHIND ? UNPACK_OVER : UNPACK_BORDER;
}

static enum unpack_status copy_stored(struct zip *zip, struct unpack_step *step)
{
    size_t n = zip->stored < step->room ? zip->stored : step->room;

    n = take_bytes(step, step->out, n);
    step->out += n;
    step->room -= n;
    zip->stored -= (uint32_t)n;
    zip->over = zip->stored == 0;
    return zip->over ? UNPACK_BORDER : UNPACK_GOES_ON;
}

static enum unpack_status run_zip(struct unpacker *u, struct unpack_step *step)
{
    struct zip *zip = &u->zip;

    if (zip->over)
        return look_behind(zip, step);
    zip->n_head += take_bytes(step, zip->head + zip->n_head, ZIP_HEADER - zip->n_head);
    if (zip->n_head < ZIP_HEADER)
        return UNPACK_GOES_ON;
    if (!zip->known && !read_zip_header(zip))
        return UNPACK_DAMAGED;
    zip->skip -= (uint32_t)take_bytes(step, NULL, zip->skip);
    if (zip->skip > 0)
        return UNPACK_GOES_ON;
    if (zip->stored > 0)
        return copy_stored(zip, step);
    int status = run_inflate(u, step);

    zip->over = status == Z_STREAM_END;
    if (zip->over)
        return UNPACK_BORDER;
    return status == Z_OK || status == Z_BUF_ERROR ? UNPACK_GOES_ON : UNPACK_DAMAGED;
}

static const char *version_of_zlib(void)
{
    return zlibVersion();
}

/* ---- zstd ---- */

#if HAVE_ZSTD
static bool begin_zstd(struct unpacker *u)
{
    u->zstd = ZSTD_createDStream();
    return u->zstd != NULL && !ZSTD_isError(ZSTD_initDStream(u->zstd));
}

static enum unpack_status run_zstd(struct unpacker *u, struct unpack_step *step)
{
    ZSTD_inBuffer in = { step->in, step->n_in, 0 };
    ZSTD_outBuffer out = { step->out, step->room, 0 };
    size_t left = ZSTD_decompressStream(u->zstd, &out, &in);

    step->in += in.pos;
    step->n_in -= in.pos;
    step->out += out.pos;
    step->room -= out.pos;
    if (ZSTD_isError(left))
        return fault(u);
    return left == 0 ? UNPACK_BORDER : UNPACK_GOES_ON;
}

static void end_zstd(struct unpacker *u)
{
    ZSTD_freeDStream(u->zstd);
}
#endif

/* ---- xz ---- */

#if HAVE_LZMA
#define HISTORY_MOST (UINT64_C(128) << 20)

static bool begin_xz(struct unpacker *u)
{
    u->xz = (lzma_stream)LZMA_STREAM_INIT;
    return lzma_stream_decoder(&u->xz, HISTORY_MOST, 0) == LZMA_OK;
}

static enum unpack_status run_xz(struct unpacker *u, struct unpack_step *step)
{
    if (u->between && lzma_stream_decoder(&u->xz, HISTORY_MOST, 0) != LZMA_OK)
        return UNPACK_OVER;
    u->xz.next_in = step->in;
    u->xz.avail_in = step->n_in;
    u->xz.next_out = step->out;
    u->xz.avail_out = step->room;
    lzma_ret status = lzma_code(&u->xz, LZMA_RUN);

    step->in = u->xz.next_in;
    step->n_in = u->xz.avail_in;
    step->out = u->xz.next_out;
    step->room = u->xz.avail_out;
    if (status == LZMA_STREAM_END)
        return UNPACK_BORDER;
    return status == LZMA_OK || status == LZMA_BUF_ERROR ? UNPACK_GOES_ON : fault(u);
}

static void end_xz(struct unpacker *u)
{
    lzma_end(&u->xz);
}
#endif

/* ---- lz4 ---- */

#if HAVE_LZ4
static bool begin_lz4(struct unpacker *u)
{
    return !LZ4F_isError(LZ4F_createDecompressionContext(&u->lz4, LZ4F_VERSION));
}

static enum unpack_status run_lz4(struct unpacker *u, struct unpack_step *step)
{
    size_t n = step->n_in, made = step->room;
    size_t left = LZ4F_decompress(u->lz4, step->out, &made, step->in, &n, NULL);

    if (LZ4F_isError(left))
        return fault(u);
    step->in += n;
    step->n_in -= n;
    step->out += made;
    step->room -= made;
    return left == 0 ? UNPACK_BORDER : UNPACK_GOES_ON;
}

static void end_lz4(struct unpacker *u)
{
    LZ4F_freeDecompressionContext(u->lz4);
}

#endif

/* ---- all of them ---- */

static const struct unpack_format formats[] = {
    { "\x1f\x8b\x08", 3, "gzip", "zlib", version_of_zlib, begin_gzip, run_gzip, end_zlib },
    { "PK\x03\x04", 4, "zip", NULL, NULL, begin_zip, run_zip, end_zlib },
#if HAVE_ZSTD
    { "\x28\xb5\x2f\xfd", 4, "zstd", "zstd", ZSTD_versionString, begin_zstd, run_zstd, end_zstd },
#endif
#if HAVE_LZMA
    { "\xfd"
      "7zXZ\0",
      6, "xz", "xz", lzma_version_string, begin_xz, run_xz, end_xz },
#endif
#if HAVE_LZ4
    { "\x04\x22\x4d\x18", 4, "lz4", "lz4", LZ4_versionString, begin_lz4, run_lz4, end_lz4 },
#endif
};

const struct unpack_format *unpack_format_of(const uint8_t *p)
{
    for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
        if (memcmp(p, formats[i].magic, formats[i].n) == 0)
            return &formats[i];
    return NULL;
}

struct unpacker *unpacker_new(const struct unpack_format *format)
{
    struct unpacker *u = xcalloc(1, sizeof *u);

    u->format = format;
    if (format->begin(u))
        return u;
    unpacker_free(u);
    return NULL;
}

/* Where nothing is taken and nothing made although there is both, it would go on so for ever. */
enum unpack_status unpacker_run(struct unpacker *u, struct unpack_step *step)
{
    size_t n = step->n_in, room = step->room;
    enum unpack_status status = u->format->run(u, step);

    if (n > 0 && room > 0 && step->n_in == n && step->room == room && status != UNPACK_OVER)
        return fault(u);
    /* With nothing to take, a border stays one. */
    if (n == 0 && step->room == room && u->between && status == UNPACK_GOES_ON)
        return UNPACK_BORDER;
    u->between = status == UNPACK_BORDER;
    return status;
}

bool unpacker_has_others(const struct unpacker *u)
{
    return u->zip.others;
}

void unpacker_free(struct unpacker *u)
{
    if (u == NULL)
        return;
    u->format->end(u);
    free(u);
}

void packet_unpack_libraries(struct text *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
        if (formats[i].library != NULL)
            text_printf(out, "%s%s %s", out->n > 0 ? ", " : "", formats[i].library,
                        formats[i].version());
}

const char *packet_packing(size_t i)
{
    return i < ARRAY_SIZE(formats) ? formats[i].name : NULL;
}
