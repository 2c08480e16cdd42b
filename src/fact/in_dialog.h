/* in_dialog.h - a dialog as the sender of one of its requests saw it: what that request has to be
 * (RFC 3261 sections 12.1.1, 12.1.2, 12.2.1.1); within this folder. */
#ifndef SIPWHY_FACT_IN_DIALOG_H
#define SIPWHY_FACT_IN_DIALOG_H

#include "fact/fact.h"

#define HOPS_MAX 32

struct in_dialog {
    struct subject *s;
    uint32_t request;
    enum call_side sender;
    uint32_t callers_tag, callees_tag; /* hashes */
    uint32_t invite, ok; /* the messages that began the dialog, on the sender's own hop; NO_INDEX */
    uint32_t contact;    /* message whose Contact is the remote
                            target; NO_INDEX */
    struct uri target;
    struct span target_at;
    uint32_t routes_in; /* message whose Record-Route is the route
                           set; NO_INDEX */
    size_t n_routes;    /* in the order of the request's Route */
    struct uri routes[HOPS_MAX];
    struct span routes_at[HOPS_MAX];
};

/* The demands of its dialog on that request (a message of the subject's call).
 * False where the capture holds no INVITE of it, or no response with a tag. */
bool in_dialog_find(struct in_dialog *, struct subject *, uint32_t request);

/* Message i, where its packet came from and where it went. */
const struct call_message *in_dialog_kept(const struct in_dialog *, uint32_t i);
struct addr in_dialog_sender(const struct in_dialog *, uint32_t i);
struct addr in_dialog_receiver(const struct in_dialog *, uint32_t i);
/* Is it a response to an INVITE that may make a dialog: 101 to 299? */
bool in_dialog_answers(const struct call_message *);
/* Was message i captured to its end? */
bool message_is_whole(struct subject *, uint32_t i);

#endif
