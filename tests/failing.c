/* failing.c - for LD_PRELOAD: memory that does not come.
 *
 * FAIL_AT: the number of the allocation, from 1; FAIL_ON: that many fail, 0: all from there on. Not
 * those of libraries that cannot do without: `spared`. FAIL_COUNT: a descriptor that is told at
 * the end how many there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned long count, fail_at, fail_on;

/* dlsym() itself may allocate before it has told where the real one is. */
static _Alignas(16) char early[65536];
static size_t early_used;

static void *from_early(size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if (size > sizeof early - early_used)
        return NULL;
    early_used += size;
    return early + early_used - size;
}

static int is_early(const void *p)
{
    return (const char *)p >= early && (const char *)p < early + sizeof early;
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");

    fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
    fail_on = on != NULL ? strtoul(on, NULL, 10) : 0;
    count = 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *fd = getenv("FAIL_COUNT");
    char text[32];

    if (fd != NULL &&
        write(atoi(fd), text, (size_t)snprintf(text, sizeof text, "%lu\n", count)) < 0)
        _exit(99);
}

/* The one may go round for ever; the other, of newterm(3), reads from NULL. */
static const char *const spared[] = { "libseccomp", "libtinfo" };

static int is_spared(const void *caller)
{
    Dl_info about;

    if (!dladdr(caller, &about) || about.dli_fname == NULL)
        return 0;
    for (size_t i = 0; i < sizeof spared / sizeof *spared; i++)
        if (strstr(about.dli_fname, spared[i]) != NULL)
            return 1;
    return 0;
}

static int fails(const void *caller)
{
    unsigned long n = ++count;

    if (fail_at == 0 || n < fail_at || (fail_on && n >= fail_at + fail_on))
        return 0;
    if (is_spared(caller))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    static void *(*real)(size_t);
    static int looking;

    if (real == NULL) {
        if (looking)
            return from_early(size);
        looking = 1;
        *(void **)&real = dlsym(RTLD_NEXT, "malloc");
        looking = 0;
    }
    return fails(__builtin_return_address(0)) ? NULL : real(size);
}

void *calloc(size_t n, size_t size)
{
    static void *(*real)(size_t, size_t);
    static int looking;

    if (real == NULL) {
        if (looking)
            return from_early(n * size);
        looking = 1;
        *(void **)&real = dlsym(RTLD_NEXT, "calloc");
        looking = 0;
    }
    return fails(__builtin_return_address(0)) ? NULL : real(n, size);
}

void *realloc(void *p, size_t size)
{
    static void *(*real)(void *, size_t);

    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "realloc");
    return fails(__builtin_return_address(0)) ? NULL : real(p, size);
}

void free(void *p)
{
    static void (*real)(void *);

    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "free");
    if (!is_early(p))
        real(p);
}
