/* tls_test.c - records and handshakes without keys, however the stream is cut. */
#include "config.h"

#include "build.h"

#include "base/text.h"
#include "frame/tls.h"

enum { CLIENT = 1, SERVER = 2 };

struct rig {
    struct frames *frames;
    struct text said; /* "hello 0304 a.example|alert 48|" */
    uint32_t number, seq[3];
    unsigned flags;
    nanos_t time;
};

static const char *kind_name(enum tls_kind kind)
{
    static const char *const names[] = {
        [TLS_CLIENT_HELLO] = "client",
        [TLS_SERVER_HELLO] = "server",
        [TLS_CERTIFICATE] = "certificate",
        [TLS_CERTIFICATE_REQUEST] = "request",
        [TLS_ALERT] = "alert",
        [TLS_HIDDEN_ALERT] = "hidden-alert",
        [TLS_HIDDEN_HANDSHAKE] = "hidden-handshake",
        [TLS_DATA] = "data",
    };

    return names[kind];
}

static void take(void *context, const struct frame *frame)
{
    struct rig *rig = context;

    if (frame->kind != FRAME_TLS)
        return;
    const struct tls_event *e = frame->tls;

    assert_int_equal(frame->payload.n, 0);
    text_printf(&rig->said, "%s", kind_name(e->kind));
    if (e->kind == TLS_CLIENT_HELLO)
        text_printf(&rig->said, " %04x %04x %u %s %s %d", e->version, e->lowest, e->n_ciphers,
                    e->sni, e->alpn, e->resumed);
    else if (e->kind == TLS_SERVER_HELLO)
        text_printf(&rig->said, " %04x %04x", e->version, e->cipher);
    else if (e->kind == TLS_ALERT)
        text_printf(&rig->said, " %u %d", e->alert, e->fatal);
    else if (e->kind == TLS_CERTIFICATE)
        text_printf(&rig->said, " %u", e->n_chain);
    else if (e->kind == TLS_DATA)
        text_printf(&rig->said, " %u", e->length);
    text_addc(&rig->said, '|');
}

static void start(struct rig *rig)
{
    *rig = (struct rig){ .flags = ACK, .seq = { 0, 1000, 5000 }, .time = 1000 * NANOS_PER_S };
    rig->frames = frames_new(take, rig);
}

static void feed(struct rig *rig, unsigned from, const void *bytes, size_t n);

/* As start(), from the first packet of the connection on. */
static void start_whole(struct rig *rig)
{
    start(rig);
    rig->flags = SYN;
    feed(rig, CLIENT, "", 0);
    feed(rig, SERVER, "", 0);
    rig->flags = ACK;
    rig->seq[CLIENT]++;
    rig->seq[SERVER]++;
}

static void stop(struct rig *rig)
{
    frames_free(rig->frames);
    text_done(&rig->said);
}

static void feed(struct rig *rig, unsigned from, const void *bytes, size_t n)
{
    struct build b;

    build_payload(&b, bytes, n);
    if (from == CLIENT)
        build_tcp(&b, 40000, 5061, rig->seq[from], rig->seq[3 - from], rig->flags);
    else
        build_tcp(&b, 5061, 40000, rig->seq[from], rig->seq[3 - from], rig->flags);
    build_ipv4(&b, from, 3 - from, 6, ++rig->number);
    struct packet packet = {
        .data = b.bytes + b.at,
        .caplen = (uint32_t)build_size(&b),
        .time = rig->time,
        .len = (uint32_t)build_size(&b),
        .link = 12,
        .number = rig->number,
        .ref = REF_NONE,
    };

    rig->seq[from] += (uint32_t)n;
    rig->time += NANOS_PER_MS;
    frames_feed(rig->frames, &packet);
}

/* A ClientHello of 1.3 with SNI, ALPN and a value of RFC 8701 among the versions. */
static const uint8_t client_hello[] = {
    22,   3,  1,  0,  97, 1,  0,  0,   93,  3,    3,    0,   1,    2,    3,   4,   5,   6,
    7,    8,  9,  10, 11, 12, 13, 14,  15,  16,   17,   18,  19,   20,   21,  22,  23,  24,
    25,   26, 27, 28, 29, 30, 31, 0,   0,   4,    0x13, 1,   0xc0, 0x2f, 1,   0,   0,   48,
    0,    0,  0,  14, 0,  12, 0,  0,   9,   'a',  '.',  'e', 'x',  'a',  'm', 'p', 'l', 'e',
    0,    16, 0,  8,  0,  6,  5,  's', 'i', 'p',  '/',  '2', 0,    43,   0,   7,   6,   0x3a,
    0x3a, 3,  4,  3,  3,  0,  35, 0,   0,   0xff, 1,    0,   1,    0,
};

/* ServerHello of 1.2 and an empty list of certificates in one record. */
static const uint8_t server_flight[] = {
    22, 3,  3,  0,  49, 2,  0,  0,  38,   3,    3,  0,  1,  2,  3,  4,  5,  6,
    7,  8,  9,  10, 11, 12, 13, 14, 15,   16,   17, 18, 19, 20, 21, 22, 23, 24,
    25, 26, 27, 28, 29, 30, 31, 0,  0xc0, 0x2f, 0,  11, 0,  0,  3,  0,  0,  0,
};

static const uint8_t unknown_ca[] = { 21, 3, 3, 0, 2, 2, 48 };

#define HELLO "client 0304 0303 2 a.example sip/2 0|"

/* Cut in two at each place, and into single bytes. */
static void every_cut(void **state)
{
    (void)state;
    for (size_t cut = 1; cut <= sizeof client_hello; cut++) {
        struct rig rig;

        start_whole(&rig);
        feed(&rig, CLIENT, client_hello, cut);
        if (cut < sizeof client_hello)
            feed(&rig, CLIENT, client_hello + cut, sizeof client_hello - cut);
        for (size_t i = 0; i < sizeof server_flight; i += cut)
            feed(&rig, SERVER, server_flight + i,
                 cut < sizeof server_flight - i ? cut : sizeof server_flight - i);
        feed(&rig, CLIENT, unknown_ca, sizeof unknown_ca);
        assert_string_equal(text_str(&rig.said),
                            HELLO "server 0303 c02f|certificate 0|alert 48 1|");
        stop(&rig);
    }
}

/* Records under cover are counted, and an alert in them is not taken for one in clear. */
static void under_cover(void **state)
{
    static const uint8_t rest[] = {
        20, 3, 3, 0, 1, 1, 22, 3, 3,  0, 3, 1, 0, 0, 21,
        3,  3, 0, 4, 1, 2, 3,  4, 23, 3, 3, 0, 2, 7, 7,
    };
    struct rig rig;

    (void)state;
    start(&rig);
    feed(&rig, CLIENT, client_hello, sizeof client_hello);
    feed(&rig, CLIENT, rest, sizeof rest);
    assert_string_equal(text_str(&rig.said), HELLO "hidden-handshake|hidden-alert|data 2|");
    stop(&rig);
}

/* A stream that is joined in the middle is known by records that follow each other. */
static void joined(void **state)
{
    static const uint8_t records[] = { 23, 3, 3, 0, 3, 9, 9, 9, 23, 3, 3, 0, 1, 9 };
    static const uint8_t noise[] = { 23, 3, 3, 0, 3, 9, 9, 9, 70, 3, 3, 0, 1, 9 };
    struct rig rig;

    (void)state;
    start(&rig);
    feed(&rig, CLIENT, noise, sizeof noise);
    feed(&rig, SERVER, "SIP/2.0 200 OK\r\n", 16);
    assert_int_equal(rig.said.n, 0);
    feed(&rig, SERVER, records, sizeof records);
    assert_string_equal(text_str(&rig.said), "data 3|data 1|");
    stop(&rig);
}

/* Lost bytes: those of one record harm that record alone; after others a record is looked for. */
static void gaps(void **state)
{
    static const uint8_t begins[] = { 23, 3, 3, 0, 100, 1, 1, 1, 1, 1 };
    static const uint8_t goes_on[45] = { 0 };
    static const uint8_t next[] = { 23, 3, 3, 0, 1, 9 };
    struct rig rig;

    (void)state;
    start(&rig);
    feed(&rig, CLIENT, begins, sizeof begins);
    rig.seq[CLIENT] += 50;
    feed(&rig, CLIENT, goes_on, sizeof goes_on);
    feed(&rig, CLIENT, next, sizeof next);
    frames_tick(rig.frames, rig.time + 10 * NANOS_PER_S);
    assert_string_equal(text_str(&rig.said), "data 100|data 1|");
    rig.time += 20 * NANOS_PER_S;
    rig.seq[CLIENT] += 3;
    feed(&rig, CLIENT, goes_on, sizeof goes_on);
    feed(&rig, CLIENT, next, sizeof next);
    frames_flush(rig.frames);
    assert_string_equal(text_str(&rig.said), "data 100|data 1|data 1|");
    stop(&rig);
}

/* Lengths that lie end the reading of a message; nothing beyond it is read (with a sanitizer). */
static void lies(void **state)
{
    (void)state;
    for (size_t n = 0; n + 9 <= sizeof client_hello; n++) {
        uint8_t *copy = xmalloc(n + 1);
        struct tls_event event;

        memcpy(copy, client_hello + 9, n);
        tls_read_message(1, 0x0303, copy, n, &event);
        tls_read_message(2, 0x0303, copy, n, &event);
        tls_read_message(11, 0x0303, copy, n, &event);
        tls_read_message(11, 0x0304, copy, n, &event);
        free(copy);
    }
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(tls_version_name(0x0303), "TLS 1.2");
    assert_null(tls_version_name(0x1234));
    assert_string_equal(tls_cipher_name(0x1301), "TLS_AES_128_GCM_SHA256");
    assert_null(tls_cipher_name(0xffff));
    assert_string_equal(tls_alert_name(48), "unknown_ca");
    assert_null(tls_alert_name(200));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cut), cmocka_unit_test(under_cover), cmocka_unit_test(joined),
        cmocka_unit_test(gaps),      cmocka_unit_test(lies),        cmocka_unit_test(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
