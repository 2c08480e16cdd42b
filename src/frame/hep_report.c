/* hep_report.c - reports of RTCP that agents of HOMER retell as JSON (captagent, heplify,
 * FreeSWITCH), as packets of RTCP again: what measures them need not know how they came.
 *
 * The members are those that captagent gave them: type, ssrc, sender_information, report_blocks. */
#include "config.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "frame/frame_private.h"

#define SENDER_REPORT 200
#define RECEIVER_REPORT 201
#define BLOCKS_MAX 31u
#define LOST_MAX 0x7fffff /* a signed number of 24 bits */

/* Numbers are also written as text. Anything else is 0. */
static int64_t number_of(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (json_is_string(value))
        return strtoll(json_string_value(value), NULL, 10);
    return json_is_integer(value) ? json_integer_value(value) : 0;
}

static void put_number(uint8_t *p, const json_t *object, const char *name)
{
    put_be32(p, (uint32_t)(uint64_t)number_of(object, name));
}

static void put_block(uint8_t *p, const json_t *block)
{
    int64_t lost = number_of(block, "packets_lost");

    lost = lost > LOST_MAX ? LOST_MAX : lost < -LOST_MAX ? -LOST_MAX : lost;
    put_number(p, block, "source_ssrc");
    put_be32(p + 4, (uint32_t)lost & 0xffffff);
    p[4] = (uint8_t)number_of(block, "fraction_lost");
    put_number(p + 8, block, "highest_seq_no");
    put_number(p + 12, block, "ia_jitter");
    put_number(p + 16, block, "lsr");
    put_number(p + 20, block, "dlsr");
}

static uint32_t put_sender(uint8_t *p, const json_t *sender)
{
    put_number(p, sender, "ntp_timestamp_sec");
    put_number(p + 4, sender, "ntp_timestamp_usec");
    put_number(p + 8, sender, "rtp_timestamp");
    put_number(p + 12, sender, "packets");
    put_number(p + 16, sender, "octets");
    return 20;
}

static uint32_t put_packet(uint8_t *p, const json_t *report)
{
    const json_t *blocks = json_object_get(report, "report_blocks");
    int64_t type = number_of(report, "type");
    size_t n_blocks = json_array_size(blocks);
    uint32_t n = 8;

    if (type != SENDER_REPORT && type != RECEIVER_REPORT)
        return 0;
    if (n_blocks > BLOCKS_MAX)
        n_blocks = BLOCKS_MAX;
    put_number(p + 4, report, "ssrc");
    if (type == SENDER_REPORT)
        n += put_sender(p + n, json_object_get(report, "sender_information"));
    for (size_t i = 0; i < n_blocks; i++, n += 24)
        put_block(p + n, json_array_get(blocks, i));
    p[0] = (uint8_t)(0x80 | n_blocks);
    p[1] = (uint8_t)type;
    put_be16(p + 2, n / 4 - 1);
    return n;
}

uint32_t hep_report_packet(struct slice json, uint8_t packet[HEP_REPORT_MAX])
{
    json_t *report = json_loadb(json.p, json.n, JSON_DISABLE_EOF_CHECK, NULL);
    uint32_t n = json_is_object(report) ? put_packet(packet, report) : 0;

    json_decref(report);
    return n;
}
