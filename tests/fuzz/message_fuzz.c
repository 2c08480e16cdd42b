/* message_fuzz.c - any bytes as a SIP message. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"
#include "sip/grammar.h"
#include "sip/sdp.h"
#include "sip/start.h"

/* What is plain is told without the whole grammar: nothing else may be found by it. */
static void check_grammar(const struct sip_message *m)
{
    struct grammar_fault some[8], all[8];
    size_t n = sip_grammar_check(m, some, ARRAY_SIZE(some));

    if (n != sip_grammar_check_all(m, all, ARRAY_SIZE(all)))
        abort();
    for (size_t i = 0; i < n && i < ARRAY_SIZE(all); i++)
        if (some[i].at.offset != all[i].at.offset || some[i].at.length != all[i].at.length ||
            strcmp(some[i].what, all[i].what) != 0 || some[i].fatal != all[i].fatal)
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = { (const char *)data, size };
    static struct sip_message m;
    struct text text = { 0 };

    if (sip_message_length(bytes) > 0 && !sip_looks_like(bytes))
        abort();
    check_length(bytes, &m);
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
