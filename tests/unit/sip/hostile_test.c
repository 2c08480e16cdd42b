/* hostile_test.c - every parser of the folder over changed, cut and overlong input: it ends, within
 * the bytes it was given. Under ASan and UBSan this shows reading out of bounds. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/auth.h"
#include "sip/framer.h"
#include "sip/grammar.h"
#include "sip/sdp.h"
#include "sip/uri.h"
#include "sip/via.h"

static const char *const samples[] = {
    "INVITE sip:+1212@[2001:db8::1]:5060;transport=tcp?a=b SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport, SIP / 2.0 / TCP h ;\r\n branch=x\r\n"
    "f: \"A, \\\"B\" <sip:a:p@example.com;lr>;tag=1\r\nTo: sip:b%20@h;tag=2\r\nCall-ID: c@d\r\n"
    "CSeq: 7 INVITE\r\nRoute: <sip:r;lr>,<sip:s;lr>\r\nContact: *\r\nDate: Sat, 13 Nov 2010 "
    "23:29:00 "
    "GMT\r\nWWW-Authenticate: Digest realm=\"a\\\"b\", nonce=n, "
    "qop=\"auth,auth-int\",stale=TRUE\r\n"
    "Max-Forwards: 70\r\nWarning: 300 h \"x\"\r\nContent-Type: multipart/mixed;boundary=b\r\n"
    "Content-Length: 207\r\n\r\n--b\r\nContent-Type: application/sdp\r\n\r\n"
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1/127\r\nt=0 0\r\n"
    "m=audio 4000/2 RTP/AVP 0 96\r\na=rtpmap:96 opus/48000/2\r\na=rtcp:4001 IN IP4 h\r\n--b--\r\n",
    "\r\nSIP/2.0 200 OK\nv: SIP/2.0/TLS [::1]:5061;received=::1\nl: 3\nExpires: 5\n"
    "Refer-To: <sip:a@h?Replaces=x%3Bto-tag%3D1>\nm: <tel:+1-212;ext=1>;expires=60\n\nabc",
};

/* xorshift: the same changes on each run */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void parse_value(struct slice value)
{
    struct name_addr a, b;
    struct via via;
    struct digest digest;
    struct uri uri;
    struct addr addr;

    if (name_addr_parse(value, &a) && name_addr_parse(value, &b)) {
        uri_equal(&a.uri, &b.uri);
        uri_same_target(&a.uri, &b.uri);
        param_get(a.params, SLICE("tag"));
    }
    if (uri_parse(value, &uri)) {
        uri_param(&uri, SLICE("transport"));
        uri_host_addr(&uri, &addr);
        number_is_e164(uri.user);
    }
    if (via_parse(value, &via))
        assert_true(via_same_hop(&via, &via));
    if (digest_parse(value, &digest))
        digest_is_stale(&digest);
}

static void parse_all(struct slice bytes)
{
    static struct sip_message m;
    static struct sdp sdp;
    struct grammar_fault faults[4];
    struct text text = { 0 };

    sip_message_length(bytes);
    parse_value(bytes);
    sdp_parse(bytes, &sdp);
    if (!sip_scan(bytes, &m))
        return;
    for (unsigned id = 0; id < HEADER_COUNT; id++) {
        struct sip_values v = { 0 };

        while (sip_next_value(&m, (enum sip_header_id)id, &v)) {
            assert_true(v.value.offset + v.value.length <= bytes.n);
            parse_value(sip_text(&m, v.value));
            text_clear(&text);
            sip_unfold(&text, sip_text(&m, v.value));
        }
    }
    sdp_parse(sdp_body(&m), &sdp);
    sip_grammar_check(&m, faults, ARRAY_SIZE(faults));
    text_done(&text);
}

/* A copy of its own size, so that a sanitizer sees what is read beyond it. */
static void parse_copy(const char *p, size_t n)
{
    char *copy = xmalloc(n > 0 ? n : 1);

    memcpy(copy, p, n);
    parse_all((struct slice){ copy, n });
    free(copy);
}

static void test_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(samples); i++)
        for (size_t n = 0; n <= strlen(samples[i]); n++)
            parse_copy(samples[i], n);
}

static void test_changed(void **state)
{
    static const char loved[] = "\r\n \t:;,<>\"\\@[]%=/?0\0\x7f\xff-";
    uint32_t random = 2463534242u;

    (void)state;
    for (unsigned round = 0; round < 4000; round++) {
        const char *sample = samples[round % ARRAY_SIZE(samples)];
        size_t n = strlen(sample);
        char *copy = xstrndup(sample, n);

        for (unsigned changes = next_random(&random) % 8 + 1; changes > 0; changes--) {
            size_t at = next_random(&random) % n, other = next_random(&random) % n;

            if (next_random(&random) % 4 == 0)
                copy[at] = sample[other];
            else
                copy[at] = loved[next_random(&random) % (sizeof loved - 1)];
        }
        parse_copy(copy, n);
        free(copy);
    }
}

static void fill(struct text *t, const char *head, const char *piece, size_t size)
{
    text_clear(t);
    text_adds(t, head);
    while (t->n < size)
        text_adds(t, piece);
    text_adds(t, "\r\n\r\n");
}

/* Inputs that would take minutes if anything were quadratic. */
static void test_overlong(void **state)
{
    static const char *const heads[] = {
        "INVITE sip:b@h SIP/2.0\r\nVia: ",
        "INVITE sip:b@h SIP/2.0\r\nContact: ",
        "INVITE sip:b",
        "INVITE sip:b@h SIP/2.0\r\nWWW-Authenticate: Digest ",
        "INVITE ",
        "SIP/2.0 ",
        "v=0\r\n",
        "INVITE sip:b@h SIP/2.0\r\nc: multipart/mixed;boundary=b\r\n\r\n",
        "sip:a@h",
        "INVITE sip:b@h SIP/2.0\r\nTo: ",
    };
    static const char *const pieces[] = {
        ",",
        ";",
        "<",
        "\"",
        "\\\"",
        "a,",
        "<a>,",
        "\r\n ",
        "\r\nX:1",
        "\r\nTo: a",
        "a=1;",
        "a=\"b\",",
        "--b\r\n",
        "\r\n--b\r\nc: multipart/x;boundary=b\r\n\r\n",
        "m=a 1 RTP/AVP 0\r\n",
        "@",
        "%41",
        "\n",
        " ",
        "SIP/2.0",
        "INVITE sip:x SIP/2.0\n",
    };
    struct text t = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
        for (size_t j = 0; j < ARRAY_SIZE(pieces); j++) {
            fill(&t, heads[i], pieces[j], 64 * 1024);
            parse_all(text_view(&t));
        }
    text_done(&t);
}

static void take(void *context, const struct frame *frame, const struct slice bytes, ref_t ref,
                 uint32_t missing)
{
    size_t *messages = context;

    (void)frame, (void)ref, (void)missing;
    assert_true(bytes.n > 0);
    ++*messages;
}

static void test_streams(void **state)
{
    size_t messages = 0;
    struct framer *framer = framer_new(take, &messages);
    struct frame frame = { .kind = FRAME_STREAM, .ref = REF_NONE };
    uint32_t random = 88172645u;

    (void)state;
    endpoint_parse(SLICE("192.0.2.1:5060"), &frame.src);
    endpoint_parse(SLICE("192.0.2.2:5060"), &frame.dst);
    for (unsigned i = 0; i < 20000; i++) {
        struct slice sample = slice_of(samples[next_random(&random) % ARRAY_SIZE(samples)]);
        size_t from = next_random(&random) % 3 == 0 ? next_random(&random) % sample.n : 0;

        frame.stream = next_random(&random) % 5;
        frame.time += NANOS_PER_S;
        frame.event = next_random(&random) % 8 == 0 ? (enum stream_event)(next_random(&random) % 5)
                                                    : STREAM_DATA;
        frame.gap = next_random(&random) % 300;
        frame.payload = slice_sub(sample, from, from + next_random(&random) % 600);
        framer_feed(framer, &frame);
        framer_tick(framer, frame.time);
    }
    framer_flush(framer);
    assert_true(messages > 1000);
    framer_free(framer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_changed),
        cmocka_unit_test(test_overlong),
        cmocka_unit_test(test_streams),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
