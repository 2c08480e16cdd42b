/* grammar.c - the verdict of the full grammar, by libosip2. */
#include "config.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/time.h>

#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_uri.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "sip/chars.h"
#include "sip/grammar_rules.h"
#include "sip/plain.h"

/* osip is not asked for more: it copies, and some of its parsers look at their text more than once.
 */
#define OSIP_LONGEST_VALUE 8192
#define OSIP_LONGEST_MESSAGE (64 * 1024)

void fault_add(struct faults *f, struct span at, enum weight weight, const char *what,
               const char *reference)
{
    if (f->n < FAULTS_KEPT)
        f->list[f->n++] = (struct grammar_fault){ at, _(what), reference, weight == FATAL };
}

void fault_add_at(struct faults *f, struct slice at, enum weight weight, const char *what,
                  const char *reference)
{
    fault_add(f, sip_span(f->m, at), weight, what, reference);
}

bool fault_within(const struct faults *f, struct span span)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->list[i].fatal && f->list[i].at.offset >= span.offset &&
            f->list[i].at.offset - span.offset <= span.length)
            return true;
    return false;
}

/* osip writes its complaints to standard output unless it is told otherwise. */
static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format,
                     va_list args)
{
    (void)file, (void)line, (void)level, (void)format, (void)args;
}

static void begin_osip(void)
{
    osip_trace_initialize_func(END_TRACE_LEVEL, no_trace);
    for (int level = 0; level < END_TRACE_LEVEL; level++)
        osip_trace_disable_level((osip_trace_level_t)level);
    osip_set_allocators(xmalloc, xrealloc, free); /* osip checks not all allocations */
    parser_init();
}

/* Tables of osip are of the process; a thread that comes meanwhile waits for them. */
static void prepare_osip(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, begin_osip);
}

#define OSIP_TRY(kind)                                                                             \
    static bool try_##kind(const char *text)                                                       \
    {                                                                                              \
        osip_##kind##_t *parsed;                                                                   \
        bool right;                                                                                \
        if (osip_##kind##_init(&parsed) != 0)                                                      \
            return true;                                                                           \
        right = osip_##kind##_parse(parsed, text) == 0;                                            \
        osip_##kind##_free(parsed);                                                                \
        return right;                                                                              \
    }

OSIP_TRY(authorization)
OSIP_TRY(call_id)
OSIP_TRY(contact)
OSIP_TRY(content_type)
OSIP_TRY(cseq)
OSIP_TRY(from)
OSIP_TRY(record_route)
OSIP_TRY(route)
OSIP_TRY(to)
OSIP_TRY(uri)
OSIP_TRY(via)
OSIP_TRY(www_authenticate)

static bool (*const osip_tries[HEADER_COUNT])(const char *text) = {
    [HEADER_VIA] = try_via,
    [HEADER_FROM] = try_from,
    [HEADER_TO] = try_to,
    [HEADER_CALL_ID] = try_call_id,
    [HEADER_CSEQ] = try_cseq,
    [HEADER_CONTACT] = try_contact,
    [HEADER_ROUTE] = try_route,
    [HEADER_RECORD_ROUTE] = try_record_route,
    [HEADER_CONTENT_TYPE] = try_content_type,
    [HEADER_AUTHORIZATION] = try_authorization,
    [HEADER_PROXY_AUTHORIZATION] = try_authorization,
    [HEADER_WWW_AUTHENTICATE] = try_www_authenticate,
    [HEADER_PROXY_AUTHENTICATE] = try_www_authenticate,
};

/* A message that osip alone refuses may be allowed by the RFC (some of those of RFC 4475 are such):
 * it is odd, as other receivers may stumble over it too. */
static void ask_osip(struct faults *f, struct span at, bool (*try)(const char *), const char *what)
{
    struct slice value = sip_text(f->m, at);
    struct text copy = { 0 };

    if (try == NULL || value.n == 0 || value.n > OSIP_LONGEST_VALUE ||
        slice_chr(value, '\0') < value.n || fault_within(f, at))
        return;
    sip_unfold(&copy, value);
    if (!try(text_str(&copy)))
        fault_add(f, at, ODD, what, "RFC 3261 section 25.1");
    text_done(&copy);
}

static void ask_osip_for_header(struct faults *f, const struct sip_header *header)
{
    struct sip_values v = { .header = header };

    if (osip_tries[header->id] == NULL)
        return;
    while (sip_next_value(f->m, header->id, &v) && v.header == header)
        ask_osip(f, v.value, osip_tries[header->id], N_("libosip2 cannot read this value"));
}

static void ask_osip_for_all(struct faults *f)
{
    osip_message_t *parsed;
    struct text copy = { 0 };

    if (f->n > 0 || f->m->bytes.n > OSIP_LONGEST_MESSAGE || osip_message_init(&parsed) != 0)
        return;
    text_slice(&copy, f->m->bytes);
    if (osip_message_parse(parsed, text_str(&copy), copy.n) != 0)
        fault_add(f, f->m->start_line, ODD, N_("libosip2 cannot read this message"),
                  "RFC 3261 section 25.1");
    osip_message_free(parsed);
    text_done(&copy);
}

static int by_place(const void *a, const void *b)
{
    const struct grammar_fault *x = a, *y = b;

    if (x->at.offset != y->at.offset)
        return x->at.offset < y->at.offset ? -1 : 1;
    if (x->fatal != y->fatal)
        return x->fatal ? -1 : 1;
    return x->at.length < y->at.length ? -1 : x->at.length > y->at.length;
}

/* The headers that have to be looked at; those that are plain need not. Returns how many. */
static size_t choose_headers(const struct sip_message *m, bool all, uint16_t *chosen)
{
    size_t n = 0;

    for (uint32_t i = 0; i < m->n_headers; i++)
        if (all || !plain_header(m, &m->headers[i]))
            chosen[n++] = (uint16_t)i;
    return n;
}

/* All of it is plain, so that osip has nothing to say of the whole, either. */
static bool is_plain(const struct sip_message *m, size_t n_chosen, bool has_plain_uri)
{
    return n_chosen == 0 && m->n_headers > 0 && m->faults == 0 && !m->limited &&
           (m->body.length == 0 || sip_header(m, HEADER_CONTENT_TYPE) != NULL) &&
           (m->request ? has_plain_uri
                       : chars_all(sip_text(m, m->reason), CHAR_TOKEN | CHAR_BLANK));
}

static size_t check(const struct sip_message *m, bool all, struct grammar_fault *faults,
                    size_t room)
{
    struct faults f = { .m = m };
    uint16_t chosen[SIP_MAX_HEADERS];
    size_t n = choose_headers(m, all, chosen);
    bool has_plain_uri = !all && m->request && plain_uri(sip_text(m, m->request_uri));
    bool plain = !all && is_plain(m, n, has_plain_uri);

    rules_start_line(&f, has_plain_uri);
    rules_message(&f);
    for (size_t i = 0; i < n; i++)
        rules_header(&f, &m->headers[chosen[i]]);
    if (!plain) {
        prepare_osip();
        ask_osip(&f, m->request_uri, try_uri, N_("libosip2 cannot read this URI"));
        for (size_t i = 0; i < n; i++)
            ask_osip_for_header(&f, &m->headers[chosen[i]]);
        ask_osip_for_all(&f);
    }
    qsort(f.list, f.n, sizeof f.list[0], by_place);
    for (size_t i = 0; i < f.n && i < room; i++)
        faults[i] = f.list[i];
    return f.n;
}

size_t sip_grammar_check(const struct sip_message *m, struct grammar_fault *faults, size_t room)
{
    return check(m, false, faults, room);
}

size_t sip_grammar_check_all(const struct sip_message *m, struct grammar_fault *faults, size_t room)
{
    return check(m, true, faults, room);
}

const char *sip_grammar_library(void)
{
    return "libosip2 " OSIP_VERSION;
}
