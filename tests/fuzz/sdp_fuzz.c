/* sdp_fuzz.c - any bytes as a session description. */
#include "config.h"

#include "fuzz.h"
#include "sip/sdp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct sdp sdp;

    if (sdp_parse((struct slice){ (const char *)data, size }, &sdp))
        for (unsigned i = 0; i < sdp.n_media; i++)
            sdp_find_encoding(&sdp.media[i], SLICE("PCMU"));
    return 0;
}
