/* dns_fuzz.c - any bytes as a DNS message. */
#include "config.h"

#include "frame/dns.h"
#include "fuzz.h"

#include <stdlib.h>

static void take(void *context, const struct dns_field *field)
{
    const struct slice *all = context;
    char host[DNS_NAME_MAX];

    if (field->n == 0 || field->at > all->n || field->n > all->n - field->at ||
        dns_host(*all, field->at, host) >= sizeof host)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct dns dns;

    struct slice all = { (const char *)data, size };

    dns_parse(all, &dns);
    dns_fields(all, take, &all);
    return 0;
}
