/* values_fuzz.c - a URI, name-addr, Via, address or digest; two of them, apart by a NUL, are
 * compared.
 */
#include "config.h"

#include <arpa/inet.h>
#include <stdlib.h>

#include "base/addr.h"
#include "fuzz.h"
#include "sip/auth.h"
#include "sip/tag.h"
#include "sip/uri.h"
#include "sip/via.h"

static void compare(struct slice a, struct slice b)
{
    if (a.n != b.n || (a.n > 0 && a.p != b.p))
        abort();
}

/* What is written as usual is read by a short cut: nothing else may be found by it. */
static void check_short_cuts(struct slice value)
{
    compare(sip_tag(value), sip_tag_general(value));
    compare(sip_branch(value), sip_branch_general(value));
}

/* An IPv4 address is what inet_pton() takes for one. */
static void check_address(struct slice text)
{
    char buffer[INET_ADDRSTRLEN];
    struct addr addr;
    uint8_t bytes[4];

    if (text.n >= sizeof buffer || slice_chr(text, '\0') < text.n || slice_chr(text, ':') < text.n)
        return;
    for (size_t i = 0; i < text.n; i++)
        buffer[i] = text.p[i];
    buffer[text.n] = '\0';
    bool is_one = inet_pton(AF_INET, buffer, bytes) == 1;
    bool taken = addr_parse(text, &addr) && addr.family == ADDR_IPV4;
    if (is_one != taken || (taken && !addr_eq(addr, addr_ipv4(bytes))))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice second = { (const char *)data, size }, first = slice_cut(&second, '\0');
    struct uri a, b;
    struct via via, other;
    struct name_addr name;
    struct digest digest;

    check_short_cuts(first);
    check_short_cuts(second);
    check_address(first);
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
