/* attempts_test.c - the outcome of connections, and those of them that are shown as calls. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sip_maker.h"

#include "call/attempt.h"

static struct world w;
static uint32_t number;

static struct frame frame_of(double at, bool by_client, uint16_t port, uint32_t stream)
{
    struct endpoint client = test_endpoint(1, 40000), server = test_endpoint(2, port);

    return (struct frame){
        .kind = FRAME_STREAM,
        .transport = TRANSPORT_TCP,
        .time = test_time(at),
        .number = ++number,
        .stream = stream,
        .ref = REF_NONE,
        .src = by_client ? client : server,
        .dst = by_client ? server : client,
    };
}

static void event(double at, bool by_client, uint16_t port, uint32_t stream, enum stream_event kind)
{
    struct frame f = frame_of(at, by_client, port, stream);

    f.event = kind;
    if (kind == STREAM_DATA)
        f.payload = SLICE("bytes");
    calls_feed_stream(w.calls, &f);
}

static void tls(double at, bool by_client, uint16_t port, uint32_t stream, struct tls_event e)
{
    struct frame f = frame_of(at, by_client, port, stream);

    f.kind = FRAME_TLS;
    f.tls = &e;
    calls_feed_other(w.calls, &f);
}

static const struct connection *only_connection(void)
{
    assert_int_equal(calls_count(w.calls), 1);
    const struct attempt *a = calls_attempt(w.calls, calls_at(w.calls, 0));

    assert_non_null(a);
    return a->connections[a->n_connections - 1];
}

static void refused(void **state)
{
    (void)state;
    world_start(&w, NULL);
    event(0, true, 5060, 1, STREAM_START);
    assert_int_equal(calls_count(w.calls), 0); /* nothing is known yet */
    event(0.1, false, 5060, 1, STREAM_RESET);
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_REFUSED);
    assert_int_equal(calls_at(w.calls, 0)->state, CALL_FAILED);
    assert_true(calls_at(w.calls, 0)->attempt);
    /* The same client again is the same attempt. */
    event(5, true, 5060, 2, STREAM_START);
    event(5.1, false, 5060, 2, STREAM_RESET);
    only_connection();
    assert_int_equal(calls_attempt(w.calls, calls_at(w.calls, 0))->total, 2);
    /* A port that is not for SIP is nobody's business. */
    event(6, true, 443, 3, STREAM_START);
    event(6.1, false, 443, 3, STREAM_RESET);
    assert_int_equal(calls_count(w.calls), 1);
    world_finish(&w, 60);
    world_end(&w);
}

static void association(double at, bool by_client, uint16_t port, enum stream_event kind,
                        bool there)
{
    struct frame f = frame_of(at, by_client, port, 0);

    f.kind = FRAME_ASSOCIATION;
    f.transport = TRANSPORT_SCTP;
    f.event = kind;
    f.is_there = there;
    calls_feed_other(w.calls, &f);
}

/* An association is an attempt of its own beside TCP to the same server. */
static void associations(void **state)
{
    (void)state;
    world_start(&w, NULL);
    association(0, false, 5060, STREAM_START, true); /* of one that began before the capture */
    association(1, true, 443, STREAM_START, false);
    association(1.1, false, 443, STREAM_RESET, false);
    assert_int_equal(calls_count(w.calls), 0);
    association(2, true, 5060, STREAM_START, false);
    association(5, true, 5060, STREAM_START, false);
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_UNANSWERED);
    assert_int_equal(only_connection()->transport, TRANSPORT_SCTP);
    assert_int_equal(calls_flow(w.calls, calls_at(w.calls, 0)->caller_flow)->transport,
                     TRANSPORT_SCTP);
    association(5.1, false, 5060, STREAM_START, true);
    assert_true(only_connection()->accepted);
    association(20, false, 5060, STREAM_END, false);
    assert_int_equal(only_connection()->end, test_time(20));
    assert_false(only_connection()->ended_by_client);
    association(30, true, 5060, STREAM_START, false); /* the next one */
    association(30.1, false, 5060, STREAM_RESET, false);
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_REFUSED);
    assert_int_equal(calls_attempt(w.calls, calls_at(w.calls, 0))->total, 2);
    event(40, true, 5060, 1, STREAM_START);
    event(40.1, false, 5060, 1, STREAM_RESET);
    assert_int_equal(calls_count(w.calls), 2);
    world_finish(&w, 60);
    world_end(&w);
}

static void unanswered(void **state)
{
    (void)state;
    world_start(&w, NULL);
    event(0, true, 5061, 1, STREAM_START);
    event(1, true, 5061, 1, STREAM_RETRY);
    event(3, true, 5061, 1, STREAM_RETRY);
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_UNANSWERED);
    assert_int_equal(only_connection()->events[0].times, 3);
    event(3.1, false, 5061, 1, STREAM_START); /* the connection was only slow */
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_OPEN);
    assert_int_equal(calls_at(w.calls, 0)->state, CALL_TRYING);
    world_end(&w);
}

/* A connection that works and carries SIP in clear, or nothing, needs no row. */
static void plain(void **state)
{
    (void)state;
    world_start(&w, NULL);
    event(0, true, 5060, 1, STREAM_START);
    event(0.1, false, 5060, 1, STREAM_START);
    event(0.2, true, 5060, 1, STREAM_DATA);
    event(0.3, false, 5060, 1, STREAM_DATA);
    event(1, true, 5060, 1, STREAM_END);
    event(1, false, 5060, 1, STREAM_RESET);
    assert_int_equal(calls_count(w.calls), 0);
    world_end(&w);
}

static void encrypted(void **state)
{
    (void)state;
    world_start(&w, NULL);
    event(0, true, 5061, 1, STREAM_START);
    event(0.1, false, 5061, 1, STREAM_START);
    tls(0.2, true, 5061, 1, (struct tls_event){ .kind = TLS_CLIENT_HELLO, .sni = "a.example" });
    assert_int_equal(calls_at(w.calls, 0)->state, CALL_TRYING);
    tls(0.3, false, 5061, 1, (struct tls_event){ .kind = TLS_SERVER_HELLO, .version = 0x0304 });
    tls(0.3, false, 5061, 1, (struct tls_event){ .kind = TLS_DATA, .length = 900 });
    tls(0.4, true, 5061, 1, (struct tls_event){ .kind = TLS_DATA, .length = 53 });
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_SPOKEN);
    assert_int_equal(calls_at(w.calls, 0)->state, CALL_ANSWERED);
    assert_int_equal(calls_flow(w.calls, calls_at(w.calls, 0)->caller_flow)->transport,
                     TRANSPORT_TLS);
    assert_string_equal(only_connection()->tls->client.sni, "a.example");
    event(9, true, 5061, 1, STREAM_END);
    assert_int_equal(calls_at(w.calls, 0)->state, CALL_COMPLETED);
    struct calls_stats stats;

    calls_stats(w.calls, &stats);
    assert_int_equal(stats.n_tls_ports, 1);
    assert_int_equal(stats.tls_ports[0].port, 5061);
    assert_int_equal(stats.tls_ports[0].packets, 4);
    assert_int_equal(stats.tls_hidden, 2);
    world_end(&w);
}

static void broken(void **state)
{
    (void)state;
    world_start(&w, NULL);
    event(0, true, 5061, 1, STREAM_START);
    tls(0.2, true, 5061, 1, (struct tls_event){ .kind = TLS_CLIENT_HELLO });
    tls(0.3, false, 5061, 1, (struct tls_event){ .kind = TLS_ALERT, .alert = 40, .fatal = true });
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_BROKEN);
    assert_false(only_connection()->tls->alert_by_client);
    /* TLS 1.3: a first record of the client that can only be an alert. */
    tls(1, true, 5061, 2, (struct tls_event){ .kind = TLS_CLIENT_HELLO });
    tls(1, false, 5061, 2, (struct tls_event){ .kind = TLS_SERVER_HELLO, .version = 0x0304 });
    tls(1, false, 5061, 2, (struct tls_event){ .kind = TLS_DATA, .length = 900 });
    tls(1, true, 5061, 2, (struct tls_event){ .kind = TLS_DATA, .length = 19 });
    assert_false(connection_hides_alert(only_connection()));
    event(1.1, true, 5061, 2, STREAM_END);
    assert_true(connection_hides_alert(only_connection()));
    assert_int_equal(connection_outcome(only_connection()), ATTEMPT_BROKEN);
    world_end(&w);
}

static void neighbour(double at, int from, int to, bool is_there)
{
    struct frame f = { .kind = FRAME_NEIGHBOUR,
                       .time = test_time(at),
                       .number = ++number,
                       .src = { test_endpoint((unsigned)from, 0).addr, 0 },
                       .dst = { test_endpoint((unsigned)to, 0).addr, 0 },
                       .is_there = is_there };

    calls_feed_other(w.calls, &f);
}

static void neighbours(void **state)
{
    (void)state;
    world_start(&w, NULL);
    for (int i = 0; i < 4; i++) {
        neighbour(i, 1, 9, false); /* never there */
        neighbour(i, 1, 8, false);
    }
    neighbour(4, 8, 1, true);
    world_finish(&w, 60);
    assert_int_equal(only_connection()->events[0].times, 4);
    assert_int_equal(only_connection()->server.addr.bytes[3], 9);
    world_end(&w);
}

/* With SIP in the capture, only an address that SIP goes to is of interest. */
static void neighbours_of_sip(void **state)
{
    (void)state;
    world_start(&w, NULL);
    SAY(&w, 0, 1, 2, "INVITE");
    for (int i = 0; i < 4; i++) {
        neighbour(100 + i, 1, 9, false);
        neighbour(100 + i, 1, 2, false);
    }
    world_finish(&w, 200);
    assert_int_equal(calls_count(w.calls), 2);
    const struct attempt *a = calls_attempt(w.calls, calls_at(w.calls, 1));

    assert_int_equal(a->connections[0]->server.addr.bytes[3], 2);
    world_end(&w);
}

/* However many there are, so many are kept, and the loss is counted. */
static void limits(void **state)
{
    struct calls_limits used;
    struct calls_lost lost;

    (void)state;
    world_start(&w, &(struct calls_limits){ .attempts = 20 });
    for (uint32_t i = 0; i < 100; i++) {
        struct frame f = frame_of(i, true, 5060, i + 1);

        f.src = test_endpoint(1 + i, 40000);
        f.event = STREAM_START;
        calls_feed_stream(w.calls, &f);
        f.event = STREAM_RETRY;
        calls_feed_stream(w.calls, &f);
    }
    for (uint32_t i = 0; i < 200; i++) /* of one client */
        event(1000 + i, true, 5070, 1000 + i, STREAM_START);
    calls_use(w.calls, &used, &lost);
    assert_int_equal(used.attempts, 20);
    assert_int_equal(lost.attempts, 81);
    assert_int_equal(calls_count(w.calls), 100);
    assert_null(calls_attempt(w.calls, calls_at(w.calls, 0)));
    world_finish(&w, 2000);
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused),      cmocka_unit_test(unanswered),
        cmocka_unit_test(associations), cmocka_unit_test(plain),
        cmocka_unit_test(encrypted),    cmocka_unit_test(broken),
        cmocka_unit_test(neighbours),   cmocka_unit_test(neighbours_of_sip),
        cmocka_unit_test(limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
