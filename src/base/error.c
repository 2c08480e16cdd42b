/* error.c - the reason why something could not be done, in a form a user can act on. */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/text.h"

void error_set(struct error *e, const char *format, ...)
{
    if (e == NULL || e->message != NULL)
        return;
    struct text t = { 0 };
    va_list args;

    va_start(args, format);
    text_vprintf(&t, format, args);
    va_end(args);
    e->message = text_take(&t);
}

bool error_is_set(const struct error *e)
{
    return e != NULL && e->message != NULL;
}

void error_done(struct error *e)
{
    if (e == NULL)
        return;
    free(e->message);
    e->message = NULL;
}
