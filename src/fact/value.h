/* value.h - the result of a fact or an expression: a typed value and the place in the capture that
 * it was read from. */
#ifndef SIPWHY_FACT_VALUE_H
#define SIPWHY_FACT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/slice.h"
#include "call/call.h"
#include "call/view.h"
#include "sip/message.h"

enum value_kind {
    VALUE_MISSING, /* is not there: makes every comparison
                      false */
    VALUE_UNKNOWN, /* may have been there, but was not captured:
                      makes every comparison unknown */
    VALUE_BOOL,
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_ADDR,
    VALUE_NETWORKS, /* a set that `in` tests an address against */
    VALUE_LIST      /* a set of values that `in` tests any
                       value against */
};

enum place_kind {
    PLACE_NONE,
    PLACE_SIP, /* a span of a message of the call */
    PLACE_RTP,
    PLACE_ICMP,
    PLACE_DNS,
    PLACE_IP, /* a packet that is no SIP message */
    PLACE_TCP,
    PLACE_TLS
};

/* The place of a text. `header` is the full name of the header, or "request-line", "status-line",
 * "sdp:c", … as report-json.md lists them; a static string. */
struct place {
    enum place_kind kind;
    uint32_t message; /* index in the call, NO_INDEX for a
                         packet that is none */
    uint32_t frame;   /* packet number */
    struct span span; /* within the message */
    const char *header;
    struct slice text; /* for a packet that is no message: it in
                          words; lives in the subject's arena */
};

struct value {
    enum value_kind kind;
    union {
        bool truth;
        double number;
        struct slice text; /* lives in the subject's arena, or in data
                              that outlives it */
        struct addr addr;
        struct {
            const struct network *p;
            size_t n;
        } networks;
        struct {
            const struct value *p;
            size_t n;
        } list;
    };
    struct place place; /* PLACE_NONE for what stands nowhere (a
                           count, a duration) */
};

#define MISSING ((struct value){ .kind = VALUE_MISSING })
#define UNKNOWN ((struct value){ .kind = VALUE_UNKNOWN })
static inline bool value_is_there(const struct value *v)
{
    return v->kind > VALUE_UNKNOWN;
}
struct value value_bool(bool);
struct value value_number(double);
struct value value_text(struct slice);
struct value value_addr(struct addr);
/* Text of an address counts as an address where one is compared with it. */
bool value_equal(const struct value *, const struct value *);
bool value_address(const struct value *, struct addr *out); /* an address, or text of one */
bool value_true(const struct value *); /* true, a number other than 0, text that
                                          is not empty, any address or list */
struct text;
void value_print(struct text *, const struct value *); /* for a person: "4.2", "54.172.60.1",
                                                          "yes" */
/* As a rule would write it: text in double quotes, true, a list in parentheses. */
void value_write(struct text *, const struct value *);
const char *value_kind_name(enum value_kind); /* "number" */

#endif
