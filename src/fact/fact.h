/* fact.h - facts: named, typed values of a call, each with its place, computed when asked for.
 *
 * A fact is one small function in a table (a file of fact/ for each kind), which also documents it:
 * sipwhy-rules(5), completion and `lint` are made from the table. Facts never fail: what cannot be
 * known is MISSING. Names are those of the field: `invite.request_uri.host`, `ok.contact.host`,
 * `ack.request_uri`, `final.status`, `media.to_caller.packets`. */
#ifndef SIPWHY_FACT_FACT_H
#define SIPWHY_FACT_FACT_H

#include "base/mem.h"
#include "call/view.h"
#include "calllog/records.h"
#include "fact/value.h"
#include "provider/profile.h"

/* The sides of all addresses, the user's and the provider's; worked out over the whole capture
 * (sides.h). */
struct sides;
struct derived;

enum call_direction { CALL_UNKNOWN, CALL_TERMINATION, CALL_ORIGINATION, CALL_INTERNAL };
const char *call_direction_name(enum call_direction); /* "termination" */

/* Other calls of the capture, seen from one. */
enum relation {
    RELATION_CALLER_REGISTRATION, /* the last REGISTER before it for the user of
                                     its From */
    RELATION_CALLEE_REGISTRATION, /* for the user of its Request-URI */
    RELATION_SAME_NUMBER,         /* the last call before it by the same caller
                                     to the same user */
    RELATION_SAME_PEER,           /* between the same two addresses */
    RELATION_ONWARD_LEG,          /* the call that the called side, a B2BUA,
                                     begins for it */
    RELATION_INWARD_LEG,          /* the reverse of it */
    RELATION_COUNT
};

/* The diagnosis of a call, for filters; rules never see it, for it is made of them. */
struct said {
    bool failed;                                     /* something is wrong with it: an error */
    const char *cause, *why, *severity, *confidence; /* of the first finding; NULL: none */
    const char *symptom, *code;                      /* likewise; code: the provider's */
    const struct value *causes;                      /* ids of all findings, as texts */
    size_t n_causes;
};

/* Everything a fact may look at. One subject is made for one call (or, with call == NULL, for
 * the capture as a whole), used, and thrown away with its arena. */
struct subject {
    struct calls *calls;
    const struct profiles *profiles;
    const struct sides *sides;
    const struct call_log *log;      /* the provider's; NULL: none is known */
    const struct alert_log *alerts;  /* of its debugger; NULL likewise */
    const struct check_list *checks; /* that were made of the trunk and this host; NULL: none */
    struct arena *arena;
    const struct call *call; /* NULL: the capture as a whole */
    struct view *view;       /* NULL likewise */
    enum call_direction direction;
    const struct profile *profile;          /* see subject_provider(); private */
    const struct trunk *trunk;              /* see subject_trunk(); private */
    bool provider_done, trunk_done;         /* looked for by the host, too */
    bool lint;                              /* is conformance asked for? */
    bool sparse;                            /* is whatever is not there taken for unseen? */
    const struct said *said;                /* NULL: not asked for */
    const struct fact *facts;               /* facts_at(0) and so on; private */
    struct subject *others[RELATION_COUNT]; /* see subject_other(); private */
    bool others_done[RELATION_COUNT];
    const struct value ***cache; /* pages of values asked for; private */
    struct derived *derived;     /* values that several facts share, private to fact/ */
};

/* Makes the subject for a call; everything in it lives in `arena`. */
struct subject *subject_new(struct calls *, const struct call *, const struct profiles *,
                            const struct sides *, struct arena *);

/* Looks for the alerts of the calls that are new since, as subjects like this one show them. */
void alert_log_join_calls(struct alert_log *, const struct subject *like);

/* The check that the fact, by facts_at(), is of; NULL: it is of none, or none was made. */
const struct check *fact_check(struct subject *, size_t fact);

/* The provider and the user's trunk of the call, by its addresses or by the host that its first
 * request asks for; NULL: none is known. */
const struct profile *subject_provider(struct subject *);
const struct trunk *subject_trunk(struct subject *);

struct fact;
typedef struct value fact_getter(struct subject *);
typedef struct value fact_part_getter(struct subject *, const struct fact *);

struct fact {
    const char *name;
    enum value_kind kind;
    fact_getter *get;           /* the one of a function for this fact alone, */
    fact_part_getter *get_part; /* the other of a function that serves several; never both */
    const char *unit;           /* "seconds", NULL */
    const char *meaning;        /* one sentence, N_() */
    bool capture;               /* can be asked of the capture as a whole, too */
    uint8_t which, part;        /* for get_part: of what, and which part of it */
    bool of_message;            /* a part of the message whose role is `which` */
    fact_part_getter *known;    /* its value without a place, if that was kept when the message was
                                   loaded or counted with the packets; MISSING: get_part() has to be
                                   asked. NULL: always */
};

size_t facts_count(void);
const struct fact *facts_at(size_t i); /* sorted by name */
int facts_find(struct slice name);     /* index, or -1 */
/* The value, computed once per subject. */
const struct value *fact_value(struct subject *, size_t i);
/* The same for who compares it and needs no place: made in *room where no message need be read for
 * it. */
const struct value *fact_glance(struct subject *, size_t i, struct value *room);

/* The facts that the program itself asks for; that each exists is seen before main() begins. */
enum asked_fact {
    ASK_OK_SESSION_EXPIRES,
    ASK_OK_CONTACT_HOST,
    ASK_INVITE_SRC_IP,
    ASK_INVITE_CONTACT_ADDRESS,
    ASK_INVITE_VIA_ADDRESS,
    ASK_OK_VIA_RECEIVED,
    ASK_PROVISIONAL_VIA_RECEIVED,
    ASK_CALLER_CONNECTION_ADDRESS,
    ASK_FINAL_RETRY_AFTER,
    ASK_ERROR_TEXT,
    ASK_REQUEST_USER_AGENT,
    ASK_INVITE_CODECS,
    ASK_REGISTERED_FOR,
    ASK_IDENTITY_ATTEST,
    ASK_PROVIDER_STATUS,
    ASK_LOG_FOUND,
    ASK_LOG_AGREES,
    ASK_LOG_DIFFERS,
    ASK_LOG_CALL_SID,
    ASK_CALL_SID,
    ASK_TRUNK_SID,
    ASK_ERROR_CODE,
    ASK_COUNT
};
const struct value *fact_asked(struct subject *, enum asked_fact);

bool relation_named(struct slice name, enum relation *out); /* "caller_registration" */
const char *relation_name(enum relation);
const char *relation_meaning(enum relation); /* one sentence, N_() */
/* The other call's subject; NULL: the capture holds no such call. It lives as long as this one. */
struct subject *subject_other(struct subject *, enum relation);

/* Is the fact unknown, and not missing, false, 0 or empty, where the capture could not show it? */
bool fact_is_guarded(size_t i);

/* "header.NAME", "invite.header.NAME", … : any header by its name is a fact too, the first of that
 * name; "invite.headers.NAME" is a list of all. */
struct fact_header {
    uint8_t role; /* private: of which message */
    bool all;
    struct slice name; /* "NAME": a part of what was read */
};
/* False if the name is not of that form. */
bool fact_header_read(struct slice name, struct fact_header *out);
struct value fact_header_value(struct subject *, const struct fact_header *);

#endif
