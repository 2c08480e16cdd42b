/* sender_private.h - what passes through the sender's pipe, and who answers it; private to alert/.
 *
 * The sender believes nothing of a message: who sends them may be a parser that has been taken
 * over. */
#ifndef SIPWHY_ALERT_SENDER_PRIVATE_H
#define SIPWHY_ALERT_SENDER_PRIVATE_H

#include "alert/alert_record.h"
#include "alert/sender.h"

#define SENDER_BYTES 65536u
_Static_assert(RECORD_MOST <= SENDER_BYTES, "a record is a message");
_Static_assert(METRIC_ROWS_MOST * sizeof(struct metric_row) <= SENDER_BYTES, "so are figures");

enum sender_kind {
    SENDER_RECORD = 'R',  /* to the sender: a record */
    SENDER_FIGURES = 'M', /* likewise: struct metric_row, one after the other */
    SENDER_END = 'E',     /* likewise: the program ends in order */
    SENDER_READY = 'G',   /* to the parser: it is confined, and takes records */
    SENDER_REFUSED = 'F', /* in its place: why there is no sender */
    SENDER_NEWS = 'N',    /* a line for the user */
    SENDER_FAULT = 'X'    /* the same, of a record that was not delivered */
};

struct sender_message {
    char kind;
    char bytes[SENDER_BYTES];
};

#define SENDER_HEAD offsetof(struct sender_message, bytes)

/* Serves the pipe; `context` is a struct sender_setup. */
void sender_serve(int pipe, const void *context);

#endif
