/* message_fuzz.c - any bytes as a SIP message. */
#include "config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/byte_mask.h"
#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"
#include "sip/grammar.h"
#include "sip/plain.h"
#include "sip/sdp.h"
#include "sip/start.h"
#include "sip/usual.h"

static void compare_faults(const struct grammar_fault *some, const struct grammar_fault *all,
                           size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (some[i].at.offset != all[i].at.offset || some[i].at.length != all[i].at.length ||
            strcmp(some[i].what, all[i].what) != 0 || some[i].fatal != all[i].fatal)
            abort();
}

/* What is plain, or was before, is told without the whole grammar: nothing else may be found by it.
 */
static void check_grammar(const struct sip_message *m)
{
    struct grammar_fault some[8], all[8];
    struct plain_known known = { 0 };
    size_t n = sip_grammar_check_all(m, all, ARRAY_SIZE(all));
    size_t kept = n < ARRAY_SIZE(all) ? n : ARRAY_SIZE(all);

    if (n != sip_grammar_check(m, some, ARRAY_SIZE(some)))
        abort();
    compare_faults(some, all, kept);
    for (int again = 0; again < 2; again++)
        if (plain_message(m->bytes, &known) && n > 0 && !m->limited)
            abort();
}

/* A stream is cut by the length alone that the scan would find. */
static void check_length(struct slice bytes, struct sip_message *m)
{
    size_t end = start_headers_end(bytes, start_leading_blank(bytes));
    struct slice headers = slice_sub(bytes, 0, end);

    if (end > 0 && sip_scan(headers, m) && m->content_length != sip_stated_length(headers))
        abort();
}

/* Some headers found without the rest are those that the whole has. */
static void check_some_headers(struct slice bytes, uint32_t headers, const struct sip_message *m)
{
    static const enum sip_header_id ids[] = { HEADER_CALL_ID, HEADER_FROM, HEADER_TO };
    static struct sip_message some;

    if (!sip_scan_until(bytes, headers, ids, ARRAY_SIZE(ids), &some))
        return;
    for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
        struct slice found = sip_value(&some, ids[i]), there = sip_value(m, ids[i]);

        if (found.p != there.p || found.n != there.n)
            abort();
    }
}

/* What is written as usual is read by a short cut: nothing else may be found by it. */
static void check_short_cut(struct slice bytes, uint32_t headers)
{
    static struct sip_message quick, general;
    bool sip = sip_scan_limited(bytes, headers, &quick);

    if (sip != sip_scan_general(bytes, headers, &general))
        abort();
    if (!sip)
        return;
    check_some_headers(bytes, headers, &quick);
    if (memcmp(&quick, &general, offsetof(struct sip_message, headers)) != 0)
        abort();
    for (uint32_t i = 0; i < quick.n_headers; i++) {
        const struct sip_header *a = &quick.headers[i], *b = &general.headers[i];

        if (a->id != b->id || a->line != b->line || memcmp(&a->name, &b->name, sizeof a->name) ||
            memcmp(&a->value, &b->value, sizeof a->value) != 0)
            abort();
    }
}

static void check_byte_mask(const char *p, size_t n)
{
    for (size_t at = 0; n - at >= BYTE_MASK_WIDTH && n > at; at += BYTE_MASK_WIDTH)
        if (byte_mask(p + at, p[0]) != byte_mask_plain(p + at, p[0]))
            abort();
}

static void check_byte_find(const char *p, size_t n)
{
    for (size_t at = 0; at < n; at += 1 + n / 64) {
        const char *found = memchr(p + at, p[n / 2], n - at);

        if (byte_find(p, n, at, p[n / 2]) != (found != NULL ? (size_t)(found - p) : n))
            abort();
    }
    if (byte_find(p, n, n, '\n') != n)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = { (const char *)data, size };
    static struct sip_message m;
    struct text text = { 0 };

    if (sip_message_length(bytes) > 0 && !sip_looks_like(bytes))
        abort();
    check_length(bytes, &m);
    check_short_cut(bytes, SIP_USUAL_HEADERS);
    check_short_cut(bytes, 3);
    check_byte_mask(bytes.p, size);
    check_byte_find(bytes.p, size);
    if (!sip_scan(bytes, &m))
        return 0;
    for (unsigned id = 0; id < HEADER_COUNT; id++) {
        struct sip_values v = { 0 };

        while (sip_next_value(&m, (enum sip_header_id)id, &v)) {
            if ((size_t)v.value.offset + v.value.length > size)
                abort();
            text_clear(&text);
            sip_unfold(&text, sip_text(&m, v.value));
        }
    }
    check_grammar(&m);
    sdp_body(&m);
    text_done(&text);
    return 0;
}
