/* metrics_server.c - libmicrohttpd, with its own epoll descriptor in the loop of another. */
#include "config.h"

#include "alert/metrics_server.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/library.h"
#include "base/mem.h"
#include "base/socket_address.h"

#if HAVE_MICROHTTPD

#include <microhttpd.h>

/* Loaded by the sender alone, like libcurl: it brings GnuTLS along. */
#define LIBRARY "libmicrohttpd.so.12"
#define FUNCTIONS(F)                                                                               \
    F(start_daemon)                                                                                \
    F(stop_daemon)                                                                                 \
    F(run)                                                                                         \
    F(get_timeout)                                                                                 \
    F(get_daemon_info)                                                                             \
    F(create_response_from_buffer)                                                                 \
    F(add_response_header)                                                                         \
    F(queue_response)                                                                              \
    F(destroy_response)

#define MEMBER(name) __typeof__(MHD_##name) *name;
struct http {
    FUNCTIONS(MEMBER)
};
#undef MEMBER

/* One that asks each second and goes astray takes no place from others. */
#define CONNECTIONS_MOST 16u
#define CONNECTIONS_EACH 4u /* of one address */
#define SILENCE_S 10u       /* then a connection is closed */
#define REQUEST_MOST 8192u  /* bytes, with what is answered in the head */
#define WAITING_MOST 16     /* connections that are not accepted yet */

struct metrics_server {
    struct http http;
    struct MHD_Daemon *daemon;
    int ready; /* epoll's */
    metrics_write *write;
    void *context;
};

const char *metrics_library(void)
{
    return "libmicrohttpd " MICROHTTPD_VERSION;
}

static bool load(struct http *http, struct error *error)
{
#define ENTRY(name) { "MHD_" #name, &http->name },
    const struct library_function functions[] = { FUNCTIONS(ENTRY) };
#undef ENTRY
    struct error lack = { 0 };
    bool good = library_load(LIBRARY, functions, ARRAY_SIZE(functions), &lack);

    if (!good)
        error_set(error, _("--metrics needs %s, which is not there: %s"), LIBRARY, lack.message);
    error_done(&lack);
    return good;
}

/* Requests */

static enum MHD_Result answer(const struct metrics_server *s, struct MHD_Connection *connection,
                              unsigned status, const char *type, const struct text *body)
{
    struct MHD_Response *response = s->http.create_response_from_buffer(
        body->n, (void *)(uintptr_t)text_str(body), MHD_RESPMEM_MUST_COPY);
    enum MHD_Result result = MHD_NO;

    if (response == NULL)
        return MHD_NO;
    s->http.add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    s->http.add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        s->http.add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET");
    result = s->http.queue_response(connection, status, response);
    s->http.destroy_response(response);
    return result;
}

/* Answered before any body comes: there is none to wait for. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *n, void **state)
{
    const struct metrics_server *s = context;
    const char *type = "text/plain; charset=utf-8";
    unsigned status = MHD_HTTP_OK;
    struct text body = { 0 };

    (void)version, (void)upload, (void)n, (void)state;
    if (strcmp(method, MHD_HTTP_METHOD_GET) != 0) {
        status = MHD_HTTP_METHOD_NOT_ALLOWED;
        text_adds(&body, "GET only\n");
    } else if (strcmp(url, "/metrics") != 0) {
        status = MHD_HTTP_NOT_FOUND;
        text_adds(&body, "see /metrics\n");
    } else {
        type = "text/plain; version=0.0.4; charset=utf-8";
        s->write(s->context, &body);
    }
    enum MHD_Result result = answer(s, connection, status, type, &body);

    text_done(&body);
    return result;
}

/* The start */

static int listen_at(struct endpoint where, struct error *error)
{
    union socket_address address;
    socklen_t size = socket_address_of(where, &address);
    const int on = 1;
    int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct text name = { 0 };

    if (fd >= 0)
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (fd >= 0 && bind(fd, &address.any, size) == 0 && listen(fd, WAITING_MOST) == 0)
        return fd;
    endpoint_print(&name, where);
    error_set(error, "--metrics %s: %s", text_str(&name), strerror(errno));
    text_done(&name);
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool start_daemon(struct metrics_server *s, int fd)
{
    const union MHD_DaemonInfo *info;

    s->daemon = s->http.start_daemon(
        MHD_USE_EPOLL, 0, NULL, NULL, on_request, s, MHD_OPTION_LISTEN_SOCKET, fd,
        MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MOST, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        CONNECTIONS_EACH, MHD_OPTION_CONNECTION_TIMEOUT, SILENCE_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_MOST, MHD_OPTION_END);
    info = s->daemon != NULL ? s->http.get_daemon_info(s->daemon, MHD_DAEMON_INFO_EPOLL_FD) : NULL;
    s->ready = info != NULL ? info->epoll_fd : -1;
    return s->ready >= 0;
}

struct metrics_server *metrics_server_start(struct endpoint where, metrics_write *write,
                                            void *context, struct error *error)
{
    struct metrics_server *s = xcalloc(1, sizeof *s);
    int fd = -1;

    s->ready = -1;
    s->write = write;
    s->context = context;
    if (load(&s->http, error) && (fd = listen_at(where, error)) >= 0 && start_daemon(s, fd))
        return s;
    if (!error_is_set(error))
        error_set(error, "--metrics: %s", strerror(errno));
    if (s->daemon == NULL && fd >= 0)
        close(fd);
    metrics_server_stop(s);
    return NULL;
}

void metrics_server_stop(struct metrics_server *s)
{
    if (s != NULL && s->daemon != NULL)
        s->http.stop_daemon(s->daemon);
    free(s);
}

int metrics_server_fd(const struct metrics_server *s)
{
    return s != NULL ? s->ready : -1;
}

int metrics_server_patience(const struct metrics_server *s, int most)
{
    MHD_UNSIGNED_LONG_LONG wait = 0;

    if (s == NULL || s->http.get_timeout(s->daemon, &wait) != MHD_YES)
        return most;
    return wait < (unsigned)most ? (int)wait : most;
}

void metrics_server_run(struct metrics_server *s)
{
    if (s != NULL)
        s->http.run(s->daemon);
}

#else

const char *metrics_library(void)
{
    return NULL;
}

struct metrics_server *metrics_server_start(struct endpoint where, metrics_write *write,
                                            void *context, struct error *error)
{
    (void)where, (void)write, (void)context;
    error_set(error, _("--metrics: this program was built without libmicrohttpd"));
    return NULL;
}

void metrics_server_stop(struct metrics_server *s)
{
    (void)s;
}

int metrics_server_fd(const struct metrics_server *s)
{
    (void)s;
    return -1;
}

int metrics_server_patience(const struct metrics_server *s, int most)
{
    (void)s;
    return most;
}

void metrics_server_run(struct metrics_server *s)
{
    (void)s;
}

#endif
