/* message_fuzz.c - any bytes as a SIP message. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"
#include "sip/grammar.h"
#include "sip/sdp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = { (const char *)data, size };
    static struct sip_message m;
    struct grammar_fault faults[8];
    struct text text = { 0 };

    if (sip_message_length(bytes) > 0 && !sip_looks_like(bytes))
        abort();
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
    sip_grammar_check(&m, faults, ARRAY_SIZE(faults));
    sdp_body(&m);
    text_done(&text);
    return 0;
}
