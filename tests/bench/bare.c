/* bare.c - a loop over a capture and nothing else: "bare libpcap FILE" is the least that any
 * program can take, "bare source FILE" is what our own reader takes. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <pcap/pcap.h>

#include "packet/packet.h"

struct sum {
    uint64_t packets, bytes;
};

static struct sum by_libpcap(const char *path, struct error *error)
{
    char message[PCAP_ERRBUF_SIZE];
    struct sum sum = { 0 };
    struct pcap_pkthdr *header;
    const u_char *data;
    pcap_t *pcap = pcap_open_offline(path, message);

    if (pcap == NULL) {
        error_set(error, "%s", message);
        return sum;
    }
    while (pcap_next_ex(pcap, &header, &data) == 1) {
        sum.packets++;
        sum.bytes += header->caplen;
    }
    pcap_close(pcap);
    return sum;
}

static struct sum by_source(const char *path, struct error *error)
{
    struct sum sum = { 0 };
    struct store *store = store_new(0);
    struct source *source = source_open_files(&path, 1, store, error);
    struct packet p;

    while (source != NULL && source_next(source, &p, error) == SOURCE_PACKET) {
        sum.packets++;
        sum.bytes += p.caplen;
    }
    source_close(source);
    store_free(store);
    return sum;
}

int main(int argc, char **argv)
{
    struct error error = { 0 };
    bool source = argc == 3 && strcmp(argv[1], "source") == 0;

    if (!source && (argc != 3 || strcmp(argv[1], "libpcap") != 0)) {
        fputs("usage: bare libpcap|source FILE\n", stderr);
        return 2;
    }
    struct sum sum = (source ? by_source : by_libpcap)(argv[2], &error);

    if (error_is_set(&error)) {
        fprintf(stderr, "bare: %s\n", error.message);
        return 3;
    }
    printf("%llu packets, %llu bytes\n", (unsigned long long)sum.packets,
           (unsigned long long)sum.bytes);
    return 0;
}
