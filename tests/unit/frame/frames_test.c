/* frames_test.c - packets that are cut, broken and shuffled at every layer: nothing is read out of
 * bounds (run it with --enable-sanitizers), and what comes out is what went in. */
#include "config.h"

#include "build.h"

#include <glob.h>

#include "frame/layers.h"

/* The packet in hand, against which the sink checks each frame. */
struct check {
    struct packet packet;
    uint64_t frames;
    uint8_t sum;
};

static void check_frame(void *context, const struct frame *frame)
{
    struct check *check = context;
    uint8_t sum = 0;

    for (size_t i = 0; i < frame->payload.n; i++)
        sum ^= (uint8_t)frame->payload.p[i];
    check->sum ^= sum; /* so that every byte is read */
    check->frames++;
    assert_true(frame->number >= 1 && frame->number <= check->packet.number);
    assert_true(frame->payload.n <= 65535);
    assert_true(frame->missing <= 65535);
    if (frame->kind == FRAME_STREAM) {
        assert_int_equal(frame->event == STREAM_DATA, frame->payload.n > 0);
        assert_int_equal(frame->event == STREAM_GAP, frame->gap > 0);
        assert_true(frame->stream > 0);
    }
    if (frame->ref != REF_NONE && frame->number == check->packet.number) {
        size_t at = frame->ref - check->packet.ref;

        assert_true(at + frame->payload.n <= check->packet.caplen);
        assert_memory_equal(check->packet.data + at, frame->payload.p, frame->payload.n);
    }
}

struct sample {
    int link;
    size_t n;
    uint8_t bytes[400];
};

#define SAMPLES_MAX 40u

struct samples {
    size_t n;
    struct sample all[SAMPLES_MAX];
};

static void keep(struct samples *samples, const struct build *b, int link)
{
    struct sample *s = &samples->all[samples->n++];

    assert_true(samples->n <= SAMPLES_MAX && build_size(b) <= sizeof s->bytes);
    s->link = link;
    s->n = build_size(b);
    memcpy(s->bytes, b->bytes + b->at, s->n);
}

static void keep_links(struct samples *samples)
{
    static const struct {
        int link;
        const char *header;
        size_t n;
    } links[] = {
        { 12, "", 0 },
        { ETHERNET, "\2\2\2\2\2\2\3\3\3\3\3\3\x08\x00", 14 },
        { ETHERNET, "\2\2\2\2\2\2\3\3\3\3\3\3\x88\xa8\x00\x01\x81\x00\x00\x02\x08\x00", 22 },
        { ETHERNET, "\2\2\2\2\2\2\3\3\3\3\3\3\x01\x00\xaa\xaa\x03\x00\x00\x00\x08\x00", 22 },
        { ETHERNET, "\2\2\2\2\2\2\3\3\3\3\3\3\x88\x64\x11\x00\x00\x01\x00\x35\x00\x21", 22 },
        { ETHERNET, "\2\2\2\2\2\2\3\3\3\3\3\3\x88\x47\x00\x01\x00\x40\x00\x02\x01\x40", 22 },
        { 113, "\0\4\0\1\0\6\2\2\2\2\2\2\0\0\x08\x00", 16 },
        { 276, "\x08\x00\0\0\0\0\0\1\0\1\4\6\2\2\2\2\2\2\0\0", 20 },
        { 0, "\2\0\0\0", 4 },
        { 9, "\xff\x03\x00\x21", 4 },
        { 50, "\x0f\x00\x08\x00", 4 },
        { 51, "\x11\x00\x00\x01\x00\x34\x21", 7 },
        { 104, "\x0f\x00\x08\x00", 4 },
        { 228, "", 0 },
    };
    struct build b;

    for (size_t i = 0; i < ARRAY_SIZE(links); i++) {
        build_datagram(&b, "OPTIONS sip:a SIP/2.0\r\n", (unsigned)i);
        build_prepend(&b, links[i].header, links[i].n);
        keep(samples, &b, links[i].link);
    }
}

static void keep_tunnels(struct samples *samples)
{
    static const struct {
        unsigned protocol;
        const char *header;
        size_t n;
    } tunnels[] = {
        { 4, "", 0 },
        { 47, "\xb0\x00\x08\x00\0\0\0\0\0\0\0\1\0\0\0\2", 16 },
        { 47, "\x10\x00\x88\xbe\0\0\0\1\x10\0\0\0\0\0\0\0\2\2\2\2\2\2\3\3\3\3\3\3\x08\x00", 30 },
        { 47,
          "\0\0\x22\xeb\x20\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0"
          "\2\2\2\2\2\2\3\3\3\3\3\3\x08\0",
          38 },
        { 17, "\x12\x34\x12\xb5\0\x51\0\0\x08\0\0\0\0\0\7\0\2\2\2\2\2\2\3\3\3\3\3\3\x08\0", 30 },
        { 1, "\3\3\0\0\0\0\0\0", 8 },
        { 1, "\x0b\0\0\0\0\0\0\0", 8 },
    };
    struct build b;

    for (size_t i = 0; i < ARRAY_SIZE(tunnels); i++) {
        build_datagram(&b, "OPTIONS sip:a SIP/2.0\r\n", (unsigned)i);
        build_prepend(&b, tunnels[i].header, tunnels[i].n);
        build_ipv4(&b, 8, 9, tunnels[i].protocol, (unsigned)i);
        keep(samples, &b, 12);
    }
}

static void keep_ipv6(struct samples *samples)
{
    struct build b;

    build_text(&b, "hello");
    build_udp(&b, 5060, 5060);
    build_header(&b, 24)[1] = 4;
    b.bytes[b.at] = 17;
    build_header(&b, 8)[0] = 51;
    build_header(&b, 8)[0] = 60;
    build_header(&b, 8)[0] = 43;
    build_ipv6(&b, 1, 2, 0);
    keep(samples, &b, 229);
    build_header(&b, 8)[0] = 3;
    build_ipv6(&b, 2, 1, 58);
    keep(samples, &b, 229);
    for (unsigned i = 0; i < 3; i++) {
        build_text(&b, "thirty-two bytes of a datagram..");
        build_prepend(&b, "\x11\0\0\0\0\0\0\1", 8);
        put16(b.bytes + b.at + 2, i * 32 | (i < 2));
        build_ipv6(&b, 1, 2, 44);
        keep(samples, &b, 229);
    }
}

static void keep_fragments_and_tcp(struct samples *samples)
{
    struct build b;

    for (unsigned i = 0; i < 3; i++) {
        build_text(&b, "thirty-two bytes of a datagram..");
        put16(build_ipv4(&b, 1, 2, i == 1 ? 4 : 17, 5) + 6, i * 4 | (i < 2 ? 0x2000 : 0));
        keep(samples, &b, 12);
    }
    for (unsigned i = 0; i < 6; i++) {
        static const unsigned flags[] = { SYN, SYN | ACK, ACK, ACK, ACK | FIN, RST };

        build_text(&b, i < 2 ? "" : "some data");
        build_tcp(&b, 5060, 5060, 100 + 9 * i, 100, flags[i]);
        build_ipv4(&b, 1, 2 - i % 2, 6, i);
        keep(samples, &b, 12);
    }
}

static struct samples *make_samples(void)
{
    struct samples *samples = xcalloc(1, sizeof *samples);

    keep_links(samples);
    keep_tunnels(samples);
    keep_ipv6(samples);
    keep_fragments_and_tcp(samples);
    return samples;
}

static void feed(struct frames *frames, struct check *check, const struct sample *s, size_t kept)
{
    uint8_t *copy = xmalloc(kept);

    memcpy(copy, s->bytes, kept);
    check->packet.data = copy;
    check->packet.caplen = (uint32_t)kept;
    check->packet.link = s->link;
    check->packet.number++;
    check->packet.ref = ref_make(1, 1000 * check->packet.number);
    frames_feed(frames, &check->packet);
    free(copy);
}

/* Every sample as it is gives a frame; so the cuts and changes below are of packets that lead
 * all the way in. Fragments and bare acknowledgements give theirs together. */
static void samples_are_good(void **state)
{
    (void)state;
    struct samples *samples = make_samples();
    struct check check = { 0 };
    struct frames *frames = frames_new(check_frame, &check);
    struct frames_stats stats;

    for (size_t i = 0; i < samples->n; i++) {
        check.packet.len = (uint32_t)samples->all[i].n;
        check.packet.time += NANOS_PER_S;
        feed(frames, &check, &samples->all[i], samples->all[i].n);
        if (i < 23)
            assert_int_equal(check.frames, i + 1);
    }
    frames_stats(frames, &stats);
    assert_int_equal(stats.malformed, 0);
    assert_int_equal(stats.unknown_link, 0);
    assert_int_equal(stats.duplicates, 0);
    assert_int_equal(stats.fragments, 6);
    assert_int_equal(stats.segments, 6);
    frames_free(frames);
    free(samples);
}

/* At every byte: by the snapshot length, and with the length on the wire cut too. */
static void cut_at_every_byte(void **state)
{
    (void)state;
    struct samples *samples = make_samples();
    struct check check = { 0 };
    struct frames *frames = frames_new(check_frame, &check);

    for (size_t i = 0; i < samples->n; i++) {
        for (size_t kept = 0; kept <= samples->all[i].n; kept++) {
            check.packet.time += 10 * NANOS_PER_MS;
            check.packet.len = (uint32_t)samples->all[i].n;
            feed(frames, &check, &samples->all[i], kept);
            check.packet.time += 10 * NANOS_PER_MS;
            check.packet.len = (uint32_t)kept;
            feed(frames, &check, &samples->all[i], kept);
        }
    }
    frames_flush(frames);
    assert_true(check.frames > 1000);
    frames_free(frames);
    free(samples);
}

/* xorshift: the same numbers on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void mutate(struct sample *s, uint32_t *random)
{
    static const uint8_t telling[] = {
        0, 1, 2, 4, 5, 6, 0x11, 0x20, 0x2c, 0x45, 0x60, 0x7f, 0x80, 0xff,
    };
    unsigned changes = 1 + next_random(random) % 4;

    while (changes-- > 0) {
        uint8_t *at = &s->bytes[next_random(random) % s->n];

        if (next_random(random) % 2)
            *at = telling[next_random(random) % sizeof telling];
        else
            *at = (uint8_t)next_random(random);
    }
}

static void broken_at_random(void **state)
{
    (void)state;
    struct samples *samples = make_samples();
    struct check check = { 0 };
    struct frames *frames = frames_new(check_frame, &check);
    uint32_t random = 20240607;

    for (unsigned round = 0; round < 60000; round++) {
        struct sample s = samples->all[next_random(&random) % samples->n];
        size_t kept = s.n;

        mutate(&s, &random);
        if (next_random(&random) % 8 == 0)
            kept = next_random(&random) % (s.n + 1);
        check.packet.len = (uint32_t)(next_random(&random) % 8 == 0 ? kept : s.n);
        /* Now and then the clock jumps, back too. */
        check.packet.time += next_random(&random) % 64 != 0
                                 ? NANOS_PER_MS
                                 : (nanos_t)(int32_t)next_random(&random) * 100;
        feed(frames, &check, &s, kept);
    }
    frames_flush(frames);
    assert_true(check.frames > 20000);
    frames_free(frames);
    free(samples);
}

/* Times at the ends of the scale neither overflow nor stop the clock. */
static void absurd_times(void **state)
{
    (void)state;
    static const nanos_t times[] = { INT64_MAX, INT64_MIN, 0, INT64_MIN + 1, -1, INT64_MAX - 1 };
    struct samples *samples = make_samples();
    struct check check = { 0 };
    struct frames *frames = frames_new(check_frame, &check);

    for (size_t t = 0; t < ARRAY_SIZE(times); t++) {
        for (size_t i = 0; i < samples->n; i++) {
            check.packet.time = times[t];
            check.packet.len = (uint32_t)samples->all[i].n;
            feed(frames, &check, &samples->all[i], samples->all[i].n);
            frames_tick(frames, times[(t + i) % ARRAY_SIZE(times)]);
        }
    }
    frames_flush(frames);
    assert_true(check.frames >= samples->n);
    frames_free(frames);
    free(samples);
}

#define PACKETS_CUT 4 /* of a capture, those with SIP in them */

/* A packet, cut at every byte and then whole, in memory of just that size; its layers are within
 * it.
 */
static void cut_packet(struct frames *frames, struct check *check, const struct packet *packet)
{
    static struct layers layers;

    for (uint32_t n = 0; n <= packet->caplen; n++) {
        uint8_t *copy = xmalloc(n > 0 ? n : 1);

        memcpy(copy, packet->data, n);
        check->packet = *packet;
        check->packet.data = copy;
        check->packet.caplen = n;
        frames_feed(frames, &check->packet);
        layers_of_packet(&layers, &check->packet);
        for (size_t i = 0; i < layers.n; i++)
            assert_true(layers.all[i].at <= n && layers.all[i].n <= n - layers.all[i].at);
        free(copy);
    }
}

static void cut_capture(const char *path)
{
    struct check check = { 0 };
    struct error error = { 0 };
    struct source *source = source_open_files(&path, 1, NULL, &error);
    struct frames *frames = frames_new(check_frame, &check);
    struct packet packet;
    unsigned n = 0;

    assert_non_null(source);
    while (n < PACKETS_CUT && source_next(source, &packet, &error) == SOURCE_PACKET)
        if (memmem(packet.data, packet.caplen, "SIP/2.0", 7) != NULL) {
            cut_packet(frames, &check, &packet);
            n++;
        }
    frames_flush(frames);
    frames_free(frames);
    source_close(source);
    assert_int_equal(n, PACKETS_CUT);
    assert_true(check.frames > 0);
}

/* Each link layer and tunnel, as our own captures have them. */
static void each_capture_at_every_cut(void **state)
{
    static const char *const kinds[] = { "link", "tunnel" };
    const char *top = getenv("srcdir");

    (void)state;
    for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
        char *pattern = xasprintf("%s/tests/captures/%s-*.pcap", top != NULL ? top : ".", kinds[k]);
        glob_t found;

        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        assert_true(found.gl_pathc > 10);
        for (size_t i = 0; i < found.gl_pathc; i++)
            cut_capture(found.gl_pathv[i]);
        globfree(&found);
        free(pattern);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_good),          cmocka_unit_test(cut_at_every_byte),
        cmocka_unit_test(broken_at_random),          cmocka_unit_test(absurd_times),
        cmocka_unit_test(each_capture_at_every_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
