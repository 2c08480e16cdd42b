/* pattern.c - the one file that knows PCRE2. */
#include "config.h"

#include "base/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SOURCE_MAX 4096
#define MATCH_LIMIT 100000
#define DEPTH_LIMIT 2000
#define HEAP_LIMIT_KIB 2048
#define REMEMBERED 40 /* bytes */

struct pattern {
    struct slice source;  /* of what is compiled later */
    pthread_mutex_t lock; /* of what follows */
    pcre2_code *code;     /* NULL: not compiled yet */
    pcre2_match_data *data;
    pcre2_match_context *context;
    char last[REMEMBERED]; /* what was asked last, if it is no longer than this */
    size_t n_last;         /* 0: nothing was */
    bool matched;          /* what was answered */
};

/* Before 10.34 text that is no UTF-8 could not be matched in UTF mode: bytes then. */
#ifdef PCRE2_MATCH_INVALID_UTF
#define OPTIONS (PCRE2_CASELESS | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C)
#else
#define OPTIONS (PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C)
#endif

static bool compile(struct pattern *p, struct slice source, struct pattern_error *error)
{
    int number = PCRE2_ERROR_NOMEMORY;
    PCRE2_SIZE offset = 0;

    if (source.n <= SOURCE_MAX)
        p->code = pcre2_compile((PCRE2_SPTR)source.p, source.n, OPTIONS, &number, &offset, NULL);
    else
        number = PCRE2_ERROR_BADDATA;
    if (p->code == NULL) {
        error->offset = offset < source.n ? offset : source.n;
        pcre2_get_error_message(number, (PCRE2_UCHAR *)error->message, sizeof error->message);
        return false;
    }
    p->data = pcre2_match_data_create(1, NULL);
    p->context = pcre2_match_context_create(NULL);
    if (p->data == NULL || p->context == NULL)
        out_of_memory();
    pcre2_set_match_limit(p->context, MATCH_LIMIT);
    pcre2_set_depth_limit(p->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(p->context, HEAP_LIMIT_KIB);
    return true;
}

struct pattern *pattern_new(struct slice source, struct pattern_error *error)
{
    struct pattern *p = pattern_later(source);

    if (compile(p, source, error))
        return p;
    pattern_free(p);
    return NULL;
}

struct pattern *pattern_later(struct slice source)
{
    struct pattern *p = xcalloc(1, sizeof *p);

    p->source = source;
    pthread_mutex_init(&p->lock, NULL);
    return p;
}

static bool match(const struct pattern *p, struct slice text)
{
    PCRE2_SPTR start = (PCRE2_SPTR)(text.n ? text.p : "");

    /* 0: it matched, and there was no room for the groups, which nobody asks for. */
    return pcre2_match(p->code, start, text.n, 0, 0, p->data, p->context) >= 0;
}

/* One call after the other has the same User-Agent or reason phrase. */
static bool matches(struct pattern *p, struct slice text)
{
    struct pattern_error ignored;

    if (p->code == NULL && !compile(p, p->source, &ignored))
        return false;
    if (p->n_last > 0 && slice_eq(text, (struct slice){ p->last, p->n_last }))
        return p->matched;
    bool matched = match(p, text);
    if (text.n > 0 && text.n <= REMEMBERED) {
        memcpy(p->last, text.p, text.n);
        p->n_last = text.n;
        p->matched = matched;
    }
    return matched;
}

bool pattern_matches(struct pattern *p, struct slice text)
{
    pthread_mutex_lock(&p->lock);
    bool matched = matches(p, text);
    pthread_mutex_unlock(&p->lock);

    return matched;
}

void pattern_free(struct pattern *p)
{
    if (p == NULL)
        return;
    pcre2_match_context_free(p->context);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
    pthread_mutex_destroy(&p->lock);
    free(p);
}
