/* words.h - the name of a message, an address, a stream or an error in a word or two. */
#ifndef SIPWHY_DRAW_WORDS_H
#define SIPWHY_DRAW_WORDS_H

#include "base/text.h"
#include "call/attempt.h"
#include "call/view.h"
#include "diagnose/diagnosis.h"
#include "draw/canvas.h"

/* "INVITE", "200 OK": the reason phrase as on the wire. */
void message_summary(struct text *, const struct sip_message *);
/* The same of message i, also where its bytes are gone: without the reason phrase then. */
void message_label(struct text *, struct view *, uint32_t i);
/* The words in the place of message i when its bytes are gone; NULL: they are there. */
const char *message_gone(struct view *, uint32_t i);
/* The codecs of its first audio line: "PCMU PCMA"; at most `most` of them, then "…". */
void message_codecs(struct text *, const struct sdp *, size_t most);
/* Codec of a stream, from the SDP that the call's messages carry or the static table; "" if it is
 * not known. */
void stream_codec(struct text *, struct view *, const struct stream *);
/* "port unreachable" */
const char *icmp_words(const struct frame_icmp *);
/* In the user's language: "completed", "failed". */
const char *call_state_words(const struct call *);
const char *severity_words(enum severity);
const char *confidence_words(enum confidence);

enum text_role severity_role(enum severity);
enum glyph severity_glyph(enum severity);
enum text_role status_role(unsigned status); /* 0: a request */

/* Index of the message that shows who calls whom: the first request of the call, else message 0. */
uint32_t call_first_request(const struct call *);
/* The URI in the value of a From (or To) header, without parameters; empty if there is none. */
struct slice party_uri(struct slice value);
/* That of this header of the message. */
struct slice message_party(const struct sip_message *, enum sip_header_id);
/* The user part of that, or the host where there is none: what a person calls the number. */
struct slice party_number(struct slice uri);

/* The name of an attempt below SIP, in the place of a method: "TCP", "TLS", "SCTP", "ARP". */
const char *attempt_kind(const struct calls *, const struct call *);
/* The event on its connection: "SYN", "TLS alert unknown_ca". `handshake`: of what TLS hides, it
 * belongs to the handshake. */
void connection_words(struct text *, const struct connection *, const struct connection_event *,
                      bool handshake);

#endif
