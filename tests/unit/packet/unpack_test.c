/* unpack_test.c - packed captures of each format: whole, in parts, cut, damaged, swollen; zip with
 * what its headers may say. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <zlib.h>
#if HAVE_ZSTD
#include <zstd.h>
#endif
#if HAVE_LZMA
#include <lzma.h>
#endif
#if HAVE_LZ4
#include <lz4frame.h>
#endif

#include "base/hash.h"
#include "build.h"
#include "packet/unpack.h"

#define PACKETS 400u
#define ROOM ((size_t)1 << 20)

typedef size_t packer(char *out, const char *p, size_t n);

static size_t pack_deflate(char *out, const char *p, size_t n, int bits)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)p, .avail_in = (uInt)n };

    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)ROOM;
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return z.total_out;
}

static size_t pack_gzip(char *out, const char *p, size_t n)
{
    return pack_deflate(out, p, n, 15 + 16);
}

/* APPNOTE.TXT section 4.3.7. */
static void zip_header(char *out, unsigned flags, unsigned method, uint32_t packed, uint32_t n)
{
    struct text t = { 0 };

    text_add(&t, "PK\x03\x04", 4);
    add16(&t, 20, false);
    add16(&t, (uint16_t)flags, false);
    add16(&t, (uint16_t)method, false);
    add32(&t, 0, false); /* time */
    add32(&t, 0, false); /* sum */
    add32(&t, packed, false);
    add32(&t, n, false);
    add16(&t, 6, false);
    add16(&t, 3, false);
    text_add(&t, "a.pcap...", 9);
    memcpy(out, t.p, t.n);
    text_done(&t);
}

#define ZIP_HEADER 39u

/* As zip(1) writes it to a pipe: sizes stand behind the file, then the list of files. */
static size_t pack_zip(char *out, const char *p, size_t n)
{
    static const char behind[] = "PK\x07\x08............PK\x01\x02 and so on: the list of files";
    size_t packed = pack_deflate(out + ZIP_HEADER, p, n, -15);

    zip_header(out, 8, 8, 0, 0);
    memcpy(out + ZIP_HEADER + packed, behind, sizeof behind);
    return ZIP_HEADER + packed + sizeof behind;
}

static size_t pack_stored(char *out, const char *p, size_t n)
{
    static const char behind[] = "PK\x01\x02 and so on: the list of files";

    zip_header(out, 0, 0, (uint32_t)n, (uint32_t)n);
    memcpy(out + ZIP_HEADER, p, n);
    memcpy(out + ZIP_HEADER + n, behind, sizeof behind);
    return ZIP_HEADER + n + sizeof behind;
}

#if HAVE_ZSTD
static size_t pack_zstd(char *out, const char *p, size_t n)
{
    return ZSTD_compress(out, ROOM, p, n, 3);
}
#endif

#if HAVE_LZMA
static size_t pack_xz(char *out, const char *p, size_t n)
{
    size_t at = 0;

    assert_int_equal(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, NULL, (const uint8_t *)p, n,
                                             (uint8_t *)out, &at, ROOM),
                     LZMA_OK);
    return at;
}
#endif

#if HAVE_LZ4
static size_t pack_lz4(char *out, const char *p, size_t n)
{
    return LZ4F_compressFrame(out, ROOM, p, n, NULL);
}
#endif

static const struct {
    packer *pack;
    bool parts; /* several may follow each other */
} packers[] = {
    { pack_gzip, true }, { pack_zip, false }, { pack_stored, false },
#if HAVE_ZSTD
    { pack_zstd, true },
#endif
#if HAVE_LZMA
    { pack_xz, true },
#endif
#if HAVE_LZ4
    { pack_lz4, true },
#endif
};

static void make_capture(struct text *t)
{
    pcap_header(t, 0xa1b23c4d, 1, false);
    for (uint32_t i = 0; i < PACKETS; i++) {
        char data[300];
        size_t n = hash_mix(i, 7) % (sizeof data - 1) + 1;

        for (size_t k = 0; k < n; k++)
            data[k] = (char)('!' + hash_mix(i, k / 3) % 90);
        data[n] = '\0';
        pcap_record(t, 0, i, data, 1500, false);
    }
}

/* UINT32_MAX: it was refused. */
static uint32_t packets_of(const char *p, size_t n, char **note)
{
    struct text t = { .p = (char *)(uintptr_t)p, .n = n };
    struct error e = { 0 };
    struct packet packet;
    uint32_t count = 0;
    struct source *s = open_bytes(&t, NULL, &e);

    *note = NULL;
    if (s == NULL) {
        assert_true(error_is_set(&e));
        *note = xstrdup(e.message);
        error_done(&e);
        return UINT32_MAX;
    }
    while (source_next(s, &packet, &e) == SOURCE_PACKET) {
        assert_int_equal(packet.time, count);
        count++;
    }
    if (source_note(s, 0) != NULL)
        *note = xstrdup(source_note(s, 0));
    source_close(s);
    error_done(&e);
    return count;
}

static void expect(const char *p, size_t n, uint32_t packets, const char *words)
{
    char *note;

    assert_int_equal(packets_of(p, n, &note), packets);
    assert_int_equal(note != NULL, words != NULL);
    if (words != NULL)
        assert_non_null(strstr(note, words));
    free(note);
}

static void each_format(void **state)
{
    struct text t = { 0 };
    char *out = xmalloc(3 * ROOM);

    (void)state;
    make_capture(&t);
    for (size_t i = 0; i < ARRAY_SIZE(packers); i++) {
        size_t n = packers[i].pack(out, t.p, t.n);

        expect(out, n, PACKETS, NULL);
        memcpy(out + n, "what is none of it", sizeof "what is none of it");
        expect(out, n + sizeof "what is none of it", PACKETS, NULL);
        if (!packers[i].parts)
            continue;
        n = packers[i].pack(out, t.p, 5);
        n += packers[i].pack(out + n, t.p + 5, 20000);
        n += packers[i].pack(out + n, t.p + 20005, t.n - 20005);
        expect(out, n, PACKETS, NULL);
    }
    free(out);
    text_done(&t);
}

/* What is there of it comes, and that it was cut is said. */
static void cut_or_damaged(void **state)
{
    struct text t = { 0 };
    char *out = xmalloc(ROOM), *note;

    (void)state;
    make_capture(&t);
    for (size_t i = 0; i < ARRAY_SIZE(packers); i++) {
        size_t n = packers[i].pack(out, t.p, t.n) - 60;

        for (size_t cut = n; cut > 8; cut -= cut / 4 + 1) {
            uint32_t packets = packets_of(out, cut, &note);

            assert_true(packets == UINT32_MAX || packets <= PACKETS);
            assert_non_null(note);
            assert_non_null(strstr(note, "cut off"));
            free(note);
        }
        memset(out + n / 2, 0xff, 200);
        packets_of(out, n, &note);
        assert_non_null(note);
        free(note);
    }
    free(out);
    text_done(&t);
}

static void zip_of_several_files(void **state)
{
    struct text t = { 0 };
    char *out = xmalloc(2 * ROOM);
    size_t n;

    (void)state;
    make_capture(&t);
    zip_header(out, 8, 8, 0, 0);
    n = ZIP_HEADER + pack_deflate(out + ZIP_HEADER, t.p, t.n, -15);
    memcpy(out + n, "PK\x07\x08............", 16);
    n += 16;
    n += pack_stored(out + n, t.p, t.n);
    expect(out, n, PACKETS, "several files, and only the first is read");
    n = pack_zip(out, t.p, t.n);
    out[6] = 1; /* encrypted */
    expect(out, n, UINT32_MAX, "a packed file that is damaged");
    out[6] = 0;
    out[8] = 14; /* LZMA */
    expect(out, n, UINT32_MAX, "a packed file that is damaged");
    free(out);
    text_done(&t);
}

/* Whatever the sizes of the pieces, the same comes out. */
static void byte_by_byte(void **state)
{
    char *out = xmalloc(ROOM), text[] = "the same, the same, the same, and another end";

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(packers); i++) {
        size_t n = packers[i].pack(out, text, sizeof text), at = 0, made = 0;
        struct unpacker *u = unpacker_new(unpack_format_of((const uint8_t *)out));
        uint8_t clear[sizeof text + 16] = { 0 };
        enum unpack_status status = UNPACK_GOES_ON;

        assert_non_null(u);
        for (unsigned calls = 0; at < n && status <= UNPACK_BORDER && calls < 10000; calls++) {
            struct unpack_step step = { (const uint8_t *)out + at, 1, clear + made, 1 };

            status = unpacker_run(u, &step);
            at += 1 - step.n_in;
            made += 1 - step.room;
        }
        assert_true(status == UNPACK_BORDER || status == UNPACK_OVER);
        assert_int_equal(made, sizeof text);
        assert_memory_equal(clear, text, sizeof text);
        unpacker_free(u);
    }
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format),
        cmocka_unit_test(cut_or_damaged),
        cmocka_unit_test(zip_of_several_files),
        cmocka_unit_test(byte_by_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
