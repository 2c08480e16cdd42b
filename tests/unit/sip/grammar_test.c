/* grammar_test.c - the objections of the grammar, and their places. The cases are those of RFC 4475
 * and RFC 5118, each cut down to what it is about, and some more. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/grammar.h"

#define REQUEST "OPTIONS sip:b@example.com SIP/2.0\r\n"
#define VIA "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
#define FROM "From: <sip:a@example.com>;tag=1\r\n"
#define TO "To: sip:b@example.com\r\n"
#define CALL "Call-ID: c1@example.com\r\n"
#define CSEQ "CSeq: 7 OPTIONS\r\n"
#define REST "Max-Forwards: 70\r\nl: 0\r\n\r\n"
#define HEADERS VIA FROM TO CALL CSEQ
#define RESPONSE_HEADERS VIA FROM "To: <sip:b@example.com>;tag=2\r\n" CALL CSEQ "l: 0\r\n\r\n"

enum verdict { RIGHT, ODD_ONLY, WRONG };

struct row {
    const char *name; /* as in the RFC, or what it is about */
    const char *message;
    enum verdict verdict;
    uint32_t line, column; /* of the first fault that decides */
};

static struct sip_message m;
static struct grammar_fault faults[64];

static const struct grammar_fault *decisive(size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (faults[i].fatal)
            return &faults[i];
    return n > 0 ? &faults[0] : NULL;
}

static void check_rows(const struct row *rows, size_t n_rows)
{
    for (const struct row *row = rows; row < rows + n_rows; row++) {
        uint32_t line = 0, column = 0;

        if (!sip_scan(slice_of(row->message), &m))
            fail_msg("%s: not SIP", row->name);
        size_t n = sip_grammar_check(&m, faults, ARRAY_SIZE(faults));
        const struct grammar_fault *fault = decisive(n);
        enum verdict verdict = fault == NULL ? RIGHT : fault->fatal ? WRONG : ODD_ONLY;
        if (fault != NULL)
            sip_position(&m, fault->at.offset, &line, &column);
        if (verdict != row->verdict ||
            (row->line != 0 && (line != row->line || column != row->column)))
            fail_msg("%s: verdict %d at %u:%u (%s), expected %d at %u:%u", row->name, verdict, line,
                     column, fault != NULL ? fault->what : "-", row->verdict, row->line,
                     row->column);
    }
}

/* RFC 4475 section 3.1.1: unusual, but nothing is wrong. */
static const struct row valid[] = {
    { "wsinv",
      "INVITE sip:b@example.com;unknown SIP/2.0\r\nTO :\r\n sip:b@example.com ;   tag    = 1\r\n"
      "from   : \"J \\\\\\\"\"       <sip:a@example.com>\r\n  ;\r\n  tag = 98\r\n"
      "MaX-fOrWaRdS: 0068\r\n" CALL "Content-Length   : 0\r\ncseq: 0009\r\n  INVITE\r\n"
      "Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=z9hG4bKx\r\ns :\r\n"
      "Odd: ;;,,;;,;\r\nRoute:\r\n <sip:s.example.com;lr;u=v;w>\r\n"
      "v:  SIP  / 2.0  / TCP     h.example.com   ;\r\n  branch  =   z9hG4bK9  ,\r\n"
      " SIP  /    2.0   / UDP  192.0.2.9   ; branch=\r\n z9hG4bK3\r\n"
      "m:\"Q \\\"\\\"\" <sip:a@example.com> ; n =\r\n  v ;\r\n  s ; q = 0.33\r\n\r\n",
      RIGHT, 0, 0 },
    { "intmeth",
      "!a-9_*+`.%x'~ sip:1_u.~(t-!s)&i't+i$/c?,/;;*:&i+h=1,w!*p$w~d_t.(d-i)@example.com "
      "SIP/2.0\r\n"
      "Via: SIP/2.0/TCP h;branch=z9hG4bK-.!%66*_+`'~\r\n" TO
      "From: t1~` t2'+_ t3*%!.- <sip:m@example.com>;p''~+*_!.-%=\"\xd1\x80\";tag=_t\r\n"
      "Call-ID: i%ZK-!.*_+'@w`~)(><:\\/\"][?}{\r\nCSeq: 139122385 !a-9_*+`.%x'~\r\n"
      "Max-Forwards: 255\r\nx-!.%*+_`'~:\xef\xbb\xbf\r\nl: 0\r\n\r\n",
      RIGHT, 0, 0 },
    { "esc01",
      "OPTIONS sip:sips%3Auser%40example.com@example.net SIP/2.0\r\n" VIA
      "To: sip:%75se%72@example.com\r\nFrom: <sip:I%20have@example.net>;tag=9\r\n" CALL CSEQ
      "Contact:\r\n  <sip:cal%6Cer@h.example.net;%6C%72;n%61me=v%61lue%25>\r\n" REST,
      RIGHT, 0, 0 },
    { "escnull",
      REQUEST VIA FROM "To: sip:n-%00-n@example.com\r\n" CALL CSEQ
                       "Contact: <sip:%00@example.com>\r\n" REST,
      RIGHT, 0, 0 },
    { "esc02",
      "RE%47 sip:example.com SIP/2.0\r\n" VIA "To: \"%Z%45\" <sip:r@example.com>\r\n" FROM CALL
      "CSeq: 1 RE%47\r\nC%6Fntact: <sip:x>\r\n" REST,
      RIGHT, 0, 0 },
    { "lwsdisp", REQUEST VIA "From: caller<sip:a@example.com>;tag=3\r\n" TO CALL CSEQ REST, RIGHT,
      0, 0 },
    { "dblreq", REQUEST HEADERS "Max-Forwards: 8\r\nl: 0\r\n\r\n\r\nINVITE sip:x SIP/2.0\r\n\r\n",
      ODD_ONLY, 8, 4 },
    { "semiuri", "OPTIONS sip:u;par=u%40example.net@example.com SIP/2.0\r\n" HEADERS REST, RIGHT, 0,
      0 },
    { "transports",
      REQUEST VIA "Via: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKa\r\n" FROM TO CALL CSEQ REST,
      RIGHT, 0, 0 },
    { "mpart01",
      REQUEST HEADERS "Content-Type: multipart/mixed;boundary=7a9c\r\n"
                      "Date: Sat, 15 Oct 2005 04:44:56 GMT\r\n" REST,
      RIGHT, 0, 0 },
    { "unreason", "SIP/2.0 200 = 2**3 \xd0\xbd\xd0\xbe -\r\n" RESPONSE_HEADERS, RIGHT, 0, 0 },
    { "noreason", "SIP/2.0 100 \r\n" RESPONSE_HEADERS, RIGHT, 0, 0 },
};

/* Section 3.1.2: syntactically wrong. */
static const struct row invalid[] = {
    { "badinv01", REQUEST "Via: SIP/2.0/UDP 192.0.2.15;;,;,,\r\n" FROM TO CALL CSEQ REST, WRONG, 2,
      28 },
    { "badinv01 Contact", REQUEST HEADERS "Contact: \"J\" <sip:j@example.org>;;;;\r\n" REST, WRONG,
      7, 33 },
    { "clerr", REQUEST HEADERS "Max-Forwards: 8\r\nl: 9999\r\n\r\nv=0\r\n", WRONG, 8, 4 },
    { "ncl", REQUEST HEADERS "Max-Forwards: 8\r\nl: -999\r\n\r\nv=0\r\n", WRONG, 8, 4 },
    { "scalar02", REQUEST VIA FROM TO CALL "CSeq: 36893488147419103232 OPTIONS\r\n" REST, WRONG, 6,
      7 },
    { "scalar02 hops", REQUEST HEADERS "Max-Forwards: 300\r\nl: 0\r\n\r\n", WRONG, 7, 15 },
    { "scalar02 Expires", REQUEST HEADERS "Expires: 10000000000\r\n" REST, ODD_ONLY, 7, 10 },
    { "scalar02 Contact", REQUEST HEADERS "m: <sip:a@h>;expires=280297596632815\r\n" REST, ODD_ONLY,
      7, 22 },
    { "scalarlg", "SIP/2.0 503 No\r\nWarning: 1812 o \"p\"\r\n" RESPONSE_HEADERS, WRONG, 2, 10 },
    { "scalarlg Retry-After", "SIP/2.0 503 No\r\nRetry-After: 949302838503\r\n" RESPONSE_HEADERS,
      ODD_ONLY, 2, 14 },
    { "quotbal", REQUEST VIA FROM "To: \"Mr. J <sip:j@example.com>\r\n" CALL CSEQ REST, WRONG, 4,
      5 },
    { "ltgtruri", "OPTIONS <sip:b@example.com> SIP/2.0\r\n" HEADERS REST, WRONG, 1, 9 },
    { "lwsruri", "OPTIONS sip:b@example.com; lr SIP/2.0\r\n" HEADERS REST, WRONG, 1, 27 },
    { "lwsstart", "OPTIONS  sip:b@example.com  SIP/2.0\r\n" HEADERS REST, WRONG, 1, 8 },
    { "trws", "OPTIONS sip:b@example.com SIP/2.0  \r\n" HEADERS REST, WRONG, 1, 34 },
    { "escruri", "OPTIONS sip:b@example.com?Route=%3Csip:h%3E SIP/2.0\r\n" HEADERS REST, WRONG, 1,
      27 },
    { "baddate", REQUEST HEADERS "Date: Fri, 01 Jan 2010 16:00:00 EST\r\n" REST, WRONG, 7, 7 },
    { "regbadct", REQUEST HEADERS "Contact: sip:u@example.com?Route=%3Csip:h%3E\r\n" REST, WRONG, 7,
      10 },
    { "badaspec", REQUEST VIA FROM "To: \"W, T\" < sip:t@example.org >\r\n" CALL CSEQ REST, WRONG,
      4, 13 },
    { "baddn", REQUEST VIA "From: Bell, A <sip:a@example.com>;tag=4\r\n" TO CALL CSEQ REST, WRONG,
      3, 7 },
    { "badvers", "OPTIONS sip:b@example.com SIP/7.0\r\n" HEADERS REST, WRONG, 1, 27 },
    { "badvers Via", REQUEST "Via: SIP/7.0/UDP c;branch=z9hG4bKk\r\n" FROM TO CALL CSEQ REST, WRONG,
      2, 6 },
    { "mismatch01", REQUEST VIA FROM TO CALL "CSeq: 8 INVITE\r\n" REST, WRONG, 6, 9 },
    { "mismatch02", "NEW sip:b@example.com SIP/2.0\r\n" HEADERS REST, WRONG, 6, 9 },
    { "bigcode", "SIP/2.0 4294967301 no\r\n" RESPONSE_HEADERS, WRONG, 1, 9 },
};

/* Sections 3.2 to 3.4, and RFC 5118 */
static const struct row semantic[] = {
    { "badbranch", REQUEST "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK\r\n" FROM TO CALL CSEQ REST,
      WRONG, 2, 35 },
    { "insuf", REQUEST VIA CSEQ REST, WRONG, 1, 1 },
    { "unkscm", "OPTIONS nobodyKnows:opaque SIP/2.0\r\n" HEADERS REST, ODD_ONLY, 1, 9 },
    { "novelsc", "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0\r\n" HEADERS REST, ODD_ONLY, 1, 9 },
    { "unksm2",
      REQUEST VIA "From: <http://www.example.com>;tag=3\r\nTo: isbn:2983792873\r\n" CALL CSEQ
                  "Contact: <name:John_Smith>\r\n" REST,
      RIGHT, 0, 0 },
    { "unksm2 registered",
      "REGISTER sip:example.com SIP/2.0\r\n" VIA FROM "To: isbn:2983792873\r\n" CALL
      "CSeq: 7 REGISTER\r\n" REST,
      WRONG, 4, 5 },
    { "bext01", REQUEST HEADERS "Require: nobody, neither\r\n" REST, RIGHT, 0, 0 },
    { "invut", REQUEST HEADERS "Content-Type: application/unknownformat\r\n" REST, RIGHT, 0, 0 },
    { "regaut01", REQUEST HEADERS "Authorization: NoOneKnows opaque-data=here\r\n" REST, RIGHT, 0,
      0 },
    { "multi01", REQUEST HEADERS "To: sip:other@example.net\r\n" REST, WRONG, 7, 1 },
    { "mcl01", REQUEST HEADERS "Max-Forwards: 7\r\nl: 0\r\nContent-Length: 5\r\n\r\n", WRONG, 9,
      1 },
    { "bcast",
      "SIP/2.0 200 OK\r\n" VIA "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK2\r\n" FROM
      "To: <sip:b@example.com>;tag=2\r\n" CALL CSEQ "l: 0\r\n\r\n",
      WRONG, 3, 18 },
    { "zeromf", REQUEST HEADERS "Max-Forwards: 0\r\nl: 0\r\n\r\n", RIGHT, 0, 0 },
    { "cparam01", REQUEST HEADERS "Contact: sip:+1@gw.example.net;unknown\r\n" REST, RIGHT, 0, 0 },
    { "cparam02", REQUEST HEADERS "Contact: <sip:+1@gw.example.net;unknown>\r\n" REST, RIGHT, 0,
      0 },
    { "regescrt", REQUEST HEADERS "M: <sip:u@example.com?Route=%3Csip:h%3E>\r\n" REST, RIGHT, 0,
      0 },
    { "sdp01",
      "INVITE sip:b@example.com SIP/2.0\r\n" VIA FROM TO CALL "CSeq: 7 INVITE\r\n"
      "Contact: <sip:a@h>\r\nAccept: text/unknown\r\n" REST,
      ODD_ONLY, 8, 9 },
    { "sdp01 with SDP",
      "INVITE sip:b@example.com SIP/2.0\r\n" VIA FROM TO CALL "CSeq: 7 INVITE\r\n"
      "Contact: <sip:a@h>\r\nAccept: text/unknown\r\nAccept: x/y, application/SDP;q=0.1\r\n" REST,
      RIGHT, 0, 0 },
    { "inv2543",
      "OPTIONS sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@h>\r\n" TO CALL CSEQ
      "\r\n",
      ODD_ONLY, 0, 0 },
    { "ipv6 good", "OPTIONS sip:u@[2001:db8::10] SIP/2.0\r\n" HEADERS REST, RIGHT, 0, 0 },
    { "ipv6 bad", "OPTIONS sip:2001:db8::10 SIP/2.0\r\n" HEADERS REST, WRONG, 1, 13 },
    { "ipv6 bad too", "OPTIONS sip:u@2001:db8::10;lr SIP/2.0\r\n" HEADERS REST, WRONG, 1, 15 },
    { "ipv6 port", "OPTIONS sip:[2001:db8::10]:5070 SIP/2.0\r\n" HEADERS REST, RIGHT, 0, 0 },
    { "ipv6 colons", "OPTIONS sip:u@[2001:db8:::192.0.2.1] SIP/2.0\r\n" HEADERS REST, ODD_ONLY, 1,
      15 },
    { "ipv6 received",
      REQUEST "Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKa"
              "\r\n" FROM TO CALL CSEQ REST,
      RIGHT, 0, 0 },
};

static const struct row others[] = {
    { "no colon", REQUEST HEADERS "nothing here\r\n" REST, WRONG, 7, 1 },
    { "no end", REQUEST HEADERS "Max-Forwards: 7\r\nl: 0\r\n", WRONG, 9, 1 },
    { "lower case version", "OPTIONS sip:b@h sip/2.0\r\n" HEADERS REST, ODD_ONLY, 1, 17 },
    { "Route without brackets", REQUEST HEADERS "Route: sip:h;lr\r\n" REST, WRONG, 7, 8 },
    { "> missing", REQUEST HEADERS "Contact: <sip:a@h\r\n" REST, WRONG, 7, 10 },
    { "behind >", REQUEST HEADERS "Contact: <sip:a@h> x\r\n" REST, WRONG, 7, 20 },
    { "bad escape", REQUEST HEADERS "Contact: <sip:a%4@h>\r\n" REST, WRONG, 7, 15 },
    { "bad host", REQUEST HEADERS "Contact: <sip:a@h!>\r\n" REST, WRONG, 7, 17 },
    { "bad address", REQUEST HEADERS "Contact: <sip:a@[2001:db8::zz]>\r\n" REST, WRONG, 7, 17 },
    { "two times three colons", REQUEST HEADERS "Contact: <sip:a@[1:::2:::3]>\r\n" REST, WRONG, 7,
      17 },
    { "zone", REQUEST HEADERS "Contact: <sip:a@[fe80::1%25eth0]>\r\n" REST, ODD_ONLY, 7, 17 },
    { "underscore", REQUEST HEADERS "Contact: <sip:a@h_x>\r\n" REST, ODD_ONLY, 7, 17 },
    { "star", REQUEST HEADERS "Contact: *\r\n" REST, RIGHT, 0, 0 },
    { "empty From", REQUEST VIA "From:\r\n" TO CALL CSEQ REST, WRONG, 3, 1 },
    { "Call-ID", REQUEST VIA FROM TO "Call-ID: a@b@c\r\n" CSEQ REST, WRONG, 5, 10 },
    { "CSeq", REQUEST VIA FROM TO CALL "CSeq: OPTIONS\r\n" REST, WRONG, 6, 7 },
    { "CSeq 2^31", REQUEST VIA FROM TO CALL "CSeq: 2147483648 OPTIONS\r\n" REST, WRONG, 6, 7 },
    { "media type", REQUEST HEADERS "c: sdp\r\n" REST, WRONG, 7, 4 },
    { "challenge", "SIP/2.0 401 No\r\nWWW-Authenticate: Digest realm=\"a\"\r\n" RESPONSE_HEADERS,
      WRONG, 2, 19 },
    { "control",
      REQUEST HEADERS "X-Y: a\x01"
                      "b\r\n" REST,
      WRONG, 7, 7 },
    { "status 700", "SIP/2.0 700 No\r\n" RESPONSE_HEADERS, WRONG, 1, 9 },
    { "no blank", "SIP/2.0 200\r\n" RESPONSE_HEADERS, ODD_ONLY, 1, 9 },
    { "no tag", "SIP/2.0 200 OK\r\n" HEADERS "l: 0\r\n\r\n", ODD_ONLY, 4, 5 },
    { "bare LF", "OPTIONS sip:b@h SIP/2.0\n" HEADERS REST, ODD_ONLY, 1, 1 },
    { "cut", "OPTIONS sip:b@exa", WRONG, 1, 1 },
};

static void test_valid(void **state)
{
    (void)state;
    check_rows(valid, ARRAY_SIZE(valid));
}

static void test_invalid(void **state)
{
    (void)state;
    check_rows(invalid, ARRAY_SIZE(invalid));
}

static void test_semantic(void **state)
{
    (void)state;
    check_rows(semantic, ARRAY_SIZE(semantic));
}

static void test_others(void **state)
{
    (void)state;
    check_rows(others, ARRAY_SIZE(others));
}

static void test_room_and_order(void **state)
{
    struct grammar_fault few[2];

    (void)state;
    assert_true(sip_scan(SLICE("OPTIONS  sip:b@h SIP/2.0\r\n" VIA TO TO CSEQ CSEQ REST), &m));
    assert_true(sip_grammar_check(&m, few, 2) > 2);
    assert_int_equal(few[0].at.offset, 0);
    assert_true(few[1].at.offset >= few[0].at.offset);
    assert_true(sip_grammar_check(&m, NULL, 0) > 2);
}

static void test_library(void **state)
{
    (void)state;
    assert_int_equal(strncmp(sip_grammar_library(), "libosip2 ", 9), 0);
    assert_true(strlen(sip_grammar_library()) > 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),          cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_semantic),       cmocka_unit_test(test_others),
        cmocka_unit_test(test_room_and_order), cmocka_unit_test(test_library),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
