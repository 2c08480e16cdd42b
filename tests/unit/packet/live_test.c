/* live_test.c - listening on the loopback interface, where we may; what the user is told. */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "build.h"

#define PATIENCE_MS 5000

/* Sends a datagram to a port of our own that nobody else has, and returns the port's socket. */
static int open_port(struct sockaddr_in *to)
{
    socklen_t size = sizeof *to;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);

    *to = (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    assert_int_equal(bind(fd, (struct sockaddr *)to, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)to, &size), 0);
    return fd;
}

/* The loopback, a filter for the port and a datagram to it; NULL: most people may not listen. */
static struct source *listen_to(int port, const struct sockaddr_in *to)
{
    static const char *const names[] = { "lo" };
    struct error e = { 0 };
    char filter[32];

    snprintf(filter, sizeof filter, "udp dst port %d", ntohs(to->sin_port));
    const struct live_options options = { .interfaces = names,
                                          .n_interfaces = 1,
                                          .filter = filter };
    struct source *s = source_open_live(&options, &e);
    struct packet p;
    if (s == NULL) {
        assert_int_equal(strncmp(e.message, "lo: ", 4), 0);
        error_done(&e);
        return NULL;
    }
    assert_int_equal(source_next(s, &p, &e), SOURCE_WAIT);
    assert_int_equal(sendto(port, "OPTIONS", 7, 0, (const struct sockaddr *)to, sizeof *to), 7);
    return s;
}

static void loopback_is_heard(void **state)
{
    (void)state;
    struct sockaddr_in to;
    struct error e = { 0 };
    struct packet p;
    int port = open_port(&to), fd;
    struct source *s = listen_to(port, &to);

    if (s == NULL) {
        close(port);
        skip();
    }
    enum source_status status;
    while ((status = source_next(s, &p, &e)) == SOURCE_WAIT) {
        assert_int_equal(source_fds(s, &fd, 1), 1);
        struct pollfd ready = { .fd = fd, .events = POLLIN };
        assert_int_equal(poll(&ready, 1, PATIENCE_MS), 1);
    }
    assert_int_equal(status, SOURCE_PACKET);
    assert_memory_equal(p.data + p.caplen - 7, "OPTIONS", 7);
    assert_true(p.ref == REF_NONE);
    struct source_stats stats;
    source_stats(s, &stats);
    assert_int_equal(stats.packets, 1);
    assert_int_equal(stats.kernel_drops, 0);
    source_close(s);
    close(port);
}

/* Not before its age, and then at once; meanwhile nothing is polled, for it is there already. */
static void a_packet_is_delayed(void **state)
{
    (void)state;
    const nanos_t delay = 500 * NANOS_PER_MS;
    struct sockaddr_in to;
    struct error e = { 0 };
    struct packet p;
    int port = open_port(&to), fd;
    bool held = false;
    struct source *s = listen_to(port, &to);

    if (s == NULL) {
        close(port);
        skip();
    }
    source_delay(s, delay);
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PATIENCE_MS * NANOS_PER_MS;
    while (source_next(s, &p, &e) == SOURCE_WAIT) {
        held = held || source_fds(s, &fd, 1) == 0;
        poll(NULL, 0, 10);
        assert_true(clock_now(CLOCK_MONOTONIC) < until);
    }
    assert_memory_equal(p.data + p.caplen - 7, "OPTIONS", 7);
    assert_true(held);
    assert_true(clock_now(CLOCK_REALTIME) - p.time >= delay);
    source_close(s);
    close(port);
}

static void what_cannot_be_heard(void **state)
{
    (void)state;
    static const char *const none[] = { "nosuchif0" };
    static const char *const loopback[] = { "lo" };
    struct live_options options = { .interfaces = none, .n_interfaces = 1 };
    struct error e = { 0 };

    assert_null(source_open_live(&options, &e));
    assert_int_equal(strncmp(e.message, "nosuchif0: ", 11), 0);
    error_done(&e);
    options = (struct live_options){ .interfaces = loopback, .n_interfaces = 1, .filter = "port" };
    assert_null(source_open_live(&options, &e));
    assert_true(error_is_set(&e));
    error_done(&e);
    options = (struct live_options){ 0 };
    assert_null(source_open_live(&options, &e));
    assert_string_equal(e.message, "no interface to listen on");
    error_done(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loopback_is_heard),
        cmocka_unit_test(a_packet_is_delayed),
        cmocka_unit_test(what_cannot_be_heard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
