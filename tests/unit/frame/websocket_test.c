/* websocket_test.c - WebSocket in TCP: the upgrade, masks, fragments, compression, at every cut. */
#include "config.h"

#include "build.h"

#include <zlib.h>

static const char ask[] = "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n";
static const char grant[] = "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n";
static const char invite[] = "INVITE sip:b@example.com SIP/2.0\r\nCall-ID: 1\r\n\r\n";
static const char ok[] = "SIP/2.0 200 OK\r\nCall-ID: 1\r\n\r\n";

enum { FIN_TEXT = 0x81, BEGIN = 0x01, MORE = 0x00, END = 0x80, PING = 0x89, PACKED = 0xc1 };

/* One direction of a connection. */
struct way {
    bool client;
    uint32_t seq;
    size_t n;
    uint8_t bytes[300000];
};

static void add(struct way *w, const void *p, size_t n)
{
    assert_true(w->n + n <= sizeof w->bytes);
    memcpy(w->bytes + w->n, p, n);
    w->n += n;
}

static void add_text(struct way *w, const char *text)
{
    add(w, text, strlen(text));
}

static void add_frame(struct way *w, unsigned flags, const void *data, size_t n)
{
    static const uint8_t mask[4] = { 0xa5, 0x01, 0xff, 0x42 };
    uint8_t head[10] = { (uint8_t)flags };
    uint8_t masked = w->client ? 0x80 : 0;

    if (n < 126) {
        head[1] = (uint8_t)(masked | n);
        add(w, head, 2);
    } else if (n < 65536) {
        head[1] = masked | 126;
        put16(head + 2, (unsigned)n);
        add(w, head, 4);
    } else {
        head[1] = masked | 127;
        put32(head + 6, (uint32_t)n);
        add(w, head, 10);
    }
    if (w->client)
        add(w, mask, 4);
    for (size_t i = 0; i < n; i++) {
        uint8_t byte = ((const uint8_t *)data)[i] ^ (w->client ? mask[i & 3] : 0);

        add(w, &byte, 1);
    }
}

static void send_part(struct bench *bench, struct way *w, size_t from, size_t to)
{
    static struct build b;

    build_payload(&b, w->bytes + from, to - from);
    build_tcp(&b, w->client ? 40000 : 80, w->client ? 80 : 40000, w->seq + (uint32_t)from, 1, ACK);
    build_ipv4(&b, w->client ? 1 : 2, w->client ? 2 : 1, 6, ++bench->number & 0xffff);
    bench_feed(bench, &b, 12);
}

static void send_syn(struct bench *bench, const struct way *w)
{
    static struct build b;

    build_payload(&b, "", 0);
    build_tcp(&b, w->client ? 40000 : 80, w->client ? 80 : 40000, w->seq - 1, 0, SYN);
    build_ipv4(&b, w->client ? 1 : 2, w->client ? 2 : 1, 6, ++bench->number & 0xffff);
    bench_feed(bench, &b, 12);
}

static void send_all(struct bench *bench, struct way *w, size_t each)
{
    for (size_t at = 0; at < w->n; at += each)
        send_part(bench, w, at, at + each < w->n ? at + each : w->n);
}

/* The messages among what came out: their texts one after the other. */
static size_t messages(const struct bench *bench, char *texts, size_t room)
{
    size_t n = 0, at = 0;

    assert_true(bench->n <= KEPT_FRAMES);
    for (size_t i = 0; i < bench->n; i++) {
        const struct frame *f = bench_frame(bench, i);

        if (f->kind != FRAME_DATAGRAM)
            continue;
        assert_int_equal(f->transport, TRANSPORT_WS);
        assert_int_not_equal(f->stream, 0);
        assert_true(at + f->payload.n < room);
        memcpy(texts + at, f->payload.p, f->payload.n);
        at += f->payload.n;
        n++;
    }
    texts[at] = '\0';
    return n;
}

static void expect(const struct bench *bench, size_t n, const char *wanted)
{
    static char texts[KEPT_BYTES];

    assert_int_equal(messages(bench, texts, sizeof texts), n);
    assert_string_equal(texts, wanted);
}

static struct way *way_new(bool client)
{
    struct way *w = xcalloc(1, sizeof *w);

    w->client = client;
    w->seq = client ? 1000 : 4294967200u; /* wraps */
    return w;
}

static struct way *client_way(void)
{
    struct way *w = way_new(true);

    add_text(w, ask);
    add_frame(w, FIN_TEXT, invite, sizeof invite - 1);
    add_frame(w, BEGIN, ok, 7);
    add_frame(w, PING, "ping", 4);
    add_frame(w, MORE, ok + 7, 5);
    add_frame(w, END, ok + 12, sizeof ok - 1 - 12);
    return w;
}

static void at_every_cut(void **state)
{
    struct way *w = client_way();
    char wanted[200];

    (void)state;
    snprintf(wanted, sizeof wanted, "%s%s", invite, ok);
    for (size_t cut = 1; cut < w->n; cut++) {
        struct bench *bench = bench_new();

        send_syn(bench, w);
        send_part(bench, w, 0, cut);
        send_part(bench, w, cut, w->n);
        expect(bench, 2, wanted);
        bench_free(bench);
    }
    for (size_t each = 1; each < 80; each += 13) {
        struct bench *bench = bench_new();

        send_syn(bench, w);
        send_all(bench, w, each);
        expect(bench, 2, wanted);
        bench_free(bench);
    }
    struct bench *bench = bench_new();

    send_all(bench, w, 60); /* the last is of the three packets of its fragments */
    assert_int_equal(bench_frame(bench, bench->n - 2)->n_parts, 2);
    bench_free(bench);
    free(w);
}

static void out_of_order(void **state)
{
    struct way *w = client_way();
    struct bench *bench = bench_new();
    size_t a = sizeof ask + 20, b = a + 30;

    (void)state;
    send_part(bench, w, 0, a);
    send_part(bench, w, b, w->n);
    send_part(bench, w, a, b);
    assert_int_equal(bench_stats(bench).ws_messages, 2);
    bench_free(bench);
    free(w);
}

static void the_server_too(void **state)
{
    struct way *client = client_way(), *server = way_new(false);
    struct bench *bench = bench_new();

    (void)state;
    add_text(server, grant);
    add_text(server, "\r\n");
    add_frame(server, FIN_TEXT, ok, sizeof ok - 1);
    send_all(bench, client, 4000);
    size_t before = bench->n;
    send_all(bench, server, 4000);
    const struct frame *f = bench_frame(bench, before);

    assert_payload(f, ok);
    assert_int_equal(f->src.port, 80);
    assert_true(f->in_place);
    assert_int_equal(f->span, sizeof ok - 1);
    assert_int_equal(f->seq, server->seq + (uint32_t)(sizeof grant + 1 + 2));
    assert_true(bench_frame(bench, before + 1)->wrapped); /* the bytes that carried it */
    bench_free(bench);
    free(client);
    free(server);
}

static void a_refused_upgrade(void **state)
{
    struct way *client = way_new(true), *server = way_new(false);
    struct bench *bench = bench_new();

    (void)state;
    add_text(client, ask);
    add_text(server, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    send_all(bench, client, 4000);
    send_all(bench, server, 4000);
    expect(bench, 0, "");
    bench_free(bench);
    free(client);
    free(server);
}

static void a_page_is_none(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();

    (void)state;
    add_text(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    add_frame(client, FIN_TEXT, "not a message of SIP", 20);
    send_all(bench, client, 4000);
    expect(bench, 0, "");
    assert_false(bench_frame(bench, bench->n - 1)->wrapped);
    bench_free(bench);
    free(client);
}

static void joined_in_the_middle(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();

    (void)state;
    add_frame(client, FIN_TEXT, "{\"not\": \"for us to know\"}", 25);
    size_t first = client->n;
    add_frame(client, FIN_TEXT, invite, sizeof invite - 1);
    add_frame(client, FIN_TEXT, ok, sizeof ok - 1);
    send_part(bench, client, 0, first);
    send_part(bench, client, first, client->n);
    assert_int_equal(bench_stats(bench).ws_messages, 2);
    bench_free(bench);
    free(client);
}

static size_t pack(z_stream *z, const char *text, uint8_t *out, size_t room)
{
    z->next_in = (uint8_t *)(uintptr_t)text;
    z->avail_in = (uInt)strlen(text);
    z->next_out = out;
    z->avail_out = (uInt)room;
    assert_int_equal(deflate(z, Z_SYNC_FLUSH), Z_OK);
    return room - z->avail_out - 4;
}

static void play_packed(const char *parameters, bool alone, bool lose, size_t wanted)
{
    struct way *client = way_new(true), *server = way_new(false);
    struct bench *bench = bench_new();
    z_stream z = { 0 };
    uint8_t out[1000];
    size_t ends[4];

    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY), Z_OK);
    add_text(client, ask);
    add_text(server, grant);
    add_text(server, parameters);
    for (size_t i = 0; i < 4; i++) {
        if (alone)
            deflateReset(&z);
        add_frame(client, PACKED, out, pack(&z, i % 2 ? ok : invite, out, sizeof out));
        ends[i] = client->n;
    }
    send_part(bench, client, 0, sizeof ask - 1);
    send_all(bench, server, 4000);
    send_part(bench, client, sizeof ask - 1, ends[0]);
    if (!lose)
        send_part(bench, client, ends[0], ends[1]);
    send_part(bench, client, ends[1], ends[2]);
    send_part(bench, client, ends[2], ends[3]);
    frames_flush(bench->frames);
    assert_int_equal(bench_stats(bench).ws_messages, wanted);
    if (!lose)
        assert_payload(bench_frame(bench, bench->n - 2), ok);
    deflateEnd(&z);
    bench_free(bench);
    free(client);
    free(server);
}

static void compressed(void **state)
{
    static const char with[] = "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    static const char alone[] =
        "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n\r\n";

    (void)state;
    play_packed(with, false, false, 4);
    play_packed(alone, true, false, 4);
    play_packed(with, false, true, 1); /* the others stand on the lost one */
}

static void more_than_may_be(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();
    uint8_t *zeros = xcalloc(1, 280000);

    (void)state;
    add_text(client, ask);
    add_frame(client, FIN_TEXT, zeros, 280000);
    add_frame(client, FIN_TEXT, ok, sizeof ok - 1);
    send_all(bench, client, 30000);
    expect(bench, 1, ok);
    assert_int_equal(bench_stats(bench).ws_damaged, 1);
    bench_free(bench);
    free(zeros);
    free(client);
}

static void a_bomb(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();
    char *text = xcalloc(1, 1 << 20);
    uint8_t *out = xmalloc(1 << 16);
    z_stream z = { 0 };

    (void)state;
    memset(text, 'a', (1 << 20) - 1);
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY), Z_OK);
    add_text(client, ask);
    add_frame(client, PACKED, out, pack(&z, text, out, 1 << 16));
    send_all(bench, client, 1000);
    expect(bench, 0, "");
    assert_int_equal(bench_stats(bench).ws_damaged, 1);
    deflateEnd(&z);
    bench_free(bench);
    free(out);
    free(text);
    free(client);
}

static void lost_bytes(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();

    (void)state;
    add_text(client, ask);
    add_frame(client, FIN_TEXT, invite, sizeof invite - 1);
    size_t second = client->n;
    add_frame(client, FIN_TEXT, ok, sizeof ok - 1);
    send_part(bench, client, 0, second - 30);
    send_part(bench, client, second - 10, client->n);
    frames_flush(bench->frames);
    const struct frame *f = bench_frame(bench, 1); /* behind the upgrade */

    while (f->kind != FRAME_DATAGRAM)
        f++;
    assert_int_equal(f->missing, 30);
    assert_int_equal(f->payload.n, sizeof invite - 1 - 30);
    assert_int_equal(bench_stats(bench).ws_messages, 2); /* in step again */
    bench_free(bench);
    free(client);
}

/* The upgrade, too: every packet is cut, and each message is shown as far as it was captured. */
static void a_short_snap_length(void **state)
{
    struct way *client = way_new(true);
    struct bench *bench = bench_new();

    (void)state;
    bench->snaplen = 20 + 20 + 44;
    add_text(client, ask);
    size_t first = client->n;
    add_frame(client, FIN_TEXT, invite, sizeof invite - 1);
    size_t second = client->n;
    add_frame(client, BEGIN, invite, sizeof invite - 1);
    add_frame(client, END, ok, 5);
    send_part(bench, client, 0, first);
    send_part(bench, client, first, second);
    assert_int_equal(bench_stats(bench).ws_messages, 1);
    for (size_t i = 0; i < bench->n; i++)
        if (bench_frame(bench, i)->kind == FRAME_DATAGRAM) {
            assert_int_equal(bench_frame(bench, i)->payload.n, 38);
            assert_int_equal(bench_frame(bench, i)->missing, sizeof invite - 1 - 38);
        }
    send_part(bench, client, second, client->n);
    frames_flush(bench->frames);
    assert_int_equal(bench_stats(bench).ws_damaged, 1);
    bench_free(bench);
    free(client);
}

static void not_whole_at_the_end(void **state)
{
    struct way *client = client_way();
    struct bench *bench = bench_new();

    (void)state;
    send_part(bench, client, 0, sizeof ask - 1 + 40);
    frames_flush(bench->frames);
    assert_int_equal(bench_stats(bench).ws_messages, 1);
    assert_true(bench_frame(bench, bench->n - 1)->missing > 0);
    bench_free(bench);
    free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(out_of_order),
        cmocka_unit_test(the_server_too),
        cmocka_unit_test(a_refused_upgrade),
        cmocka_unit_test(a_page_is_none),
        cmocka_unit_test(joined_in_the_middle),
        cmocka_unit_test(compressed),
        cmocka_unit_test(more_than_may_be),
        cmocka_unit_test(a_bomb),
        cmocka_unit_test(lost_bytes),
        cmocka_unit_test(not_whole_at_the_end),
        cmocka_unit_test(a_short_snap_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
