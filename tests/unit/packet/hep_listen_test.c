/* hep_listen_test.c - agents that send to a socket, by UDP and TCP, on loopback: each message is a
 * packet from the agent, as frame/ reads it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <poll.h>
#include <sys/socket.h>

#include "build.h"
#include "frame/frame.h"

#define MESSAGE "OPTIONS sip:b SIP/2.0\r\n\r\n"

static void add_chunk(struct text *t, uint8_t type, const void *p, size_t n)
{
    const uint8_t head[] = { 0, 0, 0, type, (uint8_t)((n + 6) >> 8), (uint8_t)(n + 6) };

    text_add(t, (const char *)head, sizeof head);
    text_add(t, p, n);
}

static void make_hep(struct text *t, const char *payload, size_t n)
{
    static const uint8_t from[] = { 192, 0, 2, 1 }, to[] = { 192, 0, 2, 2 };

    text_clear(t);
    text_add(t, "HEP3\0\0", 6);
    add_chunk(t, 2, "\x11", 1);
    add_chunk(t, 3, from, 4);
    add_chunk(t, 4, to, 4);
    add_chunk(t, 7, "\x13\xc4", 2);
    add_chunk(t, 8, "\x13\xc4", 2);
    add_chunk(t, 15, payload, n);
    t->p[4] = (char)(t->n >> 8);
    t->p[5] = (char)t->n;
}

static struct sockaddr_in loopback(uint16_t port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET,
                                 .sin_port = htons(port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

/* A port that was free just now. */
static uint16_t free_port(int type)
{
    struct sockaddr_in a = loopback(0);
    socklen_t size = sizeof a;
    int fd = socket(AF_INET, type, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&a, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&a, &size), 0);
    close(fd);
    return ntohs(a.sin_port);
}

static struct source *open_listening(const char *kind, uint16_t port)
{
    char *name = xasprintf("hep:%s:127.0.0.1:%u", kind, port);
    const struct live_options options = { .interfaces = (const char *const *)&name,
                                          .n_interfaces = 1 };
    struct error e = { 0 };
    struct source *s = source_open_live(&options, &e);

    if (s == NULL)
        fail_msg("%s", e.message);
    free(name);
    return s;
}

static int open_agent(int type, uint16_t port)
{
    struct sockaddr_in a = loopback(port);
    int fd = socket(AF_INET, type, 0);

    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

static enum source_status wait_next(struct source *s, struct packet *p, int milliseconds)
{
    struct error e = { 0 };
    enum source_status status;
    struct pollfd ready = { .events = POLLIN };

    while ((status = source_next(s, p, &e)) == SOURCE_WAIT) {
        assert_int_equal(source_fds(s, &ready.fd, 1), 1);
        if (poll(&ready, 1, milliseconds) == 0)
            break;
    }
    assert_false(error_is_set(&e));
    return status;
}

struct heard {
    struct frame frame;
    size_t n;
};

static void take(void *context, const struct frame *frame)
{
    struct heard *heard = context;

    heard->frame = *frame;
    heard->n = frame->payload.n;
}

static void expect_message(struct source *s, size_t n)
{
    struct heard heard = { 0 };
    struct frames *frames = frames_new(take, &heard);
    struct frames_stats stats;
    struct packet p;

    assert_int_equal(wait_next(s, &p, 10000), SOURCE_PACKET);
    frames_feed(frames, &p);
    frames_stats(frames, &stats);
    assert_int_equal(stats.hep, 1);
    assert_int_equal(heard.n, n);
    assert_int_equal(stats.malformed, 0);
    assert_int_equal(heard.frame.src.addr.bytes[3], 1);
    assert_int_equal(heard.frame.dst.port, 5060);
    frames_free(frames);
}

static void by_udp(void **state)
{
    uint16_t port = free_port(SOCK_DGRAM);
    struct source *s = open_listening("udp", port);
    int agent = open_agent(SOCK_DGRAM, port);
    struct text t = { 0 };

    (void)state;
    make_hep(&t, MESSAGE, strlen(MESSAGE));
    assert_int_equal(send(agent, t.p, t.n, 0), t.n);
    expect_message(s, strlen(MESSAGE));
    close(agent);
    source_close(s);
    text_done(&t);
}

/* Two agents, whose messages come in pieces of any size; one is as long as one may be. */
static void by_tcp(void **state)
{
    uint16_t port = free_port(SOCK_STREAM);
    struct source *s = open_listening("tcp", port);
    int one = open_agent(SOCK_STREAM, port), two = open_agent(SOCK_STREAM, port);
    struct text t = { 0 };
    struct packet p;
    char *big = xcalloc(1, 65000);

    (void)state;
    make_hep(&t, MESSAGE, strlen(MESSAGE));
    assert_int_equal(send(one, t.p, 5, 0), 5);
    assert_int_equal(wait_next(s, &p, 20), SOURCE_WAIT);
    assert_int_equal(send(two, t.p, t.n, 0), t.n);
    expect_message(s, strlen(MESSAGE));
    assert_int_equal(send(one, t.p + 5, t.n - 5, 0), t.n - 5);
    expect_message(s, strlen(MESSAGE));
    assert_int_equal(send(one, t.p, t.n, 0), t.n);
    assert_int_equal(send(one, t.p, t.n, 0), t.n);
    expect_message(s, strlen(MESSAGE));
    expect_message(s, strlen(MESSAGE));
    make_hep(&t, big, 65000);
    assert_int_equal(send(two, t.p, t.n, 0), t.n);
    expect_message(s, 65000);
    close(one);
    close(two);
    source_close(s);
    free(big);
    text_done(&t);
}

/* A connection that sends what is no HEP is closed, and told of once; the others go on. */
static void what_is_no_hep(void **state)
{
    uint16_t port = free_port(SOCK_STREAM);
    struct source *s = open_listening("tcp", port);
    int bad = open_agent(SOCK_STREAM, port), good = open_agent(SOCK_STREAM, port);
    struct text t = { 0 };
    struct packet p;
    char byte;

    (void)state;
    assert_int_equal(send(bad, "GET / HTTP/1.1\r\n\r\n", 18, 0), 18);
    assert_int_equal(wait_next(s, &p, 50), SOURCE_WAIT);
    assert_true(recv(bad, &byte, 1, 0) <= 0); /* closed, or reset */
    make_hep(&t, MESSAGE, strlen(MESSAGE));
    assert_int_equal(send(good, t.p, t.n, 0), t.n);
    expect_message(s, strlen(MESSAGE));
    char *news = source_news(s);
    assert_non_null(news);
    assert_non_null(strstr(news, "no HEP 3"));
    free(news);
    close(bad);
    close(good);
    source_close(s);
    text_done(&t);
}

static void refused(const char *name)
{
    const struct live_options options = { .interfaces = &name, .n_interfaces = 1 };
    struct error e = { 0 };

    assert_null(source_open_live(&options, &e));
    assert_non_null(strstr(e.message, "expected udp:ADDRESS:PORT"));
    error_done(&e);
}

static void addresses(void **state)
{
    (void)state;
    refused("hep:127.0.0.1:9060");
    refused("hep:udp:9060");
    refused("hep:udp:example.com:9060");
    refused("hep:sctp:127.0.0.1:9060");
    refused("hep:udp:127.0.0.1:0");
    refused("hep:");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_udp),
        cmocka_unit_test(by_tcp),
        cmocka_unit_test(what_is_no_hep),
        cmocka_unit_test(addresses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
