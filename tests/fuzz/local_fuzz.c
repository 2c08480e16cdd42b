/* local_fuzz.c - any bytes as what this host tells of its sockets and rules. */
#include "config.h"

#include "fuzz.h"
#include "probe/local.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice bytes = { (const char *)data, size };
    const uint8_t four[] = { 192, 0, 2, 7 };

    (void)local_listens(bytes, false, 5060);
    (void)local_listens(bytes, true, 5060);
    (void)local_fate(bytes, bytes, false, addr_ipv4(four), 5060);
    (void)local_fate(bytes, bytes, true, addr_ipv6("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0"), 5060);
    (void)local_fate_tables(bytes, false, addr_ipv4(four), 5060);
    return 0;
}
