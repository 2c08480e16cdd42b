/* listen_test.c - what is said of a provider's test call, and how a request is answered. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/listen.h"
#include "probe/reply.h"

#define INVITE(uri, from, more, sdp)                                                               \
    "INVITE " uri " SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK1;rport;x=rport\r\n"  \
    "Record-Route: <sip:192.0.2.7;lr>\r\nFrom: <" from ">;tag=1\r\nTo: <sip:+12065550147@x>\r\n"   \
    "Call-ID: 1\r\nCSeq: 7 INVITE\r\n" more "Content-Type: application/sdp\r\n\r\n" sdp
#define SDP(audio)                                                                                 \
    "v=0\r\no=- 1 1 IN IP4 192.0.2.8\r\ns=-\r\nc=IN IP4 192.0.2.8\r\nt=0 0\r\nm=audio 4000 " audio \
    "\r\n"

static struct endpoint endpoint_of(const char *text)
{
    struct endpoint e = { 0 };

    assert_true(endpoint_parse(slice_of(text), &e));
    return e;
}

/* An answered call in order, but for what the caller of this has changed. */
static struct probe_arrival arrival(void)
{
    struct probe_arrival call = { .from = endpoint_of("192.0.2.7:5060"),
                                  .local = endpoint_of("10.0.0.1:5060"),
                                  .status = 200,
                                  .bye = 200,
                                  .began = 0,
                                  .acked = NANOS_PER_S,
                                  .ended = 6 * NANOS_PER_S };

    call.voice.remote = call.voice.tone.source = endpoint_of("192.0.2.8:4000");
    call.voice.local = endpoint_of("10.0.0.1:6000");
    call.voice.tone.came = call.voice.tone.loud = call.voice.tone.sent = 250;
    call.voice.tone.first = NANOS_PER_S;
    return call;
}

static void judge(struct probe_arrival call, const char *invite, bool wrong,
                  const char *const *wanted, size_t n)
{
    struct probe_listening came = { .n = 1 };
    const struct probe_listen_wish wish = { .media = true };
    struct profiles *profiles = profiles_empty();
    struct text out = { 0 };

    came.calls[0] = call;
    text_adds(&came.calls[0].invite, invite);
    bool is = probe_listen_judge(&came, &wish, profiles, &out);
    for (size_t i = 0; i < n; i++)
        if ((wanted[i][0] == '!') !=
            (strstr(text_str(&out), wanted[i] + (wanted[i][0] == '!')) == NULL))
            fail_msg("'%s' in:\n%s", wanted[i], text_str(&out));
    assert_int_equal(is, wrong);
    text_done(&out);
    probe_listening_done(&came);
    profiles_free(profiles);
}

#define JUDGE(call, invite, wrong, ...)                                                            \
    judge(call, invite, wrong, (const char *const[]){ __VA_ARGS__ },                               \
          ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })))

static void forms(void **state)
{
    (void)state;
    JUDGE(arrival(),
          INVITE("sip:+12065550147@10.0.0.1", "sip:2065550100@x",
                 "Diversion: <sip:0012065550199@x>\r\nUser-Agent: Twilio\r\n",
                 SDP("RTP/AVP 0 8 101")),
          false, "its user is a number in E.164, with +", "its host is the address that it came to",
          "From: sip:2065550100@x (digits, without a country code)", "international with 00",
          "User-Agent: Twilio", "offers audio by RTP/AVP at 192.0.2.8:4000: PCMU, PCMA, 101",
          "ACK after 1.00 s", "a route for +12065550147", "!NAT", "!No ACK", "!refused");
    JUDGE(arrival(),
          INVITE("sip:12065550147@198.51.100.1", "sip:anonymous@x", "", SDP("RTP/AVP 0")), false,
          "international without +", "a NAT is between", "(no plain number)");
    JUDGE(arrival(), INVITE("sip:10.0.0.1", "sip:0401234@x", "", SDP("RTP/AVP 0")), false,
          "no user", "The Request-URI has no user", "dialled within a country");
}

static void what_is_wrong(void **state)
{
    struct probe_arrival call = arrival();

    (void)state;
    call.acked = NANOS_NONE;
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/AVP 0")), true, "no ACK came",
          "!voice:");
    call = arrival();
    call.status = 488;
    call.offer = VOICE_UNUSABLE;
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/SAVP 0")), true,
          "refused with 488", "by RTP/SAVP", "It offers SRTP alone (RTP/SAVP)", "!BYE");
    call = arrival();
    call.voice.tone.came = 0;
    call.bye = 0;
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/AVP 0")), true, "No voice came",
          "BYE: no response", "not ended in order");
}

/* What was refused is told from the offer, and nothing else is supposed. */
static void refused(void **state)
{
    struct probe_arrival call = arrival();

    (void)state;
    call.status = 488;
    call.offer = VOICE_UNUSABLE;
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/AVP 18 101")), true,
          "neither PCMU nor PCMA", "has to take one of: G729, 101", "!SRTP");
    JUDGE(call,
          INVITE("sip:1@10.0.0.1", "sip:1@x", "",
                 "v=0\r\no=- 1 1 IN IP6 ::1\r\ns=-\r\nc=IN IP6 2001:db8::8\r\nt=0 0\r\n"
                 "m=audio 4000 RTP/AVP 0\r\n"),
          true, "voice at '2001:db8::8'", "by IPv4", "!SRTP", "!PCMA, which");
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/AVPF 0")), true,
          "audio by RTP/AVPF", "!SRTP");
    JUDGE(call,
          INVITE("sip:1@10.0.0.1", "sip:1@x", "",
                 "v=0\r\no=- 1 1 IN IP4 192.0.2.8\r\ns=-\r\nc=IN IP4 192.0.2.8\r\nt=0 0\r\n"
                 "m=image 4000 udptl t38\r\n"),
          true, "offers no audio", "!SRTP");
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", "nonsense"), true, "cannot be read",
          "!it has no offer");
    call.status = 500;
    JUDGE(call, INVITE("sip:1@10.0.0.1", "sip:1@x", "", SDP("RTP/AVP 0")), true,
          "no port for voice", "!SRTP", "!PCMU nor");
}

static void nobody(void **state)
{
    struct probe_listening came = { .options = 2, .last = endpoint_of("192.0.2.7:5060") };
    const struct probe_listen_wish wish = { .at = endpoint_of("10.0.0.1:5060") };
    struct text out = { 0 };

    (void)state;
    assert_true(probe_listen_judge(&came, &wish, NULL, &out));
    assert_non_null(strstr(text_str(&out), "SIP arrives here"));
    text_clear(&out);
    came.options = 0;
    assert_true(probe_listen_judge(&came, &wish, NULL, &out));
    assert_non_null(strstr(text_str(&out), "origination URI"));
    text_done(&out);
}

static void replies(void **state)
{
    struct sip_message m;
    struct text out = { 0 };

    (void)state;
    assert_true(sip_scan(SLICE(INVITE("sip:1@10.0.0.1", "sip:1@x", "", "")), &m));
    reply_print(&(struct reply){ .status = "200 OK",
                                 .tag = "t",
                                 .headers = "Contact: <sip:c>\r\n",
                                 .body = SLICE("v=0\r\n"),
                                 .from = endpoint_of("198.51.100.1:999") },
                &m, &out);
    assert_string_equal(
        text_str(&out),
        "SIP/2.0 200 OK\r\n"
        "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK1;rport=999;x=rport"
        ";received=198.51.100.1\r\n"
        "Record-Route: <sip:192.0.2.7;lr>\r\nFrom: <sip:1@x>;tag=1\r\nCall-ID: 1\r\n"
        "CSeq: 7 INVITE\r\nTo: <sip:+12065550147@x>;tag=t\r\nContact: <sip:c>\r\n"
        "Content-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=0\r\n");
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),  cmocka_unit_test(what_is_wrong), cmocka_unit_test(refused),
        cmocka_unit_test(nobody), cmocka_unit_test(replies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
