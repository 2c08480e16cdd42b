/* local.h - what this host itself does with SIP: who listens, and what its firewall decides. All of
 * it is text of the kernel and of programs, and is read as that of a stranger.
 *
 * The firewall is judged only where it is certain: a rule that is not understood before a packet's
 * fate is decided leaves the fate open. */
#ifndef SIPWHY_PROBE_LOCAL_H
#define SIPWHY_PROBE_LOCAL_H

#include <stdbool.h>

#include "base/addr.h"
#include "base/text.h"

#define LOCAL_TEXT_MOST (1u << 20) /* bytes that are read of each */

/* The texts as they were read; empty: none could be had. */
struct local_texts {
    struct text udp, udp6, tcp, tcp6; /* of /proc/net */
    struct text rules;                /* of nft -j list ruleset */
};
/* Reads them; root may be needed for the rules. */
void local_read(struct local_texts *);
void local_texts_done(struct local_texts *);

/* Does anybody listen at the port, at an address that is not the loopback's? `table` is of
 * /proc/net/udp or tcp (or udp6, tcp6). */
bool local_listens(struct slice table, bool tcp, uint16_t port);

enum local_fate {
    LOCAL_UNKNOWN, /* no rules could be read, or one is not understood */
    LOCAL_LET_IN,
    LOCAL_DROPPED
};
/* The fate of a new packet from there to a port of this host, by `rules`. */
enum local_fate local_fate(struct slice rules, bool tcp, struct addr from, uint16_t port);

/* Lines of text; returns whether something is wrong. `from`: addresses of the far end, of which
 * calls come. */
bool local_judge(const struct local_texts *, const struct addr *from, size_t n, struct text *out);

#endif
