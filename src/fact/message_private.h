/* message_private.h - facts read from the addresses of a message: URIs and Vias. For message.c. */
#ifndef SIPWHY_FACT_MESSAGE_PRIVATE_H
#define SIPWHY_FACT_MESSAGE_PRIVATE_H

#include "fact/fact_private.h"

enum uri_field {
    URI_REQUEST,
    URI_CONTACT,
    URI_FROM,
    URI_TO,
    URI_ROUTE,
    URI_RECORD_ROUTE,
    URI_RPID,
    URI_PAI,
    URI_DIVERSION
};
enum uri_piece {
    PIECE_URI,
    PIECE_USER,
    PIECE_HOST,
    PIECE_PORT,
    PIECE_ADDRESS,
    PIECE_TRANSPORT,
    PIECE_TAG,
    PIECE_DISPLAY,
    PIECE_E164,
    PIECE_PRIVATE
};
#define URI_PART(field, piece) ((uint8_t)((field)*16 + (piece)))

enum via_part {
    VIA_ALL,
    VIA_HOST,
    VIA_PORT,
    VIA_ADDRESS,
    VIA_RECEIVED,
    VIA_RPORT,
    VIA_BRANCH,
    VIA_TRANSPORT,
    VIA_RPORT_ASKED
};

/* `part`: URI_PART(field, piece), of the first URI of that header. */
struct value message_uri(struct subject *, const struct fact *);
/* `part`: a piece of the topmost Via. */
struct value message_via(struct subject *, const struct fact *);

#endif
