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
#include "calllog/checks.h"

#define LOCAL_TEXT_MOST (1u << 20) /* bytes that are read of each */

/* The texts as they were read; empty: none could be had. */
struct local_texts {
    struct text udp, udp6, tcp, tcp6; /* of /proc/net */
    struct text rules;                /* of nft -j list ruleset */
    struct text tables, tables6;      /* of iptables-save and ip6tables-save */
    struct text legacy, legacy6;      /* of iptables-legacy-save, where such tables are; their
                                         names, if that program is not there */
    bool long_sockets, long_rules;    /* one was longer than LOCAL_TEXT_MOST, and is empty here */
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
/* What two of them make of it: who drops, drops it for good. */
enum local_fate local_fate_both(enum local_fate, enum local_fate);
/* The fate of a new packet from there to a port of this host, by the rules of nftables. `tables` is
 * the text of iptables-save for that family: what it shows of nftables is left to the other. */
enum local_fate local_fate(struct slice rules, struct slice tables, bool tcp, struct addr from,
                           uint16_t port);
/* The same by a text of iptables-save (ip6tables-save for IPv6). */
enum local_fate local_fate_tables(struct slice saved, bool tcp, struct addr from, uint16_t port);
/* Does it show that table ("filter")? */
bool local_tables_have(struct slice saved, struct slice table);
/* By all that could be read. */
enum local_fate local_fate_of_all(const struct local_texts *, bool tcp, struct addr from,
                                  uint16_t port);

/* Lines of text, and checks; returns whether something is wrong. `from`: addresses of the far end,
 * of which calls come. */
bool local_judge(const struct local_texts *, const struct addr *from, size_t n, struct check_list *,
                 struct text *out);

#endif
