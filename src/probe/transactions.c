/* transactions.c - libosip2's state machines of a client. */
#include "config.h"

#include "probe/transactions.h"

#include <stdarg.h>
#include <stdlib.h>

#include <osip2/osip.h>

#include "base/library.h"
#include "base/mem.h"

#define LIBRARY "libosip2.so.15"
#define TRANSACTIONS_MOST 16u /* of one call */

/* A report needs none of it, so nothing is linked. */
#define FUNCTIONS(USE)                                                                             \
    USE(init)                                                                                      \
    USE(release)                                                                                   \
    USE(set_message_callback)                                                                      \
    USE(set_cb_send_message)                                                                       \
    USE(set_kill_transaction_callback)                                                             \
    USE(remove_transaction)                                                                        \
    USE(transaction_init)                                                                          \
    USE(transaction_free)                                                                          \
    USE(transaction_add_event)                                                                     \
    USE(new_outgoing_sipmessage)                                                                   \
    USE(parse)                                                                                     \
    USE(event_free)                                                                                \
    USE(find_transaction_and_add_event)                                                            \
    USE(ict_execute)                                                                               \
    USE(nict_execute)                                                                              \
    USE(timers_ict_execute)                                                                        \
    USE(timers_nict_execute)

struct functions {
#define MEMBER(name) __typeof__(osip_##name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
};

struct transactions {
    struct functions call;
    osip_t *osip;
    osip_transaction_t *list[TRANSACTIONS_MOST];
    size_t n;
    transactions_send *send;
    void *context;
    bool answered;
    struct transaction_answer answer;
};

static bool load(struct functions *call, struct error *error)
{
#define ENTRY(name) { "osip_" #name, &call->name },
    const struct library_function functions[] = { FUNCTIONS(ENTRY) };
#undef ENTRY

    return library_load(LIBRARY, functions, ARRAY_SIZE(functions), error);
}

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format,
                     va_list arguments)
{
    (void)file, (void)line, (void)level, (void)format, (void)arguments;
}

/* The library would tell on standard output of what it cannot read. */
static void be_silent(void)
{
    osip_trace_initialize_func(END_TRACE_LEVEL, no_trace);
    for (int level = 0; level < END_TRACE_LEVEL; level++)
        osip_trace_disable_level((osip_trace_level_t)level);
}

/* Where to is known already: the host and port of the library are not looked at. */
static int on_send(osip_transaction_t *transaction, osip_message_t *message, char *host, int port,
                   int out_socket)
{
    const struct transactions *t = transaction->your_instance;
    char *bytes = NULL;
    size_t n = 0;

    (void)host, (void)port, (void)out_socket;
    if (osip_message_to_str(message, &bytes, &n) != 0)
        return -1;
    t->send(t->context, (struct slice){ bytes, n });
    osip_free(bytes);
    return 0;
}

static void on_answer(int type, osip_transaction_t *transaction, osip_message_t *message)
{
    struct transactions *t = transaction->your_instance;

    (void)type;
    t->answered = true;
    t->answer.invite = transaction->ctx_type == ICT;
    t->answer.status = message != NULL && MSG_IS_RESPONSE(message) ? message->status_code : 0;
}

/* What comes for one that is over is for the dialog: a 2xx whose ACK was lost. */
static void on_end(int type, osip_transaction_t *transaction)
{
    const struct transactions *t = transaction->your_instance;

    (void)type;
    (void)t->call.remove_transaction(t->osip, transaction);
}

bool transactions_load(struct error *error)
{
    struct functions functions;

    return load(&functions, error);
}

static void set_callbacks(struct transactions *t)
{
    static const int answers[] = {
        OSIP_ICT_STATUS_1XX_RECEIVED,  OSIP_ICT_STATUS_2XX_RECEIVED,  OSIP_ICT_STATUS_3XX_RECEIVED,
        OSIP_ICT_STATUS_4XX_RECEIVED,  OSIP_ICT_STATUS_5XX_RECEIVED,  OSIP_ICT_STATUS_6XX_RECEIVED,
        OSIP_NICT_STATUS_1XX_RECEIVED, OSIP_NICT_STATUS_2XX_RECEIVED, OSIP_NICT_STATUS_3XX_RECEIVED,
        OSIP_NICT_STATUS_4XX_RECEIVED, OSIP_NICT_STATUS_5XX_RECEIVED, OSIP_NICT_STATUS_6XX_RECEIVED,
        OSIP_ICT_STATUS_TIMEOUT,       OSIP_NICT_STATUS_TIMEOUT,
    };

    t->call.set_cb_send_message(t->osip, on_send);
    (void)t->call.set_kill_transaction_callback(t->osip, OSIP_ICT_KILL_TRANSACTION, on_end);
    (void)t->call.set_kill_transaction_callback(t->osip, OSIP_NICT_KILL_TRANSACTION, on_end);
    for (size_t i = 0; i < ARRAY_SIZE(answers); i++)
        (void)t->call.set_message_callback(t->osip, answers[i], on_answer);
}

struct transactions *transactions_new(transactions_send *send, void *context, struct error *error)
{
    struct transactions *t = xcalloc(1, sizeof *t);

    t->send = send;
    t->context = context;
    if (load(&t->call, error) && t->call.init(&t->osip) == 0) {
        be_silent();
        set_callbacks(t);
        return t;
    }
    if (!error_is_set(error))
        error_set(error, "%s", LIBRARY);
    free(t);
    return NULL;
}

void transactions_free(struct transactions *t)
{
    if (t == NULL)
        return;
    for (size_t i = 0; i < t->n; i++)
        (void)t->call.transaction_free(t->list[i]);
    t->call.release(t->osip);
    free(t);
}

static void execute(struct transactions *t)
{
    (void)t->call.ict_execute(t->osip);
    (void)t->call.nict_execute(t->osip);
}

bool transactions_begin(struct transactions *t, struct slice request)
{
    osip_message_t *message = NULL;
    osip_transaction_t *transaction = NULL;
    osip_event_t *event;

    if (t->n == TRANSACTIONS_MOST || osip_message_init(&message) != 0)
        return false;
    bool good = osip_message_parse(message, request.p, request.n) == 0 &&
                t->call.transaction_init(&transaction, MSG_IS_INVITE(message) ? ICT : NICT, t->osip,
                                         message) == 0;

    if (!good) {
        osip_message_free(message);
        return false;
    }
    t->list[t->n++] = transaction;
    transaction->your_instance = t; /* the library's function for it sets another member */
    event = t->call.new_outgoing_sipmessage(message);
    if (event == NULL)
        return false;
    event->transactionid = transaction->transactionid;
    (void)t->call.transaction_add_event(transaction, event);
    execute(t);
    return true;
}

bool transactions_take(struct transactions *t, struct slice response)
{
    osip_event_t *event = t->call.parse(response.p, response.n);

    if (event == NULL)
        return false;
    if (event->sip == NULL || t->call.find_transaction_and_add_event(t->osip, event) != 0) {
        t->call.event_free(event); /* and its message */
        return false;
    }
    execute(t);
    return true;
}

void transactions_tick(struct transactions *t)
{
    t->call.timers_ict_execute(t->osip);
    t->call.timers_nict_execute(t->osip);
    execute(t);
}

bool transactions_answer(struct transactions *t, struct transaction_answer *out)
{
    bool answered = t->answered;

    *out = t->answer;
    t->answered = false;
    return answered;
}
