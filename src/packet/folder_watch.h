/* folder_watch.h - files that come into folders while these are followed; private to packet/.
 *
 * A file is new by its name. One that only was renamed or packed (cap.pcap to cap.pcap.1 or
 * cap.pcap.gz, as logrotate and tcpdump -z do it) was read under the name that it had. */
#ifndef SIPWHY_PACKET_FOLDER_WATCH_H
#define SIPWHY_PACKET_FOLDER_WATCH_H

#include "packet/paths.h"

struct folder_watch;
/* Knows the files that the folders of the arguments held. NULL: there is no folder among them. */
struct folder_watch *folder_watch_new(const struct paths *);
void folder_watch_free(struct folder_watch *); /* NULL is allowed */
/* Adds the files that have come since, by their names in order. Looks once a second at most. */
void folder_watch_look(struct folder_watch *, struct paths *fresh);
/* The file of that name is gone and no longer read: what takes the name is new, and so is what gets
 * its inode once the descriptor is closed, be it before the next look. */
void folder_watch_forget(struct folder_watch *, const char *name, int fd);

#endif
