/* dns_fuzz.c - any bytes as a DNS message. */
#include "config.h"

#include "frame/dns.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct dns dns;

    dns_parse((struct slice){ (const char *)data, size }, &dns);
    return 0;
}
