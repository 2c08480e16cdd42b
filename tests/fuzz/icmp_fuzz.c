/* icmp_fuzz.c - ICMP and ICMPv6 messages, each with a byte for the version and one for its
 * length, after a request that they may quote. */
#include "config.h"

#include "fuzz.h"
#include "packets.h"
#include "pipeline.h"

static const char request[] =
    "OPTIONS sip:192.0.2.2 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa\r\n"
    "From: <sip:a@192.0.2.1>;tag=1\r\nTo: <sip:192.0.2.2>\r\nCall-ID: icmp\r\n"
    "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

static void add_request(struct made *m, bool six)
{
    made_ip(m, six, false, 17, 8 + sizeof request - 1);
    made_u16(m, 5060);
    made_u16(m, 5060);
    made_u16(m, 8 + sizeof request - 1);
    made_u16(m, 0);
    made_add(m, request, sizeof request - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pipeline pipeline;
    struct made made;
    uint32_t number = 0;
    size_t at = 0;

    pipeline_begin_within(&pipeline, size & 1);
    for (int six = 0; six < 2; six++) {
        add_request(&made, six);
        const struct packet packet = made_packet(&made, ++number, BEGINNING);
        pipeline_feed(&pipeline, &packet);
    }
    while (at + 2 <= size) {
        bool six = data[at] & 1, back = !(data[at] & 2);
        size_t n = (size_t)data[at + 1] * 4;

        at += 2;
        if (n > size - at)
            n = size - at;
        made_ip(&made, six, back, six ? 58 : 1, n);
        made_add(&made, data + at, n);
        number++;
        const struct packet packet = made_packet(&made, number, BEGINNING + number * NANOS_PER_S);
        pipeline_feed(&pipeline, &packet);
        at += n;
    }
    pipeline_finish(&pipeline);
    pipeline_end(&pipeline);
    return 0;
}
