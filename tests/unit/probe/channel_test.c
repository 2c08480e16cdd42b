/* channel_test.c - messages of a connection, however they are cut. */
#include "config.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/channel.h"
#include "probe/socket.h"

#define OPTIONS "OPTIONS sip:x SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 4\r\n\r\nbody"
#define ANSWER "SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"

/* Two ends of one connection on the loopback. */
struct ends {
    struct channel client, server;
    struct probe_packets packets;
};

static void open_ends(struct ends *e)
{
    struct error error = { 0 };
    struct probe_target target;
    struct endpoint at = { 0 };
    struct probe_place place = { .transport = TRANSPORT_TCP };

    memset(e, 0, sizeof *e);
    assert_true(endpoint_parse(SLICE("127.0.0.1:0"), &at) ||
                addr_parse(SLICE("127.0.0.1"), &at.addr));
    int listener = socket_listen(at);
    assert_true(listener >= 0);
    place.to = socket_name(listener);
    assert_true(probe_target_parse(SLICE("127.0.0.1"), &target, &error));
    assert_true(channel_open(&e->client, &target, &place, &e->packets, &error));
    assert_true(channel_accept(&e->server, listener, NULL, &e->packets));
    close(listener);
    probe_target_done(&target);
}

static void close_ends(struct ends *e)
{
    channel_close(&e->client);
    channel_close(&e->server);
    probe_packets_done(&e->packets);
}

/* The next message of the server's end, or an errno. */
static int receive(struct ends *e, struct text *out)
{
    struct endpoint from;
    int ttl = 0, reason = EAGAIN;

    for (int i = 0; i < 1000 && reason == EAGAIN; i++)
        reason = channel_receive(&e->server, out, &from, &ttl);
    if (reason == 0)
        assert_true(endpoint_eq(from, e->client.local));
    return reason;
}

static void send_bytes(struct ends *e, const char *bytes)
{
    assert_int_equal(write(e->client.socket, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void in_pieces_and_together(void **state)
{
    struct ends e;
    struct text out = { 0 };

    (void)state;
    open_ends(&e);
    send_bytes(&e, "\r\n\r\nOPTIONS sip:x SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Len");
    assert_int_equal(receive(&e, &out), EAGAIN);
    send_bytes(&e, "gth: 4\r\n\r\nbo");
    assert_int_equal(receive(&e, &out), EAGAIN);
    send_bytes(&e, "dy" ANSWER OPTIONS);
    assert_int_equal(receive(&e, &out), 0);
    assert_string_equal(text_str(&out), OPTIONS);
    assert_int_equal(receive(&e, &out), 0);
    assert_string_equal(text_str(&out), ANSWER);
    assert_int_equal(receive(&e, &out), 0);
    assert_string_equal(text_str(&out), OPTIONS);
    assert_int_equal(e.packets.n, 3 + 3); /* the handshake, and each message */
    close_ends(&e);
    text_done(&out);
}

/* What is not SIP has no end, and who has hung up sends nothing more. */
static void ends_of_it(void **state)
{
    struct ends e;
    struct text out = { 0 };

    (void)state;
    open_ends(&e);
    send_bytes(&e, "GET / HTTP/1.1\r\n\r\n");
    assert_int_equal(receive(&e, &out), ECONNRESET);
    assert_true(e.server.closed);
    assert_false(channel_send(&e.server, (struct endpoint){ 0 }, SLICE(ANSWER)));
    close_ends(&e);
    open_ends(&e);
    send_bytes(&e, OPTIONS);
    close(e.client.socket);
    e.client.socket = -1;
    struct endpoint from;
    int ttl = 0;
    assert_int_equal(channel_receive(&e.server, &out, &from, &ttl), 0);
    assert_int_equal(channel_receive(&e.server, &out, &from, &ttl), ECONNRESET);
    close_ends(&e);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_pieces_and_together),
        cmocka_unit_test(ends_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
