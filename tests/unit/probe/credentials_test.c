/* credentials_test.c - answers to challenges: which one is taken, and what it is. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/credentials.h"

#if HAVE_SSL

#define NONCE "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""
#define CHALLENGE "Digest realm=\"biloxi.com\"," NONCE
#define MD5_RESPONSE "response=\"bf57e4e0d0bffc0fbaedce64d59add5e\""
#define SHA256_RESPONSE                                                                            \
    "response=\"38aad98c50c33abe72c5f88dd17246ffcfa6b1f68852c855719ff0659386c0ca\""

/* The headers of a 401 or 407, and what stands in the line that answers them. */
static const struct {
    const char *headers;
    int status;
    enum credentials_outcome outcome;
    const char *has[3];
} cases[] = {
    { "WWW-Authenticate: " CHALLENGE "\r\n",
      401,
      CREDENTIALS_GOOD,
      { MD5_RESPONSE, "algorithm=MD5", "\nAuthorization: " } },
    { "Proxy-Authenticate: " CHALLENGE ",algorithm=SHA-256,opaque=\"x y\"\r\n",
      407,
      CREDENTIALS_GOOD,
      { SHA256_RESPONSE, "opaque=\"x y\"", "\nProxy-Authorization: " } },
    /* the topmost that is known */
    { "WWW-Authenticate: " CHALLENGE ",algorithm=SHA-512-256\r\nWWW-Authenticate: " CHALLENGE
      ",algorithm=SHA-256\r\nWWW-Authenticate: " CHALLENGE "\r\n",
      401,
      CREDENTIALS_GOOD,
      { SHA256_RESPONSE, "algorithm=SHA-256", NONCE } },
    { "WWW-Authenticate: " CHALLENGE ",qop=\"auth-int, auth\"\r\n",
      401,
      CREDENTIALS_GOOD,
      { ",qop=auth,", "nc=00000001", "cnonce=\"" } },
    { "WWW-Authenticate: " CHALLENGE ",algorithm=MD5-sess\r\n",
      401,
      CREDENTIALS_GOOD,
      { "cnonce=\"", "algorithm=MD5-sess", NONCE } },
    { "WWW-Authenticate: " CHALLENGE ",qop=\"auth-int\"\r\n",
      401,
      CREDENTIALS_NOT_KNOWN,
      { NULL } },
    { "WWW-Authenticate: " CHALLENGE ",algorithm=X\r\n", 401, CREDENTIALS_NOT_KNOWN, { NULL } },
    { "WWW-Authenticate: Basic realm=\"a\"\r\n", 401, CREDENTIALS_NONE, { NULL } },
    { "WWW-Authenticate: " CHALLENGE "\r\n", 407, CREDENTIALS_NONE, { NULL } }, /* the other one */
    { "", 401, CREDENTIALS_NONE, { NULL } },
};

static void answers(void **state)
{
    struct sip_message *m = xmalloc(sizeof *m);

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct credentials c = { .user = "bob", .password = "zanzibar" };
        struct text message = { 0 }, line = { 0 };

        text_printf(&message, "SIP/2.0 %d No\r\nCSeq: 1 INVITE\r\n%sContent-Length: 0\r\n\r\n",
                    cases[i].status, cases[i].headers);
        text_addc(&line, '\n');
        assert_true(sip_scan(text_view(&message), m));
        assert_int_equal(
            credentials_answer(&c, m, SLICE("INVITE"), SLICE("sip:bob@biloxi.com"), &line),
            cases[i].outcome);
        assert_null(strstr(text_str(&line), "zanzibar"));
        for (size_t j = 0; j < ARRAY_SIZE(cases[i].has) && cases[i].has[j] != NULL; j++)
            if (strstr(text_str(&line), cases[i].has[j]) == NULL)
                fail_msg("%zu: %s lacks %s", i, text_str(&line), cases[i].has[j]);
        assert_int_equal(line.n > 1, cases[i].outcome == CREDENTIALS_GOOD);
        text_done(&message);
        text_done(&line);
    }
    free(m);
}

#else

static void answers(void **state)
{
    (void)state;
    skip();
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(answers) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
