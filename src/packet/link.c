/* link.c - the numbers of link types in files and in programs.
 *
 * Only libpcap knows how they map, and it shows it only through files: so it is handed, or asked
 * for, the 24 bytes of an empty one. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <pcap/pcap.h>

#include "packet/source_private.h"

int link_from_file(uint32_t linktype)
{
    struct pcap_file_header header = {
        .magic = 0xa1b2c3d4,
        .version_major = 2,
        .version_minor = 4,
        .linktype = linktype,
    };
    char error[PCAP_ERRBUF_SIZE];
    FILE *file = fmemopen(&header, sizeof header, "r");
    pcap_t *pcap = file != NULL ? pcap_fopen_offline(file, error) : NULL;

    if (pcap == NULL) {
        if (file != NULL)
            fclose(file);
        return LINK_UNKNOWN;
    }
    int link = pcap_datalink(pcap);

    pcap_close(pcap);
    return link;
}

uint32_t link_to_file(int link)
{
    struct pcap_file_header header = { .linktype = (uint32_t)link };
    char *bytes = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&bytes, &n);
    pcap_t *pcap = pcap_open_dead(link, 0);
    pcap_dumper_t *dumper = file != NULL && pcap != NULL ? pcap_dump_fopen(pcap, file) : NULL;

    if (dumper != NULL)
        pcap_dump_close(dumper);
    else if (file != NULL)
        fclose(file);
    if (pcap != NULL)
        pcap_close(pcap);
    if (n >= sizeof header)
        memcpy(&header, bytes, sizeof header);
    free(bytes);
    return header.linktype;
}
