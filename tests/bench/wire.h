/* wire.h - packets of IPv4 by hand, and the memory that the process takes; for week.c, fill.c and
 * what they share. */
#ifndef SIPWHY_TESTS_WIRE_H
#define SIPWHY_TESTS_WIRE_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "packet/packet.h"

#define LINK_RAW 12 /* DLT_RAW */
#define UDP 17
#define TCP 6
#define IP_HEADER 20

static inline void put16(uint8_t *p, size_t v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static inline void put32(uint8_t *p, uint32_t v)
{
    put16(p, v >> 16);
    put16(p + 2, v & 0xffff);
}

/* Puts the header before `n` bytes that are there already; the caller adds the time. `part`: flags
 * and offset of a fragment. */
static inline struct packet ip_packet(uint8_t *ip, uint32_t number, uint32_t from, uint32_t to,
                                      uint8_t protocol, size_t n, uint16_t part)
{
    memset(ip, 0, IP_HEADER);
    ip[0] = 0x45;
    put16(ip + 2, n + IP_HEADER);
    put16(ip + 4, number & 0xffff);
    put16(ip + 6, part);
    ip[8] = 60;
    ip[9] = protocol;
    put32(ip + 12, from);
    put32(ip + 16, to);
    return (struct packet){
        .data = ip,
        .caplen = (uint32_t)n + IP_HEADER,
        .len = (uint32_t)n + IP_HEADER,
        .link = LINK_RAW,
        .ref = REF_NONE,
        .number = number,
        .file_number = number,
    };
}

/* MiB */
static inline double resident(void)
{
    unsigned long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");

    if (file == NULL || fscanf(file, "%lu %lu", &size, &pages) != 2)
        pages = 0;
    if (file != NULL)
        fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1048576;
}

#endif
