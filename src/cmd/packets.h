/* packets.h - `sipwhy report --format pcap`: the packets of calls, where a report would go. */
#ifndef SIPWHY_CMD_PACKETS_H
#define SIPWHY_CMD_PACKETS_H

#include "report/save.h"
#include "session/capture.h"

/* SAVE_PCAP or SAVE_PCAPNG; SAVE_FORMATS: the name is of none. */
enum save_format packets_format(const char *name);
/* Those of the calls (ids; n of 0: all), with their voice, to report->out: redacted where the
 * capture is, and without the responses of digests. */
bool packets_write(struct capture *, const struct report *, enum save_format, const uint32_t *calls,
                   size_t n, struct error *);

#endif
