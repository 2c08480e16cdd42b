/* redact.h - redaction: people and networks in a capture, replaced consistently.
 *
 * Numbers, names, user names, host names and addresses become others of the same length and kind:
 * the same everywhere within one run, different in the next. Public addresses and numbers become
 * ones that nobody has (reserved.h): 203.0.113.0/24 and its like, 555-01xx of some area. The facts
 * that the diagnosis rests on stay: a private address stays a private one of its network, networks
 * stay networks, a number keeps its country code and stays the end of its longer forms (+1 303 555
 * 0112, 3035550112), addresses and domains of providers stay what they are. Nonces are replaced;
 * responses, keys, tokens and bodies of unknown kinds are blotted out. Branches, tags and what
 * stands before the @ of a Call-ID stay, by which the far side finds the call.
 *
 * A short word, or one in prose, is replaced if it was met as somebody's before: anywhere in the
 * same message, or in one that was redacted earlier. Redacting a message changes nothing for the
 * same message again. */
#ifndef SIPWHY_REDACT_REDACT_H
#define SIPWHY_REDACT_REDACT_H

#include <stdint.h>

#include "base/addr.h"
#include "frame/frame.h"
#include "provider/profile.h"

struct redact;
/* `key`: what the replacements depend on; 0: a random one. The profiles (NULL: none) outlive it. */
struct redact *redact_new(uint64_t key, const struct profiles *);
/* One that takes the responses of digests out of messages and packets and leaves all else alone. */
struct redact *redact_new_digests(void);
bool redact_is_digests(const struct redact *);
void redact_free(struct redact *); /* NULL is allowed */
/* Does a provider tell in that header why it refuses? */
bool redact_is_error_header(const struct redact *, struct slice name);

/* Single things, in place; all keep their length. */
struct addr redact_addr(const struct redact *, struct addr);
void redact_addr_text(const struct redact *, char *p, size_t n); /* IPv4 or IPv6, as written */
/* IPv4 in the labels of a name: each part keeps its length, so it is any public address. */
void redact_addr_parts(const struct redact *, char *p, size_t n);
void redact_number(const struct redact *, char *p, size_t n);
void redact_words(const struct redact *, char *p, size_t n); /* names, users: letters and digits */
/* An address of four octets at the start, separated by '.', '-' or '_'; its length, or 0. */
size_t redact_quad(const struct redact *, char *p, size_t n);
void redact_host(const struct redact *, char *p, size_t n); /* a name or an address */
void redact_blot(char *p, size_t n);                        /* letters become x, digits 0 */
/* Anything people write: addresses and host names, and all words. */
void redact_text(const struct redact *, char *p, size_t n);

/* The memory of addresses, words and numbers that were met. In a Call-ID words that were replaced
 * elsewhere are replaced, too, and addresses of IPv4 in hexadecimal: those that were known when it
 * was seen first. */
void redact_learn_addr(const struct redact *, struct addr);
uint32_t redact_known_at(const struct redact *, struct slice call_id);
bool redact_is_call_id(const struct redact *, struct slice call_id); /* one that was seen */
bool redact_is_known_addr(const struct redact *, struct addr, uint32_t known_at);
bool redact_is_known_word(const struct redact *, struct slice word, uint32_t known_at);
/* Short numbers (extensions) that were somebody's. */
void redact_learn_number(const struct redact *, struct slice);
bool redact_is_number(const struct redact *, struct slice);
bool redact_is_quad(const char *p, size_t n);
/* Digits, however few: versions and serial numbers. */
void redact_serial(const struct redact *, char *p, size_t n);

void redact_mac(const struct redact *, uint8_t six[6]); /* all but maker or kind of group */
/* A whole SIP message: start line, headers, body. */
void redact_sip(const struct redact *, char *p, size_t n);
/* A DNS message's names and addresses. */
void redact_dns(const struct redact *, uint8_t *p, size_t n);
struct spans;
/* A whole packet, in `copy` (caplen bytes): what it carries, its addresses and checksums, which are
 * as right or wrong afterwards as they were. Of MAC addresses the maker is left. Voice and what is
 * neither SIP, DNS, ICMP nor RTCP becomes zeros; so does a link type or a protocol that is not
 * known. `spans` (redact_span.h) knows what goes on in other packets; without it (NULL) such pieces
 * are blanked. */
void redact_packet(const struct redact *, struct spans *, const struct packet *, uint8_t *copy);
/* The ends of a frame and of what an ICMP error quotes; its payload is left alone. */
void redact_ends(const struct redact *, struct frame *);

#endif
