/* library.c - the version of libpcap that reads the packets. */
#include "config.h"

#include "packet/packet.h"

#include <pcap/pcap.h>

const char *packet_library(void)
{
    return pcap_lib_version();
}
