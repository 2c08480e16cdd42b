/* values_fuzz.c - a URI, name-addr, Via or digest; two of them, apart by a NUL, are compared. */
#include "config.h"

#include "fuzz.h"
#include "sip/auth.h"
#include "sip/uri.h"
#include "sip/via.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice second = { (const char *)data, size }, first = slice_cut(&second, '\0');
    struct uri a, b;
    struct via via, other;
    struct name_addr name;
    struct digest digest;

    if (uri_parse(first, &a) && uri_parse(second, &b)) {
        uri_equal(&a, &b);
        uri_same_target(&a, &b);
    }
    if (via_parse(first, &via) && via_parse(second, &other))
        via_same_hop(&via, &other);
    if (name_addr_parse(first, &name)) {
        param_get(name.params, second);
        uri_param(&name.uri, second);
        number_is_e164(name.uri.user);
    }
    if (digest_parse(first, &digest))
        digest_is_stale(&digest);
    return 0;
}
