/* sdp_test.c - session descriptions. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "sip/sdp.h"

#define HEAD "v=0\r\no=- 11 22 IN IP4 192.0.2.1\r\ns=-\r\n"
#define TIME "t=0 0\r\n"

static struct sdp sdp;

static void parse(const char *body)
{
    assert_true(sdp_parse(slice_of(body), &sdp));
}

static void assert_slice(struct slice found, const char *text)
{
    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void assert_endpoint(struct endpoint e, const char *text)
{
    struct text t = { 0 };

    endpoint_print(&t, e);
    assert_string_equal(text_str(&t), text);
    text_done(&t);
}

static void test_audio(void **state)
{
    const struct sdp_media *m = sdp.media;

    (void)state;
    parse(HEAD
          "c=IN IP4 192.0.2.5\r\n" TIME "m=audio 4000 RTP/AVP 0 18 101 96\r\n"
          "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=rtpmap:96 opus/48000/2\r\n"
          "a=ptime:20\r\na=maxptime:40\r\n");
    assert_int_equal(sdp.faults, 0);
    assert_slice(sdp.origin_line, "o=- 11 22 IN IP4 192.0.2.1");
    assert_slice(sdp.origin_session, "11");
    assert_slice(sdp.origin_version, "22");
    assert_slice(sdp.origin_address, "192.0.2.1");
    assert_slice(sdp.connection_line, "c=IN IP4 192.0.2.5");
    assert_int_equal(sdp.n_media, 1);
    assert_slice(m->line, "m=audio 4000 RTP/AVP 0 18 101 96");
    assert_slice(m->media, "audio");
    assert_slice(m->protocol, "RTP/AVP");
    assert_endpoint(m->rtp, "192.0.2.5:4000");
    assert_endpoint(m->rtcp, "192.0.2.5:4001");
    assert_int_equal(m->direction, SDP_SENDRECV);
    assert_int_equal(m->direction_line.n, 0);
    assert_int_equal(m->n_formats, 4);
    assert_slice(m->formats[0].encoding, "PCMU");
    assert_int_equal(m->formats[1].clock_rate, 8000);
    assert_slice(m->formats[2].fmtp, "0-15");
    assert_slice(m->formats[2].rtpmap, "101 telephone-event/8000");
    assert_int_equal(m->formats[3].clock_rate, 48000);
    assert_int_equal(m->formats[3].channels, 2);
    assert_int_equal(m->ptime, 20);
    assert_int_equal(m->maxptime, 40);
    assert_int_equal(sdp_find_encoding(m, SLICE("TELEPHONE-event")), 2);
    assert_int_equal(sdp_find_encoding(m, SLICE("PCMA")), -1);
    assert_ptr_equal(sdp_first(&sdp, SLICE("audio")), m);
    assert_null(sdp_first(&sdp, SLICE("video")));
}

static void test_levels(void **state)
{
    (void)state;
    parse(HEAD "c=IN IP4 192.0.2.5\n" TIME "a=sendonly\na=fingerprint:sha-256 AA\n"
               "m=audio 4000 RTP/SAVP 0\na=inactive\nc=IN IP6 2001:db8::1\n"
               "a=crypto:1 AES inline:x\na=crypto:2 AES inline:y\n"
               "m=video 4002 RTP/AVP 31\na=rtcp:53020 IN IP4 126.16.64.4\na=candidate:1 1 UDP\n"
               "m=audio 4004 RTP/AVP 8\na=rtcp-mux\na=rtcp:4009\na=fingerprint:sha-1 BB\n"
               "m=audio 4006 RTP/AVP 8\na=rtcp:4010\n");
    assert_int_equal(sdp.faults, 0);
    assert_int_equal(sdp.n_media, 4);
    assert_endpoint(sdp.media[0].rtp, "[2001:db8::1]:4000");
    assert_int_equal(sdp.media[0].direction, SDP_INACTIVE);
    assert_slice(sdp.media[0].direction_line, "a=inactive");
    assert_int_equal(sdp.media[0].n_crypto, 2);
    assert_slice(sdp.media[0].crypto[1], "2 AES inline:y");
    assert_slice(sdp.media[0].fingerprint, "sha-256 AA");
    assert_false(sdp.media[0].ice);
    assert_endpoint(sdp.media[1].rtp, "192.0.2.5:4002");
    assert_endpoint(sdp.media[1].rtcp, "126.16.64.4:53020");
    assert_int_equal(sdp.media[1].direction, SDP_SENDONLY);
    assert_slice(sdp.media[1].direction_line, "a=sendonly");
    assert_true(sdp.media[1].ice);
    assert_true(sdp.media[2].rtcp_mux);
    assert_endpoint(sdp.media[2].rtcp, "192.0.2.5:4004");
    assert_slice(sdp.media[2].fingerprint, "sha-1 BB");
    assert_endpoint(sdp.media[3].rtcp, "192.0.2.5:4010");
}

static void test_odd_addresses_and_ports(void **state)
{
    (void)state;
    parse(HEAD TIME "m=audio 49170/2 RTP/AVP 0\r\nc=IN IP4 233.252.0.1/127/3\r\n"
                    "m=audio 5000 RTP/AVP 0\r\nc=IN IP4 media.example.com\r\n"
                    "m=image 0 udptl t38\r\nm=audio 4000 RTP/AVP 8\r\n");
    assert_endpoint(sdp.media[0].rtp, "233.252.0.1:49170");
    assert_int_equal(sdp.media[1].rtp.addr.family, ADDR_NONE);
    assert_int_equal(sdp.media[1].rtp.port, 5000);
    assert_slice(sdp.media[1].connection, "media.example.com");
    assert_int_equal(sdp.media[2].port, 0);
    assert_int_equal(sdp.media[2].formats[0].payload_type, -1);
    assert_int_equal(sdp.faults, SDP_FAULT_NO_CONNECTION);
    assert_slice(sdp.fault_at, "m=audio 4000 RTP/AVP 8");
}

static void expect_faults(const char *body, uint32_t faults)
{
    parse(body);
    if (sdp.faults != faults)
        fail_msg("faults %#x, expected %#x in %s", sdp.faults, faults, body);
}

static void test_faults(void **state)
{
    (void)state;
    expect_faults("o=- 1 1 IN IP4 h\r\ns=-\r\nt=0 0\r\n", SDP_FAULT_NO_V);
    expect_faults("v=0\r\ns=-\r\nt=0 0\r\n", SDP_FAULT_NO_O);
    expect_faults("v=0\r\no=- 1 1 IN IP4 h\r\nt=0 0\r\n", SDP_FAULT_NO_S);
    expect_faults(HEAD, SDP_FAULT_NO_T);
    expect_faults(HEAD TIME "m =video 1 RTP/AVP 0\r\n", SDP_FAULT_BAD_LINE);
    assert_slice(sdp.fault_at, "m =video 1 RTP/AVP 0");
    expect_faults(HEAD TIME "c=IN IP4 h\r\nm=audio 70000 RTP/AVP 0\r\n", SDP_FAULT_BAD_PORT);
    assert_slice(sdp.fault_at, "70000");
    expect_faults(HEAD TIME "c=IN IP4 h\r\nm=audio x RTP/AVP 0\r\n", SDP_FAULT_BAD_PORT);
    expect_faults(HEAD TIME "c=IN IP4 h\r\nm=audio 5 RTP/AVP\r\n", SDP_FAULT_BAD_LINE);
    assert_false(sdp_parse(SLICE("<xml/>"), &sdp));
    assert_false(sdp_parse(SLICE(""), &sdp));
    assert_false(sdp_parse(SLICE("x=1\r\n"), &sdp));
}

static void test_too_much(void **state)
{
    struct text t = { 0 };

    (void)state;
    text_adds(&t, HEAD TIME "c=IN IP4 192.0.2.1\r\n");
    for (int i = 0; i < 40; i++) {
        text_adds(&t, "m=audio 4000 RTP/AVP");
        for (int j = 0; j < 50; j++)
            text_printf(&t, " %d", j);
        text_adds(&t, "\r\na=sendonly\r\n");
        for (int j = 0; j < 20; j++)
            text_adds(&t, "a=crypto:1 x\r\n");
    }
    assert_true(sdp_parse(text_view(&t), &sdp));
    assert_int_equal(sdp.faults, SDP_FAULT_TOO_MUCH);
    assert_int_equal(sdp.n_media, SDP_MAX_MEDIA);
    assert_int_equal(sdp.media[15].n_formats, SDP_MAX_FORMATS);
    assert_int_equal(sdp.media[15].n_crypto, SDP_MAX_CRYPTO);
    text_done(&t);
}

static void test_static_types(void **state)
{
    uint32_t rate = 0;

    (void)state;
    assert_string_equal(sdp_static_encoding(8, &rate), "PCMA");
    assert_int_equal(rate, 8000);
    assert_string_equal(sdp_static_encoding(34, &rate), "H263");
    assert_int_equal(rate, 90000);
    assert_null(sdp_static_encoding(1, &rate));
    assert_null(sdp_static_encoding(96, &rate));
    assert_null(sdp_static_encoding(-1, &rate));
}

static void test_taken_formats(void **state)
{
    const struct sdp_format other_name = { .payload_type = 0, .encoding = SLICE("G.711u") };
    const struct sdp_format other_number = { .payload_type = 97, .encoding = SLICE("opus") };
    const struct sdp_format neither = { .payload_type = 18, .encoding = SLICE("G729") };
    const struct sdp_format dynamic = { .payload_type = 96, .encoding = SLICE("iLBC") };
    const struct sdp_format no_number = { .payload_type = -1, .encoding = SLICE("t38") };

    (void)state;
    parse(HEAD "c=IN IP4 192.0.2.5\n" TIME
               "m=audio 4000 RTP/AVP 0 96 x\na=rtpmap:96 Opus/48000/2\n");
    const struct sdp_media *m = &sdp.media[0];
    assert_true(sdp_takes_format(m, &other_name));
    assert_true(sdp_takes_format(m, &other_number));
    assert_false(sdp_takes_format(m, &neither));
    assert_false(sdp_takes_format(m, &dynamic));
    assert_false(sdp_takes_format(m, &no_number));
}

static void test_every_cut(void **state)
{
    static const char whole[] =
        HEAD "c=IN IP4 192.0.2.5/1\r\n" TIME
             "m=audio 1/2 RTP/AVP 0 x\r\na=rtpmap:0 a/1/2\r\na=rtcp:1 IN IP4 h\r\n";

    (void)state;
    for (size_t n = 0; n < sizeof whole; n++) {
        char *copy = malloc(n + 1);

        memcpy(copy, whole, n);
        sdp_parse((struct slice){ copy, n }, &sdp);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_audio),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_odd_addresses_and_ports),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_static_types),
        cmocka_unit_test(test_taken_formats),
        cmocka_unit_test(test_every_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
