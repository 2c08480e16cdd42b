/* transfer.c - libcurl's multi interface. */
#include "config.h"

#include "alert/transfer.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "alert/mail.h"
#include "alert/signature.h"
#include "base/environment.h"
#include "base/gettext.h"
#include "base/library.h"
#include "base/mem.h"

#define FDS_MOST 4

static void wait_for_descriptors(const int *fds, bool *readable, size_t n, int patience)
{
    struct pollfd polled[FDS_MOST];

    for (size_t i = 0; i < n; i++)
        polled[i] = (struct pollfd){ .fd = fds[i], .events = POLLIN };
    (void)poll(polled, (nfds_t)n, patience);
    for (size_t i = 0; i < n; i++)
        readable[i] = (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
}

#if HAVE_CURL

#include <curl/curl.h>

/* The library is loaded by the sender alone: it brings 27 others, which every start of the program
 * would pay for. */
#define LIBRARY "libcurl.so.4"
#define FUNCTIONS(F)                                                                               \
    F(global_init)                                                                                 \
    F(easy_init)                                                                                   \
    F(easy_cleanup)                                                                                \
    F(easy_setopt)                                                                                 \
    F(easy_getinfo)                                                                                \
    F(easy_strerror)                                                                               \
    F(multi_init)                                                                                  \
    F(multi_cleanup)                                                                               \
    F(multi_add_handle)                                                                            \
    F(multi_remove_handle)                                                                         \
    F(multi_perform)                                                                               \
    F(multi_info_read)                                                                             \
    F(multi_poll)                                                                                  \
    F(slist_append)                                                                                \
    F(slist_free_all)                                                                              \
    F(mime_init)                                                                                   \
    F(mime_addpart)                                                                                \
    F(mime_data)                                                                                   \
    F(mime_type)                                                                                   \
    F(mime_encoder)                                                                                \
    F(mime_free)

#define MEMBER(name) __typeof__(curl_##name) *name;
struct curl {
    FUNCTIONS(MEMBER)
};
#undef MEMBER

#define SECRET_MOST (1u << 20) /* bytes of a file */
#define ANSWER_MOST (1u << 20) /* bytes of an answer that are read */

/* What a trigger's files hold, by the trigger's place. */
struct secrets {
    struct text key, hook_authority, password, mail_authority;
};

struct transfer {
    const struct curl *curl;
    struct queue *queue;
    bool look;
    CURL *easy;
    struct curl_slist *headers, *receivers;
    curl_mime *mime;
    struct text body;
    size_t answered; /* bytes */
    char why[CURL_ERROR_SIZE];
};

struct transfers {
    struct curl curl;
    const struct alerts *alerts;
    CURLM *multi;
    struct secrets *secrets;
};

const char *transfer_library(void)
{
    return "libcurl " LIBCURL_VERSION;
}

/* Secrets */

/* Beside alerts.yaml, or where systemd puts them. */
static char *path_of(const struct alerts *alerts, const char *name)
{
    const char *folder = environment_get("CREDENTIALS_DIRECTORY");

    if (strchr(name, '/') == NULL && folder != NULL && folder[0] == '/')
        return xasprintf("%s/%s", folder, name);
    return name[0] == '/' ? xstrdup(name) : xasprintf("%s%s", alerts->folder, name);
}

static bool read_file(const struct alerts *alerts, const char *name, struct text *out,
                      struct error *error)
{
    char *path = name != NULL ? path_of(alerts, name) : NULL;
    FILE *file = path != NULL ? fopen(path, "re") : NULL;
    char buffer[4096];
    size_t n;

    while (file != NULL && out->n <= SECRET_MOST && (n = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add(out, buffer, n);
    bool good = path == NULL || (file != NULL && !ferror(file) && out->n > 0);

    if (!good)
        error_set(error, _("%s cannot be read"), path);
    if (file != NULL)
        fclose(file);
    free(path);
    return good;
}

/* An editor ends the last line. */
static void drop_line_end(struct text *t)
{
    while (t->n > 0 && (t->p[t->n - 1] == '\n' || t->p[t->n - 1] == '\r'))
        t->p[--t->n] = '\0';
}

static bool read_secrets(const struct alerts *alerts, const struct alert_trigger *trigger,
                         struct secrets *out, struct error *error)
{
    const struct alert_webhook *hook = trigger->webhook;
    const struct alert_mail *mail = trigger->mail;

    if (hook != NULL && (!read_file(alerts, hook->key_file, &out->key, error) ||
                         !read_file(alerts, hook->ca_file, &out->hook_authority, error)))
        return false;
    if (mail != NULL && (!read_file(alerts, mail->password_file, &out->password, error) ||
                         !read_file(alerts, mail->ca_file, &out->mail_authority, error)))
        return false;
    drop_line_end(&out->key);
    drop_line_end(&out->password);
    if (hook == NULL || hook->key_file == NULL || signature_available())
        return true;
    error_set(error, _("key_file: this program was built without OpenSSL"));
    return false;
}

static bool load(struct curl *curl, struct error *error)
{
#define ENTRY(name) { "curl_" #name, &curl->name },
    const struct library_function functions[] = { FUNCTIONS(ENTRY) };
#undef ENTRY

    return library_load(LIBRARY, functions, ARRAY_SIZE(functions), error);
}

static bool begin(struct transfers *t, struct error *error)
{
    if (!load(&t->curl, error))
        return false;
    if (t->curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
        t->multi = t->curl.multi_init();
    if (t->multi == NULL)
        error_set(error, "libcurl: %s", t->curl.easy_strerror(CURLE_FAILED_INIT));
    return t->multi != NULL;
}

struct transfers *transfers_new(const struct alerts *alerts, struct error *error)
{
    struct transfers *t = xcalloc(1, sizeof *t);

    t->alerts = alerts;
    t->secrets = xcalloc(alerts->n_triggers + 1, sizeof *t->secrets);
    bool good = begin(t, error);
    for (size_t i = 0; good && i < alerts->n_triggers; i++)
        good = read_secrets(alerts, alerts->triggers[i], &t->secrets[i], error);
    if (good)
        return t;
    transfers_free(t);
    return NULL;
}

static void wipe(struct text *t)
{
    if (t->p != NULL)
        explicit_bzero(t->p, t->room);
    text_done(t);
}

void transfers_free(struct transfers *t)
{
    if (t == NULL)
        return;
    for (size_t i = 0; i < t->alerts->n_triggers; i++) {
        wipe(&t->secrets[i].key);
        wipe(&t->secrets[i].password);
        text_done(&t->secrets[i].hook_authority);
        text_done(&t->secrets[i].mail_authority);
    }
    if (t->multi != NULL)
        t->curl.multi_cleanup(t->multi);
    free(t->secrets);
    free(t);
}

static const struct secrets *secrets_of(const struct transfers *t, const struct queue *q)
{
    size_t i = 0;

    while (t->alerts->triggers[i] != q->trigger)
        i++;
    return &t->secrets[i];
}

/* One transfer */

static size_t take_answer(char *bytes, size_t size, size_t n, void *context)
{
    struct transfer *transfer = context;

    (void)bytes;
    transfer->answered += size * n;
    return transfer->answered <= ANSWER_MOST ? size * n : 0;
}

static void add_header(const struct transfer *transfer, struct curl_slist **list, const char *line)
{
    struct curl_slist *longer = transfer->curl->slist_append(*list, line);

    if (longer == NULL)
        out_of_memory();
    *list = longer;
}

static void set_authority(const struct transfer *transfer, const struct text *authority)
{
    struct curl_blob blob = { .data = authority->p, .len = authority->n, .flags = CURL_BLOB_COPY };

    if (authority->n > 0)
        transfer->curl->easy_setopt(transfer->easy, CURLOPT_CAINFO_BLOB, &blob);
}

static void set_common(struct transfer *transfer, const char *url, const char *protocols,
                       nanos_t timeout)
{
    const struct curl *curl = transfer->curl;
    CURL *easy = transfer->easy;

    curl->easy_setopt(easy, CURLOPT_URL, url);
    curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
    curl->easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl->easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->why);
    curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl->easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)(timeout / NANOS_PER_MS));
    curl->easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl->easy_setopt(easy, CURLOPT_USERAGENT, PACKAGE_NAME "/" PACKAGE_VERSION);
    curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_answer);
    curl->easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
}

static void sign(struct transfer *transfer, const struct text *key)
{
    struct text line = { 0 };

    if (key->n == 0)
        return;
    text_adds(&line, "X-Sipwhy-Signature: ");
    if (signature_make(text_view(key), clock_now(CLOCK_REALTIME), text_view(&transfer->body),
                       &line))
        add_header(transfer, &transfer->headers, text_str(&line));
    text_done(&line);
}

static void set_webhook(const struct transfers *t, struct transfer *transfer,
                        const struct alert_record *records)
{
    const struct alert_webhook *hook = transfer->queue->trigger->webhook;
    const struct secrets *secrets = secrets_of(t, transfer->queue);

    set_common(transfer, hook->url, "http,https", hook->timeout);
    set_authority(transfer, &secrets->hook_authority);
    if (transfer->look)
        return;
    char *key = xasprintf("Idempotency-Key: %s", records[0].id);

    add_header(transfer, &transfer->headers, "Content-Type: application/json");
    add_header(transfer, &transfer->headers, "Expect:");
    add_header(transfer, &transfer->headers, key);
    free(key);
    for (size_t i = 0; i < hook->n_headers; i++)
        add_header(transfer, &transfer->headers, hook->headers[i]);
    sign(transfer, &secrets->key);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE,
                                (curl_off_t)transfer->body.n);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, text_str(&transfer->body));
}

static void set_letter(struct transfer *transfer, const struct alert_record *records, size_t n)
{
    const struct alert_mail *mail = transfer->queue->trigger->mail;
    char *headers[MAIL_HEADERS];

    mail_headers(mail, records, n, clock_now(CLOCK_REALTIME), headers);
    for (size_t i = 0; i < MAIL_HEADERS; i++) {
        add_header(transfer, &transfer->headers, headers[i]);
        free(headers[i]);
    }
    for (size_t i = 0; i < mail->n_to; i++)
        add_header(transfer, &transfer->receivers, mail->to[i]);
    text_clear(&transfer->body);
    mail_body(records, n, &transfer->body);
    transfer->mime = transfer->curl->mime_init(transfer->easy);
    curl_mimepart *part = transfer->curl->mime_addpart(transfer->mime);

    if (part == NULL)
        out_of_memory();
    transfer->curl->mime_data(part, text_str(&transfer->body), transfer->body.n);
    transfer->curl->mime_type(part, "text/plain; charset=utf-8");
    transfer->curl->mime_encoder(part, "quoted-printable");
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_MIMEPOST, transfer->mime);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_MAIL_FROM, mail->from);
    transfer->curl->easy_setopt(transfer->easy, CURLOPT_MAIL_RCPT, transfer->receivers);
}

static void set_mail(const struct transfers *t, struct transfer *transfer,
                     const struct alert_record *records, size_t n)
{
    const struct alert_mail *mail = transfer->queue->trigger->mail;
    const struct secrets *secrets = secrets_of(t, transfer->queue);
    const struct curl *curl = transfer->curl;
    CURL *easy = transfer->easy;

    set_common(transfer, mail->server, "smtp,smtps", mail->timeout);
    set_authority(transfer, &secrets->mail_authority);
    curl->easy_setopt(easy, CURLOPT_USE_SSL,
                      (long)(mail->plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (mail->user != NULL) {
        curl->easy_setopt(easy, CURLOPT_USERNAME, mail->user);
        curl->easy_setopt(easy, CURLOPT_PASSWORD, text_str(&secrets->password));
    }
    if (!transfer->look)
        set_letter(transfer, records, n);
}

static void start(struct transfers *t, struct queue *q, bool look,
                  const struct alert_record *records, size_t n, struct slice body)
{
    struct transfer *transfer = xcalloc(1, sizeof *transfer);

    *transfer = (struct transfer){
        .curl = &t->curl, .queue = q, .look = look, .easy = t->curl.easy_init()
    };
    if (transfer->easy == NULL)
        out_of_memory();
    text_slice(&transfer->body, body);
    if (q->kind == DELIVER_WEBHOOK)
        set_webhook(t, transfer, records);
    else
        set_mail(t, transfer, records, n);
    if (look)
        transfer->curl->easy_setopt(transfer->easy, CURLOPT_CONNECT_ONLY, 1L);
    if (t->curl.multi_add_handle(t->multi, transfer->easy) != CURLM_OK)
        out_of_memory();
}

void transfer_begin(struct transfers *t, struct queue *q, const struct alert_record *records,
                    size_t n, struct slice body)
{
    start(t, q, false, records, n, body);
}

void transfer_look(struct transfers *t, struct queue *q)
{
    start(t, q, true, NULL, 0, (struct slice){ 0 });
}

static void transfer_free(struct transfer *transfer)
{
    transfer->curl->easy_cleanup(transfer->easy);
    transfer->curl->mime_free(transfer->mime);
    transfer->curl->slist_free_all(transfer->headers);
    transfer->curl->slist_free_all(transfer->receivers);
    text_done(&transfer->body);
    free(transfer);
}

/* What came of it */

/* A status, where there was one, decides; without one there was no answer. */
static enum outcome judge_webhook(const struct transfer *transfer, CURLcode code, long status,
                                  struct text *why)
{
    (void)code;
    if (status >= 200 && status < 300)
        return OUTCOME_DELIVERED;
    if (status == 0) {
        text_adds(why,
                  transfer->why[0] != '\0' ? transfer->why : transfer->curl->easy_strerror(code));
        return OUTCOME_LATER;
    }
    text_printf(why, "HTTP %ld", status);
    return status == 408 || status == 429 || status >= 500 ? OUTCOME_LATER : OUTCOME_NEVER;
}

/* A 5yz is final (RFC 5321 section 4.2.1), but for a password that somebody may yet mend. */
static enum outcome judge_mail(const struct transfer *transfer, CURLcode code, long status,
                               struct text *why)
{
    if (code == CURLE_OK)
        return OUTCOME_DELIVERED;
    text_adds(why, transfer->why[0] != '\0' ? transfer->why : transfer->curl->easy_strerror(code));
    if (code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED || status < 500 || status > 599)
        return OUTCOME_LATER;
    return OUTCOME_NEVER;
}

static void end(const struct transfers *t, CURLMsg *message, transfer_end *tell, void *context)
{
    struct transfer *transfer = NULL;
    struct text why = { 0 };
    long status = 0;
    curl_off_t retry_after = 0;
    enum outcome outcome = OUTCOME_DELIVERED;
    CURLcode code = message->data.result;

    t->curl.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    t->curl.easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &status);
    t->curl.easy_getinfo(message->easy_handle, CURLINFO_RETRY_AFTER, &retry_after);
    if (retry_after < 0 || retry_after > 86400)
        retry_after = retry_after < 0 ? 0 : 86400;
    if (!transfer->look || code != CURLE_OK)
        outcome = (transfer->queue->kind == DELIVER_WEBHOOK ? judge_webhook : judge_mail)(
            transfer, code, status, &why);
    tell(context, transfer->queue, transfer->look, outcome, retry_after * NANOS_PER_S,
         text_str(&why));
    text_done(&why);
    transfer_free(transfer);
}

void transfers_go_on(struct transfers *t, transfer_end *tell, void *context)
{
    CURLMsg *message;
    int n;

    if (t == NULL)
        return;
    (void)t->curl.multi_perform(t->multi, &n);
    while ((message = t->curl.multi_info_read(t->multi, &n)) != NULL)
        if (message->msg == CURLMSG_DONE) {
            CURLMsg copy = *message; /* it goes with the handle */

            t->curl.multi_remove_handle(t->multi, copy.easy_handle);
            end(t, &copy, tell, context);
        }
}

void transfers_wait(struct transfers *t, const int *fds, bool *readable, size_t n, int patience)
{
    struct curl_waitfd waits[FDS_MOST];

    if (t == NULL) {
        wait_for_descriptors(fds, readable, n, patience);
        return;
    }
    for (size_t i = 0; i < n; i++)
        waits[i] = (struct curl_waitfd){ .fd = fds[i], .events = CURL_WAIT_POLLIN };
    (void)t->curl.multi_poll(t->multi, waits, (unsigned)n, patience, NULL);
    wait_for_descriptors(fds, readable, n, 0);
}

#else

const char *transfer_library(void)
{
    return NULL;
}

struct transfers *transfers_new(const struct alerts *alerts, struct error *error)
{
    (void)alerts;
    error_set(error, _("webhook and mail: this program was built without libcurl"));
    return NULL;
}

void transfers_free(struct transfers *t)
{
    (void)t;
}

void transfer_begin(struct transfers *t, struct queue *q, const struct alert_record *records,
                    size_t n, struct slice body)
{
    (void)t, (void)q, (void)records, (void)n, (void)body;
}

void transfer_look(struct transfers *t, struct queue *q)
{
    (void)t, (void)q;
}

void transfers_wait(struct transfers *t, const int *fds, bool *readable, size_t n, int patience)
{
    (void)t;
    wait_for_descriptors(fds, readable, n, patience);
}

void transfers_go_on(struct transfers *t, transfer_end *tell, void *context)
{
    (void)t, (void)tell, (void)context;
}

#endif
