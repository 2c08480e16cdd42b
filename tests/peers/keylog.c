/* keylog.c - a library to preload: whatever makes connections of OpenSSL with it writes their
 * secrets to the file that SSLKEYLOGFILE names, in the format that is called so.
 *
 *     cc -shared -fPIC -o keylog.so keylog.c -lssl
 *     LD_PRELOAD=./keylog.so SSLKEYLOGFILE=keys kamailio …
 *
 * It is linked with libssl so that the next SSL_CTX_new() is found where a module brings it along,
 * as kamailio's does. Processes share the file: each line is one write to its end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <openssl/ssl.h>

static void write_line(const SSL *ssl, const char *line)
{
    const char *path = getenv("SSLKEYLOGFILE");
    int fd = path != NULL ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666) : -1;
    char text[1024];
    int n = snprintf(text, sizeof text, "%s\n", line);

    (void)ssl;
    if (fd < 0)
        return;
    if (n < 0 || (size_t)n >= sizeof text || write(fd, text, (size_t)n) != n)
        fputs("keylog: a secret is not whole\n", stderr);
    close(fd);
}

static SSL_CTX *watched(SSL_CTX *context)
{
    if (context != NULL)
        SSL_CTX_set_keylog_callback(context, write_line);
    return context;
}

SSL_CTX *SSL_CTX_new(const SSL_METHOD *method)
{
    SSL_CTX *(*next)(const SSL_METHOD *);

    *(void **)&next = dlsym(RTLD_NEXT, "SSL_CTX_new");
    return watched(next(method));
}

SSL_CTX *SSL_CTX_new_ex(OSSL_LIB_CTX *library, const char *properties, const SSL_METHOD *method)
{
    SSL_CTX *(*next)(OSSL_LIB_CTX *, const char *, const SSL_METHOD *);

    *(void **)&next = dlsym(RTLD_NEXT, "SSL_CTX_new_ex");
    return watched(next(library, properties, method));
}
